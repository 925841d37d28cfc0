"""A Markdown file in, its lines without its marks out, each with its place."""

import re
from collections.abc import Iterator, Sequence

from drafter.corpus.plain_text import read_text
from drafter.corpus.rows import join_cells
from drafter.dataclass import replace
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.model.passage import Anchor, Passage, join

# At the head of a line: # headings, > quotations, - items (1. is the speech's own marker), [ ] boxes of a task list.
_HEAD = expression(r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?(?=\S))")
# Rules, fences, the line below a table's heading, footnotes.
_RULE = expression(r"^\s*(?:[-*_]\s*){3,}$|^\s*```.*$|^\s*\|?(?:\s*:?-+:?\s*\|)+\s*$|^\[\^[^\]\s]+\]:")
# Inside: ~~struck~~ goes with its words; of **strong**, ==marked==, `code`, links and tags only the signs do.
_INSIDE = expression(
    r"(?P<image>!\[[^\]]*\]\([^)]*\))|~~(?=[^~\s])[^~]+~~|\[\^[^\]\s]+\]"
    r"|</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s+[A-Za-z][^<>]{0,200})?\s*/?>|<https?://[^<>\s]+>|<!--.*?-->"
    rf"|\*\*(?=[^*\s])|(?<=[^*\s])\*\*(?!\*)|__(?=[{HAN}])|(?<=[{HAN}])__(?!\w)|`"
    r"|==(?=[^=\s][^=]*==)|(?<=[^=\s])==(?!=)"
    r"|\[(?=[^\]]+\]\((?:https?:|/|#))|(?<=[^\]])\]\((?:https?:|/|#)[^)]*\)|\\(?=[.()\[\]*_#-])|\s#+\s*$"
)
_FIRST_RANK = expression(r"\s*#\s")
_ROW = expression(r"\s*\|(?:[^|]*\|){2,}\s*$")
_BAR = expression(r"(?<!\\)\|")
_BREAK = expression(r"<br\s*/?>", re.IGNORECASE)
_NUMBER = expression(r"\s*(?P<number>\d{1,9})(?P<mark>[.)])\s")


def read_markdown(data: bytes) -> list[Passage]:
    """The lines of a text in Markdown: headings, emphasis, links and front matter are gone, numbers stay.

    Raises UnreadableError.
    """
    lines = _without_front_matter(read_text(data))
    return [part for line in _number(lines) for part in _strip(line)]


def _without_front_matter(lines: Sequence[Passage]) -> Sequence[Passage]:
    if lines and lines[0].text.strip() == "---":
        start = next((i + 1 for i in range(1, len(lines)) if lines[i].text.strip() == "---"), 0)
        return lines[start:]
    return lines


def _strip(line: Passage) -> Iterator[Passage]:
    """A line without its marks, in two where <br> breaks it; none for a line that is nothing but marks."""
    if _RULE.match(line.text):
        return
    if breaks := [match.start() for match in _BREAK.finditer(line.text)]:
        for part in line.divide(breaks):
            yield from _strip(part.cut(match.end() if (match := _BREAK.match(part.text)) else 0))
        return
    if _ROW.match(line.text):
        yield join_cells([cell.strip() for cell in _cells(line)])
        return
    spans = []
    if head := _HEAD.match(line.text):
        spans.append(head.span())
        line = replace(line, role="title" if _FIRST_RANK.match(line.text) else "")
    after = spans[-1][1] if spans else 0
    strong = line.text.count("**") % 2 == 0
    spans += [match.span() for match in _INSIDE.finditer(line.text, after) if strong or match[0] != "**"]
    yield line.without(spans) if spans else line


def _cells(row: Passage) -> Iterator[Passage]:
    """The cells of a row of a table, without the bars between them."""
    at = 0
    for bar in [*(match.start() for match in _BAR.finditer(row.text)), len(row.text)]:
        yield from (part for part in [row.cut(at, bar)] if part.text.strip())
        at = bar + 1


def _number(lines: Sequence[Passage]) -> Iterator[Passage]:
    """The items of a list whose numbers were left to Markdown, 1. 1. 1., as they are shown: 1. 2. 3."""
    first, count = ("", ""), 0
    for line in lines:
        match = _NUMBER.match(line.text)
        if match and (match["number"], match["mark"]) == first:
            count += 1
            start, end = match.span("number")
            number = Passage(str(int(first[0]) + count), (Anchor(0, *line.where(start)),))
            yield join([line.cut(0, start), number, line.cut(end)] if start else [number, line.cut(end)])
            continue
        if match:
            first, count = (match["number"], match["mark"]), 0
        elif line.text[:1].strip():
            first = ("", "")  # a paragraph ends the list; an empty or indented line does not
        yield line
