"""Four-character phrases and other parallels: members of one length in a row, parted by 、 or by ，."""

import re
from collections.abc import Iterator, Sequence

from drafter.language.han import HAN

_HAN = re.compile(f"[{HAN}]+")
_TAIL = re.compile("(?<=..)(?:[“”]|等|方针|原则|要求|理念|工作$|措施$|目标$).*$")
_TAIL_OF_MANY = re.compile("(?<=..)(?:[“”]|等|的|方针|原则|要求|理念|工作$|措施$|目标$).*$")
_LEAD = re.compile(
    "(?:坚持|做到|实现|能够|落实|实施|实行|确保|推进|推动|的|以|是|要|应当|必须|严格|全力|开展|强化|突出|注重|防止|避免|加强|做好|抓好)$"
)
# What follows a list of fields: 在组织领导、物资储备等方面 names where, and is no parallel.
_FIELDS = re.compile("等(?:[一二两三四五六七八九十]个)?(?:方面|领域|环节|行业|部门|单位|场所)")
_LONGEST = 12
"""Characters of the longest member."""

EXAMPLES = (
    ("严格实施远端防控、闭环管理等措施", ("远端防控、闭环管理",)),
    ("要坚持快、严、实、细", ("快、严、实、细",)),
    ("确保能够迅速启动、协同运转、高效处置", ("迅速启动、协同运转、高效处置",)),
    ("全力补短板、堵漏洞", ("补短板、堵漏洞",)),
    ("防控的思想不能麻痹、措施不能放松", ("思想不能麻痹、措施不能放松",)),
    (
        "努力实现输入病例零扩散、本土病例零新增、聚集性疫情零发生的防控目标",
        ("输入病例零扩散、本土病例零新增、聚集性疫情零发生",),
    ),
    ("坚持“查得早、报得快、改得实”的路子", ("查得早、报得快、改得实",)),
    ("在政策宣讲、技术服务、资金扶持等方面做了工作", ()),
    ("推动工业化、信息化、城镇化、农业现代化", ("工业化、信息化、城镇化、农业现代化",)),
    ("要有敬业精神、责任心、团结合作的态度", ()),
    ("党中央、国务院、中央各部委都很重视", ()),
    ("以最坚决的态度、最严厉的措施、最务实的作风抓好落实", ("最坚决的态度、最严厉的措施、最务实的作风",)),
    ("市场监管、工信、交通等部门要加强联动", ()),
)
"""A clause, and what is found in it."""


def find_parallels(clause: str) -> Iterator[tuple[int, int]]:
    """Offsets of the runs of parallel members in one clause."""
    if "、" not in clause:
        return
    parts, at = [], 0
    for part in clause.split("、"):
        parts.append((at, part))
        at += len(part) + 1
    index = 0
    while index < len(parts) - 1:
        found = _run(parts, index)
        if found:
            start, end, last = found
            yield start, end
            index = last
        else:
            index += 1


def _run(parts: Sequence[tuple[int, str]], first: int) -> tuple[int, int, int] | None:
    """The run that begins with a part: where it starts and ends in the clause, and the index of its last part."""
    length = _length(parts, first)
    if not length:
        return None
    last = first + 1
    while last + 1 < len(parts) and len(parts[last][1]) == length:
        last += 1
    final = _final(parts[last][1], parts[last - 1][1][-length:], length, last - first + 1)
    if final is None:
        return None  # whole members or none: of four, three are no parallel
    if _FIELDS.match(parts[last][1], len(final)):
        return None
    members = [parts[first][1][-length:], *(part for _, part in parts[first + 1 : last]), final]
    lead, rest = parts[first][1][:-length], parts[last][1][len(final) :]
    if not _parallel(members) or not _clean(lead, rest, members):
        return None
    return parts[first][0] + len(lead), parts[last][0] + len(final), last


def _length(parts: Sequence[tuple[int, str]], first: int) -> int:
    """Characters of a member: those of a middle part where there are three, else those of the second; 0: no run."""
    head, second = parts[first][1], _TAIL.sub("", parts[first + 1][1])
    length = len(parts[first + 1][1]) if first + 2 < len(parts) else len(second)
    if first + 2 == len(parts) and length > 4 and len(head) != length and not _alike(head[-length:], second):
        length = 4
    fits = 0 < length <= _LONGEST and len(head) >= length and _HAN.fullmatch(head[-length:])
    return length if fits else 0


def _final(part: str, before: str, length: int, members: int) -> str | None:
    """The last member, without what follows it; of three or more it may be a little longer than the rest.

    before: the member before it, whose last character, or whose make, tells where it ends.
    """
    bare = (_TAIL_OF_MANY if members > 2 else _TAIL).sub("", part)
    if len(bare) == length or (members > 2 and length > 4 and 0 < len(bare) - length <= 2):
        return bare
    if members > 2 and 0 < len(bare) - length <= 3 and bare[-1] == before[-1]:
        return bare  # 工业化、信息化、农业现代化
    made_alike = sum(a == b for a, b in zip(part[:length], before, strict=False))
    return part[:length] if members > 2 and len(part) > length and made_alike > 1 else None


def _clean(lead: str, rest: str, members: Sequence[str]) -> bool:
    """Whether the run begins and ends between words: where it is cut out of a clause, something must say so."""
    if _alike(members[0], members[1]) or (len(members) > 2 and len(members[0]) not in (2, 3)):
        return True
    return not lead or bool(_LEAD.search(lead))


def _parallel(members: Sequence[str]) -> bool:
    """Whether members belong together: by four characters, by three of a kind, or by a character in one place."""
    if not all(_HAN.fullmatch(member) for member in members):
        return False
    if len(members[0]) == 1:
        return len(members) >= 3
    return len(members[0]) in (3, 4) or _alike(*members[:2])


def _alike(one: str, other: str) -> bool:
    """A character in common at one place: 思想不能麻痹、措施不能放松."""
    return len(one) == len(other) and any(a == b for a, b in zip(one, other, strict=True))
