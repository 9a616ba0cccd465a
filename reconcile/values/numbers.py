"""Numbers as written: digits with separators, words, fractions and scale words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache, lru_cache
from math import gcd
from typing import NamedTuple

from reconcile.values.quantity import UnreadableQuantity
from reconcile.values.tokens import FRACTION, NUMBER, SIGN, WORD, Token
from reconcile.values.words import groups, pairs, words

MOST_DIGITS = 40
_ZERO, _ONE = Fraction(0), Fraction(1)
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100))
_VULGAR = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3), "⅔": (2, 3),
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip

_GROUPED = re.compile(r"[0-9]{1,3}(?:([,.'_ ])[0-9]{3})(?:\1[0-9]{3})*")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")


class Number(NamedTuple):
    """A number and how exactly it was written.

    `value` is `mantissa * scale`. `place` is the place value of the last written digit (100,000 in
    `3.5 million`), 0 when no digit leaves anything open (`a third`); `open_place` that of the last digit
    that is not a zero before the decimal point (1,000 in `33,000`). `whole`: neither decimals nor a fraction.
    `scaled`: ends in a scale word. `share`: a fraction that stands alone. `loose`: hedged by its own words
    (`a dozen`, `half a million`). `grouped`: written with thousands separators.
    """

    mantissa: Fraction
    scale: Fraction
    value: Fraction
    place: Fraction
    open_place: Fraction
    whole: bool = True
    scaled: bool = False
    share: bool = False
    loose: bool = False
    grouped: bool = False

    def scaled_by(self, other: Number) -> Number:
        """The same digits with the scale word of another number: `1.2` of `£1.2-1.5bn`."""
        by = other.scale
        if by.denominator == self.value.denominator == 1 and not other.scaled and not other.loose:
            return _written(self.value.numerator, 0, by.numerator, False, False)
        return Number(
            self.mantissa, by, self.value * by, self.place * by, self.open_place * by,
            self.whole, other.scaled, self.share, self.loose or other.loose, self.grouped,
        )  # fmt: skip


class _Words(NamedTuple):
    small: dict[str, int]
    scale: dict[str, int]
    loose: dict[str, int]
    suffix: dict[str, int]
    money_suffix: dict[str, int]
    fraction: dict[str, int]
    ordinal: dict[str, int]
    not_a_thing: frozenset[str]
    behind_fraction: frozenset[str]
    size: frozenset[str]
    small_lengths: frozenset[str]


@cache
def number_words() -> _Words:
    """The number words of the lexicon, by kind."""
    table = groups("numbers.txt")

    def values(section: str) -> dict[str, int]:
        return {word: int(value) for word, value in pairs(table[section]).items()}

    return _Words(
        small=values("small"),
        scale=values("scale"),
        loose=values("loose"),
        suffix=values("suffix"),
        money_suffix=values("money suffix"),
        fraction=values("fraction"),
        ordinal=values("ordinal"),
        not_a_thing=frozenset(words(table["not a thing"])),
        behind_fraction=frozenset(words(table["behind fraction"])),
        size=frozenset(words(groups("hedges.txt")["size"])),
        small_lengths=frozenset(words(table["small lengths"])),
    )


def refuse(
    message: str, token: Token, suggestion: str = "", as_text: bool = False, part: str = ""
) -> UnreadableQuantity:
    return UnreadableQuantity(message, part or token.text, token.start, suggestion, as_text)


def number_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number begins here."""
    token = tokens[i]
    if token.kind == NUMBER or token.kind == FRACTION:
        return True
    if token.kind != WORD:
        return False
    lexicon = number_words()
    low = token.low
    if low in lexicon.small or low == "half":
        return True
    if low in ("a", "an"):
        after = tokens[i + 1].low
        if after in lexicon.fraction:
            return after not in lexicon.ordinal or not _names_rank(tokens[i + 2])
        return after in lexicon.loose or (after in lexicon.scale and len(after) > 3)
    return low in lexicon.loose


