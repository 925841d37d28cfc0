"""The one place where a measure becomes a sentence: who, with, what, by, standard, else in; marked text out.

Each part stands as it was written; only what joins them is ours. Which shape a sentence takes is decided by how `what`
opens (compose/ways.py) and, where the grammar allows several, by what is to be done, so that a measure keeps its words
wherever it stands; of two in a row that would be built alike the second takes another shape.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any
from zlib import crc32

from drafter.compose.linked import Item, arrange, read_items, shares_sentence
from drafter.compose.marks import plain
from drafter.compose.owners import (
    TELLS_ROLES,
    UNLED,
    Owners,
    join_names,
    say_persons,
    says_answering,
    split_roles,
    together,
)
from drafter.compose.standards import say_else, say_standard
from drafter.compose.ways import LASTING, Way, ends_in_a_result, is_event, name_verb, read_way
from drafter.dataclass import dataclass
from drafter.language import numerals
from drafter.language.answers import is_thing
from drafter.language.expressions import expression
from drafter.language.han import HAN, is_han
from drafter.language.measure import count_characters
from drafter.language.orders import MODAL, is_counted, read_order
from drafter.language.sentences import ends_sentence
from drafter.language.subjects import goes_on_holding
from drafter.language.surely import asks_for_verb, may_name, opens_surely, read_surely
from drafter.language.words import Words
from drafter.meeting.records import Record
from drafter.model.span import Span

MAX_BREATH = 20
"""Characters after 要 and before a pause, with a time among them: who has to do it stands before, 30 in all."""

MAX_NAMED = 7
"""Characters of who has to do it, and of the time behind, where nothing parts them."""

MEASURE = frozenset({"who", "what", "by", "standard", "else"})
"""The fields of a measure."""
_KNOWN_BY = 6
"""Chinese characters of what is to be done by which its shape is chosen, whatever figures and words stand behind."""

UNDONE = "【怎么办】"
"""What stands where nobody said what is done."""
UNMADE = "【怎么做】"
"""The same in what somebody promises."""

REPEATED = "【做什么】"
"""What stands behind how often, where what is to be done is done only once."""

Marking = Callable[[Any], str]
"""A value with the marks of its origin (compose/marks.py); plain text in tests."""

KEPT = "T，V，由W落实"
"""How what goes on holding is said: nobody is ever done with it."""
_SHAPES: Mapping[Way, tuple[str, ...]] = {
    "verb": ("T，W要V", "W要在TV", "WTV", "T，W要V"),
    "timed": ("T，W要在V",),
    "noun": ("T，W要NV", "W要在TNV"),
    "object": ("T，W要把V", "W要在T把V", "WT把V"),
    "rule": ("T，W要做到V", "W要在T做到V"),
    "result": ("T，W要确保V",),
    "typed": ("T，WV",),
    "statute": ("T，V，由W把关",),
    "others": ("T，W要督促V",),
    "kept": (KEPT,),
    "apart": ("由W负责，TV",),
}
"""How a measure with somebody to do it may be said, turn by turn: T the time, W who, V what, N the verb that a noun
gets. Where no time is given, or a shape holds none, the next that fits is taken."""
BEHIND = "T，V，由W负责"
"""How a short text that stands apart is said, and any that may be a bare name."""
SHORT = 14
"""Characters of such a text."""
LONG = 36
"""Characters of the longest text behind which 由W负责 is still heard with it."""
KEPT_LONG = "T，V。这件事由W落实"
"""How a longer text, or several sentences, that goes on holding is said."""
_PROMISED: Mapping[Way, str] = {
    "verb": "T，由WV",
    "timed": "T，由WV",
    "noun": "T，由WNV",
    "object": "T，由W把V",
    "rule": "T，W做到V",
    "result": "T，W确保V",
    "statute": "T，V，由W把关",
    "others": "T，由W督促V",
    "kept": "T，V，由W落实",
    "typed": "T，WV",
    "apart": "由W负责，TV",
}
"""How it is said by those who promise it, who give nobody an order: no 要."""
_ACTED: Mapping[Way, str] = {"noun": "NV", "object": "把V"}
"""What is done by those whose roles have been told."""
_OTHERS_DO = expression("，[^，；。]{0,6}由(?!于)")
"""Others who do a part of it, behind whom another 由 would be theirs."""
_PRONOUN = expression("(?<![其])[他她](?!人|乡|山)")
"""Whoever has to do it, called by a pronoun, before which he wants to be named."""
_PROMISED_ALONE: Mapping[Way, str] = {"noun": "TNV", "object": "T把V"}
"""How it is promised where nobody is named; every other stands behind its time."""
_COVERBS = ("把", "将", "对", "给", "向")
_URGED: Mapping[Way, str] = {
    "noun": "TNV",
    "object": "T把V",
    "rule": "T做到V",
    "result": "T确保V",
    "timed": "T在V",
}
"""What stands behind those who are asked to do something, 请商户…; every other build is said as it is."""
_ALONE: Mapping[Way, str] = {
    "verb": "T，要V",
    "timed": "T，要在V",
    "noun": "T，要NV",
    "object": "T，要把V",
}
"""How it is said where nobody is named: an order; every other build stands by itself."""
_CONTINUED: Mapping[Way, str] = {
    "verb": "还要在TV",
    "timed": "还要在V",
    "noun": "还要在TNV",
    "object": "还要在T把V",
}
"""How it is said of whoever the sentence before was about."""

_UNTIL = expression(
    "(?:一直|持续|延续|直)到|至今|为止$|^长期坚持$"
    f"|(?<=[日号月底末天周年节])(?:以|之)?[前内](?![后夕一二两三四五六七八九十半几])[{HAN}]{{2,5}}$|底(?:全部)?(?:到位|完成|交付|建成)$"
)
"""Until when, that there is no end to it, or by when it is what: what is said behind a deed."""
_BEGINS = expression("[日号月底末天周初](?:开班|开课|开工|开学|开业|开园|开馆|开放|启用|投用|上线|竣工|完工)$")
"""A time that says itself what becomes of the thing on that day: 7月1日开班."""
_DAY = expression(r"(?:[底末]|\d[日号]|(?:周|星期)[一二三四五六日天末]|春节|元旦|国庆节?|中秋节?|开学|年关)$")
"""A day, or a time with an end, that as a deadline needs its 前."""
_WEEKDAY = expression("(?:周|星期)[一二三四五六日天末]$")
_SPELL = expression(
    r"^(?:会后|散会后)?(?:(?:\d{1,3}|[一两三四五六七八九十半]+)(?:个?(?:工作日|小时|分钟|天|周|星期)|个月)|[\d一两三四五六七八九十半]+年)$"
)
"""How long somebody has, which as a deadline needs its 内."""
_FROM = expression("^(?:从|自|到|至|在|截至|截止)|[至到—－-]")
_BEFORE = expression("[前内]$")
_EACH = expression("每个?([村镇乡县区组班户校队厂站点局科室所])")
_PAUSE = expression("[，、；：。]")
_SEASON = expression(
    r"(?:去年|今年|上半年|下半年|往年)(?=[^，；。]{2})|(?:冬闲|农闲|农忙|春耕|三夏|秋收|腊月|正月|[寒暑]假|[春夏秋冬][天季]|汛期|[节年]前|封冻|开冻|开春|入[冬夏汛]|枯水|停[产航炉]|检修|\d{1,2}月)(?:期?间?|之?前|时|后|里)(?=[^，；。]{2})"
)
"""When something is done in its own words, so that the day by which it has to be done stands behind it."""
_BARE_OFTEN = expression("每[一两二三四五六七八九十半\\d]*个?(?:小时|[天日周旬月季年晚]|季度|学期|星期|班)")
_HOW_OFTEN = {True: "V，由W负责，T一次", False: "T的V，由W负责"}
"""How a thing that is named and has no verb is said with how often: a bare 每两小时, or 每天下午5点."""
_SO_MANY = expression(f"\\d+[块台座处个间盏根条套户亩只辆张扇口][{HAN}]{{2,6}}$|\\d[\\d.,]*万?[{HAN}]{{1,2}}$")
"""So many of a thing at the end: 纺织路、柳荫巷63块松动招牌."""
_BOOKS = expression(f"[两三四五六七八九十]+[本张份套][账册表单图][{HAN}]{{0,2}}$")
"""Books and lists at the end, of which nobody says what is done with them: 三轮车、带工头三本账."""
_HOURS = expression("开到[^，；。]{0,3}点|闭[馆园]|照开|打烊|营业到|开放到")
"""From when to when a place is open."""
_CONCERNS = expression("对[^，；。]{2,}的，")
"""Whom or what something concerns, which a day before it would limit: 对自己签过字的，先自己报."""
_SO_MANY_THEM = expression("([两三四五])个?人")
_ONCE = expression("今[天日晚]|这次|本次|会上(?:的|提)")
"""What is of this day alone and is not done each week anew: 今天的17条意见列成单子."""
_PLACE = expression("[馆厅店院站所点园校室场堂部行社区库]$|中心$|窗口$|食堂$|超市$")
"""A body that is a place, and so is open itself; 居委会 is none."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the sentences before leave behind: who they are about, how many there are."""

    who: tuple[str, ...] = ()
    """Who had to do what was said last."""
    helpers: tuple[str, ...] = ()
    """Who helped them."""
    open: bool = False
    """Whether the next sentence may go on about them without their name: not where this one ended with others."""
    answering: tuple[str, ...] = ()
    """Who of them answers for it, as plain text: said once of several in a row."""


