"""Is this passage in the article? Whole tokens, in order; fuzzy search only finds the nearest passage to
show."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from reconcile.claim import Claim
from reconcile.names import NameBook
from reconcile.quoting import view
from reconcile.quoting.amounts import NUMBER_WORDS
from reconcile.quoting.cues import words_of
from reconcile.quoting.edges import cut, trimmed
from reconcile.quoting.nearest import compare
from reconcile.quoting.parts import in_parts, plain_brackets
from reconcile.quoting.punctuation import is_mark, other_marks
from reconcile.quoting.punctuation import words_of as words_in
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
from reconcile.quoting.text import NUMBER, Tokens, tokenise
from reconcile.quoting.view import around
from reconcile.quoting.words import pattern
from reconcile.values.date import Date
from reconcile.values.quantity import Quantity
from reconcile.values.timeline import MONTH_NAMES

__all__ = [
    "MAX_QUOTE",
    "Indexed",
    "Match",
    "Place",
    "Problem",
    "context",
    "context_place",
    "find",
    "index",
    "outside",
    "sentence_around",
    "sentences",
    "squeezed",
    "uncovered",
    "value_in_quote",
    "words",
]


def find(quote: str, indexed: Indexed, *, only_there: bool = False) -> Match:
    """Where the quote stands in the article. The verbatim form is tried first, then glosses and omissions.

    `only_there`: what it looks like when it is not there, is not worked out.
    """
    if len(quote) > MAX_QUOTE:
        text = f"a quote of {len(quote):,} characters is too long; {MAX_QUOTE:,} are the most"
        return Match("absent", problems=(Problem("length", text),))
    quote = _unhyphenated(plain_brackets(quote, indexed), indexed)
    whole = trimmed(tokenise(quote))
    if not whole.words:
        return Match("absent", problems=(Problem("empty", "the quote has no words"),))
    match = contiguous(quote, whole, indexed)
    if match is None or not match.found:
        match = in_parts(quote, indexed) or match
    if match is not None:
        return match
    return Match("absent") if only_there else compare(whole, indexed)


def _unhyphenated(quote: str, indexed: Indexed) -> str:
    """The quote with those words put together that a hyphen parts at a line's end, and the article does not."""

    def joined(match: re.Match[str]) -> str:
        word = match[1] + match[2]
        return word if tokenise(word).words[0] in indexed.positions else match[0]

    return pattern(_LINE_END).sub(joined, quote) if "-" in quote else quote


_LINE_END = r"(?<!\w)([^\W\d_]{1,40})-[ \t]*[ \r\n]\s*([^\W\d_]{1,40})(?!\w)"


def contiguous(quote: str, tokens: Tokens, indexed: Indexed) -> Match | None:
    """The quote as one uncut passage: found, or altered when it begins or ends inside a word or a number."""
    spans = occurrences(tokens.words, indexed)
    rejoined = None if spans else _rejoined(tokens.words, indexed)
    if rejoined is not None:
        indexed, spans = rejoined, occurrences(tokens.words, rejoined)
    looked_at = [(span, _flaw(quote, tokens, span, indexed)) for span in spans]
    whole = [span for span, problem in looked_at if problem is None]
    if not whole:
        others = [(span, _flaw(quote, tokens, span, indexed)) for span in other_marks(tokens, indexed)]
        whole = [span for span, problem in others if problem is None]
        looked_at += others
    if not looked_at:
        return None
    if whole:
        return _graded(quote.strip(), whole, indexed)
    span, problem = looked_at[0]
    assert problem is not None
    place = indexed.tokens.place(*span)
    return Match("altered", (place,), (problem,), context_place(indexed, place))


def _flaw(quote: str, tokens: Tokens, span: Place, indexed: Indexed) -> Problem | None:
    """What is wrong with a passage whose words are those of the quote."""
    if through := cut(indexed.tokens, *span):
        return Problem("cut", f"it cuts through “{squeezed(through)}”")
    follows = indexed.tokens.words[span[1] + 1 : span[1] + 2]
    if follows == ["?"] and pattern(_STATED).search(quote):
        return Problem("mark", "the article asks it, with a question mark")
    own = indexed.tokens
    crosses = indexed.sentence[span[0]] != indexed.sentence[span[1]]
    if not crosses and "'" not in own.folded.text[own.starts[span[0]] : own.ends[span[1]]]:
        return None
    for i, there in _side_by_side(tokens, span, indexed)[:-1]:
        if _is_plural_owner(indexed.tokens, there) and not tokens.followed_by_mark(i):
            return Problem("mark", f"the article has “{indexed.tokens.written(there)}’”, with an apostrophe")
        if crosses and _stitched(tokens, i, indexed, there):
            return Problem("gap", f"behind “{indexed.tokens.written(there)}” the article begins a new sentence")
    return None


def _side_by_side(tokens: Tokens, span: Place, indexed: Indexed) -> list[tuple[int, int]]:
    """The tokens of the quote and those of the article that they are, without marks where these differ."""
    if span[1] - span[0] + 1 == len(tokens):
        return [(i, span[0] + i) for i in range(len(tokens))]
    ours, theirs = words_in(tokens, 0, len(tokens) - 1), words_in(indexed.tokens, *span)
    return list(zip(ours, theirs, strict=False))


def _stitched(tokens: Tokens, i: int, indexed: Indexed, there: int) -> bool:
    """A headline and the sentence below it, run together as one sentence."""
    if is_mark(indexed.tokens, there) or there + 1 >= len(indexed.tokens):
        return False
    if indexed.sentence[there] == indexed.sentence[there + 1] or is_mark(indexed.tokens, there + 1):
        return False
    if "\n" in tokens.folded.text[tokens.ends[i] : tokens.starts[i + 1]]:
        return False
    return indexed.tokens.written(there + 1)[0].isupper() and tokens.written(i + 1)[0].islower()


