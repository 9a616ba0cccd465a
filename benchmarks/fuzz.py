"""Throw made-up input at every reader and every reporter, and say what broke and what was slow.

    python benchmarks/fuzz.py [--target NAME ...] [--inputs N] [--seed S] [--save FOLDER]
    python benchmarks/fuzz.py --coverage ...      a twentieth of the inputs guided by coverage, with atheris
    python benchmarks/fuzz.py --target NAME --replay FILE              one saved input again

Inputs come from three places: written from a grammar of what the target reads, mutated from a corpus of good
and nasty seeds, and pumped (a piece repeated up to 100 kB), which is where quadratic time shows. The same seed
gives the same inputs on every machine. With `--coverage` (`pip install -e '.[dev,fuzz]'`; atheris has wheels for
Linux), libFuzzer makes a twentieth of each target's inputs first: it keeps what reaches new lines of the code, and
mutates it by bytes and by the same mutations; what it kept is then among the seeds of the others. Guided code runs
slower, so that the slowest input is sought among the others; a second per 100 kB holds for both.

What is asked of each input: no exception but the documented one, a result that keeps the target's laws (places
lie in the text, what is printed is inert, JSON and XML parse back ...), and at most a second of processor time
per 100 kB, an input below 100 kB counting as 100 kB. The exit code is 1 when an input broke one of these.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn
from xml.etree import ElementTree as ET

FULL_SIZE = 100_000  # bytes that may take a second
GIVE_UP = 20.0  # seconds of processor time after which an input is ended
CUT = "\x1e"  # parts the pieces of an input: article and quote, file and file
MOST_FAILURES = 50  # different ones that are kept
GUIDED = 20  # one input in so many, with `--coverage`

# --- what people write, as a grammar ----------------------------------------------------------------------------

# `<name>` is expanded with one of the lines below that name; deep down the first alternative is taken.
GRAMMAR: dict[str, list[str]] = {
    "digit": list("0123456789"),
    "digits": ["<digit>", "<digit><digits>", "<digit><digit><digit>", "000", "9" * 40],
    "number": ["<digits>", "<digits>,<digits>", "<digits>.<digits>", "<digits> <digits>", "1,20,344", "<digits> <digit>/<digit>",
               "½", "１２", "<digits>e<digits>", ".<digits>", "<digits>.", "٣٤", "<word number>", "−<digits>"],
    "word number": ["seven", "twenty-one", "a hundred and five", "a dozen", "a quarter", "two thirds", "half a million",
                    "hundreds of thousands", "one in three", "a third of a million", "zero", "no"],
    "scale": ["million", "bn", "thousand", "k", "m", "trillion", "billion billion", "hundred thousand", "lakh"],
    "unit": ["plants", "workers", "%", "per cent", "km", "metres", "ha", "vehicles/year", "euros a year", "hours",
             "percentage points", "°C", "magnitude", "plants per year per year", "billion", "jobs in Japan", "/"],
    "money": ["$<number>", "£<number><scale>", "<number> <scale> yen", "JPY <number>bn", "€<number>-<scale>", "US$<number> <scale>"],
    "hedge": ["about", "~", "more than", ">", ">=", "at least", "up to", "nearly", "an estimated", "fewer than", "roughly over",
              "<", "between", "almost exactly"],
    "amount": ["<number> <unit>", "<number>", "<number> <scale> <unit>", "<money>", "<hedge> <amount>", "<number><unit>",
               "<number>-<unit>", "<number> <unit> <number> <unit>", "<number> <word> <unit>"],
    "figure": ["<amount>", "<amount> -> <amount>", "from <amount> to <amount>", "<number>..<amount>", "<number>-<amount>",
               "<number> to <amount>", "between <number> and <amount>", "-<amount>", "+<amount>", "<amount> of <amount>",
               "<amount> of the workforce", "<amount> (<amount>)", "<figure> -> <figure>", "<amount> → <amount> → <amount>",
               "<word number> of <unit>", "-<number> of <amount>", "double <word>", "<figure>, <figure>"],
    "year": ["2025", "<digit><digit><digit><digit>", "19XX", "Y12345", "-0044", "0000", "9999", "201X"],
    "month": ["May", "January", "Sept.", "07", "13", "late April", "XX", "mid-June"],
    "day": ["7", "31", "00", "29", "1st", "XX", "32nd"],
    "clock": ["13:30", "25:61", "08:00Z", "12:00+14:00", "23:59:60", "noon", "24:00"],
    "edtf": ["<year>", "<year>-<month>", "<year>-<month>-<day>", "<year>-21", "<year>~", "<year>?", "<year>%", "../<year>",
             "<edtf>/<edtf>", "<edtf>/..", "<year>-<month>-<day>T<clock>", "[<edtf>,<edtf>]", "{<year>..<year>}", "<year>-Q2"],
    "date": ["<edtf>", "<month> <year>", "<day> <month> <year>", "<month> <day>, <year>", "early <year>", "mid-<year>",
             "end of <date>", "Q<digit> <year>", "first half of <year>", "spring <year>", "by <date>", "since <date>",
             "before <date>", "not until <date>", "from <date>", "<date> or <date>", "fiscal <year>", "<year>s",
             "<date> -> <date>", "between <date> and <date>", "<date> to <date>", "FY<year>", "FY<digit><digit>/<digit><digit>",
             "the <word number> week of <month> <year>", "<day>/<day>/<year>", "circa <year>", "<clock> on <date>", "about <date>"],
    "word": ["Nissan", "plant", "Oppama", "closure", "Ivan Espinosa", "worldwide", "the", "has not", "said", "could", "O’Brien",
             "U.S.", "Mr. Sato", "e-mail", "naïve", "日本", "ﬁnance", "co-operate", "3.5", "1961"],
    "words": ["<word>", "<word> <words>", "<word> <words> <words>", "<word>, <words>", "<word> “<words>” <word>", "<word> – <words>"],
    "sentence": ["<words>.", "<words> <figure>.", "<words> in <date>.", "“<words>,” said <word>.", "<words>? <words>!",
                 "<word>-\n<word> <words>.", "<words> (<words>).", "<words> […] <words>."],
    "article": ["<sentence>", "<sentence> <article>", "<sentence>\n\n<article>", "<sentence> <sentence> <sentence> <article>"],
    "id": ["a", "b", "plants-cut", "x.1", "A_B", "<digit>", "é", "a#b", "", "<word>"],
    "status": ["planned", "denied", "in talks", "under way", "completed", "nonsense", "", "no", "[planned]"],
    "scalar": ["<figure>", "<words>", "<date>", "'<words>'", '"<words>"', "|\n        <words>\n", ">-\n        <words>\n", "[<words>, <figure>]",
               "{<word>: <word>}", "&a <word>", "*a", "!!str <word>", "true", "~", "", "<word> #<word>", "1,200 yen, £800", "- <word>"],
    "key": ["id", "subject", "predicate", "quantity", "date", "entity", "text", "scope", "when", "announced", "status", "certainty",
            "said_by", "part_of", "negated", "quote", "note", "first_reported_by", "quotes", "<word>"],
    "pair": ["    <key>: <scalar>\n", "    quantity: <figure>\n", "    date: <date>\n", "    quote: <words>\n", "    when: <date>\n",
             "    status: <status>\n", "    part_of: <id>\n", "    said_by: [<word>, <word>]\n", "    scope: <word>\n",
             "    entity: [<word>, <word>]\n", "    certainty: possible\n", "    negated: true\n"],
    "pairs": ["<pair>", "<pair><pairs>", "<pair><pair><pairs>"],
    "claim": ["  - id: <id>\n    subject: <word>\n    predicate: <words>\n<pairs>", "  - id: <id>\n<pairs>",
              "  - {id: <id>, subject: <word>, predicate: <word>, quantity: '<figure>'}\n"],
    "claims": ["<claim>", "<claim><claims>", "<claim><claim><claims>"],
    "source": ["  id: s\n  published: <date>\n", "  id: <id>\n  article: a.txt\n  relays: [<word>]\n", "  copy_of: <word>\n",
               "  published: <scalar>\n  title: <words>\n  url: <scalar>\n", "  first_reported_by: <word>\n  article_sha256: <digits>\n"],
    "equations": ["", "equations:\n  - <id> = <id> + <id>\n", "equations:\n  - <id> = <id> * <id> - <id>\n", "equations: [<id>]\n"],
    "file": ["source:\n<source>claims:\n<claims><equations>", "source:\n<source>claims:\n<claims>", "claims:\n<claims>source:\n<source>"],
    "group": ["  - claims: [one#c1, two#c1]\n", "  - {claims: [one#c1, two#c2], on: <digits>, expires: <date>}\n",
              "  - claims:\n      - one#c1\n      - <id>\n    reason: <scalar>\n", "  - <scalar>\n"],
    "accepted": ["  - finding: value-conflict\n    claims: [one#c1, two#c1]\n    ruling: <ruling>\n    reason: <words>\n",
                 "  - {finding: RC301, claims: [one#c1, two#c1], on: <digits>, ruling: <ruling>, expires: <date>, by: <word>}\n",
                 "  - finding: <word>\n    claims: <scalar>\n    on: <scalar>\n"],
    "ruling": ["one", "two", "both", "newer", "unresolved", "<word>", "<scalar>"],
    "decisions": ["accepted:\n<accepted><accepted>", "same:\n<group>", "different:\n<group><group>same:\n<group>", "# <words>\nsame: []\naccepted:\n<accepted>",
                  "<decisions><decisions>", "same: <scalar>\n"],
    "setting": ["tolerance = <number>\n", "fail_on = '<word>'\n", "paths = ['<word>', '..']\n", "select = ['RC<digits>', '<word>']\n",
                "severity = {<word> = 'note'}\n", "output = ['json:<word>']\n", "allow_outside = <word>\n", "[tool.reconcile]\n", "<word> = <scalar>\n"],
    "config": ["<setting>", "<setting><config>"],
}  # fmt: skip

_NAME = re.compile(r"<([a-z][a-z ]*)>")


def written(symbol: str, rng: random.Random, depth: int = 0) -> str:
    """A text of the grammar; about a dozen expansions deep at most."""
    choices = GRAMMAR[symbol]
    chosen = choices[0] if depth > 9 else rng.choice(choices)
    return _NAME.sub(lambda m: written(m[1], rng, depth + 1) if m[1] in GRAMMAR else m[0], chosen)


# --- what an attacker writes ------------------------------------------------------------------------------------

NASTY = (
    "\x1b[2J", "\x1b]8;;http://evil.example\x07click\x1b]8;;\x07", "\x9b31m", "\x07", "\b\b\b", "\r", "\0", "\x7f", "\x1bc",
    "\u202egpj.exe", "\u2066", "\u200e", "\u061c", "\ufeff", "\u2028", "\x85", "\ufffe", "\ud800", "\udcff", "\U000e0041",
    "<x-evil onx=1>", "</script><x-evil>", "<!--", "]]>", "&lt;", "&#27;", "'\"><x-evil>", "javascript:alert(1)", "{{7*7}}", "{% raw %}",
    "[x](javascript:y)", "![x](http://evil.example/x.png)", "# x", "| a | b |", "```", "~~~", "- [ ] x", "@everyone", "#12", "$x$", "**x**",
    "::error::x", "##[error]x", "\n::stop-commands::x\n", "%0A::error::x", "https://evil.example", "www.evil.example", ":tada:",
    "{0}", "[x](1)", "\t", "\u00a0", "\u200b", "e\u0301" * 8, "\u0345" * 40, "ﷺ" * 9, "İ", "ẞ", "𝟙𝟚", "(" * 40, "[" * 40, "a" * 300, "1" * 300,
    "- " * 60, "? " * 40, "&a " * 5, "%YAML 1.2\n---\n", "---\n", "...\n", "!!python/object:os.system x", "<<: *a\n", "  ", "\u3000", "“", "’", "…", "—",
)  # fmt: skip

DICTIONARY = (
    *NASTY, *(t for texts in GRAMMAR.values() for t in texts if "<" not in t), ":", "#", "\n", "\n    ", "-", ",", ".", "/", "->", "..",
)  # fmt: skip


def mutated(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    """The text with one to six changes."""
    for _ in range(min(6, 1 + int(rng.expovariate(0.7)))):
        text = rng.choice(MUTATIONS)(text, rng, seeds)
        if len(text) > 3 * FULL_SIZE:
            return text[: 3 * FULL_SIZE]
    return text


def _slice(text: str, rng: random.Random, most: int = 40) -> tuple[int, int]:
    start = rng.randint(0, len(text))
    return start, min(len(text), start + rng.randint(1, most))


def _delete(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    start, end = _slice(text, rng)
    return text[:start] + text[end:]


def _insert(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(DICTIONARY) + text[at:]


def _insert_written(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + written(rng.choice(("figure", "date", "words", "scalar", "pair", "number")), rng, 4) + text[at:]


def _character(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    at = rng.randint(0, len(text))
    new = chr(rng.choice((rng.randrange(128), rng.randrange(0x3000), rng.randrange(0x110000))))
    return text[:at] + new + text[at + rng.randint(0, 1) :]


def _repeat(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    start, end = _slice(text, rng)
    return text[:end] + text[start:end] * rng.choice((1, 2, 3, 10, 60)) + text[end:]


def _splice(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    other = rng.choice(seeds)
    start, end = _slice(other, rng, 200)
    at, behind = _slice(text, rng)
    return text[:at] + other[start:end] + text[behind:]


def _swap(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    a, b = _slice(text, rng)
    c, d = _slice(text[b:], rng)
    return text[:a] + text[b + c : b + d] + text[b : b + c] + text[a:b] + text[b + d :]


def _digits(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    at = [m.start() for m in re.finditer(r"\d", text)]
    if not at:
        return text
    i = rng.choice(at)
    return text[:i] + rng.choice(("0", "9", "00", "-", ".", ",", "999999999", "１", "²", "")) + text[i + 1 :]


def _case(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    start, end = _slice(text, rng)
    return text[:start] + rng.choice((str.upper, str.swapcase, str.title))(text[start:end]) + text[end:]


def _truncate(text: str, rng: random.Random, seeds: Sequence[str]) -> str:
    return text[: rng.randint(0, len(text))]


MUTATIONS: tuple[Callable[[str, random.Random, Sequence[str]], str], ...] = (
    _delete, _insert, _insert, _insert_written, _character, _repeat, _splice, _swap, _digits, _case, _truncate,
)  # fmt: skip


def pumped(text: str, rng: random.Random) -> str:
    """A piece of the text repeated until the whole has about 100 kB."""
    start, end = _slice(text, rng, rng.choice((1, 2, 5, 20, 200)))
    piece = text[start:end] or rng.choice(DICTIONARY)
    size = max(1, len(piece.encode("utf-8", "surrogatepass")))
    return text[:start] + piece * (rng.choice((20_000, FULL_SIZE)) // size) + text[end:]


# --- the targets ------------------------------------------------------------------------------------------------


class Broken(AssertionError):
    """A law of the target that an input broke."""


def law(holds: bool, what: str) -> None:
    if not holds:
        raise Broken(what)


@dataclass(frozen=True)
class Target:
    """`run` takes one input; when it puts it into many places, it says how many bytes that made. `symbol` is what the grammar writes for it; pieces are parted by `CUT`. `share` is
    its part of the inputs when all targets are run; `pump` that of the pumped ones among its own."""

    name: str
    run: Callable[[str], int | None]
    symbol: tuple[str, ...]
    seeds: tuple[str, ...]
    share: int
    pump: float = 0.01


def run_yaml(text: str) -> None:
    from reconcile.yamltree import read_tree

    tree = read_tree("a.yaml", text)
    lines = re.split(r"\r\n?|\n", text)
    for finding in tree.findings[:50]:
        law(finding.location is not None, f"{finding.code} has no place")
        assert finding.location is not None
        for place in (finding.location.start, finding.location.end):
            law(1 <= place.line <= len(lines), "a line that is not there")
            law(1 <= place.column <= len(lines[place.line - 1]) + 2, "a column that is not there")
    law(not tree.broken or bool(tree.findings), "reading ended early without saying so")


def run_load(text: str) -> None:
    from reconcile.load import load_corpus

    corpus = load_corpus({"claims/a.yaml": text})
    law(len({c.id for c in corpus.claims}) == len(corpus.claims), "two claims with one id")
    law(all(s.path == "claims/a.yaml" for s in corpus.sources), "a source of no file")


def run_vocabulary(text: str) -> None:
    from reconcile.knowledge import lexicon_of, name_book
    from reconcile.load import load_corpus

    corpus = load_corpus({"claims/vocabulary.yaml": text})
    name_book(corpus.vocabulary, lexicon_of(corpus.vocabulary))


def run_config(text: str) -> None:
    from reconcile.config import has_configuration, read_config

    for path in ("reconcile.toml", "pyproject.toml"):
        read_config(text, path)
    has_configuration(text)


def run_quantity(text: str) -> None:
    from reconcile.values.quantity import UnreadableQuantity, read_quantity, show_amount

    try:
        quantity = read_quantity(text)
    except UnreadableQuantity as error:
        law(0 <= error.offset <= len(text), "an error outside the text")
        return
    for amount in (quantity.amount, quantity.before, quantity.after, quantity.whole):
        if amount is not None:
            show_amount(amount)
            for interval in (amount.digits, amount.possible):
                law(
                    interval.low is None or interval.high is None or interval.low <= interval.high,
                    "an interval upside down",
                )


def run_date(text: str) -> None:
    from reconcile.values.date import UnreadableDate, read_date, show_date

    try:
        date = read_date(text)
    except UnreadableDate as error:
        law(0 <= error.offset <= len(text), "an error outside the text")
        return
    law(
        date.period.first is None or date.period.last is None or date.period.first <= date.period.last,
        "a period upside down",
    )
    shown = show_date(date)
    law(bool(shown), "a date shown as nothing")


ONE = """\
source: {id: one, published: 2025-05-18, article: one.txt, relays: [Nikkei]}
claims:
  - {id: c1, subject: Nissan, predicate: plant closures, quantity: 7 of 17 plants, status: announced, quote: "shut seven of its 17 plants", said_by: Ivan Espinosa}
  - {id: c2, subject: Oppama plant, predicate: closure, status: planned, said_by: Nikkei}
  - {id: c3, subject: Oppama plant, predicate: opened, date: 1961}
  - {id: c4, subject: Nissan, predicate: partner, entity: Foxconn}
  - {id: c5, subject: Oppama plant, predicate: location, text: south of Tokyo}
  - {id: c6, subject: Nissan, predicate: plant closures, scope: Japan, quantity: 5 plants}
