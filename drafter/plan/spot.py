"""What stands before a phrase and around it: a section's body and the facts in, the Spot of one of its phrases out."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import Any

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.model.plan import Choice
from drafter.model.template import RecordKind, SectionTemplate, Template
from drafter.plan.choose import Spot
from drafter.plan.conditions import spoken_texts

_SAID = expression(r"\{\{-?\s*(phrases\.\w+|\w+)|\{%-?\s*for\s+\w+\s+in\s+(\w+)")
"""What a body prints or loops over, in its order."""
_NAME = expression(r"[A-Za-z]\w*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Told:
    """What a section tells."""

    facts: tuple[str, ...]
    """Names of facts, of those that are given."""
    texts: tuple[str, ...]
    """What they say."""


def tell(section: SectionTemplate, template: Template, given: Mapping[str, Any]) -> Told:
    """What a section tells of the facts given."""
    facts = tuple(fact for fact in facts_told(section, template) if given.get(fact))
    return Told(facts, tuple(str(text) for fact in facts for text in spoken_texts(given[fact])))


def spot_of(
    section: SectionTemplate,
    name: str,
    heading: str,
    chosen: Mapping[str, Choice],
    told: Told,
    template: Template,
    records: Mapping[str, RecordKind],
) -> Spot:
    """The spot of the phrase `name` of a section. `chosen`: the section's phrases so far; `told`: what it tells."""
    before: frozenset[str] = frozenset({"start"})
    for said in _said_before(section.body, name):
        choice = chosen.get(said.removeprefix("phrases."))
        if said.startswith("phrases.") and choice is not None:
            phrase = choice.phrase
            before = frozenset({phrase.move, phrase.fits.tone or ""} if phrase else ())
        elif said in told.facts:
            kind = template.facts[said].kind
            record = records.get(kind) or next((each for each in records.values() if each.plural == kind), None)
            before = frozenset({record.move, record.tone or ""} if record else ())
    return Spot(heading, told.texts, before - {""})


def facts_told(section: SectionTemplate, template: Template) -> list[str]:
    """The facts of a kind that a section's body names, in the kind's order."""
    names = _names_in(section.body)
    return [fact for fact in template.facts if fact in names]


@lru_cache(maxsize=512)
def _names_in(body: str) -> frozenset[str]:
    """The names that stand in a body."""
    return frozenset(_NAME.findall(body))


def _said_before(body: str, name: str) -> Iterator[str]:
    """What a body says before one of its phrases, in order."""
    return takewhile(f"phrases.{name}".__ne__, _said_in(body))


@lru_cache(maxsize=512)
def _said_in(body: str) -> tuple[str, ...]:
    """What a body prints or loops over, in order."""
    return tuple(match[1] or match[2] for match in _SAID.finditer(body))
