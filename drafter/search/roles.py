"""A question and the roles of a phrasebank in; who speaks in it and who listens out, and what that is worth.

What is asked and said is worth most, what is asked and not said nothing; what is said by or to others takes away.
"""

import re
from collections.abc import Mapping, Sequence

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.model.phrase import Phrasebank
from drafter.search.compared import Sort
from drafter.search.fold import fold
from drafter.search.index import Index

_SPEAKS = 4.0
"""What it is worth to be said by the one who speaks in a question: 初来乍到 of one who is new."""
_RARE = 3.5
"""How rare that is, as a logarithm, to be worth so much: what many phrases are said by, as leaders, tells little."""
_SPEAKS_MOSTLY = 1.0
"""And to do what mostly that one says."""
_SPOKEN_BY_OTHERS = 4.0
"""What it takes away to be said by somebody else only: the words of one who leaves, for those who see him off."""
_MOSTLY_BY_OTHERS = 1.5
_UNSURE = 0.3
"""How much of that where a question tells only that a mayor speaks."""
_HEARS = 3.0
"""What it is worth to be said to those who listen in a question."""
_SAID_TO_OTHERS = 2.5
_MENTIONED = 0.4
"""How much of that it is worth to be said to those who are only mentioned: 群众 in 怎么批评不关心群众的干部."""
_MEANT = 0.7
"""And how much where nobody else is: 年轻人 in 年轻人不愿意下乡，怎么劝."""
_GAP = "…"
_WITHIN = ".{0,14}"
_BEFORE = 4
"""Characters between a word that leads to a role (给, 慰问) and the role: 给村里的老人."""
_BEHIND = 2


@dataclass(frozen=True)
class Asked:
    """Who speaks in a question, and who listens, each with how sure that is; empty where it does not tell."""

    speakers: frozenset[str]
    is_sure: bool
    """Whether it tells who speaks, and not only that a mayor does, who may be host, or new, as well."""
    audiences: Mapping[str, float]


def read_roles(query: str, bank: Phrasebank) -> Asked:
    """Who speaks, by the longest words that tell so, and all who listen."""
    asked = fold(query)
    speaking: dict[str, int] = {}
    for role in bank.roles.values():
        if size := max((len(found.replace(_GAP, "")) for found in role.speaks if _stands(found, asked)), default=0):
            speaking[role.id] = size
    speaking = {role: size for role, size in speaking.items() if not bank.roles[role].otherwise} or speaking
    longest = max(speaking.values(), default=0)
    audiences = {
        role.id: sure
        for role in bank.roles.values()
        if (sure := max((_sureness(word, asked, bank) for word in role.hears if _stands(word, asked)), default=0.0))
    }
    if audiences and max(audiences.values()) < 1:  # who only is mentioned may be meant where nobody else is
        audiences = dict.fromkeys(audiences, _MEANT)
    speakers = frozenset(role for role, size in speaking.items() if size == longest)
    return Asked(speakers, not any(bank.roles[role].otherwise for role in speakers), audiences)


def worth_of_roles(index: Index, asked: Asked) -> Sequence[float]:
    """Of each phrase what it is worth that it is said by whom, and to whom, a question asks for."""
    if not asked.speakers and not asked.audiences:
        return ()
    worth = [_worth_of(index, asked, sort) for sort in index.sorts]
    return [worth[sort] for sort in index.sort_of]


def _worth_of(index: Index, asked: Asked, sort: Sort) -> float:
    worth = 0.0
    speakers, mostly = index.speakers(sort)
    if asked.speakers and (speakers or mostly):
        full, against = (_SPEAKS, _SPOKEN_BY_OTHERS) if speakers else (_SPEAKS_MOSTLY, _MOSTLY_BY_OTHERS)
        rare = index.rare_speakers
        rarest = max((rare.get(each, 0.0) for each in asked.speakers.intersection(speakers or mostly)), default=-1.0)
        worth += full * min(1.0, rarest / _RARE) if rarest >= 0 else -against * (1.0 if asked.is_sure else _UNSURE)
    if asked.audiences and sort.audiences:
        sure = max((asked.audiences.get(each, 0.0) for each in sort.audiences), default=0.0)
        worth += _HEARS * sure if sure else -_SAID_TO_OTHERS * max(asked.audiences.values())
    return worth


def _stands(word: str, asked: str) -> bool:
    if _GAP not in word:
        return word in asked
    return bool(expression(_WITHIN.join(map(re.escape, word.split(_GAP)))).search(asked))


def _sureness(word: str, asked: str, bank: Phrasebank) -> float:
    """How sure it is that those are spoken to, and not only mentioned."""
    if _GAP in word:
        return 1.0
    at = asked.find(word)
    while at >= 0:
        before, behind = asked[max(0, at - _BEFORE) : at], asked[at + len(word) :]
        if any(each in before for each in bank.toward) or any(
            0 <= behind.find(each) <= _BEHIND for each in bank.gathered
        ):
            return 1.0
        at = asked.find(word, at + 1)
    return _MENTIONED
