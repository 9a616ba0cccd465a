"""Two claims side by side, and everything that speaks for or against their answering one question.

A readable list of weighted features, each a function with its sentence; the weights stand in `weights.txt`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import product
from pathlib import Path

from reconcile.affinity import BROADER, BY_CHANCE, Affinity
from reconcile.claim import Claim, Names, Text
from reconcile.derive import bare, layout
from reconcile.frames import Frame, Frequency, base_figure, typed_value, written_figure
from reconcile.lexicon import ORDINALS, PERIODS, Concept, Lexicon, phrase_key
from reconcile.values.date import Date, next_to, one_moment, read_date
from reconcile.values.quantity import Quantity, convertible, one_base
from reconcile.values.timeline import Period

FULLY = 0.9  # from here on it means the same
ALIKE = 0.5  # from here on a word has its counterpart
NEARLY_A_QUARTER = 80 * 24 * 60  # minutes
A_YEAR_AND_A_BIT = 400 * 24 * 60

Indices = tuple[int, ...]  # of concepts of a frame


class Look:
    """Two frames, and the likeness of every concept of the one with every concept of the other."""

    def __init__(self, a: Frame, b: Frame, affinity: Affinity, frequency: Frequency) -> None:
        self.a, self.b = a, b
        self.lexicon: Lexicon = affinity.lexicon
        self.frequency = frequency
        self.rows = affinity.table(a.everything, b.everything)
        for i, j in _located(a, b, self.lexicon):
            self.rows[i][j] = BROADER
        self.one_happening = not a.happening.isdisjoint(b.happening)
        if self.one_happening:  # it goes by several names
            for i, j in (*product(a.labels, b.labels + b.struck), *product(a.struck, b.labels)):
                self.rows[i][j] = 1.0
        self.columns = list(zip(*self.rows, strict=True)) if self.rows else [()] * len(b.everything)
        self.most_a = [max(line, default=0.0) for line in self.rows]
        self.most_b = [max(line, default=0.0) for line in self.columns]
        self._covers: dict[tuple[bool, Indices, Indices], tuple[float, float]] = {}  # several features ask the same
        self.predicate = self._predicate()
        self.names_shared = self._names_shared()
        self.strangers = self._strangers()
        self.two = all(self.strangers) and self._two()
        self.unmatched = self._unmatched()
        self.only_a, self.only_b = self._only()
        self.not_fully_met = self._not_fully_met()

    def dice(self, xs: Indices, ys: Indices) -> float:
        """Twice what is common over all there is, weighted by rarity (Dice, 1945); 0.5 when neither says anything."""
        m1, w1 = self.cover_a(xs, ys)
        m2, w2 = self.cover_b(xs, ys)
        return (m1 + m2) / (w1 + w2) if w1 + w2 else 0.5

    def cover_a(self, xs: Indices, ys: Indices) -> tuple[float, float]:
        """The weight of `xs` that finds a counterpart in `ys`, and the whole weight of `xs`."""
        if (True, xs, ys) not in self._covers:
            self._covers[True, xs, ys] = _cover(self.a, self.b, self.rows, self.most_a, self.b.phrases, xs, ys)
        return self._covers[True, xs, ys]

    def cover_b(self, xs: Indices, ys: Indices) -> tuple[float, float]:
        """The same of `ys` in `xs`."""
        if (False, xs, ys) not in self._covers:
            self._covers[False, xs, ys] = _cover(self.b, self.a, self.columns, self.most_b, self.a.phrases, ys, xs)
        return self._covers[False, xs, ys]

    def _predicate(self) -> float:
        """The predicates without names, each found anywhere in the other claim; where one says no more than that it
        took place, began or ended, or how many, its subject tells what; and where both say how many, the subjects are
        compared."""
        if self.a.vague and self.b.vague:
            return self.dice(self.a.plain(self.a.subject), self.b.plain(self.b.subject))
        told_a = (self.a.plain(self.a.subject) if self.a.vague or self.a.bounds else ()) + self.a.told
        told_b = (self.b.plain(self.b.subject) if self.b.vague or self.b.bounds else ()) + self.b.told
        m1, w1 = self.cover_a(told_a, self.b.plain_words)
        m2, w2 = self.cover_b(self.a.plain_words, told_b)
        return (m1 + m2) / (w1 + w2) if w1 + w2 else 0.5

    def _names_shared(self) -> float:
        plain = self._names_alike(self.a.names, self.b.names)
        if not self.a.value and not self.b.value:
            return plain
        return max(plain, self._names_alike(self.a.names_and_value, self.b.names_and_value))

    def _names_alike(self, xs: Indices, ys: Indices) -> float:
        """Halfway between what both share and how far the shorter list is covered: "Pfizer", "Pfizer-BioNTech"."""
        if not xs or not ys:
            return 0.5
        m1, w1 = self.cover_a(xs, ys)
        m2, w2 = self.cover_b(xs, ys)
        return ((m1 + m2) / (w1 + w2) + max(m1 / w1, m2 / w2)) / 2

    def _strangers(self) -> tuple[bool, bool]:
        """Does the subject of each bear a name that the other does not have anywhere?"""
        one = any(self.a.everything[i].name and not self._met_a(i) for i in self.a.subject)
        other = any(self.b.everything[j].name and not self._met_b(j) for j in self.b.subject)
        return one, other

    def _two(self) -> bool:
        """The subject of each bears a name that the other does not have anywhere, and that no claim speaks of beside
        the other's names."""
        a, b = self.a, self.b
        one = (c for i in a.subject if (c := a.everything[i]).name and not self._met_a(i))
        other = (c for j in b.subject if (c := b.everything[j]).name and not self._met_b(j))
        return any(c.key not in b.kin for c in one) and any(c.key not in a.kin for c in other)

    def _met_a(self, i: int) -> bool:
        if self.one_happening and i in self.a.labels:
            return True
        return self._met(self.rows[i], self.most_a[i], self.b)

    def _met_b(self, j: int) -> bool:
        if self.one_happening and j in self.b.labels:
            return True
        return self._met(self.columns[j], self.most_b[j], self.a)

    @staticmethod
    def _met(line: Sequence[float], most: float, other: Frame) -> bool:
        if most >= FULLY or most < ALIKE:
            return most >= FULLY
        return any(v >= ALIKE and c.name for v, c in zip(line, other.everything, strict=True))

    def _unmatched(self) -> tuple[float, float]:
        """The weight of the names on each side that the other does not have anywhere."""
        one = sum(self.a.weight[i] for i in self.a.names if not self._met_a(i))
        other = sum(self.b.weight[j] for j in self.b.names if not self._met_b(j))
        return one, other

    def subjects_met(self) -> float:
        """How far the subject of the one is met anywhere in the other, of the two the better."""
        m1, w1 = self.cover_a(self.a.subject, self.b.all)
        m2, w2 = self.cover_b(self.a.all, self.b.subject)
        return max(m1 / w1, m2 / w2) if w1 and w2 else 1.0

    def used(self, figure: tuple[str, str]) -> tuple[int, int]:
        """In how many of its claims the source of each uses this figure."""
        sources = self.a.claim.source.id, self.b.claim.source.id
        return self.frequency.get((sources[0], figure), 1), self.frequency.get((sources[1], figure), 1)

    def _only(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The words of each side that the other has no counterpart of."""
        one = tuple(i for i in self.a.words if not _has_counterpart(self.rows[i], self.most_a[i], self.most_b))
        other = tuple(j for j in self.b.words if not _has_counterpart(self.columns[j], self.most_b[j], self.most_a))
        return one, other

    def only(self) -> list[Concept]:
        """The words on either side that the other has no counterpart of."""
        return [self.a.everything[i] for i in self.only_a] + [self.b.everything[j] for j in self.only_b]

    def only_by_side(self) -> Iterator[tuple[Concept, Frame]]:
        """The same, each with the side that has no counterpart of it."""
        yield from ((self.a.everything[i], self.b) for i in self.only_a)
        yield from ((self.b.everything[j], self.a) for j in self.only_b)

    def _not_fully_met(self) -> tuple[list[Concept], list[Concept]]:
        """The words of each side that mean nothing which the other side says as well; but for the wholes of shares,
        since a turnout is one of all voters whether that is said or not."""
        one = [self.a.everything[i] for i in self.a.words if self.most_a[i] < FULLY and i not in self.a.whole]
        other = [self.b.everything[j] for j in self.b.words if self.most_b[j] < FULLY and j not in self.b.whole]
        return one, other

    @cached_property
    def rivals(self) -> bool:
        """Some word of each side is of one rank with one of the other, and neither is met there."""
        table = self.lexicon.rivals
        one, other = self._not_said()
        ranks = [(c, s, k) for c in one for s in c.senses for k in table.get(s, ())]
        others = ((d, t, k) for d in other for t in d.senses for k in table.get(t, ())) if ranks else ()
        # A word of both meanings may have that of the other.
        return any(k == m and t not in c.senses and s not in d.senses for d, t, m in others for c, s, k in ranks)

    @cached_property
    def supposed_alone(self) -> float:
        table = self.lexicon.supposed
        if self.a.dimensions == self.b.dimensions == {"time"}:
            table = table - _NEEDS  # what takes two weeks needs two weeks
        one, other = (any(not _said(c).isdisjoint(table) for c in side) for side in self.not_fully_met)
        if one == other or not all(f.claim.kind in ("quantity", "date") for f in (self.a, self.b)):
            return 0.0
        rest = self.b if one else self.a  # "expected growth", and "expects to grow": both foresee it
        foresees = self.lexicon.supposed | self.lexicon.projected
        return float(all(_said(c).isdisjoint(foresees) for c in rest.everything))

    def _not_said(self) -> tuple[list[Concept], list[Concept]]:
        """The words of each side that are not fully met, or by the scope alone: of 241 "killed, on board" nobody says
        that they are all who were on board."""
        a, b = self.a, self.b
        if not a.scope and not b.scope:
            return self.not_fully_met
        one = (i for i in a.words if i not in a.whole and all(self.rows[i][j] < FULLY for j in b.words))
        other = (j for j in b.words if j not in b.whole and all(self.rows[i][j] < FULLY for i in a.words))
        return [a.everything[i] for i in one], [b.everything[j] for j in other]

    def mentioned(self) -> tuple[bool, bool]:
        """Is the scope of each what the other speaks of? Turkey is not, where that is Turkey and Syria."""
        one = all(self._spoken_of(self.a, i, self.rows[i], self.b) for i in self.a.scope)
        other = all(self._spoken_of(self.b, j, self.columns[j], self.a) for j in self.b.scope)
        return one and not self._more_places(self.b, self.a), other and not self._more_places(self.a, self.b)

    @staticmethod
    def _spoken_of(f: Frame, i: int, line: Sequence[float], other: Frame) -> bool:
        """Who speaks of Disney does not speak of Walt Disney World."""
        scope = f.everything[i]
        alike = (c for v, c in zip(line, other.everything, strict=True) if v >= ALIKE)
        return any(not c.name or set(scope.name) <= set(c.name) or not c.senses.isdisjoint(scope.senses) for c in alike)

    def _more_places(self, speaking: Frame, scoped: Frame) -> bool:
        """Beside the scope it speaks of others in one breath: "Turkey and Syria", but not "Japan: doses for Congo"."""
        within = self.lexicon.within
        extent = {s for s in scoped.senses(scoped.scope) if s in within}
        for words in (speaking.subject, speaking.predicate):
            spoken = {s for s in speaking.senses(words) if s in within}
            beside = spoken - extent
            if extent & spoken and any(not self.lexicon.is_within((s,), extent) for s in beside):
                return True
        return False


_NEEDS = frozenset(("=need", "need"))


def _located(a: Frame, b: Frame, lexicon: Lexicon) -> Iterable[tuple[int, int]]:
    """Where an earthquake south of Marrakesh is met by one in Morocco: what it is near says only where it was."""
    for i in a.near:
        yield from ((i, j) for j, c in enumerate(b.everything) if lexicon.is_within(a.everything[i].senses, c.senses))
    for j in b.near:
        yield from ((i, j) for i, c in enumerate(a.everything) if lexicon.is_within(b.everything[j].senses, c.senses))
    if not a.happening.isdisjoint(b.happening):  # the Lahaina fire, and the Maui fire; not a fire in Lahaina
        for i, j in product(_named_after(a, lexicon), _named_after(b, lexicon)):
            one, other = a.everything[i].senses, b.everything[j].senses
            if lexicon.is_within(one, other) or lexicon.is_within(other, one):
                yield i, j


def _named_after(f: Frame, lexicon: Lexicon) -> Indices:
    """The place that stands before the word for what befell it."""
    words = [i for i in f.subject if not lexicon.happenings.isdisjoint(f.everything[i].senses)]
    return tuple(i for i in f.struck if words and i < words[-1])


def _has_counterpart(line: Sequence[float], most: float, others: Sequence[float]) -> bool:
    """Something on the other side is like it, and is not the full counterpart of another word already: beside "quake",
    "aftershock" says more than an "earthquake" on the other side. `most` is the highest of the line, `others` have
    the highest of each word of the other side."""
    if most >= FULLY or most < ALIKE:
        return most >= FULLY
    return any(v >= ALIKE and other < FULLY for v, other in zip(line, others, strict=True))


def _cover(
    f: Frame,
    g: Frame,
    lines: Sequence[Sequence[float]],
    most: Sequence[float],
    phrases: bool,  # the other side has some
    xs: Sequence[int],
    ys: Sequence[int],
) -> tuple[float, float]:
    matched = whole = 0.0
    for x in xs:
        w = f.weight[x]
        whole += w
        best = 0.0
        if most[x]:  # most words are like nothing on the other side
            line = lines[x]
            for y in ys:
                if line[y] > best:
                    best = line[y]
        if best < IN_PARTS and (phrases or f.everything[x].parts) and not f.everything[x].name:
            best = max(best, _in_parts(f.everything[x], [g.everything[y] for y in ys if not g.everything[y].name]))
        matched += w * best
    return matched, whole


IN_PARTS = 0.9  # what a phrase is met that the other side says in single words
WITHIN = 0.8  # what a word is met that the other side has within a phrase


def _in_parts(c: Concept, others: Iterable[Concept]) -> float:
    """ "Claims filed with insurance" is met by "insurance" and "claims", and each of the two by the phrase."""
    if not c.parts:
        return WITHIN if any(not c.senses.isdisjoint(part) for d in others for part in d.parts) else 0.0
    said = {s for d in others for senses in (d.senses, *d.parts) for s in senses}
    return IN_PARTS * sum(not part.isdisjoint(said) for part in c.parts) / len(c.parts)


# --- words ----------------------------------------------------------------------------------------------------


def _words(x: Look) -> float:
    """Subject, predicate and counted thing, as bags of words."""
    return x.dice(x.a.words, x.b.words)


def _everything(x: Look) -> float:
    """All words, the scope's among them; a value's words may meet the other's, but another value must not hinder."""
    m1, w1 = x.cover_a((*x.a.words, *x.a.scope), x.b.all)
    m2, w2 = x.cover_b(x.a.all, (*x.b.words, *x.b.scope))
    return (m1 + m2) / (w1 + w2) if w1 + w2 else 0.5


def _covered(x: Look) -> float:
    """The better covered side of the two: one curator says more than the other."""
    m1, w1 = x.cover_a(x.a.words, x.b.all)
    m2, w2 = x.cover_b(x.a.all, x.b.words)
    return max(m1 / w1 if w1 else 0.0, m2 / w2 if w2 else 0.0)


def _predicate(x: Look) -> float:
    """What is said of it, without names, wherever the other says it."""
    return x.predicate


def _both(x: Look) -> float:
    """Subject and predicate both: the lesser likeness of the two."""
    about = max(x.names_shared, x.dice(x.a.subject, x.b.subject))
    if about >= 0.7 or x.two:
        return min(about, x.predicate)
    same_thing = any(
        x.rows[i][j] >= 0.7
        for i in x.a.subject
        if not x.a.everything[i].name
        for j in x.b.subject
        if not x.b.everything[j].name
    )
    return min(0.7 if same_thing else about, x.predicate)  # "the quake" and "Turkey-Syria earthquake"


# --- names ----------------------------------------------------------------------------------------------------


def _names_rival(x: Look) -> float:
    """Each side is about somebody or something that the other does not name, or speaks of another place."""
    return 1.0 if x.two or _other_places(x) else min(*x.unmatched, 1.0)


def _siblings(x: Look) -> float:
    """Neither names the other's subject, and some source says the same of each: of one carmaker, and of the next."""
    return float(all(x.strangers) and not x.a.apart.isdisjoint(x.b.apart))


def _other_places(x: Look) -> bool:
    """Finland's membership here, Sweden's there, however often both are named."""
    one, other = (
        [s for i in f.told_names if not met(i) for s in f.everything[i].senses if s in x.lexicon.within]
        for f, met in ((x.a, x._met_a), (x.b, x._met_b))
    )
    apart = not x.lexicon.is_within(one, other) and not x.lexicon.is_within(other, one)
    return bool(one and other) and apart


def _subject_rival(x: Look) -> float:
    """Neither subject is met anywhere in the other claim: the bridge here, the tunnel there. Where both bear names,
    these are rivals already."""
    named = [any(f.everything[i].name for i in f.subject) for f in (x.a, x.b)]
    if all(named):
        return 0.0
    acting = [any(not f.everything[i].senses.isdisjoint(x.lexicon.agents) for i in f.subject) for f in (x.a, x.b)]
    # Half where it is an organisation or crews here, and what they did there.
    half = (any(named) and not all(acting)) or acting[0] != acting[1]
    return (1.0 - x.subjects_met()) * (0.5 if half else 1.0)


def _minimal_pair(x: Look) -> float:
    """Word for word the same but for one: the strike of the writers, the strike of the actors. Two people who do not
    know of each other seldom choose the same words, unless the one that differs is what matters."""
    went = all(not f.kinds.isdisjoint(("date", "event")) for f in (x.a, x.b))  # to the one, and to the other
    if (went or x.predicate >= ALIKE) and _other_places(x):
        return 1.0
    if len(x.a.subject) != len(x.b.subject) or len(x.a.predicate) != len(x.b.predicate):
        return 0.0
    places = [*zip(x.a.subject, x.b.subject, strict=True), *zip(x.a.predicate, x.b.predicate, strict=True)]
    apart = [(i, j) for i, j in places if x.rows[i][j] < FULLY]
    if len(apart) != 1:
        return 0.0
    (i, j) = apart[0]
    if x.most_a[i] >= FULLY or x.most_b[j] >= FULLY:  # it is said elsewhere: the firm's cuts at the plant, the plant's
        return 0.0
    c, d = x.a.everything[i], x.b.everything[j]
    coded = all(any(map(str.isdigit, e.written)) for e in (c, d))
    if bool(c.name) != bool(d.name) and not coded:  # the alley may well lie in Itaewon
        return 0.0
    # "Fell" and "toppled": the rest tells what is meant; athletes and volunteers are two things all the same.
    happens = i not in x.a.subject and "quantity" not in x.a.kinds | x.b.kinds
    alike = x.rows[i][j] if x.rows[i][j] > BY_CHANCE or happens else 0.0
    if i not in x.a.subject:
        return (1.0 - alike) * min(x.a.weight[i], x.b.weight[j]) * (len(places) - 1) / len(places)
    # In the subject, the railway here, the hospital there, they are two things, however common the words; all the more
    # where both bear names.
    named = x.a.everything[i].name and x.b.everything[j].name
    return (1.0 - alike) * (1.0 if named else (len(places) - 1) / len(places))


def _names_extra(x: Look) -> float:
    """One side names more than the other."""
    return min(max(x.unmatched), 1.0)


def _swapped(x: Look) -> float:
    """Subject here, value there: "Foxconn, contract with: Mitsubishi" and the other way round."""
    if not (x.a.value and x.b.value):
        return 0.0
    return min(x.dice(x.a.subject, x.b.value), x.dice(x.a.value, x.b.subject))


# --- one of several -------------------------------------------------------------------------------------------


def _rivals(x: Look) -> float:
    """Words of one rank, one on each side: net and gross, dead and injured, earlier and new."""
    return float(x.rivals)


_BUT = re.compile(
    r"\b(?:excluding|exclusive of|except(?:ing)?(?: for)?|not (?:counting|including)|other than|apart from)\b"
    r"(?P<what>.+)",
    re.IGNORECASE,
)


# Other ways to say that something is left out; "without" alone tells more often what somebody has not: without power.
_SO_TOO = re.compile(r"\b(?:adjusted|underlying|core|organic|recurring|normali[sz]ed|without)\b", re.IGNORECASE)


def _left_out_alone(x: Look) -> float:
    """One leaves something out and the other does not: debts without those to customers, and debts; the more so where
    the other is of just that."""
    out = [_BUT.search(f"{f.claim.predicate}; {'; '.join(f.claim.scope)}") for f in (x.a, x.b)]
    if (out[0] is None) == (out[1] is None) or not x.a.claim.kind == x.b.claim.kind == "quantity":
        return 0.0
    if any(_SO_TOO.search(f.claim.predicate) for f in (x.a, x.b)):
        return 0.0
    found, f, rest = (out[0], x.a, x.b) if out[0] is not None else (out[1], x.b, x.a)
    assert found is not None
    kept = {c.key for i in f.predicate if (c := f.everything[i]).written not in found["what"]}
    without = {c.key for i in f.words if (c := f.everything[i]).written in found["what"]} - kept
    return 1.0 if any(rest.everything[i].key in without for i in rest.words) else 0.5


def _qualifier_alone(x: Look) -> float:
    """A word that singles out one of several ("second", "earlier", "quarterly") stands on one side only, beside what it
    singles out: of "members: total" there are no others. The words of a phrase do not: an "ex gratia payment" is no
    former one; nor does "expected", where both tell of what is to come."""
    one = (i for i in x.only_a if not _all_that_is_told(x.a, i, x.lexicon))
    other = (j for j in x.only_b if not _all_that_is_told(x.b, j, x.lexicon))
    alone = [*(x.a.everything[i] for i in one), *(x.b.everything[j] for j in other)]
    if x.a.quarters == x.b.quarters:  # the loss of the first half, told of by its time
        alone = [c for c in alone if not _names_period(c, x.a.quarters)]
    if all(f.claim.status in AHEAD for f in (x.a, x.b)):
        alone = [c for c in alone if c.senses.isdisjoint(x.lexicon.projected)]
    return float(any(_singles_out(c, x.lexicon) or _numbered(c) for c in alone))


# Of one stem with a word that singles out, and no such word: two months are not monthly.
_NONE_SUCH = frozenset("month months week weeks day days hour hours quarter quarters remains".split())


def _singles_out(c: Concept, lexicon: Lexicon) -> bool:
    return not c.senses.isdisjoint(lexicon.qualifiers) and c.written.casefold() not in _NONE_SUCH


def _numbered(c: Concept) -> bool:
    """ "First round" singles out one of several as "first" does; the "third-quarter revenue" is told by its time."""
    words = c.key.split(" ")
    return bool(c.parts) and words[0] in ORDINALS and words[1] not in PERIODS


_QUARTERS = {phrase_key(word)[0]: n for word, n in (("quarter", 1), ("half", 2), ("year", 4))}


def _names_period(c: Concept, quarters: int) -> bool:
    """ "Third quarter", "first half"; and so long the time is."""
    words = c.key.split(" ")
    return len(words) == 2 and words[0] in ORDINALS and _QUARTERS.get(words[1]) == quarters


def _all_that_is_told(f: Frame, i: int, lexicon: Lexicon) -> bool:
    if i not in f.predicate:
        return False
    weak = lexicon.weak
    others = (f.everything[k] for k in f.predicate if k != i)
    return all(c.key in weak or not c.senses.isdisjoint(weak) for c in others)


def _supposed_alone(x: Look) -> float:
    """One gives what was foreseen, asked for, needed or allowed, the other what is: an exit poll and the result."""
    return x.supposed_alone


def _said(c: Concept) -> frozenset[str]:
    """Everything that a concept and the words of a phrase may mean."""
    return c.senses.union(*c.parts) if c.parts else c.senses


_END_OF = re.compile(r"\b(?:end|ending|expiry|lifting|close) of\b", re.IGNORECASE)
_ENDING = re.compile(r"\b(?:end|until|reopen|re-open|resum|over|lift|expir|complet|finish)", re.IGNORECASE)
_ENDS = frozenset(("=end", "=date of end", "=expiry", "=reopening", "=complete", "=resume", "=stop"))


def _ends_alone(a: Frame, b: Frame) -> bool:
    """When the first tells of an end of something, and the second of no end: the end of a closure is no closure."""
    if _END_OF.search(a.claim.predicate) is None or _ENDING.search(b.claim.predicate):
        return False
    return b.senses(b.predicate).isdisjoint(_ENDS)


def _opposed(x: Look) -> float:
    """Opposites, one on each side, neither of which the other side has as well; when it ends, and when it is."""
    if "date" in x.a.kinds & x.b.kinds and any(_END_OF.search(f.claim.predicate) for f in (x.a, x.b)):
        return float(_ends_alone(x.a, x.b) or _ends_alone(x.b, x.a))
    one, other = x.not_fully_met
    return float(any(x.lexicon.opposed(c, d) for c in one for d in other))


# --- scope ----------------------------------------------------------------------------------------------------


def _scope_same(x: Look) -> float:
    """Both name a scope, and it is the same."""
    return x.dice(x.a.scope, x.b.scope) if x.a.scope and x.b.scope else 0.0


def _scope_other(x: Look) -> float:
    """Each names a scope that the other's words do not; half as telling where the two are not of one kind, since a
    patient of average weight may well be one in the United States."""
    if not x.a.scope or not x.b.scope:
        return 0.0
    apart = 1.0 - sum(x.mentioned()) / 2.0
    return apart if apart and _of_one_kind(x) else apart / 2


def _of_one_kind(x: Look) -> bool:
    """Two places or other names, two of one rank, or a word that both have: "treated group", "untreated group"."""
    one, other = ([f.everything[i] for i in f.scope] for f in (x.a, x.b))
    if any(c.name for c in one) and any(d.name for d in other):
        return True
    if any(x.rows[i][j] >= ALIKE for i in x.a.scope for j in x.b.scope):
        return True
    table = x.lexicon.rivals
    ranks = {k for c in one for s in c.senses for k in table.get(s, ())}
    return any(x.lexicon.opposed(c, d) for c in one for d in other) or any(
        not ranks.isdisjoint(table.get(s, ())) for d in other for s in d.senses
    )


def _part(x: Look) -> Frame | None:
    """The one that gives a figure of a part that the other, which has no scope, does not mention."""
    if x.a.claim.kind != "quantity" or x.b.claim.kind != "quantity" or bool(x.a.scope) == bool(x.b.scope):
        return None
    return None if all(x.mentioned()) else x.a if x.a.scope else x.b


def _part_alone(x: Look) -> float:
    """A figure of a place that others make a part of something larger, or of one site; the other has no scope and
    speaks of the firm: the whole."""
    part = _part(x)
    if part is not None and (part.is_part or _is_less(x, part)):
        return 1.0
    if part is None and x.a.scope and x.b.scope and not all(x.mentioned()):
        less = min((x.a, x.b), key=lambda f: f.sizes[0][1] if f.sizes else 0.0)
        return float(_is_less(x, less))
    if not x.a.claim.kind == x.b.claim.kind == "quantity":
        return 0.0
    if x.one_happening and ((x.a.one_of and x.b.all_of) or (x.b.one_of and x.a.all_of)):  # one fire, and all
        return 1.0
    if _one_of_a_list(x.a, x.b, x.rows) or _one_of_a_list(x.b, x.a, x.columns):
        return 1.0
    return float(_of_a_site(x.a, x.b) or _of_a_site(x.b, x.a) or _from_a_country(x))


_PEOPLE_FROM = re.compile(r"\b(?P<who>\w+) from (?P<where>.+)", re.IGNORECASE)


def _from_a_country(x: Look) -> bool:
    """ "Crew members from India", and the crew: some of them, and all. Who was "rescued from" it is another matter."""
    within, sorts = x.lexicon.within.keys(), x.lexicon.sorts
    alone = [c.written for c in x.only() if c.name and not within.isdisjoint(c.senses)]
    for f in (x.a, x.b) if alone else ():
        said = _PEOPLE_FROM.search(f.claim.predicate)
        if said is None or not any(where in said["where"] for where in alone):
            continue
        who = [c for i in f.told if (c := f.everything[i]).written.split(" ")[-1] == said["who"]]
        if any("people" in sorts.get(s, ()) for c in who for s in (*c.senses, *x.lexicon.heads(c))):
            return True
    return False


def _one_of_a_list(f: Frame, g: Frame, rows: Sequence[Sequence[float]]) -> bool:
    """The first lists several parts as its scope, and the second, without a scope, speaks of some of them only:
    "claims, from households and firms", and "claims filed by firms"."""
    if len(f.scope) < 2 or len(f.claim.scope) < 2 or g.scope:
        return False
    met = [max(rows[i], default=0.0) >= FULLY for i in f.scope]
    return any(met) and not all(met)


MUCH_LESS = 0.7  # what a figure of a place is at the most of one that tells no place, to be one of a part


def _is_less(x: Look, part: Frame) -> bool:
    """A figure of some place far below the one that tells no place; what grows may have been as low everywhere."""
    named = not part.places and any(part.everything[i].name for i in part.scope)
    if not named or not x.a.sizes or not x.b.sizes:
        return False
    rest = x.b if part is x.a else x.a
    (family, size, _), (other, whole, _) = part.sizes[0], rest.sizes[0]
    return family == other and size < MUCH_LESS * whole and not (_grow(x) and _told_before(part, rest))


def _told_before(f: Frame, g: Frame) -> bool:
    """Of an earlier time than the other, or nobody says."""
    one, other = _told_of(f)[1], _told_of(g)[0]
    return one is None or other is None or one < other


_SITES = frozenset((
    "=plant", "=store", "=warehouse", "=office", "=mine", "=branch", "=shipyard", "=refinery", "=campus", "=laboratory",
    "=division", "=site", "=data centre", "=centre", "=alliance", "=coalition", "=parent company", "=subsidiary",
    "=supplier", "=partner",
))  # fmt: skip


def _of_a_site(f: Frame, g: Frame) -> bool:
    """The first is about a site by its name, the second about somebody, and says nothing of the site."""
    if len(f.subject) < 2 or not g.subject or not all(g.everything[i].name for i in g.subject):
        return False
    last = f.everything[f.subject[-1]]
    if last.name or last.senses.isdisjoint(_SITES):
        return False
    named = {c.key for i in f.subject if (c := f.everything[i]).name}
    if any(g.everything[i].key in named for i in g.scope):  # "Bosch, in Homburg", and the Homburg site
        return False
    return all(c.senses.isdisjoint(last.senses) and last.key not in c.key.split() for c in g.everything)


def _group_alone(x: Look) -> float:
    """A figure of a group of people, or a scope that is no place ("people under 30"), on one side only."""
    counts = x.a.claim.kind == x.b.claim.kind == "quantity"
    if counts and any(_of_a_group(x, c, other) for c, other in x.only_by_side()):
        return 1.0
    part = _part(x)
    if part is not None and "=nationwide" in part.senses(part.scope):
        return 0.0
    return float(part is not None and not part.places and not any(part.everything[i].name for i in part.scope))


def _of_a_group(x: Look, c: Concept, other: Frame) -> bool:
    """Of some of the people, of whom the other side says nothing: that "firefighters took turns" tells of them too."""
    groups = _said(c) & x.lexicon.subgroups
    told = any(not groups.isdisjoint(_said(d)) for d in other.everything) if groups else False
    return (bool(groups) and not told) or _people_of(c, x.lexicon)


def _people_of(c: Concept, lexicon: Lexicon) -> bool:
    """South Koreans, which are people, and no place as South Korea is."""
    if not c.name or len(c.name[-1]) < 5 or not c.name[-1].endswith("s") or lexicon.within.keys().isdisjoint(c.senses):
        return False
    return all(c.name[-1] not in s.casefold() for s in c.senses if s[0] == "=")


# --- values and times -----------------------------------------------------------------------------------------

GENERIC_UNITS = frozenset((
    "person", "peopl", "human", "individu", "unit", "thing", "item", "case", "figur", "piec", "one", "other", "member",
    "head", "time", "point", "live",
))  # fmt: skip


def _unit_other(x: Look) -> float:
    """Different things are counted."""
    i, j = x.a.head, x.b.head
    if (
        i is None
        or j is None
        or any(c.key.split(" ")[0] in GENERIC_UNITS for c in (x.a.everything[i], x.b.everything[j]))
    ):
        return 0.0
    one, other = x.a.everything[i], x.b.everything[j]
    met = any(x.rows[i][k] > 0 and not _by_change(one, x.b.everything[k]) for k in x.b.words)
    met = met or any(x.columns[j][k] > 0 and not _by_change(other, x.a.everything[k]) for k in x.a.words)
    return 0.0 if met and not _crosswise(x, i, j) else 1.0


def _crosswise(x: Look, i: int, j: int) -> bool:
    """ "Doses to nine countries", and "899,000 doses to countries": each counts what the other only speaks of."""
    if x.rows[i][j] > 0:
        return False
    one = any(x.rows[i][k] >= FULLY for k in x.b.predicate)
    return one and any(x.rows[k][j] >= FULLY for k in x.a.predicate)


def _by_change(c: Concept, d: Concept) -> bool:
    """Alike only in that the one changes the other, as "freed" and "prisoners" are, which hostages are as well."""
    common = c.senses & d.senses
    return bool(common) and all(s[0] in "+-" for s in common)


FIGURES = 1 << 15  # of which it is remembered how telling they are


@lru_cache(FIGURES)
def digits(figure: str) -> float:
    """How telling a figure is: 7 and a billion hardly, 26,000 rather, 44,218 very. 0 to 1; a trailing zero counts for a
    quarter of a digit, and more than four for nothing."""
    told = _bare_digits(figure)
    core = told.rstrip("0")
    return min(len(core) + min(len(told) - len(core), 4) / 4, 5) / 5.0


@lru_cache(FIGURES)
def significant(figure: str) -> float:
    """The same without the zeros: of 13 million only the 13."""
    return min(len(_bare_digits(figure).rstrip("0")), 5) / 5.0


def _bare_digits(figure: str) -> str:
    return figure.replace("-", "").replace(".", "").partition("e")[0].lstrip("0")


SAID_OF_A_DAY = 0.35  # how alike two claims have to be for a day that they share to tell all it may
SAID_OF_AN_EVENT = 0.8  # the same of a date and an event, by their predicates alone
COINCIDENCE = 0.5  # what a value may tell and still be met by chance in what is said of two things


def _value_same(x: Look) -> float:
    """The same unusual figure, date or name on both sides: that is no accident, unless they name different things."""
    if not x.two:
        return _met_value(x, digits)
    return max(0.0, (_met_value(x, significant) - COINCIDENCE) / (1 - COINCIDENCE))


MET_AT_ALL = 0.2  # what a value tells that is met once, however usual it is
LIKE_WORDS = 0.5  # how alike the words are beside which any value will do


def _value_in_words(x: Look) -> float:
    """The same value beside words that are alike: five dead here, five killed there. The more the two say alike, the
    less unusual it has to be."""
    if x.rivals or _supposed_alone(x):  # two yellow cards, and two red ones
        return 0.0
    met = min(1.0, _value_same(x) / MET_AT_ALL)
    return met * max(0.0, min(1.0, (max(_everything(x), x.predicate) - 0.2) / (LIKE_WORDS - 0.2))) if met else 0.0


def _met_value(x: Look, tells: Callable[[str], float]) -> float:
    if common := x.a.figures.keys() & x.b.figures.keys():
        digits_of = {key: min(tells(x.a.figures[key]), tells(x.b.figures[key])) for key in common}
        return max(digits_of[key] / max(x.used(key)) * _in_place(x, key[1]) for key in common)
    a, b = x.a.claim.value, x.b.claim.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _same_to_the_digits(x.a, x.b, a, b, tells)
    if isinstance(a, Date) or isinstance(b, Date):  # two events of one day are but that
        a, b = _dated(x.a.claim) or a, _dated(x.b.claim) or b
    if isinstance(a, Date) and isinstance(b, Date) and (a.named == b.named or one_moment(a, b)):
        said, enough = max(_everything(x), x.predicate), SAID_OF_A_DAY  # much comes on one day
        if x.a.claim.kind != x.b.claim.kind:  # an event that took place then: it must be the one that the date is of
            said, enough = x.predicate, SAID_OF_AN_EVENT
        told = min(1.0, said / enough)
        return told * {"day": 0.8, "minute": 1.0, "month": 0.5}.get(a.precision, 0.3)
    if x.two:  # two that are not one have a home town, a bank or an owner in common every day
        return 0.0
    if isinstance(a, Names) and isinstance(b, Names) and x.a.value and x.b.value:
        return 0.6 * x.dice(x.a.value, x.b.value)
    if isinstance(a, Text) and isinstance(b, Text) and x.a.value and x.b.value:
        return 0.6 * x.dice(x.a.value, x.b.value)
    return 0.0


WHOLE_OF_ONE = 0.7  # what a figure tells that is the whole of a share on one side, and just a figure on the other
WHOLE_OF_TWO = 0.25  # what it tells that is the whole of two shares which differ


def _in_place(x: Look, figure: str) -> float:
    """The whole of a share is met by what gives it as such, and tells less of what the share is: "two thirds of the 968
    million", and 968 million voters on the rolls; and little where it is the whole of two shares that differ: of 150
    seats one party has 26, and another 22."""
    values = [v for v in map(typed_value, (x.a.claim, x.b.claim)) if isinstance(v, Quantity)]
    one, other = (any(w is not None and base_figure(w) == figure for w in (v.whole, v.before)) for v in values)
    parts = [v.amount for v in values if v.shape == "part" and v.amount is not None]
    if one and other and len(parts) == 2 and not parts[0].possible.overlaps(parts[1].possible):
        return WHOLE_OF_TWO
    return 1.0 if one == other else WHOLE_OF_ONE


def tells_this(f: Frame, g: Frame) -> bool:
    """The first gives both ends of a change, and one of these, or the change between, is just what the second gives:
    230 -> 159, and 230, 159 or 71 fewer."""
    a, b = f.claim.value, g.claim.value
    if not f.claim.tells_ends or not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return False
    ends = [x for x in (a.before, a.after) if x is not None and b.amount is not None and not g.direction]
    if any(convertible(x.unit, b.amount.unit) and x.digits.overlaps(b.amount.digits) for x in ends if b.amount):
        return True
    return _same_to_the_digits(f, g, a, b, digits) > 0


def _same_to_the_digits(f: Frame, g: Frame, a: Quantity, b: Quantity, tells: Callable[[str], float]) -> float:
    """The same figure to the digits written, if need be after arithmetic: $68.7bn and $69bn, 7 of 17 and 41 %."""
    apart = a.amount is not None and b.amount is not None and not a.amount.digits.overlaps(b.amount.digits)
    if apart and bare(a, b, f.direction, g.direction):
        return 0.0
    one, other = layout(a, f.direction), layout(b, g.direction)
    best = 0.0
    for name in one.keys() & other.keys():
        for p in one[name]:
            for q in other[name]:
                u, v = p.amount.unit, q.amount.unit
                if p.amount.is_range != q.amount.is_range:  # what lies within is not what was said
                    continue
                if u.dimension == v.dimension and one_base(u, v) and p.amount.digits.overlaps(q.amount.digits):
                    told = [tells(written_figure(s.amount)) for s in (p, q) if not s.how]
                    best = max(best, min(told, default=0.2))
    return best


NEAR = 1.15  # two figures further apart than this ratio are not near
COUNTED_NEAR = 20  # below, counts are near by chance


def _value_near(x: Look) -> float:
    """Two figures that differ by little, of which one is telling: who counts two things seldom comes out so close. Of
    what bears two names one comes that close by chance, of a stock and its change, of the dead and those aboard, and of
    a load and its limit."""
    best = 0.0
    if (x.a.direction != x.b.direction and _level_against_change(x)) or x.rivals or _supposed_alone(x):
        return best
    for family, u, shown in x.a.sizes if not x.two else ():
        for other, v, also in x.b.sizes:
            if family == other and u != v and v < NEAR * u and u < NEAR * v and (family != "count" or _by_merit(u, v)):
                near = 1.0 - abs(math.log(u / v)) / math.log(NEAR)
                best = max(best, near * max(significant(shown), significant(also)))
    return round(best, 9)  # the same from either side


def _by_merit(u: float, v: float) -> bool:
    """Small counts are near by chance, and so are years."""
    return max(u, v) >= COUNTED_NEAR and not all(1900 <= n <= 2100 for n in (u, v))


FAR, A_MAGNITUDE_FAR = 5, 50  # from the one ratio to the other it tells more and more


def _magnitude_other(x: Look) -> float:
    """Two figures of one kind of which the one is many times the other. A source may well err by as much, but then it
    does so in the others' words."""
    if any(isinstance(f.claim.value, Quantity) and f.claim.value.shape == "change" for f in (x.a, x.b)):
        return 0.0
    if not x.a.sizes or not x.b.sizes or _grow(x):
        return 0.0
    (family, u, _), (other, v, _) = x.a.sizes[0], x.b.sizes[0]
    if family != other or u <= 0 or v <= 0:
        return 0.0
    least = max(u / v, v / u)
    return max(0.0, min(1.0, math.log(least / FAR) / math.log(A_MAGNITUDE_FAR / FAR)))


def _grow(x: Look) -> bool:
    """Both count what can only grow: a first toll of 12, and 50,000 dead at last."""
    return all(in_time(f, x.lexicon) == "cumulative" for f in (x.a, x.b))


_COUNTS = frozenset(("count", "number"))
_SO_FAR = re.compile(r"\b(?:since|so far|to date|up to now|until now)\b", re.IGNORECASE)


# What several have in all.
TOGETHER = re.compile(
    r"\b(?:total|together|combined|joint|jointly|altogether|in all|between them|sum)\b", re.IGNORECASE
)
_A_LENGTH, _A_SHARE, _A_TIME = frozenset(("length",)), frozenset(("share",)), frozenset(("time",))
# Both ends are known; but from one town to another it may take longer today than it did.
_BETWEEN_TWO = re.compile(r"\b(?:between (?![A-Z]).{1,200}\band|from (?![A-Z]).{1,200}\bto)\b (?![A-Z])")
# What is done bit by bit, as a share of all there is to do.
_GOES_ON = re.compile(
    r"\b(?:searched|contained|restored|cleared|vaccinated|processed)\b|\b(?:votes|ballots) (?:counted|tallied)$",
    re.IGNORECASE,
)


def in_time(f: Frame, lexicon: Lexicon) -> str:
    """How the figure of a claim behaves over time: cumulative, fixed, level or "" (nothing says). A vocabulary says
    it of the predicate as it stands, though with the subject that may be a word of its own: "flood", "damage". The
    depth of a casualty is no casualty."""
    if lexicon.ruled and (ruled := lexicon.ruled.get(" ".join(phrase_key(f.claim.predicate)))):
        return ruled
    if f.dimensions == _A_TIME and _BETWEEN_TWO.search(f.claim.predicate):
        return "fixed"
    subject = () if f.dimensions == _A_LENGTH else f.subject
    found = lexicon.behaviour(f.everything[i] for i in (*f.predicate, *f.counted, *subject))
    if not found and f.dimensions <= _COUNTS and _SO_FAR.search(f.claim.predicate):
        return "cumulative"
    if f.dimensions == _A_SHARE and _GOES_ON.search(f.claim.predicate):
        return "cumulative"
    return found


BEFORE = frozenset(("=previous", "=former"))
AFTER = frozenset(("=remaining", "=later", "=keep", "=after that time"))
# No pattern looks further than 200 characters for its second word, or a hostile text would take seconds.
_DONE = re.compile(
    r"\b(?:once|when)\b.{1,200}\b(?:done|completed?|over|finished|carried out|put through"
    r"|(?:cut|cull|reduction|change|closure|saving)s? (?:is|are|was|were|has been|have been) made)\b"
)


def side(f: Frame, lexicon: Lexicon) -> str:
    """ "before" or "after" where the words of a level say which side of a change it is of ("plants that would remain"),
    else ""."""
    if f.direction:
        return ""
    if _DONE.search(f.claim.predicate):
        return "after"
    senses = f.senses(f.predicate)
    found = [name for name, words in (("before", BEFORE), ("after", AFTER)) if not senses.isdisjoint(words)]
    return found[0] if len(found) == 1 else ""


# Of what there is a rise: of the count, and not the storm's surge that killed.
_TOLL = (
    r"(?:the |its |this |confirmed |official |death |number |of )*"
    r"(?:toll|deaths?|dead|numbers?|counts?|injur|cases?|fatalit|casualt|victims?|missing)"
)
_RISES = re.compile(
    r"\b(?:rise|increase|jump|surge|growth|addition)\b.{0,20}\b(?:in|of|to) " + _TOLL + "|"
    r"\b(?:rose|grew|increased|climbed|jumped|went up|raised) by\b",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:reduction|fall|drop|decrease|cut)\b.{0,20}\b(?:in|of|to) " + _TOLL + "|"
    r"\b(?:fell|dropped|decreased|reduced|lowered|cut) by\b",
    re.IGNORECASE,
)


