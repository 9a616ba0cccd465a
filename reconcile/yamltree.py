"""YAML for positions: every scalar keeps its text as written, every key and value its place.

Built on PyYAML's *event* stream, so that nothing is typed (`no`, `12:30`, `0123` stay text), duplicate keys
are seen, and anchors, aliases, tags, second documents and deep nesting are refused while reading instead of
after. What is wrong becomes a finding; what was read before it is kept.

Two traps of YAML lose text in silence, and are refused (RC009):

- `text: issue #12 fixed`: YAML ends the value before ` #`. A comment is recognised by the space after its
  `#`, or by two or more blanks before it (what yamllint asks of comments); one space and a `#` that is glued
  to what follows is text.
- `[1,200 yen, £800]`: YAML reads three items. Two neighbours in a flow list or mapping are one figure when
  the first ends in one to three digits, and the second follows the comma at once and begins with just three.
"""

from __future__ import annotations

import contextlib
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping

import yaml

from reconcile.finding import Finding, Related
from reconcile.span import Position, Span

MAX_DEPTH = 20
MAX_EVENTS = 6_000_000  # keys, texts, lists …: a file of 64 MB with claims of usual size has fewer
MAX_FINDINGS = 500  # a file with more is hopeless, or made to fill the memory

_LINE_BREAK = re.compile(r"\r\n?|\n")
_CUT = re.compile(r" #+(?=[^\s#])")
_ENDS_IN_GROUP = re.compile(r"(?:^|[^\d])\d{1,3}\Z")
_BEGINS_WITH_GROUP = re.compile(r"\d{3}(?!\d)")
# The characters that YAML leaves out, not a negation of those it has: a set so large takes 9 ms to compile.
_NOT_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_HIDDEN_BREAK = re.compile("[\x85\u2028\u2029]")
# No possessive quantifier of a group (`(…)*+`): Python 3.11.2 forgets what its last turn matched. Each line break is
# matched in one way only, so that nothing is tried twice.
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r(?!\n)|\n))*%")
_FILLER = re.compile(r"(?:\s+|#[^\r\n]*|(?<![^\r\n])\.\.\.(?=\s|\Z))*")


class Lines:
    """The lines of one text, to turn offsets into places. Found on first use: most runs need few places."""

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: array[int] | None = None

    def _line_starts(self) -> array[int]:
        if self._starts is None:
            self._starts = array("I", [0])
            self._starts.extend(m.end() for m in _LINE_BREAK.finditer(self.text))
        return self._starts

    def position(self, offset: int) -> Position:
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        return Span(self.path, self.position(start), self.position(end))

    def after_line(self, offset: int) -> int:
        """Where the line after the one of `offset` begins; `offset` itself when it begins a line."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        if starts[line - 1] == offset:
            return offset
        return starts[line] if line < len(starts) else len(self.text)

    def line(self, number: int) -> str | None:
        """The text of a line, counted from 1, without its end; None when there is no such line."""
        starts = self._line_starts()
        if not 0 < number <= len(starts):
            return None
        return self.text[starts[number - 1] : starts[number] if number < len(starts) else None].rstrip("\r\n")

    def rest_of_line(self, offset: int) -> str:
        """The text from `offset` up to the end of its line."""
        found = _LINE_BREAK.search(self.text, offset)
        return self.text[offset : found.start() if found else len(self.text)]


class Spans(Mapping[str, Span]):
    """Places by key, kept as offsets and turned into spans when asked for: a claim's twelve places weigh as
    much as one `Span`. The entry "" is the whole, up to the end of its last line."""

    __slots__ = ("_keys", "_lines", "_offsets")

    def __init__(self, lines: Lines, keys: tuple[str, ...], offsets: array[int]) -> None:
        self._lines = lines
        self._keys = keys
        self._offsets = offsets  # start, end of each key in turn

    def __getitem__(self, key: str) -> Span:
        try:
            at = 2 * self._keys.index(key)
        except ValueError:
            raise KeyError(key) from None
        start, end = self._offsets[at], self._offsets[at + 1]
        return self._lines.span(start, end if key else self._lines.after_line(end))

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        return f"Spans({', '.join(self._keys)})"


class Scalar:
    """A text. `start` and `end` are offsets of what was written, quotation marks included; `style` is ""
    (plain), ', ", | or >; `key` the offset of the key it stands under, -1 in a list. `bad`: a finding says it
    is not usable."""

    __slots__ = ("bad", "end", "key", "start", "style", "text")

    def __init__(self, text: str, start: int, end: int, style: str, bad: bool = False) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.style = style
        self.key = -1
        self.bad = bad


class Items:
    """A list. `cut`: an error in the file ended it."""

    __slots__ = ("cut", "end", "flow", "items", "key", "start")

    def __init__(self, start: int, flow: bool) -> None:
        self.items: list[Node] = []
        self.start = self.end = start
        self.flow = flow
        self.key = -1
        self.cut = False


class Table:
    """A mapping, in the order written; of a key written twice the first counts. `cut` as in `Items`."""

    __slots__ = ("cut", "end", "entries", "flow", "key", "pending", "start")

    def __init__(self, start: int, flow: bool) -> None:
        self.entries: dict[str, Node] = {}
        self.start = self.end = start
        self.flow = flow
        self.key = -1
        self.pending: Scalar | None = None  # a key that waits for its value
        self.cut = False


Node = Scalar | Items | Table


class Tree:
    """One file read: its root (None when it holds nothing), its findings, and whether an error ended it
    early."""

    __slots__ = ("broken", "findings", "lines", "root")

    def __init__(self, lines: Lines, root: Node | None, findings: list[Finding], broken: bool) -> None:
        self.lines = lines
        self.root = root
        self.findings = findings
        self.broken = broken


class _Stop(Exception):
    """Reading ends here; the finding that says why is already noted."""


def read_tree(path: str, text: str) -> Tree:
    """Read the YAML `text` of the file `path`. Raises nothing for what a user wrote."""
    builder = _Builder(Lines(path, text))
    try:
        broken = builder.read(text)
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        # The reader works ahead of the parser, so that all before the character would be lost: read again
        # without.
        builder = _Builder(builder.lines)
        broken = builder.read_without_control_characters()
    return Tree(builder.lines, builder.root, builder.findings, broken)


def _events(text: str) -> yaml.SafeLoader:
    """Something with `get_event`; libyaml's parser when PyYAML was built with it."""
    parser = getattr(yaml, "CParser", None) or getattr(getattr(yaml, "cyaml", None), "CParser", None)
    loader: yaml.SafeLoader = (parser or yaml.SafeLoader)(text)
    return loader


