"""Files as people have them in, speeches with everything in its place out: read, clean, split, parse."""

from drafter.corpus.main_moves import main_moves
from drafter.corpus.moves import shipped_moves
from drafter.corpus.parse import parse_source, read, read_speeches
from drafter.corpus.source import Source, read_data, read_files
from drafter.corpus.speech_json import speech_to_json

__all__ = [
    "Source",
    "main_moves",
    "parse_source",
    "read",
    "read_data",
    "read_files",
    "read_speeches",
    "shipped_moves",
    "speech_to_json",
]
