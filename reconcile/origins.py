"""Who a claim goes back to. Agreement is counted in origins, not in articles; it is never called corroboration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.claim import Claim
from reconcile.names import NameBook, is_named


@dataclass(frozen=True, slots=True)
class Standing:
    """`independence` is repetition, distinct or unknown; `origins` the named ends of the chains; `note` says why."""

    independence: str
    origins: tuple[str, ...]
    note: str


def chain(claim: Claim) -> tuple[str, ...]:
    """Whom the claim is credited to, nearest first; the last is the origin."""
    first = claim.first_reported_by or claim.source.first_reported_by
    copy = claim.source.copy_of
    return (*claim.said_by, *((first,) if first else ()), *((copy,) if copy else ()))


def independence(claims: Sequence[Claim], names: NameBook) -> Standing:
    """Of claims that agree: one origin told several times, distinct named origins, or not known."""
    chains = {c.id: tuple(n for n in chain(c) if is_named(n, names.lexicon)) for c in claims}
    by_source: dict[str, list[str]] = {}
    for c in claims:
        by_source.setdefault(c.source.id, []).extend(chains[c.id])
    shared = _shared(by_source, names)
    ends = tuple(sorted({_origin(c, names) for c in claims} - {""}))
    if shared:
        return Standing("repetition", (shared,), f"{_join(_holders(by_source, shared, names))} rest on {shared}: one origin told several times")
    without = sorted({c.source.id for c in claims if not _origin(c, names)})
    if not without and len(ends) > 1:
        return Standing("distinct", ends, f"each names an origin of its own: {_join(ends)}; whether these are independent is for a person to say")
    return Standing("unknown", ends, _unknown(claims, without, names))


def _shared(by_source: dict[str, list[str]], names: NameBook) -> str:
    """A named link that the chains of two sources have in common."""
    sources = sorted(by_source)
    for i, one in enumerate(sources):
        for other in sources[i + 1 :]:
            for x in by_source[one]:
                for y in by_source[other]:
                    if names.compare(x, y) in ("same", "part"):
                        return _wider(x, y, names)
    return ""


def _wider(x: str, y: str, names: NameBook) -> str:
    """A spokesperson who is part of a company is that company."""
    x, y = names.canonical(x), names.canonical(y)
    for one, other in ((x, y), (y, x)):
        if names.part_of.get(one) and names.compare(names.part_of[one], other) == "same":
            return other
    return min(x, y, key=lambda n: (len(n), n))


def _holders(by_source: dict[str, list[str]], shared: str, names: NameBook) -> tuple[str, ...]:
    return tuple(sorted(s for s, links in by_source.items() if any(names.compare(x, shared) in ("same", "part") for x in links)))


def _origin(claim: Claim, names: NameBook) -> str:
    links = chain(claim)
    if not links or not is_named(links[-1], names.lexicon):
        return ""
    name = names.canonical(links[-1])
    return names.part_of.get(name, name)


def _unknown(claims: Sequence[Claim], without: Sequence[str], names: NameBook) -> str:
    relays: dict[str, set[str]] = {}
    for c in claims:
        for relay in c.source.relays:
            relays.setdefault(names.canonical(relay), set()).add(c.source.id)
    hint = sorted(r for r, holders in relays.items() if len(holders) > 1)
    text = f"{_join(without)} {'names' if len(without) == 1 else 'name'} no origin" if without else "the origins are not told apart"
    return text + (f"; both draw on {_join(hint)}" if hint else "")


def _join(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + " and " + names[-1]
