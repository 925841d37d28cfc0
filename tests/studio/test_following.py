"""The writer's own sentences go with what they stand behind, whatever is typed or moved in the form."""

from pathlib import Path

import pytest

from drafter.meeting.editing import Move, Put, Remove, rename
from drafter.model.path import FactPath
from drafter.studio.desk import Desk, version_of
from tests.edited.harvest.cases import MEETING

OWN = """sections:
  change:
    tasks:
      sentences:
        - {after: 市水务局要对42座病险水库逐座排查。, text: 去年的教训就在这里。, paragraph: true}
        - {after: 把转移路线走一遍, text: 老人孩子先走。}
        - instead: 从今天起，各县（市、区）要实行24小时值班；脱岗的，当天通报。
          text: 从今天起，各县（市、区）昼夜有人。
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "meeting.yaml").write_text(MEETING.read_text(encoding="utf-8") + OWN, encoding="utf-8")
    return Desk(tmp_path)


def make(desk: Desk, *steps) -> str:
    opened = desk.list_meetings()[0]
    return desk.edit(opened, version_of(opened.read()), steps).decode()


def texts(desk: Desk) -> list[str]:
    draft, plan = desk.draft(desk.list_meetings()[0])
    assert not [found for found in plan.findings if found.rule.startswith("sentence-")]
    return [block.text for block in draft.blocks]


def at(path: str) -> FactPath:
    return FactPath.parse(path)


def test_all_of_a_fact_is_typed_anew_and_then_the_task_moves(desk):
    make(desk, Put(at("facts.tasks[0].measures[0].what"), "装上监测探头"))
    make(desk, Put(at("facts.tasks[0].measures[0].who[0]"), "市气象局"))
    text = make(desk, Move(at("facts.tasks[0]"), 2))
    assert "逐座排查" not in text
    said = texts(desk)
    assert said[said.index("去年的教训就在这里。") - 1].startswith("三要把险工险段查清楚。")


def test_a_title_is_typed_anew_letter_by_letter(desk):
    for title in ("把路", "把路认", "把路认熟"):
        make(desk, Put(at("facts.tasks[1].title"), title))
    assert "二要把路认熟。老人孩子先走。【谁来办、办什么、几号前】。" in texts(desk)


def test_a_sentence_in_her_own_words_stays_when_the_task_goes_up(desk):
    make(desk, Move(at("facts.tasks[2]"), 0))
    make(desk, Put(at("facts.tasks[0].measures[0].what"), "落实领导带班"))
    assert "一要把值守落到人头。从今天起，各县（市、区）昼夜有人。" in texts(desk)


def test_taking_a_change_back_takes_back_what_followed_it(desk):
    opened = desk.list_meetings()[0]
    before = opened.read()
    make(desk, Put(at("facts.tasks[0].measures[0].what"), "装上监测探头"))
    assert opened.read() != before
    assert opened.step_back(version_of(opened.read())) == before


@pytest.mark.parametrize(
    ("path", "step", "now"),
    [
        ("facts.tasks[0].title", Move(at("facts.tasks[0]"), 2), "facts.tasks[2].title"),
        ("facts.tasks[1].title", Move(at("facts.tasks[0]"), 2), "facts.tasks[0].title"),
        ("facts.tasks[2].title", Move(at("facts.tasks[0]"), 1), "facts.tasks[2].title"),
        ("facts.tasks[0].title", Move(at("facts.tasks[2]"), 0), "facts.tasks[1].title"),
        ("facts.tasks[1].title", Remove(at("facts.tasks[0]")), "facts.tasks[0].title"),
        ("facts.tasks[0].title", Remove(at("facts.tasks[0]")), ""),
        ("facts.tasks[0].title", Remove(at("facts.tasks[0].measures[0]")), "facts.tasks[0].title"),
        (
            "facts.tasks[0].measures[1].what",
            Remove(at("facts.tasks[0].measures[0]")),
            "facts.tasks[0].measures[0].what",
        ),
        ("facts.tasks[0].title", Put(at("facts.tasks[0].title"), "新"), "facts.tasks[0].title"),
        ("date", Remove(at("facts.tasks[0]")), "date"),
    ],
)
def test_a_path_is_called_otherwise_after_a_step(path, step, now):
    assert rename(path, [step]) == now


@pytest.fixture
def choose(desk):
    """What the page sends when a sentence is clicked."""
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    from drafter.studio.asked import Asked
    from drafter.studio.wording import choose_sentence

    opened = desk.list_meetings()[0]

    def send(**form: str) -> str:
        version = version_of(opened.read())
        asked = Asked(desk, {"meeting": opened.id}, form={"_version": version, "section": "tasks", **form})
        return bytes(choose_sentence(asked).body).decode()

    return send


def test_what_stands_behind_her_own_sentence_stays_when_that_is_reworded_or_taken_back(desk, choose):
    choose(op="after", instead="去年的教训就在这里。", text="查过了，没有记下来，等于没有查。")
    choose(op="text", own="0", text="去年吃亏就吃在这里。")
    assert "去年吃亏就吃在这里。查过了，没有记下来，等于没有查。" in texts(desk)
    choose(op="free", own="0")
    assert any(text.endswith("逐座排查。查过了，没有记下来，等于没有查。") for text in texts(desk))


def test_a_task_that_goes_leaves_her_words_and_the_page_asks_once(desk, choose):
    make(desk, Remove(at("facts.tasks[0]")))
    page = choose(op="text", own="1", text="老人孩子先走一步。")
    assert "去年的教训就在这里。" in page and "逐座排查" in page
    page = choose(op="stay", own="0")
    assert "逐座排查" not in page
    said = texts(desk)
    assert said[said.index("去年的教训就在这里。") - 1].startswith("二要把值守落到人头。")


def test_a_paragraph_of_two_sentences_that_lost_its_place_is_asked_about_once_and_stays(desk, choose):
    choose(op="after", instead="去年的教训就在这里。", text="查过了，没有记下来，等于没有查。")
    opened = desk.list_meetings()[0]
    behind = "after: 去年的教训就在这里。"
    text = opened.path.read_text(encoding="utf-8")
    assert behind in text
    two = text.replace(behind, "after: 市水务局要对42座病险水库逐座排查。\n          under: 查水库")
    two = two.replace("就在这里。, paragraph: true}", "就在这里。, paragraph: true, from: 改稿.docx 第12段}")
    opened.path.write_text(two, encoding="utf-8")
    make(desk, Remove(at("facts.tasks[0]")))
    page = choose(op="text", own="1", text="老人孩子先走一步。")
    assert page.count('"op": "stay"') == 1 and page.count("added in the edited draft") == 1
    page = choose(op="stay", own="0")
    assert '"op": "stay"' not in page and "cannot be changed here" not in page
    said = "".join(texts(desk))
    assert "去年的教训就在这里。" in said and "查过了，没有记下来，等于没有查。" in said
