"""Whom a letter greets: the people it is written to in, 各位水文职工、各位家属： out."""

import re
from collections.abc import Sequence

from drafter.language.expressions import expression
from drafter.language.han import HAN

_COUNT = expression(r"^.*?[\d〇零一二两三四五六七八九十百千万.]+(?:多|余)?[万千百]?(?:多|余)?[名位个户](?:的)?")
_WHOLE = expression(
    "^(?:全体|广大|各位|各|我们的?|你们的?|他们的?|[他她]们?的|全[省市县区镇乡村校院厂局司]|全(?:公司|集团|街道|社区|行业|系统))+"
)
_WHOSE = expression(f"^.*的(?=[{HAN}]{{2,8}}$)")
_FAMILY = expression("家[人属]$|亲人$|眷属$")
_PEOPLE = expression(
    "[员工师傅生士兵警友者民长手匠人户]$|小哥|大[哥姐]|兄弟|姐妹|嫂子|大[爷娘妈]|邻居|街坊|居民|[店业房]主|阿姨|老师|职工|司机|医护|家长|同志|干部|战士|同学|乡亲|老人|孩子|儿女"
)
_PLURAL = ("同志", "同学", "乡亲", "朋友", "老师", "战友", "父老乡亲", "孩子")
_MANY = 4
"""People named one after the other in a salutation at most."""


def greet(recipients: Sequence[str]) -> str:
    """The salutation of a letter; empty where what is written does not plainly name people."""
    people = [name for each in recipients for name in re.split("[、和及与]|以及", each) if name]
    called = [_call(name) for name in people]
    if not called or not all(called) or len(called) > _MANY:
        return ""
    return "、".join(dict.fromkeys(called)) + "："


_OFFICES = (
    "(?:副?(?:董事长|总裁|总经理|会长|理事长|秘书长|院长|校长|所长|主席|主任|[厅局部]长|[省市县区镇]长|书记)"
    "|大使|总领事)"
)
_CHIEF = expression(
    f"(?:[{HAN}]*?(?P<office>{_OFFICES})(?P<name>[{HAN}]{{2,3}}?)(?P<called>先生|女士|教授|院士|博士)?"
    f"|尊敬的(?P<whole>[{HAN}·]{{2,12}}))(?:一行)?"
)
"""A guest who is named with his office: 远川集团董事长郑涛先生一行, 尊敬的马丁市长先生和夫人."""


def greet_chief(guests: Sequence[str]) -> str:
    """How the first of the guests is greeted before all others, 尊敬的郑涛董事长; empty where no name is plain."""
    found = _CHIEF.fullmatch(guests[0].strip()) if guests else None
    if found is None:
        return ""
    return "尊敬的" + (found["whole"] or found["name"] + (found["called"] or found["office"]))


def _call(name: str) -> str:
    bare = name.strip().rstrip("。")
    for part in (_COUNT, _WHOLE, _WHOSE, _WHOLE):
        bare = part.sub("", bare)
    if _FAMILY.search(bare):
        return "各位家属"
    bare = bare.removesuffix("们")
    if bare.endswith("群众") or not 2 <= len(bare) <= 8 or not _PEOPLE.search(bare):
        return ""
    return f"{bare}们" if bare in _PLURAL else f"各位{bare}"
