"""Decisions into the text of `decisions.yaml`: everything else is kept, and nothing is lost on the way."""



from __future__ import annotations

import errno
import os
import random
import shlex
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile import decide, files
from reconcile.cli import cli
from reconcile.config import Config
from reconcile.decide import (
    CannotDecide,
    Decision,
    Wish,
    against,
    decisions_for,
    decisions_in,
    holds,
    record,
    withdraw,
)
from reconcile.finding import RULES
from reconcile.load import load_corpus
from reconcile.pipeline import check
from reconcile.report import Report

ACCEPT = Decision("accepted", ("a#x", "b#x"), "12345678", "status-conflict", "a", "Because.")
SAME = Decision("same", ("a#y", "b#z"), "0123abcd")

# What stands in the file, and what stands there after `ACCEPT`.
LAYOUTS = {
    "no file": ("", "accepted:\n{item}"),
    "only a comment": ("# ours\n", "# ours\naccepted:\n{item}"),
    "no end of line": ("# ours", "# ours\naccepted:\n{item}"),
    "another key": ("same:\n  - claims: [a#p, b#p]\n", "same:\n  - claims: [a#p, b#p]\naccepted:\n{item}"),
    "empty key": ("accepted:  # none yet\nsame: []\n", "accepted:  # none yet\n{item}same: []\n"),
    "empty list": ("accepted: []  # none yet\nsame: []\n", "accepted:  # none yet\n{item}same: []\n"),
    "empty mapping": ("{}\n", "accepted:\n{item}"),
    "a list": (
        "accepted:\n  - finding: RC301  # wrong\n    claims: [a#q, b#q]\n    ruling: both # why\n\n# the end\nsame: []\n",
        "accepted:\n  - finding: RC301  # wrong\n    claims: [a#q, b#q]\n    ruling: both # why\n{item}\n# the end\nsame: []\n",
    ),
    "comments of the last entry": (
        "accepted:\n  - finding: RC301\n    claims: [a#q, b#q]\n    ruling: both\n    # see the letter\n  # next:\n",
        "accepted:\n  - finding: RC301\n    claims: [a#q, b#q]\n    ruling: both\n    # see the letter\n{item}  # next:\n",
    ),
    "empty lines between": (
        "accepted:\n  - {finding: RC301, claims: [a#q], ruling: both}\n\n  - {finding: RC302, claims: [a#q], ruling: both}\n",
        "accepted:\n  - {finding: RC301, claims: [a#q], ruling: both}\n\n  - {finding: RC302, claims: [a#q], ruling: both}\n\n{item}",
    ),
    "a long text at the end": (
        "accepted:\n  - finding: RC301\n    claims: [a#q]\n    ruling: both\n    reason: >-\n      one\n      two\n",
        "accepted:\n  - finding: RC301\n    claims: [a#q]\n    ruling: both\n    reason: >-\n      one\n      two\n{item}",
    ),
    "dashes at the margin": (
        "accepted:\n-   finding: RC301\n    claims: [a#q]\n    ruling: both\n",
        "accepted:\n-   finding: RC301\n    claims: [a#q]\n    ruling: both\n-   finding: status-conflict\n"
        '    claims: [a#x, b#x]\n    on: 12345678\n    ruling: a\n    reason: Because.\n',
    ),
    "in brackets": (
        "{accepted: [{finding: RC301, claims: [a#q], ruling: both}]}\n",
        "{accepted: [{finding: RC301, claims: [a#q], ruling: both}, "
        "{finding: status-conflict, claims: [a#x, b#x], on: 12345678, ruling: a, reason: Because.}]}\n",
    ),
    "other brackets": (
        "{same: []}",
        "{same: [], accepted: [{finding: status-conflict, claims: [a#x, b#x], on: 12345678, ruling: a, reason: Because.}]}",
    ),
    "the end of a document": ("same: []\n...\n", "same: []\naccepted:\n{item}...\n"),
}  # fmt: skip
ITEM = "  - finding: status-conflict\n    claims: [a#x, b#x]\n    on: 12345678\n    ruling: a\n    reason: Because.\n"


