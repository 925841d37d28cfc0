"""Looking phrases up: what a writer types is words, a name, pinyin, a question, or spelt wrongly; the nearest first."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.phrase import Fits, Function, Phrase, Phrasebank, Role, Source
from drafter.search import Found, Index, Occasion, compare, find_words, make_index, search, select_phrases
from drafter.search.answers import read_question
from drafter.search.roles import read_roles
from drafter.search.slips import mend_slips
from tests.house import HOUSE, read_cases

QUESTIONS: list[dict[str, Any]] = [
    question
    for file in sorted((Path(__file__).parent.parent / "fixtures" / "search").glob("questions*.yaml"))
    for question in read_cases(file)
]
FIRST = 5
SHARE = 0.9
"""Of the questions that have an answer: it is among the first five."""


def phrase(number: int, text: str, count: int = 1, **more: object) -> Phrase:
    entry = Phrase(f"move-{number:04}", text, "phrase", "accountability", "sentence", count=count)
    return replace(entry, **more)  # type: ignore[arg-type]  # the fields that a case is about


def bank_of(phrases: Sequence[Phrase], **more: Any) -> Phrasebank:
    return Phrasebank(phrases=tuple(phrases), **more)


PHRASES = [
    phrase(1, "要严格落实24小时值班和领导带班制度。", count=2),
    phrase(2, "值班值守"),
    phrase(3, "值班值守不能断线。", count=9),
    phrase(4, "要把值守落到人头、值班落到岗位。", count=5),
    phrase(5, "确保联络畅通。", variants=("确保值班电话畅通。",)),
    phrase(6, "随时应对。", sources=(Source("speeches/1", 3, "加强值班，随时应对"),), count=7),
    phrase(7, "下面，我强调【点数】点意见"),
    phrase(8, "压实主体责任"),
]
INDEX = make_index(bank_of(PHRASES))
SHIPPED = HOUSE.phrasebank
SHIPPED_INDEX = make_index(SHIPPED, [entry for entry in SHIPPED.phrases if entry.status != "rejected"])


def ids(found: Found) -> list[int]:
    return [int(match.phrase.id[-4:]) for match in found.matches]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("值班", [3, 2, 4, 1, 6, 5]),
        ("值班值守", [2, 3]),
        ("值守 值班", [3, 4, 2]),
        ("值班 值守", [2, 3, 4]),
        ("２４小时", [1]),
        ("下面我强调", [7]),
        ("点数", [7]),
        ("“落到人头”", [4]),
        ("人", [4]),
        ("脱贫", []),
        ("，。", []),
        ("", []),
    ],
)
def test_phrases_that_hold_every_word_are_found_the_nearest_first(query: str, found: list[int]):
    assert ids(search(INDEX, query)) == found


@pytest.mark.parametrize(
    ("query", "by", "found"),
    [
        ("责任主体压实", "reordered", [8]),
        ("压实主题责任", "near", [8]),
        ("亚实", "pinyin", [8]),
        ("yashi", "pinyin", [8]),
        ("yszt", "pinyin", [8]),
        ("压shi", "pinyin", [8]),
    ],
)
def test_what_is_typed_in_another_way_is_found_and_it_is_said_how(query: str, by: str, found: list[int]):
    result = search(INDEX, query)
    assert ids(result) == found
    assert {why.by for match in result.matches for why in match.why} == {by}


def test_names_of_functions_and_words_that_say_the_same_find_phrases():
    functions = {
        "tasks": Function("tasks", "部署"),
        "tasks.emergency": Function("tasks.emergency", "应急值守", ("抢险",), "tasks", "directive", "预案、值班"),
    }
    entries = [phrase(1, "预案要练熟", function="tasks.emergency"), phrase(2, "有汛情就上堤")]
    unsaid = phrase(3, "电话要有人接", move="directive")
    assert ids(search(make_index(bank_of([unsaid], functions=functions)), "抢险")) == [3]
    index = make_index(bank_of(entries, functions=functions, synonyms={"防汛": ("汛情",)}, names={"phrase": ("短语",)}))
    assert ids(search(index, "抢险")) == [1]
    assert ids(search(index, "部署")) == [1]
    assert ids(search(index, "防汛")) == [2]
    assert ids(search(index, "短语")) == [1, 2]
    assert ids(search(index, "抢险的话")) == ids(search(index, "部署词")) == [1]
    assert [function.id for function in search(index, "抢修").nearest] == ["tasks.emergency"]


def test_what_fits_the_meeting_goes_first_among_what_is_equally_near():
    entries = [
        phrase(1, "守住底线", fits=Fits(classes=("party",)), count=9),
        phrase(2, "守住红线", count=5),
        phrase(3, "守住防线", fits=Fits(classes=("prevention",), levels=("county",))),
    ]
    index = make_index(bank_of(entries))
    assert ids(search(index, "守住")) == [1, 2, 3]
    assert ids(search(index, "守住", occasion=Occasion("prevention", "county"))) == [3, 2, 1]


def test_each_thing_that_a_meeting_is_counts_and_what_a_phrase_asks_for_in_vain_counts_most():
    occasion = Occasion("prevention", "county", "chief", "down", 7, frozenset({"directive"}))
    fitting = {
        "classes": Fits(classes=("prevention", "party")),
        "level": Fits(levels=("county",)),
        "rank": Fits(ranks=("chief",)),
        "direction": Fits(directions=("down",)),
        "season": Fits(season=(6, 7)),
    }
    for name, fits in fitting.items():
        assert occasion.fit(phrase(1, "守住底线", fits=fits)) == 2, name
    assert occasion.fit(phrase(1, "守住底线")) == 0
    assert occasion.fit(phrase(1, "守住底线", move="directive")) == 1
    assert occasion.fit(phrase(1, "守住底线", fits=Fits(levels=("village",), classes=("prevention",)))) == -1
    assert Occasion().fit(phrase(1, "守住底线", fits=Fits(levels=("county",)))) == 0  # nothing is known


def test_a_limit_cuts_what_is_shown_and_not_what_is_counted():
    found = search(INDEX, "值班", limit=2)
    assert (ids(found), found.total) == ([3, 2], 6)


class _Taken(list[Phrase]):
    """Phrases, and which of them were taken."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        super().__init__(phrases)
        self.at: list[Any] = []

    def __getitem__(self, at: Any) -> Any:
        self.at.append(at)
        return super().__getitem__(at)


