"""A figure's text, cut into numbers, words and signs. Offsets are those of the text as it was written."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

NUMBER, FRACTION, WORD, SIGN, END = "number", "fraction", "word", "sign", ""


class Token(NamedTuple):
    """One number, vulgar fraction, word or sign. `glued`: no space stands before it. `low` is lower case."""

    kind: str
    text: str
    low: str
    start: int
    end: int
    glued: bool


_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_LETTER = rf"(?:[^\W\d_²³¹{_VULGAR}]|[\u0300-\u036f])"  # combining accents are letters too

# Every alternative begins with a different class of character or ends in a bounded look-ahead: linear time.
_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?(?![0-9,.'_]?[0-9])"
    r"|[0-9]+(?:[.,'_][0-9]+)*"
    r"|(?<![0-9.])\.[0-9]+)"
    rf"|(?P<fraction>[{_VULGAR}])"
    r"|(?P<currency>[A-Z]{1,3}[$£¥€₵]|\$(?:US|NZ|HK|A|C|S)(?= ?[0-9]))"
    r"|(?P<word>[A-Za-z](?:\.[A-Za-z])+\.?(?![A-Za-z])"
    r"|(?:[kcm]?m|ft|mi|yd)\^?[23²³](?![0-9])"
    r"|[°º] ?[CFK](?![A-Za-z])"
    rf"|{_LETTER}+(?:'{_LETTER}+)*(?:'(?= |$))?)"
    r"|(?P<sign>--?>|=>|\.\.\.?|<=|>=|\+/-|\S)"
)

# One character for one character, so that offsets hold.
_SAME = str.maketrans(
    {
        **dict.fromkeys(map(chr, range(0x2000, 0x200D)), " "),
        **dict.fromkeys("\t\n\r\v\f\x85\xa0\xad\u1680\u2028\u2029\u202f\u205f\u2060\u3000\ufeff", " "),
        "−": "-",
        "‐": "-",
        "‑": "-",
        "﹣": "-",
        "－": "-",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "＄": "$",
        "￥": "¥",
        "％": "%",
        "＋": "+",
        "，": ",",
        "．": ".",
        "⇒": "→",
        "➔": "→",
        "⟶": "→",
        "⩾": "≥",
        "⩽": "≤",
        "≧": "≥",
        "≦": "≤",
        "∼": "~",
        "～": "~",
        "≃": "≈",
    }
)
_ARROWS = {"-->": "->", "=>": "->", "→": "->", "...": "..", "…": ".."}
_SAME_SIGN = _ARROWS | {"≥": ">=", "≤": "<=", "≈": "~", "±": "+/-"}
_POWERS = str.maketrans({"²": "2", "³": "3", "^": None})
_SENTINEL = 6  # tokens of kind END after the last one, so that looking ahead needs no test


def plain(text: str) -> str:
    """The text with typographic spaces, dashes, quotes and digits made plain; the same length."""
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_SAME)
    if any(c.isdecimal() and c > "9" for c in text):
        text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return text


def tokenise(text: str) -> list[Token]:
    """The tokens of a text that `plain` has been through, and a few of kind END behind them."""
    tokens: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or SIGN
        word = match.group()
        start, end = match.span()
        glued = start == last and start > 0
        last = end
        if kind == WORD:
            if "." in word:
                word = word.replace(".", "")
            if word[-1] in "23²³":
                word = word.translate(_POWERS)
            elif word[0] in "°º":
                word = "°" + word[-1]
            tokens.append(Token(WORD, word, word.lower(), start, end, glued))
        elif kind == SIGN:
            # The full stop of an abbreviation or at the end says nothing.
            if (
                word == "."
                and glued
                and tokens[-1].kind in (WORD, NUMBER)
                and not text[end : end + 1].isdigit()
            ):
                continue
            word = _SAME_SIGN.get(word, word)
            tokens.append(Token(SIGN, word, word, start, end, glued))
        else:
            tokens.append(Token(SIGN if kind == "currency" else kind, word, word, start, end, glued))
    end_token = Token(END, "", "", len(text), len(text), False)
    tokens.extend([end_token] * _SENTINEL)
    return tokens
