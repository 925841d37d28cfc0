"""A Word draft of ours, edited or not, in; its paragraphs, controls, remarks and the record of how it left out.

Word, WPS and LibreOffice split runs at will and renumber what they like: only joined text, the tags of controls and the
names of bookmarks are trusted (word-draft.md, "Reading an edited draft back").
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby, islice
from operator import itemgetter

from drafter import bounds
from drafter.dataclass import replace
from drafter.i18n import _
from drafter.model.edited import EditedDraft, Paragraph, Record, Remark, RemarkKind, Stretch
from drafter.model.marks import BOOKMARK, RECORD_SPACE
from drafter.word.controls import Tags, is_prompting, read_prompts, tag_of, walk_controls
from drafter.word.markup import read_number
from drafter.word.namespaces import W
from drafter.word.nodes import BrokenPackage, Node
from drafter.word.package import Package
from drafter.word.record import mark_names, read_record
from drafter.word.text import read_lines, text_of, walk_elements, walk_paragraphs, walk_text

_REMARKS: dict[str, RemarkKind] = {
    f"{W}ins": "insertion",
    f"{W}del": "deletion",
    f"{W}moveFrom": "move",
    f"{W}moveTo": "move",
}
_CHANGED_TEXT = (f"{W}t", f"{W}delText")
_MARKS = frozenset((f"{W}bookmarkStart", f"{W}bookmarkEnd"))
_NOTED = (f"{W}t", f"{W}commentRangeStart", f"{W}commentRangeEnd", *_REMARKS)
_PLAIN = Stretch("")


def read_draft(package: Package) -> EditedDraft:
    """The draft as it stands and the record of how it left. Raises BrokenPackage, also where there is no record."""
    lines = [line.paragraph for line in read_lines(package)]
    record = find_record(package)
    if record is None:
        raise BrokenPackage(_why_no_record(package))
    if record.phrases and not any(map(tag_of, walk_controls(package.document))):
        raise BrokenPackage(
            _("the controls of the draft are gone: a program has saved it that drops them (LibreOffice before 25)")
        )
    tags = Tags(record)
    ends = {end.get(f"{W}id", "") for end in package.document.iter(f"{W}bookmarkEnd")}
    walker = _Walker(record, tags, read_prompts(package, record), ends)
    paragraphs = tuple(walker.read(paragraph, line) for line, paragraph in enumerate(lines, 1))
    return EditedDraft(record, paragraphs, tuple(_remarks(package, lines, tags)), read_properties(package))


def find_record(package: Package) -> Record | None:
    """The record of how a draft of ours left; None in a file that is no draft, or has lost it."""
    item = package.item(RECORD_SPACE)
    return read_record(package.root(item)) if item else None


def read_properties(package: Package) -> Mapping[str, str]:
    """The custom properties of a file, by name; none where they cannot be read, for no text hangs on them."""
    name = package.target("custom-properties", "")
    try:
        nodes = package.root(name) if name else ()
    except BrokenPackage:
        return {}
    return {node.get("name", ""): "".join(map(str, node.itertext())) for node in nodes}


def _why_no_record(package: Package) -> str:
    """LibreOffice 25.2 empties all custom parts where a fact that is bound to one holds & or < (tried)."""
    if any(map(package.is_empty, package.items())):
        return _("LibreOffice has lost the record of what was drafted; edit the draft in Word or WPS, or draft it anew")
    if any(tag.startswith(("fact:", "phrase:")) for tag in map(tag_of, walk_controls(package.document))):
        return _(
            "this is a draft of drafter's, and a program that saved it has dropped the record of what was drafted:"
            " take the file as it was before that, or draft it anew"
        )
    return _("this is no draft of drafter's, or it was finalised: the record of what was drafted is not in it")


class _Walker:
    """Walks paragraphs and knows under which controls, or in which of our bookmarks, each text stands."""

    def __init__(self, record: Record, tags: Tags, prompts: Collection[str], ends: Collection[str]) -> None:
        self._tags, self._prompts = tags, prompts
        self._ends = ends
        """Ids of the bookmarks that end: one that does not would go on to the end of the file."""
        self._blocks = len(record.blocks)
        self._numbers = count(1)
        self._marks = mark_names(record.blocks, record.phrases)
        self._open: dict[str, tuple[str, str]] = {}
        """Id of a bookmark that has begun to what it stands for."""
        self._controls: dict[Node, Stretch] = {}
        """What stands in each control that was met, without a text."""

    def read(self, paragraph: Node, line: int) -> Paragraph:
        """One paragraph, with the controls that its text lies in and the blocks that it holds."""
        walked = list(walk_text(paragraph, _MARKS))
        starts = (node.get(f"{W}name", "") for node, _text in walked if node.tag == f"{W}bookmarkStart")
        numbers = (read_number(name.removeprefix(BOOKMARK)) for name in starts if name.startswith(BOOKMARK))
        blocks = tuple(number for number in numbers if 0 < number <= self._blocks)
        joined = groupby(self._stretches(walked, paragraph), key=itemgetter(0))
        stretches = ((around, "".join(text for _around, text in group)) for around, group in joined)
        return Paragraph(line, tuple(replace(around, text=text) for around, text in stretches if text), blocks)

    def _stretches(self, walked: Iterable[tuple[Node, str]], paragraph: Node) -> Iterator[tuple[Stretch, str]]:
        """What each text stands under, and the text."""
        for node, text in walked:
            if node.tag == f"{W}bookmarkStart":
                name, id = node.get(f"{W}name", ""), node.get(f"{W}id", "")
                if name in self._marks and id in self._ends:
                    self._open[id] = self._marks[name]
            elif node.tag == f"{W}bookmarkEnd":
                self._open.pop(node.get(f"{W}id", ""), None)
            else:
                yield self._marked(self._around(node, paragraph)), text

    def _around(self, node: Node, paragraph: Node) -> Stretch:
        """What an element of text stands under."""
        control = next(node.iterancestors(f"{W}sdt", f"{W}p"), paragraph)
        if control.tag != f"{W}sdt":
            return _PLAIN
        if control not in self._controls:
            around = self._around(control, paragraph)
            kind, name = self._tags.of(control)
            showing = is_prompting(control, self._prompts)
            if kind == "fact":
                around = replace(around, fact=name, showing=showing, control=next(self._numbers))
            elif kind == "phrase":
                around = replace(around, phrase=name, showing=showing, control=next(self._numbers))
            self._controls[control] = around
        return self._controls[control]

    def _marked(self, stretch: Stretch) -> Stretch:
        """What an editor took the control from is still known by its bookmark."""
        for kind, name in self._open.values():
            if kind == "phrase" and not stretch.phrase:
                stretch = replace(stretch, phrase=name, loose_phrase=True)
            elif kind == "fact" and not stretch.fact:
                stretch = replace(stretch, fact=name, loose_fact=True)
        return stretch


def _remarks(package: Package, lines: Sequence[Node], tags: Tags) -> Iterator[Remark]:
    """Tracked changes and comments in reading order."""
    name = package.target("comments")
    said = {comment.get(f"{W}id", ""): comment for comment in package.root(name)} if name else {}
    numbers = {paragraph: line for line, paragraph in enumerate(lines, 1)}
    texts: list[str] = []
    starts: dict[str, int] = {}
    """Id of a range that has begun to the number of texts before it."""
    line = 1
    for node in walk_elements(package.document, *_NOTED):
        line = next((numbers[around] for around in node.iterancestors(f"{W}p") if around in numbers), line)
        key = node.get(f"{W}id", "")
        if node.tag == f"{W}t":
            texts.append(node.text or "")
        elif node.tag == f"{W}commentRangeStart":
            starts[key] = len(texts)
        elif node.tag == f"{W}commentRangeEnd":
            start = starts.pop(key, None)
            if start is not None and key in said:
                comment = said[key]
                words = "\n".join(text_of(paragraph) for paragraph in walk_paragraphs(comment))
                yield _remark("comment", comment, words, line, _join_some(texts, start))
        elif (text := _changed_text(node)) and _beside(node, node.itersiblings(preceding=True)) is None:
            around = _controls_around(node, tags)
            remark = _remark(_REMARKS[str(node.tag)], node, text + "".join(map(_changed_text, _rest(node))), line)
            yield replace(remark, phrase=around.get("phrase", ""), fact=around.get("fact", ""))


def _changed_text(change: Node) -> str:
    return "".join(child.text or "" for child in change.iter(*_CHANGED_TEXT))


def _rest(change: Node) -> Iterator[Node]:
    """The pieces of one change that follow its first: editors cut a change where they cut runs."""
    following = _beside(change, change.itersiblings())
    while following is not None:
        yield following
        following = _beside(following, following.itersiblings())


def _beside(change: Node, others: Iterable[Node]) -> Node | None:
    """The piece of the same change that stands directly beside it."""
    other = next((other for other in others if other.tag != f"{W}proofErr"), None)
    if other is None or other.tag != change.tag or other.get(f"{W}author") != change.get(f"{W}author"):
        return None
    return other


def _join_some(texts: Sequence[str], start: int) -> str:
    """The texts from one on, as far as anybody reads them."""
    words, length = [], 0
    for text in islice(texts, start, None):
        words.append(text)
        length += len(text)
        if length > bounds.ABOUT:
            break
    return "".join(words)[: bounds.ABOUT]


def _remark(kind: RemarkKind, node: Node, text: str, line: int, about: str = "") -> Remark:
    return Remark(kind, node.get(f"{W}author", ""), node.get(f"{W}date", ""), text, line, about)


def _controls_around(change: Node, tags: Tags) -> dict[str, str]:
    """The fact and the phrase that a tracked change lies in, or that lie in it."""
    found: dict[str, str] = {}
    for control in (*change.iterancestors(f"{W}sdt"), *change.iter(f"{W}sdt")):
        kind, name = tags.of(control)
        if kind:
            found.setdefault(kind, name)
    return found
