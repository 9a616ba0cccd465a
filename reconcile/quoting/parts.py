"""A quote of several parts: words left out at `…`, and glosses in square brackets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from reconcile.quoting import elision
from reconcile.quoting.edges import cut, part
from reconcile.quoting.punctuation import places
from reconcile.quoting.shapes import Indexed, Match, Place, Problem, squeezed
from reconcile.quoting.text import DASH, ELLIPSIS, Tokens, tokenise
from reconcile.quoting.words import pattern

MOST_PARTS = 20
_BEAM = 40  # ways of placing the parts that are kept while the next is placed
_NEXT = 8  # occurrences of the next part that are tried
_FAR = 300  # tokens between two parts
_FAR_SENTENCES = 4

_GLOSS = r"\[([^\[\]]{1,200})\]"
_LETTERS = r"(?<![\w\]])(\w{0,30})\[([\w']{1,5})-?\](\w{0,30})(?![\w\[])"  # [T]he, close[d]
_SIC = r"(?i)\s*[\[(]\s?sic\s?[.!]?\s?[\])]"
_OMISSION = r"[\[(]\s*(?:…|\.{3,}|\.\s\.\s\.)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)*"


class Piece(NamedTuple):
    """Words of the quote; `gap`: words are left out before them; `gloss` is what stands in brackets before
    them."""

    tokens: Tokens
    gap: bool
    gloss: str


def plain_brackets(quote: str, indexed: Indexed) -> str:
    """The quote without `[sic]`, and with `[T]he` as one word where the article has that word."""
    if "[" not in quote and "(" not in quote:
        return quote

    def joined(match: re.Match[str]) -> str:
        word = "".join(match.groups())
        is_there = (match[1] or match[3]) and all(w in indexed.positions for w in tokenise(word).words)
        return word if is_there else match[0]

    return pattern(_SIC).sub("", pattern(_LETTERS).sub(joined, quote))


def _other_words(text: str) -> Iterator[Problem]:
    """`close[d]` and `[un]happy` where the article has neither."""
    for match in pattern(_LETTERS).finditer(text):
        if match[1] or match[3]:
            yield elision.other_form(match[0], match[1], match[2], match[3])


def pieces(text: str) -> tuple[list[Piece], str, bool]:
    """The parts of a quote, the gloss behind the last of them, and whether there is more than one part or
    a gloss."""
    found: list[Piece] = []
    gap, gloss, done = False, "", 0
    connectors = sorted([*pattern(_OMISSION).finditer(text), *pattern(_GLOSS).finditer(text)], key=lambda m: m.start())
    for match in [*connectors, None]:
        start = match.start() if match else len(text)
        if start < done:
            continue  # an omission in brackets, met as a gloss too
        tokens = _content(tokenise(text[done:start]))
        if len(tokens):
            found.append(Piece(tokens, gap, gloss))
            gap, gloss = False, ""
        if match:
            done = match.end()
            if match.re.pattern == _OMISSION:
                gap = True
            else:
                gloss = f"{gloss} {match[1]}".strip()
    return found, gloss, bool(connectors)


def _content(tokens: Tokens) -> Tokens:
    """Without stops and dashes at the ends: beside an omission they may be the curator's."""
    first, last = 0, len(tokens) - 1
    while first <= last and _is_mark(tokens, first):
        first += 1
    while first <= last and _is_mark(tokens, last):
        last -= 1
    return part(tokens, first, last)


def _is_mark(tokens: Tokens, i: int) -> bool:
    return tokens.words[i] in ".,;:!" or tokens.kinds[i] in (DASH, ELLIPSIS)


