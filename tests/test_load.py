"""From the texts of files to typed claims, and every finding of the families RC0 and RC1."""

from __future__ import annotations

import copy
import json
import re
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
import yaml
from effort import effort
from hypothesis import given
from hypothesis import strategies as st

from reconcile.claim import Names, Term, Text
from reconcile.config import Config
from reconcile.corpus import Corpus, Unreadable
from reconcile.finding import Finding
from reconcile.load import load_corpus
from reconcile.normalise import cycles, month, slug
from reconcile.schema import ACCEPTED, CLAIM, CLAIMS_FILE, MONTHS, SOURCE, claims_schema, model
from reconcile.values.date import Date
from reconcile.values.quantity import Quantity

ROOT = Path(__file__).parent.parent

EXAMPLE = """\
# yaml-language-server: $schema=../claims.schema.json
source:
  id: wyoming-star                 # optional
  title: Nissan Explores Foxconn Partnership to Sustain Oppama Plant Operations, Sources Say
  publisher: Wyoming Star
  author: Joe Yans
  published: 2025-07-07            # a date as below; an estimate is written 2025-07~
  url: https://example.org/story
  article: ../seeds/001.txt   # relative to this file
  article_sha256: 3f0c
  relays: [Nikkei, Kyodo News, Reuters, The Sun]   # outlets it says it draws on
  copy_of: Associated Press
  first_reported_by: Nikkei
  note: free text, never compared

claims:
  - id: plants-to-close            # unique in the file
    subject: Nissan                # whom or what it is about
    predicate: plant closures
    quantity: 7 of 17 plants
    scope: worldwide
    announced: 2025-01/2025-07-07  # when it was made known ("earlier this year")
    status: announced              # how far it had come, see below
    said_by: Ivan Espinosa
    quote: shut down seven of the company’s 17 manufacturing plants worldwide
  - id: workforce-cut
    subject: Nissan
    predicate: global workforce
    quantity: approximately -15 %
    status: announced
    quote: reduce the global workforce by approximately 15%
  - id: oppama-workers
    subject: Oppama plant
    predicate: employs
    quantity: roughly 3,900 workers
    when: 2025-07                  # valid time
    quote: employs roughly 3,900 workers
  - id: oppama-purchase
    subject: Foxconn
    predicate: acquisition of a part of the Oppama plant
    status: considered
    certainty: possible            # certain (left out), probable ("likely"), possible ("may")
    said_by: [Kyodo News]
  - id: not-disclosed
    subject: Nissan
    predicate: disclosed the talks with Foxconn
    negated: true                  # the source says that this is not so
    note: free text, never compared
"""
VOCABULARY = """\
entities:
  Foxconn:       {aliases: [Hon Hai, Hon Hai Precision Industry]}
  Oppama plant:  {aliases: [Oppama facility, Nissan's Oppama factory], part_of: Nissan}
  Ivan Espinosa: {part_of: Nissan}   # who speaks for whom, too
  Nissan:        {fiscal_year_ends: March}
predicates:
  plants:         {aliases: [assembly plants, factories], unit: plant, additive: true, over_time: level}
  plant closures: {aliases: [plants to be closed, factory shutdowns], reduces: plants}
  supplies:       {inverse: is supplied by}
  chief executive: {single: true}  # one at a time
scopes:
  worldwide:     {aliases: [global, globally, in total]}
  Japan:         {within: worldwide}
equations:
  - operating profit = revenue - running costs
"""
DECISIONS = """\
same:
  - claims: [asia-economy#plants-cut, wyoming-star#plants-to-close]
different:
  - claims: [asia-economy#capacity, wyoming-star#oppama-workers]
accepted:
  - finding: status-conflict
    claims: [asia-economy#oppama-closing, wyoming-star#oppama-closing]
    on: 7f3a91c2                   # what it was decided on
    ruling: wyoming-star
    reason: Nissan had announced no plant by name in May 2025.
    by: A. Curator
    expires: 2026-12-31
"""


def load(text: str | bytes | Unreadable, **others: str) -> Corpus:
    """The corpus of one claims file, and of others by their stem."""
    files = {"claims/a.yaml": text, **{f"claims/{stem}.yaml": other for stem, other in others.items()}}
    return load_corpus(files)


