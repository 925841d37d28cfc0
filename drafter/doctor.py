"""A workspace in; what a person needs to know when a draft does not look as it should: versions, folders, fonts."""

import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from drafter import __version__
from drafter.dataclass import dataclass
from drafter.files.fonts import font_folders, installed_fonts
from drafter.files.phrasebank import load_phrasebank
from drafter.model.style import Style
from drafter.resources import data_dir
from drafter.workspace import Workspace

PACKAGES = (
    *("jinja2", "pyyaml", "lxml", "typer", "click", "python-docx", "pypinyin", "rapidfuzz"),
    *("python-calamine", "starlette", "uvicorn"),
)
"""What is needed, then what only tables and the page in the browser need."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a style asks for, and the one that stands in for it in Word where it is missing."""

    name: str
    instead: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class Installed:
    """What is installed, whatever is wrong here. packages: name to version, empty where it is not installed."""

    version: str
    python: str
    system: str
    packages: dict[str, str]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is installed, what is used here, and what an organisation's own data replaces.

    shadowed: names of built-in files
    (`styles/gbt9704.yaml`) and ids of built-in phrases in whose place the organisation's own stand.
    """

    organisation_file: Path | None
    templates: tuple[Path, ...]
    phrasebanks: tuple[Path, ...]
    style: str
    fonts: tuple[Font, ...]
    shadowed: tuple[str, ...]


def list_installed() -> Installed:
    """Versions of drafter, Python, the system and the packages."""
    packages = {name: _version_of(name) for name in PACKAGES}
    return Installed(__version__, platform.python_version(), platform.platform(terse=True), packages)


def diagnose(workspace: Workspace) -> Diagnosis:
    """What is so on this machine and in this workspace. Raises InputError where its files are wrong."""
    style = workspace.style()
    return Diagnosis(
        organisation_file=workspace.organisation_file,
        templates=tuple(workspace.template_folders),
        phrasebanks=tuple(workspace.phrasebank_folders),
        style=style.id,
        fonts=tuple(_fonts(style)),
        shadowed=(*_shadowed_files(workspace.template_folders), *_shadowed_phrases(workspace)),
    )


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _fonts(style: Style) -> list[Font]:
    """The fonts of a style in the order of its types; of an organisation's own Word file Word knows better."""
    if style.base is not None:
        return []
    wanted = dict.fromkeys([*(kind.font for kind in style.types.values()), *filter(None, [style.latin])])
    there = installed_fonts(font_folders())
    return [Font(name, style.alternative_fonts.get(name, ""), name in there) for name in wanted]


def _shadowed_files(folders: Sequence[Path]) -> list[str]:
    """Names that an earlier folder has too, so that the file in the last one, ours, is not read."""
    *own, built_in = folders
    names = (path.relative_to(built_in).as_posix() for path in sorted(built_in.rglob("*")) if path.is_file())
    return [name for name in names if any((folder / name).is_file() for folder in own)]


def _shadowed_phrases(workspace: Workspace) -> list[str]:
    if len(workspace.phrasebank_folders) < 2:
        return []
    built_in, _findings = load_phrasebank([data_dir("phrasebank")])
    ours = {phrase.id: phrase.place for phrase in built_in.phrases}
    return [phrase.id for phrase in workspace.phrasebank.phrases if phrase.place != ours.get(phrase.id, phrase.place)]
