"""The commands: which there are, what each does in one line, and where its function is. A command is one line here."""

import os
from typing import Annotated, Literal

import click
import typer

from drafter import __version__
from drafter.cli.console import show
from drafter.cli.help import Group, Listed
from drafter.cli.placeholders import translate
from drafter.i18n import _

COMMANDS = {
    "draft": ("draft:draft", _("Write the draft of a speech (Word and other formats).")),
    "outline": (
        "outline:outline",
        _("Write the outline to agree on: headings, open questions, material to collect."),
    ),
    "plan": ("plan:plan", _("Show what will be said, how long it takes and what is missing.")),
    "new": ("new:new", _("Ask for the facts and write a meeting file.")),
    "tasks": ("tasks:tasks", _("The task table of a meeting file: Word, Excel, CSV; an edited one back.")),
    "facts": ("facts:facts", _("The sheet by which figures are checked: where each stands, who reported it.")),
    "check": ("check:check", _("Check a draft, any speech or a meeting file.")),
    "finalize": ("finalize:finalize", _("Make the final Word file of a filled-in draft.")),
    "diff": ("diff:diff", _("Show what changed between two versions of a speech.")),
    "analyze": ("analyze:analyze", _("Show the outline, moves and blanks of speeches.")),
    "mine": ("mine:mine", _("Find stock phrases and section patterns in speeches.")),
    "harvest": ("harvest:harvest", _("Take facts and phrases back from an edited Word draft.")),
    "refresh": ("refresh:refresh", _("Put new facts into an edited Word draft; your edits stay.")),
    "templates list": ("templates:list_templates", _("List the kinds of speech.")),
    "templates show": (
        "templates:show_template",
        _("Show one kind: its use, its facts, its sections, its pattern."),
    ),
    "templates check": ("templates:check_templates", _("Check the templates of this place, or of a folder.")),
    "templates learn": ("learn:learn", _("Make last year's speech a kind of speech.")),
    "phrases search": (
        "phrases:search_phrasebank",
        _("Find phrases by their words, what they do in a speech, pinyin or a question; the nearest first."),
    ),
    "phrases list": ("phrases:list_phrases", _("List phrases by what they do in a speech.")),
    "phrases show": ("phrases:show_phrase", _("Show one phrase: places to fill, uses, sources, variants.")),
    "phrases stats": ("phrases:show_stats", _("Count phrases by what they do, kind, form and status.")),
    "phrases add": ("phrases_edit:add_phrase", _("Add a phrase to your phrasebank.")),
    "phrases edit": ("phrases_edit:edit_phrase", _("Change a phrase of your phrasebank.")),
    "phrases reject": ("phrases_edit:reject_phrase", _("Say that a phrase of yours is not to be used, and why.")),
    "phrases copy": ("phrases_edit:copy_phrase", _("Copy a phrase into your phrasebank, to change it.")),
    "phrases favourites": (
        "phrases_edit:mark_favourites",
        _("List your favourites, mark phrases or take the mark away."),
    ),
    "phrases check": ("phrases:check_phrases", _("Check the phrasebanks of this place, or of a folder.")),
    "phrases review": ("review:review", _("Go through what mining found: keep, reword, reject.")),
    "archive add": (
        "archive:add_speeches",
        _("Read speeches into the archive; what has not changed is passed over."),
    ),
    "archive search": ("archive:search_archive", _("Find sentences by words, move, speaker and year.")),
    "archive list": ("archive:list_archive", _("List the speeches of the archive.")),
    "studio": ("studio:studio", _("Open the page in the browser: draft, browse and begin without a terminal.")),
    "styles list": ("styles:list_styles", _("List the styles.")),
    "styles show": ("styles:show_style", _("Show one style: page, type, options.")),
    "init": ("init:init", _("Set up an office: its level, names and words, in a few questions.")),
    "doctor": ("doctor:doctor", _("Show versions, folders, missing fonts and what is replaced here.")),
}
"""What is typed to where the function is (`module:function` in drafter.cli) and a line about it, in the order of help.

The module is imported when its command is called, so it imports what it needs at its top."""

