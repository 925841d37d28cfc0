"""HTML: one page that needs nothing else, in the type of the house, its facts only text."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from drafter.model.draft import Block, Draft, Run
from drafter.model.style import Style, Type
from drafter.writers.html import write_html
from tests.writers.samples import draft_of, gbt9704, paragraph
from tests.writers.test_write import HOSTILE


class Page(HTMLParser):
    """The elements of a page in order, and the text of its paragraphs."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.paragraphs: list[tuple[str, str]] = []
        self.marks: list[str] = []
        self._open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in ("h1", "h2", "h3", "h4", "h5", "p"):
            self.paragraphs.append((tag, ""))
        if tag == "br":
            self._add("\n")
        elif tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("h1", "h2", "h3", "h4", "h5", "p", "mark", "strong"):
            self._add(data)
        if self._open and self._open[-1] == "mark":
            self.marks.append(data)

    def _add(self, text: str) -> None:
        tag, before = self.paragraphs.pop()
        self.paragraphs.append((tag, before + text))


def test_the_speech_is_headed_and_its_blanks_are_marked(draft: Draft, style: Style):
    page = Page(write_html(draft, style))
    assert [tag for tag, _ in page.paragraphs][:11] == ["h1", "p", "p", "p", "p", "p", "h2", "p", "h3", "h4", "h5"]
    assert page.paragraphs[0][1] == "在全市2026年春节期间\n安全生产工作会议上的讲话"
    assert page.marks == ["【数】"]
    assert page.tags[:3] == ["html", "head", "meta"]


def test_the_page_is_chinese_and_needs_nothing_else(draft: Draft, style: Style):
    page = write_html(draft, style).decode()
    assert '<html lang="zh-CN">' in page
    assert not re.search(r"https?:|src=|url\(|@import|<script|<link", page)


@pytest.mark.parametrize("fact", HOSTILE)
@pytest.mark.parametrize("kind", ["title", "paragraph"])
def test_a_fact_is_text_and_nothing_else(fact: str, kind: str, style: Style):
    plain = Page(write_html(draft_of(Block(kind, (Run("一"),))), style))  # type: ignore[arg-type]
    page = Page(write_html(draft_of(Block(kind, (Run(fact),))), style))  # type: ignore[arg-type]
    assert [text for _, text in page.paragraphs] == [fact]
    assert [tag for tag in page.tags if tag != "br"] == plain.tags


def test_page_and_type_are_those_of_the_style(draft: Draft):
    style = gbt9704(types={"body": Type("隶书", 18, indent=1)}, page={"line_pitch": 660})
    page = write_html(draft, style).decode()
    assert "@page { size: 210.01mm 297.00mm; margin: 37.01mm 26.00mm 35.00mm 27.99mm; }" in page
    assert "line-height: 33pt" in page
    assert re.search(r'\.body \{[^}]*"隶书"[^}]*font-size: 18pt;[^}]*text-indent: 1em;', page)
    assert re.search(r"\.blank \{[^}]*color: #C00000; background: #FDE9D9;", page)


@pytest.mark.parametrize(("page_number", "boxes"), [("outer", ["right", "left"]), ("center", ["center"]), ("none", [])])
def test_page_numbers_stand_where_the_style_says(page_number: str, boxes: list[str], draft: Draft):
    page = write_html(draft, gbt9704(page_number=page_number)).decode()
    assert re.findall(r"@bottom-(\w+)", page) == boxes


def test_a_fonts_name_cannot_leave_the_style_sheet(draft: Draft, style: Style):
    page = write_html(draft, replace(style, latin='A"; } </style><script>')).decode()
    assert page.count("</style>") == 1
    assert "<script" not in page


def test_spaces_and_tabs_of_a_fact_are_shown(style: Style):
    page = write_html(draft_of(paragraph("甲\t乙  丙")), style).decode()
    assert "甲\t乙  丙" in page
    assert "white-space: pre-wrap" in page
