"""Parts that are told wherever a claim names them, in its scope, its subject or its predicate: the items of a list, and
places side by side.

Unlike those of `parts` they need no link between scopes. What makes them parts of one whole is that they measure the
same, but for the words that name the part, and that the figures are near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from reconcile.claim import Claim
from reconcile.consistency.laws import (
    Law,
    Near,
    View,
    amounts,
    by_form,
    common_unit,
    foreseen,
    items,
    meet,
    names_more,
    one_measure,
    spoken_of,
    unmatched,
)
from reconcile.consistency.parts import Groups, additive, sum_of
from reconcile.features import TOGETHER
from reconcile.frames import scope_items
from reconcile.judge import DECIDED, OPEN
from reconcile.lexicon import Concept

# --- a list whose items are told one by one ----------


def of_lists(view: View) -> Iterator[Law]:
    """What the three sites have that a scope lists is what each has, wherever its claim names it: in the subject ("the
    Feuerbach site") or in the predicate ("claims filed by households"). So of those that a subject lists, where it says
    that this is what they have together."""
    counts = [c for c in amounts(view) if additive((c,), view)]
    wholes = [c for c in counts if len(_items(c, view)) > 1]
    if not wholes:
        return
    near = Near(counts, lambda c: view.frame(c).everything, view)
    done: set[int] = set()
    for whole in wholes:
        if view.question[whole.id] not in done:
            groups = _covering(whole, near, view)
            if groups:
                done.add(view.question[whole.id])
                yield from (replace(law, distinct=True) for law in sum_of([whole], groups, True, view))


def _items(claim: Claim, view: View) -> list[str]:
    """The parts that its scope lists, or the names in its subject whose figures it adds up."""
    listed = scope_items(claim.subject) if TOGETHER.search(f"{claim.subject} {claim.predicate}") else []
    if len(listed) > 1 and all(any(c.name for c in view.lexicon.concepts(item)) for item in listed):
        return listed
    return items(claim)


def _covering(whole: Claim, near: Near, view: View) -> Groups:
    """The claims of parts that make up the list, each item once; none where there are several ways."""
    listed = [view.lexicon.concepts(item) for item in _items(whole, view)]
    names = frozenset(s for item in listed for c in item for s in (*c.senses, c.key))
    found: dict[frozenset[int], list[Claim]] = {}
    for c in near.with_senses(names):
        covers = frozenset(n for n, item in enumerate(listed) if item and all(spoken_of(x, c, view) for x in item))
        within = len(items(c)) <= len(covers) or len(items(c)) == 1  # and of nothing that is not listed
        if covers and within and len(covers) < len(listed) and _is_told_of(c, whole, names, view):
            found.setdefault(covers, []).append(c)
    steps = [MOST_STEPS]
    ways = list(islice(_ways(frozenset(range(len(listed))), sorted(found, key=sorted), steps), 2))
    clear = len(ways) == 1 and steps[0] >= 0 and len(ways[0]) > 1
    groups = [found[key] for key in ways[0]] if clear else []
    return groups if all(len({view.question[c.id] for c in group}) == 1 for group in groups) else []


MOST_STEPS = 1_000  # of looking for the claims that make up one list


def _ways(left: frozenset[int], sets: Sequence[frozenset[int]], steps: list[int]) -> Iterator[list[frozenset[int]]]:
    """The ways to make up what is left of these sets, each item once; none once the steps are used up."""
    if not left:
        yield []
        return
    first = min(left)
    for chosen in sets:
        steps[0] -= 1
        if steps[0] < 0:
            return
        if first in chosen and chosen <= left:
            yield from ([chosen, *rest] for rest in _ways(left - chosen, sets, steps))


def _is_told_of(part: Claim, whole: Claim, names: frozenset[str], view: View) -> bool:
    return (
        view.question[part.id] != view.question[whole.id]
        and common_unit((part, whole), view.context) is not None
        and one_measure(part, whole, names, view)
        and not unmatched(part, whole, names, view, strict=True)
        and not names_more(part, whole, view, names)
        and foreseen(part, view) == foreseen(whole, view)
    )


# --- places side by side, wherever they are named ----------

TOO_MANY = Fraction(3, 2)  # parts that are together more than that many times their whole are parts of something else


def of_places(view: View) -> Iterator[Law]:
    """Towns and provinces have together no more than the land that they lie in, whether a scope names them or a
    subject ("British job losses")."""
    counts = [c for c in amounts(view) if additive((c,), view)]
    placed = [c for c in counts if _place(c, view)]
    if len(placed) < 2:
        return
    near = Near(placed, view.measure, view)
    done: set[int] = set()
    for whole in counts:
        if view.question[whole.id] in done:
            continue
        parts = [c for c in near.to(whole) if _lies_in(c, whole, view)]
        groups = _apart([g for g in _by_place(parts, view) if len({view.question[c.id] for c in g}) == 1], view)
        if len(groups) > 1 and all(_is_known(c, view) for g in groups for c in _place(g[0], view)):
            done.add(view.question[whole.id])
            for law in sum_of([whole], groups, False, view):
                yield replace(law, distinct=True, most=TOO_MANY)


@by_form
def _place(claim: Claim, view: View) -> list[Concept]:
    """The places that its scope names, or else those in its subject."""
    scope = view.scope(claim)
    known = [c for c in (scope or view.subject(claim)) if _is_known(c, view)]
    return known or (list(scope) if all(c.name for c in scope) else [])


def _is_known(c: Concept, view: View) -> bool:
    return any(s in view.lexicon.within for s in c.senses)


def _lies_in(part: Claim, whole: Claim, view: View) -> bool:
    """It tells the same of a place within, and no more."""
    if view.question[part.id] == view.question[whole.id] or common_unit((part, whole), view.context) is None:
        return False
    ahead = [c.status in (*OPEN, *DECIDED) for c in (part, whole)]
    if bool(view.context.direction(part)) != bool(view.context.direction(whole)) or ahead[0] != ahead[1]:
        return False
    if view.scope(whole) and not all(_is_known(c, view) for c in view.scope(whole)):
        return False  # a division
    inner, outer = ({s for c in _place(x, view) for s in c.senses} for x in (part, whole))
    several = len(items(whole)) > 1 and len(items(part)) <= 1  # one of the states that it lists
    if (not several and not inner.isdisjoint(outer)) or view.lexicon.is_within(outer, inner):
        return False
    if outer and view.lexicon.within.keys() & inner and not view.lexicon.is_within(inner, outer):
        return False
    names = [c for c in view.subject(whole) if c.name and not _is_known(c, view)]
    others = [c for c in view.subject(part) if c.name and not _is_known(c, view)]
    if names and others and not any(spoken_of(c, whole, view) for c in others):
        return False
    aside = frozenset(inner | outer)
    return one_measure(part, whole, aside, view) and foreseen(part, view) == foreseen(whole, view)


def _by_place(claims: Sequence[Claim], view: View) -> Groups:
    groups: Groups = []
    for c in claims:
        mine = _place(c, view)
        group = next((g for g in groups if meet(_place(g[0], view), mine)), None)
        if group is None:
            groups.append([c])
        else:
            group.append(c)
    return groups


def _apart(groups: Groups, view: View) -> Groups:
    """Those of which none lies in another."""

    def around(group: Sequence[Claim], other: Sequence[Claim]) -> bool:
        outer, inner = ({s for c in _place(g[0], view) for s in c.senses} for g in (group, other))
        return view.lexicon.is_within(inner, outer) or not inner.isdisjoint(outer)

    return [g for g in groups if not any(around(g, other) for other in groups if other is not g)]
