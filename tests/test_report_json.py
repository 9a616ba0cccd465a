"""The JSON report: it holds to its schema, and to what the documentation promises of its keys."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command import ROOT, reconcile, report_of, write_files
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.config import Config
from reconcile.finding import RULES
from reconcile.load import load_corpus
from reconcile.pipeline import check
from reconcile.report import RELATIONS, STANDINGS
from reconcile.reporters import Options
from reconcile.reporters import json as reporter

Found = dict[str, Any]

HEAD = "source: {{published: {}}}\nclaims:\n"


def claims(published: str, *lines: str) -> str:
    return HEAD.format(published) + "".join(f"  - {{{line}}}\n" for line in lines)


CORPORA: dict[str, dict[str, str]] = {
    "every kind of value": {
        "claims/a.yaml": claims(
            "2025-03-01",
            "id: cut, subject: Acme, predicate: plants, quantity: 17 -> 10 plants, said_by: Ann, scope: [Japan, Spain]",
            "id: share, subject: Acme, predicate: staff, quantity: about 15 % of 133 000 jobs, certainty: probable",
            "id: day, subject: Acme, predicate: opened, date: May 1961",
            "id: name, subject: Acme, predicate: chief executive, entity: [Ann, Bob]",
            "id: words, subject: Acme, predicate: colour, text: blue",
            "id: talks, subject: Acme, predicate: talks with Bolt, status: in talks, negated: true, when: 2024/2025",
            "id: price, subject: Acme, predicate: price of Bolt, quantity: 500 billion yen (£2.6bn), announced: 2025",
            "id: part, subject: Acme, predicate: layoffs, quantity: '> 400', part_of: share",
        ),
        "claims/b.yaml": claims(
            "2025-03-02",
            "id: cut, subject: Acme, predicate: plant closures, quantity: 7 of 17 plants, said_by: Ann, scope: [Japan, Spain]",
            "id: price, subject: Acme, predicate: price of Bolt, quantity: 700 billion yen",
            "id: day, subject: Acme, predicate: opened, date: 1961",
            "id: talks, subject: Acme, predicate: talks with Bolt, status: in talks, when: 2024/2025",
        ),
    },
    "nothing to check": {"claims/a.yaml": "source: {}\nclaims: []\n"},
    "partly unreadable": {
        "claims/a.yaml": claims("2025", "id: x, subject: Acme, predicate: staff, quantity: 12 workers"),
        "claims/b.yaml": "source: [\n",
        "claims/c.yaml": claims("2025", "id: x, subject: Acme, predicate: staff, quantity: twelveish"),
        "claims/notes.yaml": "a: b\n",
    },
    "decided and stale": {
        "claims/a.yaml": claims("2025", "id: x, subject: Acme, predicate: price of Bolt, quantity: $5 million"),
        "claims/b.yaml": claims("2025", "id: x, subject: Acme, predicate: price of Bolt, quantity: $7 million"),
        "claims/decisions.yaml": "accepted:\n"
        "  - {finding: value-conflict, claims: [a#x, b#x], ruling: a, reason: seen}\n"
        "  - {finding: text-differs, claims: [a#x, b#x], ruling: a, reason: seen}\n",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """The report of each corpus, and of the repository's claims."""
    reports = {"repository": report_of(cwd=ROOT)}
    for name, files in CORPORA.items():
        reports[name] = report_of(cwd=write_files(tmp_path_factory.mktemp("corpus"), files))
    return reports


NAMES = ["repository", *CORPORA]


@pytest.fixture(params=NAMES)
def report(request: pytest.FixtureRequest, found: dict[str, Found]) -> Found:
    return found[request.param]


# The schema


def test_the_schema_is_a_schema_and_is_what_the_command_prints() -> None:
    jsonschema.Draft202012Validator.check_schema(reporter.schema())
    assert json.loads(reconcile("schema", "report", cwd=ROOT).out) == reporter.schema()


