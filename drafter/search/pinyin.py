"""Pinyin as it is typed, and a text, in; the stretch that can be read so out. The tables load with this module."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

# The table of characters suffices; that of words is ten times as large.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin.pinyin_dict import pinyin_dict

_READINGS = 2
"""Of a character, the commonest first; what comes after is found in dictionaries only."""
_MOST_SPLITS = 12
_MOST_BEGUN = 500
_TELLING = 4
"""Characters by which texts are passed over that cannot be read so."""
_INITIALS = frozenset(("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsywaeo"))


@cache
def readings(character: str) -> tuple[str, ...]:
    """The syllables of a character without tones, ü written v; a letter or digit reads as itself."""
    listed = pinyin_dict.get(ord(character))
    return tuple(dict.fromkeys(map(_toneless, listed.split(",")[:_READINGS]))) if listed else (character,)


class _Letters(dict[int, str]):
    """The first letter of one reading of each character, for str.translate, which is much faster than a loop."""

    def __init__(self, reading: int) -> None:
        self._reading = reading

    def __missing__(self, code: int) -> str:
        letter = self[code] = readings(chr(code))[self._reading][0]
        return letter


_FIRST, _LAST = _Letters(0), _Letters(-1)


def initials(text: str) -> tuple[str, str]:
    """The first letters of the commonest readings of a text, one letter a character, and those of the next readings."""
    return text.translate(_FIRST), text.translate(_LAST)


def splits(typed: str) -> list[tuple[str, ...]]:
    """The ways in which what was typed falls into syllables, initials and characters; those with fewest parts first."""
    found: list[tuple[str, ...]] = []
    row: list[tuple[tuple[str, ...], str]] = [((), typed)]
    while row and len(found) < _MOST_SPLITS:
        longer = [((*begun, part), rest[len(part) :]) for begun, rest in row for part in _parts(rest)]
        found += [begun for begun, rest in longer if not rest]
        row = [(begun, rest) for begun, rest in longer if rest][:_MOST_BEGUN]
    return found[:_MOST_SPLITS]


def find_reading(text: str, letters: tuple[str, str], parts: Sequence[str]) -> str:
    """The first stretch of a text that can be read as these parts, or nothing; `letters` are the text's initials."""
    wanted = first_letters(parts)
    for line in dict.fromkeys(letters):
        at = line.find(wanted)
        while at >= 0:
            stretch = text[at : at + len(parts)]
            if all(_stands(part, character) for part, character in zip(parts, stretch, strict=True)):
                return stretch
            at = line.find(wanted, at + 1)
    return ""


def first_letters(parts: Sequence[str]) -> str:
    """The letters with which the parts begin, one a part: where they do not stand, nothing is read so."""
    return "".join(readings(part)[0][0] if len(part) == 1 else part[0] for part in parts)


def readable(ways: Sequence[Sequence[str]], characters: Iterable[str]) -> str:
    """A pattern for what is read as one of the ways may begin with, out of these characters; nothing where none can.

    Each way is parts as `splits` gives them. The first characters tell enough apart.
    """
    told = min(_TELLING, *map(len, ways)) if len(ways) > 1 else min(_TELLING, len(ways[0]))
    places = []
    for at in range(told):
        wanted = {parts[at] for parts in ways}
        fitting = [each for each in characters if any(_stands(part, each) for part in wanted)]
        if not fitting:
            return ""
        places.append(f"[{''.join(map(re.escape, fitting))}]")
    return "".join(places)


def _parts(rest: str) -> Iterator[str]:
    """What may stand first: a character, or a syllable, the longest first, or an initial."""
    if not ("a" <= rest[0] <= "z"):
        yield rest[0]
        return
    for length in range(min(6, len(rest)), 0, -1):
        if rest[:length] in _syllables() or rest[:length] in _INITIALS:
            yield rest[:length]


def _stands(part: str, character: str) -> bool:
    """Whether a part is the character, one of its readings, or what one of them begins with."""
    own = readings(character)
    return part == character or part in own or (part in _INITIALS and any(each.startswith(part) for each in own))


def _toneless(syllable: str) -> str:
    plain = unicodedata.normalize("NFD", syllable.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v"))
    plain = plain.replace("u\u0308", "v")
    return re.sub(r"[^a-z]", "", plain)


@cache
def _syllables() -> frozenset[str]:
    """Every syllable that a character of the basic block has first or second."""
    every = frozenset(each for code in range(0x4E00, 0x9FA6) for each in readings(chr(code)) if each.isascii())
    return frozenset(each for each in every if re.search("[aeiouv]", each))
