"""A decision put into the text of `decisions.yaml`: what else stands there, comments and layout, is kept.

Pure: text in, text out. Every new text is read back before it is returned, and has to hold exactly the
decisions of the old one and the new one; otherwise nothing is returned.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from reconcile.config import nearest
from reconcile.corpus import Accepted, Decisions, Grouping
from reconcile.decisions import expired
from reconcile.finding import RULES, Finding
from reconcile.fingerprint import fingerprint
from reconcile.load import load_corpus
from reconcile.report import Report
from reconcile.schema import RULINGS
from reconcile.values.date import Date, UnreadableDate, read_date
from reconcile.yamltree import Items, Scalar, Table, quoted, read_tree

WIDTH = 100  # columns that a line of the file may have before a text is folded
LEAST_WIDTH = 20  # that a folded text has, however far in it stands
LEAST_PREFIX = 4  # hexadecimal digits of a fingerprint
NAME = "decisions.yaml"
KINDS = ("same", "different", "accepted")

_KEYS = ("finding", "claims", "on", "ruling", "reason", "by", "expires")
_HEX = re.compile(r"[0-9a-f]+")
_BREAK = re.compile(r"\r\n?|\n")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DEEPER_COMMENT = re.compile(r"([ \t]*)#[^\r\n]*(?:\r\n?|\n|\Z)")


class CannotDecide(ValueError):
    """A decision that cannot be made or written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the file. `kind` is the key it stands under: same, different or accepted; `finding` the
    rule's name and `ruling` only of an accepted one; `on` the fingerprint that it was decided on."""

    kind: str
    claims: tuple[str, ...]
    on: str
    finding: str = ""
    ruling: str = ""
    reason: str = ""
    by: str = ""
    expires: str = ""

    def entries(self) -> dict[str, str | tuple[str, ...]]:
        """What is written, in the order of the format's example; a reason is one paragraph."""
        values = {key: getattr(self, key) for key in _KEYS}
        for key in ("reason", "by", "expires"):
            values[key] = " ".join(values[key].split())
        return {key: value for key, value in values.items() if value}


