"""Which claims may be of one measure, and which of their words say that they are not, for sums that nearly hold.

Where laws that leave no doubt ask for words that meet, here what speaks against it is asked for, and how many words of
each have no counterpart in the other is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from reconcile.claim import Claim
from reconcile.consistency.laws import (
    NEARLY,
    TIME,
    View,
    a_place_and_a_name,
    by_form,
    common_unit,
    foreseen,
    of_one_rank,
    same_extent,
    singles_out,
    spoken_of,
    unmatched,
)
from reconcile.consistency.stocks import in_aside, stock
from reconcile.features import AFTER, BEFORE, FEATURES
from reconcile.frames import TOUCHED
from reconcile.judge import DECIDED
from reconcile.lexicon import Concept

TOO_MANY = 4  # words without counterpart: from here on two claims are of two things
# Words for how much of it, from when to when, and beside what it is seen; pronouns.
_SAYS_LITTLE = BEFORE | AFTER | TOUCHED | frozenset((
    "=compare", "=partial", "=worldwide", "=width", "=morning", "=evening", "=night", "=total", "=current",
    "=share of total", "=proportion", "=together", "=election date", "total", "combin", "overal", "full", "soon", "onc",
    "also", "far", "reach", "present", "there", "they", "he", "she", "it", "we",
))  # fmt: skip
_HOLDERS = frozenset(("=company", "=manufacturer", "=retailer", "=political party", "=bank", "=store", "=utility"))
_MOTION = frozenset(("=decrease", "=increase", "=improve"))
_IN = re.compile(r"\b(?:in|of|at|near|on|off|for|by|with)\b", re.IGNORECASE)
_APART = ("opposed", "unit-other", "each-against-all")  # features that say so of two claims


def may_go_with(a: Claim, b: Claim, view: View) -> bool:
    """Nothing forbids that they are of one measure, and each says something that the other says as well."""
    return not told_apart(a, b, view) and says_alike(a, b, view)


def says_alike(a: Claim, b: Claim, view: View) -> bool:
    """Each says something that the other says as well, and little else; neither is of one of several."""
    one, other = own_words(a, b, view), own_words(b, a, view)
    if len(said(a, one, view) | said(b, other, view)) >= TOO_MANY:
        return False
    if any(singles_out(c, view) for c in (*one, *other)):
        return False
    if FEATURES["group-alone"](view.alignment.look(*sorted((a.id, b.id)))):
        return False
    return _says_it(a, one, b, view) and _says_it(b, other, a, view)


def told_apart(a: Claim, b: Claim, view: View) -> bool:
    """They are of two extents, of a forecast and a result, of two things of one kind, or of two that bear names."""
    if not same_extent(a, b, view) or foreseen(a, view) != foreseen(b, view):
        return True
    look = view.alignment.look(*sorted((a.id, b.id)))
    return any(FEATURES[name](look) for name in _APART) or _of_two_ranks(a, b, view) or strangers(a, b, view)


def _of_two_ranks(a: Claim, b: Claim, view: View) -> bool:
    """The one speaks of the first round, the other of the runoff."""
    one, other = _plain(a, view), _plain(b, view)
    mine = [c for c in one if not spoken_of(c, b, view)]
    return any(of_one_rank(c, d, view) for c in mine for d in other if not spoken_of(d, a, view))


def _words(claim: Claim, view: View) -> tuple[Concept, ...]:
    return (*view.subject(claim), *view.measure(claim))


# --- names ----------


def strangers(a: Claim, b: Claim, view: View) -> bool:
    """Each names somebody of whom the other does not speak, and some source tells the two apart."""
    return not _sources_of(a, view).isdisjoint(_sources_of(b, view)) and other_names(a, b, view)


def other_names(a: Claim, b: Claim, view: View) -> bool:
    """Each names somebody of whom the other does not speak; but a happening and a thing have names of two sorts."""
    one, other = ([c for c in view.subject(x) if c.name] for x in (a, b))
    if not one or not other or any(c.key == d.key for c in one for d in other):
        return False
    if view.alignment.look(*sorted((a.id, b.id))).one_happening:
        return False
    if bool(view.frame(a).happening) != bool(view.frame(b).happening):
        return False  # "the sinking off Calapan", and the ferry by its name
    if a_place_and_a_name(one, other, view):
        return False  # "Colombia's interest rate", and the bank's
    return not any(spoken_of(c, b, view) for c in one) and not any(spoken_of(c, a, view) for c in other)


def _sources_of(claim: Claim, view: View) -> frozenset[str]:
    """Those that have a claim about what this one names: one of its names is in the subject."""
    named = _named_in_subjects(view)
    return frozenset[str]().union(*(named[c.key].sources for c in view.subject(claim) if c.name))


def of_its_name(claim: Claim, others: Sequence[Claim], view: View) -> list[Claim]:
    """Those of the others that name what it names, by whatever form of the name: Volkswagen, Volkswagen AG."""
    named = _named_in_subjects(view)
    keys = {c.key for c in view.subject(claim) if c.name}
    ids = frozenset[str]().union(*(named[k].ids for key in keys for k in _forms_of(named[key].name, view)))
    return [x for x in others if x.id in ids]


class _Told(NamedTuple):
    """A name, and where it is in a subject."""

    name: Concept
    ids: set[str]
    sources: set[str]


def _named_in_subjects(view: View) -> Mapping[str, _Told]:
    key = (_named_in_subjects,)
    if key not in view.known:
        found: dict[str, _Told] = {}
        for x in view.by_id.values():
            for c in (c for c in view.subject(x) if c.name):
                told = found.setdefault(c.key, _Told(c, set(), set()))
                told.ids.add(x.id)
                told.sources.add(x.source.id)
        view.known[key] = found
    return view.known[key]  # type: ignore[return-value]


MOST_FORMS = 50  # names with a word in common: of more, the word is no name ("bank"), and to compare all takes too long


def _forms_of(name: Concept, view: View) -> Sequence[str]:
    """The keys of the names in subjects that are nearly this one."""
    key = (_forms_of, name.key)
    if key not in view.known:
        by_word = (_forms_of,)
        if by_word not in view.known:
            index: dict[str, set[str]] = {}
            for k, told in _named_in_subjects(view).items():
                for word in (*told.name.name, *told.name.senses):
                    index.setdefault(word, set()).add(k)
            view.known[by_word] = index
        index = view.known[by_word]  # type: ignore[assignment]
        near = {name.key}
        for word in (*name.name, *name.senses):
            near |= found if len(found := index.get(word, set())) <= MOST_FORMS else set()
        named, alike = _named_in_subjects(view), view.alignment.affinity
        view.known[key] = sorted(k for k in near if alike(name, named[k].name) >= NEARLY)
    return view.known[key]  # type: ignore[return-value]


# --- words ----------


def _says_it(claim: Claim, own: Sequence[Concept], other: Claim, view: View) -> bool:
    """Some word for what it measures has a counterpart in the other; or one of the two has no such words, and both are
    of one stock or one unit of measure."""
    if says_in_words(claim, own, view):
        return True
    if _told_of(claim, view) and told(other, view):
        return False
    of, others = ({s for c in view.measure(x) for s in meant(c, view)} | stock(x, view) for x in (claim, other))
    things = {s for s in of & others if s.startswith("=") and s not in view.lexicon.direction}
    return _in_one_measure(claim, other, view) or bool(things - BEFORE - AFTER - TIME)


def _in_one_measure(a: Claim, b: Claim, view: View) -> bool:
    """Hectares and hectares: where the one only says that it grew, its unit tells what did."""
    unit = common_unit((a, b), view.context)
    return unit is not None and unit.dimension not in ("count", "number", "money", "time")


def says_in_words(claim: Claim, own: Iterable[Concept], view: View) -> bool:
    """Some word for what it measures is not among its `own`."""
    alone = {c.key for c in own}
    return any(c.key not in alone for c in _told_of(claim, view))


def in_words_or_stock(claim: Claim, own: Iterable[Concept], other: Claim, view: View) -> bool:
    """It shares a word with the other, beside its `own`, or says but that it has staff, shops or the like, as the other
    does."""
    if says_in_words(claim, own, view):
        return True
    return not _told_of(claim, view) and not stock(claim, view).isdisjoint(stock(other, view))


def _told_of(claim: Claim, view: View) -> list[Concept]:
    """The words for what it measures, or where there are none, those of its subject."""
    measured, words = {c.key for c in view.measure(claim)}, told(claim, view)
    return [c for c in words if c.key in measured] or words


def own_words(claim: Claim, other: Claim, view: View) -> list[Concept]:
    """The words of the one that the other has no counterpart of."""
    found = unmatched(claim, other, _aside(view), view)
    alone = {c.key for c in found}
    return [c for c in told(claim, view) if c.key in alone or _only_by_the_way(c, other, view)]


def _aside(view: View) -> frozenset[str]:
    key = (_aside,)
    if key not in view.known:
        view.known[key] = _SAYS_LITTLE | view.lexicon.differences
    return view.known[key]  # type: ignore[return-value]


def _only_by_the_way(c: Concept, other: Claim, view: View) -> bool:
    """A phrase of which the other has a word, but not the one that says what it is: "same-store sales", and stores."""
    heads = [part for part in c.parts if view.lexicon.direction.keys().isdisjoint(part)]
    if not heads or any(view.alignment.affinity(c, d) >= NEARLY for d in view.frame(other).everything):
        return False
    said_there = {s for d in view.frame(other).everything for s in meant(d, view)}
    said_there |= {up for s in said_there for up in view.lexicon.stock.get(s, ())}
    wider = c.senses.union(*(view.lexicon.broader.get(s, ()) for s in c.senses))
    return heads[-1].isdisjoint(said_there) and wider.isdisjoint(said_there)


def meant(c: Concept, view: View) -> set[str]:
    """Its senses, those of its words, and what these are kinds of."""
    senses = set(c.senses.union(*c.parts))
    return senses.union(*(view.lexicon.broader.get(s, ()) for s in senses))


def told(claim: Claim, view: View) -> list[Concept]:
    """The words of subject, predicate and counted thing that say what is measured; of a claim that has a time not
    those that tell it as well ("last year")."""
    found = _telling(claim, view)
    return list(found) if claim.when is None else [c for c in found if c.key.split(" ")[0] != "last"]


@by_form
def _telling(claim: Claim, view: View) -> tuple[Concept, ...]:
    aside = _beside(claim, view)
    return tuple(c for c in _plain(claim, view) if c.key not in aside)


@by_form
def _plain(claim: Claim, view: View) -> tuple[Concept, ...]:
    return tuple(c for c in _words(claim, view) if not c.name and _tells_what(c, view))


def _beside(claim: Claim, view: View) -> set[str]:
    """The keys of words that do not count: of asides, those before a name ("car supplier Lindauer") or an apostrophe
    ("the baker's profit"), and what befalls so many of what is counted ("scrapped", of posts)."""
    subject, words = view.subject(claim), _words(claim, view)
    names = [n for n, c in enumerate(subject) if c.name]
    before = {c.key for c in subject[: names[-1]]} if names and not _IN.search(claim.subject) else set()
    owners = {c.key for c in words if c.written.casefold().endswith(("'s", "’s"))}
    counted, direction = {c.key for c in view.counted(claim)}, view.lexicon.direction
    verbs = (c for c in view.predicate(claim) if counted and " " not in c.written)
    moved = {c.key for c in verbs if not direction.keys().isdisjoint(c.senses)}
    return {*in_aside(claim, view), *before, *owners, *(moved - counted)}


def _tells_what(c: Concept, view: View) -> bool:
    """It says what is measured: not when, how much of it, that it moves, or whose it is."""
    lexicon = view.lexicon
    if c.key.isdigit() or c.written.casefold() == "left":
        return False
    if not c.senses.isdisjoint(TIME | lexicon.light | lexicon.weak | _SAYS_LITTLE) or _only_moves(c, view):
        return False
    if any(not part.isdisjoint(BEFORE | AFTER) for part in c.parts):
        return False  # "remaining at"
    wider = c.senses.union(*(lexicon.broader.get(s, ()) for s in c.senses))
    return wider.isdisjoint(_HOLDERS | lexicon.agents)


def _only_moves(c: Concept, view: View) -> bool:
    """It rises or falls, and is nothing that can: "cut", "improvement", but not "income", which comes in as well."""
    direction, stocks = view.lexicon.direction, view.lexicon.stock
    groups = [s for s in c.senses if s.startswith("=")]
    moves = any((s in direction or s in _MOTION) and s not in stocks for s in groups)
    return moves and (not c.senses.isdisjoint(_MOTION) or all(s in direction for s in groups))


def said(claim: Claim, own: Iterable[Concept], view: View) -> set[str]:
    """The words that count; all those of a subject count for one, since curators call a thing by what they like."""
    measured = {c.key for c in view.measure(claim)}
    return {c.key if c.key in measured else f"subject of {claim.id}" for c in own}


def unsaid(claims: Sequence[Claim], view: View, aside: frozenset[str] = frozenset()) -> frozenset[str]:
    """What each says that some other does not, but for words that mean something that is `aside`."""
    pairs = permutations(claims, 2)
    return frozenset(w for a, b in pairs for w in said(a, _without(own_words(a, b, view), aside), view))


def in_neither(claim: Claim, others: Sequence[Claim], view: View, aside: frozenset[str] = frozenset()) -> set[str]:
    """What it says that none of the others does, but for words that mean something that is `aside`."""
    found = [said(claim, _without(own_words(claim, x, view), aside), view) for x in others]
    return set.intersection(*found)


def _without(words: Iterable[Concept], aside: frozenset[str]) -> list[Concept]:
    return [c for c in words if c.senses.isdisjoint(aside)]


_CONTESTS = frozenset(("=election", "=referendum", "=votes"))  # "in the vote", of a majority
_OF_SOME = re.compile(
    r"\b(?:in|for|among|amongst|with|without|including|excluding|except|via|through|because of|due to|inside|outside)"
    r"\b(?P<of>.*)",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\b(?:abroad|overseas|so far|to date|until now)\b", re.IGNORECASE)


def narrowed(claims: Sequence[Claim], view: View, aside: frozenset[str] = frozenset()) -> bool:
    """One of them is of some of it only, which none of the others says: "deficit with China", "so far"; but for words
    that mean something that is `aside`."""
    for claim in claims:
        others = [c for c in claims if c is not claim]
        told = _without(said_of_some(claim, view), aside)
        if any(not any(_in_some_words(c, x, view) for x in others) for c in told):
            return True
        if _SO_FAR.search(claim.predicate) and not any(_SO_FAR.search(x.predicate) for x in others):
            return True
    return False


def said_of_some(claim: Claim, view: View) -> list[Concept]:
    """The words behind "in", "with" and the like, but for times and votes."""
    found = _OF_SOME.search(claim.predicate)
    if found is None:
        return []
    subject = view.subject(claim)
    skip = TIME | view.lexicon.light | BEFORE | AFTER | view.lexicon.happenings
    told = (c for c in view.telling(view.predicate(claim)) if c.written in found["of"] and not c.key.isdigit())
    beside = in_aside(claim, view) if not found[0].casefold().startswith("with") else frozenset[str]()
    own = (c for c in told if c.senses.isdisjoint(skip) and c.key not in beside)
    own = (c for c in own if _CONTESTS.isdisjoint(meant(c, view)))
    return [c for c in own if all(view.alignment.affinity(c, d) < NEARLY for d in subject)]


def _in_some_words(c: Concept, other: Claim, view: View) -> bool:
    """The other says it, or has a word that means some of it: "after-tax profit", of a net profit."""
    said_there = {s for d in view.frame(other).everything for s in meant(d, view)}
    return spoken_of(c, other, view) or (not c.name and not meant(c, view).isdisjoint(said_there))


# --- times ----------


def of_before(claim: Claim, view: View) -> bool:
    """Of the last time, and not of this one."""
    words = (*_words(claim, view), *view.scope(claim))
    return any(not c.senses.isdisjoint(BEFORE) for c in words)


def year_of(claim: Claim, view: View) -> str:
    """The year that its words name, or its time, or its article was published in; "" where none is told. What
    has been decided to come or go "by 2030" is told of no year but the article's; a level by then is one of then."""
    f = view.frame(claim)
    if len(f.times) == 1:
        return next(iter(f.times)).lstrip("@")
    decided = view.context.direction(claim) and claim.status in DECIDED
    when = claim.source.published if f.when is None or (f.when.bound == "by" and decided) else f.when
    return when.edtf[:4] if when is not None else ""
