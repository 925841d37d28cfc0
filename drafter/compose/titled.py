"""Titles and numbered items as they are said: values in, with the verb and the marker that fit them, out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from drafter.compose.budget import TemplateRunError
from drafter.compose.given import grammar, is_blank, take_list, take_text, take_texts
from drafter.compose.marks import Rendered, plain
from drafter.compose.number import misfit
from drafter.compose.render import Rendering
from drafter.compose.values import Loop, read_text
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numbering import MARKERS, Marker
from drafter.language.sentences import ends_sentence
from drafter.language.titles import DO, REPEAT, lead_title
from drafter.meeting.records import Record
from drafter.model.span import Span
from drafter.plan.markers import told_of


def run_on(run: Rendering, values: Any, pattern: Any = "") -> Rendered:
    """A list set inside the paragraph: 一是…；二是…。

    Items that hold sentences of their own end in 。, the others in ；. One item alone gets no marker.
    """
    marked = take_texts(run, values, "run_on")
    marker = _marker(run, pattern, "run_on")
    if len(marked) > 1:
        for item in values:
            check_marker(run, marker, item)
        marker = _beside_is(marker, [plain(item) for item in marked])
        marked = [Rendered(marker.render(number) + item) for number, item in enumerate(marked, 1)]
    plains = [plain(item) for item in marked]
    separator = "。" if any("。" in text.rstrip("。") for text in plains) else "；"
    if separator == "；":  # what was said as one sentence each is one list
        marked = [Rendered(item.removesuffix("。")) for item in marked]
        plains = [plain(item) for item in marked]
    parts: list[str] = []
    for number, (item, text) in enumerate(zip(marked, plains, strict=True), 1):
        ended = ends_sentence(text)
        parts += [item, "" if ended else "。" if number == len(marked) else separator]
    return Rendered("".join(parts))


def chain(run: Rendering, values: Any) -> Rendered:
    """A list as one sentence, 甲，乙，丙。; where an item has a pause of its own the items are parted by ；."""
    marked = take_texts(run, values, "chain")
    plains = [plain(item) for item in marked]
    separator = "；" if any(re.search("[，、；：]", text) for text in plains) else "，"
    parts: list[str] = []
    for number, (item, text) in enumerate(zip(marked, plains, strict=True), 1):
        parts += [item, "" if ends_sentence(text) else "。" if number == len(marked) else separator]
    return Rendered("".join(parts))


def mark(run: Rendering, loop: Any, item: Any = "", pattern: Any = "") -> Rendered:
    """`{{ loop | mark(point.title) }}`: the marker of this turn of a loop inside a paragraph; none for a lone item."""
    if not isinstance(loop, Loop):
        raise TemplateRunError(_("the filter '{name}' takes the loop: {{{{ loop | mark }}}}", name="mark"))
    marker, text = _marker(run, pattern, "mark"), take_text(item, "mark")
    if loop.length < 2:
        return Rendered("")
    check_marker(run, marker, text)
    titles = [item.get("title") for item in loop.items if isinstance(item, Record)]
    return Rendered(_beside_is(marker, [read_text(title) for title in titles if isinstance(title, str)]).render(loop.index))


_IS = expression(f"^[{HAN}]{{1,5}}(?<![还就都总但可只不于凡要别其正也更的])是(?![否非])")


def _beside_is(marker: Marker, items: Iterable[str]) -> Marker:
    """The marker of items of which one has a 是 of its own: 第一，, since 一是质量是… has two."""
    if marker.pattern != "一是" or not any(_IS.match(item) for item in items):
        return marker
    return replace(MARKERS["第一，"], forms=())


def _marker(run: Rendering, pattern: Any, name: str) -> Marker:
    """The marker of a numbering; without one, that of lists inside this section's paragraphs."""
    chosen = take_text(pattern, name) or run.setting.inline
    if chosen not in MARKERS:
        raise TemplateRunError(
            _("unknown numbering '{marker}'; known: {known}", marker=chosen, known=" ".join(MARKERS))
        )
    return MARKERS[str(chosen)]


