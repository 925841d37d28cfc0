"""`drafter archive`, as it is typed."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.search.test_archive import SPEECH


def test_speeches_are_added_listed_and_searched(run: Run, tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "speech.txt").write_text(SPEECH.format(theme="防汛", speaker="李明", year=2025), encoding="utf-8")
    added = run("archive", "add", "speech.txt")
    assert added.status == 0 and (tmp_path / "archive.sqlite").exists()
    assert "防汛" in run("archive", "list").out
    said = run("archive", "search", "值班电话", "--speaker", "李明", "--year", "2025").out
    assert "speech.txt:17" in said and "24小时" in said
    found = json.loads(run("archive", "search", "值班电话", "--json").out)
    assert set(found) == {"query", "total", "passages"}
    assert {"speech", "title", "speaker", "year", "move", "line", "text"} <= set(found["passages"][0])


def test_a_move_may_be_named_in_chinese_and_an_unknown_one_is_refused(run: Run, tmp_path: Path):
    (tmp_path / "speech.txt").write_text(SPEECH.format(theme="防汛", speaker="李明", year=2025), encoding="utf-8")
    where = ("--archive", tmp_path / "own.sqlite")
    run("archive", "add", "speech.txt", *where)
    assert run("archive", "search", "同志们", "--move", "称谓", *where).out
    assert run("archive", "search", "同志们", "--move", "salutaton", *where).status == 2
    nothing = run("archive", "search", "量子", *where)
    assert nothing.out == "" and "量子" in nothing.err
