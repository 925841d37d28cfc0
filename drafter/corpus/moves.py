"""Recognises the move that each sentence makes: by its cues, by where it stands, by the heading above it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.corpus.cues import Cues
from drafter.corpus.frame import SALUTATION
from drafter.corpus.lists import ANNOUNCED
from drafter.corpus.outline import Node
from drafter.corpus.sentences import Sentence
from drafter.dataclass import dataclass
from drafter.model.passage import Passage
from drafter.model.phrase import Move, Stage
from drafter.model.place import Place
from drafter.model.speech import Genre, MoveSpan

# Words before the first word of a sentence that say nothing about its move.
_LEAD_IN = re.compile(
    "(?:同时|特别是|其中|另外|此外|因此|所以|为此|对此|但是|但|而且|尤其是|再比如|一方面|另一方面|总的来看|总体来看|总的看)，?"
)
_PREVIEW_BEGINS = re.compile("(?:下面|现在|接下来|最后|在|结合|根据|就|围绕|借此|按照|这里|今天|我|为|关于|对)")
_PLAN_HEADING = re.compile(
    "组织领导|工作落实|压[紧实]|责任担当|责任落实|保障措施|组织保障|强化保障|加强领导|确保.{2,14}落[实地到]|严[肃明].{0,6}纪律|督[导查]"
    "|扛[起牢实].{0,12}责任|领导责任|工作作风|纪律"
)
_HEADING_MOVES = (
    (re.compile("成绩|成效|回顾|肯定|做法"), "achievements"),
    (re.compile("(?<!补)(?<!解决)(?:问题|短板|症结|差距|不足)(?!.{0,6}(?:整改|解决|清零|销号))"), "shortcomings"),
    (re.compile("意义|重要性"), "significance"),
    (re.compile("形势|认识|紧迫|站位|严峻"), "situation"),
)
"""What a part is about by its heading; only the first that matches counts."""
STATES = ("situation", "shortcomings", "achievements", "lesson", "significance", "authority")
"""Moves that say how things are; they go on until another begins."""
_GO_ON = frozenset((*STATES, "narrative", "recap"))
_CLOSING = frozenset(("exhortation", "closing", "wish", "thanks", "pledge"))
_DEMANDS = frozenset(("directive", "accountability"))
_ANYWHERE = ("thanks", "closing", "agenda", "self_check", "greeting")
_TOLD: frozenset[Genre] = frozenset(("emotive_address", "student_address", "commentary"))

_SIGNED = re.compile(
    r"^[（(]?(?:\d{4}|二〇|20[_xX×]{1,2})年?[^。，]{0,12}[日月年]?[）)]?$|^[^。！？，]{2,16}(?:人民政府|委员会|办公室)$"
)
"""A date or an office under the speech."""
_OPENING_ENDS = 0.12
"""Share of a speech without numbered parts that is its opening."""
_CLOSING_BEGINS = 0.93
_LAST_PART = 0.6
"""Where a last part may be about responsibility, and its end the closing."""


@dataclass(frozen=True, slots=True)
class _Speech:
    """What is the same for all sentences of a speech."""

    genre: Genre
    folded: Sequence[str]
    tops: Sequence[Node]


class _Context(NamedTuple):
    """Where a sentence stands. at: how far into the speech, 0 to 1; previous: the move before it in its paragraph."""

    at: float
    previous: str
    top: Node | None
    top_heading: str
    heading: str
    """That of the innermost part around it that has one."""
    in_last_parts: bool
    """In the last part of the top level, or the last two of four or more."""


class Mover:
    """Recognises moves by an inventory of them, by id."""

    def __init__(self, moves: Mapping[str, Move]) -> None:
        self._stage: dict[str, Stage] = {move.id: move.stage for move in moves.values()}
        self._cues = Cues(list(moves.values()))

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
        speech = _Speech(genre, folded, tops)
        total = sum(sentence.end - sentence.start for sentence in sentences) or 1
        names: list[str] = []
        seen, previous, paragraph, top = 0, "", -1, -1
        for sentence in sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                previous = previous if previous in _CLOSING else ""
            while top + 1 < len(tops) and (tops[top + 1].mark.paragraph, tops[top + 1].mark.start) < (
                paragraph,
                sentence.end,
            ):
                top += 1
            context = _Context(
                at=seen / total,
                previous=previous,
                top=tops[top] if top >= 0 else None,
                top_heading=sentence.top_heading,
                heading=sentence.inner_heading or sentence.top_heading,
                in_last_parts=top >= 0 and top >= len(tops) - (2 if len(tops) > 3 else 1),
            )
            name = "" if sentence.heading else self._recognise(sentence, speech, context)
            names.append(name)
            previous = name or previous
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

    def _recognise(self, sentence: Sentence, speech: _Speech, context: _Context) -> str:
        """The move of one sentence: by its place where that decides, then formulas, then what it says or demands."""
        text = speech.folded[sentence.paragraph]
        if sentence.paragraph == 0 and sentence.start == 0 and SALUTATION.match(text):
            return "salutation"
        heads, scores = self._score(sentence, text)
        before = context.top is None and (bool(speech.tops) or context.at < _OPENING_ENDS)
        if before:
            words = text[sentence.words : sentence.end]
            if "preview" in scores or (ANNOUNCED.search(words) and _PREVIEW_BEGINS.match(words)):
                return "preview"
            if name := self._best(scores, "opening"):
                return name
        in_last = bool(speech.tops) and context.top is speech.tops[-1] and context.at > _LAST_PART
        ends = context.at > _CLOSING_BEGINS or in_last
        if ends and not sentence.opens and (name := self._best(scores, "closing")):
            return name
        for name in _ANYWHERE:
            if name in scores and (name != "agenda" or speech.genre == "host_script"):
                return name
        if speech.genre in _TOLD and not speech.tops:
            return self._tell(sentence, speech, scores)
        if speech.genre == "host_script" and context.top is None:
            return "agenda" if text.startswith(("（", "…")) else "recap"
        if "exhortation" in heads and not sentence.opens:
            return "exhortation"
        if "pledge" in heads:
            return "pledge"
        return self._state_or_demand(heads, scores, context, before)

    def _score(self, sentence: Sentence, text: str) -> tuple[dict[str, int], dict[str, int]]:
        """Cues at the beginning of a sentence, and all its cues: move to the length of what matched."""
        start, end = sentence.words, sentence.end
        while lead := _LEAD_IN.match(text, start, end):
            start = lead.end()
        heads = self._cues.at(text, sentence.words, end)
        if start != sentence.words:
            heads |= self._cues.at(text, start, end)
        scores = dict(heads)
        for move, length in self._cues.inside(text, sentence.words, end):
            scores[move] = scores.get(move, 0) + length
        return heads, scores

    def _best(self, scores: Mapping[str, int], stage: Stage) -> str:
        found = {name: score for name, score in scores.items() if self._stage.get(name) == stage}
        return max(found, key=lambda name: found[name]) if found else ""

    def _state_or_demand(
        self, heads: Mapping[str, int], scores: Mapping[str, int], context: _Context, before: bool
    ) -> str:
        """How things are, or what is to be done. An imperative beginning overrides what is said about the situation."""
        state = max(STATES, key=lambda name: scores.get(name, 0)) if scores else "situation"
        said = scores.get(state, 0) > 0
        opened = state in heads
        if "directive" in heads:
            return state if opened and state != "situation" else _demand(context)
        goes_on_demanding = context.previous in _DEMANDS and heads.keys().isdisjoint(STATES)
        if said and (opened or not goes_on_demanding):
            return state
        if said or context.previous in _GO_ON:
            return state if said else context.previous
        if "requirement" in scores or "goal" in scores:
            return max(("requirement", "goal"), key=lambda name: scores.get(name, 0))
        if before:
            return "background" if context.at < 0.05 else context.previous or "situation"
        if context.previous in _DEMANDS:
            return _demand(context)
        headings = (context.heading, context.top_heading)
        about = (move for heading in headings for pattern, move in _HEADING_MOVES if pattern.search(heading))
        return next(about, _demand(context))

    def _tell(self, sentence: Sentence, speech: _Speech, scores: Mapping[str, int]) -> str:
        """In speeches that tell or argue rather than deploy."""
        for name in ("wish", "exhortation", "congratulation"):
            if scores.get(name, 0) >= 2:
                return name
        if speech.genre != "commentary":
            return "narrative"
        if sentence.paragraph == len(speech.folded) - 1 or "directive" in scores:
            return "exhortation"
        state = max(STATES, key=lambda name: scores.get(name, 0))
        return state if state in scores else "background" if sentence.paragraph <= 1 else "situation"


def _demand(context: _Context) -> str:
    """Tasks; in a last part about responsibility its demands."""
    late = context.at > _LAST_PART and context.in_last_parts
    return "accountability" if late and _PLAN_HEADING.search(context.top_heading) else "directive"


def find_closing(moves: Sequence[MoveSpan]) -> str:
    """The sentences that close a speech: the run of closing moves at its end; empty when there is none."""
    end = len(moves)
    while end and _SIGNED.match(moves[end - 1].text):
        end -= 1
    at = end
    while at and moves[at - 1].move in _CLOSING and not moves[at - 1].heading:
        at -= 1
    return "".join(move.text for move in moves[at:end])
