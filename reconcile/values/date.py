"""Dates as written (EDTF or plain English), read into the interval that they cover."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from reconcile.values import timeline as tl
from reconcile.values.date_points import FiscalYear
from reconcile.values.edtf import looks_like_edtf, read_edtf
from reconcile.values.english_date import read_english
from reconcile.values.interval import Interval
from reconcile.values.timeline import MONTH_NAMES, Date, OutOfCalendar, Period, UnreadableDate

__all__ = [
    "MAX_LENGTH",
    "Date",
    "Period",
    "UnreadableDate",
    "days_between",
    "fiscal_period",
    "moment_of",
    "months_between",
    "one_moment",
    "read_date",
    "second_of",
    "show_date",
]

MAX_LENGTH = 100
_ARROW = re.compile(r"-{1,2}>|=>|[→⇒➔➜]")
_PLAIN = re.compile(r"((?!0000)[0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_TWO_YEARS = re.compile(r"[0-9]{4}-[0-9]{4}")


@lru_cache(maxsize=8192)
def read_date(text: str) -> Date:
    """A date in EDTF or in English, as `Date` describes it.

    Years are 1 to 9999, all times proleptic Gregorian. Raises UnreadableDate, and nothing else, for a text
    that is no date, that may mean several, or that needs the day of its writing ("last May").
    """
    try:
        return _read(text, None)
    except UnreadableDate as error:
        if error.suggestion and not _is_readable(error.suggestion):
            error.suggestion = ""  # one mistake of several is set right; the message names it all the same
        raise


def _is_readable(text: str) -> bool:
    try:
        _read(text, None)
    except UnreadableDate:
        return False
    return True


def _read(text: str, fiscal_year: FiscalYear) -> Date:
    if len(text) > MAX_LENGTH:
        message = f"a date of {len(text)} characters is too long; {MAX_LENGTH} are the most"
        raise UnreadableDate(message, text[:MAX_LENGTH], 0)
    if plain := _plain_date(text):
        return plain
    stripped = text.strip()
    if not stripped:
        raise UnreadableDate("the date is empty", text, 0)
    try:
        if looks_like_edtf(stripped) and not _TWO_YEARS.fullmatch(stripped):
            date = read_edtf(stripped, len(text) - len(text.lstrip()))
            return date if stripped == text else date._replace(written=text)
        if arrow := _ARROW.search(text):
            return _read_moved(text, arrow, fiscal_year)
        return _read_words(text, fiscal_year)
    except OutOfCalendar as error:
        raise UnreadableDate(f'"{stripped}" reaches beyond the calendar: {error}', stripped, 0) from None


def _plain_date(text: str) -> Date | None:
    """`2025`, `2025-07` and `2025-07-07`, which most dates are, the short way; `None` for others."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if day:
        if day > 28 and day > tl.month_length(year, month):
            return None  # the long way finds the words for it
        first = tl.day_number(year, month, day) * tl.MINUTES_A_DAY
        last, precision = first + tl.MINUTES_A_DAY, "day"
    else:
        index = tl.month_index(year, month or 1)
        first, last = tl.month_start(index), tl.month_start(index + (1 if month else 12))
        precision = "month" if month else "year"
    period = Period(first, last)
    return Date(text, text, period, period, precision=precision)


def _read_words(text: str, fiscal_year: FiscalYear) -> Date:
    """English; or, as in `mid-2023/mid-2024`, EDTF's slash between dates in English, either end open (`..`).

    Each side must be a date without the other: "May/June 2025" may be a choice.
    """
    try:
        return read_english(text, fiscal_year)
    except UnreadableDate:
        first, slash, last = (side.strip() for side in text.partition("/"))
        sides = [side for side in (first, last) if side not in ("", "..")]
        if not slash or not sides or not all(_is_readable(side) for side in sides):
            raise
    words = "{} to {}" if len(sides) == 2 else "from {}" if sides == [first] else "by {}"
    try:
        return read_english(words.format(*sides), fiscal_year)._replace(written=text)
    except UnreadableDate as error:  # its places are those of other words
        raise UnreadableDate(str(error), text, 0) from None


