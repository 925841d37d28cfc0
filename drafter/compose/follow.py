"""A draft before and after a change of facts in; the writer's sentences whose neighbours read otherwise now, out.

A meeting file names these neighbours by their words. Where they are named as they read now, they are found again
whatever changes next.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from drafter.compose.anchors import Sentence, find_sentence, name_of, named_by, sentences_by_section
from drafter.dataclass import replace
from drafter.model.draft import Block, Run, text_of
from drafter.model.meeting import OwnSentence

Sentences = Sequence[tuple[Run, ...]]


def follow(
    before: Sequence[Block],
    after: Sequence[Block],
    own: Mapping[str, Sequence[OwnSentence]],
    rename: Callable[[str], str],
) -> Iterator[tuple[str, int, OwnSentence]]:
    """Section, number and sentence, of those that are to be known by other words from now on.

    before, after: what the program says by itself, without the writer's sentences. rename: what the path of a fact is
    now; empty where it is gone.
    """
    was, now = sentences_by_section(before), sentences_by_section(after)
    for section, sentences in own.items():
        known = [Sentence(runs, (text_of(runs),)) for runs in was.get(section, ())]
        said = now.get(section, [])
        for number, each in enumerate(sentences):
            words = each.instead or each.after
            found = find_sentence(words, known, whole=bool(each.instead)) if words else None
            stands = _successor(found.runs, said, rename) if found else None
            if stands is None or (text := text_of(stands).strip()) == words.strip():
                continue
            under = named_by(stands, said)
            yield (
                section,
                number,
                replace(each, instead=text) if each.instead else replace(each, after=text, under=under),
            )


def _successor(runs: Sequence[Run], said: Sentences, rename: Callable[[str], str]) -> Sequence[Run] | None:
    """The sentence that tells most of what some runs told."""
    paths = {rename(name) for name in map(name_of, runs)} - {""}
    shared = [len(paths & set(map(name_of, each))) for each in said]
    most = max(shared, default=0)
    return said[shared.index(most)] if most else None
