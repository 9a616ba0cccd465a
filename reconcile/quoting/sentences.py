"""Where sentences end: full stops that are no abbreviation's, line breaks between paragraphs and
headlines."""

from __future__ import annotations

from bisect import bisect_left

from reconcile.quoting.text import NUMBER, WORD, Tokens
from reconcile.quoting.words import pattern, word_set
from reconcile.values.timeline import MONTH_NAMES

# Never the end of a sentence: a name or a number follows.
_BEFORE_NAME = word_set(
    "mr mrs ms dr prof sir gen gov sen rep reps lt col capt cmdr sgt hon rev fr st ft mt vs art fig "
    "figs dept univ approx est ca cf eg ie messrs mme mlle pres supt maj adm amb"
)
_BEFORE_NUMBER = word_set("no nos nr p pp vol sec ch art rs")
# The end of one only when what follows begins like a sentence.
_AT_END_TOO = word_set(
    "co corp inc ltd llc plc bros jr sr ave blvd rd etc al jan feb mar apr jun jul aug sep sept oct "
    "nov dec ph esq mon tue wed thu fri sat sun cos intl assn"
)
ABBREVIATIONS = _BEFORE_NAME | _BEFORE_NUMBER | _AT_END_TOO
_STARTERS = word_set(
    "the a an it its he she they we i you this that these those there in on at as for if but and or "
    "so however meanwhile his her their our my when while after before since although though with "
    "under by from to yet still also another some many most several all no not what who how why last "
    "earlier later according more both each one two"
)
MONTHS = frozenset(name.casefold()[:n] for name in MONTH_NAMES for n in (3, None)) | {"sept"}
_STOPS = frozenset(".!?。！？।؟")
_WIDE = 120  # a text with a longer line is not wrapped by hand
_NARROW = 50  # a shorter line of a wrapped text ends on purpose


def split(tokens: Tokens) -> list[int]:
    """For every token the number of its sentence, counted from 0."""
    text = tokens.folded.text
    breaks = _paragraphs(text)
    numbers: list[int] = []
    sentence, done = 0, 0
    words, starts = tokens.words, tokens.starts
    for i in range(len(words)):
        if i and done < len(breaks) and breaks[done] < starts[i]:
            sentence += 1
            done = bisect_left(breaks, starts[i], done)
        elif (
            (i and words[i - 1] in _STOPS and _ends(tokens, i - 1))
            or (i and words[i - 1] == "…" and _capital(tokens, i) and not tokens.glued(i))
            or (i > 1 and words[i - 1] == ")" and words[i - 2] in _STOPS and _capital(tokens, i))
        ):
            sentence += 1
        numbers.append(sentence)
    return numbers


_LINE_BREAK = r"(?<![^\S\r\n])[^\S\r\n]*+(?:\r?\n|\r)\s*"  # from the first of the blanks only
UNFINISHED = word_set(
    "a an the of to in on at by for with from and or but as that which its his her their is are was were"
)


def _paragraphs(text: str) -> list[int]:
    """Offsets of the line breaks that end a sentence. One in the middle of hand-wrapped text does not."""
    wrapped = max(map(len, text.splitlines()), default=0) <= _WIDE
    found = []
    line = 0
    for match in pattern(_LINE_BREAK).finditer(text):
        start, end = match.span()
        blank = text.count("\n", start, end) + (text.count("\r", start, end) if "\n" not in match.group() else 0) > 1
        if blank or _is_own_line(text, line, start, end, wrapped):
            found.append(start)
        line = end
    return found


def _is_own_line(text: str, line: int, start: int, end: int, wrapped: bool) -> bool:
    written = text[line:start]
    last = written.rsplit(None, 1)[-1] if written.strip() else ""
    following = text[end : end + 1]
    if following.islower() or last.endswith((",", "-", ";")) or last.casefold() in UNFINISHED:
        return False
    return not wrapped or start - line < _NARROW or not (following.isalnum() or following in "\"'($€£")


def _capital(tokens: Tokens, i: int) -> bool:
    first = tokens.folded.text[tokens.starts[i]]
    return (
        first.isupper() or tokens.kinds[i] == NUMBER or first in "—-$€£¥(" or not (first.islower() or first in ",;:)")
    )


def _ends(tokens: Tokens, stop: int) -> bool:
    """Does the full stop, question or exclamation mark at `stop` end its sentence?"""
    text, words = tokens.folded.text, tokens.words
    if words[stop] not in ".!?":
        return True
    if stop + 1 >= len(words):
        return True
    following = stop + 1
    if words[following] in (")", "."):
        return False
    between = text[tokens.ends[stop] : tokens.starts[following]]
    before = stop - 1
    if not between:
        return _run_together(tokens, before, following)
    if not _capital(tokens, following):
        return False
    if words[stop] != "." or before < 0 or tokens.kinds[before] != WORD or not tokens.glued(stop):
        return True
    word = words[before]
    starter = words[following] in _STARTERS and text[tokens.starts[following]].isupper()
    if word in _BEFORE_NAME:
        return False
    if word in _BEFORE_NUMBER and len(word) > 1:
        return tokens.kinds[following] != NUMBER
    if word in _AT_END_TOO or "." in word:
        return starter or '"' in between
    return not (len(word) == 1 and tokens.written(before).isupper() and word != "i") or starter


def _run_together(tokens: Tokens, before: int, following: int) -> bool:
    """`reducing costs.Asia Economy`: a space was lost."""
    a, b = tokens.written(before) if before >= 0 else "", tokens.written(following)
    return len(a) > 2 and len(b) > 1 and a[-1].islower() and b[0].isupper() and b[1:].islower()
