"""What a rule's file holds: its documentation, and the two examples that are its tests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent

from reconcile.finding import RULES

FAMILIES: dict[str, str] = {
    "RC0": "The file",
    "RC1": "A claim",
    "RC2": "Quote and article",
    "RC3": "Between claims",
    "RC4": "Arithmetic",
    "RC5": "Origins",
    "RC9": "Decisions",
}

_MARK = re.compile(r"# E: (RC\d{3}(?:, RC\d{3})*)$")


@dataclass(frozen=True, slots=True)
class Example:
    """A small project: path -> text, written indented in the rule's file and dedented here.

    A comment `# E: RC304` at the end of a line of YAML says that a finding of that rule is placed there
    (`# E: RC301, RC502` that two are). `elsewhere` has those that a comment cannot mark: `path:line: RC009`,
    or the code alone where the finding has no place. All that is found has to be marked.
    """

    files: Mapping[str, str]
    elsewhere: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        texts = {path: dedent(text).strip("\n") + "\n" for path, text in self.files.items()}
        object.__setattr__(self, "files", texts)

    def expected(self) -> list[str]:
        """Every finding that is marked, as `path:line: code`, sorted; what is found twice is marked twice."""
        marked = [
            f"{path}:{number}: {code}"
            for path, text in self.files.items()
            for number, line in enumerate(text.splitlines(), 1)
            if (mark := _MARK.search(line))
            for code in mark[1].split(", ")
        ]
        return sorted([*marked, *self.elsewhere])


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, for a person who checks facts. Name and severity stand in the register.

    Paragraphs are parted by an empty line; other line breaks, and indentation, mean nothing. `related` are
    codes worth reading next.

    Raises KeyError for a code, its own or a related one, that is not in the register.
    """

    code: str
    summary: str  # one line
    finds: str
    why: str
    fix: str
    bad: Example
    good: Example
    related: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for field in ("finds", "why", "fix"):
            object.__setattr__(self, field, _paragraphs(getattr(self, field)))
        for code in (self.code, *self.related):
            _ = RULES[code]

    @property
    def name(self) -> str:
        return RULES[self.code][0]

    @property
    def severity(self) -> str:
        """The one it has unless the configuration gives it another."""
        return RULES[self.code][1]

    @property
    def could_not_check(self) -> bool:
        """Whether it means that something could not be checked: exit 2, and it cannot be ignored."""
        return self.code < "RC2"


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))
