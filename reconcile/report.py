"""All that a reporter may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reconcile.claim import Claim, Source
from reconcile.finding import Finding

RELATIONS = ("agree", "consistent", "update", "conflict", "uncertain")
STANDINGS = ("conflict", "uncertain", "update", "consistent", "agree", "single")  # the first of these among its pairs
MARKS = {"agree": "=", "consistent": "~", "update": "»", "conflict": "≠", "uncertain": "?", "single": "·"}
ASCII_MARKS = {"agree": "=", "consistent": "~", "update": ">>", "conflict": "!=", "uncertain": "?", "single": "."}


class Passage(NamedTuple):
    """Where one quote stands in its article: `parts` are (start, end) offsets in code points, in order
    (several when words are left out); `grade` is exact, normalised, elided, altered, elsewhere or absent."""

    claim: str
    quote: str
    grade: str
    article: str
    parts: tuple[tuple[int, int], ...] = ()


class Article(NamedTuple):
    """An article's text; `uncovered` are the (start, end) offsets of sentences with a figure or date that no quote
    covers."""

    path: str
    text: str
    sources: tuple[str, ...] = ()
    uncovered: tuple[tuple[int, int], ...] = ()


class Pair(NamedTuple):
    """Two claims that answer one question, `a` < `b`; `newer` is the later one's id where time orders them."""

    a: str
    b: str
    relation: str
    score: float
    because: Sequence[str] = ()
    newer: str | None = None
    finding: str | None = None  # fingerprint of the finding about this pair
    decided: bool = False


class Question(NamedTuple):
    """What aligned claims answer."""

    id: str
    name: str
    claims: tuple[str, ...]
    standing: str
    origins: tuple[str, ...] = ()
    independence: str | None = None
    pairs: tuple[Pair, ...] = ()
    origin_note: str = ""  # why it is repetition, distinct or unknown, in a sentence
    # Ids that it would have if other claims of it were in the majority: links to them keep leading here.
    other_ids: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()  # those of its claims that answer it in passing: "300 of 900 employees"

    def agreeing(self) -> list[str]:
        """The claims that agree or are consistent with another one."""
        return sorted({id for p in self.pairs if p.relation in ("agree", "consistent") for id in (p.a, p.b)})


class Link(NamedTuple):
    """A part and its whole, two questions: does the part fit?"""

    part: str
    whole: str
    holds: bool
    because: tuple[str, ...] = ()


class Doubt(NamedTuple):
    """An alignment that the tool is not sure of."""

    a: str
    b: str
    score: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything is sorted; nothing depends on the order of files, on the clock or on a hash seed."""

    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    questions: tuple[Question, ...] = ()
    links: tuple[Link, ...] = ()
    uncertain: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...] = ()
    articles: tuple[Article, ...] = ()
    passages: tuple[Passage, ...] = ()
    unread: tuple[str, ...] = ()  # paths of files that could not be read
    passed_over: tuple[str, ...] = ()  # YAML files that are not claims files
    complete: bool = True
    quotes_checked: int = 0
    texts: dict[str, str] = field(default_factory=dict, compare=False, repr=False)  # claims files, for spans
    # Of outlets and persons: as written -> what they count as. Who has no name ("two people") is not in it.
    names: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def claim(self, id: str) -> Claim:
        for claim in self.claims:
            if claim.id == id:
                return claim
        raise KeyError(id)

    def summary(self) -> dict[str, int]:
        """The counts of `summary` in the JSON report, in its order."""
        standing = {s: sum(q.standing == s for q in self.questions) for s in STANDINGS}
        open_ = [f for f in self.findings if f.state != "decided"]
        return {
            "sources": len(self.sources),
            "claims": len(self.claims),
            "quotes": self.quotes_checked,
            "questions": len(self.questions),
            "pairs": sum(len(q.pairs) for q in self.questions),
            "single": standing["single"],
            **{r: standing[r] for r in RELATIONS},
            "errors": sum(f.severity == "error" for f in open_),
            "warnings": sum(f.severity == "warning" for f in open_),
            "notes": sum(f.severity == "note" for f in open_),
            "decided": sum(f.state == "decided" for f in self.findings),
        }
