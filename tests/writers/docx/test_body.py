"""document.xml: which style every block takes, and how its text is written."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.model.draft import Block, Draft, Run
from drafter.model.style import Style
from drafter.writers.docx import write_docx
from tests.writers.docx.reading import read_runs, read_texts
from tests.writers.docx.validators import WORD, read_part
from tests.writers.samples import draft_of, gbt9704, paragraph

WRITABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\n\t")
)


def paragraphs(draft: Draft, style: Style) -> list[tuple[str, str]]:
    return read_texts(write_docx(draft, style))


def runs(block: Block, style: Style) -> list[tuple[str, str]]:
    return read_runs(write_docx(draft_of(block), style))


def test_each_block_takes_its_style(draft: Draft, style: Style):
    assert paragraphs(draft, style) == [
        ("Title", "在全市2026年春节期间\n安全生产工作会议上的讲话"),
        ("稿次", "（送审稿）"),
        ("Subtitle", "市委副书记、市长　李　明"),
        ("Date", "（2026年1月20日）"),
        ("Salutation", "同志们："),
        ("Body Text", "今天，市委、市政府召开这次会议。下面，我讲三点意见。"),
        ("Heading 1", "一、认清形势，绷紧“安全弦”"),
        ("Body Text", "去年12月以来，接连发生【数】起火灾——都在夜间…教训深刻。"),
        ("Heading 2", "（一）全省形势"),
        ("Heading 3", "1.冷库"),
        ("Heading 4", "（1）餐饮场所"),
        ("Body Text", "一要把冷库排查干净。逐一排查112家。"),
        ("Body Text", "一、慎终如始抓防控。不松劲。"),
        ("Body Text", "（二）守住路口。一是管车。"),
        ("现场提示", "（赵刚同志讲话）"),
        ("Body Text", "同志们，平安是福。"),
        ("Closing", "谢谢大家。"),
    ]


def test_the_number_of_a_heading_is_a_run_of_its_own(style: Style):
    block = Block("heading", (Run("认清形势"),), depth=1, marker="一、")
    assert [text for text, _ in runs(block, style)] == ["一、", "认清形势"]


def test_a_run_in_head_takes_a_character_style_and_its_marker_with_it(style: Style):
    block = Block("item", (Run("抓排查。", head=True), Run("逐一过筛。")), marker="一要")
    assert runs(block, style) == [("一要", "Strong"), ("抓排查。", "Strong"), ("逐一过筛。", "Default Paragraph Font")]
    block = Block("item", (Run("抓排查。", head=True),), marker="（一）")
    assert runs(block, style) == [("（一）", "段首二级标题"), ("抓排查。", "段首二级标题")]


def test_a_blank_is_placeholder_text(style: Style):
    assert runs(paragraph("由", Run("【责任单位】", blank="a")), style)[1] == ("【责任单位】", "Placeholder Text")


def test_the_hint_stands_on_runs_with_chinese_or_chinese_marks_and_on_no_others(style: Style):
    block = paragraph("112", "家", "“", "”", "—", "…", "·", "3.5%", "A-1", "①", "　")
    body = read_part(write_docx(draft_of(block), style), "word/document.xml")
    hinted = ["".join(run.itertext()) for run in body.iter(f"{WORD}r") if run.find(f"{WORD}rPr") is not None]
    assert hinted == ["家", "“", "”", "—", "…", "·", "①", "　"]


@given(st.lists(WRITABLE, min_size=1, max_size=4))
def test_any_text_is_read_back_unchanged(texts: list[str]):
    assert paragraphs(draft_of(paragraph(*texts)), gbt9704()) == [("Body Text", "".join(texts))]


def test_the_other_sets_of_headings_stand_in_one_comment_at_the_first_heading(style: Style):
    blocks = (Block("heading", (Run("认清形势"),), "a", 1), Block("heading", (Run("压实责任"),), "b", 1))
    sets = ({"a": "认清形势", "b": "压实责任"}, {"a": "形势怎么看", "b": "责任怎么落"})
    written = write_docx(Draft("讲话", blocks, "special-campaign", headings=sets), style)
    comments = ["".join(node.itertext()) for node in read_part(written, "word/comments.xml")]
    assert len(comments) == 1
    assert "一、形势怎么看　二、责任怎么落" in comments[0]
    assert "认清形势" not in comments[0]
