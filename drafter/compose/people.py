"""How people are called and honoured: their records in, marked text out."""

import re
from itertools import zip_longest
from typing import Any

from drafter.compose.given import is_blank, take_list, take_person, take_text
from drafter.compose.marks import Rendered
from drafter.compose.render import Rendering
from drafter.compose.values import read_text
from drafter.language import numerals
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.meeting.records import Record
from drafter.model.span import Span


def together(run: Rendering, people: Any) -> list[dict[str, Any]]:
    """Speakers in their order, those who did the same thing one after the other taken together.

    Each group: who, did, superior; `ends` where the next group is of another standing, `last` for the last of its own.
    """
    groups: list[dict[str, Any]] = []
    for person in take_list(people, "together"):
        called, superior = call(run, take_person(person, "together")), person.get("relation") == "superior"
        did = _just_now(person.get("did", ""))
        if groups and str(groups[-1]["did"]) == str(did) and groups[-1]["superior"] == superior:
            groups[-1]["who"].append(called)
        else:
            groups.append({"who": [called], "did": did, "superior": superior})
    seen: set[bool] = set()
    for group, following in reversed(list(zip_longest(groups, groups[1:]))):
        group["ends"] = following is None or following["superior"] != group["superior"]
        group["last"] = group["superior"] not in seen
        seen.add(group["superior"])
    return groups


def _just_now(did: Any) -> Any:
    """What somebody did without the 刚才 with which it was typed: ours stands before his name."""
    text = read_text(did).removeprefix("刚才").lstrip("，")
    return Span(text, did.origin) if isinstance(did, Span) else did


def call(run: Rendering, person: Any) -> Rendered:
    """How a person is called: as the file says; 赵刚同志; a superior with one post 陈国强副局长; an office by name."""
    if isinstance(person, Record) and person.get("called"):
        return run.mark(person["called"])
    known = take_person(person, "call")
    if known["org"] and (not known["name"] or is_blank(known["name"])):
        return run.mark(known["org"])
    shown = read_text(known["name"]) if known["name"] else ""
    if _BODY.search(shown) or _TITLED.search(shown) or (_OFFICE.search(shown) and len(shown) <= MOST_TITLED):
        return run.mark(known["name"])
    name, post = run.mark(known["name"]), known["post"]
    told = read_text(post) if post else ""
    if _LIVES_BY.fullmatch(told):
        return Rendered(run.mark(post) + name)
    if told.endswith("支书"):
        return Rendered(name + "支书")
    if not run.setting.comrades and _LEARNED.search(told):
        return Rendered(name + "老师")
    if post and read_text(post).endswith("师傅"):
        return Rendered(name + "师傅")
    if is_pupil(run, person):
        return Rendered(name + "同学")
    if is_guest(run, known):
        return name
    if known.get("relation") == "superior" and post and not is_blank(post):
        return Rendered(name + run.mark(_office(post)))
    return Rendered(name + "同志")


_LIVES_BY = expression(f"[{HAN}\\d]*[了过][{HAN}\\d]*的[{HAN}]{{1,4}}")
"""What somebody does for a living, told and no office: 做了十九年的月嫂."""
_LEARNED = expression("专家$|学者$|传承人$|艺术家$|作家$|画家$|研究员$|修复师$")
"""Who is called 老师 where not all are officials."""
_NEAR = "阿[姨婆公婶嫂伯叔哥妹爹]|婆婆|嫂子|叔叔|大[爷妈娘姐哥嫂]|奶奶|爷爷|师傅|老师|先生|女士|医生"
_FAMILIAR = expression(f"(?:{_NEAR}|伯伯|小朋友)$|^[小老][^，、]$")
"""Names by which neighbours call each other, behind which no 同志 stands: 郑阿姨, 小秦."""
_SPEAKS = "(?=发言|讲话|表态|致辞|说|谈)"
_DELEGATES = expression(f"[^，；。、]{{0,6}}(?:代表|领导|负责人|负责同志){_SPEAKS}")


def by_name(run: Rendering, what: Any, who: Any) -> Rendered:
    """What somebody does who is named before it: 发言, of 居民代表发言; 讲话, of 葛明远副馆长讲话."""
    text = take_text(what, "by_name")
    people = take_list(who, "by_name")
    found = _DELEGATES.match(read_text(text)) if people else None
    for person in people:
        name = read_text(take_person(person, "by_name")["name"] or "")
        found = found or (re.match(f"{re.escape(name)}[{HAN}]{{0,8}}?{_SPEAKS}", read_text(text)) if name else None)
        found = found or _match_office(read_text(text), name, person)
    if found is None or not isinstance(what, Span):
        return Rendered(run.mark(text))
    return Rendered(run.mark(Span(read_text(text)[found.end() :], what.origin)))


