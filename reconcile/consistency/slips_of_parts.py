"""Sums of parts that nearly hold: a share and what it is of, so many at so much each, parts that have a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import combinations, product
from math import inf, prod

from reconcile.claim import Claim
from reconcile.consistency.facets import of_some
from reconcile.consistency.laws import (
    ALIKE_AS_FAR,
    COUNTED_ALIKE,
    PEOPLE,
    Addend,
    Figure,
    View,
    by_form,
    common_unit,
    figure,
    foreseen,
    of_a_kind,
    of_near_articles,
    one_time,
    own_figures,
    roughly,
    same_extent,
    shares,
    singles_out,
    sizes,
    widest,
)
from reconcile.consistency.likeness import (
    in_neither,
    in_words_or_stock,
    may_go_with,
    meant,
    of_before,
    own_words,
    says_alike,
    says_in_words,
    strangers,
    told,
    told_apart,
    unsaid,
    year_of,
)
from reconcile.consistency.parts import additive
from reconcile.consistency.shares import of_others_than_voted
from reconcile.consistency.slip import MOST, REACH, Slip, law_of, makes, off_by, term
from reconcile.consistency.stocks import OF_ANOTHER, place, stock, to_come
from reconcile.features import is_level
from reconcile.judge import OPEN
from reconcile.lexicon import Concept
from reconcile.values.interval import Interval
from reconcile.values.quantity import COUNTED, Amount, Unit, convertible
from reconcile.values.timeline import Period

# --- a share, what it is of, and how many that are ----------

_Ratio = tuple[frozenset[str], frozenset[str], frozenset[str]]
_UNNAMED: _Ratio = (frozenset(), frozenset(), frozenset())
_DEFINITIVE = frozenset(("=final",))  # the "final turnout" is no other one


def ratio_of(share: Claim, view: View) -> _Ratio:
    """Of a share that has a name, a turnout, what it is called, what it counts, and of what."""
    return next((ratio for ratio in view.lexicon.ratios if _measures(share, ratio[0], view)), _UNNAMED)


SLIP_OF_SHARE = Fraction(5, 4)  # by how many times the two sides may differ: many figures are a third of some other


def portions_of(share: Claim, near: Sequence[Claim], view: View) -> Iterator[Slip]:
    """A share of some whole, and how many that are."""
    given = figure(share, shares(share, view.context)[0])
    if not 0 < given.amount.figure < 1:
        return
    ratio = ratio_of(share, view)
    wholes = [c for c in near if _may_be_whole(c, share, ratio, view) and not told_apart(c, share, view)]
    if len(wholes) > MOST:
        return
    reached = _reached(wholes, given, view)
    sized = near if ratio[0] else [c for c in near if _is_in(c, reached, view)]
    parts = [c for c in sized if _may_be_part(c, share, ratio, view) and not told_apart(c, share, view)]
    clear = bool(ratio[0]) and all(_one_figure(found, view) for found in (wholes, parts))
    for whole, part in product(wholes, parts) if len(wholes) + len(parts) <= MOST else ():
        of, some = _whole_and_part(whole, part, view)
        if not of or not some:
            continue
        right = Addend(1, "whole", (roughly(of[0]),), "share", (given,))
        law = law_of(term("part", some), (right,), f"the share is of this whole, {ALIKE_AS_FAR}")
        words = frozenset[str]() if clear else _of_share(share, whole, part, ratio, view)
        yield Slip(law, words, _off(of[0], given, some[0]), SLIP_OF_SHARE)


_Range = tuple[str, float, float]  # a dimension, from, to


def _reached(wholes: Sequence[Claim], given: Figure, view: View) -> list[_Range]:
    """Where a part may lie that is this share of one of the wholes, or nearly: figures are asked first, and in floating
    point with some room to either side, since words take longer."""
    share, (_, least, most) = float(given.amount.figure), _range(given.amount)
    room, far = float(1 + COUNTED_ALIKE), float(REACH[0] * (1 + COUNTED_ALIKE))
    found = []
    for whole in wholes:
        for (dimension, low, high), a in zip(_ranges(whole, view), sizes(whole, view.context), strict=True):
            size = float(a.figure) * share
            found.append((dimension, min(low * least / room, size / far), max(high * most * room, size * far)))
    return found


def _ranges(claim: Claim, view: View) -> list[_Range]:
    """What its figures leave open, from nothing up; a count is of one dimension with a bare number."""
    key = (_ranges, claim.id)
    if key not in view.known:
        view.known[key] = [_range(a) for a in sizes(claim, view.context)]
    return view.known[key]  # type: ignore[return-value]


def _range(a: Amount) -> _Range:
    found, dimension = widest(a), a.unit.dimension
    low, high = max(float(found.low or 0), 0.0), inf if found.high is None else float(found.high)
    return "" if dimension in COUNTED else dimension, low, high


def _is_in(part: Claim, reached: Sequence[_Range], view: View) -> bool:
    return any(d == e and low <= b and a <= high for d, a, b in _ranges(part, view) for e, low, high in reached)


def _off(of: Figure, given: Figure, some: Figure) -> Fraction:
    whole = roughly(of)
    if whole.amount.figure <= 0:
        return Fraction(0)
    fits = makes(whole.interval, given.interval, some.interval)
    return off_by(some.amount.figure / whole.amount.figure, given.amount.figure, fits)


def _whole_and_part(whole: Claim, part: Claim, view: View) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Their figures; none where the one is not some of the other."""
    unit = common_unit((whole, part), view.context)
    if unit is None or view.question[part.id] == view.question[whole.id] or not _counts_alike(part, whole, view):
        return (), ()
    if told_apart(part, whole, view):
        return (), ()
    if unit.dimension == "money" and not all(told(c, view) for c in (whole, part)):
        return (), ()  # money for whatever it is
    of, some = own_figures(whole, unit, view), own_figures(part, unit, view)
    more = bool(of and some) and of[0].amount.figure > some[0].amount.figure > 0
    return (of, some) if more else ((), ())


