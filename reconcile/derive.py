"""What follows from one claim by arithmetic: 17 -> 10 gives 7 closed, and 7 of 17 gives 10 left.

Every figure is laid out as a stock and its flow: `level`, `before`, `after`, `change` (its size), `whole`,
`part` and `share` (of a whole, or of what was before). Two claims are compared in a slot that both have.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Quantity, Unit, show_amount, show_number

SHARE = Unit("share", "", Fraction(1, 100), "%")
POINTS = Unit("share_points", "", Fraction(1, 100), "percentage points")


class Slot(NamedTuple):
    """An amount in its place; `how` is the arithmetic that gave it ("17 − 7 = 10"), "" for one as written."""

    amount: Amount
    how: str = ""


# The slots in the order in which they are looked at: what is written counts more than what follows.
ORDER = ("change", "level", "after", "before", "part", "share", "whole")


def layout(quantity: Quantity, direction: int) -> dict[str, list[Slot]]:
    """The slots of a figure; `direction` is -1 or +1 where its words make it a change, 0 for a level.

    A slot holds several amounts when the article gives the figure in several units.
    """
    if quantity.shape == "amount" and quantity.whole is None and not quantity.also:  # most are, and have one slot
        return {name: [slot] for name, slot in _layout(quantity, direction)}
    slots: dict[str, list[Slot]] = {}
    for q in (quantity, *quantity.also):
        for name, slot in _layout(q, direction):
            slots.setdefault(name, []).append(slot)
    return slots


def bare(a: Quantity, b: Quantity, direction_a: int, direction_b: int) -> bool:
    """Two figures with one slot each, and that the same: their amounts can be compared as they are."""
    for q in (a, b):
        if q.shape != "amount" or q.whole is not None or q.whole_name or q.also:
            return False
    assert a.amount is not None and b.amount is not None
    alike = a.amount.unit.dimension == b.amount.unit.dimension and a.sign == b.sign
    return alike and direction_a == direction_b


def _layout(q: Quantity, direction: int) -> Iterable[tuple[str, Slot]]:
    if q.shape == "change":
        assert q.before is not None and q.after is not None
        yield "before", Slot(q.before)
        yield "after", Slot(q.after)
        yield from _from_change(q.before, q.after)
        return
    assert q.amount is not None
    flow = q.sign or direction
    if q.amount.unit.dimension == "share" and (q.whole is not None or q.whole_name or flow):
        yield "share", Slot(q.amount)
        if q.whole is not None:
            if _not_negative(q.amount) and _not_negative(q.whole):
                made = _product(q.amount, q.whole)
                yield ("change" if flow else "part"), made
                if flow:
                    sign = 1 if flow > 0 else -1
                    left, of = _sum(q.whole, made.amount, sign), grown(q.amount, sign)
                    if _not_negative(of):  # the whole once, and not in the part as well: that leaves less open
                        left = left._replace(amount=_product(of, q.whole).amount)
                    yield "after", left._replace(how=f"{made.how}; {left.how}")
            yield ("before" if flow else "whole"), Slot(q.whole)
        return
    yield ("change" if flow else "part" if q.shape == "part" else "level"), Slot(q.amount)
    if q.whole is None:
        return
    yield ("before" if flow else "whole"), Slot(q.whole)
    yield from _ratio(q.amount, q.whole)
    if flow:
        yield "after", _sum(q.whole, q.amount, 1 if flow > 0 else -1)
    elif q.shape == "part":
        yield "level", Slot(q.amount)


def _from_change(before: Amount, after: Amount) -> Iterable[tuple[str, Slot]]:
    if before.unit.dimension == "temperature" or not _alike(before, after):
        return
    down = after.figure < before.figure
    high, low = (before, after) if down else (after, before)
    change = _sum(high, low, -1)
    if before.unit.dimension == "share":  # 43.6 % -> 35.4 % is a fall of 8.2 points, and not of 8.2 %
        yield "change", Slot(change.amount._replace(unit=POINTS), f"{change.how.removesuffix(' %')} points")
        return
    yield "change", change
    yield from _ratio(change.amount, before)


def _alike(a: Amount, b: Amount) -> bool:
    return a.unit.dimension == b.unit.dimension or "number" in (a.unit.dimension, b.unit.dimension)


def _made(
    figure: Fraction,
    stretches: tuple[Interval, Interval, Interval],
    unit: Unit,
    of: tuple[Amount, Amount],
    inverse: bool,
) -> Amount:
    """What follows from two amounts: `stretches` are its digits, what is possible, and what is when trailing
    zeros are open; `inverse` when it falls as the second rises."""
    bounds = (of[0].bound, _FLIPPED[of[1].bound] if inverse else of[1].bound)
    opposite = bool(bounds[0] and bounds[1] and bounds[0][0] != bounds[1][0])
    hedges = {a.hedge for a in of} - {""}
    hedge = "about" if opposite or len(hedges) == 2 or (inverse and of[1].hedge) else "".join(hedges)
    is_range = of[0].is_range or of[1].is_range
    return Amount(figure, *stretches, unit, "", hedge, "" if opposite else _bound(*bounds), is_range)


_FLIPPED = {"": "", ">": "<", "<": ">", ">=": "<=", "<=": ">="}


def _bound(one: str, other: str) -> str:
    """Of two bounds that open one way the strict one; of a bound and a plain figure the bound."""
    return min(one, other, key=len) if one and other else one or other


def _sum(a: Amount, b: Amount, sign: int) -> Slot:
    """a + b or a − b, by interval arithmetic."""
    figure = a.figure + sign * b.figure
    stretches = (
        a.digits + b.digits.scale(Fraction(sign)),
        a.possible + b.possible.scale(Fraction(sign)),
        a.rounded + b.rounded.scale(Fraction(sign)),
    )
    unit = a.unit if a.unit.base or not b.unit.base else b.unit
    amount = _made(figure, stretches, unit, (a, b), sign < 0)
    return Slot(amount, f"{_show(a)} {'+' if sign > 0 else '−'} {_show(b)} = {_plain(figure, unit)}")


def _ratio(part: Amount, whole: Amount) -> Iterable[tuple[str, Slot]]:
    if not _alike(part, whole) or part.unit.dimension in ("temperature", "share"):
        return
    if not (_not_negative(part) and _not_negative(whole)) or 0 in (whole.digits.low, whole.possible.low):
        return
    stretches = (
        part.digits.over(whole.digits),
        part.possible.over(whole.possible),
        _rounded(part).over(_rounded(whole) if _rounded(whole).low else whole.possible),
    )
    figure = part.figure / whole.figure
    amount = _made(figure, stretches, SHARE, (part, whole), inverse=True)
    yield "share", Slot(amount, f"{_show(part)} of {_show(whole)} = {percent(figure)}")


def _not_negative(a: Amount) -> bool:
    """Every number that it may stand for is known to be zero or more."""
    return all(i.low is not None and i.low.numerator >= 0 for i in (a.digits, a.possible))


def _rounded(a: Amount) -> Interval:
    """With the trailing zeros open, unless that makes a size negative."""
    return a.rounded if a.rounded.low is not None and a.rounded.low >= 0 else a.possible


def _product(share: Amount, whole: Amount) -> Slot:
    figure = share.figure * whole.figure
    stretches = (
        share.digits.times(whole.digits),
        share.possible.times(whole.possible),
        _rounded(share).times(_rounded(whole)),
    )
    amount = _made(figure, stretches, whole.unit, (share, whole), inverse=False)
    return Slot(amount, f"{percent(share.figure)} of {_show(whole)} = {_plain(figure, whole.unit)}")


def grown(share: Amount, sign: int) -> Amount:
    """What a rise (`sign` +1) or a fall (-1) by this share makes of the whole, as a share of it: 112 %, 82 %."""
    whole = Interval.point(Fraction(1))
    return _sum(Amount(Fraction(1), whole, whole, whole, SHARE, ""), share, sign).amount


def through_base(share: Amount, base: Amount) -> Slot | None:
    """A share of what a third claim gives as the whole; None where that makes no sense."""
    return _product(share, base) if reach_of(share, base) is not None else None


def reach_of(share: Amount, base: Amount) -> Interval | None:
    """What that share may be, without the arithmetic in words; None where it makes no sense."""
    if share.unit.dimension != "share" or base.unit.dimension in ("share", "temperature"):
        return None
    return share.possible.times(base.possible) if _not_negative(share) and _not_negative(base) else None


def percent(share: Fraction) -> str:
    """ "41 %", to two digits where decimals do not end: 15 of 133 is "11 %", 5 of 17,000 "0.029 %"."""
    return f"{show_number(share * 100, 2)} %"


def _plain(figure: Fraction, unit: Unit) -> str:
    """The number without what it counts; money and measures keep their unit."""
    bare = Unit(unit.dimension, unit.base, unit.factor) if unit.dimension in ("count", "number") else unit
    at = Interval.point(figure)
    return show_amount(Amount(figure, at, at, at, bare, ""))


def _show(amount: Amount) -> str:
    return _plain(amount.figure, amount.unit)
