"""Dates and durations: from the start of something to its end it lasts as long as somebody says it does.

Which two events a duration lies between it says itself ("from launch to arrival", "age when elected"), or its name does
(`span:` in the lexicon), or both are plainly the start and the end of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from reconcile.affinity import BROADER
from reconcile.claim import Claim
from reconcile.consistency.laws import Near, View, foreseen, is_who, may_be_one, spoken_of, widest
from reconcile.consistency.likeness import said_of_some
from reconcile.judge import DECIDED, OPEN, status_class
from reconcile.lexicon import ORDINALS, Concept
from reconcile.values.date import Date, days_between, moment_of, months_between, read_date, second_of
from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Quantity, UnreadableQuantity, read_quantity
from reconcile.values.timeline import Period

DAY, HOUR, YEAR = 86_400, 3600, 12  # seconds, months
SLACK = Interval(Fraction(-1), Fraction(1))  # people count the last day, or month, or do not; and time zones
LASTS = "what begins at the one and ends at the other lasts as long as lies between"
_LASTS = frozenset(("=duration",))
_STARTS = frozenset(("=begin", "=date of start"))
_ENDS = frozenset(("=date of end", "=end", "=complete", "=deal completed"))
_MADE_KNOWN = frozenset(("=announce", "=announcement", "=announcement of deal"))
_COMPLETE = frozenset(("=complete", "=deal completed"))
_ROLES = _LASTS | _STARTS | _ENDS | _MADE_KNOWN
_PLANNED = frozenset(("=expected closing", "=expect", "=deadline"))


@dataclass(frozen=True, slots=True, eq=False)
class Triple:
    """A duration and the dates that it lies between. `between` is what the dates leave open, `stated` what
    the duration does, both in `unit` (month, day or second)."""

    duration: Claim
    start: Claim
    end: Claim
    between: Interval
    stated: Interval
    unit: str
    slack: Interval = SLACK
    given: str = LASTS

    @property
    def claims(self) -> tuple[Claim, Claim, Claim]:
        return (self.duration, self.start, self.end)

    @property
    def to_the_birthday(self) -> bool:
        """An age between two days, which is one of whole years gone by."""
        return self.slack is _SO_OLD

    @property
    def fits(self) -> bool:
        return (self.between + self.slack).overlaps(self.stated)


def broken(view: View) -> list[Triple]:
    """Every duration that does not fit between a start and an end of the same thing."""
    times = [
        c
        for c in view.by_id.values()
        if _duration(c) is not None and c.status != "under way" and not _makes_together(c)
    ]  # neither so far, nor what several stays make together
    if not times:
        return []
    return [t for t in (*_plain(times, view), *_by_events(times, view)) if not _may_pause(t)]


def _makes_together(claim: Claim) -> bool:
    """ "Over three flights", by its words or its scope."""
    return _IN_ALL.search(claim.predicate) is not None or any(_SEVERAL.fullmatch(part) for part in claim.scope)


_WITH_PAUSES = re.compile(
    r"\b(?:trial|hearings?|court|testimony|talks|negotiat\w*|filming|recording|swim|swam|tour)\b", re.IGNORECASE
)


def _may_pause(found: Triple) -> bool:
    """Days in court, or of filming, are fewer than lie between the first and the last."""
    fewer = found.unit == "day" and found.stated.below(found.between)
    return fewer and _WITH_PAUSES.search(f"{found.duration.subject} {found.duration.predicate}") is not None


def _plain(times: Sequence[Claim], view: View) -> list[Triple]:
    lasting = [c for c in times if _stands(c) and _senses(c, view) & _LASTS]
    dated = [c for c in view.by_id.values() if _date(c) is not None]
    starts = Near(
        [c for c in dated if _senses(c, view) & (_STARTS | _MADE_KNOWN)], lambda c: _content(c, view), view
    )
    ends = Near([c for c in dated if _senses(c, view) & _ENDS], lambda c: _content(c, view), view)
    return [t for d in lasting for t in _triples(d, starts.to(d), ends.to(d), view) if not t.fits]


# --- a duration that says between which events ----------

_IN_ALL = re.compile(
    r"\b(?:career|lifetime|cumulative(?:ly)?|all (?:his|her|their|its)|combined|remaining"
    r"|left(?= (?:in|on|until|to)\b|$)|to go$|(?:over|in|on) (?:two|three|four|five|six|several|all|\d+) \w+s)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:two|three|four|five|six|seven|several|all|both|\d+) (?:\w+ )?\w+s", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:before|prior to|previous|previously|earlier)\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:age|aged|years? old)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\b(?:from|between)\b(.{1,200}?)\b(?:to|till|until|and)\b(.+)", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|at|on|upon)\b(.+)", re.IGNORECASE)
_AGE = frozenset(("=age", "=age at death"))
_BIRTH = frozenset(("=birth", "=date of birth"))
_DELAY = frozenset(("=delay", "=length of delay", "=late"))
_FORMER = re.compile(
    r"\b(?:original|originally|first|initial|previous|former|old|planned|scheduled|due)\b", re.IGNORECASE
)
_LATER = re.compile(r"\b(?:new|now|revised|later|postponed|delayed|rescheduled|actual|actually)\b", re.IGNORECASE)
_AS_PLANNED = frozenset(("=plan", "plan", "schedul", "due"))
_YEARS_OLD = Interval(Fraction(-12), Fraction(6))  # months: who is 41 is so until the next birthday
_SO_OLD = Interval(Fraction(-12), Fraction(1))  # the same where the days are known

_LENGTH = re.compile(r"\b(?:length|duration|lasted|lasts|took|takes|take) *(?:of the \w+)?$", re.IGNORECASE)
_LENGTH_OF = re.compile(r"^(?:total |overall |whole )?(?:length|duration|time) of (?P<state>.{1,100})$", re.IGNORECASE)
_LASTS_AFTER = re.compile(r"\b(?:length|duration|period|time) (?:after|following|once)\b", re.IGNORECASE)
_OPENS = frozenset((
    "=open", "=opening", "=launch", "=liftoff", "=trial start", "=start of strike", "=happen", "=enforce",
    "=entry into force", "declar", "hit",
))  # fmt: skip
_CLOSES = frozenset((
    "=verdict", "=conviction", "=arrive", "=splashdown", "=end of strike", "=stop", "=expiry", "=repeal", "=cancel",
    "=call off", "=extinguished", "lift",
))  # fmt: skip
_SPANNED = frozenset(("=deal agreed",)) | _MADE_KNOWN

_Test = Callable[[Claim], bool]
_STATE = re.compile(r"^(?P<state>.+?) for$", re.IGNORECASE)
_AFTER = re.compile(r"^(?P<end>.+?) after$", re.IGNORECASE)
_BEFORE = re.compile(r"^(?P<start>.{1,200}?) (?:before|ahead of|until|till)\b(?P<end>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class _Between:
    """The two events of a duration, as tests of dated claims; `named` has the senses of words for them, where these are
    known."""

    start: _Test
    end: _Test
    slack: Interval = SLACK
    given: str = LASTS
    named: frozenset[str] = frozenset()


def _by_events(times: Sequence[Claim], view: View) -> Iterator[Triple]:
    """Of each duration what lies between its two events. Where none is told in so many words, the words may be looser,
    as long as the dates are near."""
    asked = [(c, list(_events(c, view)), list(_loosely(c, view))) for c in times]
    if not any(events or loose for _, events, loose in asked):
        return
    dated = [c for c in view.by_id.values() if _any_date(c) is not None]
    near = Near(dated, lambda c: _content(c, view), view)
    by_word = Near(dated, lambda c: _said_of_it(c, view), view)

    def mates(duration: Claim, between: _Between) -> list[Claim]:
        found = {c.id: c for c in (*near.to(duration), *by_word.with_senses(between.named))}
        told = (found[id] for id in sorted(found) if id != duration.id)
        return [c for c in told if may_be_one(c, duration, view)]

    for duration, events, loose in asked:
        clearly = [_between(duration, b, mates(duration, b), view) for b in events]
        for clear, found in clearly:
            yield from [t for t in found if not t.fits and _is_near(t, FAR)] if clear else _nearest(found)
        if not any(found for _, found in clearly):
            about = (_between(duration, b, mates(duration, b), view, loose=True) for b in loose)
            yield from _nearest([t for _, found in about for t in found])


def _nearest(found: Sequence[Triple]) -> list[Triple]:
    """None of those that may be meant fits, and those near it do not differ."""
    near = sorted((t for t in found if _is_near(t)), key=_distance)
    clear = near and not any(t.fits for t in found) and all(_is_like(near[0], t) for t in near)
    return near[:1] if clear else []


def _between(
    duration: Claim, between: _Between, claims: Sequence[Claim], view: View, loose: bool = False
) -> tuple[bool, list[Triple]]:
    """Whether there is no doubt which two events it lies between, and all that it may lie between. Who "applied for
    membership" speaks of both ends, and is neither."""
    begins, over = between.start, between.end
    if between.given == LASTS:  # the former date of what is late is one of two
        claims = [c for c in claims if not _is_of_some(c, duration, view)]
    starts = [c for c in claims if begins(c) and not over(c)]
    ends = [c for c in claims if over(c) and not begins(c) and not _only_begins(c, duration, view)]
    if not loose:
        starts, ends = (_closest(found, duration, view) for found in (starts, ends))
    found = [
        triple(duration, start, end, between.slack, between.given)
        for start, end in product(starts, ends)
        if end is not start and may_be_one(start, end, view) and _in_time(duration, start, end, view)
    ]
    found = _sharpest([t for t in found if _of_one_kind(t, view)])
    return _one(starts, view) and _one(ends, view), found


