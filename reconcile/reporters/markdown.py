"""Markdown as GitHub shows it, in the order and words of the terminal page.

Everything from claims and articles is text: no link, no tag, no mention (`@name`), no reference (`#12`), no
formula. What Markdown itself would read is escaped; what GitHub looks for in the finished page (mentions,
references, emoji) cannot be, and is parted by a zero-width space.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

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
    codes,
    counts,
    dated,
    diff_tally,
    excerpt,
    line_of,
    links_told,
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
    uncommanded,
    worth_line,
)
from reconcile.span import Span

FOLDED = ("consistent", "agree", "single")
MOST_ANSWERS = 4  # in a row of the table of questions
MOST_DOUBTS = 10
SUMMARY_LIMIT = 2**20  # bytes: GitHub drops the whole summary of a step that is longer
_END = "</details>\n\n"
_SPACE = "&#8203;"  # of no width


@dataclass(frozen=True, slots=True)
class Block:
    """What is shown whole or not at all: a paragraph, a question, a row of a table; with the line breaks
    after it. `folded` ones lie in a `<details>` that has to be closed."""

    text: str
    folded: bool = False


def render(report: Report, options: Options) -> str:
    """The page. Tables of questions, conflicts unfolded, agreements folded."""
    return _joined(_Page(report, options).blocks())


def summary(report: Report, options: Options, room: int = SUMMARY_LIMIT) -> str:
    """The page for a step's summary in GitHub Actions, of at most `room` bytes in UTF-8: the findings of a
    check, then the agreement report. Cut after a whole block, with a line that says so."""
    return _fitted(_Page(report, options).summary_blocks(), counts(report, options.fail_on), room)


def _joined(blocks: Iterable[Block]) -> str:
    return "".join(b.text for b in blocks).rstrip("\n") + "\n"


def _fitted(blocks: Sequence[Block], last: str, room: int) -> str:
    whole = _joined(blocks)
    if len(whole.encode()) <= room:
        return whole
    note = (
        "\n**Cut here: a step's summary may have 1 MiB. "
        f"`reconcile report --output markdown` writes all of it.**\n\n{escaped(last)}\n"
    )
    left = room - len(("\n" + _END + note).encode())
    kept: list[Block] = []
    for block in blocks:
        left -= len(block.text.encode())
        if left < 0:
            break
        kept.append(block)
    text = "".join(b.text for b in kept) + ("\n" + _END if kept and kept[-1].folded else "") + note
    return text if len(text.encode()) <= room else ""


# --- escaping ---------------------------------------------------------------------------------------------

_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}
_MARKUP = re.compile(r"[&<>$\\`*_\[\]|~]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_FOUND_LATER = re.compile(r"@(?=\w)|#(?=\d)|\bgh-(?=\d)|:(?=[\w+-]+:)", re.IGNORECASE)
_AT_START = re.compile(r"[-+#:]|\d{1,9}(?=[.)])")  # a list, a heading, or a command in GitHub's log


def escaped(text: str) -> str:
    """One line of text as Markdown in which nothing of it is markup, in a paragraph, an item or a cell."""
    line = line_of(text).strip()
    line = _FOUND_LATER.sub(lambda m: m[0] + "\0", line)  # `inert` has left no NUL
    line = _MARKUP.sub(lambda m: _HTML.get(m[0]) or f"\\{m[0]}", line)
    if start := _AT_START.match(line):
        at = start.end() if start[0].isdigit() else 0
        line = f"{line[:at]}\\{line[at:]}"
    return line.replace("\0", _SPACE)


def code(text: str) -> str:
    """One line of text as a code span, outside tables."""
    line = uncommanded(line_of(text))  # in code nothing can be escaped
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    pad = " " if line[:1] in ("`", " ") or line[-1:] in ("`", " ") else ""
    return f"{fence}{pad}{line}{pad}{fence}" if line.strip() else ""


def _code_block(lines: Sequence[str]) -> str:
    """Lines that each begin with something of ours, so that none can end the block."""
    return "\n".join(("```text", *map(uncommanded, lines), "```")) + "\n\n"


# --- the page ---------------------------------------------------------------------------------------------


class _Page:
    def __init__(self, report: Report, options: Options) -> None:
        self.it, self.opts = report, options
        self.marks = marks(options.ascii)
        self.claims = {c.id: c for c in report.claims}
        self.by_print = {f.fingerprint: f for f in report.findings if f.fingerprint}

    def blocks(self) -> list[Block]:
        view: dict[str, Callable[[], list[Block]]] = {"check": self.check, "diff": self.diff}
        return [*view.get(self.opts.view, self.report)(), self._paragraph(counts(self.it, self.opts.fail_on))]

    def summary_blocks(self) -> list[Block]:
        if self.opts.view != "check":
            return self.blocks()
        last = self._paragraph(counts(self.it, self.opts.fail_on))
        return [*self.check(), *self.report(problems=False), last]

    def text(self, text: str) -> str:
        return escaped(ascii_of(line_of(text)) if self.opts.ascii else text)

    def _code(self, text: str) -> str:
        return code(ascii_of(line_of(text)) if self.opts.ascii else text)

    def _paragraph(self, text: str) -> Block:
        return Block(f"{self.text(text)}\n\n")

    def _heading(self, level: int, text: str) -> Block:
        return Block(f"{'#' * level} {self.text(text)}\n\n")

    def _items(self, lines: Iterable[str]) -> str:
        return "".join(f"- {line}\n" for line in lines) + "\n"

    def _table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[Block]:
        """A block per row; the cells are Markdown already."""
        out = [Block(f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n")]
        out += [Block(f"| {' | '.join(row)} |\n") for row in rows]
        return [*out, Block("\n")]

    def _fold(self, title: str, blocks: Iterable[Block]) -> list[Block]:
        """The title is words of ours and numbers; in HTML, Markdown's escapes would be shown."""
        opening = Block(f"<details>\n<summary>{escape(title)}</summary>\n\n", folded=True)
        return [opening, *(Block(b.text, folded=True) for b in blocks), Block(_END)]

    # --- report

    def report(self, problems: bool = True) -> list[Block]:
        s = self.it.summary()
        numbers = (plural(s[f"{noun}s"], noun) for noun in ("source", "claim", "question"))
        return [
            self._heading(1, "Agreement report"),
            *(self._problems() if problems else ()),
            self._paragraph(", ".join(numbers)),
            *self._sources(),
            self._paragraph(tally(self.it, self.marks)),
            *([self._paragraph(worth)] if (worth := worth_line(self.it)) else ()),
            *self._overview(),
            *self._sections(),
            *self._joint(),
            *self._doubts(),
            *self._decided(),
        ]

    def _sources(self) -> list[Block]:
        rows = []
        for s in self.it.sources:
            count = str(claims_of(self.it, s))
            rows.append((f"**{self.text(s.id)}**", self.text(dated(s)), count, self.text(rests(s))))
        return self._table(("source", "", "claims", "rests on"), rows)

    def _overview(self) -> list[Block]:
        """The table of questions: those that more than one claim answers, the worst first."""
        questions = [q for q in self.it.questions if q.standing != "single"]
        questions.sort(key=lambda q: (STANDINGS.index(q.standing), q.name))
        rows = []
        for q in questions:
            standing = self.text(f"{self.marks[q.standing]} {q.standing}")
            origins = q.independence or "" if origins_line(q) else ""
            rows.append((standing, self.text(q.name), self._in_short(q), origins))
        return self._table(("", "question", "answers", "origins"), rows) if rows else []

    def _in_short(self, q: Question) -> str:
        answers = [f"{self.claims[id].source.id}: {said(self.claims[id])}" for id in q.claims[:MOST_ANSWERS]]
        if len(q.claims) > MOST_ANSWERS:
            answers.append(f"… and {len(q.claims) - MOST_ANSWERS} more")
        return "<br>".join(self.text(a) for a in answers)

    def _sections(self, standings: Iterable[str] = STANDINGS) -> list[Block]:
        out = []
        for standing in standings:
            questions = sorted((q for q in self.it.questions if q.standing == standing), key=lambda q: q.name)
            if not questions:
                continue
            title = f"{self.marks[standing]} {TITLES[standing]} ({len(questions)})"
            single = standing == "single"
            inside = self._singles(questions) if single else [b for q in questions for b in self._question(q)]
            if standing in FOLDED:
                out += self._fold(title, inside)
            else:
                out += [self._heading(2, title), *inside]
        return out

    def _question(self, q: Question) -> list[Block]:
        """One block: half a question would be misleading."""
        head = f"### {self.text(f'{self.marks[q.standing]} {q.name}')} ({q.standing})\n\n"
        rows = []
        for id in q.claims:
            claim = self.claims[id]
            rows.append((self.text(claim.source.id), self.text(said(claim)), self.text(own_words(claim, q))))
        table = "".join(b.text for b in self._table(("source", "says", ""), rows))
        return [Block(head + table + self._items(self._reasons(q)))]

    def _reasons(self, q: Question) -> Iterable[str]:
        everything = self.opts.verbosity > 0
        groups = reasons(q)
        for text, pairs in groups if everything else groups[:MOST_REASONS]:
            relation = pairs[0].relation
            between = "" if len(q.pairs) == 1 else f" ({among(pairs)})"
            yield self.text(f"{self.marks[relation]} {relation}: {text}{between}{codes(pairs, self.by_print)}")
        if not everything and len(groups) > MOST_REASONS:
            yield self.text(f"… and {plural(len(groups) - MOST_REASONS, 'further reason')} (-v shows all)")
        if origins := origins_line(q):
            yield self.text(origins)
        links, more = links_told(self.it, q, everything)
        for link in links:
            yield self.text(part_line(link, self.claims))
        if more:
            yield self.text(f"… and {plural(more, 'further part')} (-v shows all)")

    def _singles(self, questions: Iterable[Question]) -> list[Block]:
        out = []
        for source, claims in alone(self.it, questions):
            out.append(self._heading(3, f"only {source} ({plural(len(claims), 'claim')})"))
            if self.opts.verbosity >= 0:
                rows = ((self.text(claim_name(c)), self.text(said(c))) for c in claims)
                out += self._table(("question", "says"), rows)
        return out

    def _joint(self) -> list[Block]:
        joint = [f for f in self.it.findings if f.code in ("RC401", "RC402", "RC403")]
        if not joint:
            return []
        title = self._heading(2, f"{self.marks['conflict']} Cannot all be true ({len(joint)})")
        return [title, *(self._in_words(f, f.because) for f in joint)]

    def _in_words(self, f: Finding, because: Sequence[str]) -> Block:
        state = "" if f.state == "open" else f" ({f.state}{f': {f.decided}' if f.decided else ''})"
        text = f"**{f.code} {f.name}**: {self.text(f.message + state)}\n\n"
        return Block(text + (self._items(self.text(sentence) for sentence in because) if because else ""))

    def _doubts(self) -> list[Block]:
        doubts = self.it.uncertain
        if not doubts:
            return []
        first = doubts if self.opts.verbosity > 0 else doubts[:MOST_DOUBTS]
        rows = [(f"{d.score:.2f}", *(self._doubted(self.claims[id]) for id in (d.a, d.b))) for d in first]
        blocks = self._table(("score", "", ""), rows)
        if len(doubts) > len(first):
            blocks.append(self._paragraph(f"… and {len(doubts) - len(first)} more (-v shows all)"))
        title = f"Perhaps the same question ({len(doubts)}); not counted as agreement"
        return self._fold(f"{self.marks['uncertain']} {title}", blocks)

    def _doubted(self, claim: Claim) -> str:
        return f"{self.text(claim.id)}<br>{self.text(claim_name(claim))}: {self.text(said(claim))}"

    def _decided(self) -> list[Block]:
        decided = [f for f in self.it.findings if f.state == "decided"]
        blocks = [self._in_words(f, ()) for f in decided]
        return self._fold(f"Decided ({len(decided)})", blocks) if blocks else []

    def _problems(self) -> list[Block]:
        bad = [f for f in self.it.findings if f.could_not_check]
        if not bad:
            return []
        note = f"**{plural(len(bad), 'problem')}: the report below leaves out what could not be read**\n\n"
        return [*(self._finding(f) for f in bad), Block(note)]

    # --- diff

    def diff(self) -> list[Block]:
        named = (f"{s.id} ({plural(claims_of(self.it, s), 'claim')}, {dated(s)})" for s in self.it.sources)
        shared = [
            self.text(f"shared origin: {origin} ({plural(n, 'question')}); agreement on them is repetition")
            for origin, n in shared_origins(self.it)
        ]
        return [
            self._heading(1, "  ↔  ".join(named)),
            *self._problems(),
            self._paragraph(diff_tally(self.it, self.marks)),
            *([Block(self._items(shared))] if shared else []),
            *self._overview(),
            *self._sections(s for s in STANDINGS if s != "single"),
            *self._joint(),
            *self._doubts(),
            *self._decided(),
            *self._sections(("single",)),
        ]

    # --- check

    def check(self) -> list[Block]:
        findings = shown(self.it.findings, self.opts.verbosity, self.opts.fail_on)
        title = self._heading(1, "Check")
        return [title, *(map(self._finding, findings) if findings else [self._paragraph("Nothing found.")])]

    def _finding(self, f: Finding) -> Block:
        state = "" if f.state == "open" else f" [{f.state}]"
        title = self.text(f"{f.severity} {f.code} {f.name}{state}")
        parts = [f"### {title}\n\n", f"{self.text(f.message)}\n\n"]
        if f.location:
            parts.append(self._excerpt("-->", f.location, f.label, "^"))
        parts += [self._excerpt(":::", r.location, r.message, "-") for r in f.related if r.location]
        quotes = [q for id in f.claims for q in quote_places(self.it, id)]
        lines = [f"quote {self._code(place)} {self.text(f'“{quote}”')}" for place, quote in quotes]
        lines += [self.text(sentence) for sentence in (*f.because, *([f.decided] if f.decided else []))]
        lines += [f"help: {self.text(h)}" for h in f.help]
        return Block("".join(parts) + (self._items(lines) if lines else ""))

    def _excerpt(self, arrow: str, span: Span, label: str, mark: str) -> str:
        lines = [f"   {arrow} {line_of(str(span))}"]
        marked = excerpt(self.it, span, self.opts.width)
        if marked is not None:
            line, start, length = marked
            under = f"{' ' * start}{mark * length} {line_of(label)}".rstrip()
            lines += [f"{span.start.line:>3} | {line}", f"    | {under}"]
        return _code_block([ascii_of(x) if self.opts.ascii else x for x in lines])
