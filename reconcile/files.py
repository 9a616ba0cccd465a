"""The only module that opens files.

What is read is bounded in size, number and depth; nothing that is not a plain file is ever opened for
reading, so that a named pipe or a device cannot block; and nothing outside the project is read unless it may
be.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reconcile.claim import Source
from reconcile.config import CONFIG_NAMES, Config, has_configuration, read_config, with_settings
from reconcile.corpus import Unreadable, decoded
from reconcile.finding import Finding
from reconcile.load import DECISIONS_STEM, SUFFIXES, VOCABULARY_STEM, nothing_to_check, unreadable_finding
from reconcile.span import Position, Span

CLAIMS_LIMIT = 64 * 2**20  # bytes of one YAML file
ARTICLE_LIMIT = 8 * 2**20
CONFIG_LIMIT = 2**20
TOTAL_LIMIT = 512 * 2**20  # of all YAML files of a corpus together
MAX_FILES = 100_000  # directory entries looked at in one corpus
MAX_FOLDERS_DEEP = 40
CLAIMS_FOLDER = "claims"
LOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Project:
    """What a command works on.

    `texts` maps each YAML file of the corpus (relative to `root`, forward slashes; absolute when outside it)
    to its text. `chosen` are the files to report on, None for all. `folders` hold the corpus. `findings` are
    those of the configuration, and of paths that are not there.
    """

    root: Path
    config: Config = field(default_factory=Config)
    texts: Mapping[str, str | Unreadable] = field(default_factory=dict, repr=False)
    chosen: frozenset[str] | None = None
    folders: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()

    def file(self, path: str) -> Path:
        """Where a file of `texts`, or an article, lies."""
        return self.root / path

    @property
    def decisions(self) -> Path:
        """The decisions file: the one there is, else where it belongs, beside the claims."""
        for path in sorted(self.texts):
            if Path(path).stem == DECISIONS_STEM:
                return self.file(path)
        folder = self.folders[0] if self.folders else self.root / CLAIMS_FOLDER
        return (folder if not folder.is_file() else folder.parent) / f"{DECISIONS_STEM}.yaml"


def open_project(
    paths: Sequence[str | Path] = (),
    cwd: str | Path | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Project:
    """The project that `paths` belong to, or `cwd` when there are none, with the whole corpus read.

    Paths inside the corpus choose what is reported on; any other path is a corpus of its own. `overrides` are
    settings from the command line, named as in the configuration; `None` values change nothing.
    """
    here = Path(os.path.abspath(cwd if cwd is not None else os.getcwd()))
    given = [Path(os.path.abspath(here / path)) for path in paths]
    root, config, findings = _root_and_config(given[0] if given else here)
    config, wrong = with_settings(config, overrides or {})
    project = Project(root, config, findings=(*findings, *wrong))
    usual = [Path(os.path.abspath(root / path)) for path in config.paths] or [root / CLAIMS_FOLDER]
    if not given:
        return _read_usual(project, usual)
    if _within_corpus(given, usual):
        whole = _with_missing(_read_usual(project, usual), given)
        inside = [path for path in given if not any(_is_within(folder, path) for folder in usual)]
        return replace(whole, chosen=_chosen(whole, inside) if len(inside) == len(given) else None)
    return _read(project, given, beside=True)


def read_articles(project: Project, sources: Iterable[Source]) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The articles that the sources name: path as in `Source.article` -> text, line ends as in the file.

    One that is missing, unreadable, or outside the project is a finding where it is named.
    """
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    known: dict[str, str | Unreadable] = {}
    for source in sources:
        if source.article is None:
            continue
        if source.article not in known:
            known[source.article] = _read_article(project, source.article)
        content = known[source.article]
        if isinstance(content, str):
            texts[source.article] = content
        else:
            findings.append(unreadable_finding(source.article, content, source.spans.get("article")))
    return texts, tuple(findings)


def read_text(path: str | Path, limit: int = ARTICLE_LIMIT) -> str | Unreadable:
    """The text of a plain file of at most `limit` bytes, or why it cannot be read. Raises nothing."""
    data = _read_bytes(Path(path), limit)
    return data if isinstance(data, Unreadable) else decoded(data)


# Where the project is


