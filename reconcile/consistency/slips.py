"""Sums that nearly hold, in whatever words.

Where words leave it open whether three claims are of one measure, a near miss of their figures speaks for it: who
writes 26 % where 412 and 561 million make 36 % has slipped, while things that have nothing to do with one another
differ by any factor. So the nearer the figures are, the more of the words may be one claim's own (`REACH`). What
forbids it stays: another extent, two names that some source tells apart, two of one rank, any three that fit as well.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from reconcile.claim import Claim
from reconcile.consistency.laws import Law, Near, View, amounts, portions, sizes
from reconcile.consistency.likeness import narrowed, of_its_name, other_names
from reconcile.consistency.slip import MOST, Slip
from reconcile.consistency.slips_of_levels import growths, is_lead, leads, moves, shifts
from reconcile.consistency.slips_of_parts import named_parts, portions_of, products, ratio_of, spells
from reconcile.lexicon import Concept


def of_slips(view: View, taken: Container[str]) -> Iterator[Law]:
    """Of each change, lead, rate, share and whole the sum that it is likeliest a term of, if that is broken and nearly
    holds. Claims that are `taken` are in a law that leaves no doubt."""
    for found in _around_each(view, taken):
        yield from _likeliest(found, view)


def _around_each(view: View, taken: Container[str]) -> Iterator[Iterable[Slip]]:
    def words(claim: Claim) -> tuple[Concept, ...]:
        return (*view.subject(claim), *view.measure(claim))

    everything, rates = amounts(view), portions(view)
    counts = [c for c in everything if not any(a.unit.per for a in sizes(c, view.context))]
    near, near_any, near_rates = (Near(found, words, view, by_stock=True) for found in (counts, everything, rates))
    for claim in (c for c in counts if c.id not in taken):
        if view.context.direction(claim):
            yield moves(claim, _around(claim, near, view), view)
            yield shifts(claim, _around(claim, near_rates, view), view)
        if is_lead(claim, view):
            yield leads(claim, _around(claim, near, view), view)
        if view.frame(claim).when is not None:
            yield spells(claim, _around(claim, near, view), view)
    for claim in (c for c in everything if c.id not in taken):
        yield products(claim, lambda x: _around(x, near_any, view), view)
    for share in (c for c in rates if c.id not in taken):
        around = _around(share, near, view)
        yield growths(share, around, view)
        named = near.with_senses({s for senses in ratio_of(share, view) for s in senses})
        yield portions_of(share, list({c.id: c for c in (*around, *named)}.values()), view)
    for name, parts in view.lexicon.parts:
        mates = near.with_senses(name.union(*parts))
        wholes = counts if "=on board" in name else near.with_senses(name)  # who is aboard, a ship "was carrying"
        for whole in (c for c in wholes if c.id not in taken):
            yield named_parts(whole, name, parts, mates, view)


def _around(claim: Claim, near: Near, view: View) -> list[Claim]:
    """Those that share a word with it; where these are many, they must share a name."""
    found = near.to(claim)
    return found if len(found) <= MOST else of_its_name(claim, found, view)


def _likeliest(found: Iterable[Slip], view: View) -> Iterator[Law]:
    """Of those that are near the one with the fewest words unsaid; none where others are as likely, or where one fits
    that is told no less exactly."""
    slips = [replace(s, unsaid=s.unsaid | _foreign(s, view)) for s in found if not narrowed(s.claims, view)]
    near = [s for s in slips if s.is_near]
    least = min((len(s.unsaid) for s in near), default=0)
    best = [s for s in near if len(s.unsaid) == least]
    loose = min((s.loose for s in best), default=0)
    fits = any(s.off == 1 and len(s.unsaid) <= least + 1 and s.loose <= loose for s in slips)
    if best and not fits and all(s.off <= s.most and best[0].is_like(s) for s in best):
        yield best[0].law


def _foreign(slip: Slip, view: View) -> frozenset[str]:
    """A word more for two that name different things."""
    return frozenset({"names"} if any(other_names(a, b, view) for a, b in combinations(slip.claims, 2)) else ())
