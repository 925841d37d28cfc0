"""What a web page or a compilation leaves around a speech."""

from collections.abc import Iterator

from drafter.checks.residue import ADDRESS, COMPILED, COURTESY, NEUTRAL, PAGE
from drafter.checks.rule import Hit, Rule
from drafter.corpus.chrome import CHROME
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

SPOKEN = ("salutation", "paragraph", "item", "heading", "closing")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    residue = [line for line in text.lines if line.role == "residue" and is_page(line.text)]
    alone = all(NEUTRAL.match(line.text) for line in residue)
    inside = find_inside(text)
    for index, line in enumerate(text.lines):
        if line.role == "raw":
            continue
        found = [match.span() for match in ADDRESS.finditer(line.text)]
        if found or index not in inside:
            found += [match.span() for match in COURTESY.finditer(line.text)]
        if not found and not alone and line in residue:
            found.append((0, len(line.text)))
        for start, end in sorted(found):
            yield Hit(line, start, end, _("left over from a web page or a compilation"))


def find_inside(text: Text) -> range:
    """Which lines stand within the speech: from its salutation, or its first line after the title, to its last."""
    spoken = [index for index, line in enumerate(text.lines) if line.role in SPOKEN]
    greeted = next((index for index in spoken if text.lines[index].role == "salutation"), None)
    titled = next((index for index, line in enumerate(text.lines) if line.role == "title"), None)
    first = greeted if greeted is not None else titled
    return range(first, spoken[-1] + 1) if first is not None and spoken else range(0)


def is_page(text: str) -> bool:
    """Whether a line that is no part of the speech is one that pages and compilations are known to have."""
    return any(pattern.match(text) for pattern in (COMPILED, PAGE, CHROME))


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
    habit=True,
)
