"""The line on which dates lie: minutes, the calendar over them, and stretches with soft ends.

The calendar is proleptic Gregorian and works for every whole year; only what is written as EDTF is
confined to the years 1 to 9999 (`OutOfCalendar`).
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

MINUTES_A_DAY = 1440
DAYS_IN_400_YEARS = 146_097
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Period(NamedTuple):
    """Minutes since 0001-01-01T00:00 (proleptic Gregorian), `first` inclusive, `last` exclusive; `None` is
    open.
    """

    first: int | None
    last: int | None

    def overlaps(self, other: Period) -> bool:
        return not self.before(other) and not other.before(self)

    def before(self, other: Period) -> bool:
        """This one ends before the other begins."""
        return self.last is not None and other.first is not None and self.last <= other.first

    def within(self, other: Period) -> bool:
        low = other.first is None or (self.first is not None and self.first >= other.first)
        high = other.last is None or (self.last is not None and self.last <= other.last)
        return low and high

    @property
    def duration_minutes(self) -> int | None:
        """How long it lasts; `None` when an end is open."""
        return None if self.first is None or self.last is None else self.last - self.first


class Date(NamedTuple):
    """A date or a stretch of time.

    `period` is all that the words allow; `named` is the date that is named ("since 1961": `period` is
    1961/.., `named` is 1961), equal to `period` for a plain date. `bound` is "", "since", "after", "by",
    "before", "until" or "from". `either` lists the alternatives of "2027 or 2028". `moved_from` is the
    former date of a moved one. `fiscal` names the fiscal year ("2027", "2024/25", "2027 Q3", "2027 end") when
    the calendar does not fix it; its period is then a guess of the widest stretch it may cover. `approximate`
    is EDTF `~` or "about"; `doubtful` `?`. `edtf` says the same in EDTF; reading it gives the same `period`.
    """

    written: str
    edtf: str
    period: Period
    named: Period
    bound: str = ""
    precision: str = (
        "day"  # minute, day, part (of a month or day), month, season, quarter, half, third, year, …
    )
    approximate: bool = False  # … decade, century, range
    doubtful: bool = False
    either: tuple[Period, ...] = ()
    fiscal: str = ""
    moved_from: Date | None = None


class UnreadableDate(ValueError):
    """A text that is no date, or may be several.

    `part` is what was not understood, `offset` where it begins; `suggestion` what to write instead, or "".
    """

    def __init__(self, message: str, part: str, offset: int, suggestion: str = "") -> None:
        super().__init__(message)
        self.part = part
        self.offset = offset
        self.suggestion = suggestion


class OutOfCalendar(ValueError):
    """An end of a stretch lies outside the years 1 to 9999, which EDTF writes with four digits."""


# --- the calendar ----------


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The days of a month."""
    return _MONTH_LENGTHS[month - 1] + (month == 2 and is_leap(year))


