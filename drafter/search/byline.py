"""What stands between the title of a speech and its first words in; who spoke, of which rank, and in which year out."""

import re
from collections.abc import Iterable

from drafter.language.han import HAN
from drafter.model.phrase import Rank

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|[-./]\d|(?!\d))")
_POSTS = (
    "书记|省长|市长|州长|县长|区长|镇长|乡长|校长|院长|部长|厅长|局长|主任|主席|会长|董事长|总经理|厂长|村长|站长|所长"
)
_NAME = f"[{HAN}](?:[ 　]?[{HAN}]){{1,3}}"
_SPEAKER = re.compile(rf"(?:(?:{_POSTS})[ 　]+|讲话人[:：][ 　]*)(?P<name>{_NAME})[ 　]*$")
_FIRST = re.compile(rf"(?<!副)(?:{_POSTS})$")
_SECOND = re.compile(rf"副(?:{_POSTS})$")
_ALONE = re.compile(f"^[ 　]*(?P<name>[{HAN}][ 　]+[{HAN}])[ 　]*$")
"""A name of two characters set apart, as names of two are."""


def find_year(lines: Iterable[str]) -> int:
    """The first year that is said; 0 where none is."""
    return next((int(found[1]) for line in lines if (found := _YEAR.search(line))), 0)


def find_speaker(lines: Iterable[str]) -> str:
    """The name after the first post, or a name that stands alone; nothing where there is none."""
    for line in lines:
        found = _SPEAKER.search(line.strip("（）() 　")) or _ALONE.search(line)
        if found:
            return re.sub("[ 　]", "", found["name"])
    return ""


def find_rank(lines: Iterable[str]) -> Rank | None:
    """`chief` where the speaker heads anything by one of the posts before the name, `deputy` where by none of them."""
    for line in lines:
        if found := _SPEAKER.search(line.strip("（）() 　")):
            posts = re.split("[、，,]", line.strip("（）() 　")[: found.start("name")].strip(" 　"))
            if any(_FIRST.search(post.strip()) for post in posts):
                return "chief"
            return "deputy" if any(_SECOND.search(post.strip()) for post in posts) else None
    return None
