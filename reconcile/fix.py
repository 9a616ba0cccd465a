"""What `--fix` may change in a claims file: the article's hash, and a quote's white space, quotation marks
and dashes, put as the article has them. Splices that touch nothing else; one that would is not made."""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.claim import Claim
from reconcile.corpus import Corpus
from reconcile.fingerprint import plain_marks
from reconcile.load import load_corpus
from reconcile.yamltree import Items, Scalar, Table, quoted, read_tree, shown

MOST_OCCURRENCES = 100  # of one passage in its article
HASH = "article_sha256"

_LEFT_OUT = re.compile(r"\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*")
_BREAK = re.compile(r"\r\n?|\n")
_GAP = re.compile(r"\s+")

Splice = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Fixed:
    """The new text, and what was done, a sentence each; the same text when there was nothing to do."""

    text: str
    done: tuple[str, ...] = ()


def sha256_of(article: str) -> str:
    """What `article_sha256` holds: of a file in UTF-8 without a byte order mark, what `sha256sum` prints."""
    return hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()


def fixed(path: str, text: str, articles: Mapping[str, str]) -> Fixed:
    """The claims file `path` with everything mended that is safe to mend; `articles`: path -> text."""
    corpus = load_corpus({path: text})
    tree = read_tree(path, text)
    article = articles.get(corpus.sources[0].article or "") if corpus.sources else None
    if article is None or tree.broken or type(tree.root) is not Table:
        return Fixed(text)
    quotes = list(_quotes(tree.root))
    folded = _Folded(article)
    there = [folded.own_words(scalar.text) for _, scalar in quotes]
    out = _Result(path, text, corpus)
    for (id, scalar), own in zip(reversed(quotes), reversed(there), strict=True):
        if own is not None:
            out.quote(id, scalar, own)
    out.hash(tree.root, sha256_of(article), all(own is not None for own in there))
    return Fixed(out.text, tuple(reversed(out.done)))


def _quotes(root: Table) -> Iterable[tuple[str, Scalar]]:
    """The quotes of a file in the order written, each with its claim's id."""
    claims = root.entries.get("claims")
    for node in claims.items if type(claims) is Items else ():
        quote = node.entries.get("quote") if type(node) is Table else None
        id = node.entries.get("id") if type(node) is Table else None
        for scalar in quote.items if type(quote) is Items else (quote,):
            if type(scalar) is Scalar and scalar.text.strip() and not scalar.bad:
                yield id.text if type(id) is Scalar else "", scalar


class _Result:
    """Collects what was done. Offsets stay right, for the file is changed from its end to its beginning."""

    def __init__(self, path: str, text: str, corpus: Corpus) -> None:
        self.path = path
        self.text = text
        self.meant = _meaning(corpus)
        self.done: list[str] = []

    def quote(self, id: str, scalar: Scalar, own: str) -> None:
        if own.split() == scalar.text.split() and own == scalar.text:
            return
        for splices in (_word_by_word(self.text, scalar, own), _as_a_whole(scalar, own)):
            if splices and self._take(splices):
                self.done.append(
                    f"{self.path}: the quote of {id} has the article's own characters: {shown(own)}"
                )
                return

    def hash(self, root: Table, sha256: str, all_there: bool) -> None:
        """Written where there is none. An article that has changed is only taken for checked when every
        quote is still in it."""
        source = root.entries.get("source")
        if type(source) is not Table or type(source.entries.get("article")) is not Scalar:
            return
        old = source.entries.get(HASH)
        if old is None:
            if self._take([_insertion(self.text, source, sha256)]):
                self.done.append(f"{self.path}: the hash of the article that was checked is noted")
        elif type(old) is Scalar and old.text.casefold() != sha256 and (all_there or not old.text):
            start = old.start if old.text else old.key + len(HASH) + 1
            new = sha256 if old.text else f" {sha256}"
            if self._take([(start, max(start, old.end), new)]):
                self.done.append(
                    f"{self.path}: the article has changed; every quote is in it, and its hash is renewed"
                )

    def _take(self, splices: Sequence[Splice]) -> bool:
        """Make the change, if the file then still means the same."""
        text = self.text
        for start, end, new in sorted(splices, reverse=True):
            text = text[:start] + new + text[end:]
        if text == self.text or _meaning(load_corpus({self.path: text})) != self.meant:
            return False
        self.text = text
        return True


def _meaning(corpus: Corpus) -> object:
    """Everything in the file but what may be mended."""
    sources = tuple(replace(s, article_sha256="") for s in corpus.sources)
    return (
        sources,
        tuple(_plain(c) for c in corpus.claims),
        tuple((f.code, f.message) for f in corpus.findings),
    )


def _plain(claim: Claim) -> Claim:
    source = replace(claim.source, article_sha256="")
    return replace(claim, source=source, quote=tuple(" ".join(plain_marks(q).split()) for q in claim.quote))


# The article's own words


