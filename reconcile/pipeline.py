"""The whole flow on one screen: a corpus in, a report out. Pure: it opens no file and knows no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from reconcile.align import THRESHOLD, Alignment, align
from reconcile.because import Sentences
from reconcile.claim import Claim
from reconcile.config import Config
from reconcile.consistency import joint_conflicts
from reconcile.corpus import Corpus
from reconcile.decisions import pairs_decided, settle
from reconcile.features import FEATURES
from reconcile.finding import Finding, Related
from reconcile.fingerprint import fingerprint
from reconcile.judge import Context, Judgement, Relation, judge, judge_whole
from reconcile.knowledge import context_of, lexicon_of, name_book
from reconcile.links import part_findings, parts_and_wholes
from reconcile.names import NameBook
from reconcile.naming import question_forms, question_id, question_name
from reconcile.origins import called, chain, independence, worth
from reconcile.quotes import check_quotes
from reconcile.report import STANDINGS, Doubt, Pair, Question, Report


class Study(NamedTuple):
    """What `explain` needs beside the report: the alignment, the context and every judgement."""

    report: Report
    alignment: Alignment
    context: Context
    judgements: Mapping[tuple[str, str], Judgement]


def check(corpus: Corpus, articles: Mapping[str, str], config: Config, today: date | None = None) -> Report:
    """Read claims in, what they say against each other out."""
    return study(corpus, articles, config, today).report


def study(corpus: Corpus, articles: Mapping[str, str], config: Config, today: date | None = None) -> Study:
    """Like `check`, with everything that led to it."""
    lexicon = lexicon_of(corpus.vocabulary)
    names = name_book(corpus.vocabulary, lexicon)
    claims = sorted(corpus.claims, key=lambda c: c.id)
    by_id = {c.id: c for c in claims}
    same, different = pairs_decided(corpus.decisions, by_id, today)

    quotes = check_quotes(claims, corpus.sources, articles, names)
    alignment = align(claims, lexicon, same, different)
    context = context_of(claims, alignment, corpus.vocabulary, lexicon, names)
    judgements = _judge_all(alignment, by_id, context)
    passing: dict[int, list[str]] = {}
    for id, n in alignment.passing:
        passing.setdefault(n, []).append(id)
    told = {**judgements, **_judge_passing(alignment, by_id, context)}
    questions = [
        _question(group, tuple(passing.get(n, ())), by_id, alignment, told, names)
        for n, group in enumerate(alignment.questions)
    ]
    links = parts_and_wholes(claims, alignment, judgements, context)
    doubts = tuple(Doubt(a, b, round(s, 4), _doubt(by_id[a], by_id[b], s)) for a, b, s in alignment.doubts)

    findings: list[Finding] = [*corpus.findings, *quotes.findings]
    findings += _pair_findings(questions, by_id, told)
    findings += [_doubt_finding(d, by_id) for d in doubts]
    findings += part_findings(links, by_id)
    findings += joint_conflicts(claims, corpus, alignment, judgements, links, context)
    findings += _origin_findings(questions, by_id, names)
    findings = [f if f.fingerprint or not f.claims else f.with_(fingerprint=_print(f, by_id)) for f in findings]
    findings = _chosen(settle(findings, corpus.decisions, by_id, today), config)
    report = Report(
        sources=tuple(sorted(corpus.sources, key=lambda s: s.id)),
        claims=tuple(claims),
        questions=_named(_with_findings(questions, findings)),
        links=links,
        uncertain=doubts,
        findings=tuple(sorted(findings, key=_place)),
        articles=quotes.articles,
        passages=quotes.passages,
        unread=corpus.unread,
        passed_over=corpus.passed_over,
        complete=not any(f.could_not_check for f in findings),
        quotes_checked=sum(len(c.quote) for c in claims if c.source.article in articles),
        texts=dict(corpus.texts),
        names=called(_outlets_and_persons(claims, corpus), names),
    )
    return Study(report, alignment, context, told)


def _outlets_and_persons(claims: Sequence[Claim], corpus: Corpus) -> Iterable[str]:
    for source in corpus.sources:
        yield from (*source.relays, *(x for x in (source.publisher, source.copy_of, source.first_reported_by) if x))
    for claim in claims:
        yield from (*claim.said_by, *((claim.first_reported_by,) if claim.first_reported_by else ()))


def _judge_all(alignment: Alignment, by_id: Mapping[str, Claim], context: Context) -> dict[tuple[str, str], Judgement]:
    """Every pair inside a question; of one source only where it contradicts itself."""
    out: dict[tuple[str, str], Judgement] = {}
    for group in alignment.questions:
        for a, b in combinations([by_id[id] for id in group], 2):
            found = judge(a, b, context)
            if a.source.id != b.source.id:
                out[a.id, b.id] = found
            elif found.relation is Relation.CONFLICT and _contradicts_itself(a, b, alignment):
                out[a.id, b.id] = found._replace(newer=None)
    return out


def _judge_passing(
    alignment: Alignment, by_id: Mapping[str, Claim], context: Context
) -> dict[tuple[str, str], Judgement]:
    """Every claim that tells a whole, or both ends of a change, beside those of a question it answers in passing."""
    mates = ((id, other) for id, n in alignment.passing for other in alignment.questions[n])
    out: dict[tuple[str, str], Judgement] = {}
    for id, other in mates:
        a, b = min(id, other), max(id, other)
        whole = by_id[id].tells_whole
        out[a, b] = judge_whole(by_id[id], by_id[other], context) if whole else judge(by_id[a], by_id[b], context)
    return out


def _contradicts_itself(a: Claim, b: Claim, alignment: Alignment) -> bool:
    """Unless it singles one of the two out, the turnout and the turnout as first given, or tells of two times, a
    quarter and the year."""
    if a.when is not None and b.when is not None and a.when.named != b.when.named:
        return False
    return not FEATURES["qualifier-alone"](alignment.look(a.id, b.id))


def _question(
    group: tuple[str, ...],
    passing: tuple[str, ...],
    by_id: Mapping[str, Claim],
    alignment: Alignment,
    judgements: Mapping[tuple[str, str], Judgement],
    names: NameBook,
) -> Question:
    """The question that a group of claims answers, and in passing some whose own question is another."""
    claims, own, answers = [by_id[id] for id in group], set(group), tuple(sorted((*group, *passing)))
    pairs = tuple(
        Pair(*pair, told.relation.value, round(alignment.scores.get(pair, 0.0), 4), Sentences(told.reason), told.newer)
        for pair in combinations(answers, 2) if not own.isdisjoint(pair) and (told := judgements.get(pair))
    )  # fmt: skip
    relations = {p.relation for p in pairs}
    standing = next((s for s in STANDINGS if s in relations), "single")
    forms = question_forms(claims, alignment)
    others = tuple(sorted({f for f in forms if f}))
    asked = Question(question_id(forms), question_name(claims, forms), answers, standing, pairs=pairs)
    asked = asked._replace(other_ids=others, passing=passing)
    if len({by_id[id].source.id for id in answers}) < 2:
        return asked
    origin = worth([by_id[id] for id in asked.agreeing()], names)
    return asked._replace(origins=origin.origins, independence=origin.independence, origin_note=origin.note)


def _named(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Ids made unique in a fixed order, and each of the other ids given to one question."""
    seen: dict[str, int] = {}
    unique = []
    for q in sorted(questions, key=lambda q: (q.id, q.claims)):
        seen[q.id] = seen.get(q.id, 0) + 1
        unique.append(q._replace(id=f"{q.id}-{seen[q.id]}") if seen[q.id] > 1 else q)
    taken = {q.id for q in unique}
    out = []
    for q in unique:
        free = tuple(id for id in q.other_ids if id not in taken)
        taken.update(free)
        out.append(q._replace(other_ids=free))
    return tuple(out)