def test_a_report_holds_to_the_schema(report: Found) -> None:
    jsonschema.Draft202012Validator(reporter.schema()).validate(report)
    assert report["schema_version"] == 1


@pytest.mark.parametrize("command", ["report", "diff", "check"])
def test_every_command_has_the_same_shape(command: str) -> None:
    words = ["asia-economy", "wyoming-star"] if command == "diff" else []
    seen = report_of(*words, cwd=ROOT, command=command)
    jsonschema.Draft202012Validator(reporter.schema()).validate(seen)
    assert list(seen) == list(report_of(cwd=ROOT))


def test_the_schema_refuses_what_is_not_so(found: dict[str, Found]) -> None:
    """Otherwise it would prove nothing."""
    validator = jsonschema.Draft202012Validator(reporter.schema())
    good = found["repository"]
    for key in good:
        assert not validator.is_valid({k: v for k, v in good.items() if k != key}), key
    question = good["questions"][0]
    for key in question:
        missing = {k: v for k, v in question.items() if k != key}
        assert not validator.is_valid({**good, "questions": [missing]}), key
    assert not validator.is_valid({**good, "questions": [{**question, "standing": "fine"}]})
    assert not validator.is_valid({**good, "findings": [{**good["findings"][0], "state": "closed"}]})
    assert validator.is_valid({**good, "questions": [{**question, "more": 1}], "more": 1})  # keys may be added


# The keys


def test_the_counts_are_those_of_the_lists(report: Found) -> None:
    summary, questions, findings = report["summary"], report["questions"], report["findings"]
    assert summary["sources"] == len(report["sources"])
    assert summary["claims"] == len(report["claims"])
    assert summary["questions"] == len(questions)
    assert summary["pairs"] == sum(len(q["pairs"]) for q in questions)
    standings = Counter(q["standing"] for q in questions)
    assert {s: summary[s] for s in STANDINGS} == {s: standings[s] for s in STANDINGS}
    assert sum(standings.values()) == len(questions)
    open_ = Counter(f["severity"] for f in findings if f["state"] != "decided")
    assert [summary[k] for k in ("errors", "warnings", "notes")] == [open_[k] for k in ("error", "warning", "note")]
    assert summary["decided"] == sum(f["state"] == "decided" for f in findings)
    assert summary["quotes"] <= sum(len(c["quote"]) for c in report["claims"])


def test_complete_says_whether_everything_could_be_checked(report: Found) -> None:
    assert report["complete"] is not any(f["code"] < "RC2" for f in report["findings"])


def test_lists_are_sorted(report: Found) -> None:
    for key in ("sources", "claims", "questions"):
        ids = [x["id"] for x in report[key]]
        assert ids == sorted(set(ids)), key
    for question in report["questions"]:
        assert question["claims"] == sorted(set(question["claims"]))
        assert question["origins"] == sorted(set(question["origins"]))
        pairs = [(p["a"], p["b"]) for p in question["pairs"]]
        assert pairs == sorted(set(pairs))
    for key, names in (("links", ("part", "whole")), ("uncertain", ("a", "b"))):
        rows = [tuple(x[n] for n in names) for x in report[key]]
        assert rows == sorted(set(rows)), key
    places = [
        (at["path"], at["start"]["line"], at["start"]["column"]) if (at := f["location"]) else ("", 0, 0)
        for f in report["findings"]
    ]
    assert places == sorted(places)
    assert all(f["claims"] == sorted(set(f["claims"])) for f in report["findings"])


def test_every_claim_answers_a_question_and_every_reference_leads_somewhere(report: Found) -> None:
    ids = {c["id"] for c in report["claims"]}
    assert {id for q in report["questions"] for id in q["claims"]} == ids
    assert {c["source"] for c in report["claims"]} <= {s["id"] for s in report["sources"]}
    assert all(c["id"].partition("#")[0] == c["source"] for c in report["claims"])
    named = [id for q in report["questions"] for p in q["pairs"] for id in (p["a"], p["b"])]
    named += [id for x in report["links"] for id in (x["part"], x["whole"])]
    named += [id for d in report["uncertain"] for id in (d["a"], d["b"])]
    named += [id for f in report["findings"] if f["state"] == "open" and f["code"] < "RC9" for id in f["claims"]]
    assert set(named) <= ids


