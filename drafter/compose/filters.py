"""The filters and tests that sections may use: values in, marked text out. None of them drops or nests a mark."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from drafter.compose.budget import TemplateRunError
from drafter.compose.marks import Rendered, plain
from drafter.compose.measures import Joiner, join_measures
from drafter.compose.number import misfit
from drafter.compose.render import Rendering
from drafter.compose.values import Loop, is_number, kind_of, read_text
from drafter.i18n import _
from drafter.language import numerals
from drafter.language.answers import asks, happens, is_favour, is_given, is_local, is_timed, is_within, read_answer
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.numbering import MARKERS, Marker
from drafter.language.orders import is_counted
from drafter.language.parallel import are_parallel
from drafter.language.punctuation import curl_quotes
from drafter.language.sentences import ends_sentence
from drafter.language.titles import DO, REPEAT, lead_title, make_order
from drafter.meeting.records import Record
from drafter.model.span import Span
from drafter.plan.markers import told_of


def _list(value: Any, name: str) -> Sequence[Any]:
    if not isinstance(value, (list, tuple)):
        raise TemplateRunError(
            _("the filter '{name}' takes a list, and this is {kind}", name=name, kind=kind_of(value))
        )
    return value


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise TemplateRunError(
            _("the filter '{name}' takes a text, and this is {kind}", name=name, kind=kind_of(value))
        )
    return value


def _texts(run: Rendering, values: Any, name: str) -> list[Rendered]:
    """A list of texts, marked."""
    for value in _list(values, name):
        if not isinstance(value, str):
            message = _(
                "the filter '{name}' takes a list of texts, and in it is {kind}", name=name, kind=kind_of(value)
            )
            raise TemplateRunError(message)
    return [Rendered("我") if value == run.setting.speaker else run.mark(value) for value in values]


def _number(value: Any, name: str) -> int:
    if not is_number(value):
        message = _("the filter '{name}' takes a number, and this is {kind}", name=name, kind=kind_of(value))
        raise TemplateRunError(message)
    number: int = value
    return number


def _person(value: Any, name: str) -> Record:
    """A record of somebody who can be called: it has a name and an office, if only as blanks."""
    if not isinstance(value, Record) or not {"name", "org", "post"} <= value.keys():
        message = _(
            "the filter '{name}' takes a person (name, org, post), and this is {kind}", name=name, kind=kind_of(value)
        )
        raise TemplateRunError(message)
    return value


def join(run: Rendering, values: Any, separator: Any = "、") -> Rendered:
    """甲、乙、丙."""
    between = run.mark(_text(separator, "join"))
    texts = _texts(run, values, "join")
    run.setting.budget.pay(len(between) * len(texts))
    return Rendered(between.join(texts))


def enumerate_(run: Rendering, values: Any) -> Rendered:
    """甲、乙和丙: an enumeration closed by 和, as names are read aloud; by 以及 where a name holds a 和."""
    marked = _texts(run, values, "enumerate")
    if len(marked) < 2:
        return Rendered("".join(marked))
    last = "以及" if any("和" in plain(each) for each in marked) else "和"
    return Rendered("、".join(marked[:-1]) + last + marked[-1])


def stop(run: Rendering, value: Any) -> Rendered:
    """A sentence with its final mark, added once: ？ where it plainly asks."""
    marked = run.mark(_text(value, "stop"))
    text = plain(marked)
    if ends_sentence(text) or not marked:
        return Rendered(marked)
    return Rendered(marked + ("？" if asks(text) and not is_blank(value) else "。"))


def grammar(run: Rendering, value: Any) -> str:
    """What an answer is: time, thing, act or clause (language/answers.py); empty for a blank and for nothing.

    Of a list: what all its answers are, or else the first that is no act.
    """
    if isinstance(value, (list, tuple)):
        read = [grammar(run, each) for each in value]
        return next((each for each in read if each != "act"), "act" if read else "")
    text = _text(value, "grammar")
    return "" if not text or is_blank(value) else read_answer(read_text(text), run.setting.words)


def ordered(run: Rendering, value: Any) -> Rendered:
    """A text as what somebody does: a noun gets its verb (解决…问题, 完成…合并), anything else stands."""
    text = _text(value, "ordered")
    lead = "" if is_blank(value) else make_order(read_text(text), run.setting.words)
    if lead not in _SURE and grammar(run, value) == "clause":
        lead = ""  # 46份档案全部录入系统 says itself what becomes of them
    return Rendered(lead + run.mark(text))


_SURE = ("完成", "解决", "拿出", "安排")
"""Verbs that follow from a thing itself; which other one a thing wants, who wrote it has to say."""


def asked(run: Rendering, value: Any, question: Any) -> Rendered:
    """A text as what somebody does; a thing of which nothing says what is done asks: 轮休【怎么安排】."""
    text, prompt = _text(value, "asked"), _text(question, "asked")
    if grammar(run, value) != "thing":
        return Rendered(run.mark(text))
    lead = make_order(read_text(text), run.setting.words)
    return Rendered(lead + run.mark(text)) if lead in _SURE else Rendered(f"{run.mark(text)}【{prompt}】")


_BODY = expression(f"[{HAN}]{{2,6}}(?:公司|车间|[班队站所科室部厂局院校]|中心)")
"""A body whose name begins as an act does: 检修公司."""


def own(run: Rendering, value: Any) -> Rendered:
    """A clause of the speaker's own: 我 before an act of which nobody is named as the doer (想当飞行员)."""
    text = _text(value, "own")
    shown = read_text(text)
    acts = (grammar(run, value) == "act" and not _BODY.match(shown)) or shown.startswith(("和大家", "跟大家"))
    said = "我" if acts and not shown.startswith("我") else ""
    return Rendered(said + run.mark(text))


