"""The tests that sections may ask of a value: {% if value is … %}; a value in, yes or no out."""

import re
from collections.abc import Callable
from typing import Any

from drafter.compose.given import is_blank
from drafter.compose.values import read_text
from drafter.language.answers import (
    asks,
    happens,
    is_favour,
    is_given,
    is_local,
    is_thing,
    is_timed,
    is_within,
)
from drafter.language.expressions import expression
from drafter.language.fours import is_in_fours
from drafter.language.han import HAN
from drafter.language.loss import read_loss
from drafter.language.orders import is_counted
from drafter.language.roles import tells_mishap
from drafter.language.sentences import ends_sentence
from drafter.meeting.records import Record


def is_sentence(value: Any) -> bool:
    """Whether a text ends as a sentence does."""
    return isinstance(value, str) and ends_sentence(read_text(value))


def is_even(value: Any) -> bool:
    """Whether a number is even: every other turn."""
    return isinstance(value, int) and value % 2 == 0


def is_ending(value: Any, ending: Any) -> bool:
    """Whether a text ends in some characters, or in one of several."""
    endings = ending if isinstance(ending, (list, tuple)) else (ending,)
    known = tuple(read_text(each) for each in endings if isinstance(each, str))
    return isinstance(value, str) and read_text(value).endswith(known)


def is_opening(value: Any, words: Any) -> bool:
    """Whether a text begins with one of some words."""
    if not isinstance(value, str) or not isinstance(words, (list, tuple)):
        return False
    return read_text(value).startswith(tuple(read_text(word) for word in words if isinstance(word, str)))


LONGEST_FIELD = 4
"""Characters of the longest text that is taken for the name of a field."""
_NOMINAL = expression(
    "的$|的[^，。的]{1,5}$|^(?!.*(?:[没不未](?!良|锈|动)|有)).*(?:[者人户村镇乡]|单位|企业|部门|同志|干部)$"
)


def is_nominal(value: Any) -> bool:
    """Whether a case names those whom it concerns, and takes no 的: 连续两周排末位的村."""
    return isinstance(value, str) and _NOMINAL.search(read_text(value)) is not None


_FAULTY = expression(
    "[不没未无难缺少弱差慢漏乱高低松空假老旧长短多大重紧失散浅偏虚降减滑堵贵脏坏断瞒拖]|问题|隐患|短板|风险"
)


def is_naming_field(value: Any) -> bool:
    """Whether a shortcoming only names in what it lies (部门协同), and 方面 leads on to what is amiss."""
    text = read_text(value) if isinstance(value, str) else ""
    return 2 <= len(text) <= LONGEST_FIELD and is_thing(text) and _FAULTY.search(text) is None


_DONE = expression(f"(?![我本全各市县区乡镇村省路水电气灯桥人])[{HAN}]{{2}}了")


def is_done(value: Any) -> bool:
    """Whether a text opens with what was done and names nobody who did it: 组建了两个医共体."""
    return isinstance(value, str) and _DONE.match(read_text(value)) is not None


_DID = expression("[把为在从给带守抱背扛连]")
"""How a story opens that goes on about the one named: 把温度曲线抄了四大本，…，是他提出…."""
_OTHER = expression(r"[他她他们]|^\d+(?!岁|年|月|[\d])")


def is_about_other(value: Any) -> bool:
    """Whether a story begins with a subject of its own, before which a name and a comma cannot stand: 37名病人，她…."""
    text = read_text(value) if isinstance(value, str) else ""
    own = _DID.match(text) is not None
    return not own and _OTHER.search(re.split("[。；]", text, maxsplit=1)[0]) is not None


def is_saying(value: Any, words: Any) -> bool:
    """Whether one of some words stands in a text, or in a text of a list or of its records."""
    given = value if isinstance(value, (list, tuple)) else (value,)
    texts = [text for each in given for text in (each.values() if isinstance(each, Record) else (each,))]
    wanted = [read_text(word) for word in words if isinstance(word, str)] if isinstance(words, (list, tuple)) else []
    return any(word in read_text(text) for text in texts if isinstance(text, str) for word in wanted)


BRIEF = 14
"""Characters of the longest text that is brief."""


