"""Measures that hang together by what their names mean: turnout, votes and voters; a lead and the two counts that it
lies between; a price for each, a number and a sum.

Which shares are of what stands in the lexicon (`ratio:`). A law is made only where each of its places has one question
that can stand in it: of two contests, which is meant is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from fractions import Fraction

from reconcile.claim import Claim
from reconcile.consistency.laws import (
    ALIKE_AS_FAR,
    TIME,
    Addend,
    Figure,
    Law,
    Near,
    View,
    amounts,
    common_unit,
    figure,
    foreseen,
    may_be_one,
    of_near_articles,
    of_one_rank,
    of_one_time,
    of_one_year,
    one_time,
    own_figures,
    portions,
    roughly,
    same_subject,
    share_figures,
    shares,
    sizes,
    spoken_of,
    stand_ins,
)
from reconcile.derive import grown
from reconcile.frames import EACH
from reconcile.judge import DECIDED, OPEN
from reconcile.lexicon import Concept
from reconcile.values.date import Date, UnreadableDate, read_date
from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Quantity, Unit

A_YEAR = 400 * 24 * 60  # minutes
ALIKE = 0.75  # a first round and a runoff are both rounds, and not one

# --- what a claim measures ----------


def _measures(claim: Claim, senses: Set[str], view: View) -> bool:
    """Some word of its predicate, its counted thing or its subject means this."""
    return any(not c.senses.isdisjoint(senses) for c in (*view.measure(claim), *view.subject(claim)) if not c.name)


def _beside(claim: Claim, senses: frozenset[str], view: View) -> list[Concept]:
    """The words that do not name the measure, nor whose it is: "in the first round"."""
    broader = view.lexicon.broader
    named = senses | TIME | {up for s in senses for up in broader.get(s, ())}
    words = view.telling((*view.subject(claim), *view.measure(claim), *view.scope(claim)))
    bare = named | view.lexicon.light | {"reach"}
    return [c for c in words if not c.name and c.senses.isdisjoint(bare) and not _is_place(c, view)]


def _is_place(c: Concept, view: View) -> bool:
    return any(s in view.lexicon.within for s in c.senses)


def _of_one_thing(a: Claim, b: Claim, senses: frozenset[str], view: View) -> bool:
    """They name the same and, of what else they say, the one says nothing that the other does not."""
    if not one_time(a, b, view) or _years_apart(a, b, view) or foreseen(a, view) != foreseen(b, view):
        return False
    names = [[c for c in (*view.subject(x), *view.scope(x)) if c.name or _is_place(c, view)] for x in (a, b)]
    if all(names) and not _meet(names[0], names[1], view):
        return False
    one, other = (_beside(x, senses, view) for x in (a, b))
    if any(of_one_rank(c, d, view) for c in one for d in other):
        return False  # the first round here, the runoff there
    return _within(one, b, view) or _within(other, a, view)


def _years_apart(a: Claim, b: Claim, view: View) -> bool:
    """What is fixed needs no time, but the turnout of 2019 is not that of 2024."""
    named = [view.frame(c).when for c in (a, b)]
    one, other = (when or c.source.published for when, c in zip(named, (a, b), strict=True))
    if one is None or other is None or not any(named):
        return False
    gaps = ((x.period.last, y.period.first) for x, y in ((one, other), (other, one)))
    return any(last is not None and first is not None and first - last > A_YEAR for last, first in gaps)


def _meet(xs: Sequence[Concept], ys: Sequence[Concept], view: View) -> bool:
    return any(view.alignment.affinity(c, d) >= 0.9 for c in xs for d in ys)


def _within(words: Sequence[Concept], claim: Claim, view: View) -> bool:
    senses = {s for d in view.frame(claim).everything for s in d.senses}
    rest = [c for c in words if not c.parts or c.parts[-1].isdisjoint(senses)]  # a "state election" is an election
    return view.covers(claim, rest, ALIKE)


def _one_question(claims: Sequence[Claim], view: View) -> Claim | None:
    """The first of them where all answer one question of one extent, or give one figure."""
    asked = {(view.question[c.id], view.extent(c)) for c in claims}
    figures = {tuple(a.figure for a in sizes(c, view.context)) for c in claims}
    return claims[0] if len(asked) == 1 or len(figures) == 1 else None


# --- shares that have a name ----------


def of_ratios(view: View) -> Iterator[Law]:
    """Turnout is what share of the voters voted; a profit margin what share of the revenue is profit."""
    plain = [c for c in amounts(view) if not view.context.direction(c)]
    names = {s for name, _, _ in view.lexicon.ratios for s in name}
    given = [c for c in portions(view) if not view.context.direction(c) and _measures(c, names, view)]
    for name, part, whole in view.lexicon.ratios:
        named = [c for c in given if _measures(c, name, view) and not _of_before(c, view)]
        if not named:
            continue
        parts = [c for c in plain if _measures(c, part, view) and not _of_before(c, view)]
        wholes = [c for c in plain if _measures(c, whole, view) and c not in parts]
        done: set[tuple[int, bool]] = set()
        for share in named:
            asked = (view.question[share.id], foreseen(share, view))
            if asked not in done:
                done.add(asked)
                yield from _ratio(share, parts, wholes, name | part | whole, view)


def _of_before(claim: Claim, view: View) -> bool:
    """Of the last time, and not of this one."""
    return any(not c.senses.isdisjoint(("=previous", "=former")) for c in (*view.predicate(claim), *view.scope(claim)))


def _ratio(
    share: Claim, parts: Sequence[Claim], wholes: Sequence[Claim], senses: frozenset[str], view: View
) -> Iterator[Law]:
    parts, wholes = ([c for c in cs if _of_one_thing(c, share, senses, view)] for cs in (parts, wholes))
    of_extent = (_of_its_extent(cs, share, view) for cs in (parts, wholes))
    part, whole = (_one_question(_closest(cs, share, senses, view), view) for cs in of_extent)
    unit = common_unit((part, whole), view.context) if part is not None and whole is not None else None
    if part is None or whole is None or unit is None:
        return
    given = share_figures(view.mates(share), share, view)
    of = tuple(map(roughly, _told(whole, wholes, unit, view)))
    right = Addend(1, f"{view.variable(whole, unit)} whole", of, f"{share.id} share", given)
    left = Addend(1, view.variable(part, unit), _told(part, parts, unit, view))
    told = f"{share.predicate} is the share of the one in the other, {ALIKE_AS_FAR}"

    def together(i: int, a: Claim, j: int, b: Claim) -> bool:
        if SHARE in (i, j):
            return one_time(a, b, view)
        one, other = view.frame(a).when, view.frame(b).when  # the profit of 2024, and the sales "in 2023"
        apart = one is not None and other is not None and not one.period.overlaps(other.period)
        return of_near_articles(i, a, j, b) and not apart

    yield Law(left, (right,), told, together, distinct=True)


SHARE = 1  # the place of the share, which part and whole are of the time of


def _told(own: Claim, claims: Sequence[Claim], unit: Unit, view: View) -> tuple[Figure, ...]:
    """What those of these claims give that answer its question."""
    mates = [c for c in claims if view.question[c.id] == view.question[own.id]]
    return tuple(f for c in mates for f in own_figures(c, unit, view, own))


def _closest(claims: Sequence[Claim], share: Claim, senses: frozenset[str], view: View) -> list[Claim]:
    """Those that say least of which the share does not speak: its confirmed cases, and not the suspected."""

    def more(claim: Claim) -> int:
        return sum(not _within([c], share, view) for c in _beside(claim, senses, view))

    least = min(map(more, claims), default=0)
    return [c for c in claims if more(c) == least]


def _of_its_extent(claims: Sequence[Claim], share: Claim, view: View) -> list[Claim]:
    """Those of the share's own extent, where there are any: the voters at home, and not those abroad."""
    found = [c for c in claims if view.extent(c) == view.extent(share)]
    return found or list(claims)


