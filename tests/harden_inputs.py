"""Mutated files in, the exceptions that nobody catches out: every kind of file that drafter reads, in this process.

    python -m tests.harden_inputs [COUNT]

A file of ours is cut, doubled, flipped and spliced; the suite does the same by sample. A seed makes one file always.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from drafter.corpus.source import read_data
from drafter.edited import annotate, finalize
from drafter.files.encoding import UnreadableError
from drafter.files.faults import Faults
from drafter.files.fonts import installed_fonts
from drafter.files.organisation import load_organisation
from drafter.files.styles import load_style
from drafter.files.table import read_table
from drafter.model.finding import InputError
from drafter.resources import data_dir
from drafter.word.draft import read_draft
from drafter.word.nodes import refusing
from drafter.word.package import Package
from drafter.workspace import Workspace

ROOT = Path(__file__).parents[1]
_EXAMPLE = ROOT / "examples" / "spring-festival.yaml"
_TOKENS = [
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\r",
    b"\x1b[31m",
    "｛{".encode(),
    b"{{",
    b"- ",
    b": ",
    b"'",
    b'"',
    b"&#0;",
    b"<",
    b"]]>",
]
_TOKENS += [
    b"<!--",
    b"<![CDATA[",
    "【".encode(),
    "\u2028".encode(),
    b"99999999999",
    b"-1",
    b"x" * 300,
    b"\n\t",
    b"PK\x05\x06",
    b",,,,",
]


def mutate(data: bytes, random: Random) -> bytes:
    """The file with one to four things wrong with it."""
    for _change in range(random.randint(1, 4)):
        at, size = random.randint(0, len(data)), random.choice([1, 1, 2, 5, 40, 400])
        kind = random.random()
        if kind < 0.2:
            data = data[:at] + data[at + size :]
        elif kind < 0.5:
            data = data[:at] + random.choice(_TOKENS) + data[at:]
        elif kind < 0.6:
            data = data[:at]
        elif kind < 0.8 and at < len(data):
            data = data[:at] + bytes([data[at] ^ 1 << random.randint(0, 7)]) + data[at + 1 :]
        else:
            other = random.randint(0, len(data))
            data = data[:at] + data[other : other + size] + data[at:]
    return data


class Readers:
    """One reader for each kind of file, with a good file to begin from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.house = Workspace()
        draft, _plan = self.house.draft(self.house.load(_EXAMPLE))
        word = self.house.write(draft)
        meeting = _EXAMPLE.read_bytes()
        page = self.house.write(draft, "html")
        style = (data_dir("templates") / "styles" / "gbt9704.yaml").read_bytes()
        table = '日期,会议名称,theme.noun\n2026-02-03,春节工作会,"肉菜\n供应"\n'.encode()
        organisation = (
            "format: 1\norg:\n  level: county\n  name: 云河县\nspeaking_rate: 180\nrules: {tone: off}\n".encode()
        )
        self.kinds: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
            "meeting": (meeting, self.house.load),
            "style": (style, lambda data: load_style(self.save("style.yaml", data), self.house.template_folders)),
            "organisation": (organisation, lambda data: load_organisation(Path(self.save("drafter.yaml", data)))),
            "table": (table, lambda data: read_table(Path(self.save("table.csv", data)), Faults())),
            "web page": (page, lambda data: read_data(data, "page.html", ".html")),
            "text": (self.house.write(draft, "txt"), lambda data: read_data(data, "speech.txt", ".txt")),
            "speech in Word": (word, lambda data: read_data(data, "speech.docx", ".docx")),
            "draft": (word, self.read_draft),
            "finalized": (word, finalize),
            "annotated": (word, lambda data: annotate(data, [])),
            "font": (b"\0\1\0\0" + bytes(range(256)), self.read_font),
        }

    def save(self, name: str, data: bytes) -> str:
        path = self.folder / name
        path.write_bytes(data)
        return str(path)

    def read_draft(self, data: bytes) -> None:
        with refusing("draft.docx"):
            read_draft(Package(data))

    def read_font(self, data: bytes) -> None:
        self.save("font.ttf", data)
        installed_fonts([self.folder])

    def try_one(self, kind: str, seed: int) -> str:
        """The exception that nobody catches; nothing where the file was read or refused."""
        good, read = self.kinds[kind]
        try:
            read(mutate(good, Random(f"{kind} {seed}")))
        except (InputError, UnreadableError):
            return ""
        except Exception as error:  # that nothing else is raised is what is being tried
            return f"{type(error).__name__}: {error}"
        return ""


def main(count: int) -> int:
    wrong: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        readers = Readers(Path(folder))
        names = sorted(readers.kinds)
        for seed in range(count):
            kind = names[seed % len(names)]
            if fault := readers.try_one(kind, seed):
                wrong[kind] += 1
                print(f"{kind}, seed {seed}: {fault[:200]}", flush=True)
    print(f"{count} mutated files over {len(names)} readers: {sum(wrong.values())} exceptions {dict(wrong) or ''}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
