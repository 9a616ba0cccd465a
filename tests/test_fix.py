"""`--fix`: what is safe is mended by splices, and nothing else is touched."""



from __future__ import annotations

import errno
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from command import environment
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile import files
from reconcile.cli import cli
from reconcile.fingerprint import fingerprint
from reconcile.fix import fixed, sha256_of
from reconcile.load import load_corpus

ARTICLE = (
    "“It’s over,” she said – the plant’s 17\u00a0workers left.\n\nNobody — not “one” — stayed on 5-6 May. "
    "It's over. A 'twin' and a ‘twin’. The well-known 17 plants: all #1, they say… and more.\n"
)
SHA = hashlib.sha256(ARTICLE.encode()).hexdigest()
HEAD = f"source:\n  article: a.txt  # ours\n  article_sha256: {SHA}\nclaims:\n"


def mended(quote: str, before: str = "") -> str:
    """The line of a quote after `--fix`; nothing else may have changed."""
    text = f"{HEAD}  - id: x  # one\n    subject: s\n{before}    quote: {quote}\n    predicate: p  # two\n"
    got = fixed("c.yaml", text, {"a.txt": ARTICLE}).text
    head, _, rest = got.partition("    quote: ")
    assert head == text.partition("    quote: ")[0] and rest.endswith("\n    predicate: p  # two\n")
    return rest.removesuffix("\n    predicate: p  # two\n")


MENDED = [
    # as written, as it is then
    ("It's over,\" she said - the plant's", "It’s over,” she said – the plant’s"),
    ("she said  –  the plant’s", "she said – the plant’s"),
    ('\'"It\'\'s over," she\'', "'“It’s over,” she'"),
    ('"she  said — the plant’s  "', '"she said – the plant’s"'),
    ('"she said \\u2014 the plant’s"', "'she said – the plant’s'"),
    ("Nobody -\n      not 'one'", "Nobody -\n      not 'one'"),  # other marks: not the article's
    ('Nobody -\n      not "one"', "Nobody —\n      not “one”"),
    (">-\n      Nobody -\n      not \"one\"", ">-\n      Nobody —\n      not “one”"),
    ("the plant's … stayed", "the plant’s … stayed"),
    ("the plant's[...]stayed", "the plant’s[...]stayed"),
    ("they say… and", "they say… and"),
    ("on 5–6 May", "on 5-6 May"),
    ("[the plant's 17, not 'one']", "[the plant’s 17, not 'one']"),
    ("['the plant''s', \"well–known\"]", "['the plant’s', \"well-known\"]"),
    ("plant’s 17\u00a0workers", "plant’s 17 workers"),
]  # fmt: skip
LEFT = [
    "It's over.",  # as the article has it
    "ʼtwinʼ",  # the article has it in two ways, neither of them this
    "the plants 17 workers",
    "The plant’s 17 workers",
    "7 workers",
    "he plant's 17",
    "17 plants; all",
    "stayed … the plant's",  # not in this order
    "17 plants: all",  # cut short by YAML, which is a finding
    "",
]  # fmt: skip


@pytest.mark.parametrize("before, after", MENDED)
def test_the_articles_own_characters(before: str, after: str) -> None:
    assert mended(before) == after
    assert mended(after) == after


@pytest.mark.parametrize("quote", LEFT)
def test_a_quote_that_differs_in_anything_else_is_left(quote: str) -> None:
    assert mended(quote) == quote


def test_a_word_that_yaml_would_misread_puts_the_quote_in_quotation_marks() -> None:
    article = "The sign read “A: 'b' – c” then."
    text = HEAD + "  - {id: x, subject: s, predicate: p, quote: \"A: 'b' - c\"}\n"
    assert "quote: \"A: 'b' – c\"" in fixed("c.yaml", text, {"a.txt": article}).text
    text = HEAD + "  - id: x\n    subject: s\n    predicate: p\n    quote: “quoted” words\n"
    got = fixed("c.yaml", text, {"a.txt": 'so "quoted" words'}).text
    assert "quote: '\"quoted\" words'\n" in got