_INNER = str.maketrans("“”‘’", "‘’“”")


def inner(run: Rendering, value: Any) -> Rendered:
    """A text that stands between quotation marks: its own become single ones, “‘三夏’抢收先进集体”."""
    text = _text(value, "inner")
    if not isinstance(value, Span) or value.origin.kind == "blank" or "“" not in curl_quotes(value):
        return Rendered(run.mark(text))
    return Rendered(run.mark(Span(curl_quotes(value).translate(_INNER), value.origin)))


def mine(run: Rendering, value: Any) -> Rendered:
    """A sentence of the speaker's own."""
    return stop(run, own(run, value))


_WHOSE = expression("(?:讲|说|话|谈|都(?!市)|句句|字字|个个|听了?|没有|不仅|既|朴实|实在|很|语言)")
"""How a comment opens that names nobody whom it is about."""


def of_all(run: Rendering, comment: Any, speakers: Any) -> Rendered:
    """A comment on several speakers as a sentence of its own: 两位 before one that names nobody (讲得很实)."""
    text = _text(comment, "of_all")
    named = [person for person in _list(speakers, "of_all") if isinstance(person, Record) and person.get("name")]
    they = "几家" if len(named) < length(run, speakers) else "两位" if len(named) == 2 else "几位"
    thing = "讲的都是" if _is_named(run, comment) else ""
    if not thing and len(named) > 1 and _OF_REPORT.match(read_text(text)):
        reports = [person for person in named if _REPORTED.search(read_text(person.get("did", "")))]
        if len(reports) == 1:  # 成绩讲得实 is said of the one who reported, not of who spoke last
            did = _REPORTED.search(read_text(reports[0].get("did", "")))
            of = "" if did is None else did[0]
            return Rendered(f"{call(run, reports[0])}的{of}，{run.mark(text)}")
    return Rendered((thing or (they if _WHOSE.match(read_text(text)) else "")) + run.mark(text))