_OFFICE_FIRST = expression(
    f"(?P<office>[{HAN}]{{0,12}}?(?:书记|主任|经理|总裁|董事长|主席|[长师员])(?:[（(][^（）()]*[)）])?)(?P<name>[{HAN}]{{2,4}}?)?(?:同志)?"
    "(?=作?(?:动员|总结|重要|表态|典型|交流|检讨)?(?:讲话|发言|致辞|报告|说明)|作表态|表态|说|谈|通报|汇报|宣读|宣布|介绍|部署|安排|传达|解读|点评|授课)"
)


def _match_office(text: str, name: str, person: Any) -> "re.Match[str] | None":
    """The office of somebody at the head of what he does, where he is named before it: 院长 of 院长讲话."""
    found = _OFFICE_FIRST.match(text)
    if found is None or (found["name"] and found["name"] != name):
        return None
    post = read_text(person.get("post") or "")
    known = bool(post) and (post.endswith(found["office"]) or found["office"].endswith(post))
    return found if known else None


_BODY = expression(
    f"[{HAN}\\d]{{2,}}(?:局|街道|公司|集团|中心|[省市州县区旗镇乡村]|社区|[台站院校厂部科所坞库矿队组店]|车间|工区|商会|协会|学会|合作社|大学|[中小]学|银行|支队|大队|委员会|办公室|政府|党委)$"
)
"""A body written where a name is asked for."""


_TITLED = expression(f"(?:{_NEAR}|大[叔伯]|教授|大夫|同学|同志|院士|老总|乡亲|朋友)$")
"""A name with what somebody is called already in it: 龙奶奶, 赵师傅."""
MOST_TITLED = 6
"""Characters of the longest name that ends in an office, 欧阳副部长; a longer one says more than who it is."""


_UNITS_AND_PEOPLE = expression(
    r"(?P<units>\d[\d.]*[多余]?[家个支所][^、，；。\d]{1,8})、(?P<people>\d[\d.]*万?[多余]?[名位][^、，；。\d]{1,8})"
)


def come_from(run: Rendering, gathered: Any) -> Rendered:
    """Who came: 来自17家子公司的96名选手 of 17家子公司、96名选手, since units do not gather; all else as written."""
    text = take_text(gathered, "come_from")
    found = _UNITS_AND_PEOPLE.fullmatch(read_text(text))
    if found is None or not isinstance(gathered, Span):
        return Rendered(run.mark(text))
    units, people = _mark_parts(run, gathered, found)
    return Rendered(f"来自{units}的{people}")


def _mark_parts(run: Rendering, fact: Span, found: re.Match[str]) -> list[str]:
    """The named parts of a fact, in their order, each with the fact's origin."""
    return [run.mark(Span(part, fact.origin)) for part in found.groupdict().values()]


_PEOPLE_AND_GOODS = expression(
    r"(?P<people>[^、，；。]*\d[^、，；。]{1,10})、(?P<goods>\d[\d.]*[多余]?[万千]?[多余]?(?:[册盆件幅台辆只匹头株棵款种套]|份|本)[^、，；。\d]{1,10})"
)


def bring_goods(run: Rendering, gathered: Any) -> Rendered:
    """Who came with what they brought: 74家书店带着31000多册旧书, since goods do not meet; empty for all else."""
    text = take_text(gathered, "with_goods")
    found = _PEOPLE_AND_GOODS.fullmatch(read_text(text))
    if found is None or not isinstance(gathered, Span):
        return Rendered("")
    people, goods = _mark_parts(run, gathered, found)
    return Rendered(f"{people}带着{goods}")


_STAYED = expression(
    rf"(?P<place>在[{HAN}（）“”]{{2,16}}?)(?:，)?(?P<time>(?:整整|快|近)?[\d一二两三四五六七八九十零半]+(?:个月|年|天)[{HAN}\d]{{0,6}})"
)


def work_there(run: Rendering, years: Any) -> Rendered:
    """How long somebody has been somewhere, with the verb that it lacks: 在县应急管理局工作了五年."""
    text = take_text(years, "worked")
    found = _STAYED.fullmatch(read_text(text).rstrip("。"))
    if found is None or not isinstance(years, Span) or re.search("[教干当住了过着守做]", found["place"][1:]):
        return Rendered(run.mark(text))
    place, time = _mark_parts(run, years, found)
    return Rendered(f"{place}工作了{time}")


_OPENED = expression(
    r"(?P<what>[^，。]{2,24}?)(?:正式)?(?:开工|奠基|通车|竣工|落成|揭牌|启用|开馆|开业|签约|推介)(?:仪式|典礼|大会|会)?"
)


