"""A stretch of text seen as words, with the marks that stand between them apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reconcile.quoting import text as of_text
from reconcile.quoting.amounts import NUMBER_WORDS
from reconcile.quoting.edges import CURRENCY_CODES, CURRENCY_SIGNS
from reconcile.quoting.shapes import Indexed
from reconcile.quoting.text import NUMBER, SIGN, WORD
from reconcile.quoting.words import word_set

_AMOUNTS = frozenset(
    (word,) for word in word_set("half third quarter fifth tenth dozen hundred thousand million billion trillion")
)
_SYMBOLS = CURRENCY_SIGNS | frozenset("%‰°&+=<>≤≥~±")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Parallel tuples: `keys` are what is compared, `forms` the same with their case, `gaps` the plain text
    between a word and the one before, `starts` and `ends` offsets in the text as written."""

    keys: tuple[str, ...]
    forms: tuple[str, ...]
    kinds: tuple[str, ...]
    gaps: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)


def words_in(tokens: of_text.Tokens, first: int = 0, behind: int | None = None) -> Words:
    """Tokens `first` up to `behind` without punctuation and dashes."""
    end = len(tokens) if behind is None else min(behind, len(tokens))
    kept = [i for i in range(first, end) if tokens.kinds[i] in (WORD, NUMBER) or _is_symbol(tokens, i)]
    plain = tokens.folded
    last = [tokens.ends[first - 1] if first else 0, *(tokens.ends[i] for i in kept)]
    return Words(
        tuple(tokens.words[i] for i in kept),
        tuple(tokens.written(i) for i in kept),
        tuple(tokens.kinds[i] for i in kept),
        tuple(plain.text[last[k] : tokens.starts[i]] for k, i in enumerate(kept)),
        tuple(plain.start(tokens.starts[i]) for i in kept),
        tuple(plain.end(tokens.ends[i]) for i in kept),
    )


def _is_symbol(tokens: of_text.Tokens, i: int) -> bool:
    return tokens.kinds[i] == SIGN and tokens.words[i] in _SYMBOLS


@lru_cache(maxsize=64)
def tokenise(text: str) -> Words:
    """The words of a short text; those of a quote or a name are asked for several times in a row."""
    return words_in(of_text.tokenise(text))


class View(NamedTuple):
    """The sentences that a passage stands in: `sentence_of[i]` is the number of word i's sentence, counted
    from 0 here, `first_of[n]` its first word, with one more entry for the end."""

    text: str
    tokens: Words
    sentence_of: tuple[int, ...]
    first_of: tuple[int, ...]
    stops: tuple[bool, ...] = ()  # a sentence begins at the word

    def words(self, first: int, behind: int) -> str:
        """The text of these words as written, white space as one space."""
        if first >= behind:
            return ""
        return " ".join(self.text[self.tokens.starts[first] : self.tokens.ends[behind - 1]].split())

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """The words that lie within these offsets: the first, and the one behind the last."""
        first = bisect_left(self.tokens.starts, start)
        return first, max(first, bisect_right(self.tokens.ends, end))

    def sentence(self, n: int) -> tuple[int, int]:
        """Where sentence `n` begins and ends in the text, with its last stop."""
        behind = self.first_of[n + 1]
        end = self.tokens.starts[behind] if behind < len(self.tokens) else self.tokens.ends[-1] + 2
        return self.tokens.starts[self.first_of[n]], min(end, len(self.text))


def around(spans: tuple[tuple[int, int], ...], indexed: Indexed) -> View:
    """The whole sentences that these tokens (first and last of every part) stand in."""
    numbers = indexed.sentence
    first = bisect_left(numbers, numbers[spans[0][0]])
    behind = bisect_right(numbers, numbers[spans[-1][1]])
    words = words_in(indexed.tokens, first, behind)
    kept = [
        i for i in range(first, behind) if indexed.tokens.kinds[i] in (WORD, NUMBER) or _is_symbol(indexed.tokens, i)
    ]
    local: list[int] = []
    firsts: list[int] = []
    for k, i in enumerate(kept):
        if not k or numbers[i] != numbers[kept[k - 1]]:
            firsts.append(k)
        local.append(len(firsts) - 1)
    begins = set(firsts)
    stops = tuple(k in begins for k in range(len(kept)))
    return View(indexed.text, words, tuple(local), (*firsts, len(kept)), stops)


def begins_figure(tokens: Words, i: int) -> bool:
    """Whether a figure begins at this word, perhaps with a sign or a currency."""
    if tokens.kinds[i] == NUMBER or tokens.keys[i] in NUMBER_WORDS:
        return True
    if tokens.keys[i] == "half" or (
        tokens.keys[i : i + 1] in (("a",), ("an",)) and tokens.keys[i + 1 : i + 2] in _AMOUNTS
    ):
        return True
    if tokens.keys[i] in CURRENCY_CODES and i + 1 < len(tokens) and tokens.forms[i][:1].isupper():
        return tokens.kinds[i + 1] == NUMBER or tokens.keys[i + 1] in CURRENCY_SIGNS
    return tokens.kinds[i] == SIGN and i + 1 < len(tokens) and tokens.kinds[i + 1] == NUMBER