def _root_and_config(start: Path) -> tuple[Path, Config, tuple[Finding, ...]]:
    """The nearest configuration's folder, else the nearest `.git`'s, else the folder that was given."""
    folder = start if start.is_dir() else start.parent
    ancestors = (folder, *folder.parents)
    for candidate in ancestors:
        found = _config_in(candidate)
        if found is not None:
            return candidate, *found
    for candidate in ancestors:
        if (candidate / ".git").exists():
            return candidate, Config(), ()
    # A folder with the usual name of a corpus is the corpus of the project it lies in.
    return (folder.parent if folder.name == CLAIMS_FOLDER else folder), Config(), ()


def _config_in(folder: Path) -> tuple[Config, tuple[Finding, ...]] | None:
    for name in CONFIG_NAMES:
        path = folder / name
        if not os.path.lexists(path):
            continue
        text = read_text(path, CONFIG_LIMIT)
        if isinstance(text, Unreadable):
            if name == CONFIG_NAMES[0] and os.stat(path, follow_symlinks=False).st_size > 0:
                return Config(), (unreadable_finding(name, text),)
            if name == CONFIG_NAMES[0]:
                return Config(path=name), ()  # an empty configuration marks the root
        elif name == CONFIG_NAMES[0] or has_configuration(text):
            return read_config(text, name)
    return None


