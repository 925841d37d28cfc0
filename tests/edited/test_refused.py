"""What keeps a file from being final, each by a file made for it: everything that is open is told at once."""

import re
from pathlib import Path

import pytest

from drafter.corpus.source import read_data
from drafter.edited import finalize, make_document
from drafter.model.draft import Ask, Draft, Run
from drafter.model.finding import Finding
from drafter.model.style import Style
from drafter.word.namespaces import RELATIONSHIPS, WORD
from drafter.word.text import read_docx
from drafter.writers.docx import write_docx
from tests.edited.finals import marks_of, refusals
from tests.writers.docx.editing import BODY, add_part, edit_part
from tests.writers.samples import draft_of, paragraph

MARKS = Path(__file__).parents[1] / "fixtures" / "finalize" / "marks.txt"
OFFICE = "application/vnd.openxmlformats-officedocument"


def test_a_control_that_shows_its_prompt_is_refused_with_its_name_and_its_place(style: Style):
    draft = Draft(
        "讲话",
        (paragraph("同志们："), paragraph("会议在", Run("【城市名称】", blank="facts.city"), "召开。")),
        "special-campaign",
        asks={"facts.city": Ask("城市名称")},
    )
    (finding,) = refusals(write_docx(draft, style))
    assert str(finding) == (
        "s.docx:2: “会议在【城市名称】召开。”: “城市名称” is not filled in; click it in Word and type."
    )


def test_a_blank_that_stands_in_several_places_is_told_once_with_their_number(style: Style):
    blank = Run("【城市】", blank="facts.city")
    (finding,) = refusals(write_docx(draft_of(paragraph("在", blank), paragraph("去", blank)), style))
    assert "in 2 places" in finding.message


def test_an_emptied_control_is_refused(filled: bytes):
    emptied = edit_part(filled, BODY, lambda text: text.replace("<w:t>市政府</w:t>", "<w:t></w:t>"))
    (finding,) = refusals(emptied)
    assert (finding.rule, finding.place and finding.place.line) == ("control-open", 1)


def test_a_prompt_of_ours_that_is_plain_text_now_is_refused_and_cannot_be_allowed(style: Style):
    draft = write_docx(draft_of(paragraph("由", Run("【市应急局】", blank="facts.who"), "负责。")), style)
    unwrapped = edit_part(
        draft, BODY, lambda text: re.sub(r"<w:sdt>.*?<w:sdtContent>(.*?)</w:sdtContent></w:sdt>", r"\1", text)
    )
    (finding,) = refusals(unwrapped, "【市应急局】")
    assert (finding.rule, finding.excerpt) == ("blank-left", "【市应急局】")


def mark_cases() -> list[tuple[str, list[str]]]:
    lines = MARKS.read_text(encoding="utf-8").splitlines()
    pairs = [line.rsplit("|", 1) for line in lines if line and not line.startswith("#")]
    return [(text.strip(), re.findall(r"\{\{.*?\}\}|\{%.*?%\}|\S+", marks)) for text, marks in pairs]


@pytest.mark.parametrize(("text", "marks"), mark_cases(), ids=[text[:12] for text, _marks in mark_cases()])
def test_marks_that_people_leave_are_refused_until_they_are_allowed(text: str, marks: list[str]):
    written = make_document([text])
    assert sorted(marks_of(written)) == sorted(marks)
    assert read_docx(finalize(written, marks)) == [text]


@pytest.mark.parametrize(("mark", "allowed"), [("ＸＸ", "xx"), ("{{ theme.noun }}", "{{ }}"), ("{{甲}}", "{{")])
def test_a_mark_is_allowed_by_any_way_of_typing_it(mark: str, allowed: str):
    assert finalize(make_document([f"由{mark}负责。"]), [allowed])


BY = 'w:id="1" w:author="王芳"'
CELL = "<w:tbl><w:tr><w:tc><w:tcPr>{}</w:tcPr><w:p/></w:tc></w:tr></w:tbl>"


def changed(name: str) -> str:
    """Properties that somebody changed: what they were is inside."""
    return f"<w:{name}><w:{name}Change {BY}><w:{name}/></w:{name}Change></w:{name}>"


