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
from reconcile.reporters.common import TITLES, claim_name, inert, plural
from reconcile.reporters.html.view import WIDE, Between, View, anchor, view_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from reconcile.values.date import Date

_COMMAND = re.compile(r"^([^\S\n]*)::(?=\w)", re.MULTILINE)
WORTH = {
    "distinct": ("distinct origins", "each source names an origin of its own"),
    "unknown": ("origins not known", "a source does not say by name where it has it from"),
    "repetition": ("repetition", "one origin told several times, which corroborates nothing"),
    "none": ("nothing to weigh", "no two sources agree"),
}


def render(report: Report, options: Options) -> str:
    """The page; the same report gives the same file."""
    view = view_of(report)
    style, script = _text("style.css"), _text("script.js")
    page = _environment().get_template("page.html.j2").render(
        view=view, style=style, script=script, policy=_policy(style, script), heading=_heading(view, options),
        version=__version__, stamp=_day(options.stamp), standings=STANDINGS, relations=RELATIONS,
        titles=TITLES, worth=WORTH, wide=len(report.sources) > WIDE,
    )  # fmt: skip
    return _uncommanded(inert(page))  # the whole of it: a template also joins texts, and hands macros what it joined


def _uncommanded(page: str) -> str:
    """Nothing that GitHub's log would obey, should the page be written there: `::` at the beginning of a line, `##[`
    anywhere. Our style and script have neither."""
    return _COMMAND.sub(r"\1&#58;:", page.replace("##[", "##&#91;"))


def _day(stamp: str) -> str:
    from reconcile.values.date import read_date, show_date

    return show_date(read_date(stamp)) if stamp else ""


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
        unnumbered=_unnumbered, claim_name=claim_name, unbroken=unbroken,
    )  # fmt: skip
    return env


def says(claim: Claim) -> str:
    """What a claim says, as written; of one without a value its status."""
    if claim.written:
        return f"not {claim.written}" if claim.negated else claim.written
    if claim.negated:
        return "said not to be so"
    return claim.status or ("said to be so" if claim.certainty == "certain" else f"said to be {claim.certainty}")


def beside(claim: Claim) -> str:
    """What restricts it: status, certainty, the time that it is true of, when it was made known."""
    said_already = claim.certainty in ("certain", says(claim).removeprefix("said to be "))
    parts = [
        claim.status if claim.status and (claim.written or claim.negated) else "",
        "" if said_already else claim.certainty,
        _in_words(claim.when) if claim.when else "",
        f"made known {_in_words(claim.announced)}" if claim.announced else "",
    ]
    return "; ".join(p for p in parts if p)


def _in_words(date: Date) -> str:
    """A date as written, unless that is a notation: "2025-05?" is possibly May 2025."""
    from reconcile.values.date import show_date

    return show_date(date) if re.fullmatch(r"[\dX.~?%/:T+-]+", date.written) else date.written


def unbroken(text: str) -> Markup:
    """Text in which no line ends inside of "2025-07-07" or "(1, 2)"."""
    from markupsafe import Markup, escape

    whole = r"\d{4}-\d\d(?:-\d\d)?|\(\d+(?:, \d+)+\)"
    return Markup(re.sub(whole, r'<span class="nb">\g<0></span>', str(escape(text))))


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