def _is_of_some(event: Claim, duration: Claim, view: View) -> bool:
    """It is the second of several, or began for some only, and the duration does not say so: "began in the south"."""
    told = [c for c in view.predicate(event) if not c.name and not spoken_of(c, duration, view)]
    if any(c.key in ORDINALS or "first time" in c.key for c in told):
        return True
    begun = any(not c.senses.isdisjoint(_STARTS | _ENDS) for c in view.predicate(event))
    where = {c.key for c in said_of_some(event, view)} if begun else set()
    return any(c.key in where for c in told)


def _sharpest(found: Sequence[Triple]) -> list[Triple]:
    """Of dates to the minute and others those to the minute, where the duration is one of hours."""
    timed = [t for t in found if t.unit == "second"]
    return timed or list(found)


NEAR, FAR = 2, 5  # what lasts so many times as long, or as short, lies between other events; where they are clear


def _middle(i: Interval) -> Fraction:
    ends = [e for e in (i.low, i.high) if e is not None]
    return sum(ends, Fraction(0)) / len(ends) if ends else Fraction(0)


def _distance(t: Triple) -> tuple[Fraction, list[str]]:
    return abs(_middle(t.between) - _middle(t.stated)), [c.id for c in t.claims]


def _is_near(t: Triple, times: int = NEAR) -> bool:
    between, stated = _middle(t.between), _middle(t.stated)
    return between <= stated * times and stated <= between * times


