"""What is told of people whom a disaster hit in; whether they died, are missing or were hurt, out.

Nobody may be mourned who is still being looked for, nor who lies in hospital; what shows nothing is none of them.
"""

from collections.abc import Sequence
from typing import Literal

from drafter.language.expressions import expression

Loss = Literal["dead", "missing", "hurt"]

_DIED = expression(
    "遇难|牺牲|殉职|去世|逝世|离世|辞世|死亡|身亡|丧生|死者|逝者|烈士|遗体|遗像|遗属|长眠|[献付]出了?(?:[^，。]{0,6})生命|年轻的生命|永远(?:留|停|离|睡|定)"
    "|[条个]?人命|生命[^，。]{0,6}(?:定格|停在|停止)|再也?没[有能]*醒|再也(?:没|不[会能])|没[有能]*(?:活下来|救[回过]|抢救过来)|离开了(?:我们|人世|这个世界)"
)
"""Words that leave no doubt."""
_SEEMS_DIED = expression(
    "(?<!运)走了|走的(?:是|这|那|[\\d一二两三四五六七八九十])|[天日晚夜里]走的|离开了|带走|倒在|定格|没[有能]*(?:从[^，。]{1,12})?(?:上来|出来|跑出来|回来|等到|等来|回家)|没了"
)
"""Words that say it where nothing else stands against them."""
_MISSING = expression(
    "失联|失踪|下落不明|[没未尚还]+[有能]*(?:找到|联系上|搜到)|没有消息|没有音讯|联系不上|(?:正在|仍在|还在|继续|全力)(?:[^，。]{0,4})(?:搜救|搜寻|寻找|找)"
)
_HURT = expression(
    "(?<![悲哀忧])[受负重轻烧砸摔压烫]伤|伤员|伤者|伤了|(?<!再)(?<!再也)没[有能]*醒[来过]|住院|医院里|[位名人个还]在[^，。]{0,6}医院|躺在|病床|昏迷|骨折|截肢|[砸摔压]断|(?:腿|手|臂|眼|脚|指)[^，。]{0,4}(?:没[有能]*保住|保不住)"
    "|转[回到入出进][^，。]{0,4}病房|监护室|下[不得了]*床|出院|脱离(?:了|生命)*危险|苏醒"
)
_PERISHED = expression("遇难|没有?(?:能)?(?:跑)?出来")
_CALLED = (  # the first that is told of, and what those are called who were lost
    (expression("乡亲|村民|老乡"), _PERISHED, "遇难的乡亲"),
    (expression("工友|矿工|职工"), expression("遇难"), "遇难的工友"),
    (expression("牺牲|殉职|烈士"), expression(""), "牺牲的同志"),
)
_PATIENTS = expression("患者|病人|住院|手术|产妇|去世")
_FAMILY = expression("亲人|家属|家人|父母|父亲|母亲|妻子|丈夫|老伴|儿女|女儿|儿子|孩子")


def read_loss(texts: Sequence[str]) -> set[Loss]:
    """What happened to those of whom the texts tell."""
    said = "。".join(texts)
    found: set[Loss] = set()
    if _MISSING.search(said):
        found.add("missing")
    if _HURT.search(said):
        found.add("hurt")
    if (
        _DIED.search(said)
        or ("missing" not in found and _SEEMS_DIED.search(said))
        or (not found and _FAMILY.search(said))
    ):
        found.add("dead")
    return found


def name_lost(texts: Sequence[str], otherwise: str) -> str:
    """What those who died are called where nobody names them: 遇难的乡亲, 牺牲的同志, 逝者 of patients, `otherwise`."""
    said = "。".join(texts)
    for people, lost, called in _CALLED:
        if people.search(said) and lost.search(said):
            return called
    return "逝者" if _PATIENTS.search(said) and "遇难" not in said else otherwise
