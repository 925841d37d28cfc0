"""Writes counts by wording to sorted runs on disk, and merges many runs with a block of each in memory.

A run is written in parts by a checksum of the wording, so that several processes can merge at once, a part each.
"""

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from sys import intern
from typing import IO, Any
from zlib import crc32

from drafter.mining.count import Count, Once, count_of

PARTS = 8
_BLOCK = 64
"""Records that are read at a time, some 20 KB: marshal takes five times as long to read them one by one."""
MOST_OPEN = 100
"""Files that are merged at a time: systems let a process open some 250."""

Record = tuple[Any, ...]
"""The wording and the fields of a Once, or of a Count, as plain values that marshal can write."""
_RULES, _DOCUMENTS = 1, -1
"""Where a record has them. The rules of a Once are a tuple, those of a Count a mapping."""


def write_run(path: Path, counts: Iterable[tuple[str, Count | Once]]) -> None:
    """Write counts, sorted by wording, to PARTS files that begin with this path."""
    with ExitStack() as files:
        parts = [_Writer(files.enter_context(_part(path, part).open("wb"))) for part in range(PARTS)]
        for text, count in counts:
            record = (text, *count) if isinstance(count, Once) else _record(text, count)
            parts[crc32(text.encode()) % PARTS].add(record)
        for part in parts:
            part.flush()


def read_part(runs: Iterable[Path], part: int, needs: Mapping[str, int] | None = None) -> Iterator[tuple[str, Count]]:
    """Every wording of one part of many runs, once, sorted.

    needs: how many documents a rule must find a wording in. What no rule finds often enough is passed over: nearly all
    clauses of an archive stand in it once.
    """
    needs = needs or {}
    enough: dict[tuple[str, ...], bool] = {}
    """Of each row of rules, whether one document is enough for one of them."""
    for text, records in _merge(_fewer([_part(run, part) for run in runs])):
        rules = records[0][_RULES]
        if len(records) == 1 and isinstance(rules, tuple):
            if rules not in enough:
                enough[rules] = any(needs.get(rule, 1) <= 1 for rule in rules)
            if enough[rules]:
                yield text, _count(records[0])
            continue
        documents = sum(1 if isinstance(record[_RULES], tuple) else record[_DOCUMENTS] for record in records)
        if any(documents >= needs.get(rule, 1) for record in records for rule in record[_RULES]):
            yield text, _add(records)


def write_ranked(path: Path, rows: Iterable[tuple[float, str, Count]]) -> None:
    """Write wordings with their scores, in their order, to one file."""
    with path.open("wb") as file:
        writer = _Writer(file)
        for score, text, count in rows:
            writer.add((score, *_record(text, count)))
        writer.flush()


def read_ranked(path: Path) -> Iterator[tuple[float, str, Count]]:
    """What `write_ranked` wrote; thousands of places name the same speeches and say the same words, kept once each."""
    for score, *record in _read(path):
        count = _count(tuple(record))
        count.sources = [(intern(speech), line, intern(surface)) for speech, line, surface in count.sources]
        yield score, record[0], count


def _part(run: Path, part: int) -> Path:
    return run.with_name(f"{run.name}.{part}")


def _fewer(files: Sequence[Path]) -> Sequence[Path]:
    """The same in no more files than may be open at once."""
    while len(files) > MOST_OPEN:
        some, files = files[:MOST_OPEN], files[MOST_OPEN:]
        together = some[0].with_name(f"{some[0].name}+")
        with together.open("wb") as file:
            writer = _Writer(file)
            for text, records in _merge(some):
                writer.add(_record(text, _add(records)) if len(records) > 1 else records[0])
            writer.flush()
        for done in some:
            done.unlink()
        files = [*files, together]
    return files


def _merge(files: Iterable[Path]) -> Iterator[tuple[str, list[Record]]]:
    wording = itemgetter(0)
    for text, group in groupby(merge(*map(_read, files), key=wording), key=wording):
        yield text, list(group)


class _Writer:
    """Writes records in blocks."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._block: list[Record] = []

    def add(self, record: Record) -> None:
        self._block.append(record)
        if len(self._block) == _BLOCK:
            self.flush()

    def flush(self) -> None:
        # marshal: read by the same Python a moment later, three times as fast as pickle.
        data = marshal.dumps(self._block)
        self._file.write(len(data).to_bytes(4, "big") + data)
        self._block = []


def _read(path: Path) -> Iterator[Record]:
    with path.open("rb") as file:
        while length := file.read(4):
            yield from marshal.loads(file.read(int.from_bytes(length, "big")))


def _record(text: str, count: Count | Once) -> Record:
    if isinstance(count, Once):
        return text, *count
    return (
        text,
        count.rules,
        count.kinds,
        count.moves,
        count.positions,
        tuple(sorted(count.subjects)),
        count.expansions,
        count.sources,
        count.count,
        count.documents,
    )


def _add(records: Sequence[Record]) -> Count:
    total = _count(records[0])
    for record in records[1:]:
        total.add(Once(*record[1:]) if isinstance(record[_RULES], tuple) else _count(record))
    return total


def _count(record: Record) -> Count:
    if isinstance(record[_RULES], tuple):
        return count_of(Once(*record[1:]))
    _, rules, kinds, moves, positions, subjects, expansions, sources, number, documents = record
    return Count(rules, kinds, moves, positions, set(subjects), expansions, sources, number, documents)
