"""Whether a deed was done at the meeting just now or long before; a clause in, yes or no out."""

from drafter.language.expressions import expression

_AT_THE_MEETING = expression(
    "讲|说|谈|唱|奏|诵|念了|发言|发了言|介绍|通报|汇报|报告|部署|布置|主持|传达|总结|表态|解读|回顾|表了[个一]?态|分享|推介|检讨|交流|点评"
    "|点名|承诺|倡议|建议|表彰|表扬|批评|道歉|答复|回答|强调|要求|指出|展示|安排|朗读|播放|宣了誓|观看|看了|带来了|递交|宣[布读讲誓告]|提[了出问醒议到]"
    "|作了|作(?:了?一?个|出)?[^，；。业]{0,8}(?:说明|动员|检查|反思|承诺|指示|意见)|演[唱奏示讲出了]|致[辞词欢答贺悼了]|签[署约订了]"
    "|颁[发奖布了]|授[予旗牌奖]|揭[牌幕晓]|领[读誓唱奖]"
)
"""What is heard or seen by those who sit there."""
_SPAN = "(?:整整|近|快|将近)?[\\d一二两三四五六七八九十百几半]+(?:余|多)?(?:个多?月|年|天|夜|辈子|届)"
_FOR_YEARS = expression(f"(?:讲|说|谈|唱|奏|演|诵|主持)了?{_SPAN}(?!来|的|间)")
"""What is a calling and no speech: 讲了三十年课, 唱了一辈子戏."""
_BEFORE = expression("(?:去年|前年|当年|那年|往年|从前|以前|多年|上个?月|上周|昨天|前天|\\d{4}年|\\d{1,2}年[前来间里])")
"""When something was done that was not done just now, before the deed."""


def is_of_the_meeting(did: str) -> bool:
    """Whether a deed was done at the meeting, so that 刚才 may stand before it: 通报了案情, but not 修了十四个月."""
    if did.startswith("刚才"):
        return True
    if _BEFORE.match(did) or _FOR_YEARS.search(did):
        return False
    return _AT_THE_MEETING.search(did) is not None
