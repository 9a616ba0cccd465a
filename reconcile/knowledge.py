"""What vocabulary, lexicon and the other claims know of a claim: its words, direction, behaviour in time, bases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reconcile.align import Alignment
from reconcile.claim import Claim
from reconcile.corpus import Vocabulary
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
        _teach(lexicon, name, predicate.aliases)
    for name, predicate in vocabulary.predicates.items():
        for flow, stock in (("reduces", predicate.reduces), ("increases", predicate.increases)):
            if stock:
                lexicon.add(f"{flow}: {name} -> {stock}")
        if predicate.over_time:
            lexicon.add(f"{predicate.over_time}: {name}")
        if predicate.single:
            lexicon.add(f"single: {name}")
        if predicate.inverse:
            lexicon.add(f"inverse: {name} -> {predicate.inverse}")
    return lexicon


def _teach(lexicon: Lexicon, name: str, aliases: Sequence[str]) -> None:
    """One sense for a name and its aliases, whatever the lexicon held of them; kept when there was one."""
    known = lexicon.groups.get(phrase_key(name))
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

    def over_time(claim: Claim) -> str:
        f = frames[claim.id]
        return _over_time((*f.predicate, *f.counted, *f.subject), lexicon)

    def single(claim: Claim) -> bool:
        return is_single(claim, frames[claim.id].predicate, lexicon)

    def fiscal(claim: Claim, date: Date) -> Date:
        if not date.fiscal:
            return date
        entity = vocabulary.entities.get(names.canonical(claim.subject))
        while entity is not None and not entity.fiscal_year_ends and entity.part_of:
            entity = vocabulary.entities.get(entity.part_of)
        return fiscal_period(date, entity.fiscal_year_ends) if entity is not None and entity.fiscal_year_ends else date

    return Context(
        lexicon, names, lambda c: frames[c.id].direction, over_time, single, lambda c: bases.get(c.id, ()), fiscal
    )


def _over_time(concepts: Sequence[Concept], lexicon: Lexicon) -> str:
    for concept in concepts:
        found = {lexicon.over_time[s] for s in concept.senses if s in lexicon.over_time}
        if found:
            return min(found)  # cumulative, fixed, level: the first that the words may mean
    return ""


def is_single(claim: Claim, predicate: Sequence[Concept], lexicon: Lexicon) -> bool:
    """One value at a time: so marked, or said in the passive ("reported first by", "blocked by")."""
    if any(s in lexicon.single for c in predicate for s in c.senses):
        return True
    return claim.kind == "entity" and claim.predicate.split()[-1].casefold() == "by"


def _bases(claims: Sequence[Claim], alignment: Alignment) -> Mapping[str, list[tuple[str, Amount]]]:
    """For each share without a whole, the claims that give the level of its stock: 15 % of the workforce, and
    somebody's 133,000 employees."""
    shares = [c for c in claims if isinstance(c.value, Quantity) and _is_bare_share(c.value)]
    levels = [
        (c, c.value.amount)
        for c in claims
        if isinstance(c.value, Quantity)
        and c.value.shape == "amount"
        and c.value.amount is not None
        and alignment.frames[c.id].direction == 0
        and c.value.amount.unit.dimension in ("count", "number", "money")
    ]
    by_stock: dict[str, list[tuple[Claim, Amount]]] = {}
    for c, amount in levels:
        f = alignment.frames[c.id]
        for sense in {s for concept in (*f.predicate, *f.counted) for s in concept.senses}:
            by_stock.setdefault(sense, []).append((c, amount))
    found: dict[str, list[tuple[str, Amount]]] = {}
    for share in shares:
        f = alignment.frames[share.id]
        mates = {
            c.id: (c, amount)
            for concept in (*f.predicate, *f.counted)
            for sense in (*concept.senses, *(s for x in concept.senses for s in alignment.affinity.lexicon.stock.get(x, ())))
            for c, amount in by_stock.get(sense, ())
        }
        for id, (_, amount) in sorted(mates.items()):
            if _same_subject(share.id, id, alignment):
                found.setdefault(share.id, []).append((id, amount))
    return found


def _is_bare_share(q: Quantity) -> bool:
    return q.amount is not None and q.amount.unit.dimension == "share" and q.whole is None


def _same_subject(a: str, b: str, alignment: Alignment) -> bool:
    from reconcile.align import dice

    fa, fb = alignment.frames[a], alignment.frames[b]
    names_a, names_b = [c for c in fa.words if c.name], [c for c in fb.words if c.name]
    if not names_a or not names_b:
        return dice(fa, fb, fa.subject, fb.subject, alignment.affinity) >= 0.8
    return all(any(alignment.affinity(x, y) >= 0.9 for y in names_b) for x in names_a) and len(names_a) == len(names_b)

