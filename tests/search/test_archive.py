"""An office's own speeches: found sentence by sentence, read again only where they changed, and never doubled."""

from pathlib import Path

import pytest

from drafter.model.finding import InputError
from drafter.search.archive import Archive
from drafter.search.byline import find_rank, find_speaker, find_year
from drafter.workspace import Workspace

SPEECH = """在全县{theme}工作会议上的讲话

（{year}年3月5日）

县委副书记、县长　{speaker}

同志们：

今天，县委、县政府召开这次会议，主要任务是部署{theme}工作。下面，我讲两点意见。

一、认清形势，绷紧{theme}这根弦

当前，{theme}形势仍然严峻。抽查的20个点位，有3个无人值守。

二、压实责任，把{theme}抓到底

各乡镇要严格落实24小时值班制度，值班电话无人接听的，当天通报。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three speeches of two people in two years."""
    for name, theme, speaker, year in (
        ("a", "防汛", "李明", 2025),
        ("b", "防火", "李明", 2026),
        ("c", "防汛", "何静", 2026),
    ):
        text = SPEECH.format(theme=theme, speaker=speaker, year=year)
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def archive(folder: Path) -> Archive:
    made = Archive(folder / "archive.sqlite")
    made.add([folder], Workspace().reader)
    return made


def files(archive: Archive, words: str, **more: object) -> list[str]:
    _total, found = archive.search(words.split(), **more)  # type: ignore[arg-type]  # move, speaker, year, limit
    return [Path(excerpt.file).stem for excerpt in found]


def test_a_sentence_is_found_by_words_of_any_length_the_newest_speech_first(archive: Archive):
    assert files(archive, "值班电话") == ["b", "c", "a"]
    assert set(files(archive, "值")) == {"a", "b", "c"}
    assert files(archive, "值班 通报") == ["b", "c", "a"]
    assert files(archive, "２４小时") == ["b", "c", "a"]
    assert files(archive, "制度通报") == []
    assert files(archive, "，。") == []


def test_it_is_found_by_speaker_year_and_move(archive: Archive):
    assert files(archive, "值班电话", speaker="李明") == ["b", "a"]
    assert files(archive, "值班电话", speaker="李明", year=2025) == ["a"]
    assert files(archive, "值班电话", move="salutation") == []
    assert files(archive, "同志们", move="salutation") == ["b", "c", "a"]


def test_an_excerpt_says_where_it_stands_and_what_stands_around_it(archive: Archive):
    total, [first] = archive.search(["无人值守"], limit=1)
    assert total == 3
    assert (first.line, first.speaker, first.year) == (13, "李明", 2026)
    assert first.before == "当前，防火形势仍然严峻。"
    assert first.title == "在全县防火工作会议上的讲话"


def test_what_has_not_changed_is_passed_over_and_what_has_replaces_itself(archive: Archive, folder: Path):
    again = archive.add([folder], Workspace().reader)
    assert (again.speeches, again.unchanged) == (0, 3)
    path = folder / "a.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("值班电话", "带班电话"), encoding="utf-8")
    again = archive.add([folder], Workspace().reader)
    assert (again.speeches, again.unchanged) == (1, 2)
    assert files(archive, "值班电话") == ["b", "c"]
    assert files(archive, "带班电话") == ["a"]
    assert len(archive.speeches()) == 3


def test_there_is_nothing_in_an_archive_that_is_not_there(tmp_path: Path):
    archive = Archive(tmp_path / "none.sqlite")
    assert archive.search(["值班"]) == (0, [])
    assert archive.speeches() == []
    assert not archive.path.exists()


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path):
    (tmp_path / "letter.sqlite").write_text("一封信" * 500, encoding="utf-8")
    with pytest.raises(InputError):
        Archive(tmp_path / "letter.sqlite").search(["值班"])


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        (["县委副书记、县长　李明"], "李明"),
        (["校长　何　静"], "何静"),
        (["（县委书记 欧阳文清）"], "欧阳文清"),
        (["李　明"], "李明"),
        (["讲话人：周敏"], "周敏"),
        (["（2026年3月5日）", "在县长办公会上"], ""),
        (["主要领导讲话"], ""),
    ],
)
def test_the_speaker_is_the_name_after_a_post_or_a_name_alone(lines: list[str], speaker: str):
    assert find_speaker(lines) == speaker


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["（2026年1月20日）"], 2026),
        (["在2025年工作会上的讲话", "2026年1月"], 2025),
        (["2024-03-05 讲话"], 2024),
        (["投资12026万元"], 0),
        (["在全市20_年会议上的讲话"], 0),
    ],
)
def test_the_year_is_the_first_that_is_said(lines: list[str], year: int):
    assert find_year(lines) == year


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("县委副书记、县长　李明", "chief"),
        ("（县委书记 欧阳文清）", "chief"),
        ("市委常委、常务副市长　周敏", "deputy"),
        ("县委副书记　何静", "deputy"),
        ("校长　何　静", "chief"),
        ("李　明", None),
        ("讲话人：周敏", None),
    ],
)
def test_who_heads_anything_is_a_chief_and_who_only_helps_a_deputy(line: str, rank: str | None):
    assert find_rank([line]) == rank


def test_an_archive_whose_first_writer_was_killed_is_empty_and_can_be_added_to(folder: Path) -> None:
    archive = Archive(folder / "killed.sqlite")
    archive.path.touch()
    assert archive.speeches() == []
    assert archive.search(["防汛"]) == (0, [])
    assert archive.add([folder], Workspace().reader).speeches == 3
