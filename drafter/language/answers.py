"""What an answer is by its grammar: a text in; a time, a thing, an act without its subject, or a clause out.

People answer 在这里多久 with 五年 and 忘不了什么 with 疫情: which frame makes a sentence of it follows from this.
"""

import re
from typing import Literal

from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.orders import opens_as_act, opens_as_order, says_how_many
from drafter.language.sentences import ends_sentence
from drafter.language.words import Words

Answer = Literal["time", "thing", "act", "clause"]
"""time 五年 · thing 小份菜、半份饭 · act 想当飞行员 (nobody is named who does it) · clause: everything else."""

_NUMBER = r"[\d.一二两三四五六七八九十百半零]+"
_LENGTH = expression(rf"^(?:整整|将近|近|快|约|前后)?(?:{_NUMBER}个?(?:年|月|星期|周|天|日)[零又]?)+(?:多|半|整|了)*$")
_PREDICATE = expression(
    "先(?![进锋烈生辈后导天行])|随[时到]|始终|常年|照常|开放(?![式区日月型办度])|刚|已经|正在|(?<![理自缘经])由(?![头来])|全[部都]|全面|逐[个一户村家]|一律|马上|立即|立刻|尽快|(?<![参增更添附])加(?![油工班盟急])|(?<=.)[按依](?![揭摩键钮法托靠据])|[村户家路]通|通[了上到车水电气](?![信话])|(?<=[接纳列进引存])入|[一两三四]次|[一两三]遍|只[够能有剩是]|够用|不够|随便|(?<!以)下(?![面旬水乡岗属级游])|\\d点|[了着过是在把被让给要会能可不没说叫来去得都也就才还却又再很太更最从跟对向为]|(?<![所拥享])有(?!限|关|机)|到(?!位|龄)|完(?![成善整])"
    "|[寄翻吃喝打买卖修做办查看听写走跑送找搬拆盖拿抓讲谈问教守住坐站挂贴捐带领陪帮扛背抬救挡刷擦洗缝补种收摘掉换变想怕爱恨哭笑]"
)
"""Characters that show that something is said of somebody: where one stands a text is not taken for a thing."""
_NAMES = expression(
    r"《[^》]*》|“[^”]*”|【[^】]*】|[^，。；]{0,4}(?:[村居]委会|委员会|工会|协会|商会|学会|联合会|基金会)|(?:讲解|售票|安全|护林|巡查|看护|采购|保洁|保管|驾驶|教练|检验|质检|调度|引导|接线|通讯|宣传|管理|监督)员|大会|会议|会场|要求|要点|主要|需要|剩下|更换|更新|保修|翻[译新]|能力|功能|技能|职能|可行|不足|说明|说法|来源|来往|未来|去年|过去|过年|都市|首都"
    "|就业|才能|人才|还款|最后|从业|对象|对策|对口|方向|为主|行为|办公|办法|办事|检查|调查|查处|看护|看台|听证|写字|走廊|走向|送别"
    "|[小中大]学|教[师育室学工职材具练研]|看守|住[户院宅房]|车站|站[点长台]|打印机|问题|问卷|讲[台座义]|谈话|领导|带队|帮手|救援|救护|补[助贴]|种[子类质]|[丰秋夏]收|收入|收费"
    "|换热|想法|爱心|走访|修理|[进维自选装]修|必修|做法|买卖|跑道|找零|盖章|挂号|贴息|捐赠|捐款|守则|洗衣|刷脸|背包"
)
"""Words in which such a character says nothing of anybody."""
_DOING = expression(
    "(?:和|跟|与|同)[^，。]{1,8}一起|想|打算|盼|希望|准备|本来|一直|从小|长大|对不起|没(?!想到)|义务|无偿|日夜|昼夜|连续|坚持|坚守|奋战|辅导|不(?!料)|别|常常|经常|天天|多(?!而)|少(?![年数而])|先|再|刚|答应|欠|愧|舍不得|忘不了|感谢|谢谢"
    "|(?:跟|陪|带|守|蹲|住|睡|站|坐)(?:着|在|到)|(?:跑|看|走|听|去|问|翻|住|蹲|查|读|数|来|做|当|写|带|学|教|给|帮|值|守|睡|等)(?:了|过|完|遍)"
)
"""What opens an act of somebody who is not named."""
_TIME_FIRST = expression(
    r"^从(?!小)|^(?:这|那|去|今|前|上|当|每|头)[一几]?(?:年|天|个?月|周|次|回|些年)|^[\d一二三四五六七八九十]+[年月日]"
)
_LONGEST_THING = 16
"""Characters between two pauses, beyond which a text without a sign of a predicate is not taken for a thing."""


