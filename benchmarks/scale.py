"""How time and memory of `check` grow with the number of claims, and start-up against bare imports; ratios of one run.

    python benchmarks/scale.py [--sizes 1000,10000,100000] [--startup]

Synthetic claims: 200 sources about 2,000 subjects, in natural words, figures that agree, differ and move. Every size
runs in a process of its own. Times are of the processor, not of the clock, which on a shared machine tells how busy
the others are; these too are noisy: read the ratios. `--runs` takes the least of several, the sizes in turn.
"""

from __future__ import annotations

import argparse
import compileall
import gc
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SYLLABLES = "ka ro mi ta lu ne so vi da po el ar on ur ba ge hi jo ze fa".split()
THINGS = (
    "plant bridge hospital school port mine stadium airport dam ferry museum railway refinery library market".split()
)
FACTS = (
    ("workforce", "{n:,} workers", 400), ("annual output", "{n:,} tonnes", 90_000), ("visitors", "{n:,} visitors", 30_000),
    ("cost of the repair", "${m} million", 80), ("length", "{m} km", 40), ("opened", None, 0), ("closure", "", 0),
    ("job cuts", "{n:,} jobs", 300), ("share of women among the staff", "{m} %", 45), ("deaths in the fire", "{m}", 12),
    ("chief executive", "name", 0), ("owner", "name", 0), ("area", "{m} hectares", 170), ("debt", "{m} million euros", 60),
    ("production capacity", "{n:,} vehicles/year", 200_000), ("investment planned", "${m} million", 500),
    ("passengers", "{n:,} passengers", 70_000), ("height", "{m} metres", 55), ("fine", "{m} million pounds", 9),
    ("inspection", "", 0),
)  # fmt: skip


def word(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def corpus(folder: Path, size: int, sources: int = 200, subjects: int = 2000) -> None:
    rng = random.Random(7)
    names = [f"{word(rng, 3)} {rng.choice(THINGS)}" for _ in range(subjects)]
    people = [f"{word(rng, 2)} {word(rng, 3)}" for _ in range(400)]
    files: list[list[str]] = [[] for _ in range(sources)]
    for n in range(size):
        claims = files[n % sources]
        predicate, form, base = FACTS[rng.randrange(len(FACTS))]
        lines = [f"  - id: c{len(claims)}", f"    subject: {rng.choice(names)}", f"    predicate: {predicate}"]
        if form is None:
            lines.append(f"    date: {rng.randrange(1950, 2020)}")
        elif form == "name":
            lines.append(f"    entity: {rng.choice(people)}")
        elif form:
            lines.append(f"    quantity: {form.format(n=base + rng.randrange(base), m=base + rng.randrange(5))}")
        lines += [f"    status: {rng.choice(('planned', 'announced', 'completed', 'considered'))}", "    note: made up"]
        claims.append("\n".join(lines))
    (folder / "claims").mkdir(parents=True)
    for k, claims in enumerate(files):
        head = f"source:\n  id: s{k}\n  published: 2024-{k % 12 + 1:02}-{k % 28 + 1:02}\nclaims:\n"
        if claims:
            (folder / "claims" / f"s{k}.yaml").write_text(head + "\n".join(claims) + "\n", encoding="utf-8")


def one(size: int) -> None:
    """Run in a process of its own: prints seconds and peak memory as JSON."""
    from reconcile import files, load, pipeline

    gc.disable()  # as the command does
    with tempfile.TemporaryDirectory() as name:
        corpus(Path(name), size)
        started, clock = time.process_time(), time.perf_counter()
        project = files.open_project((), name)
        loaded = load.load_corpus(project.texts, project.config)
        read = time.process_time()
        study = pipeline.study(loaded, {}, project.config)
        done, wall = time.process_time(), time.perf_counter() - clock
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    report = study.report
    pairs = sum(len(q.pairs) for q in report.questions)
    print(
        json.dumps(
            {
                "size": size,
                "claims": len(report.claims),
                "load": read - started,
                "check": done - read,
                "wall": wall,
                "peak": peak,
                "pairs": pairs,
                "scored": len(study.alignment.scores),  # of different sources
                "findings": len(report.findings),
            }
        )
    )


def median_times(commands: dict[str, list[str]], runs: int = 15) -> dict[str, float]:
    """Of whole processes, in turn, so that what else the machine does weighs on all alike; the first run is no count."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            times[name].append(time.perf_counter() - started)
    return {name: statistics.median(found[1:]) for name, found in times.items()}


def startup() -> None:
    import reconcile

    compileall.compile_dir(str(Path(reconcile.__file__).parent), quiet=1)
    python = sys.executable
    took = median_times({
        "imports": [python, "-c", "import click, yaml, pydantic, rapidfuzz; pydantic.BaseModel"],
        "click": [python, "-c", "import click"],
        "check": [python, "-m", "reconcile", "check"],
        "version": [python, "-m", "reconcile", "--version"],
    })  # fmt: skip
    check, version = took["check"] / took["imports"], took["version"] / took["click"]
    print(f"check on the two articles / importing click, yaml, pydantic, rapidfuzz: {check:.2f}  (aim <= 2)")
    print(f"--version / importing click: {version:.2f}  (<= 1.3)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--startup", action="store_true", help="start-up ratios only; run it in this repository's root")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one(args.one)
        return
    if args.startup:
        startup()
        return
    sizes = [int(size) for size in args.sizes.split(",")]
    runs = [{size: measured(size) for size in sizes} for _ in range(args.runs)]
    last = None
    for size in sizes:
        r = min((run[size] for run in runs), key=lambda r: r["load"] + r["check"])
        each = (r["load"] + r["check"]) / r["claims"] * 1e6
        growth = f", per claim {each / last:.2f} of the size before" if last else ""
        print(f"{r['claims']:>7,} claims: load {r['load']:.2f} s, check {r['check']:.2f} s, {each:.0f} µs a claim{growth}; "
              f"{r['wall']:.1f} s by the clock; peak {r['peak'] / 2**20:.0f} MB, {r['peak'] / r['claims']:,.0f} bytes a claim; "
              f"{r['scored']:,} pairs scored, {r['pairs']:,} judged, {r['findings']:,} findings")  # fmt: skip
        last = each


def measured(size: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", str(size)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # type: ignore[no-any-return]


if __name__ == "__main__":
    main()
