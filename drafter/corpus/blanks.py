"""Finds the blanks of a speech and their kinds: ×, xx, 20_年, 某某, 【数】, and words plainly missing (我代表，…)."""

import re
from collections.abc import Iterable, Iterator

from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.model.passage import Passage
from drafter.model.phrase import SlotKind
from drafter.model.place import Place
from drafter.model.speech import Blank

_CROSS = "xXｘＸ×✕╳"
_NOT_LETTER = r"(?<![A-Za-zＡ-Ｚａ-ｚ])"
BLANK_BEGINS = rf"{_CROSS}*＊_＿#○△□◯〇某（(【\[［\-\s2２1１二"
"""The characters that a blank may begin with, as the inside of a set."""
# The forms a blank takes. Letters beside it make a word of it (VIP), digits a product (3×5), so both are kept out.
# The look at one character first spares trying every form at every other one.
BLANK = expression(
    rf"(?=[{BLANK_BEGINS}])(?:"
    rf"(?P<year>(?:[2２][0０]|[1１][9９]|二〇|二○)(?:[_＿]{{1,4}}|[{_CROSS}*＊]{{1,2}}|\d[{_CROSS}*＊_])年?)"
    rf"|(?<![A-Za-z0-9０-９{_CROSS}])[{_CROSS}]{{1,8}}(?![A-Za-z0-9０-９{_CROSS}]|光|射线)"
    rf"|(?<=[{HAN}“])[*＊]{{1,6}}(?=[{HAN}，。、；）”%％])|(?<=[，。、；：（])[*＊]{{1,6}}(?=[{HAN}])"
    rf"|(?<=[{HAN}“])#{{1,4}}(?=[{HAN}，。、”%])|^\s*#{{2,4}}(?=同志|市|县|区|省)"
    rf"|(?<=[{HAN}“])(?:--+|__*|＿+)(?=[{HAN}，。、；”%])"
    rf"|(?<![二〇○])(?:○{{2,4}}|△{{1,4}}|□{{1,4}}|◯{{1,4}})(?=[{HAN}，。、])"
    f"|某某(?:某)?|(?<=[在到对向从，。我])某(?=[省市县区镇乡村局](?![{HAN}]*某))"
    rf"|[［\[](?P<prompt>[{HAN}]{{0,6}}(?:名称|姓名|时间|日期|地点|单位|数量|数字|数|主题|会议|职务|金额|人数|领导|城市|年份|内容|具体[{HAN}]{{0,8}}))[］\]]"
    f"|【(?P<asked>[{HAN}][{HAN}、，]{{0,17}})】"
    r"|[（(][ \u3000_＿]{0,10}[）)])"
)
_MISSING = expression("(?:(?<=我代表)|(?<=，我是)|(?<=我叫))[ \u3000]*(?=[，,])")

