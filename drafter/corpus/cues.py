"""Finds the cues of all moves in a paragraph in one pass over it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from drafter.i18n import _
from drafter.language.han import HAN
from drafter.model.finding import Finding, InputError
from drafter.model.phrase import Move

_LEADING_SET = re.compile(r"\[([^\]^\\-]+)\]")


class Cues:
    """The cues of many moves as expressions, by the character that each begins with.

    Every alternative begins with a plain character where it can and ends in an empty group, which tells whose it is:
    so most of the text is passed over by first characters alone, and a place is tried only against cues that may
    begin there.
    """

    def __init__(self, moves: Iterable[Move]) -> None:
        free: list[tuple[str, str]] = []
        heads: dict[str, dict[str, list[str]]] = {}
        moves = tuple(moves)
        for move in moves:
            for cue in move.cues:
                if not cue.startswith("^"):
                    free += [(part, move.id) for part in spread(cue)]
                    continue
                for part in spread(cue[1:]):
                    first = part[0] if _PLAIN.match(part) else _ANY
                    heads.setdefault(first, {}).setdefault(move.id, []).append(part)
        by_first: dict[str, list[tuple[str, str]]] = {}
        for part, move_id in free:
            by_first.setdefault(part[0] if _PLAIN.match(part) else _ANY, []).append((part, move_id))
        try:
            compiled = {first: _compile(parts) for first, parts in by_first.items()}
            self._heads = {
                first: [(move, re.compile("|".join(parts))) for move, parts in by_move.items()]
                for first, by_move in heads.items()
            }
        except (re.error, OverflowError, RecursionError) as error:
            raise _refusal(moves) from error
        if any(pattern.groups != len(by_first[first]) for first, (pattern, _moves) in compiled.items()):
            raise _refusal(moves)  # a group of a cue would be taken for whose the cue is
        self._loose = compiled.pop(_ANY, None)
        self._free = compiled
        self._begins = re.compile(f"[{''.join(sorted(compiled))}]") if compiled else None

    def inside(self, text: str, start: int, end: int) -> list[tuple[str, int]]:
        """(move, length) of each cue between two offsets."""
        first = start
        found: list[tuple[str, int]] = []
        for begun in self._begins.finditer(text, start, end) if self._begins else ():
            at = begun.start()
            if at < start:
                continue
            pattern, moves = self._free[text[at]]
            if match := pattern.match(text, at, end):
                found.append((moves[match.lastindex or 0], match.end() - at))
                start = match.end()  # what a cue has matched begins no other
        if self._loose:
            pattern, moves = self._loose
            found += [(moves[match.lastindex or 0], len(match[0])) for match in pattern.finditer(text, first, end)]
        return found

    def at(self, text: str, start: int, end: int) -> dict[str, int]:
        """Move to length of its cue for the cues that match at an offset."""
        found: dict[str, int] = {}
        if start >= end:
            return found
        for patterns in (self._heads.get(text[start], ()), self._heads.get(_ANY, ())):
            for move, pattern in patterns:
                match = pattern.match(text, start, end)
                if match:
                    found[move] = max(match.end() - start, found.get(move, 0))
        return found


_ANY = ""
_PLAIN = re.compile(f"[{HAN}](?![?*{{])")


def _compile(cues: Sequence[tuple[str, str]]) -> tuple[re.Pattern[str], list[str]]:
    return re.compile("|".join(f"{cue}()" for cue, _move in cues)), ["", *(move for _cue, move in cues)]


def _refusal(moves: Iterable[Move]) -> InputError:
    """Every cue that cannot stand among others, with its move and the reason."""
    findings = []
    for move in moves:
        for cue in move.cues:
            try:
                wrong = _("a group: write (?:…)") if re.compile(f"|{cue}").groups else ""
            except (re.error, OverflowError, RecursionError) as error:
                wrong = str(error)
            if wrong:
                message = _("move {id}: the cue '{cue}' is no expression: {reason}", id=move.id, cue=cue, reason=wrong)
                findings.append(Finding("value", "error", message, move.place))
    return InputError(findings)


def spread(cue: str) -> list[str]:
    """A cue that begins with a choice, (?:a|b)c or [ab]c or a|b, as one cue for each choice."""
    if len(choices := _choices(cue)) > 1:
        return [part for choice in choices for part in spread(choice)]
    if cue.startswith("(?:"):
        depth, bars = 0, []
        for index, character in enumerate(cue):
            depth += (character == "(") - (character == ")")
            if character == "|" and depth == 1:
                bars.append(index)
            if depth == 0:
                break
        tail = cue[index + 1 :]
        if tail[:1] not in ("?", "*", "+", "{"):
            edges = [2, *bars, index]
            choices = [cue[a + 1 : b] for a, b in pairwise(edges)]
            return [part for choice in choices for part in spread(choice + tail)]
    if match := _LEADING_SET.match(cue):
        tail = cue[match.end() :]
        if tail[:1] not in ("?", "*", "+", "{"):
            return [part for character in match[1] for part in spread(character + tail)]
    return [cue]


def _choices(cue: str) -> list[str]:
    """The choices of an expression that bars outside of all brackets part."""
    depth, edges, escaped, in_set = 0, [-1], False, False
    for index, character in enumerate(cue):
        if escaped:
            escaped = False
            continue
        escaped = character == "\\"
        in_set = (in_set or character == "[") and character != "]"
        if not in_set:
            depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0 and not in_set:
            edges.append(index)
    return [cue[a + 1 : b] for a, b in pairwise([*edges, len(cue)])]
