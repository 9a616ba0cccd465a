"""The README's examples: what it says that a command prints is what the command prints.

Each block marked `console` is one session in a copy of the repository: a line that begins with `$ ` is run, what
follows is all that it prints. After a change that is meant, RECONCILE_SNAPSHOTS=write writes the outputs anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import ROOT, SECONDS, environment

README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sessions(path: Path) -> list[str]:
    return [b for b in BLOCK.findall(path.read_text(encoding="utf-8")) if "$ reconcile" in b]


CASES = [pytest.param(p, b, id=f"{p.name}-{n}") for p in PAGES for n, b in enumerate(sessions(p))]


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """What a user of the repository has, to be changed at will, and a folder with the command."""
    folder, commands = tmp_path / "repository", tmp_path / "bin"
    folder.mkdir()
    commands.mkdir()
    for name in ("claims", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("pyproject.toml", "reconcile.toml"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, folder / name)
    script = commands / "reconcile"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reconcile "$@"\n')
    script.chmod(0o755)
    yield folder, commands


def played(session: str, folder: Path, commands: Path) -> str:
    """The session with what its commands print now."""
    env = environment()
    env["PATH"] = f"{commands}:{env['PATH']}"
    out = []
    for line in session.splitlines():
        if line.startswith("$ "):
            done = subprocess.run(
                line[2:], shell=True, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, timeout=SECONDS, check=False, encoding="utf-8",
            )  # fmt: skip
            assert "Traceback" not in done.stdout
            out.append(f"{line}\n{done.stdout}")
    return "".join(out)


@pytest.mark.parametrize(("page", "session"), CASES)
def test_a_session_prints_what_the_page_says(page: Path, session: str, copy: tuple[Path, Path]) -> None:
    told = played(session, *copy)
    if os.environ.get("RECONCILE_SNAPSHOTS") == "write":
        page.write_text(page.read_text(encoding="utf-8").replace(session, told), encoding="utf-8")
        return
    assert session == told


def test_the_readme_has_examples() -> None:
    assert len(sessions(README)) >= 1


def test_every_option_and_command_that_the_readme_names_exists() -> None:
    from reconcile.cli import cli

    text = README.read_text(encoding="utf-8")
    for name in set(re.findall(r"reconcile ([a-z]+)", text)):
        if f"`reconcile {name}" in text or f"$ reconcile {name}" in text:
            assert name in cli.commands, name


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