def toll_moves(f: Frame, lexicon: Lexicon) -> int:
    """1 for what a toll rose by, -1 for what it was corrected by: words for the dead make every toll a loss."""
    if not counted_up(f, lexicon):
        return 0
    return 1 if _RISES.search(f.claim.predicate) else -1 if _FALLS.search(f.claim.predicate) else 0


def counted_up(f: Frame, lexicon: Lexicon) -> set[str]:
    """What only grows, and is a loss as such: the dead, the injured."""
    said = f.senses(i for i in f.things if not f.everything[i].name)
    return {s for s in said if lexicon.over_time.get(s) == "cumulative" and s in lexicon.direction}


EVERYDAY = frozenset(("count", "number", "share", "share_points", "money", "time"))


def _measure_same(x: Look) -> float:
    """Both give a speed, a length, an energy: of what is seldom measured."""
    return float(not (x.a.dimensions & x.b.dimensions) <= EVERYDAY)


A_MONTH_OR_SO = 40 * 24 * 60


def _date_same(x: Look) -> float:
    """Both say when, and it may be one day."""
    if "date" not in x.a.kinds or "date" not in x.b.kinds:
        return 0.0
    a, b = (f.claim.value if isinstance(f.claim.value, Date) else f.claim.when for f in (x.a, x.b))
    if a is None or b is None or not (_brief(a, A_MONTH_OR_SO) and _brief(b, A_MONTH_OR_SO)):
        return 0.0
    return float(a.period.overlaps(b.period))


