"""Mutated files in, the exceptions that nobody catches out: every kind of file that drafter reads, in this process.

    python -m tests.harden_inputs [COUNT [FIRST]]

The suite does the same by sample. A seed makes one file always. It goes on where it was stopped.
"""

import io
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from types import FrameType

from drafter.batch import open_batch
from drafter.checks import check
from drafter.cli.harvest_ask import certain
from drafter.cli.new import _read_kept
from drafter.compose import make_sandbox
from drafter.compose.check import check_templates
from drafter.corpus.source import Source, read_data
from drafter.edited import annotate, correct, finalize
from drafter.edited.compare import compare
from drafter.edited.harvest import DraftFile, give_back, harvest
from drafter.edited.kept import is_edited
from drafter.files.encoding import UnreadableError
from drafter.files.faults import Faults
from drafter.files.fonts import font_folders, installed_fonts
from drafter.files.ignored import load_ignored
from drafter.files.materials import load_materials, load_outline_words
from drafter.files.organisation import load_organisation
from drafter.files.phrasebank import load_phrasebank
from drafter.files.styles import load_style
from drafter.files.table import read_table
from drafter.files.templates import load_templates
from drafter.files.wordlists import load_wordlists
from drafter.intake import write_understood
from drafter.intake.material import parse_material
from drafter.meeting import Vocabulary, list_tasks
from drafter.meeting.edit_tasks import edit_tasks
from drafter.model.finding import InputError
from drafter.resources import data_dir, user_dir
from drafter.search.archive import Archive
from drafter.search.favourites import read_favourites
from drafter.word.draft import read_draft
from drafter.word.nodes import refusing
from drafter.word.package import Package
from drafter.workspace import Workspace
from drafter.writers.task_table import write_task_table
from tests.mutations import mutate
from tests.progress import Progress

ROOT = Path(__file__).parents[1]
_EXAMPLE = ROOT / "examples" / "spring-festival.yaml"
_CORPUS = ROOT / "tests" / "fixtures" / "corpus"
_LONGEST = 20
"""Seconds of the processor that a file of some kilobytes may take."""
_WHICH = 6
"""Of the kinds that take long, one turn of so many."""


class Hang(BaseException):
    """A file took longer than anything may."""


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raises Hang; where there are no such signals, and in a thread, nothing watches."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hang(f"longer than {seconds} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@dataclass(frozen=True)
class Kind:
    """One kind of file: good ones to begin from, and what is done with one; `slow` ones are tried less often."""

    good: tuple[bytes, ...]
    read: Callable[[bytes], object]
    slow: bool = False