def claims(*bodies: str, source: str = "{id: a}", equations: str = "") -> str:
    """A claims file of these claims, each given by the lines below its id, subject and predicate."""
    items = []
    for number, body in enumerate(bodies):
        lines = [f"id: c{number}", "subject: Nissan", "predicate: plants", *filter(None, body.split("\n"))]
        for key in ("id", "subject", "predicate"):
            if sum(line.startswith(f"{key}:") for line in lines) > 1:
                lines.remove(next(line for line in lines if line.startswith(f"{key}:")))
        items.append("  - " + "\n    ".join(lines) + "\n")
    return f"source: {source}\nclaims:\n{''.join(items)}{equations}"


def codes(corpus: Corpus) -> list[str]:
    return [f.code for f in corpus.findings]


def only(corpus: Corpus) -> Finding:
    assert len(corpus.findings) == 1, [
        str(f.location) + " " + f.code + " " + f.message for f in corpus.findings
    ]
    return corpus.findings[0]


# What is read


def test_the_example_of_the_format_is_typed() -> None:
    corpus = load_corpus({"claims/wyoming-star.yaml": EXAMPLE})
    assert corpus.findings == () and corpus.passed_over == () and corpus.unread == ()
    (source,) = corpus.sources
    assert (source.id, source.path, source.article) == (
        "wyoming-star",
        "claims/wyoming-star.yaml",
        "seeds/001.txt",
    )
    assert source.relays == ("Nikkei", "Kyodo News", "Reuters", "The Sun")
    assert source.published is not None and source.published.edtf == "2025-07-07"
    first, cut, workers, purchase, not_disclosed = corpus.claims
    assert (first.id, first.local, first.kind, first.written) == (
        "wyoming-star#plants-to-close", "plants-to-close", "quantity", "7 of 17 plants",
    )  # fmt: skip
    assert isinstance(first.value, Quantity) and isinstance(first.announced, Date)
    assert first.said_by == ("Ivan Espinosa",) and first.scope == ("worldwide",) and first.source is source
    assert cut.written == "approximately -15 %"
    assert workers.when is not None and workers.when.edtf == "2025-07"
    assert (purchase.kind, purchase.value, purchase.status, purchase.certainty) == (
        "event",
        None,
        "considered",
        "possible",
    )
    assert not_disclosed.negated and not first.negated


def test_the_places_of_a_claim() -> None:
    corpus = load_corpus({"claims/wyoming-star.yaml": EXAMPLE})
    claim = corpus.claims[0]
    lines = EXAMPLE.splitlines()
    for key in ("id", "subject", "quantity", "status", "quote"):
        at = claim.spans[key]
        assert lines[at.start.line - 1][at.start.column - 1 : at.end.column - 1] == {
            "id": "plants-to-close", "subject": "Nissan", "quantity": "7 of 17 plants", "status": "announced",
            "quote": claim.quote[0],
        }[key]  # fmt: skip
    whole = claim.spans[""]
    assert lines[whole.start.line - 1].startswith("  - id: plants-to-close") and whole.start.column == 5
    assert lines[whole.end.line - 1].startswith("  - id: workforce-cut") and whole.end.column == 1
    assert claim.span("certainty") == whole and "certainty" not in claim.spans
    assert len(claim.spans) == len(list(claim.spans)) == 10
    relay = corpus.sources[0].spans["relays.1"]
    assert lines[relay.start.line - 1][relay.start.column - 1 : relay.end.column - 1] == "Kyodo News"
    with pytest.raises(KeyError):
        claim.spans["note"]


def test_values_of_every_kind() -> None:
    corpus = load(
        claims(
            "quantity: [500 billion yen, £2.6bn]",
            "date: by 2027",
            "entity: [Foxconn, Hon Hai]",
            "text: south of Tokyo",
            "",
        )
    )
    assert corpus.findings == ()
    assert [c.kind for c in corpus.claims] == ["quantity", "date", "entity", "text", "event"]
    money, date, names, text, event = corpus.claims
    assert (
        isinstance(money.value, Quantity)
        and len(money.value.also) == 1
        and money.written == "500 billion yen / £2.6bn"
    )
    assert isinstance(date.value, Date) and date.written == "by 2027"
    assert names.value == Names(("Foxconn", "Hon Hai")) and names.written == "Foxconn, Hon Hai"
    assert text.value == Text("south of Tokyo") and (event.value, event.written) == (None, "")


