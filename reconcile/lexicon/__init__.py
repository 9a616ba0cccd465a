"""English as the matcher knows it: data in `words/*.txt`, and the look-ups over it.

One statement a line, `#` starts a comment:

    closure = close | shut down        words and phrases for the same thing; the first is the group's name
    layoff < job cut                   narrower and broader
    open >< closure                    opposites: never the same question
    approve ~ reject                   rival outcomes of one question
    rivals: dead | injured             measures of the same rank
    - : cut | closure                  words that make a figure a reduction (`+ :` an increase)
    reduces: closure -> plant          which stock a flow changes (`increases:` likewise)
    level: / cumulative: / fixed:      how a figure behaves over time
    single: chief executive            one value at a time
    weak: number | total               words that carry little meaning
    light: win | draw                  verbs that only give their subject what is counted: "won 411 seats"
    qualifier: first | earlier         words that single out one of several
    subgroup: woman | child            words for some of the people that are counted
    supposed: exit poll | need         words that make a figure one of what was foreseen, asked for, needed or allowed
    sort: vehicles -> car | ship       counted things of one sort; those of two are never one figure
    difference: margin of victory      measures of how far two others lie apart
    happening: collapse | earthquake   what befell a place, under whose name or another it goes
    agent: crew | investigator         who did something, beside what was done
    fleeting: missing | share price    what is other from day to day
    projected: offer | forecast        words of what may be moved by whoever speaks later, whatever the status says
    symmetric: merger                  subject and partner may swap
    within: Japan -> Asia              containment of places
    metonym: Brussels | European Commission        names that stand for each other when they act
    halves: men | women + child        two that are all there are together, unless a third is told apart
    parts: on board -> dead | missing | rescued    measures that are together another
    span: flight duration -> liftoff | landing     a time by its name, or by what lasts so long ("strike"): from what
                                       event to what
    ratio: turnout -> votes | registered voters    a share by its name: what part it is, and of what
    suffix: inc | ltd                  legal suffixes of names; `title:` what stands before a name
    name: Air India | Best Buy         names known only as written: "best buy" is none, nor "Best buy"
    name: Turkish Airlines = THY       one such name with its other names
    word: Unite | Target               names that are words too: at the start of a text they may be either

Words are compared by their Snowball stems (Porter, "Snowball: a language for stemming algorithms", 2001).
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[.&'’][^\W_]+)*\.?", re.UNICODE)
_FUNCTION = frozenset(
    "a an the of to in on at for by with from as and or that which who whom whose this these those its it their his "
    "her "
    "is was are were be been being has have had do does did will would shall should can could may might must "
    "than into onto over under about s".split()
)
_COUNTERS = frozenset(("number", "numbers", "total", "count", "amount", "size", "sum", "list", "register"))
_NOT_FOR_PHRASES = frozenset(
    ("a", "an", "the", "its", "their", "his", "her", "is", "are", "was", "were", "has", "have", "had")
)
MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march|april apr|may|june jun|july jul|august aug|september sep sept|october oct|"
        "november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}


_IRREGULAR = Path(__file__).parent / "irregular.txt"
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

TEXTS_KEPT = 200_000  # of the words and texts that were read, so that those that come again cost nothing


@lru_cache(maxsize=TEXTS_KEPT)
def stem(word: str) -> str:
    """The Snowball stem of one lower-case word, after an irregular form is put right ("withdrew")."""
    return str(_stemmer().stemWord(_irregular().get(word, word)))


@cache
def _irregular() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _IRREGULAR.read_text(encoding="utf-8").splitlines():
        forms, equals, base = line.partition(" = ")
        if equals:
            table.update((form, base.strip()) for form in forms.split())
    return table


def one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two names of one family name whose given names are one: Larry and Lawrence, J and Jerome. What stands between
    may be left out, and may not differ."""
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1] or (a[1:-1] and b[1:-1] and a[1:-1] != b[1:-1]):
        return False
    short, long = sorted((a[0], b[0]), key=len)
    lines = [_given().get(name, frozenset()) for name in (short, long)]
    return short == long or (len(short) == 1 and long[0] == short) or not lines[0].isdisjoint(lines[1])


@cache
def _given() -> Mapping[str, Set[int]]:
    """For each given name the lines of `given.txt` that it stands in; those behind a `+` are each by itself."""
    table: defaultdict[str, set[int]] = defaultdict(set)
    for n, line in enumerate((Path(__file__).parent / "given.txt").read_text(encoding="utf-8").splitlines()):
        sign, *names = line.partition("#")[0].split() or [""]
        for name in names if sign == "+" else (sign, *names):
            table[name].update(() if sign == "+" else (n,))
    return table


def family_name(name: tuple[str, ...]) -> str:
    """The last word of a name that begins with a given one, else ""."""
    return name[-1] if len(name) > 1 and name[0] in _given() else ""


