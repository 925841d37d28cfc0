"""Titles of tasks: a title and the words of the genre in; the verb that makes an order of a noun, or nothing, out."""

from functools import lru_cache

from drafter.language.expressions import expression
from drafter.language.forms import recognise_form
from drafter.language.orders import opens_as_order
from drafter.language.words import Words

DO = "抓好"
"""What makes an order of a verb that stands alone: 抓好排查."""
_PAIR = expression(r"(.).\1.$")
"""What says itself how things are to be: 快检快办."""
MOST = 9
"""Characters of the longest title that is taken for a noun where nothing else shows it."""
_TOLD = expression(r"[每都也把被让给要须互再不是有来去叫讲说]|，|。|人人|户户|件件|处处")
"""What a noun does not hold: signs of a clause."""
_ONE = (
    "降抢强保促稳防抓补除清查整治提增减压控管盯守护建修拆迁引聚育惠助扶救帮"
    "改办并进入走访问谈送晒拓扩优开节疏通打破攻退还回催晒亮比赛学练树立创争戒禁"
)
_SHORT = expression(f"[{_ONE}备集储定找算讲说用订评带领紧盘动摸清].{{2}}$|[{_ONE}].[{_ONE}].$")
"""Orders of one verb and its object, alone or in a pair: 降成本, 开源节流."""
_DONE = expression(
    "(?:到[位人底岗户边家村组]|[齐完好清牢净]|带头|分明|先行|优先|过硬|负责|挂帅|在先|为主|为先|兜底|上前|靠前|在即|在前|不忘|有责|有人|共享|共治)$"
)
"""What a clause ends in that says how things will be: 责任到人."""


@lru_cache(maxsize=4096)  # the same titles are looked at in every state of their section, and in every draft
def lead_title(title: str, words: Words) -> str:
    """The verb that a noun gets as the title of a task (落实 before 制度).

    Empty for an order, for a clause that stands by itself, and for what nothing shows to be a noun: these stand as
    they were written.
    """
    bare = title.strip().rstrip("。")
    form = recognise_form(bare, words.verbs, words.nouns)
    if form in ("sentence", "clause") or not bare or bare.startswith("【"):
        return ""
    if len(bare) == 2 and (form == "verb" or bare in words.orders):
        return words.heads.get(bare, DO)
    for opening, opened in words.openings:
        if bare.startswith(opening):
            return opened
    known = form in ("noun", "work")
    if not known and (form == "verb" or opens_as_order(bare, words) or _TOLD.search(bare) or len(bare) > MOST):
        return ""
    named = any(bare.startswith(noun) for noun in words.nouns)
    if not known and ((_SHORT.match(bare) and not named) or _DONE.search(bare)):
        return ""
    for start in range(len(bare)):  # the longest ending that is known
        verb = words.heads.get(bare[start:])
        if verb is not None and not (start == 1 and bare[0] in _ONE and not named):
            return "" if bare.startswith(verb) else verb
    made_of_verb = len(bare) == 4 and bare[-2:] in (words.verbs | words.orders) and not _PAIR.match(bare)
    short = len(bare) == 2 and bare[0] not in _ONE
    return DO if known or made_of_verb or short else ""
