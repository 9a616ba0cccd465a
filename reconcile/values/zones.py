"""Time zones by their names: how far a clock is ahead of UTC on its date, where that is certain.

The rules of daylight saving are a table of our own: `zoneinfo` knows them only where the system, or a package,
brings the data, and a claims file must read alike everywhere.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reconcile.values import timeline as tl
from reconcile.values.words import groups

FARTHEST_AHEAD = 14 * 60  # minutes; no clock is farther from UTC


class Zone(NamedTuple):
    """A zone as written behind a clock. `name` is one of the lexicon, or any other, which says nothing; `offset` is
    set where the text gives it in digits. `same` is the moment by another clock: its minute of the day, and its zone.
    """

    name: str = ""
    offset: int | None = None
    same: tuple[int, Zone] | None = None


class Contradiction(ValueError):
    """Two clocks that are said to show one moment and cannot."""


def offset_of(zone: Zone | None, day: int, minute: int) -> int | None:
    """How many minutes a clock of the zone is ahead of UTC at that minute of that day; `None` where it is not certain.

    Raises Contradiction.

    >>> offset_of(Zone("eastern time"), tl.day_number(2024, 7, 19), 87)
    -240
    """
    if zone is None:
        return None
    own = zone.offset if zone.offset is not None else _by_name(zone.name, day, minute)
    if zone.same is None:
        return own
    told = _by_the_other_clock(*zone.same, day, minute)
    if own is not None and told is not None and (own - told) % tl.MINUTES_A_DAY:
        raise Contradiction
    return told if own is None else own


def is_zone(name: str) -> bool:
    """Whether the lexicon has a zone of that name, in lower case and without full stops."""
    return name in _names()


# --- names ----------


class _Entry(NamedTuple):
    offset: int  # of standard time
    rule: str
    is_daylight: bool | None  # of "EDT"; `None` for "Eastern time", which goes with the season
    since: int


@cache
def _names() -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for rule, lines in groups("zones.txt").items():
        for line in lines:
            head, _, tail = line.partition(" = ")
            offset, _, since = head.partition(" ")
            for kind, names in zip((None, False, True), tail.split("; "), strict=False):
                entry = _Entry(_minutes(offset), rule, kind, int(since or _SINCE[rule]))
                found.update(dict.fromkeys(names.split(", "), entry))
    return found


def _minutes(offset: str) -> int:
    hours, _, minutes = offset[1:].partition(":")
    return (int(hours) * 60 + int(minutes)) * (-1 if offset[0] == "-" else 1)


def _by_name(name: str, day: int, minute: int) -> int | None:
    entry = _names().get(name)
    if entry is None:
        return None
    year = tl.civil(day)[0]
    if entry.rule == "always":
        return entry.offset if year >= entry.since else None
    daylight = _is_daylight(entry, year, day, minute) if year >= entry.since else None
    if entry.is_daylight is None:
        return None if daylight is None else entry.offset + 60 * daylight
    # Many write "EST" in July for the time in New York; "EDT" in January may be that of Sydney.
    return None if daylight is (not entry.is_daylight) else entry.offset + 60 * entry.is_daylight


def _by_the_other_clock(other: int, zone: Zone, day: int, minute: int) -> int | None:
    """The offset of a clock that shows `minute` when another shows `other`, which may be on the day before or after."""
    offsets = {offset_of(zone, near, other) for near in (day - 1, day, day + 1)}
    if len(offsets) > 1 or (offset := offsets.pop()) is None:
        return None
    ahead = (minute - other + offset) % tl.MINUTES_A_DAY
    return ahead if ahead <= FARTHEST_AHEAD else ahead - tl.MINUTES_A_DAY


# --- when clocks go forward and back ----------

_SINCE = {"always": 1, "us": 1987, "eu": 1997, "israel": 2014, "australia": 2009, "new zealand": 2008}


def _is_daylight(entry: _Entry, year: int, day: int, minute: int) -> bool | None:
    """Whether the clocks are an hour forward; `None` in the hour that spring leaves out or autumn has twice."""
    forward, back, left_out, twice = _changes(entry, year)
    if day == forward:
        return None if left_out <= minute < left_out + 60 else minute >= left_out
    if day == back:
        return None if twice <= minute < twice + 60 else minute < twice
    return forward < day < back if forward < back else not back < day < forward


def _changes(entry: _Entry, year: int) -> tuple[int, int, int, int]:
    """On which days the clocks go forward and back, and from which minute on an hour is left out, or comes twice."""
    if entry.rule == "us":
        if year >= 2007:
            return _sunday(year, 3, 2), _sunday(year, 11, 1), 120, 60
        return _sunday(year, 4, 1), _last_sunday(year, 10), 120, 60
    if entry.rule == "eu":  # everywhere at 01:00 UTC
        hour = 60 + entry.offset
        return _last_sunday(year, 3), _last_sunday(year, 10), hour, hour
    if entry.rule == "israel":
        return _last_sunday(year, 3) - 2, _last_sunday(year, 10), 120, 60
    if entry.rule == "australia":
        return _sunday(year, 10, 1), _sunday(year, 4, 1), 120, 120
    return _last_sunday(year, 9), _sunday(year, 4, 1), 120, 120  # New Zealand


def _sunday(year: int, month: int, which: int) -> int:
    first = tl.day_number(year, month, 1)
    return first + (6 - first) % 7 + 7 * (which - 1)  # day 0 is a Monday


def _last_sunday(year: int, month: int) -> int:
    last = tl.day_number(year, month, tl.month_length(year, month))
    return last - (last - 6) % 7