"""
TWO = """\
source: {id: two, published: 2025-07-07, article: two.txt, first_reported_by: Nikkei}
claims:
  - {id: c1, subject: Nissan, predicate: plant closures, quantity: 9 of 17 plants, status: announced, quote: "close nine of 17 factories", said_by: Ivan Espinosa}
  - {id: c2, subject: Oppama plant, predicate: closure, status: considered, said_by: Nikkei}
  - {id: c3, subject: Oppama plant, predicate: opening, date: 1962}
  - {id: c4, subject: Nissan, predicate: partner, entity: Honda}
  - {id: c5, subject: Oppama plant, predicate: location, text: north of Osaka}
  - {id: c6, subject: Nissan, predicate: workforce, quantity: about 133,000 workers}
"""
ARTICLES = {
    "one.txt": "Nissan said it would shut seven of its 17 plants.\nIt employs 133,000 people. The plant opened in 1961.\n",
    "two.txt": "The company might close nine of 17 factories, Nikkei reported.\nFoxconn was not named.\n",
}
DECIDED = """\
# what people decided
same:
  - claims: [one#c1, two#c1]
accepted:
  - finding: status-conflict
    claims: [one#c2, two#c2]
    ruling: two
    reason: "no plant was named: in May"
    expires: 2026-12-31
"""


@cache
def _claims() -> Any:
    from reconcile.load import load_corpus

    return {c.id: c for c in load_corpus({"one.yaml": ONE, "two.yaml": TWO}).claims}


@cache
def _findings() -> Any:
    return _report().findings


def run_decisions(text: str) -> int:
    """Read a decisions file, settle findings by it, and write one more decision into it: four readings."""
    from datetime import date

    from reconcile.decide import CannotDecide, Wish, accepting, decisions_in, record
    from reconcile.decisions import pairs_decided, settle
    from reconcile.load import load_corpus

    corpus = load_corpus({"decisions.yaml": text, "one.yaml": ONE, "two.yaml": TWO})
    today = date(2025, 8, 1)
    pairs_decided(corpus.decisions, _claims(), today)
    settle(_findings(), corpus.decisions, _claims(), today)
    finding = next(f for f in _findings() if f.code == "RC302")
    decision = accepting(finding, Wish(ruling="both", reason="it: was so\n# \x85é"))
    before = decisions_in(text)
    handled = 4 * len(text.encode("utf-8", "surrogatepass"))
    try:
        after = decisions_in(record(text, decision))
    except CannotDecide:
        return handled
    law(set(before.same) <= set(after.same) and set(before.different) <= set(after.different), "a decision was lost")
    wanted = tuple(sorted(finding.claims))
    law(
        any(a.finding == "RC302" and tuple(sorted(a.claims)) == wanted for a in after.accepted),
        "the decision is not there",
    )
    return handled


def run_quote(text: str) -> None:
    """A quote, then the article."""
    from reconcile import quote

    wanted, _, article = text.partition(CUT)
    indexed = quote.index("a.txt", article)
    match = quote.find(wanted, indexed)
    last = 0
    for start, end in match.parts:
        law(0 <= start <= end <= len(article), "a part outside the article")
        law(not match.found or start >= last, "parts out of order")
        last = end
    law(not match.found or bool(match.parts), "found nowhere")
    if match.nearest is not None:
        law(0 <= match.nearest[0] <= match.nearest[1] <= len(article), "a passage outside the article")
    if match.found:
        quote.sentence_around(indexed, match)
        quote.outside(match, indexed, _claims()["one#c1"])
    for start, end in quote.uncovered(indexed, match.parts if match.found else ()):
        law(0 <= start < end <= len(article), "a sentence outside the article")


def run_value_in_quote(text: str) -> int:
    """A figure, then a quote: what of the one is not in the other. Four files are made of it."""
    from reconcile import quote
    from reconcile.knowledge import lexicon_of, name_book
    from reconcile.load import load_corpus
    from reconcile.yamltree import quoted

    value, _, said = text.partition(CUT)
    for key in ("quantity", "date", "entity", "text"):
        file = f"source: {{id: s}}\nclaims:\n  - {{id: c, subject: a, predicate: b, {key}: {quoted(value)}, quote: {quoted(said)}}}\n"
        corpus = load_corpus({"s.yaml": file})
        for claim in corpus.claims:
            quote.value_in_quote(claim, name_book(corpus.vocabulary, lexicon_of(corpus.vocabulary)))
    return 4 * len(text.encode("utf-8", "surrogatepass"))


def run_fix(text: str) -> int:
    """A claims file, then its article: mended twice is mended once."""
    from reconcile.fix import fixed

    file, _, article = text.partition(CUT)
    articles = {"claims/one.txt": article}
    once = fixed("claims/one.yaml", file, articles)
    law(fixed("claims/one.yaml", once.text, articles).text == once.text, "mending does not end")
    return 2 * len(text.encode("utf-8", "surrogatepass"))


@cache
def _report() -> Any:
    from reconcile import pipeline
    from reconcile.config import Config
    from reconcile.load import load_corpus

    broken = "source: {id: bad}\nclaims:\n  - {id: x, subject: a, predicate: b, quantity: most of it, colour: red}\n"
    corpus = load_corpus(
        {"one.yaml": ONE, "two.yaml": TWO, "bad.yaml": broken, "decisions.yaml": DECIDED, "other.yaml": "a: b\n"}
    )
    return pipeline.check(corpus, ARTICLES, Config())


# Texts that others write, by field. Ids, statuses and the like are checked when they are read.
FREE = frozenset(
    "title publisher author url article_sha256 first_reported_by subject predicate written note name message label decided quote text "
    "origin_note relays scope said_by because help origins".split()
)
PATHS = frozenset("path article unread passed_over".split())


def _disguised(value: Any, word: str, paths: str, field_name: str = "") -> Any:
    """The report with `word` after each text of a field in `FREE`, and `paths` after each path."""
    if isinstance(value, str):
        return value + (word if field_name in FREE else paths if field_name in PATHS else "")
    if type(value).__name__ in ("Quantity", "Equation"):
        return value
    if hasattr(value, "_fields"):  # a named tuple
        return value._make(_disguised(getattr(value, name), word, paths, name) for name in value._fields)
    if isinstance(value, tuple):
        return tuple(_disguised(v, word, paths, field_name) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _disguised(getattr(value, f.name), word, paths, f.name) for f in fields(value) if f.init}
        return replace(value, **changed)
    if isinstance(value, dict) and field_name == "texts":
        return {path + paths: text.replace("Nissan", "Nissan" + word) for path, text in value.items()}
    return value


VIEWS = ("report", "diff", "check")
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
OWN_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
COMMAND = re.compile(r"::(?:error|warning|notice) [^\n]*\Z")


class _Tags(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        law(not tag.startswith("x-evil"), "a tag from a claim is one of the page")
        for name, value in attrs:
            law(not name.startswith("on"), f"a handler on the page: {name}")
            law(
                name not in ("href", "src") or not (value or "").lower().strip().startswith(("javascript:", "data:")),
                "a script as an address",
            )


class _Markdown(_Tags):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        law(tag not in ("a", "img", "script", "iframe"), f"a tag that our Markdown has none of: {tag}")


def obeyed(text: str) -> bool:
    """Whether GitHub's log may take something of it for a command: `::` at a line's beginning, `##[` anywhere."""
    return re.search(r"##\[|(?m:^[^\S\n]*::\w)", text) is not None


def run_reporter(format: str) -> Callable[[str], int]:
    """Options, what is written in every text, and what every path ends with; all of it has to come out inert.
    A report is as large as what JSON makes of it."""

    def run(text: str) -> int:
        from reconcile.reporters import Options, renderer

        pieces = ([*text.split(CUT), "", ""])[:3]
        number = sum(map(ord, pieces[0][:2]))
        options = Options(
            view=VIEWS[number % 3], width=(40, 100, 200)[number // 3 % 3], color=number % 2 == 1, ascii=number % 5 == 1, verbosity=number % 3 - 1,
        )  # fmt: skip
        report = _disguised(_report(), pieces[1], pieces[2].replace("\0", ""))
        page = renderer(format)(report, options).encode("utf-8", "backslashreplace").decode()
        check_output(format, page, options.color)
        return max(len(page), (len(pieces[1]) + len(pieces[2])) * _texts())

    return run


@cache
def _texts() -> int:
    """How many texts of the report are changed."""
    return json.dumps(asdict(_disguised(_report(), "\x01", "\x01")), default=str).count("\\u0001")


def check_output(format: str, text: str, color: bool) -> None:
    """The laws of a format's output, whatever the texts in it."""
    plain = OWN_COLOUR.sub("", text) if format == "full" and color else text
    found = UNSAFE.search(plain)
    law(found is None, f"U+{ord(found[0]):04X} came through" if found else "")
    if format in ("json", "sarif"):
        json.loads(text)
    elif format == "junit":
        ET.fromstring(text)
    elif format == "html":
        _Tags().feed(text)
    elif format == "markdown":
        import cmarkgfm
        from cmarkgfm.cmark import Options as GfmOptions

        _Markdown().feed(cmarkgfm.github_flavored_markdown_to_html(text, GfmOptions.CMARK_OPT_UNSAFE))
    elif format == "github":
        for line in text.splitlines():
            law(COMMAND.match(line) is not None, "a line that is no annotation of ours")
    if format not in ("full", "concise", "github"):  # where these go to a log, it is told to obey nothing in them
        law(not obeyed(text), "a command of GitHub's log")


def run_check(text: str) -> None:
    """Two claims files, decisions and an article, from the text to a page."""
    from datetime import date

    from reconcile import pipeline
    from reconcile.config import Config
    from reconcile.load import load_corpus
    from reconcile.reporters import FORMATS, Options, renderer

    pieces = ([*text.split(CUT), "", "", "", ""])[:4]
    names = ("claims/one.yaml", "claims/two.yaml", "claims/decisions.yaml")
    corpus = load_corpus({name: piece for name, piece in zip(names, pieces, strict=False) if piece})
    articles = {s.article: pieces[3] for s in corpus.sources if s.article}
    report = pipeline.check(corpus, articles, Config(), date(2025, 8, 1))
    format = FORMATS[len(text) % len(FORMATS)]
    out = renderer(format)(report, Options(view=VIEWS[len(text) % 3], verbosity=1))
    check_output(format, out.encode("utf-8", "backslashreplace").decode(), False)


FIGURES = (
    "7 of 17 plants", "$26.4 billion", "about 3,900 workers", "17 -> 10 plants", "-15 %", "1 hour 45 minutes", "500 billion yen (£2.6bn)",
    "between 40 and 50 plants", "more than 1 million -> 734,000 units", "a quarter of a million dollars", "1,20,344 staff", "2 1/2 miles",
    "15 % of the workforce", "about 17,000 of roughly 170,000 jobs", "7.8-magnitude", "240,000 vehicles/year", "40 000 jobs", "> 3,900",
)  # fmt: skip
DATES = (
    "2025", "2025-07-07", "2025-07-07T13:30", "2025-21", "2025-05~", "../2027", "2025-05/2025-07", "2025-05/..", "May 2025", "7 July 2025",
    "July 7, 2025", "early 2026", "mid-2027", "end of 2023", "Q2 2025", "first half of 2025", "by 2027", "not until 2026", "2027 or 2028",
    "fiscal 2027", "1990s", "2025 -> 2027 or 2028", "late April 2023", "from Q4 2024", "12/24/2023", "201X", "2004-XX-01",
)  # fmt: skip
VOCABULARY = """\
entities:
  Foxconn: {aliases: [Hon Hai], part_of: Nissan}
  Nissan: {fiscal_year_ends: March}
predicates:
  plants: {aliases: [factories], unit: plant, additive: true, over_time: level}
  plant closures: {reduces: plants}
  supplies: {inverse: is supplied by}
scopes:
  Japan: {within: worldwide}
equations:
  - operating profit = revenue - costs
"""
CONFIG = "paths = ['claims']\ntolerance = '5 %'\nselect = ['RC3']\nfail_on = 'warning'\n[severity]\nRC305 = 'note'\n"
QUOTES = (
    "shut seven of its 17 plants", "employs 133,000 […] people", "close nine … factories", "[Nissan] said it would shut", "“seven” of its",
    "The plant opened in 1961", "seven of its 18 plants", "not named",
)  # fmt: skip
QUOTED = tuple(q + CUT + article for q in QUOTES for article in ARTICLES.values())
BLOCK = "source:\n  id: one\n  article: one.txt\nclaims:\n" + "".join(
    f"  - id: c{n}\n    subject: Nissan\n    predicate: plants\n    quantity: {figure}\n    quote: “{quote}”\n"
    for n, (figure, quote) in enumerate(zip(FIGURES, QUOTES, strict=False)) if ":" not in figure and not figure.startswith((">", "-"))
)  # fmt: skip
FORMAT_SHARES = {"full": 1, "concise": 3, "json": 3, "markdown": 3, "html": 1, "sarif": 2, "junit": 3, "github": 3}
DISGUISES = tuple(f"{chr(65 + n)}{CUT}{nasty}{CUT}{nasty if n % 3 == 0 else ''}" for n, nasty in enumerate(NASTY))

TARGETS = {
    t.name: t
    for t in (
        Target("yaml", run_yaml, ("file", "decisions", "scalar"), (ONE, TWO, DECIDED, VOCABULARY, BLOCK, *NASTY), 260),
        Target("load", run_load, ("file",), (ONE, TWO, BLOCK), 40),
        Target("vocabulary", run_vocabulary, ("file",), (VOCABULARY,), 20),
        Target("config", run_config, ("config",), (CONFIG, "[tool.reconcile]\n" + CONFIG), 40),
        Target("quantity", run_quantity, ("figure", "amount"), FIGURES, 280),
        Target("date", run_date, ("date", "edtf"), DATES, 240),
        Target("decisions", run_decisions, ("decisions",), (DECIDED,), 20),
        Target("quote", run_quote, ("words", "article"), QUOTED, 40),
        Target("value-in-quote", run_value_in_quote, ("figure", "sentence"), tuple(f + CUT + q for f in (*FIGURES, *DATES) for q in QUOTES), 20),
        Target("fix", run_fix, ("file", "article"), tuple(f + CUT + a for f in (ONE, BLOCK) for a in ARTICLES.values()), 20),
        *(Target(f"reporter-{name}", run_reporter(name), ("word", "words", "word"), DISGUISES, share, 0.002) for name, share in FORMAT_SHARES.items()),
        Target("check", run_check, ("file", "file", "decisions", "article"), (CUT.join((ONE, TWO, DECIDED, ARTICLES["one.txt"])),), 10, 0.002),
    )
}  # fmt: skip


def inputs(target: Target, rng: random.Random, seeds: Sequence[str]) -> Iterator[str]:
    """Without end: a fifth written, a few pumped, the others mutated, now and then the last one again."""
    last = seeds[0]
    while True:
        roll = rng.random()
        if roll < target.pump:
            last = pumped(rng.choice(seeds), rng)
            yield last
            last = seeds[0]
            continue
        if roll < 0.2:
            last = (
                CUT.join(written(s, rng) for s in target.symbol)
                if CUT in seeds[0]
                else written(rng.choice(target.symbol), rng)
            )
        else:
            base = last if roll < 0.4 and len(last) < 5_000 else rng.choice(seeds)
            last = mutated(base, rng, seeds)
        yield last


# --- running ----------------------------------------------------------------------------------------------------


class TooSlow(BaseException):
    """Raised by the timer inside an input that does not end; not an Exception, so that nobody catches it."""


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooSlow


@dataclass
class Outcome:
    """What was seen of one target: `slowest` is (seconds, bytes, digest); `failures` map where it broke to (what,
    the input); `guided` of the inputs were libFuzzer's, and `kept` of them reached new code."""

    target: Target
    count: int = 0
    bytes: int = 0
    seconds: float = 0.0
    pumped: int = 0
    slowest: tuple[float, int, str] = (0.0, 0, "")
    failures: dict[str, tuple[str, str]] = field(default_factory=dict)
    broken: int = 0
    guided: int = 0
    kept: int = 0

    def one(self, text: str) -> None:
        """Run the target on one input, and note what became of it."""
        size = len(text.encode("utf-8", "surrogatepass"))
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, GIVE_UP * max(1.0, size / FULL_SIZE))
        handled = size
        try:
            handled = max(size, self.target.run(text) or 0)
        except TooSlow:
            self._fail("it does not end", f"more than {GIVE_UP:.0f} s of processor time", text)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            where = next((f for f in reversed(frames) if "reconcile" in f.filename), frames[-1])
            place = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
            self._fail(place, f"{error!s:.200}\n{''.join(traceback.format_tb(error.__traceback__)[-4:])}", text)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        took = time.process_time() - started
        self.count, self.bytes, self.seconds = self.count + 1, self.bytes + size, self.seconds + took
        self.pumped += size > FULL_SIZE // 6
        rate = took / max(1.0, handled / FULL_SIZE)
        if rate > self.slowest[0]:
            self.slowest = (rate, handled, _digest(text))
        if rate > 1.0:
            self._fail("slow", f"{took:.2f} s for {handled:,} bytes", text)

    def _fail(self, place: str, what: str, text: str) -> None:
        self.broken += 1
        known = self.failures.get(place)
        if (known is None and len(self.failures) < MOST_FAILURES) or (known is not None and len(text) < len(known[1])):
            self.failures[place] = (what, text)

    def add(self, other: Outcome) -> None:
        """What a guided run of the same target saw."""
        self.count, self.bytes, self.seconds = self.count + other.count, self.bytes + other.bytes, self.seconds + other.seconds
        self.pumped, self.broken = self.pumped + other.pumped, self.broken + other.broken
        self.guided, self.kept = self.guided + other.guided, self.kept + other.kept
        self.failures = {**other.failures, **self.failures}

    def told(self) -> str:
        rate, size, digest = self.slowest
        guided = f"({self.guided:,} guided, {self.kept:,} kept) " if self.guided else ""
        return (
            f"{self.target.name:<18} {self.count:>9,} inputs {guided}{self.bytes / 1e6:>8,.1f} MB {self.seconds:>8.1f} s   "
            f"slowest {rate:.3f} s per 100 kB ({size:,} bytes, {digest})   long ones {self.pumped:,}   failures {self.broken}"
        )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def seeds_of(target: Target, corpus: Path | None) -> list[str]:
    """The target's own seeds, with the files of a folder named like it (what a guided run kept)."""
    seeds = list(target.seeds)
    folder = corpus / target.name if corpus else None
    if folder is not None and folder.is_dir():
        seeds += [path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.iterdir())]
    return seeds


