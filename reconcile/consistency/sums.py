"""Where laws come from: what sources and the vocabulary state, scopes, parts, stocks and shares.

An equation that one source states holds for what others say on the same questions. Everything else is taken
for a law only where the claims' own words leave no doubt of it; what is doubtful gives none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.align import THRESHOLD, forbidden
from reconcile.claim import Claim, Equation, Term
from reconcile.consistency.laws import (
    Addend,
    Figure,
    Law,
    Near,
    Together,
    View,
    common_unit,
    figure,
    in_unit,
    items,
    meet,
    of_one_time,
    one_time,
    same_extent,
    same_measure,
    same_subject,
    shares,
    sizes,
    sizes_like,
    stands_in,
    usable,
    written,
)
from reconcile.features import features, score
from reconcile.judge import DECIDED, OPEN, later, years_apart
from reconcile.lexicon import Concept, phrase_key
from reconcile.links import scope_within
from reconcile.values.quantity import Quantity, Unit


def laws(view: View) -> list[Law]:
    """All laws, each once; one that an exact law implies is left out."""
    found: dict[tuple[object, ...], Law] = {}
    for collector in (_stated, _of_vocabulary, _of_parts, _of_scopes, _of_stocks, _of_shares):
        for law in collector(view):
            found.setdefault(law.key, law)
    exact = [(x.left.variable, {a.variable for a in x.right}) for x in found.values() if x.exact]
    return [x for x in found.values() if x.exact or not _implied(x, exact)]


def _implied(law: Law, exact: Sequence[tuple[str, set[str]]]) -> bool:
    parts = {a.variable for a in law.right}
    return any(whole == law.left.variable and parts <= others for whole, others in exact)


# --- equations that a source states ----------


def _stated(view: View) -> Iterator[Law]:
    for source in view.corpus.sources:
        for equation in source.equations:
            law = _lifted(equation, source.id, view)
            if law is not None:
                yield law


def _lifted(equation: Equation, source: str, view: View) -> Law | None:
    """The equation over the questions of its claims. Where two of its terms have been aligned to one
    question it holds for its own claims only."""
    terms = (equation.left, *equation.right)
    names = [(id, id == t.share) for t in terms for id in ((t.share, t.name) if t.share else (t.name,))]
    own = [view.by_id[id] for id, _ in names if id in view.by_id]
    if len(own) != len(names) or not all(usable(c) for c in own):
        return None
    unit = common_unit([view.by_id[t.name] for t in terms], view.context)
    if unit is None:
        return None
    asked = {(view.question[id], view.extent(view.by_id[id]), is_share) for id, is_share in names}
    addends = [_addend(t, unit, view, lift=len(asked) == len(names)) for t in terms]
    left, *right = (a for a in addends if a is not None)
    if len(right) + 1 != len(terms):
        return None
    given = f"{source} states: {equation.written}"
    return Law(left, tuple(right), given, _like_own(own, view), span=equation.span, own=tuple(own))


def _addend(term: Term, unit: Unit, view: View, lift: bool) -> Addend | None:
    claim = view.by_id[term.name]
    variable = view.variable(claim, unit) if lift else claim.id
    figures = _stand_ins(claim, unit, view) if lift else _own(claim, unit, view)
    if term.share is None or not figures:
        return Addend(term.sign, variable, figures) if figures else None
    share = view.by_id[term.share]
    given = _share_figures(view.mates(share) if lift else (share,), share, view)
    name = view.variable(share, given[0].amount.unit, "share") if lift and given else share.id
    return Addend(term.sign, variable, figures, name, given) if given else None


def _own(claim: Claim, unit: Unit, view: View, own: Claim | None = None) -> tuple[Figure, ...]:
    amount = in_unit(sizes_like(claim, own or claim, view.context), unit)
    return (figure(claim, amount),) if amount is not None else ()


def _stand_ins(own: Claim, unit: Unit, view: View) -> tuple[Figure, ...]:
    """What its question's claims give in this unit, where they surely say what this one does."""
    others = (c for c in view.mates(own) if c is own or stands_in(c, own, view))
    return tuple(f for c in sorted(others, key=lambda c: c.id) for f in _own(c, unit, view, own))


