"""What to write instead of a figure that cannot be read. Every proposal has been read itself."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reconcile.values.figure import MOST_CHARACTERS, read
from reconcile.values.numbers import number_at, number_words
from reconcile.values.qualifiers import lexicon
from reconcile.values.quantity import UnreadableQuantity
from reconcile.values.tokens import SIGN, WORD, Token, plain, tokenise
from reconcile.values.units import table

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
    top, slash, bottom = error.part.partition("/")
    if slash and top.isdecimal() and bottom.isdecimal():  # 7/17 plants
        if int(top) <= int(bottom):
            yield f"{text[: error.offset]}{top} of {bottom}{text[error.offset + len(error.part) :]}"
        return
    # What is joined to the number (`1e6`, `9**9`) may change it; the number alone would be another figure.
    if not text[error.offset - 1 : error.offset].isalnum() or error.part[:1] in tuple("(),;!?.\"'"):
        yield _without_loose_ends(text[: error.offset])
    i = next((i for i in range(len(tokens)) if number_at(tokens, i)), 0)
    is_in_a_name = i > 0 and (tokens[i].glued or tokens[i - 1].text[:1].isupper())  # COVID-19, Boeing 737
    if i and error.offset < tokens[i].start and (not is_in_a_name or tokens[i - 1].text in table().prefixes):
        while _goes_with_number(tokens[i - 1]):
            i -= 1
        yield text[tokens[i].start :].strip()


def _goes_with_number(before: Token) -> bool:
    """A sign or a currency in front of a number."""
    return (before.kind == SIGN and not before.glued) or before.text in table().prefixes


def _without_loose_ends(text: str) -> str:
    """The text without the prepositions and signs that it ends in."""
    while True:
        text = text.strip(" ,;:(-–/")
        front, _, last = text.rpartition(" ")
        if last.lower() not in lexicon().place and last.lower() not in ("and", "or", "a", "an", "the"):
            return text
        text = front


def _respelt(text: str, tokens: list[Token]) -> str:
    """The text with its first misspelt number or hedge word put right: `sevn plants`."""
    from rapidfuzz import fuzz, process

    words = (*number_words().small, *number_words().scale, *lexicon().before)
    known = [word for word in words if len(word) > 3]
    for token in tokens:
        if token.kind != WORD or len(token.text) < 4 or token.low in known:
            continue
        found = process.extractOne(token.low, known, scorer=fuzz.ratio, score_cutoff=_CLOSE)
        if found is not None:
            return text[: token.start] + found[0] + text[token.end :]
    return ""
