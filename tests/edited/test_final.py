"""The final file: the draft's text letter by letter and nothing else in it; every refusal by a file made for it."""

import re
from io import BytesIO
from pathlib import Path
from time import process_time
from zipfile import ZipFile

import docx
import pytest

from drafter.corpus.source import read_data
from drafter.edited import finalize, make_document
from drafter.files.styles import load_style
from drafter.model.draft import Ask, Draft, Run
from drafter.model.finding import Finding, InputError
from drafter.model.style import Style
from drafter.word.namespaces import EXTENDED_PROPERTIES, PACKAGE, RELATIONSHIPS, WORD
from drafter.word.package import Package
from drafter.word.text import read_docx
from drafter.workspace import Workspace
from drafter.writers.docx import write_docx
from tests.meetings import RandomMeeting
from tests.writers.docx.bases import letterhead, upon
from tests.writers.docx.defects import find_final_defects
from tests.writers.docx.editing import BODY, add_part, edit_part, fill_blanks, names_in, split_runs
from tests.writers.docx.validators import SCHEMAS, read_part, schema_errors, sdk_errors
from tests.writers.samples import ROOT, draft_of, long_speech, paragraph, speech

MARKS = Path(__file__).parents[1] / "fixtures" / "finalize" / "marks.txt"
OFFICE = "application/vnd.openxmlformats-officedocument"
GONE = {"sdt", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "customXml"}
needs_schemas = pytest.mark.skipif(not SCHEMAS.exists(), reason=f"the schemas are not at {SCHEMAS}")


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace()


def filled_seed(workspace: Workspace, seed: int) -> bytes:
    """A random draft with all its comments, filled in by an editor of one kind or the other, its runs in pieces."""
    draft, _plan = workspace.draft(workspace.load(RandomMeeting(seed).yaml.encode()))
    filled = fill_blanks(workspace.write(draft, comments="all"), lambda tag: "市应急局、\t公安局", bool(seed % 2))
    typed = edit_part(filled, BODY, lambda text: text.replace("【数】", "3"))  # also where it is no control
    return split_runs(typed, 3 + seed % 5)


def refusals(data: bytes, *allow: str) -> list[Finding]:
    with pytest.raises(InputError) as caught:
        finalize(data, allow, "s.docx")
    return caught.value.findings


def marks_of(data: bytes) -> list[str]:
    """The marks that keep a file from being final; anything else in the way fails the test."""
    try:
        finalize(data)
    except InputError as error:
        assert {finding.rule for finding in error.findings} == {"mark-left"}
        return [finding.excerpt for finding in error.findings]
    return []


def parts_of(data: bytes) -> list[str]:
    return ZipFile(BytesIO(data)).namelist()


@pytest.fixture
def filled(style: Style) -> bytes:
    """A draft of ours with nothing open: facts, a phrase with a choice, comments."""
    return write_docx(
        draft_of(
            paragraph("今天，", Run("市政府", fact="meeting.called_by"), "召开会议。"),
            paragraph(Run("下面，我讲三点意见。", phrase="preview.lead")),
            tool="drafter 0.1.0",
        ),
        style,
        "all",
    )


@needs_schemas
@pytest.mark.parametrize("seed", range(60))
def test_the_final_text_is_the_filled_drafts_letter_by_letter(workspace: Workspace, seed: int):
    draft = filled_seed(workspace, seed)
    marks = marks_of(draft)
    final = finalize(draft, marks)
    assert read_docx(final) == read_docx(draft)
    assert not names_in(final) & GONE
    assert not [name for name in parts_of(final) if re.search("custom|glossary|comments", name, re.IGNORECASE)]
    assert schema_errors(final) == []
    assert list(find_final_defects(final)) == []
    assert finalize(final, marks) == final
    assert finalize(draft, marks) == final


