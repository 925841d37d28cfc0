"""A speech of another year in; its sentences with figures and days as blanks, last year's beside them, out."""

import re
from collections.abc import Sequence
from typing import Any

from drafter.language.han import HAN
from drafter.language.slots import make_slot
from drafter.model.intake import Paragraph, Taken

_SPEECH = re.compile("讲话|致辞|致词|发言")
_HELLO = re.compile("(?:同志们|老师们|同学们|朋友们|代表们|各位[^。]{1,30})[：:！，,]?$|^同志们[：:，！]")
_HEAD = 8
"""Paragraphs in which a title and a salutation stand."""
_FIGURE = re.compile(rf"\d[\d.,]*(?=[{HAN}%‰])")
_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|底|初|[上中下]旬)?|\d{4}年")


class LastYear:
    """How what a file tells is taken: as it stands or, from a speech that was given, as this year's with blanks."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        head = [paragraph.text for paragraph in paragraphs[:_HEAD]]
        greeted = any(_HELLO.search(text) for text in head)
        self.speech = greeted and any(_SPEECH.search(text) for text in head)

    def say(self, text: str) -> str:
        """A text with blanks for what is of its year, and the text itself as a note."""
        if not self.speech or not text:
            return text
        renewed = _FIGURE.sub(make_slot("数"), _DAY.sub(make_slot("日期"), text))
        return text if renewed == text else Taken(renewed, f"去年：{text}")

    def renew(self, measures: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Measures with this year's blanks; a deadline of last year is left open, and told beside."""
        if not self.speech:
            return list(measures)
        found = []
        for measure in measures:
            told = {
                key: self.say(value) if key not in ("by", "from", "who") else value for key, value in measure.items()
            }
            if by := measure.get("by"):
                told["by"] = Taken("", f"去年：{by}")
            found.append(told)
        return found
