"""What a writer's text surely opens as: verb, noun or unsure out of the text and the words of the genre.

Before a text that surely opens with a verb 要 may stand, and a text that surely only names a thing may get a verb. All
others are said as they were typed, with nothing of ours before them. So nothing is a verb or a noun here by default: a
text that might be two things is unsure.
"""

import re
from functools import lru_cache
from typing import Literal

from drafter.language.answers import is_thing
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.orders import MODAL, object_of
from drafter.language.sentences import first_stretch
from drafter.language.words import Words

Surely = Literal["verb", "noun", "unsure"]


_COVERB = expression(
    "把(?!手(?![艺机头续里上工])|关(?![停掉])|[握柄控脉])|对(?![讲口象策账联面手虾开流外数标位话接])|给(?![水排养付料予])|向(?![阳导上下日心量])"
    "|为(?![民主期难首数止人什此何])|按(?![钮键摩揭语压])|从(?![业事属容众严宽快重简]|[^，；。]{1,10}(?:起$|起(?=[^身床点])|[到至][\\d一二三四五六七八九十]+[日号月点年]))|让(?![利步行渡座])|将(?![来军士领近])"
    "|以(?![上下内外前后来往及免])"
    "|带(?=[^，；。把]{1,6}把)|(?:与|和|跟|同)(?=[^，；。]{2,12}(?:一起|一块|共同|对接|签|谈|核对|会商|商量))"
    f"|到(?=各?[^，；。把对]{{1,6}}[村里户家厂校点站组镇乡县市场上间](?:宣讲|走访|宣传|检查|指导|调研|蹲点|巡查|服务|送|办公|看|摸|讲|接|值))"
    f"|在(?=[{HAN}\\d“”]{{2,10}}(?:[上里内旁边口处]|周边|附近|门前|之间|[到至]\\d+点|\\d+[日号]|[底末]?前)[{HAN}]{{2}})"
    "(?![岗册建校职途押逃线籍售营编外场家位产库保读园院店网馆任研修孕哺])"
)
"""What leads up to a verb: 把, 对, 给 … and is no part of another word (对讲机, 给水)."""
_ADVERB = expression(
    "全面|全力|全程|切实|严格|严厉|严肃|坚决|深入|扎实|认真|及时|大力|持续|逐[一户个项条村栋楼户人件盒台]|主动|积极|有序|继续|进一步|不断|充分"
    "|着力|努力|密切|迅速|立即|马上|尽快|尽早|依法|定期|千方百计|带头|亲自|用心|统一|集中|联合|分[批类级片]|共同|重新|同步|连夜|当场"
    "|如实|据实|照实|挨[家户]|免费|公开|优先|轮流|实地|随机|不定期|限期|错峰|科学|合理|妥善|精准"
)
"""What stands before a verb and is one only where a verb follows: 主动上门, not 主动脉."""
_AHEAD = expression(r"提前(?:(?:\d+|[一二两三四五六七八九十半]+)个?(?:工作日|小时|分钟|天|周|月|日))?(?![批量])")
_MEASURED = (
    r"(?:\d[\d.,]*(?:[万亿千百多余]+)?|[一二两三四五六七八九十百千]+多?)"
    "(?!年|月|周|号|级|季|[天日点时分]|个月|小时|工作日|星期|等|线|楼|次$)"
)
"""So many of something, and no time."""
_COUNTED_OBJECT = expression(f"{_MEASURED}[{HAN}A-Z“《%]")
_AMOUNT_BEHIND = expression(rf"^[{HAN}“”]{{1,12}}\d[\d.,]*万?[{HAN}]{{1,3}}$")
_TIME_UNIT = expression("(?:天|日|年|月|周|小时|分钟|遍|次|[元分])$")
_UPON = expression(
    "(?:接[到报诉警]|收到|发现|遇[到上见]?|碰[到上]|查[到出]|听[到说]|看[到见]|见到|察觉|检[出测]出?|出现|发生|一旦|凡|逢|每逢|若|如)"
)
"""What happens first: no order, whatever it opens with."""
_HANGS = expression(
    "(?<![最前先售课饭产背今善滞落以])(?:之|以)?后(?![勤厨台备续期果代卫门排方劲端院墙座遗援])(?=.)|以后|之后"
    "|(?<![及按准临随定小学课同实平当计工限到届户])时(?![间段限期候令长效点速刻代尚差政])(?=.{2})|的时候"
    "|(?<![提目面空产超支午门车楼眼当先])前(?![置移端沿面方期后列景线台来往提])(?=.{2})"
    f"|的$|的(?:[，先不由当立马就全按都停扣罚退补调]|一律|要(?![求点素件])|及时|统一|重新|优先|暂)|[不没未]到位的|由|{MODAL}|一律|[每]?[^，]完(?![成善整全工毕备美税])(?=.{{2}})"
    f"|[{HAN}]了(?=[{HAN}]{{2}})|一([^，、]{{1,2}})[^，、]{{1,3}}一\\1"
)
"""Signs in the first clause that its opening is only when, for whom or how something holds."""
_PRICED = expression(r"[奖扣罚][^，；。]{0,8}(?:\d|[一二两三四五六七八九十百千万半])")
_SECOND = expression(
    r"提前|当[天场晚日]|[\d一两二三四五六七八九十半]+个?(?:天|日|小时|分钟|工作日|周)(?:之|以)?内|立即|马上|统一|随时|优先|照常|自行|各自|一律|再(?!生)|先(?!进|锋)|都|也|就|才|不(?![良锈动])|没|须|逐[一户个]|专人|夜里|晚上|补(?:贴|助|偿)?[\d一二两三四五六七八九十百千万半]"
)
"""Signs of another deed behind the first, of which nobody knows how the two hang together."""
_SAYS = expression(
    r"[\d]|[一二两三四五六七八九十]+[个名户家次年天月周日小人张条台辆件项]|[一二三四五六七八九十半]+个?(?:分钟|小时)|天天|月月|年年|随(?!访)|提前|统一|定期|及时|立即|马上|当[天场晚日]|夜里|[春夏秋冬]天|[今明][天年]|周末|晚上|[上下]午|[月年]底|每|逐|全[部程都]|终身|随[时到]|自行|优先|免费|照常|现场(?=[{H}]{{2}})|一律|再|停止|停用|停运|禁止|一[^，、一]{{1,2}}一(?![^，]*(?:制度?|机制|台账|清单|方案|活动|行动|工程|计划|责任制)$)|先(?!进|锋)|不(?![良锈动])|都(?!市)|由(?!来)|从(?!业|事)|按(?!揭)|凭|须|必|应当|得(?!分)|了|着|过(?!程|路|境|期)|是|把(?!手|关)|被|让(?!利)|给(?!水|排)|要(?![素点件求道害])|没|无(?![障人害土线])|有(?![限机毒害效关])|能(?![力源耗])|会(?![议场计商展所]|$)|在(?![线建])|往(?!来)|直达|到[位人底岗户家]|轮流|如期|按时|继续|共同|分别|同步|集中(?=[^，]{{2}})|逢|敞开|现(?=场)|驻[场点村厂]|上门|到场|跟班|连夜|减半".replace(
        "{H}", HAN
    )
    .replace("{{", "{")
    .replace("}}", "}")
)
"""Signs that something is said of what a text names."""
_OF_DEED = expression("^(?:质量|制度|机制|能力|水平|体系|方案|队伍|责任|力度|标准|流程|秩序|效率|环境|进度|安全)$")
"""What a deed has: 移栽质量."""
_SIGNED = expression(f"签(?![字到收批])(?:[一两三]份)?[{HAN}]{{0,4}}(?:书|协议|合同)")
"""What somebody signs: 签承诺书."""
_NO_NAME = "少别多再先不没谁"
_ACT_FIRST = expression(f"攻坚|狠抓|(.)[{HAN}]\\1[{HAN}]$")
"""How an order of few characters opens that ends as a name does: 攻坚数据共享, 补植补造."""
_HANDLED = "配装挂贴摆搬买卖挖拆盖锁带拿送走进联盯评"
"""Verbs that between two nouns show that somebody does something: 车上 配 灭火器."""
_ONES = "聘招雇开设拉派贴装建修换请办打挖种铺架摆发印写填签拆搬购补盖栽讲走访查立配备组加买租借养扫焊抽选增减移运"
"""Verbs of one character that open an order where so many follow."""
_POSTED = expression(f"[{HAN}]{{2,8}}(?<!一)[一两三四五六七八九十\\d]+[名台辆艘]")
"""How many of a thing are wanted somewhere: 夜班药师一名."""
_TWO = expression(f"([{HAN}]{{2,4}})[和、]([{HAN}]{{2,6}})")
_LONGEST_NAME = 16


