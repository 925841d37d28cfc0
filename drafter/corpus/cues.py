"""Finds the cues of all moves in a paragraph in one pass over it."""

import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from operator import add

from drafter.corpus.gates import choices, first_characters, needed_characters
from drafter.i18n import _
from drafter.language.han import HAN
from drafter.model.finding import Finding, InputError
from drafter.model.phrase import Move

_LEADING_SET = re.compile(r"\[([^\]^\\-]+)\]")


class Cues:
    """The cues of many moves as expressions, by the character that each begins with.

    Every alternative begins with a plain character where it can and ends in an empty group, which tells whose it is.
    A sentence is asked which pairs of characters it has, once: so most of it is passed over, and a place is tried only
    against cues that may begin there.
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
        self._needed: dict[str, Set[str] | None] = {}
        """To a character that may begin a cue whatever follows it: of which others one must stand in the sentence."""
        pairs: set[str] = set()
        for first in compiled:
            open_ended = []
            for cue, _move in by_first[first]:
                seconds = first_characters(cue[1:])
                if seconds is None:
                    open_ended.append(cue[1:])
                else:
                    pairs.update(first + second for second in seconds)
            if open_ended:
                self._needed[first] = needed_characters("|".join(open_ended))
        self._openings = frozenset((*pairs, *self._needed))
        """Pairs of characters that begin a cue, and the characters of `_needed`."""
        self._loose_heads = [
            (needed_characters(pattern.pattern), move, pattern) for move, pattern in self._heads.pop(_ANY, ())
        ]
        known = (needed for needed, _move, _pattern in self._loose_heads)
        self._asked = self._openings.union(*(needed for needed in (*known, *self._needed.values()) if needed))

    def open(self, pieces: Iterable[str]) -> Set[str]:
        """Those of a text's characters and pairs of them (`pieces_of`) that tell which cues it may hold."""
        return self._asked.intersection(pieces)

    def inside(self, text: str, start: int, end: int, opened: Set[str]) -> list[tuple[str, int]]:
        """(move, length) of each cue between two offsets. opened: what `open` says of what stands there."""
        first = start
        found: list[tuple[str, int]] = []
        begun: list[int] = []
        for opening in self._openings & opened:
            if (needed := self._needed.get(opening)) is not None and needed.isdisjoint(opened):
                continue
            at = text.find(opening, start, end)
            while at >= 0:
                begun.append(at)
                at = text.find(opening, at + 1, end)
        begun.sort()
        for at in begun:
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

    def at(self, text: str, start: int, end: int, opened: Set[str]) -> dict[str, int]:
        """Move to length of its cue for the cues that match at an offset. opened: as in `inside`."""
        found: dict[str, int] = {}
        if start >= end:
            return found
        for move, pattern in self._heads.get(text[start], ()):
            if match := pattern.match(text, start, end):
                found[move] = match.end() - start
        for needed, move, pattern in self._loose_heads:
            if (needed is None or not needed.isdisjoint(opened)) and (match := pattern.match(text, start, end)):
                found[move] = max(match.end() - start, found.get(move, 0))
        return found


def pieces_of(text: str) -> list[str]:
    """The characters of a text and the pairs in which they stand side by side, as often as they stand there."""
    return [*text, *map(add, text, text[1:])]


_ANY = ""
_PLAIN = re.compile(f"[{HAN}0-9？](?![?*{{])")


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
    """A cue that begins with a choice, (?:a|b)c or (?:a)?c or [ab]c or a|b, as one cue for each choice."""
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
        without = [tail[1:]] if tail[:1] == "?" and tail[1:2] not in ("", "?", "+", "|") else []
        if without or tail[:1] not in ("?", "*", "+", "{"):
            edges = [2, *bars, index]
            inner = [cue[a + 1 : b] + (without or [tail])[0] for a, b in pairwise(edges)]
            return [part for choice in [*inner, *without] for part in spread(choice)]
    if match := _LEADING_SET.match(cue):
        tail = cue[match.end() :]
        if tail[:1] not in ("?", "*", "+", "{"):
            return [part for character in match[1] for part in spread(character + tail)]
    return [cue]
