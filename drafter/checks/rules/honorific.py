"""A word of respect said of the wrong side: 我市将鼎力相助."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

OURS = expression("(?:我们?|我[市省县区校院局司州乡镇村]|本人|敝人)[将会也都一定愿已曾就要能可以全力]{0,4}$")
THEIRS = expression("(?:您的?|贵[方市省县区校院司国]的?|领导的?|阁下的?)$")
REACH = 12


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for entry in words.honorifics:
        for line in text.lines:
            start = line.text.find(entry.word)
            while start >= 0:
                end = start + len(entry.word)
                before = line.text[max(0, start - REACH) : start]
                wrong = {"other": OURS, "self": THEIRS}.get(entry.of)
                if wrong is None or wrong.search(before):
                    message = _("{word} is not said here", word=entry.word)
                    yield Hit(line, start, end, message, _("write {right}", right=entry.better))
                start = line.text.find(entry.word, end)


RULE = Rule(
    id="honorific",
    group="wording",
    severity="warning",
    finds="敬辞、谦辞用错了对象（词表可扩充：checks/honorifics.yaml）",
    why="敬辞说别人、谦辞说自己，说反了闹笑话。",
    example="我市将鼎力相助。",
    better="我市将全力支持。",
    source="《现代汉语词典》",
    find=find,
)
