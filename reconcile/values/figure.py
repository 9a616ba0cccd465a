"""The grammar of figures: tokens to a Quantity.

    quantity  = shape [ "(" shape { "," shape } ")" ]
    shape     = "from" figure "to" figure | figure "->" figure | figure "of" whole | figure
    figure    = { hedge | bound | sign } ( "between" value "and" value | value [ range value ] ) { "or more" … }
    value     = [ currency ] number [ unit | counted thing ] [ rate ]

One pass over the tokens with bounded look-ahead: time is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from reconcile.values.nouns import head_noun, per_nouns, singular
from reconcile.values.numbers import Number, is_rank, number_at, number_words, read_number, refuse
from reconcile.values.precision import Stretch, between, stretch
from reconcile.values.qualifiers import SIGNS, after_at, before_at, lexicon
from reconcile.values.quantity import Amount, Quantity, Unit, UnreadableQuantity
from reconcile.values.tokens import END, FRACTION, NUMBER, SIGN, WORD, Token, plain, tokenise
from reconcile.values.units import Measure, currency_before, is_currency_sign, misspelt, named, unit_at

MOST_CHARACTERS = 200
_ZERO, _ONE, _THOUSANDTH = Fraction(0), Fraction(1), Fraction(1, 1000)
_ARROW = "->"
_RANGE_SIGNS = frozenset(("..", "-", "–", "—"))
_RANGE_WORDS = frozenset(("to", "or", "through"))
_DASHES = frozenset(("-", "–", "—"))
_DETERMINERS = frozenset("the its their his her our all these those of both".split())
_RATE_ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
    "pa": "year",
}  # fmt: skip
_EMPTY_THINGS = frozenset(("more", "others", "other", "further", "total", "overall", "altogether", "additional", "alone", "so far"))
_DATE = re.compile(r"(?:1[5-9]|20)[0-9]{2}-(?:0[1-9]|1[0-2]|2[1-4])(?:-[0-9]{2})?(?![0-9])|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}")
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_PERCENT = named("%")
_MAGNITUDE = named("magnitude")
_NUMBER_ONE = Number(_ONE, _ONE, _ONE, _ONE, _ONE)
_NUMBER_TWO = Number(Fraction(2), _ONE, Fraction(2), _ONE, _ONE)
_NUMBER_ZERO = Number(_ZERO, _ONE, _ZERO, _ONE, _ONE)


class _Per(NamedTuple):
    """What a rate is of: one `name` is `factor` of the base."""

    base: str
    factor: Fraction
    name: str


@dataclass(slots=True)
class _Figure:
    """A figure as parsed, before units are shared with its neighbour and intervals are computed."""

    start: int  # tokens
    end: int = 0
    low: Number = _NUMBER_ZERO
    high: Number | None = None
    margin: Number | None = None
    measure: Measure | None = None
    thing: str = ""
    head: str = ""
    per: _Per | None = None
    hedge: str = ""
    bound: str = ""
    near: bool = False
    sign: int = 0
    signed_by_word: bool = False
    of_phrase: bool = False  # `one in five workers`: the whole follows without "of"

    @property
    def bare(self) -> bool:
        return self.measure is None and not self.head

    @property
    def is_share(self) -> bool:
        return self.low.share if self.measure is None else self.measure.dimension == "share"


def read(text: str, tolerance: Fraction) -> Quantity:
    """The quantity that the text writes. Raises UnreadableQuantity, with no more than the reader knows by itself."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableQuantity(
            f"a figure of {len(text)} characters; {MOST_CHARACTERS} are the most that is read", text[:40], 0, as_text=True
        )
    if not text.strip():
        raise UnreadableQuantity("no figure is written", text, 0)
    try:
        return _Reader(text, tolerance).quantity()
    except ValueError as error:
        if isinstance(error, UnreadableQuantity):
            raise
        raise UnreadableQuantity(f"nothing can be {text.strip()!r}", text.strip(), 0) from error


