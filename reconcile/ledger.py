"""The decisions files of a project: each decision is written at once, under a lock, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from reconcile import decide, files
from reconcile.corpus import Unreadable
from reconcile.decide import CannotDecide, Decision
from reconcile.files import Project
from reconcile.load import DECISIONS_STEM
from reconcile.report import Report


@dataclass(frozen=True, slots=True)
class Written:
    """One decision, where it stands (`claims/decisions.yaml:12`), and whether it renewed an older one."""

    decision: Decision
    where: str
    renewed: bool


class Ledger:
    """Writes to the file that holds a decision on the same thing, else to the project's own. `again` studies
    the project anew."""

    def __init__(self, project: Project, again: Callable[[], Report], today: date | None = None) -> None:
        self.project = project
        self.today = today
        self.again = again
        self.done: list[tuple[Path, str | None, str]] = []  # file, its text before and after

    def record(self, decision: Decision) -> str:
        """Write it; returns where it stands. Raises OSError and CannotDecide; nothing is written then."""
        (written,) = self.record_all([decision])
        return written.where

    def record_all(self, decisions: Iterable[Decision]) -> tuple[Written, ...]:
        """Write all of them, those of one file at once. Raises as `record` does."""
        by_path: dict[Path, list[Decision]] = {}
        for decision in decisions:
            by_path.setdefault(self._path(decision), []).append(decision)
        written: list[Written] = []
        for path, group in by_path.items():
            before, after = files.rewrite(path, partial(self._with, group, path))
            assert after is not None
            self.done.append((path, before, after))
            written += [Written(d, self._where(path, after, d), decide.holds(before or "", d)) for d in group]
        return tuple(written)

    def undo(self) -> None:
        """Take back what was written last. Raises OSError and CannotDecide."""
        path, before, after = self.done[-1]
        files.rewrite(path, lambda now: decide.withdraw(before, after, now or ""))
        self.done.pop()

    def study(self) -> Report:
        return self.again()

    def _with(self, decisions: Iterable[Decision], path: Path, text: str | None) -> str:
        text = text or ""
        for decision in decisions:
            self._refuse_opposite(decision, path, text)
            text = decide.record(text, decision)
        return text

    def _refuse_opposite(self, decision: Decision, path: Path, text: str) -> None:
        for other, content in {**self._texts(), path: text}.items():
            line = decide.against(content, decision, self.today)
            if line:
                opposite = "different" if decision.kind == "same" else "same"
                raise CannotDecide(
                    f"these claims are called {opposite} in {self._name(other)}, {line}; remove that first"
                )

    def _texts(self) -> dict[Path, str]:
        """The decisions files as they were when the project was read."""
        return {
            self.project.file(name): text
            for name, text in self.project.texts.items()
            if Path(name).stem == DECISIONS_STEM and isinstance(text, str)
        }

    def _path(self, decision: Decision) -> Path:
        for path, text in self._texts().items():
            if decide.holds(text, decision):
                return path
        path = self.project.decisions
        content = self.project.texts.get(self._name(path))
        if isinstance(content, Unreadable) and content.message != "the file is empty":
            raise CannotDecide(f"{self._name(path)}: {content.message}")
        return path

    def _name(self, path: Path) -> str:
        return (
            path.relative_to(self.project.root).as_posix()
            if path.is_relative_to(self.project.root)
            else str(path)
        )

    def _where(self, path: Path, text: str, decision: Decision) -> str:
        line = decide.line_of_entry(text, decision)
        return f"{self._name(path)}:{line}" if line else self._name(path)
