"""What the repository is for: the report on its two articles shows what a careful reader would find in them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from command import ROOT, against, reconcile, report_of

Found = dict[str, Any]

A, W = "asia-economy", "wyoming-star"


@pytest.fixture(scope="module")
def found() -> Found:
    return report_of(cwd=ROOT)


@pytest.fixture(scope="module")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's claims and articles, before anybody decided anything."""
    folder = tmp_path_factory.mktemp("undecided")
    for name in ("claims", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "claims" / "decisions.yaml").unlink(missing_ok=True)
    return folder


def question(found: Found, *claims: str) -> Found:
    """The one question that these claims answer, and no others."""
    (q,) = [q for q in found["questions"] if q["claims"] == sorted(claims)]
    return q  # type: ignore[no-any-return]


def pair(found: Found, *claims: str) -> Found:
    (p,) = question(found, *claims)["pairs"]
    return p  # type: ignore[no-any-return]


def test_every_quote_stands_in_its_article(found: Found) -> None:
    assert found["complete"] is True
    assert found["summary"]["quotes"] == sum(len(c["quote"]) for c in found["claims"]) > 50
    assert [f for f in found["findings"] if f["code"].startswith("RC2")] == []


def test_17_to_10_and_7_of_17_are_one_question_with_the_arithmetic_as_reason(found: Found) -> None:
    claims = f"{A}#plants-cut", f"{W}#plants-to-close"
    p = pair(found, *claims)
    assert p["relation"] == "agree"
    assert any("17 − 10 = 7" in why or "17 − 7 = 10" in why for why in p["because"])
    q = question(found, *claims)
    assert "worldwide" in q["name"]
    assert (q["independence"], q["origins"]) == ("repetition", ["Nissan"])  # its chief executive speaks for it


def test_in_may_and_earlier_this_year_fit(found: Found) -> None:
    p = pair(found, f"{A}#plants-cut", f"{W}#plants-to-close")
    assert any("May 2025" in why and "(consistent)" in why for why in p["because"])


def test_five_closures_in_japan_fit_within_seven_worldwide(found: Found) -> None:
    (link,) = found["links"]
    assert (link["part"], link["whole"], link["holds"]) == (f"{A}#closures-japan", f"{W}#plants-to-close", True)
    assert "5 plants ≤ 7" in link["because"][0]
    assert question(found, f"{A}#closures-japan")["standing"] == "single"  # a part is not what the whole answers


@pytest.mark.parametrize("claim", ["talks", "own-vehicles", "oppama-city", "plant-concerned"])
def test_what_both_have_from_nikkei_agrees_and_is_repetition(found: Found, claim: str) -> None:
    q = question(found, f"{A}#{claim}", f"{W}#{claim}")
    assert (q["standing"], q["independence"], q["origins"]) == ("agree", "repetition", ["Nikkei"])


def test_the_closure_of_oppama_is_planned_for_one_and_only_considered_for_the_other(undecided: Path) -> None:
    found = report_of(cwd=undecided)
    claims = f"{A}#oppama-closing", f"{W}#oppama-closing"
    assert pair(found, *claims)["relation"] == "conflict"
    (finding,) = [f for f in found["findings"] if f["severity"] == "error"]
    assert (finding["code"], finding["state"], finding["claims"]) == ("RC304", "open", list(claims))
    places = {finding["location"]["path"], *(r["location"]["path"] for r in finding["related"])}
    assert places == {"claims/asia-economy.yaml", "claims/wyoming-star.yaml"}


def test_southern_tokyo_is_not_south_of_tokyo(undecided: Path) -> None:
    found = report_of(cwd=undecided)
    claims = f"{A}#oppama-and-tokyo", f"{W}#oppama-and-tokyo"
    assert pair(found, *claims)["relation"] == "uncertain"
    (finding,) = [f for f in found["findings"] if f["severity"] == "warning"]
    assert (finding["code"], finding["claims"]) == ("RC305", list(claims))


def test_the_memorandum_is_consistent_because_one_partner_is_named_more_precisely(found: Found) -> None:
    p = pair(found, f"{A}#mitsubishi-memorandum", f"{W}#mitsubishi-memorandum")
    assert p["relation"] == "consistent"
    assert any("more precise" in why for why in p["because"])


@pytest.mark.parametrize(
    "claim",
    [f"{A}#{c}" for c in ("capacity", "opened", "area", "zf-stake", "fuso-buses", "oppama-prefecture")]
    + [f"{W}#{c}" for c in ("oppama-workers", "workforce-cut", "oppama-purchase", "not-disclosed", "chief-executive")],
)
def test_what_only_one_article_has_stands_alone(found: Found, claim: str) -> None:
    q = question(found, claim)
    assert (q["standing"], q["independence"], q["pairs"]) == ("single", None, [])


def test_nothing_else_is_in_conflict(found: Found) -> None:
    s = found["summary"]
    assert (s["conflict"], s["uncertain"], s["update"], s["consistent"]) == (1, 1, 0, 1)
    assert s["agree"] >= 8
    assert not [f for f in found["findings"] if f["code"].startswith("RC4")]


def test_undecided_the_check_fails_and_points_at_both_lines(undecided: Path) -> None:
    ran = reconcile("check", cwd=undecided)
    assert ran.code == 1
    texts = {name: (undecided / f"claims/{name}.yaml").read_text().split("\n") for name in (A, W)}
    for name, word in ((A, "planned"), (W, "considered")):
        (claim,) = [n for n, line in enumerate(texts[name]) if line.strip() == "- id: oppama-closing"]
        line = next(n for n in range(claim, claim + 9) if texts[name][n].strip() == f"status: {word}")
        column = texts[name][line].index(word) + 1
        assert f"claims/{name}.yaml:{line + 1}:{column}\n" in ran.out
        assert f"{line + 1:>3} | {texts[name][line]}\n" in ran.out
    for words in ("Nissan previously considered shuttering", "Among the five plants planned for closure"):
        assert words in " ".join(ran.out.split())
    assert "1 error, 1 warning" in " ".join(ran.out.split())
    assert reconcile("diff", A, W, cwd=undecided).code == 1


def test_decided_the_check_is_green_and_still_shows_what_was_decided() -> None:
    if not (ROOT / "claims" / "decisions.yaml").exists():
        pytest.skip("nothing is decided yet")
    ran = reconcile("check", cwd=ROOT)
    assert (ran.code, "0 errors, 0 warnings" in " ".join(ran.out.split())) == (0, True)
    assert reconcile("diff", A, W, cwd=ROOT).code == 0
    shown = reconcile("check", "-v", cwd=ROOT).out
    assert "RC304 status-conflict [decided]" in " ".join(shown.split())


def test_a_decision_goes_stale_when_a_claim_changes(tmp_path: Path) -> None:
    for name in ("claims", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = tmp_path / "claims" / "asia-economy.yaml"
    before = path.read_text()
    changed = before.replace("predicate: closure\n    status: planned", "predicate: closure\n    status: under way")
    assert changed != before
    path.write_text(changed)
    ran = reconcile("check", cwd=tmp_path)
    assert (ran.code, "RC902 stale-decision" in ran.out) == (1, True)


def test_the_whole_diff() -> None:
    against("main-job-diff.txt", reconcile("diff", A, W, "--width", "100", cwd=ROOT).out)
