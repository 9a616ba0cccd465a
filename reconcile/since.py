"""What a change did to a report: which findings it created, altered and settled, and which pairs now relate
otherwise. Pure: two reports in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reconcile.finding import Finding
from reconcile.report import Report

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Two claims that answer one question; "" where they did not, or do not."""

    a: str
    b: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All sorted. `created` and `altered` are findings of the later report, `settled` of the earlier; `how`
    says of each settled one whether it was decided or is gone."""

    created: tuple[Finding, ...] = ()
    altered: tuple[Finding, ...] = ()
    settled: tuple[Finding, ...] = ()
    how: tuple[str, ...] = ()
    pairs: tuple[Change, ...] = ()


def changes(before: Report, after: Report) -> Changes:
    """What is in `after` and was not in `before`, and the reverse.

    A finding is the same while its rule and its claims are; it is altered when what it says of them, or its
    state, is another.
    """
    old, new = _by_key(before.findings), _by_key(after.findings)
    created: list[Finding] = []
    altered: list[Finding] = []
    settled: list[tuple[Finding, str]] = []
    for key, findings in new.items():
        earlier = [f for f in old.get(key, ()) if f.state != "decided"]
        same = Counter(_content(f) for f in old.get(key, ()))
        for f in (f for f in findings if f.state != "decided"):
            if same[_content(f)] > 0:
                same[_content(f)] -= 1
            elif key in old:
                altered.append(f)
            else:
                created.append(f)
        if len(findings) == sum(f.state == "decided" for f in findings):
            settled += [(f, f"decided: {findings[0].decided}") for f in earlier]
    for key, findings in old.items():
        if key not in new:
            settled += [(f, "gone") for f in findings if f.state != "decided"]
    settled.sort(key=lambda pair: (pair[0].code, pair[0].claims, pair[0].message))
    return Changes(
        tuple(created), tuple(altered), tuple(f for f, _ in settled), tuple(how for _, how in settled),
        tuple(_pairs(before, after)),
    )  # fmt: skip


def narrowed(report: Report, changes: Changes) -> Report:
    """The report with new and altered findings only, and what could not be checked, which nothing masks."""
    kept = {id(f) for f in (*changes.created, *changes.altered)}
    wanted = (f for f in report.findings if id(f) in kept or f.could_not_check or f.state == "decided")
    return replace(report, findings=tuple(wanted))


def told(changes: Changes, revision: str) -> list[str]:
    """The change in lines: how much of each first, then what was settled and which pairs relate otherwise."""
    counts = f"{len(changes.created)} created, {len(changes.altered)} altered, {len(changes.settled)} settled"
    lines = [f"Since {revision}: {counts}"]
    for finding, how in zip(changes.settled, changes.how, strict=True):
        lines.append(f"  settled: {finding.code} {finding.name}: {finding.message} ({how})")
    for pair in changes.pairs:
        was, now = pair.before or "not one question", pair.after or "not one question"
        lines.append(f"  {pair.a} and {pair.b}: {was} -> {now}")
    return lines


def _by_key(findings: Iterable[Finding]) -> Mapping[Key, list[Finding]]:
    found: dict[Key, list[Finding]] = {}
    for finding in findings:
        found.setdefault(_key(finding), []).append(finding)
    return found


def _key(finding: Finding) -> Key:
    """The rule and the claims; where no claims are named, the file and the message."""
    if finding.claims:
        return finding.code, *finding.claims
    return finding.code, finding.location.path if finding.location else "", finding.message


def _content(finding: Finding) -> tuple[str, ...]:
    """What a finding says, without places."""
    return finding.state, finding.fingerprint, finding.severity, finding.message


def _pairs(before: Report, after: Report) -> Iterable[Change]:
    old, new = _relations(before), _relations(after)
    there = {c.id for c in before.claims} & {c.id for c in after.claims}
    for a, b in sorted(old.keys() | new.keys()):
        was, now = old.get((a, b), ""), new.get((a, b), "")
        if was != now and (now or {a, b} <= there):
            yield Change(a, b, was, now)


def _relations(report: Report) -> dict[tuple[str, str], str]:
    return {(p.a, p.b): p.relation for q in report.questions for p in q.pairs}
