"""Reading speeches: each piece of a file becomes a Speech with frame, outline, moves, blanks and genre."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from drafter.corpus.announced import find_announced
from drafter.corpus.blanks import find_blanks
from drafter.corpus.clean import clean
from drafter.corpus.frame import read_frame
from drafter.corpus.genre import recognise_genre
from drafter.corpus.moves import Mover, find_closing
from drafter.corpus.outline import find_outline
from drafter.corpus.sections import build_sections, read_headings
from drafter.corpus.sentences import place_sentences
from drafter.corpus.source import Source, read_files
from drafter.corpus.split import Piece, split_compilation
from drafter.corpus.turns import find_turns
from drafter.language.punctuation import fold
from drafter.model.finding import Finding, InputError
from drafter.model.phrase import Move
from drafter.model.place import Place
from drafter.model.speech import Speech


class Reader:
    """Reads speeches, and recognises their moves by an inventory of them.

    moves: by id, those of the organisation before those that we ship (`Workspace.reader` has one of both).
    mover: who recognises them, where it is not the usual one.
    """

    def __init__(self, moves: Mapping[str, Move], mover: Mover | None = None) -> None:
        self.moves = moves
        self._mover = mover or Mover(moves)

    def read(self, path: Path | str) -> list[Speech]:
        """The speeches of a file or a folder. Raises InputError when something in it cannot be read."""
        speeches: list[Speech] = []
        findings: list[Finding] = []
        for result in self.read_speeches([path]):
            if isinstance(result, Finding):
                findings.append(result)
            else:
                speeches.append(result)
        if findings:
            raise InputError(findings)
        return speeches

    def read_speeches(self, paths: Iterable[Path | str]) -> Iterator[Speech | Finding]:
        """The speeches of many files, one after the other; a file that cannot be read gives a finding in its place."""
        for source in read_files(paths):
            if isinstance(source, Finding):
                yield source
            else:
                yield from self.parse_source(source)

    def parse_source(self, source: Source) -> Iterator[Speech]:
        """The speeches of one file."""
        for number, piece in enumerate(split_compilation(clean(source.lines)), 1):
            yield self.parse(piece, source.file, f"{source.name}/{number}")

    def parse(self, piece: Piece, file: str, speech_id: str) -> Speech:
        """A speech of one piece of a file."""
        frame = read_frame(piece)
        body = frame.body
        folded = [fold(passage.text) for passage in body]
        # Nothing in a table is a section.
        nodes = find_outline(
            ["" if passage.role == "row" else text for passage, text in zip(body, folded, strict=True)]
        )
        headings = read_headings(nodes, folded)
        opening, sections = build_sections(body, folded, nodes, headings, file)
        turns = find_turns(folded)
        genre = recognise_genre(frame, folded, nodes, turns)
        tops = [node for node in nodes if node.parent is None]
        rows = frozenset(index for index, passage in enumerate(body) if passage.role == "row")
        sentences = place_sentences(folded, nodes, headings, turns, rows)
        moves = self._mover.find_moves(sentences, body, tops, folded, genre, file)
        titled = [frame.title] if frame.title else []
        return Speech(
            id=speech_id,
            title=frame.title.text if frame.title else "",
            genre=genre,
            salutation=frame.salutation,
            sections=sections,
            moves=tuple(moves),
            slots=tuple(find_blanks([*titled, *body], file)),
            closing=find_closing(moves),
            place=Place(file, piece.start_line),
            end_line=body[-1].where(len(body[-1].text) - 1)[0],
            paragraphs=tuple(body),
            opening=opening,
            announced=tuple(find_announced(body, folded, nodes, file)),
        )
