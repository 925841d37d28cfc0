"""A number bounded twice: 超过20%以上, 约30家左右; a number made smaller by times."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

NUMBER = rf"(?:\d[\d.,，]*|[一二三四五六七八九十百千万两]+)(?:%|％|个百分点)?[{HAN}]{{0,4}}?"
ABOVE = expression(rf"(?:超过|超|高于|多于|突破)了?{NUMBER}以上")
ABOUT = expression(rf"(?:大约|大概|(?<![节预违公合契续签履特制条大])约|将近|接近){NUMBER}(?:左右|上下)")
TIMES = expression(r"(?:减少|下降|降低|缩小|缩短|回落)了?[\d.一二三四五六七八九十两]+倍")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in ABOVE.finditer(line.text):
            yield Hit(line, match.start(), match.end(), _("超过 and 以上 say the same"))
        for match in ABOUT.finditer(line.text):
            yield Hit(line, match.start(), match.end(), _("约 and 左右 say the same"))
        for match in TIMES.finditer(line.text):
            yield Hit(line, match.start(), match.end(), _("nothing is made less by times: give the share"))


RULE = Rule(
    id="range-redundant",
    group="wording",
    severity="warning",
    finds="概数说了两遍：超过20%以上、约30家左右；减少几倍",
    why="超过就是以上，约就是左右；减少只能说几成、几分之几。",
    example="参会单位超过30家以上，事故减少3倍。",
    better="参会单位30家以上，事故减少四分之三。",
    source="《现代汉语八百词》；通行做法",
    find=find,
)
