"""Eight processes at once on one meeting file, one phrasebank, one archive: nothing that one of them wrote is lost."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from drafter.files import load_phrasebank
from drafter.resources import data_dir
from drafter.search.archive import Archive
from tests.edited.harvest.cases import MEETING, edited
from tests.house import HOUSE

FACTS = {
    "title": "在全市防汛备汛工作会议上的讲话",
    "speaker.post": "常务副市长",
    "meeting.purpose": "分析雨情，部署今年防汛工作",
    "people[0].did": "通报了险情排查情况",
    "facts.shortcomings[0].text": "有的值班没有到岗",
    "facts.tasks[0].title": "把山塘水库查清楚",
    "facts.tasks[1].title": "把撤离路线走一遍",
    "facts.tasks[2].measures[0].else": "脱岗的，当日通报",
}
"""A fact of the meeting file to what a writer made of it, each in a draft of her own."""


TIMES = int(os.environ.get("DRAFTER_TIMES", "1"))
"""How often each is tried; `make harden` says twenty."""
often = pytest.mark.parametrize("time", range(TIMES))


def run_together(folder: Path, commands: Iterable[Iterable[str]]) -> list[str]:
    """What is wrong with commands that all run at once: of each that failed, its errors."""
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "LOCALAPPDATA": str(folder / "cache")}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "drafter", *command],
            cwd=folder,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for command in commands
    ]
    ended = [(process.communicate(timeout=120)[1].decode(), process.returncode) for process in started]
    return [said for said, status in ended if status]


@often
def test_eight_harvests_at_once_keep_all_eight_facts(time: int, tmp_path: Path) -> None:
    meeting = tmp_path / "meeting.yaml"
    meeting.write_bytes(MEETING.read_bytes())
    for number, (fact, text) in enumerate(FACTS.items()):
        (tmp_path / f"{number}.docx").write_bytes(edited([{"fill": f"fact:{fact}", "with": text}]))
    commands = [["harvest", f"{number}.docx", "--meeting", "meeting.yaml", "--yes"] for number in range(len(FACTS))]
    assert run_together(tmp_path, commands) == []
    said = meeting.read_text(encoding="utf-8")
    assert [text for text in FACTS.values() if text not in said] == []


@often
def test_eight_phrases_added_at_once_are_all_there(time: int, tmp_path: Path) -> None:
    (tmp_path / "bank" / "phrases").mkdir(parents=True)
    (tmp_path / "drafter.yaml").write_text("format: 1\nphrasebanks: [bank]\n", encoding="utf-8", newline="\n")
    texts = [f"把第{number}道防线守到底" for number in "一二三四五六七八"]
    leaves = HOUSE.phrasebank.functions
    leaf = next(name for name, function in leaves.items() if function.parent)
    commands = [["phrases", "add", text, "--function", leaf, "--form", "verb"] for text in texts]
    assert run_together(tmp_path, commands) == []
    bank, findings = load_phrasebank([tmp_path / "bank", data_dir("phrasebank")])
    own = [phrase for phrase in bank.phrases if phrase.text in texts]
    assert findings == [] and len(own) == len({phrase.id for phrase in own}) == len(texts)


@often
def test_eight_speeches_put_into_an_archive_at_once_are_all_found(time: int, tmp_path: Path) -> None:
    (tmp_path / "drafter.yaml").write_text("format: 1\n", encoding="utf-8", newline="\n")
    words = [f"第{number}号堤段要有人守到天亮" for number in "一二三四五六七八"]
    for number, said in enumerate(words):
        text = f"在全市防汛工作会议上的讲话\n同志们：\n今天开会，部署防汛工作。{said}。\n谢谢大家。\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8", newline="\n")
    assert run_together(tmp_path, [["archive", "add", f"{number}.txt"] for number in range(len(words))]) == []
    archive = Archive(tmp_path / "archive.sqlite")
    assert [said for said in words if not archive.search([said])] == []


@often
def test_eight_findings_silenced_at_once_are_all_silenced(time: int, tmp_path: Path) -> None:
    lines = [f"第{number}处堤段，，要有人守。" for number in "一二三四五六七八"]
    (tmp_path / "speech.txt").write_text("\n".join(lines), encoding="utf-8", newline="\n")
    run_together(tmp_path, [["check", "speech.txt", "--ignore", f"doubled-marks@{line}"] for line in range(1, 9)])
    said = (tmp_path / "speech.txt.ignore.yaml").read_text(encoding="utf-8")
    assert [line for line in range(1, 9) if f"line: {line}" not in said] == []
