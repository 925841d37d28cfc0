"""The files of a learned kind in; what a draft of them and its meeting file says, to be held against the speech."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.compose import compose
from drafter.compose.check import check_templates
from drafter.compose.sandbox import Sandbox
from drafter.files.templates import load_templates
from drafter.files.yaml import quote
from drafter.i18n import _
from drafter.learn.front import Front
from drafter.learn.learn import Bank, Lesson, learn
from drafter.learn.write import write_answers, write_section, write_template
from drafter.meeting import load_meeting, write_meeting
from drafter.model.draft import Draft
from drafter.model.finding import Finding, InputError
from drafter.model.speech import Speech
from drafter.model.template import Template, Templates
from drafter.plan import make_plan

FRONT = frozenset(("title", "version", "speaker", "date"))
"""Blocks that a draft sets above the salutation."""
_MANNERS = ((True, True), (True, False), (False, True), (False, False))
"""Numbered, linked: what is tried until a draft gives the speech back."""


@dataclass(frozen=True)
class LearnedKind:
    """A learned kind as files."""

    lesson: Lesson
    files: Mapping[str, str]
    """Path inside a templates folder to text."""
    meeting: str
    """The meeting file of the speech."""


def learn_kind(
    speech: Speech, front: Front, kind: str, name: str, folders: Sequence[Path], bank: Bank, sandbox: Sandbox
) -> LearnedKind:
    """Learn a speech as a kind, which a draft is made of to see that it gives the speech back letter by letter.

    kind: its id; folders: of templates, those of the workspace before ours. Raises InputError where no draft of it
    gives the speech back: then nothing of it should be used.
    """
    wanted = [paragraph.text for paragraph in speech.paragraphs]
    faults: list[Finding] = []
    for numbered, linked in _MANNERS:
        lesson = learn(speech, front, bank, numbered=numbered, linked=linked)
        try:
            learned, draft = _write(lesson, kind, name, folders, bank, sandbox)
        except InputError as error:
            faults = error.findings
            continue
        said = [block.text for block in draft.blocks if block.kind not in FRONT]
        if said == wanted:
            return learned
        faults = [_difference(said, speech)]
    raise InputError(faults)


def _difference(said: Sequence[str], speech: Speech) -> Finding:
    at = next((i for i, (a, b) in enumerate(zip(said, speech.paragraphs, strict=False)) if a != b.text), 0)
    place = replace(speech.place, line=speech.paragraphs[at].line)
    message = _("cannot be learned: a draft does not give this paragraph back as it stands")
    advice = _("Report it with this paragraph; until then leave the paragraph out of the file and learn the rest.")
    return Finding("learn", "error", message, place, suggestion=advice)


def _write(
    lesson: Lesson, kind: str, name: str, folders: Sequence[Path], bank: Bank, sandbox: Sandbox
) -> tuple[LearnedKind, Draft]:
    """The files, and the draft that they make."""
    with TemporaryDirectory(prefix="drafter-learn-") as folder:
        shelves = [Path(folder), *(shelf for shelf in folders if shelf.is_dir())]
        known, _odd = load_templates(shelves[1:])
        files = {f"{kind}/{part.part.id}.md.j2": write_section(part, bank.phrases) for part in lesson.parts}
        files[f"{kind}/template.yaml"] = write_template(lesson, kind, name, known.audiences)
        (Path(folder) / kind).mkdir()
        for path, text in files.items():
            (Path(folder) / path).write_text(text, encoding="utf-8", newline="\n")
        templates, _odd = load_templates(shelves)
        template = templates.kinds[kind]
        _check(templates, template, bank, sandbox)
        meeting = write_meeting_file(lesson, template, templates)
        given, _odd = load_meeting(meeting.encode(), templates, {})
        plan = make_plan(given, templates, bank.phrases, bank.organisation)
        return LearnedKind(lesson, files, meeting), compose(plan, (bank.words.verbs, bank.words.nouns), sandbox)


def _check(templates: Templates, template: Template, bank: Bank, sandbox: Sandbox) -> None:
    findings = check_templates(replace(templates, kinds={template.id: template}), bank.phrases, sandbox)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise InputError(errors)


def write_meeting_file(lesson: Lesson, template: Template, templates: Templates) -> str:
    """The meeting file of the speech: every fact with what is asked and the words around it."""
    answers = write_answers(lesson)
    asked = {
        fact.name: replace(fact, ask=f"{fact.ask}：{fact.help}" if fact.help else fact.ask)
        for fact in template.facts.values()
    }
    text = write_meeting(replace(template, facts=asked), templates, answers)
    pins = [f"  {place}: {{id: {quote(pin['id'])}}}\n" for place, pin in answers.get("phrases", {}).items()]
    return text + ("phrases:\n" + "".join(pins) if pins else "")
