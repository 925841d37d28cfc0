"""The words of the genre: which open a verb phrase, and which are at home in any speech whatever its theme."""

import re
from functools import cache

from drafter.files.phrasebank import load_phrasebank
from drafter.model.forms import opens_with
from drafter.model.phrase import Phrasebank
from drafter.resources import data_dir

_HAN = re.compile("[\u4e00-\u9fff]")
_LONGEST = 5


@cache
def _bank() -> Phrasebank:
    return load_phrasebank([data_dir("phrasebank")])[0]


@cache
def _genre() -> frozenset[str]:
    return _bank().verbs | _bank().common


@cache
def _nouns_by_first() -> dict[str, tuple[str, ...]]:
    first: dict[str, list[str]] = {}
    for noun in sorted(_bank().nouns):
        first.setdefault(noun[0], []).append(noun)
    return {character: tuple(nouns) for character, nouns in first.items()}


def words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that open a verb phrase, and the nouns that only look so (verbs.yaml)."""
    return _bank().verbs, _bank().nouns


def opens_verb_phrase(text: str) -> bool:
    """Whether a clause begins with a verb or what leads up to one, and not with a noun like 安全生产 (verbs.yaml)."""
    if not opens_with(text, _bank().verbs):
        return False
    return not text.startswith(_nouns_by_first().get(text[0], ()))


def generality(text: str) -> float:
    """The share of Chinese characters that belong to words of the genre: 坚决守住底线 is all of it, 核酸检测 none."""
    genre = _genre()
    total = covered = at = 0
    while at < len(text):
        if not _HAN.match(text[at]):
            at += 1
            continue
        length = next((n for n in range(_LONGEST, 0, -1) if text[at : at + n] in genre), 0)
        step = length or 1
        total += step
        covered += length
        at += step
    return covered / total if total else 0.0
