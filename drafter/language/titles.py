"""Titles of tasks: a title and the words of the genre in; the verb that makes an order of a noun, or nothing, out."""

from functools import lru_cache

from drafter.language.expressions import expression
from drafter.language.forms import recognise_form
from drafter.language.orders import ends_as_deed, is_counted, is_paper, opens_as_order
from drafter.language.words import Words

DO = "抓好"
"""What makes an order of a verb that stands alone: 抓好排查."""
_PAIR = expression(r"(.).\1.$")
"""What says itself how things are to be: 快检快办."""
_REGULAR = expression("一(?:天|日|周|旬|月|季|季度|年)一.{1,3}$")
"""What is to be done again and again: 一季度一通报."""
REPEAT = "坚持"
"""What makes an order of it."""
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
_OPENS = expression("先(?![进锋烈生辈])|再(?![生])|帮(?![扶教])|替|安顿|照顾|陪(?!护)|盯|守住")
"""What opens an order whatever follows: 先修险的, 帮企业周转, 安顿受灾群众."""
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
    if _REGULAR.match(bare):
        return REPEAT
    known = form in ("noun", "work") or is_paper(bare, words)
    if not known and (form == "verb" or opens_as_order(bare, words) or _TOLD.search(bare) or len(bare) > MOST):
        return ""
    named = any(bare.startswith(noun) for noun in words.nouns)
    if not known and ((_SHORT.match(bare) and not named) or _DONE.search(bare)):
        return ""
    for start in range(len(bare)):  # the longest ending that is known
        verb = words.heads.get(bare[start:])
        word = bare[max(start - 2, 0) : start]
        acts = start > 1 and len(bare) - start > 1 and word[-1] in _ONE
        acts = acts and not (word in words.verbs | words.orders | words.nouns or word in words.heads)
        if verb is not None and acts and not named:
            return ""  # 领导走流程 says what is done
        if verb is not None and not (start == 1 and bare[0] in _ONE and not named):
            return "" if bare.startswith(verb) else verb
    made_of_verb = len(bare) == 4 and bare[-2:] in (words.verbs | words.orders) and not _PAIR.match(bare)
    deed = len(bare) > 4 and not _PAIR.search(bare[-4:]) and ends_as_deed(bare, words)
    short = len(bare) == 2 and bare[0] not in _ONE
    return DO if known or made_of_verb or deed or short else ""


_DONE_ONCE = expression(
    "(?:合并|改造|建设|搬迁|采购|招聘|验收|安装|维修|检修|清理|登记|申报|调试|办证|整改|排查|培训|体检|盘点|移交|审批|报批|改建|扩建|新建|更换|测试|评估|核查|备案|签约)$"
)
"""What a deed that is done once ends in: 取药窗口合并."""
_SOLVED = expression("(?:问题|难题|困难|矛盾|停车难|出行难|看病难|上学难)$")


def make_order(text: str, words: Words) -> str:
    """The verb that makes an order of what shows none: 完成 before 取药窗口合并, 拿出 before 名单, 解决 before …问题.

    Empty for an order, and for a clause that stands by itself.
    """
    bare = text.strip().rstrip("。")
    form = recognise_form(bare, words.verbs, words.nouns)
    if form in ("sentence", "verb", "clause") or not bare or bare.startswith("【") or "，" in bare:
        return ""
    if is_counted(bare):
        return "安排"
    if _SOLVED.search(bare) and not bare.startswith("解决"):
        return "解决"
    if opens_as_order(bare, words) or _TOLD.search(bare):
        return ""
    if ends_as_deed(bare, words) or (_DONE_ONCE.search(bare) and len(bare) > len("合并")):
        return "完成"
    if any(bare[start : start + 2] in words.verbs for start in range(len(bare) - 2)):
        return ""
    return "拿出" if is_paper(bare, words) else lead_title(bare, words)
