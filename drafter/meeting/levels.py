"""Who called a meeting, the post of who speaks, or a title in; the level that it shows out."""

import re

from drafter.model.organisation import Level

_CALLERS: tuple[tuple[Level, str], ...] = (  # lowest first: 青溪县云台镇党委 is of a township
    ("enterprise", "集团|公司|[厂矿]$|[厂矿](?:党|部|长|区)|车间|分行|支行|银行"),
    ("school", "学校|[中小大]学|学院|幼儿园|校党|(?<!党)校(?:长|办|园|领导)|^校"),
    ("hospital", "医院|卫生院|保健院|^院(?:党|办|长|领导)"),
    ("village", "村(?:党|委|两委|民|支|股|集体|“两委”)|村$|(?:^|村)“两委”"),
    ("street", "街道"),
    ("township", "[乡镇](?:党|政府|人大|机关|长|综|应急|安|$)"),
    ("county", "县"),
    ("district", "区(?:委|政府|长|直|级|[^域间别]{1,8}局)"),
    ("city", "市(?:委|政府|长|直|级|[^场]{1,12}(?:局|委|办|会|队))"),
    ("province", "省|自治区"),
)
_TITLES: tuple[tuple[Level, str], ...] = (
    ("enterprise", "全公司|我公司|全集团|集团公司|全厂|我厂"),
    ("school", "全校|我校|全园"),
    ("hospital", "全院|我院"),
    ("village", "全村|我村"),
    ("street", "全街道|我们?街道"),
    ("township", "[全我][镇乡]"),
    ("county", "[全我]县"),
    ("district", "[全我]区"),
    ("city", "[全我]市"),
    ("province", "[全我]省"),
)


def level_of_caller(text: str) -> Level | None:
    """The level of a body by its name: county of 县委、县政府; None where the name does not tell."""
    return next((level for level, names in _CALLERS if re.search(names, text)), None)


def level_of_title(text: str) -> Level | None:
    """The level of a meeting by its title: 我县 before 全市, since 全市…我县续会 is the county's."""
    own = next((level for level, names in _TITLES if re.search(names.replace("[全我]", "我"), text)), None)
    return own or next((level for level, names in _TITLES if re.search(names, text)), None)
