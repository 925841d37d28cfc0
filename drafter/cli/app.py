"""The commands and what their help pages say. Each command is a function in the file of its name."""

from typing import Annotated, Literal

import typer

from drafter import __version__
from drafter.cli.analyze import analyze
from drafter.cli.check import check
from drafter.cli.console import show
from drafter.cli.diff import diff
from drafter.cli.draft import draft
from drafter.cli.finalize import finalize
from drafter.cli.harvest import harvest
from drafter.cli.help import Command, Group
from drafter.cli.learn import learn
from drafter.cli.mine import mine
from drafter.cli.new import new
from drafter.cli.phrases import check_phrases, list_phrases, search_phrasebank, show_phrase
from drafter.cli.plan import plan
from drafter.cli.refresh import refresh
from drafter.cli.review import review
from drafter.cli.styles import list_styles, show_style
from drafter.cli.templates import check_templates, list_templates, show_template
from drafter.i18n import _


def _group(about: str, examples: str = "") -> typer.Typer:
    return typer.Typer(
        cls=Group,
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
templates = _group(_("Kinds of speech: their use, facts and sections."))
phrases = _group(
    _("The phrasebank: stock phrases with their sources."),
    _("Example:\n  drafter phrases search 值守 --limit 5"),
)
styles = _group(_("Page and type: what a Word draft looks like."))


def _say_version(wanted: bool) -> None:
    if wanted:
        show(f"drafter {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help=_("Say the version and stop."))
    ] = False,
    lang: Annotated[
        Literal["zh", "en"] | None,
        typer.Option(help=_("Language of the messages; otherwise DRAFTER_LANG or the system's.")),
    ] = None,
) -> None:
    """The options of `drafter` itself; entry.py has acted on --lang before this module was imported."""


app.command(
    "draft",
    cls=Command,
    help=_(
        "Write the draft of a speech.\n\nWhat the meeting file leaves out becomes a marked blank 【…】 and is listed."
        " Where it says version: 送审稿, that stands under the title and in the file's name (定稿 in the name"
        " only).\n\n"
        "With --batch every row of a table is a draft. The heading of a column is a path of the meeting file"
        " (theme.noun, facts.tasks[0].title, date, minutes) or a question as `drafter new` asks it (日期, 会议名称,"
        " 姓名, 职务); # before a heading makes the column a note. A cell goes before --set and the other options; an"
        " empty one leaves what the meeting file says; each line of a cell is an item where a list is asked for. A row"
        " that fails stops no other. Tables are .csv or .tsv as Excel and WPS save them."
    ),
    short_help=_("Write the draft of a speech (Word and other formats)."),
    epilog=_(
        "Examples:\n"
        "  drafter draft meeting.yaml                        writes meeting.docx beside it\n"
        "  drafter draft meeting.yaml -o speech.md           Markdown, by the name of the file\n"
        "  drafter draft meeting.yaml --minutes 10 --set date=2026-02-03\n"
        "  drafter draft meeting.yaml --batch meetings.csv   a draft for each row of a table\n"
        '  drafter draft meeting.yaml --batch meetings.csv -o "drafts/{{date}}-{{row}}.docx"'
    ),
)(draft)
app.command(
    "plan",
    cls=Command,
    help=_("Show what a draft will say: sections, phrases and their alternatives, length, missing facts."),
    short_help=_("Show what will be said, how long it takes and what is missing."),
)(plan)
app.command(
    "new",
    cls=Command,
    help=_(
        "Ask for the facts of a meeting and write the meeting file.\n\n"
        "Enter skips a question: what is skipped stays in the file as a place to fill."
    ),
    short_help=_("Ask for the facts and write a meeting file."),
    epilog=_("Example:\n  drafter new special-campaign -o meeting.yaml"),
)(new)
app.command(
    "check",
    cls=Command,
    help=_(
        "Check drafts, speeches and meeting files: numbering, marks, dates, blanks, words, tone.\n\n"
        "Errors are certainly wrong, warnings probably, hints are a matter of taste. drafter.yaml switches rules off."
    ),
    short_help=_("Check a draft, any speech or a meeting file."),
    epilog=_(
        "Examples:\n"
        "  drafter check speech.docx                          lists what was found, with line and column\n"
        "  drafter check speech.txt --fix                     puts right what is certain\n"
        "  drafter check speech.docx --annotate reviewed.docx  findings as Word comments"
    ),
)(check)

app.command(
    "finalize",
    cls=Command,
    help=_(
        "Make the final file of a filled-in Word draft: plain text, no controls, comments or hidden data.\n\n"
        "Every letter stays. While a blank is open, ×× or 某某 is left or a change is tracked, it says where and"
        " writes nothing."
    ),
    short_help=_("Make the final Word file of a filled-in draft."),
    epilog=_(
        "Examples:\n"
        "  drafter finalize speech.docx                   writes speech-定稿.docx beside it\n"
        "  drafter finalize speech.docx -o final.docx --allow ××"
    ),
)(finalize)

