"""Numbers of one level that do not count 一、二、三、."""

from collections.abc import Iterator

from drafter.checks.markers import find_lists
from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for items in find_lists(text):
        first, *others = items.items
        if first.number > 1:
            message = _("the list begins with {marker}", marker=first.text)
            yield Hit(first.line, first.start, first.end, message, severity="warning")
        for position, (before, item) in enumerate(zip(items.items, others, strict=False), start=1):
            if item.number == before.number + 1:
                continue
            message = (
                _("{marker} stands twice", marker=item.text)
                if item.number == before.number
                else _("{marker} follows {before}", marker=item.text, before=before.text)
            )
            certain = item.family in ("section", "bracket") and (item.number == before.number or position > 1)
            certain = certain and item.number >= before.number
            yield Hit(item.line, item.start, item.end, message, severity=None if certain else "warning")


RULE = Rule(
    id="numbering-sequence",
    group="numbering",
    severity="error",
    finds="同一层次的序数跳号、重号，或者不从一开始",
    why="增删段落后最容易留下的错，听的人会以为漏讲了一条。",
    example="一、…… 二、…… 四、……",
    better="一、…… 二、…… 三、……",
    source="GB/T 9704-2012 7.3.3",
    find=find,
)
