"""The final file: the draft's text letter by letter and nothing else in it."""

import re
from io import BytesIO
from pathlib import Path
from time import process_time
from zipfile import ZipFile

import docx
import pytest

from drafter.edited import finalize
from drafter.files.styles import load_style
from drafter.model.draft import Run
from drafter.model.style import Style
from drafter.word.namespaces import EXTENDED_PROPERTIES, PACKAGE, RELATIONSHIPS, WORD
from drafter.word.package import Package
from drafter.word.text import read_docx
from drafter.workspace import Workspace
from drafter.writers.docx import write_docx
from tests.edited.finals import marks_of, refusals
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


def parts_of(data: bytes) -> list[str]:
    return ZipFile(BytesIO(data)).namelist()


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