@lru_cache(maxsize=4096)  # the same texts are looked at in every state of their section, and in every draft
def read_surely(text: str, words: Words) -> Surely:
    """What a text surely opens as."""
    bare = text.strip().rstrip("。")
    if (bare in words.nouns or bare in words.heads) and not _ADVERB.match(bare):
        return "noun"
    if opens_surely(bare, words):
        return "verb"
    return "noun" if _names(bare, words) else "unsure"


def opens_surely(text: str, words: Words) -> bool:
    """Whether a text surely opens with what somebody has to do."""
    first = first_stretch(text)
    if len(first) < 2 or _UPON.match(first) or words.opens_as_noun(first) or re.search("[？！【]", text):
        return False
    if _COVERB.match(first):
        return len(first) > 4 and not re.search(f"{MODAL}|由", first[1:])
    if _HANGS.search(first):
        return False
    if _SIGNED.fullmatch(first):
        return True
    if _PRICED.search(text):
        return False
    ahead = _AHEAD.match(first) or _ADVERB.match(first)
    if ahead:
        return _is_act(first[ahead.end() :], words)
    return _opens_with_verb(first, words)


def _is_act(rest: str, words: Words) -> bool:
    """Whether what stands behind an adverb is a deed, which it shows by its verb alone."""
    if _ADVERB.match(rest) or _COVERB.match(rest):
        return True
    if _NAMED_BEHIND.match(rest[2:]):
        return False
    if rest in words.deeds or rest in words.heads:
        return len(rest) == 2
    return rest[:2] in words.verbs or rest[:2] in words.orders or _opens_with_verb(rest, words)