_OF_REPORT = expression("(?:成绩|问题|情况|形势|进度|进展|底数|数据|数字|差距|排名|不足|短板)(?!的)")
"""How a comment opens that is about a report."""
_REPORTED = expression("通报|汇报")


def of_one(run: Rendering, comment: Any) -> Rendered:
    """A comment that goes on about the one who spoke: 讲的是 before what only names something (磨出来的经验)."""
    text = _text(comment, "of_one")
    return Rendered(("讲的是" if _is_named(run, comment) else "") + run.mark(text))


_TOLD = expression("^[^，；。]+的(?:经验|心得|体会|办法|做法|故事|道理|教训|家底|真话|实话|心里话|家常话|大实话)$")
"""What a speaker tells, however it is described: 一锤一锤敲出来的心得."""


def _is_named(run: Rendering, comment: Any) -> bool:
    """Whether a comment only names what was told."""
    return grammar(run, comment) == "thing" or _TOLD.search(read_text(comment)) is not None


def run_on(run: Rendering, values: Any, pattern: Any = "") -> Rendered:
    """A list set inside the paragraph: 一是…；二是…。

    Items that hold sentences of their own end in 。, the others in ；. One item alone gets no marker.
    """
    marker = _marker(run, pattern, "run_on")
    marked = _texts(run, values, "run_on")
    if len(marked) > 1:
        for item in values:
            check_marker(run, marker, item)
        marked = [Rendered(marker.render(number) + item) for number, item in enumerate(marked, 1)]
    plains = [plain(item) for item in marked]
    separator = "。" if any("。" in text.rstrip("。") for text in plains) else "；"
    if separator == "；":  # what was said as one sentence each is one list
        marked = [Rendered(item.removesuffix("。")) for item in marked]
        plains = [plain(item) for item in marked]
    parts: list[str] = []
    for number, (item, text) in enumerate(zip(marked, plains, strict=True), 1):
        ended = ends_sentence(text)
        parts += [item, "" if ended else "。" if number == len(marked) else separator]
    return Rendered("".join(parts))


def chain(run: Rendering, values: Any) -> Rendered:
    """A list as one sentence, 甲，乙，丙。; where an item has a pause of its own the items are parted by ；."""
    marked = _texts(run, values, "chain")
    plains = [plain(item) for item in marked]
    separator = "；" if any(re.search("[，、；：]", text) for text in plains) else "，"
    parts: list[str] = []
    for number, (item, text) in enumerate(zip(marked, plains, strict=True), 1):
        parts += [item, "" if ends_sentence(text) else "。" if number == len(marked) else separator]
    return Rendered("".join(parts))


def in_turn(run: Rendering, values: Any) -> Rendered:
    """Facts one after the other: parted by ； where they are short and alike in form, else a sentence each."""
    marked = _texts(run, values, "in_turn")
    if not are_parallel([plain(item) for item in marked]):
        return Rendered("".join(stop(run, item) for item in marked))
    return Rendered("；".join(item.removesuffix("。") for item in marked) + "。")


def mark(run: Rendering, loop: Any, item: Any = "", pattern: Any = "") -> Rendered:
    """`{{ loop | mark(point.title) }}`: the marker of this turn of a loop inside a paragraph; none for a lone item."""
    if not isinstance(loop, Loop):
        raise TemplateRunError(_("the filter '{name}' takes the loop: {{{{ loop | mark }}}}", name="mark"))
    marker, text = _marker(run, pattern, "mark"), _text(item, "mark")
    if loop.length < 2:
        return Rendered("")
    check_marker(run, marker, text)
    return Rendered(marker.render(loop.index))


def _marker(run: Rendering, pattern: Any, name: str) -> Marker:
    """The marker of a numbering; without one, that of lists inside this section's paragraphs."""
    chosen = _text(pattern, name) or run.setting.inline
    if chosen not in MARKERS:
        raise TemplateRunError(
            _("unknown numbering '{marker}'; known: {known}", marker=chosen, known=" ".join(MARKERS))
        )
    return MARKERS[str(chosen)]


