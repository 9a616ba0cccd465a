"""From the texts of files to typed sources and claims, with everything that is wrong in them.

Pure, and never raises for what a user wrote: an unreadable claim or field is a finding, and the rest of its
file, and of the other files, is still returned.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reconcile.claim import Claim, Equation, Names, Source, Term, Text, Value
from reconcile.config import BadSetting, Config, nearest, rule_codes
from reconcile.corpus import (
    Accepted,
    Corpus,
    Decisions,
    Entity,
    Grouping,
    Predicate,
    Scope,
    Unreadable,
    Vocabulary,
    decoded,
)
from reconcile.finding import Finding, Related
from reconcile.normalise import MAX_FINDINGS, Fields, Reader, Values, cycles, month, ring_shown, slug
from reconcile.schema import (
    ACCEPTED,
    CERTAINTIES,
    CLAIM,
    CLAIMS_FILE,
    DECISIONS,
    ENTITY,
    GROUPING,
    ID_PATTERN,
    MONTHS,
    OVER_TIME,
    PREDICATE,
    RULINGS,
    SCOPE,
    SOURCE,
    STATUS_SPELLINGS,
    STATUSES,
    VALUES,
    VOCABULARY,
    Shape,
)
from reconcile.span import Position, Span
from reconcile.yamltree import Items, Node, Scalar, Table, Tree, read_tree, shown

SUFFIXES = (".yaml", ".yml")
VOCABULARY_STEM = "vocabulary"
DECISIONS_STEM = "decisions"
MOST_GROUPED = 500  # claims that one decision calls the same or different: every two of them are a pair

_ID = re.compile(ID_PATTERN)
_FULL_ID = re.compile(f"{ID_PATTERN}#{ID_PATTERN}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_STATUS_WORDS = frozenset(STATUSES)


def load_corpus(files: Mapping[str, bytes | str | Unreadable], config: Config | None = None) -> Corpus:
    """Build the corpus of these files: path relative to the project -> contents.

    Files named `vocabulary` and `decisions` are what they are called; other YAML files with a `source` or
    `claims` are claims files, the rest is passed over.
    """
    loader = _Loader(config or Config())
    for path in sorted(files):
        loader.file(path, files[path])
    return loader.corpus()


class _Loader:
    """Collects what the files hold; whatever needs all of them is checked in `corpus`."""

    def __init__(self, config: Config) -> None:
        self.values = Values(config.tolerance)
        self.findings: list[Finding] = []
        self.texts: dict[str, str] = {}
        self.passed_over: list[str] = []
        self.unread: list[str] = []
        self.sources: dict[str, Source] = {}
        self.claims: dict[str, list[Claim]] = {}
        self.vocabulary = _VocabularyFiles()
        self.decisions = _DecisionFiles()

    def file(self, path: str, content: bytes | str | Unreadable) -> None:
        if isinstance(content, bytes):
            content = decoded(content)
        elif isinstance(content, str):
            content = content.removeprefix("\ufeff")
            if not content.strip():
                content = decoded(b"")
        if isinstance(content, Unreadable):
            self.findings.append(unreadable_finding(path, content))
            self.unread.append(path)
            return
        self.texts[path] = content
        tree = read_tree(path, content)
        self.findings += tree.findings
        if tree.broken:
            self.unread.append(path)
        reader = Reader(tree.lines, self.findings, self.values)
        stem = posixpath.splitext(posixpath.basename(path))[0]
        if stem in (VOCABULARY_STEM, DECISIONS_STEM):
            self._companion(stem, tree, reader)
        else:
            self._claims_file(path, tree, reader)

    def _companion(self, stem: str, tree: Tree, reader: Reader) -> None:
        shape = VOCABULARY if stem == VOCABULARY_STEM else DECISIONS
        root = tree.root
        if root is None or (type(root) is Scalar and not root.text):
            return
        if type(root) is not Table:
            reader.not_a_mapping(root, shape)
        elif stem == VOCABULARY_STEM:
            self.vocabulary.read(root, reader)
        else:
            self.decisions.read(root, reader)

    def _claims_file(self, path: str, tree: Tree, reader: Reader) -> None:
        root = tree.root
        if type(root) is not Table or not {"source", "claims"} & root.entries.keys():
            if not tree.broken:
                self.passed_over.append(path)
            return
        file = _ClaimsFile(path, reader)
        source, claims = file.read(root)
        if source.id in self.sources:
            self._same_source(source, self.sources[source.id], reader.lines.span(*file.at))
            return
        self.sources[source.id] = source
        self.claims[source.id] = claims

    def _same_source(self, source: Source, first: Source, place: Span) -> None:
        earlier = first.spans.get("id") or first.spans.get("")
        self.findings.append(
            Finding(
                "RC104",
                f"there is a source `{source.id}` already, in {first.path}",
                place,
                "the second of this name",
                related=(Related("the first", earlier),),
                because=("a source's id names its claims, so it has to be unique; this file is left out",),
                help=("give one of the two another `id`",),
            )
        )

    def corpus(self) -> Corpus:
        self.findings += self.decisions.rulings_without_source(self.sources)
        vocabulary = self.vocabulary.checked()
        self.findings += self.vocabulary.findings[:MAX_FINDINGS]
        claims = tuple(claim for id in sorted(self.claims) for claim in self.claims[id])
        read_something = self.texts or self.unread
        if read_something and not claims and not any(f.could_not_check for f in self.findings):
            self.findings.append(nothing_to_check("the files hold no claims", self.passed_over))
        return Corpus(
            sources=tuple(self.sources[id] for id in sorted(self.sources)),
            claims=claims,
            vocabulary=vocabulary,
            decisions=self.decisions.decisions(),
            findings=tuple(sorted(self.findings, key=_by_place)),
            texts=self.texts,
            passed_over=tuple(self.passed_over),
            unread=tuple(self.unread),
        )


def unreadable_finding(path: str, what: Unreadable, span: Span | None = None) -> Finding:
    """RC006 for a file; `span` is where it is named, if anywhere, instead of a place inside it."""
    where = Position(what.line, what.column)
    place = span or Span(path, where, where)
    return Finding("RC006", f"{path}: {what.message}", place, because=what.because, help=what.help)


def nothing_to_check(why: str, passed_over: Iterable[str] = ()) -> Finding:
    """RC007."""
    names = sorted(passed_over)
    because = [why]
    if names:
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        because.append(
            f"passed over, for they have neither `source` nor `claims`: {', '.join(names[:3])}{more}"
        )
    help = ("`reconcile init` makes a project, `reconcile draft ARTICLE` a claims file to start from",)
    return Finding("RC007", "nothing to check", because=tuple(because), help=help)


def _by_place(finding: Finding) -> tuple[object, ...]:
    at = finding.location
    place = (at.path, at.start.line, at.start.column) if at else ("", 0, 0)
    return (*place, finding.code, finding.message)


# One claims file


class _ClaimsFile:
    def __init__(self, path: str, reader: Reader) -> None:
        self.path = path
        self.reader = reader
        self.ids: dict[str, str] = {}  # as written -> as used
        self.part_of: dict[str, Scalar] = {}  # local id -> where its part_of is written
        self.dangling = 0
        self.at = (0, 0)  # the offsets of the source's id

    def read(self, root: Table) -> tuple[Source, list[Claim]]:
        """The source, and those of its claims that can be read."""
        fields = self.reader.fields(root, CLAIMS_FILE)
        items = fields.tables.get("claims")
        nodes = items.items if type(items) is Items else []
        self._collect_ids(nodes)
        source = self._source(fields)
        source = replace(source, equations=self._equations(fields.many.get("equations", ()), source.id))
        claims = self._claims(nodes, source)
        if len(claims) < len(nodes):
            claims = self._without_lost(claims)
        return (claims[0].source if claims else source), self._without_cycles(claims)

    # The source

    def _source(self, file: Fields) -> Source:
        table = file.tables.get("source")
        if type(table) is not Table:
            return Source(self._stem_id(Table(0, False)), self.path)
        fields = self.reader.fields(table, SOURCE)
        text = fields.text
        return Source(
            id=self._source_id(fields, table),
            path=self.path,
            title=text("title"),
            publisher=text("publisher"),
            author=text("author"),
            published=self.reader.date(fields.one.get("published")),
            url=text("url"),
            article=self._article(fields.one.get("article")),
            article_sha256=text("article_sha256"),
            relays=fields.texts("relays"),
            copy_of=fields.text_or_none("copy_of"),
            first_reported_by=fields.text_or_none("first_reported_by"),
            spans=self.reader.spans(table),
        )

    def _source_id(self, fields: Fields, table: Table) -> str:
        written = fields.one.get("id")
        if written is None:
            return self._stem_id(table)
        self.at = (written.start, written.end)
        return self.reader.id(written, "source")

    def _stem_id(self, table: Table) -> str:
        self.at = (table.start, table.start)
        stem = posixpath.splitext(posixpath.basename(self.path))[0]
        if _ID.fullmatch(stem):
            return stem
        usable = slug(stem) or "source"
        self.reader.bad_id(stem, usable, (table.start, table.start))
        return usable

    def _article(self, scalar: Scalar | None) -> str | None:
        """The article's path, relative to the project; one that leaves the project begins with `../` or
        `/`."""
        if scalar is None:
            return None
        if _ADDRESS.match(scalar.text):
            self.reader.note(
                "RC008",
                f"{shown(scalar.text)} is an address, not a file",
                (scalar.start, scalar.end),
                because=("`article` is a text file beside the claims; nothing is fetched",),
                help=("write the address under `url`, and save the article's text in a file",),
            )
            return None
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), scalar.text))

    # References inside the file

    def _collect_ids(self, nodes: list[Node]) -> None:
        for node in nodes:
            id = node.entries.get("id") if type(node) is Table else None
            if type(id) is Scalar:
                text = id.text.strip()
                self.ids.setdefault(text, text if _ID.fullmatch(text) else slug(text))

    def _local(self, written: str, source: str) -> str | None:
        """The id that is meant by `written`, which may carry the file's own source."""
        return self.ids.get(written.removeprefix(f"{source}#"))

    def _dangling(self, name: str, start: int, end: int) -> None:
        self.dangling += 1
        # Each suggestion looks at all ids: in a file full of dangling references only the first have one.
        near = nearest(name, self.ids) if self.ids and self.dangling <= 20 else None
        help = f"did you mean `{near}`?" if near else "write the `id` of a claim in this file"
        self.reader.note("RC105", f"there is no claim {shown(name)} in this file", (start, end), help=(help,))

    def _equations(self, scalars: tuple[Scalar, ...], source: str) -> tuple[Equation, ...]:
        equations = [self._equation(scalar, source) for scalar in scalars]
        return tuple(equation for equation in equations if equation is not None)

    def _equation(self, scalar: Scalar, source: str) -> Equation | None:
        read = self.reader.equation(scalar)
        if read is None:
            return None
        unknown = [name for name in _names((read,)) if self._local(name, source) is None]
        for name in unknown:
            self._dangling(name, scalar.start, scalar.end)
        if unknown:
            return None

        def full(name: str) -> str:
            return f"{source}#{self._local(name, source)}"

        left, *right = (
            Term(t.sign, full(t.name), full(t.share) if t.share is not None else None)
            for t in (read.left, *read.right)
        )
        return replace(read, left=left, right=tuple(right))

    # Claims

    def _claims(self, nodes: list[Node], source: Source) -> list[Claim]:
        claims: list[Claim] = []
        seen: dict[str, Scalar] = {}
        for number, node in enumerate(nodes):
            nodes[number] = _DONE  # the tree of a large file is freed as its claims are made
            if type(node) is Table:
                claim = self._claim(node, source, seen)
                if claim is not None:
                    claims.append(claim)
            elif not (type(node) is Scalar and node.bad):
                self.reader.not_a_mapping(node, CLAIM)
        return claims

    def _claim(self, table: Table, source: Source, seen: dict[str, Scalar]) -> Claim | None:
        if table.cut:  # the finding about the file says so
            return None
        reader = self.reader
        fields = reader.fields(table, CLAIM)
        one, bad = fields.one, fields.bad
        id = one.get("id")
        local = self._new_id(id, source, seen) if id else None
        kinds = [key for key in VALUES if key in table.entries]
        if len(kinds) > 1:
            self._several_values(table, kinds)
        kind = kinds[0] if len(kinds) == 1 else "event"
        value, written = self._value(kind, fields) if len(kinds) == 1 and kind not in bad else (None, "")
        status = self._word(fields, "status", _STATUS_WORDS) if "status" in one else None
        certainty = (
            reader.word(one["certainty"], "certainty", CERTAINTIES, {}) if "certainty" in one else None
        )
        negated = reader.flag(one["negated"], "negated") if "negated" in one else False
        when, announced = reader.date(one.get("when")), reader.date(one.get("announced"))
        part_of = self._part_of(one.get("part_of"), local, source.id)
        unusable = len(kinds) > 1 or (kinds and value is None) or negated is None or bool(bad & _NEEDED)
        if not kinds:
            # Without a value the status is what is said, and a key that is not known may have been the value.
            unusable = (
                unusable or ("status" in table.entries and status is None) or not bad <= CLAIM.keys.keys()
            )
        if local is None or unusable or negated is None:
            return None
        return Claim(
            id=f"{source.id}#{local}",
            source=source,
            subject=one["subject"].text,
            predicate=one["predicate"].text,
            kind=kind,
            written=written,
            value=value,
            scope=fields.texts("scope"),
            when=when,
            announced=announced,
            status=status,
            certainty=certainty or "certain",
            negated=negated,
            said_by=fields.texts("said_by"),
            first_reported_by=fields.text_or_none("first_reported_by"),
            part_of=part_of,
            quote=fields.texts("quote"),
            note=fields.text("note"),
            spans=reader.spans(table),
        )

    def _word(self, fields: Fields, key: str, words: frozenset[str]) -> str | None:
        scalar = fields.one[key]
        if scalar.text in words:
            return scalar.text
        return self.reader.word(scalar, key, STATUSES, STATUS_SPELLINGS)

    def _new_id(self, scalar: Scalar, source: Source, seen: dict[str, Scalar]) -> str | None:
        text = scalar.text
        if text.startswith(f"{source.id}#") and _ID.fullmatch(text.split("#", 1)[1]):
            usable = text.split("#", 1)[1]
            self.reader.bad_id(text, usable, (scalar.start, scalar.end))
        else:
            usable = self.reader.id(scalar, "claim")
        if usable in seen:
            self.reader.note(
                "RC104",
                f"there is a claim `{usable}` in this file already",
                (scalar.start, scalar.end),
                label="the second of this name",
                related=(self.reader.place(seen[usable], "the first"),),
                because=("an id names one claim; this one is left out",),
                help=("give one of the two another `id`",),
            )
            return None
        seen[usable] = scalar
        return usable

    def _several_values(self, table: Table, kinds: list[str]) -> None:
        by_place = sorted(kinds, key=lambda key: table.entries[key].start)
        first, second = (table.entries[key] for key in by_place[:2])
        self.reader.note(
            "RC106",
            f"the claim has {len(kinds)} values: {' and '.join(f'`{key}`' for key in by_place)}",
            (second.key, second.end if type(second) is Scalar else second.key + len(by_place[1])),
            label="a second value",
            related=(self.reader.place(first, "the first"),),
            because=("a claim says one thing",),
            help=("make two claims of it; a time that the value is true of is written under `when`",),
        )

    def _value(self, kind: str, fields: Fields) -> tuple[Value | None, str]:
        """The typed value, None when it cannot be read, and the value as written."""
        if kind == "quantity":
            scalars = fields.many[kind]
            read = self.reader.quantity(scalars, fields.text("predicate"))
            return read, " / ".join([scalar.text for scalar in scalars])
        if kind == "date":
            return self.reader.date(fields.one[kind], kind), fields.text(kind)
        if kind == "entity":
            names = fields.texts(kind)
            return Names(names), ", ".join(names)
        return Text(fields.text(kind)), fields.text(kind)

    def _part_of(self, scalar: Scalar | None, local: str | None, source: str) -> str | None:
        if scalar is None:
            return None
        whole = self._local(scalar.text, source)
        if whole is None:
            self._dangling(scalar.text, scalar.start, scalar.end)
            return None
        if local is not None:
            self.part_of[local] = scalar
        return f"{source}#{whole}"

    def _without_cycles(self, claims: list[Claim]) -> list[Claim]:
        """A claim that is, by way of others, a part of itself: reported, and the references dropped."""
        if not self.part_of:
            return claims
        parents = {c.local: c.part_of.split("#", 1)[1] for c in claims if c.part_of}
        in_cycle: set[str] = set()
        for ring in cycles(parents):
            scalar = self.part_of[ring[0]]
            self.reader.note(
                "RC105",
                f"`{ring[0]}` is a part of itself: {ring_shown(ring)}",
                (scalar.start, scalar.end),
                related=tuple(self.reader.place(self.part_of[local], "and this") for local in ring[1:8]),
                because=("a part is smaller than its whole",),
                help=("remove one `part_of`",),
            )
            in_cycle.update(ring)
        return [replace(c, part_of=None) if c.local in in_cycle else c for c in claims]

    def _without_lost(self, claims: list[Claim]) -> list[Claim]:
        """Drop references to claims that could not be read: those have findings of their own."""
        if not claims:
            return claims
        there = {claim.id for claim in claims}
        source = claims[0].source
        kept = tuple(e for e in source.equations if there.issuperset(_names((e,))))
        if kept != source.equations:
            source = replace(source, equations=kept)
            claims = [replace(claim, source=source) for claim in claims]
        return [replace(c, part_of=None) if c.part_of and c.part_of not in there else c for c in claims]


