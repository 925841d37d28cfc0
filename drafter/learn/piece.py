"""The pieces of a learned paragraph: words that stay, and what is filled in."""

from collections.abc import Iterable, Sequence

from drafter.dataclass import dataclass
from drafter.language.dated import Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph."""

    text: str
    """As it stands in the speech."""
    start: int
    """Its offset in the paragraph."""
    source: str = ""
    """What fills it, as Jinja names it: `number_3`, `theme.noun`; empty for words that stay."""
    kind: Kind | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def to_jinja(pieces: Iterable[Piece]) -> str:
    """The pieces as the text of a section."""
    return "".join(f"{{{{ {piece.source} }}}}" if piece.source else piece.text for piece in pieces)


def cut(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The pieces from start to end; words are parted there, what is filled in belongs where it begins."""
    result = []
    for piece in pieces:
        if piece.source:
            if start <= piece.start < end:
                result.append(piece)
            continue
        first, last = max(start, piece.start), min(end, piece.end)
        if first < last:
            result.append(Piece(piece.text[first - piece.start : last - piece.start], first))
    return result
