"""What must add up: the shape of a law over the figures of claims, and which claims may stand in it side by
side.

A law says that its left side is the sum of its right side, or at least that. Each of its places holds the
figures of all claims that answer one question; `together` says which of them are told of one time. Where
laws come from stands in `sums`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import wraps
from typing import TypeVar

from reconcile.align import THRESHOLD, Alignment
from reconcile.claim import Claim
from reconcile.corpus import Corpus
from reconcile.derive import Slot, layout
from reconcile.features import A_FEW_DAYS, BEFORE, FEATURES, GENERIC_UNITS, HOLDS
from reconcile.frames import Frame, scope_items
from reconcile.judge import (
    Context,
    Judgement,
    Relation,
    later,
    loose,
    of_two_ends,
    status_class,
    years_apart,
)
from reconcile.lexicon import Concept, Lexicon, phrase_key
from reconcile.report import Link
from reconcile.span import Span
from reconcile.values.date import Date, Period, read_date
from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Quantity, Unit, convertible

# --- figures ----------


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """What one claim gives for one place: `interval` is the widest that its words and digits leave open."""

    claim: Claim
    amount: Amount
    interval: Interval

    @property
    def loose(self) -> int:
        """0 for an exact figure, 1 for a hedged one or a range, 2 for a bound."""
        return 2 if self.amount.bound else 1 if self.amount.hedge or self.amount.is_range else 0


def figure(claim: Claim, amount: Amount) -> Figure:
    return Figure(claim, amount, widest(amount))


COUNTED_ALIKE = Fraction(1, 50)  # voters or valid votes, sites at the year's end or on average


ALIKE_AS_FAR = "and how that is counted may differ by up to 2 %"


def roughly(f: Figure) -> Figure:
    """A whole that is not told together with its share: it may have been counted in another way, or on another day."""
    low, high = (f.interval.scale(1 + sign * COUNTED_ALIKE) for sign in (-1, 1))
    return replace(f, interval=low.hull(high))


EXACT_BELOW = 500  # a count below this with one zero at its end (120, 10) is meant to the last digit


def widest(amount: Amount) -> Interval:
    """All that the words allow, the digits leave open, and the trailing zeros of a larger count may hide."""
    found = amount.possible.hull(amount.digits)
    zeros = amount.rounded.width
    meant = zeros is None or (abs(amount.figure) < EXACT_BELOW and zeros <= 10)
    return found if meant else found.hull(loose(amount))


def sizes(claim: Claim, context: Context) -> list[Amount]:
    """The size that a claim is about, in each unit that it is given in: of a change, a level, or a part."""
    slots = _slots(claim, context)
    return next(([s.amount for s in slots[n]] for n in ("change", "level", "part") if n in slots), [])


def sizes_like(claim: Claim, own: Claim, context: Context) -> list[Amount]:
    """The size of a claim where it stands in for `own`: of "14 % of 28,000 staff" the 28,000, where `own` is the
    staff; "17 -> 10" may then give either, and gives none."""
    slots = _slots(claim, context)
    if "level" not in _slots(own, context) or "level" in slots:
        return sizes(claim, context)
    wholes = [name for name in ("whole", "before") if name in slots]
    if not wholes:
        return sizes(claim, context)
    return [] if "after" in slots and not slots["after"][0].how else [s.amount for s in slots[wholes[0]]]


def shares(claim: Claim, context: Context) -> list[Amount]:
    """The share that a claim gives as such, not by arithmetic."""
    slots = _slots(claim, context)
    found = [s for name in ("share", "level", "part", "change") for s in slots.get(name, ())]
    return [s.amount for s in found if s.amount.unit.dimension == "share" and not s.how]


def written(claim: Claim, slot: str, context: Context) -> list[Amount]:
    """What a claim says of this slot in so many words."""
    return [s.amount for s in _slots(claim, context).get(slot, ()) if not s.how]


def _slots(claim: Claim, context: Context) -> Mapping[str, list[Slot]]:
    return layout(claim.value, context.direction(claim)) if isinstance(claim.value, Quantity) else {}


def in_unit(amounts: Iterable[Amount], unit: Unit) -> Amount | None:
    return next((a for a in amounts if convertible(a.unit, unit)), None)


def common_unit(claims: Sequence[Claim], context: Context) -> Unit | None:
    """The first unit that all give their size in; one that says what is counted before a bare figure."""
    given = [sizes(c, context) for c in claims]
    units = [a.unit for amounts in given for a in amounts if a.unit.dimension not in ("share", "temperature")]
    units.sort(key=lambda u: u.dimension == "number")
    return next((u for u in units if all(in_unit(amounts, u) is not None for amounts in given)), None)


# --- laws ----------

Together = Callable[[int, Claim, int, Claim], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Addend:
    """`sign` times (a share of) a variable; a variable without figures is one that nobody gives."""

    sign: int
    variable: str
    figures: tuple[Figure, ...]
    share: str = ""
    shares: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """`left` is the sum of `right` (`exact`), or no less than it. `given` is the sentence that states it.

    `places` are its figures one after the other, those of a share before what it is a share of; `together` is
    asked about two of them by number.
    """

    left: Addend
    right: tuple[Addend, ...]
    given: str
    together: Together
    exact: bool = True
    span: Span | None = None
    own: tuple[Claim, ...] = ()  # of the source that states it, one for each place
    # The two places of one measure: what is after a change and what was before it, or who has more and who has fewer.
    moves: tuple[int, int] | None = None
    # Its places are of measures so different that no two claims of them contradict each other. It stands for itself:
    # in a chain of laws a claim that is taken for what it is not would break it too easily.
    distinct: bool = False
    most: Fraction | None = None  # of how many times the left side its parts may be, not to be parts of another whole
    surmised: bool = False  # the words leave it open whether it holds for these claims

    @property
    def addends(self) -> tuple[Addend, ...]:
        return (self.left, *self.right)

    @property
    def places(self) -> list[tuple[Figure, ...]]:
        return [place for a in self.addends for place in ((a.shares, a.figures) if a.share else (a.figures,))]

    @property
    def key(self) -> tuple[object, ...]:
        """The same for two laws that say the same of the same variables."""
        right = sorted((a.sign, a.variable, a.share) for a in self.right)
        return (self.exact, self.left.variable, self.left.share, tuple(right))


# --- the corpus as laws need it ----------


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Claims by id, in order of their ids; `question` is the number of a claim's question; `too_large` has
    the pairs (a < b) of a part and a whole that is less than it."""

    corpus: Corpus
    by_id: Mapping[str, Claim]
    alignment: Alignment
    judgements: Mapping[tuple[str, str], Judgement]
    context: Context
    links: Sequence[Link]
    question: Mapping[str, int]
    too_large: frozenset[tuple[str, str]]
    known: dict[tuple[object, ...], object] = field(default_factory=dict)  # what is worked out once, see `by_form`

    @property
    def lexicon(self) -> Lexicon:
        return self.context.lexicon

    def frame(self, claim: Claim) -> Frame:
        return self.alignment.frames[claim.id]

    def scope(self, claim: Claim) -> tuple[Concept, ...]:
        return self._concepts(claim, self.frame(claim).scope)

    def predicate(self, claim: Claim) -> tuple[Concept, ...]:
        return self._concepts(claim, self.frame(claim).predicate)

    def counted(self, claim: Claim) -> tuple[Concept, ...]:
        return self._concepts(claim, self.frame(claim).counted)

    def measure(self, claim: Claim) -> tuple[Concept, ...]:
        """Predicate and counted thing."""
        f = self.frame(claim)
        return self._concepts(claim, f.things)

    def subject(self, claim: Claim) -> tuple[Concept, ...]:
        return self._concepts(claim, self.frame(claim).subject)

    def _concepts(self, claim: Claim, indices: Iterable[int]) -> tuple[Concept, ...]:
        everything = self.frame(claim).everything
        return tuple(everything[i] for i in indices)

    def telling(self, concepts: Iterable[Concept]) -> list[Concept]:
        """Those that are not among the words that say little."""
        weak = self.lexicon.weak
        return [c for c in concepts if c.key not in weak and c.senses.isdisjoint(weak)]

    def covers(self, claim: Claim, words: Iterable[Concept], affinity: float) -> bool:
        """Each of the words has one in the claim that means nearly the same, from 0 for nothing to 1 for just that."""
        said = self.frame(claim).everything
        return all(any(self.alignment.affinity(c, d) >= affinity for d in said) for c in words)

    def mates(self, claim: Claim) -> Iterator[Claim]:
        """The usable claims of its question, itself among them."""
        for id in self.alignment.questions[self.question[claim.id]]:
            if usable(self.by_id[id]):
                yield self.by_id[id]

    def variable(self, claim: Claim, unit: Unit, slot: str = "size") -> str:
        """The name of what its question asks for, of this extent, in units that can be compared."""
        kind = "count" if unit.dimension in ("count", "number") else f"{unit.dimension} {unit.base}"
        return f"{self.question[claim.id]} {self.extent(claim)} {slot} {kind} {unit.per}"

    def extent(self, claim: Claim) -> str:
        """The one part that a claim is about, "" for the whole and for a list of all parts."""
        return "" if len(items(claim)) > 1 else " ".join(sorted(min(c.senses) for c in self.scope(claim)))

    def clash(self, a: Claim, b: Claim, moved: bool = False) -> bool:
        """The two alone are reported already: they differ, or a part is more than its whole. Where it has `moved`
        between them one may be an update of the other."""
        pair = (min(a.id, b.id), max(a.id, b.id))
        found = self.judgements.get(pair)
        if found is not None and found.relation is Relation.UPDATE:
            return not moved
        if found is not None and found.relation is Relation.CONFLICT:
            by_a_third = bool(shares(a, self.context)) != bool(shares(b, self.context))
            return not by_a_third
        return not moved and pair in self.too_large


