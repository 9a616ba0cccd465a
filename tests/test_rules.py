"""The rules: each documented once, each with two examples that say what is found in them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from reconcile import files, load, pipeline
from reconcile.cli import Fatal, cli
from reconcile.finding import RULES, Finding
from reconcile.report import Report
from reconcile.rules import Example, Rule, all_rules, module_name, page, rule

ROOT = Path(__file__).parent.parent
TODAY = date(2025, 12, 31)


def check(example: Example, folder: Path, settings: Mapping[str, object] | None = None) -> Report:
    """The whole pipeline over the example's files, as a command runs it."""
    (folder / "reconcile.toml").write_text("", encoding="utf-8")  # the project ends here
    for path, text in example.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    project = files.open_project((), folder, settings)
    corpus = load.load_corpus(project.texts, project.config)
    articles, trouble = files.read_articles(project, corpus.sources)
    corpus = replace(corpus, findings=(*corpus.findings, *project.findings, *trouble))
    return pipeline.check(corpus, articles, project.config, TODAY)


def placed(finding: Finding) -> str:
    at = finding.location
    return f"{at.path}:{at.start.line}: {finding.code}" if at else finding.code


def codes(example: Example) -> set[str]:
    return {place.rsplit(" ", 1)[-1] for place in example.expected()}


def examples() -> list[object]:
    return [pytest.param(r, kind, id=f"{r.code}-{kind}") for r in all_rules() for kind in ("bad", "good")]


# --- the examples -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("documented", "kind"), examples())
def test_what_is_marked_is_found_and_nothing_else(documented: Rule, kind: str, tmp_path: Path) -> None:
    example: Example = getattr(documented, kind)
    found = sorted(placed(f) for f in check(example, tmp_path).findings)
    assert found == example.expected()


@pytest.mark.parametrize("documented", all_rules(), ids=lambda r: r.code)
def test_the_bad_example_is_about_its_rule_and_the_good_one_is_not(documented: Rule) -> None:
    assert documented.code in codes(documented.bad)
    assert documented.code not in codes(documented.good)
    assert documented.bad.files != documented.good.files


@pytest.mark.parametrize("documented", [r for r in all_rules() if r.code < "RC9"], ids=lambda r: r.code)
def test_the_good_example_has_no_error(documented: Rule) -> None:
    """Those about decisions have one each, for the decision to be about."""
    assert not [code for code in codes(documented.good) if RULES[code][1] == "error"]


COMPARED = [r for r in all_rules() if r.code[:3] in ("RC3", "RC5")]


@pytest.mark.parametrize("documented", COMPARED, ids=lambda r: r.code)
def test_the_good_example_is_compared(documented: Rule, tmp_path: Path) -> None:
    """It is not merely left alone because the two claims were taken for two questions."""
    assert check(documented.good, tmp_path).summary()["pairs"] == 1


@pytest.mark.parametrize("code", ["RC901", "RC902"])
def test_a_decision_that_holds_settles_the_error_of_its_good_example(code: str, tmp_path: Path) -> None:
    assert [f.state for f in check(rule(code).good, tmp_path).findings] == ["decided"]


def test_a_finding_with_a_stale_or_expired_decision_is_not_settled(tmp_path: Path) -> None:
    states = {}
    for code in ("RC902", "RC903"):
        (tmp_path / code).mkdir()
        states[code] = {f.code: f.state for f in check(rule(code).bad, tmp_path / code).findings}
    assert states["RC902"] == {"RC301": "stale", "RC902": "open"}
    assert states["RC903"] == {"RC304": "open", "RC903": "open"}


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, {"RC301": "error", "RC502": "warning"}),
        ({"select": "RC3"}, {"RC301": "error"}),
        ({"select": ["relay-error", "RC4"]}, {"RC502": "warning"}),
        ({"select": "RC3", "ignore": "value-conflict"}, {}),
        ({"ignore": "RC50"}, {"RC301": "error"}),
        ({"severity": {"RC5": "note", "value-conflict": "warning"}}, {"RC301": "warning", "RC502": "note"}),
    ],
)
def test_rules_are_chosen_and_weighed_by_code_prefix_or_name(
    settings: Mapping[str, object], found: Mapping[str, str], tmp_path: Path
) -> None:
    report = check(rule("relay-error").bad, tmp_path, settings)
    assert {f.code: f.severity for f in report.findings if f.code != "RC501"} == found


def test_what_could_not_be_checked_is_shown_whatever_is_selected(tmp_path: Path) -> None:
    report = check(rule("unreadable-quantity").bad, tmp_path, {"select": "RC3"})
    assert [(f.code, f.severity) for f in report.findings] == [("RC101", "error")]
    assert not report.complete


def test_marks_are_read_where_they_stand() -> None:
    text = """
        a: 1  # E: RC301, RC502
        b: 2  # E: no code
          c: 3  # E: RC304
    """
    example = Example(
        {"claims/x.yaml": text, "x.txt": "one\n"}, elsewhere=("RC007", "claims/x.yaml:2: RC009")
    )
    assert example.expected() == [
        "RC007",
        "claims/x.yaml:1: RC301",
        "claims/x.yaml:1: RC502",
        "claims/x.yaml:2: RC009",
        "claims/x.yaml:3: RC304",
    ]
    assert example.files["claims/x.yaml"] == dedent(text).lstrip("\n")


# --- the registry -------------------------------------------------------------------------------------------


def test_every_code_has_one_file_and_every_file_is_registered() -> None:
    written = sorted(path.stem for path in (ROOT / "reconcile" / "rules").glob("rc*.py"))
    assert written == sorted(module_name(code) for code in RULES)