def fuzz(target: Target, count: int, seed: int, corpus: Path | None) -> Outcome:
    """`count` inputs of one target; the same for the same seed."""
    rng = random.Random(f"{seed} {target.name}")
    outcome, seeds = Outcome(target), seeds_of(target, corpus)
    with contextlib.suppress(Exception):
        target.run(target.seeds[0])  # imports what is imported late, which is not the input's time
    for number, text in zip(
        range(count), (x for part in (seeds, inputs(target, rng, seeds)) for x in part), strict=False
    ):
        outcome.one(text)
        if number % 20_000 == 19_999 and sys.stderr.isatty():
            print(f"  {target.name}: {number + 1:,}", file=sys.stderr)
    return outcome


def plain(target: Target, count: int, seed: int, corpus: Path | None, result: Path) -> NoReturn:
    _end(fuzz(target, count, seed, corpus), result)


def apart(work: Callable[..., NoReturn], target: Target, *arguments: Any) -> Outcome:
    """The outcome of `plain` or `guided` in a process of its own: libFuzzer has to import the code itself, and ends its
    process; and what one target imported and kept is nothing to the next."""
    sys.stdout.flush()
    with tempfile.TemporaryDirectory() as made:
        result = Path(made) / "outcome.json"
        child = os.fork()
        if child == 0:
            work(target, *arguments, result)
        os.waitpid(child, 0)
        if not result.exists():
            sys.exit(f"{target.name}: the process ended early")
        told = json.loads(result.read_text())
    return Outcome(target, **(told | {"slowest": tuple(told["slowest"])}))


