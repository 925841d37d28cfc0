"""`drafter templates`: the kinds of speech, and checking a folder of them."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.completion import complete_kind
from drafter.cli.console import say, say_findings, show, show_json
from drafter.cli.inputs import check_kind, open_workspace
from drafter.cli.templates_show import (
    describe_kind,
    list_by_occasion,
    list_details,
    list_facts,
    sketch_sections,
)
from drafter.i18n import _
from drafter.meeting.groups import find_by_occasion
from drafter.meeting.sample import write_sample
from drafter.model.draft import Block
from drafter.model.finding import InputError
from drafter.model.template import Template
from drafter.workspace import Workspace


def list_templates(
    occasion: Annotated[
        list[str] | None, typer.Argument(metavar="[OCCASION]", help=_("Only kinds for this occasion: 升旗, 竞聘上岗."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    kinds = list(open_workspace().templates.kinds.values())
    wanted = "".join(occasion or ())
    found = find_by_occasion(wanted, kinds) if wanted else kinds
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
            for kind in found
        ]
        show_json({"templates": entries})
        return
    if found:
        for line in list_by_occasion(found):
            show(line)
        show(
            _(
                "One of them with an example: drafter templates show NAME. To begin: drafter new NAME -o FILE.yaml. "
                "For an occasion: drafter templates list OCCASION"
            )
        )
    else:
        show(
            _(
                "No kind says anything of “{occasion}”. Try another word for it; all: drafter templates list",
                occasion=wanted,
            )
        )
    show(
        _(
            "Not here: decisions, requests, letters of office, accounts of one's own duties, eulogies, prefaces, "
            "speeches to win a post, answers as they come. "
            "A speech of yours becomes a kind by: drafter templates learn SPEECH --as ID"
        )
    )


def show_template(
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", autocompletion=complete_kind, help=_("A kind, as templates list names it.")),
    ],
    details: Annotated[
        bool, typer.Option("--details", help=_("Names of keys, conditions, pattern and sources as well."))
    ] = False,
) -> None:
    workspace = open_workspace()
    templates, template = workspace.templates, check_kind(kind, workspace.templates.kinds)
    sample = _draft_sample(workspace, template)
    lines = [*describe_kind(template, templates), *sketch_sections(template, templates, sample)]
    lines += list_facts(template, templates)
    lines += list_details(template, templates, workspace.phrasebank) if details else []
    lines += ["", _("To begin: drafter new {name} -o FILE.yaml", name=template.name)]
    if not details:
        lines.append(_("Keys, conditions, pattern: drafter templates show {name} --details", name=template.name))
    for line in lines:
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