def _share_figures(claims: Iterable[Claim], own: Claim, view: View) -> tuple[Figure, ...]:
    """The shares that these claims give, where they surely say what this one does."""
    found = []
    for c in sorted(claims, key=lambda c: c.id):
        given = shares(c, view.context)
        if given and (c is own or stands_in(c, own, view)):
            found.append(figure(c, given[0]))
    return tuple(found)


def _like_own(own: Sequence[Claim], view: View) -> Together:
    """The equation's own claims go together; others where they are told of one time, or in the same order of
    times as the claims that they stand for."""

    def together(i: int, a: Claim, j: int, b: Claim) -> bool:
        if (a is own[i] and b is own[j]) or one_time(a, b, view):
            return True
        order = later(own[i], own[j])
        return order != 0 and later(a, b) == order

    return together


# --- equations of the vocabulary ----------


def _of_vocabulary(view: View) -> Iterator[Law]:
    """Over the predicates of one subject and scope; a predicate of which nobody speaks is a free variable."""
    equations = view.corpus.vocabulary.equations
    if not equations:
        return
    for about, by_name in sorted(_predicates(equations, view).items()):
        for equation in equations:
            law = _instance(equation, about, by_name, view)
            if law is not None:
                yield law


def _predicates(equations: Iterable[Equation], view: View) -> dict[tuple[str, ...], dict[str, list[Claim]]]:
    """Claims by subject and scope, then by the predicate of an equation that they mean."""
    terms = [t for e in equations for t in (e.left, *e.right)]
    wanted = {name: view.lexicon.senses(name) for t in terms for name in (t.name, t.share) if name}
    found: dict[tuple[str, ...], dict[str, list[Claim]]] = {}
    for claim in view.by_id.values():
        if usable(claim) and not view.context.direction(claim):
            for name, senses in wanted.items():
                if _means(claim, name, senses, view):
                    found.setdefault(_about(claim, view), {}).setdefault(name, []).append(claim)
    return found


def _means(claim: Claim, name: str, senses: frozenset[str], view: View) -> bool:
    words = view.telling(view.predicate(claim))
    one_word = len(words) == 1 and not words[0].senses.isdisjoint(senses)
    return one_word or phrase_key(claim.predicate) == phrase_key(name)


def _about(claim: Claim, view: View) -> tuple[str, ...]:
    scope = sorted(min(c.senses) for c in view.scope(claim))
    return (" ".join(phrase_key(view.context.names.canonical(claim.subject))), *scope)


def _instance(
    equation: Equation, about: tuple[str, ...], by_name: Mapping[str, Sequence[Claim]], view: View
) -> Law | None:
    terms = (equation.left, *equation.right)
    claimed = [by_name[t.name][0] for t in terms if t.name in by_name]
    unit = common_unit(claimed, view.context) if len(claimed) > 1 else None
    if unit is None:
        return None
    left, *right = (_free_addend(t, unit, about, by_name, view) for t in terms)
    given = f"the vocabulary has: {equation.written}"
    return Law(left, tuple(right), given, of_one_time(view), span=equation.span)


def _free_addend(
    term: Term, unit: Unit, about: tuple[str, ...], by_name: Mapping[str, Sequence[Claim]], view: View
) -> Addend:
    figures = tuple(f for c in by_name.get(term.name, ()) for f in _own(c, unit, view))
    free = f"{'|'.join(about)} {term.name} {unit.base}"
    variable = _one_variable(figures, unit, view) or free
    if term.share is None:
        return Addend(term.sign, variable, figures)
    given = ((c, shares(c, view.context)) for c in by_name.get(term.share, ()))
    found = tuple(figure(c, amounts[0]) for c, amounts in given if amounts)
    return Addend(term.sign, variable, figures, f"{'|'.join(about)} {term.share}", found)


