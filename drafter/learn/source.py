"""A file as people have it in; its speeches out, each with what stands above it."""

from pathlib import Path

from drafter.corpus import Reader, read_files
from drafter.corpus.clean import clean
from drafter.corpus.front import Front, read_front
from drafter.corpus.split import split_compilation
from drafter.model.finding import Finding, InputError
from drafter.model.speech import Speech


def read_speeches(path: Path, reader: Reader, surnames: frozenset[str]) -> list[tuple[Speech, Front]]:
    """surnames: characters that a name may begin with. Raises InputError when the file cannot be read."""
    found = []
    for source in read_files([path]):
        if isinstance(source, Finding):
            raise InputError([source])
        for number, piece in enumerate(split_compilation(clean(source.lines)), 1):
            speech = reader.parse(piece, source.file, f"{source.name}/{number}")
            above = [passage.text for passage in piece.paragraphs if passage.line < speech.paragraphs[0].line]
            found.append((speech, read_front(speech.title, above, surnames)))
    return found
