"""讲三点意见, and four follow."""

from collections.abc import Iterator

from drafter.checks.markers import NumberedList, find_lists
from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.numerals import parse
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

PREVIEW = expression(
    "(?:讲|谈|提|说|强调|部署|安排|汇报|作|[做抓]好?|有|分|从)(?:以下|如下|这么)?([一二两三四五六七八九十]|[1-9])"
    "(?:点(?!钟|半|到|前|后)|个(?:方面|问题)|句话|[项条](?:要求|任务|意见|工作)|件事)[^，。；：、]{0,10}[。：:；]?$"
)
SPEAKER = expression(
    "我[^。；]{0,40}?(?:讲|谈|强调|提|说)(?:以下)?([一二两三四五六七八九十]|[1-9])(?:点|个方面|个问题|句话|件事|项)[^，。；：、]{0,10}[。：:]?$"
)
"""What a speaker says of the whole of his speech."""
LONGEST = 30
"""Characters in which a preview is written."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    before = {line.place: previous for previous, line in zip((None, *text.lines), text.lines, strict=False)}
    for items in find_lists(text):
        item = items.items[0]
        line, end = item.line, item.start
        if item.leading:
            previous = before[line.place]
            if previous is None:
                continue
            line, end = previous, len(previous.text)
        start = max(0, end - LONGEST)
        match = PREVIEW.search(line.text[start:end])
        announced = parse(match[1]) if match else None
        if not is_counted(items):
            continue
        if match and announced and announced != len(items.items):
            message = _("{announced} are announced, {found} follow", announced=announced, found=len(items.items))
            yield Hit(line, start + match.start(1), start + match.end(1), message)
        above = before[line.place] if item.leading and SPEAKER.search(line.text) else None
        first = SPEAKER.search(above.text) if above else None
        if above and first and match and announced and parse(first[1]) != announced:
            message = _(
                "{first} are announced, in the next paragraph {announced}; {found} follow",
                first=parse(first[1]),
                announced=announced,
                found=len(items.items),
            )
            yield Hit(above, first.start(1), first.end(1), message)


def is_counted(items: NumberedList) -> bool:
    """Whether the list has a second and counts right, so that its length means something."""
    return len(items.items) > 1 and [item.number for item in items.items] == list(range(1, len(items.items) + 1))


RULE = Rule(
    id="announced-count",
    group="numbering",
    severity="warning",
    finds="预告的点数与后面实际的条数不符",
    why="说讲三点却讲了四点，全场都听得出来。",
    example="下面，我讲三点意见。一、…… 二、…… 三、…… 四、……",
    better="下面，我讲四点意见。一、…… 二、…… 三、…… 四、……",
    source="通行做法",
    find=find,
)
