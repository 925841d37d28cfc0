"""A web page in, the paragraphs of its text out, each with its place in the page; navigation and links left out."""

import re
from collections import Counter

from drafter.corpus.html_tokens import Token, attributes, tokens
from drafter.corpus.rows import is_row, join_cells
from drafter.dataclass import replace
from drafter.files.encoding import decode
from drafter.language.expressions import expression
from drafter.model.passage import Anchor, Passage

_SKIPPED = expression(
    "script|style|nav|footer|aside|form|button|select|noscript|template|svg|iframe|head|textarea|title"
)
_BLOCKS = expression(
    "p|div|br|li|ul|ol|tr|td|th|table|section|article|header|main|blockquote|pre|dl|dt|dd|hr|body|center|figure"
    "|figcaption|h[1-6]"
)
_VOID = expression("br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr")
_NEVER_CHROME = frozenset(("body", "html", "main", "article"))
# Words of a class or an id: what is called so is no text of the page.
_CHROME = expression(
    "nav|menu|navbar|breadcrumb|crumb|footer|sidebar|aside|related?|recommend|ads?|advert|advertisement|banner|share"
    "|comments?|toolbar|pagination|pager|copyright|hot"
)
_WORDS = expression("[a-z]+")
_HIDDEN = expression(r"display\s*:\s*none", re.IGNORECASE)
_CONTENT = frozenset(
    ("js_content", "trs_editor", "ucap-content", "pages_content", "article-content", "article_content", "zoom")
)
"""Ids and classes, in small letters, in which WeChat and the usual systems of public bodies set an article."""
_LINKED = 0.6
"""A block of which this share is links is navigation."""
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)|<\?xml[^>]{0,80}encoding=[\"']([A-Za-z0-9_-]+)")
_HEAD = 4096


def read_html(data: bytes, charset: str = "") -> list[Passage]:
    """The blocks of a page in order, those that are mostly links left out. Raises UnreadableError.

    charset: what the page was sent with; otherwise what it says itself. Where it marks its article, only the article
    and the heading above it are read.
    """
    said = _CHARSET.search(data[:_HEAD])
    page = decode(data, charset or (said[1] or said[2] if said else b"").decode("ascii"), clipped=True).text
    if "\r" in page:
        page = page.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(page)
    for token in tokens(page):
        reader.take(token)
    return reader.close()


class _Reader:
    """Takes the tokens of a page one by one and keeps its paragraphs."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._passages: list[Passage] = []
        self._articles: list[bool] = []
        """Of each passage, whether it is of the article."""
        self._pieces: list[tuple[str, int]] = []
        self._linked = 0
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        """How often each element is open: many pages close what they never opened."""
        self._skipped_from = 0
        """Depth of the element that is left out, with all in it; 0: none is."""
        self._article_from = 0
        """Depth of the element that holds the article; 0: we are in none."""
        self._has_article = False
        self._row: list[int] = []
        """Where the cells of the open row of a table begin among the paragraphs."""
        self._seen, self._line, self._line_start = 0, 1, 0

    def take(self, token: Token) -> None:
        if token.kind == "text":
            if not self._skipped_from:
                self._pieces.append((token.value, token.start))
                self._linked += len(token.value.strip()) if self._counts["a"] else 0
        elif token.kind == "start":
            self._start(token.value, token.attributes)
        else:
            self._end(token.value)

    def close(self) -> list[Passage]:
        """The paragraphs of the page."""
        self._end_block()
        if not self._has_article:
            return self._passages
        return [passage for passage, kept in zip(self._passages, self._articles, strict=True) if kept]

    def _start(self, tag: str, written: str) -> None:
        if _BLOCKS.fullmatch(tag):
            self._end_block()
            if self._open and self._open[-1] == "p" and tag != "br":
                self._end("p")  # HTML Standard 13.2.6.4.7: a block ends the paragraph before it
        said = attributes(written)
        if _VOID.fullmatch(tag) or (written.endswith("/") and not _BLOCKS.fullmatch(tag)):
            return
        if tag == "a" and "href" not in said:
            return  # a name for a place in the page: no link, and often never closed
        self._open.append(tag)
        self._counts[tag] += 1
        if tag == "tr":
            self._row = []
        elif tag in ("td", "th"):
            self._row.append(len(self._passages))
        if self._skipped_from:
            return
        names = {said.get("id", "").lower(), *said.get("class", "").lower().split()}
        if not names.isdisjoint(_CONTENT) and not self._article_from:
            self._has_article, self._article_from = True, len(self._open)
        elif _SKIPPED.fullmatch(tag) or (tag not in _NEVER_CHROME and self._is_chrome(said)):
            self._skipped_from = len(self._open)

    def _end(self, tag: str) -> None:
        if _BLOCKS.fullmatch(tag):
            self._end_block(tag)
            if tag == "tr":
                self._end_row()
        if not self._counts[tag]:
            return
        while True:
            last = self._open.pop()
            self._counts[last] -= 1
            if last == tag:
                break
        if len(self._open) < self._skipped_from:
            self._skipped_from = 0
        if len(self._open) < self._article_from:
            self._article_from = 0

    def _end_block(self, tag: str = "") -> None:
        pieces = self._pieces
        text = "".join(piece for piece, _ in pieces)
        if text.strip() and self._linked < _LINKED * len(text.strip()):
            passage = self._passage(pieces)
            self._passages.append(replace(passage, role="title") if tag == "h1" else passage)
            is_heading = tag in ("h1", "h2", "h3")
            self._articles.append(bool(self._article_from) or (is_heading and not self._has_article))
        self._pieces, self._linked = [], 0

    def _end_row(self) -> None:
        """The cells of a row as one paragraph, where each holds one."""
        if not self._row:
            return
        first, cells = self._row[0], self._passages[self._row[0] :]
        once = len(set(self._row)) == len(cells) > 1
        if once and is_row([cell.text for cell in cells]):
            self._passages[first:] = [join_cells([cell.strip() for cell in cells])]
            self._articles[first:] = self._articles[first : first + 1]
        self._row = []

    def _passage(self, pieces: list[tuple[str, int]]) -> Passage:
        """A paragraph: the lines of its source joined, the spaces at their ends left out."""
        texts: list[str] = []
        anchors: list[Anchor] = []
        length = 0
        for piece, start in pieces:
            at = start
            for number, part in enumerate(piece.split("\n")):
                text = part.strip("\t ") if number else part.rstrip("\t ") if "\n" in piece else part
                if text:
                    anchors.append(Anchor(length, *self._where(at + part.index(text))))
                    texts.append(text)
                    length += len(text)
                at += len(part) + 1
        return Passage("".join(texts), tuple(anchors))

    def _where(self, index: int) -> tuple[int, int]:
        """Line and column of a character that stands after all that were asked for before."""
        self._line += self._page.count("\n", self._seen, index)
        newline = self._page.rfind("\n", self._seen, index)
        if newline >= 0:
            self._line_start = newline + 1
        self._seen = index
        return self._line, index - self._line_start + 1

    def _is_chrome(self, said: dict[str, str]) -> bool:
        if "hidden" in said or _HIDDEN.search(said.get("style", "")):
            return True
        named = " ".join(said.get(name, "") for name in ("class", "id", "role"))
        return any(map(_CHROME.fullmatch, _WORDS.findall(named.lower())))
