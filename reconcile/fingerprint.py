"""What a decision was made on: a hash of claims' normalised values, statuses and quotes.

It does not change with line numbers, white space, the shape of quotation marks and dashes, or the spelling of
a value; it changes when what is claimed does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from reconcile.claim import Claim, Names, Text
from reconcile.values.date import Date
from reconcile.values.quantity import Amount, Quantity

_MARKS = {"'": "‘’‚‛ʼ′`´", '"': "“”„‟″«»", "-": "‐‑‒–—―−"}
_PLAIN = str.maketrans({char: plain for plain, chars in _MARKS.items() for char in chars})


def plain_marks(text: str) -> str:
    """Quotation marks and dashes as a typewriter has them, character by character."""
    return text.translate(_PLAIN)


def fingerprint(code: str, claims: Iterable[Claim]) -> str:
    """Eight hexadecimal digits for a finding of this code about these claims."""
    parts = [code]
    for claim in sorted(claims, key=lambda c: c.id):
        quotes = "|".join(_squeeze(q) for q in claim.quote)
        standing = (claim.status or "", claim.certainty, str(claim.negated))
        parts += [claim.id, normalised(claim), *standing, quotes]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]


def normalised(claim: Claim) -> str:
    """The value in a form that its spelling does not change."""
    value = claim.value
    if isinstance(value, Quantity):
        return ";".join(_quantity(q) for q in (value, *value.also))
    if isinstance(value, Date):
        return _date(value)
    if isinstance(value, Names):
        return "|".join(sorted(_squeeze(n) for n in value.names))
    return _squeeze(value.text) if isinstance(value, Text) else ""


def _date(d: Date) -> str:
    former = f"{_date(d.moved_from)} -> " if d.moved_from is not None else ""
    return f"{former}{d.edtf}{' fiscal ' + d.fiscal if d.fiscal else ''}"


def _quantity(q: Quantity) -> str:
    amounts = [_amount(a) for a in (q.amount, q.before, q.after, q.whole) if a is not None]
    return " ".join((q.shape, str(q.sign), *amounts, _squeeze(q.whole_name)))


def _amount(a: Amount) -> str:
    figure = f"{a.digits.low}/{a.digits.high}" if a.is_range else str(a.figure)
    return f"{a.hedge}{a.bound}{figure} {a.unit.dimension} {a.unit.base} {a.unit.per}"


def _squeeze(text: str) -> str:
    return " ".join(plain_marks(text).split())
