"""“四个关键”, and five follow."""

import re
from collections.abc import Iterator, Mapping

from drafter.checks.markers import NumberedList, find_lists
from drafter.checks.rule import Hit, Rule
from drafter.checks.rules.announced_count import is_counted
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numerals import parse
from drafter.model.place import Place
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

GROUP = expression(
    rf"“?(?P<count>[两二三四五六七八九十])(?:个|项|条|道|种)(?P<word>[{HAN}]{{1,6}})”?"
    r"(?P<end>[：:]|。$|，(?=一是|一要|第一)|(?:。)(?=一是|一要|第一))"
)
PART = expression(r"[、，；]")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    lists = {(items.items[0].line.place, items.items[0].start): items for items in find_lists(text)}
    for index, line in enumerate(text.lines):
        for match in GROUP.finditer(line.text):
            announced = parse(match["count"])
            found = count_marked(text, index, match.end(), lists) or count_named(line.text, match)
            if announced and found and found != announced:
                message = _("{announced} are announced, {found} follow", announced=announced, found=found)
                yield Hit(line, match.start("count"), match.end("word"), message)


def count_marked(text: Text, index: int, end: int, lists: Mapping[tuple[Place, int], NumberedList]) -> int:
    """The items of the list that begins right after the announcement, in its line or in the next; 0 without one."""
    line = text.lines[index]
    items = lists.get((line.place, end))
    if items is None and end == len(line.text) and index + 1 < len(text.lines):
        items = lists.get((text.lines[index + 1].place, 0))
    return len(items.items) if items and is_counted(items) else 0


def count_named(text: str, match: re.Match[str]) -> int:
    """The parts of the row after a colon when every one of them has the word of the group: 思想到位、责任到位."""
    if match["end"] not in "：:":
        return 0
    row = re.match(r"[^。；：？！“”]*", text[match.end() :])
    parts = [part for part in PART.split(row[0]) if part] if row else []
    word = match["word"]
    return len(parts) if len(parts) > 1 and all(part.endswith(word) or part.startswith(word) for part in parts) else 0


RULE = Rule(
    id="announced-group",
    group="numbering",
    severity="warning",
    finds="“四个关键”“三项措施”与后面列出的数目不符",
    why="先报了数，后面多一条少一条，听的人当场就数出来了。",
    example="要做到“四个到位”：思想到位、责任到位、措施到位。",
    better="要做到“三个到位”：思想到位、责任到位、措施到位。",
    source="通行做法",
    find=find,
)
