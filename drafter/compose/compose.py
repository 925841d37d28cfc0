"""Wording: a Plan in, a Draft out; one section at a time, then the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from drafter.compose.filters import FILTERS, TESTS
from drafter.compose.lines import Line, parse_lines
from drafter.compose.marks import Origins, Rendered, unwrap
from drafter.compose.number import number_blocks
from drafter.compose.sandbox import Sandbox
from drafter.compose.tidy import tidy_runs
from drafter.i18n import _
from drafter.model.draft import Block, Draft, PhraseUse, Run
from drafter.model.finding import Finding, InputError
from drafter.model.meeting import FINAL
from drafter.model.numbering import MARKERS
from drafter.model.place import Place
from drafter.model.plan import Choice, Plan, PlannedSection
from drafter.model.span import Origin, Span
from drafter.model.template import RecordKind
from drafter.plan.choose import SLOT
from drafter.plan.values import NAMES, Record

INLINE = "一是"
"""How lists inside a paragraph are numbered, unless the last level of the numbering says otherwise."""
SAY_NAMES = frozenset({"it", "detail", "turn", "org", "theme", "audience"})
"""What the `say` of a record kind may use."""


@dataclass
class Composer:
    """Renders the sections of one plan. Words: what opens a verb phrase, and what only looks so."""

    plan: Plan
    words: tuple[frozenset[str], frozenset[str]]
    sandbox: Sandbox
    origins: Origins = field(default_factory=Origins)
    inline: str = INLINE
    """How lists inside the paragraphs of the section under way are numbered."""
    planned: PlannedSection | None = None
    """The section under way."""

    def section_names(self) -> frozenset[str]:
        return frozenset({*NAMES, *self.plan.template.facts})

    def render_section(self, planned: PlannedSection) -> list[Line]:
        """The lines of one section at its detail. Raises InputError."""
        section = planned.section
        place = Place(section.place.file if section.place else section.id, section.body_line)
        values = self._values(planned)
        text = self.sandbox.render_section(section.body, place, values, self.origins, self.section_names())
        lines = parse_lines(unwrap(text, self.origins))
        if planned.heading:
            lines.insert(0, Line("heading", 0, self._heading(planned, values)))
        return lines

    def read_heading(self, planned: PlannedSection) -> str:
        """The heading of a section as it would be read."""
        return "".join(run.text for run in self._heading(planned, self._values(planned)))

    def _heading(self, planned: PlannedSection, values: Mapping[str, Any]) -> list[Run]:
        """A template's heading is rendered; one from the meeting file is a fact and stands as it is."""
        if isinstance(planned.heading, Span):
            return [_run(planned.heading)]
        where = planned.entry.place or planned.section.place or Place(planned.section.id, 1)
        text = self.sandbox.render_section(planned.heading, where, values, self.origins, self.section_names())
        return [run for line in parse_lines(unwrap(text, self.origins)) for run in line.runs]

    def _values(self, planned: PlannedSection) -> dict[str, Any]:
        self.planned = planned
        values: dict[str, Any] = dict(self.plan.values)
        each = planned.section.each
        if each and isinstance(values.get(each), list):
            values[each] = [
                _with_detail(item, min(3, planned.detail + (index < planned.rung)))
                for index, item in enumerate(values[each])
            ]
        last = planned.numbering[-1] if planned.numbering else INLINE
        self.inline = last if MARKERS[last].inline else INLINE
        values.update(
            phrases={name: self._phrase(planned.phrases.get(name), planned.detail) for name in planned.section.phrases},
            detail=planned.detail,
            _inline=self.inline,
            _words=self.words,
            _say=self._say,
            _argue=self._argue,
        )
        return values

    def _argue(self, path: str) -> Rendered | None:
        """What the plan says of an argument: its frame, nothing where another's frame holds it, None for no frame."""
        for choice in self.planned.phrases.values() if self.planned else ():
            if path in choice.argues:
                return self._phrase(choice, choice.detail) if path == choice.argues[0] else Rendered("")
        return None

    def _say(self, record: Any, detail: int, turn: int) -> Rendered:
        kind = self._record_kind(record)
        place = kind.place or Place("facts.yaml", 1)
        values = {name: self.plan.values[name] for name in ("org", "theme", "audience")}
        values.update(it=record, detail=detail, turn=turn, _inline=self.inline, _words=self.words)
        values.update(_say=self._say, _argue=self._argue)
        return self.sandbox.render_section(join_lines(kind.say), place, values, self.origins, SAY_NAMES)

    def _record_kind(self, record: Any) -> RecordKind:
        if isinstance(record, Record) and self.plan.records[record.kind].say:
            return self.plan.records[record.kind]
        raise InputError([Finding("template", "error", _("the filter 'say' takes a record whose kind has a 'say'"))])

    def _phrase(self, choice: Choice | None, detail: int) -> Rendered:
        """A chosen phrase as marked text: its own words, and inside them what fills its slots."""
        if choice is None or detail < choice.detail:
            return Rendered("")
        origin = Origin("phrase", choice.name, phrase_id=choice.phrase.id if choice.phrase else "")
        return self.origins.wrap(self._filled(choice.text, choice.values), origin)

    def _filled(self, text: str, values: Mapping[str, Span]) -> str:
        parts = SLOT.split(text)
        return "".join(
            (self.origins.mark(values[part]) if part in values else f"【{part}】") if index % 2 else part
            for index, part in enumerate(parts)
        )


