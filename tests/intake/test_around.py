"""What new material says of a kind that was learned from last year's speech: its figures, between the same words."""

from typing import Any

import pytest

from drafter.intake.answers import places_of, put_left
from drafter.intake.around import find_around
from drafter.intake.material import parse_material
from drafter.intake.understand import Understood
from drafter.meeting import Vocabulary
from drafter.model.intake import Left
from drafter.model.template import FieldKind
from tests.house import HOUSE


def found(told: str, **helps: str) -> dict[str, str]:
    facts = [FieldKind(name, "text", "数量", help=help) for name, help in helps.items()]
    return {name: str(value) for name, value in find_around(facts, [(told, "今年.txt 第1行")])}


@pytest.mark.parametrize(
    ("help", "told", "value"),
    [
        ("过火面积＿＿公顷，比上年减少", "今年以来火情3起，过火面积2.1公顷，都扑灭了", "2.1"),
        ("＿＿，过火面积", "今年以来火情3起，过火面积2.1公顷", "3起"),
        ("全县新建改建农村公路＿＿", "到10月底，全县新建改建农村公路86公里，都通了车", "86公里"),
        ("完成投资＿＿亿元", "完成投资十二亿元", "十二"),
        ("完成投资＿＿亿元", "完成投资情况不好", None),
        ("有＿＿是上坟引起的", "有5起是上坟引起的；有2起是上坟引起的", None),
        ("有＿＿", "有5起", None),
        ("各乡镇要抓好落实", "各乡镇要抓好落实3件", None),
    ],
)
def test_a_figure_is_taken_where_it_stands_between_the_same_words_and_only_there(help, told, value):
    assert found(told, number_1=help).get("number_1") == value


def test_what_is_no_figure_is_not_guessed():
    assert found("局长何涛同志通报了情况", person_1="局长＿＿同志通报了情况") == {}


def test_a_line_is_put_into_a_fact_that_is_one_text():
    kind = next(kind for kind in HOUSE.templates.kinds.values() if any(f.kind == "text" for f in kind.facts.values()))
    vocabulary = Vocabulary(HOUSE.templates, kind)
    name = next(name for name, field in kind.facts.items() if field.kind == "text")
    assert name in places_of(vocabulary)
    answers: dict[str, dict[str, str]] = {}
    for text in ("头一句。", "第二句"):
        put_left(answers, name, Left(text, "今年.txt 第1行"), vocabulary)
    assert answers == {"facts": {name: "头一句；第二句"}}


LAST_YEAR = """在全县2025年集贸市场整治会上的讲话
副县长　陆河
（2025年8月26日）
同志们：
今天开这个会，部署集贸市场整治。
一、看到差距
抽查20个市场，6个的秤不准。
二、抓实措施
（三）管好公平秤。给36个市场各摆公平秤，9月10日前摆到位。
谢谢大家！
"""


def test_a_line_of_last_years_speech_is_put_in_with_blanks_and_its_first_sentence_is_the_title_of_a_task():
    kind = HOUSE.templates.kinds["special-campaign"]
    understander, vocabulary = HOUSE.understander(kind), Vocabulary(HOUSE.templates, kind)
    materials = [
        parse_material(text.encode(), name, name)
        for name, text in (("去年.txt", LAST_YEAR), ("今年.txt", "抽查31个市场，9个没有公平秤。"))
    ]
    nothing = Understood({}, ())
    answers: dict[str, Any] = {}
    left = {each.text: each for each in understander.find_left(materials, nothing)}
    put_left(
        answers, "tasks", next(each for text, each in left.items() if "公平秤" in text and "摆" in text), vocabulary
    )
    put_left(answers, "shortcomings", left["抽查20个市场，6个的秤不准。"], vocabulary)
    put_left(answers, "shortcomings", left["抽查31个市场，9个没有公平秤。"], vocabulary)
    task = answers["facts"]["tasks"][0]
    assert task["title"].endswith("管好公平秤")
    assert task["measures"][0]["text"] == "给【数量】个市场各摆公平秤，【日期】前摆到位"
    told = [each["text"] for each in answers["facts"]["shortcomings"]]
    assert told == ["抽查【数量】个市场，【数量】个的秤不准", "抽查31个市场，9个没有公平秤"]
    assert next(iter(left)).startswith("抽查31个")  # what is of this year stands first
