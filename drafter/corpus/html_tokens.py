"""The text of a web page in; its tags and texts, with where they begin, out, in time that grows with the length alone.

After the HTML Standard 13.2.5, but for what ends nowhere: browsers drop the rest of the page, here it is text again.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from drafter import bounds
from drafter.language.expressions import expression

_NAME = expression(r"[A-Za-z][^\s/><]*")
_NEXT = expression("[>=]")
_VALUE = expression(r"=\s*([\"'])")
_ATTRIBUTE = expression(r"([^\s=>/\"']+)\s*(?:=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+))?")
_REFERENCE = expression(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = ("script", "style", "textarea", "title")
"""What is between these and their end is no markup (13.2.5.1, 13.2.6.2)."""


class Token(NamedTuple):
    """A piece of a page: `text`, the `start` of an element or its `end`."""

    kind: str
    value: str
    """The text as it reads, or the name of the element in small letters."""
    start: int
    """Index in the page."""
    attributes: str = ""
    """As they are written."""


def tokens(page: str) -> Iterator[Token]:
    """The page from beginning to end; a reference such as &amp; is a text of its own, so that places stay right."""
    missing: set[str] = set()  # ends that no longer come: looked for once, not at every beginning
    at = 0

    while at < len(page):
        opening = page.find("<", at)
        if opening < 0:
            opening = len(page)
        yield from _texts(page, at, opening)
        if opening == len(page):
            return
        after = page[opening + 1 : opening + 2]
        closes = after == "/"
        name = _NAME.match(page, opening + 1 + closes)
        end = -1
        if name:
            end = _end_of_tag(page, name.end(), missing)
        elif page.startswith("<!--", opening):
            end = _find(page, "-->", opening + 2, missing)
            end = end + 2 if end >= 0 else _find(page, ">", opening, missing)
        elif after in ("!", "?", "/"):
            end = _find(page, ">", opening, missing)
        if end < 0:
            yield Token("text", "<", opening)
            at = opening + 1
            continue
        at = end + 1
        if name:
            tag = name[0].lower()
            yield Token("end" if closes else "start", tag, opening, page[name.end() : end])
            if tag in _RAW and not closes:
                raw = _find_raw_end(page, tag, at, missing)
                if tag == "title":
                    yield from _texts(page, at, raw)
                at = raw


def attributes(text: str) -> dict[str, str]:
    """Name to value of what a tag says; names in small letters, the first of equal ones."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text[: bounds.ATTRIBUTES]):
        found.setdefault(match[1].lower(), unescape((match[2] or "").strip("\"'")))
    return found


def _find(page: str, end: str, start: int, missing: set[str]) -> int:
    """As `str.find`, and remembers what is missing from here on."""
    found = -1 if end in missing else page.find(end, start)
    if found < 0:
        missing.add(end)
    return found


def _end_of_tag(page: str, at: int, missing: set[str]) -> int:
    """The index of the > that ends a tag; one inside a quoted value does not. -1 when there is none."""
    while match := None if ">" in missing else _NEXT.search(page, at):
        if match[0] == ">":
            return match.start()
        quoted = _VALUE.match(page, match.start())
        closing = _find(page, quoted[1], quoted.end(), missing) if quoted else -1
        at = closing + 1 if closing >= 0 else match.end()
    missing.add(">")
    return -1


def _find_raw_end(page: str, tag: str, at: int, missing: set[str]) -> int:
    """Where the end tag of a script or the like begins; the end of the page when there is none."""
    if f"</{tag}" not in missing:
        match = re.compile(f"</{tag}(?=[\\s/>])", re.IGNORECASE).search(page, at)
        if match:
            return match.start()
        missing.add(f"</{tag}")
    return len(page)


def _texts(page: str, start: int, end: int) -> Iterator[Token]:
    """A stretch without tags, its references read."""
    if page.find("&", start, end) >= 0:
        for match in _REFERENCE.finditer(page, start, end):
            if match.start() > start:
                yield Token("text", page[start : match.start()], start)
            yield Token("text", unescape(match[0]) if len(match[0]) <= bounds.DIGITS + 25 else "\ufffd", match.start())
            start = match.end()
    if end > start:
        yield Token("text", page[start:end], start)
