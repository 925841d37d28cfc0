"""A draft of ours read back: what is odd in it is read tolerantly, and nothing is read for ever."""

import re
from functools import cache

import pytest

from drafter.model.draft import Draft, PhraseUse, Run
from drafter.word.draft import read_draft
from drafter.word.nodes import BrokenPackage
from drafter.word.package import Package
from drafter.writers.docx import write_docx
from tests.word.files import BODY
from tests.writers.docx.editing import add_part, edit_part
from tests.writers.samples import draft_of, gbt9704, paragraph

RECORD = "customXml/item2.xml"


@cache
def drafted() -> bytes:
    phrase = Run("请市委放心，", phrase="purpose.frame")
    city, blank = Run("云州市", fact="org.name"), Run("【时限】", blank="facts.by")
    return write_docx(draft_of(paragraph(phrase, city, "在", blank, "前做好。"), paragraph("散会。")), gbt9704())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('variant="1"', 'variant="abc"'),
        ('variant="1"', ""),
        ('depth="0"', 'depth="x"'),
        ('depth="0"', 'depth="99999999999999999999"'),
        ('kind="paragraph"', 'kind="verse"'),
        ('n="1"', 'n="２"'),
    ],
)
def test_a_record_whose_numbers_are_none_is_read(old: str, new: str):
    data = edit_part(drafted(), RECORD, lambda text: text.replace(old, new, 1))
    assert old in Package(drafted()).read(RECORD).decode()
    record, untouched = read_draft(Package(data)).record, read_draft(Package(drafted())).record
    assert (record.variant, [block.text for block in record.blocks]) == (1, [block.text for block in untouched.blocks])


@pytest.mark.parametrize("id", ["2x", "", "-5", "９", "99999999999999999999"])
def test_ids_that_are_no_numbers_are_ids(id: str):
    data = edit_part(drafted(), BODY, lambda text: re.sub(r'w:id w:val="\d+"', f'w:id w:val="{id}"', text))
    data = edit_part(data, BODY, lambda text: re.sub(r'(bookmark\w+) w:id="1"', rf'\1 w:id="{id}"', text))
    assert [each.text for each in read_draft(Package(data)).paragraphs] == [
        "请市委放心，云州市在【时限】前做好。",
        "散会。",
    ]


def test_a_bookmark_without_an_end_reaches_no_further():
    start = '<w:bookmarkStart w:id="77" w:name="_Phrase1"/>'
    use = PhraseUse("purpose.frame", "purpose-0001", "请市委放心，")
    draft = draft_of(paragraph(Run("请市委放心，", phrase="purpose.frame"), "云州"), paragraph("散会。"))
    written = write_docx(Draft(**{**{f: getattr(draft, f) for f in draft.__slots__}, "phrases": (use,)}), gbt9704())
    data = edit_part(written, BODY, lambda text: text.replace("<w:bookmarkStart", f"{start}<w:bookmarkStart", 1))
    last = read_draft(Package(data)).paragraphs[-1]
    assert [stretch.phrase for stretch in last.stretches] == [""]


def test_a_blank_whose_mark_an_editor_left_on_the_answer_is_filled():
    data = edit_part(drafted(), BODY, lambda text: text.replace("【时限】", "3月底"))
    assert "<w:showingPlcHdr/>" in Package(data).read(BODY).decode()
    stretches = [stretch for stretch in read_draft(Package(data)).paragraphs[0].stretches if stretch.fact == "facts.by"]
    assert [(stretch.text, stretch.showing) for stretch in stretches] == [("3月底", False)]


def test_a_comment_or_an_entity_among_the_properties_is_nothing():
    data = edit_part(drafted(), "docProps/custom.xml", lambda text: text.replace("<property", "<!-- a --><property", 1))
    assert read_draft(Package(data)).meta == read_draft(Package(drafted())).meta


def test_properties_that_cannot_be_read_are_none():
    data = edit_part(drafted(), "docProps/custom.xml", lambda text: text[:-9])
    assert read_draft(Package(data)).meta == {}


def test_very_many_ranges_over_a_long_text_take_no_longer_than_both():
    starts = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(1, 20_001))
    ends = starts.replace("Start", "End")
    runs = "<w:r><w:t>甲乙</w:t></w:r>" * 20_000
    said = "".join(f'<w:comment w:id="{n}"><w:p/></w:comment>' for n in range(1, 20_001))
    added = f"<w:p>{starts}{runs}{ends}</w:p><w:sectPr>"
    data = edit_part(drafted(), BODY, lambda text: text.replace("<w:sectPr>", added))
    data = edit_part(data, "word/comments.xml", lambda text: text.replace("</w:comments>", f"{said}</w:comments>"))
    remarks = read_draft(Package(data)).remarks[-20_000:]
    assert (len(remarks), {len(remark.about) for remark in remarks}) == (20_000, {500})


def test_a_record_that_is_damaged_is_no_record():
    with pytest.raises(BrokenPackage, match="has dropped the record"):
        read_draft(Package(edit_part(drafted(), RECORD, lambda text: text[:200])))


def test_a_second_item_of_custom_xml_is_passed_over():
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    data = add_part(drafted(), "customXml/item9.xml", "<", "application/xml", kind)
    assert read_draft(Package(data)).record == read_draft(Package(drafted())).record
