"""`draft` and `init`: what they make passes the check as it is, and overwrites nothing."""



from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.config import Config
from reconcile.draft import NothingToDraft, draft
from reconcile.init import FILES
from reconcile.load import load_corpus
from reconcile.pipeline import check
from reconcile.report import Report

ARTICLE = """\
Northfield Motors to close two plants
Northfield Motors to close two plants
By Anna Maria Muster
• PublishedMarch 4, 2025

The Northfield plant employs roughly 3,900 workers in three shifts. It opened in 1961, the company said.
Northfield Motors may cut 15% of its global workforce by 2027. The board of Northfield Motors met twice.

In 2024, Northfield acquired a 50% stake in Harbour Works AG for $26.4 billion. "It's over," – said a driver: no comment.
The 2024 election and the 25th anniversary went by. Its “second” plant covers 170 hectares.
"""


def drafted(article: str = ARTICLE, **others: str) -> str:
    return draft(
        article, "../a.txt", "claims/new.yaml", Config(), {f"claims/{n}.yaml": t for n, t in others.items()}
    )


def checked(text: str, article: str = ARTICLE, **others: str) -> Report:
    texts = {"claims/new.yaml": text, **{f"claims/{n}.yaml": t for n, t in others.items()}}
    return check(load_corpus(texts), {"a.txt": article}, Config())


def faults(report: Report) -> list[str]:
    return [f"{f.code} {f.message}" for f in report.findings if f.severity != "note"]


def uncommented(text: str) -> str:
    """The draft with every stub a claim again."""
    lines = [
        line
        for line in text.splitlines()
        if not (line.startswith("  # ") and line.endswith(":") and "id:" not in line)
    ]
    return "\n".join(line.replace("  # ", "  ", 1) for line in lines).replace("claims: []", "claims:") + "\n"


def test_what_is_read_out_of_an_article() -> None:
    report = checked(drafted())
    (source,) = report.sources
    assert (source.id, source.title, source.author) == (
        "new",
        "Northfield Motors to close two plants",
        "Anna Maria Muster",
    )
    assert source.published is not None and source.published.edtf == "2025-03-04"
    said = {(c.subject, c.predicate, c.written, c.when.written if c.when else "") for c in report.claims}
    assert said >= {
        ("Northfield", "plant employs", "roughly 3,900 workers", ""),
        ("Northfield", "acquired a", "50% stake", "2024"),
        ("Northfield", "50% stake in Harbour Works AG for", "$26.4 billion", "2024"),
    }
    assert {"15% of its global workforce", "$26.4 billion", "170 hectares"} <= {
        c.written for c in report.claims
    }
    assert "2024 election" not in {c.written for c in report.claims}
    assert [c.certainty for c in report.claims if c.written.startswith("15%")] == ["possible"]


def test_the_draft_passes_the_check_and_every_quote_is_verbatim() -> None:
    report = checked(drafted())
    assert report.complete and faults(report) == []
    plain = " ".join(ARTICLE.split())
    assert all(" ".join(q.split()) in plain for c in report.claims for q in c.quote)
    assert {p.grade for p in report.passages} == {"exact"}


def test_a_sentence_with_names_only_is_there_as_a_comment() -> None:
    text = drafted()
    assert "  #   quote: The board of Northfield Motors met twice.\n" in text
    report = checked(uncommented(text))
    assert "The board of Northfield Motors met twice." in {q for c in report.claims for q in c.quote}


def test_stubs_that_would_be_found_fault_with_are_commented_out() -> None:
    twice = "The Northfield plant employs 100 workers. The Northfield plant employs 300 workers. And so on it goes."
    report = checked(drafted(twice), twice)
    assert [c.written for c in report.claims] == ["100 workers"] and faults(report) == []
    other = (
        "source: {id: other, published: 2025}\nclaims:\n"
        "  - {id: x, subject: Northfield, predicate: plant employs, quantity: 900 workers}\n"
    )
    once = "The Northfield plant employs 100 workers. The bridge of Harbour City measures 300 metres."
    assert {c.written for c in checked(drafted(once), once).claims} == {"100 workers", "300 metres"}
    text = drafted(once, other=other)
    assert "RC301 value-conflict:\n  # - id: plant-employs\n" in text
    assert faults(checked(text, once, other=other)) == []
    assert faults(checked(uncommented(text), once, other=other)) != []


