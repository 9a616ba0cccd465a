"""Which claims answer the same question. Fuzzy proposes, types decide.

Pairs that share words are candidates (blocking). A pair is out when logic forbids it (`forbidden`); otherwise a
logistic model over readable features gives a score. Questions are clusters over those scores, never joining a
forbidden pair.

The model is that of probabilistic record linkage (Fellegi and Sunter, 1969), the rarity weight that of
inverse document frequency (Spärck Jones, 1972).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reconcile.affinity import Affinity
from reconcile.blocking import meetings
from reconcile.claim import Claim
from reconcile.features import (
    POLLS,
    TOGETHER,
    Look,
    counted_up,
    in_time,
    is_level,
    is_stock_of,
    log_odds,
    says_change,
    scores_of,
    tells_this,
    toll_moves,
    two_happenings,
    two_rounds,
    values_apart,
    years_between,
)
from reconcile.frames import Frame, Frequency, frames_of, frequency_of, known_wholes, scope_items, stretch
from reconcile.lexicon import ORDINALS, PERIODS, Concept, Lexicon
from reconcile.values.quantity import NEVER_BARE

THRESHOLD = 0.5  # at or above: one question
DOUBT = 0.3  # from here to the threshold: uncertain
BETTER_MATE = 0.5  # how much a better partner in the other source counts against a pair, per log odds
LIKEST = 0.45  # how much the likest pair of two groups counts in joining them, beside the average over all


# --- what logic forbids ---------------------------------------------------------------------------------------


_COMPARABLE = {
    frozenset(("date",)), frozenset(("entity",)), frozenset(("text",)), frozenset(("event",)), frozenset(("quantity",)),
    frozenset(("entity", "text")), frozenset(("entity", "event")), frozenset(("text", "event")),
    frozenset(("date", "event")),
}  # fmt: skip


def forbidden(a: Frame, b: Frame, lexicon: Lexicon, wholes: frozenset[str] = frozenset()) -> str:
    """Why these two can never answer one question, or "", as all claims of their two forms. `wholes` as from
    `known_wholes`."""
    rules = (
        _change_of_stock, _rise_of_toll, _sorts, _ordinals, _sides, other_place, _other_person, _one_of_several,
        _other_happening, _before_it_was, _other_stretch, _at_an_hour, _who_and_where,
    )  # fmt: skip
    return incomparable(a, b, lexicon, wholes) or next((why for rule in rules if (why := rule(a, b, lexicon))), "")


def incomparable(a: Frame, b: Frame, lexicon: Lexicon, wholes: frozenset[str]) -> str:
    """Why their values cannot be compared: two kinds, or two dimensions."""
    kinds = frozenset((a.claim.kind, b.claim.kind))
    if kinds not in _COMPARABLE and a.kinds.isdisjoint(b.kinds):
        return f"a {a.claim.kind} and a {b.claim.kind} cannot be compared"
    if _says_where(a, b) or _says_where(b, a):
        return "the one says where or what it is, the other what happened"
    if _says_who(a, b) or _says_who(b, a):
        return "the one says who it was, the other only that it happened"
    if (
        kinds == {"quantity"}
        and not comparable(a.dimensions, b.dimensions)
        and not _share_of_known(a, b, lexicon, wholes)
    ):
        return f"{' and '.join(sorted(a.dimensions))} cannot be compared with {' and '.join(sorted(b.dimensions))}"
    return ""


def _says_where(a: Frame, b: Frame) -> bool:
    """The first only says what its subject is, or where; the second tells of something that happened to it."""
    named = a.claim.kind in ("text", "entity") and b.claim.kind == "event"
    return named and a.vague and not b.vague


def _says_who(a: Frame, b: Frame) -> bool:
    """The first gives the name of somebody in a role, a trustee, of which the second has no word, nor of the name."""
    if a.claim.kind != "entity" or b.claim.kind != "event":
        return False
    said = {s for c in b.everything for s in c.senses.union(*c.parts)}
    named = {word for c in b.everything for word in c.name}
    if any(not named.isdisjoint(a.everything[i].name) for i in a.value):
        return False
    told = [c for i in a.told if not (c := a.everything[i]).name]
    return bool(told) and all(c.senses.isdisjoint(said) for c in told)


_BY = re.compile(r"\b(?:by|founders?|creator|inventor|author|owner)$", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:in|at|near)$|\b(?:place|site|town|city|country) of\b|\bwhere\b", re.IGNORECASE)


def _who_and_where(a: Frame, b: Frame, _: Lexicon) -> str:
    """By whom it was founded is not where."""
    for f, g in ((a, b), (b, a)):
        named = {f.claim.kind, g.claim.kind} <= {"entity", "text"}
        if named and _BY.search(f.claim.predicate) and _WHERE.search(g.claim.predicate):
            return f"{f.claim.predicate}, and {g.claim.predicate}: the one says who, the other where"
    return ""


def _change_of_stock(a: Frame, b: Frame, lexicon: Lexicon) -> str:
    """-35,000 jobs are no staff of 300,000; unless it is told what was there before, or the change is a share of it."""
    if not (a.dimensions | b.dimensions).isdisjoint(("share", "share_points")):
        return ""
    for moved, level in ((a, b), (b, a)):
        bare = moved.direction and not moved.gives_level and level.direction == 0
        if bare and lexicon.behaviour(level.everything[i] for i in level.told) == "cumulative":
            continue  # what something costs is no stock
        if bare and _says_but_what_changes(moved, level, lexicon):
            return f"{moved.claim.predicate} is a change, {level.claim.predicate} what there is"
        if bare and (moved.signed or says_change(moved, level, lexicon)) and is_stock_of(moved, level, lexicon):
            return f"{moved.claim.predicate} is a change, {level.claim.predicate} what there is"
    return ""


def _rise_of_toll(a: Frame, b: Frame, lexicon: Lexicon) -> str:
    """540 more dead than the day before are no toll of 2,862."""
    for moved, toll in ((a, b), (b, a)):
        if toll_moves(moved, lexicon) and counted_up(toll, lexicon) and not toll_moves(toll, lexicon):
            return f"{moved.claim.predicate} is a change, {toll.claim.predicate} what there is"
    return ""


_CLOCK = re.compile(
    r"\b(?:at|by|until|till|as of) (?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|o['’]clock)|\d{1,2}[:.]\d\d\b"
    r"|noon\b|midday\b|midnight\b)",
    re.IGNORECASE,
)


def _at_an_hour(a: Frame, b: Frame, _: Lexicon) -> str:
    """The turnout at five o'clock is not the turnout; of a quake the hour says but which."""
    for f, g in ((a, b), (b, a)) if a.claim.kind == b.claim.kind == "quantity" else ():
        timed = g.claim.when is not None and g.claim.when.precision == "minute"
        if not _CLOCK.search(f.claim.predicate) or _CLOCK.search(g.claim.predicate) or timed:
            continue
        if all(not POLLS.isdisjoint(h.senses(h.told)) for h in (f, g)):
            return f"{f.claim.predicate}: at that hour, and not in all"
    return ""


