"""The filters that sections may use: values in, marked text out. None of them drops or nests a mark."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from drafter.compose.budget import TemplateRunError
from drafter.compose.given import grammar, is_blank, take_list, take_number, take_text, take_texts
from drafter.compose.judge import is_claiming, is_done, is_terse
from drafter.compose.marks import Rendered, plain
from drafter.compose.measures import MEASURE, Joiner, join_measures
from drafter.compose.people import (
    bring_goods,
    by_name,
    call,
    call_ourselves,
    come_from,
    is_guest,
    is_pupil,
    join_class,
    name_briefly,
    name_honoured,
    name_opened,
    roll,
    together,
    work_there,
)
from drafter.compose.render import Rendering
from drafter.compose.titled import chain, headed, mark, run_on, titled
from drafter.compose.values import kind_of, read_text
from drafter.i18n import _
from drafter.language import numerals
from drafter.language.answers import asks
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.loss import name_lost
from drafter.language.orders import bids_itself, read_order, takes_each
from drafter.language.parallel import are_parallel
from drafter.language.penalties import blames_somebody, say_penalty
from drafter.language.punctuation import curl_quotes
from drafter.language.purposes import read_aim
from drafter.language.sentences import ends_sentence
from drafter.language.subjects import read_subject
from drafter.language.surely import asks_for_verb, opens_surely, read_surely, tells_more
from drafter.language.titles import make_order
from drafter.meeting.records import Record
from drafter.model.span import Span


def join(run: Rendering, values: Any, separator: Any = "、") -> Rendered:
    """甲、乙、丙."""
    between = run.mark(take_text(separator, "join"))
    texts = take_texts(run, values, "join")
    run.setting.budget.pay(len(between) * len(texts))
    return Rendered(between.join(texts))


def enumerate_(run: Rendering, values: Any) -> Rendered:
    """甲、乙和丙: an enumeration closed by 和, as names are read aloud; by 以及 where a name holds a 和."""
    marked = take_texts(run, values, "enumerate")
    if len(marked) < 2:
        return Rendered("".join(marked))
    if plain(marked[-1]).startswith(("还有", "以及")):
        return Rendered("、".join(marked[:-1]) + "，" + marked[-1])
    last = "以及" if any("和" in plain(each) for each in marked) else "和"
    return Rendered("、".join(marked[:-1]) + last + marked[-1])


def stop(run: Rendering, value: Any) -> Rendered:
    """A sentence with its final mark, added once: ？ where it plainly asks."""
    marked = run.mark(take_text(value, "stop"))
    text = plain(marked)
    if ends_sentence(text) or not marked:
        return Rendered(marked)
    return Rendered(marked + ("？" if asks(text) and not is_blank(value) else "。"))


def subject(run: Rendering, value: Any) -> str:
    """Whose doing an answer tells of: none, theirs who have to do it, own (language/subjects.py)."""
    return read_subject(read_text(take_text(value, "subject")), run.setting.words)


def mixed(run: Rendering, values: Any) -> bool:
    """Whether some texts of a list are acts and some only name things, so that they cannot be counted as one sort."""
    return {grammar(run, value) for value in take_list(values, "mixed")} >= {"act", "thing"}


def build(run: Rendering, value: Any) -> str:
    """How a text is built that somebody has to do (language/orders.py): verb 写作业, object 平板放到抽屉里 …"""
    return read_order(read_text(take_text(value, "build")), run.setting.words)


def ordered(run: Rendering, value: Any) -> Rendered:
    """A text as what somebody does: a noun gets its verb (解决…问题, 完成…合并), anything else stands."""
    text = take_text(value, "ordered")
    if takes_each(read_text(text)):
        return Rendered("对" + run.mark(text))
    lead = "" if is_blank(value) else make_order(read_text(text), run.setting.words)
    if (lead not in _SURE and grammar(run, value) == "clause") or (lead == "完成" and tells_more(read_text(text))):
        lead = ""  # 46份档案全部录入系统 says itself what becomes of them
    return Rendered(lead + run.mark(text))


def surely(run: Rendering, value: Any) -> str:
    """What a text surely opens as: verb, noun or unsure (language/surely.py); 要 stands before a verb alone."""
    return read_surely(read_text(take_text(value, "surely")), run.setting.words)


def aim(run: Rendering, value: Any) -> str:
    """Whether what a meeting is for is a deed, or told in a sentence of its own (language/purposes.py)."""
    return read_aim(read_text(take_text(value, "aim")), run.setting.words)


def cites(run: Rendering, quote: Any) -> str:
    """How a quoted text is led in that is not given word for word: 要求 before a demand, 指出 before what is so."""
    text = read_text(take_text(quote, "cites"))
    if is_blank(quote):
        return "要求，"
    if is_terse(quote):
        return "要求做到"
    if is_claiming(quote):
        return "指出，"
    demands = bids_itself(text) or re.match("不|严禁|一律|坚持|只|先", text) or opens_surely(text, run.setting.words)
    return "要求，" if demands or read_order(text, run.setting.words) in _DEMANDS else "提出，"


_DEMANDS = ("verb", "timed", "bidden", "object", "rule", "result")
"""Builds of what is demanded, though nothing may stand before some of them."""


_SURE = ("完成", "解决", "拿出", "安排")
"""Verbs that follow from a thing itself; which other one a thing wants, who wrote it has to say."""


def asked(run: Rendering, value: Any, question: Any) -> Rendered:
    """A text as what somebody does; a thing of which nothing says what is done asks: 轮休【怎么安排】."""
    text, prompt = take_text(value, "asked"), take_text(question, "asked")
    if grammar(run, value) != "thing" or not asks_for_verb(read_text(text), run.setting.words):
        return Rendered(run.mark(text))
    if _DATED.search(read_text(text)):
        return Rendered(run.mark(text))
    lead = make_order(read_text(text), run.setting.words)
    return Rendered(lead + run.mark(text)) if lead in _SURE else Rendered(f"{run.mark(text)}【{prompt}】")


_DATED = expression(r"(?:\d+[年月日号天]|年|月)底?[前内]")
"""A day by which something is done, which says itself what becomes of the thing: 用地6月底前交付."""


_BODY = expression(f"[{HAN}]{{2,6}}(?:公司|车间|[班队站所科室部厂局院校]|中心)")
"""A body whose name begins as an act does: 检修公司."""


_TIME_AHEAD = expression(
    "(?P<time>(?:(?:今年|去年|上半年|下半年|[\\d]{4}年|一年来|这些年|这几年)[\\d月日—－至到-]{0,8}|(?:这|那|过去|今)(?:一年|年|些年|几年|个月|段时间)|[^，。]{2,10}(?:的时候|[前后时]|那天|当天)))，(?P<deed>.+)"
)
"""A time and then what somebody does: 学校缺人的时候，代课."""


def whose(run: Rendering, value: Any, who: Any) -> Rendered:
    """A time and a deed with whose it is between them, 这一年，你们开了4100门次课; as typed where it names somebody."""
    text, doer = take_text(value, "whose"), take_text(who, "whose")
    found = _TIME_AHEAD.fullmatch(read_text(text))
    if found is None or not isinstance(value, Span) or is_blank(value) or doer in text:
        return Rendered(run.mark(text))
    deed = Span(found["deed"], value.origin)
    if grammar(run, deed) != "act" and len(found["deed"]) > len("代课"):
        return Rendered(run.mark(text))
    return Rendered(run.mark(Span(f"{found['time']}，", value.origin)) + doer + run.mark(deed))


def own(run: Rendering, value: Any) -> Rendered:
    """A clause of the speaker's own: 我 before an act of which nobody is named as the doer (想当飞行员)."""
    text = take_text(value, "own")
    shown = read_text(text)
    if "我" not in shown and not is_blank(value):
        mine_then = whose(run, value, "我")
        if plain(mine_then) != shown:
            return mine_then
    acts = (grammar(run, value) == "act" and not _BODY.match(shown)) or shown.startswith(("和大家", "跟大家"))
    told = "我" in shown.partition("，")[0] or _FUND.match(shown) is not None
    said = "我" if acts and not told else ""
    return Rendered(said + run.mark(text))


