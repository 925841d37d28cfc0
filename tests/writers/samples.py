"""A house style and drafts for the tests of all writers; every person and place in them is invented."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from drafter.files.styles import load_style
from drafter.model.draft import Ask, Block, Draft, PhraseUse, Run
from drafter.model.style import Style

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "fixtures" / "writers"

HOUSE_STYLES: dict[str, dict[str, Any]] = {
    "as shipped": {},
    "centred": {"page_number": "center", "widow_control": True},
    "without page numbers": {"page_number": "none"},
    "grid of characters": {"page": {"grid": "characters"}, "blank_lines_above_title": 2},
    "date first": {"speaker_first": False, "arabic_dates": False, "name_space": False},
    "kept sentences, minutes in the margin": {"keep_sentences": 3, "minutes": "margin"},
    "minutes in the footer": {"minutes": "footer"},
    "hostile fonts": {"latin": '"A" & <B>', "alternative_fonts": {"黑体": "<&\">'"}},
}
"""Options of the style that we ship, as houses set them."""


def gbt9704(**changes: Any) -> Style:
    """The style that we ship; options of it, of its page, or whole types may be changed."""
    style = _load_gbt9704()
    page = replace(style.page, **changes.pop("page", {}))
    types = {**style.types, **changes.pop("types", {})}
    return replace(style, page=page, types=types, **changes)


@cache
def _load_gbt9704() -> Style:
    style, findings = load_style("gbt9704", [ROOT / "templates"])
    assert findings == []
    return style


def draft_of(*blocks: Block, **meta: str) -> Draft:
    """A draft of these blocks; its title is that of its title block."""
    title = next((block.text for block in blocks if block.kind == "title"), "讲话")
    return Draft(title, blocks, "special-campaign", meta)


def paragraph(*texts: str | Run) -> Block:
    return Block("paragraph", tuple(text if isinstance(text, Run) else Run(text) for text in texts))


def speech() -> Draft:
    """One block of every kind, runs of every origin, a heading of every depth, heads after each kind of marker."""
    return draft_of(
        Block("title", (Run("在全市2026年春节期间安全生产工作会议上的讲话", fact="title"),)),
        Block("version", (Run("送审稿", fact="version"),)),
        Block("speaker", (Run("市委副书记、市长", fact="speaker.post"), Run("李明", fact="speaker.name"))),
        Block("date", (Run("2026年1月20日", fact="date"),)),
        Block("salutation", (Run("同志们："),)),
        paragraph("今天，", Run("市委、市政府", fact="meeting.called_by"), "召开这次会议。下面，我讲三点意见。"),
        Block("heading", (Run("认清形势，绷紧“安全弦”"),), depth=1, marker="一、"),
        paragraph("去年12月以来，接连发生", Run("【数】", blank="facts.fires"), "起火灾——都在夜间…教训深刻。"),
        Block("heading", (Run("全省形势"),), depth=2, marker="（一）"),
        Block("heading", (Run("冷库"),), depth=3, marker="1."),
        Block("heading", (Run("餐饮场所"),), depth=4, marker="（1）"),
        Block("item", (Run("把冷库排查干净。", head=True), Run("逐一排查112家。")), depth=2, marker="一要"),
        Block("item", (Run("慎终如始抓防控。", head=True), Run("不松劲。")), depth=1, marker="一、"),
        Block(
            "item",
            (Run("守住", head=True), Run("路口", fact="f", head=True), Run("。一是"), Run("管车。", head=True)),
            depth=2,
            marker="（二）",
        ),
        Block("stage", (Run("（赵刚同志讲话）"),)),
        paragraph(Run("同志们，平安是福。", phrase="closing.call")),
        Block("closing", (Run("谢谢大家。"),)),
        author="云州市委办公室",
        date="2026-01-20",
        version="送审稿",
        keywords="安全生产；春节",
        tool="drafter 0.1.0",
        meeting="sha256:0f",
    )


def living_speech() -> Draft:
    """A blank, a fact said twice, a fact with a figure missing, a phrase with alternatives, a phrase with a fact."""
    calls, theme = "facts.calls", Run("节日安全", fact="theme.short")
    spoken = (
        *speech().blocks[:5],
        paragraph(Run("当前，", phrase="situation.lead"), replace(theme, phrase="situation.lead"), "，"),
        paragraph(Run("【责任单位】", blank="facts.who"), "要在2月5日前报到。", theme, "无小事。"),
        paragraph(Run("今年接报", fact=calls), Run("【数】", fact=calls, blank=calls), Run("起。", fact=calls)),
        paragraph(Run("两行\n地址", fact="facts.address"), Run("甲&乙", fact="facts.firm")),
        paragraph(Run("同志们，平安是福。", phrase="closing.call")),
    )
    uses = (
        PhraseUse("situation.lead", "situation-0001", "当前，节日安全", ("眼下，节日安全",), ("讲话甲，第3段",)),
        PhraseUse("closing.call", "call-0001", "同志们，平安是福。", ("平安回家。", "守住平安。"), ("讲话乙，第9段",)),
    )
    asks = {"facts.who": Ask("责任单位", "市商务局", "写全称"), "theme.short": Ask("主题简称")}
    return replace(draft_of(*spoken, **speech().meta), phrases=uses, asks=asks)


def long_speech(paragraphs: int) -> Draft:
    """So many paragraphs of about 110 characters, each of five runs, a heading before every eighth."""
    blocks: list[Block] = list(speech().blocks[:5])
    for number in range(paragraphs - len(blocks)):
        if number % 8 == 0:
            blocks.append(Block("heading", (Run("盯紧关口，守牢安全底线"),), depth=1, marker="一、"))
        else:
            blocks.append(_measure(number))
    return draft_of(*blocks, **speech().meta)


def _measure(number: int) -> Block:
    runs: Iterable[Run] = (
        Run("把冷库和餐饮场所排查干净。", head=True),
        Run("市商务局、市消防救援支队", fact="facts.tasks[0].points[0].measures[0].who[0]"),
        Run("要在2月5日前，对全市"),
        Run(f"{number}家冷库", fact="facts.tasks[0].points[0].measures[0].what"),
        Run(
            "逐一排查，建立“一库一档”，报市安委会办公室备案；逾期未报的，由市政府督查室通报，并在下一次调度会上说明原因、"
        )
        if number % 2
        else Run("【责任单位】", blank="facts.tasks[0].who"),
    )
    return Block("item", tuple(runs), depth=2, marker="一要")