def _is_like(t: Triple, other: Triple) -> bool:
    """Between events so near each other that it does not matter which are meant."""
    return abs(_middle(t.between) - _middle(other.between)) * 10 <= abs(_middle(t.stated))


def _closest(claims: Sequence[Claim], duration: Claim, view: View) -> list[Claim]:
    """Those that say most of what the duration says, and least else: of two unions' strikes the one of the writers."""
    mine = [c for c in _content(duration, view) if not c.name]

    def far(claim: Claim) -> int:
        own = [c for c in _content(claim, view) if not c.name]
        return sum(not spoken_of(c, claim, view) for c in mine) + sum(is_who(c, view) for c in own if c not in mine)

    least = min(map(far, claims), default=0)
    return [c for c in claims if far(c) == least]


def _only_begins(claim: Claim, duration: Claim, view: View) -> bool:
    """What only begins to end, or is the first to, is not over: "began restoring services", "first services back"."""
    begins = _STARTS | {"=first"}
    return any(not c.senses.isdisjoint(begins) and not spoken_of(c, duration, view) for c in view.predicate(claim))


def _in_time(duration: Claim, start: Claim, end: Claim, view: View) -> bool:
    """What ends does not end before it begins, and the duration tells of no other time: that of the strike of 1988 is
    none of this one's."""
    first, last = _any_date(start), _any_date(end)
    if first is None or last is None or last.period.before(first.period):
        return False
    span = Period(first.period.first, last.period.last)
    named = [read_date(year.lstrip("@")).period for year in view.frame(duration).times]  # "the strike of 2022"
    if named and not any(year.overlaps(span) for year in named):
        return False
    return duration.when is None or duration.when.period.overlaps(span)


def _one(claims: Sequence[Claim], view: View) -> bool:
    """They answer one question, so that there is no doubt which event is meant."""
    dates = {d.named for c in claims if (d := _any_date(c)) is not None}
    return len({view.question[c.id] for c in claims}) == 1 or len(dates) == 1


