"""A part and its whole are two questions with a link, which says whether the part fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reconcile.align import Alignment
from reconcile.claim import Claim
from reconcile.derive import layout
from reconcile.features import ALIKE, FULLY, Look, features, score
from reconcile.finding import Finding, Related
from reconcile.fingerprint import fingerprint
from reconcile.frames import Frame
from reconcile.judge import Context, Judgement, later, loose, show, years_apart
from reconcile.lexicon import Lexicon
from reconcile.report import Link
from reconcile.values.quantity import Amount, Quantity, convertible


def parts_and_wholes(
    claims: Sequence[Claim], alignment: Alignment, judgements: Mapping[tuple[str, str], Judgement], context: Context
) -> tuple[Link, ...]:
    """`part_of` as the curators wrote it, and claims of one measure whose scope lies within the other's. Claims
    that answer one question are none of these."""
    by_id = {c.id: c for c in claims}
    home = {id: n for n, group in enumerate(alignment.questions) for id in group}
    found = {(c.id, c.part_of): None for c in claims if c.part_of in by_id}
    scoped = {id for id, f in alignment.frames.items() if f.scope}
    pairs = {(a, b) for a, b in (*alignment.scores, *alignment.parted) if (a in scoped or b in scoped)}
    for a, b in sorted(pair for pair in pairs if home[pair[0]] != home[pair[1]]):
        for part, whole in ((a, b), (b, a)):
            if (part, whole) not in found and _is_part(by_id[part], by_id[whole], alignment, context):
                found[part, whole] = None
    links = (_link(by_id[p], by_id[w], alignment, context) for p, w in sorted(found) if w is not None)
    return tuple(link for link in links if link is not None)


SAME_MEASURE = 0.75  # how far the predicates must meet: those arrested are no part of those detained
# By what the rest says; a link joins nothing, and may rest on less than a question: somewhat above the doubtful.
ALIKE_BUT_FOR_IT = 0.35
_OF_EXTENT = frozenset(("scope-same", "scope-other", "part-alone", "group-alone", "names-extra", "names-rival"))


def _is_part(part: Claim, whole: Claim, alignment: Alignment, context: Context) -> bool:
    if part.kind != "quantity" or whole.kind != "quantity":
        return False
    f, g = alignment.frames[part.id], alignment.frames[whole.id]
    if not scope_within(f, g, context.lexicon) or not _of_one_time(part, whole, context):
        return False
    a, b = min(part.id, whole.id), max(part.id, whole.id)
    look = alignment.look(a, b)
    if look.subjects_met() < ALIKE or all(look.strangers) or _rival_names(look):
        return False
    if look.predicate < SAME_MEASURE or _about_the_part(f, g, context.lexicon):
        return False
    return score({k: v for k, v in features(look).items() if k not in _OF_EXTENT}) >= ALIKE_BUT_FOR_IT


def _about_the_part(f: Frame, g: Frame, lexicon: Lexicon) -> bool:
    """The second has no scope, and its subject is the very place that is the first one's: Turkey."""
    named = {s for s in g.senses(g.subject) if s in lexicon.within}
    return not g.scope and bool(named) and named == f.places


def _rival_names(look: Look) -> bool:
    """Each names somebody whom the other does not, places aside: Labour's seats in Scotland are no Liberal seats."""
    sides = ((look.a, look.most_a), (look.b, look.most_b))
    within = look.lexicon.within
    return all(any(most[i] < FULLY and f.everything[i].senses.isdisjoint(within) for i in f.names) for f, most in sides)


def _of_one_time(part: Claim, whole: Claim, context: Context) -> bool:
    """Nothing that changed in between parts them: a later whole holds an earlier part of what only grows."""
    order = later(part, whole)
    if order == 0:
        return True
    kind = context.over_time(whole) or context.over_time(part)
    if kind == "cumulative":
        return order > 0
    return kind == "fixed" or not (years_apart(part, whole) or (part.when is not None and whole.when is not None))


def scope_within(f: Frame, g: Frame, lexicon: Lexicon) -> bool:
    """The first claim's scope is a true part of the second's: Japan of the world, Turkey of Turkey and Syria.
    None is the whole; of "outside Japan and Mexico" these are no parts."""
    inner = [f.everything[i].senses for i in f.scope]
    outer = [g.everything[i].senses for i in g.scope]
    if not inner or inner == outer or (outer and g.elsewhere):
        return False
    if not outer:  # the whole, unless its own words name the part: "suspected", and "suspected cases"
        said = {s for i in (*g.subject, *g.predicate) for s in g.everything[i].senses.union(*g.everything[i].parts)}
        return not any(said & {s for s in senses if s not in lexicon.within} for senses in inner)
    if all(any(s & o for o in outer) for s in inner) and len(inner) < len(outer):
        return True
    return all(any(lexicon.is_within(s, o) for o in outer) for s in inner)


_STATES = ("level", "part", "after")


def has_size(value: Quantity, direction: int) -> bool:
    """It says how many there are or how many more or fewer, be it by arithmetic; a bare share does not."""
    return not layout(value, direction).keys().isdisjoint(("change", *_STATES))


def _sizes(part: Claim, whole: Claim, context: Context) -> tuple[Amount, Amount] | None:
    """What the two are compared by: their changes, else what there is; a change with a level only where nothing but
    the words makes it one."""
    if not isinstance(part.value, Quantity) or not isinstance(whole.value, Quantity):
        return None
    values = (part.value, whole.value)
    told = [layout(v, context.direction(c)) for v, c in zip(values, (part, whole), strict=True)]
    moved = [v.shape == "change" for v in values]
    if moved[0] != moved[1]:  # nine dead are a part of the 13 to which they rose from 11, and not of that rise
        for slots, from_to in zip(told, moved, strict=True):
            if from_to:
                slots.pop("change", None)
    mixed = () if part.value.sign or whole.value.sign else ("change", *_STATES)
    for names in (("change",), _STATES, mixed):
        found = [next((slots[name][0].amount for name in names if name in slots), None) for slots in told]
        if found[0] is not None and found[1] is not None:
            return found[0], found[1]
    return None


def _link(part: Claim, whole: Claim, alignment: Alignment, context: Context) -> Link | None:
    found = _sizes(part, whole, context)
    if found is None or not convertible(found[0].unit, found[1].unit) or found[0].unit.dimension == "share":
        return None
    a, b = found
    holds = not loose(b).below(loose(a))  # some size of the part is no more than some size of the whole
    text = f"{show(a)} {'≤' if holds else 'is more than'} {show(b)}"
    if part.part_of != whole.id:
        inner, outer = (" and ".join(alignment.frames[c.id].extent) for c in (part, whole))
        text += f": {inner} is part of {outer or 'the whole'}"
    return Link(part.id, whole.id, holds, (text,))


def part_findings(links: Iterable[Link], by_id: Mapping[str, Claim]) -> Iterable[Finding]:
    """RC403: a part that is more than its whole."""
    for link in links:
        if not link.holds:
            part, whole = by_id[link.part], by_id[link.whole]
            yield Finding(
                "RC403",
                f"{part.subject} › {part.predicate}: the part ({part.written}, {part.id}) is more than its whole "
                f"({whole.written}, {whole.id})",
                part.span("quantity"),
                label=part.source.id,
                claims=tuple(sorted((part.id, whole.id))),
                related=(Related(whole.source.id, whole.span("quantity")),),
                because=link.because,
                fingerprint=fingerprint("RC403", (part, whole)),
                help=('settle it: reconcile decide {fingerprint} --ruling … --reason "…"',),
            )
