"""Names and ids of questions."""

from __future__ import annotations

import re

import pytest
from corpora import aligned, corpus_of, source
from hypothesis import given
from hypothesis import strategies as st

from reconcile import pipeline
from reconcile.config import Config
from reconcile.naming import question_forms, question_id, question_name, slug

SYNONYMS = (
    "subject: Nissan, predicate: plant closures, quantity: 7 plants, scope: worldwide",
    "subject: Nissan, predicate: factory shutdowns, quantity: 7 plants, scope: globally",
    "subject: Nissan Motor, predicate: closure of plants, quantity: 7 plants, scope: worldwide",
)


def named(*claims: str) -> tuple[str, str]:
    """Name and id of the question that these claims answer, each from a source of its own."""
    corpus = corpus_of(**{f"s{n}": source(c) for n, c in enumerate(claims)})
    alignment, _ = aligned(corpus)
    forms = question_forms(corpus.claims, alignment)
    return question_name(corpus.claims, forms), question_id(forms)


def test_the_name_is_in_the_words_of_a_claim() -> None:
    name, id = named(SYNONYMS[0])
    assert name == "Nissan › plant closures, worldwide"
    assert id == "nissan-plant-closure"


def test_a_scope_is_told_in_full() -> None:
    name, id = named("subject: Nissan, predicate: plants, quantity: 7, scope: [Japan, France]")
    assert name == "Nissan › plants, Japan and France"
    assert id == "nissan-plant-japan-france"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_sources_and_their_order_give_no_id(order: tuple[int, ...]) -> None:
    assert named(*(SYNONYMS[i] for i in order))[1] == named(SYNONYMS[0])[1]
    assert named(*(SYNONYMS[i] for i in order)) == named(*(SYNONYMS[i] for i in (0, 1, 2)))


def test_synonyms_have_one_id() -> None:
    assert {named(c)[1] for c in (SYNONYMS[0], SYNONYMS[1])} == {"nissan-plant-closure"}


def test_the_most_typical_claim_names_it() -> None:
    odd = "subject: Nissan, predicate: number of plants that the carmaker wants to shut for good, quantity: 7"
    name, id = named(odd, SYNONYMS[0], SYNONYMS[1])
    assert name.startswith("Nissan › plant closures")
    assert id == "nissan-plant-closure"
    assert named("subject: Nissan, predicate: plants, quantity: 7", SYNONYMS[0], SYNONYMS[1])[0] == name


def test_another_alphabet_has_an_id_too() -> None:
    assert named("subject: 日産, predicate: 工場, quantity: 7")[1] == "question"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Plant closures, worldwide", "plant-closures-worldwide"),
        ("Türkiye › Erdoğan", "turkiye-erdogan"),
        ("--a  b--", "a-b"),
        ("", ""),
        ("x" * 79 + " yz", "x" * 79),  # no hyphen at the end
    ],
)
def test_slug(text: str, plain: str) -> None:
    assert slug(text) == plain


@given(st.text(max_size=120))
def test_a_slug_is_plain_and_stays_as_it_is(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made) and len(made) <= 80
    assert slug(made) == made


def test_an_id_that_others_outvote_keeps_leading_to_its_question() -> None:
    odd = source("subject: Nissan, predicate: plants to be closed for good, quantity: 7 plants, scope: worldwide")
    usual = {f"s{n}": source(c) for n, c in enumerate(SYNONYMS)}
    (first,) = pipeline.check(corpus_of(a=odd), {}, Config()).questions
    (now,) = pipeline.check(corpus_of(a=odd, **usual), {}, Config()).questions
    assert first.id != now.id == "nissan-plant-closure"
    assert first.id in now.other_ids and now.id not in now.other_ids


def test_no_two_questions_share_an_id_or_another_one() -> None:
    told = """
        a | subject: Nissan, predicate: plants, quantity: 7, when: 2024
        b | subject: Nissan, predicate: plants, quantity: 9, when: 1999
        c | subject: Nissan, predicate: number of plants, quantity: 9, when: 1999
    """
    questions = pipeline.check(corpus_of(a=source(told), b=source(told)), {}, Config()).questions
    ids = [id for q in questions for id in (q.id, *q.other_ids)]
    assert len(ids) == len(set(ids)) and len(questions) > 1
