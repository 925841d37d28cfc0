"""Every word a person may see is in both catalogues, and the catalogues are what was compiled from them."""

import ast
import string
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest
import typer
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

import drafter
from drafter import i18n
from drafter.i18n import LANGUAGES, _, choose_language, find_catalogues, set_language

HOUSE = Path(drafter.__file__).parent
LOCALE = find_catalogues()


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `_` in drafter/, with where it stands."""
    for path in sorted(HOUSE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if "drafter.i18n" not in {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                yield f"{path.relative_to(HOUSE.parent)}:{node.lineno}", node


def messages_of_pages() -> Iterator[str]:
    """Every message in the pages of the studio."""
    for path in sorted(HOUSE.rglob("*.html")):
        with path.open("rb") as file:
            for _line, _function, message, _comments in babel_extract(file, ["_"], [], {"encoding": "utf-8"}):
                yield message if isinstance(message, str) else str((message or [""])[0])


def placeholders(message: str) -> set[str]:
    return {name for _literal, name, _format, _conversion in string.Formatter().parse(message) if name is not None}


def message_of(call: ast.Call) -> str:
    first = call.args[0]
    assert isinstance(first, ast.Constant) and isinstance(first.value, str)
    return first.value


def texts(entry: str | Sequence[str] | None) -> tuple[str, ...]:
    """A message or a translation, whether it has a plural or not."""
    return (entry,) if isinstance(entry, str) else tuple(entry or ())


def sources_of_click() -> str:
    """What Click and Typer are made of."""
    folders = [Path(str(module.__file__)).parent for module in (click, typer)]
    return "\n".join(path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.py")))


def catalogue(code: str) -> dict[str, str]:
    with (LOCALE / code / "LC_MESSAGES" / "drafter.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and not entry.fuzzy}


@pytest.fixture(autouse=True)
def own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test may set a language without the next one hearing it."""
    monkeypatch.setattr(i18n, "_language", None)


def test_every_message_is_a_literal_whose_placeholders_are_its_keywords():
    faults = []
    for place, call in calls():
        if len(call.args) != 1 or not isinstance(call.args[0], ast.Constant):
            faults.append(f"{place}: not one literal")
            continue
        try:
            wanted = placeholders(message_of(call))
        except ValueError as error:
            faults.append(f"{place}: {message_of(call)!r}: {error}: a brace that is meant as a brace is doubled")
            continue
        if wanted != {keyword.arg for keyword in call.keywords}:
            faults.append(f"{place}: {message_of(call)!r} does not take these keywords")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_message_is_in_the_catalogue_and_nothing_else_is(code: str):
    messages = {message_of(call) for _place, call in calls()} | set(messages_of_pages())
    assert messages == set(catalogue(code)), "run `make catalogues`"


def test_every_message_is_translated_into_chinese():
    assert [message for message, translation in catalogue("zh").items() if not translation] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_takes_the_same_placeholders(code: str):
    wrong = {
        message: translation
        for message, translation in catalogue(code).items()
        if translation and placeholders(translation) != placeholders(message)
    }
    assert wrong == {}


@pytest.mark.parametrize("po", sorted(LOCALE.rglob("*.po")), ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_compiled_catalogue_says_what_its_source_says(po: Path):
    read = {}
    for path, reader in ((po, read_po), (po.with_suffix(".mo"), read_mo)):
        with path.open("rb") as file:
            read[reader] = {texts(entry.id): texts(entry.string) for entry in reader(file) if entry.id and entry.string}
    assert read[read_mo] == read[read_po]


def test_what_click_says_in_chinese_is_still_what_click_says():
    with (LOCALE / "zh" / "LC_MESSAGES" / "click.po").open("rb") as file:
        messages = [entry.id for entry in read_po(file) if entry.id]
    source = sources_of_click()
    said = [text for message in messages for text in texts(message)]
    assert [text for text in said if text.replace("\n", "\\n").replace("\t", "\\t") not in source] == []


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LC_ALL": "POSIX"}, "zh"),
        ({"LANG": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "ca_ES.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "DRAFTER_LANG": "zh"}, "zh"),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
    ],
)
def test_the_language_follows_the_environment_and_is_chinese_where_none_is_named(environ: dict[str, str], code: str):
    assert choose_language(environ) == code


def test_a_language_that_was_set_wins_over_the_environment():
    set_language("zh")
    assert _("Draft: {file}", file="a.docx") == "初稿：a.docx"


def test_values_are_data_and_their_braces_stay():
    assert _("Draft: {file}", file="{file}%s{{") == "Draft: {file}%s{{"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError):
        set_language("fr")
