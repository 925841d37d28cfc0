"""Headings of one level that fall out of step with the others."""

from collections.abc import Iterator

from drafter.checks.markers import Marker, find_lists
from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

FEWEST = 3
"""Headings of which one can fall out of step."""
HEADED = ("section", "bracket")
COMMA = expression("[，；：]")
BLANK = expression("[【×]|xx")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for items in find_lists(text):
        headings = [marker for marker in items.items if marker.line.role == "heading" and marker.leading]
        if len(headings) < FEWEST or len(headings) != len(items.items) or headings[0].family not in HEADED:
            continue
        if any(BLANK.search(marker.line.text) for marker in headings):
            continue
        clauses = [len(COMMA.findall(name(marker))) for marker in headings]
        odd = [index for index, count in enumerate(clauses) if clauses.count(count) == 1]
        if len(odd) == 1 and len(set(clauses)) == 2:
            heading = headings[odd[0]]
            message = _("this heading is built otherwise than the other {count}", count=len(headings) - 1)
            yield Hit(heading.line, heading.end, len(heading.line.text), message)


def name(marker: Marker) -> str:
    """The heading without its number."""
    return marker.line.text[marker.end :]


RULE = Rule(
    id="parallel-headings",
    group="numbering",
    severity="hint",
    finds="同一级标题有一个与其他的写法不一样",
    why="同级标题要整齐：别的都是两句，一个只有一句，念出来就塌了一块。",
    example="一、认清形势，绷紧安全这根弦　二、盯住重点，堵住隐患漏洞　三、加强领导",
    better="三、压实责任，确保落到实处",
    source="通行做法",
    find=find,
)