_FUND = expression(f"[{HAN}]{{2}}(?:基金|资金|经费|费用|账户|账上|收入|支出)")
"""A fund whose name begins as an act does: 维修基金账上还有412万."""


def run_in(run: Rendering, value: Any) -> Rendered:
    """A title that opens its paragraph, with its mark: 。, and ， behind whom it concerns (查到的，一律公开)."""
    text = run.mark(take_text(value, "run_in"))
    return Rendered(text + "，") if plain(text).endswith("的") else stop(run, text)


_INNER = str.maketrans("“”‘’", "‘’“”")


def inner(run: Rendering, value: Any) -> Rendered:
    """A text that stands between quotation marks: its own become single ones, “‘三夏’抢收先进集体”."""
    text = take_text(value, "inner")
    if not isinstance(value, Span) or value.origin.kind == "blank" or "“" not in curl_quotes(value):
        return Rendered(run.mark(text))
    return Rendered(run.mark(Span(curl_quotes(value).translate(_INNER), value.origin)))


def mine(run: Rendering, value: Any) -> Rendered:
    """A sentence of the speaker's own."""
    return stop(run, own(run, value))


def wished(run: Rendering, values: Any, lead: Any) -> Rendered:
    """Wishes one after the other, each led in by 愿 or 祝 as it needs (language/wishes.py)."""
    from drafter.language.wishes import lead_wish  # only the end of a few kinds needs it

    said = []
    for number, value in enumerate(take_list(values, "wished")):
        text = take_text(value, "wished")
        blank = is_blank(value)
        before = (
            "" if blank else lead_wish(read_text(text), take_text(lead, "wished"), run.setting.words, first=not number)
        )
        said.append(before + run.mark(text))
    return Rendered("，".join(said))


