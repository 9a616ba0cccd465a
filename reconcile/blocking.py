"""Which pairs of claims are worth a look (blocking, in the terms of record linkage).

A pair is a candidate when it shares a telling part of its words, by rarity; when it shares a name or a telling value,
unless one of the two names nobody; and when it says something alike, or gives the same telling value. What very many
claims share proposes no pair, so that the work grows nearly with the number of claims; but claims in just the same
words are compared, up to `SAME_WORDS` of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from reconcile.affinity import Affinity
from reconcile.features import COINCIDENCE, EVERYDAY, digits, significant
from reconcile.frames import Frame
from reconcile.lexicon import Concept, Lexicon
from reconcile.values.date import Date

SHARED = 0.3  # of the weight of the lighter claim
COMMON = 400  # a word in more claims than this proposes no pairs
SAME_WORDS = 2000  # claims in just the same words, however common these are, that are compared with each other
FEW = 60  # what is said in no more claims than this brings together also two that have no name in common
STRANGERS = 10  # a value in more claims than this brings no claims together that have no name in common
TELLING = 0.4  # a figure of so many digits may bring two claims together by itself
PREFIX = 5  # letters of a name that a misspelling usually leaves alone


class Keys(NamedTuple):
    """What the claims of one form may be met under: for each concept its keys, its names, its other words, values."""

    claims: list[int]
    weight: tuple[float, ...]
    whole: float
    concepts: tuple[frozenset[str], ...]
    names: frozenset[str]
    own: frozenset[str]  # of the names, those that are not in its value alone
    given: tuple[Concept, ...]  # the names in its value
    about: bool  # it names somebody or something, other than as its value
    told: frozenset[str]  # of the predicate and the counted thing; of the subject where these say little
    words: frozenset[str]
    all: frozenset[str]  # but for the values, which every claim has its own of
    values: set[str]


def candidates(frames: Sequence[Frame], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Index pairs i < j, in order. A claim that names somebody meets others by names and values, and those that name
    nobody by any word."""
    return sorted(pair for pairs in meetings(frames, Affinity(lexicon)) for pair in pairs)


def meetings(
    frames: Sequence[Frame], affinity: Affinity, never: Callable[[Frame, Frame], bool] = lambda a, b: False
) -> Iterator[list[tuple[int, int]]]:
    """The same pairs, those of the same two forms together; but for the forms that `never` are to be compared."""
    values = _values(frames)
    forms = _keys_of(frames, values, affinity.lexicon)
    index = _Index(forms, affinity)
    by_value = _by_value(forms, values)
    for n, a in enumerate(forms):
        valued = by_value.get(n, {})
        for m in sorted(index.mates(n) | valued.keys()):
            b = forms[m]
            if a.told.isdisjoint(b.words) and b.told.isdisjoint(a.words) and a.values.isdisjoint(b.values):
                continue  # as most are; `_pairs` would find none
            if never(frames[a.claims[0]], frames[b.claims[0]]):
                continue
            found = _pairs(a, b, valued.get(m, frozenset()), values, index)
            if found:
                yield found


