"""Any text in, a name that every file system takes out; any name of a file in, one that can be shown and saved, out."""

import re

from drafter.language.expressions import expression

MOST_BYTES = 200
"""Of a name, in UTF-8: file systems take 255, and `.bak` and an extension come after it."""

_WIDE = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")
"""What Windows refuses in a name, as the full-width character that reads the same."""
_UNSEEN = expression(
    "[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]+"
)
"""Controls, line ends, direction marks, spaces of all kinds: one space each run."""
_RESERVED = expression(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Devices of Windows, with any extension (learn.microsoft.com, Naming Files, Paths, and Namespaces)."""


def safe_name(text: str) -> str:
    """The text as the name of a file or as a part of one; empty when nothing of it can stand in a name.

    What systems refuse becomes its full-width form (市委/市政府: 市委／市政府), line ends become spaces, dots and
    spaces at either end go, names of devices get a `_`, and what is too long loses its end.
    """
    name = _UNSEEN.sub(" ", text.translate(_WIDE)).strip(". ")
    name = name.encode()[:MOST_BYTES].decode(errors="ignore").rstrip(". ")
    return _RESERVED.sub(r"\1_", name, count=1) if _RESERVED.match(name) else name


_NOT_SHOWN = expression(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
"""What a terminal acts upon instead of showing it, what turns the direction of writing, bytes that are no UTF-8."""


def printable(text: str) -> str:
    """The text with everything that cannot be shown or saved written out: \\u001b."""
    return _NOT_SHOWN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
