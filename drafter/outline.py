"""The outline of a speech: a Plan, its Draft and the materials of themes in, an Outline out."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.model.draft import Draft, text_of
from drafter.model.excerpt import Excerpt
from drafter.model.material import Material, UsualMeasure, match_material
from drafter.model.outline import Inquiry, Need, Outline, OutlineSection
from drafter.model.plan import Plan, PlannedSection
from drafter.model.template import RecordKind
from drafter.plan.argue import open_reasons
from drafter.plan.spot import facts_told

SETS = 3
"""Sets of headings side by side."""
DAYS_BEFORE = 3
"""How many days before the meeting the material must be in."""
MOST_USUAL = 4


def make_outline(
    plan: Plan,
    draft: Draft,
    materials: Sequence[Material],
    words: Mapping[str, str],
    precedents: Mapping[str, tuple[Excerpt, ...]],
) -> Outline:
    """What is known, what to ask whom by when, and what is usual, section by section.

    words: of outline.yaml; precedents: by section, what earlier speeches said there.
    """
    material = find_material(plan, materials)
    asker = _Asker(plan, material, words)
    sections = tuple(_sections(plan, draft, asker, precedents))
    speaker, meeting = plan.meeting.speaker, plan.meeting
    return Outline(
        title=str(meeting.title),
        speaker="　".join(str(speaker[name]) for name in ("post", "name") if speaker.get(name)),
        date=_day(meeting.date) if meeting.date else "",
        minutes=meeting.minutes or plan.template.minutes,
        reach=(plan.reach.shortest, plan.reach.longest) if plan.reach else (0, 0),
        headings=tuple(tuple(each.values()) for each in draft.headings[:SETS] if each),
        sections=sections,
        needs=tuple(_needs(sections, meeting.date, words)),
        words=words,
        theme=material.name if material else "",
    )


def find_material(plan: Plan, materials: Sequence[Material]) -> Material | None:
    """The material of the meeting's theme, by the theme's names and the title."""
    said = " ".join(str(plan.meeting.theme.get(name, "")) for name in ("full", "noun", "short")) + plan.meeting.title
    return match_material(said, materials)


def _day(date: datetime.date) -> str:
    return f"{date.month}月{date.day}日"


def _sections(
    plan: Plan, draft: Draft, asker: "_Asker", precedents: Mapping[str, tuple[Excerpt, ...]]
) -> Iterator[OutlineSection]:
    by_plural = {record.plural: record for record in plan.records.values()}
    first, listed = True, set[str]()
    for planned in plan.sections:
        told = facts_told(planned.section, plan.template)
        kinds = {name: plan.template.facts[name].kind for name in told}
        lists = {name: by_plural[kind] for name, kind in kinds.items() if kind in by_plural}
        known = tuple(said for said in _known(plan.meeting.facts, told, draft) if said not in listed)
        listed.update(known)
        asked = lists and planned.section.moves[:1] not in (("recap",), ("closing",), ("exhortation",))
        if not known and not asked:
            continue
        yield OutlineSection(
            heading=_heading(planned, draft),
            known=known,
            questions=tuple(asker.ask(lists, background=first)),
            usual=tuple(asker.refer(lists, background=first)),
            precedents=precedents.get(planned.id, ()),
        )
        first = False


def _heading(planned: PlannedSection, draft: Draft) -> str:
    blocks = (block for block in draft.blocks if block.section == planned.id and block.kind == "heading")
    return next((text_of(block.runs) for block in blocks), planned.section.name)


_OPEN = expression("[^。；]*【[^】]*】[^。；]*[。；]?")
"""What of a sentence is still asked for."""


def _known(facts: Mapping[str, Any], names: Iterable[str], draft: Draft) -> Iterator[str]:
    """What the meeting file gives for a section, an item a line; what is to be done as the draft says it."""
    for name in names:
        value = facts.get(name)
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            texts = [str(text) for text in _texts(item)]
            if not texts:
                continue
            said = _said_of(f"facts.{name}[{index}].", draft) if isinstance(item, Mapping) and len(texts) > 2 else ""
            yield said or texts[0] + (f"：{'；'.join(texts[1:])}" if len(texts) > 1 else "")


def _said_of(path: str, draft: Draft) -> str:
    """The paragraph that says a task and what is to be done, without what is still open; empty where there is none."""
    for block in draft.blocks:
        facts = {run.fact for run in block.runs if run.fact}
        if f"{path}title" in facts and all(fact.startswith(path) for fact in facts):
            return _OPEN.sub("", text_of(block.runs)).strip()
    return ""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


@dataclass(frozen=True, slots=True)
class _Asker:
    """Knows what is open in a plan and whom to ask; `words` are those of outline.yaml."""

    plan: Plan
    material: Material | None
    words: Mapping[str, str]

    def ask(self, lists: Mapping[str, RecordKind], *, background: bool) -> Iterator[Inquiry]:
        """What is open: of the theme, of each task, of what is asked for and not given, and of the argument."""
        if background and self.material:
            for question in self.material.questions:
                yield Inquiry(question.ask, self._body(question.whom))
        for name, record in lists.items():
            given = self.plan.meeting.facts.get(name) or []
            for index, item in enumerate(given):
                yield from self._ask_of_task(record, item, f"facts.{name}[{index}]")
            field = self.plan.template.facts[name]
            if not given and field.required:
                yield Inquiry(field.ask, self._office(), f"facts.{name}")
        yield from self._ask_reasons(lists)

    def _ask_of_task(self, record: RecordKind, item: Mapping[str, Any], path: str) -> Iterator[Inquiry]:
        """A task whose measures are not all said: who leads, how many, by what day, what if not."""
        if "measures" not in record.fields or any(item.get(name) for name in ("points", "nodes")):
            return
        measures = [each for each in item.get("measures", []) if isinstance(each, Mapping)]
        said = any(each.get("text") for each in measures)
        asked = {
            "leads": not said and not any(each.get("who") or each.get("person") for each in measures),
            "figure": path.startswith("facts.tasks") and not any(re.search(r"\d", text) for text in _texts(item)),
            "day": not said and not any(each.get("by") for each in measures),
            "otherwise": not any(each.get("else") for each in measures),
        }
        points = [self.words[name] for name, is_open in asked.items() if is_open]
        if len(points) < 2:  # a task with an owner, a figure and a day is ready to be said
            return
        usual = _usual_of(str(item.get("title", "")), self.material)
        figures = self.words["figures"].format(figures="、".join(usual.figures)) if usual and usual.figures else ""
        questions = "".join(f"{point}{figures if point == self.words['figure'] else ''}？" for point in points)
        whom = self._body(usual.who[0]) if usual and usual.who else self._office()
        yield Inquiry(
            self.words["task"].format(title=item.get("title", ""), points=questions), whom, f"{path}.measures"
        )

    def _ask_reasons(self, lists: Mapping[str, RecordKind]) -> Iterator[Inquiry]:
        """The two or three reasons that would carry the speech, asked of the first item, where no item has any."""
        reasons = list(open_reasons(self.plan.meeting.facts, lists))
        if reasons:
            title, path, _field = reasons[0]
            points = "".join(f"{field.ask}？" for _title, _path, field in reasons)
            yield Inquiry(self.words["argue"].format(title=title, points=points), "", path)

    def refer(self, lists: Mapping[str, RecordKind], *, background: bool) -> Iterator[str]:
        """Dangers and seasons with the first section, measures where the tasks are; each for reference only."""
        if self.material is None:
            return
        if background:
            yield from self.material.dangers
            yield from (f"{season.when}：{season.what}" for season in self.material.calendar)
        if "tasks" in lists:
            yield from map(self._say_measure, self.material.measures[:MOST_USUAL])

    def _say_measure(self, measure: UsualMeasure) -> str:
        who = "、".join(dict.fromkeys(map(self._body, measure.who)))
        parts = (f"{who}　{measure.what}" if who else measure.what, measure.standard, measure.otherwise)
        return f"{measure.title}：{'；'.join(filter(None, parts))}"

    def _body(self, role: str) -> str:
        """Who plays a role at the meeting's level; the role itself where the material names nobody."""
        return self.material.body_of(role, self.plan.organisation.level) if self.material else role

    def _office(self) -> str:
        """Whom to ask where nobody else is known: the office that prepares the meeting."""
        body = re.split("[、，]", str(self.plan.meeting.meeting.get("called_by", "")))[-1]
        return self.words["office_of"].format(body=body) if body.endswith("政府") else self.words["office"]


def _usual_of(title: str, material: Material | None) -> UsualMeasure | None:
    """The measure of a material that a task's title most plainly means: they share two words of two characters."""
    pairs = {title[at : at + 2] for at in range(len(title) - 1)}
    shared = [
        (sum(measure.title[at : at + 2] in pairs for at in range(len(measure.title) - 1)), measure)
        for measure in (material.measures if material else ())
    ]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] else None


def _needs(sections: Sequence[OutlineSection], date: datetime.date | None, words: Mapping[str, str]) -> Iterator[Need]:
    """Whom to ask for what, everybody once, in the order in which they come up."""
    by = _day(date - datetime.timedelta(days=DAYS_BEFORE)) if date else words["no_date"]
    asked: dict[str, list[str]] = {}
    for section in sections:
        for question in filter(lambda each: each.whom, section.questions):
            asked.setdefault(question.whom, []).append(question.ask)
    for whom, asks in asked.items():
        yield Need(whom, tuple(dict.fromkeys(asks)), by)
