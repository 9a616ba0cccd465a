"""Stepping through what is open: each key does one thing, each decision is written at once, quitting is clean."""



from __future__ import annotations

import errno
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reconcile import files
from reconcile.decide import decisions_in
from reconcile.finding import Finding
from reconcile.ledger import Ledger
from reconcile.load import load_corpus
from reconcile.pipeline import check
from reconcile.report import Article, Passage, Report
from reconcile.reporters import Options
from reconcile.review import CONTEXT, Outcome, open_items, review

TODAY = date(2026, 1, 1)
CLAIMS = {
    "a.yaml": "source: {{id: a, published: 2025}}\nclaims:\n"
    "  - {{id: staff, subject: Nissan, predicate: employees, quantity: 100, quote: has 100 employees}}\n"
    "  - {{id: closing, subject: Oppama plant, predicate: closure, status: planned, note: a note}}\n",
    "b.yaml": "source: {{id: b, published: 2025}}\nclaims:\n"
    "  - {{id: staff, subject: Nissan, predicate: employees, quantity: 300}}\n"
    "  - {{id: closing, subject: Oppama plant, predicate: closure, status: ruled out}}\n",
}
TEXTS = {name: text.replace("{{", "{").replace("}}", "}") for name, text in CLAIMS.items()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "reconcile.toml").write_text("")
    (tmp_path / "claims").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "claims" / name).write_text(text)
    return tmp_path


def studied(root: Path) -> Report:
    project = files.open_project([], root)
    return check(load_corpus(project.texts), {}, project.config, TODAY)


def ledger(root: Path) -> Ledger:
    return Ledger(files.open_project([], root), lambda: studied(root), TODAY)


class Curator:
    """Types the keys of a script; words in brackets answer a prompt."""

    def __init__(self, root: Path, *keys: str, end: type[BaseException] = StopIteration) -> None:
        self.root, self.script, self.end = root, list(keys), end
        self.shown: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self.script:
            raise self.end
        return self.script.pop(0)

    def line(self, prompt: str) -> str:
        self.shown.append(prompt)
        return next(self)

    def go(self, report: Report | None = None, options: Options | None = None) -> Outcome:
        report = report or studied(self.root)
        return review(report, ledger(self.root), self, self.line, self.shown.append, options or Options())

    @property
    def page(self) -> str:
        return "".join(self.shown)


def decisions(root: Path) -> list[tuple[str, str, str]]:
    """Of each decision its kind, what it is about, and its ruling and reason."""
    path = root / "claims" / "decisions.yaml"
    found = decisions_in(path.read_text()) if path.exists() else decisions_in("")
    out = [
        (kind, g.claims[0].split("#")[1], "") for kind in ("same", "different") for g in getattr(found, kind)
    ]
    return out + [("accepted", a.claims[0].split("#")[1], f"{a.ruling}: {a.reason}") for a in found.accepted]


SCRIPTS: list[tuple[list[str], list[tuple[str, str, str]], Outcome]] = [
    # the staff come first, then the closing; what is typed, what is written, how it ends
    (["q"], [], Outcome(0, 2)),
    (["n", "n"], [], Outcome(0, 2)),
    ([" ", "x", "?", "q"], [], Outcome(0, 2)),
    (["a", "1", "It is so.", "q"], [("accepted", "staff", "a: It is so.")], Outcome(1, 1)),
    (["A", "2", "No.", "d"], [("different", "closing", ""), ("accepted", "staff", "b: No.")], Outcome(2, 0)),
    (["a", "b", "x", "a", "n", "y"], [("accepted", "staff", "both: x"), ("accepted", "closing", "neither: y")], Outcome(2, 0)),
    (["a", "w", "x", "a", "r", "y"], [("accepted", "staff", "newer: x"), ("accepted", "closing", "unresolved: y")], Outcome(2, 0)),
    (["a", "1", "  ", "a", "z", "n", "q"], [], Outcome(0, 2)),
    (["a", "1", "x", "u", "q"], [], Outcome(0, 2)),
    (["u", "a", "1", "x", "n", "u", "u", "d", "q"], [("different", "staff", "")], Outcome(1, 1)),
    (["d", "d", "u", "a", "1", "x", "u", "n"], [("different", "staff", "")], Outcome(1, 1)),
    (["d", "d", "q"], [("different", "staff", ""), ("different", "closing", "")], Outcome(2, 0)),
    # called the same, they still conflict
    (["s", "a", "1", "x", "q"], [("same", "staff", ""), ("accepted", "staff", "a: x")], Outcome(2, 1)),
    (["s", "u", "n", "q"], [], Outcome(0, 2)),
    (["s", "d", "q"], [("same", "staff", "")], Outcome(1, 2)),  # not both
]  # fmt: skip


