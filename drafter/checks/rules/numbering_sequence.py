"""Numbers of one level that do not count 一、二、三、."""

from collections.abc import Iterator, Sequence

from drafter.checks.markers import Marker, find_lists, looks_like
from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

REACH = 2000
"""Characters of a paragraph in which a number is looked for that was not read as a marker."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    order = {line.place: index for index, line in enumerate(text.lines)}
    for items in find_lists(text):
        first, *others = items.items
        if text.markdown and first.family == "arabic":  # Markdown counts 1. 1. 1. itself
            continue
        if first.number > 1 and not is_told_before(text.lines[: order[first.line.place] + 1], first):
            message = _("the list begins with {marker}", marker=first.text)
            yield Hit(first.line, first.start, first.end, message, severity="warning")
        for position, (before, item) in enumerate(zip(items.items, others, strict=False), start=1):
            between = text.lines[order[before.line.place] : order[item.line.place] + 1]
            if item.number == before.number + 1 or (item.number > before.number and is_hidden(between, before, item)):
                continue
            message = (
                _("{marker} stands twice", marker=item.text)
                if item.number == before.number
                else _("{marker} follows {before}", marker=item.text, before=before.text)
            )
            certain = item.family in ("section", "bracket") and (item.number == before.number or position > 1)
            certain = certain and item.number >= before.number
            yield Hit(item.line, item.start, item.end, message, severity=None if certain else "warning")


def is_told_before(lines: Sequence[Line], first: Marker) -> bool:
    """Whether the number before the first of a list stands shortly above it, not read as a marker: 大家一是…；二是…"""
    pattern = looks_like(first.family, first.number - 1)
    above = [line.text[-REACH:] for line in lines[-4:-1]] + [first.line.text[max(0, first.start - REACH) : first.start]]
    return any(pattern.search(part) for part in above)


def is_hidden(between: Sequence[Line], before: Marker, item: Marker) -> bool:
    """Whether the number that seems to be missing stands between the two after all, not read as a marker."""
    pattern = looks_like(item.family, before.number + 1)
    return any(
        pattern.search(
            line.text, before.end if line is between[0] else 0, item.start if line is between[-1] else len(line.text)
        )
        for line in between
    )


RULE = Rule(
    id="numbering-sequence",
    group="numbering",
    severity="error",
    finds="同一层次的序数跳号、重号，或者不从一开始",
    why="增删段落后最容易留下的错，听的人会以为漏讲了一条。",
    example="一、…… 二、…… 四、……",
    better="一、…… 二、…… 三、……",
    source="GB/T 9704-2012 7.3.3",
    find=find,
)