def view_of(
    claims: Sequence[Claim],
    corpus: Corpus,
    alignment: Alignment,
    judgements: Mapping[tuple[str, str], Judgement],
    links: Sequence[Link],
    context: Context,
) -> View:
    question = {id: n for n, group in enumerate(alignment.questions) for id in group}
    too_large = frozenset((min(x.part, x.whole), max(x.part, x.whole)) for x in links if not x.holds)
    by_id = {c.id: c for c in sorted(claims, key=lambda c: c.id)}
    return View(corpus, by_id, alignment, judgements, context, links, question, too_large)


_Found = TypeVar("_Found")


def by_form(work: Callable[[Claim, View], _Found]) -> Callable[[Claim, View], _Found]:
    """Of claims in just the same words it is worked out once."""

    @wraps(work)
    def once(claim: Claim, view: View) -> _Found:
        key = (work, view.frame(claim).form, claim.predicate)
        if key not in view.known:
            view.known[key] = work(claim, view)
        return view.known[key]  # type: ignore[return-value]

    return once


def usable(claim: Claim) -> bool:
    """A figure that its source stands behind."""
    return (
        isinstance(claim.value, Quantity)
        and claim.certainty != "possible"
        and status_class(claim) != "not so"
    )


def amounts(view: View) -> Sequence[Claim]:
    """The figures that their sources stand behind, without shares."""
    return _split(view)[0]


