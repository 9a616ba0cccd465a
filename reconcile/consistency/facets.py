"""Parts that are told by sex, by stage or by day, and not by place: 97 men and 68 women, the first and the second
stage, two quarters of a half-year; and measures that are parts of another, as the dead, the missing and the rescued are
of those aboard. Together they are the whole where none can be missing, and else no more than it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from reconcile.claim import Claim
from reconcile.consistency.laws import (
    A_MONTH,
    TIME,
    Addend,
    Figure,
    Law,
    Near,
    View,
    amounts,
    by_form,
    common_unit,
    may_be_one,
    of_near_articles,
    of_one_rank,
    of_one_time,
    one_flow,
    one_subject,
    same_extent,
    stand_ins,
)
from reconcile.consistency.likeness import narrowed
from reconcile.consistency.parts import additive
from reconcile.consistency.stocks import in_aside
from reconcile.lexicon import ORDINALS, Concept, phrase_key
from reconcile.values.date import Date
from reconcile.values.quantity import Unit
from reconcile.values.timeline import Period

MET = 0.5  # how far two subjects, and the words for what is counted, must meet
_STAGE = re.compile(r"\b(stage|phase|tranche|instalment|installment|round|leg|batch|half|quarter)s?\b", re.IGNORECASE)
_OF = re.compile(r"\bof (two|three|four|five|six)\b", re.IGNORECASE)
_NUMBERS = {word: n for n, word in enumerate(("two", "three", "four", "five", "six"), 2)}
_FIXED = {"half": 2, "quarter": 4}
_LAST = re.compile(r"\b(?:last|final)\b", re.IGNORECASE)
A_SEASON = 100 * 24 * 60  # minutes


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A claim of one part: `kind` is by what it is told apart, `member` which one it is; `words` say so, and no more.
    `of` is how many parts there are, 0 where that is not said."""

    claim: Claim
    kind: str
    member: object
    words: frozenset[str] = frozenset()
    of: int = 0


def of_facets(view: View) -> Iterator[Law]:
    """The parts of one whole, each kind by itself."""
    counts = amounts(view)
    stocks = view.lexicon.stocks
    parts = {c.id: p for c in counts if (p := _part(c, stocks, view)) is not None}
    near = Near(counts, view.subject, view, by_name=True)
    yield from _named(counts, near, view)
    found: dict[tuple[int, str], tuple[Claim, list[_Part]]] = {}
    for part in parts.values():
        for whole in near.to(part.claim):
            if _is_whole(whole, parts.get(whole.id), part, view):
                found.setdefault((view.question[whole.id], part.kind), (whole, []))[1].append(part)
    kinds = {kind for _, kind in found}
    for key in sorted(found):
        whole, told = found[key]
        beside = (found.get((key[0], kind), (whole, []))[1] for kind in sorted(kinds - {key[1]}))
        thirds = [p for others in beside for p in others if _is_third(key[1], p, view)]
        yield from _law(whole, [*told, *thirds], view)


def _is_third(kind: str, part: _Part, view: View) -> bool:
    """Beside men and women children may be told apart."""
    return any(view.lexicon.thirds.get(word) == kind for word in part.words)


# --- parts by their names ----------


def _named(counts: Sequence[Claim], near: Near, view: View) -> Iterator[Law]:
    """The dead, the missing and the rescued are those who were aboard."""
    spoken = {s for whole, parts in view.lexicon.parts for s in whole.union(*parts)}
    counts = [c for c in counts if _measures(c, spoken, view) and not of_some(c, spoken, view)]
    known = {c.id for c in counts}
    for whole_senses, part_senses in view.lexicon.parts:
        named = frozenset[str]().union(*part_senses)
        wholes = [c for c in counts if _measures(c, whole_senses, view) and not _measures(c, named, view)]
        for whole in wholes:
            others = [c for c in near.to(whole) if c.id in known and not _measures(c, whole_senses, view)]
            mates = [c for c in others if _of_one_account(c, whole, view) and _no_more(c, whole, named, view)]
            mates = [c for c in mates if not narrowed((c, whole), view, named)]
            found = [[c for c in mates if _measures(c, senses, view)] for senses in part_senses]
            clear = [group for group in found if len({view.question[c.id] for c in group}) == 1]
            unit = common_unit([whole, *(g[0] for g in clear)], view.context) if len(clear) > 1 else None
            if unit is not None and len(clear) == sum(map(bool, found)):  # of each it is clear which is meant
                left = Addend(1, view.variable(whole, unit), _of_group(wholes, whole, unit, view))
                right = tuple(
                    Addend(1, f"{view.variable(g[0], unit)} {n}", _of_group(g, g[0], unit, view))
                    for n, g in enumerate(clear)
                )
                exact = len(clear) == len(part_senses)
                if not all(_no_more(whole, g[0], named | whole_senses, view) for g in clear):
                    continue  # the medals in the pool
                given = f"{', '.join(g[0].predicate for g in clear)}: {'all' if exact else 'some'} of {whole.predicate}"
                yield Law(left, right, given, of_one_time(view), exact, distinct=True)


