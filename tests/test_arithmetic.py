"""Proofs that inequalities cannot all hold: each adds up, and there is one exactly when nothing fits."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.consistency import arithmetic
from reconcile.consistency.arithmetic import (
    Row,
    TooLarge,
    minimal_conflict,
    only,
    owners,
    refutation,
    refutes,
    row,
    within,
    zero,
)
from reconcile.consistency.search import smallest_sets
from reconcile.values.interval import Interval

F = Fraction


def point(variable: str, value: int, owner: str) -> list[Row]:
    return within(variable, Interval.point(F(value)), owner)


def whole_and_parts(whole: int, *parts: int) -> list[Row]:
    """w = a + b + …, each said by the claim of its name."""
    names = "abcdefg"[: len(parts)]
    rows = zero({"w": F(1), **{n: F(-1) for n in names}}) + point("w", whole, "w")
    return rows + [r for n, p in zip(names, parts, strict=True) for r in point(n, p, n)]


small = st.integers(-3, 3).map(F)


@st.composite
def systems(draw: st.DrawFn) -> list[Row]:
    """Up to eight inequalities over three variables, with small numbers."""
    count = draw(st.integers(1, 8))
    return [
        row({v: draw(small) for v in "xyz"}, draw(small), draw(st.booleans()), f"c{draw(st.integers(0, 4))}")
        for _ in range(count)
    ]


def holds(rows: list[Row], values: dict[str, Fraction]) -> bool:
    totals = [(sum((c * values[v] for v, c in r.terms), F(0)), r) for r in rows]
    return all(total < r.bound or (total == r.bound and not r.strict) for total, r in totals)


@given(systems())
def test_a_proof_adds_up_and_excludes_every_point(rows: list[Row]) -> None:
    proof = refutation(rows)
    grid = [dict(zip("xyz", values, strict=True)) for values in product(map(F, (-2, -1, 0, 1, 2)), repeat=3)]
    if proof is None:
        assert not any(refutes(rows, [F(n == m) for m in range(len(rows))]) for n in range(len(rows)))
    else:
        assert refutes(rows, proof)
        assert not any(holds(rows, values) for values in grid)


@settings(max_examples=60, deadline=None)
@given(systems())
def test_elimination_and_solver_agree_on_whether_anything_fits(rows: list[Row]) -> None:
    found = smallest_sets(rows)
    assert found.open == ""
    assert bool(found.sets) == (refutation(rows) is not None)


@settings(max_examples=60, deadline=None)
@given(systems())
def test_every_set_of_the_solver_is_minimal_and_every_minimal_set_is_found(rows: list[Row]) -> None:
    names = owners(rows)
    subsets = [
        [n for n, kept in zip(names, mask, strict=True) if kept]
        for mask in product((0, 1), repeat=len(names))
    ]
    minimal = {
        tuple(s)
        for s in subsets
        if s and set(owners(only(rows, s))) == set(s) and minimal_conflict(only(rows, s))
    }
    assert set(smallest_sets(rows).sets) == minimal


def test_weights_that_do_not_cancel_prove_nothing() -> None:
    rows = whole_and_parts(7, 5, 3)
    proof = refutation(rows)
    assert proof is not None and refutes(rows, proof)
    for n, weight in enumerate(proof):
        changed = [w + 1 if m == n else w for m, w in enumerate(proof)]
        assert not refutes(rows, changed), f"row {n} of weight {weight}"
    assert not refutes(rows, [-w for w in proof])
    assert not refutes(rows, proof[:-1])


@pytest.mark.parametrize(
    ("low_open", "high_open", "fits"), [(False, False, True), (True, False, False), (False, True, False)]
)
def test_ends_that_touch_fit_only_when_both_are_reached(low_open: bool, high_open: bool, fits: bool) -> None:
    rows = within("x", Interval(F(5), None, low_open=low_open), "a")
    rows += within("x", Interval(None, F(5), high_open=high_open), "b")
    assert (refutation(rows) is None) == fits


def test_a_set_with_a_claim_to_spare_is_not_minimal() -> None:
    rows = whole_and_parts(7, 5, 3)
    assert minimal_conflict(rows) is not None
    assert minimal_conflict(rows + point("elsewhere", 4, "d")) is None
    assert minimal_conflict(whole_and_parts(8, 5, 3)) is None


def test_a_long_elimination_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arithmetic, "MOST_ROWS", 3)
    rows = [row({"x": F(s), "y": F(t)}, F(1)) for s in (-2, -1, 1, 2) for t in (-2, -1, 1, 2)]
    with pytest.raises(TooLarge):
        refutation(rows)


def test_sets_come_smallest_first_and_leave_out_what_is_barred() -> None:
    rows = whole_and_parts(7, 5, 3) + point("a", 6, "other")
    assert smallest_sets(rows).sets == (("a", "other"), ("a", "b", "w"), ("b", "other", "w"))
    assert smallest_sets(rows, apart=[("a", "other")]).sets == (("a", "b", "w"), ("b", "other", "w"))
    assert smallest_sets(rows, apart=[("a", "other")], known=[("a", "b", "w")]).sets == (("b", "other", "w"),)


def test_without_effort_the_solver_says_so() -> None:
    found = smallest_sets(whole_and_parts(30, *range(1, 8)), effort=1)
    assert (found.sets, found.open) == ((), "the solver gave up within its bounds")
