"""The fuzzer's own checks: inputs that once broke something, and a few hundred new ones for every target.

`benchmarks/fuzz.py` is the fuzzer; what a long run of it found is in `docs/reliability.md`.
"""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

FUZZER = Path(__file__).parents[1] / "benchmarks" / "fuzz.py"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", FUZZER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz"] = module  # where dataclasses look their annotations up
    spec.loader.exec_module(module)
    return module


fuzz = _loaded()
CUT = fuzz.CUT

# What broke a target once, as short as it was found.
ONCE = [
    ("config", f"tolerance = 1e{'9' * 40}"),
    ("config", f"[tool.{'.'.join('a' * 2000)}]"),
    ("quantity", "1²/2"),
    ("value-in-quote", f"2025-21{CUT}The plant opened in 1²61"),
    ("quote", f"²²²²²{CUT}The plant opened in 996²²²²²"),
    ("quote", f"close nine … factories{CUT}Foxconn{' ' * 5000}was not named"),
    ("reporter-full", f"M{CUT}\u061c{CUT}\u061c"),
    ("reporter-json", f"H{CUT}\x7f{CUT}"),
    ("reporter-html", f"D{CUT}\x07{CUT}\x07"),
    ("reporter-html", f'D{CUT}<x-evil onx=1>{CUT}"><x-evil>'),
    ("reporter-html", f"D{CUT}\n::error::x{CUT}"),
    ("reporter-html", f"D{CUT}##[error]x{CUT}##[error]x"),
    ("decisions", f"accepted:\n{' ' * 120}- finding: x\n"),
    ("decisions", "same:\n" + "  - cl:\n" * 12_000),  # slow: twice as many errors, of which a thousand are told
    ("check", f"source: {{id: one,{'article: , ' * 9_000}".ljust(100_003)),  # slow: findings on one long line
    ("fix", "source:\n  article: one.txt\nclaims:\n" + "  - id: c0\n    sub:\n" * 5_000 + CUT),
]


@pytest.mark.parametrize(("target", "text"), ONCE)
def test_what_broke_once_holds(target: str, text: str) -> None:
    """Also in time: a second of the processor per 100 kB."""
    fuzz.TARGETS[target].run(fuzz.TARGETS[target].seeds[0])  # imports, which are not the input's time
    outcome = fuzz.Outcome(fuzz.TARGETS[target])
    outcome.one(text)
    assert outcome.failures == {}


@pytest.mark.slow
@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_new_inputs_break_nothing(target: str) -> None:
    """The seeds and as many new inputs again; none of the long ones, whose time is measured by the benchmark."""
    chosen, rng = fuzz.TARGETS[target], random.Random(8)
    made = fuzz.inputs(chosen, rng, chosen.seeds)
    few = 20 if "reporter" in target or target == "check" else 100
    for text in (*chosen.seeds[:few], *(x for x, _ in zip(made, range(few), strict=False) if len(x) < 5_000)):
        chosen.run(text)


def test_an_input_that_breaks_a_law_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A fuzzer that cannot fail finds nothing."""

    def run(text: str) -> None:
        fuzz.law("b" not in text, "a text with a b")
        if "c" in text:
            raise ValueError("unforeseen")

    target = fuzz.Target("sample", run, ("word",), ("a",), 1)
    outcome = fuzz.Outcome(target)
    for text in ("a", "abc", "b", "ac"):
        outcome.one(text)
    fuzz.finish([outcome], None)
    told = capsys.readouterr().out
    assert (outcome.count, outcome.broken, len(outcome.failures)) == (4, 3, 2)
    assert "a text with a b" in told and "unforeseen" in told
    assert "input: 'b'" in told  # the shortest


def test_the_same_seed_gives_the_same_inputs() -> None:
    for target in fuzz.TARGETS.values():
        once, again, other = (
            [text for text, _ in zip(fuzz.inputs(target, random.Random(n), target.seeds), range(20), strict=False)]
            for n in (1, 1, 2)
        )
        assert once == again != other


@pytest.mark.parametrize(
    ("format", "text"),
    [("json", "{\"a\": \"\x9b\"}"), ("json", "{"), ("junit", "<a"), ("html", "<a onclick=x>"), ("html", "<x-evil>"),
     ("html", "<a href='javascript:x'>"), ("github", "x"), ("full", "\x1b[2J"), ("markdown", "##[error]x")],
)  # fmt: skip
def test_an_output_that_is_not_inert_is_told(format: str, text: str) -> None:
    with pytest.raises((fuzz.Broken, ValueError, SyntaxError)):
        fuzz.check_output(format, text, False)
