"""The printed page, read from LibreOffice: 22 lines of 28 characters (GB/T 9704-2012, 5.2), sentences kept whole."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from drafter.model.draft import Block, Run
from drafter.workspace import Workspace
from drafter.writers.docx import write_docx
from tests.writers.rendering import Line, print_pages, why_not
from tests.writers.samples import ROOT, draft_of, gbt9704, paragraph

pytestmark = pytest.mark.skipif(bool(why_not()), reason=f"pages cannot be printed: {why_not()}")

# No punctuation, which may hang or be squeezed: every line is 28 Han characters.
PLAIN = "安全生产责任重于泰山隐患险于明火防范胜于救灾"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[Line]]:
    """A title that fills its line, a heading, and three pages of text."""
    draft = draft_of(
        Block("title", (Run("在全市秋冬季防控工作推进会议上的讲话提纲"),)),
        Block("speaker", (Run("市长", fact="speaker.post"), Run("李明", fact="speaker.name"))),
        Block("date", (Run("2026年1月20日", fact="date"),)),
        Block("salutation", (Run("同志们："),)),
        Block("heading", (Run("认清形势"),), depth=1, marker="一、"),
        paragraph(PLAIN * 60),
        *(paragraph(PLAIN * 5) for _ in range(8)),
    )
    return print_pages(write_docx(draft, gbt9704()), tmp_path_factory.mktemp("pages"))


def body(page: list[Line]) -> list[Line]:
    """A page without its number."""
    return page[:-1]


def test_a_full_page_holds_22_lines_of_28_characters(pages: list[list[Line]]):
    lines = body(pages[1])
    assert len(lines) == 22
    assert {len(line.text) for line in lines} == {28}


def test_the_first_page_holds_22_lines_with_title_and_space(pages: list[list[Line]]):
    # One title line, name, date, an empty line, salutation, heading: the text has the other sixteen.
    assert [line.text[:3] for line in body(pages[0])[:5]] == ["在全市", "市长李", "（20", "同志们", "一、认"]
    assert len(body(pages[0])) == 21
    assert len(body(pages[0])[0].text) == 20


def test_lines_stand_on_the_grid(pages: list[list[Line]]):
    lines = body(pages[1])
    steps = {round(below.top - above.top, 1) for above, below in pairwise(lines)}
    assert all(abs(step - 579 / 20) <= 0.11 for step in steps)


def test_paragraphs_are_indented_by_two_characters(pages: list[list[Line]]):
    first, second = body(pages[0])[5:7]
    assert first.left - second.left == pytest.approx(2 * 16, abs=1)
    assert len(first.text) == 26


def test_odd_pages_are_numbered_on_the_right_and_even_ones_on_the_left(pages: list[list[Line]]):
    for number, page in enumerate(pages[:3], start=1):
        assert page[-1].text == f"—{number}—"
        middle = (page[-1].left + page[-1].right) / 2
        assert (middle > 595 / 2) == (number % 2 == 1)
        assert page[-1].top > body(page)[-1].bottom


@pytest.fixture(scope="module")
def rostrum(tmp_path_factory: pytest.TempPathFactory) -> list[list[Line]]:
    """A speech of ten minutes in the style for the rostrum, with a sentence in it that is longer than a page."""
    workspace = Workspace()
    draft, _ = workspace.draft(workspace.load(ROOT / "examples" / "spring-festival.yaml"))
    draft = replace(draft, blocks=(*draft.blocks, paragraph(PLAIN * 18 + "。"), *draft.blocks[4:8]))
    written = write_docx(draft, workspace.style("read-aloud"))
    return print_pages(written, tmp_path_factory.mktemp("rostrum"))


def test_no_page_ends_inside_a_sentence_but_where_the_sentence_is_longer_than_a_page(rostrum: list[list[Line]]):
    last = [body(page)[-1].text for page in rostrum]
    broken = [text for text in last if not re.search("[。！？][”）]*$", text)]
    assert len(rostrum) > 8
    assert len(broken) == 1
    assert broken[0] in PLAIN * 3


def test_the_minutes_stand_in_the_margin_at_the_height_of_a_line(rostrum: list[list[Line]]):
    lines = [line for page in rostrum for line in page if re.match("[0-9]+分", line.text)]
    assert [int(line.text.split("分")[0]) for line in lines][:10] == list(range(1, 11))
    assert all(line.left < 1587 / 20 for line in lines)


def test_pages_for_the_rostrum_have_room_for_18_lines_of_20_characters(rostrum: list[list[Line]]):
    texts = [re.sub("^[0-9]+分", "", line.text) for page in rostrum for line in body(page)]
    assert max(len(text) for text in texts if set(text) <= set(PLAIN)) == 20
    assert max(len(body(page)) for page in rostrum) == 18