def _of_share(share: Claim, whole: Claim, part: Claim, ratio: _Ratio, view: View) -> frozenset[str]:
    """What a share says in neither of the two, and what each of these says without the share."""
    named = frozenset[str]().union(*ratio)
    own = in_neither(share, (whole, part), view, named)
    return frozenset(own.union(*(in_neither(c, (share,), view, named) for c in (whole, part))))


def _one_figure(claims: Sequence[Claim], view: View) -> bool:
    """Whatever they are of, there is but one figure of that name."""
    unit = common_unit(claims, view.context) if claims else None
    figures = [f for c in claims for f in own_figures(c, unit, view)] if unit is not None else []
    return bool(figures) and all(f.interval.overlaps(figures[0].interval) for f in figures)


def _may_be_part(part: Claim, share: Claim, ratio: _Ratio, view: View) -> bool:
    direction = view.context.direction(share)
    if direction and (view.context.direction(part) != direction or (part.status in OPEN) != (share.status in OPEN)):
        return False  # the cut that is considered, and the one that came
    if not one_time(part, share, view) or of_before(part, view) or year_of(part, view) != year_of(share, view):
        return False
    if not ratio[1]:
        return says_alike(part, share, view) and in_words_or_stock(part, own_words(part, share, view), share, view)
    named = _DEFINITIVE.union(*ratio)
    own = [c for c in own_words(share, part, view) if c.senses.isdisjoint(named)]
    singled = any(singles_out(c, view) for c in own)
    return _measures(part, ratio[1], view) and not singled


def _may_be_whole(whole: Claim, share: Claim, ratio: _Ratio, view: View) -> bool:
    """It was so before what the share is of happened, and is what the share names as its whole, if it names any."""
    years = [int(year) for c in (whole, share) if (year := year_of(c, view)).isdigit()]
    if years and max(years) - min(years) > 1:
        return False  # those on the rolls at the last election but one
    moving = view.context.direction(whole) and view.context.over_time(whole) != "cumulative"
    ahead = bool(view.context.direction(share)) and to_come(whole)
    over = place(whole, share, view) in ("after", OF_ANOTHER)
    if moving or ahead or over or of_others_than_voted(share, whole):
        return False
    if ratio[2]:
        return _measures(whole, ratio[2], view)
    f = view.frame(share)
    named = f.senses(i for i in f.whole_of if not f.everything[i].written.endswith(("'s", "’s")))
    if "=job" in named:  # of all jobs, and so of the staff
        named |= view.lexicon.broader.get("=job", set())
    if named and named.isdisjoint(s for c in view.measure(whole) for s in meant(c, view)):
        return False
    if of_a_kind(share, whole, view):
        return False
    own = own_words(whole, share, view)
    return not any(singles_out(c, view) for c in own) and in_words_or_stock(whole, own, share, view)


def _counts_alike(part: Claim, whole: Claim, view: View) -> bool:
    """The one may be some of the other: both count people, or the same things, or one of them does not say what."""
    one, other = _head(part, view), _head(whole, view)
    if one is None or other is None:
        return True
    if not meant(one, view).isdisjoint(meant(other, view)) or not stock(part, view).isdisjoint(stock(whole, view)):
        return True
    return _are_people(one, view) and _are_people(other, view)


