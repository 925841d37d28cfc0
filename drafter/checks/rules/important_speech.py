"""重要讲话 of oneself."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

OWN = expression(
    "(?<![为给对向请让叫])(?:我|本人)(?:[就再先来要]|今天|刚才|现在|下面)?(?:的|所?(?:作|做|发表|讲)(?:[了的]|一个|个)*)(重要(?:讲话|指示|批示|部署))"
    "|(?:认真)?(?:学习|领会|贯彻|落实)[^，。；、]{0,6}我(?:今天|刚才)?的(?:讲话|指示|要求)精神"
)


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in OWN.finditer(line.text):
            yield Hit(line, match.start(), match.end(), _("重要讲话 is said only of a superior"), _("say 讲几点意见"))


RULE = Rule(
    id="important-speech",
    group="ear",
    severity="error",
    finds="称自己的讲话为“重要讲话”",
    why="“重要讲话”只称上级，不称自己。",
    example="会后，请大家认真学习我的重要讲话。",
    better="会后，请大家认真抓好这次会议精神的落实。",
    source="通行做法",
    find=find,
)
