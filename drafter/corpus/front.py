"""The lines between a title and a salutation in; the day, the post and the name that they say out."""

import datetime
import re
from collections.abc import Iterable

from drafter.dataclass import dataclass
from drafter.language.dates import find_dates
from drafter.language.han import HAN

_SIGNED = re.compile(
    rf"^[（(]?(?P<post>[{HAN}、（）()]{{1,30}}(?:书记|长|主任|主席|经理|理事|委员|代表|负责人|老师|教授))?[\s　]*"
    rf"(?P<name>[{HAN}](?:[\s　]*[{HAN}·]){{1,3}})[)）]?$"
)
_IN = re.compile("^在?(?P<name>.{3,60}?)(?:上的?.{0,4}(?:讲话|发言|致辞)|(?:上的)?主持(?:词|讲话))$")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands above the first word of a speech."""

    meeting: str = ""
    date: datetime.date | None = None
    post: str = ""
    name: str = ""


def read_front(title: str, lines: Iterable[str], surnames: frozenset[str]) -> Front:
    """surnames: characters that a name may begin with."""
    named = _IN.match(title)
    day = None
    post = name = ""
    for line in lines:
        dates = [date.resolve() for date in find_dates(line)]
        day = day or next((date for date in dates if date), None)
        signed = _SIGNED.match(line.strip())
        if signed and not dates and not name:
            bare = re.sub(r"\s", "", signed["name"])
            if bare[0] in surnames:
                post, name = signed["post"] or "", bare
    return Front(named["name"] if named else "", day, post, name)
