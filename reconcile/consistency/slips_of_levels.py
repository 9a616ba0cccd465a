"""Sums of two levels that nearly hold: what was before a change, and after it, and one that is ahead of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from reconcile.claim import Claim
from reconcile.consistency.laws import (
    Addend,
    Figure,
    View,
    common_unit,
    figure,
    foreseen,
    in_unit,
    narrower,
    of_one_rank,
    one_time,
    own_figures,
    same_extent,
    shares,
    singles_out,
    sizes,
    spoken_of,
    written,
)
from reconcile.consistency.likeness import (
    TOO_MANY,
    in_neither,
    may_go_with,
    of_before,
    other_names,
    own_words,
    said,
    strangers,
    unsaid,
)
from reconcile.consistency.slip import MOST, Slip, law_of, makes, moved, off_by, term
from reconcile.consistency.stocks import DAY, OF_ANOTHER, one_way, place, stock, to_come
from reconcile.derive import grown
from reconcile.features import AFTER, BEFORE
from reconcile.judge import DECIDED, OPEN
from reconcile.lexicon import ORDINALS, Concept
from reconcile.values.interval import Interval
from reconcile.values.quantity import Unit
from reconcile.values.timeline import Period

A_MONTH = 31
A_FORTNIGHT = 14  # days: what was counted earlier is of another contest than the last


# --- a change between two levels ----------


def moves(change: Claim, near: Sequence[Claim], view: View) -> Iterator[Slip]:
    """What was before, and the change, make what is after. Where another change goes the other way, or is larger, it is
    in doubt what lies between two levels; where a smaller one makes up the difference nobody has slipped."""
    sign = view.context.direction(change)
    others = [c for c in near if c is not change and _of_one_stock(c, change, view)]
    if not sign or _gives_levels(change, view) or not _is_all_that_moved(change, view):
        return
    rivals = [c for c in others if _outweighs(c, change, view)]
    for before, after in _in_order(change, _of_one_unit(change, near, view), view):
        if not all(_lies_outside(c, before, after, view) for c in rivals):
            continue
        unit = common_unit((before, after, change), view.context)
        was, now, by = (own_figures(c, unit, view) if unit is not None else () for c in (before, after, change))
        if was and now and by and not _told_from_to(by[0], others, view):
            law = law_of(term("after", now), (term("before", was), term("change", by, sign)), _given(sign), (0, 1))
            beside = [c for c in others if _may_lie_beside(c, change, before, after, view)]
            fits = _fits(moved(was[0].interval, by[0].interval, sign), now[0].interval, beside, unit, view)
            seen = sign * (now[0].amount.figure - was[0].amount.figure)
            yield Slip(law, unsaid((before, after, change), view), off_by(seen, by[0].amount.figure, fits))


def _of_one_unit(change: Claim, near: Sequence[Claim], view: View) -> list[Claim]:
    return [c for c in near if common_unit((c, change), view.context) is not None]


def _given(sign: int) -> str:
    return f"what was before {'and' if sign > 0 else 'less'} the change is what is after"


def _gives_levels(change: Claim, view: View) -> bool:
    return any(written(change, end, view.context) for end in ("before", "after"))


def _of_one_stock(other: Claim, change: Claim, view: View) -> bool:
    moving = bool(view.context.direction(other)) and not stock(other, view).isdisjoint(stock(change, view))
    return moving and same_extent(other, change, view) and not strangers(other, change, view)


def _is_all_that_moved(change: Claim, view: View) -> bool:
    """Not what one scheme brought, nor what is only under way."""
    if change.status == "under way" or one_way(change, view):
        return False
    subject = (c for c in view.subject(change) if c.senses.isdisjoint(view.lexicon.happenings) and not c.name)
    return all(view.lexicon.direction.keys().isdisjoint(c.senses) for c in subject)


def _outweighs(other: Claim, change: Claim, view: View) -> bool:
    if view.context.direction(other) != view.context.direction(change):
        return True
    unit = common_unit((other, change), view.context)
    one, it = (own_figures(c, unit, view) if unit is not None else () for c in (other, change))
    return bool(one and it) and one[0].amount.figure > it[0].amount.figure


def _lies_outside(change: Claim, before: Claim, after: Claim, view: View) -> bool:
    """It had come by the day of the earlier level, the end of a quarter, or came after that of the later one."""
    dates = (view.frame(c).when for c in (change, before, after))
    at, was, now = (d.period if d is not None and not d.bound else None for d in dates)
    if at is None:
        return False
    gone = was is not None and at.within(Period(None, was.last)) and not at.within(was)
    return gone or (now is not None and now.before(at))


def _may_lie_beside(other: Claim, change: Claim, before: Claim, after: Claim, view: View) -> bool:
    """Between the same levels, and no part of the change: what was withdrawn in a week of the quarter."""
    one, it = other.when, change.when
    part = one is not None and it is not None and one.period != it.period and one.period.within(it.period)
    return not part and not _lies_outside(other, before, after, view)


def _told_from_to(by: Figure, others: Sequence[Claim], view: View) -> bool:
    """Somebody tells from what to what it was: the change is none from another level."""
    for c in others:
        was, now = (in_unit(written(c, end, view.context), by.amount.unit) for end in ("before", "after"))
        if was is not None and now is not None and (was.rounded + -now.rounded).overlaps(by.interval):
            return True
    return False


def _fits(total: Interval, now: Interval, others: Sequence[Claim], unit: Unit | None, view: View) -> bool:
    """As it is, or with one of the other changes beside."""
    if total.overlaps(now) or unit is None:
        return True
    beside = ((f, view.context.direction(c)) for c in others for f in own_figures(c, unit, view))
    return any(moved(total, f.interval, sign).overlaps(now) for f, sign in beside)


def growths(share: Claim, near: Sequence[Claim], view: View) -> Iterator[Slip]:
    """A rise or a fall by a share of what was before."""
    sign, told = view.context.direction(share), shares(share, view.context)[0]
    if not sign:
        return
    given = f"a {'rise by a share makes' if sign > 0 else 'fall by a share leaves'} so much of what was before"
    grows = figure(share, grown(told, sign))
    for before, after in _in_order(share, near, view):
        unit = common_unit((before, after), view.context)
        was, now = (own_figures(c, unit, view) if unit is not None else () for c in (before, after))
        if was and now and was[0].amount.figure > 0:
            law = law_of(term("after", now), (Addend(1, "before", was, "share", (grows,)),), given, (0, 2))
            seen = sign * (now[0].amount.figure / was[0].amount.figure - 1)
            fits = makes(was[0].interval, grows.interval, now[0].interval)
            yield Slip(law, unsaid((before, after, share), view), off_by(seen, told.figure, fits))


def shifts(change: Claim, rates: Sequence[Claim], view: View) -> Iterator[Slip]:
    """A rate in per cent, and by how many points it was moved."""
    sign = view.context.direction(change)
    points = [a for a in sizes(change, view.context) if a.unit.dimension == "share_points"]
    if not sign or not points or not _is_all_that_moved(change, view):
        return
    by = figure(change, points[0])
    for before, after in _in_order(change, rates, view):
        if _days_between(after, change) > A_MONTH or narrower(after, change, view, BEFORE | AFTER):
            continue  # it may have been moved again; the mortgage rate is not moved by so much
        was, now = (figure(c, shares(c, view.context)[0]) for c in (before, after))
        law = law_of(term("after", (now,)), (term("before", (was,)), term("change", (by,), sign)), _given(sign), (0, 1))
        fits = moved(was.interval, by.interval, sign).overlaps(now.interval)
        seen = sign * (now.amount.figure - was.amount.figure)
        yield Slip(law, unsaid((before, after, change), view), off_by(seen, by.amount.figure, fits))


# --- which is before, and which after ----------

_EARLIER = re.compile(
    r"\b(?:before|ahead of|prior to|(?:going|heading|went) into|until|till|eve of|previous|former|"
    r"(?:year|month|week|day|season|quarter) (?:earlier|before|ago)|"
    r"(?:last|preceding) (?:year|month|season|quarter))\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:after|following|once|in the wake of|remain\w*|left|now|today|from)\b", re.IGNORECASE)


def _in_order(change: Claim, near: Sequence[Claim], view: View) -> Iterator[tuple[Claim, Claim]]:
    """Two levels, of which something says that the one was before the change, and nothing that the other was."""
    levels = [c for c in near if not view.context.direction(c) and may_go_with(change, c, view)]
    at = {c.id: place(c, change, view) or _said_when(c) for c in levels}
    planned = change.status in (*OPEN, *DECIDED)
    for before, after in permutations(levels, 2) if len(levels) <= MOST else ():
        if at[before.id] in ("after", OF_ANOTHER) or at[after.id] in ("before", OF_ANOTHER):
            continue
        if not may_go_with(before, after, view):
            continue
        if _comes_later(change, after):
            continue
        if planned and at[after.id] != "after" and not (to_come(after) or after.status in (*OPEN, *DECIDED)):
            continue  # what is planned has not led there
        if at[before.id] == "before" or _comes_first(before, after, view):
            yield before, after


def _comes_later(change: Claim, level: Claim) -> bool:
    """The change is to come by a time after that of the level."""
    by = change.when if change.when is not None and change.when.bound == "by" else None
    return by is not None and level.when is not None and level.when.period.before(by.named)


def _said_when(level: Claim) -> str:
    """ "before" or "after" where its words say so of whatever happened."""
    early, late = (p.search(level.predicate) is not None for p in (_EARLIER, _LATER))
    return "before" if early and not late else "after" if late and not early else ""


def _comes_first(a: Claim, b: Claim, view: View) -> bool:
    one, other = view.frame(a).when, view.frame(b).when or b.source.published
    return one is not None and other is not None and one.period.before(other.period)


# --- how far one is ahead of another ----------

_WON_BY = re.compile(
    r"\b(?:beat|beaten|defeat|lost|lose|won|ahead|behind|trail|edg|pass|carried|approv|reject)\w*\b.{0,100}\bby$"
    r"|\b(?:majority|margin|gap)\b",
    re.IGNORECASE,
)

_LEADING = frozenset(("=win", "=lose", "=loss of match", "=majority", "=approval", "=passage of bill"))
_AHEAD = re.compile(r"\b(?:more|fewer|ahead|behind|than)\b", re.IGNORECASE)
_MISSED = re.compile(r"\b(?:miss\w*|short of|absolute|overall)\b", re.IGNORECASE)  # a majority of all


def leads(lead: Claim, counts: Sequence[Claim], view: View) -> Iterator[Slip]:
    """The two that a lead lies between are told apart by a name, or by a word of one rank (for and against)."""
    if of_before(lead, view) or _MISSED.search(lead.predicate):
        return
    seats = any("=seats" in c.senses for c in view.counted(lead))
    if seats and not _AHEAD.search(lead.predicate):
        return  # a majority of seats is one over all others
    mates = [c for c in counts if c is not lead and not is_lead(c, view) and _may_be_led(c, lead, view)]
    for one, other in combinations(mates, 2) if len(mates) <= MOST else ():
        xs, ys, by = _in_one_unit((one, other, lead), view)
        if not xs or not ys or not by or xs[0].amount.figure == ys[0].amount.figure or not _two_sides(one, other, view):
            continue
        more, fewer = (xs, ys) if xs[0].amount.figure > ys[0].amount.figure else (ys, xs)
        given = "who leads has so many more than the other"
        law = law_of(term("more", more), (term("fewer", fewer), term("lead", by)), given, (0, 1))
        seen = more[0].amount.figure - fewer[0].amount.figure
        fits = (fewer[0].interval + by[0].interval).overlaps(more[0].interval)
        own = (c for x in (one, other) for c in own_words(x, lead, view))
        if any(_of_one_round(c, view) for c in own):
            continue
        words = frozenset[str]() if _names_both(lead, one, other, view) else _of_lead(lead, one, other, view)
        words |= in_neither(lead, (one, other), view, _LEADING)
        yield Slip(law, words, off_by(seen, by[0].amount.figure, fits))


def _of_one_round(c: Concept, view: View) -> bool:
    """ "In the first round", but for what tells the two sides apart."""
    return not ORDINALS.keys().isdisjoint(c.key.split()) or (singles_out(c, view) and not _is_side(c, view))


def _is_side(c: Concept, view: View) -> bool:
    return any(view.lexicon.rivals.get(s) for s in c.senses)


def is_lead(claim: Claim, view: View) -> bool:
    """It tells how far one is ahead of another."""
    return view.frame(claim).gap or _WON_BY.search(claim.predicate) is not None


def _may_be_led(count: Claim, lead: Claim, view: View) -> bool:
    if not same_extent(count, lead, view) or not one_time(count, lead, view) or view.context.direction(count):
        return False
    return foreseen(count, view) == foreseen(lead, view) and _days_between(count, lead) <= A_FORTNIGHT


def _days_between(a: Claim, b: Claim) -> int:
    """Of the times that they tell, or their articles do; 0 where that is not known."""
    one, other = (d.period.last if (d := c.when or c.source.published) is not None else None for c in (a, b))
    return abs(one - other) // DAY if one is not None and other is not None else 0


def _in_one_unit(claims: Sequence[Claim], view: View) -> list[tuple[Figure, ...]]:
    """Their figures; of votes, and of those who gave them, the counts."""
    unit = common_unit(claims, view.context)
    if unit is not None:
        return [own_figures(c, unit, view) for c in claims]
    counts = ([a for a in sizes(c, view.context) if a.unit.dimension in ("count", "number")] for c in claims)
    return [(figure(c, found[0]),) if found else () for c, found in zip(claims, counts, strict=True)]


def _two_sides(a: Claim, b: Claim, view: View) -> bool:
    one, other = own_words(a, b, view), own_words(b, a, view)
    if any(_on_two_sides(c, d, view) for c in one for d in other):
        return True
    return other_names(a, b, view) and len(one) + len(other) < TOO_MANY


def _on_two_sides(c: Concept, d: Concept, view: View) -> bool:
    return of_one_rank(c, d, view) or view.lexicon.opposed(c, d)


def _of_lead(lead: Claim, one: Claim, other: Claim, view: View) -> frozenset[str]:
    """What the two say without the lead, but for the words by which they are told apart."""
    mine, others = own_words(one, other, view), own_words(other, one, view)
    sides = {c.key for c in mine for d in others if _on_two_sides(c, d, view)}
    sides |= {d.key for c in mine for d in others if _on_two_sides(c, d, view)}
    words = ((x, [c for c in own_words(x, lead, view) if c.key not in sides]) for x in (one, other))
    return frozenset(w for x, own in words for w in said(x, own, view))


def _names_both(lead: Claim, one: Claim, other: Claim, view: View) -> bool:
    """It tells whose the two are, so that their words may be whatever: "beat Kessler by"."""
    names = [[c for c in view.subject(x) if c.name and spoken_of(c, lead, view)] for x in (one, other)]
    return all(names) and other_names(one, other, view)
