"""A part and its whole: which claims are these, and does the part fit?"""

from __future__ import annotations

import pytest
from corpora import aligned, claims_of, corpus_of, source

from reconcile.config import Config
from reconcile.knowledge import lexicon_of, name_book
from reconcile.links import part_findings, parts_and_wholes, scope_within
from reconcile.pipeline import check
from reconcile.report import Link
from reconcile.view import between


def links(vocabulary: str = "", **sources: str) -> tuple[Link, ...]:
    corpus = corpus_of(vocabulary=vocabulary, **sources)
    alignment, context = aligned(corpus)
    return parts_and_wholes(corpus.claims, alignment, {}, context)


def closures(quantity: str, scope: str = "", more: str = "") -> str:
    where = f", scope: {scope}" if scope else ""
    return f"subject: Arbor Motors, predicate: plant closures, quantity: '{quantity}'{where}{more}"


@pytest.mark.parametrize(
    ("part", "whole", "holds", "told"),
    [
        ("5 plants", "7 plants", True, "5 plants ≤ 7 plants: Japan is part of worldwide"),
        ("7 plants", "7 plants", True, "7 plants ≤ 7 plants: Japan is part of worldwide"),
        ("8 plants", "7 plants", False, "8 plants is more than 7 plants: Japan is part of worldwide"),
        ("about 7 plants", "7 plants", True, "about 7 plants ≤ 7 plants"),
        ("more than 7 plants", "7 plants", False, "more than 7 plants is more than 7 plants"),
        ("at least 7 plants", "7 plants", True, "at least 7 plants ≤ 7 plants"),
        ("up to 9 plants", "7 plants", True, "up to 9 plants ≤ 7 plants"),
        ("9 plants", "more than 7 plants", True, "9 plants ≤ more than 7 plants"),
        ("9 plants", "less than 9 plants", False, "9 plants is more than less than 9 plants"),
        ("33,000", "32,900", True, "33,000 ≤ 32,900"),  # open zeros
        ("20,000", "16,000", False, "20,000 is more than 16,000"),  # which reach only so far
        ("9 plants", "11 -> 13 plants", True, "9 plants ≤ 13 plants"),
        ("14 plants", "11 -> 13 plants", False, "14 plants is more than 13 plants"),
    ],
)
def test_a_part_fits_its_whole(part: str, whole: str, holds: bool, told: str) -> None:
    (link,) = links(a=source(closures(part, "Japan")), b=source(closures(whole, "worldwide")))
    assert (link.part, link.whole, link.holds) == ("a#c1", "b#c1", holds)
    assert link.because[0].startswith(told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("5 plants", "Japan"), ("7 plants", "Japan")),
        (("5 plants", "Japan"), ("7 plants", "France")),
        (("5 plants", ""), ("7 plants", "worldwide")),
        (("15 %", "Japan"), ("10 %", "worldwide")),  # shares of two wholes
        (("5 plants", "Japan"), ("7 plants", "")),  # one question, as the matcher has it
    ],
)
def test_no_part(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not links(a=source(closures(*one)), b=source(closures(*other)))


def test_a_share_is_no_part_of_another_share() -> None:
    share = "subject: Arbor Motors, predicate: market share, quantity: {}, scope: {}"
    assert not links(a=source(share.format("15 %", "Japan")), b=source(share.format("10 %", "worldwide")))


def test_one_of_several_is_a_part() -> None:
    toll = "subject: earthquake, predicate: death toll, quantity: '{}', scope: {}"
    a, b = source(toll.format("43,000 dead", "Turkey")), source(toll.format("37,000 dead", "[Turkey, Syria]"))
    (link,) = links(a=a, b=b)
    assert (link.part, link.whole, link.holds) == ("a#c1", "b#c1", False)
    assert link.because == ("43,000 dead is more than 37,000 dead: Turkey is part of Turkey and Syria",)


@pytest.mark.parametrize(
    ("days", "count"),
    [
        (("2025-02-06", "2025-02-10"), 1),  # the whole is later, and holds what was counted before
        (("2025-02-10", "2025-02-06"), 0),
        (("2025-02-06", "2025-02-06"), 1),
    ],
)
def test_a_part_of_what_grows_is_no_later_than_its_whole(days: tuple[str, str], count: int) -> None:
    toll = "subject: earthquake, predicate: death toll, quantity: '{}', scope: {}"
    part, whole = toll.format("33,000 dead", "Turkey"), toll.format("37,000 dead", "[Turkey, Syria]")
    assert len(links(a=source(part, days[0]), b=source(whole, days[1]))) == count


def test_a_level_of_another_year_is_no_whole() -> None:
    staff = "subject: Arbor Motors, predicate: employees, quantity: {}, scope: {}"
    part, whole = staff.format("500 staff", "Japan"), staff.format("900 staff", "worldwide")
    assert len(links(a=source(part, "2025-02-06"), b=source(whole, "2025-06-06"))) == 1
    assert not links(a=source(part, "2023-02-06"), b=source(whole, "2025-06-06"))
    assert not links(a=source(part + ", when: 2023"), b=source(whole + ", when: 2025"))


SEATS = "subject: British election, predicate: seats won by the {}, quantity: {} seats"


@pytest.mark.parametrize(
    ("part", "whole", "count"),
    [
        (SEATS.format("Greens", 6) + ", scope: Scotland", "subject: Greens, predicate: seats, quantity: 4 seats", 1),
        # whose they are
        (SEATS.format("Greens", 6) + ", scope: Scotland", "subject: Liberals, predicate: seats, quantity: 4 seats", 0),
        (SEATS.format("Greens", 6) + ", scope: Scotland", "subject: Reform UK, predicate: seats, quantity: 4 seats", 0),
        (SEATS.format("Labour party", 6) + ", scope: Scotland",
         "subject: British election, predicate: seats won in all by the Conservatives, quantity: 4 seats", 0),
        # another measure
        ("subject: Volta, predicate: staff, quantity: 300 people, scope: Germany",
         "subject: Volta workers, predicate: took part in the strike, quantity: 100 workers", 0),
    ],
)  # fmt: skip
def test_a_part_is_of_the_same_measure_and_of_the_same_holder(part: str, whole: str, count: int) -> None:
    assert len(links(a=source(part), b=source(whole))) == count


def test_a_claim_about_a_place_is_no_whole_of_that_place() -> None:
    held = "subject: inquiry, predicate: people in custody, quantity: 12 people, scope: {}"
    own = "subject: Turkey, predicate: people under arrest, quantity: {} people"
    both = source(held.format("Turkey") + "\n" + own.format(4))
    assert not links(a=source(held.format("Turkey")), b=source(own.format(3)), c=both)
    assert links(a=source(held.format("Istanbul")), b=source(own.format(3)), c=both)


def test_what_there_is_is_compared_with_what_is_left_and_not_with_the_change() -> None:
    part = SEATS.format("Greens", 348) + ", scope: England"
    (link,) = links(a=source(part), b=source(SEATS.format("Greens", "202 -> 411")))
    assert link.holds and link.because[0].startswith("348 seats ≤ 411 seats")


def test_a_part_as_the_curator_wrote_it() -> None:
    claims = """
        new | subject: Arbor Motors, predicate: further job cuts, quantity: 11000, part_of: all
        all | subject: Arbor Motors, predicate: total job cuts, quantity: {}
    """
    (link,) = links(a=source(claims.format(20_000)))
    assert (link.part, link.whole, link.holds, link.because) == ("a#new", "a#all", True, ("11000 ≤ 20000",))
    (link,) = links(a=source(claims.format(9000)))
    assert not link.holds
    assert not links(a=source(claims.format("$20000")))  # another unit


def test_a_part_that_is_too_large_is_found() -> None:
    corpus = corpus_of(
        a=source(closures("9 plants", "Japan")),
        b=source(closures("7 plants", "worldwide")),
        c=source(closures("8 plants", "worldwide")),
    )
    alignment, context = aligned(corpus)
    found = list(part_findings(parts_and_wholes(corpus.claims, alignment, {}, context), claims_of(corpus)))
    assert [f.claims for f in found] == [("a#c1", "b#c1"), ("a#c1", "c#c1")]
    assert {f.code for f in found} == {"RC403"}
    assert "the part (9 plants, a#c1) is more than its whole (7 plants, b#c1)" in found[0].message
    assert found[0].fingerprint and found[0].fingerprint != found[1].fingerprint


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        ("Japan", "worldwide", True),
        ("Japan", "", True),
        ("worldwide", "Japan", False),
        ("", "Japan", False),
        ("", "worldwide", False),
        ("Japan", "Japan", False),
        ("Turkey", "[Turkey, Syria]", True),
        ("[Turkey, Syria]", "Turkey", False),
        ("[Turkey, Syria]", "[Syria, Turkey]", False),
        ("Istanbul", "Turkey", True),
        ("[Istanbul, Ankara]", "Turkey", True),
        ("[Istanbul, Paris]", "Turkey", False),
        ("north works", "all works", True),  # by the vocabulary
    ],
)
def test_scope_within(inner: str, outer: str, within: bool) -> None:
    corpus = corpus_of(
        vocabulary="scopes: {north works: {within: all works}, all works: {aliases: [every works]}}",
        a=source(closures("5 plants", inner)),
        b=source(closures("7 plants", outer)),
    )
    alignment, context = aligned(corpus)
    assert scope_within(alignment.frames["a#c1"], alignment.frames["b#c1"], context.lexicon) is within


