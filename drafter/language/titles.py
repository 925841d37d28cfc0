"""Titles of tasks: a title and the words of the genre in; the verb that makes an order of a noun, or nothing, out."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from drafter.language.answers import is_thing
from drafter.language.expressions import expression
from drafter.language.forms import recognise_form
from drafter.language.han import HAN
from drafter.language.orders import ends_as_deed, is_counted, is_paper, opens_as_act, opens_as_order
from drafter.language.subjects import names_shares
from drafter.language.surely import may_name, read_surely
from drafter.language.words import Words

DO = "抓好"
"""What makes an order of a verb that stands alone: 抓好排查."""
_PAIR = expression(r"(.).\1.$")
"""What says itself how things are to be: 快检快办."""
_REGULAR = expression(
    "[一半两三]个?(?:天|日|周|旬|月|季|季度|年)一(?:通报|调度|排名|检查|会商|考核|督查|总结|分析|研判|报告|汇报|评比|小结|碰头|讲评|点评|公示"
    "|自查|演练|回访|走访|巡查|排查|盘点|公布|上报)$"
)
"""What is to be done again and again: 一季度一通报."""
REPEAT = "实行"
"""What makes an order of it."""
_TIMELY = expression("[^的，]{2,}(?:按期|如期|按时|准时|按月|足额)[^，。的]{2}$")
"""A clause that says of a thing that it will be done in time: 度夏工程按期投运."""
MOST = 9
"""Characters of the longest title that is taken for a noun where only its last character shows it."""
LONGEST = 14
"""Characters of the longest title that is taken for a noun by its ending: 老旧小区供水管网改造."""
_TOLD = expression(
    r"(?<![优领争率])先(?!进|锋|烈)|[每都也把被让给要须互再不是有来去叫讲说]|，|。|谁|怎么|什么|哪|为何|如何|多少|人人|户户|件件|处处|全部|全都|一律|优先|陆续|逐步|逐一|[众长业姓民户]评(?![价议])"
)
"""What a noun does not hold: signs of a clause."""
_NAMED = expression(
    "每[日周月]一|有[限机害毒偿色关]|[国公自私共所]有|来[料访信源往]|[外未]来|给[水排]|[供补]给|要[素点道件害求]|[主重需概纪摘首]要|不[良动锈规]|再[生就造]"
    "|[首古]都|都市|去[化库产]|[过除]去|呼叫|讲[台座义坛习]|说[明唱]|让利|互[联助动]|被[褥服]|冬被|棉被|把[手关]|[人]才|是非"
)
"""Words in which such a character says nothing."""
_BETWEEN = "晒走抓管送带教陪办建修换拆跑做写盯守控降抢补清查防护"
"""Verbs that between two nouns show that somebody does something: 领导 走 流程."""
_OPENS = expression(
    "先(?![进锋烈生辈])|再(?![生])|统一(?!战线|大市场)|攻坚(?=[^，。]{3})|帮(?![扶教])|替|重(?=[埋修建做铺排核评设装订])|安顿|照顾|陪(?!护)|盯|守住|同[题向](?!材)|一(?:竿|抓|盯)"
)
"""What opens an order whatever follows: 先修险的, 帮企业周转, 安顿受灾群众."""
_DONE = expression(
    "(?:到[位人底岗户边家村组]|[齐完好清牢净]|带头|分明|先行|优先|过硬|负责|挂帅|在先|为主|为先|先行|上阵|见光|进场|下[田地]|包户|包(?:单元|楼|组|店|企|栋|段)|兜底|上前|靠前|在即|在前|不忘|有责|有人|共治|满意|畅通|安全感|达标|见底|清零|归零|为零|过关|放心|顺畅|到点|准时|如初)$"
)
"""What a clause ends in that says how things will be: 责任到人."""
_PLACE = expression("[^，、的和与].(?:场|站|点|店|铺|摊|户|所|员|者|师|工|桩|位|棚|间|口|亭)$")
"""A place or a person named by what is done there, in three characters: 养猪场, 充电桩, 送餐员."""
_MAKERS = "抓育强促稳补打建开办修设改迁关拆换装配添买扩抢保护守停搭盖砌"
"""Verbs whose object may be such a place: 建泵站, 开网店."""
_SHOWN = (
    (
        "(?:新建|建起|再建|兴建|增设|新增|开建|建成|建(?![立议档卡制设成筑材])[个座所处]?)[^，；。]{{0,12}}{0}"
        "|{0}[^，；。]{{0,6}}(?:建成|动工|开工|竣工|落成|投用|选址|开业)",
        "建好",
    ),
    ("(?:翻修|维修|修缮|修好|抢修|加固)[^，；。]{{0,10}}{0}|{0}[^，；。]{{0,6}}(?:翻修|维修|修缮|修好|加固)", "修好"),
    ("(?:改造|升级|提升|整修)[^，；。]{{0,10}}{0}|{0}[^，；。]{{0,6}}(?:改造|升级)", "改造好"),
    ("(?:更换|换掉)\\d|(?:更换|换掉)[^，；。]{{0,8}}{0}|{0}[^，；。]{{0,6}}(?:更换|换新)", "更换"),
    (r"(?:备足|储足|备够)(?=[\d一二两三四五六七八九十])", "备足"),
    ("(?:购置|采购|添置|购买|租用)[^，；。]{{0,8}}{0}", "备好"),
    ("(?:安装|加装|架设)[^，；。]{{0,8}}{0}", "装好"),
    ("清理[^，；。]{{0,6}}{0}|{0}[^，；。]{{0,2}}清理(?:$|[；，])", "清理"),
    ("(?:淘汰|报废)[^，；。]{{0,8}}{0}|{0}[^，；。]{{0,6}}淘汰", "淘汰"),
    ("拆除[^，；。]{{0,8}}{0}|{0}[^，；。]{{0,4}}拆除", "拆除"),
)
"""What the measures of a task say of its thing, and the verb that the title then has."""
_ONE_OF = "[租买装建修设挖种印贴铺架摆立配画订编打搭盖砌栽换拉选]"
_ONE_BEFORE = (
    f"(?:(?:^|[；，。]|把|要|来)({_ONE_OF})"
    rf"|({_ONE_OF})[\d一二两三四五六七八九十百几]{{1,4}}[台个只处根套组座条道本张艘辆块口盏名位]?)"
)
"""A verb of one character before its thing: 租 打捞船3艘, 拉一条 拦漂索."""
_STAFFED = expression("[工员师医手]$|人员$|力量$")
_HIRED = expression(
    "[招抽聘调配][^，；。]{0,6}\\d+[人名]|\\d+[人名][^，；。]{0,4}到岗|请回来|[每各].{1,3}[一两三四五]名"
)
_STATE = expression(f"^[{HAN}]{{2,8}}(?:畅通|统一|有序|顺畅|规范|稳定|充足|达标|直达)$")
"""How a thing is to be, which as a title sounds as if it were so already: 维权渠道畅通."""
_ABLE = expression(
    f"^[{HAN}]{{3,}}得[去来起上到了进出住]$|^[{HAN}]{{2,4}}不[想愿敢能][{HAN}]{{1,3}}(?:、不[想愿敢能][{HAN}]{{1,3}})*$"
)
"""What somebody shall be able or no longer wish to do: 充电桩进得去, 群众不想烧、不愿烧."""
_BAD = expression(
    "虚假|欺诈|骗[保补取税]|造假|弄虚作假|违[规法章]|偷[排盗税倒]|盗[采伐挖]|私[搭拉接挖]|非法|散埋|挂床|逃[税费票]"
)
"""What nobody wants to be done well."""
_KEPT = frozenset(("", "抓好", "管好", "办好", "建好", "修好", "改好", "用好"))
"""Verbs that are ours for want of another; what the measures say goes before them."""


_AS_SOON = expression(f"[{HAN}]{{2}}(?:就(?![业学诊地近餐医职读])|才(?![能干艺])|即(?!时))[{HAN}]{{1,4}}$")
"""A title that says itself what follows upon what, and takes no verb: 到期就轮岗."""
SURE = (
    *("加强", "压实", "健全", "严肃", "严明", "严守", "严格", "提升", "降低", "消除", "补齐", "化解", "解决", "整治"),
    *("完善", "畅通", "摸清", "落实", "推进", "完成", "修好", "配齐", "备足", "打击", "治理"),
)
"""Verbs that a noun takes whatever is told below it; what 抓好, 管好 or 建好 would add, only who wrote it can say."""


def lead_point(title: str, words: Words, told: str = "") -> str:
    """The verb of a point's title where the noun takes it whatever is told below; empty where only a guess is left."""
    if _AS_SOON.search(title):
        return ""
    if title.strip().endswith("工作") and "、" not in title and lead_title(title, words, told) in (DO, "做好"):
        return "做好"
    lead = lead_title(title, words, told)
    if lead == "提升" and len(title.strip()) == len("质量"):
        return ""
    side_by_side = re.search("[和、]", title) is not None  # 交通和噪声: what one of them wants does not fit the other
    return lead if lead in SURE and "的" not in title and (not side_by_side or lead == "加强") else ""