@pytest.mark.parametrize("keys, written, outcome", SCRIPTS)
@pytest.mark.parametrize("end", [StopIteration, EOFError, KeyboardInterrupt])
def test_what_the_keys_do(
    root: Path,
    keys: list[str],
    written: list[tuple[str, str, str]],
    outcome: Outcome,
    end: type[BaseException],
) -> None:
    assert Curator(root, *keys, end=end).go() == outcome
    assert decisions(root) == written


def test_undo_restores_the_file_as_it_was(root: Path) -> None:
    path = root / "claims" / "decisions.yaml"
    for old in ("# ours\r\nsame: []  # none\r\n", None):
        if old is not None:
            path.write_bytes(old.encode())
        Curator(root, "a", "1", "x", "d", "u", "u", "q").go()
        assert (path.read_bytes().decode() if path.exists() else None) == old
        path.unlink(missing_ok=True)


def test_undo_leaves_what_another_wrote_in_between(root: Path) -> None:
    def other(prompt: str) -> str:
        Curator(root, "n", "a", "2", "theirs").go()
        return "mine"

    curator = Curator(root, "a", "1", "u", "q")
    review(studied(root), ledger(root), curator, other, curator.shown.append, Options())
    assert decisions(root) == [("accepted", "closing", "b: theirs")]


def test_each_decision_is_written_before_the_next_key(root: Path) -> None:
    seen: list[int] = []

    def keys() -> Iterator[str]:
        for key in ("d", "d"):
            seen.append(len(decisions(root)))
            yield key
        seen.append(len(decisions(root)))

    review(studied(root), ledger(root), keys(), lambda prompt: "", lambda text: None, Options())
    assert seen == [0, 1, 2]


def test_what_follows_from_a_decision_is_asked_too(root: Path) -> None:
    """Claims that are called the same may turn out to be in conflict."""
    (root / "claims" / "a.yaml").write_text(
        TEXTS["a.yaml"].replace("employees", "total length of the fence in metres")
    )
    (root / "claims" / "decisions.yaml").write_text("different:\n  - claims: [a#closing, b#closing]\n")
    doubt = Finding("RC310", "perhaps", claims=("a#staff", "b#staff"), fingerprint="00000000")
    report = replace(studied(root), findings=(doubt,))
    curator = Curator(root, "s", "a", "1", "x")
    assert curator.go(report).left == 0
    assert [kind for kind, *_ in decisions(root)] == ["same", "different", "accepted"]
    assert "2 of 2" in curator.page


def test_a_full_disk_is_said_and_loses_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Curator(root, "d", "q").go()
    before = decisions(root)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    curator = Curator(root, "d", "q")
    assert curator.go() == Outcome(0, 1, failed=True)
    assert "Not written: " in curator.page and decisions(root) == before
    assert sorted(os.listdir(root / "claims")) == ["a.yaml", "b.yaml", "decisions.yaml"]


def test_both_claims_their_quotes_and_the_reasons_are_shown(root: Path) -> None:
    report = studied(root)
    text = "x" * 300 + " It [o] had.\n\nIt has 100 employees, it is said. \x1b[31m" + "y" * 300
    at = text.index("has 100")
    report = replace(
        report,
        articles=(Article("seeds/a.txt", text),),
        passages=(Passage("a#staff", "has 100 employees", "exact", "seeds/a.txt", ((at, at + 17),)),),
    )
    curator = Curator(root, "n", "q")
    curator.go(report, Options(width=80, color=True))
    page = curator.page
    assert max(len(line) for line in page.splitlines()) <= 80 + len("\x1b[1m\x1b[0m") + 2
    flowing = " ".join(page.split())
    assert "\x1b[1m[has 100 employees]\x1b[0m, it is said. \\x1b[31m" in flowing and "\x1b[31m" not in page
    assert "seeds/a.txt:3" in page and "y" * (CONTEXT + 1) not in page.replace("\n    ", "")
    for expected in (
        "a#closing   claims/a.yaml:4:",
        "note: a note",
        "RC304 status-conflict",
        "RC301 value-conflict",
        "Nissan › employees: 300",
    ):
        assert expected in page
    for sentence in (s for f in open_items(report) for s in f.because):
        assert sentence.split()[0] in page
    plain = Curator(root, "q")
    plain.go(report, Options(ascii=True))
    assert plain.page.isascii() and "\x1b" not in plain.page and "\x01" not in plain.page


