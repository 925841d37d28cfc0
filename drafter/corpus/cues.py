"""Finds the cues of all moves in a paragraph in one pass over it."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise

from drafter.corpus.gates import Gate, choices, first_characters, needed_characters
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
                first: tuple((move, re.compile("|".join(parts))) for move, parts in by_move.items())
                for first, by_move in heads.items()
            }
        except (re.error, OverflowError, RecursionError) as error:
            raise _refusal(moves) from error
        if any(pattern.groups != len(by_first[first]) for first, (pattern, _moves) in compiled.items()):
            raise _refusal(moves)  # a group of a cue would be taken for whose the cue is
        self._loose = compiled.pop(_ANY, None)
        self._free = compiled
        rests = {first: "|".join(cue[1:] for cue, _move in by_first[first]) for first in compiled}
        self._seconds = {first: first_characters(rest) for first, rest in rests.items()}
        self._needed = {first: needed_characters(rest) for first, rest in rests.items() if self._seconds[first] is None}
        self._begins = _begins(self._seconds) if compiled else None
        self._loose_heads = self._heads.pop(_ANY, _NONE)
        heads_at = (pattern.pattern for _move, pattern in self._loose_heads)
        self._gate = Gate((*heads_at, *(cue for cue, _move in by_first.get(_ANY, ()))))

    def open(self, characters: Set[str]) -> int:
        """Which of the cues that begin with no plain character a text of these characters may hold (`Gate.open`)."""
        return self._gate.open(characters)

    def inside(self, text: str, start: int, end: int, characters: Set[str], opened: int) -> list[tuple[str, int]]:
        """(move, length) of each cue between two offsets. characters: all that stand there; opened: what `open` says
        of them."""
        first = start
        found: list[tuple[str, int]] = []
        seconds = self._seconds
        for begun in self._begins.finditer(text, start, end) if self._begins else ():
            at = begun.start()
            if at < start:
                continue
            begins = text[at]
            if (after := seconds[begins]) is not None:
                if text[at + 1 : at + 2] not in after:
                    continue
            elif (needed := self._needed[begins]) is not None and needed.isdisjoint(characters):
                continue
            pattern, moves = self._free[begins]
            if match := pattern.match(text, at, end):
                found.append((moves[match.lastindex or 0], match.end() - at))
                start = match.end()  # what a cue has matched begins no other
        if self._loose and opened >> len(self._loose_heads):
            pattern, moves = self._loose
            found += [(moves[match.lastindex or 0], len(match[0])) for match in pattern.finditer(text, first, end)]
        return found

    def at(self, text: str, start: int, end: int, opened: int) -> dict[str, int]:
        """Move to length of its cue for the cues that match at an offset. opened: as in `inside`."""
        found: dict[str, int] = {}
        if start >= end:
            return found
        patterns = self._heads.get(text[start], _NONE)
        opened &= (1 << len(self._loose_heads)) - 1
        while opened:
            lowest = opened & -opened
            patterns = (*patterns, self._loose_heads[lowest.bit_length() - 1])
            opened ^= lowest
        for move, pattern in patterns:
            if match := pattern.match(text, start, end):
                found[move] = max(match.end() - start, found.get(move, 0))
        return found


_ANY = ""
_NONE: tuple[tuple[str, re.Pattern[str]], ...] = ()
_PLAIN = re.compile(f"[{HAN}](?![?*{{])")


def _begins(seconds: Mapping[str, Set[str] | None]) -> re.Pattern[str]:
    """Where a cue may begin: at its first character, if a second character that is known follows it, or need not."""
    free = "".join(sorted(first for first, after in seconds.items() if after is None))
    known = "".join(sorted(set().union(*(after for after in seconds.values() if after is not None))))
    ahead = "|".join([f"(?<=[{free}])"] * bool(free) + [f"(?=[{re.escape(known)}])"] * bool(known))
    return re.compile(f"[{''.join(sorted(seconds))}](?:{ahead})")


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
    if len(parts := choices(cue)) > 1:
        return [part for choice in parts for part in spread(choice)]
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
            inner = [cue[a + 1 : b] for a, b in pairwise(edges)]
            return [part for choice in inner for part in spread(choice + tail)]
    if match := _LEADING_SET.match(cue):
        tail = cue[match.end() :]
        if tail[:1] not in ("?", "*", "+", "{"):
            return [part for character in match[1] for part in spread(character + tail)]
    return [cue]
