"""A meeting, what its file said first, and today in; what in it looks like last year's out, each with its box."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from drafter.language.numerals import NUMERALS
from drafter.meeting import say_fact
from drafter.meeting.vocabulary import Vocabulary
from drafter.studio.todo import Todo

_OVER = 60
"""Days after a meeting from which on nobody drafts its speech any more."""
_YEAR = re.compile(r"(?<!\d)(20\d\d)年?(?!\d)")
_OF_THE_MEETING = ("title", "meeting.", "theme.")
"""Beginnings of the paths of what names the meeting: a year in them is that of the meeting."""
_OF_A_YEAR = re.compile(rf"\d|[{NUMERALS}]{{2}}|[{NUMERALS}](?:个|起|家|名|处|次|项)")
"""Figures and days: what changes from year to year."""


def list_last_years(
    told: Mapping[str, str], first: Mapping[str, str], vocabulary: Vocabulary, today: date
) -> Iterator[Todo]:
    """told, first: what the meeting file says, and what it said when it was begun, by path."""
    year = _year_of(told, today)
    begun = _is_over(first, today)
    for path, text in told.items():
        if path == "date":
            old = _was_last_year(text, today)
        else:
            named = [int(match[1]) for match in _YEAR.finditer(text)]
            due = path.endswith(".by") or path.startswith(_OF_THE_MEETING)
            same = begun and first.get(path) == text and _OF_A_YEAR.search(text) is not None
            old = same or (due and any(each < year for each in named))
        if old:
            yield Todo(path, text, say_fact(path, told, vocabulary))


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
