"""Stepping through what is open, one key each. It knows no terminal: keys come from an iterator, a line of
text from a function, and what is shown goes to another; a store writes each decision at once."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from reconcile.claim import Claim
from reconcile.decide import CannotDecide, Decision, Wish, accepting, can_be_decided, grouping
from reconcile.finding import Finding
from reconcile.report import Passage, Report
from reconcile.reporters import Options
from reconcile.reporters.common import ascii_of, inert, line_of, plural, said
from reconcile.schema import RULINGS

CONTEXT = 200  # code points of an article shown to either side of a quote
QUIT_KEYS = ("q", "Q", "\x03", "\x04")
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


class Store(Protocol):
    """Where decisions go. The methods raise OSError or CannotDecide, and the file is then as it was."""

    def record(self, decision: Decision) -> str:
        """Write a decision at once; returns where it stands."""

    def undo(self) -> None:
        """Take back the last one that was recorded."""

    def study(self) -> Report:
        """Everything anew, with what was recorded."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended. `left` counts what was not decided; `failed`: a decision could not be written."""

    decided: int
    left: int
    failed: bool = False


class _Quit(Exception):
    """The curator had enough."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What was done on an item; `written` nothing when it was skipped."""

    item: int
    written: bool
    settles: bool = False


def open_items(report: Report) -> tuple[Finding, ...]:
    """What is to be looked at: open and stale findings that a decision settles, and doubtful alignments."""
    return tuple(
        f
        for f in report.findings
        if f.state != "decided" and can_be_decided(f) and (f.severity != "note" or f.code == "RC310")
    )


def review(
    report: Report,
    store: Store,
    keys: Iterator[str],
    ask: Callable[[str], str],
    write: Callable[[str], None],
    options: Options,
) -> Outcome:
    """Step through the open items of `report`, and through those that the decisions give rise to.

    `keys` gives one key at a time and `ask` a line of text for a prompt; both end the review by
    StopIteration, EOFError or KeyboardInterrupt, as `q` does. What was decided by then is written.
    """
    return _Review(report, store, keys, ask, write, options).run()


