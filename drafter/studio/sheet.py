"""A draft, its plan and a style in; the speech as it lies on the page, each piece knowing what it is, out."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby

from drafter.dataclass import dataclass, replace
from drafter.language.han import has_han
from drafter.language.slots import make_slot, replace_slots
from drafter.model.draft import Block, Draft, PhraseUse, Run, text_of
from drafter.model.phrase import Phrase
from drafter.model.plan import Choice, Plan
from drafter.model.said import LINKS, count_own, is_own, sentences_of
from drafter.model.span import Span
from drafter.model.style import Style
from drafter.writers.html import TAGS
from drafter.writers.layout import Piece, arrange, line_width, split_pieces, type_of
from drafter.writers.title import break_title_block


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of one origin."""

    text: str
    type: str = ""
    """As of a Piece."""
    fact: str = ""
    blank: str = ""
    said: int = 0
    """Own words of the program, or the writer's in their place: of which sentence of the paragraph, from 1."""
    leads: bool = False
    """They are the first of their sentence."""
    links: bool = False
    """Their sentence links facts: it is more than a 要 between them."""
    ends: bool = False
    """No text: behind a sentence of hardly more than facts, where it is taken hold of."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bits that belong to one phrase, or to none."""

    phrase: str
    bits: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paragraph of the page."""

    tag: str
    type: str
    section: str
    stretches: tuple[Stretch, ...]
    opens: bool
    """It is the first of its section."""
    heads: bool = False
    """It is the section's heading."""


def lay_sheet(draft: Draft, style: Style) -> list[Sheet]:
    """The paragraphs of a speech in the order of the page. Raises InputError."""
    laid, section = [], ""
    for block in arrange(draft, style):
        name = type_of(block)
        if name == "title":
            block = break_title_block(block, line_width(style.page, style.types["title"]))
        opens = bool(block.section) and block.section != section
        section = block.section or section
        heads = opens and block.kind == "heading"
        stretches = tuple(_stretches(block, style))
        laid.append(Sheet(TAGS.get(name, "p"), name, block.section, stretches, opens, heads))
    return laid


def _stretches(block: Block, style: Style) -> Iterator[Stretch]:
    """In sections own words of the program know their sentence; where hardly any are, something stands behind it."""
    sentences = sentences_of(block.runs) if block.section else [block.runs]
    runs = [run for sentence in sentences for run in sentence]
    numbers = {id(run): number for number, sentence in enumerate(sentences, 1) for run in sentence}
    linking = {number for number, sentence in enumerate(sentences, 1) if count_own(sentence) >= LINKS}
    held = {id(sentence[-1]): number for number, sentence in enumerate(sentences, 1) if _is_bare(sentence)}
    if not block.section or block.kind == "heading":
        held = {}
    led = set(held.values())
    pieces = split_pieces(replace(block, runs=tuple(runs)), style)
    lasts = {id(piece.run): at for at, piece in enumerate(pieces) if piece.run}
    ends = {lasts[run]: number for run, number in held.items() if run in lasts}
    for phrase, group in groupby(enumerate(pieces), lambda pair: _phrase_of(pair[1])):
        bits: list[Bit] = []
        for at, piece in group:
            bits.append(_bit(piece, numbers if block.section else {}, led, linking))
            if at in ends:
                bits.append(Bit("", said=ends[at], leads=True, ends=True))
        yield Stretch(phrase, tuple(bits))


def _is_bare(sentence: Sequence[Run]) -> bool:
    """Whether nothing in a sentence shows that it can be changed: no phrase, no words that link facts."""
    return count_own(sentence) < LINKS and not any(run.phrase or run.fact.startswith("sections.") for run in sentence)


def _phrase_of(piece: Piece) -> str:
    return piece.run.phrase if piece.run else ""


def _bit(piece: Piece, numbers: Mapping[int, int], led: set[int], linking: Set[int]) -> Bit:
    run = piece.run
    if run is None:
        return Bit(piece.text, piece.type)
    is_said = (is_own(run) and has_han(run.text)) or run.fact.startswith("sections.")
    said = numbers.get(id(run), 0) if is_said else 0
    leads = bool(said) and said not in led
    led.add(said)
    return Bit(piece.text, piece.type, run.fact, run.blank, said, leads, said in linking)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the speech that is no phrase: the program's, or the writer's own."""

    section: str
    text: str
    own: int | None = None
    """The number of the writer's own among those of its section."""


def find_sentence(line: int, number: int, draft: Draft, style: Style, plan: Plan) -> Said | None:
    """A sentence by its paragraph on the page, from 0, and its number in that."""
    blocks = arrange(draft, style)
    sentences = sentences_of(blocks[line].runs) if 0 <= line < len(blocks) else []
    if not 0 < number <= len(sentences):
        return None
    runs = sentences[number - 1]
    first = next((run for run in runs if is_own(run)), runs[0])
    section = first.section or blocks[line].section
    places = [own.place for planned in plan.sections if planned.id == section for own in planned.sentences]
    own = next((places.index(run.place) for run in runs if run.place and run.place in places), None)
    return Said(section, text_of(runs), own)


def sentence_with(phrase: str, draft: Draft) -> str:
    """The sentence in which a phrase stands, by its place; empty where it stands in none."""
    sentences = (runs for block in draft.blocks for runs in sentences_of(block.runs))
    return next((text_of(runs) for runs in sentences if any(run.phrase == phrase for run in runs)), "")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a phrase: what stands there, what else could, and why."""

    name: str
    use: PhraseUse
    choice: Choice | None
    phrase: Phrase | None
    others: tuple[tuple[Phrase, str], ...]
    """Each with how it would read here."""


def find_place(name: str, draft: Draft, plan: Plan) -> Place | None:
    """A place of the speech by its name, `situation.lead`."""
    use = next((use for use in draft.phrases if use.name == name), None)
    if use is None:
        return None
    choices = (choice for section in plan.sections for choice in section.phrases.values())
    choice = next((choice for choice in choices if choice.name == name), None)
    others = [(phrase, _filled(phrase, values)) for phrase, values in (choice.alternatives if choice else ())]
    return Place(name, use, choice, choice.phrase if choice else None, tuple(others))


def _filled(phrase: Phrase, values: Mapping[str, Span]) -> str:
    return replace_slots(phrase.text, lambda slot: str(values.get(slot, make_slot(slot))))
