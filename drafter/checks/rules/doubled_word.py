"""A word or a particle written twice: 工作工作, 要要, 的的."""

import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.checks.sentences import HAN
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

PHRASE = re.compile(rf"([{HAN}]{{3,10}})\1")
NOUN = re.compile(
    "(工作|会议|同志|部门|单位|情况|问题|责任|措施|任务|安全|生产|防控|疫情|春节|节日|期间|全市|全省|全县|全区|我市|我省|我县|发展|建设|管理|项目|企业|群众"
    "|进行|认真|切实|坚决|全力|进一步|以及|因为|所以|但是|如果|通过|必须|应当|确保)\\1"
)
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
"""Particles with what makes a word with the first of two before it, and with the second after it: 目的 的, 需要 要求."""
PARTICLE = re.compile("(" + "|".join(PARTICLES) + r")\1")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for pattern in (PHRASE, NOUN, PARTICLE):
            for match in pattern.finditer(line.text):
                if pattern is PARTICLE and is_two_words(line.text, match):
                    continue
                word = match[0][: len(match[0]) // 2]
                message = _("{word} stands twice", word=word)
                yield Hit(line, match.start(), match.end(), message, fix=word if pattern is not PHRASE else None)


def is_two_words(text: str, match: re.Match[str]) -> bool:
    """Whether one of the two belongs to a longer word: 目的的, 需要要求."""
    before, after = PARTICLES[match[1]]
    return text[max(0, match.start() - 1) : match.start()] in tuple(before) or text[match.end() : match.end() + 1] in tuple(after)


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