@pytest.mark.parametrize("before, after", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_what_stands_there_stays(before: str, after: str, eol: str) -> None:
    expected = after.replace("{item}", ITEM).replace("\n", eol)
    if "\n" not in before:
        expected = expected.replace(eol, "\n")
    got = record(before.replace("\n", eol), ACCEPT)
    assert got == expected
    assert decisions_in(got).accepted[-1].on == "12345678"


RENEWED = [
    (  # comments between the values, a value less and one more
        "accepted:\n  # the plant\n  - finding: RC304  # was it?\n    claims: [b#x, a#x]\n    # old\n    on: aaaaaaaa\n    ruling: b  # hm\n"
        "    expires: 2025-01-01\n  - finding: RC301\n    claims: [a#q]\n    ruling: both\n",
        "accepted:\n  # the plant\n  - finding: status-conflict  # was it?\n    claims: [a#x, b#x]\n    # old\n    on: 12345678\n    ruling: a  # hm\n"
        "    reason: Because.\n  - finding: RC301\n    claims: [a#q]\n    ruling: both\n",
    ),
    (
        "accepted: [{finding: RC304, claims: [a#x, b#x], ruling: both}]\n",
        "accepted: [{finding: status-conflict, claims: [a#x, b#x], on: 12345678, ruling: a, reason: Because.}]\n",
    ),
    (  # a key without a value, and no end of line
        "accepted:\n  - finding: status-conflict\n    claims: [a#x, b#x]\n    ruling: b\n    reason:",
        "accepted:\n  - finding: status-conflict\n    claims: [a#x, b#x]\n    ruling: a\n    reason: Because.\n    on: 12345678",
    ),
    (  # a value to remove on the line of the dash
        "accepted:\n  - by: X\n    finding: RC304\n    claims: [a#x, b#x]\n    ruling: b\n",
        "accepted:\n" + ITEM,
    ),
]  # fmt: skip


@pytest.mark.parametrize("before, after", RENEWED)
def test_a_second_decision_on_the_same_renews_the_first(before: str, after: str) -> None:
    assert holds(before, ACCEPT)
    assert record(before, ACCEPT) == after


def test_long_reasons_are_folded_and_long_lists_broken() -> None:
    long = replace(
        ACCEPT,
        reason="It is said that: no # one 'knows'. " * 8,
        claims=tuple(f"source-{n}#claim-{n}" for n in range(9)),
    )
    text = record("", long)
    assert max(map(len, text.splitlines())) <= 100
    (got,) = decisions_in(text).accepted
    assert got.reason == long.reason.strip() and got.claims == long.claims


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=60).map(
    lambda t: " ".join(t.split())
)
TRAPS = ["a:", "#1", "- b", "'", '"', "yes", "{", "]", ",", "…", "|", "%"]
WORDY = st.one_of(TEXTS, st.lists(st.sampled_from(TRAPS)).map(" ".join))
ENTRIES = st.builds(
    Decision,
    st.sampled_from(["same", "different", "accepted"]),
    st.lists(st.sampled_from(["a#x", "a#y", "b#x", "b#y-1"]), min_size=2, max_size=4, unique=True).map(tuple),
    st.text("0123456789abcdef", min_size=8, max_size=8),
    reason=WORDY,
    by=WORDY,
).map(lambda d: replace(d, finding="value-conflict", ruling="both") if d.kind == "accepted" else d)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(LAYOUTS.values())), st.lists(ENTRIES, min_size=1, max_size=4))
def test_every_decision_reads_back_and_can_be_withdrawn(
    layout: tuple[str, str], entries: list[Decision]
) -> None:
    texts = [layout[0]]
    for entry in entries:
        texts.append(record(texts[-1], entry))
        got = getattr(decisions_in(texts[-1]), entry.kind)
        assert any(
            (e.claims, e.on, e.reason, e.by) == (entry.claims, entry.on, entry.reason, entry.by) for e in got
        )
    for comment in (line for line in layout[0].splitlines() if line.strip().startswith("#")):
        assert comment in texts[-1]
    for before, after in zip(reversed(texts[:-1]), reversed(texts[1:]), strict=True):
        assert withdraw(before, after, after) == before