def _is_within(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents


def _within_corpus(given: list[Path], usual: list[Path]) -> bool:
    """Each path lies in the corpus or holds all of it."""
    if not any(os.path.exists(folder) for folder in usual):
        return False
    return all(
        any(_is_within(path, folder) for folder in usual) or all(_is_within(folder, path) for folder in usual)
        for path in given
    )


def _with_missing(project: Project, given: list[Path]) -> Project:
    """RC006 for each path that is not there; the others still choose."""
    walk = _Walk(project)
    for path in given:
        if not os.path.exists(path):
            walk.add(path)
    return replace(project, findings=(*project.findings, *walk.findings))


def _chosen(project: Project, given: list[Path]) -> frozenset[str]:
    return frozenset(
        path for path in project.texts if any(_is_within(project.root / path, folder) for folder in given)
    )


# Reading the corpus


def _read_usual(project: Project, usual: list[Path]) -> Project:
    if not project.config.paths and not usual[0].exists():
        why = f"no path is given, no configuration names one, and {project.root} has no `{CLAIMS_FOLDER}`"
        return replace(project, findings=(*project.findings, nothing_to_check(why)))
    return _read(project, usual)


def _read(project: Project, paths: list[Path], beside: bool = False) -> Project:
    """Read all YAML files at `paths`; `beside`: with the vocabulary and decisions beside a file that is
    named."""
    walk = _Walk(project)
    for path in paths:
        walk.add(path)
    if beside:
        walk.add_companions([path.parent for path in paths if path.is_file()])
    texts = walk.read()
    findings = [*project.findings, *walk.findings]
    if not texts and not walk.findings:
        names = ", ".join(_relative(path, project.root) or "." for path in paths)
        findings.append(nothing_to_check(f"there is no YAML file in {names}"))
    return replace(project, texts=texts, folders=tuple(paths), findings=tuple(findings))


def _relative(path: Path, root: Path) -> str:
    """A path as findings show it: relative to the project with forward slashes, or absolute."""
    return path.relative_to(root).as_posix() if _is_within(path, root) else path.as_posix()


class _Walk:
    """Finds the YAML files below some paths, in sorted order: each folder once, whatever links lead to it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.root = Path(os.path.realpath(project.root))
        self.files: dict[str, Path] = {}
        self.refused: dict[str, Unreadable] = {}
        self.findings: list[Finding] = []
        self.seen: set[tuple[int, int]] = set()
        self.entries = 0

    def add(self, path: Path) -> None:
        """A file or folder that the user named."""
        try:
            status = os.stat(path)
        except (OSError, ValueError) as error:
            name = _relative(path, self.project.root)
            self.findings.append(unreadable_finding(name, _os_error(error), _nowhere(name)))
            return
        if stat.S_ISDIR(status.st_mode):
            self._folder(path, 0)
        else:
            self._file(path)

    def add_companions(self, folders: list[Path]) -> None:
        for folder in dict.fromkeys(folders):
            for stem in (VOCABULARY_STEM, DECISIONS_STEM):
                for suffix in SUFFIXES:
                    if (folder / f"{stem}{suffix}").exists():
                        self._file(folder / f"{stem}{suffix}")

    def _file(self, path: Path) -> None:
        self.files.setdefault(_relative(path, self.project.root), path)

    def _folder(self, folder: Path, depth: int) -> None:
        name = _relative(folder, self.project.root)
        if depth > MAX_FOLDERS_DEEP:
            self._refuse(name, f"folders are nested more than {MAX_FOLDERS_DEEP} deep")
            return
        try:
            status = os.stat(folder)
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self.refused[name] = _os_error(error)
            return
        if (status.st_dev, status.st_ino) in self.seen:
            return
        self.seen.add((status.st_dev, status.st_ino))
        for entry in entries:
            self.entries += 1
            if self.entries > MAX_FILES:
                self._refuse(name, f"more than {MAX_FILES:,} files; the rest is not looked at")
                return
            self._entry(entry, Path(folder, entry.name), depth)

    def _entry(self, entry: os.DirEntry[str], path: Path, depth: int) -> None:
        if entry.name.startswith("."):
            return
        try:
            is_folder = entry.is_dir()
        except OSError:
            is_folder = False
        wanted = is_folder or entry.name.lower().endswith(SUFFIXES)
        if wanted and entry.is_symlink() and not self._may_follow(path):
            self.refused[_relative(path, self.project.root)] = _OUTSIDE
        elif is_folder:
            self._folder(path, depth + 1)
        elif wanted:
            self._file(path)

    def _may_follow(self, link: Path) -> bool:
        return self.project.config.allow_outside or _is_within(Path(os.path.realpath(link)), self.root)

    def _refuse(self, name: str, why: str) -> None:
        self.refused[name] = Unreadable(
            why, help=("name the folders with claims under `paths` in reconcile.toml",)
        )

    def read(self) -> dict[str, str | Unreadable]:
        """The texts, in the order of their paths."""
        texts: dict[str, str | Unreadable] = dict(self.refused)
        left = TOTAL_LIMIT
        for name, path in sorted(self.files.items()):
            data = _read_bytes(path, min(CLAIMS_LIMIT, left))
            left -= 0 if isinstance(data, Unreadable) else len(data)
            texts[name] = data if isinstance(data, Unreadable) else decoded(data)
        return dict(sorted(texts.items()))


def _nowhere(name: str) -> Span:
    return Span(name, Position(1, 1), Position(1, 1))


_OUTSIDE = Unreadable(
    "it lies outside the project",
    ("a claims file from elsewhere must not be able to name any file on this computer",),
    ("move it into the project, or set `allow_outside = true` in reconcile.toml",),
)


def _read_article(project: Project, article: str) -> str | Unreadable:
    path = project.root / article
    if not project.config.allow_outside:
        root = Path(os.path.realpath(project.root))
        try:
            real = Path(os.path.realpath(path))
        except (OSError, ValueError) as error:
            return _os_error(error)
        if not _is_within(real, root):
            return _OUTSIDE
    return read_text(path, ARTICLE_LIMIT)


def _read_bytes(path: Path, limit: int) -> bytes | Unreadable:
    """The bytes of a plain file. Looked at before it is opened, and again after: it may have been
    exchanged."""
    try:
        refusal = _refusal(os.stat(path), limit)
        if refusal:
            return refusal
        flags = (
            os.O_RDONLY
            | getattr(os, "O_NONBLOCK", 0)
            | getattr(os, "O_CLOEXEC", 0)
            | getattr(os, "O_BINARY", 0)
        )
        descriptor = os.open(path, flags)
        with open(descriptor, "rb") as file:
            refusal = _refusal(os.fstat(descriptor), limit)
            data = b"" if refusal else file.read(limit + 1)
    except (OSError, ValueError) as error:
        return _os_error(error)
    if refusal is None and len(data) > limit:
        refusal = _too_large(len(data), limit)
    return refusal or data


def _refusal(status: os.stat_result, limit: int) -> Unreadable | None:
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        return Unreadable("it is a folder, not a file", help=("name the file in it",))
    if not stat.S_ISREG(mode):
        kind = "a named pipe" if stat.S_ISFIFO(mode) else "a device or socket"
        return Unreadable(f"it is {kind}, not a plain file", help=("save what it gives in a file",))
    return _too_large(status.st_size, limit) if status.st_size > limit else None


def _too_large(size: int, limit: int) -> Unreadable:
    return Unreadable(
        f"the file is too large: {_megabytes(size)}",
        (f"at most {_megabytes(limit)} are read",),
        ("split it: one article and its claims need a few kilobytes",),
    )


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MiB" if size >= 2**20 else f"{size:,} bytes"


def _os_error(error: OSError | ValueError) -> Unreadable:
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    if number in (errno.ENOENT, errno.ENOTDIR):
        return Unreadable(
            "there is no such file", help=("correct the path; it is relative to the file it stands in",)
        )
    if number in (errno.EACCES, errno.EPERM):
        return Unreadable("no permission to read it", help=("make it readable: chmod u+r",))
    if number == errno.ELOOP:
        return Unreadable("its links lead in a circle", help=("name the file itself",))
    reason = os.strerror(number).lower() if number else str(error)
    return Unreadable(f"it cannot be read: {reason}", help=("check the path",))


# Writing


def write_atomic(path: str | Path, text: str) -> None:
    """Put `text` in the place of the file at once: a reader sees the old or the new, never a part.

    Keeps the file's mode, and the link that leads to it. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    try:
        mode: int | None = stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mode = None
    descriptor, temporary = _temporary(target)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            if mode is not None:
                os.chmod(temporary, mode)
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


class NotText(OSError):
    """A file that is to be changed and cannot be read; nothing was written."""


def rewrite(path: str | Path, change: Callable[[str | None], str | None]) -> tuple[str | None, str | None]:
    """Change a text file in one go, so that of two writers at once neither loses what the other wrote.

    `change` makes the new text of the old, None standing for no file. A byte order mark and the line ends
    stay. Returns the text before and after. Raises OSError (also NotText and TimeoutError), and what `change`
    raises; the file is then as it was.
    """
    with locked(path):
        before, mark = _text_and_mark(Path(path))
        after = change(before)
        if after is None and before is not None:
            os.unlink(os.path.realpath(path))
        elif after is not None and after != before:
            write_atomic(path, mark + after)
        return before, after


def _text_and_mark(path: Path) -> tuple[str | None, str]:
    """The text as `decoded` gives it, and the byte order mark before it, if any."""
    if not os.path.lexists(path):
        return None, ""
    data = _read_bytes(path, CLAIMS_LIMIT)
    if isinstance(data, bytes) and not data.strip():
        return data.decode(), ""
    text = data if isinstance(data, Unreadable) else decoded(data)
    if isinstance(text, Unreadable):
        raise NotText(errno.EINVAL, text.message, str(path))
    assert isinstance(data, bytes)
    return text, "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""


def create(path: str | Path, text: str) -> bool:
    """Write a new file, whole or not at all, and its folders; false when there is one already, which is then
    left alone. Raises OSError."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with locked(target):
        if os.path.lexists(target):
            return False
        write_atomic(target, text)
        return True


def _temporary(target: Path) -> tuple[int, str]:
    """A new file beside `target`, with the mode that a new file has (`mkstemp` would make it private)."""
    import tempfile  # takes longer to import than a small project to read

    for name in tempfile._get_candidate_names():  # type: ignore[attr-defined]
        temporary = str(target.parent / f".{target.name}.{name}")
        try:
            return os.open(
                temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o666
            ), temporary
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, "no free name for a temporary file", str(target))


@contextlib.contextmanager
def locked(path: str | Path) -> Iterator[None]:
    """Hold the folder of `path` while a file in it is read, changed and written back, so that of two writers
    at once neither loses what the other wrote. Raises TimeoutError after `LOCK_SECONDS`, and OSError.

    The lock is advisory, on the folder itself, and leaves no file behind; without `fcntl` there is none.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder = os.open(Path(os.path.realpath(path)).parent, os.O_RDONLY)
    try:
        until = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise TimeoutError(f"{path} is being changed by another process") from None
                time.sleep(0.02)
        yield
    finally:
        os.close(folder)
