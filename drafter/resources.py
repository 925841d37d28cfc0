"""A name in; where it lies, out: our data in a wheel or a checkout, an office's drafter.yaml, what one person keeps."""

import os
import sys
from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).resolve().parent
FILE_NAME = "drafter.yaml"


def data_dir(name: str) -> Path:
    """The folder `templates` or `phrasebank`: inside the package (a wheel), else beside it (a checkout).

    Raises FileNotFoundError when neither is there: the installation is broken.
    """
    for folder in (PACKAGE / "data" / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(name)


def find_organisation(start: Path) -> Path | None:
    """The drafter.yaml of a file's folder, or of a folder, or of the nearest one above it.

    One that is a pipe, or a link to nothing, is found as well: who reads it says so, and does not do without it.
    """
    folder = Path(os.path.realpath(start))  # takes loops of links as they are
    for place in (folder, *folder.parents):
        if os.path.lexists(place / FILE_NAME):
            return place / FILE_NAME
    return None


def user_dir(what: Literal["cache", "config"]) -> Path:
    """The folder of this person for what can be made again (`cache`) or what she chose (`config`), there or not.

    Source: XDG Base Directory Specification 0.8; Apple's and Microsoft's customs on their systems.
    """
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "drafter" / what
    if sys.platform == "darwin":
        return home / "Library" / {"cache": "Caches", "config": "Application Support"}[what] / "drafter"
    named = os.environ.get(f"XDG_{what.upper()}_HOME", "")
    return Path(named if named.startswith("/") else home / f".{what}") / "drafter"