def test_every_file_documents_the_rule_that_it_is_named_after() -> None:
    assert [r.code for r in all_rules()] == list(RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_found_by_code_and_by_name_in_any_case(code: str) -> None:
    name = RULES[code][0]
    assert rule(code) is rule(code.lower()) is rule(name) is rule(name.upper())
    assert (rule(code).name, rule(code).severity) == RULES[code]


@pytest.mark.parametrize("word", ["", "RC", "RC3", "RC999", "conflict", "../finding"])
def test_no_rule_has_another_name(word: str) -> None:
    with pytest.raises(KeyError):
        rule(word)


def test_a_rule_that_is_not_registered_cannot_be_written() -> None:
    with pytest.raises(KeyError):
        replace(rule("RC301"), code="RC399")
    with pytest.raises(KeyError):
        replace(rule("RC301"), related=("RC399",))


def test_asking_for_one_rule_imports_no_other() -> None:
    code = "import sys, reconcile.rules as r; r.rule('RC304'); print(*(m for m in sys.modules if '.rc' in m))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.split() == ["reconcile.rules.rc304_status_conflict"]


# --- the documentation --------------------------------------------------------------------------------------


@pytest.mark.parametrize("documented", all_rules(), ids=lambda r: r.code)
def test_the_documentation_is_complete(documented: Rule) -> None:
    assert documented.summary.endswith(".")
    assert "\n" not in documented.summary
    assert len(documented.summary) <= 100
    for part in (documented.finds, documented.why, documented.fix):
        assert part.endswith((".", "?")) and "  " not in part
        assert part.count("`") % 2 == 0, "a backtick is not closed"
    assert documented.code not in documented.related
    assert len(set(documented.related)) == len(documented.related)


def test_the_page_in_docs_is_current() -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == page.document(all_rules()), "run: reconcile rule --markdown > docs/rules.md"


@cache
def whole() -> str:
    return page.document(all_rules())


def test_every_link_leads_to_a_heading() -> None:
    headings = {h.lower().replace(" ", "-") for h in re.findall(r"^#+ (.*)$", whole(), re.M)}
    links = re.findall(r"\]\(#([^)]*)\)", whole())
    assert set(links) <= headings
    assert {f"{code.lower()}-{name}" for code, (name, _) in RULES.items()} <= set(links)


def test_every_block_of_code_is_closed() -> None:
    fences = re.findall(r"^```(.*)$", whole(), re.M)
    assert len(fences) % 2 == 0
    assert all(fences[0::2]) and not any(fences[1::2])


@pytest.mark.parametrize("width", [40, 72, 100])
@pytest.mark.parametrize("documented", all_rules(), ids=lambda r: r.code)
def test_prose_keeps_to_the_width(documented: Rule, width: int) -> None:
    prose = [line for line in page.text(documented, width).splitlines() if not line.startswith("  | ")]
    assert [line for line in prose if len(line) > width] == []
    assert all(len(line) <= width for line in page.listing(all_rules(), width).splitlines())


@pytest.mark.parametrize("documented", all_rules(), ids=lambda r: r.code)
def test_the_text_page_holds_everything(documented: Rule) -> None:
    text = page.text(documented, 80)
    flat = " ".join(text.split())
    for part in ("code", "name", "summary", "finds", "why", "fix"):
        assert " ".join(getattr(documented, part).split()) in flat
    lines = {line.removeprefix("  | ") for line in text.splitlines() if line.startswith("  |")}
    for example in (documented.bad, documented.good):
        assert all(
            line in lines for content in example.files.values() for line in content.splitlines() if line
        )


# --- the command --------------------------------------------------------------------------------------------


def run(*words: str) -> str:
    result = CliRunner().invoke(cli, ["rule", *words], standalone_mode=False, env={"COLUMNS": "100"})
    if result.exception is not None:
        raise result.exception
    assert result.return_value == 0
    return result.output


def test_without_a_word_every_rule_has_a_line() -> None:
    lines = [line for line in run().splitlines() if line.startswith("RC")]
    assert [line.split()[:3] for line in lines] == [[code, *RULES[code]] for code in RULES]


def test_the_command_prints_a_rule_by_code_or_name() -> None:
    assert run("RC304") == run("status-conflict") == run("rc304")
    assert run("RC304").startswith("RC304 status-conflict (error)\n")


def test_a_family_is_listed() -> None:
    assert re.findall(r"^RC\d+", run("RC9"), re.M) == ["RC901", "RC902", "RC903", "RC904"]


def test_markdown_without_a_word_is_the_page_in_docs() -> None:
    assert run("--markdown") == whole()
    assert run("--markdown", "RC304") == page.markdown(rule("RC304"))


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("staus-conflict", "did you mean `status-conflict`?"),
        ("RC3O4", "did you mean `RC304`?"),
        ("zzz", "lists them all"),
    ],
)
def test_an_unknown_word_is_refused_with_a_hint(word: str, hint: str) -> None:
    with pytest.raises(Fatal, match=re.escape(hint)) as refused:
        run(word)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize("words", [(), ("RC202",), ("RC203", "--width", "50"), ("--markdown",)])
def test_the_output_is_inert(words: tuple[str, ...]) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", run(*words))


def test_a_word_that_a_terminal_would_obey_is_shown_inert() -> None:
    with pytest.raises(Fatal) as refused:
        run("\x1b[31mred")
    assert "\x1b" not in refused.value.message


@pytest.mark.parametrize("code", RULES)
def test_ascii_is_ascii(code: str) -> None:
    assert run(code, "--ascii").isascii()
