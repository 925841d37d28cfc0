"""An RTF file in; its paragraphs, each with its number as its line, out: a strict reader of what RTF says as text.

RTF 1.9.1 (Word 2007). Characters come as \\uN, as \\'hh or as bytes in the code page of their font; headers, footers,
pictures, fields' codes, hidden and deleted text are passed over, the numbers of lists are told as they were printed.
"""

import codecs
import re

from drafter import bounds
from drafter.corpus.word_text import break_paragraphs
from drafter.dataclass import dataclass, replace
from drafter.files.encoding import UnreadableError
from drafter.i18n import _
from drafter.model.passage import Passage

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
_PASSED = frozenset(
    (
        *(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "filetbl",
            "listtable",
            "listoverridetable",
            "revtbl",
            "rsidtbl",
            "pgptbl",
        ),
        *("info", "generator", "userprops", "docvar", "xmlnstbl", "themedata", "colorschememapping", "datastore"),
        *(
            "latentstyles",
            "mmathPr",
            "wgrffmtfilter",
            "pnseclvl",
            "pntxta",
            "pntxtb",
            "pict",
            "object",
            "sp",
            "fldinst",
        ),
        *(
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "footnote",
            "annotation",
        ),
        *("atnid", "atnauthor", "bkmkstart", "bkmkend", "tc", "xe", "nonshppict", "shprslt", "upr"),
    )
)
"""Destinations that hold no text of the document: \\upr and \\shprslt say again what stands in \\ud and \\shptxt."""
_SHOWN = frozenset(("ud", "shptxt"))
"""Destinations that hold text inside others that hold none."""
_LISTED = frozenset(("listtext", "pntext"))
"""Destinations that hold the number of an item as it was printed."""
_SAID = {
    **{"par": "\n", "sect": "\n", "page": "\n", "line": "\x0b", "row": "\n", "cell": "\t", "nestcell": "\t"},
    **{"tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
    **{"bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005"},
}
"""Control words that stand for characters; \\line breaks a line inside its paragraph."""
_SYMBOLS = {b"~": "\xa0", b"_": "‑", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_CHARSETS = {
    **{0: "", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 162: "cp1254"},
    **{186: "cp1257", 204: "cp1251", 238: "cp1250"},
}
"""\\fcharset to codec; 0 is that of the file."""
_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8", 10000: "mac-roman"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    skipped: bool = False
    hidden: bool = False
    fallback: int = 1
    """Characters behind \\uN that stand for it in programs without Unicode."""
    font: int = -1
    fonts: bool = False
    """It is the table of fonts."""
    listed: bool = False
    """It is the number of an item, which a tab parts from the item."""


def read_rtf(data: bytes) -> list[Passage]:
    """The paragraphs; a row of a table is one, its cells parted by tabs. Raises UnreadableError where it is cut off."""
    reader = _Reader(data)
    text = reader.read()
    paragraphs = [paragraph.replace("\x0b", "\n").rstrip().lstrip(" ") for paragraph in text.split("\n")]
    while paragraphs and not paragraphs[-1]:
        paragraphs.pop()
    return break_paragraphs(paragraphs)


class _Reader:
    """Reads one file from its beginning to its end."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.out: list[str] = []
        self.bytes = bytearray()
        self.charset = "cp1252"
        self.fonts: dict[int, str] = {}
        self.state = _State()
        self.stack: list[_State] = []
        self.drop = 0
        """Characters still to be passed over behind a \\uN."""
        self.starred = False
        self.opened = False
        """A group has just begun: its first word says what it is."""

    def read(self) -> str:
        """The text. Raises UnreadableError."""
        at = 0
        while at < len(self.data):
            token = _TOKEN.match(self.data, at)
            if token is None:
                break
            at = token.end()
            word, number, code, symbol, brace, plain = token.groups()
            if brace:
                self._brace(brace)
                if not self.stack:
                    return self._text()  # what stands behind the document's group is no part of it
                continue
            opened, self.opened = self.opened, False
            if word:
                at += self._word(word.decode("ascii"), int(number) if number else None, opened)
            elif code:
                self._byte(bytes([int(code, 16)]))
            elif symbol:
                self._symbol(symbol, opened)
            elif plain:
                self._plain(plain)
        raise UnreadableError(_("an RTF file that is cut off or damaged: open it in Word or WPS and save it as .docx"))

    def _text(self) -> str:
        self._flush()
        joined = "".join(self.out)
        return joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.drop = 0
        if brace == b"{":
            if len(self.stack) > bounds.GROUPS:
                raise UnreadableError(_("an RTF file whose groups lie deeper than {depth}", depth=bounds.GROUPS))
            self.stack.append(self.state)
            self.opened = True
        elif self.stack:
            self.state = self.stack.pop()

    def _word(self, word: str, number: int | None, opened: bool) -> int:
        """Act on a control word; how many bytes behind it belong to it."""
        starred, self.starred = self.starred, False
        if (opened or starred) and word in _SHOWN:
            self.state = replace(self.state, skipped=False)
        elif (opened or starred) and word in _LISTED:
            self.state = replace(self.state, listed=True)
        elif starred or (opened and word in _PASSED):
            self.state = replace(self.state, skipped=True, fonts=word == "fonttbl")
        elif word == "bin":
            return max(0, number or 0)
        elif word == "u" and number is not None:
            self._put(chr(number % 0x10000))
            self.drop = self.state.fallback
        elif word == "uc":
            self.state = replace(self.state, fallback=max(0, number if number is not None else 1))
        elif word in _SAID:
            self._count(_SAID[word])
        else:
            self._format(word, number)
        return 0

    def _format(self, word: str, number: int | None) -> None:
        """Words that say how what follows is to be read."""
        if word in ("v", "deleted"):
            self._flush()
            self.state = replace(self.state, hidden=number != 0)
        elif word == "plain":
            self._flush()
            self.state = replace(self.state, hidden=False, font=-1)
        elif word == "ansicpg" and number is not None:
            self.charset = _PAGES.get(number, f"cp{number}")
            if not _is_known(self.charset):
                self.charset = "cp1252"
        elif word == "f" and number is not None:
            self._flush()
            self.state = replace(self.state, font=number)
        elif word == "fcharset" and self.state.fonts and number is not None:
            self.fonts[self.state.font] = _CHARSETS.get(number, "")

    def _symbol(self, symbol: bytes, opened: bool) -> None:
        if symbol == b"*":
            self.starred = opened
        elif symbol in _SYMBOLS:
            self._count(_SYMBOLS[symbol])

    def _plain(self, plain: bytes) -> None:
        if self.drop:
            dropped = min(self.drop, len(plain))
            self.drop -= dropped
            plain = plain[dropped:]
        if not (self.state.skipped or self.state.hidden):
            self.bytes += plain

    def _byte(self, byte: bytes) -> None:
        if self.drop:
            self.drop -= 1
        elif not (self.state.skipped or self.state.hidden):
            self.bytes += byte

    def _count(self, said: str) -> None:
        if self.drop:
            self.drop -= 1
        elif not (self.state.listed and said == "\t"):
            self._put(said)

    def _put(self, said: str) -> None:
        self._flush()
        if not (self.state.skipped or self.state.hidden):
            self.out.append(said)

    def _flush(self) -> None:
        """Bytes that were collected as characters, by the font that they are set in."""
        if self.bytes:
            codec = self.fonts.get(self.state.font) or self.charset
            self.out.append(bytes(self.bytes).decode(codec, "replace"))
            self.bytes.clear()


def _is_known(codec: str) -> bool:
    try:
        return bool(codecs.lookup(codec))
    except LookupError:
        return False
