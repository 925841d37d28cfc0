"""A number followed, or enclosed, by the wrong mark."""

from collections.abc import Iterator

from drafter.checks.markers import Marker, find_lists
from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for items in find_lists(text):
        for marker in items.items:
            right = write_marker(marker)
            if right is not None and marker.leading:
                message = _("the mark of the number is wrong")
                yield Hit(marker.line, marker.start, marker.end, message, _("write {right}", right=right), fix=right)


def write_marker(marker: Marker) -> str | None:
    """The marker with the marks that the standard gives it; None when it has them."""
    body = marker.text.removesuffix(marker.mark) if marker.mark else marker.text
    match marker.family:
        case "section" if marker.mark != "、":
            return body + "、"
        case "bracket" | "small" if body[0] in "（(" and (marker.mark or body[0] + body[-1] != "（）"):
            return f"（{body[1:-1]}）"
        case "arabic" if marker.mark == "、":
            return body + "."
        case "ordinal" if marker.mark == "、":
            return body + "，"
    return None


RULE = Rule(
    id="numbering-mark",
    group="numbering",
    severity="warning",
    finds="序数后的标点不对：“一.”“（一）、”“1、”“第一、”，或者括号是半角的",
    why="层次序数的写法有国家标准，一份稿子里写法不一，显得粗糙。",
    example="（一）、加强组织领导",
    better="（一）加强组织领导",
    source="GB/T 9704-2012 7.3.3；GB/T 15834-2011 附录B",
    find=find,
    habit=True,
)
