"""Page and type as data: what templates/styles/<name>.yaml says."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from drafter.dataclass import dataclass
from drafter.model.place import Place


@dataclass(frozen=True, slots=True)
class Page:
    """A4 and its margins, all in twips (1/20 point)."""

    width: int = 11906
    height: int = 16838
    top: int = 2098
    bottom: int = 1984
    left: int = 1587
    right: int = 1474
    header: int = 851
    footer: int = 1400
    line_pitch: int = 579
    grid: Literal["lines", "characters"] = "lines"
    spacing: int = -5
    """Run spacing of Normal, twentieths of a point: with 三号 it gives 28 characters a line."""


@dataclass(frozen=True, slots=True)
class Type:
    """How one kind of paragraph is set."""

    font: str
    size: float
    """Points."""
    bold: bool = False
    align: Literal["left", "center", "right", "both"] = "both"
    indent: float = 2
    """First line, in characters."""
    before: float = 0
    """Space before, in lines of the grid."""
    after: float = 0
    keep_next: bool = False
    colour: str = ""
    """RRGGBB; empty is the text's own."""
    shade: str = ""
    """Background, RRGGBB."""


@dataclass(frozen=True, slots=True)
class Base:
    """An organisation's own Word file: its styles, headers, footers and page are kept, its text is not."""

    file: str
    """Its path, as messages name it."""
    data: bytes
    styles: Mapping[str, str] = field(default_factory=dict)
    """Type to the name of the style in the file, where that is not Word's or our own."""


@dataclass(frozen=True, slots=True)
class Style:
    """A house style: page, type for each kind of paragraph, options."""

    id: str
    name: str
    page: Page
    types: Mapping[str, Type]
    """title, version, speaker, date, salutation, body, heading1 … heading4, head (run-in), closing, blank, page_number.

    minute is what `minutes: margin` is set in. Where head1 or head2 is given too, a run-in head after 一、 or （一） is
    set in it instead of in head.
    """
    latin: str = "Times New Roman"
    widow_control: bool = False
    page_number: Literal["outer", "center", "none"] = "outer"
    blank_lines_above_title: int = 0
    speaker_first: bool = False
    """Post and name above the date, or below it."""
    arabic_dates: bool = True
    name_space: bool = True
    """A full-width space inside two-character names."""
    keep_sentences: int = 0
    """Lines: longer paragraphs are cut at ends of sentences, and none is broken over pages. 0: they are left whole."""
    minutes: Literal["margin", "footer", "none"] = "none"
    """Speaking time: minute by minute beside the text, or of the whole in the line of the page number."""
    alternative_fonts: Mapping[str, str] = field(default_factory=dict)
    base: Base | None = None
    """A Word draft then takes page and type from this file, and what is said above orders and spells the blocks."""
    place: Place | None = None
