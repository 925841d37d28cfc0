"""The one place where a measure becomes a sentence: who, with, what, by, standard, else in; marked text out.

Each part stands as it was written; only what joins them is ours. Which shape a sentence takes is decided by how `what`
is built (language/orders.py) and, where the grammar allows several, by the turn, so that three in a row differ.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, Literal

from drafter.compose.linked import Item, arrange, read_items, shares_sentence
from drafter.compose.owners import UNLED, Owners, join_names, say_persons, together
from drafter.compose.standards import say_else, say_standard
from drafter.dataclass import dataclass
from drafter.language.answers import is_thing
from drafter.language.expressions import expression
from drafter.language.fours import is_in_fours
from drafter.language.han import HAN
from drafter.language.measure import count_characters
from drafter.language.orders import (
    Build,
    counts_behind,
    ends_as_deed,
    is_counted,
    is_held,
    is_paper,
    opens_as_act,
    opens_as_order,
    read_order,
    says_how_many,
    takes_each,
)
from drafter.language.sentences import ends_sentence
from drafter.language.subjects import holds_for_its_subject, names_places, names_shares, opens_as_deed, read_subject
from drafter.language.titles import DO, lead_title
from drafter.language.words import Words

MAX_BREATH = 20
"""Characters after 要 and before a pause, with a time among them: who has to do it stands before, 30 in all."""

MAX_NAMED = 7
"""Characters of who has to do it, and of the time behind, where nothing parts them."""

Marking = Callable[[Any], str]
"""A value with the marks of its origin (compose/marks.py); plain text in tests."""

Way = Build | Literal["theirs", "placed"]
"""By its build, or theirs 主要负责同志在岗带班 (要由…), placed 每个标段随机问20户农民 (要在…)."""

_SHAPES: Mapping[Way, tuple[str, ...]] = {
    "verb": ("T，W要V", "W要在TV", "WTV", "WT要V"),
    "timed": ("T，W要在V",),
    "bidden": ("T，WV",),
    "post": ("T，WV",),
    "noun": ("T，W要NV", "W要在TNV"),
    "object": ("T，W要把V", "W要在T把V", "WT把V"),
    "rule": ("T，W要做到V", "W要在T做到V"),
    "result": ("T，W要确保V",),
    "clause": ("由W负责，TV",),
    "theirs": ("T，W要由V",),
    "placed": ("T，W要在V",),
}
"""How a measure with somebody to do it may be said, turn by turn: T the time, W who, V what, N the verb that a noun
gets. Where no time is given, or a shape holds none, the next that fits is taken. What holds for a subject of its own
has who answers for it in front."""
_ALONE: Mapping[Way, str] = {
    "verb": "T，要V",
    "timed": "T，要在V",
    "noun": "T，要NV",
    "object": "T，要把V",
}
"""How it is said where nobody is named: an order; every other build stands by itself."""
_BID = ("verb", "object")
"""Builds of what somebody is told to do with nothing before it but 要."""
_CONTINUED: Mapping[Way, str] = {
    "verb": "还要在TV",
    "timed": "还要在V",
    "noun": "还要在TNV",
    "object": "还要在T把V",
    "theirs": "T，还要由V",
    "placed": "T，还要在V",
}
"""How it is said of whoever the sentence before was about."""

_LASTING = expression(
    "(?:立即|马上|尽快|尽早|长期(?:坚持)?|持续|常态化|随时|全天|全年|全程|每(?![周月][^，。]*[一二三四五六日天末号底])[^，。前]*|[天周月]{2})$"
)
_UNTIL = expression("(?:一直|持续|延续|直)到|至今|为止$|^长期坚持$")
"""Until when, or that there is no end to it: what is said behind a deed."""
_DAY = expression(r"(?:[底末]|\d[日号]|(?:周|星期)[一二三四五六日天末]|春节|元旦|国庆节?|中秋节?|开学|年关)$")
"""A day, or a time with an end, that as a deadline needs its 前."""
_SPELL = expression(
    r"^(?:(?:\d{1,3}|[一两三四五六七八九十半]+)(?:个?(?:工作日|小时|分钟|天|周|星期)|个月)|[\d一两三四五六七八九十半]+年)$"
)
"""How long somebody has, which as a deadline needs its 内."""
_FROM = expression("^(?:从|自|到|至|在|截至|截止)|[至到—－-]")
_BEFORE = expression("[前内]$")
_BARE_THING = expression(f"[{HAN}]{{2,5}}")
"""So few characters that they name a thing and say nothing of it: 高峰气量."""
_EACH = expression("每个?([村镇乡县区组班户校队厂站点局科室所])")
_TOGETHER = expression("(?:和|跟|与)[^，；。要]{2,16}一起[^，；。要]{2,}[。]?$")
"""A deed that is done with somebody and names nobody else: 和县疾控中心一起做好水质检测."""
_PAUSE = expression("[，、；：。]")
_EACH_OF_THEM = expression("^[^，；。]{2,12}每人")
_DEALT_WITH = expression("的(?:当[班天场日]|立即|马上|一律|先|不|由|要|就地|直接|优先)")
"""Those whom it concerns, and then what becomes of them: 断丝超标的 当班更换."""
_ROUND_THE_CLOCK = expression("(?:24|二十四)小时(?![的内])")
_EACH_THING = expression("每[台部辆件份眼条座盏箱]")
"""Each of many things, with which something is done: 每部电梯先检后用."""
_INSIDE = "戴穿进上下停站坐听吃睡骑推拉扛抬喊唱跳涨落"
"""Verbs beside those of `acts` that tell something of what stands before them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the sentences before leave behind: who they are about, how many there are."""

    who: tuple[str, ...] = ()
    """Who had to do what was said last."""
    helpers: tuple[str, ...] = ()
    """Who helped them."""
    open: bool = False
    """Whether the next sentence may go on about them without their name: not where this one ended with others."""


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
    build: Way


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

    def say(self, item: Item, turn: int, *, shares: bool = False) -> str:
        """One measure as its sentence, without a final mark of ours; `turn` counts them, from 1.

        shares: it goes on in the sentence of another, whose 要 is its own too.
        """
        measure = item.measure
        lead, self.after = self.after, ""
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
            said += say_else(self.read(otherwise), self.mark(otherwise), said, self.words, timed=timed)
        return said

    def _bid(self, item: Item) -> str:
        """What stands before a measure that names nobody and is all that was typed: 要 before an order."""
        if _TOGETHER.match(item.text):
            return "要"
        if is_counted(item.text) and read_order(item.text, self.words) == "noun":
            return "要安排"
        if item.kind != "order" or not self.bids or self.asks:
            return ""
        return "要把" if read_order(item.text, self.words) == "object" else "要"

    def is_bare(self, measure: Mapping[str, Any]) -> bool:
        """Whether a measure is only told, to nobody in particular and in one clause: 改造6个港区的候工室."""
        text = self.read(measure.get("text") or "")
        return bool(text) and not text.startswith("【") and re.search("[。！？：]", text) is None

    def orders(self, measure: Mapping[str, Any]) -> bool:
        """Whether what is told is an order, before which 要 stands."""
        text = self.read(measure.get("text") or "")
        return read_order(text, self.words) in _BID and not text.startswith(("先", "再", "然后", "最后"))

    def bid(self, measures: Sequence[Mapping[str, Any]]) -> str:
        """What is only told in one breath: 要改造…，把…; with ； where some is no order or has a pause of its own."""
        lead, self.after, self.before = self.after, "", Said()
        apart = any("，" in self.read(each["text"]) or not self.orders(each) for each in measures)
        said = f"{lead}，" if lead else ""
        for number, measure in enumerate(measures):
            orders = self.orders(measure)
            said += ("；" if apart else "，") * bool(number) + "要" * (orders and (apart or not number))
            said += "把" * (read_order(self.read(measure["text"]), self.words) == "object") + self.mark(measure["text"])
        return f"{said}。"

    def _main(self, measure: Mapping[str, Any], turn: int, lead: str) -> tuple[str, str]:
        """What is to be done by whom, and who helps or answers by name where that is said at the end."""
        told = self._read_parts(measure)
        again = bool(told.names and told.who) and told.names == self.before.who
        continued = again and not (told.helpers or self.before.helpers or lead or self.asks) and self.before.open
        self.before = Said(told.names, told.helpers, open=not (continued or measure.get("else")))
        said = {"W": told.who, "H": join_names(told.helped)}
        if (told.who or told.by) and not lead and self._only_names(told.what, told.build):
            shape = ("V，T由W会同H" if told.helped else "V，T由W") if told.who else "V，T"
            return self._fill(shape, said, measure.get("what") or "", told.by, lead) + "【怎么做】", ""
        build = self._whose(told.what, told.build) if told.who else told.build
        shape = _CONTINUED.get(build, "T，V") if continued else self._first_shape(told, build, turn, lead, again)
        shape = together(shape, told.helpers, told.what)
        if build == "noun":
            shape = shape.replace("N", self._verb(told.what, self.read(told.by)))
        answering = "" if continued else self._answering(measure, shape, said)
        return self._fill(shape, said, measure.get("what") or "", told.by, lead), answering

    def _read_parts(self, measure: Mapping[str, Any]) -> Parts:
        """The parts of a measure without what it says twice: a time or a name that stands in what is to be done."""
        what, by = self.read(measure.get("what") or ""), measure.get("by") or ""
        if by and (self.read(by) in what or _says_how_often(self.read(by), what)):
            by = ""
        names = tuple(self.read(name) for name in measure.get("who") or ())
        helped = [self._name(name) for name in measure.get("with") or ()]
        named_within = bool(names) and (what.startswith(names[0]) or any(f"由{name}" in what for name in names))
        named_within = named_within or _same(what, names)
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
            build="verb" if what.startswith("【") else read_order(what, self.words),
        )

    def _first_shape(self, told: Parts, build: Way, turn: int, lead: str, again: bool) -> str:
        """How a measure is said that does not go on about whoever the sentence before was about."""
        if told.named_within:
            return "T，V"
        if told.names and told.who and told.names[-1].endswith(("负责", "牵头")):
            opening = "由W，H配合" if told.helped else "由W"
            return f"{opening}，TV" if build in ("verb", "timed", "bidden") else f"{opening}，T，V"
        if not told.who:
            return "T，V" if told.what.startswith("由") else _ALONE.get(build, "T，V")
        led = Owners(told.names, told.helpers).led_ways(build, self.asks, again)
        shape = self._shape(build, told, turn, lead, led)
        return re.sub("(?<=W)(T?)要", r"\1还要", shape) if again else shape

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

    def _whose(self, what: str, build: Way) -> Way:
        """How a measure is said whose build shows no verb at its opening: by whose doing it is."""
        words = self.words
        if what.startswith("由") and build == "verb" and read_subject(what[1:], self.words) != "theirs":
            return "rule"
        if build == "result" and _ROUND_THE_CLOCK.match(what):
            return "verb"
        if build not in ("clause", "rule"):
            return build
        subject = read_subject(what, words)
        if subject == "theirs":
            return "bidden" if holds_for_its_subject(what) or _EACH_OF_THEM.search(what) else "theirs"
        if build == "rule":
            if what.startswith("每") and self._tells_each(what):
                if names_places(what):
                    return "placed"
                return "rule" if _EACH_THING.match(what) and not says_how_many(what) else "bidden"
            return "verb" if opens_as_deed(what) else "rule"
        if names_shares(what) and not opens_as_deed(what):
            return "rule"
        if what.endswith("责任人"):
            return "bidden"
        if names_places(what) and not holds_for_its_subject(what):
            return "placed"
        if holds_for_its_subject(what):
            return "clause"
        if subject == "none":
            return "rule" if is_in_fours(what) and not opens_as_deed(what) else "verb"
        return "rule" if self.asks or re.search("由|负责", what) else "result"

    def _only_names(self, what: str, build: Way) -> bool:
        """Whether a measure only names something, of which who wrote it has to say what is done."""
        if build not in ("clause", "result") or not is_thing(what) or opens_as_deed(what):
            return False
        if _DEALT_WITH.search(what):
            return False
        if "的" in what and not opens_as_act(what, self.words):
            return True
        return build == "clause" and self._is_bare_thing(what) and read_subject(what, self.words) != "theirs"

    def _tells_each(self, text: str) -> bool:
        """Whether a verb follows what each of a kind is: 每个标段 随机问20户农民, not 每台手术 三方核对."""
        words = self.words
        rests = [text[at:].removeprefix("随机").removeprefix("再").removeprefix("各") for at in range(2, 6)]
        return any(len(rest) > 1 and (opens_as_order(rest, words) or opens_as_act(rest, words)) for rest in rests)

    def _is_bare_thing(self, text: str) -> bool:
        """Whether a text only names a thing and tells nothing of it: no 供水厂关闸, whose verb stands inside."""
        words = self.words
        inside = any(text[at] in words.acts or text[at] in _INSIDE for at in range(1, len(text) - 1))
        inside = inside or any(text[at : at + 2] in words.verbs | words.orders for at in range(1, len(text) - 1))
        return _BARE_THING.fullmatch(text) is not None and is_thing(text) and (not inside or "的" in text)

    def _verb(self, what: str, by: str) -> str:
        """The verb of a measure that is a noun: 安排 so many, 拿出 a paper, 完成 a deed by a day, else a title's."""
        if is_counted(what):
            return "安排"
        if takes_each(what):
            return "对"
        if what.startswith("每"):
            return "开展" if is_held(what) else "给"
        if is_paper(what, self.words):
            return "拿出" if by or self.asks else lead_title(what, self.words) or "拿出"
        if counts_behind(what) and ends_as_deed(what, self.words):
            return "完成"
        if by and ends_as_deed(what, self.words):
            if by.endswith("起"):
                return "实行"
            return (
                "进行"
                if _LASTING.search(by) or by.startswith("每")
                else "完成"
                if _BEFORE.search(by + _limit(by))
                else "开展"
            )
        return lead_title(what, self.words) or DO

    def _shape(self, build: Way, told: Parts, turn: int, lead: str, led: Sequence[str]) -> str:
        """The first shape from the turn's on that what is to be said fits. led: those that say who leads and helps."""
        shapes, by, what = led or _SHAPES[build], self.read(told.by), told.what
        first = (turn - 1) % len(shapes)
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
        return _SHAPES["verb" if build == "rule" else "clause"][0]

    def _fill(self, shape: str, said: Mapping[str, str], what: Any, by: Any, lead: str) -> str:
        time = self.read(by)
        marked = self.mark(by) if by else ""
        tail = ""
        if _UNTIL.search(time):
            tail, marked, time = f"，{marked}", "", ""
        if not time:
            shape = shape.replace("T，", "").replace("在T", "").replace("T", "")
        elif _LASTING.search(time):
            shape = shape.replace("T，", "").replace("在T", "T")
            if "T" not in shape:
                shape = "T，V" if shape.startswith("V") else re.sub("(要(?!确)|(?=V))", r"\1T", shape, count=1)
        else:
            if "在T" in shape and not _fits_inside(time, self.read(what), led=bool(lead)):
                shape = "T，" + shape.replace("在T", "")
            marked += _limit(time)
            if "，TV" in shape and (self.read(what)[:1].isdigit() or not _BEFORE.search(time + _limit(time))):
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
        return "我" if self.speaker and self.read(name) == self.speaker else self.mark(name)

    def end(self, said: str) -> str:
        return said if ends_sentence(self.read(said)) else f"{said}。"


