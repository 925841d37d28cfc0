"""Drafts from end to end: every example and five hundred random meetings become valid files that keep every fact."""

import re
from functools import cache
from pathlib import Path

import pytest

from drafter.checks import check_draft
from drafter.fit import MAX_PHRASE_SHARE
from drafter.language.measure import count_characters
from drafter.language.punctuation import curl_quotes
from drafter.model.draft import Comments, Draft
from drafter.model.finding import InputError
from drafter.model.plan import Plan
from drafter.report import blanks_of, describe
from drafter.word.text import read_docx
from drafter.workspace import Workspace
from drafter.writers import write
from tests.house import HOUSE
from tests.meetings import RandomMeeting
from tests.writers.docx.defects import find_defects
from tests.writers.docx.validators import SCHEMAS, schema_errors, sdk_errors
from tests.writers.samples import HOUSE_STYLES, gbt9704

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
SEEDS = range(500)
BY_THE_SDK = 23
"""Every so many seeds one is validated by the SDK, which takes half a second; `make prove` validates all of them."""
STYLES = [
    *(HOUSE.style(path.stem) for path in sorted((ROOT / "templates" / "styles").glob("*.yaml"))),
    *(gbt9704(**options) for name, options in HOUSE_STYLES.items() if "hostile" not in name),
]
COMMENTS: tuple[Comments, ...] = ("blanks", "all", "none")
needs_schemas = pytest.mark.skipif(not SCHEMAS.exists(), reason=f"the schemas are not at {SCHEMAS}")


def read_text(written: bytes) -> str:
    return "\n".join(read_docx(written))


def draft_example(house: Workspace, example: Path) -> tuple[Draft, Plan]:
    return house.draft(house.load(example))


@cache
def drafted(example: Path, variant: int = 1) -> tuple[Draft, Plan]:
    """A draft that several tests look at."""
    return HOUSE.draft(HOUSE.load(example), variant=variant)


@cache
def draft_seed(seed: int) -> tuple[RandomMeeting, bytes]:
    """Styles and comments go through all their pairs from seed to seed."""
    meeting = RandomMeeting(seed)
    draft, _plan = HOUSE.draft(HOUSE.load(meeting.yaml.encode("utf-8")))
    style, comments = STYLES[seed % len(STYLES)], COMMENTS[seed // len(STYLES) % len(COMMENTS)]
    return meeting, write(draft, "docx", style, comments)


@needs_schemas
@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
def test_every_example_is_valid_under_the_schemas_and_our_own_test(example: Path) -> None:
    written = HOUSE.write(drafted(example)[0])
    assert schema_errors(written) == []
    assert list(find_defects(written)) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
def test_every_example_is_valid_under_the_sdk(example: Path, validator: str, tmp_path: Path) -> None:
    assert sdk_errors(validator, HOUSE.write(drafted(example)[0]), tmp_path) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_meeting_keeps_every_fact_and_has_no_defect(seed: int) -> None:
    meeting, written = draft_seed(seed)
    # The house style sets two-character names apart, and breaks a title that is too long for a line.
    text = read_text(written).replace("李　明", "李明")
    title = read_docx(written)[0].replace("\n", "")
    facts = map(
        curl_quotes, meeting.texts
    )  # what changes in a fact: how its straight quotes are set, and quotes in quotes
    inside = str.maketrans("“”‘’", "‘’“”")
    said = text + text.translate(inside) + title
    assert [fact for fact in facts if fact not in said] == []
    assert list(find_defects(written)) == []
    if SCHEMAS.exists():
        assert schema_errors(written) == []


def test_the_random_meetings_are_of_all_kinds_styles_and_comments() -> None:
    kinds = {RandomMeeting(seed).data["kind"] for seed in SEEDS}
    assert len(kinds) == 8
    assert len(SEEDS) == 500


@pytest.mark.parametrize("seed", list(SEEDS)[::BY_THE_SDK])
def test_a_random_meeting_is_valid_under_the_sdk(seed: int, validator: str, tmp_path: Path) -> None:
    assert sdk_errors(validator, draft_seed(seed)[1], tmp_path) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
def test_the_same_meeting_gives_the_same_bytes(example: Path) -> None:
    first, second = Workspace(), Workspace()
    assert first.write(draft_example(first, example)[0]) == second.write(draft_example(second, example)[0])


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
def test_plan_and_draft_agree(example: Path) -> None:
    draft, plan = drafted(example)
    report = describe(plan, draft, HOUSE.wordlists)
    planned = HOUSE.plan(HOUSE.load(example))
    assert [(section.id, section.detail, section.rung) for section in planned.sections] == [
        (section.id, section.detail, section.rung) for section in plan.sections
    ]
    spoken = sum(section.characters for section in report.sections)
    assert 0 <= report.characters - spoken <= 20  # the salutation
    text = "\n".join(block.text for block in draft.blocks)
    for section in report.sections:
        assert section.heading in text
        for phrase in section.phrases:
            assert phrase.text.rstrip("。！") in text
    assert {blank.ask for blank in report.missing} == set(re.findall("【(.+?)】", text))
    assert report.blanks == text.count("【")
    checked = check_draft(draft, plan, HOUSE.wordlists)
    assert report.blanks == sum(len(found.each) for found in checked if found.rule == "blank-left")


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_a_target_inside_the_reach_is_met_within_a_tenth(example: Path, share: float) -> None:
    meeting = HOUSE.load(example)
    plan = drafted(example)[1]
    assert plan.reach is not None
    target = plan.reach.shortest + share * (plan.reach.longest - plan.reach.shortest)
    draft, plan = HOUSE.draft(meeting, minutes=target)
    assert describe(plan, draft, HOUSE.wordlists).minutes == pytest.approx(target, rel=0.1)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
@pytest.mark.parametrize("variant", [1, 2, 3, 4])
def test_no_formula_stands_twice_and_the_facts_outweigh_them(example: Path, variant: int) -> None:
    draft, _plan = drafted(example, variant)
    ids = [use.id for use in draft.phrases]
    assert len(ids) == len(set(ids))
    text = "\n".join(block.text for block in draft.blocks)
    for use in draft.phrases:
        assert text.count(use.text) == 1
    for wrong in (
        "的的",
        "工作工作",
        "，。",
        "。。",
        "，，",
        "；。",
        "要要",
        "二点",
        "一点意见",
        "None",
        "{{",
        "\x01",
        "\x02",
    ):
        assert wrong not in text.replace("第二点", "")


def sentence_openings(text: str) -> list[str]:
    """The first four characters of each sentence, markers aside."""
    return [sentence.strip()[:4] for sentence in re.split("[。！？\n]", text) if len(sentence.strip()) > 4]


def phrase_share(draft: Draft) -> float:
    """Share of the body's characters that belong to stock phrases and not to a fact inside them."""
    body = [run for block in draft.blocks if block.section for run in block.runs]
    total = sum(count_characters(run.text) for run in body)
    stock = sum(count_characters(run.text) for run in body if run.phrase and not run.fact)
    return stock / total if total else 0.0


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.stem for example in EXAMPLES])
@pytest.mark.parametrize("variant", range(1, 7))
def test_a_hundred_drafts_of_all_kinds_hold_nothing_that_the_checks_object_to(example: Path, variant: int) -> None:
    draft, plan = drafted(example, variant)
    findings = check_draft(draft, plan, HOUSE.wordlists)
    assert [str(finding) for finding in findings if finding.rule != "blank-left"] == []
    openings = sentence_openings("\n".join(block.text for block in draft.blocks if block.section))
    for first, second, third in zip(openings, openings[1:], openings[2:], strict=False):
        assert not first == second == third
    assert phrase_share(draft) <= MAX_PHRASE_SHARE


