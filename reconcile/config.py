"""The configuration: `reconcile.toml`, or `[tool.reconcile]` in `pyproject.toml`.

What is wrong in it is a finding with its line, and the default is used instead.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from reconcile.finding import RULES, SEVERITIES, Finding
from reconcile.span import Position, Span

FORMATS = ("full", "concise", "json", "markdown", "html", "sarif", "junit", "github")
FAIL_ON = ("error", "warning", "never")
CONFIG_NAMES = ("reconcile.toml", "pyproject.toml")
MOST_DOTS = 1000  # in a line of a configuration

_PERCENT = re.compile(r"\s*(\d{1,3}(?:\.\d{1,9})?)\s*(%|percent)?\s*")
_RULE_PREFIX = re.compile(r"RC\d{0,3}")


@dataclass(frozen=True, slots=True)
class Config:
    """`tolerance` is a share, 1/20 for 5 %. `select` and `ignore` are rule codes, `severity` maps codes to
    one of `SEVERITIES`; `output` holds `FORMAT` or `FORMAT:FILE`; `path` is the file it was read from, if
    any."""

    paths: tuple[str, ...] = ()
    tolerance: Fraction = Fraction(1, 20)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "error"
    output: tuple[str, ...] = ()
    allow_outside: bool = False
    path: str = ""


class BadSetting(ValueError):
    """A value that cannot be used: `code` of the finding, the message, and what to write instead."""

    def __init__(self, code: str, message: str, help: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.help = help


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant by `word`, if any is near enough. Of equals the first by
    alphabet."""
    from rapidfuzz import fuzz, process  # only a mistake pays for the import

    folded = {choice.casefold(): choice for choice in sorted(choices, reverse=True)}
    found = process.extractOne(word[:100].casefold(), sorted(folded), scorer=fuzz.ratio, score_cutoff=65)
    return folded[found[0]] if found else None


def rule_codes(word: str) -> tuple[str, ...]:
    """The codes that `word` stands for: a code, a family such as `RC3`, a rule's name, or `ALL`.

    Raises `BadSetting` for a word that names no rule.
    """
    if word.upper() == "ALL":
        return tuple(RULES)
    if _RULE_PREFIX.fullmatch(word.upper()):
        codes = tuple(code for code in RULES if code.startswith(word.upper()))
    else:
        codes = tuple(code for code, (name, _) in RULES.items() if name == word.lower())
    if not codes:
        near = nearest(word, [*RULES, *(name for name, _ in RULES.values())])
        help = f"did you mean `{near}`?" if near else "`reconcile rule` lists them all"
        raise BadSetting("RC103", f"there is no rule `{word[:60]}`", help)
    return codes


def read_config(text: str, path: str = "reconcile.toml") -> tuple[Config, tuple[Finding, ...]]:
    """The configuration in the TOML `text`. In a `pyproject.toml` only `[tool.reconcile]` is looked at."""
    inside = path.rsplit("/", 1)[-1] == "pyproject.toml"
    try:
        data = _loaded(text)
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits, or deep nesting
        return Config(path=path), (_broken(str(error) or "nested too deeply", path, text),)
    table: Any = data
    if inside:
        tool = data.get("tool")
        table = tool.get("reconcile", {}) if isinstance(tool, dict) else {}
        if not isinstance(table, dict):
            finding = Finding(
                "RC008", "`tool.reconcile` has to be a table", _line(text, path, "reconcile", "tool")
            )
            return Config(path=path), (finding,)
    section = "tool.reconcile" if inside else ""
    return with_settings(Config(path=path), table, lambda key: _line(text, path, key, section))


def _loaded(text: str) -> dict[str, Any]:
    """Raises ValueError and RecursionError. `tomllib` takes time with the square of the parts of a dotted key."""
    if any(line.count(".") > MOST_DOTS for line in text.splitlines()):
        raise ValueError(f"a line with more than {MOST_DOTS} dots")
    return tomllib.loads(text, parse_float=_decimal)


def _decimal(text: str) -> Decimal:
    """Raises ValueError, as `float` does, for an exponent beyond what a Decimal can hold."""
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(f"the number {text[:40]} is out of range") from None


def has_configuration(text: str) -> bool:
    """Whether a `pyproject.toml` has a `[tool.reconcile]`; a broken one counts when it mentions it."""
    if "reconcile" not in text:
        return False
    try:
        tool = _loaded(text).get("tool")
    except (ValueError, RecursionError):
        return "tool.reconcile" in text
    return isinstance(tool, dict) and "reconcile" in tool


def with_settings(
    config: Config, settings: Mapping[str, object], place: Callable[[str], Span | None] = lambda key: None
) -> tuple[Config, tuple[Finding, ...]]:
    """`config` changed by `settings`, whose keys and values are those of the file; `None` changes nothing.

    What cannot be used is a finding, at the place that `place` gives for its key.
    """
    findings: list[Finding] = []
    changes: dict[str, Any] = {}
    for key, value in settings.items():
        if value is None:
            continue
        read = _READERS.get(key)
        if read is None:
            near = nearest(key, _READERS)
            help = f"did you mean `{near}`?" if near else f"the keys are {', '.join(_READERS)}"
            findings.append(
                Finding("RC003", f"the configuration has no key `{key[:60]}`", place(key), help=(help,))
            )
            continue
        try:
            changes[key] = read(value)
        except BadSetting as error:
            help_ = (error.help,) if error.help else ()
            findings.append(Finding(error.code, f"`{key}`: {error}", place(key), help=help_))
    return replace(config, **changes), tuple(findings)


