"""Everything that was read: sources, their claims, the vocabulary, the decisions, and what could not be
read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reconcile.claim import Claim, Equation, Source
from reconcile.finding import Finding
from reconcile.span import Span
from reconcile.values.date import Date


class Unreadable(NamedTuple):
    """A file that could not be opened or decoded: what is the matter, why, and what to do about it."""

    message: str
    because: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    line: int = 1
    column: int = 1


class Entity(NamedTuple):
    """A person, organisation, place or thing; `fiscal_year_ends` is a month, 1 to 12."""

    name: str
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    fiscal_year_ends: int | None = None
    span: Span | None = None


class Predicate(NamedTuple):
    """What the curators say of something. `None` leaves the question to the lexicon.

    `over_time` is fixed, cumulative or level; `reduces` and `increases` name the level that it changes.
    """

    name: str
    aliases: tuple[str, ...] = ()
    unit: str | None = None
    additive: bool | None = None
    over_time: str | None = None
    reduces: str | None = None
    increases: str | None = None
    inverse: str | None = None
    single: bool | None = None
    span: Span | None = None


class Scope(NamedTuple):
    """A place, division or product that a claim may be limited to."""

    name: str
    aliases: tuple[str, ...] = ()
    within: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the curators' words mean. Names are as written; the equations' terms are predicates."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    predicates: Mapping[str, Predicate] = field(default_factory=dict)
    scopes: Mapping[str, Scope] = field(default_factory=dict)
    equations: tuple[Equation, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """Claims (full ids) of which a person said that they do, or do not, answer one question."""

    claims: tuple[str, ...]
    on: str | None = None
    reason: str = ""
    by: str = ""
    expires: Date | None = None
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding (its rule's code) about these claims that a person settled.

    `ruling` is a source's id, or both, neither, newer or unresolved; `on` what it was decided on, if known.
    `spans` has the place of the whole under "" and of each key's value, as a claim's has.
    """

    finding: str
    claims: tuple[str, ...]
    ruling: str
    on: str | None = None
    reason: str = ""
    by: str = ""
    expires: Date | None = None
    span: Span | None = field(default=None, compare=False)
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)


class Decisions(NamedTuple):
    """What people decided."""

    same: tuple[Grouping, ...] = ()
    different: tuple[Grouping, ...] = ()
    accepted: tuple[Accepted, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sources are sorted by id, claims by source and then as written, findings by place.

    `texts` are the files as read, for showing places; `passed_over` YAML files that are no claims files;
    `unread` files of which nothing, or only a beginning, could be read.
    """

    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    decisions: Decisions = field(default_factory=Decisions)
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    passed_over: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def decoded(data: bytes) -> str | Unreadable:
    """The text of a file: UTF-8, with or without a byte order mark, line ends as they are.

    Empty, binary and otherwise encoded files are `Unreadable`.
    """
    if not data.strip():
        return Unreadable("the file is empty", help=("write something into it, or remove it",))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecodable(data, error)


def _undecodable(data: bytes, error: UnicodeDecodeError) -> Unreadable:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Unreadable("the file is UTF-16, not UTF-8", help=("save it as UTF-8",))
    if b"\0" in data[:8192]:
        return Unreadable("the file is binary, not text", help=("name a text file in UTF-8",))
    before = data[: error.start].decode("utf-8-sig", errors="replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return Unreadable(
        f"the file is not UTF-8: byte 0x{data[error.start]:02X} in line {line}",
        ("only UTF-8 is read, so that no letter is guessed",),
        ("save it as UTF-8 (in most editors: save with encoding)",),
        line,
        column,
    )
