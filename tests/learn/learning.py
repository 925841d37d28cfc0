"""Speeches learned and drafted again, each in a workspace of its own."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from drafter.learn import LearnedKind, Lesson, read_speeches
from drafter.learn.prove import FRONT
from drafter.workspace import Workspace
from tests.house import HOUSE

KIND = "last-year"
NEW = {
    "person": "甲某",
    "place": "乙地",
    "short": "丙",
    "organ": "丁单位",
    "meeting": "戊会议",
    "document": "《己》",
    "post": "庚职",
    "year": "2099年",
    "date": "辛日",
    "period": "壬节",
    "plan": "癸规划",
    "term": "子事",
    "title": "丑标题",
    "text": "寅卯辰巳",
    "as_is": "午",
    "differs": "戌亥",
}
"""What stands in the place of each kind of fact next year; figures stay."""


_FOLDER = TemporaryDirectory(prefix="drafter-learned-")


@dataclass(frozen=True)
class Again:
    """A learned kind in a folder of its own."""

    kind: LearnedKind
    workspace: Workspace

    @property
    def lesson(self) -> Lesson:
        """What was learned of the first speech."""
        return self.kind.lessons[0]

    def draft(self, changes: dict[str, str] | None = None, speech: int = 0) -> list[str]:
        """The paragraphs of the draft of one of the speeches, salutation first."""
        meeting = self.workspace.load(self.kind.meetings[speech].encode(), changes or {})
        draft, _plan = self.workspace.draft(meeting)
        return [block.text for block in draft.blocks if block.kind not in FRONT]


@cache
def learn_kind(*speeches: tuple[Path, int | None]) -> LearnedKind:
    """Speeches of files as one kind; what a file says does not change while tests run."""
    return HOUSE.learn(speeches, KIND, "去年的讲话")


@cache
def learn(file: Path, number: int | None = None) -> Again:
    """Learn a speech of a file and write what was learned into a folder, which is only read."""
    return write(learn_kind((file, number)), Path(mkdtemp(dir=_FOLDER.name)))


def write(learned: LearnedKind, folder: Path) -> Again:
    """What was learned in a folder of its own."""
    for path, text in learned.files.items():
        target = folder / "templates" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    organisation = folder / "drafter.yaml"
    organisation.write_text("format: 1\ntemplates: [templates]\n", encoding="utf-8", newline="\n")
    return Again(learned, Workspace(organisation))


def paragraphs_of(file: Path, number: int = 1) -> list[str]:
    """The paragraphs of a speech as they are read and cleaned."""
    speech, _front = read_speeches(file, HOUSE.reader, HOUSE.wordlists.surnames)[number - 1]
    return [passage.text for passage in speech.paragraphs]


def next_year(again: Again, speech: int = 0) -> tuple[dict[str, str], set[str]]:
    """What is changed in a meeting file a year later, and the old words that must be gone by then."""
    lesson = again.kind.lessons[speech]
    changes = {f"facts.{fact.name}": NEW[fact.kind] for fact in lesson.facts if fact.kind in NEW}
    changes["title"] = "在戊会议上的讲话"
    if lesson.speech.salutation:
        changes["salutation"] = "各位："
    named = ("person", "place", "organ", "meeting", "document", "post", "year", "term", "period", "plan", "title")
    old = {fact.value for fact in lesson.facts if fact.kind in named and len(fact.value) > 1}
    if lesson.theme:
        changes |= {"theme.full": "未申工作", "theme.noun": "未申"}
        old.add(lesson.theme)
    if lesson.front.meeting:
        changes["meeting.name"] = "戊会议"
    return changes, {word for word in old if not set(word) <= set("×xXｘ某*")}
