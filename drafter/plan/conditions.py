"""A condition of templates or of evidence, `theme.class == prevention`, and values in; true or false out."""

from collections.abc import Iterable, Mapping
from typing import Any

from drafter.i18n import _
from drafter.language.answers import puts_question
from drafter.model.condition import parse_condition
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place


def look_up(path: str, values: Mapping[str, Any]) -> Any:
    """The value at a dotted path, or None; through a list it is the list of what its items have there."""
    current: Any = values
    for part in path.split("."):
        if isinstance(current, (list, tuple)):
            current = [item[part] for item in current if isinstance(item, Mapping) and item.get(part)]
        elif not isinstance(current, Mapping) or part not in current:
            return None
        else:
            current = current[part]
    return current


def spoken_texts(value: Any) -> list[str]:
    """Every text in a value of the meeting file, in order."""
    found: list[str] = []
    _gather_texts(value, found)
    return found


def _gather_texts(value: Any, found: list[str]) -> None:
    # Asked for the most frequent first; whether something is a Mapping takes long to say, but for a dict.
    if isinstance(value, str):
        found.append(value)
        return
    if isinstance(value, (list, tuple)):
        items: Iterable[Any] = value
    elif isinstance(value, (dict, Mapping)):
        items = value.values()
    else:
        return
    for item in items:
        if isinstance(item, str):
            found.append(item)
        elif item:
            _gather_texts(item, found)


def cannot_read(term: str, place: Place | None) -> Finding:
    """The fault of a condition that does not read."""
    return Finding("template", "error", _("cannot read the condition '{term}'", term=term), place)


def holds(condition: str, values: Mapping[str, Any], place: Place | None = None) -> bool:
    """Whether a condition that stands at `place` holds; an empty one does. Raises InputError when it does not read.

    Terms: `people` (given and not empty), `theme.class == prevention`, `!=`, `in [a, b]`, `spoke.did says [通报, 汇报]`
    (one of the words stands in a text under the path), `headings asks` (a text under it is a question); `not`
    before, `and` between.
    """
    if not condition:
        return True
    try:
        terms = parse_condition(condition)
    except ValueError as error:
        raise InputError([cannot_read(str(error), place)]) from None
    for negated, path, operator, wanted in terms:
        value = look_up(path, values)
        if operator == "":
            result = bool(value)
        elif operator == "says":
            result = any(word in text for text in spoken_texts(value) for word in wanted)
        elif operator == "asks":
            result = any(map(puts_question, spoken_texts(value)))
        else:
            result = (str(value) if value is not None else "") in wanted
            if operator == "!=":
                result = not result
        if result == negated:
            return False
    return True
