"""The shapes of the files that people write: which keys there are, and what each takes.

The tables below are the only place where the keys stand. `load` checks files against them directly, because a
claims file is read faster than pydantic is imported; the pydantic models, and from these the JSON Schema that
editors use, are made from the same tables when they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pydantic import BaseModel

ID_PATTERN = r"[A-Za-z0-9][A-Za-z0-9_.-]*"

# What a key takes.
TEXT = "text"  # one text, not empty
FREE = "free text"  # one text, or nothing: never compared
TEXTS = "text or list of texts"
LIST = "list of texts"
FLAG = "true or false"
TABLE = "mapping"
TABLES = "list of mappings"
NAMED = "mapping of mappings"  # names the curator chooses, each with a mapping or nothing


class Key(NamedTuple):
    """One key: what it takes, whether it has to be there, the words it is limited to, the shape of its
    mapping."""

    takes: str
    doc: str
    required: bool = False
    words: tuple[str, ...] = ()
    id: bool = False
    shape: Shape | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One kind of mapping: its name in messages, and its keys."""

    name: str
    keys: dict[str, Key]
    doc: str = ""
    required: tuple[str, ...] = field(init=False)
    single: frozenset[str] = field(init=False)  # keys that take one text

    def __post_init__(self) -> None:
        one = frozenset(k for k, key in self.keys.items() if key.takes in (TEXT, FREE, FLAG))
        object.__setattr__(self, "single", one)
        object.__setattr__(self, "required", tuple(k for k, key in self.keys.items() if key.required))


VALUES = ("quantity", "date", "entity", "text")  # a claim has at most one of these

STATUSES = (
    *("denied", "ruled out", "cancelled", "blocked"),
    *("rumoured", "considered", "in talks", "proposed"),
    *("planned", "announced", "agreed"),
    *("under way", "completed"),
    "reported",
)
STATUS_SPELLINGS = {"canceled": "cancelled", "rumored": "rumoured", "underway": "under way"}
CERTAINTIES = ("certain", "probable", "possible")
OVER_TIME = ("fixed", "cumulative", "level")
RULINGS = ("both", "neither", "newer", "unresolved")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

SOURCE = Shape(
    "source",
    {
        "id": Key(TEXT, "Name of the source in reports; the file's name when left out.", id=True),
        "title": Key(FREE, "The article's title."),
        "publisher": Key(FREE, "The outlet that published it."),
        "author": Key(FREE, "Who wrote it."),
        "published": Key(
            TEXT, "When it was published: 2025-07-07, 7 July 2025; an estimate is written 2025-07~."
        ),
        "url": Key(FREE, "Where it was published."),
        "article": Key(
            TEXT, "The file with the article's text, relative to this file; quotes are checked against it."
        ),
        "article_sha256": Key(FREE, "Written by the tool: the text that was checked."),
        "relays": Key(TEXTS, "Outlets that the article says it draws on."),
        "copy_of": Key(TEXT, "The outlet whose text the article is, when it is syndicated."),
        "first_reported_by": Key(TEXT, "Where the article says that the story first appeared."),
        "note": Key(FREE, "Free text, never compared."),
    },
    "The article.",
)
CLAIM = Shape(
    "claim",
    {
        "id": Key(TEXT, "Name of the claim, unique in the file.", required=True, id=True),
        "subject": Key(TEXT, "Whom or what it is about.", required=True),
        "predicate": Key(TEXT, "What is said of it, a noun or verb phrase in your own words.", required=True),
        "quantity": Key(
            TEXTS, "A figure as the article gives it: 7 of 17 plants, ~3,900 workers, 17 -> 10 plants."
        ),
        "date": Key(TEXT, "A date as the value: 2027, by 2027, May 2025."),
        "entity": Key(TEXTS, "A person, organisation, place or thing by name, or a list of them."),
        "text": Key(TEXT, "Anything else, compared as words."),
        "scope": Key(
            TEXTS, "The part it covers: a place, division, product; a list is all of them together."
        ),
        "when": Key(TEXT, "The time that the figure is true of, or when the event happens."),
        "announced": Key(TEXT, "When it was made known."),
        "status": Key(TEXT, "How far the matter had come.", words=STATUSES),
        "certainty": Key(TEXT, "How sure the source is.", words=CERTAINTIES),
        "negated": Key(FLAG, "The source says that this is not so."),
        "said_by": Key(TEXTS, "Whom or what the article credits, nearest first; the last is the origin."),
        "first_reported_by": Key(TEXT, "Where the article says that this first appeared."),
        "part_of": Key(TEXT, "The claim of this file in whose figure this one is included."),
        "quote": Key(TEXTS, "The article's own words; … marks words left out."),
        "note": Key(FREE, "Free text, never compared."),
    },
    "One claim.",
)
CLAIMS_FILE = Shape(
    "claims file",
    {
        "source": Key(TABLE, "The article.", required=True, shape=SOURCE),
        "claims": Key(TABLES, "What it claims.", required=True, shape=CLAIM),
        "equations": Key(
            LIST, "Arithmetic that the article states over claim ids: all-cuts = earlier + new."
        ),
    },
    "What one article claims.",
)
ENTITY = Shape(
    "entity",
    {
        "aliases": Key(TEXTS, "Other names for it."),
        "part_of": Key(TEXT, "What it belongs to, or whom it speaks for."),
        "fiscal_year_ends": Key(TEXT, "The month in which its fiscal year ends.", words=MONTHS),
    },
)
PREDICATE = Shape(
    "predicate",
    {
        "aliases": Key(TEXTS, "Other words for it."),
        "unit": Key(TEXT, "What its figures count or measure."),
        "additive": Key(FLAG, "Whether the figures of the parts add up to that of the whole."),
        "over_time": Key(TEXT, "How it behaves over time.", words=OVER_TIME),
        "reduces": Key(TEXT, "The predicate that it makes smaller."),
        "increases": Key(TEXT, "The predicate that it makes larger."),
        "inverse": Key(TEXT, "The predicate with subject and entity exchanged."),
        "single": Key(FLAG, "Whether there is only one at a time."),
    },
)
SCOPE = Shape(
    "scope",
    {
        "aliases": Key(TEXTS, "Other names for it."),
        "within": Key(TEXT, "The larger scope that it lies in."),
    },
)
VOCABULARY = Shape(
    "vocabulary",
    {
        "entities": Key(NAMED, "Names and their other names.", shape=ENTITY),
        "predicates": Key(NAMED, "What is said of something, and how it behaves.", shape=PREDICATE),
        "scopes": Key(NAMED, "Places, divisions, products.", shape=SCOPE),
        "equations": Key(LIST, "Arithmetic over predicates: operating profit = revenue - costs."),
    },
    "What the curators' words mean.",
)
_DECIDED = {
    "on": Key(TEXT, "What it was decided on; written by the tool."),
    "reason": Key(FREE, "Why."),
    "by": Key(FREE, "Who decided."),
    "expires": Key(TEXT, "The last day on which it holds."),
}
GROUPING = Shape(
    "decision", {"claims": Key(LIST, "Two or more claims: source#claim.", required=True), **_DECIDED}
)
ACCEPTED = Shape(
    "decision",
    {
        "finding": Key(TEXT, "Code or name of the finding's rule.", required=True),
        "claims": Key(LIST, "The finding's claims: source#claim.", required=True),
        "ruling": Key(TEXT, "The source that is right; or both, neither, newer, unresolved.", required=True),
        **_DECIDED,
    },
)
DECISIONS = Shape(
    "decisions",
    {
        "same": Key(TABLES, "These claims answer one question.", shape=GROUPING),
        "different": Key(TABLES, "These claims never answer one question.", shape=GROUPING),
        "accepted": Key(TABLES, "Findings looked at and settled.", shape=ACCEPTED),
    },
    "What people decided.",
)


