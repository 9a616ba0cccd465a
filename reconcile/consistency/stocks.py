"""A stock and what changes it: the staff before, the cut in jobs or in per cent, the staff after.

Around each change that is told of, the levels of the same stock are before it or after it, by their words ("the staff
before the cuts", "plants that would remain") or by their times (the end of 2022, the end of 2023). Where several
changes of one stock are told of, which one lies between two levels is in doubt, and there is no law.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from reconcile.claim import Claim
from reconcile.consistency.laws import (
    TIME,
    Addend,
    Figure,
    Law,
    Near,
    Together,
    View,
    amounts,
    by_form,
    common_unit,
    figure,
    in_unit,
    may_be_one,
    of_a_kind,
    of_near_articles,
    of_one_time,
    one_time,
    one_variable,
    own_figures,
    same_extent,
    same_measure,
    same_subject,
    share_figures,
    shares,
    sizes,
    spoken_of,
    stand_ins,
    usable,
    written,
)
from reconcile.consistency.parts import additive, by_scope, complements, extents, of_group
from reconcile.derive import grown
from reconcile.features import AFTER, BEFORE, GENERIC_UNITS
from reconcile.frames import TOUCHED
from reconcile.judge import DECIDED, OPEN, REAL, Relation, status_class, years_apart
from reconcile.lexicon import Concept
from reconcile.values.date import read_date
from reconcile.values.quantity import Quantity, Unit
from reconcile.values.timeline import Period

DAY = 24 * 60  # minutes
MONDAY = 0
CLOSE = 400 * DAY  # a level that lies further from a change is of another time
SHARE, WHOLE = 1, 2  # the places of a share and what it is of, after what it comes to
AT_ONCE = 45 * DAY  # of two levels no further apart either may be the one before a change

_IN_ALL = frozenset(("=total", "=current", "total", "combin", "overal", "entir"))
_SHARE = frozenset(("=share of total", "=proportion"))


# --- what is a level, what a change, and of what ----------


def is_level(claim: Claim, view: View) -> bool:
    """A figure as it stands, that says of no change; of those that are usable and no shares."""
    value = claim.value
    return isinstance(value, Quantity) and value.shape == "amount" and not view.context.direction(claim)


def is_change(claim: Claim, view: View) -> bool:
    """A rise or a fall, as a figure or as a share of what was before, of those that are usable; no jobs at risk."""
    supposed = any(not c.senses.isdisjoint(view.lexicon.supposed) for c in view.measure(claim))
    return bool(view.context.direction(claim)) and not supposed and bool(stock(claim, view))


_ONE_WAY = frozenset((
    "=voluntary redundancy", "=attrition", "=resignation", "=recruit", "=share buyback", "=dead",
))  # fmt: skip


def one_way(change: Claim, view: View) -> bool:
    """One of several ways in which staff, shares or soldiers go or come, so that it is not all that changed."""
    measured = {s for c in view.measure(change) for s in c.senses.union(*c.parts)}
    return not measured.isdisjoint(_ONE_WAY) and "=net" not in measured


@by_form
def stock(claim: Claim, view: View) -> set[str]:
    """What this is a level of, or changes: the thing that is counted, and what the predicate names."""
    if quoted := _quoted(claim, view):
        return quoted
    moves = bool(view.context.direction(claim))
    things: set[str] = set()
    told = [c for c in view.telling(view.measure(claim)) if c.senses.isdisjoint(TIME)]
    if _STANDS.fullmatch(claim.predicate.strip()) or all(c.key in GENERIC_UNITS for c in told):
        told = []  # "liabilities: stood at"
    for c in told if any(not _only_moves(c, view) for c in told) else view.telling(view.subject(claim)):
        senses = {s[1:] for s in c.senses if s[:2] in ("-=", "+=")} if moves else c.senses
        things.update(s for s in senses if s.startswith("=") and s not in view.lexicon.direction)
        if moves and not view.lexicon.direction.keys().isdisjoint(senses):  # a "sales growth" is one of sales
            things.update(_in_phrase(c, view))
    things -= BEFORE | AFTER
    if moves and not things:  # "will lay off 24,000", "job cuts: number"
        things = {s for c in told or view.telling(view.subject(claim)) for s in _stocks_of_word(c, view)}
    return things.union(*(view.lexicon.broader.get(s, ()) for s in things))  # a job is one of the workforce


def _stocks_of_word(c: Concept, view: View) -> set[str]:
    """What it changes: of "lay off" the staff."""
    lexicon = view.lexicon
    return {t for s in c.senses if s in lexicon.direction for t in lexicon.stock.get(s, ())}


_STANDING = (
    r"(?:(?:was|is|were|had|has|have) )?(?:clos|end|finish|stand|stood|open|trad|settl|quot)\w*"
    r"(?: the (?:day|week|month|session))?(?: at| on)?(?: an? (?:new |all-time )?(?:record|high|low|peak))?"
)
_MOVED = (
    r"(?:(?:was|is|were|had|has|have) )?(?:ris|rose|fall|fell|gain|shed|los|add|slump|slip|climb|drop|jump|surg|plung"
    r"|tumbl|advanc|declin|s[ai]nk|sunk|soar|slid|eas|edg|rall|retreat|dip|dive|up|down|higher|lower)\w*"
    r"(?: (?:up|down|higher|lower))?"
)
_MOVES = re.compile(_MOVED + r"(?: by)?", re.IGNORECASE)
_STANDS = re.compile(_STANDING + "|" + _MOVED + " to", re.IGNORECASE)
_AT_THE_CLOSE = frozenset(("=shut", "=end", "=begin", "=trade"))
_PRICED = frozenset(("=share", "=share price", "=brent crude", "=oil price", "=gold price", "=bitcoin price"))


def _quoted(claim: Claim, view: View) -> set[str]:
    """What has a price or a number of points is itself what rises and falls: "the Sensex: ended at", "Boeing shares:
    fell"; where the predicate says no more than that. Money is of what is traded only, since firms lose it."""
    amounts = sizes(claim, view.context) or shares(claim, view.context)
    subject, counted = view.subject(claim), view.counted(claim)
    if not amounts or not subject or any("point" not in c.key.split(" ") for c in counted):
        return set()
    about = {s for c in (*subject, *view.scope(claim)) for s in c.senses.union(*c.parts)}
    family = amounts[0].unit.dimension
    priced = family == "money" and _names_the_price(claim, view)
    traded = priced or not about.isdisjoint(_PRICED)
    if family not in ("number", "count", "share", "money") or (family == "money" and not traded):
        return set()
    if not traded and not all(c.name for c in subject):
        return set()
    told = (_MOVES if view.context.direction(claim) else _STANDS).fullmatch(claim.predicate.strip())
    return {f"of {min(c.senses)}" for c in subject if c.name or traded} if told or priced else set()


