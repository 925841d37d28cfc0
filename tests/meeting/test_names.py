"""What people call our kinds and values is taken for them, and means one thing only."""

from collections import Counter
from pathlib import Path

import pytest

from drafter.meeting.names import find_kind, find_name
from drafter.workspace import Workspace
from tests.house import read_cases

TEMPLATES = Workspace().templates
CHOICES = [
    (f"{record.name}.{field.name}", field.values)
    for record in TEMPLATES.records.values()
    for field in record.fields.values()
    if field.values
]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("special-campaign", "special-campaign"),
        ("专项工作部署会讲话", "special-campaign"),
        ("专项工作部署会", "special-campaign"),
        ("工作推进会", "progress"),
        (" 推进会讲话 ", "progress"),
        ("主持词", "host-script"),
        ("国旗下讲话", "school-address"),
        ("表态发言", "pledge"),
        ("讲话", ""),
        ("", ""),
    ],
)
def test_a_kind_is_found_by_what_people_call_it(text: str, kind: str):
    assert find_kind(text, TEMPLATES.kinds) == kind


def test_no_two_kinds_are_called_the_same():
    names = [name for kind in TEMPLATES.kinds.values() for name in {kind.id, kind.name, *kind.aliases}]
    found = [find_kind(name, TEMPLATES.kinds) for name in names]
    assert found == [kind.id for kind in TEMPLATES.kinds.values() for _name in {kind.id, kind.name, *kind.aliases}]


@pytest.mark.parametrize(("field", "values"), CHOICES)
def test_each_name_of_a_choice_means_one_value(field: str, values: dict[str, tuple[str, ...]]):
    counted = Counter(name for value, names in values.items() for name in (value, *names))
    assert max(counted.values()) == 1
    assert all(find_name(name, values) == value for value, names in values.items() for name in names)


OCCASIONS = read_cases(Path(__file__).parents[1] / "fixtures" / "occasions.yaml")


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_who_can_say_the_occasion_finds_the_kind(occasion: str):
    assert find_kind(OCCASIONS[occasion]["say"], TEMPLATES.kinds) == OCCASIONS[occasion]["kind"]