# From the command line's words


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for: `ruling`, or `kind` same or different."""

    ruling: str = ""
    kind: str = ""
    reason: str = ""
    by: str = ""
    expires: str = ""


def decisions_for(
    words: Sequence[str], wish: Wish, report: Report, today: date | None = None
) -> tuple[Decision, ...]:
    """The decisions that `words` (fingerprints, or claim ids for same and different) ask for.

    Raises CannotDecide.
    """
    _check(wish, report, today)
    if wish.kind:
        return (_grouping(words, wish, report),)
    if any("#" in word for word in words):
        raise CannotDecide(
            "--ruling settles a finding, named by its fingerprint; for claims write --same or --different"
        )
    findings = {f.fingerprint: f for f in (finding_of(word, report) for word in words)}
    return tuple(accepting(f, wish) for f in findings.values())


def accepting(finding: Finding, wish: Wish) -> Decision:
    """The decision that settles this finding."""
    said = (wish.ruling, wish.reason, wish.by, wish.expires)
    return Decision("accepted", finding.claims, finding.fingerprint, finding.name, *said)


def grouping(kind: str, ids: Iterable[str], report: Report, wish: Wish | None = None) -> Decision:
    """The decision that these claims are the same, or different."""
    wish = wish or Wish()
    claims = tuple(sorted(set(ids)))
    on = fingerprint(kind, [report.claim(id) for id in claims])
    return Decision(kind, claims, on, reason=wish.reason, by=wish.by, expires=wish.expires)


def can_be_decided(finding: Finding) -> bool:
    """Whether a person may settle it: what could not be read, and a decision that fails, are to be mended."""
    return (
        bool(finding.fingerprint and finding.claims) and not finding.could_not_check and finding.code < "RC9"
    )


def finding_of(word: str, report: Report) -> Finding:
    """The finding whose fingerprint begins with `word`. Raises CannotDecide when none or several do."""
    prefix = word.lower()
    if not _HEX.fullmatch(prefix) or len(prefix) < LEAST_PREFIX:
        raise CannotDecide(
            f"{word!r} is no fingerprint: write at least {LEAST_PREFIX} of the hexadecimal digits "
            "that `reconcile check` shows"
        )
    found = {f.fingerprint: f for f in report.findings if f.fingerprint.startswith(prefix)}
    usable = {print_: f for print_, f in found.items() if can_be_decided(f)}
    if len(usable) == 1:
        return next(iter(usable.values()))
    if usable:
        several = ", ".join(f"{f.fingerprint} ({f.name})" for f in usable.values())
        raise CannotDecide(f"{word} begins several fingerprints: {several}; write more digits")
    if found:
        f = next(iter(found.values()))
        instead = "; ".join(f.help) or f.message
        raise CannotDecide(f"{word} is {f.code} {f.name}, which no decision settles: {instead}")
    known = sorted({f.fingerprint for f in report.findings if can_be_decided(f) and f.state != "decided"})
    if not known:
        raise CannotDecide(f"there is no finding {word}; nothing is open")
    more = " …" if len(known) > 8 else ""
    raise CannotDecide(f"there is no finding {word}; open are {', '.join(known[:8])}{more}")


def _check(wish: Wish, report: Report, today: date | None) -> None:
    if bool(wish.ruling) == bool(wish.kind):
        raise CannotDecide("write one of --ruling, --same and --different")
    for option in ("reason", "by", "expires"):
        if _CONTROL.search(" ".join(getattr(wish, option).split())):
            raise CannotDecide(f"--{option} holds a character that is no text")
    if wish.ruling:
        sources = [s.id for s in report.sources]
        if wish.ruling not in (*sources, *RULINGS):
            near = nearest(wish.ruling, [*sources, *RULINGS])
            instead = f"did you mean {near}?" if near else f"write a source's id, or {', '.join(RULINGS)}"
            raise CannotDecide(f"{wish.ruling!r} is no ruling: {instead}")
        if not wish.reason.strip():
            raise CannotDecide(
                'a ruling needs a --reason "…": whoever reads the decision later was not there'
            )
    if wish.expires:
        _check_expiry(wish.expires, today)


def _check_expiry(written: str, today: date | None) -> None:
    try:
        until: Date = read_date(written)
    except UnreadableDate as error:
        raise CannotDecide(f"--expires: {error}; write a day such as 2026-12-31") from None
    if until.period.last is None:
        raise CannotDecide(f"--expires: {written} has no end; write a day such as 2026-12-31")
    if expired(until, today):
        raise CannotDecide(f"--expires: {written} is past already, so that the decision would not hold")


def _grouping(words: Sequence[str], wish: Wish, report: Report) -> Decision:
    """Claims are named by their ids, or all at once by the fingerprint of a finding about them."""
    ids: list[str] = []
    known = {c.id for c in report.claims}
    for word in words:
        if "#" not in word:
            ids += finding_of(word, report).claims
        elif word in known:
            ids.append(word)
        else:
            near = nearest(word, known)
            raise CannotDecide(f"there is no claim {word!r}" + (f"; did you mean {near}?" if near else ""))
    if len(set(ids)) < 2:
        raise CannotDecide(f"--{wish.kind} needs two claims or more, written source#claim")
    return grouping(wish.kind, ids, report, wish)


# Into the text


def decisions_in(text: str) -> Decisions:
    """The decisions that a file's text holds."""
    return load_corpus({NAME: text}).decisions if text.strip() else Decisions()


def holds(text: str, decision: Decision) -> bool:
    """Whether the text has an entry about the same thing, which `record` would renew."""
    return any(_is_about(entry, decision) for entry in _entries(decisions_in(text), decision.kind))


