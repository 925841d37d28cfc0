"""Speeches of one kind learned together: each comes back letter by letter, and what they share is the template."""

from itertools import combinations
from pathlib import Path

import pytest

from drafter.learn import LearnedKind
from tests.learn.learning import Again, learn_kind, next_year, paragraphs_of, write
from tests.learn.test_learn import ROOT, SPEECHES

FOLDER = ROOT / "tests" / "fixtures" / "learn" / "together"
YEARS = sorted(FOLDER.glob("flood-*.txt"))


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Again:
    """Three years of one meeting."""
    return write(learn_kind(*((file, None) for file in YEARS)), tmp_path_factory.mktemp("years"))


@pytest.mark.parametrize("speech", range(len(YEARS)))
def test_each_comes_back_letter_by_letter_from_its_own_meeting_file(years: Again, speech: int):
    assert years.draft(speech=speech) == paragraphs_of(YEARS[speech])


@pytest.mark.parametrize("speech", range(len(YEARS)))
def test_next_year_nothing_is_left_of_the_old_names(years: Again, speech: int):
    changes, old = next_year(years, speech)
    said = "\n".join(years.draft(changes, speech))
    assert {word for word in old if word in said} == set()


def test_what_they_share_is_written_once(years: Again):
    text = "\n".join(years.kind.files.values())
    for shared in ("我讲", "打不通电话的，当天通报", "把工作做在雨来之前", "让我们把工作做实做细"):
        assert text.count(shared) == 1
    assert years.kind.count_shared() > 0.9


def test_where_they_differ_a_fact_says_which_way_is_taken(years: Again):
    ways = {fact.name: fact for fact in years.lesson.facts if fact.ways}
    told = "\n".join(fact.help for fact in ways.values())
    assert "甲：不写；乙：把县城的水排出去" in told  # an item that only one year has
    assert "乙：练好队伍" in told  # a part that only one year has
    assert "丙：看清形势，任何时候都不能松劲" in told  # a heading of each year's own
    first = years.draft()
    assert years.draft({f"facts.{name}": "" for name in ways}) == first


def test_a_way_that_another_year_took_can_be_taken_in_any_file(years: Again):
    [name] = [fact.name for fact in years.lesson.facts if "练好队伍" in fact.help]
    said = years.draft({f"facts.{name}": "乙"})
    assert [line[:2] for line in said if line[1:2] == "、"] == ["一、", "二、", "三、", "四、"]
    assert "讲四点意见" in "".join(said)


def test_what_reads_alike_but_for_a_few_words_is_one_sentence_with_a_fact():
    lesson = learn_kind(*((file, None) for file in YEARS)).lessons[2]
    less, rest = (fact.value for fact in lesson.facts if fact.kind == "differs")
    assert less == "少"  # 比常年同期多三成, 多四成, 少一成
    assert rest.startswith("雨少的年份")


def test_the_templates_pass_their_check(years: Again):
    assert [finding for finding in years.workspace.check_templates() if finding.severity == "error"] == []


def test_with_nothing_filled_in_there_are_blanks_and_no_old_name(years: Again):
    bare = f"format: 1\nkind: {years.workspace.templates.kinds['last-year'].id}\ntitle: 讲话\n".encode()
    draft, _plan = years.workspace.draft(years.workspace.load(bare))
    said = "\n".join(block.text for block in draft.blocks)
    assert "【地名】" in said
    _changes, old = next_year(years)
    assert {word for word in old if word in said} == set()


def given_back(kind: LearnedKind, files: tuple[Path, ...], folder: Path) -> bool:
    again = write(kind, folder)
    return all(again.draft(speech=number) == paragraphs_of(file) for number, file in enumerate(files))


@pytest.mark.parametrize(
    "files", list(combinations(SPEECHES, 2))[::9], ids=lambda files: "+".join(f.stem for f in files)
)
def test_even_speeches_that_share_nothing_come_back_each(files: tuple[Path, ...], tmp_path: Path):
    assert given_back(learn_kind(*((file, None) for file in files)), files, tmp_path)


def test_a_speech_with_itself_has_no_choices():
    learned = learn_kind((YEARS[0], None), (YEARS[0], None))
    assert learned.count_shared() > 0.98
    assert not [fact for fact in learned.lessons[0].facts if fact.ways or fact.kind == "differs"]