def _names_the_price(claim: Claim, view: View) -> bool:
    """ "closing share price", and of nothing else than what its subject names."""
    words = [c for c in view.telling(view.predicate(claim)) if c.senses.isdisjoint(TIME)]
    said = [c.senses.union(*c.parts) for c in words]
    priced = any(not senses.isdisjoint(_PRICED) for senses in said)
    return priced and all(not senses.isdisjoint(_PRICED | _AT_THE_CLOSE) for senses in said)


def _in_phrase(c: Concept, view: View) -> set[str]:
    """What the words of a phrase mean, without those that say that it moves, or that single out ("net addition")."""
    moves, singles_out = view.lexicon.direction.keys(), view.lexicon.qualifiers
    parts = (part for part in c.parts if moves.isdisjoint(part) and singles_out.isdisjoint(part))
    return {s for part in parts for s in part if s.startswith("=")}


_ASIDE = re.compile(
    r"[,;(]|\b(?:before|ahead of|after|following|once|since|despite|amid|during|until|prior|by|with|through|under|due"
    r"|because|as part|when|while|according to)\b"
)


@by_form
def in_aside(claim: Claim, view: View) -> frozenset[str]:
    """The words that a predicate has only in an aside of time or circumstance."""
    aside = _ASIDE.search(claim.predicate, 1)
    if aside is None:
        return frozenset()
    main, rest = claim.predicate[: aside.start()], claim.predicate[aside.start() :]
    return frozenset(c.key for c in view.lexicon.concepts(rest)) - {c.key for c in view.lexicon.concepts(main)}


