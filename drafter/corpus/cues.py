"""Moves with their cues in; out a table that finds all cues of a paragraph in one pass."""

import re
from collections.abc import Iterable, Sequence

from drafter.model.phrase import Move

_LEADING_SET = re.compile(r"\[([^\]^\\-]+)\]")


class Cues:
    """The cues of many moves as two expressions: one for the beginnings of sentences, one for everywhere else.

    Every alternative begins with a plain character where it can and ends in an empty group, which tells whose it is: so the
    engine skips most of the text by first characters alone.
    """

    def __init__(self, moves: Iterable[Move]) -> None:
        free = [(cue, move.id) for move in moves for cue in move.cues if not cue.startswith("^")]
        plain = [(literal, move) for cue, move in free for literal in spread(cue)]
        self._free, self._free_moves = _compile(plain)
        self._heads = [(move.id, re.compile("|".join(c[1:] for c in move.cues if c[0] == "^"))) for move in moves]
        self._heads = [(move, pattern) for move, pattern in self._heads if pattern.pattern]

    def inside(self, text: str, start: int, end: int) -> list[tuple[str, int]]:
        """(move, length) of each cue between two offsets."""
        moves = self._free_moves
        return [
            (moves[match.lastindex or 0], match.end() - match.start()) for match in self._free.finditer(text, start, end)
        ]

    def at(self, text: str, start: int, end: int) -> dict[str, int]:
        """Move to length of its cue for the cues that match at an offset."""
        found = {}
        for move, pattern in self._heads:
            match = pattern.match(text, start, end)
            if match:
                found[move] = match.end() - start
        return found


def _compile(cues: Sequence[tuple[str, str]]) -> tuple[re.Pattern[str], list[str]]:
    return re.compile("|".join(f"{cue}()" for cue, _ in cues)), ["", *(move for _, move in cues)]


def spread(cue: str) -> list[str]:
    """A cue that begins with a choice, (?:a|b)c or [ab]c, as one cue for each choice."""
    if cue.startswith("(?:"):
        depth, bars = 0, []
        for index, character in enumerate(cue):
            depth += (character == "(") - (character == ")")
            if character == "|" and depth == 1:
                bars.append(index)
            if depth == 0:
                break
        tail = cue[index + 1 :]
        if tail[:1] not in ("?", "*", "+", "{"):
            edges = [2, *bars, index]
            choices = [cue[a + 1 : b] for a, b in zip(edges, edges[1:], strict=False)]
            return [part for choice in choices for part in spread(choice + tail)]
    if match := _LEADING_SET.match(cue):
        tail = cue[match.end() :]
        if tail[:1] not in ("?", "*", "+", "{"):
            return [part for character in match[1] for part in spread(character + tail)]
    return [cue]
