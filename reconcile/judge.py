"""Two claims that answer one question: do they agree, fit, follow one another, or contradict?

First the values are compared (`Comparison`), then time, status and certainty turn that into a `Relation` of
the claims: 12 dead on Monday and 15 on Friday are different values and no conflict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from reconcile.because import Given, Reason, Said, So
from reconcile.claim import Claim, Names, Text
from reconcile.derive import ORDER, Slot, bare, layout, percent, reach_of, through_base
from reconcile.features import A_FEW_DAYS, NEARLY_A_QUARTER, told_as_before
from reconcile.frames import in_pounds, stretch, typed_value
from reconcile.lexicon import Concept, Lexicon, tokens
from reconcile.names import NameBook
from reconcile.values.date import Date, Period, moment_of, second_of, show_date
from reconcile.values.interval import Interval
from reconcile.values.quantity import NEVER_BARE, Amount, Quantity, Unit, convertible, one_base, show_amount

YEAR = 365 * 24 * 60
HALF_A_YEAR = 180 * 24 * 60
A_FORTNIGHT = 14 * 24 * 60
TWO_DAYS = 2 * 24 * 60
_WORDS = (Names, Text)  # the values that may be compared as words
# Between two times, "more than 50,000" is said of what lies at most this far above.
BOUND_REACH = Fraction(1, 20)
MAGNITUDE = 10  # who knows of 19 million does not write "more than 1.9 million"


class Comparison(Enum):
    """Of two values."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"

    def __bool__(self) -> bool:
        raise TypeError("a Comparison has no truth value")


class Relation(Enum):
    """Of two claims."""

    AGREE = "agree"
    CONSISTENT = "consistent"
    UPDATE = "update"
    CONFLICT = "conflict"
    UNCERTAIN = "uncertain"

    def __bool__(self) -> bool:
        raise TypeError("a Relation has no truth value")


class Judgement(NamedTuple):
    """`code` is the rule that a conflict or a difference in text breaks, "" for the other relations."""

    relation: Relation
    reason: Reason
    newer: str | None = None
    code: str = ""


class Compared(NamedTuple):
    """A comparison and its reason in words."""

    result: Comparison
    text: str
    derived: tuple[str, ...] = ()  # arithmetic that led there
    one_time: bool = False  # both figures are of one time, whatever the claims' own are


class Context(NamedTuple):
    """What a judgement needs beyond the two claims. `bases` gives the amounts that other claims state as the
    whole of a stock (for shares): (claim id, amount); `direction` is the flow of a claim's figure;
    `over_time` its kind (level, cumulative, fixed); `single` whether a predicate has one value at a time; `foresees`
    whether its words are of an offer or a forecast;
    `calls_off` whether they say that something is not to be ("scrapped the merger"); `side` whether a level is of what
    was "before" a change or is left "after" it;
    `fiscal` puts a fiscal year on the calendar where it is known when the subject's year ends."""

    lexicon: Lexicon
    names: NameBook
    direction: Callable[[Claim], int]
    over_time: Callable[[Claim], str]
    single: Callable[[Claim], bool]
    foresees: Callable[[Claim], bool]
    calls_off: Callable[[Claim], bool]
    side: Callable[[Claim], str]
    bases: Callable[[Claim], Sequence[tuple[str, Amount]]] = lambda _: ()
    fiscal: Callable[[Claim, Date], Date] = lambda _, d: d


# --- amounts --------------------------------------------------------------------------------------


def compare_amounts(a: Amount, b: Amount, at_once: bool = True) -> Compared:
    """Two figures. `at_once` is false when they are told of different times, so that a bound is a level just
    beyond its figure rather than a true bound."""
    a, b = _common_unit(a, b)
    if a.unit.name == b.unit.name:
        a, b = _of_one_unit(a), _of_one_unit(b)
    if not convertible(a.unit, b.unit):
        return Compared(Comparison.INCOMPARABLE, _no_common_unit(a, b))
    if a.bound or b.bound:
        return _compare_bounds(a, b, at_once)
    if a.is_range or b.is_range:
        return _compare_ranges(a, b)
    if a.figure == b.figure:
        return Compared(Comparison.SAME, _equal_text(a, b))
    if a.digits.overlaps(b.digits):
        return Compared(Comparison.SAME, f"{show(a)} and {show(b)} are the same to the precision written")
    hedged = a.possible is not a.digits or b.possible is not b.digits
    if hedged and a.possible.overlaps(b.possible):
        return Compared(Comparison.COMPATIBLE, f"{show(a)} and {show(b)} are the same within the hedge")
    if (a.rounded is not a.possible or b.rounded is not b.possible) and loose(a).overlaps(loose(b)):
        why = "are the same to the digits that trailing zeros leave open"
        return Compared(Comparison.COMPATIBLE, f"{show(a)} and {show(b)} {why}")
    if _to_one_digit(a).overlaps(_to_one_digit(b)):
        return Compared(Comparison.COMPATIBLE, f"{show(a)} and {show(b)} may be the same to the one digit written")
    return Compared(Comparison.DIFFERENT, f"{show(a)} is not {show(b)}")


def _to_one_digit(a: Amount) -> Interval:
    """Of "1 billion" all that its digit leaves open, from half to one and a half; of others what their digits do."""
    return a.rounded if a.figure and a.rounded.width == abs(a.figure) else a.digits


def _of_one_unit(a: Amount) -> Amount:
    """A gallon may be one of two, but beside gallons it is the same; what a hedge leaves open stays."""
    left_open = a.hedge or a.bound or a.is_range or a.unit.dimension in ("count", "number")
    return a if left_open else a._replace(possible=a.digits)


def _no_common_unit(a: Amount, b: Amount) -> str:
    if a.unit.dimension == b.unit.dimension == "money" and not one_base(a.unit, b.unit):
        return f"{a.unit.base} and {b.unit.base} are two currencies, never converted by a rate"
    if {a.unit.dimension, b.unit.dimension} == {"share", "share_points"}:
        return f"{show(a)} and {show(b)}: per cent and percentage points are two things"
    return f"{show(a)} and {show(b)} have no unit in common"


def _compare_bounds(a: Amount, b: Amount, at_once: bool) -> Compared:
    if a.figure == b.figure and a.bound[:1] == b.bound[:1]:  # "at least 500" and "more than 500" mean one
        return Compared(Comparison.SAME, _equal_text(a, b))
    if _reach(a, at_once).overlaps(_reach(b, at_once)):
        return Compared(Comparison.COMPATIBLE, f"{show(a)} and {show(b)} can both be true")
    if a.figure == b.figure and any(not x.bound and x.rounded != x.possible for x in (a, b)):  # 20, and more than 20
        why = "are the same to the digits that trailing zeros leave open"
        return Compared(Comparison.COMPATIBLE, f"{show(a)} and {show(b)} {why}")
    return Compared(Comparison.DIFFERENT, f"{show(a)} is not {show(b)}")


def _compare_ranges(a: Amount, b: Amount) -> Compared:
    """A range says less than a figure in it, as a month says less than a day."""
    if a.digits == b.digits:
        return Compared(Comparison.SAME, _equal_text(a, b))
    if not loose(a).overlaps(loose(b)):
        return Compared(Comparison.DIFFERENT, f"{show(a)} is not {show(b)}")
    for narrow, wide in ((a, b), (b, a)):
        if narrow.digits.within(wide.digits):
            return Compared(Comparison.COMPATIBLE, f"{show(narrow)} lies in {show(wide)}")
    return Compared(Comparison.COMPATIBLE, f"{show(a)} and {show(b)} overlap")


def _common_unit(a: Amount, b: Amount) -> tuple[Amount, Amount]:
    """A bare figure takes the other's unit: 7.8 beside 7.8 km; points beside percentage points are those, and pounds
    beside tonnes are weight."""
    if in_pounds(a) and b.unit.dimension == "mass":
        return _scaled(a, POUND, _POUNDS), b
    if in_pounds(b) and a.unit.dimension == "mass":
        return a, _scaled(b, POUND, _POUNDS)
    if _in_some_dollars(a, b):
        return _as(a, b), b
    if _in_some_dollars(b, a):
        return a, _as(b, a)
    if a.unit.base == "point" and b.unit.dimension == "share_points":
        return _as(a, b), b
    if b.unit.base == "point" and a.unit.dimension == "share_points":
        return a, _as(b, a)
    if a.unit.dimension == "number" and b.unit.dimension not in NEVER_BARE | {"number", "count"}:
        return _as(a, b), b
    if b.unit.dimension == "number" and a.unit.dimension not in NEVER_BARE | {"number", "count"}:
        return a, _as(b, a)
    return a, b


_DOLLARS = frozenset(("AUD", "CAD", "NZD", "HKD", "SGD", "TWD"))
_BARE_DOLLAR = re.compile(r"(?<![A-Za-z])\$(?![A-Za-z])")


def _in_some_dollars(a: Amount, b: Amount) -> bool:
    """The first has a "$" and no more, and is just as much as the second is in dollars of another country: a paper in
    Sydney writes the one for the other."""
    plain = a.unit.base == "USD" and b.unit.base in _DOLLARS and a.unit.per == b.unit.per
    return plain and bool(_BARE_DOLLAR.search(a.written)) and a.digits.overlaps(b.digits)


POUND = Fraction(45359237, 100_000_000)  # in kilogrammes
_POUNDS = Unit(dimension="mass", base="kg", factor=POUND, name="pounds", per="")


def _as(bare: Amount, like: Amount) -> Amount:
    return _scaled(bare, like.unit.factor, like.unit)


def _scaled(a: Amount, factor: Fraction, unit: Unit) -> Amount:
    return a._replace(
        figure=a.figure * factor,
        digits=a.digits.scale(factor),
        possible=a.possible.scale(factor),
        rounded=a.rounded.scale(factor),
        unit=unit,
    )


ROUNDED = Fraction(1, 20)  # trailing zeros are open digits only so far: 33,000 and 33,179, not 10 and 12


A_THOUSAND = 1000
SMALL_COUNT = 100  # a count below this is meant to the last digit: 40 gold medals, and 39


def loose(a: Amount) -> Interval:
    """What the words allow, and what the trailing zeros do."""
    if a.bound or a.rounded is a.possible or a.rounded == a.possible:
        return a.possible
    if a.unit.dimension in ("count", "number") and _meant_to_the_last(a):
        return a.possible
    reach = abs(a.figure) * ROUNDED
    near = _common(a.rounded, Interval(a.figure - reach, a.figure + reach))
    return a.possible.hull(near) if near is not None else a.possible