def lead_task(title: str, words: Words, told: str = "") -> str:
    """The verb of a task's title: what a point takes, 抓好 before the name of a deed, 开展 before that of a drive."""
    bare = title.strip().rstrip("。")
    lead = lead_title(title, words, told)
    sure = lead in ("开展", REPEAT) or (lead == DO and names_deed(bare, words))
    return lead if sure else lead_point(title, words, told)


def lead_points(told: Mapping[str, str], words: Words) -> dict[str, str]:
    """The verb of each title of a list of points; `told` is what is told below each.

    Where one only names something and no verb is sure (背街小巷), or all are alike in length and one needs no verb
    (宣传到户, 秸秆离田), none gets one, so that all stand alike.
    """
    leads = {title: lead_point(title, words, below) for title, below in told.items()}
    bare = [title for title, lead in leads.items() if not lead]
    alike = len(leads) > 2 and len({len(title) for title in leads}) == 1 and len(next(iter(leads))) >= len("宣传到户")
    stand = (alike and bool(bare)) or any(lead_title(title, words) for title in bare)
    return dict.fromkeys(leads, "") if stand else leads


def names_deed(bare: str, words: Words) -> bool:
    """Whether a title surely names what is done, as 质量追溯 and 有序用电 do, and no thing with which something is."""
    if bare[-1:] in "员师手":
        return False
    if "的" in bare and len(bare.rpartition("的")[2]) >= len("车况体检"):
        return names_deed(bare.rpartition("的")[2], words)
    if bare in words.nouns or any(words.heads.get(bare[start:]) == DO for start in range(len(bare) - 1)):
        return True
    deed = bare[-2:] in words.deeds | words.orders | words.verbs
    return deed and (len(bare) == len("值守排班") or (len(bare) > 4 and read_surely(bare, words) == "noun"))