def join_lines(say: str) -> str:
    """The lines of a `say` as one, with comments for the line ends so that faults keep their line."""
    return "{#\n#}".join(line.strip() for line in say.strip().split("\n"))


def _with_detail(item: Any, detail: int) -> Any:
    if not isinstance(item, Record):
        return item
    return Record(item.kind, {**item, "detail": detail})


def make_sandbox() -> Sandbox:
    """The environment, with our filters and tests; sections compiled in it stay compiled."""
    return Sandbox(FILTERS, TESTS)


def compose(plan: Plan, words: tuple[frozenset[str], frozenset[str]], sandbox: Sandbox | None = None) -> Draft:
    """Set a plan into words. Raises InputError with every fault of templates and numbering."""
    composer = Composer(plan, words, sandbox or make_sandbox())
    rendered = [(planned, composer.render_section(planned)) for planned in plan.sections]
    return assemble(plan, rendered, words)


def set_headings(
    plan: Plan, words: tuple[frozenset[str], frozenset[str]], sandbox: Sandbox | None = None
) -> tuple[Mapping[str, str], ...]:
    """Every set of headings that suits the plan, in words: section id to heading. Raises InputError."""
    composer = Composer(plan, words, sandbox or make_sandbox())
    sets = []
    for headings in plan.heading_sets:
        planned = [replace(each, heading=headings[each.id]) for each in plan.sections if each.id in headings]
        sets.append({each.id: composer.read_heading(each) for each in planned})
    return tuple(sets)


def assemble(
    plan: Plan,
    rendered: Sequence[tuple[PlannedSection, list[Line]]],
    words: tuple[frozenset[str], frozenset[str]],
) -> Draft:
    """Sections' lines as one draft: paragraphs joined, marks tidied, items numbered."""
    blocks: list[Block] = []
    for planned, lines in rendered:
        _add_section(blocks, planned, lines)
    blocks = [replace(block, runs=tidy_runs(block.runs)) for block in blocks]
    blocks = [block for block in blocks if block.runs]
    blocks = [_close(block, plan) for block in blocks]
    numbered, findings = number_blocks(blocks, {planned.id: planned.numbering for planned in plan.sections}, words)
    if findings:
        raise InputError(findings)
    whole = tuple(_front(plan)) + tuple(numbered)
    return Draft(
        title=plan.meeting.title,
        blocks=whole,
        kind=plan.template.id,
        meta=_meta(plan),
        prompts={run.blank: run.text for block in whole for run in block.runs if run.blank},
        phrases=tuple(_uses(plan, whole)),
        speaking_rate=plan.organisation.speaking_rate,
        variant=plan.variant,
        details={planned.id: (planned.detail, planned.rung) for planned in plan.sections},
    )