def _other_stretch(a: Frame, b: Frame, lexicon: Lexicon) -> str:
    """The rain of an hour is not that of 24 hours."""
    one, other = (stretch(f.claim.predicate) for f in (a, b))
    if one and other and one != other and a.claim.kind == b.claim.kind == "quantity":
        return f"{a.claim.predicate} and {b.claim.predicate} are of two lengths of time"
    return ""


def _says_but_what_changes(moved: Frame, level: Frame, lexicon: Lexicon) -> bool:
    """The level says nothing but what is counted, and the change counts the same: "stewards", "has lost stewards"."""
    weak = lexicon.weak
    told = [c for i in level.told if (c := level.everything[i]).key not in weak and c.senses.isdisjoint(weak)]
    counted = [moved.everything[i] for i in moved.counted]
    flows = (c for i in moved.predicate if (c := moved.everything[i]).key not in {d.key for d in counted})
    if not told or not counted or not any(not lexicon.direction.keys().isdisjoint(c.senses) for c in flows):
        return False
    meant = {s for c in counted for s in c.senses}
    return all(not c.senses.isdisjoint(meant) for c in told)


_ANYTHING = {"unit", "thing", "item", "piec", "one"}  # "66,165 units" of whatever is sold


def _sorts(a: Frame, b: Frame, lexicon: Lexicon) -> str:
    """Five shelters are not 2,100 evacuees, nor six states with deaths 227 deaths."""
    for f, g in ((a, b), (b, a)):
        one, other = _counted(f), _counted(g)
        if one is None or other is None or f.head is None:
            continue
        if {c.key.split(" ")[0] for c in (one, other)} & _ANYTHING:  # without the direction that some keys end in
            continue
        senses = ((*c.senses, *lexicon.heads(c)) for c in (one, other))
        sorts, others = ({k for s in meant for k in lexicon.sorts.get(s, ())} for meant in senses)
        toll = "places" in sorts and not others and lexicon.behaviour([other]) == "cumulative"
        if toll or (g.head is not None and sorts and others and sorts.isdisjoint(others)):
            return f"{one.written} and {other.written} are not counted together"
    return ""