def test_of_phrases_that_were_compared_before_only_those_that_are_shown_are_made():
    taken = _Taken(PHRASES)
    found = search(Index(bank_of(PHRASES), taken, compare(PHRASES)), "值班", limit=2)
    assert (ids(found), found.total) == ([3, 2], 6)
    assert taken.at == [2, 1]


@given(st.lists(st.text("压实责任落到人", min_size=1, max_size=9), min_size=1, max_size=20), st.data())
def test_words_are_found_wherever_they_stand_as_a_plain_scan_finds_them(texts: list[str], data: st.DataObject):
    index = make_index(bank_of([phrase(number, text) for number, text in enumerate(texts)]))
    text = data.draw(st.sampled_from(texts))
    word = text[data.draw(st.integers(0, len(text) - 1)) :][:8]
    assert find_words(index, [word]) == [number for number, each in enumerate(index.texts) if word in each]


def answered(question: dict[str, Any]) -> bool:
    matches = search(SHIPPED_INDEX, str(question["ask"]), limit=FIRST).matches
    return any(
        match.phrase.function in question.get("function", ())
        or any(words in match.phrase.text for words in question.get("finds", ()))
        for match in matches
    )


def test_the_questions_of_writers_are_answered_among_the_first_five():
    asked = [question for question in QUESTIONS if not question.get("nothing")]
    missed = [question["ask"] for question in asked if not answered(question)]
    assert len(missed) <= (1 - SHARE) * len(asked), missed


