"""The house: who may import whom, who touches the disk, who prints; and what has to be said in one place only."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from command import ROOT, environment

import reconcile

# From the top to the bottom: a module imports only from below its own line. A package is one line.
LAYERS = """
__main__
cli
completion ledger git
files
explain draft review
reporters
rules
pipeline
view since
fix decide
decisions consistency
links knowledge naming
quotes
quote
quoting
report
judge align
blocking
features
frames
affinity
fingerprint
origins
names
derive
load
normalise
schema yamltree
corpus
config
lexicon
claim
values
because
finding
span
init
"""
LEVEL = {name: n for n, line in enumerate(LAYERS.split("\n")) for name in line.split()}

DISK = {"files", "git"}  # what touches the user's files
EDGE = {"cli", "completion"}  # what talks to the user, and may ask whether a file is there
DATA = {"lexicon", "features", "values", "reporters"}  # what reads data that comes with the package

_LOOKS = {"exists", "is_file", "is_dir", "realpath", "lexists"}
_READS = {"read_text", "read_bytes", "glob", "iterdir", "rglob"}
_TOUCHES = {
    "open", "fdopen", "scandir", "listdir", "walk", "stat", "lstat", "unlink", "remove", "rename", "mkdir", "makedirs",
    "rmdir", "chmod", "symlink", "touch", "write_text", "write_bytes", "truncate", "replace",
}  # fmt: skip


@cache
def modules() -> dict[str, ast.Module]:
    """Every module: name without the package's -> its tree."""
    found = {}
    for path in sorted((ROOT / "reconcile").rglob("*.py")):
        parts = path.relative_to(ROOT / "reconcile").with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:
            found[name] = ast.parse(path.read_text())
    return found


def unit(name: str) -> str:
    return name.partition(".")[0]


def imported(tree: ast.AST) -> set[str]:
    """The full names of all that is imported, at the top or later."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module is not None, "relative imports are not used"
            names.add(node.module)
            names |= {f"{node.module}.{a.name}" for a in node.names}
    return names


def own(tree: ast.AST) -> set[str]:
    """The modules of the package that are imported."""
    names = {n.removeprefix("reconcile.") for n in imported(tree) if n.startswith("reconcile.")}
    return names & modules().keys()


def calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """What is called: the last name, and the whole of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, ast.unparse(node.func)


def test_every_module_has_its_place() -> None:
    assert {unit(name) for name in modules()} == LEVEL.keys()


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_run_downwards(name: str) -> None:
    here = unit(name)
    wrong = {other for other in own(modules()[name]) if unit(other) != here and LEVEL[unit(other)] <= LEVEL[here]}
    assert wrong == set()


def test_no_imports_in_a_circle_inside_packages_either() -> None:
    """Of those at the top of a module; `values.quantity` asks the reader of figures late, which needs it."""
    tops = {name: ast.Module([n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)], [])
            for name, tree in modules().items()}  # fmt: skip
    graph = {name: {n for n in own(top) if n != name} for name, top in tops.items()}
    # A package's front imports what is inside; what is inside may not need the front to be whole.
    order = list(TopologicalSorter({n: {m for m in ms if not n.startswith(f"{m}.")} for n, ms in graph.items()}).static_order())
    assert len(order) == len(graph)


@pytest.mark.parametrize("name", sorted(modules()))
def test_only_the_edges_touch_the_disk(name: str) -> None:
    here, tree = unit(name), modules()[name]
    touched = {whole for last, whole in calls(tree) if last in _LOOKS | _READS | _TOUCHES and is_of_disk(last, whole)}
    if here in DISK:
        return
    if here in EDGE:
        touched = {t for t in touched if t.rpartition(".")[2] not in _LOOKS and not t.startswith("files.")}
    if here in DATA:
        touched = {t for t in touched if t.rpartition(".")[2] not in _READS}
    if name == "lexicon":  # what is built from its data is kept in __pycache__, as Python keeps what it compiles
        touched -= {"path.stat", "path.parent.mkdir", "part.write_bytes", "part.replace"}
    if name == "cli":  # a closed stdout is exchanged for a mute one
        touched -= {"os.open"}
    assert touched == set()


def is_of_disk(last: str, whole: str) -> bool:
    """Texts, lists and dataclasses have a `replace` or a `remove`, too."""
    return last not in ("replace", "remove") or whole.startswith(("os.", "path.", "part."))