class Readers:
    """Everything that drafter reads, each with what it then does with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.house = Workspace()
        self.meeting = self.house.load(_EXAMPLE)
        self.later = self.house.load(_EXAMPLE, {"date": "2026-02-01"})
        self.drafted, _plan = self.house.draft(self.meeting)
        self.word = self.house.write(self.drafted, comments="all")
        self.findings = check(self._source(self.word), self.house.wordlists)
        self.vocabulary = Vocabulary(self.house.templates, self.house.templates.kinds[self.meeting.kind])
        self.tasks = list_tasks(self.meeting, self.vocabulary)
        self.understander = self.house.understander(self.house.templates.kinds["special-campaign"])
        self.kinds = {
            **self._written_by_people(),
            **self._of_an_organisation(),
            **self._speeches({form: self.house.write(self.drafted, form) for form in ("txt", "md", "html")}),
            **self._drafts(),
            **self._tables(),
            **self._kept(),
        }

    # What a person types.

    def _written_by_people(self) -> dict[str, Kind]:
        examples = tuple(path.read_bytes() for path in sorted((ROOT / "examples").glob("*.yaml"))[::3])
        organisation = "format: 1\norg:\n  level: county\n  name: 云河县\nspeaking_rate: 180\nrules: {tone: off}\n"
        ignored = "format: 1\nignored:\n  - {rule: tone, words: 务必, within: 请务必到, line: 3}\n  - {rule: dates}\n"
        return {
            "meeting": Kind(examples, self.house.load),
            "meeting drafted": Kind(examples, self._draft, slow=True),
            "organisation": Kind((organisation.encode(),), self._in_file("drafter.yaml", load_organisation)),
            "ignored": Kind(
                (ignored.encode(),),
                self._in_file("a.txt.ignore.yaml", lambda _path: load_ignored(self.folder / "a.txt")),
            ),
        }

    def _draft(self, data: bytes) -> None:
        draft, _plan = self.house.draft(self.house.load(data))
        self.house.write(draft)

    # What an organisation brings.

    def _of_an_organisation(self) -> dict[str, Kind]:
        templates, bank = data_dir("templates"), data_dir("phrasebank")
        names = ("moves.yaml", "functions.yaml", "evidence.yaml", "patterns.yaml", "verbs.yaml", "synonyms.yaml")
        lists = {
            path: path.read_bytes()[:20_000]
            for path in (
                *map(bank.joinpath, names),
                *sorted((bank / "checks").glob("*.yaml")),
                bank / "formulations.yaml",
            )
        }
        small = self._folder("small bank")
        for name in names:
            shutil.copy(bank / name, small)
        phrases = tuple(path.read_bytes()[:6_000] for path in sorted((bank / "phrases").glob("*.yaml"))[::9])
        kinds = tuple(
            (templates / kind / "template.yaml").read_bytes() for kind in ("special-campaign", "host-script", "tribute")
        )
        sections = tuple(path.read_bytes() for path in sorted(templates.rglob("*.md.j2"))[::12])
        materials = tuple(path.read_bytes() for path in sorted((templates / "materials").glob("*.yaml"))[::4])
        found = {
            "phrases": Kind(
                phrases, self._in_file("bank/phrases/own.yaml", lambda path: load_phrasebank([path.parents[1], small]))
            ),
            "template": Kind(kinds, self._in_file("templates/own/template.yaml", self._load_templates), slow=True),
            "section": Kind(
                sections, self._in_file("sections/sections/opening/recap.md.j2", self._load_sections), slow=True
            ),
            "record kinds": Kind(
                ((templates / "facts.yaml").read_bytes(),),
                self._in_file("records/facts.yaml", lambda path: load_templates([path.parent])),
                slow=True,
            ),
            "meeting's keys": Kind(
                ((templates / "meeting.yaml").read_bytes(),),
                self._in_file("keys/meeting.yaml", lambda path: load_templates([path.parent])),
                slow=True,
            ),
            "audiences": Kind(
                ((templates / "audiences.yaml").read_bytes(),),
                self._in_file("audiences/audiences.yaml", lambda path: load_templates([path.parent, templates])),
                slow=True,
            ),
            "material": Kind(
                materials, self._in_file("materials/materials/own.yaml", lambda path: load_materials([path.parents[1]]))
            ),
            "outline's words": Kind(
                ((templates / "outline.yaml").read_bytes(),),
                self._in_file("words/outline.yaml", lambda path: load_outline_words([path.parent])),
            ),
            "style": Kind(
                ((templates / "styles" / "gbt9704.yaml").read_bytes(),),
                self._in_file("style.yaml", lambda path: load_style(str(path), self.house.template_folders)),
            ),
            "base": Kind((self.word,), self._in_file("base.docx", self._set_out_on), slow=True),
        }
        for path, data in lists.items():
            name = path.relative_to(bank).as_posix()
            found[name] = Kind((data,), self._in_file(f"{path.stem} list/{name}", self._load_lists(small)), slow=True)
        return found

    def _load_templates(self, path: Path) -> None:
        folders = [path.parents[1], data_dir("templates")]
        templates, _odd = load_templates(folders)
        check_templates(templates, self.house.phrasebank, make_sandbox())

    def _load_sections(self, path: Path) -> None:
        folder = path.parents[2]
        workspace = Workspace()
        workspace.template_folders = [folder, data_dir("templates")]
        workspace.draft(workspace.load(_EXAMPLE))

    def _load_lists(self, bank: Path) -> Callable[[Path], None]:
        def load(path: Path) -> None:
            folder = path.parents[1] if path.parent.name == "checks" else path.parent
            known, _odd = load_phrasebank([folder, bank])
            load_wordlists([folder], known)

        return load

    def _set_out_on(self, path: Path) -> None:
        style, _odd = load_style(str(path), self.house.template_folders, {"title": "Title"})
        self.house._styles[str(path)] = style
        self.house.write(self.drafted, style=str(path))

    # What is read as a speech.

    def _speeches(self, texts: dict[str, bytes]) -> dict[str, Kind]:
        files = [path for path in sorted((_CORPUS / "files").iterdir()) if path.suffix != ".expected"]
        of = {
            suffix: tuple(path.read_bytes() for path in files if path.suffix in suffix.split())
            for suffix in (".txt", ".html", ".mht .mhtml", ".md", ".doc")
        }
        office = tuple(path.read_bytes() for path in sorted((_CORPUS / "office").iterdir()))
        open_document = _zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": office[0]})
        rtf = tuple(data for data in of[".doc"] if data.startswith(b"{\\rtf"))
        return {
            "text": Kind((texts["txt"], *of[".txt"]), self._read_speech(".txt")),
            "web page": Kind((texts["html"], *of[".html"]), self._read_speech(".html")),
            "saved page": Kind(of[".mht .mhtml"], self._read_speech(".mht")),
            "Markdown": Kind((texts["md"], *of[".md"]), self._read_speech(".md")),
            "rich text": Kind(rtf, self._read_speech(".rtf")),
            "files called .doc": Kind(of[".doc"], self._read_speech(".doc")),
            "OpenDocument": Kind((open_document,), self._read_speech(".odt")),
            "OpenDocument in one file": Kind(office[:1], self._read_speech(".fodt")),
            "Word's XML": Kind((office[1], *of[".doc"]), self._read_speech(".xml")),
            "speech in Word": Kind((self.word,), self._read_speech(".docx")),
            "speech checked": Kind((self.word, texts["txt"], texts["md"], texts["html"]), self._check, slow=True),
            "speeches compared": Kind((self.word, texts["txt"]), self._compare, slow=True),
            "speech learned": Kind((self.word, texts["txt"]), self._in_file("learned.docx", self._learn), slow=True),
        }

    def _read_speech(self, suffix: str) -> Callable[[bytes], object]:
        def read(data: bytes) -> None:
            source = read_data(data, f"speech{suffix}", suffix)
            if isinstance(source, Source):
                self.house.reader.parse_source(source)

        return read

    def _source(self, data: bytes) -> Source:
        source = read_data(data, "speech.docx", ".docx")
        if not isinstance(source, Source):
            raise InputError([source])
        return source

    def _check(self, data: bytes) -> None:
        findings = check(self._source(data), self.house.wordlists)
        if data.startswith(b"PK"):
            annotate(data, findings)
            correct(data, findings)

    def _compare(self, data: bytes) -> None:
        compare(self._source(self.word), self._source(data), self.house.reader)

    def _learn(self, path: Path) -> None:
        self.house.learn([(path, None)], "own", "自己的")

    # Drafts that come back.

    def _drafts(self) -> dict[str, Kind]:
        word = (self.word,)
        return {
            "draft": Kind(word, self._read_draft),
            "draft harvested": Kind(word, self._harvest),
            "draft refreshed": Kind(word, self._refresh, slow=True),
            "draft finalized": Kind(word, finalize),
            "draft annotated": Kind(word, lambda data: annotate(data, self.findings)),
            "draft put right": Kind(word, lambda data: correct(data, self.findings)),
            "draft replaced": Kind(word, is_edited),
        }

    def _read_draft(self, data: bytes) -> None:
        with refusing("draft.docx"):
            read_draft(Package(data))

    def _harvest(self, data: bytes) -> None:
        with refusing("draft.docx"):
            package = Package(data)
            edited = read_draft(package)
        found = harvest(edited, self.house.phrasebank, self.house.templates, "draft", meeting=self.meeting)
        taken = certain(found, {}, Path("meeting.yaml"), None, all_of_it=True)
        with refusing("draft.docx"):
            DraftFile(Path("draft.docx"), data, package, edited).with_record(edited.record)
        meeting = self.folder / "harvested.yaml"
        meeting.write_bytes(_EXAMPLE.read_bytes())
        if taken:
            give_back(taken, meeting, None, [], self.house.templates)

    def _refresh(self, data: bytes) -> None:
        with refusing("draft.docx"):
            package = Package(data)
            edited = read_draft(package)
        self.house.refresh(package, edited, self.later, "draft.docx")

    # Tables and other material.

    def _tables(self) -> dict[str, Kind]:
        title = "任务分解表"
        table = '日期,会议名称,theme.noun\n2026-02-03,春节工作会,"肉菜\n供应"\n'.encode()
        forms = {
            form: write_task_table(self.tasks, title, form, self.house.style()) for form in ("docx", "xlsx", "csv")
        }
        notes = tuple(path.read_bytes() for path in sorted((ROOT / "tests" / "fixtures" / "import").glob("*.yaml")))
        return {
            "table": Kind((table, forms["csv"]), self._in_file("table.csv", lambda path: read_table(path, Faults()))),
            "workbook": Kind((forms["xlsx"],), self._in_file("table.xlsx", lambda path: read_table(path, Faults()))),
            "rows of a batch": Kind((table,), self._in_file("rows.csv", self._draft_rows), slow=True),
            "task table in Word": Kind((forms["docx"],), self._take("tasks.docx")),
            "task table in Excel": Kind((forms["xlsx"],), self._take("tasks.xlsx")),
            "task table as text": Kind((forms["csv"],), self._take("tasks.csv")),
            "notes": Kind(notes, self._understand("notes.txt")),
            "plan in Word": Kind((self.word, forms["docx"]), self._understand("plan.docx")),
            "page of a notice": Kind((self.house.write(self.drafted, "html"),), self._understand("notice.html")),
        }

    def _draft_rows(self, path: Path) -> None:
        batch = open_batch(self.house, _EXAMPLE, {}, path, str(self.folder / "out-{row}.txt"), "txt")
        for _result in batch.draft(lambda draft, style: self.house.write(draft, "txt", style), force=True):
            pass

    def _take(self, name: str) -> Callable[[bytes], object]:
        def take(data: bytes) -> None:
            found = self.understander.compare_table(parse_material(data, name, name), self.tasks, 2026)
            edit_tasks(_EXAMPLE.read_bytes(), found, self.house.templates)

        return take

    def _understand(self, name: str) -> Callable[[bytes], object]:
        def understand(data: bytes) -> None:
            material = [parse_material(data, name, name)]
            understood = self.understander.understand(material)
            kind = self.house.templates.kinds["special-campaign"]
            self.house.load(
                write_understood(understood, self.understander, material, kind, self.house.templates).encode()
            )

        return understand

    # What drafter itself has written before.

    def _kept(self) -> dict[str, Kind]:
        speech = self.folder / "speech.txt"
        speech.write_bytes(self.house.write(self.drafted, "txt"))
        made = self.folder / "made.sqlite"
        Archive(made).add([speech], self.house.reader)
        answers = json.dumps({"kind": "special-campaign", "answers": ["甲", "乙"]}, ensure_ascii=False).encode()
        return {
            "archive": Kind((made.read_bytes(),), self._in_file("archive.sqlite", self._use_archive)),
            "kept answers": Kind(
                (answers,), self._in_file("answers.json", lambda path: _read_kept(path, "special-campaign"))
            ),
            "favourites": Kind((b'["a-0001", "b-0002"]\n',), self._read_favourites),
            "font": Kind(
                (b"\0\1\0\0" + bytes(range(256)), *_fonts()),
                self._in_file("fonts/font.ttf", lambda path: installed_fonts([path.parent])),
            ),
        }

    def _use_archive(self, path: Path) -> None:
        archive = Archive(path)
        archive.speeches()
        archive.search(["食品"], move="", speaker="", year=0)
        near = archive.near(["食品安全"], "某某", "", 5)
        archive.excerpts([row[1] for row in archive.sentences([speech.number for speech in near])][:5])
        archive.add([self.folder / "speech.txt"], self.house.reader)

    def _read_favourites(self, data: bytes) -> None:
        path = user_dir("config") / "favourites.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        read_favourites()

    # How they are tried.

    def _folder(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir(parents=True)
        return folder

    def _in_file(self, name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)

        def write_and_read(data: bytes) -> object:
            path.write_bytes(data)
            return read(path)

        return write_and_read

    def try_one(self, kind: str, seed: int) -> str:
        """The exception that nobody catches; nothing where the file was read or refused."""
        random = Random(f"{kind} {seed}")
        try:
            self.kinds[kind].read(mutate(random.choice(self.kinds[kind].good), random))
        except (InputError, UnreadableError):
            return ""
        except Exception as error:  # that nothing else is raised is what is being tried
            return f"{type(error).__name__}: {error} ({_place_of(error)})"
        return ""


def _place_of(error: Exception) -> str:
    """The innermost line of ours."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "/drafter/" in frame.filename]
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def _fonts() -> list[bytes]:
    found = (path for folder in font_folders() for path in sorted(folder.rglob("*.ttf")))
    return [path.read_bytes()[:100_000] for path in islice(found, 2)]


def main(count: int) -> int:
    wrong: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    progress = Progress("inputs", count)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        readers = Readers(Path(folder))
        names = sorted(readers.kinds)
        for seed in progress:
            kind = names[seed % len(names)]
            if readers.kinds[kind].slow and seed // len(names) % _WHICH:
                kind = Random(seed).choice([name for name in names if not readers.kinds[name].slow])
            tried[kind] += 1
            start = time.process_time()
            try:
                with at_most(_LONGEST):
                    fault = readers.try_one(kind, seed)
            except Hang as hang:
                fault = str(hang)
            if fault:
                wrong[kind] += 1
                print(f"{kind}, seed {seed}: {fault[:300]}", flush=True)
            elif (seconds := time.process_time() - start) > _LONGEST / 4:
                print(f"{kind}, seed {seed}: took {seconds:.1f} s", flush=True)
    total, readers_tried = sum(tried.values()), len(names)
    print(f"{total} mutated files over {readers_tried} readers: {sum(wrong.values())} exceptions {dict(wrong) or ''}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
