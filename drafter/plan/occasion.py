"""Who calls the meeting and when: meeting and organisation in; level, body, day and the level's own words out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from drafter.files.organisation import usual_words
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.finding import Finding
from drafter.model.meeting import Meeting
from drafter.model.organisation import Level, Organisation
from drafter.model.span import Span

_CALLERS: tuple[tuple[Level, str], ...] = (  # lowest first: 青溪县云台镇党委 is of a township
    ("enterprise", "集团|公司|[厂矿]$|[厂矿](?:党|部|长|区)|车间|分行|支行|银行"),
    ("school", "学校|[中小大]学|学院|幼儿园|校党|(?<!党)校(?:长|办|园|领导)|^校"),
    ("hospital", "医院|卫生院|保健院|^院(?:党|办|长|领导)"),
    ("village", "村(?:党|委|两委|民|支|股|集体|“两委”)|村$|(?:^|村)“两委”"),
    ("street", "街道"),
    ("township", "[乡镇](?:党|政府|人大|机关|长|综|应急|安|$)"),
    ("county", "县"),
    ("district", "区(?:委|政府|长|直|级|[^域间别]{1,8}局)"),
    ("city", "市(?:委|政府|长|直|级|[^场]{1,12}(?:局|委|办|会|队))"),
    ("province", "省|自治区"),
)
_TITLES: tuple[tuple[Level, str], ...] = (
    ("enterprise", "全公司|我公司|全集团|集团公司|全厂|我厂"),
    ("school", "全校|我校|全园"),
    ("hospital", "全院|我院"),
    ("village", "全村|我村"),
    ("street", "全街道|我街道"),
    ("township", "[全我][镇乡]"),
    ("county", "[全我]县"),
    ("district", "[全我]区"),
    ("city", "[全我]市"),
    ("province", "[全我]省"),
)
_VARIANTS: tuple[tuple[Level, str, str, str], ...] = (  # a level's other name: 乡 is a township too
    ("township", "乡(?:党|政府|人大|机关|长|$)", "镇", "乡"),
    ("enterprise", "集团", "全公司", "全集团"),
)
_PARTY = expression("党|[省市县区工]委(?!员)|纪委|组织部|宣传部")
_GOVERNMENT = expression("政府|办事处|管委会")
_OF_AREA = expression("全(?:省|市|县|区|[镇乡]|村|街道)")


def level_of_caller(text: str) -> Level | None:
    """The level of a body by its name: county of 县委、县政府; None where the name does not tell."""
    return next((level for level, names in _CALLERS if re.search(names, text)), None)


def level_of_title(text: str) -> Level | None:
    """The level of a meeting by its title: 我县 before 全市, since 全市…我县续会 is the county's."""
    own = next((level for level, names in _TITLES if re.search(names.replace("[全我]", "我"), text)), None)
    return own or next((level for level, names in _TITLES if re.search(names, text)), None)


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


def read_occasion(meeting: Meeting, organisation: Organisation) -> dict[str, Any]:
    """What conditions may name beside the meeting file: level, body, day, kind."""
    return {
        "level": organisation.level,
        "body": body_of(str(meeting.meeting.get("called_by", ""))),
        "day": day_of(meeting),
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
