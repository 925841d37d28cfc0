"""Which phrase stands where: nothing that is not eligible is used, no phrase and no formula twice."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from drafter.language.forms import Form
from drafter.language.words import Words
from drafter.model.meeting import Meeting, Pin
from drafter.model.organisation import Organisation
from drafter.model.phrase import Fits, Phrase, Phrasebank, Slot
from drafter.model.place import Place
from drafter.model.span import Origin, Span
from drafter.model.template import PhraseRequest, Template
from drafter.plan.choose import Chooser, Spot, could_stand

PLACE = Place("meeting.yaml", 3)
REQUEST = PhraseRequest("lead", "situation", "clause")


def _phrase(number: int, text: str, **changes: Any) -> Phrase:
    plain = Phrase(f"situation-{number:04}", text, "phrase", "situation", "clause", status="reviewed")
    return replace(plain, **changes)


def _noun(text: str, form: Form = "noun") -> Span:
    return Span(text, Origin("fact", "theme.noun", form))


def _chooser(
    *phrases: Phrase,
    variant: int = 1,
    include_mined: bool = False,
    values: dict[str, Any] | None = None,
    **meeting: Any,
) -> Chooser:
    values = values or {"theme": {"noun": _noun("安全生产")}, "count": {"sections": 3}}
    bank = Phrasebank(phrases=phrases, words=Words(verbs=frozenset({"排查", "抓"})))
    return Chooser(
        bank,
        Meeting("special-campaign", "讲话", PLACE, **meeting),
        Template("special-campaign", "部署会讲话", PLACE),
        Organisation(),
        values,
        variant=variant,
        include_mined=include_mined,
    )


def _chosen(chooser: Chooser, request: PhraseRequest = REQUEST, heading: str = "") -> str | None:
    choice = chooser.choose("situation", request, Spot(heading))
    return choice.phrase.id if choice and choice.phrase else None


def test_the_most_frequent_comes_first_and_the_id_decides_between_equals() -> None:
    phrases = [_phrase(1, "形势严峻"), _phrase(2, "任务艰巨", count=4), _phrase(3, "压力很大", count=4)]
    assert _chosen(_chooser(*phrases)) == "situation-0002"


def test_a_variant_takes_the_next() -> None:
    phrases = [_phrase(1, "形势严峻"), _phrase(2, "任务艰巨")]
    assert [_chosen(_chooser(*phrases, variant=number)) for number in (1, 2, 3)] == [
        "situation-0001",
        "situation-0002",
        "situation-0001",
    ]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"move": "recap"}, "another move"),
        ({"form": "noun"}, "another form"),
        ({"status": "mined"}, "nobody has read it"),
        ({"status": "rejected"}, "somebody threw it out"),
        ({"fits": Fits(classes=("education",))}, "another class of theme"),
        ({"fits": Fits(ranks=("guest",))}, "another rank"),
        ({"fits": Fits(levels=("school",))}, "another level"),
        ({"fits": Fits(directions=("up",))}, "another direction"),
        ({"fits": Fits(kinds=("pledge",))}, "another kind of speech"),
        ({"fits": Fits(season=(7,))}, "another season"),
        ({"valid_to": datetime.date(2021, 12, 31)}, "out of date"),
        ({"valid_from": datetime.date(2027, 1, 1)}, "not yet in force"),
    ],
)
def test_what_does_not_fit_is_never_used(changes: dict[str, Any], why: str) -> None:
    chooser = _chooser(
        _phrase(1, "形势严峻", **changes), date=datetime.date(2026, 1, 20), theme_class="prevention", rank="chief"
    )
    assert _chosen(chooser) is None, why


def test_what_suits_a_kind_suits_those_that_extend_it() -> None:
    phrase = _phrase(1, "形势严峻", fits=Fits(kinds=("pledge",)))
    own = Template("our-pledge", "表态", PLACE, extends=("pledge",))
    other = Template("our-report", "汇报", PLACE)
    assert [could_stand(phrase, request, own) for request in (REQUEST, replace(REQUEST, own=True))] == [True, True]
    assert not could_stand(phrase, REQUEST, other)


def test_nothing_eligible_means_no_phrase() -> None:
    assert _chosen(_chooser()) is None


def test_a_dated_phrase_needs_a_date_to_be_judged_by() -> None:
    assert _chosen(_chooser(_phrase(1, "形势严峻", valid_to=datetime.date(2030, 1, 1)))) is None


def test_mined_entries_enter_only_where_a_person_allowed_it_and_after_the_others() -> None:
    mined, reviewed = _phrase(1, "形势严峻", status="mined", count=9), _phrase(2, "任务艰巨")
    assert _chosen(_chooser(mined, include_mined=True)) == "situation-0001"
    assert _chosen(_chooser(mined, reviewed, include_mined=True)) == "situation-0002"


def test_a_place_for_a_kinds_own_phrases_takes_no_other() -> None:
    anyones = _phrase(1, "谢谢大家")
    own = _phrase(2, "会议到此结束", fits=Fits(kinds=("special-campaign",)))
    assert _chosen(_chooser(anyones, own, variant=2), replace(REQUEST, own=True)) == "situation-0002"
    assert _chosen(_chooser(anyones), replace(REQUEST, own=True)) is None


def test_tone_position_and_kind_are_kept_to() -> None:
    first = _phrase(1, "形势严峻", fits=Fits(position=("first",), tone="warn"))
    last = _phrase(2, "任务艰巨", fits=Fits(position=("last",), tone="demand"))
    assert _chosen(_chooser(first, last), replace(REQUEST, position="last")) == "situation-0002"
    assert _chosen(_chooser(first, last), replace(REQUEST, tone="warn")) == "situation-0001"
    assert _chosen(_chooser(first, last), replace(REQUEST, kinds=("slogan",))) is None


def test_a_phrase_must_carry_the_facts_that_the_place_says() -> None:
    bare = _phrase(1, "研究部署工作", count=9)
    full = _phrase(2, "主要任务是【任务】", slots={"任务": Slot("任务", source="theme.noun")})
    assert _chosen(_chooser(bare, full), replace(REQUEST, carries=("theme.noun",))) == "situation-0002"


def test_no_phrase_twice_and_no_formula_twice() -> None:
    chooser = _chooser(_phrase(1, "始终绷紧安全这根弦"), _phrase(2, "时刻始终绷紧这根弦"), _phrase(3, "任务十分艰巨"))
    assert [_chosen(chooser), _chosen(chooser), _chosen(chooser)] == ["situation-0001", "situation-0003", None]


def test_what_the_facts_say_already_is_not_said_by_a_phrase() -> None:
    chooser = _chooser(_phrase(1, "教训十分深刻"))
    chooser.used.note_text("接连发生3起火灾，教训十分深刻")
    assert _chosen(chooser) is None


def test_what_opens_a_section_does_not_say_its_headings_verb_again() -> None:
    either = Fits(position=("first", "last"))
    phrases = [_phrase(1, "要逐户排查隐患", fits=either), _phrase(2, "隐患不等人", fits=either)]
    heading = "全面排查，不留死角"
    opens, closes = replace(REQUEST, position="first"), replace(REQUEST, position="last")
    assert _chosen(_chooser(*phrases), opens) == "situation-0001"
    assert _chosen(_chooser(*phrases), opens, heading) == "situation-0002"
    assert _chosen(_chooser(*phrases), closes, heading) == "situation-0001"


def test_phrases_that_exclude_each_other_do_not_meet() -> None:
    chooser = _chooser(_phrase(1, "形势严峻", fits=Fits(excludes=("situation-0002",))), _phrase(2, "任务艰巨"))
    assert [_chosen(chooser), _chosen(chooser)] == ["situation-0001", None]


SLOTTED = _phrase(1, "【事项】形势严峻", slots={"事项": Slot("事项", form="noun", source="theme.noun")})


def test_a_slot_takes_a_fact_of_its_form() -> None:
    choice = _chooser(SLOTTED).choose("situation", REQUEST)
    assert choice is not None
    assert choice.values["事项"] == "安全生产"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        Span("【主题】", Origin("blank", "theme.noun", "noun")),
        _noun("安全生产工作", "work"),
        _noun("排查冷库隐患"),
        _noun("安全生产。"),
    ],
    ids=["missing", "empty", "blank", "work form", "plainly a verb", "plainly a sentence"],
)
def test_a_phrase_whose_slot_cannot_be_filled_in_its_form_is_not_eligible(value: Span | None) -> None:
    assert _chosen(_chooser(SLOTTED, values={"theme": {"noun": value}})) is None


@pytest.mark.parametrize(("points", "said"), [(2, "两"), (3, "三"), (12, "十二")])
def test_a_count_is_said_as_it_is_spoken(points: int, said: str) -> None:
    preview = _phrase(1, "讲【点数】点意见", slots={"点数": Slot("点数", "count", "quantity", "count.sections")})
    choice = _chooser(preview, values={"count": {"sections": points}}).choose("preview", REQUEST)
    assert choice is not None
    assert choice.values["点数"] == said


def test_a_single_point_is_not_announced() -> None:
    preview = _phrase(1, "讲【点数】点意见", slots={"点数": Slot("点数", "count", "quantity", "count.sections")})
    assert _chosen(_chooser(preview, values={"count": {"sections": 1}})) is None


def test_what_the_writer_pins_is_taken_even_if_mined() -> None:
    chooser = _chooser(_phrase(1, "形势严峻", status="mined"), phrases={"situation.lead": Pin(id="situation-0001")})
    choice, findings = chooser.pinned("situation", REQUEST)
    assert not findings
    assert choice is not None
    assert choice.pinned


def test_a_sentence_of_her_own_is_taken_as_it_is() -> None:
    chooser = _chooser(phrases={"situation.lead": Pin(text="形势就摆在这里")})
    choice, findings = chooser.pinned("situation", REQUEST)
    assert (choice.text if choice else None, findings) == ("形势就摆在这里", [])


@pytest.mark.parametrize(
    ("phrase", "request_form"),
    [
        (None, "clause"),
        (_phrase(1, "形势严峻", form="noun"), "clause"),
        (SLOTTED, "clause"),
        (_phrase(1, "形势严峻", status="rejected"), "clause"),
    ],
    ids=["no such phrase", "wrong form", "nothing fills its slot", "somebody threw it out"],
)
def test_a_pin_that_cannot_stand_is_a_finding_with_its_place(phrase: Phrase | None, request_form: Form) -> None:
    chooser = _chooser(
        *([phrase] if phrase else []),
        values={"theme": {"noun": ""}},
        phrases={"situation.lead": Pin(id="situation-0001", place=PLACE)},
    )
    choice, findings = chooser.pinned("situation", replace(REQUEST, form=request_form))
    assert choice is None
    assert findings[0].place == PLACE


def test_a_phrase_whose_own_word_ends_what_fills_its_slot_is_not_eligible() -> None:
    phrase = _phrase(1, "下一步，【事项】工作的总体思路是", slots={"事项": Slot("事项", source="theme.noun")})
    for noun, fits in (("防汛", True), ("经济工作", False)):
        assert (_chooser(phrase, values={"theme": {"noun": _noun(noun)}}).fill(phrase) is not None) == fits