@pytest.mark.parametrize("query", ["批评进度慢的单位", "感谢群众支持", "一张蓝图会到底"])
def test_what_comes_near_to_a_long_query_goes_before_what_answers_it(query: str):
    found = search(SHIPPED_INDEX, query).matches
    near = [match.why[0].by in ("near", "reordered") for match in found]
    assert near[0] and not near[-1] and near == sorted(near, reverse=True)


@pytest.mark.parametrize(
    "question", [each for each in QUESTIONS if each.get("nothing")], ids=lambda each: str(each["ask"])
)
def test_nonsense_finds_nothing(question: dict[str, Any]):
    assert search(SHIPPED_INDEX, str(question["ask"])).total == 0


def test_a_phrase_without_a_class_fits_every_class():
    bank = [
        phrase(1, "一"),
        phrase(2, "二", fits=Fits(classes=("party",))),
        phrase(3, "三", fits=Fits(classes=("prevention",))),
    ]
    assert [entry.id[-1] for entry in select_phrases(bank, theme_class="prevention")] == ["1", "3"]


def test_phrases_are_chosen_by_function_move_kind_and_status_together():
    bank = [
        phrase(1, "一", move="recap", function="opening.take_up"),
        phrase(2, "二", move="recap", function="opening.convene", status="reviewed"),
        phrase(3, "三", move="purpose", function="link.step"),
    ]
    assert [entry.id[-1] for entry in select_phrases(bank, move="recap", status="reviewed")] == ["2"]
    assert [entry.id[-1] for entry in select_phrases(bank, function="opening")] == ["1", "2"]
    assert select_phrases(bank, kind="frame") == []


def test_most_of_several_words_suffice_and_the_rarest_word_weighs_most():
    entries = [phrase(1, "党建业务不能两张皮"), phrase(2, "抓党建就要抓业务"), phrase(3, "抓业务"), phrase(4, "抓生产")]
    found = search(make_index(bank_of(entries)), "党建 业务 两张皮 原因")
    assert ids(found)[:2] == [1, 2]
    assert [why.text for why in found.matches[0].why] == ["党建", "业务", "两张皮"]


def test_a_misspelt_word_among_several_is_read_as_the_one_that_phrases_have():
    entries = [phrase(1, "压实责任，层层传导压力"), phrase(2, "层层负责")]
    assert ids(search(make_index(bank_of(entries)), "压时责任 层层传导"))[0] == 1
    assert search(make_index(bank_of(entries)), "红烧肉 做法").total == 0


def test_a_line_of_work_is_found_by_its_names_and_in_a_question():
    tax = Fits(trades=("tax",))
    entries = [phrase(1, "把窗口办成连心桥", fits=tax), phrase(2, "把窗口擦亮"), phrase(3, "依法征管", fits=tax)]
    index = make_index(bank_of(entries, names={"tax": ("税务", "办税")}))
    assert ids(search(index, "税务")) == [1, 3]
    assert ids(search(index, "办税窗口怎么说"))[0] == 1
    assert search(index, "税务").matches[0].why[0].by == "trade"


def test_a_question_that_asks_for_a_kind_or_for_fours_gets_these_first():
    entries = [
        phrase(1, "要把作风建设抓在手上"),
        phrase(2, "转变作风、真抓实干"),
        phrase(3, "作风要硬", kind="heading"),
    ]
    names = {"fours": ("四字句",), "heading": ("小标题",)}
    index = make_index(bank_of(entries, names=names, asking=frozenset({"怎么说", "的"})))
    assert ids(search(index, "作风的四字句"))[0] == 2
    assert ids(search(index, "作风的小标题"))[0] == 3


def test_a_question_is_answered_by_a_word_that_says_the_same():
    entries = [phrase(1, "坚决反对弄虚作假"), phrase(2, "坚决完成任务")]
    asking = frozenset({"怎么说"})
    index = make_index(bank_of(entries, synonyms={"造假": ("弄虚作假",)}, asking=asking))
    found = search(index, "怎么说造假")
    assert ids(found) == [1]
    assert [(why.by, why.text) for why in found.matches[0].why] == [("synonym", "弄虚作假")]


