"""A share, and the whole that somebody else gives for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reconcile.align import THRESHOLD, forbidden
from reconcile.claim import Claim
from reconcile.consistency.laws import (
    TIME,
    Addend,
    Law,
    View,
    common_unit,
    of_one_time,
    one_time,
    own_figures,
    same_extent,
    share_figures,
    shares,
    stands_in,
    usable,
)
from reconcile.consistency.stocks import role, to_come
from reconcile.features import features, score
from reconcile.lexicon import Concept

# --- shares of a whole that is known ----------


def of_shares(view: View) -> Iterator[Law]:
    """15 % of a workforce that a third claim gives is what a fourth says will go."""
    found: dict[int, list[Law]] = {}
    by_source: dict[str, list[Claim]] = {}
    for claim in filter(usable, view.by_id.values()):
        if view.context.direction(claim):  # what a share of something does to it
            by_source.setdefault(claim.source.id, []).append(claim)
    for claim in view.by_id.values():
        if usable(claim) and (bases := view.context.bases(claim)) and shares(claim, view.context):
            whole = [view.by_id[id] for id, _ in bases]
            by_question: dict[int, list[Claim]] = {}
            for base in whole:
                if usable(base) and _is_base(base, claim, view):
                    by_question.setdefault(view.question[base.id], []).append(base)
            for q in sorted(by_question):
                law = _share_law(claim, by_question[q], by_source.get(claim.source.id, ()), view)
                if law is not None:
                    found.setdefault(view.question[claim.id], []).append(law)
    for q in sorted(found):
        if len({law.key for law in found[q]}) == 1:  # of several wholes, which is meant is in doubt
            yield found[q][0]


def _is_base(base: Claim, share: Claim, view: View) -> bool:
    """The share is of just this: all that the base's words say is in the share's."""
    if view.question[base.id] == view.question[share.id] or not same_extent(base, share, view):
        return False
    if role(base, view) == "after" or to_come(base):
        return False
    words: list[Concept] = [c for c in view.telling(view.measure(base)) if c.senses.isdisjoint(TIME)]
    return bool(words) and view.covers(share, words, 0.5)


def _parts_of(share: Claim, own: Iterable[Claim], view: View) -> Iterator[Claim]:
    """What surely gives as a figure what this share does: a claim of its question, or of its own source (`own`), which
    may say a thing twice in two units."""
    for c in view.mates(share):
        if not shares(c, view.context) and stands_in(c, share, view):
            yield c
    for c in own:
        if view.question[c.id] != view.question[share.id] and _twice(c, share, view):
            yield c


def _twice(claim: Claim, share: Claim, view: View) -> bool:
    """Two claims of one source that say a thing in two units: alike, of one time, one status and one flow."""
    flow = view.context.direction(claim)
    if not flow or flow != view.context.direction(share) or claim.status != share.status:
        return False
    if shares(claim, view.context) or not same_extent(claim, share, view):
        return False
    a, b = sorted((claim.id, share.id))
    frames = view.alignment.frames
    alike = not forbidden(frames[a], frames[b], view.lexicon, view.alignment.wholes)
    return alike and one_time(claim, share, view) and score(features(view.alignment.look(a, b))) >= THRESHOLD


def _share_law(share: Claim, bases: Sequence[Claim], own: Iterable[Claim], view: View) -> Law | None:
    unit = common_unit(bases, view.context)
    if unit is None:
        return None
    parts = list(_parts_of(share, own, view))
    figures = tuple(f for c in sorted(parts, key=lambda c: c.id) for f in own_figures(c, unit, view))
    if not figures:
        return None
    given = share_figures(view.mates(share), share, view)
    name = view.variable(share, given[0].amount.unit, "share")
    of = tuple(f for c in bases for f in own_figures(c, unit, view))
    right = Addend(1, view.variable(bases[0], unit), of, name, given)
    return Law(
        Addend(1, view.variable(parts[0], unit), figures),
        (right,),
        "the share is of this whole",
        of_one_time(view),
    )
