"""`drafter mine` and `drafter phrases review`, as they are typed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drafter.files.phrasebank import load_phrasebank
from drafter.resources import data_dir
from tests.cli.conftest import Run
from tests.mining.archives import speech_text, write_archive


def test_json_has_phrases_best_first_patterns_and_the_number_of_speeches(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    said = run("mine", tmp_path, "--json")
    assert said.status == 0
    result = json.loads(said.out)
    assert result["speeches"] == 3
    assert {"text", "kind", "move", "form", "slots", "count", "speeches", "sources", "variants", "status"} <= set(
        result["phrases"][0]
    )
    assert result["phrases"][0]["status"] == "mined"
    assert {"id", "steps", "numbering", "heading_forms", "sources"} <= set(result["patterns"][0])


def test_mining_twice_and_in_another_order_prints_the_same_bytes(run: Run, tmp_path: Path):
    paths = write_archive(tmp_path)
    first = run("mine", *paths, "--json").out
    assert run("mine", *reversed(paths), "--json").out == first


def test_a_dry_run_shows_what_would_be_new_and_writes_nothing(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    said = run("mine", tmp_path, "--into", tmp_path / "bank", "--dry-run")
    assert said.status == 0
    assert not (tmp_path / "bank").exists()
    assert all(line.startswith(("+ ", "    ")) for line in said.out.splitlines())
    assert "would be new" in said.err


def test_dry_run_without_a_folder_is_wrong_usage(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    assert run("mine", tmp_path, "--dry-run").status == 2


def test_a_missing_file_is_said_and_ends_with_one(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    said = run("mine", tmp_path, tmp_path / "none.txt")
    assert said.status == 1
    assert "none.txt" in said.err


def test_when_nothing_can_be_read_what_failed_and_what_next_is_said_and_no_empty_table(run: Run, tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    said = run("mine", tmp_path / "empty.txt", tmp_path / "scan.pdf", "--into", tmp_path / "bank")
    assert (said.status, said.out) == (1, "")
    assert "empty.txt" in said.err and "scan.pdf" in said.err
    assert "nothing was mined" in said.err and "drafter analyze FILE" in said.err
    assert not (tmp_path / "bank").exists()


def test_when_nothing_can_be_read_json_is_still_json(run: Run, tmp_path: Path):
    said = run("mine", tmp_path / "none.txt", "--json")
    assert said.status == 1
    assert json.loads(said.out)["phrases"] == []


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups on this system")
@pytest.mark.parametrize(
    "once",
    ["drafter-mine-*", "*/sketches", "*/pieces-*"],
    ids=["processes start", "work is given out", "files are read"],
)
def test_ctrl_c_leaves_everything_as_it_was(tmp_path: Path, once: str):
    archive, temporary = tmp_path / "archive", tmp_path / "temporary"
    archive.mkdir()
    temporary.mkdir()
    for number in range(40):  # 3 MB
        pages = (f"第{page}篇：{speech_text(number % 3)}" for page in range(1, 50))
        (archive / f"{number:02}.txt").write_text("\n".join(pages), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter", "mine", archive, "--into", tmp_path / "bank"],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not list(temporary.glob(once)):
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the command
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "bank").exists()


def test_review_keeps_rewords_rejects_and_skips(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    bank = tmp_path / "bank"
    run("mine", tmp_path, "--into", bank, "--limit", "4")
    before = [
        phrase for phrase in load_phrasebank([bank, data_dir("phrasebank")])[0].phrases if phrase.status == "mined"
    ]
    said = run("phrases", "review", bank, "--archive", tmp_path, stdin=b"k\nr\nf\nclause\nk\n\n")
    assert said.status == 0
    assert before[0].text in said.err
    after = {phrase.id: phrase for phrase in load_phrasebank([bank, data_dir("phrasebank")])[0].phrases}
    assert [after[phrase.id].status for phrase in before] == ["reviewed", "rejected", "reviewed", "mined"]
    assert after[before[2].id].form == "clause"
    assert after[before[0].id].sources == before[0].sources


def test_a_decision_of_a_review_is_undone_and_the_rest_of_a_move_is_decided_at_once(run: Run, tmp_path: Path):
    bank = tmp_path / "bank"
    (bank / "phrases").mkdir(parents=True)
    entries = {"recap": ["会后抓落实", "逐条对照办"], "wish": ["盼大家再接再厉"]}
    for move, texts in entries.items():
        lines = "".join(
            f"  - id: {move}-{number:04}\n    text: {text}\n    kind: phrase\n    move: {move}\n    form: clause\n"
            "    status: mined\n"
            for number, text in enumerate(texts, 9901)
        )
        (bank / "phrases" / f"{move}.yaml").write_text(f"format: 1\nphrases:\n{lines}", encoding="utf-8")

    def statuses() -> list[str]:
        phrases = load_phrasebank([bank, data_dir("phrasebank")])[0].phrases
        return [phrase.status for phrase in phrases if phrase.id.partition("-")[2].startswith("99")]

    assert "nothing to undo" in run("phrases", "review", bank, stdin=b"u\nq\n").err
    run("phrases", "review", bank, stdin=b"k\nu\nq\n")
    assert statuses() == ["mined", "mined", "mined"]
    run("phrases", "review", bank, stdin=b"ra\nu\nq\n")
    assert statuses() == ["mined", "mined", "mined"]  # what was decided at once is taken back at once
    said = run("phrases", "review", bank, stdin=b"ra\nu\nr\n\nu\nka\nk\n").err
    assert statuses() == ["reviewed", "reviewed", "reviewed"]  # undone past a phrase that was skipped
    assert "3 kept, 0 rejected" in said


def test_review_shows_the_sentence_around_a_phrase(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    bank = tmp_path / "bank"
    run("mine", tmp_path, "--into", bank)
    with_archive = run("phrases", "review", bank, "--archive", tmp_path, stdin=b"").err
    without = run("phrases", "review", bank, stdin=b"").err
    assert len(with_archive) > len(without)


def test_what_was_decided_stays_when_the_input_ends(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    bank = tmp_path / "bank"
    run("mine", tmp_path, "--into", bank)
    run("phrases", "review", bank, stdin=b"k\n")
    statuses = [p.status for p in load_phrasebank([bank, data_dir("phrasebank")])[0].phrases if "bank" in str(p.place)]
    assert statuses.count("reviewed") >= 1
    assert "mined" in statuses


def test_a_phrasebank_that_is_not_there_is_made_when_a_person_says_so(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    (tmp_path / "phrasebank/phrases").mkdir(parents=True)
    asked = run("mine", tmp_path, "--into", tmp_path / "phrasebnak", terminal=True, stdin=b"n\n")
    assert asked.status == 1
    assert "phrasebanks beside it: phrasebank" in asked.err
    assert not (tmp_path / "phrasebnak").exists()
    assert run("mine", tmp_path, "--into", tmp_path / "bank", terminal=True, stdin=b"y\n").status == 0
    assert (tmp_path / "bank/phrases").is_dir()


def test_without_a_terminal_a_phrasebank_that_is_made_is_told(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    assert "is not there yet" in run("mine", tmp_path, "--into", tmp_path / "bank").err
    assert "is not there yet" not in run("mine", tmp_path, "--into", tmp_path / "bank").err


def test_what_was_found_is_told_in_the_words_of_writers(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    said = run("mine", tmp_path, "--lang", "zh").out
    assert "号召" in said and "exhortation" not in said


def test_a_review_calls_moves_as_writers_do(run: Run, tmp_path: Path):
    write_archive(tmp_path)
    run("mine", tmp_path, "--into", tmp_path / "bank")
    assert "号召：" in run("--lang", "zh", "phrases", "review", tmp_path / "bank", stdin=b"\n" * 99).err