def test_a_figure_in_a_text_stays_a_text_here() -> None:
    assert load(claims("text: 17 plants")).claims[0].value == Text("17 plants")


@pytest.mark.parametrize("key", ["said_by", "scope", "quote"])
def test_one_or_a_list(key: str) -> None:
    one, many = load(claims(f"{key}: x y", f"{key}: [x y, z]")).claims
    assert (getattr(one, key), getattr(many, key)) == (("x y",), ("x y", "z"))


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("canceled", "cancelled"),
        ("Rumored", "rumoured"),
        ("in-talks", "in talks"),
        ("underway", "under way"),
        ("reported", "reported"),
    ],
)
def test_spellings_of_a_status(written: str, status: str) -> None:
    assert load(claims(f"status: {written}")).claims[0].status == status


@pytest.mark.parametrize(
    ("written", "negated"), [("true", True), ("True", True), ("yes", True), ("no", False), ("false", False)]
)
def test_negated(written: str, negated: bool) -> None:
    assert load(claims(f"negated: {written}")).claims[0].negated is negated


def test_tolerance_comes_from_the_configuration() -> None:
    files = {"a.yaml": claims("quantity: about 123 plants")}
    narrow, wide = (load_corpus(files, Config(tolerance=Fraction(1, n))).claims[0].value for n in (20, 4))
    assert narrow != wide


def test_the_stem_is_the_id_when_none_is_given() -> None:
    assert (
        load_corpus({"x/asia-economy.yml": claims("", source="{title: x}")}).sources[0].id == "asia-economy"
    )


def test_a_byte_order_mark_is_accepted() -> None:
    text = claims("quantity: 17 plants")
    assert load(b"\xef\xbb\xbf" + text.encode()).claims == load(text).claims
    assert load("\ufeff" + text).findings == ()


def test_equations_name_full_ids() -> None:
    text = claims(
        "id: job-cuts", "id: new-cuts", "id: share",
        equations="equations:\n  - job-cuts = new-cuts - share\n"
        "  - job-cuts = share * new-cuts + share\n  - job-cuts = - share\n",
    )  # fmt: skip
    corpus = load(text)
    assert corpus.findings == ()
    first, second, third = corpus.sources[0].equations
    assert (first.left, first.right) == (Term(1, "a#job-cuts"), (Term(1, "a#new-cuts"), Term(-1, "a#share")))
    assert second.right == (Term(1, "a#new-cuts", "a#share"), Term(1, "a#share"))
    assert third.right == (Term(-1, "a#share"),)
    assert first.span is not None and str(first.span) == "claims/a.yaml:13:5"


def test_files_that_are_no_claims_files_are_passed_over() -> None:
    corpus = load(claims(""), other="on: push\njobs: {}\n", list="- a\n- b\n", comment="# nothing\n")
    assert corpus.findings == () and corpus.passed_over == (
        "claims/comment.yaml",
        "claims/list.yaml",
        "claims/other.yaml",
    )


def test_the_order_of_files_changes_nothing() -> None:
    files = {
        "b.yaml": claims("", source="{id: b}"),
        "a.yaml": claims("quantity: x", source="{id: z}"),
        "c.yaml": "a: [",
    }
    assert load_corpus(files) == load_corpus(dict(reversed(files.items())))


# The vocabulary and the decisions


def test_the_vocabulary() -> None:
    corpus = load(claims(""), vocabulary=VOCABULARY)
    assert corpus.findings == ()
    words = corpus.vocabulary
    assert (
        words.entities["Oppama plant"].part_of == "Nissan" and words.entities["Nissan"].fiscal_year_ends == 3
    )
    plants = words.predicates["plants"]
    assert (plants.aliases, plants.unit, plants.additive, plants.over_time) == (
        ("assembly plants", "factories"),
        "plant",
        True,
        "level",
    )
    assert plants.single is None and words.predicates["chief executive"].single is True
    assert (
        words.predicates["supplies"].inverse == "is supplied by"
        and words.predicates["plant closures"].reduces == "plants"
    )
    assert words.scopes["Japan"].within == "worldwide"
    (equation,) = words.equations
    assert (equation.left, equation.right) == (
        Term(1, "operating profit"),
        (Term(1, "revenue"), Term(-1, "running costs")),
    )