def line_of_entry(text: str, decision: Decision) -> int:
    """The line in which the entry about the same thing begins; 0 when there is none."""
    decisions = decisions_in(text)
    number = _number(decisions, decision)
    span = None if number is None else _entries(decisions, decision.kind)[number].span
    return span.start.line if span else 0


def against(text: str, decision: Decision, today: date | None = None) -> str:
    """The entry of the text that says the opposite of a same or different, as `line N`; "" when none does."""
    opposite = {"same": "different", "different": "same"}.get(decision.kind)
    if opposite is None:
        return ""
    wanted = set(combinations(sorted(decision.claims), 2))
    for entry in _entries(decisions_in(text), opposite):
        if not expired(entry.expires, today) and wanted & set(combinations(sorted(set(entry.claims)), 2)):
            return f"line {entry.span.start.line}" if entry.span else "an entry"
    return ""


def record(text: str, decision: Decision) -> str:
    """The text of `decisions.yaml` with this decision: at the end of its list, or instead of the one about
    the same finding or claims.

    Raises CannotDecide when that cannot be done without touching anything else.
    """
    tree = read_tree(NAME, text)
    if tree.findings:
        wrong = tree.findings[0]
        line = wrong.location.start.line if wrong.location else 1
        raise CannotDecide(f"it cannot be read, so nothing is added to it: line {line}: {wrong.message}")
    before = decisions_in(text)
    place = _Place(text, tree.root)
    for change in place.changes(decision, _number(before, decision)):
        after = change()
        if after is not None and _says_just_that(before, after, decision):
            return after
    raise CannotDecide(
        "this cannot be added without changing what else is in it; add it by hand:\n"
        + place.block(decision, 0, 2)
    )


def withdraw(before: str | None, after: str, now: str) -> str | None:
    """The text `now` without the decision that was made from `before` to `after`, even when others were added
    since; None when there was no file. Raises CannotDecide when the place was changed in the meantime."""
    if now == after:
        return before
    old = before or ""
    wanted = _without(decisions_in(old), decisions_in(after), decisions_in(now))
    for undone in (
        _spliced_back(old, after, now),
        _without_entry(old, after, now),
        _renewed_back(old, after, now),
    ):
        if undone is None or wanted is None or read_tree(NAME, undone).findings:
            continue
        if decisions_in(undone) == wanted:
            return undone
    raise CannotDecide("the decision was changed in the meantime; nothing is undone")


def _without(before: Decisions, after: Decisions, now: Decisions) -> Decisions | None:
    """The decisions `now` with what differs between `before` and `after` as it was; None when it is gone."""
    lists: dict[str, list[Grouping | Accepted]] = {}
    for kind in KINDS:
        was, then, current = (list(_entries(d, kind)) for d in (before, after, now))
        new = [n for n, entry in enumerate(then) if n >= len(was) or was[n] != entry]
        for n in reversed(new):
            if n >= len(current) or current[n] != then[n]:
                return None
            current[n : n + 1] = was[n : n + 1]
        lists[kind] = current
    return Decisions(
        tuple(e for e in lists["same"] if isinstance(e, Grouping)),
        tuple(e for e in lists["different"] if isinstance(e, Grouping)),
        tuple(e for e in lists["accepted"] if isinstance(e, Accepted)),
    )


def _spliced_back(before: str, after: str, now: str) -> str | None:
    """The stretch that was changed found again in `now`, and put back."""
    shortest = min(len(before), len(after))
    start = next((i for i in range(shortest) if before[i] != after[i]), shortest)
    same_end = (i for i in range(shortest - start) if before[-1 - i] != after[-1 - i])
    end = next(same_end, shortest - start)
    removed, added = before[start : len(before) - end], after[start : len(after) - end]
    return now.replace(added, removed) if added.strip() and now.count(added) == 1 else None


