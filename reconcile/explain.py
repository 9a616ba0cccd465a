"""Why two claims are aligned or not, and how they relate; or one claim's whole story. Plain text."""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.align import DOUBT, THRESHOLD, forbidden
from reconcile.because import sentences
from reconcile.claim import Claim
from reconcile.derive import layout
from reconcile.features import FEATURES, features, score, weights
from reconcile.judge import judge, show
from reconcile.links import has_size
from reconcile.pipeline import Study
from reconcile.report import Question
from reconcile.reporters import Options
from reconcile.reporters.common import ascii_of, conclusion, inert, line_of, marks, said, wrapped
from reconcile.values.date import Date
from reconcile.values.quantity import Quantity

CONTEXT = 160  # code points of an article shown to either side of a quote
NARROW = 60  # columns below which figures stand right behind their names
_HANG = "\x1f"  # in a line: what follows is wrapped below itself; no text of a claim has it once it is inert


def explain_pair(a: str, b: str, study: Study, options: Options) -> str:
    """Two claims (ids, a < b): what was weighed, the score, what would change it, and the relation."""
    one, other = study.report.claim(a), study.report.claim(b)
    out = [*_head(one), "", *_head(other), ""]
    alignment = study.alignment
    why_not = forbidden(alignment.frames[a], alignment.frames[b], study.context.lexicon, alignment.wholes)
    together = any(a in q.claims and b in q.claims for q in study.report.questions)
    out += _verdict(study, a, b, together, why_not)
    out += ["", *_features(study, a, b, options), ""]
    out += _relation(study, one, other, together, options)
    return _finish(out, options)


def _verdict(study: Study, a: str, b: str, together: bool, why_not: str) -> Iterable[str]:
    if why_not:
        yield f"Never one question: {why_not}."
        return
    value = study.alignment.scores.get((a, b)) or score(features(study.alignment.look(a, b)))
    standing = "one question" if value >= THRESHOLD else "perhaps one question" if value >= DOUBT else "two questions"
    limits = f"one question from {THRESHOLD:.2f}, uncertain from {DOUBT:.2f}"
    yield f"Score {value:.2f}: by themselves {standing} ({limits})."
    if together and value < THRESHOLD:
        yield "They are in one question because of the other claims in it: the average of its pairs decides."
    if not together and value >= THRESHOLD:
        yield "They are in two questions all the same: each fits better with others, or one there forbids."


def _features(study: Study, a: str, b: str, options: Options) -> Iterable[str]:
    look = study.alignment.look(a, b)
    values, table = features(look), weights()
    yield "What was weighed (weight × what was seen = log odds; above 0 speaks for one question):"
    wide = 22 if options.width >= NARROW else 0  # in columns, or just after each other
    yield f"  {'bias':{wide}} {'':{wide // 2}}       {table['bias']:+6.2f}"
    rows = ((table.get(name, 0.0) * value, name, value) for name, value in values.items() if value)
    for product, name, value in sorted(rows, key=lambda r: (-abs(r[0]), r[1])):
        doc = " ".join((FEATURES[name].__doc__ or "").split()).partition(". ")[0].rstrip(".") + "."
        weight = table.get(name, 0.0)
        yield f"  {name:{wide}} {weight:+7.2f} × {value:5.2f} = {product:+6.2f}   {_HANG}{doc}"
    yield f"  words only in {a}: {_words(look.a.everything[i].written for i in look.only_a)}"
    yield f"  words only in {b}: {_words(look.b.everything[j].written for j in look.only_b)}"
    yield from _flip(values)


def _words(words: Iterable[str]) -> str:
    return ", ".join(line_of(w) for w in words) or "none"


def _flip(values: dict[str, float]) -> Iterable[str]:
    """The one feature whose change to 0 or 1 would carry the pair over the threshold: the least change, and of those
    the one that carries it least far."""
    now = score(values) >= THRESHOLD
    changes = [(name, to, score({**values, name: to})) for name, v in values.items() for to in (0.0, 1.0) if to != v]
    flips = [
        (abs(to - values[name]), abs(after - THRESHOLD), name, to)
        for name, to, after in changes
        if (after >= THRESHOLD) != now
    ]
    if flips:
        *_, name, to = min(flips)
        yield f"  one change that would flip it: {name} at {to:.0f} instead of {values[name]:.2f}"
    else:
        yield "  no single feature would flip it"


