"""Recognises the genre of a speech by its title, salutation, outline and turns of speech."""

import re
from collections.abc import Collection, Sequence

from drafter.corpus.frame import Frame
from drafter.corpus.lists import ANNOUNCED
from drafter.corpus.outline import Node
from drafter.language.punctuation import fold
from drafter.model.speech import Genre

# What a title says plainly, first match wins; and what the first paragraphs say where the title does not.
_CEREMONY = (
    "致辞|致词|贺词|献词|祝酒?词|团拜|欢[迎送]词|答谢|推介会|庆典"
    "|(?:开工|奠基|签约|揭[牌幕]|通车|落成|启动|启用|剪彩|授牌|交接|捐赠|出征|庆祝|颁奖)(?:仪式|典礼|大会)"
)
_POST = "(?:市长|县长|区长|省长|主席|主任)"
_TITLED: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    ("letter", re.compile("慰问信|感谢信|贺信|贺电|公开信|一封信|倡议书|青年书|家书")),
    ("party_lecture", re.compile("党课|廉政课|专题辅导")),
    ("warning", re.compile("警示教育|约谈|案件剖析|以案促改")),
    (
        "personal_address",
        re.compile(
            "(?:任职|就职|就任|当选|离任|卸任|履新|退休|拟任|供职|竞聘).{0,12}(?:讲话|发言|表态|感言|演讲)"
            "|宣布.{0,14}(?:大会|会议)上"
        ),
    ),
    ("opening_words", re.compile("[开闭]幕(?:词|辞|式|会|上|大会)")),
    ("work_report", re.compile("汇报(?:材料|提纲|稿)?$")),
    ("ceremonial_address", re.compile(_CEREMONY)),
)
_SAID: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    (
        "personal_address",
        re.compile(
            "选举我|任命我|提名我|关于我任职|(?:决定|由)我(?:担任|任|调任|不再)|我(?:不再担任|调任|到.{2,10}任职)"
            f"|当选为?.{{0,16}}{_POST}，?我|(?:拥护|服从).{{0,8}}(?:决定|安排).{{0,40}}我"
        ),
    ),
    ("party_lecture", re.compile("[讲上](?:一堂|一次|一节|这堂)?.{0,4}党课")),
    ("warning", re.compile("警示教育(?:大会|会议)|集体约谈|以案促改")),
    ("work_report", re.compile("汇报如下|现将.{2,40}汇报|[向将把].{2,24}[作做](?:一|个|简要|如下){1,3}.{0,4}汇报")),
    (
        "ceremonial_address",
        re.compile("(?:隆重|在这里|欢聚|相聚).{0,30}(?:开工|奠基|签约|揭牌|通车|落成|启动|仪式|典礼)"),
    ),
)
_HOST_TITLE = re.compile("主持(?:词|稿|讲话)|串词|串场")
_HOST = re.compile(
    "(?:下面|接下来|现在|首先)，?(?:进行|有?请|让我们以)|进行(?:会议|大会)?第.项|(?:散会|会议到此结束|大会到此结束)|请[^，。]{2,30}(?:讲话|发言|致辞|通报|作报告)"
)
_REPORT_TITLE = re.compile(
    "(?:工作|述职|述责|述廉|情况|调研|考察|自查|总结)(?:的)?(?:报告|汇报)|(?:政府|党委|常委会|理事会)工作报告"
)
_REPORT = re.compile(
    "向(?:大会|会议|各位|你们)?(?:作|做)?报告(?:工作|政府工作)|请予审议|现将.{0,30}(?:报告|汇报)如下|请(?:予)?评议"
)
_SCHOOL = re.compile("同学|老师|开学|毕业|国旗下|校会|班会|升旗|家长会")
_SCHOOL_TITLE = re.compile("开学典礼|毕业典礼|国旗下|升旗仪式|班会|校会|开学第一课|中学|小学|学校|入学|校庆")
_LEADER_TITLE = re.compile(
    "(?:会议?|会上|大会|调度|动员|座谈会|推进会|培训班|仪式|开工|现场会).{0,6}(?:讲话|发言|致辞)|表态发言"
)
_LEADER = re.compile(
    "召开(?:这次|此次|本次|今天|的)?.{0,20}(?:会议|大会|推进会)|(?:这次|今天|本次)会议|各级各部门|各部门各单位|各县|全市上下|抓好(?:贯彻)?落实|同志们"
    "|(?:市|县|区|省)委、?(?:市|县|区|省)政府|我(?:讲|强调|部署|再强调|谈)"
)
_HEART = re.compile(
    "泪|感动|致敬|英雄|逆行|平凡|温暖|感谢|爱|生命|母亲|孩子|春暖花开|必胜|英勇|牺牲|哀悼|缅怀|我们坚信|一定能|[！!]"
)
_ARGUMENT = re.compile(
    "因此|然而|不仅|更是|如何|意味着|归根|显然|事实上|换言之|不只是|才能|每个人|舆论|社会|治理|值得|无疑|这是对"
)
_FIRST_PERSON = re.compile("我(?:看到|想|是一名|和|的|家|们家|妈|外婆|爸|自己|记得|相信)")
_CHILD = re.compile("我妈|妈妈|外婆|爸爸|奶奶|爷爷|我们班|我们学校|小朋友|作业|老师|同学|红领巾|少先队|寒假|暑假")


