"""A kind of speech and what its meeting file says in; the title that such a speech has of itself out."""

from collections.abc import Mapping
from typing import Any

from drafter.language.slots import find_slots, make_slot, replace_slots
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.path import FactPath
from drafter.model.template import Template


def make_title(template: Template, vocabulary: Vocabulary, values: Mapping[str, Any]) -> str:
    """The title of a kind with what is known put into its slots; a slot of which nothing is known stays."""
    paths = title_paths(template, vocabulary)

    def fill(name: str) -> str:
        value = paths[name].lookup(values) if name in paths else None
        return str(value) if value else make_slot(name)

    return replace_slots(template.title, fill)


def title_paths(template: Template, vocabulary: Vocabulary) -> dict[str, FactPath]:
    """The slots of a kind's title, each with the path of the text that fills it: 会议名称 is meeting.name."""
    wanted = set(find_slots(template.title))
    found: dict[str, FactPath] = {}
    for name, field in vocabulary.fields.items():
        record = vocabulary.inner(field)
        for inner in record.fields.values() if record and not vocabulary.of(field).listed else ():
            if inner.ask in wanted and inner.kind == "text":
                found.setdefault(inner.ask, FactPath((name, inner.name)))
    return found
