"""The rules: what each finds, why, how to mend it, and two examples that run as tests. One file per rule.

A rule's file is found by its code and name, so that a new rule is a line in the register of `finding` and a
file here. A file is imported when its rule is asked for: checking needs none of them.
"""

from __future__ import annotations

from importlib import import_module

from reconcile.finding import RULES
from reconcile.rules.rule import Example, Rule

__all__ = ["Example", "Rule", "all_rules", "module_name", "rule"]


def module_name(code: str) -> str:
    """The module, without its package, that documents a rule: `rc304_status_conflict`. KeyError when there is
    no such code."""
    return f"{code.lower()}_{RULES[code][0].replace('-', '_')}"


def rule(code_or_name: str) -> Rule:
    """The rule of this code or name, in any case. KeyError when there is none."""
    word = code_or_name.casefold()
    for code, (name, _) in RULES.items():
        if word in (code.casefold(), name):
            found = import_module(f"reconcile.rules.{module_name(code)}").RULE
            assert isinstance(found, Rule)
            return found
    raise KeyError(code_or_name)


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the register."""
    return tuple(rule(code) for code in RULES)