INSERTED = f"<w:p><w:ins {BY}><w:r><w:t>甲</w:t></w:r></w:ins></w:p>"
TRACKED = {
    "an insertion": INSERTED,
    "a deletion": f"<w:p><w:del {BY}><w:r><w:delText>甲</w:delText></w:r></w:del></w:p>",
    "a move away": f"<w:p><w:moveFrom {BY}><w:r><w:t>甲</w:t></w:r></w:moveFrom></w:p>",
    "a move here": f"<w:p><w:moveTo {BY}><w:r><w:t>甲</w:t></w:r></w:moveTo></w:p>",
    "a range that moved": f'<w:p><w:moveFromRangeStart {BY} w:name="a"/></w:p>',
    "custom XML put in": f"<w:p><w:customXmlInsRangeStart {BY}/></w:p>",
    "a run's look": f"<w:p><w:r>{changed('rPr')}<w:t>甲</w:t></w:r></w:p>",
    "a paragraph's look": f"<w:p>{changed('pPr')}</w:p>",
    "a paragraph's end": f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr></w:p>",
    "a paragraph's number": f"<w:p><w:pPr><w:numPr><w:numberingChange {BY}/></w:numPr></w:pPr></w:p>",
    "a page": changed("sectPr"),
    "a table": f"<w:tbl>{changed('tblPr')}<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "a table's columns": f"<w:tbl>{changed('tblGrid')}<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "a table's row": f"<w:tbl><w:tr>{changed('tblPrEx')}<w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "a row": f"<w:tbl><w:tr>{changed('trPr')}<w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "a cell": f"<w:tbl><w:tr><w:tc>{changed('tcPr')}<w:p/></w:tc></w:tr></w:tbl>",
    "a cell put in": CELL.format(f"<w:cellIns {BY}/>"),
    "a cell taken out": CELL.format(f"<w:cellDel {BY}/>"),
    "cells joined": CELL.format(f"<w:cellMerge {BY}/>"),
    "a text box": f"<w:p><w:r><w:pict><w:txbxContent>{INSERTED}</w:txbxContent></w:pict></w:r></w:p>",
}


@pytest.mark.parametrize("kind", TRACKED)
def test_a_tracked_change_is_refused_whatever_it_changes(kind: str):
    written = edit_part(
        make_document(["同志们："]), BODY, lambda text: text.replace("</w:body>", f"{TRACKED[kind]}</w:body>")
    )
    (finding,) = refusals(written)
    assert finding.rule == "change-tracked"
    assert "“王芳”: 1" in finding.message and finding.place


BESIDE = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
NAMES = {"header": "Header", "footer": "Footer", "footnotes": "Footnote", "endnotes": "Endnote"}


@pytest.mark.parametrize("part", BESIDE)
@pytest.mark.parametrize("open_point", ["××", "<w:ins/>"])
def test_what_is_open_beside_the_text_is_refused_too(part: str, open_point: str, filled: bytes):
    mark = "<w:r><w:t>由××负责。</w:t></w:r>"
    inner = mark if open_point == "××" else f"<w:ins {BY}>{mark.replace('×', '')}</w:ins>"
    notes = f'<w:footnote w:id="1"><w:p>{inner}</w:p></w:footnote>' if "notes" in part else f"<w:p>{inner}</w:p>"
    if part == "endnotes":
        notes = notes.replace("footnote", "endnote")
    content = f'<w:{BESIDE[part]} xmlns:w="{WORD}">{notes}</w:{BESIDE[part]}>'
    name = f"word/{part}9.xml" if part in ("header", "footer") else f"word/{part}.xml"
    written = add_part(filled, name, content, f"{OFFICE}.wordprocessingml.{part}+xml", f"{RELATIONSHIPS}/{part}")
    (finding,) = refusals(written)
    assert finding.message.startswith(f"{NAMES[part]} “由")


def test_copies_of_one_fact_that_differ_are_refused_until_that_is_allowed(style: Style):
    fact = Run("112", fact="facts.number")
    written = write_docx(draft_of(paragraph("共", fact, "家。"), paragraph("这", fact, "家要改。")), style)
    edited = edit_part(written, BODY, lambda text: text.replace("<w:t>112</w:t>", "<w:t>118</w:t>", 1))
    (finding,) = refusals(edited)
    assert (finding.rule, "“118”, “112”" in finding.message) == ("fact-differs", True)
    assert read_docx(finalize(edited, ["fact:facts.number"])) == ["共118家。", "这112家要改。"]


