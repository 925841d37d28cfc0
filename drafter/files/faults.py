"""Faults as they are met in; a list of findings, or one InputError that carries them all, out."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Protocol

from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place

MOST_FAULTS = 200
"""Faults kept; the rest are counted."""
MOST_CHARACTERS = 3_600
"""Length of the message of an InputError: one screen."""
MOST_LISTED = 400
"""Characters of a list of known names."""
MOST_SHOWN = 40
"""Characters of a value that a message repeats."""


class Labelled(Protocol):
    """A table that can tell one of its records from another."""

    def label_of(self, node: Any) -> str:
        """`phrase recap-0003`, or nothing."""


class Faults:
    """What is wrong with the files being read: loaders add, `close` decides."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.inside: list[tuple[Labelled, Any]] = []
        """The records being read, outermost first, each with its node."""
        self.errors = 0
        self.warnings = 0

    def error(self, rule: str, place: Place, message: str, suggestion: str = "", excerpt: str = "") -> None:
        """Something that makes the file unusable."""
        self.errors += 1
        if not suggestion:
            message = message.rstrip(",，")  # nothing to go on with
        if self.errors <= MOST_FAULTS:
            self.findings.append(Finding(rule, "error", self._labelled(message), place, excerpt, suggestion))

    def warn(self, rule: str, place: Place, message: str, suggestion: str = "", excerpt: str = "") -> None:
        """Something that the reader should know and that stops nothing."""
        self.warnings += 1
        if self.warnings <= MOST_FAULTS:
            self.findings.append(Finding(rule, "warning", self._labelled(message), place, excerpt, suggestion))

    @property
    def told(self) -> int:
        """How many faults were told, those too that are only counted."""
        return self.errors + self.warnings

    @property
    def full(self) -> bool:
        """More errors than anybody reads: looking for more is not worth the time."""
        return self.errors >= MOST_FAULTS

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """As `did_you_mean`; nothing once nobody reads on."""
        return "" if self.full else did_you_mean(word, known)

    def close(self) -> list[Finding]:
        """The warnings, in the order of the files; raises InputError with every error when there is one."""
        files = {
            file: index for index, file in enumerate(dict.fromkeys(f.place.file for f in self.findings if f.place))
        }
        self.findings.sort(key=lambda f: (files[f.place.file], f.place.line, f.place.column) if f.place else (0, 0, 0))
        if not self.errors:
            return self.findings
        raise InputError(_shorten([finding for finding in self.findings if finding.severity == "error"], self.errors))

    def _labelled(self, message: str) -> str:
        labels = (table.label_of(node) for table, node in reversed(self.inside))
        label = next(filter(None, labels), "")
        return f"{label}: {message}" if label else message


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known name as a question, else the list of them."""
    names = [name for name in known if name]
    near = get_close_matches(word[:MOST_SHOWN], names, n=1, cutoff=0.6)
    if near:
        return _("did you mean '{name}'?", name=near[0])
    listed = ", ".join(names)
    if len(listed) > MOST_LISTED:
        listed = listed[:MOST_LISTED].rpartition(", ")[0] + " …"
    return _("known: {names}", names=listed) if names else ""


def shown(text: str) -> str:
    """A value as a message repeats it: on one line, short, nothing in it that a terminal obeys."""
    if len(text) > MOST_SHOWN:
        text = text[: MOST_SHOWN - 1] + "…"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def _shorten(findings: list[Finding], errors: int) -> list[Finding]:
    """As many findings as one screen holds; the last says how many more there are."""
    kept: list[Finding] = []
    size = 0
    for finding in findings:
        size += len(str(finding)) + 1
        if kept and size > MOST_CHARACTERS:
            break
        kept.append(finding)
    if len(kept) < errors:
        kept.append(Finding("more", "error", _("and {number} more", number=errors - len(kept))))
    return kept
