"""Blocks and paragraphs as units that are compared: characters, and facts and phrases as one each."""

from collections.abc import Iterable, Iterator, Sequence

from drafter.dataclass import dataclass
from drafter.edited.align import base_path
from drafter.language.punctuation import CLOSING, FINAL
from drafter.model.draft import Block, control_path
from drafter.model.edited import Paragraph

_FINAL, _CLOSERS = frozenset(FINAL), frozenset(CLOSING)


@dataclass(frozen=True, slots=True)
class Unit:
    """A character, or a whole fact or phrase: `key` is what it is compared by."""

    key: str
    text: str


def split_units(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Sentences, each with its final mark and the quotes that close behind it; a fact may bring the mark."""
    sentence: list[Unit] = []
    ended = False
    for unit in units:
        if sentence and (unit.text == "\n" or (ended and unit.text not in _CLOSERS and unit.text not in _FINAL)):
            yield sentence
            sentence = []
        if unit.text == "\n":
            ended = False
            continue
        ended = unit.text[-1:] in _FINAL or (ended and unit.text in _CLOSERS)
        sentence.append(unit)
    if sentence:
        yield sentence


def units_of_block(block: Block, whole: bool = True) -> list[Unit]:
    """whole: phrases, and facts with blanks in them, as one unit each; otherwise only what is inside them is."""
    marker = [Unit(character, character) for character in block.marker]
    if whole:
        return [*marker, *_units((_named(run.phrase, control_path(run)), run.text) for run in block.runs)]
    around = {run.fact for run in block.runs if run.fact and run.blank}
    inner = (("" if run.fact in around and not run.blank else control_path(run), run.text) for run in block.runs)
    return [*marker, *_units((_named("", path), text) for path, text in inner)]


def units_of_paragraph(paragraph: Paragraph) -> list[Unit]:
    return _units((_named(stretch.phrase, base_path(stretch.fact)), stretch.text) for stretch in paragraph.stretches)


def _named(phrase: str, fact: str) -> str:
    """What becomes of facts, and of phrases with all that is in them, is told elsewhere: here each is one unit."""
    return f"【phrase:{phrase}】" if phrase else f"【{fact}】" if fact else ""


def _units(pieces: Iterable[tuple[str, str]]) -> list[Unit]:
    units: list[Unit] = []
    for name, text in pieces:
        if not name:
            units += [Unit(character, character) for character in text]
        elif units and units[-1].key == name:
            units[-1] = Unit(name, units[-1].text + text)
        else:
            units.append(Unit(name, text))
    return units


def key_of(sentence: Iterable[Unit]) -> str:
    return "".join(unit.key for unit in sentence).strip()


def text_of(sentence: Iterable[Unit]) -> str:
    return "".join(unit.text for unit in sentence).strip()


def key_of_block(block: Block) -> str:
    """What a block is compared by: its own words, facts and phrases by their names."""
    return key_of(units_of_block(block))


def key_of_paragraph(paragraph: Paragraph) -> str:
    """The same of a paragraph as somebody left it."""
    return key_of(units_of_paragraph(paragraph))


def key_of_text(sentence: str, paragraph: Paragraph) -> str:
    """What a sentence of a paragraph is compared by; the sentence itself where it is not found."""
    for units in split_units(units_of_paragraph(paragraph)):
        if sentence in text_of(units):
            return key_of(units)
    return sentence
