"""Two claims that answer one question: do they agree, fit, follow one another, or contradict?

First the values are compared (`Comparison`), then time, status and certainty turn that into a `Relation` of the
claims: 12 dead on Monday and 15 on Friday are different values and no conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from reconcile.because import Given, Reason, Said, So
from reconcile.claim import Claim, Names, Text
from reconcile.derive import ORDER, Slot, layout, percent, through_base
from reconcile.frames import typed_value
from reconcile.lexicon import Concept, Lexicon, tokens
from reconcile.names import NameBook
from reconcile.values.date import Date, Period, show_date
from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Quantity, convertible, show_amount

YEAR = 365 * 24 * 60
BOUND_REACH = Fraction(1, 10)  # between two times, "more than 50,000" is said of what lies at most this far above
MAGNITUDE = 10  # who knows of 19 million does not write "more than 1.9 million"


class Comparison(Enum):
    """Of two values."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"

    def __bool__(self) -> bool:
        raise TypeError("a Comparison has no truth value")


class Relation(Enum):
    """Of two claims."""

    AGREE = "agree"
    CONSISTENT = "consistent"
    UPDATE = "update"
    CONFLICT = "conflict"
    UNCERTAIN = "uncertain"

    def __bool__(self) -> bool:
        raise TypeError("a Relation has no truth value")


@dataclass(frozen=True, slots=True)
class Judgement:
    """`code` is the rule that a conflict or a difference in text breaks, "" for the other relations."""

    relation: Relation
    reason: Reason
    newer: str | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison and its reason in words."""

    result: Comparison
    text: str
    derived: tuple[str, ...] = ()  # arithmetic that led there


@dataclass(frozen=True, slots=True)
class Context:
    """What a judgement needs beyond the two claims. `bases` gives the amounts that other claims state as the whole
    of a stock (for shares): (claim id, amount); `direction` is the flow of a claim's figure; `over_time` its kind
    (level, cumulative, fixed); `single` whether a predicate has one value at a time."""

    lexicon: Lexicon
    names: NameBook
    direction: Callable[[Claim], int]
    over_time: Callable[[Claim], str]
    single: Callable[[Claim], bool]
    bases: Callable[[Claim], Sequence[tuple[str, Amount]]] = lambda _: ()
    fiscal: Callable[[Claim, Date], Date] = lambda _, d: d


# --- amounts --------------------------------------------------------------------------------------------------


def compare_amounts(a: Amount, b: Amount, at_once: bool = True) -> Compared:
    """Two figures. `at_once` is false when they are told of different times, so that a bound is a level just
    beyond its figure rather than a true bound."""
    a, b = _common_unit(a, b)
    if not convertible(a.unit, b.unit):
        if a.unit.dimension == b.unit.dimension == "money":
            return Compared(Comparison.INCOMPARABLE, f"{a.unit.base} and {b.unit.base} are two currencies, never converted by a rate")
        return Compared(Comparison.INCOMPARABLE, f"{show(a)} and {show(b)} have no unit in common")
    equal = a.figure == b.figure
    if a.bound == b.bound and a.is_range == b.is_range and equal:
        return Compared(Comparison.SAME, _equal_text(a, b))
    if not a.bound and not b.bound:
        if equal or a.digits.overlaps(b.digits):
            return Compared(Comparison.SAME, _equal_text(a, b) if equal else _rounded_text(a, b))
        if _loose(a).overlaps(_loose(b)):
            why = "with the hedge" if a.hedge or b.hedge else "to the digits that its zeros leave open"
            return Compared(Comparison.COMPATIBLE, f"{show(a)} and {show(b)} are the same {why}")
        return Compared(Comparison.DIFFERENT, f"{show(a)} is not {show(b)}")
    if _reach(a, at_once).overlaps(_reach(b, at_once)):
        return Compared(Comparison.COMPATIBLE, f"{show(a)} and {show(b)} can both be true")
    return Compared(Comparison.DIFFERENT, f"{show(a)} is not {show(b)}")


def _common_unit(a: Amount, b: Amount) -> tuple[Amount, Amount]:
    """A bare figure takes the other's unit: 7.8 beside 7.8 km."""
    if a.unit.dimension == "number" and b.unit.dimension not in ("number", "count"):
        return _as(a, b), b
    if b.unit.dimension == "number" and a.unit.dimension not in ("number", "count"):
        return a, _as(b, a)
    return a, b


