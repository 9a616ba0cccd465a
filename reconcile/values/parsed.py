"""A figure as parsed: what it borrows from its neighbour, its unit, and the amount that it makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from reconcile.values.numbers import Number
from reconcile.values.precision import Stretch, between, stretch
from reconcile.values.quantity import Amount, Unit, convertible
from reconcile.values.units import Measure

_ZERO, _ONE, _HUNDREDTH = Fraction(0), Fraction(1), Fraction(1, 100)
_DAY = Fraction(86_400)  # seconds
_PER_SECOND = {("length", "second"): ("speed", "m/s"), ("data", "second"): ("data_rate", "bit/s")}
ZERO = Number(_ZERO, _ONE, _ZERO, _ONE, _ONE)


class Per(NamedTuple):
    """What a rate is of: one `name` is `factor` of the base."""

    base: str
    factor: Fraction
    name: str


@dataclass(slots=True)
class Figure:
    """A figure as parsed, before units are shared with its neighbour and intervals are computed."""

    start: int  # tokens
    end: int = 0
    low: Number = ZERO
    high: Number | None = None
    margin: Number | None = None
    measure: Measure | None = None
    thing: str = ""
    head: str = ""
    per: Per | None = None
    hedge: str = ""
    bound: str = ""
    near: bool = False
    sign: int = 0
    signed_by_word: bool = False
    by_or_to: bool = False  # after "up", "fell": what "to" means is not clear
    of_phrase: bool = False  # `one in five workers`: the whole follows without "of"
    whole_name: str = ""  # `one worker in five`: the whole came before

    @property
    def bare(self) -> bool:
        return self.measure is None and not self.head

    @property
    def is_below_zero(self) -> bool:
        """`-5 °C`, `minus 40`: a temperature, not a change of one."""
        return self.may_be_below_zero and self.sign < 0 and not self.signed_by_word

    @property
    def may_be_below_zero(self) -> bool:
        return self.measure is not None and self.measure.dimension in ("temperature", "angle")

    @property
    def is_share(self) -> bool:
        return self.low.share if self.measure is None else self.measure.dimension == "share"


def share_units(a: Figure, b: Figure) -> None:
    """A figure without a unit has that of its neighbour: `$40-50`, `17 -> 10 plants`."""
    if a.low.share or b.low.share:
        return
    if a.bare:
        adopt(a, b)
    elif b.bare:
        adopt(b, a)
    if a.per is None:
        a.per = b.per
    elif b.per is None:
        b.per = a.per


def comparable(a: Figure, b: Figure) -> bool:
    """Whether the two can be the ends of one range, or a part and its whole."""
    return convertible(unit_of(a), unit_of(b))


def adopt(figure: Figure, other: Figure) -> None:
    """Give the figure the unit of the other."""
    if other.low.share and other.measure is None:
        return
    figure.measure, figure.thing, figure.head = other.measure, other.thing, other.head
    figure.per = figure.per or other.per


def lends_scale(low: Number, high: Number) -> bool:
    """`£1.2-1.5bn`: the scale word goes with both, unless the first is too large to need one."""
    if high.scale == 1 or low.scale != 1 or low.grouped or low.share or low.mantissa >= 1000 or not low.value:
        return False
    return Fraction(1, 100) <= low.mantissa / high.mantissa <= 100 if high.mantissa else False


def times(number: Number, factor: Fraction) -> Number:
    """The number in a unit that is `factor` of the one it was written in."""
    size = abs(factor)
    return number._replace(
        mantissa=number.mantissa * factor, value=number.value * factor,
        place=number.place * size, open_place=number.open_place * size,
    )  # fmt: skip


def fraction_of(part: Figure, whole: Figure) -> Figure:
    """`half of one per cent`: the product, as loose as fractions in words are."""
    value = part.low.value * whole.low.value
    number = Number(value, _ONE, value, _ZERO, _ZERO, False, loose=True)
    return replace(part, low=number, measure=whole.measure, per=whole.per, end=whole.end)


def unit_of(figure: Figure, delta: bool = False) -> Unit:
    """The unit of a figure, with what it is a rate of. A fraction that stands alone is told in per cent."""
    per = figure.per
    divisor = per.factor if per else _ONE
    suffix = f" per {per.name}" if per else ""
    base_per = per.base if per else ""
    dimension = figure.measure.dimension if figure.measure is not None else ""
    if per and base_per == "second" and (dimension, base_per) not in _PER_SECOND:
        divisor, base_per = divisor / _DAY, "day"  # an hour and a day are rates of one kind, as a week and a day are
    measure = figure.measure
    if measure is not None:
        dimension, base, factor = measure.dimension, measure.base, measure.factor
        base_per = base_per or measure.per
        if (dimension, base_per) in _PER_SECOND:
            dimension, base, base_per = *_PER_SECOND[dimension, base_per], ""
        if delta and dimension == "temperature":
            dimension = "temperature_difference"
        if per is None:
            return Unit(dimension, base, factor, measure.name, base_per)
        return Unit(dimension, base, factor / divisor, measure.name + suffix, base_per)
    if figure.low.share:
        return Unit("share", "", _HUNDREDTH / divisor, "%" + suffix, base_per)
    if figure.head:
        return Unit("count", figure.head, _ONE / divisor if per else _ONE, figure.thing + suffix, base_per)
    return Unit("number", "", _ONE / divisor if per else _ONE, suffix.strip(), base_per)


def rated(amount: Amount, per: Per) -> Amount:
    """The amount, when it proves to be for a time or a thing: `($3.8 million) a year`."""
    by, base = (per.factor / _DAY, "day") if per.base == "second" else (per.factor, per.base)
    factor = _ONE / by
    unit = amount.unit
    unit = unit._replace(factor=unit.factor * factor, per=base, name=f"{unit.name} per {per.name}".strip())
    digits, possible, rounded = (
        interval.scale(factor) for interval in (amount.digits, amount.possible, amount.rounded)
    )
    return amount._replace(
        figure=amount.figure * factor, digits=digits, possible=possible, rounded=rounded, unit=unit
    )


def build(figure: Figure, written: str, tolerance: Fraction, delta: bool = False) -> Amount:
    """The amount of a figure that is complete. `delta`: it is the size of a change, not a level."""
    measure = figure.measure
    unit = unit_of(figure, delta)
    low, high = figure.low, figure.high
    if measure is None and low.share:
        low = times(low, Fraction(100))
        high = times(high, Fraction(100)) if high is not None else None
    if figure.is_below_zero and high is None and not delta:
        low = times(low, Fraction(-1))
    spans = _stretch(figure, low, high, figure.may_be_below_zero and not delta, tolerance)
    value = low.value if high is None else (low.value + high.value) / 2
    offset = (
        measure.offset if measure is not None and not delta and unit.dimension == "temperature" else _ZERO
    )
    figure_in_base = value
    if unit.factor is not _ONE or offset:
        spans = spans.map(unit.factor, offset)
        figure_in_base = value * unit.factor + offset
    if measure is not None and measure.spread is not None:
        spans = spans.widened(measure.spread[0] / measure.factor, measure.spread[1] / measure.factor)
    hedge = figure.hedge or ("about" if low.loose else "")
    is_range = high is not None or figure.margin is not None
    return Amount(
        figure_in_base, spans.digits, spans.possible, spans.rounded, unit, written,
        hedge, figure.bound, is_range,
    )  # fmt: skip


def _stretch(figure: Figure, low: Number, high: Number | None, signed: bool, tolerance: Fraction) -> Stretch:
    counted = figure.measure is None
    hedge = figure.hedge or ("about" if low.loose else "")
    if high is not None:
        if figure.bound:
            end = low if figure.bound[0] == ">" else high
            ends = _ends(low, high, counted, "", signed, tolerance)
            bound = stretch(end, counted, "", figure.bound, figure.near, tolerance, signed)
            return Stretch(ends.digits, bound.possible, bound.rounded)
        return _ends(low, high, counted, hedge, signed, tolerance)
    if figure.margin is not None:
        by = figure.margin.value
        digits = stretch(low, counted, "", "", False, tolerance, signed).digits
        least = low.value - by if signed else max(_ZERO, low.value - by)
        possible = replace(digits, low=least, high=low.value + by, low_open=False, high_open=False)
        return Stretch(digits, possible, possible)
    return stretch(low, counted, hedge, figure.bound, figure.near, tolerance, signed)


def _ends(low: Number, high: Number, counted: bool, hedge: str, signed: bool, tolerance: Fraction) -> Stretch:
    first = stretch(low, counted, hedge, "", False, tolerance, signed)
    last = stretch(high, counted, hedge, "", False, tolerance, signed)
    return between(first, last)
