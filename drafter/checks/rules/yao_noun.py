"""要 where no verb follows: 一要防控责任要扛起, 要安全责任到位."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.numerals import ORDINAL
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

BEFORE = "(?<![主重需必紧首提摘纪险概索次撮想只])"
MUST = expression(f"{BEFORE}要(必须|务必|必需|应当|应该)")
YAO = expression(f"(?:^|(?<=[。；：，！？”]))(?:{ORDINAL}要|要)(?![务点素闻塞道求])")
AGAIN = expression(f"{BEFORE}要(?![务点素闻塞道求是不件害么领])")
CLAUSE = expression("[^，。；：！？、（）“”《》]{2,14}")
NOUN = expression("(?:责任|工作|措施|任务|意识|机制|队伍|力量|储备|场所|人员|经费|作风|制度|能力|纪律|防线|保障)$")
"""How a noun phrase ends; a verb that takes it as its object stands before it and is told by the lists."""
SHORTEST = 4
"""Characters: a shorter noun may be a verb here, as 管护 in 要管护."""
LONGEST = 8
"""Characters of the longest noun in the lists."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in MUST.finditer(line.text):
            message = _("要 and {must} say the same", must=match[1])
            yield Hit(line, match.start(), match.end(), message, _("leave one of them out"))
        for match in YAO.finditer(line.text):
            clause = CLAUSE.match(line.text, match.end())
            end = find_noun(clause[0], len(match[0]) > 1, words) if clause else 0
            if end:
                message = _("要 is followed by a noun")
                yield Hit(line, match.start(), match.end() + end, message, _("write a verb after 要"))


def find_noun(clause: str, numbered: bool, words: Wordlists) -> int:
    """Where a noun that stands in the verb's place ends, with the second 要 that betrays it; 0 when there is none."""
    noun = opening_noun(clause, words)
    if noun is None:
        return 0
    if noun == clause:
        return len(noun)
    again = AGAIN.search(clause, 2)
    if again and (noun or (numbered and NOUN.search(clause[: again.start()]))):
        return again.end()
    return 0


def opening_noun(clause: str, words: Wordlists) -> str | None:
    """The noun of the lists that a clause opens with; "" for a word unknown to them, None for a verb."""
    for length in range(min(len(clause), LONGEST), 1, -1):
        if length >= SHORTEST and clause[:length] in words.nouns:
            return clause[:length]
        if clause[:length] in words.verbs:
            return None
    return ""


RULE = Rule(
    id="yao-noun",
    group="form",
    severity="warning",
    finds="“要”后面不是动词：一要防控责任要扛起；或者“要必须”连用",
    why="“一要”后面须接动词，接名词念起来就断了。",
    example="一要防控责任要坚决扛起。",
    better="一要坚决扛起防控责任。",
    source="通行做法",
    find=find,
)
