"""Annotations of GitHub Actions: workflow commands, which the runner reads from a step's output.

How the runner reads them: a command is a line that begins with `::`, blanks aside, or has `##[` anywhere;
properties end at `,` and the head at `::`, so that both are escaped there; `stop-commands` switches them off
until a line with the token.
"""

from __future__ import annotations

from hashlib import sha256

from reconcile.finding import SEVERITIES, Finding
from reconcile.report import Report
from reconcile.reporters import Options
from reconcile.reporters.common import in_repository, line_of, shown

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
MOST = 4096  # characters of a message


def render(report: Report, options: Options) -> str:
    """One command per finding, the worst first: of each severity GitHub shows the first ten of a step."""
    findings = shown(report.findings, options.verbosity, options.fail_on)
    findings.sort(key=lambda f: SEVERITIES.index(f.severity))  # stable: by place among equals
    return "".join(f"{_command(f, options)}\n" for f in findings)


def silenced(text: str) -> str:
    """A page of which the runner obeys nothing, whatever an article says: the token that ends the silence is
    made from the whole page, so that no part of it can contain it."""
    token = sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
    end = "" if text.endswith("\n") else "\n"
    return f"::stop-commands::{token}\n{text}{end}::{token}::\n"


def _command(f: Finding, options: Options) -> str:
    properties = {**_place(f, options), "title": f"{f.code} {f.name}"}
    head = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{COMMANDS[f.severity]} {head}::{_data(_message(f, options))}"


def _place(f: Finding, options: Options) -> dict[str, str]:
    if f.location is None:
        return {}
    start, end = f.location.start, f.location.end
    place = {"file": in_repository(f.location.path, options.prefix), "line": str(start.line)}
    if end.line != start.line:  # GitHub takes columns only within one line
        return place | {"endLine": str(end.line if end.column > 1 else max(start.line, end.line - 1))}
    return place | {"endLine": str(end.line), "col": str(start.column), "endColumn": str(end.column)}


def _message(f: Finding, options: Options) -> str:
    """With the path, which the list of a run's annotations does not show."""
    where = f"{in_repository(str(f.location), options.prefix)}: " if f.location else ""
    state = "" if f.state == "open" else f"[{f.state}] "
    lines = [f"{where}{state}{f.message}", *f.because, *(f"help: {h}" for h in f.help)]
    text = "\n".join(line_of(line) for line in lines)
    return text if len(text) <= MOST else text[: MOST - 1] + "…"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(line_of(text)).replace(":", "%3A").replace(",", "%2C")