def day_number(year: int, month: int, day: int) -> int:
    """Days since 0001-01-01; any year."""
    past = year - 1
    leap_day = month > 2 and is_leap(year)
    return (
        past * 365
        + past // 4
        - past // 100
        + past // 400
        + _DAYS_BEFORE_MONTH[month - 1]
        + leap_day
        + day
        - 1
    )


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of a day number; the inverse of `day_number`."""
    cycle, rest = divmod(day, DAYS_IN_400_YEARS)  # datetime knows the years 1 to 9999 only
    date = datetime.date.fromordinal(rest + 1)
    return cycle * 400 + date.year, date.month, date.day


def month_index(year: int, month: int) -> int:
    """Months counted through: the twelve of a year, one year after the other."""
    return year * 12 + month - 1


def month_start(index: int) -> int:
    """The first minute of a month, by `month_index`."""
    year, month = divmod(index, 12)
    return day_number(year, month + 1, 1) * MINUTES_A_DAY


# --- EDTF of a place on the line ----------


def _four(year: int) -> str:
    if not 1 <= year <= 9999:
        raise OutOfCalendar(f"the year {year} is outside 1 to 9999")
    return f"{year:04d}"


def edtf_month(index: int) -> str:
    year, month = divmod(index, 12)
    return f"{_four(year)}-{month + 1:02d}"


def edtf_day(day: int) -> str:
    year, month, day_of_month = civil(day)
    return f"{_four(year)}-{month:02d}-{day_of_month:02d}"


def edtf_minute(minute: int) -> str:
    day, rest = divmod(minute, MINUTES_A_DAY)
    return f"{edtf_day(day)}T{rest // 60:02d}:{rest % 60:02d}"


def _edge(edge: int, inside: int, precision: str) -> str:
    """The unit at an edge, `inside` being a minute of it: as coarse as `precision` and the edge allow."""
    day, minutes = divmod(edge, MINUTES_A_DAY)
    if minutes or precision == "minute":
        return edtf_minute(inside)
    _, month, day_of_month = civil(day)
    if day_of_month != 1 or precision in ("day", "part"):
        return edtf_day(inside // MINUTES_A_DAY)
    year_inside, month_inside, _ = civil(inside // MINUTES_A_DAY)
    if month == 1 and precision in ("year", "decade", "century"):
        return _four(year_inside)
    return edtf_month(month_index(year_inside, month_inside))


def edtf_from(first: int, precision: str) -> str:
    """EDTF of the unit that begins at this minute."""
    return _edge(first, first, precision)


def edtf_to(last: int, precision: str) -> str:
    """EDTF of the unit that ends at this minute (exclusive)."""
    return _edge(last, last - 1, precision)


# --- stretches ----------

Step = tuple[int, int]  # months, minutes
MINUTE_STEP: Step = (0, 30)
DAY_STEP: Step = (0, MINUTES_A_DAY)
MONTH_STEP: Step = (1, 0)
YEAR_STEP: Step = (12, 0)


def shifted(minute: int, step: Step, sign: int) -> int:
    """A minute moved by a step, months by the calendar (31 January and a month is the last of February)."""
    months, minutes = step
    if months:
        day, rest = divmod(minute, MINUTES_A_DAY)
        year, month, day_of_month = civil(day)
        year, month = divmod(month_index(year, month) + sign * months, 12)
        day_of_month = min(day_of_month, month_length(year, month + 1))
        minute = day_number(year, month + 1, day_of_month) * MINUTES_A_DAY + rest
    return minute + sign * minutes


class Stretch(NamedTuple):
    """A named stretch of time whose ends may be soft; what is not yet bounded by "by" or "since".

    `first` and `last` are the named ends, half-open. It begins from `earliest` to `latest_start` and ends
    from `earliest_end` to `latest`; these differ from the named ends when it is approximate, fiscal, or given
    with the offset of a time zone. `low` and `high` are the steps by which "about" softens the two ends.
    """

    first: int
    last: int
    precision: str
    edtf: str
    earliest: int
    latest_start: int
    earliest_end: int
    latest: int
    low: Step
    high: Step
    approximate: bool = False
    doubtful: bool = False
    fiscal: str = ""
    either: tuple[Period, ...] = ()

    @property
    def named(self) -> Period:
        return Period(self.first, self.last)

    @property
    def period(self) -> Period:
        return Period(self.earliest, self.latest)


def sharp(first: int, last: int, precision: str, edtf: str, step: Step) -> Stretch:
    """A stretch that begins and ends exactly there."""
    return Stretch(first, last, precision, edtf, first, first, last, last, step, step)


def months(index: int, count: int, precision: str, edtf: str = "", step: Step = MONTH_STEP) -> Stretch:
    """So many whole months from a month on."""
    if not edtf:
        edtf = edtf_month(index) if count == 1 else f"{edtf_month(index)}/{edtf_month(index + count - 1)}"
    return sharp(month_start(index), month_start(index + count), precision, edtf, step)


def years(first: int, last: int) -> Stretch:
    """Whole years, the last one included."""
    edtf = _four(first) if first == last else f"{_four(first)}/{_four(last)}"
    precision = "year" if first == last else "range"
    return months(first * 12, (last - first + 1) * 12, precision, edtf, YEAR_STEP)


def digits_years(first: int, count: int) -> Stretch:
    """A decade or a century by its leading digits: 1960 and ten are `196X`. There is no year 0."""
    edtf = f"{first:04d}"[: 3 if count == 10 else 2].ljust(4, "X")
    precision = "decade" if count == 10 else "century"
    start = max(first, 1)
    return months(start * 12, (first + count - start) * 12, precision, edtf, (count * 12, 0))


def days(first: int, last: int, precision: str) -> Stretch:
    """Whole days by number, the last one included."""
    edtf = edtf_day(first) if first == last else f"{edtf_day(first)}/{edtf_day(last)}"
    return sharp(first * MINUTES_A_DAY, (last + 1) * MINUTES_A_DAY, precision, edtf, DAY_STEP)


def minutes(first: int, last: int, precision: str) -> Stretch:
    """Minutes, the last one included."""
    edtf = edtf_minute(first) if first == last else f"{edtf_minute(first)}/{edtf_minute(last)}"
    return sharp(first, last + 1, precision, edtf, MINUTE_STEP)


def minute_at_offset(minute: int, offset: int | None) -> Stretch:
    """One minute of a clock, `offset` minutes ahead of UTC (`None`: it does not say).

    Named is what the clock shows, since other texts give the day there without an offset; `period` reaches to
    the same moment in UTC, so that one moment in two zones is never two.
    """
    stretch = minutes(minute, minute, "minute")
    if offset is None:
        return stretch
    sign, size = "-" if offset < 0 else "+", abs(offset)
    zone = f"{sign}{size // 60:02d}:{size % 60:02d}" if offset else "Z"
    return stretch._replace(
        edtf=stretch.edtf + zone,
        earliest=min(minute, minute - offset),
        latest=max(minute, minute - offset) + 1,
    )


def with_step(stretch: Stretch, step: Step) -> Stretch:
    return stretch._replace(low=step, high=step)


def first_atom(edtf: str) -> str:
    """The first date of an EDTF interval or set; of a plain date, itself."""
    return edtf.strip("[]").partition("/")[0].partition(",")[0].partition("..")[0]


def last_atom(edtf: str) -> str:
    """The last date of an EDTF interval or set; of a plain date, itself."""
    return edtf.strip("[]").rpartition("/")[2].rpartition(",")[2].rpartition("..")[2]


def _marked(edtf: str, mark: str) -> str:
    """Every date in it with one more of the qualifiers `~` and `?`, which make `%` together."""
    if "/" in edtf:
        return "/".join(_marked(part, mark) for part in edtf.split("/"))
    if edtf[-1] in "~?%":
        return edtf if edtf[-1] in (mark, "%") else edtf[:-1] + "%"
    return edtf + mark


def about(stretch: Stretch) -> Stretch:
    """The same, approximate: each end softened by one unit of its precision, to both sides.

    The unit of early, mid and late is the month (in a month, the day), of a clock time half an hour.
    EDTF qualifies no clock times; there the widened stretch is written.
    """
    if stretch.approximate:
        return stretch
    earliest = shifted(stretch.earliest, stretch.low, -1)
    latest = shifted(stretch.latest, stretch.high, +1)
    is_clock = "T" in stretch.edtf
    edtf = minutes(earliest, latest - 1, "minute").edtf if is_clock else _marked(stretch.edtf, "~")
    return stretch._replace(
        edtf=edtf,
        earliest=earliest,
        latest_start=shifted(stretch.latest_start, stretch.low, +1),
        earliest_end=shifted(stretch.earliest_end, stretch.high, -1),
        latest=latest,
        approximate=True,
    )


def doubted(stretch: Stretch) -> Stretch:
    """The same, and the source is not sure of it; that moves no end."""
    edtf = stretch.edtf if "T" in stretch.edtf else _marked(stretch.edtf, "?")
    return stretch._replace(edtf=edtf, doubtful=True)


def joined(a: Stretch, b: Stretch) -> Stretch:
    """From the beginning of one to the end of the other. The caller sees to it that they stand in order."""
    return Stretch(
        first=a.first,
        last=b.last,
        precision="range",
        edtf=f"{first_atom(a.edtf)}/{last_atom(b.edtf)}",
        earliest=a.earliest,
        latest_start=a.latest_start,
        earliest_end=b.earliest_end,
        latest=b.latest,
        low=a.low,
        high=b.high,
        approximate=a.approximate or b.approximate,
        doubtful=a.doubtful or b.doubtful,
        fiscal=" to ".join(filter(None, (a.fiscal, b.fiscal))),
    )


def one_of(choices: list[Stretch]) -> Stretch:
    """One of several stretches; from the first beginning to the last end."""
    if len(choices) == 1:
        return choices[0]
    low = min(choices, key=lambda s: s.earliest)
    high = max(choices, key=lambda s: s.latest)
    precisions = {s.precision for s in choices}
    return Stretch(
        first=min(s.first for s in choices),
        last=max(s.last for s in choices),
        precision=choices[0].precision if len(precisions) == 1 else "range",
        edtf="[" + ",".join(s.edtf.replace("/", "..") for s in choices) + "]",
        earliest=low.earliest,
        latest_start=max(s.latest_start for s in choices),
        earliest_end=min(s.earliest_end for s in choices),
        latest=high.latest,
        low=low.low,
        high=high.high,
        approximate=any(s.approximate for s in choices),
        doubtful=any(s.doubtful for s in choices),
        fiscal=" or ".join(s.fiscal for s in choices if s.fiscal),
        either=tuple(s.period for s in choices),
    )


def bounded(stretch: Stretch, bound: str, written: str) -> Date:
    """The date that a stretch and a bound make; "" is the stretch itself.

    since, from X: from the beginning of X on. by, until X: up to the end of X. before, after X: X itself
    excluded.
    """
    period, edtf = stretch.period, stretch.edtf
    if bound in ("since", "from"):
        period, edtf = Period(stretch.earliest, None), _low_edge(stretch) + "/.."
    elif bound in ("by", "until"):
        period, edtf = Period(None, stretch.latest), "../" + _high_edge(stretch)
    elif bound == "after":
        period = Period(stretch.earliest_end, None)
        edtf = edtf_from(stretch.earliest_end, stretch.precision) + "/.."
    elif bound == "before":
        period = Period(None, stretch.latest_start)
        edtf = "../" + edtf_to(stretch.latest_start, stretch.precision)
    return Date(
        written=written,
        edtf=edtf,
        period=period,
        named=stretch.named,
        bound=bound,
        precision=stretch.precision,
        approximate=stretch.approximate,
        doubtful=stretch.doubtful,
        either=stretch.either,
        fiscal=stretch.fiscal,
    )


def _low_edge(stretch: Stretch) -> str:
    # A set is written in the order of the words; its earliest member need not stand first.
    return edtf_from(stretch.earliest, stretch.precision) if stretch.either else first_atom(stretch.edtf)


def _high_edge(stretch: Stretch) -> str:
    return edtf_to(stretch.latest, stretch.precision) if stretch.either else last_atom(stretch.edtf)