@cache
def _stemmer():  # type: ignore[no-untyped-def]
    import Stemmer

    return Stemmer.Stemmer("english")


class Token(NamedTuple):
    """One word of a text: as written, and reduced to lower case without possessive and full stops."""

    written: str
    word: str
    new_run: bool  # something other than a space stands between it and the word before
    hyphened: bool = False  # and that is a hyphen


_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"})


def plain_letters(word: str) -> str:
    """Without the marks of other alphabets than English: Hołownia and Holownia, café and cafe are one word."""
    if word.isascii():
        return word
    bases = ((c, unicodedata.normalize("NFKD", c)[0]) for c in word.translate(_LETTERS))
    return "".join(base if base.isascii() else c for c, base in bases if not unicodedata.combining(c))


@lru_cache(maxsize=TEXTS_KEPT)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in order; hyphens and dashes separate words."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        written = match.group()
        word = written.replace("’", "'")
        possessive = word.endswith("'s") and len(word) > 2
        if possessive:
            word = word[:-2]
        word = word.rstrip(".") if word[0].isdigit() else word.replace(".", "")  # 1.5 is not 15
        word = plain_letters(word.replace("'", "").casefold())
        gap = text[end : match.start()]
        after_possessive = bool(found) and found[-1].written.replace("’", "'").endswith("'s")
        found.append(Token(written, word, bool(gap.strip()) or after_possessive, gap == "-" and bool(found)))
        end = match.end()
    return tuple(found)


class Concept(NamedTuple):
    """One unit of meaning: `senses` are the lexicon groups that the words may stand for, and their own stem.

    Two concepts mean the same when their senses meet. `name` holds the words of a proper name, else ();
    `parts` the senses of each word of a phrase that is no name ("savings target": saving, target).
    """

    key: str
    senses: frozenset[str]
    name: tuple[str, ...] = ()
    written: str = ""
    parts: tuple[frozenset[str], ...] = ()


class Entries:
    """The phrases that begin with a stem, as one text: see `_known_phrases`. Of those kept on disk only what is asked
    for is taken out of the one long text that they are; most checks need few."""

    __slots__ = ("_kept", "_read", "_starts")

    def __init__(self, kept: bytes = b"", starts: Mapping[str, int] | None = None, read: Iterable[Any] = ()) -> None:
        self._kept, self._starts = kept, starts or {}
        self._read: dict[str, str] = dict(read)

    def get(self, stem: str, otherwise: str = "") -> str:
        if stem not in self._read and stem in self._starts:
            start = self._starts[stem]
            self._read[stem] = self._kept[start : self._kept.index(b"\n", start)].decode()
        return self._read.get(stem, otherwise)

    def put(self, stem: str, text: str) -> None:
        self._read[stem] = text

    def __copy__(self) -> Entries:
        return Entries(self._kept, self._starts, self._read)

    def packed(self) -> tuple[bytes, dict[str, int]]:
        """The text and where in it each stem's begins, of one that was built and not read."""
        lines = [text.encode() for text in self._read.values()]
        ends = accumulate(len(line) + 1 for line in lines)
        return b"".join(line + b"\n" for line in lines), dict(zip(self._read, (0, *ends), strict=False))


