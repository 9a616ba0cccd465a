"""The command line: the only module that prints or exits. Until a command is known it imports only click."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reconcile import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from reconcile.config import Config
    from reconcile.corpus import Corpus
    from reconcile.files import Project
    from reconcile.finding import Finding
    from reconcile.ledger import Ledger
    from reconcile.pipeline import Study
    from reconcile.report import Report
    from reconcile.reporters import Options
    from reconcile.rules.rule import Rule

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
INCOMPLETE = "Something could not be read, and what it says is left out; see `reconcile check`."


class Fatal(click.ClickException):
    """Something that the user can mend; exit 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        from reconcile.reporters.common import inert, uncommanded

        click.echo(uncommanded(f"error: {inert(self.message)}"), err=True)


def main() -> NoReturn:
    """Run the command. A closed pipe ends quietly; an interrupt exits with 130.

    The one place that catches what nobody foresaw: a user sees one line, RECONCILE_DEBUG=1 the traceback.
    """
    stdout = sys.stdout
    gc.disable()  # nearly all that is made stays to the end: looking for garbage takes a tenth of the time, for nothing
    try:
        code = cli.main(prog_name="reconcile", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as end:
        # Of a closed pipe click makes 1, which would read as findings; it leaves a mute stdout behind.
        code = end.code if sys.stdout is stdout else 141
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        code = 130
    except click.ClickException as error:
        error.show()
        code = 2
    except BrokenPipeError:
        # Python would complain again when it flushes at exit; point the stream at nothing instead.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        _unforeseen(error)
        code = 2
    gc.freeze()  # Python would look through all that is left for garbage, when the process ends with it anyway
    sys.exit(code if isinstance(code, int) else 0)


def _unforeseen(error: Exception) -> None:
    if os.environ.get("RECONCILE_DEBUG"):
        import traceback

        traceback.print_exception(error)
        return
    from reconcile.reporters.common import line_of, uncommanded

    what = uncommanded(line_of(f"{type(error).__name__}: {error}")[:300])
    click.echo(f"internal error: {what} (please report; RECONCILE_DEBUG=1 shows where)", err=True)


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, "--version", "-V", prog_name="reconcile", message="%(prog)s %(version)s")
def cli() -> None:
    """Cross-check claims and reconcile sources.

    Curators write down in YAML what articles claim; reconcile aligns the claims of several articles that
    answer the same question, and says where they agree, where they only fit, where one updates another and
    where they cannot both be true. It reports agreement, not truth.
    """


def _tab(what: str) -> Callable[..., Any]:
    """What the shell offers for an argument; imported when it asks."""

    def offered(context: click.Context, parameter: click.Parameter, begun: str) -> Any:
        from reconcile import completion

        return getattr(completion, what)(context, parameter, begun)

    return offered


_FORMATS = "full (default), concise, json, markdown, html, sarif, junit or github; repeatable."
_RULES = "Only these rules (codes, families such as RC3, or names, comma-separated)."
_LEAST = "The least severity that makes `check` fail.  [default: error]"
_TODAY = "The day on which decisions may have expired; given, the HTML page bears it.  [default: today]"

_today_option = click.option("--today", metavar="DATE", help=_TODAY)


