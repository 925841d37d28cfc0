"""Content controls (w:sdt, ECMA-376 part 1, 17.5.2): what they are called, what they say, whether that is a prompt."""

from collections.abc import Collection, Iterator

from drafter.language.expressions import expression
from drafter.model.edited import Record
from drafter.model.marks import LONGEST_NAME, shorten_name
from drafter.word.markup import is_on
from drafter.word.namespaces import WORD_2012, W
from drafter.word.nodes import Node, remove, value_of
from drafter.word.package import Package
from drafter.word.text import all_text, walk_elements

_OF_WORD = frozenset(
    (
        *("单击或点击此处输入文字。", "单击此处输入文字。", "单击这里输入文字。", "点击此处输入文字。"),
        *("单击或点击以输入日期。", "单击此处输入日期。", "选择一项。", "选择构建基块。"),
        *("Click or tap here to enter text.", "Click here to enter text.", "Click or tap to enter a date."),
        *("Click here to enter a date.", "Choose an item.", "Choose a building block."),
    )
)
"""What Word itself shows in an empty control."""
_OURS = expression(r"【[^【】]+】")
"""What we show in one."""
_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "customXml", "smartTag"))
_PROPERTIES = tuple(f"{W}{name}" for name in ("customXmlPr", "smartTagPr"))


class Tags:
    """Tags of controls and what they name: `fact:speaker.name~2` is the second way in which speaker.name is printed."""

    def __init__(self, record: Record) -> None:
        runs = [run for block in record.blocks for run in block.runs]
        names = [f"fact:{path}" for run in runs for path in (run.fact, run.blank) if path]
        names += [f"phrase:{use.name}" for use in record.phrases]
        self._long = {shorten_name(name): name for name in names if len(name) > LONGEST_NAME}

    def read(self, tag: str) -> tuple[str, str]:
        """`fact` or `phrase` and the name; two empty texts for a control that is not ours."""
        kind, _colon, name = self._long.get(tag, tag).partition(":")
        if kind not in ("fact", "phrase"):
            return "", ""
        path, _tilde, number = name.partition("~")
        return kind, path if number.isdecimal() else name

    def of(self, control: Node) -> tuple[str, str]:
        """The same of a control."""
        return self.read(tag_of(control))


def walk_controls(root: Node) -> Iterator[Node]:
    """The controls of a part, outer ones before those in them, without those that only old programs show."""
    return walk_elements(root, f"{W}sdt")


def tag_of(control: Node) -> str:
    """The tag of a control; empty without one."""
    return value_of(control, "sdtPr/tag")


def alias_of(control: Node) -> str:
    """What a control is called in Word; empty without a name."""
    return value_of(control, "sdtPr/alias")


def content_of(control: Node) -> Node | None:
    """The element that holds what a control shows."""
    return control.find(f"{W}sdtContent")


def is_prompting(control: Node, prompts: Collection[str]) -> bool:
    """Whether a control shows what is asked, and no answer yet."""
    return is_prompt(all_text(control), prompts, is_marked(control))


def is_prompt(text: str, prompts: Collection[str], marked: bool) -> bool:
    """Whether what a control says asks for something.

    It does where it is a prompt: one of these, one of Word's own or, where the control is marked as showing one, one
    such as ours. Any other text is an answer, whatever the mark says: editors leave the mark on what was typed over it.
    """
    text = text.strip()
    return text in prompts or text in _OF_WORD or (marked and _OURS.fullmatch(text) is not None)


def is_marked(control: Node) -> bool:
    """Whether an editor says of a control that it shows its prompt."""
    mark = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return mark is not None and is_on(mark.get(f"{W}val"))


def read_prompts(package: Package, record: Record | None) -> set[str]:
    """All that empty controls of a file may show: its building blocks say it and, in a draft of ours, its record."""
    return {*read_placeholders(package).values(), *(record_prompts(record) if record else ())} - {""}


def record_prompts(record: Record) -> set[str]:
    """The prompts that stood in a draft when we wrote it."""
    return {run.text for block in record.blocks for run in block.runs if run.blank}


def read_placeholders(package: Package) -> dict[str, str]:
    """Name of a building block that is a prompt to what it says."""
    name = package.target("glossaryDocument")
    if not name:
        return {}
    prompts = {}
    for block in package.root(name).iter(f"{W}docPart"):
        body = block.find(f"{W}docPartBody")
        if body is not None and value_of(block, "docPartPr/category/gallery") in ("placeholder", ""):
            prompts[value_of(block, "docPartPr/name")] = all_text(body)
    return prompts


def fill(control: Node, run: Node) -> None:
    """Let a control hold one run, as an answer: it shows no prompt any more."""
    content = content_of(control)
    if content is not None:
        for child in list(content):
            content.remove(child)
        content.append(run)
    unmark(control)


def unmark(control: Node) -> None:
    """Take off a control what says, and shows, that it holds a prompt."""
    for name in (f"{W}showingPlcHdr", f"{{{WORD_2012}}}color"):
        for node in control.findall(f"{W}sdtPr/{name}"):
            remove(node)


def unwrap(root: Node) -> None:
    """Put what controls, custom XML and smart tags hold in their place, the innermost first."""
    for node in reversed(list(root.iter(*_WRAPPERS))):
        content = content_of(node) if node.tag == f"{W}sdt" else node
        for child in () if content is None else [child for child in content if child.tag not in _PROPERTIES]:
            node.addprevious(child)
        remove(node)
