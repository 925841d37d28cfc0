"""A wheel built from the sdist holds the templates, the phrasebank and the catalogues, all of them and nothing else.

The compiled catalogues are the one thing in it that git does not have.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = {"templates": "drafter/data/templates", "phrasebank": "drafter/data/phrasebank", "drafter": "drafter"}


def tracked(folder: str) -> set[str]:
    """The files of a folder that git knows, or would add."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", folder],
        cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return {name for name in listing.stdout.split("\0") if name and (ROOT / name).exists()}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names in the wheel that is built from the sdist, not from this checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: nothing to compare the wheel with")
    place = tmp_path_factory.mktemp("packaging")
    build = [sys.executable, "-m", "hatchling", "build", "--directory", str(place)]
    subprocess.run([*build, "--target", "sdist"], cwd=ROOT, check=True, capture_output=True)
    sdist = next(place.glob("*.tar.gz"))
    subprocess.run([sys.executable, "-m", "tarfile", "--extract", str(sdist), str(place)], check=True)
    source = next(path for path in place.iterdir() if path.is_dir())
    subprocess.run([*build, "--target", "wheel"], cwd=source, check=True, capture_output=True)
    with zipfile.ZipFile(next(place.glob("*.whl"))) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_the_wheel_holds_every_catalogue_compiled(wheel: set[str]):
    catalogues = {name for name in tracked("drafter") if name.endswith(".po")}
    assert catalogues
    assert {name.removesuffix("po") + "mo" for name in catalogues} <= wheel


@pytest.mark.parametrize("folder", DATA)
def test_the_wheel_holds_every_file_of(folder: str, wheel: set[str]):
    files = tracked(folder)
    assert files
    assert {name.replace(folder, DATA[folder], 1) for name in files} <= wheel


def test_the_wheel_holds_nothing_else(wheel: set[str]):
    known = {name.replace(folder, target, 1) for folder, target in DATA.items() for name in tracked(folder)}
    known |= {name.removesuffix("po") + "mo" for name in known if name.endswith(".po")}
    assert wheel - known == set()