@dataclass(slots=True)
class Lexicon:
    """See the module's text for what each table holds. Group names stand for themselves among the senses."""

    phrases: Entries = field(default_factory=Entries)  # by the first stem
    broader: dict[str, set[str]] = field(default_factory=dict)
    opposites: set[tuple[str, str]] = field(default_factory=set)
    contrary: set[tuple[str, str]] = field(default_factory=set)
    rivals: dict[str, set[int]] = field(default_factory=dict)
    direction: dict[str, int] = field(default_factory=dict)
    stock: dict[str, set[str]] = field(default_factory=dict)
    stocks: set[str] = field(default_factory=set)  # all that something reduces or increases: staff, plants, debt
    over_time: dict[str, str] = field(default_factory=dict)
    ruled: dict[str, str] = field(default_factory=dict)  # the same of a phrase, where a vocabulary says so
    single: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    light: set[str] = field(default_factory=set)
    symmetric: set[str] = field(default_factory=set)
    qualifiers: set[str] = field(default_factory=set)
    subgroups: set[str] = field(default_factory=set)
    supposed: set[str] = field(default_factory=set)
    projected: set[str] = field(default_factory=set)
    differences: set[str] = field(default_factory=set)
    happenings: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    fleeting: set[str] = field(default_factory=set)
    within: dict[str, set[str]] = field(default_factory=dict)
    metonyms: dict[str, set[str]] = field(default_factory=dict)  # a sense: those that its name may stand for
    sorts: dict[str, set[str]] = field(default_factory=dict)  # a sense: what sort of thing it is
    halves: dict[str, str] = field(default_factory=dict)  # a sense: the pair that it is one of
    thirds: dict[str, str] = field(default_factory=dict)  # a sense: the pair beside which it may be told apart
    parts: list[tuple[frozenset[str], tuple[frozenset[str], ...]]] = field(default_factory=list)
    spans: list[tuple[frozenset[str], frozenset[str], frozenset[str]]] = field(default_factory=list)
    ratios: list[tuple[frozenset[str], frozenset[str], frozenset[str]]] = field(default_factory=list)
    suffixes: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    spelt: dict[str, set[str]] = field(default_factory=dict)  # a name of one word as spelt: what it is the name of
    named: set[str] = field(default_factory=set)  # the groups that have a name of their own
    written: dict[str, set[str]] = field(default_factory=dict)  # "stem stem=Group": how it must be written, `_shape`
    words: set[str] = field(default_factory=set)  # the stems of names that are ordinary words too
    _rival_classes: int = 0
    _texts: dict[tuple[str, bool], tuple[Concept, ...]] = field(default_factory=dict)  # what `concepts` found

    def add(self, line: str) -> None:
        """Take one statement; ValueError when it is none."""
        line = line.split("#", 1)[0].strip()
        if not line:
            return
        self._texts.clear()
        head, colon, rest = line.partition(":")
        head = head.strip()
        if colon and head in _LISTS:
            getattr(self, f"_add_{_LISTS[head]}")(head, rest)
        elif " >< " in line:
            self._pair(line, " >< ", self.opposites)
        elif " ~ " in line:
            self._pair(line, " ~ ", self.contrary)
        elif " = " in line:
            self._group(line)
        elif " < " in line:
            narrow, broad = line.split(" < ", 1)
            for sense in self.meant(narrow):
                _more(self.broader, sense, self.meant(broad))
        else:
            raise ValueError(f"not a statement of the lexicon: {line}")

    def _group(self, line: str) -> None:
        head, rest = line.split(" = ", 1)
        name = "=" + head.strip()
        self.named.add(name)
        for phrase in (head, *rest.split("|")):
            self.learn(phrase, name)

    def _add_name(self, _: str, rest: str) -> None:
        heads, _, others = rest.partition(" = ")
        for head in heads.split("|"):
            name = "=" + head.strip()
            self.named.add(name)
            for phrase in (head, *(others.split("|") if others else ())):
                self.learn(phrase, name, as_written=True)

    def _add_word(self, _: str, rest: str) -> None:
        self.words.update(phrase_key(word)[0] for word in rest.split("|"))

    def learn(self, phrase: str, sense: str, as_written: bool = False) -> None:
        """From now on this phrase has this sense too; one `as_written` only where its capitals are met."""
        self._texts.clear()
        key = phrase_key(phrase)
        if not key:
            return
        entry, known = f"{' '.join(key)}{sense}{_END}", self.phrases.get(key[0], _END)
        new, way = _END + entry not in known, entry[:-1]
        if new:
            self.phrases.put(key[0], known + entry)
        if as_written or (sense[1:2].isupper() and phrase.strip()[0].islower() and phrase.lower() != phrase):
            if new or way in self.written:  # else it is known anyhow it is written
                _more(self.written, way, {_shape(phrase, as_written)})
        else:
            self.written.pop(way, None)
        if len(key) == 1 and sense[1:2].isupper():
            _more(self.spelt, next(t.word for t in tokens(phrase) if t.word not in _NOT_FOR_PHRASES), {sense})

    def rule(self, phrase: str, kind: str) -> None:
        """This phrase tells what is of this kind over time, whatever else its words may mean."""
        self.ruled[" ".join(phrase_key(phrase))] = kind

    def groups_of(self, key: tuple[str, ...]) -> Set[str]:
        """The groups that this phrase, by its stems, belongs to; none of what is no phrase of the lexicon."""
        return _known_phrases(self.phrases.get(key[0]))[0].get(" ".join(key), frozenset()) if key else frozenset()

    def _pair(self, line: str, sign: str, table: set[tuple[str, str]]) -> None:
        left, right = line.split(sign, 1)
        for a in self._distinct(left):
            for b in self._distinct(right):
                table.add((a, b))
                table.add((b, a))

    def _distinct(self, phrase: str) -> frozenset[str]:
        """What is meant by it; a phrase that no group has becomes one, since a statement tells it from others."""
        key = phrase_key(phrase)
        if len(key) > 1 and not self.groups_of(key):
            self.learn(phrase, "=" + phrase.strip())
        return self.meant(phrase)

    def meant(self, phrase: str) -> frozenset[str]:
        """What a statement means by a phrase: the group of that name if there is one, else all that it may be."""
        name = "=" + phrase.strip()
        return frozenset((name,)) if name in self.named else self.senses(phrase)

    def _just(self, phrase: str) -> frozenset[str]:
        """What is meant by it; a word of several meanings, none of which bears its name, is just that word: "gross"."""
        found, key = self.meant(phrase), phrase_key(phrase)
        return frozenset(key) if len(key) == 1 and len(found) > 1 else found

    def _add_rivals(self, _: str, rest: str) -> None:
        self._rival_classes += 1
        for word in rest.split("|"):
            for sense in self._just(word) if len(phrase_key(word)) == 1 else self._distinct(word):
                _more(self.rivals, sense, {self._rival_classes})

    def _add_direction(self, head: str, rest: str) -> None:
        for word in rest.split("|"):
            for sense in self.meant(word):
                self.direction[sense] = -1 if head == "-" else 1

    def _add_stock(self, head: str, rest: str) -> None:
        flow, _, stock = rest.partition("->")
        for sense in self.meant(flow):
            _more(self.stock, sense, self.meant(stock))
            self.stocks |= self.meant(stock)
            if head == "reduces":  # what adds to a stock is too often a plain count ("arrests") to be read as a rise
                self.direction.setdefault(sense, -1)

    def _add_over_time(self, head: str, rest: str) -> None:
        for word in rest.split("|"):
            for sense in self.meant(word):
                self.over_time[sense] = head

    def _add_single(self, head: str, rest: str) -> None:
        tables = {
            "single": self.single,
            "symmetric": self.symmetric,
            "qualifier": self.qualifiers,
            "subgroup": self.subgroups,
            "supposed": self.supposed,
            "projected": self.projected,
            "difference": self.differences,
            "happening": self.happenings,
            "agent": self.agents,
            "fleeting": self.fleeting,
        }
        table = tables[head]
        for word in rest.split("|"):
            table.update(self._just(word))

    def _add_weak(self, head: str, rest: str) -> None:
        table = {"weak": self.weak, "light": self.light, "suffix": self.suffixes, "title": self.titles}[head]
        for word in rest.split("|"):
            key = phrase_key(word)
            if len(key) == 1:
                table.add(key[0] if head in ("weak", "light") else tokens(word)[0].word)

    def _add_within(self, _: str, rest: str) -> None:
        inner, _, outer = rest.partition("->")
        for a in self.meant(inner):
            _more(self.within, a, self.meant(outer))

    def _add_metonym(self, _: str, rest: str) -> None:
        senses = set().union(*(self.meant(word) for word in rest.split("|")))
        for sense in senses:
            _more(self.metonyms, sense, senses)

    def _add_sort(self, _: str, rest: str) -> None:
        sort, _, of = rest.partition("->")
        for word in of.split("|"):
            for sense in self._just(word):
                _more(self.sorts, sense, {sort.strip()})

    def _add_halves(self, _: str, rest: str) -> None:
        pair, _, third = rest.partition("+")
        name = " and ".join(word.strip() for word in pair.split("|"))
        self.halves.update((sense, name) for word in pair.split("|") for sense in self._just(word))
        self.thirds.update((sense, name) for sense in self.meant(third) if third)

    def _add_parts(self, _: str, rest: str) -> None:
        whole, _, of = rest.partition("->")
        parts = [part for part in of.split("|") if part.strip() != "..."]
        self._add_rivals("", "|".join((whole, *parts)))
        more = (frozenset[str](),) * (len(of.split("|")) - len(parts))
        self.parts.append((self.meant(whole), (*(self.meant(part) for part in parts), *more)))

    def _add_triple(self, head: str, rest: str) -> None:
        name, _, of = rest.partition("->")
        one, _, other = of.partition("|")
        table = {"ratio": self.ratios, "span": self.spans}[head]
        table.append((self.meant(name), self.meant(one), self.meant(other)))

    def senses(self, phrase: str) -> frozenset[str]:
        """The groups that this word or phrase, taken as a whole, stands for; its own stems when it is in none."""
        key = phrase_key(phrase)
        found = self.groups_of(key)
        return frozenset(found) if found else frozenset((" ".join(key),))

    def concepts(self, text: str, capitals_tell: bool = False) -> tuple[Concept, ...]:
        """The text as concepts: the longest phrases that the lexicon knows, names, and single words. Where
        `capitals_tell`, the first word is a name if it has a capital letter, whatever else it may mean."""
        known = self._texts.get((text, capitals_tell))
        if known is None:
            if len(self._texts) >= TEXTS_KEPT:
                self._texts.clear()
            known = self._texts[text, capitals_tell] = self._read(text, capitals_tell)
        return known

    def _read(self, text: str, capitals_tell: bool) -> tuple[Concept, ...]:
        found: list[Concept] = []
        for n, concept in enumerate(self._concepts(tokens(text))):
            if n == 0 and capitals_tell and self._may_be_name(concept):
                concept = concept._replace(name=(concept.written.casefold(),))
            bare = concept.name and all(w in self.suffixes for w in concept.name)
            if not (bare and found and found[-1].name):  # "Nissan Motor Co., Ltd."
                found.append(concept)
        return tuple(found)

    def _concepts(self, words: tuple[Token, ...]) -> Iterable[Concept]:
        words = tuple(w for w in words if w.word not in _NOT_FOR_PHRASES)
        stems = [stem(w.word) for w in words]
        i = 0
        while i < len(words):
            length = self._phrase_at(words, stems, i)
            if length and words[i].word == "of" and i and words[i - 1].word in _COUNTERS:
                length = 0  # "the number of registered voters" is of them; a share "of registered voters" is a turnout
            if length > 1 and not _capital(words[i].written):
                length = self._before_name(words, stems, i, length)
            if length > 1 and _has_half_a_pair(words, i, i + length):
                length = self._phrase_at(words, stems[: i + 1], i)  # the first word by itself
            if length > 1 and (whole := _compound_across(words, i, i + length)):
                length = self._phrase_at(words, stems[:whole], i)
            if length > 2 and words[i].word in _COUNTERS and words[i + 1].word == "of":
                longer = 2 + self._phrase_at(words, stems, i + 2) > length  # "the number of jobs to go" is of these
                length = self._phrase_at(words, stems[: i + 1], i) if longer else length
            if length == 1 and self._is_short_name(words[i], stems[i]):
                length = 0
            time = _time(words[i])
            if time and not (length > 1 and self._only_proper(tuple(stems[i : i + length]))):  # "Sunday Times"
                yield Concept(time, frozenset((time,)), (), words[i].written)
                i += 1
            elif not time and self._starts_name(words, stems, i, length):
                j = i + 1
                while j < len(words) and not words[j].new_run and self._goes_on(words, j, stems):
                    j += 1
                yield self.name(words[i:j])
                i = j
            elif length:
                if length > 1 or words[i].word not in _FUNCTION or self._is_initials(words[i], stems[i]):
                    known = self._known(words[i : i + length], tuple(stems[i : i + length]))
                    yield self._as_word(known, words, i) if length == 1 and stems[i] in self.words else known
                i += length
            else:
                if words[i].word not in _FUNCTION:
                    yield Concept(stems[i], frozenset((stems[i],)), (), words[i].written)
                i += 1

    def _may_be_name(self, concept: Concept) -> bool:
        word = concept.written
        single = not concept.name and word.isalpha() and _capital(word) and word.casefold() not in self.titles
        return single and self.rivals.keys().isdisjoint(concept.senses)

    def _only_proper(self, key: tuple[str, ...]) -> bool:
        return all(g[1].isupper() for g in self.groups_of(key))

    def _known(self, words: tuple[Token, ...], key: tuple[str, ...]) -> Concept:
        """A phrase of the lexicon; a group with a capital letter ("=Turkey") is a proper name."""
        end = next((n for n in range(len(key), 1, -1) if words[n - 1].word not in _FUNCTION), 1)
        groups: Set[str] = {g for g in self.groups_of(key) if self._as_written(words, key, g)}
        if 1 < end < len(key):  # "market value at" is "market value" as well; "look after" is not "look"
            groups |= {g for g in self.groups_of(key[:end]) if self._as_written(words[:end], key[:end], g)}
        proper = any(g[1].isupper() for g in groups)
        if len(key) == 1 and words[0].word not in self.spelt and not all(g[1].isupper() for g in groups):
            proper = False  # "City" is not Citi, nor "Arms" Arm
        senses = frozenset(g for g in groups if g[1].isupper() == proper) or frozenset(groups)
        if proper and len(key) == 1:
            spelt = self.spelt.get(words[0].word, senses)  # "Boeing" and "BoE" have one stem
            senses = frozenset(spelt) & senses or senses
        if len(key) == 1 and not proper:
            senses |= {key[0]}
        name = tuple(w.word for w in words) if proper else ()
        parts = () if proper or len(key) == 1 else tuple(self._part(w.word) for w in words if w.word not in _FUNCTION)
        return Concept(" ".join(key), senses, name, " ".join(w.written for w in words), parts)

    def _as_word(self, known: Concept, words: Sequence[Token], i: int) -> Concept:
        """What is a name and a word ("Unite") is the name amid small letters, and the word where it is inflected;
        where a capital letter tells nothing, it may be either."""
        key = known.key
        inside = i > 0 and not words[i].new_run and not _capital(words[i - 1].written)
        last = i + 1 == len(words) or words[i + 1].new_run or not _capital(words[i + 1].written)
        spelt = words[i].word in self.spelt
        if not known.name or (inside and last and spelt):
            return known
        senses = frozenset((key, *(g for g in self.groups_of((key,)) if not g[1].isupper())))
        return known._replace(senses=senses | known.senses if spelt else senses, name=())

    def _part(self, word: str) -> frozenset[str]:
        key = stem(word)
        return frozenset((key, *(g for g in self.groups_of((key,)) if not g[1].isupper())))

    def _starts_name(self, words: tuple[Token, ...], stems: list[str], i: int, length: int) -> bool:
        """A capital letter makes a name, but the first word of a text has one anyway when the lexicon knows it."""
        word = words[i]
        if not _capital(word.written):
            return False
        if length > 1 and self._only_proper(tuple(stems[i : i + length])):
            return False  # "Freddie Mac" is nobody
        if self._is_given_name(words, stems, i):
            return True
        if word.word in _FUNCTION:
            return False
        if length == 0:
            return stems[i] not in self.rivals or not self._before_place(words, stems, i)
        if length > 1 or word.written.isupper() or self._is_name(word, stems[i]):
            return False
        if (
            word.word in self.titles
            or stems[i] in self.rivals
            or any(g in self.rivals for g in self.groups_of((stems[i],)))
        ):
            return False
        runs_on = i + 1 < len(words) and not words[i + 1].new_run and self._goes_on(words, i + 1, stems)
        return runs_on and (i > 0 or self._phrase_at(words, stems, i + 1) == 0)

    def _is_name(self, word: Token, key: str) -> bool:
        return any(g[1].isupper() and self._as_written((word,), (key,), g) for g in self.groups_of((key,)))

    def _is_initials(self, word: Token, key: str) -> bool:
        """ "WHO" is no relative pronoun."""
        return word.written.isupper() and len(word.word) > 1 and self._is_name(word, key)

    def _before_place(self, words: tuple[Token, ...], stems: list[str], i: int) -> bool:
        """ "Southern Turkey" is part of Turkey, where "Southern Water" is a name."""
        length = self._phrase_at(words, stems, i + 1) if i + 1 < len(words) else 0
        groups = self.groups_of(tuple(stems[i + 1 : i + 1 + length]))
        return length > 0 and not words[i + 1].new_run and not self.within.keys().isdisjoint(groups)

    def _is_given_name(self, words: tuple[Token, ...], stems: list[str], i: int) -> bool:
        """ "Bill" before a name is no invoice, and "Will" no verb."""
        if words[i].word not in _given() or i + 1 == len(words):
            return False
        behind = words[i + 1]
        length = self._phrase_at(words, stems, i + 1)
        known = length and not self._only_proper(tuple(stems[i + 1 : i + 1 + length]))
        return _capital(behind.written) and not behind.new_run and not behind.written.isupper() and not known

    def _phrase_at(self, words: Sequence[Token], stems: list[str], i: int) -> int:
        known, longest = _known_phrases(self.phrases.get(stems[i]))
        for length in range(min(longest, len(stems) - i), 0, -1):
            key = tuple(stems[i : i + length])
            if " ".join(key) in known and not self._written_otherwise(words[i : i + length], key):
                return length
        return 0

    def _written_otherwise(self, words: Sequence[Token], key: tuple[str, ...]) -> bool:
        """Known only as names that have other capitals: "us" is not the United States, nor "Best buy" Best Buy."""
        return not any(self._as_written(words, key, g) for g in self.groups_of(key))

    def _before_name(self, words: Sequence[Token], stems: list[str], i: int, length: int) -> int:
        """How long the phrase is that leaves a known name behind it whole: a "strike at Home Box Office" is not one
        "at home"."""
        for k in range(i + 1, i + length):
            if _capital(words[k].written):
                end = k + self._phrase_at(words, stems, k)
                if end > i + length and self._only_proper(tuple(stems[k:end])):
                    return self._phrase_at(words[:k], stems[:k], i)
        return length

    def _as_written(self, words: Sequence[Token], key: tuple[str, ...], group: str) -> bool:
        shapes = self.written.get(" ".join(key) + group)
        if shapes is None:
            return group[1].islower() or _capital(words[0].written)
        return any(_fits(words, shape) for shape in shapes)

    def _is_short_name(self, word: Token, key: str) -> bool:
        """Known only by a name that happens to have its stem: "Acme" is not the ACM, nor "Green" the Greens."""
        groups = self.groups_of((key,))
        return (
            bool(groups)
            and all(g[1].isupper() for g in groups)
            and not any(w in self.spelt for w in (word.word, word.word.removesuffix("s"), word.word.removesuffix("es")))
        )

    def _goes_on(self, words: tuple[Token, ...], j: int, stems: list[str]) -> bool:
        """A capital letter carries a name on, even where the word is an ordinary one ("Nissan Motor")."""
        return _capital(words[j].written) and self._phrase_at(words, stems, j) < 2 and not _time(words[j])

    def name(self, words: Iterable[Token]) -> Concept:
        """A proper name; titles and legal suffixes do not count unless there is nothing else."""
        words = tuple(words)
        kept = tuple(w.word for w in words if w.word not in self.suffixes and w.word not in self.titles)
        kept = kept or tuple(w.word for w in words)
        key = " ".join(kept)
        return Concept(key, frozenset((key,)), kept, " ".join(w.written for w in words))

    def is_within(self, inner: Iterable[str], outer: Iterable[str]) -> bool:
        """Some sense of the first lies inside some sense of the second (places)."""
        return not self.all_around(inner).isdisjoint(outer)

    def all_around(self, inner: Iterable[str]) -> set[str]:
        """The places that some of these senses lie in, near and far."""
        seen, todo = set[str](), list(inner)
        while todo:
            for up in self.within.get(todo.pop(), ()):
                if up not in seen:
                    seen.add(up)
                    todo.append(up)
        return seen

    def opposed(self, a: Concept, b: Concept) -> bool:
        return any((x, y) in self.opposites for x in a.senses for y in b.senses)

    def behaviour(self, concepts: Iterable[Concept]) -> str:
        """How what these words tell behaves in time: cumulative, fixed, level, or "" where none of them says. Words
        that say little say nothing of it: "national" may be a team, which makes no price a fixed one. What a vocabulary
        says goes before."""
        concepts = tuple(concepts)
        for concept in concepts if self.ruled else ():
            if ruled := self.ruled.get(concept.key.rstrip(" +-")):
                return ruled
        for concept in concepts:
            if concept.key in self.weak or not concept.senses.isdisjoint(self.weak):
                continue
            found = {self.over_time[s] for s in concept.senses if s in self.over_time}
            if found:
                return min(found)  # the first by the alphabet that a word may mean
        return ""

    def heads(self, c: Concept) -> frozenset[str]:
        """What a phrase is a kind of: "job cuts" are cuts, a "new chief executive" is a chief executive, a "cut of the
        workforce" is a cut; but an opening ceremony opens nothing. Nothing of a single word."""
        key = c.key.split(" ")
        front = key[: next((n for n, word in enumerate(key) if n and word in _ASIDE), len(key))]
        while len(front) > 1 and front[-1] in _PARTICLES:  # who breaks up a bridge raises nothing
            front = front[:-1]
        if c.name or len(key) == 1 or front[0] in _PARTICLES:  # "up to now" is no rise
            return frozenset()
        ends = (tuple(front[n:]) for n in range(len(front)) if len(front) - n < len(key))
        return frozenset((front[-1], *(g for end in ends for g in self.groups_of(end) if not g[1].isupper())))

    def copy(self) -> Lexicon:
        """One to which a vocabulary may add without touching the built-in one: no set in a table is ever changed
        in place, so that copies may share them."""
        parts = (getattr(self, f.name) for f in fields(self))
        return Lexicon(*(copy(part) for part in parts))


