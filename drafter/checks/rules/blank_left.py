"""What still has to be filled in: 【责任单位】, xx, ××, 20_年, 某某."""

from collections.abc import Collection, Iterator

from drafter.checks.markup import EMPHASIS
from drafter.checks.rule import Hit, Rule
from drafter.corpus.blanks import find_blanks
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.model.passage import line_of
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

OFFICE = expression("[委局办厅部署院市县区省司心府校]$")
"""How the name of an office ends: 【市发展改革委】 after a task names who is responsible."""
LABEL = expression(
    "案例|导语|编者|按语|摘要|关键词|提示|提要|链接|背景|[示范]例|致辞人|来源|作者|标签|[第篇章][一二三四五六七八九十\\d]"
)
"""What stands in brackets at the start of a line and asks for nothing: 【案例】."""
AMBIGUOUS = "向于时任安常连关平成应经容解从艾包景边阎"
"""Surnames that are as often other words: 向某某同志学习."""
WARNING = expression("警示|通报|剖析|案例|以案|约谈|反腐|廉政|廉洁|纪律教育")
"""What a speech is called in which people and places are anonymised."""
ANYBODY = expression("(?:[找托求说讲]|打着)$")
"""Before 某某 that is anybody: 今天找某某，明天托某某."""
CALLED_ON = expression("[请由向]$")
"""Before 某某 that is somebody in the room: a blank in a warning speech, too."""
NAMED = expression("“(?=[^“”]{0,11}[×X])[^“”]{1,12}”")
"""“数据要素×”行动, “双领+X”: a cross in the name of a programme."""


YEARLESS = expression(
    rf"(?<=总结)年(?=全[省市县区镇乡]|的工作)|(?<=部署)年(?=全[省市县区镇乡]|的?工作|安全|经济|重点)"
    rf"|(?<=安排)年(?=全[省市县区镇乡]|的?工作)|^年(?=[，,]全[省市县区镇乡])|^[，,](?=[{HAN}])"
)
"""A year whose figures a web page has lost (回顾总结年全市工作), or that is gone with them: the line begins with ，"""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        marked = list(line.marks("blank"))
        for start, end in marked:
            yield Hit(line, start, end, _("a blank to fill in"))
        names = [match.span() for pattern in (EMPHASIS, NAMED) for match in pattern.finditer(line.text)]
        taken = {position for span in (*marked, *names) for position in range(*span)}
        for match in YEARLESS.finditer(line.text):
            yield Hit(line, match.start(), match.end(), _("words are missing here"))
        for blank in find_blanks([line_of(line.text, 1)], text.file):
            start, end = blank.place.column - 1, blank.place.column - 1 + len(blank.text)
            if start in taken or is_other(line.text, start, end, text.markdown):
                continue
            if blank.text.startswith("某") and is_anonymous(line.text, start, end, text.title, words.surnames):
                continue
            message = _("a blank to fill in") if blank.text else _("words are missing here")
            yield Hit(line, start, end, message)


def is_other(text: str, start: int, end: int, markdown: bool) -> bool:
    """Whether what looks like a blank is markup of a Markdown file, a label, or the name of who is responsible."""
    words = text[start:end]
    if words[:1] in "*#":
        return bool(words) and markdown
    if words[:1] != "【":
        return False
    return bool(OFFICE.search(words[1:-1])) or (start == 0 and bool(LABEL.search(words)))


def is_anonymous(text: str, start: int, end: int, title: str, surnames: Collection[str]) -> bool:
    """Whether 某 or 某某 keeps a name back on purpose: 张某某, 某县, 今天找某某; not the 某某 of 请某某同志讲话."""
    before = text[start - 1 : start]
    if before in surnames and before not in AMBIGUOUS:
        return True
    if end - start == 1:
        return before not in ("我", "本")
    lead = text[max(0, start - 2) : start]  # not the whole line: it may hold a thousand blanks
    return bool(ANYBODY.search(lead) or (WARNING.search(title) and not CALLED_ON.search(lead)))


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