HASHES = [
    ("source:\n  article: a.txt  # ours\n  title: t\nclaims: []\n", "source:\n  article: a.txt  # ours\n  article_sha256: {}\n  title: t\nclaims: []\n"),
    ("source: {article: a.txt, title: t}\nclaims: []\n", "source: {article: a.txt, article_sha256: {}, title: t}\nclaims: []\n"),
    ("claims: []\nsource:\n    article: a.txt", "claims: []\nsource:\n    article: a.txt\n    article_sha256: {}"),
    ("source:\r\n  article: a.txt\r\nclaims: []\r\n", "source:\r\n  article: a.txt\r\n  article_sha256: {}\r\nclaims: []\r\n"),
    ("source:\n  article: a.txt\n  article_sha256:\nclaims: []\n", "source:\n  article: a.txt\n  article_sha256: {}\nclaims: []\n"),
    ("source:\n  article: a.txt\n  article_sha256: 0123  # old\nclaims: []\n", "source:\n  article: a.txt\n  article_sha256: {}  # old\nclaims: []\n"),
    ("source:\n  article: b.txt\nclaims: []\n", "source:\n  article: b.txt\nclaims: []\n"),
    ("source:\n  title: t\nclaims: []\n", "source:\n  title: t\nclaims: []\n"),
    ("source:\n  article: a.txt\nclaims: [\n", "source:\n  article: a.txt\nclaims: [\n"),
]  # fmt: skip


@pytest.mark.parametrize("before, after", HASHES)
def test_the_hash_of_the_article(before: str, after: str) -> None:
    got = fixed("c.yaml", before, {"a.txt": ARTICLE})
    assert got.text == after.replace("{}", SHA) and bool(got.done) == (before != got.text)
    assert fixed("c.yaml", got.text, {"a.txt": ARTICLE}).text == got.text
    assert sha256_of(ARTICLE) == SHA


def test_a_changed_article_is_not_taken_for_checked_when_a_quote_is_gone() -> None:
    text = "source:\n  article: a.txt\n  article_sha256: '01'\nclaims:\n  - {id: x, subject: s, predicate: p, quote: %s}\n"
    assert fixed("c.yaml", text % "not there", {"a.txt": ARTICLE}).text == text % "not there"
    assert SHA in fixed("c.yaml", text % "It's over", {"a.txt": ARTICLE}).text


PIECES = st.lists(
    st.sampled_from([*"“”‘’'\"-–— \u00a0\n#:,[]{}", "word", "17", "…", "é", "  "]), min_size=1, max_size=14
).map("".join)


@settings(max_examples=100, deadline=None)
@given(PIECES, PIECES, st.integers(0, 2**32))
def test_only_marks_and_white_space_ever_change(before: str, passage: str, seed: int) -> None:
    """Whatever the passage: the file's claims are the same but for the marks of the quote, and the rest of its
    bytes, too."""
    chance = random.Random(seed)
    variant = "".join(
        chance.choice('“”"') if c in '“”"' else chance.choice("‘’'") if c in "‘’'" else c for c in passage
    )
    written = "'" + variant.replace("'", "''").replace("\n", " ") + "'"
    article = f"{before} {passage} end"
    head = HEAD.replace(SHA, sha256_of(article))
    text = f"{head}  - {{id: x, subject: s, predicate: p, quote: {written}, note: n}}  # end\n"
    got = fixed("c.yaml", text, {"a.txt": article}).text
    marks = str.maketrans("", "", "“”‘’'\"-–— \u00a0")
    assert text.translate(marks) == got.translate(marks)
    old, new = (load_corpus({"c.yaml": t}) for t in (text, got))
    assert [(x.subject, x.predicate, x.note) for x in new.claims] == [
        (x.subject, x.predicate, x.note) for x in old.claims
    ]


