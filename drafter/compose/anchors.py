"""The words of a sentence as a meeting file names it in; which sentence of the draft that is by now, out.

A sentence is known by its words. Where facts or phrases in it have changed since, it is known by the program's own
words around these; where these have changed, since it stands at another place of a list, by the facts that it tells.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.likeness import likeness
from drafter.language.punctuation import curl_quotes
from drafter.model.draft import Block, Run, text_of
from drafter.model.said import count_own, is_own, sentences_of

_KNOWN_BY = 3
"""Chinese characters of the program's own, from which on a sentence is known by these alone."""
_TOLD = 4
"""Characters of facts, from which on a sentence is known by these."""
_MOST = 0.8
"""Share of some words that facts must be, for a sentence that tells others besides to be meant."""
_OF_IT = 0.4
"""Share of its words that these must be,"""
_ALIKE = 0.5
"""or else as alike the two sentences must be."""
_FRAME = 6
"""Characters that one frame around the same facts may have more than another."""
_ITEM = expression(r"facts\.[^.\[\]]+\[\d+\]")
_FIGURE = expression(r"\d")


@dataclass
class Sentence:
    """A sentence on its way, and by what texts it is known."""

    runs: tuple[Run, ...]
    known: tuple[str, ...]
    last: "Sentence | None" = None
    """The last that was put behind it: what comes behind the same goes behind that."""

    @property
    def is_kept(self) -> bool:
        """Whether it is the program's still."""
        return len(self.known) == 1


def find_sentence(words: str, sentences: Sequence[Sentence], *, whole: bool) -> Sentence | None:
    """The sentence that is meant, the surest way of knowing it first.

    whole: it is to be said otherwise, so that every fact that it told must be known.
    """
    words = words.strip()
    wanted = (words, curl_quotes(words))
    found = next((each for each in sentences if any(text.strip() in wanted for text in each.known)), None)
    if found is not None:
        return found
    kept = [each for each in sentences if each.is_kept]
    framed = [each for each in kept if values_of(words, each.runs)]
    still = _only_most(framed, lambda each: _count_kept(wanted[1], each.runs))
    alike = still or _find_by_facts(wanted[1], kept, whole=whole)
    return alike or (framed[0] if len(framed) == 1 else None)


def _count_kept(words: str, runs: Sequence[Run]) -> int:
    """Characters of the facts of a sentence that are as they were: 第一点希望，… stands around several in turn."""
    was = values_of(words, runs)
    return sum(len(text_of(unit)) for unit in _units(runs) if was.get(name_of(unit[0])) == text_of(unit))


def _only_most(sentences: Sequence[Sentence], count: Callable[[Sentence], float]) -> Sentence | None:
    """The one that counts more than each of the others; None where none counts, or two count the same."""
    counts = list(map(count, sentences))
    most = max(counts, default=0)
    return sentences[counts.index(most)] if most and counts.count(most) == 1 else None


def _find_by_facts(words: str, sentences: Sequence[Sentence], *, whole: bool) -> Sentence | None:
    """The one that tells the facts that are told in some words, whatever stands around them; of two the more alike."""
    scores = [_tell_alike(words, each.runs, whole=whole) for each in sentences]
    best = [each for each, score in zip(sentences, scores, strict=True) if score and score == max(scores)]
    return _only_most(best, lambda each: likeness(words, text_of(each.runs)))


def _tell_alike(words: str, runs: Sequence[Run], *, whole: bool) -> int:
    """Characters of the facts of a sentence that some words tell, less those that they do not; 0 for another one."""
    left, told, missed = words, 0, 0
    for fact in sorted((text_of(unit) for unit in _units(runs) if not is_own(unit[0])), key=len, reverse=True):
        if fact in left:
            left, told = left.replace(fact, "", 1), told + len(fact)
        else:
            missed += len(fact)
    within = not whole and told >= _MOST * len(words)  # what was a sentence by itself is part of a longer one by now
    if told < _TOLD or (missed >= told and not within):
        return 0
    if told < _OF_IT * len(words) and likeness(words, text_of(runs)) < _ALIKE:
        return 0
    own = sum(len(run.text) for run in runs if is_own(run))
    if whole and (missed or _FIGURE.search(left) or len(left) > own + _FRAME):
        return 0
    return max(told - missed, 1)


def values_of(words: str, runs: Sequence[Run]) -> dict[str, str]:
    """What facts and phrases were, by what they are, where only they have changed in a sentence.

    Of two that stand side by side and have changed nobody can tell where one ended: what they were is empty.
    """
    units = list(_units(runs))
    if count_own(runs) < _KNOWN_BY or len(units) < 2:
        return {}
    now = [re.escape(text_of(unit)) for unit in units]
    pattern = "".join(text if is_own(unit[0]) else f"({text}|.+?)" for text, unit in zip(now, units, strict=True))
    match = re.fullmatch(pattern, curl_quotes(words.strip()))
    if match is None:
        return {}
    told = [at for at, unit in enumerate(units) if not is_own(unit[0])]
    values = dict(zip(told, match.groups(), strict=True))
    changed = {at for at, value in values.items() if value != text_of(units[at])}
    unsure = {at for at in changed if {at - 1, at + 1} & changed}
    return {name_of(units[at][0]): "" if at in unsure else value for at, value in values.items()}


def _units(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """A fact or a phrase whole, and the program's words between them."""
    for _name, group in groupby(runs, name_of):
        yield list(group)


def name_of(run: Run) -> str:
    """What a run is: the name of a phrase, the path of a fact or a blank; empty for the program's own words."""
    return run.phrase or run.fact or run.blank


def item_of(runs: Sequence[Run]) -> str:
    """The path of the item of a list that a sentence tells of: `facts.tasks[1]`; empty where it tells of none."""
    return next((found[0] for run in runs if (found := _ITEM.match(run.fact or run.blank))), "")


def sentences_by_section(blocks: Sequence[Block]) -> dict[str, list[tuple[Run, ...]]]:
    """The sentences of a draft, by the section that says them."""
    said: dict[str, list[tuple[Run, ...]]] = {}
    for block in blocks:
        for runs in sentences_of(block.runs):
            said.setdefault(next((run.section for run in runs if run.section), block.section), []).append(runs)
    return said


def named_by(runs: Sequence[Run], section: Sequence[Sequence[Run]]) -> str:
    """What the item is called that a sentence tells of, where another sentence of its section says so."""
    item = item_of(runs)
    first = next((run.text for each in section for run in each if item and run.fact.startswith(f"{item}.")), "")
    return "" if first in text_of(runs) else first


def last_of(name: str, sentences: Sequence[Sentence]) -> Sentence | None:
    """The last sentence that tells of the item that is called so."""
    wanted = curl_quotes(name.strip())
    titled = next((run for each in sentences for run in each.runs if run.fact and run.text.strip() == wanted), None)
    item = item_of([titled]) if titled else ""
    return next((each for each in reversed(sentences) if item and item_of(each.runs) == item), None)