def _pair_findings(
    questions: Iterable[Question], by_id: Mapping[str, Claim], judgements: Mapping[tuple[str, str], Judgement]
) -> Iterable[Finding]:
    for q in questions:
        for p in q.pairs:
            found = judgements[p.a, p.b]
            if found.code:
                yield pair_finding(found, by_id[p.a], by_id[p.b], q.name, p.because)


_KEYS = {"RC304": ("status", "negated", "predicate"), "RC305": ("text", "entity"), "RC303": ("entity", "text"),
         "RC302": ("date", "when", "announced"), "RC301": ("quantity", "text")}  # fmt: skip


def pair_finding(found: Judgement, a: Claim, b: Claim, name: str, because: Sequence[str]) -> Finding:
    """The finding about two claims: at the later one (else the second), with the other beside it."""
    first, second = (b, a) if found.newer == a.id else (a, b)
    keys = _KEYS[found.code]
    if a.source.id == b.source.id:
        credited = set(chain(a)) != set(chain(b)) and chain(a) and chain(b)
        who = f"{a.source.id} reports a disagreement" if credited else f"{a.source.id} contradicts itself"
        message = f"{who} on {name}: {_says(first)}, and {_says(second)}"
    else:
        message = f"{name}: {first.source.id} has {_says(first)}, {second.source.id} has {_says(second)}"
    print_ = fingerprint(found.code, (a, b))
    ruling = second.source.id if a.source.id != b.source.id else "unresolved"
    return Finding(
        found.code,
        message,
        second.span(*keys),
        label=second.source.id,
        claims=tuple(sorted((a.id, b.id))),
        related=(Related(first.source.id, first.span(*keys)),),
        because=because,
        fingerprint=print_,
        help=(f'settle it: reconcile decide {print_} --ruling {ruling} --reason "…"',),
    )


def _says(claim: Claim) -> str:
    by = f" (by {claim.said_by[-1]})" if claim.said_by else ""
    if claim.written:
        return f"“{claim.written}”{by}"
    word = claim.status or ("that it is not so" if claim.negated else "that it is so")
    return (
        ("not " + word if claim.negated and claim.status else word)
        + ("" if claim.certainty == "certain" else f", {claim.certainty}")
        + by
    )


