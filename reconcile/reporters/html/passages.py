"""Articles cut into pieces that carry the claims quoted there, and quotes in their surroundings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reconcile.report import STANDINGS, Article, Passage

AROUND = 110  # code points of an article shown before and after a quote
LONGEST = 700  # of a quote with the words that it leaves out


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article's text. `claims` are quoted there, the worst standing is `standing`; `begins` are the
    claims whose quote begins here, `ends` those whose quote ends; `gap` numbers a sentence that no claim covers."""

    text: str
    claims: tuple[str, ...] = ()
    standing: str = ""
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    gap: int = 0
    gap_begins: bool = False


Part = tuple[int, int, str]  # start, end, claim


def paragraphs(article: Article, passages: Sequence[Passage], standing: Mapping[str, str]) -> list[list[Piece]]:
    """The article's paragraphs as pieces. `standing` gives every claim's worst standing.

    One pass over the sorted edges: the claims open at a place are kept up to date from edge to edge.
    """
    length = len(article.text)
    parts = [(s, e, p.claim) for p in passages for s, e in _inside(p.parts, length)]
    first = _first_and_last(parts)
    gaps = _inside(article.uncovered, length)
    edges = sorted({0, length, *(x for s, e, _ in parts for x in (s, e)), *(x for gap in gaps for x in gap)})
    starting: dict[int, list[str]] = {}
    ending: dict[int, list[str]] = {}
    for s, e, claim in parts:
        starting.setdefault(s, []).append(claim)
        ending.setdefault(e, []).append(claim)
    gap_at = {s: (n, e) for n, (s, e) in enumerate(gaps, 1)}
    out: list[list[Piece]] = [[]]
    open_claims: list[str] = []
    gap, gap_end = 0, 0
    for start, end in pairwise(edges):
        for claim in ending.get(start, ()):
            open_claims.remove(claim)
        open_claims += starting.get(start, ())
        if start in gap_at:
            gap, gap_end = gap_at[start]
        elif start >= gap_end:
            gap = 0
        here = tuple(sorted(set(open_claims), key=lambda c: (STANDINGS.index(standing.get(c, "single")), c)))
        piece = Piece(
            "", here, standing.get(here[0], "single") if here else "",
            tuple(c for c in here if first[c][0] == start), tuple(c for c in here if first[c][1] == end),
            gap, start in gap_at,
        )  # fmt: skip
        _add(out, article.text[start:end], piece)
    return [p for p in out if any(x.text.strip() for x in p)]


def _inside(stretches: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The stretches as far as they lie in a text of this length."""
    cut = ((max(0, s), min(e, length)) for s, e in stretches)
    return [(s, e) for s, e in cut if s < e]


def _first_and_last(parts: Sequence[Part]) -> dict[str, tuple[int, int]]:
    """Where each claim's quotes begin and end."""
    out: dict[str, tuple[int, int]] = {}
    for s, e, claim in parts:
        low, high = out.get(claim, (s, e))
        out[claim] = (min(low, s), max(high, e))
    return out


def _add(out: list[list[Piece]], text: str, like: Piece) -> None:
    """Add a piece, broken at line ends; what begins or ends with it does so in its first or last line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for n, line in enumerate(lines):
        if n:
            out.append([])
        is_first, is_last = n == 0, n == len(lines) - 1
        if line or (is_first and like.begins) or (is_last and like.ends):
            out[-1].append(Piece(
                line, like.claims, like.standing, like.begins if is_first else (), like.ends if is_last else (),
                like.gap, like.gap_begins and is_first,
            ))  # fmt: skip


Words = tuple[tuple[str, bool], ...]  # text, and whether it is the quote


def in_surroundings(passage: Passage, text: str) -> Words:
    """The quote with a sentence's length around it, cut between words; `()` when it stands nowhere in the text."""
    parts = sorted((s, e) for s, e in passage.parts if 0 <= s < e <= len(text))
    if not parts or parts[-1][1] - parts[0][0] > LONGEST:
        return ()
    start, end = parts[0][0], parts[-1][1]
    before = _tail(text[max(0, start - AROUND) : start], cut=start > AROUND)
    after = _head(text[end : end + AROUND], cut=end + AROUND < len(text))
    out, at = [(before, False)], start
    for s, e in parts:
        out += [(text[at:s], False), (text[s:e], True)]
        at = max(at, e)
    out.append((after, False))
    return tuple((_one_line(words), quoted) for words, quoted in out if words)


def _tail(text: str, cut: bool) -> str:
    """The end of what comes before: from the last line break, or from a whole word on."""
    line = text.rpartition("\n")[2]
    if line == text and cut:
        line = "…" + text.partition(" ")[2]
    return line


def _head(text: str, cut: bool) -> str:
    line = text.partition("\n")[0]
    if line == text and cut:
        line = text.rpartition(" ")[0] + "…"
    return line


def _one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")