# --- premiums ----------

TWO_MONTHS = 61 * 24 * 60  # minutes
_IN_PART = frozenset(("=cash", "cash", "=part"))  # the rest of the price is paid in shares
_PREMIUM, _OFFER, _QUOTED = (frozenset(x) for x in (
    ("=takeover premium", "=premium"), ("=offer price",), ("=share price",),
))  # fmt: skip


def of_premiums(view: View) -> Iterator[Law]:
    """An offer at a premium of 30 % is 130 % of what the share cost before."""
    premiums = [c for c in portions(view) if _measures(c, _PREMIUM, view)]
    prices = [c for c in amounts(view) if not view.context.direction(c)] if premiums else []
    for premium in premiums:
        mates = [c for c in prices if of_one_year(0, c, 1, premium)]
        names = _all_names(premium, view)
        whole = [c for c in mates if all(w.senses.union(*w.parts).isdisjoint(_IN_PART) for w in view.predicate(c))]
        offers = [c for c in whole if _measures(c, _OFFER, view) and _meet(_all_names(c, view), names, view)]
        sought = _sought([premium, *offers], view)
        traded = [c for c in whole if c not in offers and c.status not in OPEN + DECIDED]  # no market agrees on a price
        quoted = [c for c in traded if _measures(c, _QUOTED, view) and _just_before(c, premium)]
        quoted = [c for c in quoted if _meet(_names(c, view), sought, view) and _qualified(c, premium, view)]
        offers = [c for c in offers if any(_in_one_currency(c, q, view) for q in quoted)]
        offer, price = _one_question(offers, view), _one_question(quoted, view)
        if offer is None or price is None:
            continue
        left, before = (tuple(f for c in cs if (f := _for_one(c, view)) is not None) for cs in (offers, quoted))
        if not left or not before or left[0].amount.unit != before[0].amount.unit:
            continue
        over = tuple(figure(premium, grown(a, 1)) for a in shares(premium, view.context)[:1])
        right = Addend(1, f"{price.id} before", before, f"{premium.id} over", over)
        given = "an offer is so much more than what the share cost before"
        yield Law(Addend(1, f"{offer.id} offered", left), (right,), given, of_one_year, distinct=True)


