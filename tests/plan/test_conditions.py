"""Conditions of templates: `when: theme.class == prevention`."""

import pytest

from drafter.model.condition import parse_condition
from drafter.model.finding import InputError
from drafter.model.place import Place
from drafter.plan.conditions import holds

VALUES = {"theme": {"class": "prevention"}, "people": [{"name": "赵刚"}], "achievements": [], "superior_spoke": False}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("", True),
        ("people", True),
        ("achievements", False),
        ("not achievements", True),
        ("missing", False),
        ("theme.class == prevention", True),
        ("theme.class == development", False),
        ("theme.class != development", True),
        ("theme.class in [livelihood, prevention]", True),
        ("theme.class in [livelihood]", False),
        ("people and not superior_spoke", True),
        ("people and achievements", False),
        ("theme.missing == prevention", False),
        ("people.name says [赵, 钱]", True),
        ("people.post says [市长]", False),
        ("theme says [prevent]", True),
        ("not theme.class says [prevention] and people", False),
    ],
)
def test_a_condition_holds_of_what_is_given(condition: str, expected: bool) -> None:
    assert holds(condition, VALUES) is expected


@pytest.mark.parametrize("condition", ["a ==", "== b", "a or b", "a(b)", "a == b or c == d and", "{{ a }}"])
def test_what_does_not_read_is_refused(condition: str) -> None:
    with pytest.raises(ValueError):  # the message is the term itself
        for _negated, _path, operator, values in parse_condition(condition):
            if operator and any(" " in value for value in values):
                raise ValueError(condition)


@pytest.mark.parametrize("condition", ["(((", "theme.class ==", "a b", "== b", "theme and", "甲"])
def test_a_condition_that_does_not_read_is_one_fault_with_its_place(condition: str) -> None:
    place = Place("template.yaml", 5)
    with pytest.raises(InputError) as refused:
        holds(condition, VALUES, place)
    assert [finding.place for finding in refused.value.findings] == [place]
