"""What is wrong with templates before any meeting uses them: templates and phrasebank in, findings out."""

from collections.abc import Iterator, Sequence

from drafter.compose.compose import SAY_NAMES, WORDS, join_lines
from drafter.compose.sandbox import Sandbox
from drafter.files.faults import did_you_mean
from drafter.i18n import _
from drafter.language.numbering import MARKERS
from drafter.meeting import Vocabulary
from drafter.model.condition import parse_condition
from drafter.model.finding import Finding, InputError
from drafter.model.phrase import Phrasebank
from drafter.model.place import Place
from drafter.model.template import (
    OutlineEntry,
    PhraseRequest,
    RecordKind,
    SectionTemplate,
    Start,
    Template,
    Templates,
    begins_at,
)
from drafter.plan.choose import could_stand
from drafter.plan.conditions import cannot_read
from drafter.plan.make import check_numbering
from drafter.plan.values import CONDITION_NAMES, NAMES


def check_templates(templates: Templates, bank: Phrasebank, sandbox: Sandbox) -> list[Finding]:
    """Everything that can be known wrong without a meeting, in the order of files and lines."""
    findings: list[Finding] = []
    for record in templates.records.values():
        findings += _check_record(record, templates, sandbox)
    for template in templates.kinds.values():
        findings += _check_kind(template, templates, bank, sandbox)
    used = {entry.use for template in templates.kinds.values() for entry in template.outline}
    for section in templates.sections.values():
        if section.id not in used:
            message = _("section '{id}' is used by no kind of speech", id=section.id)
            findings.append(Finding("template", "warning", message, section.place))
    unique = {(finding.place, finding.message): finding for finding in findings}
    return sorted(unique.values(), key=lambda finding: (str(finding.place), finding.message))


def _check_record(record: RecordKind, templates: Templates, sandbox: Sandbox) -> list[Finding]:
    if not record.say:
        return []
    return _compile(join_lines(record.say), begins_at(record.say, record.place), SAY_NAMES, templates, sandbox)


def _check_kind(template: Template, templates: Templates, bank: Phrasebank, sandbox: Sandbox) -> list[Finding]:
    findings: list[Finding] = []
    more = Vocabulary(templates, template).more
    names = frozenset({*NAMES, *more, *template.facts})
    known = [*template.facts, *CONDITION_NAMES, *more]
    for fact in template.facts.values():
        findings += _check_condition(fact.when, known, fact.place)
    for entry in template.outline:
        findings += _check_condition(entry.when, known, entry.place)
        section = templates.sections.get(entry.use)
        if section is not None:
            findings += _check_needs(entry, section, template)
            findings += _check_section(
                section, template, bank, names | set(section.needs), [*known, *section.needs], templates, sandbox
            )
            findings += _check_points(entry, section, template, templates)
        if entry.text:
            findings += _compile(entry.text, begins_at(entry.text, entry.place), names, templates, sandbox)
    for heading_set in template.headings:
        findings += _check_condition(heading_set.get("when", ""), known, template.place)
        for section_id, heading in heading_set.items():
            if section_id != "when":
                findings += _compile(heading, begins_at(heading, template.place), names, templates, sandbox)
    findings += check_numbering(template.outline, template)
    findings += _check_use(template, templates, sandbox)
    return findings


def _check_use(template: Template, templates: Templates, sandbox: Sandbox) -> Iterator[Finding]:
    """A fact that is asked for and that nothing says: no section, heading or condition names it.

    A kind that extends another may leave the other's facts unsaid, and writes them down as not required for that.
    """
    sources = [heading for headings in template.headings for heading in headings.values()]
    named = {headings["when"].split(".")[0] for headings in template.headings if "when" in headings}
    conditions = [entry.when for entry in template.outline] + [fact.when for fact in template.facts.values()]
    for entry in template.outline:
        section = templates.sections.get(entry.use)
        sources += [entry.text, entry.heading]
        if section is not None:
            sources += [section.body, section.heading]
            named |= {section.each, section.points}
            conditions += [request.when for request in section.phrases.values()]
    for condition in conditions:
        named |= {word.split(".")[0] for word in condition.split()}
    for source in sources:
        named |= sandbox.names_in(source)
    own = {name for name, fact in template.facts.items() if fact.place and fact.place.file == template.place.file}
    for name, fact in template.facts.items():
        if name not in named and (not template.extends or (name in own and fact.required)):
            message = _("fact '{name}' is asked for, and nothing in {kind} says it", name=name, kind=template.id)
            yield Finding("template", "warning", message, fact.place or template.place)


