"""Changes to an outline: add, omit, change, order."""

from drafter.model.meeting import Changes, SectionChange
from drafter.model.place import Place
from drafter.model.template import OutlineEntry
from drafter.plan.outline import change_outline

PLACE = Place("meeting.yaml", 9)
OUTLINE = [OutlineEntry(name, f"x/{name}") for name in ("purpose", "situation", "tasks", "call")]


def _ids(changes: Changes) -> list[str]:
    entries, findings = change_outline(OUTLINE, changes)
    assert not findings
    return [entry.id for entry in entries]


def test_without_changes_the_outline_stays() -> None:
    assert _ids(Changes()) == ["purpose", "situation", "tasks", "call"]


def test_a_section_is_left_out() -> None:
    assert _ids(Changes(omit=("situation",))) == ["purpose", "tasks", "call"]


def test_a_section_is_added_after_another_or_at_the_end() -> None:
    supply = OutlineEntry("supply", text="…", after="situation")
    thanks = OutlineEntry("thanks", text="…")
    assert _ids(Changes(add=(supply, thanks))) == ["purpose", "situation", "supply", "tasks", "call", "thanks"]


def test_named_sections_take_the_places_they_held_together() -> None:
    assert _ids(Changes(order=("tasks", "situation"))) == ["purpose", "tasks", "situation", "call"]


def test_an_added_section_can_be_ordered() -> None:
    supply = OutlineEntry("supply", text="…", after="tasks")
    assert _ids(Changes(add=(supply,), order=("supply", "situation"))) == [
        "purpose",
        "supply",
        "tasks",
        "situation",
        "call",
    ]


def test_a_heading_and_a_numbering_are_changed() -> None:
    change = {"tasks": SectionChange(heading="守牢底线", numbering=("（一）",))}
    entries, _findings = change_outline(OUTLINE, Changes(change=change))
    assert (entries[2].heading, entries[2].numbering) == ("守牢底线", ("（一）",))


def test_every_unknown_section_is_a_finding_with_its_place_and_a_guess() -> None:
    changes = Changes(
        omit=("situatoin",), order=("nothing",), change={"taskz": SectionChange(place=PLACE)}, place=PLACE
    )
    _entries, findings = change_outline(OUTLINE, changes)
    assert [finding.place for finding in findings] == [PLACE, PLACE, PLACE]
    assert "situation" in findings[0].suggestion
    assert "tasks" in findings[1].suggestion
    assert "purpose" in findings[2].suggestion


def test_a_section_cannot_be_added_twice() -> None:
    _entries, findings = change_outline(OUTLINE, Changes(add=(OutlineEntry("tasks", text="…", place=PLACE),)))
    assert findings[0].place == PLACE
