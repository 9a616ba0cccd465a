"""Names of people, organisations, places and things: which are one, which is part of which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reconcile.lexicon import Concept, Lexicon, phrase_key

# "two people familiar with the matter" is no name; nor is "officials".
_ANONYMOUS = frozenset(
    phrase_key(w)[0]
    for w in "people person source official sources insider analyst expert resident witness employee executive "
    "spokesman spokeswoman spokesperson someone reporter media report agency authority police company government".split()
)


@dataclass(slots=True)
class NameBook:
    """Aliases and containment, from the vocabulary and the lexicon."""

    lexicon: Lexicon
    aliases: Mapping[tuple[str, ...], str] = field(default_factory=dict)  # phrase key -> name in the vocabulary
    part_of: Mapping[str, str] = field(default_factory=dict)  # vocabulary name -> the one it is part of
    _seen: dict[tuple[str, str], str] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        """The vocabulary's name for this one, else the name itself."""
        return self.aliases.get(phrase_key(name), name)

    def known(self, text: str) -> bool:
        return phrase_key(text) in self.aliases

    def compare(self, x: str, y: str) -> str:
        """ "same", "part" (one is more precise than the other, or belongs to it) or "other"."""
        pair = (x, y)
        if pair not in self._seen:
            self._seen[pair] = self._compare(self.canonical(x), self.canonical(y))
        return self._seen[pair]

    def _compare(self, x: str, y: str) -> str:
        if phrase_key(x) == phrase_key(y):
            return "same"
        if self._inside(x, y) or self._inside(y, x):
            return "part"
        xs, ys = self.lexicon.concepts(x), self.lexicon.concepts(y)
        if not xs or not ys:
            return "other"
        if self.lexicon.is_within(_senses(xs), _senses(ys)) or self.lexicon.is_within(_senses(ys), _senses(xs)):
            return "part"
        return self._by_words(xs, ys)

    def _inside(self, x: str, y: str) -> bool:
        seen: set[str] = set()
        while x in self.part_of and x not in seen:
            seen.add(x)
            x = self.part_of[x]
            if phrase_key(x) == phrase_key(y):
                return True
        return False

    def _by_words(self, xs: tuple[Concept, ...], ys: tuple[Concept, ...]) -> str:
        """Foxconn and a Foxconn subsidiary; Corley and Judge Corley; FTC and Federal Trade Commission."""
        one, other = self._parts(xs), self._parts(ys)
        if one == other and one:
            return "same"
        if one and other and (one < other or other < one):
            more = (other - one) | (one - other)
            names = {" ".join(c.name) for c in (*xs, *ys) if c.name}
            return "same" if _one_person(xs, ys) and more <= set(" ".join(names).split()) else "part"
        if initials(xs, ys) or initials(ys, xs):
            return "same"
        return "other"

    def _parts(self, concepts: Iterable[Concept]) -> frozenset[str]:
        """The words of the names and the senses of the common nouns."""
        parts: set[str] = set()
        for c in concepts:
            groups = {s for s in c.senses if s.startswith("=")}
            if c.name and not groups:
                parts.update(c.name)
            else:
                parts.add(min(groups) if groups else c.key)
        return frozenset(parts)


def _senses(concepts: Iterable[Concept]) -> frozenset[str]:
    return frozenset(s for c in concepts for s in c.senses)


def _one_person(xs: tuple[Concept, ...], ys: tuple[Concept, ...]) -> bool:
    """A last name alone and the full name, titles aside: "Kotick" and "Bobby Kotick"; "Nissan" and "Nissan Motor"."""
    if len(xs) != 1 or len(ys) != 1 or not xs[0].name or not ys[0].name:
        return False
    short, long = sorted((xs[0].name, ys[0].name), key=len)
    return len(short) == 1 and short[0] in (long[0], long[-1])


def initials(short: tuple[Concept, ...], long: tuple[Concept, ...]) -> bool:
    """ "CMA" for "Competition and Markets Authority"."""
    if len(short) != 1 or not short[0].written.replace(".", "").isupper() or len(short[0].key) < 2:
        return False
    words = [w for c in long for w in (c.name or c.key.split())]
    return len(words) > 1 and short[0].key == "".join(w[0] for w in words)


def is_named(text: str, lexicon: Lexicon) -> bool:
    """Does this attribution name somebody? "two people familiar with the matter" does not."""
    concepts = lexicon.concepts(text)
    named = [c for c in concepts if c.name]
    return bool(named) and not (phrase_key(text)[0] in _ANONYMOUS and not any(c.name for c in concepts[:2]))