def _without_entry(before: str, after: str, now: str) -> str | None:
    """`now` without the lines of the entry that `after` has more than `before`."""
    for kind in KINDS:
        number = len(_entries(decisions_in(before), kind))
        if len(_entries(decisions_in(after), kind)) > number:
            root = read_tree(NAME, now).root
            value = root.entries.get(kind) if type(root) is Table else None
            if type(value) is Items and not value.flow and len(value.items) > number:
                return _Place(now, root).without(value.items[number])
    return None


def _renewed_back(before: str, after: str, now: str) -> str | None:
    """`now` with the entry that `after` renewed as it was in `before`."""
    for kind in KINDS:
        entries = zip(_entries(decisions_in(before), kind), _entries(decisions_in(after), kind), strict=False)
        for old, new in entries:
            if old != new:
                return record(now, _as_decision(kind, old))
    return None


def _as_decision(kind: str, entry: Grouping | Accepted) -> Decision:
    expires = entry.expires.written if entry.expires else ""
    said = (entry.reason, entry.by, expires)
    if isinstance(entry, Accepted):
        return Decision(kind, entry.claims, entry.on or "", RULES[entry.finding][0], entry.ruling, *said)
    return Decision(kind, entry.claims, entry.on or "", "", "", *said)


def _entries(decisions: Decisions, kind: str) -> Sequence[Grouping | Accepted]:
    if kind == "accepted":
        return decisions.accepted
    return decisions.same if kind == "same" else decisions.different


def _is_about(entry: Grouping | Accepted, decision: Decision) -> bool:
    if isinstance(entry, Accepted) and RULES[entry.finding][0] != decision.finding:
        return False
    return set(entry.claims) == set(decision.claims)


def _number(decisions: Decisions, decision: Decision) -> int | None:
    """Which entry of its list is about the same thing, the last if there are several."""
    found = [n for n, entry in enumerate(_entries(decisions, decision.kind)) if _is_about(entry, decision)]
    return found[-1] if found else None


def _says_just_that(before: Decisions, text: str, decision: Decision) -> bool:
    corpus = load_corpus({NAME: text})
    # A file with nothing but decisions has no claims, and a ruling there may name a source of elsewhere.
    if any(f.could_not_check and f.code not in ("RC007", "RC103") for f in corpus.findings):
        return False
    for kind in KINDS:
        was, now = list(_entries(before, kind)), list(_entries(corpus.decisions, kind))
        if kind == decision.kind:
            number = _number(before, decision)
            place = len(was) if number is None else number
            if place >= len(now) or not _says(now[place], decision):
                return False
            del now[place]
            if number is not None:
                del was[place]
        if was != now:
            return False
    return True


def _says(entry: Grouping | Accepted, decision: Decision) -> bool:
    return _as_decision(decision.kind, entry).entries() == decision.entries()


