"""Mines the files of an archive of any size, in bounded memory and on several processors."""

import os
import pickle
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process, resource_tracker
from pathlib import Path
from threading import Thread
from typing import Any

from drafter.corpus.clean import clean
from drafter.corpus.parse import Reader
from drafter.corpus.source import list_files, read_file
from drafter.corpus.split import Piece, split_compilation
from drafter.dataclass import dataclass, replace
from drafter.files.collector import without_collector
from drafter.files.names import printable
from drafter.files.scratch import scratch
from drafter.i18n import _
from drafter.language.words import Words
from drafter.mining.duplicates import Sketch, Sketches, sketch
from drafter.mining.mine import count_speech, finish
from drafter.mining.mined import Mined
from drafter.mining.patterns import Found, find_patterns
from drafter.mining.rank import merge_ranked, needs_of, rank
from drafter.mining.runs import PARTS, read_part, read_ranked, write_ranked
from drafter.mining.tally import Tally
from drafter.model.finding import Finding, InputError

Progress = Callable[[float], None]
"""Told the share that is done, 0 to 1."""

_BATCH = 3 * 2**20
"""Bytes of files that a process takes at a time."""
_WORTH_IT = 2**20
"""Bytes below which starting a second process takes longer than it saves."""
_READING, _COUNTING, _RANKING = 0.15, 0.75, 0.1
"""Shares of the time that the three passes take."""

Run = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]
"""Gives the results of a function in the order of the values."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Files by number; folder: where pieces and runs go; copies: the speeches (file, number) that are passed over."""

    number: int
    files: tuple[tuple[int, Path], ...]
    size: int
    folder: Path
    reader: Reader
    words: Words
    copies: frozenset[tuple[int, int]] = frozenset()

    @property
    def pieces(self) -> Path:
        """What the first pass leaves for the second, which need not read and clean the files again."""
        return self.folder / f"pieces-{self.number:05}"


