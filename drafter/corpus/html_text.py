"""A web page in, the paragraphs of its text out, each with its place in the page; navigation and links left out."""

import re
from html import unescape
from html.parser import HTMLParser

from drafter.model.passage import Anchor, Passage

_SKIPPED = re.compile("script|style|nav|footer|aside|form|button|select|noscript|template|svg|iframe|head")
_BLOCKS = re.compile(
    "p|div|br|li|ul|ol|tr|td|th|table|section|article|header|main|blockquote|pre|dl|dt|dd|hr|body|center|figure"
    "|figcaption|h[1-6]"
)
_VOID = re.compile("br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr")
# Words of a class or an id: what is called so is no text of the page.
_CHROME = re.compile(
    "nav|menu|navbar|breadcrumb|crumb|footer|sidebar|aside|related?|recommend|ads?|advert|advertisement|banner|share"
    "|comments?|toolbar|pagination|pager|copyright|hot"
)
_WORDS = re.compile("[a-z]+")
_LINKED = 0.6
"""A block of which this share is links is navigation."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.passages: list[Passage] = []
        self._pieces: list[tuple[str, int, int]] = []
        self._linked = 0
        self._in_link = 0
        self._skip: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skip:
            if not _VOID.fullmatch(tag):
                self._skip.append(tag)
            return
        if _BLOCKS.fullmatch(tag):
            self._end_block()
        if _VOID.fullmatch(tag):
            return
        if _SKIPPED.fullmatch(tag) or (tag not in ("body", "html", "main", "article") and self._is_chrome(attrs)):
            self._skip.append(tag)
        elif tag == "a":
            self._in_link += 1

    def handle_endtag(self, tag: str) -> None:
        if self._skip:
            if tag in self._skip:
                while self._skip.pop() != tag:
                    pass
            return
        if _BLOCKS.fullmatch(tag):
            self._end_block()
        elif tag == "a":
            self._in_link = max(0, self._in_link - 1)

    def handle_data(self, data: str) -> None:
        if self._skip:
            return
        line, column = self.getpos()
        for number, part in enumerate(data.split("\n")):
            text = part.strip("\r\t ") if number else part.rstrip("\r\t ")
            if text:
                lead = len(part) - len(part.lstrip("\r\t ")) if number else 0
                self._add(text, line + number, (column if number == 0 else 0) + lead + 1)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def close(self) -> None:
        super().close()
        self._end_block()

    def _reference(self, reference: str) -> None:
        if not self._skip:
            line, column = self.getpos()
            self._add(unescape(reference), line, column + 1)

    def _add(self, text: str, line: int, column: int) -> None:
        self._pieces.append((text, line, column))
        if self._in_link:
            self._linked += len(text.strip())

    def _end_block(self) -> None:
        text = "".join(piece for piece, _, _ in self._pieces)
        if text.strip() and self._linked < _LINKED * len(text.strip()):
            anchors, offset = [], 0
            for piece, line, column in self._pieces:
                anchors.append(Anchor(offset, line, column))
                offset += len(piece)
            self.passages.append(Passage(text, tuple(anchors)))
        self._pieces, self._linked = [], 0

    def _is_chrome(self, attrs: list[tuple[str, str | None]]) -> bool:
        named = " ".join(value or "" for name, value in attrs if name in ("class", "id", "role"))
        return any(map(_CHROME.fullmatch, _WORDS.findall(named.lower())))


def read_html(text: str) -> list[Passage]:
    """The blocks of a page in order, those that are mostly links left out."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.passages
