"""The arithmetic of a broken sum in words, and the smallest change of one claim that would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reconcile.claim import Claim
from reconcile.consistency.durations import HOUR, YEAR, Triple
from reconcile.consistency.laws import Addend, Figure, Law, View
from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Unit, show_amount, show_number

Choice = Sequence[Figure]
SURMISED = "the words leave it open whether these claims belong together; that the figures nearly fit speaks for it"


@dataclass(frozen=True, slots=True, eq=False)
class Breach:
    """Claims that cannot all be true, in the order of their arithmetic; `others` could stand in its places.

    Where nothing was decided `undecided` says so, and there are no claims; where words leave it open whether the claims
    belong together it is `surmised`.
    """

    claims: tuple[Claim, ...]
    others: tuple[Claim, ...]
    text: str
    because: tuple[str, ...] = ()
    undecided: str = ""
    surmised: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(sorted({c.id for c in self.claims}))


# --- numbers ----------


_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
# Significant digits of a large number: of a sum, of a product, and of what is left open around them.
EXACT, PRODUCT, ROUGH = 6, 5, 4


def number(value: Fraction, unit: Unit, digits: int = EXACT) -> str:
    """A figure of a sum, without what it counts; a large one with so many digits."""
    size = value / unit.factor
    plain = unit.dimension in ("count", "number", "money")
    scale, word = next(((n, word) for n, word in _SCALES if abs(size) >= n), (1, ""))
    if plain and word:
        short = _rounded_to(size / scale, digits)
        if digits == EXACT and short * scale != size and size.denominator == 1:
            return show_number(size)  # all its digits are meant
        return f"{show_number(short)} {word}"
    if unit.dimension in ("count", "number"):
        return show_number(size)
    if unit.dimension == "time":
        return _length(value, unit)
    point = Interval.point(value)
    bare = Unit(unit.dimension, unit.base, unit.factor, "%" if unit.dimension == "share" else "", "")
    return show_amount(Amount(value, point, point, point, bare, ""))


def _length(value: Fraction, unit: Unit) -> str:
    """`2 h 4 min 41 s`, `5 years 6 months`, `3.5 days`"""
    if unit.base == "month" and unit.factor == YEAR and value % 1 == 0:
        years, months = divmod(abs(int(value)), YEAR)
        told = " ".join(f"{n} {name}{'s' * (n != 1)}" for n, name in ((years, "year"), (months, "month")) if n)
        return ("−" if value < 0 else "") + (told or "0 years")
    if unit.base == "second" and unit.factor <= HOUR and value % 1 == 0:
        return _by_the_clock(int(value))
    return f"{show_number(_rounded_to(value / unit.factor, EXACT))} {unit.name}"


def _rounded_to(size: Fraction, digits: int) -> Fraction:
    before = len(str(int(abs(size))))
    return Fraction(round(size * 10 ** max(0, digits - before)), 10 ** max(0, digits - before))


def shown(f: Figure) -> str:
    """With its hedge or bound; a range as it was written."""
    a = f.amount
    if a.is_range:
        return a.written
    if a.unit.dimension == "time" and a.written:
        return a.written
    name = {"share": "%", "share_points": a.unit.name}.get(a.unit.dimension, "")
    return show_amount(a._replace(unit=a.unit._replace(name=name, per="")))


def span(i: Interval, unit: Unit) -> str:
    """ "28,500 to 31,500"; "at most 42.5 million", "less than" where the end is not reached."""
    if i.low is not None and i.high is not None:
        low, high = (number(end, unit, ROUGH) for end in (i.low, i.high))
        return low if i.is_point else f"{low} to {high}"
    if i.high is not None:
        return f"{'less than' if i.high_open else 'at most'} {number(i.high, unit, ROUGH)}"
    if i.low is not None:
        return f"{'more than' if i.low_open else 'at least'} {number(i.low, unit, ROUGH)}"
    return "anything"


# --- one law ----------


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One addend with the figures chosen for it."""

    addend: Addend
    figure: Figure
    share: Figure | None = None

    @property
    def value(self) -> Fraction:
        """By the figures as written."""
        return self.figure.amount.figure * (self.share.amount.figure if self.share is not None else 1)

    @property
    def interval(self) -> Interval:
        return (
            self.share.interval.times(self.figure.interval)
            if self.share is not None
            else self.figure.interval
        )

    @property
    def plain(self) -> Interval:
        """By the words alone: a bound or a range as it is meant, any other figure as written."""
        found = [f.amount.possible if self.vague else Interval.point(f.amount.figure) for f in self.figures]
        return found[0] if len(found) == 1 else found[0].times(found[1])

    @property
    def vague(self) -> bool:
        """A bound or a range, of which the written figure says little."""
        return any(f.amount.bound or f.amount.is_range for f in self.figures)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.share, self.figure) if self.share is not None else (self.figure,)

    def __str__(self) -> str:
        if self.share is None:
            return shown(self.figure)
        if self.share.amount.unit.dimension != "share":
            times = self.figure.amount
            number = times.written if times.unit.dimension == "number" and times.written else shown(self.figure)
            return f"{number} × {shown(self.share)}"
        return f"{shown(self.share)} of {shown(self.figure)}"


