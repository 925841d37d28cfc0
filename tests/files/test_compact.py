"""The compact copy of a phrasebank: the same as its YAML, made anew when that changes, believed only if ours."""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from drafter.files import compact
from drafter.files.fingerprint import TEMPLATES, fingerprint
from drafter.files.phrasebank import load_phrasebank
from drafter.files.templates import load_templates
from drafter.files.wordlists import load_wordlists
from drafter.model.finding import Finding, InputError
from drafter.model.phrase import Phrasebank
from drafter.model.template import Templates, begins_at
from drafter.model.wordlist import Wordlists
from drafter.resources import data_dir, user_dir
from drafter.search import Compared, compare

needs_owners = pytest.mark.skipif(sys.platform == "win32", reason="files have no owner's mode")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small phrasebank, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    (tmp_path / "bank" / "phrases").mkdir(parents=True)
    for name in ("moves.yaml", "evidence.yaml", "phrases/lesson.yaml"):
        shutil.copy(data_dir("phrasebank") / name, tmp_path / "bank" / name)
    text = (tmp_path / "bank" / "phrases" / "lesson.yaml").read_text(encoding="utf-8")
    bare = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("    function:"))
    (tmp_path / "bank" / "phrases" / "lesson.yaml").write_text(bare, encoding="utf-8", newline="\n")
    return tmp_path / "bank"


@pytest.fixture
def counted() -> list[int]:
    """Grows by one each time that YAML is read."""
    READS.clear()
    return READS


READS: list[int] = []


def refuse_to_load(folders: Sequence[Path]) -> Any:
    """What may not be needed where a copy is at hand."""
    raise AssertionError("the copy was not read")


def load_copied(folders: list[Path]) -> tuple[Phrasebank, list[Finding]]:
    """A phrasebank as a workspace loads it."""

    def read(folders: Sequence[Path]) -> tuple[Phrasebank, list[Finding]]:
        READS.append(len(READS))
        return load_phrasebank(folders)

    return compact.load_copied(Phrasebank, folders, fingerprint(folders), read)


def said(loaded: tuple[Phrasebank, list[Finding]]) -> dict[str, Any]:
    """All that a phrasebank says; nothing is odd in it."""
    bank, findings = loaded
    assert findings == []
    return asdict(replace(bank, phrases=tuple(bank.phrases)))


def copies() -> list[Path]:
    return sorted(user_dir("cache").glob("phrasebank-*.json"))


def test_the_copy_of_the_shipped_phrasebank_is_equal_to_its_yaml(folder: Path, counted: list[int]):
    folders = [data_dir("phrasebank")]
    first, second = said(load_copied(folders)), said(load_copied(folders))
    assert first == second == said(load_phrasebank(folders))
    assert len(counted) == 1


def test_the_copy_of_the_templates_is_equal_to_their_yaml_and_every_text_knows_where_it_stands(folder: Path):
    folders = [data_dir("templates")]
    loaded = load_templates(folders)
    for load in (load_templates, refuse_to_load):
        copied, findings = compact.load_copied(Templates, folders, fingerprint(folders, TEMPLATES), load)
        assert asdict(copied) == asdict(loaded[0]) and findings == loaded[1] == []
        for name, kind in copied.kinds.items():
            same = loaded[0].kinds[name]
            assert kind.audience.origin == same.audience.origin  # type: ignore[attr-defined]  # spans
            for ours, theirs in zip(kind.headings, same.headings, strict=True):
                assert [begins_at(ours[key], None) for key in ours] == [begins_at(theirs[key], None) for key in ours]


def test_the_copy_of_the_word_lists_is_equal_to_their_yaml(folder: Path):
    folders = [data_dir("phrasebank")]
    loaded = load_wordlists(folders)
    for load in (load_wordlists, refuse_to_load):
        copied = compact.load_copied(Wordlists, folders, fingerprint(folders), load)
        assert asdict(copied[0]) == asdict(loaded[0])


