"""Is the value of a claim in its own quote, in whatever spelling: its figures, its date, its names?"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reconcile.claim import Claim, Names, Text
from reconcile.quoting.shapes import Problem
from reconcile.quoting.view import Words, tokenise
from reconcile.quoting.words import pattern, word_set
from reconcile.values import tokens as figure_tokens
from reconcile.values.date import Date
from reconcile.values.date_words import HOLIDAYS
from reconcile.values.numbers import Number, number_at, part_and, read_number
from reconcile.values.qualifiers import lexicon
from reconcile.values.quantity import Amount, Quantity, Unit, UnreadableQuantity
from reconcile.values.timeline import MINUTES_A_DAY, MONTH_NAMES, WEEKDAY_NAMES, civil
from reconcile.values.units import Measure, currency_before, named, unit_at
from reconcile.values.words import groups, pairs

_LONGEST = 20_000  # characters of all quotes of a claim together


def _no_aliases(name: str) -> Iterable[str]:
    return ()


def value_in_quote(
    claim: Claim, published: Date | None = None, aliases: Callable[[str], Iterable[str]] = _no_aliases
) -> Problem | None:
    """What of the claim's value is not in its quotes, taken together; None when nothing is missing, when
    the claim has no value, or no quote.

    `published` is the date of the source, from which a year or a weekday's date may follow. `aliases`
    gives other names for one. The kind of the problem is figure, date, entity or text.
    """
    quotes = "\n".join(claim.quote)[:_LONGEST]
    if not quotes.strip() or claim.value is None:
        return None
    match claim.value:
        case Quantity():
            return _figure_problem(claim.value, quotes)
        case Date():
            return _date_problem(claim.value, quotes, published)
        case Names():
            return _name_problem(claim.value.names, quotes, aliases)
        case Text():
            return _text_problem(claim.value.text, quotes)


# -------------------------------------------------------------------------------------------------- figures

_SHARES = frozenset(("share", "share_points"))
_UNITLESS = frozenset(("number", "count"))
_CONNECTORS = frozenset(("to", "and", "or", "through", "-", "–", "—", ",", "..", "from", "between"))


class _Figure(NamedTuple):
    """One number that can be read in a text, with its unit where that is known."""

    value: Fraction
    measure: Measure | None = None
    is_fraction: bool = False  # a third, half
    is_money: bool = False

    @property
    def is_share(self) -> bool:
        return self.is_fraction or (self.measure is not None and self.measure.dimension in _SHARES)


def _figures(text: str) -> tuple[_Figure, ...]:
    """All figures that can be read in the text, once for every reading: `40 to 50 million` has 40, 40 and
    50 million."""
    tokens = figure_tokens.tokenise(figure_tokens.plain(text))
    found: list[tuple[_Figure, Number, int, int]] = []
    i = 0
    while i < len(tokens) - 1 and tokens[i].kind:
        currency = currency_before(tokens, i)
        at = currency[1] if currency else i
        read = _number(tokens, at, currency is not None)
        if read is None:
            i += 1
            continue
        number, behind = read
        measure = currency[0] if currency else _unit(tokens, behind)
        figure = _Figure(number.value, measure, number.share and measure is None, currency is not None)
        found.append((figure, number, i, behind))
        i = max(behind, i + 1)
    lent = [_lent(a, b, tokens) for a, b in pairwise(found)]
    numbers = {behind: number for _, number, _, behind in found}
    return (
        *(figure for figure, *_ in found),
        *(figure for figures in lent for figure in figures),
        *(figure for k in range(1, len(tokens) - 1) for figure in _of_unit(tokens, k, numbers)),
    )


def _of_unit(tokens: Sequence[figure_tokens.Token], i: int, read: dict[int, Number]) -> Iterator[_Figure]:
    """What is told of the unit that begins here: `half a mile`, `half-an-hour`, `a year and a half`."""
    if tokens[i].kind != figure_tokens.WORD or (found := unit_at(tokens, i)) is None:
        return
    measure, behind = found
    before = i - 2 if tokens[i - 1].text == "-" else i - 1
    has_article = tokens[before].low in ("a", "an")
    whole = Fraction(1) if has_article else read[i].value if i in read else None
    if has_article and before and (tokens[before - 1].text == "-" or tokens[before - 1].low == "of"):
        before -= 1
    fraction = read.get(before) if has_article else None
    if fraction is not None and fraction.share:
        yield _Figure(fraction.value, measure)
    elif whole is not None and (part := part_and(tokens, behind)) is not None:
        yield _Figure(whole + Fraction(part[0], part[1]), measure)


def _number(tokens: Sequence[figure_tokens.Token], i: int, money: bool) -> tuple[Number, int] | None:
    if not number_at(tokens, i):
        return None
    try:
        return read_number(tokens, i, money)
    except UnreadableQuantity:
        return None


def _unit(tokens: Sequence[figure_tokens.Token], i: int) -> Measure | None:
    """The unit behind a number, a hyphen or an adjective perhaps between: `170-hectare`, `7.8-magnitude`."""
    at = i + 1 if tokens[i].text == "-" and tokens[i].glued else i
    found = unit_at(tokens, at)
    return found[0] if found else None


def _lent(
    a: tuple[_Figure, Number, int, int],
    b: tuple[_Figure, Number, int, int],
    tokens: Sequence[figure_tokens.Token],
) -> Iterator[_Figure]:
    """The first of two figures with the scale or unit of the second: `15 to 20 percent`, `$1.2-1.5bn`."""
    (figure, number, _, behind), (other, other_number, start, _) = a, b
    if _makes_share([t.low for t in tokens[behind:start]]) and 0 < figure.value < other.value <= 100:
        yield _Figure(figure.value / other.value, is_fraction=True)  # one in three
    if start - behind > 2 or any(t.low not in _CONNECTORS for t in tokens[behind:start]):
        return
    if other_number.scaled and not number.scaled and not number.share:
        yield _Figure(number.scaled_by(other_number).value, figure.measure or other.measure)
    if figure.measure is None and other.measure is not None:
        yield _Figure(figure.value, other.measure)
    if other.measure is None and figure.is_money:
        yield _Figure(other.value, figure.measure)


def _makes_share(between: list[str]) -> bool:
    """What stands between the numbers of `one in three`, `two out of three`, `one post in every nine`."""
    words = between[:-1] if between[-1:] == ["every"] else between
    return words[-2:] == ["out", "of"] or (words[-1:] == ["in"] and len(words) <= 4)


def _figure_problem(quantity: Quantity, quotes: str) -> Problem | None:
    there = _figures(quotes)
    words = frozenset(tokenise(quotes).keys)
    missing = [
        amount.written
        for one in (quantity, *quantity.also)
        for amount in (one.before, one.after, one.amount, one.whole)
        if amount is not None and not _is_there(amount, there, words)
    ]
    if not missing:
        return None
    what = ", ".join(f"“{written}”" for written in missing)
    return Problem("figure", f"the quote does not have {what}", words=tuple(missing))


def _is_there(amount: Amount, there: Sequence[_Figure], words: frozenset[str]) -> bool:
    if not amount.is_range and (any(_same(amount, figure) for figure in there) or _in_words(amount, words)):
        return True
    ends = _figures(amount.written)
    if len(ends) < 2:
        return False
    if amount.is_range:
        return all(any(_equal(end, figure) for figure in there) for end in _final(ends, amount))
    return all(any(_equal(end, figure) for figure in there) for end in ends)


def _final(ends: tuple[_Figure, ...], amount: Amount) -> tuple[_Figure, ...]:
    """The two ends of a range with what one lends the other."""
    first, second, *lent = ends
    scaled = [figure for figure in lent if figure.value != first.value]
    return (scaled[0] if scaled else first, second)


def _equal(a: _Figure, b: _Figure) -> bool:
    known = a.measure is not None and b.measure is not None
    if known and a.measure is not None and b.measure is not None and a.measure.dimension == b.measure.dimension:
        return a.value * a.measure.factor == b.value * b.measure.factor and a.measure.base == b.measure.base
    if known:
        return False
    return a.value == b.value and a.is_share == b.is_share


def _same(amount: Amount, figure: _Figure) -> bool:
    """Whether the figure in the quote reads to the amount: the same number, or one that its digits leave
    open."""
    unit = amount.unit
    if figure.is_share != (unit.dimension in _SHARES):
        return False
    if figure.is_fraction:
        return abs(amount.figure) == figure.value or amount.digits.contains(figure.value)
    measure = figure.measure
    if measure is None:
        return _reads_to(amount, figure.value * unit.factor)
    of = _told_as_rate(unit)
    if of is not None and of.dimension == measure.dimension and of.base == measure.base:
        return _reads_to(amount, figure.value * measure.factor * unit.factor / of.factor)
    if measure.dimension == unit.dimension or (measure.dimension in _SHARES and unit.dimension in _SHARES):
        if measure.dimension == "money" and measure.base.split(" ")[0] != unit.base.split(" ")[0]:
            return False
        return _reads_to(amount, figure.value * measure.factor + measure.offset)
    if unit.dimension in _UNITLESS:
        return not figure.is_money and _reads_to(amount, figure.value * unit.factor)
    return False


def _told_as_rate(unit: Unit) -> Measure | None:
    """The unit before "per" in what was written: an amount for a year is told for a month, km per hour as a speed."""
    name, per, _ = unit.name.partition(" per ")
    return named(name) if per else None


def _reads_to(amount: Amount, value: Fraction) -> bool:
    return value in (amount.figure, -amount.figure) or amount.digits.contains(value) or amount.digits.contains(-value)


# Words that are a number only where one is looked for.
_COUNT_WORDS = {
    0: ("no", "none", "zero", "nil", "neither"),
    1: ("a", "an", "one", "single", "sole", "once", "another"),
    2: ("both", "pair", "couple", "twin", "twice", "two"),
    3: ("trio", "three", "triple"),
    12: ("dozen",),
}


@cache
def _ordinals() -> dict[str, int]:
    return {word: int(value) for word, value in pairs(groups("numbers.txt")["ordinal"]).items()}


def _in_words(amount: Amount, words: frozenset[str]) -> bool:
    """Whether a word says it: `both plants`, `the fifth week`, `doubled`."""
    if amount.unit.dimension in _SHARES:
        shares = {abs(by) for word, by in lexicon().multiple.items() if word in words}
        if "every" in words:
            shares |= {Fraction(1, n) for word, n in _ordinals().items() if word in words}  # every ninth job
        return abs(amount.figure) in shares
    value = amount.figure / amount.unit.factor
    if value.denominator != 1:
        return False
    count = int(abs(value))
    if any(word in words for word in _COUNT_WORDS.get(count, ())):
        return True
    return any(_ordinals().get(word) == count for word in words) or any(
        match and int(match[1]) == count for match in map(pattern(_RANK).fullmatch, words)
    )


_RANK = r"([0-9]{1,6})(?:st|nd|rd|th)"


# ---------------------------------------------------------------------------------------------------- dates

_RELATIVE = word_set(
    "today yesterday tomorrow tonight ago now currently recently this last next past coming current "
    "earlier later previous previously following same within week weeks month months weekend "
    "overnight morning afternoon evening anniversary since decade decades years immediately soon "
    "already new"
)
_DAY_WORDS = word_set(
    "today yesterday tomorrow tonight morning afternoon evening overnight week weekend ago days weeks day"
)
_EDGES = word_set("end start beginning close turn early late mid outset opening eve year-end")
_POINT = r"([0-9]{2}[0-9X]{2})(?:-([0-9]{2}))?(?:-([0-9]{2}))?"
_ABBREVIATED = r"([12][0-9])([0-9]{2})[/-]([0-9]{2})(?![0-9])"
_SHORT_YEAR = r"(?:(?<!\w)['’‘]|FY ?)([0-9]{2})(?![0-9])"


class _When(NamedTuple):
    """What a text says of time."""

    years: frozenset[int]
    decades: frozenset[int]
    months: frozenset[int]
    numbers: frozenset[int]
    weekdays: frozenset[int]
    words: frozenset[str]
    keys: tuple[str, ...]

    @property
    def is_relative(self) -> bool:
        return bool(self.weekdays) or bool(self.words & _RELATIVE)


def _when(text: str) -> _When:
    tokens = tokenise(text)
    years: set[int] = set()
    decades: set[int] = set()
    numbers: set[int] = set()
    for i, key in enumerate(tokens.keys):
        if key[0].isdigit():
            plural = i + 1 < len(tokens) and tokens.keys[i + 1] == "s" and not tokens.gaps[i + 1]
            for piece in re.split(r"[/.:,']", key):
                number = int(piece) if piece.isdecimal() and len(piece) <= 6 else -1  # not "²"
                (decades if plural else numbers).add(number)
                if 1000 <= number < 3000 and not plural:
                    years.add(number)
    years |= {int(m[1] + m[3]) for m in pattern(_ABBREVIATED).finditer(text)}
    years |= {2000 + int(m[1]) for m in pattern(_SHORT_YEAR).finditer(text)}
    words = frozenset(tokens.keys)
    decades |= {1900 + 10 * n for n, word in enumerate(_DECADES) if word and word in words}
    numbers |= {n for word, n in _ordinals().items() if word in words}
    feasts = _feasts(text)
    numbers |= {day for _, day in feasts}
    numbers |= {int(f.value) for f in _figures(text) if f.value.denominator == 1 and 0 < f.value < 10_000}
    return _When(
        frozenset(years),
        frozenset(decades),
        _months(tokens) | _numeric_months(text) | {month for month, _ in feasts},
        frozenset(numbers),
        frozenset(n for n, name in enumerate(WEEKDAY_NAMES) if name.lower() in words or name[:3].lower() in words),
        words,
        tokens.keys,
    )


_DECADES = (
    "",
    "",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
_NUMERIC_DATE = r"(?<![0-9])([0-9]{1,2})[/.]([0-9]{1,2})[/.][0-9]{2,4}|[0-9]{4}-([0-9]{2})(?:-[0-9]{2})?"


def _months(tokens: Words) -> frozenset[int]:
    found = set()
    for key, form in zip(tokens.keys, tokens.forms, strict=True):
        for number, name in enumerate(MONTH_NAMES, start=1):
            short = key == "sept" or key == name[:3].lower()
            if (
                (key == name.lower() or (short and key != "mar"))
                and (key != "sept" or number == 9)
                and form[:1].isupper()
            ):
                found.add(number)
    return frozenset(found)


def _feasts(text: str) -> frozenset[tuple[int, int]]:
    """Month and day of the feasts that the text names: Christmas Eve is not Christmas."""
    return frozenset((int(m), int(d)) for m, d in (_FEASTS[_letters(f[0])].split("-") for f in _FEAST.finditer(text)))


def _letters(phrase: str) -> str:
    return re.sub("[^a-z]", "", phrase.lower())


_FEASTS = {_letters(phrase): day for phrase, day in HOLIDAYS}
_FEAST = re.compile(
    "|".join(
        rf"\b{phrase}\b".replace(" ' ", "['’]").replace(" ", r"\s")
        for phrase in sorted((phrase for phrase, _ in HOLIDAYS), key=len, reverse=True)
    ),
    re.IGNORECASE,
)


def _numeric_months(text: str) -> frozenset[int]:
    return frozenset(
        int(g) for m in pattern(_NUMERIC_DATE).finditer(text) for g in m.groups() if g and 1 <= int(g) <= 12
    )


def _date_problem(date: Date, quotes: str, published: Date | None) -> Problem | None:
    when = _when(quotes)
    today = _day(published)
    parts = [date] if date.moved_from is None else [date.moved_from, date]
    for part in parts:
        problem = _missing(part, when, today)
        if problem:
            message = f"the quote does not have the {problem} of “{date.written}”"
            return Problem("date", message, words=(date.written,))
    return None


def _day(published: Date | None) -> datetime.date | None:
    """The day of publication, or the first of its month or year."""
    if published is None or published.named.first is None:
        return None
    return datetime.date(*civil(published.named.first // MINUTES_A_DAY))


def _missing(date: Date, when: _When, today: datetime.date | None) -> str:
    """ "year", "month" or "day": the first component of the date that the text neither has nor lets
    derive."""
    if date.precision == "range" and when.is_relative:
        return ""
    if _names_another_part(date, when):
        return date.precision if date.precision != "third" else "part of the year"
    text = date.fiscal if date.fiscal else date.edtf
    for match in pattern(_POINT).finditer(re.sub(r"T[0-9:]+", "", text)):
        year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
        if "X" in year:
            return "" if _has_decade(year, when) else "decade"
        if not _has_year(int(year), when, today):
            return "" if _is_in_span(int(year), date, when) else "year"
        if date.precision not in ("month", "day", "minute", "range") or date.fiscal or month > 12:
            continue
        if month and not _has_month(int(year), month, when, today):
            return "month"
        if day and date.precision != "range" and not _has_day(int(year), month, day, when):
            return "day"
    return ""


_PARTS: dict[str, tuple[frozenset[str], ...]] = {
    "quarter": tuple(map(frozenset, (("q1", "first"), ("q2", "second"), ("q3", "third"), ("q4", "fourth", "final")))),
    "half": (frozenset(("first", "h1")), frozenset(("second", "h2"))),
    "season": tuple(map(frozenset, (("spring",), ("summer",), ("autumn", "fall"), ("winter",)))),
    "third": tuple(map(frozenset, (("early", "start", "beginning"), ("mid", "middle"), ("late", "end", "close")))),
}
_FIRST_CODE = {"quarter": 33, "half": 40, "season": 21}  # EDTF's number of the first one of a year


def _names_another_part(date: Date, when: _When) -> bool:
    """`late 2026` where the claim has early 2026; the third quarter where it has the second."""
    parts = _PARTS.get(date.precision)
    if parts is None:
        return False
    if date.precision == "third":
        written = frozenset(tokenise(date.written).keys)
        own = next((part for part in parts if part & written), None)
    else:
        code = re.match(r"[0-9]{4}-([0-9]{2})", date.edtf)
        n = int(code[1]) - _FIRST_CODE[date.precision] if code else -1
        own = parts[n] if 0 <= n < len(parts) else None
    return own is not None and not own & when.words and any(part & when.words for part in parts)


def _is_in_span(year: int, date: Date, when: _When) -> bool:
    """Whether the year is in the decade or century that both name: `late 1990s`, `the early 20th century`."""
    if date.precision not in ("range", "decade", "year"):
        return False
    written = _when(date.written)
    part = next((part for part in _PARTS["third"] if part & written.words), frozenset())
    if part and not part & when.words:
        return False
    decades = written.decades & when.decades
    if year // 10 * 10 in decades or year // 10 * 10 % 100 in decades:
        return True
    both = written.words & when.words
    return "century" in both and year // 100 + 1 in written.numbers & when.numbers


def _has_decade(year: str, when: _When) -> bool:
    if year.endswith("XX"):
        return "century" in when.words or int(year[:2]) + 1 in when.numbers
    start = int(year[:3]) * 10
    return start in when.decades or start % 100 in when.decades or any(y // 10 == start // 10 for y in when.years)


def _has_year(year: int, when: _When, today: datetime.date | None) -> bool:
    if year in when.years or (year % 100 in when.numbers & {year % 100} and _numeric_year(when)):
        return True
    named = _named_year(when, today)
    if named is not None and not when.years:
        return year in named
    in_part = not when.words.isdisjoint(_PARTS_OF_YEAR)
    if not (when.months or when.is_relative or in_part) or (when.years and not named):
        return False
    if today is None or abs(year - today.year) <= 1:
        return True
    if when.words & {"ago", "years", "decades"}:
        return any(abs(abs(today.year - year) - n * by) <= 1 for n in when.numbers for by in (1, 10))
    return False


_PARTS_OF_YEAR = frozenset(("quarter", "half", "spring", "summer", "autumn", "fall", "winter", "season"))


def _numeric_year(when: _When) -> bool:
    """Whether a date such as 7/7/25 may be there: no year in full, and three numbers."""
    return (
        not when.years and len(when.months) > 0 and not any(n > 100 for n in when.numbers) and "/" in "".join(when.keys)
    )


def _named_year(when: _When, today: datetime.date | None) -> frozenset[int] | None:
    """The years that "this year", "last year" and "next year" mean; None when none of them is said."""
    if today is None:
        return None
    offsets = {"this": 0, "current": 0, "last": -1, "previous": -1, "next": 1, "coming": 1, "past": -1}
    found = {
        today.year + offsets[a] for a, b in zip(when.keys, when.keys[1:], strict=False) if b == "year" and a in offsets
    }
    return frozenset(found) if found else None


def _has_month(year: int, month: int, when: _When, today: datetime.date | None) -> bool:
    if when.months:
        return month in when.months
    if when.words & _EDGES:
        return True
    if not when.is_relative and not when.words & {"quarter", "half"}:
        return False
    if today is None or when.words & {"ago", "months", "years", "quarter", "half", "within"}:
        return True
    return abs((year - today.year) * 12 + month - today.month) <= (1 if when.weekdays or "month" in when.words else 12)


def _has_day(year: int, month: int, day: int, when: _When) -> bool:
    if day in when.numbers:
        return True
    if when.weekdays:
        return datetime.date(year, month, day).weekday() in when.weekdays
    return bool(when.words & _DAY_WORDS)


# ---------------------------------------------------------------------------------------------------- names

# Words of a name that do not tell whose it is.
_GENERIC = word_set(
    "the of and for in at de la le du von van corp corporation inc incorporated co company ltd "
    "limited plc llc ag sa nv group holdings holding motor motors plant facility factory city county "
    "prefecture province state republic university institute department ministry agency bank "
    "association news mr mrs ms dr sir lord president minister judge senator general new north south "
    "east west united"
)
_CONTENT = r"[^\W_]+"


def _plain_words(text: str) -> tuple[str, ...]:
    """Lower-case words without accents and possessives."""
    keys = []
    for key in tokenise(text).keys:
        base = "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))
        keys.append(base.removesuffix("'s"))
    return tuple(keys)


def _name_problem(names: Sequence[str], quotes: str, aliases: Callable[[str], Iterable[str]]) -> Problem | None:
    words = _plain_words(quotes)
    forms = tokenise(quotes).forms
    missing = [name for name in names if not any(_names(spelling, words, forms) for spelling in (name, *aliases(name)))]
    if not missing:
        return None
    what = ", ".join(f"“{name}”" for name in missing)
    return Problem("entity", f"the quote does not name {what}", words=tuple(missing))


def _names(name: str, words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether the words hold the name: all of its words, the one that tells, the last name, or its
    initials."""
    parts = _plain_words(name)
    if not parts:
        return True
    if all(_has(part, words) for part in parts if part not in _GENERIC or len(parts) == 1):
        return any(part not in _GENERIC or len(parts) == 1 for part in parts) or all(_has(p, words) for p in parts)
    capitals = [form for form in tokenise(name).forms if form[:1].isupper()]
    if len(capitals) == len(parts) and 2 <= len(parts) <= 4 and parts[-1] not in _GENERIC and parts[-1] in words:
        return True  # a last name
    return _initials_match(name, forms)


