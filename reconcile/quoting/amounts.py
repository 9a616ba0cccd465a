"""Numbers of more than one word: where a quote must neither begin nor end.

`twenty | five cars`, `half | a million`, `hundreds of | thousands`, `two | thirds`, `one in | three`, `twice | 500`,
`15 | per cent`: every border below is inside one figure, and what stands on one side of it is another figure.
"""

from __future__ import annotations

from reconcile.quoting.text import DASH, NUMBER, WORD, Tokens
from reconcile.quoting.words import word_set

_UNITS = "one two three four five six seven eight nine"
_TENS = word_set("twenty thirty forty fifty sixty seventy eighty ninety")
_SMALL = (
    f"zero {_UNITS} ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety"
).split()
SCALES = word_set(
    "hundred thousand million billion trillion quadrillion bn mn tn lakh lakhs crore crores mln bln "
    "trn millions billions"
)
NUMBER_WORDS = frozenset(_SMALL) | word_set("hundred thousand million billion trillion dozen")
FRACTIONS = word_set("half third quarter fifth sixth seventh eighth ninth tenth hundredth thousandth")
_PLURAL_FRACTIONS = frozenset(f"{word}s" for word in FRACTIONS - {"half"}) | {"halves"}
_PLURAL_SCALES = word_set("tens dozens scores hundreds thousands millions billions trillions lakhs crores")
_VAGUE = word_set("several few many couple")  # several hundred
_ONES = word_set(f"{_UNITS} first second third fourth fifth sixth seventh eighth ninth")
_MULTIPLIERS = word_set("twice double triple treble quadruple thrice times")
_PERCENT = frozenset(("%", "percent", "pct", "‰", "percentage", "pc", "bps", "bp", "pp", "ppt", "°", "basis"))
_ABBREVIATED_SCALES = word_set("m k b t g")
_COMPARED = word_set("of less more fewer lower higher smaller larger bigger faster cheaper")
_PERIODS = word_set(
    "second seconds minute minutes hour hours day days night nights week weeks weekend weekends month months quarter "
    "quarters year years decade decades century centuries"
)
_PAIRS = frozenset(
    (
        ("per", "cent"),
        ("per", "mille"),
        ("percentage", "points"),
        ("percentage", "point"),
        ("basis", "points"),
        ("basis", "point"),
        ("a", "few"),
        ("a", "little"),
    )
)
_LARGEST_RATIO = 1_000


def is_amount(word: str) -> bool:
    """Whether the word says how many or how much: a number, a fraction, a multiple, most, few."""
    return word in _AMOUNT_WORDS or word in NUMBER_WORDS or word in SCALES or word in _PLURAL_SCALES


_AMOUNT_WORDS = (
    FRACTIONS
    | _PLURAL_FRACTIONS
    | _MULTIPLIERS
    | word_set(
        "most few fewer several many much more less least some all every each both dozens pair couple "
        "majority minority halved doubled tripled quadrupled only almost nearly barely just percent"
    )
)


def inside(tokens: Tokens, i: int) -> bool:
    """Is the border between token `i` and the one behind it inside a figure?"""
    if not 0 <= i < len(tokens) - 1:
        return False
    near = slice(max(0, i - 3), i + 4)  # no figure is wider
    if _STARTS.isdisjoint(tokens.words[near]) and NUMBER not in tokens.kinds[near]:
        return False
    if (tokens.words[i], tokens.words[i + 1]) in _PAIRS:
        return True
    return (
        _counted(tokens, i)
        or _in_words(tokens, i)
        or _fraction(tokens, i)
        or _fraction_of(tokens, i)
        or _plural(tokens, i)
        or _ratio(tokens, i)
    )


_STARTS = (
    NUMBER_WORDS
    | SCALES
    | FRACTIONS
    | _PLURAL_FRACTIONS
    | _PLURAL_SCALES
    | _VAGUE
    | _ONES
    | _MULTIPLIERS
    | _PERCENT
    | word_set("half cent mille point points little")
)


def _word(tokens: Tokens, i: int) -> str:
    return tokens.words[i] if 0 <= i < len(tokens) else ""


def _is_figure(tokens: Tokens, i: int) -> bool:
    return 0 <= i < len(tokens) and (tokens.kinds[i] == NUMBER or tokens.words[i] in NUMBER_WORDS)


def _hyphened(tokens: Tokens, i: int) -> bool:
    """A hyphen joins token i to the next: `five-year`."""
    return (
        i + 2 < len(tokens)
        and tokens.kinds[i + 1] == DASH
        and tokens.glued(i + 1)
        and tokens.glued(i + 2)
        and tokens.kinds[i + 2] in (WORD, NUMBER)
    )


def _counted(tokens: Tokens, i: int) -> bool:
    """A figure and its scale, per cent or power: `69 | billion`, `15 | per cent`, `2 | 1/2`, `twice | 500`."""
    words, kinds = tokens.words, tokens.kinds
    if words[i] in _MULTIPLIERS:
        return _is_figure(tokens, i + 1)
    if not _is_figure(tokens, i):
        return words[i] in SCALES and words[i + 1] in SCALES
    following = words[i + 1]
    if following in _PERCENT:
        return following != "basis" or _word(tokens, i + 2).startswith("point")
    if following in SCALES or following == "dozen":
        return not (words[i] == following or (words[i] == "one" and _hyphened(tokens, i + 1)))
    if following == "per":
        return _word(tokens, i + 2) in ("cent", "mille")
    if kinds[i] != NUMBER:
        return False
    if following in _ABBREVIATED_SCALES and tokens.written(i + 1) == following:
        return True
    return kinds[i + 1] == NUMBER and words[i + 1].count("/") == 1