def _as(bare: Amount, like: Amount) -> Amount:
    factor = like.unit.factor
    return replace(
        bare,
        figure=bare.figure * factor,
        digits=bare.digits.scale(factor),
        possible=bare.possible.scale(factor),
        rounded=bare.rounded.scale(factor),
        unit=like.unit,
    )


ROUNDED = Fraction(1, 20)  # trailing zeros are open digits only so far: 33,000 and 33,179, not 10 and 12


def _loose(a: Amount) -> Interval:
    """What the words allow, and what the trailing zeros do."""
    if a.bound or a.rounded == a.possible:
        return a.possible
    reach = abs(a.figure) * ROUNDED
    low, high = a.rounded.low, a.rounded.high
    if low is None or high is None or low > high:
        return a.possible
    near = Interval(max(low, a.figure - reach), min(high, a.figure + reach))
    return a.possible.hull(near)


def _reach(a: Amount, at_once: bool) -> Interval:
    """What a bound allows: everything beyond it, or between two times what lies just beyond."""
    if not a.bound:
        return _loose(a)
    if a.bound in (">", ">="):
        far = a.figure * (MAGNITUDE if at_once else 1 + BOUND_REACH)
        return Interval(a.figure, far, low_open=a.bound == ">", high_open=at_once) if far > a.figure else a.possible
    if at_once:
        return a.possible
    return Interval(a.figure - abs(a.figure) * BOUND_REACH, a.figure, high_open=a.bound == "<")


def show(a: Amount) -> str:
    """As written where it was, else the figure."""
    return a.written or show_amount(a)


def _equal_text(a: Amount, b: Amount) -> str:
    return f"both say {show(a)}" if show(a) == show(b) else f"{show(a)} is {show(b)}"


def _rounded_text(a: Amount, b: Amount) -> str:
    return f"{show(a)} is {show(b)} to the precision written"


# --- quantities -----------------------------------------------------------------------------------------------

_ALSO_COMPARED = (("level", "after"), ("level", "part"), ("level", "whole"), ("level", "before"), ("level", "change"), ("level", "share"), ("change", "part"))
_WORST = (Comparison.DIFFERENT, Comparison.COMPATIBLE, Comparison.SAME, Comparison.INCOMPARABLE)


def compare_quantities(
    a: Quantity, b: Quantity, direction_a: int, direction_b: int, at_once: bool = True
) -> Compared:
    """Two figures in whatever shape, in every slot that both fix; the worst outcome counts."""
    if _signed(a) and _signed(b) and direction_a != direction_b:
        return Compared(Comparison.DIFFERENT, "one is a rise, the other a fall")
    one, other = layout(a, direction_a), layout(b, direction_b)
    found = [
        c
        for name in ORDER
        if name in one and name in other
        for c in (_compare_slots(one[name], other[name], at_once),)
        if _told(one[name], other[name]) or name == "change"
    ]
    decided = [c for c in found if c.result is not Comparison.INCOMPARABLE]
    if decided:
        return min(decided, key=lambda c: (_WORST.index(c.result), not c.derived))
    crossed = [
        _compare_slots(x[p], y[q], at_once)
        for p, q in _ALSO_COMPARED
        for x, y in ((one, other), (other, one))
        if p in x and q in y
    ]
    for wanted in (Comparison.SAME, Comparison.COMPATIBLE, Comparison.DIFFERENT, Comparison.INCOMPARABLE):
        for c in crossed:
            if c.result is wanted:
                return c
    if found:
        return found[0]
    return Compared(Comparison.INCOMPARABLE, "the figures are given in ways that cannot be compared without a third one")


