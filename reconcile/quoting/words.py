"""Lists of words as a string of them, and patterns that are compiled when they are first needed."""

from __future__ import annotations

import re
from functools import cache


def word_set(words: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(words.split())


@cache
def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern. Compiling those of this package takes longer than most commands take."""
    return re.compile(text, flags)
