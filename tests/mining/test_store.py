"""Merging into a living phrasebank: what a person decided stays, comments and order stay, two at once lose nothing."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.files.phrasebank import load_phrasebank
from drafter.files.splice import change_entries
from drafter.mining import Mined, compare_with, merge_into, mine
from drafter.mining.merge import compare, wording_key
from drafter.model.phrase import Phrase
from drafter.resources import data_dir
from tests.house import HOUSE
from tests.mining.archives import read_archive

SHIPPED = data_dir("phrasebank")
LIVING = """format: 1
# 本单位的常用语，按用得多少排列
phrases:
  - id: situation-0901   # 市长爱用
    text: 时刻绷紧【事项】这根弦
    kind: frame
    move: situation
    form: verb
    slots: {事项: {kind: term, form: noun, from: theme.noun}}
    status: rejected     # 2026年起不用

  # 下面一条改过措辞
  - id: situation-0902
    text: 统一思想，认清形势
    kind: parallel
    move: situation
    form: verb
    status: mined
    note: "待核"
"""


@pytest.fixture
def mined(tmp_path: Path) -> Mined:
    archive = tmp_path / "archive"
    archive.mkdir()
    return mine(read_archive(archive), HOUSE.words)


@pytest.fixture
def living(tmp_path: Path) -> Path:
    folder = tmp_path / "bank"
    (folder / "phrases").mkdir(parents=True)
    (folder / "phrases" / "situation.yaml").write_text(LIVING, encoding="utf-8", newline="\n")
    return folder


def entries(folder: Path) -> dict[str, Phrase]:
    bank, _ = load_phrasebank([folder, SHIPPED])
    return {phrase.id: phrase for phrase in bank.phrases}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "phrases").glob("*.yaml")}


def test_a_new_folder_becomes_a_phrasebank_that_loads_without_a_warning(tmp_path: Path, mined: Mined):
    folder = tmp_path / "new"
    difference = merge_into(folder, [], mined)
    assert len(difference.added) + difference.known == len(mined.phrases)
    bank, warnings = load_phrasebank([folder, SHIPPED])
    assert warnings == []
    assert {phrase.id for phrase in difference.added} <= {phrase.id for phrase in bank.phrases}
    for phrase in difference.added:
        assert replace(entries(folder)[phrase.id], place=None) == phrase


def test_merging_twice_changes_no_byte(living: Path, mined: Mined):
    merge_into(living, [SHIPPED], mined)
    before = files(living)
    difference = merge_into(living, [SHIPPED], mined)
    assert not difference
    assert files(living) == before


def test_comments_order_and_every_other_line_stay(living: Path, mined: Mined):
    merge_into(living, [SHIPPED], mined)
    text = (living / "phrases" / "situation.yaml").read_text(encoding="utf-8")
    assert text.startswith(LIVING)


def test_what_was_rejected_does_not_come_back_and_is_not_touched(living: Path, mined: Mined):
    merge_into(living, [SHIPPED], mined)
    bank = entries(living)
    same = [phrase.id for phrase in bank.values() if wording_key(phrase.text) == wording_key("时刻绷紧【】这根弦")]
    assert same == ["situation-0901"]
    assert bank["situation-0901"].status == "rejected"


@pytest.mark.parametrize("status", ["reviewed", "written", "rejected"])
def test_an_entry_that_a_person_decided_on_is_left_letter_by_letter(living: Path, mined: Mined, status: str):
    path = living / "phrases" / "situation.yaml"
    path.write_text(LIVING.replace("status: rejected", f"status: {status}"), encoding="utf-8", newline="\n")
    merge_into(living, [SHIPPED], mined)
    assert f"    status: {status}     # 2026年起不用\n" in path.read_text(encoding="utf-8")


def test_a_mined_entry_gains_counts_and_sources_and_keeps_id_place_and_comments(living: Path, mined: Mined):
    path = living / "phrases" / "situation.yaml"
    path.write_text(LIVING.replace("status: rejected", "status: mined"), encoding="utf-8", newline="\n")
    difference = merge_into(living, [SHIPPED], mined)
    assert [new.id for _, new in difference.updated] == ["situation-0901"]
    text = path.read_text(encoding="utf-8")
    assert "  - id: situation-0901   # 市长爱用\n    text: 时刻绷紧【事项】这根弦\n" in text
    assert "    status: mined     # 2026年起不用\n" in text
    assert "    speeches: 3\n" in text
    entry = entries(living)["situation-0901"]
    assert (entry.count, entry.speeches, len(entry.sources)) == (3, 3, 3)


def test_a_dry_run_says_the_same_and_writes_nothing(living: Path, mined: Mined):
    before = files(living)
    said = compare_with(living, [SHIPPED], mined)
    assert files(living) == before
    assert merge_into(living, [SHIPPED], mined) == said


def test_ids_go_on_from_the_highest_of_all_folders(living: Path, mined: Mined):
    difference = merge_into(living, [SHIPPED], mined)
    shipped = {phrase.id for phrase in load_phrasebank([SHIPPED])[0].phrases}
    added = [phrase.id for phrase in difference.added]
    assert len(added) == len(set(added))
    assert not set(added) & (shipped | {"situation-0901", "situation-0902"})
    assert all(int(name[-4:]) > 902 for name in added if name.startswith("situation-"))


def test_two_at_once_lose_nothing(living: Path, mined: Mined):
    half = len(mined.phrases) // 2
    parts = [replace(mined, phrases=mined.phrases[:half]), replace(mined, phrases=mined.phrases[half:])]
    threads = [threading.Thread(target=merge_into, args=(living, [SHIPPED], part)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert compare_with(living, [SHIPPED], mined).added == ()


def test_windows_line_ends_stay(living: Path, mined: Mined):
    path = living / "phrases" / "situation.yaml"
    path.write_bytes(LIVING.replace("\n", "\r\n").encode())
    merge_into(living, [SHIPPED], mined)
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.startswith(LIVING.replace("\n", "\r\n").encode())


def test_a_limit_takes_the_best(mined: Mined):
    taken = [phrase.text for phrase in compare(mined.phrases, [], 5).added]
    assert taken == [phrase.text for phrase in mined.phrases[:5]]


def test_changing_a_key_leaves_all_other_lines():
    changed = change_entries(LIVING, {"situation-0902": {"status": "reviewed", "form": "clause", "note": None}})
    assert changed == LIVING.replace(
        '    status: mined\n    note: "待核"\n', "    status: reviewed\n    note:\n"
    ).replace(
        "    text: 统一思想，认清形势\n    kind: parallel\n    move: situation\n    form: verb",
        "    text: 统一思想，认清形势\n    kind: parallel\n    move: situation\n    form: clause",
    )
