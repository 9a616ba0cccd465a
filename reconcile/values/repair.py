"""What to write instead of a figure that cannot be read. Only runs after a failure; every proposal is read first."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reconcile.values.figure import MOST_CHARACTERS, read
from reconcile.values.numbers import number_at, number_words
from reconcile.values.qualifiers import lexicon
from reconcile.values.quantity import UnreadableQuantity
from reconcile.values.tokens import WORD, Token, plain, tokenise

_MOST_STARTS = 4
_CLOSE = 84  # of 100: one letter in seven


def advise(text: str, tolerance: Fraction, error: UnreadableQuantity) -> UnreadableQuantity:
    """The error with the nearest form that can be read, or with `as_text` when the text holds no figure."""
    if len(text) > MOST_CHARACTERS or error.as_text:
        return error
    tokens = tokenise(plain(text))
    for proposal in _proposals(text, tokens, error):
        if proposal and proposal != text and _reads(proposal, tolerance):
            return _with(error, proposal, False)
    holds_number = any(number_at(tokens, i) for i in range(len(tokens)))
    return _with(error, "", bool(text.strip()) and not holds_number and "date" not in str(error))


def _with(error: UnreadableQuantity, suggestion: str, as_text: bool) -> UnreadableQuantity:
    message = str(error)
    if as_text:
        message += ": write it as `text`"
    return UnreadableQuantity(message, error.part, error.offset, suggestion, as_text)


def _reads(text: str, tolerance: Fraction) -> bool:
    try:
        read(text, tolerance)
    except UnreadableQuantity:
        return False
    return True


def _proposals(text: str, tokens: list[Token], error: UnreadableQuantity) -> Iterator[str]:
    yield error.suggestion
    if "`date`" in str(error):
        return
    yield _respelt(text, tokens)
    yield text[: error.offset].strip(" ,;:(-–")
    starts = [tokens[i].start for i in range(len(tokens)) if tokens[i].start and number_at(tokens, i)]
    for start in starts[:_MOST_STARTS]:
        yield text[start:].strip()


def _respelt(text: str, tokens: list[Token]) -> str:
    """The text with its first misspelt number or hedge word put right: `sevn plants`, `aproximately 3,900`."""
    from rapidfuzz import fuzz, process

    known = [word for word in (*number_words().small, *number_words().scale, *lexicon().before) if len(word) > 3]
    for token in tokens:
        if token.kind != WORD or len(token.text) < 4 or token.low in known:
            continue
        found = process.extractOne(token.low, known, scorer=fuzz.ratio, score_cutoff=_CLOSE)
        if found is not None:
            return text[: token.start] + found[0] + text[token.end :]
    return ""
