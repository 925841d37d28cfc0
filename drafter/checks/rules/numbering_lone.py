"""A first item without a second."""

from collections.abc import Iterator

from drafter.checks.markers import find_lists, looks_like
from drafter.checks.rule import Hit, Rule
from drafter.checks.rules.cut_off import find_break
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

OTHERWISE = expression("第二|其[二次]|另一|二来|二则|再[就一]|再次|再者|还有|另外|此外|然后|最后")
"""How speakers go on after 第一 and 一是."""
WRITTEN = ("section", "bracket")
SPOKEN = ("ordinal", "item")
REACH = 2000
"""Characters after the first item in which a second under another name is looked for."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    if find_break(text) is not None:  # the second may stand in what is not there
        return
    following = {line.place: lines for line, lines in zip(text.lines, windows(text), strict=True)}
    for items in find_lists(text):
        item = items.items[0]
        if len(items.items) > 1 or item.number != 1 or item.family not in WRITTEN + SPOKEN:
            continue
        rest = (item.line.text[item.end : item.end + REACH] + following[item.line.place])[:REACH]
        goes_on = looks_like(item.family, 2).search(rest) or (item.family in SPOKEN and OTHERWISE.search(rest))
        if not goes_on:
            yield Hit(item.line, item.start, item.end, _("{marker} has no second", marker=item.text))


def windows(text: Text) -> Iterator[str]:
    """What follows each line, as far as a second item may stand."""
    for index in range(len(text.lines)):
        yield "\n".join(line.text[:REACH] for line in text.lines[index + 1 : index + 6])


RULE = Rule(
    id="numbering-lone",
    group="numbering",
    severity="warning",
    finds="只有“（一）”或“一是”，没有第二条",
    why="一条不成其为列举；多半是后一条被删了，或者前面的序数是多余的。",
    example="要抓好两件事：一是排查隐患。会后请各单位抓紧落实。",
    better="要排查隐患。会后请各单位抓紧落实。",
    source="通行做法",
    find=find,
)
