"""What words left out of a quote, or put into it in brackets, do to its meaning."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.quoting.amounts import NUMBER_WORDS, is_amount
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
from reconcile.quoting.edges import CURRENCY_SIGNS, FIGURE_SIGNS
from reconcile.quoting.sentences import MONTHS, UNFINISHED
from reconcile.quoting.shapes import Indexed, Place, Problem, squeezed
from reconcile.quoting.text import NUMBER, SIGN, WORD, tokenise
from reconcile.quoting.view import Words, begins_figure, words_in
from reconcile.quoting.words import word_set

_MOST_REPLACED = 8  # words of the article that a gloss may stand for
_MOST_SENTENCES = 3  # whole sentences that `…` may leave out
_STOPS = frozenset(".!?。！？…")
_POINTING = word_set("it its they their them he his him she her this that these those such there here")
_RELATIVE = word_set("which who whose whom where")
_CLAUSE = word_set("but while whereas but although though because unless whether")
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
        if gloss:
            yield replacing(gloss, indexed, max(before[1] + 1, name_before(indexed, after[0])), after[0])
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
    while end < len(tokens) and tokens.kinds[end] not in (WORD, NUMBER) and numbers[end] == numbers[before[1]]:
        end += 1
    start = after[0]
    while start > 0 and tokens.kinds[start - 1] not in (WORD, NUMBER) and numbers[start - 1] == numbers[after[0]]:
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
        if (problem := _lost(cue, dropped)) and not (between_commas and cue.kinds == {ATTRIBUTION})  # `, it said,`
    ]
    if lost:
        yield min(lost, key=lambda p: p.kind != "negation")
        return
    if (word := _lost_sign(indexed, first, last, after[0])) is not None:
        yield Problem("sign", f"“{word}” before the figure is left out", words=(word,))
    elif not between_commas and (figure := _moves_figure(indexed, before, dropped, after[0])):
        yield Problem("figure", f"another figure, “{figure}”, is left out", words=(figure,))
    elif share := _share_of(dropped):
        yield Problem("figure", f"“{share}” is left out", words=(share,))
    elif _leaves_verb_out(indexed, dropped, last, after[0]):
        yield Problem("gap", f"“{dropped.forms[-1]}” is left out", words=(dropped.forms[-1],))
    elif not between_commas and ("or" in dropped.keys or "nor" in dropped.keys):
        yield Problem("hedge", "an “or” is left out", words=("or",))
    elif _changes_clause(dropped):
        yield Problem("gap", f"it leaves one clause for another: “{_written(indexed, first, last)}” is left out")
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


def _moves_figure(indexed: Indexed, before: Place, dropped: Words, after: int) -> str:
    """`300 [people, including 17] children`, `3 % [in China and 4 %] in Japan`, `fell [5 %, after falling] 3 %`: the
    figure left out beside one that is kept; "" when there is none."""
    tokens = indexed.tokens
    kept = words_in(tokens, max(before[0], before[1] - 2), before[1] + 1)
    beside = any(begins_figure(kept, i) for i in range(len(kept))) and dropped.keys[0] != "of"
    if not beside and not begins_figure(words_in(tokens, after, after + 3), 0):
        return ""
    return next((dropped.forms[i] for i in range(len(dropped)) if _is_amount_at(dropped, i)), "")


def _is_amount_at(words: Words, i: int) -> bool:
    """A figure that is no year and no day of a month."""
    key = words.keys[i]
    if words.kinds[i] != NUMBER:
        return key in NUMBER_WORDS and key != "one"
    is_year = len(key) == 4 and key.isdigit() and key[:2] in ("19", "20")
    return not is_year and not any(k in MONTHS for k in words.keys[max(0, i - 1) : i + 2])


def _share_of(dropped: Words) -> str:
    """`cut [seven of its] 17 offices`: the end of what is left out, when it is how much of what follows is meant."""
    at = len(dropped) - 1
    while at > 0 and dropped.keys[at] != "of" and _is_determiner(dropped.keys[at]) and len(dropped) - at < 5:
        at -= 1
    is_share = (
        at > 0
        and dropped.keys[at] == "of"
        and (
            dropped.kinds[at - 1] == NUMBER or is_amount(dropped.keys[at - 1]) or dropped.keys[at - 1] in ("part", "%")
        )
    )
    return " ".join(dropped.forms[at - 1 :]) if is_share else ""


def _is_determiner(key: str) -> bool:
    return key in words_of("definite") or key.endswith("'s") or key in ("a", "an", "company", "firm", "own")


def _leaves_verb_out(indexed: Indexed, dropped: Words, last: int, after: int) -> bool:
    """`Foxconn [was] acquired` (whom it happened to becomes who did it), `it [would] allow`, and `close [ten shops and
    open] two labs`, where what follows belongs to a verb of its own."""
    tokens = indexed.tokens
    if tokens.words[last] == ",":
        return False
    key = dropped.keys[-1]
    if key in _COPULAS or (key in words_of("modal verb") and len(dropped) < 4):
        return tokens.words[after] not in _PREPOSITIONS
    joined = max((i for i, k in enumerate(dropped.keys) if k in ("and", "or")), default=len(dropped))
    rest = dropped.keys[joined + 1 :]
    opens = words_in(tokens, after, after + 3)
    is_phrase = _is_determiner(opens.keys[0]) or begins_figure(opens, 0) or tokens.written(after)[:1].isupper()
    return is_phrase and bool(rest) and not all(map(_is_determiner, rest)) and rest[-1] not in _PREPOSITIONS


_COPULAS = word_set("be been being is are was were get gets got getting")
_PREPOSITIONS = word_set("in on at from near under with for of to into about around between")


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
    if _is_other_name(gloss, indexed, first, behind):
        return Problem("name", f"“[{gloss}]” stands in place of the name “{written}”", words=(written,))
    lost = next((p for cue in cues(dropped, 0, len(dropped)) if (p := _lost(cue, dropped))), None)
    hedge = _lost_sign(indexed, first, behind - 1, behind)
    if lost is None and hedge is not None:
        lost = Problem("hedge", "")
    if lost is not None:
        return Problem(lost.kind, f"“[{gloss}]” stands in place of “{written}”", words=(written,))
    if any(kind == NUMBER for kind in dropped.kinds) or any(key in NUMBER_WORDS for key in dropped.keys):
        return Problem("figure", f"“[{gloss}]” stands in place of the figure in “{written}”", words=(written,))
    return Problem("gloss", f"“[{gloss}]” stands in place of “{written}”", warning=True, words=(written,))


def _is_other_name(gloss: str, indexed: Indexed, first: int, behind: int) -> bool:
    """A name for another one: `[Toyota] said` for `Nissan said`, and `to [Toyota]` for `to sell cars to Nissan`."""
    if indexed.tokens.words[first] not in words_of("definite") | _POINTING and not _is_name(indexed, first):
        first = max(first, name_before(indexed, behind))
    dropped, words = words_in(indexed.tokens, first, behind), words_in(tokenise(gloss))
    ours = [key.removesuffix("'s") for key, form in zip(words.keys, words.forms, strict=True) if form[:1].isupper()]
    theirs = [key.removesuffix("'s") for key in dropped.keys]
    names = all(_is_name(indexed, i) for i in range(first, behind) if indexed.tokens.kinds[i] == WORD)
    return bool(ours and theirs) and names and set(ours).isdisjoint(theirs) and not _initials(ours, theirs)


def name_before(indexed: Indexed, at: int) -> int:
    """The first token of the name, or else the one token, that stands before token `at`."""
    start = at - 1
    while start > 0 and at - start < 5 and _is_name(indexed, start) and _is_name(indexed, start - 1):
        start -= 1
    return start


def _initials(ours: list[str], theirs: list[str]) -> bool:
    """`CMA` for `Competition Markets Authority`, either way round."""
    first, second = "".join(word[0] for word in ours), "".join(word[0] for word in theirs)
    return "".join(theirs).replace(".", "") == first or "".join(ours).replace(".", "") == second


def _is_name(indexed: Indexed, i: int) -> bool:
    """A capital that is not that of a sentence's first word, unless the word has one wherever it stands."""
    tokens = indexed.tokens
    if not tokens.written(i)[0].isupper():
        return False
    if i > 0 and indexed.sentence[i] == indexed.sentence[i - 1] and not tokens.followed_by_mark(i - 1):
        return tokens.words[i] not in _POINTING
    places = indexed.positions[tokens.words[i]][:50]
    return (
        len(places) > 1
        and all(tokens.written(at)[0].isupper() for at in places)
        and any(at > 0 and indexed.sentence[at] == indexed.sentence[at - 1] for at in places)
    )