def test_the_decisions() -> None:
    corpus = load(claims(""), decisions=DECISIONS)
    assert corpus.findings == ()
    (same,), (different,), (accepted,) = (
        corpus.decisions.same,
        corpus.decisions.different,
        corpus.decisions.accepted,
    )
    assert same.claims == ("asia-economy#plants-cut", "wyoming-star#plants-to-close")
    assert (
        different.claims[0] == "asia-economy#capacity"
        and different.span is not None
        and different.span.start.line == 4
    )
    assert (accepted.finding, accepted.ruling, accepted.on, accepted.by) == (
        "RC304",
        "wyoming-star",
        "7f3a91c2",
        "A. Curator",
    )
    assert accepted.expires is not None and accepted.expires.edtf == "2026-12-31"
    assert accepted.spans["ruling"].start.line == 9


COMPANIONS = [
    ("vocabulary", "entities: {A: {part_of: B}, B: {part_of: C}, C: {aliases: [D], part_of: A}}", "RC105"),
    ("vocabulary", "entities: {A: {part_of: d}, C: {aliases: [D], part_of: A}}", "RC105"),
    ("vocabulary", "scopes: {A: {within: A}}", "RC105"),
    ("vocabulary", "entities: {A: {aliases: [X]}, B: {aliases: [x]}}", "RC104"),
    ("vocabulary", "entities: {A: {fiscal_year_ends: Marz}}", "RC103"),
    ("vocabulary", "predicates: {A: {over_time: sometimes}}", "RC103"),
    ("vocabulary", "predicates: {A: {additive: maybe}}", "RC103"),
    ("vocabulary", "predicates: {A: {unity: x}}", "RC003"),
    ("vocabulary", "predicates: [A]", "RC008"),
    ("vocabulary", "entities: {A: b}", "RC008"),
    ("vocabulary", "equations: [profit]", "RC008"),
    ("vocabulary", "equations: [a = b = c]", "RC008"),
    ("vocabulary", "names: {}", "RC003"),
    ("vocabulary", "- a", "RC008"),
    ("decisions", "same: [{claims: [a#b]}]", "RC008"),
    ("decisions", "same: [{claims: [a, b#c]}]", "RC107"),
    ("decisions", "same: [a#b]", "RC008"),
    ("decisions", "accepted: [{claims: [a#b], ruling: both}]", "RC004"),
    ("decisions", "accepted: [{finding: no-such, claims: [a#b], ruling: both}]", "RC103"),
    ("decisions", "accepted: [{finding: RC3, claims: [a#b], ruling: both}]", "RC103"),
    ("decisions", "accepted: [{finding: RC304, claims: [a#b], ruling: bothh}]", "RC103"),
    ("decisions", "accepted: [{finding: RC304, claims: [a#b], ruling: both, expires: someday}]", "RC102"),
    ("decisions", "accepted: [{finding: RC304, claims: [a#b], ruling: both, expiry: 2026}]", "RC003"),
]


@pytest.mark.parametrize(("stem", "text", "code"), COMPANIONS)
def test_mistakes_in_vocabulary_and_decisions(stem: str, text: str, code: str) -> None:
    finding = only(load(claims(""), **{stem: text}))
    assert (
        finding.code == code
        and finding.location is not None
        and finding.location.path == f"claims/{stem}.yaml"
    )
    assert finding.help


def test_a_ruling_may_name_any_source_of_the_corpus_or_of_its_claims() -> None:
    for ruling in ("a", "b", "z", "unresolved"):
        text = f"accepted: [{{finding: RC301, claims: [z#x, b#y], ruling: {ruling}}}]"
        assert load(claims(""), decisions=text).findings == ()


def test_a_chain_in_a_circle_is_dropped() -> None:
    words = load(
        claims(""), vocabulary="entities: {A: {part_of: B}, B: {part_of: A}, C: {part_of: A}}"
    ).vocabulary
    assert [words.entities[name].part_of for name in "ABC"] == [None, None, "A"]


# What is wrong. `^` marks the column of the finding on the line above it.


