"""Every name that a person meets in our files is explained."""

from dataclasses import fields
from typing import get_args

import pytest

from drafter.cli.words import in_words
from drafter.language.forms import FORMS
from drafter.model.phrase import Direction, Fits, PhraseKind, Position, Rank, Status, ThemeClass, Tone

NAMES = [
    *FORMS,
    *(name for type_ in (PhraseKind, Status, Rank, ThemeClass, Direction, Position, Tone) for name in get_args(type_)),
    *(field.name for field in fields(Fits)),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_followed_by_what_people_call_it(name: str):
    assert in_words(name).startswith(f"{name} (")


def test_a_name_that_is_not_ours_stays_alone():
    assert in_words("special-campaign") == "special-campaign"