class _Folded:
    """An article with its marks and white space made plain, and where each character comes from."""

    def __init__(self, article: str) -> None:
        self.article = article
        pieces: list[str] = []
        self.starts = array("I")
        last = 0
        for gap in _GAP.finditer(article):
            pieces += (plain_marks(article[last : gap.start()]), " ")
            self.starts.extend(range(last, gap.start() + 1))
            last = gap.end()
        pieces.append(plain_marks(article[last:]))
        self.starts.extend(range(last, len(article) + 1))
        self.text = "".join(pieces)

    def own_words(self, quote: str) -> str | None:
        """The quote with the article's own characters, on one line; None when it is not there, or stands
        there in several ways none of which is the quote's."""
        whole = self._own(quote, 0)
        if whole is not None:
            return whole[0]
        parts = _LEFT_OUT.split(quote.strip())
        marks = _LEFT_OUT.findall(quote.strip())
        if len(parts) < 2:
            return None
        found: list[str] = []
        at = 0
        for part in parts:
            own = self._own(part, at) if part else ("", at)
            if own is None:
                return None
            found.append(own[0])
            at = own[1]
        pieces = [found[0]]
        for mark, part in zip(marks, found[1:], strict=True):
            pieces += (
                " ".join(mark.split()).join((" " * mark[:1].isspace(), " " * mark[-1:].isspace())),
                part,
            )
        return "".join(pieces)

    def _own(self, quote: str, start: int) -> tuple[str, int] | None:
        """The passage as the article writes it, and where the search for the next part begins."""
        needle = " ".join(plain_marks(quote).split())
        found: dict[str, int] = {}
        at = self.text.find(needle, start) if needle else -1
        for _ in range(MOST_OCCURRENCES):
            if at < 0:
                break
            if self._is_whole(at, at + len(needle)):
                passage = self.article[self.starts[at] : self.starts[at + len(needle) - 1] + 1]
                found.setdefault(" ".join(passage.split()), at + len(needle))
            at = self.text.find(needle, at + 1)
        written = " ".join(quote.split())
        if written in found:
            return written, found[written]
        return next(iter(found.items())) if len(found) == 1 else None

    def _is_whole(self, start: int, end: int) -> bool:
        """No word or figure is cut at either end."""
        text = self.text
        cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        cut_behind = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
        return not (cut_before or cut_behind)


# Into the YAML


def _word_by_word(text: str, scalar: Scalar, own: str) -> list[Splice]:
    """One splice for each word that differs and each odd gap inside a line; [] when the words as written are
    not those that YAML reads, as with escapes."""
    start, end = _inside(text, scalar)
    raw = text[start:end]
    if scalar.style == '"' and "\\" in raw:
        return []
    new = own.split()
    old = list(re.finditer(r"\S+", raw))
    if [_read(scalar.style, w[0]) for w in old] != scalar.text.split() or len(old) != len(new):
        return []
    splices = [
        (start + w.start(), start + w.end(), _written(scalar.style, n))
        for w, n in zip(old, new, strict=True)
        if _read(scalar.style, w[0]) != n
    ]
    edges = [0, *(w.end() for w in old)], [*(w.start() for w in old), len(raw)]
    for place, (left, right) in enumerate(zip(*edges, strict=True)):
        wanted = " " if 0 < place < len(old) else ""
        outside = not wanted and scalar.style not in ("'", '"')
        if raw[left:right] != wanted and not outside and not _BREAK.search(raw[left:right]):
            splices.append((start + left, start + right, wanted))
    return splices


def _as_a_whole(scalar: Scalar, own: str) -> list[Splice]:
    return [] if scalar.style and scalar.style in "|>" else [(scalar.start, scalar.end, quoted(own))]


def _inside(text: str, scalar: Scalar) -> tuple[int, int]:
    """The offsets of what is written, without quotation marks or the line of a `|` or `>`."""
    if scalar.style in ("'", '"'):
        return scalar.start + 1, scalar.end - 1
    if scalar.style:
        head = _BREAK.search(text, scalar.start)
        return (head.end() if head else scalar.end), scalar.end
    return scalar.start, scalar.end


def _read(style: str, word: str) -> str:
    return word.replace("''", "'") if style == "'" else word


def _written(style: str, word: str) -> str:
    if style == "'":
        return word.replace("'", "''")
    return word.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else word


def _insertion(text: str, source: Table, sha256: str) -> Splice:
    """Behind the line of `article`, as far in; between brackets, behind its value."""
    article = source.entries["article"]
    if source.flow:
        return article.end, article.end, f", {HASH}: {sha256}"
    starts = [0, *(m.end() for m in _BREAK.finditer(text))]
    line = starts[bisect_left(starts, article.key + 1) - 1]
    indent = text[line : article.key]
    found = _BREAK.search(text, article.end)
    if found is None:
        any_break = _BREAK.search(text)
        return len(text), len(text), f"{any_break[0] if any_break else chr(10)}{indent}{HASH}: {sha256}"
    return found.end(), found.end(), f"{indent}{HASH}: {sha256}{found[0]}"