def read_answer(text: str, words: Words) -> Answer:
    """What an answer is. Only plain evidence counts: what shows nothing is a clause, and stands as it was written."""
    bare = text.strip().rstrip("。")
    if _LENGTH.match(bare):
        return "time"
    if not bare or ends_sentence(bare) or "。" in bare or bare.startswith("【"):
        return "clause"
    if _DOING.match(bare):
        return "act"
    time = _TIME_FIRST.match(bare)
    if time:
        return "act" if _DOING.match(bare[time.end() :]) and not bare.startswith("从") else "clause"
    if opens_as_order(bare, words) or (len(bare) <= _SHORT_STORY and opens_as_act(bare, words)):
        return "act"
    return "thing" if is_thing(bare) else "clause"


_RULED = expression("(.).\\1.$|一.+一.+$")
"""What says how things are to be: 专车专用, 一人一档."""


_OF_THING = expression(
    f"(?![我你他她们大把将给对向让]|[^，。]*[是了着])[{HAN}\\d“”]{{3,14}}的(?:协议|合同|方案|问题|路灯|漏气点|手续|事|活|账|名单|材料|图纸|办法|路|桥|井|灯|屋顶|设备|经费)"
)
"""A thing of which is said whose or what for: 3号楼加装电梯的协议."""


_JUDGED = expression(
    f"[{HAN}]{{2}}(?:得?很?(?:清楚|清晰|扎实|实在|具体|明确|详细|翔实|准确|细致|透彻|深刻|诚恳|充分|生动|精彩|得力|得当|有力|明显|显著|突出|严重|严峻|平稳|顺利|及时|齐全|到位))$"
)
"""What is judged and how it is found: 进度清楚."""
_CASE = expression("[^，。]{2,12}(?:的，|，(?=[按凭]))[^，。]{2}")
"""Whom something concerns, and what follows: 订单采购的，旗里统一质检."""
_HAPPENS = expression(
    rf"[{HAN}]{{2,8}}(?:窗口|门诊|[室馆站厅])(?:周[末日六]|节假日|午间|中午|晚上|夜间|全天|每天)不?[{HAN}]{{1,3}}"
    rf"|[{HAN}\d]{{2,}}(?:开[火业工学张馆餐诊课园播]|投[产用运]|竣工|完工|上线|到货|到岗|封顶|入住|停工|停业|复工|复产|复课|合成一[个张本家]|并成一[个张本家])$"
)
"""What becomes of a thing: 老年食堂开火."""


_CHANGED = expression("(?:提高|降低|增加|减少|上调|下调|缩短|延长|涨|降)(?:到|至|了)?[0-9一二两三四五六七八九十百千万]")
"""A change by so much: 夜班费每个提高三十元."""


def happens(text: str) -> bool:
    """Whether a text says what becomes of a thing, before which 让 can stand: 老年食堂开火."""
    bare = text.strip().rstrip("。")
    return len(bare) > 3 and _HAPPENS.fullmatch(bare) is not None


_VENTURE = expression(
    "[^，；。：、了将要已会能在把被让给就都也还再到完比办]{4,16}(?:行动|战略|宿舍|基地|公园|步道|热线|驿站)"
)
"""A name that ends in what is undertaken or built, whatever verbs are in it: 新一轮找矿突破战略行动."""
_DUE = expression(
    f"(?:{_NUMBER}月)?(?:{_NUMBER}[日号]|[上中下]旬|[月年]?底|初)?(?:之|以)?[前内起](?![列述沿面])[{HAN}]{{2}}|[{HAN}\\d]{{1,6}}[前内](?:交付|完工|开放|到位|到岗|办结|建成|开通|投用|送达|发放)"
)
"""By when something is done, behind a comma: 专家公寓12套，6月底前交付."""


