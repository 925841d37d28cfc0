"""The name of a leader, a body or the state, a letter off: 习习近平, 国务国, 中国人民共和国."""

import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.checks.rules.confusable import covers
from drafter.i18n import _
from drafter.model.text import Line, Text
from drafter.model.wordlist import StateName, Wordlists

LONG = 6
"""Characters from which on a name is known by either half of it, so that any one letter may be wrong."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    long = [entry for entry in words.state_names if len(entry.name) >= LONG]
    for line in text.lines:
        taken: set[int] = set()
        for entry in words.state_names:
            for start, end in (*find_listed(line, entry), *find_mutated(line, entry, long)):
                if taken.isdisjoint(range(start, end)):
                    taken.update(range(start, end))
                    message = _("the name is {name}", name=entry.name)
                    yield Hit(line, start, end, message, _("write {right}", right=entry.name))


def find_listed(line: Line, entry: StateName) -> Iterator[tuple[int, int]]:
    """Where a name stands as it is known to be mistyped."""
    for wrong in entry.wrong:
        start = line.text.find(wrong)
        while start >= 0:
            if not any(covers(context, wrong, line.text, start) for context in entry.unless):
                yield start, start + len(wrong)
            start = line.text.find(wrong, start + 1)


def find_mutated(line: Line, entry: StateName, names: list[StateName]) -> Iterator[tuple[int, int]]:
    """Where one letter of a long name was replaced: one of its halves is whole then, and the other nearly."""
    size = len(entry.name)
    if size < LONG:
        return
    middle = size // 2
    for half, offset in ((entry.name[:middle], 0), (entry.name[middle:], middle)):
        at = line.text.find(half)
        while at >= 0:
            start = at - offset
            written = line.text[start : start + size] if start >= 0 else ""
            if differs_in_one(written, entry.name) and not is_name(line.text, start, written, entry, names):
                yield start, start + size
            at = line.text.find(half, at + 1)


def differs_in_one(written: str, name: str) -> bool:
    """Whether two texts of one length differ in one letter, and that is no mark or blank."""
    other = [letter for letter, right in zip(written, name, strict=False) if letter != right]
    return len(written) == len(name) and len(other) == 1 and bool(re.match(r"[一-龥]", other[0]))


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