@by_form
def _core(claim: Claim, view: View) -> list[Concept]:
    """What is measured, without asides of time and circumstance ("before the cuts", "by the new wing"), the words of
    the change, and the names of whose it is."""
    lexicon = view.lexicon
    aside = _ASIDE.search(claim.predicate, 1)
    words = lexicon.concepts(claim.predicate[: aside.start()]) if aside else view.predicate(claim)
    counted = view.measure(claim)[len(view.predicate(claim)) :]
    all_told = [c for c in view.telling((*words, *counted)) if not c.name]
    told = [c for c in all_told if not _only_moves(c, view)] or [c for c in all_told if _stocks_of_word(c, view)]
    told = [c for c in told if c.senses.isdisjoint(TIME)] or view.telling(view.subject(claim))
    beside = BEFORE | AFTER | lexicon.senses("worldwide") | TIME | _IN_ALL | _SHARE | TOUCHED
    left = (c for c in told if c.senses.isdisjoint(beside) and not c.name)
    return [c for c in left if c.written.casefold() != "left"]  # "staff left after"


def _only_moves(c: Concept, view: View) -> bool:
    """It says that something rises or falls, and not what does; whatever else a phrase of such words may mean."""
    lexicon = view.lexicon
    moves = any(s in lexicon.direction for s in c.senses)
    says_what = any(s in lexicon.stock for s in c.senses) and not c.parts
    return moves and not says_what and not _in_phrase(c, view)


def _concerns(change: Claim, level: Claim, view: View) -> bool:
    """The change is of just what the level is of: one stock, one holder, one extent, and no word of the one is
    without its counterpart in the other."""
    if stock(change, view).isdisjoint(stock(level, view)):
        return False
    if not same_subject(change, level, view) or not same_extent(change, level, view):
        return False
    if _quoted(change, view) and _quoted(level, view):
        return True
    if _about_others(level, change, view) or _about_others(change, level, view):
        return False
    if not _core(level, view):
        return False
    return _covered(level, change, view) and _covered(change, level, view)


_UNTIL = re.compile(r"\b(?:until|till|up to now|outgoing|at the (?:start|beginning|outset) of)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince \d|\bnow\b|\bnew (?:total|size|number|count|headcount|level)\b", re.IGNORECASE)


def side(level: Claim, view: View) -> str:
    """ "before" or "after" where the words of a level say which side of a change it is of, else ""."""
    told = view.context.side(level)
    if told or view.context.direction(level):
        return told
    before, after = (p.search(level.predicate) is not None for p in (_UNTIL, _SINCE))
    return "before" if before and not after else "after" if after and not before else ""


def _tells_its_side(level: Claim, change: Claim, view: View) -> bool:
    """A level that is said to be before or after some change, of what this changes: whoever it is told of, and in
    whatever words, as long as the two name nobody else."""
    if not side(level, view) or stock(change, view).isdisjoint(stock(level, view)):
        return False
    if not same_extent(change, level, view):
        return False
    one, other = ([c for c in (*view.subject(x), *view.scope(x)) if c.name] for x in (level, change))
    if not one or not other:
        return may_be_one(level, change, view) and not _of_another_change(level, change, view)
    return any(spoken_of(c, change, view) for c in one) or any(spoken_of(c, level, view) for c in other)


def _of_another_change(level: Claim, change: Claim, view: View) -> bool:
    """It is told as before or after something that has a name of its kind, of which the change does not speak: "before
    the fire"."""
    happenings = [c for c in view.predicate(level) if not c.senses.isdisjoint(view.lexicon.happenings)]
    return any(not spoken_of(c, change, view) for c in happenings)


def _about_others(claim: Claim, other: Claim, view: View) -> bool:
    """Its predicate names somebody of whom the other does not speak: the price of the purchase of Arbor is none of the
    buyer's own worth."""
    named = [c for c in view.predicate(claim) if c.name and not any(s in view.lexicon.within for s in c.senses)]
    said = [c for c in view.frame(other).everything if c.name]
    alike = view.alignment.affinity
    return any(all(alike(c, d) < 0.9 for d in said) for c in named)


