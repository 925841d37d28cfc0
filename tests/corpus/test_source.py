"""Files as people have them: encodings, formats, and one clear line for each that cannot be read."""

from pathlib import Path

import pytest

from drafter.corpus import read_files
from drafter.corpus.source import Source, read_data
from drafter.model.finding import Finding, InputError
from drafter.model.speech import Speech
from tests.corpus.files import paragraph, word
from tests.house import HOUSE

TEXT = "在会议上的讲话\n同志们：\n今天讲两点。\n一、提高认识。抓紧抓实。\n二、狠抓落实。马上就办。\n"


def lines(data: bytes, suffix: str = ".txt") -> list[str]:
    source = read_data(data, "speech" + suffix, suffix)
    assert isinstance(source, Source), source
    return [line.text for line in source.lines if line.text]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_lines(encoding: str, end: str):
    assert lines(TEXT.replace("\n", end).encode(encoding)) == TEXT.split()


def test_a_file_cut_in_the_middle_of_a_character_is_still_read():
    assert "".join(lines(TEXT.encode()[:-3])).endswith("马上就办")


@pytest.mark.parametrize(
    ("data", "suffix", "says"),
    [
        (b"", ".txt", "empty"),
        (b" \r\n ", ".txt", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc", "old Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ".docx", "encrypted"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), ".txt", "image"),
        (b"\xff\xd8\xff\xe0" + bytes(60), ".jpg", "image"),
        (b"%PDF-1.7 ...", ".txt", "PDF"),
        (b"{\\rtf1 ...", ".doc", "RTF"),
        (b"PK\x03\x04 broken", ".docx", "damaged"),
        (b"not a zip", ".docx", "no Word file"),
        (word("<w:p>"), ".docx", "damaged"),
        (word(paragraph("字" * 4_000_000)), ".docx", "larger than 10 MB"),
        (word(""), ".docx", "no text"),
        (bytes(range(256)) * 20, ".txt", "no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_gives_one_clear_line(data: bytes, suffix: str, says: str):
    finding = read_data(data, "speech" + suffix, suffix)
    assert isinstance(finding, Finding)
    assert says in finding.message
    assert "\n" not in str(finding)
    assert str(finding).startswith(f"speech{suffix}:1: ")


def test_the_other_files_of_a_folder_are_still_read(tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "e.md").write_text("# " + TEXT, encoding="utf-8")
    (tmp_path / "~$a.docx").write_bytes(b"Word's own lock")
    results = list(HOUSE.reader.read_speeches([tmp_path, tmp_path / "missing.txt"]))
    assert [r.id if isinstance(r, Speech) else Path(r.place.file).name for r in results if r.place] == [
        "a/1",
        "b.doc",
        "c.docx",
        "e/1",
        "missing.txt",
    ]


def test_a_folder_without_speeches_says_so(tmp_path: Path):
    (finding,) = read_files([tmp_path])
    assert isinstance(finding, Finding)
    assert "no speech in this folder" in finding.message


def test_read_raises_what_cannot_be_read(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(InputError, match="empty"):
        HOUSE.reader.read(tmp_path)


def test_a_web_page_gives_its_text_without_navigation_and_links():
    page = (
        "<!DOCTYPE html>\n<html><head><title>站名</title></head><body>"
        "<div class='main-nav'><a href='/'>首页</a></div>\n<ul><li><a href='/1'>一、要闻</a></li></ul>\n"
        "<article><p>同志们：</p><p>一、提高&ldquo;认识&rdquo;。<b>抓</b>紧。</p></article>\n"
        "<div id='related'><p>二、相关阅读</p></div><script>var a = '三、代码';</script></body></html>"
    )
    source = read_data(page.encode(), "page.html", ".html")
    assert isinstance(source, Source)
    assert [line.text for line in source.lines] == ["同志们：", "一、提高“认识”。抓紧。"]
    line, column = source.lines[1].where(source.lines[1].text.index("紧"))
    assert page.split("\n")[line - 1][column - 1] == "紧"


def test_markdown_gives_its_text_without_marks_and_keeps_the_numbers():
    assert lines(
        "---\ntitle: x\n---\n# 讲话\n\n> 同志们：\n\n**一、提高认识。**抓紧。\n1. 第一件\n".encode(), ".md"
    ) == [
        "讲话",
        "同志们：",
        "一、提高认识。抓紧。",
        "1. 第一件",
    ]


def test_a_title_on_two_lines_is_one_and_other_line_breaks_part_paragraphs():
    title = "<w:p><w:r><w:t>在全市安全生产</w:t><w:br/><w:t>工作会议上的讲话</w:t></w:r></w:p>"
    body = "<w:p><w:r><w:t>同志们：</w:t><w:br/><w:t>今天讲两点。</w:t></w:r></w:p>"
    source = read_data(word(title + body), "speech.docx", ".docx")
    assert isinstance(source, Source)
    assert [(line.text, line.line) for line in source.lines] == [
        ("在全市安全生产工作会议上的讲话", 1),
        ("同志们：", 2),
        ("今天讲两点。", 2),
    ]
