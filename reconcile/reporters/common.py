"""What several reporters need: inert text, marks, the words for a claim, lines of source files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reconcile.claim import Claim, Source
from reconcile.finding import SEVERITIES, Finding
from reconcile.report import ASCII_MARKS, MARKS, RELATIONS, Link, Pair, Question, Report
from reconcile.span import Position, Span

if TYPE_CHECKING:
    from reconcile.yamltree import Lines

TITLES = {
    "conflict": "In conflict", "uncertain": "Uncertain", "update": "Updated", "consistent": "Consistent",
    "agree": "Agree", "single": "One source only",
}  # fmt: skip
MOST_REASONS = 4  # of one question, unless all are asked for

# Control characters (terminal escapes), bidirectional overrides, invisible separators of lines, and what
# cannot be encoded (a lone surrogate comes from a file name that is not UTF-8) or stand in XML.
UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    r"\ufeff\ud800-\udfff\ufffe\uffff]"
)


def inert(text: str) -> str:
    """Text from a claims file or an article with everything that a terminal would obey made visible."""
    return text.translate(_Shown()) if UNSAFE.search(text) else text


class _Shown(dict[int, str]):
    """What stands for each character, found once: hostile text may have millions of them."""

    def __missing__(self, code: int) -> str:
        unsafe = UNSAFE.match(chr(code))
        self[code] = shown = chr(code) if not unsafe else f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
        return shown


def line_of(text: str) -> str:
    """The same, on one line."""
    return " ".join(inert(text.replace("\t", " ").replace("\n", " ").replace("\r", " ")).split(" "))


_COMMAND = re.compile(r"^[^\S\n]*(?=::\w)|##(?=\[)", re.MULTILINE)


def uncommanded(text: str) -> str:
    """The text with what GitHub's log would obey taken apart by a space of no width: a line that begins with `::`,
    and `##[` anywhere."""
    return _COMMAND.sub(lambda m: f"{m[0]}\u200b", text)


# A blank that is no white space to what breaks lines. It holds together a figure and its noun, a sign and its
# count, an option and its value, the parts of a date.
_GLUE = "\u2800"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"\d (?={_MONTH} \d)|{_MONTH} (?=\d{{4}})"
_IN_CELLS = re.compile(_DATE)
_IN_LINES = re.compile(
    rf"{_DATE}|\d only (?=\S)|\d (?=[A-Za-z]{{1,12}}\b|%(?!\w))|(?:[=~»≠?·]|!=|>>) (?=\d)|--[a-z]+ (?=[^-\s])"
)


def held(text: str, in_cells: bool = False) -> str:
    """The text, as long as before, with the blanks at which no line may end held; in the cells of a table, which
    are narrow, only those of dates."""
    return (_IN_CELLS if in_cells else _IN_LINES).sub(lambda m: m[0].replace(" ", _GLUE), text)


def loosened(text: str) -> str:
    """Held blanks as blanks again."""
    return text.replace(_GLUE, " ")


def cells(text: str) -> int:
    """How many columns the text takes; a sign of another script may take two, or none."""
    if loosened(text).isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrapped(text: str, width: int, hang: int) -> list[str]:
    """The text in lines of at most `width` cells, all but the first indented by `hang`. Only a word that is
    longer than a line is broken."""
    body = text.lstrip(" ")
    lines: list[str] = []
    line = " " * (len(text) - len(body))
    room, begun = max(2, width - max(hang, len(line))), False
    parts = (p if cells(p) <= room else loosened(p) for p in held(body).split(" "))
    for word in (w for p in parts for w in p.split(" ")):
        if begun and cells(line) + 1 + cells(word) > width:
            lines.append(line.rstrip())
            line, begun = " " * hang, False
        if lines and not begun and not word:
            continue  # of several blanks at which a line ends none begins the next
        if not begun and cells(word) > room:
            from rich.cells import chop_cells

            *whole, word = chop_cells(word, room)
            lines += [line + whole[0], *(" " * hang + piece for piece in whole[1:])]
            line = " " * hang
        line, begun = f"{line} {word}" if begun else line + word, True
    return [loosened(x) for x in (*lines, line.rstrip())]


def marks(ascii_only: bool) -> Mapping[str, str]:
    return ASCII_MARKS if ascii_only else MARKS


_ASCII = str.maketrans({
    "›": ">", "–": "-", "—": "-", "−": "-", "…": "...", "“": '"', "”": '"', "’": "'", "‘": "'", "≤": "<=",
    "≥": ">=", "·": ".", "≠": "!=", "»": ">>", "→": "->", "×": "x", "↔": "<->", "│": "|", "─": "-",
    "\u00a0": " ", "\u2800": " ",
})  # fmt: skip


def ascii_of(text: str) -> str:
    """The text in ASCII: our own signs by their look-alikes, other letters as escapes."""
    return text.translate(_ASCII).encode("ascii", "backslashreplace").decode()


def plural(count: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def said(claim: Claim) -> str:
    """A claim's value with what restricts it: "7 of 17 plants (announced)"."""
    parts = [claim.status or "", "" if claim.certainty == "certain" else claim.certainty]
    if claim.when and claim.kind != "date":
        parts.append(claim.when.written)
    beside = ", ".join(p for p in parts if p)
    value = claim.written or ("said not to be so" if claim.negated else "")
    if claim.written and claim.negated:
        value = f"not {claim.written}"
    if not value:
        return beside or "said to be so"
    return f"{value} ({beside})" if beside else value


