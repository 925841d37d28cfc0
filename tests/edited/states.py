"""The bytes of a draft that was refreshed in; what Word would show wrongly in it out, whoever saved it before."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from drafter.model.marks import STORE_SPACE
from drafter.word.text import walk_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Node = Any
"""An lxml element, whose stubs are too loose to help."""


def state_defects(docx: bytes) -> Iterator[str]:
    """Prompts that lead nowhere or are not red, lists with nothing or a prompt in them, nodes that differ."""
    with ZipFile(BytesIO(docx)) as archive:
        parts = {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
    body: Node = parts["word/document.xml"]
    glossary: Node = parts["word/glossary/document.xml"]
    red = _styles_of(parts["word/styles.xml"], "placeholder text")
    yield from _prompt_defects(glossary, _styles_of(parts["word/glossary/styles.xml"], "placeholder text"))
    names = {name.get(f"{W}val") for name in glossary.iterfind(f".//{W}docPartPr/{W}name")}
    known = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    for node in body.iter(f"{W}pStyle", f"{W}rStyle"):
        if node.get(f"{W}val") not in known:
            yield f"no style {node.get(f'{W}val')}"
    ids = [node.get(f"{W}val") for node in body.iterfind(f".//{W}sdtPr/{W}id")]
    yield from (f"two controls of id {each}" for each in sorted({each for each in ids if ids.count(each) > 1}))
    store = next((root for root in parts.values() if etree.QName(root).namespace == STORE_SPACE), None)
    if store is None:
        yield "no store"
        return
    for control in body.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        yield from (f"{tag}: {defect}" for defect in _control_defects(control, names, red, store))


def _styles_of(styles: Node, name: str) -> set[str]:
    named = ((style, style.find(f"{W}name")) for style in styles.iter(f"{W}style"))
    return {
        style.get(f"{W}styleId") for style, node in named if node is not None and node.get(f"{W}val").lower() == name
    }


def _prompt_defects(glossary: Node, red: set[str]) -> Iterator[str]:
    names = [name.get(f"{W}val") for name in glossary.iterfind(f".//{W}docPartPr/{W}name")]
    yield from (f"two building blocks {each}" for each in sorted({each for each in names if names.count(each) > 1}))
    for run in glossary.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if "【" in "".join(run.itertext()) and (style is None or style.get(f"{W}val") not in red):
            yield f"the prompt {''.join(run.itertext())} is not red"


def _control_defects(control: Node, names: set[str], red: set[str], store: Node) -> Iterator[str]:
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    text = "".join(text for _node, text in walk_text(content))
    whole = text or "".join(node.text or "" for node in content.iter(f"{W}t", f"{W}delText"))
    part = properties.find(f"{W}placeholder/{W}docPart")
    showing = properties.find(f"{W}showingPlcHdr")
    prompting = showing is not None and showing.get(f"{W}val", "1") not in ("0", "false", "off")
    if part is not None and part.get(f"{W}val") not in names:
        yield f"its prompt {part.get(f'{W}val')} is not in the glossary"
    for run in content.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        said = "".join(node.text or "" for node in run.iter(f"{W}t"))
        if prompting and said and run.getparent() is content and (style is None or style.get(f"{W}val") not in red):
            yield "its prompt is not red"
    items = [item.get(f"{W}displayText") or "" for item in properties.iter(f"{W}listItem")]
    if properties.find(f"{W}comboBox") is not None:
        if not items or not all(items) or len(items) != len(set(items)):
            yield f"its list is {items}"
        if prompting and text in items:
            yield f"its list offers its prompt {text}"
    binding = properties.find(f"{W}dataBinding")
    if binding is not None:
        node = store[int(binding.get(f"{W}xpath").rpartition("[")[2].rstrip("]")) - 1]
        if (node.text or "") != ("" if prompting else whole):
            yield f"the store says {node.text}, the control {whole}"
