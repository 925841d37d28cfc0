"""An edited draft and the blocks of a new one in; what changes in it out, and what stays because it was edited.

A merge of three: the draft as it was written (its record), as the writer left it, and as it would be written now. What
differs between the first and the last goes into the second wherever the writer has left that place alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import groupby

from drafter.i18n import _
from drafter.model.draft import Block, PhraseUse, Run
from drafter.model.edited import EditedDraft, Paragraph
from drafter.model.finding import Finding
from drafter.model.place import Place

ALIKE = 0.5
"""Likeness (difflib's ratio) above which a changed paragraph is the same paragraph."""
_CLAUSE = re.compile("[^，。；：！？、\n]*[，。；：！？、\n]?")
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a paragraph give way to runs; `fact`: they are what one control holds."""

    line: int
    start: int
    end: int
    runs: tuple[Run, ...]
    fact: str = ""
    """The control's path now; without runs it is only renamed."""
    number: int = 0
    """The block of the new draft that the runs are from; 0 is none."""
    order: int = 0
    """Of two edits at one place the one that comes first."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """A new block, after a paragraph (0: before the first)."""

    after: int
    number: int
    """Of the block in the new draft, from 1."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """What a new draft changes in an edited one."""

    edits: tuple[Edit, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    removals: tuple[int, ...] = ()
    """Lines of paragraphs that the meeting file no longer gives and the writer has not touched."""
    kept: tuple[Finding, ...] = ()
    """What the writer edited and the new facts would have changed."""
    numbers: Mapping[int, int] = field(default_factory=dict)
    """Number of a recorded block to its number in the new draft."""

    @property
    def changes(self) -> bool:
        """Whether a letter changes."""
        return bool(self.insertions or self.removals or any(edit.runs or edit.start < edit.end for edit in self.edits))


def refresh(edited: EditedDraft, blocks: Sequence[Block], phrases: Sequence[PhraseUse], file: str = "") -> Refresh:
    """`blocks`: the new draft, set out as the old one was. `file` names the edited draft in what is kept."""
    merge = _Merge(edited, blocks, file)
    merge.phrases(phrases)
    for old, new in align(edited.record.blocks, blocks):
        if old and new:
            merge.numbers[old] = new
            merge.change(old, new)
        elif old:
            merge.remove(old)
    merge.insert()
    return Refresh(
        tuple(merge.edits), tuple(merge.insertions), tuple(sorted(merge.removals)), tuple(merge.kept), merge.numbers
    )


def apply_text(text: str, edits: Sequence[Edit]) -> str:
    """A paragraph's text after its edits."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.order), reverse=True):
        text = text[: edit.start] + "".join(run.text for run in edit.runs) + text[edit.end :]
    return text


def align(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Pairs of block numbers, from 1; 0 where a block is gone or new. In the order of the new draft."""
    matcher = SequenceMatcher(None, [_key(block) for block in old], [_key(block) for block in new], autojunk=False)
    for kind, one, one_end, other, other_end in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(range(one + 1, one_end + 1), range(other + 1, other_end + 1), strict=True)
        else:
            yield from _align_changed(old, new, range(one, one_end), range(other, other_end))


def _key(block: Block) -> tuple[str, str, str]:
    return (block.kind, block.section, block.text)


def _align_changed(old: Sequence[Block], new: Sequence[Block], olds: range, news: range) -> Iterator[tuple[int, int]]:
    """The pairing, in order, of the greatest likeness together (as in a longest common subsequence)."""
    best: dict[tuple[int, int], float] = {}
    likeness = {(i, j): _likeness(old[i], new[j]) for i in olds for j in news}
    for i in reversed(olds):
        for j in reversed(news):
            skip = max(best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0))
            paired = likeness[i, j] + best.get((i + 1, j + 1), 0.0) if likeness[i, j] >= ALIKE else 0.0
            best[i, j] = max(skip, paired)
    i, j = olds.start, news.start
    while i < olds.stop and j < news.stop:
        if likeness[i, j] >= ALIKE and best[i, j] == likeness[i, j] + best.get((i + 1, j + 1), 0.0):
            yield i + 1, j + 1
            i, j = i + 1, j + 1
        elif best.get((i + 1, j), 0.0) >= best.get((i, j + 1), 0.0):
            yield i + 1, 0
            i += 1
        else:
            yield 0, j + 1
            j += 1
    yield from ((i + 1, 0) for i in range(i, olds.stop))
    yield from ((0, j + 1) for j in range(j, news.stop))


def _likeness(one: Block, other: Block) -> float:
    """1 for the same frame with other facts in it, else the likeness of the texts; 0 across sections."""
    if one.section != other.section or {one.kind, other.kind} - {one.kind} - {"item", "paragraph"}:
        return 0.0
    ours, theirs = ([token.key for token in tokens_of(block)] for block in (one, other))
    if ours == theirs:
        return 1.0
    texts = SequenceMatcher(None, one.text, other.text, autojunk=False).ratio()
    return max(texts, 0.99 * SequenceMatcher(None, ours, theirs, autojunk=False).ratio())


@dataclass(frozen=True, slots=True)
class Token:
    """What changes as one: a fact with its blanks, a clause of other words, the marker."""

    runs: tuple[Run, ...]
    path: str = ""
    marker: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)

    @property
    def phrase(self) -> str:
        """`<section>.<name>` of the phrase it belongs to."""
        return self.runs[0].phrase

    @property
    def key(self) -> str:
        """What it is matched by: a fact by its path, whichever item of a list it is; words by themselves."""
        if self.marker:
            return "\0marker"
        return f"\0{_INDEX.sub('[]', self.path)}" if self.path else self.text


def tokens_of(block: Block) -> list[Token]:
    """A block's text as tokens, in order: joined they are the text."""
    tokens = [Token((Run(block.marker),), marker=True)] if block.marker else []
    for (path, _phrase), group in groupby(block.runs, key=lambda run: (fact_path(run), run.phrase)):
        runs = tuple(group)
        if path:
            tokens.append(Token(runs, path))
        else:
            tokens += [
                Token((replace(run, text=clause),)) for run in runs for clause in _CLAUSE.findall(run.text) if clause
            ]
    return tokens


def fact_path(run: Run) -> str:
    """The path of the fact that a run tells or asks for; empty for other words."""
    return run.fact or run.blank


class _Merge:
    """The merge under way; lines and characters are those of the edited draft."""

    def __init__(self, edited: EditedDraft, blocks: Sequence[Block], file: str) -> None:
        self.edited, self.new, self.file = edited, blocks, file
        self.old = edited.record.blocks
        self.lines = find_lines(edited)
        self.edits: list[Edit] = []
        self.insertions: list[Insertion] = []
        self.removals: set[int] = set()
        self.kept: list[Finding] = []
        self.numbers: dict[int, int] = {}
        self.settled: set[str] = set()
        """Phrases for which the writer chose another wording: what changes in the old one is no matter."""
        self.block = 0
        """Number of the new block under way."""

    def change(self, old: int, new: int) -> None:
        """The differences between a recorded block and its successor, each where it still belongs."""
        block, self.block = self.old[old - 1], new
        before, after = tokens_of(block), tokens_of(self.new[new - 1])
        if [(token.path, token.text) for token in before] == [(token.path, token.text) for token in after]:
            return
        paragraphs = self.lines.get(old, [])
        if not paragraphs:
            if block.text != self.new[new - 1].text:
                self._keep(
                    0, block.text, self.new[new - 1].text, _("you struck this paragraph; the new text is not put in")
                )
            return
        starts = _starts(before)
        matcher = SequenceMatcher(None, [token.key for token in before], [token.key for token in after], autojunk=False)
        seen: dict[str, int] = {}
        for kind, one, one_end, other, other_end in matcher.get_opcodes():
            if kind == "equal":
                for offset in range(one_end - one):
                    here, there = before[one + offset], after[other + offset]
                    nth = seen[here.path] = seen.get(here.path, -1) + 1
                    if here.phrase in self.settled:
                        continue
                    if here.path:
                        self._set_fact(paragraphs, block, here, there, nth, starts[one + offset])
                    elif here.text != there.text:
                        self._set_words(paragraphs, block, starts[one + offset], here.text, there.runs)
            else:
                for token in before[one:one_end]:
                    seen[token.path] = seen.get(token.path, -1) + 1
                if {token.phrase for token in before[one:one_end]} & self.settled:
                    continue
                text = "".join(token.text for token in before[one:one_end])
                runs = tuple(run for token in after[other:other_end] for run in token.runs)
                self._set_words(paragraphs, block, starts[one], text, runs)

    def _set_fact(
        self, paragraphs: Sequence[Paragraph], block: Block, here: Token, there: Token, nth: int, start: int
    ) -> None:
        """A fact that has another value, or another place in its list."""
        if (here.path, here.text) == (there.path, there.text):
            return
        found = list(_controls(paragraphs, here.path))
        if nth >= len(found):
            if here.text != there.text:
                self._set_words(paragraphs, block, start, here.text, there.runs)
            return
        line, at, text = found[nth]
        if text == here.text or text == there.text:
            runs = there.runs if text != there.text else ()
            end = at + len(text) if runs else at
            self._edit(line, at, end, runs, there.path)
        else:
            self._edit(line, at, at, (), there.path)
            if here.text != there.text:
                self._keep(line, text, there.text, _("you changed it from {old} yourself", old=here.text))

    def _set_words(
        self, paragraphs: Sequence[Paragraph], block: Block, start: int, text: str, runs: tuple[Run, ...]
    ) -> None:
        """Words of a block that give way to others, where the writer has left them as they were."""
        for paragraph in paragraphs:
            at = locate(block.text, start, start + len(text), paragraph.text)
            if at is not None:
                self._edit(paragraph.line, at, at + len(text), runs)
                return
        wanted = "".join(run.text for run in runs)
        if wanted and any(wanted in paragraph.text for paragraph in paragraphs):
            return  # the writer has put in the same
        self._keep(paragraphs[0].line, text, wanted, _("you edited this place yourself"))

    def remove(self, old: int) -> None:
        """A block that is told no longer."""
        for paragraph in self.lines.get(old, []):
            if paragraph.text == self.old[old - 1].text and paragraph.blocks in ((old,), ()):
                self.removals.add(paragraph.line)
            else:
                self._keep(paragraph.line, paragraph.text, "", _("no longer in the meeting file, but edited by you"))
            return

    def insert(self) -> None:
        """The new blocks, each after the paragraph of the block before it."""
        told = {new: old for old, new in self.numbers.items()}
        after = 0
        for number in range(1, len(self.new) + 1):
            if number not in told:
                self.insertions.append(Insertion(after, number))
            elif lines := self.lines.get(told[number], []):
                after = lines[-1].line

    def phrases(self, uses: Sequence[PhraseUse]) -> None:
        """An alternative that the writer chose says the new facts too."""
        before = {use.name: use for use in self.edited.record.phrases}
        now = {use.name: use for use in uses}
        for paragraph in self.edited.paragraphs:
            at = 0
            for name, group in groupby(paragraph.stretches, key=lambda stretch: stretch.phrase):
                inner = list(group)
                text = "".join(stretch.text for stretch in inner)
                old, new = before.get(name), now.get(name)
                if old and new and text in old.alternatives and text != old.text:
                    index = old.alternatives.index(text)
                    other = new.alternatives[index] if index < len(new.alternatives) else text
                    if other != text and SequenceMatcher(None, text, other, autojunk=False).ratio() >= ALIKE:
                        self._edit(paragraph.line, at, at + len(text), (Run(other, phrase=name),))
                if old and text != old.text and not any(stretch.fact for stretch in inner):
                    self.settled.add(name)
                at += len(text)

    def _edit(self, line: int, start: int, end: int, runs: tuple[Run, ...], fact: str = "") -> None:
        self.edits.append(Edit(line, start, end, runs, fact, self.block, len(self.edits)))

    def _keep(self, line: int, stands: str, wanted: str, why: str) -> None:
        place = Place(self.file, line) if line else None
        message = _("stays as it is: {why}", why=why)
        suggestion = _("the new text is: {text}", text=wanted) if wanted else ""
        self.kept.append(Finding("kept", "warning", message, place, stands, suggestion))


def _starts(tokens: Sequence[Token]) -> list[int]:
    """Where each token begins in the block's text, and where the last ends."""
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token.text))
    return starts