def is_thing(text: str) -> bool:
    """Whether a text only names something: 疫情, 两辆36座校车，一年的油费. No stretch of it shows a predicate."""
    stretches = re.split("[，、；：]", text.strip().rstrip("。"))
    if any(_JUDGED.search(stretch) for stretch in stretches) or _CASE.match(text) or happens(text):
        return False
    if _CHANGED.search(text):
        return False
    if _VENTURE.fullmatch(text.strip().rstrip("。")):
        return True
    if _OF_THING.fullmatch(text.strip()):
        return True
    if any(_DUE.match(stretch) for stretch in stretches[1:]):
        return False
    if text.startswith("每") or _TIMED.match(text.strip()) or re.match(_SPAN, text.strip()) or says_how_many(text):
        return False
    return not _RULED.match(text) and all(
        0 < len(stretch) <= _LONGEST_THING and not _PREDICATE.search(_NAMES.sub("", stretch)) for stretch in stretches
    )


_TOLD = expression(rf"[，；：。！？“\d一二两三四五六七八九十几百千万了过着把]|是[^，。]+的|[{HAN}]得[{HAN}]")
_SHORT_STORY = 14


def is_begun(text: str) -> bool:
    """Whether a story has only begun: one short clause without a figure or a thing done (疫情, 某人刚下夜班)."""
    bare = text.strip().rstrip("。")
    return 0 < len(bare) <= _SHORT_STORY and not _TOLD.search(bare)


_FAVOUR = expression(f"[{HAN}]{{2,8}}(?:[和、与][{HAN}]{{2,6}})*")
_GIFTS = (
    "(?:支持|帮扶|帮助|关心|关怀|关爱|厚爱|信任|理解|配合|付出|陪伴|指导|照顾|包容|奉献|捐助|资助|援助|鼓励|鞭策|辛劳|辛苦|努力"
    "|教诲|培养|提携|重托|托付|宽容|体谅|谅解|爱护|呵护|照料|照应|牺牲|坚守|担待|成全|提醒|批评|监督|引导|栽培|恩情)$"
)
_GIVEN = expression(f"的[^，。]{{0,6}}{_GIFTS}")
_GIFT = expression(_GIFTS)


def is_given(text: str) -> bool:
    """Whether what somebody gave is thanked for, and not the giver: 林草局多年的帮扶."""
    return _GIVEN.search(text.strip().rstrip("。")) is not None


_SAID_OF_SOMEBODY = expression(
    "[我你他她它了着过是在把被让给要会能不没就都也从对向]|[早晚][上晨起间]|点半?[到来去出上下开]|[天日夜晚年月][天日夜晚年月]"
)


def is_favour(text: str) -> bool:
    """Whether a text names what somebody gave, and takes a 的 before it: 信任, 理解支持, 多年的包容."""
    bare = text.strip().rstrip("。")
    return bool(_FAVOUR.fullmatch(bare) and _GIFT.search(bare)) and not _SAID_OF_SOMEBODY.search(bare)


_LOCAL = expression(
    "(?:每(?!个?(?:[月周天日年次季晚班]|星期|学期|小时))|各|所有|人人|家家|户户)|[^，；。把将在让给用]{1,6}(?<![以网线])[里上中内下外前旁](?:都|也|要|得|应当|应该)?(?:有|能|会|摆|放|设|挂|装|贴|坐|站)"
)


def is_local(text: str) -> bool:
    """Whether a clause opens with where, or with each of many: 大堂里有个人会说话."""
    return _LOCAL.match(text.strip()) is not None


_TIMED = expression(
    "[^，。]{1,12}(?:的时候|之前|以前|以后|之后|[时后前]|期间)，|(?:[0-9]{1,2}月(?:底|初|[上中下]旬|[0-9]{1,2}日)?前?|[春国清]节前|早晚|明年|今年|下[个次]|今后|以后|每(?:[天周月年次季晚]|个月|个?学期|个?星期|个?季度)|周末|暑假|寒假|放假|平时|过[年节]|(?:春节|国庆|五一|元旦|中秋|端午|节日|汛期|高峰|假期|[寒暑]假)期?间?(?=[^，。]{3}))"
)