A_YEAR = 365 * 24 * 60


# A bridge is built and opened once, a firm founded and a person born once.
_ONCE = frozenset(("=birth", "=build", "=building age", "=create", "=founder", "=opening", "=open"))


def _dates_far(x: Look) -> float:
    """Two dates more than a year apart, neither of which was to come when it was told: other times of the kind; unless
    it is of a kind that comes once, and both say the same of it."""
    a, b = x.a.claim.value, x.b.claim.value
    once = all(any(not f.everything[i].senses.isdisjoint(_ONCE) for i in f.told) for f in (x.a, x.b))
    if once and x.predicate >= FULLY:
        return 0.0
    if not isinstance(a, Date) or not isinstance(b, Date) or _ahead_at(x.a) or _ahead_at(x.b):
        return 0.0
    for early, late in ((a.period, b.period), (b.period, a.period)):
        if early.last is not None and late.first is not None and early.last < late.first:
            return max(0.0, min(1.0, (late.first - early.last) / A_YEAR - 1.0))
    return 0.0


FRESH = 45 * 24 * 60  # how old news may be, in minutes
WEEKS_ON = 21 * 24 * 60  # who says that it was a fortnight later may be wrong about the day


def _happened_apart(x: Look) -> float:
    """Two of a kind, by the months that name them (January eruption, August eruption), or since each is told within
    weeks of its own day, and the later day came when the other had been told: reopened in January, and in December."""
    apart = two_happenings(x.a, x.b) or _two_votes(x)
    return float(apart or _came_after(x.a, x.b) or _came_after(x.b, x.a))