def _counted(f: Frame) -> Concept | None:
    """The counted thing; of a bare figure what the predicate names."""
    said = (f.head,) if f.head is not None else f.told
    return next((f.everything[i] for i in said if i is not None), None) if "quantity" in f.kinds else None


def _other_person(a: Frame, b: Frame, _: Lexicon) -> str:
    """What is said of one person is not said of another, unless the other one is named beside."""
    if not (a.person or b.person) or not a.bearer or not b.bearer or a.bearer == b.bearer:
        return ""
    if _names_person(a, b.bearer) or _names_person(b, a.bearer):
        return ""
    return f"{a.claim.subject} is not {b.claim.subject}: two persons"


def _one_of_several(a: Frame, b: Frame, lexicon: Lexicon) -> str:
    """How many stores two firms have together, or will have once they are one, is not how many one of them has."""
    one, other = ([f.everything[i] for i in f.subject] for f in (a, b))
    if a.claim.kind == b.claim.kind == "quantity" and a.direction == b.direction == 0:
        joint = [any("=combined entity" in c.senses for c in side) for side in (one, other)]
        alone, f = (other, b) if joint[0] else (one, a)
        if joint[0] != joint[1] and alone and all(c.name for c in alone) and not f.told_names:
            return f"{a.claim.subject} is not {b.claim.subject}: one, and what it is merged into"
    if len(_added_up(a)) != len(_added_up(b)) and min(len(_added_up(f)) for f in (a, b)) > 1:
        return f"{a.claim.subject} are not {b.claim.subject}: two lists"
    for f, g in ((a, b), (b, a)):
        if _one_of_such(f, g, lexicon):
            return f"{f.claim.subject} is one of {g.claim.subject}"
    one, other = ([c for c in side if "=together" not in c.senses] for side in (one, other))
    for few, many, f, g in ((one, other, a, b), (other, one, b, a)):
        if 0 < len(few) < len(many) and all(c.name for c in (*few, *many)):
            within = all(any(_one_name(c, d) for d in many) for c in few)
            more = [d for d in many if not any(_one_name(c, d) for c in few)]
            located = f.scope and all(not d.senses.isdisjoint(f.senses(f.scope)) for d in more)
            levels = is_level(f, lexicon) and is_level(g, lexicon)
            if within and not located and (levels or _added_up(g)):
                return f"{f.claim.subject} is one of {g.claim.subject}"
    return ""


_SEVERAL = re.compile(r"\b(?:both|two|three|four|five|six)\b", re.IGNORECASE)
_THESE = re.compile(r"\b(?:both|together|combined)\b", re.IGNORECASE)


def _one_of_such(f: Frame, g: Frame, lexicon: Lexicon) -> bool:
    """A figure of the upper dam, and one of both dams together; of happenings only where it says how many, since "the
    floods" are one flood, nor where nothing singles out the one."""
    if not f.claim.kind == g.claim.kind == "quantity" or f.each or g.each or len(f.subject) < 2:
        return False
    several = _SEVERAL.search(g.claim.subject)
    several = several or (not f.happening and _THESE.search(f"{g.claim.subject} {g.claim.predicate}")) or None
    words, others = ([c for i in h.subject if not (c := h.everything[i]).name] for h in (f, g))
    one = next((c for c in reversed(words) if not c.key.isdigit()), None)
    things = next((c for c in others if _is_plural(c)), None)
    if several is None or one is None or things is None or _is_plural(one):
        return False
    if any("people" in lexicon.sorts.get(s, ()) for s in things.senses):  # four astronauts are a crew
        return False
    return not (things.senses | lexicon.heads(things)).isdisjoint(one.senses | lexicon.heads(one))


def _is_plural(c: Concept) -> bool:
    return re.search(r"[^sui]s$", c.written, re.IGNORECASE) is not None


def _added_up(f: Frame) -> list[str]:
    """Those in its subject whose figures it gives together."""
    together = f.claim.kind == "quantity" and TOGETHER.search(f"{f.claim.subject} {f.claim.predicate}")
    return scope_items(f.claim.subject) if together else []


def _one_name(c: Concept, d: Concept) -> bool:
    """The same, or Selby and Ada Selby."""
    return not c.senses.isdisjoint(d.senses) or c.name[-1:] == d.name[-1:]


