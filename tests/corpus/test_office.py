"""RTF, OpenDocument and Word's XML are read as the Word file of the same words is."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from drafter.corpus.rtf_text import read_rtf
from drafter.corpus.source import Source, read_data
from drafter.files.encoding import UnreadableError

FIXTURES = Path(__file__).parent.parent / "fixtures" / "corpus" / "office"
GB = "同志们：今天开会，“守牢”底线——12家。"
AS_HEX = "".join(f"\\'{byte:02x}" for byte in GB.encode("gb18030"))
AS_UNICODE = "".join(f"\\u{ord(char) - 0x10000 * (ord(char) > 0x7FFF)}?" for char in GB)


def rtf(body: str, head: str = "\\rtf1\\ansi\\ansicpg936\\deff0") -> list[str]:
    return [line.text for line in read_rtf(f"{{{head}{body}}}".encode("latin-1"))]


def lines(data: bytes, name: str) -> list[str]:
    source = read_data(data, name, Path(name).suffix)
    assert isinstance(source, Source), source
    return [line.text for line in source.lines]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (AS_HEX + "\\par", [GB]),
        (AS_UNICODE + "\\par", [GB]),
        ("\\uc0 " + AS_UNICODE.replace("?", " ") + "\\par", [GB]),
        ("\\uc2 " + AS_UNICODE.replace("?", "\\'cd\\'ac") + "\\par", [GB]),
        ("\\u-10187?\\u-9120?\\par", ["\U0001d460"]),
        ("{\\upr{xx}{\\*\\ud{\\u21516?}}}\\par", ["同"]),
        ("{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset136 MingLiU;}}\\f1 \\'a4\\'a4\\'a4\\'e5\\par", ["中文"]),
        ("a{\\v b}c{\\deleted d}e\\par", ["ace"]),
        ("a\\v b\\v0 c\\par", ["ac"]),
        ("a\\par\\par b\\line c\\tab d", ["a", "", "b", "c\td"]),
        ("{\\header x}{\\footerf y}{\\*\\unknown z}{\\footnote n}{\\pict\\wmetafile8 0a0b}a\\par", ["a"]),
        ('{\\field{\\*\\fldinst HYPERLINK "http://x"}{\\fldrslt a}}\\par', ["a"]),
        ("{\\listtext\\f2 \\'d2\\'bb\\'a1\\'a2\\tab}a\\par", ["一、a"]),
        ("\\trowd\\intbl a\\cell b\\cell\\row c\\par", ["a\tb", "c"]),
        ("{\\*\\shpinst{\\sp{\\sn f}{\\sv 1}}{\\shptxt t\\par}}{\\shprslt t}b\\par", ["t", "b"]),
        ("\\bin3 {}{a\\par", ["a"]),
        ("\\ldblquote a\\rdblquote\\emdash\\~\\{\\}\\\\\\par", ["“a”—\xa0{}\\"]),
    ],
)
def test_rtf_says_what_word_shows(body: str, read: list[str]) -> None:
    assert rtf(body) == read


def test_bytes_that_stand_in_an_rtf_file_as_they_are_are_read_in_its_code_page() -> None:
    data = b"{\\rtf1\\ansi\\ansicpg936 " + GB.encode("gb18030") + b"\\par}"
    assert [line.text for line in read_rtf(data)] == [GB]


@pytest.mark.parametrize("data", [b"{\\rtf1 a", b"{\\rtf1 {a}", b"{\\rtf1" + b"{" * 600 + b"}" * 601])
def test_an_rtf_file_that_is_cut_off_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="RTF"):
        read_rtf(data)


@given(st.binary(max_size=200))
def test_whatever_stands_in_an_rtf_file_it_is_read_or_refused(body: bytes) -> None:
    try:
        read_rtf(b"{\\rtf1" + body + b"}")
    except UnreadableError as error:
        assert "RTF" in str(error)


CONTENT = (FIXTURES / "content.xml").read_text(encoding="utf-8")
SAID = [
    "在会上的讲话",
    "同志们  好：",
    "今天\n开会\t了",
    "一、认清形势",
    "二、压实责任",
    "另一段",
    "甲\t乙",
    "三、强化保障",
]


def odt(content: str) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return packed.getvalue()


def test_an_opendocument_text_is_read_with_the_numbers_of_its_lists() -> None:
    assert lines(odt(CONTENT), "讲话.odt")[:2] == SAID[:2]
    assert lines(odt(CONTENT), "讲话.odt")[-5:] == SAID[-5:]


def test_a_damaged_opendocument_text_is_refused() -> None:
    found = read_data(odt("<office>"), "讲话.odt", ".odt")
    assert not isinstance(found, Source) and found.message


WORD_2003 = (FIXTURES / "word-2003.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["讲话.xml", "讲话.doc"])
def test_word_2003_xml_is_read_with_the_numbers_that_word_printed(name: str) -> None:
    assert lines(WORD_2003.encode(), name) == ["在会上的讲话", "一、认清形势", "散会。"]


def test_a_flat_docx_is_read_as_the_docx_that_it_was(tmp_path: Path) -> None:
    document = Document()
    for text in ("在会上的讲话", "同志们：", "今天开会。"):
        document.add_paragraph(text)
    document.save(str(tmp_path / "s.docx"))
    parts = []
    with ZipFile(tmp_path / "s.docx") as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
                xml = archive.read(name).decode().split("?>", 1)[1]
                parts.append(f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>')
    opening = '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    flat = f'<?xml version="1.0"?>{opening}{"".join(parts)}</pkg:package>'
    assert lines(flat.encode(), "s.xml") == lines((tmp_path / "s.docx").read_bytes(), "s.docx")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".docx"),
        (b"%PDF-1.7 x", "copy its text"),
        (b"\x00\x00\x00\x18ftypheic", "an image"),
        (b"Founder CEB 3.0", "reading program"),
        (b'<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof">', "WPS"),
    ],
)
def test_what_is_not_read_says_what_to_do(data: bytes, said: str) -> None:
    found = read_data(data, "x", "")
    assert not isinstance(found, Source) and said in found.message
