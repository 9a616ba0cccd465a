"""A rule as a page: plain text for the terminal, Markdown for the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import fill

from reconcile.finding import RULES
from reconcile.rules.rule import FAMILIES, Example, Rule

_SECTIONS = (("What it finds", "finds"), ("Why it matters", "why"), ("What to do", "fix"))
_BAD, _GOOD = "It finds this", "It does not find this"
_STANDS = {"error": "**error**", "warning": "warning", "note": "*note*"}

# --- text --------------------------------------------------------------------------------------------------


def listing(rules: Iterable[Rule], width: int = 100) -> str:
    """One line per rule: code, name, severity and summary; a summary that is too long goes on below."""
    rules = tuple(rules)
    name = max((len(r.name) for r in rules), default=0)
    lines = []
    for r in rules:
        head = f"{r.code}  {r.name:<{name}}  {r.severity:<7}  "
        # On a narrow terminal the summary has a line of its own, below what it is about.
        if width - len(head) < 30:
            lines += [head.rstrip(), _wrapped(r.summary, width, "    ")]
        else:
            lines.append(_wrapped(r.summary, width, head, " " * len(head)))
    return "\n".join(lines) + "\n"


def text(rule: Rule, width: int = 100) -> str:
    """The page of one rule, prose wrapped to `width`. Examples keep their lines."""
    parts = [f"{rule.code} {rule.name} ({rule.severity})", _wrapped(rule.summary, width)]
    for title, field in _SECTIONS:
        parts += [title, *(_wrapped(p, width, "  ") for p in getattr(rule, field).split("\n\n"))]
    for title, example in ((_BAD, rule.bad), (_GOOD, rule.good)):
        parts += [title, *(_boxed(path, content) for path, content in example.files.items())]
        parts += [_wrapped(line, width, "  ") for line in _unmarked(example)]
    if rule.related:
        parts.append(_wrapped(f"See also: {', '.join(f'{c} {RULES[c][0]}' for c in rule.related)}", width))
    parts.append(_wrapped(_settings(rule), width))
    return "\n\n".join(parts) + "\n"


def _wrapped(prose: str, width: int, first: str = "", rest: str | None = None) -> str:
    """Wrapped at blanks only: `status-conflict` stays one word."""
    return fill(
        prose,
        width,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _boxed(path: str, content: str) -> str:
    lines = (f"  | {line}".rstrip() for line in content.rstrip("\n").split("\n"))
    return "\n".join((f"  {path}", *lines))


def _unmarked(example: Example) -> list[str]:
    """What a comment in the example cannot mark."""
    return [
        f"Found at {place}." if ":" in place else f"Found, at no place in particular: {place}."
        for place in example.elsewhere
    ]


def _settings(rule: Rule) -> str:
    """How to silence it, where that can be done."""
    if rule.could_not_check:
        return "It means that something could not be checked: the exit code is 2, and it cannot be ignored."
    one = "" if rule.code.startswith("RC9") else "`reconcile decide` settles one finding of this rule. "
    return (
        f"{one}`--ignore {rule.name}` leaves the rule out; `[severity]` in reconcile.toml changes how much "
        f"it weighs."
    )


# --- Markdown ---------------------------------------------------------------------------------------------

_HEAD = """\
# Rules

<!-- Made from reconcile/rules/ by `reconcile rule --markdown > docs/rules.md`; a test keeps it current. -->

Every finding names the rule that it comes from. `reconcile rule CODE` prints one rule, `reconcile rule` lists
them.

Codes are stable and names are readable; both work wherever a rule is asked for, and so does the beginning of
a code: `--select RC3,joint-conflict --ignore text-differs`. `reconcile.toml` takes the same words:

```toml
ignore = ["single-origin"]

[severity]
text-differs = "error"
```

An **error** fails `reconcile check` (exit 1), a warning only with `--fail-on warning`, a *note* never. The
rules of the families RC0 and RC1 mean that something could not be checked: exit 2, whatever is selected or
ignored.

In the examples a comment `# E: RC304` stands on the line where that rule's finding is placed. The examples
are whole projects and run as tests: what is marked is found, and nothing else.
"""


def document(rules: Sequence[Rule]) -> str:
    """All of `docs/rules.md`."""
    parts = [_HEAD]
    for family, title in FAMILIES.items():
        rows = [_row(r) for r in rules if r.code.startswith(family)]
        head = f"**{family}: {title.lower()}**\n\n| rule | severity | |\n|---|---|---|\n"
        parts.append(head + "".join(rows))
    for family, title in FAMILIES.items():
        parts.append(f"## {family} {title}\n")
        parts += [markdown(r, "###") for r in rules if r.code.startswith(family)]
    return "\n".join(parts)


def _row(rule: Rule) -> str:
    return f"| {_link(rule.code)} | {_STANDS[rule.severity]} | {rule.summary.replace('|', chr(92) + '|')} |\n"


def _link(code: str) -> str:
    name = RULES[code][0]
    return f"[{code} {name}](#{code.lower()}-{name})"


def markdown(rule: Rule, heading: str = "#") -> str:
    """One rule's page in Markdown; `heading` is the mark of its title."""
    parts = [f"{heading} {rule.code} {rule.name}", f"{_STANDS[rule.severity]} · {rule.summary}"]
    for title, field in _SECTIONS:
        parts.append(f"**{title}.** {getattr(rule, field)}")
    for title, example in ((_BAD, rule.bad), (_GOOD, rule.good)):
        parts.append(f"**{title}:**")
        parts += [_block(path, content) for path, content in example.files.items()]
        parts += _unmarked(example)
    if rule.related:
        parts.append(f"See also: {', '.join(_link(c) for c in rule.related)}.")
    if rule.could_not_check:
        parts.append(_settings(rule))
    return "\n\n".join(parts) + "\n"


def _block(path: str, content: str) -> str:
    language = "yaml" if path.endswith((".yaml", ".yml")) else "toml" if path.endswith(".toml") else "text"
    return f"`{path}`\n\n```{language}\n{content}```"
