"""Pages in Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import reports

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
MADE = {
    "two": lambda: reports.report_of(reports.TWO),
    "dossier": lambda: reports.report_of(reports.DOSSIER),
    "hostile": reports.hostile,
    "joint": reports.joint,
    "large": reports.large,
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The page of a report, by the report's name, as a file that is written once."""
    folder = tmp_path_factory.mktemp("pages")

    def file(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_text(reports.page(MADE[name]()), encoding="utf-8")
        return path

    return file


@pytest.fixture
def show(browser: Any, files: Callable[[str], Path]) -> Iterator[Callable[..., Any]]:
    """Open a report: `show("two", width=360, dark=True, script=False)`. What the page must never do is noted in
    `page.trouble`: errors, refused scripts, requests other than for itself."""
    contexts = []

    def open_page(name: str, width: int = 1400, dark: bool = False, script: bool = True, at: str = "") -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light",
            java_script_enabled=script, reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"],
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        url = files(name).as_uri()
        page.trouble = []
        page.on("console", lambda m: page.trouble.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: page.trouble.append(str(error)))
        page.on("dialog", lambda dialog: (page.trouble.append("a dialog"), dialog.dismiss()))
        page.on("request", lambda r: page.trouble.append(r.url) if not r.url.startswith(url) else None)
        page.goto(url + at)
        return page

    yield open_page
    for context in contexts:
        context.close()
