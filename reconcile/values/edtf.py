"""Dates in EDTF: levels 0 and 1 of the Extended Date/Time Format, and of level 2 what articles need.

Specification: Library of Congress, "Extended Date/Time Format (EDTF) Specification" (2019), which is the
profile in ISO 8601-2:2019. Of level 2: seasons, quarters, four-month parts and halves of a year (21–24,
33–41), qualifiers of single components, unspecified digits of month and day, and sets `[a,b..c]` ("one of").
Beyond the specification: a time without seconds. Outside it: years beyond four digits, `{…}` ("all of"),
significant digits (`1950S2`).
"""

from __future__ import annotations

import re

from reconcile.values import timeline as tl
from reconcile.values.timeline import MONTH_NAMES, Date, Stretch, UnreadableDate

# code -> first month counted from the year's January, number of months, precision
PARTS_OF_YEAR: dict[int, tuple[int, int, str]] = {
    21: (2, 3, "season"),
    22: (5, 3, "season"),
    23: (8, 3, "season"),
    24: (11, 3, "season"),  # winter runs into the next year
    **{33 + n: (3 * n, 3, "quarter") for n in range(4)},
    **{37 + n: (4 * n, 4, "third") for n in range(3)},
    **{40 + n: (6 * n, 6, "half") for n in range(2)},
}

_ONLY_EDTF = re.compile(r"[0-9X~?%/.:TZ+,\[\]{}-]+")
_ATOM = re.compile(
    r"(?P<y0>[~?%]?)(?P<year>[0-9X]{4})(?P<y1>[~?%]?)"
    r"(?:-(?P<m0>[~?%]?)(?P<month>[0-9X]{2})(?P<m1>[~?%]?)"
    r"(?:-(?P<d0>[~?%]?)(?P<day>[0-9X]{2})(?P<d1>[~?%]?)"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?P<seconds>:[0-9]{2}(?:\.[0-9]{1,9})?)?"
    r"(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?(?P<t1>[~?%]?))?)?)?"
)
_NUMBERS_ONLY = re.compile(r"[0-9]+(?:([./:-])[0-9]+(?:\1[0-9]+)?)?")
_NEXT_LEVEL = {"y": "month", "m": "day", "d": "hour"}
_LEVEL_STEPS: dict[str, tl.Step] = {"y": tl.YEAR_STEP, "m": tl.MONTH_STEP, "d": tl.DAY_STEP}


def looks_like_edtf(text: str) -> bool:
    """Made of EDTF's signs only, so that an English reading is out of the question."""
    return _ONLY_EDTF.fullmatch(text) is not None


def read_edtf(text: str, offset: int = 0) -> Date:
    """A date in EDTF. `offset` is where it stands in the text that errors speak of.

    `X/..` and `X/` read like "from X", `../X` and `/X` like "by X". Raises UnreadableDate and OutOfCalendar.
    """
    if text.startswith("["):
        return tl.bounded(_one_of(text, offset), "", text)
    if "/" not in text:
        return tl.bounded(read_atom(text, offset), "", text)
    low, _, high = text.partition("/")
    if "/" in high:
        raise _unreadable(text, offset)
    if low in ("", "..") and high in ("", ".."):
        raise UnreadableDate(f'"{text}" is open at both ends and says nothing', text, offset)
    if high in ("", ".."):
        return tl.bounded(read_atom(low, offset), "from", text)._replace(edtf=text)
    if low in ("", ".."):
        end = read_atom(high, offset + len(low) + 1)
        return tl.bounded(end, "by", text)._replace(edtf=text)
    if numeric := numeric_date(text, offset):
        raise numeric
    first, last = read_atom(low, offset), read_atom(high, offset + len(low) + 1)
    if last.last <= first.first:
        raise UnreadableDate(
            f"{high} is before {low}: it ends before it begins", text, offset, f"{high}/{low}"
        )
    return tl.bounded(tl.joined(first, last), "", text)._replace(edtf=text)


