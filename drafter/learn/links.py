"""A phrasebank and what can fill its slots in; where a paragraph says one of its entries, word for word, out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.language.forms import Form
from drafter.language.slots import find_slots, replace_slots
from drafter.model.phrase import Phrase

SHORTEST = 5
"""Characters: a shorter entry is a word rather than a wording."""
_BEFORE, _AFTER = "(?:^|(?<=[，。；：！？,;:!?]))", "(?=$|[，。；：！？,;:!?])"


class Link(NamedTuple):
    """An entry of the phrasebank that stands from `start` to `end` of a paragraph."""

    start: int
    end: int
    id: str
    move: str
    form: Form


def _fill(text: str, by_name: Mapping[str, str]) -> str:
    return replace_slots(text, lambda name: by_name[name])


class Formulas:
    """The wordings of a phrasebank, as they read with the slots of this speech filled."""

    def __init__(self, phrases: Iterable[Phrase], values: Mapping[str, str]) -> None:
        """values: what stands at the sources of slots, `theme.noun`; an entry with any other slot is left out."""
        self._by_text: dict[str, Phrase] = {}
        for phrase in phrases:
            if phrase.status not in ("reviewed", "written") or phrase.form not in ("clause", "sentence"):
                continue
            sources = {name: slot.source for name, slot in phrase.slots.items()}
            if any(sources.get(name) not in values for name in find_slots(phrase.text)):
                continue
            text = _fill(phrase.text, {name: values[source] for name, source in sources.items() if source in values})
            if len(text) >= SHORTEST:
                self._by_text.setdefault(text, phrase)
        texts = sorted(self._by_text, key=lambda text: (-len(text), text))
        self._pattern = re.compile(f"{_BEFORE}(?:{'|'.join(map(re.escape, texts))})") if texts else None
        self._ends = re.compile(_AFTER)

    def find(self, text: str) -> Iterator[Link]:
        """The entries in a paragraph, between marks."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            phrase = self._by_text[match[0]]
            if phrase.form == "sentence" or self._ends.match(text, match.end()):
                yield Link(*match.span(), phrase.id, phrase.move, phrase.form)
