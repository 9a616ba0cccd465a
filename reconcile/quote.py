"""Is this passage in the article? Whole tokens, in order; fuzzy search only finds the nearest passage to show."""

from __future__ import annotations

from reconcile.quoting.edges import cut, trimmed
from reconcile.quoting.nearest import compare
from reconcile.quoting.parts import in_parts, plain_brackets
from reconcile.quoting.shapes import (
    MAX_QUOTE,
    Indexed,
    Match,
    Place,
    Problem,
    context,
    context_place,
    index,
    occurrences,
    positions_of,
    sentences,
    squeezed,
)
from reconcile.quoting.text import Tokens, tokenise

def find(quote: str, indexed: Indexed) -> Match:
    """Where the quote stands in the article. The verbatim form is tried first, then glosses and omissions."""
    if len(quote) > MAX_QUOTE:
        return Match("absent", problems=(Problem("length", f"a quote of {len(quote):,} characters is too long; {MAX_QUOTE:,} are the most"),))
    quote = plain_brackets(quote)
    whole = trimmed(tokenise(quote))
    if not whole.words:
        return Match("absent", problems=(Problem("empty", "the quote has no words"),))
    match = contiguous(quote, whole, indexed)
    if match is None or not match.found:
        match = in_parts(quote, indexed) or match
    return match or compare(whole, indexed)


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
        indexed.path, indexed.text, tokens, [indexed.sentence[i] for i in kept], positions_of(tokens.words)
    )


