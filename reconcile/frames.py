"""What the matcher sees of a claim: its words as concepts of the lexicon, each with its rarity, and its figures."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from operator import attrgetter

from reconcile.claim import Claim, Names, Text
from reconcile.lexicon import MONTHS, ORDINALS, Concept, Lexicon, family_name, phrase_key, tokens
from reconcile.values.date import Date, UnreadableDate, read_date
from reconcile.values.quantity import Amount, Quantity, Unit, UnreadableQuantity, read_quantity

WEAK = 0.25  # of its rarity is what a word counts that says little
ACTING = 0.5  # the same of who acts, where another curator has but what was done
IMAGINED = 50  # claims about other things, so that in a handful of claims a word that two share is not a common one
LEAST = 0.05  # what a word counts that every claim has


@dataclass(slots=True, eq=False)
class Frame:
    """One claim. `everything` holds its concepts, subject first, then predicate, counted thing, whole, scope and value;
    the other word lists are indices into it, and `weight` is parallel to it."""

    claim: Claim
    kinds: frozenset[str]  # what the claim can be compared as: quantity, date, entity, text, event
    everything: tuple[Concept, ...]
    subject: tuple[int, ...]
    predicate: tuple[int, ...]
    counted: tuple[int, ...]  # the counted thing of a figure
    whole: tuple[int, ...]  # the named whole of a share: "of registered voters"
    whole_of: tuple[int, ...]  # the same, or what a "share of" in the predicate is of
    scope: tuple[int, ...]  # empty when it is the whole
    value: tuple[int, ...]  # of an entity or text value
    head: int | None  # of the counted thing
    times: frozenset[str]  # years in the words
    bases: frozenset[str]  # years that it is compared with
    quarters: int  # that its time is long
    dimensions: frozenset[str]
    direction: int  # -1 a reduction, +1 an increase, 0 a level or not known
    signed: bool  # the figure itself says so
    gives_level: bool  # beside a change it says what was before it, or the whole
    each: bool  # so much for each: a share, a head, a ship; no rate in time
    rate: bool  # so much a day, a week: what comes round
    figures: Mapping[tuple[str, str], str]  # (dimension or currency, figure in base units) of each amount, as written
    sizes: tuple[tuple[str, float, str], ...] = ()  # the same with the figures as numbers, in the order written
    when: Date | None = None  # the claim's, else the one that its words name: "the job cuts of February 2023"
    befell: Date | None = None  # the month or year by which its subject is named: "January eruption"
    extent: tuple[str, ...] = ()  # the scope as written, be it behind the subject
    listed: frozenset[str] = frozenset()  # the items of a scope: "Turkey and Syria" has two
    weight: tuple[float, ...] = ()  # how rare each concept is among the claims at hand, 0 to 1
    places: frozenset[str] = frozenset()  # of the scope, as far as they are known places
    elsewhere: bool = False  # its scope is all but one place: abroad, outside America
    everywhere: bool = False  # its scope is the whole, and it says so: worldwide
    happening: frozenset[str] = frozenset()  # what befell a place, where the subject is about that
    labels: tuple[int, ...] = ()  # the names in the subject that only say which happening it is
    struck: tuple[int, ...] = ()  # the places in the subject, where it is one happening
    one_of: frozenset[str] = frozenset()  # the same names where a source tells two such happenings apart
    all_of: bool = False  # it names none of those that are told apart, and so speaks of them all
    kin: frozenset[str] = frozenset()  # the names that claims speak of beside those of its subject
    apart: frozenset[int] = frozenset()  # where one source says the same of each of several, its subject among them
    near: tuple[int, ...] = ()  # the names in the subject that it is south of, or near
    person: str = ""  # the family name, where the subject is a person and nothing else
    bearer: str = ""  # the same, or the last word of what has the form of a person's name
    county: bool = False  # its scope is a small place by its rank, which no list may know
    region: bool = False  # its scope is a place that others lie in
    is_part: bool = False  # another claim speaks of a larger place around this one's
    phrases: bool = False  # some concept is a phrase of the lexicon
    vague: bool = False  # its predicate says no more than that it took place, or how many
    bounds: bool = False  # its predicate says no more than that it began, or ended
    gap: bool = False  # it tells how far two others lie apart: a lead
    form: int = -1  # one number for all frames that differ in nothing but the claim's figures and times

    words: tuple[int, ...] = ()  # subject, predicate, counted thing and whole
    all: tuple[int, ...] = ()
    plain_words: tuple[int, ...] = ()  # all that are no proper names
    things: tuple[int, ...] = ()  # predicate, counted thing and whole
    told: tuple[int, ...] = ()  # those of them that are no proper names
    told_names: tuple[int, ...] = ()  # the proper names in the predicate
    names: tuple[int, ...] = ()  # the proper names, each once, without those of the value
    names_and_value: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        self.words = (*self.subject, *self.predicate, *self.counted, *self.whole)
        self.all = tuple(range(len(self.everything)))
        self.plain_words = self.plain(self.all)
        self.things = (*self.predicate, *self.counted, *self.whole)
        self.told = self.plain(self.things)
        self.told_names = tuple(i for i in self.predicate if self.everything[i].name)
        self.names = self._names((*self.subject, *self.predicate, *self.scope))
        self.names_and_value = self._names((*self.subject, *self.predicate, *self.scope, *self.value))

    def plain(self, indices: Iterable[int]) -> tuple[int, ...]:
        """Those that are no proper names."""
        return tuple(i for i in indices if not self.everything[i].name)

    def _names(self, indices: Iterable[int]) -> tuple[int, ...]:
        found: dict[str, int] = {}
        for i in indices:
            if self.everything[i].name:
                found.setdefault(self.everything[i].key, i)
        return tuple(found.values())

    def senses(self, indices: Iterable[int]) -> set[str]:
        """All senses of these words."""
        return {s for i in indices for s in self.everything[i].senses}


def frames_of(claims: Sequence[Claim], lexicon: Lexicon) -> list[Frame]:
    """A frame for each claim, with its words' rarity among them all."""
    telling = _telling_capitals(claims)
    frames = []
    alike: dict[object, list[Frame]] = {}  # many claims of a large corpus are worded alike; what follows is found once
    for claim in claims:
        typed, tells = typed_value(claim), claim.source.id in telling
        others = alike.setdefault(_wording(claim, typed, tells), [])
        frames.append(_with_figures(others[0], claim, typed) if others else _frame(claim, typed, lexicon, tells))
        others.append(frames[-1])
    _weigh(alike.values(), lexicon)
    _mark_persons(alike.values(), lexicon)
    _mark_labels(alike.values(), lexicon)
    _mark_kin(alike.values(), lexicon)
    _mark_parts(frames, lexicon)
    _number_forms(alike.values())
    return frames


