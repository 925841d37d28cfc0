"""Detail against the minutes: a Plan in, the Plan with every section's detail and its Draft out.

Minutes are reached by choosing among the facts, never by adding formulas: each section has a ladder of rungs (detail 1,
2, 3, and between them one item after another of its list), each section is measured apart from the others, and the
rungs whose sum comes nearest to the target are found. Where a step is too coarse, rungs are put in between that tell
only some of the entries by which it grows. What is left out in the end is listed.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from drafter.compose import Composer, find_left_out
from drafter.dataclass import dataclass, replace
from drafter.language.measure import count_characters
from drafter.model.draft import UNSPOKEN, Block, Draft
from drafter.model.plan import Choice, Plan, PlannedSection, Reach

MAX_PHRASE_SHARE = 0.35
"""Stock phrases are at most this share of the body (design.md, Length)."""
TOLERANCE = 0.1
"""A target inside the reach is met within a tenth."""
_DETAILS = 3
_MOST_RUNGS = 48
"""Of a ladder; a longer one is thinned, so that the search stays short whatever the number of items."""
_MOST_SUMS = 4_000
"""Lengths of the first sections that the search keeps apart; closer ones are taken for one."""
_MOST_ROUNDS = 24
"""How often a step is split and the search made again."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One state of a section: how much of its facts it tells, and how long that is."""

    detail: int
    raised: int
    """Items of the section's list that stand one detail higher."""
    characters: int
    held_back: tuple[str, ...] = ()
    """The last of the entries by which this state grows beyond the one below: they are left out."""


def fit(plan: Plan, composer: Composer, minutes: float | None = None) -> tuple[Plan, Draft]:
    """Choose every section's detail for a target, in minutes; without one the meeting's, then the kind's usual length.

    composer: of the same plan. The plan comes back with its reach. Raises what composing raises.
    """
    rate = plan.organisation.speaking_rate
    target = round((minutes or plan.meeting.minutes or plan.template.minutes) * rate)
    sections = _limit_phrases(plan.sections, composer)
    ladders = [build_ladder(section, composer) for section in sections]
    shortest = _length_on(sections, [ladder[0] for ladder in ladders], composer)
    fullest = composer.lay_out(_on_rungs(sections, [ladder[-1] for ladder in ladders]))
    longest = speaking_characters(fullest)
    between = shortest - sum(ladder[0].characters for ladder in ladders)  # salutation and markers
    chosen = _search(sections, ladders, target, between, composer, (shortest, longest))
    sections = _on_rungs(sections, chosen)
    draft = composer.compose(sections)
    reach = Reach(shortest / rate, longest / rate)
    return replace(plan, sections=sections, reach=reach), replace(draft, left_out=find_left_out(fullest, draft.blocks))


def _search(
    sections: Sequence[PlannedSection],
    ladders: list[list[Rung]],
    target: int,
    between: int,
    composer: Composer,
    reach: tuple[int, int],
) -> list[Rung]:
    """The rungs that meet the target; steps are split while they are what keeps it from being met."""
    chosen = choose_rungs(ladders, target - between)
    near = min(max(target, reach[0]), reach[1])
    for _round in range(_MOST_ROUNDS):
        missed = near - between - sum(rung.characters for rung in chosen)
        if abs(missed) <= TOLERANCE * near:
            missed = near - _length_on(sections, chosen, composer)  # markers grow with the number of items
            if abs(missed) <= TOLERANCE * near:
                break
            between = near - missed - sum(rung.characters for rung in chosen)
        elif not _split(sections, ladders, chosen, missed, composer):
            break
        chosen = choose_rungs(ladders, target - between)
    return chosen