def read_atom(text: str, offset: int = 0) -> Stretch:
    """One EDTF date, without intervals and sets. Raises UnreadableDate and OutOfCalendar."""
    match = _ATOM.fullmatch(text)
    if match is None:
        raise _unreadable(text, offset)
    stretch = _unqualified(match, offset)
    if "~" not in text and "?" not in text and "%" not in text:
        return stretch
    return _qualified(stretch, match)


def _unqualified(match: re.Match[str], offset: int) -> Stretch:
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        return _unspecified_year(match, offset)
    y = int(year)
    if y == 0:
        raise UnreadableDate("there is no year 0; years are 0001 to 9999", year, offset + match.start("year"))
    if month is None:
        return tl.months(y * 12, 12, "year", year, tl.YEAR_STEP)
    if "X" in month or (day is not None and "X" in day):
        return _unspecified_month_or_day(match, y, offset)
    m = int(month)
    if day is None and m in PARTS_OF_YEAR:
        first, count, precision = PARTS_OF_YEAR[m]
        step = tl.MONTH_STEP if precision == "third" else (count, 0)
        return tl.months(y * 12 + first, count, precision, f"{year}-{month}", step)
    if not 1 <= m <= 12:
        raise _no_such_month(match, offset)
    if day is None:
        return tl.months(tl.month_index(y, m), 1, "month", f"{year}-{month}")
    check_day(y, m, int(day), day, offset + match.start("day"))
    number = tl.day_number(y, m, int(day))
    if match["hour"] is None:
        return tl.days(number, number, "day")
    return _clock(match, number, offset)


def check_day(year: int, month: int, day: int, part: str, offset: int) -> None:
    """Raises UnreadableDate when the month has no such day."""
    length = tl.month_length(year, month)
    if not 1 <= day <= length:
        name = f"{MONTH_NAMES[month - 1]} {year}" if month == 2 else MONTH_NAMES[month - 1]
        nearest = f"{year:04d}-{month:02d}-{length:02d}" if day > length else ""
        raise UnreadableDate(f"there is no day {day}: {name} has {length} days", part, offset, nearest)


def _clock(match: re.Match[str], day: int, offset: int) -> Stretch:
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59 or (match["seconds"] or ":00")[1:3] > "59":
        part = match.string[
            match.start("hour") : match.end("seconds") if match["seconds"] else match.end("minute")
        ]
        raise UnreadableDate(
            f'"{part}" is no time of the day; hours are 00 to 23', part, offset + match.start("hour")
        )
    return tl.minute_at_offset(day * tl.MINUTES_A_DAY + hour * 60 + minute, _zone(match, offset))


def _zone(match: re.Match[str], offset: int) -> int | None:
    zone = match["zone"]
    if zone is None:
        return None
    if zone == "Z":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    size = int(digits[:2]) * 60 + int(digits[2:])
    if size > 14 * 60 or int(digits[2:]) > 59:
        raise UnreadableDate(
            f'no clock is "{zone}" from UTC; offsets go to 14:00', zone, offset + match.start("zone")
        )
    return -size if zone[0] == "-" else size


def _unspecified_year(match: re.Match[str], offset: int) -> Stretch:
    year = match["year"]
    known = year.rstrip("X")
    if match["month"] is not None or "X" in known or len(known) < 2:
        message = f'"{year}" leaves too much of the year open; 202X is the decade, 20XX the century'
        raise UnreadableDate(message, year, offset + match.start("year"))
    count = 10 ** (4 - len(known))
    return tl.digits_years(int(known) * count, count)


def _unspecified_month_or_day(match: re.Match[str], year: int, offset: int) -> Stretch:
    """Unspecified digits of month or day: what they can be, from the first to the last."""
    month, day = match["month"], match["day"]
    fits = [m for m in range(1, 13) if _fits(month, m)]
    if not fits:
        raise UnreadableDate(f'no month is "{month}"', month, offset + match.start("month"))
    if match["hour"] is not None or (day is not None and day != "XX" and "X" in month):
        part = match[0]
        raise UnreadableDate(f'"{part}" has a gap before its end, and is no stretch of time', part, offset)
    written = match[0].translate(_NO_QUALIFIERS)
    if day is None or (day == "XX" and "X" in month):
        precision = "year" if month == "XX" else "range"
        step = tl.YEAR_STEP if month == "XX" else tl.MONTH_STEP
        return tl.months(tl.month_index(year, fits[0]), fits[-1] - fits[0] + 1, precision, written, step)
    days = [d for d in range(1, tl.month_length(year, fits[0]) + 1) if _fits(day, d)]
    if not days:
        raise UnreadableDate(f'no day of this month is "{day}"', day, offset + match.start("day"))
    if day == "XX":
        return tl.months(tl.month_index(year, fits[0]), 1, "month", written)
    number = tl.day_number(year, fits[0], 1) - 1
    return tl.days(number + days[0], number + days[-1], "part")._replace(edtf=written)


