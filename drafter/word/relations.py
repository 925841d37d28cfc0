"""Relationships: what a part of a Word file refers to (ECMA-376 part 2, 6.5)."""

import posixpath
from collections.abc import Iterable

from drafter.dataclass import dataclass
from drafter.word.markup import DECLARATION, quote
from drafter.word.namespaces import PACKAGE


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to."""

    id: str
    type: str
    """A URI; its last word says the kind: styles, header, image."""
    target: str
    """The name of a part; of an external one its address as it stands."""
    external: bool = False

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


def relations_name(source: str) -> str:
    """word/document.xml has word/_rels/document.xml.rels; the package itself, with an empty name, _rels/.rels."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def write_relations(source: str, relations: Iterable[Relation]) -> str:
    """The relationships part of a part: targets are written as seen from it."""
    folder = posixpath.dirname(source)
    written = "".join(
        f"<Relationship Id={quote(each.id)} Type={quote(each.type)} "
        + (
            f'Target={quote(each.target)} TargetMode="External"/>'
            if each.external
            else f"Target={quote(posixpath.relpath(each.target, folder or '.'))}/>"
        )
        for each in relations
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'