def reasons(question: Question) -> list[tuple[str, list[Pair]]]:
    """The pairs of a question grouped by what their last sentence says, worst relation first."""
    order = {r: n for n, r in enumerate(("conflict", "uncertain", "update", "consistent", "agree"))}
    assert set(order) == set(RELATIONS)
    groups: dict[tuple[str, str], list[Pair]] = {}
    for pair in question.pairs:
        groups.setdefault((pair.relation, conclusion(pair.because)), []).append(pair)
    return [(text, pairs) for (_, text), pairs in sorted(groups.items(), key=lambda g: order[g[0][0]])]


def conclusion(because: Sequence[str]) -> str:
    """The sentences that follow from others: what the two claims say themselves stands beside them anyway."""
    kept = [s for s in because if not re.match(r"^\S+#\S+: ", s)]
    return "; ".join(re.sub(r" \(\d+(?:, \d+)*\)$", "", s) for s in kept)


def counts(report: Report, fail_on: str) -> str:
    """The last line: what was done, not only what was wrong."""
    s = report.summary()

    def some(key: str) -> str:
        return plural(s[key], key.removesuffix("s"))

    common = f"{s['questions'] - s['single']:,} in common"
    done = f"Checked {some('sources')}, {some('claims')}, {some('quotes')}; {some('questions')}, {common}"
    found = f"{some('errors')}, {some('warnings')}, {some('notes')}, {s['decided']:,} decided."
    return f"{done}, {some('pairs')}: {found}"


def shown(findings: Iterable[Finding], verbosity: int, fail_on: str = "error") -> list[Finding]:
    """Findings worth a place: notes and decided ones only on `-v`, warnings not on `-q`."""
    least = {-1: 0, 0: 1}.get(max(verbosity, -1), 2)
    worth = (f for f in findings if SEVERITIES.index(f.severity) <= least)
    return [f for f in worth if f.state != "decided" or verbosity > 0]


def claim_name(claim: Claim) -> str:
    """ "Nissan › plant closures, Japan"."""
    scope = f", {' and '.join(claim.scope)}" if claim.scope else ""
    return f"{claim.subject} › {claim.predicate}{scope}"


def own_words(claim: Claim, question: Question) -> str:
    """The curator's subject and predicate where they are not the question's name, and who is quoted."""
    words = f"{claim.subject} › {claim.predicate}"
    by = f"said by {', '.join(claim.said_by)}" if claim.said_by else ""
    return line_of("; ".join(x for x in ("" if question.name.startswith(words) else words, by) if x))


