"""Detail against the minutes: a Plan in, the Plan with every section's detail and its Draft out.

Minutes are reached by choosing among the facts, never by adding formulas: each section has a ladder of rungs (detail 1,
2, 3, and between them one item after another of its list), and the rungs that come nearest to the target are found
exactly.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.language.measure import count_characters
from drafter.model.draft import UNSPOKEN, Draft
from drafter.model.plan import Choice, Plan, PlannedSection, Reach

MAX_PHRASE_SHARE = 0.35
"""Stock phrases are at most this share of the body (design.md, Length)."""
TOLERANCE = 0.1
"""A target inside the reach is met within a tenth."""
_DETAILS = 3

Compose = Callable[[Plan], Draft]


@dataclass(frozen=True, slots=True)
class Rung:
    """One state of a section: how much of its facts it tells, and how long that is."""

    detail: int
    raised: int
    """Items of the section's list that stand one detail higher."""
    characters: int


def fit(plan: Plan, compose_plan: Compose, minutes: float | None = None) -> tuple[Plan, Draft]:
    """Choose every section's detail for a target, in minutes; without one the meeting's, then the kind's usual length.

    The plan comes back with its reach. Raises what compose raises.
    """
    target = minutes or plan.meeting.minutes or plan.template.minutes
    rate = plan.organisation.speaking_rate
    plan = _limit_phrases(plan, compose_plan)
    ladders = [build_ladder(plan, section, compose_plan) for section in plan.sections]
    shortest = speaking_characters(compose_plan(_on_rungs(plan, [ladder[0] for ladder in ladders])))
    longest = speaking_characters(compose_plan(_on_rungs(plan, [ladder[-1] for ladder in ladders])))
    between = shortest - sum(ladder[0].characters for ladder in ladders)  # salutation and markers
    chosen = choose_rungs(ladders, round(target * rate) - between)
    reach = Reach(shortest / rate, longest / rate, shortest, longest)
    plan = replace(_on_rungs(plan, chosen), reach=reach)
    return plan, compose_plan(plan)


def _on_rungs(plan: Plan, rungs: Sequence[Rung]) -> Plan:
    sections = tuple(
        replace(section, detail=rung.detail, rung=rung.raised)
        for section, rung in zip(plan.sections, rungs, strict=True)
    )
    return replace(plan, sections=sections)


def speaking_characters(draft: Draft) -> int:
    """Characters that are spoken: from the salutation on, without what only happens."""
    return sum(count_characters(block.text) for block in draft.blocks if block.kind not in UNSPOKEN)


def section_characters(draft: Draft) -> dict[str, int]:
    """Spoken characters of each section."""
    totals: dict[str, int] = {}
    for block in draft.blocks:
        if block.kind in UNSPOKEN:
            continue
        for section, text in [(block.section, block.marker), *((run.section, run.text) for run in block.runs)]:
            if section:
                totals[section] = totals.get(section, 0) + count_characters(text)
    return totals


def build_ladder(plan: Plan, section: PlannedSection, compose_plan: Compose) -> list[Rung]:
    """The rungs of one section, shortest first; one rung when the writer fixed the detail."""
    if section.pinned:
        return [_measure(plan, section, section.detail, 0, compose_plan)]
    items = plan.values.get(section.section.each) if section.section.each else None
    steps = len(items) if isinstance(items, list) else 1
    rungs: list[Rung] = []
    for detail in range(1, _DETAILS):
        rungs += [_measure(plan, section, detail, raised, compose_plan) for raised in range(steps if steps > 1 else 1)]
    rungs.append(_measure(plan, section, _DETAILS, 0, compose_plan))
    unique: dict[int, Rung] = {}
    for rung in rungs:
        unique[rung.characters] = rung  # of two rungs of one length the one that tells more
    return [unique[length] for length in sorted(unique)]


def _measure(plan: Plan, section: PlannedSection, detail: int, raised: int, compose_plan: Compose) -> Rung:
    alone = replace(plan, sections=(replace(section, detail=detail, rung=raised),), salutation="")
    return Rung(detail, raised, speaking_characters(compose_plan(alone)))


def choose_rungs(ladders: Sequence[Sequence[Rung]], target: int) -> list[Rung]:
    """One rung of each ladder so that the lengths come nearest to the target; among equals the evenest choice.

    Exact: every reachable sum is kept, with its evenest choice (a few thousand sums at the most).
    """
    highest = sum(max(rung.characters for rung in ladder) for ladder in ladders)
    lowest = sum(min(rung.characters for rung in ladder) for ladder in ladders)
    wanted = (target - lowest) / (highest - lowest) if highest > lowest else 1.0
    wanted = min(1.0, max(0.0, wanted))
    reachable: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for ladder in ladders:
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for total, (cost, path) in reachable.items():
            for index, rung in enumerate(ladder):
                height = index / (len(ladder) - 1) if len(ladder) > 1 else wanted
                candidate = (cost + (height - wanted) ** 2, (*path, index))
                known = following.get(total + rung.characters)
                if known is None or candidate < known:
                    following[total + rung.characters] = candidate
        reachable = following
    best = min(reachable, key=lambda total: (abs(total - target), reachable[total]))
    return [ladder[index] for ladder, index in zip(ladders, reachable[best][1], strict=True)]


def phrase_share(draft: Draft) -> float:
    """Share of the body's characters that belong to stock phrases and not to a fact inside them."""
    body = [run for block in draft.blocks if block.section for run in block.runs]
    total = sum(count_characters(run.text) for run in body)
    stock = sum(count_characters(run.text) for run in body if run.phrase and not run.fact)
    return stock / total if total else 0.0


def _limit_phrases(plan: Plan, compose_plan: Compose) -> Plan:
    """Leave out optional phrases, last asked first, while they are too large a share of what the facts say in full."""
    while phrase_share(compose_plan(plan)) > MAX_PHRASE_SHARE:
        dropped = _last_optional(plan)
        if dropped is None:
            return plan
        section_id, name = dropped
        plan = replace(
            plan,
            sections=tuple(
                replace(section, phrases=_without(section.phrases, name)) if section.id == section_id else section
                for section in plan.sections
            ),
        )
    return plan


def _last_optional(plan: Plan) -> tuple[str, str] | None:
    for section in reversed(plan.sections):
        for name, choice in reversed(list(section.phrases.items())):
            if choice.optional:
                return section.id, name
    return None


def _without(phrases: Mapping[str, Choice], name: str) -> dict[str, Choice]:
    return {key: choice for key, choice in phrases.items() if key != name}
