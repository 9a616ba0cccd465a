"""Reader of the word lists in `lexicon/*.txt`: sections, comments, and items parted by commas or lines."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "lexicon"


@cache
def groups(file: str) -> dict[str, list[str]]:
    """Section name -> its lines. Lines before the first section are under ""; `#` begins a comment line."""
    found: dict[str, list[str]] = {}
    lines = found.setdefault("", [])
    for raw in (_FOLDER / file).read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        else:
            lines.append(line)
    return found


def words(lines: Iterable[str]) -> list[str]:
    """The comma-separated items of the lines."""
    return [item.strip() for line in lines for item in line.split(",") if item.strip()]


def pairs(lines: Iterable[str]) -> dict[str, str]:
    """Items of the form `word value`."""
    return {head: tail for head, _, tail in (item.rpartition(" ") for item in words(lines))}
