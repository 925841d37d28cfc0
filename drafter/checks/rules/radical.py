"""Radicals in the place of the characters that they look like, as text copied out of a PDF has them."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.corpus.radicals import RADICALS, fold_radicals
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists


def _find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in RADICALS.finditer(line.text):
            right = fold_radicals(match[0])
            yield Hit(
                line,
                match.start(),
                match.end(),
                _("{radical} is a radical (U+{code}) and no character", radical=match[0], code=f"{ord(match[0]):04X}"),
                _("write {right}", right=right),
                fix=right,
            )


RULE = Rule(
    id="radical",
    group="residue",
    severity="error",
    finds="部首当成汉字：从 PDF 复制来的 ⼀、⼯、⻅ 等",
    why="看上去和汉字一样，编码却是部首：查找替换找不到，换一台电脑会变成方框。",
    example="⼀、看清形势",
    better="一、看清形势",
    source="Unicode 标准第 18 章：康熙部首、中日韩部首补充不是汉字",
    find=_find,
)
