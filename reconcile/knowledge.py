"""What vocabulary, lexicon and the other claims know of a claim: its words, direction, behaviour in time, bases."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reconcile.align import Alignment
from reconcile.claim import Claim, Names
from reconcile.corpus import Vocabulary
from reconcile.derive import layout
from reconcile.features import in_time, side
from reconcile.frames import Frame
from reconcile.judge import Context
from reconcile.lexicon import Concept, Lexicon, english, phrase_key
from reconcile.names import NameBook
from reconcile.values.date import Date, fiscal_period
from reconcile.values.quantity import Amount, Quantity


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The built-in lexicon, and what the vocabulary adds to it."""
    empty = not (vocabulary.entities or vocabulary.predicates or vocabulary.scopes)
    if empty:
        return english()
    lexicon = english().copy()
    for name, entity in vocabulary.entities.items():
        _teach(lexicon, name, entity.aliases)
    for name, scope in vocabulary.scopes.items():
        _teach(lexicon, name, scope.aliases)
    for name, scope in vocabulary.scopes.items():
        if scope.within:
            lexicon.add(f"within: {name} -> {scope.within}")
    for name, predicate in vocabulary.predicates.items():
        # "A hosts B" and "B is the guest of A" are one thing; that the names have changed places is seen by them.
        _teach(lexicon, name, (*predicate.aliases, *((predicate.inverse,) if predicate.inverse else ())))
    for name, predicate in vocabulary.predicates.items():
        for flow, stock in (("reduces", predicate.reduces), ("increases", predicate.increases)):
            if stock:
                lexicon.add(f"{flow}: {name} -> {stock}")
        if predicate.over_time:
            lexicon.add(f"{predicate.over_time}: {name}")
            for phrase in (name, *predicate.aliases):
                lexicon.rule(phrase, predicate.over_time)
        if predicate.single:
            lexicon.add(f"single: {name}")
    return lexicon


def _teach(lexicon: Lexicon, name: str, aliases: Sequence[str]) -> None:
    """One sense for a name and its aliases, whatever the lexicon held of them; kept when there was one."""
    known = lexicon.groups_of(phrase_key(name))
    sense = min(known) if known else "=" + name
    for phrase in (name, *aliases):
        lexicon.learn(phrase, sense)


def name_book(vocabulary: Vocabulary, lexicon: Lexicon) -> NameBook:
    aliases: dict[tuple[str, ...], str] = {}
    part_of: dict[str, str] = {}
    for name, entity in vocabulary.entities.items():
        for phrase in (name, *entity.aliases):
            aliases[phrase_key(phrase)] = name
        if entity.part_of:
            part_of[name] = entity.part_of
    return NameBook(lexicon, aliases, part_of)


def context_of(
    claims: Sequence[Claim], alignment: Alignment, vocabulary: Vocabulary, lexicon: Lexicon, names: NameBook
) -> Context:
    """Everything that `judge` asks about a claim."""
    frames = alignment.frames
    bases = _bases(claims, alignment)
    kinds: dict[tuple[int, str], str] = {}  # by form and predicate
    projected: dict[int, bool] = {}
    singles: dict[str, bool] = {}

    def over_time(claim: Claim) -> str:
        f = frames[claim.id]
        key = (f.form, claim.predicate)
        if key not in kinds:
            kinds[key] = in_time(f, lexicon)
        return kinds[key]

    def single(claim: Claim) -> bool:
        if claim.id not in singles:
            f = frames[claim.id]
            singles[claim.id] = is_single(claim, [f.everything[i] for i in f.predicate], lexicon)
        return singles[claim.id]

    def foresees(claim: Claim) -> bool:
        form = frames[claim.id].form
        if form not in projected:
            words = lexicon.concepts(f"{claim.subject}; {claim.predicate}")
            votes = any(not c.senses.isdisjoint(_VOTES) for c in words)  # who votes for an offer offers nothing
            table = lexicon.projected - _OFFERS if votes else lexicon.projected
            projected[form] = any(not c.senses.union(*c.parts).isdisjoint(table) for c in words)
        return projected[form]

    def calls_off(claim: Claim) -> bool:
        if _GIVEN_UP.search(claim.predicate):
            return False
        if _CALLED_OFF.search(claim.predicate):  # in whatever phrase
            return True
        said = (c for i in frames[claim.id].predicate for c in [frames[claim.id].everything[i]])
        return any(not (c.senses | lexicon.heads(c)).isdisjoint(_NO_MORE) for c in said)

    def fiscal(claim: Claim, date: Date) -> Date:
        if not date.fiscal:
            return date
        entity = vocabulary.entities.get(names.canonical(claim.subject))
        while entity is not None and not entity.fiscal_year_ends and entity.part_of:
            entity = vocabulary.entities.get(entity.part_of)
        return fiscal_period(date, entity.fiscal_year_ends) if entity is not None and entity.fiscal_year_ends else date

    def stated(claim: Claim) -> Sequence[tuple[str, Amount]]:
        return bases.get(claim.id, ())

    return Context(
        lexicon, names, lambda c: frames[c.id].direction, over_time, single, foresees, calls_off,
        lambda c: side(frames[c.id], lexicon), stated, fiscal,
    )  # fmt: skip


