"""Which pairs of claims are worth a look (blocking, in the terms of record linkage).

A pair is a candidate when it shares a telling part of its words, by rarity; when it shares a name or a telling value,
unless one of the two names nobody; and when it says something alike, or gives the same telling value. What very many
claims share proposes no pair, so that the work grows nearly with the number of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reconcile.features import digits
from reconcile.frames import Frame
from reconcile.lexicon import Concept, Lexicon
from reconcile.values.date import Date

SHARED = 0.3  # of the weight of the lighter claim
COMMON = 400  # a word in more claims than this proposes no pairs
TELLING = 0.4  # a figure of so many digits may bring two claims together by itself
PREFIX = 5  # letters of a name that a misspelling usually leaves alone


class Keys(NamedTuple):
    """What a claim may be met under: for each concept its keys, its names, its other words, its values."""

    concepts: tuple[frozenset[str], ...]
    names: frozenset[str]
    about: bool  # it names somebody or something, other than as its value
    told: frozenset[str]  # of the predicate and the counted thing; of the subject where these say little
    words: frozenset[str]
    values: frozenset[str]
    all: frozenset[str]


def candidates(frames: Sequence[Frame], lexicon: Lexicon) -> Iterable[tuple[int, int]]:
    """Index pairs i < j, in order. A claim that names somebody meets others by names and values, and those that name
    nobody by any word."""
    keys = _keys_of(frames, lexicon)
    by_name: dict[str, list[int]] = defaultdict(list)  # claims that name somebody
    nameless: dict[str, list[int]] = defaultdict(list)
    by_any: dict[str, list[int]] = defaultdict(list)
    for i, k in enumerate(keys):
        for key in sorted(k.all):
            by_any[key].append(i)
            if not k.about:
                nameless[key].append(i)
            elif key in k.names or key in k.values:
                by_name[key].append(i)
    whole = [sum(f.weight) for f in frames]
    for i, k in enumerate(keys):
        tables = ((by_name, k.names | k.values), (nameless, k.all)) if k.about else ((by_any, k.all),)
        mates = {
            j
            for table, ours in tables
            for key in ours
            if len(table.get(key, ())) <= COMMON
            for j in table.get(key, ())
            if j > i
        }
        for j in sorted(mates):
            if _worth(k, keys[j]) and _shared(frames[i], k, keys[j]) >= SHARED * min(whole[i], whole[j]):
                yield i, j


def _shared(f: Frame, a: Keys, b: Keys) -> float:
    """The weight of the words of `f` that the other has too, and of a telling value."""
    words = sum(w for keys, w in zip(a.concepts, f.weight, strict=True) if not keys.isdisjoint(b.all))
    return words + TELLING * len(a.values & b.values)


def _worth(a: Keys, b: Keys) -> bool:
    if not a.values.isdisjoint(b.values):
        return True
    if a.about and b.about and a.names.isdisjoint(b.names):
        return False
    return not (a.told.isdisjoint(b.words) and b.told.isdisjoint(a.words))


def _keys_of(frames: Sequence[Frame], lexicon: Lexicon) -> list[Keys]:
    known: dict[str, frozenset[str]] = {}

    def keys(c: Concept) -> frozenset[str]:
        if c.key not in known:
            known[c.key] = frozenset(_concept_keys(c, lexicon))
        return known[c.key]

    out = []
    for f in frames:
        concepts = tuple(keys(c) for c in f.everything)
        values = frozenset(_value_keys(f))
        out.append(
            Keys(
                concepts=concepts,
                names=_union(k for c, k in zip(f.everything, concepts, strict=True) if c.name),
                about=any(f.everything[i].name for i in (*f.subject, *f.predicate)),
                told=_union(concepts[i] for i in _telling(f, lexicon)),
                words=_union(k for c, k in zip(f.everything, concepts, strict=True) if not c.name),
                values=values,
                all=_union(concepts) | values,
            )
        )
    return out


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


def _value_keys(f: Frame) -> Iterable[str]:
    for dimension, figure in f.figures:
        if digits(figure) >= TELLING:
            yield f"#{dimension} {figure}"
    if isinstance(f.claim.value, Date):
        yield f"#date {f.claim.value.edtf}"
