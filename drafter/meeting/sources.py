"""A meeting in; where each of its records came from, and its facts with their figures, out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.dataclass import dataclass
from drafter.files.template_tables import SOURCE
from drafter.language.expressions import expression
from drafter.language.numerals import NUMERALS
from drafter.language.sentences import split_sentences
from drafter.meeting.edit import told_values
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.draft import Draft, text_of
from drafter.model.meeting import Meeting
from drafter.model.path import FactPath
from drafter.model.said import sentences_of

_UNIT = (
    "个百分点|批次|公顷|千瓦时?|平方公里|平方米|立方米|公里|千米|公斤|千克|小时|分钟|人次|亿元|万元"
    "|[个家户起处件项条名人次台套吨亩里米天年月日元岁座栋所辆支张份期轮倍成级度口批场堂遍例宗笔眼部艘面棵株头只℃%‰]"
)
_FIGURE = expression(
    rf"(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}[日号]|底|初|末|[上中下]旬)?|\d{{4}}年|\d[\d.,:]*[万亿]?(?:{_UNIT})?"
    rf"|[{NUMERALS}]{{2,}}(?:{_UNIT})"
    rf"|(?<![{NUMERALS}第])[二两三四五六七八九半](?:个(?:月|小时|百分点|工作日)|小时|分之[{NUMERALS}]+|[成次倍处所家天周])"
)

_NO_FIGURES = ("千万", "万一", "万万", "一一", "三三")
"""Words of numerals that count nothing: 千万不能, 万一."""


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


def record_around(path: FactPath, vocabulary: Vocabulary) -> FactPath:
    """The innermost record on the way to a value that can say where it came from; empty where none can."""
    for at in range(len(path) - 1, 0, -1):
        around = FactPath(path[:at])
        if isinstance(path[at], str) and vocabulary.field_at(FactPath((*around, SOURCE.name))):
            return around
    return FactPath()


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
    """The facts of a meeting in the order of its file, then the figures in what the writer says in her own words, in
    the order of the speech. draft: the speech that says them."""
    sources = list_sources(meeting)
    said: dict[str, tuple[str, str]] = {}
    heading = ""
    for block in draft.blocks:
        heading = block.text if block.kind == "heading" and block.depth == 1 else heading
        for run in block.runs:
            if run.fact and run.fact not in said:
                said[run.fact] = (heading, _sentence_around(block.text, run.text))
    own = list(_list_own(meeting, draft))
    facts = []
    for path, text in told_values(meeting).items():
        if path.startswith(("facts.", "people[")):
            figures = _figures_in(text)
            heading, sentence = said.get(path) or _find_reworded(text, figures, own)
            facts.append(CheckedFact(path, text, figures, heading, sentence, source_of(path, sources)[1]))
    known = {(fact.sentence, figure) for fact in facts for figure in fact.figures}
    for words in own:
        if figures := tuple(figure for figure in words.figures if (words.sentence, figure) not in known):
            facts.append(CheckedFact(words.path, words.text, figures, words.heading, words.sentence, words.source))
    return facts


@dataclass
class _OwnWords:
    """What the writer says in her own words: a sentence, a heading, a phrase, what a section of hers says."""

    path: str
    text: str
    heading: str
    sentence: str
    source: str
    instead: str
    """What the program would say there."""

    @property
    def figures(self) -> tuple[str, ...]:
        return _figures_in(self.text)


def _list_own(meeting: Meeting, draft: Draft) -> Iterator[_OwnWords]:
    """In the order of the speech; of a sentence what stands in it beside facts."""
    sentences = {
        sentence.place: (f"sections.change.{section}.sentences[{number}].text", sentence)
        for section, change in meeting.sections.change.items()
        for number, sentence in enumerate(change.sentences)
    }
    added = {entry.id: f"sections.add[{number}].text" for number, entry in enumerate(meeting.sections.add)}
    heading = ""
    for block in draft.blocks:
        heading = block.text if block.kind == "heading" and block.depth == 1 else heading
        for runs in sentences_of(block.runs):
            told: dict[str, _OwnWords] = {}
            for run in runs:
                pin, source, instead = meeting.phrases.get(run.phrase), "", ""
                if run.fact == "sections.heading" and block.section not in added:
                    path = f"sections.change.{block.section}.heading"
                elif run.fact:
                    continue
                elif run.place in sentences:
                    path, own = sentences[run.place]
                    source, instead = own.source, own.instead
                elif pin is not None and pin.text:
                    path, source = f"phrases.{run.phrase}.text", pin.source
                elif block.section in added:
                    path = added[block.section]
                else:
                    continue
                words = told.setdefault(path, _OwnWords(path, "", heading, text_of(runs).strip(), source, instead))
                words.text += run.text
            yield from told.values()


def _find_reworded(text: str, figures: Sequence[str], own: Sequence[_OwnWords]) -> tuple[str, str]:
    """The heading and the sentence of the writer's own that says a fact's figures where the program would say it."""
    found = (words for words in own if text in words.instead and set(figures) <= set(words.figures))
    return next(((words.heading, words.sentence) for words in found), ("", "")) if figures else ("", "")


def _figures_in(text: str) -> tuple[str, ...]:
    return tuple(figure for figure in _FIGURE.findall(text) if figure not in _NO_FIGURES)


def _sentence_around(paragraph: str, text: str) -> str:
    """The sentence of a paragraph that a fact stands in; the paragraph where the fact is several."""
    sentences = (paragraph[start:end].strip() for start, end in split_sentences(paragraph))
    return next((sentence for sentence in sentences if text in sentence), paragraph)


def _walk(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, (dict, Mapping)):  # whether something is a Mapping takes long to say, but for a dict
        if source := value.get(SOURCE.name):
            yield path, str(source)
        for key, child in value.items():
            if not isinstance(child, str):
                yield from _walk(child, f"{path}.{key}".removeprefix("."))
    elif isinstance(value, list | tuple):
        for index, child in enumerate(value):
            if not isinstance(child, str):
                yield from _walk(child, f"{path}[{index}]")