def check_marker(run: Rendering, marker: Marker, item: Any) -> None:
    """A marker takes only what its grammar takes: 一要 a verb. Only what is plainly otherwise is refused."""
    if isinstance(item, Span) and item.origin.kind != "blank" and not lead_title(item, run.setting.words):
        fault = misfit(marker, marker.pattern, str(item), item.origin.name, run.setting.words)
        if fault:
            raise TemplateRunError(fault)


def titled(run: Rendering, task: Any) -> Rendered:
    """The title of a task, or a title; one that is a noun gets the verb that the measures show (language/titles.py)."""
    title, lead = _led(run, task, "titled")
    return Rendered(lead + run.mark(title))


_TAKEN_TOGETHER = expression(
    "^[^的]+[和、][^的]+$|^.$|(?:群众|医生|老师|学生|老人|职工|教师|青年|干部|人员|农户|居民|家庭)$"
)
"""Things named side by side, or people: what is done with them is more than one verb."""

_FITS_ALL = ("", "抓好", "加强", "做好", "管好", "备好", "备足", "配齐", "完成", "解决")
"""Verbs that fit whatever stands side by side after them."""

_EACH_ONE = expression(f"一[{HAN}]{{1,2}}一[{HAN}]{{1,2}}$")
"""一单元一专班: says itself how it is."""

_FOUR_NOUN = expression(f"(?!一)[{HAN}]{{4}}")

_NAMED_IN_A_ROW = expression(f"[{HAN}]{{2}}(?:、[{HAN}]{{2}}){{2,4}}")
"""吃饭、住宿、看病."""


def headed(run: Rendering, task: Any, beside: Any = ()) -> Rendered:
    """The title of a point as it is said: what gets no verb is what is dealt with, 办好煤和气的事, 关于老人的事.

    `beside`: all points of the list. Where their titles are alike in length and some need no verb, none gets one.
    """
    title, lead = _led(run, task, "headed")
    if lead and _stand_alike(run, take_list(beside, "headed")):
        return run.mark(title)
    text = read_text(title)
    if lead == "整治" and _TAKEN_TOGETHER.search(text):  # 交通和噪声: what one of them wants does not fit the other
        return Rendered("管好" + run.mark(title))
    if lead not in _FITS_ALL and re.search("[和、]", text) and grammar(run, title) == "thing":
        return Rendered(f"办好{run.mark(title)}的事")
    if text.endswith(("第一", "至上", "为本", "为要")):
        return run.mark(title)
    if _EACH_ONE.match(text) and lead != REPEAT:
        return run.mark(title)
    if is_blank(title) or lead:
        return Rendered(lead + run.mark(title))
    if _FOUR_NOUN.fullmatch(text) and grammar(run, title) == "thing" and not _TAKEN_TOGETHER.search(text):
        return Rendered(f"{DO}{run.mark(title)}")
    if text.endswith("的") and len(text) > 2:
        return Rendered(f"对{run.mark(title)}，分清情况处理")
    if _TAKEN_TOGETHER.search(text) and (grammar(run, title) == "thing" or _NAMED_IN_A_ROW.fullmatch(text)):
        return Rendered(f"办好{run.mark(title)}的事")
    about = ("的" in text or text.endswith(("事", "问题"))) and grammar(run, title) == "thing"
    return Rendered(("关于" if about else "") + run.mark(title))


def _stand_alike(run: Rendering, points: Sequence[Any]) -> bool:
    """Whether points are called in as many characters each, and one of them needs no verb: 宣传到户, 秸秆离田."""
    titles = [read_text(point.get("title", "")) for point in points if isinstance(point, Record)]
    alike = len(titles) > 2 and len({len(title) for title in titles}) == 1 and len(titles[0]) >= len("宣传到户")
    return alike and any(not _led(run, point, "headed")[1] for point in points)


def _led(run: Rendering, task: Any, name: str) -> tuple[str, str]:
    """The title of a task, or a title, and the verb that it gets."""
    title, told = (task.get("title", ""), told_of(task, run.setting.theme)) if isinstance(task, Record) else (task, "")
    text = take_text(title, name)
    return text, "" if is_blank(text) else lead_title(read_text(text), run.setting.words, told)
