"""One line per finding, for editors, `grep` and people who know the rules, and the counts."""

from __future__ import annotations

from reconcile.finding import Finding
from reconcile.report import Report
from reconcile.reporters import Options
from reconcile.reporters.common import ascii_of, counts, line_of, shown


def render(report: Report, options: Options) -> str:
    """`path:line:column: severity CODE name: message`, by place, and the last line of every page."""
    lines = [_line(f) for f in shown(report.findings, options.verbosity, options.fail_on)]
    text = "\n".join([*lines, counts(report, options.fail_on)]) + "\n"
    return ascii_of(text) if options.ascii else text


def _line(f: Finding) -> str:
    where = f"{line_of(str(f.location))}: " if f.location else ""
    state = "" if f.state == "open" else f" [{f.state}]"
    return f"{where}{f.severity} {f.code} {f.name}{state}: {line_of(f.message)}"
