"""What nobody edited in Word and the speech says otherwise by now is told, so that both stay one speech."""

from dataclasses import replace

from drafter.edited.harvest import PhraseChange, find_stayed
from drafter.model.draft import Draft
from drafter.model.meeting import Meeting, Pin
from drafter.word.draft import read_draft
from drafter.word.package import Package
from tests.edited.harvest.cases import MEETING, edited
from tests.house import HOUSE


def stayed(edits: list[dict[str, object]], meeting: Meeting, now: Draft) -> list[PhraseChange]:
    return list(find_stayed(read_draft(Package(edited(edits))), meeting, now))


def other_wording() -> tuple[Meeting, Draft, str, str]:
    """The meeting, the speech that says another phrase somewhere, where that is, and which."""
    meeting = HOUSE.load(MEETING)
    draft, plan = HOUSE.draft(meeting)
    said = {use.name: use.id for use in draft.phrases}
    choices = [choice for section in plan.sections for choice in section.phrases.values() if choice.name in said]
    name, phrase = next(
        (choice.name, phrase.id)
        for choice in choices
        for phrase, _values in choice.alternatives
        if phrase.id != said[choice.name]
    )
    return meeting, HOUSE.draft(replace(meeting, phrases={name: Pin(id=phrase)}))[0], name, phrase


def test_a_phrase_that_the_speech_says_otherwise_by_now_is_told_with_what_word_says() -> None:
    meeting, now, place, phrase = other_wording()
    (change,) = stayed([], meeting, now)
    assert change.kind == "stayed" and change.name == place and change.id != phrase
    assert change.pin == Pin(id=change.id) and change.old != change.new
    taken = replace(meeting, phrases={place: change.pin})
    assert stayed([], taken, HOUSE.draft(taken)[0]) == []


def test_what_is_the_same_what_was_edited_and_what_the_writer_chose_is_not_told() -> None:
    meeting, now, place, phrase = other_wording()
    assert stayed([], meeting, HOUSE.draft(meeting)[0]) == []
    assert stayed([{"fill": f"phrase:{place}", "with": "部署只是开头，落实才见分晓。"}], meeting, now) == []
    assert stayed([], replace(meeting, phrases={place: Pin(id=phrase)}), now) == []