def is_brief(values: Any) -> bool:
    """Whether every text of a list is short and without a pause, so that two of them need no numbers."""
    texts = values if isinstance(values, (list, tuple)) else (values,)
    said = [read_text(text) for text in texts if isinstance(text, str)]
    return bool(said) and all(len(text) <= BRIEF and not re.search("[，、；：。]", text.rstrip("。")) for text in said)


def is_favour_given(value: Any) -> bool:
    """Whether a text names what somebody gave: 感谢家属们 的 理解支持."""
    return isinstance(value, str) and is_favour(read_text(value))


def is_asking(value: Any) -> bool:
    """Whether a text is a question, with or without its mark."""
    return isinstance(value, str) and (read_text(value).endswith("？") or asks(read_text(value)))


_MEASURED = expression(f"[{HAN}“”]{{2,12}}\\d[\\d.,]*[万亿多余]{{0,2}}[{HAN}]{{1,4}}(?:[，；。]|$)")


def is_measured(value: Any) -> bool:
    """Whether a text says how much of a thing there is, and no 是 stands before it: 新馆1.2万平方米，藏书26万册."""
    return isinstance(value, str) and _MEASURED.match(read_text(value)) is not None


def is_local_clause(value: Any) -> bool:
    """Whether a clause opens with where, or with each of many, and 应当 cannot stand before it."""
    return isinstance(value, str) and is_local(read_text(value))


def is_counted_thing(value: Any) -> bool:
    """Whether a text names so many of a thing: 一名专职人员."""
    return isinstance(value, str) and is_counted(read_text(value))


def is_timed_clause(value: Any) -> bool:
    """Whether a text opens with when something is done: 过节回家的时候，…."""
    return isinstance(value, str) and is_timed(read_text(value))


def is_given_thing(value: Any) -> bool:
    """Whether a text names what somebody gave, for which 对 and not 向 thanks: 林草局多年的帮扶."""
    return isinstance(value, str) and is_given(read_text(value))


def is_happening(value: Any) -> bool:
    """Whether a text says what becomes of a thing: 老年食堂开火."""
    return isinstance(value, str) and happens(read_text(value))


def is_when(value: Any) -> bool:
    """Whether a text opens with a time at which, before which 要 needs its 在: 上午高峰时段, 三天内."""
    return isinstance(value, str) and is_within(read_text(value))


def is_terse(value: Any) -> bool:
    """Whether a text is nothing but phrases of four characters (不重不漏、真实准确), which 做到 has to carry."""
    return isinstance(value, str) and is_in_fours(read_text(value), 2)


_REQUESTS = expression("[^，；。]{2,12}(?<![申邀聘宴提])请(?![示求假帖柬])")


def is_requesting(value: Any) -> bool:
    """Whether a text asks in its own words, behind when or for what: 大雪封路的时候请血站先通个气."""
    return isinstance(value, str) and _REQUESTS.match(read_text(value)) is not None


_COMPARED = expression(
    f"(?![把将对给像])[{HAN}]{{1,4}}(?:比[{HAN}]{{1,4}}还?[重大高亲贵紧先长远深甜硬暖]|[重大高]于[{HAN}]{{1,4}})$"
)


def is_comparing(value: Any) -> bool:
    """Whether a text weighs one thing against another, and is nothing that somebody does: 灯比命重."""
    return isinstance(value, str) and _COMPARED.match(read_text(value)) is not None


_MANY = expression(
    f"\\d+[名位人户个]|[两几多](?:名|位|人)|全体|们$|[和、][{HAN}]{{2,3}}$"
    "|(?:队|班|组|团|站|科|所|社|家庭|集体|夫妇|夫妻|父子|母女|兄弟|姐妹)$"
)


def is_many(value: Any) -> bool:
    """Whether a name is that of several people, who speak as 他们: 清河支队27名指战员."""
    return isinstance(value, str) and _MANY.search(read_text(value)) is not None


_PUNISHED = expression("约谈|通报|扣|罚|检查|检讨|问责|追责|取消|处分|免|撤|降|停|收回|曝光|末位|报告|说明|整改")


def is_rewarding(values: Any) -> bool:
    """Whether outcomes only reward: 提前试产的，奖项目组10万元."""
    told = [read_text(each.get("then") or "") for each in values if isinstance(each, Record)]
    return bool(told) and all("奖" in then and _PUNISHED.search(then) is None for then in told)


