"""Copies of speeches are found by what they share, whatever order they come in."""

import errno
from pathlib import Path

import pytest

from drafter.mining.duplicates import Sketches, find_copies, similarity, sketch
from tests.house import HOUSE
from tests.mining.archives import speech_text, write_archive


def lines(number: int) -> list[str]:
    return speech_text(number).splitlines()


def test_a_copy_with_another_city_date_and_figures_is_a_copy():
    copy = [line.replace("一户", "二户").replace("30", "45") for line in lines(0)] + ["编辑：某某"]
    assert find_copies([sketch(lines(0)), sketch(copy)]) == {1}


def test_speeches_of_one_mould_about_two_themes_are_no_copies():
    assert find_copies([sketch(lines(0)), sketch(lines(1)), sketch(lines(2))]) == set()


def test_sketches_on_disk_find_what_those_in_memory_find(tmp_path: Path):
    all_of_them = [sketch(lines(number % 3)) for number in range(9)]
    with Sketches(tmp_path / "sketches") as seen:
        copies = {index for index, own in enumerate(all_of_them) if seen.is_copy(own)}
    assert copies == find_copies(all_of_them) == set(range(3, 9))


def test_a_speech_is_wholly_like_itself():
    assert similarity(sketch(lines(0)), sketch(lines(0))) == 1.0


def test_a_copy_counts_once_in_what_is_mined(tmp_path: Path):
    from drafter.mining import mine_files

    write_archive(tmp_path)
    once = mine_files([tmp_path], HOUSE.reader, HOUSE.words, 1)
    (tmp_path / "zz-copy.txt").write_text(speech_text(0).replace("逐项销号", "逐一销号"), encoding="utf-8")
    twice = mine_files([tmp_path], HOUSE.reader, HOUSE.words, 1)
    assert (once.speeches, once.copies, twice.speeches, twice.copies) == (3, 0, 3, 1)
    assert twice.phrases == once.phrases


def test_a_disk_that_is_full_is_told_as_of_any_other_file(tmp_path: Path) -> None:
    with Sketches(tmp_path / "sketches") as seen:
        seen._base.execute("PRAGMA max_page_count = 1")
        with pytest.raises(OSError, match="full") as refused:
            for number in range(1000):
                seen.is_copy(sketch([chr(0x4E00 + number) * 8]))
    assert refused.value.errno == errno.ENOSPC