_OPENING = 260
"""Characters in which a speaker says what he has come for."""


def recognise_genre(frame: Frame, folded: Sequence[str], nodes: Sequence[Node], turns: Collection[int]) -> Genre:
    """The genre. No numbered part and no preview: then it is hardly a leader's speech at a meeting.

    turns: the paragraphs that a speaker's label opens.
    """
    title = fold(frame.title.text) if frame.title else ""
    text = "\n".join(folded)
    head = text[:1500]
    if _HOST_TITLE.search(title):
        return "host_script"
    if len(turns) > len(folded) / 4:
        return "symposium"
    if "散会" in text[-300:] + title and len(_HOST.findall(text)) >= 4:
        return "host_script"
    said = next((genre for genre, pattern in _TITLED if pattern.search(title)), None)
    if said in (None, "opening_words", "ceremonial_address") and _SAID[0][1].search(text[:_OPENING]):
        return "personal_address"
    if said == "ceremonial_address" and _to_pupils(title, frame.salutation, text[:_OPENING]):
        return "student_address"
    if said:
        return said
    if (_REPORT_TITLE.search(title) and not re.search("会(?:议)?上的(?:讲话|发言)", title)) or (
        _REPORT.search(head) and len(text) > 2000
    ):
        return "report"
    at_work = _LEADER_TITLE.search(title) and "同学" not in frame.salutation
    if _SCHOOL_TITLE.search(title) and not at_work:
        return "student_address"
    if re.search("同学|老师", frame.salutation) and "同志" not in frame.salutation and not (at_work and nodes):
        return "student_address"
    opening = text[:_OPENING]
    if said := next((genre for genre, pattern in _SAID if pattern.search(opening)), None):
        return said
    numbered = sum(1 for node in nodes if node.depth == 1)
    official = len(_LEADER.findall(text)) + 2 * bool(re.search("同志|代表|委员", frame.salutation))
    if numbered >= 2 or any(ANNOUNCED.search(passage) for passage in folded[:6]):
        return "leader_meeting_speech" if official >= 1 or _LEADER_TITLE.search(title) else "other"
    if official >= 3:
        return "leader_meeting_speech"
    per = max(len(text) / 1000, 0.3)
    heart, argument = len(_HEART.findall(text)) / per, len(_ARGUMENT.findall(text)) / per
    if len(_CHILD.findall(text)) / per >= 3 and _FIRST_PERSON.search(text):
        return "student_address"
    if heart >= 6 and heart > argument:
        return "emotive_address"
    if argument >= 4:
        return "commentary"
    return "leader_meeting_speech" if official and _LEADER_TITLE.search(title) else "other"


def _to_pupils(title: str, salutation: str, opening: str) -> bool:
    """Whether words at a ceremony are said to pupils: at their own, or to them before all others."""
    called = salutation or opening
    return ("同学" in called and _SCHOOL_TITLE.search(title) is not None) or called.startswith(("同学", "亲爱的同学"))