_DONE = Scalar("", 0, 0, "", bad=True)
_NEEDED = frozenset({"id", "subject", "predicate", "negated"})


def _names(equations: Iterable[Equation]) -> list[str]:
    terms = [term for e in equations for term in (e.left, *e.right)]
    names = [name for term in terms for name in (term.share, term.name) if name is not None]
    return list(dict.fromkeys(names))


# vocabulary.yaml


class _VocabularyFiles:
    """What the vocabulary files of a corpus say together."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.predicates: dict[str, Predicate] = {}
        self.scopes: dict[str, Scope] = {}
        self.equations: list[Equation] = []
        self.findings: list[Finding] = []

    def read(self, root: Table, reader: Reader) -> None:
        fields = reader.fields(root, VOCABULARY)
        for name, node, entry in self._entries(fields, "entities", ENTITY, reader, self.entities):
            self.entities[name] = self._entity(name, node, entry, reader)
        for name, node, entry in self._entries(fields, "predicates", PREDICATE, reader, self.predicates):
            self.predicates[name] = self._predicate(name, node, entry, reader)
        for name, node, entry in self._entries(fields, "scopes", SCOPE, reader, self.scopes):
            self.scopes[name] = Scope(
                name, entry.texts("aliases"), entry.text_or_none("within"), _at(node, name, reader)
            )
        read = (reader.equation(scalar) for scalar in fields.many.get("equations", ()))
        self.equations += [equation for equation in read if equation is not None]

    def _entries(
        self,
        fields: Fields,
        key: str,
        shape: Shape,
        reader: Reader,
        known: Mapping[str, Entity | Predicate | Scope],
    ) -> list[tuple[str, Node, Fields]]:
        """The named entries under `key`; a name may stand alone, with nothing said of it."""
        table = fields.tables.get(key)
        found: list[tuple[str, Node, Fields]] = []
        for name, node in table.entries.items() if type(table) is Table else ():
            if name in known:
                self._again(name, _at(node, name, reader), known[name].span)
            elif type(node) is Table:
                found.append((name, node, reader.fields(node, shape)))
            elif type(node) is Scalar and not node.text:
                found.append((name, node, Fields()))
            else:
                reader.not_a_mapping(node, shape)
        return found

    def _entity(self, name: str, node: Node, entry: Fields, reader: Reader) -> Entity:
        ends = entry.one.get("fiscal_year_ends")
        number = month(ends.text, MONTHS) if ends else None
        if ends and number is None:
            reader.word(ends, "month", MONTHS, {})
        return Entity(
            name, entry.texts("aliases"), entry.text_or_none("part_of"), number, _at(node, name, reader)
        )

    def _predicate(self, name: str, node: Node, entry: Fields, reader: Reader) -> Predicate:
        over_time = entry.one.get("over_time")
        return Predicate(
            name,
            entry.texts("aliases"),
            entry.text_or_none("unit"),
            reader.flag(entry.one["additive"], "additive") if "additive" in entry.one else None,
            reader.word(over_time, "over_time", OVER_TIME, {}) if over_time else None,
            entry.text_or_none("reduces"),
            entry.text_or_none("increases"),
            entry.text_or_none("inverse"),
            reader.flag(entry.one["single"], "single") if "single" in entry.one else None,
            _at(node, name, reader),
        )

    def checked(self) -> Vocabulary:
        """All of it, without the chains that lead back to themselves and the names that mean two things."""
        for kind in (self.entities, self.predicates, self.scopes):
            self._ambiguous(kind)
        for name in self._cyclic(
            {e.name: e.part_of for e in self.entities.values() if e.part_of}, self.entities, "part_of"
        ):
            self.entities[name] = self.entities[name]._replace(part_of=None)
        for name in self._cyclic(
            {s.name: s.within for s in self.scopes.values() if s.within}, self.scopes, "within"
        ):
            self.scopes[name] = self.scopes[name]._replace(within=None)
        return Vocabulary(self.entities, self.predicates, self.scopes, tuple(self.equations))

    def _again(self, name: str, span: Span | None, first: Span | None) -> None:
        self.findings.append(
            Finding(
                "RC104",
                f"{shown(name)} stands in the vocabulary already",
                span,
                related=(Related("the first", first),),
                because=("of the two only the first is used",),
                help=("put what they say in one place",),
            )
        )

    def _ambiguous(self, entries: Mapping[str, Entity | Predicate | Scope]) -> None:
        owner: dict[str, Entity | Predicate | Scope] = {}
        for entry in entries.values():
            for phrase in (entry.name, *entry.aliases):
                other = owner.setdefault(phrase.casefold(), entry)
                if other is not entry:
                    self.findings.append(
                        Finding(
                            "RC104",
                            f"{shown(phrase)} stands for two things: `{other.name}` and `{entry.name}`",
                            entry.span,
                            related=(Related("the first", other.span),),
                            because=("a name has to mean one thing",),
                            help=("remove it from one of the two",),
                        )
                    )

    def _cyclic(
        self, parents: Mapping[str, str], entries: Mapping[str, Entity | Scope], key: str
    ) -> list[str]:
        names = {phrase.casefold(): e.name for e in entries.values() for phrase in (e.name, *e.aliases)}
        rings = cycles({name: names.get(parent.casefold(), parent) for name, parent in parents.items()})
        for ring in rings:
            self.findings.append(
                Finding(
                    "RC105",
                    f"`{ring[0]}` contains itself: {ring_shown(ring)}",
                    entries[ring[0]].span,
                    related=tuple(Related("and this", entries[name].span) for name in ring[1:8]),
                    because=(f"`{key}` leads from the smaller to the larger",),
                    help=(f"remove one `{key}`",),
                )
            )
        return [name for ring in rings for name in ring]


def _at(node: Node, name: str, reader: Reader) -> Span:
    return reader.lines.span(node.key, node.key + len(name))


# decisions.yaml


def _too_many(text: str, because: str, table: Table, reader: Reader) -> None:
    help = "name them alike, or put what their words mean into the vocabulary"
    key = table.entries["claims"].key
    reader.note("RC008", text, (key, key + len("claims")), because=(because,), help=(help,))


class _DecisionFiles:
    """What the decisions files of a corpus say together."""

    def __init__(self) -> None:
        self.same: list[Grouping] = []
        self.different: list[Grouping] = []
        self.accepted: list[Accepted] = []
        self._joined: dict[str, set[str]] = {}  # by each claim, all that decisions call the same as it
        self._full = False

    def read(self, root: Table, reader: Reader) -> None:
        fields = reader.fields(root, DECISIONS)
        for key, groups in (("same", self.same), ("different", self.different)):
            for table in _tables(fields, key, GROUPING, reader):
                found = self._grouping(table, reader)
                groups += [g for g in found if key != "same" or self._join(g.claims, table, reader)]
        for table in _tables(fields, "accepted", ACCEPTED, reader):
            self.accepted += self._accepted(table, reader)

    def _grouping(self, table: Table, reader: Reader) -> list[Grouping]:
        fields = reader.fields(table, GROUPING)
        claims = self._claims(fields, table, reader, 2)
        expires = reader.date(fields.one.get("expires"))
        if len(claims) > MOST_GROUPED:
            limit = f"a decision calls at most {MOST_GROUPED} claims the same or different"
            _too_many(limit, f"these are {len(claims):,}, and every two of them are a pair", table, reader)
            return []
        if not claims:
            return []
        text, spans = fields.text, reader.spans(table)
        return [Grouping(claims, fields.text_or_none("on"), text("reason"), text("by"), expires, spans[""])]

    def _join(self, claims: tuple[str, ...], table: Table, reader: Reader) -> bool:
        """Whether these may be one question with all that others call the same as one of them; told once."""
        all_of = set(claims).union(*(self._joined.get(id, ()) for id in claims))
        if len(all_of) <= MOST_GROUPED:
            self._joined.update(dict.fromkeys(all_of, all_of))
            return True
        if not self._full:
            limit = f"decisions call at most {MOST_GROUPED} claims the same, one through the other"
            left_out = f"with these they are {len(all_of):,}; what would add to them is left out from here on"
            _too_many(limit, left_out, table, reader)
        self._full = True
        return False

    def _accepted(self, table: Table, reader: Reader) -> list[Accepted]:
        fields = reader.fields(table, ACCEPTED)
        claims = self._claims(fields, table, reader, 1)
        expires = reader.date(fields.one.get("expires"))
        code = self._rule(fields.one["finding"], reader) if "finding" in fields.one else None
        # One whose end cannot be read must not hold for ever.
        if (
            not claims
            or code is None
            or "ruling" not in fields.one
            or ("expires" in table.entries and expires is None)
        ):
            return []
        text, spans = fields.text, reader.spans(table)
        on = fields.text_or_none("on")
        return [
            Accepted(code, claims, text("ruling"), on, text("reason"), text("by"), expires, spans[""], spans)
        ]

    def _claims(self, fields: Fields, table: Table, reader: Reader, least: int) -> tuple[str, ...]:
        scalars = fields.many.get("claims", ())
        bad = [scalar for scalar in scalars if not _FULL_ID.fullmatch(scalar.text)]
        for scalar in bad:
            reader.note(
                "RC107",
                f"{shown(scalar.text)} does not name a claim",
                (scalar.start, scalar.end),
                because=("outside its file a claim is named by its source and its id",),
                help=("write `source#claim`",),
            )
        claims = tuple(dict.fromkeys(scalar.text for scalar in scalars))
        if bad or "claims" in fields.bad or table.cut:
            return ()
        if len(claims) < least:
            node = table.entries["claims"]
            reader.note(
                "RC008",
                f"a decision names at least {least} claim{'s' * (least > 1)}",
                (node.start, node.end),
                help=("write claims: [source#claim, other-source#claim]",),
            )
            return ()
        return claims

    def _rule(self, scalar: Scalar, reader: Reader) -> str | None:
        try:
            codes = rule_codes(scalar.text)
        except BadSetting as error:
            reader.note("RC103", str(error), (scalar.start, scalar.end), help=(error.help,))
            return None
        if len(codes) == 1:
            return codes[0]
        reader.note(
            "RC103",
            f"{shown(scalar.text)} is a family, not one rule",
            (scalar.start, scalar.end),
            because=("a decision is about one finding",),
            help=(f"write one of {', '.join(codes[:8])}",),
        )
        return None

    def rulings_without_source(self, sources: Mapping[str, Source]) -> list[Finding]:
        """RC103 for a ruling that is neither a word of the format nor a source."""
        findings: list[Finding] = []
        for accepted in self.accepted:
            # A source whose file could not be read is still one that may be right.
            named = {claim.split("#", 1)[0] for claim in accepted.claims}
            if accepted.ruling in RULINGS or accepted.ruling in sources or accepted.ruling in named:
                continue
            near = nearest(accepted.ruling, [*RULINGS, *sorted(named)])
            help = (
                f"did you mean `{near}`?" if near else f"write one of {', '.join([*sorted(named), *RULINGS])}"
            )
            message = f"{shown(accepted.ruling)} is no ruling: neither a source nor {', '.join(RULINGS)}"
            findings.append(Finding("RC103", message, accepted.spans["ruling"], help=(help,)))
        return findings

    def decisions(self) -> Decisions:
        return Decisions(tuple(self.same), tuple(self.different), tuple(self.accepted))


def _tables(fields: Fields, key: str, shape: Shape, reader: Reader) -> list[Table]:
    items = fields.tables.get(key)
    found: list[Table] = []
    for node in items.items if type(items) is Items else ():
        if type(node) is Table:
            found.append(node)
        elif not (type(node) is Scalar and node.bad):
            reader.not_a_mapping(node, shape)
    return found
