"""SARIF 2.1.0 (OASIS, 2020, with errata 01), as GitHub's code scanning reads it.

GitHub takes one location of a result, shows the related ones that the message links to, and tells results
apart by `primaryLocationLineHash`. Two findings about one line would be one alert if that were made from the
line, and one alert would be two when the line changes; so it is the finding's fingerprint, made from what the
claims say.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from reconcile import __version__
from reconcile.finding import RULES, Finding
from reconcile.report import Article, Passage, Report
from reconcile.reporters import Options
from reconcile.reporters.common import in_repository, line_of
from reconcile.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
MOST = 1024  # characters of a rule's description that GitHub keeps
_INDEX = {code: n for n, code in enumerate(RULES)}


def render(report: Report, options: Options) -> str:
    """One run with all rules and every finding, whatever the verbosity; decided ones are suppressed."""
    text = json.dumps(as_dict(report, options), ensure_ascii=False, indent=1) + "\n"
    return text.replace("##[", "#\\u0023[")  # in a string of JSON the same, in GitHub's log no command


def as_dict(report: Report, options: Options) -> dict[str, Any]:
    """The log as plain data."""
    makers = _Results(report, options)
    results, notices = makers.all()
    driver = {
        "name": "reconcile",
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": report.complete, "toolExecutionNotifications": notices}],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    """The rule's documentation; its name alone when there is none."""
    from reconcile import rules

    name, severity = RULES[code]
    described: dict[str, Any] = {"shortDescription": {"text": name.replace("-", " ") + "."}}
    try:
        rule = rules.rule(code)
    except ModuleNotFoundError:
        pass
    else:
        described = {
            "shortDescription": {"text": _cut(rule.summary)},
            "fullDescription": {"text": _cut(rule.finds)},
            "help": {
                "text": f"{rule.finds}\n\n{rule.why}\n\n{rule.fix}",
                "markdown": f"**What it finds.** {rule.finds}\n\n**Why it matters.** {rule.why}\n\n"
                f"**What to do.** {rule.fix}\n\n`reconcile rule {code}` shows examples.",
            },
        }
    return {
        "id": code,
        "name": name.title().replace("-", ""),
        **described,
        "defaultConfiguration": {"level": severity},
        "properties": {"tags": ["claims", name], "problem.severity": _problem(severity)},
    }


def _problem(severity: str) -> str:
    return "recommendation" if severity == "note" else severity


def _cut(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - 1] + "…"


class _Results:
    """Findings as results, and those that have no place as notifications: GitHub refuses a result that has
    none."""

    def __init__(self, report: Report, options: Options) -> None:
        self.claims = {c.id: c for c in report.claims}
        self.findings = report.findings
        self.passages: dict[str, list[Passage]] = {}
        for p in report.passages:
            if p.parts:
                self.passages.setdefault(p.claim, []).append(p)
        self.articles = {a.path: a for a in report.articles}
        self.prefix = options.prefix
        self.seen: dict[str, int] = {}

    def all(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        results, notices = [], []
        for f in self.findings:
            place = self._place(f)
            if place is None:
                notices.append(_notice(f))
            else:
                results.append(self._result(f, place))
        return results, notices

    def _place(self, f: Finding) -> Span | None:
        """Where it is, else where something it is about is."""
        spans = [f.location, *(r.location for r in f.related)]
        spans += [self.claims[id].span() for id in f.claims if id in self.claims]
        return next((s for s in spans if s is not None), None)

    def _result(self, f: Finding, place: Span) -> dict[str, Any]:
        related = self._related(f)
        print_ = self._fingerprint(f)
        return {
            "ruleId": f.code,
            "ruleIndex": _INDEX[f.code],
            "kind": "fail",
            "level": f.severity,
            "message": {"text": _message(f, related)},
            "locations": [self._location(place.path, _region(place))],
            "relatedLocations": related,
            "partialFingerprints": {"reconcile/v1": print_, "primaryLocationLineHash": print_},
            # Once one result has suppressions the standard wants them of all: none is "not suppressed".
            "suppressions": [_suppression(f)] if f.state == "decided" else [],
            "properties": {"state": f.state, "claims": [line_of(id) for id in f.claims]},
        }

    def _location(self, path: str, region: dict[str, int], **more: Any) -> dict[str, Any]:
        artifact = _artifact(in_repository(path, self.prefix))
        return {**more, "physicalLocation": {"artifactLocation": artifact, "region": region}}

    def _related(self, f: Finding) -> list[dict[str, Any]]:
        """The other side, and where the claims' quotes stand in their articles."""
        places = [(r.message, r.location.path, _region(r.location)) for r in f.related if r.location]
        for id in f.claims:
            for p in self.passages.get(id, ()):
                if p.article in self.articles:
                    region = _stretch(self.articles[p.article], p.parts[0][0], p.parts[-1][1])
                    places.append((f"quote of {id}", p.article, region))
        return [
            self._location(path, region, id=n, message={"text": _plain(line_of(label)) or "beside it"})
            for n, (label, path, region) in enumerate(places, 1)
        ]

    def _fingerprint(self, f: Finding) -> str:
        """Its own, else made from what it says; numbered when another is the same."""
        said = "\0".join((f.code, f.location.path if f.location else "", f.message))
        own = f.fingerprint or sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:16]
        key = f"{f.code}:{own}"
        self.seen[key] = self.seen.get(key, 0) + 1
        return f"{own}:{self.seen[key]}"


def _notice(f: Finding) -> dict[str, Any]:
    return {
        "descriptor": {"id": f.code, "index": _INDEX[f.code]},
        "associatedRule": {"id": f.code, "index": _INDEX[f.code]},
        "level": f.severity,
        "message": {"text": _message(f, [])},
    }


def _suppression(f: Finding) -> dict[str, str]:
    return {"kind": "external", "status": "accepted", "justification": line_of(f.decided) or "decided"}


def _message(f: Finding, related: list[dict[str, Any]]) -> str:
    """The finding, its reasons and its help; the links lead to the related locations."""
    links = ", ".join(f"[{_label(r['message']['text'])}]({r['id']})" for r in related)
    lines = [f"{_plain(line_of(f.message))}{'' if f.message.endswith(('.', '!', '?')) else '.'}"]
    lines += [_plain(line_of(sentence)) for sentence in f.because]
    lines += [f"See: {links}."] if links else []
    lines += [f"Help: {_plain(line_of(h))}" for h in f.help]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text in which a reader of SARIF finds no link ("[…](…)") and no placeholder ("{0}") of its own."""
    return re.sub(r"\{(?=\d)", "{ ", text.replace("](", "] ("))


def _label(text: str) -> str:
    """The text of a link, in which brackets are escaped."""
    return re.sub(r"([\\\[\]])", r"\\\1", text)


def _artifact(path: str) -> dict[str, str]:
    try:
        name = path.encode("utf-8", "surrogateescape")  # the bytes that the file's name has
    except UnicodeEncodeError:
        name = path.encode("utf-8", "surrogatepass")
    uri = quote(name, safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    """Lines and columns from 1 in code points, the end exclusive, as ours are."""
    region = {"startLine": span.start.line, "startColumn": span.start.column}
    if span.end > span.start:
        region |= {"endLine": span.end.line, "endColumn": span.end.column}
    return region


def _stretch(article: Article, start: int, end: int) -> dict[str, int]:
    """The region between two offsets in an article."""
    region = {}
    for key, offset in (("start", start), ("end", max(end, start))):
        region[f"{key}Line"] = article.text.count("\n", 0, offset) + 1
        region[f"{key}Column"] = offset - article.text.rfind("\n", 0, offset)
    return region
