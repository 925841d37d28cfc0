"""Bytes of a text file in; its characters and their encoding out, or why nobody can say which that is.

A file says nothing about its encoding, or says it wrongly. So each that Chinese text comes in is tried, and what reads
as text is taken: Big5 read as GB18030 gives characters too, but none that anybody writes.
"""

import codecs
import re
from contextlib import suppress
from functools import cache

from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import count_han, has_han

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
"""Bytes by which an encoding is judged."""
_CLIPPED = 4
"""A file cut off in the middle of a character loses that character and is read."""
_FEW = 200
"""One broken byte among so many characters leaves no doubt about the others' encoding."""

_FREQUENT_MARKS = "，。、：；“”！？（）《》　"
_FREQUENT = frozenset(
    f"{_FREQUENT_MARKS}的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机"
    "当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么"
    "利比或但质气第向道命此变条只没结解问意建月公无系军情者最立代想已通并提直题党程展五果料象员革位入常文总次品式"
    "活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指九区强放决西被干做必战先回则任取据处"
    "队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清美再采转更单风切打"
    "白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土許這個為國"
    "來時們會對發過動說產種後經進著電裡實體機當點從業應開還間樣與關義線內數質氣變條沒結問題無軍黨員設長資邊級圖統"
    "組見計別運農強決幹戰則據處隊給門熱領東導壓爭濟階術極認權證轉單風帶場車務萬達積議聲報類離華確張馬節話雲縣鄉鎮"
)
"""What Chinese is mostly made of, in both scripts: half of the characters of any text, few of a misread one."""
_MARKS_BETWEEN = frozenset(f"{_FREQUENT_MARKS}\t\r\n×")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An encoding of two bytes a character, and the part of it whose characters its makers held to be in use."""

    name: str
    codec: str
    in_use: re.Pattern[bytes]
    """First and second byte."""
    likely: float = -0.3
    """Points that it begins with, more of them the shorter a text is: what is short reads well in several."""


_CANDIDATES = (
    # GB 2312-1980: marks in rows 1 and 3, level 1 in rows 16 to 55. The three others likewise.
    _Candidate("GB18030", "gb18030", expression(rb"[\xa1\xa3\xb0-\xd7][\xa1-\xfe]"), 0),
    _Candidate("Big5", "big5hkscs", expression(rb"[\xa1-\xa2\xa4-\xc6][\x40-\x7e\xa1-\xfe]|\xa3[\x40-\x7e]"), 0),
    _Candidate("Shift-JIS", "cp932", expression(rb"[\x81-\x83\x89-\x97][\x40-\xfc]|\x88[\x9f-\xfc]|\x98[\x40-\x72]")),
    _Candidate("EUC-JP", "euc_jp", expression(rb"[\xa1\xa4\xa5\xb0-\xcf][\xa1-\xfe]")),
    _Candidate("EUC-KR", "euc_kr", expression(rb"[\xa1\xb0-\xc8][\xa1-\xfe]"), -0.6),
)
_PLAUSIBLE = 0.6
"""Points a character of real text has at least; misread text has 0.5 at most. See `_judge`."""
_HZ = expression(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")
_UTF7 = expression(rb"\+[A-Za-z0-9+/]{3,}-?")


class UnreadableError(ValueError):
    """A file cannot be read; the message says why, and where that is known the place and what to do."""

    def __init__(self, message: str, line: int = 1, column: int = 1, suggestion: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as it was in a file."""

    text: str
    """Without a byte order mark; line ends as they are."""
    name: str
    """Of the encoding, as people call it."""
    codec: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """Another text as the same program would have saved it; in UTF-8 where the encoding lacks a character."""
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError:
            return text.encode()


def decode(data: bytes, declared: str = "", clipped: bool = False) -> Decoded:
    """The text of a file.

    declared: what the file says of its encoding, as web pages do; it decides where the bytes do not.
    clipped: whether a file may end in the middle of a character, which is then left out. Raises UnreadableError.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], codec, clipped), _name(codec), codec, mark)
    if data.isascii() and b"\0" not in data:
        return _decode_ascii(data)
    if wide := _find_wide(data):
        return Decoded(_strict(data, wide, clipped), _name(wide), wide)
    try:
        text = _whole(data, "utf-8", clipped)
    except UnicodeDecodeError as error:
        text = data[:_SAMPLE].decode("utf-8", "replace")
        if count_han(text) >= _FEW // 20 * text.count("\ufffd"):
            raise _broken(data, error, "UTF-8") from None
        if b"\0" in data:
            raise UnreadableError(_("it is no text: it holds bytes that stand in no text file")) from None
    else:
        if not _is_rather_double(text, data):
            return Decoded(text, "UTF-8", "utf-8")
    return _decode_double(data, declared, clipped)


def _is_rather_double(text: str, data: bytes) -> bool:
    """Two or three characters of GB18030 may happen to be UTF-8, but then of Latin, Greek or Arabic letters alone."""
    if max(text) >= "\u0800" or len(text.encode("ascii", "ignore")) * 2 > len(data):
        return False
    return _judge(data.decode("gb18030", "replace"), _CANDIDATES[0]) >= 1.5


def _strict(data: bytes, codec: str, clipped: bool) -> str:
    try:
        return _whole(data, codec, clipped)
    except UnicodeDecodeError as error:
        raise _broken(data, error, _name(codec)) from None


def _whole(data: bytes, codec: str, clipped: bool) -> str:
    """All of the data, where that may be but for a character that its end cuts off. Raises UnicodeDecodeError."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        if clipped and len(data) - error.start < _CLIPPED and error.start > len(data) // 2:
            return data[: error.start].decode(codec)
        raise


