"""`drafter init`: asks what an office is called and how it speaks, and writes its drafter.yaml."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, get_args

import typer

from drafter.cli.console import say
from drafter.cli.help import explain
from drafter.cli.inputs import parse_settings, prompt
from drafter.files.new_organisation import check_value, field_of, write_organisation
from drafter.files.organisation import LEVEL_NAMES, WORDS, load_organisation, words_of
from drafter.files.own_folders import FOLDERS
from drafter.files.styles import list_styles, load_style
from drafter.files.writing import write_file
from drafter.i18n import _
from drafter.model.organisation import Level, Organisation
from drafter.resources import FILE_NAME, data_dir, find_organisation

_BACK_TO_NOTHING = "-"
"""The answer that leaves out what is offered."""


@explain(
    _(
        "Set up an office: a few questions on its name, its level, its words (全县、我县、县委), style and speaking"
        " rate; the answers become drafter.yaml in FOLDER, with a line on every key that there is.\n\n"
        "Enter takes what is offered in brackets, - leaves it out. A drafter.yaml that is there is never touched."
    ),
    _(
        "Examples:\n"
        "  drafter init\n"
        "  drafter init 办公室 --name 云河县 --no-input\n"
        "  drafter init --level 学校 --set ours=我校"
    ),
)
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help=_("The office's folder; made if need be."))
    ] = Path(),
    name: Annotated[str, typer.Option(metavar="NAME", help=_("The office's full name: 云河县, 云州港务集团."))] = "",
    level: Annotated[str, typer.Option(metavar="LEVEL", help=_("Its level: 省, 市, 县, 区, 乡镇, 学校, 企业 …"))] = "",
    style: Annotated[str, typer.Option(metavar="NAME", help=_("Name of a style, or a style file of your own."))] = "",
    rate: Annotated[str, typer.Option(metavar="N", help=_("Characters a minute that the speaker says."))] = "",
    settings: Annotated[
        list[str], typer.Option("--set", metavar="KEY=TEXT", help=_("A word of the office: whole=全集团. Repeatable."))
    ] = [],  # noqa: B006  # Typer wants a list, and never changes it
    no_input: Annotated[
        bool, typer.Option("--no-input", "--yes", "-y", help=_("Ask nothing: take what is usual and the options."))
    ] = False,
) -> None:
    target = folder / FILE_NAME
    if target.exists():
        message = _("the office is set up already, and nothing was changed: edit the file, or name another folder")
        raise FileExistsError(17, message, str(target))
    given = _read_options(
        folder, {"org.name": name, "org.level": level, "style": style, "speaking_rate": rate}, settings
    )
    values = _complete(given) if no_input else _Questions(folder, given).ask()
    above = find_organisation(folder if folder.is_dir() else folder.parent)
    for key, own in FOLDERS.items():
        (folder / own).mkdir(parents=True, exist_ok=True)
        values[key] = [own]
    text = write_organisation(values)
    write_file(target, text.encode())
    load_organisation(target)
    say(_("Written: {files}", files="、".join(str(folder / name) for name in (FILE_NAME, *FOLDERS.values()))), "green")
    for line in text.splitlines():
        say(f"  {line}", "dim" if line.lstrip().startswith("#") else None)
    if above is not None:
        say(_("Here it counts in place of {file}.", file=above), "dim")
    say(_("Every key is explained in docs/drafter-yaml.md; change the file whenever you like."))
    say(_("Next: `drafter new` in this folder."))


def _read_options(folder: Path, options: Mapping[str, str], settings: Sequence[str]) -> dict[str, str]:
    """What the command line says, by keys of drafter.yaml. Raises BadParameter."""
    told = {key: value for key, value in options.items() if value}
    for key, value in parse_settings(settings).items():
        full = key if key.startswith("org.") or field_of(f"org.{key}") is None else f"org.{key}"
        if field_of(full) is None or full in ("format", "org", *FOLDERS):
            words = ", ".join(("name", "short", *WORDS))
            raise typer.BadParameter(_("'{key}' is no word of an office: {words}", key=key, words=words))
        told[full] = value
    checked = {}
    for key, value in told.items():
        checked[key], wrong = _check(folder, key, value)
        if wrong:
            raise typer.BadParameter(wrong)
    return checked


def _check(folder: Path, key: str, text: str) -> tuple[str, str]:
    """A value as the file has it, and what is wrong with it, or nothing."""
    if key == "style" and text not in (known := list_styles([data_dir("templates")])) and not (folder / text).is_file():
        return "", _(
            "there is no style '{name}': {names}, or a file in {folder}",
            name=text,
            names=", ".join(known),
            folder=folder,
        )
    return check_value(key, text)


def _complete(given: Mapping[str, str]) -> dict[str, object]:
    """What was given, and what is usual where the name or the level shows it."""
    level, words = _words_of(given)
    shown = {"org.level": level} if level else {}
    return {**shown, **{f"org.{key}": word for key, word in words.items()}, **given}


def _words_of(given: Mapping[str, str]) -> tuple[Level | None, dict[str, str]]:
    said = next((level for level in get_args(Level) if level == given.get("org.level")), None)
    return words_of(given.get("org.name", ""), said)


class _Questions:
    """Asks what the command line does not say; at the end of the input what is usual is taken."""

    def __init__(self, folder: Path, given: Mapping[str, str]) -> None:
        self.folder = folder
        self.given = dict(given)
        self.at = 0
        self.total = len(
            {"org.name", "org.level", "org.short", *(f"org.{word}" for word in WORDS), "style", "speaking_rate"}
            - given.keys()
        )

    def ask(self) -> dict[str, object]:
        say(_("Enter takes what stands in [ ]; - leaves it out; nothing is written before the last answer."), "dim")
        usual = Organisation()
        self._one("org.name", _("Full name of the place or the office"), example="云河县、云州港务集团")
        self._level()
        _level, words = _words_of(self.given)
        self._one("org.short", _("Its short name, if it has one"), example="云")
        for word in WORDS:
            self._one(f"org.{word}", _ask_of(f"org.{word}"), words.get(word, ""))
        self._style(usual.style)
        self._one("speaking_rate", _ask_of("speaking_rate"), str(usual.speaking_rate))
        return {key: value for key, value in self.given.items() if value}

    def _level(self) -> None:
        names = list(LEVEL_NAMES.items())
        shown, _words = _words_of(self.given)
        numbers = {str(number): level for number, (level, _name) in enumerate(names, 1)}
        menu = "  ".join(f"{number} {name}" for number, (_level, name) in enumerate(names, 1))
        self._one(
            "org.level", _("Level: its number or its name"), LEVEL_NAMES[shown] if shown else "", menu, numbers.get
        )

    def _style(self, usual: str) -> None:
        ours = [data_dir("templates")]
        names = {style: load_style(style, ours)[0].name for style in list_styles(ours)}
        numbers = {str(number): style for number, style in enumerate(names, 1)}
        menu = "  ".join(f"{number} {style} {name}" for number, (style, name) in enumerate(names.items(), 1))
        self._one(
            "style", _("Style: its number, its name, or a file of your own in this folder"), usual, menu, numbers.get
        )

    def _one(
        self,
        key: str,
        question: str,
        usual: str = "",
        menu: str = "",
        choose: Callable[[str], str | None] = lambda answer: None,
        example: str = "",
    ) -> None:
        """One question, asked again while the answer is wrong."""
        if key in self.given:
            return
        self.at += 1
        while True:
            if menu:
                say(menu)
            hint = f" [{usual}]" if usual else _(" (such as: {example})", example=example) if example else ""
            answer = prompt(f"({self.at}/{self.total}) {question}", hint)
            text = usual if not answer else "" if answer == _BACK_TO_NOTHING else choose(answer) or answer
            value, wrong = _check(self.folder, key, text) if text else ("", "")
            if not wrong:
                self.given[key] = value
                return
            say(wrong, "yellow")


def _ask_of(key: str) -> str:
    field = field_of(key)
    assert field is not None, key
    return field.doc.partition("：")[0]
