"""Folded paragraphs in; where speakers take turns (主持人：… 李主任：…), the end of each speaker's label, out.

A label may fill a line of its own: 王某某（青石村教师）.
"""

import re
from collections.abc import Sequence

from drafter.language.han import HAN

_POSTS = (
    "书记|市长|省长|县长|区长|镇长|乡长|主任|局长|厅长|部长|院长|校长|主席|委员|总经理|董事长|处长|科长|所长|站长|队长"
    "|同志|代表|先生|女士|老师|教授|支书|总"
)
_NAME = f"[{HAN}×xX]"
_LABEL = re.compile(
    rf"^(?:主持人|记者|问|答|{_NAME}{{1,16}}(?:{_POSTS})|{_NAME}{{1,4}}（[^）。]{{2,40}}）|{_NAME}{{2,3}}"
    rf"|{_NAME}{{2,16}} {_NAME}{{2,4}}|{_NAME}{{2,12}}(?:代表|负责人|负责同志))："
)
_LINE = re.compile(rf"^(?:主持人|{_NAME}{{2,4}}（[^）。]{{2,40}}）)$")
_FEWEST = 3
"""Turns that make a conversation."""
_NO_SPEAKER = re.compile(
    "时间|地点|主题|对象|内容|要求|目标|任务|问题|措施|注意|例如|比如|因此|结论|附件|说明|其中|大家|同志|各位|总之"
)


def find_turns(folded: Sequence[str]) -> dict[int, int]:
    """Index of the paragraph to the end of the speaker's label, colon included; empty where nobody takes turns."""
    found = {
        index: match.end()
        for index, text in enumerate(folded)
        if (match := (_LABEL.match(text) or _LINE.match(text.rstrip())))
        and not _NO_SPEAKER.match(text)
        and (len(text) > match.end() or match.re is _LINE)
    }
    return found if len(found) >= _FEWEST else {}