def test_a_word_of_verb_and_object_is_found_where_it_is_parted():
    entries = [phrase(1, "给大家拜个早年"), phrase(2, "给大家拜年了"), phrase(3, "拜访了三年"), phrase(4, "大家加把劲")]
    index = make_index(bank_of(entries))
    assert ids(search(index, "拜年")) == [2, 1]
    assert [why.text for why in search(index, "拜年").matches[1].why] == ["拜个早年"]
    assert ids(search(index, "加劲")) == [4]


def test_letters_are_read_as_the_words_that_most_phrases_have():
    entries = [phrase(1, "以实绩说话"), phrase(2, "优化营商环境"), phrase(3, "打造一流营商环境"), phrase(4, "形势")]
    assert ids(search(make_index(bank_of(entries)), "yshj"))[:2] == [2, 3]


@pytest.mark.parametrize("query", ["ganxie gewei laibin", "ganxiegeweilaibin", "感谢 gewei laibin"])
def test_letters_of_several_words_are_read_word_by_word(query: str):
    entries = [phrase(1, "感谢各位领导、各位来宾"), phrase(2, "感谢大家"), phrase(3, "来宾请坐")]
    found = search(make_index(bank_of(entries)), query).matches
    assert found[0].phrase.id == "move-0001"
    assert {why.by for why in found[0].why} <= {"pinyin", "question", "words"}


def test_where_a_branch_is_asked_for_its_leaves_take_turns():
    functions = {
        "closing": Function("closing", "收尾"),
        "closing.rally": Function("closing.rally", "号召", (), "closing", "exhortation"),
        "closing.stop": Function("closing.stop", "止语", (), "closing", "closing"),
    }
    leaves = ["rally", "rally", "rally", "stop", "stop"]
    entries = [phrase(at, f"第{at}句话", function=f"closing.{leaf}") for at, leaf in enumerate(leaves)]
    assert ids(search(make_index(bank_of(entries, functions=functions)), "收尾")) == [0, 3, 1, 4, 2]


def test_what_has_a_word_and_what_does_what_the_word_names_take_turns():
    functions = {
        "closing": Function("closing", "收尾"),
        "closing.rally": Function("closing.rally", "号召", ("鼓劲",), "closing", "exhortation"),
    }
    entries = [
        phrase(1, "给干部鼓劲"),
        phrase(2, "这是鼓劲会"),
        *(phrase(3 + at, "干", function="closing.rally") for at in (0, 1)),
    ]
    assert ids(search(make_index(bank_of(entries, functions=functions)), "鼓劲")) == [3, 1, 4, 2]


def test_a_question_is_answered_by_the_function_that_it_sounds_like():
    functions = {
        "people": Function("people", "待人"),
        "people.thanks": Function("people.thanks", "道谢", ("感谢", "谢意"), "people", "thanks", "谢谁的什么"),
        "people.honour": Function("people.honour", "祝贺", ("道贺", "喜事"), "people", "congratulation", "向喜事道贺"),
    }
    entries = [phrase(1, "情谊铭记在心", function="people.thanks"), phrase(2, "可喜可贺", function="people.honour")]
    index = make_index(bank_of(entries, functions=functions, asking=frozenset({"怎么说", "怎么"})))
    assert ids(search(index, "有喜事怎么道贺"))[0] == 2
    assert ids(search(index, "怎么说谢意和感谢"))[0] == 1


def test_what_tells_only_the_setting_of_a_question_counts_less():
    bank = bank_of((), settings=frozenset({"会上"}))
    parts = read_question("年底总结会上怎么感谢大家，说短些", bank)
    assert [(part.text, part.weight < 1) for part in parts] == [
        ("年底总结会上", True),
        ("怎么感谢大家", False),
        ("说短些", False),
    ]
    assert [part.text for part in read_question("座谈会上", bank)] == ["座谈会上"]