def parts_of(law: Law, choice: Choice) -> list[Part]:
    rest = list(choice)
    out = []
    for a in law.addends:
        share = rest.pop(0) if a.share else None
        out.append(Part(a, rest.pop(0), share))
    return out


def in_words_of_law(law: Law, choice: Choice, others: tuple[Claim, ...], view: View) -> Breach:
    left, *right = parts_of(law, choice)
    unit = left.figure.amount.unit
    claims = tuple(dict.fromkeys(f.claim for f in choice))
    text = _sum(law, left, right, unit)
    because = [*_said(claims), f"({len(claims) + 1}) {law.given}", text]
    open_ = _left_open(left, right, unit)
    because += [open_] if open_ else []
    mend = _mend(law, left, right)
    because += [mend] if mend else []
    because += [SURMISED] if law.surmised else []
    return Breach(claims, others, text, tuple(because), surmised=law.surmised)


def _said(claims: Iterable[Claim]) -> Iterator[str]:
    for n, c in enumerate(claims, 1):
        scope = f", {' and '.join(c.scope)}" if c.scope else ""
        yield f"({n}) {c.id}: {c.predicate}{scope}: {_value(c)}"


def _value(claim: Claim) -> str:
    """As written; an event's is when it was."""
    return claim.written or (claim.when.written if claim.when is not None else "")


def _would_fit(claim: Claim, new: str, old: str, backed: Claim | None = None) -> str:
    so = f", as {backed.id} has it," if backed is not None else ""
    return f"it would fit if {claim.id} were {new}{so} instead of {old}"


def _joined(parts: Sequence[Part]) -> str:
    out = ""
    for p in parts:
        minus = p.addend.sign < 0
        out += f"{' − ' if minus else ' + '}{p}" if out else f"{'−' if minus else ''}{p}"
    return out


def _total(parts: Iterable[Part], plain: bool = False) -> Interval:
    found: Interval | None = None
    for p in parts:
        one = p.plain if plain else p.interval
        signed = one if p.addend.sign > 0 else -one
        found = signed if found is None else found + signed
    assert found is not None
    return found


def _sum(law: Law, left: Part, right: Sequence[Part], unit: Unit) -> str:
    """ "44,218 + 5,914 = 50,132, not 50,978"; with bounds "… is at most 42.5 million, not 43.6 million"."""
    against = "not" if law.exact else "more than"
    middle = _middle(right)
    if middle is not None:
        digits = EXACT if all(p.share is None for p in right) else PRODUCT
        return f"{_joined(right)} = {number(middle, unit, digits)}, {against} {left}"
    total = _total(right, plain=True)
    below = _total(right).below(left.interval)
    one_side = (
        replace(total, low=None, low_open=False) if below else replace(total, high=None, high_open=False)
    )
    return f"{_joined(right)} is {span(one_side, unit)}, {against} {left}"


def _left_open(left: Part, right: Sequence[Part], unit: Unit) -> str:
    total = _total(right)
    if total.is_point and left.interval.is_point:
        return ""
    return f"with all that words and digits leave open: {span(total, unit)}, and {span(left.interval, unit)}"


