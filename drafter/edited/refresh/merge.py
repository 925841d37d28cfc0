"""A merge of three: the draft as it was written (its record), as the writer left it, and as it would be written now.

What differs between the first and the last goes into the second wherever the writer has left that place alone.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from drafter.edited.align import Copy, Places, find_moved, find_untouched
from drafter.edited.items import Items
from drafter.edited.refresh.blocks import ALIKE, pair_blocks
from drafter.edited.refresh.changes import Edit, Insertion, Refresh
from drafter.edited.refresh.frames import keep_frames
from drafter.edited.refresh.own import find_own, texts_of
from drafter.edited.refresh.tokens import Token, find_starts, tokens_of
from drafter.i18n import _
from drafter.language.likeness import likeness
from drafter.language.sentences import ends_sentence
from drafter.model.draft import Block, PhraseUse, Run, text_of
from drafter.model.edited import EditedDraft, Paragraph
from drafter.model.finding import Finding
from drafter.model.marks import AUTHOR
from drafter.model.place import Place
from drafter.model.said import sentences_of


def refresh(
    edited: EditedDraft, blocks: Sequence[Block], phrases: Sequence[PhraseUse], items: Items, file: str = ""
) -> Refresh:
    """`blocks`: the new draft, set out as the old one was. `file` names the edited draft in what is kept."""
    places, pairs = Places(edited), list(pair_blocks(edited.record.blocks, blocks, items))
    blocks = keep_frames(places, blocks, pairs, items)
    merge = _Merge(edited, places, blocks, items, file)
    merge.phrases(phrases)
    for old, new in pairs:
        if old and new:
            merge.numbers[old] = new
            merge.change(old, new)
        elif old:
            merge.remove(old)
    merge.follow()
    merge.insert()
    return Refresh(
        tuple(blocks),
        tuple(merge.edits),
        tuple(merge.insertions),
        tuple(sorted(merge.removals)),
        tuple(merge.kept),
        merge.numbers,
        merge.open,
    )


class _Merge:
    """The merge under way; lines and characters are those of the edited draft."""

    def __init__(self, edited: EditedDraft, places: Places, blocks: Sequence[Block], items: Items, file: str) -> None:
        self.edited, self.places, self.new, self.items, self.file = edited, places, blocks, items, file
        self.old = edited.record.blocks
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
        self.open: dict[str, str] = {}
        """Facts that the draft says otherwise than the meeting file: path to what that would have printed."""
        self.told: dict[tuple[str, str], Token] = {}
        """Path and text of each recorded fact to what it is now."""
        self.seen: set[tuple[int, int]] = set()
        """Line and offset of the controls that were dealt with where their facts were drafted."""

    def change(self, old: int, new: int) -> None:
        """The differences between a recorded block and its successor, each where it still belongs."""
        block, self.block = self.old[old - 1], new
        before, after = tokens_of(block, self.items.call), tokens_of(self.new[new - 1])
        same = [(token.path, token.text) for token in before] == [(token.path, token.text) for token in after]
        if same and not any(token.path in self.edited.record.kept for token in before):
            return
        matcher = SequenceMatcher(None, [token.key for token in before], [token.key for token in after], autojunk=False)
        pairs = [(a + n, b + n) for a, b, size in matcher.get_matching_blocks() for n in range(size)]
        for one, other in pairs:
            if before[one].path:
                self.told.setdefault((before[one].path, before[one].text), after[other])
        paragraphs = self.places.of(old)
        if not paragraphs:
            if block.text != self.new[new - 1].text:
                self._keep(0, block.text, self.new[new - 1].text, _("you struck this paragraph"))
            return
        starts = find_starts(before)
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
        is_kept = here.path in self.edited.record.kept
        if (here.path, here.text) == (there.path, there.text) and not is_kept:
            return
        lines = {paragraph.line for paragraph in paragraphs}
        found = [copy for copy in self.places.copies.get(here.path, ()) if copy.whole and copy.line in lines]
        if nth < len(found):
            self.seen.add((found[nth].line, found[nth].start))
            self._set_copy(found[nth], here, there, is_kept=is_kept)
        elif here.text != there.text or is_kept:
            self._set_words(paragraphs, block, start, here.text, there.runs, there.path)

    def _set_copy(self, copy: Copy, here: Token, there: Token, *, is_kept: bool) -> None:
        """One control of a fact: it takes the new value unless somebody gave it another."""
        if copy.text in (here.text, there.text):
            runs = there.runs if copy.text != there.text else ()
            self._edit(copy.line, copy.start, copy.start + len(copy.text) if runs else copy.start, runs, there.path)
            return
        self._edit(copy.line, copy.start, copy.start, (), there.path)
        if here.text != there.text or is_kept:
            self.open[there.path] = there.text
            changed = _("you changed it from {old} yourself", old=here.text)
            differs = _("draft and meeting file still say different things")
            self._keep(copy.line, copy.text, there.text, differs if is_kept else changed)

    def follow(self) -> None:
        """Controls that somebody copied into other places say the new facts too."""
        self.block = 0
        for path, copies in self.places.copies.items():
            for copy in copies:
                there = self.told.get((path, copy.text))
                if there is None or not copy.whole or (copy.line, copy.start) in self.seen:
                    continue
                if (path, copy.text) != (there.path, there.text) and copy.line not in self.removals:
                    runs = there.runs if copy.text != there.text else ()
                    end = copy.start + len(copy.text) if runs else copy.start
                    self._edit(copy.line, copy.start, end, runs, there.path)

    def _set_words(
        self,
        paragraphs: Sequence[Paragraph],
        block: Block,
        start: int,
        text: str,
        runs: tuple[Run, ...],
        path: str = "",
    ) -> None:
        """Words of a block that give way to others, where the writer has left them as they were; of a fact its path."""
        wanted = text_of(runs)
        for paragraph in paragraphs:
            at = find_untouched(block.text, start, start + len(text), paragraph.text)
            if at is not None and not text:
                self._add(paragraph, paragraphs, at, runs, block.text)
                return
            if at is not None:
                if text != wanted or not path:
                    self._edit(paragraph.line, at, at + len(text), runs)
                return
        if wanted and any(wanted in paragraph.text for paragraph in paragraphs):
            return  # the writer has put in the same
        if path:
            self.open[path] = wanted
        self._keep(paragraphs[0].line, text, wanted, _("you edited this place yourself"))

    def remove(self, old: int) -> None:
        """A block that is told no longer."""
        for paragraph in self.places.of(old):
            self._free(paragraph)
            untouched = paragraph.text == self.old[old - 1].text and paragraph.blocks in ((old,), ())
            if untouched and paragraph.line not in self.discussed:
                self.removals.add(paragraph.line)
            else:
                self._keep(paragraph.line, paragraph.text, "", _("no longer in the meeting file, but edited by you"))
            return

    def _free(self, paragraph: Paragraph) -> None:
        """The facts of items that are gone become words, should they stay: other items are called as they were."""
        self.block = 0
        for path, copies in self.places.copies.items():
            for copy in copies:
                if copy.line == paragraph.line and copy.whole and not copy.showing and self.items.has_lost(path):
                    self._edit(copy.line, copy.start, copy.start + len(copy.text), (Run(copy.text),))
                    self.seen.add((copy.line, copy.start))

    def insert(self) -> None:
        """The new blocks, each after the paragraph of the block before it."""
        told = {new: old for old, new in self.numbers.items()}
        drafted = {block.text for block in self.old}
        hers = [paragraph for paragraph in self.edited.paragraphs if paragraph.text not in drafted]
        moved = set(find_moved([self.numbers[old] for old in sorted(self.numbers)]))
        after = 0
        for number, block in enumerate(self.new, 1):
            self.block = number
            if number in told:
                lines = tuple(paragraph.line for paragraph in self.places.of(told[number]))
                if number in moved and lines and self._stands_alone(told[number]):
                    self.insertions.append(Insertion(after, number, lines))
                after = next(reversed(lines), after)
            elif any(block.text in paragraph.text for paragraph in hers):
                continue  # the writer has put in the same
            elif (own := find_own(block, [paragraph for paragraph in hers if not paragraph.blocks])) is None:
                self.insertions.append(Insertion(after, number))
            elif set(texts_of(block.runs)) & set(texts_of(own.stretches)):
                self._add(own, [own], 0, block.runs)
            else:
                self._keep(own.line, own.text, block.text, _("you put in this paragraph yourself"))

    def _stands_alone(self, old: int) -> bool:
        """Whether a recorded block shares its paragraphs with no other."""
        return all(paragraph.blocks in ((old,), ()) for paragraph in self.places.of(old))

    def _add(
        self, paragraph: Paragraph, around: Sequence[Paragraph], at: int, runs: tuple[Run, ...], drafted: str = ""
    ) -> None:
        """What is new at a character of a paragraph; of its sentences those that the writer has put in herself stay
        where she has them, and what follows goes behind them. drafted: what stood there before she wrote."""
        spot = (paragraph.line, at)
        for sentence in sentences_of(runs):
            text = text_of(sentence)
            known = ends_sentence(text) and text not in drafted
            hers = next((each for each in around if text in each.text), None) if known else None
            if hers is not None:
                spot = (hers.line, hers.text.index(text) + len(text))
            else:
                self._edit(spot[0], spot[1], spot[1], sentence)

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