def _of_one_kind(found: Triple, view: View) -> bool:
    """All three as they happened, or all three as they are planned; a delay is of a plan."""
    table = view.lexicon.supposed | view.lexicon.projected | _PLANNED | _AS_PLANNED
    planned = {
        _is_to_come(c) or foreseen(c, view) or any(not w.senses.isdisjoint(table) for w in view.predicate(c))
        for c in found.claims
    }
    return len(planned) == 1 or found.given != LASTS


def _is_to_come(claim: Claim) -> bool:
    """It is decided, and no more: of what was agreed on a day gone by when it is told the agreement has happened."""
    if claim.status not in DECIDED:
        return False
    day, told = (d.period.last if d is not None else None for d in (_any_date(claim), claim.source.published))
    gone = day is not None and told is not None and day <= told
    return not (gone and claim.status in _SET_OUT)


def _events(claim: Claim, view: View) -> Iterator[_Between]:
    """What the words of a duration say of its two events."""
    text, senses = claim.predicate, frozenset(s for c in _said_of_it(claim, view) for s in c.senses)
    if "=without" in senses or _LASTS_AFTER.search(text):  # "no strikes for"; a ban once the sentence is served
        return
    said = _FROM_TO.search(text)
    if said:
        one, other = (_means(part, view) for part in said.groups())
        yield _Between(one, other)
        return
    if senses & _AGE:
        at = _WHEN.search(text)
        dead = _has(frozenset(("=dead",)), view) if "=age at death" in senses else None
        event = dead or (_means(at.group(1), view) if at else None)
        if event is not None:
            yield _Between(lambda c: _is_birth(c, view), event, _YEARS_OLD, "the age is the time since birth")
    elif senses & _DELAY:
        given = "what is late comes so much after its former date"
        yield _Between(_said(_FORMER, _LATER), _said(_LATER, _FORMER), SLACK, given)
    elif not _EARLIER.search(text) and (named := list(_named(claim, senses, view))):
        yield from named
        if state := _STATE.match(text):
            yield _Between(_means(state["state"], view), _undoes(state["state"], view))
    elif (state := _LENGTH_OF.match(text)) and _opposite_known(state["state"], view):
        yield _Between(_means(state["state"], view, SOME), _undoes(state["state"], view))
    elif senses & _LASTS or _LENGTH.search(text):
        about = _content(claim, view)
        yield _Between(_course(_STARTS | _OPENS, about, view), _course(_ENDS | _CLOSES, about, view))
    elif state := _STATE.match(text):
        yield _Between(_means(state["state"], view), _undoes(state["state"], view))
    elif over := _AFTER.match(text):
        about = [*view.subject(claim), *(c for w in over["end"].split() for c in view.lexicon.concepts(w))]
        yield _Between(_course(_STARTS | _OPENS | _SPANNED, about, view), _means(over["end"], view))


# What is announced, agreed or signed is the start of a deal, and not of works, a strike or a mission.
_AGREED = _MADE_KNOWN | frozenset((
    "=deal agreed", "=sign", "=signing", "=plan", "=seeking a buyer", "=buy", "=disclosure",
))  # fmt: skip
_DEALS = frozenset(("=deal", "=merger", "=acquisition", "=contract", "=offer"))

# What sets a matter going, and what it comes to; and the statuses of events that are one or the other.
_SETS_OUT = _STARTS | _OPENS | frozenset(("=leave", "=takeoff"))
_COMES_TO = _ENDS | _CLOSES | frozenset((
    "=deal called off", "=hand over", "=take over", "=new owner", "=effect on", "=crash accident", "=collapse",
    "=touch down on ground", "=return to earth", "=closure", "=shut",
))  # fmt: skip
_SET_OUT, _COME_TO = ("announced", "agreed"), ("completed", "cancelled")


