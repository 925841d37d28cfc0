"""styles.xml: every number of GB/T 9704 where Word looks for it."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from drafter.model.style import Style
from drafter.writers.docx.styles import write_styles
from tests.writers.docx.validators import WORD
from tests.writers.samples import gbt9704


def element(style: Style, id: str, path: str) -> etree._Element | None:
    root = etree.fromstring(write_styles(style).encode())
    prefixes = {"w": WORD.strip("{}")}
    found = root.xpath(f"//w:style[@w:styleId='{id}']/{path}", namespaces=prefixes)
    assert isinstance(found, list)
    return found[0] if found and isinstance(found[0], etree._Element) else None


def attributes(style: Style, id: str, path: str) -> dict[str, str]:
    found = element(style, id, path)
    return {} if found is None else {str(key).removeprefix(WORD): str(value) for key, value in found.attrib.items()}


def test_styles_have_words_own_names_and_the_few_that_are_ours_are_chinese(style: Style):
    assert re.findall(r'<w:name w:val="([^"]*)"', write_styles(style)) == [
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        "Title",
        "稿次",
        "Subtitle",
        "Date",
        "Salutation",
        "Body Text",
        *("heading 1", "heading 2", "heading 3", "heading 4"),
        "现场提示",
        "Closing",
        "Signature",
        "Strong",
        *("段首一级标题", "段首二级标题"),
        "Placeholder Text",
        *("annotation text", "annotation reference"),
        "footer",
        *("页码单页", "页码双页"),
    ]


def test_normal_carries_size_spacing_and_widow_control(style: Style):
    assert attributes(style, "Normal", "w:rPr/w:sz") == {"val": "32"}
    assert attributes(style, "Normal", "w:rPr/w:spacing") == {"val": "-5"}
    assert attributes(style, "Normal", "w:pPr/w:widowControl") == {"val": "0"}
    assert attributes(gbt9704(widow_control=True), "Normal", "w:pPr/w:widowControl") == {"val": "1"}


def test_a_grid_of_characters_needs_no_spacing():
    assert attributes(gbt9704(page={"grid": "characters"}), "Normal", "w:rPr/w:spacing") == {}


def test_the_defaults_are_fangsong_and_times_in_chinese(style: Style):
    written = write_styles(style)
    fonts = 'w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" w:hAnsi="Times New Roman" w:cs="Times New Roman"'
    assert f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>" in written
    assert 'w:eastAsia="zh-CN"' in written


@pytest.mark.parametrize(
    ("id", "font", "size"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("Subtitle", "楷体_GB2312", None),
        ("Heading1", "黑体", None),
        ("Heading2", "楷体_GB2312", None),
        ("Heading3", None, None),
        ("BodyText", None, None),
    ],
)
def test_each_style_says_how_it_differs_from_normal(id: str, font: str | None, size: str | None, style: Style):
    assert attributes(style, id, "w:rPr/w:rFonts").get("eastAsia") == font
    assert attributes(style, id, "w:rPr/w:sz").get("val") == size


def test_the_first_line_of_the_body_is_indented_in_characters_and_in_twips(style: Style):
    assert attributes(style, "BodyText", "w:pPr/w:ind") == {"firstLineChars": "200", "firstLine": "640"}
    assert attributes(style, "Salutation", "w:pPr/w:ind") == {}


def test_headings_are_in_the_navigation_pane_and_keep_with_what_follows(style: Style):
    levels = [attributes(style, f"Heading{depth}", "w:pPr/w:outlineLvl")["val"] for depth in (1, 2, 3, 4)]
    assert levels == ["0", "1", "2", "3"]
    assert all(element(style, f"Heading{depth}", "w:pPr/w:keepNext") is not None for depth in (1, 2, 3, 4))


def test_the_third_level_is_bold_and_strong_too(style: Style):
    assert element(style, "Heading3", "w:rPr/w:b") is not None
    assert element(style, "Heading4", "w:rPr/w:b") is None
    assert element(style, "Strong", "w:rPr/w:b") is not None


def test_one_line_of_the_grid_stands_above_the_salutation(style: Style):
    assert attributes(style, "Salutation", "w:pPr/w:spacing") == {"beforeLines": "100", "before": "579"}


def test_lines_above_the_title_are_space_and_not_empty_paragraphs():
    spacing = attributes(gbt9704(blank_lines_above_title=2), "Title", "w:pPr/w:spacing")
    assert spacing == {"beforeLines": "200", "before": "1158", "line": "579", "lineRule": "exact"}


def test_a_blank_is_coloured_by_its_style(style: Style):
    assert attributes(style, "PlaceholderText", "w:rPr/w:color") == {"val": "C00000"}
    assert attributes(style, "PlaceholderText", "w:rPr/w:shd")["fill"] == "FDE9D9"


def test_odd_pages_are_numbered_on_the_right_and_even_ones_on_the_left_one_character_in(style: Style):
    assert attributes(style, "PageNumberOdd", "w:name") == {"val": "页码单页"}
    assert attributes(style, "PageNumberOdd", "w:pPr/w:jc") == {"val": "right"}
    assert attributes(style, "PageNumberOdd", "w:pPr/w:ind") == {"rightChars": "100", "right": "280"}
    assert attributes(style, "PageNumberEven", "w:pPr/w:jc") == {"val": "left"}
    assert attributes(style, "PageNumberEven", "w:pPr/w:ind") == {"leftChars": "100", "left": "280"}
    assert attributes(style, "Footer", "w:rPr/w:rFonts")["ascii"] == "宋体"


def test_page_numbers_may_be_centred():
    centred = gbt9704(page_number="center")
    assert attributes(centred, "PageNumberOdd", "w:pPr/w:jc") == {"val": "center"}
    assert element(centred, "PageNumberEven", "w:name") is None


def test_a_style_that_keeps_sentences_breaks_no_paragraph_and_has_one_for_what_goes_on(style: Style):
    kept = gbt9704(keep_sentences=5)
    assert element(kept, "BodyText", "w:pPr/w:keepLines") is not None
    assert attributes(kept, "Continued", "w:name") == {"val": "正文续段"}
    assert attributes(kept, "Continued", "w:basedOn") == {"val": "BodyText"}
    assert attributes(kept, "Continued", "w:pPr/w:ind") == {"firstLineChars": "0", "firstLine": "0"}
    assert "keepLines" not in write_styles(style)
    assert element(style, "Continued", "w:name") is None


def test_the_minutes_stand_in_a_frame_in_the_left_margin(style: Style):
    marked = gbt9704(minutes="margin")
    frame = attributes(marked, "Minute", "w:pPr/w:framePr")
    assert (frame["hAnchor"], frame["vAnchor"]) == ("page", "text")
    assert 0 < int(frame["x"]) < int(frame["x"]) + int(frame["w"]) < marked.page.left
    assert element(style, "Minute", "w:name") is None


def test_a_bold_second_level_is_an_option():
    types = {name: replace(gbt9704().types[name], bold=True) for name in ("heading2", "head2")}
    bold = gbt9704(types=types)
    assert element(bold, "Heading2", "w:rPr/w:b") is not None
    assert element(bold, "RunInHead2", "w:rPr/w:b") is not None


def test_a_style_without_faces_for_run_in_heads_has_no_styles_for_them():
    types = {name: type for name, type in gbt9704().types.items() if name not in ("head1", "head2")}
    assert "RunInHead" not in write_styles(replace(gbt9704(), types=types))