def check_marker(run: Rendering, marker: Marker, item: Any) -> None:
    """A marker takes only what its grammar takes: 一要 a verb. Only what is plainly otherwise is refused."""
    if isinstance(item, Span) and item.origin.kind != "blank" and not lead_title(item, run.setting.words):
        fault = misfit(marker, marker.pattern, str(item), item.origin.name, run.setting.words)
        if fault:
            raise TemplateRunError(fault)


def titled(run: Rendering, task: Any) -> Rendered:
    """The title of a task, or a title; one that is a noun gets the verb that the measures show (language/titles.py)."""
    title, lead = _led(run, task, "titled")
    return Rendered(lead + run.mark(title))


_TAKEN_TOGETHER = expression(
    "^[^的]+[和、][^的]+$|^.$|(?:群众|医生|老师|学生|老人|职工|教师|青年|干部|人员|农户|居民|家庭)$"
)
"""Things named side by side, or people: what is done with them is more than one verb."""


_FITS_ALL = ("", "抓好", "加强", "做好", "管好", "备好", "备足", "配齐", "完成", "解决")
"""Verbs that fit whatever stands side by side after them."""
_EACH_ONE = expression(f"一[{HAN}]{{1,2}}一[{HAN}]{{1,2}}$")
"""一单元一专班: says itself how it is."""
_FOUR_NOUN = expression(f"(?!一)[{HAN}]{{4}}")
_NAMED_IN_A_ROW = expression(f"[{HAN}]{{2}}(?:、[{HAN}]{{2}}){{2,4}}")
"""吃饭、住宿、看病."""


def headed(run: Rendering, task: Any) -> Rendered:
    """The title of a point as it is said: what gets no verb is what is dealt with, 办好煤和气的事, 关于老人的事."""
    title, lead = _led(run, task, "headed")
    text = read_text(title)
    if lead == "整治" and _TAKEN_TOGETHER.search(text):  # 交通和噪声: what one of them wants does not fit the other
        return Rendered("管好" + run.mark(title))
    if lead not in _FITS_ALL and re.search("[和、]", text) and grammar(run, title) == "thing":
        return Rendered(f"办好{run.mark(title)}的事")
    if _EACH_ONE.match(text) and lead != REPEAT:
        return run.mark(title)
    if is_blank(title) or lead:
        return Rendered(lead + run.mark(title))
    if _FOUR_NOUN.fullmatch(text) and grammar(run, title) == "thing" and not _TAKEN_TOGETHER.search(text):
        return Rendered(f"{DO}{run.mark(title)}")
    if text.endswith("的") and len(text) > 2:
        return Rendered(f"对{run.mark(title)}，分清情况处理")
    if _TAKEN_TOGETHER.search(text) and (grammar(run, title) == "thing" or _NAMED_IN_A_ROW.fullmatch(text)):
        return Rendered(f"办好{run.mark(title)}的事")
    about = ("的" in text or text.endswith(("事", "问题"))) and grammar(run, title) == "thing"
    return Rendered(("关于" if about else "") + run.mark(title))


def _led(run: Rendering, task: Any, name: str) -> tuple[str, str]:
    """The title of a task, or a title, and the verb that it gets."""
    title, told = (task.get("title", ""), told_of(task, run.setting.theme)) if isinstance(task, Record) else (task, "")
    text = _text(title, name)
    return text, "" if is_blank(text) else lead_title(read_text(text), run.setting.words, told)


def say(run: Rendering, record: Any, detail: Any = 0, turn: Any = 1) -> Rendered:
    """A record as its kind says it (facts.yaml, `say`).

    `detail` is the section's unless given; `turn` counts the records said one after the other, so that a kind can vary.
    """
    told, turns = _number(detail, "say") or run.read_detail(), _number(turn, "say")
    if not isinstance(record, Record) or run.setting.say is None:
        message = _("the filter '{name}' takes a record, and this is {kind}", name="say", kind=kind_of(record))
        raise TemplateRunError(message)
    return run.setting.say(record, told, turns, run.setting)