class _Index:
    """Forms by their keys, those that name somebody by their names alone; and how many claims have a key."""

    def __init__(self, forms: Sequence[Keys], affinity: Affinity) -> None:
        self.forms, self.affinity = forms, affinity
        self.by_name: dict[str, list[int]] = {}
        self.nameless: dict[str, list[int]] = {}
        self.by_told: dict[str, list[int]] = {}
        self.named, self.few, self.any, self.told = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        for n, k in enumerate(forms):
            for key in k.told if k.about else ():
                self.by_told.setdefault(key, []).append(n)
                self.told[key] += len(k.claims)
            table, counts, keys = (self.by_name, self.named, k.names) if k.about else (self.nameless, self.few, k.all)
            for key in keys:
                table.setdefault(key, []).append(n)
                counts[key] += len(k.claims)
            for key in k.all:
                self.any[key] += len(k.claims)

    def mates(self, n: int) -> set[int]:
        """The forms that this one meets by words: of its own kind those from itself on; one that names somebody finds
        all that name nobody, and not the other way round."""
        k = self.forms[n]
        same = {n} if len(k.claims) <= SAME_WORDS else set[int]()
        if not k.about:
            return same | {m for key in k.all if self.any[key] <= COMMON for m in self.nameless[key] if m >= n}
        found = same | {m for key in k.names if self.named[key] <= COMMON for m in self.by_name[key] if m >= n}
        found |= {m for key in k.told if self.told[key] <= FEW for m in self.by_told[key] if m >= n}
        return found.union(*(self.nameless.get(key, ()) for key in k.all if self.few[key] <= COMMON))

    def meet(self, first: Keys, second: Keys) -> bool:
        """Do claims of these forms meet by words, where the claim of the first has the lower index?"""
        if first is second and len(first.claims) <= SAME_WORDS:
            return True
        if first.about and second.about:
            return any(self.named[key] <= COMMON for key in first.names & second.names) or self.few_say(first, second)
        counts = self.few if first.about else self.any
        return any(counts[key] <= COMMON for key in first.all & second.all)

    def few_say(self, a: Keys, b: Keys) -> bool:
        """Both say something that few others do."""
        return any(self.told[key] <= FEW for key in a.told & b.told)


def _by_value(forms: Sequence[Keys], values: Sequence[frozenset[str]]) -> dict[int, dict[int, set[tuple[int, int]]]]:
    """The claims that meet by a value, by their forms."""
    form = {i: n for n, k in enumerate(forms) for i in k.claims}
    about: dict[str, list[int]] = defaultdict(list)
    nameless: dict[str, list[int]] = defaultdict(list)
    for i, keys in enumerate(values):
        for key in keys:
            (about if forms[form[i]].about else nameless)[key].append(i)
    found: dict[int, dict[int, set[tuple[int, int]]]] = {}
    for i, n in form.items():
        for key in values[i]:
            named, others = about.get(key, []), nameless.get(key, [])
            if forms[n].about:
                close = len(named) <= STRANGERS and _beyond_chance(key)
                mates = (named if close else []) + (others if len(others) <= COMMON else [])
            else:
                mates = named + others if len(named) + len(others) <= COMMON else []
            for j in mates:
                if j > i:
                    m = form[j]
                    turned = m < n if forms[n].about == forms[m].about else forms[m].about
                    first, second = (m, n) if turned else (n, m)
                    found.setdefault(first, {}).setdefault(second, set()).add((i, j))
    return found


def _beyond_chance(key: str) -> bool:
    """A value that what is said of two things seldom shares: three digits, a day, or a name in full."""
    kind, _, value = key.partition(" ")
    if kind == "#name":
        return True
    return len(value) >= len("2024-10-29") if kind == "#date" else significant(value) > COINCIDENCE


def _pairs(
    a: Keys, b: Keys, by_value: Set[tuple[int, int]], values: Sequence[frozenset[str]], index: _Index
) -> list[tuple[int, int]]:
    """The pairs of claims of two forms that are worth a look."""
    alike = not (a.told.isdisjoint(b.words) and b.told.isdisjoint(a.words)) and (
        not (a.about and b.about) or _some_name_alike(a, b, index) or index.few_say(a, b)
    )
    valued = not a.values.isdisjoint(b.values)
    if not alike and not valued:
        return []
    enough = SHARED * min(a.whole, b.whole)
    upwards, downwards = ((index.meet(p, q), _shared(p, q)) for p, q in ((a, b), (b, a)))
    if not valued and not any(meet and shared >= enough for meet, shared in (upwards, downwards)):
        return []
    out = []
    for i in a.claims:
        for j in b.claims:
            if i == j or (a is b and i > j):
                continue
            meet, shared = upwards if i < j else downwards
            if not valued and not (meet and shared >= enough):
                continue
            pair = (i, j) if i < j else (j, i)
            common = len(values[i] & values[j]) if valued else 0
            if (alike or common) and (meet or pair in by_value) and shared + TELLING * common >= enough:
                out.append(pair)
    return out


