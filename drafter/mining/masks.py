"""Masks what changes from meeting to meeting in a wording as slots: theme, figures, places, persons."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from drafter.corpus.blanks import BLANK, BLANK_BEGINS
from drafter.language.han import HAN
from drafter.model.phrase import Slot

_SLOTS: Mapping[str, Slot] = {
    slot.name: slot
    for slot in (
        Slot("事项", "term", "noun", "theme.noun"),
        Slot("工作", "term", "work", "theme.full"),
        Slot("全市", "place", "noun", "org.whole"),
        Slot("我市", "place", "noun", "org.ours"),
        Slot("各级各部门", "org", "noun", "org.everyone"),
        Slot("点数", "count", "quantity", "count.sections"),
        Slot("数量", "quantity", "quantity"),
        Slot("百分比", "percent", "quantity"),
        Slot("年份", "year", "noun"),
        Slot("日期", "date", "noun"),
        Slot("某同志", "person", "noun"),
        Slot("文件", "text", "noun"),
        Slot("名称", "list", "noun"),
        Slot("单位", "org", "noun"),
        Slot("层面", "term", "noun"),
    )
}
"""The slots that masks and rules share; any other name is a text slot."""

# Names that hold what a mask would eat: 习近平总书记 is no person to be filled in.
_FIXED = "习近平总书记|党中央、国务院|党中央|国务院|市委、市政府|省委、省政府|中央经济工作会议"
_FIELDS = (
    "疫情防控和经济社会发展|疫情防控和复工复产|疫情防控|安全生产|防汛抗旱|防汛|抗旱|森林防灭火|防灭火|复工复产|乡村振兴|脱贫攻坚|招商引资|营商环境|信访维稳|信访"
    "|食品安全|消防安全|道路交通安全|校园安全|生态环境保护|环境保护|防疫|禁毒|扫黑除恶|党风廉政建设|基层党建|党建|意识形态|经济社会发展|项目建设|城市管理"
)
_BEFORE = "常态化|新冠肺炎|新冠|冬春季|春节期间|今冬明春|节日期间|本土"
# Name, the characters that it may begin with, pattern.
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("文件", "《", "《[^《》]{2,40}》(?:（[^（）]{1,30}）)?"),
    ("百分比", r"\d", r"\d+(?:\.\d+)?(?:[—–-]\d+(?:\.\d+)?)?(?:%|％|个百分点)"),
    ("日期", r"\d", r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|份|底|初)?|\d{1,2}日"),
    ("年份", r"\d“", r"\d{4}年|“[一二三四五六七八九十]{3}”"),
    (
        "数量",
        r"\d",
        r"\d+(?:\.\d+)?(?:[—–-]\d+(?:\.\d+)?)?余?(?:万|亿)?(?:多)?(?:余)?(?:个(?!人)|家|户|起|处|件|项|条|名|人|次|台|套|吨|亩|公里|米|天|小时|年|亿元|万元|元|平方公里|平方米|立方米|千瓦|例|种|所|座|只|位|批)?",
    ),
    ("某同志", "xXｘＸ×某", r"(?:[xXｘＸ×某]{1,4}|[xX×]某)(?:副?(?:书记|市长|省长|县长|主任|局长))?同志"),
    (
        "各级各部门",
        "各",
        "各级各部门各单位|各级各部门|各地各部门各单位|各地各部门|各地、各部门|各地区各部门|各县市各部门|各县市、各部门|各县（市、区）(?:、各部门)?|各地各相关部门|各县市区、各部门|各市县各部门",
    ),
    ("全市", "全", "全[市省县区州镇乡校](?![上]下?口)"),
    ("我市", "我", "我[市省县区州镇乡校]"),
)


class Masked(NamedTuple):
    """A sentence and its spans: start, end, name of the slot."""

    text: str
    spans: tuple[tuple[int, int, str], ...]

    def cut(self, start: int, end: int, values: dict[str, str]) -> str:
        """The piece with slots, what fills them added to `values`; a slot that comes with another value is numbered."""
        if not self.spans:
            return self.text[start:end]
        pieces: list[str] = []
        at = start
        for first, last, kind in self.spans:
            if first < at or last > end:
                continue
            value = self.text[first:last]
            name, number = kind, 1
            while values.get(name, value) != value:
                number += 1
                name = f"{kind}{number}"
            values[name] = value
            pieces += (self.text[at:first], f"【{name}】")
            at = last
        pieces.append(self.text[at:end])
        return "".join(pieces)


def _general() -> re.Pattern[str]:
    named = "|".join(f"(?P<{name}>{pattern})" for name, _, pattern in _PATTERNS)
    blank = BLANK.pattern.replace("(?P<year>", "(?:").replace("(?P<prompt>", "(?:").replace("(?P<asked>", "(?:")
    row = rf"(?P<名称>(?:{blank})(?:[、和](?:{blank}))*)"
    words = _firsts(_FIXED, _BEFORE, _FIELDS) + BLANK_BEGINS + "".join(begins for _, begins, _ in _PATTERNS)
    # The look at one character first spares trying some twenty patterns at every other one: four times as fast.
    return re.compile(f"(?=[{words}])(?:(?P<固定>{_FIXED})|(?P<事项>(?:{_BEFORE})*(?:{_FIELDS}))|{named}|{row})")


def _firsts(*words: str) -> str:
    return "".join(sorted({word[0] for each in words for word in each.split("|")}))


_GENERAL = _general()


_LEADS = re.compile(f"(?:{_BEFORE})*")
_FIELD = re.compile(f"(?:{_BEFORE})*(?:{_FIELDS})(?:工作)?")
"""A theme that is known without a title."""


class Masks:
    """The masks for one speech: the general ones, and its own theme by its title."""

    def __init__(self, themes: Iterable[str] = ()) -> None:
        self._themes = sorted(set(themes), key=lambda theme: (-len(theme), theme))

    @cached_property
    def _own(self) -> re.Pattern[str]:
        return re.compile(f"(?:{_BEFORE})*(?:{'|'.join(map(re.escape, self._themes))})")

    def find(self, text: str) -> Masked:
        """What a sentence holds that changes from meeting to meeting; its own theme goes before all else."""
        found = [(match.start(), match.end(), str(match.lastgroup)) for match in _GENERAL.finditer(text)]
        spans = [span for span in found if span[2] != "固定"]
        if any(theme in text for theme in self._themes):
            own = [(match.start(), match.end(), "事项") for match in self._own.finditer(text)]
            apart = (span for span in spans if all(span[1] <= start or end <= span[0] for start, end, _ in own))
            spans = sorted([*own, *apart])
        return Masked(text, tuple(spans))

    def is_theme(self, text: str) -> bool:
        """Whether a text is nothing but the theme: 常态化疫情防控, 安全生产工作."""
        if _FIELD.fullmatch(text):
            return True
        ends = (end for theme in self._themes for end in (theme, f"{theme}工作") if text.endswith(end))
        return any(_LEADS.fullmatch(text, 0, len(text) - len(end)) for end in ends)


_TITLE = re.compile(
    f"(?:期间|年度?|全[市省县区国州镇乡校]|[在市省县区]|第[一二三四五六七八九十]+次)(?P<theme>[{HAN}]{{2,12}}?)(?:工作)?"
    r"(?:专题|现场|电视电话|视频)?(?:会议|推进会|动员会|部署会|现场会|调度会|座谈会|大会|例会|总结会|表彰会)上的(?:讲话|发言|致辞)"
)

_WHOLE = re.compile("^.*?(?:期间|年度?|全[市省县区国州镇乡校])|^第[一二三四五六七八九十]+次")


@lru_cache(maxsize=256)
def themes_of(title: str) -> tuple[str, ...]:
    """The theme that a title names: 在全市防汛工作会议上的讲话 is about 防汛."""
    match = _TITLE.search(title)
    theme = _WHOLE.sub("", match["theme"]) if match else ""
    return (theme,) if len(theme) > 1 and not re.search("会议|工作$|^年", theme) else ()


@lru_cache(maxsize=256)
def masks_for(themes: tuple[str, ...]) -> Masks:
    """The masks of a speech about these themes; speeches of one theme share them."""
    return Masks(themes)


def slot_of(name: str) -> Slot:
    """What a slot of this name is; numbered ones are like the first."""
    base = name.rstrip("0123456789")
    known = _SLOTS.get(base)
    if known is None:
        return Slot(name, "text", "noun")
    return Slot(name, known.kind, known.form, known.source if base == name else "")
