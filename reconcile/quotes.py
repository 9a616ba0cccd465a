"""Every claim's quote against its article: the findings RC201 to RC208 and the passages for reporters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reconcile import quote as quoting
from reconcile.claim import Claim, Source
from reconcile.finding import Finding, Related
from reconcile.names import NameBook
from reconcile.quote import Indexed, Match, Place, context_place, squeezed
from reconcile.report import Article, Passage
from reconcile.span import Position, Span

_SHORT = 3  # words that a quote should have
_CERTAIN_COINCIDENCE = 4  # a shorter quote may stand in another article by chance
_SHOWN = 300  # characters of an article or a quote in a message
_VALUES = ("quantity", "date", "entity", "text")


class Checked(NamedTuple):
    findings: tuple[Finding, ...] = ()
    passages: tuple[Passage, ...] = ()
    articles: tuple[Article, ...] = ()


def check_quotes(
    claims: Sequence[Claim], sources: Sequence[Source], articles: Mapping[str, str], names: NameBook
) -> Checked:
    """`articles`: path -> text. A claim whose source has no article, or one that could not be read, is
    passed over."""
    library = _Library(articles, sources)
    findings: list[Finding] = []
    passages: list[Passage] = []
    missing: dict[str, list[str]] = {}
    for claim in claims:
        if claim.source.article is None or claim.source.article not in articles:
            continue
        looked_up = [library.look_up(quote, claim) for quote in claim.quote]
        passages += [look.passage for look in looked_up]
        findings += _about(claim, looked_up, names)
        if not all(look.match.found for look in looked_up):
            missing.setdefault(claim.source.id, []).append(claim.id)
    findings += [f for s in sources if (f := _changed(s, articles, claims, missing.get(s.id, []))) is not None]
    return Checked(tuple(findings), tuple(passages), library.articles(passages))


class _Look:
    """What became of one quote."""

    __slots__ = ("indexed", "match", "other", "passage", "quote")

    def __init__(self, quote: str, claim: Claim, match: Match, indexed: Indexed, other: Indexed | None) -> None:
        self.quote = quote
        self.match = match
        self.indexed = indexed
        self.other = other  # the article of another source that has it
        grade = "elsewhere" if other is not None else match.grade
        self.passage = Passage(claim.id, quote, grade, (other or indexed).path, match.parts)


class _Library:
    """The articles, made ready when they are first needed."""

    def __init__(self, articles: Mapping[str, str], sources: Sequence[Source]) -> None:
        self.texts = articles
        self.sources = {path: tuple(sorted(s.id for s in sources if s.article == path)) for path in sorted(articles)}
        self.ready: dict[str, Indexed] = {}

    def indexed(self, path: str) -> Indexed:
        if path not in self.ready:
            self.ready[path] = quoting.index(path, self.texts[path])
        return self.ready[path]

    def look_up(self, quote: str, claim: Claim) -> _Look:
        """The quote in its own article, else in all others."""
        assert claim.source.article is not None
        own = self.indexed(claim.source.article)
        match = quoting.find(quote, own)
        if match.found or (match.grade == "altered" and _length(quote) < _CERTAIN_COINCIDENCE):
            return _Look(quote, claim, match, own, None)
        for path in self.texts_of_others(own.path):
            there = quoting.find(quote, self.indexed(path), only_there=True)
            if there.found:
                return _Look(quote, claim, there, own, self.indexed(path))
        return _Look(quote, claim, match, own, None)

    def texts_of_others(self, own: str) -> Iterator[str]:
        return (path for path in self.sources if path != own and self.sources[path])

    def articles(self, passages: Sequence[Passage]) -> tuple[Article, ...]:
        covered: dict[str, list[Place]] = {}
        for p in passages:
            if p.grade in ("exact", "normalised", "elided"):
                covered.setdefault(p.article, []).extend(p.parts)
        return tuple(
            Article(path, self.texts[path], ids, quoting.uncovered(self.indexed(path), covered.get(path, ())))
            for path, ids in self.sources.items()
            if ids
        )


def _length(quote: str) -> int:
    return len(quoting.words(quote))


def _about(claim: Claim, looks: Sequence[_Look], names: NameBook) -> Iterator[Finding]:
    """Everything that is to be said about the quotes of one claim."""
    if not looks:
        yield Finding(
            "RC208",
            f"{claim.local} quotes nothing from {claim.source.article}",
            claim.span(),
            claims=(claim.id,),
            because=("an article is given, so that what the claim says can be looked up in it",),
            help=("copy the passage that says it: quote: …",),
        )
        return
    for i, look in enumerate(looks):
        yield from _lookup_findings(claim, i, look)
    if not all(look.match.found and look.other is None for look in looks):
        return
    if all(_length(look.quote) < _SHORT for look in looks):
        yield _too_short(claim, looks[0])
    if (problem := quoting.value_in_quote(claim, names)) is not None:
        yield _value_missing(claim, problem, looks)
    for i, look in enumerate(looks):
        if words := quoting.outside(look.match, look.indexed, claim):
            yield _hedge_outside(claim, i, look, words)


def _lookup_findings(claim: Claim, i: int, look: _Look) -> Iterator[Finding]:
    if look.other is not None:
        yield _elsewhere(claim, i, look, look.other)
    elif look.match.grade == "absent":
        yield _absent(claim, i, look)
    elif look.match.grade == "altered":
        yield _altered(claim, i, look)
    else:
        for problem in look.match.problems:  # warnings about glosses
            yield Finding(
                "RC202",
                f"{claim.local}: {problem.text}",
                _at(claim, i),
                "quote",
                (claim.id,),
                _article(look.indexed, look.match.parts),
                _seen(look.indexed, look.match.parts),
                ("keep the article's words, and put the explanation into `note`",),
                severity="warning",
            )


def _at(claim: Claim, i: int) -> Span | None:
    return claim.span(f"quote.{i}", "quote")


def _altered(claim: Claim, i: int, look: _Look) -> Finding:
    match, indexed = look.match, look.indexed
    message = f"{claim.local}: the quote is not what the article says: {_list([p.text for p in match.problems])}"
    places = (match.nearest,) if match.nearest else match.parts
    because = (f"quoted: “{_short(look.quote)}”", *_seen(indexed, places))
    return Finding(
        "RC202",
        message,
        _at(claim, i),
        "quote",
        (claim.id,),
        _article(indexed, places),
        because,
        _as_it_stands(indexed, places),
    )


def _absent(claim: Claim, i: int, look: _Look) -> Finding:
    match, indexed = look.match, look.indexed
    why = f": {match.problems[0].text}" if match.problems else ""
    message = f"{claim.local}: the quote “{_short(look.quote)}” does not stand in {indexed.path}{why}"
    places = (match.nearest,) if match.nearest else ()
    because = (
        "its words do not follow one another anywhere in the article, nor nearly so",
        *(f"nearest: {text}" for text in _seen(indexed, places)),
    )
    helps = ("copy the passage from the article; a summary in your own words belongs under `note`",)
    return Finding("RC201", message, _at(claim, i), "quote", (claim.id,), _article(indexed, places), because, helps)


def _elsewhere(claim: Claim, i: int, look: _Look, other: Indexed) -> Finding:
    message = (
        f"{claim.local}: the quote “{_short(look.quote)}” does not stand in {look.indexed.path}, but in {other.path}"
    )
    helps = (f"move the claim to the file of {other.path}, or correct `article`",)
    parts = look.match.parts
    return Finding(
        "RC203",
        message,
        _at(claim, i),
        "quote",
        (claim.id,),
        _article(other, parts),
        _seen(other, parts),
        helps,
    )


def _too_short(claim: Claim, look: _Look) -> Finding:
    part = look.match.parts[0]
    around = context_place(look.indexed, part, 40)
    return Finding(
        "RC207",
        f"{claim.local}: “{_short(look.quote)}” is too short to show what is said",
        _at(claim, 0),
        "quote",
        (claim.id,),
        because=_seen(look.indexed, (part,)),
        help=(f"quote the clause: who, what and how much, such as: {_cut(look.indexed, around)}",),
    )


def _value_missing(claim: Claim, problem: quoting.Problem, looks: Sequence[_Look]) -> Finding:
    severity = "error" if problem.kind in ("figure", "date") else "warning"
    written = f" of “{claim.written}”" if problem.kind == "figure" and claim.written not in problem.words else ""
    because = tuple(f"quoted: “{_short(look.quote)}”" for look in looks)
    helps = ["quote the words that give it, or correct the value"]
    if where := _sentence_with(problem, looks[0].indexed):
        helps.insert(0, f"add the passage that has it: {where}")
    return Finding(
        "RC204",
        f"{claim.local}: {problem.text}{written}",
        claim.span(*_VALUES),
        claim.kind,
        (claim.id,),
        (Related("quote", _at(claim, 0)),),
        because,
        tuple(helps),
        severity,
    )


def _sentence_with(problem: quoting.Problem, indexed: Indexed) -> str:
    """The first sentence of the article in which what is missing stands as it is written."""
    for written in problem.words[:1]:
        match = quoting.find(written, indexed, only_there=True)
        if match.found:
            start, end = quoting.sentence_around(indexed, match)
            return _short(indexed.text[start:end])
    return ""


def _hedge_outside(claim: Claim, i: int, look: _Look, words: tuple[str, ...]) -> Finding:
    start, end = quoting.sentence_around(look.indexed, look.match)
    quoted = " and ".join(f"“{w}”" for w in words)
    verb = "stand" if len(words) > 1 else "stands"
    return Finding(
        "RC205",
        f"{claim.local}: {quoted} {verb} outside the quote and changes what it says",
        _at(claim, i),
        "quote",
        (claim.id,),
        _article(look.indexed, look.match.parts),
        (f"the sentence: “{_short(look.indexed.text[start:end])}”",),
        (
            "take the words into the quote, and say so in the claim: `certainty`, `status`, `negated`, "
            "`said_by`, or “about” in the value",
        ),
    )


def _changed(
    source: Source, articles: Mapping[str, str], claims: Sequence[Claim], missing: Sequence[str]
) -> Finding | None:
    """The article is not the text that was checked: which quotes are no longer in it."""
    if not source.article_sha256 or source.article is None or source.article not in articles:
        return None
    now = hashlib.sha256(articles[source.article].encode("utf-8", "surrogatepass")).hexdigest()
    if source.article_sha256.casefold() == now:
        return None
    quoted = sum(bool(c.quote) for c in claims if c.source.id == source.id)
    local = ", ".join(id.split("#", 1)[1] for id in missing)
    state = (
        f"no longer in it: the quotes of {local}" if missing else f"the quotes of all {quoted} claims still stand in it"
    )
    if not missing and quoted == 1:
        state = "the quote of the one claim still stands in it"
    return Finding(
        "RC206",
        f"{source.article} is not the text that the claims were checked against",
        source.spans.get("article_sha256") or source.spans.get("article"),
        "of the text that was checked",
        tuple(missing),
        because=(f"its SHA-256 is now {now}", state),
        help=("read what changed in the article, correct the claims, then write the new hash",),
    )


# Words for messages


def _list(texts: Sequence[str]) -> str:
    shown = list(dict.fromkeys(texts))[:3]
    more = len(texts) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")


def _short(text: str) -> str:
    text = squeezed(text)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def _cut(indexed: Indexed, place: Place) -> str:
    return _short(indexed.text[place[0] : place[1]])


def _seen(indexed: Indexed, places: Sequence[Place]) -> tuple[str, ...]:
    """Where the article says what, with the words around it."""
    out = []
    for place in places[:2]:
        line = indexed.text.count("\n", 0, place[0]) + 1
        out.append(f"{indexed.path}:{line}: “{_cut(indexed, context_place(indexed, place))}”")
    return tuple(out)


def _as_it_stands(indexed: Indexed, places: Sequence[Place]) -> tuple[str, ...]:
    return tuple(f"copy the article's own words: {_cut(indexed, place)}" for place in places[:1])


def _article(indexed: Indexed, places: Sequence[Place]) -> tuple[Related, ...]:
    return tuple(Related("the article", _span(indexed, place)) for place in places[:1])


def _span(indexed: Indexed, place: Place) -> Span:
    return Span(indexed.path, _position(indexed.text, place[0]), _position(indexed.text, place[1]))


def _position(text: str, offset: int) -> Position:
    line = text.count("\n", 0, offset)
    return Position(line + 1, offset - text.rfind("\n", 0, offset))