def _no_more(part: Claim, whole: Claim, named: frozenset[str], view: View) -> bool:
    """But for what it measures it says nothing that the whole does not: "dead by noon" is of another time than
    "aboard"."""
    skip, aside = named | TIME | {"=people", "still"}, in_aside(part, view)
    told = (c for c in view.telling(view.predicate(part)) if not c.name and c.key not in aside)
    return view.covers(whole, [c for c in told if c.senses.isdisjoint(skip)], MET)


def of_some(claim: Claim, spoken: Set[str], view: View) -> bool:
    """Only of some ("foreign", "the first"), or of how many there may be ("licensed to carry")."""
    apart = view.lexicon.supposed | view.lexicon.qualifiers | view.lexicon.subgroups
    words = [c for c in (*view.predicate(claim), *view.counted(claim)) if not c.name]
    if any(not c.senses.isdisjoint(apart - spoken) for c in words):
        return True
    told = view.telling(view.predicate(claim))
    return bool(told) and all(c.senses.isdisjoint(spoken) for c in told)


def _of_group(group: Sequence[Claim], first: Claim, unit: Unit, view: View) -> tuple[Figure, ...]:
    """What those of one measure give, as far as they answer the first one's question."""
    return stand_ins(first, unit, view, lambda c: c in group)


def _measures(claim: Claim, senses: Set[str], view: View) -> bool:
    return any(not c.senses.isdisjoint(senses) for c in view.measure(claim) if not c.name)


def _of_one_account(a: Claim, b: Claim, view: View) -> bool:
    return not view.scope(a) and not view.scope(b) and one_subject(a, b, view) and may_be_one(a, b, view)


def _part(claim: Claim, stocks: Set[str], view: View) -> _Part | None:
    for c in (*view.scope(claim), *view.predicate(claim), *view.counted(claim)):
        for sense in sorted(c.senses & view.lexicon.halves.keys()):
            return _Part(claim, view.lexicon.halves[sense], sense, frozenset((*c.senses, c.key)), 2)
    group = _group(claim, view)
    if group is not None:
        return _Part(claim, "group", group.key, frozenset((*group.senses, group.key)))
    text = " ".join((claim.subject, claim.predicate, *claim.scope))
    stage = _STAGE.search(text)
    rank = next((ORDINALS[w] for w in phrase_key(text) if w in ORDINALS), 0) if stage else 0
    if stage and rank:
        name = stage.group(1).lower()
        said = _OF.search(text)
        of = _FIXED.get(name) or (_NUMBERS[said.group(1).lower()] if said else rank if _LAST.search(text) else 0)
        words = phrase_key(f"{text[stage.start() : stage.end()]} last final two three four five six first second third")
        return _Part(claim, "stage", rank, frozenset(words), of)
    if claim.when is not None and _of_a_time(claim, claim.when, stocks, view):
        return _Part(claim, "time", claim.when.period)
    return None


@by_form
def _group(claim: Claim, view: View) -> Concept | None:
    """The one word that says which people, or which of several scopes, are counted: soldiers, women, "suspected"."""
    rivals, groups = view.lexicon.rivals, view.lexicon.subgroups
    people = {c.key: c for c in (*view.predicate(claim), *view.counted(claim)) if not c.senses.isdisjoint(groups)}
    people.update((c.key, c) for c in view.scope(claim))
    found = [c for c in people.values() if not c.name and any(s in rivals for s in c.senses)]
    return found[0] if len(found) == 1 else None


def _rivals(a: Concept, b: Concept, view: View) -> bool:
    """Two of one rank, or opposites, neither of which is the other."""
    return of_one_rank(a, b, view) or (a.senses.isdisjoint(b.senses) and view.lexicon.opposed(a, b))


def _of_a_time(claim: Claim, when: Date, stocks: Set[str], view: View) -> bool:
    """What happened on a day or in a quarter, as far as such counts can be added. A stock is told of a day, and does
    not add up over time."""
    if when.bound or when.fiscal:
        return False
    length = when.period.duration_minutes
    if length is None or length > A_SEASON:
        return False
    if view.context.direction(claim) or view.context.over_time(claim) == "cumulative":
        return True
    return length >= A_MONTH and all(c.senses.isdisjoint(stocks) for c in view.measure(claim))


# --- of what whole ----------


def _is_whole(whole: Claim, its_part: _Part | None, part: _Part, view: View) -> bool:
    """Another question, which says the same but for the words of the part."""
    claim = part.claim
    if view.question[whole.id] == view.question[claim.id] or not one_flow(whole, claim, view):
        return False
    if part.kind == "time" and not (_holds(whole, claim) and same_extent(whole, claim, view)):
        return False
    if part.kind not in ("time", "group") and its_part is not None and its_part.kind == part.kind:
        return False
    if part.kind not in ("time", "stage") and _group(whole, view) is not None:
        return False
    return _says_the_same(whole, part, view) and additive((whole, claim), view)


def _holds(whole: Claim, claim: Claim) -> bool:
    if whole.when is None or claim.when is None or whole.when.bound or whole.when.period == claim.when.period:
        return False
    return claim.when.period.within(whole.when.period)