def name_opened(run: Rendering, name: Any) -> Rendered:
    """What a ceremony is held for: 云溪大桥 of 云溪大桥通车仪式; empty where its name does not tell."""
    found = _OPENED.fullmatch(read_text(take_text(name, "opened")))
    if found is None or not isinstance(name, Span) or is_blank(name):
        return Rendered("")
    return run.mark(Span(found["what"], name.origin))


_OF_CLASS = expression(rf"(?P<of>[^，、]*[班级校])[，、 　]*(?P<name>(?!的)[{HAN}]{{2,4}})")


def join_class(run: Rendering, introduction: Any) -> Rendered:
    """A pupil's class and name as one says them: 四（2）班的许小满, of 四（2）班，许小满."""
    text = take_text(introduction, "of_class")
    found = _OF_CLASS.fullmatch(read_text(text).rstrip("。"))
    if found is None or not isinstance(introduction, Span) or re.search("[我是长员代表]", found[0]):
        return Rendered(run.mark(text))
    return Rendered("的".join(_mark_parts(run, introduction, found)))


_SORT = expression(
    "(?P<own>街道|社区|公司|集团|[省市县区旗镇乡村厂局厅院馆站所园])$|(?P<school>(?:小学|中学|大学|学校|[一二三四五六七八九十]中))$|(?P<bank>(?:[支分]|银)行)$"
)


_WHOLE_AREA = expression("全(?:[省市县区旗镇乡村校院厂局行]|街道|社区|公司|集团|系统)")
"""How work opens that names its own area: 全县血吸虫病防治工作."""


def call_ourselves(run: Rendering, unit: Any, work: Any = "") -> Rendered:
    """How those who report call their own body to a superior: 我县, 我校; as it is written where that is unsure.

    Nothing before their work where that names the place itself: 鼓楼区智慧养老工作, 全县防汛工作.
    """
    text, told = take_text(unit, "ourselves"), read_text(take_text(work, "ourselves"))
    if told.startswith("全") and _WHOLE_AREA.match(told):
        return Rendered("")
    shown = read_text(text)
    if told and not is_blank(work) and (told[:2] == shown[:2] or told[:3] in shown):
        return Rendered("")
    found = _SORT.search(read_text(text))
    if found is None or is_blank(unit):
        return Rendered(run.mark(text))
    return Rendered("我校" if found["school"] else "我行" if found["bank"] else f"我{found['own']}")


def name_briefly(run: Rendering, who: Any) -> str:
    """How somebody of a case is named again: 冯某, 小吴, 这名副主任 of an office; 当事人 where nothing is given."""
    shown = read_text(take_text(who, "briefly"))
    named = _SOMEBODY.search(shown) or _BY_NAME.search(shown)
    together = len(_UNNAMED.findall(shown))
    if together > 1:
        return f"{numerals.count(together)}人"
    several = _SEVERAL.search(shown)
    if named is None and several is not None:
        return f"{several[1]}人"
    body = _BODY_KIND.search(shown)
    if named is None and body is not None:
        return f"该{body[0]}"
    if named is None and _BOTH.search(shown):
        return "上述人员"
    office = _POSTED.search(shown)
    if named is None and office is not None:
        return f"这名{office[0]}"
    return named[0] if named else "当事人"


_UNNAMED = expression(f"[{HAN}]某{{1,2}}(?=、|和|$)")
"""Each of several who are called by their surnames alone: 贺某、茅某."""
_BOTH = expression(f"[长任记理师员管席]、[{HAN}]*[长任记理师员管席]$")
"""Several who are called by their offices: 镇农业农村办主任、分管副镇长."""
_POSTED = expression(
    "(?:副?(?:总经理|经理|总工程师|董事长|书记|主任|主席|[省市县区镇乡村局厅处科股所站队院校厂园馆班组船库矿段室部台]长)"
    "|(?:值班|调度|驾驶|安全|保管|检验|化验|护理|操作|巡查|巡护|管理|监理|施工|收费|售票|采购"
    "|质检|联络|网格|信息|检查|监督|押运|装卸|办事|科|业务|统计|窗口)员"
    "|(?:正式|外聘|聘用|退休|在职)?(?:职工|工人|干部|医生|医师|护士|教师|老师|司机|驾驶员|会计|出纳|负责人|代表人|主管|干事|专家|店主|村民|承包人))$"
)
"""The office at the end, without whose it is: 副总经理 of 市城建投资公司原副总经理."""
_BODY_KIND = expression("(?:公司|集团|单位|企业|中心|合作社|[局所站院校园厂科队行社村])$")
"""What sort of body a case is about: 该园 of 新区幼儿园."""
_SEVERAL = expression(r"([两三四五六七八九十]|\d+)[名位个](?:人|[^、，；。]{2,6})?$")
"""So many people of a case without a name: 安全员两名, 康复科两名医生."""