def _sought(claims: Sequence[Claim], view: View) -> list[Concept]:
    """Whose shares are sought: the names in an offer and its premium but for the one whose offer it is."""
    bidders = [names[0] for c in claims if len(names := _all_names(c, view)) > 1]
    named = [n for c in claims for n in _all_names(c, view)]
    return [n for n in named if not _meet([n], bidders, view)]


def _qualified(price: Claim, premium: Claim, view: View) -> bool:
    """A premium over the average is one over an average price, and over no other."""
    apart = view.lexicon.qualifiers - TIME
    one, other = ({s for c in view.predicate(x) for s in c.senses} & apart for x in (price, premium))
    return one == other


def _for_one(claim: Claim, view: View) -> Figure | None:
    """The price of a share, whether or not it says that it is for one."""
    for a in sizes(claim, view.context):
        if a.unit.dimension == "money" and a.unit.per in ("", "share"):
            return figure(claim, a._replace(unit=a.unit._replace(name=a.unit.base, per="")))
    return None


_DAY = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b")


def _is_day(words: str, day: Date) -> bool:
    """The day that these words name, in its year: "the price of Dec. 9"."""
    try:
        return read_date(f"{words} {day.edtf[:4]}").period.overlaps(day.period)
    except UnreadableDate:
        return False


def _in_one_currency(a: Claim, b: Claim, view: View) -> bool:
    one, other = (_for_one(c, view) for c in (a, b))
    return one is not None and other is not None and one.amount.unit == other.amount.unit


def _just_before(price: Claim, premium: Claim) -> bool:
    """Told of a time that is not after the article about the premium, nor long before it."""
    told, quoted = premium.source.published, price.when or price.source.published
    if (named := _DAY.search(premium.predicate)) is not None and price.when is not None:
        return _is_day(named.group(), price.when)
    if told is None or quoted is None or told.period.first is None or quoted.period.last is None:
        return False
    return told.period.first - TWO_MONTHS <= quoted.period.last <= (told.period.last or told.period.first)


# --- a lead ----------

MANY = 100  # counts of the names in a lead, beyond which it is in doubt which are meant
A_WEEK = 7 * 24 * 60  # minutes


def of_margins(view: View) -> Iterator[Law]:
    """Who leads by so many votes has so many more than the other."""
    plain = amounts(view)
    leads = [c for c in plain if _is_lead(c, view) and any(x.name for x in view.subject(c))]
    if not leads:
        return
    counts = [c for c in plain if any(x.name for x in view.subject(c)) and not _is_lead(c, view)]
    near = Near(counts, lambda c: (*view.subject(c), *view.predicate(c), *view.scope(c)), view, by_name=True)
    for lead in leads:
        mates = near.to(lead)
        if len(mates) <= MANY:
            yield from _lead(lead, [c for c in mates if _counts_like(c, lead, view)], view)