def _split(
    sections: Sequence[PlannedSection],
    ladders: list[list[Rung]],
    chosen: Sequence[Rung],
    missed: int,
    composer: Composer,
) -> bool:
    """Put a rung into the middle of the step by which the target is missed; False when no step can be split.

    That step is one beside a chosen rung, in the direction of the target; the widest first, then any other.
    """
    steps = []
    for index, ladder in enumerate(ladders):
        for lower, upper in pairwise(ladder):
            beside = chosen[index] == (lower if missed > 0 else upper)
            steps.append((not beside, lower.characters - upper.characters, index, lower, upper))
    for _beside, width, index, lower, upper in sorted(steps, key=lambda step: step[:3]):
        if -width < 2:
            continue
        middle = _middle(sections[index], lower, upper, composer)
        if middle is not None and lower.characters < middle.characters < upper.characters:
            ladders[index] = sorted([*ladders[index], middle], key=lambda rung: rung.characters)
            return True
    return False


def _middle(section: PlannedSection, lower: Rung, upper: Rung, composer: Composer) -> Rung | None:
    """A state between two: whole items where there are any between, else half of the entries that are between."""
    items = composer.items_of(section)
    low, high = (lower.detail * items + lower.raised, upper.detail * items + upper.raised)
    if high - low > 1 and not lower.held_back:
        detail, raised = divmod((low + high) // 2, items)
        return _measure(section, detail, raised, (), composer)
    if high - low > 1:
        return None
    added = composer.added(_at(section, upper))
    most = len(lower.held_back) if high == low else len(added)
    held = (most + len(upper.held_back)) // 2
    if held in (most, len(upper.held_back)):
        return None
    return _measure(section, upper.detail, upper.raised, tuple(added[len(added) - held :]), composer)


def _at(section: PlannedSection, rung: Rung) -> PlannedSection:
    return replace(section, detail=rung.detail, rung=rung.raised, held_back=rung.held_back)


def _on_rungs(sections: Sequence[PlannedSection], rungs: Sequence[Rung]) -> tuple[PlannedSection, ...]:
    return tuple(_at(section, rung) for section, rung in zip(sections, rungs, strict=True))


def _length_on(sections: Sequence[PlannedSection], rungs: Sequence[Rung], composer: Composer) -> int:
    return speaking_characters(composer.lay_out(_on_rungs(sections, rungs)))


def speaking_characters(blocks: Sequence[Block]) -> int:
    """Characters that are spoken: from the salutation on, without what only happens."""
    return sum(count_characters(block.text) for block in blocks if block.kind not in UNSPOKEN)


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


def build_ladder(section: PlannedSection, composer: Composer) -> list[Rung]:
    """The rungs of one section, shortest first; one rung when the writer fixed the detail.

    Two renderings of each detail, with no item and with every item one detail higher, tell what each item gains by it.
    Where an item's words cannot be told apart the rungs between are measured one by one, and only some of them.
    """
    if section.pinned:
        return [_measure(section, section.detail, section.rung, section.held_back, composer)]
    items = composer.items_of(section)
    rungs: list[Rung] = []
    for detail in range(1, _DETAILS):
        rungs += _rungs_of(section, detail, items, composer)
    rungs.append(_measure(section, _DETAILS, 0, (), composer))
    unique: dict[int, Rung] = {}
    for rung in rungs:
        unique[rung.characters] = rung  # of two rungs of one length the one that tells more
    ladder = [unique[length] for length in sorted(unique)]
    return ladder if len(ladder) <= _MOST_RUNGS else _thin(ladder)


def _rungs_of(section: PlannedSection, detail: int, items: int, composer: Composer) -> list[Rung]:
    """The rungs of one detail: none of the items raised, one, two … all but one."""
    bottom = composer.measure(replace(section, detail=detail, rung=0, held_back=()))
    rungs = [Rung(detail, 0, bottom.characters)]
    if items < 2:
        return rungs
    top = composer.measure(replace(section, detail=detail, rung=items, held_back=()))
    gains = [top.turns.get(item, 0) - bottom.turns.get(item, 0) for item in range(items)]
    if sum(gains) == top.characters - bottom.characters:
        total = bottom.characters
        for raised, gain in enumerate(gains[:-1], 1):
            total += gain
            rungs.append(Rung(detail, raised, total))
        return rungs
    step = max(1, items * (_DETAILS - 1) // _MOST_RUNGS)
    return rungs + [_measure(section, detail, raised, (), composer) for raised in range(1, items, step)]


def _thin(ladder: Sequence[Rung]) -> list[Rung]:
    """The first and last rung of a ladder, and of the others those that stand evenly between them in length."""
    width = (ladder[-1].characters - ladder[0].characters) / (_MOST_RUNGS - 1)
    kept = [ladder[0]]
    for rung, following in pairwise(ladder[1:]):
        if following.characters - kept[-1].characters > width:
            kept.append(rung)
    return [*kept, ladder[-1]]


def _measure(section: PlannedSection, detail: int, raised: int, held_back: tuple[str, ...], composer: Composer) -> Rung:
    measured = composer.measure(replace(section, detail=detail, rung=raised, held_back=held_back))
    return Rung(detail, raised, measured.characters, held_back)


def choose_rungs(ladders: Sequence[Sequence[Rung]], target: int) -> list[Rung]:
    """One rung of each ladder so that the lengths come nearest to the target; among equals the evenest choice.

    Exact up to `_MOST_SUMS` reachable sums, each with its evenest choice; beyond them to that share of the whole.
    """
    highest = sum(max(rung.characters for rung in ladder) for ladder in ladders)
    lowest = sum(min(rung.characters for rung in ladder) for ladder in ladders)
    wanted = (target - lowest) / (highest - lowest) if highest > lowest else 1.0
    wanted = min(1.0, max(0.0, wanted))
    reachable: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for ladder in ladders:
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        steps = [
            (rung.characters, index, ((index / (len(ladder) - 1) if len(ladder) > 1 else wanted) - wanted) ** 2)
            for index, rung in enumerate(ladder)
        ]
        for total, (cost, path) in reachable.items():
            for characters, index, unevenness in steps:
                known = following.get(total + characters)
                if known is None or (cost + unevenness, (*path, index)) < known:
                    following[total + characters] = (cost + unevenness, (*path, index))
        reachable = following if len(following) <= _MOST_SUMS else _merge_sums(following)
    best = min(reachable, key=lambda total: (abs(total - target), reachable[total]))
    return [ladder[index] for ladder, index in zip(ladders, reachable[best][1], strict=True)]


def _merge_sums(reachable: Mapping[int, tuple[float, tuple[int, ...]]]) -> dict[int, tuple[float, tuple[int, ...]]]:
    """Of sums that lie close together the one that was chosen most evenly; the shortest and the longest stay."""
    low, high = min(reachable), max(reachable)
    width = (high - low) // _MOST_SUMS + 1
    kept: dict[int, int] = {}
    for total, choice in reachable.items():
        place = -1 if total == low else -2 if total == high else (total - low) // width
        if place not in kept or choice < reachable[kept[place]]:
            kept[place] = total
    return {total: reachable[total] for total in kept.values()}


def _limit_phrases(sections: Sequence[PlannedSection], composer: Composer) -> tuple[PlannedSection, ...]:
    """Leave out optional phrases, last asked first, while they are too large a share of what the facts say in full."""
    kept = tuple(sections)
    while True:
        measured = [composer.measure(section) for section in kept]
        body, stock = sum(section.body for section in measured), sum(section.stock for section in measured)
        dropped = _last_optional(kept)
        if dropped is None or stock <= MAX_PHRASE_SHARE * body:
            return kept
        section_id, name = dropped
        kept = tuple(
            replace(section, phrases=_without(section.phrases, name)) if section.id == section_id else section
            for section in kept
        )


def _last_optional(sections: Sequence[PlannedSection]) -> tuple[str, str] | None:
    for section in reversed(sections):
        for name, choice in reversed(list(section.phrases.items())):
            if choice.optional:
                return section.id, name
    return None


def _without(phrases: Mapping[str, Choice], name: str) -> dict[str, Choice]:
    return {key: choice for key, choice in phrases.items() if key != name}
