"""Orders of moves that recur: found without a list of them, in speeches of every kind, with those that have them."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining import Mined, mine, mine_files
from drafter.mining.orders import FEWEST, SHARE, find_recurring, order_of
from drafter.mining.patterns import KINDS, NAMES
from drafter.model.speech import Genre, Speech
from tests.house import HOUSE

BRIDGES = (
    ("青石渡大桥", "十二年前，两岸的孩子上学要等渡船。去年，全线桩基提前两个月完成。", "把每一颗螺栓拧紧"),
    ("柳湾水厂", "三年来，建设者在滩涂上完成了四十万方土石。今年，第一条管线已经贯通。", "把每一滴水管好"),
    ("红岭隧道", "五年来，全体建设者掘进了九公里。今年上半年，左线已经全部贯通。", "把每一米衬砌做实"),
    ("云台书院", "两年来，修缮队先后更换了三百根梁柱。去年底，东院已经完成验收。", "把每一本书护好"),
)
CEREMONY = """在{thing}落成仪式上的致辞
尊敬的各位来宾：
今天，我们在这里隆重举行{thing}落成仪式。
在此，我代表县委、县政府，向{thing}的落成表示热烈的祝贺！向全体建设者致以崇高的敬意！
{done}
希望运营单位{care}，让群众用得放心。
最后，祝各位来宾身体健康、万事如意！
谢谢大家。
"""
WORK = """在全县{thing}工作会议上的讲话
同志们：
下面，我讲三点意见。
一、看清{thing}的严峻形势
当前，{thing}面临的风险依然很大，形势十分严峻。
二、抓好{thing}的各项任务
各乡镇要逐村排查，月底前完成整改。要把台账建起来。
三、压实{thing}的责任
对落实不力的单位，要严肃追责问责。主要领导是第一责任人。
"""
THEMES = ("护林", "防汛", "供暖", "禁渔", "清雪")


def write(folder: Path) -> list[Path]:
    texts = [CEREMONY.format(thing=thing, done=done, care=care) for thing, done, care in BRIDGES]
    texts += [WORK.format(thing=theme) for theme in THEMES]
    paths = [folder / f"{number:02}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8", newline="\n")
    return paths


@pytest.fixture(scope="module")
def mined(tmp_path_factory: pytest.TempPathFactory) -> Mined:
    paths = write(tmp_path_factory.mktemp("orders"))
    return mine([speech for path in paths for speech in HOUSE.reader.read(path)], HOUSE.words)


def found(mined: Mined, name: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        tuple(step.move for step in pattern.steps): pattern.sources
        for pattern in mined.patterns
        if pattern.name == f"{name}常见的次序"
    }


def test_speeches_at_ceremonies_have_an_order_that_no_list_names(mined: Mined):
    """The first tells a story where the others tell what was done."""
    assert found(mined, "仪式致辞") == {
        ("purpose", "congratulation", "achievements", "wish", "thanks"): ("01/1", "02/1", "03/1"),
    }


def test_the_order_of_the_parts_of_speeches_at_meetings_is_found_with_its_numbering(mined: Mined):
    (pattern,) = [each for each in mined.patterns if each.name == "会议讲话常见的次序"]
    assert [step.move for step in pattern.steps] == ["preview", "situation", "directive", "accountability"]
    assert (pattern.count, pattern.numbering) == (5, ("一、",))
    assert pattern.sources == tuple(f"{number:02}/1" for number in range(4, 9))
    assert pattern.id == "leader-meeting-speech-preview-situation-directive-accountability"


def test_an_archive_gives_the_same_orders_as_memory(mined: Mined, tmp_path: Path):
    write(tmp_path)
    assert mine_files([tmp_path], HOUSE.reader, HOUSE.words, 2).patterns == mined.patterns


def test_every_genre_has_a_name_for_its_orders():
    assert set(KINDS) == set(get_args(Genre))
    assert not set(KINDS) & set(NAMES)


def test_what_stands_between_does_not_matter():
    orders = [("a", "b", "c"), ("a", "x", "b", "c"), ("y", "a", "b", "z", "c"), ("c", "b", "a")]
    (one,) = find_recurring(orders)
    assert (one.moves, one.speeches, one.of) == (("a", "b", "c"), (0, 1, 2), 4)


def test_moves_that_stand_in_any_order_have_none():
    assert not find_recurring([("a", "b", "c"), ("b", "c", "a"), ("c", "a", "b"), ("c", "b", "a")] * 2)


def test_two_speeches_make_no_order():
    assert not find_recurring([("a", "b", "c")] * (FEWEST - 1))


def test_of_two_orders_that_differ_in_a_step_one_is_told():
    orders = [("a", "b", "c", "d")] * 5 + [("a", "b", "c", "e")]
    assert [one.moves for one in find_recurring(orders)] == [("a", "b", "c", "d")]


@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=7).map(tuple), max_size=12))
def test_an_order_stands_in_each_speech_that_is_named_and_in_no_other(orders: Sequence[tuple[str, ...]]):
    def holds(order: Sequence[str], moves: Sequence[str]) -> bool:
        return not moves or (moves[0] in order and holds(order[order.index(moves[0]) + 1 :], moves[1:]))

    for recurring in find_recurring(orders):
        having = [index for index, order in enumerate(orders) if holds(order, recurring.moves)]
        assert list(recurring.speeches) == having
        assert len(having) >= max(FEWEST, SHARE * len(orders))


def test_a_speech_without_sections_has_the_order_of_its_paragraphs(tmp_path: Path):
    speeches: list[Speech] = [speech for path in write(tmp_path)[:1] for speech in HOUSE.reader.read(path)]
    order = order_of(speeches[0], ())
    assert order[0] == "purpose"
    assert "salutation" not in order
    assert all(one != other for one, other in pairwise(order))