_VOTES = frozenset(("=votes in favour", "=votes against", "=abstention"))
_A_MONTH_ON = 30 * 24 * 60


def _two_votes(x: Look) -> bool:
    """Of two days a month apart or more: no count of one vote takes so long."""
    a, b = x.a.claim.when, x.b.claim.when
    if a is None or b is None or not (_brief(a, _A_MONTH_ON) and _brief(b, _A_MONTH_ON)):
        return False
    spans = (a.period, b.period), (b.period, a.period)
    far = any(p.last is not None and q.first is not None and q.first - p.last > _A_MONTH_ON for p, q in spans)
    return far and all(any(not f.everything[i].senses.isdisjoint(_VOTES) for i in f.predicate) for f in (x.a, x.b))


def two_happenings(a: Frame, b: Frame) -> bool:
    """Two of one kind, which are named by other months."""
    return _of_a_later_month(a, b) or _of_a_later_month(b, a)


def _of_a_later_month(f: Frame, g: Frame) -> bool:
    """The first is about a happening that is named by a time, the second about such a one that had come before."""
    if f.befell is None or f.befell.period.first is None or f.happening.isdisjoint(g.happening):
        return False
    known = g.befell or g.claim.when or g.claim.source.published
    past = g.claim.status not in AHEAD and known is not None and known.period.last is not None
    return past and known is not None and (known.period.last or 0) + A_FEW_DAYS < f.befell.period.first


