"""Bytes to text: encodings, line ends, characters, and lines joined as Chinese is."""

import pytest

from drafter.files.faults import Faults
from drafter.files.text import decode, join_lines
from drafter.model.place import Place


def decoded(data: bytes) -> tuple[str | None, Faults]:
    faults = Faults()
    return decode(data, "x.yaml", faults), faults


def test_a_byte_order_mark_is_left_out_and_line_ends_become_one_kind():
    assert decoded(b"\xef\xbb\xbfa\r\nb\rc\n")[0] == "a\nb\nc\n"


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_encoding_that_an_editor_saves_is_read(encoding: str):
    assert decoded("format: 1\ntitle: 讲话\n".encode(encoding))[0] == "format: 1\ntitle: 讲话\n"


def test_what_is_in_no_encoding_is_refused_with_place_and_what_was_tried():
    text, faults = decoded("format: 1\ntitle: 讲话".encode() + b"\xff\xfe\xfd\xfc\n" * 9)
    assert text is None
    assert faults.findings[0].place == Place("x.yaml", 2, 10)
    assert "GB18030" in faults.findings[0].message
    assert "UTF-8" in faults.findings[0].suggestion


@pytest.mark.parametrize("number", [0, 7, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x2028, 0xFFFE, 0xFFFF])
def test_characters_that_no_document_holds_are_refused_with_line_and_column(number: int):
    text, faults = decoded(f"ab\n送{chr(number)}审".encode())
    assert text is None
    assert faults.findings[0].place == Place("x.yaml", 2, 2)
    assert f"U+{number:04X}" in faults.findings[0].message


@pytest.mark.parametrize("number", [0xAD, 0x200B, 0x200F, 0x202E, 0x2066, 0xE000, 0xFEFF, 0xFFFD, 0x10FFFD])
def test_odd_characters_are_kept_with_one_warning(number: int):
    text, faults = decoded(f"送{chr(number)}审{chr(number)}".encode())
    assert text == f"送{chr(number)}审{chr(number)}"
    assert [finding.severity for finding in faults.findings] == ["warning"]


@pytest.mark.parametrize("text", ["讲话\t（送审稿）", "😀", "𠀀", "é", "a\u3000b"])
def test_ordinary_characters_pass_without_a_word(text: str):
    assert decoded(text.encode())[0] == text
    assert not decoded(text.encode())[1].findings


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("压实\n责任", "压实责任"),
        ("压实，\n  责任\n", "压实，责任"),
        ("keep\nwords", "keep words"),
        ("用PPT\n汇报", "用PPT汇报"),
        ("“一库\n一档”", "“一库一档”"),
        ("甲\n\n乙", "甲乙"),
    ],
)
def test_lines_are_joined_without_a_space_beside_chinese(lines: str, joined: str):
    assert join_lines(lines) == joined
