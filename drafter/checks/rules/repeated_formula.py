"""The same formula twice in one speech."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.punctuation import FINAL
from drafter.language.sentences import split_breaths, split_sentences
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

SHORTEST = 10
"""Characters of a clause: shorter ones recur in any speech."""
PAIR = 14
"""Characters of two clauses with their comma."""
WORDS = expression(f"[{HAN}]+")
NAMES = expression("[会议局委厅办院部署省市县区司]$")
OFFICIAL = expression(
    "习近平|中国特色|党中央|党的|全会|新发展理念|稳中求进|中国式现代化|领导下$|政绩观|新质生产力|质的有效提升|审议|提出意见"
    "|教育科技人才|居民收入增长|防范化解重点领域|一体化发展|现代化产业体系|努力争取更好结果|行动$"
)
"""Formulations of the centre, and names of campaigns, that have to be said word for word as often as they are due."""
PARTS = expression("[“”‘’《》—]")
"""A clause beside one of these is part of a name."""
SPOKEN = ("paragraph", "item", "closing")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    seen: dict[str, Line] = {}
    for line in text.lines:
        if line.role not in SPOKEN:
            continue
        yield from find_doubled(line)
        for start, end in find_formulas(line.text):
            first = seen.setdefault(line.text[start:end], line)
            if first is not line:
                yield Hit(line, start, end, _("said before, in line {line}", line=first.place.line))


def find_doubled(line: Line) -> Iterator[Hit]:
    """Sentences that stand right behind the same sentence."""
    before = ""
    for start, end in split_sentences(line.text):
        said = line.text[start:end].strip().rstrip(FINAL)
        if said == before and len(said) >= SHORTEST:
            yield Hit(line, start, end, _("said twice, one right behind the other"))
        before = said


def find_formulas(text: str) -> Iterator[tuple[int, int]]:
    """Clauses, and pairs of shorter ones that follow each other, which nobody says twice without noticing."""
    before = (0, 0)
    for start, end in split_breaths(text):
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if not WORDS.fullmatch(text, start, end) or PARTS.search(around) or OFFICIAL.search(text, start, end):
            before = (end, end)
        elif end - start >= SHORTEST:
            if not NAMES.search(text[start:end]):
                yield start, end
            before = (end, end)
        else:
            apart = "、" not in text[max(0, before[0] - 1) : end + 1]  # else they are parts of an enumeration
            if start == before[1] + 1 and end - before[0] >= PAIR and before[1] > before[0] and apart:
                yield before[0], end
            before = (start, end)


RULE = Rule(
    id="repeated-formula",
    group="wording",
    severity="hint",
    finds="同一句常用语在一篇里说了两遍",
    why="重复的常用语最显得没有话说。",
    example="……始终绷紧疫情防控这根弦。…… 要始终绷紧疫情防控这根弦。",
    better="第二处改说具体要求，或者删去",
    source="通行做法",
    find=find,
)
