"""Items of a 主持词 that are announced and not called, or called and not announced."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.numerals import ORDINAL, parse
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

ANNOUNCED = expression(rf"(?P<count>{ORDINAL}|两|\d{{1,2}})(?:项|个)(?:议程|议题|内容|议事日程)")
CALLED = expression(
    rf"(?:进行|进入|开始|是|：|，)(?:会议)?(?:的)?第(?P<number>{ORDINAL}|\d{{1,2}})(?:项|个)(?:议程|议题|内容)"
)
LAST = expression("进行(?:会议)?(?:的)?最后一[项个](?:议程|议题|内容)|最后，(?:请|由|让)")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    if not (text.kind == "host-script" or text.genre == "host_script" or "主持" in text.title):
        return
    told = next(((line, match) for line in text.lines if (match := ANNOUNCED.search(line.text))), None)
    if told is None:
        return
    line, match = told
    announced = parse(match["count"]) or 0
    calls = [
        (other, call, parse(call["number"]) or 0)
        for other in text.lines
        for call in CALLED.finditer(other.text)
        if (other.place, call.start()) > (line.place, match.start())
    ]
    last = max((number for _other, _call, number in calls), default=0)
    closed = sum(1 for other in text.lines if LAST.search(other.text))
    if last > announced:
        other, call, _number = next(entry for entry in calls if entry[2] > announced)
        message = _("item {number} is called, {announced} were announced", number=last, announced=announced)
        yield Hit(other, call.start(), call.end(), message)
    elif len(calls) > 1 and last + closed < announced:
        message = _("{announced} items are announced, {found} are called", announced=announced, found=last + closed)
        yield Hit(line, match.start(), match.end(), message)


RULE = Rule(
    id="agenda",
    group="facts",
    severity="warning",
    finds="主持词里预告的议程与实际进行的不符",
    why="会上宣布三项议程，主持到第四项，全场都看着主持人。",
    example="今天的会议有三项议程。……现在进行第四项议程。",
    better="今天的会议有四项议程。",
    source="通行做法",
    find=find,
)
