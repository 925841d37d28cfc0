"""The sentences of an edited draft that stood nowhere in it when it was written."""

from collections.abc import Mapping, Sequence

from drafter.corpus.cues import Cues, pieces_of
from drafter.edited.align import Places
from drafter.edited.harvest.found import AddedSentence
from drafter.edited.harvest.rewritten import Rewriting, Stand, without_marker
from drafter.edited.harvest.units import key_of, split_units, text_of, units_of_block, units_of_paragraph
from drafter.i18n import _
from drafter.language.han import has_han
from drafter.language.likeness import character_pairs
from drafter.language.punctuation import CLOSING, FINAL, fold
from drafter.language.sentences import ends_sentence
from drafter.mining.masks import masks_for, themes_of
from drafter.mining.merge import wording_key
from drafter.model.edited import EditedDraft
from drafter.model.phrase import Phrase, Phrasebank, Source
from drafter.model.template import Templates

_FINAL, _CLOSERS = frozenset(FINAL), frozenset(CLOSING)
LONGEST = 45
"""Characters of a sentence that is offered as a phrase."""
REWORDED = 0.5
"""Share of a sentence's character pairs that a recorded one has, from which it is that one, reworded or in part."""
_PARTICULAR = frozenset(("文件", "百分比", "日期", "年份", "数量", "某同志"))
"""Masks of what belongs to one meeting."""
_FRONT = frozenset(("title", "version", "speaker", "date", "salutation", "heading"))


def find_sentences(
    edited: EditedDraft,
    places: Places,
    bank: Phrasebank,
    templates: Templates,
    speech: str,
    names: Sequence[str],
    replaced: Sequence[str],
    rewritten: Rewriting,
) -> tuple[list[AddedSentence], list[tuple[int, str]]]:
    """New sentences in reading order that the phrasebank does not know; then line and text of those that it does.

    names: people's, to be pointed out; replaced: what was typed over facts and phrases; rewritten: what stands in the
    place of drafted sentences, and where each other one stands.
    """
    record = edited.record
    recorded = [
        sentence
        for block in record.blocks
        for whole in (True, False)  # of two controls, one in the other, LibreOffice 25.2 keeps the inner one
        for sentence in split_units(units_of_block(block, whole))
    ]
    known = {told for sentence in recorded for told in (key_of(sentence), text_of(sentence))}
    in_bank = {wording_key(text) for phrase in bank.phrases for text in (phrase.text, *phrase.variants)}
    pairs = [character_pairs(told) for told in known]
    by_block = [character_pairs("".join(unit.key for unit in units_of_block(block))) for block in record.blocks]
    moves = _Moves(record.kind, bank, templates)
    title = next((block.text for block in record.blocks if block.kind == "title"), "")
    masks = masks_for(tuple(themes_of(title.replace("\n", ""))))
    found: list[AddedSentence] = []
    in_it: list[tuple[int, str]] = []
    for paragraph in edited.paragraphs:
        if any(record.blocks[number - 1].kind in _FRONT for number in paragraph.blocks):
            continue
        nearby = [by_block[number - 1] for number in paragraph.blocks]
        section = places.section_at.get(paragraph.line, "")
        for sentence in split_units(units_of_paragraph(paragraph)):
            key, whole = key_of(sentence), text_of(sentence)
            text = without_marker(whole)
            if (paragraph.line, whole) in rewritten.consumed or key in known or whole in known or not has_han(text):
                continue
            if wording_key(text) in in_bank:
                in_it.append((paragraph.line, text))
                continue
            own = character_pairs(key)
            if any(len(own & other) >= REWORDED * len(own) for other in (*pairs, *nearby)):
                continue
            if any(words in text for words in replaced):
                continue
            holds = [text[start:end] for start, end, slot in masks.find(text).spans if slot in _PARTICULAR]
            holds += [name for name in names if name in text]
            author, reason = _author(edited, paragraph.line, text), _why_told_only(text)
            proposal = None if reason else moves.propose(text, section, Source(speech, paragraph.line, text), author)
            unique = tuple(dict.fromkeys(holds))
            stand = rewritten.stands.get((paragraph.line, whole), Stand(section, "", False))
            found.append(
                AddedSentence(
                    text,
                    paragraph.line,
                    stand.section,
                    stand.after,
                    stand.paragraph,
                    unique,
                    author,
                    proposal,
                    reason,
                    stand.under,
                    stand.pieces,
                )
            )
    return found, in_it


def _why_told_only(text: str) -> str:
    if not ends_sentence(text):
        return _("no sentence: nothing ends it")
    if len(text) > LONGEST:
        return _("longer than {most} characters: no stock phrase", most=LONGEST)
    if "【" in text:
        return _("a blank in it is not filled")
    return ""


def _author(edited: EditedDraft, line: int, text: str) -> str:
    """Who put the sentence in, where it lies in what one person put in with changes tracked."""
    inserted: dict[str, str] = {}
    for remark in edited.remarks:
        if remark.kind == "insertion" and remark.line == line:
            inserted[remark.author] = inserted.get(remark.author, "") + remark.text
    return next((author for author, words in inserted.items() if text in words), "")


class _Moves:
    """The move of a sentence by the section that it stands in: the one whose cue it has, else what it is mostly."""

    def __init__(self, kind: str, bank: Phrasebank, templates: Templates) -> None:
        template = templates.kinds.get(kind)
        outline = template.outline if template else ()
        sections = {entry.id: templates.sections.get(entry.use) for entry in outline}
        self.moves: Mapping[str, tuple[str, ...]] = {
            name: tuple(move for move in section.moves if move in bank.moves)
            for name, section in sections.items()
            if section
        }
        self.bank = bank

    def propose(self, text: str, section: str, source: Source, author: str) -> Phrase:
        """The sentence as an entry that waits for review."""
        return Phrase(
            id="",
            text=text,
            kind="phrase",
            move=self.of(text, section),
            form="sentence",
            count=1,
            speeches=1,
            sources=(source,),
            status="mined",
            note=f"{author} 修订" if author else "",
        )

    def of(self, text: str, section: str) -> str:
        """The id of a move of the bank."""
        moves = self.moves.get(section, ())
        cues = Cues([self.bank.moves[move] for move in moves])
        folded = fold(text)
        opened = cues.open(pieces_of(folded))
        found = cues.at(folded, 0, len(folded), opened)
        for move, length in cues.inside(folded, 0, len(folded), opened) if moves else ():
            found[move] = max(length, found.get(move, 0))
        usual = "directive" if "directive" in moves else moves[0] if moves else "other"
        return max(found, key=lambda move: found[move], default=usual)
