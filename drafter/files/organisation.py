"""drafter.yaml in; the organisation out, its words completed from those usual at its level."""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

from drafter.files.base_docx import WORD_FILES
from drafter.files.facts import Fact
from drafter.files.faults import Faults
from drafter.files.ignored import IGNORED
from drafter.files.kinds import Choice, Many, Named, Number, Shaped, Text
from drafter.files.schema import FORMAT, Field, Record, read_root
from drafter.files.styles import BASE_STYLES
from drafter.files.yaml import read_yaml
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.organisation import Level, Organisation
from drafter.model.place import Place
from drafter.model.span import Span
from drafter.resources import data_dir

DEFAULT_LEVEL: Level = "city"
_LEVELS: Mapping[str, Level] = {
    **dict.fromkeys(("省", "省级", "自治区", "直辖市"), "province"),
    **dict.fromkeys(("市", "市级", "地市", "州"), "city"),
    **dict.fromkeys(("县", "县级", "县区", "县（市、区）"), "county"),
    **dict.fromkeys(("区", "区级", "市辖区"), "district"),
    **dict.fromkeys(("乡镇", "镇", "乡"), "township"),
    **dict.fromkeys(("街道", "街道办", "街道办事处"), "street"),
    **dict.fromkeys(("村", "社区"), "village"),
    **dict.fromkeys(("学校", "高校", "大学", "中学", "小学"), "school"),
    **dict.fromkeys(("医院", "卫生院"), "hospital"),
    **dict.fromkeys(("企业", "公司", "集团", "国企"), "enterprise"),
}
"""What people call the levels, the usual name of each first."""
LEVEL_NAMES: Mapping[Level, str] = {
    level: next(name for name, meant in _LEVELS.items() if meant == level) for level in get_args(Level)
}
"""What each level is usually called."""
WORDS = ("whole", "ours", "party", "government", "units", "everyone")
"""What templates/organisation.yaml gives for every level."""
_DOCS = {
    "name": "全称：云州市",
    "short": "简称：云",
    "whole": "整个地方、单位怎么说：全市",
    "ours": "说到自己怎么说：我市",
    "party": "党组织：市委",
    "government": "行政：市政府",
    "units": "下一级：各县（市、区）",
    "everyone": "所有单位：各级各部门各单位",
}


_WORD = Fact("org.", "noun")
LEVEL = Record("level", tuple(Field(key, _WORD, _DOCS[key], required=True) for key in WORDS), placed=False)
NAME = Record(
    "name of an office",
    (
        Field("ends", Many(Text()), "名称的结尾", required=True),
        Field("level", Choice(get_args(Level)), "级别", required=True),
        *(Field(key, _WORD, _DOCS[key]) for key in WORDS),
    ),
    placed=False,
)
LEVELS_FILE = Record(
    "levels file",
    (
        FORMAT,
        Field(
            "levels",
            Record(
                "levels", tuple(Field(level, LEVEL, level, required=True) for level in get_args(Level)), placed=False
            ),
            "各级单位的习惯称呼",
            required=True,
        ),
        Field("names", Many(NAME), "从名称看级别和称呼"),
    ),
    placed=False,
)
ORG = Record(
    "org",
    (
        Field("level", Choice(get_args(Level), _LEVELS), "省、市、县、区、乡镇、街道、村、学校、医院、企业"),
        *(Field(key, _WORD, doc) for key, doc in _DOCS.items()),
    ),
    placed=False,
)
STYLE = Shaped(
    Fact(),
    Record(
        "style",
        (
            Field("base", Text(r".+\.docx", lambda: _("a .docx file")), "以哪个 Word 文件为底", required=True),
            Field("styles", BASE_STYLES, "各种段落用文件里的哪个样式"),
        ),
    ),
)
ORGANISATION_FILE = Record(
    "organisation",
    (
        FORMAT,
        Field("org", ORG, "单位和它的称呼"),
        Field("phrasebanks", Many(Fact()), "自己的常用语库，先于内置的"),
        Field("templates", Many(Fact()), "自己的模板，先于内置的"),
        Field("style", STYLE, "版式：名称、.yaml 文件，或 {base: 某.docx}"),
        Field("speaking_rate", Number(60, 400, unit="字"), "每分钟讲多少字"),
        Field("ignored", Many(IGNORED), "检查时不再提的：某条规则、某个词"),
        Field("rules", Named(Choice(("error", "warning", "hint", "off"))), "检查规则：报错、警告、提示、关闭"),
    ),
)


