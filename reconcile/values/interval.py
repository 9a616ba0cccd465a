"""Intervals over exact rationals, with open and closed ends. No floats decide anything."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between `low` and `high`; `None` is unbounded on that side.

    >>> Interval.point(Fraction(7)).overlaps(Interval(Fraction(7), Fraction(9), low_open=True))
    False
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:  # one set, one way to write it
            if self.low is None and self.low_open:
                object.__setattr__(self, "low_open", False)
            if self.high is None and self.high_open:
                object.__setattr__(self, "high_open", False)
            return
        order = _compare(self.low, self.high)
        if order > 0 or (order == 0 and (self.low_open or self.high_open)):
            raise ValueError(f"empty interval: {self.low} … {self.high}")

    def __bool__(self) -> bool:
        raise TypeError("an interval has no truth value; ask overlaps(), contains() or within()")

    @staticmethod
    def point(x: Fraction) -> Interval:
        return Interval(x, x)

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def width(self) -> Fraction | None:
        """The length, `None` when unbounded."""
        return None if self.low is None or self.high is None else self.high - self.low

    def contains(self, x: Fraction) -> bool:
        above = self.low is None or x > self.low or (x == self.low and not self.low_open)
        below = self.high is None or x < self.high or (x == self.high and not self.high_open)
        return above and below

    def below(self, other: Interval) -> bool:
        """Every number of this one is smaller than every number of the other."""
        if self.high is None or other.low is None:
            return False
        order = _compare(self.high, other.low)
        return order < 0 or (order == 0 and (self.high_open or other.low_open))

    def overlaps(self, other: Interval) -> bool:
        return not self.below(other) and not other.below(self)

    def within(self, other: Interval) -> bool:
        low_ok = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        if other.high is None:
            return low_ok
        closed = self.high_open or not other.high_open  # an end that both have does not stick out
        return low_ok and self.high is not None and (self.high, not closed) <= (other.high, False)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = _lower(self, other)
        high, high_open = _upper(self, other)
        return Interval(low, high, low_open, high_open)

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def scale(self, factor: Fraction) -> Interval:
        """Every number times `factor`."""
        if factor == 0:
            return Interval.point(Fraction(0))
        if factor < 0:
            return (-self).scale(-factor)
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )

    def times(self, other: Interval) -> Interval:
        """The product of two intervals of non-negative numbers."""
        for side in (self, other):
            if side.low is None or side.low.numerator < 0:
                raise ValueError("times() is for non-negative numbers")
        assert self.low is not None and other.low is not None
        if any(high is not None and not high for high in (self.high, other.high)):
            return Interval.point(Fraction(0))
        high = None if self.high is None or other.high is None else self.high * other.high
        reached = self._reaches_zero or other._reaches_zero
        low_open = not reached and (self.low_open or other.low_open)
        return Interval(self.low * other.low, high, low_open, self.high_open or other.high_open)

    def over(self, other: Interval) -> Interval:
        """The quotient of a non-negative interval by a positive one."""
        if self.low is None or self.low < 0 or other.low is None or other.low <= 0:
            raise ValueError("over() is for a non-negative by a positive interval")
        if self.high == 0:
            return Interval.point(Fraction(0))
        low = Fraction(0) if other.high is None else self.low / other.high
        high = None if self.high is None else self.high / other.low
        far = other.high is None or other.high_open  # nothing is divided by the end itself
        low_open = not self._reaches_zero and (self.low_open or far)
        return Interval(low, high, low_open, self.high_open or other.low_open)

    @property
    def _reaches_zero(self) -> bool:
        """Zero is its lower end and belongs to it: whatever it is multiplied with, that stays zero."""
        return self.low is not None and not self.low and not self.low_open


def _compare(x: Fraction, y: Fraction) -> int:
    """Below, at or above zero, as x is to y; in integers, since fractions take four times as long over it."""
    a, b = x.as_integer_ratio()
    c, d = y.as_integer_ratio()
    return a * d - c * b


def _lower(a: Interval, b: Interval) -> tuple[Fraction | None, bool]:
    if a.low is None or b.low is None:
        return None, False
    if a.low == b.low:
        return a.low, a.low_open and b.low_open
    return (a.low, a.low_open) if a.low < b.low else (b.low, b.low_open)


def _upper(a: Interval, b: Interval) -> tuple[Fraction | None, bool]:
    if a.high is None or b.high is None:
        return None, False
    if a.high == b.high:
        return a.high, a.high_open and b.high_open
    return (a.high, a.high_open) if a.high > b.high else (b.high, b.high_open)