def test_only_the_command_line_prints_or_ends() -> None:
    loud = {"print", "input", "exit", "quit", "sys.exit", "os._exit", "click.echo", "sys.stdout.write", "sys.stderr.write"}
    for name, tree in modules().items():
        if name != "cli":
            assert loud.isdisjoint({whole for _, whole in calls(tree)}), name
            assert {"sys.stdout", "sys.stderr", "sys.stdin"}.isdisjoint(
                {ast.unparse(n) for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
            ), name


@pytest.mark.parametrize(
    ("library", "where"),
    [
        ("pydantic", {"schema"}),
        ("click", EDGE),
        ("yaml", {"yamltree", "decide", "draft"}),
        ("z3", {"consistency"}),
        ("rich", {"cli", "reporters"}),
        ("jinja2", {"reporters"}),
        ("subprocess", {"git"}),
    ],
)
def test_a_library_is_used_in_one_place(library: str, where: set[str]) -> None:
    users = {unit(n) for n, tree in modules().items() if any(i.partition(".")[0] == library for i in imported(tree))}
    assert users <= where
    assert users, f"nothing uses {library}"


def test_nothing_knows_the_clock_chance_or_the_network() -> None:
    for name, tree in modules().items():
        used = {i.partition(".")[0] for i in imported(tree)}
        assert used.isdisjoint({"random", "secrets", "socket", "http", "requests", "asyncio", "locale", "pickle"}), name
        assert not any(i.startswith("urllib.request") for i in imported(tree)), name
        asked = {whole for _, whole in calls(tree)}
        clock = {"date.today", "datetime.now", "datetime.utcnow", "time.time", "datetime.today"}
        assert name == "cli" or asked.isdisjoint(clock), name
        assert asked.isdisjoint({"eval", "exec", "__import__"}), name


def test_what_is_not_foreseen_is_caught_in_one_place() -> None:
    found = []
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                for handler in (n for n in ast.walk(node) if isinstance(n, ast.ExceptHandler)):
                    caught = ast.unparse(handler.type) if handler.type else "BaseException"
                    if "Exception" in caught.split(".")[-1].strip("()").split(", "):
                        found.append(f"{name}.{node.name}")
                    if caught == "BaseException":  # allowed to tidy up, if it goes on up
                        assert any(isinstance(n, ast.Raise) and n.exc is None for n in ast.walk(handler)), name
    assert found == ["cli.main"]


CHECK = "from reconcile.cli import cli\ncli(['check', 'claims', '--color=never'], standalone_mode=False)"
HEAVY = {"z3", "jinja2", "pydantic", "rich", "rapidfuzz", "Stemmer", "yaml"}


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import reconcile.cli", HEAVY),
        ("import reconcile.files", {"z3", "jinja2", "pydantic", "rich"}),
        ("import reconcile.pipeline", {"z3", "jinja2", "pydantic", "rich"}),
        (CHECK, {"z3", "jinja2", "pydantic", "rich"}),
    ],
)
def test_what_is_heavy_is_loaded_late(code: str, unwanted: set[str]) -> None:
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    command = [sys.executable, "-c", script]
    loaded = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=True, text=True)
    assert unwanted.isdisjoint(loaded.stdout.split())


# One place for each fact


def test_the_schema_of_claims_files_is_current() -> None:
    from reconcile.schema import claims_schema

    assert json.loads((ROOT / "claims.schema.json").read_text()) == claims_schema()


def test_the_page_of_rules_is_current() -> None:
    from reconcile import rules
    from reconcile.finding import RULES
    from reconcile.rules import page

    assert (ROOT / "docs" / "rules.md").read_text() == page.document([rules.rule(code) for code in RULES])


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert "version" not in project["project"]
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "reconcile/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", reconcile.__version__)
    stated = [p for p in (ROOT / "reconcile").rglob("*.py") if f'"{reconcile.__version__}"' in p.read_text()]
    assert stated == [ROOT / "reconcile" / "__init__.py"]


def test_formats_and_failures_are_the_same_everywhere() -> None:
    from reconcile import config, reporters

    assert config.FORMATS == reporters.FORMATS
    for format in reporters.FORMATS:
        assert callable(reporters.renderer(format))


@pytest.mark.parametrize("path", sorted((ROOT / "reconcile").rglob("*.py")), ids=lambda p: p.stem)
def test_no_pattern_holds_on_to_a_group(path: Path) -> None:
    """`(…)*+` and `(?>…)` are read wrongly by Python 3.11.2, which is what Debian 12 has: no claims file could be read."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    told = [n for n in ast.walk(tree) if isinstance(n, ast.Module | ast.FunctionDef | ast.ClassDef)]
    docs = {ast.get_docstring(n, clean=False) for n in told}
    assert [t for t in texts if t not in docs and re.search(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>", t)] == []