def is_naming(comment: Any, person: Any) -> bool:
    """Whether a comment calls somebody itself, by the whole name or as 老唐, 华师傅."""
    name = read_text(person.get("name") or "") if isinstance(person, Record) else ""
    said = read_text(comment) if isinstance(comment, str) else ""
    if not name or name.startswith("【"):
        return False
    titled = re.match(f"(?:[老小]{name[0]}|{name[0]}(?:师傅|老师|[{HAN}]{{0,3}}[长记任工总]))", said)
    return name in said or titled is not None


def is_mixed_outcome(values: Any) -> bool:
    """Whether some outcomes reward and some punish."""
    told = [read_text(each.get("then") or "") for each in values if isinstance(each, Record)]
    rewards = [_REWARDED.search(then) is not None and not re.search("扣|罚|取消", then) for then in told]
    return any(rewards) and not all(rewards)


_REWARDED = expression(r"奖励|优先安排|优先考虑|优先推荐|表扬|表彰|加分|给予倾斜|奖补|奖(?=[一二三\d])")


def is_mishap(value: Any) -> bool:
    """Whether a text tells what went wrong: it goes before what is to be done, and is no example of how to do it."""
    return isinstance(value, str) and tells_mishap(read_text(value))


_DEMAND = expression("要(?![点求素害件])|必须|务必|不得|不准|不能|严禁|一律|确保|做到|应当|决不|绝不")


def tells_loss(value: Any, loss: Any) -> bool:
    """Whether texts tell of people who are dead, missing or hurt, whichever is asked for."""
    texts = [value] if isinstance(value, str) else value if isinstance(value, (list, tuple)) else ()
    return isinstance(loss, str) and loss in read_loss([read_text(text) for text in texts])


_IS_SO = expression(f"[{HAN}]{{2,8}}(?:就是|不是|等于)[{HAN}]{{2,10}}，")
"""A claim before what follows from it: 防病就是防返贫，这笔账要算清楚."""


def is_claiming(value: Any) -> bool:
    """Whether a quoted text says how something is, and demands nothing: 核查不是走程序，是给病人上最后一道锁."""
    text = read_text(value) if isinstance(value, str) else ""
    return (
        re.search("是|没有用|等于|不如", text) is not None
        and (_DEMAND.search(text) is None or _IS_SO.match(text) is not None)
        and not text.startswith("一是")
    )


def is_argued(values: Any) -> bool:
    """Whether one of several shortcomings takes more than a sentence, so that each of them ends in 。."""
    if not isinstance(values, (list, tuple)):
        return False
    given = [each for each in values if isinstance(each, Record)]
    reasons = any(each.get(name) for each in given for name in ("why", "account", "lesson", "compare"))
    return reasons or any(each.get("case") and "，" in read_text(each.get("text") or "") for each in given)


_TITLED_NAME = expression(
    f"(?!新|第|老|这|那|请|把)[{HAN}]{{2,3}}(?:同志|副?[局院校馆站所镇乡县厂矿队科处]长|书记|主任|老师|医生|经理)"
)


def is_titled_name(value: Any) -> bool:
    """Whether a text opens with somebody's name and what he is called: 周敏校长年轻，懂教学."""
    return isinstance(value, str) and _TITLED_NAME.match(read_text(value)) is not None


TESTS: dict[str, Callable[..., bool]] = {
    "even": is_even,
    "ending": is_ending,
    "sentence": is_sentence,
    "blank": is_blank,
    "opening": is_opening,
    "nominal": is_nominal,
    "done": is_done,
    "naming_field": is_naming_field,
    "about_other": is_about_other,
    "saying": is_saying,
    "terse": is_terse,
    "favour": is_favour_given,
    "brief": is_brief,
    "measured": is_measured,
    "local": is_local_clause,
    "timed": is_timed_clause,
    "when": is_when,
    "given": is_given_thing,
    "happening": is_happening,
    "asking": is_asking,
    "rewarding": is_rewarding,
    "mixed_outcome": is_mixed_outcome,
    "naming": is_naming,
    "counted": is_counted_thing,
    "many": is_many,
    "requesting": is_requesting,
    "comparing": is_comparing,
    "mishap": is_mishap,
    "telling_of": tells_loss,
    "argued": is_argued,
    "claiming": is_claiming,
    "titled_name": is_titled_name,
}
