"""A quotation mark, bracket or title mark without its other half."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

PAIRS = {"“": "”", "（": "）", "《": "》", "【": "】", "〔": "〕", "「": "」", "(": ")"}
SAME = {"(": "（", ")": "）"}
"""Half-width brackets may be closed by full-width ones here: that is another rule's concern."""
MARKS = expression("[“”（）《》【】〔〕「」()]")
ENUMERATION = expression(r"[\d一二三四五六七八九十a-zA-Z]{1,2}[)）]")
ENDS = tuple("。！？；：!?;:”）")

Mark = tuple[Line, int, str]


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    totals = count_marks(text)
    opened: list[Mark] = []
    kinds: Counter[str] = Counter()
    for line, following in zip_longest(text.lines, text.lines[1:]):
        for match in MARKS.finditer(line.text):
            mark = SAME.get(match[0], match[0])
            if mark in PAIRS:
                opened.append((line, match.start(), mark))
                kinds[PAIRS[mark]] += 1
            elif kinds[mark]:
                while PAIRS[opened[-1][2]] != mark:
                    kinds[PAIRS[opened[-1][2]]] -= 1
                    yield report(opened.pop(), totals)
                opened.pop()
                kinds[mark] -= 1
            elif not is_enumeration(line, match.start()):
                yield report((line, match.start(), mark), totals)
        if not opened or not line.text.endswith(ENDS):  # a line without a final mark may be a paragraph broken by hand
            continue
        goes_on = following is not None and following.text.startswith("“")  # a quotation of several paragraphs
        yield from (report(left, totals) for left in opened if not (left[2] == "“" and goes_on))
        opened = []
        kinds.clear()
    yield from (report(left, totals) for left in opened)


def count_marks(text: Text) -> Counter[str]:
    """How many of each mark the whole text has, half-width brackets among the full-width ones."""
    return Counter(SAME.get(mark, mark) for line in text.lines for mark in MARKS.findall(line.text))


def is_enumeration(line: Line, position: int) -> bool:
    """Whether a closing bracket belongs to a marker such as 1） or a)."""
    return bool(ENUMERATION.search(line.text[max(0, position - 2) : position + 1]))


def report(mark: Mark, totals: Counter[str]) -> Hit:
    """Certain when the whole text has more of one half than of the other; two faults may also cancel each other."""
    line, start, character = mark
    other = PAIRS.get(character) or next(opening for opening, closing in PAIRS.items() if closing == character)
    certain = totals[character] > totals[other]
    message = _("{mark} has no {other}", mark=character, other=other)
    return Hit(line, start, start + 1, message, severity=None if certain else "warning")


RULE = Rule(
    id="unpaired-marks",
    group="punctuation",
    severity="error",
    finds="引号、括号、书名号只有一半",
    why="少了一半，引文和正文就分不清了。",
    example="要守牢“安全底线，确保万无一失。",
    better="要守牢“安全底线”，确保万无一失。",
    source="GB/T 15834-2011 4.8、4.9、4.15",
    find=find,
)
