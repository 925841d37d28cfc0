"""Speeches as people really have them are read nearly as well as sound ones."""

import pytest

from evaluation.__main__ import read_damaged, total
from evaluation.damage import WAYS, Damage, damage
from evaluation.gold import read_examples
from evaluation.measure import compare

EXAMPLES = list(read_examples())


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_outline_survives(way: Damage):
    agreement = total(compare(list(read_damaged(damage(way, gold.text)).walk()), gold.outline) for gold in EXAMPLES)
    assert agreement.f1 >= 0.97
    assert agreement.parents >= 0.95 * agreement.right


def test_there_are_enough_kinds_of_damage_and_each_changes_the_file():
    assert len(WAYS) >= 15
    for way in WAYS:
        assert any(damage(way, gold.text).data != gold.text.encode() for gold in EXAMPLES), way.__name__