def read_number(
    tokens: Sequence[Token], i: int, money: bool = False, joins: bool = True
) -> tuple[Number, int]:
    """The number that begins at token `i`, and the index behind it.

    `money`: a currency sign stood before it, so that `m`, `t` and `mm` are scales. `joins`: "and" may stand
    inside the number (not in `between two hundred and three hundred`). Raises UnreadableQuantity.
    """
    token = tokens[i]
    if token.kind == NUMBER:
        return _from_digits(tokens, i, money)
    fraction = _fraction(tokens, i)
    if fraction is not None:
        return _scaled_fraction(tokens, *fraction)
    return _from_words(tokens, i, money, joins)


# ---------------------------------------------------------------------------------------------- digits


def _from_digits(tokens: Sequence[Token], i: int, money: bool) -> tuple[Number, int]:
    token = tokens[i]
    digits, decimals, grouped = _digits(token)
    after = tokens[i + 1]
    if after.glued and after.low in ("st", "nd", "rd", "th"):
        raise refuse(
            f"{token.text}{after.text} is a rank, not a figure",
            token,
            as_text=True,
            part=token.text + after.text,
        )
    if not decimals and (
        after.kind == FRACTION or after.text == "/" or after.kind == NUMBER or after.low == "and"
    ):
        mixed = _mixed(tokens, i, digits)
        if mixed is not None:
            return mixed
    scale, loose, j = _scale(tokens, i + 1, money)
    number = _written(digits, decimals, scale, loose, grouped)
    if scale > 1 and tokens[j].kind == NUMBER and not tokens[j].glued:
        tail = _tail_digits(tokens, j, number)
        is_letter = len(tokens[j - 1].text) == 1
        if tail is not None and not (is_letter and tail[1] == j + 1):  # 2m 500k, but not 1m 78
            return tail
    return number, j


def _digits(token: Token) -> tuple[int, int, bool]:
    """The digits as one integer, how many of them are decimals, and whether separators group them."""
    text = token.text
    if text.isdigit():
        if len(text) > MOST_DIGITS:
            raise refuse(f"a number of {len(text)} digits; {MOST_DIGITS} are the most that is read", token)
        return int(text), 0, False
    if len(text) > 2 * MOST_DIGITS:
        raise refuse(f"a number too long to be read; {MOST_DIGITS} digits are the most", token)
    whole, point, decimals = text.rpartition(".")
    if point and decimals.isdigit() and (not whole or whole.isdigit()):
        return int(whole + decimals), len(decimals), False
    if _GROUPED.fullmatch(text) or _INDIAN.fullmatch(text):
        return int(re.sub("[^0-9]", "", text)), 0, True
    if point and (_GROUPED.fullmatch(whole) or _INDIAN.fullmatch(whole)):
        return int(re.sub("[^0-9]", "", text)), len(decimals), True
    whole, comma, decimals = text.rpartition(",")
    if comma and "," not in whole and _GROUPED.fullmatch(whole) and not whole.isdigit():
        return int(re.sub("[^0-9]", "", text)), len(decimals), True  # 1.234,56
    suggestion = f"{whole}.{decimals}" if comma and whole.isdigit() and len(decimals) != 3 else ""
    raise refuse(f"the separators in {text!r} do not part thousands", token, suggestion)


def _mixed(tokens: Sequence[Token], i: int, whole: int) -> tuple[Number, int] | None:
    """`2 1/2`, `2½`, `2 and a half`, `3/4`."""
    after = tokens[i + 1]
    if after.text == "/":
        if tokens[i + 2].kind == NUMBER and after.glued and tokens[i + 2].glued:
            top, bottom = _simple(tokens, i)
            return _scaled_fraction(tokens, top, bottom, i + 3)
        return None
    if after.kind == FRACTION:
        top, bottom = _VULGAR[after.text]
        return _whole_and(tokens, whole, top, bottom, i + 2)
    if after.kind == NUMBER and tokens[i + 2].text == "/" and tokens[i + 3].kind == NUMBER:
        top, bottom = _simple(tokens, i + 1)
        return _whole_and(tokens, whole, top, bottom, i + 4)
    return _and_a_half(tokens, i + 1, whole)