def load_organisation(path: Path | None) -> tuple[Organisation, list[Finding]]:
    """The organisation and what is odd about its file; without one a city with no name.

    Folders become absolute, seen from the file. Raises InputError with every fault.
    """
    if path is None:
        return Organisation(words=usual_words(DEFAULT_LEVEL), level=DEFAULT_LEVEL), []
    faults = Faults()
    values = read_root(ORGANISATION_FILE, read_yaml(path, faults), faults) or {}
    folder = Path(os.path.realpath(path)).parent
    place = values.get("place", Place(str(path), 1))
    words = dict(values.get("org", {}))
    level_given = "level" in words
    level = words.pop("level", DEFAULT_LEVEL)
    organisation = Organisation(
        words={**usual_words(level), **words},
        level=level,
        level_given=level_given,
        phrasebanks=_folders("phrasebanks", values, folder, place, faults),
        templates=_folders("templates", values, folder, place, faults),
        style=_style(values.get("style", "gbt9704"), folder, place, faults),
        base_styles=_base_styles(values.get("style", "")),
        place=place,
        **{key: values[key] for key in ("speaking_rate", "rules", "ignored") if key in values},
    )
    return organisation, faults.close()


def _folders(
    key: str, values: Mapping[str, Sequence[Span]], folder: Path, place: Place, faults: Faults
) -> tuple[str, ...]:
    """Absolute paths of the folders that a key names."""
    found = []
    for name in values.get(key, ()):
        found.append(str(folder / name))
        if not Path(found[-1]).is_dir():
            message = _("{key}: there is no folder {folder}.", key=key, folder=found[-1])
            advice = _("Make the folder, or mend or delete the line.")
            faults.error("file", name.origin.place or place, message, advice)
    return tuple(found)


def _base_styles(style: str | Mapping[str, Any]) -> Mapping[str, str]:
    return {} if isinstance(style, str) else style.get("styles", {})


def _style(style: str | Mapping[str, Any], folder: Path, place: Place, faults: Faults) -> str:
    """A style's name as it is; a file's absolute path."""
    if isinstance(style, str):
        if not style.lower().endswith((".yaml", *WORD_FILES)):
            return str(style)
        path = folder / style
        place = (style.origin.place if isinstance(style, Span) else None) or place
    else:
        path, place = folder / style["base"], style["place"]
    if not os.path.lexists(path):
        faults.error("file", place, _("style: there is no file {file}", file=path))
    return str(path)


def usual_words(level: Level) -> dict[str, str]:
    """What people say at a level: whole 全市, ours 我市, party 市委 … (templates/organisation.yaml)."""
    return dict(_read_levels()["levels"][level])


def words_of(name: str, level: Level | None = None) -> tuple[Level | None, dict[str, str]]:
    """The level that the name of an office shows and what is said there: 全乡, 乡政府 of 清河乡.

    level: said by somebody; then the name only shows which words of that level. Without either there are no words.
    """
    for known in _read_levels()["names"]:
        if name.endswith(tuple(known["ends"])) and level in (None, known["level"]):
            own = {key: known[key] for key in WORDS if key in known}
            return known["level"], {**usual_words(known["level"]), **own}
    return level, usual_words(level) if level else {}


@cache
def _read_levels() -> Mapping[str, Any]:
    faults = Faults()
    path = data_dir("templates") / "organisation.yaml"
    values = read_root(LEVELS_FILE, read_yaml(path, faults), faults)
    faults.close()
    return values or {}
