"""What a meeting is for: its text in; whether 任务是 may lead it as a deed, or it stands by itself, out."""

import re
from typing import Literal

from drafter.language.answers import read_answer
from drafter.language.expressions import expression
from drafter.language.sentences import ends_sentence
from drafter.language.surely import opens_surely
from drafter.language.words import Words

Aim = Literal["deed", "told"]
"""deed 部署秋收工作, 说说排到哪了 · told 后天进山，谁管什么，今天说清楚."""

_MEETS = expression(
    r"([听看说讲谈议盘碰问学想数])一?\1|(?:把|对|为|给|向|用|让|请|以|就|围绕|针对|按照|根据|通过)(?![户])"
    "|[听讲说看谈议](?!障|力|众|台|座)|商量|商议|致敬|表彰|传达|听取|动员|部署|安排|总结|通报|研究|讨论|举一反三|统一思想|欢送|庆祝|纪念|慰问"
)
"""How what a meeting does opens."""
_TELLS = expression("今天|今晚|今儿|这就|怎么办$|还有\\d|还剩")
"""Signs of a sentence of its own in what is typed as a purpose."""


def read_aim(text: str, words: Words) -> Aim:
    """Whether a purpose is what a meeting does, or tells by itself what it is about."""
    bare = text.strip().rstrip("。")
    if ends_sentence(text.strip()) and "。" in bare:
        return "told"
    if _TELLS.search(bare) and not re.match("(?:安排|部署)", bare):
        return "told"
    known = words.verbs | words.orders | words.deeds
    if _MEETS.match(bare) or bare[:2] in known or opens_surely(bare, words):
        return "deed"
    return "told" if read_answer(bare, words) == "clause" else "deed"
