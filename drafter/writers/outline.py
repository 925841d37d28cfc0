"""An outline in, a file of one of the formats out: Markdown, plain text, JSON; Word is made in docx/outline.py."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Literal, cast

from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.language import numerals
from drafter.model.excerpt import Excerpt
from drafter.model.finding import Finding, InputError
from drafter.model.outline import Outline
from drafter.model.style import Style

FORMATS = ("docx", "md", "txt", "json")


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of an outline, or its table: `rows`, the first of them the heads of the columns."""

    kind: Literal["title", "speaker", "line", "heading", "item", "table"]
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def write_outline(outline: Outline, to: str, style: Style) -> bytes:
    """The outline in one of `FORMATS`. Raises InputError for another."""
    if to not in FORMATS:
        message = _("unknown format '{format}': one of {formats}", format=to, formats=", ".join(FORMATS))
        raise InputError([Finding("format", "error", message)])
    if to == "json":
        return (json.dumps(describe(outline), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    parts = list(lay_out(outline))
    if to == "docx":
        return cast(bytes, import_module("drafter.writers.docx.outline").write_docx(parts, style))
    return (_markdown(parts) if to == "md" else _text(parts)).encode("utf-8")


def describe(outline: Outline) -> dict[str, object]:
    """The outline as `outline --json` prints it (design.md 7)."""
    return {
        "title": outline.title,
        "theme": outline.theme,
        "minutes": outline.minutes,
        "reach": [round(minutes, 1) for minutes in outline.reach],
        "headings": [list(headings) for headings in outline.headings],
        "sections": [
            {
                "heading": section.heading,
                "known": list(section.known),
                "questions": [{"ask": each.ask, "whom": each.whom, "path": each.path} for each in section.questions],
                "usual": list(section.usual),
                "precedents": [asdict(each) for each in section.precedents],
            }
            for section in outline.sections
        ],
        "needs": [{"whom": need.whom, "asks": list(need.asks), "by": need.by} for need in outline.needs],
    }


def lay_out(outline: Outline) -> Iterator[Part]:
    """The paragraphs of an outline in their order."""
    words = outline.words
    yield Part("title", words["title"].format(title=outline.title))
    if outline.speaker:
        yield Part("speaker", outline.speaker)
    shortest, longest = (f"{minutes:.0f}" if minutes >= 5 else f"{minutes:.1f}" for minutes in outline.reach)
    reach = shortest if shortest == longest else f"{shortest}—{longest}"
    date, minutes = outline.date or words["no_date"], f"{outline.minutes:g}"
    yield Part("line", words["held"].format(date=date, minutes=minutes, reach=reach))
    if outline.headings:
        yield Part("heading", words["headings"])
        for name, headings in zip("甲乙丙", outline.headings, strict=False):
            numbered = (f"{numerals.ordinal(number)}、{text}" for number, text in enumerate(headings, 1))
            yield Part("item", f"{name}：{'　'.join(numbered)}")
    for number, section in enumerate(outline.sections, 1):
        yield Part("heading", f"{numerals.ordinal(number)}、{section.heading}")
        yield Part("line", words["known"] if section.known else words["nothing_known"])
        yield from (Part("item", text) for text in section.known)
        if section.questions:
            yield Part("line", words["ask"])
            yield from (
                Part("item", words["ask_of"].format(whom=q.whom, ask=q.ask) if q.whom else q.ask)
                for q in section.questions
            )
        if section.usual:
            yield Part("line", words["usual"])
            yield from (Part("item", text) for text in section.usual)
        if section.precedents:
            yield Part("line", words["said_before"])
            yield from (Part("item", _quote(each, words)) for each in section.precedents)
    if outline.needs:
        yield Part("heading", words["needs"])
        rows = tuple((need.whom, "；".join(need.asks).replace("？；", "？"), need.by) for need in outline.needs)
        yield Part("table", rows=((words["whom"], words["what"], words["by"]), *rows))


def _quote(excerpt: Excerpt, words: Mapping[str, str]) -> str:
    """What was said, with the sentences around it, and behind it where."""
    about = "　".join(filter(None, (str(excerpt.year or ""), excerpt.speaker, excerpt.title)))
    said = excerpt.lead + excerpt.text + excerpt.after
    return words["quote"].format(said=said, about=about, file=Path(excerpt.file).name, line=excerpt.line)


def _markdown(parts: Sequence[Part]) -> str:
    lines: list[str] = []
    for part in parts:
        match part.kind:
            case "title":
                lines += [f"# {part.text}", ""]
            case "heading":
                lines += ["", f"## {part.text}", ""]
            case "item":
                lines.append(f"- {part.text}")
            case "line":
                lines += ([""] if lines and lines[-1] else []) + [part.text, ""]
            case "table":
                heads, *rows = part.rows
                lines += [_row(heads), _row(["---"] * len(heads)), *map(_row, rows)]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "｜") for cell in cells) + " |"


def _text(parts: Sequence[Part]) -> str:
    lines: list[str] = []
    for part in parts:
        if part.kind == "heading":
            lines += ["", part.text]
        elif part.kind == "table":
            lines += ["　".join(row) for row in part.rows]
        else:
            lines.append(f"　　{part.text}" if part.kind == "item" else part.text)
    return "\n".join(lines) + "\n"
