"""Files and folders as an attacker, a broken disk or a second process would have them.

Through the command line where that is what a user runs. What `tests/test_files.py` checks of single functions
(a sparse file of 200 MB, limits of number and depth, two writers) is not repeated here.
"""

from __future__ import annotations

import json
import os
import random
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from reconcile import files
from reconcile.cli import cli
from reconcile.corpus import Unreadable

CLAIMS = """\
source: {{id: {id}, published: 2025-03-0{day}, article: {article}}}
claims:
  - {{id: jobs, subject: Northfield plant, predicate: workforce, quantity: {number} workers, quote: employs {number}}}
  - {{id: closing, subject: Northfield plant, predicate: closure, status: {status}}}
"""
SECRET = "root:x:0:0 employs 950 and nobody else"


def claims(
    id: str, article: str = "../articles/a.txt", day: int = 4, number: int = 950, status: str = "planned"
) -> str:
    return CLAIMS.format(id=id, article=json.dumps(article), day=day, number=number, status=status)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two sources on one article."""
    root = tmp_path / "project"
    for folder in ("claims", "articles"):
        (root / folder).mkdir(parents=True)
    (root / "reconcile.toml").write_text("")
    (root / "articles" / "a.txt").write_text("The Northfield plant employs 950 people.\n")
    (root / "claims" / "a.yaml").write_text(claims("a"))
    (root / "claims" / "b.yaml").write_text(claims("b", day=6, number=900, status="ruled out"))
    monkeypatch.chdir(root)
    return root


def report(*arguments: str) -> tuple[int, dict[str, object]]:
    """The exit code and the JSON report of a check."""
    result = CliRunner().invoke(
        cli, ["check", "--output", "json", *arguments], standalone_mode=False, catch_exceptions=False
    )
    return result.return_value, json.loads(result.stdout)


def refused(found: dict[str, object]) -> dict[str, str]:
    """What could not be read: the place's file, and why."""
    return {f["location"]["path"]: f["message"] for f in found["findings"] if f["code"] == "RC006"}  # type: ignore[attr-defined]


def sources(found: dict[str, object]) -> list[str]:
    return [s["id"] for s in found["sources"]]  # type: ignore[attr-defined]


# --- `article:` leads somewhere else ------------------------------------------------------------------------


def outside_by_dots(root: Path) -> str:
    return "../../secret.txt"


def outside_by_many_dots(root: Path) -> str:
    return "../articles/" + "../" * 60 + str(root.parent / "secret.txt").lstrip("/")


def outside_absolute(root: Path) -> str:
    return str(root.parent / "secret.txt")


def outside_by_a_link(root: Path) -> str:
    (root / "articles" / "link.txt").symlink_to("../../secret.txt")
    return "../articles/link.txt"


def outside_by_a_linked_folder(root: Path) -> str:
    (root / "articles" / "folder").symlink_to(root.parent)
    return "../articles/folder/secret.txt"


def outside_by_links_in_a_chain(root: Path) -> str:
    (root / "articles" / "one").symlink_to("two")
    (root / "articles" / "two").symlink_to("../articles/three")
    (root / "articles" / "three").symlink_to(root.parent / "secret.txt")
    return "../articles/one"


WAYS_OUT = (
    outside_by_dots, outside_by_many_dots, outside_absolute, outside_by_a_link, outside_by_a_linked_folder,
    outside_by_links_in_a_chain,
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS_OUT)
def test_an_article_outside_the_project_is_not_read(root: Path, way: Callable[[Path], str]) -> None:
    (root.parent / "secret.txt").write_text(SECRET)
    (root / "claims" / "a.yaml").write_text(claims("a", way(root)))
    code, found = report()
    assert code == 2 and found["complete"] is False
    assert "outside" in refused(found)["claims/a.yaml"]
    assert "nobody else" not in json.dumps(found)
    assert sources(found) == ["a", "b"]  # the rest is still compared
    # Not because nothing could be read there: with leave it is.
    (root / "reconcile.toml").write_text("allow_outside = true\n")
    code, found = report()
    assert not refused(found) and code == 1