class _Review:
    def __init__(
        self,
        report: Report,
        store: Store,
        keys: Iterator[str],
        ask: Callable[[str], str],
        write: Callable[[str], None],
        options: Options,
    ) -> None:
        self.report, self.store, self.keys, self.ask, self.options = report, store, keys, ask, options
        self.put = write
        self.items = [(f, report) for f in open_items(report)]  # each with the report that it was found in
        self.at = 0
        self.settled: set[int] = set()
        self.history: list[_Step] = []
        self.fresh = True  # nothing was written since the report was made
        self.failed = False

    def run(self) -> Outcome:
        try:
            while self._next():
                self._show()
                while not self._act(self._key()):
                    pass
        except (_Quit, StopIteration, EOFError, KeyboardInterrupt):
            self._say("")
        written = sum(step.written for step in self.history)
        return Outcome(written, len(self.items) - len(self.settled), self.failed)

    def _next(self) -> bool:
        """Whether there is an item to show; at the end the last step can still be undone."""
        if self.at < len(self.items) or self._more():
            return True
        self._say("")
        self._say("That was all.  [u]ndo  [any other key] quit")
        return self._key() == "u" and self._undo()

    def _key(self) -> str:
        key = next(self.keys)
        if key in QUIT_KEYS:
            raise _Quit
        return key.lower()

    def _more(self) -> bool:
        """Items that the decisions gave rise to: claims called the same may be in conflict."""
        if self.fresh:
            return False
        report, self.fresh = self.store.study(), True
        known = {(f.code, f.claims, f.fingerprint) for f, _ in self.items}
        self.items += [
            (f, report) for f in open_items(report) if (f.code, f.claims, f.fingerprint) not in known
        ]
        return self.at < len(self.items)

    # What a key does: true when the item, or what is shown of it, has changed

    def _act(self, key: str) -> bool:
        finding, report = self.items[self.at]
        pair = _is_pair(finding)
        if key == "a":
            return self._accept(finding)
        if key == "s" and pair:
            settled = finding.code == "RC310"
            note = (
                ""
                if settled
                else "They are one question; what they differ in stays open until it is accepted."
            )
            return self._record(grouping("same", finding.claims, report), stay=not settled, note=note)
        if key == "d" and pair:
            return self._record(grouping("different", finding.claims, report))
        if key in ("n", " "):
            self.history.append(_Step(self.at, False))
            self.at += 1
            return True
        if key == "u":
            return self._undo()
        self._say(self._menu(finding))
        return False

    def _record(self, decision: Decision, stay: bool = False, note: str = "") -> bool:
        try:
            where = self.store.record(decision)
        except (OSError, CannotDecide) as error:
            self._say(f"Not written: {error}")
            self.failed = self.failed or isinstance(error, OSError)
            return False
        self._say(f"{decision.kind}: {where}")
        if note:
            self._say(note)
        self.history.append(_Step(self.at, True, settles=not stay))
        self.fresh = False
        if stay:
            return False
        self.settled.add(self.at)
        self.at += 1
        return True

    def _undo(self) -> bool:
        if not self.history:
            self._say("Nothing to undo.")
            return False
        step = self.history[-1]
        if step.written:
            try:
                self.store.undo()
            except (OSError, CannotDecide) as error:
                self._say(f"Not undone: {error}")
                self.failed = self.failed or isinstance(error, OSError)
                return False
            self.fresh = False
            self._say("Undone.")
        if step.settles:
            self.settled.discard(step.item)
        self.history.pop()
        self.at = step.item
        return True

    def _accept(self, finding: Finding) -> bool:
        ruling = self._ruling(finding)
        if not ruling:
            self._say("Not accepted.")
            return False
        reason = self.ask(f"Reason for {ruling} (empty to go back): ").strip()
        if not reason:
            self._say("Not accepted.")
            return False
        return self._record(accepting(finding, Wish(ruling=ruling, reason=reason)))

    def _ruling(self, finding: Finding) -> str:
        """Which source is right, by one key; "" for none."""
        sources = sorted({id.split("#", 1)[0] for id in finding.claims})
        choices = {str(n): source for n, source in enumerate(sources[:9], start=1)}
        choices |= {"b": "both", "n": "neither", "w": "newer", "r": "unresolved"}
        assert set(RULINGS) <= set(choices.values())
        self._say(
            "Who is right?  "
            + "  ".join(f"[{key}] {value}" for key, value in choices.items())
            + "  [other] back"
        )
        return choices.get(self._key(), "")

    # What is shown

    def _menu(self, finding: Finding) -> str:
        words = ["[s]ame", "[d]ifferent"] if _is_pair(finding) else []
        return "  ".join([*words, "[a]ccept", "[n]ext", "[u]ndo", "[q]uit"])

    def _show(self) -> None:
        finding, report = self.items[self.at]
        state = "" if finding.state == "open" else f" [{finding.state}]"
        what = f"{finding.severity} {finding.code} {finding.name}{state}"
        self._say("")
        self._say(f"{self.at + 1} of {len(self.items)}   {what}", bold=True)
        self._say(line_of(finding.message))
        for id in finding.claims:
            self._claim(report.claim(id), report)
        self._say("")
        for sentence in (*finding.because, *filter(None, [finding.decided])):
            self._say(f"= {line_of(sentence)}")
        self._say("")
        self._say(self._menu(finding))

    def _claim(self, claim: Claim, report: Report) -> None:
        self._say("")
        self._say(f"{claim.id}   {claim.span() or ''}".rstrip(), bold=True)
        scope = f", {' and '.join(claim.scope)}" if claim.scope else ""
        self._say(f"  {line_of(claim.subject)} › {line_of(claim.predicate + scope)}: {line_of(said(claim))}")
        published = f"published {claim.source.published.written}" if claim.source.published else "no date"
        by = f"; said by {', '.join(claim.said_by)}" if claim.said_by else ""
        self._say(f"  {line_of(published + by)}")
        passages = {p.quote: p for p in report.passages if p.claim == claim.id}
        for quote in claim.quote:
            self._quote(quote, passages.get(quote), report)
        if claim.note:
            self._say(f"  note: {line_of(claim.note)}")

    def _quote(self, quote: str, passage: Passage | None, report: Report) -> None:
        """The quote in its surroundings where the article has it, else alone."""
        text = next((a.text for a in report.articles if passage and a.path == passage.article), "")
        if passage is None or not passage.parts or not text:
            self._say(f"  “{line_of(quote)}”" + ("" if passage is None else "   (not found in the article)"))
            return
        start, end = passage.parts[0][0], passage.parts[-1][1]
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        self._say(f"  {passage.article}:{text.count(chr(10), 0, start) + 1}")
        head = "…" if start > CONTEXT else ""
        tail = "…" if end + CONTEXT < len(text) else ""
        passage_text = f"[{_one_line(text[start:end])}]"
        self._say(f"    {head}{_one_line(before)}", marked=passage_text, tail=f"{_one_line(after)}{tail}")

    def _say(self, text: str, bold: bool = False, marked: str = "", tail: str = "") -> None:
        """A paragraph in the options' width; `marked` and `tail` go on behind the text."""
        if marked:  # inert text holds none of these two
            marked = f"\x01{inert(marked)}\x02"
        whole = inert(text) + marked + inert(tail)
        indent = " " * (len(text) - len(text.lstrip()))
        lines = "\n".join(
            textwrap.wrap(whole, self.options.width, subsequent_indent=indent, break_on_hyphens=False)
        )
        if self.options.ascii:
            lines = ascii_of(lines)
        if bold and self.options.color:
            lines = f"{_BOLD}{lines}{_PLAIN}"
        begin, end = (_BOLD, _PLAIN) if self.options.color else ("", "")
        self.put(lines.replace("\x01", begin).replace("\x02", end) + "\n")


def _is_pair(finding: Finding) -> bool:
    """Whether it is about two claims answering one question, so that they can be called same or different."""
    return finding.code.startswith("RC3") and len(finding.claims) == 2


def _one_line(text: str) -> str:
    return " ".join(inert(text).split()).join((" " * text[:1].isspace(), " " * text[-1:].isspace()))


def summary(outcome: Outcome) -> Iterable[str]:
    """How the review ended, for the curator."""
    yield f"{plural(outcome.decided, 'decision')} written, {outcome.left:,} left open."
    if outcome.failed:
        yield "Something could not be written; see above."
