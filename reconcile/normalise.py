"""Written text to typed value, once. What cannot be read is a finding at its place, and the value is None."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from reconcile.claim import Equation, Term
from reconcile.config import nearest
from reconcile.finding import Finding, Related
from reconcile.schema import FLAG, FREE, ID_PATTERN, LIST, NAMED, TABLE, TABLES, TEXT, TEXTS, Key, Shape
from reconcile.values.date import Date, UnreadableDate, read_date
from reconcile.values.quantity import (
    Quantity,
    UnreadableQuantity,
    as_measured,
    read_quantities,
    read_quantity,
)
from reconcile.yamltree import Items, Lines, Node, Scalar, Spans, Table, quoted, shown

MAX_FINDINGS = 1_000  # of one file
MAX_TEXT = 20_000  # characters of one text that is compared
MAX_VALUE = 500  # characters of one figure, date or id

_ID = re.compile(ID_PATTERN)
_SIGN = re.compile(r"\s([=+\-−*×])(?=\s)")
_DATES = frozenset({"published", "date", "when", "announced", "expires"})  # `date` has a limit of its own
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}

# What people write for what the format calls otherwise: suggested, never taken.
KEY_SYNONYMS = {
    **dict.fromkeys(("value", "amount", "number", "figure", "count", "qty", "quantities"), "quantity"),
    **dict.fromkeys(
        ("attributed_to", "attribution", "speaker", "sources", "source", "according_to"), "said_by"
    ),
    **dict.fromkeys(("as_of", "valid_time", "valid", "time", "period"), "when"),
    **dict.fromkeys(("confidence", "probability", "likelihood"), "certainty"),
    **dict.fromkeys(("place", "location", "region", "where"), "scope"),
    **dict.fromkeys(("person", "organisation", "organization", "name", "object", "who"), "entity"),
    **dict.fromkeys(("comment", "comments", "notes", "remark", "description"), "note"),
    **dict.fromkeys(("quotation", "evidence", "excerpt", "passage"), "quote"),
    **dict.fromkeys(("outlet", "newspaper", "media"), "publisher"),
    **dict.fromkeys(("link", "uri", "address"), "url"),
    **dict.fromkeys(("file", "text_file"), "article"),
    **dict.fromkeys(("negative", "not", "denied"), "negated"),
    **dict.fromkeys(("relation", "property", "attribute"), "predicate"),
    **dict.fromkeys(("about", "topic"), "subject"),
}
WORD_SYNONYMS = {
    **dict.fromkeys(("confirmed", "official", "declared"), "announced` or `completed"),
    **dict.fromkeys(
        ("done", "finished", "closed", "happened", "finalised", "finalized", "implemented"), "completed"
    ),
    **dict.fromkeys(("ongoing", "in progress", "started", "begun", "current"), "under way"),
    **dict.fromkeys(("scheduled", "expected", "intended", "targeted", "decided"), "planned"),
    **dict.fromkeys(("alleged", "unconfirmed", "speculated", "speculation", "leaked"), "rumoured"),
    **dict.fromkeys(
        ("considering", "mulled", "weighed", "explored", "under review", "possible plan"), "considered"
    ),
    **dict.fromkeys(("negotiating", "negotiated", "talks", "discussed"), "in talks"),
    **dict.fromkeys(("suggested", "offered", "bid"), "proposed"),
    **dict.fromkeys(("signed", "approved", "accepted"), "agreed"),
    **dict.fromkeys(("rejected", "excluded", "refused"), "ruled out"),
    **dict.fromkeys(("scrapped", "dropped", "abandoned", "called off"), "cancelled"),
    **dict.fromkeys(("false", "not true"), "denied"),
    **dict.fromkeys(("sure", "definite", "high"), "certain"),
    **dict.fromkeys(("likely", "medium"), "probable"),
    **dict.fromkeys(("unlikely", "maybe", "uncertain", "low", "may", "could"), "possible"),
    **dict.fromkeys(("on", "1", "y", "t"), "true"),
    **dict.fromkeys(("off", "0", "n", "f"), "false"),
}


@dataclass(slots=True)
class Values:
    """What was read already: the same text is read once, and its value shared. `tolerance` as in the
    configuration."""

    tolerance: Fraction = Fraction(1, 20)
    quantities: dict[str, Quantity] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    keys: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)


class Fields:
    """The usable entries of one mapping, by what they take; `bad` names those that a finding is about."""

    __slots__ = ("bad", "many", "one", "tables")

    def __init__(self) -> None:
        self.one: dict[str, Scalar] = {}
        self.many: dict[str, tuple[Scalar, ...]] = {}
        self.tables: dict[str, Items | Table] = {}
        self.bad: set[str] = set()

    def text(self, key: str) -> str:
        scalar = self.one.get(key)
        return scalar.text if scalar else ""

    def text_or_none(self, key: str) -> str | None:
        scalar = self.one.get(key)
        return scalar.text if scalar else None

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple([scalar.text for scalar in self.many.get(key, ())])


class Reader:
    """Reads the nodes of one file; what is wrong is added to `findings`."""

    def __init__(self, lines: Lines, findings: list[Finding], values: Values) -> None:
        self.lines = lines
        self.findings = findings
        self.values = values
        self.noted = 0

    def note(
        self,
        code: str,
        message: str,
        at: tuple[int, int],
        *,
        label: str = "",
        claims: tuple[str, ...] = (),
        related: tuple[Related, ...] = (),
        because: tuple[str, ...] = (),
        help: tuple[str, ...] = (),
    ) -> None:
        """Add a finding at the offsets `at`; of a file with very many only the first."""
        if self.full:
            return
        self.noted += 1
        place = self.lines.span(*at)
        if self.full:
            message = f"{MAX_FINDINGS:,} errors in this file; the rest is not listed"
            self.findings.append(Finding("RC005", message, place, help=("correct these first",)))
            return
        self.findings.append(Finding(code, message, place, label, claims, related, because, help))

    @property
    def full(self) -> bool:
        """Nothing more is noted, so that nothing more need be said well."""
        return self.noted >= MAX_FINDINGS

    def place(self, node: Node, what: str = "here first") -> Related:
        return Related(what, self.lines.span(node.start, node.end))

    def spans(self, table: Table) -> Spans:
        """The places of a mapping's values, see `claim.Claim`."""
        offsets = array("I", (table.start, table.end))
        names = ["", *table.entries]
        items: list[Node] = []
        for name, node in table.entries.items():
            offsets.append(node.start)
            offsets.append(node.end)
            if type(node) is Items:
                items += node.items
                names += [f"{name}.{number}" for number in range(len(node.items))]
        for item in items:
            offsets.append(item.start)
            offsets.append(item.end)
        keys = tuple(names)
        return Spans(self.lines, self.values.keys.setdefault(keys, keys), offsets)

    # Keys and what they take

    def fields(self, table: Table, shape: Shape) -> Fields:
        """Check the keys of `table` and what each takes."""
        found = Fields()
        keys, single = shape.keys, shape.single
        for name, node in table.entries.items():
            usual = name in single and type(node) is Scalar and not node.style and not node.bad
            if usual and type(node) is Scalar and 0 < len(node.text) < MAX_VALUE:
                found.one[name] = node
                continue
            key = keys.get(name)
            if key is None:
                self._unknown_key(name, node, shape)
                found.bad.add(name)
            elif type(node) is Scalar:
                self._scalar(name, node, key, found)
            elif type(node) is Items and key.takes in (TEXTS, LIST):
                self._texts(name, node, key, found)
            elif (type(node) is Items and key.takes == TABLES) or (
                type(node) is Table and key.takes in (TABLE, NAMED)
            ):
                found.tables[name] = node
            else:
                self._wrong_type(name, node, key)
                found.bad.add(name)
        if not table.cut:
            for name in shape.required:
                if name not in table.entries:
                    self._missing_key(name, table, shape)
                    found.bad.add(name)
        return found

    def _scalar(self, name: str, node: Scalar, key: Key, found: Fields) -> None:
        takes = key.takes
        if node.bad:
            found.bad.add(name)
            return
        if node.style:
            node.text = node.text.strip()
        if not node.text:
            if self._empty(name, node, key):
                found.bad.add(name)
        elif takes in (TEXT, FREE, FLAG):
            if len(node.text) > MAX_TEXT and takes == TEXT and name not in _DATES:
                self._too_long(name, node, MAX_TEXT)
                found.bad.add(name)
                return
            found.one[name] = node
        elif takes == TEXTS:
            found.many[name] = (node,)
        else:
            self._wrong_type(name, node, key)
            found.bad.add(name)

    def _texts(self, name: str, node: Items, key: Key, found: Fields) -> None:
        usable: list[Scalar] = []
        for item in node.items:
            if type(item) is not Scalar:
                why = f"`{name}` takes {'a text or ' if key.takes == TEXTS else ''}a list of texts"
                help = f"write {quoted(self.lines.text[item.start : item.end][:60])} in quotation marks"
                self.note(
                    "RC008",
                    f"{_kind(item)} where a text is expected",
                    (item.start, item.start + 1),
                    because=(why,),
                    help=(help,),
                )
                found.bad.add(name)
                continue
            if item.style:
                item.text = item.text.strip()
            if item.bad:
                found.bad.add(name)
            elif not item.text:
                self.note(
                    "RC008",
                    f"an item of `{name}` is empty",
                    (item.start, item.end),
                    help=("write it, or remove the `-`",),
                )
                found.bad.add(name)
            elif len(item.text) > MAX_TEXT:
                self._too_long(name, item, MAX_TEXT)
                found.bad.add(name)
            else:
                usable.append(item)
        if not node.items and key.takes == TEXTS:
            self.note(
                "RC008",
                f"the list of `{name}` is empty",
                (node.start, node.end),
                help=("write an item, or leave the key out",),
            )
            found.bad.add(name)
        found.many[name] = tuple(usable)

    def _empty(self, name: str, node: Scalar, key: Key) -> bool:
        """A key with nothing behind it; true when that is an error."""
        if key.takes == FREE or (key.takes in (TABLES, NAMED, LIST) and not key.required):
            return False
        code = "RC004" if key.required else "RC008"
        help = "write it" if key.required else "write a value, or leave the key out"
        self.note(code, f"`{name}` is empty", self._key_place(name, node), because=(key.doc,), help=(help,))
        return True

    def _key_place(self, name: str, node: Node) -> tuple[int, int]:
        return (node.key, node.key + len(name)) if node.key >= 0 else (node.start, node.start + 1)

    def _unknown_key(self, name: str, node: Node, shape: Shape) -> None:
        if self.full:
            return
        near = KEY_SYNONYMS.get(name.casefold().replace("-", "_").replace(" ", "_"))
        if near not in shape.keys:
            near = nearest(name, shape.keys)
        help = f"did you mean `{near}`?" if near else f"the keys are {', '.join(shape.keys)}"
        self.note(
            "RC003", f"a {shape.name} has no key {shown(name)}", self._key_place(name, node), help=(help,)
        )

    def _missing_key(self, name: str, table: Table, shape: Shape) -> None:
        if self.full:
            return
        first = next(iter(table.entries.values()), None)
        at = (table.start, first.end if type(first) is Scalar else table.start + 1)
        self.note(
            "RC004",
            f"the {shape.name} has no `{name}`",
            at,
            because=(f"`{name}` is required: {shape.keys[name].doc[:1].lower()}{shape.keys[name].doc[1:]}",),
            help=(f"write `{name}: …`",),
        )

    def _wrong_type(self, name: str, node: Node, key: Key) -> None:
        what = _kind(node)
        because, help = (f"`{name}` takes {_TAKES[key.takes]}",), _TAKES_HELP[key.takes].format(name=name)
        if type(node) is Table and key.takes in (TEXT, TEXTS, FREE):
            written = self.lines.text[node.start : node.end][:60]
            help = f"put the text in quotation marks: {name}: {quoted(written)}"
        self.note(
            "RC008",
            f"{what} where `{name}` takes {_TAKES[key.takes]}",
            self._whole(node),
            because=because,
            help=(help,),
        )

    def _whole(self, node: Node) -> tuple[int, int]:
        return (node.start, node.end) if type(node) is Scalar else (node.start, node.start + 1)

    def not_a_mapping(self, node: Node, shape: Shape) -> None:
        keys = ", ".join(f"`{key}`" for key in (shape.required or tuple(shape.keys)))
        self.note(
            "RC008",
            f"{_kind(node)} where a {shape.name} is expected",
            self._whole(node),
            because=(f"a {shape.name} is a mapping with keys such as {keys}",),
            help=("write `key: value` lines",),
        )

    def _too_long(self, name: str, node: Scalar, limit: int) -> None:
        self.note(
            "RC008",
            f"`{name}` is {len(node.text):,} characters long",
            (node.start, node.start + 1),
            because=(f"at most {limit:,} are read",),
            help=("shorten it; `note` takes any length",),
        )

    # Values

    def quantity(self, scalars: tuple[Scalar, ...], of: str = "") -> Quantity | None:
        """One figure; several are the same figure in other units or currencies. `of` is what is said to have it."""
        read = [self._as_measured(scalar, of) for scalar in scalars]
        if None in read or len(read) == 1:
            return read[0] if len(read) == 1 else None
        try:
            texts = [as_measured(scalar.text, of) for scalar in scalars]
            return read_quantities(texts, self.values.tolerance)
        except UnreadableQuantity as error:  # each can be read, so there are too many
            at = (scalars[0].start, scalars[-1].end)
            self.note("RC101", str(error), at, help=("make several claims of it",))
            return None

    def _as_measured(self, scalar: Scalar, of: str) -> Quantity | None:
        """ "Depth: 50m" are metres, where others are millions."""
        text = as_measured(scalar.text, of)
        if text != scalar.text:
            try:
                return read_quantity(text, self.values.tolerance)._replace(written=scalar.text)
            except UnreadableQuantity:
                pass
        return self._quantity(scalar)

    def _quantity(self, scalar: Scalar) -> Quantity | None:
        text = scalar.text
        known = self.values.quantities.get(text)
        if known is not None:
            return known
        if len(text) > MAX_VALUE:
            self._unreadable(
                "RC101", "a figure", scalar, "it is too long for a figure", (0, len(text)), "", True
            )
            return None
        try:
            quantity = read_quantity(text, self.values.tolerance)
        except UnreadableQuantity as error:
            at = (error.offset, error.offset + len(error.part))
            self._unreadable("RC101", "a figure", scalar, str(error), at, error.suggestion, error.as_text)
            return None
        self.values.quantities[text] = quantity
        return quantity

    def date(self, scalar: Scalar | None, key: str = "") -> Date | None:
        """A date; None when there is none, or none that can be read."""
        if scalar is None:
            return None
        text = scalar.text
        known = self.values.dates.get(text)
        if known is not None:
            return known
        if len(text) > MAX_VALUE:
            self._unreadable(
                "RC102", "a date", scalar, "it is too long for a date", (0, len(text)), "", key == "date"
            )
            return None
        try:
            date = read_date(text)
        except UnreadableDate as error:
            at = (error.offset, error.offset + len(error.part))
            self._unreadable("RC102", "a date", scalar, str(error), at, error.suggestion, False)
            return None
        self.values.dates[text] = date
        return date

    def _unreadable(
        self,
        code: str,
        what: str,
        scalar: Scalar,
        why: str,
        at: tuple[int, int],
        suggestion: str,
        as_text: bool,
    ) -> None:
        help: list[str] = []
        if suggestion:
            help.append(f"write {shown(suggestion)}")
        if as_text:
            help.append(f"write it as words: `text: {' '.join(scalar.text.split())[:60]}`")
        if not help:
            help.append("see the table of values in the description of the claims format")
        message = f"{shown(scalar.text)} cannot be read as {what}: {why}"
        self.note(code, message, self._within(scalar, *at), label="not understood", help=tuple(help))

    def _within(self, scalar: Scalar, start: int, end: int) -> tuple[int, int]:
        """The place of a part of a text, when it stands in the file letter for letter; else of the whole
        text."""
        lead = 1 if scalar.style in ("'", '"') else 0
        written = self.lines.text[scalar.start + lead : scalar.end - lead]
        if written != scalar.text or not 0 <= start < end <= len(written):
            return scalar.start, scalar.end
        return scalar.start + lead + start, scalar.start + lead + end

    def word(
        self, scalar: Scalar, key: str, words: Collection[str], spellings: Mapping[str, str]
    ) -> str | None:
        """One of `words`, in any case and with `-` or `_` for a space."""
        plain = " ".join(re.sub(r"[\s_-]+", " ", scalar.text).casefold().split())
        plain = spellings.get(plain, plain)
        if plain in words:
            return plain
        near = WORD_SYNONYMS.get(plain)
        if near is None or near.split("`")[0] not in words:
            near = nearest(plain, words)
        help = f"did you mean `{near}`?" if near else "leave the key out when none of them fits"
        why = f"`{key}` is one of {', '.join(words)}"
        self.note(
            "RC103",
            f"{shown(scalar.text)} is not a {key}",
            (scalar.start, scalar.end),
            because=(why,),
            help=(help,),
        )
        return None

    def flag(self, scalar: Scalar, key: str) -> bool | None:
        """True or false, as YAML 1.1 lets people write it."""
        value = _FLAGS.get(scalar.text.casefold())
        if value is None:
            self.word(scalar, key, ("true", "false"), {})
        return value

    def id(self, scalar: Scalar, fallback: str) -> str:
        """An id; of a bad one what it would have to be, so that reading goes on."""
        text = scalar.text
        if _ID.fullmatch(text) and len(text) <= MAX_VALUE:
            return text
        usable = slug(text) or fallback
        self.bad_id(text, usable, (scalar.start, scalar.end))
        return usable

    def bad_id(self, text: str, usable: str, at: tuple[int, int]) -> None:
        self.note(
            "RC107",
            f"{shown(text)} cannot be an id",
            at,
            because=(
                "an id is made of A–Z, a–z, 0–9, `_`, `.` and `-`, and begins with a letter or a digit",
            ),
            help=(f"write `id: {usable}`",),
        )

    # Equations

    def equation(self, scalar: Scalar) -> Equation | None:
        """`left = a + b - c`; each side's terms may be `share * amount`. The names are as written."""
        parts = _SIGN.split(f" {scalar.text} ")
        names = [part.strip() for part in parts[0::2]]
        signs = [{"−": "-", "×": "*"}.get(sign, sign) for sign in parts[1::2]]
        if len(signs) > 1 and not names[1] and signs[0] == "=" and signs[1] in "+-":  # `a = -b`, spaced
            names.pop(1)
        else:
            signs.insert(signs.index("=") + 1 if "=" in signs else 0, "+")
        left_end = signs.index("=") if "=" in signs else -1
        if left_end < 0 or signs.count("=") > 1 or not all(names) or len(names) != len(signs):
            self._not_an_equation(scalar)
            return None
        left = _terms(names[: left_end + 1], ["+", *signs[:left_end]])
        right = _terms(names[left_end + 1 :], signs[left_end + 1 :])
        if left is None or right is None or len(left) != 1:
            self._not_an_equation(scalar)
            return None
        span = self.lines.span(scalar.start, scalar.end)
        return Equation(scalar.text, left[0], tuple(right), span)

    def _not_an_equation(self, scalar: Scalar) -> None:
        why = "one term, `=`, then terms with `+` or `-` between them; a share `*` an amount is a term"
        self.note(
            "RC008",
            f"{shown(scalar.text)} is not an equation",
            (scalar.start, scalar.end),
            because=(why,),
            help=("write it with a space on each side of every sign: `all-cuts = earlier-cuts + new-cuts`",),
        )


