"""A heading on a line of its own that ends in 。."""

from collections.abc import Iterator

from drafter.checks.markers import find_lists
from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.numerals import ORDINAL
from drafter.model.place import Place
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

_CONCERNS = "(?![^，。]{1,12}的，)"
"""Whom an item concerns, which opens a sentence and no heading: 主动说清的，从轻处理。"""
HEADING = expression(f"(?:{ORDINAL}、|（{ORDINAL}）){_CONCERNS}[^。；;！？：]{{2,40}}。")
ALONE = expression("[^。；;！？：]{2,70}。")
"""One sentence, after its marker."""

SHORTEST = 12
"""Characters of a paragraph that follows a heading; shorter lines may be items of a list."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    before: Line | None = None
    headings = find_headings(text)
    for line, following in zip(text.lines, text.lines[1:], strict=False):
        if line.place in headings or (
            HEADING.fullmatch(line.text)
            and not following.marker
            and following.role == "paragraph"
            and len(following.text) > SHORTEST
            and not (before and HEADING.fullmatch(before.text))
        ):
            end = len(line.text)
            yield Hit(line, end - 1, end, _("the heading ends in 。"), _("leave it out"), fix="")
        before = line


def find_headings(text: Text) -> set[Place]:
    """The items of lists each of which is one sentence alone on its line, with text of its own below, however short."""
    following = dict(zip((line.place for line in text.lines), text.lines[1:], strict=False))
    found: set[Place] = set()
    for items in find_lists(text):
        if len(items.items) > 1 and all(
            item.leading
            and item.family in ("section", "bracket")
            and ALONE.fullmatch(item.line.text, item.end)
            and (below := following.get(item.line.place)) is not None
            and below.role == "paragraph"
            and not below.marker
            for item in items.items
        ):
            found |= {item.line.place for item in items.items}
    return found


RULE = Rule(
    id="heading-stop",
    group="punctuation",
    severity="warning",
    finds="单独成行的标题末尾有句号",
    why="标题独立成行时不用句号；与正文接排时才用。",
    example="一、提高认识，压实责任。",
    better="一、提高认识，压实责任",
    source="通行做法",
    find=find,
    habit=True,
)
