"""What all tests need; and leaving out those that drive a browser where there is none, which is said at the end."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the code; speed is measured in benchmarks.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# The command behaves otherwise in GitHub Actions; a test that is about this sets the variables itself.
for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
    os.environ.pop(name, None)

AXE = Path(__file__).parent / "browser" / "node_modules" / "axe-core" / "axe.min.js"


def _missing() -> list[str]:
    """What the browser tests need and this machine does not have."""
    needs = {
        "Chromium": shutil.which("chromium"),
        "axe-core": AXE.is_file(),
        "playwright": find_spec("playwright"),
    }
    return [name for name, found in needs.items() if not found]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where CI runs nothing is left out: there a missing browser makes the tests fail."""
    driven = [item for item in items if item.get_closest_marker("browser")]
    missing = _missing() if driven and not os.environ.get("CI") else []
    if missing:
        for item in driven:
            item.add_marker(pytest.mark.skip(reason=f"no {' and no '.join(missing)}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if "/browser/" in r.nodeid]
    if skipped and (missing := _missing()):
        terminalreporter.section("left out")
        terminalreporter.write_line(
            f"{len(skipped)} tests that drive a browser (tests/browser): this machine has no {', no '.join(missing)}.\n"
            "To have them run: .ci/browser installs what they need on Debian, or install Chromium yourself and\n"
            "run `npm ci` in tests/browser and `pip install playwright`."
        )
