"""The shapes that the parts of quote checking share: an article made ready, a match, a problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reconcile.quoting import sentences as sentences_of
from reconcile.quoting.text import DASH, WORD, Tokens, tokenise

MAX_QUOTE = 5_000  # characters
MOST_PLACES = 200  # occurrences of one passage that are looked at

Place = tuple[int, int]  # offsets in the text as written, or the first and last token


class Problem(NamedTuple):
    """What is wrong with a quote: `kind` is figure, sign, negation, hedge, name, word, mark, order, gap, cut,
    gloss, length or empty, of a value figure, date, entity or text; `text` says it in a clause; `words`
    are those that it is about."""

    kind: str
    text: str
    warning: bool = False
    words: tuple[str, ...] = ()


class Match(NamedTuple):
    """`grade` is exact, normalised, elided, altered or absent. `parts` are offsets in the article as written,
    in order. `nearest` is the passage that comes nearest when the quote is not there. `places` has the parts
    of every occurrence as first and last token."""

    grade: str
    parts: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()
    nearest: Place | None = None
    places: tuple[tuple[Place, ...], ...] = ()

    @property
    def found(self) -> bool:
        return self.grade in ("exact", "normalised", "elided")


@dataclass(frozen=True, slots=True, eq=False)
class Indexed:
    """An article made ready for searching: `sentence[i]` is the number of token i's sentence, `positions` the
    places of every word, `breaks` the hyphens at the end of a line."""

    path: str
    text: str
    tokens: Tokens = field(repr=False)
    sentence: list[int] = field(repr=False)
    positions: dict[str, list[int]] = field(repr=False)
    breaks: tuple[int, ...] = field(default=(), repr=False)


def index(path: str, text: str) -> Indexed:
    """The article's tokens, sentences and places of words."""
    tokens = tokenise(text)
    return Indexed(path, text, tokens, sentences_of.split(tokens), positions_of(tokens.words), _breaks(tokens))


def positions_of(words: list[str]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        positions.setdefault(word, []).append(i)
    return positions


def _breaks(tokens: Tokens) -> tuple[int, ...]:
    """Hyphens between a line's last letters and the next one's first: they may part a word or belong to
    it."""
    found = []
    for i in range(1, len(tokens) - 1):
        if tokens.kinds[i] != DASH or not tokens.glued(i) or tokens.glued(i + 1):
            continue
        gap = tokens.folded.text[tokens.ends[i] : tokens.starts[i + 1]]
        if gap.count("\n") == 1 and tokens.kinds[i - 1] == tokens.kinds[i + 1] == WORD:
            found.append(i)
    return tuple(found)


def occurrences(words: list[str], indexed: Indexed) -> list[Place]:
    """First and last token of every place where these words follow one another."""
    lists = [indexed.positions.get(word, ()) for word in words]
    rarest = min(range(len(words)), key=lambda i: len(lists[i]))
    found: list[Place] = []
    size = len(words)
    for position in lists[rarest]:
        first = position - rarest
        if first >= 0 and indexed.tokens.words[first : first + size] == words:
            found.append((first, first + size - 1))
            if len(found) >= MOST_PLACES:
                break
    return found


def squeezed(text: str) -> str:
    """White space as one space."""
    return " ".join(text.split())


def context_place(indexed: Indexed, place: Place, width: int = 60) -> Place:
    """The passage with whole words around it, at most `width` characters to either side, in its paragraph."""
    text, (start, end) = indexed.text, place
    first = max(text.rfind("\n", 0, start) + 1, start - width)
    if first > 0 and first == start - width:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else start
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + width)
    if last < len(text) and last == end + width:
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else end
    return first, last


def context(indexed: Indexed, part: Place, width: int = 60) -> tuple[str, str, str]:
    """What stands before, in and after a part, in whole words, white space as one space."""
    first, last = context_place(indexed, part, width)
    text = indexed.text
    return squeezed(text[first : part[0]]), squeezed(text[part[0] : part[1]]), squeezed(text[part[1] : last])


def sentences(text: str) -> tuple[Place, ...]:
    """Where every sentence of the text begins and ends."""
    tokens = tokenise(text)
    numbers = sentences_of.split(tokens)
    firsts = [i for i, n in enumerate(numbers) if i == 0 or n != numbers[i - 1]]
    ends = [*(i - 1 for i in firsts[1:]), len(tokens) - 1]
    return tuple(tokens.place(first, last) for first, last in zip(firsts, ends, strict=False))