def test_a_question_that_asks_for_three_alike_or_for_a_couplet_gets_these_first():
    entries = [
        phrase(1, "时间不等人，早干早主动"),
        phrase(2, "时间等不起，任务拖不起，工期误不起"),
        phrase(3, "时间紧"),
    ]
    index = make_index(bank_of(entries, names={"threes": ("排比",), "couplet": ("对句",)}))
    assert ids(search(index, "讲时间的排比"))[0] == 2
    assert ids(search(index, "讲时间的对句"))[0] == 1


@pytest.mark.parametrize("query", ["团结", "说团结的俗语"])
def test_a_saying_is_found_by_what_it_is_about(query: str):
    entries = [
        phrase(1, "人心齐，泰山移", kind="saying", about=("团结", "合力")),
        phrase(2, "磨刀不误砍柴工", kind="saying"),
    ]
    index = make_index(bank_of(entries, names={"saying": ("俗语",)}, asking=frozenset({"说", "的"})))
    found = search(index, query).matches[0]
    assert found.phrase.id == "move-0001"
    assert ("about", "团结") in [(why.by, why.text) for why in found.why]


def test_a_slip_in_a_longer_query_is_mended_by_sound():
    entries = [phrase(1, "防汛物资要备足"), phrase(2, "防汛工作要动员群众"), phrase(3, "动员部署")]
    found = search(make_index(bank_of(entries, synonyms={"防汛": ("汛期",)})), "防讯动员").matches
    assert found[0].phrase.id == "move-0002"
    assert found[0].why[0].by in ("near", "reordered")


@pytest.mark.parametrize(
    ("query", "mended"),
    [
        ("怎么批评又不点名", ""),
        ("形容工作作风", ""),
        ("再接再励", "再接再厉"),
        ("群众急难愁判的事怎么说", "群众急难愁盼的事怎么说"),
    ],
)
def test_only_a_slip_is_mended_and_what_merely_no_phrase_has_is_left(query: str, mended: str):
    entries = [
        phrase(1, "再接再厉，再立新功"),
        phrase(2, "有不同意见，点名道姓地提"),
        phrase(3, "把急难愁盼的事办好"),
        phrase(4, "把融工作于服务、融作风于平时"),
        phrase(5, "工作作风要实，群众要满意"),
        phrase(6, "批评要讲道理"),
    ]
    index = make_index(bank_of(entries, asking=frozenset({"怎么", "又", "不", "的"})))
    assert mend_slips(index, [query]) == mended


def test_a_phrase_is_found_by_what_it_is_about_in_part():
    entries = [
        phrase(1, "规矩我学，难处我问", about=("新任校长", "谦虚")),
        phrase(2, "难处再大也要办"),
        phrase(3, "学而时习"),
    ]
    found = search(make_index(bank_of(entries)), "新任的校长要谦虚一点")
    assert ids(found)[0] == 1


def test_a_phrase_about_the_word_typed_takes_turns_with_those_of_the_function_of_that_name():
    functions = {
        "people": Function("people", "待人"),
        "people.example": Function("people.example", "学习榜样", ("缅怀",), "people", "exhortation"),
    }
    entries = [
        phrase(1, "学先进要学到实处", function="people.example"),
        phrase(2, "先进是干出来的", function="people.example"),
        phrase(3, "先辈的血没有白流", about=("缅怀",)),
    ]
    assert ids(search(make_index(bank_of(entries, functions=functions)), "缅怀")) == [1, 3, 2]


def test_the_best_of_the_likeliest_functions_stand_among_the_first_though_others_say_more_of_the_question():
    functions = {
        "people": Function("people", "待人"),
        "people.thanks": Function("people.thanks", "道谢", ("感谢", "谢意"), "people", "thanks", "谢谁的什么"),
        "tasks": Function("tasks", "部署"),
        "tasks.forbid": Function("tasks.forbid", "禁止", ("严禁",), "tasks", "directive", "不得怎样"),
    }
    hospital = [phrase(at, f"医院的医生护士要守住规矩{at}", function="tasks.forbid") for at in range(8)]
    entries = [*hospital, phrase(9, "情谊铭记在心", function="people.thanks")]
    index = make_index(bank_of(entries, functions=functions))
    assert 9 in ids(search(index, "医院的医生护士感谢谢意", limit=FIRST))


