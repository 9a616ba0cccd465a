"""Sets of claims that cannot all be true, though any two of them can.

Every law (see `sums`) is checked by itself first, with the claims that can stand in its places; that needs
no solver. Laws that share a variable are then looked at together (see `search`). Whatever is found is
proved by exact arithmetic (see `arithmetic`) before it is reported, once for all claims that could stand in
the same broken sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from itertools import combinations

from reconcile.align import Alignment
from reconcile.claim import Claim
from reconcile.consistency import durations
from reconcile.consistency.arithmetic import Row, TooLarge, at_most_zero, minimal_conflict, only, row, within, zero
from reconcile.consistency.laws import (
    Addend,
    Figure,
    Law,
    View,
    amounts,
    common_unit,
    growth,
    meet,
    one_time,
    same_extent,
    same_subject,
    sizes,
    usable,
    view_of,
    widest,
)
from reconcile.consistency.sums import laws
from reconcile.consistency.wording import (
    Breach,
    in_words_of_chain,
    in_words_of_duration,
    in_words_of_law,
    parts_of,
)
from reconcile.corpus import Corpus
from reconcile.finding import Finding, Related
from reconcile.fingerprint import fingerprint
from reconcile.judge import Context, Judgement, Relation
from reconcile.report import Link
from reconcile.values.date import Date
from reconcile.values.interval import Interval
from reconcile.values.quantity import Quantity, Unit, convertible

MOST_STEPS = 100_000  # of trying claims in the places of one law
MOST_LISTED = 5_000  # broken sums of one law
MOST_STARTS = 20  # of trying which parts are more than their whole


def joint_conflicts(
    claims: Sequence[Claim],
    corpus: Corpus,
    alignment: Alignment,
    judgements: Mapping[tuple[str, str], Judgement],
    links: Sequence[Link],
    context: Context,
) -> list[Finding]:
    """RC402 for every minimal set of three or more, RC401 for one or two claims that break arithmetic, and
    a note for what could not be decided."""
    view = view_of(claims, corpus, alignment, judgements, links, context)
    return [_finding(b, view) for b in _minimal(_breaches(view))]


def _breaches(view: View) -> Iterator[Breach]:
    found = laws(view)
    known: dict[Law, list[Choice]] = {}
    exceeded: Exceeded = {}
    yield from _alone(view)
    for law in found:
        thin, twins = _condensed(law, view)
        try:
            over, known[law] = _broken(thin, view)
        except TooMany:
            yield Breach(
                (),
                (),
                "",
                undecided=_undecided([law], f"more than {MOST_STEPS:,} ways to put claims into it"),
            )
            continue
        for group in _groups(law, known[law], view):
            if not law.exact:
                exceeded.setdefault(law, []).append({f.claim.id for f in group[0]})
            yield in_words_of_law(over, group[0], _others(group, twins), view)
    yield from _by_chains(found, known, exceeded, view)
    triples = durations.broken(view)
    for same in _alike([t.claims for t in triples], view):
        first = next(t for t in triples if t.claims == same[0])
        yield in_words_of_duration(first, _rest(same), durations.mended(first, view))


def _undecided(over: Iterable[Law], why: str) -> str:
    return f"could not decide whether claims fit together: {'; '.join(law.given for law in over)} ({why})"


# --- one claim ----------


def _alone(view: View) -> Iterator[Breach]:
    """A part that is more than its own whole: "20 of 17 plants"."""
    for claim in view.by_id.values():
        value = claim.value
        if (
            not isinstance(value, Quantity)
            or value.whole is None
            or value.amount is None
            or not usable(claim)
        ):
            continue
        part, whole = value.amount, value.whole
        grows = (value.sign or view.context.direction(claim)) > 0
        if part.unit.dimension == whole.unit.dimension and not grows and widest(whole).below(widest(part)):
            yield Breach((claim,), (), f"{value.written}: the part is more than its whole")


# --- one law ----------

Choice = tuple[Figure, ...]  # one figure for each place of a law
Exceeded = dict[Law, list[set[str]]]  # the claims that are known to break a limit


class TooMany(ValueError):
    """More ways to put claims into a law than `MOST_STEPS`."""


def _broken(law: Law, view: View) -> tuple[Law, list[Choice]]:
    """The choices that break the law, plainest figures first; of one that is no sum but a limit, the law
    over the fewest parts that are too much."""
    over = law if law.exact else _exceeded(law, view)
    if over is None or not all(law.places):
        return law, []
    broken = [c for c in _choices(over, view) if _breaks(over, c)]
    if not broken:
        broken = [c for c in _growing(over, view) if _outgrown(over, c, view)]
        over = replace(over, given=f"{over.given}; told at different times, and none of it can shrink")
    near = (c for c in broken if _near(over, c, view) and not _made_up(over, c, view))
    return over, sorted(near, key=_plainest)


LEAST = 10  # of a difference, to be met by something else that has just that size


def _made_up(law: Law, choice: Choice, view: View) -> bool:
    """Some other claim tells of just as many as are missing, or too many: of those shot, beside those who fled."""
    if not law.exact or law.own:
        return False
    left, *right = (p.addend.sign * p.value for p in parts_of(law, choice))
    gap, unit = abs(left - sum(right)), choice[0].amount.unit
    if gap < LEAST * unit.factor or _is_round(gap):
        return False
    taken = {f.claim.id for f in choice}
    others = ((c, a) for c in amounts(view) if c.id not in taken for a in sizes(c, view.context))
    just = (c for c, a in others if a.figure == gap and not a.bound and _of_one_dimension(a.unit, unit))
    return any(_may_be_counted_with(c, choice[0].claim, view) for c in just)


def _is_round(figure: Fraction) -> bool:
    """Of one digit and zeros, as many figures are: 10 billion."""
    return figure.denominator == 1 and len(str(figure.numerator).rstrip("0")) < 2


def _may_be_counted_with(claim: Claim, whole: Claim, view: View) -> bool:
    """Where both say what they count it is of one kind: ten dives are no ten faults, but some people may be
    others."""
    one, other = (view.counted(c) for c in (claim, whole))
    if not one or not other:
        return True
    sorts = [{k for c in counted for s in c.senses for k in view.lexicon.sorts.get(s, ())} for counted in (one, other)]
    return meet(one, other) or not sorts[0].isdisjoint(sorts[1])


def _of_one_dimension(a: Unit, b: Unit) -> bool:
    return convertible(a, b) or {a.dimension, b.dimension} <= {"count", "number"}


def _condensed(law: Law, view: View) -> tuple[Law, dict[str, list[Claim]]]:
    """The law with one figure for all that say the same of the same time, and by its claim all that it
    stands for."""
    own = {c.id for c in law.own}
    twins: dict[str, list[Claim]] = {}

    def one_each(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        first: dict[tuple[object, ...], Figure] = {}
        for f in sorted(figures, key=lambda f: (f.claim.id not in own, f.loose, f.claim.id)):
            kept = first.setdefault((f.interval, *_times(f.claim, view)), f)
            twins.setdefault(kept.claim.id, []).append(f.claim)
        return tuple(first.values())

    def thin(a: Addend) -> Addend:
        return replace(a, figures=one_each(a.figures), shares=one_each(a.shares))

    return replace(law, left=thin(law.left), right=tuple(thin(a) for a in law.right)), twins


def _times(claim: Claim, view: View) -> tuple[object, ...]:
    """Everything by which it is told whether a claim is of the same time as others."""
    dates = (d.period if d is not None else None for d in (claim.when, claim.source.published))
    return (*dates, tuple(sorted(view.frame(claim).times)), view.context.over_time(claim))


def _plainest(choice: Choice) -> tuple[int, int, int, list[str]]:
    ids = sorted({f.claim.id for f in choice})
    rounded = sum(not f.interval.is_point for f in choice)
    return len(ids), sum(f.loose for f in choice), rounded, ids


def _choices(law: Law, view: View) -> Iterator[Choice]:
    """Every way to put a claim into each place, of those that go together."""
    places = law.places
    steps = 0

    def extend(chosen: Choice) -> Iterator[Choice]:
        nonlocal steps
        n = len(chosen)
        if n == len(places):
            yield chosen
            return
        for f in places[n]:
            steps += 1
            if steps > MOST_STEPS:
                raise TooMany
            if all(_go_together(law, i, c.claim, n, f.claim, view) for i, c in enumerate(chosen)):
                yield from extend((*chosen, f))

    return extend(())


def _growing(law: Law, view: View) -> Iterator[Choice]:
    """The choices over a plain sum whose parts are told later than the whole, or all earlier, of what only grows."""
    if not law.exact or any(a.share or a.sign < 0 for a in law.addends):
        return

    def together(i: int, a: Claim, j: int, b: Claim) -> bool:
        return law.together(i, a, j, b) or growth(a, b, view) != 0

    for choice in _choices(replace(law, together=together), view):
        if any(view.context.over_time(f.claim) not in ("cumulative", "") for f in choice):
            continue  # the missing become fewer
        orders = {growth(choice[0].claim, f.claim, view) for f in choice[1:]}
        if len(orders - {0}) == 1:
            yield choice


def _outgrown(law: Law, choice: Choice, view: View) -> bool:
    """Parts that are told later are together less than the whole was before, or those told earlier are more."""
    left, *right = values(law, choice)
    total = reduce(Interval.__add__, right)
    later_parts = any(growth(choice[0].claim, f.claim, view) > 0 for f in choice[1:])
    return total.below(left) if later_parts else left.below(total)


def _go_together(law: Law, i: int, a: Claim, j: int, b: Claim, view: View) -> bool:
    if a is b:
        return True
    levels = law.moves is not None and {i, j} == set(law.moves)
    apart = law.distinct if law.moves is None else not levels  # a level and a change: no answers to one question
    return law.together(i, a, j, b) and (apart or not view.clash(a, b, moved=levels))


def _breaks(law: Law, choice: Choice) -> bool:
    left, *right = values(law, choice)
    total = reduce(Interval.__add__, right)
    return not left.overlaps(total) if law.exact else left.below(total)


FAR = 4  # two sides of a sum that are further apart than that are about two things
VERY_FAR = 8  # the same where the words of both levels say which side of the change they are
RATHER_FAR = 3  # the same of two levels, and what is told to have changed between them


def _near(law: Law, choice: Choice, view: View) -> bool:
    """A slip of arithmetic, and no sum of what does not belong together; what a source adds up itself is its own.
    Between two levels of which only the times tell that one is before a change, other changes may lie."""
    if tuple(f.claim for f in choice) == law.own:
        return True
    left, *right = values(law, choice)
    if _far_below(left, total := reduce(Interval.__add__, right)) or _far_below(total, left):
        return False
    if law.most is not None and left.scale(law.most).below(total):
        return False
    if law.distinct and law.moves is None and len(right) > 1 and any(left.below(part) for part in right):
        return False  # what is less than one of its parts is the whole of something else
    if law.moves is None:
        return True
    far = VERY_FAR if all(view.context.side(choice[n].claim) for n in law.moves) else RATHER_FAR
    after, before = (choice[n].amount.figure for n in law.moves)
    told = sum(p.addend.sign * p.value for p in parts_of(law, choice)[1:]) - before
    seen = after - before
    return told * seen > 0 and abs(told) < abs(seen) * far and abs(seen) < abs(told) * far


def _far_below(a: Interval, b: Interval) -> bool:
    return a.high is not None and b.low is not None and 0 <= a.high * FAR < b.low


def values(law: Law, choice: Choice) -> list[Interval]:
    """What the figures leave open for each addend, its sign applied."""
    out, rest = [], list(choice)
    for addend in law.addends:
        found = rest.pop(0).interval
        if addend.share:
            found = found.times(rest.pop(0).interval)
        out.append(found if addend.sign > 0 else -found)
    return out


def _exceeded(law: Law, view: View) -> Law | None:
    """The law over the fewest parts that are together more than some whole."""
    found = [parts for whole in law.left.figures if (parts := _largest(law, whole, view)) is not None]
    fewest = min(found, key=len, default=None)
    return replace(law, right=tuple(fewest)) if fewest is not None else None


def _largest(law: Law, whole: Figure, view: View) -> list[Addend] | None:
    """The largest parts, one after the other, until they are more than the whole. Where the largest goes
    with none of the other parts (another year's), the next is tried."""
    able = [
        (f.interval.low, n, f)
        for n, part in enumerate(law.right)
        for f in part.figures
        if f.interval.low is not None and _go_together(law, 0, whole.claim, n + 1, f.claim, view)
    ]
    able.sort(key=lambda x: (-x[0], x[1]))
    for _, first, largest in able[:MOST_STARTS]:
        chosen = {first: largest}
        for _, n, f in able:
            fits = (_go_together(law, m + 1, g.claim, n + 1, f.claim, view) for m, g in chosen.items())
            if n not in chosen and all(fits):
                chosen[n] = f
                if whole.interval.below(reduce(Interval.__add__, (g.interval for g in chosen.values()))):
                    return [law.right[m] for m in sorted(chosen)]
    return None


# --- one finding for each broken sum ----------


def _groups(law: Law, choices: Sequence[Choice], view: View) -> Iterator[list[Choice]]:
    """Choices that stand for one another. What is more than its whole is one finding whoever says so, and an
    equation that its own source breaks is not held against others."""
    if not choices:
        return
    if not law.exact:
        yield list(choices)
        return
    by_claims = {tuple(f.claim for f in c): c for c in choices}
    own = law.own in by_claims
    in_order = [law.own, *(c for c in by_claims if c != law.own)] if own else list(by_claims)
    groups = _alike(in_order[:MOST_LISTED], view)
    for same in groups[:1] if own else groups:
        yield [by_claims[claims] for claims in same]


def _alike(sets: Sequence[tuple[Claim, ...]], view: View) -> list[list[tuple[Claim, ...]]]:
    """The sets under the first that each is alike to, place by place."""
    groups: list[list[tuple[Claim, ...]]] = []
    for claims in sets:
        for group in groups:
            pairs = zip(group[0], claims, strict=False)
            if len(group[0]) == len(claims) and all(_says_the_same(a, b, view) for a, b in pairs):
                group.append(claims)
                break
        else:
            groups.append([claims])
    return groups


def _says_the_same(a: Claim, b: Claim, view: View) -> bool:
    """They agree, or can both be true, on one question."""
    if a is b:
        return True
    if isinstance(a.value, Date) and isinstance(b.value, Date):
        return a.value.period.overlaps(b.value.period)
    found = view.judgements.get((min(a.id, b.id), max(a.id, b.id)))
    if found is not None:
        return found.relation in (Relation.AGREE, Relation.CONSISTENT)
    return a.source.id == b.source.id and view.question[a.id] == view.question[b.id]


def _others(group: Sequence[Choice], twins: Mapping[str, Sequence[Claim]]) -> tuple[Claim, ...]:
    """The claims that could stand in the first choice's places, those included that say the same as
    others."""
    taken = {f.claim.id for f in group[0]}
    found = {c.id: c for choice in group for f in choice for c in twins[f.claim.id] if c.id not in taken}
    return tuple(found[id] for id in sorted(found))


def _rest(group: Sequence[tuple[Claim, ...]]) -> tuple[Claim, ...]:
    """The claims that could stand in the place of one of the first set."""
    taken = {c.id for c in group[0]}
    found = {c.id: c for claims in group[1:] for c in claims if c.id not in taken}
    return tuple(found[id] for id in sorted(found))


# --- laws that hang together ----------


def _by_chains(
    found: Sequence[Law], known: Mapping[Law, Sequence[Choice]], exceeded: Exceeded, view: View
) -> Iterator[Breach]:
    for component in _components([law for law in found if not law.distinct]):
        ids = {f.claim.id for law in component for place in law.places for f in place}
        if len(component) > 1 and len(ids) > 2:
            chain = _Chain(component, exceeded, view)
            yield from chain.breaches([c for law in component for c in known.get(law, ())])


def _components(found: Sequence[Law]) -> list[list[Law]]:
    """Laws that share a variable, by way of others too, in order."""
    home: dict[str, int] = {}
    groups: dict[int, list[Law]] = {}
    for n, law in enumerate(found):
        touched = sorted({home[a.variable] for a in law.addends if a.variable in home})
        groups[n] = [x for t in touched for x in groups.pop(t)] + [law]
        home.update((a.variable, n) for x in groups[n] for a in x.addends)
    return [groups[n] for n in sorted(groups)]


class _Chain:
    """Laws that hang together, as rows; claims that say the same at the same time are looked at as one. `exceeded` has
    what is known to break a limit: two parts that are more than their whole are one finding, however many ways lead to
    the whole. Of laws that do not hold together one set of claims tells enough."""

    def __init__(self, component: Sequence[Law], exceeded: Exceeded, view: View) -> None:
        self.view, self.laws, self.exceeded = view, component, exceeded
        self.told: set[frozenset[Law]] = set()  # the laws of each finding
        self.places: dict[str, list[tuple[Law, int]]] = {}
        self.claims: dict[str, Claim] = {}
        rows: dict[Row, None] = {}
        for law in component:
            rows.update(dict.fromkeys(rows_of(law)))
            for n, place in enumerate(law.places):
                for f in place:
                    self.claims[f.claim.id] = f.claim
                    self.places.setdefault(f.claim.id, []).append((law, n))
        self.rows = list(rows)
        self.stands_for = self._classes()

    def _classes(self) -> dict[str, str]:
        """Each claim's representative: the first by id that says the same at the same time."""
        said: dict[str, list[tuple[object, ...]]] = {}
        for r in self.rows:
            said.setdefault(r.owner, []).append((r.terms, r.bound, r.strict))
        first: dict[tuple[object, ...], str] = {}
        out = {}
        for id in sorted(self.claims):
            key = (tuple(said.get(id, ())), *_times(self.claims[id], self.view))
            out[id] = first.setdefault(key, id)
        return out

    def breaches(self, known: Sequence[Choice]) -> Iterator[Breach]:
        from reconcile.consistency.search import smallest_sets

        kept = sorted(set(self.stands_for.values()))
        rows = only(self.rows, kept)
        barred = sorted({tuple(sorted({self.stands_for[f.claim.id] for f in choice})) for choice in known})
        apart = [(a, b) for i, a in enumerate(kept) for b in kept[i + 1 :] if not self._go_together(a, b)]
        found = smallest_sets(rows, apart, barred)
        if found.open:
            yield Breach((), (), "", undecided=_undecided(self.laws, found.open))
        sets = [tuple(self.claims[id] for id in ids) for ids in found.sets]
        for same in _alike([claims for claims in sets if not self._in_doubt(claims)], self.view):
            yield from self._breach(same)

    def _in_doubt(self, claims: Sequence[Claim]) -> bool:
        """Two of them, of two sources, are of one part and one subject, and yet of two questions: perhaps of one."""
        view = self.view
        return any(
            a.source.id != b.source.id
            and view.question[a.id] != view.question[b.id]
            and bool(view.scope(a))
            and same_extent(a, b, view)
            and same_subject(a, b, view)
            and common_unit((a, b), view.context) is not None
            for a, b in combinations(claims, 2)
        )

    def _go_together(self, a: str, b: str) -> bool:
        """In a law that both stand in, as that has it; else told of one time."""
        p, q = self.claims[a], self.claims[b]
        if self.view.clash(p, q):
            return False
        shared = [
            (law, i, j) for law, i in self.places[a] for other, j in self.places[b] if law is other and i != j
        ]
        return any(law.together(i, p, j, q) for law, i, j in shared) if shared else one_time(p, q, self.view)

    def _breach(self, same: Sequence[tuple[Claim, ...]]) -> Iterator[Breach]:
        rows = only(self.rows, [c.id for c in same[0]])
        try:
            proof = minimal_conflict(rows)
        except TooLarge as error:
            yield Breach((), (), "", undecided=_undecided(self.laws, str(error)))
            return
        if proof is None:  # the solver erred, or the set is not minimal
            return
        used = [r for r, weight in zip(rows, proof, strict=True) if weight]
        over = [law for law in self.laws if any(r in used for r in law_rows(law))]
        if len(over) < 2 or len(same[0]) < 3:  # found without the solver; a pair is for others to judge
            return
        if frozenset(over) in self.told:
            return
        ids = {self.stands_for[c.id] for c in same[0]}
        limits = [law for law in over if not law.exact]
        told = [{self.stands_for.get(id, id) for id in known} for x in limits for known in self.exceeded.get(x, ())]
        if any(len(ids & known) > 1 for known in told):
            return
        for law in limits:
            self.exceeded.setdefault(law, []).append(ids)
        self.told.add(frozenset(over))
        taken = {self.stands_for[c.id] for claims in same for c in claims}
        others = [self.claims[id] for id in sorted(self.stands_for) if self.stands_for[id] in taken]
        mine = {c.id for c in same[0]}
        yield in_words_of_chain(over, same[0], tuple(c for c in others if c.id not in mine), self.view)


def rows_of(law: Law) -> list[Row]:
    """The law, and what the claims in its places say."""
    out = law_rows(law)
    for a in law.addends:
        for f in a.figures:
            out += within(a.variable, f.interval, f.claim.id)
        for s in a.shares:
            low, high = s.interval.low, s.interval.high
            whole, part = a.variable, product(a)
            if low is not None:
                out.append(row({whole: low, part: Fraction(-1)}, owner=s.claim.id))
            if high is not None:
                out.append(row({part: Fraction(1), whole: -high}, owner=s.claim.id))
    return out


def law_rows(law: Law) -> list[Row]:
    terms: dict[str, Fraction] = {}
    for n, a in enumerate(law.addends):
        name = product(a)
        terms[name] = terms.get(name, Fraction(0)) + (-1 if n == 0 else a.sign)
    shared = [
        row({a.variable: Fraction(-1)}) for a in law.addends if a.share
    ]  # of a whole of at least nothing
    return (zero(terms) if law.exact else at_most_zero(terms)) + shared


def product(a: Addend) -> str:
    """The variable that stands in the sum."""
    return f"{a.share} of {a.variable}" if a.share else a.variable


# --- findings ----------


def _minimal(found: Iterable[Breach]) -> list[Breach]:
    """Each set once, smallest first, none that holds another; what is undecided last."""
    kept: list[Breach] = []
    for b in sorted(found, key=lambda b: (bool(b.undecided), len(b.ids), b.ids, b.undecided)):
        if b.undecided or not any(k.ids and set(k.ids) <= set(b.ids) for k in kept):
            kept.append(b)
    return kept


def _finding(b: Breach, view: View) -> Finding:
    if b.undecided:
        return Finding(
            "RC402",
            b.undecided,
            severity="note",
            help=("state fewer equations over these claims, or decide which claims are one",),
        )
    code = "RC402" if len(b.ids) > 2 else "RC401"
    first, *rest = b.claims
    may = "can hardly" if b.surmised else "cannot"
    what = f"these {len(b.ids)} claims {may} all be true" if len(b.ids) > 2 else " and ".join(b.ids)
    keys = ("quantity", "date", "when")
    return Finding(
        code,
        f"{what}: {b.text}",
        first.span(*keys),
        label=first.source.id,
        claims=b.ids,
        related=(
            *(Related(c.source.id, c.span(*keys)) for c in rest),
            *(Related(f"says the same: {c.id}", c.span(*keys)) for c in b.others),
        ),
        because=b.because,
        fingerprint=fingerprint(code, b.claims),
        help=('settle it: reconcile decide {fingerprint} --ruling … --reason "…"',),
    )
