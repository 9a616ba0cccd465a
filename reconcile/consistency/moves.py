"""What is told to have moved from one time to another, between what there was at the one and at the other: stocks, in
whatever words the change is told, and tolls.

A change is next to a level by its times: it begins when the one was so, or is told as of a moment ("reconnected by 6
am") and then counts from the highest or the lowest that is told of before; it ends when the other was so. Where several
are told of between the same two, which is meant is in doubt, and there is no law.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from reconcile.align import THRESHOLD
from reconcile.claim import Claim
from reconcile.consistency.laws import (
    Addend,
    Law,
    Near,
    View,
    amounts,
    common_unit,
    is_who,
    may_be_one,
    meet,
    one_measure,
    own_figures,
    same_extent,
    shares,
    sizes,
    spoken_of,
    unmatched,
    usable,
    written,
)
from reconcile.consistency.stocks import (
    AT_ONCE,
    DAY,
    is_change,
    is_level,
    nearest,
    of_its_stock,
    one_way,
    stock,
    to_come,
)
from reconcile.features import counted_up, toll_moves
from reconcile.judge import DECIDED, OPEN
from reconcile.values.date import UnreadableDate, read_date
from reconcile.values.quantity import Quantity, Unit
from reconcile.values.timeline import Period

EDGE = 3 * DAY
_FROM_THEN = re.compile(r"\bsince\b", re.IGNORECASE)
MOST_OF_A_DAY = 12  # claims of the last toll of one day
ONE_THING = 3  # what a change is told to be is at most so many times what was seen, and the other way round


def of_moves(view: View) -> Iterator[Law]:
    """One question is answered for two times, and a change of such things is told from the one time to the other: that
    is the change, in whatever words."""
    changes = [c for c in view.by_id.values() if usable(c) and is_change(c, view)]
    if not changes:
        return
    levels = [c for c in amounts(view) if is_level(c, view)]
    near = Near(levels, lambda c: (*view.subject(c), *view.measure(c)), view)
    between: dict[tuple[str, str], list[_Move]] = {}
    for change in changes:
        if _is_all_that_moved(change, view) and not toll_moves(view.frame(change), view.lexicon):
            of = [c for c in near.to(change) if _is_of(change, c, view)]
            for move in _moves(change, view.context.direction(change), of, view):
                between.setdefault((move.before.id, move.after.id), []).append(move)
    for move in _of_tolls(changes, view):
        between.setdefault((move.before.id, move.after.id), []).append(move)
    found: dict[tuple[object, ...], list[_Move]] = {}
    for moves in between.values():
        changed = [m.change for m in moves]
        if _one_figure(changed, view) and not _something_else(moves, changes, view):
            first, *_ = moves
            asked = (view.question[first.before.id], view.question[first.after.id], *sorted(c.id for c in changed))
            found.setdefault(asked, []).extend(moves)
    for moves in found.values():
        yield from _moved_by(moves, view)


_NET = re.compile(r"\b(?:drop|fall|fell|declin\w+|decreas\w+|shr[aiu]nk|rise|rose|increas\w+|gr[eo]w\w*|net)\b", re.I)


def _something_else(moves: Sequence[_Move], changes: Sequence[Claim], view: View) -> bool:
    """Something else is told to have come or gone between the two, or at a time that nobody tells: beside the closures
    the sale of stores. What "fell" by so much is all that came and went."""
    change = moves[0].change
    if toll_moves(view.frame(change), view.lexicon) or _NET.search(change.predicate):
        return False
    asked = {view.question[m.change.id] for m in moves}
    others = (c for c in changes if view.question[c.id] not in asked and not shares(c, view.context))
    counted = (c for c in others if common_unit((c, change), view.context) is not None)
    return any(_may_lie_between(c, moves[0], view) and of_its_stock(c, change, view) for c in counted)


def _may_lie_between(other: Claim, move: _Move, view: View) -> bool:
    before, change, after, sign = move
    if other.status in (*OPEN, *DECIDED):
        return False
    if other.when is None:
        return True
    begin, end = _time(before), _time(after)
    stage = change.when is not None and other.when.period.within(change.when.period)
    if stage and view.context.direction(other) == sign:
        return False
    return begin is None or end is None or other.when.period.overlaps(Period(begin.last, end.first))


def _moves(change: Claim, sign: int, of: Sequence[Claim], view: View) -> Iterator[_Move]:
    """The levels that it may lie between, next to it."""
    befores, afters = [c for c in of if _at_start(c, change)], [c for c in of if _at_end(c, change)]
    pairs = []
    for after in afters:
        alike = [c for c in befores if c is not after and _in_turn(c, after) and _one_level(c, after, view)]
        pairs += [(before, after) for before in nearest(alike, "before")]
    if _so_far(change):  # it is counted from the top, or from the bottom
        pairs = _furthest(pairs, sign, view)
    yield from (_Move(before, change, after, sign) for before, after in pairs)


def _of_tolls(changes: Sequence[Claim], view: View) -> Iterator[_Move]:
    """A toll of one day, what it rose by, and the toll of a later day."""
    moved = [c for c in changes if toll_moves(view.frame(c), view.lexicon)]
    if not moved:
        return
    tolls = [c for c in amounts(view) if _is_toll(c, view)]
    for change in moved:
        first, last = change.when.period if change.when is not None else (None, None)
        if first is None or last is None:
            continue
        sign = toll_moves(view.frame(change), view.lexicon)
        begins = [c for c in _on_the_day(tolls, first) if _is_of_all_day(c) and _is_toll_of(c, change, view)]
        known = {c.id for c in begins}
        ends = [c for c in _on_the_day(tolls, last - 1) if c.id not in known and _is_toll_of(c, change, view)]
        befores, afters = _highest(begins, view), _highest(ends, view)
        yield from (_Move(b, change, a, sign) for b, a in product(befores, afters) if _in_turn(b, a))


def _on_the_day(tolls: Sequence[Claim], minute: int) -> list[Claim]:
    """Those that are told of the day that this minute lies in."""
    day = Period(minute // DAY * DAY, (minute // DAY + 1) * DAY)
    return [c for c in tolls if c.when is not None and c.when.period.within(day)]


def _is_of_all_day(toll: Claim) -> bool:
    """And not of its morning, when more were still to be counted on that day."""
    return toll.when is not None and (toll.when.period.duration_minutes or 0) >= DAY


def _highest(tolls: Sequence[Claim], view: View) -> list[Claim]:
    """The last toll of a day, since it only grows."""

    def figure_of(claim: Claim) -> Fraction:
        return next((a.figure for a in sizes(claim, view.context)), Fraction(0))

    top = max(map(figure_of, tolls), default=None)
    return [c for c in tolls if figure_of(c) == top][:MOST_OF_A_DAY]


def _is_toll_of(toll: Claim, change: Claim, view: View) -> bool:
    counted, moved = (counted_up(view.frame(c), view.lexicon) for c in (toll, change))
    return not counted.isdisjoint(moved) and same_extent(toll, change, view) and may_be_one(toll, change, view)


def _is_toll(claim: Claim, view: View) -> bool:
    value = claim.value
    if not isinstance(value, Quantity) or value.shape != "amount" or value.sign:
        return False
    f = view.frame(claim)
    return bool(counted_up(f, view.lexicon)) and not toll_moves(f, view.lexicon)


def _furthest(pairs: Sequence[tuple[Claim, Claim]], sign: int, view: View) -> list[tuple[Claim, Claim]]:
    """Those of which the level before is the highest before a fall, or the lowest before a rise."""

    def start(before: Claim) -> Fraction:
        return -sign * next((a.figure for a in sizes(before, view.context)), Fraction(0))

    starts = [start(before) for before, _ in pairs]
    top = max(starts, default=None)
    return [pair for pair, at in zip(pairs, starts, strict=True) if at == top]


class _Move(NamedTuple):
    before: Claim
    change: Claim
    after: Claim
    sign: int  # 1 for a rise, -1 for a fall


def _each(claims: Iterable[Claim]) -> list[Claim]:
    return list({c.id: c for c in claims}.values())


def _is_all_that_moved(change: Claim, view: View) -> bool:
    """A figure of its own that tells its time, of all that rose or fell: what one scheme brought is not all that
    changed."""
    timed = change.when is not None or _FROM_THEN.search(change.predicate)
    if not timed or shares(change, view.context) or change.status in OPEN:
        return False
    if any(written(change, end, view.context) for end in ("before", "after")):
        return False
    if one_way(change, view):
        return False
    subject = (c for c in view.subject(change) if c.senses.isdisjoint(view.lexicon.happenings))
    return all(view.lexicon.direction.keys().isdisjoint(c.senses) for c in subject)


def _is_of(change: Claim, level: Claim, view: View) -> bool:
    """Nothing says that the change is of other things, or of another place."""
    if change.status in DECIDED and not to_come(level) and level.when is not None and _at_end(level, change):
        return False  # what is planned is not what has come about
    of, scope = view.scope(change), view.scope(level)
    if of and scope and not meet(scope, of):
        return False
    names = [c for c in view.subject(level) if c.name]
    strange = names and of and not scope and not any(spoken_of(c, level, view) for c in of)
    if strange and not any(spoken_of(c, change, view) for c in names):
        return False  # the seats that the one party won, and those of another
    return may_be_one(change, level, view) and _counts_alike(change, level, view)


def _one_level(a: Claim, b: Claim, view: View) -> bool:
    """They answer one question, are as alike as those that do, or count the same of one thing."""
    if view.question[a.id] == view.question[b.id]:
        return True
    unit = common_unit((a, b), view.context)
    counts = unit is not None and unit.dimension in ("count", "number")
    if counts and same_extent(a, b, view) and may_be_one(a, b, view) and one_measure(a, b, frozenset(), view):
        return True
    return view.alignment.scores.get((min(a.id, b.id), max(a.id, b.id)), 0.0) >= THRESHOLD


def _time(level: Claim) -> Period | None:
    """When it was so: when its article was published, unless that is said."""
    told = level.when or level.source.published
    return told.period if told is not None else None


def _end(change: Claim) -> int | None:
    """The time up to which a change is told; one "since 2014" up to its article."""
    published = change.source.published
    if change.when is not None and change.when.period.last is not None:
        return change.when.period.last
    return published.period.last if published is not None else None


def _so_far(change: Claim) -> bool:
    """It is told as of some moment, and not from when on: "reconnected by 6 am"."""
    if change.when is None or change.when.period.first is None:
        return True
    length = change.when.period.duration_minutes
    return length is not None and length <= DAY


def _at_end(level: Claim, change: Claim) -> bool:
    time, end = _time(level), _end(change)
    if time is None or end is None or time.first is None or time.last is None:
        return False
    if level.when is None:
        return not _so_far(change) and end - EDGE <= time.first <= end + AT_ONCE
    if change.when is None:
        return time.first - EDGE <= end <= time.last + AT_ONCE
    edge = EDGE if (change.when.period.duration_minutes or DAY) >= DAY else 0
    return time.first - edge <= end <= time.last + edge


_DAY_NAMED = re.compile(r"\bsince\b.{0,60}?\b(\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2}|(?:[A-Z]\w+ )?(?:19|20)\d\d)\b")


def _start_told(change: Claim) -> Period | None:
    """The day that its words name: "the fall since the high of 12 May"."""
    named, published = _DAY_NAMED.search(change.predicate), change.source.published
    if named is None or published is None:
        return None
    told = named.group(1)
    words = told if told[-4:].isdigit() else f"{told} {published.edtf[:4]}"
    try:
        return read_date(words).period
    except UnreadableDate:
        return None


def _at_start(level: Claim, change: Claim) -> bool:
    time, end = _time(level), _end(change)
    if time is None or end is None or time.first is None or time.last is None:
        return False
    if (told := _start_told(change)) is not None:
        return level.when is not None and time.overlaps(told)
    first = change.when.period.first if change.when is not None else None
    if first is not None and not _so_far(change):
        return time.first - EDGE <= first <= time.last + EDGE
    if level.when is None:
        return time.last <= end + DAY
    start = end if first is None else first
    if first is not None and time.last < first - AT_ONCE:
        return False  # what came about on one day is not all that moved since long before
    return time.last <= start or (time.first <= start and time.last - time.first >= DAY)


def _in_turn(before: Claim, after: Claim) -> bool:
    """The one is not told of the time of the other, nor of a later one."""
    one, other = _time(before), _time(after)
    assert one is not None and other is not None
    if one.first is None or other.first is None or one == other:
        return False
    return one.before(other) or (one.first <= other.first and not (before.when is None and after.when is None))


def _one_figure(changes: Sequence[Claim], view: View) -> bool:
    """They answer one question, or give one figure for it."""
    figures = {a.figure for c in changes for a in sizes(c, view.context)}
    return len({view.question[c.id] for c in changes}) == 1 or len(figures) == 1


def _counts_alike(change: Claim, level: Claim, view: View) -> bool:
    """What is counted is of one sort, or not said."""
    unit = common_unit([change, level], view.context)
    if unit is None:
        return False
    if unit.dimension not in ("count", "number"):
        return True
    if stock(change, view) & stock(level, view):
        return True
    alike, said = view.alignment.affinity, view.frame(change).everything
    told = [c for c in view.telling(view.measure(level)) if not c.name]
    told = [c for c in told if not is_who(c, view)]
    if any(alike(c, d) >= 0.9 for c in told for d in said if not d.name):  # "names off the list of the missing"
        return True
    return not unmatched(level, change, frozenset(), view)


def _moved_by(moves: Sequence[_Move], view: View) -> Iterator[Law]:
    befores, afters = _each(m.before for m in moves), _each(m.after for m in moves)
    changes = _each(m.change for m in moves)
    sign = moves[0].sign
    unit = common_unit([*befores[:1], *afters[:1], *changes[:1]], view.context)
    if unit is None or unit.dimension in ("share", "temperature"):
        return
    was, is_, by = (tuple(f for c in cs for f in own_figures(c, unit, view)) for cs in (befores, afters, changes))
    told = {(m.before.id, m.after.id) for m in moves}

    def together(i: int, a: Claim, j: int, b: Claim) -> bool:
        if {i, j} != {0, 1}:
            return True
        before, after = (b, a) if i == 0 else (a, b)
        return (before.id, after.id) in told and _one_thing(before, changes[0], after, unit, sign, view)

    asked = f"{view.question[befores[0].id]} {view.question[afters[0].id]}"
    given = f"what was before {'and' if sign > 0 else 'less'} the change is what is after{_from_to(moves)}"
    left = Addend(1, f"{asked} after", is_)
    right = (Addend(1, f"{asked} before", was), Addend(sign, view.variable(changes[0], unit), by))
    if was and is_ and by:
        yield Law(left, right, given, together, moves=(0, 1))


def _from_to(moves: Sequence[_Move]) -> str:
    """Of which times the levels are, where all give one and the same."""
    ends = [{_told_of(claim) for claim in claims} for claims in zip(*((m.before, m.after) for m in moves), strict=True)]
    told = [found.pop() for found in ends if len(found) == 1]
    return f", from {told[0]} to {told[1]}" if len(told) == 2 and all(told) else ""


def _told_of(level: Claim) -> str:
    told = level.when or level.source.published
    return told.written if told is not None else ""


def _one_thing(before: Claim, change: Claim, after: Claim, unit: Unit, sign: int, view: View) -> bool:
    """What was seen to change is not of another size than what is told."""
    was, by, is_ = (own_figures(c, unit, view) for c in (before, change, after))
    if not was or not by or not is_:
        return False
    if was[0].amount.figure == by[0].amount.figure:
        return False  # what was raised in bonds, told in other words
    seen, told = (is_[0].amount.figure - was[0].amount.figure) * sign, by[0].amount.figure
    if sign < 0 and was[0].amount.figure < told:
        return False  # no more can go than there is
    return 0 < seen <= told * ONE_THING and told <= seen * ONE_THING
