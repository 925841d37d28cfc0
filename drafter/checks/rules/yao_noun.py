"""要 where no verb follows: 一要防控责任要扛起, 要安全责任到位."""

import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

NUMBER = "[一二三四五六七八九十]{1,3}"
YAO = re.compile(rf"(?:^|(?<=[。；：，！？”]))(?:{NUMBER}要|要)(?![务点素闻塞道求])")
AGAIN = re.compile("(?<![主重需必紧首提摘纪险概索次撮想只就正快既])要(?![务点素闻塞道求是不件害么])")
MUST = ("必须", "务必", "必需", "应当", "应该")
LONGEST = 8
"""Characters of the longest noun in the lists."""
CLAUSE = re.compile("[^，。；：！？、（）“”《》]{1,14}")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in YAO.finditer(line.text):
            clause = CLAUSE.match(line.text, match.end())
            if not clause:
                continue
            must = next((word for word in MUST if clause[0].startswith(word)), "")
            if must:
                message = _("要 and {must} say the same", must=must)
                yield Hit(line, match.start(), clause.start() + len(must), message, _("leave one of them out"))
                continue
            noun = find_noun(clause[0], words)
            again = AGAIN.search(clause[0], len(noun))
            if noun and (again or noun == clause[0]):
                end = clause.start() + (again.end() if again else len(noun))
                yield Hit(line, match.start(), end, _("要 is followed by a noun"), _("write a verb after 要"))


def find_noun(clause: str, words: Wordlists) -> str:
    """The noun that a clause opens with; empty when it opens with a verb, or with what the lists do not know."""
    for length in range(min(len(clause), LONGEST), 1, -1):
        if clause[:length] in words.nouns:
            return clause[:length]
        if clause[:length] in words.verbs:
            return ""
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
