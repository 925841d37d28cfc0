"""Markers of numbered items: how each is written for a number, what may follow it, and those typed before titles."""

from drafter.dataclass import dataclass
from drafter.language import numerals
from drafter.language.expressions import expression
from drafter.language.forms import Form

_FIRST_NEXT_LAST = ("首先", "其次", "再次", "第四", "第五", "第六")


@dataclass(frozen=True, slots=True)
class Marker:
    """One way of numbering: `pattern` is how the first item is marked, as templates write it."""

    pattern: str
    before: str
    after: str
    chinese: bool
    forms: tuple[Form, ...] = ()
    """What may follow; empty allows anything (language.md 11: 一要 takes a verb, 第一， a clause or verb)."""
    inline: bool = False
    """May stand inside a paragraph."""

    def render(self, number: int) -> str:
        """The marker of item `number`, 1-based."""
        if self.pattern == "首先，":
            return _FIRST_NEXT_LAST[min(number, len(_FIRST_NEXT_LAST)) - 1] + "，"
        return self.before + (numerals.ordinal(number) if self.chinese else str(number)) + self.after


MARKERS: dict[str, Marker] = {
    marker.pattern: marker
    for marker in (
        Marker("一、", "", "、", chinese=True),
        Marker("（一）", "（", "）", chinese=True),
        Marker("1.", "", ".", chinese=False),
        Marker("1．", "", "．", chinese=False),  # the full-width dot is a marker of its own
        Marker("（1）", "（", "）", chinese=False),
        Marker("第一，", "第", "，", chinese=True, forms=("verb", "clause", "sentence"), inline=True),
        Marker("第一、", "第", "、", chinese=True, forms=("verb", "clause", "sentence")),
        Marker("一是", "", "是", chinese=True, inline=True),
        Marker("一要", "", "要", chinese=True, forms=("verb",), inline=True),
        Marker("首先，", "", "", chinese=True, inline=True),
    )
}

_NUMBER = f"(?:[{numerals.ORDINALS[1:-1]}]?十[{numerals.ORDINALS[:-1]}]?|[{numerals.ORDINALS[:-1]}])"
"""One to ninety-nine as they are written: 八一 is none."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TYPED = tuple(
    expression(pattern)
    for pattern in (
        # （三）班, （5）号楼, （一）项 are names
        rf"[（(] ?(?:{_NUMBER}|\d{{1,2}}) ?[）)](?![项款条类班期中级号])[、.．]?",
        rf"第{_NUMBER}[，、：,:](?!第)",
        rf"{_NUMBER}[、.．](?=\D)",
        r"\d{1,2}(?:[.．、])(?=\D)(?![月日%％])",
        f"[{_CIRCLED}]",
        rf"{_NUMBER}是(?![否非{numerals.ORDINALS}])",  # not 一是一、二是二
        rf"{_NUMBER}要(?![求务素件义点领闻道冲害塞{numerals.ORDINALS}])",  # not 八要素, 三要三不要
        "(?:首先|其次|再次)[，,]",
    )
)
_GOES_ON = expression(rf"{_NUMBER}[、，是要产级线]|\d+[、，号]|第[{numerals.ORDINALS}]")
"""Behind what only looks like a marker: 一、二、三产业, 1、2号楼."""
_SECOND = expression(r"[，。；：]\s*(?:二[是要]|第二|其次|[（(]二[）)]|二、)")

_WORDS = expression(r"[^\W_]")
"""A marker numbers words: before marks alone it is none."""


def typed_marker(title: str) -> int:
    """How many characters of a title are a marker typed before it, 一、 （一） 1. 第一， 一要; 0 where there is none.

    A text that goes on to a second item holds a list of its own and keeps its markers.
    """
    found = next((match for pattern in _TYPED if (match := pattern.match(title))), None)
    if found is None or _GOES_ON.match(title, found.end()) or _SECOND.search(title, found.end()):
        return 0
    length = found.end() + len(title[found.end() :]) - len(title[found.end() :].lstrip())
    return length if _WORDS.search(title, length) else 0
