"""Materials in; the answers of a meeting file, what was not taken, and where two files disagree, out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import field
from functools import partial
from typing import Any

from drafter.dataclass import dataclass, replace
from drafter.files.intake_words import IntakeWords
from drafter.intake.answers import set_value, walk_values, without_empty
from drafter.intake.around import find_around
from drafter.intake.cards import lay_out_cards
from drafter.intake.collect import FROM, Collected, file_of, find_disagreements
from drafter.intake.columns import find_columns, is_number
from drafter.intake.deadlines import say_deadline
from drafter.intake.last_year import LastYear
from drafter.intake.measures import Measures
from drafter.intake.meetings import Meetings
from drafter.intake.owners import OwnerReader
from drafter.intake.prose import Prose
from drafter.intake.tables import is_of_one_task, read_agenda, read_tasks
from drafter.intake.take import compare_table
from drafter.intake.units import Units
from drafter.language.expressions import expression
from drafter.language.names import find_names
from drafter.language.numerals import ORDINAL
from drafter.language.sentences import split_breaths, split_sentences
from drafter.language.words import Words
from drafter.meeting import Vocabulary
from drafter.model.intake import Disagreement, Grid, Left, Material, Paragraph, Row, Taken
from drafter.model.task_table import TableChanges, TaskRow
from drafter.model.template import Template, Templates
from drafter.model.wordlist import Wordlists

_HEADING = 6
"""Characters of a heading that says only what its part is about, and is not kept."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a meeting file can take from the materials; texts that were taken know from where (`Taken`, `from`)."""

    answers: dict[str, Any]
    disagreements: tuple[Disagreement, ...]
    joined: Mapping[str, str] = field(default_factory=dict)
    """Where something was read together with what stands above it, to where that is."""
    past: frozenset[str] = frozenset()
    """The files that say what was said in another year, where others say what holds this year."""

    def is_past(self, source: str) -> bool:
        """Whether something was taken from a speech of another year, beside the material of this one."""
        return file_of(source.partition("；")[0]) in self.past

    def without_past(self) -> "Understood":
        """The same without what was said in another year."""
        answers = deepcopy(self.answers)
        for path, _value, source in reversed(list(walk_values(answers))):  # the last first: what goes renumbers others
            if self.is_past(source):
                set_value(answers, path, "")
        return replace(self, answers=without_empty(answers))


