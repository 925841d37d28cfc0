"""What a stage found wrong, and where."""

from collections.abc import Iterable
from typing import Literal

from drafter.dataclass import dataclass
from drafter.model.place import Place

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: stages return lists of these and never print."""

    rule: str
    severity: Severity
    message: str
    place: Place | None = None
    excerpt: str = ""
    suggestion: str = ""
    length: int = 0
    """Characters from `place` on that the finding is about; 0 when it is about the place alone."""
    fix: str | None = None
    """What certainly belongs there instead of those characters."""
    also: "tuple[Finding, ...]" = ()
    """The same fault at other places of the text: a habit is one finding."""
    around: str = ""
    """The words with a few characters on either side, by which they are known when the line has moved."""

    @property
    def each(self) -> "tuple[Finding, ...]":
        """The finding at its every place."""
        return (self, *self.also)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message}{self._joint()}{self.suggestion}"

    def _joint(self) -> str:
        """What stands before the suggestion: nothing behind a mark, in Chinese a semicolon, else a space."""
        if not self.suggestion or self.message.endswith(("，", "。", "：", "；")):
            return ""
        return " " if self.message[-1:].isascii() else "；"


def choose_fixes(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with a fix, in the order of the text; of two that overlap only the first is fixed."""
    chosen: list[Finding] = []
    every = (one for finding in findings for one in finding.each)
    placed = ((finding.place, finding) for finding in every if finding.place and finding.fix is not None)
    end = Place("", 0, 0)
    for place, finding in sorted(placed, key=lambda pair: (pair[0], -pair[1].length)):
        if (place.file, place.line) != (end.file, end.line) or place.column >= end.column:
            chosen.append(finding)
            end = Place(place.file, place.line, place.column + finding.length)
    return chosen


class InputError(Exception):
    """The input cannot be used; carries every finding, each with its place. The command line exits with 1."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