def _looks(command: Callable[..., Any]) -> Callable[..., Any]:
    """How a page for people looks."""
    when = click.Choice(["auto", "always", "never"])
    command = click.option("--width", type=click.IntRange(40, 1000), help="Columns to write in.")(command)
    command = click.option("--ascii", "ascii_", is_flag=True, help="Only ASCII in marks and rules.")(command)
    return click.option("--color", type=when, default="auto", help="Colour the output.")(command)


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every reporting command has."""
    output: dict[str, Any] = {"multiple": True, "metavar": "FORMAT[:FILE]", "shell_complete": _tab("formats")}
    levels = click.Choice(["error", "warning", "never"])
    command = click.option("-v", "--verbose", count=True, help="Say more.")(command)
    command = click.option("-q", "--quiet", count=True, help="Say less.")(command)
    command = _today_option(_looks(command))
    command = click.option("--fail-on", type=levels, help=_LEAST)(command)
    command = click.option("--ignore", metavar="RULES", help="Not these rules.")(command)
    command = click.option("--select", metavar="RULES", help=_RULES)(command)
    return click.option("--output", "-o", "output", help=_FORMATS, **output)(command)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path())
@_shared
def report(paths: tuple[str, ...], **options: Any) -> int:
    """The agreement report over all sources. Exits with 0, or 2 when something could not be read."""
    found, opts, config = _load(paths, "report", options)
    _write(found, opts, config)
    return 0 if found.complete else 2


@cli.command()
@click.argument("sources", nargs=-1, required=True, shell_complete=_tab("sources"))
@_shared
def diff(sources: tuple[str, ...], **options: Any) -> int:
    """Agreement between named sources (ids or claims files). Exits with 1 when they are in open conflict."""

    from reconcile.reporters.common import fails
    from reconcile.view import between

    files = tuple(s for s in sources if s.endswith((".yaml", ".yml")) and os.path.exists(s))
    study, project, opts = _study(files if len(files) == len(sources) else (), options, "diff")
    ids, missing = _source_ids(sources, study.report, project)
    if not missing and len(ids) < 2:
        raise Fatal("diff needs two sources or more")
    if missing and study.report.complete:
        raise missing[0]
    seen = between(study.report, ids, study.context.names)
    _write(seen, opts._replace(among=tuple(ids)), project.config)
    if missing:  # what was shown is why
        raise missing[0]
    if not seen.complete:
        return 2
    conflicts = [f for f in seen.findings if f.code.startswith(("RC3", "RC4"))]
    return int(any(fails(f, project.config.fail_on) for f in conflicts))


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--fix",
    is_flag=True,
    help="First mend what is safe to mend: white space, quotation marks, dashes, hashes.",
)
@click.option("--since", metavar="REV", help="Only what is new or altered since this git revision.")
@_shared
def check(paths: tuple[str, ...], fix: bool, since: str | None, **options: Any) -> int:
    """The gate for CI: fails on undecided findings. Exits with 0, 1 (findings) or 2 (could not check)."""
    if fix:
        _fix(paths)
    found, opts, config = _load(paths, "check", options)
    if since is not None:
        found = _since(found, since, paths, options, opts)
    _write(found, opts, config)
    if not found.complete:
        return 2
    from reconcile.reporters.common import fails

    return int(any(fails(f, config.fail_on) for f in found.findings))


@cli.command()
@click.argument("claims", nargs=-1, required=True, metavar="SOURCE#CLAIM [SOURCE#CLAIM]", shell_complete=_tab("claims"))
@_looks
def explain(claims: tuple[str, ...], **options: Any) -> int:
    """Why two claims are (not) aligned and how they relate; or one claim's whole story."""
    from reconcile.explain import explain_claim, explain_pair

    if len(claims) > 2:
        raise Fatal("explain takes one claim or two")
    study, _, opts = _study((), options)
    for id in claims:
        _known_claim(id, study.report)
    a, b = min(claims), max(claims)
    text = explain_claim(a, study, opts) if a == b else explain_pair(a, b, study, opts)
    if _in_actions():
        from reconcile.reporters.github import silenced

        text = silenced(text)
    _page(text, opts.color)
    if not study.report.complete:
        _hint(INCOMPLETE, opts)
    return 0 if study.report.complete else 2


@cli.command()
@click.argument("word", required=False, metavar="[CODE|NAME]", shell_complete=_tab("rules"))
@click.option("--markdown", is_flag=True, help="As Markdown; without a rule the whole of docs/rules.md.")
@click.option("--ascii", "ascii_", is_flag=True, help="Only ASCII in marks and rules.")
@click.option("--width", type=click.IntRange(40, 1000), default=None, help="Columns to write in.")
def rule(word: str | None, markdown: bool, ascii_: bool, width: int | None) -> int:
    """What a rule finds, why it matters, what to do, a bad and a good example; or a list of all rules."""

    from reconcile import rules
    from reconcile.config import BadSetting, rule_codes
    from reconcile.reporters.common import ascii_of, inert
    from reconcile.rules import page

    try:
        found = [rules.rule(code) for code in rule_codes(word if word is not None else "ALL")]
    except BadSetting as error:
        raise Fatal(inert(f"{error}; {error.help}")) from None
    in_ascii = ascii_ or not _unicode_out()
    if in_ascii:  # before it is laid out, because that makes it longer
        found = [_with_texts(r, ascii_of) for r in found]
    if markdown:
        text = page.document(found) if word is None else "\n".join(page.markdown(r) for r in found)
    elif len(found) == 1:
        text = page.text(found[0], width or _width())
    else:
        text = page.listing(found, width or _width())
    click.echo(ascii_of(text) if in_ascii else text, nl=False)
    return 0


