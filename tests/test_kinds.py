"""What each kind of speech is held to beyond its facts: order, address and tone, read off whole drafts."""

from pathlib import Path

import pytest

from drafter.fit import speaking_characters
from drafter.language.measure import count_characters
from drafter.model.condition import parse_condition
from drafter.model.draft import Draft
from drafter.model.template import Template
from tests.house import HOUSE

EXAMPLES = Path(__file__).parents[1] / "examples"


def draft(meeting: Path | str, variant: int = 1) -> Draft:
    source = meeting if isinstance(meeting, Path) else meeting.encode()
    return HOUSE.draft(HOUSE.load(source), variant=variant)[0]


def lines(drafted: Draft, *kinds: str) -> list[str]:
    return [block.text for block in drafted.blocks if not kinds or block.kind in kinds]


@pytest.mark.parametrize("kind", HOUSE.templates.kinds.values(), ids=lambda kind: kind.id)
def test_no_formula_stands_in_for_a_fact_that_is_asked_for(kind: Template) -> None:
    """Such a fact leaves a blank; a phrase that says itself ready for its absence would stand beside the blank."""
    asked = {name for name, field in kind.facts.items() if field.required}
    requests = [
        request
        for entry in kind.outline
        if entry.use
        for request in HOUSE.templates.sections[entry.use].phrases.values()
        if request.when
    ]
    absent = {path for each in requests for no, path, _operator, _values in parse_condition(each.when) if no}
    assert not absent & asked


def test_a_host_script_calls_the_items_and_speakers_that_it_announced_in_that_order() -> None:
    drafted = draft(EXAMPLES / "host-safety.yaml")
    assert lines(drafted, "stage") == [
        "（赵刚同志通报全市安全生产形势）",
        "（陈立同志发言）",
        "（吴芳同志发言）",
        "（郑涛同志发言）",
        "（李明市长讲话）",
    ]
    text = "\n".join(lines(drafted))
    called = [
        "首先，进行第一项，请市政府副市长赵刚同志",
        "下面，进行第二项，大会发言。",
        "接下来，进行第三项，请市委副书记",
    ]
    assert sorted(map(text.index, called)) == [text.index(item) for item in called]


def test_a_speaker_is_called_in_full_once_and_then_by_name() -> None:
    text = "\n".join(lines(draft(EXAMPLES / "host-safety.yaml")))
    assert "请临江区政府区长吴芳同志发言，云州港务集团董事长郑涛同志作准备。" in text
    assert "请郑涛同志发言。" in text


def test_who_speaks_for_an_office_is_asked_and_a_film_is_named_on_the_stage() -> None:
    drafted = draft(EXAMPLES / "host-rural.yaml")
    assert "先请青溪县【发言人】同志发言。" in "\n".join(lines(drafted))
    assert {"facts.agenda[1].who[0].name", "facts.agenda[1].who[1].name"} <= set(drafted.prompts)
    assert lines(drafted, "stage")[:2] == ["（观看全市和美乡村建设专题片）", "（青溪县发言）"]


def test_a_commendation_ends_on_the_people_it_greets_and_calls_on_those_who_should_learn() -> None:
    text = "\n".join(lines(draft(EXAMPLES / "teachers-day.yaml")))
    assert "全市广大教师要像宋玉兰老师那样" in text
    assert text.count("老师们，同志们") == 2


def test_what_happens_on_the_stage_takes_no_speaking_time() -> None:
    drafted = draft(EXAMPLES / "host-safety.yaml")
    spoken = lines(drafted, "salutation", "paragraph", "item", "closing")
    assert speaking_characters(drafted.blocks) == count_characters("".join(spoken))


def test_one_item_alone_is_not_numbered() -> None:
    agenda = "[{what: 讲话, who: [{post: 市长, name: 李明}]}]"
    meeting = "{format: 1, kind: host-script, title: 主持词, facts: {agenda: " + agenda + "}}"
    text = "\n".join(lines(draft(meeting)))
    assert "下面，请市长李明同志讲话。" in text
    assert "第一项" not in text


@pytest.mark.parametrize("variant", [1, 2, 3, 4])
@pytest.mark.parametrize("example", ["pledge-district", "pledge-company"])
def test_a_pledge_never_tells_its_superiors_what_to_do(example: str, variant: int) -> None:
    text = "\n".join(lines(draft(EXAMPLES / f"{example}.yaml", variant)))
    assert not [word for word in ("务必", "必须", "要求", "各级各部门", "我都赞成", "我完全同意") if word in text]


def test_a_pledge_has_heads_that_run_in_and_are_equally_long() -> None:
    drafted = draft(EXAMPLES / "pledge-district.yaml")
    heads = ["".join(run.text for run in block.runs if run.head) for block in drafted.blocks if block.kind == "item"]
    assert heads == ["把问题改到位。", "把重点盯到位。", "把责任扛到位。"]


def test_a_superior_is_called_as_the_file_says() -> None:
    assert "李市长还要作部署，我们将" in "\n".join(lines(draft(EXAMPLES / "pledge-district.yaml")))


@pytest.mark.parametrize("variant", [1, 2, 3, 4])
@pytest.mark.parametrize("example", ["school-opening", "school-flag"])
def test_a_school_address_has_no_number_and_no_office_word(example: str, variant: int) -> None:
    drafted = draft(EXAMPLES / f"{example}.yaml", variant)
    assert not [block.marker for block in drafted.blocks if block.marker]
    text = "\n".join(lines(drafted))
    assert not [word for word in ("同志们", "贯彻", "落实", "部署", "要求", "各级", "市委") if word in text]


def test_a_pupil_says_let_us_where_a_headmaster_says_i_hope_you() -> None:
    facts = "facts: {hopes: [每天读十页书], pupil: %s}"
    meeting = "{format: 1, kind: school-address, title: 讲话, theme: {noun: 读书}, " + facts + "}"
    assert "从今天起，让我们每天读十页书。" in "\n".join(lines(draft(meeting % "true")))
    assert "我希望你们每天读十页书。" in "\n".join(lines(draft(meeting % "false")))


def test_a_pupil_who_leaves_does_not_speak_for_the_school() -> None:
    facts = "facts: {occasion: 毕业典礼, pupil: true, wish: [愿我们走得远]}"
    text = "\n".join(lines(draft("{format: 1, kind: school-address, title: 发言, " + facts + "}")))
    assert "老师们，再见！同学们，再见！" in text
    assert "最后一课" not in text and "祝同学们一路平安" not in text


def test_a_farewell_is_said_at_a_graduation_only() -> None:
    meeting = "{format: 1, kind: school-address, title: 讲话, facts: {occasion: %s, wish: [%s]}}"
    assert "祝同学们一路平安" in lines(draft(meeting % ("毕业典礼", "想学校了就回来")))[-1]
    assert "祝同学们一路平安" not in lines(draft(meeting % ("开学典礼", "想学校了就来信")))[-1]


def test_no_farewell_follows_a_wish_of_the_speakers_own() -> None:
    meeting = "{format: 1, kind: school-address, title: 讲话, facts: {occasion: 毕业典礼, wish: [愿你们走得远]}}"
    assert "一路平安" not in lines(draft(meeting))[-1]
