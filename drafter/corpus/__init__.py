"""Files as people have them in, speeches with everything in its place out: read, clean, split, parse."""

from drafter.corpus.parse import parse_source, read, read_speeches
from drafter.corpus.source import Source, read_files

__all__ = ["Source", "parse_source", "read", "read_files", "read_speeches"]
