"""The same claims give the same bytes, whatever Python's hash seed, the order in which files were made, the time
zone and the language of the system."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import ROOT, reconcile, write_files

FORMATS = ("json", "full", "concise")
SEEDS = ("0", "1", "2", "3", "5", "8", "13", "21", "42", "4294967295")


def _files() -> Iterator[tuple[str, bytes]]:
    """The repository's two articles, and more sources about one firm, which agree, conflict, add up and do not,
    and of which some cannot be read."""
    for folder in ("claims", "seeds"):
        for path in sorted((ROOT / folder).iterdir()):
            yield f"{folder}/{path.name}", path.read_bytes()
    for n in range(4):
        yield (
            f"claims/more/s{n}.yaml",
            f"""source: {{published: 2025-0{n + 1}-11, relays: [Herald, Courier, Tribune], first_reported_by: Herald}}
claims:
  - {{id: staff, subject: Acme, predicate: staff, quantity: {300 + n // 3} workers, said_by: [Ann, Bob]}}
  - {{id: north, subject: Acme, predicate: staff, quantity: {100 + n} workers, scope: north}}
  - {{id: south, subject: Acme, predicate: staff, quantity: 200 workers, scope: south}}
  - {{id: price, subject: Acme, predicate: price of Bolt, quantity: ${5 + n % 2} million}}
  - {{id: owner, subject: Acme, predicate: owner, entity: [{"Zed" if n % 2 else "Yan"}, Ann, Cid]}}
  - {{id: gate, subject: Acme, predicate: colour of the gate, text: {("grey", "faded", "gloomy")[n % 3]}}}
  - {{id: deal, subject: Acme, predicate: purchase of Bolt, status: {("planned", "denied", "completed")[n % 3]}}}
  - {{id: cut, subject: Acme, predicate: plants, quantity: 17 -> {9 + n % 2} plants}}
equations: [staff = north + south]
""".encode(),
        )
    yield "claims/bad.yaml", b"source: {}\nclaims:\n  - {id: a, subject: b, predicate: c, quantity: many, colour: red}\n"
    yield "claims/worse.yaml", b"source: [\n"


@pytest.fixture(scope="module")
def files() -> list[tuple[str, bytes]]:
    return list(_files())


def outputs(folder: Path, fresh: bool = True, **changes: str) -> dict[str, bytes]:
    """What one run writes."""
    asked = [x for f in FORMATS for x in ("-o", f"{f}:{folder.name}.{f}")]
    ran = reconcile("check", folder, "-v", "--today", "2026-01-01", *asked, cwd=folder.parent, fresh=fresh, **changes)
    assert ran.code == 2, ran.text
    return {f: (folder.parent / f"{folder.name}.{f}").read_bytes() for f in FORMATS}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, files: list[tuple[str, bytes]]) -> Path:
    return write_files(tmp_path_factory.mktemp("same") / "project", dict(files))


@pytest.fixture(scope="module")
def wanted(project: Path) -> dict[str, bytes]:
    first = outputs(project, PYTHONHASHSEED="7")
    assert b'"conflict"' in first["json"] and b'"uncertain"' in first["json"]  # there is something to get wrong
    assert min(map(len, first.values())) > 2000
    return first


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_the_hash_seed(project: Path, wanted: dict[str, bytes], seed: str) -> None:
    assert outputs(project, PYTHONHASHSEED=seed) == wanted


@pytest.mark.parametrize("seed", range(5))
def test_in_whatever_order_the_files_were_made(
    tmp_path: Path, files: list[tuple[str, bytes]], wanted: dict[str, bytes], seed: int
) -> None:
    shuffled = list(files)
    random.Random(seed).shuffle(shuffled)
    assert shuffled != files
    assert outputs(write_files(tmp_path / "project", dict(shuffled)), fresh=False) == wanted


@pytest.mark.parametrize(
    "changes",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Anchorage"},
        {"LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"PYTHONIOENCODING": "latin-1", "COLUMNS": "47", "FORCE_COLOR": "1"},
    ],
    ids=lambda c: ",".join(f"{k}={v}" for k, v in c.items()),
)
def test_wherever_it_runs(project: Path, wanted: dict[str, bytes], changes: dict[str, str]) -> None:
    assert outputs(project, **changes) == wanted


def test_from_wherever_it_is_called(project: Path, wanted: dict[str, bytes], tmp_path: Path) -> None:
    other = shutil.copytree(project, tmp_path / "another" / "place" / "project")
    assert outputs(other, fresh=False) == wanted


def test_two_runs_in_one_process_agree(project: Path, wanted: dict[str, bytes]) -> None:
    """What is kept from one run does not show in the next."""
    assert outputs(project, fresh=False) == outputs(project, fresh=False) == wanted
