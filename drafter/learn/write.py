"""A lesson in; the files of a learned kind and what its meeting file says out."""

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.files.yaml import quote
from drafter.files.yaml_text import Tree, flow, leaf
from drafter.language.slots import make_slot
from drafter.learn.learn import LearnedPart, Lesson
from drafter.learn.parts import Paragraph
from drafter.learn.piece import Piece, cut, to_jinja
from drafter.model.phrase import Phrasebank
from drafter.model.template import Audience

_ALL_UNASKED = ("called_by", "purpose", "background", "place", "attendees")


def write_template(lesson: Lesson, kind: str, name: str, audiences: Mapping[str, Audience]) -> str:
    """The text of template.yaml."""
    unasked = [f"meeting.{key}" for key in _ALL_UNASKED]
    unasked += [] if lesson.front.meeting else ["meeting.name"]
    unasked += ["theme.short", "theme.period"] + ([] if lesson.theme else ["theme.full", "theme.noun"])
    numbering = next((part.part.numbering for part in lesson.parts if part.part.numbering), ())
    lines = ["format: 1", f"name: {quote(name)}"]
    if lesson.front.meeting:
        lines.append(f"title: {quote(lesson.speech.title.replace(lesson.front.meeting, make_slot('会议名称')))}")
    lines += [
        f"audience: {_audience_of(lesson.speech.salutation, audiences)}",
        f"minutes: {lesson.minutes:g}",
        f"numbering: {flow(leaf(list(numbering)))}",
        f"unasked: {flow(leaf(unasked))}",
        "facts:" if lesson.facts else "facts: {}",
    ]
    for fact in lesson.facts:
        asked: dict[str, Any] = {"ask": fact.ask, **({"help": fact.help} if fact.help else {})}
        lines.append(f"  {fact.name}: {flow(leaf(asked))}")
    lines.append("outline:")
    for part in lesson.parts:
        entry: Tree = {"id": part.part.id, "use": f"{kind}/{part.part.id}"}
        assert isinstance(entry, dict)
        if part.part.headed:
            entry |= {"headed": "true", "heading": quote(_heading_of(part))}
        if part.part.numbering and part.part.numbering != numbering:
            entry["numbering"] = flow(leaf(list(part.part.numbering)))
        lines.append(f"  - {flow(entry)}")
    return "\n".join(lines) + "\n"


def _heading_of(part: LearnedPart) -> str:
    paragraph, pieces = part.paragraphs[0]
    return to_jinja(cut(pieces, paragraph.words, len(paragraph.text)))


def _audience_of(salutation: str, audiences: Mapping[str, Audience]) -> str:
    """Whoever is addressed in the words of the salutation; the words themselves stand in the meeting file."""
    if not salutation:
        return "unaddressed"
    for audience in audiences.values():
        if audience.address.removeprefix("各位") in salutation:
            return audience.id
    return next(iter(audiences))


def write_section(learned: LearnedPart, bank: Phrasebank) -> str:
    """The text of a section file."""
    part = learned.part
    moves = list(dict.fromkeys(move for paragraph in part.paragraphs for move in paragraph.moves))
    said = "、".join(bank.moves[move].name for move in moves[:2] if move in bank.moves)
    lines = ["---", f"name: {quote(part.name + (f'：{said}' if said else ''))}", f"moves: {flow(leaf(moves))}"]
    if learned.phrases:
        lines.append("phrases:")
    by_id = {phrase.id: phrase for phrase in bank.phrases} if learned.phrases else {}
    for request, id in learned.phrases:
        phrase = by_id[id]
        lines.append(f"  {request}: {{move: {phrase.move}, form: {phrase.form}}}")
    return "\n".join([*lines, "---", *_body(learned)]) + "\n"


def _body(learned: LearnedPart) -> Iterator[str]:
    """A line for each paragraph, with the sign that its place in the outline has."""
    headed = learned.part.headed
    base = heading_depth = 1 if headed else 0
    for paragraph, pieces in learned.paragraphs[1 if headed else 0 :]:
        if not paragraph.pattern or paragraph.section is None:
            stage = "> " if paragraph.text.startswith(("（", "(")) and paragraph.text.endswith(("）", ")")) else ""
            yield stage + to_jinja(pieces)
            continue
        depth = paragraph.section.depth
        if paragraph.alone and 1 <= depth - base <= 2:
            heading_depth = depth
            yield f"{'#' * (depth - base)} {_words(paragraph, pieces)}"
        else:
            indent = "  " * max(0, depth - heading_depth - 1)
            yield f"{indent}- {_words(paragraph, pieces)}"


def _words(paragraph: Paragraph, pieces: tuple[Piece, ...]) -> str:
    head = to_jinja(cut(pieces, paragraph.words, paragraph.head))
    rest = to_jinja(cut(pieces, paragraph.head, len(paragraph.text)))
    return f"**{head}**{rest}" if head and rest else head + rest


def write_answers(lesson: Lesson) -> dict[str, Any]:
    """What the meeting file says."""
    speech, front = lesson.speech, lesson.front
    pins = {f"{part.part.id}.{name}": {"id": id} for part in lesson.parts for name, id in part.phrases}
    theme = {"full": f"{lesson.theme}工作", "noun": lesson.theme} if lesson.theme else {}
    answers: dict[str, Any] = {
        "title": speech.title,
        "meeting": {"name": front.meeting} if front.meeting else {},
        "speaker": {key: value for key, value in (("name", front.name), ("post", front.post)) if value},
        "date": front.date.isoformat() if front.date else "",
        "theme": theme,
        "facts": {fact.name: fact.value for fact in lesson.facts},
        "phrases": pins,
        "salutation": speech.paragraphs[0].text if speech.salutation else "",
    }
    return {key: value for key, value in answers.items() if value}