_ONE_BY_ONE = re.compile(r"\b(?:seat|mandate|medal|goal)s?\b", re.IGNORECASE)


def _meant_to_the_last(a: Amount) -> bool:
    """A small count is, and whatever is counted one by one: 170 seats are not 169."""
    return abs(a.figure) < SMALL_COUNT or (abs(a.figure) < A_THOUSAND and bool(_ONE_BY_ONE.search(a.unit.name)))


def _common(a: Interval, b: Interval) -> Interval | None:
    """What lies in both, where they overlap; `b` is bounded and closed."""
    if not a.overlaps(b):
        return None
    assert b.low is not None and b.high is not None
    low_open, low = (a.low_open, a.low) if a.low is not None and a.low >= b.low else (False, b.low)
    high_open, high = (a.high_open, a.high) if a.high is not None and a.high <= b.high else (False, b.high)
    return Interval(low, high, low_open, high_open)


def _reach(a: Amount, at_once: bool) -> Interval:
    """What a bound allows: everything beyond it, or between two times what lies just beyond."""
    if not a.bound:
        return loose(a)
    low, high = a.possible.low, a.possible.high
    if a.bound[0] == ">":
        far = a.figure * (MAGNITUDE if at_once else 1 + BOUND_REACH)
        if high is not None or low is None or far <= low:  # "just over 50" says itself how far it goes
            return a.possible
        return Interval(low, far, a.possible.low_open, high_open=at_once)
    near = a.figure - abs(a.figure) * BOUND_REACH
    if at_once or high is None or near >= high or (low is not None and low > near):
        return a.possible
    return Interval(near, high, high_open=a.possible.high_open)


def show(a: Amount) -> str:
    """As written where it was, else the figure."""
    return a.written or show_amount(a)


def _equal_text(a: Amount, b: Amount) -> str:
    return f"both say {show(a)}" if show(a) == show(b) else f"{show(a)} and {show(b)} are the same figure"


# --- quantities -----------------------------------------------------------------------------------

# Slots that may mean one thing: a level may be what is left, a part, the whole, what was before, a change.
_ALSO_COMPARED = (
    ("level", "after"), ("level", "part"), ("level", "whole"), ("level", "before"), ("level", "change"),
    ("level", "share"), ("change", "part"),
)  # fmt: skip
_WORST = (Comparison.DIFFERENT, Comparison.COMPATIBLE, Comparison.SAME, Comparison.INCOMPARABLE)
_WORST_SAME_FIRST = (Comparison.DIFFERENT, Comparison.SAME, Comparison.COMPATIBLE, Comparison.INCOMPARABLE)
_BEST = (Comparison.SAME, Comparison.COMPATIBLE, Comparison.DIFFERENT, Comparison.INCOMPARABLE)


def compare_quantities(a: Quantity, b: Quantity, direction_a: int, direction_b: int, at_once: bool = True) -> Compared:
    """Two figures in whatever shape, in every slot that both fix; the worst outcome counts."""
    if direction_a * direction_b < 0:
        if _signed(a) and _signed(b):
            return Compared(Comparison.DIFFERENT, "one is a rise, the other a fall")
        if (levels := _level_of_change(a, b, at_once)) is not None:
            return levels
        if _signed(a) or _signed(b):
            text = "one is a rise and the other a fall, as far as their words tell"
            return Compared(Comparison.INCOMPARABLE, text)
    if bare(a, b, direction_a, direction_b) and a.amount is not None and b.amount is not None:
        return compare_amounts(a.amount, b.amount, at_once)
    one, other = layout(a, direction_a), layout(b, direction_b)
    found = [
        _compare_slots(one[name], other[name], at_once)
        for name in ORDER
        if name in one and name in other and _meet(name, one, other)
    ]
    decided = [c for c in found if c.result is not Comparison.INCOMPARABLE]
    if decided:
        if (whole := _whole_of(a, b, one, other, at_once)) is not None:
            return whole
        return min(decided, key=lambda c: (_WORST.index(c.result), not c.derived))
    for slots, direction in ((one, direction_a), (other, direction_b)):
        if not direction and "share" in slots:
            slots.setdefault("level", slots["share"])  # "one in three of the deputies", and "from 35 to 32 %"
    crossed = [
        _compare_slots(x[p], y[q], at_once)
        for p, q in _ALSO_COMPARED
        for x, y in ((one, other), (other, one))
        if p in x and q in y and not (q == "change" and _is_from_or_to(x[p], y))
    ]
    if crossed:
        best = min(crossed, key=lambda c: _BEST.index(c.result))
        of = compare_amounts(a.whole, b.whole, at_once) if a.whole is not None and b.whole is not None else best
        return of if of.result is Comparison.DIFFERENT else best  # two of 36 are not two of 35, whatever befell them
    text = "the figures are given in ways that cannot be compared without a third one"
    return found[0] if found else Compared(Comparison.INCOMPARABLE, text)


def _level_of_change(a: Quantity, b: Quantity, at_once: bool) -> Compared | None:
    """11 deaths, and deaths that rose from 11 to 13: words that make the one a loss make it none of that rise."""
    for plain, moved in ((a, b), (b, a)):
        if moved.shape == "change" and plain.shape == "amount" and not plain.sign and plain.amount is not None:
            ends = [x for x in (moved.after, moved.before) if x is not None]
            found = min((compare_amounts(plain.amount, x, at_once) for x in ends), key=lambda c: _BEST.index(c.result))
            if found.result in (Comparison.SAME, Comparison.COMPATIBLE):
                return found
    return None


def _whole_of(
    a: Quantity, b: Quantity, one: Mapping[str, Sequence[Slot]], other: Mapping[str, Sequence[Slot]], at_once: bool
) -> Compared | None:
    """2,059 injured, and 1,404 of 2,059 injured: the figure of the one is the whole of the other, and not its part."""
    for level, part, x, y in ((a, b, one, other), (b, a, other, one)):
        if part.shape == "part" and level.shape == "amount" and level.whole is None and "level" in x and "whole" in y:
            found = _compare_slots(x["level"], y["whole"], at_once)
            if found.result is Comparison.SAME:
                return found
    return None


def _is_from_or_to(levels: Sequence[Slot], moved: Mapping[str, Sequence[Slot]]) -> bool:
    """A depth of 8 km beside one "from 18.5 to 26 km" is a depth, and not what lies between the two."""
    written = [y for y in moved.get("after", ()) if not y.how]
    return any(convertible(x.amount.unit, y.amount.unit) for x in levels for y in written)


def _signed(q: Quantity) -> bool:
    """The figure itself says which way it goes; words alone may be misread."""
    return bool(q.sign) or q.shape == "change"


def _meet(name: str, one: Mapping[str, Sequence[Slot]], other: Mapping[str, Sequence[Slot]]) -> bool:
    """Whether to compare in this slot: at least one of the two was written, not derived; and a share that
    stands alone is compared with a share, where the other has one."""
    if name == "level":
        for x, y in ((one, other), (other, one)):
            if "share" in x and all(s.amount.unit.dimension == "share" for s in y[name]):
                return False
    return name == "change" or any(not s.how for s in (*one[name], *other[name]))


def _compare_slots(xs: Sequence[Slot], ys: Sequence[Slot], at_once: bool) -> Compared:
    """One slot, perhaps in several units. What is measured must fit in each unit that both give; of several
    currencies one is enough, since the others were converted, each at a rate of its day."""
    if (same := _of_one_country(xs, ys, at_once)) is not None:
        return same
    xs, ys = _by_country(xs), _by_country(ys)
    if len(xs) == len(ys) == 1:
        return _compare_slot(xs[0], ys[0], at_once)
    found: dict[str, list[Compared]] = {}
    for x in xs:
        for y in ys:
            currency = x.amount.unit.base if x.amount.unit.dimension == "money" else ""
            found.setdefault(currency, []).append(_compare_slot(x, y, at_once))
    each = [min(group, key=lambda c: _WORST_SAME_FIRST.index(c.result)) for group in found.values()]
    return min(each, key=lambda c: _BEST.index(c.result))


def _of_one_country(xs: Sequence[Slot], ys: Sequence[Slot], at_once: bool) -> Compared | None:
    """The same dollars, whether the other says of which country they are or not."""
    for one, other in ((xs, ys), (ys, xs)):
        named = _by_country(one)
        for s in (s for s in one if s not in named):
            for t in (t for t in other if t.amount.figure == s.amount.figure and t.amount.unit.dimension == "money"):
                return _compare_slot(s._replace(amount=s.amount._replace(unit=t.amount.unit)), t, at_once)
    return None


def _by_country(slots: Sequence[Slot]) -> Sequence[Slot]:
    """Of "$8.6 billion (US$5.5 billion)" the second: the first are dollars of the country where it was written."""
    bases = [s.amount.unit.base for s in slots]
    plain = [s.amount.unit.dimension == "money" and bases.count(s.amount.unit.base) > 1 for s in slots]
    named = [s for s, twice in zip(slots, plain, strict=True) if not (twice and s.amount.written.startswith("$"))]
    return named or slots


def _compare_slot(x: Slot, y: Slot, at_once: bool) -> Compared:
    c = compare_amounts(x.amount, y.amount, at_once)
    how = tuple(s.how for s in (x, y) if s.how)
    plain = c.result is Comparison.SAME and x.amount.figure == y.amount.figure  # the arithmetic says it all
    return Compared(c.result, "; ".join(how if how and plain else (*how, c.text)), how)


# --- dates ----------------------------------------------------------------------------------------


def compare_dates(a: Date, b: Date, one_subject: bool = True) -> Compared:
    """Two dates by the intervals that they cover. `one_subject`: fiscal years are those of one subject."""
    if a.moved_from is not None and b.moved_from is not None:
        before = compare_dates(a.moved_from, b.moved_from, one_subject)
        if before.result is Comparison.DIFFERENT:
            return Compared(Comparison.DIFFERENT, f"of the dates that it was moved from, {before.text}")
    if a.fiscal or b.fiscal:
        found = _fiscal_years(a, b, one_subject)
        if found is not None:
            return found
    if a.either or b.either:
        return _either(a, b)
    if a.precision == b.precision == "minute" and (found := _to_the_second(a, b)) is not None:
        return found
    if (found := _one_moment(a, b)) is not None:
        return found
    if a.named == b.named and (a.bound == b.bound or (_begins(a) and _begins(b))):
        return Compared(Comparison.SAME, _same_date(a, b))
    if _begins(a) and _begins(b):
        return _within(_beginning(a), _beginning(b))
    if a.period.overlaps(b.period):
        return Compared(Comparison.COMPATIBLE, f"{show_date(a)} and {show_date(b)} can both be true")
    return _other_date(a, b)


