"""党中央国务院 without 、."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

JOINED = expression(
    "(党中央|中共中央)(国务院)|(省委|市委|县委|区委)(省政府|市政府|县政府|区政府)(?!办公|督查|信访|大院)"
)


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in JOINED.finditer(line.text):
            first, second = [group for group in match.groups() if group]
            right = f"{first}、{second}"
            top = first in ("党中央", "中共中央")
            yield Hit(
                line,
                match.start(),
                match.end(),
                _("{first} and {second} want 、 between them", first=first, second=second),
                _("write {right}", right=right),
                fix=right if top else None,
                severity=None if top else "hint",
            )


RULE = Rule(
    id="joined-names",
    group="wording",
    severity="warning",
    finds="党中央国务院、省委省政府之间缺顿号",
    why="两个机关并列，书面上用顿号隔开。",
    example="认真落实党中央国务院决策部署",
    better="认真落实党中央、国务院决策部署",
    source="GB/T 15834-2011 4.5；通行做法",
    find=find,
    habit=True,
)
