"""A speech of another year in; its sentences with figures and days as blanks, last year's beside them, out."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from drafter.corpus.front import read_front
from drafter.intake.collect import Collected
from drafter.language.dated import Kind, find_general, place_apart
from drafter.language.names import Names
from drafter.language.numerals import NUMERALS
from drafter.language.slots import make_slot
from drafter.language.yearly import is_yearly
from drafter.model.intake import Paragraph, Taken

NameFinder = Callable[[Iterable[str]], Names]

_SPEECH = re.compile("讲话|致辞|致词|发言")
_HELLO = re.compile("(?:同志们|老师们|同学们|朋友们|代表们|各位[^。]{1,30})[：:！，,]?$|^同志们[：:，！]")
_HEAD = 8
"""Paragraphs in which a title and a salutation stand."""
_OF_A_YEAR: frozenset[Kind] = frozenset(("person", "year", "date", "plan", "ordinal", "number", "percent"))
"""What is not said again as it was."""
_NUMERAL = re.compile(rf"第?(?:\d[\d.,]*(?:[—–~-]\d[\d.,]*)?|[{NUMERALS}]+)")


class LastYear:
    """How what a file tells is taken: as it stands or, from a speech that was given, as this year's with blanks."""

    def __init__(self, paragraphs: Sequence[Paragraph], names: NameFinder, asks: Mapping[str, str]) -> None:
        """names: finds the names in paragraphs; asks: how a blank of each kind asks."""
        texts = [paragraph.text for paragraph in paragraphs]
        head = texts[:_HEAD]
        greeted = any(_HELLO.search(text) for text in head)
        self.speech = greeted and any(_SPEECH.search(text) for text in head)
        self._names = names(texts) if self.speech else None
        self._asks = asks

    def say(self, text: str, source: str = "") -> str:
        """A text with blanks for what is of its year, and the text itself as a note.

        source: where it stands, for a text that is no part of a record.
        """
        if self._names is None or not text:
            return text
        renewed, at = "", 0
        found = [one for one in (*self._names.find(text), *find_general(text)) if one.kind in _OF_A_YEAR]
        for one in place_apart(found):
            renewed += text[at : one.start] + self._blank(one.kind, text[one.start : one.end])
            at = one.end
        renewed += text[at:]
        return text if renewed == text and not is_yearly(text) else Taken(renewed, note_of_year(text, source))

    def _blank(self, kind: Kind, text: str) -> str:
        """【数量】家 of 12家, 【第几次】 of 第三次."""
        unit = _NUMERAL.sub("", text, count=1) if kind in ("number", "ordinal") else ""
        ordinal = kind == "ordinal"
        return make_slot(self._asks[kind] + unit * ordinal) + unit * (not ordinal)

    def renew(self, measures: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Measures with this year's blanks; a deadline of last year is left open, and told beside."""
        if not self.speech:
            return list(measures)
        found = []
        for measure in measures:
            told = {
                key: value if key in ("by", "from", "who", "with", "person") else self.say(value)
                for key, value in measure.items()
            }
            if by := measure.get("by"):
                told["by"] = Taken("", note_of_year(by))
            found.append(told)
        return found

    def read_front(
        self, paragraphs: Sequence[Paragraph], file: str, taken: Collected, surnames: frozenset[str]
    ) -> None:
        """Take the name of the meeting with a blank for its year; who spoke is left open, and told beside."""
        if not self.speech:
            return
        head = paragraphs[:_HEAD]
        titled = next((one for one in head if _SPEECH.search(one.text)), None)
        if titled is None:
            return
        source = f"{file} {titled.where}"
        front = read_front(titled.text, [one.text for one in head if one is not titled], surnames)
        if not taken.answers.get("meeting", {}).get("name"):  # else the title follows this year's meeting
            taken.value("title", self.say(titled.text, source), source)
        if front.meeting:
            taken.value("meeting.name", self.say(front.meeting, source), source)
        for key, value in (("name", front.name), ("post", front.post)):
            where = next(
                (one.where for one in head if value and value in one.text.replace("　", "").replace(" ", "")), ""
            )
            if value:
                taken.value(f"speaker.{key}", Taken("", note_of_year(value, f"{file} {where}".strip())), source)


def note_of_year(text: str, source: str = "") -> str:
    """What stands beside a value of this year: what was said in that of the speech."""
    return f"{source}；去年：{text}" if source else f"去年：{text}"