class _Builder:
    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.text = lines.text
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self.stack: list[Items | Table] = []
        self.last = 0  # where the node read last ends

    def read(self, text: str) -> bool:
        """Build the tree from `text`; true when an error ended it early."""
        try:
            if _DIRECTIVE.match(text):
                self._refuse(
                    "a directive (a line that begins with `%`)", self._first("%"), 1, "remove the line"
                )
                raise _Stop
            self._drain(_events(text))
        except _Stop:
            pass
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except (ValueError, OverflowError) as error:  # the pure parser, on escapes such as "\U99999999"
            if isinstance(error, UnicodeEncodeError):
                raise
            self._note("RC001", f"this is not YAML: {error}", self.last, self.last + 1)
        else:
            return False
        for container in self.stack:
            container.cut = True
            container.end = max(container.end, self.last)
        self._forget_half_read()
        return True

    def _forget_half_read(self) -> None:
        """The text just before an error is often only the beginning of what was meant (`a: one: two`)."""
        top = self.stack[-1] if self.stack else None
        if type(top) is Table and top.pending is None and top.entries:
            if type(top.entries[next(reversed(top.entries))]) is Scalar:
                top.entries.popitem()
        elif type(top) is Items and top.items and type(top.items[-1]) is Scalar:
            top.items.pop()

    def read_without_control_characters(self) -> bool:
        for found in list(_NOT_YAML.finditer(self.text))[:20]:
            self._note(
                "RC001",
                f"the character U+{ord(found[0]):04X} is not allowed in YAML",
                found.start(),
                found.end(),
                help=("remove it; it came in with a copy from somewhere, and most editors do not show it",),
            )
        try:
            return self.read(_NOT_YAML.sub("\ufffd", self.text))
        except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
            self._note("RC001", f"this is not YAML: {error}", 0, 0)
            return True

    def _drain(self, parser: yaml.SafeLoader) -> None:
        """Take the events one by one. Nearly all are plain or quoted texts in a block mapping: these, when
        there is nothing to say of them, are put in their place right here; `_scalar` knows all cases."""
        get_event = parser.get_event
        text, stack, scalar_event = self.text, self.stack, yaml.ScalarEvent
        block: Table | None = None  # the innermost container, when it is a block mapping
        for _ in range(MAX_EVENTS):
            event = get_event()
            if type(event) is scalar_event:
                if block is None or event.anchor is not None or event.tag is not None:
                    self._scalar(event)
                    continue
                key = block.pending
                style = event.style or ""
                start, end = event.start_mark.index, event.end_mark.index
                if key is None and not style:
                    block.pending = Scalar(event.value, start, end, style)
                    self.last = end
                elif (
                    key is None
                    or key.bad
                    or key.text in block.entries
                    or (style and style != "'")
                    or text[end : end + 2] == " #"
                ):
                    self._scalar(event)
                else:
                    block.entries[key.text] = node = Scalar(event.value, start, end, style)
                    node.key = key.start
                    block.pending = None
                    self.last = end
                continue
            if not self._other(event):
                return
            top = stack[-1] if stack else None
            block = top if type(top) is Table and not top.flow else None
        message = f"more than {MAX_EVENTS:,} keys, texts and lists; the rest is not read"
        self._note("RC005", message, self.last, self.last, help=("split the file: one article, one file",))
        raise _Stop

    def _other(self, event: yaml.Event) -> bool:
        """Any event but a text; false when it is the last that is wanted."""
        kind = type(event)
        if kind is yaml.MappingStartEvent:
            self._open(event, Table(event.start_mark.index, bool(event.flow_style)))
        elif kind is yaml.SequenceStartEvent:
            self._open(event, Items(event.start_mark.index, bool(event.flow_style)))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close(event)
        elif kind is yaml.AliasEvent:
            start, end = event.start_mark.index, event.end_mark.index
            help = "write the value out; put a text that begins with `*` in quotation marks"
            self._refuse("an alias", start, end - start, help)
            self._add(Scalar("", start, end, "", bad=True))
        elif kind is yaml.DocumentEndEvent:
            self._second_document(event.end_mark.index)
            return False
        elif kind is yaml.StreamEndEvent:
            return False
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
        node = Scalar(event.value, start, end, style)
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
            # The event begins with the tag or anchor, so the offset of the text is not known.
            node.bad = True
        if not style:
            if self.text.startswith(" #", end) and (cut := _CUT.match(self.text, end)):
                node.bad = True
                self._cut_short(start, end, cut.end() - 1)
        elif style == '"':
            if _NOT_TEXT.search(node.text):
                self._refuse("a control character", start, end - start, "leave the escape out")
                node.text = _NOT_TEXT.sub("\ufffd", node.text)
        elif style in "|>":
            node.end = start + len(self.text[start:end].rstrip())
        self._add(node)

    def _add(self, node: Node) -> None:
        """Put a node where it belongs: the root, the next item, a key, or the value of the key before it."""
        self.last = node.end
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if type(top) is Items:
            top.items.append(node)
            return
        assert type(top) is Table
        key = top.pending
        if key is None:
            top.pending = self._key(node)
            return
        top.pending = None
        node.key = key.start
        if top.flow and not key.bad and self._split_figure_key(top, key):
            return
        if key.bad:
            return
        if key.text in top.entries:
            self._duplicate(top, key)
            return
        top.entries[key.text] = node

    def _key(self, node: Node) -> Scalar:
        if type(node) is Scalar:
            return node
        self._note(
            "RC008",
            "a key has to be a word",
            node.start,
            node.start + 1,
            because=("here a list or a mapping stands where a key belongs",),
            help=("put a text that begins with `[` or `{` in quotation marks",),
        )
        return Scalar("", node.start, node.start, "", bad=True)

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, node: Items | Table) -> None:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        if len(self.stack) >= MAX_DEPTH:
            self._too_deep(node.start)
            raise _Stop
        self._add(node)
        self.stack.append(node)

    def _close(self, event: yaml.MappingEndEvent | yaml.SequenceEndEvent) -> None:
        node = self.stack.pop()
        if node.flow:
            self.last = event.end_mark.index
            if type(node) is Items and len(node.items) > 1:
                self._join_split_figures(node)
        node.end = self.last

    # What is refused

    def _note(
        self,
        code: str,
        message: str,
        start: int,
        end: int,
        *,
        label: str = "",
        related: tuple[Related, ...] = (),
        because: tuple[str, ...] = (),
        help: tuple[str, ...] = (),
    ) -> None:
        place = self.lines.span(start, min(max(start, end), len(self.text)))
        self.findings.append(
            Finding(code, message, place, label, related=related, because=because, help=help)
        )
        if len(self.findings) >= MAX_FINDINGS:
            if self.findings[-1].code != "RC005":
                message = f"{MAX_FINDINGS} errors in this file; the rest is not read"
                self.findings.append(Finding("RC005", message, place, help=("correct these first",)))
            raise _Stop

    def _too_deep(self, at: int) -> None:
        self._note(
            "RC005",
            f"nested more than {MAX_DEPTH} levels deep",
            at,
            at + 1,
            because=("a claims file needs four levels",),
            help=("put a text that begins with `[`, `{` or `- ` in quotation marks",),
        )

    def _refuse(self, what: str, start: int, length: int, help: str) -> None:
        why = "a claims file is plain keys, texts and lists in one document: what is written is what is read"
        self._note(
            "RC005", f"{what} is not allowed here", start, start + length, because=(why,), help=(help,)
        )

    def _first(self, char: str) -> int:
        return max(0, self.text.find(char))

    def _decorated(self, event: yaml.NodeEvent) -> None:
        """An anchor or a tag; the event does not say where it ends, so its first word is marked."""
        start = event.start_mark.index
        word = (
            self.text[start : start + 80].split(maxsplit=1)[0]
            if self.text[start : start + 80].strip()
            else ""
        )
        if event.anchor is not None:
            self._refuse(
                "an anchor", start, len(word), "remove it; put a text that begins with `&` in quotation marks"
            )
        else:
            self._refuse(
                "a tag", start, len(word), "remove it; put a text that begins with `!` in quotation marks"
            )

    def _second_document(self, end: int) -> None:
        filler = _FILLER.match(self.text, end)
        at = filler.end() if filler else end
        if at < len(self.text):
            help = "one file, one article: put it in a file of its own"
            self._refuse("a second document", at, 3, help)

    def _duplicate(self, table: Table, key: Scalar) -> None:
        first = table.entries[key.text].key
        place = self.lines.span(first, first + key.end - key.start)
        self._note(
            "RC002",
            f"the key {shown(key.text)} is written twice",
            key.start,
            key.end,
            label="again",
            related=(Related("first here", place),),
            because=("YAML would keep only one of the two",),
            help=("remove one, or put both values in one list where the key takes a list",),
        )

    def _cut_short(self, start: int, end: int, hash_end: int) -> None:
        written = self.lines.rest_of_line(start).strip()
        lost = self.lines.rest_of_line(hash_end - 1).rstrip()
        self._note(
            "RC009",
            f"the value is cut short: YAML drops {shown(lost)}",
            start,
            end,
            because=("an unquoted ` #` begins a comment in YAML",),
            help=(f"write {quoted(written)}, or, for a comment, two spaces before the `#` and one after",),
        )

    def _split_figure(self, first: Node, start: int, text: str) -> bool:
        """`1,200` without a space after the comma, in a list or mapping where the comma separates."""
        return (
            type(first) is Scalar
            and not first.style
            and first.end + 1 == start
            and self.text.startswith(",", first.end)
            and _BEGINS_WITH_GROUP.match(text) is not None
            and _ENDS_IN_GROUP.search(first.text[-4:]) is not None
        )

    def _join_split_figures(self, node: Items) -> None:
        joined: list[Node] = node.items[:1]
        broken: list[Scalar] = []
        for item in node.items[1:]:
            before = joined[-1]
            plain = type(item) is Scalar and not item.style
            if plain and type(item) is Scalar and self._split_figure(before, item.start, item.text):
                assert type(before) is Scalar
                whole = Scalar(f"{before.text},{item.text}", before.start, item.end, "", bad=True)
                joined[-1] = whole
                broken = [b for b in broken if b is not before] + [whole]
            else:
                joined.append(item)
        node.items = joined
        for scalar in broken:
            self._split_finding(scalar.start, scalar.end)

    def _split_figure_key(self, table: Table, key: Scalar) -> bool:
        """`{quantity: 1,200 yen}`: YAML reads a second key, `200 yen`."""
        if not table.entries or key.style:
            return False
        before = table.entries[next(reversed(table.entries))]
        if type(before) is not Scalar or not self._split_figure(before, key.start, key.text):
            return False
        before.text, before.end, before.bad = f"{before.text},{key.text}", key.end, True
        self._split_finding(before.start, before.end)
        return True

    def _split_finding(self, start: int, end: int) -> None:
        written = self.text[start:end]
        self._note(
            "RC009",
            f"YAML splits {shown(written)} at the comma",
            start,
            end,
            because=("inside `[ ]` and `{ }` a comma separates, even between digits",),
            help=(f"write {quoted(written)}, or, for several values, a space after the comma",),
        )

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        at = min(mark.index if mark else self.last, len(self.text))
        problem, context = error.problem or "not understood", error.context or ""
        if "nesting depth" in problem:  # libyaml looks ahead and has a limit of its own
            self._too_deep(at)
            return
        message, because, help = _explained(problem, context, self.lines.rest_of_line(at)[:1])
        if hidden := _HIDDEN_BREAK.search(self.text, max(0, at - 200), at):
            why = f"YAML takes the character U+{ord(hidden[0]):04X} before it for the end of a line"
            because = (*because, why)
        related: tuple[Related, ...] = ()
        if error.context_mark and error.context_mark.index != at:
            begin = min(error.context_mark.index, len(self.text))
            related = (Related(context, self.lines.span(begin, begin)),)
        end = min(at + 1, len(self.text))
        with contextlib.suppress(_Stop):
            self._note("RC001", message, at, end, related=related, because=because, help=help)


