"""The tables of the file formats in; JSON Schemas (draft 2020-12) of them, for editors that complete and check, out."""

import argparse
import json
from pathlib import Path
from typing import Any

from drafter.files.faults import Faults
from drafter.files.intake_words import INTAKE_FILE
from drafter.files.learned_words import LEARNED_FILE
from drafter.files.organisation import LEVELS_FILE, ORGANISATION_FILE
from drafter.files.phrase_tables import (
    FORMULATIONS_FILE,
    FUNCTIONS_FILE,
    MOVES_FILE,
    PATTERNS_FILE,
    PHRASES_FILE,
    ROLES_FILE,
    SYNONYMS_FILE,
    VERBS_FILE,
)
from drafter.files.styles import STYLE_FILE
from drafter.files.template_tables import (
    AUDIENCES_FILE,
    FACTS_FILE,
    FRONT_MATTER,
    MEETING_FIELDS_FILE,
    TEMPLATE_FILE,
    WORDS_FILE,
)
from drafter.files.templates import load_templates
from drafter.meeting.kinds import Reading
from drafter.meeting.load import meeting_table
from drafter.meeting.vocabulary import Vocabulary
from drafter.resources import data_dir

TABLES = {
    "drafter": ORGANISATION_FILE,
    "template": TEMPLATE_FILE,
    "section": FRONT_MATTER,
    "facts": FACTS_FILE,
    "meeting-fields": MEETING_FIELDS_FILE,
    "audiences": AUDIENCES_FILE,
    "words": WORDS_FILE,
    "intake": INTAKE_FILE,
    "learned": LEARNED_FILE,
    "organisation": LEVELS_FILE,
    "style": STYLE_FILE,
    "moves": MOVES_FILE,
    "functions": FUNCTIONS_FILE,
    "phrases": PHRASES_FILE,
    "roles": ROLES_FILE,
    "synonyms": SYNONYMS_FILE,
    "patterns": PATTERNS_FILE,
    "formulations": FORMULATIONS_FILE,
    "verbs": VERBS_FILE,
}
"""Name of a schema to the table of its file; `section` is that of front matter. Meeting files have theirs in data."""


def json_schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema for each kind of file, by name."""
    schemas = {}
    templates, _warnings = load_templates([data_dir("templates")])
    meeting = meeting_table(Vocabulary(templates, None), Reading(Faults()))
    for name, table in {"meeting": meeting, **TABLES}.items():
        definitions: dict[str, Any] = {}
        root = table.schema(definitions)
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
        schemas[name] = {**head, **root, "$defs": dict(sorted(definitions.items()))}
    return schemas


def write_schemas(folder: Path) -> None:
    """Write each schema to `<name>.json` in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in json_schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    write_schemas(parser.parse_args().folder)