def _simple(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """Top and bottom of `3/4`; other slashes (`24/7`, `7/8/2025`) are no fractions."""
    top, bottom = tokens[i], tokens[i + 2]
    if top.text.isdigit() and bottom.text.isdigit() and len(top.text) <= 3 and len(bottom.text) <= 3:
        a, b = int(top.text), int(bottom.text)
        if 0 < a < b and b in _DENOMINATORS and tokens[i + 3].text != "/":
            return a, b
    part = f"{top.text}/{bottom.text}"
    if tokens[i + 3].text == "/":
        raise refuse("this is a date: write it as `date`", top, part=part)
    raise refuse(f"{part!r} is not a fraction that can be read", top, part=part)


def _and_a_half(tokens: Sequence[Token], i: int, whole: int) -> tuple[Number, int] | None:
    part = part_and(tokens, i)
    return _whole_and(tokens, whole, *part) if part is not None else None


def part_and(tokens: Sequence[Token], i: int) -> tuple[int, int, int] | None:
    """Top, bottom and the index behind `and a half`, `-and-a-half`, `and three quarters`; None when it is none."""
    words: list[str] = []
    while len(words) < 3:
        if tokens[i].text == "-" and tokens[i].glued and tokens[i + 1].glued:
            i += 1
        words.append(tokens[i].low)
        if tokens[i].kind != WORD:
            return None
        i += 1
    if words[0] != "and":
        return None
    if words[1] in ("a", "one") and words[2] in ("half", "quarter", "third"):
        return 1, number_words().fraction[words[2]], i
    return (3, 4, i) if words[1:] == ["three", "quarters"] else None


def _whole_and(tokens: Sequence[Token], whole: int, top: int, bottom: int, i: int) -> tuple[Number, int]:
    mantissa, place = whole + Fraction(top, bottom), Fraction(1, bottom)
    factor, loose, i = _scale(tokens, i, False)
    scale = Fraction(factor)
    number = Number(
        mantissa, scale, mantissa * scale, place * scale, place * scale, False, factor >= 1000, loose=loose
    )
    return number, i


def _written(digits: int, decimals: int, factor: int, loose: bool, grouped: bool) -> Number:
    """`digits / 10**decimals` times `factor`, as written."""
    scaled = factor >= 1000
    if factor == 100 and not decimals and not loose:
        exact = Fraction(digits * factor)  # "five hundred" is 500 spelled out
        open_place = _power(_last_place(digits * factor))
        return Number(Fraction(digits), _power(factor), exact, _power(1), open_place, grouped=grouped)
    if decimals:
        unit = 10**decimals
        mantissa = Fraction(digits, unit)
        value = mantissa if factor == 1 else Fraction(digits * factor, unit)
        place = _ZERO if loose else Fraction(factor, unit)
        return Number(
            mantissa, _power(factor), value, place, place, False, scaled, loose=loose, grouped=grouped
        )
    mantissa = Fraction(digits)
    value = mantissa if factor == 1 else Fraction(digits * factor)
    if loose:
        return Number(
            mantissa, _power(factor), value, _ZERO, _ZERO, True, scaled, loose=True, grouped=grouped
        )
    place, last = _power(factor), _last_place(digits)
    open_place = place if last == 1 else _power(factor * last)
    return Number(mantissa, place, value, place, open_place, True, scaled, grouped=grouped)


@lru_cache(maxsize=256)
def _power(n: int) -> Fraction:
    """The same object for the same place value: comparing places is then a matter of identity."""
    return Fraction(n)


def _last_place(n: int) -> int:
    """The place value of the last digit that is not zero."""
    place = 1
    while n and n % 10 == 0:
        n //= 10
        place *= 10
    return place


def _tail_digits(tokens: Sequence[Token], i: int, head: Number) -> tuple[Number, int] | None:
    """The rest of `5 thousand 914` or `2 million 300 thousand`, when it fits below the scale before it."""
    digits, decimals, _ = _digits(tokens[i])
    factor, loose, j = _scale(tokens, i + 1, False)
    if decimals or loose or digits * factor >= head.scale or not head.whole:
        return None
    tail = _written(digits, 0, factor, False, False)
    mantissa = (head.value + tail.value) / tail.scale
    open_place = tail.open_place if digits else tail.place
    return Number(
        mantissa, tail.scale, head.value + tail.value, tail.place, open_place, True, factor >= 1000
    ), j


def _scale(tokens: Sequence[Token], i: int, money: bool) -> tuple[int, bool, int]:
    """The product of the scale words here (`2 lakh crore`), whether they hedge, and the index behind them."""
    factor, loose = 1, False
    lexicon = number_words()
    while True:
        j = i
        if tokens[j].text == "-" and tokens[j].glued and tokens[j + 1].glued:
            j += 1
        token = tokens[j]
        if token.kind != WORD:
            return factor, loose, i
        if token.low in lexicon.scale and factor < 10**20:
            factor *= lexicon.scale[token.low]
        elif token.low in lexicon.loose:
            factor, loose = factor * lexicon.loose[token.low], True
        elif j == i and factor == 1 and (suffix := _suffix(tokens, i, money)):
            factor = suffix
        else:
            return factor, loose, i
        i = j + 1


def _suffix(tokens: Sequence[Token], i: int, money: bool) -> int:
    """`k`, `m`, `b` joined to the digits, or where only a scale makes sense; 0 when it is none."""
    lexicon = number_words()
    token, after = tokens[i], tokens[i + 1]
    factor = lexicon.suffix.get(token.text, 0)
    if money:
        return factor or lexicon.money_suffix.get(token.text, 0)
    if not factor or after.text == "/":
        return 0
    if token.text == "m" and after.kind == NUMBER and tokens[i + 2].low in lexicon.small_lengths:
        return 0  # 1m 78cm
    behind = tokens[i + 2] if after.text == "-" and after.glued else after  # 66m-long
    if token.text == "m" and (
        behind.low in lexicon.size or (after.low == "per" and tokens[i + 2].low == "second")
    ):
        return 0  # 56m tall
    if token.glued:
        return factor
    # `56 m` are metres, `3.5 m vehicles` are millions.
    names_a_thing = after.kind == WORD and after.low not in lexicon.not_a_thing and not after.glued
    return factor if token.text in ("m", "M", "K", "B") and names_a_thing else 0


# ------------------------------------------------------------------------------------------- fractions


def _fraction(tokens: Sequence[Token], i: int) -> tuple[int, int, int] | None:
    """Top, bottom and the index behind `½`, `a third`, `two-thirds`, `half`; None when it is no fraction."""
    token = tokens[i]
    if token.kind == FRACTION:
        return (*_VULGAR[token.text], i + 1)
    if token.low == "half":
        return 1, 2, i + 1
    lexicon = number_words()
    top = 1 if token.low in ("a", "an") else lexicon.small.get(token.low, 0)
    if not 0 < top < 20:
        return None
    j = i + 2 if tokens[i + 1].text == "-" and tokens[i + 1].glued else i + 1
    bottom = lexicon.fraction.get(tokens[j].low)
    if bottom is None or top >= bottom or gcd(top, bottom) > 1 or (top > 1) != tokens[j].low.endswith("s"):
        return None
    if token.low in ("a", "an") and tokens[j].low in lexicon.ordinal and _names_rank(tokens[j + 1]):
        return None  # a third plant
    return top, bottom, j + 1


def _names_rank(behind: Token) -> bool:
    """Whether "a third" is followed by what makes it a rank: `a third plant`, `a third-largest`."""
    return (behind.kind == WORD and behind.low not in number_words().behind_fraction) or (
        behind.text == "-" and behind.glued
    )


def _scaled_fraction(tokens: Sequence[Token], top: int, bottom: int, i: int) -> tuple[Number, int]:
    """A fraction by itself, or of a scale: `half a million`, `three quarters of a million`."""
    share = Fraction(top, bottom)
    j = i + 1 if tokens[i].low == "of" else i
    if tokens[j].low in ("a", "an"):
        j += 1
    elif j == i and bottom in (2, 4):  # a half-billion, a quarter million
        j += tokens[j].text == "-" and tokens[j].glued
    else:
        j = 0
    if j and (tokens[j].low in number_words().loose or _is_scale_word(tokens[j])):
        factor, _, j = _scale(tokens, j, False)
        value = share * factor
        return Number(
            share, Fraction(factor), value, _ZERO, _ZERO, value.denominator == 1, factor >= 1000, loose=True
        ), j
    return Number(share, _ONE, share, _ZERO, _ZERO, False, share=True, loose=True), i


def _is_scale_word(token: Token) -> bool:
    return token.kind == WORD and token.low in number_words().scale and len(token.low) > 3


# ----------------------------------------------------------------------------------------------- words


def _from_words(tokens: Sequence[Token], i: int, money: bool, joins: bool) -> tuple[Number, int]:
    """`seven`, `twenty-one`, `two hundred and five`, `two million three hundred thousand`, `a dozen`."""
    lexicon = number_words()
    start = tokens[i]
    total, group, last_scale, ends_in_scale, loose = 0, None, 0, False, False
    if start.low in ("a", "an"):
        group, loose, i = 1, True, i + 1
    elif start.low in lexicon.loose:
        group = 1
    while True:
        j = i + 1 if tokens[i].text == "-" and tokens[i].glued and tokens[i + 1].kind == WORD else i
        word = tokens[j].low
        small = lexicon.small.get(word)
        if small is not None:
            joined = _join(group, small)
            if joined is None:
                break
            group, ends_in_scale = joined, False
        elif word == "hundred" and group is not None and 0 < group < 100:
            group *= 100
        elif word in lexicon.scale and word != "hundred" and (group is not None or ends_in_scale):
            scale = lexicon.scale[word]
            if group is None:
                total, last_scale = total * scale, last_scale * scale
            elif last_scale and scale >= last_scale:
                break
            else:
                total, last_scale, group = total + group * scale, scale, None
            if last_scale > 10**MOST_DIGITS:
                raise refuse("a number too large to be read", start)
            ends_in_scale = True
        elif word == "and" and joins and _more_words(tokens, j, group, ends_in_scale):
            pass
        else:
            break
        i = j + 1
    if group is None and not ends_in_scale:
        raise refuse(f"no number begins at {start.text!r}", start)
    if not total and group is not None and not loose and joins:
        mixed = _and_a_half(tokens, i, group)
        if mixed is not None:
            return mixed
    if group is None and joins and last_scale >= 10**6 and total % last_scale == 0:
        part = part_and(tokens, i)
        if part is not None:  # a million and a half
            whole, place = total // last_scale, Fraction(last_scale, part[1])
            mantissa = whole + Fraction(part[0], part[1])
            value = mantissa * last_scale
            return Number(mantissa, _power(last_scale), value, place, place, False, True, loose=loose), part[
                2
            ]
    return _from_parts(tokens, i, total, group, last_scale, loose)


def _join(group: int | None, small: int) -> int | None:
    """`two hundred` + `five`, `twenty` + `one`; None when the words do not make one number."""
    if group is None:
        return small
    if group and group % 100 == 0 and small:
        return group + small
    if group % 100 >= 20 and group % 10 == 0 and 0 < small < 10:
        return group + small
    return None


def _more_words(tokens: Sequence[Token], i: int, group: int | None, ends_in_scale: bool) -> bool:
    """Whether the number goes on behind "and": after hundreds or a scale, with a smaller whole number."""
    after_hundreds = group is not None and group >= 100 and group % 100 == 0
    if not (after_hundreds or ends_in_scale) or tokens[i + 1].low not in number_words().small:
        return False
    return _fraction(tokens, i + 1) is None


def _from_parts(
    tokens: Sequence[Token], i: int, total: int, group: int | None, last_scale: int, loose: bool
) -> tuple[Number, int]:
    if group is None:
        mantissa = Fraction(total, last_scale)
        scale = place = _power(last_scale)
        open_place = (
            _power(last_scale * _last_place(mantissa.numerator)) if mantissa.denominator == 1 else place
        )
        number = Number(
            mantissa, scale, Fraction(total), place, open_place, True, last_scale >= 1000, loose=loose
        )
        return number, i
    value = total + group
    factor, dozens, i = _scale(tokens, i, False)
    if factor > 1:
        return _written(value, 0, factor, dozens or loose, False), i
    if not total and value % 100 == 0 and tokens[i - 1].low == "hundred" and not loose:
        return _written(value // 100, 0, 100, False, False), i
    exact = Fraction(value)
    number = Number(exact, _power(1), exact, _power(1), _power(_last_place(value)), loose=loose)
    return number, i


def is_rank(tokens: Sequence[Token], i: int) -> bool:
    """Whether an ordinal stands here: `third-largest`, `fifth`."""
    return tokens[i].kind == WORD and tokens[i].low in number_words().ordinal


__all__ = ["MOST_DIGITS", "SIGN", "Number", "is_rank", "number_at", "number_words", "read_number", "refuse"]
