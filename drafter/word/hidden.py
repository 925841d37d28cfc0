"""What a Word file holds and does not show: hidden text, and data about people and machines."""

from collections.abc import Iterable

from drafter.word.markup import is_on
from drafter.word.namespaces import CORE_PROPERTIES, EXTENDED_PROPERTIES, W
from drafter.word.nodes import Node, remove, value_of
from drafter.word.package import Package

_VANISH = f"{W}rPr/{W}vanish"
_SETTINGS = tuple(f"{W}{name}" for name in ("attachedTemplate", "mailMerge", "docVars"))
"""Path of the template, the list that letters are sent to, variables of macros (ECMA-376 part 1, 17.15.1)."""
_LINKS = ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData")
"""Kinds of relationships of the settings to these."""
_PERMISSIONS = (f"{W}permStart", f"{W}permEnd")
"""Who may edit what, by the name of an account (17.13.7)."""
_PEOPLE = {
    "core-properties": ("{http://purl.org/dc/elements/1.1/}creator", f"{{{CORE_PROPERTIES}}}lastModifiedBy"),
    "extended-properties": tuple(
        f"{{{EXTENDED_PROPERTIES}}}{name}" for name in ("Manager", "Company", "Template", "HyperlinkBase")
    ),
}


class Hidden:
    """Which text of a file Word does not show: a run says so itself, or its style does (17.3.2.41)."""

    def __init__(self, package: Package) -> None:
        name = package.target("styles")
        styles = list(package.root(name).iter(f"{W}style")) if name else []
        self._bases = {style.get(f"{W}styleId", ""): value_of(style, "basedOn") for style in styles}
        self._said = {style.get(f"{W}styleId", ""): _says(style) for style in styles}
        self._paragraphs: dict[Node, bool | None] = {}
        """What the styles of paragraphs say: one may hold a hundred thousand runs."""

    def holds(self, node: Node) -> bool:
        """Whether an element of text is hidden."""
        run = next(node.iterancestors(f"{W}r"), None)
        if run is None:
            return False
        paragraph = next(run.iterancestors(f"{W}p"), None)
        said = (
            _says(run),
            self._of_style(value_of(run, "rPr/rStyle")),
            None if paragraph is None else self._of_paragraph(paragraph),
        )
        return next((hides for hides in said if hides is not None), False)

    def _of_paragraph(self, paragraph: Node) -> bool | None:
        if paragraph not in self._paragraphs:
            self._paragraphs[paragraph] = self._of_style(value_of(paragraph, "pPr/pStyle"))
        return self._paragraphs[paragraph]

    def _of_style(self, id: str) -> bool | None:
        """What a style says, or the first that it is based on; None where none says anything."""
        seen: set[str] = set()
        while id and id not in seen:
            seen.add(id)
            said = self._said.get(id)
            if said is not None:
                return said
            id = self._bases.get(id, "")
        return None


def _says(node: Node) -> bool | None:
    mark = node.find(_VANISH)
    return None if mark is None else is_on(mark.get(f"{W}val"))


def drop_hidden_data(package: Package, roots: Iterable[Node]) -> None:
    """Take out who wrote a file, on which machine, from which template and list, and who may edit what in it.

    roots: of the parts that are printed.
    """
    settings = package.target("settings")
    for node in list(package.edit(settings).iter(*_SETTINGS)) if settings else ():
        remove(node)
    package.cut(lambda relation: relation.kind in _LINKS)
    for root in roots:
        for node in list(root.iter(*_PERMISSIONS)):
            remove(node)
    for kind, names in _PEOPLE.items():
        part = package.target(kind, "")
        for node in list(package.root(part).iter(*names)) if part else ():
            package.edit(part)
            remove(node)
