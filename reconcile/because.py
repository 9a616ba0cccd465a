"""Reasons as trees, and the one writer that turns a tree into numbered sentences.

After PubGrub's error reporting (Natalie Weizenbaum, 2018): a premise told in the sentence just before needs
no mention; any other that is used twice is numbered where it stands and cited. Trees compare by identity.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False, slots=True)
class Said:
    """A claim says so: `text` is a clause such as "17 plants before"; `claim` its full id."""

    claim: str
    text: str


@dataclass(frozen=True, eq=False, slots=True)
class Given:
    """A rule, the lexicon, the vocabulary or a decision says so."""

    text: str


@dataclass(frozen=True, eq=False, slots=True)
class So:
    """What follows from others."""

    text: str
    of: tuple[Reason, ...] = ()


Reason = Said | Given | So


def sentences(reason: Reason) -> tuple[str, ...]:
    """The tree as sentences, premises first, the conclusion last."""
    uses: dict[int, int] = {}
    _count(reason, uses)
    out: list[str] = []
    numbers: dict[int, int] = {}
    _write(reason, uses, out, numbers)
    return tuple(out)


def _count(reason: Reason, uses: dict[int, int]) -> None:
    uses[id(reason)] = uses.get(id(reason), 0) + 1
    if uses[id(reason)] == 1 and isinstance(reason, So):
        for premise in reason.of:
            _count(premise, uses)


def _write(reason: Reason, uses: dict[int, int], out: list[str], numbers: dict[int, int]) -> None:
    if id(reason) in numbers:
        return
    if not isinstance(reason, So):
        text = f"{reason.claim}: {reason.text}" if isinstance(reason, Said) else reason.text
        out.append(text)
        numbers[id(reason)] = len(out)
        return
    for premise in reason.of:
        _write(premise, uses, out, numbers)
    told_before = bool(reason.of) and numbers[id(reason.of[-1])] == len(out)
    cited = reason.of[:-1] if told_before and len(reason.of) == 1 else reason.of
    cites = sorted({numbers[id(p)] for p in cited})
    out.append(f"{reason.text} ({', '.join(map(str, cites))})" if len(cites) > 1 else reason.text)
    numbers[id(reason)] = len(out)