def _latest(claims: Sequence[Claim], lead: Claim) -> list[Claim]:
    """Without counts of a day long before the others or the lead were told: it is of the contest that has just been."""
    told = [d.period.last for c in (*claims, lead) if (d := c.when or c.source.published) is not None]
    last = max((t for t in told if t is not None), default=None)

    def past(c: Claim) -> bool:
        day = c.when.period.last if c.when is not None else None
        return day is not None and last is not None and last - day > A_WEEK

    return [c for c in claims if not past(c)]


def _is_lead(claim: Claim, view: View) -> bool:
    return _measures(claim, view.lexicon.differences, view)


def _counts_like(claim: Claim, lead: Claim, view: View) -> bool:
    """It is a number of the same things: votes, goals."""
    thing = {s for c in (*view.counted(lead), *view.predicate(lead)) for s in c.senses} - view.lexicon.differences
    counted = view.counted(claim) or view.predicate(claim)
    return any(not c.senses.isdisjoint(thing) for c in counted) and _of_one_contest(claim, lead, view)


def _of_one_contest(claim: Claim, lead: Claim, view: View) -> bool:
    counted = frozenset(s for c in (*view.counted(claim), *view.counted(lead)) for s in c.senses)
    one, other = (_beside(x, counted | view.lexicon.differences, view) for x in (claim, lead))
    return one_time(claim, lead, view) and (_within(one, lead, view) or _within(other, claim, view))


def _lead(lead: Claim, counts: Sequence[Claim], view: View) -> Iterator[Law]:
    named = _all_names(lead, view)
    first, against = named[:1], named[1:]  # "Brand's victory over Kessler"
    known = _latest([c for c in counts if _meet(_names(c, view), named, view)], lead)
    mine = [c for c in known if _meet(_names(c, view), first, view)]
    others = [c for c in known if c not in mine and _meet(_names(c, view), against, view)]
    more, fewer = (_one_question(found, view) for found in (mine, others))
    unit = common_unit((lead, more, fewer), view.context) if more is not None and fewer is not None else None
    if more is None or fewer is None or unit is None:
        return
    names = ("more", "fewer", "lead")
    left, right, by = (
        Addend(1, f"{view.variable(c, unit)} {name}", _alike(c, unit, view))
        for name, c in zip(names, (more, fewer, lead), strict=True)
    )
    given = "who leads has so many more than the other"
    yield Law(left, (right, by), given, of_one_time(view), moves=(0, 1), distinct=True)


def _alike(claim: Claim, unit: Unit, view: View) -> tuple[Figure, ...]:
    """What its question's claims give, of leads or of counts, as it is one or the other, of the same party."""
    lead = _is_lead(claim, view)
    mine = _names(claim, view)
    return tuple(
        f
        for f in stand_ins(claim, unit, view)
        if _is_lead(f.claim, view) == lead and _meet(_names(f.claim, view), mine, view)
    )


def _names(claim: Claim, view: View) -> list[Concept]:
    return [c for c in view.subject(claim) if c.name]


def _all_names(claim: Claim, view: View) -> list[Concept]:
    return [c for c in (*view.subject(claim), *view.predicate(claim), *view.scope(claim)) if c.name]


# --- the two sides of a vote ----------

_VOTES, _VOTE_SHARE, _TURNOUT = (frozenset(x) for x in (
    ("=votes",), ("=vote share", "=votes"), ("=turnout", "=votes cast", "=votes counted", "=voter", "=abstention"),
))  # fmt: skip
_FOR, _AGAINST = frozenset(("=votes in favour",)), frozenset(("=votes against",))
_RUNOFF = frozenset(("=runoff",))


def of_votes(view: View) -> Iterator[Law]:
    """Of the votes of both sides the share is what the one side got: for and against, or two in a runoff."""
    given = [c for c in portions(view) if _is_share_of_votes(c, view)]
    counts = [c for c in amounts(view) if not view.context.direction(c) and _tells_a_side(c, _VOTES, view)]
    done: set[int] = set()
    for share in given if counts else ():
        if view.question[share.id] in done:
            continue
        done.add(view.question[share.id])
        mine, others = _two_sides(share, [c for c in counts if _of_one_vote(c, share, view)], view)
        if any(len({view.question[c.id] for c in side}) != 1 for side in (mine, others)):
            continue
        if any(isinstance(c.value, Quantity) and c.value.whole is not None for c in (*mine, *others)):
            continue  # "204 of 300 in favour": the share is of these
        unit = common_unit((mine[0], others[0]), view.context)
        if unit is not None and not _some_abstained(share, view):
            yield _share_of_both(share, mine, others, unit, view)


