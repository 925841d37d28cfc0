"""An opened Word file in; what is printed beside its text (headers, footers, notes), as Texts of their own, out."""

from collections.abc import Iterator

from drafter.i18n import _
from drafter.model.place import Place
from drafter.model.text import Line, Text
from drafter.word.package import Package
from drafter.word.text import text_of, walk_paragraphs


def view_beside(package: Package, file: str) -> Iterator[Text]:
    """A text for each part beside the main one that says something; its lines are counted by themselves.

    Raises BrokenPackage.
    """
    names = {"header": _("header"), "footer": _("footer"), "footnotes": _("footnotes"), "endnotes": _("endnotes")}
    for relation in package.relations(package.main):
        if relation.kind in names and relation.target in package:
            name = f"{file} ({names[relation.kind]})"
            said = [text_of(paragraph).strip() for paragraph in walk_paragraphs(package.root(relation.target))]
            lines = tuple(Line(text, Place(name, number), "value") for number, text in enumerate(said, 1) if text)
            if lines:
                yield Text(lines, file=name, origin="meeting")