def _came_after(f: Frame, g: Frame) -> bool:
    """The day of the first, fresh news when it was told, came weeks after the second was told as over."""
    if "date" not in f.kinds or "date" not in g.kinds or not (_is_fresh(f) and _is_fresh(g)):
        return False
    day, told = _dated(f.claim), g.claim.source.published
    assert day is not None and told is not None and day.period.first is not None
    return told.period.last is not None and told.period.last + WEEKS_ON < day.period.first


def _is_fresh(f: Frame) -> bool:
    """It came in the weeks before it was told, and was no plan."""
    day, told = _dated(f.claim), f.claim.source.published
    if day is None or told is None or f.claim.negated or f.claim.status in AHEAD:
        return False
    if day.period.first is None or day.period.last is None or told.period.last is None:
        return False
    return day.period.last <= told.period.last <= day.period.first + FRESH


_FURTHER = re.compile(
    r"\b(?:second|third|fourth|another|renewed|repeat\w*|again|anew|re-?(?:arrest|elect|appoint|open|launch|start)\w*)\b",
    re.IGNORECASE,
)


def _further_alone(x: Look) -> float:
    """Of another day, one is a further one and the other is not: arrested, and arrested again; or of no day."""
    kinds = x.a.kinds | x.b.kinds
    if "date" not in kinds or not kinds <= {"date", "event"}:
        return 0.0
    further = [_FURTHER.search(f"{f.claim.subject} {f.claim.predicate}") is not None for f in (x.a, x.b)]
    apart = values_apart(x.a, x.b) or "date" not in x.a.kinds & x.b.kinds
    return float(further[0] != further[1] and apart)


