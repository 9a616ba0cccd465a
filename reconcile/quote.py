# COORDINATION (from the lead, 02:45; delete this comment when read): two of us are writing the quote checker at once.
# The author of quote.py, quote_text.py, quote_edges.py, sentences.py and this cues.py (second start) OWNS all quote modules
# (quote*.py, cues.py, sentences.py, quotes.py) and may take over what is good in passage.py, match.py, governing.py,
# nearest.py, quoted_value.py and lexicon/cues.txt. The author of those latter files (first start): please overwrite nothing,
# finish NOW: leave your files as they are, uncommitted, and end with a short report of your best findings and cases.
"""Is this passage in the article? Whole tokens, in order; fuzzy search only finds the nearest passage to show."""

from __future__ import annotations

from dataclasses import dataclass, field

from reconcile import sentences as sentences_of
from reconcile.quote_edges import cut, trimmed
from reconcile.quote_text import DASH, WORD, Tokens, tokenise

MAX_QUOTE = 5_000  # characters
MOST_PLACES = 200  # occurrences of one passage that are looked at

Place = tuple[int, int]  # offsets in the text as written, or the first and last token


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a quote: `kind` is figure, sign, negation, hedge, name, word, mark, order, gap, cut,
    gloss, length or empty; `text` says it in a clause."""

    kind: str
    text: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """`grade` is exact, normalised, elided, altered or absent. `parts` are offsets in the article as written,
    in order. `nearest` is the passage that comes nearest when the quote is not there. `places` has the parts
    of every occurrence as first and last token."""

    grade: str
    parts: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()
    nearest: Place | None = None
    places: tuple[tuple[Place, ...], ...] = field(default=(), repr=False)

    @property
    def found(self) -> bool:
        return self.grade in ("exact", "normalised", "elided")


@dataclass(frozen=True, slots=True)
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
    return Indexed(path, text, tokens, sentences_of.split(tokens), _positions(tokens.words), _breaks(tokens))


def _positions(words: list[str]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        positions.setdefault(word, []).append(i)
    return positions


def _breaks(tokens: Tokens) -> tuple[int, ...]:
    """Hyphens between a line's last letters and the next one's first: they may part a word or belong to it."""
    found = []
    for i in range(1, len(tokens) - 1):
        if tokens.kinds[i] != DASH or not tokens.glued(i) or tokens.glued(i + 1):
            continue
        gap = tokens.folded.text[tokens.ends[i] : tokens.starts[i + 1]]
        if gap.count("\n") == 1 and tokens.kinds[i - 1] == tokens.kinds[i + 1] == WORD:
            found.append(i)
    return tuple(found)


def find(quote: str, indexed: Indexed) -> Match:
    """Where the quote stands in the article. The verbatim form is tried first, then glosses and omissions."""
    if len(quote) > MAX_QUOTE:
        return Match("absent", problems=(Problem("length", f"a quote of {len(quote):,} characters is too long; {MAX_QUOTE:,} are the most"),))
    whole = trimmed(tokenise(quote))
    if not whole.words:
        return Match("absent", problems=(Problem("empty", "the quote has no words"),))
    return contiguous(quote, whole, indexed) or Match("absent")


def contiguous(quote: str, tokens: Tokens, indexed: Indexed) -> Match | None:
    """The quote as one uncut passage: found, or altered when it begins or ends inside a word or a number."""
    spans = occurrences(tokens.words, indexed)
    rejoined = None if spans else _rejoined(tokens.words, indexed)
    if rejoined is not None:
        indexed, spans = rejoined, occurrences(tokens.words, rejoined)
    if not spans:
        return None
    cuts = [(span, cut(indexed.tokens, *span)) for span in spans]
    whole = [span for span, through in cuts if not through]
    if not whole:
        span, through = cuts[0]
        place = indexed.tokens.place(*span)
        problem = Problem("cut", f"it cuts through “{squeezed(through)}”")
        return Match("altered", (place,), (problem,), context_place(indexed, place))
    return _graded(quote.strip(), whole, indexed)


def _graded(quote: str, spans: list[Place], indexed: Indexed) -> Match:
    parts = [indexed.tokens.place(*span) for span in spans]
    verbatim = next((i for i, part in enumerate(parts) if _verbatim(quote, indexed.text, part)), None)
    chosen = verbatim or 0
    order = [spans[chosen], *spans[:chosen], *spans[chosen + 1 :]]
    grade = "normalised" if verbatim is None else "exact"
    return Match(grade, (parts[chosen],), places=tuple((span,) for span in order))


def _verbatim(quote: str, text: str, part: Place) -> bool:
    at = quote.find(text[part[0] : part[1]])
    return at >= 0 and at <= part[0] and text.startswith(quote, part[0] - at)


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


def _rejoined(words: list[str], indexed: Indexed) -> Indexed | None:
    """The article with those words put together that a hyphen parts at a line's end and the quote does not."""
    wanted, own = set(words), indexed.tokens
    sites = {i for i in indexed.breaks if own.words[i - 1] + own.words[i + 1] in wanted}
    if not sites:
        return None
    skip = {i + k for i in sites for k in (0, 1)}
    kept = [i for i in range(len(own)) if i not in skip]
    joined = {i - 1: own.words[i - 1] + own.words[i + 1] for i in sites}
    tokens = Tokens(
        own.folded,
        [joined.get(i, own.words[i]) for i in kept],
        [own.kinds[i] for i in kept],
        [own.starts[i] for i in kept],
        [own.ends[i + 2 if i in joined else i] for i in kept],
    )
    return Indexed(
        indexed.path, indexed.text, tokens, [indexed.sentence[i] for i in kept], _positions(tokens.words)
    )


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
    return tuple(tokens.place(a, b - 1) for a, b in zip(firsts, [*firsts[1:], len(tokens)], strict=True) if b > a)
