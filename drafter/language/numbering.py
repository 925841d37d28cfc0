"""Markers of numbered items: how each is written for a number, and what may stand after it."""

from dataclasses import dataclass

from drafter.language import numerals
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
