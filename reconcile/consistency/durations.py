"""Dates and durations: from the start of something to its end it lasts as long as somebody says it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reconcile.claim import Claim
from reconcile.consistency.laws import Near, View, widest
from reconcile.judge import DECIDED, OPEN, status_class
from reconcile.lexicon import Concept
from reconcile.values.date import Date, days_between, months_between
from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Quantity

DAY = 86_400  # seconds
SLACK = Interval(Fraction(-1), Fraction(1))  # people count the last day, or month, or do not; and time zones
_LASTS = frozenset(("=duration",))
_STARTS = frozenset(("=begin", "=date of start"))
_ENDS = frozenset(("=date of end", "=end", "=complete", "=deal completed"))
_MADE_KNOWN = frozenset(("=announce", "=announcement", "=announcement of deal"))
_COMPLETE = frozenset(("=complete", "=deal completed"))
_ROLES = _LASTS | _STARTS | _ENDS | _MADE_KNOWN
_PLANNED = frozenset(("=expected closing", "=expected", "=deadline"))


@dataclass(frozen=True, slots=True, eq=False)
class Triple:
    """A duration and the dates that it lies between. `between` is what the dates leave open, `stated` what
    the duration does, both in `unit` (month or day)."""

    duration: Claim
    start: Claim
    end: Claim
    between: Interval
    stated: Interval
    unit: str

    @property
    def claims(self) -> tuple[Claim, Claim, Claim]:
        return (self.duration, self.start, self.end)

    @property
    def fits(self) -> bool:
        return (self.between + SLACK).overlaps(self.stated)


def broken(view: View) -> list[Triple]:
    """Every duration that does not fit between a start and an end of the same thing."""
    lasting = [c for c in view.by_id.values() if _duration(c) is not None and _senses(c, view) & _LASTS]
    if not lasting:
        return []
    dated = [c for c in view.by_id.values() if _date(c) is not None]
    starts = Near(
        [c for c in dated if _senses(c, view) & (_STARTS | _MADE_KNOWN)], lambda c: _content(c, view), view
    )
    ends = Near([c for c in dated if _senses(c, view) & _ENDS], lambda c: _content(c, view), view)
    return [t for d in lasting for t in _triples(d, starts.to(d), ends.to(d), view) if not t.fits]


def mended(found: Triple, view: View) -> tuple[str, Claim] | None:
    """A place of it ("start" or "end") and a claim on the same question whose date would fit there."""
    for place, claim in (("start", found.start), ("end", found.end)):
        for id in view.alignment.questions[view.question[claim.id]]:
            other = view.by_id[id]
            start, end = (other, found.end) if place == "start" else (found.start, other)
            if other is not claim and _date(other) is not None and triple(found.duration, start, end).fits:
                return place, other
    return None


def _triples(duration: Claim, starts: list[Claim], ends: list[Claim], view: View) -> Iterator[Triple]:
    wanted = _STARTS | (_MADE_KNOWN if _senses(duration, view) & _COMPLETE else frozenset())
    mine = [c for c in starts if _senses(c, view) & wanted and _one_thing(duration, c, view)]
    for start in mine:
        for end in ends:
            if end is not start and _one_thing(duration, end, view) and _one_thing(start, end, view):
                yield triple(duration, start, end)


def triple(duration: Claim, start: Claim, end: Claim) -> Triple:
    """The three side by side; `start` and `end` must have dates."""
    amount, a, b = _duration(duration), _date(start), _date(end)
    assert amount is not None and a is not None and b is not None
    if amount.unit.base == "month":
        return Triple(duration, start, end, months_between(a, b), widest(amount), "month")
    return Triple(duration, start, end, days_between(a, b), widest(amount).scale(Fraction(1, DAY)), "day")


def _duration(claim: Claim) -> Amount | None:
    value = claim.value
    if not isinstance(value, Quantity) or value.shape != "amount" or value.amount is None or value.sign:
        return None
    unit = value.amount.unit
    return value.amount if unit.dimension == "time" and not unit.per and _stands(claim) else None


def _date(claim: Claim) -> Date | None:
    """When something that has happened happened."""
    found = claim.value if isinstance(claim.value, Date) else claim.when if claim.value is None else None
    sharp = found is not None and not (found.bound or found.fiscal or found.moved_from)
    return found if sharp and _stands(claim) else None


def _stands(claim: Claim) -> bool:
    """As a fact: certain, and neither only planned nor not so."""
    planned = claim.status in OPEN or (claim.status in DECIDED and claim.status != "announced")
    return claim.certainty == "certain" and not planned and status_class(claim) != "not so"


def _senses(claim: Claim, view: View) -> frozenset[str]:
    """Of the predicate; none where it speaks of a plan."""
    found = frozenset(s for c in view.predicate(claim) for s in c.senses)
    return frozenset() if found & _PLANNED else found


def _one_thing(a: Claim, b: Claim, view: View) -> bool:
    """They speak of the same: the names of the one are all in the other, whoever acts is named by both, and
    every word that is not about starting, ending or lasting has its counterpart."""
    look = view.alignment.look(*sorted((a.id, b.id)))
    for f, stranger in zip((look.a, look.b), look.strangers, strict=True):
        if stranger and all(f.everything[i].name for i in f.subject):  # "FTC: ended its case against the deal"
            return False
    xs, ys = _content(a, view), _content(b, view)
    names = sorted(([c for c in side if c.name] for side in (xs, ys)), key=len)
    plain = [[c for c in side if not c.name] for side in (xs, ys)]
    return (
        bool(xs)
        and bool(ys)
        and all(any(view.alignment.affinity(c, d) >= 0.9 for d in names[1]) for c in names[0])
        and bool(names[0]) == bool(names[1])
        and all(_has_counterpart(c, plain[1], view) for c in plain[0])
        and all(_has_counterpart(c, plain[0], view) for c in plain[1])
    )


def _content(claim: Claim, view: View) -> list[Concept]:
    """Subject and predicate without the words of the role, and without "first" and the like."""
    beside = _ROLES | view.lexicon.qualifiers
    f = view.frame(claim)
    words = view.telling(f.everything[i] for i in (*f.subject, *f.predicate))
    return [c for c in words if c.senses.isdisjoint(beside)]


def _has_counterpart(c: Concept, others: list[Concept], view: View) -> bool:
    """A word for the same, a broader one, or one that falls under the same: a merger and an acquisition are
    deals."""
    above = _above(c, view)
    return any(view.alignment.affinity(c, d) >= 0.5 or above & _above(d, view) for d in others)


def _above(c: Concept, view: View) -> set[str]:
    return {up for s in c.senses for up in view.lexicon.broader.get(s, ()) if up.startswith("=")}