COMPLETE = "_DRAFTER_COMPLETE"
"""The variable by which a shell asks what could come next (Click: shell completion)."""

GROUPS = {
    "templates": (_("Kinds of speech: their use, facts and sections."), ""),
    "phrases": (
        _("The phrasebank: stock phrases with their sources."),
        _("Example:\n  drafter phrases search 值守 --limit 5"),
    ),
    "archive": (
        _("The office's own speeches, sentence by sentence. They stay on this machine."),
        _(
            "Example:\n  drafter archive add speeches/\n"
            "  drafter archive search 值班值守 --move accountability --year 2025"
        ),
    ),
    "styles": (_("Page and type: what a Word draft looks like."), ""),
}
"""The first word of commands of two, to what they are about and an example."""


def _group(about: str, examples: str = "") -> typer.Typer:
    return typer.Typer(
        cls=Group,
        callback=lambda: None,
        help=about,
        epilog=examples,
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=True,
        suggest_commands=False,  # Click suggests by itself
    )


app = _group(
    _(
        "Drafts speeches for the offices that write them: from a meeting file, a kind of speech and a phrasebank to a"
        " Word file that a writer carries on from. Nothing leaves this machine."
    ),
    _(
        "A first speech, step by step:\n"
        "  drafter templates list                       which kinds of speech there are\n"
        "  drafter new special-campaign -o safety.yaml  asks for the facts, writes the meeting file\n"
        "  drafter plan safety.yaml                     what will be said, how long, what is missing\n"
        "  drafter draft safety.yaml                    writes safety.docx"
    ),
)


def _say_version(wanted: bool) -> None:
    if wanted:
        show(f"drafter {__version__}")
        raise typer.Exit


def _install_completion(wanted: bool) -> None:
    """Have the shell complete what is typed from now on: commands, options, kinds of speech and phrases."""
    if wanted:
        from typer.completion import install  # type: ignore[attr-defined]  # Typer hands it on without saying so

        shell, path = install(shell=_find_shell(), prog_name="drafter", complete_var=COMPLETE)
        show(_("Completion for {shell} is installed ({file}); it works in the next terminal.", shell=shell, file=path))
        raise typer.Exit


def _show_completion(wanted: bool) -> None:
    """Print what --install-completion would write, for whoever keeps such lines herself."""
    if wanted:
        from typer.completion import get_completion_script  # type: ignore[attr-defined]  # as above

        show(get_completion_script(prog_name="drafter", complete_var=COMPLETE, shell=_find_shell()))
        raise typer.Exit


def _find_shell() -> str:
    """The shell in which this is typed. Raises UsageError where it is none that completes."""
    from typer.completion import Shells, _get_shell_name  # type: ignore[attr-defined]  # as above

    shell = _get_shell_name()
    if shell not in {known.value for known in Shells}:
        raise click.UsageError(
            _("what is typed here cannot be completed: open bash, zsh, fish or PowerShell and type the same there")
        )
    return str(shell)


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help=_("Say the version and stop."))
    ] = False,
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            callback=_install_completion,
            is_eager=True,
            help=_("Have this shell complete commands, kinds of speech and ids of phrases."),
        ),
    ] = False,
    show_completion: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            callback=_show_completion,
            is_eager=True,
            help=_("Show the lines that do so, to put them into the shell's own file yourself."),
        ),
    ] = False,
    lang: Annotated[
        Literal["zh", "en"] | None,
        typer.Option(help=_("Language of the messages; otherwise DRAFTER_LANG or the system's.")),
    ] = None,
) -> None:
    """The options of `drafter` itself; entry.py has acted on --lang before this module was imported."""


def make_root() -> click.Group:
    """`drafter` with its commands, none of them imported."""
    if COMPLETE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]  # as above

        completion_init()
    root = typer.main.get_group(app)
    translate(root)
    groups: dict[str, click.Group] = {"": root}
    for path, (home, about) in COMMANDS.items():
        first, _space, name = path.rpartition(" ")
        if first not in groups:
            groups[first] = typer.main.get_group(_group(*GROUPS[first]))
            translate(groups[first])
            root.add_command(groups[first], first)
        groups[first].add_command(Listed(name, home, about))
    return root
