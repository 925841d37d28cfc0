"""Who is announced to speak in a 主持词 and is not called, is called and was not announced, or in another order."""

import re
from collections.abc import Collection, Iterator

from drafter.checks.rule import Hit, Rule
from drafter.checks.rules.agenda import ANNOUNCED
from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.language.han import HAN
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

TITLE = (
    "同志|(?:常务)?副?(?:省|市|州|县|区|镇|乡|校|院|局|厅|部|秘书|支队|大队|董事|理事|会)长|副?书记|副?主任|副?主席|总经理|副总"
    "|老师|教授|代表|先生|女士"
)
SPEAKS = "通报|发言|讲话|传达|宣读|汇报|介绍|致辞|表态|宣布|点评|安排|部署|总结|作(?!准备|好?笔记)"
CALL = re.compile(rf"(?:请|有请|由|欢迎)(?P<who>[^，。；：]{{2,40}}?)(?=(?:{SPEAKS}))")
ITEM = re.compile(r"[；;。]|[，：](?=第?[一二三四五六七八九十]+[是项、，])")
"""What parts the items of an announcement."""
LISTED = re.compile(r"第?[一二三四五六七八九十]+[是项、，]|\d+[.．、]|（[一二三四五六七八九十]+）")
"""With which a line of its own begins that is an item of the announcement."""
IN_TURN = re.compile(rf"依次(?:是|为|由|有)?[：:]?(?P<units>[{HAN}“”（）、和及]+)")
POSTS = ("主任", "主席", "老师", "律师", "程师", "委员", "总监", "总经")
"""Before a name: the last two characters of a post, of which the second may look like a surname (主任赵刚)."""
OFFICE = frozenset("局委办厅部院校市县区镇乡省处科室会公司团厂队所站")
MOST = 60
"""Speakers of one meeting that are compared."""
STAGE = ("（", "(")
"""With which a line begins that says what happens."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody announced: a person's name, or a unit."""

    line: Line
    start: int
    end: int
    name: str
    unit: bool

    def is_in(self, text: str, surnames: Collection[str]) -> bool:
        """Whether a text names it: 李明 also as 李市长, a unit also by its last four or its first three characters."""
        if self.name in text:
            return True
        if self.unit:
            return len(self.name) > 4 and (self.name[-4:] in text or self.name[:3] in text)
        return any(name == self.name[: len(name)] for name, _start in find_names(text, surnames))


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    if not (text.kind == "host-script" or text.genre == "host_script" or "主持" in text.title):
        return
    told = next(((i, match) for i, line in enumerate(text.lines) if (match := ANNOUNCED.search(line.text))), None)
    if told is None:
        return
    index, match = told
    announced, is_open = _announced(text.lines, index, match.end(), words)
    called = _called(text.lines, announced, index, match.end(), words)
    if len(announced) < 2 or len(called) < 2:
        return
    after = "\n".join([text.lines[index].text[announced[-1].end :], *(line.text for line in text.lines[index + 1 :])])
    for speaker in announced:
        rest = after if speaker.line is text.lines[index] else _below(text.lines, speaker.line)
        if not speaker.is_in(rest, words.surnames):
            yield Hit(speaker.line, speaker.start, speaker.end, _("is announced and never called"))
    last = -1
    clauses = re.split("[，。；]", after)
    for line, start, end, who, name in called[:MOST]:
        clause = next((said for said in clauses if name and name in said), "")
        place = next((i for i, one in enumerate(announced) if one.is_in(who, words.surnames)), None)
        if place is None and clause:  # 云州港务集团董事长郑涛同志作准备。…… 请郑涛同志发言
            place = next((i for i, one in enumerate(announced) if one.unit and one.is_in(clause, ())), None)
        if place is None:
            if name and not is_open:
                yield Hit(line, start, end, _("is called and was not announced"))
        elif place < last:
            message = _("is called after {other}, and was announced before", other=announced[last].name)
            yield Hit(line, start, end, message)
        else:
            last = place


def find_names(text: str, surnames: Collection[str]) -> Iterator[tuple[str, int]]:
    """Names of persons before 同志 or a title, each with where it begins; of 李市长 the surname alone."""
    for match in re.finditer(TITLE, text):
        before = text[max(0, match.start() - 5) : match.start()]
        for size in (4, 3, 2, 1):
            name, ahead = before[-size:], before[:-size]
            surname = name[:2] if size > 2 and name[:2] in surnames else name[:1]
            if len(name) < size or surname not in surnames or OFFICE & set(name):
                continue
            if size == 4 and len(surname) < 2:
                continue
            if (ahead[-1:] + name[:1]) in POSTS or (size == 1 and match[0] == "同志"):
                continue
            if size == 1 and ahead and re.match(f"[{HAN}]", ahead[-1]) and ahead[-1] not in "请由是和、迎":
                continue
            yield name, match.start() - size
            break


def _announced(lines: tuple[Line, ...], index: int, start: int, words: Wordlists) -> tuple[list[Speaker], bool]:
    """Who is announced, in order; and whether somebody is to speak who is not named."""
    found: list[Speaker] = []
    is_open = False
    for number, line in enumerate(lines[index:]):
        at = start if number == 0 else 0
        if number and not LISTED.match(line.text):
            break
        ends = [match.start() for match in ITEM.finditer(line.text, at)] + [len(line.text)]
        for end in ends:
            item = line.text[at:end]
            names = list(find_names(item, words.surnames))
            found += [Speaker(line, at + begin, at + begin + len(name), name, False) for name, begin in names]
            units = IN_TURN.search(item)
            if units and not names:
                for unit in re.finditer("[^、和及]+", units["units"]):
                    begin = at + units.start("units") + unit.start()
                    found.append(Speaker(line, begin, begin + len(unit[0]), unit[0], True))
            elif not names and re.search("发言|讲话|通报|汇报|表态|传达|宣读|致辞|点评", item):
                is_open = True
            at = end
    return [one for one in found if len(one.name) > 1][:MOST], is_open


def _called(
    lines: tuple[Line, ...], announced: list[Speaker], index: int, start: int, words: Wordlists
) -> list[tuple[Line, int, int, str, str]]:
    """Every call to speak behind the announcement: line, start and end of who is called, the words, the name."""
    if announced:
        index, start = lines.index(announced[-1].line), announced[-1].end
    calls = []
    for number, line in enumerate(lines[index:]):
        if line.text.startswith(STAGE):
            continue
        begin = 0 if number else start
        for match in CALL.finditer(line.text, begin):
            names = list(find_names(line.text[match.start("who") : match.end("who")], words.surnames))
            name, offset = names[-1] if names else ("", 0)
            at = match.start("who") + offset
            calls.append((line, at, at + len(name) if name else match.end("who"), match["who"], name))
    return calls


def _below(lines: tuple[Line, ...], line: Line) -> str:
    return "\n".join(other.text for other in lines if other.place > line.place)


RULE = Rule(
    id="agenda-called",
    group="facts",
    severity="warning",
    finds="主持词里预告的发言人与后面请的人不符：漏请、多请、次序不同",
    why="预告了又没有请，当事人坐在台下等着；请了没预告的人，全场都以为念错了。",
    example="一是赵刚同志通报情况；二是孙伟同志发言。……请赵刚同志通报情况。……请周敏同志发言。",
    better="一是赵刚同志通报情况；二是孙伟同志发言。……请赵刚同志通报情况。……请孙伟同志发言。",
    source="通行做法",
    find=find,
)
