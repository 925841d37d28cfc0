"""Bytes of a text file in, its characters out: UTF-8, UTF-16, GB18030, with or without a byte order mark."""

import codecs

from drafter.language.han import is_han

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_CLIPPED = 4
"""A file cut in the middle of a character, or with a few stray bytes, is still read."""


def decode(data: bytes) -> str | None:
    """The text; None when it is in no encoding that Chinese text comes in."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if wide := _utf16(data):
        return data.decode(wide, errors="replace")
    if b"\0" in data[:_SAMPLE]:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            if len(data) - error.start <= _CLIPPED and error.start > len(data) // 2:
                return data[: error.start].decode(encoding)
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") <= len(text) // 200:
            return text
    return None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: decoded so, nearly all of it is Chinese, ASCII and marks."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 8 or len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, errors="ignore")
        plain = sum(c in "\r\n\u3000，。：；、！？“”" or is_han(c) or " " <= c <= "~" for c in text)
        marks = sum(c in "\r\n，。：的" for c in text)
        if plain >= len(text) * 0.9 and marks:
            return encoding
    return None
