"""Finds the move that each part of a speech mostly makes."""

from collections import Counter

from drafter.language.measure import count_characters
from drafter.model.speech import Section, Speech


def main_moves(speech: Speech) -> tuple[str, list[tuple[Section, str]]]:
    """The move of the opening, and each section with its own, subsections counted in.

    An item inside a sentence has the move of the sentence.
    """
    sections = list(speech.walk())
    starts = [(section.place.line, section.place.column) for section in sections]
    counts: list[Counter[str]] = [Counter() for _ in range(len(sections) + 1)]
    moves = [""] * len(counts)
    index = 0
    for span in speech.moves:
        where = (span.place.line, span.place.column)
        while index < len(starts) and starts[index] <= where:
            index += 1
        counts[index][span.move] += count_characters(span.text)
        moves[index] = span.move
    below: list[int] = []
    for at in range(len(sections), 0, -1):
        # A section counts what stands below it: it comes before its subsections, which are one deeper.
        depth = sections[at - 1].depth
        while below and sections[below[-1] - 1].depth > depth:
            counts[at] += counts[below.pop()]
        below.append(at)
    for at in range(1, len(moves)):
        moves[at] = moves[at] or moves[at - 1]
    most = [count.most_common(1)[0][0] if count else moves[at] for at, count in enumerate(counts)]
    return most[0], list(zip(sections, most[1:], strict=True))