def test_without_a_figure_the_title_is_the_claim() -> None:
    text = drafted("Harbour Works in talks with Northfield\n\nNothing is known of it so far.\n")
    assert [c.quote for c in checked(text, "").claims] == [("Harbour Works in talks with Northfield",)]


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert "\n  id: new-2\n" in drafted(
        other="source: {id: new}\nclaims: [{id: x, subject: s, predicate: p}]\n"
    )


def test_nothing_to_draft() -> None:
    with pytest.raises(NothingToDraft):
        drafted(" … \n — \n")


PIECES = """The Harbour Works of Northfield employs 3,900 workers about 15% $2.5 billion in 2024 May 7, 17 to 10 plants.
a quarter said: “we # – it’s” 'no' ? - [x] {y} & * ! | > % @ `z` É 東京 1/2 -5 nearly up to by July"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n", "\u2028", "\x1b[0m", "\x00"])


@settings(max_examples=20, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_whatever_the_text_the_draft_passes(article: str) -> None:
    try:
        text = drafted(article)
    except NothingToDraft:
        return
    report = checked(text, article)
    assert [f for f in faults(report) if not f.startswith("RC007")] == [], text
    assert drafted(article) == text


# On the command line


def run(root: Path, *words: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "reconcile", *words], cwd=root, capture_output=True, text=True
    )
    return done.returncode, done.stdout, done.stderr


def test_from_nothing_to_a_checked_project(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "init")
    assert code == 0 and out.count(": made\n") == len(FILES)
    (tmp_path / "reconcile.toml").write_text("# mine\n")
    assert run(tmp_path, "init")[1].count("left alone") == len(FILES)
    assert (tmp_path / "reconcile.toml").read_text() == "# mine\n"
    assert run(tmp_path, "check")[0] == 2  # nothing to check is never green
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert run(tmp_path, "draft", "a.txt", "-o", "claims/new.yaml")[0] == 0
    code, out, err = run(tmp_path, "draft", "a.txt")
    assert code == 0 and "  id: a\n" in out and "  article: ../a.txt\n" in out
    code, out, err = run(tmp_path, "check")
    assert code == 0, out + err
    written = (tmp_path / "claims" / "new.yaml").read_text()
    code, _, err = run(tmp_path, "draft", "a.txt", "-o", "claims/new.yaml")
    assert code == 2 and "left alone" in err and (tmp_path / "claims" / "new.yaml").read_text() == written
    assert run(tmp_path, "draft", "none.txt")[0] == 2


def test_a_configuration_in_pyproject_is_not_overruled(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.reconcile]\nfail_on = 'never'\n")
    code, out, _ = run(tmp_path, "init")
    assert code == 0 and "not needed" in out and not (tmp_path / "reconcile.toml").exists()


def test_the_files_of_init_are_read_and_their_example_is_one() -> None:
    corpus = load_corpus({name: text for name, text in FILES.items() if name.endswith(".yaml")})
    assert [f.code for f in corpus.findings] == ["RC007"]
    example = FILES["claims/example.yaml"].partition("#\n")[2]
    claims = load_corpus(
        {"e.yaml": "".join(line.removeprefix("#").removeprefix(" ") for line in example.splitlines(True))}
    )
    assert not claims.findings and len(claims.claims) == 2
    vocabulary = FILES["claims/vocabulary.yaml"].partition("#\n")[2].replace("# ", "")
    read = load_corpus(
        {"vocabulary.yaml": vocabulary, "e.yaml": "source: {}\nclaims: [{id: x, subject: s, predicate: p}]\n"}
    )
    assert (
        not read.findings
        and read.vocabulary.entities
        and read.vocabulary.predicates
        and read.vocabulary.scopes
    )
    from reconcile.config import read_config

    settings = "\n".join(line.removeprefix("# ") for line in FILES["reconcile.toml"].splitlines()[1:])
    config, findings = read_config(settings)
    assert (
        not findings
        and config.severity
        and (config.tolerance, config.fail_on) == (Config().tolerance, Config().fail_on)
    )
