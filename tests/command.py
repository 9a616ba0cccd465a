"""The command, run as a user runs it: a process of its own, in a folder, with a known environment.

Most of the time of such a run goes into starting Python. So the processes are forked from a server that has
loaded the modules already, and run `cli.main()`; `fresh=True` starts `python -m reconcile` instead. A test holds
the two to the same result.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SECONDS = 120  # more than any of these runs takes on a slow machine; a run that hangs fails

# What would change what the command prints.
_OWN = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "LESS", "TZ", "RECONCILE_DEBUG", "PYTHONIOENCODING")


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        return self.out + self.err


def environment(**changes: str) -> dict[str, str]:
    """The environment of a run: this one without what would change the output, with the changes."""
    kept = {k: v for k, v in os.environ.items() if k not in _OWN and not k.startswith(("LC_", "GITHUB_"))}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **changes}


def reconcile(*args: str | Path, cwd: Path, fresh: bool = False, **changes: str) -> Ran:
    """Run the command. No run may show a traceback."""
    words, env = [str(a) for a in args], environment(**changes)
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        if fresh:
            code = _started(words, cwd, env, out, err)
        else:
            code = _forked({"args": words, "cwd": str(cwd), "env": env, "out": str(out), "err": str(err)})
        ran = Ran(code, *(p.read_bytes().decode("utf-8", "surrogateescape") for p in (out, err)))
    assert "Traceback" not in ran.text and "internal error" not in ran.text, ran.text
    return ran


def report_of(*args: str | Path, cwd: Path, command: str = "report", **changes: str) -> dict[str, Any]:
    """The JSON report."""
    return json.loads(reconcile(command, *args, "-o", "json", cwd=cwd, **changes).out)  # type: ignore[no-any-return]


def against(name: str, text: str) -> None:
    """The text is that of the snapshot. After a change that is meant, RECONCILE_SNAPSHOTS=write writes it anew."""
    path = ROOT / "tests" / "snapshots" / name
    if os.environ.get("RECONCILE_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_text(encoding="utf-8")


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files below a folder: path -> contents."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def _started(words: list[str], cwd: Path, env: dict[str, str], out: Path, err: Path) -> int:
    with out.open("wb") as stdout, err.open("wb") as stderr:
        return subprocess.run(
            [sys.executable, "-m", "reconcile", *words],
            cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, timeout=SECONDS, check=False,
        ).returncode  # fmt: skip


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, __file__], env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(server.kill)
    return server


def _forked(request: dict[str, object]) -> int:
    server = _server()
    assert server.stdin is not None and server.stdout is not None
    print(json.dumps(request), file=server.stdin, flush=True)
    return int(server.stdout.readline())


def _serve() -> None:
    """Fork for each request on stdin, and answer with the exit code."""
    from reconcile import cli
    from reconcile.reporters import FORMATS, renderer

    with tempfile.TemporaryDirectory() as folder:  # one run, so that what is loaded late and kept is there
        write_files(Path(folder), {"claims/a.yaml": "source: {}\nclaims: [{id: a, subject: b, predicate: c}]\n"})
        os.chdir(folder)
        for format in FORMATS:
            renderer(format)
        cli.cli.main(["check", "-o", "json:out"], standalone_mode=False)
        os.chdir("/")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _run(request: dict[str, Any]) -> None:
    """Be the process that was asked for. Never returns."""
    from reconcile import cli

    code = 70
    try:
        signal.alarm(SECONDS)
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["env"])
        for descriptor, path in ((1, request["out"]), (2, request["err"])):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), descriptor)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        letters = os.environ.get("PYTHONIOENCODING", "utf-8")
        sys.stdin = open(0, closefd=False)  # noqa: SIM115 - open as long as the process
        sys.stdout = open(1, "w", encoding=letters, closefd=False)  # noqa: SIM115 - open as long as the process
        sys.stderr = open(2, "w", encoding=letters, errors="backslashreplace", closefd=False)  # noqa: SIM115 - open as long as the process
        sys.argv = ["reconcile", *request["args"]]
        cli.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve()
