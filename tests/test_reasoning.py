"""What evaluation.reasoning counts: connectives, and passages that take a step of reasoning."""

from evaluation.reasoning import measure_reasoning

LISTED = "市商务局要对全市冷库逐一排查，建立一库一档，报市安委会办公室备案；逾期未报的，由市政府督查室通报。" * 2
ARGUED = LISTED + "检查过了，为什么还会出事？因为单子上的合格是写上去的，不是查出来的。"


def test_a_row_of_measures_does_not_reason_and_an_answered_question_does() -> None:
    assert (measure_reasoning([LISTED]).passages, measure_reasoning([LISTED]).reasoned) == (1, 0)
    assert measure_reasoning([ARGUED]).reasoned == 1
    assert measure_reasoning([ARGUED]).density > measure_reasoning([LISTED]).density == 0


def test_a_short_line_is_no_passage() -> None:
    assert measure_reasoning(["因此，就这样办。"]).passages == 0