def _covered(claim: Claim, by: Claim, view: View) -> bool:
    """Every word of the one's core has its counterpart in the other's."""
    meant, others = _all_meant(by, view), _core(by, view)
    alike = view.alignment.affinity
    return all(_meant(c, view) & meant or any(alike(c, d) >= 0.5 for d in others) for c in _core(claim, view))


@by_form
def _all_meant(claim: Claim, view: View) -> set[str]:
    core = _core(claim, view)
    return set[str]().union(*(_meant(d, view) for d in core), *(part for d in core for part in d.parts))


def _meant(c: Concept, view: View) -> set[str]:
    """What it stands for, what it changes, and what these are kinds of."""
    key = (_meant, c.key, c.senses)
    if key not in view.known:
        view.known[key] = _work_out(c, view)
    return view.known[key]  # type: ignore[return-value]


def _work_out(c: Concept, view: View) -> set[str]:
    lexicon = view.lexicon
    senses = {s.lstrip("+-") for s in c.senses}
    senses |= {t for s in senses for t in lexicon.stock.get(s, ())}
    if not lexicon.direction.keys().isdisjoint(senses):
        senses |= _in_phrase(c, view)
    return senses | {up for s in senses for up in lexicon.broader.get(s, ())}


# --- before or after ----------

OF_ANOTHER = "of another"


def place(level: Claim, change: Claim, view: View) -> str:
    """ "before" or "after" the change, or "" where neither words nor times tell; `OF_ANOTHER` where they say that it is
    of another change."""
    if view.context.direction(level) or all(written(change, end, view.context) for end in ("before", "after")):
        return ""  # a change from 3.4 to 3.6 says itself what was before and after it
    planned = change.status in (*OPEN, *DECIDED)
    if _is_base(level, change):
        return "before"
    told, ahead = side(level, view), to_come(level) or _later_than_told(level, change)
    if change.status in OPEN and (told == "after" or ahead) and level.status not in OPEN:
        return ""  # what is only asked for is not what led there
    if told == "after" and planned and level.when is not None and not ahead:
        return ""  # what is left today is not what a change leaves that is still to come
    if told:
        return told if _may_be_so(level, change, told) else OF_ANOTHER
    if planned:
        return "after" if ahead else _before_a_plan(level, change)
    if since := _since(change):
        return "before" if level.when is not None and level.when.named.within(since) else _by_now(level, change)
    if level.when is None:
        return ""
    if _STANDS.match(level.predicate) and change.when is not None and level.when.period.within(change.when.period):
        return "after"  # the close of the day on which it fell
    return _by_time(level.when.period, change)


def _may_be_so(level: Claim, change: Claim, told: str) -> bool:
    """What was before the last layoffs, of a time after these, was before some others."""
    if level.when is None or change.when is None or change.when.bound:
        return True
    at, moved = level.when.period, change.when.period
    return not (moved.before(at) if told == "before" else at.before(moved))


def _since(change: Claim) -> Period | None:
    """The time from which on a change is told: "since the end of 2019"."""
    when = change.when
    return when.named if when is not None and when.bound in ("since", "from") else None


def _by_now(level: Claim, change: Claim) -> str:
    """After a change since some year is what there is when the article tells of it."""
    told, since = level.source.published, change.source.published
    if level.when is not None:
        return _by_time(level.when.period, change)
    return "after" if told is not None and since is not None and not years_apart(level, change) else ""


_OVER = re.compile(
    r"\b(?:over|since|against|versus|on|than in|compared (?:with|to)|relative to) (?:the year )?((?:19|20)\d\d)\b"
)


def _is_base(level: Claim, change: Claim) -> bool:
    """The change is told as one over the year of the level: "an increase over 2019"."""
    named = _OVER.search(change.predicate)
    return named is not None and level.when is not None and level.when.period.within(read_date(named.group(1)).period)


def _later_than_told(level: Claim, change: Claim) -> bool:
    """Its time lies after the article that tells of the change."""
    published = change.source.published
    return level.when is not None and published is not None and published.period.before(level.when.period)


def to_come(claim: Claim) -> bool:
    """A level that is to be reached: its time lies after the article."""
    published = claim.source.published
    return claim.when is not None and published is not None and published.period.before(claim.when.period)


