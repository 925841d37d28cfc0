"""What changed between two versions of a text: what stayed, what went and what came, cut where a reader would cut.

difflib compares single characters, which cuts words: 加强→强化 shares a 强 that nobody means. Such differences are
joined as Neil Fraser describes (Diff Strategies, 2006: semantic cleanup, and moving an edit to a boundary).
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.numerals import NUMERALS
from drafter.language.punctuation import FINAL, PAUSE
from drafter.language.sentences import ends_member, split_members

ChangeKind = Literal["same", "gone", "new"]

_TOKEN = expression(rf"[0-9０-９]+(?:[.,．][0-9０-９]+)*|[A-Za-z]+|[{NUMERALS}]+|.", re.DOTALL)
_LONG = 5000
"""Words of a change beyond which sentences are compared instead: difflib takes time by the square of them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text: the same in both, gone from the old, or new."""

    kind: ChangeKind
    text: str


class _Piece(NamedTuple):
    """A stretch in both versions; the same in both where `old == new`. Lists of words."""

    old: list[str]
    new: list[str]

    @property
    def same(self) -> bool:
        return self.old == self.new

    @property
    def size(self) -> int:
        return max(len(self.old), len(self.new))


def mark_changes(old: str, new: str) -> list[Change]:
    """The stretches in order, what is gone before what is new in its place.

    Those that are not new make up `old`, those that are not gone make up `new`, letter by letter. Numbers and Latin
    words are never cut; of a sentence that was mostly rewritten no scraps are kept.
    """
    pieces = _join_rewritten(_join_scraps(_find_pieces(_split(old), _split(new))))
    return list(_as_changes(_move_to_boundaries([("".join(piece.old), "".join(piece.new)) for piece in pieces])))


def count_changes(changes: Sequence[Change]) -> int:
    """Places that changed: a word put in another's place is one."""
    return sum(1 for same, _group in groupby(changes, key=lambda change: change.kind == "same") if not same)


def _split(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _find_pieces(old: list[str], new: list[str]) -> list[_Piece]:
    """What is the same and what is not, as difflib sees it: word by word, in a long text sentence by sentence first."""
    if len(old) + len(new) <= _LONG:
        return [_Piece(old[a:b], new[c:d]) for a, b, c, d in _match(old, new)]
    ours, theirs = _by_sentence(old), _by_sentence(new)
    found = []
    for a, b, c, d in _match(["".join(words) for words in ours], ["".join(words) for words in theirs]):
        piece = _join([_Piece(words, []) for words in ours[a:b]] + [_Piece([], words) for words in theirs[c:d]])
        small = piece.old and piece.new and len(piece.old) + len(piece.new) <= _LONG
        found += [piece] if piece.same or not small else _find_pieces(*piece)
    return found


def _match(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of both, the same and not the same in turn."""
    for _tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield a, b, c, d


def _by_sentence(words: list[str]) -> list[list[str]]:
    text = "".join(words)
    return [_split(text[start:end]) for start, end in split_members(text)]


def _join_scraps(pieces: list[_Piece]) -> list[_Piece]:
    """Join two changes over what they share when that is no more than either of them."""
    joined: list[_Piece] = []
    for piece in pieces:
        joined.append(piece)
        while len(joined) > 2 and not piece.same:
            before, between, last = joined[-3:]
            if between.size > min(before.size, last.size):
                break
            joined[-3:] = [_join(joined[-3:])]
    return joined


def _join_rewritten(pieces: list[_Piece]) -> list[_Piece]:
    """Join all changes of a sentence when they replace more than what it keeps between them."""
    joined: list[_Piece] = []
    for sentence in _group_sentences(pieces):
        changed = [index for index, piece in enumerate(sentence) if not piece.same]
        if len(changed) > 1:
            first, last = changed[0], changed[-1]
            kept = sum(piece.size for piece in sentence[first:last] if piece.same)
            gone, new = (sum(len(sentence[index][side]) for index in changed) for side in (0, 1))
            if kept < min(gone, new):
                sentence[first : last + 1] = [_join(sentence[first : last + 1])]
        joined += sentence
    return joined


def _group_sentences(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces by sentence; a piece that is the same is cut where a sentence ends in it."""
    group: list[_Piece] = []
    for piece in pieces:
        for part in [_Piece(words, words) for words in _by_sentence(piece.old)] if piece.same else [piece]:
            group.append(part)
            if part.same and ends_member("".join(part.old)):
                yield group
                group = []
    yield group


def _join(pieces: Sequence[_Piece]) -> _Piece:
    return _Piece([word for piece in pieces for word in piece.old], [word for piece in pieces for word in piece.new])


def _move_to_boundaries(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Move what was only put in or only taken out to where it reads best: 好，抓{+实，抓+}细 is 好，{+抓实，+}抓细."""
    for index in range(1, len(pieces) - 1):
        (before, also), (old, new), (after, too) = pieces[index - 1 : index + 2]
        edit = old or new
        if before != also or after != too or (old and new):
            continue
        whole, length = before + edit + after, len(edit)
        first = last = len(before)
        while first > 0 and whole[first - 1] == whole[first - 1 + length]:
            first -= 1
        while last + length < len(whole) and whole[last] == whole[last + length]:
            last += 1
        best = max(range(first, last + 1), key=lambda at: (_boundary(whole, at) + _boundary(whole, at + length), at))
        edit, before, after = whole[best : best + length], whole[:best], whole[best + length :]
        pieces[index - 1 : index + 2] = [(before, before), (edit, "") if old else ("", edit), (after, after)]
    return pieces


def _boundary(text: str, at: int) -> int:
    """How good a place to cut this is: 4 an end of the text, 3 of a sentence, 2 of a clause, -9 inside a number."""
    if at in (0, len(text)):
        return 4
    if len(_split(text[at - 1 : at + 1])) == 1:
        return -9
    if ends_member(text[at - 1]):
        return 3
    return 2 if text[at - 1] in PAUSE + "、" else 1 if text[at] in FINAL + PAUSE + "、" else 0


def _as_changes(pieces: Sequence[tuple[str, str]]) -> Iterator[Change]:
    """Stretches of one kind joined, what is gone before what is new."""
    for same, group in groupby(pieces, key=lambda piece: piece[0] == piece[1]):
        inner = list(group)
        old, new = "".join(piece[0] for piece in inner), "".join(piece[1] for piece in inner)
        if same and old:
            yield Change("same", old)
        elif not same:
            if old:
                yield Change("gone", old)
            if new:
                yield Change("new", new)
