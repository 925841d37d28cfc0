"""The nodes of a meeting file in; the same with keys in Chinese (姓名, 责任单位) under our names out."""

import unicodedata
from collections.abc import Mapping

from drafter.files import yaml
from drafter.files.yaml import Node, Sequence
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.path import FactPath
from drafter.model.template import FieldKind


def rename_keys(node: Node | None, fields: Mapping[str, FieldKind], vocabulary: Vocabulary) -> None:
    """Give the keys of a mapping, and of all below it, our names. A key that would stand twice is left as it is."""
    if not isinstance(node, yaml.Mapping):
        return
    for key in list(node.entries):
        name = find_field(key, fields)
        if name and name != key and name not in node.entries:
            node.entries = {name if old == key else old: child for old, child in node.entries.items()}
            node.keys = {name if old == key else old: child for old, child in node.keys.items()}
        field = fields.get(name)
        record = vocabulary.inner(field) if field else None
        if record:
            child = node.entries[name if name in node.entries else key]
            for item in child.items if isinstance(child, Sequence) else [child]:
                rename_keys(item, record.fields, vocabulary)


def rename_path(text: str, vocabulary: Vocabulary) -> str:
    """讲话人.姓名 as speaker.name; a path that is none, or whose words are not known, as it is."""
    steps: list[str | int] = []
    fields: Mapping[str, FieldKind] = vocabulary.fields
    for step in FactPath.parse(text):
        if isinstance(step, str):
            name = find_field(step, fields) or step
            field = fields.get(name)
            record = vocabulary.inner(field) if field else None
            fields = record.fields if record else {}
            steps.append(name)
        else:
            steps.append(step)
    return str(FactPath(steps)) if steps else text


def find_field(key: str, fields: Mapping[str, FieldKind]) -> str:
    """The name of the field that a key names: by itself, by its prompt, or by what people call it; else nothing."""
    if key in fields:
        return key
    folded = unicodedata.normalize("NFKC", key).strip()
    return next((name for name, field in fields.items() if folded in (field.ask, *field.aliases)), "")
