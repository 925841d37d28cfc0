"""The styles of a base file in; for each of ours the one to take instead, or a message of all that are missing, out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from difflib import get_close_matches
from functools import cached_property

from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.style import Base, Style
from drafter.word.namespaces import W
from drafter.word.nodes import Node, value_of
from drafter.writers.docx.styles import CHARACTER_STYLES, PARAGRAPH_STYLES, STYLE_NAMES

BROUGHT = ("PlaceholderText", "CommentText", "CommentReference", "Continued", "Minute")
"""What Word itself adds to a file when it is first used, and what only our layout knows: added where it is missing."""
_TYPES = {**PARAGRAPH_STYLES, **CHARACTER_STYLES}
_COMMENT_NAMES = {"CommentText": "annotation text", "CommentReference": "annotation reference"}
# What Word's own styles are called in Chinese; in the file they have their English names. LibreOffice differs once.
_CALLED = {
    "Normal": ("正文",),
    "Title": ("标题",),
    "Subtitle": ("副标题",),
    "Date": ("日期",),
    "Salutation": ("称呼",),
    "Body Text": ("正文文本", "Text Body"),
    "Body Text Indent": ("正文文本缩进",),
    "Body Text First Indent": ("正文文本首行缩进", "正文首行缩进"),
    **{f"heading {level}": (f"标题 {level}",) for level in range(1, 10)},
    "Closing": ("结束语",),
    "Signature": ("签名",),
    "Strong": ("要点",),
    "Emphasis": ("强调",),
    "Placeholder Text": ("占位符文本",),
    "annotation text": ("批注文字",),
    "annotation reference": ("批注引用",),
    "No Spacing": ("无间隔",),
    "List Paragraph": ("列表段落", "列出段落"),
}
_ENGLISH = {called: name for name, others in _CALLED.items() for called in others}
_MOST_LISTED = 20


@dataclass
class BaseStyles:
    """The styles of one base file."""

    base: Base
    root: Node
    """w:styles."""
    _by_name: dict[tuple[str, str], Node] = field(default_factory=dict)
    """Kind, and name without spaces and capitals, to the style."""

    def __post_init__(self) -> None:
        for node in self.root.iter(f"{W}style"):
            aliases = value_of(node, "aliases").split(",")
            for name in (value_of(node, "name"), *aliases):
                if name.strip():
                    self._by_name.setdefault((str(node.get(f"{W}type")), _fold(name)), node)

    def find(self, id: str) -> Node | None:
        """The file's style for one of ours, by its id: as the mapping says, else by name in English or Chinese."""
        kind = "character" if id in (*CHARACTER_STYLES.values(), "CommentReference") else "paragraph"
        type = self.types.get(id, "")
        if type in self.base.styles:
            return self._named(kind, self.base.styles[type])
        found = self._named(kind, _COMMENT_NAMES.get(id) or STYLE_NAMES[id])
        if found is None and type in ("head1", "head2"):
            return self.find(_TYPES["head"])
        return found

    def names(self, kind: str) -> list[str]:
        """Names of the file's styles of a kind, those that one sees in Word."""
        return [
            value_of(node, "name")
            for node in self.root.iter(f"{W}style")
            if node.get(f"{W}type") == kind
            and node.find(f"{W}semiHidden") is None
            and not (kind == "character" and node.find(f"{W}link") is not None)
        ]

    def default(self, kind: str) -> str:
        """Id of the style that the file takes where none is named; empty without one."""
        return next(
            (
                str(node.get(f"{W}styleId"))
                for node in self.root.iter(f"{W}style")
                if node.get(f"{W}type") == kind and node.get(f"{W}default") in ("1", "true", "on")
            ),
            "",
        )

    def chain(self, node: Node) -> Iterator[Node]:
        """A style and those it is based on."""
        seen: set[str] = set()
        following: Node | None = node
        while following is not None and (id := str(following.get(f"{W}styleId"))) not in seen:
            seen.add(id)
            yield following
            following = self.by_id.get(value_of(following, "basedOn"))

    def is_numbered(self, node: Node) -> bool:
        """Whether Word numbers the paragraphs of a style by itself."""
        for each in self.chain(node):
            number = each.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                return bool(number.get(f"{W}val") != "0")
        return False

    @cached_property
    def by_id(self) -> dict[str, Node]:
        return {str(node.get(f"{W}styleId")): node for node in self.root.iter(f"{W}style")}

    @cached_property
    def types(self) -> dict[str, str]:
        """Id of ours to the type that a mapping names it by."""
        return {id: type for type, id in _TYPES.items()}

    def _named(self, kind: str, name: str) -> Node | None:
        for wanted in (name, _ENGLISH.get(name, ""), *_CALLED.get(name, ())):
            found = self._by_name.get((kind, _fold(wanted)))
            if found is not None:
                return found
        return None


def match_styles(styles: BaseStyles, used: Iterable[str], style: Style) -> dict[str, Node]:
    """Id of each style that a draft uses to the file's own; raises InputError with all that are missing at once."""
    found = {id: styles.find(id) for id in used}
    missing = [id for id, node in found.items() if node is None]
    if missing:
        raise InputError([_tell_missing(styles, missing, style)])
    return {id: node for id, node in found.items() if node is not None}


def list_types(styles: BaseStyles) -> list[tuple[str, str]]:
    """Each type that can be mapped with the name of its style in the file; empty where there is none."""
    rows = []
    for type, id in _TYPES.items():
        node = styles.find(id)
        if node is not None or id not in BROUGHT:
            rows.append((type, "" if node is None else value_of(node, "name")))
    return rows


def _tell_missing(styles: BaseStyles, missing: Iterable[str], style: Style) -> Finding:
    given: Mapping[str, str] = styles.base.styles
    wanted, lines = [], []
    for id in missing:
        kind = "character" if id in CHARACTER_STYLES.values() else "paragraph"
        type = styles.types[id]
        name = given.get(type) or _title(STYLE_NAMES[id])
        near = get_close_matches(given.get(type, STYLE_NAMES[id]), styles.names(kind), n=1, cutoff=0.5)
        wanted.append(f"{type} ({name})")
        lines.append(f"{type}: {near[0] if near else '…'}")
    message = _(
        "{file} has no style for: {styles}. Nothing was written.", file=styles.base.file, styles=", ".join(wanted)
    )
    has = [*styles.names("paragraph"), *styles.names("character")]
    suggestion = _(
        "Say which of its styles to take: 'styles: {{{lines}}}' beside 'base:', or make them in Word. It has: {names}",
        lines=", ".join(lines),
        names=", ".join(has[:_MOST_LISTED]) + (" …" if len(has) > _MOST_LISTED else ""),
    )
    return Finding("base-style", "error", message, style.place, suggestion=suggestion)


def _title(name: str) -> str:
    """A name as people know it: in English, and as Word shows it in Chinese."""
    return "/".join((name, *(other for other in _CALLED.get(name, ()) if not other.isascii())))


def _fold(name: str) -> str:
    return re.sub(r"\s+", "", name).lower()
