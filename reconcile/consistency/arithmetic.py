"""Linear inequalities over exact rationals: can they all hold, and if not, what proves it.

A proof is Farkas' (1902): weights of at least zero, one to an inequality, under which the left sides cancel
and the right sides come to less than nothing. Whoever doubts a proof adds it up again (`refutes`). Proofs
are found by elimination (Fourier, 1827; Motzkin, 1936), kept small by the rule of Kohler (1967); it is
meant for the few inequalities of one finding, and gives up on many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from reconcile.values.interval import Interval

_K = TypeVar("_K", str, int)

MOST_ROWS = 5_000  # of an elimination under way


class TooLarge(ValueError):
    """More inequalities on the way than `MOST_ROWS`: not decided."""


class Row(NamedTuple):
    """The sum of coefficient times variable is at most `bound` (less than it when `strict`).

    `owner` is the claim that says so, "" for a law that holds whatever is claimed.
    """

    terms: tuple[tuple[str, Fraction], ...]
    bound: Fraction
    strict: bool = False
    owner: str = ""


def row(
    terms: Mapping[str, Fraction], bound: Fraction = Fraction(0), strict: bool = False, owner: str = ""
) -> Row:
    """A row with its terms in order, those that vanish left out."""
    return Row(tuple((v, c) for v, c in sorted(terms.items()) if c), bound, strict, owner)


def within(variable: str, interval: Interval, owner: str) -> list[Row]:
    """The variable lies in the interval: a row for each end that is bounded."""
    rows = []
    if interval.low is not None:
        rows.append(row({variable: Fraction(-1)}, -interval.low, interval.low_open, owner))
    if interval.high is not None:
        rows.append(row({variable: Fraction(1)}, interval.high, interval.high_open, owner))
    return rows


def at_most_zero(terms: Mapping[str, Fraction]) -> list[Row]:
    return [row(terms)]


def zero(terms: Mapping[str, Fraction]) -> list[Row]:
    """The sum is nothing: at most that, and at least."""
    return [row(terms), row({v: -c for v, c in terms.items()})]


def refutes(rows: Sequence[Row], weights: Sequence[Fraction]) -> bool:
    """Whether these weights prove that the rows cannot all hold."""
    if len(rows) != len(weights) or any(w < 0 for w in weights):
        return False
    left: dict[str, Fraction] = {}
    bound, strict = Fraction(0), False
    for r, w in zip(rows, weights, strict=True):
        for variable, coefficient in r.terms:
            left[variable] = left.get(variable, Fraction(0)) + w * coefficient
        bound += w * r.bound
        strict = strict or (r.strict and w > 0)
    return not any(left.values()) and (bound < 0 or (bound == 0 and strict))


def refutation(rows: Sequence[Row]) -> tuple[Fraction, ...] | None:
    """Weights that prove that the rows cannot all hold; None when they can. Raises TooLarge."""
    work = [_Derived(dict(r.terms), r.bound, r.strict, {n: Fraction(1)}) for n, r in enumerate(rows)]
    eliminated = 0
    while True:
        for d in work:
            if not d.terms and (d.bound < 0 or (d.bound == 0 and d.strict)):
                return tuple(d.weights.get(n, Fraction(0)) for n in range(len(rows)))
        variable = _cheapest(work)
        if variable is None:
            return None
        eliminated += 1
        work = _without(variable, work, eliminated)


class _Derived(NamedTuple):
    terms: dict[str, Fraction]
    bound: Fraction
    strict: bool
    weights: dict[int, Fraction]  # by number of the row that went into it


def _cheapest(work: Sequence[_Derived]) -> str | None:
    """The variable whose elimination makes the fewest rows; ties by name."""
    up: dict[str, int] = {}
    down: dict[str, int] = {}
    for d in work:
        for variable, coefficient in d.terms.items():
            side = up if coefficient > 0 else down
            side[variable] = side.get(variable, 0) + 1
    variables = sorted({*up, *down})
    return min(variables, key=lambda v: up.get(v, 0) * down.get(v, 0), default=None)


def _without(variable: str, work: Sequence[_Derived], eliminated: int) -> list[_Derived]:
    """Every upper end of the variable against every lower one, and the rows without it."""
    rest = [d for d in work if variable not in d.terms]
    upper = [d for d in work if d.terms.get(variable, 0) > 0]
    lower = [d for d in work if d.terms.get(variable, 0) < 0]
    for u in upper:
        for d in lower:
            if (
                len(u.weights.keys() | d.weights.keys()) <= eliminated + 1
            ):  # Kohler: others follow from the rest
                rest.append(_sum(u, -d.terms[variable], d, u.terms[variable]))
                if len(rest) > MOST_ROWS:
                    raise TooLarge(f"more than {MOST_ROWS} inequalities")
    return rest


def _sum(a: _Derived, x: Fraction, b: _Derived, y: Fraction) -> _Derived:
    """x times the one and y times the other, both positive."""
    return _Derived(
        {v: c for v, c in _combined(a.terms, x, b.terms, y).items() if c},
        x * a.bound + y * b.bound,
        a.strict or b.strict,
        _combined(a.weights, x, b.weights, y),
    )


def _combined(
    a: Mapping[_K, Fraction], x: Fraction, b: Mapping[_K, Fraction], y: Fraction
) -> dict[_K, Fraction]:
    out = {k: x * c for k, c in a.items()}
    for k, c in b.items():
        out[k] = out.get(k, Fraction(0)) + y * c
    return out


def owners(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(sorted({r.owner for r in rows if r.owner}))


def only(rows: Iterable[Row], chosen: Iterable[str]) -> list[Row]:
    """The laws, and what the chosen owners say."""
    kept = set(chosen)
    return [r for r in rows if not r.owner or r.owner in kept]


def minimal_conflict(rows: Sequence[Row]) -> tuple[Fraction, ...] | None:
    """The proof that the rows cannot all hold, when nothing that any one owner says could be left out of it.

    None when they can hold, or when fewer owners break them already. Raises TooLarge.
    """
    proof = refutation(rows)
    if proof is None or not refutes(rows, proof):
        return None
    for left_out in owners(rows):
        if refutation([r for r in rows if r.owner != left_out]) is not None:
            return None
    return proof
