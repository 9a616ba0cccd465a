"""What other programs are given: GitHub's annotations and summary, the action, the hook, completion, docs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click import ClickException
from click.testing import CliRunner, Result

from reconcile.cli import cli
from reconcile.finding import RULES
from reconcile.reporters.markdown import SUMMARY_LIMIT

ROOT = Path(__file__).parents[1]
COMMAND = Path(sys.executable).with_name("reconcile")
needs_bash = pytest.mark.skipif(
    not shutil.which("bash") or not COMMAND.exists(), reason="needs bash and the command"
)

GAZETTE = """\
source:
  id: gazette
  title: The Gazette
  published: 2025-03-04
claims:
  - id: closing
    subject: Northfield plant
    predicate: closure
    status: planned
"""
HERALD = """\
source:
  id: herald
  title: The Herald
  published: 2025-03-04
claims:
  - id: closing
    subject: Northfield plant
    predicate: closure
    status: ruled out
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sources in open conflict, in a repository."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    (root / "claims").mkdir()
    (root / "claims/gazette.yaml").write_text(GAZETTE, encoding="utf-8")
    (root / "claims/herald.yaml").write_text(HERALD, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    """The command as `main` calls it: what it returns is the exit code."""
    return CliRunner().invoke(cli, list(arguments), standalone_mode=False)


def script(text: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A script as GitHub runs it, with this environment's commands first."""
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text],
        cwd=cwd,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


# --- in GitHub Actions ------------------------------------------------------------------------------------


@pytest.fixture
def summary(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = project.parent / "summary.md"
    path.touch()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_elsewhere_there_are_no_annotations(project: Path) -> None:
    found = run("check", "--output", "concise")
    assert found.return_value == 1
    assert "::" not in found.stdout


@pytest.mark.parametrize("format", ["full", "concise"])
def test_annotations_follow_a_page_for_people(summary: Path, format: str) -> None:
    found = run("check", "--output", format)
    assert found.return_value == 1
    lines = found.stdout.splitlines()
    token = lines[0].removeprefix("::stop-commands::")
    end = lines.index(f"::{token}::")
    assert "RC304" in "\n".join(lines[1:end])
    assert len(lines[end + 1 :]) == 1
    assert lines[-1].startswith("::error file=claims/herald.yaml,line=9,endLine=9,")
    assert "::claims/herald.yaml:9:13: " in lines[-1]


def obeyed(log: str) -> list[str]:
    """The lines that the runner would take for commands, but for the two that stop them for a page."""
    token = re.search(r"^::stop-commands::(\w+)$", log, re.M)
    silent = re.sub(rf"(?ms)^::stop-commands::{token[1]}$.*?^::{token[1]}::$", "", log) if token else log
    return [line for line in silent.splitlines() if re.search(r"^\s*::\w|##\[", line)]


def test_nothing_that_others_wrote_is_obeyed_in_the_log(summary: Path, project: Path) -> None:
    """The runner reads both streams, and takes `##[error]` for a command wherever it stands in a line."""
    claims = project / "claims"
    (claims / "gazette.yaml").write_text(GAZETTE.replace("planned", "planned\n    note: '##[error]a'").replace("The Gazette", "'##[error]a'"))
    (claims / "##[error]other.yaml").write_text("a: b\n")
    told = [run(*command) for command in (
        ("explain", "gazette#closing", "herald#closing"), ("report", "--output", "html"), ("report", "--output", "markdown"),
        ("check", "--output", "sarif"), ("diff", "gazette", "##[error]a"), ("draft", "##[error]a"),
        ("decide", "gazette#closing", "herald#closing", "--different", "--reason", "##[error]a"),
    )]  # fmt: skip
    for result in told:
        if isinstance(result.exception, ClickException):
            result.exception.show()
    assert [obeyed(result.stdout + result.stderr) for result in told] == [[]] * len(told)
    assert any("##\u200b[error]" in result.stderr for result in told)


def test_a_format_for_programs_stays_as_it_is(summary: Path) -> None:
    assert json.loads(run("check", "--output", "json").stdout)["complete"] is True
    assert json.loads(run("check", "--output", "sarif").stdout)["version"] == "2.1.0"
    assert run("check", "--output", "markdown").stdout.startswith("# Check")


def test_the_summary_is_added_to_in_every_format(summary: Path) -> None:
    summary.write_text("before\n", encoding="utf-8")
    run("check", "--output", "json")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n# Check\n")
    assert "# Agreement report" in text
    run("report")
    assert summary.read_text(encoding="utf-8").startswith(text)


@pytest.mark.parametrize("left", [0, 10, 500, 100_000])
def test_the_summary_never_exceeds_what_github_takes(summary: Path, left: int) -> None:
    summary.write_text("x" * (SUMMARY_LIMIT - left), encoding="utf-8")
    assert run("check").return_value == 1
    assert summary.stat().st_size <= SUMMARY_LIMIT


def test_a_summary_that_cannot_be_written_changes_nothing_else(
    summary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary.parent / "missing/summary.md"))
    found = run("check")
    assert found.return_value == 1
    assert "cannot be written" in found.stderr


def test_paths_are_those_of_the_repository(
    project: Path, summary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = project / "news" / "plants"
    below.mkdir(parents=True)
    (project / "claims").rename(below / "claims")
    (below / "reconcile.toml").touch()
    monkeypatch.chdir(below)
    annotation = run("check").stdout.splitlines()[-1]
    assert annotation.startswith("::error file=news/plants/claims/herald.yaml,")
    (result,) = json.loads(run("check", "--output", "sarif").stdout)["runs"][0]["results"]
    assert (
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "news/plants/claims/herald.yaml"
    )


def test_an_output_that_cannot_be_written_is_an_error(project: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "reconcile", "check", "--output", "sarif:missing/x.sarif"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 2
    assert found.stderr.startswith("error: missing/x.sarif cannot be written: ")


# --- the action and the workflow --------------------------------------------------------------------------

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))


def step(name: str) -> dict:
    return next(s for s in ACTION["runs"]["steps"] if s["name"] == name)


def check_step(project: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's check, with the environment that its inputs make."""
    values = {
        name: inputs.get(name.replace("-", "_"), given["default"]) for name, given in ACTION["inputs"].items()
    }
    environment = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: values[m[1]], value)
        for key, value in step("Check")["env"].items()
    }
    return script(step("Check")["run"], project, GITHUB_OUTPUT=str(project / "output"), **environment)