def _to_the_second(a: Date, b: Date) -> Compared | None:
    """Two times of day of which one at least is told with its second; a clock told without is cut or rounded to the
    minute. None where that settles nothing."""
    if a.bound or b.bound:
        return None
    one, other = second_of(a), second_of(b)
    if one is None and other is None:
        return None
    begin, end = _on_one_clock(a, b)
    apart = 60 * (begin - end) + (one or 0) - (other or 0)
    if one is not None and other is not None:
        return Compared(Comparison.DIFFERENT, f"{a.written} is not {b.written}") if apart else None
    fine, coarse, apart = (a, b, apart) if one is not None else (b, a, -apart)
    if not -30 <= apart < 60:
        return None
    return Compared(Comparison.COMPATIBLE, f"{fine.written} is {show_date(coarse)} to the minute")


def _on_one_clock(a: Date, b: Date) -> tuple[int, int]:
    """The minutes of two clocks: in UTC where both tell their zones, else as they show them."""
    one, other = moment_of(a), moment_of(b)
    if one is None or other is None:
        return a.named.first or 0, b.named.first or 0
    return one, other


# Where a clock may stand beside another, in minutes: full hours, but not the twelve of a slip from a.m. to p.m., and
# where it is half past beside UTC.
AN_HOUR, HALF_A_DAY, FARTHEST_ZONE = 60, 12 * 60, 14 * 60
_HALVES = frozenset((3 * 60 + 30, 4 * 60 + 30, 5 * 60 + 30, 5 * 60 + 45, 6 * 60 + 30, 9 * 60 + 30, 10 * 60 + 30))


def _one_moment(a: Date, b: Date) -> Compared | None:
    """Two clocks that both tell their zones, one moment or two. Where only one does, the other may show the same moment
    in its own zone. None where that settles nothing."""
    one, other = moment_of(a), moment_of(b)
    if (one is None) != (other is None) and a.precision == b.precision == "minute" and not (a.bound or b.bound):
        begin, end = _on_one_clock(a, b)
        apart = abs(begin - end)
        full = apart % AN_HOUR == 0 and apart not in (0, HALF_A_DAY) and apart <= FARTHEST_ZONE
        if full or apart in _HALVES:
            plain = b if other is None else a
            return Compared(Comparison.COMPATIBLE, f"{show_date(plain)} names no time zone, and may be that moment")
        return None
    if one is None or other is None:
        return None
    if one != other:
        return Compared(Comparison.DIFFERENT, f"{a.written} is not {b.written}")
    return Compared(Comparison.SAME, _same_date(a, b) if a.named == b.named else _same_moment(a, b))


def _same_moment(a: Date, b: Date) -> str:
    return "{} and {} are one moment".format(*sorted((a.written, b.written)))


def _begins(d: Date) -> bool:
    """It names the time itself: "since 1961" says when it began; "not until 2026" leaves that open, and "2026-09/.." is
    all the time from then on."""
    left_open = d.written.strip().lower().startswith("not ") or d.written.strip().endswith("/..")
    return d.bound in ("", "since", "from") and not left_open


def _beginning(d: Date) -> Date:
    """The time itself, without "since"; of a plain date all that its words allow, "about" among them."""
    return d._replace(bound="", period=d.named) if d.bound else d


def _same_date(a: Date, b: Date) -> str:
    if a.written == b.written:
        return f"both say {show_date(a)}"
    one, other = sorted((a, b), key=lambda d: (d.bound, show_date(d), d.written))
    if show_date(one) != show_date(other):
        return f"{show_date(one)} and {show_date(other)} name the same date"
    return f"{one.written} and {other.written} are both {show_date(one)}"


def _within(a: Date, b: Date) -> Compared:
    if not a.period.overlaps(b.period):
        return _other_date(a, b)
    for fine, coarse in ((a, b), (b, a)):
        if fine.period.within(coarse.period):
            return Compared(Comparison.COMPATIBLE, f"{show_date(fine)} lies in {show_date(coarse)}")
    return Compared(Comparison.COMPATIBLE, f"{show_date(a)} and {show_date(b)} overlap")


def _other_date(a: Date, b: Date) -> Compared:
    return Compared(Comparison.DIFFERENT, f"{show_date(a)} is not {show_date(b)}")


def _fiscal_years(a: Date, b: Date, one_subject: bool) -> Compared | None:
    """Fiscal years that nothing puts on the calendar; None when they can be compared like other dates."""
    if not a.period.overlaps(b.period):
        return _other_date(a, b)
    if bool(a.fiscal) != bool(b.fiscal):
        return _unknown_year(a, b, "when the fiscal year ends is not known")
    if not one_subject:
        return _unknown_year(a, b, "they are the fiscal years of two subjects")
    if a.fiscal == b.fiscal:
        return None
    (year, _, part), (year_, _, part_) = a.fiscal.partition(" "), b.fiscal.partition(" ")
    plain = not (a.bound or b.bound or a.either or b.either) and ("/" in year) == ("/" in year_)
    if plain and (year != year_ or (part[:1] == part_[:1] == "Q")):
        return _other_date(a, b)
    if plain and not (part and part_):
        fine, coarse = (a, b) if part else (b, a)
        return Compared(Comparison.COMPATIBLE, f"{show_date(fine)} lies in {show_date(coarse)}")
    return _unknown_year(a, b, "when the fiscal year ends is not known")


def _unknown_year(a: Date, b: Date, why: str) -> Compared:
    return Compared(Comparison.INCOMPARABLE, f"{show_date(a)} and {show_date(b)} cannot be compared: {why}")


def _either(a: Date, b: Date) -> Compared:
    """ "2027 or 2028" against another date, or other alternatives."""
    one, other = a.either or (a.period,), b.either or (b.period,)
    if one == other:
        return Compared(Comparison.SAME, _same_date(a, b))
    if any(p.overlaps(q) for p in one for q in other):
        if a.either and b.either:
            return Compared(Comparison.COMPATIBLE, f"{show_date(a)} and {show_date(b)} have a date in common")
        single, several = (b, a) if a.either else (a, b)
        return Compared(Comparison.COMPATIBLE, f"{show_date(single)} goes with {show_date(several)}")
    return _other_date(a, b)


# --- names and texts ------------------------------------------------------------------------------


def compare_names(a: Sequence[str], b: Sequence[str], context: Context) -> Compared:
    """Two lists of names: the same, one within or more precise than the other, or different."""
    links = [(x, y, context.names.compare(x, y)) for x in a for y in b]
    same_a = [x for x in a if any(r == "same" for z, _, r in links if z == x)]
    same_b = [y for y in b if any(r == "same" for _, z, r in links if z == y)]
    if len(same_a) == len(a) and len(same_b) == len(b):
        same = sorted(a) == sorted(b)
        text = f"both name {_join(a)}" if same else f"{_join(a)} and {_join(b)} are the same by other names"
        return Compared(Comparison.SAME, text)
    for found, short, long in ((same_a, a, b), (same_b, b, a)):
        if len(found) == len(short):
            return Compared(Comparison.COMPATIBLE, f"both name {_join(short)}; one lists {_join(long)}")
    for short, others in ((a, [(x, r) for x, _, r in links]), (b, [(y, r) for _, y, r in links])):
        if all(any(z == x and r != "other" for z, r in others) for x in short):
            text = f"{_join(a)} and {_join(b)}: one is more precise, or a part of the other"
            return Compared(Comparison.COMPATIBLE, text)
    return Compared(Comparison.DIFFERENT, f"{_join(a)} {'is' if len(a) == 1 else 'are'} not {_join(b)}")


