"""More than thirty characters without a pause."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.measure import count_characters
from drafter.language.sentences import split_breaths
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

BREATH = 30
"""Characters. 6 of 1,311 stretches in seven speeches are longer."""
SPOKEN = ("paragraph", "item", "closing", "salutation", "value")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        if line.role not in SPOKEN:
            continue
        for start, end in split_breaths(line.text):
            if line.text[end : end + 1] == "》":  # the title of a document has to be read as it is
                continue
            if end - start > BREATH and (count := count_characters(line.text[start:end])) > BREATH:
                yield Hit(line, start, end, _("{count} characters without a pause", count=count))


RULE = Rule(
    id="long-stretch",
    group="ear",
    severity="hint",
    finds="三十多个字一口气没有停顿",
    why="讲话是念的，一口气念不完就会断在不该断的地方。",
    example="各县市区要在月底前对辖区内所有冷库和餐饮场所以及烟花爆竹零售网点逐一开展安全隐患排查。",
    better="各县市区要在月底前，对辖区内所有冷库、餐饮场所、烟花爆竹零售网点，逐一开展安全隐患排查。",
    source="通行做法",
    find=find,
)