A_FEW_DAYS = 3 * 24 * 60  # minutes


def _when_same(x: Look) -> float:
    """Both are told of one day, and do not say when."""
    a, b = x.a.claim.when, x.b.claim.when
    if a is None or b is None or "date" in x.a.kinds | x.b.kinds:
        return 0.0
    return float(_brief(a, A_FEW_DAYS) and _brief(b, A_FEW_DAYS) and a.period.overlaps(b.period))


def _brief(d: Date, most: int) -> bool:
    p = d.period
    return p.first is not None and p.last is not None and p.last - p.first <= most


_LEVELS = frozenset(("level", "before", "after"))


def values_apart(f: Frame, g: Frame) -> bool:
    """Two figures, dates or names of which not both can be so, whatever the words; False for what is not comparable."""
    a, b = _dated(f.claim) or typed_value(f.claim), _dated(g.claim) or typed_value(g.claim)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        plain = a.shape == b.shape == "amount" and a.whole is None and b.whole is None
        one, other = layout(a, 0 if plain else f.direction), layout(b, 0 if plain else g.direction)
        slots = [(name, name) for name in one.keys() & other.keys()]
        slots = slots or [(n, m) for n in _LEVELS & one.keys() for m in _LEVELS & other.keys()]
        pairs = [(p.amount, q.amount) for n, m in slots for p in one[n] for q in other[m]]
        met = [(p, q) for p, q in pairs if convertible(p.unit, q.unit)]
        return bool(met) and not any(p.possible.overlaps(q.possible) for p, q in met)
    if isinstance(a, Date) and isinstance(b, Date):
        return not a.period.overlaps(b.period)
    if isinstance(a, Names) and isinstance(b, Names):
        return bool(f.value and g.value) and f.senses(f.value).isdisjoint(g.senses(g.value))
    return False


def _years_other(x: Look) -> float:
    """Different years in the words: revenue in 2022, revenue in 2023; or a rise over 2022, and one over 2023."""
    pairs = ((x.a.times, x.b.times), (x.a.bases, x.b.bases))
    return float(any(one and other and one.isdisjoint(other) for one, other in pairs))


YEARS = 3 * 366 * 24 * 60  # minutes


def _other_year(f: Frame, g: Frame) -> bool:
    """The first is about a happening of a year that it names ("flood of 1957"), and something is told of the second
    years from then; of one happening it is for a year or two."""
    named = [year for year in f.times - g.times if year[1:] in f.claim.subject]
    when = g.claim.when.period if g.claim.when is not None else None
    if f.happening.isdisjoint(g.happening) or len(named) != 1 or when is None or when.first is None:
        return False
    year = read_date(named[0][1:]).period
    ends = ((year.last, when.first), (when.last, year.first))
    return any(a is not None and b is not None and b - a > YEARS for a, b in ends)


def _periods_other(x: Look) -> float:
    """Told of different stretches of time, a quarter and nine months; a day or a month may be but when it was told,
    unless it is how much came or went then."""
    if _other_year(x.a, x.b) or _other_year(x.b, x.a):
        return 1.0
    if two_rounds(x.a, x.b, x.lexicon):
        return 1.0
    if x.a.when is None or x.b.when is None:
        return float(_of_a_year_only(x.a, x.b) or _of_a_year_only(x.b, x.a))
    if _year_and_part(x.a.when, x.b.when) or _year_and_part(x.b.when, x.a.when):
        return 1.0
    if any(told_as_before(f.claim.value, f.when, g.when) for f, g in ((x.a, x.b), (x.b, x.a))):
        return 0.0
    p, q = _counted_in(x.a, x.a.when), _counted_in(x.b, x.b.when)
    if p.first is None or p.last is None or q.first is None or q.last is None:
        return 0.0
    if min(p.last - p.first, q.last - q.first) < NEARLY_A_QUARTER:
        return 0.0
    common = _common(p, q)
    booked = "money" in x.a.dimensions & x.b.dimensions and (p.first == q.first or p.last == q.last)
    return float(common < (BOOKED if booked else SAME_STRETCH))


_YEARLY = re.compile(r"\b(?:annual|yearly|full[- ]year|for the (?:full |whole )?year)\b", re.IGNORECASE)


def _of_a_year_only(f: Frame, g: Frame) -> bool:
    """The first says in words that it is of a year, and no more; the second is of a quarter or a half."""
    if f.when is not None or g.when is None or "money" not in f.dimensions & g.dimensions:
        return False
    length = g.when.period.duration_minutes
    part = length is not None and NEARLY_A_QUARTER <= length <= HALF_A_YEAR
    return part and _YEARLY.search(f.claim.predicate) is not None and _YEARLY.search(g.claim.predicate) is None


