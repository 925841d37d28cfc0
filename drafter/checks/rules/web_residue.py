"""What a web page or a compilation leaves around a speech."""

import re
from collections.abc import Iterator

from drafter.checks.residue import ADDRESS, COMPILED, PAGE
from drafter.checks.rule import Hit, Rule
from drafter.corpus.chrome import CHROME, TRAILER
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        found = [match.span() for match in ADDRESS.finditer(line.text)]
        if line.role == "residue" and not found and (match := first_match(line.text)):
            found.append(match.span())
        for start, end in found:
            yield Hit(line, start, end, _("left over from a web page or a compilation"))


def first_match(text: str) -> re.Match[str] | None:
    """What a line of the page is, if it is one that pages are known to have."""
    return COMPILED.match(text) or PAGE.match(text) or CHROME.match(text) or TRAILER.match(text)


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
