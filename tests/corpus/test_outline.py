"""Numbered parts and items, nested as a reader sees them."""

import pytest

from drafter.corpus import read_data
from drafter.corpus.markers import LOOKALIKES, find_marks
from drafter.corpus.source import Source
from drafter.language.punctuation import fold
from drafter.model.speech import Section
from tests.corpus.cases import outline_cases
from tests.house import HOUSE

CASES = outline_cases()


def shown(section: Section) -> str:
    letters = "r" * section.run_in + "i" * section.inline + "l" * (not section.headed)
    text = f"{'  ' * (section.depth - 1)}{section.marker} {section.heading}"
    return f"{text} [{letters}]" if letters else text


@pytest.mark.parametrize(("text", "outline"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_text_has_the_outline_that_a_reader_sees(text: str, outline: list[str]):
    source = read_data(f"在会议上的讲话\n同志们：\n{text}\n".encode(), "case.txt", ".txt")
    assert isinstance(source, Source)
    (speech,) = HOUSE.reader.parse_source(source)
    assert [shown(section) for section in speech.walk()] == outline


@pytest.mark.parametrize("example", [word for _, words in LOOKALIKES for word in words.split()])
def test_what_only_looks_like_a_marker_is_none(example: str):
    assert not [mark for mark in find_marks(fold(example), 0) if mark.start == 0]


def test_a_section_holds_its_own_text_and_gives_back_what_follows_a_list_of_clauses():
    text = "一、看问题。有两个短板：一是人少；二是钱少。这些都要补上。\n后面还有一段。\n"
    source = read_data(f"在会议上的讲话\n同志们：\n{text}".encode(), "case.txt", ".txt")
    assert isinstance(source, Source)
    (speech,) = HOUSE.reader.parse_source(source)
    (section,) = speech.sections
    assert [passage.text for passage in section.paragraphs] == ["有两个短板：", "这些都要补上。", "后面还有一段。"]
    assert [item.paragraphs[0].text for item in section.subsections] == ["人少；", "钱少。"]
    assert section.characters() == 29