class Understander:
    """Understands materials for one kind of speech."""

    def __init__(
        self,
        template: Template,
        templates: Templates,
        known: IntakeWords,
        words: Words,
        wordlists: Wordlists,
        asks: Mapping[str, str],
    ) -> None:
        """asks: how a blank of each kind asks, for what a speech of another year leaves open."""
        self._vocabulary = Vocabulary(templates, template)
        self._known = known
        self._units = Units(known, words, wordlists.surnames)
        self._owners = OwnerReader(known, self._units)
        self._surnames = wordlists.surnames
        self._names = partial(find_names, surnames=wordlists.surnames, gazetteer=wordlists.places, words=words)
        self._asks = asks
        hosted = "agenda" in template.facts
        measures = Measures(known, self._units, self._owners)
        self._meetings = Meetings(known, self._units, hosted)
        self._prose = Prose(known, self._units, measures, self._meetings)

    def understand(self, materials: Sequence[Material]) -> Understood:
        """The facts of several files, the first before the others."""
        taken = Collected(self._vocabulary)
        told = []
        arranged = [(material, self._read_past(material)) for material in map(self._arrange, materials)]
        arranged.sort(key=lambda pair: pair[1].speech)  # what is of this year comes first, and holds
        mixed = any(not past.speech for _material, past in arranged)
        for material, past in arranged:
            paragraphs = [block for block in material.blocks if isinstance(block, Paragraph)]
            taken.past = mixed and past.speech
            past.read_front(paragraphs, material.file, taken, self._surnames)
            self._prose.read(paragraphs, material.file, taken, past)
            year = self._year(taken)
            grids = [block for block in material.blocks if isinstance(block, Grid)]
            whole = [grid for grid in grids if is_of_one_task(grid, self._known, self._owners)]
            for grid in grids:
                if grid.name and len(whole) > 1 and grid in whole:
                    self._take_sheet(grid, material.file, year, taken)
                else:
                    self._take_table(grid, material.file, year, taken)
            if not taken.past:
                told += [(material.file, text, f"{material.file} {where}") for text, where in _texts_of(material)]
        for name, value in find_around(self._vocabulary.facts.values(), [(text, where) for _file, text, where in told]):
            taken.value(f"facts.{name}", value, value.note)
        taken.close()
        disagreements = list(taken.disagreements)
        for each in find_disagreements(told):
            if not any(
                each.second in known.second and each.second_source == known.second_source for known in disagreements
            ):
                disagreements.append(each)
        past_files = frozenset(material.file for material, past in arranged if mixed and past.speech)
        return Understood(taken.answers, tuple(disagreements), taken.joined, past_files)

    def _read_past(self, material: Material) -> LastYear:
        """Whether a file is a speech of another year, and how that is taken."""
        paragraphs = [block for block in material.blocks if isinstance(block, Paragraph)]
        return LastYear(paragraphs, self._names, self._asks)

    def _arrange(self, material: Material) -> Material:
        """A file with its task cards laid out as tables."""
        return replace(material, blocks=tuple(lay_out_cards(material.blocks, self._known)))

    def compare_table(self, material: Material, rows: Sequence[TaskRow], year: int | None) -> TableChanges:
        """What a task table that came back changes."""
        return compare_table(material, rows, self._known, self._owners, year)

    def find_left(self, materials: Sequence[Material], understood: Understood) -> Iterator[Left]:
        """What stands in the materials and was not taken, in its own words."""
        said = _texts_by_source(understood)
        arranged = [(material, self._read_past(material)) for material in map(self._arrange, materials)]
        for material, past in sorted(arranged, key=lambda pair: pair[1].speech):
            for left in self._left_in(material, understood, said):
                yield replace(left, renewed=past.say(left.text)) if past.speech else left

    def _left_in(self, material: Material, understood: Understood, said: Mapping[str, str]) -> Iterator[Left]:
        for block in material.blocks:
            if isinstance(block, Paragraph):
                source = f"{material.file} {block.where}"
                above = understood.joined.get(source)
                if above and _stands(re.sub("^[^：:]*[：:]", "", block.text), said.get(above, "")):
                    continue
                yield from self._left_of(block.text, source, said.get(source, ""))
            else:
                yield from self._left_of_table(block, material.file, said)

    def _left_of(self, text: str, source: str, said: str) -> Iterator[Left]:
        bare = _MARKER.sub("", text)
        if len(bare) <= _HEADING and self._prose.is_heading(bare):
            return
        plain = self._prose.without_label(text)
        parts = [plain[start:end] for start, end in split_sentences(plain)]
        if missing := [part.strip() for part in parts if not _stands(part, said)]:
            yield Left("".join(missing) if len(missing) < len(parts) else text, source)

    def _left_of_table(self, grid: Grid, file: str, said: Mapping[str, str]) -> Iterator[Left]:
        columns = find_columns([row.cells for row in grid.rows], self._known, self._owners)
        task = ""  # that of the row above, which a row may say again
        for index, row in enumerate(grid.rows):
            source = f"{file} {row.where}"
            if columns and index >= columns.first and index not in columns.repeats:
                above, task = task, next((cell for at, cell in _filled(row) if columns.roles.get(at) == "task"), task)
                left = [
                    f"{columns.heads[at]}：{cell}" if at in columns.heads else cell
                    for at, cell in _filled(row)
                    if not (columns.roles.get(at) == "number" and is_number(cell))
                    and not (cell == above and columns.roles.get(at) == "task")
                    and not _cell_stands(cell, said.get(source, ""))
                ]
            elif columns and (index in columns.repeats or index in columns.head_rows):
                continue
            else:
                left = [cell for cell in row.cells if cell]
            if left:
                yield Left("；".join(" ".join(cell.split()) for cell in left), source)

    def _take_sheet(self, grid: Grid, file: str, year: int | None, taken: Collected) -> None:
        """A sheet for each task: its name is the task, its rows are the measures."""
        tasks = read_tasks(grid, self._known, self._owners, year)
        measures = [
            {**values, FROM: f"{file} {where}"}
            for task in tasks
            for measure, where in task.measures
            if (values := measure.values())
        ]
        if measures:
            taken.task("tasks", grid.name, measures, f"{file} {tasks[0].where}")

    def _take_table(self, grid: Grid, file: str, year: int | None, taken: Collected) -> None:
        before = True
        for item, where in read_agenda(grid, self._known, self._owners):
            before = self._meetings.read_agenda(item, f"{file} {where}", taken, before)
        for task in read_tasks(grid, self._known, self._owners, year):
            source = f"{file} {task.where}"
            if task.problem:
                taken.record("shortcomings", {"text": task.problem}, source)
            measures = [
                {**values, FROM: f"{file} {where}"} for measure, where in task.measures if (values := measure.values())
            ]
            if task.title or measures:
                taken.task("tasks", task.title, measures, source, now=task.now)

    def _year(self, taken: Collected) -> int | None:
        day = taken.answers.get("date")
        return int(day[:4]) if day else None