def source(text: str, column: int) -> str:
    """A file whose first line is `source: ` and this text, with a mark in that column."""
    return claims("", source=text).replace("\n", "\n" + " " * (column - 1) + "^\n", 1)


WRONG = {
    "missing subject": ("RC004", "source: {id: a}\nclaims:\n  - id: x\n    ^\n    predicate: p\n"),
    "missing predicate": ("RC004", "source: {id: a}\nclaims:\n  - id: x\n    ^\n    subject: s\n"),
    "missing id": ("RC004", "source: {id: a}\nclaims:\n  - subject: s\n    ^\n    predicate: p\n"),
    "empty subject": ("RC004", "source: {}\nclaims:\n  - id: x\n    subject:\n    ^\n    predicate: p\n"),
    "no claims": ("RC004", "source: {id: a}\n^\n"),
    "no source": ("RC004", "claims: []\n^\n"),
    "empty source": ("RC004", "source:\n^\nclaims: []\n"),
    "empty claims": ("RC004", "source: {id: a}\nclaims:\n^\n"),
    "unknown key": ("RC003", claims("quantity: 17 plants\nsayd_by: x\n^")),
    "unknown key of the source": ("RC003", source("{id: a, publishr: x}", 17)),
    "unknown key of the file": ("RC003", claims("") + "equation: []\n^\n"),
    "empty quantity": ("RC008", claims("quantity:\n^")),
    "mapping as text": ("RC008", claims("text: {a: b}\n      ^")),
    "list as text": ("RC008", claims("text: [a, b]\n      ^")),
    "mapping in a list": ("RC008", claims("entity: [a, {b: c}]\n            ^")),
    "empty list": ("RC008", claims("entity: []\n        ^")),
    "claims as a mapping": ("RC008", "source: {id: a}\nclaims: {id: x}\n        ^\n"),
    "claims as a text": ("RC008", "source: {id: a}\nclaims: none\n        ^\n"),
    "claim as a text": ("RC008", "source: {id: a}\nclaims: [none]\n         ^\n"),
    "source as a text": ("RC008", "source: a\n        ^\nclaims: []\n"),
    "article as an address": ("RC008", source("{article: 'https://e.org/x'}", 19)),
    "two values": ("RC106", claims("quantity: 17 plants\ndate: 2025\n^")),
    "unreadable quantity": ("RC101", claims("quantity: most of the output\n          ^")),
    "hostile quantity": ("RC101", claims("quantity: 9**9**9\n           ^")),
    "long quantity": ("RC101", claims(f"quantity: {'9' * 100_000}\n          ^")),
    "impossible date": ("RC102", claims("date: 2025-02-30\n              ^")),
    "dates in the wrong order": ("RC102", claims("when: 2027/2025\n      ^")),
    "long date": ("RC102", claims(f"date: {'9' * 100_000}\n      ^")),
    "unreadable publication date": ("RC102", source("{published: soon}", 21)),
    "unknown status": ("RC103", claims("status: confirmed\n        ^")),
    "unknown certainty": ("RC103", claims("certainty: likely\n           ^")),
    "unknown negation": ("RC103", claims("negated: perhaps\n         ^")),
    "dangling part": ("RC105", claims("part_of: c7\n         ^")),
    "a part of itself": ("RC105", claims("part_of: c0\n         ^")),
    "circle": ("RC105", claims("part_of: c1\n         ^", "part_of: c0")),
    "unknown claim in an equation": ("RC105", claims("", equations="equations:\n  - c0 = c1x\n    ^\n")),
    "number in an equation": ("RC105", claims("", equations="equations:\n  - c0 = 2 * c0\n    ^\n")),
    "equation without spaces": ("RC008", claims("", equations="equations:\n  - c0=c0\n    ^\n")),
    "equation without a sum": ("RC008", claims("", equations="equations:\n  - c0 + c0\n    ^\n")),
    "equation of two sums": ("RC008", claims("", equations="equations:\n  - c0 + c0 = c0\n    ^\n")),
    "equation as a text": ("RC008", claims("", equations="equations: c0 = c0\n           ^\n")),
    "bad id": ("RC107", claims("id: the plants\n    ^")),
    "id with its source": ("RC107", claims("id: a#plants\n    ^")),
    "bad id of the source": ("RC107", source("{id: Wyoming Star}", 14)),
    "second id": ("RC104", claims("", "id: c0\n    ^")),
    "duplicate key": ("RC002", claims("quantity: 17 plants\nquantity: 18 plants\n^")),
    "anchor": ("RC005", claims("status: &x announced\n        ^")),
    "value cut short": ("RC009", claims("text: we are #1\n      ^")),
    "split figure": ("RC009", claims("quantity: [1,200 yen, £800]\n           ^")),
    "bound that YAML folds": ("RC001", claims("quantity: > 3,900\n            ^")),
    "tab": ("RC001", "source: {id: a}\nclaims:\n\t- id: x\n^\n"),
}  # fmt: skip


