"""Headings and linking sentences of an edited draft that were worded otherwise or taken out; where new ones stand."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from difflib import SequenceMatcher
from itertools import combinations, groupby

from drafter.compose.anchors import named_by, sentences_by_section
from drafter.corpus.markers import find_marks
from drafter.dataclass import dataclass, replace
from drafter.edited.align import Places
from drafter.edited.harvest.found import FactChange, Pieces, Rewritten, RewrittenKind
from drafter.edited.harvest.units import (
    key_of,
    key_of_paragraph,
    split_units,
    text_of,
    units_of_block,
    units_of_paragraph,
)
from drafter.language.han import has_han
from drafter.language.likeness import likeness
from drafter.language.punctuation import FINAL, fold
from drafter.model.draft import Block, Run, control_path
from drafter.model.draft import text_of as text_of_runs
from drafter.model.edited import EditedDraft, Paragraph, Spot
from drafter.model.said import LINKS, count_own, is_own, sentences_of

_MOST_PAIRED = 8
"""Sentences side by side that are paired by likeness; where more were changed, in their order."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a sentence stands that is new."""

    section: str
    after: str
    """The sentence of the program's before it; empty where it opens its section."""
    paragraph: bool
    """It begins a paragraph of its own."""
    under: str = ""
    """What the item of a list is called that the sentence before it tells of."""
    pieces: Pieces = ()
    """The sentence before it."""


@dataclass
class Rewriting:
    """What of an edited draft is worded otherwise."""

    changes: list[Rewritten] = field(default_factory=list)
    consumed: set[tuple[int, str]] = field(default_factory=set)
    """Line and text of the sentences that stand in the place of others: no new ones."""
    stands: dict[tuple[int, str], Stand] = field(default_factory=dict)
    """By line and text where each other sentence stands that was not drafted."""
    replaced: list[tuple[int, int, int]] = field(default_factory=list)
    """Block, start and end of the sentences that are gone or worded otherwise."""

    def holds(self, spots: Sequence[Spot]) -> bool:
        """Whether all places of a fact lie in sentences that somebody wrote anew."""
        return all(
            any(block == spot.block and start <= spot.start and spot.end <= end for block, start, end in self.replaced)
            for spot in spots
        )

    def drop_facts(self, changes: Sequence[FactChange], spots: Mapping[str, Sequence[Spot]]) -> list[FactChange]:
        """The changes of facts without those of which a sentence that was written anew tells all."""
        return [
            each for each in changes if (each.certain and each.kind != "removed") or not self.holds(spots[each.path])
        ]


@dataclass
class _Now:
    """A sentence as it stands in the edited draft."""

    key: str
    text: str
    line: int
    begins: bool
    """Its paragraph."""


def find_rewritten(edited: EditedDraft, places: Places, told: Collection[str]) -> Rewriting:
    """In reading order. told: the facts of which it is told that somebody typed over them."""
    finder = _Finder(edited, told)
    opened: set[str] = set()
    for number, block in enumerate(edited.record.blocks, 1):
        if not block.section:
            continue
        heads = block.kind == "heading" and block.section not in opened
        opened.add(block.section)
        paragraphs = places.of(number)
        if not paragraphs or any(len(paragraph.blocks) > 1 for paragraph in paragraphs):
            continue
        if heads:
            finder.read_heading(number, block, paragraphs)
        elif block.kind != "stage":
            finder.read_paragraph(number, block, paragraphs)
    return finder.found