# --- the smallest change ----------


@dataclass(frozen=True, slots=True)
class _Change:
    figure: Figure
    place: tuple[Figure, ...]
    need: Interval
    value: Fraction | None  # by the figures as written, where none of the others is vague

    def backed(self) -> Figure | None:
        """A claim on the same question that has it so."""
        mine = self.figure.claim.id
        return next(
            (f for f in self.place if f.claim.id != mine and f.interval.within(self.need)), None
        ) or next(
            (
                f
                for f in self.place
                if f.claim.id != mine and self.value is not None and f.amount.figure == self.value
            ),
            None,
        )

    def told(self) -> str:
        """The new figure: of what is counted a whole number."""
        unit = self.figure.amount.unit
        if self.value is None:
            return span(self.need, unit)
        whole = Fraction(round(self.value))
        rounded = unit.dimension in ("count", "number") and self.need.contains(whole)
        return number(whole if rounded else self.value, unit)

    @property
    def size(self) -> Fraction:
        """Relative to the figure."""
        old = self.figure.amount.figure
        ends = [e for e in (self.need.low, self.need.high) if e is not None]
        new = self.value if self.value is not None else min(ends, key=lambda e: abs(e - old), default=old)
        return abs(new - old) / (abs(old) or 1)


def _mend(law: Law, left: Part, right: Sequence[Part]) -> str:
    changes = [c for c in _changes(law, left, right) if _possible(c)]
    if not changes:
        return ""
    best = min(changes, key=lambda c: (c.backed() is None, c.size, c.figure.claim.id))
    f, backed = best.figure, best.backed()
    if backed is not None:
        return _would_fit(f.claim, shown(backed), shown(f), backed.claim)
    return _would_fit(f.claim, best.told(), shown(f))


def _possible(c: _Change) -> bool:
    top = c.value if c.value is not None else c.need.high
    return (top is None or top >= 0) and (c.need.low is not None or c.need.high is not None)


def _changes(law: Law, left: Part, right: Sequence[Part]) -> Iterator[_Change]:
    """For each claim what it would have to say, the others as they are."""
    yield from _of_part(left, _total(right), _middle(right), law, at_least=not law.exact)
    for n, p in enumerate(right):
        others = [q for m, q in enumerate(right) if m != n]
        rest = left.interval - _total(others) if others else left.interval
        middle = None
        if not left.vague and (_middle(others) is not None or not others):
            middle = left.value - (_middle(others) or 0)
        if p.addend.sign < 0:
            rest, middle = -rest, None if middle is None else -middle
        yield from _of_part(p, rest, middle, law, at_least=False)


def _middle(parts: Sequence[Part]) -> Fraction | None:
    if not parts or any(p.vague for p in parts):
        return None
    return sum((p.addend.sign * p.value for p in parts), Fraction(0))


def _of_part(p: Part, need: Interval, middle: Fraction | None, law: Law, at_least: bool) -> Iterator[_Change]:
    if not law.exact:
        need = Interval(need.low, None) if at_least else Interval(None, need.high)
        middle = None
    if p.share is None:
        yield _Change(p.figure, p.addend.figures, need, middle)
        return
    for f, place, other in ((p.share, p.addend.shares, p.figure), (p.figure, p.addend.figures, p.share)):
        if (
            need.low is not None
            and need.low >= 0
            and other.interval.low is not None
            and other.interval.low > 0
        ):
            value = middle / other.amount.figure if middle is not None and other.amount.figure else None
            yield _Change(f, place, need.over(other.interval), value)


# --- laws that hang together ----------


def in_words_of_chain(
    over: Sequence[Law], claims: Sequence[Claim], others: tuple[Claim, ...], view: View
) -> Breach:
    chosen = {c.id for c in claims}
    sides = _two_sides(over, chosen)
    ordered = tuple(sorted(claims, key=lambda c: _position(c, over)))
    given = [f"({len(ordered) + n}) {law.given}" for n, law in enumerate(over, 1)]
    text = sides or "; ".join(law.given for law in over)
    return Breach(ordered, others, text, (*_said(ordered), *given, *([sides] if sides else [])))


