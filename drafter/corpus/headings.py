"""Reads the heading of an item: on a line of its own, run in, or only the first words of the item."""

import re

from drafter.dataclass import dataclass
from drafter.language.han import HAN
from drafter.language.punctuation import FINAL

_RUN_IN = 26
"""Characters a run-in heading has at most, without a comma."""
_RUN_IN_FORMAL = 42
"""… after 一、 （一） 1. （1）, where a comma may join two parallel halves."""
_OWN_LINE = 70
_LEAD_IN = re.compile(
    "^(?:当前|目前|现在|下一步|下阶段|会后|近期|今年|总体|总的|具体|首先|其次|从|对|在|为|因此|同时|但是)[^，]{0,4}$"
)
LABEL = 20
"""Characters shown of an item that has no heading."""

# A space is left inside Chinese text only where it ends a heading (clean.close_up).
_STOP = re.compile(f"[{FINAL}；]|(?<=[{HAN}”）]) +(?=[{HAN}“])")


@dataclass(frozen=True, slots=True)
class Heading:
    """start, end: offsets of the heading; resume: where the item's own text begins."""

    start: int
    end: int
    resume: int
    headed: bool
    run_in: bool


def read_heading(folded: str, start: int, item_end: int, has_items: bool, formal: bool, at_start: bool) -> Heading:
    """The heading of an item.

    start: after the marker. item_end: where the next marker, or the paragraph, ends it. has_items: the next marker is a
    subordinate one. formal: the marker is 一、 （一） 1. or （1）. at_start: it opens a paragraph.
    """
    while start < item_end and folded[start] == " ":
        start += 1
    stop = _STOP.search(folded, start, item_end)
    if stop is None:
        end = len(folded[:item_end].rstrip("：， "))
        whole = item_end == len(folded) or has_items
        if at_start and whole and end - start <= _OWN_LINE and (formal or "，" not in folded[start:end]):
            return Heading(start, end, item_end, True, False)
        return label(start, end)
    end = stop.start()
    head = folded[start:end]
    resume = stop.end()
    while resume < len(folded) and folded[resume] in "”’ ":
        resume += 1
    more = resume < item_end or has_items
    if stop[0] == "；" or not head:
        return label(start, end)
    if _is_head(head, formal):
        return Heading(start, end, resume, True, more)
    if formal and (balance := _balanced_end(folded, start, end)):
        return Heading(start, balance, balance, True, True)
    return label(start, end)


_BALANCED = range(4, 16)
"""Characters of each of the clauses by whose balance a heading is told from the text that is glued to it."""
# How a sentence begins that nothing parts from the heading before it.
_SENTENCE_BEGINS = re.compile(
    "[今去近当目截从根据为对这我要各全同长过上下第前本请随按围经通市县区省乡镇街]|一直|一年|一些|一方面|有的|坚持|要|必须|\\d"
)


def _balanced_end(folded: str, start: int, end: int) -> int:
    """Where a heading of clauses of one length ends without a mark: 认清形势，压实责任|今年以来，…; 0: nowhere."""
    clauses = folded[start:end].split("，")
    length = len(clauses[0])
    if length not in _BALANCED or len(clauses) < 2 or _LEAD_IN.match(clauses[0]):
        return 0
    at = start + length
    for number, clause in enumerate(clauses[1:], 1):
        if len(clause) < length or number > 2:
            return 0
        at += 1 + length
        if len(clause) > length:
            return at if _SENTENCE_BEGINS.match(folded, at) else 0
    return 0


# What stands between a heading that nothing ends and its sentence: the subject of the sentence, before its order.
_SUBJECT = re.compile(
    f"(?P<head>(?![各凡对把将在从由全所这那其为按])[{HAN}]{{4,10}})(?P<subject>[{HAN}]{{4}}的[{HAN}]{{2,3}})(?:要|必须|应当?|一律|须|不得)"
)


def glued_end(folded: str, start: int, end: int) -> int:
    """Where a heading ends in a text in which nothing ends headings: 严查老旧管网|超期服役的管道要…; 0: nowhere."""
    if balance := _balanced_end(folded, start, end):
        return balance
    match = _SUBJECT.match(folded, start, end)
    return match.end("head") if match else 0


def _is_head(head: str, formal: bool) -> bool:
    """Whether the first sentence of an item is its heading."""
    commas = head.count("，")
    if "：" in head:
        return False
    if commas == 0:
        return len(head) <= _RUN_IN or (formal and len(head) <= _RUN_IN_FORMAL)
    return formal and commas <= 2 and len(head) <= _RUN_IN_FORMAL and _parallel(head.split("，"))


def _parallel(halves: list[str]) -> bool:
    """Clauses of a heading: none so short as to be a lead-in, none much longer than another."""
    lengths = [len(half) for half in halves]
    return min(lengths) >= 3 and max(lengths) <= 3 * min(lengths) and not _LEAD_IN.match(halves[0])


def label(start: int, end: int) -> Heading:
    """The first words of an item that has no heading."""
    return Heading(start, min(end, start + LABEL), start, False, False)
