"""Reads files as people have them into speeches with everything in its place. Loaded when it is first asked for."""

from typing import TYPE_CHECKING

from drafter.loading import on_demand

if TYPE_CHECKING:
    from drafter.corpus.parse import Reader
    from drafter.corpus.source import Source, read_data, read_files
    from drafter.corpus.speech_json import speech_to_json

__all__ = [
    "Reader",
    "Source",
    "read_data",
    "read_files",
    "speech_to_json",
]

__getattr__ = on_demand(
    __name__,
    {
        "parse": ("Reader",),
        "source": ("Source", "read_data", "read_files"),
        "speech_json": ("speech_to_json",),
    },
)
