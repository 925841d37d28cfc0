"""`drafter phrases`: looking through the phrasebank, and checking one."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.completion import complete_phrase
from drafter.cli.console import LONGEST_QUERY, say, say_findings, shorten, show, show_json, table
from drafter.cli.inputs import at_least, check_name, open_workspace
from drafter.cli.phrases_show import (
    book_lines,
    find_entry,
    function_name,
    match_lines,
    match_to_json,
    phrase_lines,
    to_json,
)
from drafter.cli.words import in_words
from drafter.i18n import _
from drafter.language.han import has_han
from drafter.model.phrase import Phrase, Phrasebank, PhraseKind, Status, ThemeClass

if TYPE_CHECKING:
    from drafter.search import Occasion
    from drafter.workspace import Workspace

Function = Annotated[
    str | None, typer.Option(metavar="ID", help=_("Only phrases that do this, such as problems or problems.turn."))
]
Move = Annotated[str | None, typer.Option(metavar="ID", help=_("Only phrases of this move, such as situation."))]
Kind = Annotated[
    PhraseKind | None, typer.Option(metavar="SORT", help=_("Only phrases of this kind, such as heading or saying."))
]
Class = Annotated[ThemeClass | None, typer.Option("--class", help=_("Only phrases that fit this class of themes."))]
Speaker = Annotated[
    str | None, typer.Option(metavar="ROLE", help=_("Only phrases that this one says, such as newcomer or 主持人."))
]
Audience = Annotated[
    str | None, typer.Option(metavar="ROLE", help=_("Only phrases that are said to this one, such as villager."))
]
State = Annotated[
    Status | None,
    typer.Option(help=_("Only phrases of this status; rejected ones and parts are shown only so, and in --json.")),
]
Limit = Annotated[
    int, typer.Option(metavar="N", callback=at_least(0), show_default=False, help=_("At most so many; 0 is all."))
]
Json = Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))]


def list_phrases(
    function: Function = None,
    move: Move = None,
    kind: Kind = None,
    theme_class: Class = None,
    speaker: Speaker = None,
    audience: Audience = None,
    status: State = None,
    favourites: Annotated[bool, typer.Option("--favourites", help=_("Only those that you marked."))] = False,
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    bank = open_workspace().phrasebank
    phrases = _select(bank, function, move, kind, theme_class, status, speaker, audience)
    if favourites:
        from drafter.search.favourites import read_favourites

        marked = read_favourites()
        phrases = [phrase for phrase in phrases if phrase.id in marked]
    if as_json:
        shown = [to_json(phrase) for phrase in phrases[: limit or None]]
        show_json({"query": "", "total": len(phrases), "phrases": shown})
        return
    usable = [phrase for phrase in phrases if status or phrase.offered]
    for line in book_lines(usable[: limit or None], bank):
        show(line)
    _say_rest(limit, len(usable), len(phrases) - len(usable))


def search_phrasebank(
    query: Annotated[
        list[str],
        typer.Argument(metavar="QUERY...", help=_("Words, what a phrase does (号召), pinyin, or a question.")),
    ],
    function: Function = None,
    move: Move = None,
    kind: Kind = None,
    theme_class: Class = None,
    speaker: Speaker = None,
    audience: Audience = None,
    status: State = None,
    meeting: Annotated[
        Path | None, typer.Option("--for", metavar="MEETING", help=_("What fits this meeting comes first."))
    ] = None,
    limit: Limit = 20,
    as_json: Json = False,
) -> None:
    from drafter.search import make_index, search

    workspace = open_workspace(meeting)
    bank = workspace.phrasebank
    chosen = (function, move, kind, theme_class, status, speaker, audience)
    index = make_index(bank, _select(bank, *chosen)) if any(each is not None for each in chosen) else workspace.index
    occasion = _occasion_of(meeting, workspace) if meeting else None
    words = " ".join(query)
    found = search(index, words, limit if as_json else 0, occasion)
    if as_json:
        shown = [match_to_json(match) for match in found.matches]
        show_json({"query": words, "total": found.total, "phrases": shown})
        return
    usable = [match for match in found.matches if status or match.phrase.offered]
    for line in match_lines(usable[: limit or None], bank):
        show(line)
    _say_rest(limit, len(usable), found.total - len(usable))
    if not found.total:
        say(
            _(
                "No phrase holds '{query}'. Fewer words, or shorter ones, find more.",
                query=shorten(words, LONGEST_QUERY),
            )
        )
        for leaf in found.nearest:
            say(f"  drafter phrases list --function {leaf.id}    {function_name(bank, leaf.id)}", "dim")


def show_phrase(
    phrase_id: Annotated[
        str, typer.Argument(metavar="ID", autocompletion=complete_phrase, help=_("Id of the phrase."))
    ],
    archive: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help=_("Where the speeches are, to show the sentence around each source.")),
    ] = None,
    as_json: Json = False,
) -> None:
    from drafter.plan.uses import find_uses
    from drafter.search.sentences import find_sentences

    workspace = open_workspace()
    bank = workspace.phrasebank
    phrase = find_entry(phrase_id, bank)
    if as_json:
        show_json(to_json(phrase))
        return
    sentences = find_sentences([phrase], archive or [], workspace.reader)
    uses = find_uses(phrase, workspace.templates)
    for line in phrase_lines(phrase, bank, uses, lambda source: sentences.get(source, source.text)):
        show(line)


def show_stats(as_json: Json = False) -> None:
    bank = open_workspace().phrasebank
    usable = [phrase for phrase in bank.phrases if phrase.offered]
    functions = Counter(phrase.function for phrase in usable)
    for leaf, count in list(functions.items()):
        if leaf in bank.functions and bank.functions[leaf].parent:
            functions[bank.functions[leaf].parent] += count
    counts: dict[str, dict[str, int]] = {
        "function": {name: functions[name] for name in bank.functions},
        "move": dict(Counter(phrase.move for phrase in usable)),
        "kind": dict(Counter(phrase.kind for phrase in usable)),
        "form": dict(Counter(phrase.form for phrase in usable)),
        "status": dict(Counter(phrase.status for phrase in bank.phrases)),
    }
    if as_json:
        show_json({"total": len(usable), **counts})
        return
    show(_("{count} phrases", count=len(usable)))
    rows = [
        ("  " * bool(function.parent) + function.name, str(functions[function.id]), function.id)
        for function in bank.functions.values()
    ]
    for line in ["", *table(rows, numbers=(1,), indent="  ")]:
        show(line)
    for name in ("kind", "form", "status"):
        show()
        for line in table(((in_words(each), str(count)) for each, count in counts[name].items()), (1,), "  "):
            show(line)


def check_phrases(
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help=_("A phrasebank folder."))] = None,
) -> None:
    from drafter.files.phrasebank import load_phrasebank
    from drafter.model.finding import InputError
    from drafter.plan.contexts import check_contexts
    from drafter.resources import data_dir

    if path:
        bank, findings = load_phrasebank([path, data_dir("phrasebank")])
    else:
        workspace = open_workspace()
        bank, findings = workspace.phrasebank, workspace.findings
    say_findings(findings)
    wrong = [finding for phrase in bank.phrases for finding in check_contexts(phrase, bank.evidence)]
    if wrong:
        raise InputError(wrong)
    say(_("{count} phrases, {moves} moves: in order.", count=len(bank.phrases), moves=len(bank.moves)), "green")


def _select(
    bank: Phrasebank,
    function: str | None,
    move: str | None,
    kind: PhraseKind | None,
    theme_class: ThemeClass | None,
    status: Status | None,
    speaker: str | None,
    audience: str | None,
) -> list[Phrase]:
    from drafter.search import select_phrases

    if move is not None:
        check_name(move, bank.moves, _("there is no move '{move}'.", move=move))
    if function is not None:
        called = {word: each.id for each in bank.functions.values() for word in each.aliases}
        called |= {each.name: each.id for each in bank.functions.values()}
        function = called.get(function, function)
        if function not in bank.functions and has_han(function):  # a list of ids says nothing to who asks in Chinese
            names = "、".join(each.name for each in bank.functions.values())
            raise typer.BadParameter(
                _("there is no function '{function}'; there are {names}.", function=function, names=names)
            )
        check_name(function, bank.functions, _("there is no function '{function}'.", function=function))
    return select_phrases(
        bank.phrases,
        function=function,
        move=move,
        kind=kind,
        theme_class=theme_class,
        status=status,
        speaker=_role(speaker, bank),
        audience=_role(audience, bank),
        functions=bank.functions,
    )


def _role(name: str | None, bank: Phrasebank) -> str | None:
    """The role of an id or of a name: newcomer, 主持人."""
    if name is None:
        return None
    called = {word: each.id for each in bank.roles.values() for word in (each.name, each.name.partition("（")[0])}
    role = called.get(name, name)
    check_name(role, bank.roles, _("there is no role '{role}'.", role=name))
    return role


def _occasion_of(path: Path, workspace: "Workspace") -> "Occasion":
    """What a meeting asks of phrases: its class, level, rank and month, and what its kind of speech does."""
    from drafter.plan.occasion import at_level
    from drafter.search import Occasion

    meeting = workspace.load(path)
    kind = workspace.templates.kinds[meeting.kind]
    sections = (workspace.templates.sections.get(entry.use) for entry in kind.outline)
    return Occasion(
        meeting.theme_class,
        at_level(workspace.organisation, meeting).level,
        meeting.rank or "",
        kind.direction,
        meeting.date.month if meeting.date else 0,
        frozenset(move for section in sections if section for move in section.moves),
    )


def _say_rest(limit: int, usable: int, hidden: int) -> None:
    """What is not on the screen; a person looks for a phrase to use, and sees what is none when she asks."""
    if limit and limit < usable:
        say(_("{shown} of {total}; --limit shows more.", shown=limit, total=usable))
    if hidden:
        say(
            _(
                "{count} are not to be copied and not shown: --status rejected, or --status part, shows them.",
                count=hidden,
            ),
            "dim",
        )
