"""Whatever stands in a claims file, an article or a file's name comes out as text, in every format.

From files to output, through the command line: terminal escapes, signs that turn the direction of writing,
HTML, Markdown, commands of GitHub's runner, and characters that XML does not allow, in every field that a
curator writes, in the article, and in the names of files.
"""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from reconcile.cli import cli, main
from reconcile.load import load_corpus
from reconcile.reporters.common import inert

FORMATS = ("full", "concise", "json", "markdown", "html", "sarif", "junit", "github")
PLAIN = "plain"
# What YAML allows in a text; each is put into every field.
NASTY = {
    "bidi": "\u202egpj\u2066x\u200e\u200f\u061c\u2069",
    "separators": "a\u2028::error::b\u2029c\x85d\ufeff",
    "html": "<x-evil onclick=1>\"'></script></style><!-- &lt; <img src=x onerror=y>",
    "markdown": "[x](https://evil.example) ![x](https://evil.example/x.png) **b** | c | `d` <u> @e #12 $f$ ~~g~~",
    "workflow": "::error::a ##[error]b %0A::stop-commands::c",
    "sarif": "{0} {{1}} [x](1) [y](https://evil.example)",
    "xml": "]]> &#27; &amp; <![CDATA[ <?x ?>",
    "template": "{{ 7 * 7 }} {% raw %} ${x} \\x1b",
}
# What YAML refuses, and an article or the name of a file may have.
CONTROLS = "\x1b[2J\x1b]8;;https://evil.example\x07x\x9b31m\x7f\x08\x00\x0b\u202e\ufffe"


def q(text: str) -> str:
    """A text as YAML's double-quoted scalar, which JSON's strings are."""
    return json.dumps(text)


def herald(nasty: str) -> str:
    """The text in every field that is free; claims of it are in conflict with those of `gazette`."""
    return f"""\
source:
  id: herald
  published: 2025-03-06
  title: {q("Herald " + nasty)}
  publisher: {q("Press " + nasty)}
  author: {q("A " + nasty)}
  url: {q("https://herald.example/" + nasty)}
  article: herald.txt
  relays: [{q("Wire " + nasty)}]
  copy_of: {q("Gazette " + nasty)}
  first_reported_by: {q("Agency " + nasty)}
claims:
  - id: closing
    subject: {q("Northfield plant " + nasty)}
    predicate: closure
    status: planned
    said_by: [{q("Speaker " + nasty)}]
    first_reported_by: {q("Agency " + nasty)}
    note: {q("note " + nasty)}
    quote: the plant in Northfield
  - id: owner
    subject: {q("Northfield plant " + nasty)}
    predicate: chief executive
    entity: {q("Ann Archer " + nasty)}
    scope: {q("hall " + nasty)}
    quote: {q("not in the article " + nasty)}
  - id: place
    subject: {q("Northfield plant " + nasty)}
    predicate: {q("location " + nasty)}
    text: {q("south of the river " + nasty)}
  - id: jobs
    subject: {q("Northfield plant " + nasty)}
    predicate: workforce
    quantity: 950 workers
"""


def gazette(nasty: str) -> str:
    return f"""\
source: {{id: gazette, published: 2025-03-04, article: gazette.txt}}
claims:
  - {{id: closing, subject: {q("Northfield plant " + nasty)}, predicate: closure, status: ruled out}}
  - id: owner
    subject: {q("Northfield plant " + nasty)}
    predicate: chief executive
    entity: {q("Bob Baker " + nasty)}
    scope: {q("hall " + nasty)}
  - id: place
    subject: {q("Northfield plant " + nasty)}
    predicate: {q("location " + nasty)}
    text: {q("north of the river " + nasty)}
  - {{id: jobs, subject: {q("Northfield plant " + nasty)}, predicate: workforce, quantity: 700 workers}}
"""


