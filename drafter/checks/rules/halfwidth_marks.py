"""Half-width marks between Chinese characters."""

import re
from collections.abc import Iterator

from drafter.checks.markup import STYLE
from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numerals import ORDINAL
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}

MARK = expression(
    rf"(?<=[{HAN}”’》）】])(?:([,;:?!.])(?=[{HAN}“‘《（【]|$)|([,;])(?=\d))|(?<=[{HAN}”’》）】\d][%％])([,;?!])(?=[{HAN}“‘《（【]|$)"
)
BRACKETS = expression(rf"(?<=[{HAN}”’》）】])\(([^()（）]{{0,60}}[{HAN}][^()（）]{{0,60}})\)")
QUOTES = expression(rf'"[^"“”]{{0,60}}[{HAN}][^"“”]{{0,60}}"')
NUMBER_BEFORE = expression(rf"{ORDINAL}\.")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in MARK.finditer(line.text):
            if match[0] == "." and NUMBER_BEFORE.fullmatch(line.text, 0, match.end()):
                continue
            yield hit(line, match, FULL[match[0]])
        for match in BRACKETS.finditer(line.text):
            yield hit(line, match, f"（{match[1]}）", _("half-width brackets in Chinese text"))
        for match in QUOTES.finditer(STYLE.sub(lambda style: " " * len(style[0]), line.text)):
            yield Hit(
                line, match.start(), match.end(), _("Western quotation marks"), _("write “ and ”"), severity="hint"
            )


def hit(line: Line, match: re.Match[str], right: str, message: str = "") -> Hit:
    """The finding that replaces a half-width mark; a dot inside a sentence may also be a slip."""
    message = message or _("half-width {mark} in Chinese text", mark=match[0])
    if right == "。" and match.end() < len(line.text):
        return Hit(line, match.start(), match.end(), message, severity="warning")
    return Hit(line, match.start(), match.end(), message, _("write {right}", right=right), fix=right)


RULE = Rule(
    id="halfwidth-marks",
    group="punctuation",
    severity="error",
    finds="汉字之间用了半角标点；引号用了西文直引号（提示）",
    why="半角标点在排版时字距、字体都不对，是从网页粘贴的痕迹。",
    example="同志们:今天的会议很重要,请大家认真落实.",
    better="同志们：今天的会议很重要，请大家认真落实。",
    source="GB/T 15834-2011 5.1",
    find=find,
    habit=True,
)