def _limit(by: str) -> str:
    """What a time lacks to be a deadline: 8月28日前, 三天内."""
    if _FROM.search(by) or by.startswith("每"):
        return ""
    return "前" if _DAY.search(by) else "内" if _SPELL.match(by) else ""


_OFTEN = expression("每(?:半?[天日周旬月年]|季度?|学期)")


def _says_how_often(by: str, what: str) -> bool:
    """Whether what is to be done says itself how often: 每季度开展一次, whose time is 每季度末."""
    often, own = _OFTEN.match(by), _OFTEN.match(what)
    return often is not None and own is not None and often[0] == own[0]


def _same(what: str, names: Sequence[str]) -> bool:
    """Whether a measure begins with each of those who have to do it: 每个村, said of 各村."""
    unit = _EACH.match(what)
    return unit is not None and any(re.match(f"各.*{unit[1]}", name) for name in names)


def _fits_behind(by: str, told: Parts) -> bool:
    """Whether a time may stand between who has to do it and 要: a short one behind a short name, 各村6月10日前要…."""
    if len(told.names) != 1 or len(told.names[0]) > MAX_NAMED or len(by) > MAX_NAMED or "（" in told.names[0]:
        return False
    short = len(_PAUSE.split(told.what, maxsplit=1)[0]) <= MAX_BREATH
    return bool(by) and short and _BEFORE.search(by + _limit(by)) is not None and by[0].isdigit()


