"""A zip is written as the standard library's own writer writes it, name by name and byte by byte."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from drafter.word.pack import pack

SHARED: tuple[tuple[str, str | bytes], ...] = (
    ("[Content_Types].xml", "<Types/>"),
    ("word/media/信头.png", b"\x89PNG" + bytes(range(256)) * 40),
)
OWN = {"word/document.xml": "<w:t>守住安全底线。</w:t>" * 2_000, "customXml/item1.xml": ""}


def test_a_package_has_the_bytes_that_the_standard_library_gives_it():
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in (*SHARED, *OWN.items()):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, content, ZIP_DEFLATED, compresslevel=3)
    assert pack(SHARED, OWN) == written.getvalue()


def test_what_is_packed_is_read_again_and_is_whole():
    with ZipFile(BytesIO(pack(SHARED, OWN))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*dict(SHARED), *OWN]
        assert archive.read("word/document.xml").decode() == OWN["word/document.xml"]
