"""The tree of what phrases do in a speech, and the phrases that hang on it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from drafter.model.phrase import Phrase, PhraseKind, ThemeClass
from tests.house import HOUSE, of_each

BANK = HOUSE.phrasebank
USABLE = [phrase for phrase in BANK.phrases if phrase.status != "rejected"]
LEAVES = [function for function in BANK.functions.values() if function.parent]
LEAST = 12
ALIKE = 0.8
"""Share of the pairs of characters from which two phrases are the same one said twice."""
SAME_FRAME = re.compile("【[^】]*】")


def bare(text: str) -> str:
    return re.sub(r"\W", "", SAME_FRAME.sub("口", text))


def pairs(text: str) -> Counter[str]:
    own = bare(text)
    return Counter(own[at : at + 2] for at in range(len(own) - 1))


def near_duplicates() -> Iterator[tuple[str, str]]:
    """Texts of which one of two is too many; those of one family differ by a word on purpose."""
    found: dict[str, list[int]] = defaultdict(list)
    counted = [pairs(phrase.text) for phrase in USABLE]
    for number, own in enumerate(counted):
        shared: Counter[int] = Counter()
        for pair, times in own.items():
            for other in found[pair]:
                shared[other] += min(times, counted[other][pair])
            found[pair].append(number)
        for other, times in shared.items():
            one, two = USABLE[number], USABLE[other]
            if 2 * times / (own.total() + counted[other].total()) >= ALIKE and not (
                one.family == two.family != ""
                or {one.status, two.status} == {"reviewed"}
                or "part" in (one.status, two.status)  # which nobody sees who looks for a phrase
            ):
                yield two.text, one.text


def test_there_are_two_thousand_phrases_and_more():
    assert len(USABLE) >= 2000


@of_each(LEAVES, lambda leaf: leaf.id)
def test_each_leaf_has_a_dozen_phrases(leaf):
    assert sum(phrase.function == leaf.id for phrase in USABLE) >= LEAST


def test_every_phrase_that_is_not_rejected_says_what_it_does():
    assert [phrase.id for phrase in USABLE if not phrase.function] == []


def test_names_and_aliases_of_leaves_are_words_that_nobody_has_to_guess():
    for function in BANK.functions.values():
        assert re.fullmatch(r"[\u4e00-\u9fff]{2,8}", function.name)
        assert all(re.fullmatch(r"[\u4e00-\u9fff]{2,10}", alias) for alias in function.aliases)


def test_every_class_of_themes_and_every_kind_has_phrases_of_its_own():
    classes = Counter(name for phrase in USABLE for name in phrase.fits.classes)
    assert all(classes[name] >= 30 for name in get_args(ThemeClass)), classes
    kinds = Counter(phrase.kind for phrase in USABLE)
    assert all(kinds[name] >= 10 for name in get_args(PhraseKind) if name != "argument"), kinds


def test_no_two_phrases_say_the_same():
    assert list(near_duplicates()) == []


def test_headings_of_a_family_are_parallel():
    families: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in USABLE:
        if phrase.family:
            families[phrase.family].append(phrase)
    assert len(families) >= 10
    for name, phrases in families.items():
        lengths = [len(bare(phrase.text)) for phrase in phrases]
        assert len(phrases) >= 3, name
        assert {phrase.kind for phrase in phrases} == {"heading"}, name
        assert max(lengths) - min(lengths) <= 7, name
        assert len({phrase.form for phrase in phrases}) == 1, name


def test_a_slot_that_only_the_writer_can_fill_shows_her_with_what():
    for phrase in USABLE:
        if phrase.place and Path(phrase.place.file).name.startswith("function-"):
            assert all(slot.values or slot.source for slot in phrase.slots.values()), phrase.id
