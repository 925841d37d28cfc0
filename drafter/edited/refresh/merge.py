"""A merge of three: the draft as it was written (its record), as the writer left it, and as it would be written now.

What differs between the first and the last goes into the second wherever the writer has left that place alone.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from drafter.edited.refresh.align import ALIKE, align, likeness
from drafter.edited.refresh.changes import Edit, Insertion, Refresh
from drafter.edited.refresh.places import find_controls, find_lines, locate
from drafter.edited.refresh.tokens import Token, find_starts, tokens_of
from drafter.i18n import _
from drafter.model.draft import Block, PhraseUse, Run
from drafter.model.edited import EditedDraft, Paragraph
from drafter.model.finding import Finding
from drafter.model.marks import AUTHOR
from drafter.model.place import Place


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
        self.discussed = {remark.line for remark in edited.remarks if remark.author != AUTHOR}
        """Lines on which somebody said or changed something."""
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
                self._keep(0, block.text, self.new[new - 1].text, _("you struck this paragraph"))
            return
        starts = find_starts(before)
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
        found = list(find_controls(paragraphs, here.path))
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
            untouched = paragraph.text == self.old[old - 1].text and paragraph.blocks in ((old,), ())
            if untouched and paragraph.line not in self.discussed:
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
                    if other != text and likeness(text, other) >= ALIKE:
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