def _end(outcome: Outcome, result: Path) -> NoReturn:
    result.write_text(json.dumps({f.name: getattr(outcome, f.name) for f in fields(outcome) if f.name != "target"}))
    os._exit(0)


def guided(target: Target, count: int, seed: int, corpus: Path, result: Path) -> NoReturn:
    """The same with libFuzzer, which keeps in the target's folder of `corpus` what reaches new code."""
    import atheris

    with atheris.instrument_imports(include=["reconcile"]):
        import reconcile.pipeline
        import reconcile.values.figure
        import reconcile.values.repair  # noqa: F401
        from reconcile import reporters

        for format in FORMAT_SHARES:
            reporters.renderer(format)
    target.run(target.seeds[0])
    outcome, seeds = Outcome(target), seeds_of(target, corpus)
    folder = corpus / target.name
    folder.mkdir(parents=True, exist_ok=True)
    for text in seeds:
        (folder / _digest(text)).write_bytes(text.encode("utf-8", "replace"))
    kept = len(list(folder.iterdir()))

    def one(data: bytes) -> None:
        outcome.one(data.decode("utf-8", "replace"))
        if outcome.count >= count:
            outcome.guided, outcome.kept = outcome.count, len(list(folder.iterdir())) - kept
            _end(outcome, result)

    def mutate(data: bytes, most: int, number: int) -> bytes:
        rng = random.Random(number)
        if rng.random() < 0.5:
            return bytes(atheris.Mutate(data, most))
        return mutated(data.decode("utf-8", "replace"), rng, seeds).encode("utf-8", "replace")[:most]

    # The instrumented code is several times slower, so that libFuzzer's own time limit is wide.
    flags = (f"-seed={seed + 1}", "-max_len=20000", "-timeout=300", "-rss_limit_mb=4000", "-verbosity=0")
    atheris.Setup([sys.argv[0], *flags, str(folder)], one, custom_mutator=mutate)
    atheris.Fuzz()
    raise AssertionError("libFuzzer returns")


