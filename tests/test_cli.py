"""The installed command from end to end: commands, exit codes, options, streams, terminals; and every bad input."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command import ROOT, Ran, environment, reconcile, report_of, write_files
from rich.cells import cell_len

from reconcile import cli, pipeline

HEAD = "source: {published: 2025-03-01}\nclaims:\n"
ONE = HEAD + (
    "  - {id: price, subject: Acme, predicate: purchase price of Bolt, quantity: $5 million}\n"
    "  - {id: staff, subject: Acme, predicate: staff, quantity: 300 workers}\n"
    "  - {id: gate, subject: Acme, predicate: colour of the gate, text: gloomy green}\n"
    "  - {id: site, subject: Acme, predicate: headquarters, entity: Paris}\n"
)
TWO = HEAD + (
    "  - {id: price, subject: Acme, predicate: purchase price of Bolt, quantity: $7 million}\n"
    "  - {id: staff, subject: Acme, predicate: staff, quantity: 300 workers}\n"
    "  - {id: gate, subject: Acme, predicate: colour of the gate, text: faded blue}\n"
)
THREE = HEAD + "  - {id: staff, subject: Acme, predicate: staff, quantity: 300 workers}\n"
GOOD = HEAD + "  - {id: rivals, subject: Bolt, predicate: rivals, quantity: 12 firms}\n"
FILES = {"claims/one.yaml": ONE, "claims/two.yaml": TWO, "claims/three.yaml": THREE}

ESCAPE = "\x1b["


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three sources: one conflict, one text that differs, one figure that all have, one claim alone. Not to be
    written to."""
    return write_files(tmp_path_factory.mktemp("firm"), FILES)


# Commands and exit codes


EXITS: list[tuple[str, int, str]] = [
    ("report", 0, "Agreement report  3 sources, 8 claims, 4 questions"),
    ("report --fail-on warning", 0, "Agreement report"),  # a report never fails on what it found
    ("check", 1, "RC301 value-conflict"),
    ("check --fail-on warning", 1, "RC305 text-differs"),
    ("check --fail-on never", 0, "RC301 value-conflict"),
    ("check --ignore RC301", 0, "RC305 text-differs"),
    ("check --ignore value-conflict --fail-on warning", 1, "RC305 text-differs"),
    ("check --ignore RC301,text-differs --fail-on warning", 0, "0 errors, 0 warnings"),
    ("check --select RC305", 0, "0 errors, 1 warning"),
    ("check --select RC2", 0, "0 errors, 0 warnings"),
    ("check --select RC3 --fail-on warning", 1, "1 error, 1 warning"),
    ("check claims/three.yaml", 0, "0 errors"),
    ("check claims/one.yaml", 1, "RC301"),
    ("diff one two", 1, "≠  $5 million"),
    ("diff one two --fail-on never", 0, "≠  $5 million"),
    ("diff one two --ignore RC301 --fail-on warning", 1, "RC305"),
    ("diff two three", 0, "=  300 workers"),
    ("diff two claims/three.yaml", 0, "=  300 workers"),
    ("diff claims/two.yaml claims/three.yaml", 0, "=  300 workers"),
    ("diff one two three", 1, "[one, three, two]"),
    ("explain one#price two#price", 0, "≠ conflict"),
    ("explain two#price one#price", 0, "≠ conflict"),
    ("explain one#price", 0, "What bears on it:"),
    ("explain one#site", 0, "(#"),
    ("rule RC301", 0, "value-conflict"),
    ("rule value-conflict", 0, "RC301"),
    ("rule", 0, "RC903"),
    ("schema claims", 0, '"$schema"'),
    ("schema report", 0, '"$schema"'),
    ("--version", 0, "reconcile "),
    ("--help", 0, "Cross-check claims and reconcile sources."),
]


@pytest.mark.parametrize(("line", "code", "shown"), EXITS, ids=[e[0] for e in EXITS])
def test_what_a_command_shows_and_how_it_ends(firm: Path, line: str, code: int, shown: str) -> None:
    ran = reconcile(*line.split(), cwd=firm)
    assert (ran.code, shown in ran.out) == (code, True), ran.text
    assert not ran.err


def test_the_command_is_installed_under_its_name(firm: Path) -> None:
    script = Path(sys.executable).with_name("reconcile")
    if not script.exists():
        pytest.skip("the package is not installed beside this Python")
    done = subprocess.run([script, "diff", "one", "two"], cwd=firm, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode()) == (1, reconcile("diff", "one", "two", cwd=firm).out)


