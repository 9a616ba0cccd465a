"""Fit the matcher's weights on events with a gold standard, cross-validated by event.

    python benchmarks/fit.py EVENT_FOLDER_OR_PAIRS... [--write]

Beside events it takes files of single pairs (see `pairs.py`), of which it uses the odd lines. An event folder holds claims/*.yaml and gold.yaml (questions, ignore). A logistic regression with a ridge penalty
over the features of `reconcile.align`, one event left out at a time; signs are constrained to what each feature
means, so that no weight says what nobody could defend. Needs numpy and scipy, which the tool itself does not.
"""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path

import numpy as np
import pairs
import yaml
from scipy.optimize import minimize

from reconcile import align, features, files, load
from reconcile.knowledge import lexicon_of

NOW = features.weights()
NEGATIVE = {name for name, weight in NOW.items() if weight < 0}  # what speaks against one question
STRICT = {
    "level-against-change": -1.6, "names-rival": -1.0, "scope-other": -2.5, "years-other": -4.0, "subject-rival": -0.5,
    "opposed": -4.5, "supposed-alone": -2.0, "qualifier-alone": -0.8, "rivals": -1.6, "unit-other": -1.5,
    "part-alone": -2.8, "share-of-other": -1.2, "group-alone": -0.7,
    "difference-alone": -4.0, "each-against-all": -6.0,
}  # fmt: skip  # at most: what these mean holds beyond the events at hand
MODEST = {"value-same": 6.0, "value-near": 3.0, "date-same": 1.6}  # at most: what is the same may be so by chance
FREE = {"is-date", "is-event", "is-entity"}
RIDGE = 4.0  # how strongly a weight is held to what one would expect of it before any event was seen
EXPECTED = {
    "words": 1.0, "everything": 0.5, "covered": 1.0, "predicate": 2.5, "both": 2.5, "names-rival": -2.0, "names-extra": -1.2, "subject-rival": -2.0, "minimal-pair": -2.0, "rivals": -2.0, "qualifier-alone": -1.2, "supposed-alone": -2.5,
    "unit-other": -2.0, "share-of-other": -2.5, "scope-same": 0.6, "scope-other": -4.0, "part-alone": -3.5, "group-alone": -0.6, "value-same": 3.0, "value-near": 2.0, "measure-same": 0.8, "date-same": 1.0, "when-same": 0.8,
    "years-other": -7.0, "periods-other": -4.5, "times-other": -2.0, "level-against-change": -2.0, "opposed": -5.0, "swapped": 1.5, "kinds-differ": -0.4,
    "difference-alone": -4.0, "each-against-all": -6.0,
}  # fmt: skip


def source_of(claim: str) -> str:
    return claim.split("#", 1)[0]


def gold_pairs(path: Path) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs (a < b) of one question, and those that count for nothing."""
    gold = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    pairs: set[tuple[str, str]] = set()
    ignored: set[tuple[str, str]] = set()
    for q in gold.get("questions") or []:
        special = {tuple(sorted(e[:2])): e[2] for e in q.get("except") or []}
        for pair in itertools.combinations(sorted(q["claims"]), 2):
            (ignored if special.get(pair) == "ignore" else pairs).add(pair)
    ignored |= {tuple(sorted(p[:2])) for p in gold.get("ignore") or []}
    return pairs, ignored - pairs


def rows(folder: Path) -> tuple[np.ndarray, np.ndarray, int, int]:
    """Features and labels of an event's candidate pairs; also the gold pairs in all, and those never proposed."""
    project = files.open_project([(folder / "claims").resolve()], folder)
    corpus = load.load_corpus(project.texts, project.config)
    lexicon = lexicon_of(corpus.vocabulary)
    found = align.align(corpus.claims, lexicon)
    want, ignored = gold_pairs(folder / "gold.yaml")
    want = {p for p in want if source_of(p[0]) != source_of(p[1]) and p[0] in found.frames and p[1] in found.frames}
    x, y, never = [], [], set[tuple[str, str]]()
    for pair in itertools.combinations(sorted(found.frames), 2):
        if source_of(pair[0]) == source_of(pair[1]) or pair in ignored:
            continue
        why = align.forbidden(found.frames[pair[0]], found.frames[pair[1]], lexicon, found.wholes)
        if why:
            never.add(pair)
        else:  # every pair, not only the candidates: a weight must hold for what blocking leaves out as well
            x.append(list(features.features(found.look(*pair)).values()))
            y.append(pair in want)
    missed = want & never
    for a, b in sorted(missed):
        print(f"  never: {a} {b}: {align.forbidden(found.frames[a], found.frames[b], lexicon, found.wholes)}")
    return (
        _with_conflicts(np.array(x), np.array(y, dtype=float)),
        np.array(y + [1] * sum(y), dtype=float),
        len(want),
        len(missed),
    )


