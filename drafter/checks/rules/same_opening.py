"""Three sentences in a row that open with the same words."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.sentences import split_sentences
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

OPENING = expression(rf"[{HAN}]{{5}}")
TIMES = 3
SPOKEN = ("paragraph", "item", "closing")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    sentences: list[str] = []
    paragraphs: list[str] = []
    for line in text.lines:
        if line.role not in SPOKEN:
            sentences, paragraphs = [], []
            continue
        for start, _end in split_sentences(line.text):
            at = len(line.marker) if start == 0 else start
            match = OPENING.match(line.text, at)
            opening = match[0] if match else ""
            counts = [add(sentences, opening)] + ([add(paragraphs, opening)] if start == 0 else [])
            if match and TIMES in counts:
                message = _("three sentences in a row open with {words}", words=opening)
                yield Hit(line, match.start(), match.end(), message)


def add(openings: list[str], opening: str) -> int:
    """How often an opening has come in a row, this time among them."""
    if openings and openings[-1] != opening:
        openings.clear()
    openings.append(opening)
    return len(openings) if opening else 0


RULE = Rule(
    id="same-opening",
    group="wording",
    severity="hint",
    finds="连着三句开头相同",
    why="有意的排比可以，无意的重复显得单调。",
    example="各级部门要抓排查。各级部门要抓整改。各级部门要抓值守。",
    better="各级部门要抓排查，对查出的问题逐一整改，节日期间专人值守。",
    source="通行做法",
    find=find,
)