ThemeSort = Literal["work", "state", "thing"]
"""work 老旧小区改造 (it can be 抓出实效) · state 节日安全 (it is kept) · thing 档案, 桑园 (neither)."""
_STATES = expression("(?:安全|稳定|平安|稳价|畅通|秩序|卫生|质量|环境|形象|作风|安宁|和谐)$")
_WORKS = expression(
    "(?:工作|行动|活动|会战|攻坚|整治|治理|管理|服务|保障|革命|改革|振兴|创建|普查|战|引资|引智|抢救|抢修|改良|改造|建设|分类|普法|水利"
    "|春耕|夏收|秋收|秋种|双抢|三夏|冬修|汛|旱|救灾|防治|防控|招生|招聘|[进下上入到][村户厂校田岗山企][^，]{0,2})$"
    "|^(?:防|抗|禁|反|护|创|治|清|拆|稳|保|促|节|扶|征|招|扫|打|抢|普|控|援)[^，。]{1,2}$"
)


_PLACES = expression("[站点馆园场库室院所店厂校港桥路井]$")
"""Places, which nobody 抓s: 驿站, 救助站."""


def sort_theme(name: str, words: Words) -> ThemeSort:
    """What a theme is called by: a piece of work, a state of things, or only a thing, of which headings say nothing."""
    bare = name.strip().removesuffix("工作")
    if _STATES.search(bare):
        return "state"
    if _PLACES.search(bare):
        return "thing"
    known = words.verbs | words.orders | words.deeds
    works = bare != name.strip() or _WORKS.search(bare) or (len(bare) > 2 and bare[-2:] in known) or bare in known
    if works or words.heads.get(bare) in (DO, "推进") or any(words.heads.get(bare[-n:]) == DO for n in (2, 3, 4)):
        return "work"
    return "work" if bare in words.nouns else "thing"


