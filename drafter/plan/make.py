"""The plan of a speech: meeting, templates, phrasebank and organisation in, Plan out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from drafter.dataclass import replace
from drafter.files.faults import did_you_mean
from drafter.files.outline import change_outline
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numbering import MARKERS
from drafter.language.purposes import read_aim
from drafter.meeting.vocabulary import vocabulary_of
from drafter.model.finding import Finding, InputError
from drafter.model.meeting import Meeting
from drafter.model.organisation import Organisation
from drafter.model.phrase import Phrasebank
from drafter.model.plan import Choice, Plan, PlannedSection
from drafter.model.span import Span
from drafter.model.template import Audience, OutlineEntry, SectionTemplate, Template, Templates
from drafter.plan.argue import choose_arguments
from drafter.plan.choose import Chooser
from drafter.plan.conditions import holds, spoken_texts
from drafter.plan.markers import fit_markers
from drafter.plan.occasion import at_level, check_level, read_occasion
from drafter.plan.spot import spot_of, tell
from drafter.plan.unowned import find_unowned
from drafter.plan.values import given_values, missing_facts, name_theme, section_values

if TYPE_CHECKING:
    from drafter.model.edited import Record

OFFICIALS = "comrades"
"""The audience of officials, whose place others may take."""
_JINJA = expression(r"\{\{.*?\}\}|\{%.*?%\}")


def make_plan(
    meeting: Meeting,
    templates: Templates,
    bank: Phrasebank,
    organisation: Organisation,
    *,
    variant: int = 1,
    include_mined: bool = False,
    held: "Record | None" = None,
) -> Plan:
    """Choose sections, headings, numbering and phrases. Raises InputError with everything that cannot be done.

    held: a draft's record; its sections keep their detail and their phrases, as far as these can still stand.
    """
    template = templates.kinds[meeting.kind]
    findings: list[Finding] = []
    meeting, template = leave_out_facts(meeting, template)
    odd = check_level(organisation, meeting)
    organisation = at_level(organisation, meeting)
    vocabulary = vocabulary_of(templates, template)
    template = replace(template, audience=audience_of(meeting, template, templates, organisation))
    values = section_values(meeting, vocabulary, templates.audiences[template.audience], organisation)
    values["words"] = templates.words

    entries, faults = change_outline(template.outline, meeting.sections)
    findings += faults
    findings += _check_pins(meeting, [*template.outline, *entries], templates)
    given = given_values(meeting) | read_occasion(meeting, organisation)
    values["theme"], given["theme_is"] = name_theme(values["theme"], bank.words)
    given["purpose_is"] = read_aim(str(values["meeting"].get("purpose") or ""), bank.words)
    given["theme"] = {**given["theme"], **_told_of_theme(values["theme"])}
    entries = [entry for entry in entries if holds(entry.when, given, entry.place)]
    entries, hints = fit_markers(entries, meeting, template, templates, values, bank)
    if values["audience"]["comrades"]:
        hints = [*hints, *find_unowned(values, bank.words)]
    heading_sets = suited_headings(template, variant, given)
    headings = heading_sets[0] if heading_sets else {}
    sections = [_section_of(entry, templates) for entry in entries]

    counts = count_points(entries, sections, values)
    values["count"] = {**count_items(meeting.facts), **counts}
    given["count"] = {name: number for name, number in count_items(meeting.facts).items() if number > 1}
    if len(given["spoke"]) > 1:
        given["count"]["spoke"] = len(given["spoke"])
    given["deadlines"] = common_deadlines(meeting.facts)
    given["owners"] = common_owners(meeting.facts)
    told = [_heading_of(entry, section, headings) for entry, section in zip(entries, sections, strict=True)]
    given["headings"] = [_own_words(heading) for heading in told]
    changed = meeting.sections.change
    written = [replace(entry, place=changed[entry.id].place) if entry.id in changed else entry for entry in entries]
    findings += check_numbering(written, template)

    chooser = Chooser(
        bank, meeting, template, organisation, values, variant=variant, include_mined=include_mined, facts=given
    )
    for text in spoken_texts([meeting.facts, meeting.meeting, meeting.more]):
        chooser.used.note_text(text)
    planned = []
    for entry, section, heading in zip(entries, sections, told, strict=True):
        chooser.used.note_text(_own_words(heading))
        planned.append((entry, section, heading))

    kept = {use.name: use.id for use in held.phrases} if held is not None else {}
    pinned: dict[str, Choice] = {}
    for entry, section, _heading in planned:  # what the writer chose is taken before anything is chosen for her
        for request in section.phrases.values():
            choice, faults = chooser.pinned(entry.id, request)
            findings += faults
            if choice is not None:
                pinned[choice.name] = choice

    result = []
    for entry, section, heading in planned:
        phrases: dict[str, Choice] = {}
        said = tell(section, template, given)
        for request in section.phrases.values():
            name = f"{entry.id}.{request.name}"
            if name in meeting.phrases and meeting.phrases[name].omit:
                continue
            spot = spot_of(section, request.name, _own_words(heading), phrases, said, template, templates.records)
            choice = pinned.get(name)
            if choice is None and held is not None and entry.id in held.details:
                choice = chooser.held(entry.id, request, kept[name], spot) if name in kept else None
            elif choice is None and holds(request.when, given, request.place):
                choice = chooser.choose(entry.id, request, spot)
            if choice is not None:
                phrases[request.name] = choice
        facts = {name: values[name] for name in said.facts}
        phrases |= {
            argument.name.split(".")[-1]: argument for argument in choose_arguments(chooser, entry.id, facts, kept)
        }
        change = meeting.sections.change.get(entry.id)
        detail, rung = change.detail if change else 0, 0
        held_back: tuple[str, ...] = ()
        if held is not None and not detail:
            detail, rung, held_back = held.details.get(entry.id, (0, 0, ()))
        result.append(
            PlannedSection(
                id=entry.id,
                entry=entry,
                section=section,
                heading=heading,
                numbering=entry.numbering or template.numbering,
                phrases=phrases,
                detail=detail or 3,
                rung=rung,
                held_back=held_back,
                pinned=bool(detail),
                sentences=change.sentences if change else (),
            )
        )
    if findings:
        raise InputError(findings)
    most = max(chooser.most, len(heading_sets))
    if held is None and variant > most:
        hints = [*hints, _past_the_last(variant, most)]
    return Plan(
        meeting=meeting,
        template=template,
        organisation=organisation,
        sections=tuple(result),
        salutation=meeting.salutation or _greet(templates.audiences[template.audience], meeting, templates),
        values=values,
        records=templates.records,
        counts=counts,
        missing=tuple(missing_facts(meeting, vocabulary)),
        variant=variant,
        set_aside=tuple(chooser.set_aside),
        findings=(*odd, *hints),
        heading_sets=heading_sets,
    )


_CALLED = expression(
    f"[{HAN}]{{0,6}}(?:尊敬的|敬爱的|亲爱的|各位|同志们|同学们|老师|朋友们|乡亲们|叔叔|阿姨|爷爷|奶奶|家长)[^。！？]*(?:[，！]|好$)"
)
"""A greeting that calls those who listen itself: 各位献血者，你们好."""


def _greet(audience: Audience, meeting: Meeting, templates: Templates) -> str:
    """How those who listen are greeted: by name where a fact of the meeting names them, the chief guest before all."""
    if _CALLED.match(str(meeting.facts.get("greeting") or "")):
        return ""
    from drafter.language.recipients import greet, greet_chief  # only letters and guests need it

    chief = audience.honours or (templates.audiences[audience.of].honours if audience.of in templates.audiences else "")
    guest = greet_chief(_texts_of(meeting, chief))
    leaders = "尊敬的各位领导、"
    if guest and audience.salutation.startswith(leaders) and "同志们" in audience.salutation:
        return f"{leaders}{guest.removeprefix('尊敬的')}，{audience.salutation.removeprefix(leaders)}"
    if guest and audience.salutation:
        return f"{guest}，{audience.salutation.removeprefix('尊敬的')}"
    return greet(_texts_of(meeting, audience.greets)) or audience.salutation


def _texts_of(meeting: Meeting, fact: str) -> list[str]:
    return [str(text) for text in meeting.facts.get(fact) or []] if fact else []


def _past_the_last(variant: int, most: int) -> Finding:
    """That a variant says nothing that an earlier one does not say: no place has so many wordings."""
    message = _(
        "variant {variant}: there are {most} variants here, no place of the speech has more wordings to choose from;"
        " what stands in this one stands in 1 to {most} too",
        variant=variant,
        most=most,
    )
    return Finding("variant", "warning", message)


def leave_out_facts(meeting: Meeting, template: Template) -> tuple[Meeting, Template]:
    """`omit` may also name a fact of the kind that no section is called after: it is neither told nor asked for."""
    sections = {entry.id for entry in (*template.outline, *meeting.sections.add)}
    omitted = {name for name in meeting.sections.omit if name in template.facts and name not in sections}
    if not omitted:
        return meeting, template
    changes = replace(meeting.sections, omit=tuple(name for name in meeting.sections.omit if name not in omitted))
    facts = {name: value for name, value in meeting.facts.items() if name not in omitted}
    asked = {
        name: replace(field, required=False) if name in omitted else field for name, field in template.facts.items()
    }
    return replace(meeting, sections=changes, facts=facts), replace(template, facts=asked)


def audience_of(meeting: Meeting, template: Template, templates: Templates, organisation: Organisation) -> str:
    """Who listens: the kind's audience, or the nearer one that the meeting calls in: 企业家座谈会, 村民大会."""
    given = given_values(meeting) | read_occasion(meeting, organisation)
    called = (
        audience.id
        for audience in templates.audiences.values()
        if audience.of == template.audience and any(holds(condition, given) for condition in audience.when)
    )
    return next(called, template.audience)


