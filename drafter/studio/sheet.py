"""A draft, its plan and a style in; the speech as it lies on the page, each piece knowing what it is, out."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from drafter.dataclass import dataclass
from drafter.language.slots import make_slot, replace_slots
from drafter.model.draft import Block, Draft, PhraseUse
from drafter.model.phrase import Phrase
from drafter.model.plan import Choice, Plan
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


def lay_sheet(draft: Draft, style: Style) -> list[Sheet]:
    """The paragraphs of a speech in the order of the page. Raises InputError."""
    laid, section = [], ""
    for block in arrange(draft, style):
        name = type_of(block)
        if name == "title":
            block = break_title_block(block, line_width(style.page, style.types["title"]))
        opens = bool(block.section) and block.section != section
        section = block.section or section
        laid.append(Sheet(TAGS.get(name, "p"), name, block.section, tuple(_stretches(block, style)), opens))
    return laid


def _stretches(block: Block, style: Style) -> Iterator[Stretch]:
    for phrase, pieces in groupby(split_pieces(block, style), _phrase_of):
        yield Stretch(phrase, tuple(map(_bit, pieces)))


def _phrase_of(piece: Piece) -> str:
    return piece.run.phrase if piece.run else ""


def _bit(piece: Piece) -> Bit:
    run = piece.run
    return Bit(piece.text, piece.type, run.fact if run else "", run.blank if run else "")


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