def _position(claim: Claim, over: Sequence[Law]) -> tuple[int, str]:
    places = [place for law in over for place in law.places]
    at = (n for n, place in enumerate(places) if any(f.claim.id == claim.id for f in place))
    return next(at, len(places)), claim.id


def _two_sides(over: Sequence[Law], chosen: set[str]) -> str:
    """ "5 + 3 = 8, but 17 − 10 = 7": two laws solved for the variable between them."""
    if len(over) != 2:
        return ""
    one, other = ({a.variable for a in law.addends} for law in over)
    for variable in sorted(one & other):
        solved = [_solved(law, variable, chosen) for law in over]
        if all(solved):
            return ", but ".join(solved)
    return ""


def _solved(law: Law, variable: str, chosen: set[str]) -> str:
    """The law as an equation for the variable, with the figures of the chosen claims; "" where one is
    missing."""
    sign = 1
    parts: list[tuple[int, Figure]] = []
    for n, a in enumerate(law.addends):
        side = -1 if n == 0 else a.sign
        if a.variable == variable:
            sign = -side
            continue
        f = next((f for f in a.figures if f.claim.id in chosen), None)
        if f is None or a.share:
            return ""
        parts.append((side, f))
    terms = sorted(((sign * side, f) for side, f in parts), key=lambda t: -t[0])
    total = sum((s * f.amount.figure for s, f in terms), Fraction(0))
    if total < 0:
        terms, total = [(-s, f) for s, f in terms], -total
        terms.sort(key=lambda t: -t[0])
    words = ""
    for s, f in terms:
        words += f"{' − ' if s < 0 else ' + '}{shown(f)}" if words else shown(f)
    return f"{words} = {number(total, terms[0][1].amount.unit)}" if len(terms) > 1 else words


# --- dates ----------


def in_words_of_duration(t: Triple, others: tuple[Claim, ...], mend: tuple[str, Claim] | None) -> Breach:
    """`mend` is a place of it, "start" or "end", and a claim whose date would fit there."""
    in_years = t.unit == "month" and "year" in _value(t.duration) and not _holds_in_years(t)
    if t.to_the_birthday and t.between.high is not None:
        length = f"{(t.between.high / YEAR).__floor__()} years"
    elif t.unit == "second":
        length = " to ".join(_by_the_clock(int(end)) for end in (t.between.low, t.between.high) if end is not None)
    else:
        length = _rounded(t.between.scale(Fraction(1, 12)), "years") if in_years else _rounded(t.between, f"{t.unit}s")
    text = f"{_value(t.start)} to {_value(t.end)} is {length}, not {_value(t.duration)}"
    if mend is not None:
        wrong = t.start if mend[0] == "start" else t.end
        fix = _would_fit(wrong, _value(mend[1]), _value(wrong), mend[1])
    else:
        fix = _would_fit(t.duration, length, _value(t.duration))
    given = f"(4) {t.given}"
    return Breach(t.claims, others, text, (*_said(t.claims), given, text, fix))


def _holds_in_years(t: Triple) -> bool:
    """Rounded to years it would be as stated, so that only months show the difference."""
    years = t.between.scale(Fraction(1, YEAR))
    if years.low is None or years.high is None:
        return False
    return Interval(Fraction(years.low.__floor__()), Fraction(years.high.__ceil__())).overlaps(
        t.stated.scale(Fraction(1, YEAR))
    )


def _by_the_clock(seconds: int) -> str:
    """`4 min 7 s`"""
    sizes = ((abs(seconds) // 3600, "h"), (abs(seconds) // 60 % 60, "min"), (abs(seconds) % 60, "s"))
    return ("−" if seconds < 0 else "") + (" ".join(f"{n} {name}" for n, name in sizes if n) or "0 s")


def _rounded(i: Interval, plural: str) -> str:
    """Whole units, outwards."""
    low = None if i.low is None else max(0, i.low.__floor__())
    high = None if i.high is None else i.high.__ceil__()
    if low is None or high is None:
        return f"at {'most' if low is None else 'least'} {high if low is None else low} {plural}"
    return f"{low} to {high} {plural}"