@pytest.mark.parametrize("seed", range(0, 60, 12))
def test_a_final_file_is_valid_under_the_sdk(workspace: Workspace, seed: int, validator: str, tmp_path: Path):
    draft = filled_seed(workspace, seed)
    assert sdk_errors(validator, finalize(draft, marks_of(draft)), tmp_path) == []


def test_nothing_in_the_package_leads_nowhere_or_is_led_to_by_nothing(filled: bytes):
    final = finalize(filled)
    assert parts_of(final) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/fontTable.xml",
        "word/settings.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/document.xml",
        "docProps/core.xml",
    ]
    named = {str(node.get("PartName")) for node in read_part(final, "[Content_Types].xml") if node.get("PartName")}
    assert named <= {f"/{name}" for name in parts_of(final)}
    targets = {str(link.get("Target")) for link in read_part(final, "word/_rels/document.xml.rels")}
    assert {f"word/{target}" for target in targets} <= set(parts_of(final))
    assert [paragraph.text for paragraph in docx.Document(BytesIO(final)).paragraphs] == read_docx(filled)


def test_runs_that_look_the_same_become_one(filled: bytes):
    body = read_part(finalize(split_runs(filled, 2)), BODY)
    assert [len(list(node.iter(f"{{{WORD}}}r"))) for node in body.iter(f"{{{WORD}}}p")] == [1, 1]
    assert [len(list(node.iter(f"{{{WORD}}}t"))) for node in body.iter(f"{{{WORD}}}p")] == [1, 1]


def test_what_was_typed_over_a_prompt_does_not_look_like_one(style: Style):
    blank = write_docx(draft_of(paragraph("由", Run("【单位】", blank="facts.who"), "负责。")), style)
    final = finalize(fill_blanks(blank, lambda tag: "市应急局", keep_style=True))
    assert read_docx(final) == ["由市应急局负责。"]
    assert "PlaceholderText" not in ZipFile(BytesIO(final)).read(BODY).decode()


def test_the_letterhead_of_an_organisation_stays_as_it_is():
    draft = write_docx(speech(), upon(letterhead()), "all")
    filled = fill_blanks(draft, lambda tag: "3")
    final = finalize(filled)
    headers = [name for name in parts_of(final) if "header" in name or "media" in name or "footer" in name]
    assert headers == [name for name in parts_of(draft) if "header" in name or "media" in name or "footer" in name]
    assert any("header" in name for name in headers)
    assert read_docx(final) == read_docx(filled)


def test_a_speech_laid_out_for_the_rostrum_becomes_final_with_its_minutes():
    style, _warnings = load_style("read-aloud", [ROOT / "templates"])
    filled = fill_blanks(write_docx(long_speech(40), style), lambda tag: "市应急局")
    assert read_docx(finalize(filled)) == read_docx(filled)
    assert "1分" in read_docx(filled)


# What keeps a draft from being final.