_NAMED_BEHIND = expression("[人员队站点组室表册簿单证书栏牌机器车线网区所会]|制度|机制|方案|人员|队伍|情况|标准")
"""What makes a name of the verb before it: 巡查员."""


_PIVOT_NAMES = expression("会(?![计员合])|令|部(?![分门])|信|书(?![记])|费|函|员(?!工)|单(?!位)")
"""What makes a name of a verb that others follow: 动员会, 邀请函."""
_NEWLY = expression("(?:新[上建购增添装招聘设开修]|添置|添)(?![村区生城址型能兴鲜闻年春房苗手])")
"""Getting more of a thing, where so many follow: 新上移动烘干机40台."""


_NO_MACHINE = "制会构关密敏器组床电房车具库械井场票位主动"
"""What makes another word of 机 than the name of a machine, which 压缩机 is."""


def _names_machine(rest: str) -> bool:
    return rest == "机" or (rest[:1] == "机" and rest[1] not in _NO_MACHINE)


def _opens_with_verb(clause: str, words: Words) -> bool:
    newly = _NEWLY.match(clause)
    if newly and (_COUNTED_OBJECT.match(clause[newly.end() :]) or _has_counted_thing(clause[newly.end() :])):
        return True
    verb, rest = clause[:2], clause[2:]
    if len(clause) > 2 and clause[:3] in words.verbs:
        verb, rest = clause[:3], clause[3:]
    if verb in words.pivots:
        return len(rest) > 1 and not _PIVOT_NAMES.match(rest)
    if _COUNTED_OBJECT.match(clause[1:]) and clause[0] in _ONES:
        return not _SECOND.search(rest)
    known = verb in words.verbs or verb in words.orders or verb in words.deeds
    if not known:
        return _has_counted_thing(clause[1:]) and _acts(clause, words)
    if rest.startswith("的") or _SECOND.search(rest) or _names_machine(rest):
        return False
    if re.match("[来去过]?的", rest):
        return False
    if verb in words.plain or (verb in words.orders and verb[1] in "出到入完起懂清回掉走尽断死给"):
        return len(rest) > 1
    plain = verb in words.verbs and not (verb in words.names or verb in words.orders or verb in words.deeds)
    if plain:
        return len(rest) > 1 or (len(rest) == 0 and len(verb) > 2)
    if _NAMED_BEHIND.match(rest) or words.heads.get(rest) in ("抓好", "加强", "落实", "健全", "提升"):
        return False
    return _COUNTED_OBJECT.match(rest) is not None or _has_counted_thing(rest) or _is_object(rest, words)


_FULL = expression("[加装备配盖锁开关换补贴挂][满好齐足上]|[到入进出]$")


_PEOPLE = expression("[工员人师户站点者队组手]|老师|干部|同志|单位|部门|大户|企业|学生|职工|车辆|对象")
"""Whose deed it then may be: 监考 老师."""


