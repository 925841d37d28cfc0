"""A paragraph that is new and those that the writer put in herself in; the one of them that it came from out.

What she wrote into the draft comes back into the meeting file and is said by the next draft: it stands already.
"""

from collections.abc import Sequence

from drafter.edited.align import ALIKE
from drafter.language.han import count_han
from drafter.language.likeness import likeness
from drafter.model.draft import Block, Run, text_of
from drafter.model.edited import Paragraph, Stretch
from drafter.model.said import LINKS, is_own, sentences_of


def find_own(block: Block, hers: Sequence[Paragraph]) -> Paragraph | None:
    """The one that has most sentences in common with it; where it is of her words alone, the one that is most alike."""
    said = set(texts_of(block.runs))
    shared = {paragraph.line: len(said & set(texts_of(paragraph.stretches))) for paragraph in hers}
    best = max(hers, key=lambda paragraph: shared[paragraph.line], default=None)
    if best is None or shared[best.line]:
        return best
    if not all(run.place and is_own(run) for run in block.runs):
        return None
    alike = max(hers, key=lambda paragraph: likeness(paragraph.text, block.text))
    return alike if likeness(alike.text, block.text) >= ALIKE else None


def texts_of(pieces: Sequence[Run | Stretch]) -> list[str]:
    """The sentences of runs, or of what stands in a file now, that say more than a word or two."""
    text = "".join(piece.text for piece in pieces)
    return [said for said in map(text_of, sentences_of((Run(text),))) if count_han(said) >= LINKS]
