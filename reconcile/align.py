"""Which claims answer the same question. Fuzzy proposes, types decide.

Every claim becomes a `Frame`: its words as concepts of the lexicon, weighted by how rare each is among the
claims at hand. Pairs that share a concept are candidates (blocking). A pair is out when logic forbids it
(`forbidden`); otherwise a logistic model over readable features (`FEATURES`, weights in `weights.txt`) gives a
score. Questions are clusters of average linkage over those scores, never joining a forbidden pair.

The model is that of probabilistic record linkage (Fellegi and Sunter, 1969), the rarity weight that of
inverse document frequency (Spärck Jones, 1972).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from reconcile.claim import Claim, Names, Text
from reconcile.derive import layout
from reconcile.lexicon import Concept, Lexicon, phrase_key
from reconcile.values.date import Date, UnreadableDate, read_date
from reconcile.values.quantity import Amount, Quantity, UnreadableQuantity, read_quantity

THRESHOLD = 0.5  # at or above: one question
DOUBT = 0.3  # from here to the threshold: uncertain
CANDIDATE = 0.05  # least share of common weight for a pair to be scored
BETTER_MATE = 0.5  # how much a better partner in the other source counts against a pair, per log odds
LIKEST = 0.5  # how much the likest pair of two groups counts in joining them, beside the average over all
COMMON = 400  # a concept in more claims than this proposes no pairs (blocking)


# --- frames ---------------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Frame:
    """What the matcher sees of a claim."""

    claim: Claim
    kinds: frozenset[str]  # what the claim can be compared as: quantity, date, entity, text, event
    subject: tuple[Concept, ...]
    predicate: tuple[Concept, ...]
    value: tuple[Concept, ...]  # of an entity or text value
    counted: tuple[Concept, ...]  # the counted thing of a figure, its head last
    unit_head: Concept | None
    scope: tuple[Concept, ...]
    times: frozenset[str]
    dimensions: frozenset[str]
    direction: int
    signed: bool  # the figure itself says so
    figures: frozenset[tuple[str, str]]  # (dimension, figure) of each amount
    weight: dict[str, float] = field(default_factory=dict)  # concept key -> rarity
    places: frozenset[str] = frozenset()  # of the scope, as far as they are known places
    is_part: bool = False  # another claim speaks of a larger place around this one's

    @property
    def words(self) -> tuple[Concept, ...]:
        """Subject, predicate and counted thing."""
        return (*self.subject, *self.predicate, *self.counted)

    @property
    def everything(self) -> tuple[Concept, ...]:
        return (*self.words, *self.scope, *self.value)


def frame(claim: Claim, lexicon: Lexicon) -> Frame:
    """Read a claim's words once."""
    subject = lexicon.concepts(claim.subject)
    predicate = lexicon.concepts(claim.predicate)
    value: tuple[Concept, ...] = ()
    if isinstance(claim.value, Names):
        value = tuple(c for name in claim.value.names for c in lexicon.concepts(name))
    elif isinstance(claim.value, Text):
        value = lexicon.concepts(claim.value.text)
    typed = typed_value(claim)
    amounts = tuple(_amounts(typed)) if isinstance(typed, Quantity) else ()
    counted, head = _counted(amounts, typed, lexicon)
    scope = tuple(c for part in claim.scope for c in lexicon.concepts(part))
    direction = _direction(typed, (*predicate, *subject, *counted), lexicon)
    if direction:
        predicate = tuple(_moved(c, direction, lexicon) for c in predicate)
        counted = tuple(_moved(c, direction, lexicon) for c in counted)
        head = next((c for c in counted if head is not None and c.key == head.key), head)
    times = {c.key for c in (*subject, *predicate, *scope) if c.key.startswith("@")}
    return Frame(
        claim=claim,
        kinds=_kinds(claim, typed),
        subject=_content(subject),
        predicate=_content(predicate),
        value=_content(value),
        counted=counted,
        unit_head=head,
        scope=() if all(c.senses & lexicon.senses("worldwide") for c in scope) else _content(scope),
        times=frozenset(times),
        dimensions=frozenset(_dimensions(typed, amounts)),
        direction=direction,
        signed=isinstance(typed, Quantity) and (bool(typed.sign) or typed.shape == "change"),
        figures=frozenset((_family(a.unit.dimension), _written(a)) for a in amounts),
    )


def typed_value(claim: Claim) -> object:
    """The value; a text that reads as a date or a figure is compared as one."""
    if not isinstance(claim.value, Text):
        return claim.value
    try:
        return read_date(claim.value.text)
    except UnreadableDate:
        pass
    try:
        return read_quantity(claim.value.text)
    except UnreadableQuantity:
        return claim.value


