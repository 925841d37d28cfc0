"""A base file that is none: every kind is told apart, with what to do."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from drafter.bounds import BASE
from drafter.files.organisation import load_organisation
from drafter.files.styles import load_style
from drafter.model.finding import InputError
from drafter.word.base import find_wrong
from tests.files.cases import STYLES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def document() -> bytes:
    saved = io.BytesIO()
    Document().save(saved)
    return saved.getvalue()


def archive(**parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in parts.items():
            written.writestr(name, text)
    return data.getvalue()


def of_type(type: str) -> bytes:
    return archive(
        **{"[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" ContentType="{type}"/></Types>'}
    )


def locked(data: bytes) -> bytes:
    """With the flag that says that an entry is encrypted."""
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


DOCUMENT = document()
WRONG = {
    "Word 97": (OLE, "of Word 97 to 2003"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "locked zip": (locked(of_type(MAIN)), "encrypted"),
    "macros": (of_type("application/vnd.ms-word.document.macroEnabled.main+xml"), "has macros"),
    "template": (of_type(MAIN.replace("document.main", "template.main")), "is a template"),
    "template with macros": (of_type("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "has macros"),
    "spreadsheet": (of_type(MAIN.replace("wordprocessingml.document", "spreadsheetml.sheet")), "no Word file"),
    "zip": (archive(**{"a.txt": "a"}), "no Word file"),
    "text": (b"\xe4\xbd\xa0\xe5\xa5\xbd", "damaged"),
    "empty": (b"", "damaged"),
    "cut off": (DOCUMENT[: len(DOCUMENT) // 2], "damaged"),
    "a byte changed": (DOCUMENT[:2000] + bytes([DOCUMENT[2000] ^ 255]) + DOCUMENT[2001:], "damaged"),
    "bomb": (archive(**{"[Content_Types].xml": "0" * (BASE + 1)}), "larger than 50 MB"),
}


def test_a_word_file_is_a_base():
    assert find_wrong(DOCUMENT) == ""


@pytest.mark.parametrize(("data", "said"), WRONG.values(), ids=WRONG)
def test_every_other_file_is_told_apart(data: bytes, said: str):
    assert said in find_wrong(data)


def test_a_word_file_is_a_style_and_keeps_what_it_is_told_of_its_styles(tmp_path: Path):
    (tmp_path / "ours.docx").write_bytes(DOCUMENT)
    style, findings = load_style(str(tmp_path / "ours.docx"), STYLES, {"body": "正文"})
    assert findings == []
    assert style.base is not None
    assert (style.id, style.base.data, style.base.styles) == ("ours", DOCUMENT, {"body": "正文"})
    assert style.types["body"].size == 16


@pytest.mark.parametrize("name", ["ours.docx", "ours.doc", "OURS.DOT", "ours.wps"])
def test_a_file_that_will_not_do_is_refused_by_its_name(name: str, tmp_path: Path):
    (tmp_path / name).write_bytes(OLE)
    with pytest.raises(InputError, match=rf"{name}: the file is of Word 97 to 2003"):
        load_style(str(tmp_path / name), STYLES)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match=r"ours\.docx"):
        load_style(str(tmp_path / "ours.docx"), STYLES)


def test_a_style_file_names_its_base_beside_it_and_says_what_differs(tmp_path: Path):
    (tmp_path / "ours.docx").write_bytes(DOCUMENT)
    text = "format: 1\nname: 我们的\nextends: gbt9704\nspeaker_first: false\n"
    text += "base: ours.docx\nstyles: {body: 正文首行缩进}\n"
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    style, _ = load_style(str(tmp_path / "ours.yaml"), STYLES)
    assert style.base is not None
    assert (style.base.styles, style.speaker_first) == ({"body": "正文首行缩进"}, False)
    text = f"format: 1\nname: 另一个\nextends: {tmp_path / 'ours.yaml'}\nstyles: {{title: 文件标题}}\n"
    (tmp_path / "other.yaml").write_text(text, encoding="utf-8")
    other, _ = load_style(str(tmp_path / "other.yaml"), STYLES)
    assert other.base is not None
    assert other.base.styles == {"body": "正文首行缩进", "title": "文件标题"}


def test_an_unknown_type_in_the_mapping_is_answered_with_the_nearest(tmp_path: Path):
    (tmp_path / "ours.docx").write_bytes(DOCUMENT)
    (tmp_path / "drafter.yaml").write_text(
        "format: 1\nstyle: {base: ours.docx, styles: {headline1: 标题 1}}\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match="did you mean 'heading1'"):
        load_organisation(tmp_path / "drafter.yaml")


def test_minutes_in_the_footer_have_no_place_in_a_base(tmp_path: Path):
    (tmp_path / "ours.docx").write_bytes(DOCUMENT)
    text = "format: 1\nname: 我们的\nextends: gbt9704\nbase: ours.docx\nminutes: footer\n"
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="minutes: footer has no place"):
        load_style(str(tmp_path / "ours.yaml"), STYLES)


def test_the_organisation_says_the_file_and_its_styles(tmp_path: Path):
    (tmp_path / "ours.docx").touch()
    (tmp_path / "drafter.yaml").write_text(
        "format: 1\nstyle: {base: ours.docx, styles: {body: 正文首行缩进}}\n", encoding="utf-8"
    )
    organisation, _ = load_organisation(tmp_path / "drafter.yaml")
    assert organisation.style == str(tmp_path / "ours.docx")
    assert organisation.base_styles == {"body": "正文首行缩进"}
