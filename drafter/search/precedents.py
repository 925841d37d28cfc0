"""What a speech to be needs said, section by section, and the archive in; what earlier speeches said there out."""

from collections.abc import Mapping, Sequence
from math import sqrt

from drafter.dataclass import dataclass
from drafter.language.han import is_han
from drafter.model.excerpt import Excerpt
from drafter.search.archive import Archive, NearSpeech
from drafter.search.fold import fold, pairs

SHOWN = 3
"""Passages a section, each of another speech where there are so many."""
_LOOKED_INTO = 60
"""The nearest speeches, whose sentences are compared."""
_SHORTEST = 12
"""Characters of a sentence that is worth copying; a heading has no mark at its end and is none."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is known of a section whose like is looked for."""

    moves: tuple[str, ...]
    """What the section does."""
    words: str
    """What it says so far: its heading and the facts it tells."""


def find_precedents(
    archive: Archive,
    sections: Mapping[str, Sought],
    theme: Sequence[str],
    speaker: str = "",
    rank: str = "",
    draft: str = "",
    itself: tuple[str, int] = ("", 0),
) -> dict[str, tuple[Excerpt, ...]]:
    """For each section the sentences that made one of its moves in the nearest speeches, at most `SHOWN`.

    theme: names of what the speech is about; speaker, rank: whose speeches go first among those about it. Nearest: the
    theme, then the speaker or his rank, then the words of the section, then the year. No sentence is shown twice, and
    none that the draft says already. itself: title and year of the speech to be written, which may be kept in the
    archive as it was some days ago: it is no earlier speech.
    """
    nearest = archive.near(theme, speaker, rank, _LOOKED_INTO)
    near = {each.number: each for each in nearest if not each.year or (fold(each.title), each.year) != itself}
    if not near:
        return dict.fromkeys(sections, ())
    own = fold(draft)
    said = [row for row in archive.sentences(near) if _worth_copying(row[3]) and fold(row[3]) not in own]
    about = {pair for word in theme for pair in pairs(fold(word))}
    taken: set[int] = set()
    found: dict[str, tuple[Excerpt, ...]] = {}
    for name, sought in sections.items():
        wanted = {*pairs(fold(sought.words))} - about
        best: dict[int, tuple[float, int]] = {}  # of each speech: how much is shared, and which sentence
        for speech, number, move, text in said:
            if move in sought.moves and number not in taken:
                shared = len(wanted.intersection(pairs(fold(text)))) / sqrt(len(text))  # long sentences share by chance
                if speech not in best or shared > best[speech][0]:
                    best[speech] = (shared, number)
        chosen = [best[speech][1] for speech in sorted(best, key=lambda speech: _nearness(near[speech], best[speech]))]
        taken.update(chosen[:SHOWN])
        found[name] = tuple(archive.excerpts(chosen[:SHOWN]))
    return found


def _nearness(speech: NearSpeech, best: tuple[float, int]) -> tuple[float, ...]:
    return (-speech.about, -speech.close, -best[0], -speech.year)


def _worth_copying(text: str) -> bool:
    return len(text) >= _SHORTEST and not is_han(text[-1])
