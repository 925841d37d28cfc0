"""Recognises the move that each sentence makes: by its signs, weighed together with the moves before and after it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from drafter.corpus.cues import Cues, pieces_of
from drafter.corpus.frame import SALUTATION
from drafter.corpus.outline import Node
from drafter.corpus.sentences import Sentence
from drafter.corpus.signs import Context, Cued, Signs, read_signs, read_words
from drafter.corpus.weights import Weights, read_weights
from drafter.language.expressions import expression
from drafter.language.punctuation import FINAL
from drafter.model.passage import Passage
from drafter.model.phrase import Move
from drafter.model.place import Place
from drafter.model.speech import Genre, MoveSpan

# Words before the first word of a sentence that say nothing about its move.
_LEAD_IN = expression(
    "(?:同时|特别是|其中|另外|此外|因此|所以|为此|对此|但是|但|而且|尤其是|再比如|一方面|另一方面|总的来看|总体来看|总的看)，?"
)
_CLOSING = frozenset(("exhortation", "closing", "wish", "thanks", "pledge"))
_GREETS = ("salutation", "greeting")
_PLEDGES = expression("我|咱|俺|本人|决心|决不|绝不|保证|一定|坚决|将|必|请.{0,12}放心")
"""By which one hears that somebody makes a pledge."""
_SIGNED = expression(
    r"^[（(]?(?:\d{4}|二[〇○ОO0零]|20[_xX×]{1,2})年?[^。，]{0,12}[日月年]?[）)]?$"
    r"|^(?:中共|中国共产党)?[^。！？，：]{2,16}(?:人民政府|委员会|办公室|[市县区省州]委)$"
)
"""A date or an office under the speech."""
_NEAR = 4
"""Sentences of the paragraph on either side whose cues are signs too."""
_SHORT = 12
"""Sentences of a text in which the end says nothing."""
_KEPT = 4
"""Moves of the sentence before that are still in question."""


@lru_cache(maxsize=4)
def _cues_of(inventory: tuple[Move, ...]) -> Cues:
    return Cues(inventory)


class Mover:
    """Recognises moves by an inventory of them, by id.

    A move that somebody has added and that nothing was trained for is recognised by its cues alone.
    """

    def __init__(self, moves: Mapping[str, Move]) -> None:
        self._inventory = tuple(moves.values())
        self._cues = _cues_of(self._inventory)
        self._weights: Weights | None = None
        self._moves = frozenset(moves)
        self._trained = False
        """Whether all of them were trained."""

    def __reduce__(self) -> tuple[Any, ...]:
        """For other processes: the inventory only, of which each process compiles the cues once."""
        return type(self), ({move.id: move for move in self._inventory},)

    def find_moves(
        self,
        sentences: Sequence[Sentence],
        body: Sequence[Passage],
        tops: Sequence[Node],
        folded: Sequence[str],
        genre: Genre,
        file: str,
    ) -> list[MoveSpan]:
        """One span a sentence, in order, from end to end; a heading makes the move of what follows it.

        tops: the nodes of the top level.
        """
        if self._weights is None:
            self._weights = read_weights().only(self._moves)
            self._trained = self._moves <= self._weights.known
        names = [""] * len(sentences)
        weighed: list[int] = []
        rows: list[tuple[int, bool]] = []
        for index, signs, first in self.read_signs(sentences, tops, folded, genre):
            weighed.append(index)
            rows.append((self._weights.score(signs.own, signs.place, signs.pieces), first))
        for index, name in zip(weighed, self._weights.choose(rows, _KEPT), strict=True):
            names[index] = name
        for index, sentence in enumerate(sentences):
            if fixed := self._certain(sentence, folded[sentence.paragraph], index == 0):
                names[index] = fixed
        following = "other"
        for index in range(len(names) - 1, -1, -1):
            following = names[index] = names[index] or following
        return [
            MoveSpan(
                name,
                body[sentence.paragraph].text[sentence.start : sentence.end].strip(),
                Place(file, *body[sentence.paragraph].where(sentence.start)),
                sentence.heading,
            )
            for name, sentence in zip(names, sentences, strict=True)
        ]

    def read_signs(
        self, sentences: Sequence[Sentence], tops: Sequence[Node], folded: Sequence[str], genre: Genre
    ) -> Iterator[tuple[int, Signs, bool]]:
        """Of each sentence that is no heading: its index, its signs, whether it begins a paragraph."""
        cued = [
            _SAYS_NOTHING if each.heading else self._read_cues(folded[each.paragraph], each.words, each.end)
            for each in sentences
        ]
        total = sum(sentence.end - sentence.start for sentence in sentences) or 1
        last_parts = len(tops) - (2 if len(tops) > 3 else 1)
        last = len(sentences) - 3 if len(sentences) > _SHORT else len(sentences)
        seen, top = 0, -1
        for begun, end in _paragraphs(sentences):
            length = len(folded[sentences[begun].paragraph])
            for index in range(begun, end):
                sentence = sentences[index]
                here = sentence.paragraph, sentence.end
                while top + 1 < len(tops) and (tops[top + 1].mark.paragraph, tops[top + 1].mark.start) < here:
                    top += 1
                at = seen / total
                seen += sentence.end - sentence.start
                if sentence.heading:
                    continue
                beside = (*cued[max(begun, index - _NEAR) : index], *cued[index + 1 : min(end, index + _NEAR + 1)])
                context = Context(
                    genre,
                    at,
                    "前言" if top < 0 and tops else "末部" if 0 <= top >= last_parts else "部" if tops else "无部",
                    index == begun,
                    sentence.end >= length,
                    index >= last,
                    {move for each in beside for move in each.scores},
                )
                yield index, read_signs(sentence, cued[index], context), index == begun

    def _certain(self, sentence: Sentence, text: str, first: bool) -> str:
        """The move where there is no question: the salutation, a row of a table, a move that somebody has added."""
        if first and sentence.start == 0 and SALUTATION.match(text):
            return "salutation"
        if sentence.heading:
            return ""
        if sentence.row:
            return "other"
        if text[sentence.end - 1] not in FINAL and _SIGNED.match(text[sentence.start : sentence.end].strip()):
            return "other"
        assert self._weights is not None
        if self._trained:
            return ""
        scores = self._read_cues(text, sentence.words, sentence.end).scores
        added = {move: length for move, length in scores.items() if move not in self._weights.known}
        return max(added, key=lambda move: added[move]) if added else ""

    def _read_cues(self, text: str, begin: int, end: int) -> Cued:
        """The cues of what stands between two offsets of a paragraph."""
        words = text[begin:end].strip()
        pieces = pieces_of(words)
        opened = self._cues.open(pieces)
        heads = self._cues.at(text, begin, end, opened)
        start = begin
        while lead := _LEAD_IN.match(text, start, end):
            start = lead.end()
        if start != begin:
            heads |= self._cues.at(text, start, end, opened)
        scores = dict(heads)
        for move, length in self._cues.inside(text, begin, end, opened):
            scores[move] = scores.get(move, 0) + length
        return Cued(words, heads, scores, pieces)

    def read_words(self, text: str) -> Signs:
        """The signs that words give by themselves: what a phrase of the phrasebank, which stands nowhere, teaches."""
        cued = self._read_cues(text, 0, len(text))
        return Signs(read_words(cued), (), cued.pieces)


_SAYS_NOTHING = Cued("", {}, {}, [])


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The first sentence of each paragraph, and that after its last."""
    begun = 0
    for index, sentence in enumerate(sentences):
        if sentence.paragraph != sentences[begun].paragraph:
            yield begun, index
            begun = index
    if sentences:
        yield begun, len(sentences)


def find_closing(moves: Sequence[MoveSpan]) -> str:
    """The sentences that close a speech: the run of closing moves at its end; empty when there is none.

    What a speech begins with after its greeting closes it only where it is all that is said.
    """
    end = len(moves)
    while end and _SIGNED.match(moves[end - 1].text):
        end -= 1
    begins = next((at for at, move in enumerate(moves) if move.move not in _GREETS), end)
    at = end
    while at and _closes(moves[at - 1]) and (at - 1 > begins or at == end):
        at -= 1
    return "".join(move.text for move in moves[at:end])


def _closes(span: MoveSpan) -> bool:
    """Whether a sentence may belong to the end: a pledge only where somebody says that he makes it."""
    if span.heading or span.move not in _CLOSING:
        return False
    return span.move != "pledge" or _PLEDGES.search(span.text) is not None
