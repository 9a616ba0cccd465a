"""Units of measure and currencies: the words behind a number or the sign before it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.values.numbers import number_words
from reconcile.values.tokens import END, NUMBER, SIGN, WORD, Token
from reconcile.values.words import groups, words

_ONE, _ZERO = Fraction(1), Fraction(0)


class Measure(NamedTuple):
    """A unit of the lexicon: `figure * factor + offset` is in `base`.

    `spread`: the least and the most factor of a word that stands for several units (`tons`, `gallons`).
    `per`: what a unit that is a rate by itself is for (`bpd`).
    """

    dimension: str
    base: str
    factor: Fraction
    name: str
    offset: Fraction = _ZERO
    spread: tuple[Fraction, Fraction] | None = None
    per: str = ""


_Key = tuple[str, str, str]  # head of the line, dimension, base


class _Table(NamedTuple):
    exact: dict[str, _Key]  # as written
    folded: dict[str, _Key | None]  # in lower case; None where two units would be one
    phrases: dict[str, list[tuple[tuple[str, ...], _Key]]]  # first word, lower case -> the words behind it
    prefixes: dict[str, _Key]  # currency signs and codes that stand before the figure
    by_name: dict[str, _Key]


@cache
def table() -> _Table:
    """All units, read once. A unit's numbers are parsed when it is first met."""
    built = _Table({}, {}, {}, {}, {})
    for section, lines in groups("units.txt").items():
        dimension, _, base = section.partition(" ")
        for line in lines:
            head, _, spellings = line.partition(" = ")
            key = (head, dimension, base)
            built.by_name.setdefault(_head(head)[-1], key)
            for spelling in spellings.split(", "):
                _add_spelling(built, spelling, key)
    for line in groups("currencies.txt")[""]:
        _add_currency(built, line)
    for entries in built.phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return built


@cache
def _measure(key: _Key) -> Measure:
    head, dimension, base = key
    base, _, per = base.partition(" per ")
    factor, *marks, name = _head(head)
    offset, spread = _ZERO, None
    for mark in marks:
        if mark.startswith("@"):
            offset = Fraction(mark[1:])
        else:
            low, _, high = mark.partition("..")
            spread = (Fraction(low), Fraction(high))
    return Measure(dimension, base, _ONE if factor == "1" else Fraction(factor), name, offset, spread, per)


def _head(head: str) -> list[str]:
    """`factor [low..high] [@offset] name with blanks`."""
    parts = head.split(" ")
    at = 1
    while parts[at].startswith("@") or ".." in parts[at]:
        at += 1
    return [*parts[:at], " ".join(parts[at:])]


def _add_currency(built: _Table, line: str) -> None:
    head, _, tail = line.partition(" = ")
    code, _, parts = head.partition("/")
    spellings = tail.split(", ")
    name = spellings[-1] if parts else code
    key = (f"1/{parts} {name}" if parts else f"1 {name}", "money", code)
    built.by_name.setdefault(name, key)
    for spelling in spellings:
        if not parts and (len(spelling) <= 3 or not spelling.isalpha()) and " " not in spelling:
            built.prefixes[spelling] = key
        _add_spelling(built, spelling, key)


def _add_spelling(built: _Table, spelling: str, key: _Key) -> None:
    if " " in spelling:
        first, *rest = spelling.replace("U.S.", "US").lower().split(" ")
        built.phrases.setdefault(first, []).append((tuple(rest), key))
        return
    built.exact.setdefault(spelling, key)
    low = spelling.lower()
    if len(low) > 1 and built.folded.setdefault(low, key) is not key:
        built.folded[low] = None


