"""A correct expression in; by which characters one can tell that a text does not hold it, out."""

import re
from itertools import pairwise

_OPTIONAL = ("?", "*", "{0", "{,")
_SPECIAL = re.compile(r"\(\?[^:=!<P]")
"""Flags, under which a character may stand for another."""
_REPEAT = re.compile(r"\{\d*,?\d*\}")
_MOST = 60
"""Characters of a set from which on it keeps out too little to be looked at."""


COMMON = frozenset("业新化的全发建展大实一动进产国和人推加工高力设中生增强持体重提务等成能区家政地市会个作行年，。、")
"""The characters that most sentences of speeches and reports hold some of."""
_FREQUENT = 8
"""Rare characters that are worth a common one."""


def needed_characters(pattern: str) -> frozenset[str] | None:
    """Characters of which one stands in whatever an expression matches; None where nothing can be said."""
    if _SPECIAL.search(pattern):
        return None
    found: set[str] = set()
    for choice in choices(pattern):
        needed = _of_choice(choice)
        if needed is None:
            return None
        found |= needed
    return frozenset(found)


def first_characters(pattern: str) -> frozenset[str] | None:
    """Characters of which one begins whatever an expression matches; None where nothing can be said."""
    found: set[str] = set()
    for choice in choices(pattern):
        at, optional = 0, True
        while optional:
            if at == len(choice):
                return None  # it may match nothing
            end = _end_of_part(choice, at)
            part = choice[at:end]
            firsts = first_characters(part[3:-1]) if part.startswith("(?:") else _of_part(part)
            if firsts is None:
                return None
            found |= firsts
            optional = choice.startswith(_OPTIONAL, end)
            at = _end_of_repeat(choice, end)
    return frozenset(found)


def _of_choice(choice: str) -> frozenset[str] | None:
    """What keeps out most among the parts that follow one another, all of which must be there."""
    best: frozenset[str] | None = None
    at = 0
    while at < len(choice):
        end = _end_of_part(choice, at)
        part, at = choice[at:end], end
        if not choice.startswith(_OPTIONAL, at):
            needed = _of_part(part)
            if needed and (best is None or _width(needed) < _width(best)):
                best = needed
        at = _end_of_repeat(choice, at)
    return best


def _width(characters: frozenset[str]) -> int:
    """How much of a text a set lets through, roughly."""
    return len(characters) + _FREQUENT * len(characters & COMMON)


def _of_part(part: str) -> frozenset[str] | None:
    if part.startswith("(?:"):
        return needed_characters(part[3:-1])
    if part.startswith("["):
        inside = part[1:-1]
        plain = not inside.startswith("^") and "\\" not in inside and "-" not in inside
        return frozenset(inside) if plain and len(inside) <= _MOST else None
    return frozenset(part) if len(part) == 1 and part not in ".^$" else None


def _end_of_part(pattern: str, at: int) -> int:
    """Where a character, an escape, a set or a group ends."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        return _end_of_set(pattern, at)
    if pattern[at] != "(":
        return at + 1
    depth = 0
    while True:
        if pattern[at] in "\\[":
            at = _end_of_part(pattern, at)
            continue
        depth += (pattern[at] == "(") - (pattern[at] == ")")
        at += 1
        if depth == 0:
            return at


def _end_of_set(pattern: str, at: int) -> int:
    at += 2 if pattern[at + 1] == "^" else 1
    at += pattern[at] == "]"  # a bracket that comes first is one of the set
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1


def _end_of_repeat(pattern: str, at: int) -> int:
    if repeat := _REPEAT.match(pattern, at):
        at = repeat.end()
    while at < len(pattern) and pattern[at] in "?*+":
        at += 1
    return at


def choices(pattern: str) -> list[str]:
    """The choices of an expression that bars outside of all brackets part."""
    depth, edges, escaped, in_set, first = 0, [-1], False, False, 0
    for index, character in enumerate(pattern):
        if escaped:
            escaped = False
            continue
        escaped = character == "\\"
        if not in_set and character == "[":
            in_set, first = True, index + (2 if pattern.startswith("^", index + 1) else 1)
        elif character == "]" and index != first:
            in_set = False
        if not in_set:
            depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0 and not in_set:
            edges.append(index)
    return [pattern[a + 1 : b] for a, b in pairwise([*edges, len(pattern)])]
