"""Dates as written (EDTF or plain English), read into the interval that they cover."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """Minutes since 0001-01-01T00:00 (proleptic Gregorian), `first` inclusive, `last` exclusive; `None` is open."""

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


@dataclass(frozen=True, slots=True)
class Date:
    """A date or a stretch of time.

    `period` is all that the words allow; `named` is the date that is named ("since 1961": `period` is
    1961/.., `named` is 1961), equal to `period` for a plain date. `bound` is "", "since", "after", "by",
    "before", "until" or "from". `either` lists the alternatives of "2027 or 2028". `moved_from` is the
    former date of a moved one. `fiscal` names the fiscal year ("2027") when the calendar does not fix it; its
    period is then a guess of the widest stretch it may cover. `approximate` is EDTF `~` or "about"; `doubtful` `?`.
    """

    written: str
    edtf: str
    period: Period
    named: Period
    bound: str = ""
    precision: str = "day"  # minute, day, part (of a month), month, season, quarter, half, third, year, decade, century, range
    approximate: bool = False
    doubtful: bool = False
    either: tuple[Period, ...] = ()
    fiscal: str = ""
    moved_from: Date | None = None


class UnreadableDate(ValueError):
    """`part` is what was not understood, `offset` where it begins; `suggestion` what to write instead, or ""."""

    def __init__(self, message: str, part: str, offset: int, suggestion: str = "") -> None:
        super().__init__(message)
        self.part = part
        self.offset = offset
        self.suggestion = suggestion


def read_date(text: str) -> Date:
    raise UnreadableDate("not implemented", text, 0)
