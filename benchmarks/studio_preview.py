"""A ten-page speech in the studio: until its pages stand there, and until a key is saved and its speech is there, out.

    python -m benchmarks.studio_preview

The studio runs as people run it, in a process of its own, and is asked as its page asks: the whole form for one key.
What is timed is from the request to its whole answer: the form read, the file spliced, proved and saved, the speech
planned, composed and set out as a page. The browser's own part, drawing the answer, is not in it. Beside it stands what
the studio's process took of the processor, where the system tells (Linux): other work on the machine is not in that.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.harness import ROOT, Figure, main
from drafter.studio.form import make_form, read_boxes
from drafter.workspace import Workspace

KEYS = 60
_WARM = 5
"""First keys, which read what is read once, and are told by the page's own figure."""
BOXES = {"speaker.post": "市长", "facts.tasks[10].measures[0].what": "", "theme.short": ""}
"""Where keys are typed: what few sections say, what one says, and what all of them say; empty: behind what is there."""
TASK = """    - title: 把第{number}类场所排查干净
      claim: 这一类场所点多面广，冬春交替时最容易出问题，去年的教训就在眼前
      measures:
        - who: [市商务局, 市消防救援支队]
          what: 对第{number}类场所逐家逐户排查，建立问题清单、责任清单和整改清单，查一家、清一家、签一家
          by: 2月{number}日前
          standard: 台账报市安委会办公室备案，由市安委会办公室抽查三成
        - who: [各县（市、区）]
          what: 对辖区内第{number}类场所的负责人开展一次面对面的安全谈话，把风险讲清楚、把责任讲明白
"""
TASKS = 26
"""Enough for ten pages of 22 lines of 28 characters (GB/T 9704-2012, 5.2.4)."""


PREVIEW, FIRST = 150.0, 2000.0
"""Milliseconds that a key and a first page may take."""


class Studio:
    """A running studio, asked as its page asks."""

    def __init__(self, address: str, process: int) -> None:
        self._tasks = Path(f"/proc/{process}/task")
        self._host = address.split("/")[2]
        self._connection = HTTPConnection(self._host)
        self._connection.request("GET", "/?" + address.split("?")[1])
        opened = self._connection.getresponse()
        opened.read()
        self._headers = {"Cookie": opened.headers["set-cookie"].split(";")[0], "Origin": f"http://{self._host}"}

    def processor(self) -> float:
        """Milliseconds of the processor that its threads have taken so far; 0 where the system does not tell."""
        if not self._tasks.is_dir():
            return 0.0
        return sum(int((each / "schedstat").read_text().split()[0]) for each in self._tasks.iterdir()) / 1e6

    def get(self, path: str) -> str:
        """A page. Raises RuntimeError where there is none."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, form: dict[str, str]) -> str:
        """What a key is answered with."""
        kind = {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
        return self._ask("POST", path, urlencode(form), kind)

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> str:
        self._connection.request(method, path, body, {**self._headers, **headers})
        answer = self._connection.getresponse()
        text = answer.read().decode()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:200]}")
        return text


@contextmanager
def running(folder: Path) -> Iterator[Studio]:
    """A studio for a folder, with what this person keeps in the folder, too."""
    command = [sys.executable, "-m", "drafter", "studio", str(folder), "--no-open", "--port", "0"]
    environment = {**os.environ, "DRAFTER_LANG": "zh", "XDG_CONFIG_HOME": str(folder / ".person")}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment, cwd=ROOT)
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.search(r"http://\S+", said)
        if found is None:
            raise RuntimeError(said + process.stderr.read())
        yield Studio(found[0], process.pid)
    finally:
        process.terminate()
        process.wait(10)


def measure() -> Iterator[Figure]:
    """The times."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = (ROOT / "examples" / "spring-festival.yaml").read_text(encoding="utf-8")
        tasks = "".join(TASK.format(number=number) for number in range(1, TASKS + 1))
        text = text.replace("minutes: 11\n", "minutes: 40\n").replace("  safeguards:\n", f"{tasks}  safeguards:\n", 1)
        file = folder / "meeting.yaml"
        file.write_text(text, encoding="utf-8", newline="\n")
        workspace = Workspace.find(folder)
        meeting = workspace.load(file)
        size = sum(len(block.text) for block in workspace.draft(meeting)[0].blocks)
        pages = f"{size} characters, {size / (22 * 28):.1f} pages"
        from drafter.meeting import Vocabulary

        form = read_boxes(make_form(meeting, Vocabulary(workspace.templates, workspace.templates.kinds[meeting.kind])))
        start = time.perf_counter()
        with running(folder) as studio:
            home = studio.get("/")
            beside = f"of the processor {studio.processor():.0f} ms"
            yield Figure("the first page of the studio, from the command on", _since(start), "ms", FIRST, beside)
            [address] = set(re.findall(r'href="(/m/\w+)"', home))
            start = time.perf_counter()
            page = studio.get(address)
            yield Figure("the first page of a speech", _since(start), "ms", FIRST, pages)
            start = time.perf_counter()
            studio.get(address)
            yield Figure("the same again", _since(start), "ms", None, pages)
            for box, said in BOXES.items():
                before = said or form[box]
                times: list[float] = []
                taken: list[float] = []
                for key in range(KEYS):
                    form["_version"] = re.findall(r'id="version" name="_version" value="(\w+)"', page)[0]
                    form[box] = before + "一二三四五六七八九十"[: key % 10 + 1]
                    start, ran = time.perf_counter(), studio.processor()
                    page = studio.post(f"{address}/facts", form)
                    times.append(_since(start))
                    taken.append(studio.processor() - ran)
                beside = f"median {_late(times, 0.5):.0f} ms of {KEYS - _WARM}; of the processor "
                beside += f"{_late(taken, 0.95):.0f} ms, median {_late(taken, 0.5):.0f} ms; {pages}"
                yield Figure(f"a key typed into {box}, 95 of 100", _late(times, 0.95), "ms", PREVIEW, beside)


def _late(times: list[float], share: float) -> float:
    """What so many of the keys do not pass, without the first ones."""
    known = sorted(times[_WARM:])
    return known[int(len(known) * share)]


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main(measure)