def _told_of_theme(theme: Mapping[str, Any]) -> dict[str, Any]:
    """The names of a theme that are known, given or made of another."""
    return {
        name: value for name, value in theme.items() if not (isinstance(value, Span) and value.origin.kind == "blank")
    }


def suited_headings(template: Template, variant: int, given: Mapping[str, Any]) -> tuple[Mapping[str, str], ...]:
    """The sets of parallel headings that suit what is given; the next variant begins with the next set."""
    suited = [headings for headings in template.headings if holds(headings.get("when", ""), given, template.place)]
    first = (variant - 1) % len(suited) if suited else 0
    return tuple(suited[first:] + suited[:first])


def count_points(
    entries: list[OutlineEntry], sections: list[SectionTemplate], values: Mapping[str, Any]
) -> dict[str, int]:
    """`sections`: headed sections, and the items of sections that stand at the top level without a heading."""
    total = 0
    for entry, section in zip(entries, sections, strict=True):
        if entry.headed:
            total += 1
        elif section.points:
            total += len(values.get(section.points) or ())
    return {"sections": total}


def count_items(facts: Mapping[str, Any]) -> dict[str, int]:
    """How many items each list of facts has, for phrases that count: 问题主要有三个."""
    return {name: len(value) for name, value in facts.items() if isinstance(value, list)}


