"""Whether a control is filled: one answer for every command."""

import pytest

from drafter.word.controls import is_prompting, unwrap, walk_controls
from drafter.word.namespaces import WORD, W
from drafter.word.nodes import Node, parse_xml
from drafter.word.text import text_of

MARK, OFF = "<w:showingPlcHdr/>", '<w:showingPlcHdr w:val="0"/>'
PROMPTS = {"【城市名称】", "点这里写"}


def control(text: str, properties: str = "") -> Node:
    run = f"<w:r><w:t>{text}</w:t></w:r>"
    return parse_xml(
        f'<w:sdt xmlns:w="{WORD}"><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'.encode()
    )


@pytest.mark.parametrize(
    ("text", "properties", "prompting"),
    [
        ("【城市名称】", MARK, True),
        ("【城市名称】", "", True),  # WPS drops the mark
        ("【城市名称】", OFF, True),
        ("点这里写", MARK, True),  # a building block of the office's own
        ("【没人认得的提示】", MARK, True),  # ours, of a draft whose record is lost
        ("【没人认得的提示】", "", False),  # typed so: finalize tells of it as a mark
        ("单击或点击此处输入文字。", MARK, True),
        ("Click or tap here to enter text.", "", True),
        (" 【城市名称】 ", MARK, True),
        ("云州市", MARK, False),  # LibreOffice and WPS leave the mark on what was typed over it
        ("云州市", OFF, False),
        ("云州市", "", False),
        ("市委【城市名称】", MARK, False),
        ("", MARK, False),  # empty, and that is another thing
    ],
)
def test_a_control_is_prompting_where_it_says_a_prompt_whatever_it_is_marked_as(
    text: str, properties: str, prompting: bool
):
    assert is_prompting(control(text, properties), PROMPTS) is prompting


def test_a_control_around_paragraphs_is_read_over_all_of_them():
    block = control("", MARK)
    content = block.find(f"{W}sdtContent")
    assert content is not None
    content.append(parse_xml(f'<w:p xmlns:w="{WORD}"><w:r><w:t>【城市名称】</w:t></w:r></w:p>'.encode()))
    assert is_prompting(block, PROMPTS)


def test_unwrapping_leaves_what_stood_in_controls_in_its_order():
    root = parse_xml(
        f'<w:p xmlns:w="{WORD}"><w:r><w:t>一</w:t></w:r><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>二</w:t></w:r>'
        "<w:sdt><w:sdtContent><w:r><w:t>三</w:t></w:r></w:sdtContent></w:sdt><w:smartTag><w:smartTagPr/><w:r><w:t>四"
        "</w:t></w:r></w:smartTag></w:sdtContent></w:sdt><w:sdt/><w:r><w:t>五</w:t></w:r></w:p>".encode()
    )
    unwrap(root)
    assert (text_of(root), list(walk_controls(root))) == ("一二三四五", [])
