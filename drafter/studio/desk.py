"""A folder in; its meetings by id, each read, changed and saved so that no page overwrites another, out."""

import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from drafter.bounds import WRITTEN
from drafter.compose.follow import follow
from drafter.dataclass import dataclass, replace
from drafter.files.encoding import UnreadableError
from drafter.files.names import safe_name
from drafter.files.own_folders import own_folder
from drafter.files.reading import read_bytes
from drafter.files.writing import locked, write_file
from drafter.files.yaml_edit import NotEditable
from drafter.meeting.editing import Editing, Put, Remove, Step, refuse_not_editable, rename
from drafter.meeting.vocabulary import Vocabulary, vocabulary_of
from drafter.model.draft import Draft
from drafter.model.finding import Finding, InputError
from drafter.model.ignored import Ignored
from drafter.model.meeting import Meeting
from drafter.model.path import FactPath
from drafter.model.phrase import Phrase
from drafter.model.place import Place
from drafter.model.plan import Plan
from drafter.resources import data_dir
from drafter.studio.batches import Batches
from drafter.studio.history import MOST, History
from drafter.workspace import Workspace

AWAY = "移走的讲话稿"
"""The folder into which speeches go that were taken out of the list."""
_SUFFIXES = (".yaml", ".yml")
_DEEPEST = 3
"""Folders below the studio's own in which meeting files are looked for."""
_MOST = 500
"""Meeting files that are listed."""
_HEAD = 4096
"""Bytes in which a meeting file says what it is."""
_IS_MEETING = re.compile(
    rb"^\xef?\xbb?\xbf?(?:kind|\xe7\xa7\x8d\xe7\xb1\xbb|\xe6\x96\x87\xe7\xa7\x8d)\s*:", re.MULTILINE
)
"""`kind:`, 种类: or 文种: at the beginning of a line."""
_PATIENCE = 10.0
"""Seconds that a page waits for a command that changes the same file."""
_AT_ONCE = 3.0
"""Seconds between two letters of one word."""


class Conflict(Exception):  # noqa: N818  # a state of the file
    """The file says something else by now than what was changed."""


@dataclass
class Made:
    """What was made of a version of a meeting file: for the answers to one page, which ask for it again and again."""

    version: str
    workspace: Workspace
    meeting: Meeting
    drafted: tuple[Draft, Plan] | None = None


