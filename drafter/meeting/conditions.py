"""A condition of a template in; the same as a writer would say it, 有“讲到的人”, out."""

from drafter.i18n import _
from drafter.meeting.kinds import Known
from drafter.model.condition import parse_condition
from drafter.model.path import FactPath
from drafter.model.template import FieldKind


def say_condition(condition: str, vocabulary: Known) -> str:
    """The terms of a condition in words; what no table knows, or does not read, stays as it is written."""
    try:
        parsed = parse_condition(condition)
    except ValueError:  # said where templates are checked
        return condition
    terms = []
    for negated, path, operator, values in parsed:
        field = _field(path, vocabulary)
        name = _NAMES[path]() if path in _NAMES else field.ask if field else path
        wanted = "/".join(_value(value, field) for value in values)
        terms.append(_term(name, operator, wanted, negated))
    return "；".join(terms)


def _term(name: str, operator: str, wanted: str, negated: bool) -> str:
    if operator == "says":
        if negated:
            return _("“{name}” does not say {words}", name=name, words=wanted)
        return _("“{name}” says {words}", name=name, words=wanted)
    if operator == "asks":
        return _("“{name}” is no question", name=name) if negated else _("“{name}” is a question", name=name)
    if operator:
        if (operator == "!=") != negated:
            return _("“{name}” is not {value}", name=name, value=wanted)
        return _("“{name}” is {value}", name=name, value=wanted)
    return _("“{name}” is not given", name=name) if negated else _("“{name}” is given", name=name)


_NAMES = {
    "people": lambda: _("who speaks at the meeting"),
    "spoke": lambda: _("somebody spoke before"),
    "spoke.did": lambda: _("what was done before"),
    "later": lambda: _("somebody speaks after"),
    "earlier": lambda: _("somebody did something long before"),
    "superior_spoke": lambda: _("a superior spoke"),
    "level": lambda: _("level"),
    "body": lambda: _("who called the meeting"),
    "kind": lambda: _("kind of speech"),
}
"""What only conditions know (drafter/plan/values.py), or what its prompt does not say by itself."""


def _field(path: str, vocabulary: Known) -> FieldKind | None:
    """The field that a condition names: a key of the meeting file, or a fact without its `facts.`"""
    for start in ("", "facts."):
        steps: list[str | int] = []
        for step in FactPath.parse(start + path):
            found = vocabulary.field_at(FactPath(steps)) if steps else None
            steps += [0, step] if found is not None and vocabulary.of(found).listed else [step]
        field = vocabulary.field_at(FactPath(steps))
        if field is not None:
            return field
    return None


def _value(value: str, field: FieldKind | None) -> str:
    names = field.values.get(value) if field else None
    return names[0] if names else value
