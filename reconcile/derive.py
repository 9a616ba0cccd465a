"""What follows from one claim by arithmetic: 17 -> 10 gives 7 closed, and 7 of 17 gives 10 left.

Every figure is laid out as a stock and its flow: `level`, `before`, `after`, `change` (its size), `whole`, `part`
and `share` (of a whole, or of what was before). Two claims are compared in a slot that both have.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Quantity, Unit, show_amount

SHARE = Unit("share", "", Fraction(1), "%")


@dataclass(frozen=True, slots=True)
class Slot:
    """An amount in its place; `how` is the arithmetic that gave it ("17 − 7 = 10"), "" when it is as written."""

    amount: Amount
    how: str = ""


# The slots in the order in which they are looked at: what is written counts more than what follows.
ORDER = ("change", "level", "after", "before", "part", "share", "whole")


def layout(quantity: Quantity, direction: int) -> dict[str, list[Slot]]:
    """The slots of a figure; `direction` is -1 or +1 where its words make it a change, 0 for a level.

    A slot holds several amounts when the article gives the figure in several units.
    """
    slots: dict[str, list[Slot]] = {}
    for q in (quantity, *quantity.also):
        for name, slot in _layout(q, direction):
            slots.setdefault(name, []).append(slot)
    return slots


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
            part = _product(q.amount, q.whole)
            yield ("change" if flow else "part"), part
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
    yield "change", change
    yield from _ratio(change.amount, before)


def _alike(a: Amount, b: Amount) -> bool:
    return a.unit.dimension == b.unit.dimension or "number" in (a.unit.dimension, b.unit.dimension)


def _made(figure: Fraction, digits: Interval, possible: Interval, unit: Unit, written: str, hedge: str = "") -> Amount:
    return Amount(figure, digits, possible, possible, unit, written, hedge)


def _sum(a: Amount, b: Amount, sign: int) -> Slot:
    """a + b or a − b, by interval arithmetic."""
    other = (lambda i: i) if sign > 0 else (lambda i: -i)
    figure = a.figure + sign * b.figure
    unit = a.unit if a.unit.base or not b.unit.base else b.unit
    hedge = a.hedge or b.hedge or ("about" if a.bound or b.bound else "")
    amount = _made(
        figure, a.digits + other(b.digits), a.possible + other(b.possible), unit, "", hedge
    )
    return Slot(amount, f"{_show(a)} {'+' if sign > 0 else '−'} {_show(b)} = {_plain(figure, unit)}")


def _ratio(part: Amount, whole: Amount) -> Iterable[tuple[str, Slot]]:
    if whole.figure <= 0 or not _alike(part, whole) or part.unit.dimension in ("temperature", "share"):
        return
    if whole.digits.low is None or whole.digits.low <= 0 or whole.possible.low is None or whole.possible.low <= 0:
        return
    if part.digits.low is None or part.digits.low < 0 or part.possible.low is None or part.possible.low < 0:
        return
    figure = part.figure / whole.figure
    amount = _made(figure, part.digits.over(whole.digits), part.possible.over(whole.possible), SHARE, "", part.hedge)
    yield "share", Slot(amount, f"{_show(part)} of {_show(whole)} = {percent(figure)}")


def _product(share: Amount, whole: Amount) -> Slot:
    figure = share.figure * whole.figure
    amount = _made(
        figure, share.digits.times(whole.digits), share.possible.times(whole.possible), whole.unit, "", share.hedge or whole.hedge
    )
    return Slot(amount, f"{percent(share.figure)} of {_show(whole)} = {_plain(figure, whole.unit)}")


def through_base(share: Amount, base: Amount) -> Slot | None:
    """A share of what a third claim gives as the whole; None where that makes no sense."""
    if share.unit.dimension != "share" or base.unit.dimension in ("share", "temperature"):
        return None
    for a in (share, base):
        if a.possible.low is None or a.possible.low < 0 or a.digits.low is None or a.digits.low < 0:
            return None
    return _product(share, base)


def percent(share: Fraction) -> str:
    """ "41 %", with one decimal below ten."""
    value = share * 100
    text = f"{float(value):.0f}" if value >= 10 or value.denominator == 1 else f"{float(value):.1f}"
    return f"{text} %"


def _plain(figure: Fraction, unit: Unit) -> str:
    return show_amount(_made(figure, Interval.point(figure), Interval.point(figure), Unit(unit.dimension, unit.base, unit.factor, "", ""), ""))


def _show(amount: Amount) -> str:
    return _plain(amount.figure, amount.unit)
