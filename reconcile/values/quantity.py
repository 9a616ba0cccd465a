"""Figures as written in an article, read into exact intervals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from reconcile.values.interval import Interval


class Unit(NamedTuple):
    """What a figure counts or measures.

    `dimension` is one of count, money, share, number, length, area, volume, mass, time, energy, power,
    data, speed, temperature, … ; `base` is what two units of one dimension must share to be comparable:
    the ISO code of a currency, the singular lemma of a counted thing ("plant", "job"; "" when the
    figure stands alone), the SI base of a measure. `factor` turns the unit into its base.
    `per` is what a rate is of, reduced likewise ("month", "day", "second", "share", "person", "").
    `number` is the dimension of a bare figure ("7.8"), which may stand for a count or a measure.
    """

    dimension: str
    base: str
    factor: Fraction = Fraction(1)
    name: str = ""
    per: str = ""


class Amount(NamedTuple):
    """One figure: `figure` and the three intervals are in the unit's base.

    `digits` is what the written digits leave open; `possible` what the words allow, with hedge, bound or
    range; `rounded` what is possible when the trailing zeros of a count are open digits too.
    """

    figure: Fraction
    digits: Interval
    possible: Interval
    rounded: Interval
    unit: Unit
    written: str
    hedge: str = ""  # "", "about", "almost"
    bound: str = ""  # "", ">", ">=", "<", "<="
    is_range: bool = False


class Quantity(NamedTuple):
    """A figure in one of its shapes.

    shape      fields that are set
    amount     amount
    change     before, after                   `17 -> 10 plants`
    delta      amount (a size, never negative), sign (-1, +1), perhaps a whole      `-7 of 17 plants`
    part       amount (perhaps a share), whole or whole_name     `7 of 17 plants`, `15 % of the workforce`

    `also` holds the same figure in other units or currencies, as the article gives it.
    """

    shape: str
    written: str
    amount: Amount | None = None
    sign: int = 0
    before: Amount | None = None
    after: Amount | None = None
    whole: Amount | None = None
    whole_name: str = ""
    also: tuple[Quantity, ...] = ()


class UnreadableQuantity(ValueError):
    """`part` is what was not understood, `offset` where it begins in the text; `suggestion` the nearest form
    that would be read, or "" when there is none; `as_text`: the value should be written as `text`."""

    def __init__(
        self, message: str, part: str, offset: int, suggestion: str = "", as_text: bool = False
    ) -> None:
        super().__init__(message)
        self.part = part
        self.offset = offset
        self.suggestion = suggestion
        self.as_text = as_text


def read_quantity(text: str, tolerance: Fraction = Fraction(1, 20)) -> Quantity:
    """The figure that the text writes, as one would copy it from an article.

    `tolerance` is how far a hedge reaches, as a share of the figure. Raises UnreadableQuantity only.

    >>> read_quantity("-7 of 17 plants").sign
    -1
    """
    from reconcile.values import figure, repair  # the reader is built on the shapes above

    try:
        found = figure.read(text, tolerance)
        if any(q.amount is not None and q.amount.unit.dimension == "length" for q in found.also):
            return figure.read(in_metres(text), tolerance)  # "15m (50ft)" is no 15 million
        return found
    except UnreadableQuantity as error:
        raise repair.advise(text, tolerance, error) from None


_M = re.compile(r"(?<=\d)m(?=\s*(?:$|[(/]))")
_A_LENGTH = re.compile(
    r"(?<!-)\b(?:depth|height|altitude|elevation|length|width|diameter|distance)s?\b(?!-)"
    r"|^(?:(?:is|was|are|were) )?(?:deep|high|tall|long|wide)$",
    re.IGNORECASE,
)
_KT = re.compile(r"(?<=[\d ])kts?\b")
_A_SPEED = re.compile(r"^\W*(?:\w+\W+){0,2}(?:speeds?|gusts?|winds?)\b", re.IGNORECASE)


def in_metres(text: str) -> str:
    """With an "m" behind a figure written so that it is metres: `50m` as `50 m`."""
    return _M.sub(" m", text)


def as_measured(text: str, words: str) -> str:
    """A figure in the unit that what is said to have it asks for: of "depth: 50m" no 50 million are meant, of "speed:
    6.5 kt" no kilotonnes."""
    if _A_LENGTH.search(words):
        return in_metres(text)
    return _KT.sub("knots", text) if _A_SPEED.search(words) else text


