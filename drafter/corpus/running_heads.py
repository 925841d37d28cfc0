"""Lines in; the same without the head that stands on every page of a printed text out."""

from collections import Counter
from collections.abc import Sequence

from drafter.corpus.markers import opens_with_marker
from drafter.corpus.titles import TITLE
from drafter.language.expressions import expression
from drafter.language.punctuation import fold
from drafter.language.script import simplify
from drafter.model.passage import Passage

_PAGES = 3
_SHORTEST, _LONGEST = 5, 60
_SAID = expression(r"[。！？；：，,;:!?”…]$|^[（(【].*[）)】]$|^[-—–·\s]*$")
"""What a line of the text ends in; a stage direction in brackets; a rule."""


def drop_running_heads(lines: Sequence[Passage]) -> list[Passage]:
    """Without lines that stand three times and more and end in no mark; a title stays where it stands first."""
    texts = [line.text.strip() for line in lines]
    often = {text for text, number in Counter(texts).items() if number >= _PAGES and _is_head(text)}
    if not often or any(line.role == "row" for line in lines):
        return list(lines)
    titles = {text for text in often if TITLE.match(simplify(text))}
    kept: list[Passage] = []
    for line, text in zip(lines, texts, strict=True):
        if text not in often or text in titles:
            kept.append(line)
        titles.discard(text)
    return kept


def _is_head(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and not _SAID.search(text) and not opens_with_marker(fold(text))
