"""Pairs of claims in everyday English, of which people said whether they answer one question: what the matcher makes of
them.

    python benchmarks/pairs.py [FILE…] [--show] [--half odd|even]

A file has a section `# YES` and one `# NO`, and in each a pair a line:

    company | headcount | about 12,500 || company | number of employees | 12,000

A value that begins with `date`, `entity` or `text` is one, `event` is none. Each pair is a corpus of its own, so that no
other claim says which words are common; half of the values that belong together differ. The odd lines are for
`benchmarks/fit.py` to fit the weights on, the even ones to see what carries over.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile import align, features, load
from reconcile.knowledge import lexicon_of

FOLDER = Path(__file__).parent / "pairs"


@dataclass(frozen=True)
class Pair:
    line: str
    same: bool  # one question
    odd: bool

    def corpus(self) -> dict[str, str]:
        """Two claims files by name."""
        sides = self.line.split("||")
        return {f"{name}.yaml": _file(side) for name, side in zip(("one", "other"), sides, strict=True)}


def _file(side: str) -> str:
    subject, predicate, value = (part.strip() for part in side.split("|"))
    kind, _, rest = value.partition(" ")
    key, text = (kind, rest) if kind in ("date", "entity", "text") else ("quantity", value)
    rows = {"id": "c", "subject": subject, "predicate": predicate, **({} if value == "event" else {key: text})}
    if key == "entity" and "," in text:
        rows[key] = [name.strip() for name in text.split(",")]
    fields = ", ".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in rows.items())
    return f"source: {{published: 2025-07-07}}\nclaims:\n  - {{{fields}}}\n"


def read(files: list[Path]) -> Iterator[Pair]:
    """All pairs of these files."""
    for path in files:
        same = True
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#"):
                same = line.strip("# ").upper() == "YES"
            elif line.strip():
                yield Pair(line, same, n % 2 == 1)


def aligned(pair: Pair) -> align.Alignment | None:
    """The two claims aligned; None when a value does not read."""
    corpus = load.load_corpus(pair.corpus())
    if corpus.findings or len(corpus.claims) != 2:
        print("unread:", pair.line, [f.message for f in corpus.findings])
        return None
    return align.align(corpus.claims, lexicon_of(corpus.vocabulary))


def _explain(found: align.Alignment) -> str:
    look, table = found.look("one#c", "other#c"), features.weights()
    why = align.forbidden(look.a, look.b, look.lexicon, found.wholes)
    values = features.features(look)
    said = (f"{n}={v:.2f}({table[n] * v:+.1f})" for n, v in values.items() if abs(table[n] * v) >= 0.2)
    only = ([f.everything[i].written for i in xs] for f, xs in ((look.a, look.only_a), (look.b, look.only_b)))
    return f"     {why or round(features.score(values), 2)} {' '.join(said)} only {' '.join(map(str, only))}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true", help="each pair that comes out wrong, and why")
    parser.add_argument("--half", choices=("odd", "even"))
    args = parser.parse_args()
    for path in args.files or sorted(FOLDER.glob("*.txt")):
        met = wrong = whole = apart = 0
        for pair in read([path]):
            found = aligned(pair) if args.half in (None, "odd" if pair.odd else "even") else None
            if found is None:
                continue
            joined = len(found.questions) == 1
            whole, apart = whole + pair.same, apart + (not pair.same)
            met, wrong = met + (pair.same and joined), wrong + (joined and not pair.same)
            if args.show and joined != pair.same:
                print("MISSED" if pair.same else "JOINED", pair.line)
                print(_explain(found))
        print(f"{path.stem:24} of one question {met}/{whole} joined; of two {wrong}/{apart} joined")


if __name__ == "__main__":
    main()
