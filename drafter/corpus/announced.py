"""Paragraphs and nodes in, what the speaker announces out: 讲三点意见, against the sections that follow."""

from collections.abc import Iterator, Sequence

from drafter.corpus.lists import ANNOUNCED, COUNT
from drafter.corpus.outline import Node
from drafter.model.passage import Passage
from drafter.model.place import Place
from drafter.model.speech import Announcement

_VALUES = {character: value for value, character in enumerate(COUNT[2:], 2)} | {"两": 2, "一": 1}


def find_announced(
    body: Sequence[Passage], folded: Sequence[str], nodes: Sequence[Node], file: str
) -> Iterator[Announcement]:
    """Previews before the first section of the top level, in order."""
    tops = [node for node in nodes if node.depth == 1]
    last = tops[0].mark if tops else None
    for index, text in enumerate(folded):
        if last is not None and index > last.paragraph:
            break
        end = last.start if last is not None and index == last.paragraph else len(text)
        for match in ANNOUNCED.finditer(text, 0, end):
            start = max(text.rfind(stop, 0, match.start()) for stop in "。！？；：，") + 1
            stops = [at for at in (text.find(stop, match.end()) for stop in "。！？；：，") if at >= 0]
            stop = min(stops, default=len(text))
            yield Announcement(
                body[index].text[start:stop].strip(),
                _count(match["count"]),
                len(tops),
                Place(file, *body[index].where(match.start())),
            )


def _count(text: str) -> int | None:
    if text in _VALUES:
        return _VALUES[text]
    if len(text) == 2 and text[0] == "十":
        return 10 + _VALUES.get(text[1], 0)
    return None
