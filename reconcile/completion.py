"""What the shell offers at the tab key beside commands, options and files, which click knows by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from reconcile.corpus import Corpus


def formats(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The formats of `--output`; after `FORMAT:` a file."""
    from reconcile.config import FORMATS

    return [CompletionItem(f) for f in FORMATS if f.startswith(begun)]


def rules(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Codes, each with its name as help, and names."""
    from reconcile.finding import RULES

    codes = [(code, name) for code, (name, _) in RULES.items() if code.startswith(begun.upper())]
    names = [(name, code) for code, (name, _) in RULES.items() if name.startswith(begun)]
    return [CompletionItem(word, help=help) for word, help in codes + names]


def sources(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The ids of the sources, and files."""
    found = [_item(s.id, s.title) for s in _corpus().sources if s.id.startswith(begun)]
    return [*found, CompletionItem(begun, type="file")]


def claims(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The full ids of the claims: `source#claim`."""
    return [_item(c.id, f"{c.subject} › {c.predicate}") for c in _corpus().claims if c.id.startswith(begun)]


def _item(word: str, help: str) -> CompletionItem:
    """Shells print the help as it is."""
    from reconcile.reporters.common import line_of

    return CompletionItem(line_of(word), help=line_of(help))


def _corpus() -> Corpus:
    """The claims as written; nothing is compared, so that the shell does not wait."""
    from reconcile import files, load

    project = files.open_project()
    return load.load_corpus(project.texts, project.config)