def _in_words(tokens: Tokens, i: int) -> bool:
    """`twenty | five`, `two hundred | and | five`, `one | point | five`, `a | million`, `several | hundred`."""
    words = tokens.words
    word, following = words[i], words[i + 1]
    if word in _TENS and following in _ONES:
        return not _hyphened(tokens, i + 1)  # twenty five-year bonds
    if word in _VAGUE or word in ("a", "an"):
        return (following in SCALES or following == "dozen") and not _hyphened(tokens, i + 1)
    if word in NUMBER_WORDS and following in NUMBER_WORDS and word != following:
        return word in SCALES or following in SCALES
    if following == "and":
        return word in ("hundred", "thousand") and _word(tokens, i + 2) in NUMBER_WORDS
    if word == "and":
        return _word(tokens, i - 1) in ("hundred", "thousand") and following in NUMBER_WORDS
    if following == "point":
        return _is_figure(tokens, i) and _is_figure(tokens, i + 2)
    return word == "point" and _is_figure(tokens, i - 1) and _is_figure(tokens, i + 1)


def _fraction(tokens: Tokens, i: int) -> bool:
    """`two | thirds`, `a | third of`, `two | and | a | half`, `half | a`, `half | million`."""
    word, following, after = tokens.words[i], tokens.words[i + 1], _word(tokens, i + 2)
    if following in _PLURAL_FRACTIONS:
        return _is_figure(tokens, i) and not (tokens.kinds[i] == NUMBER and following == "quarters")
    if following in FRACTIONS and word in ("a", "an", "one"):
        return after in _COMPARED or following == "half" or _mixed(tokens, i)
    if following == "and":
        return _is_figure(tokens, i) and _mixed(tokens, i + 2)
    if word == "and":
        return _mixed(tokens, i + 1)
    if word in ("half", "quarter"):
        halves = following in ("a", "an") and word == "half"
        return (halves and _word(tokens, i - 1) not in ("first", "second", "other")) or following in SCALES
    return word in ("a", "an") and _word(tokens, i - 1) == "half"


def _mixed(tokens: Tokens, i: int) -> bool:
    """Token `i` begins the fraction of a mixed number: `two and` `a half`, `three quarters`."""
    if _word(tokens, i - 1) != "and" or not _is_figure(tokens, i - 2):
        return False
    if _word(tokens, i) not in ("a", "an", "one", "two", "three"):
        return False
    return _word(tokens, i + 1) in FRACTIONS or _word(tokens, i + 1) in _PLURAL_FRACTIONS


def _fraction_of(tokens: Tokens, i: int) -> bool:
    """`a quarter | of | a | million`; behind the "of" also of a thing: `a third of | a plant`."""
    for at in (i, i - 1, i - 2):  # where the fraction would stand
        if _word(tokens, at) not in FRACTIONS and _word(tokens, at) not in _PLURAL_FRACTIONS:
            continue
        if _word(tokens, at + 1) != "of" or _word(tokens, at + 2) not in ("a", "an"):
            continue
        scale = _word(tokens, at + 3)
        return at != i or scale in SCALES or scale == "dozen"
    return False


def _plural(tokens: Tokens, i: int) -> bool:
    """`hundreds | of | thousands`, `a couple | of | hundred`."""
    for at in (i, i - 1):
        if _word(tokens, at + 1) != "of":
            continue
        if _word(tokens, at) in _PLURAL_SCALES and _word(tokens, at + 2) in _PLURAL_SCALES:
            return True
        if _word(tokens, at) == "couple" and (_word(tokens, at + 2) in SCALES or _word(tokens, at + 2) == "dozen"):
            return True
    return False


def _ratio(tokens: Tokens, i: int) -> bool:
    """`one | in | three workers`, `nine | out | of | ten`; not `seven in 10 days`, nor `fell by 12 in 2024`."""
    for at in range(i, max(-1, i - 4), -1):
        if not _is_figure(tokens, at):
            continue
        size = 1 if _word(tokens, at + 1) == "in" else 2
        if size == 2 and (_word(tokens, at + 1), _word(tokens, at + 2)) != ("out", "of"):
            continue
        behind = at + size + (2 if _word(tokens, at + size + 1) == "every" else 1)
        if i < behind and _is_ratio(tokens, at, behind):
            return True
    return False


def _is_ratio(tokens: Tokens, a: int, b: int) -> bool:
    low, high = _value(tokens, a), _value(tokens, b)
    if low is None or high is None or not 0 < low < high <= _LARGEST_RATIO:
        return False
    beyond = b + 2 if _hyphened(tokens, b) else b + 1
    return _word(tokens, beyond) not in _PERIODS and _word(tokens, beyond) not in _PERCENT and not inside(tokens, b)


def _value(tokens: Tokens, i: int) -> int | None:
    word = _word(tokens, i)
    if word.isascii() and word.isdigit():
        return int(word) if len(word) < 5 else None
    if word in _SMALL:
        at = _SMALL.index(word)
        return at if at <= 20 else (at - 18) * 10
    return {"hundred": 100}.get(word)