_ASIDE = frozenset("of in to by for from that which who where".split())  # the head of a phrase stands before these
_PARTICLES = frozenset("up down out off away back over".split())
_END = "\0"  # of each entry among the phrases of a stem ("shut down=closure"), and before the first


@lru_cache(maxsize=50_000)
def _known_phrases(entries: str) -> tuple[Mapping[str, Set[str]], int]:
    """What the phrases with the same first stem stand for, and how many words the longest has. They are kept as one
    text, and read when a corpus has that word, because it has few of them all: reading all takes longer than most
    checks."""
    found: dict[str, set[str]] = {}
    for entry in entries.split(_END)[1:-1]:
        phrase, equals, name = entry.partition("=")
        if phrase in found:
            found[phrase].add(equals + name)
        else:
            found[phrase] = {equals + name}
    return found, max((phrase.count(" ") + 1 for phrase in found), default=0)


_LISTS = {
    "rivals": "rivals", "-": "direction", "+": "direction", "reduces": "stock", "increases": "stock",
    "level": "over_time", "cumulative": "over_time", "fixed": "over_time", "single": "single",
    "symmetric": "single", "qualifier": "single", "subgroup": "single", "supposed": "single", "projected": "single",
    "difference": "single", "happening": "single", "agent": "single",
    "fleeting": "single",
    "weak": "weak", "light": "weak", "name": "name", "word": "word",
    "suffix": "weak", "title": "weak",
    "within": "within", "metonym": "metonym", "sort": "sort", "ratio": "triple", "span": "triple", "parts": "parts",
    "halves": "halves",
}  # fmt: skip