_NO_QUALIFIERS = str.maketrans("", "", "~?%")


def _fits(pattern: str, number: int) -> bool:
    return all(p in ("X", d) for p, d in zip(pattern, f"{number:02d}", strict=True))


def _qualified(stretch: Stretch, match: re.Match[str]) -> Stretch:
    """A sign after a component is said of it and all before it, a sign before it of that component alone. EDTF
    qualifies no clock times, but people write "T11:30~" and mean it."""
    if clock := match["t1"]:
        stretch = tl.doubted(stretch) if clock in "?%" else stretch
        return tl.about(stretch) if clock in "~%" else stretch
    signs = {level: (match[level + "0"] or "") + (match[level + "1"] or "") for level in "ymd"}
    for level in "dmy":
        if signs[level] and ("~" in signs[level] or "%" in signs[level]):
            if (
                match[_NEXT_LEVEL[level]] is not None
            ):  # else the step of what is written, a quarter or a decade
                stretch = tl.with_step(stretch, _LEVEL_STEPS[level])
            stretch = tl.about(stretch)
            break
    if any("?" in sign or "%" in sign for sign in signs.values()):
        stretch = tl.doubted(stretch)
    return stretch._replace(edtf=match[0])


def _one_of(text: str, offset: int) -> Stretch:
    if not text.endswith("]") or len(text) < 3:
        raise UnreadableDate(
            f'"{text}" has no closing bracket', text, offset, text + "]" if len(text) > 2 else ""
        )
    choices, at = [], offset + 1
    for item in text[1:-1].split(","):
        low, dots, high = item.partition("..")
        if dots and not (low and high):
            suggestion = f"{low}/.." if low else f"../{high}" if high else ""
            raise UnreadableDate(
                f'"{item}" is open; an open interval is written {suggestion}', item, at, suggestion
            )
        first = read_atom(low, at)
        if dots:
            last = read_atom(high, at + len(low) + 2)
            if last.last <= first.first:
                raise UnreadableDate(f"{high} is before {low}: it ends before it begins", item, at)
            first = tl.joined(first, last)
        choices.append(first)
        at += len(item) + 1
    return tl.one_of(choices)._replace(edtf=text) if len(choices) > 1 else choices[0]


# --- what cannot be read ----------


def _unreadable(text: str, offset: int) -> UnreadableDate:
    if text.startswith("{"):
        return UnreadableDate(f'"{text}" means all of several dates; give each its own claim', text, offset)
    if text.count("..") == 1 and text[:4].isdigit() and text[-1].isdigit():
        proposal = text.replace("..", "/")
        return UnreadableDate(
            f'"{text}" is not how a stretch is written; write {proposal}', text, offset, proposal
        )
    if text[-1:] in ("+", "-") and _ATOM.fullmatch(text[:-1]):
        proposal = text[:-1] + "/.."
        return UnreadableDate(
            f'"{text}" is not how an open end is written; write {proposal}', text, offset, proposal
        )
    known = numeric_date(text, offset)
    return known or UnreadableDate(f'"{text}" is no date; write 2025, 2025-07 or 2025-07-07', text, offset)


