"""Reads files as people have them into speeches with everything in its place: read, clean, split, parse."""

from drafter.corpus.main_moves import main_moves
from drafter.corpus.parse import Reader
from drafter.corpus.source import Source, read_data, read_files
from drafter.corpus.speech_json import speech_to_json

__all__ = [
    "Reader",
    "Source",
    "main_moves",
    "read_data",
    "read_files",
    "speech_to_json",
]
