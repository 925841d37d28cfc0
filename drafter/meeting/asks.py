"""Paths of a meeting file and of the organisation's words in; what people call each, 时限 for …measures[1].by, out."""

from collections.abc import Iterable
from functools import lru_cache

from drafter.language.expressions import expression
from drafter.meeting.vocabulary import ORGANISATION, Vocabulary
from drafter.model.draft import Ask
from drafter.model.path import FactPath
from drafter.model.template import FieldKind


def name_facts(paths: Iterable[str], vocabulary: Vocabulary) -> dict[str, Ask]:
    """What each path is called; a path that no table knows is left out."""
    return {path: ask for path in paths if (ask := _name_fact(path, vocabulary)) is not None}


@lru_cache(maxsize=20_000)  # those of one large form; the next draft has most of them
def _name_fact(path: str, vocabulary: Vocabulary) -> Ask | None:
    return _name_field(_NUMBER.sub("[0]", path), vocabulary)  # every item of a list is called the same


_NUMBER = expression(r"\[\d{1,4}\]")


@lru_cache(maxsize=2_000)
def _name_field(path: str, vocabulary: Vocabulary) -> Ask | None:
    field = _field(FactPath.parse(path), vocabulary)
    return Ask(field.ask, field.example, field.help) if field is not None else None


def _field(path: FactPath, vocabulary: Vocabulary) -> FieldKind | None:
    if path and path[0] == "org":
        return vocabulary.records[ORGANISATION].fields.get(str(path[-1]))
    return vocabulary.field_at(path)
