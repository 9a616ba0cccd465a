"""Figures as written in an article, read into exact intervals."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reconcile.values.interval import Interval


@dataclass(frozen=True, slots=True)
class Unit:
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


@dataclass(frozen=True, slots=True)
class Amount:
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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in one of its shapes.

    shape      fields that are set
    amount     amount
    change     before, after                   `17 -> 10 plants`
    delta      amount (a size, never negative), sign (-1, +1), perhaps whole or whole_name    `-7 of 17 plants`
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
    that would be read, or "" when there is none; `as_text` is true when the value should be written as `text`."""

    def __init__(self, message: str, part: str, offset: int, suggestion: str = "", as_text: bool = False) -> None:
        super().__init__(message)
        self.part = part
        self.offset = offset
        self.suggestion = suggestion
        self.as_text = as_text


def read_quantity(text: str, tolerance: Fraction = Fraction(1, 20)) -> Quantity:
    raise UnreadableQuantity("not implemented", text, 0)