def _head(claim: Claim, view: View) -> Concept | None:
    f = view.frame(claim)
    return f.everything[f.head] if f.head is not None else None


def _are_people(c: Concept, view: View) -> bool:
    return not c.senses.isdisjoint(PEOPLE) or any("people" in view.lexicon.sorts.get(s, ()) for s in c.senses)


def _measures(claim: Claim, senses: frozenset[str], view: View) -> bool:
    return not _senses_of(claim, view).isdisjoint(senses)


@by_form
def _senses_of(claim: Claim, view: View) -> frozenset[str]:
    return frozenset(s for c in (*view.subject(claim), *view.measure(claim)) for s in c.senses)


# --- so much for each, so many, and what they come to ----------

_AVERAGE = re.compile(r"\b(?:average|averaged|mean)\b", re.IGNORECASE)
_COMES_TO = frozenset((
    "=cost", "=cost of thing", "=price", "=deal value", "=worth", "=amount", "=total", "=bill", "=spend", "=pay for",
    "=payment", "=investment", "=contract value", "=contract", "=orders", "=revenue", "=sell", "=take", "=average",
))  # fmt: skip
# Words for all that there are of it, and for what befalls all of it.
_ALL_THERE_ARE = frozenset((
    "=outstanding shares", "=number", "=orders", "=order goods", "=buy", "=acquisition", "=sell", "=sales volume",
    "=build", "=delivery", "=production", "=receive", "=matches played",
))  # fmt: skip
# What others pay for it, or with what is owed besides, is another sum; earnings are told for an average of shares.
_OF_ANOTHER_VALUE = re.compile(
    r"\b(?:market (?:value|cap\w*)|enterprise|debts?|so far|to date|operation)\b", re.IGNORECASE
)
_EARNED = frozenset(("=earnings per share",))
# How many days or months a second, or a month, is.
_SPANS = {
    "day": {"second": Fraction(1, 86_400), "month": Fraction(1461, 48)},
    "month": {"second": Fraction(48, 1461 * 86_400), "month": Fraction(1)},
}


def products(rate: Claim, around: Callable[[Claim], Sequence[Claim]], view: View) -> Iterator[Slip]:
    """So many at so much each, or so much a day for so many days, and an average over so many, are the sum."""
    each = _each(rate, view)
    if each is None:
        return
    totals = [c for c in around(rate) if c is not rate and _sums_up(c, rate, each, view)]
    mates = {c.id: c for x in (rate, *totals) for c in around(x) if c is not rate}
    if not totals or len(mates) > MOST:
        return
    for number, times in ((c, f) for c in mates.values() for f in _number_of(c, rate, each, view)):
        for total in totals:
            words = _of_product(total, number, rate, view)
            unit = common_unit((total,), view.context)
            if words is None or unit is None or total is number or strangers(total, number, view):
                continue
            if (whole := own_figures(total, unit, view)) and _is_sum_of(total, (rate, number), view):
                right = Addend(1, "number", (times,), "each", (each,))
                law = law_of(term("sum", whole), (right,), "so many, at so much each, are the sum")
                fits = makes(times.interval, each.interval, whole[0].interval)
                told_ = times.amount.figure * each.amount.figure
                yield Slip(law, words, off_by(whole[0].amount.figure, told_, fits))


def _each(rate: Claim, view: View) -> Figure | None:
    """What it is so much of for each, a day, or on average."""
    if view.context.direction(rate):
        return None
    for a in sizes(rate, view.context):
        if a.unit.per or view.frame(rate).each or _AVERAGE.search(rate.predicate):
            return figure(rate, a)
    return None


def _sums_up(total: Claim, rate: Claim, each: Figure, view: View) -> bool:
    unit = each.amount.unit
    whole = (a for a in sizes(total, view.context) if not a.unit.per and convertible(a.unit, unit._replace(per="")))
    if not any(unit.per in _SPANS or a.figure > each.amount.figure for a in whole):
        return False
    if view.frame(total).each or foreseen(total, view) != foreseen(rate, view) or not same_extent(total, rate, view):
        return False
    earned = any(not c.senses.isdisjoint(_EARNED) for c in view.measure(rate))
    if earned or _OF_ANOTHER_VALUE.search(total.predicate):
        return False
    one_year = year_of(total, view) == year_of(rate, view)
    return one_year and not of_before(total, view) and not strangers(total, rate, view)


