"""What a web page or a compilation leaves around a speech."""

from collections.abc import Iterator

from drafter.checks.residue import ADDRESS, CHROME
from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        if match := CHROME.match(line.text):
            yield Hit(line, match.start(), match.end(), _("left over from a web page or a compilation"))
        for match in ADDRESS.finditer(line.text):
            yield Hit(line, match.start(), match.end(), _("left over from a web page or a compilation"))


RULE = Rule(
    id="web-residue",
    group="residue",
    severity="warning",
    finds="网页、汇编留下的文字：第X篇、欢迎品鉴、下载打印、全文约××字",
    why="这些话不是讲话的内容，念出来或印出来都露怯。",
    example="第一篇：在全市安全生产工作会议上的讲话",
    better="在全市安全生产工作会议上的讲话",
    source="通行做法",
    find=find,
)