def _is_object(rest: str, words: Words) -> bool:
    """Whether all that follows a verb is a thing with something that tells which: 老旧管网, of 改造老旧管网."""
    pairs = {rest[at : at + 2] for at in range(len(rest) - 1)}
    if len(rest) < len("老旧管网") or _SAYS.search(rest) or _FULL.search(rest) or _OF_DEED.search(rest[-2:]):
        return False
    inside = (pairs & words.verbs) - words.names
    known = any(rest[-size:] in words.heads for size in (2, 3, 4)) and rest[-2:] not in words.deeds
    compound = rest[:2] in words.orders or rest[:2] in words.deeds or rest[:2] in words.verbs
    compound = compound or _ENDS_AS_THING.search(rest[-2:]) is not None
    if not known or compound or _PEOPLE.match(rest):
        return False
    return is_thing(rest) and not inside and not any(at in rest for at in _HANDLED)


def _has_counted_thing(rest: str) -> bool:
    """Whether a thing and how much of it is all that follows: 河面漂浮物3200吨."""
    return _AMOUNT_BEHIND.match(rest) is not None and _TIME_UNIT.search(rest) is None


def _acts(clause: str, words: Words) -> bool:
    if clause.startswith(("还有", "还剩", "还差")):
        return False
    others = words.acts.get(clause[0])
    return others is not None and not clause[1:].startswith(others)


def _names(text: str, words: Words) -> bool:
    """Whether a text surely only names a thing: it ends in a known one, or in a deed, and nothing is said of it."""
    if not 3 <= len(text) <= _LONGEST_NAME or re.search("[，；：。？！【]", text) or text[0] in _NO_NAME:
        return False
    if _ACT_FIRST.match(text) or (len(text) == 3 and text[0] in words.acts and text[1:] in words.heads):
        return False
    if _POSTED.fullmatch(text):
        return text[:2] not in words.verbs and not _tells(text[:-2], words)
    if _SAYS.search(text) or _HANGS.search(text):
        return False
    opens = text[:2] in words.verbs or text[:2] in words.orders or _acts(text, words)
    if opens and not words.opens_as_noun(text):  # 清理占道经营, 培训教材, but 移栽质量
        return _OF_DEED.search(text[2:]) is not None and (text[:2] in words.orders or text[:2] in words.names)
    two = _TWO.fullmatch(text)
    if two and all(_is_word(half, words) for half in two.groups()):
        return True
    if "、" in text:
        return False
    thing = text.rpartition("的")[2]
    named = max((size for size in range(2, 6) if thing[-size:] in words.heads and size <= len(thing)), default=0)
    if "的" in text:
        return thing in words.heads and not _tells(text.rpartition("的")[0], words)
    deed = text[-2:] in words.deeds and len(text) > 3 and text[0] not in "到去在随挨"
    names = (named > 0 or deed) and not _tells(text[: -max(named, 2)], words)
    return names and not does_what_others_are_told(text, words)


def _tells(before: str, words: Words) -> bool:
    """Whether a verb stands in what is before the last word of a name: 车上配, of 车上配灭火器."""
    pairs = [before[at : at + 2] for at in range(len(before) - 1)]
    if any(pair in words.verbs and pair not in words.names and pair not in words.deeds for pair in pairs):
        return True
    return any(before[at] in _HANDLED for at in range(2, len(before))) or before[-1:] in _HANDLED


_OTHERS = expression(
    f"(?![各每])[{HAN}]{{0,6}}?(?:企业|商户|业主|施工单位|施工方|施工队|物业公司|物业|摊主|店主|村民|农户|养殖户|种植户|用工单位|供应商|承包方|承包商|承包户|运营商|网店|门店|餐馆|饭店|酒店|民宿|网吧|司机|驾驶员|船主|户主|房东|租户|产权单位|权属单位|运营单位|建设单位|监理单位|经营户|经营者|沿街单位)"
)
"""Those outside an office or under it whom it can only see to: 共享单车企业, 临街商户."""


def does_what_others_are_told(text: str, words: Words) -> bool:
    """Whether a text opens with others and then surely with what they have to do: 共享单车企业 清理占道车辆."""
    found = _OTHERS.match(text)
    rest = text[found.end() :] if found else ""
    if len(rest) <= len("清理占道") or re.search(f"{MODAL}|一律|[，；。]", text):
        return False
    return opens_surely(rest, words)


