"""The only module that opens files: where the project is, what is refused, writing without loss."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
import tracemalloc
from pathlib import Path

import pytest

from reconcile import files
from reconcile.corpus import Unreadable
from reconcile.files import Project, locked, open_project, read_articles, read_text, write_atomic
from reconcile.load import load_corpus

CLAIM = "source:\n  id: {id}\n  article: {article}\nclaims:\n  - id: x\n    subject: s\n    predicate: p\n"


def put(root: Path, **texts: str) -> None:
    """Write files; `__` in a name stands for a folder, `_` before the suffix for its dot."""
    for name, text in texts.items():
        path = root.joinpath(*name.split("__"))
        stem, _, suffix = path.name.rpartition("_")
        path = path.with_name(f"{stem}.{suffix}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def claims(id: str, article: str = "../seeds/a.txt") -> str:
    return CLAIM.format(id=id, article=article)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    put(
        tmp_path,
        claims__a_yaml=claims("a"),
        claims__sub__b_yml=claims("b", "../../seeds/a.txt"),
        seeds__a_txt="One.\r\nTwo.\n",
    )
    put(tmp_path, claims__vocabulary_yaml="entities: {}\n", claims__note_txt="no", README_md="no")
    return tmp_path


def codes(project: Project) -> list[str]:
    return [f.code for f in project.findings]


def article_finding(root: Path, article: str, **overrides: object) -> str:
    (root / "claims" / "a.yaml").write_text(claims("a", article))
    project = open_project([], root, overrides)
    texts, findings = read_articles(project, [s for s in load_corpus(project.texts).sources if s.id == "a"])
    if not findings:
        return texts and next(iter(texts.values()))
    (finding,) = findings
    assert finding.code == "RC006" and finding.help
    assert str(finding.location) == "claims/a.yaml:3:12"
    return finding.message


# Where the project is


def test_the_usual_corpus(root: Path) -> None:
    project = open_project([], root)
    assert list(project.texts) == ["claims/a.yaml", "claims/sub/b.yml", "claims/vocabulary.yaml"]
    assert (project.root, project.chosen, codes(project)) == (root, None, [])
    assert project.decisions == root / "claims" / "decisions.yaml"


def test_it_is_found_from_below(root: Path) -> None:
    below = root / "claims" / "sub"
    assert open_project([], below).root == root and len(open_project([], below).texts) == 3


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        (["claims/a.yaml"], {"claims/a.yaml"}),
        (["claims/sub"], {"claims/sub/b.yml"}),
        (["claims/a.yaml", "claims/sub/b.yml"], {"claims/a.yaml", "claims/sub/b.yml"}),
        (["claims"], None),
        (["."], None),
    ],
)
def test_paths_in_the_corpus_choose_and_the_corpus_is_read_whole(
    root: Path, given: list[str], chosen: set[str] | None
) -> None:
    project = open_project(given, root)
    assert len(project.texts) == 3
    if chosen is None:
        assert project.chosen is None or project.chosen == set(project.texts)
    else:
        assert project.chosen == chosen


def test_a_path_outside_the_corpus_is_a_corpus_of_its_own(root: Path) -> None:
    put(root, other__c_yaml=claims("c"), other__decisions_yaml="same: []\n", other__d_yaml=claims("d"))
    folder = open_project(["other"], root)
    assert (
        list(folder.texts) == ["other/c.yaml", "other/d.yaml", "other/decisions.yaml"] and folder.root == root
    )
    file = open_project([root / "other" / "c.yaml"], "/")
    assert list(file.texts) == ["other/c.yaml", "other/decisions.yaml"] and file.chosen is None
    assert file.decisions == root / "other" / "decisions.yaml"


def test_the_nearest_configuration_is_the_root(root: Path) -> None:
    put(
        root,
        sub__pyproject_toml="[tool.reconcile]\npaths = 'c'\n",
        sub__c__x_yaml=claims("x"),
        sub__deep__pyproject_toml="[x]\n",
    )
    project = open_project([], root / "sub" / "deep")
    assert project.root == root / "sub" and list(project.texts) == ["c/x.yaml"]
    put(root, sub__reconcile_toml="fail_on = 'never'\npaths = ['c']")
    assert open_project([], root / "sub").config.fail_on == "never"
    (root / "sub" / "reconcile.toml").write_text("")
    assert open_project([], root / "sub").root == root / "sub"


def test_without_configuration_and_git_the_given_folder_is_the_root(tmp_path: Path) -> None:
    put(tmp_path, x__claims__a_yaml=claims("a"), y__a_yaml=claims("a"))
    if any((parent / ".git").exists() for parent in tmp_path.parents):
        pytest.skip("the temporary folder lies in a repository")
    assert open_project([tmp_path / "y"]).root == tmp_path / "y"
    assert open_project([tmp_path / "x"]).root == tmp_path / "x"
    assert open_project([tmp_path / "x" / "claims"]).root == tmp_path / "x"


def test_settings_from_the_command_line(root: Path) -> None:
    assert open_project([], root, {"fail_on": "never", "output": None}).config.fail_on == "never"
    assert codes(open_project([], root, {"fail_on": "x"})) == ["RC103"]


def test_a_broken_configuration_is_a_finding(root: Path) -> None:
    put(root, reconcile_toml="fail_on = ")
    assert codes(open_project([], root)) == ["RC001"]
    (root / "reconcile.toml").write_bytes(b"\xff")
    assert codes(open_project([], root)) == ["RC006"]


# Nothing to check


def test_nothing_to_check(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "empty").mkdir()
    assert codes(open_project([], tmp_path)) == ["RC007"]
    assert codes(open_project(["empty"], tmp_path)) == ["RC007"]
    (tmp_path / "claims").mkdir()
    assert codes(open_project([], tmp_path)) == ["RC007"]


def test_a_path_that_is_not_there(root: Path) -> None:
    project = open_project(["claims/none.yaml", "claims/a.yaml"], root)
    assert codes(project) == ["RC006"] and len(project.texts) == 3 and project.chosen == {"claims/a.yaml"}
    assert codes(open_project(["none"], root)) == ["RC006"]
    put(root, reconcile_toml="paths = ['claims', 'gone']")
    assert codes(open_project([], root)) == ["RC006"]


# What cannot be read


def test_a_sparse_file_of_200_megabytes_is_not_read(root: Path) -> None:
    with open(root / "claims" / "a.yaml", "wb") as file:
        file.truncate(200 * 2**20)
    tracemalloc.start()
    content = open_project([], root).texts["claims/a.yaml"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100 * 2**20
    assert isinstance(content, Unreadable) and "200 MiB" in content.message


def test_a_corpus_is_bounded_as_a_whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "TOTAL_LIMIT", 120)
    kinds = [type(content) for content in open_project([], root).texts.values()]
    assert kinds == [str, Unreadable, str]


def test_a_file_that_grows_after_it_was_looked_at_is_still_bounded(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / "big"
    path.write_bytes(b"x" * 5_000)

    class Small:
        st_mode, st_size = stat.S_IFREG, 10

    monkeypatch.setattr(os, "stat", lambda *_, **__: Small)
    monkeypatch.setattr(os, "fstat", lambda *_: Small)
    content = read_text(path, 100)
    assert isinstance(content, Unreadable) and "too large" in content.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_does_not_block(root: Path) -> None:
    os.mkfifo(root / "claims" / "pipe.yaml")
    os.mkfifo(root / "seeds" / "pipe.txt")
    content = open_project([], root).texts["claims/pipe.yaml"]
    assert isinstance(content, Unreadable) and "pipe" in content.message
    assert "pipe" in article_finding(root, "../seeds/pipe.txt")


def test_a_pipe_put_in_the_place_of_a_file_does_not_block(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(root / "pipe")
    plain = os.stat(root / "claims" / "a.yaml")
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", lambda *_, **__: plain)
        content = read_text(root / "pipe")
    assert isinstance(content, Unreadable) and "pipe" in content.message


def test_a_device_is_refused(root: Path) -> None:
    content = read_text("/dev/zero")
    assert isinstance(content, Unreadable) and "device" in content.message


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "permission"), (errno.EIO, "input/output"), (errno.ENOENT, "no such file")],
)
def test_errors_of_the_system(root: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    def refuse(path: object, *_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number), path)

    monkeypatch.setattr(os, "open", refuse)
    content = open_project([], root).texts["claims/a.yaml"]
    assert isinstance(content, Unreadable) and words in content.message and content.help
    assert [f.code for f in load_corpus({"a.yaml": content}).findings] == ["RC006"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "empty"), (b"\xff\xfea\x00", "UTF-16"), (b"\x00\xff\x01", "binary"), (b"caf\xe9", "not UTF-8")],
)
def test_contents_that_are_no_text(root: Path, data: bytes, words: str) -> None:
    (root / "seeds" / "b.txt").write_bytes(data)
    assert words in article_finding(root, "../seeds/b.txt")


# Folders


def test_links_in_a_circle_end(root: Path) -> None:
    (root / "claims" / "loop").symlink_to(root / "claims")
    (root / "claims" / "sub" / "up").symlink_to("..")
    (root / "claims" / "self.yaml").symlink_to("self.yaml")
    project = open_project([], root)
    assert sum(path.endswith("b.yml") for path in project.texts) == 1
    assert isinstance(project.texts["claims/self.yaml"], Unreadable)


def test_links_out_of_the_project_are_refused(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    put(outside, secret_yaml=claims("secret"))
    (root / "claims" / "file.yaml").symlink_to(outside / "secret.yaml")
    (root / "claims" / "folder").symlink_to(outside)
    refused = open_project([], root)
    for path in ("claims/file.yaml", "claims/folder"):
        content = refused.texts[path]
        assert isinstance(content, Unreadable) and "outside" in content.message
    allowed = open_project([], root, {"allow_outside": True})
    assert isinstance(allowed.texts["claims/file.yaml"], str) and isinstance(
        allowed.texts["claims/folder/secret.yaml"], str
    )


def test_a_walk_is_bounded_in_number_and_depth(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 3)
    assert any(
        isinstance(c, Unreadable) and "more than 3" in c.message
        for c in open_project([], root).texts.values()
    )
    monkeypatch.undo()
    monkeypatch.setattr(files, "MAX_FOLDERS_DEEP", 2)
    put(root, claims__1__2__3__c_yaml=claims("c"))
    content = open_project([], root).texts["claims/1/2/3"]
    assert isinstance(content, Unreadable) and "deep" in content.message


def test_hidden_files_and_folders_are_not_looked_at(root: Path) -> None:
    (root / "claims" / ".git").mkdir()
    (root / "claims" / ".git" / "x.yaml").write_text(claims("x"))
    (root / "claims" / ".y.yaml").write_text(claims("y"))
    assert len(open_project([], root).texts) == 3


# Articles


def test_an_article_is_read_with_its_line_ends(root: Path) -> None:
    project = open_project([], root)
    texts, findings = read_articles(project, load_corpus(project.texts).sources)
    assert (texts, findings) == ({"seeds/a.txt": "One.\r\nTwo.\n"}, ())


def test_articles_that_cannot_be_read(root: Path) -> None:
    assert "no such file" in article_finding(root, "../seeds/none.txt")
    assert "folder" in article_finding(root, "../seeds")
    assert "outside" in article_finding(root, "../../x.txt")
    assert "outside" in article_finding(root, "/etc/hostname")
    assert "outside" in article_finding(root, "../seeds/../../x.txt")
    assert "cannot be read" in article_finding(root, "x" * 400)


def test_a_large_article_is_refused(root: Path) -> None:
    with open(root / "seeds" / "big.txt", "wb") as file:
        file.truncate(files.ARTICLE_LIMIT + 1)
    assert "too large" in article_finding(root, "../seeds/big.txt")


def test_an_article_outside_by_way_of_a_link(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    outside.write_text("secret")
    (root / "seeds" / "link.txt").symlink_to(outside)
    assert "outside" in article_finding(root, "../seeds/link.txt")
    assert article_finding(root, "../seeds/link.txt", allow_outside=True) == "secret"


# Writing


def test_writing_keeps_mode_and_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_atomic(link, "neü\r\n")
    assert path.read_bytes() == "neü\r\n".encode() and link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]


def test_a_new_file_has_the_mode_of_new_files(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a", "x")
    (tmp_path / "b").write_text("x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_write_that_fails_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no space"):
        write_atomic(path, "new")
    assert path.read_text() == "old" and [p.name for p in tmp_path.iterdir()] == ["a"]


ADD = """
import sys
from pathlib import Path
from reconcile.files import locked, write_atomic
path = Path(sys.argv[1])
for n in range(25):
    with locked(path):
        write_atomic(path, path.read_text() + sys.argv[2] + "\\n")
"""


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text("")
    writers = [subprocess.Popen([sys.executable, "-c", ADD, str(path), word]) for word in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert sorted(path.read_text().split()) == ["a"] * 25 + ["b"] * 25
    assert [p.name for p in tmp_path.iterdir()] == ["decisions.yaml"]


def test_a_lock_that_is_not_given_back_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    failed: list[bool] = []

    def other() -> None:
        try:
            with locked(tmp_path / "a"):
                failed.append(False)
        except TimeoutError:
            failed.append(True)

    with locked(tmp_path / "a"):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    with locked(tmp_path / "a"):
        pass
    assert failed == [True]
