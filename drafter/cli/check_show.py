"""What `drafter check` found and put right, for a person and for other programs."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from drafter.checks import summarise
from drafter.cli.console import paint, plain, shorten
from drafter.cli.ignored import name_with_id
from drafter.i18n import _
from drafter.model.finding import Finding

_MOST = 12
"""Findings of one rule in one file that are shown; --json has them all."""
_COLOURS: dict[str, Any] = {"error": "red", "warning": "yellow", "hint": "dim"}


def describe(findings: Sequence[Finding]) -> Iterator[str]:
    """Findings for a person: by file, the gravest first, each rule together."""
    order = {"error": 0, "warning": 1, "hint": 2}
    for file, group in groupby(findings, key=lambda finding: finding.place.file if finding.place else ""):
        found = list(group)
        if file:
            yield paint(plain(file), "bold", sys.stdout)
        kinds = sorted({(order[finding.severity], finding.severity, finding.rule) for finding in found})
        for _order, severity, rule in kinds:
            same = [finding for finding in found if (finding.severity, finding.rule) == (severity, rule)]
            yield "  " + paint(_name_kind(severity, rule, len(same)), _COLOURS[severity], sys.stdout)
            for finding in same[:_MOST]:
                yield f"    {_describe_one(finding)}"
            if len(same) > _MOST:
                yield "    " + _("… and {count} more; --json lists them all", count=len(same) - _MOST)
    yield summarise(findings) or _("Nothing found.")


def _name_kind(severity: str, rule: str, count: int) -> str:
    """The head of a group of findings."""
    rule = name_with_id(rule)
    if severity == "error":
        return _("Errors, {rule}: {count}", rule=rule, count=count)
    if severity == "warning":
        return _("Warnings, {rule}: {count}", rule=rule, count=count)
    return _("Hints, {rule}: {count}", rule=rule, count=count)


def _describe_one(finding: Finding) -> str:
    """One finding on one line."""
    where = f"{finding.place.line}:{finding.place.column}" if finding.place else ""
    words = f"“{shorten(plain(finding.excerpt), 40)}” " if finding.excerpt else ""
    told = plain(finding.message) + (_("; {advice}", advice=plain(finding.suggestion)) if finding.suggestion else "")
    return f"{where:<8} {words}{told}{_count_places(finding)}"


def _count_places(finding: Finding) -> str:
    """How often a habit is found, and where: the first few places."""
    if not finding.also:
        return ""
    lines = list(dict.fromkeys(str(one.place.line) for one in finding.each if one.place))
    more = "…" if len(lines) > _MOST else ""
    return _(" ({count} places, lines {lines})", count=len(finding.each), lines=", ".join(lines[:_MOST]) + more)


def to_json(finding: Finding) -> dict[str, Any]:
    """A finding as `check --json` prints it."""
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": place.file if place else "",
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": finding.message,
        "excerpt": finding.excerpt,
        "suggestion": finding.suggestion,
        "count": len(finding.each),
        "also": [{"line": one.place.line, "column": one.place.column} for one in finding.also if one.place],
    }


def describe_fixes(path: Path, fixed: Sequence[Finding]) -> Iterator[str]:
    """What was put right, a line each, and where the old file is."""
    for finding in fixed:
        where = f"{finding.place.line}:{finding.place.column}" if finding.place else ""
        old = paint(plain(finding.excerpt), "red", sys.stdout)
        new = paint(plain(finding.fix or _("(nothing)")), "green", sys.stdout)
        yield f"{plain(str(path))}:{where}  {old} → {new}"
    if fixed:
        copy = f"{path}.bak"
        yield _("{count} put right in {file}; the old file is {copy}", count=len(fixed), file=path, copy=copy)
