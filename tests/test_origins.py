"""Whom claims that agree go back to."""

from __future__ import annotations

import itertools

import pytest
from corpora import aligned, corpus_of, source

from reconcile import pipeline
from reconcile.config import Config
from reconcile.origins import Standing, called, chain, independence
from reconcile.view import between

VOCABULARY = """
entities:
  Arbor: {aliases: [Arbor Motors]}
  Dana Ferndale: {part_of: Arbor}
  Rowan Elm: {part_of: Arbor}
"""


def told(*sources: str, heads: tuple[str, ...] = (), vocabulary: str = VOCABULARY) -> Standing:
    """The standing of one claim in several sources, each given by its `said_by` (or "") or other keys;
    `heads` are the sources' own keys."""
    files = {}
    for n, more in enumerate(sources):
        keys = f", {more}" if ":" in more else f", said_by: [{more}]" if more else ""
        head = heads[n] if n < len(heads) else ""
        files[f"s{n}"] = source(f"subject: Arbor, predicate: plants, quantity: 17{keys}", head=head)
    corpus = corpus_of(vocabulary=vocabulary, **files)
    _, context = aligned(corpus)
    found = independence(corpus.claims, context.names)
    for claims in itertools.islice(itertools.permutations(corpus.claims), 6):
        assert independence(claims, context.names) == found  # the order of claims does not matter
    return found


@pytest.mark.parametrize(
    ("one", "other", "origin"),
    [
        ("Reuters", "Reuters", "Reuters"),
        ("AP", "Associated Press", "AP"),
        ("the Associated Press", "A.P.", "A.P."),
        ("Dana Ferndale", "Arbor Motors", "Arbor"),  # who speaks for it is it
        ("Dana Ferndale", "Rowan Elm", "Arbor"),
        ("an Arbor spokesperson", "Arbor", "Arbor"),
        ("CEO Dana Ferndale", "Ferndale", "Arbor"),
        ("Dana Ferndale, Reuters", "Reuters, Kyodo News", "Reuters"),  # a link in the middle
        ("Kyodo News, two people", "Kyodo News, Rowan Elm", "Kyodo News"),
    ],
)
def test_a_shared_link_is_repetition(one: str, other: str, origin: str) -> None:
    found = told(one, other)
    assert found.independence == "repetition"
    assert found.origins[0] == origin
    assert f"s0 and s1 rest on {origin}: one origin told several times" in found.note


@pytest.mark.parametrize(
    "heads",
    [
        ("copy_of: Associated Press", "copy_of: AP"),
        ("first_reported_by: Nikkei", "first_reported_by: the Nikkei"),
        ("copy_of: Reuters", "first_reported_by: Reuters"),
    ],
)
def test_a_copy_and_a_first_report_are_links_of_every_claim(heads: tuple[str, str]) -> None:
    assert told("", "", heads=heads).independence == "repetition"
    assert told("Dana Ferndale", "the town council", heads=heads).independence == "repetition"
    assert told("", "", heads=(heads[0],)).independence == "unknown"


def test_a_claim_has_its_own_first_report() -> None:
    corpus = corpus_of(
        one=source(
            """
            a | subject: Arbor, predicate: plants, quantity: 17, said_by: [Rowan Elm, Reuters]
            b | subject: Arbor, predicate: staff, quantity: 17, first_reported_by: Kyodo News
            """,
            head="first_reported_by: Nikkei, copy_of: AP",
        )
    )
    assert [chain(c) for c in corpus.claims] == [
        ("Rowan Elm", "Reuters", "Nikkei", "AP"),
        ("Kyodo News", "AP"),
    ]


def test_named_origins_without_a_common_link_are_distinct() -> None:
    found = told("Dana Ferndale", "Rivermead Town Council", "Reuters, World Health Organization")
    assert found.independence == "distinct"
    assert found.origins == ("Arbor", "Rivermead Town Council", "World Health Organization")
    assert "whether these are independent is for a person to say" in found.note


