"""A whole speech: frame, moves, genre, closing, announcements, and the way back to the file."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.corpus import read_data, speech_to_json
from drafter.corpus.clean import clean
from drafter.corpus.main_moves import main_moves
from drafter.corpus.source import Source
from evaluation.damage import WAYS, damage
from evaluation.gold import Gold, read_examples
from tests.corpus.cases import FIXTURES, line_cases
from tests.corpus.files import parsed

EXAMPLES = list(read_examples())
TEXT_WAYS = [way for way in WAYS if damage(way, EXAMPLES[0].text).suffix in (".txt", ".html", ".md")]


@pytest.mark.parametrize("gold", EXAMPLES, ids=lambda gold: gold.name)
def test_an_example_is_read_as_a_careful_reader_does(gold: Gold):
    (speech,) = parsed(gold.text)
    assert (speech.title, speech.genre, speech.salutation) == (gold.title, gold.genre, gold.salutation)
    assert [(s.depth, s.marker, s.heading, s.run_in, s.inline, s.headed) for s in speech.walk()] == [
        (g.depth, g.marker, g.heading, g.run_in, g.inline, g.headed) for g in gold.outline
    ]
    assert [(blank.text, blank.kind) for blank in speech.slots] == list(gold.blanks)
    assert (speech.announced[0].count if speech.announced else None) == gold.announced
    assert speech.end_line == gold.text.rstrip().count("\n") + 1


@pytest.mark.parametrize(("paragraph", "salutation"), line_cases("salutations.txt"))
def test_the_salutation_is_found_wherever_it_stands(paragraph: str, salutation: str):
    (speech,) = parsed(f"在全市工作会议上的讲话\n（2026年1月5日）\n市长　李明\n{paragraph}\n一、抓紧。今天就办。\n")
    assert speech.salutation == salutation
    assert speech.title == "在全市工作会议上的讲话"


def test_moves_are_recognised_sentence_by_sentence():
    lines = [line for line in (FIXTURES / "moves.txt").read_text(encoding="utf-8").splitlines()[1:] if line]
    expected = [tuple(line.split(" | ")) for line in lines if not line.startswith("# ")]
    text = "\n".join(line.removeprefix("# ").split(" | ")[-1] for line in lines)
    (speech,) = parsed("在全市安全生产会议上的讲话\n" + text)
    assert [(span.move, span.text) for span in speech.moves if not span.heading] == expected


def test_moves_cover_the_speech_from_end_to_end():
    for gold in EXAMPLES:
        (speech,) = parsed(gold.text)
        body = "".join(passage.text for passage in speech.paragraphs)
        assert re.sub(r"\s", "", "".join(span.text for span in speech.moves)) == re.sub(r"\s", "", body)


@pytest.mark.parametrize("gold", EXAMPLES, ids=lambda gold: gold.name)
def test_nothing_of_a_speech_is_lost(gold: Gold):
    (speech,) = parsed(gold.text)
    body = gold.text[gold.text.index(gold.salutation) :]
    read = "".join(passage.text for passage in speech.paragraphs)
    assert re.sub(r"\s", "", read) == re.sub(r"\s", "", body)


def test_a_heading_makes_the_move_of_what_follows():
    (speech,) = parsed(
        "在会议上的讲话\n同志们：\n一、看问题\n还存在不少短板，差距不小。\n二、抓落实\n各部门要马上办。\n"
    )
    assert [move for _, move in main_moves(speech)[1]] == ["shortcomings", "directive"]


def test_an_announcement_is_held_against_the_sections_that_follow():
    (speech,) = parsed("在会议上的讲话\n同志们：\n我讲三点意见。\n一、抓紧。快办。\n二、抓实。办好。\n")
    (said,) = speech.announced
    assert (said.text, said.count, said.actual, said.place.line) == ("我讲三点意见", 3, 2, 3)


@pytest.mark.parametrize(
    ("title", "body", "genre"),
    [
        ("在推进会上的讲话", "同志们：\n我讲两点。\n一、抓紧。各部门要快办。\n二、抓实。", "leader_meeting_speech"),
        ("全市工作会议主持词", "同志们：\n现在开会。\n下面，请局长讲话。\n散会。", "host_script"),
        ("2026年政府工作报告", "各位代表：\n现在，我代表市政府向大会报告工作。\n一、回顾\n成绩不小。", "report"),
        ("在毕业典礼上的讲话", "亲爱的同学们：\n今天你们毕业了。", "student_address"),
        (
            "茶农座谈会发言实录",
            "主持人：开始。下面，请老周发言。\n周某某：我种茶三十年。\n主持人：下面，请罗镇长讲话。\n罗镇长：记下了。\n主持人：散会。",
            "symposium",
        ),
        (
            "村医座谈会记录",
            "今天不念稿子。\n王某某（青石村村医）\n我背了三十年药箱。\n主持人\n下一位。\n罗某某（县卫健局局长）\n我来答复。",
            "symposium",
        ),
        ("在干部大会上的表态发言", "各位领导：\n刚才宣读了市委关于我任职的决定，我坚决服从。", "personal_address"),
        (
            "在防汛部署会上的讲话",
            "同志们：\n我讲两点。\n一、以案为鉴，警钟长鸣\n去年的教训深刻。\n二、抓实",
            "leader_meeting_speech",
        ),
        ("述职述廉报告", "各位领导：\n现将一年来的工作报告如下。\n一、学习。抓得紧。", "report"),
    ],
)
def test_the_genre_is_told_by_title_salutation_and_turns_of_speech(title: str, body: str, genre: str):
    assert parsed(f"{title}\n{body}\n")[0].genre == genre


def test_a_line_that_names_who_speaks_makes_no_move_of_its_own():
    text = (
        "村医座谈会记录\n今天不念稿子。\n王某某（青石村村医）\n我背了三十年药箱。\n主持人\n下一位。\n"
        "罗某某（县卫健局局长）\n我来答复。\n"
    )
    labelled = [span.text for span in parsed(text)[0].moves if span.heading]
    assert labelled == ["王某某（青石村村医）", "主持人", "罗某某（县卫健局局长）"]


@pytest.mark.parametrize("way", TEXT_WAYS, ids=lambda way: way.__name__)
def test_every_character_is_found_at_its_place_in_the_file(way, tmp_path: Path):
    for gold in EXAMPLES[:3]:
        file = damage(way, gold.text)
        source = read_data(file.data, "speech" + file.suffix, file.suffix)
        assert isinstance(source, Source)
        decoded = source_text(file.data)
        disk = decoded.replace("\r\n", "\n").split("\n")
        for passage in clean(source.lines):
            for offset, character in enumerate(passage.text):
                line, column = passage.where(offset)
                if character != "\xa0":  # &nbsp; in a page
                    assert disk[line - 1][column - 1] == character


def source_text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "会" in text or "讲话" in text:
            return text
    return data.decode("utf-16-le")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="一二三十、（）是要第，。；：1.\n　 ×x*[]第篇讲话同志们我强调点意见—-…", max_size=200))
def test_no_text_makes_the_reader_fail(text: str):
    for speech in parsed("在会议上的讲话\n同志们：\n" + text + "\n好。"):
        described = speech_to_json(speech)
        assert described["id"] == speech.id
        assert all(section.depth >= 1 for section in speech.walk())