@dataclass(frozen=True, slots=True)
class Parts:
    """One measure as it was read."""

    what: str
    by: Any
    names: tuple[str, ...]
    """Who has to do it, as plain text; `who` has them marked, and is empty where `what` names them itself."""
    helpers: tuple[str, ...]
    """Who helps, as plain text; `helped` has them marked."""
    who: str
    helped: Sequence[str]
    named_within: bool
    """Whether `what` names them itself."""
    way: Way


@dataclass
class Joiner:
    """Sets measures into words one after the other."""

    words: Words
    mark: Marking
    read: Callable[[Any], str] = str
    """A value as plain text."""
    speaker: str = ""
    """Who says 我 of himself."""
    after: str = ""
    """What leads the first sentence: 会后."""
    asks: bool = False
    """Whether the speaker is a guest, who asks (希望) and orders nobody."""
    bids: bool = True
    """Whether those who listen may be told what to do: pupils and villagers are not."""
    before: Said = field(default_factory=Said)
    _behind: bool = False
    """Whether the last text that stood apart had 由W负责 behind it, so that the next has it in front."""

    def say(self, item: Item, turn: int, *, shares: bool = False) -> str:
        """One measure as its sentence, without a final mark of ours; `turn` is the number of its shape, from 0.

        shares: it goes on in the sentence of another, whose 要 is its own too.
        """
        measure = item.measure
        lead, self.after = self.after, ""
        if lead and self.read(measure.get("by") or "").startswith(lead):
            lead = ""
        if measure.get("text") or (shares and not item.owned):
            self.before = Said()
            start = f"{lead}，" if lead and not item.text.startswith(lead) else ""
            return start + ("" if shares else self._bid(item)) + self.mark(measure.get("text") or measure.get("what"))
        said, answering = self._main(measure, turn, lead)
        standard = measure.get("standard")
        if standard:
            told = say_standard(self.read(standard), self.mark(standard), self.words)
            said += f"{answering}{told}" if "。" in self.read(standard) else f"{told}{answering}"
        else:
            said += answering
        otherwise = measure.get("else")
        if otherwise:
            timed = bool(measure.get("by"))
            said += say_else(self.read(otherwise), self.mark(otherwise), plain(said), self.words, timed=timed)
        return said

    def _bid(self, item: Item) -> str:
        """What stands before a measure that names nobody and is all that was typed: 要 before an order."""
        if not self.bids or self.asks or item.kind == "way" or item.text.startswith("【"):
            return ""
        way = read_way(item.text, self.words, owned=False)
        if way == "noun" and is_counted(item.text) and "每" not in item.text:
            return "要安排"
        return {"verb": "要", "timed": "要在", "object": "要把"}.get(way, "")

    def promise(self, measure: Mapping[str, Any], money: str = "") -> str:
        """What somebody promises, as a sentence; `money` is what is paid for it, marked, and stands first."""
        measure = split_roles(measure, self.read)
        told = self._read_parts(measure)
        what, by = told.what, self.read(told.by)
        led = f"由W牵头{'、' if told.way == 'typed' else '，'}H配合，" if told.helped and told.names else ""
        mine = told.names == (self.speaker,)
        thing = may_name(what, self.words) or read_surely(what, self.words) == "noun"
        asks = thing and told.way == "apart" and asks_for_verb(what, self.words)
        asks = asks and read_order(what, self.words) != "verb"  # 开工40部
        due = bool(by) and _BEFORE.search(by + _limit(by, what)) is not None
        if by and _OWN_TIME.match(what):
            shape = f"{'由W负责，' if told.who else ''}V，最晚T"
        elif told.named_within or not (told.who or measure.get("person")):
            shape = _PROMISED_ALONE.get(told.way, "TV")
            if asks and due and what[:1].isdigit():
                shape = "V，T完成"
            elif asks:
                shape = f"V，T{UNMADE}"
        elif what.startswith("【"):
            shape = "由W负责，TV"
        elif mine:
            acts = told.way in ("verb", "timed", "noun", "object")
            shape = _PROMISED[told.way].replace("由W", "W") if acts else _PROMISED["typed"]
        elif told.way != "verb" and _PRONOUN.search(what):
            shape = "W，V，T办好" if due else "T，W，V"
        elif told.names[:1] and told.names[0].startswith("我"):
            shape = _PROMISED["typed"]
        elif led:
            shape = led + {"noun": "TNV", "object": "T把V"}.get(told.way, "TV")
        elif asks and due and _SO_MANY.search(what):
            shape = "由W负责，T完成V"
        elif asks or (told.way == "apart" and re.search("每|各", what) and read_order(what, self.words) != "verb"):
            shape = BEHIND
        else:
            shape = _PROMISED[told.way] if told.way != "apart" or due or not by else BEHIND
        if not told.who and measure.get("person"):
            shape = shape if "W" in shape else f"由W负责，{shape}"
        if told.way == "noun":
            shape = shape.replace("N", name_verb(what, by, self.words))
        who = told.who or "、".join(self._name(person) for person in measure.get("person") or ())
        said = self._fill(shape, {"W": who, "H": join_names(told.helped)}, measure.get("what") or "", told.by, "")
        if told.helped and "H" not in shape:
            said += f"，{join_names(told.helped)}配合"
        if money:
            said = f"{money}，{said}"
        if measure.get("standard"):
            said += say_standard(self.read(measure["standard"]), self.mark(measure["standard"]), self.words)
        if measure.get("else"):
            said += f"；{self.mark(measure['else'])}"
        return self.end(said)

    def urge(self, measure: Mapping[str, Any]) -> str:
        """What stands behind the name of those who are asked to do something: 把门前扫净, 每个周末进行盲道巡查."""
        told = self._read_parts(measure)
        by = self.read(told.by)
        shape = _URGED.get(told.way, "TV")
        dealt_with = read_order(told.what, self.words) == "object"
        if told.way in ("kept", "apart") and dealt_with and not told.what.startswith(_COVERBS):
            shape = _URGED["object"]
        if told.way == "noun":
            shape = shape.replace("N", name_verb(told.what, by, self.words))
        said = shape.replace("T", (self.mark(told.by) + _limit(by, told.what)) if by else "")
        said = said.replace("V", self.mark(measure.get("what") or ""))
        if measure.get("standard"):
            said += say_standard(self.read(measure["standard"]), self.mark(measure["standard"]), self.words)
        return said + (f"；{self.mark(measure['else'])}" if measure.get("else") else "")

    def is_bare(self, measure: Mapping[str, Any]) -> bool:
        """Whether a measure is only told, to nobody in particular and in one clause: 改造6个港区的候工室."""
        text = self.read(measure.get("text") or "")
        return bool(text) and not text.startswith("【") and re.search("[。！？：]", text) is None

    def orders(self, measure: Mapping[str, Any]) -> bool:
        """Whether what is told is an order, before which 要 stands."""
        text = self.read(measure.get("text") or "")
        return read_way(text, self.words, owned=False) in ("verb", "object")

    def bid(self, measures: Sequence[Mapping[str, Any]]) -> str:
        """What is only told in one breath: 要改造…，把…; with ； where some is no order or has a pause of its own."""
        lead, self.after, self.before = self.after, "", Said()
        apart = any("，" in self.read(each["text"]) or not self.orders(each) for each in measures)
        said = f"{lead}，" if lead else ""
        for number, measure in enumerate(measures):
            orders = self.orders(measure)
            said += ("；" if apart else "，") * bool(number) + "要" * (orders and (apart or not number))
            text = self.read(measure["text"])
            said += "把" * (orders and not opens_surely(text, self.words)) + self.mark(measure["text"])
        return f"{said}。"

    def _main(self, measure: Mapping[str, Any], turn: int, lead: str) -> tuple[str, str]:
        """What is to be done by whom, and who helps or answers by name where that is said at the end."""
        told = self._read_parts(measure)
        again = bool(told.names and told.who) and told.names == self.before.who
        continued = again and not (told.helpers or self.before.helpers or lead or self.asks) and self.before.open
        answering = self._read_answering(measure)
        plainly = tuple(map(self.read, answering))
        answers = "" if again and plainly == self.before.answering else "、".join(map(self._name, answering))
        ends_with_others = continued or answers or measure.get("else")
        self.before = Said(told.names, told.helpers, open=not ends_with_others, answering=plainly)
        said = {"W": told.who, "H": join_names(told.helped)}
        shape = _CONTINUED.get(told.way, "T，V") if continued else self._first_shape(told, turn, lead, again)
        if shape == _SHAPES["apart"][0]:
            whole = measure.get("standard") or measure.get("else") or lead or re.search("[；。]", told.what)
            if not whole and len(told.what) <= LONG and self._stands_first(told):
                shape = BEHIND
            self._behind = shape == BEHIND
        if shape in (BEHIND, KEPT) and _OTHERS_DO.search(told.what) and not measure.get("else"):
            shape = KEPT_LONG.replace("落实", "负责")
        elif shape == KEPT and (len(told.what) > LONG or re.search("[；。]", told.what.rstrip("。"))):
            whole = measure.get("standard") or measure.get("else") or told.what.endswith("。")
            shape = _SHAPES["apart"][0] if whole else KEPT_LONG
        by = self.read(told.by)
        if by and _OWN_TIME.match(told.what) and _BEFORE.search(by + _limit(by)):
            shape, lead = "WV，最晚T", ""
        shape = together(shape, told.helpers, told.what)
        by += _limit(by, told.what) if by else ""
        if told.way == "noun":
            shape = shape.replace("N", name_verb(told.what, by, self.words, asks=self.asks))
        behind = self._answering(measure, shape, said) + (f"，{answers}是责任人" if answers else "")
        return self._fill(shape, said, measure.get("what") or "", told.by, lead), behind

    def _stands_first(self, told: Parts) -> bool:
        """Whether what stands apart goes before 由W负责, which would cut it in pieces or part it from its time."""
        due = self.read(told.by)
        if _UNTIL.search(due):
            return False
        undue = bool(due) and not LASTING.search(due) and not _BEFORE.search(due + _limit(due, told.what))
        short = len(told.what) <= SHORT and not self._behind
        counted = bool(due) and told.what[:1].isdigit()  # 6月10日前，17户41人，…: two figures with nothing between
        whole = _PAUSE.search(told.what) is None
        return undue or counted or (whole and (short or may_name(told.what, self.words)))

    def _read_parts(self, measure: Mapping[str, Any]) -> Parts:
        """The parts of a measure without what it says twice: a time or a name that stands in what is to be done."""
        what, by = self.read(measure.get("what") or ""), measure.get("by") or ""
        if by and (self.read(by) in what or _says_how_often(self.read(by), what)):
            by = ""
        names = tuple(self.read(name) for name in measure.get("who") or ())
        helped = [self._name(name) for name in measure.get("with") or ()]
        named_within = bool(names) and (what.startswith(names[0]) or any(f"由{name}" in what for name in names))
        named_within = (
            named_within or what.startswith(("我和", "我与")) or _same(what, names) or _counts_them(what, names)
        )
        who = "" if named_within else "、".join(self._name(name) for name in measure.get("who") or ())
        if helped and not (names or measure.get("person")):
            who = UNLED
        return Parts(
            what=what,
            by=by,
            names=names,
            helpers=tuple(self.read(name) for name in measure.get("with") or ()),
            who=who,
            helped=helped,
            named_within=named_within,
            way=self._read_way(what, names, self.read(by), owned=bool(who)),
        )

    def _read_way(self, what: str, names: Sequence[str], by: str, *, owned: bool) -> Way:
        """The way of a measure; whose name ends as it begins, or who is no place that opens, has it beside.

        年级会上讲一遍，由各年级负责; 晚上开到九点，由居委会负责.
        """
        way = read_way(what, self.words, owned=owned, asks=self.asks, by=by)
        pair = _SO_MANY_THEM.match(what)  # 跟车老师、司机 两个人都要签字
        if way in ("apart", "kept") and pair and numerals.parse(pair[1]) == len("、".join(names).split("、")):
            return "typed"
        if way != "typed" or not names or not owned:
            return way
        if _heads_them(what, names):
            return "kept"
        opens = _HOURS.search(what) is not None and _PLACE.search(names[-1]) is None
        return "apart" if opens or names[-1].endswith(what[:2]) else way

    def choose_turns(self, groups: Sequence[Sequence[Mapping[str, Any]]]) -> Iterator[int]:
        """The turn of each measure of some groups, which are said one after the other with a title between two.

        It follows from what is to be done. Another is taken where the measure before it in its group, or both before
        it where one is of another group, have the same shape.
        """
        before = ("", "")
        for group in groups:
            for number, measure in enumerate(group):
                turn, shape = self._choose_turn(measure, before, alone=not number)
                before = (before[1], shape)
                yield turn

    def _choose_turn(self, measure: Mapping[str, Any], before: tuple[str, str], *, alone: bool) -> tuple[int, str]:
        """The turn of a measure, and the shape that it leads to; alone: a title stands before it."""
        told = self._read_parts(measure)
        if not told.who:
            return 0, ""
        led = Owners(told.names, told.helpers).led_ways(told.way, self.asks, again=False)
        count = len(led or _SHAPES[told.way])
        own = crc32("".join(filter(is_han, told.what))[:_KNOWN_BY].encode()) % count
        taken = {before[1]} if not alone or before[0] == before[1] else set()
        shapes = {turn: self._shape(told, turn, "", led) for turn in range(own, own + count)}
        turn = next((turn for turn, shape in shapes.items() if _heard(shape) not in taken), own)
        return turn, _heard(shapes[turn])

    def _first_shape(self, told: Parts, turn: int, lead: str, again: bool) -> str:
        """How a measure is said that does not go on about whoever the sentence before was about."""
        if told.named_within:
            return "T，V"
        if told.names and told.who and TELLS_ROLES.search(told.names[-1]):
            return f"T，由W，{_ACTED.get(told.way, 'V')}"
        if told.way != "verb" and told.who and _PRONOUN.search(told.what):
            return "W，V，T办好" if _BEFORE.search(self.read(told.by)) else "T，W，V"
        if told.who and told.names and told.names[0].startswith(("从", "由", "在")):
            return "T，W，V"
        if told.names and told.who and told.names[-1].endswith(("负责", "牵头")):
            opening = "由W，H配合" if told.helped else "由W"
            return f"{opening}，TV" if told.way in ("verb", "timed", "typed") else f"{opening}，T，V"
        if not told.who:
            return "T，V" if told.what.startswith("由") else _ALONE.get(told.way, "T，V")
        led = Owners(told.names, told.helpers).led_ways(told.way, self.asks, again)
        shape = self._shape(told, turn, lead, led)
        return re.sub("(?<=W)(T?)要", r"\1还要", shape) if again else shape

    def _read_answering(self, measure: Mapping[str, Any]) -> list[Any]:
        """Who answers for what a body does, where the measure names both and does not say it itself."""
        persons = list(measure.get("person") or ()) if measure.get("who") else []
        within = [self.read(measure.get("what") or ""), *map(self.read, measure.get("who") or ())]
        unsaid = [person for person in persons if not any(self.read(person) in text for text in within)]
        return unsaid if says_answering(list(map(self.read, unsaid))) else []

    def _answering(self, measure: Mapping[str, Any], shape: str, said: Mapping[str, str]) -> str:
        """Who helps, where a shape does not say it: …，各社区做好配合. Persons are named only where no body is."""
        persons = [] if measure.get("who") else list(measure.get("person") or ())
        told = ""
        if persons:
            several = "，" in self.read(measure.get("what") or "") or bool(measure.get("standard"))
            told = say_persons(list(map(self.read, persons)), list(map(self._name, persons)), several)
        helped = said["H"] if "H" not in shape else ""
        if helped:
            told += f"，{helped}配合" if persons else f"，{helped}做好配合"
        return told

    def _shape(self, told: Parts, turn: int, lead: str, led: Sequence[str]) -> str:
        """The first shape from the turn's on that what is to be said fits. led: those that say who leads and helps."""
        shapes, by, what = led or _SHAPES[told.way], self.read(told.by), told.what
        first = turn % len(shapes)
        if lead and by:
            first = next((at for at, shape in enumerate(shapes) if "在T" in shape), first)
        for shape in (*shapes[first:], *shapes[:first]):
            if ("做到" in shape and "做到" in what) or ("确保" in shape and "确保" in what):
                continue
            if "在T" in shape and not _fits_inside(by, what, led=bool(lead)):
                continue
            if "WT" in shape and (lead or self.asks or not _fits_behind(by, told)):
                continue
            return shape
        return _SHAPES["typed"][0]

    def _fill(self, shape: str, said: Mapping[str, str], what: Any, by: Any, lead: str) -> str:
        time = self.read(by)
        marked = self.mark(by) if by else ""
        tail = UNDONE if _PARTED.match(self.read(what)) and not opens_surely(self.read(what), self.words) else ""
        if _UNTIL.search(time):
            tail, marked, time = f"{tail}，{marked}", "", ""
        elif _BEGINS.search(time):
            tail, marked, time = marked, "", ""
            shape = BEHIND if shape.startswith("由W负责，TV") else shape
        elif time.startswith("每") and _ONCE.search(self.read(what)):
            tail, marked, time = f"{tail}，{marked}{REPEATED}", "", ""
        if time.endswith("次") and (shape.startswith("由W负责，TV") or shape == BEHIND):
            shape = "V，由W负责，T"
        if not time:
            shape = shape.replace("T，", "").replace("在T", "").replace("T", "")
        elif _OFTEN.match(time) and self.read(what).startswith("每"):  # 每月 + 每人联系两个市: not each month two more
            shape = shape.replace("T，", "").replace("在T", "").replace("T", "")
            shape = f"{shape}，T一次" if "落实" in shape else shape.replace("V", "V，T一次")
        elif LASTING.search(time):
            shape = shape.replace("T，", "").replace("在T", "T")
            if time == "长期" and shape.startswith(("由W负责，TV", "V，由W落实")):
                shape = "V，由WT落实" if "落实" in shape else "V，由WT负责"
            elif shape == BEHIND.replace("T，", "") and may_name(self.read(what), self.words):
                often = _HOW_OFTEN[_BARE_OFTEN.fullmatch(time) is not None]
                shape = often if time.startswith("每") else "V，由WT负责"
                if shape == _HOW_OFTEN[False] and ("的" in self.read(what) or self.read(what)[:1] in "各每"):
                    shape = BEHIND
            elif "T" not in shape:
                shape = f"T{shape}" if shape.startswith("V") else re.sub("(要(?!确)|(?=V))", r"\1T", shape, count=1)
        else:
            apart, due = shape.startswith("由W负责，TV"), _BEFORE.search(time + _limit(time)) is not None
            again = time.startswith("每") and _OFTEN.search(self.read(what)) is not None
            named = may_name(self.read(what), self.words) or _SO_MANY.search(self.read(what)) is not None
            named = named and read_order(self.read(what), self.words) != "verb"
            named = (named and is_thing(self.read(what))) or _BOOKS.search(self.read(what)) is not None
            keeps = goes_on_holding(self.read(what)) and re.search(f"{MODAL}|先[^，；。]+再", self.read(what))
            if (apart or shape == BEHIND) and due and keeps:
                shape = "V，由W负责，T做到"
            elif (apart or shape == BEHIND) and due and named:
                shape = "V，由W负责，T完成"
            elif (apart or shape == BEHIND) and due and (again or _SEASON.match(self.read(what))):
                shape = "由W负责，V，T完成" if apart else "V，由W负责，T完成"
            elif apart and not due:
                shape = "T，由W负责，V"
            if "在T" in shape and not _fits_inside(time, self.read(what), led=bool(lead)):
                shape = "T，" + shape.replace("在T", "")
            marked += _limit(time, self.read(what))
            due = _BEFORE.search(time + _limit(time, self.read(what))) is not None
            if "，TV" in shape and (
                _TOPIC.match(self.read(what))
                or self.read(what)[:1].isdigit()
                or "后" in time
                or time.endswith("起")
                or not due
            ):
                shape = shape.replace("TV", "T，V")
        if shape.startswith("在") or ("要在V" in shape and self.read(what).startswith("在")):
            shape = shape.replace("要在V", "要V")
        if self.asks:
            shape = shape.replace("W还要", "W还").replace("W要", "W")
            shape = shape.replace("W", "希望W") if "W" in shape else shape.replace("要", "希望")
        if lead and not shape.startswith("T，"):  # one time is enough: 明天，…, not 会后，明天，…
            shape = f"{lead}，{shape}"
        parts = {**said, "T": marked, "V": self.mark(what) + tail}
        return "".join(parts.get(character, character) for character in shape)

    def _name(self, name: Any) -> str:
        shown = self.read(name)
        office = shown.removesuffix(self.speaker) if len(self.speaker) > 1 else shown
        with_office = office != shown and office.endswith(tuple("长任记师员理管席导")) and is_han(office)
        own = bool(self.speaker) and (shown == self.speaker or with_office)
        return "我" if own else self.mark(name)

    def end(self, said: str) -> str:
        return said if ends_sentence(self.read(said)) else f"{said}。"


