"""A fingerprint changes when what is claimed does, and only then."""

from __future__ import annotations

import pytest
from corpora import corpus_of
from hypothesis import given
from hypothesis import strategies as st

from reconcile.claim import Claim
from reconcile.fingerprint import fingerprint, normalised, plain_marks
from reconcile.values.date import Date

HEAD = "source: {published: 2025-07-07}\nclaims:\n"


def claim(keys: str, before: str = "") -> Claim:
    corpus = corpus_of(one=f"{before}{HEAD}  - {{id: a, subject: Arbor, predicate: plants, {keys}}}\n")
    return corpus.claims[0]


def printed(keys: str, before: str = "") -> str:
    return fingerprint("RC301", [claim(keys, before)])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("quantity: seven plants", "quantity: 7 plants"),
        ("quantity: 33 thousand", "quantity: '33,000'"),
        ("quantity: about 3 km", "quantity: roughly 3 km"),
        ("quantity: 40-50 plants", "quantity: between 40 and 50 plants"),
        ("date: May 2025", "date: 2025-05"),
        ("date: 7 July 2025", "date: '2025-07-07'"),
        ("date: 2025 -> May 2027", "date: 2025 -> 2027-05"),
        ("entity: [Birch, Yew]", "entity: [Yew, Birch]"),
        ("text: south  of   Oslo", "text: south of Oslo"),
        ("text: the so-called “fix”", 'text: the so‑called "fix"'),
        ('quote: "they  said"', "quote: they said"),
        ("quote: the plant’s end – now", "quote: the plant's end - now"),
        ("quantity: 7, note: something", "quantity: 7"),
        ("quantity: 7, certainty: certain", "quantity: 7"),
    ],
)
def test_spelling_does_not_matter(a: str, b: str) -> None:
    assert printed(a) == printed(b)


def test_a_fiscal_year_is_no_stretch_of_the_calendar() -> None:
    fiscal = claim("date: fiscal 2027").value
    assert isinstance(fiscal, Date)
    assert printed("date: fiscal 2027") != printed(f"date: {fiscal.edtf}")


def test_place_does_not_matter() -> None:
    assert printed("quantity: 7") == printed("quantity: 7", before="# a comment\n\n")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("quantity: 7 plants", "quantity: 8 plants"),
        ("quantity: 7 plants", "quantity: 7 staff"),
        ("quantity: 7 plants", "quantity: about 7 plants"),
        ("quantity: about 7 plants", "quantity: almost 7 plants"),
        ("quantity: more than 7 plants", "quantity: at least 7 plants"),
        ("quantity: 7 plants", "quantity: -7 plants"),
        ("quantity: -7 plants", "quantity: +7 plants"),
        ("quantity: 7 of 17 plants", "quantity: 7 of 18 plants"),
        ("quantity: 17 -> 10 plants", "quantity: 10 -> 17 plants"),
        ("quantity: 40 to 50 plants", "quantity: 44 to 46 plants"),  # one middle
        ("quantity: 40 to 50 plants", "quantity: 45 plants"),
        ("quantity: 15 %", "quantity: 15 percentage points"),
        ("quantity: 15 % of the workforce", "quantity: 15 % of the plants"),
        ("quantity: $69bn", "quantity: €69bn"),
        ("quantity: $69bn", "quantity: $69bn (£54bn)"),
        ("quantity: 3 cars a day", "quantity: 3 cars a month"),
        ("date: 2025", "date: 2026"),
        ("date: 2025", "date: by 2025"),
        ("date: 2025 -> 2027", "date: 2026 -> 2027"),
        ("date: 2025 -> 2027", "date: 2027"),
        ("date: fiscal 2027", "date: fiscal 2028"),
        ("date: Q2 of fiscal 2027", "date: Q3 of fiscal 2027"),
        ("entity: Birch", "entity: Yew"),
        ("entity: Birch", "entity: [Birch, Yew]"),
        ("text: opened", "text: closed"),
        ("quantity: 7", "quantity: 7, status: planned"),
        ("status: planned", "status: completed"),
        ("status: planned", "status: planned, certainty: possible"),
        ("status: planned", "status: planned, negated: true"),
        ("quote: they said", "quote: they did"),
        ("quote: they said", "quote: [they said, they did]"),
    ],
)
def test_what_is_claimed_matters(a: str, b: str) -> None:
    assert printed(a) != printed(b)


def test_code_claims_and_their_ids_matter_and_their_order_does_not() -> None:
    corpus = corpus_of(
        one=HEAD
        + "  - {id: a, subject: x, predicate: y, quantity: 7}\n  - {id: b, subject: x, predicate: y, quantity: 7}\n"
    )
    a, b = corpus.claims
    assert fingerprint("RC301", [a, b]) == fingerprint("RC301", [b, a])
    assert len({fingerprint("RC301", [a, b]), fingerprint("RC302", [a, b]), fingerprint("RC301", [a])}) == 3
    assert fingerprint("RC301", [a]) != fingerprint("RC301", [b])
    assert len(fingerprint("RC301", [a])) == 8


def test_it_is_the_same_in_every_run() -> None:
    assert (
        printed("quantity: 7 plants, status: planned, quote: seven plants") == "5f4d0e5c"
    )  # another makes every written decision stale


@given(st.text(max_size=40))
def test_plain_marks_keep_every_place(text: str) -> None:
    plain = plain_marks(text)
    assert len(plain) == len(text) and plain_marks(plain) == plain


def test_no_value_is_empty() -> None:
    assert normalised(claim("status: planned")) == ""
