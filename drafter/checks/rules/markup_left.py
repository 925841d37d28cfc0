"""Markdown, HTML and template marks left in a text."""

import re
from collections.abc import Iterator

from drafter.checks.markup import BLOCK, EMPHASIS, STYLE
from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

TEMPLATE = expression(r"\{\{|\}\}|\{%|%\}|｛｛|｝｝|｛％|％｝|\{#|#\}")
HTML = expression(
    r"</?(?:p|br|div|span|strong|b|em|a|img|table|tr|td|ul|ol|li|h[1-6]|font|sup|sub)(?:\s[^<>]{0,200})?/?>"
    r"|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|middot|mdash|hellip|#\d{2,6}|#x[0-9a-fA-F]{2,6});",
    re.IGNORECASE,
)


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        if line.role != "raw":
            for match in TEMPLATE.finditer(line.text):
                yield Hit(line, match.start(), match.end(), _("a template mark"))
            for match in STYLE.finditer(line.text):
                yield Hit(line, match.start(), match.end(), _("a style sheet"))
            for match in HTML.finditer(line.text):
                yield Hit(line, match.start(), match.end(), _("an HTML mark"))
        if text.markdown or (text.origin == "speech") != (line.role == "raw"):
            continue
        for pattern in (BLOCK, EMPHASIS):
            for match in pattern.finditer(line.text):
                yield Hit(line, match.start(), match.end(), _("a Markdown mark"), severity="warning")


RULE = Rule(
    id="markup-left",
    group="residue",
    severity="error",
    finds="模板、HTML、Markdown的标记留在稿子里",
    why="从网页或对话框粘贴的稿子常带标记，印出来就是废稿。",
    example="**压实责任。**各单位要｛｛ 时限 ｝｝前完成。",
    better="压实责任。各单位要3月底前完成。",
    source="通行做法",
    find=find,
    habit=True,
)
