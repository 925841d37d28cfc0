"""Whatever files are read together, for whatever kind of speech: every figure, name and day stands in the file."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.intake import write_understood
from drafter.intake.deadlines import is_deadline, say_deadline
from drafter.language.dated import find_papers
from drafter.language.names import find_names
from drafter.model.intake import Grid, Material, Paragraph
from tests.house import HOUSE
from tests.intake.cases import CASES, SECOND, load, materials

READ = [path for path in (*CASES, *SECOND) if "refuse" not in load(path)]
KINDS = sorted(HOUSE.templates.kinds)
NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+(?=[^\d.%]{2,14}$)")
"""Of an item, 2.1: the file counts by itself."""
FIGURE = re.compile(r"\d[\d.,:]*\d|\d")


@cache
def sources() -> list[Material]:
    return [material for path in READ for material in materials(load(path))]


def texts_of(material: Material) -> Iterator[str]:
    for block in material.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell for row in block.rows for cell in row.cells if cell)


def write(read: list[Material], kind: str) -> str:
    template = HOUSE.templates.kinds[kind]
    understander = HOUSE.understander(template)
    return write_understood(understander.understand(read), understander, read, template, HOUSE.templates)


def lost(read: list[Material], text: str) -> list[str]:
    """Figures, days, names and papers of the sources that stand nowhere in the file."""
    told = [one for material in read for one in texts_of(material)]
    names = find_names(told, HOUSE.wordlists.surnames, (), HOUSE.words)
    missing = [name for name in names.people if name not in text]
    for one in told:
        missing += [
            one[paper.start : paper.end] for paper in find_papers(one) if one[paper.start : paper.end] not in text
        ]
        if say_deadline(one, None) in text or (is_deadline(one) and _other_writing(one, text)):
            continue
        if not re.fullmatch(r"[（(]?\d{1,3}(?:\.\d+)*[）)]?[.、．]?", one):  # a number of a row
            missing += [figure for figure in FIGURE.findall(NUMBER.sub("", one)) if figure not in text]
    return missing


def _other_writing(cell: str, text: str) -> bool:
    """A day with its year may be said without, in the year of the meeting."""
    figures = FIGURE.findall(say_deadline(cell, None))
    return all(figure in text for figure in figures[-2:])


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_nothing_of_a_case_is_lost_for_its_own_kind(path: Path):
    read = materials(load(path))
    assert lost(read, write(read, load(path)["kind"])) == []


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_nothing_is_lost_of_any_files_together_for_any_kind_of_speech(data: st.DataObject):
    chosen = data.draw(st.lists(st.sampled_from(range(len(sources()))), min_size=1, max_size=3, unique=True))
    read = []
    for number in chosen:
        material = sources()[number]
        blocks = data.draw(st.permutations(material.blocks)) if data.draw(st.booleans()) else material.blocks
        read.append(Material(f"{number}-{material.file}", tuple(blocks)))
    text = write(read, data.draw(st.sampled_from(KINDS)))
    assert lost(read, text) == []
    HOUSE.load(text.encode())


def test_a_grid_is_read_cell_by_cell():
    assert any(isinstance(block, Grid) for material in sources() for block in material.blocks)
