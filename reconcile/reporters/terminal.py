"""The terminal page: the agreement report, the diff, and the check with its marked places.

rich is imported where there are colours or a table to lay out: that takes longer than many a check.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reconcile.finding import Finding
from reconcile.report import STANDINGS, Pair, Question, Report
from reconcile.reporters import Options
from reconcile.reporters.common import (
    MOST_REASONS,
    TITLES,
    alone,
    among,
    ascii_of,
    cells,
    claim_name,
    claims_of,
    codes,
    conclusion,
    counts,
    dated,
    diff_tally,
    excerpt,
    held,
    line_of,
    links_of,
    links_told,
    loosened,
    marks,
    origins_line,
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
    worth_line,
    wrapped,
)
from reconcile.span import Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {
    "agree": "green",
    "consistent": "cyan",
    "update": "blue",
    "conflict": "bold red",
    "uncertain": "yellow",
    "single": "dim",
    "error": "bold red",
    "warning": "yellow",
    "note": "cyan",
}
MOST_DOUBTS = 10  # shown, unless all are asked for
GAP = 2  # characters between columns
NARROW = 16  # a column of fewer characters is no place for a long text

_CITES = re.compile(r"\(\d+(?:, \d+)*\)$")

Part = str | tuple[str, str]  # text, or text and its style


def render(report: Report, options: Options) -> str:
    """The page in `options.width` columns; nothing in claims or articles is taken as markup or as an escape.
    Only excerpts of files may be wider."""
    page = _Page(report, options)
    {"check": page.check, "diff": page.diff}.get(options.view, page.report)()
    return page.text()


def widths(natural: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """How wide the columns of a table are within `room`, none narrower than its longest word; None when they
    cannot be. Columns within their share keep their natural width; the others end up about equally long."""
    if sum(least) > room:
        return None
    now = _shares(natural, least, room)
    for _ in range(room - sum(now)):
        tight = [n for n, width in enumerate(now) if width < natural[n]]
        if not tight:
            break
        # Half of the page is enough for anything as long as others are in want.
        now[max(tight, key=lambda n: (min(natural[n], room // 2) / max(1, now[n]), -n))] += 1
    return now


def _shares(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """What the columns begin with: those that need no more than an equal share their natural width."""
    now = list(least)
    open_ = set(range(len(natural)))
    while open_ and (within := [n for n in open_ if natural[n] * len(open_) <= room]):
        for n in within:
            now[n] = natural[n]
        open_.difference_update(within)
        room -= sum(natural[n] for n in within)
    return now if sum(least[n] for n in open_) <= room else list(least)


class _Page:
    def __init__(self, report: Report, options: Options) -> None:
        self.it, self.opts = report, options
        self.out = io.StringIO()
        self.marks = marks(options.ascii)
        self.claims = {c.id: c for c in report.claims}
        self.by_print = {f.fingerprint: f for f in report.findings if f.fingerprint}

    @cached_property
    def console(self) -> Console:
        from rich.console import Console

        return Console(
            file=self.out,
            width=self.opts.width,
            force_terminal=self.opts.color,
            no_color=not self.opts.color,
            color_system="standard" if self.opts.color else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in loosened(self.out.getvalue()).split("\n"))

    # What the rest is put together from

    def plain(self, *parts: Part) -> str:
        text = "".join(p if isinstance(p, str) else p[0] for p in parts)
        return ascii_of(text) if self.opts.ascii else text

    def words(self, *parts: Part) -> Text:
        """Styled text for a cell; made ASCII before it is laid out, because that makes it longer."""
        from rich.text import Text

        pairs = [(p, "") if isinstance(p, str) else p for p in parts]
        return Text.assemble(*((held(self.plain(t), in_cells=True), style) for t, style in pairs))

    def put(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """A paragraph; its lines after the first are indented by `hang` more."""
        if self.opts.color:
            self._styled(*parts, indent=indent, hang=hang)
            return
        text = self.plain(*parts)
        room = self.opts.width - indent
        lines = [text[hang:]] if cells(text) <= room else wrapped(text[hang:], room - hang, 0)
        starts = (text[:hang], *(" " * hang for _ in lines[1:]))
        self.out.writelines(f"{'':{indent}}{start}{line}\n" for start, line in zip(starts, lines, strict=True))

    def _styled(self, *parts: Part, indent: int, hang: int) -> None:
        from rich.padding import Padding
        from rich.table import Table

        text = self.words(*parts)
        text.plain = held(text.plain)  # as long as before, so that styles stay where they are
        if not hang:
            self.console.print(Padding(text, (0, 0, 0, indent)))
            return
        grid = Table.grid(padding=0)
        grid.add_column(width=hang, no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(text[:hang], text[hang:])
        self.console.print(Padding(grid, (0, 0, 0, indent)))

    def gap(self) -> None:
        self.out.write("\n")

    def fit(self, rows: Sequence[Sequence[Text]], indent: int) -> list[int] | None:
        """The widths of a table's columns; None when the page is too narrow for them."""
        if not rows:
            return None
        columns = list(zip(*rows, strict=True))
        natural = [max(cells(cell.plain) for cell in column) for column in columns]
        least = [max(cells(w) for cell in column for w in cell.plain.split(" ")) for column in columns]
        found = widths(natural, least, self.opts.width - indent - GAP * (len(columns) - 1))
        ragged = found and any(n > 3 * w and w < NARROW for n, w in zip(natural, found, strict=True))
        return None if ragged else found

    def rows(self, rows: Sequence[Sequence[Text]], indent: int, fitted: list[int] | None = None) -> None:
        """A table; on a page too narrow for it the cells of a row below each other."""
        from rich.padding import Padding
        from rich.table import Table

        fitted = fitted or self.fit(rows, indent)
        if fitted is None:
            for row in rows:
                filled = [cell for cell in row if cell.plain]
                for n, cell in enumerate(filled):
                    self.console.print(Padding(cell, (0, 0, 0, indent + 2 * (n > 0))))
            return
        grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        for width in fitted:
            grid.add_column(width=width, overflow="fold")
        for row in rows:
            grid.add_row(*row)
        self.console.print(Padding(grid, (0, 0, 0, indent)))

    # The agreement report

    def report(self) -> None:
        self._unreadable()
        self._overview()
        for standing in STANDINGS:
            questions = [q for q in self.it.questions if q.standing == standing]
            if questions:
                self.gap()
                head = f"{self.marks[standing]} {TITLES[standing]} ({len(questions)})"
                self.put((head, f"bold {STYLES[standing]}"))
                self._section(standing, questions)
        self._joint()
        self._doubts()
        self._decided()
        self.gap()
        self.put(counts(self.it, self.opts.fail_on))

    def _section(self, standing: str, questions: Sequence[Question]) -> None:
        if standing == "single":
            self._singles(questions)
        elif self.opts.verbosity >= 0 or standing not in ("agree", "consistent"):
            for q in sorted(questions, key=lambda q: (q.name, q.id)):
                self._question(q)

    def _overview(self) -> None:
        s = self.it.summary()
        done = ", ".join(plural(s[key], key[:-1]) for key in ("sources", "claims", "questions"))
        self.put(("Agreement report", "bold"), f"  {done}")
        rows = []
        for source in self.it.sources:
            count = plural(claims_of(self.it, source), "claim")
            words = ((source.id, "bold"), dated(source), count, (rests(source), "dim"))
            rows.append([self.words(x) for x in words])
        self.rows(rows, indent=2)
        self.put(tally(self.it, self.marks), indent=2)
        if worth := worth_line(self.it):
            self.put(worth, indent=2)

    def _question(self, q: Question) -> None:
        self.gap()
        self.put((f"{self.marks[q.standing]} ", STYLES[q.standing]), (line_of(q.name), "bold"), indent=2, hang=2)
        self._answers(q)
        self._reasons(q)
        if origins := origins_line(q):
            self.put((origins, "dim"), indent=6, hang=2)
        links, more = links_told(self.it, q, everything=self.opts.verbosity > 0)
        for link in links:
            self.put(part_line(link, self.claims), indent=6, hang=2)
        if more:
            self.put((f"… and {plural(more, 'further part')} (-v shows all)", "dim"), indent=6)

    def _answers(self, q: Question) -> None:
        rows = []
        for id in q.claims:
            claim = self.claims[id]
            words = (claim.source.id, line_of(said(claim)), (own_words(claim, q), "dim"))
            rows.append([self.words(x) for x in words])
        self.rows(rows, indent=4)

    def _reasons(self, q: Question, with_codes: bool = True) -> None:
        groups = reasons(q)
        most = len(groups) if self.opts.verbosity > 0 else MOST_REASONS
        for text, pairs in groups[:most]:
            relation = pairs[0].relation
            several = len({self.claims[id].source.id for id in q.claims}) > 2
            between = f"  [{among(pairs)}]" if several else ""
            found = f" {codes(pairs, self.by_print)}".rstrip() if with_codes else ""
            mark = (f"{self.marks[relation]} ", STYLES[relation])
            self.put(mark, f"{relation}: {line_of(text)}{between}{found}", indent=6, hang=2)
        if len(groups) > most:
            more = plural(len(groups) - most, "further reason")
            self.put((f"… and {more} (-v shows all)", "dim"), indent=6)

    def _singles(self, questions: Sequence[Question]) -> None:
        for source, claims in alone(self.it, questions):
            head = (f"{self.marks['single']} only {source}", "bold")
            asked = sum(any(id.startswith(f"{source}#") for id in q.claims) for q in questions)
            count = f"{plural(asked, 'question')}, " if asked != len(claims) else ""
            self.put(head, f"  ({count}{plural(len(claims), 'claim')})", indent=2)
            if self.opts.verbosity >= 0:
                cells = [(line_of(claim_name(c)), (line_of(said(c)), "dim")) for c in claims]
                rows = [[self.words(name), self.words(value)] for name, value in cells]
                self.rows(rows, indent=4)

    def _joint(self) -> None:
        joint = [f for f in self.it.findings if f.code in ("RC401", "RC402", "RC403")]
        if joint:
            self.gap()
            self.put((f"{self.marks['conflict']} Cannot all be true ({len(joint)})", "bold red"))
            for f in joint:
                self._finding_short(f)

    def _finding_short(self, f: Finding) -> None:
        state = "" if f.state == "open" else f"  ({f.state}: {line_of(f.decided)})"
        head = (f"{f.code} {f.name}", STYLES[f.severity])
        self.put(
            head,
            f": {line_of(f.message)}{state}  {line_of(str(f.location or ''))}".rstrip(),
            indent=2,
            hang=2,
        )
        for sentence in f.because:
            self.put(line_of(sentence), indent=6)

    def _doubts(self) -> None:
        doubts = self.it.uncertain
        if not doubts:
            return
        self.gap()
        title = f"{self.marks['uncertain']} Perhaps the same question ({len(doubts)}); not counted as agreement"
        self.put((title, "bold yellow"))
        if self.opts.verbosity < 0:
            return
        rows = []
        for d in doubts if self.opts.verbosity > 0 else doubts[:MOST_DOUBTS]:
            for score, id in ((f"{d.score:.2f}", d.a), ("", d.b)):
                claim = self.claims[id]
                what = f"{line_of(claim_name(claim))}: {line_of(said(claim))}"
                rows.append([self.words(x) for x in (score, id, what)])
        self.rows(rows, indent=2)
        if len(doubts) > MOST_DOUBTS and self.opts.verbosity <= 0:
            self.put((f"… and {len(doubts) - MOST_DOUBTS} more (-v shows all)", "dim"), indent=2)
        advice = "`reconcile explain A B` says why; `reconcile decide A B --same` (or --different) settles it"
        self.put((advice, "dim"), indent=2)

    def _decided(self) -> None:
        decided = [f for f in self.it.findings if f.state == "decided"]
        if decided:
            self.gap()
            self.put((f"Decided ({len(decided)})", "bold"))
            for f in decided:
                self.put(f"{f.code} {f.name}: {line_of(f.message)}", indent=2, hang=2)
                self.put((line_of(f.decided), "dim"), indent=6)

    def _unreadable(self) -> None:
        bad = [f for f in self.it.findings if f.could_not_check]
        for f in bad:
            self._finding(f)
            self.gap()
        if bad:
            words = f"{plural(len(bad), 'problem')}: the report below leaves out what could not be read"
            self.put((words, "bold red"))
            self.gap()

    # Some sources against each other

    def diff(self) -> None:
        self._unreadable()
        heads = (f"{s.id} ({plural(claims_of(self.it, s), 'claim')}, {dated(s)})" for s in self.it.sources)
        self.put("  ↔  ".join(heads))
        self.put(diff_tally(self.it, self.marks))
        for origin, n in shared_origins(self.it):
            where = f"{line_of(origin)} ({plural(n, 'question')})"
            self.put(f"shared origin: {where}; agreement on them is repetition")
        common = [q for q in self.it.questions if q.standing != "single"]
        common.sort(key=lambda q: (STANDINGS.index(q.standing), q.name, q.id))
        if len(self.it.sources) == 2:
            self._side_by_side(common)
        else:
            for q in common:
                self._question(q)
        self._joint()
        self._doubts()
        single = [q for q in self.it.questions if q.standing == "single"]
        if single and self.opts.verbosity >= 0:
            self.gap()
            self._singles(single)
        self.gap()
        self.put(counts(self.it, self.opts.fail_on))

    def _side_by_side(self, questions: Sequence[Question]) -> None:
        """A line for a pair where there is room, in columns that are the same on the whole page."""
        pairs = {q.id: sorted(q.pairs, key=lambda p: (STANDINGS.index(p.relation), p.a, p.b)) for q in questions}
        one, other = self.it.sources
        head = [self.words(x) for x in ("", (one.id, "dim"), (other.id, "dim"), "")]
        fitted = self.fit([head, *(self._pair_row(p) for some in pairs.values() for p in some)], indent=2)
        if questions and fitted:
            self.gap()
            self.rows([head], 2, fitted)
        for q in questions:
            if q is not questions[0] or not fitted:
                self.gap()
            self.put((line_of(q.name), "bold"))
            if fitted:
                self._pairs(pairs[q.id], fitted)
            else:
                self._answers(q)
                self._reasons(q, with_codes=False)
                self._places(pairs[q.id])
            for link in links_of(self.it, q, inside=True):
                self.put(part_line(link, self.claims), indent=6, hang=2)

    def _pairs(self, pairs: Iterable[Pair], fitted: list[int]) -> None:
        for p in pairs:
            self.rows([self._pair_row(p)], 2, fitted)
            self._places([p])

    def _places(self, pairs: Iterable[Pair]) -> None:
        for found in filter(None, (self.by_print.get(p.finding or "") for p in pairs)):
            state = "" if found.state == "open" else f" ({found.state})"
            place = line_of(str(found.location or ""))
            self.put((f"{place}  {found.code} {found.fingerprint}{state}", "dim"), indent=5, hang=2)

    def _pair_row(self, p: Pair) -> list[Text]:
        """The mark, what each of the two sources has, and how that goes together."""
        a, b = self.claims[p.a], self.claims[p.b]
        left, right = line_of(said(a)), line_of(said(b))
        if a.source.id == b.source.id:  # of one source, which contradicts itself: both in its column
            both = f"{left} / {right}"
            left, right = (both, "") if a.source.id == self.it.sources[0].id else ("", both)
        mark = (self.marks[p.relation], STYLES[p.relation])
        reason = f"{p.relation}: {line_of(conclusion(p.because))}"
        return [self.words(x) for x in (mark, left, right, reason)]

    # The gate

    def check(self) -> None:
        for f in shown(self.it.findings, self.opts.verbosity, self.opts.fail_on):
            self._finding(f)
            self.gap()
        self.put(counts(self.it, self.opts.fail_on))

    def _finding(self, f: Finding) -> None:
        where = f"{line_of(str(f.location))}: " if f.location else ""
        state = "" if f.state == "open" else f" [{f.state}]"
        kind = (f"{f.severity} {f.code} {f.name}", STYLES[f.severity])
        self.put(where, kind, f"{state}: {line_of(f.message)}")
        if f.location:
            self._excerpt("-->", f.location, f.label, "^")
        for r in f.related:
            if r.location:
                self._excerpt(":::", r.location, r.message, "-")
        for id in f.claims:
            for place, quote in quote_places(self.it, id):
                self.put(f"    = quote {line_of(place)}   “{line_of(quote)}”", hang=6)
        numbered = any(_CITES.search(sentence) for sentence in f.because)
        for n, sentence in enumerate(f.because, start=1):
            self.put(f"    = {f'({n}) ' if numbered else ''}{line_of(sentence)}", hang=6)
        if f.decided:
            self.put(f"    = {line_of(f.decided)}", hang=6)
        for h in f.help:
            self.put(f"    = help: {line_of(h)}", hang=6)

    def _excerpt(self, arrow: str, span: Span, label: str, mark: str) -> None:
        gutter = max(3, len(str(span.start.line)))
        self.put((f"{'':{gutter}}{arrow} ", "blue"), line_of(str(span)))
        marked = excerpt(self.it, span, self.opts.width)
        if marked is None:
            return
        line, start, length = marked
        style = "bold red" if mark == "^" else "blue"
        before, place = (cells(self.plain(x)) for x in (line[:start], line[start : start + length]))
        under = " " * before, (mark * max(1, place), style), f" {line_of(label)}".rstrip()
        self._as_it_is((f"{span.start.line:>{gutter}} | ", "blue"), line)
        self._as_it_is((f"{'':{gutter}} | ", "blue"), *under)

    def _as_it_is(self, *parts: Part) -> None:
        if self.opts.color:
            self.console.print(self.words(*parts), no_wrap=True, overflow="ignore", crop=False)
        else:
            self.out.write(f"{self.plain(*parts)}\n")
