"""The other parts that all drafts of a style share: page, fonts, settings, page numbers."""

import re

import pytest

from drafter.model.style import Style
from drafter.writers.docx.parts import write_constant_parts, write_section
from tests.writers.samples import gbt9704


def part(style: Style, name: str) -> str:
    return dict(write_constant_parts(style))[name]


def test_the_page_is_a4_with_the_margins_of_the_standard(style: Style):
    section = write_section(style)
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in section
    margins = dict(re.findall(r'w:(\w+)="(\d+)"', re.search(r"<w:pgMar[^>]*>", section)[0]))  # type: ignore[index]
    assert {side: round(int(margins[side]) / 56.7) for side in ("top", "bottom", "left", "right")} == {
        "top": 37,
        "bottom": 35,
        "left": 28,
        "right": 26,
    }


def test_the_grid_is_of_lines_unless_the_style_asks_for_characters(style: Style):
    assert '<w:docGrid w:type="lines" w:linePitch="579"/>' in write_section(style)
    grid = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>'
    assert grid in write_section(gbt9704(page={"grid": "characters"}))


@pytest.mark.parametrize(("page_number", "footers"), [("outer", 2), ("center", 1), ("none", 0)])
def test_page_numbers_are_footers(page_number: str, footers: int):
    style = gbt9704(page_number=page_number)
    parts = dict(write_constant_parts(style))
    assert [name for name in parts if "footer" in name] == [f"word/footer{n}.xml" for n in range(1, footers + 1)]
    assert write_section(style).count("footerReference") == footers
    assert parts["[Content_Types].xml"].count("footer+xml") == footers
    assert ("evenAndOddHeaders" in parts["word/settings.xml"]) == (page_number == "outer")


def test_a_page_number_stands_between_dashes(style: Style):
    assert re.sub(r"<[^>]*>", "", part(style, "word/footer1.xml")).strip() == "— 1 —"
    assert '<w:fldSimple w:instr=" PAGE ">' in part(style, "word/footer2.xml")


def test_the_minutes_stand_on_the_inner_side_of_the_page_number():
    def texts(page_number: str) -> list[str]:
        parts = write_constant_parts(gbt9704(page_number=page_number), "全文约9分钟")
        return [re.sub(r"<[^>]*>", "", text).strip() for name, text in parts if "footer" in name]

    assert texts("outer") == ["全文约9分钟　— 1 —", "— 1 —　全文约9分钟"]
    assert texts("center") == ["全文约9分钟　— 1 —"]


def test_the_font_table_gives_each_font_its_other_name(style: Style):
    table = part(style, "word/fontTable.xml")
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:charset w:val="86"/>' in table
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋"/><w:charset w:val="86"/>' in table
    assert '<w:font w:name="Times New Roman"><w:charset w:val="00"/>' in table


def test_the_settings_are_those_of_word_2013_in_chinese(style: Style):
    settings = part(style, "word/settings.xml")
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert 'w:eastAsia="zh-CN"' in settings
