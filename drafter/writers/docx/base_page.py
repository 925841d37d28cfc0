"""The sections of a base file in; the one that a draft takes, and a style measured by it, out."""

from collections.abc import Container
from copy import deepcopy
from typing import Any

from drafter.dataclass import replace
from drafter.model.style import Style
from drafter.word.namespaces import R, W
from drafter.word.nodes import Node, forget_names, value_of
from drafter.writers.docx.base_styles import BaseStyles


def last_section(document: Node, shown: Container[str]) -> Node | None:
    """The last w:sectPr with the headers and footers that go on from earlier ones (ECMA-376 part 1, 17.10).

    shown: the ids of those that are there.
    """
    sections = list(document.iter(f"{W}sectPr"))
    if not sections:
        return None
    going_on: dict[tuple[str, str], Node] = {}
    for section in sections:
        for node in section:
            if node.tag in (f"{W}headerReference", f"{W}footerReference") and node.get(f"{R}id", "") in shown:
                going_on[str(node.tag), str(node.get(f"{W}type"))] = node
    last = deepcopy(sections[-1])
    last.tail = None
    for node in list(last.iter("*")):
        foreign = [name for name in node.attrib if not str(name).startswith((W, R)) or "rsid" in str(name)]
        for name in foreign:
            del node.attrib[name]
    for node in list(last):
        dropped = (f"{W}headerReference", f"{W}footerReference", f"{W}printerSettings", f"{W}sectPrChange")
        if not isinstance(node.tag, str) or not node.tag.startswith(W) or node.tag in dropped:
            last.remove(node)
    for position, key in enumerate(sorted(going_on)):
        last.insert(position, deepcopy(going_on[key]))
    forget_names(last)
    return last


def measure(style: Style, section: Node | None, styles: BaseStyles) -> Style:
    """Page and sizes as the file has them: titles are broken and paragraphs cut for the lines that will be printed."""
    page = style.page
    if section is not None:
        sides: dict[str, Any] = {
            side: _twips(section.find(f"{W}pgMar"), side) for side in ("top", "bottom", "left", "right")
        }
        sides |= {"width": _twips(section.find(f"{W}pgSz"), "w"), "height": _twips(section.find(f"{W}pgSz"), "h")}
        page = replace(page, spacing=0, **{side: size for side, size in sides.items() if size})
    types = dict(style.types)
    for name, id in (("title", "Title"), ("body", "BodyText")):
        size = _size(styles, styles.find(id))
        types[name] = replace(types[name], size=size) if size else types[name]
    types["blank"] = replace(types["blank"], size=types["body"].size)
    return replace(style, page=page, types=types)


def _twips(node: Node | None, name: str) -> int:
    value = "" if node is None else str(node.get(f"{W}{name}", ""))
    return int(value) if value.isdecimal() else 0


def _size(styles: BaseStyles, node: Node | None) -> float:
    """Points of a style or of the file's default; 0 where neither says."""
    places = [] if node is None else [each.find(f"{W}rPr") for each in styles.chain(node)]
    places.append(styles.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    sizes = (value_of(place, "sz") for place in places if place is not None)
    size = next(filter(None, sizes), "")
    return int(size) / 2 if size.isdecimal() else 0
