"""Where something stands in a file."""

from __future__ import annotations

from typing import NamedTuple


class Position(NamedTuple):
    """A place in a text; lines and columns count from 1, in code points."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of a file; `path` is relative to the project, with forward slashes; `end` is exclusive."""

    path: str
    start: Position
    end: Position

    def __str__(self) -> str:
        return f"{self.path}:{self.start.line}:{self.start.column}"
