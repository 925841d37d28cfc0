"""A sentence, its cues and where it stands in; the signs that speak for or against a move out, as short names.

A sign is one thing that a reader notices: a cue, the mood of the verb, a figure, the place in the speech, the heading,
the move before. `weights.py` says how much each speaks for each move.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from operator import add
from typing import NamedTuple

from drafter.corpus.gates import Gate
from drafter.corpus.sentences import Sentence
from drafter.language.punctuation import FINAL

_FIGURE = "[0-9一二三四五六七八九十百千两几×xX]"
# What is looked for anywhere in a sentence: the name of the sign, and how it shows.
_SHOWN: tuple[tuple[str, str], ...] = (
    ("要", "(?<![只需主重不想将首紧必就还正快])要(?![素求点件闻害塞务么是])"),
    ("必须", "必须|务必|不得|严禁|一律|不准|不许|坚决不|应当|应该|切忌"),
    ("请", "(?:^|，)(?:请|恳请)(?!客|教)"),
    ("愿", "希望|祝愿|衷心祝|预祝|期待|盼望|愿(?:你|大|各|我|每|同)|祝(?:大|各|你|全|愿|老|我|企)"),
    ("我", "(?<![自])我(?!们|国|市|县|省|区|镇|村|校|院|党)"),
    ("我们", "我们|咱们"),
    ("本地", "我[市县省区镇村校院厂]|全[市县省区镇]"),
    ("你们", "你们|您|你"),
    ("他", "[他她]们?(?!山)"),
    ("将", "(?:我们|我|市委|县委|政府|公司|区里|市里|还|也|一定)，?(?:将|会)"),
    ("了", "了(?!解|结|得|不起)"),
    ("过", "[走看见干遇听吃住当种到]过|曾"),
    ("已", "已经|已(?![婚知])|先后|累计|逐步"),
    ("过去", "去年|过去|今年以来|近年|这些年|年来|上半年|前三季度|以来"),
    ("将来", "今后|下一步|未来|明年|接下来|会后|从今天起|从现在起"),
    (
        "期限",
        f"(?:{_FIGURE}|年|月|周|季)[^，。]{{0,3}}(?:底|前|之内|以内|内)(?:完成|要|必须|，|。|建成|开工|达到|报)|天内|之前",
    ),
    ("每", f"每(?:个|年|月|周|季|天|人|半|名|户|{_FIGURE})"),
    ("百分", "[%％]|百分|个点|成以?上?[，。]|翻[了一]番|倍"),
    (
        "数",
        f"{_FIGURE}{{1,9}}(?:[多余])?(?:个|项|家|名|万|亿|公里|座|处|人|户|条|场|件|期|套|次|枚|所|吨|亩|元|天|年|村|位)",
    ),
    (
        "部门",
        "(?:局|委|办|厅|部门|单位|乡镇|街道|县区|县市区|各地|各级|企业|公司|学校|支部|社区|政府|党委)(?:要|应|必须|负责|牵头|会同|组织|抓紧|尽快)",
    ),
    (
        "部门头",
        "^[^，。]{0,12}(?:局|委|办|厅|公司|部门|单位|乡镇|乡|镇|学校|街道|企业|县区|县市区|银行|队|员|组|各地|各级|大家)(?![的是有在了])",
    ),
    ("比", "不是[^。]{1,20}而是|与其|比[^，。]{1,8}更|胜过|好比|就像|如同|等于"),
    ("因果", "因为|所以|因此|才能|才会|只有|只要|如果|一旦|否则|哪怕|即使"),
    ("但", "但(?:是)?|然而|可是|不过|同时"),
    ("不", "不(?!仅|但|断|少|久|同|是|只|论|管)|没有|未|缺|难"),
    ("引", "“[^”]{4,}"),
    ("书", "《"),
    ("问", "[？?]"),
    ("叹", "[！!]$"),
    ("让", "让我们|携手|并肩|共同|一起"),
    ("谢", "感谢|谢谢|致敬|敬意|祝贺|欢迎|慰问|问候|辛苦"),
    ("会议", "会议|大会|座谈会|论坛|典礼|仪式|开幕"),
    ("发言", "发言|讲话|汇报|通报|介绍|交流"),
    ("年岁", f"{_FIGURE}+岁|{_FIGURE}+年前|那[年天时次位]"),
    ("景", "雪|雨|花|夜|灯|阳光|清晨|江|山|春|秋|风|眼"),
    ("人", "老人|孩子|大娘|大爷|师傅|群众说|乡亲|母亲|父亲|爷爷|妈妈|女儿|儿子|小伙|姑娘|医生|老师说"),
    ("问题", "问题|不足|差距|短板|隐患|困难|薄弱|漏洞|风险"),
    ("责", "责任|追究|问责|督查|考核|通报|检查|监督|处理|查处"),
    ("重要", "重要|重大|关键|基础|意义|大事|关系|生命线"),
    ("目标", "目标|力争|确保|达到|以上|增长"),
    ("形势", "形势|机遇|挑战|压力|趋势|阶段|时期|竞争|需求|市场"),
    ("贡献", "奋斗|贡献|辉煌|篇章|明天|美好|梦想|时代|胜利"),
    (
        "消极",
        "[不没][了上住起来好够齐严实细深紧高强多清全](?![起断仅])|没有[人一]|没人|[难堵差慢乱弱缺松散](?=[，。；])|屡|滞后|下滑|下降|流失|闲置|拖了|堵死|头疼|揪心|"
        "麻木|应付|糊弄|迟缓|推诿",
    ),
    ("有的", "有的|有些|一些|个别|少数|部分|几年前"),
    ("关于", "^(?:关于|对于?|凡是|针对)"),
    ("谚", "俗话|常言|古人|千里|谁[^，。]{1,14}，谁|人[^，。]{1,8}，[^，。]{1,8}人"),
    ("算", "为什么|凭什么|道理|说到底|根子|证明|体会|在于|归根"),
    ("连", "(?:现在|接下来|下面|最后|首先)，?(?:请|进行|我宣布)|第.项|大会进行|会议进行"),
    ("称", "^(?:同志|朋友|同学|老师|乡亲|各位|战友)[^，。]{0,6}[，！]"),
    ("冒", "：$"),
)
_SHOWN_AS = {1 << index: (name, re.compile(pattern).search) for index, (name, pattern) in enumerate(_SHOWN)}
_GATE = Gate(pattern for _name, pattern in _SHOWN)
_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("成绩", re.compile("成绩|成效|回顾|肯定|亮点|工作情况|做法|履职|过去|发展历程")),
    ("问题", re.compile("问题|短板|不足|差距|困难|症结|薄弱|根源")),
    ("形势", re.compile("形势|认识|紧迫|站位|严峻|机遇|挑战|危害|怎么看|警醒|警钟")),
    ("意义", re.compile("意义|重要性|为什么|道理")),
    ("情况", re.compile("基本情况|概况|基本县情")),
    ("打算", re.compile("打算|今后|下步|下一步|努力方向")),
    ("请求", re.compile("建议|请求|恳请|支持")),
    ("表态", re.compile("做[^，]{1,10}的(?:人|明白人|贴心人|守护人|市长|县长|书记)|忠诚|清正廉洁|勤政")),
    ("保障", re.compile("责任|保障|领导|落实|纪律|督|作风|合力|队伍")),
    ("任务", re.compile("任务|重点|措施|突出|抓|推进|加快|狠|聚焦|打好|严|强化|深化|全力|奋力|开创")),
)
_CLAUSES = re.compile("[^，。；：！？、]+")
_PLACES, _PLACE_NAMES = (0.04, 0.12, 0.5, 0.85, 0.95), "首起前后近末"
"""How far into the speech each of them reaches, and what it is called."""
_LONG, _LONG_NAMES = (9, 24, 59), "短中长特"
_OF_GENRE = frozenset(("要", "我", "我们", "愿", "部门头", "了"))
_OF_HEADING = frozenset(("要", "了", "我们", "数"))
_OF_SPEAKER = frozenset(("请", "愿", "要", "将", "问题", "消极", "不", "谢", "数", "我", "我们", "了", "过", "问"))
"""What says more in one kind of speech, or under one heading, than in another."""


class Signs(NamedTuple):
    """What there is to notice about a sentence. own: its own signs; place: those of its place, which many share."""

    own: list[str]
    place: tuple[str, ...]
    words: str
    """The sentence itself, folded: each character and each pair of them is a sign too (`characters_of`)."""


def characters_of(words: str) -> list[str]:
    """The characters of a sentence and the pairs in which they stand side by side, as often as they stand there."""
    return [*words, *map(add, words, words[1:])]


class Context(NamedTuple):
    """Where a sentence stands. at: how far into the speech, 0 to 1."""

    genre: str
    at: float
    before_parts: bool
    """Numbered parts follow, none has begun."""
    numbered: bool
    """The speech has numbered parts."""
    last_part: bool
    first: bool
    """It begins its paragraph."""
    last: bool
    """It is the last of the speech but one or two."""
    top_heading: str
    heading: str
    around: Set[str]
    """Moves of which cues stand in the sentences beside it in its paragraph."""


def read_words(words: str, cues: tuple[Mapping[str, int], Mapping[str, int]]) -> list[str]:
    """The signs that the words of a sentence give, wherever it stands. cues: as in `read_signs`."""
    return _signs_of_words(words, cues, _find_shown(words))


def _find_shown(words: str) -> list[str]:
    opened = _GATE.open(set(words))
    shown = []
    while opened:
        lowest = opened & -opened
        name, search = _SHOWN_AS[lowest]
        if search(words):
            shown.append(name)
        opened ^= lowest
    if _has_even_clauses(words):
        shown.append("对称")
    return shown


def _signs_of_words(words: str, cues: tuple[Mapping[str, int], Mapping[str, int]], shown: Iterable[str]) -> list[str]:
    heads, scores = cues
    signs = ["·", *("始" + move for move in heads), *("有" + move for move in scores)]
    signs += ["多" + move for move, length in scores.items() if length >= _MUCH]
    signs += shown or ("无",)
    signs.append("头" + words[:1])
    if len(words) > 1:
        signs.append("头" + words[:2])
    signs.append("尾" + words.rstrip(FINAL)[-2:])
    return signs


def _has_even_clauses(words: str) -> bool:
    """Whether two clauses, one after the other, are of one length and have a character in common."""
    before = ""
    for clause in _CLAUSES.findall(words):
        if len(clause) == len(before) and not set(clause).isdisjoint(before):
            return True
        before = clause
    return False


def read_signs(
    text: str, sentence: Sentence, cues: tuple[Mapping[str, int], Mapping[str, int]], context: Context
) -> Signs:
    """The signs of a sentence, without those of the move before it.

    text: its paragraph, folded. cues: by move, the length of those at its head, and of all.
    """
    words = text[sentence.words : sentence.end].strip()
    shown = _find_shown(words)
    signs = _signs_of_words(words, cues, shown)
    signs += ["段" + move for move in context.around]
    zone = "前言" if context.before_parts else "末部" if context.last_part else "部" if context.numbered else "无部"
    place = _PLACE_NAMES[bisect_left(_PLACES, context.at)]
    genre, inner = context.genre, _about(context.heading)
    signs.append("长" + _LONG_NAMES[bisect_left(_LONG, len(words))])
    if context.first:
        signs.append("独段" if sentence.end >= len(text) else "段首")
    elif sentence.end >= len(text):
        signs.append("段末")
    if sentence.opens:
        signs.append("条")
    if sentence.speaker:
        role = _role(sentence.speaker)
        signs.append(f"说{role}")
        if not sentence.start:
            signs.append(f"说{role}起")
        signs += [f"说{role}{name}" for name in shown if name in _OF_SPEAKER]
    if context.last:
        signs.append("篇末")
    for name in shown:
        if name in _OF_GENRE:
            signs.append(f"体{genre}{name}")
        if name in _OF_HEADING:
            signs.append(f"题{inner}{name}")
    return Signs(signs, _signs_of_place(genre, zone, place, inner, _about(context.top_heading)), words)


def _role(speaker: str) -> str:
    """Who speaks: the host, who answers for things, or one of those who were asked."""
    if speaker.startswith("主持人"):
        return "主"
    return "官" if _OFFICIAL.search(speaker.rstrip("）")) else "众"


_OFFICIAL = re.compile("(?:书记|[省市县区镇乡]长|局长|厅长|部长|主席|副主任)$")


@lru_cache(maxsize=1024)
def _signs_of_place(genre: str, zone: str, place: str, inner: str, top: str) -> tuple[str, ...]:
    """The signs of where a sentence stands: many sentences stand in one place."""
    return (
        f"处{place}", f"域{zone}", f"域{zone}{place}", f"体{genre}", f"体{genre}{zone}", f"题{inner}", f"总{top}",
        f"体{genre}题{inner}", f"体{genre}处{place}",
    )  # fmt: skip


_MUCH = 5
"""Characters of cues that say much."""


@lru_cache(maxsize=512)
def _about(heading: str) -> str:
    if not heading:
        return "无"
    return next((name for name, pattern in _HEADINGS if pattern.search(heading)), "其他")
