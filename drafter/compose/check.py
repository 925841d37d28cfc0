"""What is wrong with templates before any meeting uses them: templates and phrasebank in, findings out."""

from collections.abc import Iterator

from drafter.compose.compose import SAY_NAMES, join_lines
from drafter.compose.sandbox import Sandbox
from drafter.files.faults import did_you_mean
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.numbering import MARKERS
from drafter.model.phrase import Phrasebank
from drafter.model.place import Place
from drafter.model.template import RecordKind, SectionTemplate, Template, Templates
from drafter.plan.conditions import parse_condition
from drafter.plan.values import CONDITION_NAMES, NAMES


def check_templates(templates: Templates, bank: Phrasebank, sandbox: Sandbox) -> list[Finding]:
    """Everything that can be known wrong without a meeting, in the order of files and lines."""
    findings: list[Finding] = []
    for record in templates.records.values():
        findings += _check_record(record, sandbox)
    for template in templates.kinds.values():
        findings += _check_kind(template, templates, bank, sandbox)
    used = {entry.use for template in templates.kinds.values() for entry in template.outline}
    for section in templates.sections.values():
        if section.id not in used:
            message = _("section '{id}' is used by no kind of speech", id=section.id)
            findings.append(Finding("template", "warning", message, section.place))
    unique = {(finding.place, finding.message): finding for finding in findings}
    return sorted(unique.values(), key=lambda finding: (str(finding.place), finding.message))


def _check_record(record: RecordKind, sandbox: Sandbox) -> list[Finding]:
    if not record.say:
        return []
    return _compile(join_lines(record.say), record.place or Place("facts.yaml", 1), SAY_NAMES, sandbox)


def _check_kind(template: Template, templates: Templates, bank: Phrasebank, sandbox: Sandbox) -> list[Finding]:
    findings: list[Finding] = []
    names = frozenset({*NAMES, *template.facts})
    for fact in template.facts.values():
        findings += _check_condition(fact.when, template, fact.place)
    for entry in template.outline:
        findings += _check_condition(entry.when, template, entry.place)
        section = templates.sections.get(entry.use)
        if section is not None:
            findings += _check_section(section, template, bank, names, sandbox)
        if entry.text:
            findings += _compile(entry.text, entry.place or template.place, names, sandbox)
    for heading_set in template.headings:
        findings += _check_condition(heading_set.get("when", ""), template, template.place)
        for section_id, heading in heading_set.items():
            if section_id != "when":
                findings += _compile(heading, template.place, names, sandbox)
    for place, numbering in [(template.place, template.numbering), *((e.place, e.numbering) for e in template.outline)]:
        for marker in numbering:
            if marker not in MARKERS:
                message = _("unknown numbering '{marker}'; known: {known}", marker=marker, known=" ".join(MARKERS))
                findings.append(Finding("numbering", "error", message, place))
    return findings


def _check_section(
    section: SectionTemplate, template: Template, bank: Phrasebank, names: frozenset[str], sandbox: Sandbox
) -> Iterator[Finding]:
    place = section.place or Place(section.id, 1)
    yield from _compile(section.body, Place(place.file, section.body_line), names, sandbox)
    yield from _compile(section.heading, place, names, sandbox)
    for key, fact in (("each", section.each), ("points", section.points)):
        if fact and fact not in template.facts:
            message = _("'{key}: {fact}': {kind} has no such fact", key=key, fact=fact, kind=template.id)
            yield Finding("template", "error", message, place, suggestion=did_you_mean(fact, list(template.facts)))
    for move in section.moves:
        yield from _check_move(move, bank, place)
    for request in section.phrases.values():
        where = request.place or place
        yield from _check_move(request.move, bank, where)
        yield from _check_condition(request.when, template, where)


def _check_move(move: str, bank: Phrasebank, place: Place) -> Iterator[Finding]:
    if bank.moves and move not in bank.moves:
        message = _("unknown move '{move}'", move=move)
        yield Finding("template", "error", message, place, suggestion=did_you_mean(move, list(bank.moves)))


def _check_condition(condition: str, template: Template, place: Place | None) -> Iterator[Finding]:
    if not condition:
        return
    try:
        terms = parse_condition(condition)
    except ValueError as error:
        message = _("cannot read the condition '{term}'", term=str(error))
        yield Finding("template", "error", message, place)
        return
    known = [*template.facts, *CONDITION_NAMES]
    for _negated, path, _operator, _values in terms:
        if path.split(".")[0] not in known:
            message = _("unknown name '{name}' in a condition", name=path)
            yield Finding("template", "error", message, place, suggestion=did_you_mean(path, known))


def _compile(source: str, place: Place, names: frozenset[str], sandbox: Sandbox) -> list[Finding]:
    try:
        if source:
            sandbox.compile_section(source, place, names)
    except InputError as error:
        return error.findings
    return []
