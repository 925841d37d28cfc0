"""Sections' lines in, the whole draft out: paragraphs joined, marks tidied, items numbered, the front set before."""

from collections.abc import Mapping, Sequence

from drafter.compose.lines import Line
from drafter.compose.number import number_blocks
from drafter.compose.reword import reword
from drafter.compose.tidy import tidy_runs
from drafter.dataclass import replace
from drafter.language.punctuation import curl_quotes
from drafter.language.slots import make_slot, replace_slots
from drafter.language.words import Words
from drafter.meeting.records import place_in
from drafter.model.draft import Block, Draft, PhraseUse, Run
from drafter.model.finding import InputError
from drafter.model.meeting import FINAL
from drafter.model.plan import Plan, PlannedSection
from drafter.model.span import Origin, Span


def frame_sections(plan: Plan, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a plan's sections with what stands before and behind them."""
    return (*_front(plan), *blocks, *_signature(plan))


def assemble(plan: Plan, whole: tuple[Block, ...]) -> Draft:
    """All the blocks of a plan as a draft."""
    return Draft(
        title=plan.meeting.title,
        blocks=whole,
        kind=plan.template.id,
        meta=_meta(plan),
        prompts={run.blank: run.text for block in whole for run in block.runs if run.blank},
        phrases=tuple(_uses(plan, whole)),
        speaking_rate=plan.organisation.speaking_rate,
        variant=plan.variant,
        details={planned.id: (planned.detail, planned.rung, planned.held_back) for planned in plan.sections},
    )


def lay_sections(rendered: Sequence[tuple[PlannedSection, Sequence[Line]]], plan: Plan) -> list[Block]:
    """The blocks of sections, tidied and without numbers, with the writer's own sentences in them."""
    blocks: list[Block] = []
    for planned, lines in rendered:
        _add_section(blocks, planned, lines)
    blocks = [block for block in map(_tidy, blocks) if block.runs]
    own = {planned.id: planned.sentences for planned, _lines in rendered if planned.sentences}
    return reword([_close(block, plan) for block in blocks], own)


def number_sections(blocks: Sequence[Block], plan: Plan, words: Words) -> list[Block]:
    """The blocks of a plan's sections, numbered. Raises InputError for items that their marker does not take."""
    numbered, findings = number_blocks(blocks, {planned.id: planned.numbering for planned in plan.sections}, words)
    if findings:
        raise InputError(findings)
    return numbered


def _tidy(block: Block) -> Block:
    runs = tidy_runs(block.runs)
    return block if runs == block.runs else replace(block, runs=runs)


def _add_section(blocks: list[Block], planned: PlannedSection, lines: Sequence[Line]) -> None:
    """Append a section's lines; a continuation goes on in the paragraph above."""
    base = 1 if planned.heading else 0
    heading_depth = base
    place = planned.section.place
    for line in lines:
        runs = tuple(line.runs)
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
    blocks = [Block("title", (run_of(Span(meeting.title, Origin("fact", "title", place=place_in(meeting.title)))),))]
    if meeting.version and meeting.version != FINAL:
        blocks.append(Block("version", (run_of(Span(meeting.version, Origin("fact", "version"))),)))
    if not plan.template.signed:
        unasked = plan.template.unasked
        named = [key for key in ("post", "name") if meeting.speaker.get(key) or f"speaker.{key}" not in unasked]
        if named:
            blocks.append(Block("speaker", tuple(run_of(speaker[key]) for key in named)))
        blocks.append(Block("date", (_day_of(plan),)))
    if plan.salutation:
        blocks.append(Block("salutation", (Run(plan.salutation),)))
    return blocks


def _signature(plan: Plan) -> list[Block]:
    """What stands at the end of a letter: who sends it, and the day."""
    if not plan.template.signed:
        return []
    sender, speaker = plan.values["meeting"]["called_by"], plan.meeting.speaker
    given = [plan.values["speaker"][key] for key in ("post", "name") if speaker.get(key)]
    himself = [Block("signature", tuple(map(run_of, given)))] if speaker.get("name") else []
    named = bool(himself) and str(speaker.get("post", "")).startswith(str(sender))  # 望江中学校长 names the school
    signed = himself if named else [Block("signature", (run_of(sender),)), *himself]
    return [*signed, Block("signature", (_day_of(plan),))]


def _day_of(plan: Plan) -> Run:
    """The date as it is printed, or a blank."""
    date = plan.meeting.date
    if date is None:
        return run_of(Span("【日期】", Origin("blank", "date")))
    return run_of(Span(f"{date.year}年{date.month}月{date.day}日", Origin("fact", "date")))


def run_of(value: Span) -> Run:
    origin = value.origin
    return Run(
        curl_quotes(value),
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
    return replace_slots(text, lambda name: curl_quotes(values.get(name, make_slot(name))))
