"""The JSON report, schema version 1: the contract that other programs are written against."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from reconcile import __version__
from reconcile.claim import Claim, Names, Source, Text
from reconcile.finding import Finding
from reconcile.report import Link, Pair, Question, Report
from reconcile.reporters import Options
from reconcile.reporters.common import UNSAFE
from reconcile.span import Span
from reconcile.values.date import Date
from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Quantity

SCHEMA_VERSION = 1


def render(report: Report, options: Options) -> str:
    """The whole report, whatever the verbosity; keys in a fixed order, lists sorted."""
    text = json.dumps(as_dict(report), ensure_ascii=False, indent=1) + "\n"
    return text_for_people(text)


def text_for_people(text: str) -> str:
    """JSON that a terminal and GitHub's log show and do not obey; it holds the same strings as before."""
    text = UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
    return text.replace("##[", "#\\u0023[")


def as_dict(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "schema_version": SCHEMA_VERSION,
        "complete": report.complete,
        "tool": {"name": "reconcile", "version": __version__},
        "summary": report.summary(),
        "sources": [_source(s) for s in report.sources],
        "claims": [_claim(c) for c in report.claims],
        "questions": [_question(q) for q in report.questions],
        "links": [_link(x) for x in report.links],
        "uncertain": [{"a": d.a, "b": d.b, "score": d.score, "because": list(d.because)} for d in report.uncertain],
        "findings": [_finding(f) for f in report.findings],
    }


def _source(s: Source) -> dict[str, Any]:
    return {
        "id": s.id,
        "title": s.title or None,
        "publisher": s.publisher or None,
        "published": s.published.edtf if s.published else None,
        "path": s.path,
        "article": s.article,
        "relays": list(s.relays),
        "copy_of": s.copy_of,
        "first_reported_by": s.first_reported_by,
    }


def _claim(c: Claim) -> dict[str, Any]:
    return {
        "id": c.id,
        "source": c.source.id,
        "subject": c.subject,
        "predicate": c.predicate,
        "kind": c.kind,
        "written": c.written or None,
        "value": value(c),
        "scope": list(c.scope),
        "when": c.when.edtf if c.when else None,
        "announced": c.announced.edtf if c.announced else None,
        "status": c.status,
        "certainty": c.certainty,
        "negated": c.negated,
        "said_by": list(c.said_by),
        "part_of": c.part_of,
        "quote": list(c.quote),
        "location": _location(c.span()),
    }


def value(c: Claim) -> dict[str, Any] | None:
    """The typed value, exact, numbers as strings ("17", "7/17")."""
    if isinstance(c.value, Quantity):
        return _quantity(c.value)
    if isinstance(c.value, Date):
        return _date(c.value)
    if isinstance(c.value, Names):
        return {"names": list(c.value.names)}
    return {"text": c.value.text} if isinstance(c.value, Text) else None


def _quantity(q: Quantity) -> dict[str, Any]:
    return {
        "shape": q.shape,
        "sign": q.sign,
        "amount": _amount(q.amount),
        "before": _amount(q.before),
        "after": _amount(q.after),
        "whole": _amount(q.whole),
        "whole_name": q.whole_name or None,
        "also": [_quantity(x) for x in q.also],
    }


def _amount(a: Amount | None) -> dict[str, Any] | None:
    if a is None:
        return None
    return {
        "figure": _number(a.figure),
        "dimension": a.unit.dimension,
        "unit": a.unit.base or None,
        "per": a.unit.per or None,
        "hedge": a.hedge or None,
        "bound": a.bound or None,
        "digits": _interval(a.digits),
        "possible": _interval(a.possible),
    }


def _number(x: Fraction | None) -> str | None:
    return None if x is None else str(x)


def _interval(i: Interval) -> dict[str, Any]:
    return {"low": _number(i.low), "high": _number(i.high), "low_open": i.low_open, "high_open": i.high_open}


def _date(d: Date) -> dict[str, Any]:
    return {
        "edtf": d.edtf,
        "bound": d.bound or None,
        "approximate": d.approximate,
        "doubtful": d.doubtful,
        "fiscal": d.fiscal or None,
        "moved_from": d.moved_from.edtf if d.moved_from else None,
    }


def _question(q: Question) -> dict[str, Any]:
    return {
        "id": q.id,
        "name": q.name,
        "claims": list(q.claims),
        "standing": q.standing,
        "origins": list(q.origins),
        "independence": q.independence,
        "pairs": [_pair(p) for p in q.pairs],
    }


def _pair(p: Pair) -> dict[str, Any]:
    return {
        "a": p.a,
        "b": p.b,
        "relation": p.relation,
        "score": p.score,
        "newer": p.newer,
        "because": list(p.because),
    }


def _link(x: Link) -> dict[str, Any]:
    return {"part": x.part, "whole": x.whole, "holds": x.holds, "because": list(x.because)}


def _finding(f: Finding) -> dict[str, Any]:
    return {
        "code": f.code,
        "name": f.name,
        "severity": f.severity,
        "state": f.state,
        "message": f.message,
        "claims": list(f.claims),
        "fingerprint": f.fingerprint or None,
        "location": _location(f.location),
        "related": [{"message": r.message, "location": _location(r.location)} for r in f.related],
        "because": list(f.because),
        "help": list(f.help),
        "decided": f.decided or None,
    }


