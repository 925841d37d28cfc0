"""A meeting, what its file said first, and today in; what in it looks like last year's out, each with its box."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from drafter.checks.rules.agenda_called import find_names
from drafter.language.han import HAN
from drafter.language.numerals import NUMERALS
from drafter.meeting import say_fact
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.ignored import Ignored
from drafter.studio.todo import Todo

CONFIRMED = "last-year"
"""The rule by which the file of what is not told any more knows what was confirmed: its words, within a path."""

_OVER = 60
"""Days after a meeting from which on nobody drafts its speech any more."""
_YEAR = re.compile(r"(?<!\d)(20\d\d)年?(?!\d)")
_OF_THE_MEETING = ("title", "meeting.", "theme.")
"""Beginnings of the paths of what names the meeting: a year in them is that of the meeting."""
_OF_A_YEAR = re.compile(
    rf"\d|[{NUMERALS}]{{2}}|[{NUMERALS}](?:个|起|家|名|处|次|项|倍|分之|成(?!不变|一片))|[过近]半|半数|翻番|翻了?[{NUMERALS}]番"
)
"""Figures, shares and days: what changes from year to year."""
_WHOLE = re.compile(r"facts\.(?:text|person)_\d+|(?:speaker|people\[\d+\])\.name")
"""Paths of persons, and of what a learned kind takes whole out of its speech (learn/facts.py names these)."""
_VALUE = re.compile(rf"\d+月\d+日|(?<![\d.月])(?:\d+\.\d+|\d{{2,}})(?:[%％]|(?!热线|平台|专线)[万亿]?[{HAN}])")
"""A day or a figure of two digits or more with what it counts: enough to be known again in another place."""
_DAY = re.compile(r"\d{4}-0?(\d+)-0?(\d+)")
_HAO = re.compile("(?<=\\d)号")
_CLAUSE = re.compile(r"[^，。；！？\n]+")


def list_last_years(
    told: Mapping[str, str],
    first: Mapping[str, str],
    vocabulary: Vocabulary,
    today: date,
    *,
    surnames: Collection[str] = (),
    confirmed: Iterable[Ignored] = (),
) -> Iterator[Todo]:
    """What nobody has changed since, or confirmed; of a longer text the clauses that stand as they stood, and
    those that tell a figure, a day or a year of then, wherever it was told.

    told, first: what the meeting file says, and what it said when it was begun, by path. surnames: characters that a
    name may begin with. confirmed: what somebody said holds again, the words of each within a path.
    """
    settled: dict[str, set[str]] = {}
    for each in confirmed:
        settled.setdefault(each.within, set()).update((each.words, *_CLAUSE.findall(each.words)))
    year = _year_of(told, today)
    begun = _is_over(first, today)
    values = (
        frozenset(value for text in first.values() for value in _VALUE.findall(_speak(text))) if begun else frozenset()
    )
    for path, text in told.items():
        old = []
        if path == "date":
            old = [text] if _was_last_year(text, today) else []
        else:
            named = [int(match[1]) for match in _YEAR.finditer(text)]
            due = path.endswith(".by") or path.startswith(_OF_THE_MEETING)
            if due and any(each < year for each in named):
                old = [text]
            elif begun:
                old = _unchanged(path, text, first.get(path, ""), surnames)
                old += [each for each in _repeated(text, values, year) if each not in old]
        left = [each for each in old if each not in settled.get(path, ())]
        if left:
            yield Todo(
                path, text if left == _CLAUSE.findall(text) else "，".join(left), say_fact(path, told, vocabulary)
            )


def _unchanged(path: str, text: str, first: str, surnames: Collection[str]) -> list[str]:
    """The clauses of a fact that are those of the speech that was given, and may be other this year."""
    whole = _WHOLE.fullmatch(path) is not None and text == first
    before = set(_CLAUSE.findall(first))
    return [
        clause
        for clause in _CLAUSE.findall(text)
        if clause in before and (whole or _OF_A_YEAR.search(clause) or any(find_names(clause, surnames)))
    ]


def _repeated(text: str, values: frozenset[str], year: int) -> Iterator[str]:
    """The clauses of a text that tell a figure or a day of the speech that was given, or name a year that is over."""
    for clause in _CLAUSE.findall(text):
        over = any(int(match[1]) < year for match in _YEAR.finditer(clause))
        if over or not values.isdisjoint(_VALUE.findall(_speak(clause))):
            yield clause


def _speak(text: str) -> str:
    """A text with days as they are said in figures: 5月20日 for 2024-05-20 and 5月20号."""
    return _HAO.sub("日", _DAY.sub(r"\1月\2日", text))


def _is_over(told: Mapping[str, str], today: date) -> bool:
    """Whether a file told of a meeting that is long over: it was begun from the speech that was given there."""
    if "date" in told:
        return _was_last_year(told["date"], today)
    named = [int(match[1]) for path in ("title", "meeting.name") for match in _YEAR.finditer(told.get(path, ""))]
    return any(year < today.year for year in named)


def _year_of(told: Mapping[str, str], today: date) -> int:
    """The year in which the speech is given."""
    day = told.get("date", "")
    return int(day[:4]) if day and not _was_last_year(day, today) else today.year


def _was_last_year(day: str, today: date) -> bool:
    """Whether a day lies in a year that is over, and not just over."""
    then = date.fromisoformat(day)
    return then.year < today.year and (today - then).days > _OVER
