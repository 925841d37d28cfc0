"""The JSON Schemas for editors are those of the tables, and what we ship holds to them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from drafter.files.faults import Faults
from drafter.files.yaml import Mapping, Node, Scalar, Sequence, parse_bytes
from drafter.schemas import json_schemas

ROOT = Path(__file__).parents[1]
SCHEMAS = json_schemas()


def as_editors_see(node: Node) -> Any:
    """A tree with numbers, truth values and nulls, as YAML 1.2 has them."""
    if isinstance(node, Mapping):
        return {key: as_editors_see(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [as_editors_see(item) for item in node.items]
    assert isinstance(node, Scalar)
    if node.style:
        return node.text
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?[0-9]+\.[0-9]+", node.text):
        return float(node.text)
    return {"true": True, "false": False, "": None, "~": None}.get(node.text, node.text)


def read(data: bytes) -> Any:
    root = parse_bytes(data, "x.yaml", Faults())
    assert root
    return as_editors_see(root)


def errors_of(name: str, value: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(value)]


SHIPPED = [
    *(("meeting", path) for path in sorted((ROOT / "examples").glob("*.yaml"))),
    *(("template", path) for path in sorted((ROOT / "templates").glob("*/template.yaml"))),
    *(("style", path) for path in sorted((ROOT / "templates/styles").glob("*.yaml"))),
    *(("phrases", path) for path in sorted((ROOT / "phrasebank/phrases").glob("*.yaml"))),
    ("meeting-fields", ROOT / "templates/meeting.yaml"),
    *((name, ROOT / f"templates/{name}.yaml") for name in ("facts", "audiences", "organisation")),
    *((name, ROOT / f"phrasebank/{name}.yaml") for name in ("moves", "patterns", "formulations", "verbs")),
]


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one(name: str):
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_in_docs_are_up_to_date(name: str):
    written = json.loads((ROOT / f"docs/schemas/{name}.json").read_text(encoding="utf-8"))
    assert written == SCHEMAS[name], "run `make schemas`"


@pytest.mark.parametrize(("name", "path"), SHIPPED, ids=[f"{name}:{path.stem}" for name, path in SHIPPED])
def test_what_we_ship_holds_to_its_schema(name: str, path: Path):
    assert errors_of(name, read(path.read_bytes())) == []


SECTIONS = sorted((ROOT / "templates").rglob("*.md.j2"))


@pytest.mark.parametrize("path", SECTIONS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_front_matter_holds_to_its_schema(path: Path):
    assert errors_of("section", read(path.read_bytes().split(b"---\n")[1])) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("meeting", "format: 1\nkind: a\n"),
        ("meeting", "format: 1\nkind: a\ntitle: b\nspeeker: c\n"),
        ("meeting", "format: 1\nkind: a\ntitle: b\ndate: 昨天\n"),
        ("meeting", "format: 1\nkind: a\ntitle: b\nspeaker: {rank: mayor}\n"),
        ("meeting", "format: 2\nkind: a\ntitle: b\n"),
        ("drafter", "format: 1\norg: {level: town}\n"),
        ("template", "format: 1\nname: a\nminutes: 0\n"),
        ("phrases", "format: 1\nphrases: [{id: a-0001, text: b, kind: phrase, move: a, form: claus}]\n"),
        ("style", "format: 1\ntypes: {titel: {font: 黑体}}\n"),
    ],
)
def test_an_editor_marks_what_the_loader_refuses(name: str, text: str):
    assert errors_of(name, read(text.encode()))