def lead_tasks(told: Mapping[str, str], words: Words) -> dict[str, str]:
    """The verb of each title of a list of tasks; `told` is what is told below each.

    Where one only names a thing and no verb is sure, none gets one, so that all stand alike.
    """
    leads = {title: lead_task(title, words, below) for title, below in told.items()}
    bare = any(not lead and _only_names(title.strip().rstrip("。"), words) for title, lead in leads.items())
    return dict.fromkeys(leads, "") if bare else leads


def _only_names(bare: str, words: Words) -> bool:
    return may_name(bare, words) and not (opens_as_order(bare, words) or opens_as_act(bare, words))


@lru_cache(maxsize=4096)  # the same titles are looked at in every state of their section, and in every draft
def lead_title(title: str, words: Words, told: str = "") -> str:
    """The verb that a noun gets as the title of a task (落实 before 制度); `told` is what its measures say.

    Empty for an order, for a clause that stands by itself, and for what nothing shows to be a noun: these stand as
    they were written.
    """
    bare = title.strip().rstrip("。")
    if names_shares(bare) and not _REGULAR.match(bare):
        return ""
    if _STATE.search(bare) and not (opens_as_order(bare, words) or _TOLD.search(bare)):
        return "确保"
    if _ABLE.search(bare) and not (opens_as_order(bare, words) or opens_as_act(bare, words) or "要" in bare):
        return "让"
    verb = _lead(bare, words)
    if bare[:1] in "少别" and len(bare) > 2 and verb == "整治":
        return ""
    if verb in (DO, "管好") and _BAD.search(bare) and bare[-2:] not in words.deeds:
        return "整治"
    if not told.strip("；") or verb not in _KEPT or (not verb and not _is_bare_thing(bare, words)):
        return verb
    if verb == DO and (bare[-2:] in words.deeds or bare[-2:] in words.orders or bare[-2:] in words.verbs):
        return verb
    shown = _show(bare, told)
    if not shown and verb == "建好" and _STANDS.search(bare):
        shown = "管好"
    return DO if (shown or verb) == "管好" and _UNFINISHED.search(told) else shown or verb


def _is_bare_thing(bare: str, words: Words) -> bool:
    """Whether a title without a verb only names something, which its measures may say what to do with: 拦漂索."""
    return len(bare) <= MOST and is_thing(bare) and not opens_as_order(bare, words) and not opens_as_act(bare, words)


def _show(bare: str, told: str) -> str:
    """The verb that measures show for a thing; empty where they show none."""
    if _STAFFED.search(bare) and _HIRED.search(told):
        return "配齐"
    names = (bare, bare[-2:]) if len(bare) > 2 else (bare,)
    for name in map(re.escape, names):
        for shape, shown in _SHOWN:
            if re.search(shape.format(name), told):
                return shown
        one = re.search(_ONE_BEFORE + name, told)
        if one:
            return f"{one[1] or one[2]}好"
    return ""


