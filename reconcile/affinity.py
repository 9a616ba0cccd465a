"""How alike two concepts are: the lexicon's senses first, names by their words, spelling last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from string import ascii_lowercase

from reconcile.lexicon import Concept, Lexicon, one_person

BROADER = 0.7  # a word for a narrower thing
MEANS = 0.4  # of all that the one of fewer senses may mean, what two words have in common at the least to mean the same
BY_CHANCE = 0.6  # a sense in common of many: athletes and volunteers may both be participants


class Affinity:
    """How alike two concepts are, 0 to 1; remembered, since the same few meet again and again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._known: defaultdict[str, dict[str, float]] = defaultdict(dict)

    def __call__(self, a: Concept, b: Concept) -> float:
        found = self._known[a.key].get(b.key)
        if found is None:
            found = self._known[a.key][b.key] = self._known[b.key][a.key] = self._compare(a, b)
        return found

    def table(self, xs: Sequence[Concept], ys: Sequence[Concept]) -> list[list[float]]:
        """The likeness of each of `xs` (rows) with each of `ys` (columns)."""
        keys, out = [y.key for y in ys], []
        for x in xs:
            known = self._known[x.key]
            try:
                out.append([known[key] for key in keys])  # as nearly always
            except KeyError:
                out.append([self(x, y) for y in ys])
        return out

    def _compare(self, a: Concept, b: Concept) -> float:
        if a.key.rstrip(" +-") == b.key.rstrip(" +-") or _same_words(a, b):
            return 1.0
        if common := a.senses & b.senses:
            groups = (sum(s[0] in "=+-" for s in c.senses) for c in (a, b))
            much = len(common) >= MEANS * min(groups)
            return 1.0 if much or any(s[0] in "+-" for s in common) else BY_CHANCE
        if self._stand_for_each_other(a, b):
            return METONYM
        if a.name and b.name:
            return 0.0 if self._place_in_name(a, b) else name_affinity(a, b)
        if _one_number(a.key, b.key) or _one_number(b.key, a.key):
            return CODE
        if a.name or b.name:
            name, word = (a, b) if a.name else (b, a)
            if _is_short_for(word, name):
                return SHORT
            return 0.6 if word.written and word.written.casefold() in name.name else 0.0
        lexicon = self.lexicon
        if self._broader(a, b) or self._broader(b, a):
            return BROADER
        if any(b.senses & lexicon.stock.get(s, set()) for s in a.senses) or any(
            a.senses & lexicon.stock.get(s, set()) for s in b.senses
        ):
            return 0.5
        return max(_in_common(a, b), _spelling(a, b))

    def _stand_for_each_other(self, a: Concept, b: Concept) -> bool:
        """The EU and its commission, the Kremlin and the Russian government."""
        table = self.lexicon.metonyms
        return any(s in table and not table[s].isdisjoint(b.senses) for s in a.senses)

    def _place_in_name(self, a: Concept, b: Concept) -> bool:
        """One is a place, and the other bears its name: the UK is not Reform UK, nor Japan Japan Airlines."""
        one, other = set(a.name), set(b.name)
        if not (one < other or other < one):
            return False
        place, rest = (a, b) if one < other else (b, a)
        within = self.lexicon.within
        return not place.senses.isdisjoint(within) and rest.senses.isdisjoint(within)

    def _broader(self, narrow: Concept, broad: Concept) -> bool:
        return any(broad.senses & self.lexicon.broader.get(s, set()) for s in narrow.senses)


METONYM = 0.8  # a name that stands for another
SHORT = 0.9  # the last words of a name, with its capitals


def _is_short_for(phrase: Concept, name: Concept) -> bool:
    """The Weather Service is the National Weather Service, though "weather service" is a thing as well."""
    words = phrase.written.split()
    capitals = len(words) > 1 and all(word[0].isupper() for word in words)
    return capitals and tuple(word.casefold() for word in words) == name.name[-len(words) :]


CODE = 0.9  # a number with its letters and without


def _one_number(code: str, number: str) -> bool:
    """Flight AI171 is flight 171."""
    bare = code.lstrip(ascii_lowercase)
    return bare == number != code and len(number) > 1 and number.isdigit()


PARTS = 0.9  # two phrases that have words in common, at the most


def _same_words(a: Concept, b: Concept) -> bool:
    """Two phrases of one set of words: "soldiers deployed", "has deployed soldiers"."""
    return bool(a.parts and b.parts) and set(a.parts) == set(b.parts)


def _in_common(a: Concept, b: Concept) -> float:
    """The words that two phrases share: "savings target" and "cost savings"."""
    if not a.parts and not b.parts:
        return 0.0
    xs, ys = a.parts or (a.senses,), b.parts or (b.senses,)
    shared = sum(any(x & y for y in ys) for x in xs) + sum(any(x & y for x in xs) for y in ys)
    return PARTS * shared / (len(xs) + len(ys))


def name_affinity(a: Concept, b: Concept) -> float:
    """Short and long form of one name (Nissan, Nissan Motor; Kotick, Bobby Kotick), initials, spelling."""
    one, other = set(a.name), set(b.name)
    if one == other:
        return 1.0
    if one <= other or other <= one or one_person(a.name, b.name):
        return 0.9
    short, long = (a, b) if len(a.name) < len(b.name) else (b, a)
    if len(short.name) == 1 and len(long.name) > 1 and short.name[0] == "".join(w[0] for w in long.name):
        return 0.95
    return _spelling(a, b)


def _spelling(a: Concept, b: Concept) -> float:
    """Misspelt or differently spelt; short words and figures differ by a letter too easily."""
    if min(len(a.key), len(b.key)) < 6 or a.key[0] != b.key[0]:
        return 0.0
    from rapidfuzz.distance import DamerauLevenshtein

    return 0.8 if DamerauLevenshtein.normalized_similarity(a.key, b.key) >= 0.84 else 0.0
