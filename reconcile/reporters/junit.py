"""JUnit's XML, which most servers that run tests can show: a suite is a source, a case a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from reconcile.claim import Claim
from reconcile.finding import Finding
from reconcile.report import Report
from reconcile.reporters import Options
from reconcile.reporters.common import fails, line_of, said

PROJECT = "(project)"


@dataclass(slots=True)
class _Case:
    """What a case is about; it is red when one of its findings fails the check."""

    name: str
    path: str = ""
    line: int | None = None
    about: str = ""
    findings: list[Finding] = field(default_factory=list)


def render(report: Report, options: Options) -> str:
    """A finding belongs to the claim that it is placed at, so that it is counted once; one about no claim has
    a case of its own. What could not be checked is an error, an open finding at or above `fail_on` a failure;
    the others are told in the case's output. No times: they would differ from run to run."""
    root = ET.Element("testsuites", name="reconcile")
    all_outcomes: list[str] = []
    for name, cases in _suites(report).items():
        suite = ET.SubElement(root, "testsuite", name=line_of(name))
        outcomes = [_add_case(suite, name, case, options.fail_on) for case in cases]
        _count(suite, outcomes)
        all_outcomes += outcomes
    _count(root, all_outcomes)
    ET.indent(root)
    # `##[` would be a command in GitHub's log.
    text = ET.tostring(root, encoding="unicode").replace("##[", "#&#35;[")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suites(report: Report) -> dict[str, list[_Case]]:
    suites: dict[str, list[_Case]] = {source.id: [] for source in report.sources}
    by_path = {source.path: source.id for source in report.sources}
    claims = {c.id: c for c in report.claims}
    cases: dict[str, _Case] = {}
    for claim in report.claims:
        span = claim.span()
        about = f"{claim.subject} › {claim.predicate}: {said(claim)}"
        case = _Case(claim.local, claim.source.path, span.start.line if span else None, about)
        cases[claim.id] = case
        suites.setdefault(claim.source.id, []).append(case)
    for f in report.findings:
        home = _home(f, claims)
        if home is not None:
            cases[home].findings.append(f)
            continue
        path = f.location.path if f.location else ""
        line = f.location.start.line if f.location else None
        name = f"{f.code} {f.name}" + (f", line {line}" if line else "")
        case = _Case(name, path, line, findings=[f])
        suites.setdefault(by_path.get(path, path or PROJECT), []).append(case)
    return suites


def _home(f: Finding, claims: Mapping[str, Claim]) -> str | None:
    """The claim that a finding is placed at, else the first of its file, else the first it is about."""
    about = [claims[id] for id in f.claims if id in claims]
    if f.location is not None:
        beside = [c for c in about if c.source.path == f.location.path]
        around = [c for c in beside if (s := c.span()) and s.start <= f.location.start < s.end]
        about = around or beside or about
    return about[0].id if about else None


def _add_case(suite: ET.Element, source: str, case: _Case, fail_on: str) -> str:
    """Add the case; what it counts as: passed, failure or error."""
    element = ET.SubElement(suite, "testcase", classname=line_of(source), name=line_of(case.name), time="0")
    if case.path:
        element.set("file", line_of(case.path))
    if case.line is not None:
        element.set("line", str(case.line))
    broken = [f for f in case.findings if f.could_not_check and f.state != "decided"]
    failed = [f for f in case.findings if fails(f, fail_on) and f not in broken]
    red = [*broken, *failed]
    if red:
        first = red[0]
        kind = ET.SubElement(element, "error" if broken else "failure")
        kind.set("type", f"{first.code} {first.name}")
        kind.set("message", line_of(first.message))
        kind.text = _told(red)
    rest = [f for f in case.findings if f not in red]
    lines = [line_of(case.about)] if case.about else []
    if lines or rest:
        ET.SubElement(element, "system-out").text = "\n".join([*lines, *([_told(rest)] if rest else [])])
    return "error" if broken else "failure" if failed else "passed"


def _told(findings: Iterable[Finding]) -> str:
    return "\n".join(line for f in findings for line in _lines(f))


def _lines(f: Finding) -> list[str]:
    """A finding in the words of the terminal page; no line begins with text that is not ours."""
    state = "" if f.state == "open" else f" [{f.state}]"
    where = f"at {line_of(str(f.location))}: " if f.location else ""
    others = [f"beside it: {line_of(r.message)} {line_of(str(r.location))}" for r in f.related if r.location]
    lines = [*others, *map(line_of, f.because), *([line_of(f.decided)] if f.decided else [])]
    lines += [f"help: {line_of(h)}" for h in f.help]
    head = f"{f.severity} {f.code} {f.name}{state}: {where}{line_of(f.message)}"
    return [head, *(f"  = {line}" for line in lines)]


def _count(element: ET.Element, outcomes: Sequence[str]) -> None:
    counted = {"failures": outcomes.count("failure"), "errors": outcomes.count("error")}
    for key, number in {"tests": len(outcomes), **counted, "skipped": 0, "time": 0}.items():
        element.set(key, str(number))