_QUOTE_IT = "put the value in quotation marks"
# (in the problem, in the context, first character there): message, why, what to write
_SYNTAX: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        "cannot start any token",
        "",
        "\t",
        "a tab where only spaces may stand",
        "YAML does not let tabs indent",
        "indent with spaces",
    ),
    (
        "a tab character",
        "",
        "",
        "a tab where only spaces may stand",
        "YAML does not let tabs indent",
        "indent with spaces",
    ),
    (
        "cannot start any token",
        "",
        "",
        "an unquoted value cannot begin with this character",
        "YAML keeps `@`, `` ` `` and `%` for itself",
        _QUOTE_IT,
    ),
    (
        "mapping values are not allowed",
        "",
        "",
        "a `:` inside an unquoted value",
        "YAML takes a colon and a space for the end of a key",
        "put the value in quotation marks; or, if this is a key of its own, line it up with the keys above",
    ),
    (
        "expected comment or line break",
        "block scalar",
        "",
        "a value that begins with `>` or `|`",
        "YAML takes these for the beginning of a folded text",
        'put the value in quotation marks: "> 3,900"',
    ),
    (
        "expected alphabetic or numeric character",
        "",
        "",
        "a value that begins with `*` or `&`",
        "YAML takes these for aliases and anchors",
        _QUOTE_IT,
    ),
    (
        "unexpected end of stream",
        "quoted scalar",
        "",
        "a quotation mark is not closed",
        "",
        "close it; inside '…' an apostrophe is written twice",
    ),
    (
        "could not find expected ':'",
        "simple key",
        "",
        "a line that is neither a key with its value nor a list item",
        "a key is followed by a colon and a space",
        "write `key: value`, or indent the line to continue the value above",
    ),
    (
        "expected key",
        "",
        "",
        "a line that does not fit what stands above it",
        "the indentation differs, or text follows a closing quotation mark",
        "line the keys up; put a value with quotation marks inside it in '…' as a whole",
    ),
    (
        "expected '-' indicator",
        "",
        "",
        "a line that does not fit the list above it",
        "the indentation differs",
        "line the `-` up, and the keys under the first key of their item",
    ),
    (
        "expected ',' or ']'",
        "",
        "",
        "a `[` is not closed",
        "",
        "close the list, or put a text with `[` in quotation marks",
    ),
    (
        "expected ',' or '}'",
        "",
        "",
        "a `{` is not closed",
        "",
        "close it, or put a text with `{` in quotation marks",
    ),
)


def _explained(problem: str, context: str, char: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The parser's words in the curator's: message, why, what to write instead."""
    for in_problem, in_context, first, message, why, help in _SYNTAX:
        if in_problem in problem and in_context in context and first in ("", char):
            return message, (why,) if why else (), (help,)
    said = f"{problem} {context}".strip()
    return (
        f"this is not YAML: {said}",
        (),
        ("a value with `: `, ` #`, or a sign at its beginning needs quotation marks",),
    )


def shown(text: str, limit: int = 60) -> str:
    """A text for a message: in backticks, on one line, not too long."""
    line = " ".join(text.split())
    return f"`{line if len(line) <= limit else line[: limit - 1] + '…'}`"


def quoted(text: str) -> str:
    """A text as YAML would read it back: in single quotation marks."""
    return "'" + text.replace("'", "''") + "'"