def _with_texts(rule: Rule, change: Callable[[str], str]) -> Rule:
    from dataclasses import fields, replace

    texts = {f.name: value for f in fields(rule) if isinstance(value := getattr(rule, f.name), str)}
    changed: dict[str, Any] = {name: change(text) for name, text in texts.items()}
    return replace(rule, **changed)


@cli.command()
@click.argument("what", nargs=-1, required=True, metavar="FINDING... | CLAIM CLAIM...")
@click.option(
    "--ruling",
    default="",
    metavar="RULING",
    help="The source that is right; or both, neither, newer, unresolved.",
)
@click.option("--same", is_flag=True, help="The claims answer one question.")
@click.option("--different", is_flag=True, help="The claims never answer one question.")
@click.option("--reason", default="", metavar="TEXT", help="Why; a ruling needs one.")
@click.option("--by", default="", metavar="NAME", help="Who decided.")
@click.option("--expires", default="", metavar="DATE", help="The last day on which it holds.")
@_today_option
def decide(what: tuple[str, ...], same: bool, different: bool, **options: Any) -> int:
    """Record a decision: settle findings, named by (the beginning of) their fingerprints, with a ruling and a
    reason; or say of claims that they are the same or different."""
    from reconcile.decide import CannotDecide, Wish, decisions_for
    from reconcile.reporters.common import inert, uncommanded

    if same and different:
        raise Fatal("claims are --same or --different, not both")
    kind = "same" if same else "different" if different else ""
    wish = Wish(options["ruling"], kind, options["reason"], options["by"], options["expires"])
    ledger, study, _ = _ledger({"today": options["today"]})
    try:
        written = ledger.record_all(decisions_for(what, wish, study.report, ledger.today))
    except CannotDecide as error:
        raise Fatal(inert(str(error))) from None
    except OSError as error:
        raise _unwritten(error) from None
    for w in written:
        told = [f"{w.where}: {w.decision.kind}{' (renewed)' if w.renewed else ''}"]
        told += [f"  {k}: {v if isinstance(v, str) else ', '.join(v)}" for k, v in w.decision.entries().items()]
        for line in told:
            click.echo(uncommanded(inert(line)))
    return 0


@cli.command()
@_today_option
@_looks
def review(**options: Any) -> int:
    """Step through what is open, one key each: same, different, accept with a reason, next, undo, quit."""
    from reconcile.review import open_items, summary
    from reconcile.review import review as step_through

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        instead = "`reconcile check` lists what is open, `reconcile decide` settles it"
        raise Fatal(f"review needs a terminal to ask in; {instead}")
    ledger, study, opts = _ledger(options)
    if not study.report.complete:
        _hint(INCOMPLETE, opts)
    if not open_items(study.report):
        click.echo("Nothing is open.")
        return 0 if study.report.complete else 2
    keyboard = _Keyboard()
    outcome = step_through(
        study.report,
        ledger,
        keyboard,
        keyboard.line,
        lambda text: click.echo(text, nl=False, color=opts.color),
        opts,
    )
    for line in summary(outcome):
        click.echo(line)
    return 2 if outcome.failed or not study.report.complete else 0


