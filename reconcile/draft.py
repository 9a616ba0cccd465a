"""A claims file to start from, out of an article's text: guesses for a person to correct.

The source's title and date are guessed, and every sentence with a figure or a date becomes a stub, with its
quote and the value that was read. A stub that would not load, or that would be found fault with as it
stands, is commented out, as are the sentences that only have names: so that the draft passes the check.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.config import Config
from reconcile.corpus import Unreadable
from reconcile.decide import inline_scalar
from reconcile.finding import Finding
from reconcile.load import load_corpus
from reconcile.normalise import slug
from reconcile.pipeline import check
from reconcile.quote import sentences
from reconcile.report import Report
from reconcile.values.date import Date, UnreadableDate, read_date
from reconcile.values.quantity import UnreadableQuantity, read_quantity

MOST_STUBS = 200
MOST_QUOTE = 2_000  # characters of a sentence
MOST_VALUES = 4  # of one sentence
LONGEST_VALUE = 9  # words
LONGEST_PREDICATE = 7

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_WORD = re.compile(r"\S+")
_TRIM = " \t\r\n,.;:!?()[]“”‘’\"'…–—"
_NO_MARKS = str.maketrans("", "", '“”"')
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NAME = re.compile(
    r"(?<![\w’'.-])[A-Z][\w’'&-]*(?:\.(?=\s[A-Z]))?(?:\s(?:(?:of|and|the|de|van|von|for)\s)?[A-Z0-9][\w’'&-]*)*"
)
_LABELLED = re.compile(r"(?:published|posted|updated|date)\s*(?:on\b)?\s*:?\s*", re.IGNORECASE)
_CLAUSE = re.compile(r"[,.;:()–—](?:\s|$)|\s(?:and|but|while|which|who|that)\s")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|author:)\s+([A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3})", re.IGNORECASE)
_PUBLISHER = re.compile(
    r"(?:source:\s*|(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?)([A-Z][^.|•]{1,40})", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"[’']s?$")
_POSSESSIVE_HEAD = re.compile(r"^[’']s?\b")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What no value goes on behind, so that "3,900 workers in Japan" ends before "in".
_STOPS = _words(
    "a an the in on at by to for from with within and or but that than which who whom whose this "
    "these those it its their his her is are was were be been has have had will would could may might "
    "as after before since until while when where during under over into out up off worldwide "
    "globally last next every each"
)
_RELATIVE = _words(
    "which who that and but while also then has have had its their the a an it they he she is was"
)
_POSSIBLE = re.compile(r"\b(?:may|might|could|possibly|perhaps|potential(?:ly)?)\b")
_PROBABLE = re.compile(r"\b(?:likely|probably|expected to|reportedly)\b")
_CUE_REACH = 60  # characters before a value in which a word of doubt is taken to be about it
_NUMBER_WORDS = _words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand million billion half quarter third dozen"
)
_FIGURE_LEADS = _words(
    "about around roughly approximately some nearly almost close more fewer less at up over above "
    "under below exceeding between from"
)
_DATE_LEADS = _words(
    "by since before until early mid late end start spring summer autumn fall winter first second not "
    "q1 q2 q3 q4 fiscal from"
)
_FRACTIONS = _words("quarter third half dozen fifth tenth estimated hundred thousand million billion")
_MONTHS = _words("January February March April May June July August September October November December")
_DAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_ADJECTIVE = re.compile(r"\w+(?:ese|ish|[aeic]ian|ican|-based)")

Check = Callable[[str], Report]


class NothingToDraft(ValueError):
    """The text holds no sentence."""


@dataclass(frozen=True, slots=True)
class Value:
    """A figure or a date where it stands in its sentence: `key` is quantity or date."""

    key: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stub:
    """One claim to be. `why` says what speaks against it, so that it is commented out."""

    subject: str
    predicate: str
    quote: str
    value: Value | None = None
    when: str = ""
    certainty: str = ""
    why: str = ""
    id: str = ""

    def lines(self) -> list[str]:
        out = [f"- id: {self.id}", f"  subject: {inline_scalar(self.subject or 'SUBJECT')}"]
        out.append(f"  predicate: {inline_scalar(self.predicate or 'PREDICATE')}")
        if self.value is not None:
            out.append(f"  {self.value.key}: {inline_scalar(self.value.text)}")
        if self.when:
            out.append(f"  when: {inline_scalar(self.when)}")
        if self.certainty:
            out.append(f"  certainty: {self.certainty}")
        return [*out, f"  quote: {inline_scalar(self.quote)}"]


def draft(
    text: str,
    article: str,
    path: str,
    config: Config,
    others: Mapping[str, str | Unreadable] | None = None,
    articles: Mapping[str, str] | None = None,
) -> str:
    """The claims file `path` for the article (its path relative to that file's folder).

    `others` are the texts of the corpus it will belong to, by path, and `articles` theirs: the draft brings
    neither an error nor a warning into it. Raises NothingToDraft.
    """
    usable = _CONTROL.sub(" ", text)  # YAML has no place for them
    parts = [" ".join(usable[a:b].split()) for a, b in sentences(usable)]
    parts = [p for p in parts if any(c.isalnum() for c in p)]
    if not parts:
        raise NothingToDraft("the article's text holds no sentence")
    source = _Source.guess(usable, parts)
    corpus = {p: t for p, t in (others or {}).items() if p != path}
    full = posixpath.normpath(posixpath.join(posixpath.dirname(path), article))
    id = _free_id(posixpath.splitext(posixpath.basename(path))[0], corpus)

    def checked(draft: str) -> Report:
        return check(load_corpus({**corpus, path: draft}, config), {**(articles or {}), full: text}, config)

    def written(stubs: Sequence[Stub]) -> str:
        return _file(id, source, article, stubs)

    stubs = _with_ids(list(_stubs(parts, source))[:MOST_STUBS])
    if all(s.why for s in stubs):
        stubs = _with_ids([*stubs, _headline(source, parts)])
    before = check(load_corpus(corpus, config), dict(articles or {}), config) if corpus else Report()
    return written(_faultless(stubs, f"{id}#", written, checked, before))


# The source


@dataclass(frozen=True, slots=True)
class _Source:
    title: str
    published: str
    author: str
    publisher: str

    @classmethod
    def guess(cls, text: str, parts: Sequence[str]) -> _Source:
        lines = [" ".join(line.split()) for line in text[:20_000].splitlines() if line.strip()]
        lines = lines[:30]
        byline = next((m[1] for line in lines[:12] if (m := _BYLINE.fullmatch(line))), "")
        publisher = next((m[1].strip() for line in lines if (m := _PUBLISHER.fullmatch(line))), "")
        return cls(_title(lines) or parts[0], _published(lines), byline, publisher)


def _title(lines: Sequence[str]) -> str:
    """Of the lines above the text: one that is repeated, else the first of some length."""
    head: list[str] = []
    for line in lines[:12]:
        if len(line) > 200 or (head and len(line) > 140 and line.endswith(".")):
            break
        head.append(line)
    usable = [line for line in head if len(line.split()) >= 3 and not _day(line)]
    repeated = [line for line in usable if usable.count(line) > 1]
    sentences = [line for line in usable if len(line.split()) >= 5]
    return (repeated or sentences or usable or [""])[0]


def _published(lines: Sequence[str]) -> str:
    """The day in a line that says so ("Published July 7, 2025"), else in one that is nothing but a day."""
    for line in lines:
        bare = line.lstrip("•·*-|– ")
        label = _LABELLED.match(bare)
        if label and (day := _day(bare[label.end() :])):
            return day
    return next((day for line in lines if (day := _day(line))), "")


def _day(text: str) -> str:
    """The day that the text begins with, in ISO form; "" when it is no more than that and a time."""
    words = _WEEKDAY.sub("", text.strip("•·*|– "), count=1).split()
    for count in (3, 1):
        if len(words) < count or len(words) > count + 3:
            continue
        date = _date(" ".join(words[:count]).rstrip(","))
        if date is not None and date.precision == "day" and not date.bound:
            return date.edtf
    return ""


def _date(text: str) -> Date | None:
    try:
        return read_date(text)
    except UnreadableDate:
        return None


def _free_id(stem: str, corpus: Mapping[str, str | Unreadable]) -> str:
    """An id that no other source has."""
    id = slug(stem) or "source"
    taken = {s.id for s in load_corpus(corpus).sources} if corpus else set()
    number = 2
    while id in taken:
        id, number = f"{slug(stem) or 'source'}-{number}", number + 1
    return id


# The stubs


def _stubs(parts: Sequence[str], source: _Source) -> Iterable[Stub]:
    common = _common(parts)
    subject = next(iter(_names(source.title, common)), "")
    seen: set[str] = set()
    for part in parts:
        if part == source.title or part in seen or not _says_something(part):
            continue
        seen.add(part)
        names = _names(part, common)
        values = _values(part)[:MOST_VALUES]
        dates = [v for v in values if v.key == "date"]
        figures = [v for v in values if v.key == "quantity"]
        # One date beside figures is most often the time that they are true of.
        when = dates[0].text if figures and len(dates) == 1 else ""
        for value in figures if when else values:
            yield _stub(part, value, _subject(part, value, names) or subject, when)
        if names and not values:
            yield _bare(part, names[0])
        subject = names[0] if names else subject


def _says_something(part: str) -> bool:
    """A sentence, not a byline, a date or a page's furniture."""
    return (
        len(part) <= MOST_QUOTE and len(part.split()) >= 4 and not _BYLINE.fullmatch(part) and not _day(part)
    )


def _common(parts: Sequence[str]) -> set[str]:
    """Words that are no names: written small somewhere, or large only where a sentence begins."""
    small = {w for part in parts for w in re.findall(r"\b[a-z][\w’'-]*", part)}
    inside = {w.casefold() for part in parts for w in re.findall(r"(?<=[^\W_] )[A-Z][\w’'-]*", part)}
    first = {m[0].casefold() for part in parts if (m := re.match(r"[A-Z][\w’'-]*(?=\s[a-z])", part))}
    return small | (first - inside)


def _stub(part: str, value: Value, about: str, when: str) -> Stub:
    predicate = _predicate(part, value, about)
    why = "" if about and predicate else "what it is about was not found"
    near = part[max(0, value.start - _CUE_REACH) : value.end]
    return Stub(about, predicate, part, value, when, _certainty(near), why)


def _bare(part: str, name: str) -> Stub:
    """A sentence without a figure or a date: what it says is for a person to put."""
    rest = part[part.find(name) + len(name) :]
    predicate = " ".join(_POSSESSIVE_HEAD.sub("", rest).strip(_TRIM).split()[:LONGEST_PREDICATE]).strip(_TRIM)
    return Stub(name, predicate, part, certainty=_certainty(part), why="no figure or date was read in it")


def _headline(source: _Source, parts: Sequence[str]) -> Stub:
    """The title as a claim, where no other could be made: a claims file has to hold one."""
    title = source.title or parts[0]
    name = next(iter(_names(title, _common(parts))), title.split()[0])
    rest = _POSSESSIVE_HEAD.sub("", title[title.find(name) + len(name) :]).strip(_TRIM) or title
    return Stub(name.strip(_TRIM) or title, rest, title, certainty=_certainty(title))


def _certainty(part: str) -> str:
    return "possible" if _POSSIBLE.search(part) else "probable" if _PROBABLE.search(part) else ""


def _names(part: str, common: set[str]) -> list[str]:
    """Runs of capitalised words that are more than the beginning of a sentence or an adjective."""
    found = []
    for match in _NAME.finditer(part):
        words = match[0].split()
        while words and words[0].casefold() in common | _STOPS | _FIGURE_LEADS | _DATE_LEADS:
            words = words[1:]
        name = _POSSESSIVE.sub("", " ".join(words)).strip(_TRIM)
        goes_on = part[match.end() : match.end() + 2].strip()[:1].islower()
        if len(name) < 2 or name in _MONTHS | _DAYS or (goes_on and _ADJECTIVE.fullmatch(name)):
            continue
        if not _date(name):
            found.append(name)
    return list(dict.fromkeys(found))


def _subject(part: str, value: Value, names: Sequence[str]) -> str:
    """The first name of the sentence, when it stands before the value; else the first behind it."""
    before = [name for name in names if part.find(name) < value.start and name not in value.text]
    return next(iter(before), "") or next((name for name in names if name not in value.text), "")


def _predicate(part: str, value: Value, about: str) -> str:
    """The words between the subject and the value in the value's clause, else those behind the value."""
    before = part[: value.start]
    at = before.find(about) if about else -1
    clause = _CLAUSE.split(before[at + len(about) :] if at >= 0 else before)[-1]
    words = _POSSESSIVE_HEAD.sub("", clause).translate(_NO_MARKS).strip(_TRIM).split()[-LONGEST_PREDICATE:]
    while words and words[0].casefold() in _RELATIVE:
        words = words[1:]
    if any(w.casefold() not in _STOPS for w in words):
        return " ".join(words).strip(_TRIM)
    behind = _CLAUSE.split(part[value.end :].strip(_TRIM))[0].translate(_NO_MARKS)
    return " ".join((behind.replace(about, "") if about else behind).split()[:LONGEST_PREDICATE]).strip(_TRIM)


# Values


def _values(part: str) -> list[Value]:
    """The figures and dates of a sentence, each as long as it reads."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(part)]
    found: list[Value] = []
    at = 0
    while at < len(words):
        value = _value_at(part, words, at)
        if value is None:
            at += 1
            continue
        found.append(value)
        while at < len(words) and words[at][0] < value.end:
            at += 1
    return found


def _value_at(part: str, words: Sequence[tuple[int, int]], at: int) -> Value | None:
    """The longest value that begins with this word."""
    first = part[slice(*words[at])].strip(_TRIM)
    key = first.casefold()
    if not (_begins_value(first) or key in _FIGURE_LEADS | _DATE_LEADS | {"a", "an"}):
        return None
    for count in range(min(LONGEST_VALUE, len(words) - at), 0, -1):
        start, end = _trimmed(part, words[at][0], words[at + count - 1][1])
        text = part[start:end]
        if not _may_be_value(text):
            continue
        if _YEAR.search(text) and _date(text) is not None:
            return Value("date", text, start, end)
        if (_begins_value(first) or key in _FIGURE_LEADS or _is_fraction(text)) and _is_figure(text):
            return Value("quantity", text, start, end)
    return None


def _is_fraction(text: str) -> bool:
    """ "a quarter of the staff", "an estimated 300"."""
    words = text.split()
    return len(words) > 1 and words[0] in ("a", "an") and words[1].casefold() in _FRACTIONS


def _begins_value(word: str) -> bool:
    return bool(_DIGIT.search(word)) or word.casefold().split("-")[0] in _NUMBER_WORDS or word in _MONTHS


def _trimmed(part: str, start: int, end: int) -> tuple[int, int]:
    while start < end and part[start] in _TRIM:
        start += 1
    while end > start and part[end - 1] in _TRIM:
        end -= 1
    return start, end


def _may_be_value(text: str) -> bool:
    """One clause, with a figure in it, that does not go on behind its noun."""
    words = text.split()
    if not words or re.search(r"[;:!?()“”\"]|[,.]\s(?!\d{4}\b)", text):
        return False
    if not any(_begins_value(w.strip(_TRIM)) for w in words):
        return False
    last_figure = max(n for n, w in enumerate(words) if _begins_value(w.strip(_TRIM)))
    tail = [w.casefold() for w in words[last_figure + 1 :]]
    if not tail or tail[0] == "of":
        return len(tail) != 1 and (not tail or tail[-1] not in _STOPS)
    return (
        len(tail) <= 2 and not any(w in _STOPS for w in tail) and not tail[-1].endswith(("ed", "ing", "of"))
    )


def _is_figure(text: str) -> bool:
    if _YEAR.match(text) and not text[4:5].isalnum() and text[4:5] not in (",", ".", "-"):
        return False  # "2024 election"
    if _ORDINAL.search(text):
        return False
    try:
        read_quantity(text)
    except UnreadableQuantity:
        return False
    return True


# The file


def _with_ids(stubs: Iterable[Stub]) -> list[Stub]:
    """Ids from what the stubs say, made unique."""
    taken: set[str] = set()
    out = []
    for stub in stubs:
        base = slug(" ".join((stub.predicate or stub.subject).split()[-3:]))[:40].strip("-_.") or "claim"
        id, number = base, 2
        while id in taken:
            id, number = f"{base}-{number}", number + 1
        taken.add(id)
        out.append(replace(stub, id=id))
    return out


def _file(id: str, source: _Source, article: str, stubs: Sequence[Stub]) -> str:
    lines = [
        "# A draft: look at every word. Subjects, predicates and the source are guesses; what is commented",
        "# out could not be made a claim as it stands. Remove what says nothing worth comparing.",
        "source:",
        f"  id: {id}",
        f"  title: {inline_scalar(source.title)}",
    ]
    for key in ("publisher", "author", "published"):
        value = getattr(source, key)
        lines.append(f"  {key}: {inline_scalar(value)}" if value else f"  # {key}:")
    lines += [f"  article: {inline_scalar(article)}", ""]
    if all(s.why for s in stubs):
        lines.append("claims: []")
    else:
        lines.append("claims:")
    for stub in stubs:
        if stub.why:
            lines.append(f"  # {stub.why}:")
        lines += [f"  {'# ' * bool(stub.why)}{line}" for line in stub.lines()]
    return "\n".join(lines) + "\n"


def _faultless(
    stubs: Sequence[Stub],
    prefix: str,
    written: Callable[[Sequence[Stub]], str],
    checked: Check,
    before: Report,
) -> list[Stub]:
    """Comment out, one round after the other, what the check finds fault with."""
    stubs = list(stubs)
    known = {(f.code, f.claims) for f in before.findings}
    while not all(s.why for s in stubs):
        report = checked(written(stubs))
        faults = [f for f in report.findings if _is_fault(f, prefix, known)]
        if not faults:
            break
        bad: dict[str, str] = {}
        for f in faults:
            for id in _to_blame(f, prefix, report):
                bad.setdefault(id.removeprefix(prefix), f"{f.code} {f.name}")
        if not bad:
            bad = {s.id: faults[0].name for s in stubs}
        stubs = [replace(s, why=bad[s.id]) if not s.why and s.id in bad else s for s in stubs]
    return stubs


def _is_fault(f: Finding, prefix: str, known: set[tuple[str, tuple[str, ...]]]) -> bool:
    if f.severity == "note" or f.state == "decided":
        return False
    mine = any(id.startswith(prefix) for id in f.claims)
    return mine or (f.code, f.claims) not in known


def _to_blame(f: Finding, prefix: str, report: Report) -> Sequence[str]:
    """The stubs that a finding is about, the first of several being given the benefit of the doubt; for one
    about other claims, those that brought them together."""
    mine = [id for id in f.claims if id.startswith(prefix)]
    if mine:
        return mine[1:] or mine
    for q in report.questions:
        if not set(f.claims).isdisjoint(q.claims):
            mine += [id for id in q.claims if id.startswith(prefix)]
    return mine
