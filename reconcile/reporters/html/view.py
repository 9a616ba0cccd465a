"""What the page shows, worked out once from a report: rows, cells, counts, articles in pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reconcile.claim import Claim, Source
from reconcile.finding import Finding
from reconcile.report import STANDINGS, Article, Doubt, Link, Pair, Passage, Question, Report
from reconcile.reporters.common import conclusion, worth
from reconcile.reporters.html.origins import Graph, Rest, rests
from reconcile.reporters.html.passages import Piece, Words, in_surroundings, paragraphs
from reconcile.reporters.html.pictures import Picture, pictures

MOST_PAIRS = 30  # told in full in one question; conflicts come first
FEW_PAIRS = 3  # beyond which pairs with one reason are told together
FOLDED_PAIRS = 6  # beyond which the pairs that need no decision are folded away
WIDE = 12  # sources beyond which neighbouring silent cells are shown as one
JOINT = ("RC401", "RC402", "RC403")
# Findings that have a place of their own.
ELSEWHERE = (*JOINT, "RC301", "RC302", "RC303", "RC304", "RC305", "RC310", "RC501")


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim as the answer to a question; `relation` is the worst among its pairs there."""

    claim: Claim
    relation: str
    anchor: str  # "" when the claim has its place under another question
    words: Words
    placed: bool  # its quote is highlighted in the article view
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source answers; or `silent` neighbouring sources that answer nothing."""

    source: str = ""
    answers: tuple[Answer, ...] = ()
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """Pairs of one relation and one conclusion; `pairs` in full, `more` only by name."""

    relation: str
    pairs: tuple[Pair, ...]
    more: tuple[Pair, ...] = ()


@dataclass(slots=True)
class Card:
    """A question with everything that its section shows; `number` joins its places on the page."""

    number: int
    question: Question
    answers: list[Answer]
    cells: list[Cell]
    told: list[Told]
    pictures: list[Picture]
    links: list[Link] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def worth(self) -> str:
        """What its agreement is worth: a kind of independence, or "none" where there is no agreement to weigh."""
        fits = len({id.split("#")[0] for id in self.question.agreeing()}) > 1
        return self.question.independence or "" if fits else "none"

    @property
    def origins_told(self) -> str:
        """How many origins its agreement has: only those with a name can be told apart."""
        named = len(self.question.origins)
        if self.worth == "unknown":
            return f"{named} named" if named else "?"
        return "–" if self.worth == "none" else str(named)

    @property
    def several(self) -> frozenset[str]:
        """Sources that answer more than once: only a claim's whole id tells which answer is meant."""
        told = Counter(a.claim.source.id for a in self.answers)
        return frozenset(s for s, n in told.items() if n > 1)

    @property
    def quoted(self) -> bool:
        return any(a.claim.quote for a in self.answers)

    @property
    def decided(self) -> str:
        """ "decided", "1 of 2 decided", or "" when none of its findings is."""
        done, all_ = sum(f.state == "decided" for f in self.findings), len(self.findings)
        return "" if not done else "decided" if done == all_ else f"{done} of {all_} decided"

    @property
    def standing(self) -> str:
        return self.question.standing

    @property
    def folded(self) -> list[Told]:
        """Of many pairs, those that need no decision."""
        if len(self.question.pairs) <= FOLDED_PAIRS or self.standing not in ("conflict", "uncertain"):
            return []
        return [t for t in self.told if t.relation not in ("conflict", "uncertain")]

    @property
    def unfolded(self) -> list[Told]:
        folded = self.folded
        return [t for t in self.told if t not in folded]


