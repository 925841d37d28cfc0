"""Makes phrases of groups of wordings: kind, move, form, slots, fits, sources. They get their ids on merging."""

import re
from collections.abc import Sequence

from drafter.language.forms import Form, recognise_form
from drafter.language.slots import find_slots, replace_slots
from drafter.language.words import Words
from drafter.mining.cluster import Group
from drafter.mining.count import Count
from drafter.mining.masks import slot_of
from drafter.mining.rank import best_rule
from drafter.mining.rules import TABLE
from drafter.model.phrase import Fits, Phrase, PhraseKind, Position, Source, Tone

_FORMS = {rule.id: rule.form for rule in TABLE}
_TONES: dict[str, Tone] = {
    "achievements": "affirm",
    "congratulation": "affirm",
    "thanks": "affirm",
    "recap": "affirm",
    "situation": "warn",
    "shortcomings": "warn",
    "lesson": "warn",
    "exhortation": "lift",
    "closing": "lift",
    "wish": "lift",
}
"""The tone of a move; every other one demands."""
_EPIDEMIC = re.compile("疫情|病例|病毒|核酸|隔离|口罩|疫苗|院感|发热|密接|流调|确诊|入境")
_PLAIN: tuple[PhraseKind, ...] = ("abbreviation", "slogan")


def propose(groups: Sequence[Group], words: Words) -> tuple[Phrase, ...]:
    """A phrase of status `mined` and without an id for each group, in the same order."""
    return tuple(_phrase(group, words) for group in groups)


def _phrase(group: Group, words: Words) -> Phrase:
    total = Count()
    total.add(group.count)
    for _, count in group.variants:
        total.add(count)
    move = most(group.count.moves)
    kind = _kind(group)
    form = _form(group, kind, words)
    # Whether one speech or several hold a variant beside the wording cannot be told from the counts alone where sources
    # were cut; where they were not, the sources say it.
    speeches = {speech for speech, _, _ in total.sources}
    whole = len(total.sources) == total.count
    documents = len(speeches) if whole else max(group.count.documents, *(c.documents for _, c in group.variants), 0)
    return Phrase(
        id="",
        text=group.text,
        kind=kind,
        move=move,
        form=form,
        slots={name: slot_of(name) for name in dict.fromkeys(find_slots(group.text))},
        fits=_fits(group.text, move, form, total),
        count=total.count,
        speeches=documents,
        sources=tuple(Source(*source) for source in total.sources),
        variants=tuple(text for text, _ in group.variants),
        status="mined",
        expansion=most(total.expansions) if total.expansions else "",
    )


def most(numbers: dict[str, int]) -> str:
    """The most frequent key; of equal ones the first in the order of the alphabet."""
    return min(numbers, key=lambda key: (-numbers[key], key))


def _kind(group: Group) -> PhraseKind:
    kind: PhraseKind = most(group.count.kinds)  # type: ignore[assignment]  # keys are kinds
    return "frame" if "【" in group.text and kind in ("phrase", "collocation") else kind


def _form(group: Group, kind: PhraseKind, words: Words) -> Form:
    """By its rule; where that leaves it open by its words."""
    known = _FORMS.get(best_rule(group.count))
    if known:
        return "sentence" if group.text.endswith(("。", "！")) else "clause" if known == "sentence" else known
    if kind in _PLAIN:
        return "noun"
    seen = recognise_form(group.text, words.verbs, words.nouns)
    if kind == "collocation" or (kind == "frame" and seen is None):
        return "verb"
    return seen if seen in ("verb", "clause", "noun") else "clause"


def _fits(text: str, move: str, form: Form, total: Count) -> Fits:
    """What its places suggest: class where its words bind it to one, tone by its move, its usual position."""
    position: tuple[Position, ...] = ()
    if form in ("clause", "sentence"):
        position = (most(total.positions),)  # type: ignore[assignment]  # keys are positions
    return Fits(
        classes=("prevention",) if _EPIDEMIC.search(replace_slots(text, "")) else (),
        position=position,
        tone=_TONES.get(move, "demand") if form in ("clause", "sentence") else None,
    )
