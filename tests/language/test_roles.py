"""How a reason follows from what happened, and what is no example: cases in fixtures/language/roles.yaml."""

from pathlib import Path

import pytest
import yaml

from drafter.language.roles import read_role, tells_mishap

FIXTURE = Path(__file__).parents[1] / "fixtures/language/roles.yaml"
CASES = yaml.load(FIXTURE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['case'][:8]}-{case['why'][:8]}" for case in CASES])
def test_a_reason_follows_from_what_happened_as_a_writer_would_say(case: dict[str, str]) -> None:
    assert (read_role(case["case"], case["why"]) or "") == case.get("role", "")


@pytest.mark.parametrize(
    "text",
    [
        "上学期东门口剐蹭11起",
        "去年一家冷库违规动火引发火灾",
        "有的抢修班接了单，第二天才到场",
        "一位病人自己下床摔倒，骨折",
    ],
)
def test_what_went_wrong_is_no_example_of_how_it_is_done(text: str) -> None:
    assert tells_mishap(text)


@pytest.mark.parametrize(
    "text", ["云山区用两个月就把86家冷库查完了", "柳河镇三年没有发生一起溺水", "东山区同样遇到电缆，4天就迁完了"]
)
def test_what_somebody_managed_is_an_example(text: str) -> None:
    assert not tells_mishap(text)