def gloss_problems(gloss: str) -> Iterator[Problem]:
    """A gloss may explain; it may bring no figure, no negation and no hedge into the article's words."""
    words = words_in(tokenise(gloss))
    if amount := _amount(words):
        yield Problem("figure", f"the gloss “[{gloss}]” brings in “{amount}”", words=(gloss,))
        return
    for cue in cues(words, 0, len(words)):
        if NEGATION in cue.kinds:
            yield Problem("negation", f"the gloss “[{gloss}]” brings in a negation", words=(gloss,))
            return
        if cue.kinds & HEDGES:
            yield Problem("hedge", f"the gloss “[{gloss}]” changes how certain it is", words=(gloss,))
            return
    if words.keys and (words.keys[0] in _JOINING or (len(words) < 3 and not _CHANGING.isdisjoint(words.keys))):
        yield Problem("word", f"the gloss “[{gloss}]” changes what is said", words=(gloss,))


_JOINING = word_set("and or but plus nor than")
# Alone they change what the word beside them says; in a longer gloss they may belong to a name.
_CHANGING = word_set(
    "former ex fake so-called supposed purported would-be acting always definitely certainly surely undoubtedly even "
    "completely fully entirely partly partially largely mostly again also too instead permanently temporarily so"
)


def _amount(words: Words) -> str:
    """The first word of a gloss that says how many or how much; `this quarter` does not."""
    for i, key in enumerate(words.keys):
        if words.kinds[i] in (NUMBER, SIGN) or key == "cent":
            return words.forms[i]
        if is_amount(key) and not (key == "quarter" and words.keys[i - 1 : i] not in (("a",), ("one",), ())):
            return words.forms[i]
    return ""