def lost_ones(run: Rendering, texts: Any, otherwise: Any) -> str:
    """What those are called who died, of whom some texts tell and nobody is named (language/loss.py)."""
    told = [read_text(take_text(text, "lost_ones")) for text in take_list(texts, "lost_ones")]
    return name_lost(told, take_text(otherwise, "lost_ones"))


_WHOSE = expression(
    "(?:讲|说|话|实话|谈|都(?!市)|句句|字字|个个|没有|不(?!容易|是|错|过)|敢|直|有|既|朴实|实在|很|语言)"
)
"""How a comment opens that names nobody whom it is about."""


def blames(run: Rendering, value: Any) -> bool:
    """Whether what somebody of a case did follows his name without a comma (language/penalties.py)."""
    return is_blank(value) or blames_somebody(read_text(take_text(value, "blames")), run.setting.words)


def names_doer(run: Rendering, value: Any) -> bool:
    """Whether a hope names itself of whom it is: 老职工常回家看看."""
    shown = read_text(take_text(value, "names_doer"))
    return _DOER.match(shown) is not None and not is_blank(value)


_DOER = expression(
    f"[{HAN}]{{0,6}}(?:职工|院|校|会|局|公司|集团|单位|同志|老师|专家|教授|同学|校友|乡亲|朋友|同行|师傅|企业|代表|来宾|(?<![我咱])们)"
    f"(?:常|多|能|一如既往|继续|一直|经常|把|给|为|在|也|都|早日|再)"
)


_DATED = expression(
    "(?:今|去|明|上|下|前|这|那|当|全|近|几|一|两|三)?半?(?:年|个?月|季度|学期|周|段)|截至|截止|自|从|到|过去|目前|入|已|本|总|前|这|[春夏秋冬](?:季|天|灭|播|收|种|训|运)|汛期"
    r"|\d+(?:月|年|日|天|[—－至到-]\d)|.*(?:前一段|以来|[上下]半年|今年|去年|学期|季度|月|在册|现有|共有|全年|一年)"
)
"""Signs that what was achieved says itself when, or tells how things stand."""


def lately(run: Rendering, value: Any) -> str:
    """What leads in the first of what was achieved: 前一段，我们 before an act; nothing where it says itself when."""
    text = take_text(value, "lately")
    if is_done(text) or grammar(run, value) == "act":
        return "前一段，我们"
    return "" if is_blank(value) or _DATED.match(read_text(text)) else "前一段，"


def rest(run: Rendering, value: Any) -> list[Any]:
    """The items of a list but the first."""
    return list(take_list(value, "rest")[1:])


def past(run: Rendering, value: Any, word: Any) -> Rendered:
    """What stands behind a word in a text: 任命我为所长 of 院党委研究决定，任命我为所长."""
    _before, _word, rest = read_text(take_text(value, "past")).partition(take_text(word, "past"))
    if not rest or not isinstance(value, Span):
        return Rendered(run.mark(take_text(value, "past")))
    return Rendered(run.mark(Span(rest, value.origin)))


