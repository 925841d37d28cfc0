"""Hints for orders of which nobody is told who has to do them."""

import pytest

from drafter.workspace import Workspace

WORKSPACE = Workspace()
FACTS = """
format: 1
kind: special-campaign
title: 讲话
meeting: {{called_by: 县政府, purpose: 部署防汛工作}}
theme: {{full: 防汛工作, noun: 防汛, class: prevention}}
facts:
  tasks: [{{title: 把险工险段看住, measures: [{measures}]}}]
"""


def hints(measures: str) -> list[str]:
    plan = WORKSPACE.plan(WORKSPACE.load(FACTS.format(measures=measures).encode()))
    return [finding.message for finding in plan.findings if finding.rule == "measure"]


def test_an_order_of_nobody_beside_somebodys_is_told() -> None:
    (said,) = hints("{who: 县财政局, what: 安排专项资金120万元}, 降低水位运行")
    assert "降低水位运行" in said


@pytest.mark.parametrize(
    "measures",
    [
        "降低水位运行, 清除坝面杂树",
        "{who: 县财政局, what: 安排专项资金120万元}, 不留死角",
        "{who: 县财政局, what: 安排专项资金120万元}, 转移路线要让每户都晓得",
        "{who: 县财政局, what: 安排专项资金120万元}, 5月底前降低水位运行",
        "{who: 县财政局, what: 安排专项资金120万元}, 值班室要有两个人。",
    ],
)
def test_what_all_have_to_do_or_says_how_is_no_such_order(measures: str) -> None:
    assert hints(measures) == []