def _relation(study: Study, a: Claim, b: Claim, together: bool, options: Options) -> Iterable[str]:
    found = study.judgements.get((a.id, b.id)) or judge(a, b, study.context)
    mark = marks(options.ascii)[found.relation.value]
    yield f"Relation{'' if together else ', if they answered one question'}: {mark} {found.relation.value}"
    for n, sentence in enumerate(sentences(found.reason), start=1):
        yield f"  ({n}) {line_of(sentence)}"
    if found.newer:
        yield f"  {found.newer} is the later one."


def explain_claim(id: str, study: Study, options: Options) -> str:
    """One claim: its quote in its surroundings, its typed value, its questions, and what bears on it."""
    claim = study.report.claim(id)
    out = [*_head(claim), *_quotes(claim, study), *_typed(claim, study)]
    for question in study.report.questions:
        if id in question.claims:
            out += ["", *_answered(id, question, study, options)]
    out += _bearing(claim, study)
    return _finish(out, options)


def _answered(id: str, question: Question, study: Study, options: Options) -> Iterable[str]:
    yield f"Question: {line_of(question.name)}  (#{question.id}, {question.standing})"
    sign = marks(options.ascii)
    for p in question.pairs:
        if id in (p.a, p.b):
            other = study.report.claim(p.b if p.a == id else p.a)
            yield f"  {sign[p.relation]} {p.relation}: {other.id}: {line_of(said(other))}"
            yield f"      {line_of(conclusion(p.because))}"
    if question.independence:
        yield f"  origins: {question.independence}; {line_of(question.origin_note)}"


def _head(claim: Claim) -> Iterable[str]:
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
                yield f"    {line_of(p.article)}:{text.count(chr(10), 0, start) + 1}"
                yield f"      {_around(text, start, end)}"


def _around(text: str, start: int, end: int) -> str:
    """A passage in brackets, with what stands around it, from word to word."""
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    before, after = text[first:start], text[end:last]
    if first:
        before = f"… {before.partition(' ')[2]}"
    if last < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    return " ".join(line_of(f"{before}[{text[start:end]}]{after}").split())


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
            reach = "exact" if low == high else f"from {_number(low)} to {_number(high)}"
            label = "derived" if slot.how else "as written"
            yield f"    {name}: {slot.how or show(slot.amount)}  ({label}; {reach})"


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
            fits = "fits" if link.holds else "does not fit"
            lines.append(f"  {role} {other}: {fits}; {line_of('; '.join(link.because))}")
    for base_id, base in study.context.bases(claim):
        value, direction = claim.value, study.context.direction(claim)
        if isinstance(value, Quantity) and value.amount is not None and not has_size(value, direction):
            from reconcile.derive import through_base

            made = through_base(value.amount, base)
            if made is not None:
                lines.append(f"  derived, stated by no source: {made.how} (with {base_id})")
    for f in study.report.findings:
        if claim.id in f.claims:
            state = "" if f.state == "open" else f" [{f.state}]"
            lines.append(f"  {f.severity} {f.code} {f.name}{state} {f.fingerprint}: {line_of(f.message)}")
    for d in study.report.uncertain:
        if claim.id in (d.a, d.b):
            other = d.b if d.a == claim.id else d.a
            lines.append(f"  perhaps the same question as {other} (score {d.score:.2f})")
    if lines:
        yield ""
        yield "What bears on it:"
        yield from lines


def _finish(lines: Iterable[str], options: Options) -> str:
    """Wrapped to the width, in ASCII where that is asked for, with nothing that a terminal would obey."""
    out: list[str] = []
    for line in lines:
        first, _, rest = line.partition(_HANG)
        texts = [inert(x) for x in (first, rest)]
        head, tail = (ascii_of(x) for x in texts) if options.ascii else texts
        indent = len(head) - len(head.lstrip()) + 2
        if tail and options.width - len(head) < options.width // 3:  # no room beside it
            out += [
                *wrapped(head.rstrip(), options.width, indent),
                *wrapped(" " * indent + tail, options.width, indent),
            ]
        else:
            out += wrapped(head + tail, options.width, len(head) if tail else indent)
    return "\n".join(out) + "\n"