def _broken(said: str, path: str, text: str) -> Finding:
    at = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)", said)
    where = Position(1, 1)
    if at:
        where = Position(int(at[1]), int(at[2])) if at[1] else Position(max(1, len(text.splitlines())), 1)
        said = said[: at.start()].strip()
    help = 'write `key = "value"`'
    return Finding("RC001", f"this is not TOML: {said[:200]}", Span(path, where, where), help=(help,))


def _line(text: str, path: str, key: str, table: str) -> Span:
    """Where `key` of `table` is written, as well as a look at the lines can tell."""
    current = ""
    header = Position(1, 1)
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            current = re.sub(r"[\s\"']", "", stripped.strip("[]"))
            if current in (table, f"{table}.{key}".lstrip(".")):
                header = Position(number, 1)
                if current != table:
                    return Span(path, header, Position(number, len(line) + 1))
        elif current == table and re.match(rf"[\"']?{re.escape(key)}[\"']?\s*[=.]", stripped):
            column = len(line) - len(line.lstrip()) + 1
            return Span(path, Position(number, column), Position(number, column + len(stripped)))
    return Span(path, header, header)


# One reader per key: what the file says -> what `Config` holds. Each raises BadSetting.


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise BadSetting("RC008", f"has to be a text, not {_kind(value)}", 'write it in quotation marks: "…"')
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise BadSetting("RC008", f"has to be a text or a list of texts, not {_kind(value)}", 'write ["…", "…"]')


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise BadSetting("RC008", f"has to be true or false, not {_kind(value)}", "write true or false")
    return value


def _tolerance(value: object) -> Fraction:
    help = 'write a share from 0 to below 1, such as 0.05 or "5 %"'
    if isinstance(value, Fraction):
        share = value
    elif isinstance(value, str) and (found := _PERCENT.fullmatch(value)):
        share = Fraction(found[1]) / (100 if found[2] else 1)
    elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        # Compared before it is made a fraction: 1e999999999 would be a very long one.
        if value != value or not 0 <= value < 1 or 0 < value < 1e-9:
            raise BadSetting("RC008", "is not a share from 0 to below 1", help)
        share = Fraction(str(value))
    else:
        raise BadSetting("RC008", f"has to be a share, not {_kind(value)}", help)
    if not 0 <= share < 1:
        raise BadSetting("RC008", "is not a share from 0 to below 1", help)
    return share


def _rules(value: object) -> tuple[str, ...]:
    codes = [code for word in _texts(value) for code in rule_codes(word)]
    return tuple(sorted(set(codes)))


def _ignored(value: object) -> tuple[str, ...]:
    codes: list[str] = []
    for word in _texts(value):
        found = rule_codes(word)
        if all(code < "RC2" for code in found):
            raise BadSetting(
                "RC008", f"`{word}` cannot be ignored: it means that something could not be checked",
                "correct what it finds",
            )  # fmt: skip
        codes += [code for code in found if code >= "RC2"]
    return tuple(sorted(set(codes)))


def _severity(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise BadSetting(
            "RC008", f"has to be a table, not {_kind(value)}", 'write {value-conflict = "warning"}'
        )
    severities: dict[str, str] = {}
    for word, severity in value.items():
        one_of(severity, SEVERITIES)
        for code in rule_codes(word):
            if code < "RC2":
                raise BadSetting(
                    "RC008", f"`{word}` is always an error: it means that something could not be checked"
                )
            severities[code] = severity
    return dict(sorted(severities.items()))


def one_of(value: object, choices: tuple[str, ...]) -> str:
    """`value`, when it is one of `choices`; else `BadSetting`, with the nearest as its help."""
    text = _text(value)
    if text not in choices:
        near = nearest(text, choices)
        help = f"did you mean `{near}`?" if near else f"write one of {', '.join(choices)}"
        raise BadSetting("RC103", f"`{text[:60]}` is none of {', '.join(choices)}", help)
    return text


def _outputs(value: object) -> tuple[str, ...]:
    outputs = _texts(value)
    for output in outputs:
        name, colon, file = output.partition(":")
        one_of(name, FORMATS)
        if colon and not file:
            raise BadSetting("RC008", f"`{output}` names no file", f"write `{name}` or `{name}:FILE`")
    if sum(":" not in output for output in outputs) > 1:
        raise BadSetting(
            "RC008",
            "two outputs without a file would be mixed up",
            "give all but one a file: json:report.json",
        )
    return outputs


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", Decimal: "a number", float: "a number", str: "a text"}
    names |= {list: "a list", dict: "a table"}
    return names.get(type(value), "a date")


_READERS: dict[str, Callable[[object], object]] = {
    "paths": _texts,
    "tolerance": _tolerance,
    "select": _rules,
    "ignore": _ignored,
    "severity": _severity,
    "fail_on": lambda value: one_of(value, FAIL_ON),
    "output": _outputs,
    "allow_outside": _flag,
}
