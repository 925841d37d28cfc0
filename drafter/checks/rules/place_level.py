"""我县 in a speech of the city: a level that does not fit the meeting."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

LEVELS = "省市县区镇乡村"
RANK = {"省": 0, "市": 1, "县": 2, "区": 2, "镇": 3, "乡": 3, "村": 4}
CALLED = expression(f"全([{LEVELS}])")
OURS = expression(f"我([{LEVELS}])(?![委政])")
QUOTED = expression("“[^“”]*”")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    called = CALLED.search(text.title)
    if called is None or text.direction != "down" or text.origin == "meeting":
        return
    level = RANK[called[1]]
    said = [
        (line, match)
        for line in text.lines
        if line.role not in ("title", "speaker", "date")
        for match in OURS.finditer(QUOTED.sub(lambda quoted: "\ufffc" * len(quoted[0]), line.text))
    ]
    own = sum(1 for _line, match in said if RANK[match[1]] == level)
    for line, match in said:
        if own and RANK[match[1]] > level:
            message = _("the meeting is that of 全{level}", level=called[1])
            yield Hit(line, match.start(), match.end(), message, _("write {right}", right=f"我{called[1]}"))


RULE = Rule(
    id="place-level",
    group="facts",
    severity="warning",
    finds="层级与会议不合：全市会议的讲话里说“我县”",
    why="把下级的材料抄进上级的稿子，或者把县里的稿子改成市里的，最容易留下这样的字。",
    example="（全市工作会议）我市……我县去年新增企业120家。",
    better="我市去年新增企业120家。",
    source="通行做法",
    find=find,
)
