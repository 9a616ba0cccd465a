"""The counted thing: the head of a noun phrase and its singular."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from reconcile.values.words import groups, pairs, words


@cache
def _singulars() -> dict[str, str]:
    table = groups("nouns.txt")
    return pairs(table["singular"]) | {word: word for word in words(table["same"])}


@cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    table = groups("hedges.txt")
    return frozenset(words(table["place"])), frozenset(words(table["aside"]))


@cache
def per_nouns() -> frozenset[str]:
    """What may follow "a" in a rate: `$95 a share`."""
    return frozenset(words(groups("nouns.txt")["per"]))


@cache
def results() -> frozenset[str]:
    """What is won or scored in matches: of "two goals in three" three are no goals."""
    return frozenset(words(groups("nouns.txt")["results"]))


@cache
def occasions() -> frozenset[str]:
    """What comes round: "every second Saturday" says how often."""
    return frozenset(words(groups("nouns.txt")["occasions"]))


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """The singular of an English noun, lower case: `workers` -> `worker`, `people` -> `person`."""
    if _is_acronyms(word):
        return word[:-1].lower()
    low = word.lower()
    known = _singulars().get(low)
    if known is not None:
        return known
    if "-" in low:
        front, _, back = low.rpartition("-")
        return f"{front}-{singular(back)}" if back else low
    for ending in ("'s", "s'", "'"):
        if low.endswith(ending):
            low = low[: -len(ending)] + ("s" if ending == "s'" else "")
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1]


def _is_acronyms(word: str) -> bool:
    """MPs, NGOs."""
    return len(word) > 2 and word[:-1].isupper() and word[-1] == "s"


def is_plural(word: str) -> bool:
    return singular(word) != word.lower()


def head_noun(phrase: Sequence[str]) -> str:
    """The singular of the noun that the phrase is about: `people in custody` -> `person`.

    The head is the last word before a preposition, passing over what may stand behind a plural noun
    (`people killed`, `workers worldwide`). A participle on its own is the counted thing (`2323 injured`).
    """
    place, aside = _function_words()
    core: list[str] = []
    for word in phrase:
        low = word.lower()
        if core and (low in place or low == "and"):
            break
        core.append(word if _is_acronyms(word) else low)
    if not core:
        return ""
    last = len(core) - 1
    while (
        last > 0 and not is_plural(core[last]) and (core[last] in aside or core[last].endswith(("ed", "ly")))
    ):
        last -= 1
    if not is_plural(core[last]) and (core[last] in aside or core[-1] not in aside):
        last = len(core) - 1
    return singular(core[last])