# Of whom a share may be, if not of those who voted for or against; and what is no result.
_OF_OTHERS = re.compile(
    r"\b(?:members?|lawmakers?|mps?|senators?|deputies|delegates?|present|eligible|registered|electorate|blank|polls?"
    r"|projected|projections?|expected|forecast|estimated?|partial|counted)\b",
    re.IGNORECASE,
)


def _is_share_of_votes(claim: Claim, view: View) -> bool:
    value = claim.value
    if not isinstance(value, Quantity) or value.whole is not None or value.whole_name or view.context.direction(claim):
        return False
    of_others = _OF_OTHERS.search("; ".join((claim.subject, claim.predicate, *claim.scope)))
    return not of_others and not foreseen(claim, view) and _tells_a_side(claim, _VOTE_SHARE, view)


_ABSTAINED = frozenset(("=abstention",))


def _some_abstained(share: Claim, view: View) -> bool:
    """Of whom the share may be, too."""
    told = (c for c in amounts(view) if _measures(c, _ABSTAINED, view))
    return any(may_be_one(c, share, view) and one_time(c, share, view) for c in told)


def _tells_a_side(claim: Claim, of: frozenset[str], view: View) -> bool:
    return bool(_side_of(claim, view)) or (_measures(claim, of, view) and not _measures(claim, _TURNOUT, view))


def _of_one_vote(count: Claim, share: Claim, view: View) -> bool:
    """Told of one time, and of one round in one place; of what is voted on by name the two name the same."""
    known = _VOTE_SHARE | _FOR | _AGAINST
    one, other = (_beside(x, known, view) for x in (count, share))
    if not one_time(count, share, view) or any(of_one_rank(c, d, view) for c in one for d in other):
        return False
    if not _side_of(share, view):
        return True
    pairs = ((count, share), (share, count))
    if not all(spoken_of(c, y, view) for x, y in pairs for c in view.scope(x)):
        return False
    return any(c.name and spoken_of(c, y, view) for x, y in pairs for c in view.frame(x).everything)


def _in_a_runoff(claim: Claim, view: View) -> bool:
    return _measures(claim, _RUNOFF, view) or any(not c.senses.isdisjoint(_RUNOFF) for c in view.scope(claim))


def _side_of(claim: Claim, view: View) -> frozenset[str]:
    return next((side for side in (_AGAINST, _FOR) if _measures(claim, side, view)), frozenset())


def _two_sides(share: Claim, counts: Sequence[Claim], view: View) -> tuple[list[Claim], list[Claim]]:
    """The votes of the side that the share is of, and those of the other; of a runoff those of the two named in it."""
    if side := _side_of(share, view):
        sided = [(c, told) for c in counts if (told := _side_of(c, view))]
        return [c for c, told in sided if told == side], [c for c, told in sided if told != side]
    names = _names(share, view)
    named = [c for c in counts if _in_a_runoff(c, view) and len(_names(c, view)) == 1 and not _side_of(c, view)]
    if len(names) != 1 or not _in_a_runoff(share, view):
        return [], []
    mine = [c for c in named if _meet(_names(c, view), names, view)]
    return mine, [c for c in named if c not in mine]


def _share_of_both(share: Claim, own: Sequence[Claim], other: Sequence[Claim], unit: Unit, view: View) -> Law:
    mine, others = (tuple(f for c in side for f in own_figures(c, unit, view)) for side in (own, other))
    shares_of = tuple(_cut_off(f) for f in share_figures(view.mates(share), share, view) if f.loose < 2)
    right = tuple(
        Addend(1, f"{view.variable(side[0], unit)} of both", figures, f"{share.id} of both", shares_of)
        for side, figures in ((own, mine), (other, others))
    )
    given = "the share is of the votes of both sides"

    def together(i: int, a: Claim, j: int, b: Claim) -> bool:
        if {i, j} in ({0, 2}, {1, 3}):
            return a is b  # the same votes and the same share on both sides of the sum
        return one_time(a, b, view)

    return Law(Addend(1, view.variable(own[0], unit), mine), right, given, together, distinct=True)


