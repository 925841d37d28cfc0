"""Whether a content control shows its prompt or says something: one answer for reading, refreshing and finalising.

The flag (w:showingPlcHdr, ECMA-376 part 1, 17.5.2.39) does not tell: editors leave it on what was typed over a prompt,
write it as "0", and lose it from prompts that still stand.
"""

import re
from collections.abc import Mapping

from lxml import etree

from drafter.files.docx_text import parse_xml, walk_runs
from drafter.model.edited import Record

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GLOSSARY = "word/glossary/document.xml"
PROMPT = re.compile("【[^【】]*】")
"""A prompt of ours."""
_OF_EDITORS = frozenset((
    "单击或点击此处输入文字", "单击此处输入文字", "单击或点击以输入文字", "选择一项", "单击或点击以输入日期",
    "单击此处输入日期", "单击或点击此处输入日期", "Click or tap here to enter text", "Click here to enter text",
    "Choose an item", "Click or tap to enter a date", "Click here to enter a date",
))  # fmt: skip
"""What Word, WPS and LibreOffice show in an empty control that has no prompt of its own, without the final stop."""


def read_blocks(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Name of each building block in the glossary that controls can show, and its text."""
    found = {}
    glossary = parts.get(GLOSSARY)
    for block in parse_xml(glossary).iter(f"{W}docPart") if glossary else ():
        name, body = block.find(f"{W}docPartPr/{W}name"), block.find(f"{W}docPartBody")
        if name is not None and body is not None:
            found[name.get(f"{W}val", "")] = "".join(node.text or "" for node in body.iter(f"{W}t"))
    return found


class Prompts:
    """The prompts that the controls of one file may show."""

    def __init__(self, parts: Mapping[str, bytes], record: Record | None) -> None:
        blanks = (run.text for block in record.blocks for run in block.runs if run.blank) if record else ()
        self.texts = {*read_blocks(parts).values(), *blanks} - {""}
        """Those of the glossary and those that stood in the draft when it was written."""

    def are_shown_in(self, control: etree._Element) -> bool:
        """Whether a control shows one: its text is a prompt of the file, one of ours or of an editor."""
        text = "".join(text for _node, text in walk_runs(control))
        if not text.strip():
            return is_flagged(control)
        return text in self.texts or bool(PROMPT.fullmatch(text)) or text.rstrip("。.") in _OF_EDITORS


def is_flagged(control: etree._Element) -> bool:
    """Whether a control is marked as showing its prompt."""
    flag = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return flag is not None and flag.get(f"{W}val", "1") not in ("0", "false", "off")


def struck_text(control: etree._Element) -> str:
    """What was deleted or moved away from a control with changes tracked, and would come back if that is rejected."""
    struck = (f"{W}del", f"{W}moveFrom")
    return "".join(
        node.text or ""
        for node in control.iter(f"{W}t", f"{W}delText")
        if any(around.tag in struck for around in node.iterancestors())
    )
