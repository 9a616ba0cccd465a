"""The ends of a quote: marks that may go, words and numbers that must not be cut through."""

from __future__ import annotations

from reconcile.quoting.amounts import NUMBER_WORDS, inside
from reconcile.quoting.text import DASH, ELLIPSIS, NUMBER, WORD, Tokens
from reconcile.quoting.words import word_set

CURRENCY_SIGNS = frozenset("$€£¥₹₩₽₺₫₴₦₱฿₪₵¢")
CURRENCY_CODES = word_set(
    "usd eur gbp jpy cny rmb inr krw chf cad aud hkd sgd twd nzd try rub brl mxn zar sek nok dkk pln rs us"
)
FIGURE_SIGNS = word_set("minus plus negative")
_LOOSE = frozenset(".,;:!。，、；：！")  # at the ends they belong to the sentence around, not to what was said
_COMPARING = frozenset("<>≤≥~≈±+∼")
_BINDING = frozenset("/&@.#")


def trimmed(tokens: Tokens) -> Tokens:
    """The quote without stops, dashes and ellipses at its ends, and without half a pair of parentheses."""
    first, last = 0, len(tokens) - 1
    inner = set(tokens.words)
    loose = _LOOSE | {"…"} | ({")"} if "(" not in inner else set()) | ({"("} if ")" not in inner else set())
    while first <= last and _is_loose(tokens, last, loose):
        last -= 1
    while first <= last and _is_loose(tokens, first, loose) and not _is_sign(tokens, first):
        first += 1
    return part(tokens, first, last)


def part(tokens: Tokens, first: int, last: int) -> Tokens:
    """Tokens `first` to `last`, the last one included."""
    cut = slice(first, last + 1)
    return Tokens(tokens.folded, tokens.words[cut], tokens.kinds[cut], tokens.starts[cut], tokens.ends[cut])


def _is_loose(tokens: Tokens, i: int, loose: frozenset[str] | set[str]) -> bool:
    return tokens.words[i] in loose or tokens.kinds[i] in (DASH, ELLIPSIS)


def _is_sign(tokens: Tokens, i: int) -> bool:
    """A minus before a currency sign."""
    return tokens.kinds[i] == DASH and i + 1 < len(tokens) and tokens.words[i + 1] in CURRENCY_SIGNS


def cut(tokens: Tokens, first: int, last: int) -> str:
    """What the passage from token `first` to `last` would cut through, as it is written; "" for a clean
    cut."""
    left = first > 0 and _bound(tokens, first)
    right = last + 1 < len(tokens) and (_bound_after(tokens, last) or _continued(tokens, last))
    begin, end = first, last
    if left or (first > 0 and (_continued(tokens, first - 1) or _signed(tokens, first))):
        begin = _reach(tokens, first, -1)
        return tokens.folded.text[tokens.starts[begin] : tokens.ends[min(last, first + 1)]]
    if right:
        end = _reach(tokens, last, 1)
        return tokens.folded.text[tokens.starts[max(first, last - 1)] : tokens.ends[end]]
    return ""


def _reach(tokens: Tokens, i: int, step: int) -> int:
    """The token at which what is cut through begins or ends: the next one and what is written together
    with it."""
    for _ in range(4):
        i += step
        beyond = i + step
        if not 0 <= beyond < len(tokens) or not tokens.glued(max(i, beyond)) or tokens.words[beyond] in ",;:.":
            break
    return i


def _bound(tokens: Tokens, i: int) -> bool:
    """Token i is written together with what stands before it."""
    return _joined(tokens, i - 1, i)


def _bound_after(tokens: Tokens, i: int) -> bool:
    return _joined(tokens, i, i + 1)


