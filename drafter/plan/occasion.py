"""Who calls the meeting and when: meeting and organisation in; level, body, day and the level's own words out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.dataclass import replace
from drafter.files.organisation import usual_words
from drafter.i18n import _
from drafter.language import numerals
from drafter.language.expressions import expression
from drafter.meeting.levels import level_of_caller, level_of_title
from drafter.model.finding import Finding
from drafter.model.meeting import Meeting
from drafter.model.organisation import Level, Organisation
from drafter.model.span import Span

_VARIANTS: tuple[tuple[Level, str, str, str], ...] = (  # a level's other name: 乡 is a township too
    ("township", "乡(?:党|政府|人大|机关|长|$)", "镇", "乡"),
    ("enterprise", "集团", "全公司", "全集团"),
)
_PARTY = expression("党|[省市县区工]委(?!员)|纪委|组织部|宣传部")
_GOVERNMENT = expression("政府|办事处|管委会")
_OF_AREA = expression("全(?:省|市|县|区|[镇乡]|村|街道)")


def body_of(text: str) -> str:
    """party, government, both, department (a single office of a level), other; empty where nobody is named."""
    party, government = bool(_PARTY.search(text)), bool(_GOVERNMENT.search(text))
    if party and government:
        return "both"
    if party or government:
        return "party" if party else "government"
    return "department" if re.search("[局办委厅]$|指挥部|领导小组", text) else "other" if text else ""


def day_of(meeting: Meeting) -> str:
    """before: a count of days is still running or a thing is to come; after: it is done and honoured; else empty."""
    if meeting.facts.get("honours"):
        return "after"
    return "before" if meeting.facts.get("countdown") or meeting.facts.get("remaining") else ""


FIRST_MONTHS, LAST_MONTHS = range(1, 5), range(11, 13)
"""Months in which a yearly meeting speaks of the year that has begun, and of the one that is to come."""


def year_ahead(meeting: Meeting) -> str:
    """The year of which a yearly meeting speaks: 今年, 明年 or 新学年; empty where its day does not tell."""
    details = meeting.meeting
    if any("学年" in str(details.get(name, "")) for name in ("name", "purpose")):
        return "新学年"
    month = meeting.date.month if meeting.date else 0
    return "今年" if month in FIRST_MONTHS else "明年" if month in LAST_MONTHS else ""


_SPAN = expression(r"(\d+|[一二两三四五六七八九十]+)\s*(?:多|来)?(?:个)?(小时|天|日|周|星期|月|年)")
_DAYS = {"小时": 1 / 24, "天": 1, "日": 1, "周": 7, "星期": 7, "月": 30.5, "年": 365}
SOON = 93
"""Days within which a count of days presses: about three months."""


def left_of(meeting: Meeting) -> str:
    """short where what the meeting file says is left (还有30天) is three months or less; else empty."""
    said = "；".join(str(meeting.facts[name]) for name in ("countdown", "remaining") if meeting.facts.get(name))
    spans = [(numerals.parse(span[1]), _DAYS[span[2]]) for span in _SPAN.finditer(said)]
    days = [number * length for number, length in spans if number is not None]
    return "short" if days and max(days) <= SOON else ""


def read_occasion(meeting: Meeting, organisation: Organisation) -> dict[str, Any]:
    """What conditions may name beside the meeting file: level, body, day, kind."""
    return {
        "level": organisation.level,
        "body": body_of(str(meeting.meeting.get("called_by", ""))),
        "day": day_of(meeting),
        "left": left_of(meeting),
        "kind": meeting.kind,
    }


def at_level(organisation: Organisation, meeting: Meeting) -> Organisation:
    """The organisation with the words of the level at which the meeting is called, where drafter.yaml says none."""
    if organisation.level_given:
        return organisation
    level = next(_levels(meeting), None)
    if level is None or level == organisation.level:
        return organisation
    before, after = usual_words(organisation.level), usual_words(level)
    own = {key: value for key, value in organisation.words.items() if value != before.get(key)}
    caller = str(meeting.meeting.get("called_by", ""))
    for variant, names, usual, other in _VARIANTS:
        if level == variant and re.search(names, caller):
            after = {key: _said_otherwise(value, usual, other) for key, value in after.items()}
    return replace(organisation, level=level, words={**after, **own})


def _said_otherwise(word: str, usual: str, other: str) -> str:
    said = word.replace(usual, other)
    return Span(said, word.origin) if isinstance(word, Span) else said


def check_level(organisation: Organisation, meeting: Meeting) -> list[Finding]:
    """Where drafter.yaml, who called the meeting and the title say different levels."""
    said: dict[str, Level] = {"drafter.yaml": organisation.level} if organisation.level_given else {}
    caller = str(meeting.meeting.get("called_by", ""))
    if (level := level_of_caller(caller)) is not None:
        said["meeting.called_by"] = level
    title = str(meeting.meeting.get("name", "")) or meeting.title
    relayed = bool(meeting.facts.get("upper")) and "我" not in title  # named after the superior meeting that it follows
    if not relayed and (level := level_of_title(title)) is not None and _OF_AREA.search(title):
        said["meeting.name"] = level
    if len({_kin(level) for level in said.values()}) < 2:
        return []
    levels = "，".join(f"{name} {usual_words(level)['whole']}" for name, level in said.items())
    message = _("the levels do not agree ({levels}): the draft says {whole}", levels=levels, whole=_whole(organisation))
    return [Finding("level", "warning", message, meeting.place)]


def _kin(level: Level) -> str:
    """Levels that one name may mean: 全市 is also said in a county-level city, 全区 of any district."""
    return {"district": "county", "street": "township"}.get(level, level)


def _whole(organisation: Organisation) -> str:
    return str(organisation.words.get("whole", usual_words(organisation.level)["whole"]))


def _levels(meeting: Meeting) -> Iterator[Level]:
    """What tells the level, nearest first: who called the meeting, its name and title, the speaker's post."""
    details: Mapping[str, Any] = meeting.meeting
    called = str(details.get("called_by", ""))
    for text in called, str(details.get("name", "")), meeting.title, str(meeting.speaker.get("post", "")):
        by_title = level_of_title(text) if text != called else None
        level = level_of_caller(text) if text == called or text == meeting.speaker.get("post") else by_title
        if level is not None:
            yield level
