"""The files of a learned kind in; what drafts of them say, held against the speeches, and the files out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.compose import compose
from drafter.compose.check import check_templates
from drafter.compose.sandbox import Sandbox
from drafter.corpus.front import Front
from drafter.dataclass import dataclass, replace
from drafter.files.templates import load_templates
from drafter.files.yaml import quote
from drafter.i18n import _
from drafter.language.measure import count_characters
from drafter.learn.learn import learn, take_apart
from drafter.learn.lesson import Bank, Lesson, Line
from drafter.learn.together import learn_together
from drafter.learn.write import write_answers, write_section, write_template
from drafter.meeting import load_meeting, write_meeting
from drafter.model.draft import Draft
from drafter.model.finding import Finding, InputError
from drafter.model.speech import Speech
from drafter.model.template import Template, Templates
from drafter.plan import make_plan
from drafter.plan.conditions import holds

FRONT = frozenset(("title", "version", "speaker", "date"))
"""Blocks that a draft sets above the salutation."""
_MANNERS = ((True, True), (True, False), (False, True), (False, False))
"""Numbered, linked: what is tried until a draft gives the speech back."""
_LEAST_SHARED = 0.2
"""Of a speech: what stands in paragraphs that all have."""


@dataclass(frozen=True)
class LearnedKind:
    """A learned kind as files."""

    lessons: tuple[Lesson, ...]
    """Of each speech."""
    files: Mapping[str, str]
    """Path inside a templates folder to text."""
    meetings: tuple[str, ...]
    """The meeting file of each speech."""

    def count_shared(self) -> float:
        """The share of the first speech's characters that stand in paragraphs which all speeches have."""
        lines = (line for part in self.lessons[0].parts if not part.when for line in part.lines)
        shared = sum(count_characters(line.paragraph.text) for line in lines if isinstance(line, Line))
        return shared / (self.lessons[0].speech.characters() or 1)

    def is_apart(self) -> bool:
        """Whether the speeches share so little that each would be clearer as a kind of its own."""
        return self.count_shared() < _LEAST_SHARED


def learn_kind(
    speeches: Sequence[tuple[Speech, Front]],
    kind: str,
    name: str,
    folders: Sequence[Path],
    bank: Bank,
    sandbox: Sandbox,
) -> LearnedKind:
    """Learn speeches as one kind, which drafts are made of to see that they give each back letter by letter.

    kind: its id; folders: of templates, those of the workspace before ours. Raises InputError where no draft of it
    gives a speech back: then nothing of it should be used.
    """
    faults: list[Finding] = []
    for learn_them in _manners(speeches, bank):
        try:
            learned, drafts = _write(learn_them(), kind, name, folders, bank, sandbox)
        except InputError as error:
            faults = error.findings
            continue
        said = [[block.text for block in draft.blocks if block.kind not in FRONT] for draft in drafts]
        pairs = zip(said, (speech for speech, _front in speeches), strict=True)
        faults = [_difference(one, speech) for one, speech in pairs if one != [p.text for p in speech.paragraphs]]
        if not faults:
            return learned
    raise InputError(faults)


def _manners(speeches: Sequence[tuple[Speech, Front]], bank: Bank) -> Iterator[Callable[[], list[Lesson]]]:
    """Ways of learning, from that which takes most out to that which keeps most as words."""
    if len(speeches) == 1:
        for numbered, linked in _MANNERS:
            yield partial(_learn_one, *speeches[0], bank, numbered, linked)
        return
    for worded in (True, False):
        for numbered, linked in _MANNERS:
            yield partial(_learn_all, speeches, bank, numbered, linked, worded)


def _learn_one(speech: Speech, front: Front, bank: Bank, numbered: bool, linked: bool) -> list[Lesson]:
    return [learn(speech, front, bank, numbered=numbered, linked=linked)]


def _learn_all(
    speeches: Sequence[tuple[Speech, Front]], bank: Bank, numbered: bool, linked: bool, worded: bool
) -> list[Lesson]:
    aparts = [
        take_apart(
            speech,
            front,
            bank,
            numbered=numbered,
            linked=linked,
            others=[s for s, _front in speeches if s is not speech],
        )
        for speech, front in speeches
    ]
    return learn_together(aparts, bank, worded=worded)


def _difference(said: Sequence[str], speech: Speech) -> Finding:
    at = next((i for i, (a, b) in enumerate(zip(said, speech.paragraphs, strict=False)) if a != b.text), 0)
    place = replace(speech.place, line=speech.paragraphs[at].line)
    message = _("cannot be learned: a draft does not give this paragraph back as it stands")
    advice = _("Report it with this paragraph; until then leave the paragraph out of the file and learn the rest.")
    return Finding("learn", "error", message, place, suggestion=advice)


def _write(
    lessons: Sequence[Lesson], kind: str, name: str, folders: Sequence[Path], bank: Bank, sandbox: Sandbox
) -> tuple[LearnedKind, list[Draft]]:
    """The files, and the drafts that they make."""
    with TemporaryDirectory(prefix="drafter-learn-") as folder:
        shelves = [Path(folder), *(shelf for shelf in folders if shelf.is_dir())]
        known, _odd = load_templates(shelves[1:])
        files = {f"{kind}/{part.part.id}.md.j2": write_section(part, bank) for part in lessons[0].parts}
        files[f"{kind}/template.yaml"] = write_template(lessons, kind, name, known.audiences)
        (Path(folder) / kind).mkdir()
        for path, text in files.items():
            (Path(folder) / path).write_text(text, encoding="utf-8", newline="\n")
        templates, _odd = load_templates(shelves)
        template = templates.kinds[kind]
        _check(templates, template, bank, sandbox)
        meetings = tuple(write_meeting_file(lesson, template, templates) for lesson in lessons)
        drafts = []
        for meeting in meetings:
            given, _odd = load_meeting(meeting.encode(), templates, {})
            plan = make_plan(given, templates, bank.phrases, bank.organisation)
            drafts.append(compose(plan, bank.words, sandbox))
        return LearnedKind(tuple(lessons), files, meetings), drafts


def _check(templates: Templates, template: Template, bank: Bank, sandbox: Sandbox) -> None:
    findings = check_templates(replace(templates, kinds={template.id: template}), bank.phrases, sandbox)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise InputError(errors)


def write_meeting_file(lesson: Lesson, template: Template, templates: Templates) -> str:
    """The meeting file of the speech: every fact of its own ways with what is asked and the words around it."""
    answers = write_answers(lesson)
    asked = {
        fact.name: replace(fact, ask=f"{fact.ask}：{fact.help}" if fact.help else fact.ask, help="", when="")
        for fact in template.facts.values()
        if holds(fact.when, answers["facts"], fact.place)
    }
    text = write_meeting(replace(template, facts=asked), templates, answers)
    pins = [f"  {place}: {{id: {quote(pin['id'])}}}\n" for place, pin in answers.get("phrases", {}).items()]
    return text + ("phrases:\n" + "".join(pins) if pins else "")
