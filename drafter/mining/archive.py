"""Files in, phrases and patterns out, in bounded memory and on several processors: the pipeline over an archive."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from drafter.corpus.clean import clean
from drafter.corpus.parse import parse
from drafter.corpus.source import list_files, read_file
from drafter.corpus.split import Piece, split_compilation
from drafter.files.yaml import without_collector
from drafter.mining.duplicates import Sketch, Sketches, sketch
from drafter.mining.mine import count_speech, finish
from drafter.mining.mined import Mined
from drafter.mining.patterns import Found, find_patterns
from drafter.mining.rank import Ranked, best, needs_of, rank
from drafter.mining.runs import PARTS, read_part
from drafter.mining.tally import Tally
from drafter.model.finding import Finding

Progress = Callable[[float], None]
"""Told the share that is done, 0 to 1."""

_BATCH = 3 * 2**20
"""Bytes of files that a process takes at a time."""
_WORTH_IT = 2**20
"""Bytes below which starting a second process takes longer than it saves."""
_READING, _COUNTING = 0.2, 0.75
"""Shares of the time that the first two passes take; the rest is merging and ranking."""

Run = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]
"""Gives the results of a function in the order of the values."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Files by number; copies: the speeches of each that are passed over; folder: where runs go."""

    number: int
    files: tuple[tuple[int, Path], ...]
    size: int
    copies: frozenset[tuple[int, int]] = frozenset()
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """sketches: file and speech, sketch."""

    sketches: list[tuple[tuple[int, int], Sketch]]
    findings: list[Finding]
    size: int


@dataclass(frozen=True, slots=True)
class _Counted:
    runs: list[Path]
    patterns: list[Found]
    size: int


@dataclass(frozen=True, slots=True)
class _Part:
    """What one process merges and ranks at a time."""

    runs: tuple[Path, ...]
    part: int
    needs: Mapping[str, int]


def mine_files(
    paths: Sequence[Path], processes: int = 2, on_progress: Progress = lambda share: None, folder: Path | None = None
) -> Mined:
    """Mine files and folders; the order of the paths makes no difference to a byte.

    folder: where the temporary files go (the system's place otherwise); they are gone when this returns or raises.
    """
    files, findings = list_files(paths)
    batches = _batches(sorted(set(files), key=str))
    total = sum(batch.size for batch in batches) or 1
    with (
        tempfile.TemporaryDirectory(prefix="drafter-mine-", dir=folder) as temporary,
        _processes(processes if total > _WORTH_IT else 1) as run,
    ):
        folder = Path(temporary)
        works, speeches, done = [], 0, 0
        with Sketches(folder / "sketches") as seen:
            for batch, read in zip(batches, run(_read_batch, batches), strict=True):
                copies = frozenset(place for place, own in read.sketches if seen.is_copy(own))
                works.append(replace(batch, copies=copies, folder=folder))
                speeches += len(read.sketches)
                findings += read.findings
                done += read.size
                on_progress(done / total * _READING)
        copied = sum(len(work.copies) for work in works)
        done, runs, patterns = 0, [], []
        for counted in run(_count_batch, works):
            runs += counted.runs
            patterns += counted.patterns
            done += counted.size
            on_progress(_READING + done / total * _COUNTING)
        ranked: list[Ranked] = []
        parts = [_Part(tuple(runs), part, needs_of(speeches - copied)) for part in range(PARTS)]
        for number, rows in enumerate(run(_rank_part, parts), 1):
            ranked = best([*ranked, *rows])
            on_progress(_READING + _COUNTING + number / PARTS * (1 - _READING - _COUNTING))
        findings.sort(key=str)
        with without_collector():
            return finish(ranked, patterns, speeches - copied, copied, findings)


def _batches(files: Sequence[Path]) -> list[_Batch]:
    batches: list[_Batch] = []
    held: list[tuple[int, Path]] = []
    size = 0
    for index, path in enumerate(files):
        held.append((index, path))
        size += path.stat().st_size if path.exists() else 0
        if size >= _BATCH or index == len(files) - 1:
            batches.append(_Batch(len(batches), tuple(held), size))
            held, size = [], 0
    return batches


def _read_batch(batch: _Batch) -> _Read:
    """The first pass: which speeches there are, and what each is like."""
    sketches: list[tuple[tuple[int, int], Sketch]] = []
    findings: list[Finding] = []
    for index, path in batch.files:
        pieces = _pieces(path)
        if isinstance(pieces, Finding):
            findings.append(pieces)
            continue
        for number, piece in enumerate(pieces, 1):
            sketches.append(((index, number), sketch(passage.text for passage in piece.paragraphs)))
    return _Read(sketches, findings, batch.size)


def _count_batch(batch: _Batch) -> _Counted:
    """The second pass: the candidates of every speech that is no copy, into sorted runs."""
    with without_collector():  # values without cycles by the million
        return _count_files(batch)


def _count_files(batch: _Batch) -> _Counted:
    tally = Tally(batch.folder, f"{batch.number:05}")
    patterns: list[Found] = []
    for index, path in batch.files:
        pieces = _pieces(path)
        if isinstance(pieces, Finding):
            continue
        for number, piece in enumerate(pieces, 1):
            if (index, number) not in batch.copies:
                speech = parse(piece, str(path), f"{path.stem}/{number}")
                count_speech(speech, tally)
                patterns += find_patterns(speech)
    tally.spill()
    return _Counted(tally.runs, patterns, batch.size)


def _rank_part(work: _Part) -> list[Ranked]:
    """The third pass: the best of a part of all wordings."""
    with without_collector():
        return rank(read_part(work.runs, work.part, work.needs), work.needs)


def _pieces(path: Path) -> list[Piece] | Finding:
    source = read_file(path)
    return source if isinstance(source, Finding) else split_compilation(clean(source.lines))


@contextmanager
def _processes(number: int) -> Iterator[Run]:
    """What runs a function over values: in this process, or in several, which end when this does, however it does."""
    number = min(number, os.cpu_count() or 1)
    if number <= 1:
        yield lambda function, values: map(function, values)
        return
    pool = get_context("spawn").Pool(number, initializer=_leave_interrupts_to_parent)
    try:
        yield pool.imap
    finally:
        pool.terminate()
        pool.join()


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
