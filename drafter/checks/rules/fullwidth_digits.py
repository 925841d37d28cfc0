"""Full-width digits and letters: ２０２６年."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.punctuation import NARROW
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

WIDE = expression(r"[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．，](?=[０-９Ａ-Ｚａ-ｚ])|[０-９Ａ-Ｚａ-ｚ％])*")


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
