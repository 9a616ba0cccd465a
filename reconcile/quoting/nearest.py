"""The passage that comes nearest to a quote that is not there, and what differs: only ever to be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reconcile.quoting.amounts import NUMBER_WORDS, SCALES
from reconcile.quoting.cues import HEDGES, NEGATION, cues
from reconcile.quoting.edges import CURRENCY_SIGNS, FIGURE_SIGNS
from reconcile.quoting.shapes import Indexed, Match, Place, Problem, squeezed
from reconcile.quoting.text import DASH, NUMBER, SIGN, Tokens
from reconcile.quoting.view import words_in
from reconcile.quoting.words import word_set

_VOTERS = 40  # the rarest words of a quote
_MOST_VOTES = 100  # places of a word that count
_SLACK = 12  # tokens around the window that are compared
_ALIKE = 0.5  # share of the quote's tokens that an altered passage has kept
_SMALL = word_set("a an the of to in on at for by with from and or is are was were it its that as be has have")


def compare(quote: Tokens, indexed: Indexed) -> Match:
    """An altered match with what differs when some passage is alike, else an absent one."""
    window = _window(quote, indexed)
    if window is None:
        return Match("absent")
    from rapidfuzz.distance import Indel  # late: most quotes are found

    first, behind = _aligned(quote, indexed, window)
    words = indexed.tokens.words[first:behind]
    equal = [b for b in Indel.opcodes(words, quote.words) if b.tag == "equal"]
    if not equal:
        return Match("absent")
    start = first + max(0, equal[0].src_start - min(equal[0].dest_start, 3))
    end = first + min(len(words), equal[-1].src_end + min(3, len(quote) - equal[-1].dest_end))
    nearest = indexed.tokens.place(start, end - 1)
    kept = sum(b.src_end - b.src_start for b in equal)
    telling = any(
        quote.words[i] not in _SMALL and quote.words[i].isalnum()
        for b in equal
        for i in range(b.dest_start, b.dest_end)
    )
    if kept < _ALIKE * len(quote) or not telling:
        return Match("absent", nearest=nearest)
    problems = tuple(
        _differences(
            quote,
            indexed,
            [(first + b.src_start, b.dest_start, b.src_end - b.src_start) for b in equal],
            start,
            end,
        )
    )
    return Match("altered", (nearest,), problems, nearest)


def _window(quote: Tokens, indexed: Indexed) -> Place | None:
    """The stretch of tokens for which the quote's rarest words vote, each for where the quote would begin."""
    places = {word: indexed.positions[word] for word in dict.fromkeys(quote.words) if word in indexed.positions}
    rarest = frozenset(sorted(places, key=lambda word: (len(places[word]), word))[:_VOTERS])
    width = max(8, len(quote) // 2)
    votes: defaultdict[int, float] = defaultdict(float)
    for i, word in enumerate(quote.words):
        if word in rarest:
            weight = 1 / (4 + len(places[word]))
            for at in places[word][:_MOST_VOTES]:
                votes[(at - i) // width] += weight
                votes[(at - i) // width + 1] += weight
    if not votes:
        return None
    best = min(votes, key=lambda bucket: (-votes[bucket], bucket))
    return max(0, (best - 1) * width - _SLACK), min(len(indexed.tokens), (best + 1) * width + len(quote) + _SLACK)


def _aligned(quote: Tokens, indexed: Indexed, window: Place) -> Place:
    """The part of the window that is most like the quote by its letters, a few tokens more to either side."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    first, behind = window
    words = indexed.tokens.words[first:behind]
    text, wanted = " ".join(words), " ".join(quote.words)
    if len(wanted) > 1_000 or len(wanted) >= len(text):
        return window
    found = partial_ratio_alignment(wanted, text)
    if found is None:
        return window
    at, start, end = 0, 0, len(words)
    for i, word in enumerate(words):
        if at <= found.dest_start:
            start = i
        if at < found.dest_end:
            end = i + 1
        at += len(word) + 1
    return first + max(0, start - 3), first + min(len(words), end + 3)


def _differences(
    quote: Tokens, indexed: Indexed, equal: list[tuple[int, int, int]], start: int, end: int
) -> Iterator[Problem]:
    """What stands between the equal stretches: (article, quote, length), the gravest kind first in each."""
    at, ours = start, 0
    for there, here, length in [*equal, (end, len(quote), 0)]:
        if there > at or here > ours:
            yield _difference(indexed.tokens, (at, max(at, there)), quote, (ours, here))
        at, ours = max(at, there) + length, here + length


def _difference(article: Tokens, there: Place, quote: Tokens, here: Place) -> Problem:
    theirs, ours = _text(article, there), _text(quote, here)
    kind = _kind(article, there, quote, here)
    if not theirs:
        return Problem(kind, f"“{ours}” is not in the article here", words=("", ours))
    if not ours:
        return Problem(kind, f"“{theirs}” is left out", words=(theirs, ""))
    return Problem(kind, f"the article has “{theirs}”, the quote “{ours}”", words=(theirs, ours))


def _text(tokens: Tokens, place: Place) -> str:
    if place[0] >= place[1]:
        return ""
    return squeezed(tokens.folded.text[tokens.starts[place[0]] : tokens.ends[place[1] - 1]])


def _kind(article: Tokens, there: Place, quote: Tokens, here: Place) -> str:
    kinds: set[str] = set()
    capitals = 0
    marks = True
    for tokens, (first, behind) in ((article, there), (quote, here)):
        words = words_in(tokens, first, behind)
        for cue in cues(words, 0, len(words)):
            kinds |= {"negation"} if NEGATION in cue.kinds else {"hedge"} if cue.kinds & HEDGES else set()
        for i in range(first, behind):
            word = tokens.words[i]
            if tokens.kinds[i] == NUMBER or word in NUMBER_WORDS or word in SCALES:
                kinds.add("figure")
            elif word in CURRENCY_SIGNS or word in FIGURE_SIGNS or word in "%<>≤≥~±+":
                kinds.add("sign")
            marks = marks and tokens.kinds[i] in (SIGN, DASH)
            capitals += tokens.written(i)[:1].isupper()
    for kind in ("figure", "sign", "negation", "hedge"):
        if kind in kinds:
            return kind
    return "mark" if marks else "name" if capitals else "word"
