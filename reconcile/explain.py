"""Why two claims are aligned or not, and how they relate; or one claim's whole story. Plain text, no decision."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from reconcile.align import DOUBT, THRESHOLD, forbidden
from reconcile.because import sentences
from reconcile.claim import Claim
from reconcile.derive import layout
from reconcile.features import FEATURES, features, score, weights
from reconcile.judge import judge, show
from reconcile.links import main_amount
from reconcile.pipeline import Study
from reconcile.reporters import Options
from reconcile.reporters.common import ascii_of, inert, line_of, marks, said
from reconcile.values.date import Date
from reconcile.values.quantity import Quantity

CONTEXT = 160  # code points of an article shown to either side of a quote


def explain_pair(a: str, b: str, study: Study, options: Options) -> str:
    """Two claims (ids, a < b): features with their weights, the score, what would change it, and the relation."""
    one, other = study.report.claim(a), study.report.claim(b)
    out = [*_head(one, options), "", *_head(other, options), ""]
    why_not = forbidden(study.alignment.frames[a], study.alignment.frames[b], study.context.lexicon, study.alignment.wholes)
    group = next(q for q in study.report.questions if a in q.claims)
    together = b in group.claims
    out += _verdict(study, a, b, together, why_not)
    out += ["", *_features(study, a, b), ""]
    out += _relation(study, one, other, together, options)
    return _finish(out, options)


def _verdict(study: Study, a: str, b: str, together: bool, why_not: str) -> Iterable[str]:
    if why_not:
        yield f"Never one question: {why_not}."
        return
    value = study.alignment.scores.get((a, b)) or score(features(study.alignment.look(a, b)))
    standing = "one question" if value >= THRESHOLD else "perhaps one question" if value >= DOUBT else "two questions"
    yield f"Score {value:.2f}: by themselves {standing} (one question from {THRESHOLD:.2f}, uncertain from {DOUBT:.2f})."
    if together and value < THRESHOLD:
        yield "They are in one question because of the other claims in it (the average over all its pairs decides)."
    if not together and value >= THRESHOLD:
        yield "They are in two questions all the same: each fits better with other claims, or a claim there forbids it."


def _features(study: Study, a: str, b: str) -> Iterable[str]:
    look = study.alignment.look(a, b)
    values, table = features(look), weights()
    yield "What was weighed (weight × what was seen = log odds; above 0 speaks for one question):"
    yield f"  {'bias':22} {'':>7}   {'':>5}   {table['bias']:+6.2f}"
    rows = sorted(((table.get(n, 0.0) * v, n, v) for n, v in values.items() if v), key=lambda r: (-abs(r[0]), r[1]))
    for product, name, value in rows:
        yield f"  {name:22} {table.get(name, 0.0):+7.2f} × {value:5.2f} = {product:+6.2f}   {(FEATURES[name].__doc__ or '').strip().splitlines()[0] if FEATURES[name].__doc__ else ''}".rstrip()
    yield f"  words only in {a}: {_words(look.a.everything[i].written for i in look.only_a)}"
    yield f"  words only in {b}: {_words(look.b.everything[j].written for j in look.only_b)}"
    yield from _flip(values)


def _words(words: Iterable[str]) -> str:
    return ", ".join(line_of(w) for w in words) or "none"


def _flip(values: dict[str, float]) -> Iterable[str]:
    """The one feature whose change to 0 or 1 would carry the pair over the threshold."""
    now = score(values) >= THRESHOLD
    flips = [
        (abs(to - v), name, to)
        for name, v in values.items()
        for to in (0.0, 1.0)
        if to != v and (score({**values, name: to}) >= THRESHOLD) != now
    ]
    if flips:
        _, name, to = min(flips)
        yield f"  one change that would flip it: {name} at {to:.0f} instead of {values[name]:.2f}"
    else:
        yield "  no single feature would flip it"


def _relation(study: Study, a: Claim, b: Claim, together: bool, options: Options) -> Iterable[str]:
    found = judge(a, b, study.context)
    mark = marks(options.ascii)[found.relation.value]
    yield f"Relation{'' if together else ', if they answered one question'}: {mark} {found.relation.value}"
    for n, sentence in enumerate(sentences(found.reason), start=1):
        yield f"  ({n}) {line_of(sentence)}"
    if found.newer:
        yield f"  {found.newer} is the later one."


def explain_claim(id: str, study: Study, options: Options) -> str:
    """One claim: its quote in its surroundings, its typed value, its question, what it implies and what bears on it."""
    claim = study.report.claim(id)
    out = [*_head(claim, options)]
    out += [*_quotes(claim, study), *_typed(claim, study)]
    question = next(q for q in study.report.questions if id in q.claims)
    out += ["", f"Question: {line_of(question.name)}  (#{question.id}, {question.standing})"]
    sign = marks(options.ascii)
    for p in question.pairs:
        if id in (p.a, p.b):
            other = study.report.claim(p.b if p.a == id else p.a)
            out.append(f"  {sign[p.relation]} {p.relation}: {other.id}: {line_of(said(other))}")
            out += [f"      {line_of(s)}" for s in p.because[-1:]]
    if question.independence:
        out.append(f"  origins: {question.independence}; {line_of(question.origin_note)}")
    out += _bearing(claim, study)
    return _finish(out, options)


def _head(claim: Claim, options: Options) -> Iterable[str]:
    span = claim.span()
    yield f"{claim.id}   {span or ''}".rstrip()
    scope = f", {' and '.join(claim.scope)}" if claim.scope else ""
    yield f"  {line_of(claim.subject)} › {line_of(claim.predicate)}{line_of(scope)}: {line_of(said(claim))}"
    if claim.said_by:
        yield f"  said by {line_of(', '.join(claim.said_by))}"


def _quotes(claim: Claim, study: Study) -> Iterable[str]:
    texts = {a.path: a.text for a in study.report.articles}
    for p in study.report.passages:
        if p.claim == claim.id:
            yield f"  quote ({p.grade}): “{line_of(p.quote)}”"
            if p.parts and p.article in texts:
                text = texts[p.article]
                start, end = p.parts[0][0], p.parts[-1][1]
                before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
                line = text.count("\n", 0, start) + 1
                yield f"    {p.article}:{line}  …{line_of(before).lstrip()}[{line_of(text[start:end])}]{line_of(after).rstrip()}…"


def _typed(claim: Claim, study: Study) -> Iterable[str]:
    value = claim.value
    if isinstance(value, Date):
        yield f"  read as {value.edtf}"
    if not isinstance(value, Quantity):
        return
    direction = study.context.direction(claim)
    yield f"  read as a {value.shape}" + {-1: ", a reduction", 1: ", an increase"}.get(direction, "")
    for name, slots in layout(value, direction).items():
        for slot in slots:
            low, high = slot.amount.possible.low, slot.amount.possible.high
            reach = f"from {_number(low)} to {_number(high)}" if low != high else "exactly"
            label = "derived" if slot.how else "as written"
            yield f"    {name}: {slot.how or show(slot.amount)}  ({label}; {reach if low != high else 'exact'})"


def _number(x: object) -> str:
    if x is None:
        return "any"
    from fractions import Fraction

    assert isinstance(x, Fraction)
    return f"{int(x):,}" if x.denominator == 1 else f"{float(x):,.4g}"


def _bearing(claim: Claim, study: Study) -> Iterable[str]:
    lines = []
    for link in study.report.links:
        if claim.id in (link.part, link.whole):
            role, other = ("part of", link.whole) if claim.id == link.part else ("whole of", link.part)
            lines.append(f"  {role} {other}: {line_of('; '.join(link.because))} ({'fits' if link.holds else 'does not fit'})")
    for base_id, base in study.context.bases(claim):
        mine = main_amount(claim, study.context)
        if mine is None and isinstance(claim.value, Quantity) and claim.value.amount is not None:
            from reconcile.derive import through_base

            made = through_base(claim.value.amount, base)
            if made is not None:
                lines.append(f"  derived, stated by no source: {made.how} (with {base_id})")
    for f in study.report.findings:
        if claim.id in f.claims:
            lines.append(f"  {f.severity} {f.code} {f.name} [{f.state}] {f.fingerprint}: {line_of(f.message)}")
    for d in study.report.uncertain:
        if claim.id in (d.a, d.b):
            other = d.b if d.a == claim.id else d.a
            lines.append(f"  perhaps the same question as {other} (score {d.score:.2f})")
    if lines:
        yield ""
        yield "What bears on it:"
        yield from lines


def _finish(lines: Iterable[str], options: Options) -> str:
    wrapped: list[str] = []
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        wrapped += textwrap.wrap(inert(line), options.width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]
    text = "\n".join(wrapped) + "\n"
    return ascii_of(text) if options.ascii else text
