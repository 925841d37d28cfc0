"""Punctuation where pieces meet: the runs of a paragraph in, the same runs without doubled marks out.

Only the template's own marks give way, never a character of a fact: a fact stands letter by letter.
"""

from collections.abc import Sequence
from dataclasses import replace

from drafter.language.punctuation import CLOSING, FINAL
from drafter.model.draft import Run

_MARKS = "，。！？；：、"


def tidy_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Drop a mark of the template's own that another mark makes superfluous, and marks that open a paragraph."""
    characters: list[tuple[str, int]] = []  # a character, and the run it belongs to
    for index, run in enumerate(runs):
        own = not (run.fact or run.blank)
        for character in run.text:
            if own and character in _MARKS:
                if not characters:
                    continue
                before = _before(characters)
                if before in FINAL and character in _MARKS and before:
                    continue
                if before and before in "，；、：" and character in _MARKS:
                    last, owner = characters[-1]
                    owned = not (runs[owner].fact or runs[owner].blank)
                    if last == before and owned and (character in FINAL or before != "："):
                        characters.pop()
                    else:
                        continue
            characters.append((character, index))
    texts = [""] * len(runs)
    for character, index in characters:
        texts[index] += character
    return tuple(replace(run, text=text) for run, text in zip(runs, texts, strict=True) if text)


def _before(characters: Sequence[tuple[str, int]]) -> str:
    """The mark just before: looking through closing quotes, so that 。”。 keeps one."""
    for character, _index in reversed(characters):
        if character in CLOSING:
            continue
        return character if character in _MARKS else ""
    return ""
