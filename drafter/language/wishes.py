"""How a wish is led in: what somebody typed in, what stands before it out: 愿 or 祝, and 大家 where nobody is named."""

from drafter.language.answers import read_answer
from drafter.language.expressions import expression
from drafter.language.words import Words

_LED = expression("[祝愿让请我]|[预恭]祝|衷心祝|也[祝愿]|希望|再[次见]|扎西德勒|谢谢|一路")
"""What opens a wish that says itself that it is one."""
_GOES_ON = expression("[也还又更]|都(?!市)")
"""What goes on about those of whom the wish before spoke: 孩子们走得远，还记得回来的路."""
_OF_ALL = expression(
    "平安|健康|幸福|安康|顺利$|快乐|开心|节日|春节|新年|新春|身体|工作(?!站|室|组)|学习|阖家|合家|万事|心想事成|事事|一切|前程|好运|步步高升|老有所|学[业有]|满载|收获|取得|[玩吃住睡过活]得|早点(?!完|建|开)|早日康复|(.)\\1(.)\\2$"
)
"""What is wished to people and names none: 身体健康, 平平安安."""
_OF_DEED = expression("早日(?!康复)|圆满|成功|如期|顺利(?=.)")
"""What is wished to what is done, and to nobody: 早日建成."""


def lead_wish(text: str, lead: str, words: Words, *, first: bool) -> str:
    """What stands before a wish: lead (愿, 祝), with 大家 where it names nobody, or nothing where it is led in already.

    first: whether it opens the sentence, and goes on with no wish before it.
    """
    if _LED.match(text) or (not first and _GOES_ON.match(text)):
        return ""
    bare = not _OF_DEED.match(text) and (_OF_ALL.match(text) is not None or read_answer(text, words) == "act")
    return f"{lead}大家" if bare else lead