@cli.command()
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--output", "-o", "output", metavar="FILE", help="Write a new claims file.  [default: to the terminal, for claims/]"
)
def draft(article: str, output: str | None) -> int:
    """A claims file to start from, out of an article's text: every word of it is a guess to look at."""
    from pathlib import Path

    from reconcile import files
    from reconcile.corpus import Unreadable
    from reconcile.draft import NothingToDraft
    from reconcile.draft import draft as drafted
    from reconcile.load import load_corpus

    text = files.read_text(article)
    if isinstance(text, Unreadable):
        raise Fatal(f"{article}: {text.message}")
    where = Path(os.path.abspath(article))
    out = Path(os.path.abspath(output)) if output else None
    if out is not None and os.path.lexists(out):
        raise Fatal(f"{output}: there is such a file already, and it is left alone")
    project = files.open_project([], out.parent if out is not None and out.parent.is_dir() else Path.cwd())
    if not where.is_relative_to(project.root) and not project.config.allow_outside:
        raise Fatal(f"{article}: it lies outside the project ({project.root}); copy it there first")
    folder = next((f for f in project.folders if f.is_dir()), project.root / files.CLAIMS_FOLDER)
    target = out or folder / f"{where.stem}.yaml"
    beside = Path(os.path.relpath(where, target.parent)).as_posix()
    name = target.relative_to(project.root).as_posix() if target.is_relative_to(project.root) else target.as_posix()
    articles, _ = files.read_articles(project, load_corpus(project.texts, project.config).sources)
    try:
        made = drafted(text, beside, name, project.config, project.texts, articles)
        if out is None:
            click.echo(made, nl=False)
        elif not files.create(out, made):
            raise Fatal(f"{output}: there is such a file already, and it is left alone")
        else:
            click.echo(f"{output}: a draft; look at every word, then `reconcile check`")
    except NothingToDraft as error:
        raise Fatal(f"{article}: {error}") from None
    except OSError as error:
        raise _unwritten(error) from None
    return 0


@cli.command()
@click.argument("folder", default=".", metavar="[FOLDER]")
def init(folder: str) -> int:
    """Begin a project: claims/ with an example, and reconcile.toml. What is there already is left alone."""
    from reconcile import files
    from reconcile.config import CONFIG_NAMES, has_configuration
    from reconcile.init import FILES

    python = files.read_text(os.path.join(folder, "pyproject.toml"))
    configured = isinstance(python, str) and has_configuration(python)
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        if configured and name == CONFIG_NAMES[0]:
            click.echo(f"{path}: not needed, `pyproject.toml` has the configuration")
            continue
        try:
            click.echo(f"{path}: {'made' if files.create(path, text) else 'there already, left alone'}")
        except OSError as error:
            raise _unwritten(error) from None
    click.echo("Next: save an article as text, `reconcile draft ARTICLE -o claims/NAME.yaml`, then `reconcile check`.")
    return 0


@cli.command()
@click.argument("what", type=click.Choice(["claims", "report"]))
def schema(what: str) -> int:
    """Print the JSON Schema of claims files or of the JSON report."""
    import json

    if what == "claims":
        from reconcile.schema import claims_schema as make
    else:
        from reconcile.reporters.json import schema as make
    click.echo(json.dumps(make(), indent=2, ensure_ascii=False))
    return 0


# --- deciding and mending ---


class _Keyboard:
    """One key at a time. What was typed ahead is kept for the line that is asked for next."""

    def __init__(self) -> None:
        self.ahead = ""

    def __iter__(self) -> _Keyboard:
        return self

    def __next__(self) -> str:
        """Raises EOFError and KeyboardInterrupt."""
        if not self.ahead:
            typed = click.getchar()
            if typed.startswith("\x1b"):  # an arrow or the like comes as several characters
                return typed
            self.ahead = typed or "\x04"
        key, self.ahead = self.ahead[0], self.ahead[1:]
        return key

    def line(self, prompt: str) -> str:
        """Raises EOFError and KeyboardInterrupt."""
        begun, self.ahead = self.ahead.replace("\r", "\n"), ""
        if "\n" in begun:
            line, _, self.ahead = begun.partition("\n")
            click.echo(prompt + line)
            return line
        try:
            return begun + str(click.prompt(prompt + begun, default="", show_default=False, prompt_suffix=""))
        except click.Abort:
            raise EOFError from None