def _telling_capitals(claims: Sequence[Claim]) -> frozenset[str]:
    """The sources that begin some subject with a small letter: with them "Labour" is a name, and no work."""
    return frozenset(c.source.id for c in claims if c.subject[0].islower())


def _wording(claim: Claim, typed: object, capitals_tell: bool) -> object:
    """All that `_frame` sees of a claim but for the figures and times themselves."""
    value = claim.value if isinstance(claim.value, Names | Text) else None
    figures = tuple(_figure_wording(q) for q in (typed, *typed.also)) if isinstance(typed, Quantity) else type(typed)
    times = claim.when is None, _quarters(claim)
    return claim.subject, claim.predicate, claim.scope, claim.kind, times, value, figures, capitals_tell


A_QUARTER = 91 * 24 * 60  # minutes


def _quarters(claim: Claim) -> int:
    """Of how many quarters its time is, 0 where that is nothing of a year."""
    length = claim.when.period.duration_minutes if claim.when is not None else None
    return 0 if length is None else round(length / A_QUARTER)


def _figure_wording(q: Quantity) -> object:
    units = tuple(a and a.unit for a in (q.amount, q.before, q.after, q.whole))
    return q.shape, q.sign, q.whole_name, units, _change_of(q)


def _with_figures(model: Frame, claim: Claim, typed: object) -> Frame:
    """The frame of a claim that is worded like another."""
    f = object.__new__(Frame)
    for name in _SHARED:
        setattr(f, name, getattr(model, name))
    f.claim, f.when, f.befell = claim, claim.when or _named_time(claim), _time_in(claim, (claim.subject,))
    f.figures, f.sizes = _figures(_amounts(typed) if isinstance(typed, Quantity) else ())
    return f


def _figures(amounts: Iterable[Amount]) -> tuple[dict[tuple[str, str], str], tuple[tuple[str, float, str], ...]]:
    told = [(_family(a.unit), a, written_figure(a)) for a in amounts]
    figures = {(family, base_figure(a)): written for family, a, written in told}
    return figures, tuple((family, float(a.figure), written) for family, a, written in told)


def _frame(claim: Claim, typed: object, lexicon: Lexicon, capitals_tell: bool) -> Frame:
    about, extent = _place_behind(claim, lexicon)
    subject, predicate = lexicon.concepts(about, capitals_tell), lexicon.concepts(claim.predicate)
    if not _are_vague(predicate, lexicon):
        predicate = _compound(subject, predicate, lexicon)
    value: tuple[Concept, ...] = ()
    if isinstance(claim.value, Names):
        value = tuple(c for name in claim.value.names for c in lexicon.concepts(name))
    elif isinstance(claim.value, Text):
        value = lexicon.concepts(claim.value.text)
    amounts = tuple(_amounts(typed)) if isinstance(typed, Quantity) else ()
    figures, sizes = _figures(amounts)
    counted = _named((a.unit.name for a in amounts if a.unit.dimension in ("count", "number")), lexicon)
    whole = _named(_wholes(typed), lexicon)
    extent = tuple(_without_its_state(part, lexicon) for part in extent)
    scope = tuple(c for part in extent for c in _without_rank(lexicon.concepts(part)))
    bases = frozenset(f"@{m['year']}" for m in _COMPARED.finditer(claim.predicate))
    dimensions = frozenset(_dimensions(typed, amounts))
    # What the layoffs cost is no less for that; and the sinking of a ship is no fall.
    of = _flows(subject, predicate, lexicon) if dimensions <= _OF_STOCKS else ()
    arrives = _ARRIVES.search(claim.predicate) is not None
    direction = _direction(typed, () if arrives else (*_main(predicate), *of, *counted, *whole), lexicon)
    if direction:
        predicate = tuple(_moved(c, direction, lexicon) for c in predicate)
        counted = tuple(_moved(c, direction, lexicon) for c in counted)
        whole = tuple(_moved(c, direction, lexicon) for c in whole)
    everywhere = any(c.senses & _ALL_OF_IT for c in scope) and all(
        c.senses & (_ALL_OF_IT | lexicon.agents) or c.senses & _WHOSE for c in scope
    )
    if everywhere:
        scope = ()
    parts = [_content(p) for p in (subject, predicate, counted, whole, scope, value)]
    starts = [sum(map(len, parts[:n])) for n in range(len(parts))]
    places = [tuple(range(start, start + len(p))) for start, p in zip(starts, parts, strict=True)]
    made = Frame(
        claim=claim,
        kinds=_kinds(claim, typed),
        everything=tuple(c for p in parts for c in p),
        subject=places[0],
        predicate=places[1],
        counted=places[2],
        whole=places[3],
        whole_of=places[3] or _whole_of(parts[1], places[1]),
        scope=places[4],
        value=places[5],
        head=places[2][-1] if places[2] else None,
        times=frozenset(c.key for c in (*subject, *predicate, *scope) if _is_year(c)) - bases,
        bases=bases,
        quarters=_quarters(claim),
        dimensions=dimensions,
        direction=direction,
        signed=isinstance(typed, Quantity) and (bool(typed.sign) or typed.shape == "change"),
        gives_level=isinstance(typed, Quantity) and (typed.before is not None or typed.whole is not None),
        each=_is_for_each(f"{about}; {claim.predicate}", amounts),
        rate=_is_rate(claim.predicate, amounts),
        figures=figures,
        sizes=sizes,
        when=claim.when or _named_time(claim),
        befell=_time_in(claim, (claim.subject,)),
        extent=extent,
        everywhere=everywhere,
        near=tuple(i for before, i in zip(places[0], places[0][1:], strict=False) if _is_near(parts[0], before, i)),
        listed=frozenset(" ".join(phrase_key(item)) for part in extent for item in scope_items(part) if scope),
    )
    told = [made.everything[i] for i in made.told]
    made.phrases = any(c.parts for c in made.everything)
    made.vague = _are_vague(told, lexicon)
    made.bounds = not made.vague and _are_vague([c for c in told if c.senses.isdisjoint(_BOUNDS)], lexicon)
    behind = _APART_BY.search(claim.predicate) is not None
    made.gap = behind or not made.senses(made.things).isdisjoint(lexicon.differences)
    return made


