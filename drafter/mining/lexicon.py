"""The words of the genre: which open a verb phrase, and which are at home in any speech whatever its theme."""

import re
from collections.abc import Iterable
from functools import cache

from drafter.files.phrasebank import load_phrasebank
from drafter.language.han import HAN
from drafter.model.phrase import Phrasebank
from drafter.resources import data_dir

_HAN = re.compile(f"[{HAN}]")
_LONGEST = 5


@cache
def _bank() -> Phrasebank:
    return load_phrasebank([data_dir("phrasebank")])[0]


@cache
def _genre() -> frozenset[str]:
    return _bank().verbs | _bank().common


@cache
def _by_first() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Verbs, and nouns that only look so, by their first character."""
    return _group(_bank().verbs), _group(_bank().nouns)


def _group(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    first: dict[str, list[str]] = {}
    for word in sorted(words):
        first.setdefault(word[0], []).append(word)
    return {character: tuple(group) for character, group in first.items()}


def words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that open a verb phrase, and the nouns that only look so (verbs.yaml)."""
    return _bank().verbs, _bank().nouns


def opens_verb_phrase(text: str) -> bool:
    """Whether a clause begins with a verb or what leads up to one, and not with a noun like 安全生产 (verbs.yaml)."""
    verbs, nouns = _by_first()
    first = text[:1]
    return text.startswith(verbs.get(first, ())) and not text.startswith(nouns.get(first, ()))


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
