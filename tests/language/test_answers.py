"""What people write behind a question, told by its grammar: cases in fixtures/language/answers.yaml."""

from pathlib import Path

import pytest

from drafter.language.answers import asks, is_begun, is_favour, is_local, puts_question, read_answer
from drafter.language.titles import make_order
from drafter.workspace import Workspace
from tests.house import of_each, read_cases

FIXTURES = Path(__file__).parents[1] / "fixtures/language"
WORDS = Workspace().words


def cases(name: str) -> dict[str, str]:
    read = read_cases((FIXTURES / name), as_text=True)
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize(("text", "kind"), cases("answers.yaml").items())
def test_an_answer_is_told_by_what_it_says_of_whom(text: str, kind: str) -> None:
    assert read_answer(text, WORDS) == kind


@pytest.mark.parametrize(("text", "said"), cases("orders-made.yaml").items())
def test_a_measure_that_is_a_noun_gets_its_verb(text: str, said: str) -> None:
    assert make_order(text, WORDS) + text == said


@pytest.mark.parametrize("text", ["疫情", "烧伤科主任郭志远刚下夜班"])
def test_a_story_has_only_begun_where_nothing_is_done_in_it(text: str) -> None:
    assert is_begun(text)


@pytest.mark.parametrize("text", ["妈妈哭了", "王师傅三天没合眼", "修茶叶加工厂，大家连着一个月没休息"])
def test_a_short_story_in_which_something_is_done_is_whole(text: str) -> None:
    assert not is_begun(text)


@pytest.mark.parametrize("text", ["信任", "理解支持", "理解和支持", "多年的包容"])
def test_what_somebody_gave_takes_a_particle(text: str) -> None:
    assert is_favour(text)


@pytest.mark.parametrize("text", ["他教我认土", "教我听声音辨刀具", "带我上山"])
def test_what_somebody_did_takes_a_pause(text: str) -> None:
    assert not is_favour(text)


def test_a_clause_that_opens_with_where_is_known() -> None:
    assert is_local("大堂里有个人会说话") and is_local("每个窗口开到晚上八点")
    assert not is_local("保留线下窗口") and not is_local("每月公布一次") and not is_local("把里外有灯的地方都查一遍")


@pytest.mark.parametrize("text", ["学一学不就会了", "村小要不要撤", "这样行不行", "你来过吗", "坏了谁来管", "谁来教"])
def test_a_question_is_known_without_its_mark(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text", ["他学会了", "灯还亮着呢", "要不要撤，等明年再定", "谁来我都教", "谁问都讲", "人在哪，家就在哪"]
)
def test_what_only_looks_like_a_question_is_none(text: str) -> None:
    assert not asks(text)


@of_each(cases("questions.yaml").items())
def test_a_heading_is_a_question_or_says_that_it_holds_for_all(case: tuple[str, str]) -> None:
    heading, is_one = case
    assert puts_question(heading) is (is_one == "yes")