def _join(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + " and " + names[-1]


_SMALL = frozenset(("the", "a", "an"))
_NEGATIONS = frozenset(
    (
        "not", "no", "never", "none", "neither", "nor", "without", "cannot", "isnt", "wasnt", "arent",
        "werent", "doesnt", "didnt", "dont", "wont", "hasnt", "havent", "hadnt", "cant", "couldnt", "wouldnt",
    )
)  # fmt: skip


def compare_texts(a: str, b: str, lexicon: Lexicon) -> Compared:
    """Two texts as words: the same, one holding the other, opposite, or not to be decided."""
    one, other = _text_words(a), _text_words(b)
    if one == other:
        text = f"both say “{a}”" if a == b else f"“{a}” and “{b}” are the same words"
        return Compared(Comparison.SAME, text)
    unknown = f"“{a}” and “{b}” are other words, and whether they mean the same is not known"
    if _denials(one) % 2 != _denials(other) % 2:
        bare_one, bare_other = ([w for w in words if w not in _NEGATIONS] for words in (one, other))
        if bare_one == bare_other:
            return Compared(Comparison.DIFFERENT, f"one of “{a}” and “{b}” denies the other")
        return Compared(Comparison.INCOMPARABLE, unknown)
    xs, ys = lexicon.concepts(a), lexicon.concepts(b)
    for x, y in ((x, y) for x in xs for y in ys):
        if lexicon.opposed(x, y) or _contrary(x, y, lexicon):
            return Compared(Comparison.DIFFERENT, f"“{x.written}” and “{y.written}” are opposites")
    alike = len(xs) == len(ys) and all(x.senses & y.senses for x, y in zip(xs, ys, strict=True))
    if alike and len(one) == len(other) == len(xs):
        return Compared(Comparison.SAME, f"“{a}” and “{b}” are the same in other words")
    if _holds(one, other) or _holds(other, one):
        return Compared(Comparison.COMPATIBLE, f"“{a}” and “{b}”: one says more than the other")
    return Compared(Comparison.INCOMPARABLE, unknown)


def _text_words(text: str) -> list[str]:
    return [t.word for t in tokens(text) if t.word not in _SMALL]


def _denials(words: Sequence[str]) -> int:
    return sum(w in _NEGATIONS for w in words)


def _contrary(x: Concept, y: Concept, lexicon: Lexicon) -> bool:
    return any((s, t) in lexicon.contrary for s in x.senses for t in y.senses)


def _holds(short: Sequence[str], long: Sequence[str]) -> bool:
    """`short` stands as a run of words in `long`."""
    n = len(short)
    return 0 < n < len(long) and any(list(long[i : i + n]) == list(short) for i in range(len(long) - n + 1))


# --- time, status, polarity -----------------------------------------------------------------------

OPEN = ("rumoured", "considered", "in talks", "proposed")
DECIDED = ("planned", "announced", "agreed")
REAL = ("under way", "completed")
NOT_SO = ("denied", "ruled out", "cancelled", "blocked")
_CLASS = {word: name for name, words in (("open", OPEN), ("decided", DECIDED), ("real", REAL)) for word in words}


def status_class(claim: Claim) -> str:
    """open, decided, real, not so, or "" when it is not known (`reported` says no more)."""
    if claim.negated or claim.status in NOT_SO:
        return "not so" if not (claim.negated and claim.status in NOT_SO) else ""
    return _CLASS.get(claim.status or "", "")


def later(a: Claim, b: Claim) -> int:
    """+1 when `b` is later, -1 when `a` is, 0 when there is no order. Valid time first, else publication; the
    time of what was considered, in talks or proposed is when it was so; that of a plan is still to come."""
    if a.when is not None and b.when is not None and not _ahead(a) and not _ahead(b):
        return _order(a.when.period, b.when.period)
    one, other = _told_of(a), _told_of(b)
    return _order(one, other) if one is not None and other is not None else 0


def _other_time(a: Claim, b: Claim, context: Context) -> int:
    """One tells of another time than that of the other's article, where the other gives none: of half a year before or
    more, of what is known to move of a fortnight, of what is other from day to day of two days, or of any time in one
    article. +1 when `b` is the later one, -1 when `a` is, else 0."""
    moves = "level" in (context.over_time(a), context.over_time(b))
    if (a.when is None) == (b.when is None):
        return 0
    own = a.source.id == b.source.id
    for dated, plain, order in ((a, b, 1), (b, a, -1)):
        told = plain.source.published
        if dated.when is None or plain.when is not None or told is None:
            continue
        last, first = dated.when.period.last, told.period.first
        if own and told.period.before(dated.when.period):
            return -order
        moved = TWO_DAYS if moves and _is_fleeting(a, b, context) else A_FORTNIGHT if moves else HALF_A_YEAR
        apart = 0 if own else moved
        if last is not None and first is not None and first - last >= apart:
            return order
    return 0


def _is_fleeting(a: Claim, b: Claim, context: Context) -> bool:
    lexicon = context.lexicon
    words = (c for x in (a, b) for c in lexicon.concepts(f"{x.subject}; {x.predicate}"))
    return any(not c.senses.isdisjoint(lexicon.fleeting) for c in words)


def _published_later(a: Claim, b: Claim) -> int:
    """The same by publication alone: for dates, which are the matter itself and not its context."""
    one, other = a.source.published, b.source.published
    return _order(one.period, other.period) if one is not None and other is not None else 0


def _ahead(claim: Claim) -> bool:
    """It gives the time of an event that was still to come when it was told, or was planned for it."""
    date, published = _date_of(claim), claim.source.published
    if date is None or published is None or claim.kind not in ("event", "date"):
        return False
    if published.period.before(date.named):
        return status_class(claim) in ("", "decided", "open")
    return status_class(claim) == "decided" and not date.named.before(published.period)


def _date_of(claim: Claim) -> Date | None:
    """When it happens: a date value, or an event's time. Of what is considered `when` is when it was so."""
    if isinstance(claim.value, Date):
        return claim.value
    return claim.when if claim.kind == "event" and status_class(claim) != "open" else None


def _told_of(claim: Claim) -> Period | None:
    if claim.when is not None and claim.status in OPEN:
        return claim.when.period
    return claim.source.published.period if claim.source.published is not None else None


def same_time(a: Claim, b: Claim) -> bool:
    """Both are told of one day, or by the end of it, so that a difference is no matter of time; no vague or unknown
    time is."""
    spans = [_as_of(c.when) if c.when is not None else _told_of(c) for c in (a, b)]
    if spans[0] is None or spans[1] is None:
        return False
    return spans[0].overlaps(spans[1]) and all(s is not None and _days(s) <= 2 for s in spans)


def _as_of(when: Date) -> Period:
    """What had been counted by a day was so on that day."""
    return when.named if when.bound == "by" else when.period


def _clock_in_day(a: Claim, b: Claim) -> bool:
    """151 dead at nine in the morning, and 153 on that day."""
    clocks = [c.when.precision == "minute" for c in (a, b) if c.when is not None]
    return len(clocks) == 2 and clocks[0] != clocks[1]


def of_two_ends(a: Claim, b: Claim) -> bool:
    """The cases from January to August, and those from January to October: each had been counted until its end."""
    ends = []
    for c in (a, b):
        if c.when is None:
            return False
        told = (c.when.period.last, c.source.published.period.last if c.source.published is not None else None)
        ends.append(min((t for t in told if t is not None), default=None))
    return ends[0] is not None and ends[1] is not None and abs(ends[0] - ends[1]) > A_FEW_DAYS


def _days(p: Period) -> float:
    return float("inf") if p.first is None or p.last is None else (p.last - p.first) / (24 * 60)


def _order(a: Period, b: Period) -> int:
    return 1 if a.before(b) else -1 if b.before(a) else 0


def _apart(a: Claim, b: Claim) -> int:
    """Minutes between the publications, 0 when they overlap or are unknown."""
    if a.source.published is None or b.source.published is None:
        return 0
    p, q = a.source.published.period, b.source.published.period
    for x, y in ((p, q), (q, p)):
        if x.last is not None and y.first is not None and x.last <= y.first:
            return y.first - x.last
    return 0


def years_apart(a: Claim, b: Claim) -> bool:
    """The sources are a year or more apart, long enough for a level to change; but one that tells of the time when the
    other was published looks back at that."""
    return _apart(a, b) >= YEAR and not (_looks_back(a, b) or _looks_back(b, a))


def _looks_back(a: Claim, b: Claim) -> bool:
    """The first tells of a time within which the second, which tells none, was published."""
    if a.when is None or b.when is not None or b.source.published is None:
        return False
    then, told = a.when.period, b.source.published.period
    return (
        then.first is not None and then.last is not None and told.first is not None and told.last is not None
        and then.first <= told.first and told.last <= then.last
    )  # fmt: skip


def _newer(a: Claim, b: Claim, order: int) -> str | None:
    return b.id if order > 0 else a.id if order < 0 else None


# --- the judgement --------------------------------------------------------------------------------


def judge(a: Claim, b: Claim, context: Context) -> Judgement:
    """The relation of two claims that answer one question, with its reason."""
    found = _with_announcement(a, b, _judge(a, b, context))
    if found.relation not in (Relation.AGREE, Relation.CONSISTENT):
        for part, level in ((a, b), (b, a)):
            if _is_of_whole(part, level, context):
                return _of_whole(part, level, context)
    return found


def judge_whole(part: Claim, level: Claim, context: Context) -> Judgement:
    """The relation of the whole that `part` tells in passing ("300 of 900 employees") to what `level` says that there
    is; or of what is left, where that is what it says."""
    a, b = (part, level) if part.id < level.id else (level, part)
    found = judge(a, b, context)
    of_what_is_left = found.relation in (Relation.AGREE, Relation.CONSISTENT) or context.side(level) == "after"
    return found if of_what_is_left else _of_whole(part, level, context)


def _is_of_whole(part: Claim, level: Claim, context: Context) -> bool:
    """The one tells what some of it came to, and of how many; the other that there are as many, or more than was left:
    it can only be of what there was."""
    sign = context.direction(part)
    if not sign or not part.tells_whole or context.direction(level) or level.negated:
        return False
    if context.side(level) == "after":
        return False
    assert isinstance(part.value, Quantity) and part.value.whole is not None
    value = level.value
    if not isinstance(value, Quantity) or value.shape != "amount" or value.amount is None:
        return False
    return (part.value.whole.figure - value.amount.figure) * sign >= 0


def _of_whole(part: Claim, level: Claim, context: Context) -> Judgement:
    """The whole alone, as if it were told by itself: that so many are to go says nothing of how far they have come."""
    value = part.value
    assert isinstance(value, Quantity) and value.whole is not None
    bare = value._replace(shape="amount", amount=value.whole, sign=0, whole=None, whole_name="", also=())
    as_level = context._replace(
        direction=lambda c: 0 if c.id == part.id else context.direction(c),
        over_time=lambda _: context.over_time(level),
        side=lambda c: "" if c.id == part.id else context.side(c),
    )
    told = replace(part, value=bare, status=None, announced=None)
    return judge(told, level, as_level) if part.id < level.id else judge(level, told, as_level)


def _with_announcement(a: Claim, b: Claim, found: Judgement) -> Judgement:
    """When both say when it was made known, that has to fit as well."""
    if a.announced is None or b.announced is None:
        return found
    if found.relation not in (Relation.AGREE, Relation.CONSISTENT):
        return found
    made_known = compare_dates(a.announced, b.announced)
    days = all((d.period.duration_minutes or YEAR) <= A_DAY for d in (a.announced, b.announced))
    if made_known.result is Comparison.DIFFERENT and days and _gap(a.announced, b.announced) < A_DAY:
        text = f"made known a day apart: {made_known.text}"
        return found._replace(relation=Relation.CONSISTENT, reason=So(text, (found.reason,)))
    if made_known.result is Comparison.DIFFERENT:
        text = f"made known on different dates: {made_known.text}"
        return found._replace(relation=Relation.CONFLICT, reason=So(text, (found.reason,)), code="RC302")
    word = "the same" if made_known.result is Comparison.SAME else "consistent"
    return found._replace(reason=So(f"made known: {made_known.text} ({word})", (found.reason,)))


A_DAY = 24 * 60


def _gap(a: Date, b: Date) -> float:
    """From the end of the one to the beginning of the other, in minutes."""
    ends = ((x.period.last, y.period.first) for x, y in ((a, b), (b, a)))
    gaps = [first - last for last, first in ends if first is not None and last is not None and first >= last]
    return min(gaps, default=float("inf"))


def _judge(a: Claim, b: Claim, context: Context) -> Judgement:
    a, b = _put_alike(a, b, context), _put_alike(b, a, context)
    valued = a.value is not None and b.value is not None
    if not valued and (why := _not_yet(a, b)):
        return Judgement(Relation.UPDATE, So(why, _said(a, b)), _newer(a, b, later(a, b)))
    if _polarity_clash(a, b):
        found = _denied_value(a, b, context) if valued else _events(a, b)
        return found._replace(newer=_newer(a, b, later(a, b)))
    if not valued:
        return _with_event(a, b, context)
    compared = compare(a, b, context)
    if a.negated and b.negated and compared.result is Comparison.DIFFERENT:
        reason = So(compared.text, _said(a, b))
        text = "each says of another one that it is not so, and both can be true"
        return Judgement(Relation.CONSISTENT, So(text, (reason,)), _newer(a, b, later(a, b)))
    found = _relate(a, b, compared, context)
    if found.relation is Relation.CONFLICT and (_bounded(typed_value(a)) or _bounded(typed_value(b))):
        # A bound reads as a level just beyond it only to tell an update; both may well be true.
        plainly = compare(a, b, context, at_once=True)
        if plainly.result is Comparison.COMPATIBLE:
            return _relate(a, b, plainly, context)
    return found


def _put_alike(claim: Claim, other: Claim, context: Context) -> Claim:
    """A purchase that is cancelled, beside one that was called off: what the one says by its status the other says in
    words, so that both say that it is so. Who abandons a purchase says that the one agreed on is not to be."""
    if claim.negated and claim.value is None and context.calls_off(claim) and not context.calls_off(other):
        return replace(claim, negated=False, status=None)  # what is not called off goes on
    by_status = claim.status in ("cancelled", "blocked", "ruled out") and not claim.negated
    if by_status and status_class(other) in _SETTLED and context.calls_off(other) and not context.calls_off(claim):
        return replace(claim, status=other.status or "completed")
    bare = claim.value is None and other.value is None and not claim.negated and not other.negated
    agreed_on = bare and status_class(claim) in _SETTLED and status_class(other) in _TO_COME
    if agreed_on and context.calls_off(claim) and not context.calls_off(other):
        return replace(claim, status="cancelled")
    return claim


_TO_COME = ("open", "decided")
_SETTLED = ("", "decided", "real")


def _bounded(value: object) -> bool:
    """A figure that has "more than" or "at most" somewhere."""
    if not isinstance(value, Quantity):
        return False
    if value.shape == "amount" and value.whole is None and not value.also and value.amount is not None:
        return bool(value.amount.bound)
    amount, before, after, whole = value.amount, value.before, value.after, value.whole
    return bool(
        (amount is not None and amount.bound)
        or (before is not None and before.bound)
        or (after is not None and after.bound)
        or (whole is not None and whole.bound)
        or any(map(_bounded, value.also))
    )


def _polarity_clash(a: Claim, b: Claim) -> bool:
    if not (a.negated or b.negated or a.value is None or b.value is None):
        return False
    return (status_class(a) == "not so") != (status_class(b) == "not so")


def _denied_value(a: Claim, b: Claim, context: Context) -> Judgement:
    """Not 7 plants, and 7 plants: a contradiction. Not 7, and 10: none."""
    compared = compare(a, b, context, at_once=True)
    reason = So(compared.text, _said(a, b))
    if compared.result is Comparison.SAME:
        return _not_so(a, b, (reason,), later(a, b))
    if compared.result is Comparison.DIFFERENT:
        text = "the one that is denied is not the one that is said to be so"
        return Judgement(Relation.CONSISTENT, So(text, (reason,)))
    return Judgement(Relation.UNCERTAIN, So("whether the denial covers both is not known", (reason,)))


def _kind(a: Claim, b: Claim, context: Context) -> str:
    """How the figure behaves in time; where the two differ, the first by the alphabet, as within one."""
    if any(_goes_on(c) for c in (a, b)):
        return "cumulative"
    if _from_the_start(a) and _from_the_start(a) == _from_the_start(b) and not _of_other_times(a, b):
        return "fixed"  # what was sold in the first three days is not sold since
    if _is_timed(a) and _is_timed(b) and "fixed" in (context.over_time(a), context.over_time(b)):
        return "fixed"  # "lasted" may be of what still lasts; from take-off to the crash it was so long
    return min(filter(None, (context.over_time(a), context.over_time(b))), default="level")


_THE_FIRST = re.compile(r"\b(?:within|first|opening)\b", re.IGNORECASE)


def _from_the_start(claim: Claim) -> int:
    """Within how many minutes of its beginning something came together, 0 where no such time is told; what there is in
    every month is not that."""
    return stretch(claim.predicate) if _THE_FIRST.search(claim.predicate) else 0


def _of_other_times(a: Claim, b: Claim) -> bool:
    return a.when is not None and b.when is not None and not a.when.period.overlaps(b.when.period)


def _goes_on(claim: Claim) -> bool:
    """A time that something has lasted so far."""
    return _is_timed(claim) and claim.status == "under way"


def _is_timed(claim: Claim) -> bool:
    value = claim.value
    return isinstance(value, Quantity) and value.amount is not None and value.amount.unit.dimension == "time"


def compare(a: Claim, b: Claim, context: Context, at_once: bool | None = None) -> Compared:
    """Compare the two values, whatever their kinds. `at_once` (for bounds) is told from the claims' times
    when left out."""
    x, y = _typed(a, context), _typed(b, context)
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        x, y = _rated_change(x, y), _rated_change(y, x)
        if found := _as_it_was(a, b, x, y, context):
            return found
        if x.amount is not None and y.amount is not None and x.amount.unit.per != y.amount.unit.per:
            x, y = _rated(a, x, y, context.lexicon), _rated(b, y, x, context.lexicon)
        if at_once is None:  # which matters to bounds alone, and few figures have one
            at_once = not (_bounded(x) or _bounded(y)) or _at_once(a, b, context)
        if two := _two_wholes(a, b, x, y, context.lexicon):
            return Compared(Comparison.INCOMPARABLE, two)
        found = compare_quantities(x, y, context.direction(a), context.direction(b), at_once)
        if found.result is Comparison.INCOMPARABLE:
            return _through_bases(a, b, x, y, context) or found
        return found
    if isinstance(x, Date) and isinstance(y, Date):
        return _dates(a, b, x, y, context)
    if isinstance(x, Names) and isinstance(y, Names):
        return _names(a, b, x.names, y.names, context)
    if isinstance(x, _WORDS) and isinstance(y, _WORDS):
        return compare_texts(_words(x), _words(y), context.lexicon)
    return Compared(Comparison.INCOMPARABLE, "the values are of different kinds")


def _two_wholes(a: Claim, b: Claim, x: Quantity, y: Quantity, lexicon: Lexicon) -> str:
    """3.5 % of the American workers, and one in six of all: shares of which one is of a place that the other does not
    name."""
    if not (x.whole_name and y.whole_name):
        return ""
    wholes = [_places(q.whole_name, lexicon) for q in (x, y)]
    said = [_places("; ".join((c.subject, c.predicate, *c.scope)), lexicon) for c in (a, b)]
    if wholes[0] <= wholes[1] | said[1] and wholes[1] <= wholes[0] | said[0]:
        return ""
    return f"{x.whole_name} and {y.whole_name} are two wholes"


def _places(text: str, lexicon: Lexicon) -> set[str]:
    return {s for c in lexicon.concepts(text) for s in c.senses if s in lexicon.within}


def _rated(claim: Claim, q: Quantity, like: Quantity, lexicon: Lexicon) -> Quantity:
    """A figure beside one that is so much a share or a year, where the claim's words say that it is as well ("yearly
    interest") or the figures meet."""
    a, b = q.amount, like.amount
    if a is None or b is None or not b.unit.per or a.unit.per or q.shape != "amount" or like.shape != "amount":
        return q
    if not convertible(a.unit, b.unit._replace(per="")):  # cars, and vehicles a year
        return q
    rate = b.unit.name.rpartition(" per ")[2]
    text = f"{claim.subject}; {claim.predicate}"
    told, senses = " ".join(t.word for t in tokens(text)), lexicon.senses(f"per {rate}")  # of "yearly" too
    said = any(not c.senses.isdisjoint(senses) for c in lexicon.concepts(text))
    said = said or any(f" {word} {rate} " in f" {told} " for word in ("per", "a", "an", "each", "every"))
    made = _scaled(a, b.unit.factor / a.unit.factor, b.unit)
    meet = made.figure == b.figure or (not made.bound and not b.bound and made.possible.overlaps(b.possible))
    # Petrol at $3.04 is so much a gallon too; who spends $3bn may not do so every year.
    priced = rate not in _TIMES and made.figure < 2 * b.figure and b.figure < 2 * made.figure
    return q._replace(amount=made) if said or meet or priced else q


def _rated_change(q: Quantity, like: Quantity) -> Quantity:
    """From $39 to $63, beside $39 an hour: these are so much an hour too, where one end is the other's figure."""
    a, before, after = like.amount, q.before, q.after
    if a is None or not a.unit.per or before is None or after is None or before.unit.per or after.unit.per:
        return q
    ends = [_scaled(x, a.unit.factor / x.unit.factor, a.unit) for x in (before, after)]
    alike = all(convertible(x.unit, a.unit._replace(per="")) for x in (before, after))
    if not alike or all(x.figure != a.figure for x in ends):
        return q
    return q._replace(before=ends[0], after=ends[1])


def _as_it_was(a: Claim, b: Claim, x: Quantity, y: Quantity, context: Context) -> Compared | None:
    """What was there before a change, and what the other claim tells of that time: profit that went from 10.9 to 9.0
    billion in 2025 was 10.9 billion in 2024. A level may have been another at the end of 2024 than on the whole."""
    for moved, p, told, q in ((a, x, b, y), (b, y, a, x)):
        if p.before is None or q.amount is None or q.shape != "amount" or context.direction(told):
            continue
        if told_as_before(moved.value, moved.when, told.when):
            found = compare_amounts(*((p.before, q.amount) if moved is a else (q.amount, p.before)))
            moves = "level" in (context.over_time(a), context.over_time(b))
            unsure = (Comparison.INCOMPARABLE, Comparison.DIFFERENT) if moves else (Comparison.INCOMPARABLE,)
            return None if found.result in unsure else found._replace(one_time=True)
    return None


_TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "quarter", "year", "season", "annum"))


