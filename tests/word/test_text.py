"""The text of a Word file, wherever Word puts it."""

import io
import zipfile

import pytest

from drafter.word.nodes import BrokenPackage
from drafter.word.package import Package
from drafter.word.text import read_docx, read_lines
from tests.corpus.files import W, paragraph, word


def test_split_runs_tabs_and_breaks_make_one_text():
    body = "<w:p><w:r><w:t>一、提高</w:t></w:r><w:r><w:rPr/><w:t>认识</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>"
    assert read_docx(word(body)) == ["一、提高认识\n第二行"]


def test_content_controls_tables_and_text_boxes_are_read_once():
    box = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent><w:t>框外</w:t></w:r></w:p>"
    )
    control = f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('格一')}</w:tc><w:tc>{paragraph('格二')}</w:tc></w:tr></w:tbl>"
    inline = "<w:p><w:sdt><w:sdtContent><w:r><w:t>行内</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    assert read_docx(word(box + control + table + inline)) == ["框外", "框里", "控件", "格一", "格二", "行内"]


def test_deleted_text_is_left_out_and_inserted_text_read():
    body = "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    assert read_docx(word(body)) == ["新"]


def test_numbers_that_word_sets_itself_are_written_out():
    numbering = (
        f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'>"
        "<w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    )

    def numbered(text: str, level: int) -> str:
        properties = f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        return paragraph(text, properties)

    body = numbered("甲", 0) + numbered("乙", 1) + numbered("丙", 1) + numbered("丁", 0) + numbered("戊", 1)
    assert read_docx(word(body, numbering=numbering)) == ["一、甲", "1.乙", "2.丙", "二、丁", "1.戊"]


def test_a_bomb_is_refused_by_its_declared_size():
    with pytest.raises(BrokenPackage, match="larger than 10 MB"):
        read_docx(word(paragraph("a" * 11_000_000)))


def test_nothing_outside_is_opened():
    entity = "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    evil = f"{entity}<w:document {W}><w:body>{paragraph('&x;')}</w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", evil)
    assert read_docx(buffer.getvalue()) == [""]


MC = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"


def test_a_symbol_that_only_old_programs_read_as_text_is_read():
    choice = "<mc:Choice Requires='w16se'><x:symEx xmlns:x='urn:x'/></mc:Choice>"
    fallback = "<mc:Fallback><w:t>☺</w:t></mc:Fallback>"
    symbol = f"<mc:AlternateContent {MC}>{choice}{fallback}</mc:AlternateContent>"
    assert read_docx(word(f"<w:p><w:r><w:t>甲</w:t></w:r><w:r>{symbol}</w:r></w:p>")) == ["甲☺"]


def test_fields_links_insertions_and_wrappers_are_read_and_instructions_are_not():
    inner = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p><w:fldSimple w:instr='PAGE'>{inner.format('一')}</w:fldSimple>"
        f"<w:hyperlink>{inner.format('二')}</w:hyperlink>"
        f"<w:moveTo>{inner.format('三')}</w:moveTo><w:moveFrom>{inner.format('四')}</w:moveFrom>"
        f"<w:smartTag>{inner.format('五')}</w:smartTag><w:r><w:instrText>DATE</w:instrText></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>liù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>六</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<w:r><w:noBreakHyphen/><w:softHyphen/><w:cr/><w:tab/></w:r></w:p>"
    )
    assert read_docx(word(body)) == ["一二三五六-\n\t"]


def test_very_many_nested_paragraphs_are_read_in_time_that_grows_as_they_do():
    nested = "<w:p><w:r><w:t>甲</w:t>" * 100 + "</w:r></w:p>" * 100
    lines = read_docx(word(nested * 300))
    assert (len(lines), set(lines)) == (30_000, {"甲"})


def test_a_line_is_a_paragraph_wherever_it_stands_and_its_column_counts_word_s_own_number():
    numbering = (
        f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/>"
        "<w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    )
    numbered = paragraph("提高认识", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>")
    broken = "<w:p><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r></w:p>"
    cell = f"<w:tbl><w:tr><w:tc>{paragraph('格')}</w:tc></w:tr></w:tbl>"
    package = Package(word(broken + cell + paragraph("") + numbered, numbering=numbering))
    assert [(line.number, line.own) for line in read_lines(package)] == [
        ("", "上行\n下行"),
        ("", "格"),
        ("", ""),
        ("一、", "提高认识"),
    ]
