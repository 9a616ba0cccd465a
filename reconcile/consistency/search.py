"""The smallest sets of owners whose inequalities cannot all hold, by a solver.

A set that breaks has a proof (see `arithmetic`), and proofs are points of a polyhedron (Gleeson and Ryan,
"Identifying minimally infeasible subsystems of inequalities", 1990). So the solver is asked for a proof in
which at most one owner has a part, then two, and so on; what it finds is barred, with everything that holds
it, and the question put again. Smallest first, each is minimal. What it answers is not trusted: the caller
verifies.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from reconcile.consistency.arithmetic import Row, owners

EFFORT = (
    2_000_000  # z3's resource units for one question, about a second; not the clock, so that results repeat
)
MOST_SETS = 40
LARGEST = 8  # owners in a set
MOST_OWNERS = 300


@dataclass(frozen=True, slots=True)
class Found:
    """The sets, smallest first; `open` says why there may be more, "" when there are none."""

    sets: tuple[tuple[str, ...], ...]
    open: str = ""


def smallest_sets(
    rows: Sequence[Row],
    apart: Iterable[tuple[str, str]] = (),
    known: Iterable[Collection[str]] = (),
    effort: int = EFFORT,
) -> Found:
    """Sets of owners that break the laws among the rows, without a pair that is `apart` or a `known` set."""
    names = owners(rows)
    if len(names) > MOST_OWNERS:
        return Found((), f"{len(names)} figures hang together, more than {MOST_OWNERS}")
    question = _Question(rows, names, effort)
    for pair in apart:
        question.bar(pair)
    for barred in known:
        question.bar(barred)
    sets, unknown = _enumerate(question, len(names))
    return Found(tuple(sorted(sets, key=lambda s: (len(s), s))), unknown)


def _enumerate(question: _Question, owners: int) -> tuple[list[tuple[str, ...]], str]:
    sets: list[tuple[str, ...]] = []
    for most in range(1, min(owners, LARGEST) + 1):
        while (answer := question.ask(most)) is not None:
            if isinstance(answer, str):
                return sets, answer
            if len(sets) == MOST_SETS:
                return sets, f"there are more than {MOST_SETS} sets"
            sets.append(answer)
            question.bar(answer)
    beyond = question.ask(owners) if owners > LARGEST else None
    return sets, "" if beyond is None else f"sets of more than {LARGEST} claims were not looked at"


class _Question:
    """One solver over weights of the rows and the choice of owners."""

    def __init__(self, rows: Sequence[Row], names: Sequence[str], effort: int) -> None:
        import z3

        self.z3: Any = z3
        self.context = z3.Context()
        self.solver = z3.Solver(ctx=self.context)
        self.solver.set("rlimit", effort)
        self.solver.set("random_seed", 0)
        self.solver.set("ctrl_c", False)  # which would take an interrupt for an answer that is not known
        self.chosen = {name: z3.Bool(f"c{n}", self.context) for n, name in enumerate(names)}
        self.weights = [z3.Real(f"w{n}", self.context) for n in range(len(rows))]
        self.owners = [r.owner for r in rows]
        self._weigh(rows)

    def _weigh(self, rows: Sequence[Row]) -> None:
        """The weights prove that the rows of the chosen owners, and the laws, cannot all hold."""
        z3 = self.z3
        left: dict[str, list[Any]] = {}
        for r, w in zip(rows, self.weights, strict=True):
            self.solver.add(w >= 0)
            if r.owner:
                self.solver.add(z3.Or(self.chosen[r.owner], w == 0))
            for variable, coefficient in r.terms:
                left.setdefault(variable, []).append(self._number(coefficient) * w)
        for variable in sorted(left):
            self.solver.add(z3.Sum(left[variable]) == 0)
        bound = z3.Sum([self._number(r.bound) * w for r, w in zip(rows, self.weights, strict=True)])
        strict = [w > 0 for r, w in zip(rows, self.weights, strict=True) if r.strict]
        self.solver.add(z3.Or(bound < 0, z3.And(bound == 0, z3.Or(*strict, z3.BoolVal(False, self.context)))))

    def _number(self, x: Fraction) -> Any:
        return self.z3.Q(x.numerator, x.denominator, self.context)

    def bar(self, names: Collection[str]) -> None:
        """Not all of these together."""
        if all(name in self.chosen for name in names):
            z3 = self.z3
            self.solver.add(z3.Or([z3.Not(self.chosen[n]) for n in sorted(names)]))

    def ask(self, most: int) -> tuple[str, ...] | str | None:
        """A set of at most so many; None when there is none; in words why it is not known."""
        z3 = self.z3
        self.solver.push()
        self.solver.add(z3.PbLe([(c, 1) for c in self.chosen.values()], most))
        answer = self.solver.check()
        found: tuple[str, ...] | str | None = None
        if answer == z3.sat:
            model = self.solver.model()
            values = [model.eval(w, model_completion=True) for w in self.weights]
            with_weight = {
                o for o, v in zip(self.owners, values, strict=True) if o and v.numerator_as_long() > 0
            }
            found = tuple(sorted(with_weight))
        elif answer != z3.unsat:
            found = "the solver gave up within its bounds"
        self.solver.pop()
        return found
