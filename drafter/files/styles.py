"""The name or path of a house style in; the Style out."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from drafter.dataclass import replace
from drafter.files.base_docx import WORD_FILES, read_base
from drafter.files.facts import Fact
from drafter.files.faults import Faults, shown
from drafter.files.kinds import Choice, Flag, Named, Number, Text, fault
from drafter.files.schema import FORMAT, Field, Record, read_root
from drafter.files.yaml import Node, Scalar, read_yaml
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.finding import Finding
from drafter.model.place import Place
from drafter.model.style import Page, Style, Type

STANDARD = "gbt9704"
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
    *("head", "head1", "head2", "stage", "closing", "signature", "blank", "page_number", "minute"),
)
BASE_TYPES = (*(name for name in TYPES if name != "page_number"), "continued")
"""What may be set in a style of an organisation's own Word file."""
NEEDED = tuple(name for name in TYPES if name not in ("version", "signature", "head1", "head2", "minute"))
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


class _Length:
    """Twips (1/20 point), or a measure with its unit: 1587, 28毫米, 2.8厘米, 29磅."""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        match = _MEASURE.fullmatch(node.text) if isinstance(node, Scalar) else None
        if match is None or not isinstance(node, Scalar):
            return _TWIPS.read(node, name, faults)
        twips = str(round(float(match[1]) * _UNITS[match[2]]))
        return _TWIPS.read(Scalar(twips, "", node.file, node.line, node.column), name, faults)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"anyOf": [_TWIPS.schema(definitions), {"type": "string", "pattern": f"^{_MEASURE.pattern}$"}]}


_UNITS = {"毫米": 1440 / 25.4, "mm": 1440 / 25.4, "厘米": 1440 / 2.54, "cm": 1440 / 2.54, "磅": 20, "pt": 20}
"""Twips of a unit."""
_MEASURE = expression(rf"([0-9]{{1,4}}(?:\.[0-9]{{1,3}})?)\s?({'|'.join(_UNITS)})")
_COLOUR = Text(r"[0-9A-Fa-f]{6}", lambda: _("a colour such as C00000"))
PAGE = Record(
    "page",
    (
        *(
            Field(key, _Length(), doc)
            for key, doc in {
                "width": "纸宽：210毫米、21厘米，或 1/20 磅",
                "height": "纸高",
                "top": "天头",
                "bottom": "地脚",
                "left": "订口",
                "right": "翻口",
                "header": "页眉",
                "footer": "页脚",
                "line_pitch": "行距：29磅，或 1/20 磅",
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
BASE_STYLES = Record("base styles", tuple(Field(name, Text(), name) for name in BASE_TYPES), placed=False)
STYLE_FILE = Record(
    "style file",
    (
        FORMAT,
        Field("name", Text(), "名称"),
        Field("extends", Fact(), "在哪个版式的基础上改"),
        Field("base", Fact(), "以哪个 Word 文件为底：它的样式、页眉页脚和版面照用"),
        Field("styles", BASE_STYLES, "各种段落用那个文件里的哪个样式"),
        Field("page", PAGE, "版面"),
        Field("types", Record("types", tuple(Field(name, TYPE, name) for name in TYPES), placed=False), "各种段落"),
        Field("latin", Text(), "西文字体"),
        Field("widow_control", Flag(), "孤行控制"),
        Field("page_number", Choice(("outer", "center", "none")), "页码：外侧、居中、不要"),
        Field("blank_lines_above_title", Number(0, 10), "标题上空几行"),
        Field("speaker_first", Flag(), "姓名在日期之上"),
        Field("arabic_dates", Flag(), "日期用阿拉伯数字"),
        Field("name_space", Flag(), "两字姓名中间空一字"),
        Field("keep_sentences", Number(0, 20), "一句话不分在两页：长段按句切成几行一段；0 不切"),
        Field("minutes", Choice(("margin", "footer", "none")), "讲到几分钟：页边、页码行、不要"),
        Field("alternative_fonts", Named(Text()), "没有该字体时用哪个"),
    ),
)


def list_styles(folders: Sequence[Path]) -> list[str]:
    """The names of the styles in `styles/` of the template folders."""
    return list(dict.fromkeys(path.stem for folder in folders for path in sorted((folder / "styles").glob("*.yaml"))))


def load_style(
    name_or_path: str, folders: Sequence[Path], base_styles: Mapping[str, str] | None = None
) -> tuple[Style, list[Finding]]:
    """A style by its name in the template folders, or by the path of a .yaml file, upon what it extends.

    The path of a Word file is the standard style upon that file; `base_styles` says which of its styles to take.
    Raises InputError with every fault: of the YAML, of the table, of the Word file, unknown names, a type without font
    or size.
    """
    faults = Faults()
    place = Place(name_or_path, 1)
    if name_or_path.lower().endswith(WORD_FILES):
        path = Path(name_or_path)
        base = read_base(path, place, faults, base_styles or {})
        style = _load(STANDARD, folders, (), place, faults)
        style = replace(style, id=path.stem, name=path.name, base=base, place=None)
    else:
        style = _load(name_or_path, folders, (), place, faults)
    return style, faults.close()


def _load(name: str, folders: Sequence[Path], above: tuple[Path, ...], asked: Place, faults: Faults) -> Style:
    path = _find(name, folders, above)
    if path is None:
        round_about = [other.stem for other in above]
        if name in round_about:
            chain = " > ".join([*round_about[round_about.index(name) :], name])
            faults.error("style", asked, _("the styles extend one another: {chain}", chain=chain))
        else:
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
    elif "version" not in types and "date" in types:
        types["version"] = types["date"]  # styles from before there was a version under the title
    if "signature" not in types and "closing" in types:
        types["signature"] = replace(types["closing"], align="right", indent=0)  # and before letters could be signed
    option = {"page_number": base.page_number, "minutes": base.minutes, **values}
    if option["minutes"] == "footer" and option["page_number"] == "none":
        message = _("minutes: footer stands in the line of the page number, and 'page_number' is none")
        faults.error("value", values["place"], message)
    if option["minutes"] == "margin" and "minute" not in types and not faults.errors:
        message = _("minutes: margin needs the type 'minute'.")
        faults.error("missing-key", values["place"], message, _("Write it, or 'extends: gbt9704'."))
    named = {**(base.base.styles if base.base else {}), **values.pop("styles", {})}
    file = values.pop("base", None)
    if file is not None:
        values["base"] = read_base(path.parent / file, file.origin.place, faults, named)
    elif base.base:
        values["base"] = replace(base.base, styles=named)
    if values.get("base") and option["minutes"] == "footer":
        message = _("minutes: footer has no place where 'base' brings footers of its own")
        faults.error("value", values["place"], message)
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
    return next((path for path in given if os.path.lexists(path) and path not in above), None)


def _empty(name: str) -> Style:
    return Style(id=name, name=name, page=Page(), types={})
