"""What several reporters need: inert text, marks, the words for a claim, lines of source files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reconcile.claim import Claim
from reconcile.finding import SEVERITIES, Finding
from reconcile.report import ASCII_MARKS, MARKS, Pair, Question, Report

# Control characters (terminal escapes), bidirectional overrides and invisible separators of lines.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def inert(text: str) -> str:
    """Text from a claims file or an article with everything that a terminal would obey made visible."""
    return _UNSAFE.sub(lambda m: f"\\x{ord(m.group()):02x}" if ord(m.group()) < 256 else f"\\u{ord(m.group()):04x}", text)


def line_of(text: str) -> str:
    """The same, on one line."""
    return " ".join(inert(text.replace("\t", " ").replace("\n", " ").replace("\r", " ")).split(" "))


def marks(ascii_only: bool) -> Mapping[str, str]:
    return ASCII_MARKS if ascii_only else MARKS


_ASCII = str.maketrans({
    "›": ">", "–": "-", "—": "-", "−": "-", "…": "...", "“": '"', "”": '"', "’": "'", "‘": "'", "≤": "<=", "≥": ">=",
    "·": ".", "≠": "!=", "»": ">>", "→": "->", "×": "x", "↔": "<->", "\u00a0": " ", "│": "|", "─": "-",
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
    from reconcile.report import RELATIONS

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
    common = s["questions"] - s["single"]
    return (
        f"Checked {plural(s['sources'], 'source')}, {plural(s['claims'], 'claim')}, {plural(s['quotes'], 'quote')}; "
        f"{plural(s['questions'], 'question')}, {s['questions'] - s['single']:,} in common, {plural(s['pairs'], 'pair')}: "
        f"{plural(s['errors'], 'error')}, {plural(s['warnings'], 'warning')}, {plural(s['notes'], 'note')}, {s['decided']:,} decided."
        if common or s["questions"]
        else f"Checked {plural(s['sources'], 'source')}, {plural(s['claims'], 'claim')}: {plural(s['errors'], 'error')}."
    )


def shown(findings: Iterable[Finding], verbosity: int, fail_on: str = "error") -> list[Finding]:
    """Findings worth a place: notes and decided ones only on `-v`, warnings not on `-q`."""
    least = {-1: 0, 0: 1}.get(max(verbosity, -1), 2)
    return [f for f in findings if SEVERITIES.index(f.severity) <= least and (f.state != "decided" or verbosity > 0)]
