"""The Text of plain lines, of a Draft, of a meeting file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from drafter.checks.markers import find_markers
from drafter.checks.residue import COMPILED, is_residue
from drafter.model.draft import Draft, Run
from drafter.model.meeting import Meeting, Value
from drafter.model.phrase import Direction
from drafter.model.place import Place
from drafter.model.plan import Plan
from drafter.model.span import Span
from drafter.model.text import Line, Role, Text

SALUTATION = re.compile(
    r"[^。；;]{0,60}(?:同志|各位|尊敬的|亲爱的|同学|代表|委员|老师|朋友|来宾|嘉宾|女士|先生|乡亲|战友|领导)[^。；;]{0,30}[:：!！，,]"
)
CLOSING = re.compile(
    r"(?:发言完毕|我的(?:讲话|发言|汇报)(?:完|到此))?[，。]?谢谢(?:大家|各位|同志们|同学们)?[!！。]?|散会[。!！]?"
)
DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
FINAL = "。！？!?；;：:，,、"
HASHES = re.compile(r"#{1,6}\s+(?=\S)")
HEADING = 60
"""Characters: a longer line is a paragraph even when it lacks its final mark."""

DIRECTIONS: tuple[tuple[str, Direction], ...] = (
    ("表态发言|述职|述责|述廉|汇报|任职表态", "up"),
    ("交流发言|典型发言|主持词|致辞|欢迎词", "level"),
    ("讲话|约谈|动员", "down"),
)


def view_lines(lines: Sequence[str], file: str = "", first_line: int = 1) -> Text:
    """The text of one speech, line by line as it stands in its file from `first_line` on."""
    filled = [(number, line) for number, line in enumerate(lines, first_line) if line.strip()]
    viewed: list[Line] = []
    markdown = file.endswith((".md", ".markdown"))
    opening = True
    for index, (number, raw) in enumerate(filled):
        indent = len(raw) - len(raw.lstrip())
        if markdown and (hashes := HASHES.match(raw)):
            indent = hashes.end()
        stripped = raw[indent:].rstrip()
        place = Place(file, number, indent + 1)
        role, marker = read_role(stripped, place, opening, last=index == len(filled) - 1)
        opening = opening and index < 15 and role in ("title", "speaker", "date", "version", "residue")
        viewed.append(Line(stripped, place, role, marker=marker))
    title = next((COMPILED.sub("", line.text) for line in viewed if line.role == "title"), "")
    dated = next((line.text for line in viewed[:15] if line.role == "date"), "")
    return Text(
        tuple(viewed),
        file=file,
        title=title,
        date=read_date(dated),
        direction=read_direction(title),
        markdown=markdown,
    )


def view_draft(draft: Draft, plan: Plan | None = None) -> Text:
    """A draft as its reader sees it; a place is that of the fact in the meeting file, else the paragraph of the draft."""
    lines = []
    for number, block in enumerate(draft.blocks, 1):
        marker = (Run(block.marker),) if block.marker else ()
        runs = tuple(run if run.fact else replace(run, place=None) for run in (*marker, *block.runs))
        lines.append(Line(block.text, Place(draft.title, number), block.kind, block.depth, block.marker, runs))
    meeting = plan.meeting if plan else None
    return Text(
        tuple(lines),
        file=draft.title,
        origin="draft",
        title=draft.title,
        kind=draft.kind,
        direction=plan.template.direction if plan else read_direction(draft.title),
        audience=plan.template.audience if plan else "",
        date=meeting.date if meeting else None,
        speaker=str(meeting.speaker.get("name", "")) if meeting else "",
        rank=meeting.rank if meeting else None,
    )


def view_meeting(meeting: Meeting) -> Text:
    """The texts of a meeting file, one line each, where they stand in it."""
    values = (meeting.title, meeting.meeting, meeting.theme, meeting.speaker, meeting.people, meeting.facts)
    lines = [
        Line(str(span), span.origin.place, "value")
        for value in values
        for span in find_spans(value)
        if span.origin.place and span
    ]
    return Text(
        tuple(sorted(lines, key=lambda line: line.place)),
        file=meeting.place.file,
        origin="meeting",
        title=str(meeting.title),
        kind=meeting.kind,
        date=meeting.date,
        rank=meeting.rank,
    )


def find_spans(value: Value) -> Iterator[Span]:
    """Every text of a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from find_spans(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from find_spans(part)


def split_compilation(lines: Sequence[str], file: str = "") -> list[Text]:
    """One text for each speech of a file: a line 第一篇：… opens the next."""
    starts = [index for index, line in enumerate(lines) if COMPILED.match(line.strip())]
    bounds = [0, *starts, len(lines)]
    return [view_lines(lines[a:b], file, a + 1) for a, b in pairwise(bounds) if a < b]


def read_role(line: str, place: Place, opening: bool, last: bool) -> tuple[Role, str]:
    """What a line is, and the marker that it opens with."""
    if is_residue(line):
        return "residue", ""
    markers = [marker for marker in find_markers(Line(line, place)) if marker.leading]
    if markers:
        short = len(line) <= HEADING and line[-1] not in FINAL
        return ("heading" if short else "item"), markers[0].text
    if opening:
        if COMPILED.match(line):
            return "title", ""
        if SALUTATION.fullmatch(line):
            return "salutation", ""
        if DATE.search(line) and len(line) < 40:
            return "date", ""
        if len(line) <= HEADING and line[-1] not in FINAL:
            return (
                "title" if re.search("讲话|致辞|发言|主持词|报告|汇报|表态|党课|讲稿|[会议]上的", line) else "speaker"
            ), ""
    if last and CLOSING.fullmatch(line):
        return "closing", ""
    return "paragraph", ""


def read_date(line: str) -> date | None:
    """The date that a line gives; None when it gives none, or one that does not exist."""
    if match := DATE.search(line):
        year, month, day = map(int, match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return None
    return None


def read_direction(title: str) -> Direction | None:
    """To whom a speech of this title is spoken: up to superiors, level to peers, down to subordinates."""
    for words, direction in DIRECTIONS:
        if re.search(words, title):
            return direction
    return None
