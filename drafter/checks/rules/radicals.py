"""Radicals that look like characters, as copied from a PDF: ⼀ for 一, ⽔ for 水."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.radicals import RADICAL, mend_radicals
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in RADICAL.finditer(line.text):
            right = mend_radicals(match[0])
            yield Hit(
                line,
                match.start(),
                match.end(),
                _("radicals that only look like characters"),
                _("write {right}", right=right),
                fix=right,
            )


RULE = Rule(
    id="radicals",
    group="residue",
    severity="error",
    finds="从PDF复制来的部首字符，看着像字，其实不是字",
    why="⼀、⽔、⻓是康熙部首，不是汉字一、水、长：查找找不到，标题序数认不出，换了字体显示不出来。",
    example="⼀、看清形势，抓紧排查⽔库隐患",
    better="一、看清形势，抓紧排查水库隐患",
    source="Unicode 16.0，2E80—2FD5",
    find=find,
    habit=True,
)