def _signed(q: Quantity) -> bool:
    """The figure itself says which way it goes; words alone may be misread."""
    return bool(q.sign) or q.shape == "change"


def _told(xs: Sequence[Slot], ys: Sequence[Slot]) -> bool:
    """At least one of the two was written, not derived."""
    return any(not s.how for s in xs) or any(not s.how for s in ys)


def _compare_slots(xs: Sequence[Slot], ys: Sequence[Slot], at_once: bool) -> Compared:
    """The same slot in several units: one that both give decides."""
    found = []
    for x in xs:
        for y in ys:
            c = compare_amounts(x.amount, y.amount, at_once)
            how = tuple(s.how for s in (x, y) if s.how)
            found.append(Compared(c.result, "; ".join((*how, c.text)) if c.result is not Comparison.SAME or not how else "; ".join(how), how))
    return min(found, key=lambda c: (c.result is Comparison.INCOMPARABLE, _WORST.index(c.result)))


# --- dates ----------------------------------------------------------------------------------------------------


def compare_dates(a: Date, b: Date) -> Compared:
    """Two dates by the intervals that they cover."""
    if a.moved_from is not None and b.moved_from is not None:
        before = compare_dates(a.moved_from, b.moved_from)
        if before.result is Comparison.DIFFERENT:
            return before
    if bool(a.fiscal) != bool(b.fiscal) or (a.fiscal and b.fiscal and a.fiscal != b.fiscal and a.period.overlaps(b.period)):
        if not a.period.overlaps(b.period):
            return Compared(Comparison.DIFFERENT, f"{show_date(a)} is not {show_date(b)}")
        return Compared(Comparison.INCOMPARABLE, f"{show_date(a)} and {show_date(b)} cannot be compared: when the fiscal year ends is not known")
    for one, other in ((a, b), (b, a)):
        if one.either and not other.either:
            return _either(one, other)
    if a.named == b.named and a.bound == b.bound:
        return Compared(Comparison.SAME, f"both say {show_date(a)}" if a.written == b.written else f"{show_date(a)} is {show_date(b)}")
    since = ("since", "from", "")
    if a.named == b.named and a.bound in since and b.bound in since:
        return Compared(Comparison.SAME, f"{a.written} and {b.written} name the same date")
    if not a.bound and not b.bound:
        if not a.period.overlaps(b.period):
            return Compared(Comparison.DIFFERENT, f"{show_date(a)} is not {show_date(b)}")
        coarse, fine = (a, b) if b.period.within(a.period) else (b, a)
        return Compared(Comparison.COMPATIBLE, f"{show_date(fine)} lies in {show_date(coarse)}" if fine.period.within(coarse.period) else f"{show_date(a)} and {show_date(b)} overlap")
    if {a.bound, b.bound} <= {"since", "from", ""}:
        if a.named.overlaps(b.named):
            return Compared(Comparison.COMPATIBLE, f"{a.written} and {b.written} fit")
        return Compared(Comparison.DIFFERENT, f"{show_date(a)} is not {show_date(b)}")
    if a.period.overlaps(b.period):
        return Compared(Comparison.COMPATIBLE, f"{show_date(a)} and {show_date(b)} can both be true")
    return Compared(Comparison.DIFFERENT, f"{show_date(a)} is not {show_date(b)}")


def _either(alternatives: Date, other: Date) -> Compared:
    if any(p.overlaps(other.period) for p in alternatives.either):
        return Compared(Comparison.COMPATIBLE, f"{show_date(other)} is one of {alternatives.written}")
    return Compared(Comparison.DIFFERENT, f"{show_date(other)} is none of {alternatives.written}")


# --- names and texts ------------------------------------------------------------------------------------------