def test_a_question_that_shows_that_words_are_looked_for_is_answered_though_little_of_it_is_known():
    functions = {
        "review": Function("review", "回顾"),
        "review.story": Function("review.story", "典型事例", ("感人", "感动"), "review", "narrative", "讲一个人"),
        "review.result": Function("review.result", "成效", ("成果", "变化"), "review", "achievements", "有什么变化"),
    }
    entries = [phrase(1, "有这样一个人", function="review.story"), phrase(2, "变了样", function="review.result")]
    index = make_index(bank_of(entries, functions=functions, wording=frozenset({"那段"})))
    assert ids(search(index, "急诊大夫连做三台手术晕倒、感动全场那段"))[0] == 1
    assert ids(search(index, "急诊大夫连做三台手术晕倒、感动全场")) == []


def test_what_belongs_to_a_line_of_work_that_nobody_named_stands_behind_what_everyone_may_say():
    tax = Fits(trades=("tax",))
    entries = [phrase(1, "守住底线不放松", fits=tax), phrase(2, "守住底线不松劲")]
    index = make_index(bank_of(entries, names={"tax": ("税务",)}, asking=frozenset({"怎么"})))
    assert ids(search(index, "怎么守住底线不动摇")) == [2, 1]


DAILY = bank_of(
    [phrase(1, "请大家把手机调到静音"), phrase(2, "请假要报备"), phrase(3, "这条铁路开通了，山货走得出去")],
    daily=frozenset({"屏幕", "多少钱", "请假条", "高铁"}),
    wording=frozenset({"怎么写"}),
    speeches=frozenset({"致辞"}),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("手机屏幕多少钱", []),
        ("请假条怎么写", []),
        ("请假怎么写", [2]),
        ("把手机调到静音的屏幕", [1]),
        ("高铁几点开通", []),
        ("高铁开通致辞", [3]),
    ],
)
def test_a_question_of_daily_life_finds_nothing_unless_the_rest_of_it_is_known_or_it_names_a_speech(
    query: str, found: list[int]
):
    assert ids(search(make_index(DAILY), query)) == found


def weights(query: str, **words: frozenset[str]) -> dict[str, float]:
    return {part.text: part.weight for part in read_question(query, bank_of((), **words))}


def test_a_clause_that_names_an_occasion_counts_less_where_another_one_follows():
    occasions = frozenset({"谈话"})
    read = weights("给新提拔的干部谈话，提醒他们管好家里人", occasions=occasions)
    assert read["给新提拔的干部谈话"] < read["提醒他们管好家里人"] == 1
    assert weights("给新提拔的干部谈话", occasions=occasions) == {"给新提拔的干部谈话": 1}
    assert weights("集体谈话 廉政", occasions=occasions) == {"集体谈话": 1, "廉政": 1}


def test_what_stands_before_the_clause_that_asks_counts_less_unless_that_says_nothing_by_itself():
    words = {"requests": frozenset({"怎么"}), "asking": frozenset({"怎么说"})}
    read = weights("前任干得很好，新镇长怎么表态", **words)
    assert read["前任干得很好"] < read["新镇长怎么表态"] == 1
    assert set(weights("批评不干事的人，怎么说", **words).values()) == {1}


def test_the_manner_counts_less_and_what_is_not_to_be_said_least():
    words = {"manners": frozenset({"文采"}), "unwanted": frozenset({"别老说"})}
    read = weights("送别学生要有文采，夸女同志别老说半边天", **words)
    assert read["送别学生要有"] == 1 > read["文采"] > read["别老说半边天"]
    assert weights("文采", **words) == {"文采": 1}


def test_a_word_that_several_words_of_a_question_mean_counts_once():
    synonyms = {"学生": ("同学",), "高考": ("同学",), "百日": ("同学",)}
    entries = [phrase(1, "同学"), phrase(2, "学生高考")]
    found = search(make_index(bank_of(entries, synonyms=synonyms)), "百日学生高考鼓劲")
    assert ids(found)[0] == 2


