"""A row of a table of rules: a pattern with places to fill in, and how it finds wordings in a sentence."""

import re
from collections.abc import Iterator
from functools import cached_property

from drafter.dataclass import dataclass
from drafter.language.forms import Form
from drafter.language.punctuation import FINAL, PAUSE
from drafter.language.slots import replace_slots
from drafter.model.phrase import PhraseKind

_MOST = 26
"""Characters that fill a place of a frame; longer ones are a sentence of their own."""


@dataclass(frozen=True)
class Rule:
    """A regular expression over folded text in which 【对象】 is a place to fill within one clause.

    `$$` is the end of a clause, `^^` its beginning. A sentence without any of the `cues` is not tried.
    trust: our estimate, set by hand, of the share of its finds that a writer wants to keep; it decides ranking only.
    """

    id: str
    kind: PhraseKind
    cues: tuple[str, ...]
    pattern: str
    trust: float
    form: Form
    finds: tuple[str, ...]
    """Sentences in which it finds something."""
    passes: tuple[str, ...] = ()
    """Sentences that look alike and hold nothing."""

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        pattern = self.pattern.replace("$$", f"(?=[{FINAL}{PAUSE}]|$)").replace("^^", f"(?<![^{FINAL}{PAUSE}])")
        return re.compile(replace_slots(pattern, lambda name: f"(?P<{name}>[^{FINAL}{PAUSE}]{{1,{_MOST}}}?)"))

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """The places where it holds; named groups are the slots."""
        return self._expression.finditer(text)