_TOPIC = expression(f"[每各][{HAN}]{{2,9}}，")
"""What a text names before its first pause, which a time right before it would seem to belong to."""


def _limit(by: str, what: str = "") -> str:
    """What a time lacks to be a deadline: 8月28日前, 三天内; nothing where something is held or done on a day.

    A day of the week is that day, unless what is to be done plainly is finished by it.
    """
    if _FROM.search(by) or by.startswith("每"):
        return ""
    of_week = _WEEKDAY.search(by) is not None
    if (of_week or by.endswith(("日", "号"))) and is_event(what):
        return ""
    if of_week and what and not ends_in_a_result(what):
        return ""
    if by.endswith(("日", "号")) and re.search("当[天日晚夜]", what):
        return ""
    return "前" if _DAY.search(by) else "内" if _SPELL.match(by) else ""


def _heard(shape: str) -> str:
    """What of a shape one hears to be the same in two: T，W要V and T，W要把V."""
    return shape.replace("把", "").replace("N", "").replace("做到", "").replace("确保", "")


_OWN_TIME = expression(
    r"(?:[年月]底(?!前)|年内|下个?(?:月|周|星期)|(?:[一两三四五六七八九十半]|\d)+个?(?:天|周|星期|月|年|小时|工作日)之?[后内])"
)
"""A time with which what is to be done opens itself: 一个月后登门回复; a day beside it is the last."""
_PARTED = expression(r"[^，；。]*\d[^，；。]*分[一二两三四五六七八九十\d]+(?:批|期|步|次|轮|片)$")
"""So many of a thing, and in how many parts; what is done with them nobody said: 180台车分三批."""


