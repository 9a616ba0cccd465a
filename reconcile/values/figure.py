"""The grammar of figures: tokens to a Quantity.

    quantity  = shape [ "(" shape { "," shape } ")" ]
    shape     = "from" figure "to" figure | figure "->" figure | figure "of" whole | figure
    figure    = { hedge | bound | sign } ( "between" value "and" value | value [ range value ] ) { "or more" }
    value     = [ currency ] number [ unit | counted thing ] [ rate ]

One pass over the tokens with bounded look-ahead: time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from reconcile.values.nouns import head_noun, occasions, per_nouns, results, singular
from reconcile.values.numbers import (
    Number,
    is_rank,
    number_at,
    number_words,
    part_and,
    read_number,
    refuse,
)
from reconcile.values.parsed import (
    ZERO,
    Figure,
    Per,
    adopt,
    build,
    comparable,
    fraction_of,
    lends_scale,
    rated,
    share_units,
    times,
    unit_of,
)
from reconcile.values.precision import NothingFits
from reconcile.values.qualifiers import SIGNS, after_at, before_at, lexicon
from reconcile.values.quantity import Amount, Quantity, UnreadableQuantity, show_number
from reconcile.values.tokens import END, FRACTION, NUMBER, SIGN, WORD, Token, plain, tokenise
from reconcile.values.units import Measure, currency_before, misspelt, named, unit_at

MOST_CHARACTERS = 200
_ZERO, _ONE, _THOUSANDTH = Fraction(0), Fraction(1), Fraction(1, 1000)
_ARROW = "->"
_RANGE_SIGNS = frozenset(("..", "-", "–", "—"))
_RANGE_WORDS = frozenset(("to", "or", "through"))
_DASHES = frozenset(("-", "–", "—"))
_RATE_ADVERBS = {
    "annually": "year", "yearly": "year", "pa": "year",
    "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
}  # fmt: skip
_DATE = re.compile(
    r"(?:1[5-9]|20)[0-9]{2}-(?:0[1-9]|1[0-2]|2[1-4])(?:-[0-9]{2})?(?![0-9])"
    r"|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}"
)
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_ROUND = re.compile(r"1(?:0{2,9}|0{0,2}(?:[,']000){1,3})")  # "1,000s" are thousands
_PERCENT = named("%")
_MAGNITUDE = named("magnitude")
_HOURS = named("hours")
_MANY_POUNDS = 10_000  # who weighs as much writes tonnes, or thousands of pounds of something
_MOST_OF_ONE_KIND = 100  # "one death in 100,000" is one of so many people, not of deaths
_COMPARES = frozenset(("from", "than", "on", "over", "against", "versus", "vs", "with", "to"))
_BEFORE_NOW = frozenset(("earlier", "ago", "before", "previously", "prior"))
_BEFORE_IT = frozenset(("last", "previous", "preceding", "prior", "same"))
_TERMS = frozenset(("year", "quarter", "month", "week", "period", "day", "half"))
_LONGEST_COMPARISON = 8  # words
_SPAN_WORDS = frozenset(("the", "next", "past", "last", "first", "coming", "following"))
_OPEN_SPAN = re.compile(
    r"\s+(?:over|in|within|during)(?: the)?(?: (?:next|past|last|first|coming|following))?$", re.IGNORECASE
)
_DOLLARS = frozenset(("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"))
_CHANGED = frozenset(
    "cut reduced raised falling rising slashed trimmed lowered lifted hiked boosted revised narrowed widened eased "
    "slowed accelerated contracted expanded increased decreased improved".split()
)
_RATED = frozenset(("money", "count", "number", "mass", "volume", "energy"))
_BARE_SCALES = frozenset(("hundred", "thousand", "million", "billion"))
_HALVED = frozenset(("dozen", "marathon", "marathons"))  # of a mile and a half marathon
_NUMBER_ONE = Number(_ONE, _ONE, _ONE, _ONE, _ONE)
_NUMBER_TWO = Number(Fraction(2), _ONE, Fraction(2), _ONE, _ONE)


def _share(top: int | Fraction, bottom: int | Fraction) -> Number:
    """So many in so many, as loose as fractions in words are."""
    share = Fraction(top) / Fraction(bottom)
    return Number(share, _ONE, share, _ZERO, _ZERO, False, share=True, loose=True)


def read(text: str, tolerance: Fraction) -> Quantity:
    """The quantity that the text writes. Raises UnreadableQuantity."""
    if len(text) > MOST_CHARACTERS:
        message = f"a figure of {len(text)} characters; {MOST_CHARACTERS} are the most that is read"
        raise UnreadableQuantity(message, text[:40], 0, as_text=True)
    if not text.strip():
        raise UnreadableQuantity("no figure is written", text, 0)
    try:
        return _Reader(text, tolerance).quantity()
    except NothingFits as error:
        raise UnreadableQuantity(str(error), text.strip(), 0) from None


def _ranks(tokens: Sequence[Token], i: int) -> bool:
    """`9,529 second votes`, `12 second-half goals`: no seconds, as in `a 30-second delay` and `10 seconds`."""
    behind = tokens[i + 1]
    if tokens[i].low != "second":
        return False
    return (behind.text == "-" and behind.glued) or (behind.kind == WORD and behind.low.endswith("s"))


class _Reader:
    """Reads one text from left to right; `i` is the index of the next token."""

    __slots__ = ("i", "in_between", "once_more", "plain", "text", "tokens", "tolerance")

    def __init__(self, text: str, tolerance: Fraction) -> None:
        self.text = text
        self.plain = plain(text)
        self.tokens = tokenise(self.plain)
        self.tolerance = tolerance
        self.i = 0
        self.in_between = False
        self.once_more: Figure | None = None  # what stands before the bracket that tells it in another unit

    # ------------------------------------------------------------------------------------------- shapes

    def quantity(self) -> Quantity:
        first = self.shape()
        also: list[Quantity] = []
        if self.tokens[self.i].text == "(":
            also = self.parenthesis()
            figure = Figure(self.i)
            self.rate(figure)
            if figure.per is not None:  # 3.5 million euros ($3.8 million) a year
                first, *also = (self.rated_too(quantity, figure.per) for quantity in (first, *also))
            elif self.tokens[self.i].low in lexicon().place or self.tokens[self.i].low in lexicon().size:
                self.phrase()
        elif (separator := self.other_currency()) is not None:
            self.i = separator
            also = [self.shape()]
        if self.tokens[self.i].kind != END:
            raise self.not_understood()
        return first._replace(also=tuple(also)) if also else first

    def other_currency(self) -> int | None:
        """Where the figure is told once more: `…, or £2.6bn`, `… / £2.6bn`, `… or £2.6bn`."""
        tokens, i = self.tokens, self.i
        if tokens[i].text == "," and tokens[i + 1].low == "or":
            return i + 2
        is_separator = tokens[i].text == "/" or tokens[i].low == "or"
        return i + 1 if is_separator and currency_before(tokens, i + 1) else None

    def parenthesis(self) -> list[Quantity]:
        """`(£2.6bn)`, `(£2.6bn, €3bn)`: the same figure in other units."""
        also: list[Quantity] = []
        while True:
            self.i += 1
            also.append(self.shape())
            token = self.tokens[self.i]
            if token.text == ")":
                self.i += 1
                return also
            if token.text not in (",", ";", "/", "or", "and"):
                raise self.not_understood()

    def rated_too(self, quantity: Quantity, per: Per) -> Quantity:
        amount = quantity.amount
        if (
            quantity.shape != "amount"
            or amount is None
            or amount.unit.per
            or amount.unit.dimension not in _RATED
        ):
            raise self.not_understood("only an amount is for a time or a thing", self.i - 1)
        return quantity._replace(amount=rated(amount, per))

    def shape(self) -> Quantity:
        tokens, start = self.tokens, self.i
        if tokens[start].low == "from" or (tokens[start + 1].low == "from" and self.is_direction(start)):
            self.i += 1 if tokens[start].low == "from" else 2
            before = self.figure(to_joins=False)
            if tokens[self.i].low != "to" and tokens[self.i].text != _ARROW:
                raise self.not_understood("a change is written `from … to …` or `… -> …`")
            return self.change(before, start)
        if tokens[start].low == "to" or (tokens[start + 1].low == "to" and self.is_direction(start)):
            return self.change_told_backwards(start)
        hedge = before_at(tokens, start)
        at = hedge[1] if hedge is not None and hedge[0] not in ("+", "-") else start
        multiple = lexicon().multiple.get(tokens[at].low)
        if multiple is not None:
            return self.multiple(multiple, at, hedge[0] if hedge is not None and at > start else "")
        first = self.figure()
        token = tokens[self.i]
        if token.text == _ARROW:
            return self.change(first, start)
        if first.of_phrase:
            return self.part_of_named(first, start)
        if first.whole_name:
            return self.share_of(first, start, first.whole_name)
        whole = self.whole_at(self.i)
        if whole:
            return self.part_of_figure(first, start, whole)
        if token.low == "of" or (token.low == "out" and tokens[self.i + 1].low == "of"):
            self.i += 1 if token.low == "of" else 2
            return self.part_of_named(first, start)
        return self.alone(first, start)

    def is_direction(self, i: int) -> bool:
        if self.tokens[i].low in _CHANGED:
            return True
        match = before_at(self.tokens, i)
        return match is not None and match[0] in "+-"

    def alone(self, figure: Figure, start: int) -> Quantity:
        told = self.once_more
        if self.tokens[self.i].text == "(":
            self.once_more = figure
        elif told is not None and not figure.hedge and not figure.bound:  # at least £1.5bn ($2bn)
            figure.hedge, figure.bound, figure.near = told.hedge, told.bound, told.near
        if figure.sign and not figure.is_below_zero:
            return Quantity(
                "delta", self.slice(start), amount=self.build(figure, delta=True), sign=figure.sign
            )
        return Quantity("amount", self.slice(start), amount=self.build(figure))

    def change(self, before: Figure, start: int) -> Quantity:
        self.i += 1
        return self.changed(before, self.figure(), start)

    def changed(self, before: Figure, after: Figure, start: int) -> Quantity:
        share_units(before, after)
        if any(end.sign and not end.is_below_zero for end in (before, after)):
            raise refuse("the two ends of a change are amounts, without a sign", self.tokens[start])
        if lends_scale(before.low, after.low) and before.high is None:
            before.low = before.low.scaled_by(after.low)
        return Quantity("change", self.slice(start), before=self.build(before), after=self.build(after))

    def change_told_backwards(self, start: int) -> Quantity:
        """`rose to 30% from 20%`, `to $3.2bn from $2.8bn`"""
        tokens = self.tokens
        if not any(token.low == "from" for token in tokens[start:]):
            raise self.no_figure()
        self.i = start + (1 if tokens[start].low == "to" else 2)
        after = self.figure()
        at = next((k for k in range(self.i, start, -1) if tokens[k].low == "from"), 0)
        if not at or not self.figure_begins(at + 1):
            raise self.not_understood("a change is written `from … to …` or `… -> …`")
        self.i = at + 1
        after.end, after.thing = at, after.thing.partition(" from")[0]
        before = self.figure()
        return self.changed(before, after, start)

    def multiple(self, by: Fraction, at: int, hedge: str) -> Quantity:
        """`doubled`: by 100 %, as words say it; `more than halved`."""
        start = self.i
        figure = Figure(start, at + 1, measure=_PERCENT)
        self.qualify(figure, hedge or "about", self.tokens[start])
        self.i = at + 1
        value = abs(by) * 100
        figure.low = Number(value, _ONE, value, _ZERO, _ZERO)
        amount = self.build(figure, delta=True)
        return Quantity("delta", self.slice(start), amount=amount, sign=1 if by > 0 else -1)

    def part_of_figure(self, part: Figure, start: int, whole_at: int) -> Quantity:
        self.i = whole_at
        whole = self.figure()
        if whole.sign:
            raise refuse("a whole has no sign", self.tokens[whole.start])
        if part.low.share and part.measure is None and whole.is_share and whole.high is None:
            return self.alone(fraction_of(part, whole), start)  # half of one per cent
        if part.is_share:
            pass
        elif not part.bare and not whole.bare and not comparable(part, whole):
            raise refuse("a part and its whole are in different units", self.tokens[whole.start])
        elif part.bare:
            adopt(part, whole)
        elif whole.bare:
            adopt(whole, part)
        if (
            not part.is_share
            and part.high is None
            and not part.low.whole
            and lends_scale(part.low, whole.low)
        ):
            part.low = part.low.scaled_by(whole.low)
        shape = "delta" if part.sign else "part"
        amount = self.build(part, delta=bool(part.sign))
        return Quantity(shape, self.slice(start), amount=amount, sign=part.sign, whole=self.build(whole))

    def part_of_named(self, part: Figure, start: int) -> Quantity:
        at = self.i
        phrase, thing = self.phrase(after_of=True)
        if not thing:
            raise self.not_understood("what is it a part of?", at)
        self.rate(part)
        if not part.is_share:
            part.thing, part.head = phrase, head_noun(thing)
        return self.share_of(part, start, phrase)

    def share_of(self, part: Figure, start: int, name: str) -> Quantity:
        shape = "delta" if part.sign else "part"
        amount = self.build(part, delta=bool(part.sign))
        return Quantity(shape, self.slice(start), amount=amount, sign=part.sign, whole_name=name)

    # ------------------------------------------------------------------------------------------ figures

    def figure(self, to_joins: bool = True) -> Figure:
        """One amount with all that is said about it. `to_joins`: "40 to 50" is a range."""
        figure = Figure(self.i)
        if self.lead(figure):
            self.in_between = True
            self.value(figure)
            if self.tokens[self.i].low != "and" and self.tokens[self.i].text not in _DASHES:
                raise self.not_understood("a range is written `between … and …`")
            self.in_between = False
            self.range_end(figure)
        else:
            self.value(figure)
            if self.range_ahead(figure, to_joins):
                self.range_end(figure)
            elif self.tokens[self.i].text in ("+/-", "+-"):
                self.margin(figure)
        while self.trail(figure):
            pass
        figure.end = self.i
        return figure

    def lead(self, figure: Figure) -> bool:
        """Hedges, bounds and signs before the number; true when "between" ends them."""
        tokens = self.tokens
        while True:
            i = self.i
            token = tokens[i]
            if token.kind == NUMBER or currency_before(tokens, i) or number_at(tokens, i):
                return False
            if token.kind == SIGN:
                if token.text in SIGNS:
                    self.qualify(figure, SIGNS[token.text], token)
                elif not figure.sign and self.is_sign(i):
                    figure.sign = 1 if token.text == "+" else -1
                else:
                    return False
                self.i += 1
            elif token.low == "between":
                self.i += 1
                return True
            elif self.magnitude(figure):
                pass
            else:
                match = before_at(tokens, i)
                if match is None or (match[1] == i + 1 and self.is_one(i)):
                    return False
                self.qualify(figure, match[0], token)
                self.i = match[1]
                if match[0] in "+-":
                    figure.by_or_to = tokens[match[1] - 1].low not in ("by", "of", "plus", "minus")
                if token.low == "by":
                    self.refuse_year(token)
                if (
                    match[1] == i + 1
                    and tokens[self.i].text == "-"
                    and tokens[self.i].glued
                    and token.low != "by"
                ):
                    return False

    def magnitude(self, figure: Figure) -> bool:
        """`magnitude 7.8`, `magnitude-7.8`, `M7.8`."""
        token, after = self.tokens[self.i], self.tokens[self.i + 1]
        if token.low != "magnitude" and not (token.text in ("M", "Mw", "ML") and after.kind == NUMBER):
            return False
        figure.measure = _MAGNITUDE
        self.i += 2 if after.low == "of" or (after.text == "-" and after.glued) else 1
        return True

    def refuse_year(self, by: Token) -> None:
        if _YEAR.fullmatch(self.tokens[self.i].text) and self.tokens[self.i + 1].kind == END:
            raise refuse("this is a date: write it as `date`", by, part=self.text[by.start :].strip())

    def is_sign(self, i: int) -> bool:
        """A plus or minus: what follows is a number or money, perhaps hedged."""
        if self.tokens[i].text != "+" and self.tokens[i].text not in _DASHES:
            return False
        after = i + 1
        if self.tokens[after].text == "~":
            after += 1
        else:
            match = before_at(self.tokens, after)
            if match is not None and match[0] in ("about", "almost"):
                after = match[1]
        return number_at(self.tokens, after) or currency_before(self.tokens, after) is not None

    def qualify(self, figure: Figure, effect: str, token: Token) -> None:
        """Lay a hedge, bound or direction on the figure."""
        if effect == "skip":
            return
        if effect in ("about", "almost"):
            figure.hedge = figure.hedge or effect
        elif effect in ("+", "-"):
            figure.sign, figure.signed_by_word = (1 if effect == "+" else -1), token.low != "minus"
        else:
            bound = effect.rstrip("~")
            if figure.bound and figure.bound != bound:
                raise refuse(f"two bounds that differ: {figure.bound} and {bound}", token)
            figure.bound, figure.near = bound, effect.endswith("~")

    def trail(self, figure: Figure) -> bool:
        """`or more`, `or so`, `300+`, `20-odd` behind a number or its unit; true when one was read."""
        tokens, i = self.tokens, self.i
        if tokens[i].text == "+" and tokens[i].glued and not number_at(tokens, i + 1):
            self.qualify(figure, ">=", tokens[i])
            self.i += 1
            return True
        if tokens[i].text == "-" and tokens[i].glued:
            i += 1
        match = after_at(tokens, i)
        if match is None or (tokens[i].low == "plus" and number_at(tokens, i + 1)):
            return False
        self.qualify(figure, match[0], tokens[i])
        self.i = match[1]
        if tokens[self.i].text == "-" and tokens[self.i].glued:
            self.i += 1
        return True

    def value(self, figure: Figure) -> None:
        """Currency, number, unit or counted thing, rate."""
        tokens = self.tokens
        money = currency_before(tokens, self.i)
        if money is not None:
            figure.measure, self.i = money
        self.number(figure, money is not None)
        self.refuse_time()
        if figure.low.share or (tokens[self.i].low == "of" and figure.low.value < 1):
            self.fraction_of_unit(figure)
        while self.trail(figure):
            pass
        if tokens[self.i].text in ("+/-", "+-") or self.range_ahead(figure, True):
            return
        if self.in_between and tokens[self.i].low == "and":
            return
        if figure.measure is None and self.one_in(figure):
            return
        self.unit(figure)
        self.rate(figure)
        if not self.comparison():
            self.description(figure)
            self.comparison()
        self.i = self.span_end() or self.i

    def number(self, figure: Figure, money: bool) -> None:
        tokens, i = self.tokens, self.i
        low = tokens[i].low
        if number_at(tokens, i):
            figure.low, self.i = read_number(tokens, i, money, not self.in_between)
        elif self.is_one(i):
            figure.low, self.i = _NUMBER_ONE, i + 1
        elif low == "no" and tokens[i + 1].kind == WORD:
            figure.low, self.i = ZERO, i + 1
        elif low == "both" and tokens[i + 1].kind == WORD:
            figure.low, self.i = _NUMBER_TWO, i + 1
        elif every := self.every_nth(i):
            figure.low, figure.of_phrase, self.i = _share(1, every), True, i + 2
        else:
            raise self.no_figure()

    def every_nth(self, i: int) -> int:
        """The 9 of `every ninth job`; 0 where it says how often (`every second Saturday`), or nothing."""
        tokens = self.tokens
        nth = number_words().ordinal.get(tokens[i + 1].low, 0) if tokens[i].low == "every" else 0
        noun = tokens[i + 2]
        if nth < 2 or noun.kind != WORD or unit_at(tokens, i + 2) or singular(noun.text) in occasions():
            return 0
        return nth

    def is_one(self, i: int) -> bool:
        """`a mile`, `an hour`."""
        after = self.tokens[i + 1]
        if self.tokens[i].low not in ("a", "an") or after.kind != WORD or after.low == "magnitude":
            return False
        return unit_at(self.tokens, i + 1) is not None

    def fraction_of_unit(self, figure: Figure) -> None:
        """`half a mile`, `a quarter of an hour`, `3/4 inch`: the unit's amount, not a share."""
        tokens, i = self.tokens, self.i
        if tokens[i].low == "of" or (tokens[i].text == "-" and tokens[i + 1].low in ("a", "an")):
            i += 1  # half-an-hour
        if tokens[i].low in ("a", "an"):
            i += 1
        elif i > self.i:
            i = self.i
        if tokens[i].text == "-" and tokens[i].glued:
            i += 1
        found = unit_at(tokens, i)
        if found is None and i > self.i and tokens[i].kind == WORD and tokens[i - 1].low in ("a", "an"):
            figure.low = figure.low._replace(share=False)  # half a point
            self.i = i
        elif found is not None and not (i == self.i and found[0].dimension == "money"):
            figure.low = figure.low._replace(share=False)
            self.i = i
        elif tokens[self.i].low in ("the", "its", "their", "all"):
            figure.of_phrase = True

    def one_in(self, figure: Figure) -> bool:
        """`one in five workers`, `1 in 5`: a share."""
        tokens, i = self.tokens, self.i
        if tokens[i].text == "-" and tokens[i].glued:
            i += 1
        if tokens[i].low != "in" or not figure.low.whole or figure.low.scaled:
            return False
        i += 1
        if tokens[i].text == "-" or tokens[i].low == "every":
            i += 1
        if not number_at(tokens, i):
            return False
        bottom, end = read_number(tokens, i)
        if not 0 < figure.low.value <= bottom.value or _YEAR.fullmatch(tokens[i].text):
            return False
        unit = unit_at(tokens, end)
        if unit is not None and unit[0].dimension == "time" and tokens[end].text != "-":
            return False  # two in five years
        figure.low = _share(figure.low.value, bottom.value)
        figure.of_phrase = tokens[end].kind == WORD and tokens[end].low != "of"
        self.i = end
        return True

    def thing_in(self, figure: Figure, phrase: str, words: list[str]) -> bool:
        """`one post in nine`, `two employees in every five`: the share of what is named between the numbers."""
        tokens, i = self.tokens, self.i
        ending = ["in", "every"] if words[-1].lower() == "every" else ["in"]
        named = words[: -len(ending)]
        if (
            not named
            or [word.lower() for word in words[-len(ending) :]] != ending
            or not number_at(tokens, i)
        ):
            return False
        bottom, end = read_number(tokens, i)
        behind = tokens[end]
        ends_here = behind.kind == END or behind.text in tuple("(),;") or behind.low in lexicon().place
        if not ends_here or unit_at(tokens, end) or _YEAR.fullmatch(tokens[i].text):
            return False  # in nine countries, in 2024
        if not figure.low.whole or figure.low.scaled or not 0 < figure.low.value <= bottom.value:
            return False
        if not bottom.whole or bottom.value > _MOST_OF_ONE_KIND or head_noun(named) in results():
            return False
        figure.low, self.i = _share(figure.low.value, bottom.value), end
        rest = self.phrase()[0] if behind.low in lexicon().place else ""
        figure.whole_name = f"{phrase[: phrase.lower().rindex(' in')]} {rest}".strip()
        return True

    # ------------------------------------------------------------------------------------------- ranges

    def range_ahead(self, figure: Figure, to_joins: bool) -> bool:
        tokens, i = self.tokens, self.i
        if tokens[i].text == "-" and tokens[i].glued and tokens[i + 1].low == "to":
            i += 1  # 10-to-20-year
        token = tokens[i]
        if not (
            token.text in _RANGE_SIGNS or (token.low in _RANGE_WORDS and (to_joins or token.low != "to"))
        ):
            return False
        i += 1
        if tokens[i].text == "-" or tokens[i].low == "minus":
            i += 1  # a hyphen, or the sign of `-10 to -5 °C`
        money = currency_before(tokens, i)
        if money is not None and token.low == "or" and figure.measure not in (None, money[0]):
            return False  # the same in another currency
        return money is not None or number_at(tokens, i)

    def range_end(self, figure: Figure) -> None:
        """The second number of a range, which may lend its unit and scale to the first."""
        while self.tokens[self.i].text in _DASHES and self.tokens[self.i + 1].low == "to":
            self.i += 1
        at = self.i
        if self.tokens[at].low == "to" and figure.by_or_to:
            message = "a change by so much, or a change to so much?"
            sign = "+" if figure.sign > 0 else "-"
            written = self.text[self.tokens[at - 1].start : self.tokens[at].start].strip()
            suggestion = "" if figure.bare and unit_of(figure).dimension != "number" else sign + written
            raise refuse(message, self.tokens[at], suggestion, part=self.slice(figure.start))
        self.i += 1
        other = Figure(self.i)
        if self.tokens[self.i].text in _DASHES:
            is_hyphen = self.tokens[self.i].glued and self.tokens[at].kind == WORD
            other.sign = 0 if is_hyphen else -1
            self.i += 1
        elif self.tokens[self.i].low == "minus":
            other.sign, self.i = -1, self.i + 1
        if (
            figure.measure is not None
            and figure.measure.dimension == "money"
            and self.tokens[self.i].kind == NUMBER
        ):
            other.measure = figure.measure
        self.value(other)
        if other.low.share and figure.low.share:
            figure.of_phrase = other.of_phrase
        share_units(figure, other)
        unit, also = unit_of(figure), unit_of(other)
        low, high = figure.low, other.low
        if lends_scale(low, high) and low.mantissa <= high.mantissa:
            low = low.scaled_by(high)
        scales_differ = figure.measure is not other.measure and figure.may_be_below_zero
        if not comparable(figure, other) or scales_differ:
            raise refuse("the two ends of the range are in different units", self.tokens[at])
        if unit.factor != also.factor:
            low = times(low, unit.factor / also.factor)
        if figure.may_be_below_zero or other.may_be_below_zero:
            low = times(low, Fraction(-1)) if figure.sign < 0 else low
            high = times(high, Fraction(-1)) if other.sign < 0 else high
            figure.sign = other.sign = 0
            if high.value < low.value < 0:
                low, high = high, low  # the colder it is the more is said: -120 to -200 °C
        if other.sign:
            raise refuse("the ends of a range have no sign of their own", self.tokens[at + 1])
        if low.value >= high.value:
            raise self.not_a_range(figure, at, low, high)
        figure.measure, figure.thing, figure.head, figure.per = (
            other.measure,
            other.thing,
            other.head,
            other.per,
        )
        figure.low, figure.high = low, high
        figure.bound, figure.hedge = figure.bound or other.bound, figure.hedge or other.hedge

    def not_a_range(self, figure: Figure, at: int, low: Number, high: Number) -> UnreadableQuantity:
        first = self.tokens[figure.start]
        written = self.slice(figure.start)
        if _DATE.match(self.plain, first.start):
            return refuse(f"{written!r} is a date: write it as `date`", first, part=written)
        if self.tokens[at].text in _DASHES:
            return refuse(
                f"{written!r} is not a range from low to high; a score is written as `text`",
                first,
                as_text=True,
                part=written,
            )
        if low.value == high.value:
            return refuse(f"both ends of {written!r} are the same", first, part=written)
        if self.tokens[at].low == "to":
            suggestion = (
                self.text[first.start : self.tokens[at].start].rstrip()
                + " ->"
                + self.text[self.tokens[at].end :]
            )
            return refuse(
                "a range goes from low to high; a change is written with `->`",
                first,
                suggestion,
                part=written,
            )
        return refuse("a range goes from low to high", first, part=written)

    def margin(self, figure: Figure) -> None:
        """`7.8 ± 0.2`: a measurement and its uncertainty."""
        self.i += 1
        other = Figure(self.i)
        self.value(other)
        share_units(figure, other)
        if figure.measure is not other.measure:
            raise refuse("a figure and its margin are in one unit", self.tokens[other.start])
        figure.margin = other.low
        figure.thing, figure.head, figure.per = (
            figure.thing or other.thing,
            figure.head or other.head,
            figure.per or other.per,
        )

    # -------------------------------------------------------------------------------------------- units

    def unit(self, figure: Figure) -> None:
        tokens = self.tokens
        i = self.i
        if tokens[i].text == "-" and tokens[i].glued and tokens[i + 1].glued:
            i += 1
        found = unit_at(tokens, i) if i > self.i or not _ranks(tokens, i) else None
        if figure.measure is not None:
            if found is not None and found[0].dimension == figure.measure.dimension == "money":
                is_dollars = tokens[i].low in ("dollar", "dollars") and figure.measure.base in _DOLLARS
                if found[0] is not figure.measure and not is_dollars:
                    raise refuse("two currencies of one figure", tokens[i])
                self.i = found[1]
            return
        if found is not None:
            figure.measure, self.i = found
            self.compound(figure)
        elif tokens[i].low in ("pound", "pounds"):
            self.i = i + 1
            figure.measure = self.pounds(figure, i)
        elif tokens[i].kind == WORD and not figure.low.share:
            self.i = i
            self.thing(figure)

    def compound(self, figure: Figure) -> None:
        """`1 hour 45 minutes`, `6 ft 2 in`, `2 years and 3 months`: the smaller unit adds to the larger."""
        while True:
            tokens, i, measure = self.tokens, self.i, figure.measure
            if measure is _HOURS and tokens[i].kind == NUMBER and self.minutes(figure):
                return
            if self.and_a_half(figure):
                return
            if tokens[i].low == "and" or (tokens[i].text == "," and tokens[i + 1].kind == NUMBER):
                i += 1
            if (
                measure is None
                or measure.dimension in ("money", "share", "share_points")
                or not number_at(tokens, i)
            ):
                return
            number, j = read_number(tokens, i)
            found = unit_at(tokens, j)
            if found is None or found[0].dimension != measure.dimension or found[0].base != measure.base:
                return
            smaller = found[0]
            if (
                smaller.factor >= measure.factor
                or measure.offset
                or figure.low.share
                or number.share
                or smaller.spread
            ):
                return
            value = figure.low.value * measure.factor / smaller.factor + number.value
            figure.low = Number(value, _ONE, value, number.place, number.open_place, number.whole)
            figure.measure, self.i = smaller, found[1]

    def and_a_half(self, figure: Figure) -> bool:
        """`a year and a half`, `an hour and three quarters`"""
        part = part_and(self.tokens, self.i)
        if part is None or not figure.low.whole or figure.low.scaled or figure.measure is None:
            return False
        top, bottom, end = part
        behind = self.tokens[end]
        if behind.text == "-" or (behind.kind == WORD and unit_at(self.tokens, end)) or behind.low in _HALVED:
            return False
        value, place = figure.low.value + Fraction(top, bottom), Fraction(1, bottom)
        figure.low, self.i = Number(value, _ONE, value, place, place, False), end
        return True

    def minutes(self, figure: Figure) -> bool:
        """`1h45`, `1h 45m`: an "m" that cannot be a million or a metre."""
        tokens, i = self.tokens, self.i
        if (
            not tokens[i].text.isdigit()
            or len(tokens[i].text) > 2
            or not figure.low.whole
            or figure.low.scaled
        ):
            return False
        has_m = tokens[i + 1].text == "m" and tokens[i + 1].glued
        if not has_m and not (tokens[i].glued and tokens[i + 1].kind == END):
            return False
        value = figure.low.value * 60 + int(tokens[i].text)
        figure.low = Number(value, _ONE, value, _ONE, _ONE)
        figure.measure, self.i = named("minutes"), i + (2 if has_m else 1)
        return True

    def pounds(self, figure: Figure, i: int) -> Measure | None:
        """Pounds are money in thousands and a mass of something; else the writer must say which."""
        if figure.low.scaled or self.is_told_in("money"):
            return named("GBP")
        if self.tokens[i + 1].low == "of" and not self.whole_at(i + 1):
            return named("lb")
        if self.is_told_in("mass"):
            return named("lb")
        if figure.low.value >= _MANY_POUNDS:
            return named("GBP")  # which beside tonnes is compared as a weight all the same
        number = next(t.text for t in reversed(self.tokens[:i]) if t.text != "-")
        raise refuse(
            f"pounds of money or of weight? write `£{number}` or `{number} lb`", self.tokens[i], f"£{number}"
        )

    def is_told_in(self, dimension: str) -> bool:
        """`110 pounds (50 kg)`, `50 kg (110 pounds)`: the other figure says that it is no money; `110 pounds ($140)`:
        that it is."""
        if not any(token.text == "(" for token in self.tokens):
            return False
        kinds = (WORD, SIGN) if dimension == "money" else (WORD,)
        found = (unit_at(self.tokens, k) for k in range(len(self.tokens) - 1) if self.tokens[k].kind in kinds)
        return any(unit is not None and unit[0].dimension == dimension for unit in found)

    def thing(self, figure: Figure) -> None:
        """What is counted: any noun phrase."""
        tokens, at = self.tokens, self.i
        first = tokens[at]
        if first.low in lexicon().fall and first.low in ("fewer", "less") and not figure.sign:
            figure.sign, self.i = -1, at + 1  # 7 fewer plants
            at = self.i
            if tokens[at].kind == END:
                return
        if tokens[at].low == "of" or (tokens[at].low == "out" and tokens[at + 1].low == "of"):
            return  # a part: the whole comes next
        self.refuse_date_or_typo(at)
        if tokens[at].low in lexicon().place:
            self.phrase()  # `12 in custody`: told of the figure, not what is counted
            return
        phrase, words = self.phrase()
        if not words or (len(words) == 1 and words[0].lower() in lexicon().nothing):
            return
        if self.thing_in(figure, phrase, words):
            return
        if tokens[at - 1].text == "-":  # a 10,000-seat stadium: seats are counted
            words = words[:1]
            phrase = words[0]
        self.refuse_multiple(figure, words, at)
        if words[0].lower() in ("figure", "figures", "digit", "digits") and figure.measure is None:
            message = "so many digits are not a figure: write it as `text`"
            raise refuse(message, tokens[figure.start], as_text=True, part=self.slice(figure.start))
        is_joined = first.glued and tokens[at - 1].kind == NUMBER
        is_model = not is_joined and len(words[0]) > 1 and any(map(str.isdigit, words[0]))  # "40 A350s", "12 F-16s"
        if len(first.text) == 1 and not is_model and (is_joined or len(words) == 1) and words[0] != "x":
            raise refuse(f"{first.text!r} is not a unit that is known", first)
        if is_joined and len(first.text) > 1:
            suggestion = (
                self.text[: first.start] + " " + self.text[first.start :] if len(first.text) > 2 else ""
            )
            raise refuse(f"{first.text!r} is not a unit that is known", first, suggestion)
        if words[0].lower() in ("and", "&"):
            raise self.not_understood("", at)
        if self.span_end():
            phrase = _OPEN_SPAN.sub("", phrase)
        figure.thing, figure.head = phrase, head_noun(words)
        self.refuse_thousandths(figure)

    def refuse_multiple(self, figure: Figure, words: list[str], at: int) -> None:
        """`3x`, `10-fold`, `three times as many`: a multiple of something else."""
        first = words[0].lower()
        of_something = first in ("times", "time") and (len(words) > 1 or not figure.low.whole)
        if of_something or first in ("x", "fold", "times-"):
            raise self.a_multiple(figure)

    def a_multiple(self, figure: Figure) -> UnreadableQuantity:
        message = "a multiple of something else is not a figure: write it as `text`"
        return refuse(message, self.tokens[figure.start], as_text=True, part=self.slice(figure.start))

    def rate(self, figure: Figure) -> None:
        """`/year`, `per share`, `a month`, `per 100,000 people`, `annually`."""
        tokens, i = self.tokens, self.i
        token = tokens[i]
        if token.text == "-" and token.glued and tokens[i + 1].low in ("per", "a", "an"):
            i, token = i + 1, tokens[i + 1]
        if token.low in _RATE_ADVERBS:
            figure.per, self.i = self.per_of(_RATE_ADVERBS[token.low]), i + 1
        elif token.low == "to" and tokens[i + 1].low == "the" and self.is_money(figure, i + 2):
            i += 2
            found = unit_at(tokens, i)
            per = self.per_of("", found[0]) if found is not None else Per("GBP", _ONE, "pound")
            figure.per, self.i = per._replace(name=tokens[i].text), i + 1  # 157 yen to the dollar
        elif token.low == "per" and tokens[i + 1].low == "annum":
            figure.per, self.i = self.per_of("year"), i + 2
        elif token.text == "/" and currency_before(tokens, i + 1):
            return
        elif token.text == "/" or token.low == "per" or self.rate_article(i):
            i += 1
            if tokens[i].text == "-":
                i += 1
            at, many = i, _ONE
            if number_at(tokens, i) and not unit_at(tokens, i):
                number, i = read_number(tokens, i)
                many = number.value
                if not many:
                    raise refuse("per none of them", tokens[i - 1])
            elif tokens[i].low in _BARE_SCALES:  # per million people
                many, i = Fraction(number_words().scale[tokens[i].low]), i + 1
            if tokens[i].kind != WORD:
                if many == 1 or token.text == "/" or tokens[i].kind != END:
                    raise refuse("per what?", token if at == i else tokens[at])
                figure.per = Per("person", many, show_number(many))  # `3.2 per 100,000`
                self.i = i
                return
            per = self.rated(i, token.low == "per")
            figure.per = (
                per._replace(factor=per.factor * many, name=f"{show_number(many)} {per.name}")
                if many != 1
                else per
            )

    def is_money(self, figure: Figure, i: int) -> bool:
        """Whether the figure is money and another currency stands here."""
        if figure.measure is None or figure.measure.dimension != "money":
            return False
        found = unit_at(self.tokens, i)
        return self.tokens[i].low == "pound" or (found is not None and found[0].dimension == "money")

    def rated(self, i: int, to_the_end: bool) -> Per:
        """What the rate is of. `to_the_end`: a whole phrase may name it (`per live birth`)."""
        found = unit_at(self.tokens, i)
        if found is not None:
            self.i = found[1]
            return self.per_of(self.slice(i), found[0])
        self.i = i + 1
        if to_the_end and self.tokens[i].low not in lexicon().place:
            self.i = i
            name = head_noun(self.phrase()[1])
            if name:
                return self.per_of(name)
        return self.per_of(self.tokens[i].text)

    def rate_article(self, i: int) -> bool:
        """`a share`, `each year`: an article and something that rates are of."""
        tokens = self.tokens
        if tokens[i].low not in ("a", "an", "each", "every"):
            return False
        i += 2 if tokens[i + 1].text == "-" else 1
        if tokens[i].low in per_nouns():
            return True
        found = unit_at(tokens, i)
        return found is not None and found[0].dimension in ("time", "mass", "volume", "length", "area")

    def per_of(self, name: str, measure: Measure | None = None) -> Per:
        if measure is None:
            measure_found = named(name) or named(name + "s")
            measure = measure_found if measure_found and measure_found.dimension == "time" else None
        if measure is None:
            lemma = "person" if name in ("capita", "head", "inhabitant", "resident") else singular(name)
            return Per(lemma, _ONE, name)
        if measure.dimension == "time" and measure.base == "second" and measure.factor >= 86400:
            return Per("day", measure.factor / 86400, name)
        return Per(measure.base, measure.factor, name)

    def description(self, figure: Figure) -> None:
        """What may follow a measure: `10-year deal`, `33 km from Gaziantep`, `15 % rise`; then a rate."""
        tokens = self.tokens
        if tokens[self.i].text == "-" and tokens[self.i].glued and tokens[self.i + 1].kind == WORD:
            self.i += 1
        token = tokens[self.i]
        is_points = figure.measure is not None and (
            figure.measure.dimension == "share_points" or figure.measure.base == "point"
        )
        if figure.low.share and token.low == "as":
            raise self.a_multiple(figure)  # half as much
        rise, fall = lexicon().rise, lexicon().fall
        if (figure.is_share or is_points) and not figure.sign and (token.low in rise or token.low in fall):
            figure.sign, figure.signed_by_word = (1 if token.low in rise else -1), True
        elif token.kind != WORD or (
            figure.low.share and (figure.of_phrase or token.low in lexicon().determiner)
        ):
            return
        if token.low == "and" or (token.low == "of" and (figure.is_share or figure.bare)):
            return
        self.phrase()
        if figure.per is None and self.tokens[self.i - 1].low not in lexicon().place:
            self.rate(figure)

    def comparison(self) -> bool:
        """`from a year earlier`, `than a year ago`, `compared with the same period last year`: its base."""
        tokens, i = self.tokens, self.i
        if tokens[i].low == "compared":
            i += 1
        if tokens[i].low not in _COMPARES:
            return False
        words: list[str] = []
        for token in tokens[i + 1 : i + 2 + _LONGEST_COMPARISON]:
            if token.kind != WORD:
                break
            words.append(token.low)
            if token.low in _BEFORE_NOW:
                break
        is_before = words[-1:] != [] and words[-1] in _BEFORE_NOW
        if not is_before and not (words[-1:] and words[-1] in _TERMS and not _BEFORE_IT.isdisjoint(words)):
            return False
        self.i = i + 1 + len(words)
        return True

    def span_end(self) -> int:
        """The index behind the time in `$200m over five years`, whose number stands here; 0 when none does."""
        tokens, i = self.tokens, self.i
        back = i - 1
        while tokens[back].low in _SPAN_WORDS and back > 0:
            back -= 1
        if tokens[back].low not in ("over", "in", "within", "during") or not number_at(tokens, i):
            return 0
        end = read_number(tokens, i)[1]
        found = unit_at(tokens, end)
        return found[1] if found is not None and found[0].dimension == "time" else 0

    # ------------------------------------------------------------------------------------------ phrases

    def phrase(self, after_of: bool = False) -> tuple[str, list[str]]:
        """The words up to whatever cannot belong to a name: as written, and one by one."""
        if after_of:
            while self.tokens[self.i].low in lexicon().determiner and self.tokens[self.i + 1].kind == WORD:
                self.i += 1
        start = self.i
        while not self.ends_phrase(self.i, start):
            self.i += 1
        if self.i == start:
            return "", []
        a, b = self.tokens[start].start, self.tokens[self.i - 1].end
        return self.text[a:b], self.plain[a:b].replace('"', "").split()

    def ends_phrase(self, i: int, start: int) -> bool:
        token = self.tokens[i]
        if token.kind == WORD:
            return self.word_ends_phrase(i, start)
        if i == start or token.kind in (END, FRACTION):
            return True
        if token.kind == NUMBER:  # Boeing 737, F-16, A380: part of a name
            before = self.tokens[i - 1]
            is_named = before.text[:1].isupper() or before.low in lexicon().numbered
            return not (token.glued or (before.kind == WORD and is_named))
        if token.text == "-":
            return not (token.glued and self.tokens[i + 1].glued)
        return token.text not in "&'\"“”"

    def word_ends_phrase(self, i: int, start: int) -> bool:
        tokens = self.tokens
        low = tokens[i].low
        if after_at(tokens, i) is not None:
            return tokens[i - 1].kind != NUMBER or i == start  # aftershocks of magnitude 6 or more
        if low in lexicon().verb and not tokens[i].text.istitle():
            return True
        if low == "per" or (low in _RATE_ADVERBS and tokens[i + 1].kind != WORD):  # "of its yearly output" is of that
            return True
        if low == "of" or low == "out":
            return bool(self.whole_at(i))
        if low in _RANGE_WORDS or (low == "and" and self.in_between):
            return self.figure_begins(i + 1)
        if low in ("a", "an", "each", "every"):
            is_hundred = tokens[i - 1].low in ("in", "every") and number_at(
                tokens, i
            )  # one person in a hundred
            return is_hundred or self.rate_article(i)
        if low in number_words().small and low != "one":
            return not (tokens[i + 1].text == "-" and tokens[i + 1].glued)
        return False

    def figure_begins(self, i: int) -> bool:
        """Whether a figure stands here, perhaps behind hedges."""
        for _ in range(4):
            if number_at(self.tokens, i) or currency_before(self.tokens, i):
                return True
            match = before_at(self.tokens, i)
            if match is not None:
                i = match[1]
            elif self.tokens[i].text in SIGNS or (self.tokens[i].text in _DASHES and self.tokens[i + 1].glued):
                i += 1
            else:
                return False
        return False

    def whole_at(self, i: int) -> int:
        """Where the figure of a whole begins after "of" or "out of"; 0 when there is none."""
        tokens = self.tokens
        if tokens[i].low == "out" and tokens[i + 1].low == "of":
            i += 1
        if tokens[i].low != "of":
            return 0
        i += 1
        if tokens[i].low == "every":
            i += 1
        for j in range(i, i + 5):  # of the company's 17 plants
            if tokens[j].kind != WORD:
                break
            if "'" in tokens[j].text and self.figure_begins(j + 1):
                return j + 1
        if tokens[i].low == "one" and not unit_at(tokens, i + 1):
            return 0
        return i if self.figure_begins(i) else 0

    def build(self, figure: Figure, delta: bool = False) -> Amount:
        return build(figure, self.slice(figure.start, figure.end), self.tolerance, delta)

    def slice(self, start: int, end: int = 0) -> str:
        """The text from one token to the one before another."""
        end = end or self.i
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""

    # ------------------------------------------------------------------------------------------- errors

    def no_figure(self) -> UnreadableQuantity:
        token = self.tokens[self.i]
        words = lexicon()
        if token.kind == END:
            return refuse("no figure is written", self.tokens[0], part=self.text.strip())
        if is_rank(self.tokens, self.i):
            return refuse(f"{token.text!r} is a rank, not a figure: write it as `text`", token, as_text=True)
        if token.low in words.vague:
            return refuse(f"{token.text!r} is not a figure: write it as `text`", token, as_text=True)
        is_month = token.low in words.date and token.text[:1].isupper()
        if is_month or token.low in ("since", "until", "before") or token.text in ("Q", "H", "FY"):
            return refuse(f"{token.text!r} begins a date: write it as `date`", token)
        return refuse(f"no figure begins at {token.text!r}", token)

    def not_understood(self, hint: str = "", at: int = 0) -> UnreadableQuantity:
        token = self.tokens[at or self.i]
        if token.kind == END:
            return refuse(hint or "the figure is not complete", self.tokens[0], part=self.text.strip())
        if _DATE.search(self.plain):
            return refuse("this is a date: write it as `date`", token, part=self.text[token.start :].strip())
        rest = self.text[token.start :].strip()
        what = f"{rest!r} is not understood after {self.text[: token.start].strip()!r}"
        return refuse(f"{what}; {hint}" if hint else what, token, part=rest)

    def refuse_time(self) -> None:
        """`4:17`, `4 am`, `1990s`."""
        tokens, i = self.tokens, self.i
        token, before = tokens[i], tokens[i - 1]
        if token.text == ":" and tokens[i + 1].kind == NUMBER:
            part = self.text[before.start : tokens[i + 1].end]
            raise refuse(
                f"{part!r} is a time of day, a score or a ratio: write it as `text`, and a length of time as "
                "`2 hours 4 minutes`", before, as_text=True, part=part,
            )  # fmt: skip
        if token.text == "s" and token.glued and _ROUND.fullmatch(before.text):
            part = before.text + "s"
            raise refuse(f"{part!r} is not a figure: write it as `text`", before, as_text=True, part=part)
        if token.low in ("am", "pm") and before.kind == NUMBER and token.text.lower() == token.low:
            raise refuse(
                "a time of day: write it as `date` or `text`",
                before,
                as_text=True,
                part=self.text[before.start : token.end],
            )
        if (
            token.text == "s"
            and token.glued
            and len(before.text) == 4
            and before.text.endswith("0")
            and _YEAR.fullmatch(before.text)
        ):
            raise refuse(f"{before.text}s is a date: write it as `date`", before, part=before.text + "s")
        if _DATE.match(self.plain, before.start) and before.text.count(".") == 2:
            raise refuse(f"{before.text} is a date: write it as `date`", before)

    def refuse_date_or_typo(self, i: int) -> None:
        token = self.tokens[i]
        after = self.tokens[i + 1]
        if (
            token.low in lexicon().date
            and token.text[:1].isupper()
            and (after.kind in (END, NUMBER) or after.text == ",")
        ):
            raise refuse("this is a date: write it as `date`", token, part=self.text.strip())
        near = misspelt(token.low)
        if near:
            suggestion = self.text[: token.start] + near + self.text[token.end :]
            raise refuse(f"{token.text!r} is not understood; did you mean {near!r}?", token, suggestion)

    def refuse_thousandths(self, figure: Figure) -> None:
        """`3.900 workers`: decimals to an English reader, thousands to many writers."""
        if figure.low.whole or figure.low.place != _THOUSANDTH or figure.low.value < 1:
            return
        token = next(t for t in self.tokens[figure.start :] if t.kind == NUMBER)
        with_commas = self.text[: token.start] + token.text.replace(".", ",") + self.text[token.end :]
        message = f"{token.text}: thousands are parted by a comma, and things are not counted in thousandths"
        raise refuse(message, token, with_commas)