def _filled(row: Row) -> Iterator[tuple[int, str]]:
    """The cells of a row that say something, by their columns."""
    return ((at, cell) for at, cell in enumerate(row.cells) if cell)


def _texts_of(material: Material) -> Iterator[tuple[str, str]]:
    """All that a file says, with where it stands."""
    for block in material.blocks:
        if isinstance(block, Paragraph):
            yield block.text, block.where
        else:
            yield from ((cell, row.where) for row in block.rows for cell in row.cells if cell)


def _texts_by_source(understood: Understood) -> dict[str, str]:
    """Where something was taken, to all that was taken there."""
    found: dict[str, list[str]] = {}

    def walk(value: Any, source: str) -> None:
        if isinstance(value, Mapping):
            for child in value.values():
                walk(child, value.get(FROM, source))
        elif isinstance(value, list):
            for child in value:
                walk(child, source)
        elif isinstance(value, Taken):
            where = source or value.note.partition("；")[0]
            found.setdefault(where, []).extend((_as_day(value), value.note))
        else:
            found.setdefault(source, []).append(str(value))

    walk(understood.answers, "")
    for each in understood.disagreements:
        found.setdefault(each.first_source, []).append(each.first)
        found.setdefault(each.second_source, []).append(each.second)
    return {source: "\n".join(texts) for source, texts in found.items()}


def _as_day(text: str) -> str:
    """2026-09-28 as a file may have written it."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else text


def _cell_stands(cell: str, said: str) -> bool:
    return _stands(cell, said) or say_deadline(cell, None) in said


def _stands(text: str, said: str) -> bool:
    """Whether all that a text says stands in what was taken there: in pieces, without what joins them."""
    plain = _MARKER.sub("", text.strip())
    return all(_is_covered(plain[start:end], said) for start, end in split_breaths(plain))


def _is_covered(breath: str, said: str) -> bool:
    at = 0
    while at < len(breath):
        if joint := _JOINTS.match(breath, at):
            at = joint.end()
            continue
        end = len(breath)
        while end > at and breath[at:end] not in said:
            end -= 1
        if end - at < min(2, len(breath)):
            return False
        at = end
    return True


_MARKER = expression(
    rf"^(?:\d{{1,2}}(?:\.\d{{1,2}})+[ \u3000]+|（{ORDINAL}）|{ORDINAL}(?:、|是|要)|第{ORDINAL}[，、]|\d{{1,2}}[.、 ])"
)
_JOINTS = expression(
    "由(?!于)|要(?!求)|牵头|负责|必须|责任单位|(?:牵头|配合|主办|协办|承办|协助|参与|责任)(?:单位|部门)?|主责|参加|会同|责任人|责任(?=[：:])|完成时限|等|授予|称号|请|会议(?:要求|强调|指出|明确)"
    r"|[一二三四五六]是|\W"
)
"""What joins the pieces that were taken apart, and says nothing by itself."""
