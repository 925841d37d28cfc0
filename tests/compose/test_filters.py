"""The filters and tests that sections may use: cases in fixtures/compose/filters.yaml."""

from pathlib import Path
from typing import Any

import pytest

from drafter.compose.budget import Budget
from drafter.compose.filters import FILTERS
from drafter.compose.judge import TESTS
from drafter.compose.marks import Origins, plain, unwrap
from drafter.compose.render import Setting
from drafter.compose.sandbox import Sandbox
from drafter.language.words import Words
from drafter.meeting.records import Record
from drafter.model.finding import InputError
from drafter.model.place import Place
from drafter.model.span import Origin, Span
from drafter.model.template import Start
from tests.house import HOUSE, read_cases

CASES = read_cases(Path(__file__).parents[1] / "fixtures/compose/filters.yaml")


def _fact(text: str) -> Span:
    return Span(text, Origin("fact", "facts.x"))


def _person(name: str, org: str, did: str, relation: str = "", post: str = "") -> Record:
    given = {"name": name, "org": org, "did": did, "post": post}
    return Record("person", {"relation": relation, **{key: _fact(text) if text else "" for key, text in given.items()}})


VALUES: dict[str, Any] = {
    "who": [_fact("市商务局"), _fact("市应急管理局"), _fact("各县（市、区）")],
    "one": [_fact("市商务局")],
    "none_given": [],
    "heads": [_fact("责任没有到人"), _fact("整改没有到底")],
    "told": [_fact("车多。日均三万辆"), _fact("路滑")],
    "claim": _fact("最大的风险点"),
    "said": _fact("这是最大的风险点。"),
    "gap": Span("【措施】", Origin("blank", "facts.y")),
    "clauses": [_fact("防控责任要坚决扛起"), _fact("抓好落实")],
    "people": [
        _person("赵刚", "", "通报了情况"),
        _person("", "市消防救援支队", "作了发言"),
        _person("", "临江区", "作了发言"),
    ],
    "above": [
        _person("陈国强", "", "作了讲话", "superior", "副局长"),
        _person("李明", "", "作了讲话", "superior", "市委副书记、市长"),
    ],
    "mixed": [
        _person("赵刚", "", "通报了情况"),
        _person("陈国强", "", "通报了情况", "superior"),
        _person("刘洋", "", "通报了情况"),
    ],
    "chief": Record("person", {"name": _fact("李明"), "org": "", "called": _fact("李市长")}),
}


def _setting(origins: Origins) -> Setting:
    return Setting(origins, Budget(), Words(frozenset({"抓好"})))


def _render(body: str) -> tuple[str, Origins]:
    origins = Origins()
    start = Start(Place("sections/x.md.j2", 1))
    return Sandbox(FILTERS, TESTS).render_section(body, start, VALUES, _setting(origins), frozenset(VALUES)), origins


@pytest.mark.parametrize(("name", "body", "reads"), CASES, ids=[case[0] for case in CASES])
def test_a_filter_reads_as_it_should(name: str, body: str, reads: str) -> None:
    assert plain(_render(body)[0]) == reads, name


@pytest.mark.parametrize("body", [case[1] for case in CASES if "who" in case[1] or "heads" in case[1]])
def test_no_filter_drops_or_nests_a_mark(body: str) -> None:
    text, origins = _render(body)
    for piece in unwrap(text, origins):
        assert len(piece.origins) <= 1
        if piece.text.strip("、；。和2") in map(str, [*VALUES["who"], *VALUES["heads"]]):
            assert piece.origins


@pytest.mark.parametrize(
    "body", ["{{ clauses | run_on('一要') }}", "{% for c in clauses %}{{ loop | mark(c, '一要') }}{% endfor %}"]
)
def test_a_marker_that_an_item_does_not_fit_is_refused_and_names_the_item(body: str) -> None:
    with pytest.raises(InputError, match="防控责任要坚决扛起"):
        _render(body)


@pytest.mark.parametrize("filtered", ["headed(loop)", "titled(loop)"])
def test_each_title_of_a_loop_is_looked_at_a_few_times_however_many_there_are(
    filtered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def lead(title: str, *_given: object) -> str:
        looked.append(title)
        return "加强"

    monkeypatch.setattr("drafter.compose.titled.lead_point", lead)
    monkeypatch.setattr("drafter.compose.titled.lead_task", lead)
    tasks = [Record("task", {"title": _fact(f"{number:03d}片区排查")}) for number in range(60)]
    body = "{% for task in tasks %}{{ task | " + filtered + " }}{% endfor %}"
    setting = Setting(Origins(), Budget())
    start = Start(Place("x.md.j2", 1))
    Sandbox(FILTERS, TESTS).render_section(body, start, {"tasks": tasks}, setting, frozenset({"tasks"}))
    assert len(looked) <= 2 * len(tasks)


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (("宣传到户", "巡查制度", "机具到位"), "宣传到户 巡查制度 机具到位 "),
        (("作风建设", "巡查记录制度", "抓紧抢收"), "加强作风建设 落实巡查记录制度 抓紧抢收 "),
    ],
)
@pytest.mark.parametrize("beside", ["loop", "tasks"])
def test_titles_that_stand_alike_get_no_verb_whether_loop_or_list_is_named(
    beside: str, titles: tuple[str, ...], said: str
) -> None:
    tasks = [Record("task", {"title": _fact(title)}) for title in titles]
    body = "{% for task in tasks %}{{ task | headed(" + beside + ") }} {% endfor %}"
    setting = Setting(Origins(), Budget(), HOUSE.words)
    start = Start(Place("x.md.j2", 1))
    rendered = Sandbox(FILTERS, TESTS).render_section(body, start, {"tasks": tasks}, setting, frozenset({"tasks"}))
    assert plain(rendered) == said