def _says_the_same(whole: Claim, part: _Part, view: View) -> bool:
    if not one_subject(whole, part.claim, view) or not may_be_one(whole, part.claim, view):
        return False
    places = [c for c in view.scope(whole) if c.name]
    if any(all(view.alignment.affinity(c, d) < 0.9 for d in view.frame(part.claim).everything) for c in places):
        return False  # of one country only
    people = {c.key for c in view.counted(whole)} if part.kind not in ("stage", "time") else set()  # refugees, women
    if not _core(whole, part.words | people, view):  # "81 dead": what is counted is all that is said
        people = set()
    one, other = (_core(c, part.words | people, view) for c in (whole, part.claim))
    if any(_rivals(c, d, view) for c, d in product(one, other)):
        return False  # the dead are no part of the injured
    return bool(one) and view.covers(part.claim, one, MET) and view.covers(whole, other, MET)


def _core(claim: Claim, aside: frozenset[str], view: View) -> list[Concept]:
    told = view.telling((*view.measure(claim), *view.scope(claim))) or view.telling(view.subject(claim))
    skip = aside | TIME | {"=total", "=amount", "=number"}
    return [c for c in told if not c.name and c.senses.isdisjoint(skip) and c.key not in skip]


# --- the law ----------


def _law(whole: Claim, parts: Sequence[_Part], view: View) -> Iterator[Law]:
    groups: dict[object, list[_Part]] = {}
    for p in parts:
        groups.setdefault(p.member, []).append(p)
    if parts[0].kind == "group" and not _side_by_side([g[0].claim for g in groups.values()], view):
        return
    if parts[0].kind == "time" and not _apart([p for p in groups if isinstance(p, Period)]):
        return
    unit = common_unit([whole, *(p.claim for p in parts)], view.context)
    if unit is None or len(groups) < 2:
        return
    left = Addend(1, view.variable(whole, unit), stand_ins(whole, unit, view))
    right = []
    for member in sorted(groups, key=lambda m: (groups[m][0].kind != parts[0].kind, str(m))):
        first = groups[member][0].claim
        told = (f for p in groups[member] for f in stand_ins(p.claim, unit, view) if _is_of(f.claim, p))
        figures = {f.claim.id: f for f in told}
        right.append(Addend(1, f"{view.variable(first, unit)} {member}", tuple(figures[id] for id in sorted(figures))))
    exact = _all_of(whole, groups, parts) and not _is_another_part(whole, parts, view)
    parts_told = f"{len(right)} parts that are told apart by {parts[0].kind}"
    given = f"{parts_told} are {'the whole together' if exact else 'no more than the whole'}"
    together = of_one_time(view) if parts[0].kind not in ("time", "stage") else in_the_whole
    yield Law(left, tuple(right), given, together, exact, distinct=parts[0].kind != "time")


def _is_of(claim: Claim, part: _Part) -> bool:
    """What is told apart by its time stands for that time alone."""
    return not isinstance(part.member, Period) or claim.when is None or claim.when.period.overlaps(part.member)


def in_the_whole(i: int, a: Claim, j: int, b: Claim) -> bool:
    """No part is of a time outside that of its whole."""
    whole, part = (a, b) if i == 0 else (b, a)
    outside = whole.when is not None and part.when is not None and not part.when.period.within(whole.when.period)
    return not (outside and 0 in (i, j)) and of_near_articles(i, a, j, b)


def _side_by_side(claims: Sequence[Claim], view: View) -> bool:
    groups = [g for c in claims if (g := _group(c, view)) is not None]
    return all(_rivals(a, b, view) for a, b in combinations(groups, 2))


def _apart(periods: Sequence[Period]) -> bool:
    ordered = sorted(periods, key=lambda p: (p.first or 0, p.last or 0))
    return all(a.before(b) for a, b in pairwise(ordered))


def _all_of(whole: Claim, groups: dict[object, list[_Part]], parts: Sequence[_Part]) -> bool:
    """None of the parts is missing."""
    if parts[0].kind == "time":
        periods = sorted((p for p in groups if isinstance(p, Period)), key=lambda p: p.first or 0)
        span = whole.when.period if whole.when is not None else None
        ends = [p.first for p in periods[1:]] == [p.last for p in periods[:-1]]
        return ends and span is not None and (periods[0].first, periods[-1].last) == (span.first, span.last)
    said = max(p.of for p in parts) + any(p.kind != parts[0].kind for p in parts)  # and the third
    return said == len(groups) and (parts[0].kind != "stage" or set(groups) == set(range(1, said + 1)))


def _is_another_part(whole: Claim, parts: Sequence[_Part], view: View) -> bool:
    """Some source links to the whole what is none of these, nor of another place or time: of those aboard the pilots,
    beside adults and children."""
    if parts[0].kind == "time":
        return False
    known = {view.question[p.claim.id] for p in parts}
    linked = (view.by_id[x.part] for x in view.links if view.question[x.whole] == view.question[whole.id])
    others = (c for c in linked if view.question[c.id] not in known)
    return any(c.when == whole.when and same_extent(c, parts[0].claim, view) for c in others)
