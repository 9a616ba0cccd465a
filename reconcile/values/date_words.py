"""The words and tokens of dates in English, and a cursor over them that says what it does not understand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from reconcile.values.timeline import MONTH_NAMES, WEEKDAY_NAMES, UnreadableDate

# --- words ----------

MONTHS = {name.lower(): n for n, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name.lower()[:3]: n for n, name in enumerate(MONTH_NAMES, 1)} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
LAST = -1
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": LAST, "final": LAST}
CENTURY_WORDS = {
    word: n for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(), 1)
}  # fmt: skip
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18,
}  # fmt: skip
ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}
PARTS: dict[str, str] = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late",
    "start": "start", "beginning": "start", "opening": "start", "outset": "start",
    "end": "end", "close": "end",
}  # fmt: skip
TIMES_OF_DAY = {
    "early hours": (0, 359),
    "morning": (0, 719),
    "afternoon": (720, 1079),
    "evening": (1080, 1439),
}
CLOCK_NOUNS = ("hours", "hrs")  # behind a clock of 24 hours
# Other zones in letters are written in capitals: "et" and "west" are words too.
ANY_CASE_ZONES = frozenset(
    ("utc", "gmt", "z", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "ist", "cet", "cest")
)
MOST_ZONE_WORDS = 7  # U. S. Eastern Daylight Saving Time
FISCAL = {"fiscal", "financial", "business", "fy", "tax"}
HEDGES = {
    "about": "~", "around": "~", "approximately": "~", "approx": "~", "roughly": "~", "circa": "~", "ca": "~",
    "c": "~", "~": "~", "estimated": "~", "est": "~",
    "probably": "?", "possibly": "?", "perhaps": "?", "maybe": "?", "likely": "?", "presumably": "?",
}  # fmt: skip
FILLERS = {
    "in", "on", "at", "during", "within", "throughout", "the", "of", "calendar", "sometime", "a", "an", "as",
    "month", "for", "some", "time", "either", "all", "whole", "entire", "full",
}  # fmt: skip
RELATIVE = {
    "last", "next", "this", "that", "ago", "today", "yesterday", "tomorrow", "tonight", "now", "current",
    "currently", "recent", "recently", "earlier", "later", "past", "coming", "soon", "previous", "same",
    "present", "year", "decade", "following", "upcoming", "date", "shortly", "immediately",
}  # fmt: skip
PHRASES: list[tuple[str, str]] = [
    ("by", "by"), ("no later than", "by"), ("by no later than", "by"), ("not later than", "by"),
    ("at the latest by", "by"), ("at the latest in", "by"), ("on or before", "by"),
    ("until", "until"), ("till", "until"), ("up to", "until"), ("up until", "until"), ("through", "until"),
    ("before", "before"), ("prior to", "before"), ("ahead of", "before"), ("earlier than", "before"),
    ("since", "since"), ("ever since", "since"),
    ("from", "from"), ("not until", "from"), ("not before", "from"), ("no earlier than", "from"),
    ("not earlier than", "from"), ("no sooner than", "from"), ("as early as", "from"),
    ("from as early as", "from"),
    ("since as early as", "since"), ("at the earliest in", "from"), ("in or after", "from"),
    ("in or before", "by"), ("up to and including", "until"), ("through to", "until"),
    ("pre -", "before"), ("post -", "after"), ("as from", "from"),
    ("effective", "from"), ("effective from", "from"), ("with effect from", "from"),
    ("starting", "from"), ("starting in", "from"), ("starting on", "from"), ("starting from", "from"),
    ("beginning", "from"), ("beginning in", "from"), ("beginning on", "from"), ("on or after", "from"),
    ("after", "after"), ("later than", "after"), ("not until after", "after"), ("from after", "after"),
    ("between", "between"),
]  # fmt: skip
SUFFIXES: list[tuple[str, str]] = [
    ("onwards", "from"), ("onward", "from"), ("on", "from"), ("or later", "from"), ("and later", "from"),
    ("or after", "from"),
    ("at the earliest", "from"), ("at the latest", "by"), ("or earlier", "by"), ("or before", "by"),
    ("or so", "~"), ("or thereabouts", "~"), ("approximately", "~"), ("approx", "~"), ("approx .", "~"),
    ("est", "~"), ("est .", "~"),
    ("( estimated )", "~"), ("( approx . )", "~"), ("~", "~"), ("?", "?"), ("( ? )", "?"),
]  # fmt: skip
# Feasts that have one day everywhere: month and day. Thanksgiving, Labour Day and a bare New Year have not.
HOLIDAYS: list[tuple[str, str]] = [
    ("christmas", "12-25"), ("christmas day", "12-25"), ("christmas eve", "12-24"), ("boxing day", "12-26"),
    ("new year ' s day", "01-01"), ("new years day", "01-01"), ("new year ' s eve", "12-31"),
    ("new years eve", "12-31"), ("valentine ' s day", "02-14"), ("halloween", "10-31"),
]  # fmt: skip
AMBIGUOUS = {
    "midnight": "midnight may begin or end the day; write 00:00 on the day that it begins",
    "night": "a night belongs to two days; write the day, or the hours",
}
SIGNS = {">": "after", "<": "before", "≥": "from", "≤": "by"}
NEAR = ("shortly", "soon", "just", "well", "long", "immediately")  # how near to the bound, which is not kept
NO_MISSPELLING = {"nearly", "almost", "more", "less", "least", "over", "under", "marked"}
MOVED = {"moved", "postponed", "delayed", "shifted", "rescheduled", "deferred", "pushed", "brought", "put"}
RANGE_WORDS = {"to", "till", "until", "through", "thru", "-"}
ENDINGS = {"to", "through", "until", "till", "ending", "ended", "ends", "that ended", "which ended"}


def by_first_word(phrases: list[tuple[str, str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in sorted(phrases, key=lambda pair: -len(pair[0].split())):
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, meaning))
    return table


PHRASE_TABLE = by_first_word(PHRASES)
SUFFIX_TABLE = by_first_word(SUFFIXES)
HOLIDAY_TABLE = by_first_word(HOLIDAYS)
_SPELLABLE = sorted(
    {w for w in (*MONTHS, *WEEKDAYS, *SEASONS) if len(w) > 3}
    | {w for w in (*PARTS, *ORDINALS, *TIMES_OF_DAY, *FISCAL, *HEDGES) if len(w) > 3}
    | {phrase.split()[0] for phrase, _ in HOLIDAYS}
    | {"quarter", "half", "century", "before", "after", "since", "until", "between", "from"}
)

# --- tokens ----------


class Token(NamedTuple):
    kind: str  # iso (EDTF), number, word, sign, end
    text: str  # lower case, dashes made one
    start: int
    end: int


_TOKEN = re.compile(
    r"(?P<iso>(?<![0-9A-Za-z/])(?:"
    r"[0-9]{4}-[0-9X]{2}-[0-9X]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?[~?%]?"
    r"|[0-9]{4}-(?:0[1-9]|1[0-2]|2[1-4]|3[3-9]|4[01]|XX)[~?%]?"
    r"|[0-9]{2}[0-9X]X[~?%]?|[0-9]{4}[~?%])(?![0-9A-Za-z]))"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[apAP]\.\s?[mM]\b\.?|[^\W\d_]+)"
    r"|(?P<sign>\S)"
)
_SAME_SIGN = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("’‘ʼ`", "'"),
    **dict.fromkeys("∼～≈", "~"),
    "，": ",",
}


def tokens(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        word = match[0]
        if kind == "word":
            word = word.lower()
            if word[0] in "ap" and word[1:2] == ".":
                word = word[0] + "m"
        elif kind == "sign":
            word = _SAME_SIGN.get(word, word)
        found.append(Token(kind, word, match.start(), match.end()))
    if len(found) > 1 and found[-1].text == "." and found[-2].text != ".":
        found.pop()  # the full stop of a sentence
    found.append(Token("end", "", len(text), len(text)))
    return found


@dataclass(slots=True)
class Cursor:
    """A place among the tokens of a text."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    at: int = 0

    def __post_init__(self) -> None:
        self.tokens = tokens(self.text)

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def peek(self, ahead: int = 1) -> Token:
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def adjoins(self, ahead: int = 0) -> bool:
        """No space before that token."""
        position = self.at + ahead
        return (
            0 < position < len(self.tokens) and self.tokens[position - 1].end == self.tokens[position].start
        )

    def take(self, *words: str) -> bool:
        if self.token.text in words and self.token.kind != "end":
            self.at += 1
            return True
        return False

    def take_phrase(self, table: dict[str, list[tuple[tuple[str, ...], str]]]) -> str:
        """The meaning of the longest phrase that stands here, which is passed over; "" when none does."""
        for words, meaning in table.get(self.token.text, ()):
            if all(self.peek(i).text == word for i, word in enumerate(words)):
                self.at += len(words)
                return meaning
        return ""

    def skip(self, *words: str) -> None:
        while self.take(*words):
            pass

    def fail(self, message: str, start: int, end: int, suggestion: str = "") -> NoReturn:
        raise UnreadableDate(message, self.text[start:end].strip(), start, suggestion)

    def replaced(self, token: Token, word: str) -> str:
        return self.text[: token.start] + word + self.text[token.end :]

    def not_understood(self) -> NoReturn:
        """The error for the token that stands here."""
        token = self.token
        written = self.text[token.start : token.end]
        if token.kind == "end":
            start = self.tokens[self.at - 1].start if self.at else 0
            self.fail(
                f'"{self.text.strip()}" names no date; write one as in May 2025 or 7 July 2025',
                start,
                token.end,
            )
        if token.text in RELATIVE or (token.text in NUMBERS and any(t.text == "ago" for t in self.tokens)):
            self.fail_relative()
        if token.text in AMBIGUOUS:
            self.fail(AMBIGUOUS[token.text], token.start, token.end)
        if token.text in SIGNS:
            proposal = self.replaced(token, SIGNS[token.text] + " ").replace("  ", " ")
            self.fail(f'"{written}" is not understood; write {proposal}', token.start, token.end, proposal)
        if token.kind == "word":
            nearest = nearest_word(token.text)
            if nearest:
                corrected = nearest.capitalize() if written[0].isupper() or nearest in _NAMES else nearest
                message = f'"{written}" is not understood; did you mean {corrected}?'
                self.fail(message, token.start, token.end, self.replaced(token, corrected))
        if token.text in ("and", "&", "/") and self.at:
            proposal = self.replaced(token, " to " if self.adjoins() else "to")
            self.fail(f'"{written}" is not understood; a stretch is written with to, a choice with or',
                      token.start, token.end, proposal)  # fmt: skip
        self.fail(f'"{written}" is not understood in a date', token.start, token.end)

    def fail_relative(self) -> NoReturn:
        token, last = self.token, self.at
        while self.tokens[last + 1].kind == "word" and (
            last == self.at or self.tokens[last].text in RELATIVE or self.tokens[last + 1].text == "ago"
        ):
            last += 1
        end = self.tokens[last].end
        part = self.text[token.start : end]
        message = (
            f'"{part}" depends on the day it was written; write the date out, as in May 2025 or 7 July 2025'
        )
        self.fail(message, token.start, end)


_NAMES = {name.lower() for name in (*MONTH_NAMES, *WEEKDAY_NAMES)}


def nearest_word(word: str) -> str:
    """The word of this grammar that a misspelt one is nearest to, or ""."""
    if len(word) < 3 or len(word) > 20 or word in NO_MISSPELLING or word in _SPELLABLE:
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        word, _SPELLABLE, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.7
    )
    return found[0] if found else ""
