"""A finding: what was found, where, why, and what to write instead. And the register of all rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reconcile.span import Span

# code: (name, severity). Documentation and examples stand in `rules/`, one file per code.
RULES: dict[str, tuple[str, str]] = {
    "RC001": ("yaml-syntax", "error"),
    "RC002": ("duplicate-key", "error"),
    "RC003": ("unknown-key", "error"),
    "RC004": ("missing-key", "error"),
    "RC005": ("not-allowed-yaml", "error"),
    "RC006": ("unreadable-file", "error"),
    "RC007": ("nothing-to-check", "error"),
    "RC008": ("wrong-type", "error"),
    "RC009": ("value-cut-short", "error"),
    "RC101": ("unreadable-quantity", "error"),
    "RC102": ("unreadable-date", "error"),
    "RC103": ("unknown-word", "error"),
    "RC104": ("duplicate-id", "error"),
    "RC105": ("dangling-reference", "error"),
    "RC106": ("several-values", "error"),
    "RC107": ("bad-id", "error"),
    "RC201": ("quote-not-found", "error"),
    "RC202": ("quote-altered", "error"),
    "RC203": ("quote-elsewhere", "error"),
    "RC204": ("value-not-in-quote", "warning"),
    "RC205": ("hedge-outside-quote", "warning"),
    "RC206": ("article-changed", "note"),
    "RC207": ("quote-too-short", "warning"),
    "RC208": ("no-quote", "note"),
    "RC301": ("value-conflict", "error"),
    "RC302": ("date-conflict", "error"),
    "RC303": ("entity-conflict", "error"),
    "RC304": ("status-conflict", "error"),
    "RC305": ("text-differs", "warning"),
    "RC310": ("uncertain-alignment", "note"),
    "RC401": ("arithmetic-conflict", "error"),
    "RC402": ("joint-conflict", "error"),
    "RC403": ("part-exceeds-whole", "error"),
    "RC501": ("single-origin", "note"),
    "RC502": ("relay-error", "warning"),
    "RC503": ("status-upgrade", "warning"),
    "RC901": ("unused-decision", "warning"),
    "RC902": ("stale-decision", "error"),
    "RC903": ("expired-decision", "error"),
    "RC904": ("contradictory-decisions", "error"),
}

SEVERITIES = ("error", "warning", "note")


class Related(NamedTuple):
    """A further place that the finding is about; `message` labels it."""

    message: str
    location: Span | None


@dataclass(frozen=True, slots=True)
class Finding:
    """`label` is the short text under the marked place; `fingerprint` is "" until the pipeline sets it
    (findings that a decision can settle have one). `state` is open, decided or stale."""

    code: str
    message: str
    location: Span | None = None
    label: str = ""
    claims: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    because: Sequence[str] = ()
    help: tuple[str, ...] = ()
    severity: str = ""
    state: str = "open"
    fingerprint: str = ""
    decided: str = ""  # "wyoming-star is right: Nissan had announced no plant by name in May 2025."

    def __post_init__(self) -> None:
        if not self.severity:
            object.__setattr__(self, "severity", RULES[self.code][1])

    @property
    def name(self) -> str:
        return RULES[self.code][0]

    @property
    def could_not_check(self) -> bool:
        """Findings of the families RC0 and RC1 mean that something could not be checked: exit 2."""
        return self.code < "RC2"

    def with_(self, **changes: object) -> Finding:
        return replace(self, **changes)  # type: ignore[arg-type]
