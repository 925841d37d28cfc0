"""Word files of organisations, made for the tests: a picture in the header, odd and even pages, ids as Word gives."""

import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import docx.shared

from drafter.model.style import Base, Style
from drafter.writers.docx import write_docx
from tests.writers.samples import draft_of, gbt9704, paragraph

WORD_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OLD_TEXT = "去年的讲话，不应当留下。"


def upon(data: bytes, styles: dict[str, str] | None = None, **options: Any) -> Style:
    """The standard style upon a base file."""
    return replace(gbt9704(**options), base=Base("styles/ours.docx", data, styles or {}))


def letterhead() -> bytes:
    """Our styles under ids such as Word gives, a picture in the header, other text on even pages, text and a link."""
    document = docx.Document(BytesIO(write_docx(draft_of(paragraph(OLD_TEXT)), gbt9704(page_number="none"))))
    section = document.sections[0]
    document.settings.odd_and_even_pages_header_footer = True
    section.header.paragraphs[0].add_run("云州市人民政府办公室").add_picture(BytesIO(picture()))
    section.even_page_header.paragraphs[0].text = "双页页眉"
    section.footer.paragraphs[0].text = "内部资料　注意保存"
    section.left_margin, section.right_margin = docx.shared.Cm(3), docx.shared.Cm(3)
    document.paragraphs[0].part.relate_to("https://example.org/old", f"{RELATIONS}/hyperlink", is_external=True)
    document.add_picture(BytesIO(picture(2)))
    return rename_ids(with_parts(save(document)))


def office_default() -> bytes:
    """What python-docx starts from: Word's own styles, and few of ours."""
    document = docx.Document()
    document.add_paragraph(OLD_TEXT)
    document.sections[0].header.paragraphs[0].text = "云州市人民政府办公室"
    return save(document)


def continued_sections() -> bytes:
    """Two sections: the second has its header from the first."""
    document = docx.Document(BytesIO(letterhead()))
    document.add_section()
    return save(document)


def save(document: Any) -> bytes:
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def picture(side: int = 1) -> bytes:
    """A red PNG of so many pixels a side."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + b"\xc0\0\0" * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def change(data: bytes, *changes: tuple[str, Callable[[str], str]], new: dict[str, str] | None = None) -> bytes:
    """The file with parts changed, and new ones added."""
    changed = BytesIO()
    edits = dict(changes)
    with ZipFile(BytesIO(data)) as archive, ZipFile(changed, "w", ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            content = archive.read(name)
            copy.writestr(name, edits[name](content.decode()) if name in edits else content)
        for name, text in (new or {}).items():
            copy.writestr(name, text)
    return changed.getvalue()


def move(data: bytes, old: str, new: str) -> bytes:
    """The file with its main part under another name."""
    moved = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(moved, "w", ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name in ("[Content_Types].xml", "_rels/.rels"):
                content = content.replace(old.encode(), new.encode())
            renamed = name.replace("document.xml", new.rpartition("/")[2]) if "glossary" not in name else name
            copy.writestr(renamed, content)
    return moved.getvalue()


def with_parts(data: bytes) -> bytes:
    """With automatic numbering on the first heading, a theme, a footnote of the text's own."""
    number = (
        f'<w:numbering xmlns:w="{WORD_SPACE}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    note = '<w:footnote w:type="{}" w:id="{}"><w:p><w:r>{}</w:r></w:p></w:footnote>'
    lines = note.format("separator", -1, "<w:separator/>")
    lines += note.format("continuationSeparator", 0, "<w:continuationSeparator/>")
    old = f'<w:footnote w:id="1"><w:p><w:r><w:t>{OLD_TEXT}</w:t></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{WORD_SPACE}">{lines}{old}</w:footnotes>'
    theme = docx.Document().part.package
    parts = {
        "word/numbering.xml": number,
        "word/footnotes.xml": notes,
        "word/theme/theme1.xml": next(
            part.blob.decode() for part in theme.iter_parts() if part.partname == "/word/theme/theme1.xml"
        ),
    }
    kinds = {"numbering": "numbering.xml", "footnotes": "footnotes.xml", "theme": "theme/theme1.xml"}
    types = {"numbering": f"{TYPE}.numbering+xml", "footnotes": f"{TYPE}.footnotes+xml"}
    types["theme"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides = "".join(
        f'<Override PartName="/word/{target}" ContentType="{types[kind]}"/>' for kind, target in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="x{kind}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for kind, target in kinds.items()
    )
    automatic = '<w:numPr><w:numId w:val="7"/></w:numPr>'
    return change(
        data,
        ("[Content_Types].xml", lambda text: text.replace("</Types>", f"{overrides}</Types>")),
        ("word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", f"{relations}</Relationships>")),
        (
            "word/styles.xml",
            lambda text: re.sub(
                '(<w:name w:val="heading 1"/>.*?<w:keepNext/>)', rf"\1{automatic}", text, count=1, flags=re.DOTALL
            ),
        ),
        new=parts,
    )


def rename_ids(data: bytes) -> bytes:
    """Ids of styles as Word gives them in Chinese: a, a0, a3, 1."""
    names = re.findall('w:styleId="([^"]*)"', ZipFile(BytesIO(data)).read("word/styles.xml").decode())
    ids = {name: f"a{number}" for number, name in enumerate(names)}

    def renamed(text: str) -> str:
        return re.sub(
            '((?:w:styleId|<w:(?:basedOn|next|link|pStyle|rStyle) w:val)=")([^"]*)"',
            lambda match: f'{match[1]}{ids.get(match[2], match[2])}"',
            text,
        )

    parts = [name for name in ZipFile(BytesIO(data)).namelist() if re.fullmatch(r"word/[a-z]+\d*\.xml", name)]
    return change(data, *((name, renamed) for name in parts))