def common_deadlines(facts: Mapping[str, Any]) -> list[str]:
    """The times of the tasks, where there are several and all that is to be done has one; otherwise nothing.

    What is done again and again (每月) has no day by which it is done; nor may a safeguard be without one.
    """
    tasks = facts.get("tasks") or ()
    dated = all(_is_dated(task) for task in [*tasks, *(facts.get("safeguards") or ())])
    return [time for task in tasks for time in _times(task)] if len(tasks) > 1 and dated else []


def _is_dated(task: Any) -> bool:
    times = list(_times(task))
    return bool(times) and len(times) == len(list(_deeds(task))) and not any(time.startswith("每") for time in times)


def common_owners(facts: Mapping[str, Any]) -> list[str]:
    """Who has the tasks, where there are several and all that is to be done has somebody; otherwise nothing."""
    tasks = facts.get("tasks") or ()
    deeds = [list(_deeds(task)) for task in tasks]
    owned = all(each and all(deed.get("who") for deed in each) for each in deeds)
    return [str(who) for each in deeds for deed in each for who in deed["who"]] if len(deeds) > 1 and owned else []


def _deeds(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every measure and step in a record: what has an owner, a deed or a day."""
    if isinstance(value, Mapping):
        if value.keys() & {"what", "who", "by", "text"}:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _deeds(item)


def _times(value: Any) -> Iterator[str]:
    """Every `by` in a record."""
    if isinstance(value, Mapping):
        if value.get("by"):
            yield str(value["by"])
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _times(item)


def _section_of(entry: OutlineEntry, templates: Templates) -> SectionTemplate:
    if entry.use:
        return templates.sections[entry.use]
    return SectionTemplate(
        id=entry.id,
        name=entry.heading or entry.id,
        body=entry.text,
        body_line=entry.place.line if entry.place else 1,
        place=entry.place,
    )


def _heading_of(entry: OutlineEntry, section: SectionTemplate, headings: Mapping[str, str]) -> str:
    if not entry.headed:
        return ""
    return entry.heading or headings.get(entry.id, "") or section.heading or section.name


def _own_words(heading: str) -> str:
    """A heading without what the meeting fills into it."""
    return _JINJA.sub("\n", heading)


def check_numbering(entries: Sequence[OutlineEntry], template: Template) -> list[Finding]:
    """Every marker of a kind's numbering, and of its sections', must be one that we know."""
    findings = []
    for place, numbering in [(template.place, template.numbering), *((e.place, e.numbering) for e in entries)]:
        for marker in numbering:
            if marker not in MARKERS:
                message = _("unknown numbering '{marker}'; known: {known}", marker=marker, known=" ".join(MARKERS))
                findings.append(Finding("numbering", "error", message, place))
    return findings


def _check_pins(meeting: Meeting, entries: Sequence[OutlineEntry], templates: Templates) -> list[Finding]:
    """Phrases chosen for places that the kind does not have; one of a section that is not said now waits."""
    known = [f"{entry.id}.{name}" for entry in entries for name in _section_of(entry, templates).phrases]
    findings = []
    for name, pin in meeting.phrases.items():
        if name not in known:
            message = _("no place for a phrase is called '{name}',", name=name)
            findings.append(Finding("phrase", "error", message, pin.place, suggestion=did_you_mean(name, known)))
    return findings