def portions(view: View) -> Sequence[Claim]:
    """The shares."""
    return _split(view)[1]


def _split(view: View) -> tuple[list[Claim], list[Claim]]:
    key = (_split,)
    if key not in view.known:
        told: tuple[list[Claim], list[Claim]] = ([], [])
        for c in view.by_id.values():
            if usable(c):
                told[bool(shares(c, view.context))].append(c)
        view.known[key] = told
    return view.known[key]  # type: ignore[return-value]


COMMON = 400  # a word that more claims than this share brings none together


class Near:
    """Claims by their telling words, so that those of one thing are found without comparing all with all. `by_name`,
    those that name something are found by its name alone; `by_stock`, those of one stock are found as well."""

    def __init__(
        self,
        claims: Sequence[Claim],
        words: Callable[[Claim], Iterable[Concept]],
        view: View,
        by_name: bool = False,
        by_stock: bool = False,
    ) -> None:
        self._words, self._view, self._by_name = words, view, by_name
        broader, stock = view.lexicon.broader, view.lexicon.stock
        self._above = (broader, stock) if by_stock else (broader,)
        self._by_key: dict[str, list[Claim]] = {}
        for claim in claims:
            for key in self._keys(claim):
                self._by_key.setdefault(key, []).append(claim)

    def to(self, claim: Claim) -> list[Claim]:
        """Those that share a word with it, in order of their ids."""
        return self.with_senses(self._keys(claim))

    def with_senses(self, senses: Iterable[str]) -> list[Claim]:
        """Those that have a word of one of these senses, in order of their ids."""
        found = (self._by_key.get(sense, []) for sense in senses)
        near = {c.id: c for claims in found if len(claims) <= COMMON for c in claims}
        return [near[id] for id in sorted(near)]

    def _keys(self, claim: Claim) -> set[str]:
        concepts = list(self._words(claim))
        names = [c for c in concepts if c.name]
        if self._by_name and names:
            initials = {"".join(word[0] for word in c.name) for c in names if len(c.name) > 1}
            return initials.union(*((*c.senses, *c.name) for c in names))
        senses = {s for c in concepts for s in (*c.senses, *c.name)}
        return senses | {up for s in senses for table in self._above for up in table.get(s, ())}


