"""`drafter phrases add, edit, reject, copy, favourites`: what a person changes in her own phrasebank."""

from pathlib import Path
from typing import Annotated, get_args

import typer

from drafter.cli.console import say, show, table
from drafter.cli.inputs import check_name, open_workspace
from drafter.cli.phrases_show import find_entry
from drafter.cli.review import first_folder
from drafter.dataclass import replace
from drafter.i18n import _
from drafter.language.forms import Form
from drafter.model.finding import Finding, InputError
from drafter.model.phrase import Phrase, Phrasebank, PhraseKind, Slot, ThemeClass
from drafter.search.favourites import read_favourites, write_favourites

Id = Annotated[str, typer.Argument(metavar="ID", help=_("Id of the phrase."))]
Into = Annotated[
    Path | None, typer.Option(metavar="DIR", help=_("A phrasebank folder; otherwise the first of drafter.yaml."))
]
Leaf = Annotated[str, typer.Option(metavar="ID", help=_("What it does in a speech: a leaf such as problems.turn."))]
Classes = Annotated[
    list[str] | None,
    typer.Option("--class", metavar="CLASS", help=_("A class of themes that it fits; may be given again.")),
]


def add_phrase(
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("The phrase; places to fill as 【名称】."))],
    function: Leaf,
    form: Annotated[Form | None, typer.Option(help=_("Its grammar; otherwise what it plainly is."))] = None,
    kind: Annotated[
        PhraseKind | None, typer.Option(metavar="SORT", help=_("Its kind; otherwise phrase, or frame with 【】."))
    ] = None,
    theme_class: Classes = None,
    into: Into = None,
) -> None:
    from drafter.language.forms import recognise_form
    from drafter.language.slots import find_slots, replace_slots
    from drafter.mining import Mined, merge_into
    from drafter.resources import data_dir

    bank = open_workspace().phrasebank
    leaf = bank.functions[_check_leaf(function, bank)]
    names = find_slots(text)
    seen = form or recognise_form(replace_slots(text, str), bank.words.verbs, bank.words.nouns) or "clause"
    entry = Phrase(
        "",
        text,
        kind or ("frame" if names else "phrase"),
        leaf.move,
        seen,
        function=leaf.id,
        slots={name: Slot(name, form="noun") for name in names},
        status="written",
    )
    entry = _fit(entry, theme_class)
    folder = into or first_folder()
    difference = merge_into(folder, [data_dir("phrasebank")], Mined((entry,), (), 0))
    if not difference.added:
        say(_("The phrasebank says that already."), "yellow")
        return
    added = difference.added[0]
    say(_("Written into {folder}: {id}, form {form}.", folder=folder, id=added.id, form=added.form), "green")


def edit_phrase(
    phrase_id: Id,
    text: Annotated[str | None, typer.Option(help=_("New wording; the old one becomes a variant."))] = None,
    function: Annotated[str | None, typer.Option(metavar="ID", help=_("What it does in a speech."))] = None,
    form: Annotated[Form | None, typer.Option(help=_("Its grammar."))] = None,
    kind: Annotated[PhraseKind | None, typer.Option(metavar="SORT", help=_("Its kind."))] = None,
    theme_class: Classes = None,
) -> None:
    from drafter.mining.reword import reword

    bank = open_workspace().phrasebank
    old = _own_entry(phrase_id, bank)
    new = old
    if text is not None:
        new = reword(old, text)
    if function is not None:
        new = replace(new, function=_check_leaf(function, bank))
    new = _fit(new, theme_class)
    new = replace(new, form=form or new.form, kind=kind or new.kind)
    _change(old, new)


def reject_phrase(
    phrase_id: Id,
    because: Annotated[str, typer.Option(metavar="WHY", help=_("Why it is not to be used."))],
) -> None:
    old = _own_entry(phrase_id, open_workspace().phrasebank)
    _change(old, replace(old, status="rejected", note=because))


def copy_phrase(
    phrase_id: Id,
    into: Into = None,
    clipboard: Annotated[
        bool, typer.Option("--clipboard", help=_("Put its words on the clipboard instead, to paste them into a text."))
    ] = False,
) -> None:
    from drafter.mining import put_entry

    bank = open_workspace().phrasebank
    entry = find_entry(phrase_id, bank)
    if clipboard:
        _copy_words(entry.text)
        return
    folder = into or first_folder()
    if _lies_in(entry, folder):
        say(_("{id} stands there already: {place}", id=entry.id, place=entry.place), "yellow")
        return
    kept = tuple(each for each in entry.requires if each != "chosen")
    path = put_entry(folder, replace(entry, requires=kept))
    say(_("Copied to {path}: it goes before the entry of the same id, and may be edited.", path=path), "green")


def _copy_words(text: str) -> None:
    """The words on the clipboard, and on stdout whether that went well or not."""
    from drafter.cli.clipboard import put_on_clipboard

    show(text)
    said = {
        "system": _("On the clipboard."),
        "terminal": _("Sent to the terminal for its clipboard; where it does not take that, copy the line above."),
        "": _("There is no clipboard here: copy the line above."),
    }
    say(said[put_on_clipboard(text)], "dim")


def mark_favourites(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID...]", help=_("Ids of phrases."))] = None,
    remove: Annotated[bool, typer.Option("--remove", help=_("Take the mark away."))] = False,
) -> None:
    bank = open_workspace().phrasebank
    marked = read_favourites()
    for phrase_id in ids or ():
        find_entry(phrase_id, bank)
        if remove:
            marked = [each for each in marked if each != phrase_id]
        elif phrase_id not in marked:
            marked.append(phrase_id)
    if ids:
        write_favourites(marked)
        say(_("{count} favourites.", count=len(marked)), "green")
        return
    texts = {phrase.id: phrase.text for phrase in bank.phrases}
    for line in table((each, texts.get(each, _("is no longer there"))) for each in marked):
        show(line)


def _own_entry(phrase_id: str, bank: Phrasebank) -> Phrase:
    """An entry of a phrasebank of this place; one that came with the program is not changed."""
    from drafter.resources import data_dir

    entry = find_entry(phrase_id, bank)
    if _lies_in(entry, data_dir("phrasebank")):
        message = _("{id} came with the program; drafter phrases copy {id} makes it yours", id=entry.id)
        raise InputError([Finding("phrase", "error", message, entry.place)])
    return entry


def _lies_in(entry: Phrase, folder: Path) -> bool:
    return entry.place is not None and Path(entry.place.file).resolve().is_relative_to(folder.resolve())


def _fit(entry: Phrase, classes: list[str] | None) -> Phrase:
    """The phrase for some classes of themes; as it is where none is given."""
    known: dict[str, ThemeClass] = {name: name for name in get_args(ThemeClass)}
    for name in classes or ():
        check_name(name, known, _("there is no class '{name}'.", name=name))
    fits = tuple(known[name] for name in classes or ())
    return replace(entry, fits=replace(entry.fits, classes=fits)) if fits else entry


def _check_leaf(function: str, bank: Phrasebank) -> str:
    """The id of a leaf that is meant by its id or its name."""
    leaves = {each.name: each.id for each in bank.functions.values() if each.parent}
    named = leaves.get(function, function)
    check_name(named, leaves.values(), _("there is no function '{function}'.", function=function))
    return named


def _change(old: Phrase, new: Phrase) -> None:
    from drafter.mining.reword import change_entry

    if old == new:
        say(_("Nothing changes."), "yellow")
        return
    change_entry(old, new)
    say(_("Changed: {place}", place=old.place), "green")
