"""Dates as a person writes them in English, read by descent over the tokens of a short text.

    date    = expr | "moved from" point "to" expr
    expr    = [hedge] [bound] choice [suffix]
    choice  = span { ("," | "or") span }
    span    = point [ ("-" | "to" | "and" after "between" …) point ]
    point   = [hedge] [part] (day | month | year | quarter | season | fiscal year | decade | time …)

Points are collected first as what was written (`Point`) and become stretches when their neighbours have lent
them what they lack: "3-5 July 2025" and "May or June 2025" name month and year once. Every token is looked at
a bounded number of times, so the time is linear in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NoReturn

from reconcile.values import edtf
from reconcile.values import timeline as tl
from reconcile.values.date_parts import month_of, whole_months
from reconcile.values.date_points import FiscalYear, Point, Resolver, full_year, hedged
from reconcile.values.date_words import (
    ANY_CASE_ZONES,
    CENTURY_WORDS,
    CLOCK_NOUNS,
    ENDINGS,
    FILLERS,
    FISCAL,
    HEDGES,
    HOLIDAY_TABLE,
    LAST,
    MONTHS,
    MOST_ZONE_WORDS,
    MOVED,
    NEAR,
    NUMBERS,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS,
    PHRASE_TABLE,
    RANGE_WORDS,
    RELATIVE,
    SEASONS,
    SUFFIX_TABLE,
    TIMES_OF_DAY,
    WEEKDAYS,
    Cursor,
    Token,
)
from reconcile.values.timeline import Date, Stretch, UnreadableDate
from reconcile.values.zones import FARTHEST_AHEAD, Zone, is_zone


@dataclass(slots=True)
class _Reader(Cursor):
    fiscal_year: FiscalYear = None
    half: str = ""  # "am" or "pm" of the clock that was read last

    # --- date, expression, span ---

    def resolve(self, point: Point) -> Stretch:
        return Resolver(self.text, self.fiscal_year).resolve(point)

    def date(self) -> Date:
        if self.token.text in MOVED:
            return self.moved_in_words()
        return self.expression()

    def moved_in_words(self) -> Date:
        """`postponed from 2025 to 2027 or 2028`"""
        self.at += 1
        self.skip("back", "forward", "off")
        if not self.take("from"):
            self.not_understood()
        start = self.token.start
        point = self.point()
        end = self.tokens[self.at - 1].end
        former = tl.bounded(self.resolve(point), "", self.text[start:end])
        if not self.take("to", "until", "till"):
            self.not_understood()
        new = self.expression()
        return new._replace(moved_from=former)

    def expect_end(self) -> None:
        if self.token.kind != "end":
            self.not_understood()

    def expression(self) -> Date:
        hedges = self.hedges()
        bound = self.bound()
        start = self.token.start
        spans = self.spans(is_between=bound == "between")
        if len(spans) == 1 and len(spans[0]) == 2 and bound in ("from", "between"):
            bound = ""
        elif bound == "between":
            self.fail('"between" wants two dates, as in between May and July 2025', start, self.token.start)
        suffix = self.take_phrase(SUFFIX_TABLE)
        while suffix:
            if suffix in "~?":
                hedges += suffix
            elif bound in ("", suffix):
                bound = suffix
            else:
                self.fail(
                    "a date has one bound", self.tokens[self.at - 1].start, self.tokens[self.at - 1].end
                )
            suffix = self.take_phrase(SUFFIX_TABLE)
        self.expect_end()  # before the points are resolved: "May/June 2025" fails at the sign, not for a year
        choices = [hedged(stretch, hedges) for stretch in self.stretches(spans)]
        return tl.bounded(tl.one_of(choices), bound, self.text)

    def bound(self) -> str:
        here = self.at
        bound = self.take_phrase(PHRASE_TABLE)
        if not bound:
            self.skip(*NEAR, *FILLERS)  # "sometime before", "shortly after"
            bound = self.take_phrase(PHRASE_TABLE)
        is_part = self.tokens[self.at - 1].text == "beginning" and self.token.text in ("of", "-")
        if not bound or is_part:  # "beginning of 2025" is a part, "beginning 2025" a bound
            self.at = here
            return ""
        return bound

    def spans(self, is_between: bool) -> list[list[Point]]:
        spans = [self.span(is_between)]
        separator = self.token
        while self.token.text in ("or", ",") and not self.at_suffix():
            separator = self.token
            self.at += 1
            if self.take("or"):
                separator = self.tokens[self.at - 1]
            spans.append(self.span(is_between=False))
        if len(spans) > 1 and separator.text != "or":
            self.fail("several dates are not one; a choice is written with or",
                      separator.start, separator.end, self.replaced(separator, " or"))  # fmt: skip
        return spans

    def at_suffix(self) -> bool:
        here = self.at
        found = self.take_phrase(SUFFIX_TABLE) != ""
        self.at = here
        return found

    def span(self, is_between: bool) -> list[Point]:
        points = [self.point()]
        if self.token.text in RANGE_WORDS or (is_between and self.token.text in ("and", "&")):
            if self.take("-") and self.take("to", "through"):  # "January-to-March"
                self.take("-")
            else:
                self.take(*RANGE_WORDS, "and", "&")
                if self.adjoins():
                    self.take("-")  # "early-to-mid"
            points.append(self.point())
            self.months_noun(points)
        return points

    def months_noun(self, points: list[Point]) -> None:
        """`the April-June quarter of 2025`, `July-September period`"""
        first, last = points
        if first.month is None or last.month is None or self.token.text not in ("quarter", "period", "half"):
            return
        self.at += 1
        self.skip("of", "in", ",")
        if last.year is None and self.is_year():
            last.year = self.year()

    def stretches(self, spans: list[list[Point]]) -> list[Stretch]:
        """The points made whole by their neighbours, and resolved. The year mostly stands last, so from there
        on.
        """
        points = [point for span in spans for point in span]
        for right, left in pairwise(reversed(points)):
            left.take_half(right)
        for right, left in pairwise(reversed(points)):
            left.borrow(right)
        for left, right in pairwise(points):
            right.borrow(left)
        return [self.resolve_span(span) for span in spans]

    def resolve_span(self, span: list[Point]) -> Stretch:
        first = self.resolve(span[0])
        if len(span) == 1:
            return first
        last = self.resolve(span[1])
        if last.last <= first.first:
            low, high = (self.text[p.start : p.end].strip() for p in span)
            self.fail(f'"{high}" is before "{low}": it ends before it begins', span[0].start, span[1].end)
        return tl.joined(first, last)

    # --- points ---

    def hedges(self) -> str:
        found = ""
        while True:
            leads = ("a", "an", "some", "or")  # "an estimated", "on or about"
            ahead = 1 if self.token.text in leads and self.peek().text in HEDGES else 0
            sign = HEDGES.get(self.peek(ahead).text)
            if self.token.text in ("toward", "towards") and PARTS.get(self.peek(2).text) in ("mid", "end"):
                sign = "~"  # "towards the end of 2025", not "towards 2030"
            if sign is None:
                return found
            self.at += ahead + 1
            self.take(".")
            found += sign

    def point(self) -> Point:
        point = Point(self.token.start, hedges=self.hedges())
        self.skip(*FILLERS)
        if self.tokens[self.at - 1].text == "full":
            self.take("-")  # "full-year 2025"
        point.hedges += self.hedges()
        self.part(point)
        self.core(point)
        point.end = self.tokens[self.at - 1].end
        return point

    def part(self, point: Point) -> None:
        """`early`, `mid-`, `the end of`, `the morning of`, `year-end`"""
        if self.token.text in TIMES_OF_DAY:
            point.time_of_day = self.token.text
            self.at += 1
            self.skip("of", "on", "the", ",")
            return
        if (
            self.token.text == "year"
            and self.peek().text in ("end", "-")
            and "end" in (self.peek().text, self.peek(2).text)
        ):
            self.at += 1
            self.take("-")
        part = PARTS.get(self.token.text, "")
        if not part:
            return
        self.at += 1
        if part == "early" and self.take("hours"):
            point.time_of_day = "early hours"
            self.skip("of", "on", "the", ",")
            return
        point.part = part
        self.skip("of", "in", "on", "the", "-", "calendar", "month")
        is_dangling = self.token.kind == "end" and self.tokens[self.at - 1].text == "-"
        if is_dangling or self.token.text in TIMES_OF_DAY or self.token.text in PARTS:
            self.not_understood()

    def core(self, point: Point) -> None:
        token = self.token
        if token.kind == "iso":
            self.iso(point)
        elif token.kind == "number":
            self.number(point)
        elif token.text in MONTHS:
            self.month_first(point)
        elif token.text in WEEKDAYS:
            self.weekday(point)
        elif token.text in SEASONS:
            self.season(point)
        elif token.text in FISCAL:
            self.fiscal(point)
        elif token.text in ("q", "h") and self.peek().kind == "number" and self.adjoins(1):
            self.at += 1
            self.code(point, token.text, int(self.token.text[:3]), self.token)
            self.division_of(point)
        elif self.is_lasting():
            self.lasting(point)
        elif token.text in ORDINALS and self.peek().text in WEEKDAYS:
            self.nth_weekday(point)
        elif self.ordinal_here() is not None:
            self.ordinal(point)
        elif token.text in ("noon", "midday"):
            self.at += 1
            point.clock = (720, self.zone())
            self.day_of_clock(point)
        elif token.text in ("week", "fortnight"):
            self.week(point)
        elif holiday := self.take_phrase(HOLIDAY_TABLE):
            point.month, point.day = (int(part) for part in holiday.split("-"))
            self.year_of_day(point)
            self.clock_of_day(point)
        elif token.text == "turn":
            self.turn_of_the_year(point)
        elif token.text == "year" and self.peek().kind in ("number", "iso"):
            self.at += 1
            self.core(point)
        elif token.text == "'" and self.peek().kind == "number":
            self.fail_short_year()
        elif not point.part or (token.kind != "end" and token.text not in (*RANGE_WORDS, "or", "and", ",")):
            self.not_understood()

    def iso(self, point: Point) -> None:
        token = self.token
        self.at += 1
        if self.token.text in FISCAL or (self.token.text == "tax" and self.peek().text == "year"):
            name = self.fiscal_name(token)
            if name:
                self.fiscal_words()
                point.fiscal, point.is_fiscal = name, True
                return
        if len(token.text) == 10 and token.text.replace("-", "").isdigit():
            edtf.read_atom(token.text, token.start)
            point.year, point.month, point.day = (int(part) for part in token.text.split("-"))
            self.clock_of_day(point)
        elif len(token.text) == 7 and token.text[5:7] <= "12":
            point.year, point.month = int(token.text[:4]), int(token.text[5:])
            if not point.year:
                edtf.read_atom(token.text, token.start)
        else:
            point.ready = edtf.read_atom(token.text, token.start)

    def number(self, point: Point) -> None:
        token, following = self.token, self.peek()
        if self.is_clock():
            point.clock, point.half = self.clock(), self.half
            point.leads = True
            self.day_of_clock(point)
            return
        if token.text == "12" and following.text in ("noon", "midday"):
            self.at += 1
            self.core(point)
            return
        self.refuse_numeric()
        if following.text in ("q", "h") and self.adjoins(1) and len(token.text) <= 2:
            self.at += 1
            self.code(point, following.text, int(token.text[:3]), token)
            self.division_of(point)
        elif following.text in ORDINAL_ENDINGS and self.adjoins(1):
            if self.ordinal_noun(2):
                self.ordinal(point)
            else:
                self.day_first(point)
        elif self.is_lasting():
            self.lasting(point)
        elif len(token.text) <= 2:
            if following.text in ("s", "'") and self.adjoins(1):
                self.fail_short_year()
            self.day_first(point)
        elif len(token.text) == 4:
            self.year_first(point)
        else:
            known = edtf.numeric_date(token.text, token.start)
            self.fail(
                str(known), token.start, token.end, "" if known is None else self.with_suggestion(known)
            )

    def refuse_numeric(self) -> None:
        """Dates in numbers that are not EDTF: 03/04/2025, 7.7.2025."""
        end = self.at + 1
        while (
            self.tokens[end].text in ("/", ".", "-")
            and self.tokens[end + 1].kind == "number"
            and end < self.at + 4
        ):
            if not (
                self.tokens[end].start == self.tokens[end - 1].end
                and self.tokens[end + 1].start == self.tokens[end].end
            ):
                break
            end += 2
        if end == self.at + 1:
            return
        run = self.tokens[self.at : end]
        signs = {token.text for token in run if token.kind == "sign"}
        after = self.tokens[end].text
        if (signs == {"-"} and len(run) == 3) or after in FISCAL or after in MONTHS:
            return  # a range of days or years
        written = "".join(token.text for token in run)
        known = edtf.numeric_date(written, run[0].start)
        if known is not None:
            suggestion = (
                self.text[: run[0].start] + known.suggestion + self.text[run[-1].end :]
                if known.suggestion
                else ""
            )
            self.fail(str(known), run[0].start, run[-1].end, suggestion)

    def with_suggestion(self, known: UnreadableDate) -> str:
        end = known.offset + len(known.part)
        return self.text[: known.offset] + known.suggestion + self.text[end:] if known.suggestion else ""

    def fail_short_year(self) -> NoReturn:
        """The error for the two digits that stand here, perhaps after an apostrophe."""
        is_bare = self.token.kind == "number"
        number, after = (self.token, self.peek()) if is_bare else (self.peek(), self.peek(2))
        short = int(number.text[:2])
        is_past = after.text == "s" and short >= 30  # "the 60s"
        start, year = self.token.start, str(1900 + short if is_past else full_year(short))
        message = (
            f'the century of "{self.text[start : number.end]}" is missing; write four digits, as in {year}'
        )
        self.fail(message, start, number.end, self.text[:start] + year + self.text[number.end :])

    # --- days ---

    def day_first(self, point: Point) -> None:
        """`7 July 2025`, `7th of July, 2025`, `7-Jul-2025`"""
        self.day(point)
        here = self.at
        self.skip("of", "the")
        if self.token.text == "-" and self.peek().text in MONTHS and self.adjoins() and self.adjoins(1):
            self.at += 1
        if self.token.text not in MONTHS:
            self.at = here
            self.take(",")
            if self.is_year():
                point.year = self.year()  # `July 3-5, 2025`: the month stands with the first day
            else:
                self.at = here
            return
        point.month = MONTHS[self.token.text]
        self.at += 1
        self.take(".")
        self.year_of_day(point)
        self.clock_of_day(point)

    def month_first(self, point: Point) -> None:
        """`July 7, 2025`, `July the 7th 2025`, `July 2025`, `Jul. 2025`"""
        point.month = MONTHS[self.token.text]
        self.at += 1
        self.take(".")
        here = self.at
        self.skip("the")
        if self.token.kind == "number" and len(self.token.text) <= 2 and not self.is_clock():
            self.day(point)
            self.year_of_day(point)
            self.clock_of_day(point)
            return
        self.at = here
        self.year_of_day(point)

    def day(self, point: Point) -> None:
        token = self.token
        point.day = int(token.text)
        self.at += 1
        if self.token.text in ORDINAL_ENDINGS and self.adjoins():
            self.at += 1
        if not 1 <= point.day <= 31:
            self.fail(f'"{token.text}" is no day of a month', token.start, token.end)

    def year_of_day(self, point: Point) -> None:
        """The year after a month or a day, when one follows."""
        here = self.at
        if self.token.text == "-" and self.adjoins() and self.adjoins(1) and self.is_year(1):
            self.at += 1
        self.skip(",", "of", "in")
        if self.token.text == "'" and self.peek().kind == "number":
            self.fail_short_year()
        is_short = self.token.kind == "number" and len(self.token.text) == 2 and not self.is_clock()
        if is_short and self.at == here and (point.day is None or self.peek().kind == "end"):
            self.fail_short_year()
        if self.is_year():
            point.year = self.year()
        elif self.token.kind == "iso" and len(self.token.text) == 5 and self.token.text[:4].isdigit():
            point.year = int(self.token.text[:4])  # `May 2025~`
            point.hedges += {"%": "~?"}.get(self.token.text[4], self.token.text[4])
            self.at += 1
        else:
            self.at = here

    def is_year(self, ahead: int = 0) -> bool:
        token = self.peek(ahead)
        return token.kind == "number" and len(token.text) == 4

    def year(self) -> int:
        token = self.token
        year = int(token.text)
        if year == 0:
            self.fail("there is no year 0; years are 0001 to 9999", token.start, token.end)
        self.at += 1
        return year

    def weekday(self, point: Point) -> None:
        token = self.token
        point.weekday = (WEEKDAYS[token.text], token)
        self.at += 1
        self.take(".")
        if self.token.text in TIMES_OF_DAY:
            point.time_of_day = self.token.text
            self.at += 1
        self.skip(",", "the", "of", "on")
        is_named = self.token.text in MONTHS or self.token.text in HOLIDAY_TABLE
        if self.token.kind == "iso" or self.token.kind == "number" or is_named:
            self.core(point)
        if point.day is None and not self.is_connector():
            self.fail(f'the day of "{token.text.capitalize()}" is missing; write it out, as in 7 July 2025',
                      token.start, token.end)  # fmt: skip

    def nth_weekday(self, point: Point) -> None:
        """`the third Thursday of November 2024`; "last Friday" alone is told from the day of writing"""
        start, which, weekday = self.token, ORDINALS[self.token.text], WEEKDAYS[self.peek().text]
        if self.peek(2).text not in ("of", "in") or self.peek(3).text not in MONTHS:
            self.not_understood()
        self.at += 3
        inner = Point(self.token.start)
        inner.month = MONTHS[self.token.text]
        self.at += 1
        self.take(".")
        self.year_of_day(inner)
        if inner.year is None:
            self.fail("it does not say of which year", start.start, self.tokens[self.at - 1].end)
        length = tl.month_length(inner.year, inner.month)
        first = tl.day_number(inner.year, inner.month, 1)
        days = range(1 + (weekday - first) % 7, length + 1, 7)
        if which > len(days):
            self.fail("a month has no such day", start.start, self.tokens[self.at - 1].end)
        point.year, point.month, point.day = inner.year, inner.month, days[which - 1 if which > 0 else LAST]
        self.clock_of_day(point)

    def is_connector(self) -> bool:
        return self.token.kind != "end" and self.token.text in (*RANGE_WORDS, "or", "and")

    # --- times of the day ---

    def is_clock(self) -> bool:
        """`13:30`, `4 am`, `4.17 am`, `13.30 GMT`, `1330 GMT`, `1330 hours`"""
        token, after = self.token, self.peek()
        if token.kind != "number" or len(token.text) not in (1, 2, 4):
            return False
        if len(token.text) == 4:
            is_estimate = after.text == "est"  # `2025 est.`
            return after.text in CLOCK_NOUNS or (self.is_zone_letters(1) and not is_estimate)
        if after.text == ":" or after.text in ("am", "pm"):
            return True
        if after.text != "." or self.peek(2).kind != "number":
            return False
        return self.peek(3).text in ("am", "pm") or self.is_zone_letters(3)

    def clock(self) -> tuple[int, Zone | None]:
        minute = self.minute_of_day()
        half = self.half
        zone = self.zone()
        self.half = half
        return minute, zone

    def minute_of_day(self) -> int:
        token = self.token
        hour, minute, second = int(token.text), 0, 0
        self.at += 1
        if len(token.text) == 4:
            hour, minute = divmod(hour, 100)
        elif self.token.text in (":", ".") and self.peek().kind == "number" and len(self.peek().text) == 2:
            minute = int(self.peek().text)
            self.at += 2
            if self.token.text == ":" and self.peek().kind == "number" and len(self.peek().text) == 2:
                second = int(self.peek().text)
                self.at += 2
        half = self.token.text if self.token.text in ("am", "pm") else ""
        if half:
            self.at += 1
            self.take(".")
        if minute > 59 or second > 59 or hour > 23 or (half and not 1 <= hour <= 12):
            end = self.tokens[self.at - 1].end
            self.fail(f'"{self.text[token.start : end]}" is no time of the day', token.start, end)
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        else:
            self.take(*CLOCK_NOUNS)
        self.half = half
        return hour * 60 + minute

    # --- zones ---

    def zone(self) -> Zone | None:
        """The zone of the clock before, and the same moment by another clock: `ET`, `local time (0117 GMT)`; `None`
        when it does not say.
        """
        named = self.zone_in_digits() or self.zone_by_name()
        if named is None and self.token.text == "(":
            named = self.zone_in_brackets()
        other = self.other_clock()
        return named if other is None else (named or Zone())._replace(same=other)

    def zone_in_digits(self) -> Zone | None:
        """`+0300`, `UTC`, `GMT+3`, `UTC+05:30`"""
        here = self.at
        is_utc = self.take("utc", "gmt")
        sign, hours = self.token, self.peek()
        is_signed = sign.text in ("+", "-") and hours.kind == "number"
        if not is_signed or not (len(hours.text) == 4 or (is_utc and self.adjoins() and self.adjoins(1))):
            self.at = here
            return None
        has_minutes = len(hours.text) <= 2 and self.peek(2).text == ":" and self.peek(3).kind == "number"
        if has_minutes and sign.text == "-" and int(hours.text) <= 12:
            last = self.peek(3)
            self.fail(f'"{self.text[sign.start : last.end]}" may be an offset or the end of a stretch; write '
                      f'it as in 13:30 {sign.text}{hours.text:0>2}{last.text}', sign.start, last.end)  # fmt: skip
        if has_minutes and sign.text == "-":
            self.at = here  # `13:00 GMT-14:00`
            return None
        if len(hours.text) not in (1, 2, 4):
            self.not_understood()
        whole, minutes = (int(hours.text), 0) if len(hours.text) < 4 else divmod(int(hours.text), 100)
        last = hours
        if has_minutes:
            last = self.peek(3)
            minutes = int(last.text[:3])
        size = whole * 60 + minutes
        if size > FARTHEST_AHEAD or minutes > 59:
            self.fail("offsets from UTC go to 14:00", sign.start, last.end)
        self.at += 4 if has_minutes else 2
        return Zone(offset=-size if sign.text == "-" else size)

    def zone_by_name(self) -> Zone | None:
        """`GMT`, `EDT`, `E.T.`, `Eastern`, `British summer time`, `local time`; a name that nobody knows is one too."""
        here = self.at
        self.take(",")
        taken = self.zone_words() or ("" if self.at > here else self.zone_letters())
        if not taken:
            self.at = here
            return None
        return Zone(taken)

    def zone_letters(self) -> str:
        """Capital letters that name a zone, with or without full stops, which are passed over; else ""."""
        if self.token.text in ANY_CASE_ZONES:
            self.at += 1
            return self.tokens[self.at - 1].text
        if self.is_zone_letters(0):
            self.at += 1
            return self.tokens[self.at - 1].text
        here, letters = self.at, ""
        while self.token.kind == "word" and len(self.token.text) == 1 and self.peek().text in (".", ""):
            letters += self.token.text
            self.at += 1 + (self.peek().kind != "end")
        if len(letters) > 1 and (is_zone(letters) or letters[-1] == "t"):
            return letters
        self.at = here
        return ""

    def is_zone_letters(self, ahead: int) -> bool:
        """`EST`, and letters in which one would see a zone: a name of the grammar is none."""
        token = self.peek(ahead)
        written = self.text[token.start : token.end]
        if token.text in ANY_CASE_ZONES:
            return True
        if token.kind != "word" or token.text in MONTHS or token.text in WEEKDAYS or not written[0].isupper():
            return False
        if not written.isupper():
            return is_zone(token.text) and len(token.text) > 5  # `8 p.m. Eastern`
        return is_zone(token.text) or (3 <= len(written) <= 5 and written[-1] == "T")

    def zone_words(self) -> str:
        """`British summer time`, `U.S. Eastern Daylight Saving Time`, `local`; passed over; else ""."""
        here, words = self.at, list[str]()
        while self.token.kind == "word" and len(words) < MOST_ZONE_WORDS and not self.is_no_zone_word():
            words.append(self.token.text)
            self.at += 1
            if words[-1] == "time":
                break
            if len(words[-1]) == 1:
                self.take(".")
        if words[-1:] == ["time"] and len(words) > 1:
            name = " ".join(word for word in words if word not in ("saving", "savings"))
            return name.replace("u s ", "us ").replace("u k ", "uk ").removeprefix("local ")
        self.at = here
        return "local" if self.take("local") else ""

    def is_no_zone_word(self) -> bool:
        word = self.token.text
        return word != "time" and (
            word in MONTHS or word in WEEKDAYS or word in FILLERS or word in RELATIVE or word in ORDINALS
        )

    def zone_in_brackets(self) -> Zone | None:
        """`(ET)`, `(Eastern time)`"""
        here = self.at
        self.at += 1
        zone = self.zone_in_digits() or self.zone_by_name()
        if zone is not None and self.take(")"):
            return zone
        self.at = here
        return None

    def other_clock(self) -> tuple[int, Zone] | None:
        """The same moment by another clock: `(0117 GMT)`, `(10 a.m. ET)`, `/ 05:27 UTC`, `(2230 GMT Sunday)`"""
        here = self.at
        is_in_brackets = self.token.text == "("
        if self.take("(", "/") and self.is_clock():
            minute = self.minute_of_day()
            zone = self.zone_in_digits() or self.zone_by_name()
            if is_in_brackets and self.peek().text == ")":
                self.take(*WEEKDAYS)
            if zone is not None and (not is_in_brackets or self.take(")")):
                return minute, zone
        self.at = here
        return None

    def day_of_clock(self, point: Point) -> None:
        """The day after a time of it, when one follows."""
        here = self.at
        self.skip(",", "on", "of", "the", "in")
        if self.token.text in WEEKDAYS:
            self.weekday(point)
        elif self.token.kind == "iso" or self.token.text in MONTHS or self.token.text in HOLIDAY_TABLE:
            self.core(point)
        elif self.token.kind == "number" and len(self.token.text) <= 2 and not self.is_clock():
            self.day_first(point)
        else:
            self.at = here

    def clock_of_day(self, point: Point) -> None:
        """The time after a day, `7 July 2025, 4:17 am`, and a weekday in brackets."""
        if self.token.text == "(" and self.peek().text in WEEKDAYS and self.peek(2).text == ")":
            point.weekday = (WEEKDAYS[self.peek().text], self.peek())
            self.at += 3
        elif self.token.text == "," and self.peek().text in WEEKDAYS and point.weekday is None:
            point.weekday = (WEEKDAYS[self.peek().text], self.peek())
            self.at += 2
        if point.clock is not None:
            return
        here = self.at
        self.skip(",", "at", "around", "about")
        if self.token.text == "12" and self.peek().text in ("noon", "midday"):
            self.at += 1
        if self.is_clock():
            if "about" in (skipped := [t.text for t in self.tokens[here : self.at]]) or "around" in skipped:
                point.hedges += "~"
            point.clock, point.half = self.clock(), self.half
        elif self.take("noon", "midday"):
            point.clock = (720, self.zone())
        elif self.token.text in TIMES_OF_DAY:
            point.time_of_day = self.token.text
            self.at += 1
        else:
            self.at = here

    # --- years and their parts ---

    def year_first(self, point: Point) -> None:
        """`2025`, `1990s`, `2025 Q2`, `2024/25 financial year`, `2025 May 7`"""
        token = self.token
        name = self.fiscal_name_ahead()
        if name:
            point.fiscal, point.is_fiscal = name, True
            return
        year = self.year()
        apostrophe = self.token.text == "'" and self.peek().text == "s"
        if (self.token.text == "s" or apostrophe) and self.adjoins():
            self.at += 1 + apostrophe
            self.decade(point, year, token)
            return
        point.year = year
        if self.token.text == "-" and self.peek().text in ("q", "h"):
            self.at += 1
        if self.token.text == "-" and self.peek().text == "end" and self.adjoins() and self.adjoins(1):
            point.part, self.at = "end", self.at + 2
            return
        if self.token.text in ("q", "h") and self.peek().kind == "number" and self.adjoins(1):
            kind = self.token.text
            self.at += 1
            self.code(point, kind, int(self.token.text[:3]), self.token)
        elif self.ordinal_noun(1) in ("quarter", "half") and self.ordinal_here() is not None:
            self.ordinal(point)
            point.year = year
        elif self.token.text in MONTHS:
            point.month = MONTHS[self.token.text]
            self.at += 1
            self.take(".")
            if self.token.kind == "number" and len(self.token.text) <= 2:
                self.day(point)
                self.clock_of_day(point)
        elif self.token.text in SEASONS:
            point.season = SEASONS[self.token.text]
            self.at += 1
        elif self.token.text == "-" and self.adjoins() and self.adjoins(1) and self.peek().kind == "number":
            self.short_year_range(token)

    def short_year_range(self, year: Token) -> None:
        """`2024-25` can be two years or a fiscal year; `1914–18` is two years."""
        short = self.peek()
        if len(short.text) != 2:
            return
        known = edtf.numeric_date(f"{year.text}-{short.text}", year.start)
        assert known is not None
        self.fail(str(known), year.start, short.end, self.with_suggestion(known))

    def decade(self, point: Point, year: int, token: Token) -> None:
        end = self.tokens[self.at - 1].end
        if year % 100 == 0 and not (point.part and year >= 2000):  # "early 2000s" is no third of a century
            forms = f"{year // 10}X or {year // 100:02d}XX"
            message = f'"{self.text[token.start : end]}" may be a decade or a century; write {forms}'
            likely = f"{year // 10}X" if year >= 2000 else f"{year // 100:02d}XX"
            proposal = self.text[: token.start] + likely + self.text[end:]
            self.fail(message, token.start, end, proposal)
        if year % 10:
            self.fail(f'"{self.text[token.start : end]}" is no decade', token.start, end)
        point.year_span = (year, 10)

    def season(self, point: Point) -> None:
        """`spring 2025`, `winter 2024/25`"""
        point.season = SEASONS[self.token.text]
        is_winter = self.token.text == "winter"
        self.at += 1
        here = self.at
        self.skip("of", "in", ",", "-")
        name = self.fiscal_name(self.token) if is_winter and self.token.kind in ("iso", "number") else ""
        if name:
            point.year = int(name[:4])
        elif self.is_year():
            point.year = self.year()
        else:
            self.at = here

    def code(self, point: Point, kind: str, which: int, token: Token) -> None:
        """The number of `Q2`, `H1`, `2Q`; it stands here or just before."""
        count = 4 if kind == "q" else 2
        self.at += 1
        if not 1 <= which <= count:
            noun = "quarters" if count == 4 else "halves"
            self.fail(f"a year has {count} {noun}", token.start, token.end)
        point.division = (which, count)

    def division_of(self, point: Point) -> None:
        """The year after a quarter or half: `Q2 2025`, `2Q25`, `Q3 FY2024`, `Q1-2025`."""
        here = self.at
        self.skip("of", "in", ",", "the", "'")
        if self.token.text in ("-", "/") and self.is_year(1):
            self.at += 1
        token = self.token
        name = self.fiscal_name(token) if self.peek().text == "/" else ""
        if name:
            point.fiscal, point.is_fiscal = name, True  # `Q1 2025/26`
        elif token.text in FISCAL:
            self.fiscal(point)
        elif self.is_year() or token.kind == "iso":
            self.core_year(point)
        elif (
            token.kind == "number"
            and len(token.text) == 2
            and (self.adjoins() or self.tokens[self.at - 1].text == "'")
        ):
            point.year = full_year(int(token.text))
            self.at += 1
        elif self.take("calendar", "year") and self.is_year():
            point.year = self.year()
        else:
            self.at = here

    def core_year(self, point: Point) -> None:
        """A year, decade or fiscal year after a division of it."""
        name = self.fiscal_name_ahead()
        if name:
            point.fiscal, point.is_fiscal = name, True
            return
        token = self.token
        if token.kind == "iso":
            if len(token.text) == 4:
                span = edtf.read_atom(token.text, token.start)
                point.year_span = (
                    int(token.text.replace("X", "0")),
                    10 if span.precision == "decade" else 100,
                )
                self.at += 1
            elif len(token.text) == 7 and token.text[5:] <= "12":
                self.iso(point)
            else:
                self.not_understood()
            return
        year = self.year()
        apostrophe = self.token.text == "'" and self.peek().text == "s"
        if (self.token.text == "s" or apostrophe) and self.adjoins():
            self.at += 1 + apostrophe
            self.decade(point, year, token)
        else:
            point.year = year

    # --- first, second, last … of ---

    def ordinal_here(self) -> int | None:
        token = self.token
        if token.text == "twenty" and self.peek().text == "-" and self.peek(2).text == "first":
            return 21 if self.peek(3).text == "century" else None
        if token.text in CENTURY_WORDS and self.ordinal_noun(1) == "century":
            return CENTURY_WORDS[token.text]
        if token.text not in ORDINALS:
            return None
        after = self.peek()
        is_counted = after.text in NUMBERS or (after.kind == "number" and len(after.text) <= 3)
        is_nothing = after.text in ("or", "to", "and", "-") and self.peek(2).text in ORDINALS
        if (
            self.ordinal_noun(1)
            or is_nothing
            or (is_counted and self.peek(2).text in ("months", "weeks", "days"))
        ):
            return ORDINALS[token.text]
        return None

    def ordinal_noun(self, ahead: int) -> str:
        """The noun after an ordinal, the fiscal in between left out; "" when there is none."""
        while self.peek(ahead).text in ("-", "fiscal", "financial"):
            ahead += 1
        noun = self.peek(ahead).text
        return noun if noun in ("quarter", "quarters", "half", "century", "week", "days", "decade") else ""

    def ordinal(self, point: Point) -> None:
        start = self.token
        which = self.ordinal_here()
        if which is None:
            which = int(start.text) if start.text.isdigit() and len(start.text) <= 2 else 0
            self.at += 2
        else:
            self.at += 3 if start.text == "twenty" else 1
        self.skip("-")
        while self.token.text in ("fiscal", "financial"):
            point.is_fiscal = True
            self.at += 1
            self.skip("-")
        noun = self.token
        if noun.text in ("or", "to", "and", "-", "->"):
            point.division = (which, 0)  # "first or second quarter of 2025"
            return
        if noun.text in NUMBERS or noun.kind == "number":
            self.counted(point, which, start)
            return
        self.at += 1
        if noun.text == "century":
            if not 1 <= which <= 99:
                self.fail(f'"{start.text}" is no century', start.start, noun.end)
            point.year_span = ((which - 1) * 100, 100)
            self.take("ad", "ce")
        elif noun.text in ("week", "days"):
            self.counted_days(point, which, noun.text, start)
        elif noun.text == "decade":
            self.fail("a decade is written 1990s or 199X", start.start, noun.end)
        else:
            self.divided(point, which, noun, start)

    def divided(self, point: Point, which: int, noun: Token, start: Token) -> None:
        """`first quarter of 2025`, `second half of May 2025`, `first half of the 1990s`, `fiscal third
        quarter`
        """
        count = 2 if noun.text == "half" else 4
        which = count if which == LAST else which
        if not 1 <= which <= count:
            self.fail(f"a year has {count} {'halves' if count == 2 else 'quarters'}", start.start, noun.end)
        point.division = (which, count)
        self.skip("of", "in", "the")
        if self.token.text in MONTHS and count == 2:
            self.month_first(point)
        elif self.is_century_ahead():
            which_century = self.ordinal_here()
            inner = Point(self.token.start)
            self.ordinal(inner)
            point.year_span = inner.year_span
            assert which_century is not None or inner.year_span is not None
        else:
            self.division_of(point)

    def is_century_ahead(self) -> bool:
        if self.token.kind == "number" and self.peek().text in ORDINAL_ENDINGS:
            return self.ordinal_noun(2) == "century"
        return self.ordinal_here() is not None and "century" in (self.peek().text, self.peek(3).text)

    def counted(self, point: Point, which: int, start: Token) -> None:
        """`first nine months of 2025`, `last two weeks of July 2025`"""
        count = self.count()
        unit = self.token
        self.at += 1
        if which not in (1, LAST):
            self.fail(f'"{start.text}" counts no stretch; write first or last', start.start, start.end)
        whole = self.whole_after(start)
        if unit.text == "months":
            length = whole_months(whole)
            if length is None or not 1 <= count <= length:
                self.fail(f"there are not {count} whole months in it", start.start, unit.end)
            index = month_of(whole.first) + (0 if which == 1 else length - count)
            point.ready = tl.months(index, count, "month" if count == 1 else "range")
            return
        self.days_of(point, whole, which, count * (7 if unit.text == "weeks" else 1), start)

    def counted_days(self, point: Point, which: int, unit: str, start: Token) -> None:
        """`second week of July 2025`: days 8 to 14; `first days of 2025`: a week at most"""
        whole = self.whole_after(start)
        if unit == "days" or which in (1, LAST):
            self.days_of(point, whole, which, 7, start)
            return
        first = whole.first // tl.MINUTES_A_DAY + 7 * (which - 1)
        last = min(first + 6, whole.last // tl.MINUTES_A_DAY - 1)
        if not 1 <= which <= 5 or first > last:
            self.fail("a month has no such week", start.start, self.tokens[self.at - 1].end)
        point.ready = tl.days(first, last, "part")

    def days_of(self, point: Point, whole: Stretch, which: int, count: int, start: Token) -> None:
        first, last = whole.first // tl.MINUTES_A_DAY, whole.last // tl.MINUTES_A_DAY - 1
        if which not in (1, LAST) or not 1 <= count <= last - first + 1:
            self.fail("there are not so many days in it", start.start, self.tokens[self.at - 1].end)
        if which == 1:
            point.ready = tl.days(first, first + count - 1, "part")
        else:
            point.ready = tl.days(last - count + 1, last, "part")

    def whole_after(self, start: Token) -> Stretch:
        """What "the first week of" is of: a calendar year, month or part of a year."""
        if not self.take("of", "in"):
            self.fail("it does not say of which month or year", start.start, self.token.start)
        inner = Point(self.token.start)
        self.skip("the", "calendar")
        self.core(inner)
        inner.end = self.tokens[self.at - 1].end
        whole = self.resolve(inner)
        if whole.fiscal or whole.precision in ("minute", "day"):
            self.fail(
                "it wants a calendar month or year; write April to December 2024", inner.start, inner.end
            )
        return whole

    def count(self) -> int:
        token = self.token
        self.at += 1
        return NUMBERS.get(token.text) or int(token.text[:4])

    # --- the year to, the week of ---

    def is_lasting(self) -> bool:
        """`the year to`, `the six months ended`, `the quarter ending`, `fiscal year through` …"""
        return self.lasting_length() is not None

    def lasting_length(self) -> tuple[int, int] | None:
        """How many months, and how many tokens up to and with "to"; `None` when it is something else."""
        ahead = 0
        while self.peek(ahead).text in (
            "fiscal",
            "financial",
            "business",
            "full",
            "tax",
            "current",
            "latest",
            "last",
        ):
            ahead += 1
        token, after = self.peek(ahead), self.peek(ahead + 1).text
        number = NUMBERS.get(token.text) or (
            int(token.text) if token.kind == "number" and len(token.text) <= 2 else 0
        )
        if number:
            ahead += 1 + (after == "-")
            unit = self.peek(ahead).text
            if unit not in ("month", "months", "year", "years"):
                return None
            count, ahead = number * (12 if unit.startswith("year") else 1), ahead + 1
        elif token.text == "half" and "year" in (after, self.peek(ahead + 2).text):
            count, ahead = 6, ahead + (2 if after == "year" else 3)
        elif token.text in ("year", "fy", "quarter", "half"):
            count, ahead = {"quarter": 3, "half": 6}.get(token.text, 12), ahead + 1
        else:
            return None
        ahead += self.peek(ahead).text in ("period",)
        ahead += self.peek(ahead).text in ("that", "which")
        return (count, ahead + 1) if self.peek(ahead).text in ENDINGS else None

    def lasting(self, point: Point) -> None:
        """So many months up to and with a month or day: `the year to March 2025`."""
        start = self.token
        length = self.lasting_length()
        assert length is not None
        count = length[0]
        self.at += length[1]
        self.skip("in", "on", "the", "end", "-", "of")
        inner = Point(self.token.start)
        self.core(inner)
        inner.end = self.tokens[self.at - 1].end
        until = self.resolve(inner)
        if until.precision not in ("month", "day") or not count:
            self.fail(
                "such a stretch ends in a month or on a day, as in the year to March 2025",
                start.start,
                inner.end,
            )
        day, month = divmod(until.last, tl.MINUTES_A_DAY)
        year, month, day_of_month = tl.civil(day)
        if day_of_month == 1:
            index = tl.month_index(year, month) - count
            point.ready = tl.months(index, count, "month" if count == 1 else "range")
        else:
            same_day = tl.shifted((day - 1) * tl.MINUTES_A_DAY, (count, 0), -1) // tl.MINUTES_A_DAY
            point.ready = tl.days(same_day + 1, day - 1, "range")

    def week(self, point: Point) -> None:
        """`week of 3 July 2025`: Monday to Sunday; `week ending`, `week beginning`: seven days"""
        start = self.token
        self.at += 1
        count = 14 if start.text == "fortnight" else 7
        how = self.token.text
        if not self.take(
            "of", "to", "ending", "ended", "beginning", "starting", "commencing", "from", "that"
        ):
            self.fail("it does not say which week; write week of 7 July 2025", start.start, start.end)
        self.skip("ended", "on", "the")
        inner = Point(self.token.start)
        self.core(inner)
        inner.end = self.tokens[self.at - 1].end
        day = self.resolve(inner)
        if day.precision != "day":
            self.fail("a week is named by a day, as in week of 7 July 2025", inner.start, inner.end)
        first = day.first // tl.MINUTES_A_DAY
        if how == "of":
            first -= first % 7  # day 0, 1 January of the year 1, is a Monday
        elif how in ("to", "ending", "ended", "that"):
            first -= count - 1
        point.ready = tl.days(first, first + count - 1, "range")

    def turn_of_the_year(self, point: Point) -> None:
        """`turn of the year 2025/26`: the last month of the one and the first of the other"""
        start = self.token
        self.at += 1
        is_year = self.take("of") and (self.take("the") or True) and self.take("year")
        name = self.fiscal_name(self.token) if is_year else ""
        if not name:
            self.fail("a turn begins or ends what it is of; write end of 2024, or turn of the year 2024/25",
                      start.start, self.token.end)  # fmt: skip
        point.ready = tl.months(tl.month_index(int(name[:4]), 12), 2, "range")

    # --- fiscal years ---

    def fiscal(self, point: Point) -> None:
        """`fiscal 2027`, `FY27`, `financial year 2024/25`, `fiscal Q3 2025`, `fiscal third quarter 2025`"""
        if self.is_lasting():
            self.lasting(point)
            return
        start = self.token
        self.fiscal_words()
        point.is_fiscal = True
        self.skip("of", "the", "-", "'")
        token = self.token
        if token.kind == "number" or token.kind == "iso":
            self.year_of_fiscal(point, start)
        elif self.ordinal_here() is not None or token.text in ("q", "h"):
            self.core(point)
        else:
            self.fail(
                f'the year of "{start.text}" is missing; write it as in fiscal 2027', start.start, token.end
            )

    def fiscal_words(self) -> None:
        while self.token.text in (*FISCAL, "year", "years"):
            self.at += 1

    def year_of_fiscal(self, point: Point, start: Token) -> None:
        token = self.token
        name = self.fiscal_name(token)
        if not name and token.kind == "number" and len(token.text) in (2, 4):
            name = token.text if len(token.text) == 4 else str(full_year(int(token.text)))
            self.at += 1
        if not name:
            self.fail(
                f'the year of "{start.text}" is not understood; write it as in fiscal 2027',
                token.start,
                token.end,
            )
        if not 2 <= int(name[:4]) <= 9997:
            self.fail(f'"{name}" is no fiscal year', token.start, token.end)
        point.fiscal = name
        if self.token.text in ("q", "h") and self.peek().kind == "number" and self.adjoins(1):
            kind = self.token.text
            self.at += 1
            self.code(point, kind, int(self.token.text[:3]), self.token)
        elif self.token.text == "(":
            self.fiscal_brackets(point)

    def fiscal_brackets(self, point: Point) -> None:
        """`fiscal 2023 (July 2022 - June 2023)`: the calendar fixes it."""
        if point.division is not None:
            return
        self.at += 1
        self.skip("from", "the")
        if self.is_lasting():
            self.lasting(point)
        else:
            inner = self.span(is_between=False)
            point.ready = self.stretches([inner])[0]
        if not self.take(")"):
            self.not_understood()

    def fiscal_name(self, token: Token) -> str:
        """The name of two years that stands here (`2024/25`, `2024-2025`), which is passed over; else ""."""
        if token.kind == "iso":
            first, second, length = token.text[:4], token.text[5:], 1
            here = self.at - 1 if self.tokens[self.at - 1] is token else self.at
        elif token.kind == "number" and len(token.text) in (2, 4) and self.peek().text in ("/", "-"):
            first, second, length = token.text, self.peek(2).text, 3
            if len(first) == 2 and len(second) == 2:
                first = str(full_year(int(first)))
            here = self.at
        else:
            return ""
        if len(first) != 4 or not first.isdigit() or not 2 <= int(first) <= 9997:
            return ""
        following = int(first) + 1
        if second not in (f"{following:04d}", f"{following % 100:02d}"):
            return ""
        self.at = here + length
        return f"{first}/{following % 100:02d}"

    def fiscal_name_ahead(self) -> str:
        """A fiscal year with its words after it: `2024/25 financial year`, `2025 fiscal year`."""
        here, token = self.at, self.token
        name = self.fiscal_name(token)
        if not name and token.kind == "number":
            name = token.text
            self.at += 1
        if name and self.token.text in FISCAL and self.peek().text == "year" and 2 <= int(name[:4]) <= 9997:
            self.at += 2
            return name
        self.at = here
        return ""


def read_english(text: str, fiscal_year: FiscalYear = None) -> Date:
    """A date in English.

    `fiscal_year` fixes what "fiscal 2027" is: its last month, and "end" or "start" for what names it.
    Raises UnreadableDate and OutOfCalendar.
    """
    return _Reader(text, fiscal_year=fiscal_year).date()
