"""Compilations taken apart, and what is not the speech left out."""

from drafter.model.speech import Speech
from tests.corpus.files import parsed

SPEECH = (
    "同志们：\n今天讲两点。\n一、提高认识。这件事要抓紧抓实，不能有半点马虎。\n"
    "二、狠抓落实。会后马上就办，办就办好。\n谢谢大家。\n"
)
LONG = SPEECH.replace("谢谢大家。", "各地各部门要把这项工作摆上重要位置，一级抓一级、层层抓落实。" * 12)


def titles(speeches: list[Speech]) -> list[tuple[str, int, int]]:
    return [(speech.title, speech.place.line, speech.end_line) for speech in speeches]


def test_numbered_speeches_with_a_teaser_before_them():
    text = (
        "以下是整理的讲话2篇，欢迎品鉴！第一篇: 在会上的讲话　　同志们：　　今天讲两点...\n"
        f"第一篇: 在会上的讲话\n{SPEECH}第二篇: 在会上的讲话\n{SPEECH}"
    )
    assert titles(parsed(text)) == [("在会上的讲话", 2, 7), ("在会上的讲话", 8, 13)]


def test_variants_of_the_number():
    for first, second in (
        ("【第一篇】", "【第二篇】"),
        ("篇一：", "篇二："),
        ("第1篇 ", "第2篇 "),
        ("范文一：", "范文二："),
    ):
        text = f"{first}在甲会上的讲话\n{SPEECH}{second}在乙会上的讲话\n{SPEECH}"
        assert [speech.title for speech in parsed(text)] == ["在甲会上的讲话", "在乙会上的讲话"]


def test_titles_that_differ_by_a_number():
    text = f"在会议上的讲话1\n{SPEECH}在会议上的讲话2\n{SPEECH}在会议上的讲话3\n{SPEECH}"
    assert [speech.place.line for speech in parsed(text)] == [1, 7, 13]


def test_titles_alone_part_speeches_that_are_long_enough():
    text = f"在甲会上的讲话\n{LONG}在乙会上的讲话\n（2026年1月5日）\n{LONG}"
    assert [speech.title for speech in parsed(text)] == ["在甲会上的讲话", "在乙会上的讲话"]


def test_a_repeated_title_is_not_part_of_the_speech():
    (speech,) = parsed(f"在会议上的讲话\n在会议上的讲话\n《在会议上的讲话》\n{SPEECH}")
    assert speech.paragraphs[0].text == "同志们："


def test_a_teaser_that_repeats_the_first_paragraph_is_dropped():
    first = "这次会议是在全面总结上一年工作、安排部署新一年任务的关键时刻召开的一次重要会议。"
    (speech,) = parsed(f"在会议上的讲话\n{first[:24]}……\n同志们：\n{first}\n一、抓紧。快办。\n二、抓实。办好。\n")
    assert speech.paragraphs[0].text == "同志们："
    assert speech.salutation == "同志们："


def test_what_comes_after_the_speech_is_cut_off():
    for tail in (
        "相关报道：",
        "名词解释",
        "附件：",
        "注释：",
        "《报告》名词解释",
        "剩余50%未读，开通会员查看全文",
        "下一篇：另一篇",
    ):
        (speech,) = parsed(f"在会议上的讲话\n{LONG}{tail}\n一、另一件事。\n二、又一件事。\n")
        assert [section.heading for section in speech.sections] == ["提高认识", "狠抓落实"], tail


def test_web_chrome_leaves_the_lines_where_they_are():
    before = "首页 > 讲话\n下载\n打印\n【字号：大 中 小】\n在会议上的讲话\n来源：本站　时间：2026-01-05\n"
    text = f"{before}{SPEECH}（责任编辑：小林）\n全文约1429字\n"
    assert titles(parsed(text)) == [("在会议上的讲话", 5, 11)]


def test_a_title_on_two_lines_is_one():
    (speech,) = parsed(f"在全市安全生产\n工作会议上的讲话\n（2026年1月5日）\n{SPEECH}")
    assert speech.title == "在全市安全生产工作会议上的讲话"


def test_a_paragraph_that_trails_off_is_no_teaser():
    (speech,) = parsed("在会议上的讲话\n同志们：\n今天讲两点。\n一、抓紧。各部门要快办……\n二、抓实。要办好。\n")
    assert [section.marker for section in speech.sections] == ["一、", "二、"]


def test_a_teaser_of_the_salutation_and_the_first_paragraph_is_dropped():
    teaser = "同志们：　　今天讲两点，都很要紧，请大家认真听、认真记，回去以后认真抓好落实，不能光听不做..."
    (speech,) = parsed(f"在会议上的讲话\n{teaser}\n{SPEECH.replace('今天讲两点', teaser[6:-3])}")
    assert [passage.text for passage in speech.paragraphs].count("同志们：") == 1
    assert speech.paragraphs[1].line == 4


def test_what_a_speaker_says_of_himself_is_no_chrome():
    (speech,) = parsed(f"在会议上的交流发言\n{SPEECH.replace('谢谢大家。', '以上做法，仅供大家参考。')}")
    assert speech.paragraphs[-1].text == "以上做法，仅供大家参考。"


def test_an_outline_of_headings_only_is_not_taken_for_wrapped_lines():
    heads = [f"{number}、全力推进第{number}项重点工作落地见效不留任何死角" for number in "一二三四五六七八"]
    (speech,) = parsed("在会议上的讲话提纲\n同志们：\n" + "\n".join(heads) + "\n")
    assert len(speech.sections) == 8