def test_everything_that_is_open_is_told_at_once_in_the_order_of_the_text(style: Style):
    change = f"<w:ins {BY}><w:r><w:t>甲</w:t></w:r></w:ins></w:p>"
    draft = draft_of(
        paragraph("由某某负责。"), paragraph("在", Run("【地点】", blank="facts.place")), paragraph("乙。")
    )
    written = edit_part(write_docx(draft, style), BODY, lambda text: change.join(text.rsplit("</w:p>", 1)))
    found = [(finding.place and finding.place.line, finding.rule) for finding in refusals(written)]
    assert found == [(1, "mark-left"), (2, "control-open"), (3, "change-tracked")]


# What is not ours.


def test_a_file_typed_by_hand_becomes_final_too():
    written = make_document(["同志们：", "今天开会。", "谢谢大家。"])
    assert read_docx(finalize(written)) == ["同志们：", "今天开会。", "谢谢大家。"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 torn", "damaged"),
        ("同志们：".encode(), "no Word file"),
        (make_document([""]), "no text"),
    ],
    ids=["empty", "doc", "encrypted", "pdf", "torn", "text", "nothing"],
)
def test_a_file_that_cannot_be_read_is_told_for_what_it_is(data: bytes, said: str):
    (finding,) = refusals(data)
    assert said in finding.message and str(finding.place) == "s.docx:1"


VANISH = "<w:rPr><w:vanish/></w:rPr>"
SECRET = "<w:r>{}<w:t>内部：先别讲</w:t></w:r>"
STYLES = (
    '<w:style w:type="character" w:styleId="a9"><w:name w:val="暗"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="b9"><w:name w:val="暗二"/><w:basedOn w:val="a9"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c9"><w:name w:val="暗段"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
)
HIDDEN = {
    "by the run": SECRET.format(VANISH),
    "by its style": SECRET.format('<w:rPr><w:rStyle w:val="a9"/></w:rPr>'),
    "by the style that is based on": SECRET.format('<w:rPr><w:rStyle w:val="b9"/></w:rPr>'),
    "by the paragraph's style": '<w:pPr><w:pStyle w:val="c9"/></w:pPr>' + SECRET.format(""),
}
SHOWN = {
    "not so": SECRET.format('<w:rPr><w:vanish w:val="0"/></w:rPr>'),
    "shown by the run, in a style that hides": SECRET.format(
        '<w:rPr><w:rStyle w:val="a9"/><w:vanish w:val="false"/></w:rPr>'
    ),
}


def with_paragraph(data: bytes, inner: str) -> bytes:
    data = edit_part(data, "word/styles.xml", lambda text: text.replace("</w:styles>", STYLES))
    return edit_part(data, BODY, lambda text: text.replace("<w:sectPr>", f"<w:p>{inner}</w:p><w:sectPr>"))


@pytest.mark.parametrize("inner", HIDDEN.values(), ids=HIDDEN)
def test_hidden_text_is_refused_for_whoever_gets_the_file_can_read_it(inner: str, filled: bytes):
    (finding,) = refusals(with_paragraph(filled, inner))
    assert (finding.rule, finding.excerpt, str(finding.place)) == ("text-hidden", "内部：先别讲", "s.docx:3")


@pytest.mark.parametrize("inner", SHOWN.values(), ids=SHOWN)
def test_text_that_is_shown_is_not_hidden(inner: str, filled: bytes):
    assert read_docx(finalize(with_paragraph(filled, inner)))[-1] == "内部：先别讲"


@pytest.mark.parametrize("element", ["altChunk", "subDoc"])
def test_a_file_whose_text_is_partly_that_of_another_is_refused_by_name(element: str, filled: bytes):
    link = f'xmlns:r="{RELATIONSHIPS}" r:id="word-chunk.html"'
    data = add_part(filled, "word/chunk.html", "<p>由××负责</p>", "text/html", f"{RELATIONSHIPS}/aFChunk")
    relations = "word/_rels/document.xml.rels"
    data = edit_part(data, relations, lambda text: re.sub(r'Id="[^"]*"([^>]*chunk)', r'Id="word-chunk.html"\1', text))
    data = edit_part(data, BODY, lambda text: text.replace("<w:sectPr>", f"<w:{element} {link}/><w:sectPr>"))
    (finding,) = refusals(data)
    assert "word/chunk.html" in finding.message
    source = read_data(data, "s.docx", ".docx")
    assert isinstance(source, Finding) and "word/chunk.html" in source.message