def _other_happening(a: Frame, b: Frame, _: Lexicon) -> str:
    """The Eaton fire is not the Palisades fire, nor both of them, where some source tells the two apart."""
    if not a.one_of or not b.one_of or a.happening.isdisjoint(b.happening):
        return ""
    figures = a.claim.kind == b.claim.kind == "quantity"
    if a.one_of.isdisjoint(b.one_of) or (figures and (a.one_of < b.one_of or b.one_of < a.one_of)):
        return f"{a.claim.subject} is not {b.claim.subject}: two are told apart"
    return ""


def _names_person(f: Frame, family: str) -> bool:
    return any(family in c.name for c in f.everything)


def other_place(a: Frame, b: Frame, lexicon: Lexicon) -> str:
    """A figure of one place is not that of another, nor a part's the whole's; only where both places are known."""
    if a.claim.kind != "quantity" or b.claim.kind != "quantity":
        return ""
    if a.listed and b.listed and (a.listed < b.listed or b.listed < a.listed):  # two counties, and one of them
        return _apart(a, b)
    one, other = a.places, b.places
    if (a.county and b.region) or (b.county and a.region):
        return _apart(a, b)
    for places, f in ((one, b), (other, a)):
        if places and (f.everywhere or _around(places, f, lexicon)):
            return _apart(a, b)
    if a.elsewhere or b.elsewhere:
        return _apart(a, b) if one and other and a.elsewhere != b.elsewhere else ""
    return _apart(a, b) if one and other and one != other else ""


def _around(places: frozenset[str], f: Frame, lexicon: Lexicon) -> bool:
    """It has no scope, and is about a place around these: the seats in Scotland, and a British election."""
    if f.scope:
        return False
    named = {s for s in f.senses((*f.subject, *f.predicate)) if s in lexicon.within}
    return places.isdisjoint(named) and any(lexicon.is_within(places, (s,)) for s in named)


def _apart(a: Frame, b: Frame) -> str:
    one, other = (" and ".join(f.extent) or f.claim.subject for f in (a, b))
    return f"{one} is not {other}: a part and its whole, or two parts, are two questions"


def comparable(a: frozenset[str], b: frozenset[str]) -> bool:
    """Some dimension of the one goes with one of the other; a bare number may count or measure anything but money."""
    if not a.isdisjoint(b):
        return True
    return any("number" in one and not other <= NEVER_BARE for one, other in ((a, b), (b, a)))


def _share_of_known(a: Frame, b: Frame, lexicon: Lexicon, wholes: frozenset[str]) -> bool:
    """A share and a count of one thing, of which some claim gives the whole."""
    for share, other in ((a, b), (b, a)):
        if share.dimensions == {"share"} and other.dimensions <= {"count", "number", "money"}:
            things = share.senses(share.things)
            things |= {t for s in things for t in lexicon.stock.get(s, ())}
            return not wholes.isdisjoint(t for t in things if t.startswith("="))
    return False


def _before_it_was(a: Frame, b: Frame, lexicon: Lexicon) -> str:
    """A turnout of which somebody wrote in November is not that of the poll in December; a toll or a stock goes on."""
    for f, g in ((a, b), (b, a)) if a.claim.kind == b.claim.kind == "quantity" else ():
        told, when = f.claim.source.published, g.claim.when
        if f.claim.when is not None or f.claim.status not in (None, "completed") or told is None or when is None:
            continue
        over = told.period.last is not None and when.period.first is not None and told.period.last < when.period.first
        if over and all(_comes_once(h, lexicon) for h in (f, g)):
            return f"of {f.claim.subject} {told.written} tells, before {when.written}"
    return ""


def _comes_once(f: Frame, lexicon: Lexicon) -> bool:
    """It does not change with time, or only until it has been counted."""
    fixed = lexicon.behaviour(f.everything[i] for i in f.told) == "fixed"
    return fixed or not POLLS.isdisjoint(f.senses(f.told))


def _ordinals(a: Frame, b: Frame, lexicon: Lexicon) -> str:
    """The first is not the second, nor the first quarter the third; but the report on the third may be a first one."""
    if _a_further_one(a, b, lexicon) or _a_further_one(b, a, lexicon):
        return f"{a.claim.subject} is not {b.claim.subject}: one of several that happened"
    for one, other in zip(_ranks(a), _ranks(b), strict=True):
        if one and other and one.keys().isdisjoint(other):
            return f"{next(iter(one.values())).written} is not {next(iter(other.values())).written}"
    return ""