def unit_at(tokens: Sequence[Token], i: int) -> tuple[Measure, int] | None:
    """The unit that begins at token `i`, the longest spelling first, and the index behind it.

    >>> from reconcile.values.tokens import tokenise
    >>> unit_at(tokenise("square miles"), 0)[0].base
    'm2'
    """
    token = tokens[i]
    if token.kind not in (WORD, SIGN):
        return None
    units = table()
    for rest, key in units.phrases.get(token.low, ()):
        end = _phrase_end(tokens, i + 1, rest)
        if end:
            return _measure(key), end
    slash = tokens[i + 1]
    if slash.text == "/" and slash.glued and tokens[i + 2].kind == WORD:
        below = tokens[i + 2]
        rate = units.exact.get(f"{token.text}/{below.text}") or units.folded.get(f"{token.low}/{below.low}")
        if rate is not None:
            return _measure(rate), i + 3
    found = units.exact.get(token.text) or units.folded.get(token.low)
    if found is None and token.low.endswith("s'"):  # six months' pay
        found = units.folded.get(token.low[:-1])
    if found is None or (token.low in _ALSO_ENGLISH and not _stands_alone(tokens, i)):
        return None
    return _measure(found), i + 1


_ALSO_ENGLISH = frozenset((
    *"acfghklprstvw", "in", "won", "real", "stone", "bar", "fr",
    "qr", "kd", "jd", "le", "ll", "ro", "bd", "dt", "rf", "nu", "br", "ks", "zk", "cfa",  # 30 JD students, 100 QR codes
))  # fmt: skip


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """Short spellings that are words too count as units only where nothing else can be meant."""
    after = tokens[i + 1]
    if after.text == "-":
        return not after.glued  # F-16
    if after.kind == NUMBER and after.glued and not tokens[i].glued and tokens[i].text.isupper():
        return False  # 6 C130 aircraft
    if tokens[i].low == "in" and after.kind == NUMBER:
        return False  # 40 in 24 hours
    if tokens[i].glued or after.kind in (END, NUMBER) or after.text in ("(", ")", "/", ",", "+", "->"):
        return True
    return tokens[i].low != "in" and after.low in ("a", "per", "to", "or", "of", "and", "each", "in")


def _phrase_end(tokens: Sequence[Token], i: int, rest: tuple[str, ...]) -> int:
    """The index behind the words when they stand at `i`, blanks or hyphens between them; else 0."""
    for word in rest:
        if tokens[i].text == "-" and tokens[i].glued:
            i += 1
        if tokens[i].low != word:
            return 0
        i += 1
    return i


def currency_before(tokens: Sequence[Token], i: int) -> tuple[Measure, int] | None:
    """The currency sign or code at token `i`, when a number follows it: `US$`, `JPY 500bn`, `Rs. 40`."""
    token = tokens[i]
    found = table().prefixes.get(token.text)
    if found is None:
        return None
    after = tokens[i + 1]
    if token.kind == WORD and i and tokens[i - 1].kind == NUMBER and after.glued:
        return None  # "8 P8 aircraft"
    if after.kind == NUMBER or (
        token.kind == SIGN and after.kind == WORD and after.low in number_words().small
    ):
        return _measure(found), i + 1
    return None


def is_currency_sign(token: Token) -> bool:
    return token.kind == SIGN and token.text in table().prefixes


def named(name: str) -> Measure | None:
    """The unit of that display name."""
    key = table().by_name.get(name)
    return None if key is None else _measure(key)


# ------------------------------------------------------------------------------------------ misspellings


@cache
def _spelled_out() -> dict[str, list[str]]:
    """First letter -> the scale words and long unit names that begin with it."""
    scales = [word for word in number_words().scale if len(word) >= 5]
    names = [word for word in table().folded if len(word) >= 6 and word.isascii() and word.isalpha()]
    found: dict[str, list[str]] = {}
    for word in scales + names:
        found.setdefault(word[0], []).append(word)
    return found


@cache
def _true_words() -> frozenset[str]:
    return frozenset(words(groups("nouns.txt")["not misspelt"]))


@lru_cache(maxsize=4096)
def misspelt(word: str) -> str:
    """The scale or unit that the word is one letter away from, or ""."""
    if len(word) < 5 or word in _true_words() or word in number_words().scale or table().folded.get(word):
        return ""
    for known in _spelled_out().get(word[0], ()):
        if abs(len(known) - len(word)) <= 1 and _one_letter_off(word, known):
            return known
    return ""


def _one_letter_off(a: str, b: str) -> bool:
    """One letter added, left out, wrong, or two neighbours swapped."""
    short, long = sorted((a, b), key=len)
    at = next((k for k, letter in enumerate(short) if letter != long[k]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped
