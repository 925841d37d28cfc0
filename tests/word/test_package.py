"""A Word file is opened once and within bounds; what is wrong with it is one true line."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from drafter.edited import annotate, correct, finalize, make_document
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place
from drafter.word.namespaces import PACKAGE, RELATIONSHIPS, STRICT_WORD, WORD, W
from drafter.word.nodes import BrokenPackage
from drafter.word.package import TYPES, Package
from drafter.word.text import read_docx
from tests.word.files import BODY, PLAIN, damaged, far, in_directory, locked, strange, with_parts

PICTURE = "word/media/image1.png"
ILLUSTRATED = with_parts({PICTURE: b"\x89PNG" + bytes(range(256)) * 40})
FINDING = Finding("rule", "error", "wrong", Place("s.docx", 1, 1), length=1, fix="丙")


def moved(main: str, target: str) -> bytes:
    """The plain file with its text in another part, by a relationship."""
    link = f'<Relationship Id="a" Type="{RELATIONSHIPS}/officeDocument" Target="{target}"/>'
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>'
    types = Package(PLAIN).read(TYPES).decode().replace(BODY, main)
    text = Package(PLAIN).read(BODY)
    return with_parts({BODY: None, main: text, "_rels/.rels": relations, TYPES: types})


def test_a_part_that_nobody_changed_is_written_as_it_was_and_the_same_file_gives_the_same_bytes():
    package = Package(ILLUSTRATED)
    package.edit_document().set("changed", "1")
    written = package.to_bytes()
    with zipfile.ZipFile(BytesIO(ILLUSTRATED)) as old, zipfile.ZipFile(BytesIO(written)) as new:
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == [BODY]
    again = Package(ILLUSTRATED)
    again.edit_document().set("changed", "1")
    assert again.to_bytes() == written


def test_a_part_is_parsed_once():
    package = Package(PLAIN)
    assert package.document is package.root(BODY) is package.edit("WORD/Document.xml")


@pytest.mark.parametrize(
    ("main", "target"),
    [
        ("word/document2.xml", "word/document2.xml"),
        ("word/document-x.xml", "/word/document-x.xml"),
        ("word/正文.xml", "word/%E6%AD%A3%E6%96%87.xml"),
        ("text/Body.xml", "./text/../text/body.XML"),
    ],
)
def test_the_text_is_where_the_package_says_it_is(main: str, target: str):
    data = moved(main, target)
    assert read_docx(data) == ["甲", "乙"]
    assert Package(data).main == main
    assert read_docx(annotate(data, [FINDING])) == ["甲", "乙"]
    assert read_docx(finalize(data)) == ["甲", "乙"]


def test_a_decoy_beside_the_text_is_not_read():
    decoy = make_document(["丙"])
    data = with_parts({"word/document0.xml": Package(decoy).read(BODY)}, moved("text/body.xml", "text/body.xml"))
    assert read_docx(data) == ["甲", "乙"]


def test_a_file_without_relationships_is_read_and_never_written():
    data = with_parts({"_rels/.rels": None})
    assert read_docx(data) == ["甲", "乙"]
    for write in (lambda: finalize(data), lambda: annotate(data, [FINDING]), lambda: correct(data, [FINDING])):
        with pytest.raises(InputError, match=r"_rels/\.rels is missing"):
            write()


def test_a_file_without_content_types_is_read_and_never_written():
    data = with_parts({TYPES: None})
    assert read_docx(data) == ["甲", "乙"]
    with pytest.raises(InputError, match="Content_Types"):
        finalize(data)


@pytest.mark.parametrize("harm", [damaged, locked, strange, far])
def test_a_part_that_is_not_read_may_be_harmed_and_is_named_where_it_would_be_written(
    harm: Callable[[bytes, str], bytes],
):
    data = harm(ILLUSTRATED, PICTURE)
    assert read_docx(data) == ["甲", "乙"]
    with pytest.raises(InputError, match="encrypted" if harm is locked else "image1"):
        annotate(data, [FINDING])


@pytest.mark.parametrize("harm", [damaged, locked, strange, far])
def test_a_text_that_is_harmed_is_one_line(harm: Callable[[bytes, str], bytes]):
    for use in (read_docx, finalize, lambda data: annotate(data, [FINDING])):
        with pytest.raises((BrokenPackage, InputError), match="encrypted" if harm is locked else "damaged"):
            use(harm(PLAIN, BODY))


def test_a_directory_that_lies_about_where_it_is_is_damage():
    end = PLAIN.rindex(b"PK\x05\x06")
    for offset in (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\xf0\xff\xff\x7f"):
        with pytest.raises(BrokenPackage, match="damaged"):
            read_docx(PLAIN[: end + 16] + offset + PLAIN[end + 20 :])


def test_a_part_that_stands_twice_is_damage():
    doubled = BytesIO(PLAIN)
    with zipfile.ZipFile(doubled, "a") as archive:
        archive.writestr("word/Document.xml", "<a/>")
    with pytest.raises(BrokenPackage, match="twice"):
        Package(doubled.getvalue())


def test_sizes_are_checked_before_anything_is_unpacked():
    def lie(entry: bytearray) -> None:
        entry[24:28] = (201 * 2**20).to_bytes(4, "little")

    with pytest.raises(BrokenPackage, match="more than 200 MB"):
        Package(in_directory(PLAIN, BODY, lie))


@pytest.mark.parametrize("name", ["word/comments.xml", "word/styles.xml", "customXml/item1.xml", TYPES])
def test_a_part_of_nothing_but_elements_is_refused_before_it_is_parsed(name: str):
    bomb = with_parts({name: b"<a>" + b"<a/>" * 1_200_000 + b"</a>"})
    with pytest.raises(BrokenPackage, match="more than a million elements"):
        Package(bomb).root(name)
    large = with_parts({name: b"<a>" + b" " * 11 * 2**20 + b"</a>"})
    with pytest.raises(BrokenPackage, match="larger than 10 MB"):
        Package(large).root(name)


def test_many_parts_are_no_way_around_the_bound():
    bomb = with_parts({f"word/header{n}.xml": b"<a>" + b"<a/>" * 300_000 + b"</a>" for n in range(4)})
    package = Package(bomb)
    with pytest.raises(BrokenPackage, match="more than a million elements"):
        for number in range(4):
            package.root(f"word/header{number}.xml")


def test_an_item_of_custom_xml_that_is_not_ours_is_never_parsed():
    bomb = with_parts({"customXml/item1.xml": b"<a>" + b"<a/>" * 1_200_000 + b"</a>"})
    assert Package(bomb).item("urn:drafter:record:1") == ""
    assert read_docx(finalize(bomb)) == ["甲", "乙"]


def test_an_archive_of_very_many_parts_is_refused():
    with pytest.raises(BrokenPackage, match="more than 10000 parts"):
        Package(with_parts({f"a{n}": "" for n in range(10_001)}))


def test_comments_instructions_and_entities_are_no_elements():
    text = Package(PLAIN).read(BODY).decode().partition("?>")[2]
    odd = (
        text.replace("<w:r>", "<w:r><!-- a --><?b c?>")
        .replace(">甲<", ">甲<!-- d -->丁<")
        .replace("<w:p>", "<!-- e --><w:p>")
    )
    data = with_parts({BODY: f"<!DOCTYPE w [<!ENTITY x 'y'>]>{odd.replace('乙', '乙&x;')}"})
    assert read_docx(data) == ["甲丁", "乙"]
    assert read_docx(finalize(data)) == ["甲丁", "乙"]
    assert read_docx(annotate(data, [FINDING])) == ["甲丁", "乙"]


def test_a_strict_file_is_read_and_never_written():
    strict = Package(PLAIN).read(BODY).decode().replace(WORD, STRICT_WORD)
    relations = Package(PLAIN).read("_rels/.rels").decode()
    relations = relations.replace(RELATIONSHIPS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    data = with_parts({BODY: strict, "_rels/.rels": relations})
    assert read_docx(data) == ["甲", "乙"]
    assert Package(data).document.tag == f"{W}document"
    with pytest.raises(InputError, match="Strict Open XML"):
        finalize(data)


def test_another_program_s_file_is_no_word_file():
    with pytest.raises(BrokenPackage, match="not a Word document"):
        read_docx(with_parts({BODY: "<workbook/>"}))
    with pytest.raises(BrokenPackage, match="not a Word document"):
        read_docx(with_parts({"_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"/>'}))


@pytest.mark.parametrize("content", ["", " ", "\0", "<a", "<a/>"])
@pytest.mark.parametrize("name", ["_rels/.rels", TYPES, BODY])
def test_what_is_no_xml_is_one_line(name: str, content: str):
    data = with_parts({name: content})
    for use in (read_docx, finalize):
        try:
            use(data)
        except (BrokenPackage, InputError) as error:
            assert "Word" in str(error)
