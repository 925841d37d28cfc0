"""`drafter phrases`: looking through the phrasebank, and checking one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from drafter.cli.completion import complete_phrase
from drafter.cli.console import pad, say, say_findings, show, show_json, table, wrap
from drafter.cli.inputs import at_least, check_name, open_workspace
from drafter.cli.words import in_words
from drafter.i18n import _
from drafter.model.phrase import Move as RhetoricalMove
from drafter.model.phrase import Phrase, PhraseKind, Status, ThemeClass

Move = Annotated[str | None, typer.Option(metavar="ID", help=_("Only phrases of this move, such as situation."))]
Kind = Annotated[PhraseKind | None, typer.Option(help=_("Only phrases of this kind."))]
Class = Annotated[ThemeClass | None, typer.Option("--class", help=_("Only phrases that fit this class of themes."))]
State = Annotated[
    Status | None, typer.Option(help=_("Only phrases of this status; rejected ones are shown only so, and in --json."))
]
Limit = Annotated[
    int, typer.Option(metavar="N", callback=at_least(0), show_default=False, help=_("At most so many; 0 is all."))
]
Json = Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))]


def list_phrases(
    move: Move = None,
    kind: Kind = None,
    theme_class: Class = None,
    status: State = None,
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    _print(_select(move, kind, theme_class, status), "", limit, status, as_json)


def search_phrasebank(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help=_("Words that must all occur."))],
    move: Move = None,
    kind: Kind = None,
    theme_class: Class = None,
    status: State = None,
    limit: Limit = 20,
    as_json: Json = False,
) -> None:
    from drafter.search import search_phrases

    words = " ".join(query)
    found = search_phrases(_select(move, kind, theme_class, status), words)
    _print(found, words, limit, status, as_json)
    if not found and not as_json:
        say(_("No phrase holds '{query}'. Fewer words, or shorter ones, find more.", query=words))


def show_phrase(
    phrase_id: Annotated[
        str, typer.Argument(metavar="ID", autocompletion=complete_phrase, help=_("Id of the phrase."))
    ],
) -> None:
    bank = open_workspace().phrasebank
    entries = {phrase.id: phrase for phrase in bank.phrases}
    check_name(phrase_id, entries, _("there is no phrase '{id}'.", id=phrase_id))
    for line in _describe(entries[phrase_id], bank.moves.get(entries[phrase_id].move)):
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
    move: str | None, kind: PhraseKind | None, theme_class: ThemeClass | None, status: Status | None
) -> list[Phrase]:
    from drafter.search import select_phrases

    bank = open_workspace().phrasebank
    if move is not None:
        check_name(move, bank.moves, _("there is no move '{move}'.", move=move))
    return select_phrases(bank.phrases, move=move, kind=kind, theme_class=theme_class, status=status)


def _print(phrases: Sequence[Phrase], query: str, limit: int, status: Status | None, as_json: bool) -> None:
    """A program gets every phrase; a person looks for one to use, and sees what was rejected when she asks for it."""
    if as_json:
        shown = [to_json(phrase) for phrase in phrases[: limit or None]]
        show_json({"query": query, "total": len(phrases), "phrases": shown})
        return
    usable = [phrase for phrase in phrases if status or phrase.status != "rejected"]
    rows = [
        (phrase.id, str(phrase.count or ""), phrase.text, phrase.note if phrase.status == "rejected" else "")
        for phrase in usable[: limit or None]
    ]
    for line in table(rows, numbers=(1,)):
        show(line)
    if len(rows) < len(usable):
        say(_("{shown} of {total}; --limit shows more.", shown=len(rows), total=len(usable)))
    if hidden := len(phrases) - len(usable):
        say(_("{count} that review rejected are not shown; --status rejected shows them.", count=hidden), "dim")


def to_json(phrase: Phrase) -> dict[str, Any]:
    """A phrase as its YAML entry says it; what the entry would leave out is empty."""
    return {
        "id": phrase.id,
        "text": phrase.text,
        "kind": phrase.kind,
        "move": phrase.move,
        "form": phrase.form,
        "slots": {
            slot.name: {
                key: value
                for key, value in {
                    "kind": slot.kind,
                    "form": slot.form,
                    "from": slot.source,
                    "default": slot.default,
                    "values": list(slot.values),
                }.items()
                if value
            }
            for slot in phrase.slots.values()
        },
        "fits": fits_of(phrase),
        "count": phrase.count,
        "speeches": phrase.speeches,
        "sources": [{"speech": source.speech, "line": source.line, "text": source.text} for source in phrase.sources],
        "variants": list(phrase.variants),
        "status": phrase.status,
        "note": phrase.note,
    }


def fits_of(phrase: Phrase) -> dict[str, Any]:
    """When the phrase may be used, without what it does not say."""
    fits = phrase.fits
    said = {name: getattr(fits, name) for name in fits.__dataclass_fields__}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items() if value}


def _describe(phrase: Phrase, move: RhetoricalMove | None) -> list[str]:
    """A phrase as lines, for a person."""
    rows = [
        (_("move"), f"{phrase.move}  {move.name if move else ''}".rstrip()),
        (_("kind"), in_words(phrase.kind)),
        (_("form"), in_words(phrase.form)),
        (_("status"), in_words(phrase.status)),
    ]
    if phrase.count:
        rows.append(
            (_("read"), _("{count} times in {speeches} speeches", count=phrase.count, speeches=phrase.speeches))
        )
    for name, value in fits_of(phrase).items():
        values = value if isinstance(value, list) else [value]
        rows.append((in_words(name), "、".join(in_words(str(each)) for each in values)))
    if phrase.valid_from or phrase.valid_to:
        rows.append((_("valid"), f"{phrase.valid_from or ''} — {phrase.valid_to or ''}"))
    if phrase.expansion:
        rows.append((_("stands for"), phrase.expansion))
    if phrase.note:
        rows.append((_("note"), phrase.note))
    lines = [f"{phrase.id}  {phrase.text}", "", *table(rows, indent="  ")]
    if phrase.slots:
        slots = [
            (f"【{slot.name}】", slot.kind, in_words(slot.form or ""), slot.source or slot.default)
            for slot in phrase.slots.values()
        ]
        lines += ["", _("Places to fill"), *table(slots, indent="  ")]
    if phrase.variants:
        lines += ["", _("Also read as"), *(f"  {variant}" for variant in phrase.variants)]
    if phrase.sources:
        lines += ["", _("Sources")]
        for source in phrase.sources:
            lines.append(f"  {pad(f'{source.speech}:{source.line}', 24)}  {wrap(source.text, 200)[0]}")
    return lines
