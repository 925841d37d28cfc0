"""An office under a name that it no longer bears."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

FORMER = ("原", "时任", "前身", "美国", "英国", "日本", "韩国", "德国")
YEAR = expression(r"(?:19|20)\d{2}(?=年)")
"""In the sentence before: what is told of a year in which the name was right."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    if text.date is None:
        return
    for office in words.offices:
        if office.valid_to >= text.date:
            continue
        for line in text.lines:
            start = line.text.find(office.name)
            while start >= 0:
                end = start + len(office.name)
                past = [int(year) for year in YEAR.findall(line.text[max(0, start - 60) : start])]
                around = line.text[max(0, start - 8) : end + 8]
                former = any(word in line.text[max(0, start - 8) : start] for word in FORMER)
                if (
                    not former
                    and not (past and past[-1] <= office.valid_to.year)
                    and not any(context in around for context in office.unless)
                ):
                    message = _("{name} was renamed after {date}", name=office.name, date=office.valid_to)
                    yield Hit(line, start, end, message, _("now {name}", name=office.now))
                start = line.text.find(office.name, end)


RULE = Rule(
    id="office-renamed",
    group="wording",
    severity="warning",
    finds="机构用了改革前的旧名称（词表可扩充：checks/offices.yaml）",
    why="点名部署任务，单位名称必须是现行的。",
    example="（2026年的讲话）市安监局要牵头组织检查。",
    better="市应急管理局要牵头组织检查。",
    source="机构改革方案，各条自带出处",
    find=find,
    habit=True,
)