def test_variants_differ_in_their_phrases_and_not_in_their_facts() -> None:
    meeting = HOUSE.load(ROOT / "examples/spring-festival.yaml")
    drafts = [HOUSE.draft(meeting, variant=number, minutes=60)[0] for number in (1, 2, 3)]
    assert len({tuple(use.id for use in draft.phrases) for draft in drafts}) == 3
    facts = [
        sorted(run.text for block in draft.blocks for run in block.runs if run.fact.startswith("facts."))
        for draft in drafts
    ]
    assert facts[0] == facts[1] == facts[2]


def test_a_numbering_that_an_item_does_not_fit_is_refused_and_names_the_item() -> None:
    meeting = (
        "{format: 1, kind: special-campaign, title: 讲话, facts: {tasks: [防控责任要坚决扛起, 排查重点场所]}, "
        "sections: {change: {tasks: {numbering: [一、, 一要, 一是]}}}}"
    )
    with pytest.raises(InputError) as refused:
        HOUSE.draft(HOUSE.load(meeting.encode("utf-8")))
    assert "防控责任要坚决扛起" in str(refused.value)
    assert "facts.tasks[0].title" in str(refused.value)


def test_one_point_is_not_announced_and_not_numbered() -> None:
    meeting = "{format: 1, kind: follow-up, title: 讲话, facts: {tasks: [责任要扛牢]}}"
    draft, _plan = HOUSE.draft(HOUSE.load(meeting.encode("utf-8")))
    text = "\n".join(block.text for block in draft.blocks)
    assert "点意见" not in text
    assert "第一" not in text


def test_blanks_are_listed_once_each_in_the_order_in_which_they_stand() -> None:
    draft, _plan = draft_example(HOUSE, ROOT / "examples/rural-revival.yaml")
    paths = [blank.path for blank in blanks_of(draft, HOUSE.wordlists)]
    assert paths[0] == "date"
    assert "meeting.purpose" in paths
    assert len(paths) == len(set(paths))


def test_three_rings_and_measures_inside_the_paragraph_come_out_in_that_shape() -> None:
    draft, _plan = HOUSE.draft(HOUSE.load(ROOT / "tests/fixtures/drafts/three-rings.yaml"))
    body = [block for block in draft.blocks if block.section]
    assert [block.marker for block in body if block.marker] == [
        "一、",
        "二、",
        "一要",
        "二要",
        "三、",
        "一要",
        "二要",
    ]
    situation = [block.text for block in body if block.section == "situation"]
    assert re.search("省委书记强调，“防汛责任重于泰山”。5月28日，省政府召开.*。", situation[1])
    assert re.search("没有发生人员伤亡。", situation[2])
    assert re.fullmatch("从全国看，.*。从全省看，.*。从我市看，一是.*；二是.*；三是.*。", situation[3])
    assert re.search("一是有的预案没有演练；二是有的物资没有备足。", situation[4])
    tasks = [block.text for block in body if block.section == "tasks"]
    assert re.fullmatch(".*：坚持防住为王、宁防十次空，做到早研判、早预警、早转移，确保不死一人。", tasks[1])
    assert re.fullmatch(
        "一要盯住重点部位。险情往往出在看不见的地方。一是查水库。(?:6月10日前，)?市水利局(?:要在)?(?:6月10日前)?要?对.*。二是查堤防。.*。三是查积水点。.*。",
        tasks[2],
    )
    assert re.fullmatch("二要备足队伍物资。一是备队伍。.*。二是备物资。.*。", tasks[3])
