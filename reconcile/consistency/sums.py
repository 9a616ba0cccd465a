"""Where laws come from: what sources and the vocabulary state, and beside that parts and wholes (`parts`, `places`,
`facets`), stocks and what changes them (`stocks`, `moves`), shares (`shares`), and measures that hang together by their
names (`measures`).

An equation that one source states holds for what others say on the same questions. Everything else is taken for a law
only where the claims' words, times and places leave no doubt of it, and where they say it in other words, only while
the figures are near: a slip of arithmetic, and no sum of what does not belong together. What is doubtful gives none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reconcile.claim import Claim, Equation, Term
from reconcile.consistency.facets import of_facets
from reconcile.consistency.laws import (
    Addend,
    Law,
    Together,
    View,
    common_unit,
    figure,
    means,
    of_one_time,
    one_time,
    one_variable,
    own_figures,
    share_figures,
    shares,
    stand_ins,
    usable,
)
from reconcile.consistency.measures import of_margins, of_premiums, of_rates, of_ratios, of_units, of_votes
from reconcile.consistency.moves import of_moves
from reconcile.consistency.parts import of_numbered, of_parts, of_scopes, of_together
from reconcile.consistency.places import of_lists, of_places
from reconcile.consistency.shares import of_shares
from reconcile.consistency.slips import of_slips
from reconcile.consistency.stocks import of_stocks
from reconcile.judge import Relation, later
from reconcile.lexicon import phrase_key
from reconcile.values.quantity import Unit


def laws(view: View) -> list[Law]:
    """All laws, each once; one that an exact law implies is left out."""
    found: dict[tuple[object, ...], Law] = {}
    collectors = (
        _stated, _of_vocabulary, of_parts, of_scopes, of_lists, of_places, of_together, of_numbered,
        of_facets, of_stocks, of_moves, of_shares, of_ratios, of_margins, of_units, of_rates, of_premiums, of_votes,
    )  # fmt: skip
    for collector in collectors:
        for law in collector(view):
            found.setdefault(law.key, law)
    for law in of_slips(view, _taken(found.values())):
        found.setdefault(law.key, law)
    exact = [(x.left.variable, {a.variable for a in x.right}) for x in found.values() if x.exact]
    return [x for x in found.values() if x.exact or not _implied(x, exact)]


def _taken(found: Iterable[Law]) -> frozenset[str]:
    """The claims in exact laws that have a figure for each place."""
    full = (law for law in found if law.exact and all(law.places))
    return frozenset(f.claim.id for law in full for place in law.places for f in place)


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
    figures = stand_ins(claim, unit, view) if lift else own_figures(claim, unit, view)
    if term.share is None or not figures:
        return Addend(term.sign, variable, figures) if figures else None
    share = view.by_id[term.share]
    given = share_figures(view.mates(share) if lift else (share,), share, view)
    name = view.variable(share, given[0].amount.unit, "share") if lift and given else share.id
    return Addend(term.sign, variable, figures, name, given) if given else None


WEEKS = 45 * 24 * 60  # minutes


def _weeks_apart(a: Claim, b: Claim) -> bool:
    """By their articles, where not both give the time that they are of."""
    one, other = a.source.published, b.source.published
    dated = all(c.when is not None and c.when.bound != "by" for c in (a, b))
    if one is None or other is None or dated:
        return False
    ends = ((x.period.last, y.period.first) for x, y in ((one, other), (other, one)))
    return any(last is not None and first is not None and first - last >= WEEKS for last, first in ends)


def _like_own(own: Sequence[Claim], view: View) -> Together:
    """The equation's own claims go together; others where they are told of one time, or in the same order of
    times as the claims that they stand for. What updates one of them is not added to the rest, nor what may do so,
    since it differs and was told weeks before or after."""

    def updates(a: Claim, b: Claim) -> bool:
        found = view.judgements.get((min(a.id, b.id), max(a.id, b.id)))
        differs = found is not None and found.relation is Relation.CONFLICT
        later_told = found is not None and found.relation is Relation.UPDATE and not one_time(a, b, view)
        return later_told or (differs and _weeks_apart(a, b))

    def together(i: int, a: Claim, j: int, b: Claim) -> bool:
        if a is own[i] and b is own[j]:
            return True
        if (a is own[i] and updates(b, own[j])) or (b is own[j] and updates(a, own[i])):
            return False
        if one_time(a, b, view):
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
                if means(claim, name, senses, view):
                    found.setdefault(_about(claim, view), {}).setdefault(name, []).append(claim)
    return found


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
    figures = tuple(f for c in by_name.get(term.name, ()) for f in own_figures(c, unit, view))
    free = f"{'|'.join(about)} {term.name} {unit.base}"
    variable = one_variable(figures, unit, view) or free
    if term.share is None:
        return Addend(term.sign, variable, figures)
    given = ((c, shares(c, view.context)) for c in by_name.get(term.share, ()))
    found = tuple(figure(c, amounts[0]) for c, amounts in given if amounts)
    return Addend(term.sign, variable, figures, f"{'|'.join(about)} {term.share}", found)
