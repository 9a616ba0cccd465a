"""What is written of a date, gathered before it is put on the calendar, and the step from the one to the
other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, NoReturn

from reconcile.values import edtf
from reconcile.values import timeline as tl
from reconcile.values.date_parts import division, part_of, part_of_months
from reconcile.values.date_words import TIMES_OF_DAY, Token
from reconcile.values.timeline import MONTH_NAMES, WEEKDAY_NAMES, Stretch, UnreadableDate
from reconcile.values.zones import Contradiction, Zone, offset_of

# A fiscal year's last month and whether the year it ends or starts in names it; `None` when not known.
FiscalYear = tuple[int, str] | None


@dataclass(slots=True)
class Point:
    """A date as far as it is written; what is `None` was not."""

    start: int
    end: int = 0
    hedges: str = ""
    part: str = ""  # early, mid, late, start, end
    time_of_day: str = ""
    weekday: tuple[int, Token] | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    year_span: tuple[int, int] | None = None  # a decade or century: its first year, its length
    season: int | None = None
    division: tuple[int, int] | None = (
        None  # which one, of how many: (2, 4) is the second quarter; of 0: not said
    )
    fiscal: str = ""  # "2027" or "2024/25"
    is_fiscal: bool = False  # "fiscal" was written, perhaps without its year
    clock: tuple[int, Zone | None] | None = None  # minute of the day, and its zone
    half: str = ""  # "am" or "pm" of the clock
    leads: bool = False  # the clock stands before the day
    ready: Stretch | None = None  # one that needs no neighbour

    @property
    def is_bare_part(self) -> bool:
        return self.part != "" and not self.has_name and self.year is None

    @property
    def has_name(self) -> bool:
        """Something that a year can be lent to."""
        return self.month is not None or self.season is not None or self.division is not None

    def take_half(self, other: Point) -> None:
        """Be an hour of the same half of the day as the clock behind, or of the other: `2-4 p.m.`, `11:30 to 1 p.m.`"""
        if other.clock is None or not other.half or not other.leads or self.half:
            return
        if self.clock is None and self.day is not None and self.day <= 12:
            if self.has_name or self.year is not None:
                return
            minute, zone, self.day = self.day * 60, None, None
        elif self.clock is not None and 60 <= self.clock[0] < 780 and (self.day is None or other.day is None):
            minute, zone = self.clock
        else:
            return
        end = other.clock[0] % 720
        is_pm = (other.half == "pm") == (minute % 720 < end)
        self.half = "pm" if is_pm else "am"
        self.clock = minute % 720 + 720 * is_pm, zone

    def borrow(self, other: Point) -> None:
        """Take from a neighbour what this one leaves out, coarser than what it names."""
        if self.ready is not None or other.ready is not None:
            return
        if self.clock is not None and other.clock is not None and self.clock[1] is None:
            self.clock = self.clock[0], other.clock[1] and other.clock[1]._replace(same=None)
        if self.is_bare_part or (self.clock is not None and self.day is None and not self.has_name):
            fields: tuple[str, ...] = (
                "year",
                "fiscal",
                "is_fiscal",
                "year_span",
                "season",
                "division",
                "month",
            )
            if self.clock is not None:
                fields += ("day",)
            for name in fields:
                if not getattr(self, name):
                    setattr(self, name, getattr(other, name))
            return
        if self.day is not None and self.month is None:
            self.month = other.month
            self.year = other.year if self.year is None else self.year
        if self.division is not None and self.division[1] == 0 and other.division is not None:
            self.division = (self.division[0], other.division[1])
        if (
            self.year is None
            and not self.fiscal
            and self.has_name
            and (other.has_name or other.day is not None)
        ):
            self.year, self.fiscal, self.year_span = other.year, other.fiscal, other.year_span
            self.is_fiscal = self.is_fiscal or other.is_fiscal
        elif (
            self.year is not None
            and not self.has_name
            and other.fiscal
            and not other.has_name
            and not self.fiscal
        ):
            self.fiscal, self.year, self.is_fiscal = f"{self.year:04d}", None, True  # "fiscal 2024 to 2026"


class Resolver(NamedTuple):
    """Puts points on the calendar; `text` is where they were read, for the errors."""

    text: str
    fiscal_year: FiscalYear

    def fail(self, message: str, start: int, end: int, suggestion: str = "") -> NoReturn:
        raise UnreadableDate(message, self.text[start:end].strip(), start, suggestion)

    def resolve(self, point: Point) -> Stretch:
        if point.ready is not None:
            stretch = point.ready
        elif point.fiscal or (point.is_fiscal and point.year is not None):
            return hedged(self.resolve_fiscal(point), point.hedges)
        else:
            stretch = self.resolve_calendar(point)
        if point.part:
            stretch = part_of(stretch, point.part)
        return hedged(stretch, point.hedges)

    def resolve_calendar(self, point: Point) -> Stretch:
        if point.year_span is not None:
            stretch = tl.digits_years(*point.year_span)
            return stretch if point.division is None else division(stretch, *point.division)
        if point.is_fiscal:
            self.fail_missing(point, "fiscal year", "Q3 fiscal 2025")
        if point.year is None:
            self.fail_without_year(point)
        if point.day is not None:
            return self.resolve_day(point)
        if point.clock is not None or point.time_of_day or point.weekday is not None:
            self.fail_missing(point, "day", "13:30 on 7 July 2025")
        if point.month is not None:
            stretch = tl.months(tl.month_index(point.year, point.month), 1, "month")
            return stretch if point.division is None else division(stretch, *point.division)
        if point.season is not None:
            first, count, precision = edtf.PARTS_OF_YEAR[point.season]
            code = f"{point.year:04d}-{point.season}"
            return tl.months(point.year * 12 + first, count, precision, code, (count, 0))
        year = tl.years(point.year, point.year)
        if point.division is None:
            return year
        if point.division[1] == 0:
            self.fail_missing(point, "word quarter or half", "first or second quarter of 2025")
        return division(year, *point.division)

    def resolve_day(self, point: Point) -> Stretch:
        assert point.day is not None and point.year is not None
        if point.month is None:
            self.fail_missing(point, "month", "7 July 2025")
        written = self.text[point.start : point.end].strip()
        edtf.check_day(point.year, point.month, point.day, written, point.start)
        day = tl.day_number(point.year, point.month, point.day)
        if point.weekday is not None and point.weekday[0] != day % 7:
            wrong = point.weekday[1]
            right = WEEKDAY_NAMES[day % 7]
            name = f"{point.day} {MONTH_NAMES[point.month - 1]} {point.year}"
            message = f"{name} is a {right}, not a {WEEKDAY_NAMES[point.weekday[0]]}"
            corrected = self.text[: wrong.start] + right + self.text[wrong.end :]
            self.fail(message, wrong.start, wrong.end, corrected)
        if point.clock is not None:
            return self.resolve_clock(point, day, *point.clock)
        if point.time_of_day:
            first, last = TIMES_OF_DAY[point.time_of_day]
            return tl.minutes(day * tl.MINUTES_A_DAY + first, day * tl.MINUTES_A_DAY + last, "part")
        return tl.days(day, day, "day")

    def resolve_clock(self, point: Point, day: int, minute: int, zone: Zone | None) -> Stretch:
        try:
            offset = offset_of(zone, day, minute)
        except Contradiction:
            written = self.text[point.start : point.end].strip()
            self.fail(f'the two clocks of "{written}" do not show one moment', point.start, point.end)
        return tl.minute_at_offset(day * tl.MINUTES_A_DAY + minute, offset)

    def fail_without_year(self, point: Point) -> NoReturn:
        if point.clock is not None and point.day is None:
            self.fail_missing(point, "day", "13:30 on 7 July 2025")
        if point.day is not None and point.month is None:
            self.fail_missing(point, "month and year", "7 July 2025")
        written = self.text[point.start : point.end].strip()
        self.fail_missing(point, "year", f"{written} 2025" if len(written) < 20 else "May 2025")

    def fail_missing(self, point: Point, what: str, example: str) -> NoReturn:
        written = self.text[point.start : point.end].strip()
        self.fail(
            f'the {what} of "{written}" is missing; write it out, as in {example}', point.start, point.end
        )

    def resolve_fiscal(self, point: Point) -> Stretch:
        """A fiscal year or a part of it: of known months, or the widest stretch that it may cover.

        Named by the year it ends in it begins between February of the year before and January; named by the
        year it starts in, between January and December.
        """
        name = (
            point.fiscal or f"{point.year:04d}"
        )  # "fiscal third quarter of 2024" has its year without the word
        year, spans_two = int(name[:4]), "/" in name
        offset, count, label = 0, 12, ""
        if point.division is not None:
            which, parts = point.division
            offset, count, label = (
                (which - 1) * (12 // parts),
                12 // parts,
                f" {'Q' if parts == 4 else 'H'}{which}",
            )
        if point.part:
            shift, count = part_of_months(count, point.part)
            offset, label = offset + shift, f"{label} {point.part}"
        precision = {12: "year", 6: "half", 4: "third", 3: "quarter", 1: "month"}.get(count, "range")
        if self.fiscal_year is not None and not (spans_two and self.fiscal_year[0] == 12):
            end, named_by = self.fiscal_year
            starts_before = named_by == "end" and not spans_two and end != 12
            start = tl.month_index(year - starts_before, end % 12 + 1)
            return tl.months(start + offset, count, "range" if count > 1 else "month")
        low = tl.month_index(year if spans_two else year - 1, 2) + offset
        high = tl.month_index(year, 12) + offset
        guess = tl.months(low, high + count - low, precision)
        return guess._replace(
            edtf=f"{tl.edtf_month(low)}?/{tl.edtf_month(high + count - 1)}?",
            latest_start=tl.month_start(high),
            earliest_end=tl.month_start(low + count),
            fiscal=name + label,
        )


def hedged(stretch: Stretch, hedges: str) -> Stretch:
    if "~" in hedges:
        stretch = tl.about(stretch)
    return tl.doubted(stretch) if "?" in hedges else stretch


def full_year(short: int) -> int:
    """`27` of `FY27` is 2027, `98` is 1998."""
    return 2000 + short if short < 70 else 1900 + short