def _a_further_one(a: Frame, b: Frame, lexicon: Lexicon) -> bool:
    """The first is about the second or third of such happenings, or one of a lesser kind, the second about one by its
    name: the second quake, the strongest aftershock, and the Myanmar earthquake."""
    subject = [a.everything[i] for i in a.subject]
    if lesser := a.happening & lexicon.qualifiers:
        kinds = lesser.union(*(lexicon.broader.get(s, ()) for s in lesser))
        return not kinds.isdisjoint(b.happening) and lesser.isdisjoint(b.senses(b.words))
    if a.happening.isdisjoint(b.happening) or not any(b.everything[i].name for i in b.subject):
        return False
    ranks = {ORDINALS[w] for c in subject if not c.name for w in c.key.split(" ") if w in ORDINALS}
    return bool(ranks) and 1 not in ranks and not any(_ranks(b))


def _sides(a: Frame, b: Frame, _: Lexicon) -> str:
    """The left engine is not the right one."""
    one, other = _side(a), _side(b)
    return f"the {' and '.join(one)} is not the {' and '.join(other)}" if one and other and not one & other else ""


def _side(f: Frame) -> set[str]:
    return {w for i in (*f.subject, *f.scope) if (w := f.everything[i].written.casefold()) in ("left", "right")}


def _ranks(f: Frame) -> tuple[dict[int, Concept], dict[int, Concept]]:
    """By number, the concepts that have an ordinal in them ("second", "second goal"); those that say when, apart."""
    found = [c for i in (*f.words, *f.scope) if not (c := f.everything[i]).name]
    ranks: tuple[dict[int, Concept], dict[int, Concept]] = ({}, {})
    for c in found:
        words = c.key.split(" ")
        for word, behind in zip(words, (*words[1:], ""), strict=True):
            if word in ORDINALS:
                ranks[behind in PERIODS][ORDINALS[word]] = c
    return ranks


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
    frequency: Frequency
    wholes: frozenset[str]
    parted: tuple[tuple[str, str], ...] = ()  # alike but for the place: perhaps a part and its whole
    # A claim that answers one question more in passing, and the number of that: "300 of 900 employees", and how many
    # employees there are; "230 -> 159 seats", and how many seats were lost.
    passing: tuple[tuple[str, int], ...] = ()

    def look(self, a: str, b: str) -> Look:
        return Look(self.frames[a], self.frames[b], self.affinity, self.frequency)


