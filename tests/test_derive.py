"""What follows from one figure by arithmetic."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.derive import layout, percent, through_base
from reconcile.values.interval import Interval
from reconcile.values.quantity import read_quantity, show_amount


def slots(text: str, direction: int = 0) -> dict[str, str]:
    """Each slot's amount in words, and the arithmetic behind it where there is any."""
    return {
        name: "; ".join(show_amount(s.amount) + (f" ({s.how})" if s.how else "") for s in found)
        for name, found in layout(read_quantity(text), direction).items()
    }


@pytest.mark.parametrize(
    ("text", "direction", "found"),
    [
        ("17 plants", 0, {"level": "17 plants"}),
        ("7 plants", -1, {"change": "7 plants"}),
        ("-7 plants", 0, {"change": "7 plants"}),
        ("+3 plants", -1, {"change": "3 plants"}),
        (
            "17 -> 10 plants",
            -1,
            {
                "before": "17 plants",
                "after": "10 plants",
                "change": "7 plants (17 − 10 = 7)",
                "share": "41.18 % (7 of 17 = 41 %)",
            },
        ),
        (
            "10 -> 17 plants",
            1,
            {
                "before": "10 plants",
                "after": "17 plants",
                "change": "7 plants (17 − 10 = 7)",
                "share": "70 % (7 of 10 = 70 %)",
            },
        ),
        (
            "7 of 17 plants",
            -1,
            {
                "change": "7 plants",
                "before": "17 plants",
                "share": "41.18 % (7 of 17 = 41 %)",
                "after": "10 plants (17 − 7 = 10)",
            },
        ),
        (
            "+3 of 17 plants",
            0,
            {
                "change": "3 plants",
                "before": "17 plants",
                "share": "17.65 % (3 of 17 = 18 %)",
                "after": "20 plants (17 + 3 = 20)",
            },
        ),
        (
            "7 of 17 plants",
            0,
            {
                "part": "7 plants",
                "whole": "17 plants",
                "share": "41.18 % (7 of 17 = 41 %)",
                "level": "7 plants",
            },
        ),
        ("-15 %", 0, {"share": "15 %"}),
        ("15 %", -1, {"share": "15 %"}),
        ("15 %", 0, {"level": "15 %"}),
        ("15 % of the workforce", 0, {"share": "15 %"}),
        (
            "-15 % of 133,000 jobs",
            0,
            {
                "share": "15 %",
                "change": "19,950 jobs (15 % of 133,000 = 19,950)",
                "before": "133,000 jobs",
                "after": "113,050 jobs (15 % of 133,000 = 19,950; 133,000 − 19,950 = 113,050)",
            },
        ),
        (
            "$3bn of $10bn",
            0,
            {
                "part": "3 billion USD",
                "whole": "10 billion USD",
                "share": "30 % (3 billion USD of 10 billion USD = 30 %)",
                "level": "3 billion USD",
            },
        ),
        (
            "43.6 % -> 35.4 %",
            -1,
            {
                "before": "43.6 %",
                "after": "35.4 %",
                "change": "8.2 percentage points (43.6 % − 35.4 % = 8.2 points)",
            },
        ),
        ("0 -> 5 plants", 1, {"before": "0 plants", "after": "5 plants", "change": "5 plants (5 − 0 = 5)"}),
        ("30 °C -> 20 °C", -1, {"before": "30 °C", "after": "20 °C"}),  # no share of a temperature
    ],
)
def test_slots(text: str, direction: int, found: dict[str, str]) -> None:
    assert slots(text, direction) == found