def _ledger(options: dict[str, Any]) -> tuple[Ledger, Study, Options]:
    from reconcile.ledger import Ledger

    study, project, opts = _study((), options)
    return Ledger(project, lambda: _study((), options)[0].report, _today(options.get("today"))), study, opts


def _unwritten(error: OSError) -> Fatal:
    path = f"{error.filename}: " if error.filename else ""
    return Fatal(f"{path}not written, and left as it was: {error.strerror or error}")


def _fix(paths: Sequence[str]) -> None:
    """Mend the claims files that are reported on, each in one go; says on stderr what was done."""
    from reconcile import files, load
    from reconcile.fix import fixed

    project = files.open_project(paths)
    corpus = load.load_corpus(project.texts, project.config)
    articles, _ = files.read_articles(project, corpus.sources)
    for source in corpus.sources:
        if source.article not in articles or (project.chosen is not None and source.path not in project.chosen):
            continue
        done: list[str] = []

        def change(text: str | None, path: str = source.path, done: list[str] = done) -> str | None:
            if text is None:
                return None
            result = fixed(path, text, articles)
            done += result.done
            return result.text

        try:
            files.rewrite(project.file(source.path), change)
        except OSError as error:
            raise _unwritten(error) from None
        for line in done:
            _say(f"fixed: {line}")


def _since(found: Report, name: str, paths: Sequence[str], options: dict[str, Any], opts: Options) -> Report:
    """What is new or altered against the claims at a git revision; says on stderr what was settled."""
    from reconcile import files, load, pipeline
    from reconcile.git import NoRevision, Revision
    from reconcile.reporters.common import line_of
    from reconcile.since import changes, narrowed, told

    project = files.open_project(paths, overrides=_settings(options))
    try:
        revision = Revision(project, name)
        corpus = load.load_corpus(revision.texts(), project.config)
        # An article that git does not know is taken as it is now.
        now, _ = files.read_articles(project, corpus.sources)
        articles = now | revision.articles(s.article for s in corpus.sources if s.article is not None)
    except NoRevision as error:
        raise Fatal(line_of(str(error))) from None
    before = _seen(pipeline.check(corpus, articles, project.config, _today(options.get("today"))), project)
    what = changes(before, found)
    lines = list(told(what, f"{name} ({revision.commit[:10]})"))
    if not before.complete:
        lines.append("  (something could not be read at that revision, and may seem to be new)")
    for line in lines[: 1 if opts.verbosity < 0 else None]:
        _say(line, opts.ascii)
    return narrowed(found, what)


# --- loading and writing ---


def _load(
    paths: Sequence[str], view: str, options: dict[str, Any], whole: bool = False
) -> tuple[Report, Options, Config]:
    """Check the corpus; with paths inside it, keep what concerns them."""
    study, project, opts = _study(paths, options, view)
    return study.report if whole else _seen(study.report, project), opts, project.config


def _seen(found: Report, project: Project) -> Report:
    """What concerns the files that were chosen, if any were."""
    from dataclasses import replace
    from pathlib import Path

    chosen = project.chosen
    # The words and the decisions are about all sources.
    if chosen is None or any(Path(path).stem in ("vocabulary", "decisions") for path in chosen):
        return found

    from reconcile.load import nothing_to_check
    from reconcile.view import about

    seen = about(found, {s.id for s in found.sources if s.path in chosen}, chosen)
    if seen.complete and not any(s.path in chosen for s in seen.sources):
        empty = nothing_to_check("the paths that were given hold no claims", chosen.intersection(found.passed_over))
        return replace(seen, findings=(empty, *seen.findings), complete=False)
    return seen


def _study(paths: Sequence[str], options: dict[str, Any], view: str = "report") -> tuple[Study, Project, Options]:

    from reconcile import files, load, pipeline

    opts, today = _options(view, options), _today(options.get("today"))
    with _progress("Reading the claims", opts) as say:
        project = files.open_project(paths, overrides=_settings(options))
        corpus = load.load_corpus(project.texts, project.config)
        articles, trouble = files.read_articles(project, corpus.sources)
        corpus = _with_findings(corpus, (*project.findings, *trouble))
        say(f"Comparing {len(corpus.claims):,} claims of {len(corpus.sources):,} sources")
        study = pipeline.study(corpus, articles, project.config, today)
    opts = opts._replace(fail_on=project.config.fail_on, prefix=_below_repository(project.root))
    return study, project, opts