def _are_vague(concepts: Sequence[Concept], lexicon: Lexicon) -> bool:
    """They say no more than that it is so, or how much."""
    return all(c.key in lexicon.weak or not c.senses.isdisjoint(lexicon.weak) for c in concepts)


# How far it is from another, or from some mark: "goals behind Kessler", "points clear of", "seats short of"; "lost the
# vote by". A plan or a day that is ahead is no such distance.
_APART_BY = re.compile(
    r"\b(?:goals?|points?|seats?|votes?|medals?|wins?|runs?|strokes?|shots?|laps?|lengths?|places?|seconds?)"
    r" (?:behind|ahead of|clear of|short of|shy of|adrift of|off the)\b"
    r"|^(?:won|wins|lost|loses|beaten|defeated|passed|carried|rejected|trailed|trails|led|leads)\b.*\bby$",
    re.IGNORECASE,
)
_BOUNDS = frozenset(("=begin", "=end", "=date of end", "=complete", "=resume", "=stop", "=expiry"))


def _flows(subject: Sequence[Concept], predicate: Sequence[Concept], lexicon: Lexicon) -> Sequence[Concept]:
    """What in the subject says that the figure is one of things that came or went: "job cuts", of which the predicate
    gives the number. Of a collapse of buildings the missing are no building fewer."""
    told = [c for c in predicate if c.key not in lexicon.weak and c.senses.isdisjoint(lexicon.weak)]
    if not told and subject and any(s in lexicon.direction for s in subject[0].senses):  # "fall in the payroll: size"
        return subject[:1]
    told = [c for c in told if c.senses.isdisjoint(_SHARE_OF | TOUCHED)]  # "share of the workforce", "workers affected"
    found = [c for c in _main(subject) if not lexicon.stock.keys().isdisjoint(c.senses)]
    stocks = [{t for s in c.senses for t in lexicon.stock.get(s, ())} for c in found]
    return [
        c for c, of in zip(found, stocks, strict=True) if all(not d.senses.isdisjoint(of | c.senses) for d in told)
    ]


_SHARE_OF = frozenset(("=share of total", "=proportion", "share", "proport", "percentag"))
TOUCHED = frozenset(("=effect on",))  # "workers affected" says no more than "workers"


def _whole_of(predicate: Sequence[Concept], places: Sequence[int]) -> tuple[int, ...]:
    """In "share of the staff to go" the staff."""
    for c, behind in zip(predicate, places[1:], strict=False):
        if not c.senses.isdisjoint(_SHARE_OF):
            return () if predicate[behind - places[0]].name else (behind,)
    return ()


_BESIDE = frozenset(("near", "off", "outsid", "close to", "around", "off coast")) | {
    f"{way} of" for way in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
}


def _is_near(subject: Sequence[Concept], before: int, i: int) -> bool:
    return subject[before].key in _BESIDE and bool(subject[i].name)


def _without_its_state(scope: str, lexicon: Lexicon) -> str:
    """ "Erwin, Tennessee" is Erwin, as "Paris, France" is Paris; "Turkey, Syria" are two."""
    town, comma, state = scope.partition(", ")
    if not comma or "," in state:
        return scope
    inner, outer = lexicon.concepts(town), lexicon.concepts(state)
    if len(inner) != 1 or len(outer) != 1 or not inner[0].name or not any(s in lexicon.within for s in outer[0].senses):
        return scope
    known = any(s in lexicon.within for s in inner[0].senses)
    return town if not known or lexicon.is_within(inner[0].senses, outer[0].senses) else scope


