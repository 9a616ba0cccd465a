"""Small pictures of a question, where people would rather look than read: the geometry; the template draws it.

Figures lie with their intervals on one axis, dates on a time line, and a toll told again and again is a step line.
A question whose figures are all one exact number gets no picture: there is nothing to see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reconcile.claim import Claim
from reconcile.report import Question
from reconcile.reporters.html.axis import Axis, Tick, number_axis, time_axis
from reconcile.values.date import Date
from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Quantity, convertible
from reconcile.values.timeline import Period

MOST_DIGITS = 40  # a figure that is longer is not drawn
STEPS_HEIGHT = 150
MOST_ROWS = 120
NARROW = 1.5  # percent of the width


@dataclass(frozen=True, slots=True)
class Shape:
    """One sign on a row, from `at` to `to` percent: dot, ring, bar, arrow. Open ends run on."""

    kind: str
    at: float
    to: float = 0.0
    open_low: bool = False
    open_high: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    claim: Claim
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A picture with a row for every claim; `legend` explains the signs that are used."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    unit: str
    legend: str
    kind: str = "rows"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at its time; `low` and `high` are what it leaves open. A bound is no figure of its own."""

    claim: Claim
    x: float
    y: float
    low: float
    high: float
    is_bound: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """Figures over time; `x` in percent, `y` in pixels from the top. `line` are the corners of the step line."""

    points: tuple[Point, ...]
    line: tuple[tuple[float, float], ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    unit: str
    legend: str
    height: int = STEPS_HEIGHT
    kind: str = "steps"


Picture = Rows | Steps


def pictures(question: Question, claims: Sequence[Claim]) -> list[Picture]:
    """What is worth drawing of a question's claims."""
    updated = any(p.relation == "update" for p in question.pairs)
    steps = _steps(claims) if updated else None
    drawn = [_dates(claims), steps or _figures(claims)]
    return [p for p in drawn if p is not None]


# --- figures ----------


def _figures(claims: Sequence[Claim]) -> Rows | None:
    told = _comparable(claims)
    like = next((a for _, q in told for a in (q.before or q.amount,) if a), None)
    if like is None or len(told) < 2 or len(told) > MOST_ROWS:
        return None
    parts = [_amounts(q, beside=any(o.shape != "change" for _, o in told)) for _, q in told]
    if len({tuple((part, a.figure, a.possible) for part, a in p) for p in parts}) == 1 and len(parts[0]) == 1:
        return None  # all are one figure with one width: nothing to see
    axis = number_axis([x for p in parts for _, a in p for x in _ends(a)], like)
    rows = tuple(Row(claim, tuple(_shapes(p, axis))) for (claim, _), p in zip(told, parts, strict=True))
    sized = any(part == "size" for p in parts for part, _ in p)
    means = {**_MEANS, "dot": f"{_MEANS['dot']}; of a change, its size"} if sized else _MEANS
    return Rows(rows, axis.ticks, axis.unit, _legend(rows, means))


def _comparable(claims: Sequence[Claim]) -> list[tuple[Claim, Quantity]]:
    """The claims' figures in the unit that most of them have; of one given in several units, that one."""
    forms = [(c, (c.value, *c.value.also)) for c in claims if isinstance(c.value, Quantity)]
    units = {a.unit: a for _, figures in forms for a in map(_main, figures) if a is not None}
    best: list[tuple[Claim, Quantity]] = []
    for wanted in units.values():
        fitting = [(c, next((q for q in figures if _fits(q, wanted)), None)) for c, figures in forms]
        told = [(c, q) for c, q in fitting if q is not None]
        if len(told) > len(best):
            best = told
    return best


def _main(q: Quantity) -> Amount | None:
    return q.amount if q.amount is not None else q.after


def _fits(q: Quantity, wanted: Amount) -> bool:
    amount = _main(q)
    return (
        amount is not None
        and wanted.unit.dimension != "temperature"  # its zero moves with the unit
        and convertible(amount.unit, wanted.unit)
        and all(_drawable(a) for a in (q.amount, q.before, q.after, q.whole) if a is not None)
    )


def _drawable(a: Amount) -> bool:
    return max(len(str(x)) for x in _ends(a)) <= MOST_DIGITS


def _amounts(q: Quantity, beside: bool) -> list[tuple[str, Amount]]:
    """What a figure puts on the axis, each with its part: before, after, size, figure, whole; a change has its size
    where others tell sizes."""
    if q.before is not None and q.after is not None:
        out = [("before", q.before), ("after", q.after)]
        return [*out, ("size", _size(q.before, q.after))] if beside else out
    assert q.amount is not None
    out = [("figure", q.amount)]
    if q.whole is not None and convertible(q.whole.unit, q.amount.unit):
        out.append(("whole", q.whole))
    return out


def _size(before: Amount, after: Amount) -> Amount:
    figure = abs(before.figure - after.figure)
    here = Interval.point(figure)
    return Amount(figure, here, here, here, after.unit, "")


def _ends(a: Amount) -> list[Fraction]:
    return [x for x in (a.figure, a.possible.low, a.possible.high) if x is not None]


def _shapes(amounts: Sequence[tuple[str, Amount]], axis: Axis) -> list[Shape]:
    out = []
    by_part = dict(amounts)
    if "before" in by_part:
        out.append(Shape("arrow", axis.at(by_part["before"].figure), axis.at(by_part["after"].figure)))
    for part, amount in amounts:
        if not amount.possible.is_point:
            out.append(_bar(amount.possible.low, amount.possible.high, axis))
        if part == "whole":
            out.append(Shape("ring", axis.at(amount.figure)))
        elif part in ("figure", "size") and not amount.bound and not amount.is_range:
            out.append(Shape("dot", axis.at(amount.figure)))
    return out


def _bar(low: Fraction | int | None, high: Fraction | int | None, axis: Axis) -> Shape:
    start = 0.0 if low is None else axis.at(low)
    end = 100.0 if high is None else axis.at(high)
    return Shape("bar", start, end, low is None, high is None)


_MEANS = {
    "dot": "dot: the figure as written",
    "bar": "bar: what its words leave open",
    "arrow": "arrow: from before to after",
    "ring": "ring: the whole that it is part of",
}


_DATE_MEANS = {
    "bar": "bar: all the time that the date may mean",
    "dot": "dot: a time too short for a bar",
    "arrow": "arrow: from the former date to the new one",
}


def _legend(rows: Sequence[Row], means: Mapping[str, str]) -> str:
    used = {s.kind for r in rows for s in r.shapes}
    text = "; ".join(words for kind, words in means.items() if kind in used)
    return text[:1].upper() + text[1:] + "."


# --- dates ----------


def _dates(claims: Sequence[Claim]) -> Rows | None:
    told = [(c, d) for c in claims if (d := _date(c)) is not None]
    if not 2 <= len(told) <= MOST_ROWS or len({(d.period, d.moved_from and d.moved_from.period) for _, d in told}) < 2:
        return None
    minutes = [m for _, d in told for x in (d, d.moved_from) if x for m in _edges(x)]
    if not minutes:
        return None
    axis = time_axis(minutes)
    rows = tuple(Row(c, tuple(_date_shapes(d, axis))) for c, d in told)
    return Rows(rows, axis.ticks, "", _legend(rows, _DATE_MEANS))


def _date(claim: Claim) -> Date | None:
    """A date value, or the time of an event; a fiscal year that the calendar does not fix is not drawn."""
    date = claim.value if isinstance(claim.value, Date) else claim.when if claim.kind == "event" else None
    return None if date is None or date.fiscal else date


def _edges(d: Date) -> list[int]:
    return [m for p in (d.period, d.named) for m in (p.first, p.last) if m is not None]


def _date_shapes(d: Date, axis: Axis) -> list[Shape]:
    former = d.moved_from
    shapes = [_visible(_bar(p.first, p.last, axis)) for p in (d.either or (d.period,))]
    if former is not None:
        here, there = _middle(former.period), _middle(d.period)
        arrow = [Shape("arrow", axis.at(here), axis.at(there))] if None not in (here, there) else []  # type: ignore[arg-type]
        return [_visible(_bar(former.period.first, former.period.last, axis)), *shapes, *arrow]
    return shapes


def _visible(bar: Shape) -> Shape:
    """A time too short for a bar is a dot."""
    if bar.open_low or bar.open_high or bar.to - bar.at >= NARROW:
        return bar
    return Shape("dot", round((bar.at + bar.to) / 2, 2))


def _middle(p: Period) -> int | None:
    """The middle of a period, or the end that it has."""
    if p.first is None or p.last is None:
        return p.first if p.last is None else p.last
    return (p.first + p.last) // 2


# --- a toll over time ----------


def _steps(claims: Sequence[Claim]) -> Steps | None:
    """Three figures or more at two times or more, the highest of each time joined by steps (the lowest, when the
    figures fall). Bounds ("at least 4") are shown and not joined: they are no lower figure."""
    timed = [(_time(c), c, q.amount) for c, q in _comparable(claims) if q.shape == "amount" and q.amount]
    told = sorted(((t, c, a) for t, c, a in timed if t is not None), key=lambda x: (x[0], x[1].id))
    if len(told) < 3 or len({t for t, _, a in told if not a.bound}) < 2:
        return None
    across = time_axis([t for t, _, _ in told])
    up = number_axis([x for _, _, a in told for x in _ends(a)], told[0][2])
    points = tuple(
        Point(
            c,
            across.at(t),
            _y(up, a.figure),
            _y(up, a.possible.low, up.low),
            _y(up, a.possible.high, up.high),
            bool(a.bound),
        )
        for t, c, a in told
    )
    y_ticks = tuple(Tick(round((100 - t.at) * STEPS_HEIGHT / 100, 1), t.label) for t in up.ticks)
    legend = "Dot: a source’s figure at the time that it is of, or was published"
    legend += "; ring: a bound" if any(p.is_bound for p in points) else ""
    legend += "; bar: what its words leave open." if any(p.low != p.high for p in points) else "."
    return Steps(points, _corners([p for p in points if not p.is_bound]), across.ticks, y_ticks, up.unit, legend)


def _time(claim: Claim) -> int | None:
    date = claim.when or claim.source.published
    return None if date is None or date.fiscal else _middle(date.named)


def _y(axis: Axis, x: Fraction | None, open_end: Fraction | None = None) -> float:
    x = open_end if x is None else x
    assert x is not None
    return round((100 - axis.at(x)) * STEPS_HEIGHT / 100, 1)


def _corners(points: Sequence[Point]) -> tuple[tuple[float, float], ...]:
    falls = points[-1].y > points[0].y  # pixels count downwards
    by_time: dict[float, float] = {}
    for p in points:
        pick = max if falls else min
        by_time[p.x] = pick(by_time.get(p.x, p.y), p.y)
    out: list[tuple[float, float]] = []
    for x, y in sorted(by_time.items()):
        if out:
            out.append((x, out[-1][1]))
        out.append((x, y))
    return tuple(out)
