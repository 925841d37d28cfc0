"""Sentences in, the move that each makes out: by cues, by where it stands, and by the heading above it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from drafter.corpus.cues import Cues
from drafter.corpus.frame import SALUTATION
from drafter.corpus.inventory import load_moves
from drafter.corpus.lists import ANNOUNCED
from drafter.corpus.outline import Node
from drafter.corpus.sentences import Sentence
from drafter.model.passage import Passage
from drafter.model.phrase import Move
from drafter.model.place import Place
from drafter.model.speech import Genre, MoveSpan

# Words before the first word of a sentence that say nothing about its move.
_LEAD_IN = re.compile(r"(?:同时|特别是|其中|另外|此外|因此|所以|为此|对此|但是|但|而且|尤其是|再比如|一方面|另一方面|总的来看|总体来看|总的看)，?")
_LEADING_TO = re.compile("^(?:下面|现在|接下来|最后|在|结合|根据|就|围绕|借此|按照|这里|今天|我|为|关于|对)")
_PLAN_HEADING = re.compile("组织领导|工作落实|压[紧实]|责任担当|责任落实|保障措施|组织保障|强化保障|狠抓落实|抓好落实|落到实处|严肃纪律|督[导查]|扛[起牢实].{0,12}责任|领导责任|工作作风|纪律")
_STATE_HEADING = re.compile("形势|认识|站位|重要性|紧迫|意义|回顾|总结|成绩|现状|情况")
_STATES = ("situation", "shortcomings", "achievements", "lesson", "significance", "authority")
_STICKY = frozenset(("situation", "shortcomings", "achievements", "lesson", "significance", "authority", "narrative", "recap"))
_CLOSING = frozenset(("exhortation", "closing", "wish", "thanks", "pledge"))
_DEMANDS = frozenset(("directive", "accountability"))


class Mover:
    """Recognises moves by an inventory of them."""

    def __init__(self, moves: Mapping[str, Move]) -> None:
        self._stage = {move.id: move.stage for move in moves.values()}
        self._cues = Cues(list(moves.values()))

    @staticmethod
    @cache
    def standard() -> "Mover":
        """By the shipped inventory."""
        return Mover(load_moves())

    def find_moves(
        self, sentences: Sequence[Sentence], body: Sequence[Passage], nodes: Sequence[Node], folded: Sequence[str], genre: Genre, file: str
    ) -> list[MoveSpan]:
        """One span a sentence, in order, from end to end; a heading makes the move of what follows it."""
        total = sum(sentence.end - sentence.start for sentence in sentences) or 1
        tops = [node for node in nodes if node.depth == 1]
        names: list[str] = []
        seen, previous, paragraph = 0, "", -1
        for sentence in sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                previous = previous if previous in _CLOSING else ""
            at = seen / total
            name = "" if sentence.heading else self._move(sentence, folded[paragraph], previous, at, genre, tops, folded)
            names.append(name)
            if name:
                previous = name
            seen += sentence.end - sentence.start
        following = "directive"
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

    def _move(
        self,
        sentence: Sentence,
        text: str,
        previous: str,
        at: float,
        genre: Genre,
        tops: Sequence[Node],
        folded: Sequence[str],
    ) -> str:
        """The move of one sentence. previous: that of the sentence before in the paragraph; at: how far into the speech, 0 to 1."""
        start, end = sentence.words, sentence.end
        if sentence.paragraph == 0 and sentence.start == 0 and SALUTATION.match(text):
            return "salutation"
        while lead := _LEAD_IN.match(text, start, end):
            start = lead.end()
        heads = self._cues.at(text, sentence.words, end) | self._cues.at(text, start, end)
        scores: dict[str, int] = dict(heads)
        for move, length in self._cues.inside(text, sentence.words, end):
            scores[move] = scores.get(move, 0) + length
        top = _top(sentence, tops)
        before = top is None and (bool(tops) or at < _OPENING)
        if before:
            name = self._opening(text[start:end], scores, sentence)
            if name:
                return name
        late = at > _CLOSING_AT or (bool(tops) and top is tops[-1] and at > _LATE)
        if late and not sentence.opens:
            name = self._of_stage(scores, "closing")
            if name:
                return name
        for name in ("thanks", "closing", "agenda", "self_check", "greeting"):
            if scores.get(name, 0) and (name != "agenda" or genre == "host_script"):
                return name
        if genre in ("emotive_address", "student_address", "commentary") and not tops:
            return self._told(scores, previous, genre)
        demanded = "directive" in heads or (previous in _DEMANDS and not any(s in heads for s in _STATES))
        state = max(_STATES, key=lambda name: scores.get(name, 0))
        if heads.get("exhortation") and not sentence.opens:
            return "exhortation"
        if "pledge" in heads:
            return "pledge"
        strong = scores.get(state, 0)
        if strong and (state in heads or not demanded):
            if "directive" not in heads or (state in heads and heads[state] >= 2 and state != "situation"):
                return state
        if "directive" in heads:
            return self._demand(scores, sentence, top, at)
        if strong:
            return state
        if previous in _STICKY:
            return previous
        if scores.get("requirement") or scores.get("goal"):
            return max(("requirement", "goal"), key=lambda name: scores.get(name, 0))
        if before:
            return "background" if at < 0.05 else previous or "situation"
        return self._demand(scores, sentence, top, at)

    def _opening(self, words: str, scores: Mapping[str, int], sentence: Sentence) -> str:
        if "preview" in scores or (ANNOUNCED.search(words) and _LEADING_TO.match(words)):
            return "preview"
        return self._of_stage(scores, "opening")

    def _of_stage(self, scores: Mapping[str, int], stage: str) -> str:
        found = {name: score for name, score in scores.items() if self._stage.get(name) == stage}
        return max(found, key=lambda name: found[name]) if found else ""

    def _told(self, scores: Mapping[str, int], previous: str, genre: Genre) -> str:
        for name in ("wish", "exhortation", "congratulation"):
            if scores.get(name, 0) >= 2:
                return name
        return "narrative"

    def _demand(self, scores: Mapping[str, int], sentence: Sentence, top: Node | None, at: float) -> str:
        if at > _LATE and top is not None and _PLAN_HEADING.search(sentence.top_heading):
            return "accountability"
        return "directive"


_OPENING = 0.12
_CLOSING_AT = 0.93
_LATE = 0.6


def _top(sentence: Sentence, tops: Sequence[Node]) -> Node | None:
    node = sentence.node
    while node is not None and node.parent is not None:
        node = node.parent
    return node


def find_closing(moves: Sequence[MoveSpan]) -> str:
    """The sentences that close a speech: the run of closing moves at its end; empty when there is none."""
    at = len(moves)
    while at and moves[at - 1].move in _CLOSING and not moves[at - 1].heading:
        at -= 1
    return "".join(move.text for move in moves[at:])