class _Reader:
    """Reads one text from left to right; `i` is the index of the next token."""

    __slots__ = ("i", "in_between", "plain", "text", "tokens", "tolerance")

    def __init__(self, text: str, tolerance: Fraction) -> None:
        self.text = text
        self.plain = plain(text)
        self.tokens = tokenise(self.plain)
        self.tolerance = tolerance
        self.i = 0
        self.in_between = False

    # ------------------------------------------------------------------------------------------- shapes

    def quantity(self) -> Quantity:
        first = self.shape()
        also: list[Quantity] = []
        if self.tokens[self.i].text == "(":
            also = self.parenthesis()
            if self.tokens[self.i].low in lexicon().place or self.tokens[self.i].low in lexicon().size:
                self.phrase()
        elif self.tokens[self.i].text == "," and self.tokens[self.i + 1].low == "or":
            self.i += 2
            also = [self.shape()]
        if self.tokens[self.i].kind != END:
            raise self.not_understood()
        return replace(first, also=tuple(also)) if also else first

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

    def shape(self) -> Quantity:
        tokens, start = self.tokens, self.i
        if tokens[start].low == "from" or (tokens[start + 1].low == "from" and self.is_direction(start)):
            self.i += 1 if tokens[start].low == "from" else 2
            before = self.figure(to_joins=False)
            if tokens[self.i].low != "to" and tokens[self.i].text != _ARROW:
                raise self.not_understood("a change is written `from … to …` or `… -> …`")
            return self.change(before, start)
        multiple = lexicon().multiple.get(tokens[start].low)
        if multiple is not None:
            return self.multiple(multiple)
        first = self.figure()
        token = tokens[self.i]
        if token.text == _ARROW:
            return self.change(first, start)
        if first.of_phrase:
            return self.part_of_named(first, start)
        whole = self.whole_at(self.i)
        if whole:
            return self.part_of_figure(first, start, whole)
        if token.low == "of" or (token.low == "out" and tokens[self.i + 1].low == "of"):
            self.i += 1 if token.low == "of" else 2
            return self.part_of_named(first, start)
        return self.alone(first, start)

    def is_direction(self, i: int) -> bool:
        match = before_at(self.tokens, i)
        return (match is not None and match[0] in "+-") or self.tokens[i].low in ("cut", "reduced", "raised", "falling", "rising")

    def alone(self, figure: _Figure, start: int) -> Quantity:
        if figure.sign:
            return Quantity("delta", self.slice(start), amount=self.build(figure, delta=True), sign=figure.sign)
        return Quantity("amount", self.slice(start), amount=self.build(figure))

    def change(self, before: _Figure, start: int) -> Quantity:
        self.i += 1
        after = self.figure()
        if before.sign or after.sign:
            raise refuse("the two ends of a change are amounts, without a sign", self.tokens[start])
        share_units(before, after)
        if _lends_scale(before.low, after.low) and before.high is None:
            before.low = before.low.scaled_by(after.low)
        return Quantity("change", self.slice(start), before=self.build(before), after=self.build(after))

    def multiple(self, by: Fraction) -> Quantity:
        """`doubled`: by 100 %, as words say it."""
        start = self.i
        self.i += 1
        figure = _Figure(start, self.i, measure=_PERCENT, hedge="about")
        value = abs(by) * 100
        figure.low = Number(value, _ONE, value, _ZERO, _ZERO)
        amount = self.build(figure, delta=True)
        return Quantity("delta", self.slice(start), amount=amount, sign=1 if by > 0 else -1)

    def part_of_figure(self, part: _Figure, start: int, whole_at: int) -> Quantity:
        self.i = whole_at
        whole = self.figure()
        if whole.sign:
            raise refuse("a whole has no sign", self.tokens[whole.start])
        if part.low.share and part.measure is None and whole.is_share and whole.high is None:
            return self.alone(_fraction_of(part, whole), start)  # half of one per cent
        if part.is_share:
            pass
        elif part.bare:
            adopt(part, whole)
        elif whole.bare:
            adopt(whole, part)
        if not part.is_share and part.high is None and not part.low.whole and _lends_scale(part.low, whole.low):
            part.low = part.low.scaled_by(whole.low)
        shape = "delta" if part.sign else "part"
        amount = self.build(part, delta=bool(part.sign))
        return Quantity(shape, self.slice(start), amount=amount, sign=part.sign, whole=self.build(whole))

    def part_of_named(self, part: _Figure, start: int) -> Quantity:
        at = self.i
        phrase, thing = self.phrase(after_of=True)
        if not thing:
            raise self.not_understood("what is it a part of?", at)
        if not part.is_share:
            part.thing, part.head = phrase, head_noun(thing)
        shape = "delta" if part.sign else "part"
        amount = self.build(part, delta=bool(part.sign))
        return Quantity(shape, self.slice(start), amount=amount, sign=part.sign, whole_name=phrase)

    # ------------------------------------------------------------------------------------------ figures

    def figure(self, to_joins: bool = True) -> _Figure:
        """One amount with all that is said about it. `to_joins`: "40 to 50" is a range."""
        figure = _Figure(self.i)
        if self.lead(figure):
            self.in_between = True
            self.value(figure)
            if self.tokens[self.i].low != "and" and self.tokens[self.i].text not in _DASHES:
                raise self.not_understood("a range is written `between … and …`")
            self.in_between = False
            self.range_end(figure)
        else:
            self.value(figure)
            if self.range_ahead(to_joins):
                self.range_end(figure)
            elif self.tokens[self.i].text in ("+/-", "+-"):
                self.margin(figure)
        while self.trail(figure):
            pass
        figure.end = self.i
        return figure

    def lead(self, figure: _Figure) -> bool:
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
            elif token.low == "magnitude" or (token.text in ("M", "Mw", "ML") and tokens[i + 1].kind == NUMBER):
                figure.measure = _MAGNITUDE
                self.i += 2 if tokens[i + 1].low == "of" else 1
            else:
                match = before_at(tokens, i)
                if match is None or (token.low in ("a", "an") and match[1] == i + 1 and unit_at(tokens, i + 1)):
                    return False
                self.qualify(figure, match[0], token)
                self.i = match[1]
                if match[1] == i + 1 and tokens[self.i].text == "-" and tokens[self.i].glued and token.low != "by":
                    return False

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

    def qualify(self, figure: _Figure, effect: str, token: Token) -> None:
        """Lay a hedge, bound or direction on the figure."""
        if effect == "skip":
            return
        if effect in ("about", "almost"):
            figure.hedge = figure.hedge or effect
        elif effect in ("+", "-"):
            figure.sign, figure.signed_by_word = (1 if effect == "+" else -1), True
        else:
            bound = effect.rstrip("~")
            if figure.bound and figure.bound != bound:
                raise refuse(f"two bounds that differ: {figure.bound} and {bound}", token)
            figure.bound, figure.near = bound, effect.endswith("~")

    def trail(self, figure: _Figure) -> bool:
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

    def value(self, figure: _Figure) -> None:
        """Currency, number, unit or counted thing, rate."""
        tokens = self.tokens
        money = currency_before(tokens, self.i)
        if money is not None:
            figure.measure, self.i = money
        self.number(figure, money is not None)
        self.refuse_time()
        if figure.low.share:
            self.fraction_of_unit(figure)
        while self.trail(figure):
            pass
        if tokens[self.i].text in ("+/-", "+-") or self.range_ahead(True) or (self.in_between and tokens[self.i].low == "and"):
            return
        if figure.measure is None and self.one_in(figure):
            return
        self.unit(figure)
        self.rate(figure)
        self.description(figure)

    def number(self, figure: _Figure, money: bool) -> None:
        tokens, i = self.tokens, self.i
        low = tokens[i].low
        if number_at(tokens, i):
            figure.low, self.i = read_number(tokens, i, money, not self.in_between)
        elif low in ("a", "an") and unit_at(tokens, i + 1):
            figure.low, self.i = _NUMBER_ONE, i + 1
        elif low == "no" and tokens[i + 1].kind == WORD:
            figure.low, self.i = _NUMBER_ZERO, i + 1
        elif low == "both" and tokens[i + 1].kind == WORD:
            figure.low, self.i = _NUMBER_TWO, i + 1
        else:
            raise self.no_figure()

    def fraction_of_unit(self, figure: _Figure) -> None:
        """`half a mile`, `a quarter of an hour`, `3/4 inch`: the unit's amount, not a share."""
        tokens, i = self.tokens, self.i
        if tokens[i].low == "of":
            i += 1
        if tokens[i].low in ("a", "an"):
            i += 1
        elif i > self.i:
            i = self.i
        if tokens[i].text == "-" and tokens[i].glued:
            i += 1
        found = unit_at(tokens, i)
        if found is not None and not (i == self.i and found[0].dimension == "money"):
            figure.low = replace(figure.low, share=False)
            self.i = i
        elif tokens[self.i].kind == WORD and tokens[self.i].low in ("the", "its", "their", "all"):
            figure.of_phrase = True

    def one_in(self, figure: _Figure) -> bool:
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
        share = figure.low.value / bottom.value
        figure.low = Number(share, _ONE, share, _ZERO, _ZERO, False, share=True, loose=True)
        figure.of_phrase = tokens[end].kind == WORD and tokens[end].low != "of"
        self.i = end
        return True

    # ------------------------------------------------------------------------------------------- ranges

    def range_ahead(self, to_joins: bool) -> bool:
        tokens, i = self.tokens, self.i
        if tokens[i].text == "-" and tokens[i].glued and tokens[i + 1].low == "to":
            i += 1  # 10-to-20-year
        token = tokens[i]
        if not (token.text in _RANGE_SIGNS or (token.low in _RANGE_WORDS and (to_joins or token.low != "to"))):
            return False
        i += 1
        if tokens[i].text == "-" and tokens[i].glued:
            i += 1
        if token.low in _RANGE_WORDS and tokens[i].kind == SIGN and not is_currency_sign(tokens[i]):
            return False
        return number_at(tokens, i) or currency_before(tokens, i) is not None

    def range_end(self, figure: _Figure) -> None:
        """The second number of a range, which may lend its unit and scale to the first."""
        while self.tokens[self.i].text in _DASHES and self.tokens[self.i + 1].low == "to":
            self.i += 1
        at = self.i
        self.i += 1
        if self.tokens[self.i].text in _DASHES:
            self.i += 1
        other = _Figure(self.i)
        if figure.measure is not None and figure.measure.dimension == "money" and self.tokens[self.i].kind == NUMBER:
            other.measure = figure.measure
        self.value(other)
        if other.low.share and figure.low.share:
            figure.of_phrase = other.of_phrase
        share_units(figure, other)
        unit, also = self.unit_of(figure), self.unit_of(other)
        low, high = figure.low, other.low
        if _lends_scale(low, high) and low.mantissa <= high.mantissa:
            low = low.scaled_by(high)
        if (unit.dimension, unit.base, unit.per) != (also.dimension, also.base, also.per):
            if not (unit.dimension == also.dimension == "count"):
                raise refuse("the two ends of the range are in different units", self.tokens[at])
        if unit.factor != also.factor:
            low = _times(low, unit.factor / also.factor)
        if low.value >= high.value:
            raise self.not_a_range(figure, at, low, high)
        figure.measure, figure.thing, figure.head, figure.per = other.measure, other.thing, other.head, other.per
        figure.low, figure.high = low, high
        figure.bound, figure.hedge = figure.bound or other.bound, figure.hedge or other.hedge

    def not_a_range(self, figure: _Figure, at: int, low: Number, high: Number) -> UnreadableQuantity:
        first = self.tokens[figure.start]
        written = self.slice(figure.start)
        if _DATE.match(self.plain, first.start):
            return refuse(f"{written!r} is a date: write it as `date`", first, part=written)
        if self.tokens[at].text in _DASHES:
            return refuse(f"{written!r} is not a range from low to high; a score is written as `text`", first, as_text=True, part=written)
        if low.value == high.value:
            return refuse(f"both ends of {written!r} are the same", first, part=written)
        if self.tokens[at].low == "to":
            suggestion = self.text[first.start : self.tokens[at].start].rstrip() + " ->" + self.text[self.tokens[at].end :]
            return refuse("a range goes from low to high; a change is written with `->`", first, suggestion, part=written)
        return refuse("a range goes from low to high", first, part=written)

    def margin(self, figure: _Figure) -> None:
        """`7.8 ± 0.2`: a measurement and its uncertainty."""
        self.i += 1
        other = _Figure(self.i)
        self.value(other)
        share_units(figure, other)
        if figure.measure is not other.measure:
            raise refuse("a figure and its margin are in one unit", self.tokens[other.start])
        figure.margin = other.low
        figure.thing, figure.head, figure.per = figure.thing or other.thing, figure.head or other.head, figure.per or other.per

    # -------------------------------------------------------------------------------------------- units

    def unit(self, figure: _Figure) -> None:
        tokens = self.tokens
        i = self.i
        if tokens[i].text == "-" and tokens[i].glued and tokens[i + 1].glued:
            i += 1
        found = unit_at(tokens, i)
        if figure.measure is not None:
            if found is not None and found[0].dimension == figure.measure.dimension == "money":
                if found[0] is not figure.measure and tokens[i].low not in ("dollar", "dollars"):
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

    def compound(self, figure: _Figure) -> None:
        """`1 hour 45 minutes`, `6 ft 2 in`, `2 years and 3 months`: the smaller unit adds to the larger."""
        while True:
            tokens, i, measure = self.tokens, self.i, figure.measure
            if tokens[i].low == "and" or (tokens[i].text == "," and tokens[i + 1].kind == NUMBER):
                i += 1
            if measure is None or measure.dimension in ("money", "share", "share_points") or not number_at(tokens, i):
                return
            number, j = read_number(tokens, i)
            found = unit_at(tokens, j)
            if found is None or found[0].dimension != measure.dimension or found[0].base != measure.base:
                return
            smaller = found[0]
            if smaller.factor >= measure.factor or measure.offset or figure.low.share or number.share or smaller.spread:
                return
            value = figure.low.value * measure.factor / smaller.factor + number.value
            figure.low = Number(value, _ONE, value, number.place, number.open_place, number.whole)
            figure.measure, self.i = smaller, found[1]

    def pounds(self, figure: _Figure, i: int) -> Measure | None:
        """Pounds are money in millions and a mass when something is weighed; else the writer must say which."""
        if figure.low.scaled:
            return named("GBP")
        if self.tokens[i + 1].low == "of" and not self.whole_at(i + 1):
            return named("lb")
        number = self.text[self.tokens[i - 1].start : self.tokens[i - 1].end]
        raise refuse(f"pounds of money or of weight? write `£{number}` or `{number} lb`", self.tokens[i], f"£{number}")

    def thing(self, figure: _Figure) -> None:
        """What is counted: any noun phrase."""
        tokens, at = self.tokens, self.i
        first = tokens[at]
        if first.low in lexicon().fall and first.low in ("fewer", "less") and not figure.sign:
            figure.sign, self.i = -1, at + 1  # 7 fewer plants
            at = self.i
            if tokens[at].kind == END:
                return
        self.refuse_date_or_typo(at)
        if tokens[at].low in lexicon().place:
            self.phrase()  # `12 in custody`: told of the figure, not what is counted
            return
        phrase, words = self.phrase()
        if not words or (len(words) == 1 and words[0].lower() in _EMPTY_THINGS):
            return
        if len(words[0]) == 1 and len(words) == 1:
            raise refuse(f"{first.text!r} is not a unit that is known", first)
        if first.glued and tokens[at - 1].kind == NUMBER:
            suggestion = self.text[: first.start] + " " + self.text[first.start :]
            raise refuse(f"{first.text!r} is not a unit that is known", first, suggestion)
        figure.thing, figure.head = phrase, head_noun(words)

    def rate(self, figure: _Figure) -> None:
        """`/year`, `per share`, `a month`, `per 100,000 people`, `annually`."""
        tokens, i = self.tokens, self.i
        token = tokens[i]
        if token.text == "-" and token.glued and tokens[i + 1].low in ("per", "a"):
            i, token = i + 1, tokens[i + 1]
        if token.low in _RATE_ADVERBS:
            figure.per, self.i = self.per_of(_RATE_ADVERBS[token.low]), i + 1
        elif token.low == "per" and tokens[i + 1].low == "annum":
            figure.per, self.i = self.per_of("year"), i + 2
        elif token.text == "/" or token.low == "per" or self.rate_article(i):
            i += 1
            if tokens[i].text == "-":
                i += 1
            many = _ONE
            if number_at(tokens, i) and not unit_at(tokens, i):
                number, i = read_number(tokens, i)
                many = number.value
                if not many:
                    raise refuse("per none of them", tokens[i - 1])
            if tokens[i].kind != WORD:
                if many == 1 or tokens[i].kind != END:
                    raise refuse("per what?", token if tokens[i].kind == END else tokens[i])
                figure.per = _Per("person", many, f"{many}")  # `3.2 per 100,000`
                self.i = i
                return
            found = unit_at(tokens, i)
            name = tokens[i].text
            self.i = found[1] if found else i + 1
            per = self.per_of(name, found[0] if found else None)
            figure.per = per._replace(factor=per.factor * many, name=f"{many} {name}") if many != 1 else per

    def rate_article(self, i: int) -> bool:
        """`a share`, `each year`: an article and something that rates are of."""
        tokens = self.tokens
        if tokens[i].low not in ("a", "an", "each", "every"):
            return False
        if tokens[i + 1].low in per_nouns():
            return True
        found = unit_at(tokens, i + 1)
        return found is not None and found[0].dimension in ("time", "mass", "volume", "length", "area")

    def per_of(self, name: str, measure: Measure | None = None) -> _Per:
        if measure is None:
            measure_found = named(name) or named(name + "s")
            measure = measure_found if measure_found and measure_found.dimension == "time" else None
        if measure is None:
            lemma = "person" if name in ("capita", "head", "inhabitant", "resident") else singular(name)
            return _Per(lemma, _ONE, name)
        if measure.dimension == "time" and measure.base == "second" and measure.factor >= 86400:
            return _Per("day", measure.factor / 86400, name)
        return _Per(measure.base, measure.factor, name)

    def description(self, figure: _Figure) -> None:
        """What may follow a complete measure: `10-year deal`, `33 km from Gaziantep`, `15 % rise`, and then a rate."""
        tokens = self.tokens
        if tokens[self.i].text == "-" and tokens[self.i].glued and tokens[self.i + 1].kind == WORD:
            self.i += 1
        token = tokens[self.i]
        if figure.is_share and not figure.low.share and token.kind == WORD:
            rise, fall = lexicon().rise, lexicon().fall
            if not figure.sign and (token.low in rise or token.low in fall):
                figure.sign = 1 if token.low in rise else -1
        if token.kind != WORD or figure.low.share:
            return
        if token.low == "of" and (figure.is_share or figure.bare):
            return
        self.phrase()
        if figure.per is None:
            self.rate(figure)

    # ------------------------------------------------------------------------------------------ phrases

    def phrase(self, after_of: bool = False) -> tuple[str, list[str]]:
        """The words up to whatever cannot belong to a name: as written, and one by one."""
        if after_of:
            while self.tokens[self.i].low in _DETERMINERS and self.tokens[self.i + 1].kind == WORD:
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
            return self.word_ends_phrase(i)
        if i == start or token.kind in (END, FRACTION):
            return True
        if token.kind == NUMBER:  # Boeing 737, F-16, A380: part of a name
            before = self.tokens[i - 1]
            return not (token.glued or (before.kind == WORD and before.text[:1].isupper()))
        if token.text == "-":
            return not (token.glued and self.tokens[i + 1].glued)
        return token.text not in "&'\"“”"

    def word_ends_phrase(self, i: int) -> bool:
        tokens = self.tokens
        low = tokens[i].low
        if low in lexicon().verb and not tokens[i].text.istitle():
            return True
        if low == "per" or low in _RATE_ADVERBS:
            return True
        if low == "of" or low == "out":
            return bool(self.whole_at(i))
        if low in _RANGE_WORDS or (low == "and" and self.in_between):
            return self.figure_begins(i + 1)
        if low in ("a", "an", "each", "every"):
            return self.rate_article(i)
        if low in number_words().small and low != "one":
            return not (tokens[i + 1].text == "-" and tokens[i + 1].glued)
        return after_at(tokens, i) is not None and low != "tops"

    def figure_begins(self, i: int) -> bool:
        """Whether a figure stands here, perhaps behind hedges."""
        for _ in range(4):
            if number_at(self.tokens, i) or currency_before(self.tokens, i):
                return True
            match = before_at(self.tokens, i)
            if match is not None:
                i = match[1]
            elif self.tokens[i].text in SIGNS:
                i += 1
            else:
                return False
        return False

    def whole_at(self, i: int) -> int:
        """Where the number of a whole begins after "of" or "out of", hedges included; 0 when there is none."""
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

    # ----------------------------------------------------------------------------------------- building

    def unit_of(self, figure: _Figure, delta: bool = False) -> Unit:
        per = figure.per
        divisor = per.factor if per else _ONE
        suffix = f" per {per.name}" if per else ""
        base_per = per.base if per else ""
        measure = figure.measure
        if measure is not None:
            dimension, base, factor = measure.dimension, measure.base, measure.factor
            if dimension == "length" and base_per == "second":
                dimension, base, base_per = "speed", "m/s", ""
            if delta and dimension == "temperature":
                dimension = "temperature_difference"
            if per is None:
                return Unit(dimension, base, factor, measure.name)
            return Unit(dimension, base, factor / divisor, measure.name + suffix, base_per)
        if figure.low.share and _PERCENT is not None:
            return Unit("share", "", _PERCENT.factor, "%" + suffix, base_per)
        if figure.head:
            return Unit("count", figure.head, _ONE / divisor if per else _ONE, figure.thing + suffix, base_per)
        return Unit("number", "", _ONE / divisor if per else _ONE, suffix.strip(), base_per)

    def build(self, figure: _Figure, delta: bool = False) -> Amount:
        measure = figure.measure
        negative = figure.sign < 0 and measure is not None and measure.dimension == "temperature"
        unit = self.unit_of(figure, delta)
        low, high = figure.low, figure.high
        if measure is None and low.share:
            low = _times(low, Fraction(100))
            high = _times(high, Fraction(100)) if high is not None else None
        if negative and not delta:
            low = _times(low, Fraction(-1))
        if figure.head and not low.whole and low.place == _THOUSANDTH and low.value >= 1:
            raise self.dots(figure)
        spans = self.stretch(figure, low, high, measure is not None and measure.dimension == "temperature" and not delta)
        value = low.value if high is None else (low.value + high.value) / 2
        offset = measure.offset if measure is not None and not delta and unit.dimension == "temperature" else _ZERO
        figure_in_base = value
        if unit.factor is not _ONE or offset:
            spans = spans.map(unit.factor, offset)
            figure_in_base = value * unit.factor + offset
        if measure is not None and measure.spread is not None:
            spans = spans.widened(measure.spread[0] / measure.factor, measure.spread[1] / measure.factor)
        hedge = figure.hedge or ("about" if low.loose else "")
        is_range = high is not None or figure.margin is not None
        written = self.slice(figure.start, figure.end)
        return Amount(
            figure_in_base, spans.digits, spans.possible, spans.rounded, unit, written,
            hedge, figure.bound, is_range,
        )  # fmt: skip

    def stretch(self, figure: _Figure, low: Number, high: Number | None, signed: bool) -> Stretch:
        counted = figure.measure is None
        hedge = figure.hedge or ("about" if low.loose else "")
        if high is not None:
            if figure.bound:
                end = low if figure.bound[0] == ">" else high
                ends = self.plain_ends(low, high, counted, "", signed)
                bound = stretch(end, counted, "", figure.bound, figure.near, self.tolerance, signed)
                return Stretch(ends.digits, bound.possible, bound.rounded)
            return self.plain_ends(low, high, counted, hedge, signed)
        if figure.margin is not None:
            by = figure.margin.value
            digits = stretch(low, counted, "", "", False, self.tolerance, signed).digits
            least = low.value - by if signed else max(_ZERO, low.value - by)
            possible = replace(digits, low=least, high=low.value + by, low_open=False, high_open=False)
            return Stretch(digits, possible, possible)
        return stretch(low, counted, hedge, figure.bound, figure.near, self.tolerance, signed)

    def plain_ends(self, low: Number, high: Number, counted: bool, hedge: str, signed: bool) -> Stretch:
        first = stretch(low, counted, hedge, "", False, self.tolerance, signed)
        last = stretch(high, counted, hedge, "", False, self.tolerance, signed)
        return between(first, last)

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
                f"{part!r} is a time of day, a score or a ratio: write it as `date` or `text`, and a length of time as "
                "`2 hours 4 minutes`", before, as_text=True, part=part,
            )  # fmt: skip
        if token.low in ("am", "pm") and before.kind == NUMBER and token.text.lower() == token.low:
            raise refuse("a time of day: write it as `date` or `text`", before, as_text=True, part=self.text[before.start : token.end])
        if token.text == "s" and token.glued and len(before.text) == 4 and before.text.endswith("0") and _YEAR.fullmatch(before.text):
            raise refuse(f"{before.text}s is a date: write it as `date`", before, part=before.text + "s")
        if _DATE.match(self.plain, before.start) and before.text.count(".") == 2:
            raise refuse(f"{before.text} is a date: write it as `date`", before)

    def refuse_date_or_typo(self, i: int) -> None:
        token = self.tokens[i]
        after = self.tokens[i + 1]
        if token.low in lexicon().date and token.text[:1].isupper() and (after.kind in (END, NUMBER) or after.text == ","):
            raise refuse("this is a date: write it as `date`", token, part=self.text.strip())
        near = misspelt(token.low)
        if near:
            suggestion = self.text[: token.start] + near + self.text[token.end :]
            raise refuse(f"{token.text!r} is not understood; did you mean {near!r}?", token, suggestion)

    def dots(self, figure: _Figure) -> UnreadableQuantity:
        token = next(t for t in self.tokens[figure.start :] if t.kind == NUMBER)
        with_commas = self.text[: token.start] + token.text.replace(".", ",") + self.text[token.end :]
        message = f"{token.text}: thousands are parted by a comma or a blank in English, and things are not counted in thousandths"
        return refuse(message, token, with_commas)