def test_withdrawing_leaves_what_others_wrote_since() -> None:
    def others(text: str) -> str:
        text = record(text, replace(ACCEPT, claims=("a#q",)))
        return record(text, replace(SAME, claims=("a#q", "b#q")))

    for before in (
        "",
        record("", SAME),
        record("", replace(ACCEPT, claims=("b#q",))),
        record("", replace(ACCEPT, ruling="b")),
    ):
        mine = record(before, ACCEPT)
        undone = withdraw(before, mine, others(mine))
        assert undone is not None and decisions_in(undone) == decisions_in(others(before))
        with pytest.raises(CannotDecide):
            withdraw(before, mine, mine.replace("Because.", "No."))


@pytest.mark.parametrize(
    "text", ["accepted: [", "- a\n", "accepted: yes\n", "accepted:\n  - claims: x\n", "a: 1\na: 2\n"]
)
def test_a_file_that_cannot_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(CannotDecide):
        record(text, ACCEPT)


def test_same_and_different_contradict_each_other() -> None:
    text = "different:\n  - claims: [a#y, b#z, c#z]\n    expires: 2025-01-01\n"
    assert against(text, SAME, date(2025, 1, 1)) == "line 2"
    assert against(text, SAME, date(2025, 1, 2)) == ""
    assert against(text, replace(SAME, kind="different")) == ""


# What the command line asks for


def source(id: str, status: str, staff: int) -> str:
    return (
        f"source: {{id: {id}, published: 2025}}\nclaims:\n"
        f"  - {{id: closing, subject: Oppama plant, predicate: closure, status: {status}}}\n"
        f"  - {{id: staff, subject: Nissan, predicate: employees, quantity: {staff}}}\n"
    )


def reported(decisions: str = "") -> Report:
    texts = {"a.yaml": source("a", "planned", 100), "b.yaml": source("b", "ruled out", 300)}
    if decisions:
        texts["decisions.yaml"] = decisions
    return check(load_corpus(texts), {}, Config(), date(2026, 1, 1))


def test_a_finding_is_named_by_the_beginning_of_its_fingerprint_and_settled() -> None:
    report = reported()
    finding = next(f for f in report.findings if f.name == "status-conflict")
    (decision,) = decisions_for([finding.fingerprint[:4]], Wish(ruling="a", reason="So it is."), report)
    assert (decision.on, decision.claims) == (finding.fingerprint, ("a#closing", "b#closing"))
    settled = {f.name: f.state for f in reported(record("", decision)).findings}
    assert settled == {"status-conflict": "decided", "value-conflict": "open"}


def test_claims_called_different_no_longer_conflict() -> None:
    (decision,) = decisions_for(["b#staff", "a#staff"], Wish(kind="different"), reported())
    assert [f.name for f in reported(record("", decision)).findings] == ["status-conflict"]


SAME_AND_NOT = "same:\n  - claims: [a#staff, b#staff]\ndifferent:\n  - claims: [a#staff, b#staff, a#closing]\n"


def test_a_pair_called_the_same_and_different_is_an_error_at_both_places() -> None:
    for text, called, other in (
        (SAME_AND_NOT, "different", "same"),
        (SAME_AND_NOT.replace("same", "x").replace("different", "same").replace("x", "different"), "same", "different"),
    ):
        report = reported(text)
        (finding,) = (f for f in report.findings if f.code == "RC904")
        assert (finding.severity, finding.state, finding.claims) == ("error", "open", ("a#staff", "b#staff"))
        assert finding.message == f"a#staff and b#staff are called {called} here and {other} elsewhere"
        assert str(finding.location) == "decisions.yaml:4:5"
        assert [str(r.location) for r in finding.related] == ["decisions.yaml:2:5"]
        # Neither holds: the two are one question, as the matcher has it.
        assert any({"a#staff", "b#staff"} <= set(q.claims) for q in report.questions)


