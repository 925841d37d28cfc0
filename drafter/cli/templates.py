"""`drafter templates`: the kinds of speech, and checking a folder of them."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.completion import complete_kind
from drafter.cli.console import pad, say, say_findings, show, show_json, table, width, wrap
from drafter.cli.inputs import check_kind, open_workspace
from drafter.cli.words import in_words
from drafter.i18n import _
from drafter.meeting.conditions import say_condition
from drafter.meeting.records import asked_fields
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.phrase import SectionPattern
from drafter.model.template import FieldKind, Template, Templates

_COLUMNS = 100


def list_templates(
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    kinds = open_workspace().templates.kinds.values()
    if as_json:
        entries = [
            {"kind": kind.id, "name": kind.name, "occasions": list(kind.occasions), "minutes": kind.minutes}
            for kind in kinds
        ]
        show_json({"templates": entries})
        return
    rows = [
        (kind.id, kind.name, _("{minutes} min", minutes=f"{kind.minutes:g}"), "、".join(kind.occasions))
        for kind in kinds
    ]
    for line in table(rows, numbers=(2,)):
        show(line)


def show_template(
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", autocompletion=complete_kind, help=_("A kind, as templates list names it.")),
    ],
) -> None:
    workspace = open_workspace()
    templates = workspace.templates
    template = check_kind(kind, templates.kinds)
    pattern = next((known for known in workspace.phrasebank.patterns if known.id == template.pattern), None)
    for line in _describe(template, templates, pattern):
        show(line)


def check_templates(
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help=_("A templates folder."))] = None,
) -> None:
    workspace = open_workspace(path)
    if path:
        workspace.template_folders.insert(0, path)
    findings = workspace.check_templates()
    say_findings([*workspace.findings, *findings])
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(1)
    templates = workspace.templates
    kinds, sections = len(templates.kinds), len(templates.sections)
    say(_("{kinds} kinds of speech, {sections} sections: in order.", kinds=kinds, sections=sections), "green")


def _describe(template: Template, templates: Templates, pattern: SectionPattern | None) -> list[str]:
    """A kind as lines: what for, to whom, how long, which facts, which sections, which pattern and who bears it out."""
    audience = templates.audiences.get(template.audience)
    rows = [
        (_("for"), "、".join(template.occasions)),
        (_("direction"), in_words(template.direction)),
        (_("audience"), f"{audience.name}（{audience.salutation}）" if audience else template.audience),
        (_("length"), _("about {minutes} minutes", minutes=f"{template.minutes:g}")),
        (_("numbering"), " → ".join(template.numbering)),
    ]
    if pattern:
        steps = "—".join(step.move for step in pattern.steps)
        rows.append((_("pattern"), f"{pattern.name}（{pattern.id}：{steps}）"))
        if pattern.sources:
            rows.append((_("borne out by"), "、".join(pattern.sources)))
    lines = [f"{template.id}  {template.name}"]
    lines += [f"  {line}" for line in wrap(template.description, _COLUMNS)] if template.description else []
    lines += ["", *_hanging(rows)]
    lines += ["", _("Facts it asks for (* must be there, or leaves a blank)")]
    lines += [line for fact in template.facts.values() for line in _describe_fact(fact, template, templates)]
    lines += ["", _("Sections, in this order")]
    return lines + table(_outline(template, templates), numbers=(0,), indent="  ")


def _describe_fact(fact: FieldKind, template: Template, templates: Templates) -> list[str]:
    """Name and prompt of a fact; below it an example, or what a record of it is made of."""
    records = {name: record for record in templates.records.values() for name in (record.name, record.plural)}
    mark = "*" if fact.required else " "
    said = say_condition(fact.when, Vocabulary(templates, template)) if fact.when else ""
    condition = _(" (when {condition})", condition=said) if said else ""
    lines = [f"  {mark} {pad(fact.name, 16)} {fact.ask}{condition}"]
    notes = [_("such as: {example}", example=fact.example) if fact.example else "", fact.help]
    if fact.kind in records:
        asked = asked_fields(records[fact.kind])
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