def share_units(a: _Figure, b: _Figure) -> None:
    """A figure without a unit has that of its neighbour: `$40-50`, `17 -> 10 plants`."""
    if a.low.share or b.low.share:
        return
    if a.bare:
        adopt(a, b)
    elif b.bare:
        adopt(b, a)
    if a.per is None:
        a.per = b.per
    elif b.per is None:
        b.per = a.per


def adopt(figure: _Figure, other: _Figure) -> None:
    if other.low.share and other.measure is None:
        return
    figure.measure, figure.thing, figure.head = other.measure, other.thing, other.head
    figure.per = figure.per or other.per


def _lends_scale(low: Number, high: Number) -> bool:
    """`£1.2-1.5bn`: the scale word goes with both, unless the first is too large to need one."""
    if not high.scaled or low.scale != 1 or low.grouped or low.share or low.mantissa >= 1000 or not low.value:
        return False
    return Fraction(1, 100) <= low.mantissa / high.mantissa <= 100 if high.mantissa else False


def _times(number: Number, factor: Fraction) -> Number:
    size = abs(factor)
    return replace(
        number, mantissa=number.mantissa * factor, value=number.value * factor,
        place=number.place * size, open_place=number.open_place * size,
    )  # fmt: skip


def _fraction_of(part: _Figure, whole: _Figure) -> _Figure:
    """`half of one per cent`: the product, as loose as fractions in words are."""
    value = part.low.value * whole.low.value
    number = Number(value, _ONE, value, _ZERO, _ZERO, False, loose=True)
    return replace(part, low=number, measure=whole.measure, per=whole.per, end=whole.end)