class _Finder:
    def __init__(self, edited: EditedDraft, told: Collection[str]) -> None:
        self.edited, self.told, self.found = edited, told, Rewriting()
        self.drafted = sentences_by_section(edited.record.blocks)
        self.standing = {
            told
            for paragraph in edited.paragraphs
            for sentence in split_units(units_of_paragraph(paragraph))
            for told in (key_of(sentence), text_of(sentence))
        }

    def read_heading(self, number: int, block: Block, paragraphs: Sequence[Paragraph]) -> None:
        """A heading whose own words are others; what stands below it opens the section."""
        now = without_marker(paragraphs[0].text, block.marker)
        old = text_of_runs(block.runs)
        own = any(run.fact.startswith("sections.") for run in block.runs)
        key = without_marker(key_of_paragraph(paragraphs[0]), block.marker)
        if now != old and has_han(now) and (own or not self._only_facts_differ(block.runs, key, now)):
            self._change("heading", block.section, block.runs, now, paragraphs[0].line)
            start = len(block.marker)
            self.found.replaced.append((number, start, start + len(old)))
        self._note(paragraphs[1:], Stand(block.section, "", True))

    def read_paragraph(self, number: int, block: Block, paragraphs: Sequence[Paragraph]) -> None:
        """The sentences of a block beside those that stand there now."""
        parted = any(other.text.strip() and other.text.strip() in block.text for other in paragraphs[1:])
        drafted = sentences_of(block.runs)
        if parted or [text_of_runs(each).strip() for each in drafted] != _split(block):
            return
        keys = [_keys(sentence, block.marker if at == 0 else "") for at, sentence in enumerate(drafted)]
        now = [sentence for paragraph in paragraphs for sentence in _read(paragraph)]
        first = [sentence for sentence in now if sentence.line == paragraphs[0].line]
        named = [next((told[0] for told in keys if {each.key, each.text} & set(told)), each.key) for each in first]
        told = [key[0] for key in keys]
        for kind, i1, i2, j1, j2 in SequenceMatcher(None, told, named, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            old, new = [text_of_runs(drafted[at]) for at in range(i1, i2)], [each.text for each in first[j1:j2]]
            pairs = dict(_pair(old, new))
            for at in range(i1, i2):
                if at - i1 in pairs:
                    self._reword(number, block, drafted, at, first[j1 + pairs[at - i1]])
                else:
                    self._omit(number, block, drafted, at, keys[at], paragraphs[0].line)
            for place, sentence in enumerate(first[j1:j2]):
                before = max((at for at, paired in pairs.items() if paired < place), default=-1)
                self._stand(block, drafted, i1 + before, sentence, paragraph=False)
        later = [sentence for sentence in now if sentence.line != paragraphs[0].line]
        known = {each for key in keys for each in key}
        for sentence in later:
            if not {sentence.key, sentence.text} & known:
                self._stand(block, drafted, len(drafted) - 1, sentence, paragraph=sentence.begins)

    def _reword(self, number: int, block: Block, drafted: Sequence[tuple[Run, ...]], at: int, now: _Now) -> None:
        """A sentence in another wording; where only facts or phrases of it differ, these are told elsewhere."""
        runs = drafted[at]
        text, key = now.text, now.key
        if at == 0:
            text, key = without_marker(text, block.marker), without_marker(key, block.marker)
        if not any(is_own(run) and has_han(run.text) for run in runs) or not has_han(text):
            return
        if self._only_facts_differ(runs, key, text) or any(
            f"【phrase:{run.phrase}】" not in key for run in runs if run.phrase
        ):
            return
        self._take(number, block, drafted, at)
        self.found.consumed.add((now.line, now.text))
        self._change("sentence", _section_of(runs, block), runs, text, now.line)

    def _only_facts_differ(self, runs: Sequence[Run], key: str, now: str) -> bool:
        """Whether the own words stand as they were, and what stands in the place of facts is told of these."""
        paths = {path: run.text for run in runs if (path := control_path(run)) and not run.phrase}
        lost = {path for path, text in paths.items() if f"【{path}】" not in key and text not in now}
        return lost <= set(self.told) and _frames(runs, key)

    def _omit(
        self, number: int, block: Block, drafted: Sequence[tuple[Run, ...]], at: int, keys: Sequence[str], line: int
    ) -> None:
        """A linking sentence that is gone, and stands nowhere else."""
        runs = drafted[at]
        if count_own(runs) < LINKS or any(run.phrase for run in runs) or self.standing & set(keys):
            return
        if any(text_of_runs(runs).strip().rstrip(FINAL) in paragraph.text for paragraph in self.edited.paragraphs):
            return  # it stands there in one sentence with what somebody typed beside it
        self._take(number, block, drafted, at)
        self._change("omitted", _section_of(runs, block), runs, "", line)

    def _change(self, kind: RewrittenKind, section: str, old: Sequence[Run], new: str, line: int) -> None:
        author = next((each.author for each in self.edited.remarks if each.line == line and _is_by(each.text, new)), "")
        self.found.changes.append(Rewritten(kind, section, _pieces_of(old), new, line, author))

    def _take(self, number: int, block: Block, drafted: Sequence[tuple[Run, ...]], at: int) -> None:
        start = len(block.marker) + sum(len(text_of_runs(sentence)) for sentence in drafted[:at])
        self.found.replaced.append((number, start, start + len(text_of_runs(drafted[at]))))

    def _stand(
        self, block: Block, drafted: Sequence[tuple[Run, ...]], before: int, now: _Now, *, paragraph: bool
    ) -> None:
        runs = drafted[before] if 0 <= before < len(drafted) else ()
        section = _section_of(runs, block) if runs else block.section
        under = named_by(runs, self.drafted.get(section, ()))
        self.found.stands[now.line, now.text] = Stand(
            section, text_of_runs(runs).strip(), paragraph, under, _pieces_of(runs)
        )

    def _note(self, paragraphs: Sequence[Paragraph], stand: Stand) -> None:
        for paragraph in paragraphs:
            for sentence in _read(paragraph):
                begins = Stand(stand.section, stand.after, sentence.begins)
                self.found.stands[sentence.line, sentence.text] = begins


def _is_by(inserted: str, new: str) -> bool:
    return bool(new) and len(inserted) > 1 and inserted in new


def _read(paragraph: Paragraph) -> Iterator[_Now]:
    begins = True
    for sentence in split_units(units_of_paragraph(paragraph)):
        if text_of(sentence):
            yield _Now(key_of(sentence), text_of(sentence), paragraph.line, begins)
            begins = False


def _split(block: Block) -> list[str]:
    """The sentences of a block as they are told apart in the edited draft."""
    return [text_of(sentence) for sentence in split_units(units_of_block(replace(block, marker="")))]


def _keys(runs: tuple[Run, ...], marker: str) -> tuple[str, ...]:
    """All that a sentence is known by: with whole facts and phrases, with what is inside them, by its text."""
    block = Block("paragraph", runs, marker=marker)
    several = [list(units_of_block(block, whole)) for whole in (True, False)]
    return (*(key_of(units) for units in several), text_of(several[0]))


def _pieces_of(runs: Sequence[Run]) -> Pieces:
    return tuple((run.text, control_path(run)) for run in runs)


def _section_of(runs: Sequence[Run], block: Block) -> str:
    return next((run.section for run in runs if is_own(run) and run.section), block.section)


def without_marker(text: str, marker: str = "") -> str:
    """A text without the marker that it begins with: the one that it was drafted with, or another that was typed."""
    text = text.strip()
    if marker and text.startswith(marker):
        return text[len(marker) :].strip()
    marks = find_marks(fold(text), 0)
    return text[marks[0].end :].strip() if marks and marks[0].start == 0 else text


def _frames(runs: Sequence[Run], key: str) -> bool:
    """Whether the program's own words stand as they were around facts and phrases, whatever was typed over these.

    key: of what stands there now; a fact or a phrase that is still itself stands in it by its name.
    """
    pattern = ""
    for own, group in groupby(units_of_block(Block("paragraph", tuple(runs))), lambda unit: len(unit.key) == 1):
        units = list(group)
        words = key_of(units) if not pattern else "".join(unit.key for unit in units)
        pattern += re.escape(words) if own else "".join(_as_named(unit.key, key) for unit in units)
    return re.fullmatch(pattern, key.strip(), re.DOTALL) is not None


def _as_named(name: str, key: str) -> str:
    return re.escape(name) if name in key else ".*?"


def _pair(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which of the old sentences each new one stands for, in their order: those that are most alike."""
    least, most = sorted((len(old), len(new)))
    if least == most or most > _MOST_PAIRED:
        yield from zip(range(len(old)), range(len(new)), strict=False)
        return
    longer_is_new = len(new) == most

    def pairs_of(chosen: Sequence[int]) -> list[tuple[int, int]]:
        return [(at, place) if longer_is_new else (place, at) for at, place in enumerate(chosen)]

    yield from max(
        map(pairs_of, combinations(range(most), least)),
        key=lambda pairs: sum(likeness(old[at], new[place]) for at, place in pairs),
    )
