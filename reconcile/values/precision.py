"""What a written figure leaves open: the three intervals of an amount, in the unit that was written.

A written figure stands for every number that would be written so: the implied precision of its last digit,
as in the inferred tolerances of XBRL and Beancount. A hedge widens it, a bound opens one side.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from reconcile.values.interval import Interval
from reconcile.values.numbers import Number

_ZERO = Fraction(0)
MOST_OPEN = Fraction(1, 4)  # of a figure: who says "about 100,000" does not mean 50,000


class NothingFits(ValueError):
    """No number is below the bound that was written."""


class Stretch(NamedTuple):
    """`digits`, `possible` and `rounded` of an Amount."""

    digits: Interval
    possible: Interval
    rounded: Interval

    def map(self, factor: Fraction, offset: Fraction) -> Stretch:
        if factor.numerator == factor.denominator and not offset:
            return self
        digits = _affine(self.digits, factor, offset)
        possible = digits if self.possible is self.digits else _affine(self.possible, factor, offset)
        if self.rounded is self.possible:
            return Stretch(digits, possible, possible)
        return Stretch(digits, possible, _affine(self.rounded, factor, offset))

    def widened(self, low: Fraction, high: Fraction) -> Stretch:
        """What is possible (not what the digits say) when the unit is anything from `low` to `high` of it."""
        possible = self.possible.scale(low).hull(self.possible.scale(high))
        return Stretch(self.digits, possible, self.rounded.scale(low).hull(self.rounded.scale(high)))


def _affine(interval: Interval, factor: Fraction, offset: Fraction) -> Interval:
    low = None if interval.low is None else interval.low * factor + offset
    high = None if interval.high is None else interval.high * factor + offset
    return Interval(low, high, interval.low_open, interval.high_open)


def stretch(
    number: Number,
    counted: bool,
    hedge: str,
    bound: str,
    near: bool,
    tolerance: Fraction,
    signed: bool = False,
) -> Stretch:
    """The intervals of one number.

    `counted`: it counts things, so that its digits are exact unless a scale word or decimals follow.
    `near`: a bound that the figure is just beyond. `signed`: it may be below zero (temperatures).
    Raises NothingFits for a bound that nothing satisfies (`less than 0`).
    """
    value = number.value
    floor = None if signed else _ZERO
    exact = not number.place or (counted and number.whole and not number.scaled)
    wide = Interval.point(value) if exact else _half(value, number.place, floor)
    # Half of "1 million" is not the same as it, though both may be so to a single digit.
    digits = wide if exact or not value or 2 * number.place <= abs(value) else _half(value, abs(value) / 2, floor)
    open_place = number.open_place
    if open_place is number.place or open_place == number.place or not value:
        opened = wide
    else:
        opened = _half(value, min(open_place, 2 * MOST_OPEN * abs(value)), floor)
    if hedge and exact and opened is not wide:  # of "about 429,000" the zeros are no digits, as far as a hedge goes
        place = min(open_place, 2 * tolerance * abs(value))
        meant = _half(value, place, floor) if place else digits
        digits = Interval(meant.low, value, low_open=True) if hedge == "almost" and meant is not digits else meant
    if bound:
        slack = abs(value) * tolerance
        if near and not exact:  # "just over 4 %" may be 4.4
            slack = max(slack, number.place / 2)
        possible = _bounded(value, bound, near, slack, floor)
        return Stretch(digits, possible, possible)
    if hedge == "almost":
        slack = abs(value) * tolerance
        possible = Interval(value - slack, value, low_open=True) if slack else Interval.point(value)
        return Stretch(digits, possible, possible)
    base = opened if counted and number.whole and (hedge or number.scaled) else wide
    if hedge:
        base = base.hull(_around(value, abs(value) * tolerance, floor))
    if hedge and base is not opened:
        return Stretch(digits, base, base.hull(opened))
    return Stretch(digits, base, opened)  # which holds the digits


def _half(value: Fraction, place: Fraction, floor: Fraction | None) -> Interval:
    """Half a unit of a place to either side. In integers: this runs for every figure."""
    bottom = 2 * value.denominator * place.denominator
    middle, half = 2 * value.numerator * place.denominator, place.numerator * value.denominator
    high = Fraction(middle + half, bottom)
    if middle < 0:  # rounding is symmetric about zero
        return Interval(Fraction(middle - half, bottom), high, low_open=True)
    low = floor if floor is not None and middle <= half else Fraction(middle - half, bottom)
    return Interval(low, high, high_open=True)


def _around(value: Fraction, slack: Fraction, floor: Fraction | None) -> Interval:
    low = value - slack
    return Interval(low if floor is None or low > floor else floor, value + slack)


def _bounded(
    value: Fraction, bound: str, near: bool, slack: Fraction, floor: Fraction | None
) -> Interval:
    near = near and slack > 0
    if bound[0] == ">":
        return Interval(value, value + slack if near else None, low_open=bound == ">")
    if bound == "<" and floor is not None and value <= floor:
        raise NothingFits(f"nothing is less than {value}")
    low = value - slack if near else floor
    if floor is not None and low is not None and low < floor:
        low = floor
    return Interval(low, value, high_open=bound == "<")


def between(low: Stretch, high: Stretch) -> Stretch:
    """From anything that the low end may be to anything that the high end may be."""
    digits = low.digits.hull(high.digits)
    possible = low.possible.hull(high.possible)
    if possible == digits:
        possible = digits
    return Stretch(digits, possible, possible)