def marked(text: str) -> tuple[str, str | None]:
    """The text without its `^` line, and the place that it marks."""
    lines: list[str] = []
    place = None
    for line in text.splitlines():
        if line.strip() == "^":
            place = f"claims/a.yaml:{len(lines)}:{line.index('^') + 1}"
        else:
            lines.append(line)
    return "\n".join(lines) + "\n", place


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_found_at_its_place(case: str) -> None:
    code, text = WRONG[case]
    text, place = marked(text)
    finding = only(load(text))
    assert finding.code == code
    assert finding.help and finding.message
    assert place is not None and str(finding.location) == place


def test_a_claim_that_cannot_be_read_is_left_out_and_its_others_stay() -> None:
    for body in (
        "quantity: lots",
        "date: never",
        "subject:",
        "negated: perhaps",
        "text: a #1",
        "status: confirmed",
    ):
        corpus = load(claims("", body, "quantity: 17 plants"))
        assert [c.local for c in corpus.claims] == ["c0", "c2"], body
        assert corpus.findings


def test_a_field_that_cannot_be_read_is_left_out_and_its_claim_stays() -> None:
    for key, word in (("when", "never"), ("announced", "never"), ("status", "sure thing")):
        corpus = load(claims(f"quantity: 17 plants\n{key}: {word}"))
        assert len(corpus.claims) == 1 and getattr(corpus.claims[0], key) is None
        assert only(corpus).could_not_check


def test_an_unknown_key_may_have_been_the_value() -> None:
    assert load(claims("quantitty: 17 plants")).claims == ()
    assert len(load(claims("quantity: 17 plants\nstattus: announced")).claims) == 1


def test_references_to_a_claim_that_cannot_be_read_are_dropped_without_a_word() -> None:
    corpus = load(
        claims("quantity: lots", "part_of: c0", equations="equations:\n  - c1 = c0\n  - c1 = c1 + c1\n")
    )
    assert codes(corpus) == ["RC101"]
    assert corpus.claims[0].part_of is None
    assert [e.written for e in corpus.sources[0].equations] == ["c1 = c1 + c1"]
    assert corpus.claims[0].source is corpus.sources[0]


def test_a_circle_of_parts_is_reported_once_with_all_its_places() -> None:
    corpus = load(claims("part_of: c1", "part_of: c2", "part_of: c0", "part_of: c0"))
    assert len(only(corpus).related) == 2
    assert [c.part_of for c in corpus.claims] == [None, None, None, "a#c0"]


def test_all_errors_of_all_files_come_in_one_run() -> None:
    corpus = load(
        claims("quantity: lots\nwhen: never", "status: x\nfoo: bar", "part_of: z"),
        b=claims("quantity: lots", source="{id: b}"),
        c="x: [",
    )
    assert sorted(codes(corpus)) == ["RC001", "RC003", "RC101", "RC101", "RC102", "RC103", "RC105"]
    places = [(f.location.path, f.location.start) for f in corpus.findings if f.location]
    assert places == sorted(places)


def test_a_part_of_a_value_is_marked_where_it_stands() -> None:
    for line, column in (("date: 2025-02-30", 19), ("date: '2025-02-30'", 20), ('date: "2025-02-30"', 20)):
        at = only(load(claims(line))).location
        assert at is not None and (at.start.line, at.start.column) == (6, column), line
    folded = only(load(claims("date: >-\n  2025-02-30"))).location
    assert folded is not None and (folded.start.line, folded.start.column) == (6, 11)


