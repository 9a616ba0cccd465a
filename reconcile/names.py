"""Names of people, organisations, places and things: which are one, which is part of which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reconcile.lexicon import Concept, Lexicon, Token, one_person, phrase_key, tokens


def _stems(words: str) -> frozenset[str]:
    return frozenset(phrase_key(w)[0] for w in words.split())


# Whoever is called so has no name, whatever is said of them: "two people familiar with the matter".
_NAMELESS = _stems(
    "people person source insider analyst expert resident witness eyewitness employee worker someone media "
    "outlet observer lawyer trader investor banker diplomat"
)
# These speak for whom they belong to where that stands before: "Nissan officials", not "officials in Oslo".
_OFFICIAL = _stems("official executive aide adviser advisor representative manager minister")
_WITHHELD = _stems("unnamed anonymous unidentified undisclosed")
_COUNTS = frozenset(
    (
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "one", "some", "several",
        "many", "multiple", "various", "other",
    )
)  # fmt: skip
# What stands before a person's name, beside the lexicon's titles: the last word of it.
_ROLES = frozenset(("executive", "officer", "chief", "boss", "leader", "secretary", "spokesperson", "head"))


@dataclass(slots=True)
class NameBook:
    """Aliases and containment, from the vocabulary and the lexicon."""

    lexicon: Lexicon
    aliases: Mapping[tuple[str, ...], str] = field(default_factory=dict)  # phrase key -> vocabulary's name
    part_of: Mapping[str, str] = field(default_factory=dict)  # vocabulary name -> the one it is part of
    _seen: dict[tuple[str, str], str] = field(default_factory=dict)
    _read: dict[str, tuple[Concept, ...]] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        """The vocabulary's name for this one, else the name itself."""
        return self.aliases.get(phrase_key(name), name)

    def known(self, text: str) -> bool:
        return phrase_key(text) in self.aliases

    def compare(self, x: str, y: str) -> str:
        """ "same", "part" (one is more precise than the other, or belongs to it) or "other"."""
        pair = (x, y)
        if pair not in self._seen:
            tried = [self._compare(a, b) for a in self._forms(x) for b in self._forms(y)]
            self._seen[pair] = next((r for r in ("same", "part") if r in tried), "other")
        return self._seen[pair]

    def concepts(self, name: str) -> tuple[Concept, ...]:
        """The name read once, however many others it is compared with."""
        if name not in self._read:
            self._read[name] = self.lexicon.concepts(name)
        return self._read[name]

    def _forms(self, name: str) -> list[str]:
        """The name; and of "Nissan CEO Ivan Espinosa" the person alone."""
        known = self.canonical(name)
        if known != name or not (person := self._person(self.concepts(name))):
            return [known]
        return [name, self.canonical(person)]

    def _person(self, concepts: tuple[Concept, ...]) -> str:
        """Whose name stands last, after a title or a role; "" when there is none."""
        if len(concepts) < 2 or not concepts[-1].name or concepts[-2].name:
            return ""
        role = concepts[-2].written.casefold().split() or [""]
        return concepts[-1].written if role[-1] in self.lexicon.titles or role[-1] in _ROLES else ""

    def _compare(self, x: str, y: str) -> str:
        if phrase_key(x) == phrase_key(y):
            return "same"
        if self._inside(x, y) or self._inside(y, x):
            return "part"
        xs, ys = self.concepts(x), self.concepts(y)
        if not xs or not ys:  # "WHO" is no word to the lexicon
            return "same" if initials(x, y, self.lexicon) or initials(y, x, self.lexicon) else "other"
        one, other = _senses(xs), _senses(ys)
        if self.lexicon.is_within(one, other) or self.lexicon.is_within(other, one):
            return "part"
        return self._by_words(x, y, xs, ys)

    def _inside(self, x: str, y: str) -> bool:
        seen: set[str] = set()
        while x in self.part_of and x not in seen:
            seen.add(x)
            x = self.part_of[x]
            if phrase_key(x) == phrase_key(y):
                return True
        return False

    def _by_words(self, x: str, y: str, xs: tuple[Concept, ...], ys: tuple[Concept, ...]) -> str:
        """Foxconn and its subsidiary; Corley and Jacqueline Corley; FTC and Federal Trade Commission."""
        one, other = self._parts(xs), self._parts(ys)
        if one == other and one:
            return "same"
        if initials(x, y, self.lexicon) or initials(y, x, self.lexicon):
            return "same"
        if _one_person(xs, ys, self.lexicon):
            return "same"
        if one and other and (one < other or other < one):
            return "part"
        return "part" if self._a_part_by_spelling(x, y) else "other"

    def _a_part_by_spelling(self, x: str, y: str) -> bool:
        """ "Oppama" and "Oppama plant", which the vocabulary knows as a phrase and the lexicon does not."""
        if self.known(x) == self.known(y):
            return False
        stranger = y if self.known(x) else x
        if any(s.startswith("=") for s in self.lexicon.senses(stranger)):
            return False
        one, other = set(phrase_key(x)), set(phrase_key(y))
        return bool(one) and bool(other) and (one < other or other < one)

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