def _shape(phrase: str, spelt: bool) -> str:
    """For each word of a phrase the capitals that it has, and how it is spelt: "A|air A|india"."""
    words = (w for w in tokens(phrase.strip()) if w.word not in _NOT_FOR_PHRASES)
    return " ".join(f"{_capitals(w.written)}|{w.word if spelt else ''}" for w in words)


def _fits(words: Sequence[Token], shape: str) -> bool:
    for word, needed in zip(words, shape.split(" "), strict=True):
        capitals, _, spelling = needed.partition("|")
        if _capitals(word.written) < capitals or (spelling and word.word != spelling):
            return False
    return True


def _capitals(written: str) -> str:
    """None ("-"), the first letter ("A"), more ("M") or all of several ("X")."""
    if not _capital(written):
        return "-"
    return "A" if not any(c.isupper() for c in written[1:]) else "X" if written.isupper() else "M"


def _more(table: dict[Any, set[Any]], key: object, values: Iterable[Any]) -> None:
    table[key] = {*table.get(key, ()), *values}


@lru_cache(maxsize=20_000)
def phrase_key(phrase: str) -> tuple[str, ...]:
    return tuple(stem(t.word) for t in tokens(phrase.strip()) if t.word not in _NOT_FOR_PHRASES)


ORDINALS = {
    phrase_key(w)[0]: n
    for n, words in enumerate(
        ("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th"), 1
    )
    for w in words.split()
}  # fmt: skip
PERIODS = frozenset(phrase_key(word)[0] for word in ("quarter", "half", "year", "month", "week", "day", "trimester"))


