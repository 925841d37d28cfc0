"""Titles and numbered items as they are said: values in, with the verb and the marker that fit them, out."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from drafter.compose.budget import TemplateRunError
from drafter.compose.given import is_blank, take_list, take_text, take_texts
from drafter.compose.marks import Rendered, plain
from drafter.compose.number import misfit
from drafter.compose.render import Rendering
from drafter.compose.values import Loop, read_text
from drafter.dataclass import replace
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numbering import MARKERS, Marker
from drafter.language.sentences import ends_sentence
from drafter.language.titles import lead_point, lead_points, lead_task, lead_tasks, lead_title
from drafter.language.words import Words
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
    told = [item.get("title") for item in loop.items if isinstance(item, Record)]
    titles = [read_text(title) for title in told if isinstance(title, str)]
    return Rendered(_beside_is(marker, titles).render(loop.index))


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


def titled(run: Rendering, task: Any, loop: Any = None) -> Rendered:
    """The title of a task, or a title: a noun with the verb that it surely takes, anything else as it was typed.

    `loop`: that of all tasks of the list. Where one of their titles only names a thing and no verb is sure, none gets
    one.
    """
    title, lead = _led(run, task, "titled", lead_task)
    if loop is None or is_blank(title):
        return Rendered(lead + run.mark(title))
    if not isinstance(loop, Loop):
        raise TemplateRunError(_("the filter '{name}' takes the loop: {{{{ task | titled(loop) }}}}", name="titled"))
    if loop.leads is None:
        loop.leads = _leads_among(run, loop.items, lead_tasks)
    return Rendered(loop.leads.get(read_text(title), lead) + run.mark(title))


def headed(run: Rendering, task: Any, beside: Any = ()) -> Rendered:
    """The title of a point as it is said: a noun with the verb that it surely takes, anything else as it was typed.

    `beside`: the loop over all points of the list, or the list: they get a verb each or none.
    """
    title, lead = _led(run, task, "headed", lead_point)
    if isinstance(beside, Loop):
        if beside.leads is None:
            beside.leads = _leads_among(run, beside.items, lead_points)
        leads = beside.leads
    else:
        leads = _leads_among(run, take_list(beside, "headed"), lead_points)
    return Rendered(leads.get(read_text(title), lead) + run.mark(title))


def _leads_among(
    run: Rendering, points: Iterable[Any], lead_all: Callable[[Mapping[str, str], Words], dict[str, str]]
) -> dict[str, str]:
    """The verb of each title of a list, by the rule for all of them."""
    records = [point for point in points if isinstance(point, Record)]
    told = {read_text(point.get("title") or ""): told_of(point, run.setting.theme) for point in records}
    return lead_all(told, run.setting.words)


def _led(run: Rendering, task: Any, name: str, read_lead: Callable[[str, Words, str], str]) -> tuple[str, str]:
    """The title of a task, or a title, and the verb that it gets."""
    title, told = (task.get("title", ""), told_of(task, run.setting.theme)) if isinstance(task, Record) else (task, "")
    text = take_text(title, name)
    return text, "" if is_blank(text) else read_lead(read_text(text), run.setting.words, told)