def test_suggestions() -> None:
    expected = {
        "stattus: announced": "`status`",
        "value: 17 plants": "`quantity`",
        "status: confirmed": "`announced` or `completed`",
        "status: anounced": "`announced`",
        "certainty: likely": "`probable`",
        "id: The Plants!": "the-plants",
        "id: a#plants": "plants",
        "part_of: c00": "`c0`",
    }
    for body, wanted in expected.items():
        finding = load(claims("id: c0", body)).findings[0]
        assert any(wanted in line for line in finding.help), (body, finding)


def test_two_sources_with_one_id() -> None:
    corpus = load(claims("", source="{id: x}"), b=claims("", source="{id: x}"))
    finding = only(corpus)
    assert (finding.code, str(finding.location)) == ("RC104", "claims/b.yaml:1:14")
    assert str(finding.related[0].location) == "claims/a.yaml:1:14"
    assert [s.path for s in corpus.sources] == ["claims/a.yaml"] and len(corpus.claims) == 1


def test_a_stem_that_cannot_be_an_id() -> None:
    finding = only(load_corpus({"claims/Wyoming Star (1).yaml": claims("", source="{title: x}")}))
    assert finding.code == "RC107" and "id: wyoming-star-1" in finding.help[0]


@pytest.mark.parametrize(
    ("data", "word", "place"),
    [
        (b"", "empty", "1:1"),
        (b" \n\n", "empty", "1:1"),
        (b"source:\n  id: caf\xe9\n", "UTF-8", "2:10"),
        (b"\x7fELF\x02\x00\x00\xff", "binary", "1:1"),
        ("source: {}".encode("utf-16"), "UTF-16", "1:1"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, word: str, place: str) -> None:
    corpus = load(data, b=claims("", source="{id: b}"))
    finding = only(corpus)
    assert (
        finding.code == "RC006"
        and word in finding.message
        and str(finding.location) == f"claims/a.yaml:{place}"
    )
    assert corpus.unread == ("claims/a.yaml",) and len(corpus.claims) == 1


def test_an_unreadable_file_is_a_finding_and_the_rest_is_read() -> None:
    corpus = load(Unreadable("no permission to read it", help=("chmod",)), b=claims("", source="{id: b}"))
    assert codes(corpus) == ["RC006"] and corpus.unread == ("claims/a.yaml",) and len(corpus.claims) == 1


def test_claims_before_a_broken_line_are_read() -> None:
    corpus = load(claims("", "text: ok", "text: one: two", ""))
    assert codes(corpus) == ["RC001"] and [c.local for c in corpus.claims] == ["c0", "c1"]
    assert corpus.unread == ("claims/a.yaml",)


def test_nothing_to_check() -> None:
    for text in ("a: b\n", "source: {id: a}\nclaims: []\n", "# nothing\n"):
        assert only(load(text)).code == "RC007"
    assert load_corpus({}).findings == ()


def test_bracket_after_bracket() -> None:
    corpus = load("source: {id: a}\nclaims: " + "[" * 100_000 + "\n")
    assert only(corpus).code == "RC005" and [s.id for s in corpus.sources] == ["a"]


def test_of_very_many_errors_the_first_are_listed() -> None:
    corpus = load("source: {id: a}\nclaims:\n" + "  - {}\n" * 5_000)
    assert len(corpus.findings) == 1_000 and corpus.findings[-1].code == "RC005"


def test_many_dangling_references_and_long_circles_end_soon() -> None:
    text = claims(*(f"part_of: c{(n + 1) % 1_500}" for n in range(1_500)), *["part_of: zzz"] * 1_500)
    spent, corpus = effort(lambda: load(text))
    assert spent < 500
    assert set(codes(corpus)) == {"RC105", "RC005"} and len(corpus.claims) == 3_000


def test_an_alias_bomb() -> None:
    bomb = "source: {id: a}\nclaims:\n" + "".join(f"  - &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert {"RC005"} <= set(codes(load(bomb)))


# Properties

KEYS = st.sampled_from([*CLAIM.keys, *SOURCE.keys, "claims", "source", "equations", "foo", "<<", "1"])
SCALARS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["17 plants", "2025", "a", "a#b", "true", "c0", "c0 = c0", "announced", "../x", ""]),
)
NODES: st.SearchStrategy[object] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=15,
)


