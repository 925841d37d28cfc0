"""One kind of thing counted in two ways: 全镇有采砂坑11处, later 把9处采砂坑全部围起来."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from drafter.checks.rule import Hit, Rule
from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

_UNIT = "(?P<unit>[处座口条栋台辆艘间眼段块])"
"""By what things are counted that stay as many as they are; people, deeds and cases do not."""
_NUMBER = r"(?<![\d.,—－-])(?P<number>\d{1,6})"
_PLACE = "(?:[全我本][市县区镇乡村校])"
_THERE = "(?:[共现总]?[有计]|摸排出|排查出|查出|登记)"
_END = "(?=[，。；、]|$)"
NAMED = expression(
    rf"(?:^|[，、；：。]){_PLACE}?{_THERE}?(?P<noun>[{HAN}]{{3,8}}?)[共现总]?[有计]?{_NUMBER}{_UNIT}{_END}"
)
"""How many there are, the thing first: 全镇有采砂坑11处, 山塘水库46口."""
COUNTED = expression(rf"(?:^|[，、；：。])(?:{_PLACE}{_THERE}|{_THERE}){_NUMBER}{_UNIT}(?P<noun>[{HAN}]{{3,8}}){_END}")
"""The same with the number first: 全镇共有9处采砂坑."""
HANDLED = expression(rf"(?:(?P<sure>[把将对给])|(?<=[，。；：])|^){_NUMBER}{_UNIT}(?P<noun>[{HAN}]{{3,}})")
"""What is to be done with them: 把9处采砂坑围起来, 11处采砂坑要在7月3日前围起来."""
_ALL = expression("[要都均各逐]|全部|一律|必须")
"""What must follow a count with nothing before it that shows it to be of all there are."""
OTHER = expression(
    r"其中|先|首批|第[一二三]批|重点|剩|余|最|新|除|没有|尚|还有|只|部分|其他|个别|已|另|再|[去上明前往]年|原|此前|过去|当时|半年|[上下]次"
    r"|\d年|抽|暗访|检查了|计划|目标|达到|增加|减少"
)
"""What in a sentence shows that it is the count of a part, or of another time."""
_PART = expression(
    rf"(?:^|[，、；：])(?!{_PLACE})[{HAN}]{{1,8}}?(?:[市县区镇乡村校园厂街]|社区|片区)(?:[：，]|[共现总]?[有计])"
)
"""Whose part it is: 东村有采砂坑3处."""
_LOOSE = ("问题", "隐患", "线索", "案件", "事项", "缺口", "事故", "意见")
"""What becomes less while it is dealt with, so that two counts of it are no conflict."""
_KNOWN_BY = 3
"""Characters by which two things that are dealt with are the same."""


@dataclass(frozen=True, slots=True)
class Count:
    """One mention: 9 of 采砂坑, counted by 处; of what is dealt with the name is all that follows."""

    line: Line
    start: int
    end: int
    """Of the number with its unit where the thing is dealt with, else with the name before or behind it."""
    number: str
    unit: str
    noun: str
    handled: bool
    whole: bool
    """Whether what follows says that it is all of them."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    counts = [count for line in text.lines for count in sorted(_counts_in(line), key=lambda count: count.start)]
    for at, count in enumerate(counts):
        told = [other for other in counts if other.handled != count.handled and is_same(count, other)]
        if agrees(count, told):
            continue
        other = next((other for other in counts[:at] if is_same(count, other) and disagree(other, count)), None)
        if other is None:
            continue
        message = _(
            "{here} here, {there} in line {line}: see which is right",
            here=f"{count.number}{count.unit}",
            there=f"{other.number}{other.unit}",
            line=other.line.place.line,
        )
        end = count.end + _count_shared(count.noun, other.noun) if count.handled else count.end
        yield Hit(count.line, count.start, end, message)


def is_same(one: Count, other: Count) -> bool:
    """Whether two counts are of one thing, as far as its name tells."""
    if one.unit != other.unit:
        return False
    if one.handled and other.handled:
        return one.noun[:_KNOWN_BY] == other.noun[:_KNOWN_BY]
    there, handled = (other, one) if one.handled else (one, other)
    return handled.noun.startswith(there.noun) if handled.handled else one.noun == other.noun


def agrees(count: Count, told: Sequence[Count]) -> bool:
    """Whether one of the counts of the other kind is the same, or all of them together are: those of two places."""
    numbers = [int(other.number) for other in told]
    return int(count.number) in numbers or (len(numbers) > 1 and int(count.number) == sum(numbers))


def disagree(one: Count, other: Count) -> bool:
    """Whether two counts of one thing cannot both be: how many there are, and with how many something is to be done.

    Two counts of how many there are may be those of two places; of two things that are to be done each may concern a
    part, unless it says that it concerns all.
    """
    if one.number == other.number or not (one.handled or other.handled):
        return False
    return one.handled != other.handled or (one.whole and other.whole and one.line is not other.line)


def _counts_in(line: Line) -> Iterator[Count]:
    for pattern, handled in ((NAMED, False), (COUNTED, False), (HANDLED, True)):
        for match in pattern.finditer(line.text):
            before = line.text[_start_of_sentence(line.text, match.start("number")) : match.start("number")]
            whole = _ALL.search(match["noun"]) is not None
            sure = not handled or match["sure"] or whole
            if not sure or OTHER.search(before) or (not handled and _PART.search(before)) or _is_loose(match["noun"]):
                continue
            start = match.start("noun") if pattern is NAMED else match.start("number")
            end = match.end("noun") if pattern is COUNTED else match.end("unit")
            number, unit, noun = match["number"], match["unit"], match["noun"]
            yield Count(line, start, end, number, unit, noun, handled=handled, whole=whole)


def _count_shared(one: str, other: str) -> int:
    """Characters with which two names begin alike."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _start_of_sentence(text: str, before: int) -> int:
    return max(text.rfind(mark, 0, before) for mark in "。！？；") + 1


def _is_loose(noun: str) -> bool:
    return any(word in noun[: len("安全") + len(word)] for word in _LOOSE)


RULE = Rule(
    id="count-conflict",
    group="facts",
    severity="warning",
    finds="同一样东西，前后两个数",
    why="材料改了一处、漏了一处，会上念出来就是两个数。",
    example="全镇有采砂坑11处……镇水管站要把9处采砂坑全部围起来",
    better="全镇有采砂坑11处……镇水管站要把11处采砂坑全部围起来",
    source="通行做法",
    find=find,
)