def _cut_off(f: Figure) -> Figure:
    """A share may have been cut off, and not rounded, at its last digit: 44.30 %, of 44.306."""
    low, high = f.interval.low, f.interval.high
    if low is None or high is None:
        return f
    more = (high - low) / 2
    return replace(f, interval=Interval(max(low - more, Fraction(0)), high + more))


# --- so much for each ----------

_MEAN = re.compile(r"\b(?:average|mean) (.{1,200}?) (?:price|fare|cost|salary|wage|rent|fee)\b")
_ALL = frozenset((
    "=total", "=outstanding shares", "=number", "=amount", "=orders", "=order goods", "=buy", "=acquisition", "=sell",
    "=tickets sold", "=sales volume", "=build", "=delivery", "=production",
))  # fmt: skip
_SUM = frozenset((
    "=cost", "=cost of thing", "=price", "=deal value", "=worth", "=amount", "=total", "=bill", "=spend", "=pay for",
    "=payment", "=investment", "=contract value", "=contract", "=orders", "=revenue", "=box office", "=ticket revenue",
    "=sell", "=take",
))  # fmt: skip


def of_units(view: View) -> Iterator[Law]:
    """Five frigates at €800 million each are €4 billion."""
    plain = [c for c in amounts(view) if not view.context.direction(c)]
    each = [c for c in plain if _is_for_each(c, view)]
    if not each:
        return
    sums = [c for c in plain if c not in each and _is_money(c, view) and not _is_for_each(c, view)]
    counts = [c for c in plain if view.counted(c)]
    near = Near(sums, lambda c: (*view.subject(c), *view.predicate(c)), view)
    for unit_price in each:
        yield from _times(unit_price, counts, near.to(unit_price), view)


def _is_money(claim: Claim, view: View) -> bool:
    return any(a.unit.dimension == "money" and not a.unit.per for a in sizes(claim, view.context))


def _is_for_each(claim: Claim, view: View) -> bool:
    prices = [a for a in sizes(claim, view.context) if a.unit.dimension == "money"]
    timed = any(a.unit.per in ("day", "month") for a in prices)  # rates in time are kept by these
    return bool(prices) and not timed and bool(_thing(claim, view))


def _thing(claim: Claim, view: View) -> frozenset[str]:
    """What it is so much for each of: $42 a share, "price per ship", "for every worker"."""
    rates = {a.unit.per for a in sizes(claim, view.context) if a.unit.per}
    text = f"{claim.subject}; {claim.predicate}"
    said, mean = EACH.search(text), _MEAN.search(text)
    words = [*rates, *([text[said.end() :]] if said else []), *([mean.group(1)] if mean else [])]
    found = [c for w in words for c in view.lexicon.concepts(w) if not c.name][:2]
    return frozenset(s for c in found for s in c.senses) - TIME


def _times(each: Claim, counts: Sequence[Claim], sums: Sequence[Claim], view: View) -> Iterator[Law]:
    thing = _thing(each, view)
    number = _one_question([c for c in counts if _numbers(c, each, thing, view)], view)
    total = _one_question([c for c in sums if _sums_up(c, each, thing, view)], view)
    price = next(a for a in sizes(each, view.context) if a.unit.dimension == "money")
    unit = common_unit((total,), view.context) if total is not None else None
    if number is None or total is None or unit is None or unit.base != price.unit.base:
        return
    counted = common_unit((number,), view.context)
    if counted is None or counted.dimension not in ("count", "number"):
        return
    sums_up = (f for f in stand_ins(total, unit, view) if f.amount.figure > price.figure)
    left = Addend(1, view.variable(total, unit), tuple(sums_up))
    of = stand_ins(number, counted, view)
    right = Addend(1, view.variable(number, counted), of, f"{each.id} each", (figure(each, price),))
    yield Law(left, (right,), "so many, at so much each, are the sum", of_near_articles, distinct=True)


def _numbers(claim: Claim, each: Claim, thing: frozenset[str], view: View) -> bool:
    """How many there are of what it is so much for each of."""
    broader = view.lexicon.broader
    senses = {s for c in view.counted(claim) for s in c.senses}
    counted = not thing.isdisjoint(senses | {up for s in senses for up in broader.get(s, ())})
    if not counted or not of_near_articles(0, claim, 1, each):
        return False
    names = [[c for c in (*view.subject(x), *view.predicate(x)) if c.name] for x in (claim, each)]
    if all(names) and not _meet(names[0], names[1], view):
        return False
    named = thing | senses | _ALL
    return _within(_beside(claim, frozenset(named), view), each, view)