def _settings(options: dict[str, Any]) -> dict[str, object]:
    """The settings of the configuration that options override. A bad one ends the run at once."""
    from reconcile.config import Config, with_settings

    settings = {
        "select": _words(options.get("select")),
        "ignore": _words(options.get("ignore")),
        "fail_on": options.get("fail_on"),
        "output": list(options.get("output") or ()) or None,
    }
    given: dict[str, object] = {k: v for k, v in settings.items() if v}
    _, wrong = with_settings(Config(), given)
    for finding in wrong:
        where, _, what = finding.message.partition(": ")
        option = where.strip("`").replace("_", "-")
        raise Fatal("; ".join((f"--{option}: {what}", *finding.help)))
    return given


@contextmanager
def _progress(first: str, opts: Options) -> Iterator[Callable[[str], None]]:
    """Says on the terminal what is being done, once it takes over a second; nothing elsewhere."""
    if not sys.stderr.isatty() or opts.verbosity < 0:
        yield lambda text: None
        return
    import threading

    text, shown = [first], list[Any]()

    def show() -> None:
        from rich.console import Console

        status = Console(stderr=True, no_color=not opts.color).status(text[0], spinner="line")
        status.start()
        shown.append(status)

    def say(what: str) -> None:
        text[0] = what
        for status in shown:
            status.update(what)

    timer = threading.Timer(1.0, show)
    timer.daemon = True
    timer.start()
    try:
        yield say
    finally:
        timer.cancel()
        timer.join()
        for status in shown:
            status.stop()


def _with_findings(corpus: Corpus, extra: Sequence[Finding]) -> Corpus:
    from dataclasses import replace

    return replace(corpus, findings=(*corpus.findings, *extra)) if extra else corpus


def _words(text: str | None) -> list[str] | None:
    return [w.strip() for w in text.split(",") if w.strip()] if text else None


def _today(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Fatal(f"--today wants a date such as 2026-12-31, not {text!r}") from None


def _options(view: str, options: dict[str, Any]) -> Options:
    from reconcile.reporters import Options

    return Options(
        view=view,
        width=options.get("width") or _width(),
        color=_color(options.get("color", "auto")),
        ascii=bool(options.get("ascii_")) or not _unicode_out(),
        verbosity=int(options.get("verbose") or 0) - int(options.get("quiet") or 0),
        fail_on=options.get("fail_on") or "error",
        stamp=_today(options["today"]).isoformat() if options.get("today") else "",
    )


def _width() -> int:
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return 100
    import shutil

    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 200))


def _color(wish: str) -> bool:
    """The flag, then NO_COLOR, then FORCE_COLOR, then the terminal."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _unicode_out() -> bool:
    encoding = getattr(sys.stdout, "encoding", "") or ""
    return "utf" in encoding.lower()


def _below_repository(root: Path) -> str:
    """What leads from the repository that the project lies in to the project: "" or "sub/folder/"."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    for folder in (root, *root.parents):
        if (folder / ".git").exists() or str(folder) == workspace:
            return "" if folder == root else f"{root.relative_to(folder).as_posix()}/"
    return ""


def _write(found: Report, opts: Options, config: Config) -> None:
    """Every asked-for format: to its file, or the one without a file to stdout. In GitHub Actions a page for
    people is followed by annotations, and every run writes the step's summary."""
    in_actions = _in_actions()
    from reconcile.files import write_atomic
    from reconcile.reporters import HUMAN, renderer

    unwritten = []
    for format, _, file in [o.partition(":") for o in config.output] or [("full", "", "")]:
        text = renderer(format)(found, opts if format in HUMAN and not file else _for_file(opts))
        # A file name that is not UTF-8 may be among what is told.
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
        if file:
            try:
                write_atomic(file, text)
            except OSError as error:
                unwritten.append(f"{file} cannot be written: {error.strerror or error}")
        elif format in HUMAN:
            _page(_for_actions(format, text, found, opts) if in_actions else text, opts.color)
        else:
            sys.stdout.flush()
            click.echo(text.encode(), nl=False)  # UTF-8, whatever the terminal's encoding
    if in_actions:
        _summarise(found, opts)
    if found.passed_over and opts.verbosity >= 0:
        names = ", ".join(found.passed_over[:3]) + (", …" if len(found.passed_over) > 3 else "")
        _hint(f"passed over, for lack of both `source` and `claims`: {names}", opts)
    if unwritten:
        raise Fatal("\nerror: ".join(unwritten))


