"""Every deliberate defect of tests/fixtures/writers/docx-defects.yaml is caught, and the file without them passes."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from drafter.writers.docx import write_docx
from tests.house import read_cases
from tests.writers.docx.defects import find_defects
from tests.writers.docx.validators import SCHEMAS, schema_errors, sdk_errors
from tests.writers.samples import CASES, gbt9704, living_speech

needs_schemas = pytest.mark.skipif(not SCHEMAS.exists(), reason=f"the schemas are not at {SCHEMAS}")

DEFECTS = read_cases(CASES / "docx-defects.yaml")
HERE = {
    "{now}": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    "{home}": str(Path.home()),
    "{user}": getpass.getuser(),
}


@pytest.fixture(scope="module")
def whole() -> bytes:
    """The file in which the defects are made: everything that a draft can hold stands in it."""
    return write_docx(living_speech(), gbt9704(), "all")


@needs_schemas
def test_the_undamaged_file_passes(whole: bytes, validator: str, tmp_path: Path):
    assert list(find_defects(whole)) == schema_errors(whole) == sdk_errors(validator, whole, tmp_path) == []


@pytest.mark.parametrize("case", DEFECTS, ids=[case["defect"] for case in DEFECTS])
def test_a_deliberate_defect_is_caught(
    case: dict[str, str], whole: bytes, tmp_path: Path, request: pytest.FixtureRequest
):
    new = case["new"]
    for name, value in HERE.items():
        new = new.replace(name, value)
    damaged = replace_in(whole, case["part"], case["old"], new)
    if case["by"] == "schemas":
        if not SCHEMAS.exists():
            pytest.skip(f"the schemas are not at {SCHEMAS}")
        found = schema_errors(damaged)
    elif case["by"] == "sdk":
        found = sdk_errors(request.getfixturevalue("validator"), damaged, tmp_path)
    else:
        found = list(find_defects(damaged))
    assert [message for message in found if case["says"] in message], found


def damage_entries(written: bytes, damage: Callable[[ZipFile, list[ZipInfo]], None]) -> bytes:
    """The file packed anew from its entries after `damage` changed their list, or wrote one itself."""
    changed = BytesIO()
    with ZipFile(BytesIO(written)) as archive, ZipFile(changed, "w") as copy:
        entries = archive.infolist()
        texts = {entry.filename: archive.read(entry) for entry in entries}
        damage(copy, entries)
        for entry in entries:
            copy.writestr(entry, texts[entry.filename])
    return changed.getvalue()


def put_first(_copy: ZipFile, entries: list[ZipInfo]) -> None:
    entries.reverse()


def double(copy: ZipFile, entries: list[ZipInfo]) -> None:
    entries.append(entries[-1])


def date(_copy: ZipFile, entries: list[ZipInfo]) -> None:
    entries[3].date_time = (2026, 1, 20, 8, 30, 0)


def name_the_system(_copy: ZipFile, entries: list[ZipInfo]) -> None:
    entries[3].create_system = 3


def write_upon(copy: ZipFile, _entries: list[ZipInfo]) -> None:
    copy.comment = b"2026"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (put_first, "does not begin with its content types"),
        (double, "twice"),
        (date, "when or where it was made"),
        (name_the_system, "when or where it was made"),
        (write_upon, "carries a comment"),
    ],
)
def test_a_defect_of_the_package_itself_is_caught(
    damage: Callable[[ZipFile, list[ZipInfo]], None], says: str, whole: bytes
):
    assert [message for message in find_defects(damage_entries(whole, damage)) if says in message]


def replace_in(written: bytes, part: str, old: str, new: str) -> bytes:
    """The file with the first `old` of one part replaced."""
    changed = BytesIO()
    with ZipFile(BytesIO(written)) as archive, ZipFile(changed, "w") as copy:
        for entry in archive.infolist():
            text = archive.read(entry).decode()
            assert entry.filename != part or old in text
            fresh = ZipInfo(entry.filename, entry.date_time)
            fresh.create_system, fresh.compress_type = 0, ZIP_DEFLATED
            copy.writestr(fresh, text.replace(old, new, 1) if entry.filename == part else text)
    return changed.getvalue()
