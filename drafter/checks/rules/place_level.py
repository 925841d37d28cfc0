"""我县 in a speech of the city, 全市 where a county gives orders: a level that does not fit who speaks."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.meeting.levels import level_of_title
from drafter.model.organisation import Level
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

PLACES: dict[Level, tuple[int, tuple[str, ...]]] = {
    "province": (0, ("省",)),
    "city": (1, ("市",)),
    "county": (2, ("县", "旗")),
    "district": (2, ("区",)),
    "township": (3, ("镇", "乡")),
    "street": (3, ("街道",)),
    "village": (4, ("村",)),
}
"""Levels of government, the highest first: rank, and what 我 and 全 may stand before."""
RANKS = {"省": 0, "市": 1, "县": 2, "区": 2, "旗": 2, "镇": 3, "乡": 3, "街道": 3, "村": 4}
BODIES: dict[Level, tuple[str, ...]] = {"school": ("校",), "hospital": ("院",), "enterprise": ("公司", "集团", "厂")}
"""What no office of a place is and none of these is of another: 我校, 我公司."""
OURS = expression(
    "(?<![自唯小大忘本])我(省|市|县|区|旗|镇|乡|街道|村|校|院(?!子)|公司|集团|厂)(?![委政]|长|场|容|民政|域|里|直(?!属))"
)
ORDERED = expression(
    "(?:^|[。；！？])(?:[一二三四五六七八九十]+[是要]，?)?全(省|市|县|区|旗|镇|乡|街道|村|校|公司|集团)"
    "(?:各级|上下|各部门|各单位|各条战线|广大|党员|干部)[^，。；]{0,24}(?:要|必须|务必)"
)
"""Who may be told what to do: 全市各级各部门要 …, at the beginning of a sentence."""
REPORTED = expression("强调|要求|指出|部署|提出|明确|精神|会议|讲话|批示|安排")
"""Before an order that somebody else gave and that is told again."""
QUOTED = expression("“[^“”]*”|‘[^‘’]*’")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    sure = text.level is not None
    level = text.level or (level_of_title(text.title) if text.direction == "down" else None)
    if level is None or (text.origin == "meeting" and not sure):
        return
    spoken = [line for line in text.lines if line.role not in ("title", "speaker", "date", "version") and _is_own(line)]
    said = [(line, match) for line in spoken for match in OURS.finditer(_unquoted(line))]
    names = [match[1] for _line, match in said]
    if level in PLACES:
        sure = sure or any(name in PLACES[level][1] for name in names)
    region = any("自治区" in line.text for line in text.lines)
    for line, match in said:
        if sure and _is_foreign(match[1], level, names) and not (match[1] == "区" and region):
            yield _hit(line, match.start(), match.end(), level, "我")
    for line in spoken if text.origin != "meeting" else ():
        for match in ORDERED.finditer(_unquoted(line)):
            if _is_above(match[1], level) and not REPORTED.search(line.text, 0, match.start() + 1):
                start = match.start(1) - 1
                yield _hit(line, start, match.end(1), level, "全")


def _is_own(line: Line) -> bool:
    """Whether a line is the speaker's own: what others said stands in a meeting file without quotation marks."""
    paths = [run.fact for run in line.runs if run.fact]
    return not (line.role == "value" and paths and paths[0].endswith(_OTHERS))


_OTHERS = (".quote", ".words", ".did", ".name", ".post", ".org", "title")


def _unquoted(line: Line) -> str:
    """The line with what is quoted made unreadable, every other character in its place."""
    return QUOTED.sub(lambda quoted: "\ufffc" * len(quoted[0]), line.text)


def _is_foreign(name: str, level: Level, names: list[str]) -> bool:
    """Whether who speaks at a level cannot say 我 before a name: it is below, or another kind of the same rank.

    Above is no fault: a county says 我市 of the city that it lies in. names: everything that the speech says 我 before.
    """
    if level in BODIES:
        return name not in RANKS and name not in BODIES[level]
    rank, own = PLACES[level]
    if name not in RANKS:
        return True
    first = next((other for other in names if other in own), name)
    return RANKS[name] > rank or (RANKS[name] == rank and name != first)


def _is_above(name: str, level: Level) -> bool:
    """Whether who speaks at a level has no orders to give to all of a name."""
    if level in BODIES:
        return name in RANKS
    return RANKS.get(name, 9) < PLACES[level][0]


def _hit(line: Line, start: int, end: int, level: Level, word: str) -> Hit:
    own = (BODIES.get(level) or PLACES[level][1])[0]
    message = _("who speaks here is of the level {level}", level=f"全{own}")
    return Hit(line, start, end, message, _("write {right}", right=f"{word}{own}"))


RULE = Rule(
    id="place-level",
    group="facts",
    severity="warning",
    finds="层级与讲话人、会议不合：市里的讲话说“我县”，县里的讲话对“全市各级各部门”提要求",
    why="把下级的材料抄进上级的稿子，或者把市里的稿子改成县里的，最容易留下这样的字。",
    example="（全市工作会议）我市……我县去年新增企业120家。",
    better="我市去年新增企业120家。",
    source="通行做法",
    find=find,
)
