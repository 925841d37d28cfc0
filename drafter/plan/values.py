"""What a section may name: a meeting and the fields that its kind declares in, values and blanks out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.speaking import is_of_the_meeting
from drafter.language.titles import sort_theme
from drafter.language.words import Words
from drafter.meeting.conditions import say_condition
from drafter.meeting.records import Record, place_in
from drafter.meeting.vocabulary import PEOPLE, Vocabulary
from drafter.model.finding import Finding
from drafter.model.meeting import Meeting, Value
from drafter.model.organisation import Organisation
from drafter.model.plan import Missing
from drafter.model.span import Origin, Span
from drafter.model.template import Audience
from drafter.plan.conditions import holds, spoken_texts
from drafter.plan.occasion import year_ahead


def given_values(meeting: Meeting) -> dict[str, Any]:
    """What the meeting file gives, for conditions: nothing is filled in."""
    values = meeting.values()
    spoke = [person for person in meeting.people if _spoke(person)]
    return {
        **meeting.facts,
        **{key: values[key] for key in ("theme", "meeting", "speaker", "people", "date")},
        **meeting.more,
        "spoke": spoke,
        "later": [person for person in meeting.people if person.get("when") == "after"],
        "earlier": [person for person in meeting.people if _did_before(person, meeting)],
        "superior_spoke": any(person.get("relation") == "superior" for person in spoke),
    }


def section_values(
    meeting: Meeting, vocabulary: Vocabulary, audience: Audience, organisation: Organisation
) -> dict[str, Any]:
    """Every name that a section of this kind may use, with blanks for what is missing."""
    given = given_values(meeting)
    values: dict[str, Any] = {
        name: vocabulary.complete_fact(field, meeting.facts.get(name))
        if holds(field.when, given, field.place)
        else vocabulary.of(field).nothing()
        for name, field in vocabulary.facts.items()
    }
    if not audience.comrades:
        values = {name: _unasked(value) for name, value in values.items()}
    top = {**meeting.values(), "theme": _theme(meeting)}
    for name in ("theme", "meeting", "speaker"):
        values[name] = vocabulary.part(name).fill(top[name], name, None)
    for name in vocabulary.more:
        field = vocabulary.fields[name]
        values[name] = vocabulary.of(field).complete(field, top.get(name), name, None)
    people_field = vocabulary.fields[PEOPLE]
    people = vocabulary.of(people_field).complete(people_field, list(meeting.people), PEOPLE, None)
    values["people"] = people
    if audience.id == SUPERIORS:
        people = [person if person.get("relation") else _of_rank(person, "superior") for person in people]
        values["people"] = people
    values["spoke"] = [person for person in people if _spoke(person)]
    values["earlier"] = [person for person in people if _did_before(person, meeting)]
    values["later"] = [person for person in people if person["when"] == "after"]
    values["superior_spoke"] = given["superior_spoke"]
    values["year_ahead"] = year_ahead(meeting)
    values["org"] = dict(organisation.words)
    address = _address_of(str(meeting.salutation)) or audience.address
    values["audience"] = {"address": address, "comrades": audience.comrades}
    return values


def _spoke(person: Mapping[str, Any]) -> bool:
    """Whether somebody was heard before this speech, or nobody said what was done; 刚才 tells of no older deed."""
    did = str(person.get("did") or "")
    return person.get("when") != "after" and (not did or did.startswith("【") or is_of_the_meeting(did))


def _did_before(person: Mapping[str, Any], meeting: Meeting) -> bool:
    """Whether somebody did something long before this meeting, and no fact tells of him."""
    if person.get("when") == "after" or _spoke(person) or not person.get("name"):
        return False
    return not any(str(person["name"]) in text for text in spoken_texts(meeting.facts))


MOST_GREETED = 14
"""Characters of a greeting of two sorts of people that is short enough to be said again: 各位师傅，各位同事."""


def _address_of(salutation: str) -> str:
    """How those are called in the middle of a speech whom the meeting file greets in its own words: 乡亲们."""
    parts = re.split("[，；]", salutation.strip().rstrip("：:！，"))
    equals = len(parts) == 2 and all(each.startswith("各位") for each in parts)
    if equals and not re.search("领导|来宾|嘉宾|专家", salutation) and len(salutation) <= MOST_GREETED:
        return "，".join(parts)
    several = any(word in parts[-1] for word in ("们", "各位", "同志", "诸位", "大家"))
    return (parts[-1] if several else "、".join(parts)).removeprefix("尊敬的").strip()


def _unasked(value: Any) -> Any:
    """A list of tasks without the blanks for who does them by when: of people who hold no office nobody asks that."""
    if not isinstance(value, list):
        return value
    return [_without_blanks(item) if isinstance(item, Record) and "title" in item else item for item in value]


def _without_blanks(task: Record) -> Record:
    if getattr(task["title"], "origin", None) is None or task["title"].origin.kind != "fact":
        return task
    asked = {name for name, measures in task.items() if isinstance(measures, list) and _is_open(measures)}
    return Record(task.kind, {name: [] if name in asked else value for name, value in task.items()})


def _is_open(measures: list[Any]) -> bool:
    """Whether a list is nothing but the blank of its first record."""
    return len(measures) == 1 and isinstance(measures[0], Record) and _is_all_blank(measures[0])


def _is_all_blank(record: Record) -> bool:
    spans = [value for value in record.values() if isinstance(value, Span)]
    return bool(spans) and all(span.origin.kind == "blank" for span in spans)


SUPERIORS = "superiors"
"""The audience before whom whoever else speaks ranks above the speaker, unless the file says otherwise."""


def _of_rank(person: Any, relation: str) -> Any:
    return Record(person.kind, {**person, "relation": relation})


def _theme(meeting: Meeting) -> dict[str, Value]:
    """The theme's names; where one says another it is written out (安全生产, 安全生产工作), nothing else is."""
    theme = dict(meeting.values()["theme"])
    full, noun = theme.get("full"), theme.get("noun")
    if full and not noun and str(full).endswith("工作"):
        theme["noun"] = Span(str(full).removesuffix("工作"), Origin("fact", "theme.noun", "noun", "", place_in(full)))
    if noun and not full:
        theme["full"] = Span(f"{noun}工作", Origin("fact", "theme.full", "work", "", place_in(noun)))
    if theme.get("noun") and not theme.get("short"):
        theme["short"] = theme["noun"]
    if full and _is_its_deed(str(theme.get("short") or ""), str(full)):
        theme["short"] = Span(str(full).removesuffix("工作"), Origin("fact", "theme.short", "noun", "", place_in(full)))
    return theme


