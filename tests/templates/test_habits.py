"""What kinds of speech are held to beyond their facts: whom they greet, how they number, what they never say."""

from pathlib import Path

import pytest

from drafter.model.draft import Draft
from tests.house import HOUSE

EXAMPLES = Path(__file__).parents[2] / "examples"
ORDERS = ("务必", "各级各部门", "贯彻落实", "压实责任", "值班值守", "追责", "抓好落实")
"""Words by which work is assigned."""


def draft(meeting: Path | str, variant: int = 1) -> Draft:
    source = meeting if isinstance(meeting, Path) else meeting.encode()
    return HOUSE.draft(HOUSE.load(source), variant=variant)[0]


def text_of(drafted: Draft) -> str:
    return "\n".join(block.text for block in drafted.blocks)


def given(kind: str, facts: str, more: str = "") -> str:
    return f"{{format: 1, kind: {kind}, title: 讲话, {more} facts: {facts}}}"


UNNUMBERED = [
    "flood-tribute", "manhole-comment", "snow-pupil", "signing-welcome", "county-farewell", "games-opening",
    "sanitation-letter",
]  # fmt: skip


@pytest.mark.parametrize("variant", [1, 2, 3])
@pytest.mark.parametrize("example", UNNUMBERED)
def test_what_is_said_from_the_heart_or_to_guests_has_no_numbers_and_assigns_no_work(
    example: str, variant: int
) -> None:
    drafted = draft(EXAMPLES / f"{example}.yaml", variant)
    assert not [block.marker for block in drafted.blocks if block.marker]
    assert not [word for word in ORDERS if word in text_of(drafted)]


def test_a_tribute_begins_and_ends_with_one_picture() -> None:
    blocks = [block for block in draft(EXAMPLES / "flood-tribute.yaml").blocks if block.section]
    order = [block.section for block in blocks]
    assert order.index("scene") < order.index("deeds") < order.index("salute") < order.index("lift")
    assert "照片" in next(block.text for block in blocks if block.section == "scene")
    assert "照片" in next(block.text for block in blocks if block.section == "lift")


def test_a_guest_pays_tribute_in_nobodys_name() -> None:
    facts = "{salute: [守堤的人]}"
    host = "meeting: {called_by: 市政府}, speaker: {rank: %s},"
    assert "我代表市政府" in text_of(draft(given("tribute", facts, host % "chief")))
    assert "我代表" not in text_of(draft(given("tribute", facts, host % "guest")))


def test_a_comment_greets_nobody_and_thanks_nobody() -> None:
    drafted = draft(EXAMPLES / "manhole-comment.yaml")
    assert not [block for block in drafted.blocks if block.kind in ("salutation", "closing")]
    assert "谢谢" not in text_of(drafted)


def test_a_comment_sums_up_only_what_the_writer_gives_for_it() -> None:
    facts = "{duties: [政府管好路, 路人看好路], vision: 走得安心}"
    assert "政府管好路，路人看好路，才能走得安心。" in text_of(draft(given("commentary", facts)))
    assert "才能" not in text_of(draft(given("commentary", "{thesis: 路要修}")))


@pytest.mark.parametrize("variant", [1, 2])
def test_a_child_uses_no_word_of_an_office(variant: int) -> None:
    text = text_of(draft(EXAMPLES / "snow-pupil.yaml", variant))
    assert not [word for word in ("同志", "贯彻", "落实", "部署", "要求", "各级", "深刻", "号召") if word in text]


def test_a_childs_own_connective_is_not_said_twice() -> None:
    plain = text_of(draft(given("pupil-address", "{hoped: 我想回外婆家, turned: 路封住了}")))
    marked = text_of(draft(given("pupil-address", "{hoped: 我想回外婆家, turned: 谁知路封住了}")))
    assert "没想到，路封住了。" in plain
    assert "没想到" not in marked