def test_dots_behind_a_link_lead_nowhere_else(root: Path) -> None:
    """The system would go up from where the link leads; a path is put straight before the system has it."""
    (root.parent / "elsewhere").mkdir()
    (root.parent / "secret.txt").write_text(SECRET)
    (root / "articles" / "up").symlink_to(root.parent / "elsewhere")
    (root / "claims" / "a.yaml").write_text(claims("a", "../articles/up/../secret.txt"))
    code, found = report()
    assert code == 2 and "articles/secret.txt: there is no such file" in refused(found)["claims/a.yaml"]
    (root / "articles" / "secret.txt").write_text("The Northfield plant employs 950 people.\n")
    assert not refused(report()[1])


@pytest.mark.parametrize("article", ["../articles/./a.txt", "../claims/../articles/a.txt", "../articles//a.txt"])
def test_dots_that_stay_inside_are_no_offence(root: Path, article: str) -> None:
    (root / "claims" / "a.yaml").write_text(claims("a", article))
    _, found = report()
    assert not refused(found)


def test_a_link_that_stays_inside_is_followed(root: Path) -> None:
    (root / "articles" / "link.txt").symlink_to("a.txt")
    (root / "claims" / "a.yaml").write_text(claims("a", "../articles/link.txt"))
    _, found = report()
    assert not refused(found) and not [f for f in found["findings"] if f["code"] == "RC201"]  # type: ignore[attr-defined]


def test_a_neighbour_with_a_longer_name_is_outside(root: Path) -> None:
    neighbour = root.parent / "project-2"
    neighbour.mkdir()
    (neighbour / "a.txt").write_text(SECRET)
    (root / "claims" / "a.yaml").write_text(claims("a", "../../project-2/a.txt"))
    code, found = report()
    assert code == 2 and "outside" in refused(found)["claims/a.yaml"]


def test_a_link_put_in_place_after_the_look_is_read_no_further_than_it_may(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article exchanged for a pipe between the look and the opening is refused by what was opened."""
    os.mkfifo(root / "pipe")
    opened = os.open

    def exchanged(path: object, *rest: int, **more: int) -> int:
        return opened(root / "pipe" if str(path).endswith("a.txt") else path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", exchanged)
    code, found = report()
    assert code == 2 and "pipe" in refused(found)["claims/a.yaml"]


# --- folders that loop, and what is no file -----------------------------------------------------------------


def test_folders_that_loop_are_read_once(root: Path) -> None:
    (root / "claims" / "self").symlink_to(".")
    (root / "claims" / "x").mkdir()
    (root / "claims" / "x" / "up").symlink_to("../..")
    (root / "claims" / "x" / "there").symlink_to("../y")
    (root / "claims" / "y").mkdir()
    (root / "claims" / "y" / "back").symlink_to("../x")
    code, found = report()
    assert (code, sources(found), refused(found)) == (1, ["a", "b"], {})


def test_a_corpus_that_is_a_link_to_itself_is_reported(root: Path) -> None:
    (root / "loop").symlink_to("loop")
    (root / "reconcile.toml").write_text("paths = ['loop']\n")
    code, found = report()
    assert code == 2 and "circle" in refused(found)["loop"]


def fifo(path: Path) -> None:
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(path.parent)  # a socket's whole path may have about a hundred bytes
        try:
            server.bind(path.name)
        finally:
            os.chdir(here)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


def process_memory(path: Path) -> None:
    path.symlink_to("/proc/self/mem")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("make", [fifo, unix_socket, device, terminal, process_memory])
@pytest.mark.parametrize("outside", ["false", "true"])
def test_what_is_no_file_is_refused_and_the_rest_is_read(
    root: Path, make: Callable[[Path], None], outside: str
) -> None:
    (root / "reconcile.toml").write_text(f"allow_outside = {outside}\n")
    make(root / "claims" / "bad.yaml")
    make(root / "articles" / "bad.txt")
    (root / "claims" / "c.yaml").write_text(claims("c", "../articles/bad.txt"))
    code, found = report()
    assert code == 2 and sources(found) == ["a", "b", "c"]
    assert set(refused(found)) == {"claims/bad.yaml", "claims/c.yaml"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("name", ["reconcile.toml", "claims/decisions.yaml", "claims/vocabulary.yaml"])
def test_a_pipe_in_the_place_of_our_own_files_does_not_block(root: Path, name: str) -> None:
    (root / name).unlink(missing_ok=True)
    os.mkfifo(root / name)
    code, _ = report()
    assert code in (1, 2)  # an empty configuration is none
    result = CliRunner().invoke(
        cli, ["decide", "a#closing", "b#closing", "--ruling", "b", "--reason", "x"], standalone_mode=False
    )
    if name == "claims/decisions.yaml":
        assert result.exit_code != 0
    assert stat.S_ISFIFO(os.stat(root / name).st_mode)  # and nothing was put in its place


@pytest.fixture
def not_root() -> None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        pytest.skip("root may read everything")


@pytest.mark.usefixtures("not_root")
def test_what_may_not_be_read_is_reported_and_the_rest_is_read(root: Path) -> None:
    (root / "claims" / "locked").mkdir()
    (root / "claims" / "locked" / "c.yaml").write_text(claims("c"))
    (root / "claims" / "shut.yaml").write_text(claims("d"))
    for path in ("locked", "shut.yaml"):
        (root / "claims" / path).chmod(0)
    try:
        code, found = report()
    finally:
        for path in ("locked", "shut.yaml"):
            (root / "claims" / path).chmod(0o700)
    assert code == 2 and set(refused(found)) == {"claims/locked", "claims/shut.yaml"}
    assert sources(found) == ["a", "b"]


def test_a_folder_that_the_system_does_not_list_is_reported(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for root, who may read everything: the system refuses."""
    (root / "claims" / "locked").mkdir()
    scan = os.scandir

    def refusing(path: object) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)  # type: ignore[arg-type, return-value]

    monkeypatch.setattr(os, "scandir", refusing)
    code, found = report()
    assert code == 2 and "permission" in refused(found)["claims/locked"] and sources(found) == ["a", "b"]


