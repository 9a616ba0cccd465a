"""Reports for the browser tests: the two articles, the dossier, a hostile one, and a very large one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from reconcile import files, load, pipeline
from reconcile.claim import Claim, Names, Source
from reconcile.finding import Finding
from reconcile.report import Article, Doubt, Link, Pair, Passage, Question, Report
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


def joint() -> Report:
    """A sum that does not add up, an alignment in doubt, an update with a step line, and a decided conflict."""
    days = ("2023-10-13", "2023-10-15", "2023-10-17", "2023-10-20")
    outlets = [Source(f"paper-{n}", f"claims/{n}.yaml", published=read_date(day)) for n, day in enumerate(days)]
    dead = [
        _figure(s, "dead", f"{words} people")
        for s, words in zip(outlets, ("4", "at least 9", "about 12", "14"), strict=True)
    ]
    homes = [_figure(s, "homes", f"{n} homes") for s, n in zip(outlets, (640, 410, 240), strict=False)]
    built = [
        Claim(f"{s.id}#built", s, "bridge", "built", "date", year, read_date(year))
        for s, year in zip(outlets, ("1931", "1932"), strict=False)
    ]
    toll = tuple(
        Pair(a.id, b.id, "update", 0.9, (f"{a.id}: {a.written}", f"{b.id}: {b.written}", "the later is the higher"), b.id)
        for i, a in enumerate(dead) for b in dead[i + 1 :]
    )  # fmt: skip
    years = Pair(built[0].id, built[1].id, "conflict", 0.9, ("1931 is not 1932",), None, "abcd1234", True)
    claims = tuple(sorted((*dead, *homes, *built), key=lambda c: c.id))
    ids = tuple(sorted(c.id for c in homes))
    return Report(
        tuple(outlets), claims, (
            Question("toll", "flood › people killed", tuple(c.id for c in dead), "update", ("office",), "repetition", toll, "one origin"),
            Question("built", "bridge › built", tuple(c.id for c in built), "conflict", (), "unknown", (years,), "no origin named", ("bridge-opened",)),
            *(Question(f"homes-{c.source.id}", f"homes damaged, {c.source.id}", (c.id,), "single") for c in homes),
        ),
        links=(Link(ids[1], ids[0], True, ("410 ≤ 640",)),), uncertain=(Doubt(ids[1], ids[2], 0.5, ("score 0.50",)),),
        findings=(
            Finding("RC302", "1931 or 1932", claims=(years.a, years.b), state="decided", fingerprint="abcd1234", decided="paper-1 is right: the plaque."),
            Finding("RC402", "640 homes is not 410 and 240", claims=ids, because=("410 + 240 = 650", "650 is not 640"), fingerprint="ef567890"),
            Finding("RC208", "paper-3 quotes nothing"),
        ),
        names={"office": "office"},
    )  # fmt: skip


def _figure(source: Source, local: str, written: str) -> Claim:
    return Claim(
        f"{source.id}#{local}", source, "flood", local, "quantity", written, read_quantity(written), said_by=("office",)
    )


def large(sources: int = 100, questions: int = 2500, each: int = 4) -> Report:
    """`questions` questions of `each` claims: by default 100 sources with 10,000 claims, each quoted in its article.
    Every third is answered by `each` sources, the others by one each."""
    published = read_date("2025-07-07")
    outlets = [
        Source(f"source-{n:03}", f"claims/{n:03}.yaml", title=f"Article number {n}", published=published,
               article=f"{n:03}.txt")
        for n in range(sources)
    ]
    claims: list[Claim] = []
    asked: list[Question] = []
    for n in range(questions):
        shared = n % 3 == 0
        told = [_claim(outlets[(n + k * 7) % sources], n, k) for k in range(each)]
        claims += told
        for group in [told] if shared else [[c] for c in told]:
            asked.append(_question(f"q{n}" if shared else f"q{n}-{group[0].source.id}", n, group))
    texts: dict[str, list[str]] = {s.article or "": [] for s in outlets}
    for claim in claims:
        texts[claim.source.article or ""].append(f"The office said that {claim.quote[0]}, and that 5 roads were closed.")
    report = Report(
        tuple(outlets), tuple(sorted(claims, key=lambda c: c.id)), tuple(asked),
        findings=tuple(_found(p) for q in asked for p in q.pairs if p.finding), names={"district office": "district office"},
    )  # fmt: skip
    return placed(report, {path: "\n".join(lines) for path, lines in texts.items()})


def _found(pair: Pair) -> Finding:
    return Finding(
        "RC301", "so many or so many", claims=(pair.a, pair.b), fingerprint=pair.finding or "", because=pair.because,
        help=(f'settle it: reconcile decide {pair.finding} --ruling unresolved --reason "…"',),
    )  # fmt: skip


def _claim(source: Source, n: int, k: int) -> Claim:
    written = f"{100 + n + (k == 3 and n % 6 == 0)} homes"
    return Claim(f"{source.id}#c{n}", source, f"District {n}", "homes damaged", "quantity", written, read_quantity(written),
                 said_by=("district office",), quote=(f"in district {n} there were {written} damaged by the water",))  # fmt: skip


def _question(id: str, n: int, claims: list[Claim]) -> Question:
    claims = sorted(claims, key=lambda c: c.id)
    pairs = tuple(
        Pair(a.id, b.id, "agree" if a.written == b.written else "conflict", 0.9,
             (f"{a.id}: {a.written}", f"{b.id}: {b.written}", f"{a.written} and {b.written}"),
             finding=None if a.written == b.written else f"{n:04x}{a.source.id[-2:]}{b.source.id[-2:]}")
        for i, a in enumerate(claims) for b in claims[i + 1 :]
    )  # fmt: skip
    standing = "single" if not pairs else "conflict" if any(p.relation == "conflict" for p in pairs) else "agree"
    worth = ("district office",), "repetition" if pairs else None
    return Question(
        id,
        f"District {n} › homes damaged",
        tuple(c.id for c in claims),
        standing,
        *worth,
        pairs,
        "one origin" if pairs else "",
    )


def page(report: Report) -> str:
    return render(report, Options())