def _counted_in(f: Frame, when: Date) -> Period:
    """What came together "since 2020" did until it was told; a level since then is of any time after."""
    told, p = f.claim.source.published, when.period
    if p.first is None or p.last is not None or told is None or "money" not in f.dimensions:
        return p
    last = told.period.last
    return Period(p.first, last) if last is not None and last > p.first else p


HALF_A_YEAR = 190 * 24 * 60  # minutes


def told_as_before(value: object, when: Date | None, earlier: Date | None) -> bool:
    """Profit went from 10.9 to 9.0 billion in 2025, and was 10.9 billion in the year before: a change over some stretch
    of time, and what is told of the stretch just before."""
    changed = isinstance(value, Quantity) and value.shape == "change"
    return changed and when is not None and earlier is not None and next_to(earlier, when)


def _year_and_part(a: Date, b: Date) -> bool:
    """A fiscal year, whenever it ends, and a quarter or a half of one."""
    length = b.period.duration_minutes
    return bool(a.fiscal) and not b.fiscal and length is not None and NEARLY_A_QUARTER <= length <= HALF_A_YEAR


SAME_STRETCH = 0.6  # what two stretches of time have in common at the least, to be one
BOOKED = 0.8  # the same of sums over two that begin or end together: the sales of nine months, and of the year


def _common(p: Period, q: Period) -> float:
    """The share that two stretches of time have in common of all that they cover; 0 where one is open."""
    if p.first is None or p.last is None or q.first is None or q.last is None:
        return 0.0
    return (min(p.last, q.last) - max(p.first, q.first)) / (max(p.last, q.last) - min(p.first, q.first))


def two_rounds(f: Frame, g: Frame, lexicon: Lexicon) -> bool:
    """The layoffs of May and those of July are two, and neither are those from May to July, nor those announced the
    year after; what has come and gone is over, where a toll or a stock goes on."""
    if _two_polls(f, g):
        return True
    a, b = _came_about(f, lexicon), _came_about(g, lexicon)
    if a is None or b is None:
        return False
    if f.when is None and g.when is None:
        apart = MOST_OF_A_YEAR
    elif f.when is None or g.when is None:
        return False
    else:
        apart = 0 if f.dimensions | g.dimensions <= _MOVES else A_FORTNIGHT
    for early, late in ((a.period, b.period), (b.period, a.period)):
        if early.last is not None and late.first is not None and early.last < late.first:
            return late.first - early.last >= apart
    return "range" in (a.precision, b.precision) and _common(a.period, b.period) < SAME_STRETCH


POLLS = frozenset(("=turnout", "=vote share", "=votes", "=margin of victory", "=election result"))
A_MONTH_APART = 31 * 24 * 60


def _two_polls(f: Frame, g: Frame) -> bool:
    """The votes in the primary, and those in the runoff months later; one poll is counted on for weeks."""
    if f.claim.when is None or g.claim.when is None or POLLS.isdisjoint(f.senses(f.told) & g.senses(g.told)):
        return False
    p, q = f.claim.when.period, g.claim.when.period
    ends = ((p.last, q.first), (q.last, p.first))
    return any(a is not None and b is not None and b - a >= A_MONTH_APART for a, b in ends)


MOST_OF_A_YEAR = 300 * 24 * 60
_MOVES = frozenset(("share", "share_points"))  # of a price, say, which moves every day


def _came_about(f: Frame, lexicon: Lexicon) -> Date | None:
    """When so much was cut, closed or added, if that had come when it was told; or when it was announced. None where it
    is no such figure, or a toll that grows."""
    told, when = f.claim.source.published, f.when
    if not f.direction or "quantity" not in f.kinds or told is None or in_time(f, lexicon) == "cumulative":
        return None
    if when is None:
        return told if f.claim.status == "announced" else None
    past = when.period.first is not None and told.period.last is not None and when.period.first <= told.period.last
    return when if past else None


AHEAD = frozenset(("rumoured", "considered", "in talks", "proposed", "planned", "announced", "agreed"))
A_FORTNIGHT = 14 * 24 * 60


def _over_before(x: Look) -> float:
    """One was over by a time that it tells, a fortnight or more before the other was told as something ahead: the
    layoffs of November, and those announced in March."""
    for done, ahead in ((x.a, x.b), (x.b, x.a)):
        over, told = _over_by(done), _ahead_at(ahead)
        if over is not None and told is not None and over + A_FORTNIGHT <= told:
            return 1.0
    return 0.0


def _over_by(f: Frame) -> int | None:
    """The last minute of when it was, if that had come when it was told, and it is told as no plan. A figure "since
    2021", and one that is completed at no time told, was reached by the day it was told."""
    told, when = f.claim.source.published, _dated(f.claim) or f.when
    if f.claim.status in AHEAD or f.claim.negated or told is None or told.period.last is None:
        return None
    last = when.period.last if when is not None else None
    if last is None and "quantity" in f.kinds and (_begun(when, told) if when else f.claim.status == "completed"):
        return told.period.last
    return last if last is not None and last <= told.period.last else None


def _begun(when: Date, told: Date) -> bool:
    """It goes on from a time that had come."""
    first, last = when.period.first, told.period.last
    return first is not None and last is not None and first <= last


def _ahead_at(f: Frame) -> int | None:
    """The first minute of when it was told, if it is told as a plan."""
    told = f.claim.source.published
    if f.claim.status not in AHEAD or told is None or f.claim.negated:
        return None
    when, first = f.claim.when, told.period.first
    over = when is not None and when.period.last is not None and first is not None and when.period.last < first
    return when.period.first if when is not None and over else first


def _times_other(x: Look) -> float:
    """Told of times more than a year apart; or of two days, where nothing changes with time."""
    if (x.a.times and x.b.times) or _tells_what_was(x.a, x.b) or _tells_what_was(x.b, x.a):
        return 0.0
    return float((years_between(x.a, x.b) and not _one_level(x)) or _two_occasions(x))


def _tells_what_was(f: Frame, g: Frame) -> bool:
    """The first gives both ends of a change, and the second, of an earlier time, just what it changed from."""
    a, b, when = f.claim.value, g.claim.value, g.claim.when
    if not f.claim.tells_ends or g.claim.tells_ends or when is None or not isinstance(b, Quantity) or b.amount is None:
        return False
    assert isinstance(a, Quantity) and a.before is not None
    now = f.claim.when or f.claim.source.published
    earlier = now is not None and when.period.before(now.period)
    return earlier and convertible(a.before.unit, b.amount.unit) and a.before.digits.overlaps(b.amount.digits)


def years_between(f: Frame, g: Frame) -> bool:
    """One at least says of when it tells, and that is more than a year from the other."""
    if (f.when is None and g.when is None) or "event" in f.kinds or "event" in g.kinds:
        return False
    spans = [_told_of(f), _told_of(g)]
    pairs = ((last, first) for (_, last), (first, _) in (spans, spans[::-1]))
    return any(a is not None and b is not None and b - a > A_YEAR_AND_A_BIT for a, b in pairs)


def _two_occasions(x: Look) -> bool:
    """What does not change with time is told of two days: the seats voting in April, and those voting in May."""
    one, other, frames = x.a.when, x.b.when, (x.a, x.b)
    if one is None or other is None or one.period.overlaps(other.period):
        return False
    kinds = [in_time(f, x.lexicon) for f in frames]
    planned = any(not _said(c).isdisjoint(x.lexicon.projected) for f in frames for c in f.everything)
    return min(filter(None, kinds), default="") == "fixed" and not planned


def _one_level(x: Look) -> bool:
    """Both give in the same words how large a stock is, as of staff or plants, which is one question at any time."""
    return x.predicate >= FULLY and is_level(x.a, x.lexicon) and is_level(x.b, x.lexicon)


def is_level(f: Frame, lexicon: Lexicon) -> bool:
    """How many there are of what is opened and closed, hired and dismissed. What is made or earned in a year is another
    in another year, whatever it is counted in."""
    if f.direction or f.dimensions.isdisjoint(("count", "number")):
        return False
    told = (f.everything[i] for i in f.told)
    telling = [c for c in told if c.key not in lexicon.weak and c.senses.isdisjoint(lexicon.weak | lexicon.qualifiers)]
    stocks = [_is_stock(c, lexicon) for c in telling]
    rest = (c for found, c in zip(stocks, telling, strict=True) if not found)
    return any(stocks) and all(not c.senses.isdisjoint(HOLDS) for c in rest)


# "Four plants, run by both" says "four plants".
HOLDS = frozenset(("=operate", "=own", "=number", "=amount", "=in charge", "=combined entity"))


def _is_stock(c: Concept, lexicon: Lexicon) -> bool:
    """Staff, stores, seats, or a kind of them: things that are there at some time, and change."""
    meant = c.senses.union(*(lexicon.broader.get(s, ()) for s in c.senses))
    told = (s for s in meant if s in lexicon.stocks and s != "=production")
    return any(lexicon.over_time.get(s) == "level" for s in told)


def _told_of(f: Frame) -> tuple[int | None, int | None]:
    """The first and the last minute of what it is told of; what is to be "by 2027" was not so before it was told."""
    told = f.claim.source.published.period if f.claim.source.published is not None else None
    if f.when is None:
        return (told.first, told.last) if told is not None else (None, None)
    first, last = f.when.period.first, f.when.period.last
    ahead = told is not None and told.first is not None and last is not None and told.first <= last
    return told.first if first is None and told is not None and ahead else first, last