def _at_once(a: Claim, b: Claim, context: Context) -> bool:
    """Whether a bound is a true one: what is fixed has no other time."""
    kind = _kind(a, b, context)
    if kind == "fixed" or a.source.id == b.source.id:
        return True
    return same_time(a, b) if kind == "cumulative" else later(a, b) == 0


def _dates(a: Claim, b: Claim, x: Date, y: Date, context: Context) -> Compared:
    return compare_dates(context.fiscal(a, x), context.fiscal(b, y), _one_subject(a, b, context))


def _one_subject(a: Claim, b: Claim, context: Context) -> bool:
    """Whose fiscal year it is: the same subject, one of its parts, or one that both name somewhere."""
    if context.names.compare(a.subject, b.subject) != "other":
        return True
    one, other = _names_in(a, context.lexicon), _names_in(b, context.lexicon)
    return not one or not other or not one.isdisjoint(other)


def _names_in(claim: Claim, lexicon: Lexicon) -> set[str]:
    texts = (claim.subject, claim.predicate, *claim.scope)
    return {concept.key for text in texts for concept in lexicon.concepts(text) if concept.name}


def _words(value: Names | Text) -> str:
    return value.text if isinstance(value, Text) else _join(value.names)


def _names(a: Claim, b: Claim, x: Sequence[str], y: Sequence[str], context: Context) -> Compared:
    """The names are values; where they are partners of the subjects, each side may be the other's subject."""
    found = compare_names(x, y, context)
    if found.result is not Comparison.DIFFERENT:
        return found
    there = compare_names((_bearer(a.subject, context.names),), y, context)
    if there.result is Comparison.DIFFERENT:
        return found
    back = compare_names(x, (_bearer(b.subject, context.names),), context)
    if back.result is Comparison.DIFFERENT:
        return found
    text = f"{a.subject} and {_join(x)}, told from the other side"
    if there.result is back.result is Comparison.SAME:
        return Compared(Comparison.SAME, text)
    more = there.text if there.result is Comparison.COMPATIBLE else back.text
    return Compared(Comparison.COMPATIBLE, f"{text}; {more}")


