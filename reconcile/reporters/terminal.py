"""The terminal page: the agreement report, the diff, and the check with its marked places."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reconcile.claim import Claim, Source
from reconcile.finding import Finding
from reconcile.report import STANDINGS, Question, Report
from reconcile.reporters import Options
from reconcile.reporters.common import ascii_of, conclusion, counts, inert, line_of, marks, plural, reasons, said, shown
from reconcile.span import Span

STYLES = {"agree": "green", "consistent": "cyan", "update": "blue", "conflict": "bold red", "uncertain": "yellow", "single": "dim",
          "error": "bold red", "warning": "yellow", "note": "cyan"}  # fmt: skip
TITLES = {
    "conflict": "In conflict", "uncertain": "Uncertain", "update": "Updated", "consistent": "Consistent",
    "agree": "Agree", "single": "One source only",
}  # fmt: skip
MOST_REASONS = 4


def render(report: Report, options: Options) -> str:
    """The page in `options.width` columns; nothing in claims or articles is taken as markup or as an escape."""
    page = _Page(report, options)
    {"check": page.check, "diff": page.diff}.get(options.view, page.report)()
    return page.text()


class _Page:
    def __init__(self, report: Report, options: Options) -> None:
        self.it, self.opts = report, options
        self.out = io.StringIO()
        self.console = Console(
            file=self.out, width=options.width, force_terminal=options.color, no_color=not options.color,
            color_system="standard" if options.color else None, highlight=False, markup=False, emoji=False, legacy_windows=False,
        )  # fmt: skip
        self.marks = marks(options.ascii)
        self.claims = {c.id: c for c in report.claims}

    def text(self) -> str:
        lines = [line.rstrip() for line in self.out.getvalue().split("\n")]
        text = "\n".join(lines)
        return ascii_of(text) if self.opts.ascii else text

    def put(self, *parts: str | tuple[str, str], indent: int = 0, hang: int = 0) -> None:
        text = Text.assemble(*((p if isinstance(p, str) else (p[0], p[1])) for p in parts))
        if hang:
            grid = Table.grid(padding=0)
            grid.add_column(width=hang, no_wrap=True)
            grid.add_column(overflow="fold")
            grid.add_row(text[:hang], text[hang:])
            self.console.print(Padding(grid, (0, 0, 0, indent)))
        else:
            self.console.print(Padding(text, (0, 0, 0, indent)))

    def gap(self) -> None:
        self.console.print()

    # --- report -----------------------------------------------------------------------------------------------

    def report(self) -> None:
        self._unreadable()
        self._overview()
        for standing in STANDINGS:
            questions = [q for q in self.it.questions if q.standing == standing]
            if questions:
                self.gap()
                self.put((f"{self.marks[standing]} {TITLES[standing]} ({len(questions)})", f"bold {STYLES[standing]}"))
                if standing == "single":
                    self._singles(questions)
                else:
                    for q in sorted(questions, key=lambda q: q.name):
                        self._question(q)
        self._joint()
        self._doubts()
        self._decided()
        self.gap()
        self.put(counts(self.it, self.opts.fail_on))

    def _overview(self) -> None:
        s = self.it.summary()
        self.put(("Agreement report", "bold"), f"  {plural(s['sources'], 'source')}, {plural(s['claims'], 'claim')}, {plural(s['questions'], 'question')}")
        grid = Table.grid(padding=(0, 2))
        for _ in range(4):
            grid.add_column(overflow="fold")
        for source in self.it.sources:
            count = sum(c.source.id == source.id for c in self.it.claims)
            grid.add_row(Text(source.id, "bold"), _dated(source), plural(count, "claim"), Text(_rests(source), "dim"))
        self.console.print(Padding(grid, (0, 0, 0, 2)))
        self.put(self._tally(), indent=2)

    def _tally(self) -> Text | str:  # type: ignore[return]
        s = self.it.summary()
        common = s["questions"] - s["single"]
        parts = [f"{self.marks[r]} {s[r]} {r}" for r in ("agree", "consistent", "update", "conflict", "uncertain") if s[r]]
        return f"{plural(common, 'question')} answered by more than one source: {'   '.join(parts) or 'none'}"

    def _question(self, q: Question) -> None:
        self.gap()
        head = Text.assemble((f"{self.marks[q.standing]} ", STYLES[q.standing]), (line_of(q.name), "bold"), f"  {q.standing}")
        self.console.print(Padding(head, (0, 0, 0, 2)))
        self._answers(q)
        self._reasons(q)
        if q.independence:
            self.put((f"origins: {q.independence}; {line_of(q.origin_note)}", "dim"), indent=6)
        for link in self.it.links:
            if link.whole in q.claims and self.opts.verbosity > 0 or (link.whole in q.claims and self._near(link.part, q)):
                self._link(link.part, link.whole, link.holds, link.because)

    def _near(self, part: str, q: Question) -> bool:
        return part not in q.claims

    def _link(self, part: str, whole: str, holds: bool, because: Sequence[str]) -> None:
        claim = self.claims[part]
        verb = "fits within" if holds else "does not fit within"
        self.put(
            f"part: {line_of(claim.subject)} › {line_of(claim.predicate)}, {line_of(' and '.join(claim.scope))} ({claim.source.id}: {line_of(claim.written)}) "
            f"{verb} {line_of(self.claims[whole].written)}; {line_of('; '.join(because))}",
            indent=6,
        )

    def _answers(self, q: Question) -> None:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=len(max(q.claims, key=len)) < self.opts.width // 3)
        grid.add_column(overflow="fold", ratio=None)
        grid.add_column(overflow="fold")
        for id in q.claims:
            claim = self.claims[id]
            grid.add_row(claim.source.id, Text(line_of(said(claim))), Text(self._own_words(claim, q), "dim"))
        self.console.print(Padding(grid, (0, 0, 0, 4)))

    def _own_words(self, claim: Claim, q: Question) -> str:
        """The curator's subject and predicate where they are not the question's name."""
        words = f"{claim.subject} › {claim.predicate}"
        by = f"said by {', '.join(claim.said_by)}" if claim.said_by else ""
        return line_of("; ".join(x for x in ("" if q.name.startswith(words) else words, by) if x))

    def _reasons(self, q: Question) -> None:
        groups = reasons(q)
        most = len(groups) if self.opts.verbosity > 0 else MOST_REASONS
        for text, pairs in groups[:most]:
            relation = pairs[0].relation
            decided = "  (decided)" if all(p.decided for p in pairs) and pairs[0].finding else ""
            among = "" if len(q.pairs) == 1 else "  [" + _among(pairs) + "]"
            self.put((f"{self.marks[relation]} ", STYLES[relation]), f"{relation}: {line_of(text)}{among}{decided}", indent=6)
        if len(groups) > most:
            self.put((f"… and {plural(len(groups) - most, 'further reason')} (-v shows all)", "dim"), indent=6)

    def _singles(self, questions: Iterable[Question]) -> None:
        by_source: dict[str, list[Claim]] = {}
        for q in questions:
            for id in q.claims:
                by_source.setdefault(self.claims[id].source.id, []).append(self.claims[id])
        for source, claims in sorted(by_source.items()):
            self.put((f"only {source}", "bold"), f"  ({plural(len(claims), 'claim')})", indent=2)
            if self.opts.verbosity < 0:
                continue
            grid = Table.grid(padding=(0, 2))
            grid.add_column(overflow="fold", ratio=1)
            grid.add_column(overflow="fold", ratio=1)
            for claim in sorted(claims, key=lambda c: c.spans[""].start if "" in c.spans else c.id):  # type: ignore[arg-type,return-value]
                grid.add_row(Text(line_of(_name(claim))), Text(line_of(said(claim)), "dim"))
            self.console.print(Padding(grid, (0, 0, 0, 4)))

    def _joint(self) -> None:
        joint = [f for f in self.it.findings if f.code in ("RC401", "RC402", "RC403")]
        if joint:
            self.gap()
            self.put((f"{self.marks['conflict']} Cannot all be true ({len(joint)})", "bold red"))
            for f in joint:
                self._finding_short(f)

    def _finding_short(self, f: Finding) -> None:
        state = "" if f.state == "open" else f"  ({f.state}: {line_of(f.decided)})"
        self.put((f"{f.code} {f.name}", STYLES[f.severity]), f": {line_of(f.message)}{state}", indent=2)
        for sentence in f.because:
            self.put(line_of(sentence), indent=6)

    def _doubts(self) -> None:
        if not self.it.uncertain:
            return
        self.gap()
        self.put((f"{self.marks['uncertain']} Perhaps the same question ({len(self.it.uncertain)}); not counted as agreement", "bold yellow"))
        for d in self.it.uncertain if self.opts.verbosity > 0 else self.it.uncertain[:10]:
            a, b = self.claims[d.a], self.claims[d.b]
            self.put(f"{d.score:.2f}  {d.a}: {line_of(_name(a))}: {line_of(said(a))}", indent=2)
            self.put(f"      {d.b}: {line_of(_name(b))}: {line_of(said(b))}", indent=2)
        if len(self.it.uncertain) > 10 and self.opts.verbosity <= 0:
            self.put((f"… and {len(self.it.uncertain) - 10} more (-v shows all)", "dim"), indent=2)

    def _decided(self) -> None:
        decided = [f for f in self.it.findings if f.state == "decided"]
        if decided:
            self.gap()
            self.put((f"Decided ({len(decided)})", "bold"))
            for f in decided:
                self.put(f"{f.code} {f.name}: {line_of(f.message)}", indent=2)
                self.put((line_of(f.decided), "dim"), indent=6)

    def _unreadable(self) -> None:
        bad = [f for f in self.it.findings if f.could_not_check]
        for f in bad:
            self._finding(f)
        if bad:
            self.put((f"{plural(len(bad), 'problem')}: the report below leaves out what could not be read", "bold red"))
            self.gap()

    # --- diff -------------------------------------------------------------------------------------------------

    def diff(self) -> None:
        self._unreadable()
        arrow = "  ↔  "
        self.put(arrow.join(f"{s.id} ({plural(sum(c.source.id == s.id for c in self.it.claims), 'claim')}, {_dated(s)})" for s in self.it.sources))
        self.put(self._diff_tally())
        shared: dict[str, int] = {}
        for q in self.it.questions:
            if q.independence == "repetition":
                for o in q.origins:
                    shared[o] = shared.get(o, 0) + 1
        for origin, n in sorted(shared.items()):
            self.put(f"shared origin: {line_of(origin)} ({plural(n, 'question')}); agreement on them is repetition")
        common = [q for q in self.it.questions if q.standing != "single"]
        for q in sorted(common, key=lambda q: (STANDINGS.index(q.standing), q.name)):
            self.gap()
            self.put((line_of(q.name), "bold"))
            self._diff_pairs(q)
        self._joint()
        self._doubts()
        self.gap()
        if self.opts.verbosity >= 0:
            self._singles(q for q in self.it.questions if q.standing == "single")
            self.gap()
        self.put(counts(self.it, self.opts.fail_on))

    def _diff_tally(self) -> str:
        s = self.it.summary()
        common = s["questions"] - s["single"]
        parts = [f"{self.marks[r]} {s[r]} {r}" for r in ("agree", "consistent", "update", "conflict", "uncertain") if s[r]]
        only = [
            f"{self.marks['single']} {sum(q.standing == 'single' and self.claims[q.claims[0]].source.id == src.id for q in self.it.questions)} only {src.id}"
            for src in self.it.sources
        ]
        return f"{plural(common, 'question')} in common: {'   '.join(parts)}      {'   '.join(only)}"

    def _diff_pairs(self, q: Question) -> None:
        for p in sorted(q.pairs, key=lambda p: (STANDINGS.index(p.relation), p.a, p.b)):
            a, b = self.claims[p.a], self.claims[p.b]
            grid = Table.grid(padding=(0, 2))
            grid.add_column(width=len(self.marks[p.relation]), no_wrap=True)
            grid.add_column(ratio=3, overflow="fold")
            grid.add_column(ratio=3, overflow="fold")
            grid.add_column(ratio=4, overflow="fold")
            tail = line_of(conclusion(p.because))
            if p.finding:
                f = next((f for f in self.it.findings if f.fingerprint == p.finding), None)
                if f is not None:
                    tail += f"  {f.location} {f.code}" + (f" ({f.state})" if f.state != "open" else "")
            names = "" if len(self.it.sources) == 2 else f"{a.source.id}: ", "" if len(self.it.sources) == 2 else f"{b.source.id}: "
            grid.add_row(Text(self.marks[p.relation], STYLES[p.relation]), Text(names[0] + line_of(said(a))), Text(names[1] + line_of(said(b))), Text(f"{p.relation}: {tail}"))
            self.console.print(Padding(grid, (0, 0, 0, 2)))
        for link in self.it.links:
            if link.whole in q.claims:
                self._link(link.part, link.whole, link.holds, link.because)

    # --- check ------------------------------------------------------------------------------------------------

    def check(self) -> None:
        for f in shown(self.it.findings, self.opts.verbosity, self.opts.fail_on):
            self._finding(f)
            self.gap()
        self.put(counts(self.it, self.opts.fail_on))

    def _finding(self, f: Finding) -> None:
        where = f"{f.location}: " if f.location else ""
        state = "" if f.state == "open" else f" [{f.state}]"
        self.put(where, (f"{f.severity} {f.code} {f.name}", STYLES[f.severity]), f"{state}: {line_of(f.message)}")
        if f.location:
            self._excerpt("-->", f.location, f.label, "^")
        for r in f.related:
            if r.location:
                self._excerpt(":::", r.location, r.message, "-")
        for id in f.claims:
            self._quote(id)
        for sentence in f.because:
            self.put(f"    = {line_of(sentence)}", hang=6)
        if f.decided:
            self.put(f"    = {line_of(f.decided)}", hang=6)
        for h in f.help:
            self.put(f"    = help: {line_of(h)}", hang=6)

    def _excerpt(self, arrow: str, span: Span, label: str, mark: str) -> None:
        lines = self.it.texts.get(span.path, "").replace("\r\n", "\n").split("\n")
        self.put((f"   {arrow} ", "blue"), str(span))
        if not 0 < span.start.line <= len(lines):
            return
        line = inert(lines[span.start.line - 1].expandtabs(1))
        number = f"{span.start.line:>3}"
        start = span.start.column - 1
        room = max(20, self.opts.width - len(number) - 4)
        cut = max(0, start - room // 2) if start > room - 12 else 0
        line = line[cut : cut + room]
        start -= cut
        last = span.end.column - 1 - cut if span.end.line == span.start.line else len(line)
        length = max(1, min(last, len(line)) - start)
        self.console.print(Text.assemble((f"{number} | ", "blue"), line), no_wrap=True, overflow="ignore", crop=False)
        self.console.print(
            Text.assemble(("    | ", "blue"), " " * start, (mark * length, "bold red" if mark == "^" else "blue"), f" {line_of(label)}"),
            no_wrap=True, overflow="ignore", crop=False,
        )  # fmt: skip

    def _quote(self, id: str) -> None:
        claim = self.claims.get(id)
        if claim is None:
            return
        for p in self.it.passages:
            if p.claim == id and p.parts:
                text = next((a.text for a in self.it.articles if a.path == p.article), "")
                line = text.count("\n", 0, p.parts[0][0]) + 1
                self.put(f"    = quote {p.article}:{line}   “{line_of(p.quote)}”", hang=6)


def _name(claim: Claim) -> str:
    scope = f", {' and '.join(claim.scope)}" if claim.scope else ""
    return f"{claim.subject} › {claim.predicate}{scope}"


def _dated(source: Source) -> str:
    return f"published {source.published.edtf}" if source.published else "no date"


def _rests(source: Source) -> str:
    parts = []
    if source.first_reported_by:
        parts.append(f"first reported by {source.first_reported_by}")
    if source.copy_of:
        parts.append(f"copy of {source.copy_of}")
    if source.relays:
        parts.append(f"draws on {', '.join(source.relays)}")
    return line_of("; ".join(parts))


def _among(pairs: Sequence[object]) -> str:
    sources = sorted({id.split("#")[0] for p in pairs for id in (p.a, p.b)})  # type: ignore[attr-defined]
    return ", ".join(sources) if len(sources) <= 4 else f"{len(pairs)} pairs of {len(sources)} sources"
