"""A file as it was read, a Draft or a meeting file in; the Texts that rules see out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.checks.markers import find_markers
from drafter.checks.markup import BLOCK, EMPHASIS
from drafter.checks.residue import COMPILED, PAGE
from drafter.checks.spoken import is_spoken
from drafter.corpus.frame import read_frame
from drafter.corpus.radicals import RADICALS
from drafter.dataclass import replace
from drafter.language.expressions import expression
from drafter.meeting.levels import level_of_caller
from drafter.model.draft import Draft, Run
from drafter.model.meeting import Meeting, Value
from drafter.model.organisation import Level
from drafter.model.passage import Passage, line_of
from drafter.model.phrase import Direction
from drafter.model.place import Place
from drafter.model.plan import Plan
from drafter.model.span import Span
from drafter.model.speech import Speech
from drafter.model.text import Line, Role, Text

if TYPE_CHECKING:
    from drafter.corpus.source import Source
    from drafter.corpus.split import Piece

CLOSING = expression(
    r"(?:发言完毕|我的(?:讲话|发言|汇报)(?:完|到此))?[，。]?谢谢(?:大家|各位|同志们|同学们)?[!！。]?|散会[。!！]?"
)
DATE = expression(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
FINAL = "。！？!?；;：:，,、"
HEADING = 60
"""Characters: a longer line is a paragraph even when it lacks its final mark."""

DIRECTIONS: tuple[tuple[str, Direction], ...] = (
    ("表态(?:发言|讲话)|述职|述责|述廉|汇报(?:材料|提纲|稿)?$", "up"),
    ("交流发言|典型发言|主持词|致辞|欢迎词", "level"),
    ("讲话|约谈|动员", "down"),
)
"""Words of a title and to whom such a speech is spoken."""


def view_source(source: "Source") -> list[Text]:
    """The texts of a file, one for each speech in it; lines that are no part of a speech have the role residue."""
    from drafter.corpus.clean import clean  # only here: drafts and meeting files are not read as speeches are
    from drafter.corpus.split import split_compilation

    pieces = split_compilation(clean(source.lines))
    used = {anchor.line for piece in pieces for passage in passages_of(piece) for anchor in passage.anchors}
    residue = [line for line in source.lines if line.line not in used and line.text.strip()]
    if not pieces:
        return [Text(tuple(view_passage(line.strip(), source.file, "residue") for line in residue), file=source.file)]
    texts = []
    bounds = [0, *(piece.start_line for piece in pieces[1:]), source.lines[-1].line + 1 if source.lines else 1]
    marked = [line for line in source.lines if is_marked(line.text)]
    first_of = {line.line: line for line in reversed(source.lines)}
    for piece, (first, last) in zip(pieces, pairwise(bounds), strict=True):
        outside = [view_passage(line.strip(), source.file, "residue") for line in residue if first <= line.line < last]
        outside += [view_passage(line.strip(), source.file, "raw") for line in marked if first <= line.line < last]
        title = piece.title or next(iter(piece.paragraphs), None)
        outside += view_number(first_of.get(title.line) if title else None, source.file)
        texts.append(view_piece(piece, source, outside))
    return texts


def is_marked(text: str) -> bool:
    """Whether the reader takes something out of a line that a rule tells of."""

    return bool(BLOCK.search(text.strip()) or EMPHASIS.search(text) or RADICALS.search(text))


def view_piece(piece: "Piece", source: "Source", outside: Sequence[Line]) -> Text:
    """One speech of a file and the lines of the page around it."""

    frame = read_frame(piece)
    title = frame.title or piece.title
    start = frame.body[0].anchors[0][1:] if frame.body else (0, 0)
    head = [passage for passage in piece.paragraphs if passage.anchors[0][1:] < start and passage != title]
    lines = [view_passage(title, source.file, "title")] if title else []
    lines += [view_passage(p, source.file, "date" if DATE.search(p.text) else "speaker") for p in head]
    for index, passage in enumerate(frame.body):
        greets = index == 0 and bool(frame.salutation)
        role, marker = read_role(passage.text, last=passage is frame.body[-1])
        lines.append(view_passage(passage, source.file, "salutation" if greets else role, marker))
    dated = next((line.text for line in lines if line.role == "date"), "")
    named = title.text if title else ""
    lines = [replace(line, role="residue") if PAGE.match(line.text) else line for line in lines]
    every = [*lines, *outside]
    return Text(
        tuple(sorted(every, key=lambda line: line.place)),
        file=source.file,
        title=named,
        date=read_date(dated),
        direction=read_direction(named),
        level=next((level for line in lines if line.role == "speaker" and (level := level_of_post(line.text))), None),
        spoken=is_spoken(lines),
        markdown=source.file.endswith((".md", ".markdown")),
    )


def view_number(line: Passage | None, file: str) -> Iterator[Line]:
    """The number of a speech in a compilation, which stands before its title: 第一篇："""
    if line and (match := COMPILED.match(line.text.strip())):
        yield view_passage(line.strip().cut(0, match.end()).strip(), file, "residue")


def passages_of(piece: "Piece") -> tuple[Passage, ...]:
    """Everything that belongs to a speech."""
    return (piece.title, *piece.paragraphs) if piece.title else piece.paragraphs


def view_passage(passage: Passage, file: str, role: Role, marker: str = "") -> Line:
    """A paragraph as a line; where it was not in one piece in the file, each piece is a run with its place."""
    ends = [*(anchor.offset for anchor in passage.anchors[1:]), len(passage.text)]
    places = [Place(file, anchor.line, anchor.column) for anchor in passage.anchors]
    runs: tuple[Run, ...] = ()
    if len(places) > 1:
        starts = (anchor.offset for anchor in passage.anchors)
        runs = tuple(
            Run(passage.text[start:end], place=place) for start, end, place in zip(starts, ends, places, strict=True)
        )
    return Line(passage.text, places[0], role, marker=marker, runs=runs)


def view_text(text: str, file: str = "") -> list[Text]:
    """The speeches of a plain text."""
    from drafter.corpus.source import Source

    return view_source(
        Source(file, file, tuple(line_of(line, number) for number, line in enumerate(text.split("\n"), 1)))
    )


def view_speech(speech: Speech) -> Text:
    """A speech that was read already: its title and paragraphs, without the page around it."""
    file = speech.place.file
    lines = [Line(speech.title, speech.place, "title")] if speech.title else []
    for passage in speech.paragraphs:
        role, marker = read_role(passage.text, last=passage is speech.paragraphs[-1])
        greets = bool(speech.salutation) and passage is speech.paragraphs[0]
        lines.append(view_passage(passage, file, "salutation" if greets else role, marker))
    return Text(tuple(lines), file=file, title=speech.title, genre=speech.genre, direction=read_direction(speech.title))


def view_draft(draft: Draft, plan: Plan | None = None) -> Text:
    """A draft as its reader sees it; places are those of facts in the meeting file, else paragraphs of the draft."""
    lines = []
    for number, block in enumerate(draft.blocks, 1):
        marker = (Run(block.marker),) if block.marker else ()
        runs = tuple(map(_without_our_place, (*marker, *block.runs)))
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
        level=read_level(plan.meeting, plan.template.direction) if plan else None,
    )


def _without_our_place(run: Run) -> Run:
    """A run that names a place only where it is a fact's, in the meeting file: a template's is nothing to a reader."""
    return run if run.fact or run.place is None else replace(run, place=None)


def view_meeting(meeting: Meeting) -> Text:
    """The texts of a meeting file, one line each, where they stand in it."""
    lines = [
        Line(str(span), span.origin.place, "value", runs=(Run(span, fact=span.origin.name, place=span.origin.place),))
        for span in find_spans(meeting.values())
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
        level=read_level(meeting, None),
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


def read_role(text: str, last: bool) -> tuple[Role, str]:
    """What a paragraph of the body is, and the marker that it opens with."""
    marker = next((marker for marker in find_markers(Line(text[:HEADING], Place("", 1))) if marker.leading), None)
    if marker:
        return ("heading" if len(text) <= HEADING and text[-1] not in FINAL else "item"), marker.text
    return ("closing" if last and CLOSING.fullmatch(text) else "paragraph"), ""


def read_date(line: str) -> date | None:
    """The date that a line gives; None when it gives none, or one that does not exist."""
    if match := DATE.search(line):
        year, month, day = map(int, match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return None
    return None


POST = expression("书记|[省市县区镇乡村校院局厅州]长|主任|主席|总经理|董事长")


def level_of_post(text: str) -> Level | None:
    """The level of a post, 市委副书记、市长 李明; None of a line that names none."""
    return level_of_caller(text) if POST.search(text) else None


def read_level(meeting: Meeting, direction: Direction | None) -> Level | None:
    """The level of who speaks: by the post, else by who called the meeting, where subordinates are spoken to."""
    by_post = level_of_post(str(meeting.speaker.get("post", "")))
    if by_post or direction != "down":
        return by_post
    return level_of_caller(str(meeting.meeting.get("called_by", "")))


def read_direction(title: str) -> Direction | None:
    """To whom a speech of this title is spoken: up to superiors, level to peers, down to subordinates."""
    for words, direction in DIRECTIONS:
        if re.search(words, title):
            return direction
    return None
