"""The filters and tests that sections may use: values in, marked text out. None of them drops or nests a mark."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, LoopContext

from drafter.compose.marks import Rendered, plain
from drafter.compose.number import misfit
from drafter.compose.sandbox import TemplateRunError, origins_of
from drafter.i18n import _
from drafter.model import numerals
from drafter.model.forms import recognise_form
from drafter.model.numbering import MARKERS
from drafter.model.span import Span

MAX_BREATH = 20
"""Characters after 要 and before a pause, with a time among them: who has to do it stands before, 30 in all."""

FINAL = "。！？!?"
"""Marks that end a sentence."""


def _list(value: Any, name: str) -> Sequence[Any]:
    if not isinstance(value, (list, tuple)):
        raise TemplateRunError(_("the filter '{name}' takes a list", name=name))
    return value


@pass_context
def join(context: Context, values: Any, separator: str = "、") -> Rendered:
    """甲、乙、丙."""
    return Rendered(separator.join(origins_of(context).mark(value) for value in _list(values, "join")))


@pass_context
def enumerate_(context: Context, values: Any) -> Rendered:
    """甲、乙和丙: an enumeration closed by 和, as names are read aloud."""
    marked = [origins_of(context).mark(value) for value in _list(values, "enumerate")]
    if len(marked) < 2:
        return Rendered("".join(marked))
    return Rendered("、".join(marked[:-1]) + "和" + marked[-1])


@pass_context
def stop(context: Context, value: Any) -> Rendered:
    """A sentence with its final mark, added once."""
    marked = origins_of(context).mark(value)
    ended = plain(marked).rstrip("”’）").endswith(tuple(FINAL))  # closing quotes and bracket
    return Rendered(marked if ended or not marked else marked + "。")


@pass_context
def run_on(context: Context, values: Any, pattern: str = "") -> Rendered:
    """A list set inside the paragraph: 一是…；二是…。

    Items that hold sentences of their own end in 。, the others in ；. One item alone gets no marker.
    """
    items = _list(values, "run_on")
    chosen = pattern or context.parent["_inline"]
    origins = origins_of(context)
    marked = [origins.mark(item) for item in items]
    if not marked:
        return Rendered("")
    if len(marked) > 1:
        for item in items:
            check_marker(context, chosen, item)
        marked = [Rendered(_marker(chosen).render(number) + item) for number, item in enumerate(marked, 1)]
    inner_stop = any("。" in plain(item).rstrip("。") for item in marked)
    separator = "。" if inner_stop else "；"
    text = ""
    for index, item in enumerate(marked):
        last = index == len(marked) - 1
        ended = plain(item).endswith(tuple(FINAL))
        text += item + ("" if ended else "。" if last else separator)
    return Rendered(text)


@pass_context
def mark(context: Context, loop: Any, item: Any = "", pattern: str = "") -> Rendered:
    """`{{ loop | mark(point.title) }}`: the marker of this turn of a loop inside a paragraph; none for a lone item."""
    if not isinstance(loop, LoopContext):
        raise TemplateRunError(_("the filter '{name}' takes the loop: {{{{ loop | mark }}}}", name="mark"))
    if loop.length < 2:
        return Rendered("")
    chosen = pattern or context.parent["_inline"]
    check_marker(context, chosen, item)
    return Rendered(_marker(chosen).render(loop.index))


def _marker(pattern: str) -> Any:
    if pattern not in MARKERS:
        raise TemplateRunError(
            _("unknown numbering '{marker}'; known: {known}", marker=pattern, known=" ".join(MARKERS))
        )
    return MARKERS[pattern]


def check_marker(context: Context, pattern: str, item: Any) -> None:
    """A marker takes only what its grammar takes: 一要 a verb. Only what is plainly otherwise is refused."""
    if isinstance(item, Span) and item.origin.kind != "blank":
        fault = misfit(_marker(pattern), pattern, str(item), item.origin.name, context.parent["_words"])
        if fault:
            raise TemplateRunError(fault)


@pass_context
def say(context: Context, record: Any, detail: int = 0, turn: int = 1) -> Rendered:
    """A record as its kind says it (facts.yaml, `say`).

    `detail` is the section's unless given; `turn` counts the records said one after the other, so that a kind can vary.
    """
    renderer: Callable[[Any, int, int], Rendered] = context.parent["_say"]
    return renderer(record, detail or context.parent["detail"], turn)


@pass_context
def said(context: Context, records: Any, detail: int = 0) -> list[Rendered]:
    """Each record of a list as its kind says it."""
    return [say(context, record, detail, turn) for turn, record in enumerate(_list(records, "said"), 1)]


@pass_context
def together(context: Context, people: Any) -> list[dict[str, Any]]:
    """Speakers in their order, those who did the same thing one after the other taken together.

    Each group: who, did, superior; `ends` where the next group is of another standing, `last` for the last of its own.
    """
    groups: list[dict[str, Any]] = []
    for person in _list(people, "together"):
        called, superior = call(context, person), person["relation"] == "superior"
        if groups and str(groups[-1]["did"]) == str(person["did"]) and groups[-1]["superior"] == superior:
            groups[-1]["who"].append(called)
        else:
            groups.append({"who": [called], "did": person["did"], "superior": superior})
    for index, group in enumerate(groups):
        following = [other["superior"] for other in groups[index + 1 :]]
        group["ends"] = not following or following[0] != group["superior"]
        group["last"] = group["superior"] not in following
    return groups


@pass_context
def call(context: Context, person: Any) -> Rendered:
    """How a person is called: as the file says; 赵刚同志; a superior with one post 陈国强副局长; an office by name."""
    origins = origins_of(context)
    if person.get("called"):
        return origins.mark(person["called"])
    if person["org"] and (not person["name"] or is_blank(person["name"])):
        return origins.mark(person["org"])
    name, post = origins.mark(person["name"]), person["post"]
    if is_guest(context, person):
        return name
    if person.get("relation") == "superior" and post and "、" not in post:
        return Rendered(name + origins.mark(post))
    return Rendered(name + "同志")


@pass_context
def argue(context: Context, record: Any, field: str) -> Rendered:
    """What a record argues with, in the frame that the plan chose for it, or else as it was written."""
    value = record[field] if isinstance(record, dict) and field in record else ""
    if not isinstance(value, Span) or not value:
        return Rendered("")
    framed: Rendered | None = context.parent["_argue"](value.origin.name)
    return stop(context, value) if framed is None else stop(context, framed)


def number(value: Any) -> str:
    """A count as it is said before a measure word: 两, 三."""
    if isinstance(value, (list, tuple)):
        value = len(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TemplateRunError(_("the filter '{name}' takes a number or a list", name="number"))
    return numerals.count(value)


def ordinal(value: Any) -> str:
    """A place in an order as it is said: 二 of 第二项, never 两."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TemplateRunError(_("the filter '{name}' takes a number or a list", name="ordinal"))
    return numerals.ordinal(value)