@pytest.mark.parametrize(
    ("text", "direction", "slot", "low", "high"),
    [
        ("15 % of 133,000 jobs", -1, "change", Fraction("19285"), Fraction("20615")),
        ("15 % of 133,000 jobs", -1, "after", Fraction("112385"), Fraction("113715")),
        ("15 % of 133,000 jobs", 1, "after", Fraction("152285"), Fraction("153615")),
        ("56 % of 1.3 thousand jobs", -1, "after", Fraction(2175, 4), Fraction(2403, 4)),  # 43.5 % of 1,250 and so on
        ("$3bn of $10bn", 0, "share", Fraction(25, 105), Fraction(35, 95)),
        ("2.5 million -> 1.5 million units", -1, "change", Fraction(900_000), Fraction(1_100_000)),
        ("17 -> 10 plants", -1, "change", Fraction(7), Fraction(7)),
    ],
)
def test_digits_are_propagated(text: str, direction: int, slot: str, low: Fraction, high: Fraction) -> None:
    digits = layout(read_quantity(text), direction)[slot][0].amount.digits
    assert (digits.low, digits.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "direction", "slot", "shown"),
    [
        ("more than 1 million -> 734,000 units", -1, "change", "more than 266,000 units"),
        ("1 million -> more than 734,000 units", -1, "change", "less than 266,000 units"),
        ("more than 7 of 17 plants", -1, "after", "less than 10 plants"),
        ("at least 7 of 17 plants", -1, "after", "at most 10 plants"),
        ("more than 7 of 17 plants", 0, "share", "more than 41.18 %"),
        ("7 of more than 17 plants", 0, "share", "less than 41.18 %"),
        ("more than 15 % of 133,000 jobs", 0, "part", "more than 19,950 jobs"),
        ("more than 15 % of at least 133,000 jobs", 0, "part", "more than 19,950 jobs"),
        ("more than 20 -> more than 10 plants", -1, "change", "about 10 plants"),  # anything is possible
        ("about 15 % of 133,000 jobs", 0, "part", "about 19,950 jobs"),
        ("almost 4,000 of 10,000 jobs", -1, "after", "about 6,000 jobs"),  # no "almost 6,000"
        ("almost 15 % of 133,000 jobs", 0, "part", "almost 19,950 jobs"),
    ],
)
def test_hedges_and_bounds_are_propagated(text: str, direction: int, slot: str, shown: str) -> None:
    assert show_amount(layout(read_quantity(text), direction)[slot][0].amount) == shown


def test_what_two_bounds_leave_open_stays_open() -> None:
    change = layout(read_quantity("more than 20 -> more than 10 plants"), -1)["change"][0].amount
    assert (change.possible.low, change.possible.high) == (None, None)


@pytest.mark.parametrize("text", ["0 of 1.7 million people", "0 of more than 17 plants", "0 of 17 plants"])
def test_none_of_them_is_no_share_at_all(text: str) -> None:
    share = layout(read_quantity(text), 0)["share"][0]
    assert share.amount.digits == Interval.point(Fraction(0))
    assert share.how.endswith("= 0 %")


@pytest.mark.parametrize(
    ("text", "direction"),
    [("5 of 0 plants", 0), ("-20 °C of 5 °C", 0), ("0 -> 5 plants", 1)],
)
def test_no_share_of_nothing_nor_of_another_thing(text: str, direction: int) -> None:
    assert "share" not in layout(read_quantity(text), direction)


def test_several_units_stand_side_by_side() -> None:
    level = layout(read_quantity("500 billion yen (£2.6bn)"), 0)["level"]
    assert [s.amount.unit.base for s in level] == ["JPY", "GBP"]


@pytest.mark.parametrize(
    ("share", "base", "how"),
    [
        ("15 %", "133,000 jobs", "15 % of 133,000 = 19,950"),
        ("a third", "9,000 staff", "33 % of 9,000 = 3,000"),
        ("12.5 %", "$80bn", "12.5 % of 80 billion USD = 10 billion USD"),
        ("15 %", "40 %", None),
        ("15 %", "30 °C", None),
        ("15 jobs", "133,000 jobs", None),
    ],
)
def test_through_base(share: str, base: str, how: str | None) -> None:
    one, other = read_quantity(share).amount, read_quantity(base).amount
    assert one is not None and other is not None
    made = through_base(one, other)
    assert (made.how if made else None) == how


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(7, 17), "41 %"),
        (Fraction(20_000, 133_000), "15 %"),
        (Fraction(1, 8), "12.5 %"),
        (Fraction(3, 80), "3.75 %"),
        (Fraction(3, 79), "3.8 %"),
        (Fraction(5, 17_000), "0.029 %"),
        (Fraction(0), "0 %"),
        (Fraction(4, 3), "133 %"),
    ],
)
def test_percent(share: Fraction, text: str) -> None:
    assert percent(share) == text


@given(st.integers(1, 10**7), st.integers(0, 10**7))
def test_a_change_and_a_part_say_the_same(before: int, after: int) -> None:
    """N -> M and N − M of N fill the slots that both have with the same figures."""
    if after > before:
        before, after = after, before
    moved = layout(read_quantity(f"{before} -> {after} plants"), -1)
    part = layout(read_quantity(f"-{before - after} of {before} plants"), -1)
    for name in ("change", "before", "after", "share"):
        assert moved[name][0].amount.figure == part[name][0].amount.figure
        assert moved[name][0].amount.digits == part[name][0].amount.digits
