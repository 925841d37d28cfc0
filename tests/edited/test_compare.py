"""Two versions of a speech: which sections are which, and what became of their paragraphs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.corpus import Source, read_data
from drafter.edited.align import find_moved
from drafter.edited.compare import compare
from drafter.model.comparison import Comparison
from drafter.model.draft import Draft
from drafter.workspace import Workspace
from tests.house import HOUSE

ROOT = Path(__file__).parents[2]


def source(text: str) -> Source:
    read = read_data(text.encode(), "speech.txt", ".txt")
    assert isinstance(read, Source)
    return read


def compared(old: str, new: str) -> Comparison:
    return compare(source(old), source(new), HOUSE.reader)


THREE = """同志们：
一、认清形势
去年发生火灾112起。
二、抓住重点
逐户排查老旧小区。
三、压实责任
负责同志要带队检查。
"""


def test_a_text_is_identical_to_itself():
    assert compared(THREE, THREE).identical
    assert compared(THREE, THREE).places == 0


def test_blank_lines_and_spaces_around_a_paragraph_are_no_change():
    assert compared(THREE, THREE.replace("\n", "\n\n　　")).identical


def test_a_figure_is_a_change_of_its_section_and_of_no_other():
    changed = compared(THREE, THREE.replace("112", "118"))
    assert [(part.heading, part.places) for part in changed.sections if part.kind != "same"] == [("一、认清形势", 1)]
    assert (changed.added, changed.removed) == (3, 3)


def test_a_section_that_is_left_out_renumbers_the_next_ones_and_changes_them_not():
    shorter = compared(THREE, THREE.replace("二、抓住重点\n逐户排查老旧小区。\n", "").replace("三、", "二、"))
    assert [(part.heading, part.kind, part.marker) for part in shorter.sections[1:]] == [
        ("一、认清形势", "same", ""),
        ("二、抓住重点", "gone", ""),
        ("二、压实责任", "same", "三、"),
    ]
    assert shorter.places == 1


def test_a_section_that_changed_places_has_moved_and_is_otherwise_the_same():
    old = "一、认清形势\n形势严峻。\n二、抓住重点\n逐户排查。\n三、压实责任\n带队检查。\n"
    new = "一、压实责任\n带队检查。\n二、认清形势\n形势严峻。\n三、抓住重点\n逐户排查。\n"
    moved = compared(old, new)
    assert [(part.heading, part.moved) for part in moved.sections[1:]] == [
        ("一、压实责任", True),
        ("二、认清形势", False),
        ("三、抓住重点", False),
    ]
    assert (moved.identical, moved.places) == (False, 0)


def test_a_section_with_another_heading_is_known_by_its_text():
    renamed = compared(THREE, THREE.replace("抓住重点", "突出关键部位"))
    (section,) = [part for part in renamed.sections if part.kind != "same"]
    assert (section.kind, section.heading, section.places) == ("changed", "二、突出关键部位", 1)


def test_a_paragraph_that_was_put_in_does_not_shift_the_others():
    longer = compared(THREE, THREE.replace("逐户", "先把底数摸清。\n逐户"))
    (section,) = [part for part in longer.sections if part.kind != "same"]
    assert [(paragraph.kind, paragraph.line) for paragraph in section.paragraphs] == [("new", 5)]


def test_the_ending_is_no_part_of_the_last_section():
    ending = "让我们行动起来，守好这个年！\n谢谢大家。\n"
    shorter = compared(THREE + ending, THREE.replace("三、压实责任\n负责同志要带队检查。\n", "") + ending)
    assert [part.heading for part in shorter.sections if part.kind == "gone"] == ["三、压实责任"]
    assert shorter.places == 1


@given(st.permutations(range(7)))
def test_as_few_as_possible_have_moved(order: list[int]):
    moved = find_moved(order)
    kept = [at for at in order if at not in moved]
    assert kept == sorted(kept)
    assert all(len(rest) <= len(kept) for rest in rising(order))


def rising(order: list[int]) -> list[list[int]]:
    """All rising rows of an order."""
    rows: list[list[int]] = [[]]
    for at in order:
        rows += [[*row, at] for row in rows if not row or row[-1] < at]
    return rows


PARTS = st.lists(st.sampled_from(["认清形势", "抓住重点", "压实责任", "搞好宣传"]), unique=True)


@given(PARTS, PARTS)
def test_every_paragraph_of_either_version_is_accounted_for(old: list[str], new: list[str]):
    def write(headings: list[str]) -> str:
        numbered = zip("一二三四", headings, strict=False)
        return "同志们：\n" + "".join(f"{number}、{head}\n{head}要抓实，不走过场。\n" for number, head in numbered)

    result = compared(write(old), write(new))
    kinds = [part.kind for part in result.sections[1:]]
    assert kinds.count("gone") + len(new) == len(kinds)
    assert kinds.count("new") + len(old) == len(kinds)
    assert result.identical == (old == new)


@pytest.fixture(scope="module")
def draft() -> tuple[Workspace, Draft]:
    workspace = Workspace()
    made, _plan = workspace.draft(workspace.load(ROOT / "examples" / "spring-festival.yaml"))
    return workspace, made


@pytest.mark.parametrize("form", ["md", "txt"])
def test_the_same_draft_in_another_format_is_the_same_text(draft: tuple[Workspace, Draft], form: str):
    workspace, made = draft
    word = read_data(workspace.write(made), "a.docx", ".docx")
    other = read_data(workspace.write(made, form), f"a.{form}", f".{form}")
    assert isinstance(word, Source) and isinstance(other, Source)
    assert compare(word, other, workspace.reader).identical
