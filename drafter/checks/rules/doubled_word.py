"""A word or a particle written twice: 工作工作, 要要, 的的."""

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.han import HAN
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

PHRASE = re.compile(rf"(?![一两每逐几])([{HAN}]{{3,10}})\1(?!再)")
WORD = re.compile(
    "(工作|防控|疫情|春节|节日|期间|全市|全省|全县|全区|我市|我省|我县|我区|同志|部门|情况|措施|任务|建设|管理|进行"
    r"|认真|切实|坚决|全力|进一步|以及|因为|所以|但是|如果|通过|必须|应当|确保)\1(?!再)"
)
COMPOUND = re.compile(
    "组|专?班|人员|者|方案|队|会议|机制|制度|报告|站|室|小组|日|岗|群|台账|清单|简报|部署|条例|规则|通知|要点"
    "|总结|汇报|量|证|时间|领导"
)
"""What makes a compound with the second of two words: 防汛工作 工作组."""
PARTICLES = {
    "的": ("目有标中众端", "的确士"),
    "要": ("主重需必紧首提摘纪险概索次撮想只", "求点素闻务塞害"),
    "对": ("应面针相核校绝反一不成配敌派作查比", "对象应策付照话方于比待外内接标"),
    "和": ("总温缓饱柔谐祥平中随暖调议", "平谐睦美气解谈蔼"),
    "把": ("一两三几大火", "把关握手门戏柄脉"),
    "被": ("棉", "子褥"),
    "由": ("自理缘经", "于来此头"),
    "让": ("谦礼退忍转出", "步利位座"),
    "与": ("参给赋", "会此其"),
    "是": ("就还总凡于正不只但都也可既", "非否是"),
    "在": ("存现正所实内外潜好自", "场职线于座意乎岗建册位"),
    "为": ("作成认行因以更最尤极称", "了何民此难主"),
}
"""Particles with what makes a word with the first of two before it, and with the second after it: 目的 的, 要 要求."""
HAN_NEXT = re.compile(f"[{HAN}]")
PARTICLE = re.compile("(" + "|".join(PARTICLES) + r")\1")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for pattern in (PHRASE, WORD, PARTICLE):
            for match in pattern.finditer(line.text):
                if is_two_words(line.text, match):
                    continue
                word = match[0][: len(match[0]) // 2]
                message = _("{word} stands twice", word=word)
                certain = pattern is PARTICLE or (pattern is WORD and not HAN_NEXT.match(line.text, match.end()))
                hit = Hit(line, match.start(), match.end(), message)
                yield replace(hit, fix=word) if certain else replace(hit, severity="warning")


def is_two_words(text: str, match: re.Match[str]) -> bool:
    """Whether one of the two belongs to a longer word: 目的的, 需要要求."""
    if match[1] not in PARTICLES:
        return bool(COMPOUND.match(text, match.end()))
    before, after = PARTICLES[match[1]]
    return text.endswith(tuple(before), 0, match.start()) or text.startswith(tuple(after), match.end())


RULE = Rule(
    id="doubled-word",
    group="form",
    severity="error",
    finds="词语、虚字重复：工作工作、要要、的的",
    why="套用模板、改换主题时最常见的毛病。",
    example="做好疫情防控工作工作，要要压实责任。",
    better="做好疫情防控工作，要压实责任。",
    source="通行做法",
    find=find,
)