def said(run: Rendering, records: Any, detail: Any = 0) -> list[Rendered]:
    """Each record of a list as its kind says it."""
    return [say(run, record, detail, turn) for turn, record in enumerate(_list(records, "said"), 1)]


def assign(run: Rendering, measures: Any, detail: Any = 0, turn: Any = 1, after: Any = "") -> Rendered:
    """Measures in words, one after the other (compose/measures.py); a single one too.

    `detail` is the section's unless given: 1 and 2 say that many of a list. `turn` is that of the first, and `after`
    leads it.
    """
    given = [measures] if isinstance(measures, Record) else _list(measures, "assign")
    shown, turns = _shown(run, given, detail, "assign"), _number(turn, "assign")
    for measure in given:
        if not isinstance(measure, Record) or not {"who", "what", "by", "standard", "else"} <= measure.keys():
            message = _("the filter '{name}' takes measures, and this is {kind}", name="assign", kind=kind_of(measure))
            raise TemplateRunError(message)
        run.setting.budget.pay(sum(len(value) for value in measure.values() if isinstance(value, str)))
    setting = run.setting
    joiner = Joiner(setting.words, run.mark, read_text, setting.speaker, _text(after, "assign"), asks=setting.asks)
    return Rendered(join_measures(shown, joiner, turns))


def _shown(run: Rendering, given: Sequence[Any], detail: Any, name: str) -> Sequence[Any]:
    """As many items of a list as are told at a detail, the section's unless given: one, two, or all."""
    told = _number(detail, name) or run.read_detail()
    return given if told >= 3 else given[:told]


def musts(run: Rendering, measures: Any, detail: Any = 0, turn: Any = 1) -> Rendered:
    """Measures where several are only told and name nobody, numbered inside the paragraph: 一要…；二要….

    Where one of them names somebody, or is no order, they stand as `assign` says them.
    """
    shown, turns = _shown(run, _list(measures, "musts"), detail, "musts"), _number(turn, "musts")
    texts = [measure.get("text") or "" for measure in shown if isinstance(measure, Record)]
    if len(shown) < 2 or not all(text and not ends_sentence(text) and not is_blank(text) for text in texts):
        return assign(run, measures, detail, turns)
    orders = all(grammar(run, text) == "act" for text in texts)
    return run_on(run, texts, "一要" if orders else "一是")


def together(run: Rendering, people: Any) -> list[dict[str, Any]]:
    """Speakers in their order, those who did the same thing one after the other taken together.

    Each group: who, did, superior; `ends` where the next group is of another standing, `last` for the last of its own.
    """
    groups: list[dict[str, Any]] = []
    for person in _list(people, "together"):
        called, superior = call(run, _person(person, "together")), person.get("relation") == "superior"
        did = person.get("did", "")
        if groups and str(groups[-1]["did"]) == str(did) and groups[-1]["superior"] == superior:
            groups[-1]["who"].append(called)
        else:
            groups.append({"who": [called], "did": did, "superior": superior})
    seen: set[bool] = set()
    for group, following in reversed(list(zip(groups, [*groups[1:], None], strict=True))):
        group["ends"] = following is None or following["superior"] != group["superior"]
        group["last"] = group["superior"] not in seen
        seen.add(group["superior"])
    return groups


def call(run: Rendering, person: Any) -> Rendered:
    """How a person is called: as the file says; 赵刚同志; a superior with one post 陈国强副局长; an office by name."""
    if isinstance(person, Record) and person.get("called"):
        return run.mark(person["called"])
    known = _person(person, "call")
    if known["org"] and (not known["name"] or is_blank(known["name"])):
        return run.mark(known["org"])
    name, post = run.mark(known["name"]), known["post"]
    if is_guest(run, known):
        return name
    if known.get("relation") == "superior" and post and not is_blank(post):
        return Rendered(name + run.mark(_office(post)))
    return Rendered(name + "同志")


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