def _name(codec: str) -> str:
    """utf-16-le: UTF-16."""
    return codec.upper().removesuffix("-LE").removesuffix("-BE")


_PLAINLY_LONG = 64
"""Bytes that are UTF-8 by no accident."""


def _as_utf8(sample: bytes) -> str:
    """The sample read as UTF-8, its last character cut off where the sample cuts it; empty where it is none."""
    for end in range(len(sample), len(sample) - 4, -1):
        with suppress(UnicodeDecodeError):
            return sample[:end].decode("utf-8")
    return ""


def _find_wide(data: bytes) -> str:
    """UTF-32 or UTF-16 without a mark: nearly all of it is then Chinese, ASCII and marks; empty for anything else."""
    if len(data) >= _PLAINLY_LONG and has_han(_as_utf8(data[:_SAMPLE])):
        return ""  # the usual case, told in no time: bytes of two a character are hardly ever UTF-8 with Chinese in it
    for codec, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % width or len(data) < 4 * width:
            continue
        text = data[: _SAMPLE & ~3].decode(codec, "replace")
        usual = count_han(text) + sum(" " <= c <= "~" or c in _MARKS_BETWEEN for c in text)
        frequent = sum(c in _FREQUENT or c.isascii() for c in text)
        if usual >= 0.9 * len(text) and frequent >= 0.2 * len(text):
            return codec
    return ""


def _decode_ascii(data: bytes) -> Decoded:
    """ASCII, or Chinese in letters and signs alone, as old mail programs sent it."""
    if _HZ.search(data):
        return Decoded(data.decode("hz", "replace"), "HZ", "hz")
    if b"\x1b$" in data:
        for codec in ("iso2022_jp_2", "iso2022_kr"):
            try:
                return Decoded(data.decode(codec), "ISO-2022", codec)
            except UnicodeDecodeError:
                continue
    text = data.decode("ascii")
    if _UTF7.search(data):
        try:
            read = data.decode("utf-7")
        except UnicodeDecodeError:
            read = ""
        if read and count_han(read) * 4 > len(read):
            return Decoded(read, "UTF-7", "utf-7")
    return Decoded(text, "ASCII", "utf-8")


def _decode_double(data: bytes, declared: str, clipped: bool) -> Decoded:
    """The encoding whose reading is the likeliest text, of those that can read all of it."""
    best, chosen, text = 0.0, None, ""
    nearest: tuple[float, _Candidate, UnicodeDecodeError] | None = None
    for candidate in _CANDIDATES:
        try:
            read = _whole(data, candidate.codec, clipped)
        except UnicodeDecodeError as error:
            points = _judge(data[:_SAMPLE].decode(candidate.codec, "replace"), candidate)
            if nearest is None or points > nearest[0]:
                nearest = points, candidate, error
            continue
        points = _judge(read, candidate) + _is_declared(declared, candidate) * 0.3
        if points > best:
            best, chosen, text = points, candidate, read
    if nearest and nearest[0] > max(best, _PLAUSIBLE) + 0.1:
        bad = data.decode(nearest[1].codec, "replace").count("\ufffd")
        if bad * 10 <= len(data):
            raise _broken(data, nearest[2], nearest[1].name)
    if chosen is None or best < _PLAUSIBLE:
        raise _unknown(data)
    return Decoded(text, chosen.name, chosen.codec)


def _judge(text: str, candidate: _Candidate) -> float:
    """Points for each character that is not ASCII: one where it is in use, one more where it is frequent."""
    read = [character for character in text[:_SAMPLE] if character > "~"]
    if not read:
        return 0
    in_use = _in_use(candidate)
    points = sum((c in in_use) + (c in _FREQUENT or "\uac00" <= c <= "\ud7a3") for c in read)
    return points / len(read) + candidate.likely * (1 + 10 / len(read))


@cache
def _in_use(candidate: _Candidate) -> frozenset[str]:
    pairs = (bytes((first, second)) for first in range(0x81, 0xFF) for second in range(0x40, 0xFF))
    used = (pair.decode(candidate.codec, "ignore") for pair in pairs if candidate.in_use.fullmatch(pair))
    return frozenset("".join(used))


def _is_declared(declared: str, candidate: _Candidate) -> bool:
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return False
    same = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs", "shift_jis": "cp932"}
    return same.get(name, name) == candidate.codec


def _broken(data: bytes, error: UnicodeDecodeError, name: str) -> UnreadableError:
    """One character that the encoding does not know, in a text that is otherwise in it."""
    line, column = _place(data, error)
    message = _("column {column}: a broken character in {encoding} text.", column=column, encoding=name)
    return UnreadableError(message, line, column, _("Type it again and save the file as UTF-8."))


def _unknown(data: bytes) -> UnreadableError:
    """Nothing that was tried; the place is that of the first byte that is not UTF-8."""
    line = column = 1
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line, column = _place(data, error)
    tried = ", ".join(["UTF-8", "UTF-16", "UTF-32", *(candidate.name for candidate in _CANDIDATES)])
    message = _("column {column} is in no encoding that we know (tried: {encodings}).", column=column, encodings=tried)
    advice = _("Open it in Notepad or WPS, choose Save As, set the encoding to UTF-8.")
    return UnreadableError(message, line, column, advice)


def _place(data: bytes, error: UnicodeDecodeError) -> tuple[int, int]:
    """Line and column, as an editor counts them, of what cannot be decoded."""
    before = data[: error.start].decode(error.encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