def test_an_expired_decision_contradicts_nothing() -> None:
    report = reported(SAME_AND_NOT.replace("different:", "    expires: 2025-12-31\ndifferent:"))
    assert [f.code for f in report.findings if f.code.startswith("RC9")] == ["RC903"]
    assert not any({"a#staff", "b#staff"} <= set(q.claims) for q in report.questions)


def test_a_decision_about_more_claims_than_anybody_means_is_refused() -> None:
    """Every two of its claims are a pair: ten thousand would be fifty million."""
    for count, found in ((500, []), (501, ["RC008"])):
        names = ", ".join(f"a#c{n}" for n in range(count))
        findings = load_corpus({"decisions.yaml": f"same:\n  - claims: [{names}]\n"}).findings
        assert [f.code for f in findings if f.code != "RC007"] == found


def test_a_stale_decision_is_renewed() -> None:
    old = "accepted:\n  - finding: RC304\n    claims: [a#closing, b#closing]\n    on: '00000000'\n    ruling: a\n"
    report = reported(old)
    finding = next(f for f in report.findings if f.name == "status-conflict")
    assert finding.state == "stale"
    (decision,) = decisions_for([finding.fingerprint], Wish(ruling="b", reason="Now it is not."), report)
    assert {f.name: f.state for f in reported(record(old, decision)).findings} == {
        "status-conflict": "decided",
        "value-conflict": "open",
    }


FINDING = next(f.fingerprint for f in reported().findings if f.code == "RC304")
OK = Wish(ruling="a", reason="x")
WRONG = [
    ([FINDING], Wish(), "one of --ruling"),
    ([FINDING], Wish(ruling="a", kind="same"), "one of --ruling"),
    ([FINDING], Wish(ruling="a"), "--reason"),
    ([FINDING], Wish(ruling="a", reason=" \n "), "--reason"),
    ([FINDING], Wish(ruling="a", reason="x\x1b[2J"), "no text"),
    ([FINDING], Wish(ruling="unresolvd", reason="x"), "did you mean unresolved?"),
    ([FINDING], replace(OK, expires="soon"), "--expires"),
    ([FINDING], replace(OK, expires="2025"), "past already"),
    ([FINDING], replace(OK, expires="2025/.."), "no end"),
    ([FINDING[:3]], OK, "at least 4"),
    (["zzzz"], OK, "no fingerprint"),
    (["0000"], OK, "open are "),
    (["a#closing", "b#closing"], OK, "--same or --different"),
    (["a#closing"], Wish(kind="same"), "two claims"),
    (["a#closing", "b#closin"], Wish(kind="same"), "did you mean b#closing?"),
]  # fmt: skip


@pytest.mark.parametrize("words, wish, said", WRONG)
def test_what_cannot_be_meant_is_refused_with_a_hint(words: list[str], wish: Wish, said: str) -> None:
    with pytest.raises(CannotDecide) as error:
        decisions_for(words, wish, reported(), date(2026, 1, 1))
    assert said in str(error.value)


def test_a_prefix_of_several_fingerprints_is_refused() -> None:
    report = reported()
    twins = tuple(f.with_(fingerprint=f"abcd000{n}") for n, f in enumerate(report.findings[:2]))
    with pytest.raises(CannotDecide, match=r"abcd0000 .*, abcd0001"):
        decisions_for(["abcd"], OK, replace(report, findings=twins))


# On the disk


