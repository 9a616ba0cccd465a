"""A passage in other punctuation: which differences of marks between the same words leave the sense alone.

The article's words with their marks are looked for first; only where that fails are words compared without marks,
and then every gap between two words has to differ harmlessly. A comma or bracket lost or added can change who does
what, and is refused, but for the few places in which it cannot.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.quoting.amounts import NUMBER_WORDS
from reconcile.quoting.cues import MODAL_VERB, cues
from reconcile.quoting.edges import CURRENCY_SIGNS
from reconcile.quoting.sentences import ABBREVIATIONS, MONTHS
from reconcile.quoting.shapes import Indexed, Place, occurrences
from reconcile.quoting.text import DASH, ELLIPSIS, NUMBER, WORD, Tokens
from reconcile.quoting.view import words_in
from reconcile.quoting.words import word_set

_MARKS = frozenset(".,;:!()")
_MOST_MARKS = 4  # between two words
_MOST_STEPS = 50_000  # words that are compared in all
_MOST_FOUND = 20
_LONGEST_ABBREVIATION = 6  # letters
_END = frozenset((".", ";", "!"))
_MOST_IN_ITEM = 5  # words of an item of a list
_COMPANY = word_set("inc ltd llc plc corp co lp sa nv ag llp jr sr")


def is_mark(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is punctuation: neither word, figure, symbol nor the sign of a figure."""
    kind = tokens.kinds[i]
    if kind == DASH:
        behind = i + 1 < len(tokens) and tokens.words[i + 1] in CURRENCY_SIGNS
        return not (behind and tokens.glued(i + 1) and not tokens.glued(i))
    return kind == ELLIPSIS or tokens.words[i] in _MARKS


def words_of(tokens: Tokens, first: int, last: int) -> list[int]:
    """The tokens `first` to `last`, the last one included, that are no marks."""
    return [i for i in range(first, last + 1) if not is_mark(tokens, i)]


def spelling(word: str) -> str:
    """`u.s` is `us`"""
    return word.replace(".", "") if "." in word and not word[0].isdigit() else word


def _spellings(word: str) -> tuple[str, ...]:
    """How an abbreviation may stand among the article's tokens."""
    plain = spelling(word)
    base = plain.removesuffix("'s")
    if not base.isalpha() or len(base) > _LONGEST_ABBREVIATION:
        return (word,)
    dotted = ".".join(base)
    return tuple(dict.fromkeys((word, plain, dotted if base == plain else f"{dotted}.'s")))


def places(words: Tokens, indexed: Indexed) -> list[Place]:
    """First and last token of every place that has these words: with the same marks, else with others."""
    return occurrences(words.words, indexed) or other_marks(words, indexed)


def other_marks(quote: Tokens, indexed: Indexed) -> list[Place]:
    """First and last token of the places that have the quote's words, and marks that differ harmlessly."""
    own = words_of(quote, 0, len(quote) - 1)
    if not own:
        return []
    wanted = dict.fromkeys(quote.words[i] for i in own)
    counts = {word: sum(len(indexed.positions.get(s, ())) for s in _spellings(word)) for word in wanted}
    if not all(counts.values()):
        return []
    anchor = min(range(len(own)), key=lambda k: counts[quote.words[own[k]]])
    anchors = sorted(place for s in _spellings(quote.words[own[anchor]]) for place in indexed.positions.get(s, ()))
    found: list[Place] = []
    budget = _MOST_STEPS
    for at in anchors:
        aligned = _aligned(quote, own, anchor, indexed, at)
        budget -= len(aligned) + 1
        if len(aligned) == len(own):
            found.append((aligned[0], aligned[-1]))
        if budget < 0 or len(found) >= _MOST_FOUND:
            break
    return found


def _aligned(quote: Tokens, own: Sequence[int], anchor: int, indexed: Indexed, at: int) -> list[int]:
    """The article's tokens for the quote's words, from the anchor to either side; fewer where they part."""
    there = [at]
    for k in range(anchor - 1, -1, -1):
        before = _next_word(indexed.tokens, there[-1], -1)
        if before is None or not _goes_on(quote, own[k], own[k + 1], indexed, before, there[-1], own[k], before):
            return there
        there.append(before)
    there.reverse()
    for k in range(anchor + 1, len(own)):
        behind = _next_word(indexed.tokens, there[-1], 1)
        if behind is None or not _goes_on(quote, own[k - 1], own[k], indexed, there[-1], behind, own[k], behind):
            return there
        there.append(behind)
    return there


def _next_word(tokens: Tokens, i: int, step: int) -> int | None:
    for _ in range(_MOST_MARKS + 1):
        i += step
        if not 0 <= i < len(tokens):
            return None
        if not is_mark(tokens, i):
            return i
    return None


def _goes_on(quote: Tokens, left: int, right: int, indexed: Indexed, a: int, b: int, here: int, there: int) -> bool:
    """Token `here` of the quote is `there` in the article, and what parts left from right parts a from b."""
    word, other = quote.words[here], indexed.tokens.words[there]
    if word != other and spelling(word) != spelling(other):
        return False
    return _Gap(quote, left, right, indexed, a, b).is_harmless


