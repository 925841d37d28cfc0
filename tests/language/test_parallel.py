"""Which facts share a sentence, and which are sentences of their own."""

import pytest

from drafter.language.parallel import are_parallel


@pytest.mark.parametrize(
    "texts",
    [
        ["提案办结312件", "食堂改造完成了"],
        ["有的家里没人，钥匙挂在邻居家", "有的家里有人，腿脚走不下楼"],
    ],
)
def test_short_facts_and_facts_that_open_alike_share_a_sentence(texts: list[str]) -> None:
    assert are_parallel(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ["还有412户住在板房里，重建的地基刚打了三成", "入冬之前，要让最后一户搬进新房"],
        ["全镇粮食总产2.3万吨，比去年增产6%", "新建冷库四座"],
        ["修好了路。通了车", "通了水"],
        ["修好了路", ""],
    ],
)
def test_facts_of_different_build_do_not(texts: list[str]) -> None:
    assert not are_parallel(texts)
