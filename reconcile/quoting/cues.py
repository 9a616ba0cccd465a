"""Words that change what a passage says: negations, modals, conditions, attributions, and how far they reach.

After the cues and scopes of BioScope (Vincze et al., "The BioScope corpus", BMC Bioinformatics 9, 2008)
and the end-of-scope words of NegEx (Chapman et al., J. Biomed. Inform. 34, 2001). The lists are
`lexicon/cues.txt`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reconcile.quoting.text import NUMBER
from reconcile.quoting.view import Words
from reconcile.values.words import groups, words

NEGATION, MODAL, REPORT, ATTRIBUTION = "negation", "modal", "report", "attribution"
INTENTION, CONDITION, MODAL_VERB, APPROXIMATION = "intention", "condition", "modal verb", "approximation"
SHARE = "share"  # seven of the
HEDGES = frozenset((MODAL, REPORT, INTENTION, CONDITION, MODAL_VERB, APPROXIMATION, ATTRIBUTION))
_KINDS = (NEGATION, MODAL, REPORT, ATTRIBUTION, INTENTION, CONDITION, MODAL_VERB)
_NO_CUES = ("not a negation", "not a condition", "question")
_Phrases = dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]


class Cue(NamedTuple):
    """The tokens `first` up to `behind` say one of `kinds`."""

    kinds: frozenset[str]
    first: int
    behind: int


@cache
def _phrases() -> _Phrases:
    """First word -> the phrases that begin with it and what they are, the longest first."""
    kinds_of: dict[tuple[str, ...], set[str]] = {}
    table = groups("cues.txt")
    for kind in (*_KINDS, *_NO_CUES):
        for item in words(table[kind]):
            kinds_of.setdefault(tuple(item.split(" ")), set()).add(kind)
    return _by_first_word({phrase: frozenset(kinds) for phrase, kinds in kinds_of.items()})


@cache
def _approximations() -> _Phrases:
    """Hedges and bounds that stand before a figure, from `hedges.txt`."""
    kinds = frozenset((APPROXIMATION,))
    found = {}
    for section, lines in groups("hedges.txt").items():
        side, _, effect = section.partition(" ")
        if side == "before" and effect in ("about", "almost", ">", ">=", "<", "<=", ">~", "<~"):
            found.update({tuple(item.split(" ")): kinds for item in words(lines)})
    return _by_first_word(found)


def _by_first_word(kinds_of: dict[tuple[str, ...], frozenset[str]]) -> _Phrases:
    table: _Phrases = {}
    for phrase, kinds in kinds_of.items():
        table.setdefault(phrase[0], []).append((phrase, kinds))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    return table


@cache
def words_of(section: str) -> frozenset[str]:
    """The words of a section of `cues.txt`."""
    return frozenset(words(groups("cues.txt")[section]))


def cues(tokens: Words, first: int, behind: int) -> list[Cue]:
    """The cues among these tokens, in order, the longest phrase at each place."""
    found: list[Cue] = []
    i = first
    table = _phrases()
    while i < behind:
        key = tokens.keys[i]
        if key.endswith("n't"):
            found.append(Cue(frozenset((NEGATION,)), i, i + 1))
        elif key in table and not _is_other_word(tokens, i):
            match = _longest(tokens, i, behind, table[key])
            if match is not None:
                if not match[1] & _NO_CUE_KINDS:
                    found.append(Cue(match[1], i, i + match[0]))
                i += match[0]
                continue
        i += 1
    return found


_NO_CUE_KINDS = frozenset(_NO_CUES)


def _longest(
    tokens: Words, i: int, behind: int, entries: list[tuple[tuple[str, ...], frozenset[str]]]
) -> tuple[int, frozenset[str]] | None:
    for phrase, kinds in entries:
        n = len(phrase)
        if i + n <= behind and tokens.keys[i : i + n] == phrase:
            return n, kinds
    return None


def _is_other_word(tokens: Words, i: int) -> bool:
    """The month of May, and "No." before a number."""
    key, form = tokens.keys[i], tokens.forms[i]
    follows = tokens.kinds[i + 1] if i + 1 < len(tokens) else ""
    if key == "may" and form[0] == "M":
        before = tokens.keys[i - 1] if i and "." not in tokens.gaps[i] and "\n" not in tokens.gaps[i] else ""
        return not before or before in words_of("before month") or follows == NUMBER
    return key == "no" and follows == NUMBER and tokens.gaps[i + 1].startswith(".")


def approximation_before(tokens: Words, lowest: int, at: int) -> int:
    """The first token of the hedge or bound that stands right before token `at`, a figure; `at` when none
    does.

    Nothing before `lowest` is looked at.
    """
    for n in (4, 3, 2, 1):
        start = at - n
        if start >= lowest:
            match = _longest(tokens, start, at, _approximations().get(tokens.keys[start], []))
            if match is not None and match[0] == n:
                return start
    return at


@cache
def _bounds_behind() -> _Phrases:
    """Hedges and bounds of several words that stand behind a figure: `or so`, `or more`."""
    kinds = frozenset((APPROXIMATION,))
    table = groups("hedges.txt")
    phrases = [tuple(item.split(" ")) for side in ("about", ">=", "<=") for item in words(table[f"after {side}"])]
    return _by_first_word({phrase: kinds for phrase in phrases if len(phrase) > 1})


def approximation_behind(tokens: Words, at: int, highest: int) -> int:
    """The end of the hedge or bound that begins right at token `at`, behind a figure; `at` when none does.

    `at least` has to end its clause there: else it belongs to what follows.
    """
    match = _longest(tokens, at, highest, _bounds_behind().get(tokens.keys[at], [])) if at < highest else None
    if match is None:
        return at
    end = at + match[0]
    closes = end >= highest or bool(tokens.gaps[end].strip())
    return end if closes or tokens.keys[at] in ("or", "and") else at
