"""Measures of a row in; the order in which they stand, and which of them share a sentence, out.

A measure that names nobody is heard as the doing of whoever was named last. So what everybody has to do by a day stands
before what some have to do, and what only says how it is to be done, or goes on about it, goes on in its sentence.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.fours import is_in_fours
from drafter.language.han import is_han
from drafter.language.measure import count_characters
from drafter.language.orders import bids_itself, is_counted, read_order
from drafter.language.sentences import ends_sentence
from drafter.language.subjects import read_subject
from drafter.language.words import Words

Kind = Literal["full", "all", "order", "way", "own", "whole"]
"""full: has parts of its own, as who and by when · all: for everybody by a day · order 降低水位运行 · way 不留死角 ·
own 结果进考核 · whole: a sentence of the writer's."""

SHORT = 8
"""Characters of a measure that cannot stand as a sentence of its own where another goes before it."""
SHORT_OWN = 6
"""The same, of one that has a subject of its own: 结果进考核."""
MAX_ORDER = 12
"""Characters of an order that shares its 要 with the one before."""
MAX_SENTENCE = 60
"""Characters that a sentence may have with what was joined to it."""

MAX_BESIDE = 30
"""Characters of what one has to do, behind which in the same sentence stands what another has to do."""

_MANNER = expression(
    r"不(?![得准许能可])|零|无(?!人机)|全[程员部域]|先[^，]+[后再]|先.先|边[^，]+边|当[天场日面](?!的)|随[到报查叫]|[按照依]|逐|一[^，一]{1,2}一|应.尽|有.必"
    r"|(?:[\d一二两三四五六七八九十]+个?(?:小时|天|日|分钟|周|工作日)(?:之?内)?)(?!的)|(?:24|二十四)小时|立即|马上|即[查改]|限[时期]|动真|快|早|严|实行|[^，、]{1,3}到[底位边人户岗](?:$|、)"
)
"""How something is to be done: 不留死角, 三天内答复, 逐户过."""
_ALL = expression("所有|全部|全[省市州县区镇乡村街校院]")
_CONTINUES = expression(
    "再|[并也还]|同时|其余|剩|随后|然后|之后|最后|到时|届时|凡|每次"
    "|把[^，]{0,8}(?:结果|情况|名单|意见|[书单表账册]|材料|照片|问题|资料|记录|台账)|对[^，]{1,12}的|(?:形成|建[立好]?)[^，]{0,4}(?:台账|档案|清单|[^，]档)"
    "|汇总|上[报传]|报|公[示布开]|通报|整改|验收|反馈|登记|归档|[复抽]查|复核|回访|签[字订名]|总结|收[回齐]|落实到"
)
"""How an order opens that goes on about what was done before it, and so goes on in its sentence."""
_BROKEN = expression("[，。；：？！…“”【\n]")


@dataclass(frozen=True, slots=True)
class Item:
    """One measure of a row."""

    measure: Mapping[str, Any]
    kind: Kind
    text: str
    """What is to be done, as plain text."""
    owned: bool
    """Whether it says who."""
    closed: bool
    """Whether nothing may be said behind it: it ends with others, or with a mark of the writer's."""


def read_items(measures: Sequence[Mapping[str, Any]], read: Callable[[Any], str], words: Words) -> list[Item]:
    """The measures of a row, and what each of them is for its neighbours."""
    items = []
    for measure in measures:
        text = read(measure.get("text") or measure.get("what") or "")
        owned = any(measure.get(name) for name in ("who", "with", "person"))
        full = owned or any(measure.get(name) for name in ("by", "standard", "else"))
        kind = "full" if full else _kind(text, words)
        if not owned and measure.get("by") and _ALL.match(text):
            kind = "all"
        closed = any(measure.get(name) for name in ("else", "with", "person")) or ends_sentence(text)
        closed = closed or "。" in text or "。" in read(measure.get("standard") or "")
        items.append(Item(measure, kind, text, owned, closed))
    return items


def _kind(text: str, words: Words) -> Kind:
    if not text or ends_sentence(text) or bids_itself(text) or text.startswith("由"):
        return "whole"
    broken = _BROKEN.search(text.replace("“", "").replace("”", "")) is not None
    short = len(text) <= SHORT and not broken
    if short and _MANNER.match(text):
        return "way"
    if not is_counted(text) and not broken and read_order(text, words) in ("verb", "timed", "object"):
        return "order"
    if short and (is_in_fours(text) or len(text) < len("四个字")):
        return "way"
    return "own" if len(text) <= SHORT_OWN and not broken and read_subject(text, words) == "own" else "whole"


def arrange(items: Sequence[Item]) -> list[Item]:
    """The items in the order in which they are said: what is for everybody by a day before what some have to do.

    All others stand as they were typed: one often goes on about the one before, which only who typed it knows.
    """
    first = next((at for at, item in enumerate(items) if item.owned), len(items))
    ahead = [item for item in items[first:] if item.kind == "all"]
    return [*items[:first], *ahead, *(item for item in items[first:] if item.kind != "all")]


def _pairs(text: str) -> set[str]:
    """The pairs of Chinese characters in a text, by which two speak of one thing."""
    return set(filter(is_han, map("".join, pairwise(text))))


def shares_sentence(item: Item, sentence: Sequence[Item], length: int) -> str:
    """The mark with which an item goes on in a sentence; empty where it begins one of its own.

    length: characters of the sentence so far.
    """
    if not sentence or sentence[-1].closed or length + count_characters(item.text) > MAX_SENTENCE:
        return ""
    head, last = sentence[0], sentence[-1]
    if item.kind == "full" and item.owned:
        return _beside(item, sentence, length)
    if item.kind == "order" and last.owned:
        goes_on = len(item.text) <= MAX_ORDER and _CONTINUES.match(item.text) is not None
        return "，" if goes_on and not last.measure.get("standard") else ""
    if item.kind == "order":
        alike = bool(_pairs(item.text) & _pairs(last.text)) or len(item.text) == len(last.text)
        led = head.kind == "order" and alike and max(len(item.text), len(last.text)) <= MAX_ORDER
        return "，" if led else ""
    if item.kind == "own" and not head.owned and any(each.measure.get("by") for each in sentence):
        return ""  # its day would be heard as that of what follows
    if item.kind not in ("way", "own") or item.closed or (item.kind == "own" and head.kind == "order"):
        return ""
    if len(sentence) > 1 or (item.kind == "way" and not _has_pause(head)):
        return "，"
    return "；" if head.owned or _has_pause(head) else "，"


def _beside(item: Item, sentence: Sequence[Item], length: int) -> str:
    """The mark between what two have to do, where both are short, and either has a day of its own or none has."""
    last = sentence[-1]
    plain = [each.kind == "full" and each.owned and not each.measure.get("standard") for each in (last, item)]
    if not all(plain) or item.closed or _BROKEN.search(last.text + item.text) or length > MAX_BESIDE:
        return ""
    if len(item.text) > MAX_ORDER or len(last.text) > MAX_ORDER:
        return ""
    if item.measure.get("who") == last.measure.get("who"):
        return "，" if len(sentence) == 1 else ""
    return "；" if len(sentence) == 1 and bool(item.measure.get("by")) == bool(last.measure.get("by")) else ""


def _has_pause(item: Item) -> bool:
    """Whether a sentence of the writer's own has a pause, so that what follows is not its last part."""
    return item.kind == "whole" and "，" in item.text