def _one_variable(figures: Sequence[Figure], unit: Unit, view: View) -> str:
    """The variable of the one question that all these answer, or ""."""
    names = {view.variable(f.claim, unit) for f in figures}
    return names.pop() if len(names) == 1 else ""


# --- scopes that make up a whole ----------

Groups = list[list[Claim]]  # claims of one measure, by scope


@dataclass(slots=True)
class _Family:
    """The claims of one whole, and of its parts."""

    wholes: dict[str, Claim]
    parts: Groups


def _of_scopes(view: View) -> Iterator[Law]:
    """Turkey and Syria are the two together; Japan and overseas are the world; places side by side are at
    most what they lie in."""
    for family in _families(view):
        first = next(iter(family.wholes.values()))
        listed = next((w for w in family.wholes.values() if len(items(w)) > 1), None)
        members = [_member(item, family.parts, view) for item in items(listed)] if listed is not None else []
        known = [m for m in members if m is not None]
        pair = _complements(family.parts, view)
        if listed is not None and len(known) == len(members) == len({id(m) for m in known}):
            yield from _sum_of(listed, known, True, view)
        elif pair is not None and not view.scope(first):
            yield from _sum_of(first, pair, True, view)
        else:
            yield from _sum_of(first, _side_by_side(family.parts, view), False, view)


def _families(view: View) -> Iterator[_Family]:
    families: dict[int, _Family] = {}
    linked = ((view.by_id[x.part], view.by_id[x.whole]) for x in view.links)
    for part, whole in (*linked, *_abroad(view)):
        if not (usable(part) and usable(whole)) or len(items(part)) != 1:
            continue
        within = scope_within(view.frame(part), view.frame(whole), view.lexicon)
        if within and same_measure(part, whole, view) and additive((part, whole), view):
            family = families.setdefault(view.question[whole.id], _Family({}, []))
            family.wholes[whole.id] = whole
            _file(part, family.parts, view)
    return (families[q] for q in sorted(families))


def _abroad(view: View) -> Iterator[tuple[Claim, Claim]]:
    """Parts and wholes around each claim of what is abroad: "overseas" is no place by which links are
    found."""
    rest = [c for c in view.by_id.values() if usable(c) and _is_rest(c, view)]
    if not rest:
        return
    near = Near([c for c in view.by_id.values() if usable(c)], view.subject, view)
    for claim in rest:
        others = [c for c in near.to(claim) if same_subject(c, claim, view) and same_measure(c, claim, view)]
        places = [c for c in others if complementary(c, claim, view)]
        wholes = [c for c in others if not view.scope(c)]
        yield from ((part, whole) for whole in wholes if places for part in (*places, claim))


def _is_rest(claim: Claim, view: View) -> bool:
    """Of all but one country."""
    return any(c.senses & {"=overseas", "=outside"} for c in view.scope(claim))


def _file(part: Claim, groups: Groups, view: View) -> None:
    """To the group of its scope."""
    for group in groups:
        if meet(view.scope(group[0]), view.scope(part)):
            if part not in group:
                group.append(part)
            return
    groups.append([part])


def _member(item: str, groups: Groups, view: View) -> list[Claim] | None:
    wanted = [c for c in view.lexicon.concepts(item) if not c.key.startswith("@")]
    return next((g for g in groups if wanted and meet(wanted, view.scope(g[0]))), None)


def _complements(groups: Groups, view: View) -> Groups | None:
    """Two scopes that make up the world, if there are just two such."""
    found = [[a, b] for a in groups for b in groups if a is not b and complementary(a[0], b[0], view)]
    return found[0] if len(found) == 1 else None


def complementary(a: Claim, b: Claim, view: View) -> bool:
    """Japan and overseas, Japan and outside Japan, at home and abroad: the second is all but the first."""
    place, other = view.scope(a), view.scope(b)
    if len(place) != 1 or not other:
        return False
    if "=domestic" not in place[0].senses and not any(s in view.lexicon.within for s in place[0].senses):
        return False
    if len(other) == 1:
        return "=overseas" in other[0].senses and "=overseas" not in place[0].senses
    return "=outside" in other[0].senses and meet(place, other[1:])


