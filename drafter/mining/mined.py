"""What mining gives: phrases best first, section patterns, and how much was read."""

from drafter.dataclass import dataclass
from drafter.model.finding import Finding
from drafter.model.phrase import Phrase, SectionPattern


@dataclass(frozen=True, slots=True)
class Mined:
    """The result of mining. Phrases have no ids yet: merging gives them."""

    phrases: tuple[Phrase, ...]
    patterns: tuple[SectionPattern, ...]
    speeches: int
    """Distinct speeches; copies do not count."""
    copies: int = 0
    findings: tuple[Finding, ...] = ()
    """Files that could not be read."""
