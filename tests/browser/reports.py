"""Reports for the browser tests: the two articles, the dossier, a hostile one, and a very large one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from reconcile import files, load, pipeline
from reconcile.claim import Claim, Names, Source
from reconcile.report import Article, Pair, Passage, Question, Report
from reconcile.reporters import Options
from reconcile.reporters.html import render
from reconcile.values.date import read_date
from reconcile.values.quantity import read_quantity

ROOT = Path(__file__).parents[2]
TWO, DOSSIER = ROOT / "claims", ROOT / "tests" / "dossier" / "claims"


@cache
def report_of(folder: Path) -> Report:
    """The report on a folder of claims, with its quotes placed by plain search."""
    project = files.open_project((str(folder),), ROOT)
    corpus = load.load_corpus(project.texts, project.config)
    articles, _ = files.read_articles(project, corpus.sources)
    return placed(pipeline.check(corpus, articles, project.config), articles)


def placed(report: Report, articles: Mapping[str, str]) -> Report:
    """The report with a passage for every quote that stands in its article as it is, and the sentences with a
    digit that no quote touches."""
    passages = []
    for claim in report.claims:
        text = articles.get(claim.source.article or "", "")
        for quote in claim.quote:
            at = text.find(quote)
            parts = ((at, at + len(quote)),) if at >= 0 else ()
            passages.append(Passage(claim.id, quote, "exact" if parts else "absent", claim.source.article or "", parts))
    return replace(
        report, passages=tuple(passages), articles=tuple(
            Article(path, text, tuple(s.id for s in report.sources if s.article == path), _uncovered(text, path, passages))
            for path, text in sorted(articles.items())
        ),
    )  # fmt: skip


def _uncovered(text: str, path: str, passages: list[Passage]) -> tuple[tuple[int, int], ...]:
    taken = [part for p in passages if p.article == path for part in p.parts]
    sentences = [m.span() for m in re.finditer(r"[^.\n]+\.?", text) if re.search(r"\d", m.group())]
    return tuple((s, e) for s, e in sentences if not any(a < e and s < b for a, b in taken))


HOSTILE = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "'\"><svg onload=document.title='owned'>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnirts desrever\u202c",
    "]]></style></script><script>document.title='owned'</script>",
    "<!-- --!><base href=https://evil.example/>",
)


def hostile() -> Report:
    """Every text that comes from a file tries to be markup, script, template or a sign that turns direction."""
    bad = "".join(HOSTILE)
    sources = tuple(
        Source(id, f"claims/{bad}.yaml", title=bad, publisher=bad, author=bad, url=url, article=f"{id}.txt", relays=(bad,), copy_of=bad, first_reported_by=bad)
        for id, url in (("one", "javascript:document.title='owned'"), ("two", "data:text/html,<script>document.title='owned'</script>"))
    )  # fmt: skip
    claims = tuple(
        Claim(f"{s.id}#a", s, bad, bad, "entity", bad, Names((bad,)), scope=(bad,), status=bad, said_by=(bad,), quote=(bad,), note=bad)
        for s in sources
    )  # fmt: skip
    pair = Pair("one#a", "two#a", "conflict", 1.0, (bad, bad))
    question = Question("q", bad, ("one#a", "two#a"), "conflict", (bad,), "repetition", (pair,), bad)
    text = f"Before. {bad} After 5."
    return Report(
        sources, claims, (question,), unread=(bad,), complete=False,
        articles=tuple(Article(f"{s.id}.txt", text, (s.id,), ((0, 7),)) for s in sources),
        passages=tuple(Passage(c.id, bad, "exact", c.source.article or "", ((8, 8 + len(bad)),)) for c in claims),
    )  # fmt: skip


def large(sources: int = 100, questions: int = 2500, each: int = 4) -> Report:
    """`questions` questions of `each` claims: by default 100 sources with 10,000 claims. Every third is answered by
    `each` sources, the others by one each."""
    published = read_date("2025-07-07")
    outlets = [Source(f"source-{n:03}", f"claims/{n:03}.yaml", title=f"Article number {n}", published=published) for n in range(sources)]
    claims: list[Claim] = []
    asked: list[Question] = []
    for n in range(questions):
        shared = n % 3 == 0
        told = [_claim(outlets[(n + k * 7) % sources], n, k) for k in range(each)]
        claims += told
        for group in [told] if shared else [[c] for c in told]:
            asked.append(_question(f"q{n}" if shared else f"q{n}-{group[0].source.id}", n, group))
    return Report(tuple(outlets), tuple(sorted(claims, key=lambda c: c.id)), tuple(asked))


def _claim(source: Source, n: int, k: int) -> Claim:
    written = f"{100 + n + (k == 3 and n % 6 == 0)} homes"
    return Claim(f"{source.id}#c{n}", source, f"District {n}", "homes damaged", "quantity", written, read_quantity(written),
                 said_by=("district office",), quote=(f"in district {n} there were {written} damaged by the water",))  # fmt: skip


def _question(id: str, n: int, claims: list[Claim]) -> Question:
    claims = sorted(claims, key=lambda c: c.id)
    pairs = tuple(
        Pair(a.id, b.id, "agree" if a.written == b.written else "conflict", 0.9,
             (f"{a.id}: {a.written}", f"{b.id}: {b.written}", f"{a.written} and {b.written}"))
        for i, a in enumerate(claims) for b in claims[i + 1 :]
    )  # fmt: skip
    standing = "single" if not pairs else "conflict" if any(p.relation == "conflict" for p in pairs) else "agree"
    worth = ("district office",), "repetition" if pairs else None
    return Question(id, f"District {n} › homes damaged", tuple(c.id for c in claims), standing, *worth, pairs, "one origin" if pairs else "")


def page(report: Report) -> str:
    return render(report, Options())
