"""A share, and the whole that somebody else gives for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.claim import Claim
from reconcile.consistency.laws import (
    TIME,
    Addend,
    Law,
    View,
    common_unit,
    of_one_time,
    own_figures,
    portions,
    same_extent,
    share_figures,
    shares,
    stands_in,
    usable,
)
from reconcile.consistency.stocks import to_come
from reconcile.lexicon import Concept


def of_shares(view: View) -> Iterator[Law]:
    """32 % of the damaged houses, which a third claim counts, is how many collapsed. What a change is a share of stands
    in `stocks`."""
    found: dict[int, list[Law]] = {}
    for claim in portions(view):
        by_question: dict[int, list[Claim]] = {}
        bases = view.context.bases(claim) if not view.context.direction(claim) else ()
        for base in (view.by_id[id] for id, _ in bases):
            if usable(base) and _is_base(base, claim, view):
                by_question.setdefault(view.question[base.id], []).append(base)
        laws = (_share_law(claim, by_question[q], view) for q in sorted(by_question))
        found.setdefault(view.question[claim.id], []).extend(law for law in laws if law is not None)
    for q in sorted(found):
        if len({law.key for law in found[q]}) == 1:  # of several wholes, which is meant is in doubt
            yield found[q][0]


def _is_base(base: Claim, share: Claim, view: View) -> bool:
    """The share is of just this: all that the base's words say is in the share's."""
    if view.question[base.id] == view.question[share.id] or not same_extent(base, share, view):
        return False
    if view.context.side(base) == "after" or to_come(base):
        return False
    words: list[Concept] = [c for c in view.telling(view.measure(base)) if c.senses.isdisjoint(TIME)]
    return bool(words) and view.covers(share, words, 0.5)


def _share_law(share: Claim, bases: Sequence[Claim], view: View) -> Law | None:
    """Beside what surely gives as a figure what this share does."""
    unit = common_unit(bases, view.context)
    parts = [c for c in view.mates(share) if not shares(c, view.context) and stands_in(c, share, view)]
    figures = tuple(f for c in parts for f in own_figures(c, unit, view)) if unit is not None else ()
    if unit is None or not figures:
        return None
    given = share_figures(view.mates(share), share, view)
    name = view.variable(share, given[0].amount.unit, "share")
    of = tuple(f for c in bases for f in own_figures(c, unit, view))
    right = Addend(1, view.variable(bases[0], unit), of, name, given)
    left = Addend(1, view.variable(parts[0], unit), figures)
    return Law(left, (right,), "the share is of this whole", of_one_time(view))