@pytest.mark.parametrize(
    "nobody",
    [
        "",
        "two people familiar with the matter",
        "Reuters, sources close to Arbor",
        "officials",
        "Japanese media",
    ],
)
def test_an_origin_that_is_not_given_or_has_no_name_is_unknown(nobody: str) -> None:
    found = told(nobody, "Rivermead Town Council")
    assert found.independence == "unknown"
    assert found.note == "s0 names no origin"
    assert told(nobody, "Rivermead Town Council", "Kyodo News").independence == "unknown"
    assert told(nobody, nobody).note.startswith("s0 and s1 name no origin") or "Reuters" in nobody


def test_two_unnamed_sources_are_not_one() -> None:
    assert told("two people", "two people").independence == "unknown"


def test_relays_are_a_hint_and_no_more() -> None:
    heads = ("relays: [Reuters, Nikkei]", "relays: [Nikkei]")
    found = told("", "", heads=heads)
    assert (found.independence, found.note) == (
        "unknown",
        "s0 and s1 name no origin; s0 and s1 draw on Nikkei",
    )
    found = told("Nikkei", "", heads=("", "relays: [the Nikkei]"))
    assert (found.independence, found.note) == ("unknown", "s1 names no origin; s0 and s1 draw on the Nikkei")
    assert told("Rivermead Town Council", "Dana Ferndale", heads=heads).independence == "distinct"


def test_an_outlet_that_is_a_source_itself_is_a_hint_and_no_more() -> None:
    found = told("", "", "", heads=("copy_of: the Rivermead Wire", "publisher: Rivermead Wire", "publisher: Kyodo News"))
    assert found.independence == "unknown"
    assert found.note == "s1 and s2 name no origin; s0 rests on Rivermead Wire, which is s1"


def test_the_link_that_most_sources_have_is_named() -> None:
    found = told("Kyodo News, Reuters", "Kyodo News", "Reuters", "Reuters, AP", "Rivermead Town Council", "")
    assert found.independence == "repetition"
    assert found.origins[0] == "Reuters"
    assert "Rivermead Town Council" in found.origins
    assert found.note == "s0, s2 and s3 rest on Reuters: one origin told several times; not so s1, s4 and s5"


def test_two_claims_of_one_source_share_no_link() -> None:
    corpus = corpus_of(
        one=source("""
            a | subject: Arbor, predicate: plants, quantity: 17, said_by: Reuters
            b | subject: Arbor, predicate: factories, quantity: 17, said_by: Reuters
        """),
        two=source("subject: Arbor, predicate: plants, quantity: 17, said_by: Rivermead Town Council"),
    )
    _, context = aligned(corpus)
    found = independence(corpus.claims, context.names)
    assert (found.independence, found.origins) == ("distinct", ("Reuters", "Rivermead Town Council"))


def test_names_for_one_are_called_alike_and_who_has_no_name_is_left_out() -> None:
    _, context = aligned(corpus_of(vocabulary=VOCABULARY, one=source("subject: Arbor, predicate: plants, quantity: 17")))
    written = ("Nikkei News", "Nikkei", "Dana Ferndale", "Arbor", "the Associated Press", "AP", "two people", "Kyodo News")
    assert called(written, context.names) == {
        "Nikkei News": "Nikkei", "Nikkei": "Nikkei", "Dana Ferndale": "Arbor", "Arbor": "Arbor",
        "the Associated Press": "AP", "AP": "AP", "Kyodo News": "Kyodo News",
    }  # fmt: skip


def test_what_others_say_does_not_count_between_two_sources() -> None:
    plants = "subject: Arbor, predicate: plants, quantity: 17, said_by:"
    corpus = corpus_of(
        vocabulary=VOCABULARY, one=source(f"{plants} Reuters"), two=source(f"{plants} Rivermead Town Council"),
        three=source(f"{plants} Reuters"),
    )  # fmt: skip
    study = pipeline.study(corpus, {}, Config())
    (whole,) = study.report.questions
    (part,) = between(study.report, ["one", "two"], study.context.names).questions
    assert (whole.independence, part.independence) == ("repetition", "distinct")
    assert "three" in whole.origin_note and "three" not in part.origin_note
    (alone,) = between(study.report, ["one"], study.context.names).questions
    assert (alone.independence, alone.origins, alone.origin_note) == (None, (), "")
