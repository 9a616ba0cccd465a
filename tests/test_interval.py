"""Intervals obey the laws of sets of numbers and of interval arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.values.interval import Interval

HALVES = st.integers(-8, 8).map(lambda n: Fraction(n, 2))
SIZES = st.integers(0, 16).map(lambda n: Fraction(n, 2))
PLACES = [Fraction(n, 4) for n in range(-40, 41)]  # finer than any end that is drawn, so that gaps show


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[Fraction] = HALVES, bounded: bool = False) -> Interval:
    if not bounded and draw(st.integers(0, 4)) == 0:
        low, high = draw(st.sampled_from([(None, draw(ends)), (draw(ends), None), (None, None)]))
        return Interval(low, high, draw(st.booleans()), draw(st.booleans()))
    low, high = sorted((draw(ends), draw(ends)))
    open_ends = (False, False) if low == high else (draw(st.booleans()), draw(st.booleans()))
    return Interval(low, high, *open_ends)


POSITIVE = st.integers(1, 16).map(lambda n: Fraction(n, 2))


@st.composite
def with_member(
    draw: st.DrawFn, ends: st.SearchStrategy[Fraction] = HALVES, bounded: bool = False
) -> tuple[Interval, Fraction]:
    """An interval and a number in it."""
    i = draw(intervals(ends, bounded))
    return i, draw(st.sampled_from(inside(i)))


def inside(i: Interval) -> list[Fraction]:
    return [x for x in PLACES if i.contains(x)]


@pytest.mark.parametrize("ends", [(2, 1, False, False), (1, 1, True, False), (1, 1, False, True)])
def test_no_interval_is_empty(ends: tuple[int, int, bool, bool]) -> None:
    low, high, low_open, high_open = ends
    with pytest.raises(ValueError, match="empty"):
        Interval(Fraction(low), Fraction(high), low_open, high_open)


def test_an_interval_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match="no truth value"):
        bool(Interval.point(Fraction(1)))


def test_an_unbounded_side_is_neither_open_nor_closed() -> None:
    assert Interval(None, Fraction(1), low_open=True) == Interval(None, Fraction(1))
    assert Interval(Fraction(1), None, high_open=True) == Interval(Fraction(1), None)


@pytest.mark.parametrize(
    ("i", "is_point", "width"),
    [
        (Interval.point(Fraction(3)), True, Fraction(0)),
        (Interval(Fraction(1), Fraction(4), high_open=True), False, Fraction(3)),
        (Interval(None, Fraction(4)), False, None),
        (Interval(Fraction(4), None), False, None),
        (Interval(None, None), False, None),
    ],
)
def test_width_and_point(i: Interval, is_point: bool, width: Fraction | None) -> None:
    assert (i.is_point, i.width) == (is_point, width)


@given(intervals(), intervals())
def test_below_overlaps_and_above_are_the_three_cases(a: Interval, b: Interval) -> None:
    assert [a.below(b), a.overlaps(b), b.below(a)].count(True) == 1
    assert a.overlaps(b) == b.overlaps(a)


@given(intervals(), intervals())
def test_overlap_is_a_number_in_both(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == any(a.contains(x) and b.contains(x) for x in PLACES)


@given(intervals(), intervals())
def test_below_is_every_number_below(a: Interval, b: Interval) -> None:
    xs, ys = inside(a), inside(b)
    assert a.below(b) == (a.high is not None and b.low is not None and max(xs) < min(ys))


@given(intervals(), intervals())
def test_within_is_inclusion(a: Interval, b: Interval) -> None:
    shown = all(b.contains(x) for x in inside(a))
    unbounded = (a.low is None and b.low is not None) or (a.high is None and b.high is not None)
    assert a.within(b) == (shown and not unbounded)


@given(intervals(), intervals(), intervals())
def test_within_is_an_order(a: Interval, b: Interval, c: Interval) -> None:
    assert a.within(a)
    if a.within(b) and b.within(c):
        assert a.within(c)
    if a.within(b) and a.overlaps(c):
        assert b.overlaps(c)


@given(intervals(), intervals())
def test_hull_is_the_smallest_that_holds_both(a: Interval, b: Interval) -> None:
    both = a.hull(b)
    assert a.within(both) and b.within(both) and both == b.hull(a)
    assert a.hull(a) == a


@given(intervals(), intervals(), intervals())
def test_whatever_holds_both_holds_their_hull(a: Interval, b: Interval, c: Interval) -> None:
    assert (a.within(c) and b.within(c)) == a.hull(b).within(c)


@given(with_member(), with_member())
def test_sums_and_differences_hold_every_sum(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    (a, x), (b, y) = one, other
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (-a).contains(-x)


@given(intervals(), intervals(), intervals())
def test_sum_is_a_commutative_monoid(a: Interval, b: Interval, c: Interval) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + Interval.point(Fraction(0)) == a
    assert a.scale(Fraction(-1)) == -a
    assert -a.scale(Fraction(-1)) == a


@given(intervals(bounded=True), intervals(bounded=True))
def test_the_ends_of_a_sum_are_reached_only_by_reached_ends(a: Interval, b: Interval) -> None:
    total = a + b
    assert total.low is not None and a.low is not None and b.low is not None
    assert total.contains(total.low) == (a.contains(a.low) and b.contains(b.low))


@given(intervals(), HALVES, st.sampled_from(PLACES))
def test_scale_maps_each_number(a: Interval, factor: Fraction, x: Fraction) -> None:
    scaled = a.scale(factor)
    assert not a.contains(x) or scaled.contains(x * factor)
    if factor:
        assert scaled.contains(x * factor) == a.contains(x)
        assert scaled.scale(1 / factor) == a
    else:
        assert scaled == Interval.point(Fraction(0))


@given(with_member(SIZES), with_member(SIZES), with_member(POSITIVE))
def test_products_and_quotients_hold_every_product(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction], divisor: tuple[Interval, Fraction]
) -> None:
    (a, x), (b, y), (c, z) = one, other, divisor
    if a.low is not None and b.low is not None:
        assert a.times(b).contains(x * y)
        assert a.times(b) == b.times(a)
    if a.low is not None and c.low is not None:
        assert a.over(c).contains(x / z)


@given(intervals(SIZES, bounded=True), intervals(POSITIVE, bounded=True))
def test_the_ends_of_a_product_are_reached_only_by_reached_ends(a: Interval, c: Interval) -> None:
    assert a.low is not None and a.high is not None and c.low is not None and c.high is not None
    product, quotient = a.times(c), a.over(c)
    low_reached = a.contains(a.low) and (a.low == 0 or c.contains(c.low))
    assert (product.low, product.contains(a.low * c.low)) == (a.low * c.low, low_reached)
    assert (quotient.low, quotient.contains(a.low / c.high)) == (
        a.low / c.high,
        a.contains(a.low) and (a.low == 0 or c.contains(c.high)),
    )
    high_reached = a.high == 0 or (a.contains(a.high) and c.contains(c.low))
    assert (quotient.high, quotient.contains(a.high / c.low)) == (a.high / c.low, high_reached)


def test_zero_of_anything_is_zero() -> None:
    zero = Interval.point(Fraction(0))
    for other in (Interval(Fraction(4), None, low_open=True), Interval(Fraction(1), Fraction(2), True, True)):
        assert zero.times(other) == other.times(zero) == zero.over(other) == zero


def test_quotient_of_and_by_the_unbounded() -> None:
    two, more = Interval.point(Fraction(2)), Interval(Fraction(4), None, low_open=True)
    assert two.over(more) == Interval(Fraction(0), Fraction(1, 2), low_open=True, high_open=True)
    assert more.over(two) == Interval(Fraction(2), None, low_open=True)
    assert more.times(two) == Interval(Fraction(8), None, low_open=True)


@pytest.mark.parametrize(
    "of",
    [
        lambda: Interval(Fraction(-1), Fraction(1)).times(Interval.point(Fraction(2))),
        lambda: Interval.point(Fraction(2)).times(Interval(None, Fraction(1))),
        lambda: Interval(Fraction(-1), Fraction(1)).over(Interval.point(Fraction(2))),
        lambda: Interval.point(Fraction(2)).over(Interval.point(Fraction(0))),
        lambda: Interval.point(Fraction(2)).over(Interval(None, Fraction(1))),
    ],
)
def test_products_and_quotients_are_for_sizes(of: Callable[[], Interval]) -> None:
    with pytest.raises(ValueError, match="is for"):
        of()
