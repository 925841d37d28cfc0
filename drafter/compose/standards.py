"""To what standard, and what follows from not doing it: the texts of a measure in, with what joins them on, out."""

import re

from drafter.language.expressions import expression
from drafter.language.fours import is_in_fours
from drafter.language.han import HAN
from drafter.language.orders import opens_as_order, read_order
from drafter.language.sentences import ends_sentence
from drafter.language.words import Words

MAX_BEFORE = 50
"""Characters after which what follows from not doing it is a sentence of its own: with it there would be seventy."""
_MERIT = expression("标准|要求|水平|规范|等级|级别|指标|目标")
_AMOUNT = expression(r"^[约近超]?[\d.]+")
_BARE = expression(r"^(?:不(?![得准许能可])|零|无|没有)|一[^，、]一[^，、]")
_CASE = expression("[^，；。]{1,10}的(?:一律|不[得准再予能]|要|由|退|重|先|全)")
"""Whom it concerns, before what becomes of them: 不合格的不得上岗."""
_OWED = expression(f"^[{HAN}]{{2,6}}(?<!的)(?:按[月周季时期]|足额|全部|及时|当[天场日]|如期|准时|逐[月日])")
_CONDITION = expression(
    "^(?:逾期|对|凡|未|不|没|发现|如|若|一旦|一经|谁|哪|迟|漏|瞒|拒|仍|到期|到时|完不成|超|连续|因|屡|做不|查[出到]|抓到|晚|差|每|出[一现]|[一两]次|有|还|再|[^，；。]{0,14}的[，；、一由予给都全停扣罚收移退取送补重按从免降撤调先限当三两]|少一|出了)"
)
_PENALTY = expression("^(?:由|予以|给予|作|扣|罚|停|取消|撤|免|追|收回|退回|点名|公开|全[市县镇]|上门)")
_IF = expression(
    "[未没不超逾漏瞒迟拖错假违误缺拒抗]|停(?![职发产业工止岗薪])|[一二两三四五六七八九十\\d]次|谁|哪|凡|如|若|一旦|的，|再|仍|还|自负|后果"
)
"""Signs that a text says itself when it holds."""
_OR_ELSE = expression("^(?:否则|不然|要不)")


def say_standard(text: str, marked: str, words: Words) -> str:
    """A standard behind what is to be done: ，做到不漏一辆, ，达到100%. `marked` is the text as it is printed."""
    if "。" in text[:-1]:
        return f"。{marked}"
    bare = text.strip()
    if bare.startswith("【"):
        return f"，{marked}"
    if opens_as_order(bare, words):
        return f"，{marked}"
    if _CASE.match(bare):
        return f"，{marked}"
    if _BARE.search(bare) or (is_in_fours(bare) and not _MERIT.search(bare[-2:])):
        return f"，做到{marked}"
    if _AMOUNT.match(bare) and re.search("不(?![低少高超]|得)", bare):
        return f"，做到{marked}"
    if (_AMOUNT.match(bare) and len(bare) <= 10 and not re.search("[到才离撤岗]", bare)) or (
        _MERIT.search(bare[-3:]) and not _tells(bare, words)
    ):
        return f"，达到{marked}"
    return f"，确保{marked}" if _is_owed(bare, words) else f"，{marked}"


def say_else(text: str, marked: str, said: str, words: Words, *, timed: bool) -> str:
    """What follows from not doing it; 逾期没有完成的 goes before what does not say itself when it holds.

    `said` is what stands before it, without marks of origins: how it is read must not follow from how they are written.
    """
    if ends_sentence(said):
        mark = ""
    elif _OR_ELSE.match(text):
        return f"，{marked}"
    else:
        mark = "。" if "；" in said or len(said) > MAX_BEFORE else "；"
    if text.startswith("【") or _CONDITION.match(text):
        return f"{mark}{marked}"
    if _PENALTY.match(text) or opens_as_order(text, words) or not _IF.search(text):
        return f"{mark}{'逾期没有完成的' if timed else '做不到的'}，{marked}"
    return f"{mark}{marked}"


def _is_owed(text: str, words: Words) -> bool:
    """Whether a standard tells what becomes of a thing of its own, and 确保 carries it: 人工费按月拨付."""
    return _OWED.search(text) is not None and read_order(text, words) in ("clause", "noun", "object")


def _tells(text: str, words: Words) -> bool:
    """Whether a text that ends in 标准 says more than a thing to be reached: 执行国家标准, 不低于去年水平."""
    return opens_as_order(text, words) or bool(re.search("达到|符合|不[低高少]于|控制|[要须]", text))
