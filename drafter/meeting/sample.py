"""A kind of speech in, a meeting file made of the examples that its prompts give out: what such a speech looks like."""

import json
from collections.abc import Iterable
from typing import Any

from drafter.meeting.records import asked_fields
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.template import FieldKind, Template, Templates

MOST_NESTED = 3
"""Records inside one another that are filled: a task, its points, their measures."""


def write_sample(template: Template, templates: Templates) -> bytes:
    """A meeting file in which every prompt of the kind that has an example is answered by it; the others stay open."""
    alone = [fact for fact in template.facts.values() if fact.when != "people"]  # nobody has spoken in a sketch
    facts = _answers(alone, Vocabulary(templates, template), MOST_NESTED)
    data = {"format": 1, "kind": template.id, "title": template.title, "facts": facts}
    return json.dumps(data, ensure_ascii=False).encode()  # JSON is YAML, and every text is quoted


def _answers(fields: Iterable[FieldKind], vocabulary: Vocabulary, nested: int) -> dict[str, Any]:
    answers = ((field.name, _answer(field, vocabulary, nested)) for field in fields)
    return {name: answer for name, answer in answers if answer}


def _answer(field: FieldKind, vocabulary: Vocabulary, nested: int) -> Any:
    """The example of a field; of a record what the examples of its fields make, once where it is a list."""
    record = vocabulary.inner(field)
    if record is None:
        return [field.example] if field.kind == "texts" and field.example else field.example
    answers = _answers(asked_fields(record), vocabulary, nested - 1) if nested else {}
    return [answers] if answers and field.kind == record.plural else answers
