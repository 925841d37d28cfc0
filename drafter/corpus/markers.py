"""Finds the markers of numbered items in a paragraph: 一、 （一） 1. 第一， 一是 首先; no look-alikes."""

from collections.abc import Sequence
from typing import Literal

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numerals import ORDINAL, ORDINALS, parse
from drafter.language.punctuation import CLOSING, FINAL

Position = Literal["start", "sentence", "comma", "glued"]
"""Where a marker stands: at the start of a paragraph, of a sentence, after a comma, or with no mark before it."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ADVERBS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 0}

LAST = 0
"""The value of 最后: whatever number is next."""


@dataclass(frozen=True, slots=True)
class Style:
    """One way of numbering."""

    name: str
    rank: int
    """The level it has by custom: 一、 1, （一） 2, 1. 3, （1） 4, ① 5."""
    first: str
    """The characters it may begin with."""
    pattern: str
    """Over folded text; group `n` is the number."""
    family: str
    """Styles of one family may take turns in one list: 第一是, 第三要."""
    positions: tuple[Position, ...]


_H, _D = ORDINALS, "0123456789"
_OF = "(?P<unit>个?方面|个问题|个要求|点|件事|句话|条)?"

_ANYWHERE: tuple[Position, ...] = ("start", "sentence", "comma", "glued")
_ALOUD: tuple[Position, ...] = ("start", "sentence", "comma")

STYLES = (
    Style("第一部分", 0, "第", rf"第(?P<n>{ORDINAL})部分[ ：、，]*", "part", ("start",)),
    Style("一、", 1, _H, f"(?P<n>{ORDINAL})(?:、|[.。，：](?=[{HAN}“]))", "dun", ("start", "sentence", "glued")),
    Style("（一）", 2, "（", rf"（ ?(?P<n>{ORDINAL}) ?）[、.]?", "paren", ("start", "sentence", "glued")),
    Style("1.", 3, _D, r"(?P<n>\d{1,2})(?:[.](?!\d)|、)", "arabic", ("start", "sentence", "glued")),
    Style("（1）", 4, "（" + _D, r"（?(?P<n>\d{1,2})）[、.]?", "arabic-paren", ("start", "sentence")),
    Style("①", 5, _CIRCLED, rf"(?P<n>[{_CIRCLED}])", "circled", _ANYWHERE),
    Style("第一，", 1, "第", rf"第(?P<n>{ORDINAL}){_OF}[，、：.。]", "spoken", _ALOUD),
    Style("第一是", 4, "第", rf"第(?P<n>{ORDINAL}){_OF}(?:是|要)", "spoken", _ALOUD),
    Style("一是", 3, _H, rf"(?P<n>{ORDINAL})是", "spoken", _ALOUD),
    Style("一要", 3, _H, rf"(?P<n>{ORDINAL})要", "spoken", _ALOUD),
    Style("其一，", 3, "其", rf"其(?P<n>{ORDINAL})[，、：是]", "spoken", ("start", "sentence")),
    Style("首先，", 3, "首其再最", r"(?P<n>首先|其次|再次|再者|最后)[，是要]", "adverb", ("start", "sentence")),
)
DASH = Style("——", 4, "", "—{1,2}(?!—) ?", "dash", ("start",))
"""A row of paragraphs that a dash opens, which has no numbers of its own."""
FORMAL = frozenset(("part", "dun", "paren", "arabic", "arabic-paren"))
"""Families that are written; the others are spoken: 一是 and 第一， may stand inside any sentence."""

# What begins like a marker and is none: a pattern at the same point, and an example of what it keeps out.
_CLASS = "[、线级产季月年期类轮批代届等档次孩环班手道审星楼号层把]|区|方|战"
LOOKALIKES: tuple[tuple[str, str], ...] = (
    (rf"第[{ORDINALS}]、第?[{ORDINALS}]", "第一、二轮 第一、第二产业"),
    (rf"[{ORDINALS}]是[{ORDINALS}][、，。；]", "一是一、二是二"),
    (rf"第?[{ORDINALS}]+要(?:务|素|件|义|点|领|闻|道|冲|害|塞)", "第一要务 三要素"),
    (rf"第[{ORDINALS}]+是(?:非|否)", "第一是否"),
    (rf"[（(]?[{ORDINALS}]+[）)](?:项|款|条|类|班|期|中|级)", "（一）项规定 （三）班"),
    (r"（?\d{1,2}）(?:班|项|款|条|中|号|级)", "八年级（5）班"),
    (r"\d{1,2}、\d", "1、2号楼"),
    (r"\d{1,2}[.、](?:月|日|%|％|万|亿)", "3、月"),
    (r"最后(?:，|要|是)(?:我|再|让|祝|衷心|预祝|借此|请|希望大家|同志)", "最后，我再强调 最后，祝大家"),
)
_LOOKALIKE = expression("|".join(pattern for pattern, _ in LOOKALIKES))
_ORDER = expression(rf"({ORDINAL})、({ORDINAL})(?:{_CLASS})")
# With no mark before it, a number after one of these characters belongs to the word before: 第一、 周一、 统一、
_JOINED = set("第初周月期之其统唯专单划万百千零〇两几头级如逐同不合归、的" + ORDINALS + "0123456789")
_GLUED = "、）." + _CIRCLED
# Where a marker might begin; it begins with a set of characters, so that the engine passes over all others at once.
_CANDIDATE = expression(
    rf"[{ORDINALS}第（0-9{_CIRCLED}首其再最](?:(?<=[{ORDINALS}])[{ORDINALS}]{{0,2}}[、.。，：是要]|(?<=第)[{ORDINALS}]{{1,3}}"
    rf"|(?<=（) ?(?:[{ORDINALS}]{{1,3}} ?|\d{{1,2}})）|(?<=\d)\d?[.、）]|(?<=[{_CIRCLED}])"
    rf"|(?<=其)[{ORDINALS}]{{1,2}}[，、：是]"
    r"|(?<=首)先[，是要]|(?<=其)次[，是要]|(?<=再)[次者][，是要]|(?<=最)后[，是要])"
)
# The styles that a character may begin, in their order.
_BY_FIRST = {
    first: tuple((style, expression(style.pattern)) for style in STYLES if first in style.first)
    for first in "".join(style.first for style in STYLES)
}
_TENS = expression("[二三四五六七八九]?十[一二三四五六七八九]?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker found."""

    style: Style
    value: int
    """1-based; LAST for 最后."""
    paragraph: int
    """Index of the paragraph."""
    start: int
    end: int
    """Offsets in the paragraph; the marker as it stands is text[start:end]."""
    position: Position
    unit: str = ""
    """What is counted: 句话 in 第一句话，"""

    def like(self, other: "Mark") -> bool:
        """Whether the two number in one way."""
        return self.style is other.style and self.unit == other.unit


