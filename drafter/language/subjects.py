"""Whose doing a measure tells of: its text in; whether it names nobody, one of theirs, or a subject of its own out."""

from typing import Literal

from drafter.language.expressions import expression
from drafter.language.fours import is_in_fours
from drafter.language.han import HAN
from drafter.language.orders import MODAL, costs, opens_as_act, opens_as_order
from drafter.language.sentences import first_stretch
from drafter.language.words import Words

Subject = Literal["none", "theirs", "own"]
"""none 和户主一块量 · theirs 主要负责同志在岗带班, one of those who are named before · own 食堂后厨装上摄像头."""

_THEIRS = expression(
    "(?:党政|党委)?(?:主要|分管|值班|带班|包保|包片|包村|包联|驻村|联系)(?:负责同志|负责人|领导同志|领导|干部|人员)(?!责任)"
    "|一把手|主任(?![医护])|(?:村|党)支书|(?:领导)?班子成员|(?:党委|党组|党总支|支部)?书记(?!处)|(?:班|组|队|科|处|局|厂|校|院|所|站|镇|乡|县|区|市|村)长(?![期效远制的])"
)
"""An office of whoever has to do it: 主要负责同志, 校长."""
_OPENS = expression(
    r"按[月周日旬季年时期](?=[^，；。的]{2})|重点(?=[看查抓盯管])|报(?=[^，；。告名销废警]{1,4}[表单数册])|[^，；。的]{2,4}时旁站"
    r"|(?:顺[路手带便]|随手|捎带|抽空|得空|沿[途路]|一路|结伴|亲[手口]|挨个|[轮换倒]着|半夜|起早|摸黑|冒[雨雪])(?!的)"
    r"|先(?![进锋烈生辈期])|再(?!生)|和(?![谐平])|跟|与(?!会)|同(?![志学乡步期事行])|统一|集中|早晚(?!高峰|[^，；。]*有人)|(?:凌晨|白天|夜里|夜间|晚上|早上|清晨|早晨|平时)(?!的|[^，；。]*有人)|(?:[班课会](?:前|后(?!服务)))(?!会)|饭前"
    r"|(?:手把手|面对面|点对点|一对一|门对门)|一[^一，、]{1,2}一[^，、](?=[^，、；。]{2})|[两三半\d十]+[天日周月旬]一|[半两三](?:天|日|周|月|旬|年)一|别|不(?![得准许能可锈良动合具法明同])|作(?![业物风品坊者案])|一(?:把|张|支|根|竿|口)(?!手)|\d+月(?![底份初中])|天天|日日|夜夜|相互|互相|每人|一人(?=[包带管盯教])|只|累计|挨着|围着|围绕|守着|随身|随车|吃住|当[天场晚面日](?!的)|(?:24|二十四)小时(?!的|内|[^，；。]*有人)|趁|多(?![名个位数家])|少(?![数年])|敢|敞开|带着"
    r"|头(?:天|[一两三\d]天|一晚)|(?:第二天|次日|隔天|前一[天晚])(?!的)|随[^，；。的]{2,8}上|跟班|合[兵力]|双人|[两三]人一|逢(?:集|年|节|会|[一二三五十])[^，；。的]{0,5}(?=[^，；。])|用(?![户电水气地工人火药餐品途料房能煤车油海林语权血])|在营业|出[一二两三四五六七八九十\d]|[送装通办教][^，；。的]{1,3}[到上进下][户村田岗人校门家乡]|比(?![例赛])|按(?!钮)|每(?:隔)?[\d一两二三四五六七八九十半]*个?(?:天|日|周|旬|月|季|季度|年|小时|晚|夜)(?!的)"
)
"""What opens a deed of somebody who is named before: an adverb, a time, with whom it is done."""
_SAYS_WHEN = expression(
    f"{MODAL}|一律|才[能可准许给]|终身|自负|奖(?=[\\d励一二三五十百千给])|[扣罚]|[一每][户人亩家位次件台名][^，；。]{{0,4}}\\d+元|补(?:一半|[^，；。]{{0,4}}\\d)|^凡|的[，一先从退优免由直按]|从[轻重严宽]|自己|各自"
)
"""Signs of a rule that holds for its subject, which nobody brings about: 司机酒后不得出车, 一户120元."""
_NUMBERED = expression(
    r"[\d一二两三四五六七八九十百千]+(?:多)?[名个台辆处部套支间顶艘张条盏床份座口块只家所项起件户人栋亩公]"
)
"""So many of a thing, which is a subject."""
_SO_MANY = expression(rf"[{HAN}]{{2}}(?:[\d“《]|[一两二三四五六七八九十百千]+[名个台辆处批次条家户场座期份])")
"""An unknown word and how much of something, which then is its object: 筹集42万元."""
_ABLE = expression(f"[{HAN}][得不][住清见懂到上下起来去了完动开掉进出](?![{HAN}]{{0,4}}[的得])")
"""What is or is not possible, which opens with its verb: 留得住摊主."""
_SHORT = 4
"""Characters of a clause that holds no subject beside its verb: 先量后分."""