# --- a whole that is told in passing ----------

CUT = "subject: Halden, predicate: employees laid off, quantity: {}"
STAFF = "subject: Halden, predicate: employees, quantity: {}"


def answers(decisions: str = "", **sources: str) -> dict[tuple[str, ...], dict[tuple[str, str], str]]:
    """The questions of several sources by their claims, each with the relations of its pairs."""
    report = check(corpus_of(decisions=decisions, **sources), {}, Config())
    several = (q for q in report.questions if len({id.split("#")[0] for id in q.claims}) > 1)
    return {q.claims: {(p.a, p.b): p.relation for p in q.pairs} for q in several}


@pytest.mark.parametrize(
    ("staff", "relation"), [("7500 employees", "agree"), ("7512 employees", "consistent"), ("8112 employees", "conflict")]
)
def test_a_whole_told_in_passing_answers_the_question_that_asks_for_it(staff: str, relation: str) -> None:
    """3,700 of 7,500 say how many went, and how many there were: no difference in either is hidden."""
    cuts = source(CUT.format("3700 of 7500 employees"))
    found = answers(a=cuts, b=source(STAFF.format(staff)), c=source(CUT.format("3700 employees")))
    assert found == {
        ("a#c1", "b#c1"): {("a#c1", "b#c1"): relation},
        ("a#c1", "c#c1"): {("a#c1", "c#c1"): "agree"},
    }


