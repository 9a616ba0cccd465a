"""Small corpora for tests: YAML text in, claims, alignments and judgements out, all through the loader."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from reconcile.align import Alignment, align
from reconcile.because import sentences
from reconcile.claim import Claim
from reconcile.corpus import Corpus
from reconcile.decisions import pairs_decided
from reconcile.judge import Context, Judgement, judge
from reconcile.knowledge import context_of, lexicon_of, name_book
from reconcile.load import load_corpus

Pair = tuple[str, str]


def corpus_of(*, vocabulary: str = "", decisions: str = "", **sources: str) -> Corpus:
    """A corpus of one file per source, each given as YAML text; it must load without a finding."""
    files = {f"{name.replace('_', '-')}.yaml": textwrap.dedent(text) for name, text in sources.items()}
    if vocabulary:
        files["vocabulary.yaml"] = textwrap.dedent(vocabulary)
    if decisions:
        files["decisions.yaml"] = textwrap.dedent(decisions)
    corpus = load_corpus(files)
    assert not corpus.findings, [f.message for f in corpus.findings]
    return corpus


def aligned(corpus: Corpus) -> tuple[Alignment, Context]:
    """The corpus' questions, and what a judgement needs."""
    lexicon = lexicon_of(corpus.vocabulary)
    names = name_book(corpus.vocabulary, lexicon)
    by_id = {c.id: c for c in corpus.claims}
    same, different = pairs_decided(corpus.decisions, by_id, None)
    alignment = align(corpus.claims, lexicon, same, different)
    return alignment, context_of(corpus.claims, alignment, corpus.vocabulary, lexicon, names)


def source(claims: str, published: str = "2025-07-07", head: str = "") -> str:
    """A claims file from its claims, one a line: a flow mapping without braces, `subject: X, predicate: y`.
    A line may begin with `id |`; else the claims are called c1, c2 …"""
    out = [f"source: {{published: {published}{', ' + head if head else ''}}}", "claims:"]
    for n, line in enumerate((x.strip() for x in claims.strip().splitlines() if x.strip()), 1):
        name, bar, rest = line.partition(" | ")
        out.append(f"  - {{id: {name if bar else f'c{n}'}, {rest if bar else line}}}")
    return "\n".join(out) + "\n"


def claims_of(corpus: Corpus) -> Mapping[str, Claim]:
    """By id."""
    return {c.id: c for c in corpus.claims}


def judged(
    one: str, other: str, days: Pair = ("2025-07-07", "2025-07-07"), vocabulary: str = "", more: str = ""
) -> Judgement:
    """The judgement of two claims, `one#c1` and `other#c1`, whether or not they would be aligned. Judged both
    ways round: relation, newer and code must not depend on that, and the reason must speak of both."""
    sources = {"one": source(one, days[0]), "other": source(other, days[1])}
    if more:
        sources["third"] = source(more)
    corpus = corpus_of(vocabulary=vocabulary, **sources)
    _, context = aligned(corpus)
    by_id = claims_of(corpus)
    a, b = by_id["one#c1"], by_id["other#c1"]
    found, back = judge(a, b, context), judge(b, a, context)
    assert (found.relation, found.newer, found.code) == (back.relation, back.newer, back.code)
    for text in (" ".join(sentences(found.reason)), " ".join(sentences(back.reason))):
        assert a.id in text and b.id in text, text
    return found


def why(found: Judgement) -> str:
    """The reason in one line."""
    return " / ".join(sentences(found.reason))
