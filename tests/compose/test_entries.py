"""Entries of lists: which one rendering adds to another, in what order, and facts without some of them."""

from drafter.compose.entries import added_entries, hold_back
from drafter.meeting.records import Record


def test_records_are_added_one_at_a_time_and_every_list_gains_in_turn() -> None:
    told = {f"facts.tasks[{task}].measures[{number}].what" for task in (0, 1) for number in range(3)}
    below = {f"facts.tasks[{task}].measures[0].what" for task in (0, 1)}
    assert added_entries(told, below) == [
        "facts.tasks[0].measures[1]",
        "facts.tasks[1].measures[1]",
        "facts.tasks[0].measures[2]",
        "facts.tasks[1].measures[2]",
    ]


def test_texts_of_a_list_are_added_one_by_one_only_where_the_list_was_begun() -> None:
    whole = {"facts.tasks[0].measures[0].who[0]", "facts.tasks[0].measures[0].who[1]", "facts.situation[0].points[1]"}
    assert added_entries(whole, {"facts.situation[0].points[0]"}) == [
        "facts.tasks[0]",
        "facts.tasks[0].measures[0]",
        "facts.situation[0].points[1]",
    ]


def test_what_is_held_back_is_gone_and_nothing_else() -> None:
    measures = [Record("measure", {"what": text}) for text in "甲乙丙"]
    task = Record("task", {"title": "丁", "measures": measures})
    kept = hold_back([task], "facts.tasks", {"facts.tasks[0].measures[1]"})
    assert [measure["what"] for measure in kept[0]["measures"]] == ["甲", "丙"]
    assert kept[0]["title"] == "丁"
    assert [measure["what"] for measure in task["measures"]] == ["甲", "乙", "丙"]