def test_that_a_cut_is_only_planned_makes_the_whole_no_plan() -> None:
    cuts = source(CUT.format("3700 of 7500 employees, status: planned"), "2025-07-01")
    found = answers(a=cuts, b=source(STAFF.format("8112 employees")))
    assert found == {("a#c1", "b#c1"): {("a#c1", "b#c1"): "conflict"}}


def test_who_tells_the_whole_in_a_claim_of_its_own_is_not_asked_twice() -> None:
    both = source(f"{CUT.format('3700 of 7500 employees')}\n{STAFF.format('7500 employees')}")
    found = answers(a=both, b=source(STAFF.format("7500 employees")), c=source(CUT.format("3700 employees")))
    assert set(found) == {("a#c2", "b#c1"), ("a#c1", "c#c1")}


def test_what_is_left_after_a_cut_is_no_other_whole() -> None:
    cuts = source(CUT.format("3700 of 7500 employees"), "2025-07-01")
    for left, relation in (("3800 employees", "agree"), ("4112 employees", "conflict")):
        assert list(answers(a=cuts, b=source(STAFF.format(left))).values()) == [{("a#c1", "b#c1"): relation}]


def test_what_is_left_is_not_the_whole_that_is_told_in_passing() -> None:
    """14 of 31 who resigned leave 17, and not 12: that is no other time."""
    gone, left = (f"subject: council of Halden, predicate: councillors {x}, quantity: {{}}" for x in ("resigned", "remaining"))
    found = answers(a=source(gone.format("14 of 31 councillors")), b=source(left.format("12 councillors")),
                    c=source(gone.format("14 councillors")))  # fmt: skip
    assert all("update" not in pairs.values() for pairs in found.values())