def _no_such_month(match: re.Match[str], offset: int) -> UnreadableDate:
    year, month, day = match["year"], match["month"], match["day"]
    at = offset + match.start("month")
    message = f"there is no month {month}; months are 01 to 12"
    if day is not None:
        swapped = (
            f"{year}-{day}-{month}"
            if day.isdigit() and 1 <= int(day) <= 12 and 13 <= int(month) <= 31
            else ""
        )
        return UnreadableDate(message, month, at, swapped)
    later = year[:2] + month
    if later <= year:
        return UnreadableDate(message, month, at)
    message += f"; two years are written {year}/{later}"
    if int(later) == int(year) + 1:
        message += f", a fiscal year fiscal {year}/{month}"
    part = match.string[match.start("year") : match.end("month")]
    return UnreadableDate(message, part, offset + match.start("year"), f"{year}/{later}")


def numeric_date(text: str, offset: int) -> UnreadableDate | None:
    """The error for a date in numbers that is not EDTF, such as 03/04/2025; `None` when it is none."""
    if not _NUMBERS_ONLY.fullmatch(text):
        return None
    numbers = re.split(r"[./:-]", text)
    lengths = [len(number) for number in numbers]
    if ":" in text:
        message = f'the day of "{text}" is missing; write 2025-07-07T13:30 or 13:30 on 7 July 2025'
        return UnreadableDate(message, text, offset)
    if len(numbers) == 1:
        return _one_number(text, offset)
    if len(numbers) == 2:
        return _two_numbers(text, numbers, lengths, offset)
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        return _proposed(text, offset, [(numbers[0], numbers[1], numbers[2])])
    if lengths[2] == 4 and max(lengths[:2]) <= 2:
        day_first, month_first = (numbers[2], numbers[1], numbers[0]), (numbers[2], numbers[0], numbers[1])
        return _proposed(text, offset, [day_first, month_first])
    message = f'"{text}" may be read in several ways; write the year with four digits, as in 2025-07-07'
    return UnreadableDate(message, text, offset)


def _one_number(text: str, offset: int) -> UnreadableDate | None:
    if len(text) == 8:
        return _proposed(text, offset, [(text[:4], text[4:6], text[6:])])
    if len(text) == 4:
        return None
    message = f'"{text}" is no year; years have four digits'
    return UnreadableDate(message, text, offset, text.zfill(4) if len(text) == 3 and int(text) else "")


def _two_numbers(text: str, numbers: list[str], lengths: list[int], offset: int) -> UnreadableDate | None:
    if lengths == [4, 4]:
        return None
    if lengths[1] == 4 and lengths[0] <= 2:
        month, year = numbers
    elif lengths[0] == 4 and lengths[1] <= 2:
        year, month = numbers
    else:
        message = f'the year of "{text}" is missing or not in four digits; write it as in 2025-07-07'
        return UnreadableDate(message, text, offset)
    later = year[:2] + month
    if 1 <= int(month) <= 12 and int(year):
        suggestion = f"{year}-{int(month):02d}"
        return UnreadableDate(
            f'"{text}" is not how a month is written; write {suggestion}', text, offset, suggestion
        )
    if lengths == [4, 2] and later > year > "0000":
        fiscal = f" or fiscal {year}/{month}" if int(later) == int(year) + 1 else ""
        message = (
            f'"{text}" may be two years{" or a fiscal year" if fiscal else ""}; write {year}/{later}{fiscal}'
        )
        return UnreadableDate(message, text, offset, f"{year}/{later}")
    return UnreadableDate(f"there is no month {month}; months are 01 to 12", text, offset)


def _proposed(text: str, offset: int, readings: list[tuple[str, str, str]]) -> UnreadableDate:
    """The error that proposes every reading (year, month, day) of a date in numbers that exists."""
    forms: list[str] = []
    for year, month, day in readings:
        y, m, d = int(year), int(month), int(day)
        if y and 1 <= m <= 12 and 1 <= d <= tl.month_length(y, m):
            form = f"{y:04d}-{m:02d}-{d:02d}"
            if form not in forms:
                forms.append(form)
    if not forms:
        return UnreadableDate(f'"{text}" is no day of the calendar', text, offset)
    why = "may be read day first or month first" if len(forms) == 2 else "is not how a date is written here"
    proposal = " or ".join(forms)
    return UnreadableDate(f'"{text}" {why}; write {proposal}', text, offset, proposal)
