"""Trees of reasons, told in sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile import because
from reconcile.because import Given, Reason, Said, Sentences, So, sentences

A, B, RULE = Said("one#a", "17 before"), Said("other#b", "10 after"), Given("plants are factories")
SEVEN = So("17 − 10 = 7", (A, B))
SHARED = So("seven closed", (SEVEN,))


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (A, ("one#a: 17 before",)),
        (RULE, ("plants are factories",)),
        (So("so it is"), ("so it is",)),
        (SEVEN, ("one#a: 17 before", "other#b: 10 after", "17 − 10 = 7 (1, 2)")),
        (SHARED, ("one#a: 17 before", "other#b: 10 after", "17 − 10 = 7 (1, 2)", "seven closed")),
        (
            So("41 %", (SHARED, A)),
            ("one#a: 17 before", "other#b: 10 after", "17 − 10 = 7 (1, 2)", "seven closed", "41 % (1, 4)"),
        ),
        # what two conclusions rest on is told once, and cited where it is not the sentence just before
        (
            So("both", (So("one", (A,)), So("other", (A,)))),
            ("one#a: 17 before", "one", "other (1)", "both (2, 3)"),
        ),
        (So("twice", (A, A)), ("one#a: 17 before", "twice")),
    ],
)
def test_sentences(reason: Reason, told: tuple[str, ...]) -> None:
    assert sentences(reason) == told
    later = Sentences(reason)
    assert later == Sentences(reason) == told
    assert (len(later), later[-1], later[:2], tuple(later)) == (len(told), told[-1], told[:2], told)
    assert hash(later) == hash(told)


def test_sentences_are_written_when_they_are_first_read_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Reason] = []
    monkeypatch.setattr(because, "sentences", lambda reason: written.append(reason) or sentences(reason))
    later = Sentences(SEVEN)
    assert written == []
    assert later[0] == later[0] == "one#a: 17 before"
    assert written == [SEVEN]


def test_equal_words_of_two_premises_are_two_sentences() -> None:
    assert sentences(So("both", (Given("x"), Given("x")))) == ("x", "x", "both (1, 2)")


@st.composite
def trees(draw: st.DrawFn) -> list[Reason]:
    """Some reasons, each resting on some of those before it."""
    made: list[Reason] = [Said("s#a", "w0")]
    for n in range(1, draw(st.integers(1, 12))):
        of = draw(st.lists(st.sampled_from(made), max_size=3))
        made.append(So(f"w{n}", tuple(of)) if of else Given(f"w{n}"))
    return made


@given(trees())
def test_every_premise_is_told_once_before_what_rests_on_it(made: list[Reason]) -> None:
    told = sentences(made[-1])
    words = [re.findall(r"w\d+", s)[0] for s in told]
    assert len(set(words)) == len(words)
    assert words[-1] == f"w{len(made) - 1}"
    place = {w: n for n, w in enumerate(words, 1)}
    for n, (word, sentence) in enumerate(zip(words, told, strict=True), 1):
        reason = made[int(word[1:])]
        rests_on = {re.findall(r"w\d+", r.text)[0] for r in reason.of} if isinstance(reason, So) else set()
        cited = {int(x) for x in re.findall(r"\d+", sentence.partition(" (")[2])}
        assert cited == ({place[w] for w in rests_on} if {place[w] for w in rests_on} != {n - 1} else set())
        assert all(place[w] < n for w in rests_on)