class _Gap:
    """The marks between two neighbouring words, in the quote and in the article."""

    __slots__ = ("a", "b", "indexed", "left", "quote", "right")

    def __init__(self, quote: Tokens, left: int, right: int, indexed: Indexed, a: int, b: int) -> None:
        self.quote, self.left, self.right = quote, left, right
        self.indexed, self.a, self.b = indexed, a, b

    @property
    def is_harmless(self) -> bool:
        if self.right - self.left == self.b - self.a == 1:
            return True
        ours = self.quote.words[self.left + 1 : self.right]
        theirs = self.indexed.tokens.words[self.a + 1 : self.b]
        if ours == theirs:
            return True
        ours, theirs = self._without_abbreviation(ours), self._without_abbreviation(theirs)
        if ours == theirs:
            return True
        return self._by_ellipsis(ours, theirs) or self._by_one_mark(ours, theirs)

    def _in_one_sentence(self) -> bool:
        return self.indexed.sentence[self.a] == self.indexed.sentence[self.b]

    def _words(self) -> tuple[str, str]:
        return self.indexed.tokens.words[self.a], self.indexed.tokens.words[self.b]

    def _without_abbreviation(self, marks: list[str]) -> list[str]:
        """`Mr. Smith`, `No. 1`: the stop is the abbreviation's, as long as it ends no sentence."""
        before, behind = self._words()
        if marks[:1] != ["."] or not self._in_one_sentence():
            return marks
        if before in ("no", "nos") and self.indexed.tokens.kinds[self.b] != NUMBER:
            return marks
        written = self.indexed.tokens.written(self.a)
        dotted = "." in before or "." in self.quote.words[self.left]
        initial = len(before) == 1 and written.isupper() and behind[:1].isalpha()
        return marks[1:] if before in ABBREVIATIONS or dotted or initial else marks

    def _by_ellipsis(self, ours: list[str], theirs: list[str]) -> bool:
        """The article's own `…`, right behind a word: a pause, and no omission."""
        if theirs[:1] != ["…"] or not self.indexed.tokens.glued(self.a + 1):
            return False
        if self.indexed.tokens.written(self.a + 1)[0] != "." or self.indexed.tokens.glued(self.b):
            return False
        return ours == ["."] if not self._in_one_sentence() else ours == theirs[1:]

    def _by_one_mark(self, ours: list[str], theirs: list[str]) -> bool:
        if len(ours) > 1 or len(theirs) > 1:
            return False
        mark, other = "".join(ours), "".join(theirs)
        if {mark, other} <= _END:
            return True
        if {mark, other} == {"-", ""}:
            return self._is_compound()
        if {mark, other} == {",", ""}:
            return self._is_needless_comma()
        return {mark, other} <= {":", ",", ""} and self._opens_speech()

    def _is_compound(self) -> bool:
        """`7.8-magnitude`, `twenty-five`, `over-the-counter` with spaces for hyphens. Between two figures it is a
        range, and in `twenty five-year bonds` one hyphen tells which words belong together."""
        hyphened, at = (self.quote, self.left + 1) if self.right - self.left > 1 else (self.indexed.tokens, self.a + 1)
        plain, left = (self.indexed.tokens, self.a) if hyphened is self.quote else (self.quote, self.left)
        if hyphened.written(at) != "-" or not (hyphened.glued(at) and hyphened.glued(at + 1)) or plain.glued(left + 1):
            return False
        before, _ = self._words()
        if self.indexed.tokens.kinds[self.b] == NUMBER or before in ("no", "not") or not self._in_one_sentence():
            return False
        numeric = self.indexed.tokens.kinds[self.a] == NUMBER or before in NUMBER_WORDS
        return not (numeric and (_is_hyphen(plain, left + 2) or _is_hyphen(plain, left - 1)))

    def _is_needless_comma(self) -> bool:
        """`May 7, 2025`, `Acme, Inc.`, and the comma before the "and" of a list, in a sentence in which nothing is
        negated or left open, whose reach it might end."""
        before, behind = self._words()
        tokens = self.indexed.tokens
        if not self._in_one_sentence():
            return False
        if tokens.kinds[self.a] == tokens.kinds[self.b] == NUMBER:
            return len(behind) == 4 and len(before) < 3 and self.a > 0 and tokens.words[self.a - 1] in MONTHS
        if behind in _COMPANY:
            return tokens.kinds[self.a] == WORD
        if behind not in ("and", "or") or tokens.kinds[self.a] != WORD:
            return False
        first = self.a
        while first > 0 and self.indexed.sentence[first - 1] == self.indexed.sentence[self.a] and self.a - first < 60:
            first -= 1
        clause = words_in(tokens, first, self.b)
        is_list = any("," in gap for gap in clause.gaps[-_MOST_IN_ITEM:])
        return is_list and all(cue.kinds == {MODAL_VERB} for cue in cues(clause, 0, len(clause)))

    def _opens_speech(self) -> bool:
        """`he said: “…”` and `he said, “…”`"""
        return _speech_behind(self.quote, self.left, self.right) and _speech_behind(self.indexed.tokens, self.a, self.b)


def _is_hyphen(tokens: Tokens, i: int) -> bool:
    if not 0 < i < len(tokens) - 1 or tokens.kinds[i] != DASH:
        return False
    return tokens.glued(i) and tokens.glued(i + 1)


def _speech_behind(tokens: Tokens, left: int, right: int) -> bool:
    """One quotation mark stands between the words, right before the second."""
    gap = tokens.folded.text[tokens.ends[left] : tokens.starts[right]].rstrip("[(")
    marks = gap.count('"') + gap.count("'")
    return marks == 1 and gap[-1] in "\"'" and gap[0] not in "\"'"
