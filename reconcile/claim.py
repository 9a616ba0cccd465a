"""What a source says, typed. Built once by `load`; everything after it is computation on these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reconcile.span import Span
from reconcile.values.date import Date
from reconcile.values.quantity import Quantity

CERTAINTIES = ("certain", "probable", "possible")


class Names(NamedTuple):
    """An `entity` value: one or several names, as written."""

    names: tuple[str, ...]


class Text(NamedTuple):
    """A `text` value, compared as words."""

    text: str


Value = Quantity | Date | Names | Text


@dataclass(frozen=True, slots=True)
class Source:
    """One article. `path` is the claims file, relative to the project root."""

    id: str
    path: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: Date | None = None
    url: str = ""
    article: str | None = None  # relative to the project root, forward slashes
    article_sha256: str = ""
    relays: tuple[str, ...] = ()
    copy_of: str | None = None
    first_reported_by: str | None = None
    equations: tuple[Equation, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)


class Term(NamedTuple):
    """One addend of an equation: `sign` times (`share` of) the claim or predicate `name`."""

    sign: int
    name: str  # a full claim id in a source's equation; a predicate in the vocabulary's
    share: str | None = None  # a claim id when written `share * amount`


@dataclass(frozen=True, slots=True)
class Equation:
    """`left = sum of right`, as the article or the vocabulary states it."""

    written: str
    left: Term
    right: tuple[Term, ...]
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. `id` is `source#local`. `spans` has the place of the whole claim under "" and of every key's
    value under the key's name ("status", "quantity", "quote", …); a list's items under "quote.0", "quote.1", …"""

    id: str
    source: Source
    subject: str
    predicate: str
    kind: str  # quantity, date, entity, text, event
    written: str = ""
    value: Value | None = None
    scope: tuple[str, ...] = ()
    when: Date | None = None
    announced: Date | None = None
    status: str | None = None
    certainty: str = "certain"
    negated: bool = False
    said_by: tuple[str, ...] = ()
    first_reported_by: str | None = None
    part_of: str | None = None  # full id
    quote: tuple[str, ...] = ()
    note: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)

    @property
    def local(self) -> str:
        return self.id.split("#", 1)[1]

    @property
    def tells_whole(self) -> bool:
        """It says in passing how many there are of what it tells some of: "300 of 900 employees"."""
        return isinstance(self.value, Quantity) and self.value.whole is not None and not self.negated

    @property
    def tells_ends(self) -> bool:
        """It says what there was, what there is, and so by how much it changed: "230 -> 159 seats"."""
        value = self.value
        told = isinstance(value, Quantity) and value.before is not None and value.after is not None
        return told and not self.negated

    def span(self, *keys: str) -> Span | None:
        """The place of the first of these keys that was written, else of the claim."""
        for key in (*keys, ""):
            if key in self.spans:
                return self.spans[key]
        return None