def pair_rows(path: Path) -> tuple[np.ndarray, np.ndarray, int, int]:
    """The same of the odd lines of a file of pairs."""
    x, y = [], []
    for pair in pairs.read([path]):
        found = pairs.aligned(pair) if pair.odd else None
        if found is not None and not align.forbidden(*found.frames.values(), found.affinity.lexicon, found.wholes):
            x.append(list(features.features(found.look("one#c", "other#c")).values()))
            y.append(pair.same)
    return np.array(x), np.array(y, dtype=float), sum(y), 0


def _with_conflicts(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Every pair that belongs together stands a second time as if its values differed: sources that contradict
    each other must be aligned too, and few of the events' pairs do."""
    twin = x[y > 0].copy()
    twin[:, list(features.FEATURES).index("value-same")] = 0.0
    return np.vstack([x, twin])


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    names = list(features.FEATURES)
    bounds = [(None, None)]
    bounds += [
        (None, None) if n in FREE else (None, STRICT.get(n, 0.0)) if n in NEGATIVE else (0.0, MODEST.get(n)) for n in names
    ]
    x1 = np.hstack([np.ones((len(x), 1)), x])

    expected = np.array([EXPECTED.get(n, NOW[n]) for n in names])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x1 @ w
        p = 1 / (1 + np.exp(-z))
        nll = np.sum(weight * (np.logaddexp(0, z) - y * z)) + RIDGE * np.sum((w[1:] - expected) ** 2) / 2
        grad = x1.T @ (weight * (p - y))
        grad[1:] += RIDGE * (w[1:] - expected)
        return float(nll), grad

    return minimize(loss, np.zeros(x1.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B").x


def f1(x: np.ndarray, y: np.ndarray, w: np.ndarray, missed: int) -> tuple[float, float, float]:
    p = np.hstack([np.ones((len(x), 1)), x]) @ w > 0
    tp, fp, fn = float(np.sum(p * y)), float(np.sum(p * (1 - y))), float(np.sum(~p * y)) + missed
    return tp / max(tp + fp, 1), tp / max(tp + fn, 1), 2 * tp / max(2 * tp + fp + fn, 1)


def balance(events: list[np.ndarray]) -> np.ndarray:
    """A question of ten claims has 45 pairs: large events count less, but no few pairs of a small one rule."""
    mean = np.mean([y.sum() for y in events])
    return np.concatenate([np.full(len(y), min((mean / max(y.sum(), 1)) ** 0.5, 1.5)) for y in events])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write reconcile/weights.txt")
    args = parser.parse_args()
    data = {e.stem: rows(e) if e.is_dir() else pair_rows(e) for e in args.events}
    for left_out in data:
        kept = [d for n, d in data.items() if n != left_out] or list(data.values())
        w = fit(np.vstack([d[0] for d in kept]), np.concatenate([d[1] for d in kept]), balance([d[1] for d in kept]))
        x, y, _, missed = data[left_out]
        print(f"{left_out:12} left out: P {f1(x, y, w, missed)[0]:.3f} R {f1(x, y, w, missed)[1]:.3f} F1 {f1(x, y, w, missed)[2]:.3f}"
              f"   ({int(y.sum())} pairs, {missed} never scored)")  # fmt: skip
    every = list(data.values())
    w = fit(np.vstack([d[0] for d in every]), np.concatenate([d[1] for d in every]), balance([d[1] for d in every]))
    lines = [f"bias {w[0]:.2f}", *(f"{n} {v:.2f}" for n, v in zip(features.FEATURES, w[1:], strict=True))]
    print("\n".join(lines))
    if args.write:
        head = "# The matcher's weights, in log odds. Fitted by benchmarks/fit.py; see benchmarks/alignment.md.\n"
        (Path(align.__file__).parent / "weights.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
