"""Parts of a stretch: its thirds, ends, halves and quarters."""

from __future__ import annotations

from reconcile.values import timeline as tl
from reconcile.values.timeline import Stretch


def part_of_months(count: int, part: str) -> tuple[int, int]:
    """Which months of `count`: how many are before them, and how many they are."""
    if part == "start":
        return 0, 1
    if part == "end":
        return count - 1, 1
    third = max(count // 3, 1)
    return min({"early": 0, "mid": 1, "late": 2}[part] * third, count - 1), third


def part_of(stretch: Stretch, part: str) -> Stretch:
    """The early, mid or late third of a stretch, or the start or end of it.

    A year's thirds are four months, a month's the days 1–10, 11–20 and 21 to the end; a decade's the years
    0–3, 4–6 and 7–9, a century's 0–33, 34–66 and 67–99; a day's eight hours. Start and end are the first and
    last month of a year or a part of it, the first and last third of a month, the first and last year of a
    decade, the first and last decade of a century; of a day, the day.
    """
    length = whole_months(stretch)
    if stretch.precision in ("minute", "part") or (length is None and stretch.precision != "day"):
        return stretch
    if stretch.precision == "day":
        return _part_of_day(stretch, part)
    if length == 1:
        return _part_of_month(stretch, part)
    if stretch.precision in ("decade", "century"):
        return _part_of_years(stretch, part)
    assert length is not None
    shift, count = part_of_months(length, part)
    precision = "month" if count == 1 else "third" if count == 4 else "range"
    return tl.months(month_of(stretch.first) + shift, count, precision)


def _part_of_day(stretch: Stretch, part: str) -> Stretch:
    if part in ("start", "end"):
        return stretch
    first = stretch.first + {"early": 0, "mid": 480, "late": 960}[part]
    return tl.minutes(first, first + 479, "part")


def _part_of_month(stretch: Stretch, part: str) -> Stretch:
    first, last = stretch.first // tl.MINUTES_A_DAY, stretch.last // tl.MINUTES_A_DAY - 1
    if part in ("early", "start"):
        return tl.days(first, first + 9, "part")
    if part == "mid":
        return tl.days(first + 10, first + 19, "part")
    return tl.days(first + 20, last, "part")


def _part_of_years(stretch: Stretch, part: str) -> Stretch:
    start = _start_of_years(stretch)
    if stretch.precision == "century" and part in ("start", "end"):
        return tl.digits_years(start if part == "start" else start + 90, 10)
    low, high = _PARTS_OF_YEARS[stretch.precision][part]
    return tl.years(max(start + low, 1), max(start + high, 1))


_PARTS_OF_YEARS = {
    "decade": {"start": (0, 0), "early": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (9, 9)},
    "century": {"early": (0, 33), "mid": (34, 66), "late": (67, 99)},
}


def _start_of_years(stretch: Stretch) -> int:
    """The first year of a decade or century; 0 for the first of all, which begins in the year 1."""
    last = month_of(stretch.last - 1) // 12
    return last - last % (10 if stretch.precision == "decade" else 100)


def division(stretch: Stretch, which: int, parts: int) -> Stretch:
    """The half or quarter of a year, or the half of a month, decade or century (a century's quarter, too)."""
    length = whole_months(stretch)
    assert length is not None
    if stretch.precision == "month":
        first, last = stretch.first // tl.MINUTES_A_DAY, stretch.last // tl.MINUTES_A_DAY - 1
        return tl.days(first, first + 14, "part") if which == 1 else tl.days(first + 15, last, "part")
    if stretch.precision == "year":
        code, precision = (32 + which, "quarter") if parts == 4 else (39 + which, "half")
        count = 12 // parts
        index = month_of(stretch.first) + (which - 1) * count
        return tl.months(index, count, precision, f"{stretch.edtf}-{code}", (count, 0))
    start, total = _start_of_years(stretch), 10 if stretch.precision == "decade" else 100
    if total % parts:
        # Half a year is left over: quarters of a decade are thirty months.
        count = total * 12 // parts
        return tl.months(start * 12 + (which - 1) * count, count, "range")
    size = total // parts
    return tl.years(max(start + (which - 1) * size, 1), start + which * size - 1)


def whole_months(stretch: Stretch) -> int | None:
    """How many months it is; `None` when it does not begin and end with one."""
    if stretch.first % tl.MINUTES_A_DAY or stretch.last % tl.MINUTES_A_DAY:
        return None
    low, high = tl.civil(stretch.first // tl.MINUTES_A_DAY), tl.civil(stretch.last // tl.MINUTES_A_DAY)
    if low[2] != 1 or high[2] != 1:
        return None
    return tl.month_index(high[0], high[1]) - tl.month_index(low[0], low[1])


def month_of(minute: int) -> int:
    year, month, _ = tl.civil(minute // tl.MINUTES_A_DAY)
    return tl.month_index(year, month)