def test_notes_are_not_asked_but_doubts_and_stale_decisions_are(root: Path) -> None:
    (root / "claims" / "decisions.yaml").write_text(
        "accepted:\n  - {finding: RC304, claims: [a#closing, b#closing], on: '00000000', ruling: a, reason: x}\n"
        "  - {finding: RC301, claims: [a#staff, b#staff], ruling: a, reason: x}\n"
    )
    assert [(f.name, f.state) for f in open_items(studied(root))] == [("status-conflict", "stale")]
    Curator(root, "a", "2", "looked at again").go()
    assert open_items(studied(root)) == ()
    assert decisions(root)[0] == ("accepted", "closing", "b: looked at again")


# At the terminal


def in_terminal(root: Path, *words: str, typed: list[str]) -> tuple[int, str]:
    """Run the command in a pseudo-terminal; each text is typed when something new was shown."""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "reconcile", *words]
    process = subprocess.Popen(
        command, cwd=root, stdin=follower, stdout=follower, stderr=follower, start_new_session=True
    )
    os.close(follower)
    shown, quiet = b"", 0.0
    until = time.monotonic() + 30
    try:
        while time.monotonic() < until:
            if select.select([leader], [], [], 0.1)[0]:
                try:
                    shown += os.read(leader, 65536)
                except OSError:  # the other side is closed
                    break
                quiet = 0.0
            elif (
                shown.rstrip().endswith((b"[q]uit", b"back", b"go back):")) and (quiet := quiet + 0.1) > 0.15
            ):
                os.write(leader, typed.pop(0).encode())
                quiet = -30.0
        return process.wait(10), shown.decode("utf-8", "replace")
    finally:
        process.kill()
        process.wait()
        os.close(leader)


def test_in_a_terminal(root: Path) -> None:
    code, shown = in_terminal(root, "review", typed=["a", "1", "It ‘is’ so.\n", "\x03"])
    assert code == 0, shown
    assert decisions(root) == [("accepted", "staff", "a: It ‘is’ so.")]
    assert "1 decision written, 1 left open." in shown and "Traceback" not in shown


def test_what_is_typed_ahead_is_no_key(root: Path) -> None:
    """The reason pasted with its keys is a reason, not decisions."""
    code, _ = in_terminal(root, "review", typed=["a1sadness\nq"])
    assert code == 0 and decisions(root) == [("accepted", "staff", "a: sadness")]


def test_without_a_terminal_it_says_so(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reconcile", "review"], cwd=root, input=b"d", capture_output=True
    )
    assert done.returncode == 2 and b"needs a terminal" in done.stderr and decisions(root) == []


UNDECIDED = """
import sys
from reconcile import files
from reconcile.decide import Decision
from reconcile.ledger import Ledger
ledger = Ledger(files.open_project([], sys.argv[1]), lambda: None)
print("ready", flush=True)
while True:
    ledger.record(Decision("different", ("a#staff", "b#staff"), "01234567"))
    ledger.undo()
"""


def test_killed_at_any_moment_the_file_is_whole(root: Path) -> None:
    """Over and over one decision and its undoing, as `review` makes them: either stands there, or not."""
    path = root / "claims" / "decisions.yaml"
    old = "# ours\n" * 500
    path.write_text(old)
    chance = random.Random(3)
    for _ in range(5):
        process = subprocess.Popen([sys.executable, "-c", UNDECIDED, str(root)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.1))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        text = path.read_text()
        assert text in (old, old + "different:\n  - claims: [a#staff, b#staff]\n    on: 01234567\n")
        path.write_text(old)