_SPAN = "[0-9一二两三四五六七八九十半]{1,3}个?(?:天|周|星期|月|年|小时|分钟)之?内"
_WITHIN = expression(
    f"(?:早晚|[早晚]?高峰|[上中下]午|晚上|夜[里间]|凌晨|清晨|周末|节假日|[暑寒]假|汛期|[1-9][0-9]?月|{_SPAN})"
    "(?![^，。]{0,12}(?:的时候|期间|[时后])，)"
)


def is_within(text: str) -> bool:
    """Whether a text opens with a time that 在 stands before: 上午高峰时段至少开三个窗口, 三天内比完."""
    return _WITHIN.match(text.strip()) is not None


def is_timed(text: str) -> bool:
    """Whether a text opens with when something is done, before which neither 应当 nor 还要 can stand."""
    return is_within(text) or _TIMED.match(text.strip()) is not None


_ASKS = expression(
    "(?:吗|何干|(?<!着)呢|不就[^，。]{1,6}了|(?:难道|何必|凭什么)[^，。]+|(?:要不要|能不能|是不是)[^，。]*|(?:找|问|靠|听|归)谁|^[^谁]*谁[管办出抓包]|^谁(?![^谁]{0,3}[也都])[^谁]{1,4}|谁来[抓办管]|怎么办|干什么|(?:在|去|从)哪里?来?|行不行|好不好|对不对|怎么办|(?:怎么(?:会|能|可能|敢)|怎能|怎会|岂能|谁还|哪里还|哪还)[^，。]+)$"
)
_LAST = expression("[^，；：。！？]+$")


_TOLD_OF = expression(
    "(?:不?知道|不知|不清楚|清楚(?!的)|不?晓得|不?记得|没想好|说不清|说得[清出]|想不出|打听|看[清得出]+|认得出?|数得[清出]|听得出|猜得[到出]|弄清|摸清)[^，；。]*(?<![吗呢])$|谁[^，；。谁]+，[^，；。谁]{0,4}谁[^，；。谁]+$"
)
"""What tells of not knowing, or of whoever it may be, and asks nobody: 摔伤了不知道找谁, 谁先建起来，谁就接得住."""


_PAIRED = expression(r"([哪谁]|什么|怎么|多少)[^，；。]{0,6}，[^，；。]{0,6}\1")
"""What holds for whichever it is: 人在哪，家就在哪."""
_TALKS = expression(r"([说讲谈议看听想])一?\1|商量|研究|明确|弄清|搞清|交代|通报|安排|说清|讲清")
"""How a text opens that says what will be talked about: 说一说…怎么办."""
_ASKED_OUTRIGHT = expression("^怎么[考办干抓管查算分评走搬改修建用][^，；。]?$")


def asks(text: str) -> bool:
    """Whether a sentence without its mark is a question: 学一学不就会了. A blank asks the writer, not the hall."""
    if _PAIRED.search(text) or _TALKS.match(text.strip()):
        return False
    if _ASKED_OUTRIGHT.match(text.strip()):
        return True
    if _TOLD_OF.search(text.strip()):
        return False
    last = _LAST.search(text.strip())
    return last is not None and not last[0].endswith("】") and _ASKS.search(last[0]) is not None


_WHAT = "什么|怎么|怎样|如何|为何|哪|谁|多少"
_QUESTIONS = expression(f"{_WHAT}|[吗呢]$|能不能|是不是|要不要|行不行|好不好")
_WHATEVER = expression(
    f"[看想认弄讲说查摸搞问]清|明白|({_WHAT})[^，。]*\\1|(?:{_WHAT})[^，。]{{0,6}}[都也]|不管|无论|不论|没有?(?:{_WHAT})|不(?:知道?|清楚|怎么)"
)
"""What whoever or whatever it may be: 谁的责任谁扛, 缺什么补什么, 什么时候都不能松."""


def puts_question(heading: str) -> bool:
    """Whether a heading is a question: 任务怎么抓, not 谁的责任谁扛."""
    return _QUESTIONS.search(heading) is not None and _WHATEVER.search(heading) is None
