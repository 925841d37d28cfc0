"""Titles of tasks: a title and the words of the genre in; the verb that makes an order of a noun, or nothing, out."""

import re

from drafter.language.answers import is_thing
from drafter.language.forms import recognise_form
from drafter.language.orders import opens_as_order
from drafter.language.words import Words

ABOUT = "关于"
"""What a noun without a verb of its own is led in by."""
DO = "抓好"
"""What makes an order of a verb that stands alone: 抓好排查."""
_PAIR = re.compile(r"(.).\1.$")
"""What says itself how things are to be: 快检快办."""
DONE_WELL = "做好"
"""What a noun made of a verb is led in by: 应急处置."""
MOST = 9
"""Characters of the longest title that is taken for a noun where nothing else shows it."""
_TOLD = re.compile(r"[每都也把被让给要须互再不是有来去叫讲说]|，|。|人人|户户|件件|处处")
"""What a noun does not hold: signs of a clause."""
_COUNTS = re.compile(r"[\d两一二三四五六七八九十]+[个次户人名件]")
_ONE = (
    "降抢强保促稳防抓补除清查整治提增减压控管盯守护建修拆迁引聚育惠助扶救帮"
    "并进入走访问谈送晒拓扩优开节疏通打破攻退还回催晒亮比赛学练树立创争戒禁"
)
_SHORT = re.compile(f"[{_ONE}备集储定找算讲说用订评带领紧盘动摸清].{{2}}$|[{_ONE}].[{_ONE}].$")
"""Orders of one verb and its object, alone or in a pair: 降成本, 开源节流."""
_OPENS = re.compile("先(?![进锋烈生辈])|再(?![生])|帮(?![扶教])|替|安顿|照顾|陪(?!护)|盯|守住")
"""What opens an order whatever follows: 先修险的, 帮企业周转, 安顿受灾群众."""
_DONE = re.compile(
    "(?:到[位人底岗户边家村组]|[齐完好清牢净]|带头|分明|先行|优先|过硬|负责|挂帅|在先|为主|为先|兜底|上前|靠前|在即|在前|不忘|有责|有人|共享|共治)$"
)
"""What a clause ends in that says how things will be: 责任到人."""


def lead_title(title: str, words: Words) -> str:
    """The verb that a noun gets as the title of a task (落实 before 制度); 关于 where none is known.

    Empty for a title that is an order, or a clause that stands by itself.
    """
    bare = title.strip().rstrip("。")
    form = recognise_form(bare, words.verbs, words.nouns)
    if form in ("sentence", "clause") or not bare or bare.startswith("【"):
        return ""
    if len(bare) == 2 and (form == "verb" or bare in words.orders or bare[0] in _ONE):
        return words.heads.get(bare, DO)
    known = form in ("noun", "work")
    named = any(bare.startswith(noun) for noun in words.nouns)
    if not known and ((_SHORT.match(bare) and not named) or _DONE.search(bare)):
        return ""
    if not known and _OPENS.match(bare):
        return ""
    if not known and (form == "verb" or opens_as_order(bare, words) or _TOLD.search(bare) or len(bare) > MOST):
        return ""
    for start in range(len(bare)):  # the longest ending that is known
        verb = words.heads.get(bare[start:])
        if verb is not None:
            return "" if bare.startswith(verb) else verb
    if _COUNTS.search(bare):
        return ""
    verb = next((words.heads[head] for head in words.heads if head.endswith("…") and bare.startswith(head[:-1])), "")
    if verb or _PAIR.match(bare):
        return verb
    return DONE_WELL if bare[-2:] in words.verbs or bare[-2:] in words.orders else ABOUT


_FINISH = "完成"
_DONE_ONCE = re.compile(
    "(?:合并|改造|建设|搬迁|采购|招聘|验收|安装|维修|检修|清理|登记|申报|调试|办证|整改|排查|培训|体检|盘点|移交|审批|报批|改建|扩建|新建|更换|测试|评估|核查|备案|签约)$"
)
"""What something that is done once ends in: 取药窗口合并."""
_SOLVED = re.compile("(?:问题|难题|困难|矛盾|停车难|出行难|看病难|上学难)$")


_DRAWN_UP = re.compile("(?:名单|方案|清单|预案|计划|报告|时间表|路线图|办法|细则)$")
"""What a paper is called that somebody has to draw up."""


def make_order(text: str, words: Words) -> str:
    """The verb that makes an order of what shows none: 完成 before 取药窗口合并, 拿出 before 名单.

    Empty for an order, and for a clause that stands by itself.
    """
    bare = text.strip().rstrip("。")
    form = recognise_form(bare, words.verbs, words.nouns)
    if form in ("sentence", "verb", "clause") or not bare or bare.startswith("【") or "，" in bare:
        return ""
    if _SOLVED.search(bare) and not bare.startswith("解决"):
        return "解决"
    if opens_as_order(bare, words) or _TOLD.search(bare):
        return ""
    if _DONE_ONCE.search(bare) and len(bare) > len("合并"):
        return _FINISH
    if not is_thing(bare) or any(bare[start : start + 2] in words.verbs for start in range(len(bare) - 2)):
        return ""
    if _DRAWN_UP.search(bare):
        return "拿出"
    lead = lead_title(bare, words)
    return DO if lead == ABOUT else lead