def _loosely(claim: Claim, view: View) -> Iterator[_Between]:
    """By some of the words: "detained before the trial" between the one and the other, whatever else is said of them;
    and from what sets a matter going, in whatever words, to what it comes to."""
    text, senses = claim.predicate, frozenset(s for c in _said_of_it(claim, view) for s in c.senses)
    if senses & (_AGE | _DELAY) or _LASTS_AFTER.search(text):
        return
    lasts = senses & _LASTS or _LENGTH.search(text)
    over = _turns(_COMES_TO, _COME_TO, claim, view)
    begins = _turns(_SETS_OUT | _AGREED, _SET_OUT, claim, view)
    if said := _FROM_TO.search(text) or _BEFORE.match(text):
        start, end = (view.lexicon.concepts(words) for words in said.groups())
        one, other = (_means(words, view, SOME) for words in said.groups())
        sets_out = any(not c.senses.isdisjoint(_SETS_OUT | _AGREED) for c in start)
        comes_to = any(not c.senses.isdisjoint(_COMES_TO) for c in end)
        yield _Between(_either(one, begins) if sets_out else one, _either(other, over) if comes_to else other)
    if lasts and any(not _above(c, view).isdisjoint(_DEALS) for c in _content(claim, view)):
        yield _Between(begins, over)
    elif lasts:
        yield _Between(_turns(_SETS_OUT, (), claim, view), over)


def _turns(roles: frozenset[str], statuses: Sequence[str], duration: Claim, view: View) -> _Test:
    """A claim of an event that by its predicate or its status is such a turn of what lasts, and that shares a word or
    a name with it."""
    about = view.telling((*view.subject(duration), *view.predicate(duration)))
    mine = [c for c in about if c.senses.isdisjoint(_ROLES | _SETS_OUT | _AGREED | _COMES_TO) or c.name]
    plain = [c for c in about if not c.name]

    def test(claim: Claim) -> bool:
        said = {s for c in view.predicate(claim) for s in c.senses.union(*c.parts)}
        if said.isdisjoint(roles) and not (claim.value is None and claim.status in statuses):
            return False
        own = [c for c in _content(claim, view) if not c.name and c.senses.isdisjoint(roles)]
        if own and plain:
            return any(_has_counterpart(c, plain, view) for c in own)
        return not own and any(spoken_of(c, claim, view) for c in mine)

    return test


def _named(claim: Claim, senses: frozenset[str], view: View) -> Iterator[_Between]:
    """By the name of the duration ("days in space"), or of what lasts ("strike: duration")."""
    lasts = senses & _LASTS or _LENGTH.search(claim.predicate) or _STATE.match(claim.predicate)
    about = frozenset(s for c in view.subject(claim) if not c.name for s in c.senses) if lasts else frozenset()
    content = _content(claim, view)
    begins, over = _course(_STARTS | _OPENS, content, view), _course(_ENDS | _CLOSES, content, view)
    for name, start, end in view.lexicon.spans:
        if not name.isdisjoint(senses | about):
            yield _Between(_either(_has(start, view), begins), _either(_has(end, view), over), named=start | end)


def _either(one: _Test, other: _Test) -> _Test:
    return lambda claim: one(claim) or other(claim)


def _said_of_it(claim: Claim, view: View) -> tuple[Concept, ...]:
    """The predicate, by itself ("on strike for") and in one breath with its subject ("mission: duration")."""
    lexicon = view.lexicon
    whole = lexicon.concepts(f"{claim.subject} {claim.predicate}")
    return (*view.predicate(claim), *lexicon.concepts(claim.predicate), *whole)


_OVER = re.compile(r"(?:(?:is|was|were|now) )*over", re.IGNORECASE)


def _course(roles: frozenset[str], about: Iterable[Concept], view: View) -> _Test:
    """A claim whose predicate has one of these words, and that is about what lasts, and about nothing else but whose it
    is."""
    apart = roles | _CLOSES | _ENDS
    mine = [c for c in view.telling(about) if not c.name and c.senses.isdisjoint(apart)]

    def test(claim: Claim) -> bool:
        told = [c for c in view.telling(view.predicate(claim)) if not c.name]
        said = {s for c in told for s in c.senses.union(*c.parts)}
        if said.isdisjoint(roles) and not (roles >= _ENDS and _OVER.fullmatch(claim.predicate)):
            return False
        content = [c for c in _content(claim, view) if not c.name and c.senses.isdisjoint(roles)]
        if not content or not mine:
            return not content and not mine
        met = [_has_counterpart(c, mine, view) for c in content]
        return any(met) and all(is_who(c, view) for c, found in zip(content, met, strict=True) if not found)

    return test


def _opposite_known(words: str, view: View) -> bool:
    """It is a state that something else undoes: a closure, and no meeting."""
    return any(not c.senses.isdisjoint(_STATES) for c in view.lexicon.concepts(words))


_STATES = frozenset(("=closure", "=shut"))