@cache
def model(shape: Shape) -> type[BaseModel]:
    """The pydantic model of a shape: strict, no other keys."""
    from pydantic import ConfigDict, create_model

    fields: dict[str, Any] = {name: _field(key) for name, key in shape.keys.items()}
    name = "".join(word.capitalize() for word in shape.name.split())
    extra: Any = {"allOf": [_at_most_one_value()]} if shape is CLAIM else None
    config = ConfigDict(extra="forbid", strict=True, json_schema_extra=extra)
    made: type[BaseModel] = create_model(name, __config__=config, __doc__=shape.doc or None, **fields)
    return made


def claims_schema() -> dict[str, Any]:
    """The JSON Schema of a claims file, for editors: draft 2020-12.

    Scalars may be strings, numbers or booleans, because an editor types what the tool reads as text.
    """
    schema = model(CLAIMS_FILE).model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Claims file of reconcile, version 1",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def _field(key: Key) -> Any:
    from pydantic import Field

    annotation = _annotation(key)
    if key.required:
        return annotation, Field(description=key.doc)
    # Left out is allowed, an explicit null is not: so a default that is not in the type.
    return annotation, Field(default=None, description=key.doc, json_schema_extra=_without_default)


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def _annotation(key: Key) -> Any:
    from typing import Annotated

    from pydantic import Field

    text: Any = Annotated[str, Field(min_length=1)]
    if key.words and key.words is not MONTHS:  # a month may be a number
        return _word(key.words)
    if key.id:
        text = Annotated[str, Field(pattern=f"^{ID_PATTERN}$")]
    scalar: Any = text | int | float | bool
    some: Any = Annotated[list[scalar], Field(min_length=1)]
    if key.takes in (TABLE, TABLES, NAMED):
        assert key.shape is not None
        inner = model(key.shape)
        return {TABLE: inner, TABLES: list[inner], NAMED: dict[str, inner | None]}[key.takes]  # type: ignore[valid-type]
    return {
        TEXT: scalar,
        FREE: str | int | float | bool | None,
        TEXTS: scalar | some,
        LIST: list[scalar],
        FLAG: bool | _word(("true", "false", "yes", "no")),
    }[key.takes]


def _word(words: tuple[str, ...]) -> Any:
    from typing import Literal

    spellings = [other for other, usual in STATUS_SPELLINGS.items() if usual in words]
    return Literal[*words, *spellings]


def _at_most_one_value() -> dict[str, Any]:
    pairs = [(a, b) for i, a in enumerate(VALUES) for b in VALUES[i + 1 :]]
    return {"not": {"anyOf": [{"required": [a, b]} for a, b in pairs]}}
