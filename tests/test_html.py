"""The HTML report without a browser: its policy, its pictures, its articles in pieces, the same file every time."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.claim import Claim, Source
from reconcile.finding import Finding
from reconcile.report import Article, Pair, Passage, Question, Report
from reconcile.reporters import Options
from reconcile.reporters.html import beside, render, says
from reconcile.reporters.html.axis import MOST_TICKS, number_axis, round_step, time_axis
from reconcile.reporters.html.origins import rests
from reconcile.reporters.html.passages import Piece, in_surroundings, paragraphs
from reconcile.reporters.html.pictures import Rows, Steps, pictures
from reconcile.reporters.html.view import view_of
from reconcile.values.date import read_date
from reconcile.values.quantity import read_quantity

ROOT = Path(__file__).parents[1]


def claim(source: str, written: str, kind: str = "quantity", local: str = "a", day: str = "", **more: object) -> Claim:
    value = read_quantity(written) if kind == "quantity" else read_date(written)
    article = Source(source, f"{source}.yaml", published=read_date(day) if day else None)
    return Claim(f"{source}#{local}", article, "flood", "dead", kind, written, value, **more)  # type: ignore[arg-type]


def question(claims: list[Claim], relation: str = "conflict") -> Question:
    pairs = tuple(Pair(a.id, b.id, relation, 1.0, ("so",)) for i, a in enumerate(claims) for b in claims[i + 1 :])
    return Question("q", "flood › dead", tuple(c.id for c in claims), relation, pairs=pairs)


def picture(*written: str, kind: str = "quantity", relation: str = "conflict", days: tuple[str, ...] = ()) -> object:
    claims = [claim(f"s{n}", w, kind, day=days[n] if days else "") for n, w in enumerate(written)]
    drawn = pictures(question(claims, relation), claims)
    return drawn[0] if drawn else None


# --- the file ----------


def test_the_policy_allows_the_inline_parts_by_their_hash_and_nothing_else() -> None:
    page = render(Report(), Options())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        text = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(text) == 1
        digest = base64.b64encode(hashlib.sha256(text[0].encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in allowed
    assert allowed.startswith("default-src 'none';") and "unsafe" not in allowed
    assert not re.search(r"\s(style|on\w+)=", re.sub(r"(?s)<(style|script)>.*?</\1>", "", page))


def test_the_same_report_is_the_same_file_whatever_the_hash_seed() -> None:
    code = "import sys; from reconcile.cli import main; main()"
    args = [sys.executable, "-c", code, "report", "tests/dossier/claims", "--output", "html", "--today", "2024-01-01"]
    pages = {
        subprocess.run(args, cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""}, capture_output=True, check=True).stdout
        for seed in ("0", "1")
    }
    assert len(pages) == 1 and len(pages.pop()) > 100_000


def test_a_date_stands_on_the_page_only_when_asked_for() -> None:
    def footer(*day: str) -> str:
        args = [sys.executable, "-m", "reconcile", "report", "claims", "--output", "html", *day]
        page = subprocess.run(args, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        return re.findall(r"<footer>.*?</footer>", page, re.DOTALL)[0]

    assert " as of " not in footer()
    assert " as of 7 July 2025 from " in footer("--today", "2025-07-07")


def test_an_empty_report_and_one_of_unread_files_are_pages() -> None:
    assert "<h1>0 sources</h1>" in render(Report(), Options())
    assert "Could not be read: a&amp;b.yaml" in render(Report(complete=False, unread=("a&b.yaml",)), Options())


@pytest.mark.parametrize(
    ("more", "value", "rest"),
    [
        ({}, "4 people", ""),
        ({"negated": True}, "not 4 people", ""),
        ({"status": "planned", "certainty": "possible"}, "4 people", "planned; possible"),
        ({"when": read_date("2025-05?")}, "4 people", "possibly May 2025"),
        ({"when": read_date("by end of 2025")}, "4 people", "by end of 2025"),
        ({"when": read_date("2025")}, "4 people", "2025"),
        ({"announced": read_date("May 2025")}, "4 people", "made known May 2025"),
    ],
)
def test_what_a_claim_says_and_what_restricts_it(more: dict[str, object], value: str, rest: str) -> None:
    told = claim("s", "4 people", **more)
    assert (says(told), beside(told)) == (value, rest)


@pytest.mark.parametrize(
    ("more", "value", "rest"),
    [
        ({}, "said to be so", ""),
        ({"certainty": "possible"}, "said to be possible", ""),
        ({"status": "planned", "certainty": "possible"}, "planned", "possible"),
        ({"negated": True, "certainty": "possible"}, "said not to be so", "possible"),
    ],
)
def test_what_a_claim_without_a_value_says(more: dict[str, object], value: str, rest: str) -> None:
    told = Claim("s#a", Source("s", ""), "flood", "over", "event", **more)  # type: ignore[arg-type]
    assert (says(told), beside(told)) == (value, rest)


# --- axes ----------


@given(st.fractions(min_value=Fraction(1, 10**9), max_value=10**12))
def test_a_round_step_is_no_less_and_less_than_threefold(least: Fraction) -> None:
    step = round_step(least)
    assert least <= step < least * Fraction(5, 2) + least
    digits = str(step.numerator * step.denominator).rstrip("0")
    assert digits in ("1", "2", "5"), step


@given(st.lists(st.fractions(min_value=-(10**12), max_value=10**12), min_size=1, max_size=8))
def test_a_number_axis_holds_its_numbers_in_their_order(numbers: list[Fraction]) -> None:
    amount = read_quantity("4 people").amount
    assert amount
    axis = number_axis(numbers, amount)
    assert all(axis.low <= x <= axis.high for x in numbers)
    places = [axis.at(x) for x in sorted(numbers)]
    assert places == sorted(places) and all(0 <= p <= 100 for p in places)
    ticks = [t.at for t in axis.ticks]
    assert ticks == sorted(ticks) and 1 <= len(ticks) <= MOST_TICKS + 2


@given(st.lists(st.dates().map(lambda d: read_date(d.isoformat())), min_size=1, max_size=6))
def test_a_time_axis_holds_its_dates_and_labels_some(dates: list[object]) -> None:
    minutes = [m for d in dates for m in (d.period.first, d.period.last)]  # type: ignore[attr-defined]
    axis = time_axis(minutes)
    assert axis.low < min(minutes) and max(minutes) < axis.high
    assert len(axis.ticks) <= 2 * MOST_TICKS
    assert [t.at for t in axis.ticks] == sorted(t.at for t in axis.ticks)


# --- pictures ----------


@pytest.mark.parametrize(
    ("written", "shapes"),
    [
        (("17 -> 10 plants", "7 of 17 plants"), [["arrow", "dot"], ["ring", "dot"]]),
        (("about 3,900 workers", "3,900 workers"), [["bar", "dot"], ["dot"]]),
        (("more than 3 million people", "4 million people"), [["bar"], ["bar", "dot"]]),
        (("40..50 plants", "45 plants"), [["bar"], ["dot"]]),
        (("1.6 miles", "2.57 km"), [["bar", "dot"], ["bar", "dot"]]),
        (("2 to 3 million euros (£2m)", "£2.1m"), [["bar", "dot"], ["bar", "dot"]]),
    ],
)
def test_figures_become_dots_bars_arrows_and_rings(written: tuple[str, ...], shapes: list[list[str]]) -> None:
    drawn = picture(*written)
    assert isinstance(drawn, Rows)
    assert [sorted(s.kind for s in row.shapes) for row in drawn.rows] == [sorted(s) for s in shapes]


@pytest.mark.parametrize(
    "written",
    [("7 plants", "7 plants"), ("7 plants",), ("7 plants", "7 %"), ("10 °C", "50 °F"), ("118 mm", "118 millimetres")],
)
def test_nothing_to_see_is_not_drawn(written: tuple[str, ...]) -> None:
    assert picture(*written) is None


def test_the_higher_figure_stands_further_right_and_open_ends_run_to_the_edge() -> None:
    drawn = picture("more than 500 people", "200 people", "fewer than 900 people")
    assert isinstance(drawn, Rows)
    above, plain, below = (row.shapes[0] for row in drawn.rows)
    assert above.open_high and above.to == 100.0
    assert not below.open_low and below.at == 0.0, "people are counted from zero"
    assert plain.at < above.at < below.to


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        (("2025", "late 2025"), [["bar"], ["bar"]]),
        (("2025 -> 2027", "2026"), [["arrow", "bar", "bar"], ["bar"]]),
        (("2025-07-07", "since 1961"), [["dot"], ["bar"]]),
        (("2027 or 2028", "2025"), [["bar", "bar"], ["bar"]]),
    ],
)
def test_dates_lie_on_a_time_line(written: tuple[str, ...], kinds: list[list[str]]) -> None:
    drawn = picture(*written, kind="date")
    assert isinstance(drawn, Rows)
    assert [sorted(s.kind for s in row.shapes) for row in drawn.rows] == kinds
    assert drawn.ticks


def test_a_date_without_a_beginning_runs_to_the_left_edge() -> None:
    drawn = picture("until 2027", "2026", kind="date")
    assert isinstance(drawn, Rows)
    assert drawn.rows[0].shapes[0].open_low and drawn.rows[0].shapes[0].at == 0.0


def test_equal_dates_are_not_drawn() -> None:
    assert picture("1961", "1961", kind="date") is None


def test_a_rising_toll_is_a_step_line_that_never_falls() -> None:
    days = ("2023-10-13", "2023-10-15", "2023-10-15", "2023-12-20")
    drawn = picture("4 people", "9 people", "7 people", "14 people", relation="update", days=days)
    assert isinstance(drawn, Steps)
    assert len(drawn.points) == 4
    xs, ys = [x for x, _ in drawn.line], [y for _, y in drawn.line]
    assert xs == sorted(xs) and ys == sorted(ys, reverse=True), "to the right, and up (pixels count down)"
    assert all(a == c or b == d for (a, b), (c, d) in zip(drawn.line, drawn.line[1:], strict=False)), "no slopes"


def test_a_bound_is_shown_and_does_not_pull_the_line_down() -> None:
    days = ("2023-10-13", "2023-10-14", "2023-10-15")
    drawn = picture("1,200 people", "more than 1,000 people", "1,350 people", relation="update", days=days)
    assert isinstance(drawn, Steps)
    assert [p.is_bound for p in drawn.points] == [False, True, False]
    assert {x for x, _ in drawn.line} == {drawn.points[0].x, drawn.points[2].x}


# --- articles in pieces ----------

TEXT = "One 5. Two and three.\r\n\nFour stands 6 here."


def text_of(pieces: list[list[Piece]]) -> str:
    return "\n".join("".join(p.text for p in line) for line in pieces)


@given(
    st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60), st.sampled_from("abc")), max_size=8),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=3),
)
def test_pieces_keep_every_word_of_the_article(parts: list[tuple[int, int, str]], gaps: list[tuple[int, int]]) -> None:
    passages = [Passage(c, "", "exact", "t", ((s, e),)) for s, e, c in parts]
    article = Article("t", TEXT, (), tuple(gaps))
    found = paragraphs(article, passages, {"a": "conflict", "b": "agree"})
    assert text_of(found).replace("\n", "") == re.sub(r"[\r\n]", "", TEXT)
    begun = [c for line in found for p in line for c in p.begins]
    assert len(begun) == len(set(begun)), "a claim begins once"
    for s, e, c in parts:
        if 0 <= s < e <= len(TEXT) and TEXT[s:e].strip():
            quoted = "".join(p.text for line in found for p in line if c in p.claims)
            assert re.sub(r"\s", "", TEXT[s:e]) in re.sub(r"\s", "", quoted) or len([p for p in parts if p[2] == c]) > 1


def test_overlapping_quotes_show_the_worse_standing() -> None:
    passages = [Passage("a", "", "exact", "t", ((0, 12),)), Passage("b", "", "exact", "t", ((7, 21),))]
    line = paragraphs(Article("t", TEXT), passages, {"a": "agree", "b": "conflict"})[0]
    assert [(p.text, p.standing) for p in line] == [
        ("One 5. ", "agree"),
        ("Two a", "conflict"),
        ("nd three.", "conflict"),
    ]
    assert [(p.begins, p.ends) for p in line] == [(("a",), ()), (("b",), ("a",)), ((), ("b",))]


def test_a_quote_stands_in_its_surroundings() -> None:
    text = "Away. " + "word " * 60 + "it closed five plants" + " more" * 60 + "\nNext."
    start = text.index("it closed")
    words = in_surroundings(Passage("a", "", "elided", "t", ((start, start + 9), (start + 10, start + 21))), text)
    assert [w for w, quoted in words if quoted] == ["it closed", "five plants"]
    assert words[0][0].startswith("…") and words[-1][0].endswith("…")
    assert in_surroundings(Passage("a", "", "absent", "t"), text) == ()
    assert in_surroundings(Passage("a", "", "exact", "t", ((0, 9999),)), text) == ()


def test_an_altered_quote_is_marked_and_listed_where_it_is_missing() -> None:
    source = Source("s", "s.yaml", article="t")
    told = Claim("s#a", source, "x", "y", "event", quote=("Tree",))
    report = Report(
        (source,), (told,), (Question("q", "x › y", ("s#a",), "single"),), articles=(Article("t", TEXT, ("s",)),),
        passages=(Passage("s#a", "Tree", "absent", "t"),),
    )  # fmt: skip
    view = view_of(report)
    assert view.sheets[0].unplaced == ((told, "Tree", "absent"),)
    assert "not found in the article" in render(report, Options())


# --- origins ----------


def test_who_rests_on_whom() -> None:
    one = Source("one", "", relays=("the Wire",), publisher="Office")
    two = Source("two", "", copy_of="Wire", relays=("Wire",))
    claims = (
        Claim("one#a", one, "x", "y", "event", said_by=("spokesperson", "office")),
        Claim("two#a", two, "x", "y", "event", said_by=("spokesperson",)),
        Claim("two#b", two, "x", "z", "event"),
    )
    names = {"office": "Office", "Office": "Office", "the Wire": "Wire", "Wire": "Wire"}
    table, graph = rests(Report((one, two), claims, names=names))
    rows = {r.name: r for r in table}
    assert set(rows) == {"Wire", "spokesperson", "Office"}
    assert rows["Wire"].sources == ("one", "two") and rows["Wire"].relayed_by == ("one", "two")
    assert rows["Wire"].also == ("the Wire",) and rows["Office"].here == ("one",)
    assert rows["Office"].is_origin and not rows["spokesperson"].is_origin
    assert graph and {e.kind for e in graph.edges} == {"relays", "credited", "copy"}
    assert len([e for e in graph.edges if e.kind == "relays"]) == 1, "a copy says already that it draws on it"
    assert len({(n.x, n.y) for n in graph.nodes}) == len(graph.nodes) == 5, "no two boxes in one place"
    assert {n.name for n in graph.nodes if n.is_shared} == {"Wire"}, "who has no name may be two"


@pytest.mark.parametrize(
    ("states", "decided"),
    [(("open", "open"), ""), (("decided", "open"), "1 of 2 decided"), (("decided", "decided"), "decided")],
)
def test_a_question_is_decided_when_all_its_findings_are(states: tuple[str, ...], decided: str) -> None:
    claims = tuple(claim(s, "4 people") for s in ("a", "b", "c"))
    pairs = tuple(Pair("a#a", f"{s}#a", "conflict", 1.0, finding=s) for s in ("b", "c"))
    asked = Question("q", "n", ("a#a", "b#a", "c#a"), "conflict", pairs=pairs)
    findings = tuple(Finding("RC301", "", fingerprint=f, state=s) for f, s in zip("bc", states, strict=True))
    (card,) = view_of(Report(tuple(c.source for c in claims), claims, (asked,), findings=findings)).cards
    assert card.decided == decided


@pytest.mark.parametrize(
    ("relation", "independence", "origins", "told"),
    [
        ("agree", "distinct", ("A", "B"), ("distinct", "2")),
        ("agree", "repetition", ("A",), ("repetition", "1")),
        ("agree", "unknown", ("A",), ("unknown", "1 named")),
        ("agree", "unknown", (), ("unknown", "?")),
        ("conflict", "unknown", (), ("none", "–")),
    ],
)
def test_no_more_origins_are_told_than_are_known(
    relation: str, independence: str, origins: tuple[str, ...], told: tuple[str, str]
) -> None:
    claims = tuple(claim(s, "4 people") for s in ("a", "b"))
    asked = question(list(claims), relation)._replace(independence=independence, origins=origins)
    (card,) = view_of(Report((Source("a", ""), Source("b", "")), claims, (asked,))).cards
    assert (card.worth, card.origins_told) == told


def test_how_far_two_sources_agree_counts_each_question_once() -> None:
    claims = [claim(s, "4 people", local=local) for s in ("a", "b") for local in ("x", "y")]
    pairs = tuple(Pair(f"a#{i}", f"b#{j}", "conflict" if i != j else "agree", 1.0) for i in "xy" for j in "xy")
    asked = Question("q", "n", tuple(c.id for c in claims), "conflict", pairs=pairs)
    report = Report((Source("a", ""), Source("b", "")), tuple(claims), (asked,))
    between = view_of(report).between["b", "a"]
    assert (between.common, between.fit, between.counts) == (1, 0, (("conflict", 1),))
