"""What a filter was given: its arguments held to their kind, and by their grammar; refused with the filter's name."""

from collections.abc import Sequence
from typing import Any

from drafter.compose.budget import TemplateRunError
from drafter.compose.marks import Rendered
from drafter.compose.render import Rendering
from drafter.compose.values import is_number, kind_of, read_text
from drafter.i18n import _
from drafter.language.answers import read_answer
from drafter.meeting.records import Record
from drafter.model.span import Span


def take_list(value: Any, name: str) -> Sequence[Any]:
    if not isinstance(value, (list, tuple)):
        raise TemplateRunError(
            _("the filter '{name}' takes a list, and this is {kind}", name=name, kind=kind_of(value))
        )
    return value


def take_text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise TemplateRunError(
            _("the filter '{name}' takes a text, and this is {kind}", name=name, kind=kind_of(value))
        )
    return value


def take_texts(run: Rendering, values: Any, name: str) -> list[Rendered]:
    """A list of texts, marked."""
    for value in take_list(values, name):
        if not isinstance(value, str):
            message = _(
                "the filter '{name}' takes a list of texts, and in it is {kind}", name=name, kind=kind_of(value)
            )
            raise TemplateRunError(message)
    return [Rendered("我") if value == run.setting.speaker else run.mark(value) for value in values]


def take_number(value: Any, name: str) -> int:
    if not is_number(value):
        message = _("the filter '{name}' takes a number, and this is {kind}", name=name, kind=kind_of(value))
        raise TemplateRunError(message)
    number: int = value
    return number


def take_person(value: Any, name: str) -> Record:
    """A record of somebody who can be called: it has a name and an office, if only as blanks."""
    if not isinstance(value, Record) or not {"name", "org", "post"} <= value.keys():
        message = _(
            "the filter '{name}' takes a person (name, org, post), and this is {kind}", name=name, kind=kind_of(value)
        )
        raise TemplateRunError(message)
    return value


def grammar(run: Rendering, value: Any) -> str:
    """What an answer is: time, thing, act or clause (language/answers.py); empty for a blank and for nothing.

    Of a list: what all its answers are, or else the first that is no act.
    """
    if isinstance(value, (list, tuple)):
        read = [grammar(run, each) for each in value]
        return next((each for each in read if each != "act"), "act" if read else "")
    text = take_text(value, "grammar")
    return "" if not text or is_blank(value) else read_answer(read_text(text), run.setting.words)


def is_blank(value: Any) -> bool:
    """Whether a value is missing and stands as a blank."""
    return isinstance(value, Span) and value.origin.kind == "blank"