def _add_section(blocks: list[Block], planned: PlannedSection, lines: Sequence[Line]) -> None:
    """Append a section's lines; a continuation goes on in the paragraph above."""
    base = 1 if planned.heading else 0
    heading_depth = base
    place = planned.section.place
    for line in lines:
        runs = tuple(replace(run, section=planned.id) for run in line.runs)
        if line.kind == "heading":
            heading_depth = base + line.below
            blocks.append(Block("heading", runs, planned.id, heading_depth, place=place))
        elif line.kind == "item":
            blocks.append(Block("item", runs, planned.id, heading_depth + line.below, place=place))
        elif line.kind == "stage":
            blocks.append(Block("stage", runs, planned.id, place=place))
        elif line.kind == "continuation" and blocks and blocks[-1].kind in ("paragraph", "item"):
            blocks[-1] = replace(blocks[-1], runs=blocks[-1].runs + runs)
        else:
            blocks.append(Block("paragraph", runs, planned.id, place=place))


def _close(block: Block, plan: Plan) -> Block:
    """A paragraph that is nothing but a closing formula is a closing."""
    if block.kind != "paragraph" or len({run.phrase for run in block.runs}) != 1:
        return block
    name = block.runs[0].phrase
    choice = next((c for s in plan.sections for c in s.phrases.values() if c.name == name), None)
    if choice and choice.phrase and choice.phrase.move in ("closing", "thanks"):
        return replace(block, kind="closing")
    return block


def _front(plan: Plan) -> list[Block]:
    """Title, version, speaker, date, salutation: what stands before the first word."""
    meeting = plan.meeting
    speaker = plan.values["speaker"]
    blocks = [Block("title", (_run(Span(meeting.title, Origin("fact", "title", place=meeting.place))),))]
    if meeting.version and meeting.version != FINAL:
        blocks.append(Block("version", (_run(Span(meeting.version, Origin("fact", "version"))),)))
    blocks.append(Block("speaker", (_run(speaker["post"]), _run(speaker["name"]))))
    if meeting.date:
        day = f"{meeting.date.year}年{meeting.date.month}月{meeting.date.day}日"
        blocks.append(Block("date", (_run(Span(day, Origin("fact", "date"))),)))
    else:
        blocks.append(Block("date", (_run(Span("【日期】", Origin("blank", "date", place=meeting.place))),)))
    if plan.salutation:
        blocks.append(Block("salutation", (Run(plan.salutation),)))
    return blocks


def _run(value: Span) -> Run:
    origin = value.origin
    return Run(
        str(value),
        fact=origin.name if origin.kind == "fact" else "",
        blank=origin.name if origin.kind == "blank" else "",
        place=origin.place,
    )


def _meta(plan: Plan) -> dict[str, str]:
    meeting = plan.meeting
    return {
        "kind": plan.template.id,
        "author": str(plan.organisation.words.get("name", "")),
        "date": meeting.date.isoformat() if meeting.date else "",
        "version": meeting.version,
        "keywords": "；".join(text for text in (plan.template.name, str(meeting.theme.get("full", ""))) if text),
    }


def _uses(plan: Plan, blocks: Sequence[Block]) -> list[PhraseUse]:
    """The phrases that stand in the draft, in order, with what might stand instead and where each was read."""
    standing = {run.phrase for block in blocks for run in block.runs if run.phrase}
    uses = []
    for section in plan.sections:
        for choice in section.phrases.values():
            if choice.name not in standing:
                continue
            phrase = choice.phrase
            uses.append(
                PhraseUse(
                    name=choice.name,
                    id=phrase.id if phrase else "",
                    text=fill_text(choice.text, choice.values),
                    alternatives=tuple(fill_text(other.text, values) for other, values in choice.alternatives),
                    sources=tuple(f"{source.speech}:{source.line} {source.text}" for source in phrase.sources)
                    if phrase
                    else (),
                )
            )
    return uses


def fill_text(text: str, values: Mapping[str, Span]) -> str:
    """A phrase with its slots filled, as plain text."""
    return SLOT.sub(lambda match: str(values.get(match[1], match[0])), text)
