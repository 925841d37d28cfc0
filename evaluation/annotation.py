"""Speeches in which the move of each sentence is written in, the text and the moves apart out.

`{move}` stands before the first sentence that makes it and holds until the next: {preview}下面，我讲两点。{directive}…
The speeches of `moves/` are invented. Sentences of the shared corpus are only referred to (`moves/shared.yaml`: file,
line, the moves of its sentences), so that nothing of them stands here. {situation/shortcomings} is a sentence over
which its writer wavered: the first is what she chose, and all that counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import yaml

from drafter.corpus import Reader, Source
from drafter.corpus.source import read_data
from drafter.model.place import Place
from drafter.model.speech import Speech

MOVES = Path(__file__).parent / "moves"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
_LABEL = re.compile(r"\{([a-z_]+)(?:/[a-z_]+)?\}")


@dataclass(frozen=True)
class Annotated:
    """A speech as it is read, and the move that each of its sentences (not its headings) should have; "": not said."""

    name: str
    speech: Speech
    moves: tuple[str, ...]


def read_annotated(folder: str, reader: Reader) -> Iterator[Annotated]:
    """The speeches of a folder of `moves/`, by name."""
    for path in sorted((MOVES / folder).glob("*.txt")):
        text, labels = _part(path.read_text(encoding="utf-8"))
        (speech,) = _read(text.encode(), path.stem, reader)
        yield Annotated(path.stem, speech, tuple(_move_at(labels, span.place) for span in speech.moves))


def read_shared(reader: Reader) -> Iterator[Annotated]:
    """The speeches of the shared corpus that are annotated by line; none where it is not beside this checkout."""
    for name, lines in yaml.safe_load((MOVES / "shared.yaml").read_text(encoding="utf-8"))["speeches"].items():
        file, _, number = name.partition("/")
        path = next(
            (path for path in (CORPUS / f"{file}.txt", CORPUS / "reports" / f"{file}.txt") if path.exists()), None
        )
        if path is None:
            continue
        speech = _read(path.read_bytes(), file, reader)[int(number or 1) - 1]
        moves = {line: _spread(said.split()) for line, said in lines.items()}
        said = (next(moves.get(span.place.line, iter(())), "") if not span.heading else "" for span in speech.moves)
        yield Annotated(name, speech, tuple(said))


def _spread(said: list[str]) -> Iterator[str]:
    """The moves of a line one by one; - is none, and one with * holds for the rest of the line."""
    for move in said:
        yield from repeat(move[:-1]) if move.endswith("*") else ["" if move == "-" else move]


def _read(data: bytes, name: str, reader: Reader) -> list[Speech]:
    source = read_data(data, f"{name}.txt", ".txt")
    assert isinstance(source, Source), source
    return list(reader.parse_source(source))


def _part(annotated: str) -> tuple[str, dict[int, list[tuple[int, str]]]]:
    """The text without labels, and for each line (1-based) the columns from which a move holds, on over lines."""
    lines, labels = [], {}
    move = ""
    for number, line in enumerate(annotated.splitlines(), 1):
        text, marks = "", [(1, move)]
        at = 0
        for match in _LABEL.finditer(line):
            text += line[at : match.start()]
            move = match[1]
            marks.append((len(text) + 1, move))
            at = match.end()
        lines.append(text + line[at:])
        labels[number] = marks
    return "\n".join(lines) + "\n", labels


def _move_at(labels: dict[int, list[tuple[int, str]]], place: Place) -> str:
    return [move for start, move in labels[place.line] if start <= place.column][-1]
