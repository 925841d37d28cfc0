"""An organisation's own Word file as the base: what of it stays, what goes, and what is said when it will not do."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from drafter.model.draft import Block, Draft, Run
from drafter.model.finding import InputError
from drafter.writers.docx import write_docx
from tests.writers.docx.bases import (
    OLD_TEXT,
    change,
    continued_sections,
    letterhead,
    move,
    office_default,
    picture,
    rename_ids,
    upon,
)
from tests.writers.docx.reading import read_runs, read_texts
from tests.writers.docx.validators import SCHEMAS, WORD, read_part, schema_errors, sdk_errors
from tests.writers.samples import draft_of, gbt9704, long_speech, paragraph

LETTERHEAD = letterhead()
BASES = {"letterhead": LETTERHEAD, "two sections": continued_sections()}
MAPPED = {
    **dict.fromkeys(("version", "speaker", "date"), "Subtitle"),
    **dict.fromkeys(("salutation", "stage", "closing"), "正文"),
}


def part(written: bytes, name: str) -> str:
    return ZipFile(BytesIO(written)).read(name).decode()


def header_texts(written: bytes) -> list[str]:
    section = docx.Document(BytesIO(written)).sections[-1]
    shown = (section.header, section.even_page_header, section.footer)
    return ["".join(paragraph.text for paragraph in each.paragraphs) for each in shown]


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_header_footer_page_and_picture_stay(base: bytes, draft: Draft):
    written = write_docx(draft, upon(base))
    assert header_texts(written) == ["云州市人民政府办公室", "双页页眉", "内部资料　注意保存"]
    assert read_part(written, "word/document.xml").find(f".//{WORD}pgMar").get(f"{WORD}left") == "1701"  # 3 cm
    assert ZipFile(BytesIO(written)).read("word/media/image1.png") == picture()
    kept = ("word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml", "word/numbering.xml")
    assert [part(written, name) for name in kept] == [part(base, name) for name in kept]


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_its_text_goes_and_all_that_only_its_text_refers_to(base: bytes, draft: Draft):
    written = write_docx(draft, upon(base))
    names = ZipFile(BytesIO(written)).namelist()
    assert "word/media/image2.png" not in names
    assert not [name for name in names if OLD_TEXT in ZipFile(BytesIO(written)).read(name).decode(errors="ignore")]
    assert "example.org" not in part(written, "word/_rels/document.xml.rels")
    notes = re.findall(r'w:type="(\w+)"', part(written, "word/footnotes.xml"))
    assert notes == ["separator", "continuationSeparator"]


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_our_paragraphs_take_its_styles_whatever_their_ids_are(base: bytes, draft: Draft):
    written = write_docx(draft, upon(base))
    plain = write_docx(draft, gbt9704())
    assert [(style, text.replace("\n", "")) for style, text in read_texts(written)] == [
        (style, text.replace("\n", "")) for style, text in read_texts(plain)
    ]
    assert [style for _, style in read_runs(written)] == [style for _, style in read_runs(plain)]
    assert 'w:val="BodyText"' not in part(written, "word/document.xml")


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
@pytest.mark.parametrize("draft", [draft_of(), long_speech(40)], ids=["nothing", "long"])
@pytest.mark.skipif(not SCHEMAS.exists(), reason=f"the schemas are not at {SCHEMAS}")
def test_the_result_is_valid_under_the_schemas(base: bytes, draft: Draft):
    assert schema_errors(write_docx(draft, upon(base))) == []


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_the_result_is_valid_under_the_sdk(base: bytes, draft: Draft, validator: str, tmp_path: Path):
    assert sdk_errors(validator, write_docx(draft, upon(base)), tmp_path) == []
    aloud = upon(base, keep_sentences=3, minutes="margin")
    assert sdk_errors(validator, write_docx(long_speech(40), aloud, "all"), tmp_path) == []


def test_the_same_draft_upon_the_same_file_gives_the_same_bytes_dated_1980(draft: Draft):
    written = write_docx(draft, upon(LETTERHEAD))
    assert written == write_docx(draft, upon(LETTERHEAD))
    entries = ZipFile(BytesIO(written)).infolist()
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 0)}
    assert entries[0].filename == "[Content_Types].xml"
    assert len({entry.filename for entry in entries}) == len(entries)


def test_a_style_that_numbers_by_itself_does_not_number_ours_again(draft: Draft):
    body = read_part(write_docx(draft, upon(LETTERHEAD)), "word/document.xml")
    numbered = [
        node.find(f"{WORD}numPr/{WORD}numId").get(f"{WORD}val") for node in body.iter(f"{WORD}pPr") if len(node) > 1
    ]
    assert numbered == ["0"]


def test_a_draft_may_be_the_base_of_the_next_one(draft: Draft):
    last = write_docx(draft, gbt9704())
    written = write_docx(draft_of(paragraph("今年的话。")), upon(last))
    assert [text for _, text in read_texts(written)] == ["今年的话。"]
    stores = [name for name in ZipFile(BytesIO(written)).namelist() if re.fullmatch(r"customXml/item\d\.xml", name)]
    assert len(stores) == 2
    assert not [name for name in stores if "李明" in part(written, name)]


def test_items_of_its_own_stay_beside_ours(draft: Draft):
    relation = '<Relationship Id="own" Type="{}/customXml" Target="../customXml/item1.xml"/></Relationships>'
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    base = change(
        rename_ids(write_docx(draft, gbt9704())),
        ("word/_rels/document.xml.rels", lambda text: re.sub("</Relationships>", relation.format(kinds), text)),
        ("customXml/item1.xml", lambda _text: "<cover>封面</cover>"),
    )
    written = write_docx(draft, upon(base))
    assert part(written, "customXml/item1.xml") == "<cover>封面</cover>"
    assert "urn:drafter:meeting:1" in part(written, "customXml/item2.xml")
    assert "itemProps2.xml" in part(written, "customXml/_rels/item2.xml.rels")
    assert "urn:drafter:record:1" in part(written, "customXml/item3.xml")


def test_a_title_is_broken_for_the_page_and_the_size_of_the_file():
    draft = draft_of(Block("title", (Run("在全市2026年春节期间安全生产工作会议上的讲话"),)))
    wide = change(LETTERHEAD, ("word/document.xml", lambda text: text.replace('w:w="11906"', 'w:w="23811"')))
    assert [text for _, text in read_texts(write_docx(draft, upon(LETTERHEAD)))] == [
        "在全市2026年春节期间\n安全生产工作会议上的讲话"
    ]
    assert [text for _, text in read_texts(write_docx(draft, upon(wide)))] == [draft.title]


def test_styles_that_are_missing_are_told_all_at_once_with_what_to_write_and_what_there_is(draft: Draft):
    with pytest.raises(InputError) as refused:
        write_docx(draft, upon(office_default()))
    (finding,) = refused.value.findings
    assert finding.message == (
        "styles/ours.docx has no style for: version (稿次), date (Date/日期), salutation (Salutation/称呼),"
        " stage (现场提示), closing (Closing/结束语). Nothing was written."
    )
    assert "styles: {version: …, date: …, salutation: …, stage: …, closing: …}" in finding.suggestion
    assert "heading 1" in finding.suggestion and "List Paragraph" in finding.suggestion


def test_a_mapping_names_styles_in_english_or_as_word_calls_them_in_chinese(draft: Draft):
    written = write_docx(draft, upon(office_default(), {**MAPPED, "body": "Body Text 2", "heading1": "标题 3"}))
    styles = [style for style, _ in read_texts(written)]
    assert styles[:7] == ["Title", *["Subtitle"] * 3, "Normal", "Body Text 2", "Heading 3"]
    assert styles[-1] == "Normal"


def test_a_mapped_style_that_is_not_there_is_told_with_the_nearest(draft: Draft):
    with pytest.raises(InputError) as refused:
        write_docx(draft, upon(office_default(), {**MAPPED, "heading1": "heading11"}))
    (finding,) = refused.value.findings
    assert "has no style for: heading1 (heading11)." in finding.message
    assert "styles: {heading1: heading 1}" in finding.suggestion


def test_only_styles_that_the_draft_uses_are_asked_for():
    assert write_docx(draft_of(paragraph("一")), upon(office_default()))


def test_what_word_itself_would_add_is_added(draft: Draft):
    written = write_docx(draft, upon(office_default(), MAPPED))
    names = {style.name for style in docx.Document(BytesIO(written)).styles}
    assert {"Placeholder Text", "annotation text", "annotation reference"} <= names
    assert ("【数】", "Placeholder Text") in read_runs(written)


def test_heads_without_a_face_of_their_own_are_set_as_the_others(draft: Draft):
    written = write_docx(draft, upon(office_default(), MAPPED))
    assert ("（二）", "Strong") in read_runs(written)


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("word/styles.xml", lambda _text: "<w:styles"),
        ("word/_rels/header1.xml.rels", lambda _text: "?"),
        ("word/footnotes.xml", lambda text: text[: len(text) // 2]),
        ("docProps/custom.xml", lambda _text: ""),
        ("word/header2.xml", lambda text: text.replace("</w:p>", "")),
        ("word/settings.xml", lambda text: text.replace("xmlns:w=", "xmlns:x=")),
        (
            "word/document.xml",
            lambda text: text.replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org"),
        ),
        (
            "_rels/.rels",
            lambda _text: "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'/>",
        ),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused(name: str, damage, draft: Draft):
    base = change(LETTERHEAD, (name, damage))
    with pytest.raises(InputError, match=r"styles/ours\.docx is damaged or of an unusual kind"):
        write_docx(draft, upon(base))


def test_a_file_without_sections_gets_our_page(draft: Draft):
    base = change(
        LETTERHEAD, ("word/document.xml", lambda text: re.sub("<w:sectPr.*</w:sectPr>", "", text, flags=re.DOTALL))
    )
    section = part(write_docx(draft, upon(base)), "word/document.xml")
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in section
    assert "Reference w:type" not in section


def test_a_header_that_is_named_and_not_there_is_left_out(draft: Draft):
    base = change(LETTERHEAD, ("word/_rels/document.xml.rels", lambda text: text.replace("header2.xml", "header9.xml")))
    written = write_docx(draft, upon(base))
    assert part(written, "word/document.xml").count("headerReference") == 1
    assert "header9" not in part(written, "word/_rels/document.xml.rels")


def test_the_text_takes_the_place_of_the_files_own_whatever_that_is_called(draft: Draft):
    base = move(LETTERHEAD, "word/document.xml", "word/document2.xml")
    names = ZipFile(BytesIO(write_docx(draft, upon(base)))).namelist()
    assert "word/document2.xml" in names and "word/_rels/document2.xml.rels" in names
    assert "word/document.xml" not in names
    assert docx.Document(BytesIO(write_docx(draft, upon(base)))).paragraphs


def test_other_formats_need_no_word_file(draft: Draft):
    from drafter.writers import write

    style = upon(b"")
    assert write(draft, "txt", style) == write(draft, "txt", replace(style, base=None))
