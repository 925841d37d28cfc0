"""`drafter templates`: the kinds of speech, and checking a folder of them."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.completion import complete_kind
from drafter.cli.console import say, say_findings, show, show_json, table
from drafter.cli.inputs import check_kind, open_workspace
from drafter.cli.templates_show import describe_kind, sketch_sections
from drafter.i18n import _
from drafter.meeting.groups import group_kinds
from drafter.meeting.sample import write_sample
from drafter.model.draft import Block
from drafter.model.finding import InputError
from drafter.model.template import Template
from drafter.workspace import Workspace


def list_templates(
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    kinds = open_workspace().templates.kinds.values()
    if as_json:
        entries = [
            {
                "kind": kind.id,
                "name": kind.name,
                "occasions": list(kind.occasions),
                "minutes": kind.minutes,
                "group": kind.group,
                "choose": kind.choose,
            }
            for kind in kinds
        ]
        show_json({"templates": entries})
        return
    groups = group_kinds(kinds)
    rows = [
        (kind.id, kind.name, _("{minutes} min", minutes=f"{kind.minutes:g}"), kind.choose or kind.description)
        for _name, listed in groups
        for kind in listed
    ]
    lines = iter(table(rows, numbers=(2,), indent="  "))
    for name, listed in groups:
        show(name)
        for _kind in listed:
            show(next(lines))
    show(
        _(
            "Not here: decisions, requests, letters of office, accounts of one's own duties. "
            "A speech of yours becomes a kind by: drafter templates learn SPEECH --as ID"
        )
    )


def show_template(
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", autocompletion=complete_kind, help=_("A kind, as templates list names it.")),
    ],
) -> None:
    workspace = open_workspace()
    template = check_kind(kind, workspace.templates.kinds)
    sample = _draft_sample(workspace, template)
    for line in describe_kind(template, workspace.templates, workspace.phrasebank):
        show(line)
    for line in sketch_sections(template, workspace.templates, sample):
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


def _draft_sample(workspace: Workspace, template: Template) -> tuple[Block, ...]:
    """A draft in which the prompts are answered by their own examples; nothing where these do not serve."""
    try:
        meeting = workspace.load(write_sample(template, workspace.templates))
        return workspace.draft(meeting)[0].blocks
    except InputError:
        return ()
