"""A meeting in; where each of its records came from, and its facts with their figures, out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.dataclass import dataclass
from drafter.files.template_tables import SOURCE
from drafter.language.expressions import expression
from drafter.language.numerals import NUMERALS
from drafter.language.sentences import split_sentences
from drafter.meeting.edit import told_values
from drafter.model.draft import Draft
from drafter.model.meeting import Meeting

_UNIT = (
    "个百分点|平方公里|平方米|立方米|公里|千米|公斤|千克|小时|分钟|人次|亿元|万元"
    "|[个家户起处件项条名人次台套吨亩里米天年月日元岁座栋所辆支张份期轮倍成级度℃%‰]"
)
_FIGURE = expression(
    rf"(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}[日号]|底|初|末|[上中下]旬)?|\d{{4}}年|\d[\d.,:]*[万亿]?(?:{_UNIT})?"
    rf"|[{NUMERALS}]{{2,}}(?:{_UNIT})"
)


@dataclass(frozen=True, slots=True)
class CheckedFact:
    """A fact on the sheet by which figures are checked."""

    path: str
    text: str
    figures: tuple[str, ...]
    section: str
    """The heading under which the speech says it; empty where it does not."""
    sentence: str
    """In which it does."""
    source: str
    """Who reported it, or where it stands."""

    def to_json(self) -> dict[str, object]:
        """As `facts --json` prints it (design.md 7)."""
        return {
            "path": self.path,
            "text": self.text,
            "figures": list(self.figures),
            "section": self.section,
            "sentence": self.sentence,
            "from": self.source,
        }


def list_sources(meeting: Meeting) -> dict[str, str]:
    """The path of each record that says where it came from, to what it says."""
    return dict(_walk({"people": meeting.people, "facts": meeting.facts}, ""))


def source_of(path: str, sources: Mapping[str, str]) -> tuple[str, str]:
    """The innermost record around a path that says where it came from, and what it says; empty where none does."""
    while path and sources:
        if path in sources:
            return path, sources[path]
        path = re.sub(r"(?:\.[^.\[\]]+|\[\d+\]|^[^.\[\]]+)$", "", path)
    return "", ""


def list_facts(meeting: Meeting, draft: Draft) -> list[CheckedFact]:
    """The facts of a meeting in the order of its file. draft: the speech that says them."""
    sources = list_sources(meeting)
    said: dict[str, tuple[str, str]] = {}
    heading = ""
    for block in draft.blocks:
        heading = block.text if block.kind == "heading" and block.depth == 1 else heading
        for run in block.runs:
            if run.fact and run.fact not in said:
                said[run.fact] = (heading, _sentence_around(block.text, run.text))
    return [
        CheckedFact(path, text, tuple(_FIGURE.findall(text)), *said.get(path, ("", "")), source_of(path, sources)[1])
        for path, text in told_values(meeting).items()
        if path.startswith(("facts.", "people["))
    ]


def _sentence_around(paragraph: str, text: str) -> str:
    """The sentence of a paragraph that a fact stands in; the paragraph where the fact is several."""
    sentences = (paragraph[start:end].strip() for start, end in split_sentences(paragraph))
    return next((sentence for sentence in sentences if text in sentence), paragraph)


def _walk(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):  # most are; whether something is a Mapping takes long to say
        return
    if isinstance(value, Mapping):
        if source := value.get(SOURCE.name):
            yield path, str(source)
        for key, child in value.items():
            yield from _walk(child, f"{path}.{key}".removeprefix("."))
    elif isinstance(value, list | tuple):
        for index, child in enumerate(value):
            yield from _walk(child, f"{path}[{index}]")
