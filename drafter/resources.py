"""The name of a data folder in; where it lies, in a wheel or in a checkout, out."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def data_dir(name: str) -> Path:
    """The folder `templates` or `phrasebank`: inside the package (a wheel), else beside it (a checkout).

    Raises FileNotFoundError when neither is there: the installation is broken.
    """
    for folder in (PACKAGE / "data" / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(name)