# --- one time ----------

MONTH = 31 * 24 * 60  # minutes


def one_time(a: Claim, b: Claim, view: View) -> bool:
    """Both can be told of one time. Where only one says of when it is, that is not long before the other's
    article; what does not change with time needs no time."""
    if a is b:
        return True
    if view.context.over_time(a) == view.context.over_time(b) == "fixed":
        return a.when is None or b.when is None or a.when.period.overlaps(b.when.period)  # the first vote, the second
    years = view.frame(a).times, view.frame(b).times
    if years[0] and years[1] and years[0].isdisjoint(years[1]):
        return False
    if _day_and_season(a, b, view) or _half_and_year(a, b, view) or _moved_on(a, b, view):
        return False
    if _was_to_come(a, years[1], years[0]) or _was_to_come(b, years[0], years[1]):
        return False
    for dated, bare in ((a, b), (b, a)):
        if dated.when is not None and bare.when is None and bare.source.published is not None:
            now = bare.source.published.period
            recent = Period(None if now.first is None else now.first - MONTH, now.last)
            return dated.when.period.overlaps(recent)
    return True


A_SEASON = 80 * 24 * 60  # minutes


def _day_and_season(a: Claim, b: Claim, view: View) -> bool:
    """What was lost on one day is not what was lost since the new year."""
    if a.when is None or b.when is None or not (view.context.direction(a) and view.context.direction(b)):
        return False
    spans = [_length(when.period, c) for when, c in ((a.when, a), (b.when, b))]
    return min(spans) <= A_FEW_DAYS and max(spans) >= A_SEASON


A_MONTH = 28 * 24 * 60  # minutes, at the least
MUCH_LONGER = 1.5  # a year is that beside its first half, but not beside its first eleven months


def _half_and_year(a: Claim, b: Claim, view: View) -> bool:
    """What was sold in a half-year is not what was sold in the year; what there is at a time, no time adds to."""
    if a.when is None or b.when is None or a.when.bound or b.when.bound:
        return False
    if any(not c.senses.isdisjoint(view.lexicon.stocks) for x in (a, b) for c in view.measure(x)):
        return False
    spans = sorted(_length(when.period, c) for when, c in ((a.when, a), (b.when, b)))
    return spans[0] >= A_MONTH and spans[1] >= MUCH_LONGER * spans[0]


def _length(period: Period, claim: Claim) -> float:
    """Of a time "since January" up to the article."""
    told = claim.source.published
    last = period.last if period.last is not None or told is None else told.period.last
    return float("inf") if period.first is None or last is None else last - period.first


def _was_to_come(plan: Claim, past: frozenset[str], named: frozenset[str]) -> bool:
    """What is still to come when it is told is not of a year gone by then that the other names: the cuts of 2023."""
    published = plan.source.published
    if named or not past or published is None or not _to_come(plan, published):
        return False
    return all(read_date(year[1:]).period.before(published.period) for year in past)


def _to_come(claim: Claim, published: Date) -> bool:
    if claim.status in ("planned", "proposed", "considered"):
        return True
    if claim.when is None or status_class(claim) != "decided" or claim.when.period.first is not None:
        return False
    ends, told = claim.when.period.last, published.period.last  # "by 2027"
    return ends is not None and told is not None and ends > told


def _moved_on(a: Claim, b: Claim, view: View) -> bool:
    """Time orders them so that both may be true: what only grows moves from day to day, a level between its own
    times or over a year (the rule by which two claims of one question are an update)."""
    grows = "cumulative" in (view.context.over_time(a), view.context.over_time(b))
    if grows and of_two_ends(a, b):
        return True
    if grows and _still_counted(a, b):
        return True
    if later(a, b) == 0:
        return False
    return grows or (a.when is not None and b.when is not None) or years_apart(a, b)