def _bearer(subject: str, known: NameBook) -> str:
    """Who is named in a subject that also says the role: Spain of "Spain's coach"."""
    names = [c for c in known.concepts(subject) if c.name]
    return names[0].written.removesuffix("'s").removesuffix("’s") if len(names) == 1 else subject


def _typed(claim: Claim, context: Context) -> object:
    """A text that reads as a figure, a date or a known name is compared as one."""
    if not isinstance(claim.value, Text):
        return claim.value
    value = typed_value(claim)
    return Names((value.text,)) if isinstance(value, Text) and context.names.known(value.text) else value


def _through_bases(a: Claim, b: Claim, x: Quantity, y: Quantity, context: Context) -> Compared | None:
    """15 % of a workforce and 20,000 jobs, by way of a third claim that gives the workforce: the base that fits
    best, since one is rounder than another. Where no base makes them fit, the three together are for
    `consistency` to judge, not the two."""
    fitting = None
    for share_claim, share, other_claim, other in ((a, x, b, y), (b, y, a, x)):
        if not (bases := context.bases(share_claim)):
            continue
        shares = _slots(share, context.direction(share_claim), ("share", "level"))
        sizes = _slots(other, context.direction(other_claim), ("change", "part", "level"))
        for base_id, base in bases:
            like = [t for t in sizes if convertible(base.unit, t.amount.unit)]
            for m, t in _fitting(shares, base, like):
                how = f"{m.how} ({base_id}), which fits {show(t.amount)}"
                if m.amount.digits.overlaps(t.amount.digits):
                    return Compared(Comparison.SAME, how, (m.how,))
                fitting = fitting or Compared(Comparison.COMPATIBLE, how, (m.how,))
    return fitting


def _fitting(shares: Sequence[Slot], base: Amount, sizes: Sequence[Slot]) -> Iterable[tuple[Slot, Slot]]:
    """What a share of the base comes to, with each size that it may be."""
    for s in shares:
        reach = reach_of(s.amount, base) if sizes else None
        fit = [t for t in sizes if reach is not None and reach.overlaps(t.amount.possible)]
        made = through_base(s.amount, base) if fit else None
        if made is not None:
            yield from ((made, t) for t in fit)


def _slots(q: Quantity, direction: int, names: Sequence[str]) -> list[Slot]:
    slots = layout(q, direction)
    return [s for name in names for s in slots.get(name, ())]


def _said(a: Claim, b: Claim) -> tuple[Reason, ...]:
    return (Said(a.id, _saying(a)), Said(b.id, _saying(b)))


def _saying(claim: Claim) -> str:
    """What the claim says, in a few words: its value, else its standing."""
    if claim.value is None:
        return _standing(claim)
    return f"not {claim.written}" if claim.negated else claim.written


def _relate(a: Claim, b: Claim, compared: Compared, context: Context) -> Judgement:
    """Values compared; what that makes of the claims."""
    x, y = _typed(a, context), _typed(b, context)
    order = 0 if compared.one_time else _other_time(a, b, context) or later(a, b)
    newer = _newer(a, b, order)
    reason = So(compared.text, _said(a, b))
    if compared.result is Comparison.SAME:
        moved = order and isinstance(x, Quantity) and isinstance(y, Quantity) and _has_moved(x, y, order)
        if moved:
            reason = So(f"both tell what there was; {newer} is later and says that it has changed since", (reason,))
        return Judgement(Relation.AGREE, reason, newer)
    figures = isinstance(x, Quantity) and isinstance(y, Quantity)
    if figures and not order and _plan_moved(a, b, _published_later(a, b), context):
        order = _published_later(a, b)  # `when` is what a forecast is for, and not when it was made
        newer = _newer(a, b, order)
    if compared.result is Comparison.COMPATIBLE:
        if _is_range(x) and _is_range(y) and (why := _plan_moved(a, b, order, context)):
            return Judgement(Relation.UPDATE, So(why, (reason,)), newer)
        if why := _moved_within_hedges(a, b, order, context):
            return Judgement(Relation.UPDATE, So(why, (reason,)), newer)
        return Judgement(Relation.CONSISTENT, reason, newer)
    if compared.result is Comparison.INCOMPARABLE:
        textual = "text" in (a.kind, b.kind)
        return Judgement(Relation.UNCERTAIN, reason, newer, "RC305" if textual else "")
    if isinstance(x, Date) and isinstance(y, Date):
        return _other_dates(a, b, x, y, reason, context)
    if isinstance(x, _WORDS) and isinstance(y, _WORDS):
        return _different_names(a, b, reason, context, order, isinstance(x, Text) and isinstance(y, Text))
    why = _update(a, b, order, context)
    if why:
        return Judgement(Relation.UPDATE, So(why, (reason,)), newer)
    return Judgement(Relation.CONFLICT, So(_no_update(a, b, order, context), (reason,)), newer, "RC301")


def _moved_within_hedges(a: Claim, b: Claim, order: int, context: Context) -> str:
    """Two figures that each tell of a time of their own, and are the same only by a hedge or by open zeros: 134,000 at
    the end of one year and almost 130,000 at the end of the next; 159 dead, and six days later 160."""
    if not order or a.when is None or b.when is None:
        return ""
    old, new = (a, b) if order > 0 else (b, a)
    kind = _kind(a, b, context)
    known = "level" in (context.over_time(a), context.over_time(b))
    if not (known and kind == "level") and not (kind == "cumulative" and _rises(old, new, context)):
        return ""
    x, y = _typed(a, context), _typed(b, context)
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)) or x.shape != "amount" or y.shape != "amount":
        return ""
    if x.amount is None or y.amount is None or _bounded(x) or _bounded(y) or _is_range(x) or _is_range(y):
        return ""
    return f"{a.written} is told of {a.when.written}, {b.written} of {b.when.written}"


def _has_moved(a: Quantity, b: Quantity, order: int) -> bool:
    """$5.5bn, and later "from $5.5bn to $7.5bn": the figure of the earlier one is what was before."""
    old, new = (a, b) if order > 0 else (b, a)
    if old.shape != "amount" or new.shape != "change" or old.amount is None or new.before is None:
        return False
    ends = [compare_amounts(old.amount, end).result for end in (new.before, new.after) if end is not None]
    return ends == [Comparison.SAME, Comparison.DIFFERENT]


def _different_names(a: Claim, b: Claim, reason: So, context: Context, order: int, opposite: bool) -> Judgement:
    """Names are many unless the predicate has one at a time; two opposites are never both so."""
    newer = _newer(a, b, order)
    if not opposite and not (context.single(a) and context.single(b)):
        text = "nothing says that there is only one at a time, so both may hold"
        return Judgement(Relation.UNCERTAIN, So(text, (reason,)), newer)
    why = _update(a, b, order, context)
    if why:
        return Judgement(Relation.UPDATE, So(why, (reason,)), newer)
    text = _no_update(a, b, order, context) if opposite else "there is only one at a time"
    code = "RC303" if "entity" in (a.kind, b.kind) else "RC305"
    return Judgement(Relation.CONFLICT, So(text, (reason,)), newer, code)


def _other_dates(a: Claim, b: Claim, x: Date, y: Date, reason: So, context: Context) -> Judgement:
    """Dates that differ: a plan that was moved, or else a contradiction, since an event has one date."""
    order = _published_later(a, b)
    newer = _newer(a, b, order)
    old, new, new_date, old_date = (a, b, y, x) if order >= 0 else (b, a, x, y)
    if order and new_date.moved_from is not None:
        before = compare_dates(new_date.moved_from, old_date)
        if before.result in (Comparison.SAME, Comparison.COMPATIBLE):
            text = f"{new.source.id} is later and says that it was moved"
            return Judgement(Relation.UPDATE, So(text, (reason,)), newer)
    over = _was_over(old, old_date) or (_came_that_day(old, old_date) and new.status != "planned")
    planned = _planned_moves(old, new, context) and not over
    moves = planned or (status_class(old) != "real" and _was_ahead(old, old_date))
    if order and moves and not _of_one_announcement(old, new, context):
        text = f"{old.source.id} tells what was still to come, and {new.source.id} is later"
        return Judgement(Relation.UPDATE, So(f"{text}: the date was moved", (reason,)), newer)
    text = (
        _ONE_DECISION
        if moves and order
        else "one event has one date, and neither tells of a plan that was moved since"
        if order
        else "one event has one date, and nothing says which was told later"
    )
    return Judgement(Relation.CONFLICT, So(text, (reason,)), newer, "RC302")


