"""Reporters: `render(report, options) -> str`, one file each; imported when asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from reconcile.report import Report

FORMATS = ("full", "concise", "json", "markdown", "html", "sarif", "junit", "github")
MACHINE = frozenset(("json", "html", "sarif", "junit"))
HUMAN = frozenset(("full", "concise"))  # beside these GitHub's annotations may stand in one stream
_MODULES = {"full": "terminal", "concise": "concise"}


class Options(NamedTuple):
    """How to show a report. `view` is report, diff or check; `width` in columns; `verbosity` -1, 0 or 1;
    `among` the source ids that a `diff` is about; `fail_on` the least severity that fails;
    `stamp` the day (ISO) that a page bears, none unless one was given, so that the same report is the same file;
    `prefix` what leads from the repository's root to the project's ("sub/folder/"), "" when they are one."""

    view: str = "report"
    width: int = 100
    color: bool = False
    ascii: bool = False
    verbosity: int = 0
    among: tuple[str, ...] = ()
    fail_on: str = "error"
    stamp: str = ""
    prefix: str = ""


def renderer(format: str) -> Callable[[Report, Options], str]:
    """The `render` function of a format; KeyError when there is none."""
    if format not in FORMATS:
        raise KeyError(format)
    module = import_module(f"reconcile.reporters.{_MODULES.get(format, format)}")
    return module.render  # type: ignore[no-any-return]
