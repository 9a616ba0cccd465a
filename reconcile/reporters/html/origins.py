"""Who rests on whom: sources, what they draw on, and where it comes from, as a graph in three columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reconcile.claim import Claim, Source
from reconcile.origins import chain
from reconcile.report import Report

ROW = 30
WIDTH = 930
COLUMNS = (0, 330, 660)
BOX = 220
MOST_IN_COLUMN = 40
LONGEST = 34  # letters that fit a box


@dataclass(slots=True)
class Node:
    """A source (column 0), an outlet in between (1) or an origin (2); `claims` credit it. `written` is how, `here` are
    the sources that it is the publisher of. Whoever has no name ("two people") may be another in every article."""

    name: str
    column: int
    is_named: bool = True
    sources: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    here: tuple[str, ...] = ()
    y: int = 0

    @property
    def x(self) -> int:
        return COLUMNS[self.column]

    @property
    def label(self) -> str:
        text = f"{self.name} = {', '.join(self.here)}" if self.here else self.name
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

    @property
    def is_shared(self) -> bool:
        return self.column > 0 and self.is_named and len(self.sources) > 1

    @property
    def weight(self) -> tuple[int, int]:
        return len(self.sources), len(self.claims)


@dataclass(frozen=True, slots=True)
class Edge:
    """`path` is an SVG path; `kind` is credited, relays or copy."""

    path: str
    kind: str
    width: float


@dataclass(frozen=True, slots=True)
class Graph:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int
    left_out: int
    width: int = WIDTH
    box: int = BOX

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(e.kind for e in self.edges)


@dataclass(frozen=True, slots=True)
class Rest:
    """One row of the table beside the picture: a name that others rest on, and who lists it among the outlets that it
    draws on."""

    name: str
    is_origin: bool
    is_named: bool
    also: tuple[str, ...]
    here: tuple[str, ...]
    sources: tuple[str, ...]
    claims: int
    relayed_by: tuple[str, ...]


def rests(report: Report) -> tuple[list[Rest], Graph | None]:
    """Every name that sources credit or relay, the most used first, and the picture of it."""
    nodes, links = _collect(report)
    named = sorted((n for n in nodes.values() if n.column), key=lambda n: (-n.weight[0], -n.weight[1], n.name))
    relayed = {n.name: tuple(sorted({a for (a, b, k) in links if b == n.name and k == "relays"})) for n in named}
    table = [
        Rest(n.name, n.column == 2, n.is_named, tuple(sorted(n.written - {n.name})), n.here, tuple(sorted(n.sources)),
             len(n.claims), relayed[n.name])
        for n in named
    ]  # fmt: skip
    return table, _graph(nodes, links, named) if links else None


Links = dict[tuple[str, str, str], int]  # from, to, kind -> how many claims


def _collect(report: Report) -> tuple[dict[tuple[str, bool], Node], Links]:
    """Nodes by (name, is it a source), and the links between their names."""
    nodes: dict[tuple[str, bool], Node] = {(s.id, True): Node(s.id, 0) for s in report.sources}
    links: Links = {}

    called = report.names
    here: dict[str, list[str]] = {}
    for s in report.sources:
        here.setdefault(called.get(s.publisher, ""), []).append(s.id)

    def name_node(written: str, source: Source, column: int, claim: str = "") -> str:
        name = called.get(written, written)
        own = tuple(here.get(name, ())) if written in called else ()
        node = nodes.setdefault((name, False), Node(name, column, written in called, here=own))
        node.column = max(node.column, column)
        node.sources.add(source.id)
        node.written.add(written)
        if claim:
            node.claims.add(claim)
        return name

    def link(a: str, b: str, kind: str) -> None:
        if a != b:
            links[a, b, kind] = links.get((a, b, kind), 0) + 1

    for source in report.sources:
        for relay in source.relays:
            link(source.id, name_node(relay, source, 1), "relays")
    for claim in report.claims:
        at, names = claim.source.id, _chain(claim, called)
        for n, written in enumerate(names):
            name = name_node(written, claim.source, 2 if n == len(names) - 1 else 1, claim.id)
            link(at, name, "copy" if n == 0 and not claim.said_by and claim.source.copy_of else "credited")
            at = name
    return nodes, links


def _chain(claim: Claim, called: dict[str, str]) -> list[str]:
    """Whom a claim is credited to, nearest first, each once, as written."""
    by_name: dict[str, str] = {}
    for written in chain(claim):
        by_name.setdefault(called.get(written, written), written)
    return list(by_name.values())


def _graph(nodes: dict[tuple[str, bool], Node], links: Links, named: Sequence[Node]) -> Graph:
    """Three columns. An edge that passes the middle one runs along the row of its origin, which is kept free there."""
    columns = [[n for n in nodes.values() if not n.column], *([n for n in named if n.column == c] for c in (1, 2))]
    sources, between, origins = (column[:MOST_IN_COLUMN] for column in columns)
    at = {n.name: n for n in (*between, *origins)}
    start = {n.name: n for n in sources}
    passed = {b for a, b, _ in links if a in start and b in at and at[b].column == 2}
    free = [row for row in range(len(origins) + len(between)) if row >= len(origins) or origins[row].name not in passed]
    for row, node in enumerate(origins):
        node.y = row * ROW
    for row, node in zip(free, between, strict=False):
        node.y = row * ROW
    height = max([n.y + ROW for n in (*between, *origins)] + [len(sources) * ROW])
    for i, node in enumerate(sources):
        node.y = (height - len(sources) * ROW) // 2 + i * ROW
    edges = []
    for (a, b, kind), claims in sorted(links.items()):
        if kind == "relays" and not links.keys().isdisjoint({(a, b, "credited"), (a, b, "copy")}):
            continue  # one line for the two
        one, other = start.get(a) or at.get(a), at.get(b)
        if one is not None and other is not None:
            edges.append(Edge(_path(one, other), kind, round(min(1 + claims**0.5 / 2, 5), 1)))
    shown = (*sources, *between, *origins)
    return Graph(shown, tuple(edges), height, len(nodes) - len(shown))


def _path(a: Node, b: Node) -> str:
    """A curve from the right side of a box to the left of another; round the right when both are in one column."""
    x1, y1, y2 = a.x + BOX, a.y + ROW // 2, b.y + ROW // 2
    if a.column >= b.column:
        return f"M{x1} {y1}C{x1 + 40} {y1} {b.x + BOX + 40} {y2} {b.x + BOX} {y2}"
    end = COLUMNS[a.column + 1]
    middle = (x1 + end) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {end} {y2}H{b.x}"
