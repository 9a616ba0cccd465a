"""Parts and their whole: places that make up the world, parts that their source says are of one whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reconcile.claim import Claim
from reconcile.consistency.laws import (
    Addend,
    Figure,
    Law,
    Near,
    View,
    by_form,
    common_unit,
    items,
    means,
    meet,
    names_more,
    of_near_articles,
    of_one_time,
    of_one_year,
    one_measure,
    one_subject,
    same_extent,
    same_measure,
    same_subject,
    sizes,
    stand_ins,
    usable,
)
from reconcile.features import is_level
from reconcile.frames import all_but
from reconcile.lexicon import ORDINALS, Concept
from reconcile.links import scope_within
from reconcile.values.quantity import Unit

# --- scopes that make up a whole ----------

_REMAINDER = frozenset(("=elsewhere", "=remaining"))  # "other regions", "the rest of Japan"

Groups = list[list[Claim]]  # claims of one measure, by scope


@dataclass(slots=True)
class _Family:
    """The claims of one whole, and of its parts."""

    wholes: dict[str, Claim]
    parts: Groups


def of_scopes(view: View) -> Iterator[Law]:
    """Turkey and Syria are the two together; Japan and overseas are the world; places side by side are at
    most what they lie in."""
    for family in _families(view):
        wholes = list(family.wholes.values())
        listed = next((w for w in wholes if len(items(w)) > 1), None)
        members = [_member(item, family.parts, view) for item in items(listed)] if listed is not None else []
        known = [m for m in members if m is not None]
        pair = complements(family.parts, view)
        if listed is not None and len(known) == len(members) == len({id(m) for m in known}):
            yield from sum_of([listed], known, True, view)
        elif pair is not None and not view.scope(wholes[0]):
            yield from sum_of(wholes, pair, True, view)
        else:
            rest = [g for g in family.parts if any(c.senses & _REMAINDER for c in view.scope(g[0]))]
            places = _side_by_side([g for g in family.parts if g not in rest], view)
            yield from sum_of(wholes, [*places, *rest[:1]], bool(places) and len(rest) == 1, view)


def _families(view: View) -> Iterator[_Family]:
    families: dict[int, _Family] = {}
    linked = ((view.by_id[x.part], view.by_id[x.whole]) for x in view.links)
    for part, whole in (*linked, *_abroad(view), *_listed(view)):
        if not (usable(part) and usable(whole)) or len(items(part)) != 1:
            continue
        within = scope_within(view.frame(part), view.frame(whole), view.lexicon)
        if within and _one_measure(part, whole, view) and additive((part, whole), view):
            family = families.setdefault(view.question[whole.id], _Family({}, []))
            family.wholes[whole.id] = whole
            file_by_scope(part, family.parts, view)
    return (families[q] for q in sorted(families))


def _abroad(view: View) -> Iterator[tuple[Claim, Claim]]:
    """Parts and wholes around each claim of what is abroad: "overseas" is no place by which links are
    found."""
    rest = [c for c in view.by_id.values() if usable(c) and _is_rest(c, view)]
    if not rest:
        return
    near = Near([c for c in view.by_id.values() if usable(c)], view.subject, view)
    for claim in rest:
        others = [c for c in near.to(claim) if same_subject(c, claim, view) and _one_measure(c, claim, view)]
        places = [c for c in others if complementary(c, claim, view)]
        wholes = [c for c in others if not view.scope(c)]
        yield from ((part, whole) for whole in wholes if places for part in (*places, claim))


def _one_measure(a: Claim, b: Claim, view: View) -> bool:
    """But for their scopes; the order of one model is no order of all that there are in a place."""
    scopes = frozenset(s for x in (a, b) for c in view.scope(x) for s in c.senses)
    if names_more(a, b, view, scopes) or names_more(b, a, view, scopes):
        return False
    return same_measure(a, b, view) or one_measure(a, b, scopes, view)


def _listed(view: View) -> Iterator[tuple[Claim, Claim]]:
    """Parts and wholes around each claim that lists the places it is of, whatever names the event bears."""
    wholes = [c for c in view.by_id.values() if usable(c) and len(items(c)) > 1]
    if not wholes:
        return
    near = Near([c for c in view.by_id.values() if usable(c) and len(items(c)) == 1], view.scope, view)
    for whole in wholes:
        for part in near.to(whole):
            one, other = ([c for c in view.subject(x) if not c.name] for x in (part, whole))
            event = any(not c.senses.isdisjoint(d.senses) for c in one for d in other)  # "the Peru earthquake"
            if event or same_subject(part, whole, view):
                yield part, whole


def _is_rest(claim: Claim, view: View) -> bool:
    """Of all but one country, or but those that it lists."""
    return any("=overseas" in c.senses for c in view.scope(claim)) or bool(_left_out(claim, view))


def _left_out(claim: Claim, view: View) -> Sequence[Concept]:
    """What its scope is not: of "provinces outside Ourem and Tagus" the two; nothing where it is just a place."""
    told = all_but("; ".join(view.frame(claim).extent))
    if told is None:
        return ()
    before, names = map(view.lexicon.concepts, told)
    return names if all(c.name for c in names) and not any(c.name for c in before) else ()


def by_scope(claims: Iterable[Claim], view: View) -> Groups:
    """The claims that have a scope, those of one together."""
    groups: Groups = []
    for c in claims:
        if view.scope(c):
            file_by_scope(c, groups, view)
    return groups


def file_by_scope(part: Claim, groups: Groups, view: View) -> None:
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


def complements(groups: Groups, view: View) -> Groups | None:
    """The scopes that make up the world: two, or a list and all that is outside it; if there is only one way."""
    found = [[a, b] for a in groups for b in groups if a is not b and _abroad_of(a[0], b[0], view)]
    for rest in groups:
        names = _left_out(rest[0], view)
        listed = [g for name in names for g in groups if g is not rest and meet([name], view.scope(g[0]))]
        if names and len(listed) == len(names) == len({id(g) for g in listed}):
            found.append([*listed, rest])
    return found[0] if len(found) == 1 else None


def complementary(a: Claim, b: Claim, view: View) -> bool:
    """Japan and overseas, Japan and outside Japan, at home and abroad: the second is all but the first, or but that and
    what else it lists."""
    return _abroad_of(a, b, view) or any(meet([name], view.scope(a)) for name in _left_out(b, view))


def _abroad_of(a: Claim, b: Claim, view: View) -> bool:
    place, other = view.scope(a), view.scope(b)
    if len(place) != 1 or len(other) != 1 or "=overseas" not in other[0].senses or "=overseas" in place[0].senses:
        return False
    return "=domestic" in place[0].senses or any(s in view.lexicon.within for s in place[0].senses)


def _side_by_side(groups: Groups, view: View) -> Groups:
    """Known places of which none lies in another; where one does, the parts directly within it stand for it."""
    known = [g for g in groups if all(any(s in view.lexicon.within for s in c.senses) for c in view.scope(g[0]))]
    return [g for g in known if not any(_lies_around(g, other, view) for other in known if other is not g)]


def _lies_around(group: Sequence[Claim], other: Sequence[Claim], view: View) -> bool:
    outer, inner = ({s for c in view.scope(g[0]) for s in c.senses} for g in (group, other))
    return view.lexicon.is_within(inner, outer) or not inner.isdisjoint(outer)


def sum_of(wholes: Sequence[Claim], parts: Groups, exact: bool, view: View) -> Iterator[Law]:
    """The whole, of which these claims of one question tell, is the sum of these groups, or at least that."""
    whole = wholes[0]
    unit = common_unit([whole, *(c for g in parts for c in g)], view.context) if len(parts) > 1 else None
    if unit is None:
        return
    left = Addend(1, view.variable(whole, unit), of_group(wholes, unit, view))
    right = tuple(Addend(1, view.variable(g[0], unit), of_group(g, unit, view)) for g in parts)
    if len({left.variable, *(a.variable for a in right)}) == len(right) + 1:
        all_of = extents([whole], view) if view.frame(whole).extent else "the whole"
        all_parts = extents([g[0] for g in parts], view)
        given = f"{all_parts} together are {all_of}" if exact else f"{all_parts} lie in {all_of} side by side"
        yield Law(left, right, given, of_one_time(view), exact)


def extents(claims: Iterable[Claim], view: View) -> str:
    """The scopes of the claims; of one without a scope what it is about."""
    return " and ".join(" and ".join(view.frame(c).extent) or f"“{c.subject}: {c.predicate}”" for c in claims)


def of_group(group: Sequence[Claim], unit: Unit, view: View) -> tuple[Figure, ...]:
    found = {f.claim.id: f for c in group for f in stand_ins(c, unit, view)}
    return tuple(found[id] for id in sorted(found))


_NOT_ADDITIVE = (
    "average median mean maximum minimum record highest lowest largest smallest peak rate ratio percentage "
    "age magnitude price country nation state company firm brand kind type"
)
_TIMES = "time hour day week month year"  # as what is counted, and not as "carried in a year"


_EXTENSIVE = frozenset(("count", "number", "money", "area", "mass", "volume", "energy"))


def additive(claims: Sequence[Claim], view: View) -> bool:
    """The figures of two places may be added: counts of what is in one place only, money, land, or what the vocabulary
    marks so. A bare figure must be of something that adds up by its words."""
    marked = _marked(claims, view)
    if marked:
        return marked == {True}
    if any(view.frame(c).each for c in claims):
        return False  # the price of a dose
    barred, times = (_meant(words, view) for words in (_NOT_ADDITIVE, _TIMES))
    told = ((claim, c) for claim in claims for c in view.measure(claim) if not c.senses.isdisjoint(barred))
    if any(not _is_named(c, claim) for claim, c in told):
        return False
    if any(not c.senses.isdisjoint(times) for claim in claims for c in view.counted(claim)):
        return False
    amounts = [a for c in claims for a in sizes(c, view.context)]
    dimensions = {a.unit.dimension for a in amounts}
    if not dimensions <= _EXTENSIVE or any(a.unit.per for a in amounts):
        return False
    adds_up = (view.context.direction(c) or view.context.over_time(c) == "cumulative" for c in claims)
    return dimensions != {"number"} or any(adds_up)


def _is_named(c: Concept, claim: Claim) -> bool:
    """The Titanic, though a titan of industry is a firm."""
    return bool(c.name) or (c.written[:1].isupper() and not claim.predicate.startswith(c.written))


def _meant(words: str, view: View) -> set[str]:
    if (_meant, words) not in view.known:
        view.known[_meant, words] = {s for word in words.split() for s in view.lexicon.senses(word)}
    return view.known[_meant, words]  # type: ignore[return-value]


def _marked(claims: Sequence[Claim], view: View) -> set[bool]:
    """What the vocabulary says of adding them up."""
    predicates = view.corpus.vocabulary.predicates.items()
    known = [(name, p.additive) for name, p in predicates if p.additive is not None]
    return {flag for name, flag in known for c in claims if means(c, name, view.lexicon.senses(name), view)}


# --- two who are named together ----------


def of_together(view: View) -> Iterator[Law]:
    """Two firms together have the stores that each of them has; so has the one that they become ("the merged grocer"),
    where there is no doubt which two they are."""
    levels = [c for c in view.by_id.values() if usable(c) and is_level(view.frame(c), view.lexicon)]
    named = [c for c in levels if any(x.name for x in view.subject(c))]
    single = [c for c in named if len(_names(c, view)) == 1]
    merged = [c for c in levels if not _names(c, view) and _is_merged(c, view)]
    pairs = [(c, _names(c, view)) for c in levels if len(_names(c, view)) > 1]
    pairs += [(c, duo) for duo in _spoken_of_together(view) for c in merged] if merged else []
    if not pairs:
        return
    near = Near(single, view.subject, view, by_name=True)
    told: dict[int, list[Claim]] = {}  # the wholes by question
    of: dict[int, Groups] = {}
    for whole, duo in pairs:
        mates = (c for name in duo for c in near.with_senses(name.senses | set(name.name)))
        alike = [c for c in mates if same_extent(c, whole, view) and _as_each(c, whole, view)]
        groups = [[c for c in alike if meet(_names(c, view), (name,))] for name in duo]
        clear = all(g and len({view.question[c.id] for c in g}) == 1 for g in groups)
        if clear and additive([whole, *(c for g in groups for c in g)], view):
            told.setdefault(view.question[whole.id], []).append(whole)
            of.setdefault(view.question[whole.id], groups)
    for asked, wholes in told.items():
        given = f"{' and '.join(g[0].subject for g in of[asked])}: together {wholes[0].subject}"
        for law in sum_of(wholes, of[asked], True, view):
            yield replace(law, given=given, together=of_one_year, distinct=True)


def _names(claim: Claim, view: View) -> list[Concept]:
    return [c for c in view.subject(claim) if c.name]


_MERGED = frozenset(("=combined entity", "=merger", "=together"))


def _is_merged(claim: Claim, view: View) -> bool:
    return any(not c.senses.union(*c.parts).isdisjoint(_MERGED) for c in view.subject(claim))


def _as_each(part: Claim, whole: Claim, view: View) -> bool:
    """The same measure, but for the words that say that they are two no longer; staff, and no assets they manage."""
    if common_unit((part, whole), view.context) is None:
        return False
    merged = frozenset(s for c in view.subject(whole) for s in c.senses)
    return same_measure(part, whole, view) or one_measure(part, whole, merged, view)


def _spoken_of_together(view: View) -> list[list[Concept]]:
    """The two that claims have as one subject, "Kroger and Albertsons", if there are no others."""
    found: dict[frozenset[str], list[Concept]] = {}
    for claim in view.by_id.values():
        names = _names(claim, view)
        if len(names) == 2 and all(view.lexicon.within.keys().isdisjoint(c.senses) for c in names):
            found.setdefault(frozenset(c.key for c in names), names)
    return list(found.values()) if len(found) == 1 else []


# --- the first, the second, and both ----------

_SEVERAL = {"both": 2, "two": 2, "three": 3, "four": 4}
_MOSTLY = Fraction(1, 2)  # of what a part says the whole says as well


def of_numbered(view: View) -> Iterator[Law]:
    """What the first bill is worth, and the second, is what the two bills are."""
    numbered = [(c, n) for c in view.by_id.values() if usable(c) and len(n := _numbers(c, view)) == 1]
    if not numbered:
        return
    near = Near([c for c, _ in numbered], view.subject, view)
    which = {c.id: n for c, (n,) in numbered}
    for whole in view.by_id.values():
        several = _several(whole, view) if usable(whole) and whole.id not in which else 0
        parts = [c for c in near.to(whole) if one_subject(c, whole, view) and _is_told_by(c, whole, view)]
        groups = [[c for c in parts if which[c.id] == n] for n in range(1, several + 1)]
        clear = several and all(g and len({view.question[c.id] for c in g}) == 1 for g in groups)
        if clear and len(parts) == sum(map(len, groups)) and additive([whole, *parts], view):
            given = f"{' and '.join(g[0].predicate for g in groups)}: {whole.predicate}"
            laws = sum_of([whole], groups, True, view)  # each of its own time
            yield from (replace(law, given=given, together=of_near_articles) for law in laws)


@by_form
def _numbers(claim: Claim, view: View) -> tuple[int, ...]:
    """Which of several it is about: 1 for the "first relief bill"."""
    words = {word for c in view.measure(claim) if not c.name for word in c.key.split(" ")}
    return tuple(sorted({ORDINALS[w] for w in words if w in ORDINALS}))


@by_form
def _several(claim: Claim, view: View) -> int:
    """How many it is about together: 2 for "the two bills"."""
    words = {word for c in view.predicate(claim) for word in c.key.split(" ")}
    found = {n for word, n in _SEVERAL.items() if word in words}
    return found.pop() if len(found) == 1 and not _numbers(claim, view) else 0


def _is_told_by(part: Claim, whole: Claim, view: View) -> bool:
    said = {s for c in view.frame(whole).everything for s in c.senses.union(*c.parts)}
    words = [c for c in view.telling(view.measure(part)) if not c.name and ORDINALS.keys().isdisjoint(c.key.split(" "))]
    met = sum(not c.senses.union(*c.parts).isdisjoint(said) for c in words)
    return bool(words) and met >= _MOSTLY * len(words) and same_extent(part, whole, view)


# --- parts that their source says are of one whole ----------


def of_parts(view: View) -> Iterator[Law]:
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
                replace(x, given=given) for x in sum_of([view.by_id[whole]], [[p] for p in apart], False, view)
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