def growth(a: Claim, b: Claim, view: View) -> int:
    """1 where the second is told later of what only grows, -1 where earlier; 0 where both are told of one time or
    nothing orders them so."""
    if "cumulative" not in (view.context.over_time(a), view.context.over_time(b)):
        return 0
    return _still_counted(a, b) or (0 if years_apart(a, b) else later(a, b))


def _still_counted(a: Claim, b: Claim) -> int:
    """Two tolls of one day, that of what happened: one told within days of it, when it was still counted, the other a
    month later or more. 1 where the second is the later one, -1 where the first is, else 0."""
    if a.when is None or b.when is None or a.when.period != b.when.period or a.when.period.last is None:
        return 0
    told = [c.source.published.period.first if c.source.published is not None else None for c in (a, b)]
    if told[0] is None or told[1] is None:
        return 0
    day, early, late = a.when.period.last, min(told[0], told[1]), max(told[0], told[1])
    if early - day > A_FEW_DAYS or late - day < MONTH:
        return 0
    return 1 if told[0] < told[1] else -1


def of_near_articles(i: int, a: Claim, j: int, b: Claim) -> bool:
    """Told in articles of one year, or each of a time of its own."""
    return (a.when is not None and b.when is not None) or not years_apart(a, b)


A_YEAR = 366 * 24 * 60  # minutes


def of_one_year(i: int, a: Claim, j: int, b: Claim) -> bool:
    """Told of times that are no more than a year apart, whenever their articles were written."""
    one, other = (c.when or c.source.published for c in (a, b))
    if one is None or other is None:
        return True
    ends = ((x.period.last, y.period.first) for x, y in ((one, other), (other, one)))
    return all(last is None or first is None or first - last <= A_YEAR for last, first in ends)


def of_one_time(view: View) -> Together:
    return lambda _, a, __, b: one_time(a, b, view)


# --- one extent, one subject, one measure, one flow ----------


def meet(xs: Sequence[Concept], ys: Sequence[Concept]) -> bool:
    """Every concept of the one means one of the other, and the other way round."""
    return all(any(x.senses & y.senses for y in ys) for x in xs) and all(
        any(x.senses & y.senses for x in xs) for y in ys
    )


def same_extent(a: Claim, b: Claim, view: View) -> bool:
    """Two aligned claims are of one place or part. A scope that only one of them names is looked for in the
    other's words; where there is none, only a list of all parts is the whole."""
    one, other = view.scope(a), view.scope(b)
    if one and other:
        return meet(one, other)
    if not one and not other:
        return True
    named, silent = (a, b) if one else (b, a)
    if view.frame(silent).everywhere:
        return False
    f = view.frame(silent)
    words = [f.everything[i] for i in (*f.subject, *f.predicate)]
    said = {s for c in words for s in c.senses.union(*c.parts)}
    if all(not c.senses.isdisjoint(said) for c in view.scope(named)):  # "suspected", and "suspected cases"
        return True
    places = [c for c in words if any(s in view.lexicon.within for s in c.senses)]
    return meet(view.scope(named), places) if places else len(items(named)) > 1


def same_subject(a: Claim, b: Claim, view: View) -> bool:
    """The subjects bear the same names, or nearly the same words where they bear none."""
    one, other = ([c for c in view.subject(x) if c.name] for x in (a, b))
    if one and other:
        alike = view.alignment.affinity
        return len(one) == len(other) and all(any(alike(c, d) >= 0.9 for d in other) for c in one)
    if one or other:
        return False
    look = view.alignment.look(a.id, b.id)
    return look.dice(look.a.subject, look.b.subject) >= 0.8


def one_subject(a: Claim, b: Claim, view: View) -> bool:
    """They name one thing, or are about one where not both name any: "ferry Marisol", "the sinking of the Marisol"; the
    subjects need not be the same."""
    one, other = ([c for c in view.subject(x) if c.name] for x in (a, b))
    if one and other:
        return any(view.alignment.affinity(c, d) >= 0.9 for c in one for d in other)
    look = view.alignment.look(*sorted((a.id, b.id)))
    return look.subjects_met() >= 0.5 and not all(look.strangers)


