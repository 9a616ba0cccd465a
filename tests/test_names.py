"""Which names are one, which is part of which, and what is no name at all."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.knowledge import lexicon_of, name_book
from reconcile.load import load_corpus
from reconcile.names import NameBook, initials, is_named

VOCABULARY = """
entities:
  Hollyhock: {aliases: [Holly Hock Industries, HHI]}
  Hollytron: {part_of: Hollyhock}
  Tronlet: {part_of: Hollytron}
  Rivermead plant: {aliases: [Rivermead works], part_of: Arbor}
  Dana Ferndale: {part_of: Arbor}
  Arbor: {aliases: [Arbor Motors]}
"""


@cache
def book(vocabulary: str = VOCABULARY) -> NameBook:
    known = load_corpus({"vocabulary.yaml": vocabulary}).vocabulary
    return name_book(known, lexicon_of(known))


SAME = [
    ("Larry Ferndale", "Lawrence Ferndale"),
    ("J. Ferndale", "Jerome Ferndale"),
    ("Will Ferndale", "William Ferndale"),
    ("Szymon Hołownia", "Mr Holownia"),
    ("Volodymyr Ferndale", "Vladimir Ferndale"),
    ("Hollyhock", "Holly Hock Industries"),
    ("HHI", "the Holly Hock Industries"),
    ("Arbor", "Arbor Motors Co., Ltd."),
    ("AP", "Associated Press"),
    ("A.P.", "The Associated Press"),
    ("FTC", "US Federal Trade Commission"),
    ("WHO", "World Health Organization"),
    ("ZQC", "Zenith Quarry Council"),
    ("GM", "General Motors Co."),
    ("Turkey", "Turkiye"),
    ("US", "United States"),
    ("Kotick", "Bobby Kotick"),
    ("Mr Kotick", "Bobby Kotick"),
    ("Ferndale", "Dana Ferndale"),  # in the vocabulary by the full name
    ("Ms Ferndale", "Dana Ferndale"),
    ("CEO Dana Ferndale", "Dana Ferndale"),
    ("Arbor chief executive Dana Ferndale", "Ferndale"),
    ("President Biden", "Joe Biden"),
    ("Judge Corley", "Jacqueline Scott Corley"),
    ("Activision", "Activision Blizzard"),
    ("police", "the police"),
    ("Health Ministry", "Ministry of Health"),
    ("Unite", "Unite the Union"),
]
PART = [
    ("Hollyhock", "Hollytron"),
    ("Hollyhock", "Tronlet"),  # by way of Hollytron
    ("Rivermead plant", "Arbor"),
    ("Rivermead works", "Arbor Motors"),
    ("Rivermead", "Rivermead plant"),
    ("Dana Ferndale", "Arbor"),
    ("Hollyhock", "a Hollyhock subsidiary"),
    ("a Hollyhock spokesperson", "Hollyhock"),
    ("Hollyhock spokesperson Jane Doe", "Hollyhock"),
    ("Turkey", "Turkish government"),
    ("Istanbul", "Turkey"),
    ("Zenith", "Zenith Quarry Council"),
]
OTHER = [
    ("Hollyhock", "Arbor"),
    ("Bill Ferndale", "Bob Ferndale"),
    ("Jane H. Ferndale", "Jane M. Ferndale"),
    ("Lawrence Ferndale", "Larry Rowan"),
    ("Hollytron", "Arbor"),
    ("AP", "AFP"),
    ("ZQC", "Zenith Mining Council"),
    ("who", "World Health Organization"),
    ("John Smith", "Jane Smith"),
    ("Dana Ferndale", "Rowan Ferndale"),
    ("Rivermead plant", "Cedarville plant"),
    ("New York", "New York Times"),
    ("Air India", "India"),
    ("High Court", "Supreme Court"),
    ("Times", "New York Times"),
    ("Post", "Washington Post"),
    ("two sources", "Reuters"),
    ("Arbor", ""),
]


@pytest.mark.parametrize(
    ("x", "y", "found"),
    [(x, y, found) for found, pairs in (("same", SAME), ("part", PART), ("other", OTHER)) for x, y in pairs],
)
def test_names(x: str, y: str, found: str) -> None:
    assert book().compare(x, y) == found
    assert book().compare(y, x) == found


NAMES = sorted({n for pair in (*SAME, *PART, *OTHER) for n in pair})


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_comparing_names_is_symmetric_and_reflexive(x: str, y: str) -> None:
    fresh = book.__wrapped__()  # no pair remembered from the other way round
    assert fresh.compare(x, y) == book.__wrapped__().compare(y, x)
    assert fresh.compare(x, x) == ("same" if x else "other") or not x


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_may_be_compared(x: str, y: str) -> None:
    names = book()
    assert names.compare(x, y) in ("same", "part", "other")
    assert is_named(x, names.lexicon) in (True, False)


def test_a_part_of_itself_ends() -> None:
    ring = NameBook(book().lexicon, {}, {"Quarry": "Zenith", "Zenith": "Quarry"})
    assert ring.compare("Quarry", "Zenith") == "part"
    assert ring.compare("Quarry", "Arbor") == "other"


def test_canonical() -> None:
    assert book().canonical("the holly hock industries") == "Hollyhock"
    assert book().canonical("Birch") == "Birch"
    assert book().known("HHI") and not book().known("Birch")


@pytest.mark.parametrize(
    ("short", "long", "found"),
    [
        ("CMA", "Competition and Markets Authority", True),
        ("C.M.A.", "the Competition and Markets Authority", True),
        ("CM", "Competition and Markets Authority", False),
        ("cma", "Competition and Markets Authority", False),
        ("GM", "General Motors Co.", True),
        ("GMC", "General Motors Co.", True),
        ("A", "Arbor", False),
        ("AM BC", "Arbor Motors", False),
    ],
)
def test_initials(short: str, long: str, found: bool) -> None:
    assert initials(short, long, book().lexicon) is found


@pytest.mark.parametrize(
    "text",
    [
        "Reuters", "the Nikkei", "Ministry of Health", "WHO", "World Health Organization", "Dana Ferndale",
        "an Arbor spokesperson", "a spokesperson for Arbor", "Arbor officials",
        "a senior White House official",
        "Istanbul police", "Goldman Sachs analyst Jane Doe", "analyst Jane Doe", "minister Fahrettin Koca",
        "Jane Doe, an analyst", "NHK, citing sources", "a Federal Reserve report", "Five Star Movement",
        "the Canadian Press", "the Supreme Court", "Russian Ministry of Defence", "the Election Commission",
    ],
)  # fmt: skip
def test_who_is_named(text: str) -> None:
    assert is_named(text, book().lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "two people familiar with the matter", "Two people", "One person briefed on the talks",
        "sources", "Sources", "three sources", "Anonymous", "officials", "Officials",
        "Officials in Ankara", "analysts",
        "an analyst at Goldman Sachs", "sources close to Arbor", "Arbor sources", "insiders at Arbor",
        "people familiar with Arbor's plans", "Two Arbor executives", "unnamed Arbor executives",
        "an unnamed Arbor executive", "residents of Antakya", "eyewitnesses", "local media",
        "Japanese media", "the company", "her lawyer", "police", "", "…",
        "health ministry officials", "the health ministry", "the supreme court",
    ],
)  # fmt: skip
def test_who_is_not_named(text: str) -> None:
    assert not is_named(text, book().lexicon)
