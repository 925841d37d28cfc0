"""Blocks of a file in; the same with task cards (a label and its value a line, or a row) as tables out."""

import re
from collections.abc import Iterator, Sequence

from drafter.files.intake_words import IntakeWords
from drafter.model.intake import Grid, Paragraph, Row

LEAST = 3
"""Lines that are a card."""
_LABELLED = re.compile(r"^(?P<label>[^：:，。；\s]{2,8})[：:]\s*(?P<value>\S.*)$")
_CARRIES = frozenset(("task", "what"))
_ROLES = frozenset(("task", "what", "lead", "support", "by", "standard", "else", "note", "person"))

Line = tuple[str, str, str]
"""Label, value, where."""


def lay_out_cards(blocks: Sequence[Paragraph | Grid], words: IntakeWords) -> Iterator[Paragraph | Grid]:
    """A run of lines 任务：… 责任单位：…, or a table that stands upright, becomes a head and a row a card."""
    run: list[tuple[Paragraph, Line]] = []
    for block in blocks:
        if isinstance(block, Grid):
            yield from _close(run, words)
            yield _turned(block, words)
            continue
        match = _LABELLED.match(block.text.strip())
        if match and words.role_of(match["label"]) in _ROLES:
            run.append((block, (match["label"], match["value"], block.where)))
        else:
            yield from _close(run, words)
            yield block
    yield from _close(run, words)


def _close(run: list[tuple[Paragraph, Line]], words: IntakeWords) -> Iterator[Paragraph | Grid]:
    lines = [line for _paragraph, line in run]
    yield from _cards(lines, words) if _is_card(lines, words) else [paragraph for paragraph, _line in run]
    run.clear()


def _turned(grid: Grid, words: IntakeWords) -> Grid:
    """A table of two columns, labels on the left, as one with a head; any other as it is."""
    lines = [(cells[0] or "", cells[1] or "", row.where) for row in grid.rows if len(cells := row.cells) == 2]
    upright = len(lines) == len(grid.rows) and all(words.role_of(label) in _ROLES for label, _value, _where in lines)
    if not upright or not _is_card(lines, words):
        return grid
    return Grid(tuple(row for card in _cards(lines, words) for row in card.rows), grid.name)


def _is_card(lines: Sequence[Line], words: IntakeWords) -> bool:
    roles = [words.role_of(label) for label, _value, _where in lines]
    return len(set(roles)) >= LEAST and bool(_CARRIES & set(roles)) and bool({"lead", "by"} & set(roles))


def _cards(lines: Sequence[Line], words: IntakeWords) -> Iterator[Grid]:
    """A table for each card: a card ends where a label comes again that it has."""
    card: list[Line] = []
    for line in lines:
        if words.role_of(line[0]) in {words.role_of(label) for label, _value, _where in card}:
            yield _as_grid(card)
            card = []
        card.append(line)
    if card:
        yield _as_grid(card)


def _as_grid(card: Sequence[Line]) -> Grid:
    where = card[0][2]
    return Grid((Row(tuple(line[0] for line in card), where), Row(tuple(line[1] for line in card), where)))