@dataclass(frozen=True, slots=True)
class _Read:
    """sketches: file and number of a speech, its sketch."""

    sketches: list[tuple[tuple[int, int], Sketch]]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the reading of an archive leaves behind for ranking."""

    runs: list[Path]
    patterns: list[Found]


@dataclass(frozen=True, slots=True)
class _Part:
    """What one process merges and ranks at a time."""

    part: int
    runs: tuple[Path, ...]
    folder: Path
    needs: Mapping[str, int]
    words: Words


def mine_files(
    paths: Sequence[Path],
    reader: Reader,
    words: Words,
    processes: int = 2,
    on_progress: Progress = lambda share: None,
    folder: Path | None = None,
) -> Mined:
    """Mine files and folders; the order of the paths makes no difference to a byte.

    reader, words: what moves and verb phrases are recognised by (`Workspace.reader`, `Workspace.words`).
    folder: where the temporary files go (the system's place otherwise); they are gone when this returns or raises.
    """
    files, findings = list_files(paths)
    with scratch("drafter-mine-", folder) as temporary:
        batches = _batches(sorted(set(files), key=str), temporary, reader, words)
        total = sum(batch.size for batch in batches) or 1
        with _processes(processes if total > _WORTH_IT else 1) as run:
            works, speeches, done = [], 0, 0
            with Sketches(temporary / "sketches") as seen:
                for batch, read in zip(batches, run(_read_batch, batches), strict=True):
                    copies = frozenset(place for place, own in read.sketches if seen.is_copy(own))
                    works.append(replace(batch, copies=copies))
                    speeches += len(read.sketches) - len(copies)
                    findings += read.findings
                    done += batch.size
                    on_progress(done / total * _READING)
            runs, patterns, done = [], [], 0
            for work, counted in zip(works, run(_count_batch, works), strict=True):
                runs += counted.runs
                patterns += counted.patterns
                done += work.size
                on_progress(_READING + done / total * _COUNTING)
            best = []
            parts = [_Part(part, tuple(runs), temporary, needs_of(speeches), words) for part in range(PARTS)]
            for ranked in run(_rank_part, parts):
                best.append(ranked)
                on_progress(_READING + _COUNTING + len(best) / PARTS * _RANKING)
        findings.sort(key=str)
        with without_collector():
            rows = merge_ranked(map(read_ranked, best))
            return finish(rows, words, patterns, speeches, sum(len(work.copies) for work in works), findings)


def _batches(files: Sequence[Path], folder: Path, reader: Reader, words: Words) -> list[_Batch]:
    batches: list[_Batch] = []
    held: list[tuple[int, Path]] = []
    size = 0
    for index, path in enumerate(files):
        held.append((index, path))
        size += path.stat().st_size if path.exists() else 0
        if size >= _BATCH or index == len(files) - 1:
            batches.append(_Batch(len(batches), tuple(held), size, folder, reader, words))
            held, size = [], 0
    return batches


def _read_batch(batch: _Batch) -> _Read:
    """The first pass: which speeches there are, and what each is like."""
    sketches: list[tuple[tuple[int, int], Sketch]] = []
    findings: list[Finding] = []
    with without_collector(), batch.pieces.open("wb") as file:
        for index, path in batch.files:
            source = read_file(path)
            if isinstance(source, Finding):
                findings.append(source)
                continue
            pieces = split_compilation(clean(source.lines))
            for number, piece in enumerate(pieces, 1):
                sketches.append(((index, number), sketch(passage.text for passage in piece.paragraphs)))
            pickle.dump((index, path, pieces), file)
    return _Read(sketches, findings)


def _count_batch(batch: _Batch) -> _Counted:
    """The second pass: the candidates of every speech that is no copy, into sorted runs."""
    tally = Tally(batch.folder, f"run-{batch.number:05}")
    patterns: list[Found] = []
    with without_collector():  # values without cycles by the million
        for index, path, pieces in _pieces(batch):
            for number, piece in enumerate(pieces, 1):
                if (index, number) not in batch.copies:
                    speech = batch.reader.parse(piece, str(path), f"{printable(path.stem)}/{number}")
                    count_speech(speech, tally, batch.words)
                    patterns += find_patterns(speech, batch.words)
        tally.spill()
    batch.pieces.unlink()
    return _Counted(tally.runs, patterns)


def _pieces(batch: _Batch) -> Iterator[tuple[int, Path, list[Piece]]]:
    """What the first pass left, a file at a time."""
    with batch.pieces.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)


def _rank_part(work: _Part) -> Path:
    """The third pass: the best of a part of all wordings, in a file."""
    path = work.folder / f"ranked-{work.part}"
    with without_collector():
        write_ranked(path, rank(read_part(work.runs, work.part, work.needs), work.needs, work.words))
    return path


@contextmanager
def _processes(number: int) -> Iterator[Run]:
    """What runs a function over values: in this process, or in several, which end when this does, however it does.

    Raises InputError when the system ends one of them.
    """
    number = min(number, os.cpu_count() or 1)
    if number <= 1:
        yield lambda function, values: map(function, values)
        return
    others = set(active_children())
    pool = ProcessPoolExecutor(number, get_context("spawn"), _follow_parent)

    def run(function: Callable[[Any], Any], values: Sequence[Any]) -> Iterator[Any]:
        with _interrupts_held():
            results = pool.map(function, values)
        yield from results

    try:
        yield run
    except BrokenProcessPool:
        message = _("a process that mines was ended by the system, perhaps for want of memory; nothing was written")
        advice = _("try --processes 1, or fewer files at a time.")
        raise InputError([Finding("killed", "error", message, suggestion=advice)]) from None
    finally:
        for process in set(active_children()) - others:
            process.terminate()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits while processes are started: they inherit that, so that none of them dies of it with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # whose start would let interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow_parent() -> None:
    """Leave interruptions to the process that started this one, and end when it ends, however it does."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)
