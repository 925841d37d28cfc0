"""The name of a meeting in; what it is about, and the thing that is behind it, out."""

import re
from collections.abc import Iterable

from drafter.language.han import HAN
from drafter.language.numerals import NUMERALS
from drafter.mining.masks import themes_of

_SCOPE = re.compile(
    rf"^(?:贯彻|在)?(?:全[国省市县区镇乡校公司]{{1,2}}|[省市县区])?(?:第[{NUMERALS}\d]+[次届]|20[\d_×xX]{{1,2}}年度?|[今明]年)?"
    rf"(?:[{HAN}]{{1,3}}(?:期间|季|前后))?"
)
_OCCASION = re.compile(
    "(?:工作|专题|现场|电视电话|视频|动员|部署|推进|总结|表彰|调度|座谈|誓师|培训|交流|暨)*(?:会议|大会|会|仪式|典礼)(?:续会)?$"
)
_DOING = re.compile("(?:防控|防治|防范|治理|整治|保障|管理|建设|行动|攻坚|服务|防御|预防|生产|救助|处置)$")


def find_theme(title: str, meeting: str, texts: Iterable[str]) -> str:
    """疫情防控 of 全市疫情防控工作会议, as far as the speech says it; empty where no theme is named.

    meeting: the name of the meeting; texts: the paragraphs.
    """
    named = _OCCASION.sub("", _SCOPE.sub("", meeting, count=1)) if _OCCASION.search(meeting) else ""
    whole = "\n".join(texts)
    for theme in (*themes_of(title), named, find_object(named)):
        if re.fullmatch(f"[{HAN}]{{2,12}}", theme) and theme in whole:
            return theme
    return ""


def find_object(theme: str) -> str:
    """疫情 of 疫情防控: what is done something about; empty where the theme is one word (安全生产)."""
    thing = _DOING.sub("", theme)
    return thing if thing != theme and len(thing) > 1 else ""


def find_forms(theme: str, texts: Iterable[str]) -> list[str]:
    """What else the theme goes by in a speech: its object, what the two make in short (防疫), 汛期 where it is 防汛."""
    thing = find_object(theme)
    forms = [thing, *(theme[len(thing)] + character for character in thing)] if thing else []
    whole = "\n".join(texts)
    for fought in _FOUGHT.findall(theme):
        forms += sorted(set(re.findall(f"{fought}[期情前后中限害灾区源险]", whole)))
    return [form for form in forms if form in whole]


_FOUGHT = re.compile(f"[防抗禁救灭](?![控治范灾])([{HAN}])")
"""The character that says what is fought: 汛 and 旱 of 防汛抗旱."""