def test_a_control_that_shows_its_prompt_is_refused_with_its_name_and_its_place(style: Style):
    draft = Draft(
        "讲话",
        (paragraph("同志们："), paragraph("会议在", Run("【城市名称】", blank="facts.city"), "召开。")),
        "special-campaign",
        asks={"facts.city": Ask("城市名称")},
    )
    (finding,) = refusals(write_docx(draft, style))
    assert str(finding) == (
        "s.docx:2: “会议在【城市名称】召开。”: “城市名称” (fact:facts.city) is not filled in;"
        " click it in Word and type."
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


def test_what_an_organisation_keeps_in_its_file_stays(filled: bytes):
    theirs = '<b:Sources xmlns:b="urn:bibliography"/>'
    written = add_part(filled, "customXml/item7.xml", theirs, "application/xml", f"{RELATIONSHIPS}/customXml")
    written = edit_part(
        written,
        "docProps/custom.xml",
        lambda text: text.replace(
            "</Properties>",
            '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="90" name="文号">'
            "<vt:lpwstr>云政办</vt:lpwstr></property></Properties>",
        ),
    )
    final = finalize(written)
    assert "customXml/item7.xml" in parts_of(final) and "customXml/item1.xml" not in parts_of(final)
    assert [node.get("name") for node in read_part(final, "docProps/custom.xml")] == ["文号"]


def test_a_control_of_a_base_file_is_unwrapped_and_what_it_was_bound_to_goes(filled: bytes):
    control = (
        '<w:p><w:sdt><w:sdtPr><w:alias w:val="日期"/><w:dataBinding w:xpath="/a" w:storeItemID="{AB}"/><w:date/>'
        "</w:sdtPr><w:sdtContent><w:r><w:t>2026年1月20日</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    written = edit_part(filled, BODY, lambda text: text.replace("<w:body>", f"<w:body>{control}"))
    written = add_part(written, "customXml/item7.xml", "<a/>", "application/xml", f"{RELATIONSHIPS}/customXml")
    added = BytesIO(written)
    with ZipFile(added, "a") as archive:
        archive.writestr(
            "customXml/_rels/item7.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="p" Type="{RELATIONSHIPS}/customXmlProps" Target="itemProps7.xml"/></Relationships>',
        )
        archive.writestr(
            "customXml/itemProps7.xml",
            '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
            'ds:itemID="{ab}"/>',
        )
    final = finalize(added.getvalue())
    assert read_docx(final)[0] == "2026年1月20日"
    assert not [name for name in parts_of(final) if "customXml" in name]


def test_our_store_and_record_go_also_when_an_editor_has_emptied_them(filled: bytes):
    emptied = edit_part(edit_part(filled, "customXml/item1.xml", lambda _: ""), "customXml/item2.xml", lambda _: "")
    assert finalize(emptied) == finalize(filled)


def test_a_part_that_is_damaged_is_told(filled: bytes):
    (finding,) = refusals(edit_part(filled, "word/footer1.xml", lambda text: text[:-4]))
    assert "damaged" in finding.message


def test_a_bookmark_that_a_field_refers_to_stays(filled: bytes):
    marked = (
        '<w:p><w:bookmarkStart w:id="90" w:name="表一"/><w:r><w:t>表</w:t></w:r><w:bookmarkEnd w:id="90"/>'
        '<w:fldSimple w:instr=" REF 表一 \\h "><w:r><w:t>表</w:t></w:r></w:fldSimple></w:p>'
    )
    final = finalize(edit_part(filled, BODY, lambda text: text.replace("<w:body>", f"<w:body>{marked}")))
    assert re.findall('w:name="(.*?)"', ZipFile(BytesIO(final)).read(BODY).decode()) == ["表一"]


def test_a_picture_that_only_a_comment_showed_goes_with_it(filled: bytes):
    added = BytesIO(filled)
    with ZipFile(added, "a") as archive:
        archive.writestr(
            "word/_rels/comments.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="i" Type="{RELATIONSHIPS}/image" Target="media/i.png"/></Relationships>',
        )
        archive.writestr("word/media/i.png", b"x")
    assert not [name for name in parts_of(finalize(added.getvalue())) if "media" in name]


def test_the_final_file_tracks_no_changes_and_names_no_session(filled: bytes):
    tracking = '<w:trackRevisions/><w:rsids><w:rsidRoot w:val="00A1"/></w:rsids><w:defaultTabStop'
    written = edit_part(filled, "word/settings.xml", lambda text: text.replace("<w:defaultTabStop", tracking))
    settings = ZipFile(BytesIO(finalize(written))).read("word/settings.xml").decode()
    assert "track" not in settings and "rsid" not in settings and "defaultTabStop" in settings


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


def test_the_final_file_names_no_person_machine_template_or_list(filled: bytes):
    settings = (
        '<w:attachedTemplate r:id="t"/><w:mailMerge><w:connectString w:val="Data Source=C:\\Users\\zhangsan"/>'
        '<w:dataSource r:id="m"/></w:mailMerge><w:docVars><w:docVar w:name="密级" w:val="内部稿"/></w:docVars>'
    )
    words = f'xmlns:r="{RELATIONSHIPS}" xmlns:w='
    data = edit_part(filled, "word/settings.xml", lambda text: text.replace("xmlns:w=", words))
    first = "<w:defaultTabStop"
    data = edit_part(data, "word/settings.xml", lambda text: text.replace(first, settings + first))
    permission = '<w:p><w:permStart w:id="1" w:ed="YUNZHOU\\zhangsan"/></w:p><w:sectPr>'
    data = edit_part(data, BODY, lambda text: text.replace("<w:sectPr>", permission))
    people = "<dc:creator>zhangsan</dc:creator><cp:lastModifiedBy>zhangsan</cp:lastModifiedBy></cp:coreProperties>"
    data = edit_part(data, "docProps/core.xml", lambda text: text.replace("</cp:coreProperties>", people))
    package = Package(data)
    package.put(
        "docProps/app.xml",
        f'<Properties xmlns="{EXTENDED_PROPERTIES}"><Template>C:\\zhangsan.dotm</Template><Pages>3</Pages>'
        "<Manager>zhangsan</Manager><Company>zhangsan</Company></Properties>",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    )
    kind = f"{RELATIONSHIPS}/extended-properties"
    link = f'<Relationship Id="app" Type="{kind}" Target="docProps/app.xml"/></Relationships>'
    package.put("_rels/.rels", package.read("_rels/.rels").decode().replace("</Relationships>", link))
    links = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="t" Type="{RELATIONSHIPS}/attachedTemplate" Target="C:/zhangsan" TargetMode="External"/>'
        f'<Relationship Id="m" Type="{RELATIONSHIPS}/mailMergeSource" Target="C:/zhangsan" TargetMode="External"/>'
        "</Relationships>"
    )
    package.put("word/_rels/settings.xml.rels", links)
    final = Package(finalize(package.to_bytes()))
    said = b"".join(map(final.read, final.names()))
    assert b"zhangsan" not in said and "内部稿".encode() not in said
    assert b"<Pages>3</Pages>" in final.read("docProps/app.xml")
    assert b"defaultTabStop" in final.read("word/settings.xml")


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


def test_parts_that_are_printed_are_found_by_what_leads_to_them(filled: bytes):
    header = f'<w:hdr xmlns:w="{WORD}"><w:p><w:r><w:t>由××负责</w:t></w:r></w:p></w:hdr>'
    type = f"{OFFICE}.wordprocessingml.header+xml"
    (finding,) = refusals(add_part(filled, "word/parts/top.xml", header, type, f"{RELATIONSHIPS}/header"))
    assert finding.excerpt == "××"


def seconds_for(filled: bytes, count: int) -> float:
    """What a paragraph of so many comments, bookmarks and runs takes, its look given by none of them."""
    each = (
        '<w:commentRangeStart w:id="{n}"/><w:bookmarkStart w:id="{n}" w:name="b{n}"/><w:r><w:t>好</w:t></w:r>'
        '<w:bookmarkEnd w:id="{n}"/><w:commentRangeEnd w:id="{n}"/>'
    )
    many = "".join(each.format(n=9000 + n) for n in range(count)) + "<w:r><w:t>好</w:t></w:r>" * count
    data = edit_part(filled, BODY, lambda text: text.replace("<w:sectPr", f"<w:p>{many}</w:p><w:sectPr", 1))
    start = process_time()
    assert ("好" * 2 * count) in "".join(read_docx(finalize(data)))
    return process_time() - start


@pytest.mark.slow
def test_four_times_as_many_comments_bookmarks_and_runs_take_no_sixteen_times_as_long(filled: bytes):
    seconds_for(filled, 10)
    short, long = seconds_for(filled, 5_000), seconds_for(filled, 20_000)
    assert long < 10 * short + 0.5
