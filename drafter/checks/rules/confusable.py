"""A word written for another that sounds or looks like it: 布署 for 部署, 付诸于 for 付诸."""

from collections.abc import Iterator
from operator import add

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Confusable, Wordlists


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    by_opening = words.confusables_by_opening
    for line in text.lines:
        end = 0
        for start, opening in enumerate(map(add, line.text, line.text[1:])):
            if opening not in by_opening or start < end:
                continue
            for entry in by_opening[opening]:
                stop = start + len(entry.wrong)
                if line.text.startswith(entry.wrong, start) and fits(entry, line.text, start, stop):
                    message = _("{wrong} is probably {right}", wrong=entry.wrong, right=entry.right)
                    suggestion = entry.note or _("write {right}", right=entry.right)
                    fix = entry.right if entry.fix else None
                    yield Hit(line, start, stop, message, suggestion, fix=fix, severity=entry.severity)
                    end = stop
                    break


def fits(entry: Confusable, text: str, start: int, end: int) -> bool:
    """Whether the words around are those in which the entry is wrong."""
    if entry.before and not text.endswith(entry.before, 0, start):
        return False
    if entry.after and not text.startswith(entry.after, end):
        return False
    return not any(covers(context, entry.wrong, text, start) for context in entry.unless)


def covers(context: str, word: str, text: str, start: int) -> bool:
    """Whether `context` lies over the word that stands at `start`."""
    offset = context.find(word)
    while offset >= 0:
        if start >= offset and text.startswith(context, start - offset):
            return True
        offset = context.find(word, offset + 1)
    return False


RULE = Rule(
    id="confusable",
    group="wording",
    severity="warning",
    finds="易混词、别字、重复啰嗦的搭配（词表可扩充：checks/confusables.yaml、contexts.yaml、idioms.yaml）",
    why="拼音输入最容易选错字；只在上下文能断定时才提示。",
    example="会议对下步工作作了布署。",
    better="会议对下步工作作了部署。",
    source="《现代汉语词典》；通行做法",
    find=find,
    habit=True,
)