def _side_by_side(groups: Groups, view: View) -> Groups:
    """Places that the lexicon puts directly within one other, so that none lies in another."""
    members: dict[str, Groups] = {}
    for group in groups:
        for up in sorted(
            {up for c in view.scope(group[0]) for s in c.senses for up in view.lexicon.within.get(s, ())}
        ):
            members.setdefault(up, []).append(group)
    return max((members[up] for up in sorted(members)), key=len, default=[])


def _sum_of(whole: Claim, parts: Groups, exact: bool, view: View) -> Iterator[Law]:
    """The whole is the sum of these groups, or at least that."""
    unit = common_unit([whole, *(c for g in parts for c in g)], view.context) if len(parts) > 1 else None
    if unit is None:
        return
    left = Addend(1, view.variable(whole, unit), _stand_ins(whole, unit, view))
    right = tuple(Addend(1, view.variable(g[0], unit), _of_group(g, unit, view)) for g in parts)
    if len({left.variable, *(a.variable for a in right)}) == len(right) + 1:
        all_of, all_parts = _extents([whole], view) or "the whole", _extents([g[0] for g in parts], view)
        given = f"{all_parts} together are {all_of}" if exact else f"{all_parts} lie in {all_of} side by side"
        yield Law(left, right, given, of_one_time(view), exact)


def _extents(claims: Iterable[Claim], view: View) -> str:
    return " and ".join(" and ".join(view.frame(c).extent) for c in claims)


def _of_group(group: Sequence[Claim], unit: Unit, view: View) -> tuple[Figure, ...]:
    found = {f.claim.id: f for c in group for f in _stand_ins(c, unit, view)}
    return tuple(found[id] for id in sorted(found))


_NOT_ADDITIVE = (
    "average median mean maximum minimum record highest lowest largest smallest peak rate ratio percentage "
    "age magnitude country nation state company firm brand kind type time hour day week month year"
)


def additive(claims: Sequence[Claim], view: View) -> bool:
    """The figures of two places may be added: counts of what is in one place only, or money, or what the
    vocabulary marks so. A bare figure must be of something that adds up by its words."""
    marked = _marked(claims, view)
    if marked:
        return marked == {True}
    barred = {s for word in _NOT_ADDITIVE.split() for s in view.lexicon.senses(word)}
    if any(not c.senses.isdisjoint(barred) for claim in claims for c in view.measure(claim)):
        return False
    amounts = [a for c in claims for a in sizes(c, view.context)]
    dimensions = {a.unit.dimension for a in amounts}
    if not dimensions <= {"count", "number", "money"} or any(a.unit.per for a in amounts):
        return False
    adds_up = (view.context.direction(c) or view.context.over_time(c) == "cumulative" for c in claims)
    return dimensions != {"number"} or any(adds_up)


def _marked(claims: Sequence[Claim], view: View) -> set[bool]:
    """What the vocabulary says of adding them up."""
    predicates = view.corpus.vocabulary.predicates.items()
    known = [(name, p.additive) for name, p in predicates if p.additive is not None]
    return {flag for name, flag in known for c in claims if _means(c, name, view.lexicon.senses(name), view)}


# --- parts that their source says are of one whole ----------


def _of_parts(view: View) -> Iterator[Law]:
    """Parts that do not overlap are together no more than their whole."""
    by_whole: dict[str, list[Claim]] = {}
    for claim in view.by_id.values():
        if claim.part_of in view.by_id and usable(claim):
            by_whole.setdefault(claim.part_of or "", []).append(claim)
    for whole, parts in sorted(by_whole.items()):
        apart: list[Claim] = []
        for p in parts:
            if all(_disjoint(p, q, view) for q in apart):
                apart.append(p)
        if len(apart) > 1 and usable(view.by_id[whole]):
            names = " and ".join(p.local for p in apart)
            given = f"{apart[0].source.id} has {names} as parts of {view.by_id[whole].local}"
            yield from (
                replace(x, given=given) for x in _sum_of(view.by_id[whole], [[p] for p in apart], False, view)
            )


