"""How long a large claims file takes to load, as a share of what PyYAML's C loader needs for the same text.

`python benchmarks/load.py [CLAIMS]`. Two shares, the best of several runs in one process: with positions,
validation and typed claims but without reading figures and dates (at most 0.6 is wanted), and with all of it.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from fractions import Fraction

import yaml

from reconcile import normalise
from reconcile.load import load_corpus
from reconcile.values.date import Date, Period
from reconcile.values.interval import Interval
from reconcile.values.quantity import Amount, Quantity, Unit

CLAIM = """\
  - id: claim-{n}
    subject: Nissan
    predicate: plant closures
    quantity: {n} of {m} plants
    scope: worldwide
    when: 2025-07
    announced: 2025-01/2025-07-07
    status: announced
    certainty: probable
    said_by: [Ivan Espinosa, Kyodo News]
    quote: shut down {n} of the company’s {m} manufacturing plants worldwide
    note: one of many
"""
WANTED = 0.6


def text_of(claims: int) -> str:
    """A claims file of that many claims, twelve lines each, every figure different."""
    parts = (CLAIM.format(n=n, m=n + 10) for n in range(1, claims + 1))
    return "source:\n  id: bulk\n  published: 2025-07-07\n\nclaims:\n" + "".join(parts)


def best(run: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    shortest = float("inf")
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        run()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


_ONE = Interval.point(Fraction(1))
_QUANTITY = Quantity("amount", "1", Amount(Fraction(1), _ONE, _ONE, _ONE, Unit("count", ""), "1"))
_DATE = Date("2025", "2025", Period(None, None), Period(None, None))


def unread_quantity(text: str, tolerance: Fraction = Fraction(1, 20)) -> Quantity:
    return _QUANTITY


def unread_date(text: str) -> Date:
    return _DATE


def main() -> int:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    text = text_of(claims)
    files = {"claims/bulk.yaml": text}
    loaded = best(lambda: load_corpus(files), 3)
    corpus = load_corpus(files)
    normalise.read_quantity, normalise.read_date = unread_quantity, unread_date
    typed = best(lambda: load_corpus(files))
    plain = best(lambda: yaml.load(text, yaml.CSafeLoader))
    size = len(text.encode()) / 2**20
    print(
        f"{claims:,} claims, {size:.1f} MiB: {len(corpus.claims):,} read, {len(corpus.findings):,} findings"
    )
    print(f"yaml.load with CSafeLoader           {plain:6.2f} s   1.00")
    print(f"places, validation, typed claims     {typed:6.2f} s   {typed / plain:.2f}   (wanted: {WANTED})")
    print(f"and every figure and date read       {loaded:6.2f} s   {loaded / plain:.2f}")
    return 0 if typed <= WANTED * plain else 1


if __name__ == "__main__":
    sys.exit(main())