@pytest.mark.parametrize(
    ("occasion", "said"),
    [("签约", "合作"), ("开工", "建"), ("捐赠", "再次感谢")],
)
def test_a_hosts_last_wish_is_for_the_occasion(occasion: str, said: str) -> None:
    told = "清江两岸的早桂开了，从第一次见面到今天，一共112天，双方的工程师在矿上住了41天"
    facts = f"{{occasion: {occasion}, guests: [远川集团一行], ties: [{told}]}}"
    last = draft(given("welcome", facts, "meeting: {name: 仪式, called_by: 市政府},")).blocks[-1].text
    assert any(word in last for word in said.split("|"))


def test_givers_are_thanked_where_others_are_only_welcomed() -> None:
    facts = "{occasion: %s, guests: [远川书店的朋友]}"
    assert "向远川书店的朋友表示热烈欢迎和衷心感谢！" in text_of(draft(given("welcome", facts % "捐赠")))
    assert "向远川书店的朋友表示热烈欢迎！" in text_of(draft(given("welcome", facts % "签约")))


def test_who_declares_something_says_it_last_of_all() -> None:
    for kind in ("welcome", "opening-address"):
        blocks = draft(given(kind, "{declare: 清江大桥开工}")).blocks
        assert blocks[-1].text == "现在，我宣布：清江大桥开工！"
        assert "谢谢大家" not in text_of(draft(given(kind, "{declare: 清江大桥开工}")))


def test_the_appointed_obey_and_the_elected_do_not() -> None:
    appointed = text_of(draft(given("acceptance", "{decision: 市委决定由我担任县委书记}")))
    elected = text_of(draft(given("acceptance", "{decision: 大会选举我担任县长}")))
    assert "服从" in appointed or "执行" in appointed
    assert "服从" not in elected and "执行" not in elected


def test_before_a_congress_its_delegates_are_greeted() -> None:
    congress = "meeting: {name: 云台镇第十九届人民代表大会第一次会议},"
    office = "meeting: {name: 青溪县领导干部会议},"
    assert draft(given("acceptance", "{}", congress)).blocks[3].text == "各位代表、同志们："
    assert draft(given("acceptance", "{}", office)).blocks[3].text == "同志们："


def test_who_retires_obeys_no_order() -> None:
    moved = text_of(draft(given("farewell", "{decision: 市委决定我不再担任县委书记}")))
    retired = text_of(draft(given("farewell", "{decision: 我到了退休年龄，要离开讲台了}")))
    assert "服从" in moved or "接受" in moved
    assert "服从" not in retired and "接受" not in retired


@pytest.mark.parametrize(
    ("occasion", "salutation"),
    [("赛事", "选手"), ("展会", "来宾"), ("培训", "学员")],
)
def test_an_opening_address_greets_those_who_came(occasion: str, salutation: str) -> None:
    drafted = draft(given("opening-address", f"{{occasion: {occasion}}}"))
    assert salutation in next(block.text for block in drafted.blocks if block.kind == "salutation")


def test_only_where_people_run_and_jump_athletes_are_greeted() -> None:
    for name, greeted in (("全市第八届运动会", "运动员"), ("全县采茶技能大赛", "选手")):
        drafted = draft(given("opening-address", "{occasion: 赛事}", f"meeting: {{name: {name}}},"))
        assert greeted in next(block.text for block in drafted.blocks if block.kind == "salutation")


def test_who_visits_a_village_is_no_lady_and_no_gentleman() -> None:
    guests = "{occasion: 来访, guests: [%s]}"
    village = "meeting: {name: 交流会, called_by: 大坪村},"
    assert "女士们" not in text_of(draft(given("welcome", guests % "各村的书记、主任", village)))
    assert "女士们" in text_of(draft(given("welcome", guests % "远川集团董事长郑涛先生一行", village)))


