"""Reads what frames a speech: title, date, post and name, salutation; what is left is the body."""

import re

from drafter.corpus.markers import opens_with_marker
from drafter.corpus.split import Piece
from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.punctuation import FINAL, PAUSE, fold
from drafter.model.passage import Passage

_ADDRESSEE = (
    "同志|同学|老师|领导|来宾|嘉宾|代表|委员|朋友|女士|先生|乡亲|战友|家长|校友|伙伴|同仁|同行|同胞|市民|队员|战士|官兵|职工|工友"
    "|青年|书记|市长|省长|县长|区长|主任|主席|局长|校长|院长|董事长|总经理|部长|厅长|组长|常委|专家|评委|媒体|客人|选手|学员|农民"
    "|同事|工作者|教职员工|教职工|教师|侨胞|乡贤|业主|客户|工人|离退休人员|医务人员|家属|亲友|学子|子弟|干部|党员|医生|护士|孩子|亲人|父老|长辈|兄弟|姐妹|股东|员工|村民|居民|考生|毕业生|教练员|运动员|裁判员|团长|总裁|教授|院士|大使|老乡|群众|人民"
)
SALUTATION = expression(
    rf"^(?:(?:尊敬的|敬爱的|亲爱的|敬重的|各位|全体|诸位|全[省市县区旗州镇乡校厂]|广大|(?:出席|参加|到场|与会|在座)[{HAN}]{{0,10}}的)[^。；：！？]{{0,90}}?(?:{_ADDRESSEE}|大家)(?:们)?(?:、[{HAN}]{{2,4}})?"
    rf"|(?:{_ADDRESSEE})们(?:[，、 ][^。；：！？]{{0,60}}?(?:{_ADDRESSEE})(?:们)?)?"
    f"|[{HAN}×xX*＊]{{0,6}}(?:书记|[省市县区镇乡局厅部校院处科]长|秘书长|主任|主席团?)[，、][^。；：！？]{{0,80}}?(?:{_ADDRESSEE})(?:们)?)[：！]"
)
_CALLED = "(?:同志|同学|老师|朋友|家长|乡亲|战友)们|各位(?:领导|代表|同志|来宾|老师|家长|同学|乡亲|校友|朋友)"
_WEAK = expression(rf"^(?:(?:{_CALLED})(?:[、，](?:{_CALLED}))*|大家)，")
_BEFORE = expression(
    r"^(?:[（(]?(?:\d{4}|二[〇○ОO0零]|20[_×xX]{1,2})\D?.{0,24}[日月年][)）]?|——.{2,60}|—.{2,60}|[（(].{2,40}[）)]"
    r"|(?:讲话|发言|致辞|主持)(?:人|者)?：[^。！？]{2,30}|时间：.*|地点：.*|主持人：[^。！？]*)$"
)
_POST = expression(
    "书记|省长|市长|县长|区长|镇长|乡长|村长|主任|局长|厅长|部长|院长|校长|主席|委员|总经理|董事长|处长|科长|所长|站长|队长|秘书长|指挥长|教授|代表|负责人"
)
_HEAD = 14
"""Paragraphs among which the salutation is looked for."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What was found around the speech; `body` begins with the salutation."""

    title: Passage | None
    salutation: str
    body: list[Passage]


def read_frame(piece: Piece) -> Frame:
    """The frame; a missing title or salutation is simply missing."""
    paragraphs = list(piece.paragraphs)
    title = piece.title
    for index, passage in enumerate(paragraphs[:_HEAD]):
        folded = fold(passage.text)
        match = SALUTATION.match(folded) or (_WEAK.match(folded) if index == _first_sentence(paragraphs) else None)
        if match and (all(_is_frame(p.text) for p in paragraphs[:index]) or _is_below(paragraphs, index, match.end())):
            title = title or _title_among(paragraphs[:index])
            body = paragraphs[index:]
            end = match.end()
            pieces = body[0].divide([end]) if len(folded) > end else [body[0]]
            return Frame(title, pieces[0].text.rstrip("，, "), [*pieces, *body[1:]])
    index = _first_sentence(paragraphs)
    title = title or _title_among(paragraphs[:index])
    return Frame(title, "", paragraphs[index:])


def _is_frame(text: str) -> bool:
    """What may stand between the title and the salutation: short, no sentence, no numbered item."""
    folded = fold(text)
    return (
        len(text) <= 60 and not folded.endswith(("。", "；", "，")) and not opens_with_marker(folded)
    ) or "摄" in text[-4:]


def _is_below(paragraphs: list[Passage], index: int, end: int) -> bool:
    """Whether a salutation on a line of its own stands below an introduction or the contents: nobody speaks yet."""
    if len(paragraphs[index].text.rstrip()) > end or index + 1 == len(paragraphs):
        return False
    above = [fold(passage.text) for passage in paragraphs[:index]]
    if sum(map(len, above)) > _INTRODUCED:
        return False
    return not any(_SPEAKS.search(text) and not _INTRODUCES.search(text) for text in above if not _is_frame(text))


_INTRODUCED = 600
"""Characters of what stands above a salutation at most."""
_SPEAKS = expression("我们|大家|同志们|刚才|下面，|我(?:讲|说|想|代表|宣布)|今天，|让我们|谢谢")
_INTRODUCES = expression(
    "全文如下|以下(?:是|为)|本文|摘要|导读|导语|编者|录音|现予(?:刊|印)发|予以(?:刊|印)发|印发给|现将"
)


def _first_sentence(paragraphs: list[Passage]) -> int:
    """The index of the first paragraph that is neither date nor name nor title."""
    for index, passage in enumerate(paragraphs[:6]):
        folded = fold(passage.text)
        if _BEFORE.match(folded):
            continue
        is_name = (
            len(folded) <= 40
            and not re.search(f"[{FINAL}{PAUSE}]", folded)
            and (_POST.search(folded) or len(folded) <= 4)
        )
        if is_name and not opens_with_marker(folded):
            continue
        if (
            index == 0
            and len(paragraphs) > 1
            and len(folded) <= 40
            and not re.search(f"[{FINAL}{PAUSE}、]", folded)
            and (not opens_with_marker(folded))
        ):
            continue
        return index
    return 0


def _title_among(paragraphs: list[Passage]) -> Passage | None:
    """The title where no line looks like one by its last word: the first line that is neither date nor name."""
    for passage in paragraphs:
        folded = fold(passage.text)
        named = 6 <= len(folded) <= 60 and not _POST.search(folded[-8:]) and not opens_with_marker(folded)
        if named and not _BEFORE.match(folded):
            return passage
    return None