REFUSED: list[tuple[str, str]] = [
    ("chekc", "Did you mean 'check'?"),
    ("check --selct RC3", "--select"),
    ("check --select value-conflic", "error: --select: there is no rule `value-conflic`; did you mean `value-conflict`?"),
    ("check --select RC999", "there is no rule `RC999`; `reconcile rule` lists them all"),
    ("check --ignore RC001", "cannot be ignored: it means that something could not be checked"),
    ("check --fail-on eror", "'error', 'warning', 'never'"),
    ("check --today soon", "--today wants a date such as 2026-12-31, not 'soon'"),
    ("check -o fulll", "--output: `fulll` is none of full, concise"),
    ("check -o fulll", "did you mean `full`?"),
    ("check -o json -o full", "two outputs without a file would be mixed up"),
    ("check -o json:", "`json:` names no file"),
    ("check --width 3", "40<=x<=1000"),
    ("check --color sometimes", "'auto', 'always', 'never'"),
    ("diff one", "diff needs two sources or more"),
    ("diff one claims/one.yaml", "diff needs two sources or more"),
    ("diff one tow", "there is no source `tow`; did you mean `two`?"),
    ("diff one qqqq", "there is no source `qqqq`; there are one, three, two"),
    ("diff", "Missing argument"),
    ("explain one#prise", "there is no claim `one#prise`; did you mean `one#price`?"),
    ("explain one", "there is no claim `one`"),
    ("explain one#price two#price three#staff", "explain takes one claim or two"),
    ("rule valu-conflict", "there is no rule `valu-conflict`; did you mean `value-conflict`?"),
    ("schema claim", "'claims', 'report'"),
]


@pytest.mark.parametrize(("line", "said"), REFUSED, ids=[f"{n}-{r[0]}" for n, r in enumerate(REFUSED)])
def test_what_cannot_be_done_is_said_on_stderr_before_anything_is_printed(firm: Path, line: str, said: str) -> None:
    ran = reconcile(*line.split(), cwd=firm)
    assert ran.code == 2
    assert said in ran.err
    assert not ran.out


# What is reported on


def test_paths_in_the_corpus_choose_and_the_corpus_is_compared_whole(firm: Path) -> None:
    found = report_of("claims/three.yaml", cwd=firm)
    assert [q["claims"] for q in found["questions"]] == [["one#staff", "three#staff", "two#staff"]]
    assert [s["id"] for s in found["sources"]] == ["one", "three", "two"]
    assert found["findings"] == []
    assert report_of("claims", cwd=firm) == report_of(".", cwd=firm) == report_of(cwd=firm)


def test_a_folder_outside_is_a_corpus_of_its_own(firm: Path, tmp_path: Path) -> None:
    write_files(tmp_path, {"elsewhere/four.yaml": GOOD})
    found = report_of(tmp_path / "elsewhere", cwd=firm)
    assert [s["id"] for s in found["sources"]] == ["four"]
    ran = reconcile("check", tmp_path / "elsewhere", cwd=firm)
    assert (ran.code, "Checked 1 source, 1 claim" in ran.out) == (0, True)


def test_the_vocabulary_and_the_decisions_concern_all_sources(firm: Path, tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, "claims/vocabulary.yaml": "entities: {Bolt: {aliases: [Bolt Inc.]}}\n"})
    assert reconcile("check", "claims/vocabulary.yaml", cwd=tmp_path).code == 1


def test_what_is_passed_over_is_said_on_stderr(tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, "claims/notes.yaml": "colour: red\n"})
    ran = reconcile("report", cwd=tmp_path)
    assert ran.code == 0
    assert "passed over, for lack of both `source` and `claims`: claims/notes.yaml" in ran.err
    assert not reconcile("report", "-q", cwd=tmp_path).err


def test_from_below_the_root_the_same_project_is_found(firm: Path) -> None:
    write_files(firm, {"reconcile.toml": ""})
    ran = reconcile("diff", "one.yaml", "two.yaml", cwd=firm / "claims")
    assert ran.code == 1
    assert "claims/two.yaml:3:77" in ran.out  # as the project has it


# Nothing to check, and what cannot be read


