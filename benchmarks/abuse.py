"""Folders and files far larger than anybody has: what the commands do with them, in time and memory.

    python benchmarks/abuse.py [--case NAME ...] [--scale SHARE] [--limit SECONDS]

Each case makes a project in a temporary folder and runs one command on it in a process of its own. Told are the
exit code, seconds of processor time, the peak of its memory, and the last line it wrote. `--scale 0.1` makes every
case a tenth as large, to see how it grows; a run of more than `--limit` seconds of processor time is ended.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SYLLABLES = "ka ro mi ta lu ne so vi da po el ar on ur ba ge hi jo ze fa".split()
THINGS = "plant bridge hospital school port mine stadium airport dam ferry museum railway refinery library".split()
PREDICATES = ("workforce", "annual output", "visitors", "opened", "closure", "chief executive", "area", "debt")
VALUES = ("quantity: {n:,} workers", "quantity: {n:,} tonnes", "quantity: {n:,} visitors", "date: {year}",
          "status: planned", "entity: Ann Number{n}", "quantity: {n} hectares", "quantity: {n} million euros")  # fmt: skip
ARTICLE = "The {name} employs {n:,} people, and made {n:,} tonnes in {year}.\n"


def name(n: int) -> str:
    """One of eight thousand made-up places, and a thing in it."""
    first, second, third = SYLLABLES[n % 20], SYLLABLES[n // 20 % 20], SYLLABLES[n // 400 % 20]
    return f"{(third + first + second).capitalize()} {THINGS[n % len(THINGS)]}"


def claim(n: int, id: str) -> str:
    """A claim on one of many subjects, different from its neighbours."""
    kind = n % len(PREDICATES)
    value = VALUES[kind].format(n=n + 10, year=1900 + n % 120)
    return (
        f"  - id: {id}\n    subject: {name(n // 8)}\n    predicate: {PREDICATES[kind]}\n"
        f"    {value}\n    note: number {n} of many, written to fill the file\n"
    )


def head(id: str, n: int = 0, article: str = "") -> str:
    extra = f"  article: {article}\n" if article else ""
    return f"source:\n  id: {id}\n  published: 2024-{n % 12 + 1:02}-{n % 28 + 1:02}\n{extra}claims:\n"


def many_files(folder: Path, count: int) -> None:
    """A file for each source, with one claim, in folders of a hundred."""
    for n in range(count):
        path = folder / "claims" / f"{n // 100:03}" / f"s{n}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head(f"s{n}", n) + claim(n // 2, "c"), encoding="utf-8")


def one_large_file(folder: Path, size: int) -> None:
    """A file of `size` bytes beside a small one."""
    parts, length, n = [head("large")], 0, 0
    while length < size:
        parts.append(claim(n, f"c{n}"))
        length += len(parts[-1])
        n += 1
    (folder / "claims").mkdir()
    (folder / "claims" / "large.yaml").write_text("".join(parts), encoding="utf-8")
    (folder / "claims" / "small.yaml").write_text(head("small", 1) + claim(5, "c"), encoding="utf-8")


def one_long_line(folder: Path, size: int) -> None:
    """A text of `size` bytes as one value."""
    (folder / "claims").mkdir()
    long = (
        head("long")
        + claim(5, "c")
        + f"  - id: d\n    subject: a\n    predicate: b\n    text: {'word ' * (size // 5)}\n"
    )
    (folder / "claims" / "long.yaml").write_text(long, encoding="utf-8")


def one_against(folder: Path, count: int) -> None:
    """A claim that answers one question with `count` claims of another source."""
    (folder / "claims").mkdir()
    said = "    subject: Northfield plant\n    predicate: workforce\n    quantity: 950 workers\n"
    many = "".join(f"  - id: c{n}\n{said}" for n in range(count))
    (folder / "claims" / "one.yaml").write_text(head("one") + f"  - id: c\n{said}", encoding="utf-8")
    (folder / "claims" / "many.yaml").write_text(head("many", 1) + many, encoding="utf-8")


def called_the_same(folder: Path, count: int) -> None:
    """The same with a decision for each pair."""
    one_against(folder, count)
    entries = "".join(f"  - claims: [one#c, many#c{n}]\n" for n in range(count))
    (folder / "claims" / "decisions.yaml").write_text(f"same:\n{entries}", encoding="utf-8")


def called_the_same_at_once(folder: Path, count: int) -> None:
    """The same with one decision about all of them."""
    one_against(folder, count)
    names = "".join(f", many#c{n}" for n in range(count))
    (folder / "claims" / "decisions.yaml").write_text(f"same:\n  - claims: [one#c{names}]\n", encoding="utf-8")


def all_alike(folder: Path, count: int) -> None:
    """`count` sources that answer one question: count * (count - 1) / 2 pairs."""
    (folder / "claims").mkdir()
    for n in range(count):
        said = (
            f"  - id: c\n    subject: Northfield plant\n    predicate: workforce\n    quantity: {950 + n % 3} workers\n"
        )
        (folder / "claims" / f"s{n}.yaml").write_text(head(f"s{n}", n) + said, encoding="utf-8")


def large_article(folder: Path, size: int) -> None:
    """An article of `size` bytes, with a thousand quotes of which a tenth is not in it."""
    (folder / "claims").mkdir()
    lines = [ARTICLE.format(name=name(n), n=n + 10, year=1900 + n % 120) for n in range(size // 60)]
    (folder / "claims" / "a.txt").write_text("".join(lines)[:size], encoding="utf-8")
    step = max(1, len(lines) // 1100)
    quoted = []
    for n in range(1000):
        at, words = n * step, "never employs" if n % 10 == 0 else "employs"
        quoted.append(
            f"  - id: c{n}\n    subject: {name(at)}\n    predicate: workforce\n    quantity: {at + 10:,} people\n"
            f"    quote: {name(at).split()[1]} {words} {at + 10:,} people\n"
        )
    (folder / "claims" / "a.yaml").write_text(head("a", 0, "a.txt") + "".join(quoted), encoding="utf-8")


def many_decisions(folder: Path, count: int) -> None:
    """`count` decisions, all but one of them about nothing."""
    many_files(folder, 100)
    entries = [f"  - {{finding: value-conflict, claims: [s{n}#c, s{n + 1}#c], ruling: both}}\n" for n in range(count)]
    (folder / "claims" / "decisions.yaml").write_text("accepted:\n" + "".join(entries), encoding="utf-8")


def large_vocabulary(folder: Path, count: int) -> None:
    """`count` names with two aliases each."""
    many_files(folder, 100)
    entries = [
        f"  {name(n)} {n}: {{aliases: [{name(n)} no {n}, the {n}th {THINGS[n % len(THINGS)]}]}}\n" for n in range(count)
    ]
    (folder / "claims" / "vocabulary.yaml").write_text("entities:\n" + "".join(entries), encoding="utf-8")


def full_of_errors(folder: Path, count: int) -> None:
    """Claims of which none can be read."""
    (folder / "claims").mkdir()
    bad = "".join(
        f"  - {{id: c{n}, subject: a, predicate: b, quantity: most of {n}, colour: red}}\n" for n in range(count)
    )
    (folder / "claims" / "bad.yaml").write_text(head("bad") + bad, encoding="utf-8")


def bomb(folder: Path, count: int) -> None:
    """Lists nested `count` deep, and aliases that would be `2 ** count` texts."""
    (folder / "claims").mkdir()
    (folder / "claims" / "deep.yaml").write_text("claims: " + "[" * count, encoding="utf-8")
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, count)]
    (folder / "claims" / "wide.yaml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "claims" / "good.yaml").write_text(head("good") + claim(5, "c"), encoding="utf-8")


@dataclass(frozen=True)
class Case:
    """`make` builds the project of a `size`; `arguments` are those of the command."""

    make: Callable[[Path, int], None]
    size: int
    arguments: tuple[str, ...] = ("check", "-q")  # and a line of any length


CASES = {
    "files-10000": Case(many_files, 10_000),
    "file-50-mb": Case(one_large_file, 50_000_000),
    "line-50-mb": Case(one_long_line, 50_000_000),
    "one-against-200": Case(one_against, 200),
    "one-against-10000": Case(one_against, 10_000),
    "same-10000": Case(called_the_same, 10_000),
    "same-list-10000": Case(called_the_same_at_once, 10_000),
    "all-alike-200": Case(all_alike, 200, ("report", "-q")),
    "all-alike-10000": Case(all_alike, 10_000, ("report", "-q")),
    "article-8-mb": Case(large_article, 8_000_000),
    "decisions-10000": Case(many_decisions, 10_000),
    "vocabulary-50000": Case(large_vocabulary, 50_000),
    "errors-100000": Case(full_of_errors, 100_000),
    "bomb-100000": Case(bomb, 100_000),
}


@dataclass(frozen=True)
class Run:
    """How a command ended: -24 is the code of one that was ended for its time."""

    code: int
    seconds: float
    peak: int
    last: str


def run(folder: Path, arguments: tuple[str, ...], limit: int) -> Run:
    """The command in a process of its own, measured by the system."""
    out = folder / "out.txt"
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        descriptor = os.open(out, os.O_WRONLY | os.O_CREAT)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        os.execv(sys.executable, [sys.executable, "-m", "reconcile", *arguments, "--width", "400"])
    _, status, used = os.wait4(child, 0)
    return Run(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, last_line(out))


def last_line(path: Path) -> str:
    with open(path, "rb") as file:
        file.seek(max(0, path.stat().st_size - 1000))
        lines = file.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""


def size_of(folder: Path) -> tuple[int, int]:
    """Files and bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def measured(names: list[str], scale: float, limit: int) -> Iterator[tuple[str, Run]]:
    for name in names:
        case = CASES[name]
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            (folder / "reconcile.toml").write_text("")
            case.make(folder, max(1, int(case.size * scale)))
            files, size = size_of(folder)
            started = time.perf_counter()
            done = run(folder, case.arguments, limit)
            print(
                f"{name:<18} {files:>7,} files {size / 1e6:>6.1f} MB: {' '.join(case.arguments)} exits {done.code} after {done.seconds:.1f} s "
                f"of processor time ({time.perf_counter() - started:.1f} s), peak {done.peak / 2**20:,.0f} MB\n    {done.last}",
                flush=True,
            )  # fmt: skip
            yield name, done


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", action="append", choices=CASES, help="one or several; all unless named")
    parser.add_argument("--scale", type=float, default=1.0, help="a share of every size")
    parser.add_argument("--limit", type=int, default=900, help="seconds of processor time for each")
    args = parser.parse_args()
    runs = dict(measured(args.case or list(CASES), args.scale, args.limit))
    return 0 if all(r.code in (0, 1, 2) for r in runs.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