# --- files that change while they are read --------------------------------------------------------------------


class Meddler:
    """Does something to a file the first time it has been opened for reading."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, meddle: Callable[[Path], None]) -> None:
        self.done = False
        opened = os.open

        def opening(path: object, flags: int, *rest: int, **more: int) -> int:
            descriptor = opened(path, flags, *rest, **more)  # type: ignore[arg-type]
            if str(path).endswith(name) and not self.done and not flags & os.O_WRONLY:
                self.done = True
                meddle(Path(str(path)))
            return descriptor

        monkeypatch.setattr(os, "open", opening)


def grow(path: Path) -> None:
    with open(path, "ab") as file:
        file.truncate(files.CLAIMS_LIMIT + 10)


def shrink(path: Path) -> None:
    os.truncate(path, 0)


def cut_inside_a_letter(path: Path) -> None:
    path.write_bytes("source: {id: a, title: né".encode()[:-1])


def vanish(path: Path) -> None:
    path.unlink()


def exchange(path: Path) -> None:
    other = path.with_name("other.tmp")
    other.write_text("not: claims\n")
    os.replace(other, path)


@pytest.mark.parametrize(
    ("meddle", "word", "read"),
    [
        (grow, "too large", ["b"]),
        (shrink, "empty", ["b"]),
        (cut_inside_a_letter, "not UTF-8", ["b"]),
        (vanish, "", ["a", "b"]),  # what was opened is read whole
        (exchange, "", ["a", "b"]),
    ],
)
def test_a_file_that_changes_while_it_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch, meddle: Callable[[Path], None], word: str, read: list[str]
) -> None:
    meddler = Meddler(monkeypatch, "claims/a.yaml", meddle)
    code, found = report()
    assert meddler.done and sources(found) == read
    assert (word in refused(found).get("claims/a.yaml", "")) and code == (2 if word else 1)


class Listed(list[os.DirEntry[str]]):
    """Entries as `os.scandir` gives them, all taken before the folder changed."""

    def __enter__(self) -> Listed:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def test_a_folder_that_changes_while_it_is_listed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is gone when its turn comes, and a folder is a file."""
    (root / "claims" / "sub").mkdir()
    scan = os.scandir

    def changing(path: object) -> Listed:
        with scan(path) as entries:  # type: ignore[call-overload]
            listed = Listed(entries)
        if str(path).endswith("claims"):
            (root / "claims" / "b.yaml").unlink()
            (root / "claims" / "sub").rmdir()
            (root / "claims" / "sub").write_text("now a file")
        return listed

    monkeypatch.setattr(os, "scandir", changing)
    code, found = report()
    assert code == 2 and sources(found) == ["a"]
    assert set(refused(found)) == {"claims/b.yaml", "claims/sub"}


