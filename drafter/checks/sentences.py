"""Sentences and clauses of a line, as (start, end)."""

import re
from collections.abc import Iterator

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"

SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*[”’）]*")
CLAUSE = re.compile(r"[^，。；：！？、,;:!?“”‘’（）《》…—\s]+")
COUNTED = re.compile(rf"[{HAN}\d]")


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Each sentence with its final mark and the quotation marks that close after it."""
    for match in SENTENCE.finditer(text):
        yield match.span()


def split_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Each stretch without a mark in it: what is said in one breath."""
    for match in CLAUSE.finditer(text):
        yield match.span()


def count_characters(text: str) -> int:
    """Han characters and digits: what takes time to say."""
    return len(COUNTED.findall(text))