def _was_over(claim: Claim, date: Date) -> bool:
    """It had come when it was told, whatever its status says: no plan moves it any more."""
    published = claim.source.published
    return published is not None and date.named.before(published.period)


def _came_that_day(claim: Claim, date: Date) -> bool:
    """What is agreed on the day of the article has been agreed, unless somebody says later that it is still to come."""
    published = claim.source.published
    return claim.status == "agreed" and published is not None and date.named == published.period


def _was_ahead(claim: Claim, date: Date) -> bool:
    published = claim.source.published
    return published is not None and published.period.before(date.named)


def _update(a: Claim, b: Claim, order: int, context: Context) -> str:
    """Why two different values are an update, or ""; `order` as from `later`."""
    if why := _plan_moved(a, b, order, context):
        return why
    old, new = (a, b) if order >= 0 else (b, a)
    kind = _kind(a, b, context)
    other_time = _of_another_time(a, b, context)
    if why := _counted_on(a, b):
        return why
    if kind == "fixed" and _of_a_stretch(a, b) and _two_stretches(a, b):
        assert a.when is not None and b.when is not None
        return f"{a.written} is told of {a.when.written}, {b.written} of {b.when.written}"
    if kind == "fixed":
        return other_time if a.source.id == b.source.id else ""  # its curator names another occasion
    if kind == "cumulative":
        if _two_stretches(a, b):
            assert a.when is not None and b.when is not None
            return f"{a.written} is told of {a.when.written}, {b.written} of {b.when.written}"
        if order and _rises(old, new, context):
            return f"{new.source.id} is later and the figure, which can only grow, is higher"
        settled = (same_time(a, b) and not _clock_in_day(a, b)) or (_long_past(a) and _long_past(b))
        settled = settled or _of_one_ended_stretch(a, b)
        if not order and not settled and (a.source.id != b.source.id or of_two_ends(a, b)):
            return "the figure can only grow and nothing tells both of one day: the higher one is later"
        return ""
    if order and old.when is not None and new.when is not None:
        return f"{old.written} is told of {old.when.written}, {new.written} of {new.when.written}"
    if order and old.when is None and new.when is not None and _already_told(old, new.when):
        return f"{old.source.id} was published before {new.when.written}, of which {new.source.id} tells"
    if other_time:
        return other_time
    if why := _of_two_sides(a, b, context) or _to_be_reached(a, b, context):
        return why
    if order and "not so" not in (status_class(a), status_class(b)) and years_apart(a, b):
        return f"{new.source.id} is a year or more later, and this can change"
    return ""


_POLL = r"(?:votes?|ballots?|seats?|turnout|count|tally)\b"
_COUNTED = re.compile(rf"\b{_POLL}", re.IGNORECASE)
_FIRST_COUNT = re.compile(rf"\b(?:preliminary|provisional) (?:\w+ ){{0,2}}{_POLL}|\belection[- ]night\b", re.IGNORECASE)
_LAST_COUNT = re.compile(rf"\b(?:final|certified|definitive) (?:\w+ ){{0,2}}{_POLL}", re.IGNORECASE)


def _counted_on(a: Claim, b: Claim) -> str:
    """A result on the night of the vote, and a later one; the final one, and one that was told before."""
    times = [t.period for c in (a, b) if (t := c.when or c.source.published) is not None]
    if len(times) < 2 or not all(_COUNTED.search(c.predicate) for c in (a, b)):
        return ""
    first, last = ([bool(p.search(c.predicate)) for c in (a, b)] for p in (_FIRST_COUNT, _LAST_COUNT))
    if first[0] != first[1]:
        early, late = times if first[0] else times[::-1]
    elif last[0] != last[1]:
        early, late = times if last[1] else times[::-1]
    else:
        return ""
    return "one is a first count, and the other what came of it" if _starts_before(early, late) else ""


def _starts_before(early: Period, late: Period) -> bool:
    return early.first is not None and late.first is not None and early.first < late.first


def _long_past(claim: Claim) -> bool:
    """Told a year or more after its time: the toll of the fire of 2018 is known by 2023."""
    published = claim.source.published
    if claim.when is None or published is None or claim.when.period.last is None or published.period.first is None:
        return False
    return published.period.first - claim.when.period.last >= YEAR


_OF_A_STRETCH = re.compile(r"\b(?:annual|yearly|quarterly|(?:full|half)[- ]year)\b", re.IGNORECASE)


def _of_a_stretch(a: Claim, b: Claim) -> bool:
    """ "Annual sales" are those of one year, and no more to be changed, but others in the next."""
    return any(_OF_A_STRETCH.search(c.predicate) for c in (a, b))


def _two_stretches(a: Claim, b: Claim) -> bool:
    """What was earned in one year, and in the next: each figure is that of its own time, and nothing grows."""
    if a.when is None or b.when is None or a.when.period.overlaps(b.when.period):
        return False
    lengths = [c.when.period.duration_minutes for c in (a, b) if c.when is not None]
    return all(n is not None and n >= NEARLY_A_QUARTER for n in lengths)


def _of_one_ended_stretch(a: Claim, b: Claim) -> bool:
    """Both count what came in one quarter or year that had ended when they were told: it can grow no more."""
    if a.when is None or b.when is None or a.when.period != b.when.period:
        return False
    length = a.when.period.duration_minutes
    return length is not None and length >= NEARLY_A_QUARTER and all(
        c.source.published is not None and c.when is not None and c.when.period.before(c.source.published.period)
        for c in (a, b)
    )


def _of_two_sides(a: Claim, b: Claim, context: Context) -> str:
    """What was there before a change, and what it leaves: the staff, and the staff after the cuts. Of "7 of 17 closed"
    it is known what that leaves."""
    sides = context.side(a), context.side(b)
    if sides[0] == sides[1] or (a.when is not None and b.when is not None):
        return ""
    if any(c.tells_whole and context.direction(c) for c in (a, b)):
        return ""
    told, name = (a, sides[0]) if sides[0] else (b, sides[1])
    return f"{told.written} is what {'was there before' if name == 'before' else 'is left after'} a change"


def _to_be_reached(a: Claim, b: Claim, context: Context) -> str:
    """A stock as it stands, and as it is planned to be: the stake that is held, and the one that will be."""
    for plan, now in ((a, b), (b, a)):
        ahead = plan.status in ("planned", "agreed", "proposed") and now.status is None and not context.foresees(now)
        level = not any(map(context.direction, (a, b))) and "level" in (context.over_time(a), context.over_time(b))
        if ahead and level:
            return f"{plan.written} is what is to be reached, {now.written} what there is"
    return ""


def _plan_moved(a: Claim, b: Claim, order: int, context: Context) -> str:
    """The earlier one tells what was planned or foreseen, which the later one may have moved; or ""."""
    old, new = (a, b) if order >= 0 else (b, a)
    if not order or _kind(a, b, context) == "cumulative":
        return ""
    if _was_not_over(old, new):
        return f"{old.source.id} tells of a time that was not over, and {new.source.id} is later"
    if not _planned_moves(old, new, context):
        return ""
    if _of_one_announcement(old, new, context):
        return ""
    return f"{old.source.id} tells a plan, and {new.source.id} is later: the plan has moved"


def _was_not_over(old: Claim, new: Claim) -> bool:
    """What is only probable of a year that is not over foresees it; one told when it was over tells what came of it."""
    if old.when is None or old.when.bound or old.certainty == "certain" or not isinstance(old.value, Quantity):
        return False
    first, last = old.when.period
    told, now = (c.source.published.period if c.source.published is not None else None for c in (old, new))
    if first is None or last is None or told is None or now is None or told.last is None or now.first is None:
        return False
    return last - first >= NEARLY_A_QUARTER and told.last < last < now.first


A_NEWS_CYCLE = 3 * 24 * 60  # minutes
A_LONG_MONTH = 31  # days
_ONE_DECISION = "both tell of one decision, made known within days, and the later one does not say that it was moved"


_PROMISED = frozenset(("=promise", "=promise to", "=pledge money"))


def _has_decided(claim: Claim, context: Context) -> bool:
    """By its status; or it is told as it stands, or promised, and no forecast."""
    if claim.status is not None:
        return claim.status in DECIDED
    words = context.lexicon.concepts(claim.predicate)
    return not context.foresees(claim) or any(not c.senses.isdisjoint(_PROMISED) for c in words)


def _of_one_announcement(old: Claim, new: Claim, context: Context) -> bool:
    """Both tell of what has been decided, or promised, a few days apart: that is one decision, told in two ways, and no
    plan that was moved in between, unless the later one says so, or was made known at another time, or the day of the
    first had passed. What is only planned may move from day to day."""
    planned = old.status == new.status == "planned"
    if planned or old.source.id == new.source.id or not all(_has_decided(c, context) for c in (old, new)):
        return False
    if _MOVED.search(f"{new.subject} {new.predicate}") or _had_passed(old, new):
        return False
    made_known = [c.announced.period for c in (old, new) if c.announced is not None]
    if len(made_known) == 2 and not made_known[0].overlaps(made_known[1]):
        return False
    if any(c.announced is not None and _days(c.announced.period) > A_LONG_MONTH for c in (old, new)):
        return False  # in a year much is decided
    one, other = (_first_told(c) for c in (old, new))
    if one is None or other is None or one.period.first is None or other.period.first is None:
        return False
    return one.period.overlaps(other.period) or abs(one.period.first - other.period.first) <= A_NEWS_CYCLE


_MOVED = re.compile(
    r"\b(?:postpon|delay|reschedul|revis|paus|suspend|scrub|slip|extend|extension|defer)\w*"
    r"|\b(?:brought|moved|pushed|put) (?:back|forward|off|to)\b"
    r"|\bnew (?:date|day|time|deadline|target|plan)\b",
    re.IGNORECASE,
)


def _had_passed(old: Claim, new: Claim) -> bool:
    """The day that the first told of had come and gone before the second was told."""
    day = old.value if isinstance(old.value, Date) else old.when if old.kind == "event" else None
    told = new.source.published
    return day is not None and told is not None and day.period.before(told.period)


def _first_told(claim: Claim) -> Date | None:
    """When it was made known, or else the day of its article."""
    return claim.announced or claim.source.published


def _is_range(value: object) -> bool:
    """A forecast of 8 to 14 % says just that: 8 to 11 % is another one, though both may come true."""
    return isinstance(value, Quantity) and value.amount is not None and value.amount.is_range