NOTHING: list[tuple[str, dict[str, str], str]] = [
    ("an empty folder", {}, "has no `claims`"),
    ("a folder of claims without files", {"claims/.gitkeep": ""}, "there is no YAML file in claims"),
    ("no claims file among the files", {"claims/notes.yaml": "colour: red\n"}, "passed over"),
    ("files without claims", {"claims/empty.yaml": "source: {}\nclaims: []\n"}, "the files hold no claims"),
]


@pytest.mark.parametrize("command", ["check", "report", "diff one two"])
@pytest.mark.parametrize(("name", "files", "why"), NOTHING, ids=[n[0] for n in NOTHING])
def test_nothing_to_check_is_never_green(
    tmp_path: Path, command: str, name: str, files: dict[str, str], why: str
) -> None:
    ran = reconcile(*command.split(), cwd=write_files(tmp_path, files))
    assert ran.code == 2
    assert "error RC007 nothing-to-check" in ran.out
    assert why in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("path", "code"), [("claims/notes.yaml", 2), ("claims/sub", 2), ("claims/nowhere.yaml", 2), ("claims/two.yaml", 1)]
)
def test_paths_without_claims_check_nothing(tmp_path: Path, path: str, code: int) -> None:
    write_files(tmp_path, {**FILES, "claims/notes.yaml": "colour: red\n", "claims/sub/.gitkeep": ""})
    assert reconcile("check", path, cwd=tmp_path).code == code


def test_diff_shows_why_a_source_is_missing(tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, "claims/two.yaml": b"\xff\xfe"})
    ran = reconcile("diff", "one", "claims/two.yaml", cwd=tmp_path)
    assert ran.code == 2
    assert "claims/two.yaml:1:1: error RC006 unreadable-file" in ran.out
    assert "claims/two.yaml is not a source that could be read" in ran.err


@pytest.mark.parametrize("command", ["report", "check", "diff one three"])
def test_the_rest_is_reported_when_something_cannot_be_read(tmp_path: Path, command: str) -> None:
    write_files(tmp_path, {**FILES, "claims/two.yaml": b"\xff\xfe", "claims/four.yaml": "source: {}\nclaims: {\n"})
    ran = reconcile(*command.split(), "-o", "full", "-o", "json:out.json", cwd=tmp_path)
    found = json.loads((tmp_path / "out.json").read_text())
    assert ran.code == 2
    assert found["complete"] is False
    assert {c["id"] for c in found["claims"]} >= {"one#staff", "three#staff"}
    assert [q["standing"] for q in found["questions"]].count("agree") == 1
    for line in ("claims/four.yaml:3:1: error RC001", "claims/two.yaml:1:1: error RC006"):
        assert line in ran.out


def test_exit_2_is_not_masked_by_a_conflict_or_by_fail_on(tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, "claims/bad.yaml": ""})
    for line in ("check", "check --fail-on never", "check --select RC305", "diff one two", "check claims/one.yaml"):
        assert reconcile(*line.split(), cwd=tmp_path).code == 2, line


def test_explain_says_that_something_is_left_out(tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, "claims/bad.yaml": ""})
    ran = reconcile("explain", "one#price", cwd=tmp_path)
    assert (ran.code, "one#price" in ran.out) == (2, True)
    assert "Something could not be read" in ran.err
    assert "something could not be read" in reconcile("explain", "bad#c1", cwd=tmp_path).err


# Outputs