def _before_a_plan(level: Claim, change: Claim) -> str:
    """The present level, or that of not long ago, is before a change that is still to come."""
    if level.status in OPEN + DECIDED:
        return ""
    published = change.source.published
    if level.when is None or published is None:
        return "before" if level.when is None else ""
    last, told = level.when.period.last, published.period.first
    return "before" if last is not None and told is not None and told - CLOSE <= last else ""


def _by_time(level: Period, change: Claim) -> str:
    """A level of the time before the change, or of when it was done, neither long before nor long after."""
    if level.last is None:
        return ""
    if change.when is None:
        return _by_report(level.last, change)
    first, last = change.when.period
    if first is not None and first - CLOSE <= level.last <= first + DAY:
        return "before"
    if last is None:
        since = level.first is not None and first is not None and first <= level.first <= first + CLOSE
        return "after" if since else ""
    begins = level.last if level.first is None else level.first
    return "after" if level.last >= last - DAY and begins <= last + CLOSE else ""


def _by_report(last: int, change: Claim) -> str:
    """A change that is reported as done, and not when: what was until some months before the report is before it."""
    published = change.source.published
    if published is None or published.period.first is None or change.status not in (None, *REAL):
        return ""
    since = published.period.first - last
    if 0 < since <= AT_ONCE and change.status is None:
        return ""  # nobody says whether it was done by then
    return "after" if since <= AT_ONCE else "before" if since <= CLOSE / 2 else ""


def nearest(levels: Sequence[Claim], name: str) -> list[Claim]:
    """Of levels of several times those next to the change; those that give no time with them. What is left a long time
    after some article told what is left has had time to move on."""

    def edge(c: Claim) -> int | None:
        period = c.when.period if c.when is not None else None
        return None if period is None else period.last

    times = [t for c in levels if (t := edge(c)) is not None]
    if not times:
        return list(levels)
    told = (c.source.published for c in levels if c.when is None) if name == "after" else ()
    known = [*times, *(d.period.last for d in told if d is not None and d.period.last is not None)]
    near = max(times) if name == "before" else min(known)
    return [c for c in levels if (t := edge(c)) is None or abs(t - near) <= AT_ONCE]


# --- changes and the levels around them ----------


@dataclass(frozen=True, slots=True, eq=False)
class _Change:
    """One change: the claims that give its size, those that give it as a share of what was before, and the levels of
    its stock."""

    sizes: tuple[Claim, ...]
    parts: tuple[Claim, ...]
    levels: tuple[Claim, ...]
    against: tuple[Claim, ...] = ()  # what goes the other way at the same time: openings beside closures

    @property
    def first(self) -> Claim:
        """The one to go by: of those that say how far it has come, if any does."""
        claims = (*self.sizes, *self.parts)
        return next((c for c in claims if c.status is not None), claims[0])


def of_stocks(view: View) -> Iterator[Law]:
    """What was before, and the change, make what is after; and a share of what was before is the change."""
    changes = [c for c in view.by_id.values() if usable(c) and is_change(c, view)]
    levels = [c for c in amounts(view) if is_level(c, view)]
    if not changes:
        return
    near = Near(levels, view.subject, view, by_name=True)
    sided = Near([c for c in levels if side(c, view)], lambda c: (*view.subject(c), *view.measure(c)), view)
    found = _joined([_change(group, near, sided, view) for group in _by_question(changes, view)], view)
    for change in _alone(found, changes, view):
        yield from _laws(change, view)
    yield from _through_parts(changes, near, view)


def _by_question(changes: Iterable[Claim], view: View) -> list[list[Claim]]:
    groups: dict[tuple[int, str], list[Claim]] = {}
    for c in changes:
        groups.setdefault((view.question[c.id], view.extent(c)), []).append(c)
    return [groups[key] for key in sorted(groups)]


def _change(claims: Sequence[Claim], near: Near, sided: Near, view: View) -> _Change:
    claims = [c for c in claims if c.status not in OPEN] or claims  # what is only asked for changes nothing
    parts = tuple(c for c in claims if shares(c, view.context))
    sizes = tuple(c for c in claims if c not in parts)
    parts = tuple(c for c in parts if not sizes or any(one_time(c, x, view) for x in sizes))
    levels = {x.id: x for c in claims for x in near.to(c) if _concerns(c, x, view) and _beside(c, x, view)}
    levels.update((x.id, x) for c in claims for x in sided.to(c) if _tells_its_side(x, c, view))
    return _Change(sizes, parts, tuple(levels[id] for id in sorted(levels)))