def _check_section(
    section: SectionTemplate,
    template: Template,
    bank: Phrasebank,
    names: frozenset[str],
    known: Sequence[str],
    templates: Templates,
    sandbox: Sandbox,
) -> Iterator[Finding]:
    place = section.place or Place(section.id, 1)
    yield from _compile(
        section.body, begins_at(section.body, Place(place.file, section.body_line)), names, templates, sandbox
    )
    yield from _compile(section.heading, begins_at(section.heading, place), names, templates, sandbox)
    if not sandbox.prints_anything(section.body):
        message = _("section '{id}' prints nothing", id=section.id)
        yield Finding("template", "warning", message, Place(place.file, section.body_line))
    for key, fact in (("each", section.each), ("points", section.points)):
        if fact and fact not in (*template.facts, *section.needs):
            message = _("'{key}: {fact}': {kind} has no such fact", key=key, fact=fact, kind=template.id)
            yield Finding("template", "error", message, place, suggestion=did_you_mean(fact, list(template.facts)))
    for move in section.moves:
        yield from _check_move(move, bank, place)
    for request in section.phrases.values():
        where = request.place or place
        yield from _check_move(request.move, bank, where)
        yield from _check_condition(request.when, known, where)
        if request.move in bank.moves and not any(could_stand(phrase, request, template) for phrase in bank.phrases):
            message = _(
                "no entry of the phrasebank can stand at '{name}' in {kind}", name=request.name, kind=template.id
            )
            yield Finding("template", "warning", message, where, suggestion=_why_none(request, bank))


def _check_needs(entry: OutlineEntry, section: SectionTemplate, template: Template) -> Iterator[Finding]:
    """The facts that a section speaks of and the kind does not ask for."""
    lacking = [fact for fact in section.needs if fact not in template.facts]
    if lacking:
        message = _(
            "section '{id}' needs facts that {kind} does not ask for: {facts}",
            id=section.id,
            kind=template.id,
            facts=", ".join(lacking),
        )
        advice = _("Add them under 'facts', or extend a kind that has them.")
        yield Finding("template", "error", message, entry.place or template.place, suggestion=advice)


def _why_none(request: PhraseRequest, bank: Phrasebank) -> str:
    """The forms of the move's entries that may enter a draft by themselves, where that is why none can stand."""
    drawn = (phrase for phrase in bank.phrases if phrase.status != "rejected" and "chosen" not in phrase.requires)
    forms = sorted({phrase.form for phrase in drawn if phrase.move == request.move})
    if not forms or request.form in forms:
        return ""
    return _(
        "It asks for a {form}; entries of {move}: {forms}", form=request.form, move=request.move, forms=", ".join(forms)
    )


def _check_points(
    entry: OutlineEntry, section: SectionTemplate, template: Template, templates: Templates
) -> Iterator[Finding]:
    """The items of a section must be of a form that its marker takes: 一要 a verb."""
    fact = template.facts.get(section.points)
    record = next((kind for kind in templates.records.values() if fact and kind.plural == fact.kind), None)
    numbering = entry.numbering or template.numbering
    depth = 1 if entry.headed else 0
    if record is None or not record.plain or depth >= len(numbering) or numbering[depth] not in MARKERS:
        return
    form, marker = record.fields[record.plain].form, MARKERS[numbering[depth]]
    if form and marker.forms and form not in marker.forms:
        message = _(
            "{marker} takes a {wanted}, and {field} is a {form}",
            marker=marker.pattern,
            wanted="/".join(marker.forms),
            field=f"{record.name}.{record.plain}",
            form=form,
        )
        yield Finding("numbering", "error", message, entry.place or template.place)


def _check_move(move: str, bank: Phrasebank, place: Place) -> Iterator[Finding]:
    if bank.moves and move not in bank.moves:
        message = _("unknown move '{move}'", move=move)
        yield Finding("template", "error", message, place, suggestion=did_you_mean(move, list(bank.moves)))


def _check_condition(condition: str, known: Sequence[str], place: Place | None) -> Iterator[Finding]:
    if not condition:
        return
    try:
        terms = parse_condition(condition)
    except ValueError as error:
        yield cannot_read(str(error), place)
        return
    for _negated, path, _operator, _values in terms:
        if path.split(".")[0] not in known:
            message = _("unknown name '{name}' in a condition", name=path)
            yield Finding("template", "error", message, place, suggestion=did_you_mean(path, known))


def _compile(source: str, start: Start, names: frozenset[str], templates: Templates, sandbox: Sandbox) -> list[Finding]:
    """What is wrong with one source: what cannot be read, and lists of words that there are not."""
    if not source:
        return []
    try:
        used = sandbox.names_used(source, start, names)
    except InputError as error:
        return error.findings
    lists = [name.partition(".")[2] for name in sorted(used) if name.partition(".")[0] == WORDS]
    return [
        Finding(
            "template",
            "error",
            _("words.yaml has no list '{name}'", name=name),
            start.place,
            suggestion=did_you_mean(name, list(templates.words)),
        )
        for name in lists
        if name not in templates.words
    ]
