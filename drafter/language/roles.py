"""What the reasons of a task tell of: what happened and the reason in; how the one follows from the other, out."""

from typing import Literal

from drafter.language.expressions import expression

Role = Literal["caused", "widespread", "elsewhere", "still"]
"""caused: the reason is why it happened · widespread: a count shows that it happened in more places · elsewhere: it
happened to others, and the reason is found with us · still: what is wrong now, after something that went well."""

_MISHAP = expression(
    "[摔跌淹溺撞剐塌垮]|[受轻重烧压砸轧]伤|骨折|[死伤]亡|[着起失]火|火灾|爆[燃炸管]|管涌|泄漏|中毒|事故|骗走|被骗|瞒报|丢失"
    "|停过?[业产水电气]|投诉|受[损灾罚]|才(?:发现|知道|到场)|差点|幸亏|险些|违规|超标|走了一半|^有的"
)
"""Signs that something went wrong."""
_WELL = expression(
    "(?:就|便)(?:把|[^，。]{0,6}[完成好通清])|没有发生|没出|零(?!售)|不再|下降|降[到了]|少了|提高|缩短"
    "|[做办建干查改]成|完了|全部[^，。]{2,}"
)
"""Signs that something was done well."""
_SPARED = expression("没事|平安|脱险|获救|发现得早|发现及时|幸亏|及时(?:发现|转移|处置)|无人[伤受]|没有人员?[伤受]")
"""Signs that it ended well, for which nobody asks why."""
_ELSEWHERE = expression("[^，；。]{0,10}(?:邻[省市县区乡镇村校]|隔壁|外[地省市县校]|兄弟|某[省市县区乡镇校])")
_SAMPLED = expression("[^，；。]{0,8}(?:抽查|抽检|暗访|检查|普查|摸排|排查|走访|核查)[^，。；]{0,8}\\d")
_FAULT = expression(
    "(?:有的|有些|部分|个别|少数)|[^，；。]{0,12}(?:各[^，；。]{1,4}各|[坏断缺漏堵锈]了|脱节|走过场|挂名|推来推去|没人|没有人|无人|不到位|不清|不严)"
)
"""How what is wrong is told."""


def tells_mishap(text: str) -> bool:
    """Whether a text tells what went wrong, and is no example of how something was done."""
    return _MISHAP.search(text) is not None and _WELL.search(text) is None


def read_role(case: str, why: str) -> Role | None:
    """How a reason follows from what happened; None where nothing shows it."""
    sampled, fault = _SAMPLED.match(why) is not None, _FAULT.match(why) is not None
    if not case or not (sampled or fault):
        return None
    if _ELSEWHERE.match(case):
        return "elsewhere"
    if tells_mishap(case) and _SPARED.search(case) is None:
        return "widespread" if sampled else "caused"
    well = _SPARED.search(case) is not None or _WELL.search(case) is not None
    return "still" if fault and well else None
