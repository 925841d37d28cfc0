"""Parts of a draft and of a base file in, what each becomes beside the other out: names, relations, properties."""

from collections.abc import Mapping

from lxml import etree

from drafter.writers.docx.base_styles import W
from drafter.writers.docx.opc import Relation, parse, read_relations, serialize
from drafter.writers.docx.parts import BESIDE, DRAFT_RELATIONSHIPS, DRAFT_TYPES
from drafter.writers.docx.xml import RELATIONSHIPS


def rename_items(own: Mapping[str, str], kept: list[str]) -> dict[str, str]:
    """Our parts' names to those they get: the file may have items of custom XML of its own."""
    renamed = {name: name for name in (*own, *dict(BESIDE), *DRAFT_TYPES)}
    number = 0
    for ours in (1, 2):
        number += 1
        while any(f"customXml/{name}{number}.xml" in kept for name in ("item", "itemProps")):
            number += 1
        for name in ("customXml/item{}.xml", "customXml/itemProps{}.xml", "customXml/_rels/item{}.xml.rels"):
            renamed[name.format(ours)] = name.format(number)
    return renamed


def rewrite_relations(name: str, text: str, renamed: Mapping[str, str]) -> str:
    """The relationships of an item name the part of its properties."""
    for ours in (1, 2):
        if name == f"customXml/_rels/item{ours}.xml.rels":
            target = renamed[f"customXml/itemProps{ours}.xml"].rpartition("/")[2]
            return text.replace(f"itemProps{ours}.xml", target)
    return text


def relate_draft(relations: list[Relation], renamed: Mapping[str, str]) -> list[Relation]:
    """What the text of a draft refers to beside these, under ids that they do not have."""
    taken = {each.id for each in relations}
    added = []
    for id, (kind, target) in DRAFT_RELATIONSHIPS.items():
        name = target.removeprefix("../") if target.startswith("../") else f"word/{target}"
        while id in taken:
            id += "1"
        taken.add(id)
        added.append(Relation(id, f"{RELATIONSHIPS}/{kind}", renamed[name]))
    return added


def clean_part(parts: Mapping[str, bytes], name: str) -> bytes:
    """A part as it is; of foot- and endnotes only the lines between text and notes: the text they belong to is gone.

    Raises BrokenPackage for one that no program could read: the draft would not open.
    """
    if not name.lower().endswith((".xml", ".rels")):
        return parts[name]
    root = parse(parts, name)
    kind = {f"{W}footnotes": "footnote", f"{W}endnotes": "endnote"}.get(str(root.tag))
    if kind is None:
        return parts[name]
    for note in list(root.iter(f"{W}{kind}")):
        if note.get(f"{W}type") in (None, "normal"):
            root.remove(note)
    return serialize(root)


def join_properties(parts: Mapping[str, bytes], own: str) -> str:
    """custom.xml: ours, and those of the file that fields in its header may show."""
    theirs = next((each.target for each in read_relations(parts, "") if each.kind == "custom-properties"), "")
    root = etree.fromstring(own.encode())
    if theirs in parts:
        names = {str(each.get("name")) for each in root}
        for number, each in enumerate(
            [each for each in parse(parts, theirs) if str(each.get("name")) not in names], len(root) + 2
        ):
            each.set("pid", str(number))
            root.append(each)
    return serialize(root).decode()