_UNFINISHED = expression("到货|发货|送电|调试|进场|施工|开挖|完工|竣工|投产|通车|通水|合龙|封顶|交付")
"""Signs that a thing is not there yet, and nothing to be 管好."""
_STANDS = expression("(?:[站桩场库室亭位棚]|驿站|设施|公园|馆)$")
"""A place that may stand already, where no measure says that it is built."""


_ALL_THAT = expression(f"[应能][{HAN}]尽[{HAN}]")
"""应装尽装: how far it is to go."""
_BIG = expression(
    "大(?:起底|检查|排查|整治|走访|讨论|比武|练兵|清查|清扫|督查|会战|培训|体检|演练|摸底|整顿|清理|调研|宣讲)$"
)
"""How a drive is called that 开展 stands before, whatever the name opens with: 查对制度大起底."""
_HELD = ("开展", "组织", "举办", "深化", "推进", "抓好", "搞好", "实施", "启动", "部署")


def _lead(bare: str, words: Words) -> str:
    """The verb of a title by its own words."""
    form = recognise_form(bare, words.verbs, words.nouns)
    if form in ("sentence", "clause") or not bare or bare.startswith("【"):
        return ""
    if len(bare) == 2 and (form == "verb" or bare in words.orders):
        return words.heads.get(bare, DO)
    if bare in words.heads:
        return words.heads[bare]
    if _BIG.search(bare) and bare[:2] not in _HELD and not _TOLD.search(bare):
        return "开展"
    if len(bare) == 3 and opens_as_act(bare, words) and not _is_place(bare, words):
        return ""  # 育人才, 分公道: a verb and its thing
    if len(bare) == 3 and bare[0] in words.acts and (bare[1:] in words.heads or bare[1:] in words.common):
        return ""  # 保安全, whose first two characters are another word
    if _TIMELY.search(bare) and len(bare) > 4 and not opens_as_order(bare, words):
        return "确保"
    for opening, opened in words.openings:
        if bare.startswith(opening):
            return opened
    if _REGULAR.match(bare):
        return REPEAT
    if _ALL_THAT.fullmatch(bare):
        return "做到"
    known = form in ("noun", "work") or is_paper(bare, words)
    place = _is_place(bare, words) or _is_compound(bare, words)
    place = place or _is_pair(bare, words)
    place = place or ("的" in bare[3:4] and len(bare) > 5 and _is_compound(bare[:3], words))  # 关停点的孩子
    if not known and not place:
        opens = form == "verb" or opens_as_order(bare, words) or opens_as_act(bare, words) or _OPENS.match(bare)
        if opens or _TOLD.search(_NAMED.sub("", bare)) or _DONE.search(bare) or len(bare) > LONGEST:
            return ""
    named = words.opens_as_noun(bare)
    for start in range(len(bare)):  # the longest ending that is known
        verb = words.heads.get(bare[start:])
        alone = len(bare) - start == 1
        if verb is None or (alone and bare[-2:] in words.deeds):  # 抄表 is a deed, 水表 a thing
            continue
        word = bare[max(start - 2, 0) : start]
        acts = start > 1 and word[-1] in _BETWEEN and not (_knows(word, words) or named)
        if acts or (alone and not known and len(bare) > 3 and (len(bare) > MOST or _tells(bare[:start], words))):
            return ""  # 领导走流程 says what is done
        return "" if bare.startswith(verb) else verb
    deed = len(bare) > 3 and (bare[-2:] in words.deeds or ends_as_deed(bare, words)) and not _PAIR.search(bare[-4:])
    made_of_verb = len(bare) == 4 and bare[-2:] in (words.verbs | words.orders) and not _PAIR.match(bare)
    short = len(bare) == 2
    return DO if known or made_of_verb or deed or short or place or _is_named(bare, words) else ""


_SAYS = expression(
    "[一二三四五六七八九十两按理不见少多先再同随各自相与到着过了得比为向从认敲拔蹲闯扛拧搭爬抬撒捡嘴吵亮满够明清白真实快慢高低远近早晚深浅]|老有|心$|家$|人$|[上下]"
)
"""Signs that a short text says something of something, and does not only name it."""


