"""Template folders in; the materials of their themes (materials/<theme>.yaml) and the words of an outline out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from drafter.files.faults import Faults
from drafter.files.kinds import Choice, Many, Text
from drafter.files.schema import FORMAT, Field, Record, read_root
from drafter.files.yaml import read_yaml
from drafter.model.finding import Finding
from drafter.model.material import Material, Owner, Question, Season, UsualMeasure
from drafter.model.organisation import Level
from drafter.model.phrase import ThemeClass

_LEVELS = get_args(Level)


def _owner(role: str, **bodies: str) -> Owner:
    return Owner(role, bodies)


OWNER = Record(
    "owner",
    (Field("role", Text(), "角色：牵头、公安、属地……", required=True), *(Field(key, Text(), key) for key in _LEVELS)),
    make=_owner,
    placed=False,
)
USUAL_MEASURE = Record(
    "usual measure",
    (
        Field("title", Text(), "措施的名称", required=True),
        Field("what", Text(), "做什么", required=True),
        Field("who", Many(Text()), "哪些角色来做"),
        Field("standard", Text(), "做到什么标准"),
        Field("else", Text(), "做不到怎么办", into="otherwise"),
        Field("figures", Many(Text()), "要先问到的数字"),
    ),
    make=UsualMeasure,
    placed=False,
)
QUESTION = Record(
    "question",
    (Field("ask", Text(), "问什么", required=True), Field("whom", Text(), "问哪个角色", required=True)),
    make=Question,
    placed=False,
)
SEASON = Record(
    "season",
    (Field("when", Text(), "什么时候", required=True), Field("what", Text(), "有什么事", required=True)),
    make=Season,
    placed=False,
)
MATERIAL_FILE = Record(
    "material",
    (
        FORMAT,
        Field("name", Text(), "主题", required=True),
        Field("aliases", Many(Text()), "也叫什么"),
        Field("class", Choice(get_args(ThemeClass)), "主题类别", required=True, into="theme_class"),
        Field("owners", Many(OWNER), "各级由谁来做"),
        Field("dangers", Many(Text()), "险在哪里、难在哪里"),
        Field("measures", Many(USUAL_MEASURE), "常用的措施"),
        Field("questions", Many(QUESTION), "要先问清的事"),
        Field("calendar", Many(SEASON), "一年里什么时候有什么事"),
        Field("words", Many(Text()), "行话"),
    ),
)


WORDS = (
    *("title", "held", "no_date", "headings", "known", "nothing_known", "ask", "ask_of", "usual"),
    *("said_before", "quote", "needs"),
    *("whom", "what", "by", "office", "office_of", "leads", "figure", "day", "otherwise", "figures", "task", "argue"),
)
OUTLINE_FILE = Record(
    "outline words",
    (
        FORMAT,
        Field(
            "words",
            Record("words", tuple(Field(name, Text(), name, required=True) for name in WORDS), placed=False),
            "提纲里的话",
            required=True,
        ),
    ),
    placed=False,
)


def load_outline_words(folders: Sequence[Path]) -> dict[str, str]:
    """The words of an outline, from the first folder that has them (outline.yaml). Raises InputError."""
    faults = Faults()
    path = next(folder / "outline.yaml" for folder in folders if (folder / "outline.yaml").is_file())
    values = read_root(OUTLINE_FILE, read_yaml(path, faults), faults) or {}
    faults.close()
    return dict(values["words"])


def load_materials(folders: Sequence[Path]) -> tuple[list[Material], list[Finding]]:
    """The materials of all folders, an earlier folder's before its namesake's, and what is odd. Raises InputError."""
    faults = Faults()
    found: dict[str, Material] = {}
    for folder in folders:
        for path in sorted((folder / "materials").glob("*.yaml")):
            values: dict[str, Any] | None = read_root(MATERIAL_FILE, read_yaml(path, faults), faults)
            if values is not None and path.stem not in found:
                values.pop("format", None)
                found[path.stem] = Material(id=path.stem, **values)
    return list(found.values()), faults.close()
