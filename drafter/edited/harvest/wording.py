"""A phrase as it stands in an edited draft in; its wording as an entry has it, its facts back in slots, out."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from drafter.dataclass import dataclass
from drafter.edited.align import FactSpan, Places, carry_over, read_facts
from drafter.language.punctuation import FINAL
from drafter.language.slots import SLOT
from drafter.model.draft import Run, control_path
from drafter.model.edited import EditedDraft, Spot, Stretch
from drafter.model.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase as it stands in the edited draft."""

    text: str
    line: int
    facts: tuple[FactSpan, ...] = ()
    blank: bool = False
    """A blank in it waits."""
    loose: bool = False
    """Its control is gone; the bookmark around it tells of it."""
    certain: bool = True
    """It stands in the phrase's own place and nowhere else; otherwise somebody must say whether it is the phrase."""


def read_wordings(edited: EditedDraft) -> Mapping[str, Wording]:
    """What stands in each phrase's control; the first of several."""
    found: dict[str, Wording] = {}
    for paragraph in edited.paragraphs:
        groups: dict[str, list[Stretch]] = defaultdict(list)
        for stretch in paragraph.stretches:
            if stretch.phrase:
                groups[stretch.phrase].append(stretch)
        for name, stretches in groups.items():
            if "".join(stretch.text for stretch in stretches).strip():
                found.setdefault(name, _wording(stretches, paragraph.line))
    return found


def _wording(stretches: Sequence[Stretch], line: int) -> Wording:
    text = "".join(stretch.text for stretch in stretches)
    blank, loose = any(each.showing for each in stretches), any(each.loose_phrase for each in stretches)
    return Wording(text, line, tuple(read_facts(stretches)), blank, loose)


def read_place(spot: Spot, places: Places) -> Wording | None:
    """What stands in the place of a phrase whose control is gone: LibreOffice 25.2 drops those that hold facts."""
    place = places.now(spot)
    if place is None or not place.text.strip():
        return None
    return Wording(place.text, places.line_of(spot), place.facts)


def without_facts(now: Wording) -> str:
    """The wording with the path of each fact in its place."""
    text = now.text
    for start, end, path in reversed(now.facts):
        text = f"{text[:start]}【{path}】{text[end:]}"
    return text


def recorded_without_facts(runs: Sequence[Run]) -> str:
    parts: list[str] = []
    for run in runs:
        path = control_path(run)
        part = f"【{path}】" if path else run.text
        if not (path and parts and parts[-1] == part):
            parts.append(part)
    return "".join(parts)


def mark_given_up(printed: str, whole: str) -> str:
    """The final mark that a phrase lost to what follows it."""
    return whole[len(printed) :] if whole.startswith(printed) and set(whole[len(printed) :]) <= set(FINAL) else ""


def with_slots(now: Wording, entry: Phrase, spot: Spot, runs: Sequence[Run]) -> tuple[str, str]:
    """The wording with the entry's slots where facts fill them, and the path of a fact that fills none."""
    filled: list[tuple[str, str]] = []
    """Path and text of what fills the slots in the recorded phrase, in order."""
    bounds: list[tuple[int, int]] = []
    at = 0
    for run in runs:
        if run.fact or run.blank:
            filled.append((run.fact or run.blank, run.text))
            bounds.append((at, at + len(run.text)))
        at += len(run.text)
    names = SLOT.findall(entry.text)
    by_path = {slot.source: name for name, slot in entry.slots.items() if slot.source}
    if len(names) == len(filled):
        by_path |= {path: name for (path, _text), name in zip(filled, names, strict=True)}
    spans = list(now.facts)
    for (path, text), (start, end) in zip(filled, bounds, strict=True):
        place = carry_over(spot.text, start, end, now.text)
        taken = any(path == other for _start, _end, other in now.facts)
        if not taken and place and now.text[slice(*place)] == text:
            spans.append(FactSpan(*place, path))
    text, strange = now.text, ""
    for start, end, path in sorted(spans, reverse=True):
        if path in by_path:
            text = f"{text[:start]}【{by_path[path]}】{text[end:]}"
        else:
            strange = path
    return text, strange


def in_form(text: str, entry: Phrase) -> str:
    """A sentence ends as the entry does; what is none has no final mark."""
    if entry.form != "sentence":
        return text.rstrip(FINAL)
    return (
        text if text.endswith(tuple(FINAL)) else text + (entry.text[-1] if entry.text.endswith(tuple(FINAL)) else "。")
    )


def pattern_of(text: str) -> re.Pattern[str]:
    """An expression for an entry's text with its slots filled in any way."""
    parts = SLOT.split(text)
    return re.compile("".join("(?:.+?)" if index % 2 else re.escape(part) for index, part in enumerate(parts)))