def argue(run: Rendering, record: Any, field: Any) -> Rendered:
    """What a record argues with, in the frame that the plan chose for it, or else as it was written."""
    value = record.get(_text(field, "argue"), "") if isinstance(record, Record) else ""
    if not isinstance(value, Span) or not value:
        return Rendered("")
    framed = run.setting.argue(value.origin.name) if run.setting.argue else None
    return stop(run, value if framed is None else framed)


_COMPANY = expression("公司|集团|创始人|董事|总经理|商会|企业|厂长")
"""Posts and bodies of business."""


def is_guest(run: Rendering, person: Any) -> bool:
    """Whether somebody is of a company among people who are not all officials: not called 同志 then."""
    words = " ".join(str(person.get(name) or "") for name in ("org", "post")) if isinstance(person, Record) else ""
    return not run.setting.comrades and bool(_COMPANY.search(words))


_UNIT = expression(r"[\d〇零一二两三四五六七八九十百千几]+(名|位|个|家|支)$")
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
    return kind[1] if kind else "集体"


def number(run: Rendering, value: Any) -> str:
    """A count as it is said before a measure word: 两, 三; of a list how many it has."""
    if isinstance(value, (list, tuple)):
        value = len(value)
    return numerals.count(_number(value, "number"))


def ordinal(run: Rendering, value: Any) -> str:
    """A place in an order as it is said: 二 of 第二项, never 两."""
    return numerals.ordinal(_number(value, "ordinal"))


def first(run: Rendering, value: Any, count: Any = 1) -> list[Any]:
    """The first items of a list: what is said when there is no time for all."""
    return list(_list(value, "first")[: max(0, _number(count, "first"))])


def length(run: Rendering, value: Any) -> int:
    """How many items a list has."""
    return len(_list(value, "length"))


FILTERS: dict[str, Callable[..., Any]] = {
    "join": join,
    "enumerate": enumerate_,
    "stop": stop,
    "grammar": grammar,
    "ordered": ordered,
    "asked": asked,
    "own": own,
    "mine": mine,
    "inner": inner,
    "of_all": of_all,
    "of_one": of_one,
    "run_on": run_on,
    "chain": chain,
    "in_turn": in_turn,
    "mark": mark,
    "titled": titled,
    "headed": headed,
    "say": say,
    "said": said,
    "together": together,
    "argue": argue,
    "guest": is_guest,
    "assign": assign,
    "musts": musts,
    "honoured": name_honoured,
    "call": call,
    "number": number,
    "ordinal": ordinal,
    "first": first,
    "length": length,
}


def is_sentence(value: Any) -> bool:
    """Whether a text ends as a sentence does."""
    return isinstance(value, str) and ends_sentence(read_text(value))


def is_blank(value: Any) -> bool:
    """Whether a value is missing and stands as a blank."""
    return isinstance(value, Span) and value.origin.kind == "blank"


def is_even(value: Any) -> bool:
    """Whether a number is even: every other turn."""
    return isinstance(value, int) and value % 2 == 0


def is_ending(value: Any, ending: Any) -> bool:
    """Whether a text ends in some characters, or in one of several."""
    endings = ending if isinstance(ending, (list, tuple)) else (ending,)
    known = tuple(read_text(each) for each in endings if isinstance(each, str))
    return isinstance(value, str) and read_text(value).endswith(known)


def is_opening(value: Any, words: Any) -> bool:
    """Whether a text begins with one of some words."""
    if not isinstance(value, str) or not isinstance(words, (list, tuple)):
        return False
    return read_text(value).startswith(tuple(read_text(word) for word in words if isinstance(word, str)))


_NOMINAL = expression("的$|的[^，。的]{1,5}$|[者人户村镇乡]$|单位$|企业$|部门$|同志$|干部$")


