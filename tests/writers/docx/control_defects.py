"""An opened .docx in, what is wrong with its controls out, and with the store, prompts and record behind them."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from drafter.model.marks import RECORD_SPACE, STORE_SPACE, shorten_name
from tests.writers.docx.opened import DOCUMENT, GLOSSARY, Opened, doubled, has, text_of, value
from tests.writers.docx.validators import WORD, Node

LONGEST_NAME, LONGEST_ITEM = 64, 255
"""Characters of a tag or alias, and of an item of a list, that Word takes."""
_COLOUR = "{http://schemas.microsoft.com/office/word/2012/wordml}color"
_RECORD = f"{{{RECORD_SPACE}}}"
_XPATH = re.compile(r"/m:meeting\[1\]/m:fact\[(\d+)\]")
_PROMPT = re.compile("【.+】", re.DOTALL)


def control_defects(opened: Opened) -> Iterator[str]:
    document = opened.parts[DOCUMENT]
    controls = list(document.iter(f"{WORD}sdt"))
    ids = [str(value(control, "sdtPr/id")) for control in controls]
    yield from (f"two controls of id {id}" for id in doubled(ids))
    prompts = _prompts(opened.parts[GLOSSARY])
    for control in controls:
        tag = value(control, "sdtPr/tag")
        yield from (f"control {tag}: {defect}" for defect in _naming_defects(control))
        yield from (f"control {tag}: {defect}" for defect in _content_defects(control))
        yield from (f"control {tag}: {defect}" for defect in _prompt_defects(control, prompts))
    yield from _store_defects(opened, controls)
    yield from _glossary_defects(opened.parts[GLOSSARY])
    yield from _record_defects(opened, document)


def _naming_defects(control: Node) -> Iterator[str]:
    properties = control.find(f"{WORD}sdtPr")
    for name in ("tag", "alias"):
        if not 1 <= len(value(properties, name) or "") <= LONGEST_NAME:
            yield f"its {name} is missing, empty or over {LONGEST_NAME} characters"
    if not re.match("(fact|phrase):.", value(properties, "tag") or ""):
        yield "its tag names neither a fact nor a phrase"
    id = value(properties, "id") or ""
    if not re.fullmatch(r"\d+", id) or not 0 < int(id) < 2**31:
        yield f"its id is not between 1 and 2^31: {id}"
    if has(properties, "lock"):
        yield "it is locked: a sentence that holds it could not be struck out"


def _content_defects(control: Node) -> Iterator[str]:
    properties, content = control.find(f"{WORD}sdtPr"), control.find(f"{WORD}sdtContent")
    text = text_of(content)
    if not text:
        yield "it is empty"
    kinds = [
        name for name in ("text", "comboBox", "richText", "dropDownList", "date", "picture") if has(properties, name)
    ]
    if len(kinds) > 1:
        yield f"it is of several kinds: {kinds}"
    if kinds and [child.tag for child in content] != [f"{WORD}r"]:
        yield "it is of plain text and holds more than one run"
    lines = properties.find(f"{WORD}text")
    if lines is not None and lines.get(f"{WORD}multiLine") != "1" and set(text) & set("\n\t"):
        yield "it is of one line and holds several"
    if has(properties, "comboBox"):
        yield from _list_defects(properties, text)


def _list_defects(properties: Node, text: str) -> Iterator[str]:
    items = list(properties.iter(f"{WORD}listItem"))
    shown = [str(item.get(f"{WORD}displayText", "")) for item in items]
    yield from (f"its list offers {each!r} twice" for each in doubled(shown))
    if [item.get(f"{WORD}value") for item in items] != shown:
        yield "its list shows what it does not set"
    for each in shown:
        if not 1 <= len(each) <= LONGEST_ITEM:
            yield f"an item of its list is empty or over {LONGEST_ITEM} characters: {each[:10]!r}"
    if text not in shown:
        yield f"its own text is not in its list: {text[:10]!r}"


def _prompts(glossary: Node) -> dict[str, str]:
    return {
        str(value(part, "docPartPr/name")): text_of(part.find(f"{WORD}docPartBody"))
        for part in glossary.iter(f"{WORD}docPart")
        if has(part, "docPartPr")
    }


def _prompt_defects(control: Node, prompts: dict[str, str]) -> Iterator[str]:
    properties, content = control.find(f"{WORD}sdtPr"), control.find(f"{WORD}sdtContent")
    part, text = value(properties, "placeholder/docPart"), text_of(content)
    showing, coloured = has(properties, "showingPlcHdr"), properties.find(_COLOUR) is not None
    own = [run for run in content.findall(f"{WORD}r") if text_of(run)]
    if part is not None and part not in prompts:
        yield f"its prompt {part} is not in the glossary"
    if part is not None and not _PROMPT.fullmatch(prompts.get(part, "【】")):
        yield f"its prompt is not in 【】: {prompts.get(part)!r}"
    if showing != coloured:
        yield "it is coloured and filled, or a blank without its colour"
    if showing and part is None:
        yield "it shows a prompt and names none"
    if showing and part in prompts and prompts[part] != text:
        yield f"it shows {text!r}, and emptied it would show {prompts[part]!r}"
    if [value(run, "rPr/rStyle") == "PlaceholderText" for run in own] != [showing] * len(own):
        yield "it is filled and looks like a blank, or a blank and looks filled"


def _store_defects(opened: Opened, controls: list[Node]) -> Iterator[str]:
    name, store = opened.item(STORE_SPACE)
    if not name:
        yield "there is no store"
        return
    item = _item_id(opened, name)
    names: dict[int, str] = {}
    for control in controls:
        binding = control.find(f"{WORD}sdtPr/{WORD}dataBinding")
        if binding is None:
            continue
        tag, text = str(value(control, "sdtPr/tag")), text_of(control.find(f"{WORD}sdtContent"))
        found = _XPATH.fullmatch(str(binding.get(f"{WORD}xpath")))
        if (
            binding.get(f"{WORD}storeItemID") != item
            or binding.get(f"{WORD}prefixMappings") != f"xmlns:m='{STORE_SPACE}'"
        ):
            yield f"control {tag} is bound to another store"
        elif found is None or not 1 <= int(found[1]) <= len(store):
            yield f"control {tag} is bound to nothing: {binding.get(f'{WORD}xpath')}"
        else:
            node = store[int(found[1]) - 1]
            kept = "" if has(control.find(f"{WORD}sdtPr"), "showingPlcHdr") else text
            if (node.text or "") != kept:
                yield f"control {tag} shows {text[:10]!r}, the store holds {(node.text or '')[:10]!r}"
            if names.setdefault(int(found[1]), tag) != tag:
                yield f"controls {tag} and {names[int(found[1])]} are bound to one node"
            if tag.partition("~")[0] != shorten_name(f"fact:{node.get('path')}").partition("~")[0]:
                yield f"control {tag} is bound to the node of {node.get('path')}"
            if set(text) & set("&<"):
                yield f"control {tag} is bound with & or <: LibreOffice would save the store empty"
    yield from (f"nothing is bound to node {at} of the store" for at in range(1, len(store) + 1) if at not in names)


def _item_id(opened: Opened, name: str) -> str:
    """The id of a custom XML item, by its relationship to its properties; empty where that is not there."""
    at = PurePosixPath(name)
    for each in opened.parts.get(f"{at.parent}/_rels/{at.name}.rels", ()):
        properties = opened.parts.get(f"{at.parent}/{each.get('Target')}")
        if properties is not None:
            return next((str(value) for key, value in properties.attrib.items() if key.endswith("itemID")), "")
    return ""


def _glossary_defects(glossary: Node) -> Iterator[str]:
    parts = [part for part in glossary.iter(f"{WORD}docPart") if has(part, "docPartPr")]
    for what in ("name", "guid"):
        yield from (
            f"two prompts of {what} {each}"
            for each in doubled([str(value(part, f"docPartPr/{what}")) for part in parts])
        )
    if not parts:
        yield "the glossary is empty"
    for part in parts:
        if (value(part, "docPartPr/category/gallery"), value(part, "docPartPr/types/type")) != (
            "placeholder",
            "bbPlcHdr",
        ):
            yield f"prompt {value(part, 'docPartPr/name')} is no placeholder to Word"
        if {value(run, "rPr/rStyle") for run in part.iter(f"{WORD}r")} != {"PlaceholderText"}:
            yield f"prompt {value(part, 'docPartPr/name')} does not look like a blank"


def _record_defects(opened: Opened, document: Node) -> Iterator[str]:
    """What the record says was drafted is what stands in the file: by block, fact and phrase."""
    name, record = opened.item(RECORD_SPACE)
    if not name or not _item_id(opened, name):
        yield "there is no record"
        return
    blocks, paragraphs = record.findall(f"{_RECORD}block"), list(document.iter(f"{WORD}p"))
    if [block.get("n") for block in blocks] != [str(number) for number in range(1, len(paragraphs) + 1)]:
        yield "the record does not number the paragraphs"
    for block, paragraph in zip(blocks, paragraphs, strict=False):
        recorded, text = block.get("marker", "") + "".join(block.itertext()), text_of(paragraph)
        if recorded != text:
            yield f"the record says {recorded[:20]!r} and the text {text[:20]!r}"
        said = {shorten_name(f"fact:{run.get(key)}") for run in block for key in ("fact", "blank") if run.get(key)}
        said |= {shorten_name(f"phrase:{run.get('phrase')}") for run in block if run.get("phrase")}
        for control in paragraph.iter(f"{WORD}sdt"):
            tag = str(value(control, "sdtPr/tag"))
            if tag not in said and re.sub(r"(~\d+|:\d+)+$", "", tag) not in said:
                yield f"control {tag} is not in the record of its paragraph"
    text = "\n".join(text_of(paragraph) for paragraph in paragraphs)
    for phrase in record.iter(f"{_RECORD}phrase"):
        words = phrase.findtext(f"{_RECORD}text") or ""
        if words.rstrip("。！？") not in text:
            yield f"the record's phrase {phrase.get('name')} is not in the text"
