"""The words of a genre: which open a verb phrase, and which are at home in any speech whatever its theme."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property

from drafter.dataclass import dataclass
from drafter.language.han import is_han

_LENGTHS = range(5, 0, -1)
"""Characters of the words at home in any speech, longest first."""


@dataclass(frozen=True, eq=False)
class Words:
    """The word lists of an organisation and ours (phrasebank/verbs.yaml); compared by identity, as they are large."""

    verbs: frozenset[str] = frozenset()
    """Words that open a verb phrase, or lead up to one."""
    nouns: frozenset[str] = frozenset()
    """Noun phrases that begin like a verb: 安全生产, 检查组."""
    common: frozenset[str] = frozenset()
    """Words at home in any speech, whatever its theme: 责任, 措施."""
    orders: frozenset[str] = frozenset()
    """What opens a measure as a verb does, though elsewhere it is as often a noun: 培训, 登记."""
    acts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Verbs of one character to what makes another word of them: 换 to 热站 (换水源 is an order, 换热站 a place)."""
    deeds: frozenset[str] = frozenset()
    """What at the end of a text names a deed: 探访 of 独居老人探访."""
    pivots: frozenset[str] = frozenset()
    """Verbs behind which somebody else may do something in the same clause: 发动 of 发动群众除草."""
    names: frozenset[str] = frozenset()
    """Of `verbs` those that are as often part of a name: 检查 of 检查站."""
    plain: frozenset[str] = frozenset()
    """Of `orders` those that are hardly ever part of a name: 倒查."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """What a title that is a noun ends in to the verb that makes an order of it: 制度 to 落实."""

    def opens_verb_phrase(self, text: str) -> bool:
        """Whether a clause begins with a verb or what leads up to one, and not with a noun like 安全生产."""
        first = text[:1]
        return text.startswith(self._verbs_by_first.get(first, ())) and not self.opens_as_noun(text)

    def opens_as_noun(self, text: str) -> bool:
        """Whether a text begins with a noun that looks as if it were a verb: 补贴发放."""
        return text.startswith(self._nouns_by_first.get(text[:1], ()))

    def generality(self, text: str) -> float:
        """The share of Chinese characters that belong to words of the genre, from 0 to 1.

        坚决守住底线 is all of it, 核酸检测 none.
        """
        genre = self._genre
        total = covered = at = 0
        while at < len(text):
            if not is_han(text[at]):
                at += 1
                continue
            for length in _LENGTHS:
                if text[at : at + length] in genre:
                    covered += length
                    break
            else:
                length = 1
            total += length
            at += length
        return covered / total if total else 0.0

    @cached_property
    def openings(self) -> tuple[tuple[str, str], ...]:
        """What a title opens with that is a noun whatever follows (`heads` that end in …), and the verb for it."""
        return tuple((head[:-1], verb) for head, verb in self.heads.items() if head.endswith("…"))

    @cached_property
    def _genre(self) -> frozenset[str]:
        return self.verbs | self.common

    @cached_property
    def _verbs_by_first(self) -> Mapping[str, tuple[str, ...]]:
        return _by_first(self.verbs)

    @cached_property
    def _nouns_by_first(self) -> Mapping[str, tuple[str, ...]]:
        return _by_first(self.nouns)


def _by_first(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Words by their first character."""
    first: dict[str, list[str]] = {}
    for word in sorted(words):
        first.setdefault(word[0], []).append(word)
    return {character: tuple(group) for character, group in first.items()}