def _capital(written: str) -> bool:
    return written[0].isupper()


def _time(token: Token) -> str:
    """ "@2023" for a year, "@m5" for a month's name, "@m-friday" for a weekday's, else ""."""
    if len(token.word) == 4 and token.word.isdigit() and "1500" <= token.word <= "2199":
        return "@" + token.word
    if not _capital(token.written):
        return ""
    month = MONTHS.get(token.word)
    return f"@m{month}" if month else f"@m-{token.word}" if token.word in _WEEKDAYS else ""


_OR = frozenset(("or", "and", "&"))


def _has_half_a_pair(words: Sequence[Token], start: int, end: int) -> bool:
    """Two participles side by side belong to one noun: in "houses damaged or destroyed" and in "damaged or destroyed
    houses" no phrase may take the one and leave the other."""
    if end + 1 < len(words) and words[end].word in _OR:
        return _is_participle(words[end - 1]) and _is_participle(words[end + 1])
    if start > 1 and words[start - 1].word in _OR:
        return _is_participle(words[start]) and _is_participle(words[start - 2])
    return False


def _compound_across(words: Sequence[Token], start: int, end: int) -> int:
    """Where the word with hyphens begins of which a phrase would take but the first half: no candidate is "in the run"
    in "in the run-off". 0 where there is none, or the phrase begins with it."""
    if end >= len(words) or not words[end].hyphened:
        return 0
    first = end - 1
    while first > start and words[first].hyphened:
        first -= 1
    return first if first > start else 0


