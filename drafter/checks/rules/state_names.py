"""The name of a leader, a body or the state, a letter off: 习习近平, 国务国, 中国人民共和国."""

from collections.abc import Iterator
from operator import add

from drafter.checks.rule import Hit, Rule
from drafter.checks.rules.confusable import covers
from drafter.i18n import _
from drafter.language.han import is_han
from drafter.model.text import Text
from drafter.model.wordlist import LONG_NAME, StateName, StateNameSign, Wordlists


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    signs = words.state_name_signs
    long = [entry for entry in words.state_names if len(entry.name) >= LONG_NAME]
    for line in text.lines:
        taken = 0
        for at, opening in enumerate(map(add, line.text, line.text[1:])):
            for sign in signs.get(opening, ()):
                span = find_wrong(line.text, at, sign, long)
                if span and span[0] >= taken:
                    taken = span[1]
                    message = _("the name is {name}", name=sign.entry.name)
                    yield Hit(line, *span, message, _("write {right}", right=sign.entry.name))


def find_wrong(text: str, at: int, sign: StateNameSign, names: list[StateName]) -> tuple[int, int] | None:
    """Where a name is written wrong by a sign of it that may stand at `at`: as it is known to be mistyped, or with one
    letter replaced in the half that is not the sign."""
    if not text.startswith(sign.words, at):
        return None
    entry = sign.entry
    if sign.offset is None:
        right = any(covers(context, sign.words, text, at) for context in entry.unless)
        return None if right else (at, at + len(sign.words))
    start = at - sign.offset
    written = text[start : start + len(entry.name)] if start >= 0 else ""
    if not differs_in_one(written, entry.name) or is_name(text, start, written, entry, names):
        return None
    return start, start + len(entry.name)


def differs_in_one(written: str, name: str) -> bool:
    """Whether two texts of one length differ in one letter, and that is no mark or blank."""
    other = [letter for letter, right in zip(written, name, strict=False) if letter != right]
    return len(written) == len(name) and len(other) == 1 and is_han(other[0])


def is_name(text: str, start: int, written: str, entry: StateName, names: list[StateName]) -> bool:
    """Whether what is written is right after all: another name, or the name itself a letter further on."""
    return (
        written in entry.kept
        or any(written in other.name for other in names)
        or any(covers(context, written, text, start) for context in entry.unless if written in context)
        or any(text.startswith(entry.name, start + shift) for shift in (-1, 1) if start + shift >= 0)
    )


RULE = Rule(
    id="state-names",
    group="facts",
    severity="error",
    finds="领导人、党政机关、国家的名称错一个字（词表可扩充：checks/state_names.yaml）",
    why="领导人姓名、机关和国家的名称一个字也不能错，错了就是政治差错。",
    example="深入学习贯彻习习近平总书记重要讲话精神，落实国务国部署。",
    better="深入学习贯彻习近平总书记重要讲话精神，落实国务院部署。",
    source="通行做法",
    find=find,
)
