"""A fixture file in; the loader of its kind run on it, and what it says, out."""

import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

from drafter.files import load_organisation, load_phrasebank, load_style, load_templates
from drafter.meeting import load_meeting
from drafter.model.finding import Finding, InputError

FIXTURES = Path(__file__).parents[1] / "fixtures" / "files"
TEMPLATES = FIXTURES / "templates"
STYLES = [Path(__file__).parents[2] / "templates"]


def load_meeting_case(path: Path, _folder: Path) -> list[Finding]:
    """Loaded by its name alone: how many faults fit into a message must not depend on where the checkout stands."""
    templates = load_templates([TEMPLATES])[0]
    with chdir(path.parent):
        return load_meeting(Path(path.name), templates)[1]


def load_phrasebank_case(path: Path, folder: Path) -> list[Finding]:
    """`phrases.<case>.yaml` stands in phrases/ of a bank before the fixtures', `moves.<case>.yaml` as moves.yaml."""
    target = path.name.split(".")[0]
    place = folder / "phrases" / path.name if target == "phrases" else folder / f"{target}.yaml"
    _copy(path, place)
    return load_phrasebank([folder, FIXTURES / "phrasebank"])[1]


def load_templates_case(path: Path, folder: Path) -> list[Finding]:
    """`template.<case>.yaml` is case/template.yaml before the fixtures' own, `section.<case>.md.j2` a section file."""
    target = path.name.split(".")[0]
    places = {"template": "case/template.yaml", "section": f"sections/case/{path.name}"}
    _copy(path, folder / places.get(target, f"{target}.yaml"))
    return load_templates([folder, TEMPLATES])[1]


def load_organisation_case(path: Path, folder: Path) -> list[Finding]:
    _copy(path, folder / "drafter.yaml")
    return load_organisation(folder / "drafter.yaml")[1]


def load_style_case(path: Path, folder: Path) -> list[Finding]:
    _copy(path, folder / "style.yaml")
    return load_style(str(folder / "style.yaml"), STYLES)[1]


LOADERS: dict[str, Callable[[Path, Path], list[Finding]]] = {
    "bad-yaml": load_meeting_case,
    "odd-yaml": load_meeting_case,
    "bad-meetings": load_meeting_case,
    "bad-phrasebanks": load_phrasebank_case,
    "bad-templates": load_templates_case,
    "bad-organisations": load_organisation_case,
    "bad-styles": load_style_case,
}
"""Folder of cases to how one of them is loaded."""


def cases(folder: str) -> list[Path]:
    """The files of a folder of cases; each has its message beside it, in a .txt of the same name."""
    return sorted(path for path in (FIXTURES / folder).iterdir() if path.suffix != ".txt")


def expected_of(path: Path) -> str:
    """What is said of a case."""
    return expected_file(path).read_text(encoding="utf-8").rstrip("\n")


def expected_file(path: Path) -> Path:
    """`gbk.txt` for gbk.yaml, `section.empty.txt` for section.empty.md.j2."""
    return path.with_name(path.name.removesuffix(".md.j2").removesuffix(".yaml") + ".txt")


def said_of(path: Path, folder: Path) -> tuple[str, str]:
    """`refused` or `loaded`, and the findings, one a line, with the folders left out."""
    try:
        verdict, said = "loaded", "\n".join(map(str, LOADERS[path.parent.name](path, folder)))
    except InputError as error:
        verdict, said = "refused", str(error)
    for known in (folder.resolve(), folder, path.parent, TEMPLATES):
        said = said.replace(f"{known}/", "")
    return verdict, said


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
