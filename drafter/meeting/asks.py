"""Paths of a meeting file and of the organisation's words in; what people call each, 时限 for …measures[1].by, out."""

from collections.abc import Iterable

from drafter.language.expressions import expression
from drafter.meeting.vocabulary import ORGANISATION, Vocabulary
from drafter.model.draft import Ask
from drafter.model.path import FactPath
from drafter.model.template import FieldKind


def name_facts(paths: Iterable[str], vocabulary: Vocabulary) -> dict[str, Ask]:
    """What each path is called; a path that no table knows is left out."""
    found: dict[str, FieldKind | None] = {}
    asks = {}
    for path in dict.fromkeys(paths):
        table = _NUMBER.sub("[0]", path)  # every item of a list is called the same
        if table not in found:
            found[table] = _field(FactPath.parse(table), vocabulary)
        if (field := found[table]) is not None:
            asks[path] = Ask(field.ask, field.example, field.help)
    return asks


_NUMBER = expression(r"\[\d{1,4}\]")


def _field(path: FactPath, vocabulary: Vocabulary) -> FieldKind | None:
    if path and path[0] == "org":
        return vocabulary.records[ORGANISATION].fields.get(str(path[-1]))
    return vocabulary.field_at(path)