def _is_participle(word: Token) -> bool:
    return word.word.endswith("ed") or word.word in _irregular()


_GROUP = re.compile(r"^[^#:]* = |name: ")


@cache
def english() -> Lexicon:
    """The built-in lexicon. It is shared: take a `copy()` before adding to it."""
    folder = Path(__file__).parent
    words = sorted((folder / "words").glob("*.txt"))
    sources = [(path.name, path.stat()) for path in (Path(__file__), _IRREGULAR, *words)]
    built_of = repr([(name, s.st_size, s.st_mtime_ns) for name, s in sources])  # as Python knows the source of bytecode
    kept = folder / "__pycache__" / f"lexicon.{sys.implementation.cache_tag}.marshal"
    return _unpack(kept, built_of) or _pack(
        kept, built_of, _build(line for path in words for line in path.read_text(encoding="utf-8").splitlines())
    )


def _build(lines: Iterable[str]) -> Lexicon:
    """Groups first, since the other statements speak of groups."""
    lines = list(lines)
    lexicon = Lexicon()
    for line in (*filter(_GROUP.match, lines), *(x for x in lines if not _GROUP.match(x))):
        lexicon.add(line)
    return lexicon


def _unpack(path: Path, built_of: str) -> Lexicon | None:
    """The lexicon as built before: like Python's own bytecode, kept beside it, and as safe as that."""
    try:
        found, phrases, *tables = marshal.loads(path.read_bytes())
        return Lexicon(Entries(*phrases), *tables) if found == built_of else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _pack(path: Path, built_of: str, lexicon: Lexicon) -> Lexicon:
    """Keep what was built, where that can be written; a folder that cannot be written costs only time."""
    tables = [getattr(lexicon, f.name) for f in fields(Lexicon)[1:]]
    data = marshal.dumps((built_of, lexicon.phrases.packed(), *tables))
    part = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        pass
    return lexicon
