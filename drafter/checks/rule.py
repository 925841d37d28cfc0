"""What a rule is: a function from a Text to what it hits, with the reasons and the examples that explain it."""

from collections.abc import Callable, Iterable
from typing import Literal

from drafter.dataclass import dataclass
from drafter.model.finding import Severity
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

Group = Literal["numbering", "punctuation", "dates", "facts", "form", "wording", "ear", "residue"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a line that a rule objects to: `line.text[start:end]`."""

    line: Line
    start: int
    end: int
    message: str
    suggestion: str = ""
    fix: str | None = None
    """What certainly belongs there instead; None leaves it to the writer."""
    severity: Severity | None = None
    """When this hit is less certain than its rule."""


Find = Callable[[Text, Wordlists], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `finds`, `why`, `example` and `better` are read by writers, in docs/checks.md."""

    id: str
    group: Group
    severity: Severity
    finds: str
    why: str
    example: str
    better: str
    source: str
    """The paragraph of a standard, or 通行做法 (practice)."""
    find: Find
    habit: bool = False
    """What it finds is a habit of typing: where it says the same of several places, that is one finding."""
