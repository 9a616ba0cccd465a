"""What governs a quote from outside it: a negation, modal, condition or attribution in the same sentence,
left out.

Scopes are those of `reconcile.quoting.cues`: a cue reaches from its place to the end of its clause. A
warning that is wrong costs trust, so a cue that is far away, or in a clause of its own, or over a quote
that only names something, is let go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reconcile.quoting.cues import (
    APPROXIMATION,
    ATTRIBUTION,
    CONDITION,
    INTENTION,
    MODAL,
    NEGATION,
    REPORT,
    SHARE,
    Cue,
    approximation_before,
    approximation_behind,
    cues,
    words_of,
)
from reconcile.quoting.shapes import Place
from reconcile.quoting.view import View, begins_figure
from reconcile.quoting.words import pattern, word_set

_OPEN = frozenset(("rumoured", "considered", "in talks", "proposed"))
_TENTATIVE = word_set(
    "talks negotiations discussions possible possibility potential potentially proposal proposed plan "
    "plans planned considered consideration interest aim aims intention hope hopes wish risk threat "
    "forecast estimate expected expectation target goal rumour rumours speculation likelihood chance "
    "prospect"
)
_FIRM = word_set(
    "plans plan planned planning decided decides agreed agrees scheduled set due vowed vows pledged "
    "pledges promised promises must needs need targets target targeting"
)
_DECIDED = frozenset(("planned", "announced", "agreed"))
_NOT_SO = frozenset(("denied", "ruled out", "cancelled", "blocked"))

_REACH = 6  # tokens between a cue and the quote that it governs
_LONG_REACH = 10  # of a verb of denial, and of a condition
_NEAR = 2
_TRAILING = 12  # tokens between a quote and what is said of it behind it
_SENTENCE = 200  # tokens to either side that may govern a quote: a "sentence" may be a whole file without full stops


def outside(
    parts: tuple[Place, ...],
    article: View,
    *,
    certainty: str = "certain",
    negated: bool = False,
    status: str | None = None,
    said_by: Collection[str] = (),
    hedged: bool | None = None,
    told: str = "",
    has_value: bool = False,
) -> tuple[str, ...]:
    """The words that govern the quote, are left out of it, and are not made up for by the claim, in order.

    A claim makes up for a negation by `negated` or a status such as denied; for a modal or a condition by a
    `certainty` or an open status; for an intention also by planned, announced, agreed; for an attribution by
    `said_by`. `told` is its predicate, which may be about what is open ("talks with Foxconn").
    `has_value`: it is a figure, date, name or text, and not only said to be so. `hedged` tells whether its
    value is hedged or bounded: only when it is False, "roughly" before the figure that the quote begins
    with is among the words.
    """
    doubtful = certainty != "certain" or status in _OPEN or not _TENTATIVE.isdisjoint(told.casefold().split())
    silent = {
        NEGATION: negated or status in _NOT_SO,
        MODAL: doubtful,
        CONDITION: doubtful,
        INTENTION: doubtful or status in _DECIDED or status in _NOT_SO or negated,
        REPORT: doubtful or bool(said_by),
        ATTRIBUTION: bool(said_by) or status == "rumoured",
        APPROXIMATION: hedged is not False,
        SHARE: False,
    }
    found = []
    for cue in _governing(parts, article):
        kinds = [kind for kind in cue.kinds if kind in silent]
        if kinds == [INTENTION] and has_value and status is None and article.tokens.keys[cue.first] in _FIRM:
            continue  # what is decided is told with its figure
        if kinds and not any(silent[kind] for kind in kinds) and not _suits(article, cue, status):
            found.append((cue.first, article.words(cue.first, cue.behind)))
    if not doubtful and (mark := _question(parts, article)):
        found.append((len(article.tokens), mark))
    return tuple(words for _, words in sorted(set(found)))


def _suits(article: View, cue: Cue, status: str | None) -> bool:
    """Expected and planned go together."""
    return status in _DECIDED and article.tokens.keys[cue.first].startswith("expect")


def _governing(parts: tuple[Place, ...], article: View) -> Iterator[Cue]:
    first, _ = article.tokens_of(*parts[0])
    _, behind = article.tokens_of(*parts[-1])
    if first >= behind:
        return
    start = max(article.first_of[article.sentence_of[first]], first - _SENTENCE)
    end = min(article.first_of[article.sentence_of[behind - 1] + 1], behind + _SENTENCE)
    quote = _Quote(article, first, behind)
    for cue in cues(article.tokens, start, first):
        if cue.behind <= first and (narrowed := _governs(cue, quote, start)):
            yield narrowed
    if first > start and begins_figure(article.tokens, first):
        hedge = approximation_before(article.tokens, start, first)
        if hedge < first:
            yield Cue(frozenset((APPROXIMATION,)), hedge, first)
    if any(begins_figure(article.tokens, i) for i in range(max(first, behind - 3), behind)):
        hedge = approximation_behind(article.tokens, behind, end)
        if hedge > behind:
            yield Cue(frozenset((APPROXIMATION,)), behind, hedge)
    if (share := _share_before(quote, start)) < first:
        yield Cue(frozenset((SHARE,)), share, first)
    yield from _behind(quote, start, end)


def _share_before(quote: _Quote, start: int) -> int:
    """The token with which `seven of the company's [plants will close]` or `few [expect it to last]` says of how many
    the quote speaks; the quote's first token when nothing does.

    A quote without a verb of its own only names them, and is left alone.
    """
    keys, first = quote.tokens.keys, quote.first
    verb = next((i for i in range(first, quote.behind) if keys[i] in words_of("finite")), first)
    if verb == first or keys[verb - 1] in ("that", "which", "who", "where") or begins_figure(quote.tokens, first - 1):
        return first
    at = first - 1
    while at > start and first - at < 5 and (keys[at] in words_of("definite") or keys[at].endswith(("'s", "s'"))):
        at -= 1
    if at > start and keys[at] == "of" and (begins_figure(quote.tokens, at - 1) or keys[at - 1] in _SHARES):
        return at - 1
    direct = at >= start and keys[at] in _DIRECT_SHARES and not quote.tokens.gaps[at + 1].strip()
    of_many = direct and (at == start or keys[at - 1] not in ("a", "an", "the"))
    return at if of_many and not begins_figure(quote.tokens, first) else first


_SHARES = word_set(
    "half third thirds quarter quarters fifth fifths tenth most some many few several majority minority part parts "
    "percent % one either neither none any"
)
_DIRECT_SHARES = word_set("few most half some many")


class _Quote:
    """The quoted tokens, with what is asked about them more than once."""

    def __init__(self, article: View, first: int, behind: int) -> None:
        self.article = article
        self.tokens = article.tokens
        self.first = first
        self.behind = behind
        keys = article.tokens.keys
        # The sentence part of the quote: what stands before its first finite verb cannot be governed by one.
        self.is_clause = any(keys[i] in words_of("finite") or keys[i].endswith("n't") for i in range(first, behind))
        self.begins_finite = keys[first] in words_of("finite")
        self.only_names = self._only_names()

    def _only_names(self) -> bool:
        """`the Oppama plant`: a quote that only names something, which a modal or denial does not put in
        doubt."""
        keys, forms = self.tokens.keys, self.tokens.forms
        opens = keys[self.first] in words_of("definite") or (
            forms[self.first][:1].isupper() and not self.article.stops[self.first]
        )
        return opens and not self.is_clause and not any(_is_verb_form(keys[i]) for i in range(self.first, self.behind))


def _is_verb_form(key: str) -> bool:
    return (len(key) > 5 and key.endswith(("ing", "ed"))) or key == "to"


def _governs(cue: Cue, quote: _Quote, start: int) -> Cue | None:
    """The cue, with the kinds of it that reach the quote; None when none does."""
    kinds = frozenset(kind for kind in cue.kinds if _reaches(kind, cue, quote, start))
    return Cue(kinds, cue.first, cue.behind) if kinds else None


def _reaches(kind: str, cue: Cue, quote: _Quote, start: int) -> bool:
    gap = quote.first - cue.behind
    word = quote.tokens.keys[cue.first]
    if kind == CONDITION:
        return _condition_reaches(cue, quote, start)
    if kind == ATTRIBUTION:
        return word not in _PLAIN_SAYING and _attribution_reaches(cue, quote, start)
    if kind == REPORT and word in ("according", "citing"):
        return False  # an attribution
    if kind == NEGATION and word in _DENIALS:
        return gap <= _LONG_REACH and not (quote.only_names and gap > 1) and not _parted(cue.behind, quote)
    if word in _ADJECTIVES:
        return gap == 0
    if gap == 0 and cue.first == start and word.endswith("ly") and quote.tokens.gaps[quote.first].strip() == ",":
        return True  # Reportedly, …
    if word in ("no", "without", "none", "against", "except", "barring") and cue.behind - cue.first == 1:
        return gap <= _NEAR and not _parted(cue.behind, quote)
    reach = _LONG_REACH if word == "whether" else _REACH
    if gap > reach or (quote.only_names and gap > 0) or _parted(cue.behind, quote):
        return False
    return not _ends_with_its_clause(cue, quote)


_DENIALS = word_set(
    "denied denies deny denying refuted refutes refute rejected rejects dismissed dismisses disputed disputes ruled"
)
_ADJECTIVES = word_set("potential possible suspected feared planned proposed considered plans target targets")


def _ends_with_its_clause(cue: Cue, quote: _Quote) -> bool:
    """`the plant [that may close] employs …`, `[may close it and] has …`: the quote is a predicate of its
    own."""
    keys, gap = quote.tokens.keys, quote.first - cue.behind
    if quote.begins_finite and gap > 0:
        return True
    in_relative = cue.first > 0 and keys[cue.first - 1] in ("that", "which", "who")
    if in_relative and gap > 0 and quote.tokens.keys[quote.first].endswith(("s", "ed")):
        return True
    conjunction = next((i for i in range(cue.behind, quote.first) if keys[i] in ("and", "or")), None)
    if conjunction is None:
        return False
    # Behind "and" only a bare predicate is still under the cue: "may close the plant and [cut jobs]".
    return quote.is_clause or quote.only_names or quote.first - conjunction > 3


_HARD = r"[;:—()]| [-–] "


def _parted(at: int, quote: _Quote) -> bool:
    """Whether a clause ends between token `at` and the quote."""
    tokens = quote.tokens
    commas = []
    for i in range(at, quote.first + 1):
        if pattern(_HARD).search(tokens.gaps[i]):
            return True
        if "," in tokens.gaps[i]:
            commas.append(i)
        if i < quote.first and tokens.keys[i] in words_of("boundary"):
            return True
    if not commas:
        return False
    # could, if talks succeed, close: an aside right behind the cue
    return not (len(commas) == 2 and commas[0] == at)


def _condition_reaches(cue: Cue, quote: _Quote, start: int) -> bool:
    """`if a deal is struck, [it would …]` and `if [a deal is struck]`."""
    tokens = quote.tokens
    commas = [i for i in range(cue.behind, quote.first + 1) if "," in tokens.gaps[i]]
    if any(pattern(_HARD).search(tokens.gaps[i]) for i in range(cue.behind, quote.first + 1)):
        return False
    if not commas:
        return quote.first - cue.behind <= _REACH
    opens = cue.first == start or "," in tokens.gaps[cue.first] or tokens.keys[cue.first - 1] in ("that", "and", "but")
    between = tokens.keys[commas[0] : quote.first]
    return (
        opens
        and commas[0] - cue.behind <= 15
        and quote.first - commas[0] <= _REACH
        and len(commas) == 1
        and not any(key in ("but", "while", "although", "which", "who") for key in between)
    )


def _attribution_reaches(cue: Cue, quote: _Quote, start: int) -> bool:
    """`according to X, [clause]` and `X said (that) [clause]`: the quote tells most of the clause or its
    verb."""
    tokens = quote.tokens
    word = tokens.keys[cue.first]
    if word == "according":
        if cue.first != start:
            return False
        comma = next((i for i in range(cue.behind, quote.first + 1) if "," in tokens.gaps[i]), None)
        clause = comma if comma is not None else None
    else:
        bare = cue.behind == quote.first and quote.is_clause and tokens.keys[cue.first - 1] not in words_of("definite")
        if word in _NOUNS and tokens.keys[cue.behind] != "that" and not (bare and cue.first > start):
            return False
        if any(
            pattern(_HARD).search(tokens.gaps[i]) or ("," in tokens.gaps[i]) for i in range(cue.behind, quote.first + 1)
        ):
            return False
        clause = cue.behind + (tokens.keys[cue.behind] == "that")
        if any(tokens.keys[i] in ("but", "while", "although", "which", "who") for i in range(clause, quote.first)):
            return False
        if quote.begins_finite and quote.first == clause:
            return False
    if clause is None or clause > quote.first:
        return False
    return _tells_clause(quote, clause, _clause_end(quote))


# That somebody said so lends a statement no doubt, as "claimed" and "according to" do.
_PLAIN_SAYING = word_set("said says say saying told tells stated states stating")
_NOUNS = word_set(
    "claim claims report reports states estimates say think maintains believed alleged indicated reported"
)


def _clause_end(quote: _Quote) -> int:
    return quote.article.first_of[quote.article.sentence_of[quote.first] + 1]


def _tells_clause(quote: _Quote, first: int, end: int) -> bool:
    told = min(quote.behind, end) - quote.first
    return (quote.is_clause and told >= 4) or told * 2 >= end - first


def _behind(quote: _Quote, start: int, end: int) -> Iterator[Cue]:
    """What is said of the quote behind it: `…, according to X`, `…, X said`, `… if talks fail`, `… was
    denied`."""
    tokens = quote.tokens
    for cue in cues(tokens, quote.behind, end):
        if any(pattern(_HARD).search(tokens.gaps[i]) for i in range(quote.behind, cue.first + 1)):
            return
        gap = cue.first - quote.behind
        if CONDITION in cue.kinds and gap <= _LONG_REACH and not _new_clause(quote, cue.first):
            yield Cue(frozenset((CONDITION,)), cue.first, cue.behind)
        elif (
            ATTRIBUTION in cue.kinds
            and tokens.keys[cue.first] not in _PLAIN_SAYING
            and gap <= _TRAILING
            and _trails(cue, quote, start, end)
        ):
            yield Cue(frozenset((ATTRIBUTION,)), cue.first, cue.behind)
        elif NEGATION in cue.kinds and _negates_what_stands_before(cue, quote, start):
            yield Cue(frozenset((NEGATION,)), cue.first, cue.behind)


def _new_clause(quote: _Quote, to: int) -> bool:
    keys = quote.tokens.keys
    return any(keys[i] in ("and", "but", "while", "although", "which", "who", "that") for i in range(quote.behind, to))


def _trails(cue: Cue, quote: _Quote, start: int, end: int) -> bool:
    """Whether the cue closes the sentence: `…, according to two sources`, `…, Nissan said on Monday`."""
    tokens = quote.tokens
    word = tokens.keys[cue.first]
    comma = next((i for i in range(cue.first, quote.behind - 1, -1) if "," in tokens.gaps[i]), None)
    if word == "according":
        reaches = comma is not None or cue.first == quote.behind
    else:
        if (word in _NOUNS and word not in ("say", "think")) or comma is None or cue.first - comma > 5:
            return False
        named = all(_may_name(tokens.keys[i]) for i in range(comma, cue.first))
        reaches = named and end - cue.behind <= 8
        if cue.first == comma:  # …, said Nissan
            reaches = end - cue.behind <= 8 and word not in (
                "saying",
                "claiming",
                "arguing",
                "warning",
                "stating",
            )
    if not reaches or _new_clause(quote, comma if comma is not None else cue.first):
        return False
    clause_end = comma if comma is not None else cue.first
    return _tells_clause(quote, start, clause_end)


def _may_name(key: str) -> bool:
    return key not in words_of("boundary") and key not in ("and", "but", "that")


_FALSE = word_set(
    "untrue false incorrect baseless unfounded denied rejected dismissed unlikely cancelled canceled "
    "scrapped blocked abandoned"
)


def _negates_what_stands_before(cue: Cue, quote: _Quote, start: int) -> bool:
    """`reports that [the plant will close] are false`, `[closing the plant] was ruled out`, `[the sale is]
    not …`."""
    tokens = quote.tokens
    keys = tokens.keys
    gap = cue.first - quote.behind
    if gap == 0 and keys[quote.behind - 1] in words_of("finite"):
        return True
    is_false = keys[cue.first] in _FALSE or keys[cue.first : cue.behind] in (
        ("not", "true"),
        ("ruled", "out"),
    )
    between = keys[quote.behind : cue.first]
    copular = bool(between) and all(
        key in ("is", "are", "was", "were", "been", "be", "has", "have", "had", "being") for key in between
    )
    if not is_false or not copular or "," in tokens.gaps[quote.behind]:
        return False
    return not quote.is_clause or any(keys[i] == "that" for i in range(start, quote.first))


def _question(parts: tuple[Place, ...], article: View) -> str:
    """The question mark of a sentence that is asked, when the quote tells it without one."""
    start, end = parts[-1]
    _, behind = article.tokens_of(start, end)
    number = article.sentence_of[behind - 1] if behind else 0
    sentence = article.sentence(number)
    if "?" not in article.text[end : sentence[1]] or "?" in article.text[start:end]:
        return ""
    told = sum(e - s for s, e in parts)
    return (
        "?"
        if told * 2 >= sentence[1] - sentence[0] and article.text[end : sentence[1]].rstrip("”\"'’)").endswith("?")
        else ""
    )
