"""How measures are said: cases in fixtures/compose/measures.yaml; every part stands as written."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.compose.measures import Joiner, join_measures
from drafter.workspace import Workspace
from tests.house import read_cases

ROOT = Path(__file__).parents[2]
CASES = read_cases((ROOT / "tests/fixtures/compose/measures.yaml"), as_text=True)
WORDS = Workspace().words


def read_measure(given: dict[str, Any]) -> dict[str, Any]:
    lists = {name: given.get(name, []) for name in ("who", "with", "person")}
    return {**given, **{name: [value] if isinstance(value, str) else value for name, value in lists.items()}}


def joiner(**options: Any) -> Joiner:
    return Joiner(WORDS, str, **options)


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:28] for case in CASES])
def test_a_measure_is_said_as_a_writer_would_say_it(case: dict[str, Any]) -> None:
    row = [read_measure(given) for given in case.get("row", [case])]
    first = int(case.get("turn", 1)) - 1
    said = join_measures(row, joiner(after=case.get("after", ""), asks="asks" in case), range(first, first + len(row)))
    assert said == case["says"]


CLAUSES = [
    "对全市112家冷库逐一排查",
    "每个班上一堂课",
    "要把护栏补齐",
    "任组长",
    "普查经费列入预算",
    "一户120元",
    "安全生产",
    "在村口设卡",
]
STANDARDS = [
    "建立“一库一档”",
    "不漏一户",
    "达到98%",
    "100%",
    "整改率达到100%",
    "一户一表",
    "国家二级标准",
    "签字。留照片",
]
ELSES = ["逾期未报的，由督查室通报", "否则停用", "对拒不整改的停业", "约谈", "谁漏报谁检讨", "由督查室通报。"]
TIMES = ["2月5日前", "月底", "每天", "从1月25日起", "立即", "即日起", "在节前", "持续到9月底", "5月1日至6月10日"]
NAMES = st.lists(st.sampled_from(["市商务局", "各县（市、区）", "镇长", "市应急局牵头"]), max_size=2, unique=True)
HELPERS = st.lists(st.sampled_from(["各乡镇（街道）", "县财政局", "驻村工作队"]), max_size=2, unique=True)
MEASURES = st.fixed_dictionaries(
    {"who": NAMES, "what": st.sampled_from(CLAUSES), "with": HELPERS},
    optional={"by": st.sampled_from(TIMES), "standard": st.sampled_from(STANDARDS), "else": st.sampled_from(ELSES)},
)


@given(st.lists(MEASURES, min_size=1, max_size=5), st.integers(1, 8), st.sampled_from(["", "会后"]))
def test_every_part_stands_as_it_was_written_and_no_word_of_ours_is_doubled(
    row: list[dict[str, Any]], turn: int, after: str
) -> None:
    said = join_measures(row, joiner(after=after), range(turn - 1, turn - 1 + len(row)))
    for measure in row:
        for part in (
            measure["what"],
            *measure["who"],
            *measure["with"],
            *(measure.get(name, "") for name in ("by", "standard", "else")),
        ):
            assert part in said
    assert said.endswith("。")
    for wrong in (
        "要要",
        "做到做到",
        "做到达到",
        "达到达到",
        "在在",
        "到到",
        "，，",
        "。。",
        "；。",
        "，。",
        "负责，由",
        "要，",
        "到在",
    ):
        assert wrong not in said


@given(MEASURES, st.integers(1, 8))
def test_whoever_has_to_do_it_stands_before_what_is_done_or_answers_for_it_behind(
    measure: dict[str, Any], turn: int
) -> None:
    said = join_measures([measure], joiner(), [turn - 1])
    for name in measure["who"]:
        assert said.index(name) < said.index(measure["what"]) or f"{measure['what']}，由" in said


@pytest.mark.parametrize("what", ["对全市112家冷库逐一排查", "一年以上的欠款一户一策", "普查经费列入预算"])
def test_three_in_a_row_with_owners_of_their_own_are_not_all_said_alike(what: str) -> None:
    owners = ["市商务局", "市公安局", "市教育局"]
    row = [{"who": [owner], "what": what, "by": "2月5日前"} for owner in owners]
    said = [
        text.replace(owner, "")
        for text, owner in zip(join_measures(row, joiner(), range(len(row))).split("。"), owners, strict=False)
    ]
    assert len(set(said)) > 1