def unreadable(nasty: str) -> str:
    """The text wherever it cannot be used, so that a message has to quote it."""
    return f"""\
source:
  id: bad
  published: {q("May " + nasty)}
  colour: {q(nasty)}
  article: {q("none " + nasty)}
claims:
  - {{id: {q("a " + nasty)}, subject: a, predicate: b}}
  - {{id: b, subject: a, predicate: b, quantity: {q("most " + nasty)}}}
  - {{id: c, subject: a, predicate: b, date: {q("once " + nasty)}}}
  - {{id: d, subject: a, predicate: b, status: {q(nasty)}, certainty: {q(nasty)}, negated: {q(nasty)}}}
  - {{id: e, subject: a, predicate: b, part_of: {q(nasty)}}}
  - {{id: f, subject: a, predicate: b, {q("key " + nasty)}: 1}}
  - {{id: g, subject: a, predicate: b, quantity: {q("7 " + nasty)}, text: {q(nasty)}}}
  - {q(nasty)}
equations: [{q("a = b + " + nasty)}, {q(nasty)}]
"""


def decisions(nasty: str) -> str:
    return f"""\
accepted:
  - finding: status-conflict
    claims: [gazette#closing, herald#closing]
    ruling: herald
    reason: {q("because " + nasty)}
    by: {q("Curator " + nasty)}
  - {{finding: {q(nasty)}, claims: [{q("a#" + nasty)}, {q("b#" + nasty)}], ruling: {q(nasty)}}}
same: [{{claims: [gazette#closing, {q("x#" + nasty)}], reason: {q(nasty)}}}]
"""


def vocabulary(nasty: str) -> str:
    return f"""\
entities:
  {q("Acme " + nasty)}: {{aliases: [{q("Akme " + nasty)}], part_of: {q("Group " + nasty)}}}
  {q("Bcme " + nasty)}: {{{q("key " + nasty)}: x}}
scopes: {{{q("hall " + nasty)}: {{within: {q("plant " + nasty)}}}}}
equations: [{q(nasty + " = a")}]
"""


def project(root: Path, nasty: str, article: str, name: str = "") -> Path:
    """A project with the text in every field, another in every article, and `name` in every file's name."""
    claims = root / "claims"
    claims.mkdir(parents=True)
    (root / "reconcile.toml").write_text("")
    files = {"herald": herald(nasty), "gazette": gazette(nasty), "bad": unreadable(nasty)}
    for stem, text in files.items():
        # An article beside the claims, under a name that the claims file has to give in the same letters.
        text = text.replace(f"{stem}.txt", q(f"{stem}{name}.txt")) if name and name.isprintable() else text
        (claims / f"{stem}{name}.yaml").write_text(text, encoding="utf-8")
    (claims / "decisions.yaml").write_text(decisions(nasty), encoding="utf-8")
    (claims / "vocabulary.yaml").write_text(vocabulary(nasty), encoding="utf-8")
    (claims / f"other{name}.yaml").write_text("a: b\n")
    body = f"{article} It may close the plant in Northfield, {article} where 950 people work.\n{article}\n"
    for stem in ("herald", "gazette"):
        path = claims / (f"{stem}{name}.txt" if name and name.isprintable() else f"{stem}.txt")
        path.write_text(body, encoding="utf-8", newline="")
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), standalone_mode=False, catch_exceptions=False)