def read_quantities(texts: Sequence[str], tolerance: Fraction = Fraction(1, 20)) -> Quantity:
    """One figure that the article gives in several units or currencies; all but the first are in `also`."""
    if not texts or len(texts) > MOST_FIGURES:
        raise UnreadableQuantity(f"a figure is written in 1 to {MOST_FIGURES} units, not {len(texts)}", "", 0)
    first, *others = (read_quantity(text, tolerance) for text in texts)
    also = list(first.also)
    for other in others:
        also += [other._replace(also=()), *other.also]
    return first._replace(also=tuple(also))


# No bare number is one of these: 968 million are no per cent.
NEVER_BARE = frozenset(("money", "share", "share_points", "time"))


def convertible(a: Unit, b: Unit) -> bool:
    """Whether figures in the two units can be compared: one dimension, base and rate.

    A bare number goes with a count and with a magnitude. Of two counts it says nothing about what is counted:
    whether plants are factories is for the vocabulary.
    """
    if a.per != b.per:
        return False
    if {a.dimension, b.dimension} <= COUNTED:
        return True
    return a.dimension == b.dimension and one_base(a, b)


# What a currency may be whose country is not named.
_MAY_BE = {
    "franc": frozenset(("CHF", "cfa", "RWF")),
    "kr": frozenset(("SEK", "NOK", "DKK", "ISK")),
    "peso": frozenset(("MXN", "ARS", "CLP", "COP", "PHP", "UYU", "CUP", "DOP")),
    "dinar": frozenset(("KWD", "IQD", "JOD", "BHD", "TND", "DZD", "LYD", "RSD")),
    "rial": frozenset(("IRR", "OMR", "YER", "QAR", "SAR")),
    "riyal": frozenset(("SAR", "QAR", "YER", "OMR")),
    "shilling": frozenset(("KES", "UGX", "TZS")),
}


def one_base(a: Unit, b: Unit) -> bool:
    """The same base unit; francs of no country may be Swiss ones."""
    return a.base == b.base or a.base in _MAY_BE.get(b.base, ()) or b.base in _MAY_BE.get(a.base, ())


def show_number(number: Fraction, places: int = 4) -> str:
    """Digits with thousands separators and no more decimals than needed.

    A number that decimals do not end is rounded to `places` significant digits, or to a whole number when it
    has more digits than that before the point.
    """
    sign, size = ("−" if number < 0 else ""), abs(number)
    decimals = _decimals_of(size)
    if decimals is None or decimals > 6:
        decimals = max(0, places - _magnitude(size) - 1)
    scaled = round(size * 10**decimals)
    whole, part = divmod(scaled, 10**decimals)
    tail = f".{part:0{decimals}d}".rstrip("0").rstrip(".") if decimals else ""
    return f"{sign if scaled else ''}{whole:,}{tail}"


def show_amount(amount: Amount) -> str:
    """The amount in the unit that was written, with its hedge or bound: `about 3,900 workers`.

    A range is told as it was written.
    """
    from reconcile.values.nouns import singular
    from reconcile.values.units import named

    unit = amount.unit
    measure = named(unit.name) if unit.dimension == "temperature" else None
    offset = measure.offset if measure is not None else Fraction(0)
    if amount.is_range and amount.written:
        return amount.written
    if amount.is_range and amount.digits.low is not None and amount.digits.high is not None:
        ends = (amount.digits.low, amount.digits.high)
        number = " to ".join(_scaled((end - offset) / unit.factor, unit) for end in ends)
    else:
        number = _scaled((amount.figure - offset) / unit.factor, unit)
    is_one_word = unit.name.isalpha() and unit.name.islower()
    name = singular(unit.name) if number == "1" and is_one_word else unit.name
    words = f"{number} {name}" if name else number
    if amount.bound:
        return f"{_BOUND_WORDS[amount.bound]} {words}"
    return f"{_HEDGE_WORDS[amount.hedge]}{words}"


MOST_FIGURES = 20
COUNTED = frozenset(("number", "count"))
_HEDGE_WORDS = {"": "", "about": "about ", "almost": "almost "}
_BOUND_WORDS = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def _scaled(number: Fraction, unit: Unit) -> str:
    """A scale word where it leaves at most three decimals."""
    if unit.dimension not in ("share", "share_points"):
        for scale, word in _SCALES:
            if abs(number) >= scale:
                decimals = _decimals_of(number / scale)
                if decimals is not None and decimals <= 3:
                    return f"{show_number(number / scale)} {word}"
                break
    return show_number(number)


def _decimals_of(number: Fraction) -> int | None:
    """How many decimals write the number exactly; None when they do not end."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _magnitude(size: Fraction) -> int:
    """The power of ten of the first digit that is not zero."""
    if not size:
        return 0
    power = len(str(size.numerator)) - len(str(size.denominator))
    return power if size >= Fraction(10) ** power else power - 1