def _is_sum_of(total: Claim, terms: Sequence[Claim], view: View) -> bool:
    """It says that it is a price or a sum, or shares a word for what it measures with one of them."""
    if any(not c.senses.union(*c.parts).isdisjoint(_COMES_TO) for c in view.measure(total)):
        return True
    return any(says_in_words(total, own_words(total, c, view), view) for c in terms)


def _number_of(number: Claim, rate: Claim, each: Figure, view: View) -> Iterator[Figure]:
    """How many there are of what it is so much for each of, or how long it goes on."""
    if view.frame(number).each or strangers(number, rate, view):
        return
    spans = _SPANS.get(each.amount.unit.per)
    for a in (a for a in sizes(number, view.context) if not a.unit.per):
        if spans is not None and a.unit.dimension == "time" and a.unit.base in spans:
            yield figure(number, _as_number(a, spans[a.unit.base]))
        elif spans is None and a.unit.dimension in ("count", "number") and _is_counted(number, rate, view):
            yield figure(number, a)


def _as_number(a: Amount, scale: Fraction) -> Amount:
    digits, possible, rounded = (x.scale(scale) for x in (a.digits, a.possible, a.rounded))
    unit = Unit("number", "", Fraction(1), "", "")
    return a._replace(figure=a.figure * scale, digits=digits, possible=possible, rounded=rounded, unit=unit)


def _is_counted(number: Claim, rate: Claim, view: View) -> bool:
    """What it counts is named in the words of the rate: shares, at so much "for each share"."""
    counted = [c for c in view.counted(number) or view.telling(view.predicate(number)) if not c.name]
    per = (c for a in sizes(rate, view.context) if a.unit.per for c in view.lexicon.concepts(a.unit.per))
    words = (*view.subject(rate), *view.measure(rate), *per)
    senses = {s for c in words for s in c.senses.union(*c.parts)}
    return any(not meant(c, view).isdisjoint(senses) for c in counted)


def _of_product(total: Claim, number: Claim, rate: Claim, view: View) -> frozenset[str] | None:
    """What the sum says in neither of the two others. None where the number says more than that it is of what the rate
    is for: the shares that were voted are not the shares that there are."""
    aside = _COMES_TO | _ALL_THERE_ARE | frozenset(s for c in view.counted(number) for s in c.senses)
    if in_neither(number, (rate, total), view, aside):
        return None
    return frozenset(in_neither(total, (rate, number), view, aside))


# --- parts that have a name ----------

SLIGHTLY = Fraction(5, 4)  # parts that make so much more or less may be parts of something else
_CARRIES = re.compile(r"\bcarr(?:y|ies|ied|ying)\b", re.IGNORECASE)


def named_parts(
    whole: Claim, name: frozenset[str], parts: Sequence[frozenset[str]], counts: Sequence[Claim], view: View
) -> Iterator[Slip]:
    """Those aboard are the dead, the missing and the rescued, where each of them is told. `name` has the senses of
    words for the whole, `parts` those of words for each of its parts, none where there may be more. Parts that are told
    of some only ("survivors in hospital") may be too few, and not too many."""
    named = name.union(*parts)
    singled = any(singles_out(c, view) and c.senses.isdisjoint(named) for c in view.measure(whole))
    if singled or not _is_whole(whole, name, parts, view):
        return
    all_told = all(parts)
    parts = [part for part in parts if part]
    mates = [c for c in counts if not of_some(c, named, view) and not _measures(c, name, view)]
    found = [[c for c in mates if _measures(c, part, view) and _is_part(c, whole, named, view)] for part in parts]
    if not all(found) or prod(map(len, found)) > MOST:
        return
    for chosen in product(*found):
        unit = common_unit((whole, *chosen), view.context)
        figures = [own_figures(c, unit, view) if unit is not None else () for c in (whole, *chosen)]
        if len({c.id for c in chosen}) < len(chosen) or not all(figures):
            continue
        if not all(one_time(a, b, view) for a, b in combinations(chosen, 2)):
            continue
        given = f"{', '.join(c.predicate for c in chosen)}: all of {whole.predicate}"
        law = law_of(term("whole", figures[0]), [term("part", f) for f in figures[1:]], given)
        fits = reduce(Interval.__add__, (f[0].interval for f in figures[1:])).overlaps(figures[0][0].interval)
        total = sum((f[0].amount.figure for f in figures[1:]), Fraction(0))
        words = frozenset(w for c in chosen for w in unsaid((c, whole), view, named))
        there = figures[0][0].amount.figure
        too_few = total < there
        off = off_by(total, there, fits)
        if off <= SLIGHTLY and not (too_few and (words or not all_told)):
            if too_few or figures[0][0].amount.unit.dimension == "money":  # a balance is small beside what it is of
                least = min(f[0].amount.figure for f in figures[1:])
                off = off_by(least, there - (total - least), fits)
            yield Slip(law, words, off)


