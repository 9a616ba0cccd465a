"""The agreement report as one HTML file: no network, works without JavaScript and better with it.

The page is a template with autoescape on, and goes through `inert` as a whole, so that nothing in an
article or a claims file is markup, script, or a sign that turns the direction of what follows. The policy in its
head allows this style sheet and this script, by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from reconcile import __version__
from reconcile.claim import Claim, Source
from reconcile.report import MARKS, RELATIONS, STANDINGS, Report
from reconcile.reporters import Options
from reconcile.reporters.common import inert, plural
from reconcile.reporters.html.view import WIDE, Between, View, anchor, view_of

if TYPE_CHECKING:
    from jinja2 import Environment

TITLES = {
    "conflict": "In conflict", "uncertain": "Uncertain", "update": "Updated", "consistent": "Consistent",
    "agree": "Agree", "single": "One source only",
}  # fmt: skip
WORTH = {
    "distinct": ("distinct origins", "each source names an origin of its own"),
    "unknown": ("origins not known", "a source names no origin, or has it from the same outlets"),
    "repetition": ("one origin", "the same origin told several times: repetition, not corroboration"),
}


def render(report: Report, options: Options) -> str:
    """The page; the same report gives the same file."""
    view = view_of(report)
    style, script = _text("style.css"), _text("script.js")
    page = _environment().get_template("page.html.j2").render(
        view=view, style=style, script=script, policy=_policy(style, script), heading=_heading(view, options),
        version=__version__, stamp=options.stamp, standings=STANDINGS, relations=RELATIONS, titles=TITLES, worth=WORTH,
        wide=len(report.sources) > WIDE,
    )  # fmt: skip
    return inert(page)  # the whole of it: a template also joins texts, and hands macros what it has joined


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, sent or framed in; only the two inline parts run."""
    parts = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"default-src 'none'; {parts}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _heading(view: View, options: Options) -> str:
    """What the report is on, short enough for a tab."""
    names = [s.id for s in view.report.sources if not options.among or s.id in options.among]
    return " and ".join(names) if len(names) in (1, 2) else plural(len(view.report.sources), "source")


@cache
def _text(name: str) -> str:
    from importlib.resources import files

    return files(__name__).joinpath(name).read_text(encoding="utf-8").strip()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    env = Environment(
        loader=PackageLoader("reconcile.reporters.html", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    env.globals.update(mark=MARKS, plural=plural)
    env.filters.update(
        anchor=anchor, says=says, beside=beside, rests=rests_on, cite=cite, web=_web, dated=_dated, counted=_counted,
        unnumbered=_unnumbered,
    )  # fmt: skip
    return env


def says(claim: Claim) -> str:
    """What a claim says, as written; of one without a value its status."""
    if claim.written:
        return f"not {claim.written}" if claim.negated else claim.written
    if claim.negated:
        return "said not to be so"
    return claim.status or "said to be so"


def beside(claim: Claim) -> str:
    """What restricts it: status, certainty, the time that it is true of, when it was made known."""
    parts = [
        claim.status if claim.status and (claim.written or claim.negated) else "",
        "" if claim.certainty == "certain" else claim.certainty,
        claim.when.written if claim.when else "",
        f"made known {claim.announced.written}" if claim.announced else "",
    ]
    return "; ".join(p for p in parts if p)


def rests_on(source: Source) -> str:
    """What a source draws on, by its own account."""
    parts = []
    if source.copy_of:
        parts.append(f"copy of {source.copy_of}")
    if source.first_reported_by:
        parts.append(f"first reported by {source.first_reported_by}")
    if source.relays:
        parts.append(f"draws on {', '.join(source.relays)}")
    return "; ".join(parts)


def cite(source: Source) -> str:
    """The source as one would cite it."""
    title = f"“{source.title}”" if source.title else source.id
    who = [source.author, title, source.publisher, _dated(source), source.url]
    return ", ".join(w for w in who if w)


def _dated(source: Source) -> str:
    from reconcile.values.date import show_date

    return show_date(source.published) if source.published else ""


def _web(url: str) -> str:
    """The address when it is one of the web; anything else is shown and not linked."""
    return url if url.lower().startswith(("https://", "http://")) else ""


def _unnumbered(sentence: str) -> str:
    """A sentence without the number it may bring; the list numbers it."""
    return re.sub(r"^\(\d+\) ", "", sentence)


def _counted(b: Between) -> str:
    return ", ".join(f"{n} {relation}" for relation, n in b.counts)
