"""`--since`: what a change created, altered and settled, against the claims at a git revision."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from reconcile import files
from reconcile.cli import cli
from reconcile.config import Config
from reconcile.corpus import Unreadable
from reconcile.finding import Finding
from reconcile.git import NoRevision, Revision
from reconcile.load import load_corpus
from reconcile.pipeline import check
from reconcile.report import Report
from reconcile.since import Change, changes, narrowed, told


def claims(id: str, **values: str) -> str:
    lines = [f"  - {{id: {key}, subject: Nissan, {value}}}\n" for key, value in values.items()]
    return f"source: {{id: {id}, published: 2025}}\nclaims:\n" + "".join(lines)


STAFF = "predicate: employees, quantity: {}"
CLOSING = "predicate: closure of the Oppama plant, status: {}"
A = claims("a", staff=STAFF.format(100), closing=CLOSING.format("planned"))


def b(staff: object = 300, closing: str = "ruled out", **more: str) -> str:
    return claims("b", staff=STAFF.format(staff), closing=CLOSING.format(closing), **more)


def reported(text: str, decisions: str = "") -> Report:
    texts = {"a.yaml": A, "b.yaml": text, **({"decisions.yaml": decisions} if decisions else {})}
    return check(load_corpus(texts), {}, Config())


DECIDED = "accepted:\n  - {finding: RC301, claims: [a#staff, b#staff], ruling: a, reason: It is so.}\n"
CASES = [
    # before, after, created, altered, settled (how)
    (reported(b()), reported(b()), [], [], []),
    (reported("# moved\n\n" + b()), reported(b()), [], [], []),
    (reported(b(100)), reported(b(300)), ["value-conflict"], [], []),
    (reported(b(300)), reported(b(100)), [], [], [("value-conflict", "gone")]),
    (reported(b(300)), reported(b(400)), [], ["value-conflict"], []),
    (reported(b()), reported(b(), DECIDED), [], [], [("value-conflict", "decided: ruled for a: It is so.")]),
    (reported(b(300), DECIDED), reported(b(300)), [], ["value-conflict"], []),
    (reported(b(300), DECIDED), reported(b(300), DECIDED), [], [], []),
    (reported(b(300), DECIDED), reported(b(100), DECIDED), ["unused-decision"], [], []),
    (reported(b(x="predicat: y")), reported(b(x="predicat: y")), [], [], []),
    (reported(b()), reported(b(x="predicat: y")), ["missing-key", "unknown-key"], [], []),
]  # fmt: skip


@pytest.mark.parametrize("before, after, created, altered, settled", CASES)
def test_what_a_change_did(
    before: Report, after: Report, created: list[str], altered: list[str], settled: list[tuple[str, str]]
) -> None:
    found = changes(before, after)
    assert sorted(f.name for f in found.created) == created
    assert sorted(f.name for f in found.altered) == altered
    assert [(f.name, how) for f, how in zip(found.settled, found.how, strict=True)] == settled
    kept = [f.name for f in narrowed(after, found).findings if f.state != "decided"]
    unread = [f.name for f in after.findings if f.could_not_check]
    assert sorted(kept) == sorted({*created, *altered, *unread})
    assert (
        told(found, "x")[0]
        == f"Since x: {len(created)} created, {len(altered)} altered, {len(settled)} settled"
    )


def test_a_pair_that_relates_otherwise_is_told() -> None:
    found = changes(reported(b(100)), reported(b(300)))
    assert found.pairs == (Change("a#staff", "b#staff", "agree", "conflict"),)
    assert told(found, "x")[1:] == ["  a#staff and b#staff: agree -> conflict"]
    assert changes(reported(b(100)), reported(claims("b", y=STAFF.format(1)))).pairs == (
        Change("a#staff", "b#y", "", "conflict"),
    )


# The repository


def git(where: Path, *words: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(where), *who, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project in a subfolder, with one commit, and changes after it."""
    root = tmp_path / "top" / "projekt ä"
    (root / "claims" / "sub").mkdir(parents=True)
    (root / "seeds").mkdir()
    git(tmp_path / "top", "init", "-q")
    (root / "reconcile.toml").write_text("")
    (root / "claims" / "a.yaml").write_text(A)
    (root / "claims" / "sub" / "b ü.yaml").write_bytes(b"\xef\xbb\xbf" + b().replace("\n", "\r\n").encode())
    (root / "claims" / "x.txt").write_text("no")
    (root / "claims" / ".hidden.yaml").write_text("no")
    os.symlink("a.yaml", root / "claims" / "link.yaml")
    (root / "claims" / "bad.yaml").write_bytes(b"\xff\xfe")
    (root / "seeds" / "a.txt").write_text("Old.")
    git(tmp_path / "top", "add", ".")
    git(tmp_path / "top", "commit", "-qm", "one")
    (root / "claims" / "sub" / "b ü.yaml").write_text(b(100))
    (root / "seeds" / "a.txt").write_text("New.")
    (root / "claims" / "new.yaml").write_text(claims("n"))
    return root


