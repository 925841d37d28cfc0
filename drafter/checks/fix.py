"""A text and findings in; the text with what is certain put right, out."""

import re
from collections.abc import Iterable

from drafter.model.finding import Finding, choose_fixes


def fix_text(text: str, findings: Iterable[Finding]) -> tuple[str, list[Finding]]:
    """The text with the certain fixes made, its line ends kept, and the findings that were fixed.

    A finding whose words do not stand where it says, as in an escaped YAML text, is left alone.
    """
    parts = re.split("(\r\n|\r|\n)", text)
    lines = parts[::2]
    fixed = []
    for finding in reversed(choose_fixes(findings)):
        place = finding.place
        if place is None or finding.fix is None or not 0 < place.line <= len(lines):
            continue
        line, start = lines[place.line - 1], place.column - 1
        if finding.length and line[start : start + finding.length].startswith(finding.excerpt.rstrip("…")):
            lines[place.line - 1] = line[:start] + finding.fix + line[start + finding.length :]
            fixed.append(finding)
    parts[::2] = lines
    return "".join(parts), fixed[::-1]
