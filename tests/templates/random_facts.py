"""Facts at random for any kind of speech, from what its own file says it asks for: no kind has to be known here."""

import json
from collections.abc import Collection, Mapping
from random import Random
from typing import Any

from drafter.model.template import FieldKind, RecordKind, Template, Templates

SENTENCES = ["那天下着雨，路上没有一个人", "一共216公里，都在山上", "有人说做不到", "孩子们在村口等着"]
VERBS = ["修好水毁的路", "排查冷库隐患", "报市政府备案", "抓好责任落实"]
NOUNS = ["市商务局", "上坪村的乡亲们", "清江两岸的堤", "各县（市、区）"]
ODD = ["# 甲", "- 甲", "**甲**", "{{ theme.noun }}", "<w:p>甲</w:p>", "甲&乙", "【甲", "还有【数】个", "“甲‘乙’”"]
NEVER_ALONE = {"lead": "quote", "who": "should"}
"""Fields that are said only with another: who says it, without what is said."""

NOT_BESIDE = {"person": "who"}
"""Fields that are said only without another: who answers by name, where no body has to do it."""


class RandomFacts:
    """One meeting file of a kind; `texts` are those that its draft must hold letter by letter."""

    def __init__(self, template: Template, templates: Templates, seed: int) -> None:
        self.random = Random(f"{template.id}-{seed}")
        self.templates = templates
        self.records = {name: record for record in templates.records.values() for name in (record.name, record.plural)}
        self.texts: list[str] = []
        facts = self._record(template.facts.values())
        meeting = {"name": self._said("全市工作会议"), "called_by": "市政府", "purpose": "部署工作"}
        self.texts.remove(meeting["name"])  # not every kind says where it is said
        self.yaml = json.dumps(
            {
                "format": 1,
                "kind": template.id,
                "title": "讲话",
                "minutes": 60,
                "meeting": meeting,
                "speaker": {"name": "李明", "post": "市长", "rank": "chief"},
                "date": "2026-10-10",
                "theme": {"full": "灾后重建工作", "noun": "灾后重建", "class": "livelihood"},
                "facts": facts,
            },
            ensure_ascii=False,
        ).encode()

    def _said(self, text: str) -> str:
        text += str(self.random.randrange(1000, 9999))
        if self.random.random() < 0.3:
            text += self.random.choice(ODD)
        self.texts.append(text)
        return text

    def _record(self, fields: Collection[FieldKind]) -> dict[str, Any]:
        """Some of the fields, those required always."""
        wanted = [field for field in fields if field.required or (not field.when and self.random.random() < 0.6)]
        names = {field.name for field in fields}
        drawn = {field.name for field in wanted}
        wanted = [f for f in wanted if NEVER_ALONE.get(f.name, f.name) in drawn or NEVER_ALONE[f.name] not in names]
        wanted = [f for f in wanted if NOT_BESIDE.get(f.name) not in drawn]
        return {field.name: value for field in wanted if (value := self._value(field))}

    def _value(self, field: FieldKind) -> Any:
        record = self.records.get(field.kind)
        if record is not None:
            return self._of_record(record, several=field.kind == record.plural)
        match field.kind:
            case "text":
                return self._text(field)
            case "texts":
                return [self._text(field) for _ in range(self.random.randint(1, 3))]
            case "choice":
                return self.random.choice(list(field.values))
            case "flag":
                return "true" if self.random.random() < 0.5 else "false"
            case _:
                return None

    def _of_record(self, record: RecordKind, several: bool) -> Any:
        count = self.random.randint(1, 3) if several else 1
        made = [self._record(self._open(record)) for _ in range(count)]
        return made if several else made[0]

    def _open(self, record: RecordKind) -> list[FieldKind]:
        """What is drawn of a record: where two fields stand for each other (`text` of a measure), not both."""
        fields: Mapping[str, FieldKind] = record.fields
        told_alone = record.told and record.plain and record.told == "text" and "what" in fields
        return [field for name, field in fields.items() if name != "from" and not (told_alone and name == "text")]

    def _text(self, field: FieldKind) -> str:
        pool = {"verb": VERBS, "noun": NOUNS}.get(field.form or "", SENTENCES)
        return self._said(self.random.choice(pool))
