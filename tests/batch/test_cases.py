"""Tables as they come, one after another: what each row becomes, and how it is said. tests/fixtures/batch/README.md"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.batch import open_batch
from drafter.files.table import column_letter
from drafter.model.finding import Finding, InputError
from drafter.workspace import Workspace

FIXTURES = Path(__file__).parents[1] / "fixtures" / "batch"
TABLES = sorted(path for path in (FIXTURES / "tables").iterdir() if path.suffix != ".txt")


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    return Workspace()


def said_of(table: Path, workspace: Workspace, folder: Path) -> Iterator[str]:
    try:
        batch = open_batch(workspace, FIXTURES / "meeting.yaml", {}, table, str(folder), "docx")
    except InputError as error:
        yield from (f"refused: {finding}".replace(str(table), table.name) for finding in error.findings)
        return
    for result in batch.draft(lambda draft, style: draft.title.encode()):
        if result.file:
            yield f"{result.row} -> {result.file.name}"
        yield from (placed(finding) for finding in result.findings)


def placed(finding: Finding) -> str:
    assert finding.place
    where = f"{finding.place.line} {column_letter(finding.place.column)}".rstrip()
    return str(finding).replace(str(finding.place), where).replace(f"{FIXTURES}/", "")


def test_there_are_tables_to_read():
    assert len(TABLES) > 20
    assert {path.with_suffix(".txt") for path in TABLES} == set((FIXTURES / "tables").glob("*.txt"))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_a_table_becomes_what_stands_beside_it(table: Path, workspace: Workspace, tmp_path: Path):
    expected = table.with_suffix(".txt").read_text(encoding="utf-8")
    assert "".join(f"{line}\n" for line in said_of(table, workspace, tmp_path)) == expected
