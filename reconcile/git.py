"""The corpus as it was at a git revision. Reads the repository through `git` itself; runs no shell, and
nothing that a repository's own configuration names."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from reconcile.corpus import Unreadable, decoded
from reconcile.files import ARTICLE_LIMIT, CLAIMS_FOLDER, CLAIMS_LIMIT, MAX_FILES, TOTAL_LIMIT, Project
from reconcile.load import SUFFIXES

SECONDS = 60.0
_PLAIN_FILES = ("100644", "100755")


class NoRevision(Exception):
    """The revision cannot be read; the message says why and what to do."""


class Revision:
    """One commit of the repository that the project lies in."""

    def __init__(self, project: Project, name: str) -> None:
        """Raises NoRevision: no repository, no such revision, or no `git`."""
        self.project = project
        self.name = name
        self.root = Path(os.path.realpath(project.root))
        top = self._git("rev-parse", "--show-toplevel", why="the project is in no git repository")
        self.top = Path(os.path.realpath(os.fsdecode(top.rstrip(b"\r\n"))))
        if not name or name.startswith("-") or "\0" in name:
            raise NoRevision(f"{name!r} is no git revision")
        commit = self._git(
            "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}",
            why=f"there is no git revision {name!r}; in a shallow clone, fetch more of the history first",
        )  # fmt: skip
        self.commit = commit.decode("ascii").strip()

    def texts(self) -> dict[str, str | Unreadable]:
        """The YAML files of the corpus, named as in `Project.texts`. Raises NoRevision."""
        folders = [self._inside(folder) for folder in self.project.folders or (self.root / CLAIMS_FOLDER,)]
        wanted = [folder for folder in folders if folder is not None]
        blobs = self._blobs(wanted) if wanted else {}
        found: dict[str, str | Unreadable] = {}
        left = TOTAL_LIMIT
        small: dict[str, str] = {}
        for path, (blob, size) in sorted(blobs.items()):
            if size > min(CLAIMS_LIMIT, left):
                found[self._name(path)] = Unreadable("the file is too large")
            else:
                left -= size
                small[path] = blob
        for path, data in zip(small, self._contents(small.values()), strict=True):
            found[self._name(path)] = decoded(data or b"")
        return dict(sorted(found.items()))

    def articles(self, names: Iterable[str]) -> dict[str, str]:
        """The articles (as in `Source.article`) that the commit holds."""
        inside = {name: self._inside(self.root / name) for name in sorted(set(names))}
        paths = {name: path for name, path in inside.items() if path is not None and "\n" not in path}
        objects = [f"{self.commit}:{path}" for path in paths.values()]
        found: dict[str, str] = {}
        for name, data in zip(paths, self._contents(objects, ARTICLE_LIMIT), strict=True):
            text = decoded(data) if data is not None else None
            if isinstance(text, str):
                found[name] = text
        return found

    def _inside(self, path: Path) -> str | None:
        """The path as the repository names it; None when it lies outside."""
        relative = os.path.relpath(os.path.join(os.path.realpath(path.parent), path.name), self.top)
        name = PurePosixPath(*Path(relative).parts).as_posix()
        return None if name == ".." or name.startswith("../") or os.path.isabs(relative) else name

    def _name(self, path: str) -> str:
        """A path of the repository as the project names it."""
        full = self.top / path
        return (full.relative_to(self.root) if full.is_relative_to(self.root) else full).as_posix()

    def _blobs(self, folders: Sequence[str]) -> dict[str, tuple[str, int]]:
        """The YAML files below these folders: path in the repository -> object, size in bytes."""
        paths = () if "." in folders else folders
        listing = self._git("ls-tree", "-r", "-z", "-l", "--full-tree", self.commit, "--", *paths)
        found: dict[str, tuple[str, int]] = {}
        for entry in listing.split(b"\0"):
            head, _, name = entry.partition(b"\t")
            path = os.fsdecode(name)
            if (
                not head
                or not path.lower().endswith(SUFFIXES)
                or any(p.startswith(".") for p in Path(path).parts)
            ):
                continue
            mode, _, blob, size = head.decode("ascii").split()
            if mode in _PLAIN_FILES:
                found[path] = blob, int(size)
            if len(found) > MAX_FILES:
                raise NoRevision(f"{self.name} has more than {MAX_FILES:,} claims files")
        return found

    def _contents(self, objects: Iterable[str], limit: int = CLAIMS_LIMIT) -> list[bytes | None]:
        """The bytes of these objects, None for one that is not there or too large."""
        names = list(objects)
        if not names:
            return []
        asked = os.fsencode("\n".join(names) + "\n")
        sizes = self._git("cat-file", "--batch-check=%(objecttype) %(objectsize)", given=asked).split(b"\n")
        small = [line.startswith(b"blob ") and int(line[5:]) <= limit for line in sizes[: len(names)]]
        wanted = [name for name, ok in zip(names, small, strict=True) if ok]
        if not wanted:
            return [None] * len(names)
        answer = self._git("cat-file", "--batch=%(objectsize)", given=os.fsencode("\n".join(wanted) + "\n"))
        found: dict[str, bytes] = {}
        at = 0
        for name in wanted:
            line = answer.index(b"\n", at)
            size = int(answer[at:line])
            found[name] = answer[line + 1 : line + 1 + size]
            at = line + size + 2
        return [found.get(name) for name in names]

    def _git(self, *words: str, given: bytes = b"", why: str = "") -> bytes:
        command = [
            "git",
            "--no-pager",
            "--no-replace-objects",
            "-c",
            "core.fsmonitor=false",
            "-C",
            str(self.root),
            *words,
        ]
        environment = {
            **os.environ,
            "LC_ALL": "C",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_NO_LAZY_FETCH": "1",
        }
        try:
            done = subprocess.run(
                command, input=given, capture_output=True, timeout=SECONDS, env=environment, check=False
            )
        except FileNotFoundError:
            raise NoRevision("`git` is not installed, and --since needs it") from None
        except subprocess.TimeoutExpired:
            raise NoRevision(f"git took more than {SECONDS:.0f} seconds") from None
        except (OSError, ValueError) as error:
            raise NoRevision(f"git cannot be run: {error}") from None
        if done.returncode == 0:
            return done.stdout
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if why and (not said or "not a git repository" in said[0]):
            raise NoRevision(why)
        raise NoRevision(said[0].removeprefix("fatal: ") if said else f"git {words[0]} failed")