def _fits_inside(by: str, what: str, *, led: bool = False) -> bool:
    """Whether a time may stand inside the sentence, 要在2月5日前对…: not before another 在, not without a pause."""
    if not by or _LASTING.search(by):
        return True
    if not _BEFORE.search(by + _limit(by)) or by.startswith(("在", "从", "自", "到")) or what.startswith("由"):
        return False
    breath = len(by) + len(_PAUSE.split(what, maxsplit=1)[0])
    return breath <= (MAX_BREATH + MAX_NAMED if led else MAX_BREATH) and not what.startswith(("在", "于"))


def join_measures(measures: Sequence[Mapping[str, Any]], joiner: Joiner, turn: int) -> str:
    """Measures as sentences, one after the other; `turn` is that of the first."""
    items = read_items(measures, joiner.read, joiner.words)
    bare = len(items) > 1 and not joiner.asks and all(map(joiner.is_bare, measures))
    if bare and any(map(joiner.orders, measures)) and all(item.kind in ("order", "whole") for item in items):
        return joiner.bid(measures)
    if not joiner.after:  # 会后，…: what is done after it stands in the order of time
        items = arrange(items)
    said, sentence, length, named = "", list[Item](), 0, False
    for number, item in enumerate(items):
        joint, before = shares_sentence(item, sentence, length), named
        told = joiner.say(item, turn + number, shares=bool(joint))
        named = any(joiner.read(name) in joiner.read(told) for name in item.measure.get("who") or ())
        if joint and item.owned and not (told.startswith("还要") if joint == "，" else before and named):
            joint = ""
        if said and not joint:
            said = joiner.end(said)
            sentence, length = [], 0
        said += joint + told
        sentence.append(item)
        length += count_characters(joiner.read(told))
    return joiner.end(said) if said else ""
