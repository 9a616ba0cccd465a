# COORDINATION (from the lead, 02:45; delete this comment when read): two of us are writing the quote checker at once.
# The author of quote.py, quote_text.py, quote_edges.py, sentences.py and this cues.py (second start) OWNS all quote modules
# (quote*.py, cues.py, sentences.py, quotes.py) and may take over what is good in passage.py, match.py, governing.py,
# nearest.py, quoted_value.py and lexicon/cues.txt. The author of those latter files (first start): please overwrite nothing,
# finish NOW: leave your files as they are, uncommitted, and end with a short report of your best findings and cases.
"""Words that weaken, reverse or credit what is said beside them, and number words: what a quote must not lose."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS = _set(
    "not no never neither nor none cannot without nobody nothing nowhere hardly barely scarcely unlikely unable false "
    "untrue denied denies deny denying rejected rejects rejecting refused refuses refusing dismissed dismisses "
    "dismissing ruled rules ruling failed fails failing stopped stops halted cancelled canceled scrapped abandoned "
    "shelved blocked blocks prevented prevents prevent avoid avoids avoided avoiding averted avert instead except unless"
)
# Of these some deny only in a company of words: `ruled out`, `stopped short of`.
_NEEDS = {
    "ruled": _set("out"), "rules": _set("out"), "ruling": _set("out"), "stopped": _set("short"), "stops": _set("short"),
    "failed": _set("to"), "fails": _set("to"), "failing": _set("to"), "instead": _set("of"),
}  # fmt: skip
MODALS = _set(
    "may might could possibly potentially potential perhaps maybe likely probably presumably conceivably possible "
    "expected appears seems appear seem apparently suggests supposedly arguably threatens threatened risks risk "
    "expects predicted forecast projected"
)
CONSIDERING = _set(
    "considering considered consider considers exploring explore explores explored weighing mulling mulls contemplating "
    "contemplates pondering hoping hopes hope hoped aims aiming seeks seeking sought proposed proposes proposing "
    "possibility proposal discussing talks negotiations discussions wants wanted intends looking studying evaluating"
)
HEARSAY = _set("reportedly allegedly purportedly rumoured rumored rumours rumors speculation alleged alleges claimed claims")
CONDITIONS = _set("if unless whether provided assuming pending should until")
APPROXIMATE = _set(
    "about around roughly approximately approx nearly almost circa some estimated over under above below exceeding"
)
APPROXIMATE_PAIRS = frozenset(
    tuple(pair.split())
    for pair in ["more than", "less than", "fewer than", "at least", "at most", "up to", "close to", "as many as", "as much as", "as few as", "upwards of", "in excess of", "no more than", "no fewer than", "no less than", "only about", "an estimated", "just over", "just under", "greater than", "short of", "not quite", "a maximum of", "a minimum of"]
)
FIGURE_SIGNS = _set("minus plus negative")

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
SCALES = _set("hundred thousand million billion trillion quadrillion bn mn tn lakh lakhs crore crores mln bln trn millions billions")
NUMBER_WORDS = _set(_ONES) | _set("hundred thousand million billion trillion dozen")
ORDINALS = _set("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth half quarter double triple")
CURRENCY_SIGNS = frozenset("$€£¥₹₩₽₺₫₴₦₱฿₪₵¢")
CURRENCY_CODES = _set("usd eur gbp jpy cny rmb inr krw chf cad aud hkd sgd twd nzd try rub brl mxn zar sek nok dkk pln rs us")
MONTHS = _set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
)


def negates(words: list[str], i: int) -> bool:
    """Does the word at i deny something?"""
    word = words[i]
    if word.endswith("n't") or word == "cannot":
        return True
    if word not in NEGATIONS or word == "unless":
        return False
    if word == "no" and i + 1 < len(words) and words[i + 1][:1].isdigit():
        return False  # No. 5
    if word == "not" and words[i + 1 : i + 2] == ["only"]:
        return False
    needs = _NEEDS.get(word)
    return needs is None or (i + 1 < len(words) and words[i + 1] in needs)


def kind(words: list[str], i: int, written: str = "") -> str:
    """negation, modal, considering, hearsay, condition, approximate, sign, or "" for a word that is none of these.

    `written` tells the month of May from the verb.
    """
    word = words[i]
    if negates(words, i):
        return "negation"
    if word in MODALS:
        month = word == "may" and (written[:1] == "M" and i > 0 and words[i - 1] not in ".")
        return "" if month else "modal"
    if word == "according" and words[i + 1 : i + 2] == ["to"]:
        return "hearsay"
    for group, name in (
        (HEARSAY, "hearsay"), (CONSIDERING, "considering"), (CONDITIONS, "condition"), (FIGURE_SIGNS, "sign"),
    ):  # fmt: skip
        if word in group:
            return "" if word == "should" else name
    return "approximate" if approximates(words, i) else ""


def approximates(words: list[str], i: int) -> bool:
    """Is the word at i, or the phrase that ends there, one that leaves a figure open?"""
    if words[i] in APPROXIMATE:
        return True
    return tuple(words[max(0, i - 1) : i + 1]) in APPROXIMATE_PAIRS or tuple(words[max(0, i - 2) : i + 1]) in APPROXIMATE_PAIRS
