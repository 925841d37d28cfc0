"""A lesson in; the files of a learned kind and what its meeting file says out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from drafter.dataclass import dataclass
from drafter.files.yaml import quote
from drafter.files.yaml_text import Tree, flow, leaf
from drafter.language.slots import make_slot
from drafter.learn.facts import Learned
from drafter.learn.lesson import Bank, Choice, LearnedPart, Lesson, Line
from drafter.learn.parts import Paragraph
from drafter.learn.piece import Piece, cut, to_jinja
from drafter.model.template import Audience

_ALL_UNASKED = ("called_by", "purpose", "background", "place", "attendees")


def write_template(lessons: Sequence[Lesson], kind: str, name: str, audiences: Mapping[str, Audience]) -> str:
    """The text of template.yaml. lessons: of the speeches that were learned together; one for one speech."""
    first = lessons[0]
    titled = next((lesson for lesson in lessons if lesson.front.meeting), None)
    unasked = [f"meeting.{key}" for key in _ALL_UNASKED]
    unasked += [] if titled else ["meeting.name"]
    unasked += ["theme.short", "theme.period"]
    unasked += [] if any(lesson.theme for lesson in lessons) else ["theme.full", "theme.noun"]
    numbering = next((part.part.numbering for part in first.parts if part.part.numbering), ())
    lines = ["format: 1", f"name: {quote(name)}"]
    if titled:
        lines.append(f"title: {quote(titled.speech.title.replace(titled.front.meeting, make_slot('会议名称')))}")
    lines += [
        f"audience: {_audience_of([lesson.speech.salutation for lesson in lessons], audiences)}",
        f"minutes: {max(lesson.minutes for lesson in lessons):g}",
        f"numbering: {flow(leaf(list(numbering)))}",
        f"unasked: {flow(leaf(unasked))}",
        "facts:" if first.facts else "facts: {}",
    ]
    lines += (f"  {fact.name}: {flow(leaf(_ask(fact)))}" for fact in first.facts)
    lines.append("outline:")
    for part in first.parts:
        entry: Tree = {"id": part.part.id, "use": f"{kind}/{part.part.id}"}
        assert isinstance(entry, dict)
        if part.when:
            entry["when"] = quote(part.when)
        if part.part.headed:
            entry["headed"] = "true"
            entry |= {} if part.headings else {"heading": quote(_heading_of(next(part.walk())))}
        if part.part.numbering and part.part.numbering != numbering:
            entry["numbering"] = flow(leaf(list(part.part.numbering)))
        lines.append(f"  - {flow(entry)}")
    return "\n".join([*lines, *_heading_sets(first.parts)]) + "\n"


def _ask(fact: Learned) -> dict[str, Any]:
    asked: dict[str, Any] = {"ask": fact.ask, **({"help": fact.help} if fact.help else {})}
    if fact.ways:
        asked |= {"kind": "choice", "values": {way: [] for way in fact.ways}}
    asked |= {} if fact.required else {"required": "false"}
    return {**asked, **({"when": fact.when} if fact.when else {})}


def _heading_sets(parts: Sequence[LearnedPart]) -> Iterator[str]:
    """Sets of headings, each with the condition under which it is taken."""
    differing = [part for part in parts if part.headings]
    if not differing:
        return
    yield "headings:"
    for condition in differing[0].headings:
        headings = {part.part.id: _heading_of(part.headings[condition]) for part in differing}
        yield f"  - {flow(leaf({'when': condition, **headings}))}"


def _heading_of(line: Line) -> str:
    return to_jinja(cut(line.pieces, line.paragraph.words, len(line.paragraph.text)))


def _audience_of(salutations: Sequence[str], audiences: Mapping[str, Audience]) -> str:
    """Whoever is addressed in the words of the salutations; the words themselves stand in the meeting file."""
    if not all(salutations):
        return "unaddressed"
    for audience in audiences.values():
        if audience.address.removeprefix("各位") in salutations[0]:
            return audience.id
    return next(iter(audiences))


def write_section(learned: LearnedPart, bank: Bank) -> str:
    """The text of a section file."""
    moves = list(dict.fromkeys(move for line in learned.walk() for move in line.paragraph.moves))
    known = bank.phrases.moves
    said = "、".join(known[move].name for move in moves[:2] if move in known)
    name = bank.said.name_part(learned.part.id)
    lines = ["---", f"name: {quote(name + (f'：{said}' if said else ''))}", f"moves: {flow(leaf(moves))}"]
    if learned.phrases:
        lines.append("phrases:")
    by_id = {phrase.id: phrase for phrase in bank.phrases.phrases} if learned.phrases else {}
    for request, id in learned.phrases:
        phrase = by_id[id]
        lines.append(f"  {request}: {{move: {phrase.move}, form: {phrase.form}}}")
    headed = learned.part.headed
    return (
        "\n".join([*lines, "---", *_Body(1 if headed else 0).write(learned.lines[headed and not learned.headings :])])
        + "\n"
    )


@dataclass
class _Body:
    """Writes a line for each paragraph, with the sign that its place in the outline has."""

    base: int
    """The depth of the section itself."""

    def write(self, lines: Iterable[Line | Choice]) -> Iterator[str]:
        self.heading_depth = self.base
        for line in lines:
            yield from self._choose(line) if isinstance(line, Choice) else (self._line(line),)

    def _choose(self, choice: Choice) -> Iterator[str]:
        """The lines of every way; those of the first stand where no other is chosen."""
        first, *others = choice.ways
        depth = self.heading_depth
        for number, way in enumerate(others):
            self.heading_depth = depth
            yield f'{{% {"elif" if number else "if"} {choice.name} == "{way}" %}}'
            yield from map(self._line, choice.ways[way])
        self.heading_depth = depth
        yield "{% else %}"
        yield from map(self._line, choice.ways[first])
        yield "{% endif %}"

    def _line(self, line: Line) -> str:
        paragraph = line.paragraph
        if not paragraph.pattern or paragraph.section is None:
            stage = "> " if paragraph.text.startswith(("（", "(")) and paragraph.text.endswith(("）", ")")) else ""
            return stage + to_jinja(line.pieces)
        depth = paragraph.section.depth
        if paragraph.alone and 1 <= depth - self.base <= 2:
            self.heading_depth = depth
            return f"{'#' * (depth - self.base)} {_words(paragraph, line.pieces)}"
        indent = "  " * max(0, depth - self.heading_depth - 1)
        return f"{indent}- {_words(paragraph, line.pieces)}"


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
    return {key: value for key, value in answers.items() if value or key == "facts"}
