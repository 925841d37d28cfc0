"""A kind of speech is no renamed copy of another, and the page that leads to a kind names them all."""

import re
from functools import cache
from pathlib import Path

from evaluation.neighbours import CLOSE, Neighbour, find_neighbours, share
from tests.house import HOUSE

PAGE = Path(__file__).parents[1] / "docs" / "kinds.md"
TABLE = Path(__file__).parents[1] / "evaluation" / "neighbours.md"


@cache
def neighbours() -> tuple[Neighbour, ...]:
    return tuple(find_neighbours(HOUSE))


def test_a_share_is_what_both_have_of_what_either_has() -> None:
    assert share({"甲", "乙"}, {"乙", "丙"}) == 1 / 3
    assert share(set(), set()) == 0


def test_no_kind_shares_half_of_itself_with_its_nearest_and_each_has_sections_of_its_own() -> None:
    near = [(each.kind.id, each.nearest.id, round(each.mean, 2)) for each in neighbours() if each.mean >= CLOSE]
    assert not near
    assert not [each.kind.id for each in neighbours() if len(each.own) < 2]


def test_the_page_of_kinds_says_of_each_for_what_occasions_it_is_and_shows_a_picture_of_it() -> None:
    page = PAGE.read_text(encoding="utf-8")
    lines = [
        f"| {'、'.join(kind.occasions)} | **{kind.name}** | {kind.choose} |" for kind in HOUSE.templates.kinds.values()
    ]
    assert not [line for line in lines if line not in page]
    pictures = re.findall(r'src="([^"]+)"', page)
    assert len(pictures) == len(lines)
    assert all((PAGE.parent / picture).stat().st_size < 80_000 for picture in pictures)


def test_the_table_of_neighbours_is_that_of_the_kinds_as_they_are() -> None:
    rows = re.findall(r"(?m)^\| ([^|]+) \| ([^|]+) \|(?: \d+% \|){5}", TABLE.read_text(encoding="utf-8"))
    assert rows == [(each.kind.name, each.nearest.name) for each in sorted(neighbours(), key=lambda each: -each.mean)]