def _location(span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {
        "path": span.path,
        "start": {"line": span.start.line, "column": span.start.column},
        "end": {"line": span.end.line, "column": span.end.column},
    }


# Its JSON Schema


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """Every key is there; more may be added within a version."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_TEXT: dict[str, Any] = {"type": "string"}
_OPTIONAL: dict[str, Any] = {"type": ["string", "null"]}
_FLAG: dict[str, Any] = {"type": "boolean"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_SCORE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}


def _values() -> list[dict[str, Any]]:
    """The shapes of a claim's value. Figures and the ends of intervals are texts, `17` or `7/17`."""
    figure = {"type": ["string", "null"], "pattern": "^-?[0-9]+(/[0-9]+)?$"}
    interval = _object({"low": figure, "high": figure, "low_open": _FLAG, "high_open": _FLAG})
    amount = _object({"figure": figure, "dimension": _TEXT, "unit": _OPTIONAL, "per": _OPTIONAL, "hedge": _OPTIONAL,
                      "bound": _OPTIONAL, "digits": interval, "possible": interval})  # fmt: skip
    maybe = {"anyOf": [amount, {"type": "null"}]}
    quantity = _object({"shape": _TEXT, "sign": {"type": "integer"}, "amount": maybe, "before": maybe, "after": maybe,
                        "whole": maybe, "whole_name": _OPTIONAL, "also": _list({"type": "object"})})  # fmt: skip
    date = _object({"edtf": _TEXT, "bound": _OPTIONAL, "approximate": _FLAG, "doubtful": _FLAG, "fiscal": _OPTIONAL,
                    "moved_from": _OPTIONAL})  # fmt: skip
    return [quantity, date, _object({"names": _list(_TEXT)}), _object({"text": _TEXT})]


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the report."""
    place = _object({"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}})
    location = _object({"path": _TEXT, "start": place, "end": place})
    maybe = {"anyOf": [location, {"type": "null"}]}
    pair = _object(
        {
            "a": _TEXT,
            "b": _TEXT,
            "relation": {"enum": ["agree", "consistent", "update", "conflict", "uncertain"]},
            "score": _SCORE,
            "newer": _OPTIONAL,
            "because": _list(_TEXT),
        }
    )
    claim = _object(
        {
            "id": _TEXT,
            "source": _TEXT,
            "subject": _TEXT,
            "predicate": _TEXT,
            "kind": {"enum": ["quantity", "date", "entity", "text", "event"]},
            "written": _OPTIONAL,
            "value": {"anyOf": [*_values(), {"type": "null"}]},
            "scope": _list(_TEXT),
            "when": _OPTIONAL,
            "announced": _OPTIONAL,
            "status": _OPTIONAL,
            "certainty": {"enum": ["certain", "probable", "possible"]},
            "negated": _FLAG,
            "said_by": _list(_TEXT),
            "part_of": _OPTIONAL,
            "quote": _list(_TEXT),
            "location": maybe,
        }
    )
    question = _object(
        {
            "id": _TEXT,
            "name": _TEXT,
            "claims": _list(_TEXT),
            "standing": {"enum": ["conflict", "uncertain", "update", "consistent", "agree", "single"]},
            "origins": _list(_TEXT),
            "independence": {"enum": ["repetition", "distinct", "unknown", None]},
            "pairs": _list(pair),
        }
    )
    finding = _object(
        {
            "code": {"type": "string", "pattern": "^RC[0-9]{3}$"},
            "name": _TEXT,
            "severity": {"enum": ["error", "warning", "note"]},
            "state": {"enum": ["open", "decided", "stale"]},
            "message": _TEXT,
            "claims": _list(_TEXT),
            "fingerprint": _OPTIONAL,
            "location": maybe,
            "related": _list(_object({"message": _TEXT, "location": maybe})),
            "because": _list(_TEXT),
            "help": _list(_TEXT),
            "decided": _OPTIONAL,
        }
    )
    source = _object(
        {
            "id": _TEXT,
            "title": _OPTIONAL,
            "publisher": _OPTIONAL,
            "published": _OPTIONAL,
            "path": _TEXT,
            "article": _OPTIONAL,
            "relays": _list(_TEXT),
            "copy_of": _OPTIONAL,
            "first_reported_by": _OPTIONAL,
        }
    )
    body = _object(
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "complete": _FLAG,
            "tool": _object({"name": {"const": "reconcile"}, "version": _TEXT}),
            "summary": _object(dict.fromkeys(Report().summary(), _COUNT)),
            "sources": _list(source),
            "claims": _list(claim),
            "questions": _list(question),
            "links": _list(_object({"part": _TEXT, "whole": _TEXT, "holds": _FLAG, "because": _list(_TEXT)})),
            "uncertain": _list(_object({"a": _TEXT, "b": _TEXT, "score": _SCORE, "because": _list(_TEXT)})),
            "findings": _list(finding),
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reconcile report, schema version 1",
        **body,
    }
