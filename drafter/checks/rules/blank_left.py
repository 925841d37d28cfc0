"""What still has to be filled in: 【责任单位】, xx, ××, 20_年, 某某."""

import re
from collections.abc import Iterator

from drafter.checks.markup import EMPHASIS
from drafter.checks.rule import Hit, Rule
from drafter.checks.sentences import HAN
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

BLANK = re.compile(
    r"(?P<prompt>[【［\[](?!\d+[】］\]])[^【】［］\[\]，。；：、]{1,12}[】］\]])"
    r"|(?P<year>(?<!\d)(?:20|19)(?:[_＿]{1,4}|[xX×*＊]{1,2})\s?(?=年))"
    r"|(?P<letters>(?<![A-Za-z0-9/@.+])(?:[xX]{2,4}|[xX](?![+”’[A-Za-z0-9光射染轴型]))(?![A-Za-z0-9]))"
    r"|(?P<crosses>(?<![\d×一二三四五六七八九〇○])[×╳○]{1,6}(?![\d×一二三四五六七八九〇○]))"
    r"|(?P<stars>(?<![*＊\d])[*＊]{2,6}(?![*＊\d]))"
    r"|(?P<hashes>(?<![#＃])[#＃]{2,4}(?![#＃\s]))"
    r"|(?P<lines>(?<![_＿A-Za-z])[_＿]{2,}(?![_＿A-Za-z]))"
    r"|(?P<someone>某{2,3})"
    rf"|(?P<dashes>(?<=[{HAN}])--(?=[{HAN}]))"
)
OFFICE = re.compile("[委局办厅部署院市县区省司心府校]$")
"""How the name of an office ends: 【市发展改革委】 after a task names who is responsible."""

ASKED = re.compile("单位|时限|时间|姓名|名称|数|日期|地点|职务|措施|标准|金额|主题|内容")
"""What a prompt asks for; at the start of a line other words in brackets are a label: 【案例】."""
PROGRAMME = re.compile("“(?=[^“”]{0,11}×)[^“”]{1,12}”")
"""“数据要素×”行动: a cross in the name of a programme."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        marked = list(line.marks("blank"))
        for start, end in marked:
            yield Hit(line, start, end, _("a blank to fill in"))
        names = [match.span() for pattern in (EMPHASIS, PROGRAMME) for match in pattern.finditer(line.text)]
        taken = {position for span in (*marked, *names) for position in range(*span)}
        for match in BLANK.finditer(line.text):
            if any(position in taken for position in range(*match.span())) or is_other(match, text):
                continue
            dashes = match.lastgroup == "dashes"
            message = _("a blank, or a dash typed as two hyphens") if dashes else _("a blank to fill in")
            yield Hit(line, match.start(), match.end(), message)


def is_other(match: re.Match[str], text: Text) -> bool:
    """Whether it is markup of a Markdown file, or the name of who is responsible."""
    if match.lastgroup in ("stars", "hashes"):
        return text.markdown or match.start() == 0
    label = match.start() == 0 and match.end() < len(match.string)
    return match.lastgroup == "prompt" and bool(OFFICE.search(match[0][1:-1]) or (label and not ASKED.search(match[0])))


RULE = Rule(
    id="blank-left",
    group="facts",
    severity="warning",
    finds="还没有填的空：【责任单位】、xx、××、20_年、某某",
    why="空着的地方念不出来；模板里的占位留在稿子里，是最难堪的错。",
    example="由xx同志负责，20_年3月底前完成。",
    better="由赵刚同志负责，2026年3月底前完成。",
    source="通行做法",
    find=find,
)
