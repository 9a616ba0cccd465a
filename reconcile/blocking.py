"""Which pairs of claims are worth a look (blocking, in the terms of record linkage).

A pair is a candidate when it shares a telling part of its words, by rarity; when it shares a name, unless one of
the two names nobody; and when it says something alike, or gives the same telling value. What very many claims
share proposes no pair, so that the work grows nearly with the number of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.features import digits
from reconcile.frames import Frame
from reconcile.lexicon import Concept, Lexicon
from reconcile.values.date import Date

SHARED = 0.3  # of the weight of the lighter claim
COMMON = 400  # a word in more claims than this proposes no pairs
TELLING = 0.4  # a figure of so many digits may bring two claims together by itself
PREFIX = 5  # letters of a name that a misspelling usually leaves alone


@dataclass(frozen=True, slots=True)
class Keys:
    """What a claim may be met under: for each concept its keys, its names, its other words, its values."""

    concepts: tuple[frozenset[str], ...]
    names: frozenset[str]
    about: bool  # it names somebody or something, other than as its value
    told: frozenset[str]  # of the predicate and the counted thing
    words: frozenset[str]
    values: frozenset[str]


def candidates(frames: Sequence[Frame], lexicon: Lexicon) -> Iterable[tuple[int, int]]:
    """Index pairs i < j, in order."""
    keys = _keys_of(frames, lexicon)
    posting: dict[str, list[int]] = defaultdict(list)
    for i, k in enumerate(keys):
        for key in sorted(k.values.union(*k.concepts)):
            posting[key].append(i)
    whole = [sum(f.weight) for f in frames]
    for i, f in enumerate(frames):
        found: dict[int, float] = defaultdict(float)
        for concept, weight in zip(keys[i].concepts, f.weight, strict=True):
            for j in {j for k in concept if len(posting[k]) <= COMMON for j in posting[k] if j > i}:
                found[j] += weight
        for key in sorted(keys[i].values):
            for j in posting[key] if len(posting[key]) <= COMMON else ():
                if j > i:
                    found[j] += TELLING
        for j in sorted(found):
            if found[j] >= SHARED * min(whole[i], whole[j]) and _worth(keys[i], keys[j]):
                yield i, j


def _worth(a: Keys, b: Keys) -> bool:
    if a.about and b.about and a.names.isdisjoint(b.names):  # another value must not keep two claims apart
        return False
    alike = not (a.told.isdisjoint(b.words) and b.told.isdisjoint(a.words))
    return alike or not a.values.isdisjoint(b.values)


def _keys_of(frames: Sequence[Frame], lexicon: Lexicon) -> list[Keys]:
    known: dict[str, frozenset[str]] = {}

    def keys(c: Concept) -> frozenset[str]:
        if c.key not in known:
            known[c.key] = frozenset(_concept_keys(c, lexicon))
        return known[c.key]

    return [
        Keys(
            tuple(keys(c) for c in f.everything),
            frozenset[str]().union(*(keys(c) for c in f.everything if c.name)),
            bool(f.names),
            frozenset[str]().union(*(keys(f.everything[i]) for i in f.told)),
            frozenset[str]().union(*(keys(c) for c in f.everything if not c.name)),
            frozenset(_value_keys(f)),
        )
        for f in frames
    ]


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


def _value_keys(f: Frame) -> Iterable[str]:
    for dimension, figure in f.figures:
        if digits(figure) >= TELLING:
            yield f"#{dimension} {figure}"
    if isinstance(f.claim.value, Date):
        yield f"#date {f.claim.value.edtf}"
