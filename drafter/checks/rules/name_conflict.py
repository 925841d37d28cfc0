"""The holder of one post under two names: 赵刚副市长, later 副市长赵钢同志."""

import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.checks.sentences import HAN
from drafter.i18n import _
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

POST = (
    "(?:常务)?副?(?:市长|县长|省长|区长|州长|镇长|乡长|主任|局长|校长|院长|部长|厅长|秘书长|书记|支队长|大队长|董事长"
    "|总经理|组长)"
)
POST_NAME = re.compile(rf"(?P<post>{POST})(?P<name>[{HAN}]{{2,3}})同志")
NAME_POST = re.compile(
    rf"(?<![{HAN}])(?:请|由|听取了|和)?(?P<name>[{HAN}]{{2,3}}?)(?P<post>{POST})(?=[，。；：、的作讲传就对强通在]|同志)"
)


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    named: dict[str, dict[str, Line]] = {}
    for line in text.lines:
        mentions = [*POST_NAME.finditer(line.text), *NAME_POST.finditer(line.text)]
        for match in sorted(mentions, key=lambda mention: mention.start("name")):
            names = named.setdefault(match["post"], {})
            name = match["name"]
            if name[0] not in words.surnames:
                continue
            other = next((known for known in names if is_variant(known, name, words)), "")
            if other:
                message = _("{name} here, {other} in line {line}", name=name, other=other, line=names[other].place.line)
                yield Hit(line, match.start("name"), match.end("name"), message)
            else:
                names.setdefault(name, line)


def is_variant(one: str, other: str, words: Wordlists) -> bool:
    """Whether two names differ in one character that is typed the same way: 赵刚, 赵钢."""
    different = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(different) != 1:
        return False
    a, b = different[0]
    return any(a in group and b in group for group in words.homophones)


RULE = Rule(
    id="name-conflict",
    group="facts",
    severity="warning",
    finds="同一职务的人，前后姓名差一个字",
    why="领导的姓名写错一个字，是最重的失误。",
    example="刚才，赵刚副市长通报了情况……请副市长赵钢同志负责",
    better="刚才，赵刚副市长通报了情况……请副市长赵刚同志负责",
    source="通行做法",
    find=find,
)
