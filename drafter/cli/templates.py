"""`drafter templates`: the kinds of speech, and checking a folder of them."""

from pathlib import Path
from typing import Annotated, get_args

import typer

from drafter.cli.completion import complete_kind
from drafter.cli.console import say, say_findings, show, show_json, table
from drafter.cli.inputs import check_kind, open_workspace
from drafter.cli.templates_show import describe_kind, sketch_sections
from drafter.i18n import _
from drafter.meeting.sample import write_sample
from drafter.model.draft import Block
from drafter.model.finding import InputError
from drafter.model.template import Group, Template
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
    groups = {group: [kind for kind in kinds if kind.group == group] for group in (*get_args(Group), "")}
    rows = [
        (kind.id, kind.name, _("{minutes} min", minutes=f"{kind.minutes:g}"), kind.choose or kind.description)
        for listed in groups.values()
        for kind in listed
    ]
    lines = iter(table(rows, numbers=(2,), indent="  "))
    for group, listed in groups.items():
        if listed:
            show(_called(group))
            for _kind in listed:
                show(next(lines))


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


def _called(group: str) -> str:
    """A group of kinds in words."""
    words = {
        "deploy": _("To assign work"),
        "listen": _("To chair, report, promise, answer"),
        "honour": _("To honour people and deeds"),
        "ceremony": _("To welcome, open, send greetings"),
        "post": _("To take up a post or leave one"),
        "school": _("At school"),
        "writing": _("For print"),
    }
    return words.get(group, _("Others"))


def _draft_sample(workspace: Workspace, template: Template) -> tuple[Block, ...]:
    """A draft in which the prompts are answered by their own examples; nothing where these do not serve."""
    try:
        meeting = workspace.load(write_sample(template, workspace.templates))
        return workspace.draft(meeting)[0].blocks
    except InputError:
        return ()