FIXER = """
import sys
from pathlib import Path
from reconcile import files
from reconcile.fix import fixed
path = Path(sys.argv[1])
old = path.read_text()
new = fixed("c.yaml", old, {"a.txt": (path.parent / "a.txt").read_text()}).text
print("ready", flush=True)
while True:  # nearly all of the time is spent with writing, so that a kill falls into it
    files.rewrite(path, lambda text: new)
    files.rewrite(path, lambda text: old)
"""


def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    old = HEAD.replace(f"  article_sha256: {SHA}\n", "") + "".join(
        f'  - {{id: x{n}, subject: s, predicate: p, quote: "It\'s over,” she said"}}\n' for n in range(20)
    )
    new = fixed("c.yaml", old, {"a.txt": ARTICLE}).text
    assert new.count("“") == 0 and new.count("’") == 20 and SHA in new
    (tmp_path / "a.txt").write_text(ARTICLE)
    chance = random.Random(2)
    seen = set()
    for _ in range(5):
        path.write_text(old)
        process = subprocess.Popen([sys.executable, "-c", FIXER, str(path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.01, 0.1))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        seen.add(path.read_text())
    assert seen <= {old, new}


def test_what_another_writes_in_the_meantime_is_not_lost(project: Path) -> None:
    """`--fix` reads the file again when it has the lock, and mends what it then finds."""
    path = project / "claims/one.yaml"
    with files.locked(path):
        fixing = subprocess.Popen([sys.executable, "-m", "reconcile", "check", "--fix"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        with pytest.raises(subprocess.TimeoutExpired):
            fixing.wait(3)
        added = path.read_bytes() + b"  - id: y\r\n    subject: s\r\n    predicate: of another\r\n"
        files.write_atomic(path, added.decode())
    assert b"the hash of the article" in fixing.communicate(timeout=60)[1]
    text = path.read_text(encoding="utf-8-sig")
    assert "of another" in text and SHA in text and "the plant’s" in text


# On the command line


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "reconcile.toml").write_text("")
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "claims").mkdir()
    for name in ("one", "two"):
        text = f"source:\r\n  id: {name}\r\n  article: ../a.txt\r\nclaims:\r\n  - id: x\r\n    subject: s {name}\r\n    predicate: p {name}\r\n    quote: It's over,” she said - the plant’s\r\n"
        (tmp_path / "claims" / f"{name}.yaml").write_bytes(b"\xef\xbb\xbf" + text.encode())
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


def test_check_fix_mends_and_then_checks(project: Path) -> None:
    code, said = run("check", "--fix", "claims/one.yaml")
    assert code == 0 and said.count("fixed: claims/one.yaml: ") == 2 and "two.yaml" not in said
    data = (project / "claims" / "one.yaml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfsource:\r\n") and data.count(b"\n") == data.count(b"\r\n") == 9
    assert "  quote: It’s over,” she said – the plant’s\r\n" in data.decode()
    assert b"sha256" not in (project / "claims" / "two.yaml").read_bytes()
    assert run("check", "--fix")[1].count("fixed: claims/two.yaml: ") == 2
    assert "fixed" not in run("check", "--fix")[1]


def test_a_full_disk_is_exit_2_and_leaves_the_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {p.name: p.read_bytes() for p in (project / "claims").iterdir()}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    code, said = run("check", "--fix")
    assert code == 2 and "left as it was: No space left" in said
    assert {p.name: p.read_bytes() for p in (project / "claims").iterdir()} == before


def test_a_decision_holds_when_only_marks_of_its_quotes_were_mended(project: Path) -> None:
    text = (project / "claims" / "one.yaml").read_bytes().decode("utf-8-sig")
    (before,), (after,) = (
        load_corpus({"c.yaml": t}).claims
        for t in (text, fixed("claims/one.yaml", text, {"a.txt": ARTICLE}).text)
    )
    assert before.quote != after.quote and fingerprint("RC301", [before]) == fingerprint("RC301", [after])
