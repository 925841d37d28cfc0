"""Sentences and clauses of a text, as the offsets (start, end) of each."""

import re
from collections.abc import Iterator

from drafter.language.expressions import expression
from drafter.language.punctuation import CLOSING, FINAL, PAUSE

_AFTER = re.escape(CLOSING) + " "
# After dots or a quotation a comma shows that the sentence goes on: 奏国歌……，请坐下。
_GOES_ON = f"[，、；：,;:](?![{FINAL}])"
_SENTENCE = expression(f"(?:[^{FINAL}…]*[{FINAL}…]+[{_AFTER}]*(?={_GOES_ON}))*[^{FINAL}…]*(?:[{FINAL}…]+[{_AFTER}]*|$)")
_MEMBER = expression(
    f"(?:[^{FINAL}…；;\n]*[{FINAL}…]+[{_AFTER}]*(?=[，、：,:]))*[^{FINAL}…；;\n]*(?:[{FINAL}…；;\n]+[{_AFTER}]*|$)"
)
_CLAUSE = expression(f"[^{FINAL}{PAUSE}\n]+")
_MARKS = expression("[，；：。]")
_BREATH = expression(rf"[^{FINAL}{PAUSE}、“”‘’（）《》…—\s]+")


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Each sentence with its final marks or dots, and the quotation marks and brackets that close after them.

    Joined they are the text; the last one may lack its mark.
    """
    return _spans(_SENTENCE, text)


def split_members(text: str) -> Iterator[tuple[int, int]]:
    """As `split_sentences`, but a ； and the end of a line part them too: the members of a long sentence."""
    return _spans(_MEMBER, text)


def first_stretch(text: str) -> str:
    """What stands before the first mark other than 、, and shows how a text opens."""
    return _MARKS.split(text, maxsplit=1)[0]


def split_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Each stretch between two marks that part clauses, in any width, without those marks; a 、 parts none."""
    return _spans(_CLAUSE, text)


def split_breaths(text: str) -> Iterator[tuple[int, int]]:
    """Each stretch without any mark or space in it: what is said in one breath."""
    return _spans(_BREATH, text)


def ends_sentence(text: str) -> bool:
    """Whether a text ends in a final mark, also where quotation marks or brackets close after it.

    Dots (……) end a sentence in running text, but a text that breaks off in them is not a whole one.
    """
    return text.rstrip(CLOSING).endswith(tuple(FINAL))


def ends_member(text: str) -> bool:
    """Whether a text ends where `split_members` would part it from what follows."""
    return text.rstrip(f"{CLOSING} ").endswith((*FINAL, "…", "；", ";", "\n"))


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        start, end = match.span()
        if start < end:
            yield start, end