def _level_against_change(x: Look) -> float:
    """One gives a level, the other a change of it."""
    if "quantity" not in x.a.kinds & x.b.kinds or (x.a.direction == 0) == (x.b.direction == 0):
        return 0.0
    if "time" in x.a.dimensions | x.b.dimensions:  # how long the dismissed are paid is no change of anything
        return 0.0
    moved, level = (x.a, x.b) if x.a.direction else (x.b, x.a)
    if not x.only() and x.predicate >= FULLY:  # both say the same, whatever it is
        return 0.0
    if level.dimensions == {"share"}:  # that is no level of a stock
        return 0.0
    if moved.gives_level:  # 17 -> 10 and 7 of 17 say how many there are as well
        return 0.0
    if moved.signed or _moved_by(moved, x):
        return 1.0
    if says_change(moved, level, x.lexicon):
        return 1.0
    return float(is_stock_of(moved, level, x.lexicon))  # "15 % of the staff"


_BY = re.compile(r"\bby\W*$", re.IGNORECASE)


def _moved_by(moved: Frame, x: Look) -> bool:
    """It says by how much something went up or down, where the other side names the thing alone: "raised its target
    by", and "target"."""
    if _BY.search(moved.claim.predicate) is None:
        return False
    alone = (x.a.everything[i] for i in x.only_a) if moved is x.a else (x.b.everything[j] for j in x.only_b)
    return any(not x.lexicon.direction.keys().isdisjoint(c.senses) for c in alone)


def says_change(moved: Frame, level: Frame, lexicon: Lexicon) -> bool:
    """Its words are for a change of what there is: "closures" against "plants"."""
    changed = {t for s in moved.senses(moved.words) for t in lexicon.stock.get(s, ())}
    return not changed.isdisjoint(level.senses(level.words))


def is_stock_of(moved: Frame, level: Frame, lexicon: Lexicon) -> bool:
    """The level says nothing but the stock that changes: "employees", not "employees told to leave"."""
    said = moved.senses(moved.words)
    stocks = {s[1:] for s in said if s[:2] in ("-=", "+=")}
    stocks |= {up for s in stocks & lexicon.stocks for up in lexicon.broader.get(s, ())}  # a job is of the workforce
    told = [level.everything[i] for i in level.told]
    telling = [c for c in told if c.key not in lexicon.weak and c.senses.isdisjoint(lexicon.weak | lexicon.qualifiers)]
    return bool(telling) and all(not c.senses.isdisjoint(stocks) for c in telling)


def _wholes_other(x: Look) -> float:
    """Two shares, each of something that it names, and these are two things: of the layoffs, and of the workforce."""
    if not x.a.dimensions == x.b.dimensions == {"share"} or not x.a.whole_of or not x.b.whole_of:
        return 0.0
    alike = max(x.rows[i][j] for i in x.a.whole_of for j in x.b.whole_of)
    return float(alike < BROADER)


def _share_of_other(x: Look) -> float:
    """A share against a count: how far the words of the share have no counterpart; of the "share of women among the
    staff" the workforce is no size."""
    if "quantity" not in x.a.kinds & x.b.kinds or not x.a.dimensions.isdisjoint(x.b.dimensions):
        return 0.0
    if x.a.dimensions == {"share"}:
        met, whole = x.cover_a(x.a.told, x.b.plain_words)
    elif x.b.dimensions == {"share"}:
        met, whole = x.cover_b(x.a.plain_words, x.b.told)
    else:
        return 0.0
    return 1.0 - met / whole if whole else 1.0


FAR_MORE = 20  # what is said of all is so many times what is said of each


def _each_against_all(x: Look) -> float:
    """So much for each share or ship, and far more for all of them; where the unit may not be written."""
    if x.a.each == x.b.each:
        return 0.0
    each, whole = (x.a, x.b) if x.a.each else (x.b, x.a)
    common = {family for family, _, _ in each.sizes} & {family for family, _, _ in whole.sizes}
    one, other = ([size for family, size, _ in f.sizes if family in common] for f in (each, whole))
    return float(bool(common) and max(one) * FAR_MORE < min(other))


def _rate_alone(x: Look) -> float:
    """So much a day, and so much in all."""
    if not x.a.claim.kind == x.b.claim.kind == "quantity" or x.a.dimensions.isdisjoint(x.b.dimensions):
        return 0.0
    return float(x.a.rate != x.b.rate)


def _difference_alone(x: Look) -> float:
    """How far two counts lie apart against a count: a lead in votes, and votes."""
    if not x.a.claim.kind == x.b.claim.kind == "quantity":
        return 0.0
    return float(x.a.gap != x.b.gap)


def _kinds_differ(x: Look) -> float:
    """A figure, date, name or text on one side, something else on the other; an event's time is a date."""
    both_dated = _dated(x.a.claim) is not None and _dated(x.b.claim) is not None
    return float(x.a.claim.kind != x.b.claim.kind and not both_dated)


def _dated(claim: Claim) -> Date | None:
    """When it happens: the value of a date, the time of an event."""
    if isinstance(claim.value, Date):
        return claim.value
    return claim.when if claim.kind == "event" else None


def _one_holder(x: Look) -> float:
    """Both name who or what it is of a kind of which there is one at a time: the chief executive."""
    if not x.a.claim.kind == x.b.claim.kind == "entity" or x.rivals or all(x.strangers):
        return 0.0
    one, other = (f.senses(f.told) & x.lexicon.single for f in (x.a, x.b))
    light = x.lexicon.weak | x.lexicon.qualifiers
    told = (c for f in (x.a, x.b) for i in f.told if not (c := f.everything[i]).senses & light and c.key not in light)
    return float(not one.isdisjoint(other) and all(c.senses & one & other for c in told))  # and of no candidate for it


def _is_date(x: Look) -> float:
    """Dates have their own level: there are few ways to ask when."""
    return float("date" in (x.a.claim.kind, x.b.claim.kind))


def _is_event(x: Look) -> float:
    """Both only say that it is so."""
    return float(x.a.claim.kind == x.b.claim.kind == "event")


def _is_entity(x: Look) -> float:
    """A name or a text is given."""
    return float(not {"entity", "text"}.isdisjoint((x.a.claim.kind, x.b.claim.kind)))


_Feature = Callable[[Look], float]
FEATURES: dict[str, _Feature] = {
    "words": _words,
    "everything": _everything,
    "covered": _covered,
    "predicate": _predicate,
    "both": _both,
    "names-rival": _names_rival,
    "names-extra": _names_extra,
    "siblings": _siblings,
    "subject-rival": _subject_rival,
    "minimal-pair": _minimal_pair,
    "swapped": _swapped,
    "rivals": _rivals,
    "qualifier-alone": _qualifier_alone,
    "left-out-alone": _left_out_alone,
    "supposed-alone": _supposed_alone,
    "opposed": _opposed,
    "scope-same": _scope_same,
    "scope-other": _scope_other,
    "part-alone": _part_alone,
    "dates-far": _dates_far,
    "further-alone": _further_alone,
    "happened-apart": _happened_apart,
    "group-alone": _group_alone,
    "unit-other": _unit_other,
    "value-same": _value_same,
    "value-in-words": _value_in_words,
    "value-near": _value_near,
    "magnitude-other": _magnitude_other,
    "measure-same": _measure_same,
    "date-same": _date_same,
    "when-same": _when_same,
    "years-other": _years_other,
    "periods-other": _periods_other,
    "times-other": _times_other,
    "over-before": _over_before,
    "level-against-change": _level_against_change,
    "wholes-other": _wholes_other,
    "share-of-other": _share_of_other,
    "difference-alone": _difference_alone,
    "rate-alone": _rate_alone,
    "each-against-all": _each_against_all,
    "kinds-differ": _kinds_differ,
    "one-holder": _one_holder,
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
    """Every feature's value, 0 to 1, in the order of `FEATURES`."""
    return {name: feature(look) for name, feature in FEATURES.items()}


def score(values: Mapping[str, float]) -> float:
    """The probability that two claims with these features answer one question."""
    table = weights()
    z = table["bias"] + sum(table.get(name, 0.0) * value for name, value in values.items())
    return 1.0 / (1.0 + math.exp(-z))


# All other features are of the claims' forms.
OF_VALUES = frozenset((
    "part-alone", "dates-far", "further-alone", "value-same", "value-in-words", "value-near", "magnitude-other",
    "date-same", "when-same", "periods-other", "times-other", "over-before", "each-against-all", "happened-apart",
))  # fmt: skip


@cache
def _weighed() -> tuple[list[tuple[_Feature, float]], list[tuple[int, _Feature, float]]]:
    """Every feature with its weight, which is none for those of values; and these with their places."""
    table = {name: weights().get(name, 0.0) for name in FEATURES}
    of_forms = [(f, 0.0 if name in OF_VALUES else table[name]) for name, f in FEATURES.items()]
    own = [(n, f, table[name]) for n, (name, f) in enumerate(FEATURES.items()) if name in OF_VALUES]
    return of_forms, own


def scores_of(look: Look, mates: Iterable[tuple[Frame, Frame]]) -> list[float]:
    """`score(features(…))` of each of these pairs of claims, which have the forms of those that `look` is at."""
    of_forms, own = _weighed()
    z = [weight * feature(look) if weight else 0.0 for feature, weight in of_forms]
    out = []
    first, bias = look.a.form, weights()["bias"]
    for f, g in mates:
        look.a, look.b = (f, g) if f.form == first else (g, f)
        for n, feature, weight in own:
            z[n] = weight * feature(look)
        out.append(1.0 / (1.0 + math.exp(-(bias + sum(z)))))
    return out


def log_odds(p: float) -> float:
    """The logarithm of p : 1 − p, kept finite."""
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))