def _is_word(text: str, words: Words) -> bool:
    """Whether a short text shows no verb."""
    return is_thing(text) and not any(text[at : at + 2] in words.verbs for at in range(len(text) - 1))


_TIME_ONLY = expression(
    r"(?:今年|明年|本|当|次|下|每年)?(?:[\d一二两三四五六七八九十半]+(?:个工作日|个?小时|个月|[月日天周年号点])|[本当][月周年季]|[年月周][底末初]|春节|国庆|汛|节|本?周)*(?:[上中下]旬)?"
    r"(?:(?:之|以)?[前内]|期间|[底末])(?![提面期端沿列移省市县部容外涝河])|\d{1,2}月\d{1,2}日(?![起至到—-])|雨前|年终|年底|汛期|节日期间|[早晚]?高峰期?"
)
"""A time that stands before what has to be done by then or in it: 6月10日前, 节日期间, 7月20日."""


def takes_time(text: str, words: Words) -> bool:
    """Whether a text surely opens with a time and then with what somebody has to do in it: 6月10日前完成检查."""
    time = _TIME_ONLY.match(text.removeprefix("在"))
    rest = text.removeprefix("在")[time.end() :].lstrip("，") if time and time.end() else ""
    return bool(rest) and opens_surely(rest, words)


_PARTED = expression("每|各(?!自[^，；。]{1,8}的)|[上下]午|天|都|也")
_OWN_DOING = expression("由|自己|亲自|利用|了|各自(?![^，；。]{1,8}的)")
"""Signs that what a text opens with does something itself, or that it was done."""


def takes_object(text: str, words: Words) -> bool:
    """Whether 把 may surely stand before a text whose build takes it: what is dealt with shows no verb or time."""
    first = first_stretch(text)
    if re.search("(?:足额|全部|按时|按期|如期|及时|提前)到位", first):
        return False  # nobody 把s money 到位
    opens = text[:2] in words.verbs or text[:2] in words.orders or _acts(text, words)
    return (
        not (opens and not words.opens_as_noun(text))
        and not _PARTED.search(object_of(first))
        and not _OWN_DOING.search(first)
        and not _HANGS.search(first)
    )


_EACH_PART = expression(
    f"([^，；。]{{2,16}}?)逐[台个件户家条盏辆间座处项栋套名份箱包盒车船棵只支块组点][{HAN}]{{1,8}}?(?:[一两三]遍|[一两三]次|过|完|好|到位)$"
)


def dealt_with_each(text: str, words: Words) -> bool:
    """Whether a thing is named and then how each part of it is dealt with, and 把 may stand: 除颤仪逐台通电试一遍."""
    found = _EACH_PART.match(first_stretch(text))
    return found is not None and is_thing(found[1]) and text[:2] not in words.verbs | words.orders | words.deeds


_HELD_SO = expression(
    f"(?:[{HAN}A-Z\\d]{{0,12}}?)(?:能([{HAN}]{{1,3}})[则就]\\1|该([{HAN}]{{1,4}})的\\2|应([{HAN}])尽\\3|有([{HAN}])必[{HAN}]|一[{HAN}]一[{HAN}]$|边([{HAN}])边[{HAN}])"
)
"""How far or in what way it is to go, in a set form: 应收尽收, 能拆则拆, 一户一策."""
_MET = expression(
    r"(?:不(?:低于|少于|超过|高于)|控制在|(?:[降升减提]|降低|提高|压降|压减)到|(?:达到|超过)\d|保持在|比(?:上年|去年|上月|上季度?|同期|往年)[^，；。]{0,4}(?:下降|减少|增长|提高|上升|增加|降低|压减)\d)[^，；。]*[\d一二两三四五六七八九十百千%％]|(?:足额|全部|按时|按期|如期|及时|提前)到位|全覆盖$|清零$|归零$|见底$|全部(?!由|先|要)[^，；。]{2,}"
)
"""A figure that is to be reached, or all of something."""


def holds_surely(text: str) -> bool:
    """Whether 做到 may stand before a text: a rule in a set form."""
    first = first_stretch(text)
    return _HELD_SO.match(first) is not None and not re.search(r"\d+元|[奖罚扣]", text)


def is_surely_met(text: str) -> bool:
    """Whether 确保 may stand before a text that opens with its own subject: a figure is reached, or all is done."""
    first = first_stretch(text)
    return _MET.search(first) is not None and re.search(f"{MODAL}|由|一律", text) is None


