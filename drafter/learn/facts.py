"""Values in; the facts that a learned kind asks for out: one for each thing, however often it is named."""

from dataclasses import dataclass, field

from drafter.learn.found import Kind

ASKS: dict[Kind, str] = {
    "person": "姓名",
    "place": "地名",
    "short": "地方简称（一个字）",
    "organ": "单位",
    "meeting": "会议名称",
    "document": "文件名称",
    "post": "职务",
    "year": "年份",
    "date": "日期",
    "period": "时段",
    "plan": "规划期",
    "ordinal": "第几",
    "number": "数量",
    "percent": "比例",
    "unknown": "原文空着的",
    "term": "主题用词",
    "title": "小标题",
    "text": "具体内容",
    "as_is": "原样照排的",
}
"""How a blank of each kind asks."""
_SHARED: frozenset[Kind] = frozenset(
    ("person", "place", "short", "organ", "meeting", "document", "post", "year", "date", "period", "plan", "term")
)
"""Kinds whose facts are one where their values are."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A fact that a learned kind asks for."""

    name: str
    kind: Kind
    ask: str
    value: str
    help: str = ""
    """The words around it, with ＿＿ in its place."""


@dataclass
class Facts:
    """Gives every value a fact: a name that comes twice is one fact, a figure that comes twice is two."""

    found: dict[str, Learned] = field(default_factory=dict)
    _names: dict[tuple[Kind, str], str] = field(default_factory=dict)
    _counts: dict[Kind, int] = field(default_factory=dict)

    def name(self, kind: Kind, value: str, *, blank: bool) -> str:
        """The name of the fact that holds a value.

        blank: the value is a placeholder (××), which stands for another thing each time.
        """
        shared = kind in _SHARED and not blank
        known = self._names.get((kind, value)) if shared else None
        if known:
            return known
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        name = f"{kind}_{number}"
        self.found[name] = Learned(name, kind, ASKS[kind], value)
        if shared:
            self._names[kind, value] = name
        return name