def _compound(subject: Sequence[Concept], predicate: tuple[Concept, ...], lexicon: Lexicon) -> tuple[Concept, ...]:
    """The price of "Northfield shares" is the share price, and a rate of inflation the inflation rate. A verb keeps its
    own meaning beside: a probe that is launched may be an inquiry, or fly."""
    if not predicate or not subject or subject[-1].name or predicate[0].name:
        return predicate
    found = lexicon.concepts(f"{subject[-1].written} {predicate[0].written}")
    if len(found) != 1 or found[0].name:
        return predicate
    whole = found[0]
    if predicate[0].written.endswith("ed"):
        # "Bridge" in "Mill Bridge collapsed" is not met again in another's "Mill Bridge".
        whole = whole._replace(senses=whole.senses | predicate[0].senses, parts=(predicate[0].senses,))
    return (whole, *predicate[1:])


_AND = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")


# Not by the lexicon, to which "except" and "exceptional", "excluding" and "excluded" are one word.
_ALL_BUT = re.compile(
    r"\b(?:outside|other than|except(?:ing)?(?: for| in)?|excluding|not (?:including|counting)|apart from|exception of"
    r"|everywhere but)\b",
    re.IGNORECASE,
)


def all_but(scope: str) -> tuple[str, str] | None:
    """Of a scope that is all but something what stands before, and what is left out: "provinces outside Ourem and
    Tagus"; None of any other."""
    found = _ALL_BUT.search(scope)
    return (scope[: found.start()], scope[found.end() :]) if found else None


def scope_items(scope: str) -> list[str]:
    """The parts that a scope lists: "Turkey and Syria"; what lies outside the two is one."""
    if all_but(scope):
        return [scope]
    return [item for item in _AND.split(scope) if item]


