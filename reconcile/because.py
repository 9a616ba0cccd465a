"""Reasons as trees, and the one writer that turns a tree into numbered sentences.

After PubGrub's error reporting (Natalie Weizenbaum, 2018): a sentence that rests on the one just before, and
on nothing else, needs no mention of it; otherwise it cites the numbers of those that it rests on. What two
conclusions share, the very same node, is told once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, overload


class Said(NamedTuple):
    """A claim says so: `text` is a clause such as "17 plants before"; `claim` its full id."""

    claim: str
    text: str


class Given(NamedTuple):
    """A rule, the lexicon, the vocabulary or a decision says so."""

    text: str


class So(NamedTuple):
    """What follows from others."""

    text: str
    of: tuple[Reason, ...] = ()


Reason = Said | Given | So


def sentences(reason: Reason) -> tuple[str, ...]:
    """The tree as sentences, premises first, the conclusion last."""
    out: list[str] = []
    _write(reason, out, {})
    return tuple(out)


class Sentences(Sequence[str]):
    """The same, written when they are first read: of most pairs nobody asks why."""

    __slots__ = ("_reason", "_written")

    def __init__(self, reason: Reason) -> None:
        self._reason = reason
        self._written: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        if not self._written:
            self._written = sentences(self._reason)
        return self._written

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return self.written[at]

    def __len__(self) -> int:
        return len(self.written)

    def __eq__(self, other: object) -> bool:
        return self.written == (other.written if isinstance(other, Sentences) else other)

    def __hash__(self) -> int:
        return hash(self.written)


def _write(reason: Reason, out: list[str], numbers: dict[int, int]) -> None:
    if isinstance(reason, So):
        for premise in reason.of:
            if id(premise) not in numbers:
                _write(premise, out, numbers)
        cites = {numbers[id(premise)] for premise in reason.of}
        told = not cites or cites == {len(out)}  # at most the sentence just before
        out.append(reason.text if told else f"{reason.text} ({', '.join(map(str, sorted(cites)))})")
    else:
        out.append(f"{reason.claim}: {reason.text}" if isinstance(reason, Said) else reason.text)
    numbers[id(reason)] = len(out)