@pytest.mark.parametrize("job", [ACTION["runs"], *WORKFLOW["jobs"].values()])
def test_no_script_has_an_expression_in_it(job: dict) -> None:
    """It would be put in before the shell reads the script, and run as part of it."""
    assert not [s for s in job["steps"] if "${{" in s.get("run", "")]


def test_the_workflow_runs_on_every_version_that_is_promised() -> None:
    classifiers = re.findall(
        r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text()
    )
    assert WORKFLOW["jobs"]["test"]["strategy"]["matrix"]["python"] == classifiers


@needs_bash
def test_the_action_checks_writes_sarif_and_fails(project: Path) -> None:
    found = check_step(project, sarif_file="out.sarif")
    assert found.returncode == 1, found.stderr
    assert "RC304" in found.stdout
    assert json.loads((project / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert (project / "output").read_text() == "sarif-file=out.sarif\n"


@needs_bash
def test_the_action_takes_its_inputs(project: Path) -> None:
    assert check_step(project, fail_on="never").returncode == 0
    (project / "claims/café day.yaml").write_text(GAZETTE.replace("gazette", "other"), encoding="utf-8")
    found = check_step(project, paths="claims/herald.yaml\n\nclaims/café day.yaml\n", fail_on="never")
    assert found.returncode == 0, found.stderr
    assert check_step(project, paths="claims/missing.yaml").returncode == 2


@needs_bash
@pytest.mark.parametrize(
    "path", ["$(touch pwned)", "`touch pwned`", "a; touch pwned", "'; touch pwned; '", "--fix", "*"]
)
def test_the_action_runs_nothing_of_its_inputs(project: Path, path: str) -> None:
    assert check_step(project, paths=path, sarif_file=path.replace("/", "")).returncode == 2
    assert not (project / "pwned").exists()


# --- the hook ---------------------------------------------------------------------------------------------


@needs_bash
def test_the_hook_names_a_command_and_the_files_it_takes(project: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert re.search(hook["files"], "claims/gazette.yaml")
    assert re.search(hook["files"], "claims/2025/gazette.yml")
    assert not re.search(hook["files"], "seeds/gazette.txt")
    assert not re.search(hook["files"], "other/claims/gazette.yaml")
    found = script(f"{hook['entry']} claims/herald.yaml", project)
    assert found.returncode == 1
    assert "RC304" in found.stdout
    (project / "claims/third.yaml").write_text(
        GAZETTE.replace("gazette", "third").replace("Northfield plant", "Harbour bridge")
    )
    assert script(f"{hook['entry']} claims/third.yaml", project).returncode == 0


# --- completion -------------------------------------------------------------------------------------------


@needs_bash
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_made(project: Path, shell: str) -> None:
    if shell == "bash" and not re.search(
        r"version (4\.[4-9]|[5-9])", script("bash --version", project).stdout
    ):
        pytest.skip("bash is too old for it")
    made = script("reconcile", project, _RECONCILE_COMPLETE=f"{shell}_source")
    assert made.returncode == 0
    assert f"_RECONCILE_COMPLETE={shell}_complete" in made.stdout
    if shell == "bash":
        assert "_reconcile_completion" in script(f"{made.stdout}\ncomplete -p reconcile", project).stdout


def offered(project: Path, line: str) -> set[str]:
    words = line.split(" ")
    found = script(
        "reconcile",
        project,
        _RECONCILE_COMPLETE="bash_complete",
        COMP_WORDS=line,
        COMP_CWORD=str(len(words) - 1),
    )
    return set(found.stdout.splitlines())


@needs_bash
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("reconcile ch", {"plain,check"}),
        ("reconcile check cl", {"file,cl"}),
        ("reconcile diff ga", {"plain,gazette", "file,ga"}),
        ("reconcile explain herald#", {"plain,herald#closing"}),
        ("reconcile rule status-", {"plain,status-conflict", "plain,status-upgrade"}),
        ("reconcile rule rc40", {f"plain,{code}" for code in RULES if code.startswith("RC40")}),
        ("reconcile check -o s", {"plain,sarif"}),
    ],
)
def test_the_shell_is_offered_what_may_follow(project: Path, line: str, expected: set[str]) -> None:
    assert offered(project, line) == expected


# --- the documentation ------------------------------------------------------------------------------------

PAGE = (ROOT / "docs/integrations.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@needs_bash
@pytest.mark.parametrize("commands", [text for language, text in BLOCKS if language == "sh"])
def test_documented_commands_run(project: Path, commands: str) -> None:
    found = script(commands, project, HOME=str(project))
    assert found.returncode == 0, found.stderr
    for written in re.findall(r"> (\S+)", commands):
        assert (project / written.replace("~/", "")).stat().st_size > 100


def test_documented_settings_can_be_read() -> None:
    documents = [yaml.safe_load(text) for language, text in BLOCKS if language == "yaml"]
    assert documents
    action = next(
        s
        for d in documents
        if isinstance(d, dict) and "jobs" in d
        for s in d["jobs"]["check"]["steps"]
        if s["uses"].startswith("OWNER/reconcile")
    )
    assert set(action["with"]) <= set(ACTION["inputs"])


def test_every_format_and_input_is_documented() -> None:
    for name in (
        *ACTION["inputs"],
        "full",
        "concise",
        "json",
        "markdown",
        "html",
        "sarif",
        "junit",
        "github",
    ):
        assert f"| `{name}` |" in PAGE
