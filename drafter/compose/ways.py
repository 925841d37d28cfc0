"""In which way a measure is said: its text in; what may be set before it, or that nothing may, out.

A word of ours stands before a text (要, 要把, 要在, 要做到, 要确保, a noun's verb) only where language/surely.py knows
how it opens. Every other text stands as it was typed: behind whoever has to do it where it tells of their doing, else
by itself, with 由…负责 beside it.
"""

import re
from typing import Literal

from drafter.language.expressions import expression
from drafter.language.fours import is_in_fours
from drafter.language.han import HAN
from drafter.language.orders import (
    MODAL,
    counts_behind,
    ends_as_deed,
    is_counted,
    is_paper,
    object_of,
    read_order,
    seems_dealt_with,
    takes_each,
)
from drafter.language.sentences import first_stretch
from drafter.language.subjects import (
    goes_on_holding,
    holds_for_its_subject,
    opens_as_deed,
    read_subject,
)
from drafter.language.surely import (
    dealt_with_each,
    does_what_others_are_told,
    holds_surely,
    is_surely_met,
    may_name,
    opens_as_name,
    read_surely,
    takes_object,
    takes_time,
)
from drafter.language.titles import DO, lead_title, names_deed
from drafter.language.words import Words

Way = Literal["verb", "timed", "noun", "object", "rule", "result", "statute", "others", "typed", "kept", "apart"]
"""verb 排查冷库 (要) · timed 6月10日前完成检查 (要在) · noun 安全生产 (its verb) · object 经费列入预算 (要把) ·
rule 应收尽收 (要做到) · result 合格率不低于98% (要确保) ·
statute 主动退赔的从轻 (由…把关) · others 商户清理占道货物 (要督促) · typed 检出耐药菌后半小时内电话通知病区: behind
whoever has to do it, as it is · kept 动火票当天有效: holds for its subject and is never done with (由…落实) ·
apart 一户120元: has a subject of its own or shows nothing (由…负责)."""

LASTING = expression(
    "(?:立即|马上|尽快|尽早|长期(?!坚持)|持续|常态化|随时|全天|全年|全程|每(?![周月][^，。]*[一二三四五六日天末号底])[^，。前]*|[天周月]{2})$"
)
"""A time that goes on, and is no day by which something is done: 立即, 每天."""
_BEFORE = expression("[前内底末日号]$")
_EVENT = expression(
    "[开搞办]一?[次场个]|召开|举[行办]|组织(?:一次|[^，；。]{0,8}(?:演练|比武|培训|考试|活动|观摩))|请[^，；。]{2,16}[来回到]|集中|上街|开[^，；。]{0,8}会"
    "|(?:演练|座谈|恳谈|开会|报告会|验收会|现场会|听证会|运动会|赶集|义诊)"
    "|[^，；。]{0,8}(?:大扫除|大清扫|大清洁|大走访|拉练|比武|会诊|坐诊|义卖|揭牌|挂牌仪式|奠基|开工|开业|开镰|开犁|开渔|开园|试车|试水|停机|停炉|停水|停电|放水|开闸|合龙)$"
)
"""What is held on a day, which then is no deadline: 召开现场会."""
_FIGURE = expression("[^，；。]{2,}(?:率|比例|数|量|次数|时间|费用|成本)(?:[降升减提]|降低|提高|压降|压减)到")
"""A figure and how far it is to go: 误识率降到千分之一以下."""
_BY_OTHERS = expression("[^，；。：]+由(?![于此来衷])[^，；。]{2,}")
"""Others who do it: 少儿馆 由学生家长帮着上架."""
_DONE_TO = expression("[留开设派带备配装加增挂贴摆禁撤罚]|终身|一律")
"""Verbs with which so many of a thing are no bare noun: 夜班食堂留一个窗口."""
_PLACE = expression(
    "[^，；。会每]{1,10}(?:[里内上](?=把|对|给|设|建|装|增|写|张|挂|公)|(?:两侧|周边|沿线|门口|附近|路口|[东西南北前后大正侧]门)(?=[装设建安布架挂贴摆增配]))"
)
"""Where something is done, before the verb: 系统里 把不合规项目锁死."""
_OF_EACH = expression(f"[各每]个?[{HAN}]{{3,8}}(?:公开|公布|公示|上墙|上网)$")
"""What of each is made known: 各考场余号公开."""
_ON_PART = expression("[^，；。、会每]{1,6}[头尾顶底](?:[装安挂贴焊加]|设)[一两三四五六七八九十\\d]")
"""Part of a thing on which something is fixed: 车尾装一个按钮."""
_THEIR_OWN = expression(
    "每[餐顿班晚早]|各|自己|先(?!进|锋|烈)|一律|严禁|不[得准许能]|必须|务必|担?任|[^，；。]{2,12}每人|[^，；。]{1,4}会上"
)
_PER_UNIT = expression(
    "[一每][户人亩家位次件台名座个吨头棵][^，；。]{0,3}[补奖扣罚][^，；。]{0,2}[0-9一二两三四五六七八九十百千万半]"
)
"""What is paid for each of many, which whoever pays does not do: 复耕一亩补200元."""
_OF_A_THING = expression(f"先[{HAN}]{{1,3}}的")
"""A thing called by what came first: 先到的 货先入库."""