def _place_behind(claim: Claim, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """The subject and the scope; "Ford, Germany" is Ford, and Germany its scope where the claim has none."""
    about, comma, behind = claim.subject.rpartition(", ")
    if claim.scope or not comma:
        return claim.subject, claim.scope
    said = lexicon.concepts(behind)
    places = [c for c in said if any(s in lexicon.within for s in c.senses)]
    bare = all(c in places or not c.senses.isdisjoint(_ELSEWHERE) for c in said)
    return (about, (behind,)) if places and bare else (claim.subject, ())


EACH = re.compile(
    r"\b(?:per|each|apiece|for every)\b(?! (?:year|month|week|day|hour|minute|second|annum|cent)\b)"
    r"|\ba (?:share|head|piece|unit|barrel|tonne|ton|ticket|dose|ounce)$"
)


def _is_for_each(text: str, amounts: Sequence[Amount]) -> bool:
    return any(a.unit.per not in ("", "day", "month") for a in amounts) or bool(EACH.search(text))


_OF_STOCKS = frozenset(("count", "number", "share"))


_RANK = frozenset(("=province", "=county", "=area"))


def _without_rank(scope: Sequence[Concept]) -> Sequence[Concept]:
    """Of "Valencia province" the name; who writes "Valencia" means it too, more often than the city alone."""
    if not any(c.name for c in scope):
        return scope
    return [c for c in scope if c.name or c.senses.isdisjoint(_RANK)]


_ALL_OF_IT = frozenset(("=worldwide", "=total", "group", "companywid"))  # as a scope they leave nothing out
_WHOSE = frozenset(("=airline", "firm", "=retailer", "=manufacturer"))  # "the whole airline"


_MONTH = "|".join(dict.fromkeys(name[:3].title() for name in MONTHS))
_TARGET = r"(?<!\bby )(?<!\bto )(?<!\buntil )(?<!\bbefore )(?<!\bsince )"  # what is to be by then, or is so since
_NAMED_TIME = re.compile(rf"{_TARGET}\b(?:(?:{_MONTH})[a-z]*\.? )?(?:19|20)\d\d\b")
_COMPARED = re.compile(
    r"\b(?:than|than in|versus|vs\.?|(?:compared|in comparison) (?:with|to)|relative to"
    r"|(?<=up )on|(?<=down )on"
    r"|(?:increase|decrease|rise|fall|growth|gain|drop|decline|change)\b[^,;]{0,40} (?:over|on|against))"
    r" (?:that of |those of )?(?:the )?(?:year )?(?P<year>(?:19|20)\d\d)\b(?![-/]\d)",
    re.IGNORECASE,
)


_MONTHS = "|".join(name.title() for name in sorted(MONTHS, key=len, reverse=True))
# "Cuts in May", "July 2 layoffs", "November round": not Theresa May, nor "may", nor a "March for life".
_NAMED_MONTH = re.compile(
    rf"(?:^|\b(?:in|of|on|early|late|mid|last)[ -])(?P<month>{_MONTHS})\b\.?"
    r"(?: (?P<day>[0-3]?\d)\b(?![:%]))?(?=$| [a-z]|,)(?! (?:of|for|on|to|in|against)\b)"
)
_A_MONTH = re.compile(r"\d{4}-\d{2}")


def _named_time(claim: Claim) -> Date | None:
    """The one month or year that the subject, predicate or scope name."""
    return _time_in(claim, (claim.subject, claim.predicate, *claim.scope))


def _time_in(claim: Claim, said: Sequence[str]) -> Date | None:
    texts = [_COMPARED.sub("", text) for text in said]
    found = {m.group() for text in texts for m in _NAMED_TIME.finditer(text)}
    if not found:
        found = {_last(m, claim) for text in texts for m in _NAMED_MONTH.finditer(text)}
    try:
        return read_date(found.pop()) if len(found) == 1 else None
    except UnreadableDate:
        return None


def _last(month: re.Match[str], claim: Claim) -> str:
    """The last such month up to the one it was told in; "" where that is not known."""
    told = claim.source.published.written[:7] if claim.source.published is not None else ""
    number = MONTHS[month["month"].lower()]
    if not _A_MONTH.fullmatch(told):
        return ""
    year = int(told[:4]) - (number > int(told[5:]))
    return f"{year}-{number:02d}" + (f"-{int(month['day']):02d}" if month["day"] else "")


def _is_year(c: Concept) -> bool:
    return c.key.startswith("@") and not c.key.startswith("@m")


def typed_value(claim: Claim) -> object:
    """The value; a text that reads as a date or a figure is compared as one."""
    return _typed_text(claim.value) if isinstance(claim.value, Text) else claim.value


_A_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion"
    r"|half|third|quarter|none|zero)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def _typed_text(value: Text) -> object:
    """Only what has a number in it is tried: a reader that fails looks for the nearest form, which takes its time."""
    if not _A_NUMBER.search(value.text):
        return value
    for read, unreadable in ((read_date, UnreadableDate), (read_quantity, UnreadableQuantity)):
        try:
            return read(value.text)
        except unreadable:
            continue
    return value


def _content(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    seen: dict[str, Concept] = {}
    for concept in concepts:
        if not concept.key.startswith("@"):
            seen.setdefault(concept.key, concept)
    return tuple(seen.values())


def _kinds(claim: Claim, value: object) -> frozenset[str]:
    """An event with a time answers when as well; a text that reads as a figure or a date is one."""
    if claim.kind == "event" and claim.when is not None:
        return frozenset(("event", "date"))
    if claim.kind == "text" and isinstance(value, Quantity | Date):
        return frozenset(("text", "quantity" if isinstance(value, Quantity) else "date"))
    return frozenset((claim.kind,))


def _amounts(quantity: Quantity) -> Iterable[Amount]:
    for q in (quantity, *quantity.also):
        yield from (a for a in (q.amount, q.before, q.after, q.whole) if a is not None)


def _family(unit: Unit) -> str:
    """What a figure must have in common with another to be the same figure: $300 and €300 are two."""
    return "count" if unit.dimension == "number" else unit.base if unit.dimension == "money" else unit.dimension


def _dimensions(value: object, amounts: Sequence[Amount]) -> Iterable[str]:
    """A part of a whole and a change are shares too: seven of 17 is 41 %."""
    for amount in amounts:
        yield amount.unit.dimension
        if in_pounds(amount):
            yield "mass"
        if amount.unit.base == "point":  # of per cent, or of a score
            yield "share_points"
    if isinstance(value, Quantity) and (value.whole is not None or value.shape == "change"):
        yield "share"
    if isinstance(value, Quantity) and value.before is not None and value.before.unit.dimension == "share":
        yield "share_points"


def _moved(c: Concept, direction: int, lexicon: Lexicon) -> Concept:
    """In a claim about a change, a stock means its change: "workforce: -15 %" and "job cuts" are one thing."""
    sign = "-" if direction < 0 else "+"
    stocks = {t for s in c.senses for t in lexicon.stock.get(s, ())} or {s for s in c.senses if s.startswith("=")}
    return c._replace(key=f"{c.key} {sign}", senses=c.senses | {sign + s for s in stocks}) if stocks else c


def in_pounds(a: Amount) -> bool:
    """Pounds by the word, which may be money or weight."""
    return a.unit.base == "GBP" and "pound" in a.written and "sterling" not in a.written


def written_figure(a: Amount) -> str:
    """A figure's digits as a person would write them, in its own unit: nine days are no 777,600 seconds."""
    return _digits_of(a.figure / a.unit.factor)


def base_figure(a: Amount) -> str:
    """The same in base units, by which figures of two units can be one."""
    return _digits_of(a.figure)


def _digits_of(figure: Fraction) -> str:
    return f"{float(figure):.6g}" if figure.denominator != 1 else str(figure.numerator)


def _wholes(value: object) -> Iterable[str]:
    return (q.whole_name for q in (value, *value.also)) if isinstance(value, Quantity) else ()


def _named(names: Iterable[str], lexicon: Lexicon) -> tuple[Concept, ...]:
    """The words of the counted things, the head of the first name last."""
    found: dict[str, Concept] = {}
    for name in reversed([n for n in names if n]):
        found.update((c.key, c) for c in lexicon.concepts(name.lower() if name.istitle() else name))
    return tuple(found.values())


# "Grew to 237 ships" gives the level that was reached, not the growth; and what "closed at" a price is not shut.
_ARRIVES = re.compile(
    r"\bto(?: (?:a|an|the|just|only|about|around|some|nearly|almost|over|total|of|record|level))*$"
    r"|\bto which\b|^(?:(?:was|had|has) )?(?:closed|closes|ended|opened|opens|finished)"
    r"(?: the (?:day|week|month|session))? at(?: an? (?:\w{1,20} ){0,2}(?:record|high|low|peak))?$"
)

_ASIDE = frozenset(
    phrase_key(word)[0] for word in "before ahead after following since despite amid during until prior once".split()
)


def _main(concepts: Sequence[Concept]) -> Sequence[Concept]:
    """The words up to an aside of time or circumstance: "employees before the cuts" are no cuts, and "staff left after"
    them have not gone."""
    for n, concept in enumerate(concepts):
        if n and (concept.key.split(" ")[0] in _ASIDE or concept.written.casefold() == "left"):
            return concepts[:n]
    return concepts


def _direction(value: object, concepts: Sequence[Concept], lexicon: Lexicon) -> int:
    """-1 for a reduction, +1 for an increase, 0 for a level or what cannot be told."""
    if not isinstance(value, Quantity):
        return 0
    if value.sign:
        return value.sign
    if value.shape == "change":
        return _change_of(value)
    money = value.amount is not None and value.amount.unit.dimension == "money"
    for n, concept in enumerate(concepts):
        if n + 1 < len(concepts) and not concept.senses.isdisjoint(_STAYS):
            return 0  # "remain open"
        for sense in sorted(concept.senses | lexicon.heads(concept)):
            if sense in lexicon.direction and not (money and sense in _OF_PLACES):
                return lexicon.direction[sense]
    return -1 if _is_lost(concepts, lexicon) else 0


# Of shops, and of no price: "opening share price".
_OF_PLACES = frozenset(("=opening", "=reopening", "=open", "=closure", "=shut", "=demolition"))
_STAYS = frozenset(("=stay", "=remaining", "=keep", "=unchanged"))
_LOST = frozenset(("=lose", "lose", "lost"))


def _is_lost(concepts: Sequence[Concept], lexicon: Lexicon) -> bool:
    """Workers, seats or shops that somebody has lost; matches and lives are no stock."""
    lost = any(not c.senses.isdisjoint(_LOST) for c in concepts)
    return lost and any(not lexicon.stocks.isdisjoint(c.senses) for c in concepts)


def _change_of(q: Quantity) -> int:
    """Whether what is after is more (1) or less (-1) than what was before."""
    if q.before is None or q.after is None:
        return 0
    return (q.after.figure > q.before.figure) - (q.after.figure < q.before.figure)


# --- how rare, and what is part of what -----------------------------------------------------------------------


def _weigh(alike: Collection[Sequence[Frame]], lexicon: Lexicon) -> None:
    """Each concept's rarity in these claims: 1 for one met once, towards 0 for one in every claim."""
    counts: Counter[str] = Counter()
    total = 0
    for frames in alike:
        total += len(frames)
        for sense in frames[0].senses(range(len(frames[0].everything))):
            counts[sense] += len(frames)
    top = math.log(total + IMAGINED + 1.0)
    for frames in alike:
        first = frames[0]
        light = first.predicate if first.head is not None else ()  # "won 411 seats" says no more than "411 seats"
        weight = tuple(
            _rarity(c, counts, total, top, lexicon)
            * (WEAK if n in light and c.key in lexicon.light else 1.0)
            * (ACTING if n in first.subject and not c.senses.isdisjoint(lexicon.agents) else 1.0)
            for n, c in enumerate(first.everything)
        )
        for f in frames:
            f.weight = weight


def _rarity(c: Concept, counts: Counter[str], claims: int, top: float, lexicon: Lexicon) -> float:
    frequency: float = max(counts[s] for s in c.senses)
    if c.name and frequency > 1:  # what several claims are about is what a dossier is about, however small it is
        frequency += IMAGINED * frequency / claims / 2
    rarity = math.log((claims + IMAGINED + 1.0) / (frequency + 0.5)) / top
    weak = c.key in lexicon.weak or any(s in lexicon.weak for s in c.senses)
    return max(rarity, LEAST) * (WEAK if weak else 1.0)


_FROM_TO = re.compile(r"^(?:from )?\w[\w .'-]{1,40} to \w")
_COUNTY = re.compile(r"\b(?:county|district|parish|municipality|borough|township|ward)\b", re.IGNORECASE)


def _mark_parts(frames: Sequence[Frame], lexicon: Lexicon) -> None:
    """Turkey is a part where others speak of Turkey and Syria, of what is abroad, or of the world; and so are two
    places side by side."""
    spoken: set[frozenset[str]] = set()
    regions = {place for around in lexicon.within.values() for place in around}
    for f in frames:
        from_to = any(_FROM_TO.search(part) for part in f.extent)  # "Maine to Texas" is neither, and what lies between
        f.places = frozenset(s for s in f.senses(f.scope) if s in lexicon.within and not from_to)
        f.region = not f.places.isdisjoint(regions)
        f.county = not f.places and len(f.extent) == 1 and _COUNTY.search(f.extent[0]) is not None
        f.elsewhere = not f.senses(f.scope).isdisjoint(_ELSEWHERE) or (bool(f.places) and any(map(all_but, f.extent)))
        named = frozenset(s for s in f.senses((*f.subject, *f.scope)) if s in lexicon.within)
        spoken.update(p for p in (f.places, named) if p)
    beyond = any(f.everywhere or _is_rest(f) for f in frames)  # abroad, worldwide
    parts = {p for p in spoken if beyond or any(_lies_in(p, q, lexicon) for q in spoken)}
    scopes = {f.places for f in frames if f.places}
    parts |= {p for p in scopes if any(_side_by_side(p, q, lexicon) for q in scopes)}
    told = _scopes_by_predicate(frames)
    for f in frames:
        stage = any(word in ORDINALS for i in f.scope for word in f.everything[i].key.split())  # "the second stage"
        apart = bool(f.scope) and not f.places and len(told.get(_asked(f), ())) > 1
        f.is_part = apart or stage or f.places in parts or _is_rest(f)


def _mark_persons(alike: Collection[Sequence[Frame]], lexicon: Lexicon) -> None:
    """A name of one word is a person's where some claim has a given name before it."""
    firms = _firms(alike, lexicon)
    names = {c.name for frames in alike for c in frames[0].everything if len(c.name) > 1} - firms
    families = {family for name in names if (family := family_name(name))}
    for frames in alike:
        first = frames[0]
        alone = first.everything[first.subject[0]] if len(first.subject) == 1 else None
        if alone is not None and (name := alone.name) and name not in firms:
            person = name[0] if len(name) == 1 and name[0] in families else family_name(name)
            two_or_three = 1 < len(name) < 4 and not any(lexicon.groups_of(phrase_key(word)) for word in name)
            bearer = person or (name[-1] if two_or_three else "")
            for f in frames:
                f.person, f.bearer = person, bearer


def _mark_labels(alike: Collection[Sequence[Frame]], lexicon: Lexicon) -> None:
    """The names by which the sources call one happening: the Surfside collapse, the collapse of Champlain Towers. They
    say no more than which one it is, as long as no source uses two; where one tells two of them apart, the Eaton fire
    and the Palisades fire, each is one of several. No known place is such a name, since a part may go by it."""
    named: defaultdict[tuple[str, str], list[tuple[frozenset[str], Frame]]] = defaultdict(list)  # by source and kind
    for frames in alike:
        first = frames[0]
        kinds, names = _happening(first, lexicon), frozenset(first.everything[i].key for i in _labels(first, lexicon))
        for f in frames:
            f.happening = kinds
        for source in {f.claim.source.id for f in frames} if names else ():
            for kind in kinds:
                named[source, kind].append((names, first))
    several = {kind for (_, kind), found in named.items() if len({names for names, _ in found}) > 1}
    apart = {kind for (_, kind), found in named.items() if _tells_apart(found)}
    for frames in alike:
        first = frames[0]
        labels = _labels(first, lexicon) if first.happening else ()
        one_of = frozenset(first.everything[i].key for i in labels)
        for f in frames:
            if first.happening and first.happening.isdisjoint(several):
                f.labels, f.struck = labels, _struck(first, lexicon)
            if not first.happening.isdisjoint(apart):
                f.one_of, f.all_of = one_of, not one_of and not _only_one(first, lexicon)


def _mark_kin(alike: Collection[Sequence[Frame]], lexicon: Lexicon) -> None:
    """Two names that some claim speaks of in one breath, Boeing and its Starliner, may stand for one matter, where no
    source says the same of each. Places are no kin: they are where somebody is."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    told: defaultdict[object, set[str]] = defaultdict(set)
    for frames in alike:
        f = frames[0]
        subject = {f.everything[i].key for i in _labels(f, lexicon)}
        others = {c.key for i in (*f.told_names, *f.value) if (c := f.everything[i]).name} if subject else set()
        for one in subject:
            beside[one] |= others
        for other in others:
            beside[other] |= subject
        words = frozenset(s for s in f.senses(f.told))
        for source in {g.claim.source.id for g in frames} if subject and words else ():
            told[source, words] |= subject
    apart: defaultdict[str, set[int]] = defaultdict(set)  # by the numbers of those of whom one source says the same
    for n, alone in enumerate(told.values()):
        for name in alone if len(alone) > 1 else ():
            apart[name].add(n)
    for frames in alike:
        names = [frames[0].everything[i].key for i in _labels(frames[0], lexicon)]
        kin = frozenset(x for name in names for x in beside[name] if apart[name].isdisjoint(apart[x]))
        numbers = frozenset(n for name in names for n in apart[name])
        for f in frames:
            f.kin, f.apart = kin, numbers


def _labels(f: Frame, lexicon: Lexicon) -> tuple[int, ...]:
    named = ((i, f.everything[i]) for i in f.subject)
    return tuple(i for i, c in named if c.name and lexicon.within.keys().isdisjoint(c.senses))


def _struck(f: Frame, lexicon: Lexicon) -> tuple[int, ...]:
    """The places where one happening came about: "Lisbon derailment", but not "Los Angeles fires"."""
    names = (i for i in f.subject if f.everything[i].name) if _only_one(f, lexicon) else ()
    labels = _labels(f, lexicon)
    return tuple(i for i in names if i not in labels)


def _only_one(f: Frame, lexicon: Lexicon) -> bool:
    """It says "fire", not "fires"."""
    said = (c for i in f.subject if not (c := f.everything[i]).name)
    kinds = [c for c in said if not lexicon.happenings.isdisjoint(c.senses | lexicon.heads(c))]
    return bool(kinds) and not any(c.written.casefold().endswith("s") for c in kinds)


def _tells_apart(found: Sequence[tuple[frozenset[str], Frame]]) -> bool:
    """Of one source: it names two in one breath ("Palisades and Eaton fires"), or says the same of each."""
    if any(len(names) > 1 and re.search(r"\band\b|&", f.claim.subject) for names, f in found):
        return True
    pairs = ((f, g) for (one, f), (other, g) in combinations(found, 2) if one.isdisjoint(other))
    return any(not f.senses(f.told).isdisjoint(g.senses(g.told)) for f, g in pairs)


def _happening(f: Frame, lexicon: Lexicon) -> frozenset[str]:
    """What kinds of happening its subject is about."""
    said = (f.everything[i] for i in f.subject)
    return frozenset(s for c in said for s in c.senses | lexicon.heads(c) if s in lexicon.happenings)


def _firms(alike: Collection[Sequence[Frame]], lexicon: Lexicon) -> set[tuple[str, ...]]:
    """The names that some subject gives with a legal suffix: Walt Disney Co is nobody."""
    found = set()
    for frames in alike:
        words = [t.word for t in tokens(frames[0].claim.subject)]
        name = list(words)
        while name and name[-1] in lexicon.suffixes:
            name.pop()
        if len(name) < len(words):
            found.add(tuple(name))
    return found


_OF_ITS_OWN = frozenset(("claim", "figures", "sizes", "when", "befell", "form"))
_SHARED = tuple(f.name for f in fields(Frame) if f.name not in _OF_ITS_OWN - {"form"})
_form = attrgetter("claim.kind", *(f.name for f in fields(Frame) if f.name not in _OF_ITS_OWN))


def _number_forms(alike: Iterable[Sequence[Frame]]) -> None:
    """Many claims of a large corpus ask the same in the same words: what depends on these is worked out once."""
    forms: dict[object, int] = {}
    for frames in alike:
        here: dict[bool, int] = {}  # claims that are worded alike differ in this alone
        for f in frames:
            if f.is_part not in here:
                here[f.is_part] = forms.setdefault(_form(f), len(forms))
            f.form = here[f.is_part]


_ELSEWHERE = frozenset(("=overseas", "=outside", "=elsewhere", "=other than"))


def _is_rest(f: Frame) -> bool:
    """All but one country, or that one: never the whole."""
    return f.elsewhere or "=domestic" in f.senses(f.scope)


def _scopes_by_predicate(frames: Sequence[Frame]) -> Mapping[object, set[tuple[str, ...]]]:
    """The scopes that are no places for which one source says the same: 18 dead in the express, 13 in the other
    train."""
    told: defaultdict[object, set[tuple[str, ...]]] = defaultdict(set)
    for f in frames:
        if f.scope and not f.places and f.claim.kind == "quantity":
            told[_asked(f)].add(f.extent)
    return told


def _asked(f: Frame) -> object:
    return (f.claim.source.id, f.claim.kind, tuple(f.everything[i].key for i in f.predicate))


def _side_by_side(p: frozenset[str], q: frozenset[str], lexicon: Lexicon) -> bool:
    return p.isdisjoint(q) and not _lies_in(p, q, lexicon) and not _lies_in(q, p, lexicon)


def _lies_in(p: frozenset[str], q: frozenset[str], lexicon: Lexicon) -> bool:
    return p < q or (p != q and all(s in q or lexicon.is_within((s,), q) for s in p))


Frequency = dict[tuple[str, tuple[str, str]], int]  # (source, (dimension, figure)): in how many of its claims


def frequency_of(frames: Sequence[Frame]) -> Frequency:
    """How often a source uses a figure: one that it uses twice tells less."""
    return dict(Counter((f.claim.source.id, key) for f in frames for key in f.figures))


def known_wholes(frames: Sequence[Frame]) -> frozenset[str]:
    """The things of which some claim gives the whole: with 17 plants known, 41 % of them is a number of plants."""
    found: set[str] = set()
    for f in frames:
        value = typed_value(f.claim)
        if not isinstance(value, Quantity) or f.dimensions.isdisjoint(("count", "number", "money")):
            continue
        if value.whole is not None or value.before is not None or (value.shape == "amount" and f.direction == 0):
            found |= f.senses(f.things)
    return frozenset(found)


# --- lengths of time ----------

_STRETCH = re.compile(
    r"\b(?:in|within|over|for) (?:the space of |(?:the|its|their) (?:first|opening) )?"
    r"(an?|one|a single|\d{1,3}|two|three|six|twelve|twenty-four) (minute|hour|day|week|month)s?\b"
    r"|\b(hourly|daily|weekly|monthly)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?<!\bin )(?<!within )(?<!over )(?<!for )(?<!than )(?<!after )(?<!before )(?<!during )(?<!since )(?<!\bof )"
    r"(?<!\bby )\b(?:a|an|per|each|every) (?:minute|hour|day|night|week)\b"
    r"(?! (?:earlier|later|before|after|ago|or|and|of|long|in)\b)"
    r"|\b(?:hourly|daily|weekly)\b",
    re.IGNORECASE,
)
_COMES_ROUND = frozenset(("minute", "hour", "day", "night", "week"))


def _is_rate(predicate: str, amounts: Sequence[Amount]) -> bool:
    """It comes round, by the predicate or the unit: "lost fees a day", "4 million dollars a day". Of a month or a year
    no, since a wage or a sale is often told without."""
    units = (a.unit.name.rpartition(" per ")[2] for a in amounts if a.unit.per)
    return any(per in _COMES_ROUND for per in units) or (bool(amounts) and _RATE.search(predicate) is not None)


_NUMBER = {"a": 1, "an": 1, "one": 1, "a single": 1, "two": 2, "three": 3, "six": 6, "twelve": 12, "twenty-four": 24}
_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 7 * 1440, "month": 30 * 1440}
_EVERY = {"hourly": 60, "daily": 1440, "weekly": 7 * 1440, "monthly": 30 * 1440}


def stretch(predicate: str) -> int:
    """The length of time, in minutes, in which something came together by its words; 0 where they tell none."""
    found = _STRETCH.search(predicate)
    if found is None:
        return 0
    number, unit, every = (part.lower() if part else "" for part in found.groups())
    if every:
        return _EVERY[every]
    return (_NUMBER.get(number) or int(number)) * _MINUTES[unit]