MOST_IN_HEADING = 8
"""Characters of the longest name of a theme that headings bear."""


def name_theme(theme: dict[str, Any], words: Words) -> tuple[dict[str, Any], str]:
    """The theme as headings call it, and what it then is (work, state, thing); "" where it is not known.

    Where the short name is only a thing and the full one says what is done with it, headings say the full one.
    """
    short, full = theme.get("short"), theme.get("full")
    if not isinstance(short, Span) or short.origin.kind == "blank":
        return theme, ""
    sort = sort_theme(str(short), words)
    longer = str(full or "").removesuffix("工作")
    if (
        sort == "thing"
        and str(theme.get("noun")) == str(short)
        and str(short) in longer
        and len(longer) <= MOST_IN_HEADING
    ):
        longer_sort = sort_theme(longer, words)
        if longer_sort != "thing":
            named = Span(longer, Origin("fact", "theme.short", "noun", "", place_in(full)))
            return {**theme, "short": named}, longer_sort
    return theme, sort


_DEED = expression(f"(?!工作|会战|行动|大会|活动)[{HAN}]{{2}}")


def _is_its_deed(short: str, full: str) -> bool:
    """Whether the full name of a theme says what is done with its short one: 建设 of 数字化车间, which has no steps."""
    return (
        bool(short) and full.startswith(short) and _DEED.fullmatch(full[len(short) :].removesuffix("工作")) is not None
    )


def missing_facts(meeting: Meeting, vocabulary: Vocabulary) -> Iterator[Missing]:
    """The facts of a kind that the meeting file does not give; a flag that is not given is no."""
    given = given_values(meeting)
    for name, field in vocabulary.facts.items():
        if vocabulary.of(field).missed and not meeting.facts.get(name) and holds(field.when, given, field.place):
            yield Missing(f"facts.{name}", field.ask, field.required)


def find_unsaid(meeting: Meeting, vocabulary: Vocabulary) -> Iterator[Finding]:
    """What is given and no draft tells: facts under a condition that does not hold, what people did long before."""
    given = given_values(meeting)
    for name, value in meeting.facts.items():
        field = vocabulary.facts[name]
        if holds(field.when, given, field.place):
            continue
        message = _(
            "“{name}” (facts.{path}) is not said: it stands in this kind of speech only where {condition}",
            name=field.ask,
            path=name,
            condition=say_condition(field.when, vocabulary),
        )
        advice = _("give that too, or move the text to a fact that is said")
        yield Finding("unsaid", "warning", message, place_in(value) or meeting.place, suggestion=advice)
    template = vocabulary.template
    told = template is not None and any(entry.id == "earlier" for entry in template.outline)
    for number, person in enumerate(meeting.people, 1):
        if person.get("when") == "after" or _spoke(person) or not person.get("name"):
            continue
        if told and _did_before(person, meeting):
            continue
        message = _(
            "what {name} did (people[{number}].did) is not said: only what was done at this meeting is",
            name=person["name"],
            number=number,
        )
        advice = _(
            "write there what was said at this meeting (gave a report), and move the deed to a fact that is said"
        )
        yield Finding("unsaid", "warning", message, place_in(person) or meeting.place, suggestion=advice)


_GIVEN = ("theme", "meeting", "speaker", "people", "spoke", "later", "earlier", "superior_spoke")
"""Names of what the meeting file says, for sections and conditions alike."""

NAMES = (*_GIVEN, "year_ahead", "org", "audience", "phrases", "detail", "count", "words")
"""Names that every section may use beside the facts of its kind."""

CONDITION_NAMES = (*_GIVEN, "date", "level", "body", "day", "left", "kind", "headings", "theme_is", "purpose_is")
"""Names that every condition may use beside the facts of its kind."""