_BEYOND = expression("[、\\d]|[年月]底|.{12}")
"""What behind a rule in a set form is more than another: 一企一策，年底前两家扭亏、一家退出."""
_ONE_SHEET = expression(
    f"[{HAN}\\d]{{2,10}}一[张本把条套个盘][{HAN}]{{1,3}}?(?:管|盯|抓|统|跟|算|量|挂)[{HAN}]{{0,2}}(?:起来|到底|下去)$"
)
"""A thing and the one sheet by which it is kept: 分段周转 一张图管起来."""
_AT_AN_HOUR = expression(
    "(?:每天|早上|早晨|清晨|上午|下午|晚上)?(?:[一二两三四五六七八九十]{1,3}|\\d{1,2})点半?[之以]?前?(?:到岗|上岗|到位|上路|出车|值守|集合|交班|接班|上班|进场|出发)"
)
"""When those come to their post who are named: 五点上岗."""
_STATUTE = expression(
    "[^，；。]{2,}的，?(?:依[法规])?(?:可以?|予以)?(?:从[轻重宽严]|减轻|加重|免[于予除责])|[^，；。]{3,}(?<!方)才(?:能|可|准|算|可以)"
)
"""What those may expect whom it concerns, and no deed of whoever sees to it: 主动退赔的从轻, 下乡两年才能评高级."""

_WITHIN_A_SPAN = expression(
    "[\\d一二两三四五六七八九十半]+个?(?:天|日|小时|分钟|工作日|周|月|年)[之以]?内(?![把将对])[^，；。]{2,16}的[^，；。]{0,6}?，?"
    "(?:不(?:扣|罚|处|追|计|收|予|算|影响|再)|免[于予除责费收]?|一律|可以?|全额|减半|照样?|优先|奖)"
)
"""What is so treated when it comes within a span, which is no deadline: 24小时内主动上报的差错，不扣绩效."""


def read_way(what: str, words: Words, *, owned: bool, asks: bool = False, by: str = "") -> Way:
    """The way of a measure; owned: somebody is named who has to do it. asks: a guest speaks, who orders nobody."""
    way = _read_way(what, words, owned=owned, asks=asks, by=by)
    if way in ("apart", "typed") and owned and not asks and does_what_others_are_told(what, words):
        return "others"
    named = read_surely(what, words) == "noun" or _PAPERS.search(what) is not None
    ends = bool(by) and not (LASTING.search(by) or by.endswith("起"))
    holds = goes_on_holding(what) or by.endswith("起")
    kept = way == "apart" and owned and holds and not (named or ends)
    return "kept" if kept else way