def penalty(run: Rendering, value: Any) -> Rendered:
    """A penalty in full: 判处有期徒刑六年 of 有期徒刑六年 (language/penalties.py)."""
    text = take_text(value, "penalty")
    return Rendered(run.mark(Span(say_penalty(text), value.origin) if isinstance(value, Span) else text))


def of_all(run: Rendering, comment: Any, speakers: Any) -> Rendered:
    """A comment on several speakers as a sentence of its own: 两位 before one that names nobody (讲得很实)."""
    text = take_text(comment, "of_all")
    named = [person for person in take_list(speakers, "of_all") if isinstance(person, Record) and person.get("name")]
    felt = _lead_feeling(read_text(text))
    if felt:
        return Rendered(felt + run.mark(text))
    they = "几家" if len(named) < length(run, speakers) else "两位" if len(named) == 2 else "几位"
    thing = "讲的都是" if _is_named(run, comment) else ""
    if len(named) > 1 and _WHOSE.match(read_text(text)) and not _OF_READING.search(read_text(text)):
        meant = [person for person in named if not _READ_OUT.search(read_text(person.get("did", "")))]
        if _OF_PLEDGE.search(read_text(text)):
            meant = [person for person in meant if _PLEDGED.search(read_text(person.get("did", "")))] or meant
        if not thing and len(meant) == 1:  # who only read a plan out took on no task
            spoke = _SPOKE.search(read_text(meant[0].get("did", "")))
            of = spoke[0] if spoke else "发言"
            last = meant[0] is named[-1]
            whose = f"这{'番表态' if '表态' in of else f'个{of}'}" if last else f"{call(run, meant[0])}的{of}"
            return Rendered(f"{whose}，{run.mark(text)}")
        if meant and len(meant) < len(named):
            they = ""
    alone = _OF_REPORT.match(read_text(text)) and not _OF_OTHERS.search(read_text(text))
    if not thing and len(named) > 1 and alone:
        reports = [person for person in named if _REPORTED.search(read_text(person.get("did", "")))]
        if len(reports) == 1:  # 成绩讲得实 is said of the one who reported, not of who spoke last
            did = _REPORTED.search(read_text(reports[0].get("did", "")))
            of = "" if did is None else did[0]
            return Rendered(f"{call(run, reports[0])}的{of}，{run.mark(text)}")
    return Rendered((thing or (they if _WHOSE.match(read_text(text)) else "")) + run.mark(text))


_READ_OUT = expression("宣读|宣布|领读|播放")
"""What somebody did whose own words it was not."""
_OF_READING = expression("方案|办法|文件|决定|通知|条例|制度|读")
"""What a comment says of what was read out."""
_OF_PLEDGE = expression("任务接|接得|表态|承诺|决心|态度|说到做到|军令状")
"""What a comment says of whoever took something on."""
_PLEDGED = expression("表态|承诺|领任务|签")
_SPOKE = expression("(?:表态|检讨|交流|典型|经验)?发言|讲话|通报|汇报|表态|说明")
_OF_OTHERS = expression("办法|经验|做法|打算|路子|决心|措施|态度")
"""What a comment says of whoever did not report."""
_OF_REPORT = expression("(?:成绩|问题|情况|形势|进度|进展|底数|数据|数字|差距|排名|不足|短板)(?!的)")
"""How a comment opens that is about a report."""
_REPORTED = expression("通报|汇报")


def of_one(run: Rendering, comment: Any) -> Rendered:
    """A comment that goes on about the one who spoke: 讲的是 before what only names something (磨出来的经验).

    What tells how it felt to listen (很痛心) is the speaker's: 我听了很痛心.
    """
    text = take_text(comment, "of_one")
    felt = _lead_feeling(read_text(text))
    return Rendered((felt or ("讲的是" if _is_named(run, comment) else "")) + run.mark(text))


_FELT = expression(
    "(?P<heard>[听看]了|[听看]得(?=后背|心里|脸上|人|坐不)|听完|看完)|(?:很|十分|非常|特别|深感|深受|深为|感到)?(?:沉痛|痛心|心痛|揪心|难过|难受|沉重|震惊|震动|惭愧|感动|振奋|受教育|受教|受触动|受启发|受感动|教育|启发|触动)(?![人着过了]|极大|很大)"
    "|心里|心情|脸上|坐不住|触动很[深大]|感触|感慨|很不是滋味|如坐针毡"
)
"""How a comment opens that tells what somebody felt who listened."""


