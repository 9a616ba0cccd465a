"""Who a claim goes back to. Agreement is counted in origins, not in articles.

It is never called corroboration: that two named origins are independent is for a person to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from reconcile.claim import Claim
from reconcile.lexicon import phrase_key, tokens
from reconcile.names import NameBook, is_named


class Standing(NamedTuple):
    """`independence` is repetition, distinct or unknown; `origins` the named ends of the chains, or first the
    link that they share; `note` says why."""

    independence: str
    origins: tuple[str, ...]
    note: str


def chain(claim: Claim) -> tuple[str, ...]:
    """Whom the claim is credited to, nearest first; the last is the origin."""
    first = claim.first_reported_by or claim.source.first_reported_by
    copy = claim.source.copy_of
    return (*claim.said_by, *((first,) if first else ()), *((copy,) if copy else ()))


def called(written: Iterable[str], names: NameBook) -> dict[str, str]:
    """What each of these outlets and persons counts as, by the way they are written; who has no name is left out.

    As in `independence`, who speaks for an organisation is that organisation, and of names for one the shortest stands.
    """
    voices = {n: _voice(n, names) for n in sorted(set(written)) if is_named(n, names.lexicon)}
    found: dict[str, str] = {}
    by_sign: dict[str, list[str]] = {}  # so that not every two of many names are compared
    for voice in sorted(set(voices.values()), key=_short):
        signs = _signs(voice)
        near = dict.fromkeys(k for sign in signs for k in by_sign.get(sign, ()))
        found[voice] = next((k for k in near if names.compare(voice, k) != "other"), voice)
        if found[voice] == voice:
            for sign in signs:
                by_sign.setdefault(sign, []).append(voice)
    return {n: found[v] for n, v in voices.items()}


def _signs(name: str) -> list[str]:
    """Names for one share a word, or one has the initials of the other."""
    words = [w for w in tokens(name) if w.word not in ("the", "a", "an")]
    capitals = "".join(w.word[0] for w in words if w.written[0].isupper())
    return list(dict.fromkeys((*phrase_key(name), *(w.word for w in words), capitals)))


def worth(agreeing: Collection[Claim], names: NameBook) -> Standing:
    """What the agreement of these claims is worth, if they are agreement between sources at all."""
    if len({c.source.id for c in agreeing}) < 2:
        return Standing("unknown", (), "no two sources agree on it")
    return independence(tuple(agreeing), names)


def independence(claims: Sequence[Claim], names: NameBook) -> Standing:
    """Of claims that agree: one origin told several times, distinct named origins, or not known."""
    chains: dict[str, list[str]] = {}
    for c in sorted(claims, key=lambda c: c.id):
        links = [_voice(n, names) for n in chain(c) if is_named(n, names.lexicon)]
        chains.setdefault(c.source.id, []).extend(links)
    ends = _distinct((_origin(c, names) for c in sorted(claims, key=lambda c: c.id)), names)
    without = sorted({c.source.id for c in claims if not _origin(c, names)})
    shared = _shared(chains, names)
    if shared:
        others = tuple(e for e in ends if names.compare(e, shared) == "other")
        return Standing("repetition", (shared, *others), _repeated(chains, shared, names))
    if not without and len(ends) > 1:
        told = f"each names an origin of its own: {_join(ends)}"
        note = f"{told}; whether these are independent is for a person to say"
        return Standing("distinct", ends, note)
    return Standing("unknown", ends, _unknown(claims, chains, without, names))


def _voice(name: str, names: NameBook) -> str:
    """Whom one speaks for: a spokesperson who is part of a company is that company."""
    known = names.canonical(name)
    if known not in names.part_of:  # "CEO Espinosa" for the vocabulary's "Ivan Espinosa"
        known = min((k for k in names.part_of if names.compare(name, k) == "same"), default=known)
    return names.part_of.get(known, known)


def _shared(chains: Mapping[str, Sequence[str]], names: NameBook) -> str:
    """A named link that the chains of two sources have in common, the one that most of them have; or ""."""
    found: set[str] = set()
    sources = sorted(s for s, links in chains.items() if links)
    for i, one in enumerate(sources):
        for other in sources[i + 1 :]:
            pairs = ((x, y) for x in chains[one] for y in chains[other])
            found.update(min(x, y, key=_short) for x, y in pairs if names.compare(x, y) != "other")
    return min(found, key=lambda n: (-len(_holders(chains, n, names)), *_short(n)), default="")


def _short(name: str) -> tuple[int, str]:
    """ "Nissan" rather than "a Nissan spokesperson"."""
    return len(name), name


def _holders(chains: Mapping[str, Sequence[str]], shared: str, names: NameBook) -> list[str]:
    return sorted(s for s, links in chains.items() if any(names.compare(x, shared) != "other" for x in links))


def _repeated(chains: Mapping[str, Sequence[str]], shared: str, names: NameBook) -> str:
    holders = _holders(chains, shared, names)
    others = [s for s in sorted(chains) if s not in holders]
    rest = f"; not so {_join(others)}" if others else ""
    return f"{_join(holders)} rest on {shared}: one origin told several times{rest}"


def _distinct(found: Iterable[str], names: NameBook) -> tuple[str, ...]:
    """Each origin once, whatever it is called."""
    kept: list[str] = []
    for name in sorted({n for n in found if n}, key=_short):
        if all(names.compare(name, k) == "other" for k in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _origin(claim: Claim, names: NameBook) -> str:
    links = chain(claim)
    return _voice(links[-1], names) if links and is_named(links[-1], names.lexicon) else ""


def _unknown(
    claims: Sequence[Claim], chains: Mapping[str, Sequence[str]], without: Sequence[str], names: NameBook
) -> str:
    """Why it is not known; and as a hint an outlet that several relay, or one relays and another credits, or that is
    one of the sources."""
    text = "the origins are not told apart"
    if without:
        text = f"{_join(without)} {'names' if len(without) == 1 else 'name'} no origin"
    hints = []
    relays = {c.source.id: c.source.relays for c in claims}
    for outlet in _distinct((names.canonical(r) for rs in relays.values() for r in rs), names):
        drawing = sorted({*_holders(relays, outlet, names), *_holders(chains, outlet, names)})
        if len(drawing) > 1:
            hints.append(f"; {_join(drawing)} draw on {outlet}")
    for source, outlet in sorted({(c.source.id, c.source.publisher) for c in claims if c.source.publisher}):
        others = {s: links for s, links in chains.items() if s != source}
        if resting := [s for s, links in others.items() if any(names.compare(x, outlet) == "same" for x in links)]:
            verb = "rests" if len(resting) == 1 else "rest"
            hints.append(f"; {_join(resting)} {verb} on {outlet}, which is {source}")
    return text + "".join(hints)


def _join(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + " and " + names[-1]