_OFTEN = expression("每(?:半?[天日周旬月年]|季度?|学期)")


def _says_how_often(by: str, what: str) -> bool:
    """Whether what is to be done says itself how often: 每季度开展一次, whose time is 每季度末."""
    often, own = _OFTEN.match(by), _OFTEN.match(what)
    return often is not None and own is not None and often[0] == own[0]


def _same(what: str, names: Sequence[str]) -> bool:
    """Whether a measure begins with each of those who have to do it: 每个村, said of 各村."""
    unit = _EACH.match(what)
    return unit is not None and any(re.match(f"各.*{unit[1]}", name) for name in names)


_HEAD = expression("([省市州县区旗镇乡])长")
_GOVERNMENT = expression("[省市州县区旗镇乡](?:人民)?政府$|[省市州县区旗镇乡]$")


def _heads_them(what: str, names: Sequence[str]) -> bool:
    """Whether a measure opens with whoever heads the body that has to do it: 市长任指挥长, said of 市政府."""
    head = _HEAD.match(what)
    if head is None or len(names) != 1 or names[0].startswith(("各", "每")):
        return False
    return _GOVERNMENT.search(names[0]) is not None and head[1] in names[0]


_SO_MANY_PEOPLE = expression(f"[一两三\\d][名位个](?=([{HAN}]{{3,8}}))")


