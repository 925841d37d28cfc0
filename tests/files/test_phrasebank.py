"""Phrasebank folders: what an entry becomes, and which folder's entry counts."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from drafter.files.fingerprint import fingerprint
from drafter.files.phrasebank import load_phrasebank, read_again
from drafter.model.finding import InputError
from drafter.model.phrase import Fits, Slot, Source
from drafter.model.place import Place
from tests.files.cases import FIXTURES

BASE = FIXTURES / "phrasebank"
ENTRY = """\
  - id: preview-0002
    text: 下面，我强调【点数】点意见
    kind: frame
    move: preview
    form: clause
    slots: {点数: {kind: count, form: quantity, from: count.sections, default: 几, values: [两, 三]}}
    fits: {directions: [down], ranks: chief, classes: [prevention], season: [1, 2], position: [first], tone: lift}
    count: 2
    speeches: 1
    sources: [{speech: meeting-speeches/3, line: 19, text: 下面，我强调三点意见}]
    variants: [下面，我讲几点意见]
    status: reviewed
    valid_from: 2020-01-01
    note: 常用
"""


def bank(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / (f"phrases/{name}.yaml" if name in ("preview", "recap") else f"{name}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"format: 1\n{text}", encoding="utf-8")
    return folder


def test_an_entry_becomes_a_phrase_with_everything_it_says(tmp_path: Path):
    bank(tmp_path, preview=f"phrases:\n{ENTRY}")
    [phrase] = load_phrasebank([tmp_path, BASE])[0].phrases
    assert (phrase.id, phrase.move, phrase.kind, phrase.form) == ("preview-0002", "preview", "frame", "clause")
    assert phrase.slots == {"点数": Slot("点数", "count", "quantity", "count.sections", "几", ("两", "三"))}
    assert phrase.fits == Fits(
        classes=("prevention",), ranks=("chief",), directions=("down",), season=(1, 2), position=("first",), tone="lift"
    )
    assert phrase.sources == (Source("meeting-speeches/3", 19, "下面，我强调三点意见"),)
    assert (phrase.count, phrase.speeches, phrase.status, phrase.note) == (2, 1, "reviewed", "常用")
    assert (phrase.valid_from, phrase.valid_to) == (date(2020, 1, 1), None)
    assert phrase.place == Place(str(tmp_path / "phrases/preview.yaml"), 3, 5)


def test_a_phrase_names_only_roles_that_there_are(tmp_path: Path):
    guest, host = (
        "{id: guest, name: 来宾, speaks: [答谢词]}",
        "{id: host, name: 东道主, hears: [主办方], otherwise: yes}",
    )
    roles = f"roles:\n  - {guest}\n  - {host}\n"
    said = "- {id: recap-0001, text: 甲, kind: phrase, move: recap, form: clause, fits: {speakers: [SPEAKER]}}\n"
    folder = bank(tmp_path, roles=roles, recap=f"phrases:\n{said.replace('SPEAKER', 'guest')}")
    read = load_phrasebank([folder, BASE])[0]
    assert read.roles["guest"].speaks == ("答谢词",) and read.roles["host"].otherwise
    bank(tmp_path, recap=f"phrases:\n{said.replace('SPEAKER', 'guset')}")
    with pytest.raises(InputError) as refused:
        load_phrasebank([folder, BASE])
    assert [finding.rule for finding in refused.value.findings] == ["unknown-role"]


def test_an_earlier_folder_replaces_entries_of_later_ones_by_id(tmp_path: Path):
    entry = "- {id: recap-0001, text: 甲, kind: phrase, move: recap, form: clause}\n"
    ours = bank(tmp_path / "ours", recap=f"phrases:\n{entry.replace('甲', '乙')}")
    theirs = bank(tmp_path / "theirs", recap=f"phrases:\n{entry}{entry.replace('0001', '0002')}")
    phrases = load_phrasebank([ours, theirs, BASE])[0].phrases
    assert [(phrase.id, phrase.text) for phrase in phrases] == [("recap-0001", "乙"), ("recap-0002", "甲")]


def test_a_move_of_our_own_joins_the_inventory_and_one_of_theirs_is_replaced_in_its_place(tmp_path: Path):
    moves = "moves:\n- {id: pledge, name: 承诺, stage: closing, description: 表态}\n"
    moves += "- {id: recap, name: 前情, stage: opening, description: 回顾}\n"
    found = load_phrasebank([bank(tmp_path, moves=moves), BASE])[0].moves
    assert list(found) == ["recap", "preview", "situation", "pledge"]
    assert found["recap"].name == "前情"


def test_patterns_formulations_and_words_are_read(tmp_path: Path):
    bank(
        tmp_path,
        patterns="patterns:\n- {id: a, name: 甲, steps: [recap, {move: preview, required: no}], count: 3}\n",
        formulations="formulations:\n- {id: b, text: 乙, valid_from: 2020-01-01, source: 丙, checked_on: 2026-01-02}\n",
        verbs="verbs: [加强, 推进]\nnouns: [安全生产]\n",
    )
    found = load_phrasebank([tmp_path, BASE])[0]
    assert [(step.move, step.required) for step in found.patterns[0].steps] == [("recap", True), ("preview", False)]
    assert found.formulations["b"].valid_to is None
    assert found.words.verbs == {"加强", "推进"}
    assert found.words.nouns == {"安全生产"}


def test_an_id_given_twice_in_two_files_of_a_folder_names_both(tmp_path: Path):
    entry = "phrases:\n- {id: recap-0001, text: 甲, kind: phrase, move: recap, form: clause}\n"
    bank(tmp_path, recap=entry, preview=entry)
    with pytest.raises(InputError) as refused:
        load_phrasebank([tmp_path, BASE])
    said = str(refused.value)
    assert "phrases/recap.yaml:3" in said
    assert "phrases/preview.yaml:3" in said


def test_faults_of_all_files_come_at_once(tmp_path: Path):
    bank(tmp_path, recap="phrase: []\n", moves="moves: 甲\n", verbs="verbs: {}\n")
    with pytest.raises(InputError) as refused:
        load_phrasebank([tmp_path, BASE])
    files = {Path(finding.place.file).name for finding in refused.value.findings if finding.place}
    assert files == {"recap.yaml", "moves.yaml", "verbs.yaml"}


def test_a_missing_folder_is_a_fault(tmp_path: Path):
    with pytest.raises(InputError, match="there is no such folder"):
        load_phrasebank([tmp_path / "nowhere"])


def test_thousands_of_faults_are_counted_not_told(tmp_path: Path):
    bank(tmp_path, recap="phrases:\n" + "- {id: recap-0001, txet: 甲}\n" * 5000)
    with pytest.raises(InputError) as refused:
        load_phrasebank([tmp_path, BASE])
    said = str(refused.value)
    assert len(said) < 4000
    assert said.splitlines()[-1].startswith("and ")


def test_files_that_editors_leave_behind_are_not_read(tmp_path: Path):
    bank(tmp_path, recap="phrases: []\n")
    (tmp_path / "phrases/.recap.yaml").write_bytes(b"\0")
    (tmp_path / "phrases/~$recap.yaml").write_bytes(b"\0")
    assert load_phrasebank([tmp_path, BASE])[0].phrases == ()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices have no names there")
def test_what_is_no_file_is_no_part_of_a_phrasebank(tmp_path: Path):
    (tmp_path / "moves.yaml").write_text("format: 1\n", encoding="utf-8")
    alone = fingerprint([tmp_path])
    (tmp_path / ".#moves.yaml").symlink_to("nobody@nowhere")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    assert fingerprint([tmp_path]) == alone
    (tmp_path / os.fsdecode(b"\xbd.yaml")).write_bytes(b"format: 1\n")
    assert fingerprint([tmp_path]) != alone


@pytest.mark.parametrize("where", ["recap", "preview"])
def test_one_file_read_again_is_what_reading_everything_again_gives(tmp_path: Path, where: str):
    own, ours = tmp_path / "own", tmp_path / "ours"
    bank(own, preview="phrases:\n" + ENTRY.replace("0002", "0007"))
    bank(
        ours,
        moves="moves: [{id: preview, name: 预告, stage: opening, description: 讲几点}]\n",
        preview="phrases:\n" + ENTRY,
    )
    before, _findings = load_phrasebank([own, ours])
    file = own / "phrases" / f"{where}.yaml"
    old = file.read_text(encoding="utf-8") if file.exists() else "format: 1\nphrases:\n"
    changed = old.replace("我强调", "我再强调") + ENTRY.replace("强调", "只讲")
    file.write_text(changed, encoding="utf-8", newline="\n")
    again, (whole, _found) = read_again(before, file), load_phrasebank([own, ours])
    assert again.phrases == whole.phrases and len(again.phrases) == 2
    file.write_text("format: 1\nphrases: [{id: x}]\n", encoding="utf-8", newline="\n")
    with pytest.raises(InputError):
        read_again(again, file)
