"""What every format has in common: the order of the page, names and dates as the house has them, faults refused."""

from dataclasses import replace

import pytest

from drafter.model.draft import Block, Draft, Run
from drafter.model.finding import InputError
from drafter.model.place import Place
from drafter.model.style import Style
from drafter.writers.layout import PARAGRAPH_LIMIT, lay_out, line_width, split_pieces
from tests.writers.samples import draft_of, gbt9704, paragraph


def front(draft: Draft, **options: object) -> list[str]:
    return [block.text for block in lay_out(draft, gbt9704(**options)) if block.kind in ("version", "speaker", "date")]


def test_post_and_name_stand_above_the_date_by_default(draft: Draft):
    assert front(draft) == ["（送审稿）", "市委副书记、市长　李　明", "（2026年1月20日）"]


def test_the_date_may_stand_first(draft: Draft):
    assert front(draft, speaker_first=False) == ["（送审稿）", "（2026年1月20日）", "市委副书记、市长　李　明"]


@pytest.mark.parametrize(
    ("name", "set_as"), [("李明", "李　明"), ("欧阳明", "欧阳明"), ("Li", "Li"), ("【姓", "【姓"), ("𠮷田", "𠮷　田")]
)
def test_a_two_character_name_takes_a_full_width_space(name: str, set_as: str, style: Style):
    block = Block("speaker", (Run("市长", fact="speaker.post"), Run(name, fact="speaker.name")))
    assert lay_out(draft_of(block), style)[0].text == f"市长　{set_as}"


def test_the_space_in_a_name_can_be_turned_off(draft: Draft):
    assert "市委副书记、市长　李明" in front(draft, name_space=False)


def test_only_the_speakers_own_line_spaces_names(style: Style):
    block = paragraph("下面，请", Run("李明", fact="speaker.name"), "同志讲话。")
    assert lay_out(draft_of(block), style)[0].text == "下面，请李明同志讲话。"


def test_a_missing_name_stays_a_blank(style: Style):
    block = Block("speaker", (Run("市长", fact="speaker.post"), Run("【姓名】", blank="speaker.name")))
    laid = lay_out(draft_of(block), style)[0]
    assert laid.text == "市长　【姓名】"
    assert laid.runs[-1].blank == "speaker.name"


@pytest.mark.parametrize(
    ("day", "spelt"),
    [
        ("2026年1月20日", "二〇二六年一月二十日"),
        ("2030年10月11日", "二〇三〇年十月十一日"),
        ("2026年12月31日", "二〇二六年十二月三十一日"),
    ],
)
def test_dates_can_be_spelt_in_chinese_numerals(day: str, spelt: str):
    draft = draft_of(Block("date", (Run(day, fact="date"),)))
    assert lay_out(draft, gbt9704(arabic_dates=False))[0].text == f"（{spelt}）"


def test_line_ends_are_newlines(style: Style):
    assert lay_out(draft_of(paragraph("一\r\n二\r三\n四")), style)[0].text == "一\n二\n三\n四"


def test_characters_that_no_document_can_hold_are_refused_all_at_once_with_their_places(style: Style):
    draft = draft_of(
        Block("paragraph", (Run("甲\x00乙\x0b", place=Place("meeting.yaml", 7)),)),
        Block("paragraph", (Run("丙\ud800"), Run("丁\uffff")), place=Place("meeting.yaml", 9)),
        author="某\x07",
    )
    with pytest.raises(InputError) as refused:
        lay_out(draft, style)
    messages = [str(finding) for finding in refused.value.findings]
    assert ["U+0000, U+000B" in messages[0], "meeting.yaml:7" in messages[0]] == [True, True]
    assert ["U+D800" in messages[1], "U+FFFF" in messages[2], "meeting.yaml:9" in messages[2]] == [True, True, True]
    assert "U+0007" in messages[3]
    assert len(messages) == 4
    assert not any(character in "".join(messages) for character in "\x00\x0b\ud800\uffff\x07")


def test_a_paragraph_past_any_length_is_refused(style: Style):
    lay_out(draft_of(paragraph("长" * PARAGRAPH_LIMIT)), style)
    with pytest.raises(InputError, match="100001"):
        lay_out(draft_of(paragraph("长" * PARAGRAPH_LIMIT, "长")), style)


def test_a_style_that_lacks_a_type_is_refused_by_name(draft: Draft):
    types = {name: type for name, type in gbt9704().types.items() if name not in ("closing", "heading2", "head2")}
    with pytest.raises(InputError, match="style 'gbt9704' does not say how these are set: heading2, closing"):
        lay_out(draft, replace(gbt9704(), types=types))


def pieces(block: Block, style: Style) -> list[tuple[str, str]]:
    return [(piece.text, piece.type) for piece in split_pieces(block, style)]


@pytest.mark.parametrize(
    ("marker", "type"), [("一要", "head"), ("一、", "head1"), ("（十二）", "head2"), ("1.", "head")]
)
def test_a_run_in_head_is_set_as_its_marker_asks(marker: str, type: str, style: Style):
    block = Block("item", (Run("抓排查。", head=True), Run("逐一过筛。")), marker=marker)
    assert pieces(block, style) == [(marker, type), ("抓排查。", type), ("逐一过筛。", "")]


def test_a_style_without_faces_for_run_in_heads_sets_them_all_alike():
    types = gbt9704().types
    style = replace(gbt9704(), types={name: type for name, type in types.items() if name not in ("head1", "head2")})
    block = Block("item", (Run("抓排查。", head=True),), marker="（一）")
    assert pieces(block, style) == [("（一）", "head"), ("抓排查。", "head")]


def test_a_head_inside_the_paragraph_is_not_the_opening_one(style: Style):
    block = Block("item", (Run("抓排查。", head=True), Run("一是"), Run("管车。", head=True)), marker="（一）")
    assert pieces(block, style)[1:] == [("抓排查。", "head2"), ("一是", ""), ("管车。", "head")]


def test_a_marker_without_a_head_is_plain_and_a_blank_stays_a_blank_inside_a_head(style: Style):
    plain = Block("item", (Run("逐一排查。"),), marker="一要")
    assert pieces(plain, style)[0] == ("一要", "")
    blank = Block("item", (Run("抓"), Run("【事项】", blank="facts.x", head=True)), marker="一要")
    assert pieces(blank, style)[-1] == ("【事项】", "blank")


def test_a_line_of_the_standard_holds_28_characters_and_one_of_its_title_20(style: Style):
    assert line_width(style.page, style.types["body"]) == 28
    assert line_width(style.page, style.types["title"]) == 20
