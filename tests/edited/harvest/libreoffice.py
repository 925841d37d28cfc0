"""The bytes of a .docx in, what LibreOffice makes of it when it saves it out; and why that cannot be tried here."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

COMMAND = os.environ.get("DRAFTER_SOFFICE", "soffice")
"""DRAFTER_SOFFICE names another LibreOffice than the one that is installed."""
_KEEPS_CONTROLS = 25
"""The first version that keeps content controls when it saves (tried: 7.4 drops their tags, 25.2 keeps them)."""


@cache
def why_not() -> str:
    """What is missing; empty when nothing is."""
    if shutil.which(COMMAND) is None:
        return "LibreOffice is not installed"
    said = subprocess.run([COMMAND, "--version"], capture_output=True, text=True, timeout=60).stdout
    version = re.search(r"LibreOffice (\d+)\.", said)
    if version is None or int(version[1]) < _KEEPS_CONTROLS:
        return f"LibreOffice {_KEEPS_CONTROLS} or newer is wanted (DRAFTER_SOFFICE names one), not {said.strip()}"
    with TemporaryDirectory() as folder:
        (Path(folder) / "any.txt").write_text("any", encoding="utf-8")
        tried = subprocess.run(_command(Path(folder), ["any.txt"]), cwd=folder, capture_output=True, timeout=120)
    return (
        ""
        if tried.returncode == 0
        else f"{COMMAND} converts nothing, not even a text file: DRAFTER_SOFFICE names another"
    )


def save_again(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Each file opened and saved once more, by name."""
    (folder / "saved").mkdir()
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run(
        _command(folder, [f"{name}.docx" for name in files]), cwd=folder, check=True, capture_output=True, timeout=300
    )
    return {name: (folder / "saved" / f"{name}.docx").read_bytes() for name in files}


def _command(folder: Path, names: Iterable[str]) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return [COMMAND, "--headless", profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir", "saved", *names]
