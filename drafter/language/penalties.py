"""What was done to somebody who did wrong, said in full: a sentence is passed, and a discipline is one thing alone."""

from drafter.language.answers import read_answer
from drafter.language.expressions import expression
from drafter.language.words import Words

_SENTENCE = expression("(?:^|(?<=[，；、]))(?=有期徒刑|无期徒刑|拘役|死刑|管制[一二两三\\d])")
"""Where a sentence stands without 判处: 开除党籍，有期徒刑六年."""
_AND_MOVED = expression(
    "^(?P<discipline>(?:党内|政务|行政)?(?:严重)?(?:警告|记大过|记过|降级)|留党察看[^，；、]{0,3})"
    "(?:处分)?[，；](?=降为|降职|降到|改任|转岗|调离|调岗|解聘|辞退|移送)(?![^，；]*(?:处理|处分)$)"
)
"""A discipline and what was done to the post besides: 党内警告，降为一般干部."""

_SUFFERED = expression(
    "已(?=刑事拘留|刑拘|行政拘留|拘留|逮捕|批捕|留置|立案|移送|起诉|取保候审|监视居住"
    "|免职|停职|撤职|开除|解聘|辞退|吊销)"
)
"""Before what was done to somebody, who has to be told of as suffering it: 已刑事拘留."""


def say_penalty(result: str) -> str:
    """A penalty as it is said: 判处 before a sentence; 处分 behind the discipline alone, and 被 before the rest."""
    told = _SUFFERED.sub("已被", _SENTENCE.sub("判处", result.strip()))
    return _AND_MOVED.sub(r"\g<discipline>处分，被", told)


_FOR_SO_LONG = expression(
    r"[\d一二三四五六七八九十两半]+(?:余|多)?(?:年|个多?月|次|天|周|回)(?:里|间|内|来|中)?(?![的检查])"
    "|多年|多次|长期|连续|先后|累计|工作日|上班(?:时间|期间)?|任职期间|值班(?:时|期间)|在任期间|任内"
)
"""For how long or when somebody did it, before the deed."""
_BY_HIMSELF = expression(
    "[不没未无把将被在用以为替让给对向与和同跟借从按收送骗瞒偷私]|明知|擅自|违[规章法反]|酒[后驾]|虚[报构开]|谎报|伪造|编造"
    "|利用|挪用|侵占|贪污|套取|冒领|截留|隐瞒|接受|参与|组织|纵容|放任|疏于|怠于|拒不|玩忽|滥用|插手|打招呼|签字"
)
"""How the deed of somebody opens whose name stands before it."""


def blames_somebody(did: str, words: Words) -> bool:
    """Whether what was done opens as the deed of whoever is named before it, and not with a subject of its own.

    旁站记录是在办公室写的 tells of the record, and the name before it takes a comma.
    """
    if _FOR_SO_LONG.match(did) or _BY_HIMSELF.match(did):
        return True
    return read_answer(did, words) == "act"
