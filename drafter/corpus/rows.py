"""The cells of a row of a table in, the row as one paragraph out."""

from collections.abc import Sequence

from drafter.dataclass import replace
from drafter.model.passage import Anchor, Passage, join

_PROSE = 80
"""Characters of a cell in which a text stands: such a table only lays a page out."""
_GAP = "　"


def is_row(cells: Sequence[str]) -> bool:
    """Whether cells beside one another are a row of a table, not the columns of a page."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 1 and all(len(cell) <= _PROSE for cell in filled)


def join_cells(cells: Sequence[Passage]) -> Passage:
    """The row: its cells, a wide space between them."""
    parts: list[Passage] = []
    for cell in cells:
        if parts:
            parts.append(Passage(_GAP, (Anchor(0, *cell.where(0)),)))
        parts.append(cell)
    return replace(join(parts), role="row")
