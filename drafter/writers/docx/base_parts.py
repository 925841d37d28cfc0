"""Parts of a draft and of a base file in, what each becomes beside the other out: names, relations, types."""

from collections.abc import Iterable, Mapping
from copy import deepcopy

from drafter.word.markup import DECLARATION, quote
from drafter.word.namespaces import PACKAGE, RELATIONSHIPS, W
from drafter.word.nodes import parse_xml, remove, serialise
from drafter.word.package import TYPES, Package
from drafter.word.relations import Relation
from drafter.writers.docx.parts import BESIDE, DRAFT_RELATIONSHIPS, DRAFT_TYPES
from drafter.writers.docx.properties import OWN_PROPERTIES


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


def clean_part(package: Package, name: str) -> bytes:
    """A part as it is; of foot- and endnotes only the lines between text and notes: the text they belong to is gone.

    Raises BrokenPackage for one that no program could read: the draft would not open.
    """
    if name.lower().endswith((".xml", ".rels")):
        kind = {f"{W}footnotes": "footnote", f"{W}endnotes": "endnote"}.get(str(package.root(name).tag))
        for note in list(package.edit(name).iter(f"{W}{kind}")) if kind else ():
            if note.get(f"{W}type") in (None, "normal"):
                remove(note)
    return package.read(name)


def join_properties(package: Package, own: str) -> str:
    """custom.xml: ours as they are now, and the file's own, which fields in its header may show."""
    theirs = package.target("custom-properties", "")
    root = parse_xml(own.encode())
    if theirs:
        names = {*OWN_PROPERTIES, *(str(each.get("name")) for each in root)}
        added = [each for each in package.root(theirs) if str(each.get("name")) not in names]
        for number, each in enumerate(map(deepcopy, added), len(root) + 2):
            each.set("pid", str(number))
            root.append(each)
    return serialise(root).decode()


def write_types(package: Package, kept: Iterable[str], own: Mapping[str, str]) -> str:
    """[Content_Types].xml: of the parts that are kept what the file says, of our own what we say."""
    defaults, overrides = {}, {}
    names = {f"/{name}".lower() for name in kept}
    for node in package.root(TYPES):
        type, part = node.get("ContentType", ""), node.get("PartName", "")
        if part.lower() in names:
            overrides[part] = type
        elif not part:
            defaults[node.get("Extension", "").lower()] = type
    defaults |= {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
    overrides |= {f"/{name}": type for name, type in own.items()}
    written = "".join(
        f"<Default Extension={quote(name)} ContentType={quote(type)}/>" for name, type in defaults.items()
    )
    written += "".join(
        f"<Override PartName={quote(name)} ContentType={quote(type)}/>" for name, type in overrides.items()
    )
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{written}</Types>'