_SOMEBODY = expression(f"(?:[{HAN}]某{{1,2}}|(?<=[员师长士工医主民警贩户手生])[小老](?![师板汉年学])[{HAN}])$")
"""A name that gives nobody away, at the end of an office: 化验员小吴."""


_BY_NAME = expression(
    f"(?<=[员长任记理师工管])(?![两三四五六七八九十几多等们]|[{HAN}]?[员长任记理师工管]|[副原兼][{HAN}]|代表|助理|专家|职工|家属|司机|干部)[{HAN}]{{2,3}}$"
)
"""A full name behind an office: 卞小玲 of 柜员卞小玲."""


_LEADS = expression("副?[省市州县区镇乡]长$")

_OFFICE = expression(
    "(?:第一)?(?:常务)?副?(?:支队长|总队长|大队长|秘书长|董事长|总经理|总裁|书记"
    "|[省市州县区镇乡局部厅院校处科队会]长|主任|主席)$"
)


def _office(post: Span) -> Span:
    """The office by which somebody is called: 副县长 of 县委常委、副县长, 支队长 of 市消防救援支队支队长."""
    posts = read_text(post).split("、")
    chosen = next((part for part in posts if _LEADS.search(part)), posts[0])
    office = _OFFICE.search(chosen)
    return Span(office[0] if office else chosen, post.origin)


_PUPIL = expression("学生|同学|年级|小朋友|少先队|队员代表")
_TEACHES = expression("老师|教师|主任|校长|组长|处|家长|辅导员|班主任")


def is_pupil(run: Rendering, person: Any) -> bool:
    """Whether somebody is a pupil or a student, who is called 同学."""
    words = " ".join(str(person.get(name) or "") for name in ("org", "post")) if isinstance(person, Record) else ""
    return _PUPIL.search(words) is not None and not _TEACHES.search(words)


def roll(run: Rendering, voices: Any) -> list[Rendered]:
    """Those who speak one after the other, all by their bodies, or where one has none with their posts."""
    given = [take_person(voice, "roll") for voice in take_list(voices, "roll")]
    if len(given) < 2 or not any(each["org"] for each in given):
        return [call(run, voice) for voice in voices]
    if all(each["org"] for each in given):
        return [run.mark(each["org"]) for each in given]
    called = []
    for voice, each in zip(voices, given, strict=True):
        post = run.mark(each["post"]) if each["post"] and not is_blank(each["post"]) else ""
        called.append(run.mark(each["org"]) if each["org"] else Rendered(post + call(run, voice)))
    return called


_COMPANY = expression("公司|集团|创始人|董事|总经理|商会|企业|厂长")
"""Posts and bodies of business."""


_PUBLIC = expression(
    "(?:居民|村民|种植户|养殖户|农户|牧户|牧民|渔民|果农|菜农|蜂农|茶农|群众|家长|业主|商户|患者|病人|读者|游客|客户|用户|市民|租户|乘客|客商|食客)(?:代表)?$"
)
"""Posts of people who hold no office: 居民代表贺老根, without 同志."""


def is_guest(run: Rendering, person: Any) -> bool:
    """Whether somebody is not called 同志: a neighbour by her name, who is of a company where not all are officials."""
    if isinstance(person, Record) and _FAMILIAR.search(str(person.get("name") or "")):
        return True
    if isinstance(person, Record) and _PUBLIC.search(str(person.get("post") or "")):
        return True
    words = " ".join(str(person.get(name) or "") for name in ("org", "post")) if isinstance(person, Record) else ""
    return not run.setting.comrades and bool(_COMPANY.search(words))


_UNIT = expression(r"[\d〇零一二两三四五六七八九十百千几]+(名|位|个|家|支|所)$")

_KIND = expression("(?:先进|优秀|模范|标杆|示范|红旗|最美|文明|最佳|十佳)([^，、“”]{2,4})$")


def name_honoured(run: Rendering, honour: Any) -> str:
    """What a bare count of people honoured counts: 10名 同志, 6个 科室 (of 先进科室); empty where the count says it."""
    if not isinstance(honour, Record) or not isinstance(honour.get("number"), str):
        return ""
    unit = _UNIT.search(read_text(honour["number"]))
    if unit is None:
        return ""
    if unit[1] in "名位":
        return "同志"
    kind = _KIND.search(read_text(honour.get("title") or ""))
    return kind[1] if kind else "" if unit[1] == "所" else "集体"