def test_a_report_is_of_whole_files_while_another_process_writes_them(root: Path) -> None:
    """A writer that puts files in place at once is never seen halfway."""
    stop = threading.Event()
    texts = [claims("a", number=number, status=status) for number in (900, 950) for status in ("planned", "denied")]

    def write() -> None:
        for text in iter(lambda: random.Random(0).choice(texts), None):
            if stop.is_set():
                return
            files.write_atomic(root / "claims" / "a.yaml", text)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = [files.read_text(root / "claims" / "a.yaml") for _ in range(300)]
    finally:
        stop.set()
        writer.join()
    assert {type(x) for x in seen} == {str} and set(seen) <= {*texts, claims("a")}


def test_an_input_and_output_error_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails in the middle of a file."""
    whole = open

    class Failing:
        def __init__(self, file: object) -> None:
            self.file = file

        def __enter__(self) -> Failing:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()  # type: ignore[attr-defined]

        def read(self, size: int) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(
        "builtins.open", lambda file, *a, **k: Failing(whole(file, *a, **k)) if a == ("rb",) else whole(file, *a, **k)
    )
    content = files.read_text(root / "claims" / "a.yaml")
    assert isinstance(content, Unreadable) and "input/output" in content.message


# --- clocks, seeds, order -------------------------------------------------------------------------------------


def command(root: Path, *arguments: str, **environment: str) -> bytes:
    """What a process of its own writes, and its exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "reconcile", *arguments],
        cwd=root, env={**os.environ, **environment}, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


ZONES = ("UTC", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", ":nowhere")


def test_the_time_zone_changes_nothing(root: Path) -> None:
    """Dates in claims are of the calendar; only the day that decisions expire on could come from a clock."""
    dated = claims("c").replace("2025-03-04", "2025-03-04T23:30+09:00") + (
        "  - {id: opened, subject: Northfield plant, predicate: opened, date: 2025-03-31T01:30}\n"
    )
    (root / "claims" / "c.yaml").write_text(dated)
    (root / "claims" / "decisions.yaml").write_text(
        "accepted:\n  - {finding: status-conflict, claims: [a#closing, b#closing], ruling: b, expires: 2025-12-31}\n"
    )
    seen = {
        day: {
            command(root, "report", "--output", "json", "--today", day, TZ=zone)
            for zone in ZONES[:: 1 if day.endswith("31") else 3]
        }
        for day in ("2025-12-31", "2026-01-01")
    }
    assert [len(outputs) for outputs in seen.values()] == [1, 1]
    states = {day: json.loads(next(iter(outputs)))["summary"]["decided"] for day, outputs in seen.items()}
    assert states == {"2025-12-31": 1, "2026-01-01": 0}  # that day still counts


HASH_SEEDS = tuple(map(str, range(10)))


@pytest.mark.slow
def test_ten_hash_seeds_and_shuffled_files_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """Every format, ten processes with a hash seed each, and the folder's files made in another order."""
    rng = random.Random(5)
    texts = {
        f"s{n:02}.yaml": claims(f"s{n:02}", day=1 + n % 9, number=900 + n % 4, status=("planned", "denied")[n % 2])
        + extra
        for n, extra in enumerate(
            f"  - {{id: x, subject: Northfield plant, predicate: partner, entity: [Acme, Bolt, {name}]}}\n"
            for name in ("Cable", "Drill", "Eagle", "Fiat", "Gem", "Hub", "Iron", "Jet", "Key", "Lot", "Mill", "Nut")
        )
    }
    seen: dict[str, set[bytes]] = {}
    for seed in HASH_SEEDS:
        here = tmp_path / "same" / "project"
        names = sorted(texts)
        rng.shuffle(names)
        (here / "claims").mkdir(parents=True)
        (here / "articles").mkdir()
        (here / "reconcile.toml").write_text("")
        (here / "articles" / "a.txt").write_text("The Northfield plant employs 950 people.\n")
        for name in names:
            (here / "claims" / name).write_text(texts[name])
        formats = ("full", "concise", "json", "markdown", "html", "sarif", "junit", "github")
        command(here, "report", "-v", *(x for f in formats for x in ("--output", f"{f}:out.{f}")), PYTHONHASHSEED=seed)
        for format in formats:
            seen.setdefault(format, set()).add((here / f"out.{format}").read_bytes())
        os.rename(tmp_path / "same", tmp_path / f"was-{seed}")
    assert {format: len(outputs) for format, outputs in seen.items()} == dict.fromkeys(seen, 1)
    assert len(seen) == 8 and all(next(iter(outputs)) for outputs in seen.values())
