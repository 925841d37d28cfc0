"""`drafter analyze`: a tree for a person, JSON for a program."""

import json
from pathlib import Path

import pytest

from drafter.cli import main

SPEECH = (
    "在全市安全生产会议上的讲话\n同志们：\n刚才，xx同志通报了情况。下面，我讲三点意见。\n"
    "一、认清形势\n当前形势依然严峻。\n二、狠抓落实\n（一）抓排查。各部门要逐一排查。\n谢谢大家。\n"
)


def test_the_tree_shows_marker_heading_move_characters_and_minutes(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "speech.txt"
    file.write_text(SPEECH, encoding="utf-8")
    assert main(["analyze", str(file)]) == 0
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert lines[0] == "在全市安全生产会议上的讲话"
    assert any("一、认清形势" in line and "分析形势" in line and line.split()[-2:] == ["13", "0.1"] for line in lines)
    assert any("    （一）抓排查" in line for line in lines)
    assert "announced 3, found 2: 我讲三点意见" in out
    assert "closing: 谢谢大家。" in out
    assert "to fill: 1  person 1" in out


def test_json_has_every_key_of_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "speech.txt"
    file.write_text(SPEECH * 1, encoding="utf-8")
    assert main(["analyze", str(file), str(file), "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)["speeches"]
    assert first == second
    assert first.keys() >= {
        *("id", "title", "start_line", "end_line", "genre", "salutation", "closing"),
        *("outline", "moves", "slots", "phrases"),
    }
    assert (first["id"], first["start_line"], first["end_line"]) == ("speech/1", 1, 8)
    assert first["outline"][2].keys() >= {"level", "depth", "marker", "heading", "run_in", "inline", "line"}
    assert [(item["marker"], item["depth"], item["line"]) for item in first["outline"]] == [
        ("一、", 1, 4),
        ("二、", 1, 6),
        ("（一）", 2, 7),
    ]
    assert first["slots"] == [{"text": "xx", "kind": "person", "line": 3, "column": 4}]
    assert first["moves"][0] == {"role": "salutation", "text": "同志们：", "line": 2, "column": 1}
    texts = [phrase["text"] for phrase in first["phrases"]]
    assert "下面，我讲【点数】点意见" in texts
    assert "谢谢大家。" in texts


def test_what_cannot_be_read_is_said_and_the_rest_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(SPEECH, encoding="utf-8")
    assert main(["analyze", str(tmp_path), "--json"]) == 1
    captured = capsys.readouterr()
    assert [speech["id"] for speech in json.loads(captured.out)["speeches"]] == ["b/1"]
    assert "a.txt:1: the file is empty" in captured.err


def test_a_text_without_numbered_parts_shows_its_moves(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "address.txt"
    file.write_text(
        "在毕业典礼上的讲话\n亲爱的同学们：\n那天我在操场上看到一本书。祝大家前程似锦！\n", encoding="utf-8"
    )
    assert main(["analyze", str(file)]) == 0
    out = capsys.readouterr().out
    assert "叙事" in out
    assert "祝愿" in out


def test_minutes_and_moves_are_those_of_the_organisation_around_each_file(run, tmp_path):
    office, other = tmp_path / "office", tmp_path / "other"
    for folder in (office, other):
        folder.mkdir()
        (folder / "speech.txt").write_text("同志们：\n今天报喜来了三家。\n" + "抓好落实。" * 45, encoding="utf-8")
    (office / "drafter.yaml").write_text("format: 1\nspeaking_rate: 90\nphrasebanks: [ours]\n", encoding="utf-8")
    (office / "ours").mkdir()
    moves = (
        "format: 1\nmoves:\n  - {id: good_news, name: 报喜, stage: opening, description: 报喜。, cues: ['^今天报喜']}\n"
    )
    (office / "ours" / "moves.yaml").write_text(moves, encoding="utf-8")
    both = run("analyze", office / "speech.txt", other / "speech.txt").out
    assert "191 characters, 2.1 minutes" in both and "191 characters, 1.1 minutes" in both
    assert both.count(" 报喜 ") == 1
