"""A plan and the draft that was made of it in; the figures and names that a person or a program asks for out."""

from collections.abc import Mapping

from drafter.checks import find_blank_runs
from drafter.dataclass import replace
from drafter.fit import section_characters, speaking_characters
from drafter.i18n import _
from drafter.language.measure import minutes_of
from drafter.model.draft import Draft
from drafter.model.excerpt import Excerpt
from drafter.model.finding import Finding, Severity
from drafter.model.plan import Plan
from drafter.model.report import Gap, Reason, Report, ReportedSection, UsedPhrase
from drafter.model.template import FieldKind
from drafter.model.wordlist import Wordlists
from drafter.plan.argue import open_reasons


def describe(plan: Plan, draft: Draft, words: Wordlists, precedents: Mapping[str, tuple[Excerpt, ...]] = {}) -> Report:
    """A plan and the draft that was made of it, in figures and names.

    words: by which blanks are told from names. precedents: by section, what earlier speeches said there.
    """
    sizes = section_characters(draft)
    total = speaking_characters(draft.blocks)
    uses = {use.name: use for use in draft.phrases}
    titles = {block.section: block.text for block in reversed(draft.blocks) if block.kind == "heading"}
    return Report(
        kind=plan.template.id,
        title=plan.meeting.title,
        variant=plan.variant,
        minutes=round(minutes_of(total, plan.organisation.speaking_rate), 1),
        reach=(round(plan.reach.shortest, 1), round(plan.reach.longest, 1)) if plan.reach else (),
        characters=total,
        blank_share=round(_blank_share(draft), 2),
        missing=tuple(blanks_of(draft, words)),
        left_out=draft.left_out,
        could_add=tuple(Gap(missing.path, missing.ask) for missing in plan.missing if not missing.required),
        reasons=tuple(Reason(path, field.ask, title) for title, path, field in reasons_to_ask(plan)),
        set_aside=plan.set_aside,
        headings=tuple(tuple(headings.values()) for headings in draft.headings),
        sections=tuple(
            ReportedSection(
                section.id,
                titles.get(section.id, ""),
                section.detail,
                sizes.get(section.id, 0),
                tuple(
                    UsedPhrase(use.name, use.id, use.text, tuple(use.alternatives))
                    for use in (uses[choice.name] for choice in section.phrases.values() if choice.name in uses)
                ),
                precedents.get(section.id, ()),
            )
            for section in plan.sections
        ),
    )


SHORT_OF_WANTED, SHORT_OF_USUAL, FAR_SHORT = 0.8, 0.5, 0.5
"""Share of the minutes that are wanted, or that such a speech usually takes, below which it is short; and far short."""
OVER = 1.15
"""Share of the minutes that are wanted, beyond which it is too long."""


def find_length(report: Report, plan: Plan) -> list[Finding]:
    """That a speech is shorter than was asked for, or than such a speech usually is; or longer than was asked for.

    Who asks for five minutes is content with four where all that there is to say is said: that is only told.
    """
    wanted, usual = plan.meeting.minutes, plan.template.minutes
    severity: Severity = "hint"
    if wanted and report.minutes > OVER * wanted:
        return [_say_over(report, wanted)]
    if wanted and report.minutes < SHORT_OF_WANTED * wanted:
        severity = "warning" if report.minutes < FAR_SHORT * wanted else "hint"
        message = _(
            "{minutes} minutes, {wanted} are wanted: all that the material says is said",
            minutes=report.minutes,
            wanted=f"{wanted:g}",
        )
    elif not wanted and report.minutes < SHORT_OF_USUAL * usual:
        message = _(
            "{minutes} minutes, and such a speech takes about {usual}", minutes=report.minutes, usual=f"{usual:g}"
        )
    else:
        return []
    asks = list(dict.fromkeys(gap.ask for gap in (*report.missing, *report.could_add)))[:_MOST_NAMED]
    more = _("what would make it longer: {facts}", facts="、".join(asks)) if asks else ""
    return [Finding("minutes", severity, message, suggestion=more)]


def _say_over(report: Report, wanted: float) -> Finding:
    """That a speech is too long at its shortest, and what can be done."""
    message = _("{minutes} minutes, {wanted} are wanted: too long", minutes=report.minutes, wanted=f"{wanted:g}")
    advice = _(
        "Nothing more is left out by itself: measures that came back from Word or that you speak of are kept."
        " Leave out a section, a sentence or a task."
    )
    return Finding("minutes", "warning", message, suggestion=advice)


_MOST_NAMED = 5
"""Facts that are named where a speech is too short."""


def blanks_of(draft: Draft, words: Wordlists) -> list[Gap]:
    """What has to be filled in, in the order of the draft, each with the number of its places there.

    These are the blanks that `check` finds: facts that are missing, and 【数】 or ×× inside what is given.
    """
    found: dict[tuple[str, str], Gap] = {}
    for run, text in find_blank_runs(draft, words):
        path, ask = run.blank or run.fact or f"sections.{run.section}", text.strip("【】")
        gap = found.get((path, ask)) or Gap(path, ask, run.place.line if run.place else None, 0)
        found[path, ask] = replace(gap, count=gap.count + 1)
    return list(found.values())


def reasons_to_ask(plan: Plan) -> list[tuple[str, str, FieldKind]]:
    """The two or three reasons that would carry the speech: title of what they are for, path, field."""
    by_plural = {record.plural: record for record in plan.records.values()}
    kinds = {name: fact.kind for name, fact in plan.template.facts.items()}
    lists = {name: by_plural[kind] for name, kind in kinds.items() if kind in by_plural}
    return list(open_reasons(plan.meeting.facts, lists))


def _blank_share(draft: Draft) -> float:
    """The share of blanks in what the sections say, in characters."""
    runs = [run for block in draft.blocks if block.section for run in block.runs]
    total = sum(len(run.text) for run in runs)
    return sum(len(run.text) for run in runs if run.blank) / total if total else 0.0