def _lead_feeling(text: str) -> str:
    """What stands before a comment that tells a feeling and names nobody who has it; empty for any other."""
    found = _FELT.match(text)
    return "" if found is None else "我" if found["heard"] else "我听了"


_TOLD = expression("^[^，；。]+的(?:经验|心得|体会|办法|做法|故事|道理|教训|家底|真话|实话|心里话|家常话|大实话)$")
"""What a speaker tells, however it is described: 一锤一锤敲出来的心得."""


_SAYS_IS = expression("(?:全|都|句句|条条|样样|讲的|说的|听到的)?(?:全|都)?是")
"""How a comment opens that says itself what was told: 全是半夜里熬出来的办法."""


def _is_named(run: Rendering, comment: Any) -> bool:
    """Whether a comment only names what was told."""
    if _SAYS_IS.match(read_text(comment)):
        return False
    named = grammar(run, comment) == "thing" and len(comment) > len("触目惊心")
    return named or _TOLD.search(read_text(comment)) is not None


def in_turn(run: Rendering, values: Any) -> Rendered:
    """Facts one after the other: parted by ； where they are short and alike in form, else a sentence each."""
    marked = take_texts(run, values, "in_turn")
    if not are_parallel([plain(item) for item in marked]):
        return Rendered("".join(stop(run, item) for item in marked))
    return Rendered("；".join(item.removesuffix("。") for item in marked) + "。")


def say(run: Rendering, record: Any, detail: Any = 0, turn: Any = 1) -> Rendered:
    """A record as its kind says it (facts.yaml, `say`).

    `detail` is the section's unless given; `turn` counts the records said one after the other, so that a kind can vary.
    """
    told, turns = take_number(detail, "say") or run.read_detail(), take_number(turn, "say")
    if not isinstance(record, Record) or run.setting.say is None:
        message = _("the filter '{name}' takes a record, and this is {kind}", name="say", kind=kind_of(record))
        raise TemplateRunError(message)
    return run.setting.say(record, told, turns, run.setting)


def said(run: Rendering, records: Any, detail: Any = 0) -> list[Rendered]:
    """Each record of a list as its kind says it."""
    return [say(run, record, detail, turn) for turn, record in enumerate(take_list(records, "said"), 1)]


def bare_texts(run: Rendering, records: Any) -> list[Any]:
    """The texts of records that hold nothing else; an empty list where one holds more, a whole sentence or nothing."""
    texts = [record.get("text") for record in take_list(records, "bare_texts") if isinstance(record, Record)]
    apart = any(not text or is_blank(text) or ends_sentence(str(text)) or "，" in str(text) for text in texts)
    return [] if apart else texts


def assign(run: Rendering, measures: Any, detail: Any = 0, after: Any = "") -> Rendered:
    """Measures in words, one after the other (compose/measures.py); a single one too.

    `detail` is the section's unless given: 1 and 2 say that many of a list. `after` leads the first.
    """
    given = [measures] if isinstance(measures, Record) else take_list(measures, "assign")
    shown = _shown(run, given, detail, "assign")
    for measure in given:
        if not isinstance(measure, Record) or not measure.keys() >= MEASURE:
            message = _("the filter '{name}' takes measures, and this is {kind}", name="assign", kind=kind_of(measure))
            raise TemplateRunError(message)
        run.setting.budget.pay(sum(len(value) for value in measure.values() if isinstance(value, str)))
    return Rendered(
        join_measures(shown, _joiner(run, take_text(after, "assign")), list(map(run.setting.turn_of, shown)))
    )


def _joiner(run: Rendering, after: str = "") -> Joiner:
    setting = run.setting
    return Joiner(setting.words, run.mark, read_text, setting.speaker, after, asks=setting.asks, bids=setting.comrades)


def promised(run: Rendering, measure: Any, money: Any = "") -> Rendered:
    """What somebody promises, as a sentence (compose/measures.py); `money` is what is paid for it."""
    if not isinstance(measure, Record):
        message = _("the filter '{name}' takes a record, and this is {kind}", name="promised", kind=kind_of(measure))
        raise TemplateRunError(message)
    run.setting.budget.pay(sum(len(value) for value in measure.values() if isinstance(value, str)))
    told = {**measure, "standard": measure.get("standard") if run.read_detail() >= 2 else ""}
    return Rendered(_joiner(run).promise(told, run.mark(take_text(money, "promised"))))