def may_be_one(a: Claim, b: Claim, view: View) -> bool:
    """Nothing says that they are about two things: they name one, or not both name any, and neither is of a first or a
    second of which the other does not speak."""
    one, other = (_bearers(x, view) for x in (a, b))
    alike = view.alignment.affinity
    who = [[c for c in view.subject(x) if is_who(c, view)] for x in (a, b)]
    if all(who) and not any(spoken_of(c, b, view) for c in who[0]) and not any(spoken_of(c, a, view) for c in who[1]):
        return False  # the writers, and the actors
    happening = view.alignment.look(*sorted((a.id, b.id))).one_happening  # it may go by several names
    comparable = not a_place_and_a_name(one, other, view)  # "the German nurse", and her name
    if one and other and not happening and comparable and not any(alike(c, d) >= 0.9 for c in one for d in other):
        named = any(spoken_of(c, b, view) for c in one) or any(spoken_of(c, a, view) for c in other)
        if not named:
            return False
    if any(_numbered(x, view) and view.subject(y) and not _share_a_word(x, y, view) for x, y in ((a, b), (b, a))):
        return False
    for x, y in ((a, b), (b, a)):
        singled = [c for c in (*view.subject(x), *view.scope(x)) if not c.senses.isdisjoint(_ONE_OF_SEVERAL)]
        if any(not spoken_of(c, y, view) for c in singled):
            return False
    return True


def _numbered(claim: Claim, view: View) -> bool:
    """It is about one of several that go by numbers: "Crew-9"."""
    return any(c.written.isdigit() for c in view.subject(claim)) and not any(c.name for c in view.subject(claim))


def _share_a_word(a: Claim, b: Claim, view: View) -> bool:
    return any(spoken_of(c, b, view) for c in view.subject(a)) or any(spoken_of(c, a, view) for c in view.subject(b))


def _bearers(claim: Claim, view: View) -> list[Concept]:
    """The names in its subject, without those whose something is that it is about: "Nasa's two astronauts"."""
    subject = view.subject(claim)
    own = [c for c in subject if c.name and not c.written.endswith(("'s", "’s", "s'", "s’"))]
    plain = any(not c.name and view.telling([c]) for c in subject)
    return own if plain else [c for c in subject if c.name]


def a_place_and_a_name(xs: Sequence[Concept], ys: Sequence[Concept], view: View) -> bool:
    """One of the two has but names of places, and the other none."""
    known = [[not c.senses.isdisjoint(view.lexicon.within) for c in names] for names in (xs, ys)]
    return any(all(one) and not any(other) for one, other in (known, known[::-1]))


def is_who(c: Concept, view: View) -> bool:
    """A word for people, or for who acts."""
    sorts = (sort for s in c.senses for sort in view.lexicon.sorts.get(s, ()))
    if c.name or c.key in GENERIC_UNITS:
        return False
    return "people" in sorts or not c.senses.isdisjoint(view.lexicon.agents)


_ONE_OF_SEVERAL = BEFORE | {"=first", "=second", "=third", "=final", "=additional", "=later", "=new", "=next"}


def spoken_of(c: Concept, claim: Claim, view: View) -> bool:
    """Some word of the claim, or a name, is nearly the same."""
    return any(view.alignment.affinity(c, d) >= 0.9 for d in view.frame(claim).everything)


def same_measure(a: Claim, b: Claim, view: View) -> bool:
    """The same is counted in both, names and scopes aside."""
    look = view.alignment.look(a.id, b.id)

    def told(f: Frame) -> tuple[int, ...]:
        scope = {s for i in f.scope for s in f.everything[i].senses}
        once = {f.everything[i].key: i for i in (*f.counted, *f.predicate)}
        beside = scope | HOLDS if f.counted else scope
        words = ((i, f.everything[i]) for i in sorted(once.values()))
        return tuple(i for i, c in words if not c.name and view.telling([c]) and c.senses.isdisjoint(beside))

    if FEATURES["level-against-change"](look):
        return False
    xs, ys = told(look.a), told(look.b)
    return bool(xs) and bool(ys) and one_flow(a, b, view) and look.dice(xs, ys) >= 0.75


def unmatched(
    claim: Claim, other: Claim, aside: frozenset[str], view: View, strict: bool = False
) -> list[Concept]:
    """The telling words of the one that have no counterpart in the other, but for names and those that are `aside`.
    Where it is `strict`, one that means less than the other's ("drowned", of "killed") has none."""
    alike, (meant, wider_there, telling) = view.alignment.affinity, _meant_by(other, view)
    found = []
    for c, wider, parts in _to_match(claim, aside, view):
        met = not c.senses.isdisjoint(wider_there) or not (strict or wider.isdisjoint(meant))
        met_in_parts = any(not part.isdisjoint(meant) for part in parts)  # "container ships", and "ships"
        if not met and not met_in_parts and all(alike(c, d) < (NEARLY if strict else ALIKE) for d in telling):
            found.append(c)
    return found


