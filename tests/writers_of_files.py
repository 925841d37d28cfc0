"""Every command that writes, with the files that it is given: a folder in, what it made of it out.

A command runs in a process of its own that is forked from this one, so that it can be stopped at any of its steps:
before the k-th of the calls by which it changes the disk the process ends as by kill -9, or the call is refused.
"""

import io
import os
import shutil
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from drafter.cli import main
from drafter.files.writing import MARK, STALE, write_file
from drafter.model.finding import InputError
from drafter.search.archive import Archive
from drafter.studio.desk import Desk
from tests.edited.harvest import cases
from tests.mining.archives import speech_text

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "spring-festival.yaml"
MEETING = "meeting.yaml"
TASKS = "tasks.csv"
PHRASES = (
    "format: 1\nphrases:\n"
    "- id: situation-9001\n  text: 值守力量还薄弱\n  kind: phrase\n  move: situation\n  form: clause\n"
    "  function: problems.turn\n  status: {status}\n"
)
NOTES = "任务,责任单位,时限\n排查险情,市水利局,5月20日前\n"
SPEECH = "同志们：\n今天开会，，部署防汛工作。\n一、查险情\n（一）看堤。\n谢谢大家。\n"
ORGANISATION = "format: 1\nphrasebanks: [bank]\n"


@dataclass(frozen=True)
class Writer:
    """A command, what lies in its folder before, and what is typed."""

    name: str
    files: Mapping[str, bytes]
    command: Sequence[str]
    typed: str = ""
    call: Callable[[Path], None] | None = None
    """In the place of a command."""


@cache
def drafted() -> bytes:
    """The draft of the meeting as somebody left it: a fact filled in, a sentence typed."""
    facts = [{"fill": "fact:title", "with": "在全市防汛备汛工作会议上的讲话"}]
    phrase = {"over": "phrase:situation.close", "with": "这些问题，都要有人认账、有人去改"}
    return cases.edited([*facts, {"fill": "fact:speaker.post", "with": "常务副市长"}, phrase])


@cache
def writers() -> list[Writer]:
    """Every command that writes, at least once."""
    example, meeting = EXAMPLE.read_bytes(), cases.MEETING.read_bytes()
    later = meeting.replace(b"format: 1", "format: 1\nversion: 送审稿".encode())
    plain = cases.drafted()
    bank = {
        "drafter.yaml": ORGANISATION.encode(),
        "bank/phrases/situation.yaml": PHRASES.format(status="written").encode(),
    }
    mined = {**bank, "bank/phrases/situation.yaml": PHRASES.format(status="mined").encode()}
    rows = "日期,会议名称\n2026-02-03,第一次会\n2026-02-04,第二次会\n".encode()
    speeches = {f"speeches/{number}.txt": speech_text(number).encode() for number in range(3)}
    old = {"old.docx": b"old", "old.docx.bak": b"older"}
    back = {MEETING: meeting, "edited.docx": drafted()}
    pair = {MEETING: example}
    add = ("phrases", "add", "守到天亮", "--function", "problems.turn", "--form", "verb")
    return [
        Writer("draft", pair, ("draft", MEETING)),
        Writer("draft over another", {**pair, **old}, ("draft", MEETING, "-o", "old.docx", "--force")),
        Writer("draft over an edited draft", back, ("draft", MEETING, "-o", "edited.docx", "--force")),
        Writer("draft of a table", {**pair, "rows.csv": rows}, ("draft", MEETING, "--batch", "rows.csv")),
        Writer("outline", pair, ("outline", MEETING, "-o", "outline.docx")),
        Writer("new", {}, ("new", "special-campaign", "--no-input", "-o", MEETING)),
        Writer(
            "new from notes",
            {"notes.csv": NOTES.encode()},
            ("new", "special-campaign", "--from", "notes.csv", "--yes", "-o", MEETING),
        ),
        Writer("init", {}, ("init", ".", "--no-input", "--name", "云河县")),
        Writer("tasks", pair, ("tasks", MEETING, "-o", "tasks.xlsx")),
        Writer("tasks taken back", {**pair, TASKS: _task_table(example)}, ("tasks", MEETING, "--take", TASKS, "--yes")),
        Writer(
            "finalize",
            {"draft.docx": _draft_of(example), **old},
            ("finalize", "draft.docx", "-o", "old.docx", "--force"),
        ),
        Writer(
            "refresh",
            {MEETING: later, "meeting.docx": plain},
            ("refresh", "meeting.docx", MEETING, "--yes", "--set", "speaker.post=常务副市长"),
        ),
        Writer("harvest", {**bank, **back}, ("harvest", "edited.docx", "--meeting", MEETING, "--yes")),
        Writer("phrase added", bank, add),
        Writer("phrase edited", bank, ("phrases", "edit", "situation-9001", "--text", "值守力量仍然薄弱")),
        Writer("phrase rejected", bank, ("phrases", "reject", "situation-9001", "--because", "空话")),
        Writer("phrase copied", bank, ("phrases", "copy", "exhortation-0001")),
        Writer("phrases reviewed", mined, ("phrases", "review", "bank"), typed="k\n"),
        Writer("archive", {"drafter.yaml": b"format: 1\n", **speeches}, ("archive", "add", "speeches")),
        Writer("mine", {**bank, **speeches}, ("mine", "speeches", "--into", "bank")),
        Writer("check put right", {"speech.txt": SPEECH.encode()}, ("check", "speech.txt", "--fix")),
        Writer(
            "check annotated",
            {"speech.txt": SPEECH.encode(), **old},
            ("check", "speech.txt", "--annotate", "old.docx", "--force"),
        ),
        Writer("check ignored", {"speech.txt": SPEECH.encode()}, ("check", "speech.txt", "--ignore", "doubled-marks")),
        Writer(
            "check ignored everywhere",
            {**bank, "speech.txt": SPEECH.encode()},
            ("check", "speech.txt", "--ignore", "doubled-marks:，，", "--everywhere"),
        ),
        Writer(
            "speech learned",
            {"speech.txt": speech_text(0).encode()},
            ("templates", "learn", "speech.txt", "--as", "own-kind", "--into", "kinds", "-o", MEETING),
        ),
        Writer("studio", pair, (), call=_save_in_the_studio),
    ]


