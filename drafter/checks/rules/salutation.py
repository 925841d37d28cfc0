"""No salutation, or one that does not fit who listens."""

import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

OPENING = 8
"""Lines in which a salutation stands."""
SPEECH = expression("的?(?:讲话|致辞|发言|主持词|党课)(?:稿)?$|(?:开幕|闭幕|欢迎|答谢|祝酒)[词辞]$")
GREETED = expression(
    "同志们|大家好|各位|尊敬的|亲爱的|同学们|老师们|朋友们|代表们|委员们|乡亲们|女士们|战友们|职工们|家长们"
)
CALLED = expression(rf"(?:{GREETED.pattern})[^，。；：]{{0,8}}[：:]")
"""A salutation wherever it stands in a line."""
FITTING: tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...] = (
    (
        expression("代表大会|人大会议|职代会|教代会|党代会|团代会"),
        expression("代表|同志|委员|主席"),
        "各位代表",
    ),
    (
        expression("开学典礼|毕业典礼|国旗下|升旗仪式|成人礼|新生(?:开学|入学|军训)|散学典礼"),
        expression("同学|老师|教师|家长|学生|孩子"),
        "老师们、同学们",
    ),
    (
        expression("(?:工作|推进|部署|调度|动员|电视电话|安全生产|经济|专题|表彰|警示教育)(?:会议?|大会)上"),
        expression("同志|各位|领导|代表|委员|企业家|朋友|书记|市长|省长|县长|主任|主席|老师|战友|乡亲|职工|女士|来宾"),
        "同志们",
    ),
)
"""What a title says of the occasion, what a salutation there contains, and what is customary."""
AUDIENCES = {
    "comrades": FITTING[2][1],
    "deputies": FITTING[0][1],
    "school": FITTING[1][1],
}


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    greeting = next((line for line in text.lines[: OPENING * 2] if line.role == "salutation"), None)
    if greeting is None:
        yield from find_missing(text)
        return
    occasion = next((entry for entry in FITTING if entry[0].search(text.title)), None)
    wanted = AUDIENCES.get(text.audience) or (occasion[1] if occasion else None)
    if wanted and not wanted.search(greeting.text) and GREETED.search(greeting.text):
        customary = next((words for _occasion, pattern, words in FITTING if pattern is wanted), "")
        message = _("the salutation does not fit who listens")
        yield Hit(greeting, 0, len(greeting.text), message, _("customary: {words}", words=customary))


def find_missing(text: Text) -> Iterator[Hit]:
    """A speech of three paragraphs or more that greets nobody."""
    body: list[Line] = [line for line in text.lines if line.role in ("paragraph", "item", "heading")]
    if text.origin == "meeting" or len(body) < 3 or not SPEECH.search(text.title):
        return
    below = any(CALLED.search(line.text) for line in body)  # under a list of contents, behind what a page put before it
    if not below and not any(GREETED.search(line.text[:60]) for line in body[:2]):
        yield Hit(body[0], 0, 0, _("there is no salutation"), severity="hint")


RULE = Rule(
    id="salutation",
    group="ear",
    severity="warning",
    finds="称谓与听众不合；没有称谓（提示）",
    why="称谓是讲话的第一句，对代表称代表，对师生称老师同学。",
    example="（开学典礼）同志们：",
    better="老师们、同学们：",
    source="通行做法",
    find=find,
)
