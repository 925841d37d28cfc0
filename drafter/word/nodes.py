"""Elements of a Word file: parsed safely, made, read, taken out."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache

from lxml import etree

from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place
from drafter.word.markup import DECLARATION
from drafter.word.namespaces import RELATIONSHIPS, SPACE, STRICT_NAMES, WORD, W

Node = etree._Element
_VALUE = f"{W}val"
# Comments and processing instructions are nowhere part of what a Word file says, and split the text that they stand in.
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)


class BrokenPackage(Exception):  # noqa: N818  # a state of the file, in the words of its message
    """The file cannot be read as a Word document, or not be changed; the message says why, and what to do."""


class LargePackage(BrokenPackage):
    """It unpacks to more than it may."""


class EncryptedPackage(BrokenPackage):
    """A part of it is locked by a password."""


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """What is done inside raises InputError for a broken file, by the name that messages give it."""
    try:
        yield
    except BrokenPackage as error:
        raise InputError([Finding("unreadable", "error", str(error), Place(file, 1))]) from error


def parse_xml(content: bytes, part: str = "") -> Node:
    """A part's root; nothing outside it is opened, and a Strict file's names become those of all others.

    Raises BrokenPackage, naming the part where a name is given.
    """
    if b"http://purl.oclc.org/ooxml" in content:
        for strict, name in STRICT_NAMES.items():
            content = content.replace(strict.encode(), name.encode())
    try:
        root = etree.fromstring(content, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(part) from error
    if next(root.iter(etree.Entity), None) is not None:
        etree.strip_tags(root, etree.Entity)  # what is declared in a file is never put in
    return root


def damaged(part: str = "") -> BrokenPackage:
    """The fault of a part that cannot be read."""
    if part:
        return BrokenPackage(
            _("the Word file is damaged: its part {part} cannot be read; open it in Word and save it anew", part=part)
        )
    return BrokenPackage(
        _("the Word file is damaged: open it in Word or WPS and save it anew, or take an earlier copy of it")
    )


def missing(part: str) -> BrokenPackage:
    """The fault of a part that is not there."""
    return BrokenPackage(
        _("the Word file is damaged: its part {part} is missing; open it in Word and save it anew", part=part)
    )


def serialise(root: Node) -> bytes:
    """A part's root as bytes, under the declaration that all our parts have."""
    return DECLARATION.encode() + etree.tostring(root, encoding="UTF-8")


def make(name: str, **attributes: str | int) -> Node:
    """An empty element of the w: namespace."""
    node = etree.Element(f"{W}{name}", nsmap={"w": WORD})
    for key, value in attributes.items():
        node.set(f"{W}{key}", str(value))
    return node


def make_text(text: str) -> Node:
    """A text element that keeps its spaces."""
    node = make("t")
    set_text(node, text)
    return node


def set_text(node: Node, text: str) -> None:
    """Give a text element another text, and keep its spaces."""
    node.text = text
    node.set(SPACE, "preserve")


def make_run(text: str, like: Node | None = None) -> Node:
    """A run that says a text, looking like another run where one is given."""
    run = make("r")
    properties = like.find(f"{W}rPr") if like is not None else None
    if properties is not None:
        run.append(deepcopy(properties))
    run.append(make_text(text))
    return run


def value_of(node: Node, path: str) -> str:
    """The w:val of the element that a path of w: names leads to; empty where there is none."""
    found = node.find(_qualify(path))
    return "" if found is None else found.get(_VALUE, "")


@cache
def _qualify(path: str) -> str:
    return "/".join(f"{W}{name}" for name in path.split("/"))


def name_of(node: Node) -> str:
    """An element's name without its namespace."""
    return etree.QName(node).localname


def write_node(node: Node) -> str:
    """An element as text, to be set into a part that is written."""
    return etree.tostring(node, encoding="unicode")


def forget_names(node: Node) -> None:
    """Take off an element the namespaces of its part that it does not use; w: and r: every part of ours has."""
    holder = etree.Element(f"{W}holder", nsmap={"w": WORD, "r": RELATIONSHIPS})
    holder.append(node)
    etree.cleanup_namespaces(holder)


def remove(node: Node) -> None:
    """Take an element out of the tree."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
