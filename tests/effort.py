"""How much work a call is, as a ratio and not as a time: neither a slow machine nor a busy one turns a test red. For what
must end at all, whatever a file holds; how fast things are is measured in `benchmarks/`."""

from __future__ import annotations

import time
from collections.abc import Callable


def effort(work: Callable[[], object]) -> float:
    """Processor time of `work` over that of a fixed piece of work, some 20 ms on a machine of 2025, done before and
    after it."""
    before = _spent(_piece)
    spent = _spent(work)
    return spent / max(before, _spent(_piece))


def _spent(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _piece() -> None:
    words: dict[str, int] = {}
    for n in range(50_000):
        word = str(n % 997)
        words[word] = words.get(word, 0) + len(word)