def read_subject(text: str, words: Words) -> Subject:
    """Whose doing a measure is. An unknown word is a subject where a verb follows, and a verb where its object does."""
    if _THEIRS.match(text):
        return "theirs"
    if opens_as_deed(text) or is_in_fours(text, 2):  # how whoever is named does it: 逢丧必到、提前劝导
        return "none"
    first = first_stretch(text)
    if _ABLE.match(first):
        return "none"
    acts = first.split("、")  # 刷墙、换灯泡
    if all(opens_as_act(act, words) and not _tells(act, words) for act in acts):
        return "none"
    if _NUMBERED.match(first) or "的" in first or _tells(first, words):
        return "own"
    takes_object = _SO_MANY.match(first) or any(first.endswith(head) for head in words.heads if len(head) > 1)
    return "none" if takes_object or len(first) <= _SHORT else "own"


def opens_as_deed(text: str) -> bool:
    """Whether a text plainly opens a deed of somebody who is named before it."""
    found = _OPENS.match(text)
    if found is not None and text.endswith(("制度", "机制", "台账", "清单", "责任制")):
        return False  # 一人一档制度 is a thing
    return found is not None and not _DONE_BEFORE.match(text[found.end() :]) and not _WHO_DOES_NOT.match(text)


_WHO_DOES_NOT = expression(f"不[^，；。的]{{2,8}}的(?=[{HAN}]{{2}})")
"""Those who do not do something, and what becomes of them: 不穿救生衣的不开船."""


_DONE_BEFORE = expression(f"(?![^，的]{{0,2}}[把对给向让跟将])[{HAN}]{{0,3}}的(?=[{HAN}]{{3}})")
"""What makes a thing of a deed, of which then something else is said: 多 收的 费退给当事人, 先 到的 货先入库."""


def holds_for_its_subject(text: str) -> bool:
    """Whether a text says what holds for its subject, and is nothing that somebody can see to."""
    return _SAYS_WHEN.search(text) is not None or costs(text)


_HOLDS_ON = expression(
    "有效$|(?:天天|日日|夜夜|周周|月月|年年|季季|次次|件件|户户|人人|处处|班班|车车|顿顿)"
    f"|每(?!位|名)|先[{HAN}]{{1,8}}[，、]?[再后才]|先[{HAN}]{{1,6}}[，、]|[不没未][{HAN}]{{1,6}}的?[，]?(?:不|就不|别)|才(?![能会干艺华])"
    "|当[天日场面](?!的)|随[^，；。]随|一[^，；。一]{1,3}一|[有留站守派]人|专人|凡|逢|只(?:[能准许留收走进])|照常|轮流|限[量流速高载]|停(?=售票|止)|优先|从[严快重]|一样|同样|实名"
)
"""Signs that what is said of something holds from then on and is never done with: 考勤机天天用, 动火先开票."""


def goes_on_holding(text: str) -> bool:
    """Whether a text says how things are always to be, so that somebody keeps to it (落实) and does not finish it."""
    return holds_for_its_subject(text) or _HOLDS_ON.search(text) is not None


_SHARES = expression(r"(?!.*[元分]$)(?:[一二两三四五六七八九十\d]+[^，、；。一二两三四五六七八九十\d的]{1,4}){2}$")


_PAIRED = expression(rf"([{HAN}])[{HAN}]\1(?:[、，]([{HAN}])[{HAN}]\2)+")
"""人盯人、户联户."""


def names_shares(text: str) -> bool:
    """Whether a text only says how many of one thing go with how many of another: 一层楼一个人."""
    return _SHARES.match(text) is not None or _PAIRED.fullmatch(text) is not None


def _tells(clause: str, words: Words) -> bool:
    """Whether a clause goes on behind a thing that it opens with, which then is its subject."""
    named = any(
        clause[at : at + size] in words.heads or clause[at : at + size] in words.common
        for at in range(min(5, len(clause) - 3))
        for size in (2, 3)
        if at + size <= len(clause) - 2
    )
    return named or any(
        opens_as_order(clause[at:], words) or opens_as_act(clause[at:], words) or clause[at] in _TELLING
        for at in range(2, len(clause) - 1)
    )


_TELLING = "有能会戴穿进上下停站坐听吃睡推拉到由不全都按"
"""Characters beside those of `acts` that tell something of what stands before them."""
