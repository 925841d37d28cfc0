"""Titles of tasks and the verb that a noun gets: cases in fixtures/language/titles.yaml."""

from pathlib import Path

import pytest

from drafter.language.titles import lead_title
from drafter.workspace import Workspace
from tests.house import read_cases

CASES = read_cases(Path(__file__).parents[1] / "fixtures/language/titles.yaml", as_text=True)
WORDS = Workspace().words


@pytest.mark.parametrize(("title", "said"), CASES.items(), ids=list(CASES))
def test_a_title_is_said_as_an_order(title: str, said: str) -> None:
    assert lead_title(title, WORDS) + title == said


SHOWN = {
    ("助餐点", "再建20个助餐点"): "建好助餐点",
    ("助餐点", "每天核对一次菜单"): "办好助餐点",
    ("村级水池", "9月底前加固水池11座"): "修好村级水池",
    ("驿站", "每月检查一次充电口"): "管好驿站",
    ("驿站", "在北环路新建驿站3处"): "建好驿站",
    ("老旧泵站", "两座泵站升级为自动控制"): "改造好老旧泵站",
    ("消防通道", "新建通道两条"): "畅通消防通道",
    ("换滤网", "每周更换滤网"): "换滤网",
    ("拦漂索", "在支流口拉一条拦漂索"): "拉好拦漂索",
    ("打捞船", "租打捞船3艘"): "租好打捞船",
    ("小锅炉", "小锅炉淘汰；逐台建卡"): "淘汰小锅炉",
    ("屠宰点", "建议停用屠宰点"): "管好屠宰点",
    ("焊工", "新招焊工12人"): "配齐焊工",
    ("照管员", "每车一名照管员"): "配齐照管员",
    ("农机手", "外出的农机手请回来"): "配齐农机手",
    ("老电缆", "换掉60公里"): "更换老电缆",
    ("关停点的孩子", "由学校开课后服务接住"): "照看好关停点的孩子",
    ("老线路", "更换三号楼线路"): "更换老线路",
    ("高压电缆", "4月20日前送电"): "抓好高压电缆",
    ("小区停车", "老旧小区改造；划车位300个"): "抓好小区停车",
}
"""Titles and what their measures say, and how they are then said."""


@pytest.mark.parametrize(("given", "said"), SHOWN.items(), ids=["，".join(given) for given in SHOWN])
def test_the_measures_show_what_is_done_with_a_thing(given: tuple[str, str], said: str) -> None:
    title, told = given
    assert lead_title(title, WORDS, told) + title == said
