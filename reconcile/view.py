"""A report seen from some of its sources."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from reconcile.claim import Claim
from reconcile.names import NameBook
from reconcile.origins import worth
from reconcile.report import STANDINGS, Question, Report


def about(report: Report, sources: Collection[str], paths: Collection[str]) -> Report:
    """What concerns these sources (or files): their claims and questions, with what others say on them."""
    chosen = {c.id for c in report.claims if c.source.id in sources}
    questions = tuple(q for q in report.questions if not chosen.isdisjoint(q.claims))
    links = tuple(x for x in report.links if x.part in chosen or x.whole in chosen)
    needed = (
        chosen | {id for q in questions for id in q.claims} | {id for x in links for id in (x.part, x.whole)}
    )
    return replace(
        report,
        sources=tuple(
            s for s in report.sources if s.id in {id.split("#")[0] for id in needed} | set(sources)
        ),
        claims=tuple(c for c in report.claims if c.id in needed),
        questions=questions,
        links=links,
        uncertain=tuple(d for d in report.uncertain if d.a in chosen or d.b in chosen),
        findings=tuple(
            f
            for f in report.findings
            if not chosen.isdisjoint(f.claims)
            or (f.location is not None and f.location.path in paths)
            or f.could_not_check
        ),
        passages=tuple(p for p in report.passages if p.claim in needed),
        quotes_checked=sum(p.claim in chosen for p in report.passages),
    )


def between(report: Report, sources: Collection[str], names: NameBook) -> Report:
    """Only what these sources say, against each other; what others say does not count towards its origins either."""
    by_id = {c.id: c for c in report.claims}
    ids = {c.id for c in report.claims if c.source.id in sources}
    questions = tuple(q for q in (_only(q, ids, by_id, names) for q in report.questions) if q.claims)
    return replace(
        report,
        sources=tuple(s for s in report.sources if s.id in sources),
        claims=tuple(c for c in report.claims if c.id in ids),
        questions=questions,
        links=tuple(x for x in report.links if x.part in ids and x.whole in ids),
        uncertain=tuple(d for d in report.uncertain if d.a in ids and d.b in ids),
        findings=tuple(
            f for f in report.findings if f.could_not_check or (f.claims and ids.issuperset(f.claims))
        ),
        passages=tuple(p for p in report.passages if p.claim in ids),
        quotes_checked=sum(p.claim in ids for p in report.passages),
    )


def _only(q: Question, ids: Collection[str], by_id: Mapping[str, Claim], names: NameBook) -> Question:
    claims = tuple(id for id in q.claims if id in ids)
    if not set(claims).difference(q.passing):  # its own question tells of it
        claims = ()
    pairs = tuple(p for p in q.pairs if p.a in ids and p.b in ids)
    relations = {p.relation for p in pairs}
    standing = next((s for s in STANDINGS if s in relations), "single")
    found = q._replace(claims=claims, pairs=pairs, standing=standing, origins=(), independence=None, origin_note="")
    if len({id.split("#")[0] for id in claims}) < 2:
        return found
    origin = worth([by_id[id] for id in found.agreeing()], names)
    return found._replace(origins=origin.origins, independence=origin.independence, origin_note=origin.note)