def test_one_run_writes_several_outputs(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    asked = ["json:out/r.json", "full", "concise:c.txt", "markdown:r.md", "html:r.html", "sarif:r.sarif", "junit:r.xml"]
    (tmp_path / "out").mkdir()
    ran = reconcile("check", *(x for a in asked for x in ("-o", a)), "--color", "auto", cwd=tmp_path, FORCE_COLOR="1")
    assert ran.code == 1
    assert json.loads((tmp_path / "out" / "r.json").read_text())["schema_version"] == 1
    assert ESCAPE in ran.out
    assert ESCAPE not in (tmp_path / "c.txt").read_text()
    assert {p.name for p in tmp_path.iterdir()} == {"claims", "out", "c.txt", "r.md", "r.html", "r.sarif", "r.xml"}


def test_a_file_has_no_terminal(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    reconcile("report", "-o", "full:a", cwd=tmp_path, FORCE_COLOR="1", PYTHONIOENCODING="ascii", COLUMNS="40")
    assert (tmp_path / "a").read_text() == reconcile("report", cwd=tmp_path).out
    reconcile("report", "-o", "full:b", "--ascii", "--width", "40", "--color", "always", cwd=tmp_path)
    wanted = reconcile("report", "--ascii", "--width", "40", "--color", "always", cwd=tmp_path).out
    assert (tmp_path / "b").read_text() == wanted


@pytest.mark.parametrize("target", ["nowhere/r.json", "claims", "claims/one.yaml/r.json"])
def test_a_file_that_cannot_be_written_is_an_error_and_the_others_are_written(tmp_path: Path, target: str) -> None:
    write_files(tmp_path, FILES)
    ran = reconcile("report", "-o", f"json:{target}", "-o", "full", "-o", "concise:c.txt", cwd=tmp_path)
    assert ran.code == 2
    assert f"error: {target} cannot be written: " in ran.err
    assert "Agreement report" in ran.out
    assert (tmp_path / "c.txt").exists()
    assert (tmp_path / "claims/one.yaml").read_text() == ONE


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_an_error(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    (tmp_path / "out").mkdir(mode=0o555)
    ran = reconcile("report", "-o", "json:out/r.json", cwd=tmp_path)
    assert (ran.code, "out/r.json cannot be written: Permission denied" in ran.err) == (2, True)


@pytest.mark.parametrize(("option", "least", "most"), [("-q", 0, 1), ("", 2, 2), ("-v", 2, 2)])
def test_quiet_and_verbose(firm: Path, option: str, least: int, most: int) -> None:
    ran = reconcile("check", *option.split(), cwd=firm)
    shown = sum(code in ran.out for code in ("RC301", "RC305"))
    assert least <= shown <= most
    assert ran.code == 1


def test_verbosity_is_for_people(firm: Path) -> None:
    plain, quiet, loud = (reconcile("report", *o, "-o", "json", cwd=firm).out for o in ([], ["-q"], ["-v"]))
    assert plain == quiet == loud
    page, short = reconcile("report", cwd=firm).out, reconcile("report", "-q", cwd=firm).out
    assert len(short) < len(page)
    assert "$5 million" in short  # a conflict is told however quiet
    assert "Acme › headquarters" in page
    assert "Acme › headquarters" not in short


# Colour, letters, widths


COLOURS: list[tuple[str, dict[str, str], bool]] = [
    ("auto", {}, False),  # no terminal
    ("auto", {"FORCE_COLOR": "1"}, True),
    ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ("auto", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),  # set and empty is not set
    ("always", {"NO_COLOR": "1"}, True),
    ("never", {"FORCE_COLOR": "1"}, False),
]


@pytest.mark.parametrize(("flag", "variables", "coloured"), COLOURS)
def test_the_flag_then_no_color_then_force_color_then_the_terminal(
    firm: Path, flag: str, variables: dict[str, str], coloured: bool
) -> None:
    assert (ESCAPE in reconcile("report", "--color", flag, cwd=firm, **variables).out) is coloured


@pytest.mark.parametrize("command", ["report", "diff one two", "check", "explain one#price two#price"])
def test_colour_changes_nothing_but_colour(firm: Path, command: str) -> None:
    plain = reconcile(*command.split(), cwd=firm).out
    coloured = reconcile(*command.split(), "--color", "always", cwd=firm).out
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


PAGES = ["report -v", "diff {0} {1}", "check -v", "explain {0}#{2}", "explain {0}#{2} {1}#{3}", "rule RC301", "rule"]
REPOSITORY = ("asia-economy", "wyoming-star", "plants-cut", "plants-to-close")
LONG = ("long", "wide", "a", "a")
LONG_FILES = {
    "claims/long.yaml": HEAD
    + f"  - {{id: a, subject: {'Donaudampfschifffahrtsgesellschaft' * 3}, predicate: staff, quantity: 1 234 567 890 workers}}\n"
    + f"  - {{id: b, subject: 東京電力ホールディングス, predicate: {'発電所の数' * 30}, quantity: 3,900 plants}}\n"
    + f"  - {{id: c, subject: Acme, predicate: price, quantity: $5 million, note: {'n' * 300}}}\n",
    "claims/wide.yaml": HEAD
    + f"  - {{id: a, subject: {'Donaudampfschifffahrtsgesellschaft' * 3}, predicate: staff, quantity: 2 234 567 890 workers}}\n"
    + "  - {id: b, subject: Acme, predicate: price, quantity: $7 million, when: 2025-07-07}\n"
    + "  - {id: c, subject: Acme, predicate: owner, said_by: [Zoë, 'Ænima «AG»'], text: “Łódź” – 5 × 4 → 20 · …}\n",
}  # fmt: skip


def is_excerpt(line: str) -> bool:
    """A line of a file, or the marks under it: the only ones that may be wider than the page."""
    return re.match(r" *\d* \| ", line) is not None


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {"repository": ROOT, "long": write_files(tmp_path_factory.mktemp("long"), LONG_FILES)}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("where", ["repository", "long"])
def test_no_line_is_wider_than_the_page_and_no_word_or_figure_is_cut(folders: dict[str, Path], where: str, page: str) -> None:
    words = page.format(*(REPOSITORY if where == "repository" else LONG)).split()
    wanted: set[str] = set()
    for width in (1000, 200, 80, 40):
        ran = reconcile(*words, "--width", str(width), cwd=folders[where])
        lines = [line for line in ran.out.split("\n") if not is_excerpt(line)]
        assert [line for line in lines if cell_len(line) > width] == []
        shown = {w for w in re.findall(r"[\w.,#:/$%-]+", "\n".join(lines)) if len(w) < 34}
        wanted = wanted or shown
        assert wanted - shown == set(), width


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("where", ["repository", "long"])
def test_ascii_is_pure_ascii_and_fits(folders: dict[str, Path], where: str, page: str) -> None:
    words = page.format(*(REPOSITORY if where == "repository" else LONG)).split()
    ran = reconcile(*words, "--ascii", "--width", "60", cwd=folders[where])
    assert ran.out.isascii()
    assert [line for line in ran.out.split("\n") if len(line) > 60 and not is_excerpt(line)] == []
    assert reconcile(*words, "--width", "60", cwd=folders[where], PYTHONIOENCODING="ascii").out == ran.out


@pytest.mark.parametrize("format", ["json", "markdown", "html", "sarif", "junit"])
def test_machines_get_utf_8_whatever_the_terminal_has(folders: dict[str, Path], format: str) -> None:
    plain = reconcile("report", "-o", format, cwd=folders["long"])
    assert not plain.out.isascii()
    assert reconcile("report", "-o", format, cwd=folders["long"], PYTHONIOENCODING="ascii") == plain


def test_marks_stand_beside_words(firm: Path) -> None:
    """Never colour alone: a mark and its word are on one line, in letters too that any terminal has."""
    page, ascii_page = reconcile("report", cwd=firm).out, reconcile("report", "--ascii", cwd=firm).out
    for mark, in_ascii, word in (("≠", "!=", "conflict"), ("?", "?", "uncertain"), ("=", "=", "agree")):
        assert f"{mark} {word}: " in page
        assert f"{in_ascii} {word}: " in ascii_page


def test_an_article_cannot_command_the_terminal(tmp_path: Path) -> None:
    hostile = 'HEAD  - {id: a, subject: "[bold red]Acme[/]", predicate: owner, text: "a\u202eb [link=http://x]"}\n'
    write_files(tmp_path, {"claims/a.yaml": hostile.replace("HEAD", HEAD)})
    ran = reconcile("report", cwd=tmp_path)
    assert "[bold red]Acme[/]" in ran.out
    assert "\u202e" not in ran.out


def test_a_file_name_cannot_command_the_terminal(tmp_path: Path) -> None:
    name = os.fsdecode(b"claims/bad\x1b[31m\xff.yaml")
    write_files(tmp_path, FILES)
    try:
        (tmp_path / name).write_bytes(b"")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    for format in ("full", "concise", "json", "markdown", "sarif", "junit", "html"):
        ran = reconcile("check", "-o", format, cwd=tmp_path)
        assert ran.code == 2, format
        assert "\x1b" not in ran.out, format
        ran.out.encode("utf-8")  # no lone surrogate


# Pipes, terminals, interrupts, and what nobody foresaw


@pytest.mark.parametrize("command", ["report -v", "report -o json", "schema claims", "rule", "--help"])
def test_a_closed_pipe_ends_quietly(command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "reconcile", *command.split()],
        cwd=ROOT, env=environment(), stdout=writer, stderr=subprocess.PIPE, timeout=120, check=False,
    )  # fmt: skip
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 141  # as of a process that a closed pipe ended; not 1, which would mean findings


def test_head_ends_it_quietly() -> None:
    line = f"{sys.executable} -m reconcile report -v | head -1"
    done = subprocess.run(line, shell=True, cwd=ROOT, env=environment(), capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Agreement report")


def on_terminal(*args: str, cwd: Path, **changes: str) -> tuple[int, str]:
    """Run the command with a terminal for its stdin, stdout and stderr."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "reconcile", *args], cwd=cwd, env=environment(**{"TERM": "xterm", **changes}),
        stdin=slave, stdout=slave, stderr=slave,
    )  # fmt: skip
    os.close(slave)
    said = b""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if select.select([master], [], [], 0.2)[0]:
            try:
                some = os.read(master, 65536)
            except OSError:  # the other side is closed
                break
            if not some:
                break
            said += some
        elif process.poll() is not None:
            break
    os.close(master)
    return process.wait(timeout=10), said.decode()


def test_on_a_terminal_there_is_colour_and_a_long_page_goes_to_the_pager(firm: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text('#!/bin/sh\nexec sed "s/^/paged: /"\n')
    pager.chmod(0o755)
    code, long = on_terminal("check", cwd=firm, PAGER=str(pager), LINES="10", COLUMNS="80")
    assert code == 1
    assert "paged: " in long
    assert ESCAPE in long
    code, short = on_terminal("check", cwd=firm, PAGER=str(pager), LINES="200", COLUMNS="80")
    assert code == 1
    assert "paged: " not in short
    assert ESCAPE in short
    assert "paged: " not in on_terminal("check", cwd=firm, PAGER=str(pager), LINES="10", TERM="dumb")[1]
    plain = on_terminal("check", cwd=firm, PAGER="cat", LINES="10", NO_COLOR="1")[1]
    assert ("RC301" in plain, ESCAPE in plain) == (True, False)
    assert "paged: " not in on_terminal("report", "-o", "json", cwd=firm, PAGER=str(pager), LINES="10")[1]


Main = Callable[..., Ran]


@pytest.fixture
def main(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], firm: Path) -> Iterator[Main]:
    """The entry point in this process, where what it calls can be replaced."""

    def run(*args: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["reconcile", *args])
        monkeypatch.chdir(firm)
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return Ran(int(str(end.value.code)), said.out, said.err)

    for name in ("RECONCILE_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return run  # type: ignore[return-value]


@pytest.mark.parametrize("line", ["diff one two", "check -o json", "diff one tow", "rule RC301 --ascii"])
def test_however_it_is_started_it_is_the_same_command(main: Main, firm: Path, line: str) -> None:
    words = line.split()
    assert main(*words) == reconcile(*words, cwd=firm) == reconcile(*words, cwd=firm, fresh=True)


def test_what_nobody_foresaw_is_one_line(main: Main, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("a\x1b[31m\nb")

    monkeypatch.setattr(pipeline, "study", fails)
    ran = main("check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("internal error: ZeroDivisionError: a\\x1b[31m b (please report")
    monkeypatch.setenv("RECONCILE_DEBUG", "1")
    ran = main("check")
    assert (ran.code, "Traceback" in ran.err) == (2, True)


def test_an_interrupt_ends_quietly(main: Main, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "study", interrupted)
    ran = main("check")
    assert ran.code == 130
    assert ran.err.strip() == "interrupted"


INTERRUPTED = """
import sys

at = sys.argv[1]

class Key:
    def find_spec(self, name, *_):
        if name == at:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Key())
from reconcile.__main__ import main
sys.argv[1:] = ["check"]
main()
"""


@pytest.mark.parametrize("module", ["reconcile.cli", "click", "reconcile.pipeline"])
def test_an_interrupt_while_it_is_still_importing_ends_quietly(module: str) -> None:
    script = [sys.executable, "-c", INTERRUPTED, module]
    ran = subprocess.run(script, env=environment(), capture_output=True, text=True)
    assert (ran.returncode, ran.stdout, ran.stderr.strip() in ("", "interrupted")) == (130, "", True)
    entry = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]["reconcile"]
    assert entry == "reconcile.__main__:main"  # where nothing is imported before it can be caught


@pytest.mark.parametrize(("seconds", "terminal", "option", "told"), [
    (1.3, True, "-v", True), (1.3, True, "-q", False), (1.3, False, "-v", False), (0.0, True, "-v", False),
])  # fmt: skip
def test_what_takes_long_says_on_the_terminal_what_it_does(
    main: Main, monkeypatch: pytest.MonkeyPatch, seconds: float, terminal: bool, option: str, told: bool
) -> None:
    study = pipeline.study

    def slow(*args: object) -> object:
        time.sleep(seconds)
        return study(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "study", slow)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setenv("TERM", "xterm")
    ran = main("check", option)
    assert ("Comparing 8 claims of 3 sources" in ran.err) is told
    assert ran.out == main("check", option).out


# Bad input: exit 2, a message with its place, and nothing else lost


def claim(*lines: str) -> bytes:
    body = "".join(f"    {line}\n" for line in lines)
    return f"source: {{published: 2025}}\nclaims:\n  - id: c1\n    subject: Acme\n    predicate: price\n{body}".encode()


KEPT, LOST = ["bad#c1", "good#rivals"], ["good#rivals"]
BAD: list[tuple[str, bytes, str, str, list[str]]] = [
    ("an empty file", b"", "1:1", "RC006 unreadable-file: claims/bad.yaml: the file is empty", LOST),
    ("a binary file", bytes(range(256)), "1:1", "RC006 unreadable-file: claims/bad.yaml: the file is binary", LOST),
    ("invalid UTF-8", b"source: {title: Caf\xe9}\n", "1:20", "RC006 unreadable-file: claims/bad.yaml: the file is not UTF-8", LOST),
    ("tabs", b"source:\n\tid: x\nclaims: []\n", "2:1", "RC001 yaml-syntax: a tab where only spaces may stand", LOST),
    ("nested without end", b"[" * 100_000, "1:1001", "RC005 not-allowed-yaml: nested more than", LOST),
    ("a duplicate key", claim("quantity: 5", "quantity: 6"), "7:5", "RC002 duplicate-key: the key `quantity` is written twice", KEPT),
    ("a missing subject", b"source: {}\nclaims:\n  - {id: c1, predicate: b}\n", "3:5", "RC004 missing-key: the claim has no `subject`", LOST),
    ("two values", claim("quantity: 5", "date: 2025"), "7:5", "RC106 several-values: the claim has 2 values: `quantity` and `date`", LOST),
    ("a power", claim("quantity: 9**9**9"), "6:16", "RC101 unreadable-quantity: `9**9**9`", LOST),
    ("a number without end", claim("quantity: " + "9" * 100_000), "6:15", "RC101 unreadable-quantity", LOST),
    ("no such day", claim("date: 2025-02-30"), "6:19", "there is no day 30: February 2025 has 28 days", LOST),
    ("backwards", claim("when: 2027/2025"), "6:11", "2025 is before 2027: it ends before it begins", KEPT),
    ("a dangling part", claim("quantity: 5", "part_of: nobody"), "7:14", "RC105 dangling-reference: there is no claim `nobody` in this file", KEPT),
    ("an unknown term", claim("quantity: 5") + b"equations: [c1 = b + b]\n", "7:13", "RC105 dangling-reference: there is no claim `b` in this file", KEPT),
    ("no such article", claim("quantity: 5").replace(b"{", b"{article: nope.txt, "), "1:19", "claims/nope.txt: there is no such file", KEPT),
    ("an article that is a folder", claim("quantity: 5").replace(b"{", b"{article: .., "), "1:19", "it is a folder, not a file", KEPT),
    ("an article outside", claim("quantity: 5").replace(b"{", b"{article: ../../x.txt, "), "1:19", "it lies outside the project", KEPT),
    ("an article by its absolute path", claim("quantity: 5").replace(b"{", b"{article: /etc/hosts, "), "1:19", "/etc/hosts: it lies outside the project", KEPT),
    ("a comma in a list", claim("quantity: [1,200 yen, £800]"), "6:16", "RC009 value-cut-short: YAML splits `1,200 yen` at the comma", LOST),
    ("a comment in a value", claim("text: plant #3 in town"), "6:11", "RC009 value-cut-short: the value is cut short: YAML drops `#3 in town`", LOST),
    ("an unknown key", claim("quantity: 5", "qantity: 6"), "7:5", "RC003 unknown-key", KEPT),
    ("an unknown word", claim("quantity: 5", "status: anounced"), "7:13", "RC103 unknown-word", KEPT),
    ("an alias bomb", b"source: {}\nclaims: &a [*a, *a]\nx: &b [*a, *a]\n", "2:9", "RC005 not-allowed-yaml: an anchor is not allowed here", LOST),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "place", "said", "claims"), BAD, ids=[b[0] for b in BAD])
def test_bad_input(tmp_path: Path, name: str, data: bytes, place: str, said: str, claims: list[str]) -> None:
    write_files(tmp_path, {"claims/good.yaml": GOOD, "claims/bad.yaml": data, "reconcile.toml": ""})
    ran = reconcile("check", "-o", "full", "-o", "json:out.json", "--width", "1000", cwd=tmp_path)
    assert ran.code == 2
    assert f"claims/bad.yaml:{place}: error {said}" in ran.out or (
        f"claims/bad.yaml:{place}: error RC" in ran.out and said in ran.out
    )
    found = json.loads((tmp_path / "out.json").read_text())
    assert found["complete"] is False
    assert [c["id"] for c in found["claims"]] == claims
    assert all(f["help"] for f in found["findings"])  # what to write instead


def test_two_sources_of_one_id(tmp_path: Path) -> None:
    write_files(tmp_path, {"claims/a.yaml": GOOD.replace("{", "{id: x, ", 1), "claims/b.yaml": GOOD.replace("{", "{id: x, ", 1)})
    ran = reconcile("check", cwd=tmp_path)
    assert ran.code == 2
    assert "claims/b.yaml:1:14: error RC104 duplicate-id: there is a source `x` already, in claims/a.yaml" in ran.out
    assert "Checked 1 source, 1 claim" in ran.out


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    write_files(tmp_path, {"claims/good.yaml": b"\xef\xbb\xbf" + GOOD.encode()})
    assert reconcile("check", cwd=tmp_path).code == 0


def test_a_file_of_200_megabytes_is_not_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"claims/good.yaml": GOOD, "claims/bad.yaml": ""})
    os.truncate(tmp_path / "claims/bad.yaml", 200 * 2**20)
    ran = reconcile("check", cwd=tmp_path)
    assert ran.code == 2
    assert "claims/bad.yaml:1:1: error RC006 unreadable-file: claims/bad.yaml: the file is too large: 200 MiB" in ran.out
    assert "Checked 1 source, 1 claim" in ran.out


def test_a_named_pipe_does_not_block(tmp_path: Path) -> None:
    write_files(tmp_path, {"claims/good.yaml": GOOD})
    os.mkfifo(tmp_path / "claims/bad.yaml")
    ran = reconcile("check", cwd=tmp_path)
    assert (ran.code, "it is a named pipe" in ran.out) == (2, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    write_files(tmp_path, {"claims/good.yaml": GOOD, "claims/bad.yaml": GOOD})
    (tmp_path / "claims/bad.yaml").chmod(0)
    ran = reconcile("check", cwd=tmp_path)
    assert (ran.code, "no permission to read it" in ran.out) == (2, True)


@pytest.mark.parametrize("what", ["bad.yaml", "out.json"])
def test_no_permission_whoever_runs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, what: str
) -> None:
    """The system's refusal, made up, because root is refused nothing."""
    write_files(tmp_path, {"claims/good.yaml": GOOD, "claims/bad.yaml": GOOD})
    opened = os.open

    def refused(path: str | Path, *args: int, **more: int) -> int:
        if what in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **more)

    monkeypatch.setattr(os, "open", refused)
    monkeypatch.setattr(sys, "argv", ["reconcile", "check", "-o", "full", "-o", "json:out.json", "--width", "100"])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        cli.main()
    said = capsys.readouterr()
    assert end.value.code == 2
    if what == "bad.yaml":
        assert "claims/bad.yaml: no permission to read it" in said.out
        assert "Checked 1 source, 1 claim" in said.out
    else:
        assert "error: out.json cannot be written: Permission denied" in said.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pahts = ['claims']\n", "reconcile.toml:1:1: error RC003 unknown-key: the configuration has no key `pahts`"),
        ("paths = [\n", "error RC001"),
        ("tolerance = 'much'\n", "reconcile.toml:1:1: error RC008"),
        ("output = ['json', 'full']\n", "two outputs without a file would be mixed up"),
    ],
)
def test_a_bad_configuration(tmp_path: Path, text: str, said: str) -> None:
    ran = reconcile("check", cwd=write_files(tmp_path, {"claims/good.yaml": GOOD, "reconcile.toml": text}))
    assert (ran.code, said in " ".join(ran.out.split())) == (2, True), ran.text
