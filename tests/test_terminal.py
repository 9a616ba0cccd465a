"""How a page is laid out: laws of columns, lines and excerpts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reconcile.report import Report
from reconcile.reporters.common import ascii_of, excerpt, inert, wrapped
from reconcile.reporters.terminal import widths
from reconcile.span import Position, Span

COLUMNS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 200)), min_size=1, max_size=5).map(
    lambda pairs: ([min(p) for p in pairs], [max(p) for p in pairs])
)
WORD = st.text(st.sampled_from("abcdeé東5.,%-"), min_size=1, max_size=30)
PROSE = st.lists(WORD, max_size=30).map(" ".join)


@given(COLUMNS, st.integers(1, 200))
def test_columns_fit_or_there_are_none(columns: tuple[list[int], list[int]], room: int) -> None:
    least, natural = columns
    found = widths(natural, least, room)
    if sum(least) > room:
        assert found is None
        return
    assert found is not None
    assert sum(found) <= room
    assert all(low <= now <= high for low, now, high in zip(least, found, natural, strict=True))


@given(COLUMNS, st.integers(1, 200))
def test_no_room_is_left_while_a_column_is_in_want(columns: tuple[list[int], list[int]], room: int) -> None:
    least, natural = columns
    found = widths(natural, least, room)
    assert found is None or sum(found) == min(room, sum(natural))


@given(COLUMNS, st.integers(1, 200))
def test_a_column_within_its_share_is_not_narrowed(columns: tuple[list[int], list[int]], room: int) -> None:
    least, natural = columns
    found = widths(natural, least, room)
    share = room // len(natural)
    for n, width in enumerate(natural):
        # As long as no column's longest word takes more than its share.
        if found is not None and width <= share and all(low <= share for low in least):
            assert found[n] == width


@given(PROSE, st.integers(12, 90), st.integers(0, 9))
def test_wrapping_keeps_every_word_in_order_and_no_line_is_wider(text: str, width: int, hang: int) -> None:
    lines = wrapped(text, width, hang)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(" ".join(lines).split()) == "".join(text.split())
    kept = [w for w in text.split() if cell_len(w) <= width - hang]
    found = iter(" ".join(lines).split())
    assert all(any(word == w for w in found) for word in kept)  # whole, in this order


@given(PROSE, st.integers(12, 90))
def test_lines_after_the_first_hang(text: str, width: int) -> None:
    first, *rest = wrapped(f"  {text}", width, 6)
    assert first.startswith("  ") or not text
    assert all(line.startswith(" " * 6) for line in rest)


def test_a_figure_and_its_noun_stay_together() -> None:
    assert wrapped("about 300 workers in 7 July 2025", 12, 0) == ["about", "300 workers", "in", "7 July 2025"]


LINE = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\n\r"), min_size=1, max_size=200)


@given(LINE, st.data())
def test_an_excerpt_marks_the_place(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    width = data.draw(st.integers(40, 200))
    report = Report(texts={"a.yaml": f"first\n{line}\nlast"})
    found = excerpt(report, Span("a.yaml", Position(2, start + 1), Position(2, end + 1)), width)
    assert found is not None
    shown, at, length = found
    assert inert(shown) == shown
    assert "\n" not in shown
    place = inert(line[start:end].replace("\t", " "))
    marked = shown[at : at + length]
    assert length >= 1
    assert place.startswith(marked)
    assert marked == place or len(marked) >= min(len(place), 20)  # whole, or as much as there is room for
    assert len(shown) <= max(width, 27)


def test_an_excerpt_is_not_cut_at_a_blank_at_the_end_of_its_place() -> None:
    line = "00000000\x1f\x1f\x1f \x1f\x1f00000"
    found = excerpt(Report(texts={"a.yaml": f"first\n{line}\nlast"}), Span("a.yaml", Position(2, 2), Position(2, 13)), 40)
    assert found is not None
    assert found[2] == len(inert(line[1:12]))


def test_an_excerpt_of_what_is_not_there_is_none() -> None:
    report = Report(texts={"a.yaml": "one\n"})
    assert excerpt(report, Span("b.yaml", Position(1, 1), Position(1, 2)), 80) is None
    assert excerpt(report, Span("a.yaml", Position(9, 1), Position(9, 2)), 80) is None


@given(st.text())
def test_ascii_is_ascii_and_says_as_much(text: str) -> None:
    assert ascii_of(text).isascii()
    assert len(ascii_of(text)) >= len(text)