_Senses = Set[str]


def _to_match(
    claim: Claim, aside: frozenset[str], view: View
) -> Sequence[tuple[Concept, _Senses, Sequence[_Senses]]]:
    """The telling words of a claim, each with what it is a kind of and the senses of its parts."""
    key = (_to_match, view.frame(claim).form, claim.predicate, aside)
    if key not in view.known:
        beside = TIME | HOLDS | view.lexicon.light | view.lexicon.weak | aside
        happens = view.frame(claim).happening  # that it was the quake goes without saying
        subject = () if happens else view.subject(claim)
        words = (c for c in (*subject, *view.measure(claim)) if not c.name and c.key not in beside)
        view.known[key] = [
            (c, _above(c.senses, view.lexicon), [part for part in c.parts if part.isdisjoint(beside | PEOPLE)])
            for c in words
            if c.senses.isdisjoint(beside)
        ]
    return view.known[key]  # type: ignore[return-value]


@by_form
def _meant_by(claim: Claim, view: View) -> tuple[_Senses, _Senses, Sequence[Concept]]:
    """All that the words of a claim and their parts mean, the same with what these are kinds of, and the words but for
    "people"."""
    said = view.frame(claim).everything
    meant = {s for d in said for s in d.senses.union(*d.parts)}
    return meant, meant | _above(meant, view.lexicon), [d for d in said if d.senses.isdisjoint(PEOPLE)]


PEOPLE = frozenset(("=people", "peopl"))
NEARLY = 0.9  # from here on two words mean one thing


def _above(senses: Iterable[str], lexicon: Lexicon) -> set[str]:
    """What they are kinds of, and what they change."""
    return {up for s in senses for up in (*lexicon.broader.get(s, ()), *lexicon.stock.get(s, ()))}


def one_measure(a: Claim, b: Claim, aside: frozenset[str], view: View) -> bool:
    """But for the words that are aside, of the two at most one says something that the other does not, in one word, and
    nothing that singles out one of several."""
    if FEATURES["level-against-change"](view.alignment.look(*sorted((a.id, b.id)))):
        return False
    found = [*unmatched(a, b, aside, view), *unmatched(b, a, aside, view)]
    if any(singles_out(c, view) for c in found):
        return False
    return len({c.key for c in found}) <= 1 and one_flow(a, b, view)


def singles_out(c: Concept, view: View) -> bool:
    """A word for one of several, or for some people of many."""
    return not c.senses.isdisjoint(view.lexicon.qualifiers | view.lexicon.subgroups)


def of_one_rank(a: Concept, b: Concept, view: View) -> bool:
    """Two of a kind, neither of which is the other: the first round and the runoff, the dead and the injured."""
    table = view.lexicon.rivals
    one, other = ({k for s in c.senses for k in table.get(s, ())} for c in (a, b))
    return a.senses.isdisjoint(b.senses) and not one.isdisjoint(other)


ALIKE = 0.5  # from here on a word has its counterpart


def one_flow(a: Claim, b: Claim, view: View) -> bool:
    """Both changes in one direction, or both levels; a figure that only its words make a change may be
    either."""
    one, other = view.context.direction(a), view.context.direction(b)
    if one and other:
        return one == other
    return one == other or not (view.frame(a).signed or view.frame(b).signed)


def sure(a: Claim, b: Claim, view: View) -> bool:
    """Aligned for their own likeness, not only by way of others in their question. Of one source only what it
    says twice: it means by each claim what its equations use it for."""
    pair = (min(a.id, b.id), max(a.id, b.id))
    if a.source.id == b.source.id:
        return pair not in view.judgements
    return view.alignment.scores.get(pair, 0.0) >= THRESHOLD


def stands_in(claim: Claim, own: Claim, view: View) -> bool:
    """It surely says of the same thing what the other, in the same question, says of it."""
    if (claim.when is None) != (own.when is None) and not _same_figure(claim, own, view.context):
        return False  # another figure, of a time that the other does not tell: the charge of one quarter
    alike = sure(claim, own, view) and same_extent(claim, own, view) and one_flow(claim, own, view)
    if names_more(claim, own, view) or names_more(own, claim, view) or narrower(claim, own, view):
        return False
    return alike and foreseen(claim, view) == foreseen(own, view)