def test_a_part_of_a_place_tells_no_whole_of_all_places() -> None:
    kent = "subject: Halden, predicate: shop closures, quantity: {}, scope: Kent"
    shops = "subject: Halden, predicate: shops, quantity: {}"
    found = answers(
        a=source(kent.format("5 of 14 shops")), b=source(shops.format("83")),
        c=source(f"{shops.format('14')}, scope: Kent\n{kent.format('5')}"), d=source(shops.format("17").replace("shops,", "shops in Kent,")),
    )  # fmt: skip
    assert ("a#c1", "b#c1") not in {pair for pairs in found.values() for pair in pairs}


def test_a_whole_of_another_measure_is_none() -> None:
    shops = "subject: Halden, predicate: shops, quantity: 7500 shops"
    assert not answers(a=source(CUT.format("3700 of 7500 employees")), b=source(shops))


def test_a_person_may_part_a_claim_from_the_whole_it_tells() -> None:
    apart = "different: [{claims: [a#c1, b#c1]}]"
    assert not answers(apart, a=source(CUT.format("3700 of 7500 employees")), b=source(STAFF.format("7500 employees")))


def test_between_two_sources_a_claim_is_shown_once_where_nobody_else_tells_the_whole() -> None:
    cuts = source(CUT.format("3700 of 7500 employees"))
    corpus = corpus_of(a=cuts, b=source(STAFF.format("7500")), c=source(CUT.format("3700 employees")))
    book = name_book(corpus.vocabulary, lexicon_of(corpus.vocabulary))
    report = between(check(corpus, {}, Config()), ("a", "c"), book)
    assert [q.claims for q in report.questions] == [("a#c1", "c#c1")]


# --- both ends of a change ----------

LINDOW = "subject: Lindow party, predicate: {}, quantity: {}"


def test_who_tells_both_ends_of_a_change_tells_the_level_and_the_change() -> None:
    """230 -> 159 seats say how many are left, and in passing how many went and how many there were."""
    ends, now = source(LINDOW.format("seats", "230 -> 159 seats")), source(LINDOW.format("seats", "159 seats"))
    lost = source(LINDOW.format("seats lost", "71 seats"))
    before = source(f"{LINDOW.format('seats', '230 seats')}, when: 2020", "2025-05-01")
    found = answers(a=ends, b=now, c=lost, d=source(LINDOW.format("seats lost", "71 seats")), e=before)
    pairs = {pair: relation for told in found.values() for pair, relation in told.items()}
    mine = {other[0]: pairs.get(("a#c1", f"{other}#c1")) for other in "bcde"}
    assert mine == dict.fromkeys("bcde", "agree")
    assert ("b#c1", "c#c1") not in pairs


def test_a_change_that_comes_to_something_else_tells_nothing_in_passing() -> None:
    ends, now = source(LINDOW.format("seats", "230 -> 159 seats")), source(LINDOW.format("seats", "159 seats"))
    lost = source(LINDOW.format("seats lost", "64 seats"))
    found = answers(a=ends, b=now, c=lost, d=source(LINDOW.format("seats lost", "64 seats")))
    assert set(found) == {("a#c1", "b#c1"), ("c#c1", "d#c1")}