def other_form(written: str, before: str, letters: str, behind: str) -> Problem:
    """The problem that letters in brackets make another word of the article's word."""
    text = f"“{written}” is another word than the article's"
    if (behind and letters.casefold() in _NEGATIVE_PREFIXES) or letters.casefold() in ("n't", "less"):
        return Problem("negation", text, words=(written,))
    is_inflection = before and not behind and letters.casefold() in _INFLECTIONS
    return Problem("gloss" if is_inflection else "word", text, warning=bool(is_inflection), words=(written,))


_NEGATIVE_PREFIXES = word_set("un in im il ir dis non anti mis de ex pre")
_INFLECTIONS = word_set("d ed s es ing 's r er n en")


def replaced_behind(gloss: str, indexed: Indexed, last: int) -> int:
    """The end of the article's words for which a gloss behind token `last` stands: of a name or of one word, where the
    word before cannot end a phrase, or where the gloss is a name too. `last + 1` when it stands for none."""
    tokens, end = indexed.tokens, last + 1
    if end >= len(tokens) or indexed.sentence[last] != indexed.sentence[end] or tokens.kinds[end] not in (WORD, NUMBER):
        return end
    word = tokens.words[last]
    unfinished = word in UNFINISHED or word.endswith("'s") or word in words_of("finite") - {"said", "says"}
    names = all(form[:1].isupper() for form in words_in(tokenise(gloss)).forms)
    if not unfinished and not (names and _is_name(indexed, end) and not _is_name(indexed, last)):
        return end
    end += 1
    while end < len(tokens) and end - last < 5 and _is_name(indexed, end - 1) and _is_name(indexed, end):
        end += 1
    return end
