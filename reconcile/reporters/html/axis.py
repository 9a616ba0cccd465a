"""Axes for small pictures: where a number or a minute lies between two ends, and round places to label.

Positions are percentages of the width, so that a picture fits any screen and its letters keep their size.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from reconcile.values import timeline as tl
from reconcile.values.quantity import Amount, show_number

MOST_TICKS = 6
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` at 0 % to `high` at 100 %; `unit` is what the labels count, "billion JPY" or ""."""

    low: Fraction
    high: Fraction
    ticks: tuple[Tick, ...] = ()
    unit: str = ""

    def at(self, x: Fraction | int) -> float:
        """The place of `x` in percent, kept inside the picture."""
        return percent(Fraction(x), self.low, self.high)


def percent(x: Fraction, low: Fraction, high: Fraction) -> float:
    share = (x - low) / (high - low)
    return round(float(min(max(share, Fraction(0)), Fraction(1)) * 100), 2)


def number_axis(numbers: Iterable[Fraction], like: Amount) -> Axis:
    """An axis that holds all numbers (in the base of `like`'s unit), labelled in the unit that `like` is written in.

    Zero is on it when it is near enough not to squeeze the rest.
    """
    unit = like.unit
    seen = [x / unit.factor for x in numbers]
    low, high = min(seen), max(seen)
    if low > 0 and low <= (high - low) * Fraction(3, 4):
        low = Fraction(0)
    span = (high - low) or abs(high) / 10 or Fraction(1)
    low_end = low if low == 0 else low - span * Fraction(2, 25)
    high_end = high + span * Fraction(2, 25)
    scale, word = next(((n, w) for n, w in _SCALES if abs(high) >= n), (1, ""))
    step = round_step((high_end - low_end) / MOST_TICKS)
    first = -((-low_end) // step)  # the first multiple of the step inside
    places = [(first + i) * step for i in range(int((high_end - first * step) // step) + 1)]
    ticks = tuple(Tick(percent(x, low_end, high_end), show_number(x / scale)) for x in places)
    shown = "" if unit.dimension in ("number", "count") and not unit.name else unit.name
    return Axis(low_end * unit.factor, high_end * unit.factor, ticks, f"{word} {shown}".strip())


def round_step(least: Fraction) -> Fraction:
    """The smallest of 1, 2 and 5 times a power of ten that is not below `least` (positive)."""
    power = len(str(least.numerator)) - len(str(least.denominator)) - 1
    unit = Fraction(10) ** power
    while True:
        for digit in (1, 2, 5):
            if unit * digit >= least:
                return unit * digit
        unit *= 10


def time_axis(minutes: Iterable[int]) -> Axis:
    """An axis over minutes since the year 1, labelled by years, months or days."""
    seen = sorted(minutes)
    first, last = seen[0], seen[-1]
    pad = max((last - first) * 2 // 25, tl.MINUTES_A_DAY // 2)
    low, high = first - pad, last + pad
    days = (high - low) / tl.MINUTES_A_DAY
    if days > 365 * 3:
        ticks = _year_ticks(low, high)
    elif days > 92:
        ticks = _month_ticks(low, high)
    else:
        ticks = _day_ticks(low, high)
    ends = Fraction(low), Fraction(high)
    return Axis(*ends, tuple(Tick(percent(Fraction(at), *ends), label) for at, label in ticks))


def _year_ticks(low: int, high: int) -> list[tuple[int, str]]:
    first, last = tl.civil(low // tl.MINUTES_A_DAY)[0], tl.civil(high // tl.MINUTES_A_DAY)[0]
    step = max(1, int(round_step(Fraction(last - first + 1, MOST_TICKS))))
    years = range(-(-(first + 1) // step) * step, last + 1, step)
    return [(tl.month_start(tl.month_index(year, 1)), str(year)) for year in years]


def _month_ticks(low: int, high: int) -> list[tuple[int, str]]:
    first, last = (tl.month_index(*tl.civil(end // tl.MINUTES_A_DAY)[:2]) for end in (low, high))
    step = next(s for s in (1, 2, 3, 6, 12) if (last - first) / s <= MOST_TICKS or s == 12)
    months = range(-(-(first + 1) // step) * step, last + 1, step)
    return [(start, _month(start)) for start in map(tl.month_start, months)]


def _month(minute: int) -> str:
    year, month, _ = tl.civil(minute // tl.MINUTES_A_DAY)
    return f"{tl.MONTH_NAMES[month - 1][:3]} {year}"


def _day_ticks(low: int, high: int) -> list[tuple[int, str]]:
    first, last = low // tl.MINUTES_A_DAY + 1, high // tl.MINUTES_A_DAY
    step = next(s for s in (1, 2, 5, 10, 20) if (last - first) / s <= MOST_TICKS)
    return [(day * tl.MINUTES_A_DAY, _day(day)) for day in range(first, last + 1, step)]


def _day(day: int) -> str:
    _, month, number = tl.civil(day)
    return f"{number} {tl.MONTH_NAMES[month - 1][:3]}"
