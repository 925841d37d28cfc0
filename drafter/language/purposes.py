"""What a meeting is for: its text in; whether 任务是 may lead it as a deed, or it stands by itself, out."""

from typing import Literal

from drafter.language.answers import read_answer
from drafter.language.sentences import ends_sentence
from drafter.language.surely import opens_surely
from drafter.language.words import Words

Aim = Literal["deed", "told"]
"""deed 部署秋收工作, 说说排到哪了 · told 后天进山，谁管什么，今天说清楚."""

_LEAD_UP = ("把", "对", "为", "给", "向", "用", "让", "请", "以", "就", "围绕", "针对", "按照", "根据", "通过")
_MEET = ("商量", "商议", "致敬", "表彰", "传达", "听取", "动员", "部署", "安排", "总结", "通报", "研究", "讨论")
_MEETS = (*_LEAD_UP, *_MEET, "举一反三", "统一思想", "欢送", "庆祝", "纪念", "慰问")
"""How what a meeting does opens."""
_SPOKEN = "听看说讲谈议盘碰问学想数"
"""What is done at a meeting, before its object or twice: 听居民把话说完, 说一说."""
_NAMED = "障力众台座法话"
"""What makes a name of it: 听障部."""
_TELLS = ("今天", "今晚", "还有", "还剩")
"""Signs of a sentence of its own in what is typed as a purpose."""


def read_aim(text: str, words: Words) -> Aim:
    """Whether a purpose is what a meeting does, or tells by itself what it is about."""
    bare = text.strip().rstrip("。")
    if ends_sentence(text.strip()) and "。" in bare:
        return "told"
    if (any(sign in bare for sign in _TELLS) or bare.endswith("怎么办")) and not bare.startswith(("安排", "部署")):
        return "told"
    known = words.verbs | words.orders | words.deeds
    spoken = bare[:1] in _SPOKEN and bare[1:2] not in _NAMED
    if bare.startswith(_MEETS) or spoken or bare[:2] in known or opens_surely(bare, words):
        return "deed"
    return "told" if read_answer(bare, words) == "clause" else "deed"