def is_nominal(value: Any) -> bool:
    """Whether a case names those whom it concerns, and takes no 的: 连续两周排末位的村."""
    return isinstance(value, str) and _NOMINAL.search(read_text(value)) is not None


_OTHER = expression(r"[他她他们]|^\d")


def is_about_other(value: Any) -> bool:
    """Whether a story begins with a subject of its own, before which a name and a comma cannot stand: 37名病人，她…."""
    return isinstance(value, str) and _OTHER.search(re.split("[。；]", read_text(value), maxsplit=1)[0]) is not None


def is_saying(value: Any, words: Any) -> bool:
    """Whether one of some words stands in a text, or in a text of a list."""
    texts = value if isinstance(value, (list, tuple)) else (value,)
    wanted = [read_text(word) for word in words if isinstance(word, str)] if isinstance(words, (list, tuple)) else []
    return any(word in read_text(text) for text in texts if isinstance(text, str) for word in wanted)


def is_favour_given(value: Any) -> bool:
    """Whether a text names what somebody gave: 感谢家属们 的 理解支持."""
    return isinstance(value, str) and is_favour(read_text(value))


def is_asking(value: Any) -> bool:
    """Whether a text is a question, with or without its mark."""
    return isinstance(value, str) and (read_text(value).endswith("？") or asks(read_text(value)))


def is_local_clause(value: Any) -> bool:
    """Whether a clause opens with where, or with each of many, and 应当 cannot stand before it."""
    return isinstance(value, str) and is_local(read_text(value))


def is_counted_thing(value: Any) -> bool:
    """Whether a text names so many of a thing: 一名专职人员."""
    return isinstance(value, str) and is_counted(read_text(value))


def is_timed_clause(value: Any) -> bool:
    """Whether a text opens with when something is done: 过节回家的时候，…."""
    return isinstance(value, str) and is_timed(read_text(value))


def is_given_thing(value: Any) -> bool:
    """Whether a text names what somebody gave, for which 对 and not 向 thanks: 林草局多年的帮扶."""
    return isinstance(value, str) and is_given(read_text(value))


def is_happening(value: Any) -> bool:
    """Whether a text says what becomes of a thing: 老年食堂开火."""
    return isinstance(value, str) and happens(read_text(value))


def is_when(value: Any) -> bool:
    """Whether a text opens with a time at which, before which 要 needs its 在: 上午高峰时段, 三天内."""
    return isinstance(value, str) and is_within(read_text(value))


_FOUR = expression(f"[{HAN}]{{4}}(?:[、，][{HAN}]{{4}})+")


def is_terse(value: Any) -> bool:
    """Whether a text is nothing but phrases of four characters (不重不漏、真实准确), which 做到 has to carry."""
    return isinstance(value, str) and _FOUR.fullmatch(read_text(value)) is not None


_PUNISHED = expression("约谈|通报|扣|罚|检查|检讨|问责|追责|取消|处分|免|撤|降|停|收回|曝光|末位|报告|说明|整改")


def is_rewarding(values: Any) -> bool:
    """Whether outcomes only reward: 提前试产的，奖项目组10万元."""
    then = "；".join(read_text(each.get("then") or "") for each in values if isinstance(each, Record))
    return "奖" in then and _PUNISHED.search(then) is None


TESTS: dict[str, Callable[..., bool]] = {
    "even": is_even,
    "ending": is_ending,
    "sentence": is_sentence,
    "blank": is_blank,
    "opening": is_opening,
    "nominal": is_nominal,
    "about_other": is_about_other,
    "saying": is_saying,
    "terse": is_terse,
    "favour": is_favour_given,
    "local": is_local_clause,
    "timed": is_timed_clause,
    "when": is_when,
    "given": is_given_thing,
    "happening": is_happening,
    "asking": is_asking,
    "rewarding": is_rewarding,
    "counted": is_counted_thing,
}