def _read_moved(text: str, arrow: re.Match[str], fiscal_year: FiscalYear) -> Date:
    """`2025 -> 2027 or 2028`"""
    if second := _ARROW.search(text, arrow.end()):
        message = "a date is moved once here, from the former to the new one"
        raise UnreadableDate(message, second[0], second.start())
    sides = ((text[: arrow.start()], 0), (text[arrow.end() :], arrow.end()))
    dates = []
    for side, start in sides:
        try:
            dates.append(_read(side.strip(), fiscal_year))
        except UnreadableDate as error:
            start += len(side) - len(side.lstrip())
            end = start + len(side.strip())
            suggestion = text[:start] + error.suggestion + text[end:] if error.suggestion else ""
            raise UnreadableDate(str(error), error.part, start + error.offset, suggestion) from None
    return dates[1]._replace(written=text, moved_from=dates[0])


# --- seconds ----------

_SECONDS = re.compile(r":[0-9]{2}:([0-9]{2})")


def second_of(date: Date) -> int | None:
    """The second, 0 to 59, of a time of day that was written with one; periods are of whole minutes."""
    found = _SECONDS.search(date.written) if date.precision == "minute" else None
    return int(found[1]) if found else None


# --- moments ----------

_OFFSET = re.compile(r"T[0-9:]{5}(?:Z|([+-])([0-9]{2}):([0-9]{2}))")


def moment_of(date: Date) -> int | None:
    """The minute in UTC of one clock time that tells its zone, on the scale of `Period`; `None` for any other date.

    >>> moment_of(read_date("1:27 a.m. EDT on 19 July 2024")) == moment_of(read_date("2024-07-19T05:27Z"))
    True
    """
    found = _OFFSET.search(date.edtf) if date.precision == "minute" else None
    is_one_clock = not (date.bound or date.approximate or date.either)
    if found is None or not is_one_clock or date.named.first is None:
        return None
    ahead = int(found[2]) * 60 + int(found[3]) if found[1] else 0
    return date.named.first - (-ahead if found[1] == "-" else ahead)


def next_to(earlier: Date, later: Date) -> bool:
    """The stretch of time just before the other, told as exactly: 2024 before 2025, March before April."""
    return earlier.precision == later.precision and earlier.period.last == later.period.first is not None


def one_moment(a: Date, b: Date) -> bool:
    """Two clock times that both tell their zones, and show the same minute."""
    moment = moment_of(a)
    return moment is not None and moment == moment_of(b)


# --- fiscal years ----------


def fiscal_period(date: Date, year_end_month: int, named_by: str = "") -> Date:
    """The date with its fiscal years put on the calendar, and `fiscal` empty; other dates as they are.

    `year_end_month` is the last month of the fiscal year, 1 to 12. `named_by` is "end" when "fiscal 2027" is
    the one that ends in 2027, "start" when it begins in 2027 (Japan's runs from April 2027 to March 2028).
    Left out, it is "start" for a year that ends in March and "end" for any other. A name of two years,
    2026/27, settles it. Raises ValueError when `year_end_month` or `named_by` is none of these.
    """
    named_by = named_by or ("start" if year_end_month == 3 else "end")
    if not 1 <= year_end_month <= 12 or named_by not in ("start", "end"):
        raise ValueError(f"no fiscal year ends in month {year_end_month} and is named by its {named_by}")
    former = date.moved_from
    if not date.fiscal and (former is None or not former.fiscal):
        return date
    return _read(date.written, (year_end_month, named_by))


# --- distances ----------


def days_between(a: Date, b: Date) -> Interval:
    """Days from `a` to `b`, all that their periods allow; negative when `b` is the earlier, unbounded when
    open.
    """
    return _between(a.period, b.period, lambda minute: Fraction(minute, tl.MINUTES_A_DAY))


def months_between(a: Date, b: Date) -> Interval:
    """Calendar months from `a` to `b`, all that their periods allow, as exact rationals.

    A minute's place on the scale is the months before its own and the share of its own month that has passed:
    from the same day of one month to another are whole months if the months are equally long. From 18 January
    2022 to 13 October 2023 are 21 months less 5/31, and a day to either side for the time of day.
    """
    return _between(a.period, b.period, _month_scale)