def _sums_up(claim: Claim, each: Claim, thing: frozenset[str], view: View) -> bool:
    """The sum of the same: but for words of price and sum it says nothing that the other does not, and it says one."""
    if not _measures(claim, _SUM, view):
        return False  # "the buyers' own money"
    words = [c for c in _beside(claim, _SUM | thing, view) if not c.name]
    if not of_near_articles(0, claim, 1, each) or not _within(words, each, view):
        return False
    names = [[c for c in (*view.subject(x), *view.predicate(x)) if c.name] for x in (claim, each)]
    return _meet(names[0], names[1], view) if all(names) else bool(words) or same_subject(claim, each, view)


# --- so much a day, for so long ----------

_RATES = {"month": ("month", Fraction(1)), "day": ("second", Fraction(1, 86_400))}  # the unit of time, and how many
_WHOLE = frozenset(("=total", "=amount", "=number"))


def of_rates(view: View) -> Iterator[Law]:
    """24 months at £38,000 a month are £912,000."""
    plain = amounts(view)
    rates = [c for c in plain if _rate(c, view) is not None]
    lengths = [c for c in plain if _length(c, view) is not None] if rates else []
    if not lengths:
        return
    near = Near(plain, lambda c: (*view.subject(c), *view.predicate(c)), view)
    for rate in rates:
        mates = near.to(rate)
        length = _one_question([c for c in lengths if c in mates and _of_one_length(c, rate, view)], view)
        total = _one_question([c for c in mates if _adds_up(c, rate, view)], view)
        if length is not None and total is not None:
            yield from _over_time(rate, length, total, view)


def _rate(claim: Claim, view: View) -> Amount | None:
    return next((a for a in sizes(claim, view.context) if a.unit.per in _RATES), None)


def _length(claim: Claim, view: View) -> Amount | None:
    return next((a for a in sizes(claim, view.context) if a.unit.dimension == "time" and not a.unit.per), None)


def _of_one_length(length: Claim, rate: Claim, view: View) -> bool:
    """The same names, or where there are none nearly one subject."""
    if not of_near_articles(0, length, 1, rate):
        return False
    names = [[c for c in (*view.subject(x), *view.predicate(x)) if c.name] for x in (length, rate)]
    if any(names):
        return _meet(names[0], names[1], view)
    return view.alignment.look(*sorted((length.id, rate.id))).subjects_met() >= ALIKE


def _adds_up(claim: Claim, rate: Claim, view: View) -> bool:
    """The sum over all the time: of one dimension, without a rate, and what else it says the rate says too."""
    given = _rate(rate, view)
    whole = [a for a in sizes(claim, view.context) if not a.unit.per]
    assert given is not None
    if not any(a.unit.dimension == given.unit.dimension and a.unit.base == given.unit.base for a in whole):
        return False
    sign = view.context.direction(rate)
    if not _of_one_length(claim, rate, view) or (sign and view.context.direction(claim) != sign):
        return False  # who hires 50 a month has more than those at the end
    return _within(_beside(claim, _WHOLE | _SUM, view), rate, view)


def _over_time(rate: Claim, length: Claim, total: Claim, view: View) -> Iterator[Law]:
    each, lasted = _rate(rate, view), _length(length, view)
    unit = common_unit((total,), view.context)
    assert each is not None and lasted is not None
    base, scale = _RATES[each.unit.per]
    if lasted.unit.base != base or unit is None:
        return
    times = figure(length, _counted(lasted, scale))
    left = Addend(1, view.variable(total, unit), stand_ins(total, unit, view))
    right = Addend(1, f"{length.id} times", (times,), f"{rate.id} each", (figure(rate, each),))
    yield Law(left, (right,), "so much at a time, for so long, is the sum", of_near_articles, distinct=True)


def _counted(a: Amount, scale: Fraction) -> Amount:
    """A time as a number of days or months."""
    unit = Unit("number", "", Fraction(1), "", "")
    digits, possible, rounded = (x.scale(scale) for x in (a.digits, a.possible, a.rounded))
    return a._replace(figure=a.figure * scale, digits=digits, possible=possible, rounded=rounded, unit=unit)
