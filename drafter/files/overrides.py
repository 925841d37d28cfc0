"""Settings such as `facts.tasks[0].title=…` and the nodes of a meeting file in; the nodes so changed out."""

from collections.abc import Mapping as Mapped
from collections.abc import Sequence as Listed

from drafter.files.faults import Faults, shown
from drafter.files.text import refused_character
from drafter.files.yaml import NULL, Mapping, Node, Scalar, Sequence, copy_mapping, copy_sequence
from drafter.i18n import _
from drafter.model.path import FactPath
from drafter.model.place import Place

FILE = "--set"
"""The file of a value's place; its line counts the settings."""

Steps = Listed[str | int]


def apply_overrides(root: Mapping, overrides: Mapped[str, str], faults: Faults) -> Mapping:
    """The tree with each path set to its text; what is missing on the way is made. No text, or ~, takes the value away.

    The tree that is given stays as it is; what nothing is set in is shared with it.
    The place after the last item of a list may be set, too; a single value where the path has [0] is a list of one.
    """
    for number, (path, text) in enumerate(overrides.items(), 1):
        place = Place(FILE, number)
        steps = FactPath.parse(path)
        refused = refused_character(text)
        if not steps:
            message = _("'{path}' is not a path such as theme.noun or facts.tasks[0].title", path=shown(path))
            faults.error("override", place, message)
        elif refused:
            message = _("'{path}': the character {character} cannot stand in a document", path=path, character=refused)
            faults.error("override", place, message)
        else:
            nothing = text.strip() in ("", NULL)
            leaf = Scalar("" if nothing else text, "" if nothing else '"', FILE, number, 1)
            changed = _set(root, steps, leaf, path, faults)
            root = changed if isinstance(changed, Mapping) else root
    return root


def _set(node: Node | None, steps: Steps, leaf: Scalar, path: str, faults: Faults) -> Node:
    """A node like this one with the leaf at the end of the steps; None is a node yet to be made."""
    if not steps:
        return leaf
    step, rest = steps[0], steps[1:]
    given = None if isinstance(node, Scalar) and node.absent else node
    if isinstance(step, int):
        items = _as_list(given, leaf)
        if step > len(items.items):
            message = _("'{path}': there are only {number} items", path=path, number=len(items.items))
            faults.error("override", leaf.place, message)
        elif step == len(items.items):
            items.items.append(_set(None, rest, leaf, path, faults))
        else:
            items.items[step] = _set(items.items[step], rest, leaf, path, faults)
        return items
    if given is not None and not isinstance(given, Mapping):
        if isinstance(given, Sequence):
            message = _(
                "'{path}': '{step}' cannot be set in a list: say which item, as in tasks[0]", path=path, step=step
            )
        else:
            message = _("'{path}': '{step}' cannot be set in a text", path=path, step=step)
        faults.error("override", leaf.place, message)
        return given
    mapping = Mapping(FILE, leaf.line, 1) if given is None else copy_mapping(given)
    if step not in mapping.entries:
        mapping.keys[step] = Scalar(step, "", FILE, leaf.line, 1)
    mapping.entries[step] = _set(mapping.entries.get(step), rest, leaf, path, faults)
    return mapping


def _as_list(node: Node | None, leaf: Scalar) -> Sequence:
    if isinstance(node, Sequence):
        return copy_sequence(node)
    items = Sequence(FILE, leaf.line, 1)
    if node is not None:
        items.items.append(node)
    return items
