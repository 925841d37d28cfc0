"""A plan and a fact's path in, what the fact is called out: 时限 for facts.tasks[0].measures[1].by."""

import re
from collections.abc import Iterable, Mapping

from drafter.model.draft import Ask
from drafter.model.plan import Plan
from drafter.model.template import FieldKind
from drafter.plan.values import MEETING_FIELDS, PERSON_KIND, SPEAKER_FIELDS, THEME_FIELDS

_FRONT = {"title": "标题", "date": "日期", "version": "稿次"}
_ORGANISATION = {
    "name": "本单位名称",
    "short": "本单位简称",
    "whole": "整个地方或单位",
    "ours": "我们怎么自称",
    "party": "党委",
    "government": "政府或行政",
    "units": "下一级",
    "everyone": "所有单位",
}
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def name_facts(paths: Iterable[str], plan: Plan) -> dict[str, Ask]:
    """What each path is called; a path that no table knows is left out."""
    parts: dict[str, Mapping[str, FieldKind]] = {
        "facts": plan.template.facts,
        "meeting": {field.name: field for field in MEETING_FIELDS},
        "speaker": {field.name: field for field in SPEAKER_FIELDS},
        "theme": {field.name: field for field in THEME_FIELDS},
        "people": plan.records[PERSON_KIND].fields if PERSON_KIND in plan.records else {},
    }
    named = ((path, _name(path, parts, plan)) for path in dict.fromkeys(paths))
    return {path: ask for path, ask in named if ask is not None}


def _name(path: str, parts: Mapping[str, Mapping[str, FieldKind]], plan: Plan) -> Ask | None:
    first, *rest = [name for name, _number in _STEP.findall(path) if name]
    if not rest:
        return Ask(_FRONT[first]) if first in _FRONT else None
    if first == "org":
        return Ask(_ORGANISATION[rest[0]]) if rest[0] in _ORGANISATION else None
    by_plural = {record.plural: record for record in plan.records.values()}
    fields, field = parts.get(first, {}), None
    for name in rest:
        field = fields.get(name)
        if field is None:
            return None
        record = plan.records.get(field.kind) or by_plural.get(field.kind)
        fields = record.fields if record else {}
    return Ask(field.ask, field.example, field.help) if field else None