def _joined(tokens: Tokens, a: int, b: int) -> bool:
    """Is the border between neighbours a and b inside a word or a number?"""
    if not tokens.glued(b):
        return _hyphenated(tokens, a, b)
    if _letters(tokens, a) and _letters(tokens, b):
        return not (_is_alone(tokens, a) or _is_alone(tokens, b))
    if tokens.words[b] in CURRENCY_SIGNS or tokens.words[a] in CURRENCY_SIGNS:
        return _letters(tokens, a) or _letters(tokens, b)
    # The mark between two halves: `170-hectare`, `and/or`, `example.com`.
    mark, before, after = (a, a - 1, b) if not _letters(tokens, a) else (b, a, b + 1)
    if mark == b and after < len(tokens) and _hyphenated(tokens, mark, after):
        return True
    if before > 0 and tokens.words[before] == "." and "." in tokens.words[before - 1] and tokens.glued(before):
        before -= 1  # `U.S.-based`
    if before < 0 or after >= len(tokens) or not (tokens.glued(mark) and tokens.glued(after)):
        return False
    if tokens.kinds[mark] == DASH and _is_figure(tokens, before) and _is_figure(tokens, after):
        return tokens.written(mark) == "-" or _ascends(tokens.words[before], tokens.words[after])  # `£5m-£6m`
    if not (_letters(tokens, before) and _letters(tokens, after)):
        return False
    if tokens.kinds[mark] == DASH:
        return tokens.written(mark) == "-"  # a long dash, or two, parts clauses
    word = tokens.words[mark]
    if word == ".":
        return tokens.written(after)[0].islower() or tokens.kinds[after] == NUMBER
    return word in _BINDING or (word in ",:" and tokens.kinds[before] == tokens.kinds[after] == NUMBER)


def _hyphenated(tokens: Tokens, a: int, b: int) -> bool:
    """The border behind a hyphen with which a line ends: `anti-` `war`, and not `short-` `and long-term`."""
    if a < 1 or tokens.written(a) != "-" or not tokens.glued(a) or tokens.kinds[a - 1] != WORD:
        return False
    gap = tokens.folded.text[tokens.ends[a] : tokens.starts[b]]
    return gap.count("\n") == 1 and tokens.kinds[b] == WORD and tokens.words[b] not in ("and", "or", "to")


def _ascends(low: str, high: str) -> bool:
    """`40—50`, `1914—18`, and not `it closed in 2024—17 plants are left`; no figures of digits: it may be so."""
    if not (low.isascii() and high.isascii() and low.isdigit() and high.isdigit()):
        return True
    digits = len(high) if len(high) == 2 < len(low) else len(low)
    return (len(high), high) > (len(low[-digits:]), low[-digits:])


def _is_figure(tokens: Tokens, i: int) -> bool:
    """A part of one figure of a range."""
    return _letters(tokens, i) or tokens.words[i] in CURRENCY_SIGNS or tokens.words[i] in _PERCENT


def _letters(tokens: Tokens, i: int) -> bool:
    return tokens.kinds[i] in (WORD, NUMBER)


def _is_alone(tokens: Tokens, i: int) -> bool:
    """A character of a script that is written without spaces."""
    return tokens.ends[i] - tokens.starts[i] == 1 and tokens.words[i] > "\u0dff" and tokens.kinds[i] == WORD


_PERCENT = frozenset(("%", "percent", "pct", "‰", "percentage", "pc"))  # behind a figure, part of it


def _continued(tokens: Tokens, i: int) -> bool:
    """Does the figure that ends at token i go on behind it? `69` of `69 billion`, `5` of `5 €`."""
    if inside(tokens, i):
        return True
    return (
        tokens.kinds[i] == NUMBER
        and i + 1 < len(tokens)
        and tokens.words[i + 1] in CURRENCY_SIGNS
        and not _letters_follow(tokens, i + 1)
    )


def _letters_follow(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and tokens.glued(i + 1) and tokens.kinds[i + 1] == NUMBER


def _signed(tokens: Tokens, first: int) -> bool:
    """Would a quote that begins at `first` lose a sign, a currency or a bound of its figure?"""
    words, kinds = tokens.words, tokens.kinds
    before = first - 1
    if words[before] == "." and before and words[before - 1] == "rs":
        before -= 1  # Rs. 500
    figure = kinds[first] == NUMBER or words[first] in NUMBER_WORDS
    if not (figure or words[first] in CURRENCY_SIGNS):
        return False
    if words[before] in _COMPARING or words[before] in FIGURE_SIGNS:
        return True
    if figure and (
        words[before] in CURRENCY_SIGNS
        or (words[before] in CURRENCY_CODES and (tokens.written(before).isupper() or words[before] == "rs"))
    ):
        return words[before] != "us" or words[first] in CURRENCY_SIGNS
    if kinds[before] == DASH and tokens.glued(first) and not tokens.glued(before):
        return tokens.written(before) == "-"
    return False
