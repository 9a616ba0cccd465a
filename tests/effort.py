"""How much work a call is, as a ratio and not as a time: neither a slow machine nor a busy one turns a test red. For what
must end at all, whatever a file holds; how fast things are is measured in `benchmarks/`."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


def effort(work: Callable[[], _T]) -> tuple[float, _T]:
    """Processor time of `work` over that of a fixed piece of work, some 20 ms on a machine of 2025, done before and
    after it; and what `work` returns."""
    before, _ = _spent(_piece)
    spent, found = _spent(work)
    after, _ = _spent(_piece)
    return spent / max(before, after), found


def _spent(work: Callable[[], _T]) -> tuple[float, _T]:
    begin = time.process_time()
    found = work()
    return time.process_time() - begin, found


def _piece() -> None:
    words: dict[str, int] = {}
    for n in range(50_000):
        word = str(n % 997)
        words[word] = words.get(word, 0) + len(word)
