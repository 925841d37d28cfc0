"""The strict loader: what it keeps, what it says, and that nothing it is given can exhaust or crash it."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.bounds import DEPTH
from drafter.files.faults import Faults
from drafter.files.text import refused_character
from drafter.files.yaml import Mapping, Node, Scalar, Sequence, parse_bytes, parse_text, quote, read_yaml
from drafter.model.place import Place


def load(text: str) -> Any:
    """The root of a document that has no fault."""
    faults = Faults()
    root = parse_text(text, "x.yaml", faults)
    assert not faults.findings
    return root


def plain(node: Node) -> Any:
    """The texts of a tree."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.entries.items()}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else getattr(node, "text", None)


def said(data: bytes) -> list[str]:
    faults = Faults()
    parse_bytes(data, "x.yaml", faults)
    return [str(finding) for finding in faults.findings]


@pytest.mark.parametrize(
    "text", ["20:30", "00123", "010", "no", "2026-01-20", "2020-02-30", "0x_", "1e3", "~", "=", "<<"]
)
def test_every_scalar_stays_the_text_that_was_typed(text: str):
    assert load(f"a: {text}").entries["a"].text == text


def test_a_scalar_knows_how_it_was_written():
    root = load("a: 甲\nb: '甲'\nc: \"甲\"\nd: |\n  甲\ne: >\n  甲\nf:\n")
    assert [root.entries[key].style for key in "abcdef"] == ["", "'", '"', "|", ">", ""]
    assert root.entries["f"].absent
    assert not load("a: ''").entries["a"].absent


def test_a_node_knows_its_place_and_columns_count_characters():
    root = load("题目: 甲\n主题:\n  - {名: 乙}\n")
    assert root.entries["题目"].place == Place("x.yaml", 1, 5)
    assert root.entries["主题"].items[0].entries["名"].place == Place("x.yaml", 3, 9)
    assert root.keys["主题"].place == Place("x.yaml", 2, 1)


def test_lines_above_the_document_count():
    node = parse_text("name: 甲", "x.md.j2", Faults(), lines_above=1)
    assert isinstance(node, Mapping)
    assert node.place.line == 2


def test_text_that_runs_over_lines_is_joined_as_chinese_is_and_as_english_is():
    assert plain(load("a: 分析形势，\n  部署任务\n")) == {"a": "分析形势，部署任务"}
    assert plain(load("a: '分析 形势\n\n  部署\n  任务'\n")) == {"a": "分析 形势\n部署任务"}
    assert plain(load('a: "keep the\n  words apart"\n')) == {"a": "keep the words apart"}
    assert plain(load("a: >-\n  压实\n  责任\n")) == {"a": "压实责任"}
    assert plain(load("a: 甲 乙\n")) == {"a": "甲 乙"}


def test_all_faults_of_structure_come_at_once():
    faults = said(b"a: 1\na: 2\nb: &x 3\nc: *x\nd: !!str 4\n")
    assert [fault.split(": ")[0] for fault in faults] == ["x.yaml:2", "x.yaml:3", "x.yaml:4", "x.yaml:5"]


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? ", b"[{a: ", b"[[],", b"{? "])
def test_a_hundred_thousand_openings_are_refused_at_once(opening: bytes):
    start = time.process_time()
    faults = said(opening * 100_000)
    assert faults
    assert time.process_time() - start < 2


def test_thirty_levels_are_allowed_and_no_more():
    deep = "[" * DEPTH + "]" * DEPTH
    assert load(deep)
    assert "nested too deep" in said(f"[{deep}]".encode())[0]


def test_more_values_than_the_bound_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("drafter.bounds.EVENTS", 1000)
    assert load("- a\n" * 900)
    assert "too much for one file" in said(b"- [a]\n" * 900)[0]


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a" * 2000)
    faults = Faults()
    assert read_yaml(path, faults, most_bytes=1999) is None
    assert str(faults.findings[0]) == f"{path}:1: is too large: 2,000 bytes, at most 1,999 are read"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: None, "there is no such file"),
        (lambda path: path.mkdir(), "is a folder, not a file"),
        (lambda path: path.symlink_to(path), "is a link that leads back to itself"),
    ],
)
def test_what_is_no_file_is_refused(make: Any, reason: str, tmp_path: Path):
    path = tmp_path / "case.yaml"
    make(path)
    faults = Faults()
    assert read_yaml(path, faults) is None
    assert reason in str(faults.findings[0])


def test_hostile_text_takes_no_more_than_its_size():
    many = 60_000
    texts = [
        "a: '" + "安\n" * many + "'",
        "".join(f"k{i}: 1\n" for i in range(many)),
        "a: 1\n" + "b: 2\n" * many,
        "- 甲 #乙\n" * many,
        "\u200b" * many,
        "\x01" * many,
        "a" * many + "：" + "b" * many,
    ]
    start = time.process_time()
    for text in texts:
        parse_bytes(text.encode(), "x.yaml", Faults(), most_bytes=16 << 20)
    assert time.process_time() - start < 10


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60).filter(
    lambda text: not refused_character(text)
)


@settings(deadline=None)
@given(TEXT)
def test_a_quoted_text_comes_back_letter_by_letter(text: str):
    faults = Faults()
    written = quote(text)
    root = parse_bytes(f"a: {written}\nb:\n  - {written}\nc: {{d: {written}}}\n".encode(), "x.yaml", faults)
    assert not faults.errors
    assert root is not None
    assert plain(root) == {"a": text, "b": [text], "c": {"d": text}}


@pytest.mark.parametrize(
    "text", ["no", "1", "2026-01-20", "20:30", "甲 #乙", "甲: 乙", "- 甲", "[甲]", "*甲", " 甲", "", "~"]
)
def test_text_that_yaml_or_an_editor_would_change_is_quoted(text: str):
    assert quote(text).startswith('"')


@pytest.mark.parametrize(
    "text", ["压实责任", "（一）提高认识", "“一库一档”", "【点数】点", "gbt9704", "2月5日前", "30秒"]
)
def test_text_that_nothing_changes_is_left_plain(text: str):
    assert quote(text) == text


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="ab:- \n\t\"'[]{},#&*!|>?%@`：　甲\\x0", max_size=80).map(str.encode))
def test_whatever_the_bytes_they_load_or_are_refused_with_a_place(data: bytes):
    faults = Faults()
    root = parse_bytes(data, "x.yaml", faults)
    assert (root is None) == bool(faults.errors)
    assert all(finding.place and finding.place.line >= 1 for finding in faults.findings)
    assert root is None or isinstance(root, Scalar | Sequence | Mapping)