def _controls(paragraphs: Sequence[Paragraph], path: str) -> Iterator[tuple[int, int, str]]:
    """Line, offset and text of each control of a path; a fact with blanks in it is one."""
    for paragraph in paragraphs:
        at = 0
        for (own, _phrase), group in groupby(
            paragraph.stretches, key=lambda stretch: (inside(stretch.fact, path), stretch.phrase)
        ):
            text = "".join(stretch.text for stretch in group)
            if own:
                yield paragraph.line, at, text
            at += len(text)


def inside(fact: str, path: str) -> bool:
    """Whether a control is that of a path, or that of a blank in it."""
    return fact == path or (fact.startswith(f"{path}:") and fact[len(path) + 1 :].isdecimal())


def find_lines(edited: EditedDraft) -> dict[int, list[Paragraph]]:
    """The paragraphs of each recorded block: by bookmark, with what follows up to the next; else by their text."""
    found: dict[int, list[Paragraph]] = {}
    current: tuple[int, ...] = ()
    loose: list[Paragraph] = []
    for paragraph in edited.paragraphs:
        if paragraph.blocks:
            current = paragraph.blocks
        else:
            loose.append(paragraph)
        for number in paragraph.blocks or current[-1:]:
            found.setdefault(number, []).append(paragraph)
    texts = {paragraph.text: paragraph for paragraph in reversed(loose)}
    for number, block in enumerate(edited.record.blocks, 1):
        if number not in found and block.text in texts:
            found[number] = [texts[block.text]]
    return found


def locate(text: str, start: int, end: int, edited: str) -> int | None:
    """Where characters `start` to `end` of a text stand in an edited one, untouched; None where they do not."""
    if text == edited:
        return start
    for block in SequenceMatcher(None, text, edited, autojunk=False).get_matching_blocks():
        if block.a <= start and end <= block.a + block.size and block.size:
            return block.b + start - block.a
    return None
