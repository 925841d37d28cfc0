"""The holder of one post under two names: 赵刚副市长, later 副市长赵钢同志."""

import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.checks.sentences import HAN
from drafter.i18n import _
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

SURNAME = (
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安"
    "常乐于时傅皮卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房解应宗丁宣邓洪"
    "包左石崔吉龚程邢裴陆荣翁段侯宁栾刘景詹龙叶黎薄白蒲邰赖卓乔翟谭冉桑桂边燕冀尚温庄柴瞿阎连习艾向古易廖庾耿匡文寇广欧沃聂曾关游竺权付肖闫涂覃]"
)
POST = (
    "(?:常务)?副?(?:市长|县长|省长|区长|州长|镇长|乡长|主任|局长|校长|院长|部长|厅长|秘书长|书记|支队长|大队长|董事长|总经理|组长)"
)
POST_NAME = re.compile(rf"(?P<post>{POST})(?P<name>{SURNAME}[{HAN}]{{1,2}})同志")
NAME_POST = re.compile(rf"(?<![{HAN}])(?:请|由|听取了|和)?(?P<name>{SURNAME}[{HAN}]{{1,2}}?)(?P<post>{POST})(?=[，。；：、的作讲传就对强通在]|同志)")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    named: dict[str, dict[str, Line]] = {}
    for line in text.lines:
        mentions = [*POST_NAME.finditer(line.text), *NAME_POST.finditer(line.text)]
        for match in sorted(mentions, key=lambda mention: mention.start("name")):
            names = named.setdefault(match["post"], {})
            name = match["name"]
            other = next((known for known in names if is_variant(known, name)), "")
            if other:
                message = _("{name} here, {other} in line {line}", name=name, other=other, line=names[other].place.line)
                yield Hit(line, match.start("name"), match.end("name"), message)
            else:
                names.setdefault(name, line)


def is_variant(one: str, other: str) -> bool:
    """Whether two names are of one length and differ in one character."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


RULE = Rule(
    id="name-conflict",
    group="facts",
    severity="warning",
    finds="同一职务的人，前后姓名差一个字",
    why="领导的姓名写错一个字，是最重的失误。",
    example="刚才，赵刚副市长通报了情况……请副市长赵钢同志负责",
    better="刚才，赵刚副市长通报了情况……请副市长赵刚同志负责",
    source="通行做法",
    find=find,
)
