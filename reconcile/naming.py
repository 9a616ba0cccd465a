"""A question's name and its stable id, from its claims' words and not from the sources in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from reconcile.align import Alignment
from reconcile.claim import Claim
from reconcile.frames import Frame


def question_name(claims: Sequence[Claim], forms: Sequence[str]) -> str:
    """ "Nissan › plant closures, worldwide", in the words of the most typical claim; `forms` are `question_forms`."""
    claim = _typical(claims, forms)
    scope = f", {' and '.join(claim.scope)}" if claim.scope else ""
    return f"{claim.subject} › {claim.predicate}{scope}"


def question_id(forms: Sequence[str]) -> str:
    """A slug of the normalised subject, predicate and scope that most claims share (ties: the shortest, then the
    first by spelling)."""
    count = Counter(forms)
    best = min(count, key=lambda form: (-count[form], len(form), form))
    return best or "question"


def question_forms(claims: Sequence[Claim], alignment: Alignment) -> list[str]:
    """The slug of each claim's own words: what the id would be if it were asked in these."""
    frames = [alignment.frames[c.id] for c in claims]
    slugs = {form: _normalised(f) for form, f in {f.form: f for f in frames}.items()}
    return [slugs[f.form] for f in frames]


def _typical(claims: Sequence[Claim], forms: Sequence[str]) -> Claim:
    count = Counter(forms)
    common = {c.id: count[form] for c, form in zip(claims, forms, strict=True)}
    return min(claims, key=lambda c: (-common[c.id], len(c.subject) + len(c.predicate), c.id))


def _normalised(f: Frame) -> str:
    words = [
        min((s for s in c.senses if s.startswith("=")), default=c.key)
        for c in (f.everything[i] for i in (*f.subject, *f.predicate, *f.scope))
    ]
    return slug(" ".join(dict.fromkeys(words)))


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens, at most 80 characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")
