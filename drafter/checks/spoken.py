"""The lines of a text in; whether it is a speech, or a notice, a newspaper's report, a list of contents, out."""

import re
from collections.abc import Sequence

from drafter.model.text import Line

NAMED = re.compile("(?:通知|通告|公告|公示|批复|简报)$")
"""How the title of a notice ends."""
NOTICE = re.compile("事(?:项|宜)(?:通知|通告|公告|安排)如下|特此(?:通知|通告|公告|函告|函复)|此件(?:公开)?发布")
"""What a notice says of itself."""
REPORT = re.compile(
    "^(?:本报|本网|本台|新华社)[^，。]{0,12}(?:讯|电)|^[^，。]{0,12}讯[（( 　]"
    "|(?:记者|通讯员)[ 　][^，。]{1,8}(?:报道|摄)"
)
TOLD = re.compile("会议(?:指出|强调|要求|认为|听取)")
"""A report tells of a meeting from outside; a speaker does so now and then."""
STOPS = "。！？!?.;；"
HEAD = 2
"""Lines among which a title stands."""


def is_spoken(lines: Sequence[Line]) -> bool:
    """Whether lines are a speech: comrades are greeted, or sentences are said that tell of no meeting from outside."""
    if any(line.role == "salutation" and "同志" in line.text for line in lines):
        return True
    said = [line for line in lines if line.role not in ("title", "date", "speaker", "residue", "raw")]
    told = sum(1 for line in said for _match in TOLD.finditer(line.text))
    if told > 1 or any(NAMED.search(line.text) for line in lines[:HEAD]):
        return False
    if any(NOTICE.search(line.text) or REPORT.search(line.text) for line in lines):
        return False
    return not said or any(stop in line.text for line in said for stop in STOPS)