def alone(report: Report, questions: Iterable[Question]) -> list[tuple[str, list[Claim]]]:
    """The claims of these questions by source, each once, in the order in which they are written."""
    claims = {c.id: c for c in report.claims}
    by_source: dict[str, list[Claim]] = {}
    for id in sorted({id for q in questions for id in q.claims}):
        by_source.setdefault(claims[id].source.id, []).append(claims[id])
    start = Position(1, 1)
    for found in by_source.values():
        found.sort(key=lambda c: (c.spans[""].start if "" in c.spans else start, c.id))
    return sorted(by_source.items())


def fails(finding: Finding, fail_on: str) -> bool:
    """Whether a check fails because of it. What could not be checked is another matter: exit 2."""
    least = {"error": ("error",), "warning": ("error", "warning"), "never": ()}[fail_on]
    return finding.state != "decided" and finding.severity in least


def in_repository(path: str, prefix: str) -> str:
    """A path relative to the repository's root, where that is not the project's; absolute ones stay."""
    return path if path.startswith("/") or not prefix else posixpath.normpath(prefix + path)


def claims_of(report: Report, source: Source) -> int:
    """How many claims the source has."""
    return sum(c.source.id == source.id for c in report.claims)


def dated(source: Source) -> str:
    return f"published {source.published.edtf}" if source.published else "no date"


def rests(source: Source) -> str:
    """What an article itself says it draws on."""
    parts = []
    if source.first_reported_by:
        parts.append(f"first reported by {source.first_reported_by}")
    if source.copy_of:
        parts.append(f"copy of {source.copy_of}")
    if source.relays:
        parts.append(f"draws on {', '.join(source.relays)}")
    return line_of("; ".join(parts))


def among(pairs: Sequence[Pair]) -> str:
    """The sources that some pairs are between."""
    sources = sorted({id.split("#")[0] for p in pairs for id in (p.a, p.b)})
    return ", ".join(sources) if len(sources) <= 4 else f"{len(pairs)} pairs of {len(sources)} sources"


def _counted(report: Report, marks: Mapping[str, str]) -> tuple[str, str]:
    s = report.summary()
    parts = [f"{marks[r]} {s[r]} {r}" for r in RELATIONS if s[r]]
    return plural(s["questions"] - s["single"], "question"), "   ".join(parts)


def tally(report: Report, marks: Mapping[str, str]) -> str:
    """The counts of a report over all sources, with the marks that are its legend."""
    questions, parts = _counted(report, marks)
    return f"{questions} answered by more than one source: {parts or 'none'}"


def diff_tally(report: Report, marks: Mapping[str, str]) -> str:
    """The counts of a diff, with what each source has alone."""
    questions, parts = _counted(report, marks)
    alone = [id for q in report.questions if q.standing == "single" for id in q.claims[:1]]
    only = [
        f"{marks['single']} {sum(id.split('#')[0] == source.id for id in alone)} only {source.id}"
        for source in report.sources
    ]
    return f"{questions} in common: {parts}      {'   '.join(only)}"


def worth(report: Report) -> dict[str, int]:
    """How many of the questions whose answers fit together have distinct origins, origins not known, or repeat one."""
    fit = [q for q in report.questions if q.standing in ("agree", "consistent")]
    return {kind: sum(q.independence == kind for q in fit) for kind in ("distinct", "unknown", "repetition")}


def worth_line(report: Report) -> str:
    """The same in words; "" where nothing fits together."""
    n = worth(report)
    told = f"agreement on distinct origins: {n['distinct']} of {sum(n.values())}"
    rest = f"origins not known: {n['unknown']}; repetition of one: {n['repetition']}"
    return f"{told}; {rest}" if sum(n.values()) else ""


def origins_line(question: Question) -> str:
    """What the agreement on a question rests on; "" where no two sources agree."""
    if not question.independence or len({id.split("#")[0] for id in question.agreeing()}) < 2:
        return ""
    return line_of(f"origins: {question.independence}; {question.origin_note}")


