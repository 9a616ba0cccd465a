"""What words left out of a quote, or put into it in brackets, do to its meaning."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.quoting.cues import (
    APPROXIMATION,
    ATTRIBUTION,
    HEDGES,
    MODAL_VERB,
    NEGATION,
    Cue,
    approximation_before,
    cues,
    words_of,
)
from reconcile.quoting.edges import CURRENCY_SIGNS, FIGURE_SIGNS, NUMBER_WORDS, SCALES
from reconcile.quoting.shapes import Indexed, Place, Problem, squeezed
from reconcile.quoting.text import NUMBER, WORD, tokenise
from reconcile.quoting.view import Words, begins_figure, words_in
from reconcile.quoting.words import word_set

_MOST_REPLACED = 8  # words of the article that a gloss may stand for
_MOST_SENTENCES = 3  # whole sentences that `…` may leave out
_STOPS = frozenset(".!?。！？…")
_POINTING = word_set("it its they their them he his him she her this that these those such there here")
_RELATIVE = word_set("which who whose whom where")
_CLAUSE = word_set("while whereas but although though because unless whether")
_OPENS_CLAUSE = _CLAUSE | word_set("and or as that when since after before if said says")


def joint(indexed: Indexed, before: Place, after: Place, gap: bool, gloss: str) -> Iterator[Problem]:
    """What is wrong between two parts of a quote: the tokens behind `before` and in front of `after` are
    left out (`gap`), or `gloss` stands there in brackets. A problem of kind "far" says that they do not go
    together at all."""
    dropped = words_in(indexed.tokens, before[1] + 1, after[0])
    if gloss and (hedge := _hedges_figure(gloss, indexed, after[0])):
        yield Problem("hedge", f"the gloss “[{gloss}]” leaves open a figure", words=(hedge,))
    if not len(dropped):
        return
    inside = indexed.sentence[before[1]] == indexed.sentence[after[0]]
    if not gap:
        if len(dropped) > _MOST_REPLACED or not inside:
            yield Problem("far", "")
        else:
            yield replacing(gloss, indexed, before[1] + 1, after[0])
    elif inside:
        yield from _inside_a_sentence(indexed, before, after, dropped)
    else:
        yield from _across_sentences(indexed, before, after)


def _hedges_figure(gloss: str, indexed: Indexed, after: int) -> str:
    """`[about] 1,500 jobs`"""
    words = words_in(tokenise(gloss))
    following = words_in(indexed.tokens, after, after + 3)
    if not len(words) or not len(following) or not begins_figure(following, 0):
        return ""
    start = approximation_before(words, 0, len(words))
    return " ".join(words.forms[start:])


def _written(indexed: Indexed, first: int, last: int) -> str:
    start, end = indexed.tokens.place(first, last)
    return squeezed(indexed.text[start:end])


def _across_sentences(indexed: Indexed, before: Place, after: Place) -> Iterator[Problem]:
    """Only whole sentences may be left out between sentences."""
    tokens, numbers = indexed.tokens, indexed.sentence
    end = before[1] + 1
    while (
        end < len(tokens) and tokens.kinds[end] not in (WORD, NUMBER) and numbers[end] == numbers[before[1]]
    ):
        end += 1
    start = after[0]
    while (
        start > 0
        and tokens.kinds[start - 1] not in (WORD, NUMBER)
        and numbers[start - 1] == numbers[after[0]]
    ):
        start -= 1
    ends_clean = end >= len(tokens) or numbers[end] != numbers[before[1]]
    starts_clean = start == 0 or numbers[start - 1] != numbers[after[0]]
    between = numbers[after[0]] - numbers[before[1]] - 1
    if not ends_clean or not starts_clean:
        yield Problem("gap", "it puts pieces of several sentences together")
    elif between > _MOST_SENTENCES:
        yield Problem("gap", f"{between} sentences are left out; quote the passages as a list")
    elif between and tokens.words[after[0]] in _POINTING:
        word = tokens.written(after[0])
        yield Problem("gap", f"what “{word}” points to is left out")


def _inside_a_sentence(indexed: Indexed, before: Place, after: Place, dropped: Words) -> Iterator[Problem]:
    first, last = before[1] + 1, after[0] - 1
    if _is_aside(indexed, first, last):
        return
    between_commas = indexed.tokens.words[first] == indexed.tokens.words[last] == ","
    lost = [
        problem
        for cue in cues(dropped, 0, len(dropped))
        if (problem := _lost(cue, dropped))
        and not (between_commas and cue.kinds == {ATTRIBUTION})  # `, it said,`
    ]
    if lost:
        yield min(lost, key=lambda p: p.kind != "negation")
        return
    if (word := _lost_sign(indexed, first, last, after[0])) is not None:
        yield Problem("sign", f"“{word}” before the figure is left out", words=(word,))
    elif _moves_figure(indexed, before, dropped):
        yield Problem(
            "figure",
            f"the figure “{dropped.forms[-1]}” of what follows is left out",
            words=(dropped.forms[-1],),
        )
    elif _changes_clause(dropped):
        yield Problem(
            "gap", f"it leaves one clause for another: “{_written(indexed, first, last)}” is left out"
        )
    elif _changes_subject(indexed, dropped, after[0]):
        yield Problem(
            "gap",
            f"the subject “{dropped.forms[-1]}” of what follows is left out",
            words=(dropped.forms[-1],),
        )


def _is_aside(indexed: Indexed, first: int, last: int) -> bool:
    """`, which may be sold,` and `(and possibly more)`: what is said there is said of nothing else."""
    words = indexed.tokens.words
    while first < last and words[last - 1] in ("(", ")", ","):
        last -= 1
    if words[first] == "(" and words[last] == ")":
        return words[first + 1 : last].count("(") == 0
    if words[first] != "," or words[last] != ",":
        return False
    return words[first + 1] in _RELATIVE and "," not in words[first + 1 : last]


def _lost(cue: Cue, dropped: Words) -> Problem | None:
    written = " ".join(dropped.forms[cue.first : cue.behind])
    if NEGATION in cue.kinds:
        return Problem("negation", f"“{written}” is left out", words=(written,))
    if cue.kinds & (HEDGES - {APPROXIMATION}) and cue.kinds != {MODAL_VERB}:
        return Problem("hedge", f"“{written}” is left out", words=(written,))
    return None


def _lost_sign(indexed: Indexed, first: int, last: int, after: int) -> str | None:
    """The hedge, bound, sign or currency that belongs to the figure with which the quote goes on."""
    beyond = words_in(indexed.tokens, first, after + 3)
    dropped = len(words_in(indexed.tokens, first, after))
    if dropped >= len(beyond) or not begins_figure(beyond, dropped):
        return None
    start = approximation_before(beyond, 0, dropped)
    if start < dropped:
        return " ".join(beyond.forms[start:dropped])
    word = beyond.keys[dropped - 1]
    return beyond.forms[dropped - 1] if word in FIGURE_SIGNS or word in CURRENCY_SIGNS else None


def _moves_figure(indexed: Indexed, before: Place, dropped: Words) -> bool:
    """`300 [people, including 17] children`: what follows the omission has a figure of its own."""
    tokens = indexed.tokens
    ends_in_figure = tokens.kinds[before[1]] == NUMBER or tokens.words[before[1]] in NUMBER_WORDS
    return ends_in_figure and begins_figure(dropped, len(dropped) - 1) and dropped.keys[0] != "of"


def _changes_clause(dropped: Words) -> bool:
    return any(";" in gap for gap in dropped.gaps) or any(key in _CLAUSE for key in dropped.keys)


def _changes_subject(indexed: Indexed, dropped: Words, after: int) -> bool:
    """`Nissan [said Foxconn] will build`: a name or pronoun that the verb behind the omission belongs to."""
    following = indexed.tokens.words[after]
    if dropped.keys[-1] in _RELATIVE:
        return len(dropped) > 1  # with the name that it points to
    if following not in words_of("finite") or indexed.tokens.words[after - 1] in (",", ")"):
        return False
    last = dropped.forms[-1]
    names = last[:1].isupper() or dropped.keys[-1] in ("it", "they", "he", "she", "which", "who", "that")
    return names and any(key in _OPENS_CLAUSE for key in dropped.keys)


def replacing(gloss: str, indexed: Indexed, first: int, behind: int) -> Problem:
    """The problem that a gloss stands in place of these tokens."""
    dropped = words_in(indexed.tokens, first, behind)
    written = _written(indexed, first, behind - 1)
    lost = next((p for cue in cues(dropped, 0, len(dropped)) if (p := _lost(cue, dropped))), None)
    hedge = _lost_sign(indexed, first, behind - 1, behind)
    if lost is None and hedge is not None:
        lost = Problem("hedge", "")
    if lost is not None:
        return Problem(lost.kind, f"“[{gloss}]” stands in place of “{written}”", words=(written,))
    if any(kind == NUMBER for kind in dropped.kinds) or any(key in NUMBER_WORDS for key in dropped.keys):
        return Problem(
            "figure", f"“[{gloss}]” stands in place of the figure in “{written}”", words=(written,)
        )
    return Problem("gloss", f"“[{gloss}]” stands in place of “{written}”", warning=True, words=(written,))


def gloss_problems(gloss: str, indexed: Indexed) -> Iterator[Problem]:
    """A gloss may explain; it may bring no figure, no negation and no hedge into the article's words."""
    tokens = tokenise(gloss)
    words = words_in(tokens)
    if any(kind == NUMBER for kind in words.kinds) or any(
        k in NUMBER_WORDS or k in SCALES for k in words.keys
    ):
        yield Problem("figure", f"the gloss “[{gloss}]” brings in a figure", words=(gloss,))
        return
    for cue in cues(words, 0, len(words)):
        if NEGATION in cue.kinds:
            yield Problem("negation", f"the gloss “[{gloss}]” brings in a negation", words=(gloss,))
            return
        if cue.kinds & HEDGES:
            yield Problem("hedge", f"the gloss “[{gloss}]” changes how certain it is", words=(gloss,))
            return
    strangers = [
        form for form, key in zip(words.forms, words.keys, strict=True) if _is_stranger(form, key, indexed)
    ]
    if strangers:
        yield Problem(
            "gloss", f"the article nowhere has “{strangers[0]}”", warning=True, words=(strangers[0],)
        )


def _is_stranger(form: str, key: str, indexed: Indexed) -> bool:
    if not form[:1].isupper() or len(form) < 2:
        return False
    base = key.removesuffix("'s")
    return not any(k in indexed.positions for k in (base, base + "'s", base + "s"))
