"""A speech in; the people, places and organs that it names out, and where each stands in a paragraph."""

import re
from collections.abc import Iterable, Iterator

from drafter.dataclass import dataclass
from drafter.language.dated import Found, Kind
from drafter.language.han import HAN
from drafter.language.words import Words

_POST = (
    "(?:常务)?副?(?:省长|市长|县长|区长|州长|镇长|乡长|村长|主任|局长|厅长|部长|校长|院长|秘书长|书记|支队长|队长|站长|董事长"
    "|总经理|经理|总监|组长|老师|师傅|同学|教授|大夫|医生)"
)
_NAMED = rf"(?P<name>[{HAN}]{{2,3}}(?<![作讲说在对就]))"
_PEOPLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_POST}{_NAMED}(?=同志|[，、。：的作讲传就对强通在说汇介发主点带表要牵])",
        rf"(?<![{HAN}])(?:请|由|听取了|和|像|向|让|对)?(?P<name>[{HAN}]{{2,3}}?)(?:{_POST}|同志)"
        "(?=[，。；：、的作讲传就对强通在说汇介发主点带表要牵]|$|同志)",
        rf"(?:党员|村民|青年|职工|司机|护士|设计者|负责人|叫){_NAMED}(?=同志|主动|说|，|、|等)",
        rf"(?:(?<![{HAN}])|(?<=的)|(?<=是)|(?<=像))(?P<name>[{HAN}](?:老师|师傅|大夫|阿姨|大爷|大妈))",
    )
)
_NOT_PEOPLE = frozenset("各全本该位名有领主党干负相基社一二三四五六七八九十大小老年青群村区县")
_AREA = re.compile(
    rf"(?<![{HAN}])(?:[请由在到对从和与是像让]|来自|包括|特别是|比如|位于|指定|代表)?"
    rf"(?P<name>[{HAN}]{{2}}[市县区镇乡村])(?![场委政长级域民内外直里市县镇乡村情])"
)
_HOME = re.compile(rf"(?<=[是为在])(?P<name>[{HAN}]{{2}})(?=的(?:母亲河|父老|老百姓|明天|骄傲))")
_WATER = re.compile(rf"(?P<name>[{HAN}][河江湖])(?=两岸|沿岸|沿线|流域|是[{HAN}]{{0,4}}母亲河)")
_SEAT = re.compile(rf"^(?P<name>[{HAN}]{{2}}[市县区镇乡])(?=委|政府|人民)", re.MULTILINE)
_SIGNED = re.compile(rf"创造(?:了|出)?(?P<name>[{HAN}]{{2}})(?=速度|奇迹|经验|模式)")
_AREA_IN = re.compile(rf"(?:(?<=、)|(?<=和))(?P<name>[{HAN}]{{2}}[市县区镇乡])(?![场委政长级域民内外直镇乡村])")
_NO_AREA = re.compile(
    "[各全我本该每由入出返外内省市县区镇乡村](?=.{1,2}[市县区镇乡村])|.[省市县镇乡村].$|开发区|[这那其某几两多]|农村|社区|园区|小区|辖区|郊区|城市|乡镇|景区|城区|市区|县市|市县|县区|灾区|库区|山区|校区|厂区|矿区|片区|新区|街区|地区|牧区"
    "|疫区|林区|城镇|重点|部分|个别|一些|有的|乡村|所有|相关|直属|周边|试点|示范|区县|自然村|行政村|进村|入村|到村|驻村"
)
_VISIT = re.compile(
    rf"[来返回赴离抵驻援](?:[（(][来返回赴离抵][)）])?(?P<short>[{HAN}])"
    "(?=人员|意愿|务工|旅客|车辆|群众|游客|投资|考察|企业|客商|支援|建设)"
)
_NO_SHORT = frozenset("企市县省区乡村镇校厂国家京访我本此外内新老点信电头来回返往自该各校前后")
_STEM = (
    "财政|发展改革|发改|教育|科技|工信|工业和信息化|公安|民政|司法|人社|人力资源社会保障|自然资源|生态环境|住建|住房城乡建设|交通运输|交通|水利|水务|农业农村"
    "|商务|文旅|文化和旅游|卫健|卫生健康|退役军人事务|应急管理|应急|审计|国资|市场监管|统计|医保|医疗保障|信访|体育|林业|林草|城管|城市管理|消防救援|税务|气象"
    "|文明|纪检监察|宣传|组织|数据管理|疾控|海关"
)
_OFFICE = re.compile(
    rf"[省市县区](?:{_STEM})(?:局|委员会|委|厅|部|支队|大队|中心)|(?:卫健委|发改委|国资委|安委会|防汛办|疾控中心)"
)
_BODY = re.compile(rf"[省市县区][{HAN}]{{2,8}}?(?:指挥部办公室|指挥部|督查室|总值班室|办公室)")


