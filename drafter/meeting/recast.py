"""A meeting and another kind of speech in; the same meeting for that kind, as far as its facts reach, out."""

from collections.abc import Mapping
from typing import Any

from drafter.dataclass import replace
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.meeting.titles import make_title
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.finding import Finding
from drafter.model.meeting import Changes, Meeting
from drafter.model.span import Origin, Span
from drafter.model.template import Template, Templates

_DONE = expression(f"^(作|[{HAN}]{{2}})了")
_SPEAKS = "讲话"


def recast(meeting: Meeting, template: Template, templates: Templates) -> tuple[Meeting, list[Finding]]:
    """The meeting for another kind of speech, and what of it that kind has no use for.

    Facts of the same name and kind stay. Where the kind asks for an agenda and there is none, it is what people did
    before the speech and then the speech: so a host's script is drafted from the file of the speech. Who speaks is
    another person then, and left open, as it is where the speech goes to superiors and the other does not.
    """
    before = templates.kinds[meeting.kind]
    new, old = Vocabulary(templates, template), Vocabulary(templates, before)
    facts = {
        name: _fit(value, old.facts[name].kind, new.facts[name].kind, new)
        for name, value in meeting.facts.items()
        if name in new.facts
    }
    facts = {name: value for name, value in facts.items() if value}
    hosted = "agenda" in new.facts and "agenda" not in old.facts
    if hosted and (agenda := _agenda(meeting)):
        facts["agenda"] = agenda
    stays = not hosted and before.direction == template.direction
    title = make_title(template, new, meeting.values())
    other = replace(
        meeting,
        kind=template.id,
        title=title if hosted or not stays or before.title != template.title else meeting.title,
        speaker=meeting.speaker if stays else {},
        rank=meeting.rank if stays else None,
        people=() if hosted else meeting.people,
        facts=facts,
        sections=Changes(),
        phrases={},
        minutes=None,
        salutation=meeting.salutation if before.audience == template.audience else "",
    )
    unused = [old.facts[name].ask for name in meeting.facts if name not in facts]
    if not unused:
        return other, []
    message = _("{kind} has no use for: {facts}", kind=template.name, facts="、".join(unused))
    return other, [Finding("kind", "hint", message, meeting.place)]


def _fit(value: Any, old: str, new: str, vocabulary: Vocabulary) -> Any:
    """A fact for a field of another kind: of records, the fields that both have."""
    if old == new:
        return value
    record = vocabulary.by_plural.get(new)
    if record is None or not isinstance(value, list | tuple) or not all(isinstance(item, Mapping) for item in value):
        return None
    return [{key: inner for key, inner in item.items() if key in record.fields} for item in value]


def _agenda(meeting: Meeting) -> list[dict[str, Any]]:
    """What people did before the speech, then the speech."""
    items: list[dict[str, Any]] = []
    for person in meeting.people:
        known = person.get("name") or person.get("org") or person.get("post")
        if known and person.get("did") and person.get("when", "before") == "before":
            items.append(_item(len(items), person, _DONE.sub(r"\1", str(person["did"]))))
    if meeting.speaker.get("name") or meeting.speaker.get("post"):
        items.append(_item(len(items), meeting.speaker, _SPEAKS))
    return items


def _item(index: int, person: Mapping[str, Any], what: str) -> dict[str, Any]:
    voice = {key: person[key] for key in ("org", "post", "name", "called") if person.get(key)}
    origin = Origin("fact", f"facts.agenda[{index}].what", "verb", place=next(iter(voice.values())).origin.place)
    return {"what": Span(what, origin), "who": [voice]}
