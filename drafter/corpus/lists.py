"""Leaves out markers that number no sections: the points of a preview, the agenda of a meeting."""

import re
from collections.abc import Sequence

from drafter.corpus.markers import Mark
from drafter.language.punctuation import FINAL

COUNT = "几两二三四五六七八九十"
ANNOUNCED = re.compile(
    r"(?:讲|谈|强调|提|说|部署|安排|明确|通报|汇报|报告|分享|表态|作|抓好|做到|做好|提出|围绕|把握|注意)[^，。；：]{0,8}?"
    rf"(?:以下|下面|如下)?(?P<count>[{COUNT}]{{1,2}})(?:点|个方面|方面|句话|个问题|项|条|件事|个字|层意思|个)"
)
_AGENDA = re.compile(
    rf"(?:议程|议题|程序|日程|(?:会议|大会|活动)[^，。；：]{{0,12}}(?:[{COUNT}]|\d+)(?:项|个)(?:议程|内容|环节|事项|阶段|程序))"
)
_SHORT = 90


def drop_announced(marks: Sequence[Mark], folded: Sequence[str]) -> list[Mark]:
    """Without points of previews (重点讲两个问题：一是…；二是…。 before the sections) and agendas (三项议程：一是…)."""
    kept: list[Mark] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        end = at + 1
        if mark.value == 1:
            end = _run(marks, at)
            if _is_agenda(mark, folded) or (end - at > 1 and _is_preview(marks, at, end, folded)):
                at = end
                continue
            end = at + 1
        kept += marks[at:end]
        at = end
    return kept


def _run(marks: Sequence[Mark], at: int) -> int:
    """The end of the run of marks 1, 2, 3 … of one family that begins here, nothing between them."""
    end = at + 1
    while (
        end < len(marks)
        and marks[end].value == marks[end - 1].value + 1
        and marks[end].style.family == marks[at].style.family
    ):
        end += 1
    return end


def _lead(mark: Mark, folded: Sequence[str]) -> str:
    """The sentence that leads up to a mark: before it in its paragraph, or the paragraph before."""
    before = folded[mark.paragraph][: mark.start].rstrip() or (folded[mark.paragraph - 1] if mark.paragraph else "")
    body = before.rstrip("。！：；，")
    return before[max(body.rfind(stop) for stop in f"{FINAL}；") + 1 :]


def _is_agenda(mark: Mark, folded: Sequence[str]) -> bool:
    lead = _lead(mark, folded)
    return lead.endswith(("：", "。")) and _AGENDA.search(lead) is not None


def _is_preview(marks: Sequence[Mark], at: int, end: int, folded: Sequence[str]) -> bool:
    """The lead announces points, each point is short, and then counting starts again at the level of the sections."""
    if end == len(marks) or marks[end].value != 1 or not ANNOUNCED.search(_lead(marks[at], folded)):
        return False
    following = marks[end]
    if following.style != marks[at].style and following.style.rank >= marks[at].style.rank:
        return False
    if following.position not in ("start", "sentence"):
        return False
    gaps = (
        second.start - first.start
        for first, second in zip(marks[at:end], marks[at + 1 : end], strict=False)
        if first.paragraph == second.paragraph
    )
    return all(gap <= _SHORT for gap in gaps)


def drop_lone_adverbs(marks: Sequence[Mark]) -> list[Mark]:
    """首先 numbers an item only when 其次, 再次 or 第二 follows before the next formal marker."""
    kept = []
    for at, mark in enumerate(marks):
        if mark.style.family == "adverb" and mark.value == 1:
            for later in (marks[index] for index in range(at + 1, len(marks))):
                if later.style.family in ("adverb", "spoken") and later.value != 1:
                    kept.append(mark)
                    break
                if later.style.family not in ("adverb", "spoken") or later.value == 1:
                    break
        else:
            kept.append(mark)
    return kept