def test_pairs_are_those_of_different_sources_and_those_in_which_one_contradicts_itself(report: Found) -> None:
    for question in report["questions"]:
        asked = {(a, b) for a in question["claims"] for b in question["claims"] if a < b}
        between = {(a, b) for a, b in asked if a.split("#")[0] != b.split("#")[0]}
        listed = {(p["a"], p["b"]): p for p in question["pairs"]}
        assert between <= listed.keys() <= asked
        assert all(listed[pair]["relation"] == "conflict" for pair in listed.keys() - between)
        assert all(p["newer"] in (None, p["a"], p["b"]) for p in listed.values())
        assert all(p["because"] for p in listed.values())


def test_a_standing_is_the_first_among_the_pairs(report: Found) -> None:
    order = ("conflict", "uncertain", "update", "consistent", "agree")
    assert set(order) == set(RELATIONS)
    for question in report["questions"]:
        relations = {p["relation"] for p in question["pairs"]}
        assert question["standing"] == next((r for r in order if r in relations), "single")


def test_independence_is_null_of_one_source_only(report: Found) -> None:
    for question in report["questions"]:
        several = len({id.split("#")[0] for id in question["claims"]}) > 1
        assert (question["independence"] is not None) is several
        assert question["independence"] in (None, "repetition", "distinct", "unknown")
        if question["standing"] == "single":
            assert (question["independence"], question["origins"]) == (None, [])


def test_no_doubtful_pair_is_in_one_question(report: Found) -> None:
    asked = {id: {q["id"] for q in report["questions"] if id in q["claims"]} for q in report["questions"] for id in q["claims"]}
    assert all(not asked[d["a"]] & asked[d["b"]] for d in report["uncertain"])


def test_findings_name_their_rule_and_say_why_and_what_to_do(report: Found) -> None:
    for f in report["findings"]:
        assert f["name"] == RULES[f["code"]][0]
        assert f["help"] or f["state"] == "decided", f["message"]
        assert f["because"] or f["code"] < "RC2", f["message"]
        if f["claims"] and f["code"] < "RC9":
            assert f["fingerprint"], f["message"]
    printed = [f["fingerprint"] for f in report["findings"] if f["fingerprint"]]
    assert len(printed) == len(set(printed))


def test_places_are_counted_from_1_in_code_points(tmp_path: Path) -> None:
    text = "# 𝒜é\nsource: {title: 𝒜é, published: soonish}\nclaims: [{id: a, subject: 𝒜, predicate: p}]\n"
    seen = report_of(cwd=write_files(tmp_path, {"claims/a.yaml": text}))
    (finding,) = seen["findings"]
    line = text.split("\n")[finding["location"]["start"]["line"] - 1]
    start, end = (finding["location"][k]["column"] - 1 for k in ("start", "end"))
    assert line[start:end] == "soonish"


def test_values_are_exact_and_numbers_are_strings(found: dict[str, Found]) -> None:
    by_id = {c["id"]: c for c in found["every kind of value"]["claims"]}
    assert by_id["a#cut"]["value"]["before"]["figure"] == "17"
    assert by_id["a#cut"]["value"]["after"]["figure"] == "10"
    assert by_id["b#cut"]["value"]["whole"]["figure"] == "17"
    assert by_id["a#day"]["value"]["edtf"] == "1961-05"
    assert by_id["a#name"]["value"] == {"names": ["Ann", "Bob"]}
    assert by_id["a#words"]["value"] == {"text": "blue"}
    assert by_id["a#talks"]["value"] is None
    assert by_id["a#price"]["value"]["also"][0]["amount"]["figure"] == "2600000000"
    assert (by_id["a#talks"]["kind"], by_id["a#talks"]["negated"], by_id["a#talks"]["when"]) == ("event", True, "2024/2025")
    assert by_id["a#part"]["part_of"] == "a#share"

    def numbers(value: object) -> list[object]:
        if isinstance(value, dict):
            return [n for v in value.values() for n in numbers(v)]
        if isinstance(value, list):
            return [n for v in value for n in numbers(v)]
        return [value] if isinstance(value, float) else []

    assert all(numbers(c["value"]) == [] for c in by_id.values())


