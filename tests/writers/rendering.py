"""The bytes of a .docx in, the lines of its printed pages out: LibreOffice to PDF, read with pdftotext.

The fonts of Chinese offices are seldom at hand, so fontconfig is told to take any full-width Chinese font in their
place: the pitch of lines and of characters does not depend on it.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

_XHTML = "{http://www.w3.org/1999/xhtml}"
_OFFICE_FONTS = ("仿宋_GB2312", "仿宋", "楷体_GB2312", "楷体", "黑体", "方正小标宋简体", "宋体")


@dataclass(frozen=True)
class Line:
    """A printed line; in points, from the upper left corner of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@cache
def find_office() -> str:
    """LibreOffice: the program that SOFFICE names, else the one on the path; empty where there is none."""
    return os.environ.get("SOFFICE") or shutil.which("soffice") or ""


@cache
def office_version() -> tuple[int, ...]:
    """(25, 2, 3) for LibreOffice 25.2.3; empty where there is none."""
    if not find_office():
        return ()
    said = subprocess.run([find_office(), "--headless", "--version"], capture_output=True, text=True, timeout=60).stdout
    found = re.search(r"LibreOffice (\d+)\.(\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else ()


def why_not() -> str:
    """What is missing for rendering; empty when nothing is."""
    if not find_office():
        return "LibreOffice is not installed"
    for command in ("pdftotext", "fc-match"):
        if shutil.which(command) is None:
            return f"{command} is not installed"
    return "" if _full_width_font() else "no Chinese font is installed"


def print_pages(docx: bytes, folder: Path) -> list[list[Line]]:
    """The pages of a Word file, each as its lines from top to bottom, page numbers included."""
    (folder / "draft.docx").write_bytes(docx)
    (folder / "fonts.conf").write_text(_font_config(folder), encoding="utf-8")
    command = [find_office(), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "draft.docx")]
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=180)
    boxes = folder / "draft.xml"
    subprocess.run(["pdftotext", "-bbox-layout", str(folder / "draft.pdf"), str(boxes)], check=True)
    pages = etree.parse(str(boxes), etree.XMLParser(recover=True)).iter(f"{_XHTML}page")
    return [_join_lines(page) for page in pages]


def _join_lines(page: etree._Element) -> list[Line]:
    """pdftotext splits a line where a gap is wide: words of one height are one line."""
    words = [
        Line(word.text or "", *(float(word.attrib[edge]) for edge in ("xMin", "xMax", "yMin", "yMax")))
        for word in page.iter(f"{_XHTML}word")
    ]
    lines: list[list[Line]] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        if not lines or word.top + word.bottom - lines[-1][0].top - lines[-1][0].bottom > 12:
            lines.append([])
        lines[-1].append(word)
    return [_join(sorted(line, key=lambda word: word.left)) for line in lines]


def _join(words: list[Line]) -> Line:
    text = "".join(word.text for word in words)
    return Line(text, words[0].left, words[-1].right, words[0].top, words[0].bottom)


def _full_width_font() -> str:
    found = subprocess.run(["fc-match", "-f", "%{family[0]}", ":lang=zh-cn"], capture_output=True, text=True).stdout
    listed = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True).stdout
    return found if listed.strip() else ""


def _font_config(folder: Path) -> str:
    font = _full_width_font()
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{font}</family></prefer></alias>'
        for name in _OFFICE_FONTS
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<cachedir>{folder / 'fontcache'}</cachedir>{aliases}</fontconfig>"
    )
