"""What `explain` says would flip an answer: it must, and no smaller change of one feature may."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reconcile.align import THRESHOLD
from reconcile.explain import _flip
from reconcile.features import FEATURES, score

VALUES = st.fixed_dictionaries({name: st.integers(0, 100).map(lambda n: n / 100) for name in FEATURES})


@given(VALUES)
def test_the_change_that_would_flip_it_does_and_none_is_less(values: dict[str, float]) -> None:
    now = score(values) >= THRESHOLD

    def flips(name: str, to: float) -> bool:
        return (score({**values, name: to}) >= THRESHOLD) != now

    (line,) = _flip(values)
    changes = {(name, to): abs(to - values[name]) for name in values for to in (0.0, 1.0) if flips(name, to)}
    said = re.search(r"flip it: (\S+) at ([01]) instead of", line)
    if said is None:
        assert changes == {} and "no single feature" in line
    else:
        assert changes[said[1], float(said[2])] == min(changes.values())


def test_of_two_changes_of_one_size_that_which_carries_it_least_far_is_told() -> None:
    """And not the first by the alphabet."""
    values = {**dict.fromkeys(FEATURES, 0.0), "value-same": 1.0}
    (line,) = _flip(values)
    now = score(values) >= THRESHOLD
    after = {name: score({**values, name: 1.0 - v}) for name, v in values.items()}
    over = {name: abs(p - THRESHOLD) for name, p in after.items() if (p >= THRESHOLD) != now}
    assert len(over) > 1
    least = min(over, key=lambda name: over[name])
    assert least != min(over)
    assert f"flip it: {least} at {1 - values[least]:.0f} " in line
