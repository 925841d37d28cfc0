"""A template's checked tree: what a rendering walks, and the plain values that a compact copy keeps of it.

Its nodes are Jinja's by name and by the names of their parts; where they are at hand, Jinja itself is not loaded.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.dataclass import dataclass


class Node:
    """One node: which of Jinja's it is, the line of the source, and its parts as attributes."""

    def __init__(self, kind: str, line: int, parts: Mapping[str, Any]) -> None:
        self.kind = kind
        self.line = line
        """0 where Jinja gives none: operands of comparisons."""
        self.__dict__.update(parts)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Trees:
    """The sources that templates hold and that are in order, each with its tree."""

    trees: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def find(self, source: str, names: Set[str]) -> Node | None:
        """The tree of a source that may use these names; None where it is not at hand, or uses another."""
        plain = self.trees.get(source)
        return grow(plain) if plain is not None and free_names(plain) <= names else None


def grammar() -> str:
    """What tells the Jinja that reads templates from another: size and time of its parser and its lexer."""
    found = find_spec("jinja2")
    files = [Path(found.origin).with_name(name) for name in ("parser.py", "lexer.py")] if found and found.origin else []
    return " ".join(f"{file.stat().st_size} {file.stat().st_mtime_ns}" for file in files if file.exists())


def grow(plain: Mapping[str, Any]) -> Node:
    """A tree of its plain values: `kind`, `line`, and its parts, of which some are nodes or lists of nodes."""
    parts = {name: _grow_part(part) for name, part in plain.items() if name not in ("kind", "line")}
    return Node(plain["kind"], plain["line"], parts)


def _grow_part(part: Any) -> Any:
    if isinstance(part, dict):
        return grow(part)
    return [grow(each) for each in part] if isinstance(part, list) else part


def walk(plain: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A node and all nodes below it."""
    yield plain
    for part in plain.values():
        for each in part if isinstance(part, list) else (part,):
            if isinstance(each, dict):
                yield from walk(each)


def free_names(plain: Mapping[str, Any]) -> set[str]:
    """The names that a tree takes from outside."""
    nodes = list(walk(plain))
    names = {"load": set[str](), "store": set[str]()}
    for node in nodes:
        if node["kind"] == "Name":
            names[node["ctx"]].add(node["name"])
    own = names["store"] | ({"loop"} if any(node["kind"] == "For" for node in nodes) else set())
    return names["load"] - own


def names_read(tree: Node) -> Iterator[str]:
    """Every name that a tree reads, its own among them; `meeting.purpose` where no more of it is read than that."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if node.kind == "Name":
            yield node.name
        elif node.kind == "Getattr" and node.node.kind == "Name":
            yield f"{node.node.name}.{node.attr}"
            continue
        for part in vars(node).values():
            stack.extend(each for each in (part if isinstance(part, list) else (part,)) if isinstance(each, Node))
