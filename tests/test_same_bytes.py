"""`drafter draft` gives the same bytes in every time zone, locale and language, for every hash seed, in any folder."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SURROUNDINGS = [
    {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C", "DRAFTER_LANG": "en"},
    {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "LANG": "zh_CN.UTF-8", "DRAFTER_LANG": "zh"},
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4294967295", "LC_ALL": "C.UTF-8", "LANGUAGE": "de"},
    {"TZ": "America/Lima", "PYTHONHASHSEED": "random", "PYTHONUTF8": "0", "COLUMNS": "40", "NO_COLOR": "1"},
]
SET_HERE = ("TZ", "PYTHONHASHSEED", "LANG", "LC_ALL", "LANGUAGE", "DRAFTER_LANG", "SOURCE_DATE_EPOCH", "COLUMNS")


def draft(example: str, folder: Path, comments: str, surroundings: dict[str, str]) -> str:
    """The fingerprint of the file that a process of its own writes, in a folder of its own."""
    folder.mkdir(parents=True)
    clean = {name: value for name, value in os.environ.items() if name not in SET_HERE}
    command = [sys.executable, "-m", "drafter", "draft", str(ROOT / "examples" / example)]
    command += ["--comments", comments, "--output", "draft.docx"]
    subprocess.run(command, cwd=folder, env={**clean, **surroundings}, check=True, capture_output=True, timeout=60)
    return sha256((folder / "draft.docx").read_bytes()).hexdigest()


@pytest.mark.parametrize("comments", ["blanks", "all"])
@pytest.mark.parametrize(
    ("example", "epoch"),
    [
        ("spring-festival.yaml", {}),
        ("rural-revival.yaml", {"SOURCE_DATE_EPOCH": "1770000000"}),
        ("pledge-company.yaml", {}),
    ],
)
def test_the_same_bytes_in_all_surroundings(tmp_path: Path, example: str, epoch: dict[str, str], comments: str) -> None:
    written = {
        draft(example, tmp_path / f"folder {number}" / ("在" * number), comments, {**surroundings, **epoch})
        for number, surroundings in enumerate(SURROUNDINGS, 1)
    }
    assert len(written) == 1


def test_the_source_date_is_the_date_of_a_meeting_without_one(tmp_path: Path) -> None:
    dates = {
        draft("rural-revival.yaml", tmp_path / epoch, "blanks", {"SOURCE_DATE_EPOCH": epoch})
        for epoch in ("1", "99999")
    }
    assert len(dates) == 2
