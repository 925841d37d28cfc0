"""An official formulation whose time is over, or that nobody has checked for half a year."""

from collections.abc import Iterator
from datetime import timedelta

from drafter.checks.rule import Hit, Rule
from drafter.dataclass import replace
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

FRESH = timedelta(days=180)
PERIOD = ("时期", "期间")
"""“十四五”时期 may be spoken of when it is over."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    if text.date is None:
        return
    for entry in words.formulations.values():
        late = entry.valid_to is not None and entry.valid_to < text.date and not entry.text.endswith(PERIOD)
        early = text.date < entry.valid_from
        stale = text.date - entry.checked_on > FRESH
        if not (late or early or stale):
            continue
        for line in text.lines:
            start = line.text.find(entry.text)
            if start < 0:
                continue
            if late:
                message = _("this formulation was in use until {date}", date=entry.valid_to)
            elif early:
                message = _("this formulation is in use only since {date}", date=entry.valid_from)
            else:
                message = _("this formulation was last checked on {date}", date=entry.checked_on)
            hit = Hit(line, start, start + len(entry.text), message, _("see {source}", source=entry.source))
            yield hit if late or early else replace(hit, severity="hint")
            break


RULE = Rule(
    id="formulation-expired",
    group="wording",
    severity="warning",
    finds="规范表述已经过时，或者半年没有核对（formulations.yaml）",
    why="政治表述有时效，用旧了是大错。",
    example="（2026年的讲话）决胜全面建成小康社会",
    better="按最新公开文件的表述核对后使用",
    source="各条表述自带出处",
    find=find,
)
