"""Sets of claims that cannot all be true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reconcile.align import Alignment
from reconcile.claim import Claim
from reconcile.corpus import Corpus
from reconcile.finding import Finding
from reconcile.judge import Context, Judgement
from reconcile.report import Link


def joint_conflicts(
    claims: Sequence[Claim],
    corpus: Corpus,
    alignment: Alignment,
    judgements: Mapping[tuple[str, str], Judgement],
    links: Sequence[Link],
    context: Context,
) -> list[Finding]:
    return []
