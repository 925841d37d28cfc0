"""Names of files from what people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.files.names import MOST_BYTES, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("送审稿", "送审稿"),
        ("市委/市政府", "市委／市政府"),
        ('a\\b:c*d?e"f<g>h|i', "a＼b：c＊d？e＂f＜g＞h｜i"),
        ("第一行\n第二行\t末", "第一行 第二行 末"),
        ("..", ""),
        ("../../etc", "／..／etc"),
        ("稿. ", "稿"),
        ("con", "con_"),
        ("NUL.txt", "NUL_.txt"),
        ("COM1", "COM1_"),
        ("COM10", "COM10"),
        ("conference", "conference"),
        ("甲\u202e乙\u200b丙", "甲 乙 丙"),
        ("", ""),
    ],
)
def test_what_systems_refuse_is_written_otherwise(text: str, name: str):
    assert safe_name(text) == name


@given(st.text())
def test_every_name_can_be_written_anywhere_and_is_its_own_name(text: str):
    name = safe_name(text)
    assert not set(name) & set('/\\:*?"<>|\0\n\r')
    assert len(name.encode()) <= MOST_BYTES + 1
    assert name == name.strip(". ")
    assert safe_name(name) == name


def test_a_long_name_loses_its_end_between_two_characters():
    assert safe_name("防" * 100) == "防" * (MOST_BYTES // 3)
