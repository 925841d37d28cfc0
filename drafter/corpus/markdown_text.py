"""A Markdown file in, its lines without its marks out, each with its place."""

import re
from collections.abc import Sequence

from drafter.corpus.plain_text import read_text
from drafter.model.passage import Passage

# At the head of a line: # headings, > quotations, - items (1. is the speech's own marker).
_HEAD = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?=\S))")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*```.*$|^\s*\|?(?:\s*:?-+:?\s*\|)+\s*$")
# Inside: **strong**, `code`, links, images, escapes.
_INSIDE = re.compile(
    r"(?P<image>!\[[^\]]*\]\([^)]*\))|\*\*(?=[^*\s])|(?<=[^*\s])\*\*(?!\*)|__(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])__(?!\w)|`"
    r"|\[(?=[^\]]+\]\((?:https?:|/|#))|(?<=[^\]])\]\((?:https?:|/|#)[^)]*\)|\\(?=[.()\[\]*_#-])|\s#+\s*$"
)


def read_markdown(data: bytes) -> list[Passage]:
    """The lines of a text in Markdown. Raises UnreadableError."""
    return _strip(read_text(data))


def _strip(lines: Sequence[Passage]) -> list[Passage]:
    """Headings, emphasis, links and front matter are gone; numbers stay."""
    start = 0
    if lines and lines[0].text.strip() == "---":
        start = next((i + 1 for i in range(1, len(lines)) if lines[i].text.strip() == "---"), 0)
    result = []
    for line in lines[start:]:
        if _RULE.match(line.text):
            continue
        spans = []
        if head := _HEAD.match(line.text):
            spans.append(head.span())
        after = spans[-1][1] if spans else 0
        strong = line.text.count("**") % 2 == 0
        spans += [match.span() for match in _INSIDE.finditer(line.text, after) if strong or match[0] != "**"]
        result.append(line.without(spans) if spans else line)
    return result