def test_the_name_of_a_function_after_a_verb_is_no_slip_of_another_word():
    functions = {
        "pledge": Function("pledge", "表态"),
        "pledge.vow": Function("pledge.vow", "决心承诺", ("决心",), "pledge", "pledge"),
    }
    entries = [phrase(1, "村民代表决议"), phrase(2, "说到做到", function="pledge.vow")]
    assert ids(search(make_index(bank_of(entries, functions=functions)), "表决心"))[0] == 2


def test_what_is_found_only_in_a_source_does_not_keep_a_question_from_its_answers():
    entries = [
        phrase(1, "取得明显成效", sources=(Source("speeches/1", 3, "优化营商环境取得明显成效"),)),
        phrase(2, "打造一流的营商环境"),
    ]
    assert ids(search(make_index(bank_of(entries)), "优化营商环境")) == [1, 2]
    assert ids(search(make_index(bank_of(entries)), "优化营商环竟")) == [1, 2]


ROLES: list[dict[str, Any]] = read_cases(Path(__file__).parent.parent / "fixtures" / "search" / "roles.yaml")


@pytest.mark.parametrize("case", ROLES, ids=lambda case: str(case["ask"]))
def test_a_question_tells_who_speaks_and_who_listens(case: dict[str, Any]):
    asked = read_roles(str(case["ask"]), SHIPPED)
    assert asked.speakers == set(case["speaks"])
    assert {role for role, sure in asked.audiences.items() if sure == 1} == set(case["hears"])


def test_what_others_say_comes_after_what_the_one_who_speaks_would_say():
    entries = [
        phrase(1, "就要离开大家，心里真舍不得", fits=Fits(speakers=("leaver",))),
        phrase(2, "你要离开大家，我们舍不得", fits=Fits(speakers=("stayer",))),
        phrase(3, "离开大家，舍不得"),
    ]
    roles = {
        "leaver": Role("leaver", "要走的人", ("告别",)),
        "stayer": Role("stayer", "送行的人", ("欢送…走",), ("不在",)),
    }
    index = make_index(bank_of(entries, roles=roles, asking=frozenset({"怎么说", "的"})))
    assert ids(search(index, "告别时舍不得离开大家怎么说"))[0] == 1
    assert ids(search(index, "欢送老同志走，舍不得离开大家怎么说"))[0] == 2


@pytest.mark.parametrize("query", ["不走过场", "不能走过场", "决不走过场"])
def test_what_must_not_be_is_found_however_that_is_said(query: str):
    entries = [
        phrase(1, "学习不能走过场"),
        phrase(2, "防止检查走过场"),
        phrase(3, "这是走过场"),
        phrase(4, "走不走过场"),
    ]
    found = ids(search(make_index(bank_of(entries)), query))
    assert {1, 2, 4} <= set(found) and 3 not in found


def test_a_query_of_two_names_is_no_slip_of_a_phrase():
    entries = [phrase(1, "这是一次表彰"), phrase(2, "党的生日到了，表彰先进")]
    index = make_index(bank_of(entries, synonyms={"七一": ("党的生日",), "表彰": ("先进",)}))
    assert ids(search(index, "七一表彰"))[0] == 2


def test_a_name_in_pinyin_finds_what_the_name_finds():
    found = ids(search(SHIPPED_INDEX, "jieshuyu", limit=FIRST))
    assert found == ids(search(SHIPPED_INDEX, "结束语", limit=FIRST))


def test_a_word_that_all_say_is_left_out_where_another_tells_more():
    entries = [
        *(phrase(number, f"压实责任{number}") for number in range(40)),
        *(phrase(50 + at, "推诿扯皮") for at in range(5)),
    ]
    index = make_index(bank_of(entries, synonyms={"甩锅": ("责任", "推诿")}))
    assert set(ids(search(index, "甩锅"))) == {50, 51, 52, 53, 54}