def _doubt(a: Claim, b: Claim, score: float) -> tuple[str, ...]:
    if score >= THRESHOLD:
        return (f"score {score:.2f}, but one of them fits better with another claim, or a claim beside it forbids it",)
    return (f"score {score:.2f}, below {THRESHOLD}: perhaps the same question",)


def _doubt_finding(d: Doubt, by_id: Mapping[str, Claim]) -> Finding:
    a, b = by_id[d.a], by_id[d.b]
    return Finding(
        "RC310",
        f"{a.subject} › {a.predicate} ({a.source.id}) and {b.subject} › {b.predicate} ({b.source.id}) "
        "may answer one question",
        b.span("predicate"),
        label=b.source.id,
        claims=(d.a, d.b),
        related=(Related(a.source.id, a.span("predicate")),),
        because=d.because,
        fingerprint=fingerprint("RC310", (a, b)),
        help=(f"reconcile explain {d.a} {d.b}", f"settle it: reconcile decide {d.a} {d.b} --same   (or --different)"),
    )


def _origin_findings(questions: Iterable[Question], by_id: Mapping[str, Claim], names: NameBook) -> Iterable[Finding]:
    for q in questions:
        claims = [by_id[id] for id in q.claims]
        if q.independence == "repetition":
            yield Finding(
                "RC501", f"{q.name}: {q.origin_note}", claims[-1].span("said_by"), claims[-1].source.id, q.claims,
                tuple(Related(c.source.id, c.span("said_by")) for c in claims[:-1]),
                tuple(f"{c.id} goes back to {', '.join(chain(c)) or 'nobody named'}" for c in claims),
                ("count it as one origin, however many articles repeat it",),
            )  # fmt: skip
        for p in q.pairs:
            a, b = by_id[p.a], by_id[p.b]
            told = p.relation == "conflict" or (p.relation in ("agree", "consistent") and _bolder(a, b))
            if not told or a.source.id == b.source.id or not _one_origin(a, b, names):
                continue
            if p.relation == "conflict":
                yield _relay(
                    a,
                    b,
                    "RC502",
                    f"{q.name}: {a.source.id} and {b.source.id} rest on one origin and tell it differently",
                )
            else:
                bold, careful = (a, b) if a.certainty == "certain" else (b, a)
                yield _relay(
                    careful,
                    bold,
                    "RC503",
                    f"{q.name}: {bold.source.id} has as certain what {careful.source.id}, from the same origin, "
                    f"has as {careful.certainty}",
                )


def _bolder(a: Claim, b: Claim) -> bool:
    """One has as certain what the other has not."""
    return a.certainty != b.certainty and "certain" in (a.certainty, b.certainty)


def _one_origin(a: Claim, b: Claim, names: NameBook) -> bool:
    """Both name one origin; most claims name none, which is seen at once."""
    return bool(chain(a) and chain(b)) and independence((a, b), names).independence == "repetition"


def _relay(a: Claim, b: Claim, code: str, message: str) -> Finding:
    because = tuple(f"{c.id} has {_says(c)}, from {', '.join(chain(c))}" for c in (a, b))
    return Finding(
        code, message, b.span("said_by"), b.source.id, tuple(sorted((a.id, b.id))),
        (Related(a.source.id, a.span("said_by")),),
        because, ("look the origin up, and see which of the two tells it as it does",),
    )  # fmt: skip


def _print(f: Finding, by_id: Mapping[str, Claim]) -> str:
    return fingerprint(f.code, [by_id[id] for id in f.claims if id in by_id])


def _with_findings(questions: Sequence[Question], findings: Iterable[Finding]) -> list[Question]:
    """Tell each pair which finding is about it, and whether that is decided."""
    by_pair = {f.claims: f for f in findings if f.code < "RC31" and len(f.claims) == 2 and f.code.startswith("RC3")}
    out = []
    for q in questions:
        pairs = tuple(
            p._replace(finding=f.fingerprint, decided=f.state == "decided") if (f := by_pair.get((p.a, p.b))) else p
            for p in q.pairs
        )
        out.append(q._replace(pairs=pairs))
    return out


def _chosen(findings: Iterable[Finding], config: Config) -> list[Finding]:
    """Select, ignore, severities; what could not be checked is never hidden."""
    out = []
    for f in findings:
        if not f.could_not_check and ((config.select and f.code not in config.select) or f.code in config.ignore):
            continue
        severity = f.severity if f.could_not_check else config.severity.get(f.code, f.severity)
        help = _help(f)
        changed = severity != f.severity or help != f.help
        out.append(f.with_(severity=severity, help=help) if changed else f)
    return out


def _help(f: Finding) -> tuple[str, ...]:
    """With the fingerprint filled in; what is decided needs no proposal to decide it."""
    kept = (h for h in f.help if not (f.state == "decided" and h.startswith("settle it")))
    return tuple(h.replace("{fingerprint}", f.fingerprint) for h in kept)


def _place(f: Finding) -> tuple[object, ...]:
    at = f.location
    where = (at.path, at.start.line, at.start.column) if at else ("", 0, 0)
    return (*where, f.code, f.claims, f.message)
