"""What people decided: same, different, accepted; and which decisions are unused, stale or expired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations

from reconcile.claim import Claim
from reconcile.corpus import Accepted, Decisions, Grouping
from reconcile.finding import RULES, Finding, Related
from reconcile.fingerprint import fingerprint
from reconcile.values.date import Date

MINUTES_A_DAY = 24 * 60
RULINGS = ("both", "neither", "newer", "unresolved")


def pairs_decided(
    decisions: Decisions, claims: Mapping[str, Claim], today: date | None = None
) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """The pairs (a < b) that people called the same and different. Expired ones no longer hold, and of a pair that
    was called both neither does."""
    same = frozenset(pair for group in decisions.same for pair in _pairs(group, claims, today))
    different = frozenset(pair for group in decisions.different for pair in _pairs(group, claims, today))
    return same - different, different - same


def _pairs(group: Grouping, claims: Mapping[str, Claim], today: date | None) -> Iterable[tuple[str, str]]:
    if expired(group.expires, today):
        return ()
    return combinations(sorted(id for id in set(group.claims) if id in claims), 2)


def expired(expires: Date | None, today: date | None) -> bool:
    """The day itself still counts; without a `today` nothing expires."""
    if expires is None or today is None or expires.period.last is None:
        return False
    return (today.toordinal() - 1) * MINUTES_A_DAY >= expires.period.last


def settle(
    findings: Iterable[Finding], decisions: Decisions, claims: Mapping[str, Claim], today: date | None = None
) -> list[Finding]:
    """The findings with their state, and a finding for each decision that does not hold as it stands."""
    found = list(findings)
    for accepted in decisions.accepted:
        found = _apply(accepted, found, today)
    found += [f for group, word in _groups(decisions) for f in _grouping_findings(group, word, claims, today)]
    return found + list(_contradictions(decisions, claims, today))


def _apply(accepted: Accepted, findings: list[Finding], today: date | None) -> list[Finding]:
    ids = tuple(sorted(set(accepted.claims)))
    hit = [
        n for n, f in enumerate(findings) if f.code == accepted.finding and f.claims == ids and not f.could_not_check
    ]
    if not hit:
        return [*findings, _unused(accepted)]
    state, extra = "decided", []
    if expired(accepted.expires, today):
        state, extra = "open", [_expired(accepted, findings[hit[0]])]
    elif accepted.on and accepted.on != findings[hit[0]].fingerprint:
        state, extra = "stale", [_stale(accepted, findings[hit[0]])]
    ruling = f"ruled for {accepted.ruling}" if accepted.ruling not in RULINGS else f"ruled {accepted.ruling}"
    text = f"{ruling}: {accepted.reason}" if accepted.reason else ruling
    out = [
        f.with_(state=state, decided=text + (f" ({accepted.by})" if accepted.by else "")) if n in hit else f
        for n, f in enumerate(findings)
    ]
    return out + extra


def _about(accepted: Accepted) -> str:
    return f"{RULES[accepted.finding][0]} of {' and '.join(sorted(accepted.claims))}"


def _unused(accepted: Accepted) -> Finding:
    return Finding(
        "RC901",
        f"this decision settles nothing: there is no {_about(accepted)}",
        accepted.span,
        because=("the claims have changed so that they no longer differ, or an id is misspelt",),
        help=("remove the decision, or correct its claims",),
    )


def _stale(accepted: Accepted, finding: Finding) -> Finding:
    return Finding(
        "RC902",
        f"the claims have changed since {_about(accepted)} was decided",
        accepted.spans.get("on", accepted.span),
        label=f"decided on {accepted.on}, now {finding.fingerprint}",
        claims=finding.claims,
        help=(f"look again, and if the decision still holds write on: {finding.fingerprint}",),
        fingerprint=fingerprint_of_decision("RC902", accepted),
    )


def _expired(accepted: Accepted, finding: Finding) -> Finding:
    return Finding(
        "RC903",
        f"the decision on {_about(accepted)} held until {accepted.expires.written if accepted.expires else ''}",
        accepted.spans.get("expires", accepted.span),
        claims=finding.claims,
        help=("decide again with a later date, or remove the decision",),
        fingerprint=fingerprint_of_decision("RC903", accepted),
    )


def fingerprint_of_decision(code: str, accepted: Accepted) -> str:
    """A stable fingerprint for a finding about a decision."""
    import hashlib

    text = "\x1f".join((code, accepted.finding, *sorted(accepted.claims), accepted.on or ""))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _groups(decisions: Decisions) -> Iterable[tuple[Grouping, str]]:
    yield from ((g, "same") for g in decisions.same)
    yield from ((g, "different") for g in decisions.different)


def _grouping_findings(
    group: Grouping, word: str, claims: Mapping[str, Claim], today: date | None
) -> Iterable[Finding]:
    missing = sorted(id for id in set(group.claims) if id not in claims)
    if missing:
        yield Finding(
            "RC901", f"this decision ({word}) names claims that there are not: {', '.join(missing)}", group.span,
            help=("correct the ids, or remove the decision",),
        )  # fmt: skip
        return
    known = [claims[id] for id in sorted(set(group.claims))]
    now = fingerprint(word, known)
    if expired(group.expires, today):
        yield Finding(
            "RC903", f"this decision ({word}) held until {group.expires.written if group.expires else ''}", group.span,
            claims=tuple(c.id for c in known), help=("decide again with a later date, or remove the decision",),
        )  # fmt: skip
    elif group.on and group.on != now:
        yield Finding(
            "RC902", f"the claims have changed since they were called {word}", group.span,
            label=f"decided on {group.on}, now {now}",
            claims=tuple(c.id for c in known), help=(f"look again, and if the decision still holds write on: {now}",),
        )  # fmt: skip


def _contradictions(decisions: Decisions, claims: Mapping[str, Claim], today: date | None) -> Iterable[Finding]:
    """RC904 for each entry of one list that has a pair with one of the other, at the later of the two."""
    called_same: dict[tuple[str, str], Grouping] = {}
    for group in decisions.same:
        called_same |= dict.fromkeys(_pairs(group, claims, today), group)
    for group in decisions.different:
        both: dict[Grouping, set[str]] = {}
        for pair in _pairs(group, claims, today):
            if pair in called_same:
                both.setdefault(called_same[pair], set()).update(pair)
        yield from (_contradiction(other, group, tuple(sorted(ids))) for other, ids in both.items())


def _contradiction(same: Grouping, different: Grouping, ids: tuple[str, ...]) -> Finding:
    (_, first), (word, second) = sorted((("same", same), ("different", different)), key=lambda g: _place(g[1]))
    return Finding(
        "RC904", f"{' and '.join(ids)} are called {word} here and {_OPPOSITE[word]} elsewhere", second.span,
        label=word, claims=ids, related=(Related(f"{_OPPOSITE[word]}", first.span),),
        because=("claims that answer one question cannot be claims that never do; neither decision holds",),
        help=("remove one of the two decisions",),
    )  # fmt: skip


_OPPOSITE = {"same": "different", "different": "same"}


def _place(group: Grouping) -> tuple[str, int, int]:
    return (group.span.path, group.span.start.line, group.span.start.column) if group.span else ("", 0, 0)