@given(NODES, NODES, st.sampled_from(["a", "vocabulary", "decisions"]))
def test_loading_never_raises_and_says_when_it_leaves_out(source: object, items: object, stem: str) -> None:
    text = yaml.safe_dump({"source": source, "claims": items}, allow_unicode=True)
    corpus = load_corpus({f"{stem}.yaml": text, "b.yaml": claims("", source="{id: b}")})
    if stem == "a" and isinstance(items, list) and len(corpus.claims) < len(items) + 1:
        assert corpus.findings
    for claim in corpus.claims:
        assert claim.subject and claim.predicate and claim.source in corpus.sources


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_corpus(data: bytes) -> None:
    corpus = load_corpus({"a.yaml": data, "vocabulary.yaml": data, "decisions.yaml": data})
    assert corpus.findings or corpus.claims


@given(st.text(max_size=40))
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    made = slug(text)
    assert made == "" or re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*", made)
    assert slug(made) == made


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")))
def test_without_its_cycles_every_chain_ends(parents: dict[str, str]) -> None:
    rings = cycles(parents)
    members = [name for ring in rings for name in ring]
    assert len(members) == len(set(members))
    for ring in rings:
        assert all(parents[a] == b for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))
    left = {child: parent for child, parent in parents.items() if child not in members}
    for start in left:
        steps, at = 0, start
        while at in left:
            at, steps = left[at], steps + 1
            assert steps <= len(left)


def test_months() -> None:
    assert [month(text, MONTHS) for text in ("March", "mar", "Sep.", "12", "0", "13", "Marz", "")] == [
        3,
        3,
        9,
        12,
        None,
        None,
        None,
        None,
    ]


# One source of truth


def test_the_committed_schema_is_current() -> None:
    committed = (ROOT / "claims.schema.json").read_text(encoding="utf-8")
    assert json.loads(committed) == claims_schema(), (
        "write it anew: reconcile schema claims > claims.schema.json"
    )


def as_json(text: str) -> dict[str, object]:
    """What an editor's YAML gives the schema: dates are texts."""
    data: dict[str, object] = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return data


def test_the_example_satisfies_the_schema() -> None:
    jsonschema.validate(as_json(EXAMPLE), claims_schema(), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    "change",
    [
        {"quantity": "1", "date": "2"}, {"status": "confirmed"}, {"foo": "bar"}, {"text": {"a": "b"}},
        {"entity": []},
        {"id": "the plants"}, {"subject": ""}, {"negated": "perhaps"}, {"text": ["a"]}, {"certainty": 3},
    ],
)  # fmt: skip
def test_schema_and_loader_refuse_the_same(change: dict[str, object]) -> None:
    data = {"source": {"id": "a"}, "claims": [{"id": "x", "subject": "s", "predicate": "p"}]}
    assert load(yaml.safe_dump(data)).findings == ()
    bad = copy.deepcopy(data)
    assert isinstance(bad["claims"], list)
    bad["claims"][0].update(change)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, claims_schema())
    assert load(yaml.safe_dump(bad)).findings


def test_the_models_have_the_keys_of_the_tables() -> None:
    for shape in (CLAIMS_FILE, SOURCE, CLAIM, ACCEPTED):
        assert list(model(shape).model_fields) == list(shape.keys)
    model(CLAIMS_FILE).model_validate(as_json(EXAMPLE))


@given(st.dictionaries(KEYS, SCALARS | st.lists(SCALARS, max_size=3), max_size=6))
def test_model_and_loader_agree_on_keys_and_types(extra: dict[str, object]) -> None:
    from pydantic import ValidationError

    data = {"id": "x", "subject": "s", "predicate": "p"} | extra
    try:
        model(CLAIM).model_validate(data)
        fits = True
    except ValidationError:
        fits = False
    structural = {"RC002", "RC003", "RC004", "RC008", "RC103", "RC107"}
    text = yaml.safe_dump({"source": {"id": "a"}, "claims": [data]}, allow_unicode=True)
    corpus = load_corpus({"a.yaml": text})
    if not fits:
        assert structural & set(codes(corpus)) or "RC005" in codes(corpus) or "RC001" in codes(corpus)