def _undoes(words: str, view: View) -> _Test:
    """A claim whose predicate is the opposite: what is closed is opened again."""
    state = [c for c in view.telling(view.lexicon.concepts(words)) if not c.name]
    return lambda claim: any(view.lexicon.opposed(c, d) for c in state for d in view.predicate(claim))


SOME = Fraction(1, 2)  # of the words


def _means(words: str, view: View, most: Fraction = Fraction(1)) -> _Test:
    """A claim whose predicate says all that these words do, or that part of it, but for names."""
    wanted = [c for c in view.telling(view.lexicon.concepts(words)) if not c.name]

    def test(claim: Claim) -> bool:
        said = view.predicate(claim) if most == 1 else (*view.subject(claim), *view.predicate(claim))
        return bool(wanted) and sum(any(_says(d, c, view) for d in said) for c in wanted) >= most * len(wanted)

    return test


def _says(d: Concept, c: Concept, view: View) -> bool:
    """The word or the phrase means it, or has it in it: "Moon landing"."""
    return view.alignment.affinity(c, d) >= BROADER or any(not part.isdisjoint(c.senses) for part in d.parts)


def _has(senses: frozenset[str], view: View) -> _Test:
    return lambda claim: any(not c.senses.isdisjoint(senses) for c in _said_of_it(claim, view))


def _is_birth(claim: Claim, view: View) -> bool:
    """ "Born in Graz" on a day is no place."""
    return any(not c.senses.union(*c.parts).isdisjoint(_BIRTH) for c in view.predicate(claim))


def _said(word: re.Pattern[str], other: re.Pattern[str]) -> _Test:
    return lambda claim: word.search(claim.predicate) is not None and other.search(claim.predicate) is None


def _any_date(claim: Claim) -> Date | None:
    """When something happened, or is to."""
    found = claim.value if isinstance(claim.value, Date) else claim.when if claim.value is None else None
    sharp = found is not None and not (found.bound or found.fiscal or found.moved_from)
    return found if sharp and _sure(claim) else None


def mended(found: Triple, view: View) -> tuple[str, Claim] | None:
    """A place of it ("start" or "end") and a claim on the same question whose date would fit there."""
    for place, claim in (("start", found.start), ("end", found.end)):
        for id in view.alignment.questions[view.question[claim.id]]:
            other = view.by_id[id]
            start, end = (other, found.end) if place == "start" else (found.start, other)
            fits = triple(found.duration, start, end, found.slack) if _any_date(other) is not None else None
            if other is not claim and fits is not None and fits.fits:
                return place, other
    return None


def _triples(duration: Claim, starts: list[Claim], ends: list[Claim], view: View) -> Iterator[Triple]:
    wanted = _STARTS | (_MADE_KNOWN if _senses(duration, view) & _COMPLETE else frozenset())
    mine = [c for c in starts if _senses(c, view) & wanted and _one_thing(duration, c, view)]
    for start in mine:
        for end in ends:
            if end is not start and _one_thing(duration, end, view) and _one_thing(start, end, view):
                yield triple(duration, start, end)


def triple(duration: Claim, start: Claim, end: Claim, slack: Interval = SLACK, given: str = LASTS) -> Triple:
    """The three side by side; `start` and `end` must have dates."""
    amount, a, b = _duration(duration), _any_date(start), _any_date(end)
    assert amount is not None and a is not None and b is not None
    if amount.unit.base == "month":
        stated = widest(amount)
        if slack is _YEARS_OLD and _to_the_last(amount, YEAR, amount.digits) and a.precision == b.precision == "day":
            stated, slack = Interval.point(amount.figure), _SO_OLD
        return Triple(duration, start, end, months_between(a, b), stated, "month", slack, given)
    timed = a.precision == b.precision == "minute" and amount.unit.factor <= HOUR
    if timed and bool(_ZONE.search(a.edtf)) == bool(_ZONE.search(b.edtf)):
        return Triple(duration, start, end, _by_the_clock(a, b), widest(amount), "second", _AS_TOLD, given)
    counted = Interval.point(amount.figure) if _to_the_last(amount, DAY, amount.rounded) else widest(amount)
    stated = counted.scale(Fraction(1, DAY))
    return Triple(duration, start, end, days_between(a, b), stated, "day", slack, given)


def _to_the_last(amount: Amount, unit: int, told: Interval) -> bool:
    """A whole number of days or years, counted and not rounded: eleven days are not nine and a half. Sixty days may be
    `told` for some more or fewer; who is sixty is so to the year."""
    plain = not (amount.hedge or amount.bound or amount.is_range)
    return plain and amount.figure % unit == 0 and told.width is not None and told.width <= unit


