"""Full-width digits and letters: ２０２６年."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

WIDE = expression(r"[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．，](?=[０-９Ａ-Ｚａ-ｚ])|[０-９Ａ-Ｚａ-ｚ％])*")
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width forms and the ASCII characters that they stand for (Unicode 16, Halfwidth and Fullwidth Forms)."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in WIDE.finditer(line.text):
            right = match[0].translate(NARROW)
            if right.lower().strip("x"):  # ｘｘ is a blank, and another rule's
                message = _("full-width digits or letters")
                yield Hit(line, match.start(), match.end(), message, _("write {right}", right=right), fix=right)


RULE = Rule(
    id="fullwidth-digits",
    group="punctuation",
    severity="warning",
    finds="数字、字母用了全角",
    why="全角数字一个占一个字的宽度，行距字距都乱；数字用半角的阿拉伯数字。",
    example="２０２６年增长１２．５％",
    better="2026年增长12.5%",
    source="GB/T 15835-2011 5.1.1",
    find=find,
    habit=True,
)
