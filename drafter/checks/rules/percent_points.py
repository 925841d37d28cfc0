"""提高5% of what went from 20% to 25%: those are percentage points."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

CHANGE = expression(
    r"(?:由|从)[^，。；]{0,8}?(\d+(?:\.\d+)?)[%％](?:提高|提升|上升|增长|下降|降低|减少|回落)(?:到|至|为)了?(\d+(?:\.\d+)?)[%％]"
    r"[，、（(]?(?:同比)?(提高|提升|上升|增长|增加|下降|降低|减少|回落)了?(\d+(?:\.\d+)?)[%％]"
)


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in CHANGE.finditer(line.text):
            before, after, told = float(match[1]), float(match[2]), float(match[4])
            if abs(abs(after - before) - told) < 0.051:
                message = _("the difference of two percentages is percentage points")
                right = f"{match[3]}{match[4]}个百分点"
                yield Hit(line, match.start(3), match.end(), message, _("write {right}", right=right))


RULE = Rule(
    id="percent-points",
    group="facts",
    severity="warning",
    finds="百分比之差说成了百分之几",
    why="由20%提高到25%，是提高5个百分点；提高5%只到21%。",
    example="达标率由20%提高到25%，提高5%。",
    better="达标率由20%提高到25%，提高5个百分点。",
    source="GB/T 15835-2011；通行做法",
    find=find,
)