def _counts_them(what: str, names: Sequence[str]) -> bool:
    """Whether a measure says how many of those who have to do it do it: 一个渡口一名班子成员, said of 乡班子成员."""
    counted = {found[1] for found in _SO_MANY_PEOPLE.finditer(what)}
    return any(people.startswith(name[-size:]) for name in names for size in (3, 4) for people in counted if name[2:])


def _fits_behind(by: str, told: Parts) -> bool:
    """Whether a time may stand between who has to do it and 要: a short one behind a short name, 各村6月10日前要…."""
    if _CONCERNS.match(told.what):
        return False
    if len(told.names) != 1 or len(told.names[0]) > MAX_NAMED or len(by) > MAX_NAMED or "（" in told.names[0]:
        return False
    short = len(_PAUSE.split(told.what, maxsplit=1)[0]) <= MAX_BREATH
    return bool(by) and short and _BEFORE.search(by + _limit(by, told.what)) is not None and by[0].isdigit()


def _fits_inside(by: str, what: str, *, led: bool = False) -> bool:
    """Whether a time may stand inside the sentence, 要在2月5日前对…: not before another 在, not without a pause."""
    if not by or LASTING.search(by):
        return True
    if not _BEFORE.search(by + _limit(by, what)) or by.startswith(("在", "从", "自", "到")) or what.startswith("由"):
        return False
    breath = len(by) + len(_PAUSE.split(what, maxsplit=1)[0])
    return breath <= (MAX_BREATH + MAX_NAMED if led else MAX_BREATH) and not what.startswith(("在", "于"))