def test_the_corpus_of_a_revision(repository: Path) -> None:
    revision = Revision(files.open_project([], repository), "HEAD")
    texts = revision.texts()
    assert list(texts) == ["claims/a.yaml", "claims/bad.yaml", "claims/sub/b ü.yaml"]
    assert texts["claims/a.yaml"] == A and texts["claims/sub/b ü.yaml"] == b().replace("\n", "\r\n")
    assert isinstance(texts["claims/bad.yaml"], Unreadable)
    assert revision.articles(["seeds/a.txt", "seeds/none.txt", "../../outside.txt", "seeds"]) == {
        "seeds/a.txt": "Old."
    }


def test_a_linked_project_is_the_same(repository: Path, tmp_path: Path) -> None:
    os.symlink(repository, tmp_path / "link")
    assert "claims/a.yaml" in Revision(files.open_project([], tmp_path / "link"), "HEAD").texts()


@pytest.mark.parametrize("name", ["nonesuch", "--help", "", "HEAD:claims/a.yaml", "HEAD\0", "HEAD~9"])
def test_no_such_revision(repository: Path, name: str) -> None:
    with pytest.raises(NoRevision, match="no git revision"):
        Revision(files.open_project([], repository), name)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "claims").mkdir()
    with pytest.raises(NoRevision, match="in no git repository"):
        Revision(files.open_project([], tmp_path), "HEAD")


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoRevision, match="not installed"):
        Revision(files.open_project([], repository), "HEAD")


# On the command line


def run(*words: str) -> tuple[object, str]:
    result = CliRunner().invoke(cli, words, standalone_mode=False)
    code = (
        result.return_value
        if result.exception is None
        else getattr(result.exception, "exit_code", result.exception)
    )
    return code, result.output + (str(result.exception) if result.exception else "")


def test_check_since_fails_only_on_what_is_new(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    for name in ("bad.yaml", "link.yaml"):
        (repository / "claims" / name).unlink()
    (repository / "claims" / "new.yaml").unlink()
    path = repository / "claims" / "sub" / "b ü.yaml"
    assert run("check")[0] == 1  # the conflict that was there before
    code, said = run("check", "--since", "HEAD")
    assert code == 0 and "2 settled" in said and "value-conflict" in said and "status-conflict" not in said
    path.write_text(b(500, closing="planned"))
    code, said = run("check", "--since", "HEAD", "--output", "concise")
    assert code == 1 and "0 created, 1 altered, 2 settled" in said
    assert "RC301" in said and "settled: RC304 status-conflict: " in said and "(gone)" in said
    assert "conflict -> agree" in said
    path.write_text(b())
    assert run("check", "--since", "HEAD")[0] == 0
    path.write_text("source: [")
    assert run("check", "--since", "HEAD")[0] == 2  # what cannot be read is never masked


@pytest.mark.parametrize("name", ["nonesuch", "-x", ""])
def test_check_since_nothing_is_exit_2(repository: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(repository)
    code, said = run("check", "--since", name)
    assert code == 2 and "no git revision" in said


def test_one_more_of_the_same_is_new() -> None:
    one = Finding("RC006", "no such file", fingerprint="")
    twice = changes(Report(findings=(one,)), Report(findings=(one, one.with_())))
    assert (len(twice.created), len(twice.altered), len(twice.settled)) == (0, 1, 0)
