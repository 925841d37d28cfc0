"""Three sentences in a row that open with the same words."""

import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.checks.sentences import HAN, split_sentences
from drafter.i18n import _
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

OPENING = re.compile(rf"[{HAN}]{{5}}")
TIMES = 3
SPOKEN = ("paragraph", "item", "closing")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    run: list[tuple[Line, int, str]] = []
    for line in text.lines:
        if line.role not in SPOKEN:
            run = []
            continue
        for start, _end in split_sentences(line.text):
            match = OPENING.match(line.text, start + len(line.marker) if start == 0 else start)
            words_ = match[0] if match else ""
            if run and run[-1][2] == words_ and words_:
                run.append((line, start, words_))
            else:
                run = [(line, start, words_)]
            if len(run) == TIMES:
                message = _("three sentences in a row open with {words}", words=words_)
                yield Hit(line, match.start() if match else start, match.end() if match else start, message)


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