def _of_another_time(a: Claim, b: Claim, context: Context) -> str:
    dated, plain = (a, b) if a.when is not None else (b, a)
    if not _other_time(a, b, context) or dated.when is None:
        return ""
    return f"{dated.written} is told of {dated.when.written}, {plain.written} of when {plain.source.id} was published"


def _already_told(claim: Claim, when: Date) -> bool:
    """It was published before that time, and so cannot be of it."""
    published = claim.source.published
    return published is not None and published.period.before(when.period)


def _planned_moves(old: Claim, new: Claim, context: Context) -> bool:
    """What was planned, offered or foreseen may be moved by whoever reports later, and so may what was still under way
    by who tells how it ended; a past fact may not."""
    if old.status == "under way" and new.status == "completed":
        return True
    if old.status in ("planned", "proposed", "considered", "in talks", "rumoured"):
        return True
    if old.status in ("announced", "agreed") and new.status in OPEN + DECIDED + REAL:
        return True
    if old.status not in (None, "announced", "agreed"):
        return False
    return context.foresees(old)


def _rises(old: Claim, new: Claim, context: Context) -> bool:
    figures = [_main_figure(c, context) for c in (old, new)]
    before, after = figures
    return before is not None and after is not None and after > before


def _main_figure(claim: Claim, context: Context) -> Fraction | None:
    value = _typed(claim, context)
    if not isinstance(value, Quantity):
        return None
    amount = value.amount or value.after
    return amount.figure if amount is not None else None


def _no_update(a: Claim, b: Claim, order: int, context: Context) -> str:
    kind = _kind(a, b, context)
    if order and kind != "cumulative" and _planned_moves(*((a, b) if order > 0 else (b, a)), context):
        return _ONE_DECISION  # or it would have been moved
    if kind == "fixed":
        return "this does not change with time, so both cannot be true"
    if order == 0:
        return "nothing says that one is of a later time, so both cannot be true"
    if kind == "cumulative":
        return "the later figure is not the higher one, though this can only grow"
    if years_apart(a, b):
        return "one says that it is not so, so both cannot be true"
    return "the sources are less than a year apart and do not tell of two times, so both cannot be true"


# --- events ---------------------------------------------------------------------------------------


def _with_event(a: Claim, b: Claim, context: Context) -> Judgement:
    """At least one side says only that it is so."""
    x, y = _date_of(a), _date_of(b)
    if x is not None and y is not None and "date" in (a.kind, b.kind):
        return _relate_dates(a, b, x, y, context)
    newer = _newer(a, b, later(a, b))
    found = _events(a, b)._replace(newer=newer)
    if {a.kind, b.kind} == {"event"}:
        return _with_dates(a, b, found, context)
    if found.relation is not Relation.AGREE:
        return found
    valued, bare = (a, b) if a.value is not None else (b, a)
    if valued.kind == "entity" and _mentions(bare, valued, context):
        return Judgement(Relation.AGREE, So(f"{bare.source.id} names {valued.written} too", (found.reason,)), newer)
    if isinstance(valued.value, Date) and bare.status in (None, "completed") and not _was_ahead(bare, valued.value):
        text = f"both say that it is so, and {valued.source.id} when: {valued.written}"
        return Judgement(Relation.AGREE, So(text, (found.reason,)), newer)
    text = f"{valued.source.id} says more: {valued.written}"
    return Judgement(Relation.CONSISTENT, So(text, (found.reason,)), newer)


def _not_yet(a: Claim, b: Claim) -> str:
    """What one says was not so at a time came later, as the other says; or ""."""
    for denied, told in ((a, b), (b, a)):
        date = _date_of(told)
        if status_class(denied) != "not so" or status_class(told) == "not so" or date is None or denied.when is None:
            continue
        if denied.when.period.before(date.period):
            return f"{denied.source.id} tells of {denied.when.written}, and {told.source.id} of later: {date.written}"
    return ""


def _relate_dates(a: Claim, b: Claim, x: Date, y: Date, context: Context) -> Judgement:
    """Two claims by when it happens, whether that is their value or the time of an event."""
    compared = _dates(a, b, x, y, context)
    said = tuple(Said(c.id, f"{c.written or _standing(c)}, {d.written}" if not c.value else d.written)
                 for c, d in ((a, x), (b, y)))  # fmt: skip
    reason = So(compared.text, said)
    newer = _newer(a, b, _published_later(a, b))
    if compared.result is Comparison.DIFFERENT:
        return _other_dates(a, b, x, y, reason, context)
    relation = {
        Comparison.SAME: Relation.AGREE,
        Comparison.COMPATIBLE: Relation.CONSISTENT,
        Comparison.INCOMPARABLE: Relation.UNCERTAIN,
    }[compared.result]
    return Judgement(relation, reason, newer)


def _mentions(bare: Claim, valued: Claim, context: Context) -> bool:
    assert isinstance(valued.value, Names)
    texts = (bare.subject, bare.predicate, *bare.scope)
    words = [c for text in texts for c in context.lexicon.concepts(text)]
    spoken = [*bare.scope, *(x for c in words if c.name for x in (" ".join(c.name), c.written))]
    return all(any(context.names.compare(name, s) == "same" for s in spoken) for name in valued.value.names)


def _with_dates(a: Claim, b: Claim, found: Judgement, context: Context) -> Judgement:
    """Two events: their dates must go together as well, where both are given and it is no mere talk. What was
    decided may have become real at another time, which is no contradiction."""
    x, y = _date_of(a), _date_of(b)
    if x is None or y is None or found.relation not in (Relation.AGREE, Relation.CONSISTENT):
        return found
    dated = _relate_dates(a, b, x, y, context)
    if status_class(a) == status_class(b) == "not so":
        return found
    if dated.relation in (Relation.AGREE, Relation.UNCERTAIN):
        return found
    if found.relation is Relation.CONSISTENT and dated.relation is not Relation.UPDATE:
        return found
    return dated


def _events(a: Claim, b: Claim) -> Judgement:
    """By class of status, polarity and certainty, as the format's table has it."""
    said = _said(a, b)
    one, other = _standing_class(a), _standing_class(b)
    order = later(a, b)
    if "not so" in (one, other) and one != other:
        return _not_so(a, b, said, order)
    if one == other or not one or not other:
        return _one_standing(a, b, said)
    return _steps(a, b, said, order)


def _standing_class(claim: Claim) -> str:
    """Its status's; and what is told with a day gone by is real."""
    date, told = _date_of(claim), claim.source.published
    if claim.status is None and not claim.negated and claim.kind == "date" and date is not None and told is not None:
        last, now = date.period.last, told.period.last
        return "real" if last is not None and now is not None and last <= now else ""
    return status_class(claim)


def _one_standing(a: Claim, b: Claim, said: tuple[Reason, ...]) -> Judgement:
    """The same class, or one is not known."""
    if a.certainty != b.certainty:
        text = f"the same, but {a.certainty} in one and {b.certainty} in the other"
        return Judgement(Relation.CONSISTENT, So(text, said))
    one, other = status_class(a), status_class(b)
    if one == other == "not so":
        return Judgement(Relation.AGREE, So("both say that it is not so", said))
    if one != other:
        return Judgement(Relation.AGREE, So("both say so, and one of them how far it had come", said))
    if one and a.status != b.status:
        return Judgement(Relation.AGREE, So(f"both say so: {a.status} and {b.status} are one step", said))
    return Judgement(Relation.AGREE, So("both say so", said))


_RANK = {"open": 0, "decided": 1, "real": 2}


def _steps(a: Claim, b: Claim, said: tuple[Reason, ...], order: int) -> Judgement:
    """Two known classes, neither of them *not so*."""
    classes = _standing_class(a), _standing_class(b)
    onwards = (_RANK[classes[1]] - _RANK[classes[0]]) * order
    if set(classes) == {"decided", "real"} and onwards >= 0:
        return Judgement(Relation.CONSISTENT, So("decided first, then real: one step further", said))
    if order == 0:
        text = f"{_standing(a)} and {_standing(b)}, and nothing says which is later"
        return Judgement(Relation.CONFLICT, So(text, said), code="RC304")
    new = b if order > 0 else a
    if onwards > 0:
        return Judgement(Relation.UPDATE, So(f"{new.source.id} is later and reports a further step", said))
    text = f"{new.source.id} is later and reports a step back"
    if _of_later_time(a, b, order):
        return Judgement(Relation.UPDATE, So(f"{text}, of a later time", said))
    return Judgement(Relation.CONFLICT, So(text, said), code="RC304")


def _not_so(a: Claim, b: Claim, said: tuple[Reason, ...], order: int) -> Judgement:
    if order and _of_later_time(a, b, order):
        new = b if order > 0 else a
        text = f"{new.source.id} is later and says of a later time that this has changed"
        return Judgement(Relation.UPDATE, So(text, said))
    text = "one says that it is so, the other that it is not"
    return Judgement(Relation.CONFLICT, So(text, said), code="RC304")


def _of_later_time(a: Claim, b: Claim, order: int) -> bool:
    """The later one says so of a later time: it has a valid time, and that lies after the other's."""
    old, new = (a, b) if order > 0 else (b, a)
    if new.when is None:  # who reports a year later that it was called off tells what has become of it
        return years_apart(a, b)
    before = old.when if old.when is not None and not _ahead(old) else old.source.published
    return before is not None and before.period.before(new.when.period)


def _standing(claim: Claim) -> str:
    word = claim.status or "said to be so"
    if claim.negated:
        word = f"not {claim.status}" if claim.status else "said not to be so"
    return word if claim.certainty == "certain" else f"{word}, {claim.certainty}"


def derived(claims: Iterable[Claim], context: Context) -> Mapping[str, str]:
    """What each claim implies in words, by slot, for `explain`."""
    out: dict[str, str] = {}
    for claim in claims:
        value = _typed(claim, context)
        if isinstance(value, Quantity):
            for name, slots in layout(value, context.direction(claim)).items():
                for slot in slots:
                    if slot.how:
                        out[f"{claim.id} {name}"] = slot.how
    return out


__all__ = [
    "Compared",
    "Comparison",
    "Context",
    "Given",
    "Judgement",
    "Relation",
    "compare",
    "compare_amounts",
    "compare_dates",
    "compare_names",
    "compare_quantities",
    "compare_texts",
    "derived",
    "judge",
    "judge_whole",
    "later",
    "percent",
    "status_class",
]