@cache
def _draft_of(meeting: bytes) -> bytes:
    from drafter.workspace import Workspace

    house = Workspace()
    return house.write(house.draft(house.load(meeting))[0])


@cache
def _task_table(meeting: bytes) -> bytes:
    """The table of a meeting's tasks with one value changed."""
    from drafter.meeting import Vocabulary, list_tasks
    from drafter.workspace import Workspace
    from drafter.writers.task_table import write_task_table

    house = Workspace()
    loaded = house.load(meeting)
    rows = list_tasks(loaded, Vocabulary(house.templates, house.templates.kinds[loaded.kind]))
    table = write_task_table(rows, "表", "csv", house.style()).decode("utf-8-sig")
    first = str(rows[0].what)
    assert first in table
    return table.replace(first, f"{first}，一处不漏", 1).encode()


def _save_in_the_studio(folder: Path) -> None:
    desk = Desk(folder)
    (opened,) = desk.list_meetings()
    _data, version = opened.show()
    opened.change(version, lambda before: before.replace(b"title:", "title: 新的".encode(), 1))


# How a command is stopped.


@dataclass(frozen=True)
class Stop:
    """At which of the calls that change the disk a command ends, from 1, and how: 0 is kill -9, else an errno."""

    moment: int
    error: int = 0


@dataclass(frozen=True)
class Ended:
    """How a command ended: its status, -9 where it was killed; what it said; how many calls it made; what is wrong."""

    status: int
    said: str
    calls: int
    wrong: tuple[str, ...] = ()