app.command(
    "diff",
    cls=Command,
    help=_(
        "Show what changed between two versions of a speech: sections that are new, gone or moved, and the words that"
        " changed in the others.\n\n"
        "[-gone-]{{+new+}}, or in colour: red and struck out, green. The exit status is 0, whether or not they differ."
    ),
    short_help=_("Show what changed between two versions of a speech."),
    epilog=_(
        "Examples:\n"
        "  drafter diff monday.docx thursday.docx\n"
        "  drafter diff last-year.docx this-year.docx --json\n"
        "  drafter diff speech.docx meeting.yaml          against what the meeting file makes now"
    ),
)(diff)

app.command(
    "analyze",
    cls=Command,
    help=_("Show what speeches are made of: parts, moves, length, blanks. Compilations are taken apart."),
    short_help=_("Show the outline, moves and blanks of speeches."),
    epilog=_("Examples:\n  drafter analyze last-year.docx\n  drafter analyze archive/ --json > archive.json"),
)(analyze)

app.command(
    "mine",
    cls=Command,
    help=_(
        "Find stock phrases and section patterns in speeches, each with its sources.\n\n"
        "With --into they go into a phrasebank as `mined`, to be reviewed; what a person decided there stays as it is."
    ),
    short_help=_("Find stock phrases and section patterns in speeches."),
    epilog=_(
        "Examples:\n"
        "  drafter mine archive/                              what there is, best first\n"
        "  drafter mine archive/ --into phrasebank --dry-run  what would be new\n"
        "  drafter mine archive/ --into phrasebank            take it over\n"
        "  drafter phrases review phrasebank                  keep, reword or reject it"
    ),
)(mine)

app.command(
    "harvest",
    cls=Command,
    help=_(
        "Take back what an edited Word draft has gained: facts into the meeting file, reworded phrases and new"
        " sentences into a phrasebank, with this draft as their source.\n\n"
        "Everything is shown first, tracked changes and comments too, and nothing is written without a yes. --yes"
        " writes what is certain; copies of a fact that differ are left to --set path=value."
    ),
    short_help=_("Take facts and phrases back from an edited Word draft."),
    epilog=_(
        "Examples:\n"
        "  drafter harvest meeting.docx                        shows, then asks group by group\n"
        "  drafter harvest meeting.docx --dry-run              only shows\n"
        "  drafter harvest meeting.docx --yes --set date=2026-01-22\n"
        "  drafter harvest from-the-mayor.docx --meeting meeting.yaml --into phrasebank"
    ),
)(harvest)

app.command(
    "refresh",
    cls=Command,
    help=_(
        "Put new facts into a Word draft that somebody has edited.\n\n"
        "What changed in the meeting file changes in the draft; every other letter stays, and what you edited yourself"
        " is never overwritten. The difference is shown before anything is written."
    ),
    short_help=_("Put new facts into an edited Word draft; your edits stay."),
    epilog=_(
        "Examples:\n"
        "  drafter refresh meeting.docx                         shows what changes, asks, keeps the old file as .bak\n"
        "  drafter refresh meeting.docx meeting.yaml --dry-run  only shows\n"
        "  drafter refresh meeting.docx -o thursday.docx --yes  writes another file without asking"
    ),
)(refresh)

app.add_typer(templates, name="templates")
templates.command("list", cls=Command, help=_("List the kinds of speech."))(list_templates)
templates.command("show", cls=Command, help=_("Show one kind: its use, its facts, its sections, its pattern."))(
    show_template
)
templates.command("check", cls=Command, help=_("Check the templates of this place, or of a folder."))(check_templates)
templates.command(
    "learn",
    cls=Command,
    help=_(
        "Make last year's speech a kind of speech of this place: its wording becomes sections, its names, figures, days"
        " and tasks become facts, which stand in a meeting file beside it.\n\n"
        "A draft of the two gives the speech back letter by letter. What else is of its year is listed."
    ),
    short_help=_("Make last year's speech a kind of speech."),
    epilog=_("Example:\n  drafter templates learn last-year.docx --as fire-safety --name 消防工作会议讲话"),
)(learn)

app.add_typer(phrases, name="phrases")
phrases.command("search", cls=Command, help=_("Find phrases that hold all the words, nearest first."))(
    search_phrasebank
)
phrases.command("list", cls=Command, help=_("List phrases."))(list_phrases)
phrases.command("show", cls=Command, help=_("Show one phrase: places to fill, uses, sources, variants."))(show_phrase)
phrases.command("check", cls=Command, help=_("Check the phrasebanks of this place, or of a folder."))(check_phrases)

phrases.command("review", cls=Command, help=_("Go through what mining found: keep, reword, reject."))(review)

app.add_typer(styles, name="styles")
styles.command("list", cls=Command, help=_("List the styles."))(list_styles)
styles.command("show", cls=Command, help=_("Show one style: page, type, options."))(show_style)