class _Place:
    """Where in the text a decision belongs. Each way to put it there is tried until one reads back right."""

    def __init__(self, text: str, root: Table | Items | Scalar | None) -> None:
        self.text = text
        self.root = root
        found = _BREAK.search(text)
        self.eol = found[0] if found else "\n"

    def changes(self, decision: Decision, number: int | None) -> list[Callable[[], str | None]]:
        root = self.root
        if type(root) is not Table:
            nothing = root is None or (type(root) is Scalar and not root.text)
            return [lambda: self._at_end(decision, 0)] if nothing else []
        value = root.entries.get(decision.kind)
        if number is not None and type(value) is Items:
            return [
                lambda: self._renew(value, number, decision),
                lambda: self._instead(value, number, decision),
            ]
        if value is None and root.flow:
            return [lambda: self._in_flow_root(root, decision)]
        if value is None:
            indent = self._column(root.start)
            return [
                lambda: self._at_end(decision, indent),
                lambda: self._after(root.end, self._section(decision, indent), -1),
            ]
        if type(value) is Items and value.flow:
            return [lambda: self._opened(value, decision), lambda: self._in_flow(value, decision)]
        if type(value) is Items:
            return [lambda: self._after_last(value, decision)]
        if type(value) is Scalar and not value.text:
            block = self.block(decision, self._column(value.key) + 2, 2)
            return [lambda: self._after(value.key, block, -1)]
        return []

    # A new entry

    def _at_end(self, decision: Decision, indent: int) -> str:
        text = self.text
        if text and not _BREAK.search(text[-1]):
            text += self.eol
        return text + self._section(decision, indent)

    def _section(self, decision: Decision, indent: int) -> str:
        return f"{' ' * indent}{decision.kind}:{self.eol}{self.block(decision, indent + 2, 2)}"

    def _after_last(self, value: Items, decision: Decision) -> str:
        """Behind the last entry, its comments, and as many empty lines as part the entries before it."""
        dash = self._column(value.start)
        last = value.items[-1]
        gap = (
            self._column(last.start) - dash
            if self._line(last.start) == self._line(self._dash(last.start))
            else 2
        )
        block = self.block(decision, dash, max(2, gap))
        if len(value.items) > 1 and self._is_parted(value.items[-2].end, last.start):
            block = self.eol + block
        return self._after(last.end, block, dash)

    def _after(self, offset: int, block: str, deeper_than: int) -> str:
        """`block` behind the line of `offset` and the comments right below it that are indented deeper."""
        at = self._line_end(offset)
        while deeper_than >= 0 and (comment := _DEEPER_COMMENT.match(self.text, at)):
            if len(comment[1]) <= deeper_than or not comment[0].strip():
                break
            at = comment.end()
        head = self.text[:at]
        if head and not _BREAK.search(head[-1]):
            head += self.eol
        return head + block + self.text[at:]

    def _opened(self, value: Items, decision: Decision) -> str | None:
        """`accepted: []` becomes a list with lines of its own."""
        if self.text[value.start + 1 : value.end - 1].strip():
            return None
        head = self.text[: value.start].rstrip(" ")
        shorter = _Place(head + self.text[value.end :], None)
        shorter.eol = self.eol
        return shorter._after(len(head) - 1, self.block(decision, self._column(value.key) + 2, 2), -1)

    def _in_flow(self, value: Items, decision: Decision) -> str:
        at = value.items[-1].end if value.items else value.start + 1
        return self.text[:at] + (", " if value.items else "") + self._flow(decision) + self.text[at:]

    def _in_flow_root(self, root: Table, decision: Decision) -> str:
        entries = list(root.entries.values())
        if not entries and not self.text[root.start + 1 : root.end - 1].strip():
            head, tail = self.text[: root.start], self.text[root.end :]
            return head + self._section(decision, 0).rstrip("\r\n") + tail
        at = entries[-1].end if entries else root.start + 1
        new = f"{', ' if entries else ''}{decision.kind}: [{self._flow(decision)}]"
        return self.text[:at] + new + self.text[at:]

    # Instead of an old entry

    def _renew(self, value: Items, number: int, decision: Decision) -> str | None:
        """Value by value, so that the comments between them stay."""
        item = value.items[number]
        if type(item) is not Table or item.flow or not item.entries:
            return None
        column = self._column(item.start)
        new = decision.entries()
        splices: list[tuple[int, int, str]] = []
        for key, node in item.entries.items():
            if key not in new:
                start = self._line(node.key)
                if self.text[start : node.key].strip():
                    return None  # it stands on the line of the dash
                splices.append((start, self._line_end(node.end), ""))
            elif not _same_value(node, new[key]):
                start = node.start if node.end > node.start else node.key + len(key) + 1
                value_text = self._value(key, new[key], column)
                splices.append(
                    (start, max(start, node.end), value_text if node.end > node.start else " " + value_text)
                )
        added = "".join(
            f"{' ' * column}{key}: {self._value(key, v, column)}{self.eol}"
            for key, v in new.items()
            if key not in item.entries
        )
        text = self.text
        end = self._line_end(item.end)
        if added and not _BREAK.search(text[end - 1]):
            added = self.eol + added.removesuffix(self.eol)
        text = text[:end] + added + text[end:]
        for start, stop, replacement in sorted(splices, reverse=True):
            text = text[:start] + replacement + text[stop:]
        return text

    def _instead(self, value: Items, number: int, decision: Decision) -> str:
        item = value.items[number]
        if type(item) is Table and item.flow:
            new = self._flow(decision)
        else:
            dash = self._column(value.start)
            column = self._column(item.start)
            new = self.block(decision, dash, column - dash)[dash + column - dash :].rstrip("\r\n")
        return self.text[: item.start] + new + self.text[item.end :]

    def without(self, item: Table | Items | Scalar) -> str:
        """The text without the lines of an entry."""
        return self.text[: self._line(self._dash(item.start))] + self.text[self._line_end(item.end) :]

    # How an entry is written

    def block(self, decision: Decision, dash: int, gap: int) -> str:
        """The entry as a list item: its dash in column `dash`, its keys `gap` columns further."""
        column = dash + gap
        lines = [f"{key}: {self._value(key, value, column)}" for key, value in decision.entries().items()]
        return self.eol.join(
            [" " * dash + "-" + " " * (gap - 1) + lines[0], *(" " * column + x for x in lines[1:]), ""]
        )

    def _value(self, key: str, value: str | tuple[str, ...], column: int) -> str:
        if isinstance(value, tuple):
            inline = f"[{', '.join(value)}]"
            if column + len(key) + 2 + len(inline) <= WIDTH:
                return inline
            return "".join(f"{self.eol}{' ' * (column + 2)}- {id}" for id in value)
        written = inline_scalar(value)
        if column + len(key) + 2 + len(written) <= WIDTH or written.startswith('"') or key != "reason":
            return written
        pad = self.eol + " " * (column + 2)
        width = max(LEAST_WIDTH, WIDTH - column - 2)
        wrapped = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
        return ">-" + pad + pad.join(wrapped)

    def _flow(self, decision: Decision) -> str:
        parts = [
            f"{key}: [{', '.join(value)}]" if isinstance(value, tuple) else f"{key}: {_in_flow_scalar(value)}"
            for key, value in decision.entries().items()
        ]
        return "{" + ", ".join(parts) + "}"

    # Lines of the text

    def _line(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def _column(self, offset: int) -> int:
        return offset - self._line(offset)

    def _line_end(self, offset: int) -> int:
        found = _BREAK.search(self.text, offset)
        return found.end() if found else len(self.text)

    def _dash(self, offset: int) -> int:
        return self.text.rfind("-", 0, offset)

    def _is_parted(self, end: int, start: int) -> bool:
        return any(not line.strip() for line in _BREAK.split(self.text[end:start])[1:-1])


def _same_value(node: Table | Items | Scalar, value: str | tuple[str, ...]) -> bool:
    if type(node) is Scalar:
        return node.text == value
    return type(node) is Items and tuple(i.text for i in node.items if type(i) is Scalar) == value


def inline_scalar(text: str) -> str:
    """`text` as YAML on one line: plain where that reads back the same, else in quotation marks."""
    if _CONTROL.search(text) or "\ufeff" in text:
        return '"' + "".join(_escaped(c) for c in text) + '"'
    tree = read_tree("", f"k: {text}\n")
    root = tree.root
    node = root.entries.get("k") if type(root) is Table and len(root.entries) == 1 else None
    plain = not tree.findings and type(node) is Scalar and not node.style and node.text == text
    return text if plain else quoted(text)


def _in_flow_scalar(text: str) -> str:
    """Between brackets: plain only when it is a word."""
    inline = inline_scalar(text)
    return inline if inline.startswith('"') or _WORD.fullmatch(text) else quoted(text)


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return f"\\u{ord(char):04X}" if _CONTROL.match(char) or char == "\ufeff" else char