def first(value: Any, count: int = 1) -> list[Any]:
    """The first items of a list: what is said when there is no time for all."""
    return list(_list(value, "first")[:count])


def length(value: Any) -> int:
    """How many items a list has."""
    return len(_list(value, "length"))


FILTERS: dict[str, Callable[..., Any]] = {
    "join": join,
    "enumerate": enumerate_,
    "stop": stop,
    "run_on": run_on,
    "mark": mark,
    "say": say,
    "said": said,
    "together": together,
    "argue": argue,
    "call": call,
    "number": number,
    "ordinal": ordinal,
    "first": first,
    "length": length,
}


def is_sentence(value: Any) -> bool:
    """Whether a text ends as a sentence does."""
    return isinstance(value, str) and value.endswith(tuple(FINAL))


def is_blank(value: Any) -> bool:
    """Whether a value is missing and stands as a blank."""
    return isinstance(value, Span) and value.origin.kind == "blank"


def is_even(value: Any) -> bool:
    """Whether a number is even: every other turn."""
    return isinstance(value, int) and value % 2 == 0


def is_deadline(by: Any, what: Any) -> bool:
    """Whether a time may stand inside the sentence, 要在2月5日前对…: not before another 在, not without a pause."""
    if not isinstance(by, str) or not isinstance(what, str) or not by.endswith("前"):
        return False
    breath = len(by) + len(re.split("[，、；：。]", what)[0])
    return breath <= MAX_BREATH and not what.startswith(("在", "于"))


_SUBJECT = re.compile("每[个户名所处台辆座条村校班支栋站组厂店镇乡]|所有|全部|凡")
"""What opens a clause with a subject of its own, before which no 要 can stand: 每个考点派驻2名医护人员."""


_COMPANY = re.compile("公司|集团|创始人|董事|总经理|商会|企业|厂长")
"""Posts and bodies of business."""


@pass_context
def is_led_by_subject(context: Context, value: Any) -> bool:
    """Whether a measure is a clause with a subject of its own, so that who has to do it must stand behind it."""
    if not isinstance(value, str) or is_blank(value):
        return False
    return bool(_SUBJECT.match(value)) or recognise_form(value, *context.parent["_words"]) in ("clause", "work")


@pass_context
def is_guest(context: Context, person: Any) -> bool:
    """Whether somebody is of a company among people who are not all officials: not called 同志 then."""
    words = " ".join(str(person.get(name) or "") for name in ("org", "post")) if isinstance(person, dict) else ""
    return not context.parent.get("audience", {}).get("comrades", True) and bool(_COMPANY.search(words))


def is_ending(value: Any, ending: str) -> bool:
    """Whether a text ends in some characters."""
    return isinstance(value, str) and value.endswith(ending)


TESTS: dict[str, Callable[..., bool]] = {
    "even": is_even,
    "deadline": is_deadline,
    "ending": is_ending,
    "guest": is_guest,
    "led_by_subject": is_led_by_subject,
    "sentence": is_sentence,
    "blank": is_blank,
}