@dataclass
class Opened:
    """A meeting file: where it is, and what pages were shown of it."""

    id: str
    path: Path
    lock: threading.RLock = field(default_factory=threading.RLock)
    kept: bool = False
    """The file as it was found lies beside it as .bak."""
    seen: dict[str, bytes] = field(default_factory=dict)
    """What pages were shown, by version: what somebody changed is told from what she was shown."""
    made: Made | None = None
    editing: Editing | None = None
    """What the file says since the last change, read already."""
    begun: tuple[bytes, Mapping[str, str]] | None = None
    """What the file said when it was first opened here, and its facts."""
    earlier: dict[bytes, Mapping[str, str]] = field(default_factory=dict)
    """The facts of versions in which sentences of the writer's own came in."""
    headed: Mapping[str, str] | None = None
    """The set of headings that the page was first shown with."""
    settled: list[tuple[str, Ignored, bool]] = field(default_factory=list)
    """What was settled, or unsettled (False), at which version: it can be taken back like a change."""
    unsettled: list[tuple[str, Ignored, bool]] = field(default_factory=list)
    """What of it was taken back."""
    joined: tuple[str, float] = ("", 0.0)
    """What the last change was of, and when: letters of one word are taken back together."""

    @cached_property
    def history(self) -> History:
        """What it said before each change."""
        return History(self.path)

    def read(self) -> bytes:
        """What it says now. Raises InputError."""
        try:
            return read_bytes(self.path, WRITTEN)
        except UnreadableError as error:
            raise InputError([Finding("file", "error", str(error), Place(self.path.name, 1))]) from error

    def save(self, data: bytes, before: bytes) -> None:
        """Write it whole or not at all, if it still says what it said. Raises InputError."""
        if data == before:
            return
        write_file(self.path, data, force=True, before=before, keep=not self.kept)
        self.kept = True

    def show(self) -> tuple[bytes, str]:
        """What it says and its version, for a page that may change it. Raises InputError."""
        data = self.read()
        version = version_of(data)
        self.seen[version] = data
        while len(self.seen) > MOST:
            del self.seen[next(iter(self.seen))]
        return data, version

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other page and no command reads, changes and writes the file meanwhile. Raises InputError."""
        with self.lock, locked(self.path, _PATIENCE):
            yield

    def change(self, version: str, make: Callable[[bytes], bytes], joins: str = "") -> bytes:
        """What it says after a change. Raises Conflict where it is not the version that was changed, InputError.

        joins: what the change is of; a change of the same that follows at once is one with it when it is taken back.
        """
        with self._alone():
            before = self.read()
            if version_of(before) != version:
                raise Conflict
            after = make(before)
            self.save(after, before)
            if after != before:
                what, when = self.joined
                now = time.monotonic()
                self.history.find(before)
                self.history.add(after, joined=bool(joins) and joins == what and now - when <= _AT_ONCE)
                self.joined = (joins, now)
            return after

    def step_back(self, version: str, *, again: bool = False) -> bytes:
        """The version before, or with `again` the one that was taken back. Raises Conflict, InputError."""
        with self._alone():
            before = self.read()
            if version_of(before) != version:
                raise Conflict
            self.history.find(before)
            data = self.history.again if again else self.history.back
            if data is None:
                return before
            self.save(data, before)
            self.history.step(again=again)
            self.joined = ("", 0.0)
            return data


class Desk:
    """The meetings of one folder and the workspace that it belongs to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._opened: dict[str, Opened] = {}
        self._lock = threading.RLock()
        self.batches = Batches()
        self.review: object = None
        """A review of phrases that is going on."""
        self.stale = False
        """Files of the workspace were changed since it was read."""
        self._workspace = Workspace.find(self.folder)
        self.archive_file = self._workspace.archive_file
        self.own_folder = self._own_folder()

    @property
    def workspace(self) -> Workspace:
        """The organisation's data and ours, read anew where files were changed."""
        if self.stale:
            self.renew()
        return self._workspace

    def renew(self) -> None:
        """Read the organisation's data anew: a phrase, a kind or the language has changed."""
        self._workspace = Workspace.find(self.folder)
        self.archive_file = self._workspace.archive_file
        self.own_folder = self._own_folder()
        self.stale = False

    def read_phrases(self, file: Path) -> None:
        """Read one file of the phrasebank anew: an entry of it was written."""
        self._workspace = self.workspace.with_phrases_of(file)

    def _own_folder(self) -> Path | None:
        """The phrasebank folder that may be written to, where this place has one."""
        folders = self._workspace.organisation.phrasebanks
        return Path(folders[0]) if folders else None

    def make_own_folder(self) -> Path:
        """The phrasebank folder of this place, made and named in drafter.yaml if need be. Raises InputError."""
        if self.own_folder is None:
            folder = own_folder(self._workspace.organisation_file, self.folder, "phrasebanks")
            self.renew()
            return self.own_folder or folder
        return self.own_folder

    def owns(self, phrase: Phrase) -> bool:
        """Whether a phrase lies in a phrasebank of this place."""
        ours = data_dir("phrasebank").resolve()
        return phrase.place is not None and not Path(phrase.place.file).resolve().is_relative_to(ours)

    def vocabulary_of(self, kind: str) -> Vocabulary:
        """What meeting files of a kind may hold."""
        templates = self.workspace.templates
        return vocabulary_of(templates, templates.kinds.get(kind))

    def list_meetings(self) -> list[Opened]:
        """The meeting files of the folder, the one changed last first."""
        found = [path for path in _walk(self.folder, _DEEPEST) if _is_meeting(path)][:_MOST]
        found.sort(key=lambda path: -path.stat().st_mtime)
        return [self._open(path) for path in found]

    def open(self, meeting: str) -> Opened | None:
        """A meeting by its id: only one that lies in the folder."""
        with self._lock:
            if meeting not in self._opened:
                self.list_meetings()
            opened = self._opened.get(meeting)
            return opened if opened and opened.path.is_file() else None

    def load(self, opened: Opened) -> Meeting:
        """What a meeting file says; read again only where it has changed. Raises InputError."""
        version = version_of(opened.read())
        known = opened.made
        if known is None or known.version != version or known.workspace is not self.workspace:
            edited = opened.editing
            if edited and edited.templates is self.workspace.templates and version_of(edited.data) == version:
                meeting = self.workspace.with_unsaid(edited.meeting, edited.findings)  # it has just been read
            else:
                meeting = self.workspace.load(opened.path)
            known = opened.made = Made(version, self.workspace, meeting)
        return known.meeting

    def draft(self, opened: Opened) -> tuple[Draft, Plan]:
        """The speech of a meeting file, made again only where that has changed. Raises InputError."""
        self.load(opened)
        made = opened.made
        assert made is not None
        if made.drafted is None:
            made.drafted = self.workspace.draft(made.meeting)
        return made.drafted

    def create(self, name: str, data: bytes) -> Opened:
        """A new meeting file under a name that nothing has yet. Raises InputError."""
        stem = safe_name(name) or "meeting"
        number = 1
        while True:
            path = self.folder / (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml")
            if not path.exists():
                write_file(path, data)
                return self._open(path)
            number += 1

    def edit(self, opened: Opened, version: str, steps: Sequence[Step], joins: str = "") -> bytes:
        """The file after some changes, all of them or none. Raises Conflict, InputError."""
        return opened.change(version, lambda data: self._make(opened, data, steps), joins)

    def take_editing(self, opened: Opened, data: bytes) -> Editing:
        """What a meeting file says, to be changed: read again only where that is not known from the last change.

        It is no longer kept then: whoever changed all that was meant puts it back. Raises InputError.
        """
        known, opened.editing = opened.editing, None
        if known and known.data == data and known.templates is self.workspace.templates:
            return known
        return Editing(data, self.workspace.templates, str(opened.path))

    def _make(self, opened: Opened, data: bytes, steps: Sequence[Step]) -> bytes:
        """The bytes of a meeting file after some changes. Raises InputError."""
        editing = self.take_editing(opened, data)
        before = editing.meeting
        for step in steps:
            try:
                editing.make(step)
            except NotEditable:
                raise refuse_not_editable(step, editing, opened.path.name) from None
        self.follow(editing, before, steps)
        opened.editing = editing
        return editing.data

    def follow(self, editing: Editing, before: Meeting, steps: Sequence[Step]) -> None:
        """The writer's own sentences go on to name what stands before them, now that its facts have changed."""
        own = {section: change.sentences for section, change in editing.meeting.sections.change.items()}
        if not any(own.values()) or any(step.path[0] in ("sections", "phrases") for step in steps):
            return
        try:
            drafts = [self.workspace.draft(_without_own(meeting))[0] for meeting in (before, editing.meeting)]
        except InputError:  # the page says what is wrong
            return
        changed = follow(drafts[0].blocks, drafts[1].blocks, own, lambda name: rename(name, steps))
        for section, number, sentence in list(changed):
            for key in ("instead", "after", "under"):
                if getattr(sentence, key) != getattr(own[section][number], key):
                    path = FactPath(("sections", "change", section, "sentences", number, key))
                    with suppress(NotEditable, InputError):
                        editing.make(Put(path, getattr(sentence, key)) if getattr(sentence, key) else Remove(path))

    def _open(self, path: Path) -> Opened:
        meeting = sha256(path.relative_to(self.folder).as_posix().encode()).hexdigest()[:12]
        with self._lock:
            return self._opened.setdefault(meeting, Opened(meeting, path))


def _without_own(meeting: Meeting) -> Meeting:
    """A meeting in whose speech all is said as the program says it."""
    changes = {section: replace(change, sentences=()) for section, change in meeting.sections.change.items()}
    return replace(meeting, sections=replace(meeting.sections, change=changes))


def version_of(data: bytes) -> str:
    """By what a page and a file know whether they speak of the same."""
    return sha256(data).hexdigest()[:16]


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    """YAML files of a folder and those below; what is hidden or leads elsewhere is passed over."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for path in entries:
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir() and depth:
            if path.name not in ("node_modules", "phrasebank", "templates", AWAY):
                yield from _walk(path, depth - 1)
        elif path.suffix in _SUFFIXES and path.is_file():
            yield path


def _is_meeting(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _IS_MEETING.search(file.read(_HEAD)) is not None
    except OSError:
        return False