def choose_turns(values: Mapping[str, Any], joiner: Joiner) -> dict[str, int]:
    """Which of several shapes each measure of the values of a plan takes, by the path of what is to be done.

    All measures of a value are looked at together, so that one is told in one shape at every detail of its section.
    """
    turns: dict[str, int] = {}
    for value in values.values():
        groups = list(_groups_in(value))
        paths = [path_of(measure) for group in groups for measure in group]
        turns.update(zip(paths, joiner.choose_turns(groups), strict=True))
    return turns


def path_of(measure: Mapping[str, Any]) -> str:
    """The path of what is to be done; empty where no fact says it."""
    what = measure.get("what")
    return what.origin.name if isinstance(what, Span) else ""


def _groups_in(value: Any) -> Iterator[list[Record]]:
    """The measures of a fact in the order in which they stand, those of one list together."""
    if isinstance(value, list):
        measures = [item for item in value if isinstance(item, Record) and item.keys() >= MEASURE]
        if measures:
            yield measures
        for item in value:
            yield from _groups_in(item)
    elif isinstance(value, Mapping):
        for field in value.values():
            yield from _groups_in(field)


def join_measures(measures: Sequence[Mapping[str, Any]], joiner: Joiner, turns: Sequence[int]) -> str:
    """Measures as sentences, one after the other; `turns` are the numbers of their shapes (`choose_turns`)."""
    measures = [split_roles(measure, joiner.read) for measure in measures]
    items = read_items(measures, joiner.read, joiner.words)
    bare = len(items) > 1 and not joiner.asks and all(map(joiner.is_bare, measures))
    if bare and any(map(joiner.orders, measures)) and all(item.kind in ("order", "whole") for item in items):
        return joiner.bid(measures)
    turn_of = {id(item): turn for item, turn in zip(items, turns, strict=True)}
    if not joiner.after:  # 会后，…: what is done after it stands in the order of time
        items = arrange(items)
    said, sentence, length, named = "", list[Item](), 0, False
    for item in items:
        joint, before = shares_sentence(item, sentence, length), named
        told = joiner.say(item, turn_of[id(item)], shares=bool(joint))
        heard = plain(told)
        named = any(joiner.read(name) in heard for name in item.measure.get("who") or ())
        if said.endswith("负责"):
            joint = ""
        if joint and item.owned and not (told.startswith("还要") if joint == "，" else before and named):
            joint = ""
        if said and not joint:
            said = joiner.end(said)
            sentence, length = [], 0
        said += joint + told
        sentence.append(item)
        length += count_characters(heard)
    return joiner.end(said) if said else ""