def _disjoint(a: Claim, b: Claim, view: View) -> bool:
    """One measure over two named scopes, neither within the other; or opposite words for what is counted."""
    if not additive((a, b), view):
        return False
    one, other = view.scope(a), view.scope(b)
    lexicon = view.lexicon
    if not one and not other:
        return any(lexicon.opposed(c, d) for c in view.predicate(a) for d in view.predicate(b))
    if not (one and other and all(c.name for c in (*one, *other)) and same_measure(a, b, view)):
        return False
    xs, ys = ({s for c in scope for s in c.senses} for scope in (one, other))
    return xs.isdisjoint(ys) and not lexicon.is_within(xs, ys) and not lexicon.is_within(ys, xs)


# --- a stock before and after a change ----------

_BEFORE = frozenset(("=previous", "=former"))
_AFTER = frozenset(("=remaining", "=later", "=keep"))


def role(claim: Claim, view: View) -> str:
    """ "before" or "after" where the words of a level say which, else ""."""
    if view.context.direction(claim):
        return ""
    senses = {s for c in view.predicate(claim) for s in c.senses}
    found = [name for name, words in (("before", _BEFORE), ("after", _AFTER)) if senses & words]
    return found[0] if len(found) == 1 else ""


def _now(claim: Claim, view: View) -> bool:
    """A level with no word of before or after, told as it stands: before a change that is still to come."""
    value = claim.value
    plain = isinstance(value, Quantity) and value.shape == "amount" and not view.context.direction(claim)
    return plain and not role(claim, view) and not _to_come(claim) and claim.status not in OPEN + DECIDED


def _to_come(claim: Claim) -> bool:
    """A level that is to be reached: its time lies after the article."""
    published = claim.source.published
    return claim.when is not None and published is not None and published.period.before(claim.when.period)


def _place(claim: Claim, change: Claim | None, view: View) -> str:
    """ "before" or "after": by its words; a level to come is after, and the present one is before a planned change."""
    told = role(claim, view)
    planned = change is not None and change.status in (*OPEN, *DECIDED)
    if told == "after" and planned and claim.when is not None and not _to_come(claim):
        return ""  # what is left today is not what a change leaves that is still to come
    if told or view.context.direction(claim):
        return told
    if _to_come(claim):
        return "after"
    return "before" if planned and _now(claim, view) else ""


def _of_stocks(view: View) -> Iterator[Law]:
    """What was before, less what went, is what is left: over claims of one stock that give the three apart.
    Where several changes of the stock are told of, which one lies between is in doubt."""
    levels = [c for c in view.by_id.values() if usable(c) and (role(c, view) or _is_level_to_come(c, view))]
    if not levels:
        return
    flows = Near([c for c in view.by_id.values() if _is_flow(c, view)], view.subject, view)
    present = [c for c in view.by_id.values() if usable(c) and _now(c, view)]
    others = Near([*levels, *present], view.subject, view)
    done: set[int] = set()
    for level in levels:
        if view.question[level.id] in done:
            continue
        mates = [m for m in others.to(level) if m is level or _one_stock(level, m, view)]
        done.update(view.question[m.id] for m in mates)
        moved = [c for c in flows.to(level) if _changes(c, level, view)]
        yield from _between(mates or [level], moved, view)


def _is_level_to_come(claim: Claim, view: View) -> bool:
    value = claim.value
    plain = isinstance(value, Quantity) and value.shape == "amount" and not view.context.direction(claim)
    return plain and _to_come(claim)


def _is_flow(claim: Claim, view: View) -> bool:
    return usable(claim) and bool(view.context.direction(claim)) and not shares(claim, view.context)


def _changes(flow: Claim, level: Claim, view: View) -> bool:
    return bool(_stock(flow, view) & _stock(level, view)) and same_subject(flow, level, view)