_STATED = r"(?:!|(?<!\.)\.)[\s”’\"')\]]{0,9}$"  # the quote ends in a full stop
_OPENING = r"(?:^|[\s(\[—-])'(?=\w)"


def _is_plural_owner(tokens: Tokens, i: int) -> bool:
    """`the companies' interests`, and not the end of a passage in single quotation marks."""
    if not tokens.words[i].endswith("s") or not tokens.followed_by_mark(i):
        return False
    text, end = tokens.folded.text, tokens.ends[i]
    if text[end] != "'" or not text[end + 1 : end + 3].strip()[:1].isalnum():
        return False
    return pattern(_OPENING).search(text, max(0, end - 200), end) is None


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
    """The article with those words put together that a hyphen parts at a line's end and the quote does
    not."""
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
    return Indexed(indexed.path, indexed.text, tokens, [indexed.sentence[i] for i in kept], positions_of(tokens.words))


def outside(match: Match, indexed: Indexed, claim: Claim) -> tuple[str, ...]:
    """The words of the article that govern the quoted ones, stand outside the quote, and are not made up
    for by the claim. A passage that stands in several places is governed when it is everywhere."""
    from reconcile.quoting import governing  # late: as `value` below

    least: tuple[str, ...] | None = None
    for spans in match.places[:_MOST_GOVERNED]:
        words = governing.outside(
            tuple(indexed.tokens.place(*span) for span in spans),
            around(spans, indexed),
            certainty=claim.certainty,
            negated=claim.negated,
            status=claim.status,
            said_by=(*claim.said_by, *((claim.first_reported_by,) if claim.first_reported_by else ())),
            hedged=_is_hedged(claim),
            told=claim.predicate,
            has_value=claim.value is not None,
        )
        if not words:
            return ()
        least = least or words
    return least or ()


_MOST_GOVERNED = 20


def _is_hedged(claim: Claim) -> bool | None:
    """Whether the value leaves itself open; `None` for one that is no figure and no date."""
    if isinstance(claim.value, Quantity):
        amounts = (claim.value.amount, claim.value.before, claim.value.after, claim.value.whole)
        return any(a is not None and bool(a.hedge or a.bound or a.is_range) for a in amounts)
    if isinstance(claim.value, Date):
        return claim.value.approximate or claim.value.doubtful or bool(claim.value.bound)
    return None


def value_in_quote(claim: Claim, names: NameBook) -> Problem | None:
    """What of the claim's figure, date or names its quotes do not give in any spelling; `None` when
    nothing is missing, or when there is no value or no quote."""
    from reconcile.quoting import value  # late: it reads figures and dates, which finding a passage does not

    problem = value.value_in_quote(claim, claim.source.published, lambda name: _spellings(name, names))
    if problem is None or problem.kind != "entity":
        return problem
    runs = [run for quote in claim.quote for run in pattern(_CAPITALS).findall(" ".join(quote.split())[:MAX_QUOTE])]
    missing = tuple(n for n in problem.words if not any(names.compare(n, run) != "other" for run in runs[:40]))
    what = " and ".join(f"“{name}”" for name in missing)
    return Problem("entity", f"the quote does not name {what}", words=missing) if missing else None


# Words that begin with a capital, one behind the other.
_CAPITALS = r"[^\W\d_a-z][\w’'&.-]{0,40}(?: (?:of |and |the )?[^\W\d_a-z][\w’'&.-]{0,40}){0,6}"


def _spellings(name: str, names: NameBook) -> tuple[str, ...]:
    own = names.canonical(name)
    return (own, *sorted(" ".join(key) for key, target in names.aliases.items() if target == own))


def uncovered(indexed: Indexed, covered: Iterable[Place]) -> tuple[Place, ...]:
    """The sentences with a figure or a date that none of the passages covers."""
    ends = sorted(covered)
    furthest = list(accumulate((end for _, end in ends), max))
    tokens, numbers = indexed.tokens, indexed.sentence
    found: dict[int, bool] = {}
    for i in range(len(tokens)):
        if numbers[i] not in found and _is_figure(tokens, i):
            start, end = tokens.place(i, i)
            before = bisect_right(ends, (start, len(indexed.text) + 1))
            if not before or furthest[before - 1] < end:
                found[numbers[i]] = True
    return tuple(_sentence(indexed, number) for number in sorted(found))


def _sentence(indexed: Indexed, number: int) -> Place:
    first, behind = bisect_left(indexed.sentence, number), bisect_right(indexed.sentence, number)
    return indexed.tokens.place(first, behind - 1)


def _is_figure(tokens: Tokens, i: int) -> bool:
    """A number in digits or words, or the name of a month; "one" and "second" are often neither."""
    word = tokens.words[i]
    if tokens.kinds[i] == NUMBER or (word in NUMBER_WORDS and word != "one"):
        return True
    if word not in _MONTHS or not tokens.written(i)[0].isupper():
        return False
    return word not in ("may", "march") or (i > 0 and tokens.words[i - 1] in words_of("before month"))


_MONTHS = frozenset(name.casefold() for name in MONTH_NAMES)


def words(text: str) -> tuple[str, ...]:
    """The words and figures of a short text, without marks."""
    return view.tokenise(text[: MAX_QUOTE * 2]).keys


def sentence_around(indexed: Indexed, match: Match) -> Place:
    """From the beginning of the sentence in which the match begins to the end of the one in which it ends."""
    spans = match.places[0]
    first, last = indexed.sentence[spans[0][0]], indexed.sentence[spans[-1][1]]
    return _sentence(indexed, first)[0], _sentence(indexed, last)[1]