def test_a_decided_finding_is_still_there(found: dict[str, Found]) -> None:
    seen = found["decided and stale"]
    states = {f["code"]: f["state"] for f in seen["findings"]}
    assert states["RC301"] == "decided"
    assert states["RC901"] == "open"  # what the other decision is about was not found
    assert seen["summary"]["decided"] == 1


# Stability


def test_one_more_source_changes_no_question_id(tmp_path: Path) -> None:
    files = CORPORA["every kind of value"]
    before = report_of(cwd=write_files(tmp_path, files))
    more = claims("2025-03-03", "id: z, subject: Acme, predicate: opened, date: 1961", "id: y, subject: Zed, predicate: owner, entity: Ann")
    after = report_of(cwd=write_files(tmp_path, {"claims/0.yaml": more}))
    ids = {frozenset(q["claims"]): q["id"] for q in before["questions"]}
    kept = {frozenset(c for c in q["claims"] if c.split("#")[0] != "0"): q["id"] for q in after["questions"]}
    kept.pop(frozenset())
    assert kept == ids


def test_a_fingerprint_does_not_depend_on_lines_or_white_space(tmp_path: Path) -> None:
    files = CORPORA["decided and stale"]
    plain = report_of(cwd=write_files(tmp_path / "1", {k: v for k, v in files.items() if "decisions" not in k}))
    moved = {k: "# moved\n\n" + v.replace("price of Bolt", "price  of Bolt") for k, v in files.items() if "decisions" not in k}
    other = report_of(cwd=write_files(tmp_path / "2", moved))
    assert [f["fingerprint"] for f in plain["findings"]] == [f["fingerprint"] for f in other["findings"]]
    changed = {k: v.replace("$7", "$8") for k, v in files.items() if "decisions" not in k}
    third = report_of(cwd=write_files(tmp_path / "3", changed))
    assert [f["fingerprint"] for f in plain["findings"]] != [f["fingerprint"] for f in third["findings"]]


WORDS = st.sampled_from(["staff", "plants", "price of Bolt", "opened", "talks with Bolt", "colour"])
VALUES = st.sampled_from(["quantity: 7 plants", "quantity: 300 workers", "quantity: -15 %", "date: 1961", "text: blue",
                          "entity: Ann", "status: planned", "status: denied", "quantity: 17 -> 10 plants"])  # fmt: skip
CLAIM = st.tuples(st.sampled_from(["Acme", "Bolt"]), WORDS, VALUES)
SOURCE = st.lists(CLAIM, min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.lists(SOURCE, min_size=1, max_size=3))
def test_any_corpus_gives_a_report_that_holds_to_the_schema(sources: list[list[tuple[str, str, str]]]) -> None:
    files = {
        f"claims/{chr(97 + n)}.yaml": claims(
            f"202{n}", *(f"id: c{i}, subject: {s}, predicate: {p}, {v}" for i, (s, p, v) in enumerate(some))
        )
        for n, some in enumerate(sources)
    }
    corpus = load_corpus(files)
    seen = json.loads(reporter.render(check(corpus, {}, Config()), Options()))
    jsonschema.Draft202012Validator(reporter.schema()).validate(seen)
    for test in (test_the_counts_are_those_of_the_lists, test_lists_are_sorted, test_a_standing_is_the_first_among_the_pairs,
                 test_independence_is_null_of_one_source_only, test_no_doubtful_pair_is_in_one_question,
                 test_every_claim_answers_a_question_and_every_reference_leads_somewhere,
                 test_pairs_are_those_of_different_sources_and_those_in_which_one_contradicts_itself):  # fmt: skip
        test(seen)