def _terms(names: list[str], signs: list[str]) -> list[Term] | None:
    """The terms of one side: `signs[i]` stands before `names[i]`. None when a `*` joins more than two."""
    terms: list[Term] = []
    for sign, name in zip(signs, names, strict=True):
        if sign != "*":
            terms.append(Term(-1 if sign == "-" else 1, name))
        elif terms and terms[-1].share is None:
            terms[-1] = Term(terms[-1].sign, name, terms[-1].name)
        else:
            return None
    return terms


def slug(text: str) -> str:
    """The nearest id: letters and digits of the Latin alphabet in lower case, `-` for what is between."""
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_.]+", "-", plain.lower()).strip("-_.")


def cycles(parents: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The cycles in child -> parent, each from its first member in the order of `parents`."""
    order = {name: number for number, name in enumerate(parents)}
    done: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in parents:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in path:
            path[at] = None
            at = parents.get(at)
        if at in path:
            names = list(path)
            ring = names[names.index(at) :]
            first = min(range(len(ring)), key=lambda n: order[ring[n]])
            found.append((*ring[first:], *ring[:first]))
        done.update(path)
    return found


def ring_shown(ring: tuple[str, ...], most: int = 8) -> str:
    """A cycle for a message: `a → b → a`, a long one shortened."""
    names = ring if len(ring) <= most else (*ring[: most - 1], "…")
    return " → ".join((*names, ring[0]))


def month(text: str, months: Iterable[str]) -> int | None:
    """1 to 12 for a month's name, its first three letters or its number."""
    names = [name.casefold() for name in months]
    plain = text.casefold().rstrip(".")
    if plain.isascii() and plain.isdigit() and len(plain) <= 2:
        return int(plain) if 1 <= int(plain) <= 12 else None
    for number, name in enumerate(names, 1):
        if plain in (name, name[:3]):
            return number
    return None


_TAKES = {
    TEXT: "one text",
    FREE: "one text",
    TEXTS: "a text or a list of texts",
    LIST: "a list of texts",
    FLAG: "true or false",
    TABLE: "a mapping",
    TABLES: "a list of mappings",
    NAMED: "names, each with a mapping",
}
_TAKES_HELP = {
    TEXT: "write `{name}: …`, one text; several values are several claims",
    FREE: "write `{name}: …`, one text",
    TEXTS: "write `{name}: …` or `{name}: [first, second]`",
    LIST: "write each on a line of its own, `- …`, indented below `{name}:`",
    FLAG: "write `{name}: true`",
    TABLE: "write its keys below `{name}:`, indented",
    TABLES: "write each with a `- ` before its first key, indented below `{name}:`",
    NAMED: "write the names below `{name}:`, indented, each with its keys: `Name: {{aliases: [Other name]}}`",
}


def _kind(node: Node) -> str:
    if type(node) is Scalar:
        return "a text"
    return "a list" if type(node) is Items else "a mapping"