_KIND_OF_PROMPT: tuple[tuple[str, SlotKind], ...] = (
    ("年份", "year"),
    ("时间|时限|日期|几月|何时", "date"),
    ("姓名|领导|负责人|职务|讲话人|主持人", "person"),
    ("单位|部门|机构|名称|主办", "org"),
    ("地点|城市|地区|地方|市名|县名", "place"),
    ("比例|百分", "percent"),
    ("数|金额|多少|几", "count"),
    ("主题|会议|事项|内容|工作", "term"),
)
_MEASURES = (
    "[个例件次起套吨亩辆份只头篇款米盏栋幢届轮顷斤里亿千百余多倍岁秒株棵]|家(?![庭长属园])|人(?![民大社才])|名(?![单称])|项(?!目)"
    "|户(?!籍)|处(?![理长置])|台(?!账)|条(?![例件])|座(?!谈)|所(?![长在有])|批(?![准示])|期(?![间盼])|位|间|张(?!贴)|层(?!面)"
    "|级(?!别)|类(?!型)|种|场(?!所)|组(?![织长])|支(?![行队部])|分(?![局管公院行])|万|元(?!旦)|公[里斤顷]|平方|立方|千[瓦米克伏]|点(?!位|名)"
)
# What follows the blank, first match wins.
_AFTER_BLANK: tuple[tuple[str, SlotKind], ...] = (
    (r"[%％‰]|个百分点|个?点(?:以上|左右)?，", "percent"),
    (
        r"(?:多|余)?(?:个)?(?:小时|分钟|刻钟|秒|星期|周|天|工作日|个月|时(?!期|代|任|候|间)|点(?:钟|整|半|前|之前))",
        "time",
    ),
    (r"年(?!级|龄|轻|产|均|内|来)|年度", "year"),
    (r"(?:月份?|日|号|月底|月初|上旬|中旬|下旬|季度)", "date"),
    (
        r"(?:同志|书记|省长|市长|县长|区长|镇长|局长|厅长|部长|主任|主席|常委|秘书长|校长|院长|处长|科长|组长|所长|队长|总经理|董事长)",
        "person",
    ),
    (
        r"(?:副|常务副)(?:书记|省长|市长|县长|区长|主任|局长|厅长|部长|主席|校长|院长)|(?:老师|教授|先生|女士|同学|代表|委员|院士)",
        "person",
    ),
    (r"个(?:省|市|县|区|镇|乡|村)", "count"),
    (
        r"(?:自治[区州县]|省|市(?!场|值|面|民)|县|区(?!间|别)|镇|乡|村|街道|社区|州|旗|盟|地区|园区|开发区|新区|工业园|入境|籍|港|机场|高速)",
        "place",
    ),
    (_MEASURES, "count"),
    (
        r"(?:集团|公司|企业|银行|学校|大学|医院|中心|委员会|委|局(?!部|面|势)|厅|办(?!法|理|好|公)|部门|单位|指导组|督查组|领导小组|专班|协会|乡镇政府|支队|分局)",
        "org",
    ),
    (
        r"(?:精神|会议|全会|文件|通知|方案|条例|工程|项目|行动|活动|产业|行业|产品|品牌|技术|领域|工作|问题|病毒|疫情|事故|案件|讲话)",
        "term",
    ),
)
# What stands before it.
BEFORE: tuple[tuple[str, SlotKind], ...] = (
    (r"(?:来|返|回|入|抵)$", "place"),
    (
        r"(?:记者|组长|队长|书记|市长|省长|县长|区长|局长|主任|校长|院长|主席|老师|同志|选手|英雄|我是|我叫|请|由|姓名：?)$",
        "person",
    ),
    (r"(?:同比|增长|下降|增加|提高|降低|占比?|比重|率)(?:了|达到?|为|约)?$", "percent"),
    (r"(?:达到?|完成|实现|超过?|突破|共|约|累计|新增|总计|合计|近|有|第|投资|人数|例数)(?:了|约|近|超)?$", "count"),
    (r"(?:单位|企业|公司|部门|集团)(?:名称)?[：:]?$", "org"),
    (r"(?:党的|关于|《|“|围绕|主题[是为]?)$", "term"),
    (r"(?:代表|受)$", "org"),
    (r"(?:在|到|于)$", "place"),
)
# A row of blanks (xx、xx等出口企业) takes the kind of the noun that ends it.
_ROW = expression(rf"^(?:[、和及与][{HAN}]?[{_CROSS}*_]{{1,4}})*(?P<etc>等)?(?P<noun>[^，。；：、]{{0,14}})")
_NOUNS_AFTER: tuple[tuple[str, SlotKind], ...] = (
    (r"^(?:\d|[一二三四五六七八九十几][个位]?)?(?:位|名)?(?:同志|领导|老师|同学|代表|专家|英雄|人[，。、])", "person"),
    (r"企业|公司|集团|部门|单位|机构|医院|学校|银行|协会|局|委办|工厂|合作社|增资|投资方", "org"),
    (r"园区|地区|省|市(?!场)|县|区|乡镇|街道|村|社区|景区|港口|沿线", "place"),
    (r"产品|品牌|项目|产业|行业|工程|技术|领域|活动|行动|工作|问题|精神|文件|方面", "term"),
)
_AFTER = tuple((expression(pattern), kind) for pattern, kind in _AFTER_BLANK)
_BEFORE = tuple((expression(pattern), kind) for pattern, kind in BEFORE)
_NOUNS = tuple((expression(pattern), kind) for pattern, kind in _NOUNS_AFTER)
_TOWARDS = expression("(?:驻|赴|位于|地处|途经|来自|前往)$")
_RANGE = expression(rf"^[-—~～至到][{_CROSS}*_\d]{{1,4}}")
_SIGNS = expression(rf"[{_CROSS}*＊_＿#○△□◯〇某\[［【]|--|[（(][ \u3000_＿]*[)）]|我代表|我是|我叫")


def find_blanks(passages: Iterable[Passage], file: str) -> Iterator[Blank]:
    """The blanks in the order of the text."""
    for passage in passages:
        text = passage.text
        if not _SIGNS.search(text):
            continue
        found = sorted([*BLANK.finditer(text), *_MISSING.finditer(text)], key=lambda match: match.start())
        for match in found:
            yield Blank(match[0].strip(), _kind(text, match), Place(file, *passage.where(match.start())))


def _kind(text: str, match: re.Match[str]) -> SlotKind:
    groups = match.groupdict()
    if groups.get("year"):
        return "year"
    prompt = groups.get("prompt") or groups.get("asked")
    if prompt:
        return next((kind for pattern, kind in _KIND_OF_PROMPT if re.search(pattern, prompt)), "text")
    after, before = text[match.end() : match.end() + 40], text[max(0, match.start() - 12) : match.start()]
    after = _RANGE.sub("", after)
    if _TOWARDS.search(before):
        return "place"
    for pattern, kind in _AFTER:
        if pattern.match(after):
            return kind
    row = _ROW.match(after)
    if row and (row["etc"] or row.start("noun")):
        for pattern, kind in _AFTER[3:8]:
            if pattern.match(row["noun"]):
                return kind
        for pattern, kind in _NOUNS:
            if pattern.search(row["noun"]):
                return kind
    for pattern, kind in _BEFORE:
        if pattern.search(before):
            return kind
    if row:
        for pattern, kind in _NOUNS:
            if pattern.search(row["noun"]):
                return kind
    return "unknown"
