"""One sum that nearly holds: a law over one claim in each place, and what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reconcile.claim import Claim
from reconcile.consistency.laws import Addend, Figure, Law
from reconcile.values.interval import Interval

# By how many times the two sides may differ, by how many words have no counterpart: for none, one, two, three.
REACH = (Fraction(3, 2), Fraction(3, 2), Fraction(5, 4), Fraction(11, 10))
MOST = 30  # claims around one change or share, beyond which it is in doubt which are meant


@dataclass(frozen=True, slots=True, eq=False)
class Slip:
    """`unsaid` is what is said without counterpart in the other claims; `off` by how many times the two sides differ, 1
    where they fit, 0 where they cannot, and `most` by how many they may to be believed."""

    law: Law
    unsaid: frozenset[str]
    off: Fraction
    most: Fraction = REACH[0]

    @property
    def claims(self) -> list[Claim]:
        return list({f.claim.id: f.claim for place in self.law.places for f in place}.values())

    @property
    def loose(self) -> int:
        """How many of its figures are hedged or bounds."""
        return sum(f.loose for place in self.law.places for f in place)

    @property
    def is_near(self) -> bool:
        """Broken, and by no more than the words allow."""
        return len(self.unsaid) < len(REACH) and 1 < self.off <= REACH[len(self.unsaid)]

    def is_like(self, other: Slip) -> bool:
        """Every place holds the same figure, as far as it is told."""
        pairs = zip(self.law.places, other.law.places, strict=True)
        return all(f.interval.overlaps(g.interval) for xs, ys in pairs for f in xs for g in ys)


def law_of(left: Addend, right: Sequence[Addend], given: str, moves: tuple[int, int] | None = None) -> Law:
    """A law over one claim in each place."""
    return Law(left, tuple(right), given, _together, moves=moves, distinct=True, surmised=True)


def _together(i: int, a: Claim, j: int, b: Claim) -> bool:
    return True  # whether they go together was asked before


def term(name: str, figures: Sequence[Figure], sign: int = 1) -> Addend:
    return Addend(sign, f"{figures[0].claim.id} {name}", tuple(figures))


def moved(was: Interval, by: Interval, sign: int) -> Interval:
    """What was before, and a change up or down."""
    return was + (by if sign > 0 else -by)


def makes(a: Interval, b: Interval, c: Interval) -> bool:
    """The product of the first two may be the third; where one may be less than nothing nothing is said against it."""
    if a.low is None or b.low is None or a.low < 0 or b.low < 0:
        return True
    return a.times(b).overlaps(c)


def off_by(a: Fraction, b: Fraction, fits: bool) -> Fraction:
    """By how many times the two differ; 1 where they fit, 0 where they are not both more than nothing."""
    if fits:
        return Fraction(1)
    return max(a / b, b / a) if a > 0 and b > 0 else Fraction(0)