def outputs(root: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Every format of one command, and what it said beside them."""
    monkeypatch.chdir(root)
    out = [x for f in FORMATS for x in ("--output", f"{f}:out.{f}")]
    result = run(*command, *out, "-v", "--color", "never")
    found = {f: Path(f"out.{f}").read_text(encoding="utf-8") for f in FORMATS}
    return found | {"messages": result.output}


TURNS = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))


def obeyed(text: str, allowed: str = "\n") -> list[str]:
    """The characters of a text that a terminal, a browser or an editor would act on."""
    return sorted(
        {
            f"U+{ord(c):04X}"
            for c in set(text) - set(allowed)
            if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")
            or unicodedata.bidirectional(c) in TURNS
            or c in "\u200e\u200f\u061c\ufeff\ufffe\uffff"
        }
    )


class Page(HTMLParser):
    """Tags with the names of their attributes, addresses, and what stands in script and style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[tuple[str, tuple[str, ...]]] = set()
        self.addresses: set[str] = set()
        self.raw: list[str] = []
        self.inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.tags |= {(tag, (name,)) for name, _ in attrs} | {(tag, ())}
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src", "action", "data")}

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in ("script", "style"):
            self.raw.append(data)


def markdown_page(text: str) -> Page:
    cmarkgfm = pytest.importorskip("cmarkgfm")
    return Page(cmarkgfm.github_flavored_markdown_to_html(text, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE))


ANNOTATION = re.compile(
    r"::(?:error|warning|notice) (?:(?:file|line|endLine|col|endColumn|title)=[^,:\n]*(?:,|(?=::)))+::.*"
)


def check(found: dict[str, str], plain: dict[str, str], url: str) -> None:
    """What is asked of the formats, beside the same page of a harmless text."""
    for name, text in found.items():
        assert obeyed(text, "\n\t" if name == "html" else "\n") == [], name
    json.loads(found["json"])
    json.loads(found["sarif"])
    ET.fromstring(found["junit"])
    for name in ("json", "sarif", "junit", "markdown"):
        assert "##[" not in found[name], name
        assert not re.search(r"(?m)^\s*::\w", found[name]), name
    for line in found["github"].splitlines():
        assert ANNOTATION.fullmatch(line), line
    page, harmless = Page(found["html"]), Page(plain["html"])
    assert page.tags <= harmless.tags
    assert page.raw == harmless.raw
    assert {a for a in page.addresses if not a.startswith("#")} <= {url}
    shown, beside = markdown_page(found["markdown"]), markdown_page(plain["markdown"])
    assert shown.tags <= beside.tags
    assert shown.addresses == beside.addresses == set()


COMMANDS = (("report",), ("check",), ("diff", "herald", "gazette"))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    root = project(tmp_path_factory.mktemp("plain") / "p", PLAIN, PLAIN)
    with pytest.MonkeyPatch.context() as patch:
        return {command[0]: outputs(root, command, patch) for command in COMMANDS}


@pytest.mark.parametrize("family", [*NASTY, "all"])
def test_nothing_in_claims_or_articles_is_obeyed(
    family: str, harmless: dict[str, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nasty = NASTY.get(family) or " ".join(NASTY.values())
    root = project(tmp_path / "p", nasty, nasty + CONTROLS.replace("\0", ""))
    for command in COMMANDS if family == "all" else COMMANDS[:1]:
        found = outputs(root, command, monkeypatch)
        check(found, harmless[command[0]], "https://herald.example/" + escaped_in_address(nasty))
        claims = {c["id"]: c for c in json.loads(found["json"])["claims"]}
        assert claims["herald#owner"]["value"] == {"names": ["Ann Archer " + nasty]}
        assert claims["herald#place"]["written"] == "south of the river " + nasty


def escaped_in_address(text: str) -> str:
    """What `inert` shows instead of the signs that are obeyed; an address is no exception."""
    return inert(text)


def test_every_field_is_put_to_the_test(harmless: dict[str, dict[str, str]]) -> None:
    """Each text stands in some output, or nothing is learned from its being inert there."""
    everything = "".join(harmless["check"].values()) + "".join(harmless["report"].values())
    fields = re.findall(rf'"([\w ]+ )?{PLAIN}"', herald(PLAIN) + gazette(PLAIN) + unreadable(PLAIN))
    unseen = {f for f in fields if f and f + PLAIN not in everything}
    assert unseen <= {"note "}  # it is for curators, and in no report


@pytest.mark.parametrize(
    "name", ["\x1b[2Jx\x07", "<x-evil>&\"'", "::error::x,y", "a\nb ##[error]c", "\u202egpj", "%1B [x](y)"]
)
def test_names_of_files_are_not_obeyed(
    name: str, harmless: dict[str, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path / "p", PLAIN, PLAIN, name)
    found = outputs(root, ("check",), monkeypatch)
    check(found, harmless["check"], f"https://herald.example/{PLAIN}")
    assert any("herald" in c["location"]["path"] for c in json.loads(found["json"])["claims"])


@pytest.mark.skipif(os.name == "nt", reason="names there are not bytes")
def test_a_name_that_is_no_text_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "p", PLAIN, PLAIN)
    try:
        os.rename(root / "claims" / "herald.yaml", os.fsencode(root / "claims") + b"/her\xffald.yaml")
    except OSError:
        pytest.skip("the file system wants text")
    for text in outputs(root, ("check",), monkeypatch).values():
        assert obeyed(text, "\n\t") == []


@pytest.mark.parametrize("character", [c for c in dict.fromkeys(CONTROLS) if not c.isprintable()])
def test_control_characters_in_a_claims_file_are_refused_and_not_obeyed(
    character: str, harmless: dict[str, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path / "p", PLAIN, PLAIN)
    raw = herald(PLAIN).replace("Speaker", f"Spe{character}aker")
    (root / "claims" / "herald.yaml").write_bytes(raw.encode())
    escape = f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"
    written = gazette(PLAIN).replace("Bob", f"B{escape}ob")
    (root / "claims" / "gazette.yaml").write_text(written, encoding="utf-8")
    found = outputs(root, ("check",), monkeypatch)
    check(found, harmless["check"], f"https://herald.example/{PLAIN}")
    findings = json.loads(found["json"])["findings"]
    refused = {f["location"]["path"] for f in findings if f["code"] in ("RC001", "RC005") and f["location"]}
    # The signs that turn the direction are letters to YAML; U+FFFE is none, and its escape is shown as one.
    assert unicodedata.category(character) != "Cc" or {"claims/herald.yaml", "claims/gazette.yaml"} <= refused


@pytest.mark.parametrize("family", NASTY)
def test_explanations_and_help_are_not_obeyed(
    family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nasty = NASTY[family]
    root = project(tmp_path / "p", nasty, nasty + CONTROLS.replace("\0", ""))
    monkeypatch.chdir(root)
    for arguments in (
        ("explain", "herald#owner", "gazette#owner"),
        ("explain", "herald#owner"),
        ("explain", "gazette#jobs"),
    ):
        result = run(*arguments, "--color", "never")
        assert "owner" in result.output or "jobs" in result.output
        assert obeyed(result.output) == [], arguments


WORDS = "x\x1b[2J\u202e\n::error::y"


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", WORDS),
        ("check", "claims/" + WORDS),
        ("diff", WORDS, "herald"),
        ("explain", "herald#" + WORDS),
        ("explain", WORDS, WORDS),
        ("rule", WORDS),
        ("decide", WORDS, "--ruling", WORDS, "--reason", WORDS),
        ("check", "--today", WORDS),
        ("check", "--select", WORDS),
        ("check", "--output", WORDS),
        ("check", "--output", f"json:none/{WORDS}"),
        ("check", "--since", WORDS),
        ("draft", WORDS),
    ],
)
def test_messages_do_not_obey_what_was_typed(
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project(tmp_path / "p", PLAIN, PLAIN))
    monkeypatch.setattr(sys, "argv", ["reconcile", *arguments])
    monkeypatch.setenv("RECONCILE_DEBUG", "1")
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    assert out + err and obeyed(out + err) == []


def test_a_draft_of_a_hostile_article_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "p", PLAIN, PLAIN)
    article = (
        "".join(NASTY.values())
        + CONTROLS.replace("\0", "")
        + "\nIt has 950 workers. It closes in May 2026.\n"
    )
    (root / "claims" / "new.txt").write_text(article, encoding="utf-8", newline="")
    monkeypatch.chdir(root)
    result = run("draft", "claims/new.txt", "--output", "claims/new.yaml")
    assert obeyed(result.output) == []
    drafted = load_corpus({"claims/new.yaml": (root / "claims" / "new.yaml").read_text(encoding="utf-8")})
    assert not [f for f in drafted.findings if f.code in ("RC001", "RC005")]
