"""The package: the same order, dates and bytes whatever wrote it."""

from io import BytesIO
from zipfile import ZipFile

from drafter.model.draft import Draft
from drafter.model.style import Style
from drafter.word.pack import pack
from drafter.writers.docx import write_docx


def test_the_parts_lie_in_one_order(draft: Draft, style: Style):
    assert ZipFile(BytesIO(write_docx(draft, style))).namelist() == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/glossary/_rels/document.xml.rels",
        "customXml/_rels/item1.xml.rels",
        "customXml/_rels/item2.xml.rels",
        "customXml/itemProps1.xml",
        "customXml/itemProps2.xml",
        "word/styles.xml",
        "word/glossary/styles.xml",
        "word/fontTable.xml",
        "word/settings.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/document.xml",
        "word/comments.xml",
        "word/glossary/document.xml",
        "customXml/item1.xml",
        "customXml/item2.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
    ]


def test_a_part_is_read_back_as_it_was_given_and_the_shared_ones_are_not_touched():
    shared = (("a.xml", "<甲/>"), ("b.xml", "<乙/>" * 1000))
    first, second = pack(shared, {"c.xml": "<丙/>"}), pack(shared, {"c.xml": "<丁/>"})
    for package, own in ((first, "<丙/>"), (second, "<丁/>")):
        archive = ZipFile(BytesIO(package))
        assert archive.testzip() is None
        assert [archive.read(name).decode() for name in archive.namelist()] == ["<甲/>", "<乙/>" * 1000, own]


def test_a_draft_is_small(draft: Draft, style: Style):
    assert len(write_docx(draft, style)) < 20_000
