"""Quotes and articles: what is the same passage in other spelling, and what is not the same passage."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, pairwise, permutations
from pathlib import Path

import pytest
from effort import effort
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.quote import MAX_QUOTE, Indexed, context, find, index, sentences, uncovered

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
ARTICLE = (
    "Workers feared the worst. The firm said 17 plants will be closed by 2027. Profit fell −15% to $69.5 "
    "billion. It may close the plant in Leeds. The board will [not] sell the brand. Non-union workers earn "
    "3,400 euros, about a third less than others. The 170-hectare site, which may be sold, has no owner. "
    "Sales rose, then they fell. Its chief, according to two reports, denied that it would leave. A Re:Start "
    "plan followed."
)


@cache
def seed(i: int) -> Indexed:
    return index(SEEDS[i].name, SEEDS[i].read_text(encoding="utf-8"))


@cache
def article() -> Indexed:
    return index("article.txt", ARTICLE)


# --- the eleven cases ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quote",
    [
        "7 plants will be closed",  # inside 17
        "15% to $69.5 billion",  # the minus sign
        "It close the plant in Leeds",  # the "may"
        "will be closed … The firm said",  # parts in reverse order
        "The firm said … denied that it would leave",  # across sentences
        "Profit fell … the plant in Leeds",
        "17 plants will … sell the brand",
        "The board will sell the brand",  # the article's own [not]
        "It may [not] close the plant",  # a [not] that is the quote's
        "union workers earn",
    ],
)
def test_a_wrong_quote_that_looks_right_is_refused(quote: str) -> None:
    assert not find(quote, article()).found


@pytest.mark.parametrize("quote", ["Non-union workers earn 3400 euros", "earn 3 400 euros", "earn 3,400 euros"])
def test_thousands_separators_do_not_matter(quote: str) -> None:
    assert find(quote, article()).found


# --- grades -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "grade"),
    [
        ("The firm said 17 plants will be closed", "exact"),
        ("the firm said 17 plants will be closed", "normalised"),
        ("Profit fell -15 % to $69.5 billion.", "normalised"),
        ("“The firm said 17 plants will be closed”", "normalised"),
        ("The 170-hectare site … has no owner", "elided"),
        ("The firm said 17 plants will be closed by 2027. […] It may close the plant in Leeds.", "altered"),
        ("Workers feared the worst. […] Profit fell −15% to $69.5 billion.", "elided"),
        ("The firm [Acme] said 17 plants", "normalised"),
        ("The firm said 17 [car] plants", "normalised"),
        ("The firm said 71 plants will be closed", "altered"),
        ("management gave up all hope", "absent"),
        ("A rival said on Monday that profit in Spain would rise by a third to new heights", "absent"),
        ("", "absent"),
        ("…", "absent"),
        ("[…] […]", "absent"),
        ("x" * (MAX_QUOTE + 1), "absent"),
    ],
)
def test_grade(quote: str, grade: str) -> None:
    assert find(quote, article()).grade == grade


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("The firm said 71 plants will be closed", "figure"),
        ("The firm said 17 plants will not be closed", "negation"),
        ("It will close the plant in Leeds", "hedge"),
        ("It may close the plant in York", "name"),
        ("It may close the works in Leeds", "word"),
        ("Profit fell −15% to €69.5 billion", "sign"),
        ("Sales rose then they fell", "mark"),
        ("to $69.5", "cut"),
        ("hectare site", "cut"),
        ("Start plan followed … The firm said 17 plants", "order"),
        ("Non-union workers earn 3,400 euros … a third less", "sign"),
        ("The firm said [18] plants", "figure"),
        ("It [probably] may close", "hedge"),
        ("Its chief … leave", "negation"),
    ],
)
def test_what_is_wrong_is_told_by_its_kind(quote: str, kind: str) -> None:
    match = find(quote, article())
    assert match.grade == "altered"
    assert kind in {p.kind for p in match.problems}


@pytest.mark.parametrize(
    "quote",
    ["[Acme] said 17 plants will be closed", "The [company] said 17 plants"],
)
def test_a_gloss_in_place_of_words_is_a_warning(quote: str) -> None:
    match = find(quote, article())
    assert match.found
    assert [p.warning for p in match.problems if p.kind == "gloss"]
    assert all(p.warning for p in match.problems)


@pytest.mark.parametrize("quote", ["The firm [Globex] said", "The firm [Acme] said 17 [car] plants will be closed"])
def test_a_gloss_beside_the_words_is_faithful(quote: str) -> None:
    match = find(quote, article())
    assert (match.grade, match.problems) == ("normalised", ())


def test_the_place_found_is_the_passage_as_written() -> None:
    match = find("profit FELL -15 %", article())
    assert [ARTICLE[a:b] for a, b in match.parts] == ["Profit fell −15%"]
    match = find("the 170-hectare site... has no owner", article())
    assert [ARTICLE[a:b] for a, b in match.parts] == ["The 170-hectare site", "has no owner"]


# --- families made from the real articles -------------------------------------------------------------------


def passages(i: int) -> Iterator[str]:
    """Stretches of 4 to 18 words of every sentence."""
    text = seed(i).text
    for start, end in sentences(text):
        spans = [m.span() for m in re.finditer(r"\S+", text[start:end])]
        for size in (4, 7, 11, 18):
            for first in range(0, max(1, len(spans) - size + 1), 3):
                chosen = spans[first : first + size]
                yield text[start + chosen[0][0] : start + chosen[-1][1]]


def _soft(word: str) -> str:
    return word[:2] + "\u00ad" + word[2:] if word.isalpha() and len(word) > 3 else word


HARMLESS: dict[str, Callable[[str], str]] = {
    "spaces": lambda q: "  " + q.replace(" ", "   ") + " ",
    "line breaks": lambda q: q.replace(" ", "\n", 2),
    "wrapped and indented": lambda q: q.replace(" ", "\n    "),
    "carriage returns": lambda q: q.replace(" ", "\r\n"),
    "no-break spaces": lambda q: q.replace(" ", "\u00a0"),
    "thin spaces": lambda q: q.replace(" ", "\u2009"),
    "straight quotes": lambda q: q.translate(str.maketrans("’‘“”", "''\"\"")),
    "other quotes": lambda q: q.translate(str.maketrans("“”’", "«»ʼ")),
    "in quotes": lambda q: f"“{q}”",
    "dashes": lambda q: q.replace("-", "‑"),
    "en dashes": lambda q: q.replace("-", "–"),
    "decomposed": lambda q: unicodedata.normalize("NFD", q),
    "ligatures": lambda q: q.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "soft hyphens": lambda q: " ".join(map(_soft, q.split(" "))),
    "zero width": lambda q: "\u200b".join(q.split("e")).replace("\u200b", "\u200be"),
    "joiners": lambda q: q.replace("a", "a\u2060"),
    "byte order mark": lambda q: "\ufeff" + q,
    "no thousands separators": lambda q: re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", q),
    "spaced thousands": lambda q: re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "\u202f", q),
    "spaced per cent": lambda q: q.replace("%", " %"),
    "upper case": str.upper,
    "lower case": str.lower,
    "ellipsis around": lambda q: f"… {q} …",
    "brackets around": lambda q: f"[...] {q} [...]",
    "a stop": lambda q: q.rstrip(".,;") + ".",
    "full width": lambda q: q.translate({c: c + 0xFEE0 for c in range(ord("0"), ord("9") + 1)}),
}


@pytest.mark.parametrize("name", HARMLESS)
@pytest.mark.parametrize("i", range(len(SEEDS)))
def test_a_harmless_difference_is_accepted(name: str, i: int) -> None:
    wrong = [q for p in passages(i) if not find(q := HARMLESS[name](p), seed(i)).found]
    assert not wrong


IN_AN_ARTICLE = sorted(HARMLESS.keys() - {"line breaks", "wrapped and indented", "carriage returns", "a stop"})


@pytest.mark.parametrize("name", [n for n in IN_AN_ARTICLE if not n.endswith(("case", "around", "quotes"))])
@pytest.mark.parametrize("i", range(len(SEEDS)))
def test_a_harmless_difference_is_accepted_in_the_article_too(name: str, i: int) -> None:
    changed = index("t", HARMLESS[name](seed(i).text))
    assert [p for p in passages(i) if not find(p, changed).found] == []


def numbers_changed(q: str) -> Iterator[str]:
    for m in re.finditer(r"[0-9]", q):
        yield q[: m.start()] + str((int(m[0]) + 3) % 10) + q[m.end() :]
        yield q[: m.start()] + q[m.end() :]
        yield q[: m.start()] + m[0] * 2 + q[m.end() :]
        yield q[: m.start()] + "-" + q[m.start() :]


def words_lost(q: str) -> Iterator[str]:
    found = [m.span() for m in re.finditer(r"\S+", q)]
    for start, end in found[1:-1]:
        yield q[:start] + q[end:].lstrip()


def words_put_in(q: str) -> Iterator[str]:
    for m in list(re.finditer(" ", q)):
        for word in ("not", "never", "may", "reportedly", "about", "[not]", "[7]"):
            yield f"{q[: m.start()]} {word} {q[m.end() :]}"


SWAPS = {
    "may": "will", "could": "will", "no": "a", "seven": "eleven", "five": "four", "has": "had", "not": "now",
    "roughly": "exactly", "approximately": "over", "considered": "announced", "Nissan": "Honda",
    "Foxconn": "Asus", "Oppama": "Tochigi", "Tokyo": "Kyoto", "May": "March", "Mitsubishi": "Mazda",
    "Nikkei": "Kyodo", "Japan": "China", "Espinosa": "Uchida", "reduce": "raise", "plans": "decided",
}  # fmt: skip


def words_changed(q: str) -> Iterator[str]:
    for m in re.finditer(r"[A-Za-z]+", q):
        if m[0] in SWAPS:
            yield q[: m.start()] + SWAPS[m[0]] + q[m.end() :]


def words_swapped(q: str) -> Iterator[str]:
    words = q.split()
    for i in range(len(words) - 1):
        if words[i].casefold() != words[i + 1].casefold():
            yield " ".join([*words[:i], words[i + 1], words[i], *words[i + 2 :]])


NAMES = ("Nissan", "Foxconn", "Oppama", "Mitsubishi", "Nikkei", "Japan", "Tokyo", "Taiwan", "Toyota", "Espinosa")


def names_changed(q: str) -> Iterator[str]:
    for old, new in permutations(NAMES, 2):
        yield re.sub(rf"\b{old}\b", new, q, count=1)
    for old in NAMES:
        yield re.sub(rf"\b{old}\b", old[:-2] + old[-1] + old[-2], q)
        yield re.sub(rf"\b{old}\b", old[:2] + old[3:], q)


def names_glossed_over(q: str) -> Iterator[str]:
    """Another name in brackets, behind a small word: at the beginning of a sentence a name may be a common word."""
    for old, new in permutations(NAMES[:4], 2):
        yield re.sub(rf"(?<= [a-z]{{2}} ){old}\b", f"[{new}]", q, count=1)


def parts_reversed(q: str) -> Iterator[str]:
    words = q.split()
    if len(words) > 5:
        middle = len(words) // 2
        for mark in ("…", "...", "[…]", "[...]", ""):
            yield f"{' '.join(words[middle:])} {mark} {' '.join(words[:middle])}"


def ends_cut(q: str) -> Iterator[str]:
    first, last = q.split()[0], q.split()[-1]
    if first[:2].isalnum():
        yield q[1:]
    if last[-2:].isalnum():
        yield q[:-1]


def letters_changed(q: str) -> Iterator[str]:
    for m in re.finditer(r"(?<=[a-z])[a-z](?=[a-z])", q):
        if m.start() % 5 == 0:
            yield q[: m.start()] + chr((ord(m[0]) - 96) % 26 + 97) + q[m.end() :]


WRONG = [
    numbers_changed,
    words_lost,
    words_put_in,
    words_changed,
    words_swapped,
    names_changed,
    names_glossed_over,
    parts_reversed,
    ends_cut,
    letters_changed,
]


def flat(text: str) -> str:
    """An oracle of its own kind: letters and digits in lower case, one space for all else."""
    return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "


@pytest.mark.parametrize("family", WRONG, ids=lambda f: f.__name__)
@pytest.mark.parametrize("i", range(len(SEEDS)))
def test_a_change_is_refused(family: Callable[[str], Iterator[str]], i: int) -> None:
    whole = flat(seed(i).text)
    made = sorted({q for p in passages(i) for q in family(p) if flat(q) not in whole})
    assert made
    assert [q for q in made[:: 1 + len(made) // 800] if find(q, seed(i)).found] == []


@pytest.mark.parametrize("i", range(len(SEEDS)))
def test_pieces_of_two_sentences_are_not_put_together(i: int) -> None:
    texts = [seed(i).text[start:end].split() for start, end in sentences(seed(i).text)]
    pairs = list(combinations([words for words in texts if len(words) > 9], 2))
    made = [
        " ".join([*a[1:5], mark, *b[3:8]]) for x, y in pairs for a, b in ((x, y), (y, x)) for mark in ("…", "[...]", "")
    ]
    assert made
    assert [q for q in made if find(q, seed(i)).found] == []


CUES = frozenset(
    (
        "may",
        "could",
        "not",
        "potentially",
        "reportedly",
        "roughly",
        "approximately",
        "suggests",
        "if",
        "plans",
    )
)


@pytest.mark.parametrize("i", range(len(SEEDS)))
def test_an_ellipsis_hides_no_cue(i: int) -> None:
    """Every cue in the middle of a passage, left out behind each of the marks of omission."""
    made = []
    for p in passages(i):
        words = p.split()
        for k, word in enumerate(words[1:-1], 1):
            if word in CUES:
                made += [f"{' '.join(words[:k])} {mark} {' '.join(words[k + 1 :])}" for mark in ("…", "[...]")]
    assert made
    assert [q for q in made if find(q, seed(i)).found] == []


@pytest.mark.parametrize("mark", ["…", "...", "[…]", "[...]", "(…)", "(...)", ". . .", " … ", "…, "])
def test_every_mark_of_omission_is_one(mark: str) -> None:
    quote = "Nissan’s Oppama plant {} located in southern Tokyo".replace(" {} ", f" {mark.strip()} ")
    assert find(quote, seed(0)).grade == "elided"
    assert find(quote.replace(f" {mark.strip()} ", mark.strip()), seed(0)).grade == "elided"


# --- laws ---------------------------------------------------------------------------------------------------


@given(st.text(max_size=200), st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_texts_are_compared(text: str, quote: str) -> None:
    indexed = index("t", text)
    match = find(quote, indexed)
    assert match.found == bool(match.places)
    for start, end in match.parts:
        assert 0 <= start < end <= len(text)
    assert all(0 <= a < b <= len(text) for a, b in uncovered(indexed, match.parts))


_WORDS = st.lists(
    st.sampled_from(["a", "the", "7", "17", "not", "may", "…", "[", "]", "-", ".", ",", "Nissan", "é", "%", "$", "\n"]),
    max_size=40,
)


@given(_WORDS, st.integers(0, 40), st.integers(1, 12))
@settings(max_examples=300, deadline=None)
def test_a_stretch_of_whole_words_of_a_text_is_in_it(words: list[str], first: int, size: int) -> None:
    chosen = " ".join(words[first : first + size])
    match = find(chosen, index("t", " ".join(words)))
    assert match.grade in ("exact", "normalised", "elided") or match.problems or not re.search(r"\w", chosen)


@given(st.integers(0, 1), st.data())
@settings(max_examples=100, deadline=None)
def test_every_sentence_stands_where_it_was_found(i: int, data: st.DataObject) -> None:
    text = seed(i).text
    start, end = data.draw(st.sampled_from(sentences(text)))
    match = find(text[start:end], seed(i))
    assert match.grade == "exact"
    assert text[slice(*match.parts[0])] in text[start:end]


def test_sentences_cover_the_text_in_order() -> None:
    for i in range(len(SEEDS)):
        spans = sentences(seed(i).text)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert not re.search(r"\w", "".join(seed(i).text[a[1] : b[0]] for a, b in pairwise(spans)))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Mr. Smith of the U.S. Army met J. P. Morgan. It rained.", 2),
        ("Nissan Motor Co. is big. No. 5 is alive.", 2),
        ("He left at 5 p.m. on Monday. He paid $3.5 million.", 2),
        ("He works at Apple Inc. The firm grew by 3.5%.", 2),
        ("“Will it close?” she asked. “Yes!” he said.", 2),
        ("A headline without a stop\n\nThe text begins.", 2),
        ("Short line\nThe text begins here.", 2),
        ("A text that somebody has wrapped by hand at sixty-odd\ncharacters goes on.", 1),
        ("reducing costs.Asia Economy", 2),
        ("", 0),
    ],
)
def test_number_of_sentences(text: str, number: int) -> None:
    assert len(sentences(text)) == number


def test_context_is_whole_words_around_the_passage() -> None:
    start = ARTICLE.index("17 plants")
    assert context(article(), (start, start + 9), 15) == ("The firm said", "17 plants", "will be")


def test_sentences_with_figures_that_nothing_covers() -> None:
    text = "It has 17 plants. It is old. Seven will go in May. It opened in 1961."
    indexed = index("t", text)
    left = uncovered(indexed, [find("It has 17 plants", indexed).parts[0], (text.index("1961"), len(text))])
    assert [text[a:b] for a, b in left] == ["Seven will go in May."]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a " * 20_000, "a " * 2_000 + "b"),
        ("a b " * 20_000, "b a " * 1_000 + "c … a a"),
        ("…" * 20_000, "a … " * 19 + "b"),
        ("a … " * 20_000, "a … " * 19 + "a b"),
        ("[" * 50_000, "[" * 4_000),
        (". " * 50_000, "[a] " * 900),
        ("1" * 100_000, "1" * 4_000),
        ("1,111" * 20_000, "1,11" * 900),
        ("-" * 100_000, "-a" * 2_000),
        ("é" * 50_000 + "e\u0301" * 20_000, "e\u0301" * 2_000),
        ("e" + "\u0301\u0316" * 30_000, "e" + "\u0301" * 4_000),
        ("\u00ad\n" * 30_000, "\u00ad" * 4_000),
        ("a-\n" * 20_000, "aa" * 2_000),
        ("A.B." * 20_000, "A.B" * 1_000),
        (" \n" * 50_000, " \n" * 2_000),
        ("a, " * 20_000, "a " * 1_500),
        ("a-b " * 20_000, "a b " * 1_000 + "a"),
        ("a and b, " * 20_000, "a, and b, " * 500),
        ("half a million " * 20_000, "a million half"),
        ("x (and A " * 10_000, "x … A " * 18),
    ],
)
def test_no_text_takes_long(text: str, quote: str) -> None:
    spent, _ = effort(lambda: find(quote, index("t", text)))
    assert spent < 250
