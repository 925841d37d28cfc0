"""Which frame carries which argument: the facts that a section tells and a Chooser in, choices of frames out.

A fact that a writer argues with (`why`, `compare`, `but` …) is always said; a frame only ties it to what stands before.
Each frame stands once in a speech and at most three stand in a section: the others are said as they were written.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.language.roles import read_role, tells_mishap
from drafter.meeting.records import Record
from drafter.model.phrase import Phrase
from drafter.model.plan import Choice
from drafter.model.span import Span
from drafter.model.template import FieldKind, RecordKind
from drafter.plan.choose import Chooser, missing_evidence
from drafter.plan.conditions import spoken_texts

FIELDS = ("compare", "why", "account", "lesson", "but", "so", "example", "cost")
"""The fields of a record that argue, in the order in which they are said."""
_FIRST = ("but", "why", "compare", "cost", "example", "account", "lesson", "so")
"""The order in which they get a frame: a turn has none without it, 怕得罪业主 needs one more than 口少不是理由 does."""
ASKED = ("now", "case", *FIELDS)
"""What would carry a speech, in the order in which it is asked for: first what there is and what happened."""
MOST_IN_A_SECTION = 3
MOST_ASKED = 3
"""Reasons that are asked for at once."""
_OF_THIS = ("这是因为", "原因是", "问题就出在")
"""How a frame begins that gives the reason of what was said last, and of nothing before."""
_SHORT = 10
"""Characters of a reason that only names something, which 问题就出在…上 holds and 这是因为 does not: 巡检记录补签."""
_ENDS = tuple("。！？；")


def choose_arguments(chooser: Chooser, section: str, told: Mapping[str, Any], kept: Mapping[str, str]) -> list[Choice]:
    """The frames of one section. `told`: its facts by name; `kept`: place to id of a frame that stood there before."""
    records = [record for value in told.values() if isinstance(value, list) for record in value]
    argued = [(record, frozenset(_argued(record))) for record in records]
    several = [record for value in told.values() if isinstance(value, list) and len(value) > 1 for record in value]
    several = [record for record in several if isinstance(record, Record) and record.kind == "shortcoming"]
    wanted = [(record, field) for field in _FIRST for record, fields in argued if field in fields]
    choices: list[Choice] = []
    done: set[str] = set()
    for record, field in wanted:
        if record[field].origin.name in done or len(choices) == MOST_IN_A_SECTION:
            continue
        place = f"{section}.argument-{len(choices) + 1}"
        found = [
            pair
            for pair in _frames(chooser, record, field)
            if done.isdisjoint(record[name].origin.name for name in pair[0].joins)
        ]
        found.sort(key=lambda pair: pair[0].id != kept.get(place))
        if field == "why" and any(record is each for each in several):
            plain = not record.get("case") or "，" not in record.get("text", "")
            found = [pair for pair in found if len(pair[0].joins) > 1 or (plain and pair[0].text.startswith(_OF_THIS))]
        if found:
            chooser.most = max(chooser.most, len(found))
            phrase, filled = found[0 if place in kept else (chooser.variant - 1) % len(found)]
            chooser.used.note(phrase)
            paths = tuple(record[name].origin.name for name in phrase.joins)
            done.update(paths)
            others = tuple(pair for pair in found if pair[0].id != phrase.id and pair[0].joins == phrase.joins)
            choices.append(Choice(place, phrase.text, filled, phrase, others[:6], argues=paths))
    return choices


def open_reasons(facts: Mapping[str, Any], lists: Mapping[str, RecordKind]) -> Iterator[tuple[str, str, FieldKind]]:
    """The reasons that would carry a speech and are not given: title of the item, path, field.

    `lists`: facts that are lists of records, by name. Asked of the first item of the first list that argues nothing.
    """
    for name, record in lists.items():
        fields = [record.fields[key] for key in ASKED if key in record.fields]
        given = [item for item in facts.get(name) or () if isinstance(item, Mapping)]
        if not fields or not given or any(item.get(field.name) for item in given for field in fields):
            continue
        title = next(iter(spoken_texts(given[0])), "")
        yield from ((title, f"facts.{name}[0].{field.name}", field) for field in fields[:MOST_ASKED])
        return


def _argued(record: Any) -> Iterator[str]:
    if isinstance(record, Record):
        given = (name for name in FIELDS if isinstance(record.get(name), Span) and record[name])
        yield from (name for name in given if name != "compare" or not record[name].startswith("比"))


def _frames(chooser: Chooser, record: Record, field: str) -> list[tuple[Phrase, Mapping[str, Span]]]:
    """Every frame that may set a field of a record, those that join more first."""
    if field == "example" and tells_mishap(record[field]):
        return []
    here = tuple(str(text) for text in spoken_texts(record))
    happened = record.get("case") or record.get("now") or ""
    role = read_role(str(happened), str(record.get("why") or "")) or ""
    facts = {**chooser.facts, "here": here, "it": {**record, "kind": record.kind, "role": role}}
    found = []
    for phrase in chooser.phrases.draw_arguments():
        if field not in phrase.joins or chooser.used.repeats(phrase):
            continue
        if phrase.status not in ("reviewed", "written", "part") or not set(phrase.joins) <= set(_argued(record)):
            continue
        filled = chooser.fill(phrase, record)
        if filled is None or missing_evidence(phrase, chooser.bank.evidence, facts) or not _closes(phrase, filled):
            continue
        if field == "why" and not _holds_reason(phrase, str(record[field])):
            continue
        found.append((phrase, filled))
    return sorted(found, key=lambda pair: (-len(pair[0].joins), pair[0].id))


def _holds_reason(phrase: Phrase, reason: str) -> bool:
    """Whether a frame that gives a reason suits its length: 问题就出在…上 one that is short, 这是因为 any other."""
    short = len(reason) < _SHORT and not any(sign in reason for sign in "，没不未无了")
    if phrase.text.endswith("】上"):
        return short
    return not (short and phrase.text.startswith(_OF_THIS))


def _closes(phrase: Phrase, filled: Mapping[str, Span]) -> bool:
    """A fact that is a whole sentence may only stand at the end of a frame."""
    *inner, _last = phrase.text.split("】")
    return not any(
        filled[text.split("【")[-1]].endswith(_ENDS)
        for text, following in zip(inner, phrase.text.split("】")[1:], strict=True)
        if following
    )
