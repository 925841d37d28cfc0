"""What `drafter templates list` and `show` tell: kinds of speech, and a draft of one, in; lines out."""

import re
from collections.abc import Iterable, Sequence

from drafter.cli.console import pad, table, width, wrap
from drafter.cli.words import in_words
from drafter.i18n import _
from drafter.meeting.conditions import say_condition
from drafter.meeting.groups import group_kinds
from drafter.meeting.records import asked_fields
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.draft import Block
from drafter.model.phrase import Phrasebank
from drafter.model.template import FieldKind, OutlineEntry, Template, Templates

_COLUMNS = 100
_SAMPLE = 90
"""Characters of a section that are shown."""


def list_by_occasion(kinds: Iterable[Template]) -> list[str]:
    """Kinds under what people look for: its name and when to take it, its occasions and its length beneath."""
    groups = group_kinds(kinds)
    listed = [kind for _group, members in groups for kind in members]
    lengths = [_("{minutes} min", minutes=f"{kind.minutes:g}") for kind in listed]
    told = [(kind.name, length, kind.choose or kind.description) for kind, length in zip(listed, lengths, strict=True)]
    rows = table(told, numbers=(1,), indent="  ")
    first = max(width(kind.name) for kind in listed) + 4
    lines = []
    for group, members in groups:
        lines.append(group)
        for kind in members:
            lines.append(rows[listed.index(kind)])
            lines += [" " * first + line for line in _fill(kind.occasions, _COLUMNS - first)]
    return lines


def _fill(names: Iterable[str], columns: int) -> list[str]:
    """Names as lines of a list, none of them broken."""
    lines: list[str] = []
    for name in names:
        if lines and width(f"{lines[-1]}、{name}、") <= columns:
            lines[-1] += f"、{name}"
        else:
            lines[-1:] = [lines[-1] + "、", name] if lines else [name]
    return lines


def describe_kind(template: Template, templates: Templates) -> list[str]:
    """A kind as lines: what it is, when to take it, how long it is, to whom."""
    audience = templates.audiences.get(template.audience)
    greeted = audience.salutation if audience else ""
    rows = [
        (_("when to take it"), template.choose),
        (_("for"), "、".join(template.occasions)),
        (
            _("length"),
            _("about {minutes} minutes; the meeting file may ask for another length", minutes=f"{template.minutes:g}"),
        ),
        (_("begins with"), greeted or _("no salutation")),
    ]
    lines = [template.name]
    lines += wrap(template.description, _COLUMNS) if template.description else []
    return [*lines, "", *_hanging([row for row in rows if row[1]])]


def sketch_sections(template: Template, templates: Templates, blocks: Sequence[Block]) -> list[str]:
    """The sections in their order, each with the beginning of what it says in a draft's `blocks`."""
    said: dict[str, str] = {}
    for block in blocks:
        for index, run in enumerate(block.runs):
            above = said.get(run.section, "")
            if len(above) < _SAMPLE:
                said[run.section] = (
                    above + ("" if index or not above else " ") + (block.marker if not index else "") + run.text
                )
    lines = ["", _("What it is made of and how it reads (an example; 【…】 is what the writer fills in)")]
    names: set[str] = set()
    for entry in template.outline:
        name, sample = _name(entry, templates), said.get(entry.id, "")
        if not sample and (name in names or re.search(r"^not | says ", entry.when)):
            continue  # another way of what is listed
        names.add(name)
        sometimes = "  " + _("(only where there is something to say)") if entry.when else ""
        lines.append(f"  {len(names):>2}  {name}{sometimes}")
        shown = sample[:_SAMPLE] + "…" * (len(sample) >= _SAMPLE)
        lines += [" " * 6 + line for line in wrap(shown, _COLUMNS - 6) if sample]
    return lines


def list_facts(template: Template, templates: Templates) -> list[str]:
    """What the kind asks for, a line each; what an item is made of behind it."""
    vocabulary = Vocabulary(templates, template)
    lines = ["", _("What it asks for (* leaves a blank where it is missing)")]
    for fact in template.facts.values():
        record = vocabulary.inner(fact)
        parts = "、".join(field.ask for field in asked_fields(record)) if record else ""
        said = say_condition(fact.when, vocabulary) if fact.when else ""
        notes = [_("when {condition}", condition=said) if said else "", fact.help]
        notes.append(_("each has: {fields}", fields=parts) if parts else "")
        told = fact.ask + "：" * any(notes) + "；".join(note for note in notes if note)
        mark = "*" if fact.required else " "
        lines += [f"  {mark if not index else ' '} {line}" for index, line in enumerate(wrap(told, _COLUMNS - 4))]
    return [
        *lines,
        "    "
        + _("And for every speech: the meeting (name, who called it, for what), who speaks, the day, the theme."),
    ]


def list_details(template: Template, templates: Templates, bank: Phrasebank) -> list[str]:
    """What is wanted by who writes meeting files and templates by hand: keys, examples, conditions, pattern."""
    pattern = next((known for known in bank.patterns if known.id == template.pattern), None)
    audience = templates.audiences.get(template.audience)
    rows = [
        (_("kind"), template.id),
        (_("direction"), in_words(template.direction)),
        (_("audience"), audience.name if audience else template.audience),
        (_("numbering"), " → ".join(template.numbering) or _("none")),
    ]
    if pattern:
        steps = "—".join(bank.moves[step.move].name if step.move in bank.moves else step.move for step in pattern.steps)
        rows.append((_("pattern"), f"{pattern.name}（{pattern.id}：{steps}）"))
        if pattern.sources:
            rows.append((_("borne out by"), "、".join(pattern.sources)))
    lines = ["", _("Details"), *_hanging(rows), "", _("Keys of its facts, with examples")]
    lines += [line for fact in template.facts.values() for line in _describe_fact(fact, template, templates)]
    return [*lines, "", _("Sections and when they are written"), *table(_outline(template, templates), (0,), "  ")]


def _name(entry: OutlineEntry, templates: Templates) -> str:
    section = templates.sections.get(entry.use)
    return section.name if section else entry.heading or entry.id


def _describe_fact(fact: FieldKind, template: Template, templates: Templates) -> list[str]:
    """Name and prompt of a fact; below it an example, or what a record of it is made of."""
    mark = "*" if fact.required else " "
    lines = [f"  {mark} {pad(fact.name, 16)} {fact.ask}"]
    notes = [_("such as: {example}", example=fact.example) if fact.example else ""]
    if record := Vocabulary(templates, template).inner(fact):
        asked = asked_fields(record)
        notes.append("；".join(f"{field.name} {field.ask}" + _with_example(field.example) for field in asked))
    return lines + [" " * 21 + line for note in notes if note for line in wrap(note, _COLUMNS - 21)]


def _with_example(example: str) -> str:
    return _(" (such as: {example})", example=example) if example else ""


def _outline(template: Template, templates: Templates) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for number, entry in enumerate(template.outline, 1):
        said = say_condition(entry.when, Vocabulary(templates, template)) if entry.when else ""
        condition = _("when {condition}", condition=said) if said else ""
        rows.append((str(number), entry.id, _name(entry, templates), condition))
    return rows


def _hanging(rows: list[tuple[str, str]]) -> list[str]:
    """Names and texts in two columns, long texts wrapped under their beginning."""
    first = max(width(name) for name, _text in rows)
    lines = []
    for name, text in rows:
        for index, line in enumerate(wrap(text, _COLUMNS - first - 4)):
            lines.append(f"  {pad(name if not index else '', first)}  {line}".rstrip())
    return lines