def _in_actions() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _for_file(opts: Options) -> Options:
    """What is no page on a terminal: without colour, with all letters, in 100 columns, unless asked for."""

    asked = click.get_current_context().params
    return opts._replace(
        color=asked.get("color") == "always",
        ascii=bool(asked.get("ascii_")),
        width=asked.get("width") or 100,
    )


def _page(text: str, color: bool) -> None:
    """To stdout; on a terminal through the pager when it is longer than the screen, as git does."""
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    if on_terminal and _is_long(text) and os.environ.get("PAGER") not in ("", "cat"):
        os.environ.setdefault("LESS", "FRX")
        click.echo_via_pager(text, color=color)
    else:
        click.echo(text, nl=False, color=color)


def _is_long(page: str) -> bool:
    import shutil

    return page.count("\n") >= shutil.get_terminal_size().lines


def _hint(text: str, opts: Options) -> None:
    """Something by the way, on stderr."""
    _say(text, opts.ascii)


def _say(text: str, in_ascii: bool = False) -> None:
    """A line on stderr, of which neither a terminal nor GitHub's log, which has both streams, obeys anything."""
    from reconcile.reporters.common import ascii_of, line_of, uncommanded

    line = uncommanded(line_of(text))
    click.echo(ascii_of(line) if in_ascii else line, err=True)


def _for_actions(format: str, text: str, found: Report, opts: Options) -> str:
    """A page for people with the annotations after it; any other format as it is."""
    from reconcile.reporters import HUMAN, github

    return github.silenced(text) + github.render(found, opts) if format in HUMAN else text


def _summarise(found: Report, opts: Options) -> None:
    """Add the Markdown page to the step's summary, as far as there is room; none is no worse a run."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from reconcile import files
    from reconcile.reporters.markdown import SUMMARY_LIMIT, summary

    def added(before: str | None) -> str:
        before = before or ""
        return before + summary(found, opts, SUMMARY_LIMIT - len(before.encode()))

    try:
        files.rewrite(path, added)
    except OSError as error:
        click.echo(f"warning: the step's summary cannot be written: {error.strerror or error}", err=True)


def _source_ids(named: Sequence[str], found: Report, project: Project) -> tuple[list[str], list[Fatal]]:
    """The ids of the sources that are named, by id or by file; and for each that is not there why."""
    from reconcile.config import nearest

    by_path = {os.path.realpath(project.file(s.path)): s.id for s in found.sources}
    ids = {s.id for s in found.sources}
    known: list[str] = []
    missing: list[Fatal] = []
    for name in named:
        id = name if name in ids else by_path.get(os.path.realpath(name)) if "\0" not in name else None
        if id is not None:
            known += [id] if id not in known else []
            continue
        near = nearest(name, ids)
        more = "" if near else f"; there are {', '.join(sorted(ids)[:20])}" if ids else ""
        help = f"; did you mean `{near}`?" if near else more
        what = f"{name} is not a source that could be read" if os.path.exists(name) else f"there is no source `{name}`"
        missing.append(Fatal(what + help))
    return known, missing


def _known_claim(id: str, found: Report) -> None:
    from reconcile.config import nearest

    ids = [c.id for c in found.claims]
    if id not in ids:
        near = nearest(id, ids)
        more = "" if found.complete else "; something could not be read, see `reconcile check`"
        raise Fatal(f"there is no claim `{id}`" + (f"; did you mean `{near}`?" if near else more))
