"""A text as a sequence of tokens that spelling does not change, each with its place in the text as
written."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.quoting.words import pattern

_APOSTROPHES = frozenset("'‘’‚‛ʼʹ′´`＇")
_QUOTATION = frozenset('"“”„‟«»‹›″〝〞＂「」『』')
_LONG_DASHES = frozenset("—―⸺⸻﹘")
_MINUS = frozenset("−‒–‐‑﹣－")
_COMPATIBLE = "[℃℉№ĲĳŉǄ-ǌǱ-ǳſﬀ-ﬆ！-～￠-￦　]"
_CHINESE = "\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # written without spaces between words


class Folded(NamedTuple):
    """A text in plain spelling, and the way back: for every replacement that changed the length, where it
    begins and ends in `text` (`at`, `to`) and in the text as written (`from_`, `until`)."""

    text: str
    at: tuple[int, ...] = ()
    to: tuple[int, ...] = ()
    from_: tuple[int, ...] = ()
    until: tuple[int, ...] = ()

    def start(self, offset: int) -> int:
        """The offset in the text as written of the character at `offset`."""
        i = bisect_right(self.at, offset) - 1
        if i < 0:
            return offset
        return self.from_[i] if offset < self.to[i] else self.until[i] + offset - self.to[i]

    def end(self, offset: int) -> int:
        """The offset in the text as written just behind the character before `offset`."""
        i = bisect_right(self.at, offset - 1) - 1
        if i < 0:
            return offset
        return self.until[i] if offset - 1 < self.to[i] else self.until[i] + offset - self.to[i]


def fold(text: str) -> Folded:
    """Composed letters, plain quotation marks, dashes, spaces and digits, ligatures undone, nothing
    invisible.

    A soft hyphen goes with the line break behind it.
    """
    if text.isascii():
        return Folded(text)
    odd = _decomposed() if any(map(_is_part, set(text))) else pattern(_ODD)
    parts: list[str] = []
    at: list[int] = []
    to: list[int] = []
    from_: list[int] = []
    until: list[int] = []
    done = length = 0
    for match in odd.finditer(text):
        start, end = match.span()
        new = _plain(match.group())
        length += start - done
        parts += (text[done:start], new)
        if len(new) != end - start:
            at.append(length)
            to.append(length + len(new))
            from_.append(start)
            until.append(end)
        length += len(new)
        done = end
    parts.append(text[done:])
    return Folded("".join(parts), tuple(at), tuple(to), tuple(from_), tuple(until))


def _is_part(c: str) -> bool:
    """A combining mark or a part of a Hangul syllable."""
    return c > "\u02ff" and (unicodedata.combining(c) > 0 or "\u1100" <= c <= "\u11ff")


_ODD = r"\xad\s*\n\s*|[^\x00-\x7f]"


@cache
def _marks() -> str:
    return "".join(re.escape(chr(c)) for c in range(0x300, 0x10000) if unicodedata.combining(chr(c)))


@cache
def _decomposed() -> re.Pattern[str]:
    """Letters with their combining marks, and Hangul written in parts, besides single odd characters. No
    letter has twenty marks, and normalising takes the square of their number."""
    return re.compile(rf"\xad\s*\n\s*|[^\n\xad][{_marks()}]{{1,20}}|[\u1100-\u11ff]{{1,40}}|[^\x00-\x7f]")


@lru_cache(maxsize=20_000)
def _plain(written: str) -> str:
    if "\n" in written:
        return ""
    return "".join(map(_plain_character, unicodedata.normalize("NFC", written)))


def _plain_character(c: str) -> str:
    for group, plain in ((_APOSTROPHES, "'"), (_QUOTATION, '"'), (_LONG_DASHES, "—"), (_MINUS, "-")):
        if c in group:
            return plain
    if c == "…":
        return "..."
    if pattern(_COMPATIBLE).match(c):
        return unicodedata.normalize("NFKC", c)
    kind = unicodedata.category(c)
    if kind == "No" and "⁄" in unicodedata.normalize("NFKC", c):  # ½ is 1/2
        return " " + unicodedata.normalize("NFKC", c).replace("⁄", "/")
    if kind == "Nd":
        return str(unicodedata.decimal(c))
    if kind == "Cf" or "\ufe00" <= c <= "\ufe0f":
        return ""
    return {"Zs": " ", "Zl": "\n", "Zp": "\n\n", "Pd": "-"}.get(kind, "\n" if c == "\x85" else c)


WORD, NUMBER, SIGN, DASH, ELLIPSIS = "word", "number", "sign", "dash", "ellipsis"

_PATTERN = (
    r"(?P<ellipsis>[\[(]\s?\.\s?\.\s?\.(?:\s?\.)*\s?[\])]|\.\s?\.\s?\.(?:\s?\.)*)"
    r"|(?P<number>(?:(?<![\w)\]%%\"'])[-+])?(?:[0-9]{1,3}(?:[ '][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:[.,:/][0-9]+)*|\.[0-9]+))"
    r"|(?P<word>(?<![\w.])(?:[A-Z](?:\. [A-Z])+(?=\.)|[A-Za-z](?:\.[A-Za-z])+(?:\.'s(?!\w)|(?![\w'])))|%s)"
    r"|(?P<dash>-+|—+)"
    r"|(?P<sign>[^\s\"'\[\]•◦▪●■·*_|`\x00-\x1f])"
)
_TOKEN = _PATTERN % r"[^\W\d_][^\W_]*(?:'[^\W\d_]+)*"
_TOKEN_CHINESE = (
    _PATTERN % rf"[{_CHINESE}]|(?![{_CHINESE}])[^\W\d_](?:(?![{_CHINESE}])[^\W_])*(?:'(?:(?![{_CHINESE}])[^\W\d_])+)*"
)


def _has_chinese(text: str) -> bool:
    """A pattern of so many characters takes longer to compile than most texts to be read."""
    letters = () if text.isascii() else (c for c in set(text) if c > "\u0dff" and c.isalnum())
    return any(pattern(f"[{_CHINESE}]").match(c) for c in letters)


_THOUSANDS = r"[0-9]{1,3}(?:([,' ])[0-9]{3}(?:\1[0-9]{3})*|(?:,[0-9]{2})+,[0-9]{3}|(?:\.[0-9]{3}){2,})(?:\.[0-9]+)?"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """`words[i]` is what token i is compared by, `kinds[i]` what it is, `starts` and `ends` its place in the
    folded text."""

    folded: Folded
    words: list[str] = field(repr=False)
    kinds: list[str] = field(repr=False)
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, i: int) -> bool:
        """Nothing stands between token i and the one before."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def followed_by_mark(self, i: int) -> bool:
        """A quotation mark or apostrophe stands right behind token i."""
        return self.folded.text[self.ends[i] : self.ends[i] + 1] in ("'", '"')

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the text as written of tokens `first` to `last`, the last one included."""
        return self.folded.start(self.starts[first]), self.folded.end(self.ends[last])

    def written(self, i: int) -> str:
        """Token i in plain spelling, its case kept."""
        return self.folded.text[self.starts[i] : self.ends[i]]


def tokenise(text: str) -> Tokens:
    """The tokens of a text; quotation marks, square brackets and bullets are none."""
    folded = fold(text)
    tokens = Tokens(folded, [], [], [], [])
    put_word, put_kind, put_start, put_end = (
        tokens.words.append, tokens.kinds.append, tokens.starts.append, tokens.ends.append,
    )  # fmt: skip
    token = pattern(_TOKEN_CHINESE if _has_chinese(folded.text) else _TOKEN)
    for match in token.finditer(folded.text):
        kind = match.lastgroup or SIGN
        put_word(_SPELL[kind](match.group()))
        put_kind(kind)
        put_start(match.start())
        put_end(match.end())
    return tokens


@lru_cache(maxsize=100_000)
def _word(written: str) -> str:
    if not written.isascii():
        if len(written) > 4:  # a footnote's number; of nothing else the word itself
            written = written.rstrip(_RAISED_DIGITS) or written
        if written[0] not in _RAISED_DIGITS:  # 10² is not 102
            written = written.translate(_RAISED)
    if ". " in written:  # the initials of a name
        written = written.replace(" ", "")
    folded = written.casefold()
    if folded.isascii():
        return folded
    # The letters of Turkish that a change of case turns into one another: İ, i, I, ı.
    return folded.replace("i\u0307", "i").replace("ı", "i")


def _number(written: str) -> str:
    sign, digits = (written[0], written[1:]) if written[0] in "+-" else ("", written)
    grouped = not digits.isdigit() and pattern(_THOUSANDS).fullmatch(digits)
    point = digits.rfind(".") if not grouped or digits.count(".") == 1 else -1
    if grouped:
        whole, tail = (digits[:point], digits[point:]) if point >= 0 else (digits, "")
        digits = re.sub(r"[^0-9]", "", whole) + tail
    return sign + ("0" + digits if digits.startswith(".") else digits)


_SPELL: dict[str, Callable[[str], str]] = {
    WORD: _word,
    NUMBER: _number,
    SIGN: lambda written: written,
    DASH: lambda _: "-",
    ELLIPSIS: lambda _: "…",
}