@pytest.mark.parametrize(
    "words",
    [
        "knows: [甲, 乙], text: [丙]",
        "text: [甲]",
        "knows: [知道], text: [话]",
        "knows: [甲]",
        '"knows": [甲], at: [乙]',
    ],
)
def test_words_that_a_person_wrote_are_never_taken_for_marks_of_the_copy(folder: Path, words: str):
    (folder / "synonyms.yaml").write_text(f"format: 1\nsynonyms: {{{words}}}\n", encoding="utf-8", newline="\n")
    assert said(load_copied([folder])) == said(load_copied([folder])) == said(load_phrasebank([folder]))


def test_a_file_that_changes_is_read_again(folder: Path, counted: list[int]):
    load_copied([folder])
    path = next((folder / "phrases").glob("*.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "\n# 新的一行\n", encoding="utf-8")
    load_copied([folder])
    assert len(counted) == 2


@pytest.mark.parametrize("cut", [0, 40, -9])
def test_a_damaged_copy_is_passed_over_and_made_anew(folder: Path, counted: list[int], cut: int):
    expected = said(load_copied([folder]))
    copies()[0].write_bytes(copies()[0].read_bytes()[:cut])
    assert said(load_copied([folder])) == expected
    assert said(load_copied([folder])) == expected
    assert len(counted) == 2


def test_a_copy_in_which_a_word_was_changed_is_not_believed(folder: Path, counted: list[int]):
    expected = said(load_copied([folder]))
    copies()[0].write_bytes(copies()[0].read_bytes().replace("教训".encode(), "经验".encode()))
    assert said(load_copied([folder])) == expected
    assert len(counted) == 2


@needs_owners
def test_a_copy_that_others_may_write_is_not_believed(folder: Path, counted: list[int]):
    load_copied([folder])
    copies()[0].chmod(0o666)
    load_copied([folder])
    assert len(counted) == 2
    user_dir("cache").chmod(0o777)
    load_copied([folder])
    assert len(counted) == 3


@needs_owners
def test_a_link_in_the_place_of_a_copy_is_not_followed(folder: Path, counted: list[int], tmp_path: Path):
    load_copied([folder])
    path = copies()[0]
    path.rename(tmp_path / "elsewhere.json")
    path.symlink_to(tmp_path / "elsewhere.json")
    load_copied([folder])
    assert len(counted) == 2


def test_a_copy_for_another_set_of_files_is_not_taken(folder: Path, counted: list[int], tmp_path: Path):
    load_copied([folder])
    other = shutil.copytree(folder, tmp_path / "other")
    load_copied([other])
    first, second = copies()
    second.write_bytes(first.read_bytes())
    assert str(load_copied([other])[0].phrases[0].place).startswith(str(other))
    assert str(load_copied([folder])[0].phrases[0].place).startswith(str(folder))


def test_without_a_cache_that_can_be_written_everything_works(folder: Path, counted: list[int], tmp_path: Path):
    (tmp_path / "cache").write_text("a file where a folder should be", encoding="utf-8")
    assert said(load_copied([folder])) == said(load_copied([folder]))
    assert len(counted) == 2


def test_what_is_wrong_or_odd_is_said_each_time(folder: Path):
    path = next((folder / "phrases").glob("*.yaml"))
    path.write_text(path.read_text(encoding="utf-8").replace("move:", "mvoe:", 1), encoding="utf-8")
    for _time in range(2):
        with pytest.raises(InputError):
            load_copied([folder])
    assert copies() == []


def test_old_copies_go(folder: Path):
    path = next((folder / "phrases").glob("*.yaml"))
    text = path.read_text(encoding="utf-8")
    for number in range(12):
        path.write_text(text + f"# {number}\n", encoding="utf-8")
        load_copied([folder])
        for age, copy in enumerate(copies()):
            os.utime(copy, (age, age))
    assert len(copies()) <= 8


def test_the_copy_of_what_is_compared_is_equal_to_what_is_made_of_the_phrases(folder: Path):
    folders = [data_dir("phrasebank")]
    made = compare(load_phrasebank(folders)[0].phrases)
    compact.load_copied(Compared, folders, fingerprint(folders), lambda _folders: (made, []))
    assert compact.load_copied(Compared, folders, fingerprint(folders), refuse_to_load)[0] == made