def _between(levels: Sequence[Claim], moved: Sequence[Claim], view: View) -> Iterator[Law]:
    whole = [c for c in moved if same_extent(c, levels[0], view)]
    if len({view.question[c.id] for c in whole}) == 1:
        yield from _stock_law(levels, whole[0], view)
    elif not whole:
        yield from _through_parts(levels, moved, view)


def _stock(claim: Claim, view: View) -> set[str]:
    """What this is a level of, or changes: the thing that is counted, and what the predicate names."""
    senses = {s for c in view.telling((*view.counted(claim), *view.predicate(claim))) for s in c.senses}
    if view.context.direction(claim):
        senses = {s[1:] for s in senses if s[:2] in ("-=", "+=")}
    things = {s for s in senses if s.startswith("=")} - _BEFORE - _AFTER
    return things.union(*(view.lexicon.broader.get(s, ()) for s in things))  # a job is one of the workforce


def _one_stock(a: Claim, b: Claim, view: View) -> bool:
    return bool(_stock(a, view) & _stock(b, view)) and same_subject(a, b, view) and same_extent(a, b, view)


def _stock_law(levels: Sequence[Claim], flow: Claim, view: View) -> Iterator[Law]:
    unit = common_unit([flow, *levels], view.context)
    if unit is not None:
        changes = _stand_ins(flow, unit, view)
        change = Addend(view.context.direction(flow), view.variable(flow, unit), changes)
        yield from _before_and_after(levels, change, flow, unit, view)


def _before_and_after(
    levels: Sequence[Claim], change: Addend, flow: Claim | None, unit: Unit, view: View
) -> Iterator[Law]:
    before, after = (_level(name, levels, change.figures, flow, unit, view) for name in ("before", "after"))
    if before.figures and after.figures:
        given = f"what was before {'and' if change.sign > 0 else 'less'} the change is what is after"
        yield Law(after, (before, change), given, _stock_times)


def _level(
    name: str, levels: Sequence[Claim], changes: Sequence[Figure], flow: Claim | None, unit: Unit, view: View
) -> Addend:
    """The figures of one role: from the levels, and from changes that name it ("7 of 17 plants", "17 ->
    10")."""
    told = {f.claim.id: f for c in levels if _place(c, flow, view) == name for f in _own(c, unit, view)}
    variable = _one_variable(list(told.values()), unit, view)
    for change in changes:
        amount = in_unit(written(change.claim, name, view.context), unit)
        if amount is not None:
            told[change.claim.id] = figure(change.claim, amount)
            variable = ""
    return Addend(
        1, variable or f"{view.question[levels[0].id]} {name}", tuple(told[id] for id in sorted(told))
    )


def _stock_times(i: int, a: Claim, j: int, b: Claim) -> bool:
    """Told in articles of one time; what was before (place 1) is not of later than what is after (place
    0)."""
    if years_apart(a, b):
        return False
    if {i, j} == {0, 1} and a.when is not None and b.when is not None:
        after, before = (a.when, b.when) if i == 0 else (b.when, a.when)
        return not after.period.before(before.period)
    return True


def _through_parts(levels: Sequence[Claim], moved: Sequence[Claim], view: View) -> Iterator[Law]:
    """Nobody gives the change as a whole, but its two parts, in Japan and abroad: a variable stands
    between."""
    groups: Groups = []
    for c in moved:
        if view.scope(c):
            _file(c, groups, view)
    pair = _complements(groups, view)
    if pair is None or view.scope(levels[0]):
        return
    claims = [c for g in pair for c in g]
    unit = common_unit([*levels, *claims], view.context)
    if (
        unit is None
        or not additive(claims, view)
        or not all(same_measure(claims[0], c, view) for c in claims)
    ):
        return
    name = f"{view.question[levels[0].id]} change"
    change = Addend(view.context.direction(claims[0]), name, ())
    between = list(_before_and_after(levels, change, claims[0], unit, view))
    if between:
        parts = tuple(Addend(1, view.variable(g[0], unit), _of_group(g, unit, view)) for g in pair)
        yield from between
        given = f"{_extents([g[0] for g in pair], view)} together are the whole"
        yield Law(Addend(1, name, ()), parts, given, of_one_time(view))


