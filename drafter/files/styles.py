"""The name or path of a house style in; the Style out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from drafter.files.facts import Fact
from drafter.files.faults import Faults, shown
from drafter.files.kinds import Choice, Flag, Named, Number, Text, fault
from drafter.files.schema import FORMAT, Field, Record, read_root
from drafter.files.yaml import Node, Scalar, read_yaml
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.place import Place
from drafter.model.style import Page, Style, Type

SIZES = {
    "初号": 42,
    "小初": 36,
    "一号": 26,
    "小一": 24,
    "二号": 22,
    "小二": 18,
    "三号": 16,
    "小三": 15,
    "四号": 14,
    "小四": 12,
    "五号": 10.5,
}
"""The Chinese type sizes in points."""
TYPES = (
    *("title", "version", "speaker", "date", "salutation", "body", "heading1", "heading2", "heading3", "heading4"),
    *("head", "head1", "head2", "stage", "closing", "blank", "page_number"),
)
NEEDED = tuple(name for name in TYPES if name not in ("version", "head1", "head2"))
"""What every style must say, itself or by what it extends."""
_POINTS = Number(least=5, most=72, decimals=True)
_TWIPS = Number(least=0, most=31680)
_LINES = Number(least=0, most=20, decimals=True)


class _Size:
    """Points, or a Chinese size: 16 or 三号."""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if isinstance(node, Scalar) and node.text in SIZES:
            return SIZES[node.text]
        if isinstance(node, Scalar) and not re.match(r"[-+0-9.]", node.text):
            message = _("'{value}' is not a size,", value=shown(node.text))
            return fault("value", node, name, message, faults, faults.did_you_mean(node.text, SIZES))
        return _POINTS.read(node, name, faults)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"anyOf": [_POINTS.schema(definitions), {"enum": list(SIZES)}]}


_COLOUR = Text(r"[0-9A-Fa-f]{6}", lambda: _("a colour such as C00000"))
PAGE = Record(
    "page",
    (
        *(
            Field(key, _TWIPS, doc)
            for key, doc in {
                "width": "纸宽，1/20 磅",
                "height": "纸高",
                "top": "天头",
                "bottom": "地脚",
                "left": "订口",
                "right": "翻口",
                "header": "页眉",
                "footer": "页脚",
                "line_pitch": "行距",
            }.items()
        ),
        Field("grid", Choice(("lines", "characters")), "网格：只指定行，或行和字符"),
        Field("spacing", Number(-40, 100), "字距，1/20 磅"),
    ),
    placed=False,
)
TYPE = Record(
    "type",
    (
        Field("font", Text(), "字体"),
        Field("size", _Size(), "字号：三号，或磅数"),
        Field("bold", Flag(), "加粗"),
        Field("align", Choice(("left", "center", "right", "both")), "对齐"),
        Field("indent", _LINES, "首行缩进几个字"),
        Field("before", _LINES, "段前几行"),
        Field("after", _LINES, "段后几行"),
        Field("keep_next", Flag(), "与下段同页"),
        Field("colour", _COLOUR, "颜色"),
        Field("shade", _COLOUR, "底纹"),
    ),
)
STYLE_FILE = Record(
    "style file",
    (
        FORMAT,
        Field("name", Text(), "名称"),
        Field("extends", Fact(), "在哪个版式的基础上改"),
        Field("page", PAGE, "版面"),
        Field("types", Record("types", tuple(Field(name, TYPE, name) for name in TYPES), placed=False), "各种段落"),
        Field("latin", Text(), "西文字体"),
        Field("widow_control", Flag(), "孤行控制"),
        Field("page_number", Choice(("outer", "center", "none")), "页码：外侧、居中、不要"),
        Field("blank_lines_above_title", Number(0, 10), "标题上空几行"),
        Field("speaker_first", Flag(), "姓名在日期之上"),
        Field("arabic_dates", Flag(), "日期用阿拉伯数字"),
        Field("name_space", Flag(), "两字姓名中间空一字"),
        Field("alternative_fonts", Named(Text()), "没有该字体时用哪个"),
    ),
)


def list_styles(folders: Sequence[Path]) -> list[str]:
    """The names of the styles in `styles/` of the template folders."""
    return list(dict.fromkeys(path.stem for folder in folders for path in sorted((folder / "styles").glob("*.yaml"))))


def load_style(name_or_path: str, folders: Sequence[Path]) -> tuple[Style, list[Finding]]:
    """A style by its name in the template folders, or by the path of a .yaml file, upon what it extends.

    Raises InputError with every fault: of the YAML, of the table, unknown names, a type without font or size.
    """
    faults = Faults()
    style = _load(name_or_path, folders, (), Place(name_or_path, 1), faults)
    return style, faults.close()


def _load(name: str, folders: Sequence[Path], above: tuple[Path, ...], asked: Place, faults: Faults) -> Style:
    path = _find(name, folders, above)
    if path is None:
        message = _("there is no style '{name}',", name=shown(name))
        faults.error("style", asked, message, faults.did_you_mean(name, list_styles(folders)))
        return _empty(name)
    values = read_root(STYLE_FILE, read_yaml(path, faults), faults)
    if values is None:
        return _empty(name)
    del values["format"]
    parent = values.pop("extends", "")
    base = _load(parent, folders, (*above, path), parent.origin.place, faults) if parent else _empty(name)
    types = _join_types(base.types, values.pop("types", {}), faults)
    missing = [key for key in NEEDED if key not in types]
    if missing and not faults.errors:
        message = _("these types are missing: {names}.", names=", ".join(missing))
        faults.error("missing-key", values["place"], message, _("Write them, or 'extends: gbt9704'."))
    page = replace(base.page, **values.pop("page", {}))
    fonts = {**base.alternative_fonts, **values.pop("alternative_fonts", {})}
    return replace(base, **{**values, "id": path.stem, "page": page, "types": types, "alternative_fonts": fonts})


def _join_types(base: Mapping[str, Type], given: Mapping[str, dict[str, Any]], faults: Faults) -> dict[str, Type]:
    """The types of the style that is extended, changed and added to."""
    types = dict(base)
    for key, values in given.items():
        place = values.pop("place")
        if key in types:
            types[key] = replace(types[key], **values)
        elif {"font", "size"} <= values.keys():
            types[key] = Type(**values)
        else:
            message = _("type '{name}' needs a font and a size", name=key)
            faults.error("missing-key", place, message)
    return types


def _find(name: str, folders: Sequence[Path], above: tuple[Path, ...]) -> Path | None:
    """The file of a style that is not above already: a style may extend its namesake in a later folder."""
    given = [Path(name)] if name.endswith(".yaml") else [folder / "styles" / f"{name}.yaml" for folder in folders]
    try:
        return next((path for path in given if path.is_file() and path not in above), None)
    except OSError:  # no file system has so long a name
        return None


def _empty(name: str) -> Style:
    return Style(id=name, name=name, page=Page(), types={})
