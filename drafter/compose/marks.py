"""Where text came from, kept through templates: spans in, marked text out, and marked text back into pieces.

A printed value stands between control characters that no file may hold, with an index into a table of origins: OPEN
index MIDDLE text CLOSE. Marks nest: a fact may lie inside a phrase. A text that holds such a character is never marked.
"""

from dataclasses import field

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.punctuation import curl_quotes
from drafter.model.span import Origin, Span

OPEN, MIDDLE, CLOSE = "\x01", "\x02", "\x03"
_MARK = expression(f"{OPEN}([0-9]+){MIDDLE}|{CLOSE}")


def carries_marks(text: str) -> bool:
    """Whether a text that was not made by `Origins` holds one of the marks: it would forge where it came from."""
    return OPEN in text or MIDDLE in text or CLOSE in text


class Rendered(str):
    """Text whose values are marked already; finalize lets it through."""

    __slots__ = ()


@dataclass
class Origins:
    """The table of origins of one composition."""

    table: list[Origin] = field(default_factory=list)

    def wrap(self, text: str, origin: Origin) -> Rendered:
        """A marked text; `text` may hold marks itself."""
        self.table.append(origin)
        return Rendered(f"{OPEN}{len(self.table) - 1}{MIDDLE}{text}{CLOSE}")

    def mark(self, value: object) -> Rendered:
        """A value as marked text: a span with its origin, template text as it is."""
        if isinstance(value, Rendered):
            return value
        if isinstance(value, Span):
            return self.wrap(curl_quotes(value), value.origin)
        return Rendered(value)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the origins around it, outermost first; none for the template's own words."""

    text: str
    origins: tuple[Origin, ...] = ()


def unwrap(text: str, origins: Origins) -> list[Piece]:
    """Marked text as pieces, in order."""
    pieces: list[Piece] = []
    around: tuple[Origin, ...] = ()
    start = 0
    for match in _MARK.finditer(text):
        if match.start() > start:
            pieces.append(Piece(text[start : match.start()], around))
        start = match.end()
        around = (*around, origins.table[int(match[1])]) if match[1] else around[:-1]
    if start < len(text):
        pieces.append(Piece(text[start:], around))
    return pieces


def plain(text: str) -> str:
    """Marked text without its marks."""
    out = []
    for part in text.split(OPEN):
        head, middle, tail = part.partition(MIDDLE)
        out.append((tail if middle else head).replace(CLOSE, ""))
    return "".join(out)