def compare_names(a: Sequence[str], b: Sequence[str], context: Context) -> Compared:
    """Two lists of names: the same, one within or more precise than the other, or different."""
    links = [(x, y, context.names.compare(x, y)) for x in a for y in b]
    same_a = {x for x, _, r in links if r == "same"}
    same_b = {y for _, y, r in links if r == "same"}
    if same_a == set(a) and same_b == set(b):
        return Compared(Comparison.SAME, f"both name {_join(a)}" if tuple(a) == tuple(b) else f"{_join(a)} is {_join(b)}")
    if same_a == set(a) or same_b == set(b):
        short, long = (a, b) if same_a == set(a) else (b, a)
        return Compared(Comparison.COMPATIBLE, f"{_join(long)} holds {_join(short)}")
    for x, y, r in links:
        if r == "part":
            return Compared(Comparison.COMPATIBLE, f"{x} and {y}: one is more precise")
    return Compared(Comparison.DIFFERENT, f"{_join(a)} is not {_join(b)}")


def _join(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + " and " + names[-1]


_SMALL = frozenset("the a an".split())


def compare_texts(a: str, b: str, lexicon: Lexicon) -> Compared:
    """Two texts as words: the same, one holding the other, opposite, or not to be decided."""
    one = [t.word for t in tokens(a) if t.word not in _SMALL]
    other = [t.word for t in tokens(b) if t.word not in _SMALL]
    if one == other:
        return Compared(Comparison.SAME, f"both say “{a}”" if a == b else f"“{a}” and “{b}” are the same words")
    xs, ys = lexicon.concepts(a), lexicon.concepts(b)
    opposite = next(((x, y) for x in xs for y in ys if lexicon.opposed(x, y) or _contrary(x, y, lexicon)), None)
    if opposite:
        return Compared(Comparison.DIFFERENT, f"{opposite[0].written} is the opposite of {opposite[1].written}")
    if len(one) == len(other) == len(xs) == len(ys) and all(x.senses & y.senses for x, y in zip(xs, ys, strict=True)):
        return Compared(Comparison.SAME, f"“{a}” and “{b}” are the same in other words")
    if _holds(one, other) or _holds(other, one):
        return Compared(Comparison.COMPATIBLE, f"“{a}” and “{b}”: one says more than the other")
    return Compared(Comparison.INCOMPARABLE, f"“{a}” and “{b}” are other words, and whether they mean the same is not known")


def _contrary(x: Concept, y: Concept, lexicon: Lexicon) -> bool:
    return any((s, t) in lexicon.contrary for s in x.senses for t in y.senses)


def _holds(short: Sequence[str], long: Sequence[str]) -> bool:
    """`short` stands as a run of words in `long`."""
    n = len(short)
    return 0 < n < len(long) and any(list(long[i : i + n]) == list(short) for i in range(len(long) - n + 1))


# --- time, status, polarity -----------------------------------------------------------------------------------

OPEN = ("rumoured", "considered", "in talks", "proposed")
DECIDED = ("planned", "announced", "agreed")
REAL = ("under way", "completed")
NOT_SO = ("denied", "ruled out", "cancelled", "blocked")


def status_class(claim: Claim) -> str:
    """open, decided, real, not so, or "" when it is not known (`reported` says no more)."""
    if claim.negated or claim.status in NOT_SO:
        return "not so" if not (claim.negated and claim.status in NOT_SO) else ""
    for name, words in (("open", OPEN), ("decided", DECIDED), ("real", REAL)):
        if claim.status in words:
            return name
    return ""


def later(a: Claim, b: Claim) -> int:
    """+1 when `b` is later, -1 when `a` is, 0 when there is no order. Valid time first, else publication; the
    time of what was considered, in talks or proposed is when it was so."""
    if a.when is not None and b.when is not None:
        return _order(a.when.period, b.when.period)
    one, other = _told_of(a), _told_of(b)
    return _order(one, other) if one is not None and other is not None else 0


def _told_of(claim: Claim) -> Period | None:
    if claim.when is not None and claim.status in OPEN:
        return claim.when.period
    return claim.source.published.period if claim.source.published is not None else None


def same_time(a: Claim, b: Claim) -> bool:
    """Both are told of one day, so that a difference is no matter of time; false when a time is vague or unknown."""
    spans = [c.when.period if c.when is not None else _told_of(c) for c in (a, b)]
    if spans[0] is None or spans[1] is None:
        return False
    return spans[0].overlaps(spans[1]) and all(s is not None and _days(s) <= 2 for s in spans)


def _days(p: Period) -> float:
    return float("inf") if p.first is None or p.last is None else (p.last - p.first) / (24 * 60)


def _order(a: Period, b: Period) -> int:
    return 1 if a.before(b) else -1 if b.before(a) else 0


def _apart(a: Claim, b: Claim) -> int:
    """Minutes between the publications, 0 when they overlap or are unknown."""
    if a.source.published is None or b.source.published is None:
        return 0
    p, q = a.source.published.period, b.source.published.period
    for x, y in ((p, q), (q, p)):
        if x.last is not None and y.first is not None and x.last <= y.first:
            return y.first - x.last
    return 0


def years_apart(a: Claim, b: Claim) -> bool:
    """The sources are a year or more apart, long enough for a level to change."""
    return _apart(a, b) >= YEAR


def _newer(a: Claim, b: Claim) -> str | None:
    order = later(a, b)
    return b.id if order > 0 else a.id if order < 0 else None


# --- the judgement --------------------------------------------------------------------------------------------


def judge(a: Claim, b: Claim, context: Context) -> Judgement:
    """The relation of two claims that answer one question, with its reason."""
    return _with_announcement(a, b, _judge(a, b, context))


def _with_announcement(a: Claim, b: Claim, found: Judgement) -> Judgement:
    """When both say when it was made known, that has to fit as well."""
    if a.announced is None or b.announced is None or found.relation not in (Relation.AGREE, Relation.CONSISTENT):
        return found
    made_known = compare_dates(a.announced, b.announced)
    if made_known.result is Comparison.DIFFERENT:
        text = f"made known on different dates: {made_known.text}"
        return replace(found, relation=Relation.CONFLICT, reason=So(text, (found.reason,)), code="RC302")
    word = "the same" if made_known.result is Comparison.SAME else "consistent"
    return replace(found, reason=So(f"made known: {made_known.text} ({word})", (found.reason,)))


def _judge(a: Claim, b: Claim, context: Context) -> Judgement:
    newer = _newer(a, b)
    if _polarity_clash(a, b):
        found = _events(a, b)
        return replace(found, newer=newer)
    if a.value is None or b.value is None:
        return _with_event(a, b, context, newer)
    compared = compare(a, b, context)
    return _relate(a, b, compared, context, newer)


def _polarity_clash(a: Claim, b: Claim) -> bool:
    return (status_class(a) == "not so") != (status_class(b) == "not so") and (a.negated or b.negated or a.value is None or b.value is None)


def compare(a: Claim, b: Claim, context: Context) -> Compared:
    """Compare the two values, whatever their kinds."""
    x, y = _typed(a, context), _typed(b, context)
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        grows = "cumulative" in (context.over_time(a), context.over_time(b))
        at_once = same_time(a, b) or a.source.id == b.source.id if grows else later(a, b) == 0
        found = compare_quantities(x, y, context.direction(a), context.direction(b), at_once)
        if found.result is Comparison.INCOMPARABLE:
            return _through_bases(a, b, x, y, context) or found
        return found
    if isinstance(x, Date) and isinstance(y, Date):
        return compare_dates(context.fiscal(a, x), context.fiscal(b, y))
    if isinstance(x, Names) and isinstance(y, Names):
        return _names(a, b, x.names, y.names, context)
    if isinstance(x, Names | Text) and isinstance(y, Names | Text):
        return compare_texts(_words(x), _words(y), context.lexicon)
    return Compared(Comparison.INCOMPARABLE, "the values are of different kinds")


def _words(value: Names | Text) -> str:
    return value.text if isinstance(value, Text) else _join(value.names)


def _names(a: Claim, b: Claim, x: Sequence[str], y: Sequence[str], context: Context) -> Compared:
    """The names are values; where they are partners of the subjects, each side may be the other's subject."""
    found = compare_names(x, y, context)
    if found.result is Comparison.DIFFERENT:
        there = compare_names((a.subject,), y, context)
        back = compare_names(x, (b.subject,), context)
        if Comparison.DIFFERENT not in (there.result, back.result):
            same = there.result is back.result is Comparison.SAME
            return Compared(
                Comparison.SAME if same else Comparison.COMPATIBLE,
                f"{a.subject} and {_join(x)}, told from the other side"
                + ("" if same else f"; {there.text if there.result is Comparison.COMPATIBLE else back.text}"),
            )
    return found


def _typed(claim: Claim, context: Context) -> object:
    """A text that reads as a figure, a date or a known name is compared as one."""
    value = typed_value(claim)
    if isinstance(value, Text) and context.names.known(value.text):
        return Names((value.text,))
    return value


def _through_bases(a: Claim, b: Claim, x: Quantity, y: Quantity, context: Context) -> Compared | None:
    """15 % of a workforce and 20,000 jobs, by way of a third claim that gives the workforce. Where no base makes
    them fit, the three together are for `consistency` to judge, not the two."""
    for share_claim, share, other_claim, other in ((a, x, b, y), (b, y, a, x)):
        shares = _slots(share, context.direction(share_claim), ("share", "level"))
        sizes = _slots(other, context.direction(other_claim), ("change", "part", "level"))
        for base_id, base in context.bases(share_claim):
            for s in shares:
                made = through_base(s.amount, base)
                for t in sizes if made is not None else ():
                    if made is not None and convertible(made.amount.unit, t.amount.unit) and made.amount.possible.overlaps(t.amount.possible):
                        return Compared(Comparison.SAME, f"{made.how} ({base_id}), which fits {show(t.amount)}", (made.how,))
    return None


def _slots(q: Quantity, direction: int, names: Sequence[str]) -> list[Slot]:
    slots = layout(q, direction)
    return [s for name in names for s in slots.get(name, ())]


def _relate(a: Claim, b: Claim, compared: Compared, context: Context, newer: str | None) -> Judgement:
    said = tuple(Said(c.id, c.written or c.predicate) for c in (a, b))
    reason = So(compared.text, said)
    if compared.result is Comparison.SAME:
        return Judgement(Relation.AGREE, reason, newer)
    if compared.result is Comparison.COMPATIBLE:
        return Judgement(Relation.CONSISTENT, reason, newer)
    if compared.result is Comparison.INCOMPARABLE:
        textual = a.kind == "text" or b.kind == "text"
        return Judgement(Relation.UNCERTAIN, reason, newer, "RC305" if textual else "")
    if a.kind in ("entity", "text") and b.kind in ("entity", "text"):
        return _different_names(a, b, reason, context, newer)
    why = _update(a, b, context)
    if why:
        return Judgement(Relation.UPDATE, So(why, (reason,)), newer)
    code = "RC302" if isinstance(_typed(a, context), Date) else "RC301"
    return Judgement(Relation.CONFLICT, So(_no_update(a, b, context), (reason,)), newer, code)


def _different_names(a: Claim, b: Claim, reason: So, context: Context, newer: str | None) -> Judgement:
    if not (context.single(a) and context.single(b)):
        text = "nothing says that there is only one at a time, so both may hold"
        return Judgement(Relation.UNCERTAIN, So(text, (reason,)), newer)
    why = _update(a, b, context)
    if why:
        return Judgement(Relation.UPDATE, So(why, (reason,)), newer)
    code = "RC303" if "entity" in (a.kind, b.kind) else "RC305"
    return Judgement(Relation.CONFLICT, So("there is only one at a time", (reason,)), newer, code)


def _update(a: Claim, b: Claim, context: Context) -> str:
    """Why two different values are an update, or ""."""
    order = later(a, b)
    old, new = (a, b) if order >= 0 else (b, a)
    kind = context.over_time(a) or context.over_time(b) or "level"
    classes = {status_class(a), status_class(b)}
    if order and status_class(old) in ("open", "decided") and kind != "cumulative" and _planned_moves(old, new):
        return f"{old.source.id} tells a plan, and {new.source.id} is later: the plan has moved"
    if kind == "fixed" or a.kind == "date":
        return ""
    if kind == "cumulative":
        if order and _rises(old, new, context):
            return f"{new.source.id} is later and the figure, which can only grow, is higher"
        if not order and a.source.id != b.source.id and not same_time(a, b):
            return "the figure can only grow and nothing tells both of one day: the higher one is the later state"
        return ""
    if a.when is not None and b.when is not None and order:
        return f"{old.written} is told of {old.when.written if old.when else ''}, {new.written} of {new.when.written if new.when else ''}"
    if order and "not so" not in classes and years_apart(a, b):
        return f"{new.source.id} is a year or more later, and this can change"
    return ""


def _planned_moves(old: Claim, new: Claim) -> bool:
    """What was planned, proposed or announced may be moved by whoever reports later; a past fact may not."""
    return old.status in ("planned", "proposed", "considered", "in talks", "rumoured") or (
        old.status in ("announced", "agreed") and new.status in DECIDED + REAL
    )


def _rises(old: Claim, new: Claim, context: Context) -> bool:
    figures = [_main_figure(c, context) for c in (old, new)]
    return None not in figures and figures[1] > figures[0]  # type: ignore[operator]


def _main_figure(claim: Claim, context: Context) -> Fraction | None:
    value = _typed(claim, context)
    if not isinstance(value, Quantity):
        return None
    amount = value.amount or value.after
    return amount.figure if amount is not None else None


def _no_update(a: Claim, b: Claim, context: Context) -> str:
    kind = context.over_time(a) or context.over_time(b) or "level"
    if kind == "fixed":
        return "this does not change with time, so both cannot be true"
    if later(a, b) == 0:
        return "nothing says that one is of a later time, so both cannot be true"
    if kind == "cumulative":
        return "the later figure is the lower one, though this can only grow"
    return "the sources are less than a year apart and give no times of their own, so both cannot be true"


# --- events ---------------------------------------------------------------------------------------------------


def _with_event(a: Claim, b: Claim, context: Context, newer: str | None) -> Judgement:
    """At least one side says only that it is so."""
    dates = [_date_of(c) for c in (a, b)]
    if dates[0] is not None and dates[1] is not None and "date" in (a.kind, b.kind):
        return _relate(a, b, compare_dates(context.fiscal(a, dates[0]), context.fiscal(b, dates[1])), context, newer)
    if {a.kind, b.kind} == {"event"}:
        found = _events(a, b)
        if found.relation is Relation.AGREE:
            found = _with_dates(a, b, found, context)
        return replace(found, newer=newer)
    found = _events(a, b)
    if found.relation is not Relation.AGREE:
        return replace(found, newer=newer)
    valued, bare = (a, b) if a.value is not None else (b, a)
    if valued.kind == "entity" and _mentions(bare, valued, context):
        return Judgement(Relation.AGREE, So(f"{bare.source.id} names {valued.written} too", (found.reason,)), newer)
    return Judgement(Relation.CONSISTENT, So(f"{valued.source.id} says more: {valued.written}", (found.reason,)), newer)


def _date_of(claim: Claim) -> Date | None:
    return claim.value if isinstance(claim.value, Date) else claim.when


def _mentions(bare: Claim, valued: Claim, context: Context) -> bool:
    assert isinstance(valued.value, Names)
    texts = (bare.subject, bare.predicate, *bare.scope)
    words = [c for text in texts for c in context.lexicon.concepts(text)]
    spoken = [*bare.scope, *(x for c in words if c.name for x in (" ".join(c.name), c.written))]
    return all(any(context.names.compare(name, s) == "same" for s in spoken) for name in valued.value.names)


def _with_dates(a: Claim, b: Claim, found: Judgement, context: Context) -> Judgement:
    """Two events of one status: their dates must go together as well, where both are given and it has happened."""
    if a.when is None or b.when is None or status_class(a) == "open" or status_class(b) == "open":
        return found
    compared = compare_dates(context.fiscal(a, a.when), context.fiscal(b, b.when))
    if compared.result in (Comparison.SAME, Comparison.INCOMPARABLE):
        return found
    return _relate(a, b, compared, context, found.newer)


def _events(a: Claim, b: Claim) -> Judgement:
    """By class of status, polarity and certainty, as the format's table has it."""
    said = tuple(Said(c.id, _standing(c)) for c in (a, b))
    one, other = status_class(a), status_class(b)
    order = later(a, b)
    if one == other or not one or not other:
        if "not so" in (one, other) and one != other:
            return _not_so(a, b, said, order)
        if a.certainty != b.certainty:
            return Judgement(Relation.CONSISTENT, So(f"the same, but {a.certainty} in one and {b.certainty} in the other", said))
        return Judgement(Relation.AGREE, So("both say so" if one != "not so" else "both say that it is not so", said))
    if "not so" in (one, other):
        return _not_so(a, b, said, order)
    rank = {"open": 0, "decided": 1, "real": 2}
    forward = rank[other] - rank[one]
    if {one, other} == {"decided", "real"} and (order == 0 or forward * order > 0):
        return Judgement(Relation.CONSISTENT, So("decided first, then real: one step further", said))
    if order and forward * order > 0:
        return Judgement(Relation.UPDATE, So("the later one reports a further step", said))
    if order == 0:
        text = f"{_standing(a)} and {_standing(b)}, and nothing says which is later"
    else:
        text = "the later one reports a step back"
        if _of_later_time(a, b, order):
            return Judgement(Relation.UPDATE, So(text + ", of a later time", said))
    return Judgement(Relation.CONFLICT, So(text, said), code="RC304")


def _not_so(a: Claim, b: Claim, said: tuple[Reason, ...], order: int) -> Judgement:
    if order and _of_later_time(a, b, order):
        return Judgement(Relation.UPDATE, So("the later one says of a later time that this has changed", said))
    return Judgement(Relation.CONFLICT, So("one says that it is so, the other that it is not", said), code="RC304")


def _of_later_time(a: Claim, b: Claim, order: int) -> bool:
    """The later one says so of a later time: it has a valid time, and that lies after the other's."""
    old, new = (a, b) if order > 0 else (b, a)
    if new.when is None:
        return False
    before = old.when or old.source.published
    return before is not None and before.period.before(new.when.period)


def _standing(claim: Claim) -> str:
    word = claim.status or "said to be so"
    if claim.negated:
        word = f"not {claim.status}" if claim.status else "said not to be so"
    return word if claim.certainty == "certain" else f"{word}, {claim.certainty}"


def derived(claims: Iterable[Claim], context: Context) -> Mapping[str, str]:
    """What each claim implies in words, by slot, for `explain`."""
    out: dict[str, str] = {}
    for claim in claims:
        value = _typed(claim, context)
        if isinstance(value, Quantity):
            for name, slots in layout(value, context.direction(claim)).items():
                for slot in slots:
                    if slot.how:
                        out[f"{claim.id} {name}"] = slot.how
    return out


__all__ = ["Comparison", "Compared", "Context", "Given", "Judgement", "Relation", "compare", "compare_amounts",
           "compare_dates", "compare_names", "compare_quantities", "compare_texts", "derived", "judge", "later",
           "percent", "status_class"]  # fmt: skip
