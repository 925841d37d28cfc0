"""A sentence, its cues and where it stands in; the signs that speak for or against a move out, as short names.

A sign is one thing that a reader notices: a cue, how the sentence opens, each of its characters, the place in the
speech, the heading, the move before. `weights.py` says how much each speaks for each move.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from drafter.corpus.sentences import Sentence
from drafter.language.punctuation import FINAL

_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("成绩", re.compile("成绩|成效|回顾|肯定|亮点|工作情况|做法|履职|过去|发展历程")),
    ("问题", re.compile("问题|短板|不足|差距|困难|症结|薄弱|根源")),
    ("形势", re.compile("形势|认识|紧迫|站位|严峻|机遇|挑战|危害|怎么看|警醒|警钟")),
    ("意义", re.compile("意义|重要性|为什么|道理")),
    ("情况", re.compile("基本情况|概况|基本县情")),
    ("打算", re.compile("打算|今后|下步|下一步|努力方向")),
    ("请求", re.compile("建议|请求|恳请|支持")),
    ("表态", re.compile("做[^，]{1,10}的(?:人|明白人|贴心人|守护人|市长|县长|书记)|忠诚|清正廉洁|勤政")),
    ("保障", re.compile("责任|保障|领导|落实|纪律|督|作风|合力|队伍")),
    ("任务", re.compile("任务|重点|措施|突出|抓|推进|加快|狠|聚焦|打好|严|强化|深化|全力|奋力|开创")),
)
_PLACES, _PLACE_NAMES = (0.04, 0.12, 0.5, 0.85, 0.95), "首起前后近末"
"""How far into the speech each of them reaches, and what it is called."""
_LONG, _LONG_NAMES = (9, 24, 59), "短中长特"


class Cued(NamedTuple):
    """The words of a sentence: what its cues and its characters say."""

    words: str
    heads: Mapping[str, int]
    """By move, how long the cue at its beginning is."""
    scores: Mapping[str, int]
    """By move, how long all its cues are."""
    pieces: list[str]
    """Its characters and pairs of them (`cues.pieces_of`), each a sign too."""


class Signs(NamedTuple):
    """What there is to notice about a sentence. own: its own signs; place: those of its place, which many share."""

    own: list[str]
    place: tuple[str, ...]
    pieces: list[str]


class Context(NamedTuple):
    """Where a sentence stands."""

    genre: str
    at: float
    """How far into the speech, 0 to 1."""
    zone: str
    """Before the numbered parts, in one of them, in the last; or there are none."""
    first: bool
    """It begins its paragraph."""
    ends: bool
    """It ends its paragraph."""
    last: bool
    """It is the last of the speech but one or two."""
    around: Set[str]
    """Moves of which cues stand in the sentences beside it in its paragraph."""


def read_words(cued: Cued) -> list[str]:
    """The signs that the words of a sentence give, wherever it stands."""
    words, heads, scores, _pieces = cued
    signs = ["·", "头" + words[:1], "头" + words[:2], "尾" + words.rstrip(FINAL)[-2:]]
    for move, length in scores.items():
        signs.append("有" + move)
        if length >= _MUCH:
            signs.append("多" + move)
        if move in heads:
            signs.append("始" + move)
    return signs


def read_signs(sentence: Sentence, cued: Cued, context: Context) -> Signs:
    """The signs of a sentence, without those of the move before it."""
    genre, at, zone, first, ends, last, around = context
    signs = read_words(cued)
    signs += ["段" + move for move in around]
    signs += [f"体{genre}有{move}" for move in cued.scores]
    signs.append("长" + _LONG_NAMES[bisect_left(_LONG, len(cued.words))])
    if first:
        signs.append("独段" if ends else "段首")
    elif ends:
        signs.append("段末")
    if sentence.opens:
        signs.append("条")
    if sentence.speaker:
        role = _role(sentence.speaker)
        signs += [f"说{role}", f"说{role}头{cued.words[:1]}", *(f"说{role}有{move}" for move in cued.scores)]
        if not sentence.start:
            signs.append(f"说{role}起")
    if last:
        signs.append("篇末")
    headings = sentence.inner_heading or sentence.top_heading, sentence.top_heading
    return Signs(signs, _signs_of_place(genre, zone, bisect_left(_PLACES, at), *headings), cued.pieces)


def _role(speaker: str) -> str:
    """Who speaks: the host, who answers for things, or one of those who were asked."""
    if speaker.startswith("主持人"):
        return "主"
    return "官" if _OFFICIAL.search(speaker.rstrip("）")) else "众"


_OFFICIAL = re.compile("(?:书记|[省市县区镇乡]长|局长|厅长|部长|主席|副主任)$")


@lru_cache(maxsize=1024)
def _signs_of_place(genre: str, zone: str, at: int, heading: str, top_heading: str) -> tuple[str, ...]:
    """The signs of where a sentence stands: many sentences stand in one place."""
    place, inner, top = _PLACE_NAMES[at], _about(heading), _about(top_heading)
    return (
        f"处{place}", f"域{zone}", f"域{zone}{place}", f"体{genre}", f"体{genre}{zone}", f"题{inner}", f"总{top}",
        f"体{genre}题{inner}", f"体{genre}处{place}",
    )  # fmt: skip


_MUCH = 5
"""Characters of cues that say much."""


@lru_cache(maxsize=512)
def _about(heading: str) -> str:
    if not heading:
        return "无"
    return next((name for name, pattern in _HEADINGS if pattern.search(heading)), "其他")
