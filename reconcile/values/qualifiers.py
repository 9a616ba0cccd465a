"""Words around a figure: hedges, bounds, directions, and words that are no figures."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from reconcile.values.tokens import Token
from reconcile.values.words import groups, pairs, words

_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]

SIGNS = {"~": "about", "+/-": "about", ">": ">", ">=": ">=", "<": "<", "<=": "<="}


class _Lexicon(NamedTuple):
    before: _Phrases
    after: _Phrases
    rise: frozenset[str]
    fall: frozenset[str]
    multiple: dict[str, Fraction]
    vague: frozenset[str]
    date: frozenset[str]
    verb: frozenset[str]
    place: frozenset[str]
    size: frozenset[str]
    determiner: frozenset[str]
    numbered: frozenset[str]
    nothing: frozenset[str]


@cache
def lexicon() -> _Lexicon:
    """All words around figures, read once."""
    before: _Phrases = {}
    after: _Phrases = {}
    table = groups("hedges.txt")
    for section, lines in table.items():
        side, _, effect = section.partition(" ")
        if not effect:
            continue
        phrases = before if side == "before" else after
        for item in words(lines):
            first, *rest = item.split(" ")
            phrases.setdefault(first, []).append((tuple(rest), effect))
    for phrases in (before, after):
        for entries in phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    multiple = {word: Fraction(value) for word, value in pairs(table["multiple"]).items()}

    def one_of(section: str) -> frozenset[str]:
        return frozenset(words(table[section]))

    return _Lexicon(
        before=before,
        after=after,
        rise=one_of("rise"),
        fall=one_of("fall"),
        multiple=multiple,
        vague=one_of("vague"),
        date=one_of("date"),
        verb=one_of("verb"),
        place=one_of("place"),
        size=one_of("size"),
        determiner=one_of("determiner"),
        numbered=one_of("numbered"),
        nothing=one_of("nothing"),
    )


def before_at(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """The effect of the longest phrase before figures that begins here, and the index behind it."""
    return _match(lexicon().before, tokens, i)


def after_at(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """As `before_at`, for what stands behind figures: `or more`, `or so`."""
    if tokens[i].text[:1].isupper():
        return None  # 737 MAX
    return _match(lexicon().after, tokens, i)


def _match(phrases: _Phrases, tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    for rest, effect in phrases.get(tokens[i].low, ()):
        end = i + 1 + len(rest)
        if end < len(tokens) and all(tokens[i + 1 + k].low == word for k, word in enumerate(rest)):
            return effect, end
    return None
