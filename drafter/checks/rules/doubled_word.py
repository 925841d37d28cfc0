"""A word or a particle written twice: 工作工作, 要要, 的的."""

import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

PHRASE = expression(rf"(?![一两每逐几])([{HAN}]{{3,10}})\1(?!再)")
WORD = expression(
    "(工作|防控|疫情|春节|节日|期间|全市|全省|全县|全区|我市|我省|我县|我区|同志|部门|情况|措施|任务|建设|管理|进行"
    r"|认真|切实|坚决|全力|进一步|以及|因为|所以|但是|如果|通过|必须|应当|确保)\1(?!再)"
)
COMPOUND = expression(
    "组|专?班|人员|者|方案|队|会议|机制|制度|报告|站|室|小组|日|岗|群|台账|清单|简报|部署|条例|规则|通知|要点"
    "|总结|汇报|量|证|时间|领导"
)
"""What makes a compound with the second of two words: 防汛工作 工作组."""
PARTICLES = {
    "的": ("目有标中众端", "确士卢"),
    "要": ("主重需必紧首提摘纪险概索次撮想只简", "求点素闻务塞害件领道回挟职旨隘诀义地人员略强"),
    "对": ("应面针相核校绝反一不成配敌派作查比", "象应策付照话方于比待外内接标口准岸阵账抗称等手立调症路折峙联不下上"),
    "和": ("总温缓饱柔谐祥平中随暖调议什共呼中", "平谐睦美气解谈蔼田县龙顺布林煦缓面政静硕歌"),
    "把": ("一两三几大火", "关握手门戏柄脉控守持玩"),
    "被": ("棉植毛", "子褥告动执害保申征选服迫困单捕窃盗批查俘困套装追诉服调处评监搬拆访举害服罩"),
    "由": ("自理缘经案事来情因", "于来此头衷"),
    "让": ("谦礼退忍转出避", "步利位座渡路行与贤"),
    "与": ("参给赋", "会此其之共民时世人否日"),
    "是": ("就还总凡于正不只但都也可既", "非否是"),
    "在": ("存现正所实内外潜好自", "场职线于座意乎岗建册位编校检营售研运管读役途租训逃押所理此家"),
    "为": ("作成认行因以更最尤极称较颇改视", "了何民此难主期人政首例止由国害"),
}
"""Particles with what makes a word with the first of two before it, and with the second after it: 目的 的, 要 要求."""
HAN_NEXT = expression(f"[{HAN}]")
COMMON = frozenset(
    ("责任", "工作", "任务", "问题", "要求", "措施", "部署", "情况", "精神", "意见", "支持", "事情", "基础")
)
"""Nouns before which a 的 too many can only be that."""
PARTICLE = expression("(" + "|".join(PARTICLES) + r")\1")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for pattern in (PHRASE, WORD, PARTICLE):
            for match in pattern.finditer(line.text):
                if is_two_words(line.text, match, words):
                    continue
                word = match[0][: len(match[0]) // 2]
                message = _("{word} stands twice", word=word)
                certain = is_certain(line.text, match, words)
                yield Hit(
                    line,
                    match.start(),
                    match.end(),
                    message,
                    _("write {right}", right=word),
                    fix=word if certain else None,
                    severity=None if certain else "warning",
                )


def is_certain(text: str, match: re.Match[str], words: Wordlists) -> bool:
    """Whether no other reading is left: a verb follows 要要, and a word of the lists ends where the line pauses."""
    after = match.end()
    if match.re.pattern == PHRASE.pattern:
        return False
    if match.re.pattern == WORD.pattern:
        return not HAN_NEXT.match(text, after)
    if match[1] == "要":
        before = text[max(0, match.start() - 2) : match.start()]
        opened = not before or not HAN_NEXT.match(before[-1]) or before.endswith(("们", "位", "级", "门"))
        return opened and any(text[after : after + length] in words.verbs for length in (4, 3, 2, 1))
    return match[1] == "的" and any(text[after : after + length] in COMMON for length in (4, 3, 2))


def is_two_words(text: str, match: re.Match[str], words: Wordlists) -> bool:
    """Whether the characters belong to two words, so that nothing is written twice: 目的 的, 要 要求, 工作 工作组."""
    if match.re.pattern != PARTICLE.pattern:
        return bool(COMPOUND.match(text, match.end()))
    before, after = PARTICLES[match[1]]
    if text.endswith(tuple(before), 0, match.start()) or text.startswith(tuple(after), match.end()):
        return True
    return any(text[match.end() - 1 : match.end() - 1 + length] in words.verbs for length in (4, 3, 2))


RULE = Rule(
    id="doubled-word",
    group="form",
    severity="error",
    finds="词语、虚字重复：工作工作、要要、的的",
    why="套用模板、改换主题时最常见的毛病。两个词碰巧共用一个字的（为了了解、喀什和和田）不报；拿不准的只提醒，不自动删。",
    example="做好疫情防控工作工作，要要压实责任。",
    better="做好疫情防控工作，要压实责任。",
    source="通行做法",
    find=find,
)