def _is_named(bare: str, words: Words) -> bool:
    """Whether a short title only names something, whatever it ends in: 手卫生和院感, 秋粮田管."""
    if not 3 <= len(bare) <= 8 or _SAYS.search(bare) or not is_thing(bare) or bare[0] in words.acts:
        return False
    return not any(bare[at : at + 2] in words.verbs | words.orders for at in range(len(bare) - 1))


def _knows(word: str, words: Words) -> bool:
    """Whether a word is one of the genre's."""
    return word in words.verbs | words.orders | words.nouns | words.deeds or word in words.heads


def _is_place(bare: str, words: Words) -> bool:
    """Whether three characters name a place or a person by what is done there: 养猪场, not 减窗口 or 建泵站."""
    if len(bare) != 3 or bare[0] in _MAKERS or not _PLACE.match(bare):
        return False
    return not (bare[1:] in words.heads and opens_as_act(bare, words))


_RESULTING = "亮灭断回走起来好住足准活牢到出进上下实严紧清通透开成完掉满齐"


def _is_compound(bare: str, words: Words) -> bool:
    """Whether a verb of two characters and one more name a thing: 烘干塔, 排水沟. Verbs of two take longer objects."""
    if len(bare) != 3 or bare[1] in _RESULTING:
        return False
    return bare[2] in words.heads and (bare[:2] in words.orders or bare[:2] in words.verbs or bare[:2] in words.deeds)


def _is_pair(bare: str, words: Words) -> bool:
    """Whether two deeds name one thing to be done: 吊装统筹, 调试准备. What only opens a measure is a noun there."""
    if len(bare) != 4 or bare[:2] not in words.orders or bare[:2] in words.verbs:
        return False
    return bare[2:] in words.deeds or words.heads.get(bare[2:]) in ("做好", "加强", "推进")


def _tells(before: str, words: Words) -> bool:
    """Whether a verb stands in what is before the last character, its object: 食堂公开账, of 食堂公开账本."""
    return not is_thing(before) or any(before[at : at + 2] in words.verbs for at in range(2, len(before) - 1))


_DONE_ONCE = expression(
    "(?:合并|改造|建设|搬迁|采购|招聘|验收|安装|维修|检修|清理|登记|申报|调试|办证|整改|排查|培训|体检|盘点|移交|审批|报批|改建|扩建|新建|更换|测试|评估|核查|备案|签约)$"
)
"""What a deed that is done once ends in: 取药窗口合并."""
_SOLVED = expression("(?:问题|难题|困难|矛盾|停车难|出行难|看病难|上学难)$")


_TOGETHER = expression("[和跟同与](?![平谐睦气解步时学志乡])[^，；。]{2,12}(?:一起|共同|对接|商量|签|办|建|做)")
"""What somebody does with others, and is an order by itself: 和8家茶企对接品种推广."""


def make_order(text: str, words: Words) -> str:
    """The verb that makes an order of what shows none: 完成 before 取药窗口合并, 拿出 before 名单, 解决 before …问题.

    Empty for an order, and for a clause that stands by itself.
    """
    bare = text.strip().rstrip("。")
    form = recognise_form(bare, words.verbs, words.nouns)
    if form in ("sentence", "verb", "clause") or not bare or bare.startswith("【") or "，" in bare:
        return ""
    if is_counted(bare) and not (opens_as_act(bare, words) or opens_as_order(bare, words)):
        return "安排"
    if opens_as_order(bare, words) or bare.startswith("每") or _TOGETHER.match(bare):
        return ""
    if _SOLVED.search(bare):
        return "解决"
    if _TOLD.search(bare):
        return ""
    if ends_as_deed(bare, words) or (_DONE_ONCE.search(bare) and len(bare) > len("合并")):
        return "完成"
    if any(bare[start : start + 2] in words.verbs for start in range(len(bare) - 2)):
        return ""
    return "拿出" if is_paper(bare, words) else lead_title(bare, words)