def _is_whole(claim: Claim, name: frozenset[str], parts: Sequence[frozenset[str]], view: View) -> bool:
    licensed = any(not c.senses.isdisjoint(view.lexicon.supposed) for c in view.predicate(claim))
    if licensed or any(_measures(claim, part, view) for part in parts):
        return False
    head = _head(claim, view)
    people = head is not None and _are_people(head, view)
    aboard = "=on board" in name and people and _CARRIES.search(claim.predicate) is not None
    return aboard or _measures(claim, name, view)


def _is_part(part: Claim, whole: Claim, named: frozenset[str], view: View) -> bool:
    if part is whole or not same_extent(part, whole, view) or strangers(part, whole, view) or of_before(part, view):
        return False
    counts_up = view.context.over_time(whole) == "cumulative"
    if not (one_time(part, whole, view) if counts_up else of_near_articles(0, part, 1, whole)):
        return False
    own = (*own_words(part, whole, view), *own_words(whole, part, view))
    singled = any(singles_out(c, view) for c in own if c.senses.isdisjoint(named))
    return not singled and foreseen(part, view) == foreseen(whole, view)


# --- parts of a time ----------

MOST_WAYS = 5000  # to go from the beginning to the end by claims of the times between
AS_LONG_AS = Fraction(3, 2)  # what there is in each of two years is half of their "sum", and nothing that came in them


def spells(whole: Claim, near: Sequence[Claim], view: View) -> Iterator[Slip]:
    """What came in one year, and in the next, is what came in both: goods delivered, faults found; but not what there
    was, nor what there was on average."""
    span = _spell(whole, view)
    if span is None:
        return
    parts = {c.id: spell for c in near if (spell := _spell(c, view)) is not None and spell != span}
    mates = [c for c in near if c.id in parts and parts[c.id].within(span) and may_go_with(c, whole, view)]
    ways = prod(n + 1 for n in Counter(parts[c.id] for c in mates).values())
    if ways > MOST_WAYS or not additive([whole, *mates], view):
        return
    for chosen in _end_to_end(mates, parts, span.first, span.last):
        unit = common_unit((whole, *chosen), view.context)
        figures = [own_figures(c, unit, view) if unit is not None else () for c in (whole, *chosen)]
        if not all(figures):
            continue
        total, there = sum((f[0].amount.figure for f in figures[1:]), Fraction(0)), figures[0][0].amount.figure
        fits = reduce(Interval.__add__, (f[0].interval for f in figures[1:])).overlaps(figures[0][0].interval)
        off = off_by(total, there, fits)
        if off <= AS_LONG_AS:
            law = law_of(term("whole", figures[0]), [term("part", f) for f in figures[1:]], "one time after the other")
            yield Slip(law, frozenset(w for c in chosen for w in unsaid((c, whole), view)), off)


# So much a day, the most there were of it, and what may be the same in both times.
_NO_SUM = re.compile(
    r"\b(?:daily|weekly|monthly|hourly|(?:a|an|per|each|every) (?:hour|day|week|month|year)|different|distinct|unique"
    r"|separate|record|peak|most|least|(?:high|low|larg|small|great|heavi|busi|bigg|longe|short|hott|cold|fast|slow)\w*st"
    r"|best|worst|maximum|minimum)\b",
    re.IGNORECASE,
)


def _spell(claim: Claim, view: View) -> Period | None:
    """From when to when it came about."""
    f = view.frame(claim)
    if f.when is None or f.each or not sizes(claim, view.context):
        return None
    if _AVERAGE.search(claim.predicate) or _NO_SUM.search(f"{claim.predicate} {claim.written}"):
        return None
    period = f.when.period
    return None if is_level(f, view.lexicon) or period.first is None or period.last is None else period


def _end_to_end(
    claims: Sequence[Claim], spells: Mapping[str, Period], first: int | None, last: int | None
) -> Iterator[tuple[Claim, ...]]:
    """Those that follow one another without a gap from the first minute to the last."""
    for c in claims:
        if spells[c.id].first != first:
            continue
        if spells[c.id].last == last:
            yield (c,)
        for others in _end_to_end(claims, spells, spells[c.id].last, last):
            yield (c, *others)