def test_the_byte_order_mark_stays(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_bytes(b"\xef\xbb\xbfsame: []\r\n")
    files.rewrite(path, lambda text: record(text or "", ACCEPT))
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfsame: []\r\naccepted:\r\n") and b"\xef\xbb\xbf" not in data[3:]


WRITER = """
import sys, time
from reconcile import decide, files
from reconcile.decide import Decision, record
path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
for n in range(count):
    decision = Decision("accepted", (f"{name}#{n}",), "12345678", "no-quote", "both", "Because it is so. " * 40)
    files.rewrite(path, lambda text: record(text or "", decision))
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)], stdout=subprocess.PIPE
    )


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    both = [writer(path, name, 15) for name in "ab"]
    assert [p.wait(60) for p in both] == [0, 0]
    for p in both:
        p.communicate()
    got = [claims for entry in decisions_in(path.read_text()).accepted for claims in entry.claims]
    assert sorted(got) == sorted(f"{name}#{n}" for name in "ab" for n in range(15))
    assert os.listdir(tmp_path) == ["decisions.yaml"]


def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    chance = random.Random(1)
    whole: set[str] = {""}
    expected = ""
    for n in range(1000):
        expected = record(
            expected,
            Decision("accepted", (f"a#{n}",), "12345678", "no-quote", "both", "Because it is so. " * 40),
        )
        whole.add(expected)
        if n > 40:
            break
    seen = set()
    for _ in range(5):
        path.unlink(missing_ok=True)
        process = writer(path, "a", 40)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        text = path.read_text() if path.exists() else ""
        assert text in whole
        seen.add(text)
    assert len(seen) > 2  # it was killed at different moments
    for leftover in tmp_path.iterdir():
        assert leftover == path or leftover.name.startswith(".decisions.yaml.")
    assert [p for p in files.open_project([tmp_path]).texts if not p.endswith("decisions.yaml")] == []


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """The limit on file sizes stands in for the disk: writing fails half way with a short write."""
    resource = pytest.importorskip("resource")
    path = tmp_path / "decisions.yaml"
    old = record("", ACCEPT)
    path.write_text(old)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(old) + 20, before[1]))
    try:
        with pytest.raises(OSError) as error:
            files.rewrite(path, lambda text: record(text or "", replace(SAME, reason="so " * 40)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert error.value.errno == errno.EFBIG
    assert path.read_text() == old and os.listdir(tmp_path) == ["decisions.yaml"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_no_space_left_leaves_the_old_file(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text("same: []\n")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, full)
    with pytest.raises(OSError):
        files.rewrite(path, lambda text: record(text or "", ACCEPT))
    assert path.read_text() == "same: []\n" and os.listdir(tmp_path) == ["decisions.yaml"]


def test_create_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.yaml"
    assert files.create(path, "one") and not files.create(path, "two")
    assert path.read_text() == "one"


def test_the_rules_that_decisions_name_exist() -> None:
    assert {"status-conflict", "no-quote", "value-conflict"} <= {name for name, _ in RULES.values()}


# On the command line


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "reconcile.toml").write_text("")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.yaml").write_text(source("a", "planned", 100))
    (tmp_path / "claims" / "b.yaml").write_text(source("b", "ruled out", 300))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[object, str]:
    result = CliRunner().invoke(cli, words, standalone_mode=False)
    code = (
        result.return_value
        if result.exception is None
        else getattr(result.exception, "exit_code", result.exception)
    )
    return code, result.output + (str(result.exception) if result.exception else "")


def test_what_check_proposes_settles_it(project: Path) -> None:
    """The help of every finding is a command that can be given as it stands."""
    code, page = run("check", "--width", "1000")
    assert code == 1
    commands = [
        shlex.split(line.partition("help: settle it: ")[2])
        for line in page.splitlines()
        if "help: settle it: " in line
    ]
    assert len(commands) == 2
    for command in commands:
        code, said = run(*command[1:])
        assert code == 0 and said.startswith("claims/decisions.yaml:") and f"on: {command[2]}" in said
    assert run("check")[0] == 0
    assert "(renewed)" in run(*commands[0][1:])[1]
    assert len(decisions_in((project / "claims" / "decisions.yaml").read_text()).accepted) == 2


def test_a_decision_is_renewed_in_the_file_that_has_it(project: Path) -> None:
    other = project / "claims" / "sub" / "decisions.yml"
    other.parent.mkdir()
    other.write_text(
        f"accepted:\n  - {{finding: RC304, claims: [a#closing, b#closing], on: '{FINDING}', ruling: a}}\n"
    )
    (project / "claims" / "decisions.yaml").write_text("same: []\n")
    code, said = run("decide", FINDING, "--ruling", "both", "--reason", "x")
    assert (
        code == 0
        and said.startswith("claims/sub/decisions.yml:2: accepted (renewed)")
        and "ruling: both" in other.read_text()
    )
    assert run("decide", "a#staff", "b#staff", "--same")[1].startswith("claims/decisions.yaml:2: same")
    code, said = run("decide", "a#staff", "b#staff", "--different")
    assert code == 2 and "called same in claims/decisions.yaml, line 2" in said


@pytest.mark.parametrize(
    "words", [["0000"], ["a#staff", "--same"], ["a#staff", "b#staff", "--same", "--different"], []]
)
def test_bad_arguments_are_exit_2_and_write_nothing(project: Path, words: list[str]) -> None:
    assert run("decide", *words)[0] == 2
    assert not (project / "claims" / "decisions.yaml").exists()


@pytest.mark.parametrize("content", [b"accepted: [\n", b"\xff\xfe", b"accepted: no\n"])
def test_a_broken_file_is_left_alone(project: Path, content: bytes) -> None:
    path = project / "claims" / "decisions.yaml"
    path.write_bytes(content)
    assert run("decide", "a#staff", "b#staff", "--same")[0] == 2
    assert path.read_bytes() == content


def test_a_link_that_leads_out_is_not_followed(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "decisions.yaml"
    outside.write_text("same: []\n")
    os.symlink(outside, project / "claims" / "decisions.yaml")
    code, said = run("decide", "a#staff", "b#staff", "--same")
    assert code == 2 and "outside the project" in said and outside.read_text() == "same: []\n"


def test_a_text_that_says_anything_else_is_never_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a way to put a decision into the file does wrong is noticed when the text is read back."""
    before = record(record("", ACCEPT), replace(SAME, claims=("a#p", "b#p")))
    good = record(before, SAME)
    wrong = [
        good.replace("Because.", "No."),
        good.replace("[a#p, b#p]", "[a#p, c#p]"),
        good.replace("0123abcd", "0123abce"),
        good + good.partition("same:")[2],
        record("", SAME),
        before,
    ]
    for text in wrong:
        monkeypatch.setattr(decide._Place, "changes", lambda *_, text=text: [lambda: text])
        with pytest.raises(CannotDecide, match="by hand"):
            record(before, SAME)
    monkeypatch.setattr(decide._Place, "changes", lambda *_: [lambda: wrong[0], lambda: good])
    assert record(before, SAME) == good


def test_decisions_join_at_most_so_many_claims_one_through_the_other() -> None:
    """Every two of a question are compared: 500 that one after the other is called the same are joined, no more."""
    said = "subject: Northfield, predicate: workforce, quantity: 950"
    many = "".join(f"  - {{id: c{n}, {said}}}\n" for n in range(600))
    pairs = "".join(f"  - claims: [one#c, many#c{n}]\n" for n in range(600))
    corpus = load_corpus(
        {
            "one.yaml": f"source: {{published: 2025-07-07}}\nclaims:\n  - {{id: c, {said}}}\n",
            "many.yaml": f"source: {{published: 2025-07-07}}\nclaims:\n{many}",
            "decisions.yaml": f"same:\n{pairs}",
        }
    )
    (told,) = corpus.findings
    assert told.code == "RC008"
    assert told.because == ("with these they are 501; what would add to them is left out from here on",)
    assert told.location is not None and told.location.start.line == 2 + 499
    assert len(corpus.decisions.same) == 499