def _read_way(what: str, words: Words, *, owned: bool, asks: bool, by: str) -> Way:
    if what.startswith("【"):
        return "verb"
    if _WITHIN_A_SPAN.match(what):
        return "apart"
    if owned and not asks and _STATUTE.match(what):
        return "statute"
    if _ONE_SHEET.match(what):
        return "object"
    if owned and _AT_AN_HOUR.match(what):
        return "typed"
    surely = read_surely(what, words)
    if surely == "verb":
        return "verb"
    build = read_order(what, words)
    if takes_time(what, words) or _ON_PART.match(what):
        return "timed"
    deed = bool(by) and what[:1] not in "到去在" and what[-2:] in words.deeds and not holds_for_its_subject(what)
    known = surely == "noun" or (build == "noun" and (deed or _is_measured(what, words)))
    known = known or (build == "clause" and takes_each(what) and not re.search(f"{MODAL}|期间", what))
    if known and not _OF_EACH.match(what) and name_verb(what, by, words, asks=asks):
        return "noun"
    if build == "object" and takes_object(what, words):
        return "object"
    if dealt_with_each(what, words):
        return "object"
    if not owned:
        return "apart"
    if build == "bidden" and "提前" in what and what[:2] in words.heads:
        return "apart"
    if build in ("bidden", "post") or what.startswith("由") or what.endswith("责任人"):
        return "typed"
    if asks:
        return "typed" if build in ("verb", "timed") else "rule"
    if holds_surely(what) and not _BEYOND.search(what[len(first_stretch(what)) :]):
        return "rule"
    of_figure = build not in ("verb", "timed") or _FIGURE.match(what) is not None
    if is_surely_met(what) and of_figure and not holds_for_its_subject(what):
        return "result"
    if _PLACE.match(what):
        return "apart"
    if _BY_OTHERS.match(what):
        return "apart"
    if build in ("verb", "timed"):
        if (
            build == "verb"
            and seems_dealt_with(what)
            and not re.search("\\d|[内后前时]", object_of(what))
            and "把" not in what
            and not opens_as_deed(what)
        ):
            return "apart"
        if _PER_UNIT.search(what):
            return "apart"
        if opens_as_name(what, words):
            return "apart"
        return "apart" if may_name(what, words) and not opens_as_deed(what) else "typed"
    if read_subject(what, words) == "theirs" or opens_as_deed(what):
        return "typed"
    if holds_for_its_subject(what):
        return "apart"
    theirs = (_THEIR_OWN.match(what) and not _OF_A_THING.match(what)) or ("、" in what and is_in_fours(what))
    return "typed" if theirs and not may_name(what, words) else "apart"


_PAPERS = expression("(?:制度|机制|台账|清单|办法|档案|责任制|名单|计划|方案)$")
"""Rules and papers by their names: 一人一档制度."""


def _is_measured(what: str, words: Words) -> bool:
    """Whether a noun shows its verb itself: so many of a thing, how often something is held, a paper."""
    if is_counted(what):
        return _DONE_TO.search(what) is None
    return takes_each(what) or is_paper(what, words) or counts_behind(what)


def name_verb(what: str, by: str, words: Words, *, asks: bool = False) -> str:
    """The verb of a measure that is a noun: 安排 so many, 拿出 a paper, 完成 a deed by a day, else a title's.

    Empty where nothing shows which verb it takes.
    """
    if is_counted(what):
        return "" if "每" in what else "安排"
    if takes_each(what):
        return "对"
    if is_paper(what, words):
        lead = lead_title(what, words)
        return "拿出" if by or asks or lead in ("", DO) else lead
    if counts_behind(what) and ends_as_deed(what, words):
        return "完成"
    if by and ends_as_deed(what, words):
        if by.endswith("起"):
            return "实行"
        if LASTING.search(by) or by.startswith("每"):
            return "进行"
        return "完成" if _BEFORE.search(by) else "开展"
    lead = lead_title(what, words)
    return "" if lead == DO and not names_deed(what, words) else lead


def is_event(what: str) -> bool:
    """Whether something is held on a day, so that a bare day beside it is the day itself."""
    return _EVENT.match(what) is not None


_RESULT = expression(
    "(?:完|好|齐|清|净|足|结|到位|到底|[报送交发搬移贴装挂列纳写讲][到进入上出][^，；。]{1,6}|全部[^，；。]{2,}|见底|清零|归零|销号|入库|交付|到货|竣工|完工|完成|拿出来|定下来)(?:$|[，；。])"
    "|完成|[报交拿]出?[^，；。]{0,8}(?:表|名单|清单|方案|台账|计划|意见|报告|预案|数|情况|措施)|(?:方案|名单|清单|台账|预案)$"
)


def ends_in_a_result(what: str) -> bool:
    """Whether what is to be done plainly has an end, so that a day may be the last for it: 把名单报上来, 修好路灯."""
    return _RESULT.search(what) is not None
