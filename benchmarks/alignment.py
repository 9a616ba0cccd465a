"""The matcher measured: pairs scored per second against rapidfuzz, and what blocking loses.

    python benchmarks/alignment.py EVENT_FOLDER...

An event folder holds claims/*.yaml and gold.yaml. Lost: pairs of the gold standard that the matcher, asked about every
pair, would call one question, and that blocking does not propose. Speed: pairs of the matcher per second over pairs of
rapidfuzz's `cdist` (token_set_ratio on the same labels, one thread) per second, in one run.
"""

from __future__ import annotations

import argparse
import itertools
import time
from pathlib import Path

from fit import gold_pairs
from rapidfuzz import fuzz, process

from reconcile import align, files, load
from reconcile.blocking import candidates
from reconcile.features import Look, features, score
from reconcile.frames import frames_of, frequency_of, known_wholes
from reconcile.knowledge import lexicon_of


def measure(folder: Path) -> tuple[int, int, int, int, float, float]:
    """Claims, pairs in all, candidates, pairs lost by blocking; seconds a pair of ours and of rapidfuzz."""
    project = files.open_project([(folder / "claims").resolve()], folder)
    corpus = load.load_corpus(project.texts, project.config)
    lexicon = lexicon_of(corpus.vocabulary)
    frames = frames_of(sorted(corpus.claims, key=lambda c: c.id), lexicon)
    wholes, frequency, affinity = known_wholes(frames), frequency_of(frames), align.Affinity(lexicon)
    proposed = set(candidates(frames, lexicon))
    started = time.perf_counter()
    likely = set()
    pairs = [
        (i, j)
        for i, j in itertools.combinations(range(len(frames)), 2)
        if frames[i].claim.source.id != frames[j].claim.source.id
    ]
    for i, j in pairs:
        if align.forbidden(frames[i], frames[j], lexicon, wholes):
            continue
        if score(features(Look(frames[i], frames[j], affinity, frequency))) >= align.THRESHOLD:
            likely.add((i, j))
    ours = (time.perf_counter() - started) / max(len(pairs), 1)
    labels = [f"{f.claim.subject} {f.claim.predicate} {f.claim.written}" for f in frames]
    started = time.perf_counter()
    process.cdist(labels, labels, scorer=fuzz.token_set_ratio, workers=1)
    theirs = (time.perf_counter() - started) / len(labels) ** 2
    gold = gold_pairs(folder / "gold.yaml")[0]
    lost = [(i, j) for i, j in likely - proposed if (frames[i].claim.id, frames[j].claim.id) in gold]
    return len(frames), len(pairs), len(proposed), len(lost), ours, theirs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="+", type=Path)
    for event in parser.parse_args().events:
        claims, pairs, proposed, lost, ours, theirs = measure(event)
        print(f"{event.name:12} {claims:4} claims, {pairs:6} pairs, {proposed:5} candidates, {lost} lost; "
              f"{1 / ours:,.0f} pairs/s, {ours / theirs:.0f} times rapidfuzz's time a pair")  # fmt: skip


if __name__ == "__main__":
    main()
