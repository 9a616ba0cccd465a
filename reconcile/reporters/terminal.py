"""The terminal page: the agreement report, the diff, and the check with its marked places."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reconcile.claim import Claim
from reconcile.finding import Finding
from reconcile.report import STANDINGS, Question, Report
from reconcile.reporters import Options
from reconcile.reporters.common import (
    MOST_REASONS,
    TITLES,
    alone,
    among,
    ascii_of,
    claim_name,
    claims_of,
    conclusion,
    counts,
    dated,
    diff_tally,
    excerpt,
    line_of,
    links_of,
    marks,
    own_words,
    part_line,
    plural,
    quote_places,
    reasons,
    rests,
    said,
    shared_origins,
    shown,
    tally,
)
from reconcile.span import Span

STYLES = {"agree": "green", "consistent": "cyan", "update": "blue", "conflict": "bold red", "uncertain": "yellow", "single": "dim",
          "error": "bold red", "warning": "yellow", "note": "cyan"}  # fmt: skip


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
            count = plural(claims_of(self.it, source), "claim")
            grid.add_row(Text(source.id, "bold"), dated(source), count, Text(rests(source), "dim"))
        self.console.print(Padding(grid, (0, 0, 0, 2)))
        self.put(tally(self.it, self.marks), indent=2)

    def _question(self, q: Question) -> None:
        self.gap()
        head = Text.assemble((f"{self.marks[q.standing]} ", STYLES[q.standing]), (line_of(q.name), "bold"), f"  {q.standing}")
        self.console.print(Padding(head, (0, 0, 0, 2)))
        self._answers(q)
        self._reasons(q)
        if q.independence:
            self.put((f"origins: {q.independence}; {line_of(q.origin_note)}", "dim"), indent=6)
        for link in links_of(self.it, q, inside=self.opts.verbosity > 0):
            self.put(part_line(link, self.claims), indent=6)

    def _answers(self, q: Question) -> None:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=len(max(q.claims, key=len)) < self.opts.width // 3)
        grid.add_column(overflow="fold", ratio=None)
        grid.add_column(overflow="fold")
        for id in q.claims:
            claim = self.claims[id]
            grid.add_row(claim.source.id, Text(line_of(said(claim))), Text(own_words(claim, q), "dim"))
        self.console.print(Padding(grid, (0, 0, 0, 4)))

    def _reasons(self, q: Question) -> None:
        groups = reasons(q)
        most = len(groups) if self.opts.verbosity > 0 else MOST_REASONS
        for text, pairs in groups[:most]:
            relation = pairs[0].relation
            decided = "  (decided)" if all(p.decided for p in pairs) and pairs[0].finding else ""
            between = "" if len(q.pairs) == 1 else "  [" + among(pairs) + "]"
            self.put((f"{self.marks[relation]} ", STYLES[relation]), f"{relation}: {line_of(text)}{between}{decided}", indent=6)
        if len(groups) > most:
            self.put((f"… and {plural(len(groups) - most, 'further reason')} (-v shows all)", "dim"), indent=6)

    def _singles(self, questions: Iterable[Question]) -> None:
        for source, claims in alone(self.it, questions):
            self.put((f"only {source}", "bold"), f"  ({plural(len(claims), 'claim')})", indent=2)
            if self.opts.verbosity < 0:
                continue
            grid = Table.grid(padding=(0, 2))
            grid.add_column(overflow="fold", ratio=1)
            grid.add_column(overflow="fold", ratio=1)
            for claim in claims:
                grid.add_row(Text(line_of(claim_name(claim))), Text(line_of(said(claim)), "dim"))
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
            self.put(f"{d.score:.2f}  {d.a}: {line_of(claim_name(a))}: {line_of(said(a))}", indent=2)
            self.put(f"      {d.b}: {line_of(claim_name(b))}: {line_of(said(b))}", indent=2)
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
        self.put(arrow.join(f"{s.id} ({plural(claims_of(self.it, s), 'claim')}, {dated(s)})" for s in self.it.sources))
        self.put(diff_tally(self.it, self.marks))
        for origin, n in shared_origins(self.it):
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
        for link in links_of(self.it, q, inside=True):
            self.put(part_line(link, self.claims), indent=6)

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
            for place, quote in quote_places(self.it, id):
                self.put(f"    = quote {place}   “{line_of(quote)}”", hang=6)
        for sentence in f.because:
            self.put(f"    = {line_of(sentence)}", hang=6)
        if f.decided:
            self.put(f"    = {line_of(f.decided)}", hang=6)
        for h in f.help:
            self.put(f"    = help: {line_of(h)}", hang=6)

    def _excerpt(self, arrow: str, span: Span, label: str, mark: str) -> None:
        self.put((f"   {arrow} ", "blue"), str(span))
        marked = excerpt(self.it, span, self.opts.width)
        if marked is None:
            return
        line, start, length = marked
        self.console.print(Text.assemble((f"{span.start.line:>3} | ", "blue"), line), no_wrap=True, overflow="ignore", crop=False)
        self.console.print(
            Text.assemble(("    | ", "blue"), " " * start, (mark * length, "bold red" if mark == "^" else "blue"), f" {line_of(label)}"),
            no_wrap=True, overflow="ignore", crop=False,
        )  # fmt: skip
