"""A share, and the whole that somebody else gives for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from reconcile.claim import Claim
from reconcile.consistency.laws import (
    A_SEASON,
    ALIKE,
    ALIKE_AS_FAR,
    TIME,
    Addend,
    Law,
    Near,
    View,
    amounts,
    common_unit,
    of_near_articles,
    one_time,
    own_figures,
    portions,
    roughly,
    same_extent,
    share_figures,
    shares,
    singles_out,
    spoken_of,
    stands_in,
    sure,
)
from reconcile.consistency.stocks import WHOLE, to_come
from reconcile.lexicon import Concept

_SHARE = frozenset(("=share of total", "=proportion"))

# A share that approved is of those who voted, and not of all who might have.
_PUT_TO_A_VOTE = re.compile(
    r"\b(?:vot(?:e[ds]?|ing)|ballots?|ratif\w+|authori[sz]\w+|approv\w+|in favou?r)\b", re.IGNORECASE
)
_VOTES = re.compile(r"\b(?:vot(?:e[ds]?|ing|ers?)|ballots?|turnout)\b", re.IGNORECASE)


def of_others_than_voted(share: Claim, base: Claim) -> bool:
    """The share approved, and the base is no number of votes or voters."""
    told = f"{base.subject} {base.predicate} {base.written}"
    return _PUT_TO_A_VOTE.search(share.predicate) is not None and _VOTES.search(told) is None


def of_shares(view: View) -> Iterator[Law]:
    """32 % of the damaged houses, which a third claim counts, is how many collapsed. What a change is a share of stands
    in `stocks`."""
    near = Near(amounts(view), lambda c: (*view.subject(c), *view.measure(c)), view)
    found: dict[int, list[Law]] = {}
    for claim in portions(view):
        parts = [c for c in view.mates(claim) if not shares(c, view.context) and stands_in(c, claim, view)]
        if not parts or view.context.direction(claim):
            continue
        by_question: dict[int, list[Claim]] = {}
        for base in near.to(claim):
            if base not in parts and _is_base(base, claim, view) and _is_more(base, parts[0], view):
                by_question.setdefault(view.question[base.id], []).append(base)
        laws = (_share_law(claim, parts, by_question[q], view) for q in sorted(by_question))
        found.setdefault(view.question[claim.id], []).extend(law for law in laws if law is not None)
    for q in sorted(found):
        if len({law.key for law in found[q]}) == 1:  # of several wholes, which is meant is in doubt
            yield found[q][0]


def _is_base(base: Claim, share: Claim, view: View) -> bool:
    """The share is of just this: all that the base's words say is in the share's, but for one that may say which of its
    kind it is."""
    if sure(base, share, view) or not _of_its_extent(base, share, view):
        return False
    if view.context.direction(base) or view.context.side(base) == "after" or to_come(base):
        return False
    if of_others_than_voted(share, base):
        return False
    names = [c for c in view.subject(base) if c.name]
    if not all(spoken_of(c, share, view) for c in names):
        return False
    about, words = (_telling(base, which, view) for which in (view.subject, view.measure))
    if not words:
        about, words = [], about
    if not words or not view.covers(share, words, ALIKE):
        return False
    strange = [c for c in about if not view.covers(share, (c,), ALIKE)]
    return not strange or (len(strange) == 1 < len(about) and not singles_out(strange[0], view))


def _is_more(base: Claim, part: Claim, view: View) -> bool:
    unit = common_unit((base, part), view.context)
    if unit is None:
        return False
    whole, some = (own_figures(c, unit, view) for c in (base, part))
    return bool(whole and some) and whole[0].amount.figure > some[0].amount.figure


def _telling(claim: Claim, which: Callable[[Claim], Iterable[Concept]], view: View) -> list[Concept]:
    return [c for c in view.telling(which(claim)) if not c.name and c.senses.isdisjoint(TIME)]


def _of_its_extent(base: Claim, share: Claim, view: View) -> bool:
    """Of the same part; or the whole, of which the share is what that part has."""
    if same_extent(base, share, view):
        return True
    said = any(not c.senses.isdisjoint(_SHARE) for c in view.predicate(share))
    return said and bool(view.scope(share)) and not view.scope(base)


def _too_early(a: Claim, b: Claim, view: View) -> bool:
    """The one tells what came together in a year or a season that was not over when the other was published, which
    tells no time."""
    for dated, bare in ((a, b), (b, a)):
        if dated.when is None or bare.when is not None or bare.source.published is None:
            continue
        if any(not c.senses.isdisjoint(view.lexicon.stocks) for c in view.measure(bare)):
            continue  # there are as many staff in the middle of the year
        last, told = dated.when.period.last, bare.source.published.period.first
        long = (dated.when.period.duration_minutes or 0) >= A_SEASON
        if long and last is not None and told is not None and told < last:
            return True
    return False


def _share_law(share: Claim, parts: Sequence[Claim], bases: Sequence[Claim], view: View) -> Law | None:
    """Beside what surely gives as a figure what this share does."""
    unit = common_unit(bases, view.context)
    figures = tuple(f for c in parts for f in own_figures(c, unit, view)) if unit is not None else ()
    if unit is None or not figures:
        return None
    given = share_figures(view.mates(share), share, view)
    name = view.variable(share, given[0].amount.unit, "share")
    of = tuple(roughly(f) for c in bases for f in own_figures(c, unit, view))
    right = Addend(1, view.variable(bases[0], unit), of, name, given)
    left = Addend(1, view.variable(parts[0], unit), figures)

    def together(i: int, a: Claim, j: int, b: Claim) -> bool:
        """A whole is told at any time within a year, or of the time that it is of."""
        near = of_near_articles(i, a, j, b) and (a.when is None or b.when is None)
        return not _too_early(a, b, view) and (one_time(a, b, view) or (WHOLE in (i, j) and near))

    return Law(left, (right,), f"the share is of this whole, {ALIKE_AS_FAR}", together)
