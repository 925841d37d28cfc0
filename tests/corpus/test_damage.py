"""Speeches as people really have them are read nearly as well as sound ones."""

import pytest

from drafter.corpus import read_data
from drafter.corpus.source import Source
from evaluation import damage as ways
from evaluation.__main__ import read_damaged, total
from evaluation.damage import WAYS, Damage, damage
from evaluation.gold import read_examples
from evaluation.measure import compare
from tests.house import HOUSE

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


WHOLE = (
    *(ways.half_width_marks, ways.hard_wrapped, ways.one_sentence_a_line, ways.spaces_inside_words, ways.page_numbers),
    *(ways.on_one_line_with_gaps, ways.on_one_line_with_spaces, ways.watermarks, ways.web_page, ways.markdown),
    *(ways.gb18030, ways.word_with_split_runs),
)


@pytest.mark.parametrize("way", WHOLE, ids=lambda way: way.__name__)
def test_a_compilation_comes_apart_however_it_is_damaged(way: Damage):
    parts = (f"第{number}篇: {gold.text}" for number, gold in zip("一二三四五六七八", EXAMPLES, strict=True))
    file = damage(way, "".join(parts))
    source = read_data(file.data, "compilation" + file.suffix, file.suffix)
    assert isinstance(source, Source)
    speeches = list(HOUSE.reader.parse_source(source))
    assert len(speeches) == len(EXAMPLES)
    agreement = total(
        compare(list(speech.walk()), gold.outline) for speech, gold in zip(speeches, EXAMPLES, strict=True)
    )
    assert agreement.f1 >= 0.97
