"""A plan and the draft that was made of it in; the figures and names that a person or a program asks for out."""

from drafter.fit import section_characters, speaking_characters
from drafter.language.measure import minutes_of
from drafter.model.draft import Draft
from drafter.model.plan import Missing, Plan
from drafter.model.report import Gap, Reason, Report, ReportedSection, UsedPhrase
from drafter.model.template import FieldKind
from drafter.plan.argue import open_reasons


def describe(plan: Plan, draft: Draft) -> Report:
    """A plan and the draft that was made of it, in figures and names."""
    sizes = section_characters(draft)
    total = speaking_characters(draft)
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
        missing=tuple(
            Gap(blank.path, blank.ask, blank.place.line if blank.place else None) for blank in blanks_of(draft)
        ),
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
            )
            for section in plan.sections
        ),
    )


def blanks_of(draft: Draft) -> list[Missing]:
    """The blanks that stand in a draft, each once, in order."""
    seen: dict[str, Missing] = {}
    for block in draft.blocks:
        for run in block.runs:
            if run.blank:
                seen.setdefault(run.blank, Missing(run.blank, run.text.strip("【】"), True, run.place))
    return list(seen.values())


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