def align(
    claims: Sequence[Claim],
    lexicon: Lexicon,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> Alignment:
    """Group claims by the question they answer. `same` and `different` are people's decisions (a < b)."""
    ordered = sorted(claims, key=lambda c: c.id)
    frames = frames_of(ordered, lexicon)
    by_id = {f.claim.id: f for f in frames}
    affinity = Affinity(lexicon)
    frequency = frequency_of(frames)
    wholes = known_wholes(frames)
    apart, together = set(different), set(same)
    scores: dict[tuple[str, str], float] = {}
    parted: list[tuple[str, str]] = []
    source = {c.id: c.source.id for c in ordered}
    of_one_source = {(a, b) for a, b in together if source[a] == source[b]}
    # All that meet at once: it is faster than one after the other, since each stage keeps the processor's cache.
    met = list(meetings(frames, affinity, lambda f, g: bool(incomparable(f, g, lexicon, wholes))))
    for pairs in met:
        named, mates = [], []
        for i, j in pairs:
            f, g = frames[i], frames[j]
            pair = (f.claim.id, g.claim.id)
            own = f.claim.source.id == g.claim.source.id
            if pair in apart or (own and told_apart(f, g, lexicon)):
                continue
            if own:
                of_one_source.add(pair)
            named.append(pair)
            mates.append((f, g))
        if not mates:
            continue
        why = forbidden(*mates[0], lexicon, wholes)
        if not why:
            scores.update(zip(named, scores_of(Look(*mates[0], affinity, frequency), mates), strict=True))
        elif why == other_place(*mates[0], lexicon):
            parted += named
    scores = _better_mates(scores)
    scores.update((pair, 1.0) for pair in sorted(together))
    groups = cluster(by_id, scores, apart, lexicon, wholes)
    member = {id: n for n, group in enumerate(groups) for id in group}
    for pair in of_one_source:
        scores.pop(pair, None)  # only those of different sources count from here on
    partners = {(n, source[id]) for n, group in enumerate(groups) for id in group}
    told = tuple(_in_passing(groups, by_id, scores, apart, lexicon, wholes))
    inside = {(id, other) for id, n in told for other in groups[n]}

    def answered(a: str, b: str) -> bool:
        """Each has its partner in the other's source already."""
        return (member[a], source[b]) in partners and (member[b], source[a]) in partners

    unsure = ((a, b, s) for (a, b), s in scores.items() if s >= DOUBT and member[a] != member[b])
    unsure = ((a, b, s) for a, b, s in unsure if (a, b) not in inside and (b, a) not in inside)
    doubts = tuple(sorted((a, b, s) for a, b, s in unsure if not answered(a, b)))
    return Alignment(groups, scores, doubts, by_id, affinity, frequency, wholes, tuple(sorted(parted)), told)


def _in_passing(
    groups: Sequence[tuple[str, ...]],
    frames: Mapping[str, Frame],
    scores: Mapping[tuple[str, str], float],
    apart: set[tuple[str, str]],
    lexicon: Lexicon,
    wholes: frozenset[str],
) -> Iterator[tuple[str, int]]:
    """The claims that tell a whole, or both ends of a change, each with the question beside its own that asks for the
    one or the other, joined as that question's own claims are: by the average over all. Whose source says it in a claim
    of its own needs no other."""
    member = {id: n for n, group in enumerate(groups) for id in group}
    near: dict[str, set[int]] = defaultdict(set)
    for (a, b), s in scores.items():
        for id, x in ((a, b), (b, a)) if s >= THRESHOLD and member[a] != member[b] else ():
            if _may_answer(frames[id], frames[x]):
                near[id].add(member[x])
    for id, asked in sorted(near.items()):
        for n in sorted(asked):
            pairs = [(id, x) if id < x else (x, id) for x in groups[n]]
            own = any(frames[x].claim.source.id == frames[id].claim.source.id for x in groups[n])
            met = [scores.get(pair) for pair in pairs]
            unmet = [pair for pair, s in zip(pairs, met, strict=True) if s is None]
            never = any(forbidden(frames[a], frames[b], lexicon, wholes) for a, b in unmet)
            one = all(_may_answer(frames[id], frames[x], of_all=True) for x in groups[n])
            if own or never or not one or not apart.isdisjoint(pairs):
                continue
            odds = [log_odds(s) if s is not None else _ABSENT for s in met]
            if (1 - LIKEST) * sum(odds) / len(odds) + LIKEST * max(odds) > 0:
                yield id, n


def _may_answer(f: Frame, g: Frame, of_all: bool = False) -> bool:
    """The first may tell in passing what the second does: the whole that it is of, whatever figure the second gives; or
    of a change from one level to another the level or the change, where the figures meet. `of_all`, of the others in
    the question of such a claim."""
    if f.claim.tells_whole and g.direction:
        return False
    if of_all:
        return _of_one_extent(f, g)
    return not g.gives_level if f.claim.tells_whole else tells_this(f, g)


def _of_one_extent(f: Frame, g: Frame) -> bool:
    """One scope, or none where the other says that it is everything."""
    one, other = (set() if h.everywhere else h.senses(h.scope) for h in (f, g))
    return one == other


def _better_mates(scores: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Lower a pair whose claims find better partners in each other's source: a source says a thing once, so
    that of two claims that look alike the liker one is meant. (The one-to-one assumption of record linkage.)
    Two claims of a source that look alike themselves say one thing twice, and do not compete."""
    mates: dict[str, list[str]] = defaultdict(list)
    for a, b in scores:
        mates[a].append(b)
        mates[b].append(a)
    gaps: dict[tuple[str, str], float] = {}
    for a, all_mates in mates.items():
        for ids in _by_source(all_mates):
            others = sorted(((scores[(a, b) if a < b else (b, a)], b) for b in ids), reverse=True)
            for s, b in others:
                pair = (a, b) if a < b else (b, a)
                gaps[pair] = max(gaps.get(pair, 0.0), _gap(s, b, others, scores))
    out = dict(scores)
    for pair, gap in gaps.items():
        if gap:
            out[pair] = 1.0 / (1.0 + math.exp(-(log_odds(scores[pair]) - BETTER_MATE * min(gap, 4.0))))
    return out


def _by_source(mates: Sequence[str]) -> list[list[str]]:
    """Those of one source together; without those that are the only one of theirs."""
    sources = [id.partition("#")[0] for id in mates]
    if len(set(sources)) == len(mates):
        return []
    found: dict[str, list[str]] = defaultdict(list)
    for source, id in zip(sources, mates, strict=True):
        found[source].append(id)
    return [others for others in found.values() if len(others) > 1]


def _gap(s: float, mate: str, others: Iterable[tuple[float, str]], scores: Mapping[tuple[str, str], float]) -> float:
    """By how many log odds the best competitor of `mate` is ahead of it. `others` come best first."""
    for other, id in others:
        if other <= s:
            break
        if scores.get((id, mate) if id < mate else (mate, id), 0.0) < THRESHOLD:
            return log_odds(other) - log_odds(s)
    return 0.0


def told_apart(f: Frame, g: Frame, lexicon: Lexicon) -> bool:
    """Two claims of one source that its curator tells apart: another scope, another round, a part and its whole, terms
    of one sum, or about two who bear names, neither of whom the other claim names."""
    a, b = f.claim, g.claim
    if two_rounds(f, g, lexicon) or f.senses(f.scope) != g.senses(g.scope) or a.part_of == b.id or b.part_of == a.id:
        return True
    if _of_two_times(f, g, lexicon):
        return True
    if _other_names(f, g) and _other_names(g, f):
        return True
    sums = ({e.left.name, *(t.name for t in e.right)} for e in a.source.equations)
    return any({a.id, b.id} <= terms for terms in sums)


def _of_two_times(f: Frame, g: Frame, lexicon: Lexicon) -> bool:
    """The rise of next July and that of the July after; the passengers held up on Friday and over the weekend. Of what
    grows, or goes up and down, one source tells at several times as well."""
    if not f.claim.kind == g.claim.kind == "quantity" or f.when is None or g.when is None:
        return False
    p, q, kinds = f.when.period, g.when.period, {in_time(h, lexicon) for h in (f, g)}
    if "cumulative" in kinds:
        return False
    if f.direction and g.direction and (p.before(q) or q.before(p)):
        return True
    if "level" in kinds or is_level(f, lexicon) or is_level(g, lexicon):
        return False
    return p != q and (p.within(q) or q.within(p)) and values_apart(f, g)


def _other_names(f: Frame, g: Frame) -> bool:
    """The subject of the first is a name, of which the second has no word."""
    subject = [f.everything[i].name for i in f.subject]
    named = {word for c in g.everything for word in c.name}
    return bool(subject) and all(name and named.isdisjoint(name) for name in subject)


_ABSENT = -5.0  # the log odds of a pair that was never a candidate: less than of one with nothing in common
_Link = tuple[float, float]  # between the members of two clusters: the sum of the log odds, and the highest


def cluster(
    frames: Mapping[str, Frame],
    scores: Mapping[tuple[str, str], float],
    apart: set[tuple[str, str]],
    lexicon: Lexicon,
    wholes: frozenset[str] = frozenset(),
) -> tuple[tuple[str, ...], ...]:
    """Average linkage over log odds, the likest pair counting extra; best first, ties by id; a forbidden pair is
    never joined."""
    never: dict[tuple[int, int], bool] = {}  # by form

    def unlike(a: Frame, b: Frame) -> bool:
        if a.claim.source.id == b.claim.source.id and told_apart(a, b, lexicon):
            return True
        forms = (a.form, b.form)
        if forms not in never:
            never[forms] = bool(forbidden(a, b, lexicon, wholes))
        return never[forms]

    def pairwise(xs: tuple[str, ...], ys: tuple[str, ...]) -> _Link | None:
        total, best = 0.0, -10.0
        for x in xs:
            for y in ys:
                pair = (x, y) if x < y else (y, x)
                s = scores.get(pair)
                if pair in apart or (s is None and unlike(frames[x], frames[y])):
                    return None
                one, other = frames[x], frames[y]
                if two_rounds(one, other, lexicon) or two_happenings(one, other):
                    return None  # whatever joins the others, who tell no time
                value = log_odds(s) if s is not None else _ABSENT
                if frames[x].claim.source.id == frames[y].claim.source.id:
                    value += _SAID_OTHERWISE if _said_otherwise(frames[x], frames[y], lexicon) else _SAID_TWICE
                total += value
                best = max(best, value)
        return total, best

    close = _islands(pair for pair, s in scores.items() if s >= DOUBT)
    groups = [group for pairs in close for group in _joined(pairs, pairwise)]
    joined = {id for group in groups for id in group}
    return tuple(sorted([*groups, *((id,) for id in frames if id not in joined)]))


def _islands(pairs: Iterable[tuple[str, str]]) -> Iterable[list[tuple[str, str]]]:
    """The pairs of claims that hang together. Nothing joins two islands, and one at a time is small work, where all at
    once need a heap and tables that no processor keeps at hand."""
    home: dict[str, list[tuple[str, str]]] = {}
    for pair in pairs:
        a, b = pair
        one, other = home.get(a), home.get(b)
        if one is None or other is None:
            one = home[a] = home[b] = one if one is not None else other if other is not None else []
        elif one is not other:
            one, other = (one, other) if len(one) >= len(other) else (other, one)
            one.extend(other)
            home.update((id, one) for mates in other for id in mates)
        one.append(pair)
    return {id(island): island for island in home.values()}.values()


def _joined(
    pairs: Sequence[tuple[str, str]],
    pairwise: Callable[[tuple[str, ...], tuple[str, ...]], _Link | None],
) -> Iterable[tuple[str, ...]]:
    """The clusters of one island; `pairwise` looks at all pairs of two clusters."""
    import heapq

    home = {id: n for n, id in enumerate(sorted({id for pair in pairs for id in pair}))}
    members: dict[int, tuple[str, ...]] = {n: (id,) for id, n in home.items()}
    known: dict[tuple[int, int], _Link | None] = {}  # of living clusters, so that no pair is looked at twice

    def linked(m: int, xs: tuple[str, ...], n: int) -> _Link | None:
        """What is known of the cluster `m` (with members `xs`) and the living one `n`; `m` is about to be joined."""
        key = (m, n) if m < n else (n, m)
        return known.pop(key) if key in known else pairwise(xs, members[n])

    def likeness(link: _Link | None, count: int) -> float:
        # Rounded, so that the order in which a sum was made decides no tie.
        return round((1 - LIKEST) * link[0] / count + LIKEST * link[1], 9) if link else 0.0

    heap: list[tuple[float, int, int]] = []
    neighbours: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        known[home[a], home[b]] = link = pairwise((a,), (b,))
        if (value := likeness(link, 1)) > 0:
            heap.append((-value, home[a], home[b]))
    if len(heap) == len(members) * (len(members) - 1) // 2:
        return [tuple(home)]  # each is like each other, and so are all groups of them
    for m, n in known:
        neighbours[m].add(n)
        neighbours[n].add(m)
    heapq.heapify(heap)
    fresh = len(members)
    while heap:
        _, m, n = heapq.heappop(heap)
        if m not in members or n not in members:
            continue
        xs, ys = members.pop(m), members.pop(n)
        members[fresh] = tuple(sorted(xs + ys))
        around = (neighbours.pop(m) | neighbours.pop(n)) - {m, n}
        for other in sorted(around):
            if other not in members:
                continue
            neighbours[other] -= {m, n}
            neighbours[fresh].add(other)
            neighbours[other].add(fresh)
            one = linked(m, xs, other)
            two = linked(n, ys, other) if one else None
            known[other, fresh] = link = (one[0] + two[0], max(one[1], two[1])) if one and two else None
            if (value := likeness(link, len(members[fresh]) * len(members[other]))) > 0:
                heapq.heappush(heap, (-value, fresh, other))
        fresh += 1
    return members.values()


# One source seldom says the same thing twice: two of its claims need more in common to be one question. Far more when
# it says it otherwise; but what others say may still show that it gives two values for one thing.
_SAID_TWICE, _SAID_OTHERWISE = -1.8, -7.0


def _said_otherwise(a: Frame, b: Frame, lexicon: Lexicon) -> bool:
    """Two claims of one source whose values cannot both be so: it means two questions, unless it contradicts itself in
    the same words; and of "37 seats", and "five in 2019", too. A stock is one question at any time."""
    if not values_apart(a, b):
        return False
    of_two_times = years_between(a, b) and not (is_level(a, lexicon) and is_level(b, lexicon))
    return of_two_times or not _in_the_same_words(a, b, lexicon)


def _in_the_same_words(a: Frame, b: Frame, lexicon: Lexicon) -> bool:
    """Each says all that the other says, but for words that say little; who writes "arrested" here and "detained" there
    tells the two apart."""
    for f, g in ((a, b), (b, a)):
        said = {word for i in g.words for word in g.everything[i].key.split(" ")} | {"of", "by", "in"}
        apart = (c for i in f.words if not said.issuperset((c := f.everything[i]).key.split(" ")))
        if any(c.key not in lexicon.weak and c.senses.isdisjoint(lexicon.weak) for c in apart):
            return False
    return True
