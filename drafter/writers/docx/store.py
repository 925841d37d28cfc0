"""Paths and texts of facts in, the store out to which their controls are bound: /customXml/item1.xml.

ECMA-376 part 1, 17.5.2.6 (dataBinding) and 22.5 (custom XML data). A fact that is printed in two ways, 李明 and 李　明,
has a node for each: what is typed into one must not change the other.
"""

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple

from drafter.dataclass import dataclass
from drafter.model.marks import STORE_SPACE
from drafter.word.markup import DECLARATION, element, escape, quote
from drafter.word.namespaces import DATA_STORE

STORE_ID = "{6D3B2B0C-2E2C-4D6E-9A41-8A5C0F1D7E11}"
RECORD_ID = "{6D3B2B0C-2E2C-4D6E-9A41-8A5C0F1D7E12}"


@dataclass
class Store:
    """The nodes of a document's store, in the order in which they were first bound."""

    nodes: dict[tuple[str, str], "Binding"] = field(default_factory=dict)
    """Path and text to what binds a control to the node."""
    printings: dict[str, int] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget every node."""
        self.nodes.clear()
        self.printings.clear()

    def bind(self, path: str, text: str) -> "Binding":
        """What binds a control to the node for a path printed as this text."""
        node = self.nodes.get((path, text))
        if node is None:
            number = self.printings[path] = self.printings.get(path, 0) + 1
            name = path if number == 1 else f"{path}~{number}"
            node = self.nodes[path, text] = _bind(name, len(self.nodes) + 1)
        return node

    def write(self) -> str:
        """item1.xml: a node for each path, empty for a blank."""
        nodes = "".join(f"<m:fact path={quote(path)}>{escape(text)}</m:fact>" for path, text in self.nodes)
        return f'{DECLARATION}<m:meeting xmlns:m="{STORE_SPACE}">{nodes}</m:meeting>'


class Binding(NamedTuple):
    """The name of a node of the store, and the element that binds a control to it."""

    name: str
    attributes: Mapping[str, str]
    """Those of its w:dataBinding."""
    written: str


@lru_cache(maxsize=2048)  # most nodes of the next draft are those of this one
def _bind(name: str, position: int) -> Binding:
    attributes = {
        "prefixMappings": f"xmlns:m='{STORE_SPACE}'",
        "xpath": f"/m:meeting[1]/m:fact[{position}]",
        "storeItemID": STORE_ID,
    }
    return Binding(name, attributes, element("dataBinding", **attributes))


def write_item_properties(item: str, space: str) -> str:
    """itemProps.xml: the id by which bindings find an item, and the namespace of its root."""
    return (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{DATA_STORE}" ds:itemID="{item}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{space}"/></ds:schemaRefs></ds:datastoreItem>'
    )
