"""A demand made of superiors, a plea made to subordinates."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

_NOT_A_DEMAND = "(?!保重|注意|珍重|留步|多来|常来|多住|尽兴|休息|歇|吃好|玩好|住好|[^，。；！？]{0,4}的)"
"""A wish, and what others have undertaken (市政府必须办结的10件实事), are no demands."""
QUOTED = expression("“[^“”]*”")
UP = expression(
    "(?:(?:要求|责令|希望)(?:你们|各位领导|上级|省里|市里|县里|省委|市委|县委|省政府|市政府|县政府)(?:要|必须|务必)"
    "|(?:你们|各位领导|上级(?:部门|机关)?)(?:[也都])?(?:必须|务必|要(?!求))"
    "|(?:市里|省里|县里|市委、市政府|省委、省政府|县委、县政府)(?:必须|务必)"
    "|我(?:再|着重|重点)?强调(?:[几一两三四五]|以下)|我(?:再)?提[几一两三四五](?:点|条|项)要求|我要求(?:大家|你们|各))"
    f"{_NOT_A_DEMAND}"
)
LEVEL = expression(
    "(?:要求|责令)(?:你们|贵[市县区校单]|兄弟)|(?:你们|贵(?:市|县|区|校|单位))(?:必须|务必)|我(?:再)?提[几一两三四五](?:点|条|项)要求"
)
DOWN = expression(
    "恳请(?:各?(?:县|乡镇|街道|部门)|大家|同志们)[^，。；]{0,6}(?:批准|批示|审批|指示)|请(?:各县|各乡镇|同志们|大家)(?:审示|审议批准)"
)


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    if text.direction is None:
        return
    pattern, message = {
        "up": (UP, _("superiors are asked, never told")),
        "level": (LEVEL, _("peers are asked, never told")),
        "down": (DOWN, _("subordinates are not asked for approval")),
    }[text.direction]
    for line in text.lines:
        quoted = {position for match in QUOTED.finditer(line.text) for position in range(*match.span())}
        for match in pattern.finditer(line.text):
            if match.start() in quoted:  # somebody else's words
                continue
            yield Hit(line, match.start(), match.end(), message)


RULE = Rule(
    id="tone",
    group="ear",
    severity="warning",
    finds="语气与行文方向不合：向上级提要求，向平级下命令",
    why="对下用要、必须，对平级用希望、请，对上用恳请、建议。",
    example="（表态发言）希望市里必须尽快拨付资金。",
    better="恳请市里尽快拨付资金。",
    source="通行做法",
    find=find,
)