def _content(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    seen: dict[str, Concept] = {}
    for concept in concepts:
        if not concept.key.startswith("@"):
            seen.setdefault(concept.key, concept)
    return tuple(seen.values())


def _kinds(claim: Claim, value: object) -> frozenset[str]:
    """An event with a time answers when as well; a text that reads as a figure or a date is one."""
    if claim.kind == "event" and claim.when is not None:
        return frozenset(("event", "date"))
    if claim.kind == "text" and isinstance(value, Quantity | Date):
        return frozenset(("text", "quantity" if isinstance(value, Quantity) else "date"))
    return frozenset((claim.kind,))


def _amounts(quantity: Quantity) -> Iterable[Amount]:
    for q in (quantity, *quantity.also):
        yield from (a for a in (q.amount, q.before, q.after, q.whole) if a is not None)


def _family(dimension: str) -> str:
    return "count" if dimension == "number" else dimension


def _dimensions(value: object, amounts: Sequence[Amount]) -> Iterable[str]:
    """A part of a whole and a change are shares too: seven of 17 is 41 %."""
    for amount in amounts:
        yield amount.unit.dimension
    if isinstance(value, Quantity) and (value.whole is not None or value.shape == "change"):
        yield "share"


def _moved(c: Concept, direction: int, lexicon: Lexicon) -> Concept:
    """In a claim about a change, a stock means its change: "workforce: -15 %" and "job cuts" are one thing."""
    sign = "-" if direction < 0 else "+"
    stocks = {t for s in c.senses for t in lexicon.stock.get(s, ())} or {s for s in c.senses if s.startswith("=")}
    return replace(c, key=f"{c.key} {sign}", senses=c.senses | {sign + s for s in stocks}) if stocks else c


def _written(a: Amount) -> str:
    """A figure's digits as a person would write them: of a share in per cent."""
    figure = a.figure * 100 if a.unit.dimension == "share" else a.figure
    return f"{float(figure):.6g}" if figure.denominator != 1 else str(figure.numerator)


GENERIC_UNITS = frozenset(("person", "unit", "thing", "item", "case", "figure", "piece", "one", "other"))


def _counted(amounts: Sequence[Amount], value: object, lexicon: Lexicon) -> tuple[tuple[Concept, ...], Concept | None]:
    found: dict[str, Concept] = {}
    head: Concept | None = None
    names = [a.unit.name for a in amounts if a.unit.dimension == "count" and a.unit.base]
    if isinstance(value, Quantity):
        names += [q.whole_name for q in (value, *value.also) if q.whole_name]
    for name in names:
        concepts = _content(lexicon.concepts(name.lower() if name.istitle() else name))
        found.update((c.key, c) for c in concepts)
        head = head or (concepts[-1] if concepts else None)
    return tuple(found.values()), head


def _direction(value: object, concepts: Sequence[Concept], lexicon: Lexicon) -> int:
    """-1 for a reduction, +1 for an increase, 0 for a level or what cannot be told."""
    if not isinstance(value, Quantity):
        return 0
    if value.sign:
        return value.sign
    if value.shape == "change":
        before, after = value.before, value.after
        assert before is not None and after is not None
        return (after.figure > before.figure) - (after.figure < before.figure)
    for concept in concepts:
        for sense in sorted(concept.senses.union(*concept.parts)):
            if sense in lexicon.direction:
                return lexicon.direction[sense]
    return 0


# --- how rare, how alike --------------------------------------------------------------------------------------


def weigh(frames: Sequence[Frame], lexicon: Lexicon) -> None:
    """Set each concept's rarity in these claims: 1 for one met once, towards 0 for one in every claim."""
    counts: Counter[str] = Counter()
    for f in frames:
        counts.update({sense for concept in f.everything for sense in concept.senses})
    top = math.log(len(frames) + 1.0)
    for f in frames:
        for concept in f.everything:
            frequency = max(counts[sense] for sense in concept.senses)
            rarity = math.log((len(frames) + 1.0) / (frequency + 0.5)) / top if top else 1.0
            weak = any(s in lexicon.weak for s in concept.senses) or concept.key in lexicon.weak
            f.weight[concept.key] = max(rarity, 0.05) * (0.25 if weak else 1.0)


class Affinity:
    """How alike two concepts are, 0 to 1; remembered, since the same few meet again and again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, a: Concept, b: Concept) -> float:
        if a.key == b.key:
            return 1.0
        pair = (a.key, b.key)
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = self._known[b.key, a.key] = self._compare(a, b)
        return found

    def _compare(self, a: Concept, b: Concept) -> float:
        if not a.senses.isdisjoint(b.senses):
            return 1.0
        if a.name and b.name:
            return name_affinity(a, b)
        if a.name or b.name:
            name, word = (a, b) if a.name else (b, a)
            return 0.6 if word.written and word.written.casefold() in name.name else 0.0
        lexicon = self.lexicon
        if self._broader(a, b) or self._broader(b, a):
            return 0.7
        if any(b.senses & lexicon.stock.get(s, set()) for s in a.senses) or any(
            a.senses & lexicon.stock.get(s, set()) for s in b.senses
        ):
            return 0.5
        return max(_in_common(a, b), _spelling(a, b))

    def _broader(self, narrow: Concept, broad: Concept) -> bool:
        return any(broad.senses & self.lexicon.broader.get(s, set()) for s in narrow.senses)


PARTS = 0.9  # two phrases that have words in common, at the most


def _in_common(a: Concept, b: Concept) -> float:
    """The words that two phrases share: "savings target" and "cost savings"."""
    if not a.parts and not b.parts:
        return 0.0
    xs, ys = a.parts or (a.senses,), b.parts or (b.senses,)
    shared = sum(any(x & y for y in ys) for x in xs) + sum(any(x & y for x in xs) for y in ys)
    return PARTS * shared / (len(xs) + len(ys))


def name_affinity(a: Concept, b: Concept) -> float:
    """Short and long form of one name (Nissan, Nissan Motor; Kotick, Bobby Kotick), initials, spelling."""
    one, other = set(a.name), set(b.name)
    if one == other:
        return 1.0
    if one <= other or other <= one:
        return 0.9
    short, long = (a, b) if len(a.name) < len(b.name) else (b, a)
    if len(short.name) == 1 and len(long.name) > 1 and short.name[0] == "".join(w[0] for w in long.name):
        return 0.95
    return _spelling(a, b)


def _spelling(a: Concept, b: Concept) -> float:
    """Misspelt or differently spelt; short words and figures differ by a letter too easily."""
    if min(len(a.key), len(b.key)) < 6 or a.key[0] != b.key[0]:
        return 0.0
    from rapidfuzz.distance import DamerauLevenshtein

    return 0.8 if DamerauLevenshtein.normalized_similarity(a.key, b.key) >= 0.84 else 0.0


def cover(
    xs: Sequence[Concept], ys: Sequence[Concept], weight: Mapping[str, float], affinity: Affinity
) -> tuple[float, float]:
    """The weight of `xs` that finds a counterpart in `ys`, and the whole weight of `xs`."""
    matched = whole = 0.0
    for x in xs:
        w = weight[x.key]
        whole += w
        best = 0.0
        for y in ys:
            found = affinity(x, y)
            if found > best:
                best = found
                if best == 1.0:
                    break
        matched += w * best
    return matched, whole


def dice(a: Frame, b: Frame, xs: Sequence[Concept], ys: Sequence[Concept], affinity: Affinity) -> float:
    """Twice what is common over all there is, weighted (Dice, 1945); 0.5 when neither says anything."""
    m1, w1 = cover(xs, ys, a.weight, affinity)
    m2, w2 = cover(ys, xs, b.weight, affinity)
    return (m1 + m2) / (w1 + w2) if w1 + w2 else 0.5


# --- features -------------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Look:
    """Two frames side by side, and what several features need of them."""

    a: Frame
    b: Frame
    affinity: Affinity
    only_a: list[Concept] = field(default_factory=list)  # words without counterpart
    only_b: list[Concept] = field(default_factory=list)
    frequency: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        a, b = self.a, self.b
        self.only_a = [c for c in a.words if all(self.affinity(c, d) < 0.5 for d in b.everything)]
        self.only_b = [c for c in b.words if all(self.affinity(c, d) < 0.5 for d in a.everything)]

    @property
    def lexicon(self) -> Lexicon:
        return self.affinity.lexicon


def _words(x: Look) -> float:
    return dice(x.a, x.b, x.a.words, x.b.words, x.affinity)


def _everything(x: Look) -> float:
    return dice(x.a, x.b, x.a.everything, x.b.everything, x.affinity)


def _covered(x: Look) -> float:
    """The better covered side of the two: one curator says more than the other."""
    shares = []
    for f, g in ((x.a, x.b), (x.b, x.a)):
        matched, whole = cover(f.words, g.everything, f.weight, x.affinity)
        shares.append(matched / whole if whole else 0.0)
    return max(shares)


def _plain(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    return tuple(c for c in concepts if not c.name)


def _predicate(x: Look) -> float:
    def told(f: Frame) -> tuple[Concept, ...]:
        return _plain((*f.predicate, *f.counted))

    def all_of(f: Frame) -> tuple[Concept, ...]:
        return _plain(f.everything)

    m1, w1 = cover(told(x.a), all_of(x.b), x.a.weight, x.affinity)
    m2, w2 = cover(told(x.b), all_of(x.a), x.b.weight, x.affinity)
    return (m1 + m2) / (w1 + w2) if w1 + w2 else 0.5


def _subject(x: Look) -> float:
    return dice(x.a, x.b, x.a.subject, x.b.subject, x.affinity)


def _names(f: Frame, with_value: bool) -> tuple[Concept, ...]:
    found = {c.key: c for c in (*f.subject, *f.predicate, *f.scope, *(f.value if with_value else ())) if c.name}
    return tuple(found.values())


def _names_shared(x: Look) -> float:
    """The names of the two; a value's name may help, but another value must not hinder."""
    plain = dice(x.a, x.b, _names(x.a, False), _names(x.b, False), x.affinity)
    if not x.a.value and not x.b.value:
        return plain
    return max(plain, dice(x.a, x.b, _names(x.a, True), _names(x.b, True), x.affinity))


def _unmatched(f: Frame, g: Frame, x: Look) -> float:
    """The weight of the names of `f` that `g` does not have anywhere."""
    others = _names(g, True)
    return sum(f.weight[n.key] for n in _names(f, False) if all(x.affinity(n, o) < 0.5 for o in others))


def _strangers(f: Frame, g: Frame, x: Look) -> bool:
    """The subject of `f` bears a name that `g` does not have anywhere."""
    others = [c for c in g.everything if c.name]
    return any(all(x.affinity(n, o) < 0.5 for o in others) for n in f.subject if n.name)


def _names_rival(x: Look) -> float:
    """Each side is about somebody or something that the other does not name."""
    if _strangers(x.a, x.b, x) and _strangers(x.b, x.a, x):
        return 1.0
    return min(_unmatched(x.a, x.b, x), _unmatched(x.b, x.a, x), 1.0)


def _names_extra(x: Look) -> float:
    """One side names more than the other."""
    return min(max(_unmatched(x.a, x.b, x), _unmatched(x.b, x.a, x)), 1.0)


def _rivals(x: Look) -> float:
    """Words of one rank, one on each side: net and gross, dead and injured, earlier and new."""
    table = x.lexicon.rivals
    hits = 0
    for c in x.only_a:
        classes = {k for s in c.senses for k in table.get(s, ())}
        hits += any(classes & {k for s in d.senses for k in table.get(s, ())} for d in x.only_b)
    return min(hits, 2) / 2.0


def _qualifier_alone(x: Look) -> float:
    """A word that singles out one of several ("second", "earlier", "quarterly") stands on one side only."""
    table = x.lexicon.qualifiers
    return float(any(s in table for c in (*x.only_a, *x.only_b) for s in c.senses))


def _unit_same(x: Look) -> float:
    """The same thing is counted, as a unit or in the words."""
    a, b = x.a.unit_head, x.b.unit_head
    if a is not None and b is not None:
        return x.affinity(a, b)
    if a is None and b is None:
        return 0.0
    head, other = (a, x.b) if a is not None else (b, x.a)
    assert head is not None
    return max((x.affinity(head, c) for c in other.words), default=0.0)


def _generic(c: Concept) -> bool:
    return c.key in GENERIC_UNITS or c.key in ("peopl", "human", "individu")


def _unit_other(x: Look) -> float:
    """Different things are counted."""
    a, b = x.a.unit_head, x.b.unit_head
    if a is None or b is None or _generic(a) or _generic(b) or x.affinity(a, b) > 0:
        return 0.0
    covered = any(x.affinity(a, c) > 0 for c in x.b.words) or any(x.affinity(b, c) > 0 for c in x.a.words)
    return 0.0 if covered else 1.0


def _scope_same(x: Look) -> float:
    """Both name a scope, and it is the same."""
    if not x.a.scope or not x.b.scope:
        return 0.0
    return dice(x.a, x.b, x.a.scope, x.b.scope, x.affinity)


def _mentioned(scope: Sequence[Concept], other: Frame, x: Look) -> bool:
    return all(any(x.affinity(c, d) >= 0.5 for d in other.everything) for c in scope)


def _scope_other(x: Look) -> float:
    """Each names a scope that the other's words do not."""
    if not x.a.scope or not x.b.scope:
        return 0.0
    if _mentioned(x.a.scope, x.b, x) and _mentioned(x.b.scope, x.a, x):
        return 0.0
    either = _mentioned(x.a.scope, x.b, x) or _mentioned(x.b.scope, x.a, x)
    return 0.5 if either else 1.0


def _scope_one(x: Look) -> float:
    """One speaks of a part that the other does not mention."""
    wholes = not x.a.scope, not x.b.scope
    if wholes[0] == wholes[1]:
        return 0.0
    part, whole = (x.b, x.a) if wholes[0] else (x.a, x.b)
    return 0.0 if _mentioned(part.scope, whole, x) else 1.0


def _part_alone(x: Look) -> float:
    """One figure is of a place that others make a part of something larger; the other names no scope: the whole."""
    if x.a.claim.kind != "quantity" or x.b.claim.kind != "quantity" or bool(x.a.scope) == bool(x.b.scope):
        return 0.0
    part, whole = (x.a, x.b) if x.a.scope else (x.b, x.a)
    return float(part.is_part and not _mentioned(part.scope, whole, x))


def _digits(figure: str) -> float:
    """How telling a figure is: 7 hardly, 20,000 rather, 44,218 very. 0 to 1; trailing zeros count for half."""
    digits = figure.replace("-", "").replace(".", "").partition("e")[0]
    core = digits.rstrip("0")
    return min(len(core) + min(len(digits) - len(core), 4) / 2, 5) / 5.0


def _same_to_the_digits(f: Frame, g: Frame, a: Quantity, b: Quantity) -> float:
    """The same figure to the digits written, if need be after arithmetic: $68.7bn and $69bn, 7 of 17 and 41 %."""
    one, other = layout(a, f.direction), layout(b, g.direction)
    best = 0.0
    for name in one.keys() & other.keys():
        for p in one[name]:
            for q in other[name]:
                alike = p.amount.unit.base == q.amount.unit.base and p.amount.unit.dimension == q.amount.unit.dimension
                if alike and p.amount.digits.overlaps(q.amount.digits):
                    told = [_digits(_written(s.amount)) for s in (p, q) if not s.how]
                    best = max(best, min(told, default=0.2))
    return best


def _value_same(x: Look) -> float:
    """The same unusual figure, date or name on both sides: that is no accident."""
    common = x.a.figures & x.b.figures
    if common:
        return max(_digits(figure) / x.frequency.get((d, figure), 1) for d, figure in common)
    a, b = x.a.claim, x.b.claim
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return _same_to_the_digits(x.a, x.b, a.value, b.value)
    if isinstance(a.value, Date) and isinstance(b.value, Date) and a.value.named == b.value.named:
        return {"day": 0.8, "minute": 1.0, "month": 0.5}.get(a.value.precision, 0.3)
    if isinstance(a.value, Names) and isinstance(b.value, Names) and x.a.value and x.b.value:
        return dice(x.a, x.b, x.a.value, x.b.value, x.affinity)
    if isinstance(a.value, Text) and isinstance(b.value, Text) and x.a.value and x.b.value:
        return 0.7 * dice(x.a, x.b, x.a.value, x.b.value, x.affinity)
    return 0.0


def _times_other(x: Look) -> float:
    """Different years in the words, or different years of validity more than a year apart."""
    years_a = {t for t in x.a.times if not t.startswith("@m")}
    years_b = {t for t in x.b.times if not t.startswith("@m")}
    if years_a and years_b:
        return float(not years_a & years_b)
    if "event" in x.a.kinds | x.b.kinds:
        return 0.0
    a, b = (f.claim.when or f.claim.source.published for f in (x.a, x.b))
    if a is None or b is None or (x.a.claim.when is None and x.b.claim.when is None):
        return 0.0
    gap = 400 * 24 * 60
    return float(any(p.last is not None and q.first is not None and q.first - p.last > gap for p, q in ((a.period, b.period), (b.period, a.period))))


def _level_against_change(x: Look) -> float:
    """One gives a level, the other a change of it."""
    if x.a.claim.kind != "quantity" or x.b.claim.kind != "quantity":
        return 0.0
    if (x.a.direction == 0) == (x.b.direction == 0):
        return 0.0
    moved = x.a if x.a.direction else x.b
    return 1.0 if moved.signed else 0.5  # words alone may be misread


def _same_direction(x: Look) -> float:
    return float(x.a.direction == x.b.direction != 0)


def _opposed(x: Look) -> float:
    """Opposites, one on each side, softened where they may be beside the point."""
    return float(any(x.lexicon.opposed(c, d) for c in x.only_a for d in x.only_b))


def _swap(x: Look) -> float:
    """Subject here, value there: "Foxconn – contract with: Mitsubishi", "Mitsubishi – contract with: Foxconn"."""
    if not (x.a.value and x.b.value):
        return 0.0
    there = dice(x.a, x.b, x.a.subject, x.b.value, x.affinity)
    back = dice(x.a, x.b, x.a.value, x.b.subject, x.affinity)
    return min(there, back)


def _kinds_differ(x: Look) -> float:
    return float(x.a.claim.kind != x.b.claim.kind)


def _predicate_strong(x: Look) -> float:
    """The predicates are nearly the same: counts from six tenths on."""
    return max(0.0, (_predicate(x) - 0.6) / 0.4)


def _both(x: Look) -> float:
    """Subject and predicate both: the lesser likeness of the two."""
    about = max(_names_shared(x), _subject(x))
    same_thing = any(not c.name and x.affinity(c, d) >= 0.7 for c in x.a.subject for d in x.b.subject)
    if same_thing and not (_strangers(x.a, x.b, x) and _strangers(x.b, x.a, x)):
        about = max(about, 0.7)  # "the quake" and "Turkey-Syria earthquake"
    return min(about, _predicate(x))


def _is_date(x: Look) -> float:
    return float("date" in x.a.kinds and "date" in x.b.kinds and x.a.claim.kind == "date" or x.b.claim.kind == "date")


def _is_event(x: Look) -> float:
    return float(x.a.claim.kind == "event" and x.b.claim.kind == "event")


def _is_entity(x: Look) -> float:
    kinds = {x.a.claim.kind, x.b.claim.kind}
    return float(bool(kinds & {"entity", "text"}))


FEATURES: dict[str, Callable[[Look], float]] = {
    "words": _words,
    "everything": _everything,
    "covered": _covered,
    "predicate": _predicate,
    "predicate-strong": _predicate_strong,
    "both": _both,
    "subject": _subject,
    "names-shared": _names_shared,
    "names-rival": _names_rival,
    "names-extra": _names_extra,
    "rivals": _rivals,
    "qualifier-alone": _qualifier_alone,
    "unit-same": _unit_same,
    "unit-other": _unit_other,
    "scope-same": _scope_same,
    "scope-other": _scope_other,
    "scope-one": _scope_one,
    "part-alone": _part_alone,
    "value-same": _value_same,
    "times-other": _times_other,
    "level-against-change": _level_against_change,
    "same-direction": _same_direction,
    "opposed": _opposed,
    "swapped": _swap,
    "kinds-differ": _kinds_differ,
    "is-date": _is_date,
    "is-event": _is_event,
    "is-entity": _is_entity,
}


@cache
def weights() -> dict[str, float]:
    """The table `weights.txt`: a feature and its weight a line, `bias` among them."""
    table: dict[str, float] = {}
    for line in (Path(__file__).parent / "weights.txt").read_text(encoding="utf-8").splitlines():
        name, _, rest = line.split("#", 1)[0].strip().partition(" ")
        if name:
            table[name] = float(rest)
    return table


def features(look: Look) -> dict[str, float]:
    return {name: feature(look) for name, feature in FEATURES.items()}


def score(values: Mapping[str, float]) -> float:
    """The probability that two claims with these features answer one question."""
    table = weights()
    z = table["bias"] + sum(table.get(name, 0.0) * value for name, value in values.items())
    return 1.0 / (1.0 + math.exp(-z))


# --- what logic forbids ---------------------------------------------------------------------------------------


_COMPARABLE = {
    frozenset(("date",)), frozenset(("entity",)), frozenset(("text",)), frozenset(("event",)), frozenset(("quantity",)),
    frozenset(("entity", "text")), frozenset(("entity", "event")), frozenset(("text", "event")),
}  # fmt: skip


def forbidden(a: Frame, b: Frame, lexicon: Lexicon, wholes: frozenset[str] = frozenset()) -> str:
    """Why these two can never answer one question, or "". `wholes` as from `known_wholes`."""
    kinds = frozenset((a.claim.kind, b.claim.kind))
    if kinds not in _COMPARABLE and a.kinds.isdisjoint(b.kinds):
        return f"a {a.claim.kind} and a {b.claim.kind} cannot be compared"
    if kinds == {"quantity"} and not comparable(a.dimensions, b.dimensions) and not _share_of_known(a, b, lexicon, wholes):
        return f"{' and '.join(sorted(a.dimensions))} cannot be compared with {' and '.join(sorted(b.dimensions))}"
    return _ordinals(a, b, lexicon) or other_place(a, b, lexicon)


def other_place(a: Frame, b: Frame, lexicon: Lexicon) -> str:
    """A figure of one place is not that of another, nor a part's the whole's; only where both places are known."""
    if a.claim.kind != "quantity" or b.claim.kind != "quantity":
        return ""
    one, other = ({s for c in f.scope for s in c.senses if s in lexicon.within} for f in (a, b))
    for places, f in ((one, b), (other, a)):
        if places and f.claim.scope and not f.scope:  # the whole, and said so
            return _apart(a, b)
    return _apart(a, b) if one and other and one != other else ""


def _apart(a: Frame, b: Frame) -> str:
    return f"{' and '.join(a.claim.scope)} is not {' and '.join(b.claim.scope)}: a part and its whole, or two parts, are two questions"


def comparable(a: frozenset[str], b: frozenset[str]) -> bool:
    """Some dimension of the one goes with one of the other; a bare number may count or measure anything but money."""
    if not a.isdisjoint(b):
        return True
    for one, other in ((a, b), (b, a)):
        if "number" in one and not other <= {"money", "share", "time"}:
            return True
    return False


def _share_of_known(a: Frame, b: Frame, lexicon: Lexicon, wholes: frozenset[str]) -> bool:
    """A share and a count of one thing, of which some claim gives the whole."""
    for share, other in ((a, b), (b, a)):
        if share.dimensions == {"share"} and other.dimensions <= {"count", "number", "money"}:
            things = {s for c in (*share.predicate, *share.counted) for s in c.senses}
            things |= {t for s in things for t in lexicon.stock.get(s, ())}
            return not wholes.isdisjoint(t for t in things if t.startswith("="))
    return False


_ORDINALS = {
    phrase_key(w)[0]: n
    for n, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th"), 1)
    for w in words.split()
}  # fmt: skip


def _ordinals(a: Frame, b: Frame, lexicon: Lexicon) -> str:
    one = {_ORDINALS[c.key]: c for c in a.words if c.key in _ORDINALS}
    other = {_ORDINALS[c.key]: c for c in b.words if c.key in _ORDINALS}
    if one and other and one.keys().isdisjoint(other):
        return f"{next(iter(one.values())).written} is not {next(iter(other.values())).written}"
    return ""


# --- candidates and clusters ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Alignment:
    """`questions` are groups of claim ids, each sorted; `scores` of every scored pair of different sources (a < b);
    `doubts` pairs that may belong together; `frames` by claim id."""

    questions: tuple[tuple[str, ...], ...]
    scores: dict[tuple[str, str], float]
    doubts: tuple[tuple[str, str, float], ...]
    frames: dict[str, Frame]
    affinity: Affinity
    frequency: dict[tuple[str, str], int]
    wholes: frozenset[str]
    parted: tuple[tuple[str, str], ...] = ()  # alike but for the place: perhaps a part and its whole

    def look(self, a: str, b: str) -> Look:
        return Look(self.frames[a], self.frames[b], self.affinity, frequency=self.frequency)


def candidates(frames: Sequence[Frame], lexicon: Lexicon) -> Iterable[tuple[int, int]]:
    """Pairs of claims that share enough of their rarer words. Near linear: a concept that
    very many claims share proposes none."""
    posting: dict[str, list[int]] = defaultdict(list)
    for i, f in enumerate(frames):
        for key in sorted({k for c in f.everything for k in _keys(c, lexicon)} | {f"#{d} {n}" for d, n in f.figures}):
            posting[key].append(i)
    whole = [sum(f.weight.values()) for f in frames]
    for i, f in enumerate(frames):
        found: dict[int, float] = defaultdict(float)
        for c in f.everything:
            keys = [k for k in _keys(c, lexicon) if len(posting[k]) <= COMMON]
            for j in {j for k in keys for j in posting[k] if j > i}:
                found[j] += f.weight[c.key]
        for d, figure in f.figures:
            mates = posting[f"#{d} {figure}"]
            for j in mates if len(mates) <= COMMON else ():
                if j > i:
                    found[j] += _digits(figure)
        for j in sorted(found):
            if found[j] >= CANDIDATE * min(whole[i], whole[j]):
                yield i, j


def _keys(c: Concept, lexicon: Lexicon) -> set[str]:
    """What a concept may be met under: its senses, what is broader or what it changes, each word of a name."""
    keys = set(c.senses).union(c.name, *c.parts)
    for s in c.senses:
        keys |= lexicon.broader.get(s, set()) | lexicon.stock.get(s, set())
    return keys


def align(
    claims: Sequence[Claim],
    lexicon: Lexicon,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> Alignment:
    """Group claims by the question they answer. `same` and `different` are people's decisions (a < b)."""
    ordered = sorted(claims, key=lambda c: c.id)
    frames = [frame(c, lexicon) for c in ordered]
    weigh(frames, lexicon)
    _mark_parts(frames, lexicon)
    affinity = Affinity(lexicon)
    frequency = _frequency(frames)
    wholes = known_wholes(frames)
    apart, together = set(different), set(same)
    scores: dict[tuple[str, str], float] = {}
    parted: list[tuple[str, str]] = []
    for i, j in candidates(frames, lexicon):
        pair = (ordered[i].id, ordered[j].id)
        why = "" if pair in apart else forbidden(frames[i], frames[j], lexicon, wholes)
        if why and why == other_place(frames[i], frames[j], lexicon):
            parted.append(pair)
        if why or pair in apart:
            apart.add(pair)
            continue
        look = Look(frames[i], frames[j], affinity, frequency=frequency)
        scores[pair] = score(features(look))
    scores = _better_mates(scores)
    for pair in together:
        scores[pair] = 1.0
    by_id = {f.claim.id: f for f in frames}
    groups = cluster(by_id, scores, apart, lexicon, wholes)
    member = {id: n for n, group in enumerate(groups) for id in group}
    across = {(a, b): s for (a, b), s in sorted(scores.items()) if by_id[a].claim.source.id != by_id[b].claim.source.id}
    doubts = tuple((a, b, s) for (a, b), s in across.items() if s >= DOUBT and member[a] != member[b])
    return Alignment(groups, across, doubts, by_id, affinity, frequency, wholes, tuple(sorted(parted)))


def _frequency(frames: Sequence[Frame]) -> dict[tuple[str, str], int]:
    """How often a figure is met within one source at the most: one that it uses twice tells less."""
    counts = Counter((f.claim.source.id, key) for f in frames for key in f.figures)
    most: dict[tuple[str, str], int] = {}
    for (_, key), n in counts.items():
        most[key] = max(most.get(key, 0), n)
    return most


def _better_mates(scores: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Lower a pair whose claims find better partners in each other's source: a source says a thing once, so
    that of two claims that look alike the liker one is meant. (The one-to-one assumption of record linkage.)"""
    best: dict[tuple[str, str], float] = {}
    for (a, b), s in scores.items():
        for one, other in ((a, b), (b, a)):
            key = (one, other.split("#", 1)[0])
            best[key] = max(best.get(key, 0.0), s)
    out = {}
    for (a, b), s in scores.items():
        better = max(best[a, b.split("#", 1)[0]], best[b, a.split("#", 1)[0]])
        gap = _log_odds(better) - _log_odds(s)
        out[a, b] = 1.0 / (1.0 + math.exp(-(_log_odds(s) - BETTER_MATE * min(gap, 4.0))))
    return out


def _mark_parts(frames: Sequence[Frame], lexicon: Lexicon) -> None:
    """Turkey is a part where others speak of Turkey and Syria, or of the world."""
    spoken: set[frozenset[str]] = set()
    for f in frames:
        f.places = frozenset(s for c in f.scope for s in c.senses if s in lexicon.within)
        named = frozenset(s for c in (*f.subject, *f.scope) for s in c.senses if s in lexicon.within)
        spoken.update(p for p in (f.places, named) if p)
    parts = {p for p in spoken if any(_lies_in(p, q, lexicon) for q in spoken)}
    for f in frames:
        f.is_part = f.places in parts


def _lies_in(p: frozenset[str], q: frozenset[str], lexicon: Lexicon) -> bool:
    return p < q or (p != q and all(s in q or lexicon.is_within((s,), q) for s in p))


def known_wholes(frames: Sequence[Frame]) -> frozenset[str]:
    """The things of which some claim gives the whole: with 17 plants known, 41 % of them is a number of plants."""
    found: set[str] = set()
    for f in frames:
        value = typed_value(f.claim)
        if not isinstance(value, Quantity) or f.dimensions.isdisjoint(("count", "number", "money")):
            continue
        if value.whole is not None or value.before is not None or (value.shape == "amount" and f.direction == 0):
            found.update(s for c in (*f.predicate, *f.counted) for s in c.senses)
    return frozenset(found)


_ABSENT = -3.0  # the log odds of a pair that was never a candidate


def _log_odds(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def cluster(
    frames: Mapping[str, Frame],
    scores: Mapping[tuple[str, str], float],
    apart: set[tuple[str, str]],
    lexicon: Lexicon,
    wholes: frozenset[str] = frozenset(),
) -> tuple[tuple[str, ...], ...]:
    """Average linkage over log odds, the likest pair counting extra; best first, ties by id; a forbidden pair is
    never joined."""
    import heapq

    members: dict[int, tuple[str, ...]] = {n: (id,) for n, id in enumerate(sorted(frames))}
    home = {ids[0]: n for n, ids in members.items()}

    def linkage(xs: tuple[str, ...], ys: tuple[str, ...]) -> float | None:
        total, best = 0.0, -10.0
        for x in xs:
            for y in ys:
                pair = (x, y) if x < y else (y, x)
                if pair in apart or (pair not in scores and forbidden(frames[x], frames[y], lexicon, wholes)):
                    return None
                value = _log_odds(scores[pair]) if pair in scores else _ABSENT
                if frames[x].claim.source.id == frames[y].claim.source.id:
                    value += _SAME_SOURCE
                total += value
                best = max(best, value)
        return (1 - LIKEST) * total / (len(xs) * len(ys)) + LIKEST * best

    heap: list[tuple[float, int, int]] = []
    neighbours: dict[int, set[int]] = defaultdict(set)
    for (a, b), s in scores.items():
        if s >= DOUBT:
            neighbours[home[a]].add(home[b])
            neighbours[home[b]].add(home[a])
            value = linkage((a,), (b,))
            if value is not None and value > 0:
                heap.append((-value, home[a], home[b]))
    heapq.heapify(heap)
    fresh = len(members)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        members[fresh] = tuple(sorted(members.pop(a) + members.pop(b)))
        around = (neighbours.pop(a) | neighbours.pop(b)) - {a, b}
        for other in sorted(around):
            if other not in members:
                continue
            neighbours[other] -= {a, b}
            neighbours[fresh].add(other)
            neighbours[other].add(fresh)
            value = linkage(members[fresh], members[other])
            if value is not None and value > 0:
                heapq.heappush(heap, (-value, fresh, other))
        fresh += 1
    return tuple(sorted(members.values()))


# One source seldom says the same thing twice: two of its claims need more in common to be one question.
_SAME_SOURCE = -1.5
