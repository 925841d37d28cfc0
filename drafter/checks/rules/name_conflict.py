"""The holder of one post under two names: 赵刚副市长, later 副市长赵钢同志."""

import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

POST = (
    "(?:常务)?副?(?:市长|县长|省长|区长|州长|镇长|乡长|主任|局长|校长|院长|部长|厅长|秘书长|书记|支队长|大队长|董事长"
    "|总经理|组长)"
)
POST_NAME = expression(rf"(?P<post>{POST})(?P<name>[{HAN}]{{2,3}})同志")
NAME_POST = expression(
    rf"(?<![{HAN}])(?:请|由|听取了|和)?(?P<name>[{HAN}]{{2,3}}?)(?P<post>{POST})(?=[，。；：、的作讲传就对强通在]|同志)"
)
NAME = expression(rf"(?<![{HAN}])(?:请|由|听取了|和)?(?P<name>[{HAN}]{{2,3}})(?P<post>)同志")
SIDE_BY_SIDE = expression(r"[、和与及，]{1,2}$")
"""Between two people who are named together: 王伟局长、王炜局长 are two."""
MOST = 200
"""Names that are kept to compare with."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    known: dict[tuple[str, str], Line] = {}
    apart: set[frozenset[str]] = set()
    for line in text.lines:
        mentions = {
            match.start("name"): match
            for pattern in (NAME, NAME_POST, POST_NAME)
            for match in pattern.finditer(line.text)
            if match["name"][0] in words.surnames
        }
        before: re.Match[str] | None = None
        for _start, match in sorted(mentions.items()):
            name, post = match["name"], match["post"]
            if before and SIDE_BY_SIDE.fullmatch(line.text[before.end() : match.start("name")]):
                apart.add(frozenset((before["name"], name)))
            before = match
            other = next((key for key in known if is_same(key, (name, post), words)), None)
            if other and frozenset((other[0], name)) in apart:
                other = None
            if other:
                message = _(
                    "{name} here, {other} in line {line}", name=name, other=other[0], line=known[other].place.line
                )
                yield Hit(line, match.start("name"), match.end("name"), message)
            elif len(known) < MOST:
                known.setdefault((name, post), line)


def is_same(one: tuple[str, str], other: tuple[str, str], words: Wordlists) -> bool:
    """Whether two mentions, each a name and a post, are of one person: the same post, or none with one of them."""
    same_post = one[1] == other[1] or not (one[1] and other[1])
    return same_post and is_variant(one[0], other[0], words)


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
