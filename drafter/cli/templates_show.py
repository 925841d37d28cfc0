"""What `drafter templates show` tells: a kind of speech, the phrasebank and a draft of it in, lines out."""

from collections.abc import Sequence

from drafter.cli.console import pad, table, width, wrap
from drafter.cli.words import in_words
from drafter.i18n import _
from drafter.meeting.conditions import say_condition
from drafter.meeting.records import asked_fields
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.draft import Block
from drafter.model.phrase import Phrasebank
from drafter.model.template import FieldKind, Template, Templates

_COLUMNS = 100
_SAMPLE = 90
"""Characters of a section that are shown."""


def describe_kind(template: Template, templates: Templates, bank: Phrasebank) -> list[str]:
    """A kind as lines: what for, when, to whom, how long, which pattern, who bears it out, which facts it asks for."""
    pattern = next((known for known in bank.patterns if known.id == template.pattern), None)
    audience = templates.audiences.get(template.audience)
    rows = [
        (_("when to take it"), template.choose),
        (_("for"), "、".join(template.occasions)),
        (_("direction"), in_words(template.direction)),
        (_("audience"), f"{audience.name}（{audience.salutation}）" if audience else template.audience),
        (_("length"), _("about {minutes} minutes", minutes=f"{template.minutes:g}")),
        (_("numbering"), " → ".join(template.numbering) or _("none")),
    ]
    if pattern:
        steps = "—".join(bank.moves[step.move].name if step.move in bank.moves else step.move for step in pattern.steps)
        rows.append((_("pattern"), f"{pattern.name}（{pattern.id}：{steps}）"))
        if pattern.sources:
            rows.append((_("borne out by"), "、".join(pattern.sources)))
    lines = [f"{template.id}  {template.name}"]
    lines += [f"  {line}" for line in wrap(template.description, _COLUMNS)] if template.description else []
    lines += ["", *_hanging([row for row in rows if row[1]])]
    lines += ["", _("Facts it asks for (* must be there, or leaves a blank)")]
    return lines + [line for fact in template.facts.values() for line in _describe_fact(fact, template, templates)]


def sketch_sections(template: Template, templates: Templates, blocks: Sequence[Block]) -> list[str]:
    """The sections in their order, each with its heading and the beginning of what it says in a draft's `blocks`."""
    said: dict[str, str] = {}
    for block in blocks:
        for index, run in enumerate(block.runs):
            above = said.get(run.section, "")
            if len(above) < _SAMPLE:
                said[run.section] = (
                    above + ("" if index or not above else " ") + (block.marker if not index else "") + run.text
                )
    lines = ["", _("Sections, in this order, with what the examples above make of them (【…】: still to be filled in)")]
    for row, entry in zip(
        table(_outline(template, templates), numbers=(0,), indent="  "), template.outline, strict=True
    ):
        sample = said.get(entry.id, "")
        lines.append(row)
        lines += [
            " " * 6 + line for line in wrap(sample[:_SAMPLE] + "…" * (len(sample) >= _SAMPLE), _COLUMNS - 6) if sample
        ]
    return lines


def _describe_fact(fact: FieldKind, template: Template, templates: Templates) -> list[str]:
    """Name and prompt of a fact; below it an example, or what a record of it is made of."""
    mark = "*" if fact.required else " "
    said = say_condition(fact.when, Vocabulary(templates, template)) if fact.when else ""
    condition = _(" (when {condition})", condition=said) if said else ""
    lines = [f"  {mark} {pad(fact.name, 16)} {fact.ask}{condition}"]
    notes = [_("such as: {example}", example=fact.example) if fact.example else "", fact.help]
    if record := Vocabulary(templates, template).inner(fact):
        asked = asked_fields(record)
        notes.append("；".join(field.ask + _with_example(field.example) for field in asked))
    return lines + [" " * 21 + line for note in notes if note for line in wrap(note, _COLUMNS - 21)]


def _with_example(example: str) -> str:
    return _(" (such as: {example})", example=example) if example else ""


def _outline(template: Template, templates: Templates) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for number, entry in enumerate(template.outline, 1):
        section = templates.sections.get(entry.use)
        said = say_condition(entry.when, Vocabulary(templates, template)) if entry.when else ""
        condition = _("when {condition}", condition=said) if said else ""
        rows.append((str(number), entry.id, section.name if section else entry.heading, condition))
    return rows


def _hanging(rows: list[tuple[str, str]]) -> list[str]:
    """Names and texts in two columns, long texts wrapped under their beginning."""
    first = max(width(name) for name, _text in rows)
    lines = []
    for name, text in rows:
        for index, line in enumerate(wrap(text, _COLUMNS - first - 4)):
            lines.append(f"  {pad(name if not index else '', first)}  {line}".rstrip())
    return lines