def narrower(claim: Claim, other: Claim, view: View, aside: frozenset[str] = frozenset()) -> bool:
    """It is of a kind of what the other is of: wide-bodies, and aircraft."""
    own, kinds = (unmatched(claim, other, aside, view, strict) for strict in (False, True))
    return len(kinds) > len(own)


def of_a_kind(share: Claim, base: Claim, view: View) -> bool:
    """The share says that it is of a kind of what there is in all: of the office staff. A job is of the staff."""
    said, broader = view.frame(base).senses(range(len(view.frame(base).everything))), view.lexicon.broader
    named = (view.frame(share).everything[i].senses for i in view.frame(share).whole)
    kinds = (senses for senses in named if senses.isdisjoint(said) and "=job" not in senses)
    return any(not said.isdisjoint(broader.get(s, ())) for senses in kinds for s in senses)


def names_more(claim: Claim, other: Claim, view: View, aside: frozenset[str] = frozenset()) -> bool:
    """What it measures is of something by its name, a model of car, of which the other does not speak."""
    named = (c for c in view.measure(claim) if c.name and c.senses.isdisjoint(aside))
    return any(not spoken_of(c, other, view) for c in named)


def _same_figure(a: Claim, b: Claim, context: Context) -> bool:
    one, other = ({x.figure for x in (*sizes(c, context), *shares(c, context))} for c in (a, b))
    return not one.isdisjoint(other)


@by_form
def foreseen(claim: Claim, view: View) -> bool:
    """It gives a forecast, a target or a demand: a margin of 5.6 % was to be earned, and 5.9 % of the sales were."""
    table = view.lexicon.supposed | {"=forecast", "=target"}
    words = [c for c in (*view.subject(claim), *view.predicate(claim), *view.scope(claim)) if not c.name]
    return any(not c.senses.union(*c.parts).isdisjoint(table) for c in words)


# --- the figures of one place ----------


def own_figures(claim: Claim, unit: Unit, view: View, own: Claim | None = None) -> tuple[Figure, ...]:
    amount = in_unit(sizes_like(claim, own or claim, view.context), unit)
    return (figure(claim, amount),) if amount is not None else ()


def stand_ins(
    own: Claim, unit: Unit, view: View, test: Callable[[Claim], bool] = lambda _: True
) -> tuple[Figure, ...]:
    """What its question's claims give in this unit, where they surely say what this one does; `test` asks more."""
    others = (c for c in view.mates(own) if c is own or (stands_in(c, own, view) and test(c)))
    return tuple(f for c in sorted(others, key=lambda c: c.id) for f in own_figures(c, unit, view, own))


def share_figures(claims: Iterable[Claim], own: Claim, view: View) -> tuple[Figure, ...]:
    """The shares that these claims give, where they surely say what this one does."""
    found = []
    for c in sorted(claims, key=lambda c: c.id):
        given = shares(c, view.context)
        if given and (c is own or stands_in(c, own, view)):
            found.append(figure(c, given[0]))
    return tuple(found)


def one_variable(figures: Sequence[Figure], unit: Unit, view: View) -> str:
    """The variable of the one question that all these answer, or ""."""
    names = {view.variable(f.claim, unit) for f in figures}
    return names.pop() if len(names) == 1 else ""


# --- words ----------

# The senses of words that only say when.
TIME = frozenset((
    "=previous", "=former", "=after that time", "=current", "=end", "=begin", "=date", "=year", "=annual", "=a month",
    "=season", "=monthly", "=a week", "=weekly", "=a day", "=daily", "=quarterly", "now", "today", "ago",
))  # fmt: skip


def means(claim: Claim, name: str, senses: frozenset[str], view: View) -> bool:
    words = view.telling(view.predicate(claim))
    one_word = len(words) == 1 and not words[0].senses.isdisjoint(senses)
    return one_word or phrase_key(claim.predicate) == phrase_key(name)


def items(claim: Claim) -> list[str]:
    """The parts that a scope lists: `[Turkey, Syria]`, "Turkey and Syria"."""
    return [item for scope in claim.scope for item in scope_items(scope)]
