"""Facts as they are understood in; a meeting file's answers out, each fact with where it came from, none told twice."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from drafter.files.template_tables import SOURCE
from drafter.language.han import HAN
from drafter.meeting import Vocabulary
from drafter.model.intake import Disagreement, Taken
from drafter.model.template import FieldKind, RecordKind

FROM = SOURCE.name
"""The field of a record that says where it came from."""
_FIGURE = re.compile(r"\d[\d.,]*")
_STOPS = "。；; "
PAUSED = "、"
"""Between the items of a list that is told as one text."""
_ROLES: Mapping[str, tuple[str, ...]] = {
    "tasks": ("tasks", "drives", "pledges"),
    "safeguards": ("tasks",),
    "shortcomings": ("shortcomings",),
    "achievements": ("achievements",),
    "situation": ("scopes", "reasons"),
    "agenda": ("agenda",),
    "honours": ("honours",),
    "stories": ("stories",),
}
"""What is understood, to the kinds of facts that hold such."""


class Collected:
    """The answers so far. What a kind of speech has no place for is not taken."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.answers: dict[str, Any] = {}
        self.disagreements: list[Disagreement] = []
        self.joined: dict[str, str] = {}
        """Where something was read together with what stands above it, to where that is."""
        self._told: dict[str, tuple[str, str]] = {}
        self._ordered: dict[str, tuple[Mapping[str, Any], str]] = {}
        """What was ordered, figures aside, to the measure and where it stands."""
        self._later: list[tuple[str, dict[str, Any], str]] = []
        self.past = False
        """What is taken now was said in another year: what this year's material says holds."""

    def value(self, path: str, text: str, source: str) -> bool:
        """Take a single value, `meeting.name`; the first of several that differ, and the others are told."""
        *parents, key = path.split(".")
        part = self.answers
        for parent in parents:
            part = part.setdefault(parent, {})
        if key in part:
            if str(part[key]) != text and not self.past:
                self.disagreements.append(Disagreement(part[key], part[key].note, text, source))
            return False
        part[key] = text if isinstance(text, Taken) else Taken(text, source)
        return True

    def fact(self, role: str) -> FieldKind | None:
        """The fact that holds what was understood; None where this kind of speech has none."""
        facts = self._vocabulary.facts
        named = facts.get(role)
        if named and named.kind in _ROLES[role]:
            return named
        if role == "safeguards":
            return None
        return next((field for field in facts.values() if field.kind in _ROLES[role]), None)

    def record_of(self, field: FieldKind) -> RecordKind:
        return self._vocabulary.by_plural[field.kind]

    def record(self, role: str, values: Mapping[str, Any], source: str) -> bool:
        """Take a record, or say that it was not: there is no place for it, or the same was told by another file."""
        field = self.fact(role)
        if field is None:
            return False
        known = self.record_of(field).fields
        given = {key: value for key, value in values.items() if value and key in known}
        if not given:
            return False
        for text in (value for value in given.values() if isinstance(value, str)):
            other = self._told.setdefault(_FIGURE.sub("#", text), (text, source))
            if other[1] != source and len(given) == 1:
                if other[0] != text and not self.past:
                    self.disagreements.append(Disagreement(*other, text, source))
                return False
        facts = self.answers.setdefault("facts", {})
        facts.setdefault(field.name, []).append({**given, FROM: source})
        return True

    def later(self, role: str, values: Mapping[str, Any], source: str) -> None:
        """A record that stands after all others of its role: a shortcoming told among the achievements."""
        self._later.append((role, dict(values), source))

    def close(self) -> None:
        """Take what was to stand last."""
        for role, values, source in self._later:
            self.record(role, values, source)
        self._later = []

    def task(self, role: str, title: str, measures: Sequence[Mapping[str, Any]], source: str, **more: str) -> bool:
        """Take a task with its measures, each of which may say where it came from itself."""
        field = self.fact(role)
        if field is None:
            return False
        record = self.record_of(field)
        inner = next((one for one in record.fields.values() if one.kind in ("measures", "promises")), None)
        given = [dict(measure) for measure in measures if measure and not self._repeats(measure, source)]
        if not given and (measures or self._repeats({"what": title}, source)):
            return False
        for measure in given:
            if measure.get(FROM) == source:
                del measure[FROM]
        return self.record(role, {"title": title, **more, **({inner.name: given} if inner else {})}, source)

    def _repeats(self, measure: Mapping[str, Any], source: str) -> bool:
        """Whether another file ordered the same; what the two say differently of it is told."""
        what = str(measure.get("what", ""))
        where = str(measure.get(FROM, source))
        known, first = self._ordered.setdefault(_FIGURE.sub("#", what).rstrip(_STOPS), (measure, where))
        if not what or file_of(first) == file_of(where):
            return False
        if self.past:
            return True
        for key in known.keys() & measure.keys() - {FROM}:
            old, new = (PAUSED.join(one) if isinstance(one, list) else str(one) for one in (known[key], measure[key]))
            if old and new and old.rstrip(_STOPS) != new.rstrip(_STOPS):
                about = "" if key == "what" else str(known["what"])
                self.disagreements.append(Disagreement(old, first, new, where, about))
        return True

    def person(self, values: Mapping[str, str], source: str) -> None:
        """Somebody who speaks at the meeting before the speech."""
        self.answers.setdefault("people", []).append({**values, FROM: source})


def file_of(source: str) -> str:
    """任务表.docx of `任务表.docx 表1第3行`."""
    return source.rpartition(" ")[0] or source


def find_disagreements(told: Sequence[tuple[str, str, str]]) -> list[Disagreement]:
    """Figures of the same thing that two files tell differently.

    told: file, text and source of each paragraph. The same thing: the same eight characters before, the same unit.
    """
    first: dict[str, tuple[str, str, str, str]] = {}
    found = []
    for file, text, source in told:
        for match in _CONTEXT.finditer(text):
            key = f"{match['noun']}#{match['unit']}"
            other = first.setdefault(key, (file, match["number"], _clause(text, match.start()), source))
            if other[0] != file and other[1] != match["number"]:
                found.append(Disagreement(other[2], other[3], _clause(text, match.start()), source))
    return found


_CONTEXT = re.compile(rf"(?P<noun>[{HAN}]{{6}})(?P<number>\d[\d.,]*)(?P<unit>[{HAN}%‰]{{1,2}})(?![月日年点分])")


def _clause(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in "。；，") + 1
    ends = [end for mark in "。；，" if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))].strip()
