"""What somebody has read in a check and lets stand: one finding here, or a word for good."""

from drafter.dataclass import dataclass
from drafter.model.finding import Finding
from drafter.model.place import Place


@dataclass(frozen=True, slots=True)
class Ignored:
    """An entry of a text's .ignore.yaml, or of `ignored` in drafter.yaml."""

    rule: str
    words: str = ""
    """The words found; empty: whatever the rule finds."""
    within: str = ""
    """The words with what stands around them, for one place only; empty: everywhere. A line number would be wrong
    as soon as a paragraph is put in above."""
    line: int | None = None
    """Where that was, for who reads the file."""
    place: Place | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is one of those that may stand."""
        return (
            self.rule == finding.rule
            and self.words in ("", finding.excerpt)
            and (not self.within or self.within == finding.around)
        )