def codes(pairs: Sequence[Pair], by_print: Mapping[str, Finding]) -> str:
    """The rule that found these pairs; of a single one the fingerprint too, which a decision names."""
    found = [by_print[p.finding] for p in pairs if p.finding and p.finding in by_print]
    if not found:
        return ""
    names = f"{found[0].code} {found[0].fingerprint}" if len(found) == 1 else found[0].code
    return f" ({names}{', decided' if all(p.decided for p in pairs) else ''})"


def shared_origins(report: Report) -> list[tuple[str, int]]:
    """Origins that several sources rest on, and on how many questions."""
    shared: dict[str, int] = {}
    for q in report.questions:
        if q.independence == "repetition":
            for origin in q.origins:
                shared[origin] = shared.get(origin, 0) + 1
    return sorted(shared.items())


def links_of(report: Report, question: Question, inside: bool = False) -> list[Link]:
    """Parts of which this question has the whole; `inside` keeps those whose part is in the question too."""
    own = set(question.claims).difference(question.passing)
    return [x for x in report.links if x.whole in own and (inside or x.part not in question.claims)]


def links_told(report: Report, question: Question, everything: bool) -> tuple[list[Link], int]:
    """The same, as many as are told: all that do not hold, and some that do; and how many are not."""
    links = sorted(links_of(report, question, inside=everything), key=lambda x: x.holds)
    told = [x for n, x in enumerate(links) if everything or not x.holds or n < MOST_REASONS]
    return told, len(links) - len(told)


def part_line(link: Link, claims: Mapping[str, Claim]) -> str:
    """ "part: 5 plants (Nissan › plant closures, Japan; asia-economy) fits within …" in the claims' words."""
    part, whole = claims[link.part], claims[link.whole]
    verb = "fits within" if link.holds else "does not fit within"
    what = line_of(f"{part.written} ({claim_name(part)}; {part.source.id})")
    return f"part: {what} {verb} {line_of(whole.written)}; {line_of('; '.join(link.because))}"


def quote_places(report: Report, id: str) -> list[tuple[str, str]]:
    """A claim's quotes that stand in their article: ("article.txt:15", the quote)."""
    out = []
    for p in report.passages:
        if p.claim == id and p.parts:
            text = next((a.text for a in report.articles if a.path == p.article), "")
            out.append((f"{p.article}:{text.count(chr(10), 0, p.parts[0][0]) + 1}", p.quote))
    return out


def excerpt(report: Report, span: Span, width: int) -> tuple[str, int, int] | None:
    """The first line of a place, cut around it to about `width` columns: the line, where the place starts in
    it (from 0) and how long it is. None when the line is not there."""
    text = report.texts.get(span.path)
    if text is None:
        text = next((a.text for a in report.articles if a.path == span.path), "")
    raw = _lines(text).line(span.start.line) if text else None
    if raw is None:
        return None
    end = span.end.column - 1 if span.end.line == span.start.line else len(raw)
    at, room = span.start.column - 1, max(20, width - 7)
    stop = at + 2 * room  # a line may be the whole of a large file, and every finding on it asks for its own piece
    before, place = _shown(raw[max(0, at - 2 * room) : at]), _shown(raw[at : min(end, stop)])
    start, length = len(before), max(1, len(place))
    return _window(before + place + _shown(raw[end:stop]), start, length, room)


@lru_cache(maxsize=4)
def _lines(text: str) -> Lines:
    """Found once: a large file may have very many findings."""
    from reconcile.yamltree import Lines

    return Lines("", text)


def _shown(text: str) -> str:
    return inert(text.replace("\t", " "))


def _window(line: str, start: int, length: int, room: int) -> tuple[str, int, int]:
    """About `room` characters of a line from a little before `start`, cut between words where there are any;
    what is cut off is marked."""
    first = 0
    if len(line) > room and start + length > room and start > room // 3:
        first = start - room // 3
        first += (line[first:start].find(" ") + 1) or 0
    last = len(line)
    if last - first > room:
        last = first + room
        space = line.rfind(" ", first, last)
        last = space if space >= max(start + min(length, 20), first + room // 2) else last
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    return (
        f"{head}{line[first:last]}{tail}",
        start - first + len(head),
        max(1, min(start + length, last) - start),
    )
