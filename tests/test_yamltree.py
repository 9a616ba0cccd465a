"""YAML with places: what is kept, where it stands, and what is refused."""

from __future__ import annotations

import re

import pytest
import yaml
from effort import effort
from hypothesis import given
from hypothesis import strategies as st

from reconcile import yamltree
from reconcile.yamltree import Items, Lines, Node, Scalar, Table, quoted, read_tree


def plain(node: Node | None) -> object:
    """The tree as Python's own lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    if isinstance(node, Table):
        return {key: plain(value) for key, value in node.entries.items()}
    return None


def found(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    places = [(f.code, f.location) for f in read_tree("f.yaml", text).findings]
    return [(code, at.start.line, at.start.column) for code, at in places if at]


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "pure":
        monkeypatch.setattr(yamltree, "_events", yaml.SafeLoader)
    return str(request.param)


@pytest.mark.parametrize(
    "written", ["no", "12:30", "1_000", "0123", "3.10", "~", "null", "2025-07-07", "1e3", "0x1F"]
)
def test_a_scalar_keeps_the_text_that_was_written(written: str, parser: str) -> None:
    assert plain(read_tree("f", f"a: {written}\nb: [{written}]\n").root) == {"a": written, "b": [written]}


def test_every_value_has_its_place() -> None:
    text = "a: one\nb:\n  - 'two'\n  - three\nc: {d: four}\n"
    root = read_tree("f", text).root
    assert isinstance(root, Table)
    b, c = root.entries["b"], root.entries["c"]
    assert isinstance(b, Items) and isinstance(c, Table)
    nodes = [root.entries["a"], *b.items, c.entries["d"], c]
    assert [text[n.start : n.end] for n in nodes] == ["one", "'two'", "three", "four", "{d: four}"]
    assert [text[n.key :][0] for n in (root.entries["a"], b, c, c.entries["d"])] == ["a", "b", "c", "d"]


@pytest.mark.parametrize("brk", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(brk: str) -> None:
    """libyaml counts U+0085 and U+2028 as line ends too."""
    text = brk.join(["a: 'x\u2028y\x85z'", "b: *c", ""])
    assert found(text) == [("RC005", 2, 4)]


def test_columns_count_code_points() -> None:
    assert found("é😀: [*x]\n") == [("RC005", 1, 6)]


REFUSED = [
    ("a: 1\na: 2\n", [("RC002", 2, 1)]),
    ("a: &x 1\n", [("RC005", 1, 4)]),
    ("a: *x\n", [("RC005", 1, 4)]),
    ("a: !!int 3\n", [("RC005", 1, 4)]),
    ("a: !x [1]\n", [("RC005", 1, 4)]),
    ("a: &x {b: c}\n", [("RC005", 1, 4)]),
    ("a: b\n---\nc: d\n", [("RC005", 2, 1)]),
    ("a: b\n...\n\n# note\nc: d\n", [("RC005", 5, 1)]),
    ("%TAG ! x\n---\na: b\n", [("RC005", 1, 1)]),
    ("# note\n\n%YAML 1.2\n---\na: b\n", [("RC005", 3, 1)]),
    ("a: b\n\tc: d\n", [("RC001", 2, 1)]),
    ("a:\n\t- b\n", [("RC001", 2, 1)]),
    ("a: x\x00y\n", [("RC001", 1, 5)]),
    ("a: x\x1b[31m\n", [("RC001", 1, 5)]),
    ("a: x\ud800\n", [("RC001", 1, 5)]),
    ('a: "x\\0y"\n', [("RC005", 1, 4)]),
    ('a: "\\e[31m"\n', [("RC005", 1, 4)]),
    ("a: > 3,900\n", [("RC001", 1, 6)]),
    ("a: one: two\n", [("RC001", 1, 7)]),
    ("a: @b\n", [("RC001", 1, 4)]),
    ("[a]: b\n", [("RC008", 1, 1)]),
    ("? {a: b}\n: c\n", [("RC008", 1, 3)]),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_yaml_would_hide_is_refused_at_its_place(text: str, expected: object) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_every_refusal_says_what_to_write_instead(text: str, expected: object) -> None:
    assert all(f.help and f.message and f.location for f in read_tree("f", text).findings)


@pytest.mark.parametrize(
    "text", ["---\na: b\n...\n", "a: b\n...\n# the end\n\n", "---\na: b\n", "\n# c\na: b"]
)
def test_one_document_may_have_its_marks(text: str, parser: str) -> None:
    assert found(text) == [] and plain(read_tree("f", text).root) == {"a": "b"}


def test_the_first_of_two_equal_keys_counts_and_both_places_are_named() -> None:
    tree = read_tree("f", "a: 1\nb: x\na: 2\n")
    assert plain(tree.root) == {"a": "1", "b": "x"}
    assert str(tree.findings[0].related[0].location) == "f:1:1"


CUT = ["issue #12 fixed", "we are #1", "route #5 closed", "a #b", "#1 seller", "a ##b"]
COMMENT = [
    "announced   # how far",
    "announced # how far",
    "announced  #how far",
    "a#b",
    "'a #b'",
    '"a #b"',
    "a #",
    "a ## b",
]


@pytest.mark.parametrize("value", CUT)
def test_a_value_cut_short_by_a_glued_hash_is_refused(value: str) -> None:
    for text in (f"a: {value}\n", f"b:\n  - {value}\n", f"a: {value}"):
        assert [code for code, *_ in found(text)] == ["RC009"], text


@pytest.mark.parametrize("value", COMMENT)
def test_a_comment_is_a_comment(value: str) -> None:
    for text in (f"a: {value}\n", f"b:\n  - {value}\n", f"a: [b, c]   # {value}\n"):
        assert found(text) == [], text


def test_a_cut_value_is_offered_back_whole() -> None:
    (finding,) = read_tree("f", "text: we're #1\n").findings
    assert "'we''re #1'" in finding.help[0]
    assert plain(read_tree("f", "text: 'we''re #1'").root) == {"text": "we're #1"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a: [1,200 yen, £800]\n", {"a": ["1,200 yen", "£800"]}),
        ("a: [£800, $1,200]\n", {"a": ["£800", "$1,200"]}),
        ("a: [1,200,000 yen]\n", {"a": ["1,200,000 yen"]}),
        ("a: {q: 1,200 yen, b: c}\n", {"a": {"q": "1,200 yen", "b": "c"}}),
    ],
)
def test_a_figure_split_at_its_comma_is_refused_once_and_kept_whole(
    text: str, whole: object, parser: str
) -> None:
    tree = read_tree("f", text)
    assert [f.code for f in tree.findings] == ["RC009"] and plain(tree.root) == whole


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 200 yen]",
        "a: ['1,200 yen', £800]",
        "a: [2020,2021]",
        "a: [x,100]",
        "a: [1,2000]",
        "a: {b: 1, c: 200}",
    ],
)
def test_a_list_of_figures_is_a_list(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "? " * 100_000, "a: [" + "[" * 30]
)
def test_deep_nesting_ends_at_once(text: str) -> None:
    spent, tree = effort(lambda: read_tree("f", text))
    assert spent < 50
    assert tree.broken and tree.findings[-1].code in ("RC005", "RC001")


def test_an_alias_bomb_is_refused_without_being_expanded() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    tree = read_tree("f", "\n".join(lines))
    assert {f.code for f in tree.findings} == {"RC005"}


def test_a_file_full_of_errors_ends_after_many() -> None:
    tree = read_tree("f", "a: 1\n" * 5_000)
    assert tree.broken and len(tree.findings) == yamltree.MAX_FINDINGS + 1


def test_the_number_of_entries_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltree, "MAX_EVENTS", 50)
    for text in (
        "a: [" + "x, " * 100 + "]",
        "a:\n" + "  - {}\n" * 100,
        "".join(f"k{n}: x\n" for n in range(100)),
    ):
        tree = read_tree("f", text)
        assert tree.broken and [f.code for f in tree.findings] == ["RC005"]


def test_many_directives_end_at_once() -> None:
    spent, _ = effort(lambda: read_tree("f", "".join(f"%TAG !{n}! x\n" for n in range(50_000))))
    assert spent < 50


def test_what_stands_before_an_error_is_kept() -> None:
    tree = read_tree("f", "a: b\nc:\n  - d\n  - e: f\n    g: h: i\nj: k\n")
    assert tree.broken and isinstance(tree.root, Table)
    assert plain(tree.root) == {"a": "b", "c": ["d", {"e": "f"}]}
    items = tree.root.entries["c"]
    assert isinstance(items, Items) and isinstance(items.items[1], Table) and items.items[1].cut


def test_what_stands_after_a_control_character_is_kept() -> None:
    assert plain(read_tree("f", "a: x\x00\nb: c\n").root) == {"a": "x\ufffd", "b": "c"}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_nothing_is_nothing(text: str) -> None:
    tree = read_tree("f", text)
    assert (tree.root, tree.findings, tree.broken) == (None, [], False)


@given(st.text(max_size=200))
def test_reading_never_raises(text: str) -> None:
    read_tree("f", text)


YAMLISH = st.lists(
    st.sampled_from(
        [
            *"abc#:-[]{},&*!|>'\"%@`? \n\t",
            "\n  ",
            "\n- ",
            ": ",
            " #",
            "---\n",
            "...",
            "\r\n",
            "1,200",
            "\u2028",
            "\\",
            "é",
            "<<",
        ]
    ),
    max_size=40,
).map("".join)


@given(YAMLISH)
def test_places_lie_in_the_text_and_errors_have_them(text: str) -> None:
    tree = read_tree("f", text)
    assert not tree.broken or tree.findings
    lines = re.split(r"\r\n?|\n", text)
    for finding in tree.findings:
        assert finding.location is not None
        for at in (finding.location.start, finding.location.end):
            assert 1 <= at.line <= len(lines) and 1 <= at.column <= len(lines[at.line - 1]) + 3


@given(YAMLISH)
def test_without_findings_the_texts_are_those_of_pyyaml(text: str) -> None:
    tree = read_tree("f", text)
    if not tree.findings:
        assert plain(tree.root) == yaml.load(text, yaml.CBaseLoader)


@given(YAMLISH)
def test_a_plain_text_on_one_line_stands_at_its_place(text: str) -> None:
    def check(node: Node | None) -> None:
        if isinstance(node, Scalar):
            written = text[node.start : node.end]
            if not node.style and not node.bad and not set("\n\r\x85\u2028") & set(written):
                assert written == node.text
        elif node is not None:
            for child in node.items if isinstance(node, Items) else node.entries.values():
                check(child)

    check(read_tree("f", text).root)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=60))
def test_quoting_then_reading_gives_the_text_back(text: str) -> None:
    if set("\u2028\u2029\ufeff\ufffe\uffff") & set(text):
        return
    assert plain(read_tree("f", f"a: {quoted(text)}").root) == {"a": text}


@given(st.text(alphabet="ab\n\ré😀", max_size=60))
def test_positions_go_up_with_offsets(text: str) -> None:
    lines = Lines("f", text)
    places = [lines.position(offset) for offset in range(len(text) + 1)]
    assert places == sorted(set(places))
    assert all(at.line >= 1 and at.column >= 1 for at in places)