@dataclass(frozen=True)
class Names:
    """What a speech calls by name, longest first."""

    people: tuple[str, ...]
    places: tuple[str, ...]
    shorts: tuple[str, ...]
    """Characters that stand for a place: 嘉 of 来嘉人员."""

    def find_offices(self, text: str) -> Iterator[Found]:
        """Offices whose name is as fixed as 市财政局, whatever the theme."""
        yield from (Found(*match.span(), "organ") for match in _OFFICE.finditer(text))

    def find(self, text: str) -> Iterator[Found]:
        """Where a paragraph says one of the names, and bodies by their shape."""
        yield from (Found(*match.span(), "organ") for match in _BODY.finditer(text))
        kinds: tuple[tuple[tuple[str, ...], Kind], ...] = ((self.people, "person"), (self.places, "place"))
        for names, kind in kinds:
            for name in names:
                yield from (Found(*match.span(), kind) for match in re.finditer(re.escape(name), text))
        for match in _VISIT.finditer(text):
            if match["short"] in self.shorts:
                yield Found(*match.span("short"), "short")
        for match in _SEVERAL.finditer(text):
            if match[0][0] in self.shorts or match[0][1] in self.shorts:
                yield from (Found(at, at + 1, "short") for at in range(match.start(), match.end()))


_SEVERAL = re.compile(
    "(?<=[来返毗邻])[苏浙沪皖赣鄂湘粤桂琼川渝黔滇陕甘青宁新蒙晋冀鲁豫辽吉黑闽津京]{2}(?=[两三]省|[两三]地)"
)


def find_names(texts: Iterable[str], surnames: frozenset[str], gazetteer: Iterable[str], words: Words) -> Names:
    """The names in all paragraphs of a speech, title and signature among them.

    surnames: characters that a name may begin with; gazetteer: names of provinces, cities and countries; words: what
    is at home in any speech is no place.
    """
    whole = "\n".join(texts)
    people = {
        match["name"]
        for pattern in _PEOPLE
        for match in pattern.finditer(whole)
        if match["name"][0] in surnames and not _NOT_PEOPLE & set(match["name"])
    }
    places = {name for name in gazetteer if name in whole}
    for pattern in (_AREA, _AREA_IN, _HOME, _SEAT, _SIGNED, _WATER):
        for match in pattern.finditer(whole):
            if not _NO_AREA.search(match["name"]) and not words.generality(match["name"][:2]):
                places.add(_shortest(match["name"], whole))
    shorts = {match["short"] for match in _VISIT.finditer(whole) if match["short"] not in _NO_SHORT}
    shorts |= {char for match in _SEVERAL.finditer(whole) for char in match[0]}
    ordered = (tuple(sorted(group, key=lambda name: (-len(name), name))) for group in (people, places, shorts))
    return Names(*ordered)


def _shortest(name: str, whole: str) -> str:
    """云州 of 云州市 where it is also said so: then both are one place."""
    stem = name[:-1]
    if name[-1] not in "市县区镇乡村" or len(stem) < 2:
        return name
    return stem if re.search(f"{re.escape(stem)}(?!{name[-1]})", whole) else name