_ENDS_AS_THING = expression(
    "(?:[证书表册图网器点房室站棚车船单卡库机具品材料路区牌栏架箱桶井池周月节队员人组套台个项仪灯泵阀秤锅炉罐柜镜]|活动|项目|计划|系统|平台|中心|革命|改革|补贴|补助|试点)$"
)
"""What a name often ends in."""


def may_name(text: str, words: Words) -> bool:
    """Whether a text may be no more than a name, which nobody can be said to do: 看护点, 送戏下乡活动."""
    if re.search("[，；：。]", text) or len(text) > _LONGEST_NAME or re.match("[报交填](?![表告名销废警])", text):
        return False
    opens = text[:2] in words.verbs or text[:2] in words.orders or _ADVERB.match(text) is not None
    if opens and (text[-2:] in words.orders or text[-2:] in words.verbs or _ADVERB.match(text)):
        return False
    if is_thing(text) and not opens:
        return True
    if _ENDS_AS_THING.search(text) is None or (text[:2] in words.verbs and len(text) > 3):
        return False
    return re.search("[的了着过把对向从给每一两三0-9]|[好完掉清齐足紧住]", text.removeprefix("给水")) is None


_SAID_OF_NAME = expression(
    f"[{HAN}]{{2,6}}(?:不(?![良锈动])|全[部都]|一律|统一|都(?!市)|每|各|先(?!进)|也|就|才|没|按(?!揭)|\\d+[月日]|[上中下]旬)"
)
_AT_LEAST = expression(f"[{HAN}]{{1,6}}(?:至少|最少|最多|起码|重新|自己|当[天日晚]|先(?!进|锋|烈)|用一)")
"""How much of a thing that is named before it, whatever it opens as: 继承公证至少找两人."""
_THINGS_DONE = expression(
    f"[{HAN}]{{1,4}}的[{HAN}]{{0,6}}?(?:[一二两三四五六七八九十]年|有(?![关限机])|享受|一次|当[天场日晚]|[月年季]底|及时|统一|逐|先|再|按|要(?!求)|由|从|随|归|全部)"
)
"""What was done to a thing, and then what becomes of it: 申请低保的材料一次告知."""


def opens_as_name(text: str, words: Words) -> bool:
    """Whether what opens as a deed may name a thing of which something is said: 读书笔记不评分, 登记簿放在门口."""
    verb, rest = text[:2], text[2:]
    nominal = verb in words.names or ((verb in words.orders or verb in words.deeds) and verb not in words.plain)
    if (nominal and _SAID_OF_NAME.match(rest)) or _AT_LEAST.match(rest) or _THINGS_DONE.match(rest):
        return True
    known = words.verbs | words.orders | words.deeds
    if verb[0] == "每" or verb not in known:
        return False
    named = _NAMED_BEHIND.match(rest)
    ends = [named.end()] if named else [size for size in (3, 2) if rest[:size] in words.heads and rest[:2] not in known]
    return any(rest[end : end + 1] not in ("", "的", "、", "和") for end in ends)


_COMPARES = expression("低于|高于|超过|不足|不满|少于|多于|达到|[涨跌升降]到")
_ROUND_THE_CLOCK = expression(r"(?:\d+[×xX]\d+|24|二十四)小时|全天候|全年无休")
"""How long something goes on, and what: 7×24小时通关."""
_SO_MANY_DONE = expression(
    "(?<=..)[腾让留分空挤调抽划抬改建加增减添拨][出到上下进入完好掉成足][\\d一二两三四五六七八九十百]"
)
"""What is done to so many, behind where it is done: 二楼腾出40个摊位."""


def asks_for_verb(text: str, words: Words) -> bool:
    """Whether a text that names a thing says nothing of it, so that who wrote it has to say what is done."""
    bare = text.strip().rstrip("。")
    if re.search("[，；：]", bare) and (len(bare) > _LONGEST_NAME or _COMPARES.search(bare)):
        return False  # several clauses tell what is done: 低于20单位亮黄灯，低于10单位亮红灯
    if _SO_MANY_DONE.search(bare) or _ROUND_THE_CLOCK.match(bare):
        return False
    if "的" in bare or read_surely(bare, words) == "noun":
        return True
    return not (tells_more(bare) or (len(bare) > len("轮休") and bare[-2:] in words.orders))


def tells_more(text: str) -> bool:
    """Whether a text shows that something is said of what it names: 遗嘱公证 免费 拍照留底."""
    return _SAYS.search(re.sub(r"\d", "", text)) is not None