class _TornFile(io.FileIO):
    """A file whose writing may end half-way."""

    def __init__(self, handle: int, calls: "_Calls") -> None:
        super().__init__(handle, "w")
        self._calls = calls

    def write(self, data: Any) -> int:
        if self._calls.is_next:
            super().write(data[: len(data) // 2])
        self._calls.pass_by("")
        written = 0
        while written < len(data):  # what takes no more than a part refuses the next
            written += super().write(data[written:])
        return written


class _Calls:
    """The calls by which a process changes the disk, counted, and stopped where that is asked for."""

    NAMES = ("fsync", "replace", "rename", "link", "mkdir", "chmod", "unlink", "remove", "rmdir")
    TAKEN_AWAY = ("unlink", "remove", "rmdir")
    """Never refused: what cannot be taken away stays."""

    def __init__(self, stop: Stop | None, tell: int) -> None:
        self.count = 0
        self._stop = stop
        self._tell = tell
        self._kept = tuple(filter(None, map(os.environ.get, ("XDG_CACHE_HOME", "XDG_CONFIG_HOME"))))
        self._of_kept: set[int] = set()
        """Handles of files that a person keeps for all folders: they may be there or not, and are not counted."""
        for name in self.NAMES:
            setattr(os, name, self._counted(name, getattr(os, name)))
        self._open, self._fdopen = os.open, os.fdopen
        os.open = self._open_counted
        os.fdopen = self._fdopen_counted  # type: ignore[assignment]  # it opens what is asked for here

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def made(*arguments: Any, **options: Any) -> Any:
            if not self._is_kept(arguments[0]):
                self.pass_by(str(arguments[0]), name in self.TAKEN_AWAY)
            return call(*arguments, **options)

        return made

    def _open_counted(self, path: Any, flags: int, *arguments: Any, **options: Any) -> int:
        kept = self._is_kept(path)
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and not kept:
            self.pass_by(str(path))
        handle = self._open(path, flags, *arguments, **options)
        (self._of_kept.add if kept else self._of_kept.discard)(handle)
        return handle

    def _is_kept(self, path: Any) -> bool:
        return path in self._of_kept if isinstance(path, int) else str(path).startswith(self._kept)

    def _fdopen_counted(self, handle: int, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if mode != "wb" or self._is_kept(handle):
            return self._fdopen(handle, mode, *arguments, **options)
        return _TornFile(handle, self)

    @property
    def is_next(self) -> bool:
        return self._stop is not None and self.count + 1 == self._stop.moment

    def pass_by(self, path: str, takes_away: bool = False) -> None:
        """Count a call, and stop here if this is the moment."""
        self.count += 1
        os.pwrite(self._tell, self.count.to_bytes(4, "big"), 0)
        if self._stop is None or self.count != self._stop.moment:
            return
        if not self._stop.error:
            os.kill(os.getpid(), signal.SIGKILL)
        if takes_away:
            return
        raise OSError(self._stop.error, os.strerror(self._stop.error), path)


def run_writer(writer: Writer, folder: Path, stop: Stop | None = None) -> Ended:
    """Run a command in a process of its own, in its folder."""
    beside = folder.with_name(f"{folder.name}.said")
    counted = folder.with_name(f"{folder.name}.calls")
    typed = folder.with_name(f"{folder.name}.typed")
    typed.write_text(writer.typed, encoding="utf-8")
    counted.write_bytes(bytes(4))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of a process with threads: the child runs one command
        child = os.fork()
    if child == 0:
        status = 99
        try:
            os.chdir(folder)
            for number, (path, flags) in enumerate(
                [(typed, os.O_RDONLY), (beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)]
            ):
                handle = os.open(path, flags, 0o600)
                os.dup2(handle, number)
            os.dup2(1, 2)
            sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
            _Calls(stop, os.open(counted, os.O_RDWR))
            status = _try_call(writer.call, folder) if writer.call else main(list(writer.command))
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(status)
    _child, ended = os.waitpid(child, 0)
    calls = int.from_bytes(counted.read_bytes()[:4], "big")
    said = beside.read_text(encoding="utf-8", errors="replace") if beside.is_file() else ""
    return Ended(os.waitstatus_to_exitcode(ended), said, calls)


def _try_call(call: Callable[[Path], None], folder: Path) -> int:
    try:
        call(folder)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


# What a folder holds.


def put(writer: Writer, folder: Path) -> Path:
    """The folder of a command as it is before."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in writer.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def _paths(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def temporaries(folder: Path) -> list[Path]:
    """What a killed writer left behind: gone when anything is next written into that folder."""
    return [path for path in _paths(folder) if path.name.startswith(MARK)]


def contents(folder: Path) -> dict[str, object]:
    """What a person finds in a folder: every file but locks and temporaries; of an archive its speeches."""
    return {
        path.relative_to(folder).as_posix(): _speeches(path) if path.suffix == ".sqlite" else path.read_bytes()
        for path in _paths(folder)
        if not path.name.startswith((MARK, ".")) and not path.name.endswith("-journal")
    }


def _speeches(path: Path) -> object:
    found = [(speech.name, speech.title, speech.sentences) for speech in Archive(path).speeches()]
    return found or None


@dataclass
class Trial:
    """A command, what its folder holds before and after it, and how many calls it makes."""

    writer: Writer
    place: Path
    """A folder for the folders of the trials."""
    before: dict[str, object] = field(default_factory=dict)
    after: dict[str, object] = field(default_factory=dict)
    calls: int = 0

    def __post_init__(self) -> None:
        folder = put(self.writer, self.place / "whole")
        self.before = contents(folder)
        ended = run_writer(self.writer, folder)
        assert ended.status in (0, 1), f"{self.writer.name}: {ended.status} {ended.said}"
        self.status, self.after, self.calls = ended.status, contents(folder), ended.calls
        assert self.after != self.before, f"{self.writer.name} wrote nothing: {ended.said}"
        assert not temporaries(folder), self.writer.name

    def try_stop(self, stop: Stop) -> list[str]:
        """What is wrong with what a command leaves behind that is stopped: nothing, if all is well."""
        name = f"{stop.moment}-{stop.error}"
        folder = put(self.writer, self.place / "tried")  # one place, so that what is read is read from its copy
        ended = run_writer(self.writer, folder, stop)
        wrong = self.find_torn(folder)
        if stop.error:
            wrong += self._find_untold(folder, ended)
        elif ended.status != -signal.SIGKILL:
            wrong.append(f"was not killed: {ended.status} {ended.said}")
        if not wrong and not stop.error:
            wrong += self.find_left(folder)
        shutil.rmtree(folder)
        return [f"{self.writer.name}, {name}: {each} [{ended.said.strip()[:300]}]" for each in wrong]

    def judge(self, folder: Path, ended: Ended) -> Ended:
        """What ended, with what is wrong in the folder of a command that the system refused something."""
        return replace(ended, wrong=(*self.find_torn(folder), *self._find_untold(folder, ended)))

    def find_torn(self, folder: Path) -> list[str]:
        """Files that are neither what they were nor what they become."""
        now = contents(folder)
        known = (self.before, self.after)
        odd = [
            name for name in now if all(now[name] != each.get(name) for each in known) and not self._is_old(name, now)
        ]
        gone = [name for name in self.before if name not in now]
        return [*(f"{name} is torn" for name in odd), *(f"{name} is lost" for name in gone)]

    def _is_old(self, name: str, now: Mapping[str, object]) -> bool:
        """A copy of a file as it was, or an archive with nothing in it yet."""
        return now[name] == self.before.get(name.removesuffix(".bak"), b"") or now[name] is None

    def _find_untold(self, folder: Path, ended: Ended) -> list[str]:
        """What a command that was refused a call did not say, or left behind."""
        now, wrong = contents(folder), []
        if "drafter failed" in ended.said or "Traceback" in ended.said or ended.status not in (0, 1):
            wrong.append(f"a fault of the program: {ended.status}")
        if ended.status == 0 and now != self.after:
            wrong.append("says that all is done, and it is not")
        if "nothing was written" in ended.said.lower() and "Drafts written" not in ended.said and now != self.before:
            wrong.append(
                f"says that nothing was written, and {[name for name in now if now[name] != self.before.get(name)]} was"
            )
        return [*wrong, *(f"{path.name} is left" for path in temporaries(folder))]

    def find_left(self, folder: Path) -> list[str]:
        """What the next run, a good while later, does not put right."""
        for path in temporaries(folder):
            os.utime(path, (time.time() - 2 * STALE,) * 2)
        again = run_writer(self.writer, folder)
        for left in {path.parent for path in temporaries(folder)}:  # it wrote elsewhere, or nothing
            write_file(left / "another", b"")
        wrong = [f"{path.name} is left after the next run" for path in temporaries(folder)]
        if "drafter failed" in again.said or "Traceback" in again.said or again.status not in (0, 1, 2):
            wrong.append(f"the next run fails: {again.said[:300]}")
        return wrong
