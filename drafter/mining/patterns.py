"""Finds section patterns, known ones and orders that recur: steps, numbering, heading forms, and who shows them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from drafter.corpus.main_moves import main_moves
from drafter.dataclass import dataclass
from drafter.language.numerals import ORDINAL
from drafter.language.punctuation import fold
from drafter.language.words import Words
from drafter.mining.orders import find_recurring, order_of
from drafter.mining.rules.headings import heading_form
from drafter.model.phrase import SectionPattern, Step
from drafter.model.speech import Section, Speech

_AWARE = ("situation", "significance", "authority", "achievements", "background")
_RING = re.compile(
    "(?:^|(?<=[，。；]))从(?P<ring>国际|境外|国外|国内|全国|全省|我[省市县区]|全[市县区])上?的?(?:情况)?来?看"
)
_MUST = re.compile(f"^{ORDINAL}要$")
_IS = re.compile(f"^第?{ORDINAL}是$")
_ORDINAL = re.compile(f"^第{ORDINAL}")
_MOST = 0.6
"""Share of the headings of a list that must have the form of the pattern."""


@dataclass(frozen=True, slots=True)
class Found:
    """One pattern in one speech, or the order in which it makes its moves."""

    id: str
    """Of a pattern that is known; of an order the genre."""
    moves: tuple[str, ...]
    numbering: tuple[str, ...]
    forms: tuple[str, ...]
    speech: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What the patterns are recognised by. moves: of the top sections; forms: of their headings."""

    speech: Speech
    tops: tuple[Section, ...]
    moves: tuple[str, ...]
    forms: tuple[str, ...]


_ANSWERS = re.compile("责任|组织领导|组织保障|保障措施|工作落实|严[肃明].{0,6}纪律")
"""What the heading of a part about who answers says."""


def _recognize_deploy_safeguard(shape: Shape) -> Sequence[Section]:
    """认识—部署—保障: at least three parts, the first about how things stand, the last about who answers for it."""
    clauses = [form.startswith("动宾") for form in shape.forms]
    whole = len(shape.tops) >= 3 and sum(clauses) >= _MOST * len(clauses)
    last = bool(shape.tops) and (shape.moves[-1] == "accountability" or _ANSWERS.search(shape.tops[-1].heading))
    return shape.tops if whole and last and shape.moves[0] in _AWARE else ()


def _object_must(shape: Shape) -> Sequence[Section]:
    """第N，对象＋要＋四字, run-in."""
    many = sum(form == "对象＋要＋四字" for form in shape.forms) >= _MOST * len(shape.forms)
    ordinal = all(_ORDINAL.match(section.marker) for section in shape.tops)
    return shape.tops if len(shape.tops) >= 3 and many and ordinal else ()


def _run_in_musts(shape: Shape) -> Sequence[Section]:
    """一、 with a run-in head, and 一要 二要 三要 in its text."""
    run_in = [section for section in shape.tops if section.run_in]
    musts = [section for section in run_in if sum(bool(_MUST.match(s.marker)) for s in section.subsections) >= 2]
    formal = all(section.marker.endswith("、") for section in shape.tops)
    return shape.tops if formal and len(run_in) >= _MOST * len(shape.tops) >= 1.8 and musts else ()


def _each_in_place(shape: Shape) -> Sequence[Section]:
    """N是……要到位: a list of at least three."""
    for siblings in (shape.tops, *(section.subsections for section in shape.speech.walk())):
        items = [section for section in siblings if _IS.match(section.marker)]
        placed = [item for item in items if heading_form(fold(item.heading), False) == "对象＋要到位"]
        if len(placed) >= 3 and len(placed) >= _MOST * len(items):
            return placed
    return ()


PATTERNS: tuple[tuple[str, str, Callable[[Shape], Sequence[Section]]], ...] = (
    ("recognize-deploy-safeguard", "认识—部署—保障", _recognize_deploy_safeguard),
    ("object-must", "第N，对象＋要＋四字", _object_must),
    ("run-in-heads-with-musts", "一、段首小标题，下接一要二要三要", _run_in_musts),
    ("each-in-place", "N是……要到位", _each_in_place),
)
"""Id, name, and what finds the sections that show it; none when a speech does not."""
_RINGS = ("situation-in-rings", "由外到内分层说形势")
NAMES = {name: title for name, title, _ in PATTERNS} | dict([_RINGS])
KINDS: Mapping[str, str] = {
    "leader_meeting_speech": "会议讲话",
    "host_script": "主持词",
    "emotive_address": "抒情讲话",
    "student_address": "对学生的讲话",
    "commentary": "评论",
    "report": "报告",
    "ceremonial_address": "仪式致辞",
    "opening_words": "开幕词、闭幕词",
    "personal_address": "任职、离任讲话",
    "letter": "信",
    "party_lecture": "党课",
    "warning": "警示讲话",
    "work_report": "工作汇报",
    "symposium": "座谈记录",
    "other": "其他文稿",
}
"""What speeches of a genre are called in the name of an order that recurs in them."""