@dataclass(frozen=True, slots=True)
class Between:
    """How two sources agree: the questions both answer, by relation."""

    a: str
    b: str
    common: int
    fit: int  # agree or are consistent
    counts: tuple[tuple[str, int], ...]

    @property
    def tint(self) -> int:
        """0 (nothing fits) to 4 (everything fits)."""
        return 4 * self.fit // self.common


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article in pieces; `unplaced` are quotes that do not stand in it."""

    number: int
    article: Article
    sources: tuple[Source, ...]
    paragraphs: list[list[Piece]]
    gaps: int
    quotes: int
    unplaced: tuple[tuple[Claim, str, str], ...]  # claim, quote, grade


@dataclass(slots=True)
class View:
    report: Report
    cards: list[Card]
    groups: list[tuple[str, list[Card]]]
    alone: list[tuple[Source, list[Card]]]  # questions that only this source answers
    between: dict[tuple[str, str], Between]
    sheets: list[Sheet]
    textless: list[Source]
    rests: list[Rest]
    graph: Graph | None
    joint: list[Finding]
    other: list[Finding]
    doubts: tuple[Doubt, ...]
    claims: dict[str, Claim]
    by_print: dict[str, Finding]
    worth: dict[str, int]  # independence -> questions whose answers fit together
    counts: dict[str, int]
    number_of: dict[str, list[int]]  # claim id -> numbers of its questions
    claims_of: dict[str, int]  # source id -> how many claims
    origins: list[Card]  # the questions of several sources, those on one origin first


def view_of(report: Report) -> View:
    """Everything in the order in which it is shown: disputed first, then by name."""
    return _Builder(report).view()


def anchor(claim: str) -> str:
    """The fragment of a claim; ids hold no slash."""
    return "claim-" + claim.replace("#", "/")


class _Builder:
    def __init__(self, report: Report) -> None:
        self.it = report
        self.claims = {c.id: c for c in report.claims}
        self.articles = {a.path: a for a in report.articles}
        self.passages: dict[str, list[Passage]] = {}
        for p in report.passages:
            self.passages.setdefault(p.claim, []).append(p)
        self.by_print = {f.fingerprint: f for f in report.findings if f.fingerprint}
        self.links: dict[str, list[Link]] = {}
        for link in report.links:
            for id in (link.part, link.whole):
                self.links.setdefault(id, []).append(link)
        self.seen: set[str] = set()
        self.column = {s.id: n for n, s in enumerate(report.sources)}

    def view(self) -> View:
        ordered = sorted(self.it.questions, key=lambda q: (STANDINGS.index(q.standing), q.name, q.id))
        cards = [self._card(n, q) for n, q in enumerate(ordered)]
        groups = [(s, found) for s in STANDINGS if (found := [c for c in cards if c.standing == s])]
        table, graph = rests(self.it)
        number_of: dict[str, list[int]] = {}
        for card in cards:
            for id in card.question.claims:
                number_of.setdefault(id, []).append(card.number)
        told = Counter(c.source.id for c in self.it.claims)
        sheets = self._sheets(cards)
        return View(
            report=self.it,
            cards=cards,
            groups=groups,
            alone=self._alone(cards),
            between=self._between(),
            sheets=sheets,
            textless=self._textless(sheets),
            rests=table,
            graph=graph,
            joint=[f for f in self.it.findings if f.code in JOINT],
            other=[f for f in self.it.findings if f.code not in ELSEWHERE],
            doubts=self.it.uncertain,
            claims=self.claims,
            by_print=self.by_print,
            worth=worth(self.it),
            counts=self.it.summary(),
            number_of=number_of,
            claims_of={s.id: told[s.id] for s in self.it.sources},
            origins=sorted((c for c in cards if c.question.independence), key=_by_worth),
        )

    # --- questions ----------

    def _card(self, number: int, q: Question) -> Card:
        worst: dict[str, str] = {}
        for p in q.pairs:
            for id in (p.a, p.b):
                worst[id] = min(worst.get(id, "single"), p.relation, key=STANDINGS.index)
        answers = [self._answer(self.claims[id], worst.get(id, "single")) for id in q.claims]
        card = Card(
            number, q, answers, self._cells(answers), _told(q.pairs),
            pictures(q, [a.claim for a in answers]) if len(answers) > 1 else [],
        )  # fmt: skip
        inside = set(q.claims)
        own = (c for c in q.claims if c not in q.passing)
        linked = (x for c in own for x in self.links.get(c, ()) if not {x.part, x.whole} <= inside)
        card.links = list(dict.fromkeys(linked))
        prints = dict.fromkeys(p.finding for p in q.pairs if p.finding)
        card.findings = [self.by_print[f] for f in prints if f in self.by_print]
        return card

    def _answer(self, claim: Claim, relation: str) -> Answer:
        here = "" if claim.id in self.seen else anchor(claim.id)
        self.seen.add(claim.id)
        told = self.passages.get(claim.id, [])
        own = [p for p in told if p.article == claim.source.article and p.parts and p.article in self.articles]
        words = in_surroundings(own[0], self.articles[own[0].article].text) if own else ()
        bad = next((p.grade for p in told if p.grade in ("altered", "elsewhere", "absent")), "")
        return Answer(claim, relation, here, words, bool(own), bad)

    def _cells(self, answers: Sequence[Answer]) -> list[Cell]:
        by_source: dict[str, list[Answer]] = {}
        for answer in answers:
            by_source.setdefault(answer.claim.source.id, []).append(answer)
        if len(self.it.sources) <= WIDE:
            return [Cell(s.id, tuple(by_source.get(s.id, ())), int(s.id not in by_source)) for s in self.it.sources]
        out: list[Cell] = []
        next_column = 0
        for column, source in sorted((self.column[s], s) for s in by_source):
            out += _silent(column - next_column)
            out.append(Cell(source, tuple(by_source[source])))
            next_column = column + 1
        return out + _silent(len(self.it.sources) - next_column)

    def _alone(self, cards: Sequence[Card]) -> list[tuple[Source, list[Card]]]:
        by_source: dict[str, list[Card]] = {}
        for card in cards:
            if card.standing == "single" and card.answers:
                by_source.setdefault(card.answers[0].claim.source.id, []).append(card)
        return [(s, by_source[s.id]) for s in self.it.sources if s.id in by_source]

    def _between(self) -> dict[tuple[str, str], Between]:
        """For every two sources, by question the worst relation of their claims."""
        found: dict[tuple[str, str], list[str]] = {}
        for q in self.it.questions:
            worst: dict[tuple[str, str], str] = {}
            for p in q.pairs:
                a, b = sorted((p.a.split("#")[0], p.b.split("#")[0]))
                if a != b:
                    worst[a, b] = min(worst.get((a, b), "single"), p.relation, key=STANDINGS.index)
            for two, relation in worst.items():
                found.setdefault(two, []).append(relation)
        out = {}
        for (a, b), relations in found.items():
            counts = tuple((s, n) for s in STANDINGS if (n := relations.count(s)))
            fit = relations.count("agree") + relations.count("consistent")
            out[a, b] = out[b, a] = Between(a, b, len(relations), fit, counts)
        return out

    # --- articles ----------

    def _sheets(self, cards: Sequence[Card]) -> list[Sheet]:
        standing: dict[str, str] = {}
        for card in cards:
            for answer in card.answers:
                id = answer.claim.id
                standing[id] = min(standing.get(id, "single"), answer.relation, key=STANDINGS.index)
        by_article: dict[str, list[Source]] = {}
        for source in self.it.sources:
            if source.article in self.articles:
                by_article.setdefault(source.article or "", []).append(source)
        return [
            self._sheet(n, self.articles[path], tuple(sources), standing)
            for n, (path, sources) in enumerate(by_article.items())
        ]

    def _sheet(self, number: int, article: Article, sources: tuple[Source, ...], standing: dict[str, str]) -> Sheet:
        ids = {s.id for s in sources}
        told = [p for id in self.claims if id.split("#")[0] in ids for p in self.passages.get(id, ())]
        here = [p for p in told if p.article == article.path and p.parts and p.grade != "elsewhere"]
        placed = {(p.claim, p.quote) for p in here}
        missing = tuple((self.claims[p.claim], p.quote, p.grade) for p in told if (p.claim, p.quote) not in placed)
        pieces = paragraphs(article, here, standing)
        return Sheet(number, article, sources, pieces, len(article.uncovered), len(placed), missing)

    def _textless(self, sheets: Sequence[Sheet]) -> list[Source]:
        shown = {s.id for sheet in sheets for s in sheet.sources}
        return [s for s in self.it.sources if s.id not in shown]


def _silent(sources: int) -> list[Cell]:
    return [Cell(silent=sources)] if sources else []


def _told(pairs: Sequence[Pair]) -> list[Told]:
    """Every pair with its reason; of many, those with one reason are told together, the first of them in full."""
    groups: dict[tuple[str, str], list[Pair]] = {}
    crowded = len(pairs) > FEW_PAIRS
    for n, pair in enumerate(pairs):
        key = conclusion(pair.because) if crowded else str(n)
        groups.setdefault((pair.relation, key), []).append(pair)
    ordered = sorted(groups.items(), key=lambda g: STANDINGS.index(g[0][0]))
    out: list[Told] = []
    in_full = 0
    for (relation, _), found in ordered:
        full = found[:1] if crowded else found
        if in_full >= MOST_PAIRS:
            full = []
        in_full += len(full)
        last = out[-1] if out else None
        if not full and last and not last.pairs and last.relation == relation:
            out[-1] = Told(relation, (), (*last.more, *found))
        else:
            out.append(Told(relation, tuple(full), tuple(found[len(full) :])))
    return out


def _by_worth(card: Card) -> tuple[int, int, str]:
    order = ("repetition", "unknown", "distinct", "none")
    return order.index(card.worth), -len(card.question.claims), card.question.name