_AS_TOLD = Interval(Fraction(0), Fraction(0))
_ZONE = re.compile(r"T.*[Z+-]")


def _by_the_clock(a: Date, b: Date) -> Interval:
    """Seconds from one time of day to another: a second is told to the second, a minute may be cut or rounded."""
    one, other = (_reach(d) for d in (a, b))
    return Interval(other[0] - one[1], other[1] - one[0])


def _reach(d: Date) -> tuple[Fraction, Fraction]:
    """The first and the last second that it may be, in UTC where it tells its zone."""
    moment = moment_of(d)
    start, second = 60 * Fraction((d.named.first or 0) if moment is None else moment), second_of(d)
    return (start + second, start + second + 1) if second is not None else (start - 30, start + 60)


def _duration(claim: Claim) -> Amount | None:
    value = claim.value
    if not isinstance(value, Quantity) or value.shape != "amount" or value.amount is None or value.sign:
        return None
    unit = value.amount.unit
    if unit.dimension == "number" and _AGED.search(claim.predicate) and _sure(claim):  # "died at the age of": 90
        return _in_years(value.amount)
    return value.amount if unit.dimension == "time" and not unit.per and _sure(claim) else None


def _sure(claim: Claim) -> bool:
    """Certain, if only as a plan."""
    return claim.certainty == "certain" and status_class(claim) not in ("not so", "open")


def _in_years(amount: Amount) -> Amount | None:
    try:
        return read_quantity(f"{amount.written} years").amount
    except UnreadableQuantity:
        return None


def _date(claim: Claim) -> Date | None:
    """When something that has happened happened."""
    found = claim.value if isinstance(claim.value, Date) else claim.when if claim.value is None else None
    sharp = found is not None and not (found.bound or found.fiscal or found.moved_from)
    return found if sharp and _stands(claim) else None


def _stands(claim: Claim) -> bool:
    """As a fact: certain, and neither only planned nor not so."""
    planned = claim.status in OPEN or (claim.status in DECIDED and claim.status != "announced")
    return claim.certainty == "certain" and not planned and status_class(claim) != "not so"


def _senses(claim: Claim, view: View) -> frozenset[str]:
    """Of the predicate; none where it speaks of a plan."""
    found = frozenset(s for c in view.predicate(claim) for s in c.senses)
    return frozenset() if found & _PLANNED else found


def _one_thing(a: Claim, b: Claim, view: View) -> bool:
    """They speak of the same: the names of the one are all in the other, whoever acts is named by both, and
    every word that is not about starting, ending or lasting has its counterpart."""
    look = view.alignment.look(*sorted((a.id, b.id)))
    for f, stranger in zip((look.a, look.b), look.strangers, strict=True):
        if stranger and all(f.everything[i].name for i in f.subject):  # "FTC: ended its case against the deal"
            return False
    xs, ys = _content(a, view), _content(b, view)
    names = sorted(([c for c in side if c.name] for side in (xs, ys)), key=len)
    plain = [[c for c in side if not c.name] for side in (xs, ys)]
    return (
        bool(xs)
        and bool(ys)
        and all(any(view.alignment.affinity(c, d) >= 0.9 for d in names[1]) for c in names[0])
        and bool(names[0]) == bool(names[1])
        and all(_has_counterpart(c, plain[1], view) for c in plain[0])
        and all(_has_counterpart(c, plain[0], view) for c in plain[1])
    )


def _content(claim: Claim, view: View) -> list[Concept]:
    """Subject and predicate without the words of the role, and without "first" and the like."""
    beside = _ROLES | view.lexicon.qualifiers
    f = view.frame(claim)
    words = view.telling(f.everything[i] for i in (*f.subject, *f.predicate))
    return [c for c in words if c.senses.isdisjoint(beside)]


def _has_counterpart(c: Concept, others: list[Concept], view: View) -> bool:
    """A word for the same, a broader one, or one that falls under the same: a merger and an acquisition are
    deals."""
    above = _above(c, view)
    return any(view.alignment.affinity(c, d) >= 0.5 or above & _above(d, view) for d in others)


def _above(c: Concept, view: View) -> set[str]:
    return {up for s in c.senses for up in view.lexicon.broader.get(s, ()) if up.startswith("=")}