def find_patterns(speech: Speech, words: Words) -> list[Found]:
    """The patterns that one speech shows."""
    tops = speech.sections
    by_section = {id(section): move for section, move in main_moves(speech)[1]}
    forms = tuple(_form(section, words) for section in tops)
    shape = Shape(speech, tops, tuple(by_section[id(section)] for section in tops), forms)
    found = []
    for name, _, find in PATTERNS:
        sections = find(shape)
        if sections:
            moves = _moves(speech, sections, whole=sections is tops)
            shown = tuple(dict.fromkeys(_form(section, words) for section in sections))
            found.append(Found(name, moves, _numbering(sections), shown, speech.id))
    rings = _rings(speech)
    if len(rings) >= 2:
        told = [span.move for span in speech.moves if span.place.line in {line for _, line in rings}]
        shown = tuple(dict.fromkeys(f"从{ring}看" for ring, _ in rings))
        found.append(Found(_RINGS[0], _steps(told), (), shown, speech.id))
    if order := order_of(speech, shape.moves):
        found.append(Found(speech.genre, order, _numbering(tops), tuple(dict.fromkeys(forms)), speech.id))
    return found


def sum_up(found: Iterable[Found]) -> tuple[SectionPattern, ...]:
    """One pattern of each kind that was found, in the order of the table, then the orders that recur, kind by kind.

    A step that some lack is optional; an order has no such steps.
    """
    names = [*NAMES, *KINDS]
    by_id = sorted(found, key=lambda each: (names.index(each.id), each.speech))
    patterns: list[SectionPattern] = []
    for name, group in groupby(by_id, key=lambda each: each.id):
        shown = list(group)
        patterns += _recurring(name, shown) if name in KINDS else [_sum(name, shown)]
    return tuple(patterns)


def _recurring(kind: str, found: Sequence[Found]) -> Iterator[SectionPattern]:
    """The orders that recur in speeches of a kind."""
    for recurring in find_recurring([each.moves for each in found]):
        having = [found[index] for index in recurring.speeches]
        yield SectionPattern(
            id="-".join((kind, *recurring.moves)).replace("_", "-"),
            name=f"{KINDS[kind]}常见的次序",
            steps=tuple(
                Step(move, True, any(each.moves.count(move) > recurring.moves.count(move) for each in having))
                for move in recurring.moves
            ),
            numbering=_most(each.numbering for each in having),
            heading_forms=_forms(having),
            count=len(having),
            sources=tuple(each.speech for each in having),
        )


def _most(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value))


def _forms(found: Iterable[Found]) -> tuple[str, ...]:
    """The forms of headings, the most frequent first."""
    counted = Counter(form for each in found for form in each.forms if form)
    return tuple(sorted(counted, key=lambda form: (-counted[form], form)))


def _sum(name: str, found: Sequence[Found]) -> SectionPattern:
    sources = tuple(dict.fromkeys(each.speech for each in found))
    holds = Counter(move for each in found for move in set(each.moves))
    twice = {move for each in found for move, number in Counter(each.moves).items() if number > 1}
    order: list[str] = []
    for each in sorted(found, key=lambda each: (-len(each.moves), each.speech)):
        for at, move in enumerate(each.moves):
            if move not in order:
                before = max((order.index(m) + 1 for m in each.moves[:at]), default=0)
                order.insert(before, move)
    often = [move for move in order if 2 * holds[move] >= len(found)]
    steps = tuple(Step(move, holds[move] == len(found), move in twice) for move in often)
    return SectionPattern(
        id=name,
        name=NAMES[name],
        steps=steps,
        numbering=_most(each.numbering for each in found),
        heading_forms=_forms(found),
        count=len(found),
        sources=sources,
    )


def _form(section: Section, words: Words) -> str:
    heading = fold(section.heading)
    return heading_form(heading, words.opens_verb_phrase(heading)) if section.headed else ""


def _moves(speech: Speech, sections: Sequence[Section], whole: bool) -> tuple[str, ...]:
    """The steps of the whole speech, or of the stretch that the sections cover."""
    first = sections[0].place
    start = (0, 0) if whole else (first.line, first.column)
    last = sections[-1]
    end = (
        (10**9, 0)
        if whole
        else max((passage.where(len(passage.text)) for passage in last.paragraphs), default=(first.line, 10**6))
    )
    spans = [span.move for span in speech.moves if start <= (span.place.line, span.place.column) <= end]
    return _steps(spans)


def _steps(spans: Sequence[str]) -> tuple[str, ...]:
    """Moves of sentences as steps: runs as one, single sentences inside a long stretch of another move left out."""
    named = [move for move in spans if move not in ("other", "narrative", "salutation", "greeting")]
    runs = [(move, len(list(run))) for move, run in groupby(named)]
    steps = [move for at, (move, length) in enumerate(runs) if length > 1 or at < 4 or at >= len(runs) - 2]
    return tuple(move for move, _ in groupby(steps))


def _numbering(sections: Sequence[Section]) -> tuple[str, ...]:
    """The most frequent marker of each level, from the highest."""
    styles: dict[int, Counter[str]] = {}
    for section in sections:
        for each in section.walk():
            styles.setdefault(each.depth, Counter())[_style(each.marker)] += 1
    return tuple(min(styles[depth], key=lambda style: (-styles[depth][style], style)) for depth in sorted(styles))


def _style(marker: str) -> str:
    """The marker as the first of its list: 三要 is of the style 一要."""
    first = re.sub(f"{ORDINAL}", "一", fold(marker), count=1)
    first = re.sub(r"\d+", "1", first, count=1)
    return first + "，" if re.fullmatch("第一", first) else first


def _rings(speech: Speech) -> list[tuple[str, int]]:
    """Each ring and the line that speaks of it."""
    return [
        (match["ring"], passage.where(match.start())[0])
        for passage in speech.paragraphs
        for match in _RING.finditer(fold(passage.text))
    ]