def test_a_letter_greets_those_whom_it_is_written_to_and_is_signed_by_who_sends_it() -> None:
    to = "{occasion: 慰问, moment: 主汛期过半, to: [全县76名水文职工, 你们的家人]}"
    drafted = draft(
        given("greeting-letter", to, "meeting: {called_by: 青溪县防汛指挥部}, speaker: {name: 卢敏, post: 总指挥},")
    )
    assert next(block.text for block in drafted.blocks if block.kind == "salutation") == "各位水文职工、各位家属："
    assert [block.text for block in drafted.blocks if block.kind == "signature"][:2] == [
        "青溪县防汛指挥部",
        "总指挥卢敏",
    ]


def test_a_comment_is_signed_by_a_name_without_an_office() -> None:
    assert "【职务】" not in text_of(draft(given("commentary", "{thesis: 路要修}")))


def test_the_results_of_a_year_stand_as_labels_on_lines_of_their_own() -> None:
    drafted = draft(EXAMPLES / "economy-annual.yaml")
    lines = [block.text for block in drafted.blocks if block.text.startswith("——")]
    assert [line[2:6] for line in lines] == ["“一稳”", "“两增”", "“一降”"]


@pytest.mark.parametrize("variant", [1, 2])
def test_a_report_never_tells_its_superiors_what_to_do(variant: int) -> None:
    text = text_of(draft(EXAMPLES / "water-report.yaml", variant))
    assert not [word for word in (*ORDERS, "必须", "要求", "希望大家", "同志们要") if word in text]
    assert text.count("恳请") == 3  # the heading, and two requests


def test_a_case_is_a_mirror_before_anybody_is_told_to_mend() -> None:
    text = text_of(draft(EXAMPLES / "water-warning.yaml"))
    assert text.index("八百元") < text.index("我打过招呼没有？") < text.index("一要把工程变更翻一遍")
    assert "？？" not in text


def test_those_who_spoke_are_answered_one_by_one_before_anything_is_hoped_of_them() -> None:
    text = text_of(draft(EXAMPLES / "enterprise-symposium.yaml"))
    places = [text.index(said) for said in ("归起来有三条", "郑涛董事长提到", "老孙说", "第一点希望，", "会后")]
    assert places == sorted(places)
    assert "第三点希望，" in text


def test_a_lone_hope_is_not_counted() -> None:
    text = text_of(draft(given("symposium", "{hopes: [{title: 安下心来, text: 把主业做精}]}")))
    assert "也向大家提一点希望：安下心来。" in text
    assert "第一点" not in text


def test_a_letter_is_signed_at_its_end_and_names_nobody_under_its_title() -> None:
    drafted = draft(EXAMPLES / "sanitation-letter.yaml")
    assert [block.kind for block in drafted.blocks[:2]] == ["title", "salutation"]
    assert [block.text for block in drafted.blocks[-2:]] == ["中共云州市委、云州市人民政府", "2027年2月3日"]
    assert {block.kind for block in drafted.blocks[-2:]} == {"signature"}


def test_a_chair_takes_a_vote_motion_by_motion_and_waits_for_hands() -> None:
    blocks = draft(EXAMPLES / "kinds" / "host-script-votes.yaml").blocks
    text = "\n".join(block.text for block in blocks)
    assert text.count("同意的，请举手。") == 2 * 2  # 不同意的，请举手。 too
    assert text.count("弃权的，请举手。") == 2
    assert sum(block.kind == "stage" and block.text.startswith("（稍停") for block in blocks) == 6


def test_work_is_arranged_item_by_item_with_musts_inside() -> None:
    drafted = draft(Path(__file__).parents[1] / "fixtures" / "drafts" / "seeds" / "5.yaml")
    assert [block.marker for block in drafted.blocks if block.marker] == ["一、", "二、", "三、"]
    assert "一要先修险的。" in text_of(drafted)
    assert text_of(drafted).endswith("总之，水退到哪里，活就干到哪里。")