def numeral(text: str) -> int:
    """一 … 九十九, Arabic digits, circled digits, 首先: the number meant; 0 where it is none."""
    if text in _ADVERBS:
        return _ADVERBS[text]
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    return parse(text) or 0


def _well_formed(number: str) -> bool:
    """二十一 and 十五 are numbers; 一二 and 十十 are not."""
    return len(number) == 1 or number.isdigit() or number in _ADVERBS or _TENS.fullmatch(number) is not None


def _is_lookalike(folded: str, start: int) -> bool:
    """Whether what begins here only looks like a marker."""
    if _LOOKALIKE.match(folded, start):
        return True
    order = _ORDER.match(folded, start)
    return order is not None and numeral(order[2]) > numeral(order[1])


def _position(folded: str, start: int) -> Position:
    before = start - 1
    while before >= 0 and folded[before] in f"{CLOSING} ":
        before -= 1
    if before < 0:
        return "start"
    if folded[before] in f"{FINAL}；：….":
        return "sentence"
    return "comma" if folded[before] == "，" else "glued"


def find_marks(folded: str, paragraph: int) -> list[Mark]:
    """The markers of a paragraph in order, doubtful ones among them: the outline decides by their sequence."""
    marks = []
    for candidate in _CANDIDATE.finditer(folded):
        start = candidate.start()
        position = _position(folded, start)
        if position == "glued" and (folded[start - 1] in _JOINED or candidate[0][-1] not in _GLUED):
            continue
        for style, pattern in _BY_FIRST[folded[start]]:
            match = pattern.match(folded, start)
            if match is None or position not in style.positions:
                continue
            number = match["n"]
            if not _well_formed(number):
                continue
            if not _is_lookalike(folded, start):
                unit = match.groupdict().get("unit") or ""
                marks.append(Mark(style, numeral(number), paragraph, start, match.end(), position, unit))
            break
    return marks


_DASH = expression(DASH.pattern)
_SHORT_DASH = 8
"""Characters of a line with a dash that is no item: ——题记."""


def find_dashes(folded: Sequence[str]) -> list[Mark]:
    """The paragraphs of rows that dashes open, numbered as they come: two at least, near one another."""
    rows: list[list[tuple[int, int]]] = []
    for index, text in enumerate(folded):
        match = _DASH.match(text)
        if match is None or len(text) < _SHORT_DASH:
            continue
        if (
            rows
            and index - rows[-1][-1][0] <= _APART
            and not any(map(opens_with_marker, folded[rows[-1][-1][0] + 1 : index]))
        ):
            rows[-1].append((index, match.end()))
        else:
            rows.append([(index, match.end())])
    return [
        Mark(DASH, value, index, 0, end, "start")
        for row in rows
        if len(row) > 1
        for value, (index, end) in enumerate(row, 1)
    ]


_APART = 4


def opens_with_marker(folded: str) -> bool:
    """Whether a paragraph begins with a marker that is written rather than spoken, or with 第一，"""
    for style, pattern in _BY_FIRST.get(folded[:1], ()):
        match = pattern.match(folded)
        if match is not None and _well_formed(match["n"]):
            written = style.family in FORMAL or style.name in ("第一，", "①")
            return written and not _is_lookalike(folded, 0)
    return False