class _Chain(NamedTuple):
    spans: tuple[Place, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def cost(self) -> tuple[int, int, int]:
        errors = sum(not p.warning for p in self.problems)
        return errors, len(self.problems), self.spans[-1][1] - self.spans[0][0]


def in_parts(quote: str, indexed: Indexed) -> Match | None:
    """The quote placed part by part; `None` when it has but one part, or one of them is not in the
    article."""
    parts, last_gloss, several = pieces(quote)
    if not several or not parts:
        return None
    if len(parts) > MOST_PARTS:
        return Match("altered", problems=(Problem("gap", f"it has {len(parts)} parts; {MOST_PARTS} are the most"),))
    found = [places(p.tokens, indexed) for p in parts]
    if not all(found):
        return None
    chains = [_Chain((span,)) for span in found[0]]
    for piece, spans in zip(parts[1:], found[1:], strict=True):
        longer = [c for chain in chains for c in _continue(chain, piece, spans, indexed)]
        chains = sorted(longer, key=lambda c: c.cost)[:_BEAM]
        if not chains:
            return _scattered(parts, found, indexed)
    best = sorted(chains, key=lambda c: c.cost)[0] if len(parts) > 1 else chains[0]
    finished = [_finish(chain, parts, last_gloss, indexed) for chain in ([best] if len(parts) > 1 else chains)]
    if letters := tuple(_other_words(quote)):
        finished = [_Chain(chain.spans, (*chain.problems, *letters)) for chain in finished]
    finished.sort(key=lambda c: c.cost)
    return _match(finished, parts, indexed)


def _match(chains: list[_Chain], parts: list[Piece], indexed: Indexed) -> Match:
    best = chains[0]
    places = tuple(c.spans for c in chains if c.cost[:2] == best.cost[:2])
    spots = tuple(indexed.tokens.place(*span) for span in best.spans)
    altered = any(not p.warning for p in best.problems)
    grade = "altered" if altered else "elided" if any(p.gap for p in parts[1:]) else "normalised"
    nearest = (spots[0][0], spots[-1][1]) if altered else None
    return Match(grade, spots, best.problems, nearest, places)


def _continue(chain: _Chain, piece: Piece, spans: list[Place], indexed: Indexed) -> Iterator[_Chain]:
    """The chain with the next part at each of the nearest places behind it."""
    last = chain.spans[-1][1]
    start = bisect_left(spans, (last + 1, 0))
    for span in spans[start : start + _NEXT]:
        if span[0] - last > _FAR or indexed.sentence[span[0]] - indexed.sentence[last] > _FAR_SENTENCES:
            return
        problems = list(elision.joint(indexed, chain.spans[-1], span, piece.gap, piece.gloss))
        if not any(p.kind == "far" for p in problems):
            yield _Chain((*chain.spans, span), (*chain.problems, *problems))


def _finish(chain: _Chain, parts: list[Piece], last_gloss: str, indexed: Indexed) -> _Chain:
    problems = list(chain.problems)
    for span in chain.spans:
        if through := cut(indexed.tokens, *span):
            problems.append(Problem("cut", f"it cuts through “{squeezed(through)}”"))
    glosses = [p.gloss for p in parts if p.gloss] + ([last_gloss] if last_gloss else [])
    for gloss in glosses:
        problems += elision.gloss_problems(gloss)
    first, last = chain.spans[0][0], chain.spans[-1][1]
    behind = elision.replaced_behind(last_gloss, indexed, last) if last_gloss else last + 1
    if behind > last + 1:
        problems.append(elision.replacing(last_gloss, indexed, last + 1, behind))
    if parts[0].gloss and first > 0 and indexed.sentence[first - 1] == indexed.sentence[first]:
        problems.append(elision.replacing(parts[0].gloss, indexed, elision.name_before(indexed, first), first))
    return _Chain(chain.spans, tuple(problems))


def _scattered(parts: list[Piece], found: list[list[Place]], indexed: Indexed) -> Match:
    """Every part is in the article, but not one behind the other."""
    spots = tuple(sorted(indexed.tokens.place(*spans[0]) for spans in found))
    in_order = all(any(b[0] > a[0] for b in after) for a, after in zip((s[0] for s in found), found[1:], strict=False))
    text = "its parts stand too far from one another" if in_order else "its parts stand in another order in the article"
    if not any(p.gap for p in parts):
        text = "other words stand where the gloss is"
    return Match("altered", spots[:1], (Problem("order", text),), spots[0])
