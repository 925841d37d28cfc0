"""One list that changes its marker: 一是、二是、三要."""

from collections.abc import Iterator

from drafter.checks.markers import Marker, find_lists
from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for items in find_lists(text):
        first, *others = items.items
        changed = next((item for item in others if form(item) != form(first)), None)
        if changed:
            message = _("the list opens with {first} and goes on with {marker}", first=first.text, marker=changed.text)
            yield Hit(changed.line, changed.start, changed.end, message)


def form(marker: Marker) -> tuple[str, str]:
    """What the items of a list share: the family and 是 or 要; which mark follows 第一 is another rule's."""
    return marker.family, marker.mark if marker.mark in "是要" else ""


RULE = Rule(
    id="numbering-mixed",
    group="numbering",
    severity="warning",
    finds="一组列举前后用了不同的序数：一是、二是、三要",
    why="并列的各条语法地位相同，序数变了，听的人会以为换了一层。",
    example="一是抓排查；二是抓整改；三要抓责任。",
    better="一是抓排查；二是抓整改；三是抓责任。",
    source="通行做法",
    find=find,
)