def _has(part: str, words: Sequence[str]) -> bool:
    """The word, its plural, or what is formed from it: Japan, Japanese; subsidiary, subsidiaries."""
    if part in words or part + "s" in words or (part.endswith("s") and part[:-1] in words):
        return True
    if len(part) < 4:
        return False
    stem = part[:-1] if part[-1] in "aey" else part
    return any(word.startswith(stem) and len(word) - len(stem) <= 5 for word in words)


def _initials_match(name: str, forms: Sequence[str]) -> bool:
    capitals = "".join(form[0] for form in tokenise(name).forms if form[:1].isupper())
    if len(capitals) > 1 and capitals in forms:
        return True
    if not (name.isupper() and 2 <= len(name) <= 6 and name.isalpha()):
        return False
    initials = "".join(form[0] if form[:1].isupper() else "" for form in forms)
    return name in initials


# ----------------------------------------------------------------------------------------------------- text

_LITTLE = word_set(
    "the a an of and or to in on at for from with by as is are was were be been it its that this not "
    "no will would has have had their his her than more most some any all one which who"
)


def _text_problem(text: str, quotes: str) -> Problem | None:
    """Only that not one word of the text is in the quote: a text may well be in the curator's own words."""
    wanted = [word for word in _plain_words(text) if word not in _LITTLE]
    words = _plain_words(quotes)
    if not wanted or any(_alike(word, other) for word in wanted for other in words):
        return None
    return Problem("text", f"the quote has no word of “{text}”", words=(text,))


def _alike(a: str, b: str) -> bool:
    n = min(len(a), len(b))
    return a == b or (n >= 4 and a[: max(4, n - 3)] == b[: max(4, n - 3)])