def _month_scale(minute: int) -> Fraction:
    year, month, _ = tl.civil(minute // tl.MINUTES_A_DAY)
    index = tl.month_index(year, month)
    start = tl.month_start(index)
    return index + Fraction(minute - start, tl.month_length(year, month) * tl.MINUTES_A_DAY)


def _between(a: Period, b: Period, scale: Callable[[int], Fraction]) -> Interval:
    """Periods are half-open, so neither the least nor the greatest distance is reached."""
    low = None if a.last is None or b.first is None else scale(b.first) - scale(a.last)
    high = None if a.first is None or b.last is None else scale(b.last) - scale(a.first)
    return Interval(low, high, low is not None, high is not None)


# --- showing ----------

_SEASON_NAMES = {2: "spring", 5: "summer", 8: "autumn", 11: "winter"}
_LEVELS = {7: "month", 10: "day", 16: "minute"}  # by the length of their EDTF
_THIRDS = ("early", "mid-", "late")


def show_date(date: Date) -> str:
    """The date in plain English, or in EDTF where English would not say the same.

    Reading it gives the same period. A fiscal date keeps the words it was written in.
    """
    former = date.moved_from
    if date.fiscal or (former is not None and former.fiscal):
        return date.written.strip()
    if former is not None:
        return f"{show_date(former)} -> {show_date(date._replace(moved_from=None))}"
    try:
        words = _in_words(date)
        again = read_date(words)
    except (UnreadableDate, OutOfCalendar):
        return date.edtf
    return words if (again.period, again.named) == (date.period, date.named) else date.edtf


def _in_words(date: Date) -> str:
    doubt, hedge = "possibly " if date.doubtful else "", "about " if date.approximate else ""
    periods = date.either or (date.named,)
    named = " or ".join(_period_in_words(period, date.precision) for period in periods)
    return doubt + f"{date.bound} {hedge}{named}".lstrip()


def _period_in_words(period: Period, precision: str) -> str:
    """A closed period by the name that its precision suggests, else from its first unit to its last."""
    if period.first is None or period.last is None:
        return ""
    first, last = tl.civil(period.first // tl.MINUTES_A_DAY), tl.civil((period.last - 1) // tl.MINUTES_A_DAY)
    year, month = first[0], first[1] - 1
    if precision == "part" and first[2] in (1, 11, 21) and last[2] in (10, 20, tl.month_length(*last[:2])):
        return f"{_third(first[2] // 10)}{MONTH_NAMES[month]} {year:04d}"
    if precision == "third":
        return f"{_third(month // 4)}{year:04d}"
    if precision == "season":
        return f"{_SEASON_NAMES.get(month, '')} {year:04d}"
    if precision == "quarter":
        return f"Q{month // 3 + 1} {year:04d}"
    if precision == "half":
        return f"{'first' if month < 6 else 'second'} half of {year:04d}"
    if precision in ("decade", "century"):
        return _digits_years_in_words(last[0], precision)
    return _edges_in_words(period.first, period.last)


def _third(which: int) -> str:
    third = _THIRDS[min(which, 2)]
    return third if third.endswith("-") else third + " "


def _digits_years_in_words(year: int, precision: str) -> str:
    if precision == "century":
        return _ordinal(year // 100 + 1) + " century"
    return f"{year // 10:03d}X" if year // 10 % 10 == 0 else f"{year // 10 * 10:04d}s"


def _ordinal(n: int) -> str:
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _edges_in_words(first: int, last: int) -> str:
    if last - first == 1:
        return _atom_in_words(tl.edtf_minute(first))
    begin, end = tl.edtf_from(first, "year"), tl.edtf_to(last, "year")
    if len(begin) != len(end):  # a year and a month: both to the finer of the two
        precision = _LEVELS[max(len(begin), len(end))]
        begin, end = tl.edtf_from(first, precision), tl.edtf_to(last, precision)
    if begin == end:
        return _atom_in_words(begin)
    return f"{_atom_in_words(begin)} to {_atom_in_words(end)}"


def _atom_in_words(atom: str) -> str:
    date, _, clock = atom.partition("T")
    numbers = date.split("-")
    words = [numbers[0]]
    if len(numbers) > 1:
        words.insert(0, MONTH_NAMES[int(numbers[1]) - 1])
    if len(numbers) > 2:
        words.insert(0, str(int(numbers[2])))
    return f"{clock} on {' '.join(words)}" if clock else " ".join(words)
