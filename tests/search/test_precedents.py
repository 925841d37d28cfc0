"""What earlier speeches said where a section will stand: by what it does, the theme, who speaks, and its words."""

from pathlib import Path

import pytest

from drafter.model.excerpt import Excerpt
from drafter.search.archive import Archive
from drafter.search.precedents import Sought, find_precedents
from drafter.workspace import Workspace
from tests.search.test_archive import SPEECH

SPEAKERS = {
    "a": ("防汛", "县委副书记、县长　李明", 2024),
    "b": ("防汛", "县委常委、副县长　何静", 2025),
    "c": ("防火", "县委副书记、县长　李明", 2026),
    "d": ("防汛", "县委副书记、县长　周敏", 2023),
}
DUTY = Sought(("directive", "accountability"), "压实责任，值班电话有人接")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Four speeches: two themes, two mayors and a deputy."""
    folder = tmp_path_factory.mktemp("archive")
    for name, (theme, byline, year) in SPEAKERS.items():
        text = SPEECH.format(theme=theme, speaker="李明", year=year).replace("县委副书记、县长　李明", byline)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Archive(folder / "archive.sqlite")
    made.add([folder], Workspace().reader)
    return made


def files(excerpts: tuple[Excerpt, ...]) -> list[str]:
    return [Path(excerpt.file).stem for excerpt in excerpts]


@pytest.mark.parametrize(
    ("theme", "speaker", "rank", "found"),
    [
        (["防汛"], "", "", ["b", "a", "d"]),
        (["防汛"], "李明", "chief", ["a", "d", "b"]),
        (["防汛"], "何静", "deputy", ["b", "a", "d"]),
        (["防火"], "", "", ["c", "b", "a"]),
        (["森林防灭火", "防火"], "李明", "chief", ["c", "a", "d"]),
        ([], "", "", ["c", "b", "a"]),
    ],
)
def test_the_theme_goes_first_then_the_speaker_or_his_rank_then_the_year(
    archive: Archive, theme: list[str], speaker: str, rank: str, found: list[str]
):
    assert files(find_precedents(archive, {"duty": DUTY}, theme, speaker, rank)["duty"]) == found


def test_of_each_speech_the_sentence_is_shown_that_says_most_of_what_the_section_says(archive: Archive):
    said = find_precedents(archive, {"duty": DUTY}, ["防汛"])["duty"]
    assert all("值班电话" in excerpt.text for excerpt in said)
    assert said[0].lead == "二、压实责任，把防汛抓到底　"


def test_a_section_gets_only_what_makes_one_of_its_moves_and_no_sentence_twice(archive: Archive):
    both = find_precedents(archive, {"first": DUTY, "second": DUTY, "thanks": Sought(("thanks",), "")}, ["防汛"])
    assert len(both["first"]) == 3
    assert not set(both["first"]) & set(both["second"])
    assert both["thanks"] == ()


def test_headings_and_what_is_too_short_to_copy_are_not_shown(archive: Archive):
    every = {move: Sought((move,), "形势严峻") for move in ("salutation", "situation", "directive", "accountability")}
    texts = [each.text for found in find_precedents(archive, every, ["防汛"]).values() for each in found]
    assert texts and all(text.endswith("。") for text in texts)


def test_an_archive_that_is_not_there_has_nothing_to_show(tmp_path: Path):
    assert find_precedents(Archive(tmp_path / "none.sqlite"), {"duty": DUTY}, ["防汛"]) == {"duty": ()}


@pytest.mark.parametrize("says_it", [True, False])
def test_what_the_draft_says_already_is_not_shown_beside_it(archive: Archive, says_it: bool):
    shown = find_precedents(archive, {"duty": DUTY}, ["防汛"])["duty"][0].text
    draft = f"同志们：{shown if says_it else ''}谢谢大家。"
    beside = find_precedents(archive, {"duty": DUTY}, ["防汛"], draft=draft)["duty"]
    assert (shown in [excerpt.text for excerpt in beside]) is not says_it