def urged(run: Rendering, measure: Any) -> Rendered:
    """What those are asked to do who are named before it, without their name and the final mark."""
    if not isinstance(measure, Record):
        message = _("the filter '{name}' takes a record, and this is {kind}", name="urged", kind=kind_of(measure))
        raise TemplateRunError(message)
    run.setting.budget.pay(sum(len(value) for value in measure.values() if isinstance(value, str)))
    return Rendered(_joiner(run).urge(measure))


def _shown(run: Rendering, given: Sequence[Any], detail: Any, name: str) -> Sequence[Any]:
    """As many items of a list as are told at a detail, the section's unless given: one, two, or all.

    A measure that is spared is told besides.
    """
    told = take_number(detail, name) or run.read_detail()
    if told >= 3:
        return given
    spares = run.setting.spares
    return [*given[:told], *(item for item in given[told:] if isinstance(item, Record) and spares(item))]


def musts(run: Rendering, measures: Any, detail: Any = 0) -> Rendered:
    """Measures where several are only told and name nobody, numbered inside the paragraph: 一要…；二要….

    Where one of them names somebody, or is no order, they stand as `assign` says them.
    """
    shown = _shown(run, take_list(measures, "musts"), detail, "musts")
    texts = [measure.get("text") or "" for measure in shown if isinstance(measure, Record)]
    if len(shown) < 2 or not all(text and not ends_sentence(text) and not is_blank(text) for text in texts):
        return assign(run, measures, detail)
    orders = all(_is_order(run, text) for text in texts)
    return run_on(run, texts, "一要" if orders else "一是")


def _is_order(run: Rendering, text: Any) -> bool:
    """Whether 一要 may stand before a text: it surely opens with a verb, or says what comes first (先修险的)."""
    surely = read_surely(read_text(text), run.setting.words) == "verb"
    return surely or (read_text(text).startswith("先") and grammar(run, text) == "act")


def argue(run: Rendering, record: Any, field: Any) -> Rendered:
    """What a record argues with, in the frame that the plan chose for it, or else as it was written."""
    value = record.get(take_text(field, "argue"), "") if isinstance(record, Record) else ""
    if not isinstance(value, Span) or not value:
        return Rendered("")
    framed = run.setting.argue(value.origin.name) if run.setting.argue else None
    return stop(run, value if framed is None else framed)


def number(run: Rendering, value: Any) -> str:
    """A count as it is said before a measure word: 两, 三; of a list how many it has."""
    if isinstance(value, (list, tuple)):
        value = len(value)
    return numerals.count(take_number(value, "number"))


def ordinal(run: Rendering, value: Any) -> str:
    """A place in an order as it is said: 二 of 第二项, never 两."""
    return numerals.ordinal(take_number(value, "ordinal"))


def first(run: Rendering, value: Any, count: Any = 1) -> list[Any]:
    """The first items of a list: what is said when there is no time for all."""
    return list(take_list(value, "first")[: max(0, take_number(count, "first"))])


def length(run: Rendering, value: Any) -> int:
    """How many items a list has."""
    return len(take_list(value, "length"))


FILTERS: dict[str, Callable[..., Any]] = {
    "join": join,
    "enumerate": enumerate_,
    "stop": stop,
    "grammar": grammar,
    "subject": subject,
    "build": build,
    "mixed": mixed,
    "ordered": ordered,
    "asked": asked,
    "surely": surely,
    "aim": aim,
    "cites": cites,
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
    "run_in": run_in,
    "headed": headed,
    "say": say,
    "bare_texts": bare_texts,
    "said": said,
    "together": together,
    "argue": argue,
    "guest": is_guest,
    "pupil": is_pupil,
    "roll": roll,
    "assign": assign,
    "musts": musts,
    "promised": promised,
    "urged": urged,
    "honoured": name_honoured,
    "briefly": name_briefly,
    "come_from": come_from,
    "with_goods": bring_goods,
    "worked": work_there,
    "opened": name_opened,
    "of_class": join_class,
    "whose": whose,
    "ourselves": call_ourselves,
    "by_name": by_name,
    "past": past,
    "penalty": penalty,
    "blames": blames,
    "names_doer": names_doer,
    "lately": lately,
    "rest": rest,
    "lost_ones": lost_ones,
    "wished": wished,
    "call": call,
    "number": number,
    "ordinal": ordinal,
    "first": first,
    "length": length,
}