def _some_name_alike(a: Keys, b: Keys, index: _Index) -> bool:
    """Another value must not keep two claims apart; but no two subjects are brought together by two people of one first
    name, nor by one whom many claims give."""
    common = a.names & b.names
    if not common or not common.isdisjoint(a.own) or not common.isdisjoint(b.own):
        return bool(common)
    few = any(index.named[key] <= STRANGERS for key in common)
    return few and any(index.affinity(c, d) for c in a.given for d in b.given)


def _shared(a: Keys, b: Keys) -> float:
    """The weight of the words of the one that the other has too."""
    return sum(w for keys, w in zip(a.concepts, a.weight, strict=True) if not keys.isdisjoint(b.all))


def _keys_of(frames: Sequence[Frame], values: Sequence[frozenset[str]], lexicon: Lexicon) -> list[Keys]:
    """In the order in which the forms are met first."""
    known: dict[str, frozenset[str]] = {}

    def keys(c: Concept) -> frozenset[str]:
        if c.key not in known:
            known[c.key] = frozenset(_concept_keys(c, lexicon))
        return known[c.key]

    def around(c: Concept) -> frozenset[str]:
        """What is south of Marrakesh may be told of Morocco."""
        return frozenset(lexicon.all_around(c.senses))

    out: dict[int, Keys] = {}
    for n, f in enumerate(frames):
        if f.form not in out:
            concepts = tuple(keys(c) | (around(c) if i in f.near else set()) for i, c in enumerate(f.everything))
            given = _union(concepts[i] for i in f.value if not f.everything[i].name)  # "vice-chancellor"
            measures = {f"#{d}" for d in f.dimensions if d not in EVERYDAY}  # how far it is, and its distance
            out[f.form] = Keys(
                claims=[],
                weight=f.weight,
                whole=sum(f.weight),
                concepts=concepts,
                names=_union(k for c, k in zip(f.everything, concepts, strict=True) if c.name),
                own=_union(concepts[i] for i in f.names),
                given=tuple(f.everything[i] for i in f.value if f.everything[i].name),
                about=any(f.everything[i].name for i in (*f.subject, *f.predicate)),
                told=_union(concepts[i] for i in _telling(f, lexicon)) | measures | given,
                words=_union(k for c, k in zip(f.everything, concepts, strict=True) if not c.name) | measures,
                all=_union(concepts),
                values=set(),
            )
        out[f.form].claims.append(n)
        out[f.form].values.update(values[n])
    return list(out.values())


def _telling(f: Frame, lexicon: Lexicon) -> Sequence[int]:
    """What a claim says of its subject; "number" and "date" say nothing, and the subject has it: "turnout, share"."""
    told = [
        i for i in f.told if f.everything[i].senses.isdisjoint(lexicon.weak) and f.everything[i].key not in lexicon.weak
    ]
    return told or f.plain(f.subject)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def _concept_keys(c: Concept, lexicon: Lexicon) -> Iterable[str]:
    """Its senses, what is broader or what it changes, the words of a phrase; of a name its words, how they begin,
    and its initials."""
    yield from c.senses
    for s in c.senses:
        yield from lexicon.broader.get(s, ())
        yield from lexicon.stock.get(s, ())
    for part in c.parts:
        yield from part
    for word in c.name:
        yield word
        if len(word) > PREFIX:
            yield "^" + word[:PREFIX]
    if len(c.name) > 1:
        yield "".join(w[0] for w in c.name)


def _values(frames: Sequence[Frame]) -> list[frozenset[str]]:
    """The telling values of each claim; of the names only those that few give."""
    values = [frozenset(_value_keys(f)) for f in frames]
    given = Counter(key for keys in values for key in keys if key.startswith("#name"))
    many = frozenset(key for key, n in given.items() if n > STRANGERS)
    return [keys - many if keys & many else keys for keys in values]


def _value_keys(f: Frame) -> Iterable[str]:
    for dimension, figure in f.figures:
        if digits(figure) >= TELLING:
            yield f"#{dimension} {figure}"
    date = f.claim.when if f.claim.kind == "event" else f.claim.value
    if isinstance(date, Date):
        yield f"#date {date.edtf}"
    for i in f.value:
        if len(name := f.everything[i].name) > 1:  # in full, Ruth Kelly
            yield f"#name {' '.join(name)}"
