"""What an office says of itself in; the text of its drafter.yaml out, with a line on every key that there is."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from drafter.files.faults import Faults
from drafter.files.organisation import ORG, ORGANISATION_FILE
from drafter.files.schema import FORMAT, Field
from drafter.files.yaml import Scalar
from drafter.files.yaml_text import flow, leaf
from drafter.resources import FILE_NAME

_EMPTY: Mapping[str, str] = {"ignored": "[]", "rules": "{}", "phrasebanks": "[]", "templates": "[]"}
"""What a key of several values says when it says nothing."""


def field_of(key: str) -> Field | None:
    """What stands under a key of drafter.yaml: `speaking_rate`, `org.whole`; None where there is no such key."""
    record, name = (ORG, key.removeprefix("org.")) if key.startswith("org.") else (ORGANISATION_FILE, key)
    return next((field for field in record.fields if field.key == name), None)


def check_value(key: str, text: str) -> tuple[str, str]:
    """A value as drafter.yaml has it, and what is wrong with it, or nothing."""
    field = field_of(key)
    assert field is not None, key
    faults = Faults()
    value = field.kind.read(Scalar(text.strip(), '"', FILE_NAME, 1, 1), field.key, faults)
    wrong = next((finding for finding in faults.findings if finding.severity == "error"), None)
    return ("", f"{wrong.message} {wrong.suggestion}".strip()) if wrong else (str(value), "")


def write_organisation(values: Mapping[str, Any]) -> str:
    """The text of drafter.yaml. values: by key, `org.whole`; a key that is not given stands as a comment."""
    lines = ["format: 1", "org:"]
    lines += _entries(ORG.fields, values, "org.", "  ")
    rest = [field for field in ORGANISATION_FILE.fields if field.key not in (FORMAT.key, "org")]
    return "\n".join([*lines, *_entries(rest, values, "", "")]) + "\n"


def _entries(fields: Iterable[Field], values: Mapping[str, Any], prefix: str, indent: str) -> Iterator[str]:
    for field in fields:
        given = values.get(prefix + field.key)
        number = isinstance(given, str) and given.isdecimal()
        written = given if number else flow(leaf(given)) if given else _EMPTY.get(field.key, "")
        line = f"{field.key}:{f' {written}' if written else ''}  # {field.doc}"
        yield indent + (line if given else f"# {line}")