_VOTES = frozenset(("=votes", "=votes in favour", "=votes against", "=turnout", "=support"))
_OFFERS = frozenset(("=offer", "offer"))
_CALLED_OFF = re.compile(r"\b(?:call(?:s|ed|ing)? off|cancel\w*|abandon\w*|rul(?:e|es|ed|ing) out)\b", re.IGNORECASE)
# Of the thing itself: "the abandoned mill".
_GIVEN_UP = re.compile(r"\b(?:the|an?) (?:abandoned|cancelled|canceled|scrapped)\b", re.IGNORECASE)
_NO_MORE = frozenset(("=cancel", "=call off", "=deal called off", "=prevent", "=withdraw"))


_OF_WHAT = re.compile(r"\b(?:owner|founder|director|member|chair(?:man|woman)?|author) of$|\bowns$", re.IGNORECASE)


def is_single(claim: Claim, predicate: Sequence[Concept], lexicon: Lexicon) -> bool:
    """One value at a time: so marked, or said in the passive ("reported first by", "blocked by")."""
    if _OF_WHAT.search(claim.predicate):  # who owns a shop may own two
        return False
    place = lexicon.senses("location")
    if any(s in lexicon.single for c in predicate for s in (*c.senses, *lexicon.heads(c)) if s not in place):
        return True
    if any(c.senses & place for c in predicate):  # a city and its region are both right; two known countries are not
        return isinstance(claim.value, Names) and all(
            s in lexicon.within for name in claim.value.names for s in lexicon.senses(name)
        )
    return claim.kind == "entity" and claim.predicate.split()[-1].casefold() == "by"


def _bases(claims: Sequence[Claim], alignment: Alignment) -> Mapping[str, list[tuple[str, Amount]]]:
    """For each share without a whole, the claims that give its whole: 15 % of the workforce, and somebody's
    133,000 employees; 41 % of the plants, and somebody's 17 -> 10."""
    frames, stock = alignment.frames, alignment.affinity.lexicon.stock
    shares = [c for c in claims if isinstance(c.value, Quantity) and _is_bare_share(c.value)]
    by_thing: dict[tuple[str, str], list[tuple[Claim, Amount]]] = {}
    for c in claims if shares else ():
        f = frames[c.id]
        amounts = _wholes(c, f.direction)
        things = [s for s in f.senses(f.things) if s.startswith("=")] if amounts else []
        for key in ((thing, about) for thing in things for about in _about(f)):
            by_thing.setdefault(key, []).extend((c, a) for a in amounts)
    found: dict[str, list[tuple[str, Amount]]] = {}
    for share in shares:
        f = frames[share.id]
        things_ = f.senses(f.things)
        things_ |= {t for s in things_ for t in stock.get(s, ())}
        keys = [(thing, about) for thing in sorted(things_) for about in sorted(_about(f))]
        mates = {(c.id, n): (c, amount) for key in keys for n, (c, amount) in enumerate(by_thing.get(key, ()))}
        for (id, _), (c, amount) in sorted(mates.items(), key=lambda m: m[0]):
            if c.id != share.id and frames[c.id].extent == f.extent and _same_subject(share.id, id, alignment):
                bases = found.setdefault(share.id, [])
                if (id, amount) not in bases:
                    bases.append((id, amount))
    return found


def _about(f: Frame) -> set[str]:
    """The senses of the names in the subject; of its words when it names nobody."""
    return f.senses(i for i in f.subject if f.everything[i].name) or f.senses(f.subject)


def _wholes(claim: Claim, direction: int) -> list[Amount]:
    """What a claim gives as the whole of a stock: before a change, the whole of a part, or a level as such."""
    if not isinstance(claim.value, Quantity):
        return []
    slots = layout(claim.value, direction)
    names = ("whole", "before") if "whole" in slots or "before" in slots else ("level",)
    amounts = [s.amount for name in names for s in slots.get(name, ())]
    return [a for a in amounts if a.unit.dimension in ("count", "number", "money")]


def _is_bare_share(q: Quantity) -> bool:
    return q.amount is not None and q.amount.unit.dimension == "share" and q.whole is None


def _same_subject(a: str, b: str, alignment: Alignment) -> bool:
    """Both are about the same named things; where neither names any, their subjects are alike."""
    f, g = alignment.frames[a], alignment.frames[b]
    if not f.names or not g.names:
        return alignment.look(a, b).dice(f.subject, g.subject) >= 0.8
    one, other = ([x.everything[i] for i in x.names] for x in (f, g))
    return len(one) == len(other) and all(any(alignment.affinity(c, d) >= 0.9 for d in other) for c in one)