def finish(outcomes: Sequence[Outcome], save: Path | None) -> None:
    """Print the sums, then every failure with its shortest input."""
    total = sum(o.count for o in outcomes)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(
        f"{'in all':<18} {total:>9,} inputs, {sum(o.broken for o in outcomes):,} failures, peak memory {peak:,.0f} MB"
    )
    for outcome in outcomes:
        for place, (what, text) in outcome.failures.items():
            shown = repr(text) if len(text) < 400 else f"{text[:300]!r}… ({len(text):,} characters)"
            print(f"\n{outcome.target.name}: {place}: {what}\n  input: {shown}")
            if save is not None:
                save.mkdir(parents=True, exist_ok=True)
                path = save / f"{outcome.target.name}-{_digest(text)}"
                path.write_bytes(text.encode("utf-8", "surrogatepass"))
                print(f"  saved: {path}")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", action="append", choices=TARGETS, help="one or several; all unless named")
    parser.add_argument("--inputs", type=int, default=20_000, help="in all, shared among the targets by their weight")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", type=Path, help="a folder for the inputs that broke something")
    parser.add_argument(
        "--corpus", type=Path, help="a folder with a subfolder of seeds per target; guided runs add to it"
    )
    parser.add_argument("--coverage", action="store_true", help="a twentieth guided by coverage; needs atheris")
    parser.add_argument("--replay", type=Path, help="run one saved input; needs one --target")
    args = parser.parse_args()
    chosen = [TARGETS[name] for name in args.target or TARGETS]
    if args.replay and len(chosen) != 1:
        parser.error("name one --target")
    signal.signal(signal.SIGVTALRM, _ring)
    with contextlib.suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (8 * 2**30, resource.RLIM_INFINITY))
    if args.replay:
        outcome = Outcome(chosen[0])
        chosen[0].run(chosen[0].seeds[0])  # imports what is imported late
        outcome.one(args.replay.read_bytes().decode("utf-8", "surrogatepass"))
        print(outcome.told())
        finish([outcome], None)
        return 1 if outcome.failures else 0
    counts = {t.name: max(1, args.inputs * t.share // sum(t.share for t in chosen)) for t in chosen}
    outcomes = []
    corpus = args.corpus or (Path(tempfile.mkdtemp()) if args.coverage else None)
    for target in chosen:
        count = counts[target.name]
        seen = Outcome(target)
        if args.coverage:
            seen = apart(guided, target, max(1, count // GUIDED), args.seed, corpus)
        outcome = apart(plain, target, count - seen.count, args.seed, corpus)
        outcome.add(seen)
        print(outcome.told(), flush=True)
        outcomes.append(outcome)
    finish(outcomes, args.save)
    return 1 if any(o.failures for o in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