def _one_person(xs: tuple[Concept, ...], ys: tuple[Concept, ...], lexicon: Lexicon) -> bool:
    """A last name alone and the full name: "Kotick" and "Bobby Kotick"; "Nissan" and "Nissan Motor", but not
    "Post" and "Washington Post"."""
    if len(xs) != 1 or len(ys) != 1 or not xs[0].name or not ys[0].name:
        return False
    short, long = sorted((xs[0], ys[0]), key=lambda c: len(c.name))
    if one_person(short.name, long.name):
        return True
    if len(short.name) != 1 or len(long.name) < 2:
        return False
    if _grouped(short) or _grouped(long):  # of a name that somebody defined, only a surname that is no word
        return not lexicon.groups_of(phrase_key(short.written)) and short.name[0] == long.name[-1]
    return short.name[0] == long.name[-1] or (len(long.name) == 2 and short.name[0] == long.name[0])


def _grouped(c: Concept) -> bool:
    return any(s.startswith("=") for s in c.senses)


def initials(short: str, long: str, lexicon: Lexicon) -> bool:
    """ "CMA" for "Competition and Markets Authority", "WHO" for "World Health Organization"."""
    one = _spoken(short)
    if len(one) != 1 or len(one[0].word) < 2 or not one[0].written.replace(".", "").isupper():
        return False
    words = [w for w in _spoken(long) if w.written[0].isupper()]
    bare = [w for w in words if w.word not in lexicon.suffixes]
    return any(len(ws) > 1 and one[0].word == "".join(w.word[0] for w in ws) for ws in (words, bare))


def _spoken(name: str) -> list[Token]:
    return [w for w in tokens(name) if w.word not in ("the", "a", "an")]


def is_named(text: str, lexicon: Lexicon) -> bool:
    """Does this attribution name somebody? "two people familiar with the matter" does not, nor do "sources
    close to Nissan"; "Nissan officials" and "analyst Jane Doe" do."""
    words = tokens(text.partition(",")[0])  # "Jane Doe, an analyst"
    while words and words[0].word in ("a", "an", "the"):
        words = words[1:]
    if not words:
        return False
    first = words[0]
    lower = [w.written[:1].islower() or (w is first and _common(w)) for w in words]
    if all(lower) or (lower[0] and first.word in _COUNTS and lower[-1]):
        return False
    stems = [phrase_key(w.word)[:1] for w in words]
    begins = lower.index(False)
    for i, stem in enumerate(stems):
        if not stem or not lower[i] or (i + 1 < len(words) and not lower[i + 1]):
            continue  # a name, or a person's name follows at once
        if stem[0] in _NAMELESS or stem[0] in _WITHHELD or (stem[0] in _OFFICIAL and i < begins):
            return False
    if any(stem and lower[i] and stem[0] in _WITHHELD for i, stem in enumerate(stems)):
        return False
    return any(c.name or _is_body(c) for c in lexicon.concepts(text)) or any(
        w.written.isupper() and len(w.word) > 1 for w in words
    )


def _is_body(c: Concept) -> bool:
    """ "Supreme Court", "Ministry of Health": a phrase with capitals is somebody's name, whatever else it may be."""
    behind = c.written.split()[1:]
    stems = {stem for word in c.written.split() for stem in phrase_key(word)}
    return any(w[0].isupper() for w in behind) and stems.isdisjoint(_NAMELESS | _OFFICIAL | _WITHHELD)


def _common(word: Token) -> bool:
    """An ordinary word that has its capital letter only from standing first."""
    stem = phrase_key(word.word)[:1]
    return word.word in _COUNTS or (bool(stem) and stem[0] in _NAMELESS | _OFFICIAL | _WITHHELD)