# --- shares of a whole that is known ----------


def _of_shares(view: View) -> Iterator[Law]:
    """15 % of a workforce that a third claim gives is what a fourth says will go."""
    found: dict[int, list[Law]] = {}
    time = frozenset(s for word in _TIME_WORDS for s in view.lexicon.senses(word))
    by_source: dict[str, list[Claim]] = {}
    for claim in filter(usable, view.by_id.values()):
        if view.context.direction(claim):  # what a share of something does to it
            by_source.setdefault(claim.source.id, []).append(claim)
    for claim in view.by_id.values():
        if usable(claim) and (bases := view.context.bases(claim)) and shares(claim, view.context):
            whole = [view.by_id[id] for id, _ in bases]
            by_question: dict[int, list[Claim]] = {}
            for base in whole:
                if usable(base) and _is_base(base, claim, time, view):
                    by_question.setdefault(view.question[base.id], []).append(base)
            for q in sorted(by_question):
                law = _share_law(claim, by_question[q], by_source.get(claim.source.id, ()), view)
                if law is not None:
                    found.setdefault(view.question[claim.id], []).append(law)
    for q in sorted(found):
        if len({law.key for law in found[q]}) == 1:  # of several wholes, which is meant is in doubt
            yield found[q][0]


_TIME_WORDS = (
    "before after previous former prior earlier current now present today last this ago end start beginning close time "
    "date year annual month week day quarter half"
).split()


def _is_base(base: Claim, share: Claim, time: frozenset[str], view: View) -> bool:
    """The share is of just this: all that the base's words say is in the share's."""
    if view.question[base.id] == view.question[share.id] or not same_extent(base, share, view):
        return False
    if role(base, view) == "after":
        return False
    words: list[Concept] = [c for c in view.telling(view.measure(base)) if c.senses.isdisjoint(time)]
    said = view.frame(share).everything
    return bool(words) and all(any(view.alignment.affinity(c, d) >= 0.5 for d in said) for c in words)


def _parts_of(share: Claim, own: Iterable[Claim], view: View) -> Iterator[Claim]:
    """What surely gives as a figure what this share does: a claim of its question, or of its own source (`own`), which
    may say a thing twice in two units."""
    for c in view.mates(share):
        if not shares(c, view.context) and stands_in(c, share, view):
            yield c
    for c in own:
        if view.question[c.id] != view.question[share.id] and _twice(c, share, view):
            yield c


def _twice(claim: Claim, share: Claim, view: View) -> bool:
    """Two claims of one source that say a thing in two units: alike, of one time, one status and one flow."""
    flow = view.context.direction(claim)
    if not flow or flow != view.context.direction(share) or claim.status != share.status:
        return False
    if shares(claim, view.context) or not same_extent(claim, share, view):
        return False
    a, b = sorted((claim.id, share.id))
    frames = view.alignment.frames
    alike = not forbidden(frames[a], frames[b], view.lexicon, view.alignment.wholes)
    return alike and one_time(claim, share, view) and score(features(view.alignment.look(a, b))) >= THRESHOLD


def _share_law(share: Claim, bases: Sequence[Claim], own: Iterable[Claim], view: View) -> Law | None:
    unit = common_unit(bases, view.context)
    if unit is None:
        return None
    parts = list(_parts_of(share, own, view))
    figures = tuple(f for c in sorted(parts, key=lambda c: c.id) for f in _own(c, unit, view))
    if not figures:
        return None
    given = _share_figures(view.mates(share), share, view)
    name = view.variable(share, given[0].amount.unit, "share")
    of = tuple(f for c in bases for f in _own(c, unit, view))
    right = Addend(1, view.variable(bases[0], unit), of, name, given)
    return Law(
        Addend(1, view.variable(parts[0], unit), figures),
        (right,),
        "the share is of this whole",
        of_one_time(view),
    )
