"""The runs of a block in; its sentences, each as runs, out: facts and phrases stay whole, own words are parted."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from drafter.dataclass import replace
from drafter.language.expressions import expression
from drafter.language.han import is_han
from drafter.language.punctuation import CLOSING, FINAL
from drafter.language.sentences import ends_sentence
from drafter.model.draft import Run, text_of

_PART = expression(f"[^{FINAL}]*[{FINAL}]+[{CLOSING}]*|[^{FINAL}]+")
LINKS = 4
"""Chinese characters of own words in a sentence that links facts: less is only what holds facts together."""
_GOES_ON = tuple(FINAL + CLOSING)


def sentences_of(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Each sentence with its final mark and the quotes that close behind it; a fact or a phrase may bring the mark."""
    sentences: list[tuple[Run, ...]] = []
    sentence: list[Run] = []
    ended = False
    for unit in _units(runs):
        text = text_of(unit)
        if ended and not text.startswith(_GOES_ON):
            sentences.append(tuple(sentence))
            sentence = []
        sentence += unit
        ended = ends_sentence(text) or (ended and not text.strip(FINAL + CLOSING))
    return [*sentences, tuple(sentence)] if sentence else sentences


def is_own(run: Run) -> bool:
    """Whether a run is neither a fact nor a phrase nor a blank: words between them."""
    return not (run.fact or run.phrase or run.blank)


def count_own(runs: Sequence[Run]) -> int:
    """Chinese characters of own words in some runs."""
    return sum(is_han(character) for run in runs if is_own(run) for character in run.text)


def _units(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """What is never parted: a phrase with all in it, a fact with its blanks; of own words each sentence's part."""
    for _name, group in groupby(runs, lambda run: (run.phrase, "" if run.phrase else run.fact or run.blank)):
        unit = list(group)
        if not is_own(unit[0]):
            yield unit
            continue
        for run in unit:
            parts = _PART.findall(run.text)
            yield from ([run if len(parts) == 1 else replace(run, text=part)] for part in parts)