def _beside(change: Claim, level: Claim, view: View) -> bool:
    """What moves every day was before a day's fall what the last close left, and is after it what that day leaves."""
    if not _quoted(change, view):
        return True
    if change.when is None or level.when is None:
        return False
    first, last = change.when.period.first, level.when.period.last
    if level.when.period.within(change.when.period):
        return True
    if first is None or last is None or not last <= first:
        return False
    nights = (first // DAY) - (last - 1) // DAY
    return nights == 1 or (nights == 3 and date.fromordinal(first // DAY + 1).weekday() == MONDAY)


def _joined(changes: Sequence[_Change], view: View) -> list[_Change]:
    """A change told as a figure in one question and as a share in another is one, where there is no other."""
    by_level = _by_level(changes)
    merged: dict[_Change, _Change] = {}
    for a in changes:
        others = {b for level in a.levels for b in by_level[level.id] if b is not a}
        if not a.parts and len(others) == 1 and not (b := others.pop()).sizes and _one_act(a.first, b.first, view):
            levels = {c.id: c for c in (*a.levels, *b.levels)}
            merged[a] = _Change(a.sizes, b.parts, tuple(levels[id] for id in sorted(levels)))
            merged[b] = merged[a]
    return list(dict.fromkeys(merged.get(c, c) for c in changes))


def _by_level(changes: Iterable[_Change]) -> dict[str, list[_Change]]:
    found: dict[str, list[_Change]] = {}
    for change in changes:
        for level in change.levels:
            found.setdefault(level.id, []).append(change)
    return found


def _one_act(a: Claim, b: Claim, view: View) -> bool:
    """Both may be one change: in one direction, of one standing, and not of two times."""
    if view.context.direction(a) != view.context.direction(b) or status_class(a) != status_class(b):
        return False
    return one_time(a, b, view)


def _at_odds(claims: Sequence[Claim], view: View) -> bool:
    """One updates another: how large the change was has moved. Where they conflict, the sum may say which is right."""
    pairs = ((min(a.id, b.id), max(a.id, b.id)) for a, b in combinations(claims, 2))
    found = (view.judgements.get(pair) for pair in pairs)
    return any(j is not None and j.relation is Relation.UPDATE for j in found)


def _alone(found: Sequence[_Change], changes: Sequence[Claim], view: View) -> Iterator[_Change]:
    """Those beside which no other change of their stock in the same direction is told of, but of another time."""
    near = Near(changes, view.subject, view, by_name=True)
    for change in found:
        own = {view.question[c.id] for c in (*change.sizes, *change.parts)}
        others = (c for c in near.to(change.first) if view.question[c.id] not in own)
        rest = [c for c in others if _may_lie_between(c, change, view) and of_its_stock(c, change.first, view)]
        doubt = _at_odds(change.sizes, view) or any(_competes(c, change, view) for c in rest)
        if change.levels and not doubt:
            back = (c for c in rest if view.context.direction(c) == -view.context.direction(change.first))
            yield replace(change, against=tuple(c for c in back if not shares(c, view.context)))


def _competes(other: Claim, change: _Change, view: View) -> bool:
    """It goes the same way, and may as well be the change that lies between the levels."""
    same_way = view.context.direction(other) == view.context.direction(change.first)
    return same_way and bool(shares(other, view.context)) != bool(change.sizes)


def of_its_stock(other: Claim, first: Claim, view: View) -> bool:
    alike = stock(other, view) & stock(first, view) and same_extent(other, first, view)
    return bool(alike) and same_subject(other, first, view)


def _may_lie_between(other: Claim, change: _Change, view: View) -> bool:
    first, published = change.first.when, change.first.source.published
    if other.status in (*OPEN, *DECIDED) and change.first.status not in (*OPEN, *DECIDED) and other.when is None:
        return False  # what is still to come has not changed what there is
    if other.when is not None and other.when.period.last is not None and published is not None:
        before = [c for c in change.levels if place(c, change.first, view) == "before"]
        edges = [d.period.last for c in before if (d := c.when or c.source.published) is not None]
        known = [t for t in edges if t is not None]
        planned = change.first.status in (*OPEN, *DECIDED)
        if planned and known and other.when.period.last <= min(known):
            return False  # it was over when the level was told
    if other.when is None or first is None:
        return True
    after = [c.when for c in change.levels if c.when is not None and place(c, change.first, view) == "after"]
    ends = [d.period.last for d in (*after, first) if d.period.last is not None]
    return other.when.period.overlaps(Period(first.period.first, max(ends, default=None)))


# --- laws ----------


def _laws(change: _Change, view: View) -> Iterator[Law]:
    unit = common_unit([*change.sizes[:1], *change.levels], view.context)
    if unit is None:
        return
    first, sign = change.first, view.context.direction(change.first)
    sizes = tuple(f for c in change.sizes[:1] for f in stand_ins(c, unit, view) if is_change(f.claim, view))
    before, after = (_level(name, change, sizes, unit, view) for name in ("before", "after"))
    if after.figures and not before.figures and first.status not in REAL:
        before = _level("", change, sizes, unit, view)  # beside what is left, a level that tells no time was before
    if one_way(first, view):
        yield from _at_most(change, before, after, sizes, unit, view)
        after = replace(after, figures=())  # others may have gone and come as well
    given = f"what was before {'and' if sign > 0 else 'less'} the change is what is after"
    moved = Addend(sign, view.variable(first, unit), sizes)
    if sizes and before.figures and after.figures and not change.against:
        yield Law(after, (before, moved), given, _in_order(0, 1), moves=(0, 1))
    elif sizes and before.figures and after.figures and len({view.question[c.id] for c in change.against}) == 1:
        back = change.against[0]
        figures = tuple(f for f in stand_ins(back, unit, view) if is_change(f.claim, view))
        if figures:
            both = (before, moved, Addend(-sign, view.variable(back, unit), figures))
            given = "what was before, and both changes, make what is after"
            yield Law(after, both, given, _in_order(0, 1), moves=(0, 1))
    if change.parts:
        yield from _by_share(change, moved, before, after, unit, view)


def _at_most(
    change: _Change, before: Addend, after: Addend, sizes: tuple[Figure, ...], unit: Unit, view: View
) -> Iterator[Law]:
    """Others may have gone as well, but those who remain, by somebody's words, were all there before."""
    left = tuple(f for f in after.figures if side(f.claim, view) == "after")
    if view.context.direction(change.first) < 0 and sizes and before.figures and left:
        gone = Addend(1, view.variable(change.first, unit), sizes)
        given = "those who went and those who remain are no more than there were"
        right = (replace(after, figures=left), gone)
        yield Law(before, right, given, _in_order(1, 0), exact=False, distinct=True)


def _by_share(
    change: _Change, moved: Addend, before: Addend, after: Addend, unit: Unit, view: View
) -> Iterator[Law]:
    """A share of what was before is the change; where nobody gives its size, it leaves what is after."""
    sizes, sign = moved.figures, moved.sign
    parts = share_figures(change.parts, change.parts[0], view)
    if sizes and parts:
        base = before if before.figures else _level("", change, sizes, unit, view)
        name = view.variable(change.parts[0], parts[0].amount.unit, "share")
        share = Addend(1, base.variable, base.figures, name, parts)
        if before.figures or one_variable(base.figures, unit, view):  # of several wholes, which is meant is in doubt
            yield Law(replace(moved, sign=1), (share,), "the share is of this whole", _of_its_own_whole(view))
    elif parts and before.figures and after.figures:
        left = tuple(figure(f.claim, grown(f.amount, sign)) for f in parts)
        share = Addend(1, before.variable, before.figures, f"{before.variable} that is after", left)
        given = f"a {'rise by a share makes' if sign > 0 else 'fall by a share leaves'} so much of what was before"
        yield Law(after, (share,), given, _in_order(0, 2), moves=(0, 2))


def _of_its_own_whole(view: View) -> Together:
    """The same, and a share that says of how many it is ("30 % of 120,000 staff") is of no other number, nor one of the
    office staff of all."""

    def together(i: int, a: Claim, j: int, b: Claim) -> bool:
        if {i, j} == {SHARE, WHOLE}:
            share, level = (a, b) if i == SHARE else (b, a)
            if of_a_kind(share, level, view) or _of_another_number(share.value, level.value):
                return False
        return of_near_articles(i, a, j, b)

    return together


def _of_another_number(share: object, level: object) -> bool:
    if not isinstance(share, Quantity) or share.whole is None or not isinstance(level, Quantity):
        return False
    told = in_unit([x for x in (level.amount, level.before) if x is not None], share.whole.unit)
    return told is not None and not told.possible.overlaps(share.whole.possible)


def _level(name: str, change: _Change, sizes: Sequence[Figure], unit: Unit, view: View) -> Addend:
    """The figures of one role: from the levels, and from changes that name it ("7 of 17 plants", "17 -> 10")."""
    levels = nearest([c for c in change.levels if place(c, change.first, view) == name], name)
    told = {c.id: f for c in levels for f in own_figures(c, unit, view)}
    variable = one_variable(list(told.values()), unit, view)
    for size in sizes:
        amount = in_unit(written(size.claim, name, view.context), unit)
        if amount is not None:
            told[size.claim.id] = figure(size.claim, amount)
            variable = ""
    return Addend(1, f"{variable or view.question[change.first.id]} {name}", tuple(told[id] for id in sorted(told)))


def _in_order(after: int, before: int) -> Together:
    """The same, and what was before is not of later than what is after; by the numbers of their places."""

    def together(i: int, a: Claim, j: int, b: Claim) -> bool:
        if {i, j} == {after, before} and a.when is not None and b.when is not None:
            last, first = (a.when, b.when) if i == after else (b.when, a.when)
            return not last.period.before(first.period)
        return of_near_articles(i, a, j, b)

    return together


# --- a change of which only the parts are told ----------


def _through_parts(changes: Sequence[Claim], near: Near, view: View) -> Iterator[Law]:
    """Nobody gives the change as a whole, but its two parts, in Japan and abroad: a variable stands between."""
    of_a_place = [c for c in changes if view.scope(c) and not shares(c, view.context)]
    of_all = (x for c in of_a_place for x in near.to(c) if view.context.side(x) and not view.scope(x))
    wholes = {x.id: x for x in of_all}
    flows = Near(changes, view.subject, view, by_name=True)
    done: set[int] = set()
    for level in (wholes[id] for id in sorted(wholes)):
        if view.question[level.id] in done:
            continue
        levels = [x for x in near.to(level) if x is level or _one_stock(level, x, view)]
        done.update(view.question[x.id] for x in levels)
        moved = [c for c in flows.to(level) if stock(c, view) & stock(level, view) and same_subject(c, level, view)]
        if not any(same_extent(c, level, view) for c in moved):
            yield from _between_parts(levels, moved, view)


def _one_stock(a: Claim, b: Claim, view: View) -> bool:
    return bool(stock(a, view) & stock(b, view)) and same_subject(a, b, view) and same_extent(a, b, view)


def _between_parts(levels: Sequence[Claim], moved: Sequence[Claim], view: View) -> Iterator[Law]:
    pair = complements(by_scope(moved, view), view)
    claims = [c for group in pair or () for c in group]
    unit = common_unit([*levels, *claims], view.context) if pair is not None else None
    if unit is None or pair is None or not additive(claims, view):
        return
    if not all(same_measure(claims[0], c, view) for c in claims):
        return
    name, sign = f"{view.question[levels[0].id]} change", view.context.direction(claims[0])
    change = _Change((claims[0],), (), tuple(levels))
    before, after = (_level(role, change, (), unit, view) for role in ("before", "after"))
    if not before.figures or not after.figures:
        return
    given = f"what was before {'and' if sign > 0 else 'less'} the change is what is after"
    yield Law(after, (before, Addend(sign, name, ())), given, _in_order(0, 1), moves=(0, 1))
    parts = tuple(Addend(1, view.variable(g[0], unit), of_group(g, unit, view)) for g in pair)
    given = f"{extents([g[0] for g in pair], view)} together are the whole"
    yield Law(Addend(1, name, ()), parts, given, of_one_time(view))
